/* Delivery reports that programs can read (RFC 3464), wherever their groups of fields stand: in
 * their part, or where a broken or odd message has them, within its words. */
#include "subscribe/bounce_part.h"

#include "base/prefix.h"

#include <string.h>

/* Of a text in which groups are looked for. */
#define TEXT_BYTES_MAX (256 * 1024)

/* "field; value", "field": what is said behind its type. */
static const char *
behind_type(const char *value)
{
	const gsize type = strspn(value,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

	if (type > 0 && value[type + strspn(value + type, " ")] == ';') {
		value += type + strspn(value + type, " ") + 1;
	}
	return value + strspn(value, " \t");
}

static char *
address_field(const GPtrArray *group, const char *name)
{
	const char *value = bounce_field(group, name);

	return value == NULL ? NULL : bounce_address(behind_type(value));
}

/* What a report puts in brackets behind a status, where it says nothing else: "5.1.8 (Server
 * rejected MAIL FROM address)". */
static const char *
status_comment(const char *status)
{
	const char *open = status == NULL ? NULL : strchr(status, '(');

	return open == NULL ? NULL : open + 1;
}

static bool
has_address(const GPtrArray *group)
{
	return bounce_field(group, "Final-Recipient") != NULL
		|| bounce_field(group, "Original-Recipient") != NULL;
}

/* Who reports what a rule of the receiver's wants said, not what a directory knows. */
static const struct {
	const char *host, *source;
} rule_rows[] = {
	{ "inbound-smtp.*.amazonaws.com", "Amazon SES: the bounce action of receipt rules" },
};

static bool
is_by_rule(const char *reporter)
{
	g_autofree char *folded = bounce_fold(reporter);

	for (gsize i = 0; i < G_N_ELEMENTS(rule_rows); i++) {
		if (bounce_stands(folded, rule_rows[i].host)) {
			return true;
		}
	}
	return false;
}

/* What all groups of a report have in common. All borrowed. */
typedef struct Report {
	const char *prose; /* the report's words to people */
	bool is_one;       /* it is about one address: all those words are */
	bool is_by_rule;
} Report;

static char *
prose_of(const Report *report, const char *email)
{
	char *entry = report->is_one || email == NULL ? NULL : bounce_entry(report->prose, email);

	return entry != NULL ? entry : g_strdup(report->is_one ? report->prose : "");
}

static bool
take_group(const GPtrArray *group, const Report *report, Bounce *bounce)
{
	const char *diagnostic = bounce_field(group, "Diagnostic-Code");
	const char *status = bounce_field(group, "Status");
	char *final = address_field(group, "Final-Recipient");
	char *original = address_field(group, "Original-Recipient");
	BounceFailure *failure = NULL;

	if (!has_address(group)) {
		g_free(final);
		g_free(original);
		return false;
	}
	if (original == NULL) {
		original = g_steal_pointer(&final);
	}
	failure = bounce_add(bounce, original);
	if (failure == NULL) {
		g_free(final);
		return true;
	}
	if (final != NULL && g_ascii_strcasecmp(final, original) != 0) {
		failure->final = g_steal_pointer(&final);
	}
	g_free(final);
	g_autofree char *prose = prose_of(report,
		failure->final != NULL ? failure->final : failure->recipient);
	const BounceSaid said = { .prose = prose,
		.status = status,
		.is_formal = true,
		.is_by_rule = report->is_by_rule,
		.action = bounce_field(group, "Action"),
		.reply = diagnostic != NULL ? behind_type(diagnostic) : status_comment(status) };
	bounce_judge(&said, failure);
	return true;
}

static bool
read_groups(const char *text, const char *prose, Bounce *bounce)
{
	g_autofree char *taken = g_strndup(text, prefix_fit(text, strlen(text), TEXT_BYTES_MAX));
	g_autoptr(GPtrArray) groups =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	Report report = { .prose = prose };
	guint addresses = 0;
	bool is_found = false;

	for (const char *at = taken; *at != '\0' && addresses < BOUNCE_FAILURES_MAX;) {
		const char *end = at;
		GPtrArray *group = message_read_headers(at, &end);
		const char *reporter = bounce_field(group, "Reporting-MTA");

		g_ptr_array_add(groups, group);
		addresses += has_address(group);
		report.is_by_rule = report.is_by_rule || (reporter != NULL && is_by_rule(reporter));
		if (end == at) {
			break;
		}
		at = end;
	}
	report.is_one = addresses == 1;
	for (guint i = 0; i < groups->len; i++) {
		is_found = take_group(g_ptr_array_index(groups, i), &report, bounce) || is_found;
	}
	return is_found;
}

static bool
is_status_part(const MessagePart *part)
{
	return !part->is_inner
		&& (strcmp(part->type, "message/delivery-status") == 0
			|| strcmp(part->type, "message/global-delivery-status") == 0);
}

bool
bounce_read_report(const Message *message, Bounce *bounce)
{
	const bool is_system = bounce_is_from_system(message);
	g_autofree char *prose = g_strndup(message->text,
		(gsize)(bounce_returned(message->text) - message->text));
	bool is_found = false;

	for (guint i = 0; i < message->parts->len; i++) {
		const MessagePart *part = g_ptr_array_index(message->parts, i);

		if (is_status_part(part)) {
			is_found = read_groups(part->text, prose, bounce) || is_found;
		}
	}
	if (!is_found && is_system) {
		is_found = read_groups(prose, prose, bounce);
	}
	return is_found;
}
