#include "source/turns.h"

#include "source/timeline.h"
#include "text/jsontext.h"

#include <string.h>

/* While there are gaps, newest pages leave them one request in so many. */
#define GAP_SHARE 4
#define TURN "turn"
#define GAP_TURN "gap_turn"

const char *
turns_key(const GPtrArray *keys, guint index)
{
	return g_ptr_array_index(keys, index % keys->len);
}

guint
turns_at(const json_t *state, const char *name, const GPtrArray *keys)
{
	const char *turn = jsontext_string(state, name);

	for (guint i = 0; turn != NULL && i < keys->len; i++) {
		if (strcmp(turns_key(keys, i), turn) == 0) {
			return i;
		}
	}
	return 0;
}

static void
set_turn(const Turns *turns, const char *name, guint index)
{
	json_object_set_new(turns->state, name, jsontext_text(turns_key(turns->keys, index)));
}

int
turns_count(json_t *state, const char *name)
{
	return (int)jsontext_integer(jsontext_member(state, "run"), name, 0);
}

void
turns_set_count(json_t *state, const char *name, int count)
{
	json_object_set_new(jsontext_member(state, "run"), name, json_integer(count));
}

static bool
is_any_behind(const Turns *turns)
{
	for (guint i = 0; i < turns->keys->len; i++) {
		if (turns->has_more(turns->timeline(turns->reading, turns_key(turns->keys, i)))) {
			return true;
		}
	}
	return false;
}

int
turns_begin(const Turns *turns)
{
	const guint count = turns->keys->len;
	const int share = is_any_behind(turns) ? MAX(1, turns->left / GAP_SHARE) : 0;
	const guint most = (guint)MAX(1, turns->left - share);
	const guint first = turns_at(turns->state, TURN, turns->keys);
	guint asked = 0;

	while (asked < MIN(most, count)
		&& turns->ask_first(turns->reading, turns_key(turns->keys, first + asked))) {
		asked++;
	}
	if (count > 0) {
		set_turn(turns, TURN, first + asked);
	}
	turns_set_count(turns->state, "unasked", (int)(count - asked));
	return (int)asked;
}

static bool
ask_gap(const Turns *turns, const char *key)
{
	const char *below = timeline_gap(turns->timeline(turns->reading, key));

	return below != NULL && turns->ask_below(turns->reading, TURNS_GAP, key, below);
}

static bool
ask_again(const Turns *turns, const char *key)
{
	const char *below = timeline_again(turns->timeline(turns->reading, key));

	return below != NULL && turns->ask_below(turns->reading, TURNS_AGAIN, key, below);
}

void
turns_rest(const Turns *turns)
{
	const guint count = turns->keys->len;
	const guint first = turns_at(turns->state, GAP_TURN, turns->keys);

	for (guint i = 0; i < count; i++) {
		if (ask_gap(turns, turns_key(turns->keys, first + i))) {
			set_turn(turns, GAP_TURN, first + i + 1);
		}
	}
	for (guint i = 0; i < count; i++) {
		const char *key = turns_key(turns->keys, first + i);
		if (timeline_gap(turns->timeline(turns->reading, key)) == NULL
			&& ask_again(turns, key)) {
			set_turn(turns, GAP_TURN, first + i + 1);
		}
	}
}

void
turns_go_on(const Turns *turns, const char *key)
{
	if (!ask_gap(turns, key)) {
		ask_again(turns, key);
	}
}
