#include "text/message_part.h"

#include "text/charset.h"

#include <string.h>

void
message_header_free(gpointer data)
{
	MessageHeader *header = data;

	g_free(header->name);
	g_free(header->value);
	g_free(header);
}

/* UTF-8 is tried first; then what nearly all else is, whatever it calls itself. */
GMimeParserOptions *
message_options(void)
{
	const char *charsets[] = { "utf-8", "windows-1252", NULL };
	GMimeParserOptions *options = g_mime_parser_options_new();

	g_mime_parser_options_set_fallback_charsets(options, charsets);
	return options;
}

/* @raw: as it stands, line ends of folding among it. */
static void
add_header(GPtrArray *headers, GMimeParserOptions *options, const char *name, const char *raw)
{
	g_autofree char *decoded = g_mime_utils_header_decode_text(options, raw);
	MessageHeader *header = g_new(MessageHeader, 1);

	header->name = mime_header_text(name);
	header->value = mime_header_text(decoded);
	g_ptr_array_add(headers, header);
}

static void
add_list(GPtrArray *headers, GMimeParserOptions *options, GMimeHeaderList *list)
{
	const int count = g_mime_header_list_get_count(list);

	for (int i = 0; i < count && headers->len < MESSAGE_HEADERS_MAX; i++) {
		GMimeHeader *header = g_mime_header_list_get_header_at(list, i);
		const char *raw = g_mime_header_get_raw_value(header);

		add_header(headers, options, g_mime_header_get_name(header),
			raw != NULL ? raw : "");
	}
}

/* GMime keeps a message's Content- fields with its body. */
GPtrArray *
message_headers(GMimeObject *object)
{
	g_autoptr(GMimeParserOptions) options = message_options();
	GPtrArray *headers = g_ptr_array_new_with_free_func(message_header_free);
	GMimeObject *body = GMIME_IS_MESSAGE(object)
		? g_mime_message_get_mime_part(GMIME_MESSAGE(object))
		: NULL;

	add_list(headers, options, g_mime_object_get_header_list(object));
	if (body != NULL) {
		add_list(headers, options, g_mime_object_get_header_list(body));
	}
	return headers;
}

const char *
message_header_in(const GPtrArray *headers, const char *name)
{
	for (guint i = 0; i < headers->len; i++) {
		const MessageHeader *header = g_ptr_array_index(headers, i);

		if (g_ascii_strcasecmp(header->name, name) == 0) {
			return header->value;
		}
	}
	return NULL;
}

/* A field and the lines that continue it. @return the bytes of all of them. */
static gsize
field_bytes(const char *at, gsize length)
{
	gsize used = message_line(at, length);

	while (used < length && (at[used] == ' ' || at[used] == '\t')) {
		used += message_line(at + used, length - used);
	}
	return used;
}

static void
take_field(GPtrArray *headers, GMimeParserOptions *options, const char *field, gsize length)
{
	const char *colon = memchr(field, ':', length);
	g_autofree char *name = g_strndup(field, (gsize)(colon - field));
	g_autofree char *raw = g_strndup(colon + 1, length - (gsize)(colon + 1 - field));

	add_header(headers, options, name, raw);
}

GPtrArray *
message_read_headers(const char *text, const char **end)
{
	g_autoptr(GMimeParserOptions) options = message_options();
	GPtrArray *headers = g_ptr_array_new_with_free_func(message_header_free);
	const char *at = text + strspn(text, "\r\n");
	gsize left = strlen(at);

	while (left > 0 && *at != '\n' && *at != '\r') {
		const bool is_field = message_line_is_field(at, message_line(at, left));
		const gsize used = is_field ? field_bytes(at, left) : message_line(at, left);

		if (is_field && headers->len < MESSAGE_HEADERS_MAX) {
			take_field(headers, options, at, used);
		}
		at += used;
		left -= used;
	}
	if (end != NULL) {
		*end = at + strspn(at, "\r\n");
	}
	return headers;
}
