/** What both SMTP transports must do alike; each one's test names its transport and runs these. */
#ifndef TAGDIGEST_TESTS_SMTP_CASES_H
#define TAGDIGEST_TESTS_SMTP_CASES_H

#include "base/error.h"
#include "batch.h"
#include "postbox.h"

#include "faults.tab.h"

static const Fault no_faults[] = { { 0 } };

static inline RelaySpec *
spec_for(const Postbox *box)
{
	RelaySpec *spec = relay_spec_new();

	spec->kind = RELAY_SMTP;
	spec->host = g_strdup("127.0.0.1");
	spec->port = box->server->port;
	spec->tls = RELAY_TLS_NONE;
	spec->timeout_s = 1;
	spec->connections = 1;
	spec->helo = g_strdup("client.example");
	return spec;
}

static inline bool
run_against(const TransportOps *transport, const Postbox *box, Sender *sender, GError **error)
{
	g_autoptr(RelaySpec) spec = spec_for(box);

	return transport->run(spec, &sender->batch, error);
}

/* "ok 0, temporary 1, ": the story without next and last. */
static inline char *
ends_of(const Sender *sender)
{
	g_auto(GStrv) steps = g_strsplit(sender->story->str, ", ", 0);
	GString *ends = g_string_new(NULL);

	for (char **step = steps; **step != '\0'; step++) {
		if (!g_str_has_prefix(*step, "next") && !g_str_has_prefix(*step, "last")
			&& !g_str_equal(*step, "none")) {
			g_string_append_printf(ends, "%s, ", *step);
		}
	}
	return g_string_free(ends, FALSE);
}

/* The journal is asked once for each mail, and the first trouble is the one line for the organiser.
 */
static inline void
assert_story(const Sender *sender, const RelaySpec *spec, const GError *error)
{
	g_autofree char *name = relay_spec_text(spec);

	for (guint i = 0; i < sender->given; i++) {
		g_autofree char *last = g_strdup_printf("last %u, ", i);
		const char *first = strstr(sender->story->str, last);

		g_assert_true(first == NULL || strstr(first + 1, last) == NULL);
	}
	g_assert_true((error == NULL) == (sender->trouble == NULL));
	if (error != NULL) {
		g_autofree char *want = g_strdup_printf("%s: %s", name, sender->trouble);

		g_assert_true(g_str_has_prefix(error->message, want));
		g_assert_cmpint(error->code, ==, (int)sender->trouble_code);
	}
}

static inline void
assert_fault_row(const TransportOps *transport, const FaultRow *row)
{
	Postbox *box = postbox_open(row->faults);
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;
	const char *want = row->ends, *want_kept = row->kept;
	const bool want_well = strstr(want, "session") == NULL;

	sender_add_many(sender, 3);
	g_autoptr(RelaySpec) spec = spec_for(box);
	const bool is_well = transport->run(spec, &sender->batch, &error);
	assert_story(sender, spec, error);
	g_autofree char *got = ends_of(sender);
	g_autofree char *kept = postbox_kept(box);
	if (!g_str_equal(got, want) || !g_str_equal(kept, want_kept)) {
		g_test_message("%s: got \"%s\" and kept \"%s\", want \"%s\" and \"%s\"", row->name,
			got, kept, want, want_kept);
		g_test_fail();
	}
	if (is_well != want_well || is_well != (error == NULL)) {
		g_test_message("%s: returned %d: %s", row->name, is_well,
			error == NULL ? "no error" : error->message);
		g_test_fail();
	}
	for (guint i = 0; row->detail != NULL && i < sender->details->len; i++) {
		const char *detail = sender_detail(sender, i);

		if (!g_str_has_prefix(detail, "250") && strstr(detail, row->detail) == NULL) {
			g_test_message("%s: got detail \"%s\", want \"%s\"", row->name, detail,
				row->detail);
			g_test_fail();
		}
		if (!g_str_has_prefix(detail, "250")) {
			break;
		}
	}
	postbox_close(box);
}

/* What becomes of four mails where there may be so many connections. */
typedef struct SeveralRow {
	const char *name;
	int allowed;
	Fault faults[3];
	const char *ends;
	int made; /* connections */
} SeveralRow;

