#include "dedup/match.h"

#include <string.h>

#include "base/now.h"
#include "dedup/identity.h"

#define NOON INT64_C(1795003200) /* not a day's first second */
#define MIDNIGHT INT64_C(1794960000)

#define HOME "https://blog.example/feed"
#define PLANET "https://planet.example/feed"
#define LINKS "https://links.example/feed"
#define TOOTER "https://tooter.example"
#define AWAY "https://away.example"

#define PAGE "https://blog.example/fractions"
#define LONG_WORDS \
	"Seven ways to teach fractions to adults who were told at school that they cannot do it " \
	"and what came of each of them in a year of evening classes"
#define EDITED_WORDS \
	"Seven ways to teach fractions to adults who were told at school that they cannot do it " \
	"and what came of all of them in two years of evening classes"
#define OTHER_WORDS \
	"I read this on the train and wondered why nobody had told us so when we began with our " \
	"own group of learners in the north"

/* As a source shows it; what is NULL or 0 is not said. */
typedef struct Sample {
	const char *source;
	const char *uri, *guid, *url, *title, *text, *author;
	int64_t published_s, updated_s, seen_s;
} Sample;

typedef struct Case {
	const char *name;
	Sample stored, arrives;
	bool is_same;
	MatchContent content;
} Case;

static Post *
make_sample(const Sample *sample)
{
	Post *post = post_new();

	post->uri = g_strdup(sample->uri != NULL ? sample->uri : sample->guid);
	post->uri_is_global = sample->uri != NULL;
	post->url = g_strdup(sample->url);
	post->title = g_strdup(sample->title);
	post->text = g_strdup(sample->text);
	post->author_name = g_strdup(sample->author);
	post->published_s = sample->published_s != 0 ? sample->published_s : DATE_UNKNOWN;
	post->updated_s = sample->updated_s != 0 ? sample->updated_s : DATE_UNKNOWN;
	g_autoptr(GPtrArray) document = g_ptr_array_new();
	g_ptr_array_add(document, post);
	identity_assign(sample->source, document);
	identity_number_words(sample->source, document);
	return post;
}

/* What the store would find. */
static Claim *
make_claim(const Sample *sample, const Post *stored, const Post *arrives, int64_t id)
{
	Claim *claim = g_new0(Claim, 1);
	GString *doc = g_string_new(NULL);

	for (guint i = 0; i < arrives->keys->len; i++) {
		const char *key = g_ptr_array_index(arrives->keys, i);
		if (g_ptr_array_find_with_equal_func(stored->keys, key, g_str_equal, NULL)) {
			claim->shared |= 1u << key_strength(key);
			claim->keys++;
			claim->home = claim->home != NULL ? claim->home : key_home(key);
		}
	}
	if (claim->keys == 0 && stored->words != 0 && stored->words == arrives->words) {
		claim->shared |= 1u << KEY_TEXT;
	}
	post_write(stored, doc);
	claim->post_id = id;
	claim->has_all = claim->keys == arrives->keys->len;
	claim->source_id = sample->source[strlen("https://")];
	claim->source_url = g_strdup(sample->source);
	claim->first_seen_s = sample->seen_s != 0 ? sample->seen_s : NOON;
	claim->doc = g_string_free(doc, FALSE);
	return claim;
}

static Match
judge_sample(const Sample *sample, const Post *arrives, const GPtrArray *claims)
{
	const MatchPlace place = { sample->source[strlen("https://")], sample->source,
		sample->seen_s != 0 ? sample->seen_s : NOON, false };

	return match_judge(arrives, &place, claims);
}

