/** The blocks of a CAR file (ipld.io/specs/transport/car/carv1), one after the other. */
#ifndef TAGDIGEST_IMPORT_BLUESKY_CAR_BLOCK_H
#define TAGDIGEST_IMPORT_BLUESKY_CAR_BLOCK_H

#include <glib.h>
#include <stdbool.h>

#include "base/reader.h"

/** What a block is known by among all of a file: the first 64 bits of its SHA-256. */
typedef guint64 CarId;

/** A block. Borrowed until the next one. */
typedef struct CarBlock {
	CarId id;
	const char *digest; /* its SHA-256, as the file says */
	const char *bytes;
	gsize length;
	bool is_dag_cbor;
} CarBlock;

typedef enum CarStep {
	CAR_BLOCK,
	CAR_PASSED, /* a block that is none of a repository's, or too long for one */
	CAR_END,
	CAR_BROKEN, /* the file breaks off, or lies about a length: nothing follows */
} CarStep;

/**
 * Read the header.
 *
 * @root   out: the block that the file is about.
 * @is_car out: false: it is none of version 1 with one root.
 * @error  the reader's.
 */
bool car_begin(Reader *reader, CarId *root, bool *is_car, GError **error);

/**
 * Read a block.
 *
 * @given  in and out: the bytes of the one before, which are taken now; 0 at first.
 * @error  the reader's.
 */
bool car_next(Reader *reader, gsize *given, CarBlock *block, CarStep *step, GError **error);

/** Whether a block's bytes are those that its name was made of. @block borrowed. */
bool car_is_whole(const CarBlock *block);

/** The id in a CID (borrowed, @length bytes) of a repository. @return whether it is one. */
bool car_id_of(const char *cid, gsize length, CarId *id);

#endif
