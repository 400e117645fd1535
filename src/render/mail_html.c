#include "render/mail_html.h"

#include "render/template.h"

bool
mail_html_render(const json_t *view, Variant *variant, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(gsize));

	if (!template_render("mail.html", view, MUSTACHE_HTML, places, out, error)) {
		return false;
	}
	variant_set_html(variant, g_string_free(g_steal_pointer(&out), FALSE),
		g_steal_pointer(&places));
	return true;
}
