/**
 * What the texts of a described kind mean (model/kind_spec says how they are written): paths,
 * values, conditions and requests, read once. Plain data, never changed after it was made.
 */
#ifndef TAGDIGEST_MODEL_KIND_PLAN_H
#define TAGDIGEST_MODEL_KIND_PLAN_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "model/kind_spec.h"
#include "model/request.h"

typedef struct KindPath KindPath;
typedef struct KindValue KindValue;

/** One hop of a path. */
typedef struct KindHop {
	enum {
		KIND_HOP_MEMBER, /* name */
		KIND_HOP_INDEX,  /* index */
		KIND_HOP_EACH,
		KIND_HOP_WHERE, /* the element whose member `name` equals what `path` leads to */
	} how;
	char *name;     /* owned, or NULL */
	guint index;    /* from 0 */
	KindPath *path; /* owned, or NULL */
} KindHop;

/** A way into JSON. */
struct KindPath {
	bool from_document; /* instead of from the item */
	GPtrArray *hops;    /* of KindHop, owned; none: the thing itself */
};

/** A piece of a value. */
typedef struct KindPiece {
	enum {
		KIND_PIECE_TEXT,   /* text */
		KIND_PIECE_PATH,   /* path */
		KIND_PIECE_VALUE,  /* value: what stands in braces */
		KIND_PIECE_SERVER, /* the source's url */
		KIND_PIECE_HOST,   /* the host of it, with its port */
		KIND_PIECE_TAG,    /* the hashtag that was asked for */
	} how;
	char *text;       /* owned, or NULL */
	KindPath *path;   /* owned, or NULL */
	KindValue *value; /* owned, or NULL */
} KindPiece;

/** What a post's field is. */
struct KindValue {
	GPtrArray *ways; /* of GPtrArray of KindPiece: alternatives, the better first */
};

typedef struct KindCondition {
	KindPath *path;  /* owned */
	bool is_negated; /* it is met where the rest is not */
	GStrv words;     /* owned: one of these is there; NULL: anything is that counts as yes */
} KindCondition;

/** A request as it is made, with its places. */
typedef struct KindRequest {
	RequestVerb verb;
	char *path;       /* owned: begins with /, its query behind it */
	json_t *body;     /* owned, or NULL */
	KindPath *result; /* owned: where in the answer; NULL: not said */
} KindRequest;

/** So many values stand on one line, at most. */
#define KIND_VALUES 3

/** How a page is followed. */
typedef enum KindNext {
	KIND_NEXT_NONE,
	KIND_NEXT_PAGE,
	KIND_NEXT_OFFSET,
	KIND_NEXT_CURSOR,
	KIND_NEXT_URL,
	KIND_NEXT_LINK,
	KIND_NEXT_UNTIL,
	KIND_NEXT_SINCE,
} KindNext;

typedef enum KindTokenPlace {
	KIND_TOKEN_HEADER,
	KIND_TOKEN_QUERY,
	KIND_TOKEN_MEMBER,
} KindTokenPlace;

/** All members owned; NULL where the kind says nothing. */
struct KindPlan {
	KindRequest *request, *lookup, *gate, *recheck;
	KindNext next;
	guint first_page;    /* of KIND_NEXT_PAGE */
	KindPath *next_path; /* of CURSOR and URL */
	KindTokenPlace token_place;
	char *token_name; /* NULL: as a Bearer's */
	KindPath *items;
	GPtrArray *keep, *drop, *public, *open, *closed, *partial, *bot, *sensitive, *gone;
	KindValue *id, *uri, *url, *title, *text, *html, *markdown, *mfm, *warning;
	KindValue *published, *edited, *language, *tags, *reply_to;
	KindValue *author[KIND_VALUES]; /* name, account, page */
	KindValue *media[KIND_VALUES];  /* addresses, descriptions, types */
	KindValue *counts[KIND_VALUES]; /* answers, times passed on, likes */
};

/** Read a PATH. @path out, owned. @error CONFIG_PERMANENT. */
bool kind_path_parse(const char *text, KindPath **path, GError **error);

/**
 * The members by which a path goes before its first [] or index: those that lead to a list.
 *
 * @path  borrowed; NULL: none.
 * @return owned array ended by NULL; its strings are borrowed from the path.
 */
GPtrArray *kind_path_keys(const KindPath *path);

/** Read a VALUE. @value out, owned. @error CONFIG_PERMANENT. */
bool kind_value_parse(const char *text, KindValue **value, GError **error);

/**
 * Read up to KIND_VALUES values between commas, of which some may be left out.
 *
 * @values  out, owned: KIND_VALUES of them; NULL where nothing stands.
 * @error   CONFIG_PERMANENT.
 */
bool kind_values_parse(const char *text, KindValue **values, GError **error);

/** Read CONDITIONS. @conditions out, owned array of KindCondition. @error CONFIG_PERMANENT. */
bool kind_conditions_parse(const char *text, GPtrArray **conditions, GError **error);

/**
 * Read a REQUEST, and what may stand behind its "->".
 *
 * @places   static: the names that may stand in braces, ended by NULL.
 * @request  out, owned.
 * @error    CONFIG_PERMANENT.
 */
bool kind_request_parse(const char *text, const char *const *places, KindRequest **request,
	GError **error);

/** Whether a place stands in a request (borrowed, may be NULL). */
bool kind_request_has(const KindRequest *request, const char *place);

/** @path owned, may be NULL. */
void kind_path_free(KindPath *path);

/** @value owned, may be NULL. */
void kind_value_free(KindValue *value);

/** @request owned, may be NULL. */
void kind_request_free(KindRequest *request);

/** @plan owned, may be NULL. */
void kind_plan_free(KindPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(KindPath, kind_path_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KindValue, kind_value_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KindRequest, kind_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KindPlan, kind_plan_free)

#endif
