#include "import/bluesky_car_block.h"

#include "import/dagcbor.h"

#include <string.h>

/* A record has 1 MB at most, a node far less (atproto.com/specs/repository). */
#define BLOCK_BYTES_MAX ((gsize)2 * 1024 * 1024)
#define HEADER_BYTES_MAX ((gsize)4096)
#define VARINT_BYTES_MAX 9
/* A CID of a repository: version 1, the codec, SHA-256, 32 bytes of it. */
#define CID_BYTES 36
#define DIGEST_BYTES 32
#define CODEC_DAG_CBOR 0x71
#define CODEC_RAW 0x55

bool
car_id_of(const char *cid, gsize length, CarId *id)
{
	const guchar *at = (const guchar *)cid;

	if (length != CID_BYTES || at[0] != 1 || (at[1] != CODEC_DAG_CBOR && at[1] != CODEC_RAW)
		|| at[2] != 0x12 || at[3] != DIGEST_BYTES) {
		return false;
	}
	memcpy(id, cid + CID_BYTES - DIGEST_BYTES, sizeof(*id));
	return true;
}

bool
car_is_whole(const CarBlock *block)
{
	GChecksum *checksum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 digest[DIGEST_BYTES];
	gsize length = sizeof(digest);

	g_checksum_update(checksum, (const guchar *)block->bytes, (gssize)block->length);
	g_checksum_get_digest(checksum, digest, &length);
	g_checksum_free(checksum);
	return memcmp(digest, block->digest, sizeof(digest)) == 0;
}

/* LEB128 (github.com/multiformats/unsigned-varint). @return its bytes; 0: it is none. */
static gsize
read_varint(const char *bytes, gsize length, guint64 *value)
{
	*value = 0;
	for (gsize i = 0; i < MIN(length, VARINT_BYTES_MAX); i++) {
		*value |= (guint64)((guchar)bytes[i] & 0x7f) << (7 * i);
		if (((guchar)bytes[i] & 0x80) == 0) {
			return i + 1;
		}
	}
	return 0;
}

/* A length, taken, and that many bytes, to be looked at. @bytes NULL: there is none, or not all. */
static bool
look(Reader *reader, gsize most, guint64 *length, const char **bytes, GError **error)
{
	gsize there;

	*length = 0;
	if (!reader_peek(reader, VARINT_BYTES_MAX, bytes, &there, error)) {
		return false;
	}
	const gsize taken = read_varint(*bytes, there, length);
	if (taken == 0 || *length == 0 || *length > most) {
		*bytes = NULL;
		reader_skip(reader, taken);
		return true;
	}
	reader_skip(reader, taken);
	if (!reader_peek(reader, (gsize)*length, bytes, &there, error)) {
		return false;
	}
	if (there < *length) {
		*bytes = NULL;
	}
	return true;
}

/* ---- the header: {"roots": [CID], "version": 1} ---- */

typedef struct Header {
	bool is_version, has_version_1, has_root;
	CarId root;
} Header;

static void
hear_header(void *context, const DagEvent *event)
{
	Header *header = context;

	if (event->kind == DAG_KEY) {
		header->is_version = event->length == strlen("version")
			&& memcmp(event->bytes, "version", event->length) == 0;
	} else if (event->kind == DAG_INTEGER && header->is_version) {
		header->has_version_1 = event->integer == 1;
	} else if (event->kind == DAG_LINK && !header->has_root) {
		header->has_root = car_id_of(event->bytes, event->length, &header->root);
	}
}

bool
car_begin(Reader *reader, CarId *root, bool *is_car, GError **error)
{
	Header header = { .root = 0 };
	const char *bytes;
	guint64 length;

	*is_car = false;
	if (!look(reader, HEADER_BYTES_MAX, &length, &bytes, error)) {
		return false;
	}
	if (bytes != NULL) {
		*is_car = dagcbor_walk(bytes, (gsize)length, hear_header, &header)
			&& header.has_version_1 && header.has_root;
		reader_skip(reader, (gsize)length);
	}
	*root = header.root;
	return true;
}

/* ---- blocks ---- */

/* Pass over what is longer than a block can be. @is_there out: whether all of it was. */
static bool
pass_over(Reader *reader, guint64 length, bool *is_there, GError **error)
{
	while (length > 0) {
		const char *bytes;
		gsize there;

		if (!reader_peek(reader, 1, &bytes, &there, error)) {
			return false;
		}
		if (there == 0) {
			break;
		}
		const gsize taken = (gsize)MIN(length, (guint64)there);
		reader_skip(reader, taken);
		length -= taken;
	}
	*is_there = length == 0;
	return true;
}

bool
car_next(Reader *reader, gsize *given, CarBlock *block, CarStep *step, GError **error)
{
	const char *bytes;
	gsize there;
	guint64 length;
	bool is_there = false;

	reader_skip(reader, *given);
	*given = 0;
	*step = CAR_END;
	if (!reader_peek(reader, 1, &bytes, &there, error)) {
		return false;
	}
	if (there == 0) {
		return true;
	}
	if (!look(reader, BLOCK_BYTES_MAX, &length, &bytes, error)) {
		return false;
	}
	*step = CAR_BROKEN;
	if (bytes == NULL) {
		if (length > BLOCK_BYTES_MAX) {
			if (!pass_over(reader, length, &is_there, error)) {
				return false;
			}
			*step = is_there ? CAR_PASSED : CAR_BROKEN;
		}
		return true;
	}
	*given = (gsize)length;
	*step = CAR_PASSED;
	if (length >= CID_BYTES && car_id_of(bytes, CID_BYTES, &block->id)) {
		block->digest = bytes + CID_BYTES - DIGEST_BYTES;
		block->bytes = bytes + CID_BYTES;
		block->length = (gsize)length - CID_BYTES;
		block->is_dag_cbor = (guchar)bytes[1] == CODEC_DAG_CBOR;
		*step = CAR_BLOCK;
	}
	return true;
}
