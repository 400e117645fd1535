#include "digest/worth.h"

#include "digest/question.h"
#include "text/date.h"

/* All of a part. */
#define WHOLE 1000
/* Of fewer entries of one source the highest count is not yet the most that there is: one of two
 * that somebody passed on once says little. */
#define SOURCE_ENTRIES_MIN 5
/* What any count at all is worth beside a rank. */
#define FLOOR (WHOLE / 4)

/* ---- what platforms count ---- */

/* A number that a platform told of an entry, and where that stands among the others. */
typedef struct Count {
	const char *source;
	int64_t told; /* or POST_COUNT_UNKNOWN */
	guint entry;
	int level; /* out, of WHOLE */
} Count;

static int
compare_counts(const void *a, const void *b)
{
	const Count *one = a, *other = b;
	const int by_source = g_strcmp0(one->source, other->source);

	if (by_source != 0) {
		return by_source;
	}
	return (one->told > other->told) - (one->told < other->told);
}

static int
compare_levels(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* How high a count stands of which @smaller others of @count in its source are smaller. */
static int
level_of(int64_t told, guint smaller, guint count)
{
	const guint others = MAX(count, SOURCE_ENTRIES_MIN) - 1;

	return told <= 0 ? 0 : FLOOR + (int)((WHOLE - FLOOR) * (gint64)smaller / others);
}

/* The counts of one source, which stand in a row, smallest first. */
static void
rank_source(Count *counts, guint length)
{
	guint unknown = 0, smaller;

	while (unknown < length && counts[unknown].told < 0) {
		unknown++;
	}
	smaller = unknown;
	for (guint i = unknown; i < length; i++) {
		if (counts[i].told > counts[smaller].told) {
			smaller = i;
		}
		counts[i].level = level_of(counts[i].told, smaller - unknown, length - unknown);
	}
}

/* What was told of nobody is neither none nor many: the middle of what was told of others. */
static int
middle_level(const GArray *counts)
{
	g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(int));

	for (guint i = 0; i < counts->len; i++) {
		const Count *count = &g_array_index(counts, Count, i);

		if (count->told >= 0) {
			g_array_append_val(levels, count->level);
		}
	}
	g_array_sort(levels, compare_levels);
	return levels->len == 0 ? 0 : g_array_index(levels, int, (levels->len - 1) / 2);
}

/* @levels out: of each entry. */
static void
rank_counts(GArray *counts, int *levels)
{
	guint begin = 0;

	g_array_sort(counts, compare_counts);
	for (guint end = 1; end <= counts->len; end++) {
		const Count *first = &g_array_index(counts, Count, begin);

		if (end == counts->len
			|| g_strcmp0(g_array_index(counts, Count, end).source, first->source)
				!= 0) {
			rank_source(&g_array_index(counts, Count, begin), end - begin);
			begin = end;
		}
	}
	const int middle = middle_level(counts);
	for (guint i = 0; i < counts->len; i++) {
		const Count *count = &g_array_index(counts, Count, i);

		levels[count->entry] = count->told < 0 ? middle : count->level;
	}
}

static const char *
source_of(const WorthRule *rule, const Post *post)
{
	const char *source = rule->sources != NULL ? g_hash_table_lookup(rule->sources, &post->id)
						   : NULL;

	return source != NULL ? source : post->network;
}

/* Answers that others may have given, beyond what the author is known to have added alone: a thread
 * of one's own is no conversation. */
static int64_t
told_answers(const DraftEntry *entry)
{
	const int64_t told = entry->post->replies;

	if (entry->voices > 1) {
		return MAX(told, entry->answers);
	}
	return told < 0 ? told : MAX(told - entry->answers, 0);
}

static int64_t
told_shares(const DraftEntry *entry)
{
	return entry->post->boosts;
}

static void
rank_all(const GPtrArray *entries, const WorthRule *rule, int64_t (*told)(const DraftEntry *),
	int *levels)
{
	g_autoptr(GArray) counts = g_array_sized_new(FALSE, FALSE, sizeof(Count), entries->len);

	for (guint i = 0; i < entries->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(entries, i);
		const Count count = { source_of(rule, entry->post), told(entry), i, 0 };

		g_array_append_val(counts, count);
	}
	rank_counts(counts, levels);
}