static void
check(const Case *row)
{
	g_autoptr(Post) stored = make_sample(&row->stored);
	g_autoptr(Post) arrives = make_sample(&row->arrives);
	g_autoptr(GPtrArray) claims = g_ptr_array_new_with_free_func((GDestroyNotify)claim_free);
	Claim *claim = make_claim(&row->stored, stored, arrives, 7);

	g_test_message("%s", row->name);
	g_assert_cmpuint(claim->shared, !=, 0);
	g_ptr_array_add(claims, claim);
	g_auto(Match) match = judge_sample(&row->arrives, arrives, claims);
	g_test_message("by: %s", match.rule != NULL ? match.rule : "no rule");
	g_assert_cmpuint(match.same->len, ==, row->is_same ? 1 : 0);
	g_assert_cmpuint(match.apart->len, ==, row->is_same ? 0 : 1);
	g_assert_true((match.rule != NULL) == row->is_same);
	if (row->is_same) {
		g_assert_cmpint(match.best_id, ==, 7);
		g_assert_cmpint(match.content, ==, row->content);
	}
}

/* clang-format off */
static const Case names[] = {
	{ "a name that holds everywhere joins whatever is said under it",
	  { .source = TOOTER, .uri = "https://tooter.example/1", .text = LONG_WORDS },
	  { .source = AWAY, .uri = "https://tooter.example/1", .text = OTHER_WORDS }, true,
	  MATCH_SIGHTED },
	{ "a name in the source: the post was edited",
	  { .source = HOME, .guid = "1", .title = "One", .text = LONG_WORDS, .published_s = NOON },
	  { .source = HOME, .guid = "1", .title = "Two", .text = EDITED_WORDS,
	    .published_s = NOON + 3 * DAY_S }, true, MATCH_OWN },
	{ "written anew, under its address and time",
	  { .source = HOME, .guid = "1", .url = PAGE, .title = "One", .text = LONG_WORDS,
	    .published_s = NOON },
	  { .source = HOME, .guid = "1", .url = PAGE, .title = "Two", .text = OTHER_WORDS,
	    .published_s = NOON }, true, MATCH_OWN },
	{ "without an address",
	  { .source = HOME, .guid = "1", .text = LONG_WORDS, .published_s = NOON },
	  { .source = HOME, .guid = "1", .text = OTHER_WORDS, .published_s = NOON }, true,
	  MATCH_OWN },
	{ "at home by feed and by name",
	  { .source = TOOTER, .guid = "https://tooter.example/@ada/1",
	    .url = "https://tooter.example/@ada/1", .text = LONG_WORDS, .published_s = NOON },
	  { .source = TOOTER, .uri = "https://tooter.example/1",
	    .url = "https://tooter.example/@ada/1", .text = LONG_WORDS, .published_s = NOON },
	  true, MATCH_OWN },
	{ "moved to a later week",
	  { .source = HOME, .guid = "1", .title = "Moved", .text = "few", .published_s = NOON },
	  { .source = HOME, .guid = "1", .title = "Moved", .text = "few",
	    .published_s = NOON + 7 * DAY_S }, true, MATCH_OWN },
	{ "written anew on the same day, under its title",
	  { .source = HOME, .guid = "1", .title = "Live", .text = "before", .published_s = NOON },
	  { .source = HOME, .guid = "1", .title = "Live", .text = "after",
	    .published_s = NOON + HOUR_S }, true, MATCH_OWN },
	{ "used again for another article",
	  { .source = HOME, .guid = "post-17", .url = PAGE,
	    .title = "Seven ways to teach fractions",
	    .text = "Old words", .published_s = NOON },
	  { .source = HOME, .guid = "post-17", .url = "https://blog.example/algebra",
	    .title = "Ten ways to teach algebra", .text = "Entirely new words",
	    .published_s = NOON + 14 * DAY_S }, false, 0 },
	{ "a number in the list: the next article has it within the hour",
	  { .source = HOME, .guid = "1", .url = PAGE, .title = "Fractions", .text = LONG_WORDS,
	    .published_s = NOON },
	  { .source = HOME, .guid = "1", .url = "https://blog.example/train", .title = "On a train",
	    .text = OTHER_WORDS, .published_s = NOON + HOUR_S }, false, 0 },
	{ "or at once",
	  { .source = HOME, .guid = "1", .url = PAGE, .title = "Fractions", .text = LONG_WORDS,
	    .published_s = MIDNIGHT },
	  { .source = HOME, .guid = "1", .url = "https://blog.example/train", .title = "On a train",
	    .text = OTHER_WORDS, .published_s = MIDNIGHT }, false, 0 },
	{ "a page that keeps its name and address has its second issue",
	  { .source = HOME, .guid = PAGE, .url = PAGE, .title = "Issue 1", .text = LONG_WORDS,
	    .published_s = NOON },
	  { .source = HOME, .guid = PAGE, .url = PAGE, .title = "Issue 2", .text = EDITED_WORDS,
	    .published_s = NOON + 7 * DAY_S }, false, 0 },
	{ "and without dates",
	  { .source = HOME, .guid = PAGE, .url = PAGE, .title = "One", .text = LONG_WORDS },
	  { .source = HOME, .guid = PAGE, .url = PAGE, .title = "Two", .text = OTHER_WORDS,
	    .seen_s = NOON + 7 * DAY_S }, false, 0 },
	{ "what somebody else has edited meanwhile stays the same under name and address",
	  { .source = HOME, .guid = "x", .url = PAGE, .text = OTHER_WORDS,
	    .published_s = NOON + HOUR_S },
	  { .source = PLANET, .guid = "1", .url = PAGE, .text = LONG_WORDS, .author = "Ada",
	    .published_s = NOON + HOUR_S }, true, MATCH_SIGHTED },
	{ "a picture without words, under its name",
	  { .source = HOME, .guid = "1", .published_s = NOON },
	  { .source = HOME, .guid = "1", .published_s = NOON + DAY_S }, true, MATCH_OWN },
};

