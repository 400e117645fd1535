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
	bool is_hot;      /* in the hot queue, wherever else it is */
};

struct Lanes {
	Politeness *politeness; /* borrowed */
	GDestroyNotify free_item;
	GHashTable *lanes; /* authority -> Lane */
	Queue *hot;        /* of Lane, borrowed: a connection has just become free */
	Queue *ready;      /* of Lane, borrowed */
	GSequence *paced;  /* of Lane, borrowed; the soonest first */
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
	lanes->hot = queue_new();
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
	queue_free(lanes->hot);
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
settle(Lanes *lanes, Lane *lane, int64_t monotonic_ms)
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
	queue_add(lanes->ready, lane);
}

static bool
can_start(const Lanes *lanes, const Lane *lane, int64_t monotonic_ms)
{
	int64_t wait_ms = 0;

	return queue_length(lane->waiting) > 0
		&& politeness_may_start(lanes->politeness, lane->host, monotonic_ms, &wait_ms);
}

/* The next in turn is asked over a connection that is there, and not whoever waits longer. */
static void
heat(Lanes *lanes, Lane *lane, int64_t monotonic_ms)
{
	if (!lane->is_hot && can_start(lanes, lane, monotonic_ms)) {
		lane->is_hot = true;
		queue_add(lanes->hot, lane);
	}
	settle(lanes, lane, monotonic_ms);
}

void
lanes_add(Lanes *lanes, Lane *lane, void *item, int64_t monotonic_ms)
{
	queue_add(lane->waiting, item);
	settle(lanes, lane, monotonic_ms);
}

void
lanes_add_first(Lanes *lanes, Lane *lane, void *item, int64_t monotonic_ms)
{
	queue_add_first(lane->waiting, item);
	heat(lanes, lane, monotonic_ms);
}

static void
end_paces(Lanes *lanes, int64_t monotonic_ms)
{
	for (GSequenceIter *soonest = g_sequence_get_begin_iter(lanes->paced);
		!g_sequence_iter_is_end(soonest);
		soonest = g_sequence_get_begin_iter(lanes->paced)) {
		Lane *lane = g_sequence_get(soonest);

		if (lane->ready_ms > monotonic_ms) {
			return;
		}
		g_sequence_remove(soonest);
		lane->place = PLACE_NONE;
		settle(lanes, lane, monotonic_ms);
	}
}

/* How long until the next one's pace is over, or INT64_MAX. */
static int64_t
pace_left_ms(const Lanes *lanes, int64_t monotonic_ms)
{
	GSequenceIter *soonest = g_sequence_get_begin_iter(lanes->paced);

	if (g_sequence_iter_is_end(soonest)) {
		return INT64_MAX;
	}
	return ((const Lane *)g_sequence_get(soonest))->ready_ms - monotonic_ms;
}

/* A lane that is hot as well may have been emptied, or filled, from there meanwhile. */
static Lane *
next_lane(Lanes *lanes, int64_t monotonic_ms)
{
	for (Lane *lane = queue_take(lanes->hot); lane != NULL; lane = queue_take(lanes->hot)) {
		lane->is_hot = false;
		if (can_start(lanes, lane, monotonic_ms)) {
			return lane;
		}
	}
	for (Lane *lane = queue_take(lanes->ready); lane != NULL; lane = queue_take(lanes->ready)) {
		lane->place = PLACE_NONE;
		if (can_start(lanes, lane, monotonic_ms)) {
			return lane;
		}
		settle(lanes, lane, monotonic_ms);
	}
	return NULL;
}

void *
lanes_take(Lanes *lanes, int64_t monotonic_ms, int64_t *wait_ms)
{
	end_paces(lanes, monotonic_ms);
	Lane *lane = next_lane(lanes, monotonic_ms);

	if (lane == NULL) {
		*wait_ms = MIN(*wait_ms, pace_left_ms(lanes, monotonic_ms));
		return NULL;
	}
	return queue_take(lane->waiting);
}

void
lanes_started(Lanes *lanes, Lane *lane, int64_t monotonic_ms)
{
	politeness_started(lanes->politeness, lane->host, monotonic_ms);
	settle(lanes, lane, monotonic_ms);
}

void
lanes_skipped(Lanes *lanes, Lane *lane, int64_t monotonic_ms)
{
	heat(lanes, lane, monotonic_ms);
}

void
lanes_ended(Lanes *lanes, Lane *lane, int64_t monotonic_ms)
{
	heat(lanes, lane, monotonic_ms);
}
