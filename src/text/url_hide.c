/* What messages may show of an address, and of what others say when they were told it. */
#include "text/url.h"

#include "text/url.tab.h"

#include <string.h>

#define HIDDEN "…"
#define SECRET_BYTES_MIN 4 /* a shorter one cannot be told from any other word */

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

bool
url_has_password(const char *url)
{
	g_autofree char *password = NULL;

	return g_uri_split_with_user(url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_PARSE_RELAXED,
		       NULL, NULL, &password, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
		&& password != NULL;
}

char *
url_redact(const char *url)
{
	return url_hide(url, HIDDEN);
}

char *
url_hide_all(const char *text)
{
	const char *scheme = strstr(text, ":/");

	if (scheme == NULL) {
		return g_strdup(text);
	}
	const char *login = scheme + 1 + strspn(scheme + 1, "/");
	const char *at_sign = strrchr(login, '@');
	const char *rest = at_sign != NULL ? at_sign : login;
	const gsize shown = strcspn(rest, "?#;");

	return g_strdup_printf("%.*s%s%.*s%s", (int)(login - text), text,
		at_sign != NULL ? HIDDEN : "", (int)shown, rest, rest[shown] != '\0' ? HIDDEN : "");
}

/* ---- what others say of it ---- */

/* As it stands in the address, and as whoever took the address apart would say it. */
static void
add_secret(GPtrArray *secrets, const char *text, gsize length)
{
	if (length < SECRET_BYTES_MIN) {
		return;
	}
	char *raw = g_strndup(text, length);
	char *plain = g_uri_unescape_string(raw, NULL);

	g_ptr_array_add(secrets, raw);
	if (plain != NULL && strlen(plain) >= SECRET_BYTES_MIN) {
		g_ptr_array_add(secrets, plain);
	} else {
		g_free(plain);
	}
}

/* A user's name alone is no secret, unless it is all there is of a login. */
static void
add_login(GPtrArray *secrets, const char *login, gsize length)
{
	const char *colon = memchr(login, ':', length);

	add_secret(secrets, login, length);
	if (colon != NULL) {
		add_secret(secrets, colon + 1, length - (gsize)(colon + 1 - login));
	}
}

/* @return owned array of owned strings: what url_hide() hides of @url. */
static GPtrArray *
secrets_of(const char *url)
{
	GPtrArray *secrets = g_ptr_array_new_with_free_func(g_free);
	const char *scheme = strstr(url, "://");
	const char *authority = scheme == NULL ? url : scheme + 3;
	const char *path = authority + strcspn(authority, "/\\?#");
	const char *at_sign = g_strrstr_len(authority, path - authority, "@");

	if (at_sign != NULL) {
		add_login(secrets, authority, (gsize)(at_sign - authority));
	}
	for (const char *at = path + strcspn(path, "?#"); *at != '\0'; at += strcspn(at, "&?#")) {
		at++;
		const gsize key_length = strcspn(at, "=&?#");

		if (at[key_length] == '=' && is_secret(at, key_length)) {
			const char *value = at + key_length + 1;

			add_secret(secrets, value, strcspn(value, "&?#"));
		}
	}
	return secrets;
}

char *
url_conceal(const char *text, const char *url)
{
	g_autoptr(GPtrArray) secrets = secrets_of(url);
	GString *out = g_string_new(text);

	for (guint i = 0; i < secrets->len; i++) {
		g_string_replace(out, g_ptr_array_index(secrets, i), HIDDEN, 0);
	}
	return g_string_free(out, FALSE);
}
