/* What is the label of a question or an answer, in all spellings; and what only looks like one. */
#include "recap/chat_label.h"

#include <string.h>

#include "../expect.h"

/* "Q1", "A1-2", "Q1b", "Q+" (the next), with ':' where it is marked; labels parted by blanks. */
static char *
labels_of(const char *text)
{
	g_autoptr(GPtrArray) words = chat_words(text);
	g_autoptr(GArray) labels = chat_label_find(words, NULL);
	GString *said = g_string_new(NULL);

	for (guint i = 0; i < labels->len; i++) {
		const ChatLabel *label = &g_array_index(labels, ChatLabel, i);

		g_string_append_printf(said, "%s%c", i > 0 ? " " : "",
			label->kind == CHAT_LABEL_QUESTION ? 'Q' : 'A');
		if (label->first == CHAT_LABEL_NEXT) {
			g_string_append_c(said, '+');
		} else {
			g_string_append_printf(said, "%u", label->first);
		}
		if (label->last != label->first) {
			g_string_append_printf(said, "-%u", label->last);
		}
		if (label->part != 0) {
			g_string_append_c(said, label->part);
		}
		if (label->is_marked) {
			g_string_append_c(said, ':');
		}
	}
	return g_string_free(said, FALSE);
}

typedef struct Row {
	const char *text, *want;
} Row;

static void
expect_rows(const Row *rows, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		g_autofree char *got = labels_of(rows[i].text);
		expect_text(rows[i].text, got, rows[i].want);
	}
}

static void
test_letters(void)
{
	static const Row rows[] = {
		{ "Q1. What helps?", "Q1:" },
		{ "Q1: What helps?", "Q1:" },
		{ "Q1) What helps?", "Q1:" },
		{ "(Q1) What helps?", "Q1:" },
		{ "[Q1] What helps?", "Q1:" },
		{ "Q1 - what helps?", "Q1:" },
		{ "Q1 – what helps?", "Q1:" },
		{ "Q1\nWhat helps?", "Q1:" },
		{ "Q1 What helps?", "Q1" },
		{ "q1 what helps?", "Q1" },
		{ "Q.1 What helps?", "Q1" },
		{ "Q 1: What helps?", "Q1:" },
		{ "Q#1: What helps?", "Q1:" },
		{ "Qu 1: What helps?", "Q1:" },
		{ "Qn1: What helps?", "Q1:" },
		{ "Q1/5: What helps?", "Q1:" },
		{ "Q1 of 6. What helps?", "Q1:" },
		{ "Q1a: What helps?", "Q1a:" },
		{ "Q12. What helps?", "Q12:" },
		{ "𝗤𝟭: What helps?", "Q1:" },
		{ "Ｑ１：What helps?", "Q1:" },
		{ "Q1️⃣ What helps?", "Q1" },
		{ "❓Q1 👉 What helps?", "Q1:" },
		{ "#Q1 What helps?", "Q1:" },
		{ "#UKFEChatQ2 What helps?", "Q2:" },
		{ "Here's Q1: what helps?", "Q1:" },
		{ "What helps? (Q1) #UKFEChat", "Q1:" },
		{ "What helps? Q1", "Q1" },
		{ "Q1 & Q2: what helps, and when?", "Q1-2:" },
		{ "Great answers to Q1. Q2: what helps?", "Q1: Q2:" },
	};

	expect_rows(rows, G_N_ELEMENTS(rows));
}

