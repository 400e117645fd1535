#include "flow/search.h"

#include "base/error.h"
#include "base/signal.h"
#include "flow/showing.h"
#include "render/shown.h"
#include "store/index.h"
#include "store/posts.h"
#include "text/fold.h"
#include "text/query.h"

#include <string.h>

/* Of what a post says around the words that were looked for. */
#define EXCERPT_CHARACTERS 240

/* ---- what a post is found by ----------------------------------------------------------------- */

/* In which somebody may look for words, those first that say most. @return owned array of texts
 * that are borrowed. */
static GPtrArray *
texts_of(const Post *post)
{
	GPtrArray *texts = g_ptr_array_new();

	g_ptr_array_add(texts, post->text);
	g_ptr_array_add(texts, post->title);
	g_ptr_array_add(texts, post->warning);
	g_ptr_array_add(texts, post->card != NULL ? post->card->title : NULL);
	for (guint i = 0; i < post->media->len; i++) {
		g_ptr_array_add(texts, ((const PostMedia *)g_ptr_array_index(post->media, i))->alt);
	}
	for (guint i = 0; post->poll != NULL && i < post->poll->options->len; i++) {
		const PostPollOption *option = g_ptr_array_index(post->poll->options, i);

		g_ptr_array_add(texts, option->title);
	}
	return texts;
}

/* "toot.example/@ada" of an address. @address borrowed, may be NULL. */
static const char *
without_scheme(const char *address)
{
	const char *scheme = address == NULL ? NULL : strstr(address, "://");

	return scheme == NULL ? address : scheme + strlen("://");
}

/* Whoever is named nowhere else is known by where they post. */
static void
describe_author(const Post *post, GString *author)
{
	fold_append(post->author_name, author);
	fold_append(post->author_handle, author);
	fold_append(without_scheme(post->author_url), author);
	if (post->author_name == NULL && post->author_handle == NULL) {
		fold_append(post->network, author);
	}
}

/* An IndexDescribe: nobody finds a post by what is not shown of it. */
static void
describe(Post *post, GString *words, GString *author)
{
	showing_make(post);
	g_autoptr(GPtrArray) texts = texts_of(post);

	for (guint i = 0; i < texts->len; i++) {
		fold_append(g_ptr_array_index(texts, i), words);
	}
	describe_author(post, author);
}

static bool
stop(GError **error)
{
	error_set(error, ERROR_SYSTEM_TEMPORARY, "stopped by a signal");
	return false;
}

/* A batch at a time, so that others write in between. */
static bool
bring_up_to_date(Context *context, GError **error)
{
	bool is_done = false;

	for (int posts = INDEX_BATCH; !is_done; posts += INDEX_BATCH) {
		if (signal_stop_requested()) {
			return stop(error);
		}
		if (!index_step(context->store, describe, &is_done, error)) {
			return false;
		}
		progress_show(context->progress, "words of %d posts are put into the index", posts);
	}
	progress_clear(context->progress);
	return true;
}

/* Begin to look at a state whose words are all in the index: another process may add posts, or drop
 * it with words that go, between its last batch and us. */
static bool
begin_to_look(Context *context, StoreTransaction *view, GError **error)
{
	bool is_whole = false;

	while (!is_whole) {
		store_transaction_clear(view);
		if (!bring_up_to_date(context, error)
			|| !store_transaction_begin_read(context->store, view, error)
			|| !index_is_whole(context->store, &is_whole, error)) {
			return false;
		}
	}
	return true;
}

/* ---- what is asked --------------------------------------------------------------------------- */

/* What is asked, as it is looked for. */
typedef struct Question {
	Query *query;     /* owned */
	char *by;         /* owned, folded; NULL: nobody */
	GPtrArray *tags;  /* owned, of arrays of char* */
	GArray *rows;     /* owned, of IndexTerm */
	GPtrArray *terms; /* owned, of IndexTerm, in rows */
	int64_t since_s;
	guint limit;
} Question;

static void
question_clear(Question *question)
{
	g_clear_pointer(&question->query, query_free);
	g_clear_pointer(&question->by, g_free);
	g_clear_pointer(&question->tags, g_ptr_array_unref);
	g_clear_pointer(&question->rows, g_array_unref);
	g_clear_pointer(&question->terms, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Question, question_clear)

static bool
read_by(const char *by, Question *question, GError **error)
{
	g_autoptr(GString) name = g_string_new(NULL);
	g_autofree char *valid = by == NULL ? NULL : g_utf8_make_valid(by, -1);

	fold_append(without_scheme(valid), name);
	if (by != NULL && name->len == 0) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--by: \"%s\" names nobody (expected a name, @ada@social.example or the "
			"address of a profile)",
			valid);
		return false;
	}
	question->by = by == NULL ? NULL : g_strdup(name->str);
	return true;
}

static bool
read_limit(const SearchWish *wish, Question *question, GError **error)
{
	guint64 number = wish->is_for_all ? G_MAXUINT : SEARCH_SHOWN;

	if (wish->limit != NULL && strcmp(wish->limit, "all") == 0) {
		number = G_MAXUINT;
	} else if (wish->limit != NULL
		&& !g_ascii_string_to_unsigned(wish->limit, 10, 1, G_MAXUINT, &number, NULL)) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--limit %s: expected a number from 1 on, or all", wish->limit);
		return false;
	}
	question->limit = (guint)number;
	return true;
}

