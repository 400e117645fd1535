#include "flow/tell.h"

#include "base/now.h"
#include "base/prefix.h"
#include "flow/due.h"
#include "flow/poll_job.h"
#include "model/reach.h"
#include "store/sources.h"
#include "store/told.h"
#include "text/date.h"

#include <string.h>

#define WHOM "cron"
#define SOURCE_PREFIX "source " /* and the number of a source */
/* And when: one for each mail of the last thirty days; and such a one with a recovery in it. */
#define MAIL_PREFIX "mail "
#define GOOD_PREFIX MAIL_PREFIX "good "
#define FAILURES_MIN 3
#define TROUBLE_S_MIN DAY_S
/* How long who has failed for a day waits for others that fail since about then. */
#define TOGETHER_S_MAX (60 * HOUR_S)
#define REMIND_S (7 * DAY_S)
#define FRESH_S HOUR_S
#define GAP_S DAY_S
#define MONTH_S (30 * DAY_S)
/* Mails in a month; the last is kept for good news. */
#define MAILS_MAX 6
#define TROUBLES_MAX (MAILS_MAX - 1)

/* A configured source, and what was told of it. */
typedef struct Subject {
	const SourceSpec *spec; /* borrowed */
	const SourceRow *row;   /* borrowed */
	char *name;             /* owned: what told calls it */
	int64_t told_s;         /* that it is in trouble, 0: not */
} Subject;

typedef struct Tell {
	int64_t now_s;
	GHashTable *rows;    /* name -> SourceRow, owned */
	GPtrArray *told;     /* of ToldRow, owned */
	GPtrArray *subjects; /* of Subject, owned */
	GHashTable *by_name; /* owned: what told calls one (borrowed) -> its Subject */
	int64_t last_mail_s; /* 0: none */
	int64_t last_good_s; /* likewise, of those that told of a recovery */
	int mails;           /* of the last thirty days */
} Tell;

static void
subject_free(void *data)
{
	Subject *subject = data;

	g_free(subject->name);
	g_free(subject);
}

static void
tell_clear(Tell *tell)
{
	g_clear_pointer(&tell->by_name, g_hash_table_unref);
	g_clear_pointer(&tell->subjects, g_ptr_array_unref);
	g_clear_pointer(&tell->told, g_ptr_array_unref);
	g_clear_pointer(&tell->rows, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Tell, tell_clear)

/* ---- what is known ---- */

static void
add_subject(Tell *tell, const SourceSpec *spec)
{
	const SourceRow *row = g_hash_table_lookup(tell->rows, spec->name);
	Subject *subject;

	if (row == NULL) {
		return;
	}
	subject = g_new0(Subject, 1);
	subject->spec = spec;
	subject->row = row;
	subject->name = g_strdup_printf(SOURCE_PREFIX "%" G_GINT64_FORMAT, row->id);
	g_ptr_array_add(tell->subjects, subject);
	g_hash_table_insert(tell->by_name, subject->name, subject);
}

static bool
is_recent_mail(const Tell *tell, const ToldRow *told)
{
	/* One to come is from a clock that was ahead. */
	return prefix_stands_at(told->what, MAIL_PREFIX) && told->told_s <= tell->now_s
		&& told->told_s > tell->now_s - MONTH_S;
}

static void
take_told(Tell *tell, const ToldRow *told)
{
	Subject *subject = g_hash_table_lookup(tell->by_name, told->what);

	if (subject != NULL) {
		/* One to come is from a clock that was ahead. */
		subject->told_s = told->told_s <= tell->now_s ? told->told_s : 1;
	}
	if (!is_recent_mail(tell, told)) {
		return;
	}
	tell->mails++;
	tell->last_mail_s = MAX(tell->last_mail_s, told->told_s);
	if (prefix_stands_at(told->what, GOOD_PREFIX)) {
		tell->last_good_s = MAX(tell->last_good_s, told->told_s);
	}
}

static bool
load(Context *context, Tell *tell, GError **error)
{
	const GPtrArray *sources = context->config->sources;

	tell->now_s = now_s(&context->now);
	if (!sources_all(context->store, &tell->rows, error)
		|| !told_all(context->store, WHOM, &tell->told, error)) {
		return false;
	}
	tell->subjects = g_ptr_array_new_with_free_func(subject_free);
	tell->by_name = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < sources->len; i++) {
		add_subject(tell, g_ptr_array_index(sources, i));
	}
	for (guint i = 0; i < tell->told->len; i++) {
		take_told(tell, g_ptr_array_index(tell->told, i));
	}
	return true;
}

