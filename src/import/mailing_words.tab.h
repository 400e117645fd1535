/*
 * What newsletters, lists and notifications say that nobody would have written to a reader of a
 * digest; in small letters: English, Welsh, German, French, Spanish.
 */

/* What stands as a link to the letter's own page. */
static const char *const mailing_page_words[] = { "view in browser", "view in your browser",
	"view this email in your browser", "view this email in browser", "view it in your browser",
	"view online", "view this email online", "view web version", "web version",
	"view on the web", "view as a web page", "view this post on the web", "read online",
	"read in browser", "read on the web", "read in app", "open in browser",
	"open in your browser", "see this email in your browser", "view this discussion",
	"view this message", "gweld yn eich porwr", "darllen ar-lein", "im browser ansehen",
	"im browser anzeigen", "im browser lesen", "online ansehen", "voir dans le navigateur",
	"afficher dans le navigateur", "lire en ligne", "version en ligne", "ver en el navegador",
	"ver en línea", "leer en línea" };

/* What a paragraph holds that is about the mail and not its news. Where one of the lower ones
 * stands, all that follows belongs to it. */
static const char *const mailing_notes[] = { "forward to a friend", "forward this email",
	"was this email forwarded to you", "forwarded this email", "share this email",
	"add us to your address book", "having trouble viewing", "trouble reading this email",
	"email not displaying correctly", "update your profile", "anfonwch ymlaen",
	"e-mail weiterleiten", "transférer à un ami" };
static const char *const mailing_ends[] = { "unsubscribe", "manage preferences",
	"manage your preferences", "email preferences", "update your preferences",
	"update preferences", "notification settings", "manage your subscription",
	"manage subscription", "subscription settings", "you are receiving this",
	"you're receiving this", "you received this message because", "you received this email",
	"this email was sent to", "this message was sent to", "this email was intended for",
	"this message was intended for", "why did i get this", "why we included this",
	"want to change how you receive these", "no longer wish to receive",
	"don't want to receive", "our mailing address is", "copyright ©", "all rights reserved",
	"privacy policy", "start your own newsletter", "get the app", "start writing",
	"published with ghost", "powered by ", "mailing list --", "mailing list -- ",
	"to view this discussion", "dad-danysgrifio", "datdanysgrifio", "rydych yn derbyn",
	"abbestellen", "abmelden", "sie erhalten diese", "se désabonner", "se désinscrire",
	"désinscription", "vous recevez cet", "cancelar la suscripción", "darse de baja",
	"recibes este" };

/* What stands as a link and only asks to click it. */
static const char *const mailing_calls[] = { "view discussion", "view post", "view the post",
	"see post", "see more", "read more", "join the conversation", "view comment", "view group",
	"view on facebook", "view on linkedin", "like", "comment", "reply", "share", "see all",
	"view all", "go to group", "visit group", "start a conversation", "restack",
	"leave a comment", "log in", "open facebook" };

/* What stands before a group's name in a subject, the longer first, and behind it in a sender's
 * name. */
static const char *const mailing_group_words[] = { "new discussions in ", "new posts in ",
	"new activity in ", "popular posts in ", "conversations in ", "discussions in ",
	"posted something in ", "posted in ", "posted a photo in ", "posted a video in ",
	"posted a link in ", "commented on a post in ", "shared a post in ", "highlights from ",
	"latest from ", "trending in " };
static const char *const mailing_group_endings[] = { " via LinkedIn", " - LinkedIn", " on LinkedIn",
	" Group Members", " group members", " via Facebook", " on Facebook", " (Facebook)" };
