#include "store/weeks.h"

#include "store/deliveries_part.h"
#include "store/editions_part.h"
#include "store/writer.h"

bool
weeks_last(Store *store, const char *digest, ScheduleFrequency frequency, WeekEdition *edition,
	GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(store_db(store),
		"SELECT e.id, e.draft, e.number, e.frozen_s, (SELECT max(b.frozen_s) FROM edition b"
		" WHERE b.digest = e.digest AND b.frequency = e.frequency AND b.end_s < e.end_s)"
		" FROM edition e WHERE e.digest = $digest AND e.frequency = $frequency"
		" ORDER BY e.end_s DESC LIMIT 1");
	bool has_row;

	db_bind_text(find, "$digest", digest);
	db_bind_text(find, "$frequency", schedule_frequency_name(frequency));
	if (!db_step(find, &has_row, error)) {
		return false;
	}
	*edition = (WeekEdition){
		.id = has_row ? db_int(find, 0) : 0,
		.draft_id = has_row ? db_int(find, 1) : 0,
		.number = has_row ? (int)db_int(find, 2) : 0,
		.frozen_s = has_row ? db_int(find, 3) : 0,
		.before_s = has_row ? db_int(find, 4) : 0,
	};
	return true;
}

/* One number about an edition, its digest, and the time since the one before. */
typedef struct Question {
	const char *sql;
	gsize offset; /* in WeekCount */
} Question;

#define SINCE "c.changed_s > $before_s AND s.digest = $digest"
#define CHANGES \
	"SELECT count(DISTINCT s.id) FROM subscription_change c" \
	" JOIN subscription s ON s.id = c.subscription WHERE " SINCE

static const Question questions[] = {
	{ "SELECT count(*) FROM delivery WHERE edition = $edition AND state = 'sent'",
		G_STRUCT_OFFSET(WeekCount, sent) },
	{ "SELECT count(*) FROM delivery WHERE edition = $edition"
	  " AND (state = 'sending' OR state IN " DELIVERIES_OWED ")",
		G_STRUCT_OFFSET(WeekCount, owed) },
	{ "SELECT count(*) FROM delivery WHERE edition = $edition AND state = 'failed'",
		G_STRUCT_OFFSET(WeekCount, failed) },
	{ "SELECT count(*) FROM delivery WHERE edition = $edition AND state = 'uncertain'",
		G_STRUCT_OFFSET(WeekCount, uncertain) },
	{ "SELECT count(DISTINCT b.subscriber) FROM bounce b JOIN subscription s"
	  " ON s.subscriber = b.subscriber WHERE b.came_s > $before_s AND s.digest = $digest",
		G_STRUCT_OFFSET(WeekCount, bounced) },
	{ CHANGES " AND c.became = 'active'"
		  " AND (c.was IS NULL OR c.was NOT IN ('active', 'paused', 'bounced'))",
		G_STRUCT_OFFSET(WeekCount, joined) },
	{ CHANGES " AND c.became IN ('left', 'complained', 'erased')"
		  " AND c.was IN ('active', 'paused', 'bounced')",
		G_STRUCT_OFFSET(WeekCount, left) },
};

bool
weeks_count(Store *store, const char *digest, const WeekEdition *edition, WeekCount *count,
	GError **error)
{
	WeekCount counted = { 0 };

	for (gsize i = 0; i < G_N_ELEMENTS(questions); i++) {
		g_autoptr(DbStatement) ask = db_prepare(store_db(store), questions[i].sql);
		const bool is_of_edition = i < 4;

		if (is_of_edition) {
			db_bind_int(ask, "$edition", edition->id);
		} else {
			db_bind_text(ask, "$digest", digest);
			db_bind_int(ask, "$before_s", edition->before_s);
		}
		if (!db_run_int(ask, &G_STRUCT_MEMBER(int64_t, &counted, questions[i].offset),
			    error)) {
			return false;
		}
	}
	*count = counted;
	return true;
}

bool
weeks_shown(Store *store, int64_t edition_id, GHashTable **ids, GError **error)
{
	static const char shown[] =
		"SELECT post FROM edition_post WHERE edition = $edition AND shown = 1";

	return editions_ids(store, shown, edition_id, ids, error);
}