static const Case addresses[] = {
	{ "a name that is made anew at each build",
	  { .source = HOME, .guid = "1", .url = PAGE, .title = "T", .text = "one",
	    .published_s = NOON },
	  { .source = HOME, .guid = "2", .url = PAGE, .title = "T", .text = "one",
	    .published_s = NOON + DAY_S }, true, MATCH_OWN },
	{ "a name made of the words, which were edited",
	  { .source = HOME, .guid = "1", .url = PAGE, .text = "one", .published_s = MIDNIGHT },
	  { .source = HOME, .guid = "2", .url = PAGE, .text = "two", .published_s = MIDNIGHT },
	  true, MATCH_OWN },
	{ "a page that keeps its address has its second issue",
	  { .source = HOME, .guid = "1", .url = PAGE, .title = "News", .text = LONG_WORDS,
	    .author = "Ada", .published_s = NOON },
	  { .source = HOME, .guid = "2", .url = PAGE, .title = "News", .text = OTHER_WORDS,
	    .author = "Ada", .published_s = NOON + 7 * DAY_S }, false, 0 },
	{ "two who write about one article",
	  { .source = LINKS, .guid = "1", .url = PAGE, .title = "Fractions", .text = OTHER_WORDS,
	    .published_s = NOON },
	  { .source = PLANET, .guid = "1", .url = PAGE, .title = "Fractions", .text = LONG_WORDS,
	    .published_s = NOON + HOUR_S }, false, 0 },
	{ "on one day, whose hours nobody says",
	  { .source = LINKS, .guid = "1", .url = PAGE, .text = OTHER_WORDS,
	    .published_s = MIDNIGHT },
	  { .source = PLANET, .guid = "1", .url = PAGE, .text = LONG_WORDS,
	    .published_s = MIDNIGHT }, false, 0 },
	{ "the editor here and the editor there",
	  { .source = LINKS, .guid = "1", .url = PAGE, .text = OTHER_WORDS, .author = "Admin",
	    .published_s = NOON },
	  { .source = PLANET, .guid = "1", .url = PAGE, .text = LONG_WORDS, .author = "admin",
	    .published_s = NOON + HOUR_S }, false, 0 },
	{ "a copy of the words",
	  { .source = LINKS, .guid = "1", .url = PAGE, .text = LONG_WORDS, .published_s = NOON },
	  { .source = PLANET, .guid = "1", .url = PAGE, .text = EDITED_WORDS,
	    .published_s = NOON - DAY_S }, true, MATCH_SIGHTED },
	{ "its beginning",
	  { .source = HOME, .guid = "1", .url = PAGE, .text = LONG_WORDS, .published_s = NOON },
	  { .source = PLANET, .guid = "1", .url = PAGE,
	    .text = "Seven ways to teach fractions to adults who were told…",
	    .published_s = NOON + HOUR_S }, true, MATCH_SIGHTED },
	{ "by one author",
	  { .source = HOME, .guid = "1", .url = PAGE, .text = LONG_WORDS, .author = "Ada Lovelace",
	    .published_s = NOON },
	  { .source = PLANET, .guid = "1", .url = PAGE, .text = OTHER_WORDS,
	    .author = "ada lovelace", .published_s = NOON + 3 * DAY_S }, true, MATCH_SIGHTED },
	{ "by one author, weekly",
	  { .source = HOME, .guid = "1", .url = PAGE, .text = LONG_WORDS, .author = "Ada Lovelace",
	    .published_s = NOON },
	  { .source = PLANET, .guid = "1", .url = PAGE, .text = OTHER_WORDS,
	    .author = "Ada Lovelace", .published_s = NOON + 7 * DAY_S }, false, 0 },
	{ "at one time",
	  { .source = HOME, .guid = "1", .url = PAGE, .text = LONG_WORDS, .published_s = NOON },
	  { .source = PLANET, .guid = "1", .url = PAGE, .text = OTHER_WORDS, .published_s = NOON },
	  true, MATCH_SIGHTED },
};

