/* Bytes a window at a time: nothing lost, nothing twice, whatever comes at once. */
#include "base/reader.h"

#include "base/error.h"

#include <string.h>

#define TEXT "abcdefghijklmnopqrstuvwxyz"

/* A place that gives @piece bytes at a time, and breaks behind @breaks_at when that is not 0. */
typedef struct Drip {
	gsize piece, at, breaks_at;
	guint pulls;
} Drip;

static gssize
pull_drip(void *from, char *into, gsize room, GError **error)
{
	Drip *drip = from;
	const gsize some = MIN(MIN(drip->piece, room), strlen(TEXT) - drip->at);

	drip->pulls++;
	if (drip->breaks_at > 0 && drip->at >= drip->breaks_at) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "broke");
		return -1;
	}
	memcpy(into, TEXT + drip->at, some);
	drip->at += some;
	return (gssize)some;
}

static void
test_pieces(void)
{
	for (gsize piece = 1; piece <= 30; piece++) {
		for (gsize wanted = 1; wanted <= 30; wanted++) {
			Drip drip = { .piece = piece };
			g_autoptr(Reader) reader = reader_new(pull_drip, &drip, NULL);
			g_autoptr(GString) came = g_string_new(NULL);
			g_autoptr(GError) error = NULL;
			const char *bytes;
			gsize length;

			while (reader_peek(reader, wanted, &bytes, &length, &error) && length > 0) {
				g_assert_true(length >= wanted
					|| came->len + length == strlen(TEXT));
				g_string_append_len(came, bytes, (gssize)MIN(length, wanted));
				reader_skip(reader, MIN(length, wanted));
			}
			g_assert_no_error(error);
			g_assert_cmpstr(came->str, ==, TEXT);
			g_assert_cmpint(reader_at(reader), ==, strlen(TEXT));
		}
	}
}

/* What came before the trouble can be read; the trouble stays, and the place is left alone. */
static void
test_trouble(void)
{
	Drip drip = { .piece = 4, .breaks_at = 8 };
	g_autoptr(Reader) reader = reader_new(pull_drip, &drip, NULL);
	g_autoptr(GError) error = NULL, again = NULL;
	const char *bytes;
	gsize length;

	g_assert_true(reader_peek(reader, 8, &bytes, &length, NULL));
	g_assert_true(length == 8 && memcmp(bytes, "abcdefgh", 8) == 0);
	g_assert_false(reader_peek(reader, 9, &bytes, &length, &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT);
	const guint pulls = drip.pulls;
	g_assert_false(reader_peek(reader, 1, &bytes, &length, &again));
	g_assert_error(again, TAGDIGEST_ERROR, ERROR_SYSTEM_PERMANENT);
	g_assert_cmpuint(drip.pulls, ==, pulls);
}

static void
test_memory(void)
{
	g_autoptr(GBytes) some = g_bytes_new_static(TEXT, 26);
	g_autoptr(GBytes) none = g_bytes_new_static(NULL, 0);
	g_autoptr(Reader) reader = reader_of_bytes(some);
	g_autoptr(Reader) empty = reader_of_bytes(none);
	const char *bytes;
	gsize length;

	g_assert_true(reader_peek(reader, 1, &bytes, &length, NULL));
	g_assert_true(length == 26 && memcmp(bytes, TEXT, 26) == 0);
	g_assert_true(reader_peek(empty, 1, &bytes, &length, NULL));
	g_assert_cmpuint(length, ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/reader/pieces", test_pieces);
	g_test_add_func("/reader/trouble", test_trouble);
	g_test_add_func("/reader/memory", test_memory);
	return g_test_run();
}
