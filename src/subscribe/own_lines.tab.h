/*
 * What mail programs write above somebody else's words, in small letters: English, Welsh, German,
 * French, Spanish. As Apple Mail, Gmail, Outlook and Thunderbird have it.
 */

/* That somebody wrote, in a line with the day and their name. */
static const char *const verbs[] = { " wrote", " schrieb", " a écrit", " escribió", "ysgrifennodd",
	NULL };

/* Above the head of a mail that is passed on. */
static const char *const forwards[] = { "forwarded message", "weitergeleitete nachricht",
	"message transféré", "mensaje reenviado", "neges wedi'i hanfon ymlaen", NULL };

/* The first field of such a head, and those that stand below it. */
static const char *const senders[] = { "from", "oddi wrth", "von", "de", NULL };
static const char *const fields[] = { "sent", "date", "to", "subject", "reply-to", "cc",
	"anfonwyd", "dyddiad", "at", "pwnc", "gesendet", "datum", "an", "betreff", "envoyé",
	"à", "objet", "enviado", "enviado el", "fecha", "para", "asunto", NULL };

/* How a line begins that telephones and web mail put below what somebody writes. */
static const char *const signatures[] = { "sent from my ", "sent from outlook",
	"sent from mail for ",
	"sent from yahoo", "sent from proton", "sent from gmail", "sent with proton",
	"get outlook for ", "anfonwyd o fy ", "von meinem ", "von meiner ", "gesendet von ",
	"gesendet mit ", "envoyé de mon ", "envoyé depuis ", "envoyé à partir de ",
	"enviado desde ", "obtener outlook para ", NULL };
