#include "mail/submission.h"

#include "base/error.h"
#include "base/signal.h"
#include "smtp_matrix.h"

static void
test_fault(gconstpointer row)
{
	assert_fault_row(&submission_transport, row);
}

static void
test_matrix(gconstpointer step)
{
	matrix_assert_step(&submission_transport, step);
}

static void
test_stop(gconstpointer row)
{
	assert_stops(&submission_transport, row);
}

static void
test_several(gconstpointer row)
{
	assert_several_row(&submission_transport, row);
}

static void
test_together(void)
{
	assert_together(&submission_transport, "250-box\r\n250 PIPELINING\r\n", true);
	assert_together(&submission_transport,
		"250-box\r\n250-pipelining and more\r\n250 8BITMIME\r\n", true);
	assert_together(&submission_transport,
		"250-box\r\n250-XPIPELINING\r\n250 8BITMIME PIPELINING\r\n", false);
}

static void
test_bytes_arrive(void)
{
	assert_bytes_arrive(&submission_transport);
}

static void
test_journal_says_no(void)
{
	assert_refusal_breaks(&submission_transport);
}

static void
test_mid_body_drop(void)
{
	assert_mid_body_drop(&submission_transport);
}

static void
test_hostile_addresses(void)
{
	assert_hostile_addresses(&submission_transport);
}

static void
test_no_server(void)
{
	assert_no_server(&submission_transport);
}

/* Each message is done before the next one is begun. */
static void
test_order(void)
{
	Postbox *box = postbox_open(no_faults);
	g_autoptr(Sender) sender = sender_new();

	sender_add_many(sender, 2);
	g_assert_true(run_against(&submission_transport, box, sender, NULL));
	g_assert_cmpstr(sender->story->str, ==, "next 0, last 0, ok 0, next 1, last 1, ok 1, ");
	postbox_close(box);
}

/* With a login or TLS asked for, a server that offers none gets nothing. */
static void
test_no_tls_no_mail(void)
{
	static const struct {
		RelayTls tls;
		const char *user;
	} rows[] = { { RELAY_TLS_REQUIRED, NULL }, { RELAY_TLS_AUTO, "me" } };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Postbox *box = postbox_open(no_faults);
		g_autoptr(RelaySpec) spec = spec_for(box);
		g_autoptr(Sender) sender = sender_new();
		g_autoptr(GError) error = NULL;

		spec->tls = rows[i].tls;
		spec->user = g_strdup(rows[i].user);
		spec->password = g_strdup("secret");
		sender_add_many(sender, 2);
		g_assert_false(submission_transport.run(spec, &sender->batch, &error));
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_NETWORK_PERMANENT);
		g_assert_nonnull(strstr(error->message, "does not offer TLS"));
		g_assert_cmpstr(sender->story->str, ==, "next 0, session permanent 0, ");
		postbox_finish(box);
		g_assert_null(strstr(box->trace->str, "AUTH"));
		g_assert_null(strstr(box->trace->str, "MAIL"));
		postbox_close(box);
	}
}

