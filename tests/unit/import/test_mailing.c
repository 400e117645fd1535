/* Letters into posts: whose are believed, what of them is for everybody, and nothing of who reads
 * the mailbox. */
#include "mailing_part.h"

#include "import/mailing_link.h"
#include "import/mailing_sender.h"

#define READER "Delivered-To: ada@college.example\nTo: Ada Reader <ada@college.example>\n"
#define NEWS_UNDATED \
	READER "From: The Staffroom <news@staffroom.example>\n" \
	       "List-Unsubscribe: <https://staffroom.example/u/1>\n"
#define NEWS NEWS_UNDATED "Date: Wed, 18 Nov 2026 08:15:00 +0000\n"
#define HTML "Content-Type: text/html; charset=utf-8\n\n"

/* ---- who wrote it ---- */

static void
test_named(void)
{
	Setting setting;

	setting_begin(&setting, "staffroom.example ben@fe.example", "set.lists.example.org");
	expect_letter(&setting, NEWS "Subject: One\n\nWords #JoyFE\n",
		"post One|The Staffroom|-|Words #JoyFE");
	expect_letter(&setting,
		"From: x@mail.staffroom.example\nList-Id: <n.example>\nSubject: Below\n\n#JoyFE\n",
		"post Below|-|-|#JoyFE");
	expect_letter(&setting,
		"From: x@notstaffroom.example\nList-Id: <n.example>\nSubject: No\n\n#JoyFE\n",
		"other");
	expect_letter(&setting,
		"From: cy@fe.example\nList-Id: <n.example>\nSubject: No\n\nben@fe.example #JoyFE\n",
		"other");
	expect_letter(&setting,
		"From: Cy <cy@any.example>\nList-Id: Set <SET.lists.example.org>\nSubject: Hm\n\n"
		"#JoyFE\n",
		"post Hm|Cy|-|#JoyFE");
	setting_end(&setting);
}

/* A domain is one, whichever way it is written (RFC 5890; RFC 6532 has it as people write it). */
static void
test_named_beyond_ascii(void)
{
	static const char *const senders[] = { "News <news@m\u00fcnchen.example>",
		"news@M\u00dcNCHEN.example", "news@mu\u0308nchen.example",
		"news@mail.m\u00fcnchen.example", "news@xn--mnchen-3ya.example" };
	static const char *const named[] = { "xn--mnchen-3ya.example",
		"news@xn--mnchen-3ya.example" };

	for (gsize i = 0; i < G_N_ELEMENTS(senders) * G_N_ELEMENTS(named); i++) {
		const char *from = senders[i / G_N_ELEMENTS(named)];
		const char *which = named[i % G_N_ELEMENTS(named)];
		const bool is_below = strstr(from, "mail.") != NULL;
		g_autofree char *letter =
			g_strdup_printf("From: %s\nList-Id: <n.example>\n"
					"Authentication-Results: mx.example; "
					"dkim=pass header.d=m\u00fcnchen.example\n"
					"Subject: Gr\u00fc\u00dfe\n\n#JoyFE\n",
				from);
		Setting setting;

		setting_begin(&setting, which, NULL);
		GArray *items = read_letter(&setting, letter);
		g_autofree char *told = items_told(items);
		g_test_message("%s of %s: %s", from, which, told);
		g_assert_cmpint(strncmp(told, "post", 4) == 0, ==,
			!is_below || strchr(which, '@') == NULL);
		items_clear(items);
		setting_end(&setting);
	}
}

