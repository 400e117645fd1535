/** What the files of chat_label share: a label on its way. */
#ifndef TAGDIGEST_RECAP_CHAT_LABEL_PART_H
#define TAGDIGEST_RECAP_CHAT_LABEL_PART_H

#include "recap/chat_label.h"

/** A label on its way; words are told by their places. */
typedef struct LabelScan {
	const GPtrArray *words; /* borrowed */
	GHashTable *marks;      /* borrowed, may be NULL */
	ChatLabel label;
	guint at;      /* the next word to look at */
	bool is_full;  /* its name is a whole word */
	bool is_roman; /* its number is I, II … */
	bool has_sign; /* "A.5", "Q#1" */
} LabelScan;

/**
 * Whether a label begins at the next word, in any of the ways to write one.
 *
 * @scan  changed: words, at and label.from are given; the label, but for where it stands, comes
 * out, and at is behind it.
 */
bool chat_label_read(LabelScan *scan);

/** The number that digits stand for, or more than any label has. @word borrowed. */
guint chat_label_value(const ChatWord *word);

#endif
