#include "model/mail_format.h"

#include <glib.h>

static const char *const names[] = {
	[MAIL_FORMAT_HTML] = "html",
	[MAIL_FORMAT_TEXT] = "text",
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) == MAIL_FORMATS);

const char *
mail_format_name(MailFormat format)
{
	return names[format];
}

bool
mail_format_find(const char *name, MailFormat *format)
{
	for (int i = 0; i < MAIL_FORMATS; i++) {
		if (g_strcmp0(name, names[i]) == 0) {
			*format = (MailFormat)i;
			return true;
		}
	}
	return false;
}