static void
test_personal(void)
{
	Setting setting;

	setting_begin(&setting, "staffroom.example", NULL);
	/* What was written to a person has no marks of a mailing. */
	expect_letter(&setting, "From: a@staffroom.example\nSubject: For you #JoyFE\n\nWords\n",
		"private");
	expect_letter(&setting,
		NEWS "Auto-Submitted: auto-replied\nSubject: Away\n\nI am away #JoyFE\n",
		"private");
	expect_letter(&setting,
		NEWS "X-List-Administrivia: yes\nSubject: Membership #JoyFE\n\nWords\n", "private");
	/* Nor is an answer to somebody, for all that its sender's program adds to it. */
	expect_letter(&setting,
		NEWS "In-Reply-To: <q@college.example>\nSubject: Re: Q #JoyFE\n\nWords\n",
		"private");
	expect_letter(&setting,
		NEWS "References: <q@college.example>\nSubject: Re: Q #JoyFE\n\nWords\n",
		"private");
	expect_letter(&setting,
		NEWS "References: <1@x>\nMessage-ID: <1@x>\nSubject: Of itself\n\n#JoyFE\n",
		"post Of itself|The Staffroom|-|#JoyFE");
	expect_letter(&setting,
		"From: N@staffroom.example\nTo: n@staffroom.example\nBcc: ada@college.example\n"
		"List-Unsubscribe: <https://s.example/u>\nIn-Reply-To: <7@x>\nSubject: To many\n\n"
		"#JoyFE\n",
		"post To many|-|-|#JoyFE");
	expect_letter(&setting,
		NEWS "Content-Type: multipart/encrypted; boundary=b\nSubject: Locked #JoyFE\n\n"
		     "--b\n\nWords\n--b--\n",
		"private");
	/* As it was before there was a type for it, and with a list's footer behind it. */
	expect_letter(&setting,
		NEWS "Subject: Locked #JoyFE\n\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n=x\n"
		     "-----END PGP MESSAGE-----\n",
		"private");
	expect_letter(&setting,
		NEWS "Subject: Locked #JoyFE\n" HTML
		     "<p>Locked:</p><pre>-----BEGIN PGP MESSAGE-----"
		     "\n\nhQEMA</pre>\n",
		"private");
	expect_letter(&setting,
		NEWS "Content-Type: multipart/mixed; boundary=b\nSubject: Locked #JoyFE\n\n"
		     "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n"
		     "--b\n\nThe list's footer\n--b--\n",
		"private");
	expect_letter(&setting,
		NEWS "Subject: Signed #JoyFE\n\nHow -----BEGIN PGP MESSAGE----- is read\n",
		"post Signed #JoyFE|The Staffroom|-|How -----BEGIN PGP MESSAGE----- is read");
	expect_letter(&setting, NEWS "Subject: Untagged\n\nWords\n", "untagged");
	expect_letter(&setting, "  \n", "other");
	setting_end(&setting);
}

typedef struct AuthCase {
	const char *lines;
	bool is_believed;
} AuthCase;

/* RFC 8601: what the topmost line's writer says counts, under the sender's own domain. */
static const AuthCase auth_cases[] = {
	{ "", true },
	{ "Authentication-Results: mx.example; dmarc=pass header.from=staffroom.example\n", true },
	{ "Authentication-Results: mx.example; dkim=pass header.d=staffroom.example\n", true },
	{ "Authentication-Results: mx.example; dkim=pass header.i=@mail.staffroom.example\n",
		true },
	{ "Authentication-Results: mx.example; spf=pass smtp.mailfrom=b@out.staffroom.example\n",
		true },
	{ "Authentication-Results: mx.example 1; spf = pass smtp.mailfrom=staffroom.example\n",
		true },
	{ "Authentication-Results: mx.example; none\n", false },
	{ "Authentication-Results: mx.example; dkim=pass header.d=evil.example\n", false },
	{ "Authentication-Results: mx.example; dkim=fail header.d=staffroom.example\n", false },
	{ "Authentication-Results: mx.example; spf=softfail smtp.mailfrom=staffroom.example\n",
		false },
	{ "Authentication-Results: mx.example; dkim=fail "
	  "(x; dkim=pass header.d=staffroom.example)\n",
		false },
	/* Below it stands what the sender wrote. */
	{ "Authentication-Results: mx.example; dkim=none\n"
	  "Authentication-Results: other.example; dmarc=pass header.from=staffroom.example\n",
		false },
	{ "Authentication-Results: mx.example; dkim=none\n"
	  "Authentication-Results: mx.example; spf=pass smtp.mailfrom=staffroom.example\n",
		true },
	/* Under the server's own name, too, where it decided otherwise above that. */
	{ "Authentication-Results: mx.example; dkim=none; "
	  "dmarc=fail header.from=staffroom.example\n"
	  "Authentication-Results: mx.example; dmarc=pass header.from=staffroom.example\n",
		false },
	{ "Authentication-Results: mx.example; dkim=pass header.d=evil.example\n"
	  "Authentication-Results: mx.example; dkim=pass header.d=staffroom.example\n",
		false },
	/* DMARC passes for the From that the server saw: of two fields perhaps the other. */
	{ "Authentication-Results: mx.example; dmarc=pass header.from=evil.example\n", false },
	{ "Authentication-Results: mx.example; dmarc=pass\n", false },
	/* An envelope's sender writes between quotes whatever they like (RFC 5321, 4.1.2). */
	{ "Authentication-Results: mx.example; spf=pass "
	  "smtp.mailfrom=\"a; dkim=pass header.d=staffroom.example \"@evil.example\n",
		false },
	{ "Authentication-Results: mx.example; dkim=pass "
	  "header.i=\"a header.d=staffroom.example \"@evil.example\n",
		false },
	{ "Authentication-Results: mx.example; spf=pass "
	  "(of \"a) ; dkim=pass header.d=staffroom.example (\"@evil.example)\n",
		false },
	{ "Authentication-Results: mx.example; spf=pass (of a\\) ; dkim=pass "
	  "header.d=staffroom.example \\(b@evil.example) smtp.mailfrom=b@evil.example\n",
		false },
	{ "Authentication-Results: mx.example; spf=pass reason=\"dkim=pass\"; dkim=fail "
	  "reason=\"header.d=staffroom.example\" header.d=evil.example\n",
		false },
	/* Nor is such an address decoded (RFC 2047). */
	{ "Authentication-Results: mx.example; spf=pass smtp.mailfrom="
	  "=?utf-8?q?a;dkim=3Dpass_header.d=3Dstaffroom.example?=@evil.example\n",
		false },
	{ "Authentication-Results: mx.example; spf=pass smtp.mailfrom="
	  "=?utf-8?b?YTsgZGtpbT1wYXNzIGhlYWRlci5kPXN0YWZmcm9vbS5leGFtcGxlOyA=?=@evil.example\n",
		false },
	{ "Authentication-Results: mx.example; dkim=pass x.header.d=staffroom.example\n", false },
	/* Microsoft's lines do not name who wrote them, nor begin with a blank. */
	{ "Authentication-Results: spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=b.example; "
	  "dkim=pass (signature was verified) header.d=staffroom.example;dmarc=pass action=none "
	  "header.from=staffroom.example;compauth=pass reason=100\n",
		true },
};

