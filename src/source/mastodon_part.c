#include "source/mastodon_part.h"

#include "source/timeline.h"
#include "text/byline.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <stdbool.h>
#include <string.h>

#define ID_BYTES_MAX 128
#define OPTIONS_MAX 32

static char *
line_of(const json_t *object, const char *key)
{
	return plain_line(jsontext_string(object, key));
}

PostCard *
mastodon_part_card(const json_t *status)
{
	const json_t *json = json_object_get(status, "card");
	g_autofree char *url = url_resolve(NULL, jsontext_string(json, "url"));

	if (url == NULL) {
		return NULL;
	}
	PostCard *card = g_new0(PostCard, 1);
	card->url = g_steal_pointer(&url);
	card->title = line_of(json, "title");
	card->description = line_of(json, "description");
	return card;
}

/* A number that the server told, or POST_COUNT_UNKNOWN. */
static int64_t
count_of(const json_t *object, const char *key)
{
	return MAX(jsontext_integer(object, key, POST_COUNT_UNKNOWN), POST_COUNT_UNKNOWN);
}

PostPoll *
mastodon_part_poll(const json_t *status)
{
	const json_t *json = json_object_get(status, "poll");
	const json_t *emojis = json_object_get(json, "emojis");
	g_autoptr(PostPoll) poll = post_poll_new();
	size_t index;
	const json_t *option;

	json_array_foreach (json_object_get(json, "options"), index, option) {
		g_autofree char *words = mastodon_part_uncode(jsontext_string(option, "title"),
			emojis);
		g_autofree char *title = plain_line(words);

		if (title != NULL && poll->options->len < OPTIONS_MAX) {
			post_poll_add(poll, title, count_of(option, "votes_count"));
		}
	}
	poll->is_closed = jsontext_bool(json, "expired", false);
	(void)date_parse(jsontext_string(json, "expires_at"), &poll->ends_s);
	return poll->options->len > 0 ? g_steal_pointer(&poll) : NULL;
}

char *
mastodon_part_id(const json_t *status, const char *key)
{
	g_autofree char *id = jsontext_dup_id(status, key);

	if (id == NULL || strlen(id) > ID_BYTES_MAX) {
		return NULL;
	}
	for (const char *at = id; *at != '\0'; at++) {
		if (!g_ascii_isgraph(*at)) {
			return NULL;
		}
	}
	return g_steal_pointer(&id);
}

/* The handle of the account with an id: one that is mentioned, or the author's own. */
static char *
find_handle(const json_t *status, const char *id, const char *base_url)
{
	const json_t *author = json_object_get(status, "account");
	g_autofree char *author_id = mastodon_part_id(author, "id");
	size_t index;
	const json_t *mention;

	json_array_foreach (json_object_get(status, "mentions"), index, mention) {
		g_autofree char *other = mastodon_part_id(mention, "id");

		if (g_strcmp0(other, id) == 0) {
			return mastodon_part_account_handle(mention, base_url);
		}
	}
	return g_strcmp0(author_id, id) == 0 ? mastodon_part_account_handle(author, base_url)
					     : NULL;
}

PostReplyTo *
mastodon_part_reply_to(const json_t *status, const char *base_url)
{
	g_autofree char *id = mastodon_part_id(status, "in_reply_to_id");
	g_autofree char *account = mastodon_part_id(status, "in_reply_to_account_id");

	if (id == NULL && account == NULL) {
		return NULL;
	}
	PostReplyTo *reply_to = g_new0(PostReplyTo, 1);
	reply_to->id = g_steal_pointer(&id);
	reply_to->author = account == NULL ? NULL : find_handle(status, account, base_url);
	return reply_to;
}

/* ---- accounts ---- */

/* More in one list is no author's doing; each costs a search of the text. */
#define EMOJIS_MAX 64

static void
remove_code(GString *text, const char *code)
{
	const gsize length = strlen(code);
	bool is_tag = false;

	for (gsize i = 0; text->str[i] != '\0';) {
		is_tag = text->str[i] == '<' || (is_tag && text->str[i] != '>');
		if (!is_tag && strncmp(text->str + i, code, length) == 0) {
			g_string_erase(text, (gssize)i, (gssize)length);
		} else {
			i++;
		}
	}
}

char *
mastodon_part_uncode(const char *text, const json_t *emojis)
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
mastodon_part_account_name(const json_t *account)
{
	g_autofree char *name = mastodon_part_uncode(jsontext_string(account, "display_name"),
		json_object_get(account, "emojis"));

	return plain_line(name);
}

char *
mastodon_part_account_handle(const json_t *account, const char *base_url)
{
	const char *acct = jsontext_string(account, "acct");
	const char *url = jsontext_string(account, "url");

	if (acct == NULL || *acct == '\0') {
		return NULL;
	}
	g_autofree char *host = url_host(url_is_web(url) ? url : base_url != NULL ? base_url : "");
	g_autofree char *handle = strchr(acct, '@') != NULL || host == NULL
		? g_strconcat("@", acct, NULL)
		: g_strdup_printf("@%s@%s", acct, host);
	return plain_line(handle);
}

/* The key of who is named by a profile's address: https://HOST/@NAME, /@NAME@HOST, /users/NAME. */
static char *
key_of_page(const char *url, const char *host)
{
	const char *at = strstr(url, "/@");
	const char *users = strstr(url, "/users/");
	const char *name = at != NULL ? at + 2 : users != NULL ? users + 7 : NULL;

	if (name == NULL) {
		return NULL;
	}
	g_autofree char *user = g_strndup(name, strcspn(name, "/?#"));
	return strchr(user, '@') != NULL ? g_strconcat("@", user, NULL)
					 : g_strdup_printf("@%s@%s", user, host);
}

char *
mastodon_part_fold_key(char *key)
{
	g_autofree char *own = key;
	g_autofree char *folded = own != NULL ? g_utf8_casefold(own, -1) : NULL;

	return timeline_is_id(folded) ? g_steal_pointer(&folded) : NULL;
}

char *
mastodon_part_key(const char *account)
{
	g_auto(Byline) byline = { 0 };

	if (!byline_parse(account, &byline, NULL)) {
		return NULL;
	}
	if (byline.user != NULL) {
		return mastodon_part_fold_key(g_strdup_printf("@%s@%s", byline.user, byline.host));
	}
	return byline.url != NULL ? mastodon_part_fold_key(key_of_page(byline.url, byline.host))
				  : NULL;
}

/* "@ada@tooter.example" in "https://tooter.example/@Ada/1": a part of the path is the name. */
static bool
is_named(const char *url, const char *key)
{
	g_autofree char *address = g_strndup(url, strcspn(url, "?#"));
	g_auto(GStrv) parts = g_strsplit(address, "/", 0);
	g_autofree char *name = g_strndup(key + 1, strcspn(key + 1, "@"));
	const guint count = g_strv_length(parts);

	/* behind "https:", "" and the host */
	for (guint i = 3; i < count; i++) {
		if (g_ascii_strcasecmp(parts[i] + (*parts[i] == '@'), name) == 0) {
			return true;
		}
	}
	return false;
}

const char *
mastodon_part_whose(json_t *people, const char *url)
{
	const bool is_only = json_object_size(people) == 1;
	const char *found = NULL;
	const char *key;
	json_t *person;

	json_object_foreach (people, key, person) {
		if (*key != '@' || jsontext_string(person, "id") == NULL
			|| !(is_only || (url != NULL && is_named(url, key)))) {
			continue;
		}
		if (found != NULL) {
			return NULL; /* of one name on two servers */
		}
		found = key;
	}
	return found;
}
