#include "model/edition.h"

#include "base/token.h"

G_STATIC_ASSERT(sizeof VARIANT_TOKEN - 1 == TOKEN_LENGTH);

Edition *
edition_new(void)
{
	Edition *edition = g_new0(Edition, 1);

	edition->variants = g_ptr_array_new_with_free_func((GDestroyNotify)variant_free);
	return edition;
}

void
edition_free(Edition *edition)
{
	if (edition == NULL) {
		return;
	}
	g_free(edition->digest);
	g_free(edition->frequency);
	g_free(edition->title);
	g_free(edition->hash);
	g_ptr_array_unref(edition->variants);
	g_free(edition);
}

Variant *
variant_new(void)
{
	return g_new0(Variant, 1);
}

void
variant_free(Variant *variant)
{
	if (variant == NULL) {
		return;
	}
	g_free(variant->language);
	g_free(variant->format);
	g_free(variant->subject);
	g_free(variant->html);
	g_free(variant->text);
	g_free(variant);
}

const Variant *
edition_variant(const Edition *edition, const char *format)
{
	for (guint i = 0; i < edition->variants->len; i++) {
		const Variant *variant = g_ptr_array_index(edition->variants, i);

		if (g_strcmp0(variant->format, format) == 0) {
			return variant;
		}
	}
	return NULL;
}
