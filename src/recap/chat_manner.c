#include "recap/chat_manner.h"

#include <string.h>

/* Politeness is short; what has more words says something besides, */
#define POLITE_WORDS_MAX 12
/* unless so many in a hundred are its words. */
#define POLITE_SHARE 50

/* Greetings, thanks, praise and leave, in the languages of labels, */
static const char *const polite_words[] = { "hi", "hello", "hey", "hiya", "evening", "morning",
	"afternoon", "thanks", "thank", "ta", "cheers", "bye", "goodbye", "goodnight", "night",
	"welcome", "sorry", "lurking", "lurk", "joining", "here", "lovely", "great", "brilliant",
	"fantastic", "wonderful", "amazing", "yes", "agree", "agreed", "absolutely", "exactly",
	"same", "love", "loved", "nice", "haha", "ha", "lol", "wow", "ooh", "tonight", "everyone",
	"everybody", "all", "folks", "chat", "hosting", "question", "questions", "point", "well",
	"said", "done", "indeed", "true", "ditto", "definitely", "helo", "shwmae", "s'mae",
	"noswaith", "nos", "dda", "bore", "diolch", "croeso", "hwyl", "gwych", "cytuno", "bawb",
	"hallo", "moin", "guten", "abend", "danke", "tschuss", "willkommen", "gerne", "stimmt",
	"genau", "zusammen", "alle", "bonsoir", "bonjour", "salut", "merci", "bienvenue", "bonne",
	"soiree", "nuit", "tous", "toutes", "exactement", "oui", "hola", "buenas", "buenos",
	"tardes", "noches", "gracias", "bienvenida", "bienvenido", "adios", "todos", "todas",
	"exacto", NULL };

/* and what stands between them. */
static const char *const small_words[] = { "a", "an", "the", "to", "for", "and", "i", "i'm", "am",
	"is", "it", "it's", "this", "that", "you", "your", "so", "very", "much", "of", "from", "in",
	"on", "at", "my", "me", "we", "be", "just", "good", "first", "time", "late", "with", "what",
	"us", "y", "yr", "i", "yn", "fawr", "der", "die", "das", "und", "auch", "fur", "ich", "bin",
	"de", "la", "le", "les", "et", "pour", "a", "el", "los", "por", "muchas", "muy", NULL };

bool
chat_manner_is_polite(const ChatPost *post)
{
	guint polite = 0, small = 0, said = 0;

	for (guint i = 0; i < post->words->len; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		if (!chat_word_is_said(word)) {
			continue;
		}
		said++;
		if (chat_word_is_one_of(word->folded, polite_words)) {
			polite++;
		} else if (chat_word_is_one_of(word->folded, small_words)) {
			small++;
		}
	}
	if (said == 0) {
		return post->post->media->len == 0;
	}
	return polite > 0 && said <= POLITE_WORDS_MAX
		&& (polite + small == said || polite * 100 >= said * POLITE_SHARE);
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