static void
test_believed(void)
{
	Setting setting;

	setting_begin(&setting, "staffroom.example", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(auth_cases); i++) {
		g_autofree char *letter = g_strconcat(auth_cases[i].lines,
			NEWS "Subject: One\n\n#JoyFE\n", NULL);

		g_test_message("%s", auth_cases[i].lines);
		expect_letter(&setting, letter,
			auth_cases[i].is_believed ? "post One|The Staffroom|-|#JoyFE" : "private");
	}
	setting_end(&setting);
}

static void
test_owners(void)
{
	Setting setting;

	/* Two colleges of ac.uk are two. */
	setting_begin(&setting, "one.ac.uk", NULL);
	expect_letter(&setting,
		"Authentication-Results: mx.example; dkim=pass header.d=two.ac.uk\n"
		"From: a@one.ac.uk\nList-Id: <x>\nSubject: S\n\n#JoyFE\n",
		"private");
	expect_letter(&setting,
		"Authentication-Results: mx.example; dkim=pass header.d=mail.one.ac.uk\n"
		"From: a@one.ac.uk\nList-Id: <x>\nSubject: S\n\n#JoyFE\n",
		"post S|-|-|#JoyFE");
	setting_end(&setting);
	/* Nor are two schools of a county one, whatever its domain is called. */
	setting_begin(&setting, "one.norfolk.sch.uk", NULL);
	expect_letter(&setting,
		"Authentication-Results: mx.example; dkim=pass header.d=two.norfolk.sch.uk\n"
		"From: a@one.norfolk.sch.uk\nList-Id: <x>\nSubject: S\n\n#JoyFE\n",
		"private");
	setting_end(&setting);
}

#define LISTED(domain, id) \
	"Authentication-Results: mx.example; dkim=pass header.d=" domain "\n" \
	"From: Eve <eve@evil.example>\nList-Id: <" id ">\nSubject: S\n\n#JoyFE\n"

/* A List-Id is anybody's to write: the list's own domain vouches for it. */
static void
test_lists_believed(void)
{
	Setting setting;

	setting_begin(&setting, "", "set.lists.example.org");
	expect_letter(&setting, LISTED("evil.example", "set.lists.example.org"), "private");
	expect_letter(&setting, LISTED("lists.example.org", "set.lists.example.org"),
		"post S|Eve|-|#JoyFE");
	expect_letter(&setting, LISTED("example.org", "set.lists.example.org"),
		"post S|Eve|-|#JoyFE");
	expect_letter(&setting, LISTED("other.org", "set.lists.example.org"), "private");
	expect_letter(&setting, LISTED("org", "set.lists.example.org"), "private");
	setting_end(&setting);
	setting_begin(&setting, "", "0a1b.81726.list-id.mcsv.net");
	expect_letter(&setting, LISTED("mail12.suw11.mcsv.net", "0a1b.81726.list-id.mcsv.net"),
		"post S|Eve|-|#JoyFE");
	setting_end(&setting);
}

