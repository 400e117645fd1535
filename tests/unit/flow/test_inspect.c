#include "flow/inspect.h"

#include "../config/ini_world.h"
#include "base/error.h"
#include "config/options.h"
#include "source/kind.h"

#define GOOD \
	"[tagdigest]\ncontact = me@example.org\n[source s]\ntype = mastodon\n" \
	"url = https://a.example\n[digest d]\ntags = JoyFE\n"
#define RELAY "[smtp]\nurl = smtp://localhost\n"
#define OAUTH "auth = oauth2\n"
#define MAILBOX "[source m]\ntype=mailbox\nfrom=c.example\n"
#define LOGIN "[smtp]\nurl = smtp://me@mail.example.org\n"

typedef struct Row {
	const char *name;
	const char *text;
	const char *problems; /* what inspect adds to a config without mistakes of spelling */
} Row;

/* clang-format off */
static const Row rows[] = {
	{ "nothing wrong", GOOD RELAY, "" },
	{ "no [smtp]", GOOD,
		"aggregator.ini: there is no [smtp] section: mail cannot be sent (expected url = "
		"smtp://…, smtps://… or maildir:PATH in it)\n" },
	{ "more least than most", GOOD "min_posts = 9\nmax_posts = 3\n" RELAY,
		"aggregator.ini:8: [digest d] min_posts: min_posts 9 is more than max_posts 3: no "
		"digest would ever be sent\n" },
	{ "more least than the standard most", GOOD "min_posts = 61\n" RELAY,
		"aggregator.ini:8: [digest d] min_posts: min_posts 61 is more than max_posts 60: "
		"no digest would ever be sent\n" },
	{ "deleted too soon", GOOD "reach = 60 d\n" RELAY "[tagdigest]\nretention = 70 d\n",
		"aggregator.ini:8: [digest d] reach: posts are deleted before this digest is done "
		"with them (expected a retention in [tagdigest] that is a month longer than "
		"reach)\n" },
	{ "deleted late enough", GOOD "reach = 60 d\n" RELAY "[tagdigest]\nretention = 91 d\n",
		"" },
	{ "deleted a day too soon", GOOD "reach = 60 d\n" RELAY "[tagdigest]\nretention = 90 d\n",
		"aggregator.ini:8: [digest d] reach: posts are deleted before this digest is done "
		"with them (expected a retention in [tagdigest] that is a month longer than "
		"reach)\n" },
	{ "reports of mails that come to nobody", GOOD RELAY "verp = yes\n",
		"aggregator.ini:10: [smtp] verp: it needs an [inbox] section with plus = yes: "
		"reports of mails that did not arrive come to contact+TOKEN\n" },
	{ "reports that come by plus", GOOD RELAY "verp = yes\n[inbox]\nplus = yes\n", "" },
	{ "a token by a command", GOOD LOGIN OAUTH "token_command = helper\n"
		"refresh_token_file = missing\npassword_file = missing\n", "" },
	{ "a token by the refresh grant",
		GOOD LOGIN OAUTH "token_url = https://a.example/t\nclient_id = x\n"
		"refresh_token_file = hidden\nclient_secret_file = hidden\n", "" },
	{ "no token", GOOD LOGIN OAUTH "client_id = x\nrefresh_token_file = hidden\n",
		"aggregator.ini:10: [smtp] auth: there is nothing to get an access token by "
		"(expected token_command, or token_url, client_id and refresh_token_file; see "
		"tagdigest-mail(7))\n" },
	{ "files of a token",
		GOOD LOGIN OAUTH "token_url = http://a.example/t\nclient_id = x\n"
		"refresh_token_file = exposed\nclient_secret_file = missing\n",
		"aggregator.ini:11: [smtp] token_url: this is no https address\n"
		"aggregator.ini:13: [smtp] refresh_token_file: others may read exposed (expected: "
		"chmod 600 exposed)\n"
		"aggregator.ini:14: [smtp] client_secret_file: there is no file missing\n" },
	{ "a token and nobody", GOOD RELAY OAUTH "token_command = helper\n",
		"aggregator.ini:10: [smtp] auth: nobody is named in url who logs in (expected "
		"smtps://user@host, …)\n" },
	{ "a token in clear", GOOD LOGIN OAUTH "token_command = helper\ntls = none\n",
		"aggregator.ini:10: [smtp] auth: an access token never goes in clear (expected "
		"smtps://, or smtp:// without tls = none)\n" },
	{ "a token for this machine",
		GOOD "[smtp]\nurl = smtp://me@localhost\n" OAUTH "token_command = helper\n"
		"tls = none\n", "" },
	{ "a token for the inbox",
		GOOD RELAY "[inbox]\nurl = imaps://me@mail.example.org\n" OAUTH "filed = Digest\n",
		"aggregator.ini:12: [inbox] auth: there is nothing to get an access token by "
		"(expected token_command, or token_url, client_id and refresh_token_file; see "
		"tagdigest-mail(7))\n" },
	{ "the inbox's password",
		GOOD RELAY "[inbox]\nurl = imaps://me@mail.example.org\npassword_file = missing\n",
		"aggregator.ini:12: [inbox] password_file: there is no file missing\n" },
	{ "no room behind the plus",
		"[tagdigest]\ncontact = abcdefghijklmnopqrstuvwxy@example.org\n[source s]\n"
		"type = mastodon\nurl = https://a.example\n[digest d]\ntags = JoyFE\n" RELAY
		"[inbox]\nplus = yes\n",
		"aggregator.ini:2: [tagdigest] contact: it is too long to have a name for each "
		"reader put behind a plus (expected at most 24 letters before the @, or [inbox] "
		"plus = no and verp = no)\n" },
	{ "a page without encryption", GOOD RELAY "[web]\none_click = http://a.example/\n",
		"aggregator.ini:11: [web] one_click: expected an https:// address, without blanks "
		"and #, which the reader's token can be put behind\n" },
	{ "a page", GOOD RELAY "[web]\none_click = https://a.example/?x\n", "" },
	{ "as many least as most", GOOD "min_posts = 3\nmax_posts = 3\n" RELAY, "" },
	{ "least most", GOOD "max_posts = 1\n" RELAY, "" },
	{ "no rule", GOOD "include =\nexclude =\n" RELAY, "" },
	{ "smtp without TLS", GOOD RELAY "tls = none\n", "" },
	{ "smtps with TLS", GOOD "[smtp]\nurl = smtps://mail.example.org\ntls = required\n", "" },
	{ "a folder that is made", GOOD RELAY "[tagdigest]\nstate_dir = nowhere\n", "" },
	{ "a path that is no file, and no secret", GOOD RELAY "[tagdigest]\nca_file = exposed\n",
		"" },
	{ "a source in other letters",
		"[source T]\ntype=mastodon\nurl=https://b.example\ntoken_file = token\n" GOOD RELAY,
		"aggregator.ini:4: [source T] token_file: there is no file token\n" },
	{ "to be filled in, and not used yet",
		"[source t]\ntype=feed\nurl=FILL IN: the address of the feed\nenabled=no\n" GOOD
			RELAY,
		"" },
	{ "one secret for two servers",
		"[source t]\ntype=mastodon\nurl=https://a.example\nurl=https://b.example\n"
		"token_file = token\n" GOOD RELAY,
		"aggregator.ini:5: [source t] token_file: there is no file token\n"
		"aggregator.ini:5: [source t] token_file: https://b.example would be told it as "
		"well (expected a section for each server that wants a login)\n" },
	{ "one secret for two pages of a server",
		"[source t]\ntype=feed\nurl=https://a.example/x.xml\n"
		"url=https://A.example:443/y.xml\n"
		"url=file:a.json\ntoken_file = hidden\n" GOOD RELAY, "" },
	{ "one secret for two who log in",
		"[source t]\ntype=mastodon\nurl=https://a@a.example\nurl=https://b@a.example\n"
		"token_file = hidden\n" GOOD RELAY,
		"aggregator.ini:5: [source t] token_file: https://b@a.example would be told it as "
		"well (expected a section for each server that wants a login)\n" },
	{ "one password for two folders of a mailbox",
		MAILBOX "url=maildir:there\nurl=imaps://me@b.example/F1\n"
		"url=imaps://me@B.example:993/F2\npassword_file = hidden\n" GOOD RELAY, "" },
	{ "one password for two ports",
		MAILBOX "url=imaps://me@b.example/F1\nurl=imaps://me@b.example:994/F2\n"
		"password_command = helper\n" GOOD RELAY,
		"aggregator.ini:6: [source m] password_command: imaps://b.example:994/F2 would be "
		"told it as well (expected a section for each server that wants a login)\n" },
	{ "one password for two users",
		MAILBOX "url=imaps://me@b.example/F1\nurl=imaps://you@b.example/F1\n"
		"password_file = hidden\n" GOOD RELAY,
		"aggregator.ini:6: [source m] password_file: imaps://b.example:993/F1 would be "
		"told it as well (expected a section for each server that wants a login)\n" },
	{ "a mailbox and no password",
		MAILBOX "url=maildir:there\nurl=imaps://me@b.example/F1\n"
		"url=imaps://me@b.example/F2\n" GOOD RELAY,
		"aggregator.ini:4: [source m] url: there is a login and no password for it "
		"(expected password_file, password_command or auth = oauth2)\n" },
	{ "a mailbox and a token",
		MAILBOX "url=imaps://me@b.example/F1\nauth=oauth2\ntoken_command=helper\n"
		GOOD RELAY, "" },
	{ "a mailbox that needs none", MAILBOX "url=maildir:there\n" GOOD RELAY, "" },
	/* ---- names that it had before ---- */
	{ "the name it has", GOOD "was = d\n" RELAY,
		"aggregator.ini:8: [digest d] was: that is its name now (expected the name "
		"that it had "
		"before)\n" },
	{ "a name that is there", GOOD "was = e\n" RELAY "[digest e]\ntags = JoyFE\n",
		"aggregator.ini:8: [digest d] was: there still is a [digest e]: a name cannot "
		"be an old "
		"and a new one at once\n" },
	{ "two that were one", GOOD "was = x\n" RELAY
		"[digest e]\ntags = JoyFE\nwas = x\n[digest f]\ntags = JoyFE\nwas = y\n",
		"aggregator.ini:13: [digest e] was: [digest d] was that already\n" },
	{ "a chain", GOOD "was = x\n" RELAY "[digest e]\ntags = JoyFE\nwas = d\n",
		"aggregator.ini:13: [digest e] was: there still is a [digest d]: a name cannot "
		"be an old "
		"and a new one at once\n" },
	{ "another kind's name", GOOD "was = s\n" RELAY, "" },
	{ "sources", GOOD RELAY "[source T]\ntype=mastodon\nurl=https://b.example\nwas = S\n"
		"[source u]\ntype=mastodon\nurl=https://c.example\nwas = x\n"
		"[source v]\ntype=mastodon\nurl=https://d.example\nwas = x\n",
		"aggregator.ini:13: [source T] was: there still is a [source s]: a name cannot "
		"be an old "
		"and a new one at once\n"
		"aggregator.ini:21: [source v] was: [source u] was that already\n" },
	{ "smtps without TLS", GOOD "[smtp]\nurl = smtps://mail.example.org\ntls = none\n",
		"aggregator.ini:10: [smtp] tls: smtps:// is never without TLS (expected auto, or "
		"smtp:// as url)\n" },
	{ "missing files",
		"[source t]\ntype=mastodon\nurl=https://b.example\ntoken_file = token\n" GOOD LOGIN
		"password_file = word\n[tagdigest]\nca_file = ca.pem\n",
		"aggregator.ini:4: [source t] token_file: there is no file token\n"
		"aggregator.ini:14: [smtp] password_file: there is no file word\n"
		"aggregator.ini:16: [tagdigest] ca_file: there is no file ca.pem\n" },
	{ "exposed files", GOOD LOGIN "password_file = exposed\n",
		"aggregator.ini:10: [smtp] password_file: others may read exposed (expected: chmod "
		"600 exposed)\n" },
	{ "what is no file",
		"[source t]\ntype=mastodon\nurl=https://b.example\ntoken_file = .\n" GOOD LOGIN
		"password_file = empty\n",
		"aggregator.ini:4: [source t] token_file: . is no ordinary file\n"
		"aggregator.ini:14: [smtp] password_file: empty: its first line is empty\n" },
	{ "files that nobody wants",
		GOOD RELAY
		"password_file = word\n"
		"[source t]\ntype=mastodon\nurl=https://b.example\n"
		"token_file = token\nenabled=no\n",
		"" },
};
/* clang-format on */

