/* An author's name as people give it, and what servers say of authors: names come of it that are
 * whole words, and the same ones whoever says them. */
#include "dedup/author.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_names(const GPtrArray *names)
{
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);

		g_assert_true(g_utf8_validate(name, -1, NULL));
		g_assert_true(g_str_has_prefix(name, "acct:") || g_str_has_prefix(name, "author:")
			|| g_str_has_prefix(name, "site:"));
		g_assert_nonnull(strchr(name, ':')[1] != '\0' ? name : NULL);
	}
}

/* What was read is read again as what it is. */
static void
check_again(const Byline *byline)
{
	g_autofree char *text = byline->user != NULL
		? g_strconcat("@", byline->user, "@", byline->host, NULL)
		: g_strdup(byline->url != NULL ? byline->url : byline->host);
	g_auto(Byline) again = { 0 };

	g_assert_true(byline_parse(text, &again, NULL));
	g_assert_cmpstr(again.user, ==, byline->user);
	g_assert_cmpstr(again.host, ==, byline->host);
	g_assert_cmpstr(again.url, ==, byline->url);
}

/* A post of theirs is known by one of the names. */
static void
check_known(const Byline *byline, GPtrArray *names)
{
	g_autoptr(Post) post = post_new();
	bool is_known = false;

	if (byline->user != NULL) {
		post->author_handle = g_strconcat("@", byline->user, "@", byline->host, NULL);
	} else if (byline->url != NULL) {
		post->url = g_strdup(byline->url);
	} else {
		post->url = g_strconcat("https://", byline->host, "/", NULL);
	}
	g_autoptr(GPtrArray) guesses = author_guesses(post);
	for (guint i = 0; i < guesses->len; i++) {
		is_known = is_known
			|| g_ptr_array_find_with_equal_func(names, g_ptr_array_index(guesses, i),
				g_str_equal, NULL);
	}
	g_assert_true(is_known);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *raw = g_strndup((const char *)data, size);
	g_autofree char *text = g_utf8_make_valid(raw, -1);
	g_auto(Byline) byline = { 0 };
	g_autoptr(Post) post = post_new();

	post->url = g_strdup(text);
	post->author_handle = g_strdup(text);
	post->author_url = g_strdup(text);
	g_autoptr(GPtrArray) guesses = author_guesses(post);
	g_autoptr(GPtrArray) feed = author_feed_guesses(text);
	check_names(guesses);
	check_names(feed);
	if (byline_parse(text, &byline, NULL)) {
		g_autoptr(GPtrArray) names = author_names(&byline);

		g_assert_cmpuint(names->len, >, 0);
		check_names(names);
		check_again(&byline);
		check_known(&byline, names);
	}
	return 0;
}
