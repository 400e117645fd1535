#include "net/imap_reader.h"

#include "net/imap_answer.h"

#include <string.h>

#define LITERALS_MAX 100

static void
dump_token(const ImapAnswer *answer, const ImapToken *token, GString *out)
{
	const char *text = imap_answer_text(answer, token);

	g_assert_cmpint(text[token->length], ==, '\0');
	if (token->kind == IMAP_NIL) {
		g_string_append(out, " NIL!");
	} else if (token->kind == IMAP_STRING) {
		g_string_append_printf(out, " '%s'", text);
	} else {
		g_string_append_printf(out, " %s", text);
	}
}

/* "TAG STATUS[CODE]:WORDS" or "TAG: TOKENS". */
static void
dump_answer(const ImapAnswer *answer, GString *out)
{
	static const char *const names[] = { "", "ok", "no", "bad", "bye", "preauth", "+" };

	g_string_append_printf(out, "%s%s%s", answer->tag, *names[answer->status] ? " " : "",
		names[answer->status]);
	if (answer->code != NULL) {
		g_string_append_printf(out, "[%s]", answer->code);
	}
	g_string_append_printf(out, ":%s", answer->text);
	for (guint i = 0; i < answer->tokens->len; i++) {
		dump_token(answer, imap_answer_token(answer, i), out);
	}
	g_string_append_c(out, '\n');
}

/* All answers in bytes that come so many at a time; then "…" where one is begun, "! WHY" at bad. */
static char *
read_all(const char *bytes, gsize length, gsize piece)
{
	g_autoptr(GString) out = g_string_new(NULL);
	ImapReader reader;
	ImapReaderState state = IMAP_READER_PART;
	gsize at = 0, used;

	imap_reader_begin(&reader, LITERALS_MAX);
	while (at < length && state != IMAP_READER_BAD) {
		state = imap_reader_take(&reader, bytes + at, MIN(piece, length - at), &used);
		at += used;
		if (state == IMAP_READER_WHOLE) {
			dump_answer(&reader.answer, out);
		}
	}
	if (state == IMAP_READER_BAD) {
		g_string_append_printf(out, "! %s\n", reader.fault);
	} else if (state == IMAP_READER_PART) {
		g_string_append(out, "…\n");
	}
	imap_reader_clear(&reader);
	return g_string_free(g_steal_pointer(&out), FALSE);
}

typedef struct ReadRow {
	const char *name, *bytes, *want;
} ReadRow;

