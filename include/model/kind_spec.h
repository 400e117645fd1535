/**
 * A kind of source that an ini describes: what a [kind NAME] section says of a platform's API, or
 * of the files that somebody exported from it. Plain data; every text as written, NULL where
 * nothing is said.
 *
 * A PATH leads into the JSON of one item: members joined by dots ("user.name"), an element of an
 * array by its number ("media[0].url"), all of them by [] ("files[].url"), the one with a member
 * that equals another path of the item ("/users[id=owner.id].name"). A leading / begins at the
 * document instead of the item. A member's name with one of . [ ] { } | " = / , in it stands
 * between quotes. A VALUE is a path, or a text with paths in braces ("@{user.name}@{HOST}"), which
 * is none where one of them leads nowhere; several between | are tried in their order. {SERVER} is
 * the source's url, {HOST} its host, {TAG} the
 * hashtag that was asked for.
 *
 * A REQUEST is "GET /path?query" or "POST /path BODY" with JSON as its body, below the source's
 * url, with places in braces; a parameter or member that would be nothing but an empty place is
 * left out.
 *
 * CONDITIONS are parted by commas: PATH (is there, and not false, null, 0 or empty), !PATH (is not
 * so), PATH = word, PATH != word, PATH = word | word.
 */
#ifndef TAGDIGEST_MODEL_KIND_SPEC_H
#define TAGDIGEST_MODEL_KIND_SPEC_H

#include <glib.h>
#include <stdbool.h>

/** What the texts of a kind mean (model/kind_plan.h). */
typedef struct KindPlan KindPlan;

/** All char* owned. */
typedef struct KindSpec {
	char *name;    /* from [kind NAME], in lower case */
	char *summary; /* one line for people: what it reads */
	char *network; /* what its posts are said to be on, for people; NULL: the source's host */

	/* How to ask. */
	char *request; /* REQUEST for a page of a hashtag: {tag}, {lookup}, and the place of `next`;
			* NULL: files alone are read */
	char *lookup;  /* "REQUEST -> PATH": asked first, once a hashtag; the path leads to {lookup}
			* in the answer, and where it leads nowhere there is no such hashtag */
	char *next; /* how a page is followed: "page" (1, 2 … as {page}), "page 0", "offset" (items
		     * so far as {offset}), "cursor PATH" (from the answer, as {cursor}), "url PATH"
		     * (an address in the answer), "link" (the header's rel=next), "until" (below
		     * the last item's id, as {until}), "since" (above the last item's id, as
		     * {since}, oldest first; {until} as well for the first reading); NULL: one page
		     * is all */
	char *token;   /* where a token goes: "header Authorization: Bearer", "query api_key",
			* "member i"; NULL: as a Bearer's */
	char *gate;    /* REQUEST that is asked once a day where no token is given: for whom the
			* server shows its posts */
	char *closed;  /* CONDITIONS on its answer, or on any refusal: visitors are shown nothing */
	char *partial; /* CONDITIONS on its answer: visitors are shown a part */
	char *recheck; /* "REQUEST -> PATH": a post by {id}, or several by {ids} between commas; the
			* path leads to the post, or to the list of them; NULL: nobody can be asked
			*/

	char *gone; /* CONDITIONS on its answer, whatever its status: the post is deleted (404 and
		     * 410 say so by themselves) */

	/* What comes. */
	char *items;  /* PATH to the list in a document; NULL or "": the document is the list */
	char *keep;   /* CONDITIONS: what an item must be, or it is none */
	char *drop;   /* CONDITIONS, any of which makes an item none (deleted, removed) */
	char *public; /* CONDITIONS, without one of which a post is not for everybody: kept out */
	char *open;   /* CONDITIONS, without one of which its author has not opted in: an excerpt */

	/* What a post is: each a VALUE. */
	char *id;        /* the platform's own, printable ASCII; NULL: "id" */
	char *uri;       /* its name everywhere (ActivityPub's id); NULL: it has the id alone */
	char *url;       /* its page */
	char *title;     /* plain, or HTML where it has mark-up */
	char *text;      /* its words: plain text … */
	char *html;      /* … or HTML … */
	char *markdown;  /* … or Markdown (CommonMark) … */
	char *mfm;       /* … or Misskey's own: the first of the four that an item has */
	char *warning;   /* what it is folded behind, in words */
	char *sensitive; /* CONDITIONS under which it is folded without any */
	char *author; /* three between commas: a name for people, "@ada@tooter.example", a page */
	char *bot;    /* CONDITIONS under which a program wrote it */
	char *published; /* a date in any form that is about; UTC where it has no zone */
	char *edited;
	char *language;
	char *tags;     /* PATH to a list of hashtags, or a VALUE with several between commas */
	char *media;    /* three between commas: PATHs to addresses ("files[].url"), and to as many
			 * descriptions and types ("image/png") */
	char *reply_to; /* the id of the post that it answers */
	char *counts;   /* three between commas: answers, times passed on, likes */

	KindPlan *plan; /* owned: what all that means; NULL before kind_spec_compile() */
} KindSpec;

/** An empty one. @return owned. */
KindSpec *kind_spec_new(void);

/** @spec owned, may be NULL. */
void kind_spec_free(KindSpec *spec);

/**
 * Judge a kind as a whole, and make its plan.
 *
 * @spec   plan is set, where all is well.
 * @key    out, static: the key that is wrong (whose value *error speaks of), or is missing.
 * @error  CONFIG_PERMANENT: what is wrong with the value, and what was expected.
 */
bool kind_spec_compile(KindSpec *spec, const char **key, GError **error);

/** The kind of a name in @kinds (of KindSpec, borrowed). @return borrowed, or NULL. */
const KindSpec *kind_spec_find(const GPtrArray *kinds, const char *name);

/**
 * What is wrong with @name, which is neither one of @words (split by blanks) nor of @kinds
 * (borrowed both): it, what is expected, what was probably meant. @return owned.
 */
char *kind_spec_fault(const GPtrArray *kinds, const char *words, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(KindSpec, kind_spec_free)

#endif
