#include "render/public.h"

#include "text/jsontext.h"
#include "text/meeting.h"
#include "text/url.h"

#include <string.h>

bool
public_may_quote(const Post *post)
{
	return post->consent < POST_CONSENT_REDUCED;
}

static void
clear_text(char **text)
{
	g_clear_pointer(text, g_free);
}

static void
withhold_post(Post *post)
{
	char **const texts[] = { &post->title, &post->content_raw, &post->text, &post->content_safe,
		&post->warning, &post->author_name, &post->author_handle, &post->author_url,
		&post->language, &post->base_url };

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		clear_text(texts[i]);
	}
	g_clear_pointer(&post->prose, prose_free);
	g_clear_pointer(&post->card, post_card_free);
	g_clear_pointer(&post->poll, post_poll_free);
	g_clear_pointer(&post->quote, post_quote_free);
	g_clear_pointer(&post->reply_to, post_reply_to_free);
	g_ptr_array_set_size(post->media, 0);
	g_ptr_array_set_size(post->links, 0);
}

/* ---- posts of their own ---------------------------------------------------------------------- */

/* The stricter of what was said when the edition was made and what has been since. */
static void
raise_level(Post *post, GHashTable *levels)
{
	void *level = NULL;

	if (levels != NULL && g_hash_table_lookup_extended(levels, &post->id, NULL, &level)) {
		post->consent = MAX(post->consent, (PostConsent)GPOINTER_TO_INT(level));
	}
}

static void
withhold_entry(DraftEntry *entry)
{
	withhold_post(entry->post);
	clear_text(&entry->why);
	if (entry->asked != NULL) {
		clear_text(&entry->asked->said);
		clear_text(&entry->asked->lead);
	}
	g_ptr_array_set_size(entry->copies, 0);
	entry->more_by_author = 0; /* which names them */
}

/* Who answered a chat and may not be quoted was there, without a name and without what they passed
 * round. @levels of the posts of all who did. */
static void
withhold_voices(const DraftChat *chat, GHashTable *levels, GHashTable *withheld)
{
	for (guint i = 0; i < chat->voices->len; i++) {
		DraftVoice *voice = g_ptr_array_index(chat->voices, i);
		void *level = levels == NULL ? NULL : g_hash_table_lookup(levels, &voice->post_id);

		if (GPOINTER_TO_INT(level) >= POST_CONSENT_REDUCED
			|| g_hash_table_contains(withheld, &voice->post_id)) {
			clear_text(&voice->name);
			g_ptr_array_set_size(voice->urls, 0);
			g_ptr_array_set_size(voice->titles, 0);
		}
	}
}

/* ---- what others say of it ------------------------------------------------------------------- */

static void
add_name(GHashTable *names, char *name)
{
	if (name != NULL) {
		g_hash_table_add(names, name);
	}
}

/* By which names those posts are meant that stand in public: uris and canonical addresses. @return
 * owned set. */
static GHashTable *
names_in_public(const GPtrArray *shown)
{
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < shown->len; i++) {
		const Post *post = ((DraftEntry *)g_ptr_array_index(shown, i))->post;

		if (public_may_quote(post)) {
			add_name(names, g_strdup(post->uri));
			add_name(names, url_canonical(post->url));
		}
	}
	return names;
}

static bool
is_among(GHashTable *names, const char *uri, const char *url)
{
	g_autofree char *canonical = url_canonical(url);

	return (uri != NULL && g_hash_table_contains(names, uri))
		|| (canonical != NULL && g_hash_table_contains(names, canonical));
}

/* Nobody is named, and nothing quoted, by somebody else's word alone. */
static void
hush(Post *post, GHashTable *names)
{
	PostReplyTo *reply_to = post->reply_to;
	PostQuote *quote = post->quote;

	if (reply_to != NULL && !is_among(names, reply_to->uri, reply_to->url)
		&& g_strcmp0(reply_to->author, post->author_handle) != 0) {
		clear_text(&reply_to->author);
	}
	if (quote != NULL && !is_among(names, quote->uri, quote->url)) {
		clear_text(&quote->author);
		clear_text(&quote->text);
	}
}

