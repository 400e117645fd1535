/* What people write, and what it means; and what is none of it. */
#include "subscribe/order.h"

#include "subscribe/order_words.tab.h"

#include <stdio.h>
#include <string.h>

#define TODAY "2026-11-26" /* a Thursday */

static guint32
day_of(const char *text)
{
	int year, month, day;
	GDate date;

	g_assert_cmpint(sscanf(text, "%d-%d-%d", &year, &month, &day), ==, 3);
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return g_date_get_julian(&date);
}

/* @detail, @subject may be NULL. */
static Order
read_mail(const char *detail, const char *subject, const char *text)
{
	const Message message = { .subject = (char *)subject, .text = (char *)text };
	const OrderWish wish = { &message, detail, day_of(TODAY) };
	Order order = { 0 };

	order_read(&wish, &order);
	return order;
}

static void
assert_order(const Order *order, OrderKind kind, const char *what)
{
	if (order->kind != kind) {
		g_test_message("%s: %s, not %s", what, order_name(order->kind), order_name(kind));
		g_test_fail();
	}
}

/* What one line says. */
static void
test_lines(void)
{
	static const struct {
		const char *line;
		OrderKind kind;
		const char *digest;
	} rows[] = {
		{ "subscribe", ORDER_SUBSCRIBE, NULL },
		{ "Subscribe.", ORDER_SUBSCRIBE, NULL },
		{ "SUBSCRIBE ME PLEASE!", ORDER_SUBSCRIBE, NULL },
		{ "Please subscribe me to the Staffroom digest", ORDER_SUBSCRIBE, "Staffroom" },
		{ "“unsubscribe”", ORDER_LEAVE, NULL },
		{ "*leave*", ORDER_LEAVE, NULL },
		{ "Stop", ORDER_LEAVE, NULL },
		{ "leave weekly", ORDER_LEAVE, "weekly" },
		{ "weekly", ORDER_WEEKLY, NULL },
		{ "Weekly, please.", ORDER_WEEKLY, NULL },
		{ "monthly", ORDER_MONTHLY, NULL },
		{ "chats", ORDER_CHATS, NULL },
		{ "After chats, please", ORDER_CHATS, NULL },
		{ "plain text", ORDER_TEXT, NULL },
		{ "HTML please", ORDER_HTML, NULL },
		{ "What do you hold about me?", ORDER_TELL, NULL },
		{ "erase me", ORDER_ERASE, NULL },
		{ "help", ORDER_HELP, NULL },
		{ "resume", ORDER_RESUME, NULL },
		{ "désabonner", ORDER_LEAVE, NULL },
		{ "De\xcc\x81sabonner", ORDER_LEAVE, NULL },
		{ "Löschen", ORDER_ERASE, NULL },
		{ "dad-danysgrifio", ORDER_LEAVE, NULL },
		{ "Gadael os gwelwch yn dda", ORDER_LEAVE, NULL },
		{ "S'il vous pla\u00eet, d\u00e9sabonner. Merci beaucoup !", ORDER_LEAVE, NULL },
		{ "Darme de baja, por favor", ORDER_LEAVE, NULL },
		{ "Bitte mich abmelden, vielen Dank", ORDER_LEAVE, NULL },
		{ "Hello, please unsubscribe me from this list, thank you", ORDER_LEAVE, NULL },
		{ "leave, thanks a lot", ORDER_LEAVE, NULL },
		{ "stop the emails please", ORDER_LEAVE, NULL },
		{ "My data", ORDER_TELL, NULL },
		{ "my data, please", ORDER_TELL, NULL },
		{ "please send me my data", ORDER_TELL, NULL },
		{ "Fy nata", ORDER_TELL, NULL },
		{ "Pa ddata sydd gennych amdanaf i?", ORDER_TELL, NULL },
		{ "Meine Daten", ORDER_TELL, NULL },
		{ "Was habt ihr \u00fcber mich gespeichert?", ORDER_TELL, NULL },
		{ "Mes donn\u00e9es, s'il vous pla\u00eet", ORDER_TELL, NULL },
		{ "Que savez-vous de moi ?", ORDER_TELL, NULL },
		{ "Mis datos", ORDER_TELL, NULL },
		{ "\u00bfQu\u00e9 datos tienen sobre m\u00ed?", ORDER_TELL, NULL },
		{ "Meine Daten l\u00f6schen", ORDER_ERASE, NULL },
		{ "suscribir", ORDER_SUBSCRIBE, NULL },
		/* People's words are for people. */
		{ "Stop the press: we won", ORDER_NONE, NULL },
		{ "Help, my printer is on fire", ORDER_NONE, NULL },
		{ "help wanted", ORDER_NONE, NULL },
		{ "leave a comment on my post", ORDER_NONE, NULL },
		{ "erase the board before you leave", ORDER_NONE, NULL },
		{ "subscriber numbers", ORDER_NONE, NULL },
		{ "Automatic reply: subscribe", ORDER_NONE, NULL },
		{ "I would never subscribe", ORDER_NONE, NULL },
		/* Small words do not say what their neighbours do not. */
		{ "Leave it to me", ORDER_NONE, NULL },
		{ "leave to", ORDER_NONE, NULL },
		{ "Text me", ORDER_TEXT, "me" },
		{ "Tell the list", ORDER_NONE, NULL },
		{ "Erase the list", ORDER_NONE, NULL },
		{ "Thank you", ORDER_NONE, NULL },
		{ "Stop. Thank them", ORDER_NONE, NULL },
		{ "por leave", ORDER_NONE, NULL },
		{ "to subscribe", ORDER_NONE, NULL },
		{ "tell me more about #JoyFE", ORDER_NONE, NULL },
		{ "yes", ORDER_NONE, NULL },
		{ "", ORDER_NONE, NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Order) order = read_mail(NULL, rows[i].line, "Dear all,\n");
		assert_order(&order, rows[i].kind, rows[i].line);
		g_assert_cmpstr(order.digest, ==, rows[i].digest);
	}
}

