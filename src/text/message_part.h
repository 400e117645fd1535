/** What the files that read a message share. */
#ifndef TAGDIGEST_TEXT_MESSAGE_PART_H
#define TAGDIGEST_TEXT_MESSAGE_PART_H

#include <glib.h>

#include "text/message.h"
#include "text/mime.h"

/**
 * Bytes that GMime reads as they are meant: no mbox line, no NUL in the head, a head of bounded
 * fields that a blank line ends.
 *
 * @bytes   borrowed.
 * @is_cut  out: something was left out.
 * @return owned.
 */
GString *message_tidy(GBytes *bytes, bool *is_cut);

/** How many bytes a line has, its "\n" among them; @length are left. */
gsize message_line(const char *at, gsize length);

/** Whether a line begins as a header field does (RFC 5322, 2.2: a name, then a colon). */
bool message_line_is_field(const char *line, gsize length);

/** How GMime is to take what is not quite as it should be. @return owned. */
GMimeParserOptions *message_options(void);

/** The headers of a message or a part as ours, MESSAGE_HEADERS_MAX at most. @object borrowed.
 * @return owned. */
GPtrArray *message_headers(GMimeObject *object);

/** The first with that name. @headers borrowed, of MessageHeader. @return borrowed, or NULL. */
const char *message_header_in(const GPtrArray *headers, const char *name);

/** Every leaf below @top (borrowed) as a part, appended to @parts. */
void message_flatten(GMimeObject *top, GPtrArray *parts);

/** MessagePart's free function. */
void message_part_free(gpointer part);

/** MessageHeader's free function. */
void message_header_free(gpointer header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParserOptions, g_mime_parser_options_free)

#endif
