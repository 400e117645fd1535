#include "config/config.h"

#include "base/error.h"
#include "base/signal.h"
#include "ini_world.h"
#include "text/hashtag.h"

#include <signal.h>

#define SECTIONS_EXPECTED \
	"[tagdigest], [smtp], [inbox], [web], [archive], [source NAME], [digest NAME], " \
	"[tag NAME], [chat NAME], [person NAME], [event NAME], [kind NAME]"
#define NOT_INCLUDED_SECTION \
	"this section cannot stand in an included file (expected [source NAME], [tag NAME], " \
	"[chat NAME] or [kind NAME]; put it into the main file)\n"
#define NOT_INCLUDED_KEY "this key cannot stand in an included file (put it into the main file)\n"
#define CONTACT "[tagdigest]\ncontact = me@example.org\n"
#define KINDS_EXPECTED \
	"feed, calendar, mastodon, bluesky, x, export, mailbox, discourse, lemmy, misskey, " \
	"peertube, piefed or " \
	"wordpress"
#define NO_KIND_FED \
	"\"fed\" is no kind of source (expected " KINDS_EXPECTED \
	", or a [kind fed] section that says how it is read; did you mean feed?)\n"
#define SOURCE "[source s]\ntype = feed\nurl = https://blog.example/feed\n"
#define DIGEST "[digest d]\ntags = JoyFE\n"
/* Seven lines without a mistake; what a row adds begins in line 8. */
#define GOOD CONTACT SOURCE DIGEST

typedef struct Row {
	const char *name;
	const char *text;
	const char *problems;
} Row;