/* No row of the tables stands in the way of another. */
static void
test_rows(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(orders); i++) {
		const bool is_register = orders[i].means == ORDER_REGISTER;
		g_autofree char *line = g_strconcat("Please ", orders[i].words,
			is_register ? " my blog.example" : "", ", thank you!", NULL);
		g_auto(Order) order = read_mail(NULL, line, "");

		assert_order(&order, (OrderKind)orders[i].means, line);
		g_assert_null(order.digest);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(yes); i++) {
		g_auto(Order) order = read_mail(NULL, NULL, yes[i].words);
		assert_order(&order, ORDER_CONFIRM, yes[i].words);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(noes); i++) {
		g_assert_true(order_says_no(noes[i].words));
	}
	for (gsize i = 0; things[i] != NULL; i++) {
		for (gsize k = 0; articles[k] != NULL; k++) {
			g_autofree char *line = g_strdup_printf("unsubscribe %s %s Staffroom %s",
				leads[k % 3], articles[k], things[i]);
			g_auto(Order) order = read_mail(NULL, line, "");

			assert_order(&order, ORDER_LEAVE, line);
			g_assert_cmpstr(order.digest, ==, "Staffroom");
		}
	}
}

static void
test_days(void)
{
	static const struct {
		const char *line, *until; /* NULL: it is no order; "": no day; "?": who knows */
	} rows[] = {
		{ "pause", "" },
		{ "pause please", "" },
		{ "pause until further notice", "" },
		{ "pause until 2027-01-10", "2027-01-10" },
		{ "Pause until 10 January 2027", "2027-01-10" },
		{ "pause until 10th January", "2027-01-10" },
		{ "pause until the 10th of January 2027.", "2027-01-10" },
		{ "pause until January 10, 2027", "2027-01-10" },
		{ "pause until 10 Jan", "2027-01-10" },
		{ "pause until 10.1.2027", "2027-01-10" },
		{ "pause until 10.01.27", "2027-01-10" },
		{ "pause bis 10.1.", "2027-01-10" },
		{ "Pausieren bis 10. Januar 2027", "2027-01-10" },
		{ "pause until 31/1/2027", "2027-01-31" },
		{ "pause until 1/31/2027", "2027-01-31" },
		{ "pause until January", "2027-01-01" },
		{ "pause until December", "2026-12-01" },
		{ "pause until November", "2027-11-01" },
		{ "pause until March 2027", "2027-03-01" },
		{ "pause until 29 February", "2028-02-29" },
		{ "pause for 3 weeks", "2026-12-17" },
		{ "pause for three weeks", "2026-12-17" },
		{ "pause 3 weeks", "2026-12-17" },
		{ "pause for a month", "2026-12-26" },
		{ "pause for 10 days please", "2026-12-06" },
		{ "pause for a year", "2027-11-26" },
		{ "pause until Monday", "2026-11-30" },
		{ "pause until Thursday", "2026-12-03" },
		{ "pause until tomorrow", "2026-11-27" },
		{ "pause until next month", "2026-12-01" },
		{ "pause weekly until 10 January 2027", "2027-01-10" },
		{ "pausa hasta el 10 de enero de 2027", "2027-01-10" },
		{ "pause jusqu'au 10 janvier", "2027-01-10" },
		{ "pausieren bis zum 10. Januar", "2027-01-10" },
		{ "pausieren f\u00fcr drei Wochen", "2026-12-17" },
		{ "pausieren f\u00fcr vier Wochen", "2026-12-24" },
		{ "seibiant am dair wythnos", "2026-12-17" },
		{ "pausieren f\u00fcr ein Jahr", "2027-11-26" },
		{ "pausieren bis Montag", "2026-11-30" },
		{ "pausieren bis n\u00e4chste Woche", "2026-11-30" },
		{ "pause jusqu'\u00e0 lundi", "2026-11-30" },
		{ "pause jusqu'au 1er f\u00e9vrier", "2027-02-01" },
		{ "pause pendant 3 semaines", "2026-12-17" },
		{ "pausa hasta el lunes", "2026-11-30" },
		{ "pausa durante 3 semanas", "2026-12-17" },
		{ "pausa por dos a\u00f1os", "2028-11-26" },
		{ "seibiant tan 10 Ionawr 2027", "2027-01-10" },
		{ "seibiant am 3 wythnos", "2026-12-17" },
		{ "seibiant tan ddydd Llun", "2026-11-30" },
		{ "seibiant tan ddydd Mawrth", "2026-12-01" },
		{ "seibiant tan Mawrth", "2027-03-01" },
		{ "pausa hasta la pr\u00f3xima semana", "2026-11-30" },
		{ "pause for a fortnight", "2026-12-10" },
		{ "pause until 10 Jan, please", "2027-01-10" },
		{ "pause my subscription until 10 January, thank you", "2027-01-10" },
		/* What could be two days is none, nor is what was, or never is. */
		{ "pause until 10/1/2027", "?" },
		{ "pause until 5/5/2027", "2027-05-05" },
		{ "pause until 2026-11-26", "?" },
		{ "pause until 10 January 2020", "?" },
		{ "pause until 31 June", "?" },
		{ "pause until 0.0.2027", "?" },
		{ "pause until 2099-01-01", "?" },
		{ "pause until I am back", "?" },
		{ "pause and think about it", NULL },
		{ "pause until", "?" },
		{ "pause until 99999999999999999999", "?" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strconcat(rows[i].line, "\n", NULL);
		g_auto(Order) order = read_mail(NULL, NULL, text);
		const bool is_order = rows[i].until != NULL;
		const guint32 until = is_order && *rows[i].until == '2' ? day_of(rows[i].until) : 0;

		assert_order(&order, is_order ? ORDER_PAUSE : ORDER_NONE, rows[i].line);
		g_assert_true(order.is_unclear == (is_order && *rows[i].until == '?'));
		if (order.until != until) {
			g_test_message("%s: %u, not %u", rows[i].line, order.until, until);
			g_test_fail();
		}
	}
}

/* Which line is its writer's own. */
static void
test_own_line(void)
{
	static const struct {
		const char *text;
		OrderKind kind;
	} rows[] = {
		{ "leave\n", ORDER_LEAVE },
		{ "\n\n  leave  \n\nBest wishes,\nAda\n", ORDER_LEAVE },
		{ "> leave\n", ORDER_NONE },
		{ "> monthly\n\nleave\n", ORDER_LEAVE },
		{ "On Mon, 16 Nov 2026, The Staffroom wrote:\n> monthly\n\nleave\n", ORDER_LEAVE },
		{ "On Mon, 16 Nov 2026 at 8, The Staffroom\n<digest@x.example> wrote:\n\n> help\n"
		  "leave\n",
			ORDER_LEAVE },
		{ "leave\n\nOn Mon, 16 Nov 2026, The Staffroom wrote:\n> monthly\n", ORDER_LEAVE },
		{ "-----Original Message-----\nleave\n", ORDER_NONE },
		{ "________________________________\nFrom: a\nleave\n", ORDER_NONE },
		{ "From: The Staffroom <digest@x.example>\nSent: Monday\n\nleave\n", ORDER_NONE },
		{ "Am 16.11.2026 um 08:00 schrieb digest@x.example:\nleave\n", ORDER_NONE },
		{ "-- \nleave\n", ORDER_NONE },
		{ "leave\nOn Mon, 16 Nov 2026, The Staffroom wrote:\n> help\n", ORDER_LEAVE },
		{ "Hello,\nleave\n", ORDER_NONE },
		{ "\xe2\x80\x8b\xc2\xa0leave\n", ORDER_LEAVE },
		{ "", ORDER_NONE },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Order) order = read_mail(NULL, "Re: The Staffroom: welcome", rows[i].text);
		assert_order(&order, rows[i].kind, rows[i].text);
		g_assert_true(order.kind == ORDER_NONE || order.place == ORDER_IN_TEXT);
	}
}

