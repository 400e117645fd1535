#include "dedup/cluster.h"

#include "base/now.h"
#include "model/person_spec.h"

#define NOON INT64_C(1795003200)

#define WORDS "Seven ways to teach fractions to adults who were told that they cannot do it"
#define MORE_WORDS \
	" and what came of each of them in a year of evening classes, some of it funny. We began " \
	"with bread, went on to clocks and ended with the number line that the joiners made for us."
#define REST "went on to clocks and ended with the number line that the joiners made for us."
#define TOOT "https://tooter.example/@ada/1"
#define SKEET "https://bsky.app/profile/ada.bsky.social/post/3kaaaaaaaaaa2"
#define RECORD "at://did:plc:aaaa/app.bsky.feed.post/3kaaaaaaaaaa2"
#define PAGE "https://blog.example/2026/fractions"

/* What is NULL or 0 is not said. */
typedef struct Sample {
	const char *text, *handle, *name, *url, *uri, *title, *link, *warning, *profile, *answers;
	int64_t after_s; /* after noon; negative: undated */
	bool is_program;
} Sample;

typedef struct Case {
	const char *name;
	Sample a, b;
	ClusterReason reason;
} Case;

#define ADA .handle = "@ada@tooter.example", .name = "Ada Byron", .url = TOOT
#define ADA_AGAIN .handle = "@ada@tooter.example", .name = "Ada Byron", .url = TOOT "2"
#define ADA_THERE .handle = "@ada.bsky.social", .name = "Ada Byron", .url = SKEET
#define GWEN .handle = "@gwen.bsky.social", .name = "Gwen Parry", .url = SKEET
#define BLOG .name = "Ada Byron", .url = PAGE, .title = "Fractions and bread", .uri = PAGE

