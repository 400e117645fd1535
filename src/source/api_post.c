#include "source/api_post.h"

#include "base/now.h"
#include "model/consent_signals.h"
#include "source/feed_post.h"
#include "source/feed_sieve.h"
#include "source/sniff.h"
#include "source/timeline.h"
#include "text/html.h"
#include "text/markdown.h"
#include "text/mfm.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* A publication date further ahead is a mistake, and would stay on top for ever. */
#define FUTURE_S DAY_S

static const KindPlan *
plan_of(const ApiPostReader *reader)
{
	return reader->spec->described->plan;
}

static ApiItem
item_of(const ApiPostReader *reader, const json_t *json)
{
	ApiItem item = reader->at;

	item.item = json;
	return item;
}

/* ---- fields ---- */

static char *
line_of(const ApiItem *item, const KindValue *value)
{
	g_autofree char *text = api_value_text(item, value);

	return feed_post_line(text, text != NULL && sniff_is_html(text));
}

static char *
url_of(const ApiItem *item, const KindValue *value)
{
	g_autofree char *text = api_value_text(item, value);

	return url_resolve(item->server, text);
}

static int64_t
date_of(const ApiItem *item, const KindValue *value, int64_t now_s)
{
	g_autofree char *text = api_value_text(item, value);
	DateReading reading;
	int64_t date_s;

	if (text == NULL || !date_read(text, &reading)) {
		return DATE_UNKNOWN;
	}
	date_s = date_choose(&reading, DATE_ORDER_UNSAID, now_s);
	if (date_is_placeholder(date_s)) {
		return DATE_UNKNOWN;
	}
	return now_s != DATE_UNKNOWN && date_s > now_s + FUTURE_S ? now_s : date_s;
}

/* The platform's own id, where it may go back into a request. */
static char *
own_id_of(const ApiItem *item, const KindPlan *plan)
{
	g_autofree char *id = api_value_text(item, plan->id);

	for (const char *at = id; at != NULL && *at != '\0'; at++) {
		if (!g_ascii_isgraph(*at)) {
			return NULL;
		}
	}
	return timeline_is_id(id) ? g_steal_pointer(&id) : NULL;
}

/* ---- words ---- */

/* The content as HTML or text: of four ways to write it the first that the item has. */
static void
read_content(const ApiItem *item, const KindPlan *plan, Post *post)
{
	g_autofree char *text = api_value_text(item, plan->text);
	g_autofree char *html = api_value_text(item, plan->html);
	g_autofree char *markdown = api_value_text(item, plan->markdown);
	g_autofree char *mfm = api_value_text(item, plan->mfm);
	const char *base = post->url != NULL ? post->url : item->server;

	if (html != NULL) {
		feed_post_set_content(post, html, true, base);
	} else if (markdown != NULL) {
		g_autofree char *made = markdown_to_html(markdown);

		feed_post_set_content(post, made, true, base);
	} else if (mfm != NULL) {
		g_autofree char *made = mfm_to_html(mfm);

		feed_post_set_content(post, made, true, base);
	} else {
		feed_post_set_content(post, text, false, base);
	}
}

static void
read_media(const ApiItem *item, const KindPlan *plan, Post *post)
{
	g_autoptr(GPtrArray) urls = api_value_list(item, plan->media[0]);
	g_autoptr(GPtrArray) alts = api_value_list(item, plan->media[1]);
	g_autoptr(GPtrArray) types = api_value_list(item, plan->media[2]);

	for (guint i = 0; i < urls->len; i++) {
		g_autofree char *url = url_resolve(item->server, g_ptr_array_index(urls, i));
		const bool has_alt = alts->len == urls->len;
		const bool has_type = types->len == urls->len;

		feed_post_add_medium(post, has_type ? g_ptr_array_index(types, i) : NULL, url,
			has_alt ? g_ptr_array_index(alts, i) : NULL);
	}
}

/* How people wrote a hashtag stands in the text; that it is one, the platform says. */
static void
read_tags(const ApiItem *item, const KindPlan *plan, Post *post)
{
	g_autoptr(GPtrArray) names = api_value_list(item, plan->tags);

	for (guint i = 0; i < names->len; i++) {
		feed_post_add_categories(post->tags, g_ptr_array_index(names, i));
	}
}

static int64_t
count_of(const ApiItem *item, const KindValue *value)
{
	g_autofree char *text = api_value_text(item, value);
	guint64 count;

	return text != NULL && g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT32, &count, NULL)
		? (int64_t)count
		: POST_COUNT_UNKNOWN;
}

static void
read_counts(const ApiItem *item, const KindPlan *plan, int64_t now_s, Post *post)
{
	post->replies = count_of(item, plan->counts[0]);
	post->boosts = count_of(item, plan->counts[1]);
	post->favourites = count_of(item, plan->counts[2]);
	if (MAX(MAX(post->replies, post->boosts), post->favourites) != POST_COUNT_UNKNOWN) {
		post->counts_s = now_s;
	}
}

