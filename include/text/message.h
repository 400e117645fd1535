/**
 * A mail that came in, as plain data: hostile bytes read once, by GMime, under caps. What is
 * missing is NULL, what is broken is read as far as it goes; nothing here is believed, only said.
 */
#ifndef TAGDIGEST_TEXT_MESSAGE_H
#define TAGDIGEST_TEXT_MESSAGE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/** What is read of a message; the rest is left out, and that is all. */
#define MESSAGE_BYTES_MAX (8 * 1024 * 1024)
#define MESSAGE_HEAD_BYTES_MAX (256 * 1024)
#define MESSAGE_HEADERS_MAX 1000
#define MESSAGE_PARTS_MAX 100
#define MESSAGE_DEPTH_MAX 16
#define MESSAGE_RECIPIENTS_MAX 100
#define MESSAGE_REFERENCES_MAX 100
#define MESSAGE_TEXT_BYTES_MAX (1024 * 1024)

/** One header field. Both are owned, and lines: without controls, what was encoded is decoded. */
typedef struct MessageHeader {
	char *name; /* as written */
	char *value;
} MessageHeader;

/** One leaf of the message's tree, or a message within it. All owned. */
typedef struct MessagePart {
	char *type;         /* "message/delivery-status": small letters, no parameters */
	GPtrArray *headers; /* MessageHeader: the part's own; of a message within, or of
			       text/rfc822-headers, those that it shows */
	char *text;    /* UTF-8 with "\n" line ends: what text/... and message/... parts say, of
			  message/rfc822 its head; "" for all others */
	bool is_inner; /* it is what a message within the message holds: somebody else said it */
	bool is_attachment; /* its sender calls it one (RFC 2183) */
} MessagePart;

/** A message. All owned; NULL: it does not say. An address is one of address_parse(), or NULL. */
typedef struct Message {
	char *from;
	char *from_name;
	char *sender;
	char *reply_to;
	char *return_path; /* "": the null path, "<>", which nobody may answer (RFC 5321, 4.5.5) */
	GPtrArray *recipients; /* char*: To, Cc, Delivered-To, X-Original-To, Envelope-To and
				  X-Envelope-To in this order, each address once */
	char *subject;         /* one line */
	char *message_id;      /* no brackets, nor in the two below */
	char *in_reply_to;
	GPtrArray *references; /* char*, oldest first */
	int64_t date_s;        /* Unix seconds UTC as its sender claims, or DATE_UNKNOWN */
	char *auto_submitted;  /* the keyword alone, in small letters: "no", "auto-replied" (RFC
				  3834, 5) */
	char *precedence;      /* in small letters */
	char *list_id;         /* what stands in its brackets (RFC 2919) */
	char *content_type;    /* "multipart/report": small letters, no parameters; never NULL */
	GPtrArray *authentication; /* char*: the Authentication-Results lines (RFC 8601), topmost
				      first, nothing decoded; whoever asks knows whose to
				      believe */
	GPtrArray *headers;        /* MessageHeader, topmost first */
	GPtrArray *parts; /* MessagePart, in order, what is in a message within behind it */
	char *text; /* what its writer wrote: the first text/plain part that is neither inner nor an
		       attachment, else the first text/html as plain text; quoted lines are kept;
		       UTF-8, "\n" line ends; never NULL */
	gsize size; /* bytes of all of it */
	bool is_cut; /* not all of it was read */
} Message;

/**
 * Read a message with LF or CRLF line ends, perhaps behind an mbox's "From " line. Whatever is
 * within the caps is read, however broken; where no blank line ends the head, the first line that
 * is no header does.
 *
 * @bytes    borrowed.
 * @message  out, owned: message_free.
 * @error    PARSE_PERMANENT: there is nothing but white space.
 * @return true, or false with *message untouched.
 */
bool message_parse(GBytes *bytes, Message **message, GError **error);

/**
 * The topmost header of that name.
 *
 * @message  borrowed.
 * @name     borrowed, in any case.
 * @return borrowed from @message, or NULL.
 */
const char *message_header(const Message *message, const char *name);

/** As message_header(), of a part. */
const char *message_part_header(const MessagePart *part, const char *name);

/**
 * Header fields that stand in a text, as a delivery status (RFC 3464) has them in groups with blank
 * lines between, or somebody's quotation of a head.
 *
 * @text  borrowed UTF-8.
 * @end   out, borrowed from @text: where the group ended, behind its blank lines; a line that is no
 *        field is passed over. May be NULL.
 * @return owned array of MessageHeader, its own free function set; empty at the text's end.
 */
GPtrArray *message_read_headers(const char *text, const char **end);

/** @message owned, may be NULL. */
void message_free(Message *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Message, message_free)

#endif