/* ---- the parts, each of WHOLE ---- */

/* Of others who take part: the second says more than the ninth. */
static int
level_of_voices(int others)
{
	static const int levels[] = { 0, 300, 450, 600, 700, 780, 850, 900, 950 };

	return others < 0 ? 0 : others < (int)G_N_ELEMENTS(levels) ? levels[others] : WHOLE;
}

/* Voices weigh twice what answers do; whose answers we do not know are one voice's. */
static int
conversation_level(const DraftEntry *entry, int answers)
{
	int others = entry->story == NULL ? entry->voices - 1 : 0;

	if (others <= 0) {
		others = told_answers(entry) > 0;
	}
	return (2 * level_of_voices(others) + answers) / 3;
}

/* What several speak of was passed on by as many; a quote and a post of one person are one. */
static int
sharing_level(const DraftEntry *entry, int shares)
{
	const int voices = entry->story != NULL ? level_of_voices(entry->voices - 1) : 0;

	return MAX(voices, shares);
}

static bool
has_titled_page(const DraftEntry *entry)
{
	const Post *post = entry->post;

	return (entry->story != NULL && entry->story->title != NULL)
		|| (post->card != NULL && post->card->title != NULL)
		|| (post->title != NULL && post->url != NULL);
}

static int
freshness_level(const DraftEntry *entry, const WorthRule *rule)
{
	const int64_t time_s = entry->time_s;
	const int64_t length_s = rule->end_s - rule->start_s;

	if (time_s == DATE_UNKNOWN || time_s <= rule->start_s || length_s <= 0) {
		return 0;
	}
	return (int)(MIN(time_s - rule->start_s, length_s) * WHOLE / length_s);
}

static int
question_level(const DraftEntry *entry)
{
	return entry->is_waiting ? WHOLE : question_is(entry->post) ? WHOLE / 2 : 0;
}

static void
judge_one(DraftEntry *entry, const WorthRule *rule, int answers, int shares)
{
	const int levels[DRAFT_WORTH_PARTS] = {
		[DRAFT_WORTH_CONVERSATION] = conversation_level(entry, answers),
		[DRAFT_WORTH_SHARING] = sharing_level(entry, shares),
		[DRAFT_WORTH_NEWCOMER] = entry->is_newcomer ? WHOLE : 0,
		[DRAFT_WORTH_LINK] = has_titled_page(entry) ? WHOLE : 0,
		[DRAFT_WORTH_FRESHNESS] = freshness_level(entry, rule),
		[DRAFT_WORTH_QUESTION] = question_level(entry),
	};

	for (int i = 0; i < DRAFT_WORTH_PARTS; i++) {
		entry->worth[i] = (rule->weights[i] * levels[i] + WHOLE / 2) / WHOLE;
	}
}

void
worth_judge(const GPtrArray *entries, const WorthRule *rule)
{
	g_autofree int *answers = g_new0(int, entries->len);
	g_autofree int *shares = g_new0(int, entries->len);

	rank_all(entries, rule, told_answers, answers);
	rank_all(entries, rule, told_shares, shares);
	for (guint i = 0; i < entries->len; i++) {
		judge_one(g_ptr_array_index(entries, i), rule, answers[i], shares[i]);
	}
}

char *
worth_words(const int *parts)
{
	GString *words = g_string_new(NULL);
	int sum = 0;

	for (int i = 0; i < DRAFT_WORTH_PARTS; i++) {
		sum += parts[i];
	}
	g_string_append_printf(words, "worth %d", sum);
	for (int i = 0, told = 0; i < DRAFT_WORTH_PARTS; i++) {
		if (parts[i] > 0) {
			g_string_append_printf(words, "%s%s %d", told++ == 0 ? ": " : ", ",
				draft_worth_name((DraftWorth)i), parts[i]);
		}
	}
	return g_string_free(words, FALSE);
}
