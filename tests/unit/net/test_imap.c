#include "net/imap.h"

#include "base/error.h"
#include "../loopback.h"
#include "net/handle.h"

/* A command that is expected next, by how it begins, and what is answered: @ is its tag. */
typedef struct Line {
	const char *command, *answer;
} Line;

#define OFFER(words) "* CAPABILITY IMAP4rev1" words "\r\n@ OK\r\n"

/* What a server answers to the opening when nothing else is said. */
#define GREETING "* OK ready\r\n"
#define OFFERS OFFER(" SASL-IR AUTH=PLAIN MOVE UIDPLUS")

typedef struct Script {
	const char *greeting, *offers; /* NULL: as above */
	const char *login;             /* answer to AUTHENTICATE or LOGIN; NULL: OK */
	const Line *lines;             /* what follows, ended by {0} */
} Script;

typedef struct Server {
	const Script *script;
	GString *heard; /* what was said after the login, without tags */
	GString *login; /* what was said to log in */
	GMutex lock;
	Loopback *loopback;
} Server;

static void
answer(int socket, const char *tag, const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, "@", 0);
	g_autofree char *said = g_strjoinv(tag, parts);

	loopback_say(socket, said);
}

/* @return whether it belongs to the opening and was answered. */
static bool
answer_opening(int socket, const Server *server, const char *tag, const char *command)
{
	const Script *script = server->script;

	if (g_str_equal(command, "CAPABILITY")) {
		answer(socket, tag, script->offers == NULL ? OFFERS : script->offers);
		return true;
	}
	if (g_str_has_prefix(command, "AUTHENTICATE") || g_str_has_prefix(command, "LOGIN")) {
		g_string_append_printf(server->login, "%s\n", command);
		answer(socket, tag, script->login == NULL ? "@ OK in\r\n" : script->login);
		return true;
	}
	if (g_str_equal(command, "LIST \"\" \"\"")) {
		answer(socket, tag, "* LIST (\\Noselect) \"/\" \"\"\r\n@ OK\r\n");
		return true;
	}
	if (g_str_equal(command, "LOGOUT")) {
		answer(socket, tag, "* BYE\r\n@ OK\r\n");
		return true;
	}
	return false;
}

static void
converse(int socket, void *data)
{
	Server *server = data;
	const Line *line = server->script->lines;
	g_autoptr(GString) heard = g_string_new(NULL);

	loopback_say(socket,
		server->script->greeting == NULL ? GREETING : server->script->greeting);
	while (loopback_hear(socket, "\r\n", heard)) {
		g_string_truncate(heard, heard->len - 2);
		char *command = strchr(heard->str, ' ');
		if (command == NULL) { /* more of a login */
			answer(socket, "A002", "@ NO that was the error\r\n");
			continue;
		}
		*command++ = '\0';
		if (answer_opening(socket, server, heard->str, command)) {
			continue;
		}
		g_string_append_printf(server->heard, "%s\n", command);
		if (line == NULL || line->command == NULL
			|| !g_str_has_prefix(command, line->command)) {
			g_string_append(server->heard, "(unexpected)\n");
			return;
		}
		answer(socket, heard->str, line->answer);
		line++;
	}
}

static Server *
server_start(const Script *script)
{
	Server *server = g_new0(Server, 1);

	server->script = script;
	server->heard = g_string_new(NULL);
	server->login = g_string_new(NULL);
	server->loopback = loopback_start(converse, server);
	return server;
}

static void
server_stop(Server *server)
{
	loopback_stop(server->loopback);
	g_string_free(server->heard, TRUE);
	g_string_free(server->login, TRUE);
	g_free(server);
}

static ImapOptions
options_for(const Server *server)
{
	return (ImapOptions){
		.name = "box",
		.host = "127.0.0.1",
		.port = server->loopback->port,
		.user = "ada",
		.password = "secret",
		.timeout_s = 10,
	};
}

/* ---- logging in ---- */

typedef struct LoginRow {
	const char *name;
	Script script;
	bool by_token;
	const char *want;       /* a part of the error; NULL: it goes */
	const char *want_login; /* all that was said */
	int want_code;
} LoginRow;

