/*
 * The words of orders, as order_fold() leaves them: small letters without accents. English, Welsh,
 * German, French, Spanish. A phrase is tried before the shorter ones that it begins with, whatever
 * their order here.
 */

typedef struct OrderWord {
	const char *words;
	int means;
} OrderWord;

static const OrderWord orders[] = {
	{ "subscribe", ORDER_SUBSCRIBE },
	{ "subscribe me", ORDER_SUBSCRIBE },
	{ "join", ORDER_SUBSCRIBE },
	{ "sign me up", ORDER_SUBSCRIBE },
	{ "tanysgrifio", ORDER_SUBSCRIBE },
	{ "ymuno", ORDER_SUBSCRIBE },
	{ "abonnieren", ORDER_SUBSCRIBE },
	{ "anmelden", ORDER_SUBSCRIBE },
	{ "mich anmelden", ORDER_SUBSCRIBE },
	{ "s'abonner", ORDER_SUBSCRIBE },
	{ "abonner", ORDER_SUBSCRIBE },
	{ "inscription", ORDER_SUBSCRIBE },
	{ "suscribir", ORDER_SUBSCRIBE },
	{ "suscribirme", ORDER_SUBSCRIBE },

	{ "unsubscribe", ORDER_LEAVE },
	{ "unsubscribe me", ORDER_LEAVE },
	{ "leave", ORDER_LEAVE },
	{ "signoff", ORDER_LEAVE },
	{ "sign off", ORDER_LEAVE },
	{ "opt out", ORDER_LEAVE },
	{ "stop", ORDER_LEAVE },
	{ "stop it", ORDER_LEAVE },
	{ "stop this", ORDER_LEAVE },
	{ "remove me", ORDER_LEAVE },
	{ "take me off", ORDER_LEAVE },
	{ "dad-danysgrifio", ORDER_LEAVE },
	{ "gadael", ORDER_LEAVE },
	{ "abbestellen", ORDER_LEAVE },
	{ "abmelden", ORDER_LEAVE },
	{ "mich abmelden", ORDER_LEAVE },
	{ "austragen", ORDER_LEAVE },
	{ "se desabonner", ORDER_LEAVE },
	{ "desabonner", ORDER_LEAVE },
	{ "desinscription", ORDER_LEAVE },
	{ "darme de baja", ORDER_LEAVE },
	{ "baja", ORDER_LEAVE },
	{ "cancelar suscripcion", ORDER_LEAVE },

	{ "pause", ORDER_PAUSE },
	{ "pause it", ORDER_PAUSE },
	{ "rest", ORDER_PAUSE },
	{ "seibiant", ORDER_PAUSE },
	{ "pausieren", ORDER_PAUSE },
	{ "pausa", ORDER_PAUSE },
	{ "pausar", ORDER_PAUSE },

	{ "resume", ORDER_RESUME },
	{ "resume it", ORDER_RESUME },
	{ "go on", ORDER_RESUME },
	{ "ailgychwyn", ORDER_RESUME },
	{ "fortsetzen", ORDER_RESUME },
	{ "weiter", ORDER_RESUME },
	{ "reprendre", ORDER_RESUME },
	{ "reanudar", ORDER_RESUME },

	{ "weekly", ORDER_WEEKLY },
	{ "every edition", ORDER_WEEKLY },
	{ "wythnosol", ORDER_WEEKLY },
	{ "wochentlich", ORDER_WEEKLY },
	{ "hebdomadaire", ORDER_WEEKLY },
	{ "semanal", ORDER_WEEKLY },

	{ "monthly", ORDER_MONTHLY },
	{ "once a month", ORDER_MONTHLY },
	{ "misol", ORDER_MONTHLY },
	{ "monatlich", ORDER_MONTHLY },
	{ "mensuel", ORDER_MONTHLY },
	{ "mensual", ORDER_MONTHLY },

	{ "html", ORDER_HTML },

	{ "plain", ORDER_TEXT },
	{ "text", ORDER_TEXT },
	{ "plain text", ORDER_TEXT },
	{ "testun plaen", ORDER_TEXT },
	{ "nur text", ORDER_TEXT },
	{ "texte", ORDER_TEXT },
	{ "texto", ORDER_TEXT },

	{ "tell", ORDER_TELL },
	{ "tell me", ORDER_TELL },
	{ "my data", ORDER_TELL },
	{ "show me my data", ORDER_TELL },
	{ "send me my data", ORDER_TELL },
	{ "tell me my data", ORDER_TELL },
	{ "what do you hold about me", ORDER_TELL },
	{ "what do you hold on me", ORDER_TELL },
	{ "what do you know about me", ORDER_TELL },
	{ "what do you have about me", ORDER_TELL },
	{ "what do you have on me", ORDER_TELL },
	{ "what do you know of me", ORDER_TELL },
	{ "what data do you hold about me", ORDER_TELL },
	{ "which data do you hold about me", ORDER_TELL },
	{ "fy nata", ORDER_TELL },
	{ "fy nata i", ORDER_TELL },
	{ "pa ddata sydd gennych amdanaf", ORDER_TELL },
	{ "pa ddata sydd gennych amdanaf i", ORDER_TELL },
	{ "beth ydych chi'n ei wybod amdanaf", ORDER_TELL },
	{ "beth ydych chi'n ei wybod amdanaf i", ORDER_TELL },
	{ "beth sydd gennych amdanaf i", ORDER_TELL },
	{ "meine daten", ORDER_TELL },
	{ "was wisst ihr uber mich", ORDER_TELL },
	{ "was wissen sie uber mich", ORDER_TELL },
	{ "was habt ihr uber mich gespeichert", ORDER_TELL },
	{ "was haben sie uber mich gespeichert", ORDER_TELL },
	{ "welche daten habt ihr uber mich", ORDER_TELL },
	{ "welche daten haben sie uber mich", ORDER_TELL },
	{ "mes donnees", ORDER_TELL },
	{ "que savez-vous de moi", ORDER_TELL },
	{ "que savez-vous sur moi", ORDER_TELL },
	{ "quelles donnees avez-vous sur moi", ORDER_TELL },
	{ "quelles donnees detenez-vous sur moi", ORDER_TELL },
	{ "mis datos", ORDER_TELL },
	{ "que sabeis de mi", ORDER_TELL },
	{ "que saben de mi", ORDER_TELL },
	{ "que datos teneis sobre mi", ORDER_TELL },
	{ "que datos tienen sobre mi", ORDER_TELL },
	{ "que datos tienen de mi", ORDER_TELL },

	{ "erase", ORDER_ERASE },
	{ "erase me", ORDER_ERASE },
	{ "forget me", ORDER_ERASE },
	{ "delete my data", ORDER_ERASE },
	{ "erase my data", ORDER_ERASE },
	{ "delete me", ORDER_ERASE },
	{ "dileu", ORDER_ERASE },
	{ "dileu fy nata", ORDER_ERASE },
	{ "loschen", ORDER_ERASE },
	{ "meine daten loschen", ORDER_ERASE },
	{ "effacer", ORDER_ERASE },
	{ "effacer mes donnees", ORDER_ERASE },
	{ "borrar mis datos", ORDER_ERASE },

	{ "register", ORDER_REGISTER },
	{ "cofrestru", ORDER_REGISTER },
	{ "registrieren", ORDER_REGISTER },
	{ "enregistrer", ORDER_REGISTER },
	{ "registrar", ORDER_REGISTER },

	{ "help", ORDER_HELP },
	{ "help me", ORDER_HELP },
	{ "cymorth", ORDER_HELP },
	{ "hilfe", ORDER_HELP },
	{ "aide", ORDER_HELP },
	{ "ayuda", ORDER_HELP },
};