/* clang-format off */
static const SeveralRow several_rows[] = {
	{ "nobody is let in", 4, { { "CONNECT", 0, 0, FAULT_DROP, "554 5.7.1 go away\r\n" } },
	  "session permanent 0, ", 1 },
	{ "no answer to the last piece", 4, { { "DOT", 0, 0, FAULT_STALL, NULL } },
	  "session uncertain 0, ", 1 },
	{ "every reader's name breaks it", 4, { { "RCPT", 0, 0, FAULT_DROP, NULL } },
	  "session temporary 0, session temporary 1, session temporary 2, session temporary 3, ",
	  4 },
	{ "one retry is enough", 1,
	  { { "MAIL", 2, 0, FAULT_DROP, NULL }, { "MAIL", 3, 0, FAULT_DROP, NULL } },
	  "ok 0, session temporary 1, ", 2 },
};
/* clang-format on */

static inline void
assert_several_row(const TransportOps *transport, const SeveralRow *row)
{
	Postbox *box = postbox_open(row->faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	spec->connections = row->allowed;
	spec->final_times = 1;
	sender_add_many(sender, 4);
	g_assert_false(transport->run(spec, &sender->batch, &error));
	g_autofree char *ends = ends_of(sender);
	g_assert_cmpstr(ends, ==, row->ends);
	assert_story(sender, spec, error);
	postbox_finish(box);
	g_assert_cmpint(box->connections, ==, row->made);
	postbox_close(box);
}

static inline void
several_add_all(const char *name, GTestDataFunc test)
{
	for (gsize i = 0; i < G_N_ELEMENTS(several_rows); i++) {
		g_autofree char *path = g_strdup_printf("/%s/several/%s", name,
			several_rows[i].name);

		g_test_add_data_func(path, &several_rows[i], test);
	}
}

/* What a client says before MAIL is answered: several commands at once only where that is offered.
 */
static inline void
assert_together(const TransportOps *transport, const char *greetings, bool is_together)
{
	static const Fault faults[] = { { "MAIL", 0, 0, FAULT_LISTEN, NULL }, { 0 } };
	Postbox *box = postbox_open(faults);
	g_autoptr(Sender) sender = sender_new();

	box->greetings = greetings;
	sender_add_many(sender, 1);
	g_assert_false(run_against(transport, box, sender, NULL));
	postbox_finish(box);
	g_test_message("%s", box->trace->str);
	g_assert_true((strstr(box->trace->str, "\r\nRCPT TO:<r0@example.net>\r\nDATA\r\n") != NULL)
		== is_together);
	g_assert_true((strstr(box->trace->str, "RCPT") != NULL) == is_together);
	postbox_close(box);
}

/* Every byte arrives as it was, whatever the lengths of pieces and buffers on the way. */
static inline void
assert_bytes_arrive(const TransportOps *transport)
{
	static const gsize lengths[] = { 10, 511, 512, 513, 1024, 2047, 2048, 2049, 2560, 4096,
		9000, 16384, 65536, 65537, 66048, 70000, 200000 };
	Postbox *box = postbox_open(no_faults);
	g_autoptr(Sender) sender = sender_new();

	for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
		g_autoptr(GString) message = g_string_new(
			"Message-ID: <x@example.org>\r\nTo: \"A\" <a@example.net>\r\n"
			"Date: Mon, 17 Nov 2025 07:30:00 +0000\r\nFrom: digest@example.org\r\n"
			"Subject: =?UTF-8?Q?a?=\r\n folded\r\n\tand again\r\n"
			"List-Unsubscribe: <mailto:x@example.org>\r\n"
			"MIME-Version: 1.0\r\nContent-Type: text/plain;\r\n charset=utf-8\r\n"
			"\r\n.\r\n..\r\n.dot\r\n \r\n\r\n");

		while (message->len + 2 < lengths[i]) {
			g_string_append(message, ".line=\r\n.\r\n");
		}
		g_string_append(message, "\r\n");
		sender_add(sender, "a@example.net", message->str);
	}
	g_assert_true(run_against(transport, box, sender, NULL));
	postbox_finish(box);
	g_assert_cmpuint(box->accepted->len, ==, G_N_ELEMENTS(lengths));
	for (guint i = 0; i < box->accepted->len; i++) {
		const GString *got = g_ptr_array_index(box->accepted, i);
		GBytes *want = g_ptr_array_index(sender->bodies, i);

		g_assert_cmpuint(got->len, ==, g_bytes_get_size(want));
		g_assert_true(memcmp(got->str, g_bytes_get_data(want, NULL), got->len) == 0);
	}
	g_assert_nonnull(strstr(box->trace->str, "EHLO client.example\r\n"));
	g_assert_nonnull(strstr(box->trace->str, "MAIL FROM:<digest@example.org>"));
	g_assert_nonnull(strstr(box->trace->str, "RCPT TO:<a@example.net>\r\n"));
	g_assert_true(g_str_has_suffix(box->trace->str, "QUIT\r\n"));
	g_assert_cmpint(box->connections, ==, 1);
	postbox_close(box);
}

