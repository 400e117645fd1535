/*
 * A Mastodon source as flow would drive it: the state goes from step to step, and each test plays
 * the server.
 */
#ifndef TESTS_UNIT_SOURCE_MASTODON_PLAY_H
#define TESTS_UNIT_SOURCE_MASTODON_PLAY_H

#include "source/mastodon.h"

#include <string.h>

#define NOW 1795000000 /* 2026-11-18T11:06:40Z */

static inline SourceSpec *
spec_of(const char *tags)
{
	SourceSpec *spec = source_spec_new();
	g_auto(GStrv) names = g_strsplit(tags, " ", -1);

	spec->name = g_strdup("toot");
	spec->kind = g_strdup("mastodon");
	spec->url = g_strdup("https://tooter.example/");
	for (guint i = 0; names[i] != NULL; i++) {
		g_ptr_array_add(spec->tags, hashtag_new(names[i]));
	}
	return spec;
}

typedef struct Play {
	SourceSpec *spec;
	json_t *state;
	Step step;
	StepInput input;
} Play;

static inline void
play_init(Play *play, const char *tags, const char *state)
{
	memset(play, 0, sizeof(*play));
	play->spec = spec_of(tags);
	play->state = state != NULL ? json_loads(state, 0, NULL) : NULL;
	play->input = (StepInput){
		.spec = play->spec, .now_s = NOW, .begin_s = NOW - 7 * 86400, .budget = 50
	};
}

static inline void
play_clear(Play *play)
{
	source_spec_free(play->spec);
	json_decref(play->state);
	step_clear(&play->step);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Play, play_clear)

/* A status of an id, as JSON. */
static inline void
append_status(GString *page, const char *id)
{
	g_string_append_printf(page,
		"%s{\"id\":\"%s\",\"uri\":\"https://t.example/%s\","
		"\"content\":\"<p>x</p>\",\"account\":{\"acct\":\"ada\"},"
		"\"tags\":[{\"name\":\"joyfe\"}]}",
		page->len > 1 ? "," : "", id, id);
}

static inline Reply *
reply_of(const char *mark, int status, const char *body)
{
	g_autoptr(Request) request = request_new("https://tooter.example/x");
	request->mark = g_strdup(mark);
	Reply *reply = reply_new(request);

	reply->status = status;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, strlen(body));
	return reply;
}

/* A page of statuses, ids joined by blanks; "" is an empty page. */
static inline Reply *
page_of(const char *mark, const char *ids)
{
	g_auto(GStrv) list = g_strsplit(ids, " ", -1);
	g_autoptr(GString) page = g_string_new("[");

	for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++) {
		append_status(page, list[i]);
	}
	g_string_append_c(page, ']');
	return reply_of(mark, 200, page->str);
}

/* One step; the reply (owned) or NULL to begin. */
static inline void
go(Play *play, Reply *reply)
{
	step_clear(&play->step);
	play->input.state = play->state;
	play->input.reply = reply;
	mastodon_kind.step(&play->input, &play->step);
	json_decref(play->state);
	play->state = json_incref(play->step.state);
	play->input.budget -= (int)play->step.requests->len;
	reply_free(reply);
}

static inline void
begin(Play *play, int budget)
{
	play->input.budget = budget;
	go(play, NULL);
}

static inline const Request *
request_at(const Play *play, guint index)
{
	g_assert_cmpuint(play->step.requests->len, >, index);
	return g_ptr_array_index(play->step.requests, index);
}

/* The marks of what is asked next, joined by ", ". */
static inline char *
marks(const Play *play)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < play->step.requests->len; i++) {
		g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", request_at(play, i)->mark);
	}
	return g_string_free(text, FALSE);
}

static inline void
assert_marks(const Play *play, const char *want)
{
	g_autofree char *got = marks(play);

	g_assert_cmpstr(got, ==, want);
}

/* What a step says of a tag: how far it was read, and what is missing. */
static inline void
assert_reading(const Play *play, guint index, const StepReading *want)
{
	g_assert_cmpuint(play->step.readings->len, >, index);
	const StepReading *got = g_ptr_array_index(play->step.readings, index);

	g_assert_cmpstr(got->tag, ==, want->tag);
	g_assert_cmpint(got->newest_s, ==, want->newest_s);
	g_assert_cmpint(got->oldest_s, ==, want->oldest_s);
	g_assert_cmpint(got->missing_from_s, ==, want->missing_from_s);
	g_assert_cmpint(got->missing_to_s, ==, want->missing_to_s);
}

#endif
