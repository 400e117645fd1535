#include "model/consent.h"

#define NOW INT64_C(1795000000)
#define HOUR INT64_C(3600)

typedef struct Row {
	const char *name;
	PostConsent said, author;
	int64_t published_s;
	ConsentStanding standing;
	PostConsent want;
	bool is_no, is_yes;
} Row;

#define UNSAID POST_CONSENT_UNSAID
#define OPEN POST_CONSENT_OPEN
#define REDUCED POST_CONSENT_REDUCED
#define REFUSED POST_CONSENT_REFUSED
#define SAID(level) \
	{ \
		level, false, 0, 0, false, false \
	}
#define NO(last, yes) \
	{ \
		UNSAID, true, last, yes, false, false \
	}

#define OUT(last, yes) \
	{ \
		UNSAID, true, last, yes, true, false \
	}

/* clang-format off */
static const Row rows[] = {
	{ "nothing said", UNSAID, UNSAID, NOW, SAID(UNSAID), UNSAID, false, false },
	{ "open", OPEN, OPEN, NOW, SAID(UNSAID), OPEN, false, false },
	{ "stricter before", OPEN, OPEN, NOW, SAID(REDUCED), REDUCED, false, false },
	{ "stricter now", REDUCED, OPEN, NOW, SAID(OPEN), REDUCED, false, false },
	{ "silence after", UNSAID, UNSAID, NOW, SAID(REFUSED), REFUSED, false, false },
	{ "a yes after", OPEN, OPEN, NOW, SAID(REFUSED), REFUSED, false, false },
	{ "this post alone", REFUSED, OPEN, NOW, SAID(UNSAID), REFUSED, false, false },
	{ "all of an author", REFUSED, REFUSED, NOW, SAID(UNSAID), REFUSED, true, false },

	{ "of one who refused", UNSAID, UNSAID, NOW, NO(NOW - HOUR, 0), REFUSED, false, false },
	{ "a yes, written later", OPEN, OPEN, NOW - 1, NO(NOW - HOUR, 0), OPEN, false, true },
	{ "a yes, written before", OPEN, OPEN, NOW - 2 * HOUR, NO(NOW - HOUR, 0), REFUSED, false,
	  true },
	{ "a yes, at that second", OPEN, OPEN, NOW - HOUR, NO(NOW - HOUR, 0), REFUSED, false,
	  true },
	{ "a yes, no date", OPEN, OPEN, DATE_UNKNOWN, NO(NOW - HOUR, 0), OPEN, false, true },
	{ "a yes, a date ahead", OPEN, OPEN, NOW + HOUR, NO(NOW, 0), REFUSED, false, true },
	{ "silence after a yes", UNSAID, UNSAID, NOW, NO(NOW - HOUR, NOW - 1), UNSAID, false,
	  false },
	{ "silence after a yes, written before", UNSAID, UNSAID, NOW - 2 * HOUR,
	  NO(NOW - HOUR, NOW - 1), REFUSED, false, false },
	{ "reduced after a yes", REDUCED, OPEN, NOW, NO(NOW - HOUR, NOW - 1), REDUCED, false,
	  false },
	{ "kept out by the organiser", OPEN, OPEN, NOW, OUT(NOW - HOUR, 0), REFUSED, false,
	  false },
	{ "kept out, whatever they take back", OPEN, OPEN, NOW, OUT(NOW - HOUR, NOW - 1), REFUSED,
	  false, false },
	{ "kept out, and their own no", REFUSED, REFUSED, NOW, OUT(NOW - HOUR, 0), REFUSED, true,
	  false },
	{ "no again", REFUSED, REFUSED, NOW, NO(NOW - HOUR, NOW - 1), REFUSED, true, false },
};
/* clang-format on */

static void
test_judge(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const Row *row = &rows[i];
		g_autoptr(Post) post = post_new();

		post->consent = row->said;
		post->author_consent = row->author;
		post->published_s = row->published_s;
		ConsentVerdict got = consent_judge(post, &row->standing, NOW);
		g_test_message("%s", row->name);
		g_assert_cmpint(got.level, ==, row->want);
		g_assert_cmpint(got.is_author_no, ==, row->is_no);
		g_assert_cmpint(got.is_author_yes, ==, row->is_yes);
		/* Somebody said why: the post, or an earlier word. */
		g_assert_cmpint(got.reason != NULL, ==,
			row->want == REFUSED && row->said != REFUSED);
	}
}

/* Of somebody of several names, what the organiser says stands whatever the account takes back. */
static void
test_author_out(void)
{
	static const struct {
		ConsentStanding standing;
		bool want;
	} standings[] = {
		{ { 0 }, false },
		{ { .has_author_no = true, .last_no_s = 5 }, true },
		{ { .has_author_no = true, .last_no_s = 5, .yes_s = 7 }, false },
		{ { .has_author_no = true, .last_no_s = 5, .yes_s = 7, .is_organisers = true },
			true },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(standings); i++) {
		g_assert_cmpint(consent_is_author_out(&standings[i].standing), ==,
			standings[i].want);
	}
}

/* An author who allows an excerpt alone, until their own server says otherwise. */
static void
test_wants_less(void)
{
	/* clang-format off */
	static const struct {
		PostConsent said, author;
		bool wants_less, did_before;
		PostConsent want;
		bool is_news, is_over;
	} less[] = {
		{ REDUCED, OPEN, true, false, REDUCED, true, false },
		{ REDUCED, UNSAID, true, true, REDUCED, false, false },
		{ UNSAID, UNSAID, false, true, REDUCED, false, false },
		{ UNSAID, UNSAID, false, false, UNSAID, false, false },
		{ OPEN, OPEN, false, true, OPEN, false, true },
		{ OPEN, UNSAID, false, true, REDUCED, false, false }, /* another server */
		{ REFUSED, OPEN, false, true, REFUSED, false, true }, /* this post alone */
		{ REFUSED, REFUSED, true, true, REFUSED, false, false },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(less); i++) {
		const ConsentStanding standing = { .author_wants_less = less[i].did_before };
		g_autoptr(Post) post = post_new();

		post->consent = less[i].said;
		post->author_consent = less[i].author;
		post->author_wants_less = less[i].wants_less;
		ConsentVerdict got = consent_judge(post, &standing, NOW);
		g_assert_cmpint(got.level, ==, less[i].want);
		g_assert_cmpint(got.is_less_news, ==, less[i].is_news);
		g_assert_cmpint(got.is_less_over, ==, less[i].is_over);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/consent/judge", test_judge);
	g_test_add_func("/consent/wants less", test_wants_less);
	g_test_add_func("/consent/author out", test_author_out);
	return g_test_run();
}
