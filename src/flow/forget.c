#include "flow/forget.h"

#include "base/error.h"
#include "base/prefix.h"
#include "dedup/author.h"
#include "flow/activity.h"
#include "flow/archive.h"
#include "flow/ledger.h"
#include "flow/lookup.h"
#include "flow/optout.h"
#include "flow/redact.h"
#include "flow/retention.h"
#include "store/editions.h"
#include "store/erasure.h"
#include "store/posts.h"
#include "store/sources.h"
#include "text/url.h"

#include <string.h>

static void
edition_row_free(void *data)
{
	ForgetEdition *edition = data;

	g_free(edition->digest);
	g_free(edition);
}

void
forget_report_free(ForgetReport *report)
{
	g_ptr_array_unref(report->counts);
	g_ptr_array_unref(report->anew);
	g_ptr_array_unref(report->mailed);
	g_ptr_array_unref(report->sources);
	g_free(report);
}

static ForgetReport *
report_new(void)
{
	ForgetReport *report = g_new0(ForgetReport, 1);

	report->counts = g_ptr_array_new();
	report->anew = g_ptr_array_new_with_free_func(edition_row_free);
	report->mailed = g_ptr_array_new_with_free_func(edition_row_free);
	report->sources = g_ptr_array_new_with_free_func(g_free);
	return report;
}

/* ---- what is meant --------------------------------------------------------------------------- */

/* The source whose server's own address, or name, somebody gave, which is all who are on it; nobody
 * who is read there is meant. @return borrowed, or NULL. */
static const SourceSpec *
find_server(const Context *context, const Byline *byline)
{
	g_autoptr(GHashTable) servers = optout_servers(context->config);
	g_autoptr(GPtrArray) names = author_names(byline);
	const SourceSpec *found = NULL;

	for (guint i = 0; i < names->len && found == NULL; i++) {
		found = g_hash_table_lookup(servers, g_ptr_array_index(names, i));
	}
	return found;
}

/* @why borrowed: what it is not; where it says what was expected, that is enough. */
static bool
refuse_text(const char *text, const GError *why, GError **error)
{
	const bool is_mail = strchr(text, '@') > text;
	const char *more = strstr(why->message, " (");
	const gsize length = more == NULL ? strlen(why->message) : (gsize)(more - why->message);

	if (more != NULL && prefix_stands_at(more, " (expected ")) {
		error_set(error, ERROR_USAGE_PERMANENT, "forget %s: %s", text, why->message);
		return false;
	}
	error_set(error, ERROR_USAGE_PERMANENT,
		"forget %s: %.*s (expected @ada@social.example, ada.bsky.social, the address of a "
		"profile, a blog or a post, the name that `tagdigest explain` says of a post "
		"without an address, or \"Ada Berg (Facebook)\" of whoever has no account%s%s)",
		text, (int)length, why->message,
		is_mail ? "; a reader is forgotten by tagdigest subscribers erase " : "",
		is_mail ? text : "");
	return false;
}

/* Whoever is called so, and how many posts there are of each. Owned by namesakes_clear(). */
typedef struct Namesakes {
	char *called;         /* owned: the name, or the label, as it is compared */
	GHashTable *labels;   /* "Ada (Facebook)", owned -> how many, in a pointer: of no account */
	GHashTable *accounts; /* "@ada@social.example", owned -> likewise */
} Namesakes;

static void
namesakes_clear(Namesakes *namesakes)
{
	g_free(namesakes->called);
	g_hash_table_unref(namesakes->labels);
	g_hash_table_unref(namesakes->accounts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Namesakes, namesakes_clear)

static bool
is_called(const Post *post, const Namesakes *namesakes)
{
	g_autofree char *label = byline_label(post->author_name, post->network);
	g_autofree char *by_name = author_called(post->author_name);
	g_autofree char *by_label = author_called(label);

	return strcmp(by_name, namesakes->called) == 0 || strcmp(by_label, namesakes->called) == 0;
}

static bool
count_namesake(const Post *post, int64_t source_id, void *data, GError **error)
{
	Namesakes *namesakes = data;

	(void)source_id;
	(void)error;
	if (post->author_name == NULL || !is_called(post, namesakes)) {
		return true;
	}
	g_autofree char *label = author_label(post);
	GHashTable *counts = label != NULL ? namesakes->labels : namesakes->accounts;
	char *name = label != NULL ? g_steal_pointer(&label) : author_address(post);
	if (name != NULL) {
		const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, name));

		g_hash_table_insert(counts, name, GUINT_TO_POINTER(count + 1));
	}
	return true;
}

/* @namesakes out, empty before. */
static bool
find_namesakes(Context *context, const char *name, Namesakes *namesakes, GError **error)
{
	int64_t last_id = 0;

	namesakes->called = author_called(name);
	namesakes->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	namesakes->accounts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return posts_walk(context->store, &last_id, count_namesake, namesakes, error);
}

