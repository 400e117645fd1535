/* What the words of two posts have in common. */
#include "dedup/cluster_numbers.h"
#include "dedup/cluster_words.h"

#include <string.h>

/* At a text's ends so many words may be one side's own: "new post", "via …". */
#define EDGE_MAX 3
/* A warning before them has so many, and so many the name of who is mentioned. */
#define WARNING_MAX 8
#define NAME_WORDS 2
/* Of so many words one more may be one side's own, within the text and at its ends. */
#define INNER_PART 12
#define EDGE_PART 10
#define TYPO_PART 40
/* Shorter words differ by a letter and are others: "part", "park". */
#define TYPO_BYTES_MIN 5
/* The least that X and Bluesky hold; what is longer has to be cut there. */
#define SHORT_PLACE_CHARACTERS 280
/* A piece of words. */
#define PIECE_LETTERS 4

typedef struct Word {
	const char *at;
	guint64 number;
	guint32 length;
} Word;

/* The words of both that count; a is the shorter one. */
typedef struct Pair {
	GArray *a, *b; /* of Word, owned */
	bool is_cut;   /* the shorter one's last word may be the begin of one */
	guint left;    /* so many words may be one side's own at the begin */
	guint names;   /* so many more within: an account there is its owner's name here */
} Pair;

/* Words that match, and what lies between: where, and how many of either side. */
typedef struct Gap {
	guint a_from, a_to, b_from, b_to;
	bool is_edge;
} Gap;

/* ---- words ---- */

static bool
has_number(const GArray *numbers, guint64 number)
{
	for (guint i = 0; numbers != NULL && i < numbers->len; i++) {
		if (g_array_index(numbers, guint64, i) == number) {
			return true;
		}
	}
	return false;
}

static GArray *
words_of(const ClusterWords *words, const ClusterWords *other)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(Word));

	for (const char *at = words->text; *at != '\0';) {
		const gsize length = strcspn(at, " ");
		const Word word = {
			.at = at,
			.length = (guint32)length,
			.number = cluster_hash(CLUSTER_WORDS_KIND, at, length),
		};

		if (!has_number(words->loose, word.number)
			&& !has_number(other->loose, word.number)) {
			g_array_append_val(list, word);
		}
		at += length + (at[length] == ' ' ? 1 : 0);
	}
	return list;
}

static const Word *
word_at(const GArray *words, guint index)
{
	return &g_array_index(words, Word, index);
}

static bool
is_same(const Word *one, const Word *two)
{
	return one->number == two->number && one->length == two->length
		&& memcmp(one->at, two->at, one->length) == 0;
}

/* Words i of the shorter and j of the longer one. */
static bool
matches(const Pair *pair, guint i, guint j)
{
	const Word *one = word_at(pair->a, i), *two = word_at(pair->b, j);

	if (is_same(one, two)) {
		return true;
	}
	return pair->is_cut && i + 1 == pair->a->len && one->length < two->length
		&& memcmp(one->at, two->at, one->length) == 0;
}

static bool
has_digit(const Word *word)
{
	for (guint32 i = 0; i < word->length; i++) {
		if (g_ascii_isdigit(word->at[i])) {
			return true;
		}
	}
	return false;
}

static bool
have_digits(const GArray *words, guint from, guint to)
{
	for (guint i = from; i < to; i++) {
		if (has_digit(word_at(words, i))) {
			return true;
		}
	}
	return false;
}

static gsize
bytes_of(const GArray *words)
{
	gsize bytes = 0;

	for (guint i = 0; i < words->len; i++) {
		bytes += word_at(words, i)->length + 1;
	}
	return bytes;
}

/* ---- pieces of four letters ---- */

static int
compare_pieces(gconstpointer a, gconstpointer b)
{
	const guint32 one = *(const guint32 *)a, two = *(const guint32 *)b;

	return one < two ? -1 : one > two;
}

/* All of them, sorted. @return owned array of guint32. */
static GArray *
pieces_of(const GArray *words)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(guint32));
	guint32 last[PIECE_LETTERS] = { 0 };
	gsize count = 0;

	for (guint i = 0; i < words->len; i++) {
		const Word *word = word_at(words, i);
		const char *end = word->at + word->length;

		for (const char *at = word->at; at <= end; at = g_utf8_next_char(at)) {
			const gunichar letter = at < end ? g_utf8_get_char(at) : ' ';
			guint32 number = 0;

			last[count++ % PIECE_LETTERS] = letter;
			for (gsize k = 0; k < PIECE_LETTERS; k++) {
				number = number * 0x9e3779b1U + last[(count + k) % PIECE_LETTERS];
			}
			if (count >= PIECE_LETTERS) {
				g_array_append_val(pieces, number);
			}
		}
	}
	g_array_sort(pieces, compare_pieces);
	return pieces;
}

