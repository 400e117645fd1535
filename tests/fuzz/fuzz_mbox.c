/* Any bytes are an mbox: its letters come to an end, in the order of their lines. */
#include "import/mbox.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
	g_autoptr(Reader) reader = reader_of_bytes(bytes);
	SourceSpec *spec = source_spec_new();
	const ImportInput input = { spec, NULL, 1796000000 };
	guint line = 0;

	(void)mbox_format.role("x", (const char *)data, MIN(size, IMPORT_HEAD_BYTES));
	g_ptr_array_add(spec->from, g_strdup("staffroom.example"));
	void *reading = mbox_format.begin(&input);
	g_assert_true(mbox_format.open(reading, "x", reader, NULL));
	for (;;) {
		ImportItem item = { 0 };

		g_assert_true(mbox_format.next(reading, &item, NULL));
		if (item.verdict == IMPORT_END) {
			break;
		}
		g_assert_cmpuint(item.line, >=, line);
		line = item.line;
		post_free(item.post);
		g_free(item.why);
	}
	g_assert_cmpint(reader_at(reader), ==, (int64_t)size);
	mbox_format.end(reading);
	source_spec_free(spec);
	return 0;
}
