/*
 * usage: growth --list | growth NAME THINGS
 *
 * The work of one case on nothing, a quarter of the things, and all. What is made ready is not
 * counted, only what stands between CALLGRIND_START_INSTRUMENTATION and its end:
 * tests/growth/test_growth.py runs this under callgrind and compares the instructions.
 */
#include "../unit/flow/script.h"
#include "../unit/text/hostile.h"
#include "imported.h"
#include "stored.h"

/* Without valgrind's package there is nothing to count, but all of this still compiles. */
#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_START_INSTRUMENTATION
#define CALLGRIND_STOP_INSTRUMENTATION
#define CALLGRIND_DUMP_STATS
#endif

#include "dedup/cluster.h"
#include "digest/entry.h"
#include "digest/section.h"
#include "digest/tally.h"
#include "digest/worth.h"
#include "fetch/lanes.h"
#include "flow/inspect.h"
#include "flow/parse.h"
#include "flow/poll.h"
#include "flow/status.h"
#include "recap/recap.h"
#include "render/mail_html.h"
#include "render/mail_text.h"
#include "render/view.h"
#include "text/charset.h"
#include "text/hashtag.h"
#include "text/html.h"

#define MONDAY "2026-11-12T09:00:00Z"

static GPtrArray *
posts_of(guint count)
{
	GPtrArray *posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);

	for (guint i = 0; i < count; i++) {
		g_autofree char *mark = g_strdup_printf("%u", i);
		g_ptr_array_add(posts, make_post(mark, MONDAY, "JoyFE"));
	}
	return posts;
}

static void
add_readers(Stage *stage)
{
	add_digest(stage);
	for (guint i = 0; i < stage->count; i++) {
		g_ptr_array_add(stage->digest->to, g_strdup_printf("r%u@example.net", i));
	}
}

/* ---- ingest ---------------------------------------------------------------------------------- */

static void
make_posts(Stage *stage)
{
	add_digest(stage);
	stage->posts = posts_of(stage->count);
}

static void
ingest(Stage *stage)
{
	world_show(&stage->world, stage->source, g_steal_pointer(&stage->posts));
}

static void
show_posts(Stage *stage)
{
	make_posts(stage);
	ingest(stage);
	world_answered(&stage->world, stage->source);
}

static void
show_posts_before(Stage *stage)
{
	show_posts(stage);
	stage->posts = posts_of(stage->count);
}

/* ---- the fetch queue ------------------------------------------------------------------------- */

static void
queue_up(Stage *stage, guint hosts)
{
	Politeness *politeness = politeness_new(0, 1);
	Lanes *lanes = lanes_new(politeness, NULL);
	int64_t wait_ms = 1000;

	for (guint i = 0; i < stage->count; i++) {
		g_autofree char *authority = g_strdup_printf("h%u.example", i % hosts);
		lanes_add(lanes, lanes_find(lanes, authority), lanes_find(lanes, authority), 0);
	}
	for (Lane *lane = lanes_take(lanes, 0, &wait_ms); lane != NULL;
		lane = lanes_take(lanes, 0, &wait_ms)) {
		const Reply reply = { .status = 200 };

		lanes_started(lanes, lane, 0);
		politeness_ended(lane_host(lane), &reply, 0);
		lanes_ended(lanes, lane, 0);
	}
	lanes_free(lanes);
	politeness_free(politeness);
}

static void
queue_one_host(Stage *stage)
{
	queue_up(stage, 1);
}

static void
queue_many_hosts(Stage *stage)
{
	queue_up(stage, MAX(stage->count, 1));
}

/* ---- readers --------------------------------------------------------------------------------- */

static void
seed(Stage *stage)
{
	world_seed(&stage->world);
}

static void
add_seeded_readers(Stage *stage)
{
	add_readers(stage);
	seed(stage);
}

/* The ini lets go of all of them. */
static void
let_go(Stage *stage)
{
	add_seeded_readers(stage);
	g_ptr_array_set_size(stage->digest->to, 0);
}

/* A digest without readers is not due. */
static void
freeze(Stage *stage)
{
	if (stage->count > 0) {
		g_free(world_freeze(&stage->world, stage->digest));
	}
}

static void
owe_mail(Stage *stage)
{
	add_seeded_readers(stage);
	world_answered(&stage->world, stage->source);
	world_show(&stage->world, stage->source, posts_of(1));
	freeze(stage);
}

