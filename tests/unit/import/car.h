/* Repositories of AT Protocol, made after ipld.io/specs (CAR v1, DAG-CBOR) and atproto.com/specs.
 */
#ifndef TAGDIGEST_TESTS_UNIT_IMPORT_CAR_H
#define TAGDIGEST_TESTS_UNIT_IMPORT_CAR_H

#include <glib.h>
#include <jansson.h>
#include <string.h>

#define CID_LENGTH 36

typedef struct MadeCid {
	char bytes[CID_LENGTH];
} MadeCid;

static inline void
put_head(GString *out, guint major, guint64 value)
{
	const guint sizes[] = { 1, 2, 4, 8 };
	const guint row = value > G_MAXUINT32 ? 3 : value > G_MAXUINT16 ? 2 : value > 255 ? 1 : 0;

	if (value < 24) {
		g_string_append_c(out, (char)(major << 5 | value));
		return;
	}
	g_string_append_c(out, (char)(major << 5 | (24 + row)));
	for (guint i = sizes[row]; i > 0; i--) {
		g_string_append_c(out, (char)(value >> (8 * (i - 1))));
	}
}

static inline void
put_text(GString *out, const char *text)
{
	put_head(out, 3, strlen(text));
	g_string_append(out, text);
}

static inline void
put_bytes(GString *out, const char *bytes, gsize length)
{
	put_head(out, 2, length);
	g_string_append_len(out, bytes, (gssize)length);
}

static inline void
put_link(GString *out, const MadeCid *cid)
{
	put_head(out, 6, 42);
	put_head(out, 2, CID_LENGTH + 1);
	g_string_append_c(out, '\0');
	g_string_append_len(out, cid->bytes, CID_LENGTH);
}

/* JSON as a block. */
static inline void
put_json(GString *out, const json_t *json)
{
	const char *key;
	json_t *value;
	size_t index;

	if (json_is_object(json)) {
		put_head(out, 5, json_object_size(json));
		json_object_foreach ((json_t *)json, key, value) {
			put_text(out, key);
			put_json(out, value);
		}
	} else if (json_is_array(json)) {
		put_head(out, 4, json_array_size(json));
		json_array_foreach (json, index, value) {
			put_json(out, value);
		}
	} else if (json_is_string(json)) {
		put_text(out, json_string_value(json));
	} else if (json_is_integer(json)) {
		const int64_t number = json_integer_value(json);
		put_head(out, number < 0 ? 1 : 0, (guint64)(number < 0 ? -1 - number : number));
	} else {
		g_string_append_c(out,
			(char)(json_is_true(json)             ? 0xf5
					: json_is_false(json) ? 0xf4
							      : 0xf6));
	}
}

static inline MadeCid
cid_of(const GString *block)
{
	MadeCid cid = { { 1, 0x71, 0x12, 0x20 } };
	GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
	gsize length = CID_LENGTH - 4;

	g_checksum_update(checksum, (const guchar *)block->str, (gssize)block->len);
	g_checksum_get_digest(checksum, (guint8 *)cid.bytes + 4, &length);
	g_checksum_free(checksum);
	return cid;
}

static inline void
put_varint(GString *out, gsize value)
{
	for (; value > 127; value >>= 7) {
		g_string_append_c(out, (char)(value | 0x80));
	}
	g_string_append_c(out, (char)value);
}

static inline void
put_block(GString *file, const MadeCid *cid, const GString *block)
{
	put_varint(file, CID_LENGTH + block->len);
	g_string_append_len(file, cid->bytes, CID_LENGTH);
	g_string_append_len(file, block->str, (gssize)block->len);
}

static inline GString *
car_new(const MadeCid *root)
{
	GString *file = g_string_new(NULL);
	g_autoptr(GString) header = g_string_new(NULL);

	put_head(header, 5, 2);
	put_text(header, "roots");
	put_head(header, 4, 1);
	put_link(header, root);
	put_text(header, "version");
	put_head(header, 0, 1);
	put_varint(file, header->len);
	g_string_append_len(file, header->str, (gssize)header->len);
	return file;
}

/* An entry of a node: its whole key, its record, what hangs behind it (NULL: nothing). */
typedef struct MadeEntry {
	const char *key;
	MadeCid record;
	const MadeCid *behind;
} MadeEntry;

/* @before: what hangs before the first; NULL: nothing. */
static inline GString *
node_new(const MadeEntry *entries, guint count, const MadeCid *before)
{
	GString *node = g_string_new(NULL);
	const char *last = "";

	put_head(node, 5, 2);
	put_text(node, "e");
	put_head(node, 4, count);
	for (guint i = 0; i < count; i++) {
		gsize shared = 0;

		while (last[shared] != '\0' && last[shared] == entries[i].key[shared]) {
			shared++;
		}
		put_head(node, 5, 4);
		put_text(node, "k");
		put_bytes(node, entries[i].key + shared, strlen(entries[i].key + shared));
		put_text(node, "p");
		put_head(node, 0, shared);
		put_text(node, "t");
		if (entries[i].behind != NULL) {
			put_link(node, entries[i].behind);
		} else {
			g_string_append_c(node, (char)0xf6);
		}
		put_text(node, "v");
		put_link(node, &entries[i].record);
		last = entries[i].key;
	}
	put_text(node, "l");
	if (before != NULL) {
		put_link(node, before);
	} else {
		g_string_append_c(node, (char)0xf6);
	}
	return node;
}

static inline GString *
commit_new(const char *did, const MadeCid *data)
{
	GString *commit = g_string_new(NULL);

	put_head(commit, 5, 6);
	put_text(commit, "did");
	put_text(commit, did);
	put_text(commit, "rev");
	put_text(commit, "3l5exmpl2ab2c");
	put_text(commit, "sig");
	put_bytes(commit, "not looked at", strlen("not looked at"));
	put_text(commit, "data");
	put_link(commit, data);
	put_text(commit, "prev");
	g_string_append_c(commit, (char)0xf6);
	put_text(commit, "version");
	put_head(commit, 0, 3);
	return commit;
}

#endif
