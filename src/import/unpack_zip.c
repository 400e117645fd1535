/* The part of unpack that counts what a zip holds (APPNOTE.TXT 4.3.12, 4.3.14 to 4.3.16). */
#include "import/unpack.h"
#include "import/unpack_part.h"

#include "base/error.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define SIGNATURE_BYTES 4
#define MEMBER "PK\001\002"
#define END "PK\005\006"
#define END_BYTES 22
#define END64 "PK\006\006"
#define END64_BYTES 56
#define LOCATOR "PK\006\007"
#define LOCATOR_BYTES 20
/* The end of a zip, and the longest comment behind it. */
#define TAIL_BYTES_MAX (END_BYTES + 65535 + LOCATOR_BYTES)
#define OFFSET32_UNSAID 0xffffffffU
#define WINDOW_BYTES ((gsize)1024 * 1024)

static guint64
number_at(const guchar *at, int bytes)
{
	guint64 number = 0;

	for (int i = bytes - 1; i >= 0; i--) {
		number = number << 8 | at[i];
	}
	return number;
}

/* @return how many came; -1 with @error. */
static gssize
read_at(int file, void *into, gsize length, int64_t from, GError **error)
{
	gsize come = 0;

	while (come < length) {
		const gssize some = pread(file, (char *)into + come, length - come,
			(off_t)(from + (int64_t)come));

		if (some < 0 && errno == EINTR) {
			continue;
		}
		if (some < 0) {
			error_set(error, ERROR_SYSTEM_PERMANENT, "it cannot be read: %s",
				g_strerror(errno));
			return -1;
		}
		if (some == 0) {
			break;
		}
		come += (gsize)some;
	}
	return (gssize)come;
}

/* The last end in @tail, or NULL. */
static const guchar *
find_end(const guchar *tail, gsize length)
{
	for (gssize at = (gssize)length - END_BYTES; at >= 0; at--) {
		if (memcmp(tail + at, END, SIGNATURE_BYTES) == 0) {
			return tail + at;
		}
	}
	return NULL;
}

/* Where the directory begins by the larger end that stands before @end; @offset as it is where
 * there is none. */
static bool
look_for_end64(int file, const guchar *tail, const guchar *end, guint64 *offset, GError **error)
{
	const guchar *locator = end - LOCATOR_BYTES;
	guchar end64[END64_BYTES];

	if (end - tail < LOCATOR_BYTES || memcmp(locator, LOCATOR, SIGNATURE_BYTES) != 0) {
		return true;
	}
	const guint64 at = number_at(locator + 8, 8);
	const gssize come = at > G_MAXINT64 ? 0
					    : read_at(file, end64, END64_BYTES, (int64_t)at, error);

	if (come == END64_BYTES && memcmp(end64, END64, SIGNATURE_BYTES) == 0) {
		*offset = number_at(end64 + 48, 8);
	}
	return come >= 0;
}

/* All that looks like a member from @from on: never fewer than there are. */
static bool
count_members(int file, int64_t from, guint *members, GError **error)
{
	g_autofree char *window = g_malloc(WINDOW_BYTES);
	gssize come;

	*members = 0;
	while (*members <= UNPACK_MEMBERS_MAX
		&& (come = read_at(file, window, WINDOW_BYTES, from, error)) >= SIGNATURE_BYTES) {
		const char *at = window, *end = window + come;

		while ((at = memmem(at, (gsize)(end - at), MEMBER, SIGNATURE_BYTES)) != NULL) {
			at += SIGNATURE_BYTES;
			++*members;
		}
		from += come - (SIGNATURE_BYTES - 1);
	}
	*members = MIN(*members, UNPACK_MEMBERS_MAX + 1);
	return *members > UNPACK_MEMBERS_MAX || come >= 0;
}

bool
unpack_zip_look(int file, int64_t size, UnpackZip *zip, GError **error)
{
	const gsize length = (gsize)MIN(size, TAIL_BYTES_MAX);
	g_autofree guchar *tail = g_malloc(length + 1);
	const gssize come = read_at(file, tail, length, size - (int64_t)length, error);
	const guchar *end = come < 0 ? NULL : find_end(tail, (gsize)come);

	zip->has_directory = end != NULL;
	zip->members = 0;
	if (come < 0 || end == NULL) {
		return come >= 0;
	}
	guint64 offset = number_at(end + 16, 4);

	/* libarchive takes the larger end whenever there is one: so do we, and count from the
	 * first of both. */
	guint64 offset64 = offset;
	if (!look_for_end64(file, tail, end, &offset64, error)) {
		return false;
	}
	offset = offset == OFFSET32_UNSAID ? offset64 : MIN(offset, offset64);
	return count_members(file, (int64_t)MIN(offset, (guint64)size), &zip->members, error);
}