static const Row rows[] = {
	{ "nothing at all", "",
		"aggregator.ini: there is no [tagdigest] section\n"
		"aggregator.ini: there is no [source NAME] section\n"
		"aggregator.ini: there is no [digest NAME] section\n" },
	{ "the least", GOOD, "" },
	{ "keys and sections in capitals",
		"[TAGDIGEST]\nContact = me@example.org\n" SOURCE "[Digest D]\nTAGS = JoyFE\n", "" },
	{ "missing keys", "[tagdigest]\n[smtp]\n[source s]\n[digest d]\n",
		"aggregator.ini:1: [tagdigest] contact: this key is missing (expected an e-mail "
		"address)\n"
		"aggregator.ini:2: [smtp] url: this key is missing (expected " RELAY_SPEC_FORMS
		")\n"
		"aggregator.ini:3: [source s] type: this key is missing (expected feed, calendar, "
		"mastodon, bluesky, x, export or mailbox)\n"
		"aggregator.ini:3: [source s] url: this key is missing (expected https://…, "
		"http://… or file:PATH)\n"
		"aggregator.ini:4: [digest d] tags: this key is missing (expected hashtags such "
		"as JoyFE, UKFEChat)\n" },
	{ "unknown section", GOOD "[nonsense x]\na = b\n",
		"aggregator.ini:8: [nonsense x]: unknown section (expected " SECTIONS_EXPECTED
		")\n" },
	{ "a slip in a section hides nothing", CONTACT DIGEST "[sorce s]\ntype = fed\nurl = x\n",
		"aggregator.ini:5: [sorce s]: unknown section (expected " SECTIONS_EXPECTED
		"; did you mean [source NAME]?)\n"
		"aggregator.ini:6: [sorce s] type: " NO_KIND_FED
		"aggregator.ini:7: [sorce s] url: \"x\" is no address to read from (expected "
		"https://…, http://… or file:PATH)\n" },
	{ "unknown key", GOOD "wibble_wobble = 1\n",
		"aggregator.ini:8: [digest d] wibble_wobble: unknown key (aggregator.ini.example "
		"has them all)\n" },
	{ "a slip in a key", GOOD "schedul = weekly Monday 07:30\n",
		"aggregator.ini:8: [digest d] schedul: unknown key (did you mean schedule?)\n" },
	{ "a slip in a key that must be there",
		"[tagdigest]\ncontct = me@example.org\n" SOURCE DIGEST,
		"aggregator.ini:2: [tagdigest] contct: unknown key (did you mean contact?)\n" },
	{ "a key of another section", GOOD "contact = me@example.org\n",
		"aggregator.ini:8: [digest d] contact: this key does not belong here (expected in "
		"[tagdigest])\n" },
	{ "a key twice", GOOD "title = One\ntitle = Two\nTitle = Three\n",
		"aggregator.ini:9: [digest d] title: this key stands twice (first in line 8)\n"
		"aggregator.ini:10: [digest d] Title: this key stands twice (first in line 8)\n" },
	{ "repeatable keys twice",
		GOOD
		"to = a@example.org\nto = b@example.org\ninclude = a\ninclude = b\nexclude = c\n"
		"exclude = d\n",
		"" },
	{ "a section twice", GOOD "[digest D]\ntags = JoyFE\ntitle = x\n",
		"aggregator.ini:8: [digest D]: this section stands twice (first in line 6)\n"
		"aggregator.ini:9: [digest D] tags: this key stands twice (first in line 7)\n" },
	{ "names",
		CONTACT "[source]\ntype=feed\nurl=https://a.example\n[digest a b]\ntags=x\n"
			"[smtp x]\nurl=smtp://localhost\n",
		"aggregator.ini:3: [source]: this section needs a name of its own\n"
		"aggregator.ini:6: [digest a b]: this name cannot be used (expected letters, "
		"digits, - _ and . only)\n"
		"aggregator.ini:8: [smtp x]: this section takes no name\n" },
	{ "empty value", GOOD "title =\n",
		"aggregator.ini:8: [digest d] title: there is no value (expected a line of "
		"text)\n" },
	{ "addresses that are none", GOOD "to = a@example.org, b.example.org c\n",
		"aggregator.ini:8: [digest d] to: \"b.example.org\" is no address: that address "
		"has no @ in it (expected e-mail addresses, split by commas); \"c\" is no address: "
		"that address has no @ in it (expected e-mail addresses, split by commas)\n" },
	{ "private addresses",
		GOOD "[source p]\ntype=feed\nurl=http://127.0.0.1:8080/feed\n"
		     "[source q]\ntype=feed\nurl=https://localhost/\n",
		"aggregator.ini:10: [source p] url: this is an address of this machine or its "
		"private network (expected a public one, or allow_private = yes in [tagdigest])\n"
		"aggregator.ini:13: [source q] url: this is an address of this machine or its "
		"private network (expected a public one, or allow_private = yes in "
		"[tagdigest])\n" },
	{ "private addresses allowed",
		GOOD "[source p]\ntype=feed\nurl=http://127.0.0.1/\n"
		     "[tagdigest]\nallow_private = yes\n",
		"aggregator.ini:11: [tagdigest]: this section stands twice (first in line 1)\n" },
	{ "tags that no digest has",
		GOOD "[source t]\ntype=feed\nurl=https://a.example\n"
		     "tags = JoyFE, JoyEF, Other\n",
		"aggregator.ini:11: [source t] tags: no digest has #JoyEF (expected tags of a "
		"digest; did you mean #JoyFE?)\n"
		"aggregator.ini:11: [source t] tags: no digest has #Other (expected tags of a "
		"digest)\n" },
	{ "tags that are none", GOOD "[tag x]\ndisplay = a b\naliases = ok, UK-FE, #\n",
		"aggregator.ini:9: [tag x] display: \"a b\" is not one hashtag (expected one "
		"hashtag such as #JoyFE)\n"
		"aggregator.ini:10: [tag x] aliases: \"UK-FE\" is no hashtag (expected hashtags "
		"such as JoyFE, UKFEChat); \"#\" is no hashtag (expected hashtags such as JoyFE, "
		"UKFEChat)\n" },
	{ "a name that is no hashtag", GOOD "[tag 2026]\naliases = x\n",
		"aggregator.ini:8: [tag 2026]: this name is no hashtag (expected letters and "
		"digits)\n" },
	{ "one name for two tags", GOOD "[tag x]\naliases = y\n[tag z]\naliases = w, Y\n",
		"aggregator.ini:11: [tag z] aliases: #Y is a name of #x already\n" },
	{ "disabled sources are judged", GOOD "[source t]\ntype=fed\nurl=x\nenabled = no\n",
		"aggregator.ini:9: [source t] type: " NO_KIND_FED
		"aggregator.ini:10: [source t] url: \"x\" is no address to read from (expected "
		"https://…, http://… or file:PATH)\n" },
	{ "to be filled in", GOOD "[source t]\ntype=feed\nurl=FILL IN: the address of the feed\n",
		"aggregator.ini:10: [source t] url: this is still to be filled in (FILL IN: the "
		"address of the feed)\n" },
	{ "to be filled in, and not used",
		GOOD "[source t]\ntype=feed\nurl=FILL IN: it\nenabled = No\n", "" },
	{ "no pattern matches", GOOD "[tagdigest]\ninclude_files = none/*.ini\n",
		"aggregator.ini:8: [tagdigest]: this section stands twice (first in line 1)\n"
		"aggregator.ini:9: [tagdigest] include_files: no file is found for "
		"\"none/*.ini\"\n" },
	{ "secrets are not shown",
		GOOD "[smtp]\nurl = smtps://me:s3cret@mail.example.org/x\n"
		     "password_command = \"s3cret\n",
		"aggregator.ini:9: [smtp] url: there is something after the host "
		"(expected " RELAY_SPEC_FORMS ")\n"
		"aggregator.ini:10: [smtp] password_command: this is no command (expected a "
		"program and its arguments, every quote closed)\n" },
};

