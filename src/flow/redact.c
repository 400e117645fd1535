#include "flow/redact.h"

#include "base/log.h"
#include "digest/section.h"
#include "flow/prepare.h"
#include "store/editions.h"

/* @draft owned by the call: as it was frozen; @ids the posts that go. */
static bool
put_without(Context *context, Draft *draft, GHashTable *ids, Edition *edition, GError **error)
{
	g_autoptr(Prepared) prepared = NULL;

	section_take_out(draft, ids);
	if (!prepare_again(draft, &prepared, error)) {
		return false;
	}
	g_free(edition->hash);
	edition->hash = g_strdup(prepared->hash);
	g_ptr_array_set_size(edition->variants, 0);
	g_ptr_array_add(edition->variants, variant_copy(prepared->html));
	g_ptr_array_add(edition->variants, variant_copy(prepared->text));
	return editions_redact(context->store, prepared->draft, edition, error);
}

static bool
redact_one(Context *context, int64_t id, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(Edition) edition = NULL;
	g_autoptr(GHashTable) ids = NULL;
	Draft *draft = NULL;

	if (!store_transaction_begin(context->store, &transaction, error)
		|| !editions_get(context->store, id, &edition, error)
		|| !editions_refused_posts(context->store, id, &draft, &ids, error)) {
		return false;
	}
	log_line(LOG_LEVEL_INFO,
		"edition %d of %s is mailed: what was taken back leaves what is kept of it",
		edition->number, edition->digest);
	return (draft != NULL ? put_without(context, draft, ids, edition, error)
			      : editions_redact(context->store, NULL, edition, error))
		&& store_transaction_commit(&transaction, error);
}

bool
redact_editions(Context *context, GError **error)
{
	g_autoptr(GPtrArray) ids = NULL;

	if (!editions_refused(context->store, &ids, error)) {
		return false;
	}
	for (guint i = 0; i < ids->len; i++) {
		const int64_t *id = g_ptr_array_index(ids, i);

		if (!redact_one(context, *id, error)) {
			return false;
		}
	}
	return true;
}
