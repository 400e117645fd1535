/* What `check --print` prints: what was read, in one form, and no secret. */
#include "flow/inspect.h"

#include "../config/ini_world.h"
#include "base/error.h"

/* As many letters as stand in a line before it is broken at the next word, less one. */
#define A95 \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define A96 A95 "a"
#define DIGEST "[digest d]\n"

typedef struct Row {
	const char *name;
	const char *ini;
	const char *want;
} Row;

/* clang-format off */
static const Row rows[] = {
	{ "nothing", "; words\n", "" },
	{ "one form",
		"[ SMTP ]\nURL=smtp://localhost\n\n# words\n[digest  d]\nTags =  JoyFE,\n  Chat\n",
		"[SMTP]\nurl = smtp://localhost\n\n[digest d]\ntags = JoyFE, Chat\n" },
	{ "sections without keys", "[tag a]\n[tag b]\naliases = c\n[tag d]\n",
		"[tag a]\n\n[tag b]\naliases = c\n\n[tag d]\n" },
	{ "no value", DIGEST "note =\ntitle = t\n", "[digest d]\nnote =\ntitle = t\n" },
	{ "what nobody knows", "[smtp]\nfoo = 1\ntls = none\n[foo]\nbar = 2\n",
		"[smtp]\ntls = none\n\n[foo]\n" },
	/* ---- secrets ---- */
	{ "maildir", "[smtp]\nurl = maildir:a:b@c\n", "[smtp]\nurl = maildir:a:b@c\n" },
	{ "user",
		"[smtp]\nurl = smtp://me@m.example:25\n",
		"[smtp]\nurl = smtp://me@m.example:25\n" },
	{ "password", "[smtp]\nurl = smtp://me:a:b@c@m.example:25\n",
		"[smtp]\nurl = smtp://me:***@m.example:25\n" },
	{ "no login behind the host", "[smtp]\nurl = smtp://m.example:25/x:y@z\n",
		"[smtp]\nurl = smtp://m.example:25/x:y@z\n" },
	{ "command",
		"[smtp]\npassword_command = pass show x\n", "[smtp]\npassword_command = ***\n" },
	{ "file", "[smtp]\npassword_file = x\n", "[smtp]\npassword_file = x\n" },
	{ "address", "[source s]\nurl = https://me:pw@a.example/f?x=1&token=t\n",
		"[source s]\nurl = https://***@a.example/f?x=1&token=***\n" },
	/* ---- long values: a line that goes on is read as such ---- */
	{ "short enough", DIGEST "title = " A95 " b\n", DIGEST "title = " A95 " b\n" },
	{ "too long", DIGEST "title = " A96 " b\n", DIGEST "title = " A96 "\n\tb\n" },
	{ "twice", DIGEST "title = " A96 " " A95 " b " A95 " c\n",
		DIGEST "title = " A96 "\n\t" A95 " b\n\t" A95 " c\n" },
	{ "no word", DIGEST "title = " A96 A96 "\n", DIGEST "title = " A96 A96 "\n" },
	{ "not a comment",
		DIGEST "title = " A96 " ;b #c d\n", DIGEST "title = " A96 " ;b #c\n\td\n" },
	{ "not a key", DIGEST "title = " A96 " b=1 c\n", DIGEST "title = " A96 " b=1\n\tc\n" },
	{ "not a key with blanks", DIGEST "title = " A96 " b  = 1 c\n",
		DIGEST "title = " A96 " b  =\n\t1 c\n" },
	{ "no blank is lost", DIGEST "title = " A96 "  b c\n", DIGEST "title = " A96 "  b\n\tc\n" },
};
/* clang-format on */

static void
test_row(gconstpointer data)
{
	const Row *row = data;
	IniWorld world = ini_world_new(row->ini);
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;

	g_assert_true(inspect_text(world.path, &text, &error));
	g_assert_no_error(error);
	g_assert_cmpstr(text, ==, row->want);
	/* What is printed can be read again, and is then printed likewise. */
	g_autofree char *again = NULL;
	ini_world_write(&world, "aggregator.ini", text);
	g_assert_true(inspect_text(world.path, &again, NULL));
	g_assert_cmpstr(again, ==, text);
	ini_world_clear(&world);
}

static void
test_refused(void)
{
	IniWorld world = ini_world_new("[smtp]\nno key\n");
	g_autoptr(GError) changed = NULL;
	g_autoptr(GError) gone = NULL;
	char *text = NULL;

	g_assert_false(inspect_text(world.path, &text, &changed));
	g_assert_error(changed, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	g_assert_nonnull(strstr(changed->message, "has changed just now"));
	g_assert_false(inspect_text("/nowhere/a.ini", &text, &gone));
	g_assert_error(gone, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	g_assert_null(text);
	ini_world_clear(&world);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *name = g_strconcat("/inspect_text/", rows[i].name, NULL);

		g_test_add_data_func(name, &rows[i], test_row);
	}
	g_test_add_func("/inspect_text/refused", test_refused);
	return g_test_run();
}
