#include "model/consent_tag.h"

#include "base/prefix.h"
#include "text/hashtag.h"
#include "text/html.h"

#include <string.h>

/* A name in a profile or a tag that asks not to be collected, as folded() has it. */
static const char *const refusing_words[] = {
	"nobot",
	"noindex",
	"nobridge",
	"noarchive",
	"noscrape",
	"nocrawl",
	NULL,
};

/* What is left of a word without its dress: #No_Bots and #no-bot are "nobot". */
static char *
folded(const char *word)
{
	char *key = hashtag_key(word);
	gsize length = 0;

	for (const char *at = key; at != NULL && *at != '\0'; at++) {
		if (*at != '_' && *at != '-') {
			key[length++] = *at;
		}
	}
	if (key != NULL) {
		length -= length > 0 && key[length - 1] == 's';
		key[length] = '\0';
	}
	return key;
}

/* Most words are none by their first letter. */
static bool
may_be_refusing(const char *word)
{
	return (*word & 0x80) != 0 || strchr("nN_-#", *word) != NULL;
}

bool
consent_tag_is_word(const char *word)
{
	g_autofree char *key = may_be_refusing(word) ? folded(word) : NULL;

	return key != NULL && g_strv_contains(refusing_words, key);
}

/* How long the sign of a hashtag is that stands here: '#', '＃' or '﹟'; 0: none does. */
static gsize
sign_length(const char *at)
{
	if (*at == '#') {
		return 1;
	}
	return prefix_stands_at(at, "\uff03") || prefix_stands_at(at, "\ufe5f") ? 3 : 0;
}

/* The next sign, behind it. @return borrowed, or NULL. */
static const char *
next_sign(const char *text)
{
	for (const char *at = text; *at != '\0'; at++) {
		const gsize length = sign_length(at);

		if (length > 0) {
			return at + length;
		}
	}
	return NULL;
}

/* Where the word ends that begins here, '-' and what never shows being parts of it. */
static const char *
word_end(const char *at)
{
	for (gunichar c = g_utf8_get_char(at); g_unichar_isalnum(c) || c == '_' || c == '-'
		|| g_unichar_type(c) == G_UNICODE_FORMAT;
		c = g_utf8_get_char(at)) {
		at = g_utf8_next_char(at);
	}
	return at;
}

/*
 * Whether plain text holds such a hashtag. Stricter than text/hashtag, whose grammar is about what
 * is a tag: "#nobot#noindex" is none by it, and still a no.
 */
bool
consent_tag_is_in_text(const char *text)
{
	for (const char *at = text == NULL ? NULL : next_sign(text); at != NULL;
		at = next_sign(at)) {
		const char *end = word_end(at);
		g_autofree char *word = end - at <= CONSENT_TAG_BYTES_MAX
			? g_strndup(at, (gsize)(end - at))
			: NULL;

		if (word != NULL && consent_tag_is_word(word)) {
			return true;
		}
	}
	return false;
}

bool
consent_tag_is_in_html(const char *html)
{
	if (html == NULL || next_sign(html) == NULL) {
		return false;
	}
	g_autofree char *text = html_to_plain(html);
	return consent_tag_is_in_text(text);
}