static IniWorld
world_of(const char *text)
{
	IniWorld world = ini_world_new(text);
	g_autofree char *exposed = g_build_filename(world.folder, "exposed", NULL);

	ini_world_write(&world, "exposed", "secret\n");
	ini_world_write(&world, "hidden", "secret\n");
	g_assert_cmpint(g_chmod(exposed, 0644), ==, 0);
	g_autofree char *hidden = g_build_filename(world.folder, "hidden", NULL);
	g_assert_cmpint(g_chmod(hidden, 0600), ==, 0);
	g_autofree char *empty = g_build_filename(world.folder, "empty", NULL);
	ini_world_write(&world, "empty", "\n");
	g_assert_cmpint(g_chmod(empty, 0600), ==, 0);
	return world;
}

static char *
inspect(const IniWorld *world)
{
	g_autoptr(GPtrArray) ignored = ini_world_new_problems();
	g_autoptr(GPtrArray) problems = ini_world_new_problems();
	g_autoptr(Config) config = NULL;

	g_assert_true(config_read(world->path, &config, ignored, NULL));
	inspect_config(config, problems);
	return ini_world_problems(world, problems);
}

static void
test_row(gconstpointer data)
{
	const Row *row = data;
	IniWorld world = world_of(row->text);
	g_autofree char *problems = inspect(&world);

	g_assert_cmpstr(problems, ==, row->problems);
	ini_world_clear(&world);
}

