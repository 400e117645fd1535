#include "source/mastodon_people.h"

#include "base/now.h"
#include "source/mastodon_account.h"
#include "source/mastodon_part.h"
#include "source/timeline.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define LISTED_EVERY_S DAY_S
#define ABSENT_SHOWN 5
/* Mastodon allows 25 in a collection; others may allow more. */
#define MEMBERS_MAX 500

/* @return borrowed from state, made when missing. */
static json_t *
member_object(const MastodonReading *reading, const char *name)
{
	json_t *member = json_object_get(reading->state, name);

	if (!json_is_object(member)) {
		member = json_object();
		json_object_set_new(reading->state, name, member);
	}
	return member;
}

static void
keep_id(const MastodonReading *reading, const char *key, const char *id)
{
	json_object_set_new(member_object(reading, "people"), key, jsontext_text(id));
	json_object_del(member_object(reading, "absent"), key);
}

/* ---- one person ---- */

void
mastodon_people_say_absent(const MastodonReading *reading)
{
	json_t *absent = json_object_get(reading->state, "absent");
	const guint count = (guint)json_object_size(absent);
	g_autoptr(GString) text = g_string_new(NULL);
	guint shown = 0;
	const char *key;
	json_t *one;

	json_object_foreach (absent, key, one) {
		const char *why = jsontext_string(one, "why");

		if (shown++ < ABSENT_SHOWN) {
			g_string_append_printf(text, "%s%s %s", shown > 1 ? "; " : "", key,
				why != NULL ? why : "");
		}
	}
	if (count > ABSENT_SHOWN) {
		g_string_append_printf(text, "; and %u more", count - ABSENT_SHOWN);
	}
	if (count > 0) {
		reading->step->is_in_part = true;
		step_set(reading->step, STEP_GO_ON, "%s", text->str);
	}
}

/* Of one of several nothing is read; the others are. */
static void
say_of(const MastodonReading *reading, const char *key, const char *what)
{
	json_object_set_new(member_object(reading, "absent"), key,
		jsontext_object("why", jsontext_text(what), "at",
			json_integer(reading->input->now_s), NULL));
	mastodon_people_say_absent(reading);
}

bool
mastodon_people_take(const MastodonReading *reading, const char *key)
{
	const Reply *reply = reading->input->reply;
	json_auto_t *account = NULL;

	if (reply->status == 404 || reply->status == 410) {
		say_of(reading, key,
			"is not known to this server (expected a name as in its "
			"profile, or the server that it is on)");
		return false;
	}
	if (step_refused(reading->step, reply)) {
		return false;
	}
	(void)mastodon_reading_body(reply, &account, NULL);
	g_autofree char *id = mastodon_part_id(account, "id");
	if (id == NULL) {
		step_set(reading->step, STEP_FAILED,
			"answered with something else than an account");
		step_add_words(reading->step, reply);
		return false;
	}
	if (jsontext_bool(account, "suspended", false)) {
		say_of(reading, key, "is suspended on this server");
		return false;
	}
	const json_t *moved = json_object_get(account, "moved");
	if (json_is_object(moved)) {
		g_autofree char *to = mastodon_part_account_handle(moved, reading->spec->url);
		g_autofree char *what = g_strdup_printf("has moved to %s (expected the new name)",
			to != NULL ? to : "another server");
		say_of(reading, key, what);
		return false;
	}
	keep_id(reading, key, id);
	return true;
}

void
mastodon_people_lose(const MastodonReading *reading, const char *key)
{
	json_object_del(json_object_get(reading->state, "people"), key);
	say_of(reading, key, "is no longer on this server");
}

/* ---- a list of them ---- */

/* https://tooter.example/collections/7 -> 7. @return owned, or NULL. */
static char *
list_id(const char *list)
{
	g_autofree char *path = g_strndup(list, strcspn(list, "?#"));
	g_auto(GStrv) parts = g_strsplit(path, "/", 0);
	const char *last = NULL;

	for (char **part = parts; *part != NULL; part++) {
		last = **part != '\0' ? *part : last;
	}
	return last != NULL ? g_strdup(last) : NULL;
}

