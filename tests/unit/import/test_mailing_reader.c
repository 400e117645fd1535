/* Who reads the mailbox: however a letter's head names them, and however they are spelt in it,
 * nothing of them stays. */
#include "mailing_part.h"

#include "import/mailing_link.h"
#include "import/mailing_reader.h"
#include "import/mailing_trace.h"

#define LIST \
	"From: Cid <cid@c.example>\nTo: set@lists.example.org\n" \
	"List-Id: <set.lists.example.org>\nList-Post: <mailto:set@lists.example.org>\n"
#define BODY \
	"Subject: S\n\nWords #JoyFE\n\nYou get this as ada.reader@college.example, who asked.\n"
#define KEPT "post S|Cid|-|Words #JoyFE"

static MailingReader *
reader_of(const char *head, const SourceSpec *spec)
{
	g_autofree char *letter = g_strconcat(head, "Subject: S\n\nx\n", NULL);
	g_autoptr(GBytes) bytes = g_bytes_new_static(letter, strlen(letter));
	g_autoptr(Message) message = NULL;

	g_assert_true(message_parse(bytes, &message, NULL));
	return mailing_reader_new(message, spec);
}

/* ---- whom a head names ---- */

static const char *const heads[] = {
	"To: ada.reader@college.example\n",
	"To: undisclosed-recipients:;\nReceived: from a for <ada.reader@college.example>; Wed\n",
	"Received: from a (b) by c with ESMTP id x for ada.reader@college.example; Wed\n",
	"Cc: Ben <ben@x.example>, \"Reader, Ada\" <Ada.Reader@college.example>\n",
	"Bcc: ada.reader@college.example\n",
	"Delivered-To: ada.reader@college.example\n",
	"X-Delivered-To: ada.reader@college.example\n",
	"X-Original-To: ada.reader@college.example\n",
	"Envelope-To: ada.reader@college.example\n",
	"X-Envelope-To: <ada.reader@college.example>\n",
	"X-Forwarded-To: ada.reader@college.example\n",
	"X-Forwarded-For: ada.reader@college.example else@x.example\n",
	"Original-Recipient: rfc822;ada.reader@college.example\n",
	"Resent-To: Ada <ada.reader@college.example>\n",
	"Apparently-To: ada.reader@college.example\n",
	"Return-Path: <bounce+ada.reader=college.example@lists.example.org>\n",
	"Return-Path: <set-bounces-17-ada.reader=college.example@lists.example.org>\n",
	"Return-Path: <b--ada.reader--at--college.example@lists.example.org>\n",
	"Errors-To: set-bounces+ada.reader=40college.example@lists.example.org\n",
	"List-Unsubscribe: <https://l.example.org/u?email=ada.reader%40college.example&x=1>\n",
	"List-Unsubscribe: <https://l.example.org/u?e=ada.reader%2540college.example>\n",
	"List-Unsubscribe: <mailto:leave-set+ada.reader=college.example@lists.example.org>\n",
	"List-Unsubscribe: <mailto:leave@l.example.org?body=e%3Dada.reader@college.example>\n",
	"List-Help: <https://l.example.org/h?address=ada.reader@college.example>\n",
};

