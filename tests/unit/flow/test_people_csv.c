/* Lists of people as they are read, before anybody is subscribed by them. */
#include "flow/people_part.h"

#include "base/error.h"

#include <string.h>

/* "PLACE ADDRESS DIGEST FORMAT STATE", and what is wrong; joined by "; ". Owned. */
static char *
described(const GPtrArray *entries)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < entries->len; i++) {
		const PeopleEntry *entry = g_ptr_array_index(entries, i);
		g_string_append_printf(text, "%s%s: %s %s %s %s%s%s", i > 0 ? "; " : "",
			entry->place, entry->address, entry->digest != NULL ? entry->digest : "-",
			entry->format != NULL ? entry->format : "-",
			subscription_state_name(entry->state), entry->problem != NULL ? "! " : "",
			entry->problem != NULL ? entry->problem : "");
	}
	return g_string_free(text, FALSE);
}

static char *
read_list(const char *text)
{
	g_autoptr(GPtrArray) entries = NULL;
	GError *error = NULL;

	g_assert_true(people_read_list(text, &entries, &error));
	g_assert_no_error(error);
	return described(entries);
}

typedef struct Row {
	const char *name, *text, *want;
} Row;

/* clang-format off */
static const Row rows[] = {
	{ "lines", "a@x\n\t # words\n \r\nBo <b@x>\nwords\n#\nc@x",
		"line 1: a@x - - active; line 4: Bo <b@x> - - active; line 5: words - - active; "
		"line 7: c@x - - active" },
	{ "no header but in the first place", "a@x\nemail\nb@x\n",
		"line 1: a@x - - active; line 2: email - - active; line 3: b@x - - active" },
	{ "a header below remarks", "# words\n\nemail\n# more\na@x\n", "line 5: a@x - - active" },
	{ "which column is the address", "mail,e-mail address,Email,name\nm@x,e@x,a@x,A\n",
		"line 2: A <a@x> - - active" },
	{ "the next best", "mail,E_Mail,name\nm@x,e@x,\n", "line 2: e@x - - active" },
	{ "which column is the name", "display name,full name,email\nD,F,a@x\n",
		"line 2: F <a@x> - - active" },
	{ "parts of a name", "first name,surname,email\nF,S,a@x\nF,,b@x\n,S,c@x\n,,d@x\n",
		"line 2: F S <a@x> - - active; line 3: F <b@x> - - active; "
		"line 4: S <c@x> - - active; line 5: d@x - - active" },
	{ "a whole name before its parts", "given name,name,email\nF,N,a@x\nF,,b@x\n",
		"line 2: N <a@x> - - active; line 3: F <b@x> - - active" },
	{ "digest and format", "email,digest,format\na@x,d,text\nb@x,,\nc@x\n",
		"line 2: a@x d text active; line 3: b@x - - active; line 4: c@x - - active" },
	{ "blanks around", " email ,\tname\n a@x\t, A \r\n", "line 2: A <a@x> - - active" },
	{ "semicolons", "email;name;a,b\na@x;A\n", "line 2: A <a@x> - - active" },
	{ "tabs", "email\tname\tfoo,bar\na@x\tA\n", "line 2: A <a@x> - - active" },
	{ "more semicolons than commas", "a,b;c;email\n1;2;a@x\n", "line 2: a@x - - active" },
	{ "only the first line says what splits", "email,name\na@x,A;;;;\n",
		"line 2: A;;;; <a@x> - - active" },
	{ "quotes", "email,name\n\"a@x\",\"A, \"\"B\"\" C\"\nb@x,\"\"\n",
		"line 2: A, \"B\" C <a@x> - - active; line 3: b@x - - active" },
	{ "over lines", "name,email\n\"A\nB\r\nC\",a@x\nD,b@x\n",
		"line 2: A B C <a@x> - - active; line 5: D <b@x> - - active" },
	{ "a name with what is none of a name", "name,email\nA\v\x1b\xc2\x85" "B,a@x\n\x07,b@x\n",
		"line 2: A B <a@x> - - active; line 3: b@x - - active" },
	{ "a name with brackets", "name,email\n\"A \\ \"\"<b@x>\"\"\",a@x\n",
		"line 2: \"A \\\\ \\\"<b@x>\\\"\" <a@x> - - active" },
	{ "over lines, quotes in it", "name,email\n\"A\n\"\"B\"\", C\",a@x\nD,b@x\n",
		"line 2: A \"B\", C <a@x> - - active; line 4: D <b@x> - - active" },
	{ "over lines to the end of one", "email,name\na@x,\"A\nB\"\nb@x,\"C\nD\"",
		"line 2: A B <a@x> - - active; line 4: C D <b@x> - - active" },
	{ "over lines to a line's end of two bytes", "email,name\na@x,\"A\nB\"\r\nb@x,C\n",
		"line 2: A B <a@x> - - active; line 4: C <b@x> - - active" },
	{ "left open, and a quote that closes nothing", "email,name\na@x,\"A\nb@x,B\"C\n",
		"line 2: A <a@x> - - active; line 3: BC <b@x> - - active" },
	{ "what export set before a formula", "email,name\n'+1@x,'=A\nb@x,'B\nc@x,'\n",
		"line 2: =A <+1@x> - - active; line 3: 'B <b@x> - - active; line 4: ' <c@x> - "
		"- active" },
	/* ---- who is out ---- */
	{ "two words, the later state", "email,status,state\na@x,bounced,complained\n"
		"b@x,complained,bounced\nc@x,active,pending\nd@x,pending,active\n",
		"line 2: a@x - - complained; line 3: b@x - - complained; line 4: c@x - - pending; "
		"line 5: d@x - - pending" },
	{ "unknown words", "email,status,state\na@x,keen,odd\n",
		"line 2: a@x - - active! \"keen\" in the column status is not known (expected "
		"active, "
		"pending, paused, bounced, complained or unsubscribed)" },
	{ "a row that is too short", "email,status\na@x\n", "line 2: a@x - - active" },
	{ "a word in other letters", "email,Email-Status\na@x, On_Hold \n", "line 2: a@x - - "
		"paused" },
	{ "out by a yes, and not by a no", "email,opt out,clean_time\n"
		"a@x,yes,\nb@x,no,\nc@x,0,2024-01-01\nd@x,0,0000-00-00 00:00\ne@x,,-\n",
		"line 2: a@x - - left; line 3: b@x - - active; line 4: c@x - - bounced; "
		"line 5: d@x - - active; line 6: e@x - - active" },
	{ "out by a no, and not by a yes or nothing", "email,active,confirmed\n"
		"a@x,false,yes\nb@x,1,n\nc@x,,\nd@x,yes,0\n",
		"line 2: a@x - - left; line 3: b@x - - pending; line 4: c@x - - active; "
		"line 5: d@x - - pending" },
	/* ---- our own ---- */
	{ "json", "\xef\xbb\xbf \n[{\"email\": \"a@x\", \"name\": \"A\\nB\", \"digest\": \"d\","
		" \"format\": \"text\", \"origin\": \"command\", \"state\": \"paused\"},"
		" {\"name\": \"nobody\"}, {\"email\": \"b@x\"}]",
		"entry 1: A B <a@x> d text paused; entry 3: b@x - - active" },
	{ "json of the ini", "[{\"email\": \"a@x\", \"origin\": \"ini\", \"state\": \"paused\"},"
		" {\"email\": \"b@x\", \"origin\": \"ini\", \"state\": \"bounced\"},"
		" {\"email\": \"c@x\", \"origin\": \"ini\"}]",
		"entry 2: b@x - - bounced" },
	{ "json, a word that is not known", "[{\"email\": \"a@x\", \"state\": \"odd\"}]",
		"entry 1: a@x - - active! the state \"odd\" is not known" },
	{ "json, nothing", "[]", "" },
};
/* clang-format on */