static void
test_answers(void)
{
	static const Row rows[] = {
		{ "A1. Tea.", "A1:" },
		{ "A1: tea", "A1:" },
		{ "A1 Tea", "A1" },
		{ "a1 tea", "A1" },
		{ "@ada @bob A2: tea", "A2:" },
		{ "#UKFEChat A2 - tea", "A2:" },
		{ "Tea, always. A2", "A2" },
		{ "Tea, always (A2) #UKFEChat", "A2:" },
		{ "Tea #A2", "A2:" },
		{ "A1/A2: tea", "A1-2:" },
		{ "A1/2: tea", "A1-2:" },
		{ "A1 & 2: tea", "A1-2:" },
		{ "A1-3: tea", "A1-3:" },
		{ "A1: tea. A2: cake.", "A1: A2:" },
		{ "A2 (1/2) tea", "A2:" },
		{ "A2b: tea", "A2b:" },
		{ "AQ4 - tea", "A4:" },
		{ "a seven: tea", "A7:" },
		{ "A 1) tea", "A1:" },
		{ "a2i tea", "A2a" },
		{ "A.5 page one, with the tea", "A5" },
		{ "A4: textiles!", "A4:" },
		{ "A4 history, of tea", "A4" },
		{ "and A2 tea", "A2" },
		{ "Catching up, A3 tea", "A3" },
		{ "tea a6", "A6" },
		{ "Tea, every year, A6 #UKFEChat", "A6" },
		{ "🅰️1️⃣ tea", "A1" },
		{ "A 2: tea", "A2:" },
		{ "Ans 3: tea", "A3:" },
		{ "Answer 3: tea", "A3:" },
		{ "Answer three: tea", "A3:" },
		{ "Re Q2, tea", "Q2:" },
		{ "My answer to Q2 is tea", "Q2" },
		{ "For A2 I say tea", "A2" },
		{ "Sorry I'm late, A1: tea", "A1:" },
		{ "Evening! A1 tea", "A1" },
	};

	expect_rows(rows, G_N_ELEMENTS(rows));
}

static void
test_words(void)
{
	static const Row rows[] = {
		{ "Question 1: what helps?", "Q1:" },
		{ "QUESTION ONE", "Q1" },
		{ "Question #1: what helps?", "Q1:" },
		{ "Question no. 1: what helps?", "Q1:" },
		{ "Question number two: what helps?", "Q2:" },
		{ "Question IV. What helps?", "Q4:" },
		{ "Our first question: what helps?", "Q1:" },
		{ "2nd question! What helps?", "Q2:" },
		{ "Second Q, at last: what helps?", "Q2:" },
		{ "Question the first! What helps?", "Q1:" },
		{ "And the next question: what helps?", "Q+:" },
		{ "Last question: what helps?", "Q+:" },
		{ "Cwestiwn 1: beth sy’n helpu?", "Q1:" },
		{ "Cwestiwn cyntaf: beth sy’n helpu?", "Q1:" },
		{ "Yr ail gwestiwn: beth sy’n helpu?", "Q2:" },
		{ "Cwestiwn olaf: beth sy’n helpu?", "Q+:" },
		{ "Ateb 2: te", "A2:" },
		{ "Frage 1: Was hilft?", "Q1:" },
		{ "Frage eins: Was hilft?", "Q1:" },
		{ "Die zweite Frage: Was hilft?", "Q2:" },
		{ "2. Frage: Was hilft?", "Q2:" },
		{ "F3: Was hilft?", "Q3:" },
		{ "Antwort 3: Tee", "A3:" },
		{ "Zu Frage 3: Tee", "Q3:" },
		{ "Question n° 1 : qu’est-ce qui aide ?", "Q1:" },
		{ "Première question : qu’est-ce qui aide ?", "Q1:" },
		{ "Deuxième question : qu’est-ce qui aide ?", "Q2:" },
		{ "R2 : du thé", "A2:" },
		{ "Réponse 2 : du thé", "A2:" },
		{ "Pregunta 1: ¿qué ayuda?", "Q1:" },
		{ "Primera pregunta: ¿qué ayuda?", "Q1:" },
		{ "1ª pregunta: ¿qué ayuda?", "Q1:" },
		{ "V1: Wat helpt?", "Q1:" },
		{ "Vraag 1: wat helpt?", "Q1:" },
		{ "Antwoord 2: thee", "A2:" },
		{ "Ceist 1: cad a chabhraíonn?", "Q1:" },
		{ "Freagra 2: tae", "A2:" },
		{ "P1: ¿qué ayuda?", "Q1:" },
		{ "Respuesta 1: té", "A1:" },
	};

	expect_rows(rows, G_N_ELEMENTS(rows));
}

