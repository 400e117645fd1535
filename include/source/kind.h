/** What a kind of source is: pure functions (source/step.h says how they are called). */
#ifndef TAGDIGEST_SOURCE_KIND_H
#define TAGDIGEST_SOURCE_KIND_H

#include <glib.h>
#include <stdbool.h>

#include "source/step.h"

/** One kind: a row of the registry. */
typedef struct SourceKind {
	const char *name;    /* as in `type =` */
	const char *summary; /* one line for help */
	const char *network; /* what posts of it are said to be on, or NULL: they say themselves */
	const char *auth;    /* how a token is shown where a request does not say it itself: the
			      * beginning of a header line ("Authorization: Bearer"); NULL: not */
	bool is_of_server;   /* what its state remembers are its server's ids: of another one it is
			      * read anew */

	/**
	 * One step.
	 *
	 * @input  borrowed.
	 * @step   out: filled; made by step_clear()-able zeroes.
	 */
	void (*step)(const StepInput *input, Step *step);

	/**
	 * The posts of one document, outside any run: what `tagdigest parse` calls.
	 *
	 * @input   borrowed: the document, as a 200 reply with body, url and headers as far as
	 * known; when it is read; and the source: posts that cannot have one of its tags may be
	 *          left out, without tags all are there.
	 * @posts   out, owned array of Post.
	 * @remark  out, owned, or NULL: what people should know of a reading that succeeded ("read
	 *          in part: …"), one line.
	 * @error   PARSE_PERMANENT when the document is not of this kind.
	 */
	bool (*parse)(const StepInput *input, GPtrArray **posts, char **remark, GError **error);

	/**
	 * Look again at posts that were read, before they are mailed: one step, as step() is one.
	 * Absence alone is no answer where the other side can be asked about one post.
	 *
	 * @input    borrowed.
	 * @recheck  out: filled; made by recheck_clear()-able zeroes.
	 */
	void (*recheck)(const RecheckInput *input, Recheck *recheck);

	/**
	 * What it costs, for people, in millionths of a USD: {"budget", "spent", "left", "glance"
	 * (what a glance costs at most), "week" (what a week will probably cost, or null)}, with
	 * "until" (Unix seconds UTC: when the next month begins) and "prices" (in words, and
	 * where they are from).
	 * NULL: it costs nothing. A kind that has it keeps the book of it (model/budget.h) in its
	 * state's member "book".
	 *
	 * @spec, @state borrowed; @state may be NULL.
	 * @return owned.
	 */
	json_t *(*money)(const SourceSpec *spec, const json_t *state, int64_t now_s);

	/**
	 * How to ask for the posts that hang on one of the source's own, with its hashtags or
	 * without. NULL: nobody can be asked (feeds).
	 *
	 * @spec  borrowed.
	 * @id    borrowed: as ThreadInput's.
	 * @return owned, without a mark; NULL when there is no asking with this id.
	 */
	Request *(*thread_request)(const SourceSpec *spec, const char *id);

	/**
	 * What the reply to that shows. Who may be shown is read from each post as it is from a
	 * timeline's; that a server shows somebody's answer to whoever asks is no consent.
	 *
	 * @input  borrowed.
	 * @page   out: filled; made by thread_page_clear()-able zeroes.
	 */
	void (*thread_read)(const ThreadInput *input, ThreadPage *page);

	/**
	 * Whether anything was ever read, by what was remembered: a post, wanted or not. An answer
	 * that was empty, or that said nothing had changed, is none. @state borrowed, or NULL.
	 */
	bool (*has_read)(const json_t *state);

	/** Whether a document looks like this kind's (for sniffing by parse). @reply borrowed. */
	bool (*recognises)(const Reply *document);
} SourceKind;

/** The kind in C of a name, or NULL. */
const SourceKind *kind_find(const char *name);

/** Likewise, or that of all kinds described in ini, where none in C has the name. */
const SourceKind *kind_named(const char *name);

/** The kind of a source (borrowed): all that are described in ini are read by one. Never NULL for a
 * source that flow/inspect has judged. */
const SourceKind *kind_of(const SourceSpec *spec);

/**
 * A step of a kind, and what is alike for all: how long the source wants to be left alone
 * (Step.rest), and in how many runs in a row it was gone (the members "gone" and "gone_s" of the
 * state).
 */
void kind_step(const SourceKind *kind, const StepInput *input, Step *step);

/** All kinds, ended by NULL. */
const SourceKind *const *kind_all(void);

/** The kind that recognises a document, or NULL. */
const SourceKind *kind_sniff(const Reply *document);

/**
 * What a document is that no kind recognises, where that is known: a web page and the feed that it
 * names, an export of X. @return owned, for people; NULL: unknown.
 */
char *kind_foreign(const Reply *document);

#endif
