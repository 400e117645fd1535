/* Whether two posts are copies: a table of rules. */
#include "base/now.h"
#include "dedup/cluster_numbers.h"
#include "dedup/cluster_post.h"

#include <string.h>

/* Cross-posters do it within minutes; people who do it by hand, too. */
#define SOON_S (15 * MINUTE_S)
/* A post that links to another may have so many words around its title: "New on the blog". */
#define AROUND_LINK_MAX 5
/* So long a text is no form that is filled in with a name or a link. */
#define LONG_BYTES 120
#define ALMOST_PERCENT 90
#define GREATER_PERCENT 67

/* What is found of two posts. */
enum {
	/* what one says of the other */
	GLOBAL = 1 << 0, /* one name that holds everywhere */
	NAME = 1 << 1,   /* an address that is both */
	PATH = 1 << 2,   /* a feed's id, but for scheme and host */
	LINK = 1 << 3,   /* one links to the other */
	/* whose they are, and where */
	AUTHOR = 1 << 4,  /* one author's, by one sign at least */
	SURE = 1 << 5,    /* by more than a first name */
	UNNAMED = 1 << 6, /* nobody says whose one of them is */
	TWO_PLACES = 1 << 7,
	ONE_PLACE = 1 << 8,
	/* how far apart */
	SOON = 1 << 9,
	HOUR = 1 << 10,
	DAYS = 1 << 11,
	/* their words */
	WORDLESS = 1 << 12, /* one has none */
	EQUAL = 1 << 13,
	WHOLE = 1 << 14,
	WITHIN = 1 << 15,  /* one stands in the other */
	ONLY = 1 << 16,    /* the one that links has few words but the other's */
	GREATER = 1 << 17, /* two thirds */
	ALMOST = 1 << 18,
	ENOUGH = 1 << 19,   /* so many that it is no chance */
	VERBATIM = 1 << 20, /* with all their links, and no pictures */
	/* the rest */
	GOES_ON = 1 << 21,    /* the shorter one says that it goes on, or had to be cut */
	RARE = 1 << 22,       /* neither is said more than once in its place */
	ONE_LINK = 1 << 23,   /* both link to it */
	BEGIN = 1 << 24,      /* it stands there at the begin */
	LONG = 1 << 25,       /* the shorter one is no short one */
	UNDATED = 1 << 27,    /* one of them says no time */
	ONE_MATTER = 1 << 26, /* they do not lead to other pages, nor speak to others */
	PROGRAM = 1 << 28,    /* ONLY, and a program is the one that links */

	/* these together */
	NAMED = GLOBAL | NAME | PATH | LINK,
	TWICE = AUTHOR | TWO_PLACES | ONE_MATTER,
	ONCE_MORE = AUTHOR | ONE_PLACE,
};

/* The first that holds decides; none: no copies. */
static const struct {
	guint needs;
	ClusterReason reason;
} rules[] = {
	/* clang-format off */
	{ GLOBAL,                                             CLUSTER_NAME },
	{ NAME | AUTHOR | WORDLESS,                           CLUSTER_NAME },
	{ NAME | AUTHOR | GREATER,                            CLUSTER_NAME },
	{ NAME | ALMOST | ENOUGH,                             CLUSTER_NAME },
	{ PATH | AUTHOR | ALMOST | WHOLE | ENOUGH,            CLUSTER_NAME },
	{ PATH | UNNAMED | ALMOST | WHOLE | ENOUGH,           CLUSTER_NAME },

	{ LINK | AUTHOR | SURE | WORDLESS,                    CLUSTER_LINK },
	{ LINK | AUTHOR | ONLY,                               CLUSTER_LINK },
	{ LINK | PROGRAM,                                     CLUSTER_LINK },

	{ TWICE | DAYS | ENOUGH | ALMOST | WHOLE | RARE,      CLUSTER_WORDS },
	{ TWICE | UNDATED | ENOUGH | ALMOST | WHOLE | RARE,   CLUSTER_WORDS },
	{ TWICE | HOUR | ENOUGH | ALMOST | WHOLE,             CLUSTER_WORDS },
	{ TWICE | DAYS | ENOUGH | ALMOST | GOES_ON | WITHIN | BEGIN, CLUSTER_WORDS },
	{ TWICE | DAYS | LONG | ALMOST | GOES_ON | WITHIN,    CLUSTER_WORDS },
	{ TWICE | UNDATED | LONG | ALMOST | GOES_ON | WITHIN, CLUSTER_WORDS },
	{ TWICE | HOUR | ENOUGH | ALMOST | GOES_ON | WITHIN,  CLUSTER_WORDS },
	{ TWICE | DAYS | EQUAL | ONE_LINK | RARE,             CLUSTER_WORDS },
	{ TWICE | SURE | SOON | EQUAL,                        CLUSTER_WORDS },
	{ ONCE_MORE | SURE | HOUR | VERBATIM | ENOUGH,        CLUSTER_WORDS },
	/* clang-format on */
};

/* ---- what is found without reading ---- */

static guint
compare_names(const ClusterPost *a, const ClusterPost *b)
{
	return (a->global != 0 && a->global == b->global ? GLOBAL : 0)
		| (cluster_numbers_meet(a->names, b->names) ? NAME : 0)
		| (a->path != 0 && a->path == b->path ? PATH : 0)
		| (cluster_numbers_meet(a->links, b->names)
					|| cluster_numbers_meet(b->links, a->names)
				? LINK
				: 0)
		| (cluster_numbers_meet(a->links, b->links) ? ONE_LINK : 0);
}

