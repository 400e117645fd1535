/**
 * Hand what is owed to the relay, and journal each step: queued -> sending (durable, just before
 * the last piece) -> sent, retry, failed or uncertain.
 */
#ifndef TAGDIGEST_FLOW_DELIVER_H
#define TAGDIGEST_FLOW_DELIVER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "flow/prepare.h"

typedef struct DeliverReport {
	int sent, retried, failed; /* in this run */
	int memos;                 /* sent in this run that are no editions (flow/memo) */
	int uncertain;             /* became uncertain in this run, or were found so */
	int resent;                /* uncertain ones queued again because resend = yes */
	GPtrArray *failures;       /* of char*: one line each, addresses shortened */
	char *stuck;               /* owned: why mail is still owed, or NULL */
	int held;                  /* of older editions, to be asked about in this run */
	bool is_spread;            /* the rest goes with later runs (max_per_hour, max_per_day) */
	int64_t paused_s;          /* until when the server takes no more, Unix seconds; 0: now */
} DeliverReport;

/**
 * Deliver what is owed now. Under the deliver lock.
 *
 * @report  out, owned (deliver_report_free).
 * @error   CONFIG_PERMANENT without an [smtp], STORE_*. A refused mail or a relay that is down is
 *          no error: the report says so.
 */
bool deliver_run(Context *context, DeliverReport **report, GError **error);

/** @report owned. */
void deliver_report_free(DeliverReport *report);

/**
 * The organiser's answer to uncertain deliveries: owed again (@resend), or let be as sent.
 * @count out: how many.
 */
bool deliver_settle(Context *context, bool resend, int *count, GError **error);

/**
 * What has failed is owed again, as if it had never been tried: the cause is mended. A reader gets
 * one a day. Those who have left, and editions whose words are no longer kept, stay as they are.
 *
 * @count  out: how many. @left out: how many stay failed.
 * @error  STORE_*.
 */
bool deliver_resend_failed(Context *context, int *count, int *left, GError **error);

/** The same for what is held, since a newer edition came before it could go. */
bool deliver_let_go_held(Context *context, int *count, int *left, GError **error);

/** What is held is never sent. @count out: how many. @error STORE_*. */
bool deliver_drop_held(Context *context, int *count, GError **error);

/**
 * Mail a draft to one address as a test: nothing is journalled and nothing changes.
 *
 * @to     borrowed bare address.
 * @error  what the relay said.
 */
bool deliver_test(Context *context, const Prepared *prepared, const char *to, GError **error);

/** The bytes of the mail that a test would be. @message out, owned. */
bool deliver_message(Context *context, const Prepared *prepared, const char *to, GBytes **message,
	GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(DeliverReport, deliver_report_free)

#endif