/* So many of a hundred of the shorter one's stand in the longer one. */
static int
percent_of(const Pair *pair)
{
	g_autoptr(GArray) few = pieces_of(pair->a);
	g_autoptr(GArray) many = pieces_of(pair->b);
	guint shared = 0, at = 0;

	for (guint i = 0; i < few->len; i++) {
		const guint32 piece = g_array_index(few, guint32, i);

		while (at < many->len && g_array_index(many, guint32, at) < piece) {
			at++;
		}
		if (at < many->len && g_array_index(many, guint32, at) == piece) {
			shared++;
			at++;
		}
	}
	return few->len > 0 ? (int)(100 * shared / few->len) : 0;
}

/* ---- in one piece ---- */

/* The longest run of words that both have: how many, ending before @a_end and @b_end. */
static guint
longest_run(const Pair *pair, guint *a_end, guint *b_end)
{
	const guint width = pair->b->len + 1;
	g_autofree guint *row = g_new0(guint, width);
	guint longest = 0;

	for (guint i = 0; i < pair->a->len; i++) {
		for (guint j = pair->b->len; j > 0; j--) {
			row[j] = matches(pair, i, j - 1) ? row[j - 1] + 1 : 0;
			if (row[j] > longest) {
				longest = row[j];
				*a_end = i + 1;
				*b_end = j;
			}
		}
	}
	return longest;
}

/* At one end of the run: the shorter one has no word of its own, or few where the longer one has
 * none. */
static bool
is_clean(const GArray *words, guint from, guint to, bool is_at_edge)
{
	return from == to || (is_at_edge && to - from <= EDGE_MAX && !have_digits(words, from, to));
}

static void
compare_runs(const Pair *pair, ClusterLikeness *likeness)
{
	guint a_end = 0, b_end = 0;
	const guint run = longest_run(pair, &a_end, &b_end);
	const guint a_begin = a_end - run, b_begin = b_end - run;

	likeness->run = run;
	likeness->own = pair->a->len - run;
	const guint at_begin = b_begin == 0 ? pair->left : 0;
	const guint at_end = b_end == pair->b->len ? EDGE_MAX : 0;

	likeness->is_within = run > 0 && likeness->own <= run
		&& is_clean(pair->a, 0, a_begin, at_begin)
		&& is_clean(pair->a, a_end, pair->a->len, at_end);
	likeness->is_begin = run > 0 && b_begin == 0;
}

/* ---- as a whole ---- */

/* One letter more, less, other or two changed over. */
static bool
is_typo(const Word *one, const Word *two)
{
	const Word *few = one->length <= two->length ? one : two, *many = few == one ? two : one;
	guint32 head = 0, tail = 0;

	if (few->length < TYPO_BYTES_MIN || many->length - few->length > 1 || has_digit(one)
		|| has_digit(two)) {
		return false;
	}
	while (head < few->length && few->at[head] == many->at[head]) {
		head++;
	}
	while (tail < few->length - head
		&& few->at[few->length - 1 - tail] == many->at[many->length - 1 - tail]) {
		tail++;
	}
	const guint32 left = few->length - head - tail;
	return left <= 1
		|| (left == 2 && few->length == many->length && few->at[head] == many->at[head + 1]
			&& few->at[head + 1] == many->at[head]);
}

/* What all gaps together may be. */
typedef struct Allowance {
	guint typos, inner, edge;
} Allowance;

static bool
allow(const Pair *pair, const Gap *gap, Allowance *left)
{
	const guint a = gap->a_to - gap->a_from, b = gap->b_to - gap->b_from;

	if (a == 0 && b == 0) {
		return true;
	}
	if (a > 0 && b > 0) {
		/* other words in one place: the same sentence, another fact */
		return a == 1 && b == 1 && left->typos-- > 0
			&& is_typo(word_at(pair->a, gap->a_from), word_at(pair->b, gap->b_from));
	}
	if (have_digits(pair->a, gap->a_from, gap->a_to)
		|| have_digits(pair->b, gap->b_from, gap->b_to)) {
		return false;
	}
	if (gap->is_edge) {
		const bool is_begin = gap->a_from == 0 && gap->b_from == 0;

		return a + b <= (is_begin ? MAX(left->edge, pair->left) : left->edge);
	}
	if (a + b > left->inner) {
		return false;
	}
	left->inner -= a + b;
	return true;
}