bool
mastodon_people_ask_list(MastodonReading *reading)
{
	const SourceSpec *spec = reading->spec;
	const int64_t listed_s = jsontext_integer(reading->state, "listed", 0);
	g_autofree char *id = spec->list != NULL ? list_id(spec->list) : NULL;

	if (id == NULL || (listed_s > reading->input->now_s - LISTED_EVERY_S && listed_s != 0)) {
		return false;
	}
	g_autofree char *name = url_encode(id);
	g_autofree char *path = g_strconcat("/api/v1/collections/", name, NULL);
	return mastodon_reading_ask(reading, path, g_strdup(MASTODON_LIST " of"));
}

/* Its consent stands in the item: a visitor is shown accepted ones, the owner of the list others
 * too. */
static bool
has_accepted(const json_t *items, const char *id)
{
	size_t index;
	const json_t *item;

	json_array_foreach (items, index, item) {
		g_autofree char *account = mastodon_part_id(item, "account_id");

		if (g_strcmp0(account, id) == 0) {
			return g_strcmp0(jsontext_string(item, "state"), "accepted") == 0;
		}
	}
	return false;
}

static void
take_members(const MastodonReading *reading, const json_t *document)
{
	const json_t *items = json_object_get(json_object_get(document, "collection"), "items");
	json_t *members = json_array();
	size_t index;
	const json_t *account;

	json_array_foreach (json_object_get(document, "accounts"), index, account) {
		g_autofree char *id = mastodon_part_id(account, "id");
		g_autofree char *handle = mastodon_part_account_handle(account, reading->spec->url);
		g_autofree char *key = handle != NULL ? g_utf8_strdown(handle, -1) : NULL;

		if (id == NULL || key == NULL || strchr(key, ' ') != NULL
			|| json_array_size(members) >= MEMBERS_MAX || !has_accepted(items, id)) {
			continue;
		}
		json_array_append_new(members, jsontext_text(key));
		keep_id(reading, key, id);
	}
	json_object_set_new(reading->state, "members", members);
	json_object_set_new(reading->state, "listed", json_integer(reading->input->now_s));
}

void
mastodon_people_take_list(const MastodonReading *reading)
{
	const Reply *reply = reading->input->reply;
	json_auto_t *document = NULL;

	if (reply->status == 404) {
		step_set(reading->step, STEP_FAILED,
			"HTTP 404: this server has no such collection (expected the address of "
			"one, and a server of Mastodon 4.6 or later)");
	} else if (!step_refused(reading->step, reply)) {
		(void)mastodon_reading_body(reply, &document, NULL);
		if (json_is_array(json_object_get(document, "accounts"))) {
			take_members(reading, document);
			return;
		}
		step_set(reading->step, STEP_FAILED,
			"answered with something else than a collection");
		step_add_words(reading->step, reply);
	}
	if (reading->keys->len > 0) {
		/* who is known is read all the same */
		reading->step->outcome = STEP_GO_ON;
		reading->step->is_in_part = true;
	}
}

/* ---- how things stand ---- */

/* Where one of them is behind, all are. */
static void
add_reading(StepReading *row, const json_t *timeline, const StepInput *input)
{
	const int64_t read_s = jsontext_integer(timeline, "read", input->begin_s);
	const int64_t oldest_s = jsontext_integer(timeline, "oldest", 0);
	int64_t from_s = 0, to_s = 0;

	row->newest_s = MAX(row->newest_s, jsontext_integer(timeline, "newest", 0));
	row->oldest_s = MAX(row->oldest_s, oldest_s);
	bool is_missing = timeline_missing(timeline, &from_s, &to_s);
	if (read_s < input->now_s) {
		from_s = is_missing ? MIN(from_s, read_s) : read_s;
		to_s = input->now_s;
		is_missing = true;
	}
	if (is_missing) {
		row->missing_from_s = row->missing_from_s == 0 ? from_s
							       : MIN(row->missing_from_s, from_s);
		row->missing_to_s = MAX(row->missing_to_s, to_s);
	}
}

void
mastodon_people_note(const MastodonReading *reading)
{
	StepReading *row = step_reading(reading->step, "");

	for (guint i = 0; i < reading->keys->len; i++) {
		const char *key = mastodon_reading_key(reading, i);

		/* whom the server does not know nobody waits for */
		if (mastodon_account_id(reading->state, key) != NULL) {
			add_reading(row, mastodon_reading_timeline(reading, key), reading->input);
		}
	}
}
