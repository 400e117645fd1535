#include "source/rest.h"

#include "base/now.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <string.h>

#define MONTH_S (30 * DAY_S)
#define YEAR_S (365 * DAY_S)
#define DAYS 7
#define HOURS 24
#define HOURS_ALL ((1U << HOURS) - 1)     /* bits 0 to 23 */
#define DAYS_ALL ((1U << (DAYS + 1)) - 2) /* bits 1 to 7 */
/* More is a mistake: beyond it nothing is finer than a minute. */
#define FREQUENCY_MAX 1000000

/* ---- words of a document ---- */

/* A whole number that a text begins with, from 0 to @max, or @max; -1: none. */
static int64_t
read_number(const char *text, int64_t max)
{
	if (!g_ascii_isdigit(*text)) {
		return -1;
	}
	const guint64 number = g_ascii_strtoull(text, NULL, 10);
	return number > (guint64)max ? max : (int64_t)number;
}

static int64_t
read_period(const char *text)
{
	static const struct {
		const char *word;
		int64_t period_s;
	} rows[] = {
		{ "hourly", HOUR_S },
		{ "daily", DAY_S },
		{ "weekly", DAYS * DAY_S },
		{ "monthly", MONTH_S },
		{ "yearly", YEAR_S },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (g_ascii_strcasecmp(text, rows[i].word) == 0) {
			return rows[i].period_s;
		}
	}
	return 0;
}

static guint
read_day(const char *text)
{
	for (int day = 1; day <= DAYS; day++) {
		if (g_ascii_strcasecmp(text, date_weekday_name(day)) == 0) {
			return 1U << day;
		}
	}
	return 0;
}

/* Some count the hours from 1, so that 24 is midnight. */
static guint
read_hour(const char *text)
{
	const int64_t hour = read_number(text, HOURS + 1);

	return hour < 0 || hour > HOURS ? 0 : 1U << (hour % HOURS);
}

void
rest_add_word(Rest *rest, RestWord word, const char *text)
{
	int64_t base_s;

	if (text == NULL) {
		return;
	}
	switch (word) {
	case REST_TTL:
		rest->ttl_s = MAX(0, read_number(text, REST_S_MAX / MINUTE_S)) * MINUTE_S;
		break;
	case REST_PERIOD:
		rest->period_s = read_period(text);
		break;
	case REST_FREQUENCY:
		rest->frequency = MAX(0, read_number(text, FREQUENCY_MAX));
		break;
	case REST_BASE:
		rest->base_s = date_parse(text, &base_s) ? base_s : 0;
		break;
	case REST_HOUR:
		rest->skip_hours |= read_hour(text);
		break;
	case REST_DAY:
		rest->skip_days |= read_day(text);
		break;
	}
}

/* ---- headers ---- */

/* The value of a directive of Cache-Control: "" for one without; NULL: it is not there. @return
 * owned. */
static char *
directive(const char *header, const char *name)
{
	g_auto(GStrv) parts = g_strsplit(header == NULL ? "" : header, ",", 0);

	for (guint i = 0; parts[i] != NULL; i++) {
		const char *part = g_strstrip(parts[i]);
		const gsize length = strlen(name);

		if (g_ascii_strncasecmp(part, name, length) == 0
			&& (part[length] == '\0' || part[length] == '=')) {
			const char *value = part + length + (part[length] == '=');
			return g_strdup(*value == '"' ? value + 1 : value);
		}
	}
	return NULL;
}

/* Expires less Date: what is between them holds, whatever our clock says. */
static int64_t
expires_s(const Reply *reply, int64_t now_s)
{
	int64_t end_s;
	int64_t begin_s = now_s;

	if (!date_parse(reply_header(reply, "expires"), &end_s)) {
		return 0; /* "0" and "-1" mean that it is stale already (RFC 9111, 5.3) */
	}
	(void)date_parse(reply_header(reply, "date"), &begin_s);
	return end_s > begin_s ? end_s - begin_s : 0;
}

static int64_t
fresh_s(const Reply *reply, int64_t now_s)
{
	const char *control = reply_header(reply, "cache-control");
	const char *age = reply_header(reply, "age");
	g_autofree char *no_cache = directive(control, "no-cache");
	g_autofree char *no_store = directive(control, "no-store");
	g_autofree char *max_age = directive(control, "max-age");

	if (no_cache != NULL || no_store != NULL) {
		return 0;
	}
	if (max_age == NULL) {
		return MIN(expires_s(reply, now_s), REST_S_MAX);
	}
	const int64_t given_s = MAX(0, read_number(max_age, G_MAXINT32));
	const int64_t age_s = age == NULL ? 0 : MAX(0, read_number(age, G_MAXINT32));
	return CLAMP(given_s - age_s, 0, REST_S_MAX);
}

void
rest_add_reply(Rest *rest, const Reply *reply, int64_t now_s)
{
	const bool is_kept = (reply->status >= 200 && reply->status <= 299) || reply->status == 304;
	int64_t when_s;

	if (date_parse_retry(reply_header(reply, "retry-after"), now_s, &when_s)) {
		rest->retry_at_s = MAX(rest->retry_at_s, when_s);
	}
	if (reply_is_used_up(reply, now_s, &when_s)) {
		rest->retry_at_s = MAX(rest->retry_at_s, when_s);
	}
	if (is_kept) {
		rest->fresh_s = MAX(rest->fresh_s, fresh_s(reply, now_s));
	}
}

/* ---- from run to run ---- */

void
rest_load(Rest *rest, const json_t *state)
{
	const json_t *kept = json_object_get(state, "rest");

	rest->ttl_s = jsontext_integer(kept, "ttl", 0);
	rest->period_s = jsontext_integer(kept, "period", 0);
	rest->frequency = jsontext_integer(kept, "frequency", 0);
	rest->base_s = jsontext_integer(kept, "base", 0);
	rest->skip_hours = (guint)jsontext_integer(kept, "skip_hours", 0);
	rest->skip_days = (guint)jsontext_integer(kept, "skip_days", 0);
}

static void
keep_number(json_t *kept, const char *key, int64_t value)
{
	if (value != 0) {
		json_object_set_new(kept, key, json_integer(value));
	}
}

void
rest_keep(const Rest *rest, json_t *state)
{
	json_t *kept = json_object();

	keep_number(kept, "ttl", rest->ttl_s);
	keep_number(kept, "period", rest->period_s);
	keep_number(kept, "frequency", rest->frequency);
	keep_number(kept, "base", rest->base_s);
	keep_number(kept, "skip_hours", rest->skip_hours);
	keep_number(kept, "skip_days", rest->skip_days);
	json_object_del(state, "rest");
	if (json_object_size(kept) > 0) {
		json_object_set(state, "rest", kept);
	}
	json_decref(kept);
}

bool
rest_skips(const Rest *rest, int64_t at_s)
{
	/* 1 January 1970 was a Thursday. */
	const guint day = (guint)((at_s / DAY_S + 3) % DAYS) + 1;
	const guint hour = (guint)(at_s % DAY_S / HOUR_S);

	/* Who skips all of them means none. */
	return (rest->skip_hours != HOURS_ALL && (rest->skip_hours >> hour & 1) != 0)
		|| (rest->skip_days != DAYS_ALL && (rest->skip_days >> day & 1) != 0);
}
