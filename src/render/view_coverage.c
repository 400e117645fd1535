/* What we could read: quiet and unreachable are never one for the other. */
#include "render/view_part.h"

/* More places than these are told as a number. */
#define ROWS_MAX 12

/* More that were quiet are one sentence. */
#define QUIET_ROWS_MAX 2

/* So many places are worth a table even when all is well. */
#define ROWS_MIN 3

#define NAME_CHARACTERS_MAX 80

/* The order of worth in which rows are listed, and the sentence for those that are not. */
typedef struct StateWords {
	const char *said; /* may use {since} */
	const char *more;
	CoverageState state;
	bool is_warning;
} StateWords;

static const StateWords states[] = {
	{ "coverage.unreachable", "coverage.more_unreachable", COVERAGE_UNREACHABLE, true },
	{ "coverage.closed", "coverage.more_closed", COVERAGE_CLOSED, true },
	{ "coverage.in_part", "coverage.more_in_part", COVERAGE_IN_PART, true },
	{ "coverage.unasked", "coverage.more_unasked", COVERAGE_UNASKED, true },
	{ "coverage.read", "coverage.more_read", COVERAGE_READ, false },
	{ "coverage.quiet", "coverage.more_quiet", COVERAGE_QUIET, false },
};

static const StateWords *
words_of(CoverageState state)
{
	gsize i = 0;

	while (i < G_N_ELEMENTS(states) - 1 && states[i].state != state) {
		i++;
	}
	return &states[i];
}

bool
view_part_is_partial(const ViewMaker *maker)
{
	for (guint i = 0; i < maker->draft->coverage->len; i++) {
		const CoverageRow *row = g_ptr_array_index(maker->draft->coverage, i);
		if (words_of(row->state)->is_warning) {
			return true;
		}
	}
	return false;
}

static int
count_state(const Draft *draft, CoverageState state)
{
	int count = 0;

	for (guint i = 0; i < draft->coverage->len; i++) {
		const CoverageRow *row = g_ptr_array_index(draft->coverage, i);

		count += row->state == state;
	}
	return count;
}

static bool
has_news_of_origin(const DraftOrigin *origin)
{
	return origin->taken_back + origin->corrected + origin->unsure > 0;
}

/* Whether a table would tell a reader something. */
static bool
is_worth_saying(const ViewMaker *maker)
{
	const Draft *draft = maker->draft;

	if (draft->coverage->len == 0) {
		return false;
	}
	if (draft->posts_total == 0 || draft->is_stale || view_part_is_partial(maker)
		|| has_news_of_origin(&draft->origin)) {
		return true;
	}
	return !maker->is_small
		&& (draft->coverage->len >= ROWS_MIN || count_state(draft, COVERAGE_QUIET) > 0);
}

/* Two servers of one network are told apart by their names in the ini. */
static bool
shares_network(const Draft *draft, const CoverageRow *row)
{
	int count = 0;

	for (guint i = 0; i < draft->coverage->len; i++) {
		const CoverageRow *other = g_ptr_array_index(draft->coverage, i);
		count += g_strcmp0(other->network, row->network) == 0;
	}
	return count > 1;
}

static json_t *
row_view(const ViewMaker *maker, const CoverageRow *row)
{
	const StateWords *words = words_of(row->state);
	g_autofree char *since = view_part_when(maker, "coverage.since", row->since_s);
	char *network = view_part_line(row->network, NAME_CHARACTERS_MAX);
	char *source = view_part_line(row->source, NAME_CHARACTERS_MAX);
	json_t *object = json_object();

	if (network == NULL || g_strcmp0(network, source) == 0) {
		g_free(network);
		network = g_steal_pointer(&source);
	} else if (!shares_network(maker->draft, row)) {
		g_clear_pointer(&source, g_free);
	}
	view_part_take(object, "name", network);
	view_part_take(object, "detail", source);
	json_object_set_new(object, "count", json_integer(row->posts));
	view_part_take(object, "posts",
		row->posts == 0
			? NULL
			: phrases_count(maker->words, "coverage.posts_said", row->posts, NULL));
	view_part_take(object, "state",
		phrases_say(maker->words, words->said, PHRASE_VALUES({ "since", since })));
	json_object_set_new(object, "is_warning", json_boolean(words->is_warning));
	return object;
}

/* List the rows of a state while there is room; how many there was no room for. Places that were
 * quiet have nothing to tell of each. */
static int
list_state(const ViewMaker *maker, CoverageState state, json_t *rows)
{
	const GPtrArray *coverage = maker->draft->coverage;
	const int quiet = count_state(maker->draft, COVERAGE_QUIET);
	int left_out = 0;

	if (state == COVERAGE_QUIET && quiet > QUIET_ROWS_MAX && json_array_size(rows) > 0) {
		return quiet;
	}
	for (guint i = 0; i < coverage->len; i++) {
		const CoverageRow *row = g_ptr_array_index(coverage, i);
		if (row->state != state) {
			continue;
		}
		if (json_array_size(rows) < ROWS_MAX) {
			json_array_append_new(rows, row_view(maker, row));
		} else {
			left_out++;
		}
	}
	return left_out;
}

static void
append_sentence(json_t *more, char *text, bool is_warning)
{
	json_t *sentence = json_object();

	view_part_take(sentence, "text", text);
	json_object_set_new(sentence, "is_warning", json_boolean(is_warning));
	json_array_append_new(more, sentence);
}

/* "3 posts were taken back by their authors, 1 was corrected." @return owned, or NULL. */
static char *
say_changes(const ViewMaker *maker)
{
	const DraftOrigin *origin = &maker->draft->origin;
	const bool is_any_back = origin->taken_back > 0;
	g_autofree char *back = !is_any_back
		? NULL
		: phrases_count(maker->words, "coverage.taken_back", origin->taken_back, NULL);
	g_autofree char *corrected = origin->corrected == 0
		? NULL
		: phrases_count(maker->words,
			is_any_back ? "coverage.corrected" : "coverage.corrected_posts",
			origin->corrected, NULL);

	if (back == NULL && corrected == NULL) {
		return NULL;
	}
	return g_strconcat(back != NULL ? back : "", back != NULL && corrected != NULL ? ", " : "",
		corrected != NULL ? corrected : "", ".", NULL);
}

/* What came of asking for the posts again where they were read. */
static void
append_origin(const ViewMaker *maker, json_t *more)
{
	const int unsure = maker->draft->origin.unsure;
	char *changes = say_changes(maker);

	if (changes != NULL) {
		append_sentence(more, changes, false);
	}
	if (unsure > 0) {
		append_sentence(more, phrases_count(maker->words, "coverage.unsure", unsure, NULL),
			false);
	}
}

json_t *
view_part_coverage(const ViewMaker *maker)
{
	json_t *object, *rows, *more;

	if (!is_worth_saying(maker)) {
		return json_null();
	}
	object = json_object();
	rows = json_array();
	more = json_array();
	for (gsize i = 0; i < G_N_ELEMENTS(states); i++) {
		int left_out = list_state(maker, states[i].state, rows);
		if (left_out > 0) {
			append_sentence(more,
				phrases_count(maker->words, states[i].more, left_out, NULL),
				states[i].is_warning);
		}
	}
	append_origin(maker, more);
	json_object_set_new(object, "rows", rows);
	json_object_set_new(object, "more", more);
	return object;
}