/* Who names the mailbox's server lets nothing pass that it says nothing of. */
static void
test_server_named(void)
{
	static const AuthCase cases[] = {
		{ "", false },
		{ "Authentication-Results: MX.example; dkim=pass header.d=staffroom.example\n",
			true },
		{ "Authentication-Results: evil.example; dkim=pass header.d=staffroom.example\n",
			false },
		{ "Authentication-Results: relay.example; dkim=none\n"
		  "Authentication-Results: mx.example; dkim=pass header.d=staffroom.example\n",
			true },
	};
	Setting setting;

	setting_begin(&setting, "staffroom.example", NULL);
	setting.spec->authserv = g_strdup("mx.example");
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *letter = g_strconcat(cases[i].lines,
			NEWS "Subject: One\n\n#JoyFE\n", NULL);

		g_test_message("%s", cases[i].lines);
		expect_letter(&setting, letter,
			cases[i].is_believed ? "post One|The Staffroom|-|#JoyFE" : "private");
	}
	setting_end(&setting);
}

/* ---- what of it is for everybody ---- */

static void
test_newsletter(void)
{
	Setting setting;

	setting_begin(&setting, "staffroom.example", NULL);
	expect_letter(&setting,
		NEWS "Subject: Ada, your week\n" HTML "<div style='display:none'>preheader</div>"
		     "<p><a href='https://staffroom.example/w/7?utm_source=x&e=7c1d9ab20e'>View in "
		     "browser</a></p>"
		     "<p>Hi Ada,</p><h2>News</h2><p>Words <a href='https://x.list-manage.com/track/"
		     "click?u=1&e=2'>here</a> #JoyFE</p><ul><li>One</li></ul>"
		     "<p>You are receiving this because you asked. <a href='https://s.example/u'>"
		     "Unsubscribe</a></p><p>1 High Street</p><p>ada@college.example</p>",
		"post Your week|The Staffroom|https://staffroom.example/w/7|News~~Words here "
		"#JoyFE~~• One");
	/* Something like a footer at the beginning takes nothing else away. */
	expect_letter(&setting,
		NEWS "Subject: S\n" HTML "<p>Unsubscribe | Archive</p><p>A long story about a "
		     "bench, and another one #JoyFE</p><p>And more of it</p>",
		"post S|The Staffroom|-|A long story about a bench, and another one #JoyFE~~And "
		"more of it");
	setting_end(&setting);
}

static void
test_list(void)
{
	Setting setting;

	setting_begin(&setting, "", "set.lists.example.org");
	expect_letter(&setting,
		"From: \"'Ben O' via SET\" <set@lists.example.org>\nTo: set@lists.example.org\n"
		"List-Id: <set.lists.example.org>\nList-Post: <mailto:set@lists.example.org>\n"
		"List-Archive: <https://lists.example.org/set/>\n"
		"Subject: Re: [SET] Re: Exit tickets\n\n"
		"Dear Ada,\n\nI use them #JoyFE\n\nOn 17 Nov 2026 Ada Reader wrote:\n> Do you?\n",
		"post Exit tickets|Ben O|https://lists.example.org/set/|I use them #JoyFE");
	setting_end(&setting);
}

/* A list's letter has one name for all members, and the answer to it names that. */
static void
test_names(void)
{
	static const char question[] =
		"From: a@x.example\nTo: %s\nMessage-ID: <1@x>\nList-Id: <set.lists.example.org>\n"
		"List-Post: <mailto:set@lists.example.org>\nSubject: Q\n\n#JoyFE\n";
	g_autofree char *ours = g_strdup_printf(question, "ada@college.example");
	g_autofree char *theirs = g_strdup_printf(question, "ben@college.example");
	Setting setting;

	setting_begin(&setting, "", "set.lists.example.org");
	GArray *one = read_letter(&setting, ours);
	GArray *two = read_letter(&setting, theirs);
	GArray *answer = read_letter(&setting,
		"From: b@x.example\nIn-Reply-To: <1@x>\nMessage-ID: <2@x>\n"
		"List-Id: <set.lists.example.org>\nList-Post: <mailto:set@lists.example.org>\n"
		"Subject: Re: Q\n\nYes #JoyFE\n");
	const Post *first = g_array_index(one, ImportItem, 0).post;
	const Post *second = g_array_index(two, ImportItem, 0).post;
	const Post *third = g_array_index(answer, ImportItem, 0).post;
	g_assert_cmpstr(first->uri, ==, second->uri);
	g_assert_true(first->uri_is_global);
	g_assert_cmpstr(third->reply_to->uri, ==, first->uri);
	g_assert_cmpstr(third->uri, !=, first->uri);
	items_clear(one);
	items_clear(two);
	items_clear(answer);
	setting_end(&setting);
}

/* @return owned. */
static char *
name_of(Setting *setting, const char *head, const char *words)
{
	g_autofree char *letter = g_strdup_printf(NEWS_UNDATED "%sSubject: The week #JoyFE\n\n%s\n",
		head, words);
	GArray *items = read_letter(setting, letter);
	char *name = g_strdup(g_array_index(items, ImportItem, 0).post->uri);

	items_clear(items);
	return name;
}

