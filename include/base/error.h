/**
 * The one error domain of the program.
 *
 * Errors travel as GError. The frame that fails states the fact; every frame on the way out only
 * prefixes where it was ("source mastodon: GET https://…: HTTP 429"). Expected outcomes (not
 * modified, duplicate, nothing due) are results, never errors.
 *
 * Codes come in pairs: TEMPORARY means that the same call may succeed later with nothing changed,
 * PERMANENT that somebody has to change something first. One table maps them to sysexits.h.
 */
#ifndef TAGDIGEST_BASE_ERROR_H
#define TAGDIGEST_BASE_ERROR_H

#include <glib.h>
#include <stdbool.h>

typedef enum ErrorCode {
	ERROR_USAGE_PERMANENT,   /* the command line is wrong */
	ERROR_CONFIG_PERMANENT,  /* the ini is wrong */
	ERROR_NETWORK_TEMPORARY, /* no connection, time-out, name not resolved just now */
	ERROR_NETWORK_PERMANENT, /* certificate refused, address forbidden, URL unusable */
	ERROR_REMOTE_TEMPORARY,  /* the other side answered: not now (429, 5xx, 4yz) */
	ERROR_REMOTE_PERMANENT,  /* the other side answered: no (401, 403, 410, 5yz) */
	ERROR_PARSE_PERMANENT,   /* foreign bytes that cannot be read */
	ERROR_STORE_TEMPORARY,   /* the database is busy */
	ERROR_STORE_PERMANENT,   /* the database is damaged, full or of another ini */
	ERROR_MAIL_TEMPORARY,    /* mail is owed and stuck */
	ERROR_MAIL_PERMANENT,    /* mail cannot be sent as configured */
	ERROR_LOCKED_TEMPORARY,  /* another tagdigest is at it */
	ERROR_SYSTEM_TEMPORARY,  /* the operating system refused for now */
	ERROR_SYSTEM_PERMANENT,  /* the operating system refused: permissions, missing file */
} ErrorCode;

/** The domain of every GError that this program makes. */
#define TAGDIGEST_ERROR (error_domain())

/** The quark behind TAGDIGEST_ERROR. */
GQuark error_domain(void);

/**
 * Set an error of this program's domain.
 *
 * @error   out, may be NULL; must hold NULL when not.
 * @code    one of ErrorCode.
 * @format  printf format of the fact, without a final full stop. Control characters that come in
 *          with remote text are replaced by '?', so that a message is always one safe line
 *          (LF is kept, for reports of several lines of our own).
 */
void error_set(GError **error, ErrorCode code, const char *format, ...) G_GNUC_PRINTF(3, 4);

/**
 * Whether the same call may succeed later.
 *
 * @error  borrowed; an error of a foreign domain counts as permanent.
 */
bool error_is_temporary(const GError *error);

/**
 * The sysexits.h code that a process ends with for this error.
 *
 * @error  borrowed, or NULL for success (0).
 */
int error_exit_code(const GError *error);

/**
 * A copy of foreign text that is safe in one line of a message: valid UTF-8, control characters and
 * line ends replaced by '?', cut at 500 bytes on a character.
 *
 * @text  borrowed, may be NULL (then "").
 * @return owned, g_free.
 */
char *error_clean_text(const char *text);

#endif
