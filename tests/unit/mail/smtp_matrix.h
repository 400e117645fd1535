/**
 * Every step of a conversation x everything that a server can do wrong at it, at one connection
 * and at four, one command at a time and several: nothing is lost, nothing doubled, and what is
 * said of each mail is true. What takes time (a server that falls silent) is left to -m slow, but
 * for two rows.
 */
#ifndef TAGDIGEST_TESTS_SMTP_MATRIX_H
#define TAGDIGEST_TESTS_SMTP_MATRIX_H

#include "smtp_cases.h"

#define MATRIX_MAILS 24
#define MATRIX_STRUCK 14 /* this one meets the fault; all four connections are open by then */

typedef struct MatrixStep {
	const char *at;
	int message, connection; /* as in Fault */
	const char *half, *endless;
} MatrixStep;

static const MatrixStep matrix_steps[] = {
	{ "CONNECT", 0, 2, "220 half", "220-on and on\r\n" },
	{ "CONNECT", 0, 1, "220 half", "220-on and on\r\n" },
	{ "EHLO", 0, 2, "250 half", "250-on and on\r\n" },
	{ "EHLO", 0, 1, "250-half\r\n250-CHUN", "250-on and on\r\n" },
	{ "MAIL", MATRIX_STRUCK, 0, "250 half", "250-on and on\r\n" },
	{ "RCPT", MATRIX_STRUCK, 0, "250 half", "250-on and on\r\n" },
	{ "DATA", MATRIX_STRUCK, 0, "354 half", "354-on and on\r\n" },
	{ "DOT", MATRIX_STRUCK, 0, "250 half", "250-on and on\r\n" },
	{ "RSET", 0, 0, "250 half", "250-on and on\r\n" },
	{ "QUIT", 0, 0, "221 half", "221-on and on\r\n" },
};

typedef struct MatrixDeed {
	const char *name;
	FaultDeed deed;
	const char *reply; /* NULL: the step's own */
	bool is_slow;
} MatrixDeed;

static const MatrixDeed matrix_deeds[] = {
	{ "4xx", FAULT_REPLY, "451 4.7.0 not now\r\n", false },
	{ "421", FAULT_DROP, "421 4.3.2 going\r\n", false },
	{ "5xx", FAULT_REPLY, "554 5.7.1 no\r\n", false },
	{ "drop", FAULT_DROP, NULL, false },
	{ "kept, and drop", FAULT_KEEP, NULL, false },
	{ "endless lines", FAULT_ENDLESS, NULL, false },
	{ "endless line", FAULT_ENDLESS, "250-on and on and on and on", false },
	{ "nonsense", FAULT_REPLY, "\xff what\r\n", false },
	{ "stall", FAULT_STALL, NULL, true },
	{ "half a line", FAULT_HALF, NULL, true },
};

/* What the server has of message @number. */
static inline int
matrix_count(Postbox *box, guint number)
{
	g_autofree char *want = g_strdup_printf("\r\nbody %u\r\n", number);
	int count = 0;

	for (guint i = 0; i < box->accepted->len; i++) {
		const GString *message = g_ptr_array_index(box->accepted, i);

		count += strstr(message->str, want) != NULL;
	}
	return count;
}

static inline int
matrix_words(const char *story, const char *format, guint number)
{
	g_autofree char *words = g_strdup_printf(format, number);
	int count = 0;

	for (const char *at = strstr(story, words); at != NULL; at = strstr(at + 1, words)) {
		count++;
	}
	return count;
}

/* Each mail that was taken came to one end, and that is true. @return how many went. */
static inline int
matrix_judge(Postbox *box, const Sender *sender, const char *name)
{
	int went = 0;

	for (guint i = 0; i < sender->given; i++) {
		const int kept = matrix_count(box, i);
		const int ok = matrix_words(sender->story->str, "ok %u, ", i);
		const int unsure = matrix_words(sender->story->str, "uncertain %u, ", i);
		const int ends = ok + unsure + matrix_words(sender->story->str, "temporary %u, ", i)
			+ matrix_words(sender->story->str, "permanent %u, ", i);

		if (ends != 1 || kept > 1 || (ok == 1 && kept == 0)
			|| (kept == 1 && ok + unsure == 0)) {
			g_test_message("%s: mail %u: kept %d times, ok %d, uncertain %d, ends %d",
				name, i, kept, ok, unsure, ends);
			g_test_fail();
		}
		went += ok;
	}
	return went;
}

static inline void
matrix_play(const TransportOps *transport, const MatrixStep *step, const MatrixDeed *deed,
	int connections, bool can_pipeline)
{
	const bool is_reset = g_str_equal(step->at, "RSET");
	const char *own = deed->deed == FAULT_HALF ? step->half
		: deed->deed == FAULT_ENDLESS      ? step->endless
						   : NULL;
	/* clang-format off */
	const Fault faults[] = {
		{ step->at, step->message, step->connection, deed->deed,
			deed->reply != NULL ? deed->reply : own },
		{ is_reset ? "RCPT" : "NONE", MATRIX_STRUCK, 0, FAULT_REPLY,
			"450 4.2.0 grey\r\n" },
		{ 0 },
	};
	/* clang-format on */
	g_autofree char *name = g_strdup_printf("%s at %s, %d connections%s", deed->name, step->at,
		connections, can_pipeline ? ", together" : "");
	Postbox *box = postbox_open(faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	g_autoptr(Sender) sender = sender_new();
	g_autoptr(GError) error = NULL;

	box->greetings = can_pipeline ? "250-box\r\n250-CHUNKING\r\n250 PIPELINING\r\n"
				      : "250 box\r\n";
	spec->connections = connections;
	spec->final_times = 1;
	sender_add_many(sender, MATRIX_MAILS);
	const bool is_well = transport->run(spec, &sender->batch, &error);
	postbox_finish(box);
	const int went = matrix_judge(box, sender, name);
	/* One mail met it: at most one is not there, unless there was but one connection. */
	if (is_well != (error == NULL) || (is_well && went < MATRIX_MAILS - 1)) {
		g_test_message("%s: %d of %d went: %s", name, went, MATRIX_MAILS,
			error == NULL ? "well" : error->message);
		g_test_fail();
	}
	postbox_close(box);
}

/* @which the number of a step. */
static inline void
matrix_assert_step(const TransportOps *transport, const MatrixStep *step)
{
	const bool is_brief = g_str_equal(step->at, "RCPT") || g_str_equal(step->at, "DOT");

	for (gsize i = 0; i < G_N_ELEMENTS(matrix_deeds); i++) {
		const MatrixDeed *deed = &matrix_deeds[i];

		for (int variant = 0; variant < 4; variant++) {
			const bool is_skipped = deed->is_slow && !g_test_slow()
				&& !(is_brief && variant == 3);

			if (!is_skipped) {
				matrix_play(transport, step, deed, variant & 1 ? 4 : 1,
					(variant & 2) != 0);
			}
		}
	}
}

static inline void
matrix_add_all(const char *name, GTestDataFunc test)
{
	for (gsize i = 0; i < G_N_ELEMENTS(matrix_steps); i++) {
		g_autofree char *path = g_strdup_printf("/%s/matrix/%s %d", name,
			matrix_steps[i].at, matrix_steps[i].connection);

		g_test_add_data_func(path, &matrix_steps[i], test);
	}
}

#endif