#define PLAIN "AUTHENTICATE PLAIN AGFkYQBzZWNyZXQ=\n"

static const LoginRow login_rows[] = {
	{ "plain", .want_login = PLAIN },
	{ "command", { .offers = OFFER("") }, .want_login = "LOGIN \"ada\" \"secret\"\n" },
	{ "command-refused", { .offers = OFFER(" AUTH=GSSAPI"), .login = "@ NO who?\r\n" },
		.want = "take the login (check user and password_file): who?",
		.want_login = "LOGIN \"ada\" \"secret\"\n", .want_code = ERROR_REMOTE_PERMANENT },
	{ "no-other-ways",
		{ .offers = OFFER(" SASL-IR AUTH=GSSAPI AUTH=NTLM "
				  "AUTH=DIGEST-MD5 AUTH=PLAIN") },
		.want_login = PLAIN },
	{ "oauthbearer", { .offers = OFFER(" SASL-IR AUTH=OAUTHBEARER AUTH=PLAIN") },
		.by_token = true, .want_login = "AUTHENTICATE OAUTHBEARER " },
	{ "xoauth2", { .offers = OFFER(" SASL-IR AUTH=XOAUTH2 AUTH=PLAIN") }, .by_token = true,
		.want_login = "AUTHENTICATE XOAUTH2 " },
	{ "token-expired",
		{ .offers = OFFER(" SASL-IR AUTH=XOAUTH2"),
			.login = "+ eyJzdGF0dXMiOiI0MDAifQ==\r\n" },
		.by_token = true, .want = "token expired", .want_login = "AUTHENTICATE XOAUTH2 ",
		.want_code = ERROR_REMOTE_PERMANENT },
	{ "no-tokens", { .offers = OFFER(" AUTH=PLAIN") }, .by_token = true,
		.want = "takes no OAuth tokens", .want_login = "",
		.want_code = ERROR_REMOTE_PERMANENT },
	{ "disabled", { .offers = OFFER(" LOGINDISABLED AUTH=XOAUTH2") },
		.want = "takes no passwords", .want_login = "",
		.want_code = ERROR_REMOTE_PERMANENT },
	{ "refused", { .login = "@ NO [AUTHENTICATIONFAILED] Who are you?\r\n" },
		.want = "box: the login was refused: [AUTHENTICATIONFAILED] Who are you?",
		.want_login = PLAIN, .want_code = ERROR_REMOTE_PERMANENT },
	{ "for-now", { .login = "@ NO [UNAVAILABLE] later\r\n" },
		.want = "box: the login was refused for now: [UNAVAILABLE] later",
		.want_login = PLAIN, .want_code = ERROR_REMOTE_TEMPORARY },
	{ "bye", { .greeting = "* BYE go away\r\n" }, .want = "box: the server hung up: go away",
		.want_login = "", .want_code = ERROR_NETWORK_TEMPORARY },
	{ "another-protocol", { .greeting = "220 mail ESMTP\r\n" },
		.want = "does not speak IMAP: 220 mail ESMTP", .want_login = "",
		.want_code = ERROR_NETWORK_TEMPORARY },
	{ "hung-up", { .login = "* BYE no\r\n" }, .want = "box: ", .want_login = PLAIN,
		.want_code = ERROR_NETWORK_TEMPORARY },
};

static void
test_login(gconstpointer data)
{
	const LoginRow *row = data;
	Server *server = server_start(&row->script);
	ImapOptions options = options_for(server);
	g_autoptr(GError) error = NULL;
	Imap *imap = NULL;

	options.timeout_s = g_str_equal(row->name, "hung-up") ? 1 : 10;
	if (row->by_token) {
		options.password = NULL;
		options.token = "t0ken";
	}
	const bool done = imap_open(&options, &imap, &error);
	g_assert_cmpstr(error == NULL ? NULL : error->message, ==,
		row->want == NULL                           ? NULL
			: strstr(error->message, row->want) ? error->message
							    : row->want);
	g_assert_true(done == (row->want == NULL));
	if (!done) {
		g_assert_cmpint(error->code, ==, row->want_code);
		g_assert_null(strstr(error->message, "secret"));
		g_assert_null(strstr(error->message, "t0ken"));
	}
	imap_close(imap);
	g_assert_true(g_str_has_prefix(server->login->str, row->want_login));
	g_assert_true(*row->want_login != '\0' || server->login->len == 0);
	server_stop(server);
}

