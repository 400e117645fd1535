#include "recap/chat_ask.h"

#include "text/numeral.h"

#include <string.h>

/* Fewer words ask nothing by themselves. */
#define OWN_WORDS_MIN 3
/* A picture, or a post that is quoted, asks for a post of no more words. */
#define CARRIED_WORDS_MAX 8
/* What announces a question is short. */
#define ANNOUNCE_WORDS_MAX 14
/* So near behind a label stands what is said of it. */
#define NEAR_WORDS 4
/* So near to its beginning a post says that it corrects one. */
#define CORRECTION_WORDS 12
#define LIST_QUESTIONS 3

/* "Q2 in two minutes", "Q2 next": words of what is to come, in the languages of labels. */
static const char *const coming_words[] = { "coming", "comes", "up", "next", "soon", "shortly",
	"minute", "minutes", "min", "mins", "moment", "tick", "sec", "secs", "jiffy", "ready",
	"way", "follows", "approaching", "munud", "munudau", "nesaf", "fuan", "barod", "gleich",
	"folgt", "kommt", "bald", "minuten", "bereit", "arrive", "bientot", "suit", "prets",
	"moments", "viene", "llega", "pronto", "minutos", "listos", NULL };

static const char *const within_words[] = { "in", "mewn", "dans", "en", NULL };

/* Between a label and "last". */
static const char *const and_words[] = { "and", "y", "e", "et", "und", "en", "a", "ac", "agus",
	NULL };

/* "In a tick": how long, where no number stands. */
static const char *const articles[] = { "a", "an", "einer", "einem", NULL };

/* "Are we ready for Q2?" */
static const char *const ready_words[] = { "ready", "barod", "bereit", "prets", "listos", "listas",
	NULL };

/* "Answers to Q1", "still on Q2": what is spoken of. */
static const char *const spoken_words[] = { "answers", "answer", "answering", "responses",
	"response", "replies", "replying", "responding", "thoughts", "contributions", "after",
	"before", "since", "until", "still", "back", "thanks", "from", "during", "about", "then",
	"atebion", "ol", "antworten", "nach", "vor", "reponses", "apres", "avant", "respuestas",
	"despues", "antes", NULL };

/* Right behind a label: it is what the sentence is about. */
static const char *const speaking_verbs[] = { "of", "is", "was", "has", "had", "were", "are", "got",
	"gets", "answers", "responses", "replies", "closed", "done", "ist", "war", "hat", "est",
	"etait", "es", "fue", "ha", "yw", "oedd", NULL };

static const char *const prepositions[] = { "of", "about", "on", "to", "for", "with", "than", "in",
	"at", "by", "am", "i", "ar", "zu", "von", "uber", "fur", "pour", "sur", "para", "sobre",
	"de", "a", NULL };

/* These say by themselves that something was wrong, */
static const char *const correcting_words[] = { "correction", "corrected", "corrigendum", "erratum",
	"typo", "meant", "misnumbered", "amended", "cywiriad", "camgymeriad", "korrektur",
	"korrigiert", "tippfehler", "corrige", "correccion", "errata", NULL };

/* these before the label of a question, */
static const char *const sorry_words[] = { "sorry", "oops", "apologies", "ignore", "sori",
	"ymddiheuriadau", "entschuldigung", "meinte", "pardon", "desole", "desolee", "perdon",
	"quise", NULL };

/* and these right behind it. */
static const char *const amending_words[] = { "again", "should", "now", "eto", "nochmal", "sollte",
	"encore", "otra", NULL };

static const ChatLabel *
label_at(const ChatPost *post, guint index)
{
	return &g_array_index(post->labels, ChatLabel, index);
}

/* The words that are said between two places of the text. */
static guint
count_said(const ChatPost *post, guint from, guint to)
{
	guint count = 0;

	for (guint i = from; i < to && i < post->words->len; i++) {
		count += chat_word_is_said(g_ptr_array_index(post->words, i)) ? 1 : 0;
	}
	return count;
}

/* Where the next label of a question begins, or the text ends. */
static guint
next_label(const ChatPost *post, const ChatLabel *label)
{
	for (guint i = 0; i < post->labels->len; i++) {
		const ChatLabel *other = label_at(post, i);

		if (other->from >= label->to && other->kind == CHAT_LABEL_QUESTION) {
			return other->from;
		}
	}
	return post->words->len;
}

/* The @count-th word that is said before a label, from 1; NULL: there are fewer. */
static const ChatWord *
said_before(const ChatPost *post, const ChatLabel *label, guint count)
{
	for (guint i = label->from; i > 0; i--) {
		const ChatWord *word = g_ptr_array_index(post->words, i - 1);

		count -= chat_word_is_said(word) ? 1 : 0;
		if (count == 0) {
			return word;
		}
	}
	return NULL;
}

/* Whether one of the first words behind a label is in a list. */
static bool
has_near(const ChatPost *post, const ChatLabel *label, const char *const *list, guint words)
{
	for (guint i = label->to; i < post->words->len && words > 0; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		if (chat_word_is_said(word)) {
			words--;
			if (chat_word_is_one_of(word->folded, list)) {
				return true;
			}
		}
	}
	return false;
}

