/** What every parser of documents promises of its posts: valid UTF-8, whatever came in. */
#ifndef TAGDIGEST_TESTS_FUZZ_POSTS_H
#define TAGDIGEST_TESTS_FUZZ_POSTS_H

#include "model/post.h"

static inline void
check_text(const char *text)
{
	g_assert_true(text == NULL || g_utf8_validate(text, -1, NULL));
}

/* @posts of Post. */
static inline void
check_posts(const GPtrArray *posts)
{
	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);

		check_text(post->uri);
		check_text(post->url);
		check_text(post->title);
		check_text(post->content_raw);
		check_text(post->text);
		check_text(post->author_name);
		check_text(post->warning);
		for (guint k = 0; k < post->tags->len; k++) {
			check_text(((const Hashtag *)g_ptr_array_index(post->tags, k))->display);
		}
	}
}

#endif
