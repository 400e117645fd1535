#include "source/bluesky_page.h"

#include "base/now.h"
#include "source/bluesky_post.h"
#include "source/bluesky_reply.h"
#include "source/bluesky_session.h"
#include "source/timeline.h"
#include "text/jsontext.h"

#include <string.h>

/* What is indexed late stands at the time that it was written (sortAt): a server that was away for
 * a day is read again. */
#define AGAIN_S (2 * DAY_S)
#define CURSOR_BYTES_MAX 2048

typedef struct Page {
	TimelinePage place;
	json_t *body;       /* owned */
	const char *cursor; /* of the body; NULL: there is no more, or it was there before */
	int64_t hits;       /* that the server knows of; 0: it does not say */
	bool is_last;       /* fewer than were asked for, and no more behind them, as it says */
	bool is_beyond;     /* was asked for behind such a page */
} Page;

static void
page_clear(Page *page)
{
	timeline_page_clear(&page->place);
	g_clear_pointer(&page->body, json_decref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Page, page_clear)

/* ---- reading ---- */

static void
read_posts(const BlueskyReading *reading, const GPtrArray *views, TimelinePage *place)
{
	for (guint i = 0; i < views->len; i++) {
		const json_t *view = g_ptr_array_index(views, i);
		Post *post = bluesky_post_read(view, reading->input->now_s);

		if (post == NULL) {
			continue;
		}
		const int64_t time_s = post->published_s;
		timeline_page_add(place, post->uri, time_s == DATE_UNKNOWN ? 0 : MAX(time_s, 1),
			views->len - i - 1);
		g_ptr_array_add(reading->step->posts, post);
	}
}

static const char *
cursor_of(const json_t *body, const char *sent)
{
	const char *cursor = jsontext_string(body, "cursor");

	return cursor != NULL && *cursor != '\0' && strlen(cursor) <= CURSOR_BYTES_MAX
			&& g_strcmp0(cursor, sent) != 0
		? cursor
		: NULL;
}

/*
 * A list that ends has nothing below its last post. A search may end before its hits do ("may not
 * necessarily allow scrolling through entire result set"), and is asked once more, by time.
 *
 * @sent  borrowed: the cursor that it was asked for with, or NULL. @return false with the outcome
 * set.
 */
static bool
read_page(const BlueskyReading *reading, const char *stream, const char *sent, Page *page)
{
	g_autoptr(GError) error = NULL;

	page->place = timeline_page_new();
	page->place.is_unordered = true;
	if (!bluesky_reply_body(reading->input->reply, &page->body, &error)) {
		step_set(reading->step, STEP_FAILED, "answered with something else than posts: %s",
			error->message);
		step_add_words(reading->step, reading->input->reply);
		return false;
	}
	if (!json_is_array(json_object_get(page->body, "posts"))
		&& !json_is_array(json_object_get(page->body, "feed"))) {
		step_set(reading->step, STEP_FAILED,
			"answered with something else than a list of posts");
		step_add_words(reading->step, reading->input->reply);
		return false;
	}
	g_autoptr(GPtrArray) views = bluesky_post_views(page->body);
	read_posts(reading, views, &page->place);
	page->cursor = cursor_of(page->body, sent);
	page->place.full_ids = page->cursor != NULL ? 1 : 0;
	page->place.is_last = page->cursor == NULL && !bluesky_reading_is_search(stream);
	page->hits = jsontext_integer(page->body, "hitsTotal", 0);
	page->is_last = json_object_get(page->body, "cursor") == NULL
		&& views->len < BLUESKY_PAGE_MAX;
	if (reading->step->posts->len > 0) {
		json_object_set_new(reading->state, "seen", json_true());
	}
	return true;
}

/* ---- places ---- */

static json_t *
cursors_of(json_t *timeline)
{
	return jsontext_member(timeline, "cursors");
}

static void
put_place(json_t *timeline, const char *id, const char *cursor, int64_t time_s)
{
	json_t *place = jsontext_member(cursors_of(timeline), id);

	if (time_s != 0) {
		json_object_set_new(place, "time", json_integer(time_s));
	}
	if (cursor != NULL) {
		json_object_set_new(place, "cursor", jsontext_text(cursor));
	} else {
		json_object_del(place, "cursor");
	}
}

static void
keep_place(json_t *kept, const json_t *cursors, const char *id)
{
	json_t *place = id != NULL ? json_object_get(cursors, id) : NULL;

	if (place != NULL) {
		json_object_set(kept, id, place);
	}
}

/* Of places that nothing is read on from, nothing is kept. */
static void
drop_places(json_t *timeline)
{
	const json_t *cursors = json_object_get(timeline, "cursors");
	json_t *kept = json_object();
	size_t index;
	const json_t *gap;

	json_array_foreach (json_object_get(timeline, "gaps"), index, gap) {
		keep_place(kept, cursors, jsontext_string(gap, "below"));
	}
	keep_place(kept, cursors, timeline_again(timeline));
	json_object_set_new(timeline, "cursors", kept);
}

static void
note_place(json_t *timeline, const Page *page)
{
	const GPtrArray *ids = page->place.ids;
	const char *last = ids->len > 0 ? g_ptr_array_index(ids, ids->len - 1) : NULL;

	if (last != NULL) {
		put_place(timeline, last, page->cursor, page->place.tail_s);
		if (page->is_last) {
			json_object_set_new(jsontext_member(cursors_of(timeline), last), "last",
				json_true());
		}
	}
	drop_places(timeline);
}

/* ---- pages ---- */

/* What a page shows above where it was to begin, since times are not so fine. Its own times say no
 * less of what is left. */
static void
trim(TimelinePage *place, const char *below)
{
	guint index;

	if (g_ptr_array_find_with_equal_func(place->ids, below, g_str_equal, &index)) {
		g_ptr_array_remove_range(place->ids, 0, index + 1);
	}
}

/* Nobody but members is shown the second page of a search. */
static void
end_for_visitors(const BlueskyReading *reading, json_t *timeline, const Page *page)
{
	const bool is_more = page->cursor != NULL || page->hits > page->place.ids->len;
	const bool has_gap = timeline_gap(timeline) != NULL;

	timeline_give_up(timeline);
	if (has_gap && is_more) {
		reading->step->is_in_part = true;
		step_set(reading->step, STEP_GO_ON,
			"without a login a search shows its newest %u posts; what lies behind them "
			"cannot be read (expected user and password_file)",
			page->place.ids->len);
	}
}

static void
take_newest(BlueskyReading *reading, const char *stream, const Page *page)
{
	json_t *timeline = bluesky_reading_timeline(reading, stream);
	const StepInput *input = reading->input;
	const bool is_for_members = bluesky_reading_is_search(stream)
		&& reading->spec->user == NULL;
	g_autofree char *mark = g_strconcat(BLUESKY_NEWEST " ", stream, NULL);

	json_object_del(timeline, "from");
	if (page->place.ids->len == 0 && page->cursor != NULL && !is_for_members) {
		/* what moderation hides leaves pages empty that are not the last */
		json_object_set_new(timeline, "from", jsontext_text(page->cursor));
		if (bluesky_reading_ask_mark(reading, mark)) {
			bluesky_reading_set_count(reading, "newest",
				bluesky_reading_count(reading, "newest") + 1);
		}
		return;
	}
	timeline_take_newest(timeline, &page->place, input->now_s, input->begin_s,
		input->now_s - AGAIN_S);
	if (is_for_members) {
		end_for_visitors(reading, timeline, page);
	}
	note_place(timeline, page);
}

static void
take_below(BlueskyReading *reading, const char *phase, const char *stream, Page *page)
{
	json_t *timeline = bluesky_reading_timeline(reading, stream);
	const bool is_gap = strcmp(phase, BLUESKY_GAP) == 0;
	const bool is_below = is_gap
		? timeline_take_gap(timeline, &page->place, reading->input->now_s - AGAIN_S)
		: timeline_take_again(timeline, &page->place);

	/* A server that says that this was all, and knows no times, has hidden nothing. */
	if (!is_below && !page->is_beyond) {
		reading->step->is_in_part = true;
		step_set(reading->step, STEP_GO_ON,
			"the server shows its newest posts whatever is asked for; what lies behind "
			"them cannot be read");
	}
	note_place(timeline, page);
}

void
bluesky_page_take(BlueskyReading *reading, const char *phase, const char *stream, const char *below)
{
	json_t *timeline = bluesky_reading_timeline(reading, stream);
	const json_t *place = json_object_get(json_object_get(timeline, "cursors"),
		below != NULL ? below : "");
	const char *sent = below != NULL ? jsontext_string(place, "cursor")
					 : jsontext_string(timeline, "from");
	g_auto(Page) page = { 0 };

	page.is_beyond = json_is_true(json_object_get(place, "last"));
	if (!read_page(reading, stream, sent, &page)) {
		return;
	}
	if (below == NULL) {
		take_newest(reading, stream, &page);
		return;
	}
	trim(&page.place, below);
	if (page.place.ids->len == 0 && page.cursor != NULL) {
		put_place(timeline, below, page.cursor, 0);
		return;
	}
	if (page.place.ids->len == 0 && bluesky_page_lose_cursor(reading, stream, below)) {
		return;
	}
	take_below(reading, phase, stream, &page);
}

bool
bluesky_page_lose_cursor(const BlueskyReading *reading, const char *stream, const char *below)
{
	json_t *timeline = bluesky_reading_timeline(reading, stream);
	json_t *place = json_object_get(json_object_get(timeline, "cursors"), below);

	if (!bluesky_reading_is_search(stream) || jsontext_string(place, "cursor") == NULL
		|| jsontext_integer(place, "time", 0) == 0) {
		return false;
	}
	json_object_del(place, "cursor");
	return true;
}
