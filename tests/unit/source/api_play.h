/* A source of a described kind as flow would drive it: state goes from step to step through text,
 * and each test plays the server. */
#ifndef TESTS_UNIT_SOURCE_API_PLAY_H
#define TESTS_UNIT_SOURCE_API_PLAY_H

#include "source/api.h"

#include "base/now.h"
#include "model/kind_spec.tab.h"
#include "text/jsontext.h"

#include <string.h>

#define NOW_S INT64_C(1795000000)
#define SERVER "https://toy.example"

#define TOY \
	"request = GET /posts?tag={tag}&page={page}\n" \
	"next = page\n" \
	"items = posts\n" \
	"text = body\n" \
	"published = at\n" \
	"url = {SERVER}/posts/{id}\n"

/* ---- a source ---- */

/* Lines "key = value" of a [kind toy]. */
static inline KindSpec *
kind_new(const char *lines)
{
	KindSpec *kind = kind_spec_new();
	g_auto(GStrv) rows = g_strsplit(lines, "\n", 0);
	g_autoptr(GError) error = NULL;
	const char *key;
	static const struct {
		const char *name;
		gsize offset;
	} members[] = {
#define KEY(member, ...) { #member, offsetof(KindSpec, member) },
		KIND_SPEC_KEYS(KEY)
#undef KEY
	};

	kind->name = g_strdup("toy");
	for (guint i = 0; rows[i] != NULL; i++) {
		const char *value = strstr(rows[i], " = ");

		for (gsize k = 0; value != NULL && k < G_N_ELEMENTS(members); k++) {
			if (strlen(members[k].name) == (gsize)(value - rows[i])
				&& strncmp(rows[i], members[k].name, (gsize)(value - rows[i]))
					== 0) {
				G_STRUCT_MEMBER(char *, kind,
					members[k].offset) = g_strdup(value + 3);
			}
		}
	}
	if (!kind_spec_compile(kind, &key, &error)) {
		g_error("%s: %s", key, error->message);
	}
	return kind;
}

typedef struct Play {
	KindSpec *kind;
	SourceSpec *spec;
	json_t *state;
	Step step;
	int64_t now_s;
	bool has_auth;
	GPtrArray *queue; /* of Request: asked and not yet answered */
} Play;

static inline void
play_init(Play *play, const char *lines, const char *tags, const char *url)
{
	g_auto(GStrv) names = g_strsplit(tags, " ", 0);

	*play = (Play){ .kind = kind_new(lines), .spec = source_spec_new(), .now_s = NOW_S };
	play->queue = g_ptr_array_new_with_free_func((GDestroyNotify)request_free);
	play->spec->name = g_strdup("toy");
	play->spec->kind = g_strdup("toy");
	play->spec->described = play->kind;
	g_free(play->spec->url);
	play->spec->url = g_strdup(url);
	for (guint i = 0; names[i] != NULL; i++) {
		g_ptr_array_add(play->spec->tags, hashtag_new(names[i]));
	}
}

static inline void
play_clear(Play *play)
{
	step_clear(&play->step);
	g_clear_pointer(&play->state, json_decref);
	g_clear_pointer(&play->queue, g_ptr_array_unref);
	source_spec_free(play->spec);
	kind_spec_free(play->kind);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Play, play_clear)

/* As flow does: state goes through text, requests wait. */
static inline void
take_step(Play *play, int budget, const Reply *reply)
{
	const StepInput input = {
		.spec = play->spec,
		.state = play->state,
		.now_s = play->now_s,
		.begin_s = play->now_s - 7 * DAY_S,
		.budget = budget,
		.has_auth = play->has_auth,
		.reply = reply,
	};

	step_clear(&play->step);
	kind_step(&api_kind, &input, &play->step);
	g_assert_cmpint((int)play->step.requests->len, <=, budget);
	json_decref(play->state);
	g_autofree char *text = json_dumps(play->step.state, JSON_COMPACT);
	play->state = json_loads(text, 0, NULL);
	g_ptr_array_extend_and_steal(play->queue, g_steal_pointer(&play->step.requests));
	play->step.requests = g_ptr_array_new();
}

static inline void
begin(Play *play, int budget)
{
	g_ptr_array_set_size(play->queue, 0);
	take_step(play, budget, NULL);
}

/* The request that waits first, borrowed. */
static inline const Request *
asked(const Play *play)
{
	g_assert_cmpuint(play->queue->len, >, 0);
	return g_ptr_array_index(play->queue, 0);
}

/* Answer it. */
static inline void
answer(Play *play, int status, const char *body)
{
	g_autoptr(Request) request = g_ptr_array_steal_index(play->queue, 0);
	g_autoptr(Reply) reply = reply_new(request);

	reply->status = status;
	reply->was_sent = true;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, strlen(body));
	take_step(play, 50, reply);
}

static inline Post *
post_at(const Play *play, guint index)
{
	g_assert_cmpuint(play->step.posts->len, >, index);
	return g_ptr_array_index(play->step.posts, index);
}

#endif
