/** Which sections a digest has, and in which order. Plain data. */
#ifndef TAGDIGEST_MODEL_SECTION_ORDER_H
#define TAGDIGEST_MODEL_SECTION_ORDER_H

#include <glib.h>
#include <stdbool.h>

#include "model/draft.h"

/** Each kind once at most; that of the hashtags, which stands for all of them, always. */
typedef struct SectionOrder {
	DraftSectionKind kinds[DRAFT_SECTION_KINDS];
	guint length;
} SectionOrder;

/** All of them, in their order. */
SectionOrder section_order_standard(void);

/** Whether there is a section of a kind. @order borrowed. */
bool section_order_has(const SectionOrder *order, DraftSectionKind kind);

/**
 * Read an order from words: "talked chats stories tags waiting welcome", in any order.
 *
 * @text   borrowed.
 * @order  out.
 * @error  CONFIG_PERMANENT: naming what is unknown, twice or missing, and what could stand there.
 */
bool section_order_parse(const char *text, SectionOrder *order, GError **error);

/** The same, into a SectionOrder, or only judged (an OptionRead). */
bool section_order_read(const char *text, void *order, GError **error);

#endif
