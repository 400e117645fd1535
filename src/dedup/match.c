#include "dedup/match.h"

#include "base/now.h"
#include "dedup/author.h"
#include "dedup/wording.h"
#include "text/url.h"

#include <string.h>

#define HALF_A_DAY_S (DAY_S / 2)
#define DAYS_S (2 * DAY_S)
/* Less than a week: what comes weekly under one author, on one page, is not one post. */
#define SAME_WEEK_S (6 * DAY_S)
#define MONTH_S (30 * DAY_S)

/* What is found of a post that arrives and one that is stored. */
enum {
	/* a key that they share */
	URI = 1 << KEY_URI,
	GUID = 1 << KEY_GUID,
	URL = 1 << KEY_URL,
	TEXT = 1 << KEY_TEXT,
	/* whose content is stored */
	CURRENT = 1 << 4, /* the same source's, and it did not change */
	OWN = 1 << 5,     /* the same source's */
	OTHERS = 1 << 6,  /* another's */
	/* what they have in common, besides */
	VERBATIM = 1 << 7, /* all words */
	WORDS = 1 << 8,    /* most words; not so where titles count on: "Issue 2" */
	TITLE = 1 << 9,    /* much of the title, or both have none */
	AUTHOR = 1 << 10,
	LONG = 1 << 11,    /* texts that are long */
	UNDATED = 1 << 12, /* one of them says no time */
	/* how far apart they were published, or seen */
	AT_ONCE = 1 << 13, /* not at all */
	HALF_A_DAY = 1 << 14,
	DAYS = 1 << 15,
	SAME_WEEK = 1 << 16,
	MONTH = 1 << 17,
	HEADED = 1 << 18,  /* both have a title, and much of it in common */
	UNMOVED = 1 << 19, /* they are not at different addresses */

	AT_SIGHT = URI | GUID | URL | TEXT | CURRENT | OWN | OTHERS, /* nothing need be read */
	ALL = (1 << 20) - 1,
};

/* The first that holds decides. */
static const struct {
	guint needs;
	bool is_same;
	const char *name;
} rules[] = {
	/* clang-format off */
	{ CURRENT,                     true,  "the source shows it unchanged" },
	{ URI,                         true,  "its name, which holds everywhere" },

	{ GUID | WORDS,                true,  "its name in the source, and its words" },
	{ GUID | UNMOVED | AT_ONCE,    true,  "its name in the source, and its time" },
	{ GUID | HEADED | HALF_A_DAY,  true,  "its name in the source, and its title, on one day" },
	{ GUID | UNMOVED | TITLE | HALF_A_DAY, true, "its name in the source, on one day" },
	{ GUID | URL | OTHERS,         true,  "its name in the source, and its address" },
	{ GUID,                        false, "a name that the source used again" },

	{ URL | VERBATIM,              true,  "its address and all its words" },
	{ URL | AT_ONCE,               true,  "its address and its time" },
	{ URL | WORDS | OTHERS,        true,  "its address and its words" },
	{ URL | WORDS | HALF_A_DAY,    true,  "its address and its words, on one day" },
	{ URL | TITLE | HALF_A_DAY | OWN, true, "its address and its title, on one day" },
	{ URL | AUTHOR | SAME_WEEK | OTHERS, true, "its address and its author, in one week" },
	{ URL,                         false, "an address that others link to as well" },

	{ TEXT | VERBATIM | AT_ONCE,   true,  "its words and its time" },
	{ TEXT | VERBATIM | TITLE | DAYS, true, "its words and its title, within days" },
	{ TEXT | VERBATIM | TITLE | LONG | MONTH, true, "its many words and its title" },
	{ TEXT | VERBATIM | TITLE | UNDATED, true, "its words and its title, without a date" },
	{ 0,                           false, "words that were used again" },
	/* clang-format on */
};

/* Names that many have are nobody's. */
static const char *const generic_names[] = { "", "admin", "administrator", "author", "editor",
	"guest", "news", "staff", "team", "webmaster" };

