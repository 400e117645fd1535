#include "import/sheet_question.h"

#include "import/sheet_question.tab.h"
#include "import/sheet_word.h"
#include "import/sheet_words.tab.h"

#include <string.h>

/* What stands in brackets is a word of the name up to here, and else a remark. */
#define BRACKET_WORDS_MAX 2
/* "Share?", "Use in our newsletter?" */
#define ORDER_WORDS_MAX 4

enum {
	ASKS = 1 << 0,    /* "may", "can": of somebody else's doing … */
	WILLING = 1 << 1, /* "ok", "happy" */
	WE = 1 << 2,      /* … by us */
	DO = 1 << 3,      /* "share" */
	DONE = 1 << 4,    /* "shared" */
	CONSENT = 1 << 5,
	SEEN = 1 << 6, /* for whom */
	HIDDEN = 1 << 7,
	PUBLIC = 1 << 8,
	IS = 1 << 9, /* what makes a question of "public" */
	APPROVED = 1 << 10,
	NOT = 1 << 11,     /* turns what stands behind it round … */
	AGAINST = 1 << 12, /* … and so does "withdrawn" beside a consent */
	EXCEPT = 1 << 13,  /* "without": what is on condition */
	OUT = 1 << 14,     /* "opt out" */
	GONE = 1 << 15,
	FOR_SOME = 1 << 16,
	NAMELESS = 1 << 17,
	THING = 1 << 18, /* "public_url" asks nothing */
	MANY = 1 << 19,
	WHAT = 1 << 20, /* nor does "What would you like to share?" */
	ADDRESS = 1 << 21,
	/* made of these */
	FRAME = 1 << 22, /* somebody asks whether a post may be used … */
	ASKED = 1 << 23, /* … in words that a "not" may turn round as well as not */
	ACT = 1 << 24,   /* something is done with it */
	LATE = 1 << 25,  /* the "not" stands behind what somebody agrees to */
};

static const struct {
	guint bit;
	const char *words;
} rows[] = { SHEET_QUESTION_ROWS };

/* The first that holds decides: what has at least the one and none of the other. */
static const struct {
	guint has, lacks;
	SheetMeaning meaning;
} rules[] = {
	/* clang-format off */
	{ ADDRESS,            CONSENT,               SHEET_MEANINGS },
	/* a no in a question, or two of them: what an answer means nobody can tell */
	{ NOT | ASKED,        WHAT,                  SHEET_DOUBT },
	{ NOT | LATE,         WHAT,                  SHEET_DOUBT },
	{ EXCEPT | FRAME,     WHAT,                  SHEET_DOUBT },
	{ EXCEPT | CONSENT,   WHAT,                  SHEET_DOUBT },
	{ AGAINST | FRAME,    WHAT,                  SHEET_DOUBT },
	{ NAMELESS | FRAME,   WHAT,                  SHEET_DOUBT },
	{ NAMELESS | CONSENT, WHAT,                  SHEET_DOUBT },
	{ NOT | AGAINST,      WHAT | THING,          SHEET_DOUBT },
	{ NOT | OUT,          WHAT,                  SHEET_DOUBT },
	{ NOT | GONE,         WHAT | THING,          SHEET_DOUBT },
	{ NOT | SEEN,         WHAT,                  SHEET_DOUBT },
	/* a yes to these is a no */
	{ NOT | CONSENT,      WHAT,                  SHEET_REFUSED },
	{ NOT | PUBLIC,       WHAT | MANY,           SHEET_REFUSED },
	{ NOT | HIDDEN,       WHAT,                  SHEET_DOUBT },
	{ NOT | ACT,          WHAT,                  SHEET_REFUSED },
	{ EXCEPT | ACT,       WHAT | THING,          SHEET_DOUBT },
	{ AGAINST | CONSENT,  0,                     SHEET_REFUSED },
	{ AGAINST | ACT,      WHAT | MANY,           SHEET_REFUSED },
	{ AGAINST | PUBLIC,   WHAT | MANY,           SHEET_REFUSED },
	{ GONE | CONSENT,     0,                     SHEET_REFUSED },
	{ OUT,                0,                     SHEET_REFUSED },
	/* and to these it is one */
	{ PUBLIC | HIDDEN,    CONSENT | THING,       SHEET_SEEN },
	{ FRAME,              CONSENT | SEEN | HIDDEN | WHAT, SHEET_CONSENT },
	/* these are no questions: anything that stands there is a no */
	{ GONE,               CONSENT | SEEN | WHAT | MANY, SHEET_HIDDEN },
	{ FOR_SOME,           CONSENT | SEEN | THING, SHEET_HIDDEN },
	{ NAMELESS,           SEEN | THING,          SHEET_HIDDEN },
	{ PUBLIC | IS,        CONSENT | SEEN | THING | WHAT, SHEET_OPEN },
	{ APPROVED,           CONSENT | SEEN | THING, SHEET_OPEN },
	/* clang-format on */
};