static int
compare_texts(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Each as it is written behind the verb. */
static void
list_names(GHashTable *counts, const char *quote, GString *list)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	GHashTableIter iter;
	void *name;

	g_hash_table_iter_init(&iter, counts);
	while (g_hash_table_iter_next(&iter, &name, NULL)) {
		g_ptr_array_add(names, name);
	}
	g_ptr_array_sort(names, compare_texts);
	for (guint i = 0; i < names->len; i++) {
		const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts,
			g_ptr_array_index(names, i)));

		g_string_append_printf(list, "%s%s%s%s, of whom %u %s stored",
			list->len > 0 ? "; " : "", quote, (char *)g_ptr_array_index(names, i),
			quote, count, count == 1 ? "post is" : "posts are");
	}
}

/* A name alone is many people's: with its place it is whoever is called so there, and has no
 * account. @why borrowed: why it is no author's name. */
static bool
refuse_name(Context *context, const char *text, const GError *why, GError **error)
{
	g_auto(Namesakes) namesakes = { 0 };
	g_autoptr(GString) list = g_string_new(NULL);

	if (!find_namesakes(context, text, &namesakes, error)) {
		return false;
	}
	list_names(namesakes.labels, "\"", list);
	list_names(namesakes.accounts, "", list);
	if (list->len == 0) {
		return refuse_text(text, why, error);
	}
	error_set(error, ERROR_USAGE_PERMANENT,
		"forget %s: a name alone may be several people's; nothing was done (expected an "
		"account, or the name with its place, in quotes, as here: %s)",
		text, list->str);
	return false;
}

/* Who has an account is never meant by a label, so that nothing would be forgotten where none of
 * the other @names says it. */
static bool
check_label(Context *context, const char *text, const char *const *names, GError **error)
{
	g_auto(Namesakes) namesakes = { 0 };
	g_autoptr(GString) list = g_string_new(NULL);

	if (!find_namesakes(context, text, &namesakes, error)) {
		return false;
	}
	for (guint i = 0; names[i] != NULL; i++) {
		g_hash_table_remove(namesakes.accounts, names[i]);
	}
	if (g_hash_table_size(namesakes.labels) > 0 || g_hash_table_size(namesakes.accounts) == 0) {
		return true;
	}
	list_names(namesakes.accounts, "", list);
	error_set(error, ERROR_USAGE_PERMANENT,
		"forget %s: whoever is called so has an account there; nothing was done (expected "
		"the account: `tagdigest forget` %s)",
		text, list->str);
	return false;
}

/* A post without an address. @why borrowed: why it is no author's name. */
static bool
check_post(Context *context, const char *text, const GError *why, GError **error)
{
	g_auto(LookupOne) post = { 0 };
	g_autoptr(GPtrArray) ids = NULL;

	if (!lookup_named(context, text, &ids, error)) {
		return false;
	}
	return ids->len > 0 || lookup_is_name(text) ? lookup_one(context, text, &post, error)
						    : refuse_name(context, text, why, error);
}

/* @byline stays empty for a label, and for the name of a post without an address. */
static bool
read_name(Context *context, const char *text, Byline *byline, GError **error)
{
	g_autoptr(GError) reason = NULL;

	if (byline_is_label(text)) {
		return true;
	}
	if (!byline_parse(text, byline, &reason)) {
		return check_post(context, text, reason, error);
	}
	const SourceSpec *source = find_server(context, byline);
	if (source != NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"forget %s: all of a server that source %s reads; nothing was done "
			"(expected one author's account or profile there; to read it no more, "
			"take the source out of the ini)",
			text, source->name);
		return false;
	}
	return true;
}

/* Every name is read before anything is done. */
static bool
check_names(Context *context, const char *const *names, GError **error)
{
	for (guint i = 0; names[i] != NULL; i++) {
		g_auto(Byline) byline = { 0 };

		if (!read_name(context, names[i], &byline, error)
			|| (byline_is_label(names[i])
				&& !check_label(context, names[i], names, error))) {
			return false;
		}
	}
	return true;
}

/* ---- a post by its address or name ----------------------------------------------------------- */

static bool
refuse_each(Context *context, const GPtrArray *ids, GError **error)
{
	for (guint i = 0; i < ids->len; i++) {
		const int64_t id = *(const int64_t *)g_ptr_array_index(ids, i);

		if (!posts_forget(context->store, id, POST_CONSENT_REFUSED, now_s(&context->now),
			    error)) {
			return false;
		}
	}
	return true;
}

/* Whatever is stored there or is called so, and the keys of one that may come. */
static bool
forget_post(Context *context, const char *name, guint *count, GError **error)
{
	const bool is_address = url_is_web(name);
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(GPtrArray) keys = NULL;
	g_autoptr(GPtrArray) ids = NULL;
	bool was_stored;

	if (!store_transaction_begin(context->store, &transaction, error)
		|| !lookup_keys(context, name, &keys, error)
		|| !(is_address ? lookup_posts : lookup_named)(context, name, &ids, error)
		|| !refuse_each(context, ids, error)
		|| !posts_refuse(context->store, keys, now_s(&context->now), &was_stored, error)) {
		return false;
	}
	*count += ids->len;
	return store_transaction_commit(&transaction, error);
}