static void
freeze_one(Stage *stage)
{
	add_seeded_readers(stage);
	world_answered(&stage->world, stage->source);
	world_show(&stage->world, stage->source, posts_of(1));
}

static void
deliver(Stage *stage)
{
	DeliverReport *report = NULL;

	if (!deliver_run(&stage->world.context, &report, &stage->error)) {
		return;
	}
	g_assert_cmpint(report->sent, ==, (int)stage->count);
	deliver_report_free(report);
}

static void
write_list(Stage *stage)
{
	add_digest(stage);
	g_string_append(stage->text, "email,name\n");
	for (guint i = 0; i < stage->count; i++) {
		g_string_append_printf(stage->text, "r%u@example.net,Reader %u\n", i, i);
	}
}

static void
import(Stage *stage)
{
	const PeopleList list = {
		.digest = "weekly", .text = stage->text->str, .they_asked = true
	};
	PeopleReport *report = NULL;

	if (people_import(&stage->world.context, &list, &report, &stage->error)) {
		g_assert_cmpint(report->added, ==, (int)stage->count);
		people_report_free(report);
	}
}

static void
write_nothing(const char *text, void *data)
{
	(void)text;
	(void)data;
}

static void export(Stage *stage)
{
	people_export(&stage->world.context, &(PeopleFilter){ "weekly", true }, write_nothing, NULL,
		&stage->error);
}

/* ---- editions -------------------------------------------------------------------------------- */

static void
prepare(Stage *stage)
{
	Prepared *prepared = NULL;

	if (prepare_next(&stage->world.context, "weekly", &prepared, &stage->error)) {
		prepared_free(prepared);
	}
}

/* A long thread, as many answers to one post, and a page that as many speak of. */
static GPtrArray *
entries_of(guint count)
{
	GPtrArray *entries = g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);
	GPtrArray *posts = posts_of(count);

	g_ptr_array_set_free_func(posts, NULL);
	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);
		DraftEntry *entry = draft_entry_new(post);

		entry->person = g_strdup_printf("p%u", i);
		post->id = i + 1;
		if (i > 3 && i % 3 < 2) {
			post->reply_to = g_new0(PostReplyTo, 1);
			post->reply_to->uri = g_strdup_printf("https://toot.example/posts/%u",
				i % 3 == 0 ? i - 3 : 1);
		} else {
			g_ptr_array_add(post->links,
				post_link_new("https://page.example/1", "a page"));
		}
		g_ptr_array_add(entries, entry);
	}
	g_ptr_array_unref(posts);
	return entries;
}

static ChoiceRule
room_of(const Stage *stage, const Draft *draft)
{
	return (ChoiceRule){ stage->digest->max_posts, stage->digest->max_per_author,
		draft->period_end_s };
}

/* @entries owned. */
static void
fill(Stage *stage, Draft *draft, GPtrArray *entries)
{
	const EntryRule rule = { .period_end_s = draft->period_end_s, .has_stories = true };
	const ChoiceRule room = room_of(stage, draft);
	const WorthRule worth = { stage->digest->weights, draft->period_start_s,
		draft->period_end_s, NULL };
	worth_mark_automated(entries);
	GPtrArray *gathered = entry_gather(entries, &rule);

	tally_count(draft, stage->digest, gathered);
	worth_judge(gathered, &worth);
	choice_rank(gathered);
	section_fill(draft, stage->digest, &room, gathered);
}

static void
make_empty_draft(Stage *stage)
{
	Draft *draft = draft_new();

	add_digest(stage);
	stage->digest->max_posts = (int)stage->count / 2 + 1;
	draft->timezone = g_strdup("UTC");
	draft->period_start_s = time_of("2026-11-09T07:30:00Z");
	draft->period_end_s = time_of("2026-11-16T07:30:00Z");
	stage->object = draft;
	stage->posts = entries_of(stage->count);
}

static void
gather(Stage *stage)
{
	Draft *draft = stage->object;

	fill(stage, draft, g_steal_pointer(&stage->posts));
	const ChoiceRule room = room_of(stage, draft);
	section_cut(draft, stage->digest, &room, stage->count / 8);
	draft_free(draft);
}