static const Case words[] = {
	{ "headline, address and name are edited",
	  { .source = HOME, .guid = "1", .url = PAGE, .title = "Colleges agree common timetable",
	    .text = LONG_WORDS, .published_s = NOON },
	  { .source = HOME, .guid = "2", .url = "https://blog.example/x",
	    .title = "Good news at last",
	    .text = LONG_WORDS, .published_s = NOON }, true, MATCH_OWN },
	{ "and the time",
	  { .source = HOME, .guid = "1", .url = PAGE, .title = "Colleges agree common timetable",
	    .text = LONG_WORDS, .published_s = NOON },
	  { .source = HOME, .guid = "2", .url = "https://blog.example/x",
	    .title = "Evening classes: colleges agree", .text = LONG_WORDS,
	    .published_s = NOON + DAY_S }, true, MATCH_OWN },
	{ "a site that moved, without dates",
	  { .source = HOME, .guid = "1", .url = PAGE, .title = "T", .text = LONG_WORDS },
	  { .source = HOME, .guid = "2", .url = "https://new.example/x", .title = "T",
	    .text = LONG_WORDS, .seen_s = NOON + 5 * DAY_S }, true, MATCH_OWN },
	{ "said every week",
	  { .source = HOME, .guid = "1", .url = PAGE, .text = LONG_WORDS, .published_s = NOON },
	  { .source = HOME, .guid = "2", .url = "https://blog.example/x", .text = LONG_WORDS,
	    .published_s = NOON + 7 * DAY_S }, false, 0 },
	{ "said with each episode",
	  { .source = HOME, .guid = "1", .url = PAGE, .title = "Episode 41", .text = LONG_WORDS,
	    .published_s = NOON },
	  { .source = HOME, .guid = "2", .url = "https://blog.example/x", .title = "Episode 42",
	    .text = LONG_WORDS, .published_s = NOON + DAY_S }, false, 0 },
};

