/* How greetings begin, in small letters: English, Welsh, German, French, Spanish. */
static const char *const mailing_greetings[] = { "hi", "hello", "hey", "dear", "good morning",
	"good afternoon", "good evening", "greetings", "helo", "annwyl", "bore da", "prynhawn da",
	"shwmae", "hallo", "liebe", "lieber", "guten tag", "guten morgen", "bonjour", "cher",
	"chère", "salut", "hola", "estimado", "estimada", "querido", "querida" };

/* What stands in the names of many, and in nobody's. */
static const char *const mailing_many[] = { "all", "members", "member", "list", "group", "staff",
	"team", "teachers", "everyone", "everybody", "readers", "subscribers",
	"subscriber", "friends", "colleagues", "recipients", "undisclosed", "newsletter", "college",
	"school", "university", "department", "office", "staffroom", "education", "pawb", "aelodau",
	"alle", "mitglieder", "tous", "todos" };
