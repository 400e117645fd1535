/* Which line of a mail somebody wrote themselves, and which words of a subject. */
#include "subscribe/order_part.h"

#include <string.h>

/* So many lines announce a quotation at most: "On Monday, 16 November,\nThe Staffroom wrote:". */
#define ANNOUNCEMENT_LINES_MAX 4
#define HEADER_NAME_LETTERS_MAX 14
#define SEPARATOR_MARKS_MIN 5
#define PREFIX_LETTERS_MAX 6

/* White space of all kinds, and characters that nobody sees. */
static bool
is_blank(gunichar c)
{
	return g_unichar_isspace(c) || c == 0xa0 || c == 0x200b || c == 0x200c || c == 0x200d
		|| c == 0x2060 || c == 0xfeff || g_unichar_iscntrl(c);
}

static char *
trim(const char *text)
{
	const char *end = text + strlen(text);

	while (*text != '\0' && is_blank(g_utf8_get_char(text))) {
		text = g_utf8_next_char(text);
	}
	while (end > text && is_blank(g_utf8_get_char(g_utf8_prev_char(end)))) {
		end = g_utf8_prev_char(end);
	}
	return g_strndup(text, (gsize)(end - text));
}

static bool
is_quoted(const char *line)
{
	return *line == '>' || *line == '|';
}

static bool
ends_with_colon(const char *line)
{
	return g_str_has_suffix(line, ":") || g_str_has_suffix(line, "：");
}

/* "-----Original Message-----", "________": what follows is somebody else's. Or a signature. */
static bool
is_separator(const char *line)
{
	const gsize marks = strspn(line, "-_=*");

	return strcmp(line, "--") == 0 || marks >= SEPARATOR_MARKS_MIN;
}

/* "From: The Staffroom", as the head of a quoted mail. */
static bool
is_header(const char *line)
{
	const char *colon = strchr(line, ':');
	const char *name = line + strspn(line, "*");

	if (colon == NULL || colon == name || colon - name > HEADER_NAME_LETTERS_MAX) {
		return false;
	}
	for (const char *at = name; at < colon; at = g_utf8_next_char(at)) {
		const gunichar c = g_utf8_get_char(at);

		if (!g_unichar_isalpha(c) && c != '-' && c != ' ' && c != 0xa0) {
			return false;
		}
	}
	return colon[1] == ' ' || colon[1] == '*' || colon[1] == '\0';
}

/* The lines of @lines from @at on that announce a quotation: how many; 0 when none does. */
static guint
announcement_at(char **lines, guint at)
{
	for (guint count = 1; count <= ANNOUNCEMENT_LINES_MAX && lines[at + count - 1] != NULL;
		count++) {
		const char *line = lines[at + count - 1];
		guint next = at + count;

		if (*line == '\0' || is_quoted(line)) {
			return 0;
		}
		while (lines[next] != NULL && *lines[next] == '\0') {
			next++;
		}
		if (ends_with_colon(line) && lines[next] != NULL && is_quoted(lines[next])) {
			return count;
		}
	}
	return 0;
}

/* Whether all from here on is somebody else's, though no mark says so. */
static bool
is_others(char **lines, guint at)
{
	const char *next = lines[at + 1] == NULL ? "" : lines[at + 1];

	return is_separator(lines[at]) || (is_header(lines[at]) && is_header(next))
		|| (ends_with_colon(lines[at]) && strchr(lines[at], '@') != NULL)
		|| (ends_with_colon(next) && strchr(next, '@') != NULL);
}

char *
order_own_line(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (guint i = 0; lines[i] != NULL; i++) {
		char *trimmed = trim(lines[i]);

		g_free(lines[i]);
		lines[i] = trimmed;
	}
	for (guint i = 0; lines[i] != NULL;) {
		const guint announced = announcement_at(lines, i);

		if (announced > 0) {
			i += announced;
		} else if (*lines[i] == '\0' || is_quoted(lines[i])) {
			i++;
		} else {
			return is_others(lines, i) || strlen(lines[i]) > ORDER_LINE_BYTES_MAX
				? NULL
				: g_strdup(lines[i]);
		}
	}
	return NULL;
}

/* "Re:", "Fwd:", "AW:", "Re[2]:": it was somebody else's before. */
static bool
has_prefix(const char *subject)
{
	static const char *const prefixes[] = { "re", "fw", "fwd", "aw", "wg", "antw", "sv", "vs",
		"tr", "rv", "rif", "odp", "atb" };
	const gsize letters = strspn(subject,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
	gsize length = letters;

	if (letters == 0 || letters > PREFIX_LETTERS_MAX) {
		return false;
	}
	if (subject[length] == '[' || subject[length] == '(') {
		length += strcspn(subject + length, "])");
		length += subject[length] != '\0';
	}
	length += strspn(subject + length, " ");
	if (subject[length] != ':') {
		return false;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		if (strlen(prefixes[i]) == letters
			&& g_ascii_strncasecmp(subject, prefixes[i], letters) == 0) {
			return true;
		}
	}
	return false;
}

/* What stands in brackets is a list's name or a way. */
static char *
drop_brackets(const char *subject)
{
	GString *kept = g_string_new(NULL);

	while (*subject != '\0') {
		const char *end = *subject == '[' ? strchr(subject, ']') : NULL;

		if (end != NULL) {
			subject = end + 1;
			g_string_append_c(kept, ' ');
		} else {
			g_string_append_c(kept, *subject++);
		}
	}
	return g_string_free(kept, FALSE);
}

char *
order_subject(const char *subject)
{
	if (subject == NULL || strlen(subject) > 2 * (gsize)ORDER_LINE_BYTES_MAX) {
		return NULL;
	}
	g_autofree char *bare = drop_brackets(subject);
	char *rest = trim(bare);

	if (*rest == '\0' || strlen(rest) > ORDER_LINE_BYTES_MAX || has_prefix(rest)) {
		g_clear_pointer(&rest, g_free);
	}
	return rest;
}