static const Case contents[] = {
	{ "who names another's address with a later date only sights it",
	  { .source = HOME, .guid = "1", .url = PAGE, .text = LONG_WORDS, .author = "Ada",
	    .published_s = NOON },
	  { .source = LINKS, .guid = "1", .url = PAGE, .text = "BUY PILLS", .author = "Ada",
	    .published_s = NOON + HOUR_S }, true, MATCH_SIGHTED },
	{ "nor does he keep it by coming first",
	  { .source = LINKS, .guid = "1", .url = PAGE, .text = "BUY PILLS", .author = "Ada",
	    .published_s = NOON + HOUR_S },
	  { .source = HOME, .guid = "1", .url = PAGE, .text = LONG_WORDS, .author = "Ada",
	    .published_s = NOON }, true, MATCH_HOME },
	{ "a server that keeps copies goes before a link",
	  { .source = AWAY, .uri = "https://tooter.example/1",
	    .url = "https://tooter.example/@ada/1",
	    .text = LONG_WORDS, .author = "Ada", .published_s = NOON },
	  { .source = LINKS, .guid = "1", .url = "https://tooter.example/@ada/1",
	    .text = "BUY PILLS", .author = "Ada", .published_s = NOON + HOUR_S }, true,
	  MATCH_SIGHTED },
	{ "and the server of the name before it",
	  { .source = AWAY, .uri = "https://tooter.example/1", .text = LONG_WORDS,
	    .published_s = NOON, .updated_s = NOON + DAY_S },
	  { .source = TOOTER, .uri = "https://tooter.example/1", .text = OTHER_WORDS,
	    .published_s = NOON }, true, MATCH_HOME },
	{ "of two copies the later edit",
	  { .source = AWAY, .uri = "https://x.example/1", .text = LONG_WORDS, .published_s = NOON },
	  { .source = TOOTER, .uri = "https://x.example/1", .text = EDITED_WORDS,
	    .published_s = NOON, .updated_s = NOON + 1 }, true, MATCH_LATER },
	{ "but not what is no edit",
	  { .source = AWAY, .uri = "https://x.example/1", .text = LONG_WORDS, .published_s = NOON },
	  { .source = TOOTER, .uri = "https://x.example/1", .text = OTHER_WORDS,
	    .published_s = NOON, .updated_s = NOON + 1 }, true, MATCH_SIGHTED },
	{ "whoever of the two came first",
	  { .source = TOOTER, .uri = "https://x.example/1", .text = OTHER_WORDS,
	    .published_s = NOON, .updated_s = NOON + 1 },
	  { .source = AWAY, .uri = "https://x.example/1", .text = LONG_WORDS, .published_s = NOON },
	  true, MATCH_LATER },
	{ "an address of one's own is no claim to another's",
	  { .source = HOME, .guid = "1", .url = PAGE, .text = LONG_WORDS, .author = "Ada",
	    .published_s = NOON },
	  { .source = AWAY, .uri = "https://away.example/1", .url = PAGE, .text = LONG_WORDS,
	    .author = "Ada", .published_s = NOON + HOUR_S }, true, MATCH_SIGHTED },
};
/* clang-format on */

static void
check_all(const Case *rows, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		check(&rows[i]);
	}
}

static void
test_names(void)
{
	check_all(names, G_N_ELEMENTS(names));
}

static void
test_addresses(void)
{
	check_all(addresses, G_N_ELEMENTS(addresses));
}

static void
test_words(void)
{
	check_all(words, G_N_ELEMENTS(words));
}

static void
test_contents(void)
{
	check_all(contents, G_N_ELEMENTS(contents));
}