static Config *
read_world(const IniWorld *world, char **complaints)
{
	g_autoptr(GPtrArray) problems = ini_world_new_problems();
	g_autoptr(GError) error = NULL;
	Config *config = NULL;

	g_assert_true(config_read(world->path, &config, problems, &error));
	g_assert_no_error(error);
	*complaints = ini_world_problems(world, problems);
	return config;
}

static void
test_problems(gconstpointer data)
{
	const Row *row = data;
	IniWorld world = ini_world_new(row->text);
	g_autofree char *problems = NULL;
	Config *config = read_world(&world, &problems);

	g_assert_cmpstr(problems, ==, row->problems);
	config_free(config);
	ini_world_clear(&world);
}

static Config *
read_good(const IniWorld *world)
{
	g_autofree char *problems = NULL;
	Config *config = read_world(world, &problems);

	g_assert_cmpstr(problems, ==, "");
	return config;
}

/* "#JoyFE #UKFEChat" */
static char *
show_tags(const GPtrArray *tags)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);

		g_string_append_printf(text, "%s%s", i > 0 ? " " : "", tag->display);
	}
	return g_string_free(text, FALSE);
}

/* The ten lines that an organiser begins with. */
static void
test_first_ini(void)
{
	IniWorld world = ini_world_new("[tagdigest]\n"
				       "contact = organiser@example.org\n"
				       "[smtp]\n"
				       "url = smtp://digest@mail.example.org:587\n"
				       "password_file = smtp.password\n"
				       "[source mastodon]\n"
				       "type = mastodon\n"
				       "url = https://mastodon.social\n"
				       "[digest weekly]\n"
				       "tags = JoyFE, UKFEChat\n"
				       "to = me@example.org\n");
	g_autoptr(Config) config = read_good(&world);
	const SourceSpec *source = config_source(config, "Mastodon");
	const DigestSpec *digest = config_digest(config, "WEEKLY");
	g_autofree char *source_tags = show_tags(source->tags);
	g_autofree char *digest_tags = show_tags(digest->tags);
	g_autofree char *to = ini_world_join(digest->to);
	g_autofree char *schedule = schedule_text(&digest->schedule);

	g_assert_cmpstr(config->path, ==, world.path);
	g_assert_cmpstr(config->folder, ==, world.folder);
	g_assert_cmpstr(config->from, ==, "organiser@example.org");
	g_assert_false(config->state_dir_is_set);
	g_assert_cmpstr(config->relay->host, ==, "mail.example.org");
	g_assert_cmpstr(config->relay->user, ==, "digest");
	g_assert_null(config->relay->password);
	g_assert_cmpstr(source->kind, ==, "mastodon");
	g_assert_cmpstr(source_tags, ==, "#JoyFE #UKFEChat");
	g_assert_false(source->has_own_tags);
	g_assert_cmpint(source->min_interval_s, ==, 15 * 60);
	g_assert_false(source->allow_private);
	g_assert_cmpstr(digest_tags, ==, "#JoyFE #UKFEChat");
	g_assert_cmpstr(digest->title, ==, "#JoyFE #UKFEChat");
	g_assert_cmpstr(to, ==, "me@example.org");
	g_assert_cmpstr(schedule, ==, "weekly Monday 07:30");
	g_assert_cmpint(digest->reach_s, ==, 0);
	g_assert_cmpint(digest->min_posts, ==, 1);
	g_assert_cmpint(digest->max_posts, ==, 60);
	ini_world_clear(&world);
}