/* What is said each week in the same few words is another letter each week; a whole one that comes
 * again is the same, as it is to each reader. */
static void
test_issues(void)
{
	static const char few[] = "This week's letter is out.";
	static const struct {
		const char *one, *other;
		bool is_same;
	} rows[] = {
		{ "Date: Wed, 4 Nov 2026 08:15:00 +0000\nMessage-ID: <1@x>\n",
			"Date: Wed, 4 Nov 2026 09:10:00 +0000\nMessage-ID: <2@x>\n", true },
		{ "Date: Wed, 4 Nov 2026 08:15:00 +0000\n",
			"Date: Wed, 11 Nov 2026 08:15:00 +0000\n", false },
		{ "Date: Wed, 4 Nov 2026 08:15:00 +0000\nArchived-At: <https://s.example/45>\n",
			"Date: Wed, 4 Nov 2026 09:15:00 +0000\n"
			"Archived-At: <https://s.example/46>\n",
			false },
		{ "Date: Wed, 4 Nov 2026 08:15:00 +0000\nArchived-At: <https://s.example/45>\n",
			"Date: Fri, 6 Nov 2026 08:15:00 +0000\n"
			"Archived-At: <https://s.example/45>\n",
			true },
		{ "Date: Wed, 4 Nov 2026 08:15:00 +0000\nList-Archive: <https://s.example/all>\n",
			"Date: Wed, 11 Nov 2026 08:15:00 +0000\n"
			"List-Archive: <https://s.example/all>\n",
			false },
	};
	g_autofree char *many = g_strnfill(500, 'w');
	Setting setting;

	setting_begin(&setting, "staffroom.example", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *one = name_of(&setting, rows[i].one, few);
		g_autofree char *other = name_of(&setting, rows[i].other, few);
		g_autofree char *long_one = name_of(&setting, rows[i].one, many);
		g_autofree char *long_other = name_of(&setting, rows[i].other, many);

		g_test_message("%s", rows[i].other);
		g_assert_cmpint(strcmp(one, other) == 0, ==, rows[i].is_same);
		g_assert_cmpstr(long_one, ==, long_other);
	}
	setting_end(&setting);
}

static void
test_no_archive(void)
{
	static const struct {
		const char *letter;
		bool is_no;
	} rows[] = {
		{ NEWS "X-No-Archive: Yes\nSubject: S\n\n#JoyFE\n", true },
		{ NEWS "X-No-Archive: yes; private\nSubject: S\n\n#JoyFE\n", true },
		{ NEWS "X-No-Archive: true\nSubject: S\n\n#JoyFE\n", true },
		{ NEWS "X-No-Archive: no\nSubject: S\n\n#JoyFE\n", false },
		{ NEWS "Archive: no\nSubject: S\n\n#JoyFE\n", true },
		{ NEWS "Archive: notes; filename=x\nSubject: S\n\n#JoyFE\n", false },
		/* In the words, as their first line. */
		{ NEWS "Subject: S\n\nX-No-Archive: yes\n\n#JoyFE\n", true },
		{ NEWS "Subject: S\n\n\n x-no-archive:  Yes\n#JoyFE\n", true },
		{ NEWS "Subject: S\n" HTML "<p>X-No-Archive: yes</p><p>#JoyFE</p>", true },
		{ NEWS "Subject: S\n\nX-No-Archive: no\n\n#JoyFE\n", false },
		{ NEWS "Subject: S\n\n#JoyFE\nX-No-Archive: yes\n", false },
		/* RFC 2156, 5.3.4 */
		{ NEWS "Sensitivity: Private\nSubject: S\n\n#JoyFE\n", true },
		{ NEWS "Sensitivity: Personal\nSubject: S\n\n#JoyFE\n", true },
		{ NEWS "Sensitivity: company-confidential\nSubject: S\n\n#JoyFE\n", true },
		{ NEWS "Sensitivity: Normal\nSubject: S\n\n#JoyFE\n", false },
		{ NEWS "Sensitivity:\nSubject: S\n\n#JoyFE\n", false },
		/* Nobody need know when it was to know that. */
		{ NEWS_UNDATED "Date: ?\nX-No-Archive: yes\nSubject: S\n\n#JoyFE\n", true },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Setting setting;

		setting_begin(&setting, "staffroom.example", NULL);
		GArray *items = read_letter(&setting, rows[i].letter);
		const Post *post = g_array_index(items, ImportItem, 0).post;
		g_assert_cmpint(post->consent == POST_CONSENT_REFUSED, ==, rows[i].is_no);
		items_clear(items);
		setting_end(&setting);
	}
}

/* ---- closed groups ---- */