static const Case cases[] = {
	{ "the same words in two places", { ADA, .text = WORDS }, { ADA_THERE, .text = WORDS },
		CLUSTER_WORDS },
	{ "by two people", { ADA, .text = WORDS }, { GWEN, .text = WORDS }, CLUSTER_ALONE },
	{ "days later", { ADA, .text = WORDS }, { ADA_THERE, .text = WORDS, .after_s = 3 * DAY_S },
		CLUSTER_ALONE },
	{ "hashtags behind, or left out", { ADA, .text = "#Maths " WORDS },
		{ ADA_THERE, .text = WORDS " #FE #ESOL" }, CLUSTER_WORDS },
	{ "a hashtag that is a word there", { ADA, .text = "For #ESOL: " WORDS },
		{ ADA_THERE, .text = "For ESOL: " WORDS }, CLUSTER_WORDS },
	{ "a mention by another name", { ADA, .text = WORDS " with @gwen@tooter.example" },
		{ ADA_THERE, .text = WORDS " with @gwen.bsky.social" }, CLUSTER_WORDS },
	{ "emoji, their codes, quotes and dashes",
		{ ADA, .text = WORDS " \xe2\x98\x95\xef\xb8\x8f - isn't it?" },
		{ ADA_THERE, .text = WORDS " :coffee: \xe2\x80\x93 isn\xe2\x80\x99t it?" },
		CLUSTER_WORDS },
	{ "a warning in front", { ADA, .text = WORDS, .warning = "exam stress" },
		{ ADA_THERE, .text = "CW: exam stress\n\n" WORDS }, CLUSTER_WORDS },
	{ "a warning in front, in the same line", { ADA, .text = WORDS },
		{ ADA_THERE, .text = "CW: exam stress, school and other sorrows. " WORDS },
		CLUSTER_WORDS },
	{ "a mention by the owner's name",
		{ ADA, .text = WORDS " with @gwenparry@tooter.example there" },
		{ ADA_THERE, .text = WORDS " with Gwen Parry there" }, CLUSTER_WORDS },
	{ "cut, with no more than the address of the rest",
		{ ADA, .text = WORDS " and what came of each of them in a year" },
		{ ADA_THERE, .text = WORDS " " TOOT }, CLUSTER_LINK },
	{ "without a date", { ADA, .text = WORDS, .after_s = -1 }, { ADA_THERE, .text = WORDS },
		CLUSTER_WORDS },
	{ "cut, and said so", { ADA, .text = WORDS MORE_WORDS },
		{ ADA_THERE, .text = WORDS " and what came of ea\xe2\x80\xa6" }, CLUSTER_WORDS },
	{ "cut, with a link to the rest", { ADA, .text = WORDS MORE_WORDS },
		{ ADA_THERE, .text = WORDS "\xe2\x80\xa6 (more: " TOOT ")", .link = TOOT },
		CLUSTER_LINK },
	{ "a piece of a thread", { ADA, .text = WORDS MORE_WORDS },
		{ ADA_THERE, .text = REST " 2/2" }, CLUSTER_WORDS },
	{ "a typo mended", { ADA, .text = "Wenesday: " WORDS },
		{ ADA_THERE, .text = "Wednesday: " WORDS }, CLUSTER_WORDS },
	{ "another day", { ADA, .text = "Sunday: " WORDS }, { ADA_THERE, .text = "Monday: " WORDS },
		CLUSTER_ALONE },
	{ "another number", { ADA, .text = "Week 3. " WORDS },
		{ ADA_THERE, .text = "Week 4. " WORDS }, CLUSTER_ALONE },
	{ "a form with another link",
		{ ADA, .text = "A new episode is out, listen wherever you get yours",
			.link = "https://pods.example/1" },
		{ ADA_THERE, .text = "A new episode is out, listen wherever you get yours",
			.link = "https://pods.example/2" },
		CLUSTER_ALONE },
	{ "a greeting at once in both places", { ADA, .text = "Happy Friday" },
		{ ADA_THERE, .text = "Happy Friday", .after_s = 60 }, CLUSTER_WORDS },
	{ "a greeting on the next day", { ADA, .text = "Happy Friday" },
		{ ADA_THERE, .text = "Happy Friday", .after_s = DAY_S }, CLUSTER_ALONE },
	{ "a greeting by two", { ADA, .text = "Happy Friday" }, { GWEN, .text = "Happy Friday" },
		CLUSTER_ALONE },
	{ "an answer that quotes", { ADA, .text = WORDS MORE_WORDS },
		{ ADA_THERE, .text = WORDS MORE_WORDS " Still true!", .answers = TOOT },
		CLUSTER_ALONE },
	{ "a post and its title with a link", { BLOG, .text = WORDS MORE_WORDS },
		{ ADA, .text = "Fractions and bread " PAGE, .link = PAGE, .after_s = 600 },
		CLUSTER_LINK },
	{ "the same by somebody else", { BLOG, .text = WORDS MORE_WORDS },
		{ GWEN, .text = "Fractions and bread " PAGE, .link = PAGE, .after_s = 600 },
		CLUSTER_ALONE },
	{ "the same by a program", { BLOG, .text = WORDS MORE_WORDS },
		{ GWEN, .text = "Fractions and bread " PAGE, .link = PAGE, .is_program = true },
		CLUSTER_LINK },
	{ "a program with words of its own", { BLOG, .text = WORDS MORE_WORDS },
		{ GWEN, .text = "Worth an hour of any tutor's week: Fractions and bread " PAGE,
			.link = PAGE, .is_program = true },
		CLUSTER_ALONE },
	{ "a program that names another page", { BLOG, .text = WORDS MORE_WORDS },
		{ GWEN, .text = "Fractions and bread " PAGE "-2", .link = PAGE "-2",
			.is_program = true },
		CLUSTER_ALONE },
	{ "one's own post in other words", { BLOG, .text = WORDS MORE_WORDS },
		{ ADA, .text = "What last year taught me about bakers and sums " PAGE,
			.link = PAGE },
		CLUSTER_ALONE },
	{ "a bridge", { ADA_THERE, .text = WORDS, .uri = RECORD },
		{ .handle = "@ada.bsky.social@bsky.brid.gy",
			.text = WORDS,
			.url = SKEET,
			.uri = "https://bsky.brid.gy/convert/ap/" RECORD,
			.after_s = 5 * DAY_S },
		CLUSTER_NAME },
	{ "a bridge the other way, and at one time", { ADA, .text = WORDS },
		{ .handle = "@ada.tooter.example.ap.brid.gy", .text = WORDS, .url = SKEET },
		CLUSTER_WORDS },
	{ "a feed's id by another host", { BLOG, .text = WORDS },
		{ .name = "Ada Byron",
			.url = "http://www.elsewhere.example/2026/fractions",
			.title = "Fractions and bread",
			.text = WORDS,
			.uri = "http://www.elsewhere.example/2026/fractions",
			.after_s = 9 * DAY_S },
		CLUSTER_NAME },
	{ "a profile for an author",
		{ ADA, .text = WORDS, .profile = "https://tooter.example/@ada" },
		{ .name = "The tea urn",
			.profile = "https://tooter.example/@ada",
			.text = WORDS,
			.url = PAGE },
		CLUSTER_WORDS },
	{ "names that only the ini knows", { ADA, .text = WORDS },
		{ .handle = "@urn.example",
			.name = "The tea urn",
			.text = WORDS,
			.url = "https://bsky.app/profile/urn.example/post/3kbbbbbbbbbb2" },
		CLUSTER_WORDS },
	{ "twice in one place within the hour", { ADA, .text = WORDS },
		{ ADA_AGAIN, .text = WORDS, .after_s = 300 }, CLUSTER_WORDS },
	{ "twice in one place, a day apart", { ADA, .text = WORDS },
		{ ADA_AGAIN, .text = WORDS, .after_s = DAY_S }, CLUSTER_ALONE },
	{ "no words at all", { ADA, .text = "#Maths" }, { ADA_THERE, .text = "#Maths" },
		CLUSTER_ALONE },
};