/* The journal says no: nothing of that message is delivered, be it short or long. */
static inline void
assert_refusal_breaks(const TransportOps *transport)
{
	for (int is_long = 0; is_long < 2; is_long++) {
		Postbox *box = postbox_open(no_faults);
		g_autoptr(Sender) sender = sender_new();
		g_autoptr(GError) error = NULL;
		g_autofree char *filler = g_strnfill(is_long ? 100000 : 10, 'x');
		g_autofree char *message = g_strdup_printf("Subject: s\r\n\r\nbody 1\r\n%s\r\n",
			filler);

		sender_add_many(sender, 1);
		sender_add(sender, "r1@example.net", message);
		sender->refuse = 1;
		g_assert_false(run_against(transport, box, sender, &error));
		g_assert_nonnull(strstr(error->message, "journal"));
		g_autofree char *kept = postbox_kept(box);
		g_autofree char *ends = ends_of(sender);
		g_assert_cmpstr(kept, ==, "0 ");
		g_assert_cmpstr(ends, ==, "ok 0, session temporary 1, ");
		postbox_close(box);
	}
}

/* The server goes away in mid-body: never sent, and never said to be. */
static inline void
assert_mid_body_drop(const TransportOps *transport)
{
	static const Fault faults[] = { { "BODY", 0, 0, FAULT_DROP, NULL }, { 0 } };
	Postbox *box = postbox_open(faults);
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GString) message = g_string_new("Subject: s\r\n\r\n");

	while (message->len < 16000000) {
		g_string_append(message, "0123456789012345678901234567890123456789\r\n");
	}
	sender_add(sender, "a@example.net", message->str);
	g_assert_false(run_against(transport, box, sender, NULL));
	g_autofree char *ends = ends_of(sender);
	g_assert_cmpstr(ends, ==, "session temporary 0, ");
	postbox_finish(box);
	g_assert_cmpuint(box->accepted->len, ==, 0);
	postbox_close(box);
}

/* An address that would be a command of its own is never said. */
static inline void
assert_hostile_addresses(const TransportOps *transport)
{
	static const char *const addresses[] = { "a@b>\r\nRCPT TO:<all@example.org", "a b@c", "",
		"<a@b>", "caf\xc3\xa9@example.org" };
	Postbox *box = postbox_open(no_faults);
	g_autoptr(Sender) sender = sender_new();

	for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
		sender_add(sender, addresses[i], "Subject: s\r\n\r\nbody 9\r\n");
	}
	sender_add(sender, "good@example.net", "Subject: s\r\n\r\nbody 5\r\n");
	g_assert_true(run_against(transport, box, sender, NULL));
	g_autofree char *ends = ends_of(sender);
	g_autofree char *kept = postbox_kept(box);
	g_assert_cmpstr(ends, ==,
		"permanent 0, permanent 1, permanent 2, permanent 3, permanent 4, ok 5, ");
	g_assert_cmpstr(kept, ==, "5 ");
	for (guint i = 0; i < G_N_ELEMENTS(addresses); i++) {
		g_assert_cmpstr(sender_detail(sender, i), ==,
			"the address cannot be written in SMTP");
	}
	postbox_close(box);
}