static void
test_login_in_clear(void)
{
	static const Fault faults[] = {
		{ "AUTH", 0, 0, FAULT_REPLY, "535 5.7.8 bad credentials\r\n" }, { 0 }
	};
	Postbox *box = postbox_open(faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	box->greetings = "250-postbox\r\n250 AUTH PLAIN\r\n";
	spec->user = g_strdup("me");
	spec->password = g_strdup("secret");
	sender_add_many(sender, 2);
	g_assert_false(submission_transport.run(spec, &sender->batch, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_PERMANENT);
	g_autofree char *want =
		g_strdup_printf("smtp://127.0.0.1:%u: at the login: 535 5.7.8 bad credentials "
				"(check user and password_file)",
			spec->port);
	g_assert_cmpstr(error->message, ==, want);
	g_assert_cmpstr(sender->story->str, ==, "next 0, session permanent 0, ");
	postbox_finish(box);
	g_assert_null(strstr(box->trace->str, "MAIL"));
	postbox_close(box);
}

/* How a login goes, and what is said when it does not; "AUTH" is what the server offers. */
typedef struct LoginRow {
	const char *offer;
	Fault faults[4];
	const char *trouble; /* NULL: it went well */
} LoginRow;

/* clang-format off */
static const LoginRow login_rows[] = {
	{ "AUTH PLAIN", { { "AUTH", 0, 0, FAULT_REPLY, "334 \r\n" },
	    { "AG1L", 0, 0, FAULT_REPLY, "235 2.7.0 in\r\n" } }, NULL },
	{ "AUTH LOGIN", { { "AUTH", 0, 0, FAULT_REPLY, "334 VXNlcm5hbWU6\r\n" },
	    { "BWU=", 0, 0, FAULT_REPLY, "334 UGFzc3dvcmQ6\r\n" },
	    { "C2VJ", 0, 0, FAULT_REPLY, "235 2.7.0 in\r\n" } }, NULL },
	{ "AUTH PLAIN", { { "AUTH", 0, 0, FAULT_REPLY, "454 4.7.0 not now\r\n" } },
	  "at the login: 454 4.7.0 not now" },
	{ "8BITMIME", { { 0 } }, "at EHLO: no way to log in that both sides know"
	  " (take the user out of the url if the server asks for none)" },
	{ "AUTH GSSAPI NTLM", { { 0 } }, "at EHLO: no way to log in that both sides know"
	  " (take the user out of the url if the server asks for none)" },
};
/* clang-format on */

static void
test_logins(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(login_rows); i++) {
		const LoginRow *row = &login_rows[i];
		Postbox *box = postbox_open(row->faults);
		g_autofree char *greetings = g_strdup_printf("250-box\r\n250 %s\r\n", row->offer);
		g_autoptr(RelaySpec) spec = spec_for(box);
		g_autoptr(Sender) sender = sender_new();
		g_autoptr(GError) error = NULL;

		box->greetings = greetings;
		spec->user = g_strdup("me");
		spec->password = g_strdup("secret");
		sender_add_many(sender, 1);
		const bool is_well = submission_transport.run(spec, &sender->batch, &error);
		postbox_finish(box);
		g_assert_cmpuint(box->accepted->len, ==, is_well);
		if (row->trouble == NULL) {
			g_assert_no_error(error);
		} else {
			g_autofree char *want = g_strdup_printf("smtp://127.0.0.1:%u: %s",
				spec->port, row->trouble);
			g_assert_cmpstr(is_well ? "well" : error->message, ==, want);
			g_assert_true(error->code == ERROR_MAIL_TEMPORARY
				|| error->code == ERROR_MAIL_PERMANENT);
			g_assert_null(strstr(box->trace->str, "MAIL"));
		}
		postbox_close(box);
	}
}

/* How a login by access token goes; @renewed how often another one was asked for. */
typedef struct TokenRow {
	LoginRow login;
	int renewed;
} TokenRow;

#define TOKEN_ADVICE \
	" (it was a new access token: see tagdigest-mail(7) for what the provider must allow)"
#define REFUSES(at, connection) \
	{ \
		at, 0, connection, FAULT_REPLY, "535 5.7.8 bad token\r\n" \
	}
#define TAKES(at) \
	{ \
		at, 0, 0, FAULT_REPLY, "235 2.7.0 in\r\n" \
	}
#define ASKS(at) \
	{ \
		at, 0, 0, FAULT_REPLY, "334 \r\n" \
	}

/* "dXNl" begins XOAUTH2's "user=me", "bixh" OAUTHBEARER's "n,a=me" (RFC 7628, 3.1); "AQ==" is the
 * word that lets a server refuse (3.2.3). */
static const TokenRow token_rows[] = {
	{ { "AUTH LOGIN PLAIN XOAUTH2", { ASKS("AUTH"), TAKES("DXNL") }, NULL }, 0 },
	{ { "AUTH OAUTHBEARER PLAIN", { ASKS("AUTH"), TAKES("BIXH") }, NULL }, 0 },
	{ { "AUTH XOAUTH2 OAUTHBEARER", { ASKS("AUTH"), TAKES("BIXH") }, NULL }, 0 },
	{ { "AUTH XOAUTH2", { ASKS("AUTH"), REFUSES("DXNL", 1), TAKES("DXNL") }, NULL }, 1 },
	{ { "AUTH XOAUTH2", { ASKS("AUTH"), REFUSES("DXNL", 0) },
		  "at the login: 535 5.7.8 bad token" TOKEN_ADVICE },
		1 },
	/* {"status":"400"} */
	{ { "AUTH XOAUTH2",
		  { ASKS("AUTH"),
			  { "DXNL", 0, 0, FAULT_REPLY, "334 eyJzdGF0dXMiOiI0MDAifQ==\r\n" } },
		  "at the login: 334 {\"status\":\"400\"}" TOKEN_ADVICE },
		1 },
	{ { "AUTH OAUTHBEARER",
		  { ASKS("AUTH"), { "BIXH", 0, 0, FAULT_REPLY, "334 eyJzdGF0dXMiOiI0MDAifQ==\r\n" },
			  REFUSES("AQ==", 0) },
		  "at the login: 535 5.7.8 bad token" TOKEN_ADVICE },
		1 },
	{ { "AUTH XOAUTH2",
		  { ASKS("AUTH"), { "DXNL", 0, 0, FAULT_REPLY, "454 4.7.0 not now\r\n" } },
		  "at the login: 454 4.7.0 not now" },
		0 },
	{ { "AUTH PLAIN LOGIN", { { 0 } },
		  "at EHLO: no way to log in that both sides know (auth = oauth2 wants XOAUTH2 or "
		  "OAUTHBEARER)" },
		0 },
};

static bool
count_renewal(void *data)
{
	int *count = data;

	return ++*count > 0;
}

static void
test_token_logins(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(token_rows); i++) {
		const LoginRow *row = &token_rows[i].login;
		Postbox *box = postbox_open(row->faults);
		g_autofree char *greetings = g_strdup_printf("250-box\r\n250 %s\r\n", row->offer);
		g_autoptr(RelaySpec) spec = spec_for(box);
		g_autoptr(Sender) sender = sender_new();
		g_autoptr(GError) error = NULL;
		int renewed = 0;

		box->greetings = greetings;
		spec->auth = RELAY_AUTH_OAUTH2;
		spec->user = g_strdup("me");
		spec->password = g_strdup("secret");
		sender->batch.renew = count_renewal;
		sender->batch.renew_data = &renewed;
		sender_add_many(sender, 2);
		const bool is_well = submission_transport.run(spec, &sender->batch, &error);
		postbox_finish(box);
		g_autofree char *want = row->trouble == NULL
			? g_strdup("")
			: g_strdup_printf("smtp://127.0.0.1:%u: %s", spec->port, row->trouble);
		g_assert_cmpstr(is_well ? "" : error->message, ==, want);
		g_assert_cmpuint(box->accepted->len, ==, is_well ? 2 : 0);
		g_assert_true(is_well == (strstr(box->trace->str, "MAIL") != NULL));
		g_assert_cmpint(renewed, ==, token_rows[i].renewed);
		postbox_close(box);
	}
}

