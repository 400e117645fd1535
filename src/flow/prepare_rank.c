#include "flow/prepare_rank.h"

#include "dedup/author.h"
#include "digest/person.h"
#include "digest/worth.h"
#include "text/byline.h"

/* A candidate, and the time that periods are made of. */
typedef struct Noted {
	int64_t id; /* the key */
	int64_t time_s;
} Noted;

struct PrepareRank {
	PersonBook *book;
	GHashTable *noted;   /* set of Noted, by id */
	GHashTable *sources; /* id, borrowed of noted -> the source whose counts it has, in names */
	GStringChunk *names;
};

static void
add_person(PersonBook *book, const PersonSpec *person)
{
	for (guint i = 0; i < person->handles->len; i++) {
		g_auto(Byline) byline = { 0 };

		if (!byline_parse(g_ptr_array_index(person->handles, i), &byline, NULL)) {
			continue;
		}
		g_autoptr(GPtrArray) names = author_names(&byline);
		for (guint k = 0; k < names->len; k++) {
			person_book_add(book, g_ptr_array_index(names, k), person->name);
		}
	}
}

PrepareRank *
prepare_rank_new(const Config *config)
{
	PrepareRank *rank = g_new0(PrepareRank, 1);

	rank->book = person_book_new();
	rank->noted = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	rank->sources = g_hash_table_new(g_int64_hash, g_int64_equal);
	rank->names = g_string_chunk_new(1024);
	for (guint i = 0; config->persons != NULL && i < config->persons->len; i++) {
		add_person(rank->book, g_ptr_array_index(config->persons, i));
	}
	return rank;
}

void
prepare_rank_free(PrepareRank *rank)
{
	if (rank != NULL) {
		person_book_free(rank->book);
		g_hash_table_unref(rank->sources);
		g_hash_table_unref(rank->noted);
		g_string_chunk_free(rank->names);
		g_free(rank);
	}
}

static void
join_profiles(PersonBook *book, const Post *post)
{
	g_autoptr(GPtrArray) profiles = author_own_profiles(post);

	for (guint i = 0; i < profiles->len; i++) {
		person_book_join(book, g_ptr_array_index(profiles, i),
			g_ptr_array_index(post->author_keys, 0));
	}
}

void
prepare_rank_note(PrepareRank *rank, const PostCandidate *candidate)
{
	Noted *noted = g_new0(Noted, 1);

	*noted = (Noted){ candidate->post->id, candidate->time_s };
	g_hash_table_add(rank->noted, noted);
	g_autofree char *source = g_strdup_printf("%" G_GINT64_FORMAT, candidate->source_id);
	g_hash_table_insert(rank->sources, &noted->id,
		g_string_chunk_insert_const(rank->names, source));
	author_assign(candidate->post);
	join_profiles(rank->book, candidate->post);
}

char *
prepare_rank_person(const PrepareRank *rank, const Post *post)
{
	g_autoptr(GPtrArray) guesses = author_guesses(post);

	return person_of(rank->book, post, guesses);
}

void
prepare_rank_name(const PrepareRank *rank, DraftEntry *entry)
{
	const Noted *noted = g_hash_table_lookup(rank->noted, &entry->post->id);

	g_free(entry->person);
	entry->person = prepare_rank_person(rank, entry->post);
	if (noted != NULL) {
		entry->time_s = noted->time_s;
	}
}

void
prepare_rank_worth(const PrepareRank *rank, const DigestSpec *digest, const Draft *draft,
	const GPtrArray *entries)
{
	const WorthRule rule = {
		.weights = digest->weights,
		.start_s = draft->period_start_s,
		.end_s = draft->period_end_s,
		.sources = rank->sources,
	};

	worth_judge(entries, &rule);
}

void
prepare_rank(const PrepareRank *rank, const DigestSpec *digest, const Draft *draft,
	GPtrArray *entries)
{
	prepare_rank_worth(rank, digest, draft, entries);
	choice_rank(entries);
}

ChoiceRule
prepare_rank_rule(const DigestSpec *digest, const Window *window)
{
	return (ChoiceRule){ digest->max_posts, digest->max_per_author, window->carry_s };
}