/* Every rule is judged, of disabled sources too; the words are filter's. */
static void
test_rules(void)
{
	static const char *const begins[] = {
		"aggregator.ini:8: [digest d] include: ",
		"aggregator.ini:9: [digest d] exclude: \"txt\" is no field",
		"aggregator.ini:17: [source t] include: ",
	};
	IniWorld world = world_of(GOOD "include = (\nexclude = txt: a\nexclude = text: a\n" RELAY
				       "[source t]\ntype = feed\nurl = https://b.example\n"
				       "enabled = no\ninclude = text: [\n");
	g_autofree char *problems = inspect(&world);
	g_auto(GStrv) lines = g_strsplit(problems, "\n", 0);

	g_assert_cmpuint(g_strv_length(lines), ==, G_N_ELEMENTS(begins) + 1);
	for (guint i = 0; i < G_N_ELEMENTS(begins); i++) {
		g_test_message("%s", lines[i]);
		g_assert_true(g_str_has_prefix(lines[i], begins[i]));
	}
	ini_world_clear(&world);
}

/* What the option table offers, the registry has, and the other way round. */
static void
test_kinds(void)
{
	g_auto(GStrv) listed =
		g_strsplit(options_find(options_find_section("source"), "type")->choices, " ", 0);
	guint count = 0;

	for (char **name = listed; *name != NULL; name++) {
		g_test_message("%s", *name);
		g_assert_nonnull(kind_find(*name));
	}
	for (const SourceKind *const *kind = kind_all(); *kind != NULL; kind++) {
		count++;
	}
	g_assert_cmpuint(g_strv_length(listed), ==, count);
}

