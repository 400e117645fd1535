/**
 * One answer of an IMAP server after the other out of its bytes, as they come and bounded (RFC
 * 9051, 7 and 9; RFC 3501 says the same). Knows nothing of sockets, and of mailboxes nothing but
 * how answers are written.
 */
#ifndef TAGDIGEST_NET_IMAP_READER_H
#define TAGDIGEST_NET_IMAP_READER_H

#include <glib.h>
#include <stdbool.h>

/** Of the lines of one answer, without its literals: a hundred thousand UIDs. */
#define IMAP_LINES_BYTES_MAX (1024 * 1024)
/** Tokens of one answer. */
#define IMAP_TOKENS_MAX 200000

typedef enum ImapTokenKind {
	IMAP_ATOM,   /* also a number, a flag, BODY[…] as a whole */
	IMAP_STRING, /* quoted or literal */
	IMAP_NIL,
	IMAP_OPEN,  /* ( */
	IMAP_CLOSE, /* ) */
} ImapTokenKind;

typedef struct ImapToken {
	ImapTokenKind kind;
	gsize at, length; /* in the answer's bytes; a NUL follows there */
} ImapToken;

/** The word of an answer that says how something went (RFC 9051, 7.1). */
typedef enum ImapStatus {
	IMAP_DATA, /* it is none of these */
	IMAP_OK,
	IMAP_NO,
	IMAP_BAD,
	IMAP_BYE,
	IMAP_PREAUTH,
	IMAP_GO_ON, /* + */
} ImapStatus;

/** A whole answer. Plain data, borrowed from its reader until that reads on. */
typedef struct ImapAnswer {
	char *tag; /* owned: "*", or the command that it ends */
	ImapStatus status;
	char *code;        /* owned: "UIDVALIDITY 7" of [UIDVALIDITY 7], or NULL; foreign text */
	char *text;        /* owned: the words of a status; foreign text; never NULL */
	GArray *tokens;    /* owned: of ImapToken, when it is IMAP_DATA */
	GByteArray *bytes; /* owned: what they stand in */
} ImapAnswer;

typedef enum ImapReaderState {
	IMAP_READER_PART,  /* more is to come */
	IMAP_READER_WHOLE, /* the answer is there */
	IMAP_READER_BAD,   /* it is none, or larger than any may be: nothing more can be read */
} ImapReaderState;

typedef struct ImapReader {
	gsize literals_max; /* bytes of literals in one answer; set by whoever asks for more */
	ImapAnswer answer;  /* when WHOLE */
	const char *fault;  /* static: what is wrong, when BAD */

	GString *line;     /* owned: what has come of the line at hand */
	gsize lines_bytes; /* of all lines of the answer */
	gsize literals_bytes;
	gsize literal_left; /* what is still to come of the literal at hand */
	bool is_in_literal;
	bool is_begun; /* the first line of the answer was read */
	ImapReaderState state;
} ImapReader;

/** An empty one. @reader out, by imap_reader_clear(). @literals_max as there. */
void imap_reader_begin(ImapReader *reader, gsize literals_max);

/** Free what it holds. */
void imap_reader_clear(ImapReader *reader);

/**
 * Read on; an answer that was whole is forgotten first.
 *
 * @bytes  borrowed, @length of them.
 * @used   out: how many belong to this answer; the rest is the next one's.
 */
ImapReaderState imap_reader_take(ImapReader *reader, const char *bytes, gsize length, gsize *used);

#endif
