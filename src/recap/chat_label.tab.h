/*
 * The words of labels, as chat_words() folds them: small letters without accents. English, Welsh
 * (with its mutations), German, French, Spanish; of Dutch and Irish the names.
 */

/* What stands before a number: "Q1", "Frage 1". A full word may have its number as a word too. */
typedef struct LabelName {
	const char *word;
	ChatLabelKind kind;
	ChatLabelForm form;
	bool is_full;
} LabelName;

static const LabelName names[] = {
	{ "q", CHAT_LABEL_QUESTION, CHAT_LABEL_LETTER, false },
	{ "qu", CHAT_LABEL_QUESTION, CHAT_LABEL_LETTER, false },
	{ "qn", CHAT_LABEL_QUESTION, CHAT_LABEL_LETTER, false },
	{ "ques", CHAT_LABEL_QUESTION, CHAT_LABEL_WORD, false },
	{ "quest", CHAT_LABEL_QUESTION, CHAT_LABEL_WORD, false },
	{ "question", CHAT_LABEL_QUESTION, CHAT_LABEL_WORD, true },
	{ "f", CHAT_LABEL_QUESTION, CHAT_LABEL_FOREIGN, false },
	{ "frage", CHAT_LABEL_QUESTION, CHAT_LABEL_WORD, true },
	{ "p", CHAT_LABEL_QUESTION, CHAT_LABEL_FOREIGN, false },
	{ "preg", CHAT_LABEL_QUESTION, CHAT_LABEL_WORD, false },
	{ "pregunta", CHAT_LABEL_QUESTION, CHAT_LABEL_WORD, true },
	{ "c", CHAT_LABEL_QUESTION, CHAT_LABEL_FOREIGN, false },
	{ "cwestiwn", CHAT_LABEL_QUESTION, CHAT_LABEL_WORD, true },
	{ "gwestiwn", CHAT_LABEL_QUESTION, CHAT_LABEL_WORD, true },
	{ "chwestiwn", CHAT_LABEL_QUESTION, CHAT_LABEL_WORD, true },
	{ "nghwestiwn", CHAT_LABEL_QUESTION, CHAT_LABEL_WORD, true },
	{ "v", CHAT_LABEL_QUESTION, CHAT_LABEL_FOREIGN, false },
	{ "vraag", CHAT_LABEL_QUESTION, CHAT_LABEL_WORD, true },
	{ "ceist", CHAT_LABEL_QUESTION, CHAT_LABEL_WORD, true },
	{ "a", CHAT_LABEL_ANSWER, CHAT_LABEL_LETTER, false },
	{ "an", CHAT_LABEL_ANSWER, CHAT_LABEL_LETTER, false },
	{ "aq", CHAT_LABEL_ANSWER, CHAT_LABEL_LETTER, false },
	{ "ans", CHAT_LABEL_ANSWER, CHAT_LABEL_WORD, false },
	{ "answer", CHAT_LABEL_ANSWER, CHAT_LABEL_WORD, true },
	{ "at", CHAT_LABEL_ANSWER, CHAT_LABEL_LETTER, false },
	{ "ateb", CHAT_LABEL_ANSWER, CHAT_LABEL_WORD, true },
	{ "hateb", CHAT_LABEL_ANSWER, CHAT_LABEL_WORD, true },
	{ "antw", CHAT_LABEL_ANSWER, CHAT_LABEL_WORD, false },
	{ "antwoord", CHAT_LABEL_ANSWER, CHAT_LABEL_WORD, true },
	{ "freagra", CHAT_LABEL_ANSWER, CHAT_LABEL_WORD, true },
	{ "antwort", CHAT_LABEL_ANSWER, CHAT_LABEL_WORD, true },
	{ "r", CHAT_LABEL_ANSWER, CHAT_LABEL_FOREIGN, false },
	{ "rep", CHAT_LABEL_ANSWER, CHAT_LABEL_WORD, false },
	{ "reponse", CHAT_LABEL_ANSWER, CHAT_LABEL_WORD, true },
	{ "resp", CHAT_LABEL_ANSWER, CHAT_LABEL_WORD, false },
	{ "respuesta", CHAT_LABEL_ANSWER, CHAT_LABEL_WORD, true },
};

typedef struct LabelNumber {
	const char *word;
	guint number;
} LabelNumber;