/* ---- what is news ---- */

static bool
is_failing(const Subject *subject)
{
	return subject->row->failing_since_s != 0;
}

static bool
is_in_trouble(const Subject *subject)
{
	const SourceRow *row = subject->row;

	return is_failing(subject) && row->failures >= FAILURES_MIN
		&& row->last_try_s - row->failing_since_s >= TROUBLE_S_MIN;
}

static bool
has_recovered(const Subject *subject)
{
	return subject->told_s != 0 && !is_failing(subject)
		&& subject->row->last_ok_s > subject->told_s;
}

/* A reminder tells what was seen just now, and not what may be over since yesterday. */
static bool
is_to_be_reminded(const Tell *tell, const Subject *subject)
{
	const bool is_known = subject->row->last_try_s + FRESH_S >= tell->now_s
		|| subject->row->next_due_s >= DUE_NEVER_S;

	return is_known && subject->told_s + REMIND_S <= tell->now_s;
}

/* Whether its trouble is to be told, were it alone. */
static bool
is_to_be_told(const Tell *tell, const Subject *subject)
{
	return is_in_trouble(subject) && (subject->told_s == 0 || is_to_be_reminded(tell, subject));
}

/* Whether another one is likely to be in trouble soon: then one mail tells of both. */
static bool
is_worth_waiting(const Tell *tell)
{
	int64_t oldest_s = INT64_MAX;
	bool is_anybody_coming = false;

	for (guint i = 0; i < tell->subjects->len; i++) {
		const Subject *subject = g_ptr_array_index(tell->subjects, i);
		if (subject->told_s != 0) {
			continue;
		}
		if (is_in_trouble(subject)) {
			oldest_s = MIN(oldest_s, subject->row->failing_since_s);
		} else if (is_failing(subject)) {
			is_anybody_coming = true;
		}
	}
	return is_anybody_coming && oldest_s != INT64_MAX
		&& tell->now_s < oldest_s + TOGETHER_S_MAX;
}

static bool
is_any(const Tell *tell, bool (*is)(const Tell *tell, const Subject *subject))
{
	for (guint i = 0; i < tell->subjects->len; i++) {
		if (is(tell, g_ptr_array_index(tell->subjects, i))) {
			return true;
		}
	}
	return false;
}

static bool
is_good_news(const Tell *tell, const Subject *subject)
{
	(void)tell;
	return has_recovered(subject);
}

/* ---- in which words ---- */

/* What to do, by how the reason begins. */
static const struct {
	const char *reason;
	const char *advice;
} advices[] = {
	{ "HTTP 401", "if it wants a login, set token_file; if not, ask whoever runs it" },
	{ "HTTP 403", "ask whoever runs it whether it may be read, or take it out of the ini" },
	{ "HTTP 404", "look whether its address (url) in the ini is still right" },
	{ "HTTP 410", "take it out of the ini, or give it its new address" },
	{ "HTTP 429", "ask it less often: raise min_interval" },
};

/* For all else, by what it is: no browser shows a mailbox or a file. @return static. */
static const char *
advice_by_kind(const SourceSpec *spec)
{
	if (spec->mailbox != NULL && spec->mailbox->kind == INBOX_MAILDIR) {
		return "look whether the folder of its url is there, with new and cur in it, and "
		       "may be read; then `tagdigest poll NAME`";
	}
	if (spec->mailbox != NULL) {
		return "check server, user and folder in its url, its password, and ca_file; then "
		       "`tagdigest poll NAME`";
	}
	return reach_is_file(spec->url)
		? "look whether what its url names is there and may be read; then `tagdigest poll "
		  "NAME`"
		: "look at its address (url) in a browser; if it is gone, take it out of the ini";
}

static const char *
advice_on(const SourceSpec *spec, const char *reason)
{
	for (gsize i = 0; i < G_N_ELEMENTS(advices); i++) {
		if (prefix_stands_at(reason, advices[i].reason)) {
			return advices[i].advice;
		}
	}
	return advice_by_kind(spec);
}

/* A sentence behind the reason; "" where that says itself what to do. @return owned. */
static char *
advice_behind(const Subject *subject, const char *reason)
{
	const gsize length = strlen(reason);
	const bool has_end = length > 0 && strchr(".!?", reason[length - 1]) != NULL;

	if (subject->row->next_due_s >= DUE_NEVER_S || strstr(reason, JOB_ASKS_AT_ONCE) != NULL) {
		return g_strdup("");
	}
	g_autoptr(GString) advice = g_string_new(advice_on(subject->spec, reason));
	g_string_replace(advice, "NAME", subject->spec->name, 0);
	return g_strconcat(has_end ? "" : ".", " What to do: ", advice->str, NULL);
}

