#include "text/message.h"

#include "base/error.h"
#include "text/address.h"
#include "text/charset.h"
#include "text/date.h"
#include "text/html.h"
#include "text/message_part.h"

#include <string.h>

const char *
message_header(const Message *message, const char *name)
{
	return message_header_in(message->headers, name);
}

const char *
message_part_header(const MessagePart *part, const char *name)
{
	return message_header_in(part->headers, name);
}

/* Addresses that a mail can be sent to; others, such as MAILER-DAEMON alone, are none. Groups give
 * their members. */
static void
add_addresses(InternetAddressList *list, GPtrArray *emails, guint depth)
{
	const int count = list == NULL ? 0 : internet_address_list_length(list);

	for (int i = 0; i < count && emails->len < MESSAGE_RECIPIENTS_MAX; i++) {
		InternetAddress *address = internet_address_list_get_address(list, i);
		char *email = NULL;

		if (INTERNET_ADDRESS_IS_GROUP(address) && depth < MESSAGE_DEPTH_MAX) {
			add_addresses(
				internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)),
				emails, depth + 1);
		} else if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
			const char *text = internet_address_mailbox_get_addr(
				INTERNET_ADDRESS_MAILBOX(address));

			if (text != NULL && g_utf8_validate(text, -1, NULL)
				&& address_parse(text, &email, NULL, NULL)) {
				g_ptr_array_add(emails, email);
			}
		}
	}
}

static InternetAddressList *
parse_list(GMimeHeader *header)
{
	g_autoptr(GMimeParserOptions) options = message_options();
	const char *raw = header == NULL ? NULL : g_mime_header_get_raw_value(header);

	return raw == NULL ? NULL : internet_address_list_parse(options, raw);
}

/* The first address of a header. @name out, may be NULL. */
static char *
first_address(GMimeHeaderList *list, const char *header, char **name)
{
	g_autoptr(InternetAddressList) addresses = parse_list(g_mime_header_list_get_header(list,
		header));
	g_autoptr(GPtrArray) emails = g_ptr_array_new();

	add_addresses(addresses, emails, 0);
	if (name != NULL && addresses != NULL && internet_address_list_length(addresses) > 0) {
		InternetAddress *first = internet_address_list_get_address(addresses, 0);

		*name = mime_header_text(internet_address_get_name(first));
		if (**name == '\0') {
			g_clear_pointer(name, g_free);
		}
	}
	for (guint i = 1; i < emails->len; i++) {
		g_free(g_ptr_array_index(emails, i));
	}
	return emails->len == 0 ? NULL : g_ptr_array_index(emails, 0);
}

static GPtrArray *
read_recipients(GMimeHeaderList *list)
{
	static const char *const names[] = { "To", "Cc", "Delivered-To", "X-Original-To",
		"Envelope-To", "X-Envelope-To" };
	g_autoptr(GPtrArray) emails = g_ptr_array_new_with_free_func(g_free);
	const int count = MIN(g_mime_header_list_get_count(list), MESSAGE_HEADERS_MAX);

	for (gsize n = 0; n < G_N_ELEMENTS(names); n++) {
		for (int i = 0; i < count; i++) {
			GMimeHeader *header = g_mime_header_list_get_header_at(list, i);

			if (g_ascii_strcasecmp(g_mime_header_get_name(header), names[n]) == 0) {
				g_autoptr(InternetAddressList) addresses = parse_list(header);

				add_addresses(addresses, emails, 0);
			}
		}
	}
	return address_list_once(emails);
}

/* What stands in brackets, each, or the words where there are none: identifiers have no blanks. */
static GPtrArray *
read_ids(const char *value)
{
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) words = g_strsplit_set(value == NULL ? "" : value, " <>,", -1);

	for (char **word = words; *word != NULL && ids->len < MESSAGE_REFERENCES_MAX; word++) {
		if (strchr(*word, '@') != NULL) {
			g_ptr_array_add(ids, g_strdup(*word));
		}
	}
	return ids;
}

static char *
read_id(const char *value)
{
	g_autoptr(GPtrArray) ids = read_ids(value);

	return ids->len == 0 ? NULL : g_strdup(g_ptr_array_index(ids, 0));
}

/* The word that a value begins with, in small letters. */
static char *
keyword(const char *value)
{
	const gsize length = value == NULL ? 0 : strcspn(value, "; \t(");

	return length == 0 ? NULL : g_ascii_strdown(value, (gssize)length);
}

static char *
read_list_id(const char *value)
{
	const char *open = value == NULL ? NULL : strrchr(value, '<');
	const char *close = open == NULL ? NULL : strchr(open, '>');

	return close == NULL ? g_strdup(value) : g_strndup(open + 1, (gsize)(close - open - 1));
}

static char *
read_return_path(GMimeHeaderList *list, const char *value)
{
	return g_strcmp0(value, "<>") == 0 ? g_strdup("")
					   : first_address(list, "Return-Path", NULL);
}

