#include "source/x_recheck.h"

#include "model/budget.h"
#include "source/x_price.h"
#include "text/jsontext.h"

#include <string.h>

#define NOW_S 1795694400

typedef struct Play {
	SourceSpec *spec;
	GPtrArray *posts;
	RecheckPost made[300];
	char names[300][8];
	json_t *state;
	Recheck recheck;
	GHashTable *verdicts; /* id -> its verdict and one */
	int budget;
} Play;

static void
play_init(Play *play, guint count, int64_t micros)
{
	*play = (Play){ .spec = source_spec_new(), .posts = g_ptr_array_new(), .budget = 20 };
	play->spec->url = g_strdup("https://api.x.com");
	play->spec->budget.micros = micros;
	play->verdicts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < count; i++) {
		(void)g_snprintf(play->names[i], sizeof(play->names[i]), "%u", 1000 + i);
		play->made[i].id = play->names[i];
		g_ptr_array_add(play->posts, &play->made[i]);
	}
}

static void
play_clear(Play *play)
{
	recheck_clear(&play->recheck);
	g_hash_table_unref(play->verdicts);
	g_ptr_array_unref(play->posts);
	json_decref(play->state);
	source_spec_free(play->spec);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Play, play_clear)

static const Request *
asked(const Play *play)
{
	return play->recheck.requests->len == 0 ? NULL
						: g_ptr_array_index(play->recheck.requests, 0);
}

static void
go(Play *play, int status, const char *body)
{
	g_autoptr(Reply) reply = NULL;

	if (body != NULL) {
		reply = reply_new(asked(play));
		reply->status = status;
		reply->was_sent = true;
		g_bytes_unref(reply->body);
		reply->body = g_bytes_new(body, strlen(body));
	}
	const RecheckInput input = { .spec = play->spec,
		.state = play->state,
		.posts = play->posts,
		.now_s = NOW_S,
		.budget = play->budget--,
		.reply = reply };
	recheck_clear(&play->recheck);
	play->recheck = (Recheck){ 0 };
	x_recheck(&input, &play->recheck);
	json_decref(play->state);
	play->state = json_deep_copy(play->recheck.state);
	g_assert_cmpuint(play->recheck.requests->len, <=, 1);
	for (guint i = 0; i < play->recheck.findings->len; i++) {
		const RecheckFinding *one = g_ptr_array_index(play->recheck.findings, i);
		g_assert_false(g_hash_table_contains(play->verdicts, one->id));
		g_hash_table_insert(play->verdicts, g_strdup(one->id),
			GINT_TO_POINTER((int)one->verdict + 1));
	}
}

static int
verdict(const Play *play, const char *id)
{
	return GPOINTER_TO_INT(g_hash_table_lookup(play->verdicts, id)) - 1;
}

static int64_t
spent(const Play *play)
{
	return budget_spent(json_object_get(play->state, "book"), NOW_S);
}

/* There, gone, protected, withheld, edited, not said. */
static void
test_verdicts(void)
{
	g_auto(Play) play;

	play_init(&play, 6, 5000000);
	go(&play, 0, NULL);
	g_assert_cmpstr(asked(&play)->url, ==,
		"https://api.x.com/2/tweets?ids=1000,1001,1002,1003,1004,1005"
		"&tweet.fields=edit_history_tweet_ids,withheld");
	g_assert_cmpint(asked(&play)->cost, ==, 6 * x_price_alone());
	g_assert_cmpint(spent(&play), ==, 30000);
	go(&play, 200,
		"{\"data\":[{\"id\":\"1000\",\"text\":\"a\",\"edit_history_tweet_ids\":[\"1000\"]},"
		"{\"id\":\"1003\",\"text\":\"b\",\"withheld\":{\"country_codes\":[\"DE\"]}},"
		"{\"id\":\"1900\",\"text\":\"c\",\"edit_history_tweet_ids\":[\"1004\",\"1900\"]}],"
		"\"errors\":[{\"resource_id\":\"1001\",\"value\":\"1001\",\"type\":"
		"\"https://api.x.com/2/problems/resource-not-found\"},{\"resource_id\":\"1002\","
		"\"type\":\"https://api.x.com/2/problems/not-authorized-for-resource\"}]}");
	g_assert_cmpint(spent(&play), ==, 15000 + x_price_whole());
	g_assert_nonnull(strstr(asked(&play)->url, "?ids=1900&tweet.fields="));
	g_assert_nonnull(strstr(asked(&play)->url, "expansions=author_id"));
	go(&play, 200,
		"{\"data\":[{\"id\":\"1900\",\"text\":\"mended\",\"author_id\":\"1\","
		"\"edit_history_tweet_ids\":[\"1004\",\"1900\"]}],\"includes\":{\"users\":[{"
		"\"id\":\"1\",\"username\":\"ada\"}]}}");
	g_assert_null(asked(&play));
	g_assert_cmpint(spent(&play), ==, 30000);
	g_assert_cmpint(verdict(&play, "1000"), ==, RECHECK_SAME);
	g_assert_cmpint(verdict(&play, "1001"), ==, RECHECK_GONE);
	g_assert_cmpint(verdict(&play, "1002"), ==, RECHECK_GONE);
	g_assert_cmpint(verdict(&play, "1003"), ==, RECHECK_GONE);
	g_assert_cmpint(verdict(&play, "1004"), ==, RECHECK_THERE);
	g_assert_cmpint(verdict(&play, "1005"), ==, RECHECK_UNKNOWN);
	const Post *post = g_ptr_array_index(play.recheck.posts, 0);
	g_assert_cmpstr(post->text, ==, "mended");
}

/* 250 posts: three requests, and each post is asked for once. */
static void
test_many(void)
{
	g_auto(Play) play;
	guint requests = 0;

	play_init(&play, 250, 5000000);
	go(&play, 0, NULL);
	for (; asked(&play) != NULL; requests++) {
		go(&play, 200, "{\"data\":[]}");
	}
	g_assert_cmpuint(requests, ==, 3);
	g_assert_cmpuint(g_hash_table_size(play.verdicts), ==, 250);
	g_assert_cmpint(spent(&play), ==, 0);
}

/* As many as there is money for; of the others nobody can say anything. */
static void
test_budget(void)
{
	g_auto(Play) play;

	play_init(&play, 9, 20000);
	go(&play, 0, NULL);
	g_assert_cmpint(asked(&play)->cost, ==, 20000);
	g_assert_nonnull(strstr(asked(&play)->url, "?ids=1000,1001,1002,1003&"));
	go(&play, 0, ""); /* no reply: it may have been served */
	g_assert_null(asked(&play));
	g_assert_cmpint(spent(&play), ==, 20000);
	g_assert_cmpuint(g_hash_table_size(play.verdicts), ==, 9);
	g_assert_cmpint(verdict(&play, "1008"), ==, RECHECK_UNKNOWN);

	g_auto(Play) poor;
	play_init(&poor, 2, 0);
	go(&poor, 0, NULL);
	g_assert_null(asked(&poor));
	g_assert_cmpint(verdict(&poor, "1001"), ==, RECHECK_UNKNOWN);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/x_recheck/verdicts", test_verdicts);
	g_test_add_func("/x_recheck/many", test_many);
	g_test_add_func("/x_recheck/budget", test_budget);
	return g_test_run();
}
