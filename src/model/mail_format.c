#include "model/mail_format.h"

#include "model/names.h"

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
	const int found = names_find(name, names, MAIL_FORMATS, -1);

	if (found >= 0) {
		*format = (MailFormat)found;
	}
	return found >= 0;
}
