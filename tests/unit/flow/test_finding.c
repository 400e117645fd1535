/* What several sources show of the same things, in every order of reading. */
#include "flow/finding.h"

#include "world.h"

#define PAGE "https://blog.example/fractions"
#define TOOT "https://tooter.example/@ada/1"
#define WORDS \
	"Seven ways to teach fractions to adults who were told at school that they cannot do it"
#define COMMENT \
	"I read this on the train and wondered why nobody had told us so when we began our group"
#define REMARK \
	"A long list of things that one may do with a cake and a knife, says the author there"

enum { SOURCES_MAX = 4 };

/* One item of a source; what is NULL is not said. */
typedef struct Item {
	const char *guid, *url, *uri, *title, *text, *author, *when, *tags;
	PostConsent consent;
} Item;

typedef struct Shelf {
	const char *name, *url;
	Item item;
} Shelf;

typedef struct Case {
	const char *name;
	Shelf shelves[SOURCES_MAX]; /* in the order of the ini */
	const char *want;           /* "SOURCE: TEXT (TAGS) CONSENT" a post, sorted */
} Case;

static Post *
make_item(const Item *item)
{
	Post *post = post_new();

	post->uri = g_strdup(item->uri != NULL ? item->uri : item->guid);
	post->uri_is_global = item->uri != NULL;
	post->url = g_strdup(item->url);
	post->title = g_strdup(item->title);
	post->text = g_strdup(item->text);
	post->author_name = g_strdup(item->author);
	post->published_s = item->when != NULL ? time_of(item->when) : DATE_UNKNOWN;
	post->consent = item->consent;
	add_tags(post->tags, item->tags != NULL ? item->tags : "JoyFE");
	return post;
}

/* All that is stored, for people. @return owned. */
static char *
stored(World *world)
{
	return world_text(world,
		"SELECT group_concat(line, char(10)) FROM (SELECT s.name || ': '"
		" || substr(json_extract(p.doc, '$.text'), 1, 9) || ' ('"
		" || (SELECT group_concat(key, ' ') FROM"
		" (SELECT key FROM post_tag WHERE post = p.id ORDER BY key)) || ') '"
		" || p.consent AS line FROM post p JOIN source s ON s.id = p.source"
		" WHERE p.doc IS NOT NULL ORDER BY 1)");
}

static void
assert_stored(World *world, const char *want)
{
	g_autofree char *got = stored(world);

	g_assert_cmpstr(got, ==, want);
}

static void
begin(World *world, const Case *row, SourceSpec **sources, guint *count)
{
	world_set_up(world, NULL);
	world_at(world, "2026-11-13T12:00:00Z");
	world_digest(world, "weekly", "JoyFE", "");
	for (*count = 0; *count < SOURCES_MAX && row->shelves[*count].name != NULL; (*count)++) {
		const Shelf *shelf = &row->shelves[*count];
		SourceSpec *source = world_source(world, shelf->name, "JoyFE");

		g_free(source->url);
		source->url = g_strdup(shelf->url);
		sources[*count] = source;
	}
	/* Numbers are given in the order of the ini, whoever answers first. */
	for (guint i = 0; i < *count; i++) {
		world_asked(world, sources[i], 0, 0, 0);
	}
}

/* @order: a digit a source. */
static void
read_in(const Case *row, const char *order)
{
	World world = { 0 };
	SourceSpec *sources[SOURCES_MAX];
	guint count;

	begin(&world, row, sources, &count);
	for (int round = 0; round < 3; round++) {
		for (guint i = 0; i < count; i++) {
			const gsize at = (gsize)(order[round == 1 ? count - 1 - i : i] - '0');
			world_show_one(&world, sources[at], make_item(&row->shelves[at].item));
		}
		g_test_message("%s, read in the order %s, round %d", row->name, order, round);
		assert_stored(&world, row->want);
	}
	/* And then nothing is written any more. */
	const int64_t changes = world_changes(&world);
	for (guint i = 0; i < count; i++) {
		world_show_one(&world, sources[i], make_item(&row->shelves[i].item));
	}
	g_assert_cmpint(world_changes(&world), ==, changes);
	world_tear_down(&world, NULL);
}