static bool
is_unnamed(const ClusterWho *who)
{
	return who->sure == NULL && who->name == 0 && who->user == 0;
}

static guint
compare_authors(const ClusterPost *a, const ClusterPost *b, ClusterAuthor *author)
{
	bool is_weak;

	*author = cluster_who_compare(&a->who, &b->who, &is_weak);
	return (*author != CLUSTER_AUTHOR_NOT ? AUTHOR : 0) | (is_weak ? 0 : SURE)
		| (is_unnamed(&a->who) || is_unnamed(&b->who) ? UNNAMED : 0)
		| (a->who.account == b->who.account ? ONE_PLACE : TWO_PLACES);
}

static guint
compare_times(const ClusterPost *a, const ClusterPost *b)
{
	if (a->published_s == DATE_UNKNOWN || b->published_s == DATE_UNKNOWN) {
		return UNDATED;
	}
	const int64_t apart_s = a->published_s > b->published_s ? a->published_s - b->published_s
								: b->published_s - a->published_s;
	return (apart_s <= SOON_S ? SOON : 0) | (apart_s <= HOUR_S ? HOUR : 0)
		| (apart_s <= CLUSTER_REACH_S ? DAYS : 0);
}

/* ---- their words ---- */

/* ONLY, if the shorter one is the one that links to the other, and says hardly anything else; a
   PROGRAM that does so is nobody's second voice: it tells of the other, whose ever that is. */
static guint
compare_link(const ClusterPost *a, const ClusterPost *b, const ClusterLikeness *likeness)
{
	const ClusterPost *few = likeness->is_b_short ? b : a, *many = likeness->is_b_short ? a : b;
	const bool is_only = cluster_numbers_meet(few->links, many->names) && likeness->run > 1
		&& (likeness->is_begin || likeness->is_within || likeness->is_equal)
		&& likeness->own <= MIN(AROUND_LINK_MAX, likeness->run + 2);

	return !is_only ? 0 : few->is_program ? ONLY | PROGRAM : ONLY;
}

static guint
compare_words(const ClusterPost *a, const ClusterPost *b, bool is_named, int *percent)
{
	if (a->words.text[0] == '\0' || b->words.text[0] == '\0') {
		return WORDLESS;
	}
	const ClusterLikeness likeness = cluster_words_compare(&a->words, &b->words, is_named);
	const bool is_verbatim = a->verbatim == b->verbatim && !a->has_media && !b->has_media;

	*percent = likeness.percent;
	return (likeness.is_equal ? EQUAL : 0) | (likeness.is_whole ? WHOLE : 0)
		| (likeness.is_within ? WITHIN : 0) | (likeness.is_begin ? BEGIN : 0)
		| (likeness.bytes >= LONG_BYTES ? LONG : 0) | compare_link(a, b, &likeness)
		| (likeness.percent >= GREATER_PERCENT ? GREATER : 0)
		| (likeness.percent >= ALMOST_PERCENT ? ALMOST : 0)
		| (likeness.bytes >= CLUSTER_WORDS_BYTES_MIN ? ENOUGH : 0)
		| (is_verbatim ? VERBATIM : 0) | (likeness.goes_on ? GOES_ON : 0);
}

/* A page that only one of them links to: not the other, and not in the other's place. */
static bool
has_page(const ClusterPost *post, const ClusterPost *other)
{
	return post->pages != NULL && !cluster_numbers_meet(post->pages, other->names);
}

/* Whether they speak to one at least who is the same, if both speak to anybody. */
static bool
have_common(const GArray *a, const GArray *b)
{
	return a == NULL || b == NULL || cluster_numbers_meet(a, b);
}

/* The same words may be a form: "Welcome, @ada!", "A new episode: …". */
static guint
compare_matter(const ClusterPost *a, const ClusterPost *b)
{
	const bool is_long = MIN(strlen(a->words.text), strlen(b->words.text)) >= LONG_BYTES;
	const bool is_one_page = !has_page(a, b) || !has_page(b, a)
		|| cluster_numbers_meet(a->links, b->links);

	return is_long || (is_one_page && have_common(a->words.mentions, b->words.mentions))
		? ONE_MATTER
		: 0;
}

/* Who answers or quotes a post says something else. */
static bool
is_answer(const ClusterPost *a, const ClusterPost *b)
{
	return cluster_numbers_meet(a->answers, b->names)
		|| cluster_numbers_meet(b->answers, a->names);
}

ClusterPair
cluster_pair_judge(const ClusterPost *a, const ClusterPost *b)
{
	ClusterPair pair = { 0 };
	guint found = compare_names(a, b) | compare_authors(a, b, &pair.author)
		| compare_times(a, b) | (a->is_repeated || b->is_repeated ? 0 : RARE);

	if ((found & GLOBAL) == 0 && is_answer(a, b)) {
		return pair;
	}
	found |= compare_words(a, b, (found & NAMED) != 0, &pair.percent) | compare_matter(a, b);
	for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
		if ((rules[i].needs & ~found) == 0) {
			pair.reason = rules[i].reason;
			break;
		}
	}
	return pair;
}
