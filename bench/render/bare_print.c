/*
 * bare_print REPEAT VIEW HTML TEXT: the least that rendering can take, as often as REPEAT says: the
 * values of a view that was loaded once, each escaped into a buffer and each copied into another,
 * and as much more copied as the two parts of the mail have besides.
 */
#include <jansson.h>

#include "../lines.h"

typedef struct Buffer {
	char *bytes;
	size_t length, room;
} Buffer;

static void
append(Buffer *buffer, const char *bytes, size_t length)
{
	if (buffer->length + length > buffer->room) {
		buffer->room = (buffer->length + length) * 2;
		buffer->bytes = realloc(buffer->bytes, buffer->room);
	}
	memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
}

static void
append_escaped(Buffer *buffer, const char *text, size_t length)
{
	static const char special[] = "&<>\"'";
	static const char *const references[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;" };

	while (length > 0) {
		const size_t plain = strcspn(text, special);

		append(buffer, text, plain);
		text += plain;
		length -= plain;
		if (length > 0) {
			const char *reference = references[strchr(special, *text) - special];

			append(buffer, reference, strlen(reference));
			text++;
			length--;
		}
	}
}

static void
print_values(json_t *value, Buffer *html, Buffer *text)
{
	const char *key;
	json_t *inner;
	size_t i;

	if (json_is_string(value)) {
		append_escaped(html, json_string_value(value), json_string_length(value));
		append(text, json_string_value(value), json_string_length(value));
	}
	json_array_foreach (value, i, inner) {
		print_values(inner, html, text);
	}
	json_object_foreach (value, key, inner) {
		print_values(inner, html, text);
	}
}

static void
fill_up(Buffer *buffer, const char *like, size_t length)
{
	if (buffer->length < length) {
		append(buffer, like, length - buffer->length);
	}
}

int
main(int argc, char **argv)
{
	if (argc != 5) {
		fputs("usage: bare_print REPEAT VIEW HTML TEXT\n", stderr);
		return 64;
	}
	char *bytes = lines_read(argv[2]), *html = lines_read(argv[3]), *text = lines_read(argv[4]);
	const size_t html_length = strlen(html), text_length = strlen(text);
	json_t *view = json_loads(bytes, 0, NULL);

	for (unsigned long i = strtoul(argv[1], NULL, 10); i > 0; i--) {
		Buffer one = { 0 }, other = { 0 };

		print_values(view, &one, &other);
		fill_up(&one, html, html_length);
		fill_up(&other, text, text_length);
		free(one.bytes);
		free(other.bytes);
	}
	json_decref(view);
	return 0;
}