/* clang-format off */
#define FEED "https://www.linkedin.com/comm/feed/update/urn"
#define ROW(url, words) "<tr><td><a href='" url "'>" words "</a></td></tr>"
#define GROUP \
	READER "From: LinkedIn <groups-noreply@linkedin.com>\n" \
	"List-Unsubscribe: <https://l.example>\nSubject: New discussions in SET members\n" HTML \
	"<table><tr><td>Hi Ada, new in <a href='https://www.linkedin.com/comm/groups/12/" \
	"?midToken=x'>SET members</a></td></tr>" \
	ROW("https://www.linkedin.com/comm/in/ben?midToken=x", "Ben O") \
	ROW(FEED "%3Ali%3AgroupPost%3A12-34?midToken=x", "A question #JoyFE") \
	ROW(FEED ":li:groupPost:12-34?t=1", "View discussion") \
	ROW(FEED ":li:groupPost:12-35", "Untagged") "</table>"
/* clang-format on */
#define LINK "https://www.linkedin.com/feed/update/urn:li:groupPost:12-34/"

static void
test_group(void)
{
	Setting setting;

	setting_begin(&setting, "linkedin.com", NULL);
	GArray *items = read_letter(&setting, GROUP);
	g_autofree char *told = items_told(items);
	const Post *post = g_array_index(items, ImportItem, 0).post;
	g_assert_cmpstr(told, ==, "post -|-|" LINK "|-; untagged");
	g_assert_cmpstr(post->group, ==, "SET members");
	g_assert_null(post->agreed);
	g_assert_null(post->content_raw);
	g_assert_cmpuint(post->links->len, ==, 0);
	items_clear(items);

	setting.spec->agreed = g_strdup("2026-12-01, moderators");
	expect_letter(&setting, GROUP, "post -|Ben O|" LINK "|A question #JoyFE; untagged");
	expect_letter(&setting,
		READER "From: LinkedIn <messages-noreply@linkedin.com>\nList-Unsubscribe: <https://"
		       "l.example>\nSubject: Ben sent you a message #JoyFE\n" HTML
		       "<a href='https://www.linkedin.com/comm/messaging/thread/1'>Read</a>",
		"private");
	setting_end(&setting);
}

static void
test_group_of_facebook(void)
{
	static const char *const links[] = {
		"https://www.facebook.com/n/?groups%2F9%2Fpermalink%2F7%2F&amp;aref=1&amp;n_m=a",
		"https://www.facebook.com/groups/9/posts/7/?aref=1",
		"https://m.facebook.com/groups/9/permalink/7/?comment_id=3",
		"https://www.facebook.com/groups/9/?multi_permalinks=7&amp;notif_t=x",
	};
	Setting setting;

	setting_begin(&setting, "facebookmail.com", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(links); i++) {
		g_autofree char *letter = g_strdup_printf(READER
			"From: Facebook <n@facebookmail.com>\nList-Unsubscribe: <https://f>\n"
			"In-Reply-To: <9@groups.facebook.com>\n"
			"Subject: Ben posted in FE Makers\n" HTML
			"<p><a href='%s'>A jig #JoyFE</a></p>",
			links[i]);
		GArray *items = read_letter(&setting, letter);
		g_autofree char *told = items_told(items);
		g_assert_cmpstr(told, ==, "post -|-|https://www.facebook.com/groups/9/posts/7/|-");
		g_assert_cmpstr(g_array_index(items, ImportItem, 0).post->group, ==, "FE Makers");
		items_clear(items);
	}
	setting_end(&setting);
}

/* What a chat or a classroom tells its members is for nobody else, whoever names its domain. */
static void
test_chats(void)
{
	static const char *const senders[] = { "notification@slack.com", "n@email.slackhq.com",
		"noreply@email.teams.microsoft.com", "noreply@email.teams.mail.microsoft",
		"noreply@discord.com", "chat-noreply@google.com", "no-reply@classroom.google.com",
		"x@whatsapp.com" };
	Setting setting;

	setting_begin(&setting,
		"slack.com slackhq.com microsoft.com mail.microsoft discord.com google.com "
		"whatsapp.com",
		NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(senders); i++) {
		g_autofree char *letter = g_strconcat(READER "From: Bea <", senders[i],
			">\nList-Unsubscribe: <https://s>\nSubject: Bea wrote to you\n\n"
			"Words #JoyFE\n",
			NULL);

		expect_letter(&setting, letter, "private");
	}
	expect_letter(&setting,
		READER "From: News <news@google.com>\nList-Unsubscribe: <https://s>\nSubject: S\n\n"
		       "#JoyFE\n",
		"post S|News|-|#JoyFE");
	setting_end(&setting);
}

