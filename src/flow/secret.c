#include "flow/secret.h"

#include <string.h>

#include "base/child.h"
#include "base/error.h"
#include "base/file.h"
#include "text/words.h"

#define COMMAND_MS_MAX 10000
#define PASSWORD_VARIABLE "TAGDIGEST_SMTP_PASSWORD"

/* Say where it stands in the ini. @return false. */
static bool
fail_at(const IniValue *place, const char *text, GError **error)
{
	Problem *problem = problem_new(place->path, place->line, place->section, place->key, "%s",
		text);
	g_autofree char *line = problem_line(problem);

	problem_free(problem);
	error_set(error, ERROR_CONFIG_PERMANENT, "%s", line);
	return false;
}

static bool
read_file(const IniValue *place, char **secret, GError **error)
{
	g_autofree char *path = file_resolve_within(place->path, place->value);
	g_autoptr(GError) reason = NULL;

	return file_read_secret(path, secret, &reason) || fail_at(place, reason->message, error);
}

static bool
run_command(const IniValue *place, char **secret, GError **error)
{
	g_auto(GStrv) arguments = words_of_command(place->value);
	g_autoptr(GError) reason = NULL;

	if (arguments == NULL) {
		return fail_at(place, "this is no command", error);
	}
	if (strchr(arguments[0], '/') != NULL) {
		char *program = file_resolve_within(place->path, arguments[0]);

		g_free(arguments[0]);
		arguments[0] = program;
	}
	return child_run(arguments, COMMAND_MS_MAX, secret, &reason)
		|| fail_at(place, reason->message, error);
}

static bool
load_password(const Config *config, char **password, GError **error)
{
	const IniValue *file = config_place(config, "smtp", "password_file");
	const IniValue *command = config_place(config, "smtp", "password_command");
	const char *variable = g_getenv(PASSWORD_VARIABLE);

	if (file != NULL) {
		return read_file(file, password, error);
	}
	if (command != NULL) {
		return run_command(command, password, error);
	}
	if (variable == NULL || *variable == '\0') {
		return fail_at(config_place(config, "smtp", "url"),
			"there is a login and no password for it (expected password_file, "
			"password_command or " PASSWORD_VARIABLE " in the environment)",
			error);
	}
	*password = g_strdup(variable);
	return true;
}

bool
secret_load_password(Config *config, GError **error)
{
	RelaySpec *relay = config->relay;
	const bool needs_password = relay != NULL && relay->user != NULL && relay->password == NULL;

	return !needs_password || load_password(config, &relay->password, error);
}

bool
secret_read_token(const Config *config, const SourceSpec *source, char **token, GError **error)
{
	g_autofree char *section = g_strconcat("source ", source->section, NULL);
	const IniValue *token_file = config_place(config, section, "token_file");
	const IniValue *place = token_file != NULL ? token_file
						   : config_place(config, section, "password_file");

	*token = NULL;
	return place == NULL || read_file(place, token, error);
}
