/** One thing somebody published, normalised: the noun that everything else is about. Plain data. */
#ifndef TAGDIGEST_MODEL_POST_H
#define TAGDIGEST_MODEL_POST_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/date.h"
#include "text/hashtag.h"
#include "text/prose.h"

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
 * indexable, discoverable). Each is stricter than the one before.
 */
typedef enum PostConsent {
	POST_CONSENT_UNSAID,  /* the format has no such field; shown as an open one */
	POST_CONSENT_OPEN,    /* nothing said against: excerpt with link */
	POST_CONSENT_REDUCED, /* an opt-in is missing: author, link and an excerpt */
	POST_CONSENT_REFUSED, /* an explicit no (not public, noindex, #nobot): kept out */
} PostConsent;

/** An address that a post's own words link to; not one of its hashtags or mentions. */
typedef struct PostLink {
	char *url;   /* owned, http(s), absolute */
	char *words; /* owned: what stands there as the link; NULL when nothing that is text */
} PostLink;

/** What a platform shows of the page behind a post's first link. */
typedef struct PostCard {
	char *url;         /* owned, http(s) */
	char *title;       /* owned, one line; NULL when unknown */
	char *description; /* owned, one line; NULL when unknown */
} PostCard;

typedef struct PostPollOption {
	char *title;   /* owned, one line */
	int64_t votes; /* or POST_COUNT_UNKNOWN: some platforms keep them until the end */
} PostPollOption;

typedef struct PostPoll {
	GPtrArray *options; /* of PostPollOption */
	bool is_closed;     /* the platform says that it has ended */
	int64_t ends_s;     /* Unix seconds UTC, or DATE_UNKNOWN */
} PostPoll;

/** The post that this one quotes; its author has agreed, as far as the platform knows. */
typedef struct PostQuote {
	char *url;    /* owned, http(s); NULL when unknown */
	char *uri;    /* owned: the platform's name for it; NULL when unknown */
	char *author; /* owned: name for people, else handle; NULL when unknown */
	char *text;   /* owned plain text; NULL when it has none, or has it behind a warning */
} PostQuote;

/** The post that this one answers, as far as it is known; one of the four is. */
typedef struct PostReplyTo {
	char *id;     /* owned: the platform's own, as Post's native_id */
	char *uri;    /* owned: the platform's name for it */
	char *url;    /* owned, http(s) */
	char *author; /* owned: "@ada@tooter.example", else a name */
} PostReplyTo;

/** A number that nobody told. */
#define POST_COUNT_UNKNOWN (-1)

/** A post keeps so many, in its own order; more are not read. */
#define POST_TAGS_MAX 100
#define POST_MEDIA_MAX 20

typedef struct Post {
	int64_t id;         /* the store's number, 0 before it is stored */
	char *uri;          /* owned: the platform's name for it (ActivityPub uri, guid,
			     * atom:id), trimmed; NULL when none */
	bool uri_is_global; /* uri names it everywhere (ActivityPub id), not in its source alone */
	char *native_id;    /* owned: the platform's own id, printable ASCII, as it was read
			     * there; NULL when there is none */
	char *url;          /* owned: the original, http(s), absolute; NULL when none */
	char *title;        /* owned plain text; NULL when none */
	char *content_raw;  /* owned: as the source gave it, valid UTF-8; NULL when none */
	bool content_is_html; /* how to read content_raw */
	char *base_url; /* owned: what links in content_raw are relative to; NULL when unknown */
	char *text;     /* owned: content_raw as plain text, for filters too; NULL when none */
	char *content_safe;  /* owned: content_raw as safe HTML, where its reading made it; these
			      * two are neither stored nor in post_to_json() */
	Prose *prose;        /* owned: likewise its structure */
	char *warning;       /* owned: content warning; NULL: none; "": folded, no reason given */
	char *author_name;   /* owned plain text; NULL when unknown */
	char *author_handle; /* owned: "@ada@tooter.example"; NULL for feeds */
	char *author_url;    /* owned; NULL when unknown */
	bool author_is_bot;  /* the account calls itself a program */
	char *language;      /* owned BCP 47 tag, lower case primary; NULL when unknown */
	char *network;       /* owned: where it lives, for people: "Mastodon", a feed's title */
	int64_t published_s; /* Unix seconds UTC, or DATE_UNKNOWN */
	int64_t updated_s;   /* likewise: last edit */
	GPtrArray *tags;     /* of Hashtag: the platform's own, else from categories and text */
	GPtrArray *media;    /* of PostMedia */
	GPtrArray *keys; /* of char*: names by which it is this post (dedup/identity), or empty */
	int64_t words;   /* a number for its words and whose they are (dedup/identity); 0: none */
	GPtrArray *author_keys; /* of char*: names under which its author is known, strongest first
				 * (dedup/author); empty before, and when nobody is named */
	bool is_baseline; /* has no date, and was there when its source was first read: no news. Not
			   * stored, nor in post_to_json() */
	PostConsent consent;
	char *consent_reason; /* owned: which switch, e.g. "visibility: unlisted"; NULL when open */
	PostConsent author_consent; /* of all their posts: REFUSED, OPEN (no refusal), UNSAID */
	bool author_wants_less;     /* and short of that no, an excerpt is all they allow of any */
	GPtrArray *links;           /* of PostLink: in the order of the text */
	PostCard *card;             /* owned; NULL: none */
	PostPoll *poll;             /* owned; NULL: none */
	PostQuote *quote;           /* owned; NULL: none that may be shown */
	PostReplyTo *reply_to;      /* owned; NULL: it answers nothing, as far as is known */
	char *group;  /* owned: the closed group that it was said in, as its members call it; NULL:
		       * everybody could read it */
	char *agreed; /* owned: when and by whose word the group agreed to be quoted ("2026-12-01,
		       * moderators"); NULL: it did not, and of what was said there this has a link
		       * and a time, no words and no author */
	int64_t replies, boosts, favourites; /* as last seen, or POST_COUNT_UNKNOWN */
	int64_t counts_s; /* when these and a poll's votes were read, or DATE_UNKNOWN */
} Post;

