/** A batch for tests of transports: envelopes from a list, and a record of every call, in order. */
#ifndef TAGDIGEST_TESTS_BATCH_H
#define TAGDIGEST_TESTS_BATCH_H

#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>

#include "base/error.h"
#include "mail/transport.h"

typedef struct Sender {
	GPtrArray *bodies;            /* of GBytes: one message each */
	guint given;                  /* by next() so far */
	int refuse;                   /* ready() says no to this one, from 0; -1: to none */
	int commits;                  /* calls of ready() */
	const char *remove_at_ready;  /* an empty folder to remove then; NULL: none */
	void (*at_ready)(void *data); /* called then, or NULL */
	void *at_ready_data;
	GString *story;         /* "next 0, last 0, ok 0, …" */
	const char *stop_at;    /* where the story ends so, somebody asks to stop; NULL: never */
	bool tells_none;        /* a ready() for no mail stands in the story as "none, " */
	char *trouble;          /* owned: where a session first ended and why, or NULL */
	ErrorCode trouble_code; /* the error that it must come to */
	GPtrArray *details;     /* of char*: the detail of each outcome, in the order of done() */
	GPtrArray *to;          /* of char*: recipients */
	TransportBatch batch;
} Sender;

/* Write down a step, and ask to stop where that is its place. */
G_GNUC_PRINTF(2, 3)
static inline void
sender_tell(Sender *sender, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_string_append_vprintf(sender->story, format, arguments);
	va_end(arguments);
	if (sender->stop_at != NULL && g_str_has_suffix(sender->story->str, sender->stop_at)) {
		raise(SIGTERM);
	}
}

static inline bool
sender_next(void *data, Envelope *envelope)
{
	Sender *sender = data;

	if (sender->given == sender->bodies->len) {
		return false;
	}
	const guint index = sender->given++;
	sender_tell(sender, "next %u, ", index);
	envelope->from = "digest@example.org";
	envelope->to = g_ptr_array_index(sender->to, index);
	envelope->message = g_ptr_array_index(sender->bodies, index);
	envelope->cookie = GUINT_TO_POINTER(index);
	return true;
}

static inline void
sender_ready(void *data, Envelope *const *envelopes, guint count, bool *may_go)
{
	Sender *sender = data;

	sender->commits++;
	if (sender->remove_at_ready != NULL) {
		g_assert_cmpint(g_rmdir(sender->remove_at_ready), ==, 0);
	}
	if (sender->at_ready != NULL && count > 0) {
		sender->at_ready(sender->at_ready_data);
	}
	if (count == 0 && sender->tells_none) {
		sender_tell(sender, "none, ");
	}
	for (guint i = 0; i < count; i++) {
		const guint index = GPOINTER_TO_UINT(envelopes[i]->cookie);

		sender_tell(sender, "last %u, ", index);
		may_go[i] = sender->refuse < 0 || (guint)sender->refuse != index;
	}
}

static inline void
sender_done(void *data, const Envelope *envelope, const Outcome *outcome)
{
	static const char *const kinds[] = { "ok", "temporary", "permanent", "uncertain" };
	Sender *sender = data;

	if (outcome->is_session && sender->trouble == NULL) {
		const bool is_permanent = outcome->kind == OUTCOME_PERMANENT;

		sender->trouble = g_strconcat(outcome->step == NULL ? "" : outcome->step,
			outcome->step == NULL ? "" : ": ", outcome->detail, NULL);
		sender->trouble_code = outcome->code == 0
			? (is_permanent ? ERROR_NETWORK_PERMANENT : ERROR_NETWORK_TEMPORARY)
			: (is_permanent ? ERROR_MAIL_PERMANENT : ERROR_MAIL_TEMPORARY);
	}
	g_ptr_array_add(sender->details, g_strdup(outcome->detail));
	sender_tell(sender, "%s%s %u, ", outcome->is_session ? "session " : "",
		kinds[outcome->kind], GPOINTER_TO_UINT(envelope->cookie));
}

static inline Sender *
sender_new(void)
{
	Sender *sender = g_new0(Sender, 1);

	sender->bodies = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	sender->to = g_ptr_array_new_with_free_func(g_free);
	sender->details = g_ptr_array_new_with_free_func(g_free);
	sender->story = g_string_new(NULL);
	sender->refuse = -1;
	sender->batch = (TransportBatch){
		.next = sender_next, .ready = sender_ready, .done = sender_done, .data = sender
	};
	return sender;
}

static inline void
sender_add(Sender *sender, const char *to, const char *message)
{
	g_ptr_array_add(sender->bodies, g_bytes_new(message, strlen(message)));
	g_ptr_array_add(sender->to, g_strdup(to));
}

/* @count short messages to r0@example.net, r1@example.net, … */
static inline void
sender_add_many(Sender *sender, int count)
{
	for (int i = 0; i < count; i++) {
		g_autofree char *to = g_strdup_printf("r%d@example.net", i);
		g_autofree char *message = g_strdup_printf(
			"Message-ID: <%d@example.org>\r\nTo: %s\r\n"
			"Date: Mon, 17 Nov 2025 07:30:00 +0000\r\nFrom: digest@example.org\r\n"
			"Subject: s\r\n\r\n.\r\nbody %d\r\n..\r\n",
			i, to, i);

		sender_add(sender, to, message);
	}
}

static inline void
sender_free(Sender *sender)
{
	g_ptr_array_unref(sender->bodies);
	g_ptr_array_unref(sender->to);
	g_ptr_array_unref(sender->details);
	g_string_free(sender->story, TRUE);
	g_free(sender->trouble);
	g_free(sender);
}

static inline const char *
sender_detail(const Sender *sender, guint index)
{
	return g_ptr_array_index(sender->details, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sender, sender_free)

#endif