/* A yes that is said while the journal is written is no answer to a mail whose end is not out. */
static inline void
assert_hasty_yes(const TransportOps *transport)
{
	static const Fault faults[] = { { "BODY", 0, 0, FAULT_HOLD, "250 2.0.0 kept\r\n" }, { 0 } };
	g_autoptr(GString) message = g_string_new("Subject: s\r\n\r\n");
	Postbox *box = postbox_open(faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	while (message->len < 8000) { /* libESMTP keeps 2,048 bytes to itself */
		g_string_append(message, "a line of words\r\n");
	}
	sender_add(sender, "r0@example.net", message->str);
	sender->at_ready = postbox_say_held;
	sender->at_ready_data = box;
	g_assert_false(transport->run(spec, &sender->batch, &error));
	g_assert_cmpstr(sender->story->str, ==, "next 0, last 0, session temporary 0, ");
	g_assert_cmpstr(sender_detail(sender, 0), ==, "an answer that is none");
	postbox_finish(box);
	g_assert_cmpuint(box->accepted->len, ==, 0);
	postbox_close(box);
}

/* Somebody asks to stop at some place; the server would be given half a minute for each answer. */
typedef struct StopRow {
	const char *name, *at;
	int mails;
	Fault faults[2];
	const char *ends, *detail; /* the detail is the last one's */
} StopRow;

/* Where it matters the server keeps silent, so that nobody is quicker than the question. */
static const StopRow stop_rows[] = {
	{ "before there is a connection", "next 0, ", 3, { { "CONNECT", 0, 0, FAULT_STALL, NULL } },
		"session temporary 0, ", "stopped by a signal" },
	{ "between two mails", "ok 0, ", 3, { { "MAIL", 2, 0, FAULT_STALL, NULL } },
		"ok 0, session temporary 1, ", "stopped by a signal" },
	{ "before the last piece", "next 1, ", 3, { { "DATA", 2, 0, FAULT_STALL, NULL } },
		"ok 0, session temporary 1, ", "stopped by a signal" },
	{ "the last piece is given", "last 1, ", 2, { { 0 } }, "ok 0, ok 1, ", "250 2.0.0 kept" },
	{ "no answer to the last piece", "last 1, ", 3, { { "DOT", 2, 0, FAULT_STALL, NULL } },
		"ok 0, session uncertain 1, ",
		"stopped by a signal after the last piece was sent" },
	{ "an outcome is on record before the next", "none, ", 3,
		{ { "MAIL", 2, 0, FAULT_STALL, NULL } }, "ok 0, session temporary 1, ",
		"stopped by a signal" },
	{ "all are done", "ok 2, ", 3, { { 0 } }, "ok 0, ok 1, ok 2, ", "250 2.0.0 kept" },
};

static inline void
assert_stop_row(const TransportOps *transport, const StopRow *row)
{
	Postbox *box = postbox_open(row->faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	spec->timeout_s = 30;
	sender->stop_at = row->at;
	sender->tells_none = true;
	sender_add_many(sender, row->mails);
	const bool is_well = transport->run(spec, &sender->batch, &error);
	g_autofree char *ends = ends_of(sender);
	g_assert_cmpstr(ends, ==, row->ends);
	g_assert_cmpstr(sender_detail(sender, sender->details->len - 1), ==, row->detail);
	g_assert_true(is_well == (error == NULL));
	g_assert_true(is_well == (strstr(ends, "session") == NULL));
	postbox_close(box);
}

/* Who was asked to stop once is for ever: each row has a process of its own. */
static inline void
assert_stops(const TransportOps *transport, const StopRow *row)
{
	if (g_test_subprocess()) {
		assert_stop_row(transport, row);
		return;
	}
	g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
	g_test_trap_assert_passed();
}

static inline void
stop_add_all(const char *name, GTestDataFunc test)
{
	for (gsize i = 0; i < G_N_ELEMENTS(stop_rows); i++) {
		g_autofree char *path = g_strdup_printf("/%s/stop/%s", name, stop_rows[i].name);

		g_test_add_data_func(path, &stop_rows[i], test);
	}
}

/* Nobody listens. */
static inline void
assert_no_server(const TransportOps *transport)
{
	Postbox *box = postbox_open(no_faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	postbox_close(box);
	sender_add_many(sender, 2);
	g_assert_false(transport->run(spec, &sender->batch, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_NETWORK_TEMPORARY);
	g_assert_true(g_str_has_prefix(error->message, "smtp://127.0.0.1:"));
	g_autofree char *ends = ends_of(sender);
	g_assert_cmpstr(ends, ==, "session temporary 0, ");
	g_test_message("%s", error->message);
}

#endif