/* What confirms, where it is all that somebody writes on their first line, but for a courtesy. */
static const OrderWord yes[] = {
	{ "yes", ORDER_CONFIRM },
	{ "yes that was me", ORDER_CONFIRM },
	{ "yes it was me", ORDER_CONFIRM },
	{ "confirm", ORDER_CONFIRM },
	{ "i confirm", ORDER_CONFIRM },
	{ "confirmed", ORDER_CONFIRM },
	{ "ie", ORDER_CONFIRM },
	{ "cadarnhau", ORDER_CONFIRM },
	{ "ja", ORDER_CONFIRM },
	{ "oui", ORDER_CONFIRM },
	{ "si", ORDER_CONFIRM },
};

/* What refuses, likewise. */
static const OrderWord noes[] = {
	{ "no", ORDER_NONE },
	{ "na", ORDER_NONE },
	{ "nage", ORDER_NONE },
	{ "nein", ORDER_NONE },
	{ "non", ORDER_NONE },
};

/* Words that stand before what a wish is about, and change nothing: "from the", "to my". */
static const char *const leads[] = { "from", "to", "of", NULL };
static const char *const articles[] = { "the", "this", "my", "your", NULL };

/* What it is about, where no name says so, or behind one. */
static const char *const things[] = { "digest", "newsletter", "list", "mailing list", "mail",
	"mails", "email", "emails", "subscription", "edition", "editions", NULL };