static Post *
make(const Sample *sample)
{
	Post *post = post_new();

	post->text = g_strdup(sample->text);
	post->title = g_strdup(sample->title);
	post->author_handle = g_strdup(sample->handle);
	post->author_name = g_strdup(sample->name);
	post->author_url = g_strdup(sample->profile);
	post->author_is_bot = sample->is_program;
	post->url = g_strdup(sample->url);
	post->uri = g_strdup(sample->uri);
	post->uri_is_global = sample->uri != NULL && sample->title == NULL;
	post->warning = g_strdup(sample->warning);
	post->published_s = sample->after_s < 0 ? DATE_UNKNOWN : NOON + sample->after_s;
	if (sample->link != NULL) {
		g_ptr_array_add(post->links, post_link_new(sample->link, NULL));
	}
	if (sample->answers != NULL) {
		post->reply_to = g_new0(PostReplyTo, 1);
		post->reply_to->url = g_strdup(sample->answers);
	}
	return post;
}

static GPtrArray *
make_people(void)
{
	GPtrArray *people = g_ptr_array_new_with_free_func((GDestroyNotify)person_spec_free);
	PersonSpec *ada = person_spec_new();

	ada->name = g_strdup("Ada");
	g_ptr_array_add(ada->handles, g_strdup("@ada@tooter.example"));
	g_ptr_array_add(ada->handles, g_strdup("urn.example"));
	g_ptr_array_add(people, ada);
	return people;
}

static GArray *
solve(const Sample *const *samples, guint count)
{
	g_autoptr(GPtrArray) people = make_people();
	g_autoptr(Cluster) cluster = cluster_new(people);

	for (guint i = 0; i < count; i++) {
		g_autoptr(Post) post = make(samples[i]);
		cluster_add(cluster, post);
	}
	return cluster_solve(cluster);
}