/* One author's, in two places, by one sentence, all within one hour: each is near to each. */
static void
make_twins(Stage *stage)
{
	make_posts(stage);
	for (guint i = 0; i < stage->posts->len; i++) {
		Post *post = g_ptr_array_index(stage->posts, i);

		g_free(post->author_handle);
		g_free(post->text);
		post->author_handle = g_strdup(i % 2 == 0 ? "@ada@toot.example"
							  : "@ada@away.example");
		post->text = g_strdup_printf("The sentence that stands in all of these says, this "
					     "time, the word for %u and so is no copy of others",
			i / 2);
	}
}

static void
find_copies(Stage *stage)
{
	g_autoptr(Cluster) cluster = cluster_new(NULL);

	for (guint i = 0; i < stage->posts->len; i++) {
		cluster_add(cluster, g_ptr_array_index(stage->posts, i));
	}
	g_array_unref(cluster_solve(cluster));
}

#define CHAT_POSTS 100
#define CHAT_QUESTIONS 5

/* Posts of chats of @size each, a week apart: a question, then answers by label, below it, to each
 * other, and talk. */
static void
say_chats(Stage *stage, guint size)
{
	const guint turn = size / CHAT_QUESTIONS;

	make_posts(stage);
	for (guint i = 0; i < stage->posts->len; i++) {
		Post *post = g_ptr_array_index(stage->posts, i);
		const guint place = i % size, number = place / turn + 1;
		const char *const said[] = { "A%u: kettle %u #c", "%u kettles, or %u",
			"@u3 %u of %u #c", "There are %u birds on the roof, or %u #c" };

		g_free(post->author_handle);
		g_free(post->text);
		post->published_s = time_of(MONDAY) + i / size * 7 * 86400 + place * 3600 / size;
		if (place % turn == 0) {
			post->author_handle = g_strdup("@host@t.example");
			post->text = g_strdup_printf("Q%u: what is %u to you? #c", number, i);
			continue;
		}
		post->author_handle = g_strdup_printf("@u%u@t.example", i % 60);
		post->text = g_strdup_printf(said[i % 4], number, i);
		if (i % 4 == 1) {
			const Post *asked = g_ptr_array_index(stage->posts, i - place % turn);
			post->reply_to = g_new0(PostReplyTo, 1);
			post->reply_to->uri = g_strdup(asked->uri);
		}
	}
}

static void
say_one_chat(Stage *stage)
{
	say_chats(stage, MAX(stage->count, CHAT_QUESTIONS));
}

static void
say_many_chats(Stage *stage)
{
	say_chats(stage, CHAT_POSTS);
}

/* An hour in which every other post is by somebody, or by one of many; @said with the number of a
 * question, and of the post. Of more than one a second nobody knows which came first, which is
 * another kind of hour, with five times the work for each: a post for two things is fewer. */
static void
say_in_turn(Stage *stage, bool is_host, const char *first, const char *second)
{
	make_posts(stage);
	g_ptr_array_set_size(stage->posts, (gint)(stage->posts->len / 2));
	stage->is_hosted = is_host;
	for (guint i = 0; i < stage->posts->len; i++) {
		Post *post = g_ptr_array_index(stage->posts, i);
		const guint number = i / 2 % CHAT_QUESTIONS + 1;

		g_free(post->author_handle);
		g_free(post->text);
		post->published_s = time_of(MONDAY) + i * HOUR_S / stage->posts->len;
		post->author_handle = is_host && i % 2 == 0
			? g_strdup("@host@t.example")
			: g_strdup_printf("@u%u@t.example", i % 61);
		post->text = g_strdup_printf(i % 2 == 0 ? first : second, number, i);
	}
}

static void
say_all_ask(Stage *stage)
{
	say_in_turn(stage, false, "Q%u: what is kettle %u to you all? #c", "A%u: kettle %u #c");
}

/* Q1 and Q4 have a label, and what is between them none. */
static void
say_without_label(Stage *stage)
{
	say_in_turn(stage, true, "What of kettle %u is number %u to you all? #c",
		"A2: kettle %u, or %u #c");
	for (guint i = 0; i + 2 < stage->posts->len; i += MAX(stage->posts->len - 2, 1)) {
		Post *post = g_ptr_array_index(stage->posts, i);

		g_free(post->text);
		post->text = g_strdup_printf("Q%u: what is it to you? #c", i == 0 ? 1 : 4);
	}
}