static void
test_heads(void)
{
	Setting setting;

	setting_begin(&setting, "c.example", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(heads); i++) {
		g_autofree char *letter = g_strconcat(heads[i], LIST BODY, NULL);

		g_test_message("%s", heads[i]);
		expect_letter(&setting, letter, KEPT);
	}
	/* Nobody is named: any address may be theirs that is not the sender's or the list's. */
	expect_letter(&setting, LIST BODY, KEPT);
	expect_letter(&setting, LIST "Subject: S\n\n#JoyFE by @ada@toot.example, at x.example\n",
		"post S|Cid|-|#JoyFE by @ada@toot.example, at x.example");
	expect_letter(&setting,
		LIST "Subject: S\n\n#JoyFE for cid@c.example, set@lists.example.org\n",
		"post S|Cid|-|#JoyFE for cid@c.example, set@lists.example.org");
	expect_letter(&setting,
		"Return-Path: <SRS0=ab12=XY=c.example=cid@forward.example>\n" LIST
		"Subject: S\n\n#JoyFE of cid@c.example\n",
		"post S|Cid|-|#JoyFE of cid@c.example");
	expect_letter(&setting,
		"From: Cid <cid@c.example>\nTo: set@set.example.org\nList-Id: <set.example.org>\n"
		"List-Post: <mailto:other@x.example>\n" BODY,
		KEPT);
	/* The end of the list's address is not the list's. */
	expect_letter(&setting,
		"To: t@lists.example.org\n" LIST
		"Subject: S\n\nWords #JoyFE\n\nYou get this as t@lists.example.org, who asked.\n",
		KEPT);
	expect_letter(&setting,
		LIST "Subject: S\n\nWords #JoyFE\n\nYou get this as t@lists.example.org.\n", KEPT);
	expect_letter(&setting,
		"Reply-To: ada@college.example.org\n" LIST
		"Subject: S\n\nWords #JoyFE\n\nYou get this as ada@college.example.\n",
		KEPT);
	/* Where somebody is, others' stay. */
	expect_letter(&setting, "To: ada@x.example\n" LIST "Subject: S\n\n#JoyFE of b@y.example\n",
		"post S|Cid|-|#JoyFE of b@y.example");
	setting.spec->mailbox = g_new0(InboxSpec, 1);
	setting.spec->mailbox->user = g_strdup("ada.reader@college.example");
	expect_letter(&setting, LIST BODY, KEPT);
	setting_end(&setting);
}

/* ---- how they are spelt ---- */

static void
expect_in(const MailingReader *reader, const char *text, bool is_in)
{
	g_test_message("%s", text);
	g_assert_cmpint(mailing_reader_is_in(reader, text), ==, is_in);
}

static void
test_spelt(void)
{
	static const char *const spelt[] = { "to ADA.Reader@College.example.",
		"ada.reader+news@college.example", "ada.reader-news@college.example",
		"bounce+ada.reader=college.example@x", "ada.reader%40college.example",
		"ada.reader%2540college.example", "%61da.reader%40college.example",
		"l/ada.reader--at--college.example", "ada.reader at college.example",
		"ada.reader (at) college.example", "ada.reader[at]college (dot) example",
		"ada.reader&#64;college.example", "ada.reader@ college.example",
		"ada.reader\u200d@college.example", "ada\u00ad.rea\u200bder@col\ufefflege.example",
		"ada.reader\uff20college.example",
		/* Base64 of "ada.reader@college.example", behind 0, 1 and 2 bytes more. */
		"x/YWRhLnJlYWRlckBjb2xsZWdlLmV4YW1wbGU=/y", "eGFkYS5yZWFkZXJAY29sbGVnZS5leGFtcGxl",
		"eHhhZGEucmVhZGVyQGNvbGxlZ2UuZXhhbXBsZQ",
		"6164612e72656164657240636f6c6c6567652e6578616d706c65" };
	static const char *const others[] = { "ada.readers@college.example",
		"ada.reader@collage.example", "ada.reader", "reader@college.example",
		"college.example", "at college.example we met", "Ada looks at college" };
	g_autoptr(MailingReader) reader = reader_of("To: ada.reader+news@college.example\n", NULL);
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_MD5,
		"ada.reader@college.example", -1);

	for (gsize i = 0; i < G_N_ELEMENTS(spelt); i++) {
		expect_in(reader, spelt[i], true);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
		expect_in(reader, others[i], false);
	}
	expect_in(reader, hash, true);
}

/* Dots mean nothing at Gmail, and much elsewhere. */
static void
test_dots(void)
{
	g_autoptr(MailingReader) gmail = reader_of("To: adareader@gmail.com\n", NULL);
	g_autoptr(MailingReader) other = reader_of("To: adareader@x.example\n", NULL);

	expect_in(gmail, "ada.reader@gmail.com", true);
	expect_in(gmail, "a.d.a.reader+x@googlemail.com", true);
	expect_in(gmail, "ada.readers@gmail.com", false);
	expect_in(other, "ada.reader@x.example", false);
}

/* ---- their name ---- */

