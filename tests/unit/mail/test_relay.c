#include "mail/relay.h"

#if HAVE_LIBESMTP

#include "base/error.h"
#include "base/signal.h"
#include "smtp_matrix.h"

static void
test_fault(gconstpointer row)
{
	assert_fault_row(&relay_transport, row);
}

static void
test_matrix(gconstpointer step)
{
	matrix_assert_step(&relay_transport, step);
}

static void
test_stop(gconstpointer row)
{
	assert_stops(&relay_transport, row);
}

static void
test_several(gconstpointer row)
{
	assert_several_row(&relay_transport, row);
}

static void
test_bytes_arrive(void)
{
	assert_bytes_arrive(&relay_transport);
}

static void
test_journal_says_no(void)
{
	assert_refusal_breaks(&relay_transport);
}

static void
test_mid_body_drop(void)
{
	assert_mid_body_drop(&relay_transport);
}

static void
test_hostile_addresses(void)
{
	assert_hostile_addresses(&relay_transport);
}

static void
test_no_server(void)
{
	assert_no_server(&relay_transport);
}

static void
test_hasty_yes(void)
{
	assert_hasty_yes(&relay_transport);
}

/* Each message is done before the next one is begun. */
static void
test_order(void)
{
	Postbox *box = postbox_open(no_faults);
	g_autoptr(Sender) sender = sender_new();

	sender_add_many(sender, 2);
	g_assert_true(run_against(&relay_transport, box, sender, NULL));
	g_assert_cmpstr(sender->story->str, ==, "next 0, last 0, ok 0, next 1, last 1, ok 1, ");
	postbox_close(box);
}

/* A long batch goes over several sessions, each message once and in order. */
static void
test_many(void)
{
	Postbox *box = postbox_open(no_faults);
	g_autoptr(Sender) sender = sender_new();
	const gint64 start_us = g_get_monotonic_time();

	sender_add_many(sender, 301);
	g_assert_true(run_against(&relay_transport, box, sender, NULL));
	postbox_finish(box);
	g_assert_cmpint(box->connections, ==, 4);
	g_assert_cmpuint(box->accepted->len, ==, 301);
	for (guint i = 0; i < box->accepted->len; i++) {
		const GString *message = g_ptr_array_index(box->accepted, i);
		g_autofree char *want = g_strdup_printf("\r\nbody %u\r\n", i);

		g_assert_nonnull(strstr(message->str, want));
	}
	/* With Nagle's algorithm on it would be over 10 s (23 a second). */
	g_assert_cmpint(g_get_monotonic_time() - start_us, <, 8 * G_USEC_PER_SEC);
	postbox_close(box);
}

static void
test_pipelining(void)
{
	Postbox *box = postbox_open(no_faults);
	g_autoptr(Sender) sender = sender_new();

	box->greetings = "250-postbox\r\n250-PIPELINING\r\n250-DSN\r\n250 Chunking\r\n";
	sender_add_many(sender, 3);
	g_assert_true(run_against(&relay_transport, box, sender, NULL));
	postbox_finish(box);
	g_assert_null(strstr(box->trace->str, "BDAT"));
	g_autofree char *kept = postbox_kept(box);
	g_assert_cmpstr(kept, ==, "0 1 2 ");
	postbox_close(box);
}

/* The library reads 1,024 or 2,048 bytes at a time; a keyword that it would crash over is struck
 * wherever the pieces end. */
static void
test_keyword_in_two_pieces(void)
{
	static const gsize pieces[] = { 1024, 2048 };

	for (gsize i = 0; i < G_N_ELEMENTS(pieces) * 10; i++) {
		const gsize start = pieces[i / 10] - i % 10;
		g_autoptr(GString) greetings = g_string_new("250-box\r\n");
		Postbox *box = postbox_open(no_faults);
		g_autoptr(Sender) sender = sender_new();

		while (greetings->len + 100 < start) {
			g_string_append(greetings, "250-X-FILLER and some more of it\r\n");
		}
		g_string_append(greetings, "250-X");
		while (greetings->len + strlen("\r\n250-") < start) {
			g_string_append_c(greetings, 'x');
		}
		g_string_append(greetings, "\r\n250-CHUNKING\r\n250 PIPELINING\r\n");
		box->greetings = greetings->str;
		sender_add_many(sender, 2);
		g_assert_true(run_against(&relay_transport, box, sender, NULL));
		postbox_finish(box);
		g_assert_null(strstr(box->trace->str, "BDAT"));
		g_assert_cmpuint(box->accepted->len, ==, 2);
		postbox_close(box);
	}
}

/* With PIPELINING a refused recipient is followed by DATA all the same. */
static void
test_pipelining_refused(void)
{
	static const Fault faults[] = { { "RCPT", 2, 0, FAULT_REPLY, "550 5.1.1 who?\r\n" },
		{ 0 } };
	Postbox *box = postbox_open(faults);
	g_autoptr(Sender) sender = sender_new();

	box->greetings = "250-postbox\r\n250 PIPELINING\r\n";
	sender_add_many(sender, 3);
	g_assert_true(run_against(&relay_transport, box, sender, NULL));
	g_autofree char *ends = ends_of(sender);
	g_assert_cmpstr(ends, ==, "ok 0, permanent 1, ok 2, ");
	g_assert_cmpstr(sender_detail(sender, 1), ==, "550 5.1.1 who?");
	postbox_close(box);
}

