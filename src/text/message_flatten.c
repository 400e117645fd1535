#include "text/message_part.h"

#include "base/prefix.h"
#include "text/charset.h"

#include <string.h>

/* Where the walk is. */
typedef struct Walk {
	GPtrArray *parts;
	guint depth;
	bool is_inner;
} Walk;

static void flatten(GMimeObject *object, const Walk *walk);

void
message_part_free(gpointer data)
{
	MessagePart *part = data;

	g_free(part->type);
	g_ptr_array_unref(part->headers);
	g_free(part->text);
	g_free(part);
}

/* Encodings that look like ASCII: whoever reads bytes cannot see them, the label must be believed
 * (RFC 1468, 1557, 1843, 2152). */
static GString *
text_of_seven_bits(const char *bytes, gsize length, const char *charset)
{
	gsize written = 0;

	if (length == 0 || charset == NULL
		|| (g_ascii_strncasecmp(charset, "iso-2022-", strlen("iso-2022-")) != 0
			&& g_ascii_strcasecmp(charset, "hz-gb-2312") != 0
			&& g_ascii_strcasecmp(charset, "utf-7") != 0)) {
		return NULL;
	}
	g_autofree char *text = g_convert(bytes, (gssize)length, "UTF-8", charset, NULL, &written,
		NULL);
	return text == NULL ? NULL : g_string_new_len(text, (gssize)strlen(text));
}

/* Valid UTF-8 with "\n" line ends, under the cap. */
static char *
text_of_bytes(const char *bytes, gsize length, const char *charset)
{
	const gsize taken = prefix_fit(bytes, length, MESSAGE_TEXT_BYTES_MAX);
	GString *text = text_of_seven_bits(bytes, taken, charset);

	if (text == NULL) {
		text = charset_to_utf8(bytes, taken, charset);
	}
	g_string_replace(text, "\r\n", "\n", 0);
	return g_string_free(text, FALSE);
}

static char *
content_text(GMimePart *part)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	g_autoptr(GMimeStream) stream = g_mime_stream_mem_new();

	if (content == NULL || g_mime_data_wrapper_write_to_stream(content, stream) < 0) {
		return g_strdup("");
	}
	const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	return text_of_bytes((const char *)bytes->data, bytes->len,
		g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset"));
}

static char *
type_of(GMimeObject *object)
{
	GMimeContentType *type = g_mime_object_get_content_type(object);
	g_autofree char *name = type == NULL ? NULL : g_mime_content_type_get_mime_type(type);
	g_autofree char *valid = charset_make_valid(name == NULL ? "text/plain" : name);

	return g_ascii_strdown(valid, -1);
}

/* @type and @text become the part's. */
static MessagePart *
add_part(const Walk *walk, GMimeObject *object, char *type, char *text)
{
	MessagePart *part = g_new0(MessagePart, 1);
	const char *disposition = g_mime_object_get_disposition(object);

	part->type = type;
	part->text = text;
	part->is_inner = walk->is_inner;
	part->is_attachment = disposition != NULL
		&& g_ascii_strcasecmp(disposition, "attachment") == 0;
	part->headers = strcmp(type, "text/rfc822-headers") == 0 ? message_read_headers(text, NULL)
								 : message_headers(object);
	g_ptr_array_add(walk->parts, part);
	return part;
}

static char *
head_text(const GPtrArray *headers)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < headers->len; i++) {
		const MessageHeader *header = g_ptr_array_index(headers, i);

		g_string_append_printf(text, "%s: %s\n", header->name, header->value);
	}
	return g_string_free(text, FALSE);
}

/* A message within this one: its head is a part, what it holds comes behind it. */
static void
flatten_message(GMimeMessagePart *part, const Walk *walk)
{
	GMimeMessage *message = g_mime_message_part_get_message(part);
	const Walk inner = { walk->parts, walk->depth + 1, true };
	MessagePart *added = add_part(walk, GMIME_OBJECT(part), type_of(GMIME_OBJECT(part)),
		g_strdup(""));

	if (message == NULL) {
		return;
	}
	g_ptr_array_unref(added->headers);
	added->headers = message_headers(GMIME_OBJECT(message));
	g_free(added->text);
	added->text = head_text(added->headers);
	if (g_mime_message_get_mime_part(message) != NULL) {
		flatten(g_mime_message_get_mime_part(message), &inner);
	}
}

/* One that names no boundary, or whose boundary never stands in it, is text. */
static void
flatten_multipart(GMimeMultipart *multipart, const Walk *walk)
{
	const int count = g_mime_multipart_get_count(multipart);
	const char *prologue = g_mime_multipart_get_prologue(multipart);
	const Walk below = { walk->parts, walk->depth + 1, walk->is_inner };

	if (count == 0 && prologue != NULL) {
		add_part(walk, GMIME_OBJECT(multipart), g_strdup("text/plain"),
			text_of_bytes(prologue, strlen(prologue), NULL));
	}
	for (int i = 0; i < count && walk->parts->len < MESSAGE_PARTS_MAX; i++) {
		flatten(g_mime_multipart_get_part(multipart, i), &below);
	}
}

static void
flatten(GMimeObject *object, const Walk *walk)
{
	if (walk->depth > MESSAGE_DEPTH_MAX || walk->parts->len >= MESSAGE_PARTS_MAX) {
		return;
	}
	if (GMIME_IS_MULTIPART(object)) {
		flatten_multipart(GMIME_MULTIPART(object), walk);
	} else if (GMIME_IS_MESSAGE_PART(object)) {
		flatten_message(GMIME_MESSAGE_PART(object), walk);
	} else if (GMIME_IS_PART(object)) {
		g_autofree char *type = type_of(object);
		const bool is_text = prefix_stands_at(type, "text/")
			|| prefix_stands_at(type, "message/") || strchr(type, '/') == NULL;

		add_part(walk, object, g_steal_pointer(&type),
			is_text ? content_text(GMIME_PART(object)) : g_strdup(""));
	}
}

void
message_flatten(GMimeObject *top, GPtrArray *parts)
{
	const Walk walk = { parts, 0, false };

	flatten(top, &walk);
}
