/* Any bytes are a message, read within the caps: valid text, one line where one is said, every
 * address one that mail can be sent to. */
#include "text/message.h"

#include "text/address.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_line(const char *text)
{
	g_assert_true(text == NULL
		|| (g_utf8_validate(text, -1, NULL) && strpbrk(text, "\r\n") == NULL));
}

static void
check_address(const char *email)
{
	g_autofree char *again = NULL;

	if (email != NULL && *email != '\0') {
		g_assert_true(address_parse(email, &again, NULL, NULL));
		g_assert_cmpstr(again, ==, email);
	}
}

static void
check_headers(const GPtrArray *headers)
{
	g_assert_cmpuint(headers->len, <=, MESSAGE_HEADERS_MAX);
	for (guint i = 0; i < headers->len; i++) {
		const MessageHeader *header = g_ptr_array_index(headers, i);

		check_line(header->name);
		check_line(header->value);
	}
}

static void
check_parts(const Message *message)
{
	g_assert_cmpuint(message->parts->len, <=, MESSAGE_PARTS_MAX);
	for (guint i = 0; i < message->parts->len; i++) {
		const MessagePart *part = g_ptr_array_index(message->parts, i);
		const char *end = part->text;

		check_line(part->type);
		check_headers(part->headers);
		g_assert_true(g_utf8_validate(part->text, -1, NULL));
		while (*end != '\0') {
			const char *before = end;
			g_autoptr(GPtrArray) group = message_read_headers(end, &end);

			check_headers(group);
			g_assert_true(end > before);
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GBytes) bytes = g_bytes_new(data, size);
	g_autoptr(Message) message = NULL;

	if (!message_parse(bytes, &message, NULL)) {
		return 0;
	}
	const char *const lines[] = { message->from_name, message->subject, message->message_id,
		message->in_reply_to, message->auto_submitted, message->precedence,
		message->list_id, message->content_type };
	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		check_line(lines[i]);
	}
	const char *const addresses[] = { message->from, message->sender, message->reply_to,
		message->return_path };
	for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
		check_address(addresses[i]);
	}
	for (guint i = 0; i < message->recipients->len; i++) {
		check_address(g_ptr_array_index(message->recipients, i));
	}
	check_headers(message->headers);
	check_parts(message);
	g_assert_true(g_utf8_validate(message->text, -1, NULL));
	g_assert_cmpuint(message->size, ==, size);
	return 0;
}