static void
swap(char *a, char *b)
{
	const char kept = *a;

	*a = *b;
	*b = kept;
}

static void
read_in_all_orders(const Case *row, char *order, gsize fixed)
{
	if (order[fixed] == '\0') {
		read_in(row, order);
		return;
	}
	for (gsize i = fixed; order[i] != '\0'; i++) {
		swap(&order[fixed], &order[i]);
		read_in_all_orders(row, order, fixed + 1);
		swap(&order[fixed], &order[i]);
	}
}

/* clang-format off */
#define THURSDAY "2026-11-12T09:00:00Z"
#define FRIDAY "2026-11-13T10:30:00Z"

#define BLOG { "blog", "https://blog.example/feed", \
	{ .guid = "1", .url = PAGE, .title = "Fractions", .text = WORDS, .author = "Ada L", \
	  .when = THURSDAY } }
#define PLANET { "planet", "https://planet.example/feed", \
	{ .guid = PAGE, .url = PAGE, .title = "Ada: Fractions", .text = WORDS " and more", \
	  .when = FRIDAY } }
#define LINKS { "links", "https://links.example/feed", \
	{ .guid = "77", .url = PAGE, .title = "Fractions", .text = COMMENT, \
	  .when = "2026-11-13T11:30:00Z" } }
#define TOOTER { "tooter", "https://tooter.example", \
	{ .uri = "https://tooter.example/users/ada/1", .url = TOOT, .text = WORDS, \
	  .author = "Ada L", .when = THURSDAY } }

static const Case cases[] = {
	{ "somebody names a colleague's address and name, with a later date",
	  { BLOG, { "evil", "https://evil.example/feed",
	      { .guid = "1", .url = PAGE, .text = "BUY PILLS", .author = "Ada L", .when = FRIDAY,
	        .tags = "JoyFE Pills" } } },
	  "blog: Seven way (joyfe) 0" },
	{ "somebody who stands first in the ini names her words, and a later date",
	  { { "evil", "https://evil.example/feed",
	      { .guid = "1", .url = PAGE, .text = WORDS " BUY PILLS", .when = FRIDAY } }, BLOG },
	  "blog: Seven way (joyfe) 0" },
	{ "somebody names her address, and nothing else agrees: two posts",
	  { BLOG, { "evil", "https://evil.example/feed",
	      { .guid = "1", .url = PAGE, .text = "BUY PILLS", .when = FRIDAY } } },
	  "blog: Seven way (joyfe) 0\nevil: BUY PILLS (joyfe) 0" },
	{ "a blog, and two who write about it",
	  { LINKS, BLOG, { "pins", "https://pins.example/feed",
	      { .guid = PAGE, .url = PAGE, .title = "Fractions", .text = REMARK,
	        .when = "2026-11-13T11:00:00Z" } } },
	  "blog: Seven way (joyfe) 0\nlinks: I read th (joyfe) 0\npins: A long li (joyfe) 0" },
	{ "a blog, a planet that has it, and one who writes about it",
	  { PLANET, LINKS, BLOG },
	  "blog: Seven way (joyfe) 0\nlinks: I read th (joyfe) 0" },
	{ "the strictest word holds for whoever shares the address",
	  { LINKS, BLOG, { "planet", "https://planet.example/feed",
	      { .guid = PAGE, .url = PAGE, .text = WORDS, .when = THURSDAY,
	        .consent = POST_CONSENT_REDUCED } } },
	  "blog: Seven way (joyfe) 2\nlinks: I read th (joyfe) 2" },
	{ "a toot at home, elsewhere, by feed, and by somebody who would have it",
	  { { "elsewhere", "https://elsewhere.example",
	      { .uri = "https://tooter.example/users/ada/1", .url = TOOT, .text = WORDS " (old)",
	        .author = "Ada L", .when = THURSDAY } },
	    { "feed", "https://tooter.example/tags/JoyFE.rss",
	      { .guid = TOOT, .url = TOOT, .text = WORDS, .when = THURSDAY } },
	    TOOTER,
	    { "evil", "https://evil.example",
	      { .uri = "https://tooter.example/users/ada/1", .url = TOOT, .text = "BUY PILLS",
	        .author = "Ada L", .when = FRIDAY, .tags = "JoyFE Pills" } } },
	  "tooter: Seven way (joyfe) 0" },
	{ "whose home is not read: the first of the ini, whatever is said by others",
	  { { "elsewhere", "https://elsewhere.example",
	      { .uri = "https://tooter.example/users/ada/1", .url = TOOT, .text = WORDS,
	        .when = THURSDAY } },
	    { "evil", "https://evil.example",
	      { .uri = "https://tooter.example/users/ada/1", .url = TOOT, .text = "BUY PILLS",
	        .when = FRIDAY } },
	    { "worse", "https://worse.example/feed",
	      { .guid = TOOT, .url = TOOT, .text = WORDS " BUY PILLS", .when = FRIDAY } } },
	  "elsewhere: Seven way (joyfe) 0" },
};
/* clang-format on */

