/**
 * The only maker of curl handles: TLS floor, allowed protocols, user agent, and the check of the
 * address that was really connected to.
 */
#ifndef TAGDIGEST_NET_HANDLE_H
#define TAGDIGEST_NET_HANDLE_H

#include <curl/curl.h>
#include <glib.h>
#include <stdbool.h>

/** What a handle may do. Borrowed while it is made, but for was_forbidden. */
typedef struct HandleOptions {
	const char *user_agent; /* "tagdigest/0.4.0 (+mailto:contact)" */
	const char *ca_file;    /* extra trust anchors, or NULL */
	const char *protocols;  /* curl's list, "http,https" or "smtp,smtps" */
	bool allow_private;     /* may connect to private and loopback addresses */
	long connect_timeout_s;
	/* Out: set when an address was refused; NULL: not asked. A handle that is used again gets
	 * the next one's as CURLOPT_OPENSOCKETDATA. */
	bool *was_forbidden;
} HandleOptions;

/** Start libcurl; may be called any number of times, before threads are. */
void handle_start(void);

/**
 * Make a handle: TLS 1.2 or newer, peer and name verified, no signals, no cookies, no netrc, no
 * proxy (it would hide the address that is connected to), and (unless allow_private) no connection
 * to an address that is not public, judged after name resolution so that no name can point inside.
 *
 * Handles that share connections (a multi, a share) must agree on allow_private: one that is used
 * again is not judged again.
 *
 * The trust anchors of ca_file are added to the system's where the system has a folder of them
 * (OpenSSL's hashed /etc/ssl/certs); elsewhere they stand alone.
 *
 * @options  borrowed.
 * @return owned, curl_easy_cleanup().
 */
CURL *handle_new(const HandleOptions *options);

/** Whether the other end of the last transfer's connection was public; false when none was made. */
bool handle_peer_is_public(CURL *curl);

/**
 * Whether an address is public: not loopback, private, link-local, CGNAT, ULA, multicast,
 * unspecified or otherwise set aside by IANA, nor any of these written as IPv6 (mapped, 6to4,
 * NAT64).
 *
 * @sockaddr  borrowed struct sockaddr; any family but IPv4 and IPv6 is not public.
 */
bool handle_address_is_public(const void *sockaddr);

/**
 * Why a transfer ended without an answer, for people, and whether trying again can help.
 *
 * @code           what curl said.
 * @was_forbidden  what the handle's options say after the transfer.
 * @is_permanent   out, may be NULL: the same request cannot succeed before somebody changes
 *                 something.
 * @return static text.
 */
const char *handle_explain(CURLcode code, bool was_forbidden, bool *is_permanent);

/** Nobody listens at the port: ECONNREFUSED. */
#define HANDLE_REFUSED "no connection: refused, nothing listens at this port"

/**
 * The same with what the system said of a connection and OpenSSL of a certificate.
 *
 * @curl    borrowed, after the transfer.
 * @detail  borrowed: its CURLOPT_ERRORBUFFER.
 * @return owned.
 */
char *handle_tell(CURL *curl, CURLcode code, const char *detail);

/**
 * What to do about a certificate that was not trusted (CURLE_PEER_FAILED_VERIFICATION), by what
 * OpenSSL found.
 *
 * @curl  borrowed, after the transfer.
 * @return static: " (…)".
 */
const char *handle_advise_certificate(CURL *curl);

#endif
