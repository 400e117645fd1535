/* LMTP (RFC 2033): the same conversation with another greeting, and what a server may do wrong. */
#include "mail/submission.h"

#include "base/error.h"
#include "base/signal.h"
#include "smtp_matrix.h"

#include <sys/un.h>

static bool
run_lmtp(const RelaySpec *spec, const TransportBatch *batch, GError **error)
{
	((RelaySpec *)spec)->kind = RELAY_LMTP;
	return submission_transport.run(spec, batch, error);
}

static const TransportOps lmtp = { "lmtp", run_lmtp };

static void
test_fault(gconstpointer row)
{
	assert_fault_row(&lmtp, row);
}

static void
test_matrix(gconstpointer step)
{
	matrix_assert_step(&lmtp, step);
}

/* One command at a time, whatever the server offers; LHLO and never EHLO. */
static void
test_words(void)
{
	Postbox *box = postbox_open(no_faults);
	g_autoptr(Sender) sender = sender_new();

	box->greetings = "250-box\r\n250-PIPELINING\r\n250 8BITMIME\r\n";
	sender_add_many(sender, 2);
	g_assert_true(run_against(&lmtp, box, sender, NULL));
	postbox_finish(box);
	g_assert_cmpstr(box->trace->str, ==,
		"LHLO client.example\r\n"
		"MAIL FROM:<digest@example.org>\r\nRCPT TO:<r0@example.net>\r\nDATA\r\n"
		"MAIL FROM:<digest@example.org>\r\nRCPT TO:<r1@example.net>\r\nDATA\r\n"
		"QUIT\r\n");
	postbox_close(box);
}

/* How a greeting goes wrong, and what is said of it. */
typedef struct GreetingRow {
	Fault fault;
	const char *trouble;
	ErrorCode code;
} GreetingRow;

static const GreetingRow greeting_rows[] = {
	{ { "CONNECT", 0, 0, FAULT_DROP, "421 4.3.2 busy\r\n" }, "at the greeting: 421 4.3.2 busy",
		ERROR_MAIL_TEMPORARY },
	{ { "CONNECT", 0, 0, FAULT_DROP, "554 5.7.1 no\r\n" }, "at the greeting: 554 5.7.1 no",
		ERROR_MAIL_PERMANENT },
	{ { "CONNECT", 0, 0, FAULT_REPLY, "220 one\r\n250 and another\r\n" },
		"at the greeting: an answer that is none", ERROR_NETWORK_TEMPORARY },
	{ { "CONNECT", 0, 0, FAULT_REPLY, "354 go on\r\n" },
		"at the greeting: an answer that is none", ERROR_NETWORK_TEMPORARY },
	{ { "CONNECT", 0, 0, FAULT_ENDLESS, "220-on\r\n" },
		"at the greeting: an answer that is none", ERROR_NETWORK_TEMPORARY },
	{ { "CONNECT", 0, 0, FAULT_STALL, NULL }, "at the greeting: no answer within 1 s",
		ERROR_NETWORK_TEMPORARY },
	{ { "CONNECT", 0, 0, FAULT_HALF, "220 ha" }, "at the greeting: no answer within 1 s",
		ERROR_NETWORK_TEMPORARY },
	{ { "EHLO", 0, 0, FAULT_REPLY, "502 5.5.1 what?\r\n" }, "at LHLO: 502 5.5.1 what?",
		ERROR_MAIL_PERMANENT },
	{ { "EHLO", 0, 0, FAULT_HALF, "250-ha" }, "at LHLO: no answer within 1 s",
		ERROR_NETWORK_TEMPORARY },
	{ { "EHLO", 0, 0, FAULT_DROP, NULL }, "at LHLO: ", ERROR_NETWORK_TEMPORARY },
};

static void
test_greetings(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(greeting_rows); i++) {
		const GreetingRow *row = &greeting_rows[i];
		const Fault faults[] = { row->fault, { 0 } };
		Postbox *box = postbox_open(faults);
		g_autoptr(RelaySpec) spec = spec_for(box);
		g_autoptr(Sender) sender = sender_new();
		g_autoptr(GError) error = NULL;

		sender_add_many(sender, 2);
		g_assert_false(lmtp.run(spec, &sender->batch, &error));
		g_autofree char *want = g_strdup_printf("lmtp://127.0.0.1:%u: %s", spec->port,
			row->trouble);
		g_test_message("%s", error->message);
		g_assert_true(g_str_has_prefix(error->message, want));
		g_assert_cmpint(error->code, ==, (int)row->code);
		postbox_finish(box);
		g_assert_null(strstr(box->trace->str, "MAIL"));
		postbox_close(box);
	}
}

/* A socket of this machine, which leads to the box. */
static gpointer
answer_socket(gpointer data)
{
	Postbox *box = data;
	const int listener = GPOINTER_TO_INT(box->data);
	const int talk = accept(listener, NULL, NULL);

	postbox_talk(talk, box);
	close(talk);
	return NULL;
}

static void
test_socket(void)
{
	g_autofree char *folder = g_dir_make_tmp("lmtp-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "lmtp", NULL);
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	Postbox *box = postbox_open(no_faults);
	g_autoptr(RelaySpec) spec = relay_spec_new();
	g_autofree char *url = g_strconcat("lmtp:", path, NULL);
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	g_strlcpy(address.sun_path, path, sizeof address.sun_path);
	g_assert_cmpint(bind(listener, (struct sockaddr *)&address, sizeof address), ==, 0);
	g_assert_cmpint(listen(listener, 4), ==, 0);
	box->data = GINT_TO_POINTER(listener);
	g_autoptr(GThread) thread = g_thread_new("lmtp", answer_socket, box);
	g_assert_true(relay_spec_set_url(spec, url, "/", NULL));
	sender_add_many(sender, 3);
	g_assert_true(submission_transport.run(spec, &sender->batch, &error));
	g_thread_join(g_steal_pointer(&thread));
	close(listener);
	g_assert_cmpuint(box->accepted->len, ==, 3);
	postbox_close(box);
	/* Nobody is there any more. */
	g_autoptr(Sender) next = sender_new();
	sender_add_many(next, 1);
	g_assert_false(submission_transport.run(spec, &next->batch, &error));
	g_autofree char *want = g_strconcat(url, ": no connection: refused", NULL);
	g_assert_true(g_str_has_prefix(error->message, want));
	g_assert_cmpint(g_unlink(path), ==, 0);
	g_assert_cmpint(g_rmdir(folder), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	signal_install();
	for (gsize i = 0; i < G_N_ELEMENTS(fault_rows); i++) {
		g_autofree char *path = g_strconcat("/lmtp/fault/", fault_rows[i].name, NULL);

		if (strstr(fault_rows[i].name, "EHLO") == NULL
			&& strstr(fault_rows[i].name, "QUIT") == NULL) {
			g_test_add_data_func(path, &fault_rows[i], test_fault);
		}
	}
	for (gsize i = 0; i < G_N_ELEMENTS(matrix_steps); i++) {
		if (g_str_equal(matrix_steps[i].at, "DOT")) {
			g_test_add_data_func("/lmtp/matrix/DOT", &matrix_steps[i], test_matrix);
		}
	}
	g_test_add_func("/lmtp/words", test_words);
	g_test_add_func("/lmtp/greetings", test_greetings);
	g_test_add_func("/lmtp/socket", test_socket);
	return g_test_run();
}
