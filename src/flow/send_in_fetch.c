/* The part of send_in that reads the pages. */
#include "flow/send_in.h"

#include "base/log.h"
#include "base/now.h"
#include "dedup/identity.h"
#include "flow/access.h"
#include "flow/gather.h"
#include "flow/ingest.h"
#include "model/consent_signals.h"
#include "store/proposals.h"
#include "store/sources.h"
#include "text/charset.h"
#include "text/jsontext.h"
#include "text/pagecard.h"
#include "text/url.h"

#include <string.h>

/* So many pages a run, for so long; a page that does not answer is tried so often, an hour and then
 * a day apart. */
#define PAGES_MAX 10
#define TIME_S 60
#define TRIES_MAX 4
#define HTTP_OK 200

#define SOURCE_URL "https://sent-in.invalid/"

/* A page older than this is news since today. */
#define OLD_S (7 * DAY_S)

/* One page. */
typedef struct Fetch {
	Context *context;
	Proposal *proposal; /* borrowed */
	SourceSpec *spec;   /* owned: as that the page is asked */
	Access access;
	Gather *gather;
	bool is_answered;
	GError *error; /* owned */
} Fetch;

/* ---- what a page is ---- */

static void
hear_consent(Post *post, const PageCard *card, const char *header)
{
	g_autofree char *robots = g_strjoin(", ", card->robots != NULL ? card->robots : "",
		header != NULL ? header : "", NULL);
	json_auto_t *page = jsontext_object("robots", jsontext_text(robots), NULL);
	const ConsentSubject subjects[] = {
		{ .json = page, .now_s = DATE_UNKNOWN },
		{ .text = post->title, .now_s = DATE_UNKNOWN },
		{ .text = post->text, .now_s = DATE_UNKNOWN },
		{ .text = post->author_name, .now_s = DATE_UNKNOWN },
		{ .text = post->network, .now_s = DATE_UNKNOWN },
	};
	ConsentSaid said = { 0 };

	for (gsize i = 0; i < G_N_ELEMENTS(subjects); i++) {
		consent_signals_hear(i == 0 ? CONSENT_RECORD_PAGE : CONSENT_RECORD_FEED,
			&subjects[i], &said);
	}
	consent_signals_apply(&said, post);
}

/* @return owned. */
static Post *
post_of(const Fetch *fetch, const Reply *reply, const PageCard *card)
{
	Post *post = post_new();
	const int64_t at_s = now_s(&fetch->context->now);
	g_autoptr(Hashtag) tag = hashtag_new(fetch->proposal->tag);

	post->url = url_clean(card->url != NULL ? card->url : reply->url);
	post->title = g_strdup(card->title);
	post->content_raw = g_strdup(card->description);
	post->text = g_strdup(card->description);
	post->author_name = g_strdup(card->author);
	post->network = card->site != NULL ? g_strdup(card->site) : url_site(post->url);
	post->language = g_strdup(card->language);
	if (card->published_s != DATE_UNKNOWN && card->published_s > at_s - OLD_S
		&& card->published_s <= at_s) {
		post->published_s = card->published_s;
	}
	hashtag_list_add(post->tags, tag);
	hear_consent(post, card, g_hash_table_lookup(reply->headers, "x-robots-tag"));
	return post;
}

/* ---- what becomes of it ---- */

/* @state static, @why borrowed or NULL. */
static void
settle(Proposal *proposal, const char *state, const char *why)
{
	g_free(proposal->state);
	proposal->state = g_strdup(state);
	g_free(proposal->detail);
	proposal->detail = g_strdup(why);
}

/* By its own source, without rules of the ini's sources. @return owned. */
static SourceSpec *
own_source(const Proposal *proposal)
{
	SourceSpec *spec = source_spec_new();
	g_autoptr(Hashtag) tag = hashtag_new(proposal->tag);

	spec->name = g_strdup(SOURCES_SENT_IN);
	spec->section = g_strdup(SOURCES_SENT_IN);
	spec->kind = g_strdup("feed");
	spec->url = g_strdup(SOURCE_URL);
	hashtag_list_add(spec->tags, tag);
	return spec;
}

/* Inside a transaction. */
static bool
keep_post(Fetch *fetch, Post *post, GError **error)
{
	Proposal *proposal = fetch->proposal;
	Context *context = fetch->context;
	g_autoptr(SourceSpec) spec = own_source(proposal);
	g_autoptr(GPtrArray) posts = g_ptr_array_new();
	g_autoptr(SourceRow) row = NULL;
	const Ingest *rules;
	IngestCounts counts = { 0 };

	g_ptr_array_add(posts, post);
	if (!context_rules(context, &rules, error)
		|| !sources_ensure(context->store, spec, &row, error)) {
		return false;
	}
	const IngestDocument document = {
		.source = spec,
		.source_id = row->id,
		.posts = posts,
		.read_s = now_s(&context->now),
	};
	if (!ingest_posts(rules, context->store, &document, &counts, error)) {
		return false;
	}
	if (counts.dropped > 0) {
		settle(proposal, PROPOSALS_REFUSED,
			post->consent_reason != NULL ? post->consent_reason
						     : "its author or the ini says no");
		return true;
	}
	proposal->post_id = post->id;
	settle(proposal, PROPOSALS_WAITING, counts.fresh > 0 ? NULL : "it was known already");
	return counts.fresh == 0 || proposals_hold(context->store, post->id, error);
}