/* ---- what is asked ---- */

/* All that can be done with a folder, in order. @return whether all of it was done. */
static bool
do_all(Imap *imap, const char *filed, GString *found, GError **error)
{
	g_autoptr(GArray) uids = NULL;
	g_autoptr(GBytes) message = NULL;
	ImapFolder folder = { 0 };
	int64_t sizes[50];

	if (!imap_look(imap, "INBOX", &folder, error)) {
		return false;
	}
	g_string_append_printf(found, "folder %u %u", folder.validity, folder.count);
	if (!imap_search(imap, 5, 1795651200, &uids, error)
		|| !imap_sizes(imap, (const guint32 *)(const void *)uids->data, uids->len, sizes,
			error)) {
		return false;
	}
	for (guint i = 0; i < uids->len; i++) {
		g_string_append_printf(found, ", %u: %" G_GINT64_FORMAT,
			g_array_index(uids, guint32, i), sizes[i]);
	}
	if (!imap_fetch(imap, 5, 20, &message, error)) {
		return false;
	}
	g_string_append_printf(found, ", '%.*s'",
		message == NULL ? 4 : (int)g_bytes_get_size(message),
		message == NULL ? "none" : (const char *)g_bytes_get_data(message, NULL));
	return imap_enter(imap, "INBOX", &folder, error) && imap_mark_read(imap, uids, error)
		&& imap_move(imap, uids, filed, error);
}

typedef struct TalkRow {
	const char *name;
	const char *offers;
	Line lines[12];
	const char *want_error; /* a part; NULL: all goes */
	const char *want_found;
	int want_code;
	const char *filed; /* NULL: "Müll" */
} TalkRow;

#define LOOK \
	{ \
		"EXAMINE \"INBOX\"", \
			"* 3 EXISTS\r\n* OK [UIDVALIDITY 77] x\r\n* OK [UIDNEXT 9]\r\n@ OK " \
			"[READ-ONLY]\r\n" \
	}
#define FIND \
	{ \
		"UID SEARCH UID 5:* UNDELETED SINCE 26-Nov-2026", "* SEARCH 8 5\r\n@ OK\r\n" \
	}
#define SIZES \
	{ \
		"UID FETCH 5,8 (UID RFC822.SIZE)", \
			"* 1 FETCH (UID 5 RFC822.SIZE 9)\r\n* 3 FETCH (RFC822.SIZE 44 UID " \
			"8)\r\n@ OK\r\n" \
	}
#define FETCH \
	{ \
		"UID FETCH 5 (UID BODY.PEEK[]<0.21>)", \
			"* 1 FETCH (UID 5 BODY[]<0> {5}\r\nHi.\r\n)\r\n@ OK\r\n" \
	}
#define ENTER \
	{ \
		"SELECT \"INBOX\"", "* 3 EXISTS\r\n* OK [UIDVALIDITY 77] x\r\n@ OK\r\n" \
	}
#define SEEN \
	{ \
		"UID STORE 5,8 +FLAGS.SILENT (\\Seen)", "@ OK\r\n" \
	}
#define FOUND "folder 77 3, 5: 9, 8: 44, 'Hi.\r\n'"
#define COPY_ONLY OFFER(" SASL-IR AUTH=PLAIN")
#define NO_MOVE OFFER(" SASL-IR AUTH=PLAIN UIDPLUS")

#define SPACE(words) "* NAMESPACE " words "\r\n@ OK\r\n"
#define SPACES OFFER(" SASL-IR AUTH=PLAIN MOVE NAMESPACE")
#define HOSTILE "(({13}\r\na\r\nt9 DELETE  {1}\r\n\n)) NIL NIL"

