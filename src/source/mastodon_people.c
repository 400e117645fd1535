#include "source/mastodon_people.h"

#include "base/now.h"
#include "source/mastodon_part.h"
#include "source/timeline.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

/* Collection::MAX_ITEMS is 25; more are read of servers that allow more, but not any number. */
#define MEMBERS_MAX 500
/* So many are told of by name. */
#define TOLD_MAX 5
/* How often somebody who could not be read, and the list, are asked for again. */
#define AGAIN_EVERY_S DAY_S

/* ---- who ---- */

static json_t *
list_of(const json_t *state)
{
	return json_object_get(state, "list");
}

static bool
is_within(int64_t at_s, int64_t now_s)
{
	return at_s != 0 && at_s <= now_s && now_s < at_s + AGAIN_EVERY_S;
}

/* Who could not be read a short while ago. */
static bool
is_absent(const json_t *state, const char *key, int64_t now_s)
{
	const json_t *person = mastodon_reading_person(state, key);

	return jsontext_string(person, "trouble") != NULL
		&& is_within(jsontext_integer(person, "looked", 0), now_s);
}

static void
add_key(GPtrArray *keys, const char *key)
{
	if (key != NULL && !g_ptr_array_find_with_equal_func(keys, key, g_str_equal, NULL)) {
		g_ptr_array_add(keys, g_strdup(key));
	}
}

/* Whoever is meant, absent or not. @return owned array of char*. */
static GPtrArray *
everybody(const SourceSpec *spec, const json_t *state)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
	size_t index;
	const json_t *member;

	for (guint i = 0; i < spec->accounts->len; i++) {
		g_autofree char *key = mastodon_part_key(g_ptr_array_index(spec->accounts, i));
		add_key(keys, key);
	}
	if (spec->list != NULL) {
		json_array_foreach (json_object_get(list_of(state), "members"), index, member) {
			add_key(keys, json_string_value(member));
		}
	}
	return keys;
}

GPtrArray *
mastodon_people_keys(const SourceSpec *spec, const json_t *state, int64_t now_s)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

	if (!mastodon_reading_is_of_people(spec)) {
		for (guint i = 0; i < spec->tags->len; i++) {
			const Hashtag *tag = g_ptr_array_index(spec->tags, i);
			g_ptr_array_add(keys, g_strdup(tag->key));
		}
		return keys;
	}
	g_autoptr(GPtrArray) all = everybody(spec, state);
	for (guint i = 0; i < all->len; i++) {
		const char *key = g_ptr_array_index(all, i);

		if (!is_absent(state, key, now_s)) {
			g_ptr_array_add(keys, g_strdup(key));
		}
	}
	return keys;
}

void
mastodon_people_keep(const MastodonReading *reading)
{
	const json_t *people = json_object_get(reading->state, "people");
	json_t *kept = json_object();

	if (!mastodon_reading_is_of_people(reading->spec)) {
		json_object_del(reading->state, "people");
		json_object_del(reading->state, "list");
		json_decref(kept);
		return;
	}
	g_autoptr(GPtrArray) all = everybody(reading->spec, reading->state);
	for (guint i = 0; i < all->len && !reading->input->is_new_reading; i++) {
		const char *key = g_ptr_array_index(all, i);
		json_t *person = json_object_get(people, key);

		if (json_is_object(person)) {
			json_object_set(kept, key, person);
		}
	}
	json_object_set_new(reading->state, "people", kept);
	if (reading->input->is_new_reading && list_of(reading->state) != NULL) {
		json_object_del(list_of(reading->state), "listed");
	}
}

/* ---- one of them ---- */

/* @trouble NULL: none. */
static void
set_person(const MastodonReading *reading, const char *key, const char *id, const char *trouble)
{
	json_t *people = jsontext_member(reading->state, "people");
	json_t *person = jsontext_object("looked", json_integer(reading->input->now_s), NULL);

	if (id != NULL) {
		json_object_set_new(person, "id", jsontext_text(id));
	}
	if (trouble != NULL) {
		json_object_set_new(person, "trouble", jsontext_text(trouble));
	}
	json_object_set_new(people, key, person);
}