static const struct {
	const char *to, *text, *hidden;
} names[] = {
	{ "\"Reader, Ada\" <a@x>", "We thank Ada Reader for it", "We thank … for it" },
	{ "=?utf-8?q?Reader,_Ada?= <a@x>", "We thank Ada Reader for it", "We thank … for it" },
	{ "Ada Reader <a@x>", "So Reader, Ada: thanks", "So …: thanks" },
	{ "Ada Reader <a@x>", "So ADA READER and Ada M. Reader and Ada\u00a0Rea\u200dder",
		"So … and … and …" },
	{ "\"Ada M. Reader\" <a@x>", "So Ada Reader", "So …" },
	{ "'Ada Reader' <a@x>", "So Ada Reader", "So …" },
	{ "ben@x.example, Ada Reader <a@x>", "So Ada Reader", "So …" },
	{ "Friends: Ada Reader <a@x>;", "So Ada Reader", "So …" },
	{ "Ada Reader <a@x>", "Ada Readers and Canada Reader", "Ada Readers and Canada Reader" },
	{ "Dr Ada Reader (she/her) <a@x>", "So Ada Reader", "So …" },
	{ "\"Ada Reader, PhD\" <a@x>", "So Ada Reader", "So …" },
	{ "\"READER, ADA | College\" <a@x>", "So Ada Reader and ADA READER", "So … and …" },
	{ "A B <a@x>", "Plan A B", "Plan A B" },
	{ "All Staff <a@x>", "So All Staff met", "So All Staff met" },
	{ "Cid Writer <a@x>", "So Cid Writer met", "So Cid Writer met" },
	{ "Mélanie Qx <a@x>", "So Me\u0301lanie Qx", "So …" },
	{ "Me\u0301lanie Qx <a@x>", "So M\u00e9lanie Qx met", "So … met" },
	{ "Ada Reader <a@x>", "Ada, your week", "Your week" },
	{ "\"Reader, Ada\" <a@x>", "Ada, your week", "Your week" },
};

static void
test_names(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *head = g_strconcat("From: Cid Writer <cid@c.example>\nTo: ",
			names[i].to, "\n", NULL);
		g_autoptr(MailingReader) reader = reader_of(head, NULL);
		g_autofree char *hidden = mailing_reader_hide(reader, names[i].text);

		g_test_message("%s: %s", names[i].to, names[i].text);
		g_assert_cmpstr(hidden, ==, names[i].hidden);
	}
}

/* Who is called as the list is is nobody; whose name is a part of a word of it is somebody. */
static void
test_name_of_list(void)
{
	g_autoptr(MailingReader) list = reader_of(
		"From: c@c.example\nTo: Ada Hill <a@x>\nList-Id: Ada Hill <l.example>\n", NULL);
	g_autoptr(MailingReader) reader = reader_of(
		"From: c@c.example\nTo: Ada Hill <a@x>\nList-Id: Ada Hilltop <l.example>\n", NULL);
	g_autofree char *kept = mailing_reader_hide(list, "So Ada Hill met");
	g_autofree char *hidden = mailing_reader_hide(reader, "So Ada Hill met");

	g_assert_cmpstr(kept, ==, "So Ada Hill met");
	g_assert_cmpstr(hidden, ==, "So … met");
}

/* ---- one of many ---- */

/* Letters to so many people and Ada, the last of all. */
static char *
letter_to(guint count, const char *head)
{
	GString *letter = g_string_new(head);

	g_string_append(letter, "From: Cid <cid@c.example>\nTo: ");
	for (guint i = 1; i < count; i++) {
		g_string_append_printf(letter, "Pat No%u Li <p%u@x.example>,\n ", i, i);
	}
	g_string_append(letter,
		"Ada Reader <ada.reader@college.example>\n"
		"List-Id: <set.lists.example.org>\n"
		"List-Post: <mailto:set@lists.example.org>\n"
		"Subject: S\n\nWords #JoyFE of Ada Reader\n\n"
		"You get this as ada.reader@college.example, who asked.\n");
	return g_string_free(letter, FALSE);
}

