#include "flow/prepare_month.h"

#include "base/now.h"
#include "flow/ledger.h"
#include "flow/people.h"
#include "flow/prepare.h"
#include "store/editions.h"
#include "store/subscribers.h"
#include "text/date.h"

bool
prepare_month_number(Context *context, const DigestSpec *digest, Draft *draft, GError **error)
{
	int mailed;

	if (!ledger_number(context, digest, &mailed, error)) {
		return false;
	}
	if (schedule_course(digest->schedule.frequency) == SCHEDULE_COURSE_OWN) {
		if (!editions_next_number(context->store, digest->name, &draft->number, error)) {
			return false;
		}
		draft->number = MAX(draft->number, mailed + 1);
		return true;
	}
	g_autoptr(GTimeZone) zone = window_zone(digest->timezone);
	const GDate date = date_day_in_zone(draft->period_start_s, zone);
	const int month = g_date_get_year(&date) * 100 + (int)g_date_get_month(&date);
	const int day = month * 100 + g_date_get_day(&date);
	if (digest->schedule.frequency == SCHEDULE_AFTER_CHAT) {
		return editions_next_chat(context->store, digest->name, MAX(day, mailed + 1),
			&draft->number, error);
	}
	return editions_next_month(context->store, digest->name, MAX(month, mailed + 1),
		&draft->number, error);
}

bool
prepare_month_end(Context *context, const DigestSpec *beside, const Window *window, GError **error)
{
	const DigestSpec *own = config_digest(context->config, beside->name);
	const DigestBeginning beginning = { own->name, own->schedule.frequency, window->end_s,
		now_s(&context->now) };
	int readers;

	return people_count(context, own, &readers, error)
		&& (readers > 0 || editions_begin(context->store, &beginning, error))
		&& subscribers_turn(context->store, own->name, error);
}

bool
prepare_pass(Context *context, const DigestSpec *beside, const PrepareState *state, GError **error)
{
	const DigestBeginning beginning = { beside->name, beside->schedule.frequency,
		state->window.end_s, now_s(&context->now) };
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& editions_begin(context->store, &beginning, error)
		&& prepare_month_end(context, beside, &state->window, error)
		&& store_transaction_commit(&transaction, error);
}
