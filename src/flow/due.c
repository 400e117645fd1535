#include "flow/due.h"

#include "base/now.h"

/* Back-off of a failing source: its interval doubled at most so often, and never over this. */
#define DOUBLINGS_MAX 6
#define BACKOFF_S_MAX (12 * HOUR_S)
/* A source whose other side says no is asked again once a day: people reopen things. */
#define CLOSED_RETRY_S DAY_S
/* Longer waits than the interval get so much more, by the address: an eighth, at most this. */
#define JITTER_PART 8
#define JITTER_S_MAX (10 * MINUTE_S)
/* How late an edition may be for the ini's interval. */
#define LATE_S_MAX (2 * HOUR_S)
#define WEEK_HOURS (7 * 24)

/* Each rule says how long a source is left alone after now_s, in seconds; 0: it says nothing. */

static int64_t
by_interval(const DueFacts *facts)
{
	return facts->interval_s;
}

static int64_t
by_back_off(const DueFacts *facts)
{
	if (facts->failures == 0 || facts->is_our_fault) {
		return 0;
	}
	return MIN(facts->interval_s << CLAMP(facts->failures - 1, 0, DOUBLINGS_MAX),
		BACKOFF_S_MAX);
}

static int64_t
by_refusal(const DueFacts *facts)
{
	return facts->is_closed && !facts->is_our_fault ? CLOSED_RETRY_S : 0;
}

static int64_t
by_platform(const DueFacts *facts)
{
	return facts->wait_until_s - facts->now_s;
}

static int64_t
by_retry_after(const DueFacts *facts)
{
	return facts->rest->retry_at_s - facts->now_s;
}

static int64_t
by_freshness(const DueFacts *facts)
{
	return facts->failures == 0 ? facts->rest->fresh_s : 0;
}

static int64_t
by_ttl(const DueFacts *facts)
{
	return facts->failures == 0 ? facts->rest->ttl_s : 0;
}

/* Until the next time that something is published: counted from the base, else from now. */
static int64_t
by_syndication(const DueFacts *facts)
{
	const Rest *rest = facts->rest;

	if (facts->failures != 0 || (rest->period_s == 0 && rest->frequency == 0)) {
		return 0;
	}
	/* "daily" and once are what is meant where a word is missing. */
	const int64_t period_s = rest->period_s != 0 ? rest->period_s : DAY_S;
	const int64_t every_s = MAX(period_s / MAX(rest->frequency, 1), 1);
	if (rest->base_s == 0) {
		return every_s;
	}
	const int64_t since_s = (facts->now_s - rest->base_s) % every_s;
	return every_s - (since_s < 0 ? since_s + every_s : since_s);
}

/* So that not all that wait for a day wait for the same second: by the address, which stays. */
static int64_t
jitter_s(const DueFacts *facts, int64_t rest_s)
{
	const int64_t part_s = MIN((rest_s - facts->interval_s) / JITTER_PART, JITTER_S_MAX);

	return part_s <= 0 ? 0 : (int64_t)(g_str_hash(facts->url) % (guint)(part_s + 1));
}

/* The longest counts. Above its limit none is believed: weekly at least, whatever a document says
 * of itself that nobody may have looked at for years. */
/* clang-format off */
static const struct {
	int64_t (*rule)(const DueFacts *facts);
	int64_t limit_s;
	bool has_jitter; /* where no exact time was asked for */
} rules[] = {
	/* min_interval of the ini */
	{ by_interval, INT64_MAX, false },
	/* ours: what fails is asked less and less, and twice a day at least */
	{ by_back_off, BACKOFF_S_MAX, true },
	/* ours: 401, 403, 410 and their like, once a day */
	{ by_refusal, CLOSED_RETRY_S, true },
	/* a platform's own limits, as its kind reads them */
	{ by_platform, DAY_S, false },
	/* RFC 9110, 10.2.3: Retry-After, with whatever status; and rate limits that are used up */
	{ by_retry_after, DAY_S, false },
	/* RFC 9111, 4.2.1: max-age less Age, or Expires less Date */
	{ by_freshness, REST_S_MAX, true },
	/* RSS 2.0: ttl, "how long a channel can be cached", in minutes */
	{ by_ttl, REST_S_MAX, true },
	/* RSS 1.0, module syndication: updatePeriod, updateFrequency, updateBase */
	{ by_syndication, REST_S_MAX, true },
};
/* clang-format on */

static int64_t
longest_s(const DueFacts *facts)
{
	int64_t longest = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
		const int64_t rest_s = MIN(rules[i].rule(facts), rules[i].limit_s);
		const int64_t more_s = rules[i].has_jitter ? jitter_s(facts, rest_s) : 0;
		longest = MAX(longest, rest_s + more_s);
	}
	return longest;
}

/* RSS 2.0, skipHours and skipDays: the first hour that is none of them; who skips all means none.
 */
static int64_t
skip(const Rest *rest, int64_t due_s)
{
	int64_t at_s = due_s;

	for (int i = 0; i <= WEEK_HOURS; i++) {
		if (!rest_skips(rest, at_s)) {
			return at_s;
		}
		at_s += HOUR_S - at_s % HOUR_S;
	}
	return due_s;
}

int64_t
due_next(const DueFacts *facts)
{
	/* RFC 9110, 15.5.11: gone, and likely for good; one more time may be a mistake. */
	if (facts->gone_runs >= DUE_GONE_RUNS) {
		return DUE_NEVER_S;
	}
	return skip(facts->rest, facts->now_s + longest_s(facts));
}

bool
due_is_resting(const SourceRow *row, const SourceSpec *spec, int64_t now_s)
{
	const bool is_well = row->last_ok_s != 0 && row->failing_since_s == 0;
	const bool is_early = row->next_due_s > now_s && row->last_try_s <= now_s;

	return is_well && is_early
		&& (spec->min_interval_s > LATE_S_MAX
			|| row->next_due_s > row->last_try_s + spec->min_interval_s);
}