/* What joins whom does not depend on who came first. */
static void
test_either_order(void)
{
	const Case *const tables[] = { names, addresses, words, contents };
	const gsize counts[] = { G_N_ELEMENTS(names), G_N_ELEMENTS(addresses), G_N_ELEMENTS(words),
		G_N_ELEMENTS(contents) };

	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
		for (gsize k = 0; k < counts[i]; k++) {
			const Case *row = &tables[i][k];
			g_autoptr(Post) stored = make_sample(&row->arrives);
			g_autoptr(Post) arrives = make_sample(&row->stored);
			g_autoptr(GPtrArray) claims =
				g_ptr_array_new_with_free_func((GDestroyNotify)claim_free);

			g_test_message("%s, the other way round", row->name);
			g_ptr_array_add(claims, make_claim(&row->arrives, stored, arrives, 7));
			g_auto(Match) match = judge_sample(&row->stored, arrives, claims);
			g_assert_cmpuint(match.same->len, ==, row->is_same ? 1 : 0);
			/* One of the two gives the content, in either order. */
			if (row->is_same && strcmp(row->stored.source, row->arrives.source) != 0) {
				g_assert_true((match.content == MATCH_SIGHTED)
					!= (row->content == MATCH_SIGHTED));
			}
		}
	}
}

/* Of several that it is the nearest to its origin gives the content; nearer ones have the say. */
static void
test_several(void)
{
	/* clang-format off */
	const Sample link = { .source = LINKS, .guid = "1", .url = PAGE, .text = LONG_WORDS,
		.published_s = NOON };
	const Sample home = { .source = HOME, .guid = "1", .url = PAGE, .text = LONG_WORDS,
		.published_s = NOON };
	const Sample other = { .source = AWAY, .uri = "https://away.example/1", .url = PAGE,
		.text = OTHER_WORDS, .published_s = NOON + 9 * DAY_S };
	/* clang-format on */
	const Sample *const stored[] = { &other, &link, &home };
	g_autoptr(Post) arrives = make_sample(&(Sample){ .source = PLANET,
		.guid = "1",
		.url = PAGE,
		.text = LONG_WORDS,
		.published_s = NOON + HOUR_S });
	g_autoptr(GPtrArray) claims = g_ptr_array_new_with_free_func((GDestroyNotify)claim_free);

	for (gsize i = 0; i < G_N_ELEMENTS(stored); i++) {
		g_autoptr(Post) post = make_sample(stored[i]);
		g_ptr_array_add(claims, make_claim(stored[i], post, arrives, 9 - (int64_t)i));
	}
	g_auto(Match) match = judge_sample(&(Sample){ .source = PLANET }, arrives, claims);
	g_assert_cmpuint(match.same->len, ==, 2);
	g_assert_cmpint(g_array_index(match.same, int64_t, 0), ==, 7);
	g_assert_cmpint(g_array_index(match.same, int64_t, 1), ==, 8);
	g_assert_cmpuint(match.apart->len, ==, 1);
	g_assert_cmpint(match.best_id, ==, 7);
	g_assert_cmpint(match.content, ==, MATCH_SIGHTED);
	g_assert_false(match.has_say);
}

/* What cannot be read any more is what its keys say. */
static void
test_damaged(void)
{
	const Sample sample = { .source = HOME, .guid = "1", .text = LONG_WORDS };
	g_autoptr(Post) post = make_sample(&sample);
	g_autoptr(GPtrArray) claims = g_ptr_array_new_with_free_func((GDestroyNotify)claim_free);
	Claim *claim = make_claim(&sample, post, post, 3);

	g_free(claim->doc);
	claim->doc = g_strdup("[]");
	g_ptr_array_add(claims, claim);
	g_auto(Match) match = judge_sample(&sample, post, claims);
	g_assert_cmpuint(match.same->len, ==, 1);
	g_assert_cmpint(match.content, ==, MATCH_OWN);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/match/names", test_names);
	g_test_add_func("/match/addresses", test_addresses);
	g_test_add_func("/match/words", test_words);
	g_test_add_func("/match/contents", test_contents);
	g_test_add_func("/match/either order", test_either_order);
	g_test_add_func("/match/several", test_several);
	g_test_add_func("/match/damaged", test_damaged);
	return g_test_run();
}
