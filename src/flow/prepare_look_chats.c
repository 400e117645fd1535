/* Which chat of a digest is next to be mailed alone. */
#include "flow/prepare_look_part.h"

#include "base/now.h"
#include "flow/hour_posts.h"
#include "flow/prepare_chats.h"

/* So long after it is due a chat may still go out alone. */
#define LATE_S_MAX DAY_S
/* No chat is longer. */
#define LENGTH_S_MAX DAY_S

/* What a chat must come behind. */
typedef struct Bounds {
	int64_t after_s;   /* it is due later */
	int64_t had_s;     /* the digest's own editions have all until then, */
	int64_t held_s;    /* and wait so long for one that is over */
	WindowRule pauses; /* of the digest */
	int64_t end_s;     /* of the digest; 0: it goes on */
} Bounds;

static bool
is_left_out(const Bounds *bounds, const HourSpan *span)
{
	const int64_t due_s = span->end_s + HOUR_OWN_S;

	return due_s <= bounds->after_s || span->end_s + bounds->held_s <= bounds->had_s
		|| window_pause_at(&bounds->pauses, due_s) != NULL;
}

/* The first hour of a chat that is to go out alone. @return false: there is none. */
static bool
next_hour(const ChatSpec *chat, const Bounds *bounds, HourSpan *span)
{
	int64_t from_s = MAX(bounds->after_s, bounds->had_s) - HOUR_OWN_S - LENGTH_S_MAX;
	int64_t limit_s = from_s + 2 * 366 * DAY_S;

	while (hour_next(chat, from_s, span) && span->start_s < limit_s) {
		if (!is_left_out(bounds, span)) {
			return bounds->end_s == 0 || span->end_s + HOUR_OWN_S <= bounds->end_s;
		}
		from_s = span->start_s;
	}
	return false;
}

/* The next of all chats of the digest, with those that end when it does. @window out. */
static bool
next_window(const Context *context, const DigestSpec *own, const Bounds *bounds, Window *window)
{
	bool is_found = false;

	for (guint i = 0; i < own->after->len; i++) {
		const ChatSpec *chat = config_chat(context->config,
			g_ptr_array_index(own->after, i));
		HourSpan span;

		if (chat == NULL || !next_hour(chat, bounds, &span)) {
			continue;
		}
		const int64_t due_s = span.end_s + HOUR_OWN_S;
		const int64_t start_s = is_found && due_s == window->end_s
			? MIN(span.start_s, window->start_s)
			: span.start_s;
		if (!is_found || due_s <= window->end_s) {
			*window = (Window){ .start_s = start_s,
				.end_s = due_s,
				.since_s = start_s - HOUR_BEFORE_S,
				.until_s = due_s - WINDOW_SETTLE_S };
			is_found = true;
		}
	}
	return is_found;
}

bool
prepare_look_chats(Context *context, const DigestSpec *beside, PrepareState *state, GError **error)
{
	const DigestSpec *own = config_digest(context->config, beside->name);
	const int64_t at_s = now_s(&context->now);
	g_autoptr(GTimeZone) zone = window_zone(own->timezone);
	PrepareState looked = { .due = PREPARE_NOT_DUE };
	PrepareState own_state;
	PeriodRow own_last;
	PeriodRow last;

	if (!prepare_look_own(context, own, &own_state, error)
		|| !prepare_last_period(context, beside, &last, error)
		|| !prepare_last_period(context, own, &own_last, error)) {
		return false;
	}
	const bool is_own_due = own_state.due != PREPARE_NOT_DUE;
	const Bounds bounds = {
		.after_s = MAX(last.is_there ? last.end_s : at_s, at_s - LATE_S_MAX),
		.had_s = is_own_due ? own_state.window.until_s : own_last.end_s - WINDOW_SETTLE_S,
		.held_s = prepare_chats_may_wait(own) ? HOUR_OWN_S : 0,
		.pauses = prepare_rule(own, zone),
		.end_s = own_state.end_s,
	};
	looked.is_over = own_state.is_over;
	looked.end_s = own_state.end_s;
	looked.is_paused = own_state.is_paused;
	if (looked.is_over || !next_window(context, own, &bounds, &looked.window)) {
		looked.window = own_state.window;
		*state = looked;
		return true;
	}
	looked.next_due_s = looked.window.end_s;
	if (looked.window.end_s <= at_s && !prepare_look_judge(context, beside, &looked, error)) {
		return false;
	}
	*state = looked;
	return true;
}
