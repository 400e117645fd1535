/** A feed's text while it is mended: what is well stays where it is until something is not. */
#ifndef TAGDIGEST_SOURCE_MENDER_H
#define TAGDIGEST_SOURCE_MENDER_H

#include <glib.h>
#include <stdbool.h>

/**
 * What ends something. Once one was searched in vain, it is not searched again: hostile text would
 * make that quadratic.
 */
typedef enum Terminator {
	TERMINATOR_DOUBLE_QUOTE,
	TERMINATOR_SINGLE_QUOTE,
	TERMINATOR_COMMENT,
	TERMINATOR_INSTRUCTION,
	TERMINATORS,
} Terminator;

typedef struct Mender {
	const char *at;       /* what is not looked at yet */
	const char *end;      /* of the text, where a NUL stands */
	const char *kept;     /* from here to @at all is well, and not copied yet */
	GString *out;         /* what stands before @kept; NULL while that is the text itself */
	GHashTable *entities; /* name -> value: those of the document itself; NULL when none */
	gsize growth_left;    /* bytes that their values may still add */
	bool is_absent[TERMINATORS]; /* known not to come any more */
} Mender;

/** Copy what is well, so that something else can be put behind it. */
void mender_flush(Mender *mender);

/** Put @text (borrowed) at this place. */
void mender_put(Mender *mender, const char *text);

/** Put @length bytes of @text with the characters of markup escaped. */
void mender_put_escaped(Mender *mender, const char *text, gsize length);

/** Put a character; one of C1 as windows-1252 means it, and none that XML forbids. */
void mender_put_character(Mender *mender, gunichar c);

/** Leave out what stands from here up to @after. */
void mender_skip_to(Mender *mender, const char *after);

/** Whether XML 1.0 (2.2) allows a character. */
bool mender_allows(gunichar c);

/** At an '&': mend a reference, or a bare one ("AT&T", "?a=1&b=2"). */
void mender_reference(Mender *mender);

/**
 * What <!ENTITY name "value"> in the document type before @root declares. Only plain values are
 * honoured: one that refers to others, or to the outside, is what bombs are made of.
 *
 * @return owned: name -> value; NULL when nothing is declared.
 */
GHashTable *mender_read_entities(const char *text, const char *root);

#endif
