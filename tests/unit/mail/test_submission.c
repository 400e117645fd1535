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
	g_autofree char *want = g_strdup_printf(
		"smtp://127.0.0.1:%u: 535 5.7.8 bad credentials: the login was refused "
		"(check user and password_file)",
		spec->port);
	g_assert_cmpstr(error->message, ==, want);
	g_assert_cmpstr(sender->story->str, ==, "next 0, session permanent 0, ");
	postbox_finish(box);
	g_assert_null(strstr(box->trace->str, "MAIL"));
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
	g_test_add_func("/submission/bytes-arrive", test_bytes_arrive);
	g_test_add_func("/submission/journal-says-no", test_journal_says_no);
	g_test_add_func("/submission/mid-body-drop", test_mid_body_drop);
	g_test_add_func("/submission/hostile-addresses", test_hostile_addresses);
	g_test_add_func("/submission/no-server", test_no_server);
	g_test_add_func("/submission/order", test_order);
	g_test_add_func("/submission/no-tls-no-mail", test_no_tls_no_mail);
	g_test_add_func("/submission/login-in-clear", test_login_in_clear);
	g_test_add_func("/submission/login-without-password", test_login_without_password);
	return g_test_run();
}
