/*
 * Any bytes as an export in a file: packed, broken, or posts as they lie there. It ends; its items
 * stand in the order of their places, under names that are safe to print; what may be read is read
 * the same again, and from a place in its midst as well.
 */
#include "import/export.h"
#include "text/hashtag.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#define NOW_S 1795000000
#define ITEMS_MAX 100000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As many items as were read, and where half of them were. */
typedef struct Tour {
	guint count;
	ExportPlace half;
	bool is_whole; /* nothing ended it before its end */
} Tour;

static void
check_item(const ExportItem *item, const ExportPlace *before)
{
	g_assert_true(item->said.verdict != IMPORT_POST || item->said.post != NULL);
	g_assert_true(item->said.post == NULL
		|| (item->said.verdict != IMPORT_END && item->said.verdict != IMPORT_UNREADABLE));
	g_assert_true(item->through.part > before->part
		|| (item->through.part == before->part && item->through.items > before->items));
	g_assert_true(g_utf8_validate(item->path, -1, NULL));
	for (const char *at = item->path; *at != '\0'; at++) {
		g_assert_false(g_ascii_iscntrl(*at));
	}
}

/* @from   where to begin; zeroes: at the beginning.
 * @count  whose half is wanted. */
static Tour
read_on(const char *path, const ImportInput *input, const ExportPlace *from, guint count)
{
	g_autoptr(Export) export = NULL;
	g_autoptr(GError) error = NULL;
	ExportPlace last = *from;
	Tour tour = { 0 };

	if (!export_open(path, input, &export, &error)) {
		g_assert_nonnull(error);
		g_assert_true(g_utf8_validate(error->message, -1, NULL));
		return tour;
	}
	if (from->part > 0) {
		export_go_on(export, from);
	}
	while (tour.count < ITEMS_MAX) {
		g_auto(ExportItem) item = { 0 };

		if (!export_next(export, &item, &error)) {
			g_assert_nonnull(error);
			return tour;
		}
		if (item.said.verdict == IMPORT_END) {
			break;
		}
		check_item(&item, &last);
		last = item.through;
		tour.count++;
		if (tour.count == count / 2) {
			tour.half = last;
		}
	}
	tour.is_whole = tour.count < ITEMS_MAX;
	return tour;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const int file = memfd_create("export", MFD_CLOEXEC);
	g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", file);
	g_autoptr(GPtrArray) tags = hashtag_find("#JoyFE");
	g_autoptr(HashtagGlance) glance = hashtag_glance_new(tags);
	g_autoptr(SourceSpec) spec = source_spec_new();
	const ImportInput input = { spec, glance, NOW_S };
	const ExportPlace beginning = { 0 };

	g_assert_true(file >= 0 && write(file, data, size) == (ssize_t)size);
	const Tour whole = read_on(path, &input, &beginning, 0);
	const Tour again = read_on(path, &input, &beginning, whole.count);
	g_assert_cmpuint(whole.count, ==, again.count);
	if (whole.is_whole && again.half.part > 0) {
		const Tour rest = read_on(path, &input, &again.half, 0);

		g_assert_cmpuint(rest.count, ==, whole.count - whole.count / 2);
	}
	close(file);
	return 0;
}
