#include "model/section_order.h"

#include "base/error.h"

/* As the ini has them; a draft calls the one of each hashtag by its own name. */
static const char *const words[] = {
	[DRAFT_SECTION_TALKED] = "talked",
	[DRAFT_SECTION_CHAT] = "chats",
	[DRAFT_SECTION_STORIES] = "stories",
	[DRAFT_SECTION_TAG] = "tags",
	[DRAFT_SECTION_WAITING] = "waiting",
	[DRAFT_SECTION_WELCOME] = "welcome",
};
G_STATIC_ASSERT(G_N_ELEMENTS(words) == DRAFT_SECTION_KINDS);

#define EXPECTED "(expected talked, chats, stories, tags, waiting, welcome, in any order)"

SectionOrder
section_order_standard(void)
{
	SectionOrder order = { .length = DRAFT_SECTION_KINDS };

	for (guint i = 0; i < order.length; i++) {
		order.kinds[i] = (DraftSectionKind)i;
	}
	return order;
}

bool
section_order_has(const SectionOrder *order, DraftSectionKind kind)
{
	for (guint i = 0; i < order->length; i++) {
		if (order->kinds[i] == kind) {
			return true;
		}
	}
	return false;
}

static bool
add_word(const char *word, SectionOrder *order, GError **error)
{
	guint kind = 0;

	while (kind < DRAFT_SECTION_KINDS && g_ascii_strcasecmp(word, words[kind]) != 0) {
		kind++;
	}
	if (kind == DRAFT_SECTION_KINDS) {
		g_autofree char *shown = error_clean_text(word);
		error_set(error, ERROR_CONFIG_PERMANENT, "\"%s\" is no section " EXPECTED, shown);
		return false;
	}
	if (section_order_has(order, (DraftSectionKind)kind)) {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s stands twice " EXPECTED, words[kind]);
		return false;
	}
	order->kinds[order->length++] = (DraftSectionKind)kind;
	return true;
}

bool
section_order_parse(const char *text, SectionOrder *order, GError **error)
{
	g_auto(GStrv) list = g_strsplit_set(text, " \t,", 0);
	SectionOrder read = { .length = 0 };

	for (char **word = list; *word != NULL; word++) {
		if (**word != '\0' && !add_word(*word, &read, error)) {
			return false;
		}
	}
	if (!section_order_has(&read, DRAFT_SECTION_TAG)) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"tags is missing: what has no other place stands there " EXPECTED);
		return false;
	}
	*order = read;
	return true;
}

bool
section_order_read(const char *text, void *order, GError **error)
{
	SectionOrder judged;

	return section_order_parse(text, order != NULL ? order : &judged, error);
}
