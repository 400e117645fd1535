#include "flow/join_told.h"

#include "flow/people.h"

#include <jansson.h>
#include <string.h>

/* Of one table so many rows are told one by one, the newest; of the others how many there are. */
#define ROWS_MAX 12
#define DAY_LETTERS 10 /* "2026-11-16" */
#define TIME_END " s"

/* What only a program could use, and the copies of letters that the person has. */
static bool
is_told(const char *column)
{
	static const char *const untold[] = { "email_key", "email_hash", "hash", "message_hash",
		"token", "proof", "doc", "is_suspect", "retry_s" };

	for (gsize i = 0; i < G_N_ELEMENTS(untold); i++) {
		if (strcmp(untold[i], column) == 0) {
			return false;
		}
	}
	return true;
}

/* "since_s" with its time is "since 2026-11-16". */
static void
append_value(GString *line, const char *column, const json_t *value)
{
	g_autofree char *name = g_strdelimit(g_strdup(column), "_", ' ');
	const char *text = json_string_value(value);

	if (json_is_null(value) || !is_told(column)) {
		return;
	}
	g_string_append(line, line->str[line->len - 1] == ':' ? " " : ", ");
	if (g_str_has_suffix(name, TIME_END) && text != NULL) {
		name[strlen(name) - strlen(TIME_END)] = '\0';
		g_string_append_printf(line, "%s %.*s", name, DAY_LETTERS, text);
	} else if (text != NULL) {
		g_string_append_printf(line, "%s %s", name, text);
	} else {
		g_string_append_printf(line, "%s %" JSON_INTEGER_FORMAT, name,
			json_integer_value(value));
	}
}

static void
add_row(const char *table, json_t *row, GPtrArray *items)
{
	g_autofree char *name = g_strdelimit(g_strdup(table), "_", ' ');
	GString *line = g_string_new(name);
	const char *column;
	json_t *value;

	g_string_append_c(line, ':');
	json_object_foreach (row, column, value) {
		append_value(line, column, value);
	}
	g_ptr_array_add(items, g_string_free(line, FALSE));
}

static void
add_table(const char *table, const json_t *rows, GPtrArray *items)
{
	const size_t count = json_array_size(rows);
	const size_t first = count > ROWS_MAX ? count - ROWS_MAX : 0;

	if (first > 0) {
		g_ptr_array_add(items,
			g_strdup_printf("%s: %" G_GSIZE_FORMAT " more, older", table, first));
	}
	for (size_t i = first; i < count; i++) {
		add_row(table, json_array_get(rows, i), items);
	}
}

bool
join_told(const JoinCase *case_, GPtrArray **items, GError **error)
{
	g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);
	json_t *all = NULL;
	const char *table;
	json_t *rows;

	if (!people_tell(case_->context, case_->from, &all, error)) {
		return false;
	}
	json_object_foreach (all, table, rows) {
		add_table(table, rows, made);
	}
	json_decref(all);
	*items = g_steal_pointer(&made);
	return true;
}