/* A yes is a yes alone; what a machine answers is none, whatever else it says. */
static void
test_yes(void)
{
	static const struct {
		const char *text;
		bool is_yes;
	} rows[] = {
		{ "yes\n", true },
		{ "YES!\n\nAda\n", true },
		{ "“Yes”\n", true },
		{ "Yes, please.\n", true },
		{ "Yes, that was me. Thank you!\n", true },
		{ "Ja\n", true },
		{ "Ja, bitte\n", true },
		{ "Ie, os gwelwch yn dda\n", true },
		{ "Oui, merci beaucoup\n", true },
		{ "S\u00ed, por favor.\n", true },
		{ "Thank you. Yes\n", false },
		{ "Yes, thank you for your mail.\n", false },
		{ "Thanks\n", false },
		{ "oui\n", true },
		{ "yes\n> reply with the word yes\n", true },
		{ "> yes\n", false },
		{ "Yes, but what is it?\n", false },
		{ "I am away until Monday.\n\nyes\n", false },
		{ "Thank you for your mail.\n\n> yes\n", false },
		{ "On Mon, 16 Nov 2026, The Staffroom <d@x.example> wrote:\nyes\n", false },
		{ "Your message was received.\nyes\n", false },
		{ "yes yes\n", false },
		{ "no\n", false },
		{ "", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Order) order = read_mail(NULL, "Re: is this you?", rows[i].text);
		assert_order(&order, rows[i].is_yes ? ORDER_CONFIRM : ORDER_NONE, rows[i].text);
	}
	g_assert_true(order_says_no("No.\n\n> yes\n"));
	g_assert_true(order_says_no("> yes\n\nNein, danke\n"));
	g_assert_true(order_says_no("Na, diolch\nCeri"));
	g_assert_true(order_says_no("Non merci"));
	g_assert_false(order_says_no("No problem"));
	g_assert_false(order_says_no("> no\n"));
	/* Not in the subject, nor in the address. */
	g_auto(Order) subject = read_mail(NULL, "yes", "Hello\n");
	g_auto(Order) detail = read_mail("yes", NULL, "Hello\n");
	assert_order(&subject, ORDER_NONE, "yes as subject");
	assert_order(&detail, ORDER_NONE, "yes as address");
}