#define OF_GROUP(id) \
	READER "From: Bea via groups.io <bea@groups.io>\nList-Id: <" id ">\nList-Post: <mailto:" \
	       "g@groups.io>\nSubject: S\n\n#JoyFE\n"

/* A host has public groups and closed ones: each is named by itself. */
static void
test_list_hosts(void)
{
	Setting setting;

	setting_begin(&setting, "groups.io", "fe.groups.io");
	expect_letter(&setting, OF_GROUP("secret.groups.io"), "private");
	expect_letter(&setting, OF_GROUP("fe.groups.io"), "post S|Bea|-|#JoyFE");
	setting_end(&setting);
	setting_begin(&setting, "bea@groups.io", NULL);
	expect_letter(&setting, OF_GROUP("any.groups.io"), "post S|Bea|-|#JoyFE");
	setting_end(&setting);
}

/* ---- when ---- */

static const struct {
	const char *head;
	int64_t published_s; /* 0: it is told that nobody can read when it was */
} dates[] = {
	{ "Date: Wed, 18 Nov 2026 08:15:00 +0000\n", 1794989700 },
	{ "Date: Wed, 32 Foo 9999 99:99:99 +9999\n", 0 },
	{ "Date: Wed, 18 Nov 2099 08:15:00 +0000\n", 0 },
	{ "X-Date: none\n", 0 },
	/* What programs write that know none. */
	{ "Date: Thu, 01 Jan 1970 00:00:00 +0000\n", 0 },
	/* The server that took it knows when that was; of several the topmost is the mailbox's. */
	{ "Received: from a by b; Wed, 18 Nov 2026 08:16:00 +0000\nReceived: from x by a; Wed, 18 "
	  "Nov 2026 07:00:00 +0000\nDate: Wed, 32 Foo 9999 99:99:99 +9999\n",
		1794989760 },
	{ "Received: from a by b; Wed, 18 Nov 2026 08:16:00 +0000\n"
	  "Date: Wed, 18 Nov 2099 08:15:00 +0000\n",
		1794989760 },
	{ "Received: from a by b; Wed, 18 Nov 2099 08:16:00 +0000\nX-Date: none\n", 0 },
	{ "Received: from a by b\nX-Date: none\n", 0 },
};

static void
test_dates(void)
{
	Setting setting;

	setting_begin(&setting, "staffroom.example", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(dates); i++) {
		g_autofree char *letter = g_strconcat(dates[i].head, NEWS_UNDATED,
			"Subject: S\n\n#JoyFE\n", NULL);
		GArray *items = read_letter(&setting, letter);
		const ImportItem *item = &g_array_index(items, ImportItem, 0);

		g_test_message("%s", dates[i].head);
		if (dates[i].published_s == 0) {
			g_assert_cmpint(item->verdict, ==, IMPORT_UNREADABLE);
			g_assert_nonnull(strstr(item->why, "Date"));
			g_assert_null(item->post);
		} else {
			g_assert_cmpint(item->post->published_s, ==, dates[i].published_s);
		}
		items_clear(items);
	}
	/* Nobody is told of what nobody asked for. */
	expect_letter(&setting, NEWS_UNDATED "Date: ?\nSubject: S\n\nWords\n", "untagged");
	setting_end(&setting);
}

/* ---- links ---- */