/* What an account's record says of why nothing more may come of it. @return owned, or NULL. */
static char *
trouble_of(const MastodonReading *reading, const json_t *account)
{
	const json_t *moved = json_object_get(account, "moved");

	if (json_is_object(moved)) {
		g_autofree char *where = mastodon_part_account_handle(moved, reading->spec->url);

		return where != NULL
			? g_strdup_printf("has moved to %s (expected the new name)", where)
			: g_strdup("has moved");
	}
	return jsontext_bool(account, "suspended", false) ? g_strdup("is suspended on this server")
							  : NULL;
}

/* Of who has gone elsewhere nothing more is read. @return false: it is none. */
static bool
take_account(const MastodonReading *reading, const char *key, const json_t *account)
{
	g_autofree char *id = mastodon_part_id(account, "id");
	g_autofree char *trouble = trouble_of(reading, account);

	if (id == NULL) {
		return false;
	}
	set_person(reading, key, trouble == NULL ? id : NULL, trouble);
	return true;
}

/* Whether it is an answer of the API, whatever it says; a web server has pages for all addresses. A
 * server may serve names of one domain at another (WEB_DOMAIN). */
static bool
is_of_api(const Reply *reply)
{
	json_auto_t *answer = NULL;

	return mastodon_reading_body(reply, &answer, NULL) && json_is_object(answer);
}

/* 401, 403 and 422 are about the server: it shows nobody. What else goes wrong is of now. */
static void
take_refusal(const MastodonReading *reading, const char *key)
{
	const Reply *reply = reading->input->reply;
	const int status = reply->status;

	if (status == 410 || (status == 404 && is_of_api(reply))) {
		mastodon_people_lose(reading, key);
	} else if (status == 404) {
		set_person(reading, key, NULL,
			"cannot be looked up: this address does not speak Mastodon's API (where "
			"the server has another one, write it as url)");
	} else if (status == 429) {
		mastodon_reading_take_limit(reading);
	} else if (status == 401 || status == 403 || status == 422) {
		g_autofree char *how = g_strdup_printf("HTTP %d", status);
		mastodon_reading_close(reading, how);
	} else if (!step_refused(reading->step, reply)) {
		step_set(reading->step, STEP_FAILED,
			"%s: answered with something else than an account", key);
	}
}

bool
mastodon_people_take_lookup(MastodonReading *reading, const char *key)
{
	const Reply *reply = reading->input->reply;
	json_auto_t *account = NULL;

	if (reply->status == 200) {
		(void)mastodon_reading_body(reply, &account, NULL);
	}
	if (!json_is_object(account) || !take_account(reading, key, account)) {
		take_refusal(reading, key);
		return false;
	}
	return jsontext_string(mastodon_reading_person(reading->state, key), "trouble") == NULL
		&& mastodon_reading_ask_newest(reading, key);
}

void
mastodon_people_look(MastodonReading *reading, const char *key, const json_t *page)
{
	const json_t *account = json_object_get(json_array_get(page, 0), "account");
	const json_t *person = mastodon_reading_person(reading->state, key);
	const json_t *timeline = mastodon_reading_timeline(reading, key);
	const int64_t looked_s = jsontext_integer(person, "looked", 0);

	if (json_is_object(json_object_get(account, "moved"))) {
		(void)take_account(reading, key, account);
	} else if (json_array_size(page) == 0 && json_object_get(timeline, "top") != NULL
		&& !is_within(looked_s, reading->input->now_s)
		&& mastodon_reading_ask_lookup(reading, key)) {
		const int newest = mastodon_reading_count(reading, MASTODON_NEWEST);
		mastodon_reading_set_count(reading, MASTODON_NEWEST, newest + 1);
	}
}