static void
test_every_key_of_a_digest(void)
{
	IniWorld world = ini_world_new(CONTACT SOURCE
		"[digest d]\n"
		"tags = #JoyFE\n"
		"to = Ceri Ward <ceri@Example.org>, b@example.org\n"
		"to = B@example.org \"c@example.org\"\n"
		"schedule = monthly 31 18:05\n"
		"timezone = UTC\n"
		"reach = 36 h\n"
		"include = text: a, b\n"
		"include = c\n"
		"exclude = url: ads\n"
		"min_posts = 0\n"
		"max_posts = 7\n"
		"title = The Staffroom\n"
		"subtitle = A week,\n"
		"  in two lines\n"
		"note = Hello\n"
		"language = CY-gb\n");
	g_autoptr(Config) config = read_good(&world);
	const DigestSpec *digest = config_digest(config, "d");
	g_autofree char *to = ini_world_join(digest->to);
	g_autofree char *include = ini_world_join(digest->include);
	g_autofree char *exclude = ini_world_join(digest->exclude);
	g_autofree char *schedule = schedule_text(&digest->schedule);

	g_assert_cmpstr(to, ==, "ceri@example.org|b@example.org|c@example.org");
	g_assert_cmpstr(schedule, ==, "monthly 31 18:05");
	g_assert_cmpstr(digest->timezone, ==, "UTC");
	g_assert_cmpint(digest->reach_s, ==, 36 * 3600);
	g_assert_cmpstr(include, ==, "text: a, b|c");
	g_assert_cmpstr(exclude, ==, "url: ads");
	g_assert_cmpint(digest->min_posts, ==, 0);
	g_assert_cmpint(digest->max_posts, ==, 7);
	g_assert_cmpstr(digest->title, ==, "The Staffroom");
	g_assert_cmpstr(digest->subtitle, ==, "A week, in two lines");
	g_assert_cmpstr(digest->note, ==, "Hello");
	g_assert_cmpstr(digest->language, ==, "cy-gb");
	ini_world_clear(&world);
}

