/** Misskey's way to write (MFM), as HTML. */
#ifndef TAGDIGEST_TEXT_MFM_H
#define TAGDIGEST_TEXT_MFM_H

/**
 * What MFM says, as a piece of HTML: words, line ends, emphasis, code, quotes and links. What moves
 * or dresses words ($[fx …], <center>, <small>) leaves them plain, and the codes of a server's own
 * pictures (:cat:) go (github.com/misskey-dev/mfm.js, docs/syntax.md). Everything else is escaped:
 * no HTML gets through, which html_read() judges all the same.
 *
 * @text  borrowed valid UTF-8.
 * @return owned.
 */
char *mfm_to_html(const char *text);

#endif
