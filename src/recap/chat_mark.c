#include "recap/chat_mark.h"

/* A host puts it before so many questions. */
#define QUESTIONS_MIN 2

/* The only word before a label that is the post's first, or NULL. */
static const ChatWord *
word_before(const ChatPost *post, guint from)
{
	const ChatWord *only = NULL;

	for (guint i = 0; i < from; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		if (chat_word_is_said(word)) {
			if (only != NULL) {
				return NULL;
			}
			only = word;
		}
	}
	return only != NULL && only->kind == CHAT_WORD_LETTERS ? only : NULL;
}

GHashTable *
chat_marks(const GPtrArray *posts)
{
	GHashTable *marks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < posts->len; i++) {
		const ChatPost *post = chat_post_at(posts, i);
		const ChatLabel *label = post->labels->len > 0
			? &g_array_index(post->labels, ChatLabel, 0)
			: NULL;
		const ChatWord *before = label != NULL && label->kind == CHAT_LABEL_QUESTION
				&& label->form <= CHAT_LABEL_WORD
			? word_before(post, label->from)
			: NULL;

		if (before != NULL) {
			char *key = g_strdup_printf("%s %s", before->folded, post->author);
			const guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key)) + 1;

			g_hash_table_insert(counts, key, GUINT_TO_POINTER(count));
			if (count >= QUESTIONS_MIN) {
				g_hash_table_add(marks, g_strdup(before->folded));
			}
		}
	}
	return marks;
}

const char *
chat_mark_of(const ChatPost *post, GHashTable *marks)
{
	for (guint i = 0; i < post->words->len; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);
		void *mark;

		if (chat_word_is_said(word)) {
			return g_hash_table_lookup_extended(marks, word->folded, &mark, NULL)
				? mark
				: NULL;
		}
	}
	return NULL;
}
