/*
 * A source of Bluesky as flow would drive it: the state goes from step to step, and each test plays
 * the server, by the lexicons.
 */
#ifndef TESTS_UNIT_SOURCE_BLUESKY_PLAY_H
#define TESTS_UNIT_SOURCE_BLUESKY_PLAY_H

#include "source/bluesky.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <string.h>

#define NOW 1795000000 /* 2026-11-18T11:06:40Z */
#define HOUR 3600

typedef struct Play {
	SourceSpec *spec;
	json_t *state;
	Step step;
	StepInput input;
} Play;

/* @user NULL: without a login. */
static inline void
play_init(Play *play, const char *user)
{
	memset(play, 0, sizeof(*play));
	play->spec = source_spec_new();
	play->spec->name = g_strdup("sky");
	play->spec->kind = g_strdup("bluesky");
	play->spec->url = g_strdup("https://bsky.social");
	play->spec->user = g_strdup(user);
	play->input = (StepInput){ .spec = play->spec,
		.now_s = NOW,
		.begin_s = NOW - 7 * 24 * HOUR,
		.budget = 50,
		.has_auth = user != NULL };
}

static inline void
play_tags(Play *play, const char *tags)
{
	g_auto(GStrv) names = g_strsplit(tags, " ", -1);

	for (guint i = 0; names[i] != NULL; i++) {
		g_ptr_array_add(play->spec->tags, hashtag_new(names[i]));
	}
}

static inline void
play_clear(Play *play)
{
	source_spec_free(play->spec);
	json_decref(play->state);
	step_clear(&play->step);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Play, play_clear)

static inline Reply *
reply_of(const char *mark, int status, const char *body)
{
	g_autoptr(Request) request = request_new("https://bsky.social/xrpc/x");
	request->mark = g_strdup(mark);
	Reply *reply = reply_new(request);

	reply->status = status;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, strlen(body));
	return reply;
}

/* A view of the post with a key, made so long ago. @return owned. */
static inline char *
view_of(const char *key, int64_t age_s)
{
	g_autofree char *when = date_rfc3339(NOW - age_s);

	return g_strdup_printf("{\"uri\":\"at://did:plc:a/app.bsky.feed.post/%s\",\"cid\":\"c\","
			       "\"author\":{\"did\":\"did:plc:a\",\"handle\":\"a.example\","
			       "\"labels\":[]},\"record\":{\"$type\":\"app.bsky.feed.post\","
			       "\"text\":\"#JoyFE\",\"createdAt\":\"%s\"},\"indexedAt\":\"%s\"}",
		key, when, when);
}

/*
 * A page of posts: "KEY:AGE KEY:AGE …" with ages in hours. @cursor NULL: there is no more.
 * @is_feed: as getAuthorFeed and getFeed have it.
 */
static inline Reply *
page_of(const char *mark, const char *posts, const char *cursor, bool is_feed)
{
	g_auto(GStrv) list = g_strsplit(posts, " ", -1);
	g_autoptr(GString) page = g_string_new(is_feed ? "{\"feed\":[" : "{\"posts\":[");

	for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++) {
		g_auto(GStrv) post = g_strsplit(list[i], ":", 2);
		g_autofree char *view = view_of(post[0],
			(int64_t)(g_ascii_strtod(post[1], NULL) * HOUR));
		g_string_append_printf(page, "%s%s%s%s", i > 0 ? "," : "",
			is_feed ? "{\"post\":" : "", view, is_feed ? "}" : "");
	}
	g_string_append_c(page, ']');
	if (cursor != NULL) {
		g_string_append_printf(page, ",\"cursor\":\"%s\"", cursor);
	}
	g_string_append_c(page, '}');
	return reply_of(mark, 200, page->str);
}

/* One step; the reply (owned) or NULL to begin. */
static inline void
go(Play *play, Reply *reply)
{
	step_clear(&play->step);
	play->input.state = play->state;
	play->input.reply = reply;
	bluesky_kind.step(&play->input, &play->step);
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
static inline void
assert_marks(const Play *play, const char *want)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < play->step.requests->len; i++) {
		g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", request_at(play, i)->mark);
	}
	g_string_replace(text, "at://did:plc:a/app.bsky.feed.post/", "", 0);
	g_assert_cmpstr(text->str, ==, want);
}

/* That the URL of a request ends so. */
static inline void
assert_url(const Play *play, guint index, const char *end)
{
	const char *url = request_at(play, index)->url;

	g_test_message("%s", url);
	g_assert_true(g_str_has_suffix(url, end));
}

static inline void
assert_why(const Play *play, StepOutcome outcome, const char *words)
{
	g_test_message("%s", play->step.why);
	g_assert_cmpint(play->step.outcome, ==, outcome);
	g_assert_true(words == NULL ? play->step.why == NULL
				    : play->step.why != NULL && strstr(play->step.why, words));
}

/* A session with tokens of these names; @until_s 0: they say nothing of their end. */
static inline Reply *
session_of(const char *mark, const char *access, const char *refresh, int64_t until_s)
{
	g_autofree char *claims = g_strdup_printf("{\"exp\":%" G_GINT64_FORMAT "}", until_s);
	g_autofree char *code = g_base64_encode((guchar *)claims, strlen(claims));
	g_strdelimit(g_strdelimit(code, "+", '-'), "/", '_');
	code[strcspn(code, "=")] = '\0';
	g_autofree char *token = until_s != 0 ? g_strdup_printf("%s.%s.x", access, code)
					      : g_strdup(access);
	g_autofree char *body = g_strdup_printf(
		"{\"accessJwt\":\"%s\",\"refreshJwt\":\"%s\",\"handle\":\"ada.example\",\"did\":"
		"\"did:plc:ada\",\"active\":true}",
		token, refresh);

	return reply_of(mark, 200, body);
}

#endif
