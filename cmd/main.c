/*
 * tagdigest: reads the places where a community posts under its hashtags, and mails it a digest.
 *
 * Where to find what (ARCHITECTURE.md tells more):
 *   cmd/       this: the command line, one file a verb
 *   src/flow   the only place where modules meet: poll, prepare, deliver, run
 *   src/source a pure function a kind of source      src/fetch  moves requests, knows no feeds
 *   src/config src/filter src/dedup src/digest src/render src/mail src/store   one job each
 *   src/model  plain data    src/text  words and mark-up
 *   src/net    curl handles  src/base  what knows nothing of ours: errors, files, locks, clocks
 */
#include "arguments.h"
#include "base/error.h"
#include "base/file.h"
#include "base/log.h"
#include "base/signal.h"
#include "command.h"
#include "flow/inspect.h"
#include "flow/rename.h"
#include "help.h"

#include <errno.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#define LARGE_BLOCK_BYTES (1024 * 1024)
#define SOFTWARE "tagdigest/" TAGDIGEST_VERSION

static void
print_line(LogLevel level, const char *line, void *data)
{
	const int *verbosity = data;

	if ((int)level <= *verbosity) {
		fprintf(stderr, "tagdigest: %s\n", line);
	}
}

static void
show_progress(void *data, const char *line)
{
	(void)data;
	fprintf(stderr, "\r\033[K%s", line != NULL ? line : "");
	fflush(stderr);
}

static bool
open_store(Invocation *invocation, GError **error)
{
	Context *context = &invocation->context;
	const Config *config = context->config;
	g_autofree char *path = g_build_filename(config->state_dir, CONTEXT_DATABASE, NULL);
	const bool may_write = invocation->command->needs == NEEDS_STORE_WRITE;
	const StoreWish wish = {
		.path = path,
		.mode = may_write ? STORE_WRITE : STORE_READ,
		.ini = config->path,
		.any_ini = config->state_dir_is_set,
	};

	/* Not there is one thing, out of reach another: then store_open() says so. */
	if (!may_write && access(path, F_OK) != 0 && errno == ENOENT) {
		return store_open_empty(&context->store, error);
	}
	if (may_write && !file_make_folder(config->state_dir, error)) {
		g_prefix_error(error, "state_dir: ");
		return false;
	}
	return store_open(&wish, &context->store, error)
		&& rename_take_over(context, may_write, error);
}

/* Open what the table says the verb needs. */
static bool
open_needs(Invocation *invocation, GError **error)
{
	g_autofree char *path = NULL;

	const Command *command = invocation->command;
	if (command->needs == NEEDS_NOTHING
		|| (command->bare != NULL && command_option(invocation, command->bare) != NULL)) {
		return true;
	}
	return config_find(invocation->config_given, &path, error)
		&& inspect_load(path, &invocation->context.config, error)
		&& open_store(invocation, error);
}

static bool
run_verb(Arguments *arguments, GError **error)
{
	Progress progress = { show_progress, NULL };
	Invocation invocation = {
		.command = arguments->command,
		.config_given = arguments->config,
		.json = arguments->json,
		.arguments = arguments->rest,
		.options = arguments->options,
		.context = {
			.now = arguments->now,
			.software = SOFTWARE,
			.progress = isatty(STDERR_FILENO) ? &progress : NULL,
		},
	};
	bool done = open_needs(&invocation, error) && invocation.command->run(&invocation, error);

	context_clear(&invocation.context);
	store_close(invocation.context.store);
	config_free(invocation.context.config);
	return done;
}

/* What was printed must have got out. */
static bool
flush_output(GError **error)
{
	return (fflush(stdout) == 0 && !ferror(stdout)) || command_is_unread(error);
}

static bool
dispatch(Arguments *arguments, GError **error)
{
	if (arguments->version) {
		printf("tagdigest %s\n", TAGDIGEST_VERSION);
		return true;
	}
	if (arguments->manual) {
		help_manual();
		return true;
	}
	if (arguments->help) {
		if (arguments->command != NULL) {
			help_command(arguments->command);
		} else {
			help_program();
		}
		return true;
	}
	if (arguments->command == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT, "which verb? (see tagdigest -h)");
		return false;
	}
	return run_verb(arguments, error);
}

/* One without words has been told, or is no news; its exit status stands.
 * An error of several lines (the mistakes of an ini) is printed as it is, each line being whole. */
static void
print_error(const GError *error)
{
	if (*error->message == '\0') {
		return;
	}
	if (strchr(error->message, '\n') != NULL) {
		fprintf(stderr, "%s\n", error->message);
	} else {
		fprintf(stderr, "tagdigest: %s\n", error->message);
	}
}

/* Mail servers send a mail back to whoever wrote it, our words in it, when a program they start
 * ends with any other status than EX_TEMPFAIL: then they bring it again, and an ini is mended by
 * then. */
static int
exit_code(const Arguments *arguments, const GError *error)
{
	const GPtrArray *rest = arguments->rest;
	const bool is_pipe = arguments->command != NULL && arguments->command->is_piped_to
		&& (rest->len == 0 || g_ptr_array_index(rest, 0) == NULL) && !isatty(STDIN_FILENO);

	return is_pipe ? EX_TEMPFAIL : error_exit_code(error);
}

/* Bodies of megabytes come and go. Once one was freed, glibc would take the next from its heap and
 * leave holes there: a poll of 64 feeds of 14 MB took 190 MB, and takes 130 so. Smaller ones it
 * would give back each time and ask for anew: a tenth of the time of reading many feeds. */
static void
keep_memory_whole(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK_BYTES);
	mallopt(M_TRIM_THRESHOLD, 4 * LARGE_BLOCK_BYTES);
	mallopt(M_TOP_PAD, LARGE_BLOCK_BYTES / 4);
#endif
}

int
main(int argc, char **argv)
{
	g_auto(Arguments) arguments = { 0 };
	g_autoptr(GError) error = NULL;
	const char *frozen = getenv("TAGDIGEST_NOW");

	(void)argc;
	keep_memory_whole();
	setlocale(LC_CTYPE, "C.UTF-8");
	signal_install();
	log_set_sink(print_line, &arguments.verbosity);
	bool done = (frozen == NULL || now_parse(frozen, &arguments.now, &error))
		&& arguments_read(argv + 1, &arguments, &error) && dispatch(&arguments, &error)
		&& flush_output(&error);
	if (!done) {
		print_error(error);
	}
	log_set_sink(NULL, NULL);
	return done ? EXIT_SUCCESS : exit_code(&arguments, error);
}
