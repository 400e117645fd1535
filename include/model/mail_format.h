/** The formats that a mail has, in the order of what is preferred: the first when nobody says. */
#ifndef TAGDIGEST_MODEL_MAIL_FORMAT_H
#define TAGDIGEST_MODEL_MAIL_FORMAT_H

#include <stdbool.h>

typedef enum MailFormat {
	MAIL_FORMAT_HTML, /* with its plain alternative */
	MAIL_FORMAT_TEXT,
} MailFormat;

#define MAIL_FORMATS 2

/** "html" or "text": the name in the store, in lists and on the command line. @return static. */
const char *mail_format_name(MailFormat format);

/**
 * The reverse.
 *
 * @name    borrowed, may be NULL.
 * @format  out.
 * @return true, or false for a name that is none, with *format untouched.
 */
bool mail_format_find(const char *name, MailFormat *format);

#endif