static const TalkRow talk_rows[] = {
	{ "all",
		.lines = { LOOK, FIND, SIZES, FETCH, ENTER, SEEN,
			{ "UID MOVE 5,8 \"M&APw-ll\"",
				"* OK [COPYUID 1 5,8 1:2]\r\n* 1 EXPUNGE\r\n@ OK\r\n" } },
		.want_found = FOUND },
	{ "namespace", SPACES,
		.lines = { LOOK, FIND, SIZES, FETCH, ENTER, SEEN,
			{ "NAMESPACE", SPACE("((\"INBOX.\" \".\")) NIL ((\"S.\" \".\"))") },
			{ "UID MOVE 5,8 \"INBOX.Lists.M&APw-ll\"", "@ OK\r\n" } },
		.filed = "Lists/Müll", .want_found = FOUND },
	{ "namespace-is-there", SPACES,
		.lines = { LOOK, FIND, SIZES, FETCH, ENTER, SEEN,
			{ "NAMESPACE", SPACE("((\"INBOX.\" {1}\r\n.)) NIL NIL") },
			{ "UID MOVE 5,8 \"Inbox.Digest\"", "@ OK\r\n" } },
		.filed = "Inbox.Digest", .want_found = FOUND },
	{ "namespace-hostile", SPACES,
		.lines = { LOOK, FIND, SIZES, FETCH, ENTER, SEEN, { "NAMESPACE", SPACE(HOSTILE) },
			{ "UID MOVE 5,8 \"a/b\"", "@ OK\r\n" } },
		.filed = "a/b", .want_found = FOUND },
	{ "namespace-refused", SPACES,
		.lines = { LOOK, FIND, SIZES, FETCH, ENTER, SEEN, { "NAMESPACE", "@ BAD no\r\n" },
			{ "UID MOVE 5,8 \"a/b\"", "@ OK\r\n" } },
		.filed = "a/b", .want_found = FOUND },
	{ "folder-missing",
		.lines = { LOOK, FIND, SIZES, FETCH, ENTER, SEEN,
			{ "UID MOVE", "@ NO [TRYCREATE] none\r\n" },
			{ "CREATE \"M&APw-ll\"", "@ OK\r\n" },
			{ "SUBSCRIBE \"M&APw-ll\"", "@ NO what?\r\n" },
			{ "UID MOVE 5,8 \"M&APw-ll\"", "@ OK\r\n" } },
		.want_found = FOUND },
	{ "folder-refused",
		.lines = { LOOK, FIND, SIZES, FETCH, ENTER, SEEN, { "UID MOVE", "@ NO none\r\n" },
			{ "CREATE", "@ NO put INBOX. before it\r\n" } },
		.want_error = "does not file messages: none; box: the server does not make the "
			      "folder either: put INBOX. before it",
		.want_code = ERROR_REMOTE_PERMANENT, .want_found = FOUND },
	{ "without-move", NO_MOVE,
		.lines = { LOOK, FIND, SIZES, FETCH, ENTER, SEEN,
			{ "UID COPY 5,8 \"M", "@ OK\r\n" },
			{ "UID STORE 5,8 +FLAGS.SILENT (\\Deleted)", "@ OK\r\n" },
			{ "UID EXPUNGE 5,8", "@ OK\r\n" } },
		.want_found = FOUND },
	{ "without-uidplus", COPY_ONLY,
		.lines = { LOOK, FIND, SIZES, FETCH, ENTER, SEEN,
			{ "UID COPY 5,8 \"M", "@ OK\r\n" },
			{ "UID STORE 5,8 +FLAGS.SILENT (\\Deleted)", "@ OK\r\n" } },
		.want_found = FOUND },
	{ "copy-refused", COPY_ONLY,
		.lines = { LOOK, FIND, SIZES, FETCH, ENTER, SEEN,
			{ "UID COPY", "@ NO [INUSE] later\r\n" } },
		.want_error = "later", .want_code = ERROR_REMOTE_TEMPORARY, .want_found = FOUND },
	{ "no-validity", .lines = { { "EXAMINE", "* 3 EXISTS\r\n@ OK\r\n" } },
		.want_error = "UIDVALIDITY", .want_code = ERROR_REMOTE_PERMANENT,
		.want_found = "" },
	{ "no-folder", .lines = { { "EXAMINE", "@ NO [NONEXISTENT] no INBOX\r\n" } },
		.want_error = "box: the server does not open the folder: no INBOX",
		.want_code = ERROR_REMOTE_PERMANENT, .want_found = "" },
	{ "nothing-found",
		.lines = { LOOK, { "UID SEARCH", "@ OK nothing was said\r\n" },
			{ "UID FETCH 5", "@ OK\r\n" }, ENTER },
		.want_found = "folder 77 3, 'none'" },
	{ "last-of-all",
		.lines = { LOOK, { "UID SEARCH", "* SEARCH 4 4\r\n@ OK\r\n" },
			{ "UID FETCH 5", "@ OK\r\n" }, ENTER },
		.want_found = "folder 77 3, 'none'" },
	{ "search-again-and-again",
		.lines = { LOOK, { "UID SEARCH", "* SEARCH 8\r\n* SEARCH 5 8 5\r\n@ OK\r\n" },
			SIZES, { "UID FETCH 5", "@ NO gone\r\n" } },
		.want_error = "show a message: gone", .want_code = ERROR_REMOTE_PERMANENT,
		.want_found = "folder 77 3, 5: 9, 8: 44" },
	{ "sizes-of-others",
		.lines = { LOOK, FIND,
			{ "UID FETCH 5,8",
				"* 1 FETCH (UID 6 RFC822.SIZE 1)\r\n* 1 FETCH (UID 5)\r\n"
				"* 2 FETCH (RFC822.SIZE 3)\r\n@ OK\r\n" },
			{ "UID FETCH 5",
				"* 3 FETCH (UID 8 BODY[] \"x\")\r\n* 1 FETCH (FLAGS ())\r\n"
				"@ OK\r\n" },
			ENTER, SEEN, { "UID MOVE", "@ OK\r\n" } },
		.want_found = "folder 77 3, 5: -1, 8: -1, 'none'" },
	{ "bye", .lines = { LOOK, { "UID SEARCH", "* BYE shutting down\r\n" } },
		.want_error = "box: the server hung up: shutting down",
		.want_code = ERROR_NETWORK_TEMPORARY, .want_found = "folder 77 3" },
	{ "too-large",
		.lines = { LOOK, FIND, SIZES,
			{ "UID FETCH 5", "* 1 FETCH (UID 5 BODY[] {99999999}\r\nx" } },
		.want_error = "larger than what was asked for",
		.want_code = ERROR_NETWORK_TEMPORARY, .want_found = "folder 77 3, 5: 9, 8: 44" },
	{ "nonsense", .lines = { LOOK, { "UID SEARCH", "\r\n\r\n<html>\r\n" } },
		.want_error = "does not speak IMAP", .want_code = ERROR_NETWORK_TEMPORARY,
		.want_found = "folder 77 3" },
	{ "tags-of-others",
		.lines = { LOOK,
			{ "UID SEARCH", "t0 NO\r\nA002 BAD\r\n+ go on\r\n@ BAD what?\r\n" } },
		.want_error = "does not search: what?", .want_code = ERROR_REMOTE_PERMANENT,
		.want_found = "folder 77 3" },
};

