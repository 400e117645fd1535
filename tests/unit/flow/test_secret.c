/* Where passwords and tokens come from. */
#include "flow/secret.h"

#include "flow/login.h"

#include "../config/ini_world.h"
#include "base/child.h"
#include "base/error.h"

#define REST \
	"[tagdigest]\ncontact = me@example.org\n[digest d]\ntags = JoyFE\n" \
	"[source s]\ntype = mastodon\nurl = https://a.example\n"
#define RELAY "[smtp]\nurl = smtp://me@mail.example.org\n"

typedef struct Row {
	const char *name;
	const char *smtp;     /* goes on in line 8 */
	const char *variable; /* TAGDIGEST_SMTP_PASSWORD, or NULL */
	const char *want;     /* the password; NULL: none */
	const char *wrong;    /* the message; NULL: all is well */
} Row;

static const Row rows[] = {
	{ "no relay", "", NULL, NULL, NULL },
	{ "no login", "[smtp]\nurl = smtp://localhost\npassword_file = missing\n", NULL, NULL,
		NULL },
	{ "url", "[smtp]\nurl = smtp://me:in%20url@a.example\npassword_file = word\n", "variable",
		"in url", NULL },
	{ "file", RELAY "password_file = word\npassword_command = echo command\n", "variable",
		"from file", NULL },
	{ "command", RELAY "password_command = printf \"from %s\\n%s\\n\" command more\n",
		"variable", "from command", NULL },
	{ "variable", RELAY, "variable", "variable", NULL },
	{ "nothing", RELAY, NULL, NULL,
		"aggregator.ini:9: [smtp] url: there is a login and no password for it (expected "
		"password_file, password_command or TAGDIGEST_SMTP_PASSWORD in the environment)" },
	{ "empty variable", RELAY, "", NULL,
		"aggregator.ini:9: [smtp] url: there is a login and no password for it (expected "
		"password_file, password_command or TAGDIGEST_SMTP_PASSWORD in the environment)" },
	{ "missing file", RELAY "password_file = missing\n", "variable", NULL,
		"aggregator.ini:10: [smtp] password_file: missing: No such file or directory" },
	{ "exposed file", RELAY "password_file = exposed\n", NULL, NULL,
		"aggregator.ini:10: [smtp] password_file: exposed holds a secret and others may "
		"read it: chmod 600 exposed" },
	{ "command of the folder", RELAY "password_command = ./program one\n", NULL, "one", NULL },
	{ "missing command", RELAY "password_command = /nowhere/pass\n", NULL, NULL,
		"aggregator.ini:10: [smtp] password_command: /nowhere/pass: No such file or "
		"directory" },
	{ "failing command", RELAY "password_command = false\n", NULL, NULL,
		"aggregator.ini:10: [smtp] password_command: false: it ended with 1 (expected 0)" },
	{ "silent command", RELAY "password_command = true\n", NULL, NULL,
		"aggregator.ini:10: [smtp] password_command: true: it printed nothing (expected "
		"one line)" },
	{ "command without a shell", RELAY "password_command = echo $HOME;ls\n", NULL, "$HOME;ls",
		NULL },
	{ "command that reads", RELAY "password_command = cat\n", NULL, NULL,
		"aggregator.ini:10: [smtp] password_command: cat: it printed nothing (expected one "
		"line)" },
};

static IniWorld
world_of(const char *smtp)
{
	g_autofree char *text = g_strconcat(REST, smtp, NULL);
	IniWorld world = ini_world_new(text);
	g_autofree char *exposed = g_build_filename(world.folder, "exposed", NULL);
	g_autofree char *program = g_build_filename(world.folder, "program", NULL);

	ini_world_write(&world, "word", "from file\nsecond line\n");
	ini_world_write(&world, "token", "a-token\n");
	ini_world_write(&world, "exposed", "secret\n");
	ini_world_write(&world, "program", "#!/bin/sh\necho \"$1\"\n");
	g_assert_cmpint(g_chmod(exposed, 0604), ==, 0);
	g_assert_cmpint(g_chmod(program, 0700), ==, 0);
	return world;
}

static Config *
read_good(const IniWorld *world)
{
	g_autoptr(GPtrArray) problems = ini_world_new_problems();
	Config *config = NULL;

	g_assert_true(config_read(world->path, &config, problems, NULL));
	g_assert_cmpuint(problems->len, ==, 0);
	return config;
}

static void
test_password(gconstpointer data)
{
	const Row *row = data;
	IniWorld world = world_of(row->smtp);
	g_autoptr(Config) config = read_good(&world);
	const Context context = { .config = config };
	g_autoptr(GError) error = NULL;

	g_unsetenv("TAGDIGEST_SMTP_PASSWORD");
	if (row->variable != NULL) {
		g_setenv("TAGDIGEST_SMTP_PASSWORD", row->variable, TRUE);
	}
	g_assert_true(login_load(&context, "smtp", &error) == (row->wrong == NULL));
	if (row->wrong != NULL) {
		g_autofree char *message = ini_world_shorten(&world, error->message);

		g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
		g_assert_cmpstr(message, ==, row->wrong);
	}
	g_assert_cmpstr(config->relay != NULL ? config->relay->password : NULL, ==, row->want);
	ini_world_clear(&world);
}

static void
test_token(void)
{
	IniWorld world = world_of("");
	g_autoptr(GError) error = NULL;
	char *token = (char *)"none yet";

	g_autoptr(Config) without = read_good(&world);
	g_assert_true(secret_read_token(without, config_source(without, "s"), &token, NULL));
	g_assert_null(token);
	ini_world_write(&world, "aggregator.ini", REST "token_file = token\n");
	g_autoptr(Config) config = read_good(&world);
	g_assert_true(secret_read_token(config, config_source(config, "s"), &token, NULL));
	g_assert_cmpstr(token, ==, "a-token");
	g_clear_pointer(&token, g_free);

	ini_world_write(&world, "aggregator.ini", REST "token_file = exposed\n");
	g_autoptr(Config) exposed = read_good(&world);
	g_assert_false(secret_read_token(exposed, config_source(exposed, "s"), &token, &error));
	g_assert_null(token);
	g_autofree char *message = ini_world_shorten(&world, error->message);
	g_assert_cmpstr(message, ==,
		"aggregator.ini:8: [source s] token_file: exposed holds a secret and others may "
		"read it: chmod 600 exposed");
	ini_world_clear(&world);
}

static void
check_command(char *const *arguments, int limit_ms, const char *wrong)
{
	g_autofree char *secret = NULL;
	g_autoptr(GError) error = NULL;

	g_assert_false(child_run(arguments, limit_ms, &secret, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	g_assert_cmpstr(error->message, ==, wrong);
	g_assert_null(secret);
}

/* One writes for ever, one never ends, one never ends and is silent about it. */
static void
test_endless_commands(void)
{
	char *yes[] = { "yes", "secret", NULL };
	char *sleep[] = { "sleep", "60", NULL };
	char *closed[] = { "sh", "-c", "exec >&-; exec sleep 60", NULL };

	check_command(yes, 10000, "yes: signal 13 ended it");
	check_command(sleep, 50, "sleep: it took too long");
	check_command(closed, 50, "sh: it took too long");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *name = g_strconcat("/secret/password/", rows[i].name, NULL);

		g_test_add_data_func(name, &rows[i], test_password);
	}
	g_test_add_func("/secret/token", test_token);
	g_test_add_func("/secret/endless commands", test_endless_commands);
	return g_test_run();
}
