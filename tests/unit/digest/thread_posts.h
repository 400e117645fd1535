/** Posts that hang on each other, as a server shows them, from a few words. */
#ifndef TAGDIGEST_TESTS_THREAD_POSTS_H
#define TAGDIGEST_TESTS_THREAD_POSTS_H

#include <stdio.h>

#include "model/post.h"

/**
 * "ID>PARENT author count": PARENT may be missing, count of answers "?" for unknown. Its uri is
 * https://t.example/ID, so that several servers mean the same by one id.
 * @return owned.
 */
static inline Post *
thread_post(const char *words)
{
	g_auto(GStrv) parts = g_strsplit(words, " ", 3);
	g_auto(GStrv) ids = g_strsplit(parts[0], ">", 2);
	Post *post = post_new();

	post->native_id = g_strdup(ids[0]);
	post->uri = g_strconcat("https://t.example/", ids[0], NULL);
	post->uri_is_global = true;
	post->url = g_strconcat("https://t.example/@", parts[1], "/", ids[0], NULL);
	post->author_handle = g_strdup_printf("@%s@t.example", parts[1]);
	g_ptr_array_add(post->author_keys, g_strconcat("acct:", parts[1], "@t.example", NULL));
	post->replies = *parts[2] == '?' ? POST_COUNT_UNKNOWN : g_ascii_strtoll(parts[2], NULL, 10);
	post->text = g_strconcat("words of ", ids[0], NULL);
	post->published_s = 1795000000 + g_ascii_strtoll(ids[0], NULL, 10);
	if (ids[1] != NULL) {
		post->reply_to = g_new0(PostReplyTo, 1);
		post->reply_to->id = g_strdup(ids[1]);
	}
	return post;
}

/** Several, parted by ", ". @return owned array. */
static inline GPtrArray *
thread_posts(const char *words)
{
	GPtrArray *posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	g_auto(GStrv) list = g_strsplit(words, ", ", -1);

	for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++) {
		g_ptr_array_add(posts, thread_post(list[i]));
	}
	return posts;
}

#endif