static void
test_talk(gconstpointer data)
{
	const TalkRow *row = data;
	const Script script = { .offers = row->offers, .lines = row->lines };
	Server *server = server_start(&script);
	const ImapOptions options = options_for(server);
	g_autoptr(GString) found = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	Imap *imap = NULL;

	g_assert_true(imap_open(&options, &imap, &error));
	const bool done = do_all(imap, row->filed == NULL ? "Müll" : row->filed, found, &error);
	g_assert_cmpstr(found->str, ==, row->want_found);
	if (row->want_error == NULL) {
		g_assert_no_error(error);
	} else {
		g_assert_false(done);
		g_assert_nonnull(strstr(error->message, row->want_error));
		g_assert_cmpint(error->code, ==, row->want_code);
	}
	imap_close(imap);
	g_assert_null(strstr(server->heard->str, "unexpected"));
	server_stop(server);
}

/* ---- servers without an end ---- */

static void
flood(int socket, void *data)
{
	const char *line = data;
	g_autoptr(GString) heard = g_string_new(NULL);
	const gsize length = strlen(line);

	loopback_say(socket, GREETING);
	for (int i = 0; i < 3 && loopback_hear(socket, "\r\n", heard); i++) {
		const gsize tag = strcspn(heard->str, " ");
		g_autofree char *word = g_strndup(heard->str, tag);

		answer(socket, word, i == 0 ? OFFERS : "@ OK\r\n");
	}
	loopback_hear(socket, "\r\n", heard);
	while (loopback_send(socket, line, length)) {
	}
}

