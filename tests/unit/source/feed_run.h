/* A feed that is run: its state goes from step to step, as flow would carry it. */
#ifndef TAGDIGEST_TESTS_FEED_RUN_H
#define TAGDIGEST_TESTS_FEED_RUN_H

#include "source/feed.h"

#include <string.h>

#define BUDGET 45
#define NOW_S 1794814200 /* 2026-11-16T07:30:00Z */
#define URL "https://feeds.example.org/index.xml"
#define MOVED "https://new.example.org/feed"
#define FEED \
	"<rss><channel><title>A feed</title><item><title>One</title></item><item><title>Two" \
	"</title></item></channel></rss>"

/* A run: the state goes from step to step as flow would carry it. */
typedef struct Run {
	SourceSpec *spec;
	json_t *state;
	Step step;
	char *title; /* owned: what it called itself last */
	int budget;
	bool is_new_reading;
} Run;

static void
run_init(Run *run, const char *url)
{
	run->spec = source_spec_new();
	run->spec->name = g_strdup("blog");
	run->spec->kind = g_strdup("feed");
	run->spec->url = g_strdup(url);
	run->state = NULL;
	run->title = NULL;
	run->budget = BUDGET;
	run->is_new_reading = false;
	memset(&run->step, 0, sizeof(run->step));
}

static void
run_clear(Run *run)
{
	source_spec_free(run->spec);
	json_decref(run->state);
	g_free(run->title);
	step_clear(&run->step);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, run_clear)

static void
run_step(Run *run, const Reply *reply)
{
	step_clear(&run->step);
	StepInput input = { .spec = run->spec,
		.state = run->state,
		.now_s = NOW_S,
		.budget = run->budget,
		.is_new_reading = run->is_new_reading,
		.reply = reply };

	feed_kind.step(&input, &run->step);
	json_decref(run->state);
	run->state = json_incref(run->step.state);
	if (run->step.title != NULL) {
		g_free(run->title);
		run->title = g_strdup(run->step.title);
	}
}

/* Begin a run; @return the request at @index, borrowed. */
static const Request *
request_at(const Run *run, guint index)
{
	g_assert_cmpuint(index, <, run->step.requests->len);
	return g_ptr_array_index(run->step.requests, index);
}

static const Request *
run_begin(Run *run)
{
	run_step(run, NULL);
	g_assert_cmpint(run->step.outcome, ==, STEP_GO_ON);
	g_assert_cmpuint(run->step.requests->len, ==, 1);
	return request_at(run, 0);
}

static Reply *
answer(const Request *request, int status, const char *body)
{
	Reply *reply = reply_new(request);

	reply->status = status;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, strlen(body));
	return reply;
}

/* Begin, and answer the one request with a document. */
static void
run_once(Run *run, const char *body)
{
	g_autoptr(Reply) reply = answer(run_begin(run), 200, body);

	run_step(run, reply);
}

static inline Reply *
list_folder(const Request *request, const char *body)
{
	Reply *reply = answer(request, 200, body);

	g_hash_table_insert(reply->headers, g_strdup("content-type"), g_strdup("text/uri-list"));
	return reply;
}

#endif
