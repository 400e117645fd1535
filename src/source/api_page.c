/* A page of a hashtag: its items into posts, and its place among those that were read. */
#include "source/api_page.h"

#include "base/now.h"
#include "source/api_document.h"
#include "source/api_post.h"
#include "text/jsontext.h"

#include <string.h>

#define AGAIN_S (2 * DAY_S)
/* Of fewer posts nothing is concluded. */
#define DOUBTED_MIN 3

/* A page of a hashtag, as it is read. */
typedef struct ApiPage {
	TimelinePage line;
	guint items; /* that it held, whatever became of them */
	guint nameless;
	guint lost;
	bool is_cut_off;
	int64_t first_s, last_s; /* the times of its ends; 0: unknown */
} ApiPage;

static void
page_clear(ApiPage *page)
{
	timeline_page_clear(&page->line);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ApiPage, page_clear)

static const char *
display_of(const SourceSpec *spec, const char *key)
{
	const Hashtag *tag = hashtag_list_find(spec->tags, key);

	return tag != NULL ? tag->display : NULL;
}

static void
take_item(const ApiPostReader *reader, const json_t *item, guint left, Step *step, ApiPage *page)
{
	g_autofree char *id = api_post_id(reader, item);
	const int64_t time_s = api_post_time(reader, item);
	Post *post = NULL;

	timeline_page_add(&page->line, id, time_s, left);
	page->first_s = page->items == 0 ? time_s : page->first_s;
	page->last_s = time_s;
	page->items++;
	page->nameless += id == NULL ? 1 : 0;
	if (api_post_read(reader, item, &post) == API_POST_READ) {
		g_ptr_array_add(step->posts, post);
	}
}

static void
read_page(const ApiReading *reading, const char *key, ApiDocument *document, ApiPage *page)
{
	const SourceSpec *spec = reading->input->spec;
	const ApiPostReader reader = {
		.spec = spec,
		.at = { .document = document->around,
			.server = spec->url,
			.tag = display_of(spec, key) },
		.now_s = reading->input->now_s,
	};
	g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func((GDestroyNotify)json_decref);
	json_t *item;

	while ((item = api_document_next(document)) != NULL) {
		g_ptr_array_add(items, item);
	}
	page->line = timeline_page_new();
	for (guint i = 0; i < items->len; i++) {
		take_item(&reader, g_ptr_array_index(items, i), items->len - i - 1, reading->step,
			page);
	}
	page->lost = document->lost;
	page->is_cut_off = document->is_cut_off;
}

/* What a kind's line seems to lead nowhere for: true of none of all these posts. */
typedef struct Doubt {
	const char *key, *what;
	gsize line; /* in KindSpec: of a kind that says nothing there nothing is expected */
	bool (*holds)(const Post *post);
} Doubt;

static bool
is_for_everybody(const Post *post)
{
	return post->consent != POST_CONSENT_REFUSED;
}

static bool
has_address(const Post *post)
{
	return post->url != NULL;
}

static bool
has_date(const Post *post)
{
	return post->published_s != DATE_UNKNOWN;
}

static bool
has_words(const Post *post)
{
	return post->text != NULL || post->title != NULL;
}

static bool
has_author(const Post *post)
{
	return post->author_name != NULL || post->author_handle != NULL;
}

static const Doubt doubts[] = {
	{ "public", "is for everybody", offsetof(KindSpec, public), is_for_everybody },
	{ "url", "has an address", offsetof(KindSpec, url), has_address },
	{ "published", "has a date", offsetof(KindSpec, published), has_date },
	{ "text, html, markdown or title", "has words", offsetof(KindSpec, name), has_words },
	{ "author", "has an author", offsetof(KindSpec, author), has_author },
};

/* A slip in a path shows in nothing else: what it leads to may as well not be there. */
static void
doubt(const KindSpec *kind, Step *step)
{
	const guint count = step->posts->len;

	for (gsize i = 0; count >= DOUBTED_MIN && i < G_N_ELEMENTS(doubts); i++) {
		bool holds = G_STRUCT_MEMBER(char *, kind, doubts[i].line) == NULL;

		for (guint k = 0; k < count && !holds; k++) {
			holds = doubts[i].holds(g_ptr_array_index(step->posts, k));
		}
		if (!holds) {
			step->is_in_part = true;
			step_set(step, STEP_GO_ON, "none of %u posts %s (look at %s in its [kind])",
				count, doubts[i].what, doubts[i].key);
			return;
		}
	}
}

