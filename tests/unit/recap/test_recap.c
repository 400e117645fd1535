/* Chats of many manners: which post asks, which goes with it, which answers it and by what. */
#include "recap/recap.h"

#include <jansson.h>
#include <string.h>

#include "../expect.h"
#include "model/post.h"

#define EVENING_S 1792699200 /* 2026-10-22 20:00 UTC */

/* A post: its place in the table, from 1, is its id. */
typedef struct Line {
	int minute;
	const char *author, *text;
	int above, quoted; /* 0: none */
	const char *want;  /* "Q1", "Q1+" of what goes with it, "1 label", "" of others */
} Line;

static Post *
post_of(const Line *line, int number)
{
	Post *post = post_new();

	post->uri = g_strdup_printf("%d", number);
	post->author_handle = g_strdup_printf("@%s@t.example", line->author);
	post->text = g_strdup(line->text);
	post->published_s = EVENING_S + line->minute * 60;
	if (line->above != 0) {
		post->reply_to = g_new0(PostReplyTo, 1);
		post->reply_to->uri = g_strdup_printf("%d", line->above);
	}
	if (line->quoted != 0) {
		post->quote = g_new0(PostQuote, 1);
		post->quote->uri = g_strdup_printf("%d", line->quoted);
	}
	return post;
}

/* What became of each post, under its id. */
static void
note(GHashTable *found, const json_t *id, char *what)
{
	g_assert_false(g_hash_table_contains(found, json_string_value(id)));
	g_hash_table_insert(found, (char *)json_string_value(id), what);
}

static void
read_question(GHashTable *found, const json_t *question)
{
	const char *label = json_string_value(json_object_get(question, "label"));
	const json_t *also = json_object_get(question, "also");
	const json_t *answers = json_object_get(question, "answers");

	note(found, json_object_get(question, "post"), g_strdup(label));
	for (size_t i = 0; i < json_array_size(also); i++) {
		note(found, json_array_get(also, i), g_strconcat(label, "+", NULL));
	}
	for (size_t i = 0; i < json_array_size(answers); i++) {
		const json_t *answer = json_array_get(answers, i);
		const char *by = json_string_value(json_object_get(answer, "by"));

		note(found, json_object_get(answer, "post"), g_strconcat(label + 1, " ", by, NULL));
	}
}

static void
expect_recap(const char *hosts, const Line *lines, gsize count)
{
	g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	g_autoptr(GPtrArray) named = g_ptr_array_new();
	g_autoptr(GHashTable) found = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	g_autoptr(GString) text = g_string_new(NULL);
	g_auto(GStrv) names = g_strsplit(hosts, " ", -1);

	for (char **name = names; *name != NULL && **name != '\0'; name++) {
		g_ptr_array_add(named, *name);
	}
	for (gsize i = 0; i < count; i++) {
		g_ptr_array_add(posts, post_of(&lines[i], (int)i + 1));
	}
	g_autoptr(Recap) recap = recap_new(posts, named);
	recap_write_json(recap, text);
	json_auto_t *json = json_loads(text->str, 0, NULL);
	const json_t *questions = json_object_get(json, "questions");
	const json_t *others = json_object_get(json, "others");

	for (size_t i = 0; i < json_array_size(questions); i++) {
		read_question(found, json_array_get(questions, i));
	}
	for (size_t i = 0; i < json_array_size(others); i++) {
		note(found, json_array_get(others, i), g_strdup(""));
	}
	for (gsize i = 0; i < count; i++) {
		g_autofree char *id = g_strdup_printf("%zu", i + 1);
		expect_text(lines[i].text, g_hash_table_lookup(found, id), lines[i].want);
	}
	g_assert_cmpuint(g_hash_table_size(found), ==, count);
}