static const ReadRow read_rows[] = {
	{ "greeting", "* OK [CAPABILITY IMAP4rev1 ID] ready.\r\n",
		"* ok[CAPABILITY IMAP4rev1 ID]:ready.\n" },
	{ "tagged", "t1 OK done\r\nt2 no [TRYCREATE] no such mailbox\r\nt3 BAD what?\r\n",
		"t1 ok:done\nt2 no[TRYCREATE]:no such mailbox\nt3 bad:what?\n" },
	{ "status-alone", "t1 OK\r\n", "t1 ok:\n" },
	{ "status-is-text", "* OK send {5}\r\n* BYE \"quoted\r\n",
		"* ok:send {5}\n* bye:\"quoted\n" },
	{ "code-without-end", "* OK [UIDNEXT 4 is\r\n", "* ok:[UIDNEXT 4 is\n" },
	{ "go-on", "+ idling\r\n+\r\n+ [X y] z\r\n", "+ +:idling\n+ +:\n+ +[X y]:z\n" },
	{ "search", "* SEARCH 2 84 882\r\n* SEARCH\r\n", "*: SEARCH 2 84 882\n*: SEARCH\n" },
	{ "flags", "* FLAGS (\\Seen $x)\r\n", "*: FLAGS ( \\Seen $x )\n" },
	{ "line-feed-alone", "* 3 EXISTS\nt1 OK\n", "*: 3 EXISTS\nt1 ok:\n" },
	{ "quoted", "* LIST () \"/\" \"a\\\"b\\\\c\"\r\n", "*: LIST ( ) '/' 'a\"b\\c'\n" },
	{ "quoted-literal-look", "* LIST () \"{3}\" x\r\n", "*: LIST ( ) '{3}' x\n" },
	{ "literal", "* 1 FETCH (UID 7 BODY[] {6}\r\na\r\nb)( FLAGS ())\r\n",
		"*: 1 FETCH ( UID 7 BODY[] 'a\r\nb)(' FLAGS ( ) )\n" },
	{ "literal-empty", "* 1 FETCH (BODY[] {0}\r\n UID 7)\r\n",
		"*: 1 FETCH ( BODY[] '' UID 7 )\n" },
	{ "literal-plus", "* 1 FETCH (BODY[] {2+}\r\nab)\r\n", "*: 1 FETCH ( BODY[] 'ab' )\n" },
	{ "literal-8", "* 1 FETCH (BINARY[1] ~{2}\r\nab)\r\n", "*: 1 FETCH ( BINARY[1] 'ab' )\n" },
	{ "two-literals", "* LIST () {1}\r\n/ {3}\r\nabc\r\n", "*: LIST ( ) '/' 'abc'\n" },
	{ "literal-then-empty-line", "* 1 FETCH (BODY[] {2}\r\nab)\r\n\r\nt1 OK\r\n",
		"*: 1 FETCH ( BODY[] 'ab' )\nt1 ok:\n" },
	{ "section-with-blanks", "* 1 FETCH (BODY[HEADER.FIELDS (TO)]<0> NIL)\r\n",
		"*: 1 FETCH ( BODY[HEADER.FIELDS (TO)]<0> NIL! )\n" },
	{ "nil", "* 1 FETCH (ENVELOPE (NIL nil \"NIL\" NILS))\r\n",
		"*: 1 FETCH ( ENVELOPE ( NIL! NIL! 'NIL' NILS ) )\n" },
	{ "unbalanced", "* 1 FETCH )))((\r\n", "*: 1 FETCH ) ) ) ( (\n" },
	{ "begun", "* 1 FETCH (BODY[] {6}\r\nab", "…\n" },
	{ "no-tag", " 1 OK\r\n", "! a line that is no answer\n" },
	{ "web-server", "HTTP/1.1\r\n", "! a line that is no answer\n" },
	{ "quoted-without-end", "* LIST () \"/\r\n", "! a quoted text without an end\n" },
	{ "size-is-none", "* 1 FETCH (BODY[] {x}\r\n", "! the size of a text is none\n" },
	{ "size-in-midst", "* 1 FETCH (BODY[] {3} abc)\r\n", "! the size of a text is none\n" },
	{ "size-negative", "* 1 FETCH (BODY[] {-1}\r\n", "! the size of a text is none\n" },
	{ "size-over", "* 1 FETCH (BODY[] {101}\r\n",
		"! a text that is larger than what was asked for\n" },
	{ "size-over-in-all",
		"* X {50}\r\n12345678901234567890123456789012345678901234567890 {51}\r\n",
		"! a text that is larger than what was asked for\n" },
	{ "size-of-64-bits", "* 1 FETCH (BODY[] {18446744073709551617}\r\n",
		"! the size of a text is none\n" },
};

static void
test_read(gconstpointer data)
{
	static const gsize pieces[] = { 1, 2, 7, 10000 };
	const ReadRow *row = data;

	for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autofree char *got = read_all(row->bytes, strlen(row->bytes), pieces[i]);

		g_assert_cmpstr(got, ==, row->want);
	}
}

/* Lines and words have a bound, whether or not they end. */
static void
test_endless(void)
{
	g_autoptr(GString) line = g_string_new("* OK ");
	g_autoptr(GString) empty = g_string_new(NULL);
	g_autoptr(GString) words = g_string_new("* X ");

	while (line->len <= IMAP_LINES_BYTES_MAX) {
		g_string_append(line, "endless ");
		g_string_append(empty, "\r\n\r\n\r\n\r\n\r\n");
	}
	for (int i = 0; i < IMAP_TOKENS_MAX; i++) {
		g_string_append(words, "()");
	}
	g_string_append(words, "\r\n");
	g_autofree char *no_end = read_all(line->str, line->len, 4096);
	g_autofree char *no_words = read_all(empty->str, empty->len, 4096);
	g_autofree char *too_many = read_all(words->str, words->len, 4096);
	g_assert_cmpstr(no_end, ==, "! a line without an end\n");
	g_assert_cmpstr(no_words, ==, "! a line without an end\n");
	g_assert_cmpstr(too_many, ==, "! an answer of too many words\n");
}

/* NUL and other bytes that no answer holds harm nobody. */
static void
test_bytes(void)
{
	static const char bytes[] = "* 1 FETCH (BODY[] {3}\r\na\0b X\0Y \xff)\r\nt\0 OK\r\n";
	g_autofree char *got = read_all(bytes, sizeof bytes - 1, 3);

	g_assert_cmpstr(got, ==, "*: 1 FETCH ( BODY[] 'a' X \xff )\n! a line that is no answer\n");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(read_rows); i++) {
		g_autofree char *path = g_strconcat("/imap-reader/", read_rows[i].name, NULL);

		g_test_add_data_func(path, &read_rows[i], test_read);
	}
	g_test_add_func("/imap-reader/endless", test_endless);
	g_test_add_func("/imap-reader/bytes", test_bytes);
	return g_test_run();
}