/* A search that would show all of the posts is a mistake. */
static bool
check(const SearchWish *wish, const Question *question, GError **error)
{
	const bool has_words = question->query->terms->len + question->query->tags->len > 0;

	if (!has_words && wish->words != NULL && *wish->words != '\0') {
		g_autofree char *valid = g_utf8_make_valid(wish->words, -1);

		error_set(error, ERROR_USAGE_PERMANENT,
			"in \"%s\" is no word to look for (expected letters or digits)", valid);
		return false;
	}
	if (!has_words && wish->tag == NULL && wish->by == NULL && wish->since == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"what is to be looked for? (expected words, or --tag, --by or --since)");
		return false;
	}
	return true;
}

static void
add_terms(Question *question)
{
	const GPtrArray *terms = question->query->terms;

	question->rows = g_array_new(FALSE, FALSE, sizeof(IndexTerm));
	question->terms = g_ptr_array_new();
	for (guint i = 0; i < terms->len; i++) {
		const QueryTerm *term = g_ptr_array_index(terms, i);
		const IndexTerm row = { .words = term->words, .is_start = term->is_start };

		g_array_append_val(question->rows, row);
	}
	if (question->by != NULL) {
		const IndexTerm row = { .words = question->by, .is_author = true };

		g_array_append_val(question->rows, row);
	}
	for (guint i = 0; i < question->rows->len; i++) {
		g_ptr_array_add(question->terms, &g_array_index(question->rows, IndexTerm, i));
	}
}

static bool
read_question(const Context *context, const SearchWish *wish, Question *question, GError **error)
{
	const ShowingWish showing = { .tag = wish->tag, .since = wish->since };

	question->tags = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	if (!query_parse(wish->words, &question->query, error) || !check(wish, question, error)
		|| !read_by(wish->by, question, error) || !read_limit(wish, question, error)
		|| !showing_seek(context, &showing, question->tags, &question->since_s, error)) {
		return false;
	}
	for (guint i = 0; i < question->query->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(question->query->tags, i);

		g_ptr_array_add(question->tags, showing_keys(context->config, tag->key));
	}
	add_terms(question);
	return true;
}

/* ---- what is found --------------------------------------------------------------------------- */

/* Somebody who looks. */
typedef struct Look {
	const Config *config;
	const Ingest *rules;
	const Question *question;
	GTimeZone *zone;
	const SearchWish *wish;
	SearchCount count;
} Look;

/* Where the words stand that were looked for; else how the post begins. What its author folded
 * stays folded. */
static char *
excerpt_of(const Look *look, const Post *post)
{
	g_autoptr(GPtrArray) texts = texts_of(post);
	const char *shown = post->text != NULL ? post->text : post->title;
	gsize start;

	if (post->warning != NULL) {
		return NULL;
	}
	for (guint i = 0; i < texts->len; i++) {
		const char *text = g_ptr_array_index(texts, i);

		if (text != NULL && query_find(look->question->query, text, &start)) {
			shown = text;
			break;
		}
	}
	g_autofree char *words = shown_words(shown);
	return query_excerpt(look->question->query, words, EXCERPT_CHARACTERS);
}

static void
show(Look *look, PostCandidate *candidate)
{
	g_autofree char *excerpt = NULL;

	showing_make(candidate->post);
	excerpt = excerpt_of(look, candidate->post);
	look->wish->show(&(SearchHit){ candidate->post, excerpt, candidate->time_s, look->zone },
		look->wish->data);
	look->count.shown++;
}

static bool
meet(PostCandidate *candidate, bool *go_on, void *data, GError **error)
{
	Look *look = data;
	SearchCount *count = &look->count;

	if (signal_stop_requested()) {
		return stop(error);
	}
	if (!showing_may(look->config, look->rules, candidate)) {
		return true;
	}
	if (count->shown >= look->question->limit && count->found >= SEARCH_COUNTED_MAX) {
		count->is_more = true;
		*go_on = false;
		return true;
	}
	count->found++;
	if (count->shown < look->question->limit) {
		show(look, candidate);
	}
	return true;
}

bool
search_run(Context *context, const SearchWish *wish, SearchCount *count, GError **error)
{
	g_auto(Question) question = { 0 };
	g_autoptr(GTimeZone) zone = showing_zone(context->config);
	g_auto(StoreTransaction) view = { 0 };
	Look look = {
		.config = context->config,
		.question = &question,
		.zone = zone,
		.wish = wish,
	};

	if (!read_question(context, wish, &question, error)
		|| !context_rules(context, &look.rules, error)
		|| !begin_to_look(context, &view, error)) {
		return false;
	}
	const PostsSought sought = {
		.terms = question.terms,
		.tags = question.tags,
		.since_s = question.since_s,
		.is_newest_first = true,
	};
	if (!posts_seek(context->store, &sought, meet, &look, error)) {
		return false;
	}
	*count = look.count;
	return true;
}
