#include "store/holdings.h"

#include "store/db.h"
#include "store/keyhash.h"
#include "store/writer.h"

#include <string.h>

#define COLUMNS_MAX 16

#define WHO "(SELECT id FROM subscriber WHERE email_key = $email_key OR email_hash = $email_hash)"
#define THEIRS "(SELECT id FROM subscription WHERE subscriber IN " WHO ")"

/* What is read of which table, and where it is theirs. A column's name is what stands behind its
 * last blank. */
static const struct {
	const char *table;
	const char *columns[COLUMNS_MAX + 1];
	const char *from;
} tables[] = {
	{ "subscriber",
		{ "t.email", "t.email_key", "t.email_hash", "t.name", "t.since_s", "t.erased_s" },
		"subscriber t WHERE t.id IN " WHO },
	{ "subscription",
		{ "t.digest", "t.token", "t.state", "t.origin", "t.frequency", "t.format",
			"t.language", "t.since_s", "t.changed_s", "t.changed_by", "t.until_s",
			"CASE t.chats WHEN 1 THEN 'alone' WHEN 0 THEN 'within' END AS chats" },
		"subscription t WHERE t.id IN " THEIRS },
	{ "subscription_change",
		{ "s.digest AS digest", "t.was", "t.became", "t.changed_s", "t.changed_by",
			"t.evidence" },
		"subscription_change t JOIN subscription s ON s.id = t.subscription"
		" WHERE s.id IN " THEIRS },
	{ "delivery",
		{ "e.digest AS digest", "e.number AS number", "t.state", "t.tries", "t.retry_s",
			"t.copies", "t.is_suspect", "t.detail", "t.changed_s", "t.apart" },
		"delivery t JOIN edition e ON e.id = t.edition WHERE t.subscription IN " THEIRS },
	{ "memo",
		{ "t.kind", "t.recipient", "t.doc", "t.message_hash", "t.state", "t.tries",
			"t.retry_s", "t.detail", "t.made_s", "t.changed_s", "t.expires_s" },
		"memo t WHERE t.subscriber IN " WHO },
	{ "bounce", { "t.edition", "t.is_hard", "t.class", "t.status", "t.detail", "t.came_s" },
		"bounce t WHERE t.subscriber IN " WHO },
	{ "voice",
		{ "t.url", "t.email_hash", "t.name", "t.proof", "t.state", "t.asked_s",
			"t.changed_s", "t.looked_s", "t.evidence" },
		"voice t WHERE t.subscriber IN " WHO " OR t.email_hash = $email_hash" },
	{ "asked", { "t.hash", "t.asked_s" }, "asked t WHERE t.hash = $email_hash" },
};

static const char *
name_of(const char *column)
{
	const char *blank = strrchr(column, ' ');

	return blank != NULL ? blank + 1 : strchr(column, '.') + 1;
}

/* Numbers are those of times and counts, which are never NULL. */
static bool
is_number(const char *name)
{
	static const char *const names[] = { "number", "tries", "copies", "is_suspect", "edition",
		"is_hard", "apart" };
	const gsize length = strlen(name);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strcmp(name, names[i]) == 0) {
			return true;
		}
	}
	return length > 2 && strcmp(name + length - 2, "_s") == 0;
}

/* @who: key and hash. */
static DbStatement *
select_table(Store *store, gsize table, const char *const who[2])
{
	g_autofree char *columns = g_strjoinv(", ", (char **)tables[table].columns);
	g_autofree char *sql = g_strconcat("SELECT ", columns, " FROM ", tables[table].from, NULL);
	DbStatement *select = db_prepare(store_db(store), sql);

	if (strstr(sql, "$email_key") != NULL) {
		db_bind_text(select, "$email_key", who[0]);
	}
	db_bind_text(select, "$email_hash", who[1]);
	return select;
}

static void
take_row(const DbStatement *select, gsize table, int row, HoldingsTake take, void *data)
{
	const char *const *columns = tables[table].columns;

	for (int i = 0; columns[i] != NULL; i++) {
		const Holding holding = {
			.table = tables[table].table,
			.row = row,
			.column = name_of(columns[i]),
			.text = db_is_null(select, i) ? NULL : db_text(select, i),
			.is_number = is_number(name_of(columns[i])),
		};
		take(&holding, data);
	}
}

/* What the address is called where nobody is named; NULL where nothing was ever hashed. Owned. */
static bool
hash_of(Store *store, const char *email_key, char **hash, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autoptr(GPtrArray) hashes = NULL;

	g_ptr_array_add(names, (void *)email_key);
	if (!keyhash_known(store, names, &hashes, error)) {
		return false;
	}
	*hash = hashes->len == 0 ? NULL : g_strdup(g_ptr_array_index(hashes, 0));
	return true;
}

bool
holdings_each(Store *store, const char *email_key, HoldingsTake take, void *data, GError **error)
{
	g_autofree char *hash = NULL;

	if (!hash_of(store, email_key, &hash, error)) {
		return false;
	}
	const char *const who[2] = { email_key, hash };
	for (gsize table = 0; table < G_N_ELEMENTS(tables); table++) {
		g_autoptr(DbStatement) select = select_table(store, table, who);
		bool has_row = true;
		for (int row = 0; db_step(select, &has_row, error) && has_row; row++) {
			take_row(select, table, row, take, data);
		}
		if (has_row) {
			return false;
		}
	}
	return true;
}