static void
test_orders(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		char order[SOURCES_MAX + 1] = "";

		for (guint k = 0; k < SOURCES_MAX && cases[i].shelves[k].name != NULL; k++) {
			order[k] = (char)('0' + k);
		}
		read_in_all_orders(&cases[i], order, 0);
	}
}

/* What one source shows, reading by reading; items by their texts' first letter. */
static void
show(World *world, SourceSpec *source, const Item *items, gsize count)
{
	GPtrArray *posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);

	for (gsize i = 0; i < count; i++) {
		g_ptr_array_add(posts, make_item(&items[i]));
	}
	world_show(world, source, posts);
}

#define SHOW(...) \
	show(world, source, (const Item[]){ __VA_ARGS__ }, \
		sizeof((const Item[]){ __VA_ARGS__ }) / sizeof(Item))

static SourceSpec *
begin_blog(World *world)
{
	SourceSpec *source = world_source(world, "blog", "JoyFE");

	world_at(world, "2026-11-13T12:00:00Z");
	world_digest(world, "weekly", "JoyFE", "");
	g_free(source->url);
	source->url = g_strdup("https://blog.example/feed");
	return source;
}

static int64_t
count_posts(World *world)
{
	return world_number(world, "SELECT count(*) FROM post");
}

/* A feed whose guids are the places in its list, so that each build gives them to other items. */
static void
test_places_as_names(World *world, gconstpointer data)
{
	SourceSpec *source = begin_blog(world);
	const char *const a = "https://blog.example/a",
			  *b = "https://blog.example/b", *const c = "https://blog.example/c";

	(void)data;
	SHOW({ .guid = "1", .url = a, .text = WORDS, .when = THURSDAY });
	SHOW({ .guid = "1", .url = b, .text = COMMENT, .when = FRIDAY },
		{ .guid = "2", .url = a, .text = WORDS, .when = THURSDAY });
	SHOW({ .guid = "1", .url = c, .text = REMARK, .when = "2026-11-13T11:00:00Z" },
		{ .guid = "2", .url = b, .text = COMMENT, .when = FRIDAY },
		{ .guid = "3", .url = a, .text = WORDS, .when = THURSDAY });
	assert_stored(world,
		"blog: A long li (joyfe) 0\nblog: I read th (joyfe) 0\nblog: Seven way (joyfe) 0");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM post_key WHERE strength = 2"), ==,
		3);
}