/* clang-format off */
static const char *const link_cases[][2] = {
	{ "https://fe.example/a?utm_source=x&id=7", "https://fe.example/a?id=7" },
	{ "https://fe.example/a?p=12&sid=8", "https://fe.example/a?p=12" },
	{ "https://fe.example/a?x=7c1d9ab20e", "https://fe.example/a" },
	{ "https://fe.example/a?who=ada%40college.example", "https://fe.example/a" },
	{ "https://fe.example/a?x=3f0c2a1e-9b7d-4c55-8a61-0d2f9e4b7c12#part",
		"https://fe.example/a#part" },
	{ "https://fe.example/ada@college.example", NULL },
	{ "https://fe.example/u/ada=college.example", NULL },
	{ "https://fe.example/2026/11/what-we-learned-about-marking",
		"https://fe.example/2026/11/what-we-learned-about-marking" },
	{ "https://fe.example/TheWeekInFurtherEducation2026",
		"https://fe.example/TheWeekInFurtherEducation2026" },
	{ "https://fe.example/c/zTq81mWb5Xs0Lk93RfGh7Yc2", NULL },
	{ "https://fe.example/r/1a2b3c4d?m=3f0c2a1e-9b7d-4c55-8a61-0d2f9e4b7c12", NULL },
	{ "https://www.reddit.com/r/Teachers/comments/1abc2d/x",
		"https://www.reddit.com/r/Teachers/comments/1abc2d/x" },
	{ "https://x.list-manage.com/track/click?u=1", NULL },
	{ "https://click.news.example/a", NULL },
	{ "https://substack.com/redirect/2/eyJ1", NULL },
	{ "https://us1.campaign-archive.com/?e=7c1d9ab20e&"
	  "u=0a1b2c3d4e5f60718293a4b5c&id=9f8e7d6c5b",
		"https://us1.campaign-archive.com/?u=0a1b2c3d4e5f60718293a4b5c&id=9f8e7d6c5b" },
	{ "https://docs.google.com/document/d/1AbC2dEf3GhI4jKl5MnO6pQr7StU8vWx9YzA0bCd1EfG/edit",
	  "https://docs.google.com/document/d/1AbC2dEf3GhI4jKl5MnO6pQr7StU8vWx9YzA0bCd1EfG/edit" },
	{ "https://www.youtube.com/watch?v=dQw4w9WgXcQ&si=abcdef123456",
		"https://www.youtube.com/watch?v=dQw4w9WgXcQ" },
	{ "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2F"
	  "fe.example%2Fb&data=05%7Cada%40college.example",
		"https://fe.example/b" },
	{ "https://urldefense.com/v3/__https://fe.example/b__;!!x", "https://fe.example/b" },
	{ "https://urldefense.com/v3/__https://fe.example/*b__;Iw!!x", NULL },
	{ "mailto:unsubscribe-123@fe.example", NULL },
	{ "javascript:alert(1)", NULL },
	{ NULL, NULL },
};
/* clang-format on */

static void
test_links(void)
{
	static const char letter[] = READER "Subject: S\n\nx\n";
	g_autoptr(GBytes) bytes = g_bytes_new_static(letter, strlen(letter));
	g_autoptr(Message) message = NULL;

	g_assert_true(message_parse(bytes, &message, NULL));
	g_autoptr(MailingReader) reader = mailing_reader_new(message, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(link_cases); i++) {
		g_autofree char *link = mailing_link(reader, link_cases[i][0]);

		g_test_message("%s", link_cases[i][0]);
		g_assert_cmpstr(link, ==, link_cases[i][1]);
	}
}

static void
test_reader(void)
{
	static const char letter[] = READER
		"Cc: set@lists.example.org\nList-Post: <mailto:set@lists.example.org>\n"
		"Subject: S\n\nx\n";
	g_autoptr(GBytes) bytes = g_bytes_new_static(letter, strlen(letter));
	g_autoptr(Message) message = NULL;

	g_assert_true(message_parse(bytes, &message, NULL));
	g_autoptr(MailingReader) reader = mailing_reader_new(message, NULL);
	g_assert_true(mailing_reader_is_in(reader, "to ADA@college.example"));
	g_assert_true(mailing_reader_is_in(reader, "b+ada=college.example@x"));
	g_assert_true(mailing_reader_is_in(reader, "x/YWRhQGNvbGxlZ2UuZXhhbXBsZQ/y"));
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_MD5, "ada@college.example",
		-1);
	g_assert_true(mailing_reader_is_in(reader, hash));
	g_assert_false(mailing_reader_is_in(reader, "set@lists.example.org"));
	g_autofree char *hidden = mailing_reader_hide(reader, "Ada, what Ada Reader said");
	g_assert_cmpstr(hidden, ==, "What … said");
	g_assert_cmpstr(mailing_reader_greeted("Hi Ada, and welcome"), ==, "and welcome");
	g_assert_cmpstr(mailing_reader_greeted("Hidden things, mostly"), ==,
		"Hidden things, mostly");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mailing/named", test_named);
	g_test_add_func("/mailing/issues", test_issues);
	g_test_add_func("/mailing/named-beyond-ascii", test_named_beyond_ascii);
	g_test_add_func("/mailing/personal", test_personal);
	g_test_add_func("/mailing/believed", test_believed);
	g_test_add_func("/mailing/owners", test_owners);
	g_test_add_func("/mailing/lists-believed", test_lists_believed);
	g_test_add_func("/mailing/server-named", test_server_named);
	g_test_add_func("/mailing/newsletter", test_newsletter);
	g_test_add_func("/mailing/list", test_list);
	g_test_add_func("/mailing/names", test_names);
	g_test_add_func("/mailing/no-archive", test_no_archive);
	g_test_add_func("/mailing/group", test_group);
	g_test_add_func("/mailing/group-of-facebook", test_group_of_facebook);
	g_test_add_func("/mailing/chats", test_chats);
	g_test_add_func("/mailing/list-hosts", test_list_hosts);
	g_test_add_func("/mailing/dates", test_dates);
	g_test_add_func("/mailing/links", test_links);
	g_test_add_func("/mailing/reader", test_reader);
	return g_test_run();
}