static void
test_flood(gconstpointer data)
{
	Loopback *loopback = loopback_start(flood, (void *)data);
	const ImapOptions options = { .name = "box",
		.host = "127.0.0.1",
		.port = loopback->port,
		.user = "ada",
		.password = "secret",
		.timeout_s = 60 };
	g_autoptr(GError) error = NULL;
	ImapFolder folder;
	Imap *imap = NULL;

	g_assert_true(imap_open(&options, &imap, &error));
	g_assert_false(imap_look(imap, "INBOX", &folder, &error));
	g_assert_cmpint(error->code, ==, ERROR_NETWORK_TEMPORARY);
	g_assert_nonnull(strstr(error->message, "end"));
	imap_close(imap);
	loopback_stop(loopback);
}

static void
stall(int socket, void *data)
{
	(void)data;
	loopback_stall(socket);
}

/* Nobody waits longer than was said, and a name that is none is not asked about. */
static void
test_silence(void)
{
	Loopback *loopback = loopback_start(stall, NULL);
	const ImapOptions options = { .name = "box",
		.host = "127.0.0.1",
		.port = loopback->port,
		.user = "ada",
		.password = "secret",
		.timeout_s = 1 };
	g_autoptr(GError) error = NULL;
	Imap *imap = NULL;

	g_assert_false(imap_open(&options, &imap, &error));
	g_assert_cmpint(error->code, ==, ERROR_NETWORK_TEMPORARY);
	g_assert_nonnull(strstr(error->message, "no answer within 1 s"));
	loopback_stop(loopback);
}

static void
test_bad_name(void)
{
	const Script script = { 0 };
	Server *server = server_start(&script);
	const ImapOptions options = options_for(server);
	g_autoptr(GError) error = NULL;
	ImapFolder folder;
	Imap *imap = NULL;

	g_assert_true(imap_open(&options, &imap, &error));
	g_assert_nonnull(strstr(imap_manner(imap), "can move"));
	g_assert_false(imap_look(imap, "a\r\nt9 DELETE b", &folder, &error));
	g_assert_cmpint(error->code, ==, ERROR_CONFIG_PERMANENT);
	imap_close(imap);
	g_assert_cmpstr(server->heard->str, ==, "");
	server_stop(server);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	handle_start();
	for (gsize i = 0; i < G_N_ELEMENTS(login_rows); i++) {
		g_autofree char *path = g_strconcat("/imap/login/", login_rows[i].name, NULL);
		g_test_add_data_func(path, &login_rows[i], test_login);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(talk_rows); i++) {
		g_autofree char *path = g_strconcat("/imap/talk/", talk_rows[i].name, NULL);
		g_test_add_data_func(path, &talk_rows[i], test_talk);
	}
	g_test_add_data_func("/imap/flood/answers", "* 3 EXISTS\r\n", test_flood);
	g_test_add_data_func("/imap/flood/line", "* OK and so on ", test_flood);
	g_test_add_data_func("/imap/flood/words", "* SEARCH 1 2 3 4 5 6 7 8 9\r\n", test_flood);
	g_test_add_func("/imap/silence", test_silence);
	g_test_add_func("/imap/bad-name", test_bad_name);
	return g_test_run();
}
