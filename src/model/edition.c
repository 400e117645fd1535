#include "model/edition.h"

#include "base/token.h"
#include "model/names.h"

G_STATIC_ASSERT(sizeof VARIANT_NOBODY - 1 == TOKEN_LENGTH);

static const char *const kinds[] = {
	[VARIANT_TOKEN] = "token",
	[VARIANT_ADDRESS] = "address",
	[VARIANT_WHY] = "why",
};
G_STATIC_ASSERT(G_N_ELEMENTS(kinds) == VARIANT_KINDS);

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
	g_free(edition->calendar);
	g_ptr_array_unref(edition->variants);
	g_free(edition);
}

Variant *
variant_new(void)
{
	Variant *variant = g_new0(Variant, 1);

	variant->html_places = g_array_new(FALSE, FALSE, sizeof(VariantPlace));
	variant->text_places = g_array_new(FALSE, FALSE, sizeof(VariantPlace));
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
	copy->apart = variant->apart;
	copy->subject = g_strdup(variant->subject);
	copy->html = g_strdup(variant->html);
	copy->text = g_strdup(variant->text);
	copy->html_places = g_array_copy(variant->html_places);
	copy->text_places = g_array_copy(variant->text_places);
	return copy;
}

const char *
variant_kind_name(VariantKind kind)
{
	return kinds[kind];
}

char *
variant_places_text(const GArray *places)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < places->len; i++) {
		const VariantPlace *place = &g_array_index(places, VariantPlace, i);
		g_string_append_printf(text, "%s%" G_GSIZE_FORMAT, i == 0 ? "" : " ", place->at);
		if (place->kind != VARIANT_TOKEN) {
			g_string_append_printf(text, ":%" G_GSIZE_FORMAT ":%s", place->length,
				variant_kind_name(place->kind));
		}
	}
	return g_string_free(text, FALSE);
}

static bool
read_number(const char *text, gsize *number)
{
	guint64 value = 0;

	if (!g_ascii_string_to_unsigned(text, 10, 0, G_MAXSIZE / 2, &value, NULL)) {
		return false;
	}
	*number = (gsize)value;
	return true;
}

/* "4711", which is all that tokens ever had, or "4711:15:address". */
static bool
read_place(const char *text, VariantPlace *place)
{
	g_auto(GStrv) parts = g_strsplit(text, ":", -1);
	const guint count = g_strv_length(parts);

	*place = (VariantPlace){ .length = TOKEN_LENGTH, .kind = VARIANT_TOKEN };
	if ((count != 1 && count != 3) || !read_number(parts[0], &place->at)) {
		return false;
	}
	if (count == 1) {
		return true;
	}
	place->kind = (VariantKind)names_find(parts[2], kinds, VARIANT_KINDS, VARIANT_TOKEN);
	return place->kind != VARIANT_TOKEN && read_number(parts[1], &place->length)
		&& place->length > 0;
}

GArray *
variant_places_parse(const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(VariantPlace));
	gsize end = 0;

	for (char **word = words; *word != NULL; word++) {
		VariantPlace place;
		if (!read_place(*word, &place) || place.at < end) {
			return NULL;
		}
		end = place.at + place.length;
		g_array_append_val(places, place);
	}
	return g_steal_pointer(&places);
}

const Variant *
edition_variant(const Edition *edition, MailFormat format, unsigned apart)
{
	for (guint i = 0; i < edition->variants->len; i++) {
		const Variant *variant = g_ptr_array_index(edition->variants, i);

		if (variant->format == format && variant->apart == apart) {
			return variant;
		}
	}
	return NULL;
}