static void
test_every_key_of_the_program(void)
{
	IniWorld world = ini_world_new("[tagdigest]\n"
				       "contact = A B <a@example.org>\n"
				       "from = digest@example.org\n"
				       "state_dir = state\n"
				       "ca_file = /ca.pem\n"
				       "allow_private = YES\n"
				       "[smtp]\n"
				       "url = smtp://localhost:2525\n"
				       "tls = Required\n"
				       "helo = mail.example.org\n"
				       "timeout = 2 min\n"
				       "connections = 1\n"
				       "resend = yes\n" DIGEST "[source s]\n"
				       "type = feed\n"
				       "url = file:posts/a b\n"
				       "include = x\n"
				       "exclude = y\n"
				       "min_interval = 1h\n"
				       "[source off]\n"
				       "type = feed\n"
				       "url = https://a.example\n"
				       "enabled = no\n");
	g_autoptr(Config) config = read_good(&world);
	g_autofree char *state = g_build_filename(world.folder, "state", NULL);
	g_autofree char *posts = g_build_filename(world.folder, "posts/a b", NULL);
	g_autofree char *url = g_filename_to_uri(posts, NULL, NULL);
	const SourceSpec *source = config_source(config, "s");

	g_assert_cmpstr(config->contact, ==, "a@example.org");
	g_assert_cmpstr(config->from, ==, "digest@example.org");
	g_assert_cmpstr(config->state_dir, ==, state);
	g_assert_true(config->state_dir_is_set);
	g_assert_cmpstr(config->ca_file, ==, "/ca.pem");
	g_assert_cmpuint(config->relay->port, ==, 2525);
	g_assert_cmpint(config->relay->tls, ==, RELAY_TLS_REQUIRED);
	g_assert_cmpstr(config->relay->helo, ==, "mail.example.org");
	g_assert_cmpstr(config->relay->ca_file, ==, "/ca.pem");
	g_assert_cmpint(config->relay->timeout_s, ==, 120);
	g_assert_cmpint(config->relay->connections, ==, 1);
	g_assert_cmpint(config->relay->resend, ==, RELAY_RESEND_YES);
	g_assert_cmpuint(config->sources->len, ==, 1);
	g_assert_null(config_source(config, "off"));
	g_assert_cmpstr(source->url, ==, url);
	g_assert_cmpuint(source->include->len, ==, 1);
	g_assert_cmpuint(source->exclude->len, ==, 1);
	g_assert_cmpint(source->min_interval_s, ==, 3600);
	g_assert_true(source->allow_private);
	ini_world_clear(&world);
}

/* Whom the ini keeps out, in both ways of saying it; an included file says nothing of it. */
static void
test_persons(void)
{
	IniWorld world = ini_world_new("[tagdigest]\n"
				       "contact = a@example.org\n"
				       "optout = @ada@t.example, https://blog.example/\n"
				       "optout = bea.bsky.social\n" DIGEST SOURCE "[person Cai]\n"
				       "handles = @cai@t.example\n"
				       "handles = https://cai.example/\n"
				       "optout = yes\n"
				       "[person Dee]\n"
				       "handles = @dee@t.example\n");
	g_autoptr(Config) config = read_good(&world);
	const PersonSpec *cai = g_ptr_array_index(config->persons, 0);
	const PersonSpec *dee = g_ptr_array_index(config->persons, 1);

	g_assert_cmpuint(config->optout->len, ==, 3);
	g_assert_cmpstr(g_ptr_array_index(config->optout, 2), ==, "bea.bsky.social");
	g_assert_cmpuint(config->persons->len, ==, 2);
	g_assert_cmpstr(cai->name, ==, "Cai");
	g_assert_cmpuint(cai->handles->len, ==, 2);
	g_assert_true(cai->has_optout && cai->is_out);
	g_assert_false(dee->has_optout || dee->is_out);
	ini_world_clear(&world);
}

