#include "recap/chat_manner.h"

#include <string.h>

/* Politeness is short; what has more words says something besides, */
#define POLITE_WORDS_MAX 12
/* unless so many in a hundred are its words. */
#define POLITE_SHARE 50
#define ARRIVAL_WORDS 8
/* Whoever asks everybody says so with one of the first words. */
#define ASKING_WORDS 4
/* And whoever says their name says it there. */
#define NAME_WORDS 4
#define NAME_LETTERS_MIN 3

/* Greetings, thanks and leave, in the languages of labels, */
static const char *const greeting_words[] = { "hi", "hello", "hey", "hiya", "evening", "morning",
	"afternoon", "thanks", "thank", "ta", "cheers", "bye", "goodbye", "goodnight", "night",
	"welcome", "sorry", "lurking", "lurk", "joining", "tonight", "everyone", "everybody",
	"folks", "chat", "hosting", "question", "questions", "helo", "shwmae", "s'mae", "noswaith",
	"nos", "bore", "diolch", "croeso", "hwyl", "bawb", "hallo", "moin", "guten", "abend",
	"danke", "tschuss", "willkommen", "zusammen", "bonsoir", "bonjour", "salut", "merci",
	"bienvenue", "soiree", "nuit", "tous", "toutes", "hola", "buenas", "buenos", "tardes",
	"noches", "gracias", "bienvenida", "bienvenido", "adios", "todos", "todas", NULL };

/* praise and assent, */
static const char *const praise_words[] = { "here", "lovely", "great", "brilliant", "fantastic",
	"wonderful", "amazing", "yes", "agree", "agreed", "absolutely", "exactly", "same", "love",
	"loved", "nice", "haha", "ha", "lol", "wow", "ooh", "all", "point", "well", "said", "done",
	"indeed", "true", "ditto", "definitely", "dda", "gwych", "cytuno", "gerne", "stimmt",
	"genau", "alle", "bonne", "exactement", "oui", "exacto", NULL };

/* What a host ends a chat with. */
static const char *const leave_words[] = { "thank", "thanks", "goodnight", "night", "bye", "wrap",
	"over", "diolch", "hwyl", "danke", "feierabend", "merci", "gracias", NULL };

/* Who has just come in, or goes, says so with one of the first words. */
static const char *const arrival_words[] = { "hi", "hello", "hey", "heyy", "hiya", "evening",
	"evenin", "thank", "thanks", "cheers", "night", "goodnight", "bye", "diolch", "danke",
	"merci", "gracias", "joining", "joined", "lurking", "late", "watching", "helo", "shwmae",
	"noswaith", "hallo", "moin", "bonsoir", "bonjour", "salut", "hola", "buenas", NULL };

/* "Has anyone got …", "Does anybody know …", whether a question mark follows or not. */
static const char *const asking_words[] = { "has", "have", "does", "do", "can", "could", "is",
	"would", "any", "anyone", "anybody", "oes", "hat", "kann", "kennt", "alguien", "quelqu'un",
	NULL };
static const char *const anybody_words[] = { "anyone", "anybody", "someone", "somebody", "rhywun",
	"unrhyw", "jemand", "quelqu'un", "alguien", NULL };

/* Behind "next": another chat. */
static const char *const time_words[] = { "week", "month", "time", "term", "one", "chat", "monday",
	"tuesday", "tues", "wednesday", "weds", "thursday", "thurs", "friday", "sunday", NULL };

/* "A: tea", "Answer: tea". */
static const char *const answer_words[] = { "a", "an", "ans", "answer", "ateb", "antwort",
	"reponse", "respuesta", NULL };

/* "Who's here?", "say who you are", "introduce yourselves": two words behind each other. */
static const char *const roll_calls[][2] = {
	{ "who's", "here" },
	{ "who's", "in" },
	{ "who's", "about" },
	{ "who's", "around" },
	{ "who's", "joining" },
	{ "who's", "there" },
	{ "is", "here" },
	{ "is", "joining" },
	{ "who", "you" },
	{ "roll", "call" },
	{ "introduce", "yourself" },
	{ "introduce", "yourselves" },
	{ "sydd", "yma" },
	{ "ist", "da" },
	{ "ist", "dabei" },
	{ "est", "la" },
	{ "quien", "esta" },
};

/* and what stands between them. */
static const char *const small_words[] = { "a", "an", "the", "to", "for", "and", "i", "i'm", "am",
	"is", "it", "it's", "this", "that", "you", "your", "so", "very", "much", "of", "from", "in",
	"on", "at", "my", "me", "we", "be", "just", "good", "first", "time", "late", "with", "what",
	"us", "y", "yr", "i", "yn", "fawr", "der", "die", "das", "und", "auch", "fur", "ich", "bin",
	"de", "la", "le", "les", "et", "pour", "a", "el", "los", "por", "muchas", "muy", NULL };

/* How many words of a post are in a list. */
static guint
count_in(const ChatPost *post, const char *const *list)
{
	guint count = 0;

	for (guint i = 0; i < post->words->len; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		count += chat_word_is_said(word) && chat_word_is_one_of(word->folded, list) ? 1 : 0;
	}
	return count;
}