static void
test_tidy(void)
{
	static const Line lines[] = {
		{ 0, "host", "Evening all! Six questions tonight, A1 to A6 in front. #c", 0, 0,
			"" },
		{ 1, "ada", "Evening! Looking forward to this #c", 0, 0, "" },
		{ 2, "host", "Q1. What do you do first in the morning? #c", 0, 0, "Q1" },
		{ 3, "ada", "A1. I put the kettle on. #c", 0, 0, "1 label" },
		{ 3, "bob", "I open a window", 3, 0, "1 reply" },
		{ 4, "cyd", "A1 Count the chairs #c", 3, 0, "1 reply" },
		{ 5, "dee", "@bob Which window?", 5, 0, "" },
		{ 5, "bob", "@dee The one behind the whiteboard", 9, 0, "" },
		{ 5, "eve", "@bob Ha!", 5, 0, "" },
		{ 6, "fay",
			"@bob We tried that for a year, and everybody who sat below it had a "
			"cold by the end of October",
			5, 0, "1 reply" },
		{ 6, "host", "Lovely. More of these, please! #c", 0, 0, "" },
		{ 10, "host", "Q2. And what do you never do again? #c", 0, 0, "Q2" },
		{ 11, "ada", "A2. Print on A4. #c", 0, 0, "2 label" },
		{ 12, "bob", "A1 & A2: nothing, and everything #c", 0, 0, "1 label" },
		{ 13, "cyd", "Q2 Shout across the yard #c", 0, 0, "2 label" },
		{ 20, "host", "That was the hour. Thank you all! #c", 0, 0, "" },
		{ 21, "ada", "Thank you for hosting! #c", 0, 0, "" },
		{ 900, "dee", "A2: late, but I never run any more #c", 0, 0, "2 label" },
		{ 4000, "dee", "A2: and days later nobody counts it #c", 0, 0, "" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
	expect_recap("", lines, G_N_ELEMENTS(lines));
}

static void
test_spellings(void)
{
	static const Line lines[] = {
		{ 0, "host", "First question tonight: what do you do first in the morning? #c", 0,
			0, "Q1" },
		{ 1, "ada", "Answer one: kettle #c", 0, 0, "1 label" },
		{ 8, "host", "Ready for Q2? #c", 0, 0, "Q2+" },
		{ 9, "host", "What do you never do again? #c", 0, 0, "Q2" },
		{ 10, "bob", "Shout (A2) #c", 0, 0, "2 label" },
		{ 18, "host", "How do you end a lesson that went badly? (Q3) #c", 0, 0, "Q3" },
		{ 19, "ada", "With a joke. #A3 #c", 0, 0, "3 label" },
		{ 27, "host", "Great answers to Q3! Now Q4: who helps you on a bad day? #c", 0, 0,
			"Q4" },
		{ 28, "host", "Sorry, Q4 should read: who helped you on a bad day? #c", 0, 0,
			"Q4+" },
		{ 29, "bob", "re Q4, Bob from the canteen #c", 0, 0, "4 label" },
		{ 36, "host", "QUESTION FIVE\nWhat is on your desk? #c", 0, 0, "Q5" },
		{ 37, "host", "Q5b And what should be? #c", 11, 0, "Q5+" },
		{ 38, "ada", "A5a pencils, A5b fewer pencils #c", 0, 0, "5 label" },
		{ 45, "host", "Frage sechs: Was hilft euch am Montag? #c", 0, 0, "Q6" },
		{ 46, "dee", "Antwort 6: Kaffee #c", 0, 0, "6 label" },
		{ 50, "host", "Still time for Q5! #c", 0, 11, "Q5+" },
		{ 51, "eve", "Mine is all mugs", 16, 0, "5 reply" },
		{ 54, "host", "Q7 in two minutes #c", 0, 0, "Q7+" },
		{ 56, "host", "And last question: what will you try next week? #c", 0, 0, "Q7" },
		{ 57, "eve", "A7 Windows #c", 0, 0, "7 label" },
		{ 58, "host", "Your answers to Q7 are wonderful #c", 0, 0, "" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
}

static void
test_languages(void)
{
	static const Line lines[] = {
		{ 0, "host", "Cwestiwn 1: beth wyt ti’n ei wneud gyntaf yn y bore? #c", 0, 0,
			"Q1" },
		{ 1, "ada", "Ateb 1: paned #c", 0, 0, "1 label" },
		{ 8, "host", "Question n° 2 : qu’est-ce que vous ne faites plus ? #c", 0, 0, "Q2" },
		{ 9, "bob", "R2 : crier #c", 0, 0, "2 label" },
		{ 18, "host", "Tercera pregunta: ¿cómo terminas una clase mala? #c", 0, 0, "Q3" },
		{ 19, "cyd", "Respuesta 3: con un chiste #c", 0, 0, "3 label" },
		{ 27, "host", "F4: Wer hilft dir an schlechten Tagen? #c", 0, 0, "Q4" },
		{ 28, "dee", "A4: die Kantine #c", 0, 0, "4 label" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
	expect_recap("", lines, G_N_ELEMENTS(lines));
}

/* Labels that hosts get wrong. */
static void
test_slips(void)
{
	static const Line lines[] = {
		{ 0, "host", "Q1: What do you do first in the morning? #c", 0, 0, "Q1" },
		{ 1, "ada", "A1 kettle #c", 0, 0, "1 label" },
		{ 10, "host", "Q2: What do you never do again after lunch? #c", 0, 0, "Q2" },
		{ 11, "bob", "A2 shout #c", 0, 0, "2 label" },
		{ 20, "host", "Q2: How does your best lesson of a week end? #c", 0, 0, "Q3" },
		{ 21, "host", "Oops, that was Q3! #c", 0, 0, "Q3+" },
		{ 22, "ada", "A3 quietly #c", 0, 0, "3 label" },
		{ 30, "host", "Who helps you on a day when nothing works? #c", 0, 0, "Q4" },
		{ 31, "ada", "A4 Bob #c", 0, 0, "4 label" },
		{ 32, "bob", "A4 Ada #c", 0, 0, "4 label" },
		{ 33, "cyd", "A3 wait, A4: both #c", 8, 0, "4 reply" },
		{ 40, "host", "Q5: What is on your desk tonight? #c", 0, 0, "Q5" },
		{ 41, "bob", "A5 this telephone #c", 0, 0, "5 label" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
}

/* Nobody labels an answer; most do not hang on anything. */
static void
test_time(void)
{
	static const Line lines[] = {
		{ 0, "host", "Q1: What do you do first in the morning? #c", 0, 0, "Q1" },
		{ 2, "ada", "Put the kettle on and look out of the window #c", 0, 0, "1 time" },
		{ 3, "bob", "Count the chairs before anybody comes #c", 0, 0, "1 time" },
		{ 4, "cyd", "Good evening, sorry I'm late! #c", 0, 0, "" },
		{ 5, "dee",
			"@ada I stand at the same one, and count how many of them have come "
			"without a coat",
			0, 0, "1 address" },
		{ 5, "dee", "@ada which window?", 0, 0, "" },
		{ 5, "gus", "@host the kettle, always #c", 0, 0, "1 address" },
		{ 6, "eve", "Yesterday I opened every door in the corridor #c", 0, 0, "1 time" },
		{ 7, "fay", "Tea, and ten minutes of nobody asking anything #c", 0, 0, "1 time" },
		{ 10, "host", "Q2: What have you stopped doing at lunch? #c", 0, 0, "Q2" },
		{ 10, "fay", "Sweeping the workshop with whoever is early #c", 0, 0, "" },
		{ 13, "ada", "Marking. I eat, sitting down, with other people #c", 0, 0, "2 time" },
		{ 14, "bob", "Answering the telephone in the middle of soup #c", 0, 0, "2 time" },
		{ 90, "bob", "The bus has not come and it is raining on us all #c", 0, 0, "" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
}

/* Almost everybody labels: what has none is talk. */
static void
test_chaired(void)
{
	static const Line lines[] = {
		{ 0, "host", "Q1: What do you do first in the morning? #c", 0, 0, "Q1" },
		{ 1, "ada", "A1 kettle #c", 0, 0, "1 label" },
		{ 2, "bob", "A1 chairs #c", 0, 0, "1 label" },
		{ 2, "cyd", "A1 doors #c", 0, 0, "1 label" },
		{ 3, "dee", "My cat has sat down on the keyboard again #c", 0, 0, "" },
		{ 3, "eve", "In the morning I first water the plants #c", 0, 0, "1 time" },
		{ 4, "fay", "A1 tea #c", 0, 0, "1 label" },
		{ 10, "host", "Q2: What have you stopped doing at lunch? #c", 0, 0, "Q2" },
		{ 11, "ada", "A2 marking #c", 0, 0, "2 label" },
		{ 12, "bob", "A2 telephone #c", 0, 0, "2 label" },
		{ 12, "cyd", "A7 is not a question yet, but I stay #c", 0, 0, "" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
}

/* The host quotes, and is quoted. */
static void
test_quotes(void)
{
	static const Line lines[] = {
		{ 0, "org", "What do you do first in the morning?", 0, 0, "" },
		{ 1, "host", "Q1 👇 #c", 0, 1, "Q1" },
		{ 2, "ada", "Kettle, every day, before the lights", 0, 2, "1 quote" },
		{ 3, "bob", "Chairs, and then more chairs #c", 0, 2, "1 quote" },
		{ 4, "host", "This! #c", 0, 3, "" },
		{ 5, "cyd", "Me too, but with a biscuit", 0, 3, "" },
		{ 10, "host", "Q2: What have you stopped doing at lunch? #c", 0, 0, "Q2" },
		{ 11, "ada", "Marking", 0, 7, "2 quote" },
		{ 15, "host", "Q2 again for those who came late #c", 0, 7, "Q2+" },
		{ 16, "dee", "Running to the printer", 0, 9, "2 quote" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
}

/* Two hosts, two hashtags, one hour; who has neither is told by where they take part. */
static void
test_two_chats(void)
{
	static const Line lines[] = {
		{ 0, "host", "Q1: What do you do first in the morning? #c", 0, 0, "Q1" },
		{ 1, "nan", "Q1: Which plant survives your office? #d", 0, 0, "Q1" },
		{ 2, "ada", "A1 kettle #c", 0, 0, "1 label" },
		{ 3, "bob", "A1 a cactus #d", 0, 0, "1 label" },
		{ 4, "cyd", "A1 a fern", 2, 0, "1 reply" },
		{ 10, "host", "Q2: What have you stopped doing at lunch? #c", 0, 0, "Q2" },
		{ 11, "nan", "Q2: Who waters it when you are away? #d", 0, 0, "Q2" },
		{ 12, "ada", "A2 marking #c", 0, 0, "2 label" },
		{ 13, "bob", "A2 the caretaker #d", 0, 0, "2 label" },
		{ 14, "eve", "A2 nobody", 0, 0, "" },
		{ 15, "cyd", "A2 my neighbour", 0, 0, "2 label" },
		{ 20, "host", "Q3: How does your best lesson end? #c", 0, 0, "Q3" },
		{ 21, "nan", "Q3: What would you grow in a corridor? #d", 0, 0, "Q3" },
		{ 22, "bob", "A3 moss #d", 0, 0, "3 label" },
		{ 23, "ada", "A3 quietly #c", 0, 0, "3 label" },
		{ 24, "dee", "A3 late #c", 0, 0, "3 label" },
	};

	expect_recap("@host@t.example @nan@t.example", lines, G_N_ELEMENTS(lines));
	expect_recap("", lines, G_N_ELEMENTS(lines));
}

/* A host who speaks in one thread; answers hang anywhere in it. */
static void
test_thread(void)
{
	static const Line lines[] = {
		{ 0, "host", "Welcome! A thread for tonight. Who is here? #c", 0, 0, "" },
		{ 1, "ada", "Hello from Swansea", 1, 0, "" },
		{ 2, "host", "1st question. What do you do first in the morning?", 1, 0, "Q1" },
		{ 2, "host", "Think of an ordinary day, not of the best one.", 3, 0, "Q1+" },
		{ 3, "ada", "Kettle", 4, 0, "1 reply" },
		{ 4, "bob", "Chairs", 3, 0, "1 reply" },
		{ 9, "host", "2nd question. What have you stopped doing at lunch?", 4, 0, "Q2" },
		{ 10, "ada", "Marking", 7, 0, "2 reply" },
		{ 11, "ada", "And printing", 8, 0, "2 reply" },
		{ 12, "bob", "A2 the telephone", 3, 0, "2 label" },
		{ 13, "host", "@bob good riddance", 10, 0, "" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
}

/* Nobody has labels; named hosts ask, and others answer below. */
static void
test_bare(void)
{
	static const Line lines[] = {
		{ 0, "host", "Good evening! Please introduce yourselves: where are you? #c", 0, 0,
			"" },
		{ 1, "ada", "Swansea", 1, 0, "" },
		{ 1, "bob", "Leeds", 1, 0, "" },
		{ 3, "host", "What do you do first in the morning? #c", 0, 0, "Q1" },
		{ 4, "ada", "Kettle", 4, 0, "1 reply" },
		{ 5, "bob", "Chairs", 4, 0, "1 reply" },
		{ 12, "host", "What have you stopped doing at lunch? #c", 0, 0, "Q2" },
		{ 13, "ada", "Marking", 7, 0, "2 reply" },
		{ 14, "bob", "Printing", 7, 0, "2 reply" },
		{ 15, "host", "@bob printing what?", 9, 0, "" },
		{ 22, "host", "How does your best lesson end? #c", 0, 0, "Q3" },
		{ 23, "ada", "Quietly", 11, 0, "3 reply" },
		{ 24, "cyd", "Late", 11, 0, "3 reply" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
}

/* The answers alone have labels. */
static void
test_answers_alone(void)
{
	static const Line lines[] = {
		{ 0, "host", "Good evening! Who is joining us tonight? #c", 0, 0, "" },
		{ 1, "ada", "Me! #c", 0, 0, "" },
		{ 3, "host", "What do you do first in the morning? #c", 0, 0, "Q1" },
		{ 4, "ada", "A1 kettle #c", 0, 0, "1 label" },
		{ 5, "bob", "A1 chairs #c", 0, 0, "1 label" },
		{ 6, "host", "Do they all match? #c", 5, 0, "" },
		{ 12, "host", "What have you stopped doing at lunch? #c", 0, 0, "Q2" },
		{ 13, "ada", "A2 marking #c", 0, 0, "2 label" },
		{ 14, "cyd", "A2 printing #c", 0, 0, "2 label" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
	expect_recap("@host", lines, G_N_ELEMENTS(lines));
}

/* Two networks: the host asks on both, people answer on each. */
static void
test_networks(void)
{
	static const Line lines[] = {
		{ 0, "host", "Q1: What do you do first in the morning? #c", 0, 0, "Q1" },
		{ 0, "hostsky", "Q1: What do you do first in the morning? #c", 0, 0, "Q1+" },
		{ 2, "ada", "A1 kettle #c", 1, 0, "1 reply" },
		{ 3, "bob", "Chairs", 2, 0, "1 reply" },
		{ 10, "hostsky", "Q2: What have you stopped doing at lunch? #c", 0, 0, "Q2" },
		{ 11, "host", "Q2: What have you stopped doing at lunch? #c", 0, 0, "Q2+" },
		{ 12, "ada", "Marking", 6, 0, "2 reply" },
		{ 13, "bob", "A2 printing #c", 0, 0, "2 label" },
		{ 14, "cyd", "A2 email #c", 0, 0, "2 label" },
		{ 20, "host", "Q3: Who helps? #c", 0, 0, "Q3" },
		{ 21, "hostsky", "Q3: Who helps? #c", 0, 0, "Q3+" },
		{ 22, "ada", "A3 you #c", 0, 0, "3 label" },
	};

	expect_recap("@host@t.example @hostsky@t.example", lines, G_N_ELEMENTS(lines));
	expect_recap("", lines, G_N_ELEMENTS(lines));
}

/* Somebody answers each question by its own label, and asks back: the host is the host. */
static void
test_echo(void)
{
	static const Line lines[] = {
		{ 0, "host", "Q1: How do you start a term? #c", 0, 0, "Q1" },
		{ 1, "ada", "Q1: with biscuits, obviously? #c", 0, 0, "1 label" },
		{ 1, "bob", "A1 badges #c", 0, 0, "1 label" },
		{ 2, "fay", "RT @host Q1: How do you start a term? #c", 0, 0, "" },
		{ 3, "cyd", "A1 walks #c", 0, 0, "1 label" },
		{ 8, "host", "Q2: How do you end one? #c", 0, 0, "Q2" },
		{ 9, "ada", "Q2: more biscuits, what else? #c", 0, 0, "2 label" },
		{ 9, "fay", "RT @host Q2: How do you end one? #c", 0, 0, "" },
		{ 9, "bob", "A2 sleep #c", 0, 0, "2 label" },
		{ 16, "host", "Q3: Who helps? #c", 0, 0, "Q3" },
		{ 17, "ada", "Q3: the biscuit tin? #c", 0, 0, "3 label" },
		{ 18, "bob", "A3 you lot #c", 0, 0, "3 label" },
	};

	expect_recap("", lines, G_N_ELEMENTS(lines));
}

/* What a host tells beforehand, and asks without a number at the end; what comes after that. */
static void
test_ends(void)
{
	static const Line lines[] = {
		{ -1400, "host", "Tomorrow:\n1. Who opens?\n2. Who shuts?\n3. Who sweeps? #c", 0, 0,
			"" },
		{ -1300, "ada", "I have to work tomorrow, so: A2 the caretaker #c", 0, 0,
			"2 label" },
		{ -700, "bob", "A1 from the night shift: nobody #c", 1, 0, "1 label" },
		{ 0, "host", "Q1: Who opens the doors of your college? #c", 0, 0, "Q1" },
		{ 1, "cyd", "A1 Bob #c", 0, 0, "1 label" },
		{ 2, "dee", "RT @host Q1: Who opens the doors of your college? #c", 0, 0, "" },
		{ 9, "host", "Q2: And who shuts them? #c", 0, 0, "Q2" },
		{ 10, "cyd", "A2 - sleep #c", 0, 0, "2 label" },
		{ 19, "host", "Right, the last one: what would you leave open? #c", 0, 0, "Q3" },
		{ 20, "cyd", "The canteen", 9, 0, "3 reply" },
		{ 21, "dee", "The piano", 0, 9, "3 quote" },
		{ 22, "eve", "What about the windows?", 9, 0, "" },
		{ 25, "host", "That was it. Thank you, all of you #c", 0, 0, "" },
		{ 26, "eve",
			"Now the bus has gone without me, and there is no other one until ten, I "
			"am told #c",
			0, 0, "" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
}

/* A host mends the number that was wrong, and announces in more words than a few. */
static void
test_misnumbered(void)
{
	static const Line lines[] = {
		{ 0, "host", "Q1: what do you do first in the morning? #c", 0, 0, "Q1" },
		{ 1, "ada", "A1 kettle #c", 0, 0, "1 label" },
		{ 8, "host", "Thank you for these. Q2 in a tick, my telephone is nearly flat #c", 0,
			0, "Q2+" },
		{ 9, "host", "What do you never do again? The real list, please. #c", 0, 0, "Q2" },
		{ 10, "ada", "A2 shout #c", 0, 0, "2 label" },
		{ 11, "bob", "run", 4, 0, "2 reply" },
		{ 18, "host", "Q4: What do you leave to the very end of a year? #c", 0, 0, "Q3" },
		{ 18, "host", "*Q3. I teach numbers", 7, 0, "Q3+" },
		{ 19, "ada", "A3 shelves #c", 0, 0, "3 label" },
		{ 26, "host", "Q4: Whom do you telephone on a bad day? #c", 0, 0, "Q4" },
		{ 27, "bob", "A4 my sister #c", 0, 0, "4 label" },
		{ 34, "host", "Q6: And what do you eat then? #c", 0, 0, "Q5" },
		{ 35, "host", "That was Q5", 12, 0, "Q5+" },
		{ 36, "ada", "A5 toast #c", 0, 0, "5 label" },
		{ 37, "bob", "Is this Q5 or Q6 now, I am lost #c", 0, 0, "" },
		{ 44, "host", "**Q6** Tell us of one thing that you will keep. #c", 0, 0, "Q6" },
		{ 45, "ada", "A6 the kettle #c", 0, 0, "6 label" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
}

/* Two hosts meet in one hour, and one puts a word before all labels. */
static void
test_marks(void)
{
	static const Line lines[] = {
		{ 0, "host", "Q1: what do you do first in the morning? #c", 0, 0, "Q1" },
		{ 1, "ada", "A1 kettle #c", 0, 0, "1 label" },
		{ 2, "bob", "A1 chairs #c", 0, 0, "1 label" },
		{ 3, "guest", "AP Q1: where did you last park? #c", 0, 0, "Q1" },
		{ 4, "cyd", "AP A1 on a hill #c", 0, 0, "1 label" },
		{ 5, "dee", "ap a1: below a bridge #c", 0, 0, "1 label" },
		{ 10, "host", "Q2: what do you never do again? #c", 0, 0, "Q2" },
		{ 11, "ada", "A2 shout #c", 0, 0, "2 label" },
		{ 13, "guest",
			"AP Q2, a quick one to finish: something you would tell whoever "
			"begins there next week and has no car #c",
			0, 0, "Q2" },
		{ 14, "cyd", "A2 take the bus #c", 0, 0, "2 label" },
		{ 15, "eve", "AP A2 shoes #c", 0, 0, "2 label" },
		{ 16, "fay", "A2 run #c", 0, 0, "2 label" },
	};
	static const Line other[] = {
		{ 1, "bob", "AP A1 sheet of paper #c", 0, 0, "" },
	};

	expect_recap("@host@t.example @guest@t.example", lines, G_N_ELEMENTS(lines));
	expect_recap("", other, G_N_ELEMENTS(other));
}

/* What is told before a question is none, and what is said between two answers nothing. */
static void
test_told(void)
{
	static const Line lines[] = {
		{ 0, "host", "Q1: what do you do first in the morning? #c", 0, 0, "Q1" },
		{ 1, "ada", "The kettle, before my coat is off #c", 1, 0, "1 reply" },
		{ 2, "host", "@ada And who fills it?", 2, 0, "" },
		{ 3, "ada", "@host Whoever is in first, and that is me or nobody", 3, 0, "" },
		{ 3, "bob", "@host Whoever comes by bike, since the car park is far away from it",
			0, 0, "1 address" },
		{ 9, "host", "Question 2 comes in two posts, the first is only a story. #c", 0, 0,
			"Q2+" },
		{ 9, "host", "Somebody I know planned until two each night. Beautiful plans.", 6, 0,
			"Q2+" },
		{ 10, "host", "Q2. So: how do you get somebody to plan less? #c", 7, 0, "Q2" },
		{ 11, "ada", "A2 one page #c", 0, 0, "2 label" },
		{ 12, "bob", "We plan in pairs", 8, 0, "2 reply" },
		{ 13, "cyd",
			"Has anyone got that one page plan that went round last spring, ours is "
			"lost #c",
			0, 0, "" },
		{ 14, "dee", "Ooh, a good one! Dee here, library, hello #c", 0, 8, "" },
		{ 15, "eve", "Catching up: for 1, the windows first, whatever the weather is #c", 0,
			0, "1 label" },
		{ 16, "fay",
			"Half of mine is a drawing, and nobody has ever asked for more. (2) #c", 0,
			0, "2 label" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
}

/* What many answer is a question, whether it asks or not; who says their name answers none. */
static void
test_open(void)
{
	static const Line lines[] = {
		{ 0, "host", "The pot is warm. Name, town, and how many pupils. #c", 0, 0, "" },
		{ 0, "ada", "Ada, Swansea, thirty of them", 1, 0, "" },
		{ 1, "bob", "Hi all, Bob in Leeds, nineteen", 1, 0, "" },
		{ 1, "cyd", "Cyd, Crewe, too many", 1, 0, "" },
		{ 1, "dee", "Dee here, a village near Hull, seven", 1, 0, "" },
		{ 2, "host", "Good. Tell me of a goodbye at the door that went wrong. #c", 0, 0,
			"Q1" },
		{ 3, "ada", "She hid behind the coats", 6, 0, "1 reply" },
		{ 3, "bob", "We had two doors then", 6, 0, "1 reply" },
		{ 4, "cyd", "I waved too soon", 6, 0, "1 reply" },
		{ 4, "dee", "A dog came in", 6, 0, "1 reply" },
		{ 10, "host", "That dog! Which brings me on: who checks the doors? #c", 0, 10,
			"Q2" },
		{ 11, "ada", "Nobody does", 11, 0, "2 reply" },
		{ 11, "bob", "The caretaker, twice", 11, 0, "2 reply" },
		{ 12, "cyd", "Whoever is cold", 11, 0, "2 reply" },
		{ 12, "dee", "A list", 0, 11, "2 quote" },
		{ 20, "host", "Q3, since some of you like numbers. What is on the wall? #c", 0, 0,
			"Q3" },
		{ 21, "ada", "A3 a clock #c", 0, 0, "3 label" },
		{ 22, "bob", "Nothing since June", 16, 0, "3 reply" },
		{ 30, "host", "And now the floor: what lies on it? #c", 0, 0, "Q4" },
		{ 31, "ada", "Beads", 19, 0, "4 reply" },
		{ 31, "bob", "Sand", 19, 0, "4 reply" },
		{ 32, "cyd", "Glue", 19, 0, "4 reply" },
		{ 32, "dee", "The dog", 19, 0, "4 reply" },
		{ 40, "host", "To end, finish this line: on Friday I … #c", 0, 0, "Q5" },
		{ 41, "ada", "Sleep", 24, 0, "5 reply" },
		{ 41, "bob", "sweep the sand", 24, 0, "5 reply" },
		{ 42, "cyd", "count the beads", 24, 0, "5 reply" },
		{ 42, "dee", "walk the dog", 24, 0, "5 reply" },
		{ 45, "host", "Pens down, close the booklet, mind the step. #c", 0, 0, "" },
		{ 45, "ada", "Thank you, off to bed", 29, 0, "" },
		{ 46, "bob", "Thanks all!", 29, 0, "" },
		{ 46, "cyd", "Lovely hour, thank you", 29, 0, "" },
		{ 46, "dee", "Night all", 29, 0, "" },
		{ 47, "host", "Thanks, all. Next Weds: who reads the plans? #c", 0, 0, "" },
		{ 47, "ada", "Nobody reads them", 34, 0, "" },
		{ 47, "bob", "My dog did", 34, 0, "" },
		{ 47, "cyd", "I do, on trains", 34, 0, "" },
		{ 48, "dee", "Whoever wrote them", 34, 0, "" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
}

/* A second host asks the same in another language; how it is done is told, and asks nothing. */
static void
test_languages_of_hosts(void)
{
	static const Line lines[] = {
		{ 0, "host", "As ever: I post Q1, you post A1, and we go home at nine. Ready? #c",
			0, 0, "" },
		{ 2, "host", "(1/2) When I was seven somebody read my story aloud. #c", 0, 0,
			"Q1+" },
		{ 2, "host", "(2/2) Q1: what did somebody read of yours? #c", 2, 0, "Q1" },
		{ 3, "nia", "C1: beth ddarllenodd rhywun o'ch gwaith chi? #c", 0, 0, "Q1+" },
		{ 4, "ada", "A1 a poem #c", 0, 0, "1 label" },
		{ 5, "bob", "Llythyr at fy nain", 4, 0, "1 reply" },
		{ 12, "host", "Q2: and what did you read of theirs? #c", 0, 0, "Q2" },
		{ 13, "nia", "C2: a beth ddarllenoch chi? #c", 0, 0, "Q2+" },
		{ 14, "ada", "A2 a list #c", 0, 0, "2 label" },
		{ 15, "ada", "Somebody's kettle boils over behind me and nobody hears it #c", 0, 0,
			"" },
		{ 16, "bob", "A2 nothing #c", 0, 0, "2 label" },
		{ 17, "cyd", "A: a map #c", 0, 0, "2 time" },
		{ 20, "host", "LAST ONE three. something to keep #c", 0, 0, "Q3" },
		{ 20, "ada", "A3 the kettle #c", 0, 0, "3 label" },
		{ 21, "bob", "a3 the poem #c", 0, 0, "3 label" },
		{ 21, "cyd", "A3 a map #c", 0, 0, "3 label" },
		{ 22, "dee", "A3 all of it #c", 0, 0, "3 label" },
		{ 25, "host", "Q4 is elsewhere, as it needs room. Who has got biscuits? #c", 0, 0,
			"" },
		{ 26, "ada", "I have", 22, 0, "" },
		{ 30, "host",
			"Thank you all. Next month: Q1 of the year, which is to say April. #c", 0,
			0, "" },
	};

	expect_recap("@host@t.example @nia@t.example", lines, G_N_ELEMENTS(lines));
}

/* All is told beforehand in one post; labels have two names, or are words, and ask without a mark.
 */
static void
test_told_before(void)
{
	static const Line lines[] = {
		{ -900, "host", "Tomorrow: 1) what is behind it 2) what you do 3) whom you tell #c",
			0, 0, "" },
		{ -800, "ada", "@host 2. I count to ten, and then we look at it together", 1, 0,
			"2 label" },
		{ 0, "host", "Q1 / C1: What is behind it, in your room? #c", 0, 0, "Q1" },
		{ 1, "bob", "A1 noise #c", 0, 0, "1 label" },
		{ 10, "host", "2) so what do you do. like really #c", 0, 0, "Q2" },
		{ 11, "bob", "A2 dim byd #c", 0, 0, "2 label" },
		{ 12, "cyd", "two: nothing at all #c", 0, 0, "2 label" },
		{ 20, "host", "tri (for bob). whom do you tell first when it happened #c", 0, 0,
			"Q3" },
		{ 21, "bob", "A3 nain #c", 0, 0, "3 label" },
	};

	expect_recap("@host@t.example", lines, G_N_ELEMENTS(lines));
}

/* What is no chat. */
static void
test_ordinary(void)
{
	static const Line lines[] = {
		{ 0, "ada", "Q3 figures are out: enrolment is up. #c", 0, 0, "" },
		{ 5, "ada", "Q1. What did the Romans ever do for us? Answers on A4, please. #c", 0,
			0, "" },
		{ 6, "bob", "A1 condition, hardly used, collect from B12 #c", 0, 0, "" },
		{ 7, "cyd", "My first question is always: have you eaten? #c", 0, 0, "" },
		{ 8, "dee", "FAQ. Q1: is there parking? A1: no. Q2: is there tea? A2: yes. #c", 0,
			0, "" },
		{ 9, "eve", "Question 1 of the paper was about otters. Question 2 was not. #c", 0,
			0, "" },
		{ 10, "bob", "Which question?", 6, 0, "" },
		{ 11, "cyd", "Mine was otters too", 6, 0, "" },
	};

	expect_recap("", lines, G_N_ELEMENTS(lines));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/recap/tidy", test_tidy);
	g_test_add_func("/recap/spellings", test_spellings);
	g_test_add_func("/recap/languages", test_languages);
	g_test_add_func("/recap/slips", test_slips);
	g_test_add_func("/recap/time", test_time);
	g_test_add_func("/recap/chaired", test_chaired);
	g_test_add_func("/recap/quotes", test_quotes);
	g_test_add_func("/recap/two_chats", test_two_chats);
	g_test_add_func("/recap/thread", test_thread);
	g_test_add_func("/recap/bare", test_bare);
	g_test_add_func("/recap/answers_alone", test_answers_alone);
	g_test_add_func("/recap/networks", test_networks);
	g_test_add_func("/recap/echo", test_echo);
	g_test_add_func("/recap/ends", test_ends);
	g_test_add_func("/recap/misnumbered", test_misnumbered);
	g_test_add_func("/recap/marks", test_marks);
	g_test_add_func("/recap/told", test_told);
	g_test_add_func("/recap/open", test_open);
	g_test_add_func("/recap/languages_of_hosts", test_languages_of_hosts);
	g_test_add_func("/recap/told_before", test_told_before);
	g_test_add_func("/recap/ordinary", test_ordinary);
	return g_test_run();
}