static void
test_places(void)
{
	g_auto(Order) address = read_mail("subscribe", "leave", "help\n");
	g_auto(Order) named = read_mail("subscribe-staffroom", NULL, "");
	g_auto(Order) subject = read_mail("abcdefghij", "[list] leave [tok]", "help\n");
	g_auto(Order) out = read_mail(NULL,
		"unsubscribe weekly 0123456789abcdefghijABCDEFGHIJ-_0123456789a", "");
	g_auto(Order) named_so = read_mail(NULL,
		"unsubscribe my list 0123456789abcdefghijABCDEFGHIJ-_0123456789a", "");

	/* The subject of an answer is somebody else's, and of another word. */
	static const char *const answers[] = { "Re: leave", "AW: leave", "Re[2]: leave",
		"[x] Fwd: leave", "YML: leave", "RE\u00a0: leave" };
	for (gsize i = 0; i < G_N_ELEMENTS(answers); i++) {
		g_auto(Order) answer = read_mail(NULL, answers[i], "Dear all,\n");
		assert_order(&answer, ORDER_NONE, answers[i]);
	}
	assert_order(&address, ORDER_SUBSCRIBE, "+subscribe");
	g_assert_cmpint(address.place, ==, ORDER_IN_ADDRESS);
	assert_order(&named, ORDER_SUBSCRIBE, "+subscribe-staffroom");
	g_assert_cmpstr(named.digest, ==, "staffroom");
	assert_order(&subject, ORDER_LEAVE, "subject");
	g_assert_cmpint(subject.place, ==, ORDER_IN_SUBJECT);
	assert_order(&out, ORDER_LEAVE, "way out");
	g_assert_cmpstr(out.digest, ==, "weekly");
	g_assert_cmpstr(named_so.digest, ==, "my list");
	g_assert_cmpstr(out.token, ==, "0123456789abcdefghijABCDEFGHIJ-_0123456789a");
}