static void
test_load(void)
{
	IniWorld world = world_of(GOOD RELAY);
	g_autoptr(Config) config = NULL;
	g_autoptr(GError) error = NULL;

	g_assert_true(inspect_load(world.path, &config, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(config->sources->len, ==, 1);
	ini_world_clear(&world);
}

static void
check_refused(const char *text, const char *want)
{
	IniWorld world = world_of(text);
	g_autoptr(GError) error = NULL;
	Config *config = NULL;

	g_assert_false(inspect_load(world.path, &config, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	g_assert_null(config);
	g_autofree char *message = ini_world_shorten(&world, error->message);
	g_assert_cmpstr(message, ==, want);
	ini_world_clear(&world);
}

static void
test_load_refused(void)
{
	check_refused(GOOD RELAY "tls = maybe\n",
		"aggregator.ini:10: [smtp] tls: \"maybe\" is not one of the words that can stand "
		"here (expected auto, required or none)\n"
		"1 problem; nothing was done");
	check_refused(GOOD "min_posts = 9\nmax_posts = 1\nto = nobody\n",
		"aggregator.ini: there is no [smtp] section: mail cannot be sent (expected url = "
		"smtp://…, smtps://… or maildir:PATH in it)\n"
		"aggregator.ini:8: [digest d] min_posts: min_posts 9 is more than max_posts 1: no "
		"digest would ever be sent\n"
		"aggregator.ini:10: [digest d] to: \"nobody\" is no address: that address has no @ "
		"in it (expected e-mail addresses, split by commas)\n"
		"3 problems; nothing was done");
}

static void
test_load_unreadable(void)
{
	g_autoptr(GError) error = NULL;
	Config *config = NULL;

	g_assert_false(inspect_load("/nowhere/a.ini", &config, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	g_assert_null(config);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *name = g_strconcat("/inspect/", rows[i].name, NULL);

		g_test_add_data_func(name, &rows[i], test_row);
	}
	g_test_add_func("/inspect/every rule", test_rules);
	g_test_add_func("/inspect/kinds", test_kinds);
	g_test_add_func("/inspect/load", test_load);
	g_test_add_func("/inspect/load refused", test_load_refused);
	g_test_add_func("/inspect/load unreadable", test_load_unreadable);
	return g_test_run();
}
