#include "source/sniff.h"

#include "base/prefix.h"
#include "text/html.h"
#include "text/htmlname.h"
#include "text/plain.h"

#include <string.h>

#define NAME_END MARKUP_BLANKS "/<>" /* with '<': "<a<a<a…" is searched once, not once a letter */
#define FIRST_WORDS 60
#define COMMENT_BYTES 2000
#define HTML_BYTES 100000 /* a text that is HTML says so before this */
/* A page is cut before its words are read: the message wants its first ones only. */
#define FIRST_BYTES 20000

/* The elements that a feed begins with; RSS 0.9x and CDF have been seen with a bare channel. */
static const char *const feed_roots[] = { "rss", "feed", "rdf", "channel", "entry", NULL };
/* Met before any of those, these say that the document is a page. */
static const char *const page_elements[] = { "html", "head", "body", "script", "title", NULL };

static bool
is_name_start(char c)
{
	return g_ascii_isalpha(c) || c == '_' || (c & 0x80) != 0;
}

/* Whether the element name at @at, its prefix left out, is one of @names. */
static bool
name_is_one_of(const char *at, const char *const *names)
{
	gsize length = strcspn(at, NAME_END);
	const char *colon = memchr(at, ':', length);

	if (colon != NULL) {
		length -= (gsize)(colon + 1 - at);
		at = colon + 1;
	}
	for (guint i = 0; names[i] != NULL; i++) {
		if (strlen(names[i]) == length && g_ascii_strncasecmp(at, names[i], length) == 0) {
			return true;
		}
	}
	return false;
}

/* The '>' of the comment, instruction or declaration at @at, or what stands shortly before it; NULL
 * when it never ends. */
static const char *
find_declaration_end(const char *at)
{
	if (prefix_stands_at(at, "<!--")) {
		return strstr(at + strlen("<!--"), "-->");
	}
	const char *end = strchr(at, '>');
	const char *subset = end == NULL ? NULL : memchr(at, '[', (gsize)(end - at));

	/* The internal subset of a document type holds declarations of its own. */
	if (subset != NULL && g_ascii_strncasecmp(at, "<!DOCTYPE", strlen("<!DOCTYPE")) == 0) {
		return strchr(subset, ']');
	}
	return end;
}

/* The first element that tells a feed from a page. */
static SniffedFormat
sniff_markup(const char *text, const char **root)
{
	const char *at = strchr(text, '<');

	while (at != NULL) {
		if (at[1] == '!' || at[1] == '?') {
			const char *end = find_declaration_end(at);

			at = end == NULL ? NULL : strchr(end, '<');
			continue;
		}
		if (name_is_one_of(at + 1, feed_roots)) {
			*root = at;
			return SNIFFED_XML_FEED;
		}
		if (name_is_one_of(at + 1, page_elements)) {
			return SNIFFED_WEB_PAGE;
		}
		at = strchr(at + 1, '<');
	}
	return SNIFFED_OTHER;
}

SniffedFormat
sniff_format(const char *text, const char **root)
{
	const char *start = text + strspn(text, MARKUP_BLANKS);
	const char *ignored = NULL;

	root = root == NULL ? &ignored : root;
	*root = NULL;
	switch (*start) {
	case '\0':
		return SNIFFED_EMPTY;
	case '{':
	case '[':
		return SNIFFED_JSON;
	default:
		return sniff_markup(start, root);
	}
}

/* Whether the '<' at @at opens or closes an element of HTML, or begins a comment that ends. */
static bool
is_html_tag(const char *at)
{
	const gsize length = strcspn(at + 1, NAME_END);
	g_autofree char *name = g_strndup(at + 1, length);

	if (at[1] == '/') {
		return is_name_start(at[2]);
	}
	if (prefix_stands_at(at, "<!--")) {
		return g_strstr_len(at, COMMENT_BYTES, "-->") != NULL;
	}
	return at[1 + length] != '\0' && htmlname_is_element(name);
}

/* Whether the '&' at @at begins a character reference that HTML knows. */
static bool
is_html_reference(const char *at)
{
	const gsize length = strcspn(at + 1, "; &<");
	g_autofree char *name = g_strndup(at + 1, length);

	if (at[1] == '#') {
		return g_ascii_isdigit(at[2]) || at[2] == 'x' || at[2] == 'X';
	}
	return at[1 + length] == ';' && htmlname_character(name) != 0;
}

bool
sniff_is_html(const char *text)
{
	for (const char *at = strpbrk(text, "<&"); at != NULL && at - text < HTML_BYTES;
		at = strpbrk(at + 1, "<&")) {
		if (*at == '<' ? is_html_tag(at) : is_html_reference(at)) {
			return true;
		}
	}
	return false;
}

char *
sniff_first_words(const char *text)
{
	g_autofree char *start = g_utf8_substring(text, 0, g_utf8_strlen(text, FIRST_BYTES));
	g_autofree char *plain = html_to_plain(start);
	g_autofree char *line = plain_line(plain);

	return line == NULL ? g_strdup("") : plain_cut(line, FIRST_WORDS, NULL);
}

/* @text from the first @tag on, in any letters; NULL when it has none. */
static const char *
find_tag(const char *text, const char *tag)
{
	for (const char *at = strchr(text, '<'); at != NULL; at = strchr(at + 1, '<')) {
		if (g_ascii_strncasecmp(at, tag, strlen(tag)) == 0) {
			return at;
		}
	}
	return NULL;
}

char *
sniff_title(const char *text)
{
	g_autofree char *start = g_utf8_substring(text, 0, g_utf8_strlen(text, FIRST_BYTES));
	const char *tag = find_tag(start, "<title");
	const char *begin = tag == NULL ? NULL : strchr(tag, '>');
	const char *end = begin == NULL ? NULL : find_tag(begin, "</title");

	if (end == NULL) {
		return NULL;
	}
	g_autofree char *inner = g_strndup(begin + 1, (gsize)(end - begin - 1));
	g_autofree char *plain = html_to_plain(inner);
	g_autofree char *line = plain == NULL ? NULL : plain_line(plain);
	return line == NULL ? NULL : plain_cut(line, FIRST_WORDS, NULL);
}
