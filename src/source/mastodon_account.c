#include "source/mastodon_account.h"

#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <stdbool.h>
#include <string.h>

/* More in one list is no author's doing; each costs a search of the text. */
#define EMOJIS_MAX 64

static void
remove_code(GString *text, const char *code)
{
	const gsize length = strlen(code);
	bool is_tag = false;

	for (gsize i = 0; i < text->len;) {
		is_tag = text->str[i] == '<' || (is_tag && text->str[i] != '>');
		if (!is_tag && strncmp(text->str + i, code, length) == 0) {
			g_string_erase(text, (gssize)i, (gssize)length);
		} else {
			i++;
		}
	}
}

char *
mastodon_account_uncode(const char *text, const json_t *emojis)
{
	if (text == NULL) {
		return NULL;
	}
	GString *clean = g_string_new(text);
	for (size_t i = 0; i < MIN(json_array_size(emojis), EMOJIS_MAX); i++) {
		const char *name = jsontext_string(json_array_get(emojis, i), "shortcode");
		g_autofree char *code = name != NULL ? g_strdup_printf(":%s:", name) : NULL;

		if (code != NULL && *name != '\0' && strstr(clean->str, code) != NULL) {
			remove_code(clean, code);
		}
	}
	return g_string_free(clean, FALSE);
}

char *
mastodon_account_name(const json_t *account)
{
	g_autofree char *name = mastodon_account_uncode(jsontext_string(account, "display_name"),
		json_object_get(account, "emojis"));

	return plain_line(name);
}

char *
mastodon_account_handle(const json_t *account, const char *base_url)
{
	const char *acct = jsontext_string(account, "acct");
	const char *url = jsontext_string(account, "url");

	if (acct == NULL || *acct == '\0') {
		return NULL;
	}
	g_autofree char *host = url_host(url != NULL && url_is_web(url) ? url
			: base_url != NULL                              ? base_url
									: "");
	g_autofree char *handle = strchr(acct, '@') != NULL || host == NULL
		? g_strconcat("@", acct, NULL)
		: g_strdup_printf("@%s@%s", acct, host);
	return plain_line(handle);
}
