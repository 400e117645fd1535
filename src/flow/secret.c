#include "flow/secret.h"

#include <string.h>

#include "base/child.h"
#include "base/error.h"
#include "base/file.h"
#include "base/prefix.h"
#include "flow/login.h"
#include "text/words.h"

#define COMMAND_MS_MAX 10000

void
secret_wipe(char *secret)
{
	if (secret != NULL) {
		explicit_bzero(secret, strlen(secret));
	}
	g_free(secret);
}

bool
secret_fail(const IniValue *place, const char *text, GError **error)
{
	Problem *problem = problem_new(place->path, place->line, place->section, place->key, "%s",
		text);
	g_autofree char *line = problem_line(problem);

	problem_free(problem);
	error_set(error, ERROR_CONFIG_PERMANENT, "%s", line);
	return false;
}

bool
secret_read(const IniValue *place, char **secret, GError **error)
{
	g_autofree char *path = file_resolve_within(place->path, place->value);
	g_autoptr(GError) reason = NULL;

	return file_read_secret(path, secret, &reason)
		|| secret_fail(place, reason->message, error);
}

bool
secret_run(const IniValue *place, char **secret, GError **error)
{
	g_auto(GStrv) arguments = words_of_command(place->value);
	g_autoptr(GError) reason = NULL;

	if (arguments == NULL) {
		return secret_fail(place, "this is no command", error);
	}
	if (strchr(arguments[0], '/') != NULL) {
		char *program = file_resolve_within(place->path, arguments[0]);

		g_free(arguments[0]);
		arguments[0] = program;
	}
	return child_run(arguments, COMMAND_MS_MAX, secret, &reason)
		|| secret_fail(place, reason->message, error);
}

bool
secret_read_password(const Config *config, const char *section, char **password, GError **error)
{
	const IniValue *file = config_place(config, section, "password_file");
	const IniValue *command = config_place(config, section, "password_command");
	g_autofree char *name = g_ascii_strup(section, -1);
	g_autofree char *variable = g_strdup_printf("TAGDIGEST_%s_PASSWORD", name);
	const char *value = g_getenv(variable);

	if (file != NULL) {
		return secret_read(file, password, error);
	}
	if (command != NULL) {
		return secret_run(command, password, error);
	}
	if (prefix_stands_at(section, LOGIN_SOURCE)) {
		return secret_fail(config_place(config, section, "url"), LOGIN_NO_PASSWORD, error);
	}
	if (value == NULL || *value == '\0') {
		g_autofree char *text = g_strdup_printf(
			"there is a login and no password for it (expected password_file, "
			"password_command or %s in the environment)",
			variable);

		return secret_fail(config_place(config, section, "url"), text, error);
	}
	*password = g_strdup(value);
	return true;
}

bool
secret_read_token(const Config *config, const SourceSpec *source, char **token, GError **error)
{
	g_autofree char *section = g_strconcat("source ", source->section, NULL);
	const IniValue *token_file = config_place(config, section, "token_file");
	const IniValue *place = token_file != NULL ? token_file
						   : config_place(config, section, "password_file");

	*token = NULL;
	return place == NULL || secret_read(place, token, error);
}