bool
chat_manner_is_polite(const ChatPost *post)
{
	const guint polite = count_in(post, greeting_words) + count_in(post, praise_words);
	const guint small = count_in(post, small_words);

	if (post->said == 0) {
		return post->post->media->len == 0;
	}
	return polite > 0 && post->said <= POLITE_WORDS_MAX
		&& (polite + small >= post->said || polite * 100 >= post->said * POLITE_SHARE);
}

bool
chat_manner_greets(const ChatPost *post)
{
	return chat_manner_is_polite(post)
		&& (post->said == 0 || count_in(post, greeting_words) > 0);
}

bool
chat_manner_comes_in(const ChatPost *post)
{
	guint said = 0;

	for (guint i = 0; i < post->words->len && said < ARRIVAL_WORDS; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		said += chat_word_is_said(word) ? 1 : 0;
		if (chat_word_is_said(word) && chat_word_is_one_of(word->folded, arrival_words)) {
			return true;
		}
	}
	return false;
}

/* Whether a word is the author's: of their name, or the beginning of their handle. */
static bool
is_own_name(const ChatPost *post, const GPtrArray *names, const char *folded)
{
	if (g_utf8_strlen(folded, -1) < NAME_LETTERS_MIN) {
		return false;
	}
	for (guint i = 0; i < names->len; i++) {
		const ChatWord *name = g_ptr_array_index(names, i);

		if (name->kind == CHAT_WORD_LETTERS && strcmp(name->folded, folded) == 0) {
			return true;
		}
	}
	return *post->author == '@' && strncmp(post->author + 1, folded, strlen(folded)) == 0;
}

bool
chat_manner_introduces(const ChatPost *post)
{
	g_autoptr(GPtrArray) names = chat_words(post->post->author_name != NULL
			? post->post->author_name
			: "");
	guint said = 0;

	for (guint i = 0; i < post->words->len && said < NAME_WORDS; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		said += chat_word_is_said(word) ? 1 : 0;
		if (word->kind == CHAT_WORD_LETTERS && is_own_name(post, names, word->folded)) {
			return true;
		}
	}
	return false;
}

bool
chat_manner_calls_roll(const ChatPost *post)
{
	const ChatWord *last = NULL;

	for (guint i = 0; i < post->words->len; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		if (!chat_word_is_said(word)) {
			continue;
		}
		for (gsize k = 0; last != NULL && k < G_N_ELEMENTS(roll_calls); k++) {
			if (strcmp(last->folded, roll_calls[k][0]) == 0
				&& strcmp(word->folded, roll_calls[k][1]) == 0) {
				return true;
			}
		}
		last = word;
	}
	return false;
}

bool
chat_manner_looks_ahead(const ChatPost *post)
{
	for (guint i = 0; i + 1 < post->words->len; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);
		const ChatWord *next = g_ptr_array_index(post->words, i + 1);

		if (strcmp(word->folded, "next") == 0
			&& chat_word_is_one_of(next->folded, time_words)) {
			return true;
		}
	}
	return false;
}

bool
chat_manner_takes_leave(const ChatPost *post)
{
	return count_in(post, leave_words) > 0 && !post->asks;
}

bool
chat_manner_asks_back(const ChatPost *post)
{
	for (guint i = post->words->len; i > 0; i--) {
		const ChatWord *word = g_ptr_array_index(post->words, i - 1);

		if (chat_word_is_said(word)) {
			return false;
		}
		if (chat_word_is_mark(word, '?')) {
			return true;
		}
	}
	return false;
}

bool
chat_manner_answers(const ChatPost *post)
{
	for (guint i = 0; i < post->words->len; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);
		const ChatWord *next = chat_word_at(post->words, i + 1);

		if (chat_word_is_said(word)) {
			return chat_word_is_one_of(word->folded, answer_words)
				&& chat_word_is_mark(next, ':') && next->is_glued;
		}
	}
	return false;
}

bool
chat_manner_asks_around(const ChatPost *post)
{
	bool is_asking = false;
	guint said = 0;

	for (guint i = 0; i < post->words->len && said < ASKING_WORDS; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		if (chat_word_is_said(word)) {
			said++;
			is_asking = is_asking || chat_word_is_one_of(word->folded, asking_words);
			if (is_asking && chat_word_is_one_of(word->folded, anybody_words)) {
				return true;
			}
		}
	}
	return false;
}

const char *
chat_manner_address(const ChatPost *post)
{
	const ChatWord *first = chat_word_at(post->words, 0);

	for (guint i = 0; first != NULL && first->kind != CHAT_WORD_HANDLE; i++) {
		if (chat_word_is_said(first)) {
			return NULL;
		}
		first = chat_word_at(post->words, i + 1);
	}
	return first != NULL ? first->folded : NULL;
}

bool
chat_manner_means(const char *handle, const ChatPost *post)
{
	const gsize length = strlen(handle);
	const char *author = post->author;

	return strncmp(author, handle, length) == 0
		&& (author[length] == '\0' || author[length] == '@' || author[length] == '.');
}

bool
chat_manner_passes_on(const ChatPost *post)
{
	const ChatWord *first = chat_word_at(post->words, 0), *next = chat_word_at(post->words, 1);

	for (guint i = 1; first != NULL && first->kind == CHAT_WORD_LINE; i++) {
		first = next;
		next = chat_word_at(post->words, i + 1);
	}
	return first != NULL && strcmp(first->folded, "rt") == 0 && next != NULL
		&& next->kind == CHAT_WORD_HANDLE;
}
