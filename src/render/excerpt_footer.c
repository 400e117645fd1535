#include "render/excerpt_footer.h"

#include "base/prefix.h"
#include "render/excerpt_span.h"
#include "text/plain.h"

#include <string.h>

typedef struct Footer {
	const char *begins;
	const char *has; /* somewhere behind that; NULL: anything */
	bool is_link;    /* all of its words are links */
} Footer;

/* WordPress, its themes, and Reddit. */
static const Footer footers[] = {
	{ "The post ", " appeared first on ", false },
	{ "The post ", " first appeared on ", false },
	{ "Continue reading", NULL, true },
	{ "Read more", NULL, true },
	{ "submitted by ", "[comments]", false },
};

static bool
is_all_link(const Prose *paragraph)
{
	for (guint i = 0; i < prose_count(paragraph); i++) {
		const Prose *run = prose_part(paragraph, i);
		g_autofree char *words = run->kind == PROSE_LINK ? NULL : plain_line(run->text);

		if (words != NULL) {
			return false;
		}
	}
	return true;
}

static bool
is_like(const Footer *footer, const char *line)
{
	return prefix_stands_at(line, footer->begins)
		&& (footer->has == NULL || strstr(line, footer->has) != NULL);
}

static bool
is_footer(const Prose *block)
{
	g_autofree char *text = excerpt_span_text(block);
	g_autofree char *line = plain_line(text);

	for (gsize i = 0; line != NULL && i < G_N_ELEMENTS(footers); i++) {
		if (is_like(&footers[i], line) && (!footers[i].is_link || is_all_link(block))) {
			return true;
		}
	}
	return false;
}

void
excerpt_footer_drop(Prose *whole)
{
	while (prose_count(whole) > 1) {
		const guint last = prose_count(whole) - 1;
		const Prose *block = prose_part(whole, last);

		if (block->kind != PROSE_PARAGRAPH || !is_footer(block)) {
			return;
		}
		g_ptr_array_remove_index(whole->parts, last);
	}
}
