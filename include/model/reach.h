/**
 * Where a request may go. It is made from the address that somebody configured, never from what a
 * server answered, so that whoever is asked cannot send us anywhere that the asker may not go.
 * Plain data.
 */
#ifndef TAGDIGEST_MODEL_REACH_H
#define TAGDIGEST_MODEL_REACH_H

#include <glib.h>
#include <stdbool.h>

typedef struct Reach {
	char *home;         /* owned: the configured address */
	char *authority;    /* owned: its host, with the port that is not its scheme's own; NULL
			     * where it is no web address */
	char *path;         /* owned: where home is file:, the one absolute path that may be read,
			     * with the files directly in it if it is a folder; else NULL, and the
			     * web may be asked */
	bool allow_private; /* on the web: private and loopback addresses, too */
} Reach;

/**
 * What a source with this address may reach: http and https if it is a web address, one file or
 * folder if it is file:, else nothing.
 *
 * @home           borrowed.
 * @allow_private  the source's own setting.
 * @return owned, one reference.
 */
Reach *reach_new(const char *home, bool allow_private);

/** One reference more. @reach borrowed, may be NULL. @return owned. */
Reach *reach_ref(Reach *reach);

/** One reference less. @reach owned, may be NULL. */
void reach_unref(Reach *reach);

/**
 * Why @url is out of reach: another scheme, a file elsewhere. What a folder holds by links, and the
 * address that a name stands for, are judged where they are opened.
 *
 * @reach  borrowed; NULL reaches nothing.
 * @url    borrowed.
 * @return static text that goes on after "not asked: ", or NULL when it may be asked.
 */
const char *reach_refusal(const Reach *reach, const char *url);

/** Whether a URL is meant for a file of this machine. @url borrowed. */
bool reach_is_file(const char *url);

/**
 * The absolute path that a file: URL of this machine names, "." and ".." resolved, links not.
 * @url  borrowed.
 * @return owned, or NULL: no such URL, another machine's, or nonsense (RFC 8089).
 */
char *reach_file_path(const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reach, reach_unref)

#endif
