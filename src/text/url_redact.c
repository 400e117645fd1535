#include "text/url.h"

#include "text/url.tab.h"

#include <string.h>

static const char *const secret_keys[] = { URL_SECRET_KEYS };
static const char *const secret_words[] = { URL_SECRET_WORDS };

static bool
is_secret(const char *key, gsize length)
{
	g_autofree char *folded = g_ascii_strdown(key, (gssize)length);

	for (gsize i = 0; i < G_N_ELEMENTS(secret_keys); i++) {
		if (strcmp(folded, secret_keys[i]) == 0) {
			return true;
		}
	}
	for (gsize i = 0; i < G_N_ELEMENTS(secret_words); i++) {
		if (strstr(folded, secret_words[i]) != NULL) {
			return true;
		}
	}
	return false;
}

/* The parameters of a query or fragment, @mark for the values of secret ones. */
static void
append_hidden_parameters(GString *out, const char *at, const char *mark)
{
	while (*at != '\0') {
		const gsize key_length = strcspn(at, "=&?#");
		const gsize length = strcspn(at, "&?#");

		if (at[key_length] == '=' && length > key_length + 1 && is_secret(at, key_length)) {
			g_string_append_len(out, at, (gssize)key_length + 1);
			g_string_append(out, mark);
		} else {
			g_string_append_len(out, at, (gssize)length);
		}
		at += length;
		if (*at != '\0') {
			g_string_append_c(out, *at);
			at++;
		}
	}
}

/* Read as text, not parsed: what cannot be parsed is what messages are about. */
char *
url_hide(const char *url, const char *mark)
{
	const char *authority = NULL;
	GString *out = NULL;

	if (url == NULL) {
		return NULL;
	}
	authority = strstr(url, "://");
	authority = authority == NULL ? url : authority + 3;
	out = g_string_new_len(NULL, 0);
	g_string_append_len(out, url, authority - url);
	const char *path = authority + strcspn(authority, "/\\?#");
	const char *at_sign = g_strrstr_len(authority, path - authority, "@");
	if (at_sign != NULL) {
		g_string_append(out, mark);
		authority = at_sign;
	}
	const char *parameters = authority + strcspn(authority, "?#");
	g_string_append_len(out, authority, parameters - authority);
	append_hidden_parameters(out, parameters, mark);
	return g_string_free(out, FALSE);
}

char *
url_redact(const char *url)
{
	return url_hide(url, "…");
}
