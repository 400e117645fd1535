#include "flow/archive_ahead.h"

void
archive_ahead_free(ArchiveEdition *edition)
{
	if (edition != NULL) {
		archive_edition_clear(edition);
		g_free(edition);
	}
}

ArchiveEdition *
archive_ahead_read(Context *context, const ShelfRow *row, const json_t *last, GError **error)
{
	g_autoptr(ArchiveEdition) read = g_new0(ArchiveEdition, 1);

	return archive_edition_read(context, row, last, read, error) ? g_steal_pointer(&read)
								     : NULL;
}

static gpointer
read_in_thread(gpointer data)
{
	ArchiveAhead *ahead = data;

	ahead->read = archive_ahead_read(ahead->context, ahead->row, ahead->last, &ahead->error);
	return NULL;
}

void
archive_ahead_begin(ArchiveAhead *ahead, const ShelfRow *row, const json_t *last)
{
	ahead->row = row;
	ahead->last = last;
	ahead->thread = g_thread_new("archive", read_in_thread, ahead);
}

ArchiveEdition *
archive_ahead_end(ArchiveAhead *ahead, const ShelfRow *row, GError **error)
{
	g_autoptr(ArchiveEdition) read = NULL;
	g_autoptr(GError) trouble = NULL;

	if (ahead->thread != NULL) {
		g_thread_join(g_steal_pointer(&ahead->thread));
		read = g_steal_pointer(&ahead->read);
		trouble = g_steal_pointer(&ahead->error);
	}
	if (ahead->row != row) {
		return NULL;
	}
	if (trouble != NULL) {
		g_propagate_error(error, g_steal_pointer(&trouble));
	}
	return g_steal_pointer(&read);
}
