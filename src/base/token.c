#include "base/token.h"

#include "base/error.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define RANDOM_BYTES 32

static bool
draw(char **token, GError **error)
{
	guchar random[RANDOM_BYTES];
	ssize_t count = getrandom(random, sizeof random, 0);

	while (count < 0 && errno == EINTR) {
		count = getrandom(random, sizeof random, 0);
	}
	/* Up to 256 bytes come whole or not at all (getrandom(2)). */
	if (count != (ssize_t)sizeof random) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "no random numbers: %s",
			g_strerror(errno));
		return false;
	}
	char *text = g_base64_encode(random, sizeof random);
	text[TOKEN_LENGTH] = '\0'; /* the padding */
	g_strdelimit(text, "+", '-');
	g_strdelimit(text, "/", '_');
	*token = text;
	return true;
}

bool
token_new(char **token, GError **error)
{
	char *text = NULL;

	/* One that begins with '-' would be an option to whoever pastes it into a command line. */
	do {
		g_free(text);
		text = NULL;
		if (!draw(&text, error)) {
			return false;
		}
	} while (text[0] == '-');
	*token = text;
	return true;
}

bool
token_is_valid(const char *text)
{
	if (text == NULL || strlen(text) != TOKEN_LENGTH) {
		return false;
	}
	for (const char *at = text; *at != '\0'; at++) {
		if (!g_ascii_isalnum(*at) && *at != '-' && *at != '_') {
			return false;
		}
	}
	return true;
}
