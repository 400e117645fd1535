/** What a source asks for, and what came back: the wire between source and fetch. Plain data. */
#ifndef TAGDIGEST_MODEL_REQUEST_H
#define TAGDIGEST_MODEL_REQUEST_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/reach.h"

typedef enum RequestVerb {
	REQUEST_GET,
	REQUEST_POST, /* with a body, which may be empty */
} RequestVerb;

/** Where flow puts the source's secret (token_file, password_file), which a kind never sees. */
typedef enum SecretPlace {
	SECRET_NOWHERE, /* as its kind says for all of them (SourceKind.auth) */
	SECRET_HEADER,  /* a header line that begins so: "Authorization: Bearer" */
	SECRET_QUERY,   /* a parameter of the URL, by its name */
	SECRET_MEMBER,  /* a member of the JSON object that the body is, by its name */
} SecretPlace;

typedef struct Request {
	RequestVerb verb;
	char *url;          /* owned: http(s) or file: (a folder's reply lists file: URLs) */
	GPtrArray *headers; /* of char*: "Name: value" */
	char *body;         /* owned, or NULL */
	gsize bytes_max;    /* the longest file that is read; 0: as long as any other answer */
	char *mark;         /* owned: the kind's own; its reply returns it. NULL when not needed */
	SecretPlace secret_place;
	char *secret_name; /* owned: which one there; NULL with SECRET_NOWHERE */
	char *auth;        /* owned secret: a whole header line that flow adds, or a kind that
			    * keeps a session; or NULL. Goes only to the place (scheme, host,
			    * port) of the reach's home */
	int64_t cost;      /* what it costs, in the platform's units; 0: nothing */
	bool is_sensitive; /* holds a secret: never logged, never sent on to another host */
	Reach *reach;      /* one reference: where it may go, and where redirects may lead it. flow
			    * sets it, whatever the kind says; NULL: nowhere */
} Request;

typedef struct Reply {
	int status;        /* HTTP's; file: answers 200, 304 or 404; 0: none, error says why */
	char *error;       /* owned: why there was no answer (DNS, TLS, time-out, cap), or, with
			    * status 429, why nobody asked; else NULL */
	bool is_permanent; /* with status 0: no use to try again (certificate, forbidden address) */
	bool was_sent;     /* it may have reached a server, so that what it costs is owed */
	char *url;         /* owned: where the answer came from, after redirects */
	bool moved_for_good; /* every redirect on the way was a 301 or 308 */
	GHashTable *headers; /* lower-case name -> value, last one wins */
	GBytes *body;        /* owned, never NULL; empty with 304 and errors without one */
	char *mark;          /* owned: the request's */
} Reply;

/** A GET with nothing else set. @url borrowed. @return owned. */
Request *request_new(const char *url);

/** Add "Name: value"; CR and LF in @value are dropped. Strings borrowed. */
void request_add_header(Request *request, const char *name, const char *value);

/** Let flow put the source's secret there. @name borrowed. */
void request_want_secret(Request *request, SecretPlace place, const char *name);

/** @request owned, may be NULL. */
void request_free(Request *request);

/**
 * An empty reply with the mark of @request (borrowed), whose url is the request's.
 * @return owned.
 */
Reply *reply_new(const Request *request);

/** A header's value, borrowed, or NULL. @name in lower case. */
const char *reply_header(const Reply *reply, const char *name);

/**
 * When a rate limit with nothing left begins anew: X-RateLimit-Remaining and -Reset as Mastodon,
 * Reddit and others write them, X-Rate-Limit- of X, RateLimit- of Bluesky.
 *
 * @now_s   Unix seconds UTC.
 * @when_s  out, not before @now_s, at most 24 h after it; untouched when something is left.
 * @return whether nothing is left.
 */
bool reply_is_used_up(const Reply *reply, int64_t now_s, int64_t *when_s);

/** The charset parameter of Content-Type. @return owned, or NULL. */
char *reply_charset(const Reply *reply);

/** @reply owned, may be NULL. */
void reply_free(Reply *reply);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Request, request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reply, reply_free)

#endif