static void
test_row(gconstpointer data)
{
	const Row *row = data;
	g_autofree char *got = read_list(row->text);

	g_assert_cmpstr(got, ==, row->want);
}

/* A quote that is closed so many bytes after the line is a field; farther off it was left open. */
static void
test_quote_is_closed_soon(void)
{
	for (gsize bytes = 998; bytes <= 999; bytes++) {
		g_autofree char *words = g_strnfill(bytes, 'w');
		g_autofree char *text = g_strdup_printf("email,name\na@x,\"A\n%s\"\n", words);
		g_autofree char *got = read_list(text);
		const char *apart = "line 2: A <a@x> - - active; line 3";

		g_test_message("%zu", bytes);
		if (bytes == 998) {
			g_assert_true(g_str_has_prefix(got, "line 2: A www"));
			g_assert_null(strstr(got, "line 3"));
		} else {
			g_assert_true(g_str_has_prefix(got, apart));
		}
	}
}

static void
test_refused(void)
{
	/* clang-format off */
	static const struct {
		const char *text, *words;
	} refused[] = {
		{ "name\nA\n", "line 1 names no column \"email\" and is no address" },
		{ "\n# words\nname\nA\n", "line 3 names no column" },
		{ "[\n{", "line 2: " },
		{ "[] x", "line 1: " },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
		g_autoptr(GPtrArray) entries = NULL;
		g_autoptr(GError) error = NULL;

		g_assert_false(people_read_list(refused[i].text, &entries, &error));
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_USAGE_PERMANENT);
		g_test_message("%s", error->message);
		g_assert_true(g_str_has_prefix(error->message, refused[i].words));
		g_assert_null(entries);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *name = g_strconcat("/people_csv/", rows[i].name, NULL);

		g_test_add_data_func(name, &rows[i], test_row);
	}
	g_test_add_func("/people_csv/a quote is closed soon", test_quote_is_closed_soon);
	g_test_add_func("/people_csv/refused", test_refused);
	return g_test_run();
}
