#include "recap/recap.h"

#include "recap/recap_part.h"
#include "text/jsonwriter.h"

static const char *const by_words[] = {
	[CHAT_BY_REPLY] = "reply",
	[CHAT_BY_LABEL] = "label",
	[CHAT_BY_QUOTE] = "quote",
	[CHAT_BY_ADDRESS] = "address",
	[CHAT_BY_TIME] = "time",
};

/* @return owned. */
static char *
name_of(const Post *post, guint number)
{
	const char *name = post->uri != NULL ? post->uri : post->url;

	return name != NULL ? g_strdup(name) : g_strdup_printf("#%u", number);
}

/* Keep one post a name. */
static void
take_posts(Recap *recap, const GPtrArray *posts)
{
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);
		char *name = name_of(post, i + 1);

		if (g_hash_table_add(known, name)) {
			g_ptr_array_add(recap->named, (void *)post);
			g_ptr_array_add(recap->names, name);
		} else {
			g_free(name);
		}
	}
}

static void
hold(Recap *recap, const ChatQuestion *question)
{
	recap->is_held[question->post] = true;
	for (guint i = 0; i < question->also->len; i++) {
		recap->is_held[g_array_index(question->also, guint, i)] = true;
	}
}

static void
hold_all(Recap *recap)
{
	g_free(recap->is_held);
	recap->is_held = g_new0(bool, recap->posts->len + 1);
	for (guint i = 0; i < recap->chats->len; i++) {
		const Chat *chat = g_ptr_array_index(recap->chats, i);

		for (guint k = 0; k < chat->questions->len; k++) {
			hold(recap, g_ptr_array_index(chat->questions, k));
		}
	}
}

void
recap_settle(Recap *recap)
{
	hold_all(recap);
	g_clear_pointer(&recap->answers, g_array_unref);
	recap->answers = chat_answers(recap->posts, recap->chats);
}

Recap *
recap_new(const GPtrArray *posts, const GPtrArray *hosts)
{
	Recap *recap = g_new0(Recap, 1);

	recap->named = g_ptr_array_new();
	recap->names = g_ptr_array_new_with_free_func(g_free);
	take_posts(recap, posts);
	recap->posts = chat_posts(recap->named);
	recap->teams = chat_teams(recap->posts, hosts);
	recap->chats = chat_questions(recap->posts, recap->teams);
	recap->by_hand = g_hash_table_new(NULL, NULL);
	recap->folded = g_hash_table_new(NULL, NULL);
	recap->places = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < recap->posts->len; i++) {
		g_hash_table_insert(recap->places, (void *)chat_post_at(recap->posts, i)->post,
			GUINT_TO_POINTER(i + 1));
	}
	recap_settle(recap);
	return recap;
}

void
recap_free(Recap *recap)
{
	if (recap != NULL) {
		g_hash_table_unref(recap->by_hand);
		g_hash_table_unref(recap->folded);
		g_hash_table_unref(recap->places);
		g_array_unref(recap->answers);
		g_free(recap->is_held);
		g_ptr_array_unref(recap->chats);
		g_ptr_array_unref(recap->teams);
		g_ptr_array_unref(recap->posts);
		g_ptr_array_unref(recap->names);
		g_ptr_array_unref(recap->named);
		g_free(recap);
	}
}

const char *
recap_name(const Recap *recap, guint place)
{
	return g_ptr_array_index(recap->names, chat_post_at(recap->posts, place)->number);
}

bool
recap_is_other(const Recap *recap, guint place)
{
	return !recap->is_held[place]
		&& !g_hash_table_contains(recap->folded, GUINT_TO_POINTER(place + 1))
		&& g_array_index(recap->answers, ChatAnswer, place).question == NULL;
}

/* ---- as JSON --------------------------------------------------------------------------------- */

static void
put_also(const Recap *recap, const ChatQuestion *question, GString *out)
{
	if (question->also->len == 0) {
		return;
	}
	jsonwriter_key(out, "also");
	jsonwriter_begin(out, '[');
	for (guint i = 0; i < question->also->len; i++) {
		jsonwriter_text(out, recap_name(recap, g_array_index(question->also, guint, i)));
	}
	jsonwriter_end(out, ']');
}

/* By what it is known that a post answers. */
static const char *
by_of(const Recap *recap, guint place)
{
	return g_hash_table_contains(recap->by_hand, GUINT_TO_POINTER(place + 1))
		? "organiser"
		: by_words[g_array_index(recap->answers, ChatAnswer, place).by];
}

static void
put_answers(const Recap *recap, const ChatQuestion *question, GString *out)
{
	jsonwriter_key(out, "answers");
	jsonwriter_begin(out, '[');
	for (guint i = 0; i < recap->answers->len; i++) {
		const ChatAnswer *answer = &g_array_index(recap->answers, ChatAnswer, i);

		if (answer->question == question) {
			jsonwriter_begin(out, '{');
			jsonwriter_key(out, "post");
			jsonwriter_text(out, recap_name(recap, i));
			jsonwriter_key(out, "by");
			jsonwriter_text(out, by_of(recap, i));
			jsonwriter_end(out, '}');
		}
	}
	jsonwriter_end(out, ']');
}

static void
put_question(const Recap *recap, const ChatQuestion *question, GString *out)
{
	g_autofree char *label = g_strdup_printf("Q%u", question->number);

	jsonwriter_begin(out, '{');
	jsonwriter_key(out, "label");
	jsonwriter_text(out, label);
	jsonwriter_key(out, "post");
	jsonwriter_text(out, recap_name(recap, question->post));
	put_also(recap, question, out);
	put_answers(recap, question, out);
	jsonwriter_end(out, '}');
}

void
recap_write_json(const Recap *recap, GString *out)
{
	jsonwriter_begin(out, '{');
	jsonwriter_key(out, "questions");
	jsonwriter_begin(out, '[');
	for (guint i = 0; i < recap->chats->len; i++) {
		const Chat *chat = g_ptr_array_index(recap->chats, i);

		for (guint k = 0; k < chat->questions->len; k++) {
			put_question(recap, g_ptr_array_index(chat->questions, k), out);
		}
	}
	jsonwriter_end(out, ']');
	jsonwriter_key(out, "others");
	jsonwriter_begin(out, '[');
	for (guint i = 0; i < recap->posts->len; i++) {
		if (recap_is_other(recap, i)) {
			jsonwriter_text(out, recap_name(recap, i));
		}
	}
	jsonwriter_end(out, ']');
	jsonwriter_end(out, '}');
}
