/* Names of folders: modified UTF-7 (RFC 3501, 5.1.3). */
#include "net/imap.h"

#include <string.h>

static bool
stands_for_itself(gunichar character)
{
	return character >= 0x20 && character < 0x7f && character != '&';
}

/* Of the characters up to @end, in UTF-16: base64 with a comma for the slash and no padding. */
static void
append_shifted(GString *out, const char *text, const char *end)
{
	glong units = 0;
	g_autofree gunichar2 *utf16 = g_utf8_to_utf16(text, end - text, NULL, &units, NULL);

	for (glong i = 0; i < units; i++) {
		utf16[i] = GUINT16_TO_BE(utf16[i]);
	}
	g_autofree char *base64 = g_base64_encode((const guchar *)utf16,
		(gsize)units * sizeof *utf16);
	g_strdelimit(base64, "/", ',');
	base64[strcspn(base64, "=")] = '\0';
	g_string_append_printf(out, "&%s-", base64);
}

static bool
is_name(const char *name)
{
	if (*name == '\0' || !g_utf8_validate(name, -1, NULL)) {
		return false;
	}
	for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
		if (g_unichar_iscntrl(g_utf8_get_char(at))) {
			return false;
		}
	}
	return true;
}

char *
imap_folder_name(const char *name)
{
	g_autoptr(GString) out = g_string_new(NULL);
	const char *at = name;

	if (!is_name(name)) {
		return NULL;
	}
	while (*at != '\0') {
		const char *end = at;

		while (*end != '\0' && *end != '&' && !stands_for_itself(g_utf8_get_char(end))) {
			end = g_utf8_next_char(end);
		}
		if (end > at) {
			append_shifted(out, at, end);
			at = end;
		} else {
			g_string_append_c(out, *at);
			g_string_append(out, *at == '&' ? "-" : "");
			at++;
		}
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}