static void
test_names_of_tags(void)
{
	IniWorld world = ini_world_new(CONTACT
		"[digest d]\n"
		"tags = gwyl, JOYFE, Other, Gŵyl\n"
		"[source all]\ntype = mastodon\nurl = https://a.example\n"
		"[source own]\ntype = mastodon\nurl = https://a.example\n"
		"tags = joyfechat\n"
		"[tag gwyl]\ndisplay = #Gŵyl\naliases = Festival\n"
		"[tag JoyFE]\naliases = JoyFEChat, joyfe\n");
	g_autoptr(Config) config = read_good(&world);
	const DigestSpec *digest = config_digest(config, "d");
	g_autofree char *shown = show_tags(digest->tags);
	g_autofree char *all = show_tags(config_source(config, "all")->tags);
	g_autofree char *own = show_tags(config_source(config, "own")->tags);

	g_assert_cmpstr(shown, ==, "#Gŵyl #JoyFE #Other");
	g_assert_cmpstr(digest->title, ==, "#Gŵyl #JoyFE #Other");
	g_assert_cmpstr(digest_spec_tag_for(digest, "gwyl"), ==, "gŵyl");
	g_assert_cmpstr(digest_spec_tag_for(digest, "festival"), ==, "gŵyl");
	g_assert_cmpstr(digest_spec_tag_for(digest, "joyfechat"), ==, "joyfe");
	g_assert_null(digest_spec_tag_for(digest, "joy"));
	g_assert_cmpstr(all, ==, "#Gŵyl #gwyl #Festival #JoyFE #JoyFEChat #Other");
	g_assert_cmpstr(own, ==, "#JoyFE #JoyFEChat");
	g_assert_true(config_source(config, "own")->has_own_tags);
	ini_world_clear(&world);
}

static void
test_included(void)
{
	IniWorld world = ini_world_new("[tagdigest]\ncontact = me@example.org\n"
				       "allow_private = yes\ninclude_files = feeds/*.ini, ?.ini\n"
				       "include_files = feeds/b.ini aggregator.ini\n" DIGEST);
	ini_world_write(&world, "feeds/b.ini", "[source b]\ntype=feed\nurl=https://b.example\n");
	ini_world_write(&world, "feeds/a.ini", "[source a]\ntype=feed\nurl=https://a.example\n");
	ini_world_write(&world, "feeds/no.txt", "[nonsense]\n");
	ini_world_write(&world, "c.ini", "[tag JoyFE]\naliases = Joy\n");
	g_autoptr(Config) config = read_good(&world);
	const SourceSpec *first = g_ptr_array_index(config->sources, 0);

	g_assert_cmpuint(config->sources->len, ==, 2);
	g_assert_cmpstr(first->name, ==, "a");
	g_assert_false(first->allow_private);
	g_assert_cmpuint(first->tags->len, ==, 2);
	const IniValue *place = config_place(config, "source B", "URL");
	g_assert_cmpstr(place->value, ==, "https://b.example");
	g_assert_cmpuint(place->line, ==, 3);
	g_assert_true(g_str_has_suffix(place->path, "/feeds/b.ini"));
	ini_world_clear(&world);
}

static void
test_not_in_an_included_file(void)
{
	IniWorld world =
		ini_world_new("[tagdigest]\ncontact = me@example.org\n"
			      "allow_private = yes\ninclude_files = a.ini\n" DIGEST SOURCE);
	ini_world_write(&world, "a.ini",
		"[tagdigest]\ninclude_files = c.ini\ncontact = x\n"
		"[smtp]\nurl = smtp://localhost\n"
		"[source s]\ntype = feed\nurl = https://a.example\n"
		"[source t]\ntype = feed\nurl = file:x\ntoken_file = y\n"
		"[source u]\ntype = feed\nurl = http://10.0.0.1/\n"
		"[source v]\ntype = feed\nurl = https://me:pass@a.example/\n"
		"[digest e]\ntags = UK-FE\n");
	g_autofree char *problems = NULL;
	g_autoptr(Config) config = read_world(&world, &problems);

	g_assert_cmpstr(problems, ==,
		"a.ini:1: [tagdigest]: " NOT_INCLUDED_SECTION
		"a.ini:2: [tagdigest] include_files: " NOT_INCLUDED_KEY
		"a.ini:3: [tagdigest] contact: \"x\" is no address: that address has no @ in it "
		"(expected an e-mail address)\n"
		"a.ini:4: [smtp]: " NOT_INCLUDED_SECTION "a.ini:5: [smtp] url: " NOT_INCLUDED_KEY
		"a.ini:6: [source s]: this section stands twice (first in aggregator.ini:7)\n"
		"a.ini:7: [source s] type: this key stands twice (first in aggregator.ini:8)\n"
		"a.ini:11: [source t] url: a file: URL cannot stand in an included file (expected "
		"https://…)\n"
		"a.ini:12: [source t] token_file: " NOT_INCLUDED_KEY
		"a.ini:15: [source u] url: this is an address of this machine or its private "
		"network (expected a public one)\n"
		"a.ini:18: [source v] url: a password cannot stand in an included file (put this "
		"source into the main file)\n"
		"a.ini:19: [digest e]: " NOT_INCLUDED_SECTION
		"a.ini:20: [digest e] tags: \"UK-FE\" is no hashtag (expected hashtags such as "
		"JoyFE, UKFEChat)\n");
	g_assert_null(config->relay);
	g_assert_cmpuint(config->digests->len, ==, 1);
	ini_world_clear(&world);
}

