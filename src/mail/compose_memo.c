/* A memo: one text to one person, encoded as an edition is, without what makes a list. */
#include "mail/compose.h"

#include "base/error.h"
#include "mail/letter.h"
#include "mail/placeholder.h"
#include "text/address.h"

#include <string.h>

/* A References line longer than this loses its middle (RFC 5322, 3.6.4, wants it whole; a header
 * has 998 bytes a line at most, and ends somewhere). */
#define REFERENCES_BYTES_MAX 800
#define MESSAGE_ID_BYTES_MAX 250

/* Printable and without what would end it: a Message-ID is somebody else's word (RFC 5322, 3.6.4,
 * and far less strict in the wild). */
static bool
is_message_id(const char *id)
{
	const gsize length = strlen(id);

	for (const char *at = id; *at != '\0'; at++) {
		if (!g_ascii_isgraph(*at) || strchr("<>\"", *at) != NULL) {
			return false;
		}
	}
	return length > 0 && length <= MESSAGE_ID_BYTES_MAX;
}

/* The newest that there is room for, in their order, and what is answered. Owned. */
static char *
references_of(const Memo *memo)
{
	g_auto(GStrv) ids = g_strsplit(memo->references == NULL ? "" : memo->references, " ", -1);
	GString *line = g_string_new(NULL);

	g_string_printf(line, "<%s>", memo->answers);
	for (guint i = g_strv_length(ids); i > 0; i--) {
		const char *id = ids[i - 1];

		if (!is_message_id(id) || strcmp(id, memo->answers) == 0) {
			continue;
		}
		if (line->len + strlen(id) + strlen("<> ") > REFERENCES_BYTES_MAX) {
			break;
		}
		g_autofree char *one = g_strdup_printf("<%s> ", id);
		g_string_prepend(line, one);
	}
	return g_string_free(line, FALSE);
}

static bool
check_address(const char *address, GError **error)
{
	g_autofree char *email = NULL;

	return address_parse(address, &email, NULL, error);
}

static bool
check(const Memo *memo, const ComposeSender *sender, GError **error)
{
	if (memo->to == NULL || memo->subject == NULL || memo->text == NULL
		|| memo->message_id == NULL || !is_message_id(memo->message_id)) {
		error_set(error, ERROR_MAIL_PERMANENT, "it has no words any more");
		return false;
	}
	return check_address(memo->to, error) && check_address(sender->from, error)
		&& check_address(sender->contact, error);
}

static bool
append(GString *message, const Memo *memo, const Letter *letter, GError **error)
{
	g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(VariantPlace));
	g_autoptr(GArray) placeholders = g_array_new(FALSE, FALSE, sizeof(Placeholder));
	const Variant variant = {
		.language = memo->language == NULL ? (char *)"en" : memo->language,
		.format = MAIL_FORMAT_TEXT,
		.subject = memo->subject,
		.text = memo->text,
		.text_places = none,
	};
	g_autofree char *to = letter_mailbox(memo->to_name, memo->to);

	g_string_append_printf(message, "Message-ID: <%s>\r\nTo: %s\r\n", memo->message_id, to);
	return letter_encode(letter, &variant, message, placeholders, error);
}

bool
compose_memo(const Memo *memo, const ComposeSender *sender, GBytes **message, GError **error)
{
	const bool is_answer = memo->answers != NULL && is_message_id(memo->answers);
	g_autofree char *references = is_answer ? references_of(memo) : NULL;
	const Letter letter = {
		.from = sender->from,
		.from_name = memo->from_name == NULL ? "" : memo->from_name,
		.contact = sender->contact,
		.software = sender->software,
		.answers = is_answer ? memo->answers : NULL,
		.references = references,
		.date_s = memo->made_s,
	};
	GString *bytes = g_string_new(NULL);

	if (!check(memo, sender, error) || !append(bytes, memo, &letter, error)) {
		g_string_free(bytes, TRUE);
		return false;
	}
	*message = g_string_free_to_bytes(bytes);
	return true;
}