/* Numbers that a chat may give a meaning. */
static void
test_numbers(void)
{
	static const Row rows[] = {
		{ "Number four: tea", "Q4:" },
		{ "Here comes no. 4, at last: what helps?", "Q4:" },
		{ "#4 tea", "Q4" },
		{ "tea! thanks #7", "Q7" },
		{ "4️⃣ Tea", "Q4:" },
		{ "3) tea", "Q3:" },
		{ "For 1, tea, always", "Q1:" },
		{ "Catching up: for 2, no tea", "Q2:" },
		{ "Zu 2: Tee", "Q2:" },
		{ "Tea, if it still rains. (5) #UKFEChat", "Q5:" },
		{ "A5bis: and the pot", "A5b:" },
		{ "For 2 weeks, no tea", "" },
		{ "They go home. We stay (for 2, at most)", "" },
		{ "Tea, and why not. 6 #UKFEChat", "Q6" },
		{ "no 4 is mine", "" },
		{ "The number one reason is tea", "" },
		{ "6 cups of tea", "" },
		{ "I drink 3. Then I sleep", "" },
		{ "It is 6", "" },
	};

	expect_rows(rows, G_N_ELEMENTS(rows));
}

static void
test_lookalikes(void)
{
	static const Row rows[] = {
		{ "Q3 figures are out, and they are up.", "" },
		{ "Our Q1 results", "" },
		{ "Budget for Q1 2027", "" },
		{ "Q4 of 2026 was long", "" },
		{ "A1 paper, please", "" },
		{ "A4 sheet, folded twice", "" },
		{ "A7 figure income from home", "" },
		{ "It fits on one side of A4.", "" },
		{ "Print it on A4. Then fold it.", "" },
		{ "A3 posters all over the corridor", "" },
		{ "A-level results day", "" },
		{ "A2 Biology starts on Monday", "" },
		{ "My A1 class met the photocopier", "" },
		{ "German A2 tomorrow", "" },
		{ "Stuck on the A4 behind a tractor", "" },
		{ "Q&A at four", "" },
		{ "Q and A at four", "" },
		{ "FAQ1 and FAQ2", "" },
		{ "Year 3 came to visit", "" },
		{ "Answer 2 questions and win", "" },
		{ "Question I have never been asked", "" },
		{ "I have a 2 hour lesson", "" },
		{ "A 1 hour lesson", "" },
		{ "Q: 3 things I like", "" },
		{ "A 10-minute walk", "" },
		{ "The A1s are splendid", "" },
		{ "MP3 and H2O and B12", "" },
		{ "https://a.example/Q1", "" },
		{ "@q1 hello", "" },
		{ "> Q1: what helps?\nTea.", "" },
		{ "I was asked 3 questions", "" },
		{ "", "" },
	};

	expect_rows(rows, G_N_ELEMENTS(rows));
}

static void
test_place(void)
{
	g_autoptr(GPtrArray) words = chat_words("Evening! Now (Q2): what helps you?");
	g_autoptr(GArray) labels = chat_label_find(words, NULL);
	const ChatLabel *label = &g_array_index(labels, ChatLabel, 0);

	g_assert_cmpuint(labels->len, ==, 1);
	g_assert_cmpuint(label->before, ==, 2);
	g_assert_cmpuint(label->after, ==, 3);
	g_assert_false(label->opens);
	g_assert_cmpuint(label->start, ==, strlen("Evening! Now "));
	g_assert_cmpuint(label->end, ==, strlen("Evening! Now (Q2):"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/chat_label/letters", test_letters);
	g_test_add_func("/chat_label/answers", test_answers);
	g_test_add_func("/chat_label/words", test_words);
	g_test_add_func("/chat_label/numbers", test_numbers);
	g_test_add_func("/chat_label/lookalikes", test_lookalikes);
	g_test_add_func("/chat_label/place", test_place);
	return g_test_run();
}
