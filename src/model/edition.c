#include "model/edition.h"

#include "base/token.h"

G_STATIC_ASSERT(sizeof VARIANT_NOBODY - 1 == TOKEN_LENGTH);

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
	g_free(edition->named);
	g_free(edition->title);
	g_free(edition->hash);
	g_ptr_array_unref(edition->variants);
	g_free(edition);
}

Variant *
variant_new(void)
{
	Variant *variant = g_new0(Variant, 1);

	variant->html_places = g_array_new(FALSE, FALSE, sizeof(gsize));
	variant->text_places = g_array_new(FALSE, FALSE, sizeof(gsize));
	return variant;
}

void
variant_free(Variant *variant)
{
	if (variant == NULL) {
		return;
	}
	g_free(variant->language);
	g_free(variant->subject);
	g_free(variant->html);
	g_free(variant->text);
	g_array_unref(variant->html_places);
	g_array_unref(variant->text_places);
	g_free(variant);
}

void
variant_set_html(Variant *variant, char *html, GArray *places)
{
	g_free(variant->html);
	g_array_unref(variant->html_places);
	variant->html = html;
	variant->html_places = places;
}

void
variant_set_text(Variant *variant, char *text, GArray *places)
{
	g_free(variant->text);
	g_array_unref(variant->text_places);
	variant->text = text;
	variant->text_places = places;
}

Variant *
variant_copy(const Variant *variant)
{
	Variant *copy = g_new0(Variant, 1);

	copy->language = g_strdup(variant->language);
	copy->format = variant->format;
	copy->subject = g_strdup(variant->subject);
	copy->html = g_strdup(variant->html);
	copy->text = g_strdup(variant->text);
	copy->html_places = g_array_copy(variant->html_places);
	copy->text_places = g_array_copy(variant->text_places);
	return copy;
}

char *
variant_places_text(const GArray *places)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < places->len; i++) {
		g_string_append_printf(text, "%s%" G_GSIZE_FORMAT, i == 0 ? "" : " ",
			g_array_index(places, gsize, i));
	}
	return g_string_free(text, FALSE);
}

GArray *
variant_places_parse(const char *text)
{
	g_auto(GStrv) numbers = g_strsplit(text, " ", -1);
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(gsize));

	for (char **number = numbers; *number != NULL; number++) {
		guint64 value = 0;
		if (!g_ascii_string_to_unsigned(*number, 10, 0, G_MAXSIZE, &value, NULL)) {
			return NULL;
		}
		const gsize place = (gsize)value;
		if (places->len > 0 && place <= g_array_index(places, gsize, places->len - 1)) {
			return NULL;
		}
		g_array_append_val(places, place);
	}
	return g_steal_pointer(&places);
}

const Variant *
edition_variant(const Edition *edition, MailFormat format)
{
	for (guint i = 0; i < edition->variants->len; i++) {
		const Variant *variant = g_ptr_array_index(edition->variants, i);

		if (variant->format == format) {
			return variant;
		}
	}
	return NULL;
}