/* As they stand: an address in one may look like an encoded word (RFC 2047), and what that would
 * be decoded to is nothing that a server said. */
static GPtrArray *
read_authentication(GMimeHeaderList *list)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	const int count = MIN(g_mime_header_list_get_count(list), MESSAGE_HEADERS_MAX);

	for (int i = 0; i < count; i++) {
		GMimeHeader *header = g_mime_header_list_get_header_at(list, i);
		const char *raw = g_mime_header_get_raw_value(header);

		if (raw != NULL
			&& g_ascii_strcasecmp(g_mime_header_get_name(header),
				   "Authentication-Results")
				== 0) {
			g_ptr_array_add(lines, mime_header_text(raw));
		}
	}
	return lines;
}

static const MessagePart *
first_part(const GPtrArray *parts, const char *type)
{
	for (guint i = 0; i < parts->len; i++) {
		const MessagePart *part = g_ptr_array_index(parts, i);

		if (!part->is_inner && !part->is_attachment && strcmp(part->type, type) == 0) {
			return part;
		}
	}
	return NULL;
}

/* A plain part that says nothing stands beside HTML that does, in what some programs send. */
static char *
written_text(const GPtrArray *parts)
{
	const MessagePart *plain = first_part(parts, "text/plain");
	const MessagePart *html = first_part(parts, "text/html");

	if (html != NULL
		&& (plain == NULL || plain->text[strspn(plain->text, " \t\r\n")] == '\0')) {
		return html_to_plain(html->text);
	}
	return g_strdup(plain == NULL ? "" : plain->text);
}

static void
read_head(Message *message, GMimeMessage *parsed)
{
	GMimeHeaderList *list = g_mime_object_get_header_list(GMIME_OBJECT(parsed));

	message->headers = message_headers(GMIME_OBJECT(parsed));
	message->from = first_address(list, "From", &message->from_name);
	message->sender = first_address(list, "Sender", NULL);
	message->reply_to = first_address(list, "Reply-To", NULL);
	message->return_path = read_return_path(list, message_header(message, "Return-Path"));
	message->recipients = read_recipients(list);
	message->subject = g_strdup(message_header(message, "Subject"));
	message->message_id = read_id(message_header(message, "Message-ID"));
	message->in_reply_to = read_id(message_header(message, "In-Reply-To"));
	message->references = read_ids(message_header(message, "References"));
	message->date_s = DATE_UNKNOWN;
	date_parse(message_header(message, "Date"), &message->date_s);
	message->auto_submitted = keyword(message_header(message, "Auto-Submitted"));
	message->precedence = keyword(message_header(message, "Precedence"));
	message->list_id = read_list_id(message_header(message, "List-Id"));
	message->content_type = keyword(message_header(message, "Content-Type"));
	message->authentication = read_authentication(list);
	if (message->content_type == NULL) {
		message->content_type = g_strdup("text/plain");
	}
}

bool
message_parse(GBytes *bytes, Message **message, GError **error)
{
	bool is_cut;
	g_autoptr(GString) tidy = message_tidy(bytes, &is_cut);

	if (tidy->str[strspn(tidy->str, " \t\r\n")] == '\0' && strlen(tidy->str) == tidy->len) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"there is no message, nothing but white space");
		return false;
	}
	mime_start();
	g_autoptr(GMimeParserOptions) options = message_options();
	g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_buffer(tidy->str, tidy->len);
	g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
	g_autoptr(GMimeMessage) parsed = g_mime_parser_construct_message(parser, options);

	if (parsed == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT, "that is no message");
		return false;
	}
	Message *read = g_new0(Message, 1);
	read_head(read, parsed);
	read->parts = g_ptr_array_new_with_free_func(message_part_free);
	if (g_mime_message_get_mime_part(parsed) != NULL) {
		message_flatten(g_mime_message_get_mime_part(parsed), read->parts);
	}
	read->text = written_text(read->parts);
	read->size = g_bytes_get_size(bytes);
	read->is_cut = is_cut;
	*message = read;
	return true;
}

void
message_free(Message *message)
{
	if (message == NULL) {
		return;
	}
	g_free(message->from);
	g_free(message->from_name);
	g_free(message->sender);
	g_free(message->reply_to);
	g_free(message->return_path);
	g_ptr_array_unref(message->recipients);
	g_free(message->subject);
	g_free(message->message_id);
	g_free(message->in_reply_to);
	g_ptr_array_unref(message->references);
	g_free(message->auto_submitted);
	g_free(message->precedence);
	g_free(message->list_id);
	g_free(message->content_type);
	g_ptr_array_unref(message->authentication);
	g_ptr_array_unref(message->headers);
	g_ptr_array_unref(message->parts);
	g_free(message->text);
	g_free(message);
}
