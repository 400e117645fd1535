#include "subscribe/review_orders.h"

#include "subscribe/own_lines.h"

#include <string.h>

/* Orders in short: "drop 2, intro <words>, ok", and behind a bar what is told back. @return owned.
 */
static char *
short_of(const char *text, guint count)
{
	g_auto(ReviewOrders) read = { 0 };
	GString *said = g_string_new(NULL);

	review_orders_read(text, count, &read);
	for (guint i = 0; i < read.orders->len; i++) {
		const ReviewOrder *order = g_ptr_array_index(read.orders, i);

		g_string_append_printf(said, "%s%s", i > 0 ? ", " : "",
			review_verb_name(order->verb));
		if (order->number > 0) {
			g_string_append_printf(said, " %u", order->number);
		}
		if (order->verb == REVIEW_VERB_INTRO) {
			g_string_append_printf(said, " <%s>", order->text ? order->text : "");
		}
	}
	for (guint i = 0; i < read.unknown->len; i++) {
		g_string_append_printf(said, "|%s", (char *)g_ptr_array_index(read.unknown, i));
	}
	g_string_append(said, read.is_ok_withheld ? " (no ok)" : "");
	return g_string_free(said, FALSE);
}

typedef struct Row {
	const char *text, *want;
} Row;

static void
check(const Row *rows, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		g_autofree char *said = short_of(rows[i].text, 30);

		g_test_message("%s", rows[i].text);
		g_assert_cmpstr(said, ==, rows[i].want);
	}
}

static void
test_letters(void)
{
	static const struct {
		guint number;
		const char *letter;
	} rows[] = { { 1, "a" }, { 26, "z" }, { 27, "aa" }, { 52, "az" }, { 53, "ba" },
		{ 702, "zz" }, { 703, "aaa" } };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *letter = review_letter(rows[i].number);

		g_assert_cmpstr(letter, ==, rows[i].letter);
		g_assert_cmpuint(review_letter_number(letter, 1000), ==, rows[i].number);
		g_assert_cmpuint(review_letter_number(letter, rows[i].number - 1), ==, 0);
	}
	g_assert_cmpuint(review_letter_number("", 9), ==, 0);
	g_assert_cmpuint(review_letter_number("a1", 9999), ==, 0);
	g_assert_cmpuint(review_letter_number("aaaa", G_MAXUINT), ==, 0);
}

static void
test_orders(void)
{
	static const Row rows[] = {
		{ "drop b", "drop 2" },
		{ "Drop B, c and D.", "drop 2, drop 3, drop 4" },
		{ "drop b; pin d\nfirst f\r\nok", "drop 2, pin 4, first 6, ok" },
		{ "drop: a b c pin aa keep ab", "drop 1, drop 2, drop 3, pin 27, keep 28" },
		{ "  ok  ", "ok" },
		{ "please drop 'b' and \"c\", thanks", "drop 2, drop 3" },
		{ "Yes please, thank you!", "ok" },
		{ "hold\nstop", "hold, stop" },
		{ "", "" },
		{ "\n\n \n", "" },
	};

	check(rows, G_N_ELEMENTS(rows));
}

/* A line counts whole or not at all. */
static void
test_unknown(void)
{
	static const Row rows[] = {
		{ "drop the third", "|drop the third" },
		{ "drop b and whatever you like", "|drop b and whatever you like" },
		{ "drop", "|drop" },
		{ "drop pin a", "|drop pin a" },
		{ "drop zz", "|drop zz" },
		{ "b", "|b" },
		{ "ok then", "|ok then" },
		{ "drop \u00e9", "|drop \u00e9" },
		{ "drop \xff", "|drop \xef\xbf\xbd" },
		{ "remove b\ndrop c", "drop 3|remove b" },
	};

	check(rows, G_N_ELEMENTS(rows));
}

/* An ok beside words that may ask for a change sends nothing; a greeting and a name ask nothing. */
static void
test_ok_withheld(void)
{
	static const Row rows[] = {
		{ "Take out the third one\nok", "|Take out the third one (no ok)" },
		{ "ok\nbut take out the third one", "|but take out the third one (no ok)" },
		{ "Hi there,\n\nok\n\nBest wishes,\nCeri", "ok|Hi there,|Best wishes,|Ceri" },
		{ "ok\n-- \nCeri Example, who has a long line here", "ok" },
		/* A word of a courtesy is none. */
		{ "Good but take out the third\nok", "|Good but take out the third (no ok)" },
		{ "Best to wait until Friday\nok", "|Best to wait until Friday (no ok)" },
		{ "Many of these are wrong\nok", "|Many of these are wrong (no ok)" },
		{ "ok you", "|ok you" },
		{ "Hello, drop it\nok", "|Hello, drop it (no ok)" },
		{ "ok\nbut not d", "|but not d (no ok)" },
		{ "ok\nWait", "|Wait (no ok)" },
		{ "Good morning!\nok, many thanks\nCeri Example", "ok|Good morning!|Ceri Example" },
		{ "Dear all,\nThanks for the draft.\nok\nKind regards",
			"ok|Dear all,|Thanks for the draft.|Kind regards" },
		{ "ok\n\nSent from my iPhone\n\n> stop", "ok" },
		{ "hmm\ndrop b\nok", "drop 2|hmm (no ok)" },
	};

	check(rows, G_N_ELEMENTS(rows));
}

