/* When and how a list says that its people asked to be on it. */
#include "base/prefix.h"
#include "flow/people_part.h"

/* Evidence is cut at so many bytes. */
#define ASKED_BYTES_MAX 300

/* Columns that say when or how somebody asked, as lists of other programs call them. */
static const char *const columns[] = {
	"since",
	"asked",
	"asked at",
	"subscribed at",
	"subscribed on",
	"subscribe date",
	"subscription date",
	"date subscribed",
	"signup date",
	"sign up date",
	"signed up",
	"signed up at",
	"joined",
	"joined at",
	"date added",
	"created",
	"created at",
	"confirmed at",
	"confirmed on",
	"confirm time",
	"confirmation time",
	"optin time",
	"opt in time",
	"opt in date",
	"optin date",
	"opted in at",
	"optin ip",
	"opt in ip",
	"confirm ip",
	"source",
	"signup source",
	"consent",
	"consent text",
	"evidence",
	"how",
};

static bool
is_evidence(const char *column)
{
	for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
		if (people_is_column(column, columns[i])) {
			return true;
		}
	}
	return false;
}

char *
people_asked(const GPtrArray *header, const GPtrArray *fields)
{
	g_autoptr(GString) asked = g_string_new(NULL);

	for (guint i = 0; i < header->len && i < fields->len; i++) {
		const char *column = g_ptr_array_index(header, i);
		const char *field = g_ptr_array_index(fields, i);

		if (*field != '\0' && is_evidence(column)) {
			g_string_append_printf(asked, "%s%s %s", asked->len > 0 ? "; " : "", column,
				field);
		}
	}
	g_string_truncate(asked, prefix_fit(asked->str, asked->len, ASKED_BYTES_MAX));
	return asked->len == 0 ? NULL : g_string_free(g_steal_pointer(&asked), FALSE);
}
