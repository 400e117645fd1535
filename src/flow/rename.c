#include "flow/rename.h"

#include "base/error.h"
#include "flow/activity.h"
#include "store/renames.h"

static const char *const kinds[] = {
	[RENAME_DIGEST] = "digest",
	[RENAME_SOURCE] = "source",
};

static void
add_rename(GArray *renames, RenameKind kind, const char *was, const char *name)
{
	const Rename rename = { kind, was, name };

	if (was != NULL) {
		g_array_append_val(renames, rename);
	}
}

/* The sections with a `was`. */
static GArray *
list_renames(const Config *config)
{
	GArray *renames = g_array_new(FALSE, FALSE, sizeof(Rename));

	for (guint i = 0; i < config->digests->len; i++) {
		const DigestSpec *spec = g_ptr_array_index(config->digests, i);

		add_rename(renames, RENAME_DIGEST, spec->was, spec->name);
	}
	for (guint i = 0; i < config->sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(config->sources, i);

		add_rename(renames, RENAME_SOURCE, spec->was, spec->name);
	}
	return renames;
}

/* "aggregator.ini:12: [digest joyful] was = weekly", where the ini says it. Owned. */
static char *
place_of(const Config *config, const Rename *rename)
{
	g_autofree char *section = g_strconcat(kinds[rename->kind], " ", rename->name, NULL);
	const IniValue *place = config_place(config, section, "was");

	return place == NULL ? g_strdup_printf("[%s] was = %s", section, rename->was)
			     : g_strdup_printf("%s:%u: [%s] was = %s", place->path, place->line,
				     section, rename->was);
}

static bool
refuse_both(const Config *config, const Rename *rename, GError **error)
{
	g_autofree char *place = place_of(config, rename);

	error_set(error, ERROR_CONFIG_PERMANENT,
		"%s: the database holds a %s under either name, and cannot tell which of it "
		"counts (expected a new name that it does not know; without this line %s goes on "
		"as it is, and what stands under %s is left alone)",
		place, kinds[rename->kind], rename->name, rename->was);
	return false;
}

/* Which of them wait; more than none is rare. */
static bool
find_pending(Context *context, const GArray *renames, GArray *pending, GError **error)
{
	for (guint i = 0; i < renames->len; i++) {
		const Rename *rename = &g_array_index(renames, Rename, i);
		RenameState state;

		if (!renames_look(context->store, rename, &state, error)) {
			return false;
		}
		if (state == RENAME_BOTH) {
			return refuse_both(context->config, rename, error);
		}
		if (state == RENAME_PENDING) {
			g_array_append_val(pending, *rename);
		}
	}
	return true;
}

/* Looked at once more in the transaction: another process may have been here. */
static bool
take_over(Context *context, const GArray *renames, GError **error)
{
	g_autoptr(GArray) pending = g_array_new(FALSE, FALSE, sizeof(Rename));
	g_auto(StoreTransaction) transaction = { 0 };

	if (!store_transaction_begin(context->store, &transaction, error)
		|| !find_pending(context, renames, pending, error)) {
		return false;
	}
	for (guint i = 0; i < pending->len; i++) {
		const Rename *rename = &g_array_index(pending, Rename, i);

		if (!renames_take_over(context->store, rename, error)) {
			return false;
		}
	}
	return store_transaction_commit(&transaction, error);
}

static bool
refuse_pending(const Context *context, const Rename *rename, GError **error)
{
	g_autofree char *place = place_of(context->config, rename);

	error_set(error, ERROR_CONFIG_PERMANENT,
		"%s: what the database holds under that name is not taken over yet (the next run "
		"does it, or `tagdigest subscribers` at once)",
		place);
	return false;
}

bool
rename_take_over(Context *context, bool may_write, GError **error)
{
	g_autoptr(GArray) renames = list_renames(context->config);
	g_autoptr(GArray) pending = g_array_new(FALSE, FALSE, sizeof(Rename));
	g_autoptr(Lock) poll = NULL;
	g_autoptr(Lock) deliver = NULL;

	if (!find_pending(context, renames, pending, error)) {
		return false;
	}
	if (pending->len == 0) {
		return true;
	}
	const Rename *first = &g_array_index(pending, Rename, 0);
	if (!may_write) {
		return refuse_pending(context, first, error);
	}
	if (!activity_take(context, ACTIVITY_POLL, &poll, error)
		|| !activity_take(context, ACTIVITY_DELIVER, &deliver, error)) {
		g_autofree char *place = place_of(context->config, first);
		g_prefix_error(error, "%s: ", place);
		return false;
	}
	return take_over(context, renames, error);
}
