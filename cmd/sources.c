/* `sources`: see and change what is read. */
#include "base/error.h"
#include "base/file.h"
#include "base/log.h"
#include "command.h"
#include "flow/inspect.h"
#include "flow/roster.h"
#include "output.h"
#include "text/charset.h"

#include <stdio.h>
#include <string.h>

/* Largest list of feeds that import reads. */
#define IMPORT_BYTES_MAX (16 * 1024 * 1024)

/* An ini that has no source yet is no mistake here; one with any other is told as ever. */
static bool
open_judged(Invocation *invocation, GError **error)
{
	Context *context = &invocation->context;
	g_autofree char *path = g_strdup(context->config->path);

	if (context->config->sources->len > 0) {
		g_clear_pointer(&context->config, config_free);
		if (!inspect_load(path, &context->config, error)) {
			return false;
		}
	}
	return context->store != NULL || store_open_empty(&context->store, error);
}

static bool
list(Invocation *invocation, GError **error)
{
	json_t *rows = NULL;

	if (!open_judged(invocation, error) || !roster_list(&invocation->context, &rows, error)) {
		return false;
	}
	output_report(rows, invocation->json, roster_list_text);
	return true;
}

/* Whoever adds a source waits for the answer, also where no terminal shows how it goes. */
static void
show_nothing(void *data, const char *line)
{
	(void)data;
	(void)line;
}

static bool
add(Invocation *invocation, GError **error)
{
	static const Progress waiting = { show_nothing, NULL };
	const RosterWish wish = {
		.address = command_argument(invocation, 1),
		.name = command_option(invocation, "name"),
		.tags = command_option(invocation, "tags"),
		.is_print = command_option(invocation, "print") != NULL,
		.may_spend = command_option(invocation, "spend") != NULL,
	};
	json_t *report = NULL;

	if (invocation->context.progress == NULL) {
		invocation->context.progress = &waiting;
	}
	if (!roster_add(&invocation->context, &wish, &report, error)) {
		return false;
	}
	output_report(report, invocation->json, roster_add_text);
	return true;
}

static bool
kinds(Invocation *invocation, GError **error)
{
	(void)error;
	output_report(roster_kinds(invocation->context.config), invocation->json,
		roster_kinds_text);
	return true;
}

static bool
export_all(Invocation *invocation, GError **error)
{
	guint left_out;

	if (!open_judged(invocation, error)) {
		return false;
	}
	g_autofree char *text = roster_export(invocation->context.config, &left_out);

	if (left_out > 0) {
		log_line(LOG_LEVEL_WARNING,
			"%u source%s left out: feed readers read feeds of the web alone, and an "
			"address with a key in it is not handed on",
			left_out, left_out == 1 ? " is" : "s are");
	}
	return output_bytes(NULL, text, strlen(text), error);
}

static bool
import(Invocation *invocation, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;
	json_t *report = NULL;

	if (!file_read(command_argument(invocation, 1), IMPORT_BYTES_MAX, &bytes, error)) {
		return false;
	}
	g_autoptr(GString) text = charset_to_utf8(g_bytes_get_data(bytes, NULL),
		g_bytes_get_size(bytes), NULL);
	if (!roster_import(&invocation->context, text->str,
		    command_option(invocation, "print") != NULL, &report, error)) {
		g_prefix_error(error, "%s: ", command_argument(invocation, 1));
		return false;
	}
	output_report(report, invocation->json, roster_import_text);
	return true;
}

/* What stands behind `sources`. */
typedef struct Deed {
	const char *name;
	const char *word;       /* what it is done with; NULL: nothing */
	const char *options[6]; /* which mean something to it, ended by NULL */
	bool (*run)(Invocation *invocation, GError **error);
} Deed;

static const Deed deeds[] = {
	{ "list", NULL, { "json" }, list },
	{ "add", "ADDRESS", { "name", "tags", "print", "spend", "json" }, add },
	{ "kinds", NULL, { "json" }, kinds },
	{ "import", "FILE", { "print", "json" }, import },
	{ "export", NULL, { NULL }, export_all },
};

/* The first of them when none is named. */
static const Deed *
find_deed(const char *name, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(deeds); i++) {
		if (name == NULL || strcmp(name, deeds[i].name) == 0) {
			return &deeds[i];
		}
	}
	error_set(error, ERROR_USAGE_PERMANENT,
		"sources %s: expected list, add ADDRESS, kinds, import FILE or export", name);
	return NULL;
}

/* Nothing that was typed may be passed over. An address with & in it ends a shell's command. */
static bool
check_deed(const Invocation *invocation, const Deed *deed, GError **error)
{
	const guint typed = invocation->arguments->len - 1; /* it ends with a NULL */
	const guint count = typed > 0 ? typed - 1 : 0;
	g_autofree char *what = g_strconcat("sources ", deed->name, NULL);

	if (count == 0 && deed->word != NULL) {
		error_set(error, ERROR_USAGE_PERMANENT, "%s: expected %s behind it", what,
			deed->word);
		return false;
	}
	if (count > (deed->word != NULL ? 1u : 0u)) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"%s: expected %s%s behind it (an address with blanks or & in it goes "
			"between quotes)",
			what, deed->word != NULL ? "one " : "nothing",
			deed->word != NULL ? deed->word : "");
		return false;
	}
	return command_allow(invocation, what, deed->options, error);
}

/* The ini as it is: sources are added to one that is not done yet. */
static bool
open_ini(Invocation *invocation, GError **error)
{
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
	g_autofree char *path = NULL;
	Context *context = &invocation->context;

	if (!config_find(invocation->config_given, &path, error)
		|| !config_read(path, &context->config, problems, error)) {
		return false;
	}
	context->store = command_peek_store(context->config,
		command_option(invocation, "spend") != NULL ? STORE_WRITE : STORE_READ);
	return true;
}

bool
sources_run(Invocation *invocation, GError **error)
{
	const Deed *deed = find_deed(command_argument(invocation, 0), error);

	return deed != NULL && check_deed(invocation, deed, error) && open_ini(invocation, error)
		&& deed->run(invocation, error);
}