/* The table of longest common subsequences of what lies between @head words at the begin and
 * @tail at the end that are the same. @return owned. */
static guint16 *
table_of(const Pair *pair, guint head, guint tail)
{
	const guint rows = pair->a->len - head - tail + 1;
	const guint columns = pair->b->len - head - tail + 1;
	guint16 *table = g_new0(guint16, (gsize)rows * columns);

	for (guint i = rows - 1; i-- > 0;) {
		for (guint j = columns - 1; j-- > 0;) {
			const gsize at = (gsize)i * columns + j;

			table[at] = matches(pair, head + i, head + j)
				? (guint16)(table[at + columns + 1] + 1)
				: MAX(table[at + columns], table[at + 1]);
		}
	}
	return table;
}

/* Walk through the words that match, gap by gap. */
static bool
walk_gaps(const Pair *pair, guint head, guint tail, Allowance left)
{
	const guint rows = pair->a->len - head - tail, columns = pair->b->len - head - tail;
	g_autofree guint16 *table = table_of(pair, head, tail);
	Gap gap = { .a_from = head, .b_from = head, .is_edge = head == 0 };
	guint i = 0, j = 0;

	while (i < rows && j < columns) {
		const gsize at = (gsize)i * (columns + 1) + j;

		if (matches(pair, head + i, head + j)) {
			gap.a_to = head + i;
			gap.b_to = head + j;
			if (!allow(pair, &gap, &left)) {
				return false;
			}
			gap = (Gap){ .a_from = head + ++i, .b_from = head + ++j };
		} else if (table[at + columns + 1] >= table[at + 1]) {
			i++;
		} else {
			j++;
		}
	}
	gap.a_to = head + rows;
	gap.b_to = head + columns;
	gap.is_edge |= tail == 0;
	return allow(pair, &gap, &left);
}

static bool
is_whole(const Pair *pair)
{
	const guint few = pair->a->len;
	const Allowance allowance = {
		.typos = 1 + few / TYPO_PART,
		.inner = MAX(1, few / INNER_PART) + pair->names,
		.edge = MAX(EDGE_MAX, few / EDGE_PART),
	};
	guint head = 0, tail = 0;

	while (head < few && matches(pair, head, head)) {
		head++;
	}
	while (tail < few - head && matches(pair, few - 1 - tail, pair->b->len - 1 - tail)) {
		tail++;
	}
	return walk_gaps(pair, head, tail, allowance);
}

static guint
count_of(const GArray *numbers)
{
	return numbers != NULL ? numbers->len : 0;
}

static bool
is_equal(const Pair *pair)
{
	bool is_equal = pair->a->len == pair->b->len;

	for (guint i = 0; is_equal && i < pair->a->len; i++) {
		is_equal = is_same(word_at(pair->a, i), word_at(pair->b, i));
	}
	return is_equal;
}

/* Whether the shorter one says that it goes on, or had to be cut in another place. */
static bool
goes_on(const ClusterWords *few, const ClusterWords *many)
{
	return few->is_cut || few->is_piece || few->is_linked
		|| many->characters > SHORT_PLACE_CHARACTERS;
}

ClusterLikeness
cluster_words_compare(const ClusterWords *a, const ClusterWords *b, bool is_named)
{
	g_autoptr(GArray) one = words_of(a, b);
	g_autoptr(GArray) two = words_of(b, a);
	const bool is_b_short = two->len < one->len
		|| (two->len == one->len && b->is_cut && !a->is_cut);
	const Pair pair = {
		.a = is_b_short ? two : one,
		.b = is_b_short ? one : two,
		.is_cut = is_b_short ? b->is_cut : a->is_cut,
		.left = a->is_warned || b->is_warned ? WARNING_MAX : EDGE_MAX,
		.names = NAME_WORDS * MAX(count_of(a->mentions), count_of(b->mentions)),
	};
	ClusterLikeness likeness = {
		.is_b_short = is_b_short,
		.bytes = bytes_of(pair.a),
		.goes_on = is_b_short ? goes_on(b, a) : goes_on(a, b),
	};

	if (pair.a->len == 0) {
		return likeness;
	}
	likeness.is_equal = is_equal(&pair);
	likeness.is_whole = likeness.is_equal || is_whole(&pair);
	if (is_named || likeness.goes_on) {
		compare_runs(&pair, &likeness);
	}
	if (is_named || likeness.is_whole || likeness.is_within) {
		likeness.percent = percent_of(&pair);
	}
	return likeness;
}