void
mastodon_people_lose(const MastodonReading *reading, const char *key)
{
	const json_t *person = mastodon_reading_person(reading->state, key);
	const bool was_known = jsontext_string(person, "id") != NULL;

	set_person(reading, key, NULL,
		was_known ? "is no longer on this server"
			  : "is not known to this server (expected a name as in its profile, or "
			    "the server that it is on)");
}

/* ---- a list of them ---- */

/* Its id in https://HOST/collections/ID, or whatever stands before. @return owned, or NULL. */
static char *
collection_id(const char *url)
{
	const char *at = url != NULL ? strstr(url, "/collections/") : NULL;
	g_autofree char *id = NULL;

	if (at == NULL) {
		return NULL;
	}
	at += strlen("/collections/");
	id = g_strndup(at, strcspn(at, "/?#"));
	return timeline_is_id(id) ? g_steal_pointer(&id) : NULL;
}

/* A collection's number is its server's own, as are the ids of whoever is in it. @return owned;
 * NULL: there is no list, or none of this server, which is said. */
static char *
find_list(const MastodonReading *reading)
{
	const SourceSpec *spec = reading->spec;
	g_autofree char *id = collection_id(spec->list);
	g_autofree char *server = url_authority(spec->url);
	g_autofree char *of_list = id != NULL ? url_authority(spec->list) : NULL;

	if (spec->list != NULL && of_list == NULL) {
		step_set(reading->step, STEP_FAILED,
			"list: no Mastodon collection has this address "
			"(expected https://SERVER/collections/NUMBER)");
	} else if (g_strcmp0(server, of_list) != 0 && of_list != NULL) {
		step_set(reading->step, STEP_FAILED,
			"list: the collection is on %s, and this is %s (leave url out, or give the "
			"collection's address on this server)",
			of_list, server != NULL ? server : "no server");
	} else {
		return g_steal_pointer(&id);
	}
	return NULL;
}

bool
mastodon_people_ask_list(MastodonReading *reading)
{
	g_autofree char *id = find_list(reading);
	const int64_t listed_s = jsontext_integer(list_of(reading->state), "listed", 0);

	if (id == NULL || is_within(listed_s, reading->input->now_s)) {
		return false;
	}
	g_autofree char *name = url_encode(id);
	g_autofree char *path = g_strconcat("/api/v1/collections/", name, NULL);
	return mastodon_reading_ask(reading, path, g_strdup(MASTODON_LIST " -"));
}

static const json_t *
account_of(const json_t *accounts, const char *id)
{
	size_t index;
	const json_t *account;

	json_array_foreach (accounts, index, account) {
		g_autofree char *own = mastodon_part_id(account, "id");

		if (g_strcmp0(own, id) == 0) {
			return account;
		}
	}
	return NULL;
}

/* Who has not said yes, or took it back, is in no list that we read; whoever made it is in accounts
 * as well, without an item. */
static void
take_members(MastodonReading *reading, const json_t *reply)
{
	const json_t *accounts = json_object_get(reply, "accounts");
	json_t *members = json_array();
	size_t index;
	const json_t *item;

	json_array_foreach (jsontext_path(reply, "collection.items"), index, item) {
		const bool is_accepted = g_strcmp0(jsontext_string(item, "state"), "accepted") == 0;
		g_autofree char *id = mastodon_part_id(item, "account_id");
		const json_t *account = is_accepted && id != NULL ? account_of(accounts, id) : NULL;
		g_autofree char *key = mastodon_part_fold_key(mastodon_part_account_handle(account,
			reading->spec->url));

		if (key != NULL && json_array_size(members) < MEMBERS_MAX
			&& take_account(reading, key, account)) {
			json_array_append_new(members, jsontext_text(key));
		}
	}
	json_object_set_new(reading->state, "list",
		jsontext_object("members", members, "listed", json_integer(reading->input->now_s),
			NULL));
}