/* Any token is one, whatever letters stand at its ends, in marks or behind a name of several words.
 */
static void
test_tokens(void)
{
	static const char *const tokens[] = {
		"_123456789abcdefghijABCDEFGHIJ-_0123456789a",
		"0123456789abcdefghijABCDEFGHIJ-_0123456789_",
		"__23456789abcdefghijABCDEFGHIJ-_012345678__",
		"-123456789abcdefghijABCDEFGHIJ-_0123456789-",
		"-_23456789abcdefghijABCDEFGHIJ-_0123456789a",
	};
	static const char *const lines[] = { "unsubscribe weekly %s", "unsubscribe a week in fe %s",
		"Unsubscribe: weekly <%s>.", "unsubscribe weekly *%s*", "monthly weekly %s",
		"pause weekly %s" };

	for (gsize i = 0; i < G_N_ELEMENTS(tokens); i++) {
		for (gsize k = 0; k < G_N_ELEMENTS(lines); k++) {
			g_autoptr(GString) line = g_string_new(lines[k]);
			g_string_replace(line, "%s", tokens[i], 1);
			g_auto(Order) order = read_mail(NULL, line->str, "");

			g_assert_cmpstr(order.token, ==, tokens[i]);
			g_assert_nonnull(order.digest);
		}
	}
	g_auto(Order) policy = read_mail(NULL, "leave policy for staff", "");
	assert_order(&policy, ORDER_NONE, "somebody's subject");
}

static void
test_register(void)
{
	static const struct {
		const char *line, *address;
	} rows[] = {
		{ "register https://Blog.example/Ada", "https://Blog.example/Ada" },
		{ "Register: <https://blog.example/feed.xml>", "https://blog.example/feed.xml" },
		{ "register @ada@toot.example please", "@ada@toot.example" },
		{ "please register my blog.example", "blog.example" },
		{ "register", NULL },
		{ "register for the conference", NULL },
		{ "register a.example b.example", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Order) order = read_mail(NULL, rows[i].line, "");
		assert_order(&order, rows[i].address != NULL ? ORDER_REGISTER : ORDER_NONE,
			rows[i].line);
		g_assert_cmpstr(order.address, ==, rows[i].address);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/order/tokens", test_tokens);
	g_test_add_func("/order/lines", test_lines);
	g_test_add_func("/order/rows", test_rows);
	g_test_add_func("/order/days", test_days);
	g_test_add_func("/order/own_line", test_own_line);
	g_test_add_func("/order/yes", test_yes);
	g_test_add_func("/order/places", test_places);
	g_test_add_func("/order/register", test_register);
	return g_test_run();
}
