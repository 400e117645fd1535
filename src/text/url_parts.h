/** How the files of text/url read an address. */
#ifndef TAGDIGEST_TEXT_URL_PARTS_H
#define TAGDIGEST_TEXT_URL_PARTS_H

#include <glib.h>
#include <stdbool.h>

/** Longer references are no links that a reader could want. */
#define URL_BYTES_MAX 8192

/** Whether a character shows nothing, and is in an address by mistake. */
bool url_is_invisible(gunichar character);

/**
 * An http or https reference, read as browsers do: trimmed, percent-encoded, the host as lower-case
 * A-label without a final dot, no user name, no default port.
 *
 * @base  borrowed, or NULL.
 * @return owned, or NULL when it is none.
 */
GUri *url_parse(GUri *base, const char *reference);

/**
 * Whether an address is surely in the form that url_resolve() gives: most of those that documents
 * hold are, and need not be taken apart.
 *
 * @url   borrowed.
 * @path  out, borrowed from @url: where the path begins; may be NULL.
 */
bool url_is_settled(const char *url, const char **path);

/** Whether the address names a port that is not its scheme's own. GLib fills in the latter. */
bool url_has_port(GUri *uri);

/**
 * Whether @host is what a pattern of url.tab.h means.
 *
 * @pattern  borrowed: a host, "*.HOST" or "NAME.*".
 * @host     borrowed, folded.
 */
bool url_host_matches(const char *pattern, const char *host);

/** Whether some addresses of a host (folded) only lead to others, and may be a link's. */
bool url_may_redirect(const char *site);

/**
 * What a redirector leads to, as far as its own address says it.
 *
 * @uri          borrowed.
 * @site         borrowed: its host, folded.
 * @is_for_link  only redirectors that do nothing but redirect; not archives and bridges.
 * @return owned, or NULL when @uri is no redirector or leads nowhere.
 */
GUri *url_unwrap(GUri *uri, const char *site, bool is_for_link);

#endif
