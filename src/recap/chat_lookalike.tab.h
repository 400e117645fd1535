/*
 * What stands around a label, and around what only looks like one, as chat_words() folds it.
 */

/* Before a label that somebody speaks of, within a sentence; */
static const char *const introductions[] = { "re", "for", "answer", "answers", "answering",
	"my", "to", "on", "ans", "as", "zu", "zur", "auf", "pour", "para", "sobre", "sur",
	"i", "ar", "am", "la", NULL };

/* of an answer fewer, since "on A4" is paper; */
static const char *const answer_introductions[] = { "re", "for", "my", "as", "zu", "pour",
	"para", NULL };

/* and what somebody says before they begin. */
static const char *const interjections[] = { "ok", "okay", "so", "well", "oh", "ah", "right",
	"yes", "no", "now", "hmm", "also", "finally", "and", "plus", "then", "iawn", "wel",
	"na", "ja", "und", "alors", "bon", "oui", "et", "pues", "bueno", "y", "a", "ac",
	NULL };

/* Before what looks like a label at the end: "in A4", "fluent German A2". */
static const char *const paper_words[] = { "on", "of", "in", "the", "an", "a", "to", "at",
	"size", "level", "side", "sheet", "paper", "into", "onto", "from", "down", "up",
	"german", "french", "english", "spanish", "welsh", "esol", "cefr", "grade", "auf",
	"im", "in", "der", "die", "niveau", "en", "sur", "du", "au", "de", "nivel", "ar",
	"or", "and", "und", "et", "y", "is", "my", NULL };

/* Behind what looks like the label of a question: the quarters of a year, and exams. */
static const char *const question_lookalikes[] = { "figures", "figure", "results", "result",
	"report", "reports", "revenue", "revenues", "earnings", "sales", "profit", "profits",
	"data", "budget", "budgets", "review", "reviews", "target", "targets", "numbers",
	"forecast", "forecasts", "returns", "growth", "gdp", "update", "statement",
	"enrolment", "enrolments", "recruitment", "spend", "spending", "income", "turnover",
	"planning", "plan", "plans", "retention", "attendance", "performance", "quarter",
	"financials", "accounts", "outturn", "zahlen", "ergebnisse", "umsatz", "bericht",
	"resultats", "chiffres", "bilan", "resultados", "cifras", "informe", "ffigurau",
	"canlyniadau", "fy", NULL };

/* Behind what looks like the label of an answer: paper, roads, */
static const char *const answer_lookalikes[] = { "paper", "papers", "sheet", "sheets", "size",
	"sized", "poster", "posters", "page", "pages", "figure", "pad", "pads", "card", "cards",
	"envelope", "envelopes", "road", "motorway", "roundabout", "traffic", "junction",
	"landscape", "portrait", "side", "sides", "print", "prints", "printed", "printout",
	"printouts", "laminator", "laminated", "laminates", "notebook", "notebooks", "folder",
	"folders", "format", "whiteboard", "whiteboards", "sketchbook", "flyer", "flyers",
	"booklet", "booklets", "worksheet", "worksheets", "handout", "handouts", "copy",
	"copies", "ring", "file", "files", "steak", "star", "speaker", "speakers", "papier",
	"blatt", "blatter", "plakat", "plakate", "autobahn", "seite", "feuille", "feuilles",
	"affiche", "papel", "hoja", "hojas", "papur", "dalen", "question", "questions",
	"fragen", "preguntas", NULL };

/* and, of A1 and A2, levels of a language and exams. */
static const char *const level_lookalikes[] = { "level", "levels", "class", "classes",
	"group", "groups", "learner", "learners", "student", "students", "course", "courses",
	"exam", "exams", "biology", "chemistry", "physics", "maths", "english", "german",
	"french", "spanish", "welsh", "history", "geography", "psychology", "niveau", "kurs",
	"kurse", "nivel", "lefel", NULL };
