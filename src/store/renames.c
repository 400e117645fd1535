#include "store/renames.h"

#include "store/db.h"
#include "store/writer.h"

/* Whether there is anything under $name; that it has begun (start_s = 0) is nothing yet. */
static const char *const look[] = {
	[RENAME_DIGEST] = "SELECT CASE WHEN EXISTS (SELECT 1 FROM period WHERE digest = $name"
			  " AND start_s > 0)"
			  " OR EXISTS (SELECT 1 FROM draft WHERE digest = $name)"
			  " OR EXISTS (SELECT 1 FROM subscription WHERE digest = $name)"
			  " THEN 1 ELSE 0 END",
	[RENAME_SOURCE] = "SELECT count(*) FROM source WHERE name = $name",
};

/* In this order; $was and $name in each. A verdict is made anew where there is none. */
static const char *const digest_steps[] = {
	("DELETE FROM verdict WHERE digest = $name AND EXISTS (SELECT 1 FROM verdict o"
	 " WHERE o.digest = $was AND o.post = verdict.post)"),
	"UPDATE verdict SET digest = $name WHERE digest = $was",
	("DELETE FROM period WHERE digest = $name AND EXISTS (SELECT 1 FROM period o"
	 " WHERE o.digest = $was)"),
	"UPDATE draft SET digest = $name WHERE digest = $was",
	"UPDATE edition SET digest = $name WHERE digest = $was",
	"UPDATE period SET digest = $name WHERE digest = $was",
	"UPDATE edition_post SET digest = $name WHERE digest = $was",
	"UPDATE subscription SET digest = $name WHERE digest = $was",
	"UPDATE event_told SET digest = $name WHERE digest = $was",
	"DELETE FROM import_next WHERE digest = $name AND digest <> $was",
	"UPDATE import_next SET digest = $name WHERE digest = $was",
	NULL,
};

static const char *const source_steps[] = {
	"UPDATE source SET name = $name WHERE name = $was",
	NULL,
};

static const char *const *const steps[] = {
	[RENAME_DIGEST] = digest_steps,
	[RENAME_SOURCE] = source_steps,
};

static bool
is_there(Db *db, RenameKind kind, const char *name, bool *found, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db, look[kind]);
	int64_t count;

	db_bind_text(select, "$name", name);
	if (!db_run_int(select, &count, error)) {
		return false;
	}
	*found = count > 0;
	return true;
}

bool
renames_look(Store *store, const Rename *rename, RenameState *state, GError **error)
{
	Db *db = store_db(store);
	bool is_old_there;
	bool is_new_there;

	if (!is_there(db, rename->kind, rename->was, &is_old_there, error)) {
		return false;
	}
	if (!is_old_there) {
		*state = RENAME_NOTHING;
		return true;
	}
	if (!is_there(db, rename->kind, rename->name, &is_new_there, error)) {
		return false;
	}
	*state = is_new_there ? RENAME_BOTH : RENAME_PENDING;
	return true;
}

bool
renames_take_over(Store *store, const Rename *rename, GError **error)
{
	Db *db = store_writer(store);

	for (const char *const *step = steps[rename->kind]; *step != NULL; step++) {
		g_autoptr(DbStatement) update = db_prepare(db, *step);

		db_bind_text(update, "$was", rename->was);
		db_bind_text(update, "$name", rename->name);
		if (!db_run(update, NULL, error)) {
			return false;
		}
	}
	return true;
}