/** Of a post's words no more is kept; nobody mails a book. */
#define POST_TEXT_BYTES_MAX ((gsize)64 * 1024)
/** Nor of what they were read from: four times as much is mark-up. */
#define POST_RAW_BYTES_MAX ((gsize)256 * 1024)

/** An empty post: times and counts unknown, arrays there and empty. @return owned. */
Post *post_new(void);

/**
 * Cut what is too long to keep, at a character. Content of which something is cut, or that is too
 * long in itself, becomes its plain text.
 *
 * @return whether anything was cut.
 */
bool post_shorten(Post *post);

/** @post owned, may be NULL. */
void post_free(Post *post);

/** Whether it was said in a closed group that did not agree to be quoted: it is counted and linked,
 * and nothing of it is shown. @post borrowed. */
bool post_is_closed(const Post *post);

/** Whether its own signs, or its author's, say that nobody may have it. @post borrowed. */
bool post_is_refused(const Post *post);

/** Make a medium; @url and @alt are copied, @alt may be NULL. @return owned. */
PostMedia *post_media_new(PostMediaKind kind, const char *url, const char *alt);

/** @media owned, may be NULL. */
void post_media_free(PostMedia *media);

/** Make a link; both are copied, @words may be NULL. @return owned. */
PostLink *post_link_new(const char *url, const char *words);

/** Put the links of structured text (borrowed) behind those that the post has, 64 at most. */
void post_add_links(Post *post, const Prose *prose);

/** @link owned, may be NULL. */
void post_link_free(PostLink *link);

/** An empty poll: open, its end unknown. @return owned. */
PostPoll *post_poll_new(void);

/** Give a poll one option more; @title is copied, @votes may be POST_COUNT_UNKNOWN. */
void post_poll_add(PostPoll *poll, const char *title, int64_t votes);

/** @poll owned, may be NULL. */
void post_poll_free(PostPoll *poll);

/** @card owned, may be NULL. */
void post_card_free(PostCard *card);

/** @quote owned, may be NULL. */
void post_quote_free(PostQuote *quote);

/** @reply_to owned, may be NULL. */
void post_reply_to_free(PostReplyTo *reply_to);

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

/** The same as compact text, put behind @out: what the store keeps. */
void post_write(const Post *post, GString *out);

/**
 * The same as it may be shown, what `tagdigest parse` prints: the content is the safe HTML, and
 * "prose" holds its structure (prose_write), where they were made.
 */
void post_write_shown(const Post *post, GString *out);

/**
 * The reverse of post_to_json().
 *
 * @json   borrowed.
 * @post   out, owned (post_free).
 * @error  PARSE_PERMANENT naming the member that is wrong.
 */
bool post_from_json(const json_t *json, Post **post, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Post, post_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PostCard, post_card_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PostPoll, post_poll_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PostQuote, post_quote_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PostReplyTo, post_reply_to_free)

#endif
