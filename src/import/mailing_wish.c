#include "import/mailing_wish.h"

#include <stdbool.h>
#include <string.h>

#define NO_ARCHIVE "X-No-Archive"
#define SENSITIVITY "Sensitivity"

static bool
is_word(const char *value, const char *word)
{
	const gsize length = strlen(word);

	return g_ascii_strncasecmp(value, word, length) == 0 && !g_ascii_isalnum(value[length]);
}

/* What else stands there (true, 1, a blank) is meant so, too. */
static bool
is_no_archive(const char *value)
{
	return value != NULL && !is_word(value, "no") && !is_word(value, "false")
		&& !is_word(value, "0");
}

static bool
begins_with_no(const char *text)
{
	const char *at = text + strspn(text, " \t\r\n");
	const gsize length = strlen(NO_ARCHIVE ":");

	if (g_ascii_strncasecmp(at, NO_ARCHIVE ":", length) != 0) {
		return false;
	}
	at += length;
	return is_no_archive(at + strspn(at, " \t"));
}

static bool
is_sensitive(const char *value)
{
	const char *at = value == NULL ? "" : value + strspn(value, " ");

	return *at != '\0' && !is_word(at, "normal") && !is_word(at, "none");
}

void
mailing_wish_hear(const Message *message, Post *post)
{
	const char *archive = message_header(message, "Archive");
	const char *why = NULL;

	if (is_no_archive(message_header(message, NO_ARCHIVE)) || begins_with_no(message->text)
		|| (archive != NULL && is_word(archive, "no"))) {
		why = NO_ARCHIVE;
	} else if (is_sensitive(message_header(message, SENSITIVITY))) {
		why = SENSITIVITY;
	}
	if (why != NULL) {
		post->consent = POST_CONSENT_REFUSED;
		g_free(post->consent_reason);
		post->consent_reason = g_strdup(why);
	}
}