/* By which rule a stored post got a key. */
static void
test_evidence(World *world, gconstpointer data)
{
	SourceSpec *source = begin_blog(world);

	(void)data;
	SHOW({ .guid = "1", .url = PAGE, .text = WORDS, .when = THURSDAY });
	SHOW({ .guid = "2",
		.url = PAGE "-edited",
		.title = "New",
		.text = WORDS,
		.when = THURSDAY });
	SHOW({ .guid = "2",
		.url = PAGE "-edited-again",
		.title = "Newer",
		.text = WORDS,
		.when = THURSDAY });
	g_assert_cmpint(count_posts(world), ==, 1);
	g_autofree char *rules = world_text(world,
		"SELECT group_concat(key || ' ' || coalesce(rule, '-'), char(10)) FROM"
		" (SELECT key, rule FROM post_key ORDER BY key)");
	g_assert_cmpstr(rules, ==,
		"guid:1:1 -\n"
		"guid:1:2 its words and its time\n"
		"url:blog.example/fractions -\n"
		"url:blog.example/fractions-edited its words and its time\n"
		"url:blog.example/fractions-edited-again its name in the source, and its words");
}

/* The same words in two items at once are two items; in two people's mouths, two posts. */
static void
test_words_of_several(World *world, gconstpointer data)
{
	SourceSpec *source = begin_blog(world);

	(void)data;
	SHOW({ .guid = "1", .url = "https://blog.example/1", .text = WORDS, .when = FRIDAY });
	SHOW({ .guid = "2", .url = "https://blog.example/2", .text = WORDS, .when = FRIDAY },
		{ .guid = "3", .url = "https://blog.example/3", .text = WORDS, .when = FRIDAY });
	g_assert_cmpint(count_posts(world), ==, 3);
	SHOW({ .guid = "4",
		.url = "https://tooter.example/@ada/4",
		.text = COMMENT,
		.when = FRIDAY });
	SHOW({ .guid = "5",
		.url = "https://tooter.example/@bob/5",
		.text = COMMENT,
		.when = FRIDAY });
	g_assert_cmpint(count_posts(world), ==, 5);
}

/* That an edited post was found again by its words works as often as it is edited. */
static void
test_words_follow_edits(World *world, gconstpointer data)
{
	SourceSpec *source = begin_blog(world);

	(void)data;
	SHOW({ .guid = "1", .url = PAGE, .text = WORDS, .when = THURSDAY });
	SHOW({ .guid = "1", .url = PAGE, .text = COMMENT, .when = THURSDAY });
	SHOW({ .guid = "2", .url = PAGE "-2", .text = COMMENT, .when = THURSDAY });
	g_assert_cmpint(count_posts(world), ==, 1);
	assert_stored(world, "blog: I read th (joyfe) 0");
}

/* Its home shows a post without our hashtag, a planet with it: the planet's stays as it is. */
static void
test_a_home_without_the_hashtag(World *world, gconstpointer data)
{
	SourceSpec *source = begin_blog(world);
	SourceSpec *planet = world_source(world, "planet", "JoyFE");
	const Item plain = {
		.guid = "1", .url = PAGE, .text = WORDS, .when = THURSDAY, .tags = "Other"
	};
	const Item tagged = { .guid = "1", .url = PAGE, .text = WORDS, .when = THURSDAY };

	(void)data;
	for (int i = 0; i < 2; i++) {
		show(world, source, &plain, 1);
		show(world, planet, &tagged, 1);
		assert_stored(world, "planet: Seven way (joyfe) 0");
	}
	show(world, source, &tagged, 1);
	assert_stored(world, "blog: Seven way (joyfe) 0");
	/* And now it is taken away where it is at home. */
	show(world, source, &plain, 1);
	g_assert_cmpint(count_posts(world), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/finding/every order of reading", test_orders);
#define ADD(name, function) \
	g_test_add("/finding/" name, World, NULL, world_set_up, function, world_tear_down)
	ADD("places as names", test_places_as_names);
	ADD("evidence", test_evidence);
	ADD("words of several", test_words_of_several);
	ADD("words follow edits", test_words_follow_edits);
	ADD("a home without the hashtag", test_a_home_without_the_hashtag);
	return g_test_run();
}