static void
note_sources(const Context *context, GPtrArray *names, GPtrArray *sources)
{
	for (guint i = 0; i < context->config->sources->len; i++) {
		const SourceSpec *source = g_ptr_array_index(context->config->sources, i);
		g_autoptr(GPtrArray) own = optout_source_names(source->kind, source->url);
		bool is_theirs = false;

		for (guint k = 0; k < own->len && !is_theirs; k++) {
			is_theirs = g_ptr_array_find_with_equal_func(names,
				g_ptr_array_index(own, k), g_str_equal, NULL);
		}
		if (is_theirs) {
			g_ptr_array_add(sources, g_strdup(source->name));
		}
	}
}

/* All that an author is or may be known by. */
static bool
forget_author(Context *context, GPtrArray *names, ForgetReport *report, guint *count,
	GError **error)
{
	guint posts = 0;

	if (!optout_take_out(context, names, &posts, error)) {
		return false;
	}
	note_sources(context, names, report->sources);
	*count += posts;
	return true;
}

/* ---- one name after the other ---------------------------------------------------------------- */

static bool
forget_one(Context *context, const char *text, ForgetReport *report, GError **error)
{
	g_auto(Byline) byline = { 0 };
	guint count = 0;

	if (!read_name(context, text, &byline, error)) {
		return false;
	}
	g_autoptr(GPtrArray) names = author_names_written(text);
	const char *post = names == NULL ? text : byline.url;
	if ((post != NULL && !forget_post(context, post, &count, error))
		|| (names != NULL && !forget_author(context, names, report, &count, error))) {
		return false;
	}
	g_ptr_array_add(report->counts, GUINT_TO_POINTER(count));
	return true;
}

static bool
forget_each(Context *context, const char *const *names, ForgetReport *report, GError **error)
{
	for (guint i = 0; names[i] != NULL; i++) {
		if (!forget_one(context, names[i], report, error)) {
			return false;
		}
	}
	return true;
}

/* ---- editions -------------------------------------------------------------------------------- */

static bool
add_edition(Context *context, int64_t id, GPtrArray *rows, GError **error)
{
	g_autoptr(Edition) edition = NULL;

	if (!editions_get(context->store, id, &edition, error)) {
		return false;
	}
	ForgetEdition *row = g_new0(ForgetEdition, 1);
	row->digest = g_strdup(edition->digest);
	row->number = edition->number;
	row->frozen_s = edition->frozen_s;
	g_ptr_array_add(rows, row);
	return true;
}

/* The editions that show something of what is refused. */
static bool
list_editions(Context *context, GPtrArray *rows, GError **error)
{
	g_autoptr(GPtrArray) ids = NULL;

	if (!editions_refused(context->store, &ids, error)) {
		return false;
	}
	for (guint i = 0; i < ids->len; i++) {
		const int64_t *id = g_ptr_array_index(ids, i);

		if (!add_edition(context, *id, rows, error)) {
			return false;
		}
	}
	return true;
}

/* Those of all that are not among the mailed ones. @all loses them. */
static void
leave_anew(GPtrArray *all, const GPtrArray *mailed)
{
	for (guint i = all->len; i > 0; i--) {
		const ForgetEdition *row = g_ptr_array_index(all, i - 1);
		bool is_mailed = false;

		for (guint k = 0; k < mailed->len; k++) {
			const ForgetEdition *other = g_ptr_array_index(mailed, k);
			is_mailed = is_mailed
				|| (other->number == row->number
					&& strcmp(other->digest, row->digest) == 0);
		}
		if (is_mailed) {
			g_ptr_array_remove_index(all, i - 1);
		}
	}
}

static bool
clear_editions(Context *context, ForgetReport *report, GError **error)
{
	int count;

	if (!list_editions(context, report->anew, error)
		|| !editions_take_back(context->store, &count, error)
		|| !list_editions(context, report->mailed, error)
		|| !redact_editions(context, error)) {
		return false;
	}
	leave_anew(report->anew, report->mailed);
	return count == 0 || ledger_write(context, error);
}

static bool
forget_under_lock(Context *context, const char *const *names, ForgetReport *report, GError **error)
{
	g_autoptr(Lock) lock = NULL;

	if (!activity_take(context, ACTIVITY_DELIVER, &lock, error)) {
		g_prefix_error(error, "nothing was done: ");
		return false;
	}
	return forget_each(context, names, report, error) && clear_editions(context, report, error);
}

bool
forget_run(Context *context, const char *const *names, ForgetReport **report, GError **error)
{
	g_autoptr(ForgetReport) made = report_new();

	if (!check_names(context, names, error) || !forget_under_lock(context, names, made, error)
		|| !retention_run(context, error) || !archive_follow(context, error)
		|| !erasure_is_owed(context->store, &made->is_on_disk, error)) {
		return false;
	}
	*report = g_steal_pointer(&made);
	return true;
}
