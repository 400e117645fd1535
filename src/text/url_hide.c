/* What messages may show of an address, and of what others say when they were told it. */
#include "text/url.h"

#include "text/url.tab.h"

#include <string.h>

#define HIDDEN "…"
#define SECRET_BYTES_MIN 4 /* a shorter one cannot be told from any other word */

/* A part of an address that nobody may see. */
typedef struct Secret {
	const char *start; /* in the address */
	gsize length;
	bool is_login;
} Secret;

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

static void
add_secret(GArray *secrets, const char *start, gsize length, bool is_login)
{
	const Secret secret = { start, length, is_login };

	g_array_append_val(secrets, secret);
}

/*
 * The login of an address, and the values of parameters that are secret, in their order. Read as
 * text, not parsed: what cannot be parsed is what messages are about. @return owned, of Secret.
 */
static GArray *
find_secrets(const char *url)
{
	GArray *secrets = g_array_new(FALSE, FALSE, sizeof(Secret));
	const char *scheme = strstr(url, "://");
	const char *authority = scheme == NULL ? url : scheme + 3;
	const char *path = authority + strcspn(authority, "/\\?#");
	const char *at_sign = g_strrstr_len(authority, path - authority, "@");

	if (at_sign != NULL) {
		add_secret(secrets, authority, (gsize)(at_sign - authority), true);
	}
	for (const char *at = path + strcspn(path, "?#"); *at != '\0'; at += strcspn(at, "&?#")) {
		at++;
		const gsize key_length = strcspn(at, "=&?#");
		const gsize length = strcspn(at, "&?#");

		if (length > key_length + 1 && is_secret(at, key_length)) {
			add_secret(secrets, at + key_length + 1, length - key_length - 1, false);
		}
	}
	return secrets;
}

char *
url_hide(const char *url, const char *mark)
{
	if (url == NULL) {
		return NULL;
	}
	g_autoptr(GArray) secrets = find_secrets(url);
	GString *out = g_string_new(NULL);
	const char *at = url;

	for (guint i = 0; i < secrets->len; i++) {
		const Secret *secret = &g_array_index(secrets, Secret, i);

		g_string_append_len(out, at, secret->start - at);
		g_string_append(out, mark);
		at = secret->start + secret->length;
	}
	g_string_append(out, at);
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
conceal(GString *out, const char *start, gsize length)
{
	if (length < SECRET_BYTES_MIN) {
		return;
	}
	g_autofree char *raw = g_strndup(start, length);
	g_autofree char *plain = g_uri_unescape_string(raw, NULL);

	g_string_replace(out, raw, HIDDEN, 0);
	if (plain != NULL && strlen(plain) >= SECRET_BYTES_MIN) {
		g_string_replace(out, plain, HIDDEN, 0);
	}
}

char *
url_conceal(const char *text, const char *url)
{
	g_autoptr(GArray) secrets = find_secrets(url);
	GString *out = g_string_new(text);

	for (guint i = 0; i < secrets->len; i++) {
		const Secret *secret = &g_array_index(secrets, Secret, i);
		const char *end = secret->start + secret->length;
		/* A user's name alone is no secret, unless it is all there is of a login. */
		const char *colon = secret->is_login ? memchr(secret->start, ':', secret->length)
						     : NULL;

		conceal(out, secret->start, secret->length);
		if (colon != NULL) {
			conceal(out, colon + 1, (gsize)(end - colon - 1));
		}
	}
	return g_string_free(out, FALSE);
}