static void
try_later(Fetch *fetch, const char *why)
{
	Proposal *proposal = fetch->proposal;

	proposal->tries++;
	proposal->retry_s = now_s(&fetch->context->now) + (proposal->tries > 1 ? DAY_S : HOUR_S);
	settle(proposal, proposal->tries >= TRIES_MAX ? PROPOSALS_FAILED : PROPOSALS_ASKED, why);
}

static bool
is_page(const Reply *reply)
{
	const char *type = g_hash_table_lookup(reply->headers, "content-type");

	return type == NULL || strstr(type, "html") != NULL;
}

static bool
read_page(Fetch *fetch, const Reply *reply, GError **error)
{
	g_autofree char *charset = reply_charset(reply);
	g_autoptr(GString) text = charset_to_utf8(g_bytes_get_data(reply->body, NULL),
		g_bytes_get_size(reply->body), charset);
	g_auto(PageCard) card = { 0 };

	pagecard_read(text->str, reply->url, &card);
	if (card.title == NULL) {
		settle(fetch->proposal, PROPOSALS_FAILED, "the page says no title");
		return true;
	}
	g_autoptr(Post) post = post_of(fetch, reply, &card);
	return keep_post(fetch, post, error);
}

/* Inside a transaction. */
static bool
take(Fetch *fetch, const Reply *reply, GError **error)
{
	g_autofree char *said = reply == NULL ? NULL : access_conceal(&fetch->access, reply->error);
	g_autofree char *status = reply == NULL || reply->status == 0
		? NULL
		: g_strdup_printf("HTTP %d", reply->status);

	if (reply == NULL || reply->status == 0 || reply->status == 429 || reply->status >= 500) {
		try_later(fetch, status != NULL ? status : said != NULL ? said : "no answer");
	} else if (reply->status != HTTP_OK) {
		settle(fetch->proposal, PROPOSALS_FAILED, status);
	} else if (!is_page(reply)) {
		settle(fetch->proposal, PROPOSALS_FAILED, "it is no page");
	} else if (!read_page(fetch, reply, error)) {
		return false;
	}
	return proposals_settle(fetch->context->store, fetch->proposal, now_s(&fetch->context->now),
		error);
}

/* ---- asking ---- */

static bool
put(Fetch *fetch, const Reply *reply, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(fetch->context->store, &transaction, error)
		&& take(fetch, reply, error) && store_transaction_commit(&transaction, error);
}

static void
take_reply(void *data, void *cookie, const Reply *reply)
{
	Fetch *fetch = data;

	(void)cookie;
	fetch->is_answered = true;
	if (fetch->error == NULL) {
		put(fetch, reply, &fetch->error);
	}
}

static bool
ask(Fetch *fetch, GError **error)
{
	const GatherTaker taker = { .take = take_reply, .data = fetch };
	Request *request = request_new(fetch->proposal->url);
	GatherEnd end = GATHER_DONE;

	request_add_header(request, "Accept", "text/html, application/xhtml+xml;q=0.9");
	if (!gather_new(fetch->context, &taker, TIME_S, &fetch->gather, error)) {
		request_free(request);
		return false;
	}
	access_ask(&fetch->access, fetch->gather, request, NULL);
	if (!gather_run(fetch->gather, &end, error)) {
		return false;
	}
	if (fetch->error != NULL) {
		g_propagate_error(error, g_steal_pointer(&fetch->error));
		return false;
	}
	/* Who is stopped asks again. */
	return fetch->is_answered || end == GATHER_STOPPED || put(fetch, NULL, error);
}

static bool
fetch_one(Context *context, Proposal *proposal, GError **error)
{
	Fetch fetch = { .context = context, .proposal = proposal, .spec = source_spec_new() };

	fetch.spec->url = g_strdup(proposal->url);
	fetch.spec->allow_private = context->config->allow_private;
	fetch.access = access_of(fetch.spec);
	const bool is_done = ask(&fetch, error);
	g_clear_pointer(&fetch.gather, gather_free);
	g_clear_error(&fetch.error);
	access_clear(&fetch.access);
	source_spec_free(fetch.spec);
	return is_done;
}

bool
send_in_fetch(Context *context, GError **error)
{
	g_autoptr(GPtrArray) due = NULL;

	if (!proposals_due(context->store, now_s(&context->now), PAGES_MAX, &due, error)) {
		return false;
	}
	for (guint i = 0; i < due->len; i++) {
		Proposal *proposal = g_ptr_array_index(due, i);
		g_autofree char *shown = url_redact(proposal->url);

		if (!fetch_one(context, proposal, error)) {
			return false;
		}
		log_line(LOG_LEVEL_INFO, "sent in: %s: %s", shown, proposal->state);
	}
	return true;
}
