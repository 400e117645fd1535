#include "section_entries.h"

#include "text/date.h"

static void
test_numbers(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE UKFEChat SustainFE", 60);
	g_autoptr(Draft) draft = new_draft();
	g_autoptr(GPtrArray) entries = new_entries();
	DraftEntry *first = entry_of(1, "joyfe ukfechat joyoffe", "@ada");
	DraftEntry *guest = entry_of(4, "x", "@eve");

	g_hash_table_insert(spec->aliases, g_strdup("joyoffe"), g_strdup("joyfe"));
	guest->is_aside = true;
	guest->is_newcomer = true;
	g_ptr_array_add(first->below, entry_of(2, "JoyOfFE", "@bo"));
	g_ptr_array_add(first->below, guest);
	g_ptr_array_add(entries, first);
	g_ptr_array_add(entries, entry_of(3, "JoyFE", "@bo"));
	DraftEntry *undated = entry_of(5, "JoyFE other", "@new");
	undated->post->published_s = DATE_UNKNOWN;
	undated->is_newcomer = true;
	undated->is_automated = true;
	g_ptr_array_add(entries, undated);
	tally_count(draft, spec, entries);
	g_assert_cmpint(draft->posts_total, ==, 4);
	g_assert_cmpint(draft->people_total, ==, 3);
	g_assert_cmpint(draft->newcomers_total, ==, 1);
	g_assert_cmpint(draft->automated_total, ==, 1);
	g_assert_cmpuint(draft->tallies->len, ==, 3);
	const int wants[] = { 4, 1, 0 };
	for (guint i = 0; i < 3; i++) {
		const DraftTally *tally = g_ptr_array_index(draft->tallies, i);
		g_assert_cmpint(tally->posts, ==, wants[i]);
	}
	const DraftDay *day = &g_array_index(draft->days, DraftDay, 0);
	g_assert_cmpint(day->posts, ==, 3);
	g_assert_cmpint(day->tag, ==, 0);
	tally_take(draft, undated, NULL);
	g_assert_cmpint(draft->posts_total, ==, 3);
	g_assert_cmpint(draft->automated_total, ==, 0);
}

typedef struct DayRow {
	const char *name, *zone;
	int64_t start_s, end_s;
	int64_t hours[4]; /* of posts, from PERIOD_START_S; 0 ends */
	const char *want; /* posts a day; "e" before the row of what is older */
} DayRow;

#define HOUR 3600
/* 2026-10-19T06:30:00Z, a week in which clocks change */
#define CHANGE_S ((int64_t)1792391400)

/* clang-format off */
static const DayRow day_rows[] = {
	{ "a week from morning to morning", "UTC", PERIOD_START_S, PERIOD_END_S,
	  { 1, 2, 100 }, "2 0 0 0 1 0 0" },
	{ "with a last morning", "UTC", PERIOD_START_S, PERIOD_END_S,
	  { 1, 167 }, "1 0 0 0 0 0 0 1" },
	{ "with what is older", "UTC", PERIOD_START_S, PERIOD_END_S,
	  { 1, -30, -8 }, "e2 1 0 0 0 0 0 0" },
	{ "another zone", "Pacific/Auckland", PERIOD_START_S, PERIOD_END_S,
	  { 1, 20 }, "1 1 0 0 0 0 0" },
	{ "from midnight", "UTC", PERIOD_START_S - 15 * HOUR / 2, PERIOD_END_S - 15 * HOUR / 2,
	  { 1 }, "1 0 0 0 0 0 0" },
	{ "a day", "UTC", PERIOD_START_S, PERIOD_START_S + 24 * HOUR, { 1 }, "" },
	{ "a month", "UTC", PERIOD_START_S, PERIOD_START_S + 720 * HOUR, { 1 }, "" },
	{ "clocks change", "Europe/London", CHANGE_S, CHANGE_S + (7 * 24 + 1) * HOUR,
	  { (CHANGE_S - PERIOD_START_S) / HOUR + 140 }, "0 0 0 0 0 0 1" },
};
/* clang-format on */

static void
test_days(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(day_rows); i++) {
		const DayRow *row = &day_rows[i];
		g_autoptr(DigestSpec) spec = spec_of("JoyFE", 60);
		g_autoptr(Draft) draft = new_draft();
		g_autoptr(GPtrArray) entries = new_entries();
		GString *got = g_string_new(NULL);

		g_test_message("%s", row->name);
		g_free(draft->timezone);
		draft->timezone = g_strdup(row->zone);
		draft->period_start_s = row->start_s;
		draft->period_end_s = row->end_s;
		for (guint k = 0; k < 4 && row->hours[k] != 0; k++) {
			DraftEntry *entry = entry_of(k + 1, "JoyFE", "@ada");
			entry->post->published_s = PERIOD_START_S + row->hours[k] * HOUR;
			g_ptr_array_add(entries, entry);
		}
		tally_count(draft, spec, entries);
		for (guint k = 0; k < draft->days->len; k++) {
			const DraftDay *day = &g_array_index(draft->days, DraftDay, k);
			g_string_append_printf(got, "%s%s%d", k > 0 ? " " : "",
				day->start_s == DATE_UNKNOWN ? "e" : "", day->posts);
		}
		g_assert_cmpstr(got->str, ==, row->want);
		g_string_free(got, TRUE);
	}
}

/* A post that is taken back counts nowhere; its author only if something else of theirs is shown.
 */
static void
test_take(void)
{
	g_autoptr(DigestSpec) spec = spec_of("JoyFE UKFEChat", 60);
	g_autoptr(Draft) draft = new_draft();
	g_autoptr(GPtrArray) entries = new_entries(), gone = g_ptr_array_new();

	g_ptr_array_add(entries, entry_of(1, "JoyFE UKFEChat", "@ada"));
	g_ptr_array_add(entries, entry_of(2, "JoyFE", "@ada"));
	g_ptr_array_add(entries, entry_of(3, "JoyFE", "@bo"));
	((DraftEntry *)g_ptr_array_index(entries, 2))->is_newcomer = true;
	tally_count(draft, spec, entries);
	for (guint i = 3; i > 1; i--) {
		DraftEntry *entry = g_ptr_array_steal_index(entries, i == 3 ? 2 : 0);
		g_ptr_array_add(gone, entry);
		tally_take(draft, entry, NULL);
	}
	tally_take_persons(draft, gone, entries);
	g_assert_cmpint(draft->posts_total, ==, 1);
	g_assert_cmpint(draft->people_total, ==, 1);
	g_assert_cmpint(draft->newcomers_total, ==, 0);
	g_assert_cmpint(((DraftTally *)g_ptr_array_index(draft->tallies, 0))->posts, ==, 1);
	g_assert_cmpint(((DraftTally *)g_ptr_array_index(draft->tallies, 1))->posts, ==, 0);
	g_assert_cmpint(g_array_index(draft->days, DraftDay, 0).posts, ==, 1);
	for (guint i = 0; i < gone->len; i++) {
		draft_entry_free(g_ptr_array_index(gone, i));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/tally/numbers", test_numbers);
	g_test_add_func("/tally/days", test_days);
	g_test_add_func("/tally/take", test_take);
	return g_test_run();
}
