/* The ini said again, for somebody who asks what was read: one line a key, no secret. */
#include "flow/inspect.h"

#include <string.h>

#include "base/error.h"
#include "config/options.h"
#include "text/url.h"

#define COLUMNS_MAX 96
#define BLANK ' '

/* smtp://user:***@host: of a login only the password is secret. @return owned. */
static char *
hide_password(const char *url)
{
	const char *scheme = strstr(url, "://");
	const char *login = scheme != NULL ? scheme + strlen("://") : url + strlen(url);
	const char *end = g_strrstr_len(login, (gssize)strcspn(login, "/\\?#"), "@");
	const char *colon = end != NULL ? memchr(login, ':', (gsize)(end - login)) : NULL;

	return colon == NULL
		? g_strdup(url)
		: g_strdup_printf("%.*s:" CONFIG_HIDDEN "%s", (int)(colon - url), url, end);
}

/* A value as it may be seen, and can be read again. @return owned. */
static char *
shown_value(const Option *option, const char *value)
{
	switch (option->type) {
	case OPTION_RELAY:
		return hide_password(value);
	case OPTION_URL:
		return url_hide(value, CONFIG_HIDDEN);
	case OPTION_COMMAND: /* nobody can tell which of its arguments is one */
		return g_strdup(CONFIG_HIDDEN);
	case OPTION_TEXT:
		return option->is_secret ? hide_password(value) : g_strdup(value);
	default:
		return g_strdup(value);
	}
}

/* Whether a line that begins here, far from the value's own begin, would go on with the value
 * above, and with one blank between: neither a comment nor a key would. */
static bool
may_begin_line(const char *at)
{
	const gsize word = strcspn(at, " =");

	return at[-1] == BLANK && at[-2] != BLANK && *at != BLANK && *at != ';' && *at != '#'
		&& at[word + strspn(at + word, " ")] != '=';
}

/* A value of many lines was read as one, which may be longer than a line of a file can be. */
static void
add_value(GString *out, const char *key, const char *value)
{
	const char *from = value;

	g_string_append_printf(out, "%s =%s", key, *value != '\0' ? " " : "");
	for (const char *at = value; *at != '\0'; at++) {
		if (at - from > COLUMNS_MAX && may_begin_line(at)) {
			g_string_append_len(out, from, at - 1 - from);
			g_string_append(out, "\n\t");
			from = at;
		}
	}
	g_string_append_printf(out, "%s\n", from);
}

static void
add_key(GString *out, const IniValue *value)
{
	g_autofree char *kind = g_strndup(value->section, strcspn(value->section, " "));
	const Option *option = options_find(options_find_section(kind), value->key);
	g_autofree char *shown = option != NULL ? shown_value(option, value->value) : NULL;

	if (shown != NULL) {
		add_value(out, option->key, shown);
	}
}

/* Values stand in the order of the file, as section lines do. */
static void
add_sections(GString *out, const IniFile *ini)
{
	guint next = 0;

	for (guint i = 0; i < ini->sections->len; i++) {
		const IniValue *section = g_ptr_array_index(ini->sections, i);
		const IniValue *below = i + 1 < ini->sections->len
			? g_ptr_array_index(ini->sections, i + 1)
			: NULL;

		g_string_append_printf(out, "%s[%s]\n", i > 0 ? "\n" : "", section->section);
		for (; next < ini->values->len; next++) {
			const IniValue *value = g_ptr_array_index(ini->values, next);

			if (below != NULL && value->line > below->line) {
				break;
			}
			add_key(out, value);
		}
	}
}

bool
inspect_text(const char *path, char **text, GError **error)
{
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
	g_autoptr(IniFile) ini = NULL;

	if (!inifile_read(path, &ini, problems, error)) {
		return false;
	}
	if (problems->len > 0) {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s: has changed just now", path);
		return false;
	}
	GString *out = g_string_new(NULL);

	add_sections(out, ini);
	*text = g_string_free(out, FALSE);
	return true;
}
