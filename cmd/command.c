/* What a verb asks of its invocation. */
#include "command.h"

#include "base/error.h"

#include <poll.h>
#include <unistd.h>

const char *
command_option(const Invocation *invocation, const char *name)
{
	return g_hash_table_lookup(invocation->options, name);
}

const char *
command_argument(const Invocation *invocation, guint index)
{
	return index + 1 < invocation->arguments->len
		? g_ptr_array_index(invocation->arguments, index)
		: NULL;
}

static bool
allow(const char *option, const char *what, const char *const *good, GError **error)
{
	if (g_strv_contains(good, option)) {
		return true;
	}
	error_set(error, ERROR_USAGE_PERMANENT, "--%s does not go with %s", option, what);
	return false;
}

bool
command_allow(const Invocation *invocation, const char *what, const char *const *good,
	GError **error)
{
	const CommandOption *option = invocation->command->options;

	for (; option->name != NULL; option++) {
		if (command_option(invocation, option->name) != NULL
			&& !allow(option->name, what, good, error)) {
			return false;
		}
	}
	return !invocation->json || allow("json", what, good, error);
}

Store *
command_peek_store(const Config *config, StoreMode mode)
{
	g_autofree char *path = g_build_filename(config->state_dir, CONTEXT_DATABASE, NULL);
	const StoreWish wish = {
		.path = path, .mode = mode, .ini = config->path, .any_ini = config->state_dir_is_set
	};
	Store *store = NULL;

	return g_file_test(path, G_FILE_TEST_EXISTS) && store_open(&wish, &store, NULL) ? store
											: NULL;
}

bool
command_is_unread(GError **error)
{
	struct pollfd output = { .fd = STDOUT_FILENO, .events = POLLOUT };

	/* POSIX, poll(): of a pipe without a reader POLLERR is set */
	if (poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0) {
		return true;
	}
	error_set(error, ERROR_SYSTEM_PERMANENT, "what is to be printed cannot be written");
	return false;
}
