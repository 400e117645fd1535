/* Somebody called a mail of ours spam (RFC 5965), or their program asks to be let off. */
#include "subscribe/bounce_part.h"

#include <string.h>

/* A header with which programs say that somebody wants no more of it. */
typedef struct SignRow {
	const char *header;
	const char *source;
} SignRow;

/* In the message itself. */
static const SignRow own_rows[] = {
	{ "X-Apple-Unsubscribe", "Apple Mail's answer to List-Unsubscribe" },
};

/* In the head of the mail that it brings back. */
static const SignRow returned_rows[] = {
	{ "X-HmXmrOriginalRecipient", "Microsoft's Junk Mail Reporting Program" },
};

/* Reports on what programs found, which no reader said (RFC 6591, 5965 7.3, 6430). */
static const char *const other_types[] = { "auth-failure", "not-spam", "virus", "dmarc" };

/* Who complained, in a report. */
static const char *const who_fields[] = { "Original-Rcpt-To", "Removal-Recipient",
	"Original-Recipient" };

static void
add_reader(Bounce *bounce, const char *value)
{
	char *email = bounce_address(value);
	BounceFailure *failure = NULL;

	for (guint i = 0; email != NULL && i < bounce->failures->len; i++) {
		const BounceFailure *known = g_ptr_array_index(bounce->failures, i);

		if (g_strcmp0(known->recipient, email) == 0) {
			g_clear_pointer(&email, g_free);
		}
	}
	failure = email == NULL ? NULL : bounce_add(bounce, email);
	if (failure != NULL) {
		failure->class = BOUNCE_DELIVERED;
		failure->status = g_strdup("");
		failure->words = g_strdup("");
	}
}

static void
read_fields(const GPtrArray *fields, Bounce *bounce)
{
	for (guint i = 0; i < fields->len; i++) {
		const MessageHeader *field = g_ptr_array_index(fields, i);

		for (gsize n = 0; n < G_N_ELEMENTS(who_fields); n++) {
			if (g_ascii_strcasecmp(field->name, who_fields[n]) == 0) {
				add_reader(bounce, field->value);
			}
		}
		if (g_ascii_strcasecmp(field->name, "Feedback-Type") != 0) {
			continue;
		}
		for (gsize n = 0; n < G_N_ELEMENTS(other_types); n++) {
			if (g_ascii_strcasecmp(field->value, other_types[n]) == 0) {
				bounce->is_from_reader = false;
			}
		}
	}
}

static void
read_feedback(const MessagePart *part, const Message *message, Bounce *bounce)
{
	const MessagePart *returned = bounce_part(message, "message/rfc822");

	bounce->is_from_reader = true;
	for (const char *at = part->text; *at != '\0';) {
		const char *end = at;
		g_autoptr(GPtrArray) fields = message_read_headers(at, &end);

		read_fields(fields, bounce);
		if (end == at) {
			break;
		}
		at = end;
	}
	if (bounce->failures->len == 0 && returned != NULL) {
		add_reader(bounce, message_part_header(returned, "To"));
	}
	bounce->why = g_strdup(bounce->is_from_reader
			? "a feedback report (RFC 5965): somebody called it spam"
			: "a feedback report (RFC 5965) on what a program found");
}

/* Microsoft's have no report but the mail itself. */
static bool
read_returned(const Message *message, Bounce *bounce)
{
	const MessagePart *part = bounce_part(message, "message/rfc822");

	for (gsize i = 0; part != NULL && i < G_N_ELEMENTS(returned_rows); i++) {
		const char *value = message_part_header(part, returned_rows[i].header);

		if (value != NULL) {
			add_reader(bounce, value);
			bounce->is_from_reader = true;
			bounce->why = g_strdup_printf("a complaint: %s", returned_rows[i].source);
			return true;
		}
	}
	return false;
}

static bool
read_own(const Message *message, Bounce *bounce)
{
	for (gsize i = 0; i < G_N_ELEMENTS(own_rows); i++) {
		const char *value = message_header(message, own_rows[i].header);

		if (value != NULL && g_ascii_strcasecmp(value, "true") == 0) {
			add_reader(bounce, message->from);
			bounce->is_from_reader = true;
			bounce->is_request = true;
			bounce->why = g_strdup_printf("a program asks to be let off: %s",
				own_rows[i].source);
			return true;
		}
	}
	return false;
}

bool
bounce_read_complaint(const Message *message, Bounce *bounce)
{
	const MessagePart *part = bounce_part(message, "message/feedback-report");

	if (part != NULL) {
		read_feedback(part, message, bounce);
		return true;
	}
	return read_returned(message, bounce) || read_own(message, bounce);
}
