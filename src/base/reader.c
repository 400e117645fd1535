#include "base/reader.h"

#include "base/error.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* So much is asked for at least. */
#define PULL_MIN ((gsize)128 * 1024)

struct Reader {
	ReaderPull pull;
	void *from; /* owned by free_from */
	GDestroyNotify free_from;
	char *bytes; /* owned: room for as many; those from begin to end are still to be taken */
	gsize room, begin, end;
	int64_t taken;
	bool is_at_end;
	GError *trouble; /* owned: nothing comes any more */
};

Reader *
reader_new(ReaderPull pull, void *from, GDestroyNotify free_from)
{
	Reader *reader = g_new0(Reader, 1);

	reader->pull = pull;
	reader->from = from;
	reader->free_from = free_from;
	return reader;
}

void
reader_free(Reader *reader)
{
	if (reader == NULL) {
		return;
	}
	if (reader->free_from != NULL) {
		reader->free_from(reader->from);
	}
	g_clear_error(&reader->trouble);
	g_free(reader->bytes);
	g_free(reader);
}

/* ---- files ---- */

typedef struct FilePlace {
	int file;
	char *name; /* owned */
} FilePlace;

static void
file_place_free(void *data)
{
	FilePlace *place = data;

	close(place->file);
	g_free(place->name);
	g_free(place);
}

static gssize
pull_file(void *from, char *into, gsize room, GError **error)
{
	const FilePlace *place = from;
	gssize came;

	do {
		came = read(place->file, into, room);
	} while (came < 0 && errno == EINTR);
	if (came < 0) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "%s cannot be read: %s", place->name,
			g_strerror(errno));
	}
	return came;
}

Reader *
reader_of_file(int file, const char *name)
{
	FilePlace *place = g_new0(FilePlace, 1);

	place->file = file;
	place->name = g_strdup(name);
	return reader_new(pull_file, place, file_place_free);
}

/* ---- memory ---- */

typedef struct MemoryPlace {
	GBytes *bytes; /* owned */
	gsize at;
} MemoryPlace;

static void
memory_place_free(void *data)
{
	MemoryPlace *place = data;

	g_bytes_unref(place->bytes);
	g_free(place);
}

static gssize
pull_memory(void *from, char *into, gsize room, GError **error)
{
	MemoryPlace *place = from;
	gsize length;
	const char *bytes = g_bytes_get_data(place->bytes, &length);
	const gsize some = MIN(room, length - place->at);

	(void)error;
	if (some > 0) {
		memcpy(into, bytes + place->at, some);
	}
	place->at += some;
	return (gssize)some;
}

Reader *
reader_of_bytes(GBytes *bytes)
{
	MemoryPlace *place = g_new0(MemoryPlace, 1);

	place->bytes = g_bytes_ref(bytes);
	return reader_new(pull_memory, place, memory_place_free);
}

/* ---- the window ---- */

/* What is there moves to the front, and the room becomes @room at least. */
static void
make_room(Reader *reader, gsize room)
{
	const gsize there = reader->end - reader->begin;

	if (reader->begin > 0 && there > 0) {
		memmove(reader->bytes, reader->bytes + reader->begin, there);
	}
	reader->begin = 0;
	reader->end = there;
	if (reader->room < room) {
		reader->room = MAX(room, 2 * reader->room);
		reader->bytes = g_realloc(reader->bytes, reader->room);
	}
}

static bool
fill(Reader *reader, gsize wanted)
{
	if (reader->room - reader->begin < wanted + PULL_MIN) {
		make_room(reader, wanted + PULL_MIN);
	}
	while (!reader->is_at_end && reader->end - reader->begin < wanted) {
		const gssize came = reader->pull(reader->from, reader->bytes + reader->end,
			reader->room - reader->end, &reader->trouble);

		if (came < 0) {
			return false;
		}
		reader->is_at_end = came == 0;
		reader->end += (gsize)came;
	}
	return true;
}

bool
reader_peek(Reader *reader, gsize wanted, const char **bytes, gsize *length, GError **error)
{
	const gsize some = CLAMP(wanted, 1, READER_WINDOW_MAX);
	const bool is_there = reader->end - reader->begin >= some || reader->is_at_end;

	if (reader->trouble != NULL || (!is_there && !fill(reader, some))) {
		g_propagate_error(error, g_error_copy(reader->trouble));
		return false;
	}
	*bytes = reader->bytes != NULL ? reader->bytes + reader->begin : "";
	*length = reader->end - reader->begin;
	return true;
}

void
reader_skip(Reader *reader, gsize length)
{
	const gsize some = MIN(length, reader->end - reader->begin);

	reader->begin += some;
	reader->taken += (int64_t)some;
}

int64_t
reader_at(const Reader *reader)
{
	return reader->taken;
}