/* ---- the name's words ---- */

/* A question ends where it says so; a remark in brackets is none of it. */
static char *
head_of(const char *name)
{
	const char *mark = strchr(name, '?');
	g_autofree char *head = mark != NULL ? g_strndup(name, (gsize)(mark - name) + 1)
					     : g_strdup(name);
	const char *bracket = strchr(head, '(');

	if (bracket == NULL || bracket == head) {
		return g_steal_pointer(&head);
	}
	g_autoptr(GPtrArray) inside = sheet_words_of(bracket);
	return inside->len > BRACKET_WORDS_MAX ? g_strndup(head, (gsize)(bracket - head))
					       : g_steal_pointer(&head);
}

static bool
is_one_of(const GPtrArray *words, guint at, const char *list)
{
	return at < words->len && sheet_word_in(list, g_ptr_array_index(words, at)) > 0;
}

static bool
is_pair(const GPtrArray *words, guint one, guint two)
{
	return (is_one_of(words, one, SHEET_YES_WORDS) && is_one_of(words, two, SHEET_NO_WORDS))
		|| (is_one_of(words, one, SHEET_NO_WORDS)
			&& is_one_of(words, two, SHEET_YES_WORDS));
}

/* "(yes/no)" says which answers there are, and nothing of what is asked. */
static void
drop_answers(GPtrArray *words)
{
	for (guint i = 0; i + 1 < words->len; i++) {
		const bool is_apart = is_one_of(words, i + 1, "or|oder|ou|of|o|neu");
		const guint behind = is_apart ? i + 2 : i + 1;

		if (is_pair(words, i, behind)) {
			g_ptr_array_remove_range(words, i, behind + 1 - i);
			i--;
		}
	}
}

/* "no" is many things: "Nr.", a Spanish "not", "no of posts". */
static guint
place_of_no(const GPtrArray *words)
{
	for (guint i = 0; i + 1 < words->len; i++) {
		if (strcmp(g_ptr_array_index(words, i), "no") == 0
			&& !is_one_of(words, i + 1, "of|longer|matter|problem")) {
			return i;
		}
	}
	return G_MAXUINT;
}

/* What several words say together. */
static guint
made_of(guint found)
{
	const bool is_willing = (found & WILLING) != 0 && (found & (DO | DONE)) != 0;
	const bool is_asked = (found & ASKS) != 0
		&& ((found & DONE) != 0 || ((found & WE) != 0 && (found & DO) != 0));

	return (is_willing || is_asked ? FRAME : 0) | (is_asked ? ASKED : 0)
		| ((found & (DO | DONE)) != 0 ? ACT : 0);
}

static guint
bits_of(const GPtrArray *words)
{
	guint first_not = place_of_no(words), first_yes = G_MAXUINT;
	guint found = first_not != G_MAXUINT ? NOT : 0;

	for (gsize i = 0; words->len > 0 && i < G_N_ELEMENTS(rows); i++) {
		guint at;

		if (sheet_word_in_turn(rows[i].words, words, &at) == 0) {
			continue;
		}
		found |= rows[i].bit;
		if (rows[i].bit == NOT) {
			first_not = MIN(first_not, at);
		} else if ((rows[i].bit & (WILLING | CONSENT)) != 0) {
			first_yes = MIN(first_yes, at);
		}
	}
	if (is_one_of(words, 0, SHEET_QUESTION_BEGINS)) {
		found |= WHAT;
	}
	if (first_not != G_MAXUINT && first_not > first_yes) {
		found |= LATE;
	}
	return found | made_of(found);
}

/* "To be shared", "Share?", "Use in newsletter": and not "Share your best tip". */
static bool
is_order(const GPtrArray *words)
{
	if (is_one_of(words, 0, "to") && is_one_of(words, 1, "be")) {
		return true;
	}
	for (guint i = 1; i < words->len; i++) {
		if (is_one_of(words, i, "your|a|an|one|with|something")) {
			return false;
		}
	}
	return is_one_of(words, 0, SHEET_QUESTION_ORDERS);
}

SheetMeaning
sheet_question_of(const char *name)
{
	g_autofree char *head = head_of(name);
	g_autoptr(GPtrArray) words = sheet_words_of(head);

	drop_answers(words);
	guint found = bits_of(words);
	const bool is_question = strchr(head, '?') != NULL;
	const bool is_short = is_question
		? words->len <= ORDER_WORDS_MAX
		: (found & DONE) != 0 || sheet_word_in_turn(SHEET_QUESTION_PLACES, words, NULL) > 0;
	found |= is_question ? IS : 0;
	found |= is_short && (found & ACT) != 0 && is_order(words) ? FRAME : 0;
	for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
		if ((found & rules[i].has) == rules[i].has && (found & rules[i].lacks) == 0) {
			return rules[i].meaning;
		}
	}
	return SHEET_MEANINGS;
}