static void
test_refuses_tls_and_login(void)
{
	static const struct {
		RelayTls tls;
		const char *user;
	} rows[] = { { RELAY_TLS_REQUIRED, NULL }, { RELAY_TLS_NONE, "me" } };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Postbox *box = postbox_open(no_faults);
		g_autoptr(RelaySpec) spec = spec_for(box);
		g_autoptr(Sender) sender = sender_new();
		g_autoptr(GError) error = NULL;

		spec->tls = rows[i].tls;
		spec->user = g_strdup(rows[i].user);
		sender_add_many(sender, 1);
		g_assert_false(relay_transport.run(spec, &sender->batch, &error));
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_PERMANENT);
		g_assert_cmpstr(sender->story->str, ==, "");
		postbox_finish(box);
		g_assert_cmpint(box->connections, ==, 0);
		postbox_close(box);
	}
}

/* A server that offers a login or TLS is not taken up on it. */
static void
test_offers_are_passed_over(void)
{
	Postbox *box = postbox_open(no_faults);
	g_autoptr(Sender) sender = sender_new();

	box->greetings = "250-postbox\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n";
	sender_add_many(sender, 1);
	g_assert_true(run_against(&relay_transport, box, sender, NULL));
	postbox_finish(box);
	g_assert_null(strstr(box->trace->str, "AUTH"));
	g_assert_null(strstr(box->trace->str, "STARTTLS"));
	postbox_close(box);
}

/* What the connection before was used for does not count: the journal's no ends it, and a mail that
 * fails on the fresh one is not tried once more. */
static void
test_fresh_is_fresh(void)
{
	static const Fault faults[] = { { "MAIL", 3, 0, FAULT_DROP, NULL }, { 0 } };
	Postbox *box = postbox_open(faults);
	g_autoptr(Sender) sender = sender_new();

	sender->refuse = 1;
	sender_add_many(sender, 4);
	g_assert_false(run_against(&relay_transport, box, sender, NULL));
	g_autofree char *ends = ends_of(sender);
	g_assert_cmpstr(ends, ==, "ok 0, session temporary 1, session temporary 2, ");
	postbox_close(box);
}

/* A server that takes no mail from us takes none by another connection. */
static void
test_refused_is_over(void)
{
	static const Fault faults[] = { { "MAIL", 0, 0, FAULT_REPLY, "550 5.7.1 not you\r\n" },
		{ 0 } };
	Postbox *box = postbox_open(faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	g_autoptr(Sender) sender = sender_new();

	spec->connections = 4;
	sender_add_many(sender, 4);
	g_assert_false(relay_transport.run(spec, &sender->batch, NULL));
	g_assert_cmpstr(sender->story->str, ==, "next 0, session permanent 0, ");
	postbox_close(box);
}

static void
test_nothing_to_do(void)
{
	Postbox *box = postbox_open(no_faults);
	g_autoptr(Sender) sender = sender_new();

	g_assert_true(run_against(&relay_transport, box, sender, NULL));
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
		g_autofree char *path = g_strconcat("/relay/fault/", fault_rows[i].name, NULL);

		g_test_add_data_func(path, &fault_rows[i], test_fault);
	}
	matrix_add_all("relay", test_matrix);
	stop_add_all("relay", test_stop);
	several_add_all("relay", test_several);
	g_test_add_func("/relay/bytes-arrive", test_bytes_arrive);
	g_test_add_func("/relay/journal-says-no", test_journal_says_no);
	g_test_add_func("/relay/mid-body-drop", test_mid_body_drop);
	g_test_add_func("/relay/hostile-addresses", test_hostile_addresses);
	g_test_add_func("/relay/no-server", test_no_server);
	g_test_add_func("/relay/hasty-yes", test_hasty_yes);
	g_test_add_func("/relay/order", test_order);
	g_test_add_func("/relay/many", test_many);
	g_test_add_func("/relay/pipelining", test_pipelining);
	g_test_add_func("/relay/keyword-in-two-pieces", test_keyword_in_two_pieces);
	g_test_add_func("/relay/pipelining-refused", test_pipelining_refused);
	g_test_add_func("/relay/refuses-tls-and-login", test_refuses_tls_and_login);
	g_test_add_func("/relay/offers-are-passed-over", test_offers_are_passed_over);
	g_test_add_func("/relay/fresh-is-fresh", test_fresh_is_fresh);
	g_test_add_func("/relay/refused-is-over", test_refused_is_over);
	g_test_add_func("/relay/nothing-to-do", test_nothing_to_do);
	return g_test_run();
}

#else

int
main(void)
{
	g_print("1..0 # SKIP built without libESMTP\n");
	return 0;
}

#endif
