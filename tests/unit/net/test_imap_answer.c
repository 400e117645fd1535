#include "net/imap_answer.h"

#include <string.h>

/* The one answer in @bytes. */
static const ImapAnswer *
read_one(ImapReader *reader, const char *bytes)
{
	gsize used;

	imap_reader_begin(reader, 100);
	g_assert_cmpint(imap_reader_take(reader, bytes, strlen(bytes), &used), ==,
		IMAP_READER_WHOLE);
	g_assert_cmpuint(used, ==, strlen(bytes));
	return &reader->answer;
}

typedef struct FetchRow {
	const char *bytes, *want; /* NULL: it is no FETCH */
} FetchRow;

/* The platforms' manners: attributes in any order, more than was asked for, other spellings. */
static const FetchRow fetch_rows[] = {
	{ "* 1 FETCH (UID 7 RFC822.SIZE 44)\r\n", "7 44 -" },
	{ "* 1 FETCH (FLAGS (\\Seen) RFC822.SIZE 0 UID 4294967295)\r\n", "4294967295 0 -" },
	{ "* 1 fetch (uid 7 body[] {2}\r\nhi)\r\n", "7 -1 hi" },
	{ "* 1 FETCH (BODY[] {2}\r\nhi UID 7)\r\n", "7 -1 hi" },
	{ "* 1 FETCH (BODY[] \"hi\" FLAGS (\\Seen) UID 7 MODSEQ (99))\r\n", "7 -1 hi" },
	{ "* 1 FETCH (BODY[]<0> {2}\r\nhi UID 7)\r\n", "7 -1 hi" },
	{ "* 1 FETCH (ENVELOPE (NIL (UID 3) NIL) UID 7)\r\n", "7 -1 -" },
	{ "* 1 FETCH (BODY[] NIL UID 7)\r\n", "7 -1 -" },
	{ "* 1 FETCH (BODY[HEADER] {2}\r\nhi UID 7)\r\n", "7 -1 -" },
	{ "* 1 FETCH (UID NIL RFC822.SIZE NIL BODY[] NIL)\r\n", "0 -1 -" },
	{ "* 1 FETCH (UID 0 RFC822.SIZE -3)\r\n", "0 -1 -" },
	{ "* 1 FETCH (UID 4294967296 RFC822.SIZE 18446744073709551616)\r\n", "0 -1 -" },
	{ "* 1 FETCH (UID (7) RFC822.SIZE)\r\n", "0 -1 -" },
	{ "* 1 FETCH (UID \"7\")\r\n", "0 -1 -" },
	{ "* 1 FETCH (UID 7", NULL },
	{ "* 1 FETCH ()\r\n", "0 -1 -" },
	{ "* 1 FETCH (((((\r\n", "0 -1 -" },
	{ "* 1 FETCH UID 7\r\n", NULL },
	{ "* 1 FETCH\r\n", NULL },
	{ "* FETCH (UID 7)\r\n", NULL },
	{ "* x FETCH (UID 7)\r\n", NULL },
	{ "t1 1 FETCH (UID 7)\r\n", NULL },
	{ "* 1 EXISTS\r\n", NULL },
	{ "* OK FETCH (UID 7)\r\n", NULL },
};

static void
test_fetch(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(fetch_rows); i++) {
		g_autofree char *line = g_str_has_suffix(fetch_rows[i].bytes, "\n")
			? g_strdup(fetch_rows[i].bytes)
			: g_strconcat(fetch_rows[i].bytes, "\r\n", NULL);
		ImapReader reader;
		const ImapAnswer *answer = read_one(&reader, line);
		ImapItem item;

		if (!imap_answer_fetch(answer, &item)) {
			g_assert_null(fetch_rows[i].want);
		} else if (fetch_rows[i].want != NULL) {
			g_autofree char *got = g_strdup_printf("%u %" G_GINT64_FORMAT " %s",
				item.uid, item.size_bytes,
				item.body == NULL ? "-" : imap_answer_text(answer, item.body));
			g_assert_cmpstr(got, ==, fetch_rows[i].want);
		}
		imap_reader_clear(&reader);
	}
}

static void
test_search(void)
{
	static const struct {
		const char *bytes, *want;
	} rows[] = {
		{ "* SEARCH 3 1 2\r\n", " 3 1 2" },
		{ "* SEARCH\r\n", "" },
		{ "* SEARCH 0 -1 x NIL (4) \"5\" 4294967296 6\r\n", " 4 6" },
		{ "* SEARCH 5 (MODSEQ 9)\r\n", " 5 9" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
		g_autoptr(GString) got = g_string_new(NULL);
		ImapReader reader;
		const ImapAnswer *answer = read_one(&reader, rows[i].bytes);

		g_assert_true(imap_answer_is(answer, "search"));
		imap_answer_search(answer, numbers);
		for (guint j = 0; j < numbers->len; j++) {
			g_string_append_printf(got, " %u", g_array_index(numbers, guint32, j));
		}
		g_assert_cmpstr(got->str, ==, rows[i].want);
		imap_reader_clear(&reader);
	}
}

static void
test_codes(void)
{
	static const struct {
		const char *bytes, *name;
		guint32 want;
		bool has;
	} rows[] = {
		{ "* OK [UIDVALIDITY 3857529045] UIDs valid\r\n", "UIDVALIDITY", 3857529045, true },
		{ "* OK [uidnext 7]\r\n", "UIDNEXT", 7, true },
		{ "* OK [UIDNEXT 7 8]\r\n", "UIDNEXT", 7, true },
		{ "* OK [UIDNEXT]\r\n", "UIDNEXT", 0, true },
		{ "* OK [UIDNEXT x]\r\n", "UIDNEXT", 0, true },
		{ "* OK [UIDNEXTS 4]\r\n", "UIDNEXT", 0, false },
		{ "* OK UIDNEXT 4\r\n", "UIDNEXT", 0, false },
		{ "t9 NO [TRYCREATE] none\r\n", "TRYCREATE", 0, true },
		{ "* 4 EXISTS\r\n", "EXISTS", 0, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		ImapReader reader;
		const ImapAnswer *answer = read_one(&reader, rows[i].bytes);

		g_assert_cmpuint(imap_answer_code(answer, rows[i].name), ==, rows[i].want);
		g_assert_true(imap_answer_has_code(answer, rows[i].name) == rows[i].has);
		imap_reader_clear(&reader);
	}
}

static void
test_offers(void)
{
	static const struct {
		const char *bytes;
		bool says, offers;
	} rows[] = {
		{ "* CAPABILITY IMAP4rev1 move\r\n", true, true },
		{ "* CAPABILITY IMAP4rev1 MOVES \"MOVE\"\r\n", true, false },
		{ "* CAPABILITY\r\n", true, false },
		{ "t1 OK [CAPABILITY IMAP4rev1 MOVE] in\r\n", true, true },
		{ "t1 OK [CAPABILITY IMAP4rev1] MOVE\r\n", true, false },
		{ "t1 OK MOVE\r\n", false, false },
		{ "* MOVE\r\n", false, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		ImapReader reader;
		const ImapAnswer *answer = read_one(&reader, rows[i].bytes);
		bool offers = false;

		g_assert_true(imap_answer_offers(answer, "MOVE", &offers) == rows[i].says);
		g_assert_true(offers == rows[i].offers);
		imap_reader_clear(&reader);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/imap-answer/fetch", test_fetch);
	g_test_add_func("/imap-answer/search", test_search);
	g_test_add_func("/imap-answer/codes", test_codes);
	g_test_add_func("/imap-answer/offers", test_offers);
	return g_test_run();
}
