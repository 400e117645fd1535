/* Labels lie in their text in order, with numbers that a chat can have; and each line as a post of
 * a chat stands once in its recap. Of a line the first character is its author, the second whom it
 * answers, the third whom it quotes.
 */
#include "recap/chat_label.h"

#include <jansson.h>
#include <stdint.h>
#include <string.h>

#include "model/post.h"
#include "recap/recap.h"

#define POSTS_MAX 64
#define BEGIN_S 1792699200
#define STEP_S 40
#define HEAD_CHARACTERS 3

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_labels(const char *text)
{
	g_autoptr(GPtrArray) words = chat_words(text);
	g_autoptr(GArray) labels = chat_label_find(words, NULL);
	guint word = 0;
	gsize byte = 0;

	for (guint i = 0; i < labels->len; i++) {
		const ChatLabel *label = &g_array_index(labels, ChatLabel, i);

		g_assert_true(label->from >= word && label->to > label->from);
		g_assert_true(label->to <= words->len);
		g_assert_true(label->start >= byte && label->end > label->start);
		g_assert_true(label->end <= strlen(text));
		g_assert_true(label->first == CHAT_LABEL_NEXT
			|| (label->first <= label->last && label->last <= CHAT_LABEL_NUMBER_MAX));
		g_assert_true(label->part == 0 || (label->part >= 'a' && label->part <= 'd'));
		word = label->to;
		byte = label->end;
	}
}

/* What a character of a line's head names: a post before it, or none. @return owned. */
static char *
target_of(gunichar c, guint posts)
{
	return c > 'a' && c - 'a' <= posts ? g_strdup_printf("%u", c - 'a') : NULL;
}

static Post *
post_of(const char *line, guint number)
{
	Post *post = post_new();
	gunichar head[HEAD_CHARACTERS] = { 0 };

	for (gsize i = 0; i < HEAD_CHARACTERS && *line != '\0'; i++) {
		head[i] = g_utf8_get_char(line);
		line = g_utf8_next_char(line);
	}
	post->uri = g_strdup_printf("%u", number);
	post->author_handle = g_strdup_printf("@u%u@t.example", head[0] % 6);
	post->text = g_strdup(line);
	post->published_s = BEGIN_S + number * STEP_S;
	char *above = target_of(head[1], number), *quoted = target_of(head[2], number);
	if (above != NULL) {
		post->reply_to = g_new0(PostReplyTo, 1);
		post->reply_to->uri = above;
	}
	if (quoted != NULL) {
		post->quote = g_new0(PostQuote, 1);
		post->quote->uri = quoted;
	}
	return post;
}

static size_t
count_posts(const json_t *json)
{
	const json_t *questions = json_object_get(json, "questions");
	size_t count = json_array_size(json_object_get(json, "others"));

	for (size_t i = 0; i < json_array_size(questions); i++) {
		const json_t *question = json_array_get(questions, i);

		count += 1 + json_array_size(json_object_get(question, "also"))
			+ json_array_size(json_object_get(question, "answers"));
	}
	return count;
}

static void
check_recap(const char *text, const char *host)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", POSTS_MAX);
	g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	g_autoptr(GPtrArray) hosts = g_ptr_array_new();
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; lines[i] != NULL; i++) {
		g_ptr_array_add(posts, post_of(lines[i], i + 1));
	}
	if (host != NULL) {
		g_ptr_array_add(hosts, (void *)host);
	}
	g_autoptr(Recap) recap = recap_new(posts, hosts);
	g_autofree char *shown = recap_print(recap, &(RecapPaper){ .format = RECAP_MARKDOWN });
	g_autofree char *plain = recap_print(recap, &(RecapPaper){ .format = RECAP_TEXT });

	recap_write_json(recap, out);
	json_auto_t *json = json_loads(out->str, 0, NULL);
	g_assert_cmpuint(count_posts(json), ==, posts->len);
	g_assert_true(g_utf8_validate(shown, -1, NULL) && g_utf8_validate(plain, -1, NULL));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *bytes = g_strndup((const char *)data, size);
	g_autofree char *text = g_utf8_make_valid(bytes, -1);

	check_labels(text);
	check_recap(text, NULL);
	check_recap(text, "@u1@t.example");
	return 0;
}
