#include "render/mail_html.h"

#include "render/template.h"

bool
mail_html_render(const json_t *view, char **html, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (!template_render("mail.html", view, MUSTACHE_HTML, out, error)) {
		return false;
	}
	*html = g_string_free(g_steal_pointer(&out), FALSE);
	return true;
}
