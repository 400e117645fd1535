/* The work of cases over what is stored. */
#ifndef TAGDIGEST_TEST_GROWTH_STORED_H
#define TAGDIGEST_TEST_GROWTH_STORED_H

#include "../unit/flow/world.h"

#include "flow/record.h"
#include "flow/search.h"
#include "store/expiry.h"

static inline void
count_hit(const SearchHit *hit, void *data)
{
	g_autofree char *text = search_text(hit);
	guint *hits = data;

	*hits += *text != '\0';
}

/* All of the posts of a world are found, by an index that is made now. */
static inline void
search_all(World *world, guint posts, GError **error)
{
	guint hits = 0;
	const SearchWish wish = {
		.words = "today",
		.limit = "all",
		.show = count_hit,
		.data = &hits,
	};
	SearchCount count;

	g_assert_true(search_run(&world->context, &wish, &count, error));
	g_assert_cmpuint(hits, ==, posts);
}

static inline bool
count_bytes(const char *lines, gsize length, void *data, GError **error)
{
	gsize *bytes = data;

	(void)lines;
	(void)error;
	*bytes += length;
	return true;
}

/* And all of them are passed on. */
static inline void
export_posts(World *world, guint posts, GError **error)
{
	gsize bytes = 0;
	const RecordWish wish = { .write = count_bytes, .data = &bytes };
	RecordCount count;

	g_assert_true(record_print(&world->context, &wish, &count, error));
	g_assert_cmpuint(count.posts, ==, posts);
	g_assert_true(bytes >= posts);
}

static inline void
expire_all(World *world, GError **error)
{
	const int64_t before_s = time_of("2027-11-12T09:00:00Z");
	int rows = 1;

	while (rows > 0 && expiry_step(world->context.store, before_s, &rows, error)) {
	}
}

#endif
