/*
 * Whether the machine's clock may be believed. What is decided by a wrong one cannot be taken back:
 * a run with a clock of ten years ahead decides all periods until then.
 */
#include "flow/clock.h"

#include "base/error.h"
#include "flow/gather.h"
#include "store/sources.h"
#include "text/date.h"
#include "text/url.h"

/* A clock further away from a server's is one of the two wrong. */
#define OFF_S_MAX (10 * MINUTE_S)
/* So many hosts must agree with it, where there are so many; this many are asked. */
#define HOSTS_NEEDED 2
#define HOSTS_ASKED_MAX 8
#define ASK_S_MAX 60

/* What is asked for the time. */
typedef struct Survey {
	int64_t now_s;
	GHashTable *agreed; /* owned: set of hosts whose Date stands near to now */
	char *other;        /* owned: what another host says instead, in words, or NULL */
} Survey;

static void
survey_clear(Survey *survey)
{
	g_clear_pointer(&survey->agreed, g_hash_table_unref);
	g_clear_pointer(&survey->other, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Survey, survey_clear)

static char *
moment_words(int64_t time_s)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();

	return date_words(time_s, zone);
}

/* The shortest of the ini's digests. */
static int64_t
shortest_period_s(const Config *config)
{
	int64_t shortest_s = INT64_MAX / 4;

	for (guint i = 0; i < config->digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(config->digests, i);
		shortest_s = MIN(shortest_s, schedule_days_max(&digest->schedule) * DAY_S);
	}
	return shortest_s;
}

/* Few enough seconds for a clock to be believed unasked. */
static bool
is_near(const Context *context, int64_t last_s)
{
	const int64_t at_s = now_s(&context->now);
	const int64_t far_s = 2 * shortest_period_s(context->config);

	return last_s == 0 || (at_s >= last_s - OFF_S_MAX && at_s <= last_s + far_s);
}

/* When a source of the ini was asked last; 0: never. A later run writes it anew, so that one that
 * was wrong is not kept to. */
static bool
find_last(Context *context, int64_t *last_s, GError **error)
{
	const GPtrArray *sources = context->config->sources;
	g_autoptr(GHashTable) rows = NULL;

	if (!sources_all(context->store, &rows, error)) {
		return false;
	}
	*last_s = 0;
	for (guint i = 0; i < sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(sources, i);
		const SourceRow *row = g_hash_table_lookup(rows, spec->name);
		*last_s = MAX(*last_s, row == NULL ? 0 : row->last_try_s);
	}
	return true;
}

/* ---- asking others ---- */

/* A Date is of when the answer was made; a cache says how long ago that was (RFC 9111, 5.1). */
static void
take_date(void *data, void *cookie, const Reply *reply)
{
	Survey *survey = data;
	const char *age = reply_header(reply, "age");
	const int64_t age_s = age == NULL ? 0 : CLAMP(g_ascii_strtoll(age, NULL, 10), 0, DAY_S);
	char *host = url_authority(reply->url);
	int64_t date_s;

	(void)cookie;
	if (host == NULL || !date_parse(reply_header(reply, "date"), &date_s)) {
		g_free(host);
		return;
	}
	if (ABS(date_s + age_s - survey->now_s) <= OFF_S_MAX) {
		g_hash_table_add(survey->agreed, host);
		return;
	}
	if (survey->other == NULL) {
		g_autofree char *says = moment_words(date_s + age_s);
		survey->other = g_strdup_printf("%s says %s", host, says);
	}
	g_free(host);
}

/* A source for each host that may be asked. */
static GPtrArray *
list_hosts(const Config *config)
{
	GPtrArray *list = g_ptr_array_new();
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < config->sources->len && list->len < HOSTS_ASKED_MAX; i++) {
		SourceSpec *spec = g_ptr_array_index(config->sources, i);
		char *host = url_is_web(spec->url) ? url_authority(spec->url) : NULL;
		if (host != NULL && g_hash_table_add(seen, host)) {
			g_ptr_array_add(list, spec);
		}
	}
	return list;
}

static bool
ask(Context *context, const GPtrArray *hosts, Survey *survey, GError **error)
{
	const GatherTaker taker = { .take = take_date, .data = survey };
	g_autoptr(Gather) gather = NULL;
	GatherEnd end;

	if (!gather_new(context, &taker, ASK_S_MAX, &gather, error)) {
		return false;
	}
	for (guint i = 0; i < hosts->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(hosts, i);
		g_autoptr(Reach) reach = reach_new(spec->url, spec->allow_private);
		gather_ask(gather, request_new(spec->url), reach, NULL);
	}
	return gather_run(gather, &end, error);
}

static void
refuse(const Survey *survey, int64_t last_s, GError **error)
{
	g_autofree char *now = moment_words(survey->now_s);
	g_autofree char *last = moment_words(last_s);

	error_set(error, ERROR_REMOTE_TEMPORARY,
		"this machine's clock says %s, the last run was on %s, and %s: nothing is read, "
		"decided or mailed until the places that are read confirm it (if it is right, "
		"`tagdigest run --clock-is-right`)",
		now, last,
		survey->other != NULL ? survey->other : "too few places have said what time it is");
}

bool
clock_check(Context *context, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_auto(Survey) survey = { .now_s = at_s };
	int64_t last_s;

	/* Most runs are told by one number, however many sources there are. */
	if (!sources_last_try(context->store, &last_s, error)) {
		return false;
	}
	if (is_near(context, last_s)) {
		return true;
	}
	if (!find_last(context, &last_s, error)) {
		return false;
	}
	if (is_near(context, last_s)) {
		return true;
	}
	g_autoptr(GPtrArray) hosts = list_hosts(context->config);
	survey.agreed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (hosts->len > 0 && !ask(context, hosts, &survey, error)) {
		return false;
	}
	if (hosts->len == 0 || g_hash_table_size(survey.agreed) < MIN(hosts->len, HOSTS_NEEDED)) {
		refuse(&survey, last_s, error);
		return false;
	}
	return true;
}