/* Hosts are named where somebody says every other post. */
static void
sum_up_turns(Stage *stage)
{
	g_autoptr(GPtrArray) hosts = g_ptr_array_new();

	if (stage->is_hosted) {
		g_ptr_array_add(hosts, (void *)"@host@t.example");
	}
	recap_free(recap_new(stage->posts, hosts));
}

static void
sum_up(Stage *stage)
{
	g_autoptr(GPtrArray) hosts = g_ptr_array_new();
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(Recap) recap = recap_new(stage->posts, hosts);
	g_autofree char *text = recap_print(recap, &(RecapPaper){ .format = RECAP_TEXT });

	recap_write_json(recap, out);
	g_assert_true(stage->count == 0 || strstr(out->str, "\"Q5\"") != NULL);
}

/* As many posts as are wanted, whatever a mail can hold. */
static void
make_draft(Stage *stage)
{
	GPtrArray *entries = g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);
	g_autoptr(GPtrArray) posts = posts_of(stage->count);
	Draft *draft = draft_new();

	add_digest(stage);
	stage->digest->max_posts = (int)stage->count + 1;
	draft->digest = g_strdup("weekly");
	draft->title = g_strdup("The weekly");
	draft->timezone = g_strdup("UTC");
	draft->period_start_s = time_of("2026-11-09T07:30:00Z");
	draft->period_end_s = time_of("2026-11-16T07:30:00Z");
	g_ptr_array_set_free_func(posts, NULL);
	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);

		post->id = i + 1;
		g_ptr_array_add(entries, draft_entry_new(post));
	}
	fill(stage, draft, entries);
	stage->object = draft;
}

static void
render(Stage *stage)
{
	const ViewOptions options = { .unsubscribe_url = "mailto:a@example.org?subject=x" };
	Variant *variant = variant_new();
	json_t *view = NULL;

	if (view_new(stage->object, &options, &view, &stage->error)
		&& mail_html_render(view, variant, &stage->error)) {
		mail_text_render(view, variant, &stage->error);
	}
	json_decref(view);
	variant_free(variant);
	draft_free(stage->object);
}

static void
expire(Stage *stage)
{
	expire_all(&stage->world, &stage->error);
}

static void
search(Stage *stage)
{
	search_all(&stage->world, stage->count, &stage->error);
	export_posts(&stage->world, stage->count, &stage->error);
}

/* ---- many sources, many digests -------------------------------------------------------------- */

/* Sources that answered just now, all of one digest. */
static void
add_sources(Stage *stage)
{
	add_digest(stage);
	for (guint i = 0; i < stage->count; i++) {
		g_autofree char *name = g_strdup_printf("s%u", i);
		SourceSpec *source = source_spec_new();

		source->name = g_strdup(name);
		source->kind = g_strdup("feed");
		source->url = g_strdup_printf("https://h%u.example/feed", i);
		source->min_interval_s = 15 * 60;
		add_tags(source->tags, "JoyFE");
		g_ptr_array_add(stage->world.context.config->sources, source);
		world_answered(&stage->world, source);
	}
	world_answered(&stage->world, stage->source);
}

static void
add_digests(Stage *stage)
{
	add_digest(stage);
	for (guint i = 0; i < stage->count; i++) {
		g_autofree char *name = g_strdup_printf("d%u", i);
		g_autofree char *tag = g_strdup_printf("JoyFE%u", i);

		world_digest(&stage->world, name, tag, "a@example.net");
	}
}

static void
show_status(Stage *stage)
{
	json_t *report = NULL;

	if (status_report(&stage->world.context, &report, &stage->error)) {
		g_free(status_text(report));
		json_decref(report);
	}
}

static void
write_ini(Stage *stage)
{
	g_string_append(stage->text,
		"[tagdigest]\ncontact = a@example.org\n[smtp]\nurl = maildir:out\n"
		"[digest weekly]\ntags = JoyFE\n[source blog]\ntype = feed\n"
		"url = https://h.example/feed\n");
	for (guint i = 0; i < stage->count; i++) {
		g_string_append_printf(stage->text,
			"[source s%u]\ntype = feed\nurl = https://h%u.example/feed\nwas = o%u\n"
			"[digest d%u]\ntags = JoyFE%u\nto = r%u@example.net\nwas = e%u\n",
			i, i, i, i, i, i, i);
	}
	world_write(&stage->world, "many.ini", stage->text->str);
}