static void
read_names(const ApiItem *item, const KindPlan *plan, Post *post)
{
	post->native_id = own_id_of(item, plan);
	post->uri = api_value_text(item, plan->uri);
	post->uri_is_global = url_is_web(post->uri);
	post->url = url_of(item, plan->url);
	if (post->url == NULL && post->uri_is_global) {
		post->url = url_resolve(NULL, post->uri);
	}
	if (post->uri == NULL) {
		post->uri = g_strdup(post->native_id);
	}
}

static void
read_author(const ApiItem *item, const KindPlan *plan, Post *post)
{
	post->author_name = line_of(item, plan->author[0]);
	post->author_handle = line_of(item, plan->author[1]);
	post->author_url = url_of(item, plan->author[2]);
	post->author_is_bot = api_value_any(item, plan->bot);
}

/* By the kind's own words, and by those that people write. */
static void
judge(const ApiItem *item, const KindPlan *plan, Post *post)
{
	ConsentSaid said = { 0 };

	post->consent = plan->public != NULL ? POST_CONSENT_OPEN : POST_CONSENT_UNSAID;
	if (!api_value_all(item, plan->public)) {
		said.level = POST_CONSENT_REFUSED;
		said.reason = "not for everybody, as its platform says";
	} else if (!api_value_all(item, plan->open)) {
		said.level = POST_CONSENT_REDUCED;
		said.reason = "its author has not opted in, as its platform says";
	}
	feed_post_judge(post, &said);
}

static void
read_words(const ApiItem *item, const KindPlan *plan, Post *post)
{
	post->title = line_of(item, plan->title);
	read_content(item, plan, post);
	post->warning = line_of(item, plan->warning);
	if (post->warning == NULL && api_value_any(item, plan->sensitive)) {
		post->warning = g_strdup(""); /* folded by its author, who gave no reason */
	}
}

static char *
network_of(const ApiPostReader *reader)
{
	const KindSpec *kind = reader->spec->described;

	char *site = kind->network == NULL ? url_site(reader->spec->url) : NULL;

	return site != NULL ? site : g_strdup(kind->network != NULL ? kind->network : kind->name);
}

static Post *
read_post(const ApiPostReader *reader, const ApiItem *item)
{
	const KindPlan *plan = plan_of(reader);
	Post *post = post_new();
	g_autofree char *language = api_value_text(item, plan->language);
	g_autofree char *reply_to = api_value_text(item, plan->reply_to);

	read_names(item, plan, post);
	read_author(item, plan, post);
	read_words(item, plan, post);
	post->network = network_of(reader);
	post->language = feed_post_language(language);
	post->published_s = date_of(item, plan->published, reader->now_s);
	post->updated_s = date_of(item, plan->edited, reader->now_s);
	if (reply_to != NULL) {
		post->reply_to = g_new0(PostReplyTo, 1);
		post->reply_to->id = g_steal_pointer(&reply_to);
	}
	read_media(item, plan, post);
	feed_post_complete(post);
	read_tags(item, plan, post);
	read_counts(item, plan, reader->now_s, post);
	judge(item, plan, post);
	return post;
}

ApiPostVerdict
api_post_read(const ApiPostReader *reader, const json_t *json, Post **post)
{
	const KindPlan *plan = plan_of(reader);
	const ApiItem item = item_of(reader, json);
	g_autoptr(Post) read = NULL;

	if (!api_value_all(&item, plan->keep) || api_value_any(&item, plan->drop)) {
		return API_POST_DROPPED;
	}
	read = read_post(reader, &item);
	if ((read->uri == NULL && read->url == NULL)
		|| (read->title == NULL && read->text == NULL && read->media->len == 0
			&& read->consent != POST_CONSENT_REFUSED)) {
		return API_POST_NAMELESS;
	}
	*post = g_steal_pointer(&read);
	return API_POST_READ;
}

char *
api_post_id(const ApiPostReader *reader, const json_t *json)
{
	const KindPlan *plan = plan_of(reader);
	const ApiItem item = item_of(reader, json);
	char *id = own_id_of(&item, plan);
	g_autofree char *name = NULL;

	if (id != NULL) {
		return id;
	}
	name = api_value_text(&item, plan->uri);
	if (name == NULL) {
		name = api_value_text(&item, plan->url);
	}
	return name != NULL ? feed_sieve_hash(name) : NULL;
}

int64_t
api_post_time(const ApiPostReader *reader, const json_t *json)
{
	const ApiItem item = item_of(reader, json);
	const int64_t time_s = date_of(&item, plan_of(reader)->published, reader->now_s);

	return time_s == DATE_UNKNOWN ? 0 : MAX(time_s, 1);
}

bool
api_post_glance(const ApiPostReader *reader, const HashtagGlance *glance, const json_t *json)
{
	const KindPlan *plan = plan_of(reader);
	const KindValue *const values[] = { plan->title, plan->text, plan->html, plan->markdown,
		plan->mfm };
	const ApiItem item = item_of(reader, json);
	g_autoptr(GPtrArray) names = api_value_list(&item, plan->tags);
	g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);

	for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
		g_autofree char *text = api_value_text(&item, values[i]);

		if (text != NULL && hashtag_glance_text(glance, text)) {
			return true;
		}
	}
	for (guint i = 0; i < names->len; i++) {
		feed_post_add_categories(tags, g_ptr_array_index(names, i));
	}
	return hashtag_glance_has(glance, tags);
}
