#include "flow/join_told.h"

#include "flow/join_answer.h"
#include "render/answer.h"
#include "store/subscribers.h"
#include "text/date.h"

static char *
day_of(int64_t time_s)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	const GDate day = date_day_in_zone(time_s, utc);

	return join_answer_day(g_date_get_julian(&day));
}

static void
add_subscription(const Context *context, const Subscription *one, GPtrArray *items)
{
	const char *language;
	g_autofree char *title = join_answer_title(context, one->digest, &language);
	g_autofree char *since = day_of(one->since_s);
	const AnswerValue values[] = {
		{ "title", title },
		{ "state", subscription_state_name(one->state) },
		{ "date", since },
		{ "by", subscription_origin_name(one->origin) },
		{ "format", mail_format_name(one->format) },
		{ NULL, NULL },
	};

	g_ptr_array_add(items, answer_say(language, "memo_told.subscription", values));
}

static void
add_change(const Context *context, const SubscribersChange *change, GPtrArray *items)
{
	const char *language;
	g_autofree char *title = join_answer_title(context, change->digest, &language);
	g_autofree char *date = day_of(change->changed_s);
	const AnswerValue values[] = {
		{ "title", title },
		{ "state", subscription_state_name(change->became) },
		{ "date", date },
		{ "by", subscription_origin_name(change->by) },
		{ "evidence", change->evidence },
		{ NULL, NULL },
	};

	g_ptr_array_add(items,
		answer_say(language,
			change->evidence == NULL ? "memo_told.change" : "memo_told.change_by",
			values));
}

static void
add_counts(const Context *context, const SubscribersCounts *counts, GPtrArray *items)
{
	const char *language;
	g_autofree char *title = join_answer_title(context, NULL, &language);
	g_autofree char *editions = g_strdup_printf("%d", counts->editions);
	g_autofree char *memos = g_strdup_printf("%d", counts->memos);
	g_autofree char *bounces = g_strdup_printf("%d", counts->bounces);
	const AnswerValue values[] = {
		{ "editions", editions },
		{ "memos", memos },
		{ "bounces", bounces },
		{ NULL, NULL },
	};

	g_ptr_array_add(items, answer_say(language, "memo_told.mails", values));
}

bool
join_told(const JoinCase *case_, GPtrArray **items, GError **error)
{
	Store *store = case_->context->store;
	g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) list = NULL, changes = NULL;
	SubscribersCounts counts;

	if (!subscribers_of(store, case_->key, &list, error)
		|| !subscribers_changes(store, case_->key, &changes, error)
		|| !subscribers_counts(store, case_->key, &counts, error)) {
		return false;
	}
	for (guint i = 0; i < list->len; i++) {
		const Subscription *one = g_ptr_array_index(list, i);

		if (i == 0 && one->name != NULL) {
			const AnswerValue values[] = { { "name", one->name }, { NULL, NULL } };
			g_ptr_array_add(made, answer_say(one->language, "memo_told.name", values));
		}
		add_subscription(case_->context, one, made);
	}
	for (guint i = 0; i < changes->len; i++) {
		add_change(case_->context, g_ptr_array_index(changes, i), made);
	}
	add_counts(case_->context, &counts, made);
	*items = g_steal_pointer(&made);
	return true;
}
