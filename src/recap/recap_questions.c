/* A recap as plain data. */
#include "recap/recap.h"

#include "recap/recap_part.h"

static void
answer_free(void *data)
{
	RecapAnswer *answer = data;

	g_free(answer->lead);
	g_free(answer);
}

static void
question_free(void *data)
{
	RecapQuestion *question = data;

	g_free(question->said);
	g_ptr_array_unref(question->also);
	g_ptr_array_unref(question->answers);
	g_free(question);
}

/* @return owned, or NULL. */
static char *
lead_of(const ChatPost *post)
{
	const ChatLabel *lead = recap_lead(post);

	return lead == NULL ? NULL : g_strndup(post->text + lead->start, lead->end - lead->start);
}

static void
add_answers(const Recap *recap, const ChatQuestion *asked, RecapQuestion *question)
{
	for (guint i = 0; i < recap->answers->len; i++) {
		if (g_array_index(recap->answers, ChatAnswer, i).question == asked) {
			const ChatPost *post = chat_post_at(recap->posts, i);
			RecapAnswer *answer = g_new0(RecapAnswer, 1);

			answer->post = post->post;
			answer->lead = lead_of(post);
			g_ptr_array_add(question->answers, answer);
		}
	}
}

static RecapQuestion *
question_new(const Recap *recap, guint chat, const ChatQuestion *asked)
{
	const ChatPost *post = chat_post_at(recap->posts, asked->post);
	RecapQuestion *question = g_new0(RecapQuestion, 1);

	question->chat = chat;
	question->number = asked->number;
	question->post = post->post;
	question->said = recap_said(recap, g_ptr_array_index(recap->chats, chat), post);
	question->also = g_ptr_array_new();
	question->answers = g_ptr_array_new_with_free_func(answer_free);
	for (guint i = 0; i < asked->also->len; i++) {
		g_ptr_array_add(question->also,
			(void *)chat_post_at(recap->posts, g_array_index(asked->also, guint, i))
				->post);
	}
	add_answers(recap, asked, question);
	return question;
}

GPtrArray *
recap_questions(const Recap *recap)
{
	GPtrArray *questions = g_ptr_array_new_with_free_func(question_free);

	for (guint i = 0; i < recap->chats->len; i++) {
		const Chat *chat = g_ptr_array_index(recap->chats, i);

		for (guint k = 0; k < chat->questions->len; k++) {
			g_ptr_array_add(questions,
				question_new(recap, i, g_ptr_array_index(chat->questions, k)));
		}
	}
	return questions;
}