/* However many a letter names, none of them stays; of the names that of whom it was handed to. */
static void
test_many(void)
{
	static const guint named[] = { 1, 8, 9, 99, 100 };
	static const guint counts[] = { 1, 9, 99, 100, 101, 200, 3000 };
	static const char *const handed[] = { "Delivered-To: ada.reader@college.example\n",
		"Received: from a for <Ada.Reader@college.example>; Wed\n" };
	static const char kept[] = "post S|Cid|-|Words #JoyFE of …";
	Setting setting;

	setting_begin(&setting, "c.example", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(named); i++) {
		g_autofree char *letter = letter_to(named[i], "");

		expect_letter(&setting, letter, kept);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
		g_autofree char *unhanded = letter_to(counts[i], "");
		g_autofree char *letter = letter_to(counts[i], handed[i % 2]);
		GArray *items = read_letter(&setting, unhanded);
		const Post *post = g_array_index(items, ImportItem, 0).post;

		g_assert_null(strstr(post->text, "college.example"));
		items_clear(items);
		expect_letter(&setting, letter, kept);
	}
	setting_end(&setting);
}

/* Who logs in is not whom a head names: any address may be theirs still. */
static void
test_login(void)
{
	static const char letter[] = LIST "Subject: S\n\nWords #JoyFE\n\n"
					  "You get this as zoe@else.example, who asked.\n";
	Setting setting;

	setting_begin(&setting, "c.example", NULL);
	setting.spec->mailbox = g_new0(InboxSpec, 1);
	setting.spec->mailbox->user = g_strdup("ada.reader@college.example");
	expect_letter(&setting, letter, KEPT);
	expect_letter(&setting, LIST BODY, KEPT);
	setting_end(&setting);
}

/* The host of an address in either of its two ways. */
static void
test_hosts(void)
{
	static const char *const hosts[] = { "xn--mnchen-3ya.example", "m\u00fcnchen.example" };

	for (gsize i = 0; i < G_N_ELEMENTS(hosts); i++) {
		g_autofree char *email = g_strconcat("zoe@", hosts[i], NULL);
		g_autofree char *other = g_strconcat("to zoe@", hosts[1 - i], " as ever", NULL);
		MailingTrace *trace = mailing_trace_new(email);
		g_autofree char *folded = mailing_trace_fold(other);

		g_assert_true(mailing_trace_is_in(trace, folded));
		mailing_trace_free(trace);
	}
}

/* ---- where they stand ---- */

#define ADA "To: Ada Reader <ada.reader@college.example>\n"
#define NEWS "List-Unsubscribe: <https://s.example/u>\n" ADA
#define HTML "Content-Type: text/html\n\n"

static const char *const placed[][2] = {
	{ NEWS "From: Ada Reader's News <n@s.example>\nSubject: For Ada Reader #JoyFE\n\nWords\n",
		"post For … #JoyFE|…'s News|-|Words" },
	{ NEWS "From: n@s.example\nSubject: ada.reader (at) college.example #JoyFE\n\nW #JoyFE\n",
		"post -|-|-|W #JoyFE" },
	{ NEWS "From: \"ada.reader=college.example\" <n@s.example>\nSubject: S\n\nW #JoyFE\n",
		"post S|-|-|W #JoyFE" },
	{ NEWS "From: n@s.example\nSubject: S\nArchived-At: <https://s.example/ada.reader/7>\n\n"
	       "W #JoyFE\n",
		"post S|-|-|W #JoyFE" },
	{ NEWS "From: n@s.example\nSubject: S\n" HTML
	       "<ul><li>W #JoyFE</li><li>to ada.<b>reader</b>&zwj;@college.example</li></ul>"
	       "<table><tr><td>ada.reader@college.example</td><td>B</td></tr></table>"
	       "<blockquote>ada.reader at college.example</blockquote>"
	       "<pre>ada.reader@college.example</pre>"
	       "<h2>ada.reader&#64;college.example</h2>"
	       "<img alt='ada.reader@college.example'"
	       " src='https://s.example/i.png'>",
		"post S|-|-|• W #JoyFE~~B" },
};