void
public_withhold_post(Post *post)
{
	g_autoptr(GHashTable) nobody = g_hash_table_new(g_str_hash, g_str_equal);

	if (!public_may_quote(post)) {
		withhold_post(post);
	}
	hush(post, nobody);
}

GHashTable *
public_withhold(Draft *draft, GHashTable *levels)
{
	GHashTable *withheld = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	g_autoptr(GPtrArray) shown = draft_shown(draft);
	g_autoptr(GHashTable) names = NULL;

	for (guint i = 0; i < shown->len; i++) {
		DraftEntry *entry = g_ptr_array_index(shown, i);

		raise_level(entry->post, levels);
		if (!public_may_quote(entry->post)) {
			withhold_entry(entry);
			g_hash_table_add(withheld, g_memdup2(&entry->post->id, sizeof(int64_t)));
		}
	}
	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (section->chat != NULL) {
			withhold_voices(section->chat, levels, withheld);
		}
	}
	for (guint i = 0; i < shown->len; i++) {
		Post *post = ((DraftEntry *)g_ptr_array_index(shown, i))->post;

		if (names == NULL && (post->reply_to != NULL || post->quote != NULL)) {
			names = names_in_public(shown);
		}
		if (names != NULL) {
			hush(post, names);
		}
	}
	return withheld;
}

/* ---- meetings -------------------------------------------------------------------------------- */

/* A view that loses them. Borrowed. */
typedef struct Hiding {
	const char *said;
	GHashTable *seen;  /* set: what stands in several places and was gone through */
	GHashTable *links; /* links that were looked at, which stand in many places -> whether one
			    * is a door */
} Hiding;

/* {number, url}. */
static bool
is_link(const json_t *value)
{
	return json_is_object(value) && json_object_get(value, "number") != NULL
		&& json_object_get(value, "url") != NULL;
}

static bool
is_meeting(const Hiding *hiding, json_t *link)
{
	void *known = NULL;

	if (g_hash_table_lookup_extended(hiding->links, link, NULL, &known)) {
		return GPOINTER_TO_INT(known);
	}
	const bool is_one = meeting_is_link(json_string_value(json_object_get(link, "url")));
	g_hash_table_insert(hiding->links, link, GINT_TO_POINTER(is_one));
	return is_one;
}

/* What is all ours, the list of links, which no page prints, and events, of which each says whether
 * its door is for everybody (event_public()). */
static bool
is_ours(const char *key)
{
	static const char *const keys[] = { "words", "look", "style", "indent", "class", "anchor",
		"time", "links", "events" };

	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		if (strcmp(key, keys[i]) == 0) {
			return true;
		}
	}
	return false;
}

static void hide_in(const Hiding *hiding, json_t *view);

/* What stands in the place of a value, in which all else is hidden; NULL: it stays. @return owned
 * reference. */
static json_t *
replacement(const Hiding *hiding, json_t *value)
{
	g_autofree char *hidden = NULL;

	if (is_link(value)) {
		return is_meeting(hiding, value) ? json_null() : NULL;
	}
	if (!json_is_string(value)) {
		hide_in(hiding, value);
		return NULL;
	}
	hidden = meeting_hide(json_string_value(value), hiding->said);
	return hidden == NULL ? NULL : jsontext_text(hidden);
}

static void
hide_in(const Hiding *hiding, json_t *view)
{
	const char *key;
	json_t *value;
	gsize i;

	if (view->refcount > 1 && !g_hash_table_add(hiding->seen, view)) {
		return;
	}
	if (json_is_array(view)) {
		json_array_foreach (view, i, value) {
			json_t *made = replacement(hiding, value);

			if (made != NULL) {
				json_array_set_new(view, i, made);
			}
		}
	}
	json_object_foreach (view, key, value) {
		json_t *made = is_ours(key) ? NULL : replacement(hiding, value);

		if (made != NULL) {
			json_object_set_new(view, key, made);
		}
	}
}

void
public_hide_meetings(json_t *view, const char *said)
{
	g_autoptr(GHashTable) links = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	const Hiding hiding = { said, seen, links };

	hide_in(&hiding, view);
}
