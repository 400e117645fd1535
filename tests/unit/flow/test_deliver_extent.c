/* Whom refusals meet, written as a line: "1+" reader 1 is accepted, "2u" refused and unclear … */
#include "flow/deliver_extent.h"

#include <string.h>

static const char *const letters = "ursqgm"; /* in the order of Blame */

typedef struct Row {
	const char *events; /* READER[!]WHAT[@EDITION], blanks between; '!' refused before */
	const char *failed; /* readers, in the order in which they become so */
	bool is_over, is_held;
	const char *why; /* of what is held in the end, after its words; NULL: nothing */
} Row;

#define SENDERS "no (it is about the sender, not"
#define ALIKE "no (it meets all alike"

static const Row rows[] = {
	{ "1+ 2+", "", false, false, NULL },
	/* One among many, in the middle or last. */
	{ "1+ 2u 3+", "2", false, false, NULL },
	{ "1+ 2+ 3u", "3", false, false, NULL },
	{ "1u 2u 3+", "1 2", false, false, NULL },
	{ "1r 2+", "1", false, false, NULL },
	/* All alike, or all after some. */
	{ "1u", "", false, false, ALIKE },
	{ "1u 2u", "", false, false, ALIKE },
	{ "1u 2u 3u", "", false, true, ALIKE },
	{ "1+ 2u 3u", "", false, false, ALIKE },
	{ "1+ 2m 3m 4m", "", false, true, "no (it is about the mail" },
	/* By its code the reader's: failed, unless the first are all so. */
	{ "1r", "1", false, false, NULL },
	{ "1r 2r", "1 2", false, false, NULL },
	{ "1r 2r 3r", "", false, true, "no (it meets the first readers" },
	{ "1+ 2r 3r 4r 5r", "2 3 4 5", false, false, NULL },
	{ "1r 2u", "1", false, false, ALIKE },
	/* By its code the sender's: never failed, and three in a row are enough. */
	{ "1s 2+ 3+", "", false, false, SENDERS },
	{ "1s 2s 3s", "", true, false, SENDERS },
	{ "1s 2s 3+ 4s 5s", "", false, false, SENDERS },
	{ "1q", "", true, false, "no (no more of the sender's mails for a day)" },
	/* Refused before all others in an earlier run, and after them in this one. */
	{ "1+ 2!u 3!u", "2 3", false, false, NULL },
	{ "1!u 2!u", "", false, false, ALIKE },
	{ "1+ 2!s", "", false, false, SENDERS },
	/* What is accepted of one edition says nothing of another's words, but of an address. */
	{ "1u@1 2+@2", "", false, false, ALIKE },
	{ "1r@1 2r@1 3r@1 4+@2", "1 2 3", false, false, NULL },
};

static Delivery *
read_event(const char *event, Outcome *outcome, bool *is_accepted)
{
	Delivery *row = delivery_new();
	char *end;

	row->id = (int64_t)g_ascii_strtoull(event, &end, 10);
	row->edition_id = 1;
	row->is_suspect = *end == '!';
	end += row->is_suspect;
	*is_accepted = *end == '+';
	if (!*is_accepted) {
		outcome->kind = OUTCOME_PERMANENT;
		outcome->blame = (Blame)(strchr(letters, *end) - letters);
		outcome->detail = g_strdup("no");
	}
	if (end[1] == '@') {
		row->edition_id = (int64_t)g_ascii_strtoull(end + 2, NULL, 10);
	}
	return row;
}

static void
add_settled(GString *failed, GPtrArray *settled)
{
	for (guint i = 0; i < settled->len; i++) {
		const DeliverRefusal *refusal = g_ptr_array_index(settled, i);

		g_assert_cmpint(refusal->row->state, ==, DELIVERY_QUEUED);
		g_assert_cmpstr(refusal->row->detail, ==, "no");
		g_string_append_printf(failed, " %d", (int)refusal->row->id);
	}
	g_ptr_array_set_size(settled, 0);
}

static void
take_event(DeliverExtent *extent, const char *event, GString *failed)
{
	g_auto(Outcome) outcome = { 0 };
	bool is_accepted;
	g_autoptr(Delivery) row = read_event(event, &outcome, &is_accepted);
	g_autoptr(GPtrArray) settled = deliver_extent_list();

	extent->begun++;
	if (is_accepted) {
		deliver_extent_accept(extent, row, extent->begun, settled);
		add_settled(failed, settled);
	} else if (deliver_extent_refuse(extent, row, &outcome)) {
		g_string_append_printf(failed, " %d", (int)row->id);
	}
}

static void
test_rows(void)
{
	const Delivery of_first = { .edition_id = 1 };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		DeliverExtent extent = deliver_extent_new();
		g_autoptr(GPtrArray) settled = deliver_extent_list();
		g_autoptr(GString) failed = g_string_new(NULL);
		g_auto(GStrv) events = g_strsplit(rows[i].events, " ", -1);

		g_test_message("%s", rows[i].events);
		for (guint at = 0; events[at] != NULL; at++) {
			take_event(&extent, events[at], failed);
		}
		g_assert_cmpint(deliver_extent_is_over(&extent), ==, rows[i].is_over);
		g_assert_cmpint(deliver_extent_is_held(&extent, &of_first), ==, rows[i].is_held);
		g_autofree char *why = deliver_extent_end(&extent, true, settled);
		add_settled(failed, settled);
		g_assert_cmpstr(g_strchug(failed->str), ==, rows[i].failed);
		g_assert_cmpint(why == NULL, ==, rows[i].why == NULL);
		g_assert_true(why == NULL || g_str_has_prefix(why, rows[i].why));
		deliver_extent_clear(&extent);
	}
}

/* A mail that was begun before the refusal, on another connection, says nothing of it. */
static void
test_crossing(void)
{
	DeliverExtent extent = deliver_extent_new();
	g_autoptr(GPtrArray) settled = deliver_extent_list();
	const Delivery first = { .id = 1, .edition_id = 1 }, second = { .id = 2, .edition_id = 1 },
		       third = { .id = 3, .edition_id = 1 };
	const Outcome no = { .kind = OUTCOME_PERMANENT, .detail = (char *)"no" };

	extent.begun = 2;
	g_assert_false(deliver_extent_refuse(&extent, &second, &no));
	deliver_extent_accept(&extent, &first, 1, settled);
	g_assert_cmpuint(settled->len, ==, 0);
	deliver_extent_accept(&extent, &third, 3, settled);
	g_assert_cmpuint(settled->len, ==, 1);
	deliver_extent_clear(&extent);
}

/* A run that ends before all were asked says nothing of the last. */
static void
test_cut_off(void)
{
	DeliverExtent extent = deliver_extent_new();
	g_autoptr(GPtrArray) settled = deliver_extent_list();
	g_autoptr(GString) failed = g_string_new(NULL);

	take_event(&extent, "1+", failed);
	take_event(&extent, "2u", failed);
	g_autofree char *why = deliver_extent_end(&extent, false, settled);
	g_assert_nonnull(why);
	g_assert_cmpuint(settled->len, ==, 0);
	deliver_extent_clear(&extent);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/deliver-extent/rows", test_rows);
	g_test_add_func("/deliver-extent/crossing", test_crossing);
	g_test_add_func("/deliver-extent/cut-off", test_cut_off);
	return g_test_run();
}