/* Those who were in it are read as before. */
static void
keep_members(const MastodonReading *reading, const char *trouble)
{
	json_t *list = list_of(reading->state);

	if (!json_is_object(list)) {
		list = json_object();
		json_object_set_new(reading->state, "list", list);
	}
	json_object_set_new(list, "trouble", jsontext_text(trouble));
}

void
mastodon_people_take_list(MastodonReading *reading)
{
	const Reply *reply = reading->input->reply;
	json_auto_t *answer = NULL;

	if (reply->status == 200) {
		(void)mastodon_reading_body(reply, &answer, NULL);
	}
	if (json_is_array(jsontext_path(answer, "collection.items"))) {
		take_members(reading, answer);
	} else if (reply->status == 200) {
		keep_members(reading, "the list: answered with something else than a collection");
	} else if (reply->status == 404) {
		keep_members(reading,
			"the list: HTTP 404: this server has no such collection (expected the "
			"address of one, and a server of Mastodon 4.6 or later)");
	} else {
		g_autofree char *why = reply->status == 0
			? g_strdup_printf("the list: %s",
				reply->error != NULL ? reply->error : "no answer")
			: g_strdup_printf("the list: HTTP %d", reply->status);
		keep_members(reading, why);
	}
	g_ptr_array_unref(reading->keys);
	reading->keys = mastodon_people_keys(reading->spec, reading->state, reading->input->now_s);
}

/* ---- what is said of them ---- */

static void
add_trouble(GString *text, const char *who, const char *trouble)
{
	g_string_append_printf(text, "%s%s%s%s", text->len > 0 ? "; " : "", who,
		*who != '\0' ? " " : "", trouble);
}

/* Those of the ini that name nobody on any server. */
static void
add_misnamed(const SourceSpec *spec, GString *text)
{
	for (guint i = 0; i < spec->accounts->len; i++) {
		const char *account = g_ptr_array_index(spec->accounts, i);
		g_autofree char *key = mastodon_part_key(account);

		if (key == NULL) {
			add_trouble(text, account, "names no account (expected @name@server)");
		}
	}
}

/* @return how many of them can be read. */
static guint
add_troubled(const MastodonReading *reading, GString *text)
{
	g_autoptr(GPtrArray) all = everybody(reading->spec, reading->state);
	guint troubled = 0;
	guint known = 0;

	for (guint i = 0; i < all->len; i++) {
		const char *key = g_ptr_array_index(all, i);
		const json_t *person = mastodon_reading_person(reading->state, key);
		const char *trouble = jsontext_string(person, "trouble");

		known += trouble == NULL;
		troubled += trouble != NULL;
		if (trouble != NULL && troubled <= TOLD_MAX) {
			add_trouble(text, key, trouble);
		}
	}
	if (troubled > TOLD_MAX) {
		g_string_append_printf(text, "; and %u more", troubled - TOLD_MAX);
	}
	return known;
}

void
mastodon_people_tell(const MastodonReading *reading)
{
	const char *of_list = jsontext_string(list_of(reading->state), "trouble");
	g_autoptr(GString) text = g_string_new(NULL);
	const bool is_over = mastodon_reading_count(reading, MASTODON_NEWEST) <= 0;
	const bool is_told = reading->keys->len == 0 ? reading->step->requests->len == 0
						     : reading->input->reply != NULL && is_over;

	if (!is_told || reading->step->outcome != STEP_GO_ON) {
		return;
	}
	if (of_list != NULL) {
		add_trouble(text, "", of_list);
	} else if (reading->spec->list != NULL
		&& json_array_size(json_object_get(list_of(reading->state), "members")) == 0) {
		add_trouble(text, "", "the list: nobody in it has agreed to be there");
	}
	add_misnamed(reading->spec, text);
	const guint known = add_troubled(reading, text);
	if (text->len > 0) {
		reading->step->is_in_part = known > 0;
		step_set(reading->step, known > 0 ? STEP_GO_ON : STEP_FAILED, "%s", text->str);
	}
}