static void
test_exposed(void)
{
	IniWorld world = ini_world_new(GOOD "[smtp]\nurl = smtp://me:secret@mail.example.org\n");
	g_autoptr(Config) private_one = read_good(&world);
	g_autofree char *problems = NULL;

	g_assert_cmpstr(private_one->relay->password, ==, "secret");
	g_assert_cmpint(g_chmod(world.path, 0640), ==, 0);
	g_autoptr(Config) config = read_world(&world, &problems);
	g_assert_nonnull(config->relay);
	g_assert_cmpstr(problems, ==,
		"aggregator.ini:9: [smtp] url: a password stands here and others may read this "
		"file (expected password_file, or: chmod 600 aggregator.ini)\n");
	/* What `check --print` puts in its place is no secret. */
	ini_world_write(&world, "aggregator.ini",
		GOOD "[smtp]\nurl = smtp://me:***@mail.example.org\n");
	g_assert_cmpint(g_chmod(world.path, 0640), ==, 0);
	g_autoptr(Config) hidden = read_good(&world);
	g_assert_nonnull(hidden->relay);
	ini_world_clear(&world);
}

static void
test_places(void)
{
	IniWorld world = ini_world_new(GOOD "to = a@example.org\ntitle = x\nto = b@example.org\n");
	g_autoptr(Config) config = read_good(&world);

	g_assert_cmpuint(config_place(config, "digest d", "to")->line, ==, 8);
	g_assert_cmpuint(config_place_nth(config, "DIGEST D", "to", 1)->line, ==, 10);
	g_assert_null(config_place_nth(config, "digest d", "to", 2));
	g_assert_null(config_place(config, "digest e", "to"));
	ini_world_clear(&world);
}