/* Of two posts: which is whose copy, and why; @is_turned: given in the other order. */
static void
check_pair(const Case *one, bool is_turned)
{
	const Sample *samples[] = { is_turned ? &one->b : &one->a, is_turned ? &one->a : &one->b };
	g_autoptr(GArray) places = solve(samples, 2);
	const ClusterPlace *first = &g_array_index(places, ClusterPlace, 0);
	const ClusterPlace *second = &g_array_index(places, ClusterPlace, 1);
	const ClusterPlace *copy = first->original == 0 ? second : first;

	if ((first->original == second->original) != (one->reason != CLUSTER_ALONE)
		|| copy->reason != one->reason) {
		g_test_message("%s: %u", one->name, copy->reason);
		g_test_fail();
	}
	if (one->reason != CLUSTER_ALONE && one->a.after_s != one->b.after_s) {
		/* the first is the original, whichever was read first */
		g_assert_cmpuint(first->original, ==, is_turned ? 1 : 0);
	}
}

static void
test_pairs(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		check_pair(&cases[i], false);
		check_pair(&cases[i], true);
	}
}

/* All cases at once, each post at its own time: the order of adding means nothing. */
static void
test_order(void)
{
	enum { COUNT = 2 * G_N_ELEMENTS(cases) };
	Sample all[COUNT];
	const Sample *samples[COUNT], *turned[COUNT];

	for (guint i = 0; i < COUNT; i++) {
		all[i] = i % 2 == 0 ? cases[i / 2].a : cases[i / 2].b;
		all[i].after_s += all[i].after_s < 0 ? 0 : i;
		samples[i] = &all[i];
		turned[(i * 7) % COUNT] = &all[i];
	}
	g_autoptr(GArray) places = solve(samples, COUNT);
	g_autoptr(GArray) others = solve(turned, COUNT);
	for (guint i = 0; i < COUNT; i++) {
		const ClusterPlace *one = &g_array_index(places, ClusterPlace, i);
		const ClusterPlace *two = &g_array_index(others, ClusterPlace, (i * 7) % COUNT);

		g_assert_cmpuint(one->reason, ==, two->reason);
		g_assert_cmpint(one->percent, ==, two->percent);
		g_assert_true(samples[one->original] == turned[two->original]);
	}
}

/* Whoever says most is the original, and how much the other says of it is told. */
static void
test_place(void)
{
	const Sample whole = { ADA, .text = WORDS MORE_WORDS, .after_s = 60 };
	const Sample piece = { ADA_THERE, .text = WORDS " 1/2" };
	const Sample *samples[] = { &piece, &whole };
	g_autoptr(GArray) places = solve(samples, 2);
	const ClusterPlace *copy = &g_array_index(places, ClusterPlace, 0);

	g_assert_cmpuint(copy->original, ==, 1);
	g_assert_cmpint(copy->percent, ==, 100);
	g_assert_cmpuint(copy->author, ==, CLUSTER_AUTHOR_ALIKE);
}

/* A bridge tells the original's time, and is none. */
static void
test_bridge(void)
{
	const Sample toot = { ADA, .text = WORDS };
	const Sample copy = {
		.handle = "@ada.tooter.example.ap.brid.gy", .text = WORDS, .url = SKEET
	};
	const Sample *samples[] = { &copy, &toot };
	g_autoptr(GArray) places = solve(samples, 2);

	g_assert_cmpuint(g_array_index(places, ClusterPlace, 0).original, ==, 1);
	g_assert_cmpuint(g_array_index(places, ClusterPlace, 0).author, ==, CLUSTER_AUTHOR_SAME);
}

static void
test_nothing(void)
{
	g_autoptr(GArray) places = solve(NULL, 0);

	g_assert_cmpuint(places->len, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cluster/pairs", test_pairs);
	g_test_add_func("/cluster/order", test_order);
	g_test_add_func("/cluster/place", test_place);
	g_test_add_func("/cluster/bridge", test_bridge);
	g_test_add_func("/cluster/nothing", test_nothing);
	return g_test_run();
}