static void
check(Stage *stage)
{
	g_autofree char *path = world_path(&stage->world, "many.ini");
	Config *config = NULL;

	if (inspect_load(path, &config, &stage->error)) {
		config_free(config);
	}
}

/* ---- what is in a document ------------------------------------------------------------------- */

static void
write_feed(Stage *stage)
{
	g_string_append(stage->text, "<rss version='2.0'><channel><title>t</title>");
	for (guint i = 0; i < stage->count; i++) {
		g_string_append_printf(stage->text,
			"<item><title>A %u</title><link>https://h.example/%u</link>"
			"<description>&lt;p&gt;Words #JoyFE %u&lt;/p&gt;</description></item>",
			i, i, i);
	}
	g_string_append(stage->text, "</channel></rss>");
}

static void
write_post(Stage *stage)
{
	g_string_append(stage->text,
		"<rss version='2.0'><channel><item><title>t</title>"
		"<link>https://h.example/</link><description>&lt;p&gt;#JoyFE ");
	for (guint i = 0; i < stage->count; i++) {
		g_string_append_printf(stage->text,
			"#a%u &lt;a href='https://h.example/%u'&gt;w %u&lt;/a&gt; ", i, i, i);
	}
	g_string_append(stage->text, "&lt;/p&gt;</description></item></channel></rss>");
}

/* 64 byte order marks a thing before a feed, as no honest writer puts there. */
static void
write_marks(Stage *stage)
{
	for (guint i = 0; i < 64 * stage->count; i++) {
		g_string_append(stage->text, CHARSET_BYTE_ORDER_MARK);
	}
	g_string_append(stage->text, "<rss version='2.0'><channel></channel></rss>");
}

/* What is passed over, thing by thing, in a document that is long from there on. */
static void
write_comments(Stage *stage)
{
	g_string_append(stage->text, "<rss version='2.0'><channel><item><description>");
	for (guint i = 0; i < stage->count; i++) {
		g_string_append(stage->text, "<!-- c --><![CDATA[ #a b\u2028<b>c</b> ]]><p>d</p>");
	}
	g_string_append(stage->text, "</description></item></channel></rss>");
}

/* What is read leniently: comments in plain text, lists and paths as categories, dates of figures
 * alone, halves of emoji, an item in each item. */
static void
write_oddities(Stage *stage)
{
	g_string_append(stage->text, "<rss version='2.0'><channel><item><description>");
	for (guint i = 0; i < stage->count; i++) {
		g_string_append(stage->text, "&lt;!-- \xed\xa0\xbd\xed\xb8\x89 &amp;#55357;");
	}
	g_string_append(stage->text, "</description></item>");
	for (guint i = 0; i < stage->count; i++) {
		g_string_append_printf(stage->text,
			"<item><guid>%u</guid><category>a/b &gt; c, #d #e</category>"
			"<pubDate>04/11/2026</pubDate><item><title>&#xd83d;&#xde09;</title></item>"
			"</item>",
			i);
	}
	g_string_append(stage->text, "</channel></rss>");
}

static void
parse(Stage *stage)
{
	const ParseWish wish = { .kind = "feed", .base_url = "https://h.example/feed" };
	g_autoptr(GBytes) bytes = g_bytes_new(stage->text->str, stage->text->len);
	ParsedDocument document = { 0 };

	if (parse_document(&wish, bytes, &document, &stage->error)) {
		parsed_document_clear(&document);
	}
}

static void
find_hashtags(Stage *stage)
{
	for (gsize i = 0; hostile_words[i] != NULL; i++) {
		g_autofree char *before = hostile_repeat(hostile_words[i], stage->count);
		g_autofree char *text = g_strconcat(before, " #JoyFE",
			NULL); /* or nothing is looked for */

		g_array_unref(hashtag_spans(text));
		g_free(hashtag_key(text));
	}
}

static void
read_html(Stage *stage)
{
	for (gsize i = 0; hostile_html[i] != NULL; i++) {
		g_autofree char *text = hostile_repeat(hostile_html[i], stage->count);
		g_auto(HtmlReading) reading = { 0 };

		html_read(text, "https://h.example/", HTML_ALL, &reading);
	}
}

