#include "store/schema.h"

/* The key in meta of the number of the last migration. */
#define VERSION_KEY "schema"

/* The key of the program that made the tables; 0.1.0 did not say. */
#define BEGUN_BY_KEY "begun_by"

bool
schema_get(Db *db, const char *key, char **value, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db, "SELECT value FROM meta WHERE key = $key");
	bool has_row;

	db_bind_text(find, "$key", key);
	if (!db_step(find, &has_row, error)) {
		return false;
	}
	*value = has_row ? db_dup_text(find, 0) : NULL;
	return true;
}

bool
schema_set(Db *db, const char *key, const char *value, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO meta (key, value) VALUES ($key, $value)"
		" ON CONFLICT (key) DO UPDATE SET value = excluded.value");

	db_bind_text(put, "$key", key);
	db_bind_text(put, "$value", value);
	return db_run(put, NULL, error);
}

static int
number_of(const char *text)
{
	return (int)CLAMP(g_ascii_strtoll(text, NULL, 10), 0, G_MAXINT);
}

bool
schema_version(Db *db, int *version, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db, db_ops(db)->table_query);
	g_autofree char *value = NULL;
	bool has_table;

	db_bind_text(find, "$name", "meta");
	if (!db_step(find, &has_table, error)) {
		return false;
	}
	if (has_table && !schema_get(db, VERSION_KEY, &value, error)) {
		return false;
	}
	*version = value == NULL ? 0 : number_of(value);
	return true;
}

bool
schema_is_of_0_1(Db *db, bool *is_old, GError **error)
{
	g_autofree char *program = NULL;
	int version;

	if (!schema_version(db, &version, error)
		|| (version > 0 && !schema_get(db, BEGUN_BY_KEY, &program, error))) {
		return false;
	}
	*is_old = version > 0 && program == NULL;
	return true;
}

int
schema_newest(const EmbeddedFile *files)
{
	int newest = 0;

	for (; files->name != NULL; files++) {
		newest = number_of(files->name);
	}
	return newest;
}

static bool
run_migration(Db *db, const EmbeddedFile *file, GError **error)
{
	const DbOps *ops = db_ops(db);
	const struct {
		const char *word;
		const char *meaning;
	} words[] = {
		{ "{id}", ops->id_word },
		{ "{int}", ops->int_word },
		{ "{blob}", ops->blob_word },
		{ "{strict}", ops->strict_word },
	};
	GString *sql = g_string_new(file->text);
	bool done;

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		g_string_replace(sql, words[i].word, words[i].meaning, 0);
	}
	done = db_script(db, sql->str, error);
	if (!done) {
		g_prefix_error(error, "migration %s: ", file->name);
	}
	g_string_free(sql, TRUE);
	return done;
}

bool
schema_migrate(Db *db, const EmbeddedFile *files, GError **error)
{
	int version;

	/* Asked again now that nobody else can write: another process may have been here. */
	if (!schema_version(db, &version, error)) {
		return false;
	}
	for (; files->name != NULL; files++) {
		g_autofree char *number = g_strdup_printf("%d", number_of(files->name));

		if (number_of(files->name) > version
			&& (!run_migration(db, files, error)
				|| !schema_set(db, VERSION_KEY, number, error))) {
			return false;
		}
	}
	return true;
}
