/** The words of a letter, as a post may have them. */
#ifndef TAGDIGEST_IMPORT_MAILING_WORDS_H
#define TAGDIGEST_IMPORT_MAILING_WORDS_H

#include <glib.h>
#include <stdbool.h>

#include "import/mailing_reader.h"
#include "text/prose.h"

/** For whom a letter's words are read, all borrowed. */
typedef struct MailingWordsInput {
	const MailingReader *reader;
	const char *title; /* what stands above them already; NULL: nothing does */
} MailingWordsInput;

/** What a letter says. */
typedef struct MailingWords {
	Prose *prose; /* owned: without what was for its reader alone */
	char *page;   /* owned: its own page, where a link says that it is; or NULL */
} MailingWords;

/**
 * Read them: from its HTML where one writes to many, from its plain text where people write to each
 * other, of which quoted lines and signatures are left out (subscribe/own_lines).
 *
 * @message  borrowed.
 * @is_list  people write to each other.
 * @input    borrowed.
 * @words    out: mailing_words_clear().
 */
void mailing_words_read(const Message *message, bool is_list, const MailingWordsInput *input,
	MailingWords *words);

/** The structured text of a letter as it came, unjudged. @return owned. */
Prose *mailing_words_raw(const Message *message, bool is_list);

/** The rest of mailing_words_read(). @prose owned. */
void mailing_words_clean(Prose *prose, const MailingWordsInput *input, MailingWords *words);

/** Whether words (borrowed) only ask to click them: "View discussion", or are none. */
bool mailing_words_are_call(const char *words);

/** Free what it holds. */
void mailing_words_clear(MailingWords *words);

/** The structured text as HTML, of p, h1-h6, blockquote, ul, ol, pre, table, a, em and strong.
 * @return owned. */
char *mailing_words_html(const Prose *prose);

/** All words in a piece, those of links too. @return owned: one line. */
char *mailing_words_of(const Prose *piece);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MailingWords, mailing_words_clear)

#endif
