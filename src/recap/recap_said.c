/* What a recap shows of a post. */
#include "recap/recap_part.h"

#include "text/plain.h"

#include <string.h>

#define OPEN_TEXT_MAX 480
#define REDUCED_TEXT_MAX 280
/* "FELibs Q1: …" begins with its label, too. */
#define LEAD_WORDS 3

const ChatLabel *
recap_lead(const ChatPost *post)
{
	for (guint i = 0; i < post->labels->len; i++) {
		const ChatLabel *label = &g_array_index(post->labels, ChatLabel, i);

		if (label->after > 0
			&& (label->before == 0
				|| (label->kind == CHAT_LABEL_QUESTION && label->is_marked
					&& label->before < LEAD_WORDS))) {
			return label;
		}
	}
	return NULL;
}

/* The byte behind a post's own words: the hashtags of its chat at the end are none. */
static gsize
words_end(const Recap *recap, const Chat *chat, const ChatPost *post)
{
	const ChatPost *asked = chat_post_at(recap->posts,
		((const ChatQuestion *)g_ptr_array_index(chat->questions, 0))->post);
	gsize end = strlen(post->text);

	for (guint i = post->words->len; i > 0; i--) {
		const ChatWord *word = g_ptr_array_index(post->words, i - 1);
		g_autofree char *key = word->kind == CHAT_WORD_TAG ? hashtag_key(word->folded)
								   : NULL;

		if (word->kind != CHAT_WORD_LINE
			&& (key == NULL || !g_hash_table_contains(asked->tags, key))) {
			break;
		}
		end = word->start;
	}
	return end;
}

/* @return owned: what a post says, on one line, its label and its final hashtags left out. */
static char *
words_of(const Recap *recap, const Chat *chat, const ChatPost *post)
{
	const ChatLabel *lead = recap_lead(post);
	const gsize start = lead != NULL ? lead->end : 0, end = words_end(recap, chat, post);
	g_autofree char *own = g_strndup(post->text + start, end > start ? end - start : 0);
	g_autofree char *bare = plain_without_final_tags(own);
	g_autofree char *line = plain_line(bare);
	const gsize most = post->post->consent == POST_CONSENT_REDUCED ? REDUCED_TEXT_MAX
								       : OPEN_TEXT_MAX;

	return plain_cut(line != NULL ? line : "", most, NULL);
}

char *
recap_said(const Recap *recap, const Chat *chat, const ChatPost *post)
{
	GString *out = g_string_new(NULL);

	if (post->post->warning != NULL) {
		g_autofree char *warning = plain_line(post->post->warning);
		g_string_append_printf(out, "CW: %s",
			warning != NULL ? warning : "no reason given");
		return g_string_free(out, FALSE);
	}
	g_autofree char *words = words_of(recap, chat, post);
	g_string_append(out, words);
	/* What a picture shows is told in words of its author's, too: an excerpt is without them.
	 */
	const bool is_whole = post->post->consent != POST_CONSENT_REDUCED;
	for (guint i = 0; is_whole && i < post->post->media->len; i++) {
		const PostMedia *medium = g_ptr_array_index(post->post->media, i);
		g_autofree char *alt = plain_line(medium->alt);

		if (alt != NULL) {
			g_string_append_printf(out, "%s(Picture: %s)", out->len > 0 ? " " : "",
				alt);
		}
	}
	return g_string_free(out, FALSE);
}