/* How near to a post's origin somebody stands who shows it. */
typedef enum Standing {
	STANDING_LINK,   /* may say what they like */
	STANDING_COPY,   /* a server that was given the post under its name */
	STANDING_HOME,   /* a feed of the host that the name belongs to */
	STANDING_ORIGIN, /* that host, under the name */
} Standing;

/* A post, and what is asked of it more than once. */
typedef struct Side {
	const Post *post; /* borrowed */
	char *words, *title;
	int64_t time_s;
} Side;

/* One claim, as far as it was looked at. */
typedef struct Trial {
	const Post *post;
	const MatchPlace *place;
	const Claim *claim;
	Post *stored; /* owned; NULL before, and when it is damaged */
	guint found;
	bool is_read;
} Trial;

static Side
side_of(const Post *post, int64_t seen_s)
{
	return (Side){
		.post = post,
		.words = wording_of(post->text, WORDING_BYTES_MAX),
		.title = wording_of(post->title, WORDING_BYTES_MAX),
		.time_s = post->published_s != DATE_UNKNOWN ? post->published_s : seen_s,
	};
}

static void
side_clear(Side *side)
{
	g_free(side->words);
	g_free(side->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Side, side_clear)

static void
trial_clear(Trial *trial)
{
	post_free(trial->stored);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Trial, trial_clear)

/* ---- what they have in common ---- */

static guint
compare_words(const Side *a, const Side *b)
{
	const bool has_none = a->words[0] == '\0' && b->words[0] == '\0';
	const bool has_no_title = a->title[0] == '\0' && b->title[0] == '\0';
	const bool is_numbered = a->title[0] != '\0' && b->title[0] != '\0'
		&& !wording_numbers_agree(a->title, b->title);
	guint found = 0;

	if (has_no_title) {
		found |= TITLE;
	} else if (!is_numbered && wording_title_agrees(a->title, b->title)) {
		found |= TITLE | HEADED;
	}
	if (has_none ? strcmp(a->title, b->title) == 0 : strcmp(a->words, b->words) == 0) {
		found |= VERBATIM | WORDS;
	} else if (!is_numbered && wording_agrees(a->words, b->words)) {
		found |= WORDS;
	}
	return found | (strlen(a->words) >= WORDING_BYTES_LONG ? LONG : 0);
}

static bool
is_one_name(const char *a, const char *b)
{
	g_autofree char *one = wording_of(a, WORDING_BYTES_MAX);
	g_autofree char *two = wording_of(b, WORDING_BYTES_MAX);

	for (gsize i = 0; i < G_N_ELEMENTS(generic_names); i++) {
		if (strcmp(one, generic_names[i]) == 0) {
			return false;
		}
	}
	return strcmp(one, two) == 0;
}

/* By a name that is somebody's alone (dedup/author), or by what they are called. */
static bool
is_one_author(const Post *a, Post *b)
{
	author_assign(b);
	for (guint i = 0; i < a->author_keys->len; i++) {
		if (g_ptr_array_find_with_equal_func(b->author_keys,
			    g_ptr_array_index(a->author_keys, i), g_str_equal, NULL)) {
			return true;
		}
	}
	return is_one_name(a->author_name, b->author_name);
}

/* A time without a time of day is no coincidence within one source alone. */
static bool
is_at_once(const Side *a, const Side *b, bool is_own)
{
	return a->post->published_s != DATE_UNKNOWN && a->post->published_s == b->post->published_s
		&& (is_own || a->post->published_s % DAY_S != 0);
}

static guint
compare_times(const Side *a, const Side *b, bool is_own)
{
	const int64_t apart_s = a->time_s > b->time_s ? a->time_s - b->time_s
						      : b->time_s - a->time_s;
	const bool is_undated = a->post->published_s == DATE_UNKNOWN
		|| b->post->published_s == DATE_UNKNOWN;

	return (is_undated ? UNDATED : 0) | (is_at_once(a, b, is_own) ? AT_ONCE : 0)
		| (apart_s < HALF_A_DAY_S ? HALF_A_DAY : 0) | (apart_s <= DAYS_S ? DAYS : 0)
		| (apart_s <= SAME_WEEK_S ? SAME_WEEK : 0) | (apart_s <= MONTH_S ? MONTH : 0);
}

static bool
is_unmoved(const Trial *trial)
{
	return (trial->found & URL) != 0 || trial->post->url == NULL || trial->stored->url == NULL;
}

/* A damaged one is whatever its keys say: it is about to be replaced. */
static void
read_stored(Trial *trial)
{
	json_auto_t *json = json_loads(trial->claim->doc, JSON_REJECT_DUPLICATES, NULL);

	trial->is_read = true;
	if (!post_from_json(json, &trial->stored, NULL)) {
		trial->found |= ALL & ~AT_SIGHT;
		return;
	}
	g_auto(Side) arrived = side_of(trial->post, trial->place->seen_s);
	g_auto(Side) stored = side_of(trial->stored, trial->claim->first_seen_s);
	trial->found |= compare_words(&arrived, &stored)
		| compare_times(&arrived, &stored, (trial->found & OWN) != 0)
		| (is_one_author(trial->post, trial->stored) ? AUTHOR : 0)
		| (is_unmoved(trial) ? UNMOVED : 0);
}

static Trial
trial_begin(const Post *post, const MatchPlace *place, const Claim *claim)
{
	const guint whose = claim->source_id == place->source_id ? OWN : OTHERS;

	return (Trial){
		.post = post,
		.place = place,
		.claim = claim,
		.found = claim->shared | whose | (claim->is_current ? CURRENT : 0),
	};
}

/* The number of the rule that holds. */
static gsize
decide(Trial *trial)
{
	gsize i = 0;

	while ((rules[i].needs & ~trial->found) != 0) {
		i++;
		if (!trial->is_read && (rules[i].needs & ~(guint)AT_SIGHT) != 0) {
			read_stored(trial);
		}
	}
	return i;
}

/* ---- whose content counts ---- */

/* Of a name that holds in a source alone, the stored post's own address tells the home. */
static char *
home_of(Trial *trial)
{
	if (trial->claim->home != NULL || trial->stored == NULL) {
		return g_strdup(trial->claim->home);
	}
	g_autofree char *canonical = url_canonical(trial->stored->url);
	g_autofree char *key = canonical == NULL ? NULL : g_strconcat("url:", canonical, NULL);
	return key == NULL ? NULL : key_home(key);
}

static Standing
standing_of(const Post *post, const char *source_url, const char *home)
{
	g_autofree char *authority = url_authority(source_url);

	const bool is_named = post != NULL && post->uri_is_global;

	if (key_is_home(home, authority)) {
		return is_named ? STANDING_ORIGIN : STANDING_HOME;
	}
	return is_named ? STANDING_COPY : STANDING_LINK;
}

/* How near the stored content is. */
static Standing
stored_standing(Trial *trial)
{
	if (!trial->is_read) {
		read_stored(trial);
	}
	g_autofree char *home = home_of(trial);
	return standing_of(trial->stored, trial->claim->source_url, home);
}

static int64_t
version_of(const Post *post)
{
	return MAX(post->published_s, post->updated_s);
}

/* How much a post has beside its words, its title and its author. */
static guint
count_parts(const Post *post)
{
	guint parts = post->links->len + post->media->len;

	for (guint i = 0; i < post->media->len; i++) {
		const PostMedia *medium = g_ptr_array_index(post->media, i);

		parts += medium->alt != NULL;
	}
	return parts + post->content_is_html + (post->url != NULL) + (post->language != NULL)
		+ (post->author_handle != NULL) + (post->card != NULL) + (post->poll != NULL)
		+ (post->quote != NULL) + (post->reply_to != NULL);
}

/* Whoever takes a name away, warns or allows less than before is heard. */
static bool
is_stricter(const Post *arrived, const Post *stored)
{
	return arrived->consent > stored->consent || post_is_closed(arrived)
		|| (arrived->warning != NULL && stored->warning == NULL)
		|| (arrived->author_name == NULL && stored->author_name != NULL);
}

/* Whether an export has it as it was before an edit, or with less than is stored. */
static bool
is_behind(Trial *trial)
{
	if (!trial->place->is_import || (trial->found & CURRENT) != 0) {
		return false;
	}
	if (!trial->is_read) {
		read_stored(trial);
	}
	const Post *stored = trial->stored;
	if (stored == NULL) {
		return false;
	}
	if (stored->updated_s != DATE_UNKNOWN && version_of(trial->post) != version_of(stored)) {
		return version_of(trial->post) < version_of(stored);
	}
	return (trial->found & VERBATIM) != 0 && !is_stricter(trial->post, stored)
		&& count_parts(trial->post) < count_parts(stored);
}

/* Of two as near: an edit by whoever has it, and whatever else is said by who came first. */
static bool
is_preferred(const Trial *trial)
{
	const int64_t arrived_s = version_of(trial->post);
	const int64_t stored_s = trial->stored != NULL ? version_of(trial->stored) : DATE_UNKNOWN;

	if ((trial->found & WORDS) != 0 && arrived_s != stored_s) {
		return arrived_s > stored_s;
	}
	return trial->place->source_id < trial->claim->source_id;
}

static void
judge_content(Trial *best, Standing stored, Match *match)
{
	g_autofree char *home = home_of(best);
	const Standing arrived = standing_of(best->post, best->place->source_url, home);
	const bool may_count = !is_behind(best);

	match->has_say = may_count && arrived >= stored;
	match->content = MATCH_SIGHTED;
	if (may_count && arrived > stored) {
		match->content = MATCH_HOME;
	} else if (may_count && arrived == stored && is_preferred(best)) {
		match->content = MATCH_LATER;
	}
}

/* ---- all claims ---- */

/* The best so far gives way to who stands nearer. */
static void
weigh(Trial *trial, Standing *best, Match *match)
{
	const Standing standing = stored_standing(trial);

	if (match->same->len > 0 && standing <= *best) {
		return;
	}
	*best = standing;
	match->best_id = trial->claim->post_id;
	if ((trial->found & OWN) == 0) {
		judge_content(trial, standing, match);
	} else {
		match->has_say = !is_behind(trial);
		match->content = match->has_say ? MATCH_OWN : MATCH_SIGHTED;
	}
}

/* Nobody else is asked about what is a source's own. */
static void
take_own(const Claim *claim, Match *match)
{
	match->best_id = claim->post_id;
	match->content = MATCH_OWN;
	match->has_say = true;
}

static int
compare_ids(gconstpointer a, gconstpointer b)
{
	const int64_t one = *(const int64_t *)a, two = *(const int64_t *)b;

	return one < two ? -1 : one > two;
}

Match
match_judge(const Post *post, const MatchPlace *place, const GPtrArray *claims)
{
	Match match = match_none();
	Standing best = STANDING_LINK;

	for (guint i = 0; i < claims->len; i++) {
		const Claim *claim = g_ptr_array_index(claims, i);
		g_auto(Trial) trial = trial_begin(post, place, claim);
		const gsize rule = decide(&trial);
		/* Whoever else has one of its keys was judged when the later of them came. */
		const bool is_settled = claim->is_current && claim->has_all;

		if (!rules[rule].is_same) {
			g_array_append_val(match.apart, claim->post_id);
			continue;
		}
		if ((trial.found & OWN) != 0 && (claims->len == 1 || is_settled)
			&& !is_behind(&trial)) {
			take_own(claim, &match);
		} else {
			weigh(&trial, &best, &match);
		}
		match.rule = match.rule != NULL ? match.rule : rules[rule].name;
		g_array_append_val(match.same, claim->post_id);
		if (is_settled) {
			break;
		}
	}
	g_array_sort(match.same, compare_ids);
	return match;
}
