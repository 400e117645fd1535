#include "import/jsonpart.h"

#include "base/error.h"
#include "import/jsonglance.h"
#include "import/sift.h"
#include "text/charset.h"
#include "text/jsonscan.h"
#include "text/jsontext.h"

#include <string.h>

/* ---- what a part begins with ---- */

static const char *
skip_mark(const char *head, const char *end)
{
	const gsize length = strlen(CHARSET_BYTE_ORDER_MARK);

	return (gsize)(end - head) >= length && memcmp(head, CHARSET_BYTE_ORDER_MARK, length) == 0
		? head + length
		: head;
}

/* Behind the string whose quote stands at @at; NULL: it does not end here. */
static const char *
string_end(const char *at, const char *end)
{
	for (at++; at < end && *at != '"'; at++) {
		at += *at == '\\' ? 1 : 0;
	}
	return at < end ? at + 1 : NULL;
}

/* The keys of the object behind its '{'. */
static void
read_keys(const char *at, const char *end, GPtrArray *keys)
{
	g_autoptr(GString) open = g_string_new(NULL);
	JsonScan scan = { .open = open };

	for (;;) {
		at = jsonscan_blanks(at, end);
		const char *behind = at < end && *at == '"' ? string_end(at, end) : NULL;

		if (behind == NULL) {
			return;
		}
		g_ptr_array_add(keys, g_strndup(at + 1, (gsize)(behind - at - 2)));
		at = jsonscan_blanks(behind, end);
		if (at >= end || *at != ':') {
			return;
		}
		jsonscan_reset(&scan);
		at = jsonscan_go(&scan, at + 1, end);
		if (at == NULL || *at != ',') {
			return;
		}
		at++;
	}
}

GPtrArray *
jsonpart_keys(const char *head, gsize length, bool *is_list)
{
	const char *end = head + length;
	const char *at = jsonscan_blanks(skip_mark(head, end), end);
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);

	*is_list = at < end && *at == '[';
	if (*is_list) {
		at = jsonscan_blanks(at + 1, end);
	}
	if (at >= end || (*at != '{' && !(*is_list && *at == ']'))) {
		return NULL;
	}
	read_keys(at + 1, end, keys);
	return g_steal_pointer(&keys);
}

bool
jsonpart_has(const GPtrArray *keys, const char *key)
{
	for (guint i = 0; keys != NULL && i < keys->len; i++) {
		if (strcmp(g_ptr_array_index(keys, i), key) == 0) {
			return true;
		}
	}
	return false;
}

/* ---- its entries ---- */

bool
jsonpart_open(JsonPart *part, Reader *reader, const char *const *keys, GError **error)
{
	g_clear_pointer(&part->entries, jsonstream_free);
	part->reader = reader;
	part->is_single = keys == NULL;
	part->has_ended = false;
	if (part->scratch == NULL) {
		part->scratch = g_string_new(NULL);
	}
	if (part->is_single) {
		return true;
	}
	if (!jsonstream_open(reader, keys, &part->entries, error)) {
		return false;
	}
	if (part->entries == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"JSON without the list of posts that it should have");
		return false;
	}
	return true;
}

/* The part as one entry. */
static bool
take_single(JsonPart *part, const char **bytes, gsize *length, ImportItem *item, GError **error)
{
	*bytes = NULL;
	if (part->has_ended) {
		return true;
	}
	part->has_ended = true;
	if (!reader_peek(part->reader, JSONSTREAM_ELEMENT_MAX, bytes, length, error)) {
		return false;
	}
	if (*length >= JSONSTREAM_ELEMENT_MAX) {
		*bytes = NULL;
		sift_out(item, IMPORT_UNREADABLE, "longer than a post can be");
	}
	return true;
}

bool
jsonpart_next(JsonPart *part, const HashtagGlance *glance, json_t **entry, ImportItem *item,
	GError **error)
{
	const char *bytes;
	gsize length;

	*entry = NULL;
	if (part->is_single ? !take_single(part, &bytes, &length, item, error)
			    : !sift_next(&part->entries, &bytes, &length, item, error)) {
		return false;
	}
	if (bytes == NULL) {
		return true;
	}
	if (!jsonglance(glance, bytes, length, part->scratch)) {
		item->verdict = IMPORT_UNTAGGED;
	} else if (!jsontext_load(bytes, length, entry, NULL) || !json_is_object(*entry)) {
		g_clear_pointer(entry, json_decref);
		sift_out(item, IMPORT_UNREADABLE, "an entry that is no JSON object");
	}
	return true;
}

bool
jsonpart_load(Reader *reader, json_t **loaded, GError **error)
{
	const char *bytes;
	gsize length;

	*loaded = NULL;
	if (!reader_peek(reader, JSONSTREAM_ELEMENT_MAX, &bytes, &length, error)) {
		return false;
	}
	if (length < JSONSTREAM_ELEMENT_MAX) {
		(void)jsontext_load(bytes, length, loaded, NULL);
	}
	return true;
}

void
jsonpart_clear(JsonPart *part)
{
	g_clear_pointer(&part->entries, jsonstream_free);
	if (part->scratch != NULL) {
		g_string_free(g_steal_pointer(&part->scratch), TRUE);
	}
}
