#include "text/meeting.h"

#include "text/url.h"

#include <string.h>

/* An address may stand in another one, which stands in a third. */
#define DECODINGS_MAX 3

/* What stands around an address in a text, besides blanks, and what ends a sentence behind it. */
static const char marks[] = "<>()[]{}\"'|`";
static const char behind[] = ".,;:!?";

/* What is percent-encoded becomes what it stands for; what stands for no character stays. @return
 * owned, NULL: nothing was. */
static char *
decoded(const char *text)
{
	g_autoptr(GString) made = g_string_new(NULL);
	bool is_new = false;

	for (const char *at = text; *at != '\0'; at++) {
		const int high = at[0] == '%' ? g_ascii_xdigit_value(at[1]) : -1;
		const int low = high < 0 ? -1 : g_ascii_xdigit_value(at[2]);
		const int code = high * 16 + low;
		const bool is_one = low >= 0 && code > ' ' && code < 0x7F;

		g_string_append_c(made, is_one ? (char)code : *at);
		at += is_one ? 2 : 0;
		is_new |= is_one;
	}
	return is_new ? g_strdup(made->str) : NULL;
}

/* Where a scheme of letters begins that ends before @end. */
static const char *
scheme_begin(const char *text, const char *end)
{
	while (end > text && (g_ascii_isalnum(end[-1]) || end[-1] == '-')) {
		end--;
	}
	return end;
}

/* Any address within, from its scheme on. */
static bool
holds_meeting(const char *text)
{
	for (const char *at = strchr(text, ':'); at != NULL; at = strchr(at + 1, ':')) {
		if (url_is_meeting(scheme_begin(text, at))) {
			return true;
		}
	}
	return false;
}

bool
meeting_is_link(const char *url)
{
	g_autofree char *text = g_strdup(url);
	bool is_one = text != NULL && url_may_be_meeting(text)
		&& (url_is_meeting(text) || holds_meeting(text));

	for (int i = 0; text != NULL && !is_one && i < DECODINGS_MAX; i++) {
		char *inner = strchr(text, '%') == NULL ? NULL : decoded(text);

		g_free(text);
		text = inner;
		is_one = text != NULL && url_may_be_meeting(text) && holds_meeting(text);
	}
	return is_one;
}

/* "us02web.zoom.us/j/1": a host and a path, as people write and programs shorten them. A sentence
 * that ends in "meet." is none. */
static bool
is_bare_link(const char *word)
{
	const gsize host = strcspn(word, "/?#");
	g_autofree char *url = NULL;

	if (word[host] == '\0' || memchr(word, '.', host) == NULL
		|| memchr(word, ':', host) != NULL) {
		return false;
	}
	url = g_strconcat("https://", word, NULL);
	return meeting_is_link(url);
}

/* How long what stands between blanks and marks is, from @at on. */
static gsize
word_length(const char *at)
{
	gsize length = 0;

	while (at[length] != '\0' && !g_ascii_isspace(at[length])
		&& strchr(marks, at[length]) == NULL) {
		length++;
	}
	while (length > 1 && strchr(behind, at[length - 1]) != NULL) {
		length--;
	}
	return length;
}

/* Whether some words are worth reading as an address. */
static bool
may_be_link(const char *at, gsize length)
{
	return memchr(at, ':', length) != NULL
		|| (memchr(at, '.', length) != NULL && memchr(at, '/', length) != NULL);
}

char *
meeting_hide(const char *text, const char *said)
{
	g_autoptr(GString) made = g_string_new(NULL);
	bool is_hidden = false;

	if (strpbrk(text, "/:") == NULL) {
		return NULL;
	}
	while (*text != '\0') {
		const gsize length = MAX(word_length(text), 1);
		g_autofree char *word = may_be_link(text, length) ? g_strndup(text, length) : NULL;
		const bool is_one = word != NULL && (meeting_is_link(word) || is_bare_link(word));

		g_string_append_len(made, is_one ? said : text,
			is_one ? (gssize)strlen(said) : (gssize)length);
		is_hidden |= is_one;
		text += length;
	}
	return is_hidden ? g_strdup(made->str) : NULL;
}