/* What cannot be used of a page, or not all of it. @return false when it changes nothing. */
static bool
judge_page(const ApiReading *reading, const ApiPage *page, bool is_newest)
{
	Step *step = reading->step;

	if (is_newest && page->items > 0 && page->nameless == page->items) {
		step_set(step, STEP_FAILED,
			"none of %u items has an id where its kind says (expected another [kind], "
			"or other paths)",
			page->items);
		return false;
	}
	if (page->is_cut_off) {
		step_set(step, STEP_WAIT, "the answer breaks off behind %u items", page->items);
		return false;
	}
	doubt(reading->input->spec->described, step);
	if (page->lost + page->nameless > 0) {
		step->is_in_part = true;
		step_set(step, STEP_GO_ON, "%u of %u items cannot be read",
			page->lost + page->nameless, page->lost + page->items);
	}
	if (g_strcmp0(jsontext_string(step->state, "gate"), "partial") == 0) {
		step->is_in_part = true;
		step_set(step, STEP_GO_ON,
			"this server shows visitors a part of its posts only (set token_file, or "
			"read another server as well)");
	}
	return true;
}

static bool
is_falling(const ApiPage *page)
{
	return page->first_s != 0 && page->last_s != 0 && page->first_s > page->last_s;
}

/* The newest page of a hashtag. One that is read forward begins here. */
static void
take_newest(const ApiReading *reading, const char *key, ApiPage *page)
{
	const StepInput *input = reading->input;
	json_t *tag = api_reading_tag(reading, key);
	const bool is_forward = reading->plan->next == KIND_NEXT_SINCE;

	if (is_forward && !kind_request_has(reading->plan->request, "until") && !is_falling(page)) {
		api_reading_take_since(reading, key, &page->line);
		return;
	}
	timeline_take_newest(tag, &page->line, input->now_s, input->begin_s,
		is_forward ? input->now_s : input->now_s - AGAIN_S);
	if (is_forward && page->line.ids->len > 0 && !input->is_glance) {
		const GPtrArray *ids = page->line.ids;

		json_object_set_new(tag, "since", jsontext_text(g_ptr_array_index(ids, 0)));
		json_object_set_new(tag, "since_s", json_integer(page->line.newest_s));
		api_reading_mark(reading, tag, g_ptr_array_index(ids, ids->len - 1), page->last_s);
	}
}

static void
take_gap(const ApiReading *reading, const char *key, bool is_again, ApiPage *page)
{
	json_t *tag = api_reading_tag(reading, key);
	const GPtrArray *ids = page->line.ids;
	const bool is_forward = reading->plan->next == KIND_NEXT_SINCE;
	const int64_t now_s = reading->input->now_s;
	const int64_t again_s = is_forward ? now_s : now_s - AGAIN_S;

	if (is_forward && ids->len > 0) {
		api_reading_mark(reading, tag, g_ptr_array_index(ids, ids->len - 1), page->last_s);
	}
	if (is_again ? !timeline_take_again(tag, &page->line)
		     : !timeline_take_gap(tag, &page->line, again_s)) {
		reading->step->is_in_part = true;
		step_set(reading->step, STEP_GO_ON,
			"the server shows its newest posts whatever is asked for; what lies behind "
			"them cannot be read");
	}
}

static void
take_since(const ApiReading *reading, const char *key, ApiPage *page)
{
	if (is_falling(page)) {
		reading->step->is_in_part = true;
		step_set(reading->step, STEP_GO_ON,
			"the newest posts come first, so that some may be missed (expected next = "
			"until in its [kind])");
	}
	api_reading_take_since(reading, key, &page->line);
}

/* @return whether there is a document; else the outcome is set, or nothing is there (204). */
static bool
open_page(const ApiReading *reading, ApiDocument *document)
{
	const Reply *reply = reading->input->reply;
	g_autoptr(GError) error = NULL;

	if (reply->status == 204) {
		return true;
	}
	if (!api_document_open(reply->body, reading->plan->items, false, document, &error)) {
		step_set(reading->step, STEP_FAILED, "answered with %s", error->message);
		return false;
	}
	return true;
}

void
api_page_take(const ApiReading *reading, const char *phase, const char *key, const char *asked)
{
	g_auto(ApiDocument) document = { 0 };
	g_auto(ApiPage) page = { 0 };
	json_t *state = reading->step->state;
	const bool is_first = strcmp(phase, API_NEWEST) == 0 || strcmp(phase, API_SINCE) == 0;

	if (!open_page(reading, &document)) {
		return;
	}
	read_page(reading, key, &document, &page);
	if (page.items > 0 && page.nameless < page.items) {
		json_object_set_new(state, "seen", json_true());
	}
	if (!judge_page(reading, &page, is_first)) {
		return;
	}
	json_object_set_new(state, "answers", json_true());
	api_reading_set_next(reading, asked, page.items + page.lost, document.around, &page.line);
	if (strcmp(phase, API_NEWEST) == 0) {
		take_newest(reading, key, &page);
	} else if (strcmp(phase, API_SINCE) == 0) {
		take_since(reading, key, &page);
	} else {
		take_gap(reading, key, strcmp(phase, API_AGAIN) == 0, &page);
	}
}
