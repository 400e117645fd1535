#include "import/instagram_account.h"

#include "import/instagram_words.tab.h"
#include "import/jsonpart.h"
#include "import/mojibake.h"
#include "text/jsontext.h"
#include "text/plain.h"

#include <string.h>

#define USERNAME_MAX 30 /* help.instagram.com: usernames */

static const char *const username_words[] = { INSTAGRAM_USERNAME_WORDS, NULL };
static const char *const name_words[] = { INSTAGRAM_NAME_WORDS, NULL };
static const char *const private_words[] = { INSTAGRAM_PRIVATE_WORDS, NULL };
static const char *const yes_words[] = { INSTAGRAM_YES_WORDS, NULL };
static const char *const no_words[] = { INSTAGRAM_NO_WORDS, NULL };

bool
instagram_account_is_told(const char *head, gsize length)
{
	bool is_list;
	g_autoptr(GPtrArray) keys = jsonpart_keys(head, length, &is_list);

	return !is_list && jsonpart_has(keys, "profile_user");
}

/* Whether @text is one of @words. */
static bool
is_one_of(const char *text, const char *const *words)
{
	g_autofree char *line = plain_line(text);
	g_autofree char *small = line != NULL ? g_utf8_strdown(line, -1) : NULL;
	g_autofree char *composed = small != NULL ? g_utf8_normalize(small, -1, G_NORMALIZE_NFC)
						  : NULL;

	return composed != NULL && g_strv_contains(words, composed);
}

/* A name that may stand in an address. @return owned, or NULL. */
static char *
username_of(const char *text)
{
	g_autofree char *name = plain_line(text);

	if (name == NULL || strlen(name) > USERNAME_MAX) {
		return NULL;
	}
	for (const char *at = name; *at != '\0'; at++) {
		if (!g_ascii_isalnum(*at) && strchr("._", *at) == NULL) {
			return NULL;
		}
	}
	return g_steal_pointer(&name);
}

/* One thing that is said of the account. */
static void
hear_word(InstagramAccount *account, const char *label, const char *value)
{
	if (value == NULL) {
		return;
	}
	if (account->username == NULL && is_one_of(label, username_words)) {
		account->username = username_of(value);
	} else if (account->name == NULL && is_one_of(label, name_words)) {
		account->name = plain_line(value);
	} else if (is_one_of(label, private_words)) {
		account->seen = is_one_of(value, no_words) ? META_SEEN_BY_ALL
			: is_one_of(value, yes_words)      ? META_SEEN_BY_SOME
							   : account->seen;
	}
}

/* {"profile_user": [{"string_map_data": {LABEL: {"value"}}}]}, or since 2025 {"label_values":
 * [{"label", "value"}]}. */
bool
instagram_account_hear(InstagramAccount *account, Reader *reader, GError **error)
{
	json_auto_t *loaded = NULL;
	const char *label;
	size_t index;
	json_t *said;

	if (!jsonpart_load(reader, &loaded, error)) {
		return false;
	}
	mojibake_json(loaded);
	json_t *user = json_array_get(json_object_get(loaded, "profile_user"), 0);
	account->is_unreadable = account->is_unreadable || !json_is_object(user);
	json_object_foreach (json_object_get(user, "string_map_data"), label, said) {
		hear_word(account, label, jsontext_string(said, "value"));
	}
	json_array_foreach (json_object_get(user, "label_values"), index, said) {
		label = jsontext_string(said, "label");
		hear_word(account, label, jsontext_string(said, "value"));
	}
	return true;
}

void
instagram_account_sign(const InstagramAccount *account, const char *host, const char *page,
	Post *post)
{
	post->author_name = g_strdup(account->name);
	if (account->username != NULL) {
		post->author_handle = g_strdup_printf("@%s@%s", account->username, host);
		post->author_url = g_strconcat(page, account->username, NULL);
	}
}

void
instagram_account_clear(InstagramAccount *account)
{
	g_clear_pointer(&account->username, g_free);
	g_clear_pointer(&account->name, g_free);
}