static void
test_state_dir(void)
{
	static const struct {
		const char *state, *xdg, *want;
	} cases[] = {
		{ "/run/one:/run/two", "/xdg", "/run/one" },
		{ NULL, "/xdg", "/xdg/tagdigest" },
		{ "relative", "/xdg", "/xdg/tagdigest" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		IniWorld world = ini_world_new(GOOD);

		g_unsetenv("STATE_DIRECTORY");
		if (cases[i].state != NULL) {
			g_setenv("STATE_DIRECTORY", cases[i].state, TRUE);
		}
		g_setenv("XDG_STATE_HOME", cases[i].xdg, TRUE);
		g_autoptr(Config) config = read_good(&world);
		g_assert_cmpstr(config->state_dir, ==, cases[i].want);
		ini_world_clear(&world);
	}
	g_unsetenv("STATE_DIRECTORY");
	g_unsetenv("XDG_STATE_HOME");
}

#define MACHINE_INI "/etc/tagdigest/aggregator.ini"

static void
test_find(void)
{
	IniWorld world = ini_world_new("");
	g_autofree char *here = g_get_current_dir();
	g_autofree char *given = NULL, *found = NULL, *elsewhere = NULL, *none = NULL;
	g_autoptr(GError) missing = NULL, nowhere = NULL;

	g_assert_true(config_find(world.path, &given, NULL));
	g_assert_cmpstr(given, ==, world.path);
	g_assert_false(config_find("/nowhere/a.ini", &none, &missing));
	g_assert_error(missing, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);

	g_assert_cmpint(g_chdir(world.folder), ==, 0);
	g_assert_true(config_find(NULL, &found, NULL));
	g_assert_cmpstr(found, ==, world.path);

	ini_world_write(&world, "xdg/tagdigest/aggregator.ini", "");
	g_autofree char *xdg = g_build_filename(world.folder, "xdg", NULL);
	g_setenv("XDG_CONFIG_HOME", xdg, TRUE);
	g_unlink(world.path);
	g_assert_true(config_find(NULL, &elsewhere, NULL));
	g_assert_true(g_str_has_suffix(elsewhere, "/xdg/tagdigest/aggregator.ini"));

	g_setenv("XDG_CONFIG_HOME", "/nowhere", TRUE);
	if (config_find(NULL, &none, &nowhere)) {
		g_assert_cmpstr(none, ==, MACHINE_INI); /* this machine has one */
	} else {
		g_assert_error(nowhere, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
		g_assert_nonnull(strstr(nowhere->message, world.folder));
		g_assert_nonnull(strstr(nowhere->message, "/nowhere/tagdigest/aggregator.ini"));
		g_assert_nonnull(strstr(nowhere->message, MACHINE_INI));
		g_assert_nonnull(strstr(nowhere->message, "tagdigest init"));
		g_assert_null(none);
	}
	g_unsetenv("XDG_CONFIG_HOME");
	g_assert_cmpint(g_chdir(here), ==, 0);
	ini_world_clear(&world);
}

static void
test_unreadable(void)
{
	g_autoptr(GPtrArray) problems = ini_world_new_problems();
	g_autoptr(GError) error = NULL;
	Config *config = NULL;

	g_assert_false(config_read("/nowhere/a.ini", &config, problems, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	g_assert_null(config);
}

/* What was found until somebody stopped us is not all of it, and is judged by nobody. */
static void
test_stopped(void)
{
	g_autoptr(GPtrArray) problems = ini_world_new_problems();
	g_autoptr(GError) error = NULL;
	Config *config = NULL;

	if (!g_test_subprocess()) {
		g_test_trap_subprocess(NULL, 0, 0);
		g_test_trap_assert_passed();
		return;
	}
	IniWorld world = ini_world_new(GOOD);
	signal_install();
	g_assert_cmpint(raise(SIGTERM), ==, 0);
	g_assert_false(config_read(world.path, &config, problems, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_SYSTEM_TEMPORARY);
	g_assert_null(config);
	ini_world_clear(&world);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *name = g_strconcat("/config/problems/", rows[i].name, NULL);

		g_test_add_data_func(name, &rows[i], test_problems);
	}
	g_test_add_func("/config/first ini", test_first_ini);
	g_test_add_func("/config/every key of a digest", test_every_key_of_a_digest);
	g_test_add_func("/config/every key of the program", test_every_key_of_the_program);
	g_test_add_func("/config/persons", test_persons);
	g_test_add_func("/config/names of tags", test_names_of_tags);
	g_test_add_func("/config/included", test_included);
	g_test_add_func("/config/not in an included file", test_not_in_an_included_file);
	g_test_add_func("/config/exposed", test_exposed);
	g_test_add_func("/config/places", test_places);
	g_test_add_func("/config/state dir", test_state_dir);
	g_test_add_func("/config/find", test_find);
	g_test_add_func("/config/unreadable", test_unreadable);
	g_test_add_func("/config/stopped", test_stopped);
	return g_test_run();
}
