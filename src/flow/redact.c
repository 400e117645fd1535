#include "flow/redact.h"

#include "base/log.h"
#include "digest/section.h"
#include "flow/ledger.h"
#include "flow/prepare.h"
#include "store/editions.h"

/* As it is now, for each that has it in another way. */
static bool
render_anew(const Prepared *prepared, Edition *edition, GError **error)
{
	g_autoptr(GPtrArray) before = g_steal_pointer(&edition->variants);

	edition->variants = g_ptr_array_new_with_free_func((GDestroyNotify)variant_free);
	g_ptr_array_add(edition->variants, variant_copy(prepared->html));
	g_ptr_array_add(edition->variants, variant_copy(prepared->text));
	for (guint i = 0; i < before->len; i++) {
		const Variant *variant = g_ptr_array_index(before, i);

		if (variant->apart != 0 && variant->format == MAIL_FORMAT_HTML
			&& !prepare_variants(prepared->draft, variant->apart, edition->variants,
				error)) {
			return false;
		}
	}
	return true;
}

/* The edition without what of @taken goes; its draft is used up. */
static bool
put_without(Context *context, EditionsTaken *taken, Edition *edition, GError **error)
{
	g_autoptr(Prepared) prepared = NULL;

	section_take_out(taken->draft, taken->posts);
	section_take_cards(taken->draft, taken->cards);
	if (!prepare_again(g_steal_pointer(&taken->draft), &prepared, error)) {
		return false;
	}
	g_free(edition->hash);
	edition->hash = g_strdup(prepared->hash);
	return render_anew(prepared, edition, error)
		&& editions_redact(context->store, prepared->draft, edition, error);
}

static bool
redact_one(Context *context, int64_t id, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(Edition) edition = NULL;
	g_auto(EditionsTaken) taken = { 0 };

	if (!store_transaction_begin(context->store, &transaction, error)
		|| !editions_get(context->store, id, &edition, error)
		|| !editions_taken(context->store, id, &taken, error)) {
		return false;
	}
	log_line(LOG_LEVEL_INFO,
		"edition %d of %s is mailed: what was taken back leaves what is kept of it",
		edition->number, edition->digest);
	return (taken.draft != NULL ? put_without(context, &taken, edition, error)
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

bool
redact_take_back(Context *context, int *undone, GError **error)
{
	return editions_take_back(context->store, undone, error) && redact_editions(context, error)
		&& (*undone == 0 || ledger_write(context, error));
}
