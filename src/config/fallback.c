#include "config/fallback.h"

#include <string.h>
#include <unistd.h>

#define PROGRAM "tagdigest"
#define INI_NAME "aggregator.ini"

/* A folder that a variable names; relative ones are to be ignored (XDG Base Directory 0.8). */
static char *
folder_of_variable(const char *variable)
{
	const char *value = g_getenv(variable);
	/* systemd.exec(5): several state directories stand with colons between them. */
	g_autofree char *first = value != NULL ? g_strndup(value, strcspn(value, ":")) : NULL;

	return first != NULL && g_path_is_absolute(first) ? g_steal_pointer(&first) : NULL;
}

char *
fallback_state_dir(void)
{
	char *given = folder_of_variable("STATE_DIRECTORY");
	g_autofree char *home = folder_of_variable("XDG_STATE_HOME");

	if (given != NULL) {
		return given;
	}
	if (home != NULL) {
		return g_build_filename(home, PROGRAM, NULL);
	}
	return geteuid() == 0 ? g_strdup("/var/lib/" PROGRAM)
			      : g_build_filename(g_get_home_dir(), ".local/state", PROGRAM, NULL);
}

char **
fallback_ini_places(void)
{
	g_autofree char *home = folder_of_variable("XDG_CONFIG_HOME");
	g_autofree char *standard = g_build_filename(g_get_home_dir(), ".config", NULL);
	char **places = g_new0(char *, 4);

	places[0] = g_canonicalize_filename(INI_NAME, NULL);
	places[1] = g_build_filename(home != NULL ? home : standard, PROGRAM, INI_NAME, NULL);
	places[2] = g_strdup("/etc/" PROGRAM "/" INI_NAME);
	return places;
}