static void
test_intro(void)
{
	static const Row rows[] = {
		{ "intro Hello all", "intro <Hello all>" },
		{ "Intro: Hello all,\nit was a full week.\n\nSee you on Thursday.\n\n\nCeri\n",
			"intro <Hello all,\nit was a full week.\n\nSee you on Thursday.>|Ceri" },
		{ "intro\nHello <b>all</b>\nok", "intro <Hello <b>all</b>>, ok" },
		{ "intro First of all, thank you.\nKeep it up!\nfirst b",
			"intro <First of all, thank you.\nKeep it up!>, first 2" },
		{ "intro Hello\n> drop b\nworld\ndrop c", "intro <Hello\nworld>, drop 3" },
		{ "intro", "intro <>" },
		{ "intro one\nintro two", "intro <one>, intro <two>" },
		{ "introduction to the week", "|introduction to the week" },
	};

	check(rows, G_N_ELEMENTS(rows));
}

static void
test_long_intro(void)
{
	g_autofree char *words = g_strnfill(2 * REVIEW_ORDERS_INTRO_MAX, 'x');
	g_autofree char *text = g_strconcat("intro é", words, "\nok", NULL);
	g_auto(ReviewOrders) read = { 0 };

	review_orders_read(text, 3, &read);
	const ReviewOrder *intro = g_ptr_array_index(read.orders, 0);
	g_assert_cmpuint(strlen(intro->text), <=, REVIEW_ORDERS_INTRO_MAX);
	g_assert_true(g_utf8_validate(intro->text, -1, NULL));
	g_assert_cmpuint(read.orders->len, ==, 2);
	g_assert_cmpuint(read.unknown->len, ==, 1);
}

/* What programs put below an answer, each in its way. */
static void
test_quoted(void)
{
	static const Row rows[] = {
		{ "> drop b\n| drop c\n  > drop d\n>> ok", "" },
		{ "pin a\n\nOn Mon, 30 Nov 2026, The Staffroom wrote:\ndrop b\nok", "pin 1" },
		{ "pin a\n\nOn Mon, 30 Nov 2026, The Staffroom\n<x@example.org> wrote:\nok",
			"pin 1" },
		{ "pin a\n\n-----Original Message-----\nFrom: x\nok", "pin 1" },
		{ "pin a\n\nFrom: The Staffroom\nSent: Monday\nTo: me\n\nok", "pin 1" },
		{ "pin a\n________________________________\nok", "pin 1" },
		{ "pin a\n" OWN_LINES_MARK "\nok", "pin 1" },
		{ "ok\n*" OWN_LINES_MARK "*\nstop", "ok" },
		{ "On Mon, 30 Nov 2026, The Staffroom wrote:\n> drop b\n\nok", "ok" },
		{ "pin a\n\nAm Mo., 30. Nov. 2026 um 08:00 schrieb Staffroom:\nok", "pin 1" },
		{ "pin a\n\nVon: The Staffroom\nGesendet: Montag\n\nok", "pin 1" },
		{ "From: here on it is fine", "|From: here on it is fine" },
		/* In other languages, which say it in other words. */
		{ "ok\n\nAm So., 29. Nov. 2026 um 19:30 schrieb The Staffroom:\n> stop", "ok" },
		{ "ok\n\nLe dim. 29 nov. 2026 à 19:30, The Staffroom\n<x@example.org> a écrit "
		  ":\n\n> stop",
			"ok" },
		{ "ok\n\nVon: The Staffroom <x@example.org>\nGesendet: Sonntag\nAn: ich\n\nstop",
			"ok" },
		{ "intro Here:\n> no\nit is\nEl dom, 29 nov 2026, X escribió:\n> stop",
			"intro <Here:\nit is>" },
		{ "drop b\nok\nwhat do you say to this one:\n> c",
			"drop 2|what do you say to this one: (no ok)" },
		{ "ok\nQuestion: may it wait for a day\nNote: Bea is away",
			"|Question: may it wait for a day|Note: Bea is away (no ok)" },
	};

	check(rows, G_N_ELEMENTS(rows));
}

static void
test_bounded(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_auto(ReviewOrders) read = { 0 };

	for (int i = 0; i < 5 * REVIEW_ORDERS_MAX; i++) {
		g_string_append(text, "drop a\nwhat is this\n");
	}
	review_orders_read(text->str, 3, &read);
	g_assert_cmpuint(read.orders->len, ==, REVIEW_ORDERS_MAX);
	g_assert_cmpuint(read.unknown->len, ==, REVIEW_ORDERS_MAX);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/review_orders/letters", test_letters);
	g_test_add_func("/review_orders/orders", test_orders);
	g_test_add_func("/review_orders/unknown", test_unknown);
	g_test_add_func("/review_orders/ok withheld", test_ok_withheld);
	g_test_add_func("/review_orders/intro", test_intro);
	g_test_add_func("/review_orders/long intro", test_long_intro);
	g_test_add_func("/review_orders/quoted", test_quoted);
	g_test_add_func("/review_orders/bounded", test_bounded);
	return g_test_run();
}