static bool
is_one(const ChatWord *word, const char *const *list)
{
	return word != NULL && chat_word_is_one_of(word->folded, list);
}

/* "I post Q1, you post A1": how it is done is told. */
static bool
is_explained(const ChatPost *post, const ChatLabel *label)
{
	for (guint i = 1; i < post->words->len && !label->opens; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);
		const ChatWord *before = g_ptr_array_index(post->words, i - 1);

		if (word->kind == CHAT_WORD_DIGITS && word->is_glued
			&& strcmp(before->folded, "a") == 0
			&& g_ascii_strtoull(word->folded, NULL, 10) == label->first) {
			return true;
		}
	}
	return false;
}

/* Whether the sentence that a label begins asks, or leads to what does: "Q4 is about time: whose?"
 */
static bool
sentence_asks(const ChatPost *post, const ChatLabel *label)
{
	for (guint i = label->to; i < post->words->len && post->asks; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		if (chat_word_ends_sentence(word)) {
			return !chat_word_is_mark(word, '.') && !chat_word_is_mark(word, '!');
		}
	}
	return post->asks;
}

/* "Answers to Q1", "what did you make of Q1?" */
static bool
is_spoken_of(const ChatPost *post, const ChatLabel *label)
{
	if (label->opens) {
		return !label->is_marked && has_near(post, label, speaking_verbs, 1)
			&& !sentence_asks(post, label);
	}
	if (is_one(said_before(post, label, 1), spoken_words)
		|| is_one(said_before(post, label, 2), spoken_words)) {
		return true;
	}
	return label->after <= 1 && is_one(said_before(post, label, 1), prepositions)
		&& !label->is_tag && post->said > OWN_WORDS_MIN;
}

static bool
has_company(const ChatPost *post)
{
	return post->post->media->len > 0 || post->post->quote != NULL || post->quoted != CHAT_NONE
		|| post->post->poll != NULL;
}

/* "P6 y última: …", "V5 en de laatste: …": what begins with a label and goes on with "and". */
static bool
goes_on(const ChatPost *post, const ChatLabel *label)
{
	return label->before == 0 && has_near(post, label, and_words, 1);
}

static bool
is_foreign_and_loose(const ChatPost *post, const ChatLabel *label)
{
	return label->form == CHAT_LABEL_FOREIGN && !goes_on(post, label)
		&& !(label->is_marked && (label->opens || label->is_introduced));
}

/* "5", "five", "a". */
static bool
is_length(const ChatWord *word)
{
	guint number;

	return word != NULL
		&& (word->kind == CHAT_WORD_DIGITS || numeral_read(word->folded, &number)
			|| chat_word_is_one_of(word->folded, articles));
}

/* "First question in five", "Q2 in 2 mins", "Q2 in a tick, my phone is flat". */
static bool
is_in_a_while(const ChatPost *post, const ChatLabel *label)
{
	const ChatWord *word = chat_word_at(post->words, label->to);
	const ChatWord *next = chat_word_at(post->words, label->to + 1);

	if (word == NULL || !chat_word_is_one_of(word->folded, within_words)) {
		return false;
	}
	return label->after <= NEAR_WORDS || (!post->asks && is_length(next));
}

/* Whether the label says that its question is to come. */
static bool
announces(const ChatPost *post, const ChatLabel *label, guint own)
{
	const bool is_asked = post->asks
		&& own >= (label->is_marked ? OWN_WORDS_MIN : ANNOUNCE_WORDS_MAX);

	if (is_asked) {
		return false;
	}
	for (guint i = 0; i < label->from && own == 0; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		if (chat_word_is_said(word) && chat_word_is_one_of(word->folded, ready_words)) {
			return true;
		}
	}
	return has_near(post, label, coming_words, NEAR_WORDS) || is_in_a_while(post, label);
}

static ChatAskKind
kind_of(const ChatPost *post, const ChatLabel *label)
{
	const guint own = count_said(post, label->to, next_label(post, label));
	const bool stands_out = label->opens || label->is_marked || label->is_tag || own <= 1;

	if (is_foreign_and_loose(post, label) || label->last - label->first > 1) {
		return CHAT_ASK_NOTHING; /* "Q1 to Q6" are spoken of */
	}
	if (label->form == CHAT_LABEL_NUMBER) {
		/* "3) where does it go wrong. really" */
		return label->is_marked && own >= OWN_WORDS_MIN && (post->asks || label->opens)
			? CHAT_ASK_QUESTION
			: CHAT_ASK_NOTHING;
	}
	if (announces(post, label, own)) {
		return CHAT_ASK_ANNOUNCE;
	}
	if (is_explained(post, label)
		|| (is_spoken_of(post, label)
			&& !(label->is_marked && own >= OWN_WORDS_MIN && post->asks))) {
		return CHAT_ASK_NOTHING;
	}
	if (label->opens && label->is_marked && own >= OWN_WORDS_MIN) {
		return CHAT_ASK_QUESTION;
	}
	if (post->asks && label->is_marked && own > 0) {
		return CHAT_ASK_QUESTION;
	}
	if (post->asks && MAX(own, label->before) >= OWN_WORDS_MIN
		&& (stands_out || label->form == CHAT_LABEL_WORD
			|| label->form == CHAT_LABEL_ORDINAL || label->is_introduced)
		&& !(own == 0 && post->said <= OWN_WORDS_MIN)) {
		return CHAT_ASK_QUESTION;
	}
	if (has_company(post) && post->said <= CARRIED_WORDS_MAX) {
		return CHAT_ASK_QUESTION;
	}
	if (label->opens && own >= OWN_WORDS_MIN && label->form != CHAT_LABEL_ORDINAL) {
		return CHAT_ASK_QUESTION;
	}
	return post->said <= ANNOUNCE_WORDS_MAX ? CHAT_ASK_NAME : CHAT_ASK_NOTHING;
}