/* "Question IV": only where a mark stands behind it, since "I" is a word. */
static const LabelNumber romans[] = {
	{ "i", 1 },
	{ "ii", 2 },
	{ "iii", 3 },
	{ "iv", 4 },
	{ "v", 5 },
	{ "vi", 6 },
	{ "vii", 7 },
	{ "viii", 8 },
	{ "ix", 9 },
	{ "x", 10 },
};

/* "First question", "cwestiwn cyntaf". */
static const LabelNumber ordinals[] = {
	{ "first", 1 },
	{ "second", 2 },
	{ "third", 3 },
	{ "fourth", 4 },
	{ "fifth", 5 },
	{ "sixth", 6 },
	{ "seventh", 7 },
	{ "eighth", 8 },
	{ "ninth", 9 },
	{ "tenth", 10 },
	{ "cyntaf", 1 },
	{ "gyntaf", 1 },
	{ "ail", 2 },
	{ "trydydd", 3 },
	{ "trydedd", 3 },
	{ "pedwerydd", 4 },
	{ "pedwaredd", 4 },
	{ "pumed", 5 },
	{ "chweched", 6 },
	{ "seithfed", 7 },
	{ "wythfed", 8 },
	{ "nawfed", 9 },
	{ "degfed", 10 },
	{ "erste", 1 },
	{ "zweite", 2 },
	{ "dritte", 3 },
	{ "vierte", 4 },
	{ "funfte", 5 },
	{ "sechste", 6 },
	{ "siebte", 7 },
	{ "achte", 8 },
	{ "neunte", 9 },
	{ "zehnte", 10 },
	{ "ersten", 1 },
	{ "zweiten", 2 },
	{ "dritten", 3 },
	{ "vierten", 4 },
	{ "funften", 5 },
	{ "sechsten", 6 },
	{ "siebten", 7 },
	{ "achten", 8 },
	{ "premiere", 1 },
	{ "deuxieme", 2 },
	{ "seconde", 2 },
	{ "troisieme", 3 },
	{ "quatrieme", 4 },
	{ "cinquieme", 5 },
	{ "sixieme", 6 },
	{ "septieme", 7 },
	{ "huitieme", 8 },
	{ "neuvieme", 9 },
	{ "dixieme", 10 },
	{ "primera", 1 },
	{ "segunda", 2 },
	{ "tercera", 3 },
	{ "cuarta", 4 },
	{ "quinta", 5 },
	{ "sexta", 6 },
	{ "septima", 7 },
	{ "octava", 8 },
	{ "novena", 9 },
	{ "decima", 10 },
	{ "next", CHAT_LABEL_NEXT },
	{ "last", CHAT_LABEL_NEXT },
	{ "final", CHAT_LABEL_NEXT },
	{ "nesaf", CHAT_LABEL_NEXT },
	{ "olaf", CHAT_LABEL_NEXT },
	{ "nachste", CHAT_LABEL_NEXT },
	{ "letzte", CHAT_LABEL_NEXT },
	{ "derniere", CHAT_LABEL_NEXT },
	{ "prochaine", CHAT_LABEL_NEXT },
	{ "suivante", CHAT_LABEL_NEXT },
	{ "ultima", CHAT_LABEL_NEXT },
	{ "siguiente", CHAT_LABEL_NEXT },
	{ "proxima", CHAT_LABEL_NEXT },
};

/* Of these those that stand behind their noun. */
static const char *const ordinals_behind[] = { "cyntaf", "olaf", "nesaf", "suivante",
	"siguiente", NULL };

/* Behind a digit: "1st question", "2e question", "1ª pregunta". */
static const char *const ordinal_ends[] = { "st", "nd", "rd", "th", "re", "er", "e", "eme",
	"a", "af", "il", "ydd", "edd", "ed", NULL };

/* Between the name and its number: "Question no. 1", "question n° 1", "pregunta número 1". */
static const char *const number_signs[] = { "no", "nr", "n", "num", "nos", "number", "rhif",
	"nummer", "numero", NULL };

/* Between two numbers: "A1 and A2". */
static const char *const list_words[] = { "and", "to", "und", "bis", "et", "y", "a", "ac",
	NULL };

/* Of how many: "Q1 of 6". */
static const char *const total_words[] = { "of", "o", "von", "sur", "de", NULL };

/* Before a number alone that begins a sentence: "For 4, …", "Zu 4: …". */
static const char *const number_introductions[] = { "for", "re", "on", "zu", "pour", "para", "i",
	"ar", NULL };

/* "Number four", "no. 4". The first of them is a word by itself. */
static const char *const number_names[] = { "no", "number", "nr", "nummer", "numero", "rhif",
	"num", NULL };
