#include "subscribe/order.h"

#include <string.h>

#define TOKEN "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-"

/* Thursday, 26 November 2026. */
static guint32
today(void)
{
	GDate day;

	g_date_clear(&day, 1);
	g_date_set_dmy(&day, 26, G_DATE_NOVEMBER, 2026);
	return g_date_get_julian(&day);
}

/* "leave in-subject digest=weekly token until=2027-01-10 unclear": what was read. Owned. */
static char *
read_order(const char *detail, const char *subject, const char *text)
{
	static const char *const places[] = { "in-address", "in-subject", "in-text" };
	const Message message = { .subject = (char *)subject, .text = (char *)text };
	const OrderWish wish = { .message = &message, .detail = detail, .today = today() };
	g_auto(Order) order = { 0 };
	GString *said = g_string_new(NULL);

	order_read(&wish, &order);
	if (order.kind == ORDER_NONE) {
		g_string_append(said, "none");
		return g_string_free(said, FALSE);
	}
	g_string_append_printf(said, "%s %s", order_name(order.kind), places[order.place]);
	if (order.digest != NULL) {
		g_string_append_printf(said, " digest=%s", order.digest);
	}
	if (order.token != NULL) {
		g_string_append_printf(said, " token=%s", order.token);
	}
	if (order.address != NULL) {
		g_string_append_printf(said, " address=%s", order.address);
	}
	if (order.until != 0) {
		GDate day;
		g_date_clear(&day, 1);
		g_date_set_julian(&day, order.until);
		g_string_append_printf(said, " until=%04d-%02d-%02d", g_date_get_year(&day),
			g_date_get_month(&day), g_date_get_day(&day));
	}
	g_string_append(said, order.is_unclear ? " unclear" : "");
	return g_string_free(said, FALSE);
}

static void
test_words(void)
{
	static const struct {
		const char *detail, *subject, *text, *want;
	} rows[] = {
		{ NULL, NULL, "", "none" },
		{ "subscribe", NULL, "", "subscribe in-address" },
		{ "leave-weekly", "yes", "", "leave in-address digest=weekly" },
		{ "abc", "Subscribe", "", "subscribe in-subject" },
		{ NULL, " SUBSCRIBE! ", "", "subscribe in-subject" },
		{ NULL, "please", "", "none" },
		{ NULL, "Subscribe me to the weekly, please", "",
			"subscribe in-subject digest=weekly" },
		{ NULL, "unsubscribe weekly " TOKEN, "",
			"leave in-subject digest=weekly token=" TOKEN },
		{ NULL, "unsubscribe a b " TOKEN, "", "leave in-subject digest=a b token=" TOKEN },
		{ NULL, "Leave policy for staff", "", "leave in-subject digest=policy for staff" },
		{ NULL, "Help", "", "help in-subject" },
		{ NULL, "Help! My laptop broke", "", "none" },
		{ NULL, "Monthly report", "", "none" },
		{ NULL, "register https://ada.example/", "",
			"register in-subject address=https://ada.example/" },
		{ NULL, "register now for our conference", "", "none" },
		{ NULL, "Re: subscribe", "", "none" },
		{ NULL, "Fwd: unsubscribe", "", "none" },
		{ NULL, "AW: [abc] abmelden", "", "none" },
		{ NULL, "RE[2]: leave", "", "none" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = read_order(rows[i].detail, rows[i].subject, rows[i].text);

		g_assert_cmpstr(got, ==, rows[i].want);
	}
	g_autofree char *tell = read_order(NULL, "What do you hold about me?", "");
	g_assert_cmpstr(tell, ==, "tell in-subject");
}

/* The first line that its writer wrote, and no other. */
static void
test_own_words(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "Yes", "confirm in-text" },
		{ "\n\n  yes, please!\n\n> Do you want the digest?\n", "confirm in-text" },
		{ "Hello,\n\nja\n-- \nAda", "confirm in-text" },
		{ "> yes\n", "none" },
		{ "On Mon, 30 Nov 2026, The Staffroom wrote:\n> answer yes\n\nOK.\n",
			"confirm in-text" },
		{ "Yes, I am away until Monday.\n", "none" },
		{ "I am out of the office.\nyes\n", "none" },
		{ "Thank you for your mail.\n\n> yes\n", "none" },
		{ "Yes\xc2\xa0\n", "none" },
		{ "leave\n", "leave in-text" },
		{ "monthly please\n", "monthly in-text" },
		{ "plain text\n", "text in-text" },
		{ "erase me\n", "erase in-text" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = read_order(NULL, "Re: anything", rows[i].text);

		g_assert_cmpstr(got, ==, rows[i].want);
	}
	g_autofree char *subject = read_order(NULL, "yes", "");
	g_assert_cmpstr(subject, ==, "none");
}

static void
test_until(void)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "pause", "" },
		{ "pause please", "" },
		{ "pause until 2027-01-10", " until=2027-01-10" },
		{ "pause until 10 January 2027", " until=2027-01-10" },
		{ "pause till 10th of January", " until=2027-01-10" },
		{ "Pause until January 10, 2027.", " until=2027-01-10" },
		{ "pause until Jan", " until=2027-01-01" },
		{ "pause until november", " until=2027-11-01" },
		{ "pause until 30 november", " until=2026-11-30" },
		{ "pause until 10.1.2027", " until=2027-01-10" },
		{ "pause until 10/1/27", " until=2027-01-10" },
		{ "pause 10.1.", " until=2027-01-10" },
		{ "pause for 3 weeks", " until=2026-12-17" },
		{ "pause for a month", " until=2026-12-26" },
		{ "pause for 10 days please", " until=2026-12-06" },
		{ "pause until 2026-11-26", " unclear" },
		{ "pause until 2025-01-10", " unclear" },
		{ "pause until 2031-01-10", " unclear" },
		{ "pause until 31 february", " unclear" },
		{ "pause until whenever", " unclear" },
		{ "pause for 3 fortnights", " unclear" },
		{ "pause for 99999999999 days", " unclear" },
		{ "pause until 1 2 3 4 5", " unclear" },
		{ "pause until 29 february", " unclear" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = read_order(NULL, NULL, rows[i].text);
		g_autofree char *want = g_strconcat("pause in-text", rows[i].want, NULL);

		g_assert_cmpstr(got, ==, want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/order/words", test_words);
	g_test_add_func("/order/own-words", test_own_words);
	g_test_add_func("/order/until", test_until);
	return g_test_run();
}