/* Who begins with the label of an answer answers. */
static bool
is_answer(const ChatPost *post)
{
	for (guint i = 0; i < post->labels->len; i++) {
		const ChatLabel *label = label_at(post, i);

		if (label->kind == CHAT_LABEL_ANSWER && label->before == 0) {
			return true;
		}
	}
	return false;
}

static void
take(ChatAsk *ask, const ChatLabel *label, ChatAskKind kind)
{
	ask->kind = kind;
	ask->number = label->first;
	ask->last = label->last;
	ask->part = label->part;
	ask->is_firm = label->opens && label->is_marked;
	ask->label = label;
}

/* Whether one of the first words of a post is in a list. */
static bool
begins_with(const ChatPost *post, const char *const *list)
{
	guint words = 0;

	for (guint i = 0; i < post->words->len && words < CORRECTION_WORDS; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		words += chat_word_is_said(word) ? 1 : 0;
		if (chat_word_is_said(word) && chat_word_is_one_of(word->folded, list)) {
			return true;
		}
	}
	return false;
}

/* "*Q3": as people mend a word; "*Q3*" and "**Q3**" are bold. */
static bool
is_starred(const ChatPost *post, const ChatLabel *label)
{
	return label->from == 1 && chat_word_is_mark(chat_word_at(post->words, 0), '*')
		&& !chat_word_is_mark(chat_word_at(post->words, label->to - 1), '*')
		&& !chat_word_is_mark(chat_word_at(post->words, label->to), '*');
}

/* "Sorry, Q2: …", "Q2 again". */
static bool
is_sorry(const ChatPost *post, const ChatLabel *label)
{
	for (guint i = 0; i < label->from; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);

		if (chat_word_is_said(word) && chat_word_is_one_of(word->folded, sorry_words)) {
			return true;
		}
	}
	return has_near(post, label, amending_words, 1) || is_starred(post, label);
}

bool
chat_ask_corrects(const ChatPost *post)
{
	return begins_with(post, correcting_words);
}

/* How many times the next number is set off, from the first word on: "1. Who? / 2. When?", "1) who
 * 2) when". */
static guint
count_numbered(const ChatPost *post)
{
	guint count = 0;

	for (guint i = 0; i < post->words->len; i++) {
		const ChatWord *word = g_ptr_array_index(post->words, i);
		const ChatWord *before = i > 0 ? chat_word_at(post->words, i - 1) : NULL;
		const ChatWord *next = chat_word_at(post->words, i + 1);

		if (word->kind == CHAT_WORD_DIGITS
			&& (count > 0 || before == NULL || chat_word_ends_sentence(before))
			&& next != NULL && next->kind == CHAT_WORD_MARK && next->is_glued
			&& g_ascii_strtoull(word->folded, NULL, 10) == count + 1) {
			count++;
		}
	}
	return count;
}

ChatAsk
chat_ask_read(const ChatPost *post)
{
	ChatAsk ask = { CHAT_ASK_NOTHING, 0, 0, 0, false, NULL };
	guint asked = 0;

	for (guint i = 0; i < post->labels->len && !is_answer(post); i++) {
		const ChatLabel *label = label_at(post, i);
		const ChatAskKind kind = label->kind == CHAT_LABEL_QUESTION ? kind_of(post, label)
									    : CHAT_ASK_NOTHING;

		if (kind == CHAT_ASK_QUESTION && ask.kind != CHAT_ASK_QUESTION) {
			take(&ask, label, kind);
			asked = 1;
		} else if (kind == CHAT_ASK_QUESTION && label->first > ask.last) {
			ask.last = label->last;
			asked++;
		} else if ((kind == CHAT_ASK_ANNOUNCE || kind == CHAT_ASK_NAME)
			&& ask.kind == CHAT_ASK_NOTHING) {
			take(&ask, label, kind);
		}
	}
	if (asked >= LIST_QUESTIONS || count_numbered(post) >= LIST_QUESTIONS) {
		ask.kind = CHAT_ASK_LIST;
	} else if (ask.kind != CHAT_ASK_NOTHING
		&& (chat_ask_corrects(post) || is_sorry(post, ask.label))) {
		ask.kind = CHAT_ASK_CORRECT;
	}
	return ask;
}
