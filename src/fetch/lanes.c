#include "fetch/lanes.h"

#include "fetch/queue.h"

typedef enum Place {
	PLACE_NONE,  /* nothing waits, or as much is on its way as may be */
	PLACE_READY, /* in the ready queue */
	PLACE_PACED, /* among those whose pace is not over */
} Place;

struct Lane {
	Host *host;     /* borrowed */
	Queue *waiting; /* owned */
	Place place;
	int64_t ready_ms; /* monotonic, when PLACE_PACED */
};

struct Lanes {
	Politeness *politeness; /* borrowed */
	GDestroyNotify free_item;
	GHashTable *lanes;      /* authority -> Lane */
	Queue *ready;           /* of Lane, borrowed */
	GSequence *paced;       /* of Lane, borrowed; the soonest first */
};

static void
free_lane(void *data)
{
	Lane *lane = data;

	queue_free(lane->waiting);
	g_free(lane);
}

Lanes *
lanes_new(Politeness *politeness, GDestroyNotify free_item)
{
	Lanes *lanes = g_new0(Lanes, 1);

	lanes->politeness = politeness;
	lanes->free_item = free_item;
	lanes->lanes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_lane);
	lanes->ready = queue_new();
	lanes->paced = g_sequence_new(NULL);
	return lanes;
}

void
lanes_free(Lanes *lanes)
{
	GHashTableIter each;
	void *value;

	if (lanes == NULL) {
		return;
	}
	g_hash_table_iter_init(&each, lanes->lanes);
	while (g_hash_table_iter_next(&each, NULL, &value)) {
		const Lane *lane = value;

		for (void *item = queue_take(lane->waiting); item != NULL;
			item = queue_take(lane->waiting)) {
			lanes->free_item(item);
		}
	}
	g_sequence_free(lanes->paced);
	queue_free(lanes->ready);
	g_hash_table_unref(lanes->lanes);
	g_free(lanes);
}

Lane *
lanes_find(Lanes *lanes, const char *authority)
{
	Lane *lane = g_hash_table_lookup(lanes->lanes, authority);

	if (lane == NULL) {
		lane = g_new0(Lane, 1);
		lane->host = politeness_host(lanes->politeness, authority);
		lane->waiting = queue_new();
		g_hash_table_insert(lanes->lanes, g_strdup(authority), lane);
	}
	return lane;
}

Host *
lane_host(const Lane *lane)
{
	return lane->host;
}

static int
compare_ready(gconstpointer left, gconstpointer right, gpointer data)
{
	const Lane *a = left, *b = right;

	(void)data;
	return (a->ready_ms > b->ready_ms) - (a->ready_ms < b->ready_ms);
}

/* Put a lane where it belongs now, if it is nowhere. */
static void
settle(Lanes *lanes, Lane *lane, int64_t monotonic_ms, bool is_first)
{
	int64_t wait_ms = 0;

	if (lane->place != PLACE_NONE || queue_length(lane->waiting) == 0) {
		return;
	}
	if (!politeness_may_start(lanes->politeness, lane->host, monotonic_ms, &wait_ms)) {
		if (wait_ms > 0) {
			lane->place = PLACE_PACED;
			lane->ready_ms = monotonic_ms + wait_ms;
			g_sequence_insert_sorted(lanes->paced, lane, compare_ready, NULL);
		}
		return; /* else the end of one that is on its way brings it back */
	}
	lane->place = PLACE_READY;
	if (is_first) {
		queue_add_first(lanes->ready, lane);
	} else {
		queue_add(lanes->ready, lane);
	}
}

void
lanes_add(Lanes *lanes, Lane *lane, void *item, int64_t monotonic_ms)
{
	queue_add(lane->waiting, item);
	settle(lanes, lane, monotonic_ms, false);
}

void
lanes_add_first(Lanes *lanes, Lane *lane, void *item, int64_t monotonic_ms)
{
	queue_add_first(lane->waiting, item);
	settle(lanes, lane, monotonic_ms, true);
}

/* @return how long until the next one's pace is over, or INT64_MAX. */
static int64_t
end_paces(Lanes *lanes, int64_t monotonic_ms)
{
	GSequenceIter *soonest = g_sequence_get_begin_iter(lanes->paced);

	while (!g_sequence_iter_is_end(soonest)) {
		Lane *lane = g_sequence_get(soonest);

		if (lane->ready_ms > monotonic_ms) {
			return lane->ready_ms - monotonic_ms;
		}
		g_sequence_remove(soonest);
		lane->place = PLACE_NONE;
		settle(lanes, lane, monotonic_ms, false);
		soonest = g_sequence_get_begin_iter(lanes->paced);
	}
	return INT64_MAX;
}

void *
lanes_take(Lanes *lanes, int64_t monotonic_ms, int64_t *wait_ms)
{
	const int64_t pace_ms = end_paces(lanes, monotonic_ms);
	Lane *lane = queue_take(lanes->ready);

	if (lane == NULL) {
		*wait_ms = MIN(*wait_ms, pace_ms);
		return NULL;
	}
	lane->place = PLACE_NONE;
	return queue_take(lane->waiting);
}

void
lanes_started(Lanes *lanes, Lane *lane, int64_t monotonic_ms)
{
	politeness_started(lanes->politeness, lane->host, monotonic_ms);
	settle(lanes, lane, monotonic_ms, false);
}

void
lanes_skipped(Lanes *lanes, Lane *lane, int64_t monotonic_ms)
{
	settle(lanes, lane, monotonic_ms, true);
}

void
lanes_ended(Lanes *lanes, Lane *lane, int64_t monotonic_ms)
{
	settle(lanes, lane, monotonic_ms, true);
}