/* "source blog (The Chalk Dust)". @return owned. */
static char *
name_of(const Subject *subject)
{
	const char *title = subject->row->title;

	return title == NULL ? g_strdup_printf("source %s", subject->spec->name)
			     : g_strdup_printf("source %s (%s)", subject->spec->name, title);
}

static char *
moment(int64_t at_s)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();

	return date_words(at_s, zone);
}

static char *
trouble_line(const Tell *tell, const Subject *subject)
{
	const SourceRow *row = subject->row;
	const char *reason = row->last_error != NULL ? row->last_error : "no usable answer";
	const int days = (int)((tell->now_s - row->failing_since_s) / DAY_S);
	g_autofree char *name = name_of(subject);
	g_autofree char *since = moment(row->failing_since_s);
	g_autofree char *advice = advice_behind(subject, reason);

	return g_strdup_printf("%s %s be read since %s (%d %s, %d times): %s%s", name,
		subject->told_s != 0 ? "still cannot" : "cannot", since, days,
		days == 1 ? "day" : "days", row->failures, reason, advice);
}

static char *
recovery_line(const Subject *subject)
{
	g_autofree char *name = name_of(subject);
	g_autofree char *when = moment(subject->row->last_ok_s);

	return g_strdup_printf("%s has recovered: it was read on %s", name, when);
}

/* ---- telling ---- */

static bool
note_mail(Context *context, const Tell *tell, GError **error)
{
	const char *prefix = is_any(tell, is_good_news) ? GOOD_PREFIX : MAIL_PREFIX;
	g_autofree char *name = g_strdup_printf("%s%" G_GINT64_FORMAT, prefix, tell->now_s);

	return told_put(context->store, name, WHOM, tell->now_s, error);
}

/* Mails of long ago, and sources that are no longer there, or no longer read. */
static bool
forget_old(Context *context, const Tell *tell, GError **error)
{
	for (guint i = 0; i < tell->told->len; i++) {
		const ToldRow *told = g_ptr_array_index(tell->told, i);
		const bool is_kept = is_recent_mail(tell, told)
			|| g_hash_table_contains(tell->by_name, told->what);
		if (!is_kept && !told_forget(context->store, told->what, WHOM, error)) {
			return false;
		}
	}
	return true;
}

static bool
tell_one(Context *context, const Tell *tell, const Subject *subject, GPtrArray *lines,
	GError **error)
{
	if (has_recovered(subject)) {
		g_ptr_array_add(lines, recovery_line(subject));
		return told_forget(context->store, subject->name, WHOM, error);
	}
	if (is_in_trouble(subject) && tell->mails < TROUBLES_MAX) {
		g_ptr_array_add(lines, trouble_line(tell, subject));
		return told_put(context->store, subject->name, WHOM, tell->now_s, error);
	}
	return true;
}

/* Whatever is news of any source: one mail. */
static bool
tell_all(Context *context, const Tell *tell, GPtrArray *lines, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_begin(context->store, &transaction, error)
		|| !forget_old(context, tell, error)) {
		return false;
	}
	for (guint i = 0; i < tell->subjects->len; i++) {
		if (!tell_one(context, tell, g_ptr_array_index(tell->subjects, i), lines, error)) {
			return false;
		}
	}
	return note_mail(context, tell, error) && store_transaction_commit(&transaction, error);
}

static bool
is_past(const Tell *tell, int64_t last_s)
{
	return last_s == 0 || last_s + GAP_S <= tell->now_s;
}

/* Good news waits for no bad ones. */
static bool
is_time(const Tell *tell)
{
	const bool is_good = is_any(tell, is_good_news) && is_past(tell, tell->last_good_s);
	const bool is_bad = is_any(tell, is_to_be_told) && is_past(tell, tell->last_mail_s)
		&& tell->mails < TROUBLES_MAX && !is_worth_waiting(tell);

	return tell->mails < MAILS_MAX && (is_good || is_bad);
}

bool
tell_sources(Context *context, GPtrArray **lines, GError **error)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	g_auto(Tell) tell = { 0 };

	if (!load(context, &tell, error)) {
		return false;
	}
	if (is_time(&tell) && !tell_all(context, &tell, found, error)) {
		return false;
	}
	*lines = g_steal_pointer(&found);
	return true;
}
