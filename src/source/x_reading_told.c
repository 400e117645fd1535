/* What is said of how far X was read. */
#include "model/budget.h"
#include "source/x_price.h"
#include "source/x_query.h"
#include "source/x_reading.h"
#include "text/date.h"
#include "text/jsontext.h"

/* What a query has not read: what is new since it was read last, and the rest of what it is
 * reading. */
static void
note_missing(const XReading *reading, const json_t *query, StepReading *row)
{
	const json_t *going = json_object_get(query, "going");
	const int64_t read_s = jsontext_integer(query, "read", 0);
	const int64_t now_s = reading->input->now_s;

	if (going != NULL) {
		row->missing_from_s = jsontext_integer(going, "from", 0);
		row->missing_to_s = jsontext_integer(going, "begun", now_s) < now_s
			? now_s
			: jsontext_integer(going, "last_s", now_s);
	} else if (read_s < now_s) {
		row->missing_from_s = read_s != 0 ? read_s : reading->input->begin_s;
		row->missing_to_s = now_s;
	}
	row->missing_to_s = MAX(row->missing_to_s, row->missing_from_s);
}

void
x_reading_note(const XReading *reading, guint index)
{
	const XQuery *asked = g_ptr_array_index(reading->queries, index);
	const json_t *query = x_reading_query(reading, index);

	for (guint i = 0; i < asked->tags->len; i++) {
		StepReading *row = step_reading(reading->step, g_ptr_array_index(asked->tags, i));
		row->newest_s = jsontext_integer(query, "newest", 0);
		row->oldest_s = jsontext_integer(query, "oldest", 0);
		note_missing(reading, query, row);
	}
}

static char *
broke_words(const XReading *reading)
{
	const StepInput *input = reading->input;
	const int64_t left = budget_left(&input->spec->budget,
		json_object_get(reading->state, "book"), input->now_s);
	g_autofree char *budget = budget_text(&input->spec->budget);
	g_autofree char *rest = budget_money(left);
	g_autofree char *page = budget_money(X_PAGE_MIN * x_price_whole());
	g_autofree char *renews = date_rfc3339(budget_renews_s(input->now_s));

	return g_strdup_printf("the budget of %s has %s left, and a page of %d posts may cost %s: "
			       "what is posted now is read from %.10s on, as far as X then still "
			       "shows it",
		budget, rest, X_PAGE_MIN, page, renews);
}

void
x_reading_note_behind(const XReading *reading)
{
	guint todo = 0, going = 0;

	for (guint i = 0; i < reading->queries->len; i++) {
		const json_t *query = x_reading_query(reading, i);
		todo += jsontext_bool(query, "todo", false) ? 1 : 0;
		going += json_object_get(query, "going") != NULL ? 1 : 0;
	}
	reading->step->is_behind = todo + going > 0;
	if (!reading->step->is_behind) {
		return;
	}
	reading->step->behind = reading->is_broke
		? broke_words(reading)
		: g_strdup_printf("older posts of %u and all new ones of %u of %u searches are "
				  "still to be read",
			going, todo, reading->queries->len);
}
