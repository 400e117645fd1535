/** Web addresses: reading, resolving, comparing, and what may be fetched. */
#ifndef TAGDIGEST_TEXT_URL_H
#define TAGDIGEST_TEXT_URL_H

#include <glib.h>
#include <stdbool.h>

/**
 * Whether a text is an absolute http or https URL with a host and no control characters, blanks or
 * backslashes.
 *
 * @text  borrowed, may be NULL.
 */
bool url_is_web(const char *text);

/**
 * A reference as found in a document, made absolute and safe to link: trimmed, blanks and non-ASCII
 * percent-encoded, host as A-label, no user name or password, "//host" and relative ones resolved
 * against @base; "feed:" and a missing "http://" before "www." mended.
 *
 * @base       borrowed absolute URL, or NULL.
 * @reference  borrowed, may be NULL.
 * @return owned http(s) URL, or NULL when there is none (other schemes, no base, nonsense).
 */
char *url_resolve(const char *base, const char *reference);

/**
 * The form under which two URLs are the same page: redirectors unwrapped offline, scheme and host
 * folded, "www." and mobile hosts dropped, tracking parameters removed, the rest sorted, no
 * fragment, one form for each post on X or Mastodon and each video on YouTube. Never to be linked,
 * only compared.
 *
 * @url  borrowed web URL, may be NULL.
 * @return owned, without scheme ("example.org/path?a=1"), or NULL when @url is no web URL.
 */
char *url_canonical(const char *url);

/**
 * The address that a reader is given: redirectors that only count clicks unwrapped offline,
 * parameters removed that only say whence somebody came; all else as it was.
 *
 * @url  borrowed: as url_resolve() gives it, or of another scheme, or NULL.
 * @return owned; NULL for NULL.
 */
char *url_clean(const char *url);

/**
 * The host of a URL of any scheme, in lower case, without port, final dot and IPv6's brackets.
 *
 * @url  borrowed, may be NULL.
 * @return owned, or NULL when there is none.
 */
char *url_host(const char *url);

/** The host as people say it: without "www.". @url borrowed, may be NULL. @return owned, or NULL.
 */
char *url_site(const char *url);

/**
 * host:port ([address]:port for IPv6) where the port is not the scheme's own, else host: the
 * unit of pacing.
 *
 * @url  borrowed, may be NULL.
 * @return owned, or NULL when there is no host.
 */
char *url_authority(const char *url);

/**
 * Percent-encode UTF-8 text as one path segment or query value (all but RFC 3986 unreserved).
 * @return owned.
 */
char *url_encode(const char *text);

/** @base without trailing slashes + @path, which begins with '/'. @return owned. */
char *url_join(const char *base, const char *path);

/**
 * Whether the host of a URL is written as loopback, private, link-local, carrier-grade NAT,
 * reserved or localhost, in any spelling of an address; names are not resolved. A web URL whose
 * host cannot be read counts as private.
 *
 * @url  borrowed, may be NULL (then false).
 */
bool url_is_private(const char *url);

/**
 * Whether a host is a domain or lies below it, in whatever letters.
 *
 * @host    borrowed, of @length bytes.
 * @domain  borrowed.
 */
bool url_host_is_within(const char *host, gsize length, const char *domain);

/** The name of a host in ASCII (RFC 1035, 2.3.4; RFC 5891). @name borrowed. @return owned; NULL:
 * none. */
char *url_host_name(const char *name);

/**
 * Whether an address lets whoever has it into a meeting, or leads to one that does: Zoom, Teams,
 * Meet, Jitsi and their like, and servers whose name says that they are one (meet.college.example).
 * In doubt it does: what is wrongly kept to a mail harms less than a door that stands open.
 *
 * @url  borrowed, of any scheme; may be NULL.
 */
bool url_is_meeting(const char *url);

/**
 * Whether a text may hold such an address, written out: what says no here need not be looked at.
 * What is percent-encoded is not looked into. @text borrowed.
 */
bool url_may_be_meeting(const char *text);

/** Whether a web address begins at a place in a text, borrowed: its scheme in small letters. */
bool url_begins_at(const char *at);

/** Whether a password stands in a URL, borrowed. */
bool url_has_password(const char *url);

/**
 * A URL that is safe to show in messages: user name, password and the values of secret-looking
 * parameters as "…". NULL gives NULL.
 * @return owned.
 */
char *url_redact(const char *url);

/**
 * Any text, in a message about what it should have been: where it has ":/", what may be a login
 * (up to the last @) and all behind the first ?, # or ; become "…", whether it is a URL or not.
 * @return owned.
 */
char *url_hide_all(const char *text);

/**
 * A text that others said who were asked at a URL (an error that quotes the request, a document's
 * title): what url_redact() hides of the URL is hidden wherever it stands in the text, if it has
 * four bytes at least.
 *
 * @text, @url  borrowed.
 * @return owned.
 */
char *url_conceal(const char *text, const char *url);

/** As url_redact(), with @mark (borrowed) in the place of each. @return owned. */
char *url_hide(const char *url, const char *mark);

#endif