/* ---------------------------------------------------------------------------------------------- */

static void
make_nothing(Stage *stage)
{
	(void)stage;
}

static const Case cases[] = {
	{ "ingest: new posts", make_posts, ingest },
	{ "ingest: posts that are known", show_posts_before, ingest },
	{ "fetch queue: one host", make_nothing, queue_one_host },
	{ "fetch queue: many hosts", make_nothing, queue_many_hosts },
	{ "seeds: new addresses", add_readers, seed },
	{ "seeds: addresses that are known", add_seeded_readers, seed },
	{ "seeds: addresses that the ini lets go of", let_go, seed },
	{ "deliver: readers", owe_mail, deliver },
	{ "freeze: readers", freeze_one, freeze },
	{ "prepare: posts", show_posts, prepare },
	{ "prepare: sources", add_sources, prepare },
	{ "entries and sections: posts", make_empty_draft, gather },
	{ "clusters: posts of one author", make_twins, find_copies },
	{ "recap: posts of one chat", say_one_chat, sum_up },
	{ "recap: chats", say_many_chats, sum_up },
	{ "recap: everybody asks, and answers", say_all_ask, sum_up_turns },
	{ "recap: a host asks without labels", say_without_label, sum_up_turns },
	{ "render: posts", make_draft, render },
	{ "status: sources", add_sources, show_status },
	{ "status: readers", add_seeded_readers, show_status },
	{ "seeds: digests with one reader", add_digests, seed },
	{ "status: digests", add_digests, show_status },
	{ "check: sections", write_ini, check },
	{ "import: readers", write_list, import },
	{ "export: readers", add_seeded_readers, export },
	{ "exports: posts of a file", write_export, take_in },
	{ "exports: parts of an archive", write_archive, take_in },
	{ "retention: posts", show_posts, expire },
	{ "search and export: posts", show_posts, search },
	{ "parse: items of a feed", write_feed, parse },
	{ "parse: links and hashtags of a post", write_post, parse },
	{ "hashtags: signs that begin none", make_nothing, find_hashtags },
	{ "HTML: tags that do not end", make_nothing, read_html },
	{ "parse: byte order marks of a feed", write_marks, parse },
	{ "parse: what is odd in a feed", write_oddities, parse },
	{ "parse: comments, character data and line ends of a feed", write_comments, parse },
};

int64_t look(void) __asm__("__wrap_now_monotonic_ms");

/*
 * What linking puts in the place of now_monotonic_ms(), for tests/growth alone: a clock that goes
 * on with each look. By the real one a slow machine shares fewer commits, and does more work.
 */
int64_t
look(void)
{
	static int64_t looks;

	return ++looks;
}

static void
count_one(const Case *one, guint count)
{
	Stage stage = { .count = count, .text = g_string_new(NULL) };
	Script *script = g_new0(Script, 1);

	world_set_up(&stage.world, NULL);
	script->spec.kind = RELAY_SMTP;
	script->spec.host = g_strdup("script");
	script->world = &stage.world;
	script->taken = g_string_new(NULL);
	relay_spec_free(stage.world.context.config->relay);
	stage.world.context.config->relay = &script->spec;
	one->make_ready(&stage);
	CALLGRIND_START_INSTRUMENTATION;
	one->work(&stage);
	CALLGRIND_DUMP_STATS; /* before the end, which throws the counts away */
	CALLGRIND_STOP_INSTRUMENTATION;
	g_assert_no_error(stage.error);
	g_string_free(script->taken, TRUE);
	g_string_free(stage.text, TRUE);
	world_tear_down(&stage.world, NULL);
}

int
main(int argc, char **argv)
{
	const bool is_list = argc == 2 && strcmp(argv[1], "--list") == 0;
	const guint things = argc == 3 ? (guint)g_ascii_strtoull(argv[2], NULL, 10) : 0;

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		if (is_list) {
			g_print("%s\n", cases[i].name);
		} else if (things > 0 && strcmp(argv[1], cases[i].name) == 0) {
			count_one(&cases[i], 0);
			count_one(&cases[i], things / 4);
			count_one(&cases[i], things);
			return 0;
		}
	}
	return is_list ? 0 : 2;
}
