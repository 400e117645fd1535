/* What Amazon SES tells of mails as JSON ("Amazon SNS notification examples", developer guide). */
#include "subscribe/bounce_part.h"

#include "text/jsontext.h"

#include <string.h>

/* The object in a text: what stands around it, as the lines of a mail do, is not of it. */
static json_t *
load_object(const char *text)
{
	const char *open = text + strspn(text, " \t\r\n");
	const char *close = strrchr(open, '}');
	json_t *value = NULL;

	if (*open != '{' || close == NULL
		|| !jsontext_load(open, (gsize)(close - open) + 1, &value, NULL)) {
		return NULL;
	}
	return value;
}

/* The notice, also within one of SNS, whose Message is JSON as a string. */
static json_t *
load_notice(const char *text)
{
	json_t *outer = load_object(text);
	const char *inner = jsontext_string(outer, "Message");

	if (inner != NULL) {
		json_t *notice = load_object(inner);

		json_decref(outer);
		return notice;
	}
	return outer;
}

/* What bounceType and bounceSubType mean where the server's words are missing. */
static const char *
words_of(const json_t *bounce)
{
	const char *sub = jsontext_string(bounce, "bounceSubType");

	if (g_strcmp0(sub, "MailboxFull") == 0) {
		return "mailbox full";
	}
	if (g_strcmp0(sub, "MessageTooLarge") == 0) {
		return "message too large";
	}
	return sub;
}

static void
take_recipient(const json_t *notice, const json_t *recipient, Bounce *bounce)
{
	const json_t *said = json_object_get(notice, "bounce");
	const char *diagnostic = jsontext_string(recipient, "diagnosticCode");
	const bool is_transient = g_strcmp0(jsontext_string(said, "bounceType"), "Transient") == 0;
	BounceFailure *failure = bounce_add(bounce,
		bounce_address(jsontext_string(recipient, "emailAddress")));

	if (failure == NULL) {
		return;
	}
	const BounceSaid words = { .reply = diagnostic != NULL ? diagnostic : words_of(said),
		.status = jsontext_string(recipient, "status"),
		.action = is_transient ? "delayed" : jsontext_string(recipient, "action") };
	bounce_judge(&words, failure);
}

static void
take_delivered(const json_t *notice, Bounce *bounce)
{
	const json_t *delivery = json_object_get(notice, "delivery");
	const json_t *recipients = json_object_get(delivery, "recipients");
	size_t index;
	json_t *recipient;

	json_array_foreach (recipients, index, recipient) {
		BounceFailure *failure = bounce_add(bounce,
			bounce_address(json_string_value(recipient)));
		const BounceSaid said = { .reply = jsontext_string(delivery, "smtpResponse"),
			.action = "delivered" };

		if (failure != NULL) {
			bounce_judge(&said, failure);
		}
	}
	bounce->kind = BOUNCE_REPORT;
}

static void
take_complaint(const json_t *notice, Bounce *bounce)
{
	const json_t *recipients = jsontext_path(notice, "complaint.complainedRecipients");
	size_t index;
	json_t *recipient;

	json_array_foreach (recipients, index, recipient) {
		BounceFailure *failure = bounce_add(bounce,
			bounce_address(jsontext_string(recipient, "emailAddress")));

		if (failure != NULL) {
			failure->class = BOUNCE_DELIVERED;
			failure->status = g_strdup("");
			failure->words = g_strdup("");
		}
	}
	bounce->kind = BOUNCE_COMPLAINT;
	bounce->is_from_reader = true;
}

static void
cite(const json_t *notice, Bounce *bounce)
{
	const char *id = json_string_value(jsontext_path(notice, "mail.commonHeaders.messageId"));

	if (id != NULL) {
		g_autofree char *bare = g_strdup(id + strspn(id, "<"));

		bare[strcspn(bare, ">")] = '\0';
		g_ptr_array_add(bounce->citations, g_steal_pointer(&bare));
	}
}

bool
bounce_read_notice(const Message *message, Bounce *bounce)
{
	json_auto_t *notice = load_notice(message->text);
	const char *type = jsontext_string(notice, "notificationType");
	const json_t *recipients = jsontext_path(notice, "bounce.bouncedRecipients");
	size_t index;
	json_t *recipient;

	if (type == NULL) {
		type = jsontext_string(notice, "eventType");
	}
	if (g_strcmp0(type, "Bounce") == 0) {
		json_array_foreach (recipients, index, recipient) {
			take_recipient(notice, recipient, bounce);
		}
		bounce->kind = BOUNCE_REPORT;
	} else if (g_strcmp0(type, "Delivery") == 0) {
		take_delivered(notice, bounce);
	} else if (g_strcmp0(type, "Complaint") == 0) {
		take_complaint(notice, bounce);
	} else {
		return false;
	}
	cite(notice, bounce);
	return true;
}
