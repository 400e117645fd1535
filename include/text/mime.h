/** GMime's lifetimes, said once: g_autoptr for the types that mail uses, and its start. */
#ifndef TAGDIGEST_TEXT_MIME_H
#define TAGDIGEST_TEXT_MIME_H

#include <glib.h>
#include <gmime/gmime.h>

/** Start GMime; may be called any number of times. Never shut down: it is once a process. */
void mime_start(void);

/**
 * A header value that remote or configured text may go into: control characters (CR and LF first of
 * all) become blanks, white space is folded, ends trimmed. @text borrowed, may be NULL (gives
 * ""). @return owned.
 */
char *mime_header_text(const char *text);

/**
 * Quoted-printable (RFC 2045, 6.7) of UTF-8 text with CRLF line ends, canonical form.
 * @return owned.
 */
char *mime_quoted_printable(const char *text);

/* A pointer may be NULL; an object's own reference is given back. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeObject, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMessage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeMultipart, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimePart, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeTextPart, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeDataWrapper, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeFormatOptions, g_mime_format_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(InternetAddress, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(InternetAddressList, g_object_unref)

#endif
