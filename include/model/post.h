/** One thing somebody published, normalised: the noun that everything else is about. Plain data. */
#ifndef TAGDIGEST_MODEL_POST_H
#define TAGDIGEST_MODEL_POST_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/date.h"
#include "text/hashtag.h"

typedef enum PostMediaKind {
	POST_MEDIA_PICTURE,
	POST_MEDIA_VIDEO,
	POST_MEDIA_AUDIO,
	POST_MEDIA_OTHER,
} PostMediaKind;

typedef struct PostMedia {
	PostMediaKind kind;
	char *url; /* owned, absolute */
	char *alt; /* owned, the author's description; NULL when there is none */
} PostMedia;

/**
 * What its author or platform said about showing it further (docs.joinmastodon.org: visibility,
 * indexable, discoverable).
 */
typedef enum PostConsent {
	POST_CONSENT_OPEN,    /* nothing said against: excerpt with link */
	POST_CONSENT_REDUCED, /* an opt-in is missing: author, link and an excerpt */
	POST_CONSENT_REFUSED, /* an explicit no (not public, noindex, #nobot): kept out */
} PostConsent;

typedef struct Post {
	int64_t id;           /* the store's number, 0 before it is stored */
	char *uri;            /* owned: the platform's name for it (ActivityPub uri, guid,
			       * atom:id), trimmed; NULL when none */
	bool uri_is_global;   /* uri names it everywhere (ActivityPub id), not only within its
			       * source */
	char *url;            /* owned: the original, http(s), absolute; NULL when none */
	char *title;          /* owned plain text; NULL when none */
	char *content_raw;    /* owned: as the source gave it, valid UTF-8; NULL when none */
	bool content_is_html; /* how to read content_raw */
	char *base_url;       /* owned: what relative links in content_raw are relative to; NULL
			       * when unknown */
	char *text;           /* owned: content_raw as plain text (also what filters match); NULL
			       * when none */
	char *warning;        /* owned: content warning; NULL: none; "": folded, no reason given */
	char *author_name;    /* owned plain text; NULL when unknown */
	char *author_handle;  /* owned: "@ada@tooter.example"; NULL for feeds */
	char *author_url;     /* owned; NULL when unknown */
	char *language;       /* owned BCP 47 tag, lower case primary; NULL when unknown */
	char *network;        /* owned: where it lives, for people: "Mastodon", or the feed's
			       * title */
	int64_t published_s;  /* Unix seconds UTC, or DATE_UNKNOWN */
	int64_t updated_s;    /* likewise: last edit */
	GPtrArray *tags;      /* of Hashtag: the platform's own, else from categories and text */
	GPtrArray *media;     /* of PostMedia */
	GPtrArray *keys;      /* of char*: names under which it is this post (dedup/identity);
			       * empty before */
	PostConsent consent;
	char *consent_reason; /* owned: which switch, e.g. "visibility: unlisted"; NULL when open */
	bool is_reply;
	int64_t replies, boosts, favourites; /* as last seen, 0 when unknown */
} Post;

/** An empty post: times DATE_UNKNOWN, arrays there and empty. @return owned. */
Post *post_new(void);

/** @post owned, may be NULL. */
void post_free(Post *post);

/** Make a medium; @url and @alt are copied, @alt may be NULL. @return owned. */
PostMedia *post_media_new(PostMediaKind kind, const char *url, const char *alt);

/** @media owned, may be NULL. */
void post_media_free(PostMedia *media);

/**
 * All of a post as the JSON object that `tagdigest parse` prints and the store keeps: times RFC
 * 3339 UTC, null when absent; members in a fixed order: title, link, id, published, updated,
 * author, content (the raw one, with content_type "html" or "text"), text, then the rest. The
 * store's number and the keys are not in it.
 *
 * @post  borrowed.
 * @return owned reference (json_decref).
 */
json_t *post_to_json(const Post *post);

/**
 * The reverse of post_to_json().
 *
 * @json   borrowed.
 * @post   out, owned (post_free).
 * @error  PARSE_PERMANENT naming the member that is wrong.
 */
bool post_from_json(const json_t *json, Post **post, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Post, post_free)

#endif
