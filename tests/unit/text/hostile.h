/**
 * Signs that seem to begin something. A careless reader follows each of them to the end of the
 * text, or looks back from each to its beginning: many in a row are slow. tests/growth counts the
 * work.
 */
#ifndef TAGDIGEST_TESTS_UNIT_TEXT_HOSTILE_H
#define TAGDIGEST_TESTS_UNIT_TEXT_HOSTILE_H

#include <glib.h>

/* Each list ends with NULL. */
/* clang-format off */
static const char *const hostile_words[] = {
	"a%", "a.", "a/#", "#", "#a#", "#1", "#a1 ", "a@a.", "://", "i\u0307", "e.org/(", NULL,
};
static const char *const hostile_glances[] = {
	"#", "#\"", "#<b x=", "#<b ", "#&", "#a&", "#aaaaaaaa", "#<b>", NULL,
};
static const char *const hostile_html[] = {
	"<b>", "<b></i>", "<p><a href=x>", "<!--", "<a href=\"", "&", "<", "</p>", "<ul><li>",
	"<span lang=cy>x", "<form>", "&#xd83d;&#xde09;", "&#55357;", NULL,
};
/* clang-format on */

/* @count times @unit. @return owned. */
static inline char *
hostile_repeat(const char *unit, guint count)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < count; i++) {
		g_string_append(text, unit);
	}
	return g_string_free(text, FALSE);
}

#endif