/* A server that says several commands may come at once says so before the login. */
static void
test_together_after_login(void)
{
	static const Fault faults[] = { { "AUTH", 0, 0, FAULT_REPLY, "334 \r\n" },
		{ "AG1L", 0, 0, FAULT_REPLY, "235 2.7.0 in\r\n" },
		{ "MAIL", 0, 0, FAULT_LISTEN, NULL }, { 0 } };
	Postbox *box = postbox_open(faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	g_autoptr(Sender) sender = sender_new();

	box->greetings = "250-box\r\n250-PIPELINING\r\n250 AUTH PLAIN\r\n";
	spec->user = g_strdup("me");
	spec->password = g_strdup("secret");
	sender_add_many(sender, 1);
	g_assert_false(submission_transport.run(spec, &sender->batch, NULL));
	postbox_finish(box);
	g_assert_nonnull(strstr(box->trace->str, "\r\nRCPT TO:<r0@example.net>\r\nDATA\r\n"));
	postbox_close(box);
}

/* TLS that comes to nothing: said with the advice that fits the url. */
static void
test_no_handshake(void)
{
	static const Fault faults[] = { { "STAR", 0, 0, FAULT_DROP, "220 go\r\n" }, { 0 } };
	static const char *const advice = " (smtps:// is for port 465; smtp:// says STARTTLS)";

	for (int is_implicit = 0; is_implicit < 2; is_implicit++) {
		Postbox *box = postbox_open(faults);
		g_autoptr(RelaySpec) spec = spec_for(box);
		g_autoptr(Sender) sender = sender_new();
		g_autoptr(GError) error = NULL;

		box->greetings = "250-box\r\n250 STARTTLS\r\n";
		spec->kind = is_implicit ? RELAY_SMTPS : RELAY_SMTP;
		spec->tls = RELAY_TLS_REQUIRED;
		sender_add_many(sender, 1);
		g_assert_false(submission_transport.run(spec, &sender->batch, &error));
		g_assert_true(g_str_has_suffix(error->message, advice) == is_implicit);
		g_assert_cmpint(error->code, ==, ERROR_NETWORK_TEMPORARY);
		g_test_message("%s", error->message);
		postbox_close(box);
	}
}

/* The first trouble is the one that is told; a server that answers somebody is not given up. */
static void
test_one_by_one(void)
{
	static const Fault faults[] = { { "MAIL", 0, 1, FAULT_REPLY, "550 5.7.1 not you\r\n" },
		{ "CONNECT", 0, 2, FAULT_DROP, "421 4.3.2 busy\r\n" }, { 0 } };
	Postbox *box = postbox_open(faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	spec->connections = 4;
	sender_add_many(sender, 4);
	g_assert_false(submission_transport.run(spec, &sender->batch, &error));
	g_autofree char *ends = ends_of(sender);
	g_assert_cmpstr(ends, ==, "session permanent 0, session temporary 1, ");
	assert_story(sender, spec, error);
	postbox_close(box);
}

static void
test_login_without_password(void)
{
	Postbox *box = postbox_open(no_faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	spec->user = g_strdup("me");
	g_assert_false(submission_transport.run(spec, &sender->batch, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_PERMANENT);
	postbox_finish(box);
	g_assert_cmpint(box->connections, ==, 0);
	postbox_close(box);
}

static void
test_hasty_yes(void)
{
	assert_hasty_yes(&submission_transport);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	signal_install();
	for (gsize i = 0; i < G_N_ELEMENTS(fault_rows); i++) {
		g_autofree char *path = g_strconcat("/submission/fault/", fault_rows[i].name, NULL);

		g_test_add_data_func(path, &fault_rows[i], test_fault);
	}
	matrix_add_all("submission", test_matrix);
	stop_add_all("submission", test_stop);
	several_add_all("submission", test_several);
	g_test_add_func("/submission/together", test_together);
	g_test_add_func("/submission/bytes-arrive", test_bytes_arrive);
	g_test_add_func("/submission/journal-says-no", test_journal_says_no);
	g_test_add_func("/submission/mid-body-drop", test_mid_body_drop);
	g_test_add_func("/submission/hostile-addresses", test_hostile_addresses);
	g_test_add_func("/submission/no-server", test_no_server);
	g_test_add_func("/submission/hasty-yes", test_hasty_yes);
	g_test_add_func("/submission/order", test_order);
	g_test_add_func("/submission/no-tls-no-mail", test_no_tls_no_mail);
	g_test_add_func("/submission/login-in-clear", test_login_in_clear);
	g_test_add_func("/submission/logins", test_logins);
	g_test_add_func("/submission/token-logins", test_token_logins);
	g_test_add_func("/submission/together-after-login", test_together_after_login);
	g_test_add_func("/submission/no-handshake", test_no_handshake);
	g_test_add_func("/submission/one-by-one", test_one_by_one);
	g_test_add_func("/submission/login-without-password", test_login_without_password);
	return g_test_run();
}