static void
test_places(void)
{
	Setting setting;

	setting_begin(&setting, "s.example", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(placed); i++) {
		expect_letter(&setting, placed[i][0], placed[i][1]);
	}
	setting_end(&setting);
}

static const char *const links[][2] = {
	{ "https://l.example/options/l/ada.reader--at--college.example", NULL },
	{ "https://s.example/ada-reader/7", NULL },
	{ "https://s.example/p?name=Ada%20Reader&p=1", NULL },
	{ "https://s.example/p?u=81726354&id=5", "https://s.example/p?id=5" },
	{ "https://s.example/p?member=81726354", "https://s.example/p" },
	{ "https://s.example/p?subid=81726354&memberid=1&recipient=x", "https://s.example/p" },
	{ "https://s.example/p?reader=81726354&lid=3", "https://s.example/p" },
	{ "https://s.example/p?reader=ebook&u=north", "https://s.example/p?reader=ebook&u=north" },
	{ "https://s.example/?p=123&post=7&v=2&id=81726354",
		"https://s.example/?p=123&post=7&v=2&id=81726354" },
	{ "https://s.example/p#81726354", "https://s.example/p" },
	{ "https://s.example/p#comment-81726", "https://s.example/p#comment-81726" },
	{ "https://s.example/p#ada.reader(at)college.example", NULL },
};

static void
test_links(void)
{
	g_autoptr(MailingReader) reader = reader_of(ADA, NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(links); i++) {
		g_autofree char *link = mailing_link(reader, links[i][0]);

		g_test_message("%s", links[i][0]);
		g_assert_cmpstr(link, ==, links[i][1]);
	}
}

/* Who is written to under very many names has as many as anybody looks for. */
static void
test_many_names(void)
{
	g_autoptr(GString) head = g_string_new("From: Cid <cid@c.example>\n"
					       "Delivered-To: ada@college.example\n"
					       "To: ");

	for (guint i = 0; i < 5000; i++) {
		g_string_append_printf(head, "Ada No%u <ada@college.example>,\n ", i);
	}
	g_string_append(head, "x@x.example\n");
	g_autoptr(MailingReader) reader = reader_of(head->str, NULL);
	g_autofree char *early = mailing_reader_hide(reader, "So Ada No199 met");
	g_autofree char *late = mailing_reader_hide(reader, "So Ada No200 met");

	g_assert_cmpstr(early, ==, "So … met");
	g_assert_cmpstr(late, ==, "So Ada No200 met");
}

/* A letter that is made of nothing but its reader costs what any of its size costs. */
static void
test_long(void)
{
	g_autoptr(GString) letter = g_string_new("From: Cid <CID@c.example>\n"
						 "List-Unsubscribe: <https://s.example/u>\n"
						 "Subject: S #JoyFE\n");
	Setting setting;

	for (guint i = 0; i < 2000; i++) {
		g_string_append_printf(letter, "To: Ada Reader <a%u@x.example>\n", i);
	}
	g_string_append(letter, "\n");
	for (guint i = 0; i < 30000; i++) {
		g_string_append(letter, "Ada Reader @ cid@c.example ");
	}
	setting_begin(&setting, "c.example", NULL);
	GArray *items = read_letter(&setting, letter->str);
	g_assert_cmpint(g_array_index(items, ImportItem, 0).verdict, ==, IMPORT_POST);
	items_clear(items);
	setting_end(&setting);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mailing-reader/heads", test_heads);
	g_test_add_func("/mailing-reader/spelt", test_spelt);
	g_test_add_func("/mailing-reader/dots", test_dots);
	g_test_add_func("/mailing-reader/names", test_names);
	g_test_add_func("/mailing-reader/names-of-list", test_name_of_list);
	g_test_add_func("/mailing-reader/many", test_many);
	g_test_add_func("/mailing-reader/login", test_login);
	g_test_add_func("/mailing-reader/hosts", test_hosts);
	g_test_add_func("/mailing-reader/places", test_places);
	g_test_add_func("/mailing-reader/links", test_links);
	g_test_add_func("/mailing-reader/many-names", test_many_names);
	g_test_add_func("/mailing-reader/long", test_long);
	return g_test_run();
}
