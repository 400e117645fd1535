#include "digest/question.h"

/* U+003F, and those of other scripts: full width, Arabic, Armenian, Ethiopic. */
static bool
is_mark(gunichar character)
{
	return character == '?' || character == 0xFF1F || character == 0x061F || character == 0x055E
		|| character == 0x1367;
}

static bool
is_closing_quote(gunichar character)
{
	const GUnicodeType type = g_unichar_type(character);

	return character == '"' || type == G_UNICODE_FINAL_PUNCTUATION
		|| (type == G_UNICODE_INITIAL_PUNCTUATION && character != 0x00AB);
}

/* What may follow a sentence: nothing, a blank, a bracket, an emoji; in an address it goes on. */
static bool
ends_sentence(const char *behind)
{
	const gunichar next = g_utf8_get_char(behind);

	return !is_closing_quote(next) && next != '\'' && !g_unichar_isalnum(next) && next != '='
		&& next != '&' && next != '/' && next != '%' && next != '_';
}

static bool
has_question(const char *text)
{
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		if (is_mark(g_utf8_get_char(at))) {
			while (is_mark(g_utf8_get_char(at)) || *at == '!') {
				at = g_utf8_next_char(at);
			}
			if (ends_sentence(at)) {
				return true;
			}
			if (*at == '\0') {
				break;
			}
		}
	}
	return false;
}

bool
question_is(const Post *post)
{
	return post->text != NULL && post->warning == NULL && post->title == NULL
		&& post->reply_to == NULL && post->poll == NULL && has_question(post->text);
}
