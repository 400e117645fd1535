#include "store/told.h"

#include "store/db.h"
#include "store/writer.h"

void
told_row_free(ToldRow *row)
{
	if (row != NULL) {
		g_free(row->what);
		g_free(row);
	}
}

static gpointer
read_row(const DbStatement *row)
{
	ToldRow *read = g_new0(ToldRow, 1);

	read->what = db_dup_text(row, 0);
	read->told_s = db_int(row, 1);
	return read;
}

bool
told_all(Store *store, const char *whom, GPtrArray **rows, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT what, told_s FROM told WHERE whom = $whom ORDER BY what");

	db_bind_text(select, "$whom", whom);
	return db_collect(select, read_row, (GDestroyNotify)told_row_free, rows, error);
}

bool
told_put(Store *store, const char *what, const char *whom, int64_t at_s, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO told (what, whom, told_s) VALUES ($what, $whom, $at)"
		" ON CONFLICT (what, whom) DO UPDATE SET told_s = excluded.told_s");

	db_bind_text(put, "$what", what);
	db_bind_text(put, "$whom", whom);
	db_bind_int(put, "$at", at_s);
	return db_run(put, NULL, error);
}

bool
told_forget(Store *store, const char *what, const char *whom, GError **error)
{
	g_autoptr(DbStatement) erase = db_prepare(store_writer(store),
		"DELETE FROM told WHERE what = $what AND whom = $whom");

	db_bind_text(erase, "$what", what);
	db_bind_text(erase, "$whom", whom);
	return db_run(erase, NULL, error);
}
