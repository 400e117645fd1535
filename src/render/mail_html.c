#include "render/mail_html.h"

#include "render/template.h"

bool
mail_html_render(const json_t *view, Variant *variant, GError **error)
{
	g_auto(Rendered) made = { 0 };

	if (!template_render("mail.html", view, MUSTACHE_HTML, &made, error)) {
		return false;
	}
	variant_set_html(variant, g_string_free(g_steal_pointer(&made.text), FALSE),
		g_steal_pointer(&made.places));
	return true;
}
