#include "flow/money.h"

#include "base/now.h"
#include "flow/activity.h"
#include "flow/poll_lease.h"
#include "model/budget.h"
#include "source/kind.h"
#include "text/date.h"
#include "text/jsontext.h"

#define BOOK "book"

bool
money_is_taken(const SourceSpec *spec)
{
	return kind_of(spec) != NULL && kind_of(spec)->money != NULL;
}

/* @return owned: an object. */
static json_t *
state_of(const SourceRow *row)
{
	json_t *state = row != NULL && row->state != NULL
		? json_loads(row->state, JSON_DECODE_ANY, NULL)
		: NULL;

	if (!json_is_object(state)) {
		json_decref(state);
		state = json_object();
	}
	return state;
}

static json_t *
book_of(json_t *state)
{
	if (!json_is_object(json_object_get(state, BOOK))) {
		json_object_set_new(state, BOOK, json_object());
	}
	return json_object_get(state, BOOK);
}

/* ---- for people ---- */

json_t *
money_report(const SourceSpec *spec, const SourceRow *row, int64_t now_s)
{
	json_auto_t *state = state_of(row);

	if (!money_is_taken(spec)) {
		return json_null();
	}
	json_t *money = kind_of(spec)->money(spec, state, now_s);
	json_object_set_new(money, "until", jsontext_time(jsontext_integer(money, "until", 0)));
	return money;
}

static char *
amount(const json_t *money, const char *key)
{
	return budget_money(jsontext_integer(money, key, 0));
}

char *
money_words(const json_t *money)
{
	g_autofree char *budget = amount(money, "budget");
	g_autofree char *spent = amount(money, "spent");
	g_autofree char *left = amount(money, "left");
	g_autofree char *week = amount(money, "week");
	g_autofree char *least = amount(money, "glance");
	const bool is_known = json_is_integer(json_object_get(money, "week"));

	if (jsontext_integer(money, "budget", 0) == 0) {
		return g_strdup("no budget is set, so that nothing is asked (set budget = 5.00 USD "
				"a month, or what you like to spend)");
	}
	if (jsontext_integer(money, "budget", 0) < jsontext_integer(money, "glance", 0)) {
		return g_strdup_printf("the budget of %s a month is less than one page may cost, "
				       "so that nothing is asked (expected %s at least)",
			budget, least);
	}
	return g_strdup_printf("%s of %s a month spent, %s left until %.10s; %s%s", spent, budget,
		left, jsontext_string(money, "until"),
		is_known ? "a week will probably cost "
			 : "what a week will cost is known once a day was read",
		is_known ? week : "");
}

char *
money_outlook(const Config *config, Store *store, int64_t now_s)
{
	g_autoptr(GHashTable) rows = NULL;
	GString *text = g_string_new(NULL);

	if (store != NULL && !sources_all(store, &rows, NULL)) {
		rows = NULL;
	}
	for (guint i = 0; i < config->sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(config->sources, i);
		const SourceRow *row = rows != NULL ? g_hash_table_lookup(rows, spec->name) : NULL;

		if (money_is_taken(spec)) {
			json_auto_t *money = money_report(spec, row, now_s);
			g_autofree char *words = money_words(money);
			g_string_append_printf(text, "source %s: %s\n    %s\n", spec->name, words,
				jsontext_string(money, "prices"));
		}
	}
	return g_string_free(text, FALSE);
}

/* ---- spending ---- */

bool
money_open(const Context *context, const SourceSpec *spec, Lock **lock, SourceRow **row,
	GError **error)
{
	g_autoptr(SourceRow) read = NULL;

	if (*lock == NULL && !activity_try(context, ACTIVITY_POLL, lock, error)) {
		return false;
	}
	if (*lock == NULL) {
		return true;
	}
	if (!sources_get(context->store, spec->name, &read, error)) {
		return false;
	}
	if (read != NULL && !poll_lease_is_held(read, now_s(&context->now))) {
		*row = g_steal_pointer(&read);
	}
	return true;
}

bool
money_write(Store *store, SourceRow *row, const json_t *state, GError **error)
{
	g_free(row->state);
	row->state = json_dumps(state, JSON_COMPACT | JSON_ENCODE_ANY);
	return sources_save(store, row, error);
}

static bool
write_alone(const Context *context, SourceRow *row, const json_t *state, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& money_write(context->store, row, state, error)
		&& store_transaction_commit(&transaction, error);
}

/* A source that was never asked has no row. */
static bool
ensure(const Context *context, const SourceSpec *spec, GError **error)
{
	g_autoptr(SourceRow) row = NULL;
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& sources_ensure(context->store, spec, &row, error)
		&& store_transaction_commit(&transaction, error);
}

bool
money_book_glance(const Context *context, const SourceSpec *spec, Lock **lock, char **why,
	GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_autoptr(SourceRow) row = NULL;

	if (!ensure(context, spec, error) || !money_open(context, spec, lock, &row, error)) {
		return false;
	}
	if (row == NULL) {
		*why = g_strdup("a run is asking it now, and spends of the same budget");
		return true;
	}
	json_auto_t *state = state_of(row);
	json_auto_t *money = kind_of(spec)->money(spec, state, at_s);
	if (!budget_book(&spec->budget, book_of(state), jsontext_integer(money, "glance", 0),
		    at_s)) {
		g_autofree char *left = amount(money, "left");
		g_autofree char *most = amount(money, "glance");
		*why = g_strdup_printf("to look may cost %s, and of its budget %s is left", most,
			left);
		return true;
	}
	return write_alone(context, row, state, error);
}

bool
money_settle_glance(const Context *context, const SourceSpec *spec, int64_t spent, GError **error)
{
	g_autoptr(SourceRow) row = NULL;

	if (!sources_get(context->store, spec->name, &row, error) || row == NULL) {
		return row != NULL;
	}
	json_auto_t *state = state_of(row);
	budget_settle(book_of(state), spent, now_s(&context->now));
	return write_alone(context, row, state, error);
}
