/* Reports in words for people: whether a message is one, and which addresses it is about. */
#include "subscribe/bounce_part.h"

#include "base/prefix.h"
#include "text/address.h"

#include <string.h>

/* A report says what it is before it says anything else. */
#define BEGINNING_BYTES 2000

typedef enum Place {
	IN_SUBJECT,
	IN_TEXT,
	IN_DELAY, /* that it is still tried */
} Place;

typedef struct PhraseRow {
	Place place;
	const char *words;
	const char *source;
} PhraseRow;

static const PhraseRow phrase_rows[] = {
#include "subscribe/bounce_prose.tab.h"
};

/* Who sends reports. */
static const char *const system_names[] = { "mailer-daemon", "mailerdaemon", "mail-daemon",
	"postmaster", "poostmaster", "mail.delivery.system", "mdaemon", "daemon", "bounce",
	"bounces" };

/* Who is not the reader in a report's words. */
static const char *const other_names[] = { "mailer-daemon", "postmaster", "support", "abuse",
	"helpdesk", "noreply", "no-reply" };

/* What a line says whose address is the sender's, or somebody's to ask. */
static const char *const other_lines[] = { "mail from", "sender", "from:", "from ", "contact",
	"reply-to", "received", "message-id", "sent by", "hello ", "envelope-from" };

static bool
is_named(const char *email, const char *const *names, gsize count)
{
	const gsize length = email == NULL ? 0 : strcspn(email, "@+");

	for (gsize i = 0; i < count; i++) {
		if (length == strlen(names[i])
			&& g_ascii_strncasecmp(email, names[i], length) == 0) {
			return true;
		}
	}
	return false;
}

/* Systems that write from nowhere: "<>", "MAILER-DAEMON". */
static bool
is_without_address(const Message *message)
{
	const char *from = message_header(message, "From");
	g_autofree char *folded = bounce_fold(from);

	return from == NULL || strstr(from, "<>") != NULL || strstr(folded, "daemon") != NULL
		|| strstr(folded, "postmaster") != NULL;
}

bool
bounce_is_from_system(const Message *message)
{
	const char *path = message->return_path;

	if ((path != NULL && path[0] == '\0')
		|| is_named(message->from, system_names, G_N_ELEMENTS(system_names))
		|| is_named(path, system_names, G_N_ELEMENTS(system_names))) {
		return true;
	}
	if (message->from == NULL) {
		return is_without_address(message);
	}
	g_autofree char *from = bounce_fold(message_header(message, "From"));
	g_autofree char *bare = bounce_fold(message_header(message, "Return-Path"));
	return bounce_stands(from, "mail deliver")
		|| (path == NULL && bounce_stands(bare, "<mailer-daemon"));
}

static bool
stands(Place place, const char *folded)
{
	for (gsize i = 0; i < G_N_ELEMENTS(phrase_rows); i++) {
		if (phrase_rows[i].place == place && bounce_stands(folded, phrase_rows[i].words)) {
			return true;
		}
	}
	return false;
}

/* Addresses of people who write do not answer for the programs that they write with. */
static bool
is_no_reply(const Message *message)
{
	g_autofree char *folded = message->from == NULL ? g_strdup("")
							: g_ascii_strdown(message->from, -1);

	return prefix_stands_at(folded, "no-reply") || prefix_stands_at(folded, "noreply")
		|| prefix_stands_at(folded, "donotreply")
		|| prefix_stands_at(folded, "do-not-reply");
}

static bool
is_report(const Message *message, const char *text, const char *subject)
{
	g_autofree char *beginning = g_strndup(text,
		prefix_fit(text, strlen(text), BEGINNING_BYTES));
	g_autofree char *folded = bounce_fold(beginning);
	const bool in_subject = stands(IN_SUBJECT, subject);
	const bool in_text = stands(IN_TEXT, folded);

	if (bounce_is_from_system(message)) {
		return in_subject || in_text;
	}
	return in_text && (in_subject || is_no_reply(message));
}

/* Whether the address may be the reader's: not whom the report is to, nor a mail system's. */
static bool
may_be_reader(const Message *message, const char *email)
{
	if (is_named(email, other_names, G_N_ELEMENTS(other_names))) {
		return false;
	}
	for (guint i = 0; i < message->recipients->len; i++) {
		if (g_ascii_strcasecmp(g_ptr_array_index(message->recipients, i), email) == 0) {
			return false;
		}
	}
	return message->from == NULL || g_ascii_strcasecmp(message->from, email) != 0;
}

static bool
is_other_line(const char *line)
{
	g_autofree char *folded = bounce_fold(line);

	for (gsize i = 0; i < G_N_ELEMENTS(other_lines); i++) {
		if (bounce_stands(folded, other_lines[i])) {
			return true;
		}
	}
	return false;
}

static bool
is_known(const Bounce *bounce, const char *email)
{
	for (guint i = 0; i < bounce->failures->len; i++) {
		const BounceFailure *failure = g_ptr_array_index(bounce->failures, i);

		if (g_strcmp0(failure->recipient, email) == 0) {
			return true;
		}
	}
	return false;
}

/* What the server said within words: from its code to the end of the paragraph. Owned, or NULL. */
static char *
server_words(const char *words)
{
	const BounceReply reply = bounce_reply_read(words);
	const char *from = words + reply.from;
	const char *end = strstr(from, "\n\n");

	if (reply.code == 0) {
		return NULL;
	}
	return end == NULL ? g_strdup(from) : g_strndup(from, (gsize)(end - from));
}

/* The server's own words, where they say nothing all that stands beside the address, and where that
 * says nothing the whole report. */
static void
judge(BounceFailure *failure, const char *words, const char *text, bool is_delayed)
{
	g_autofree char *own = server_words(words);
	const char *const replies[] = { own, words, words == text ? NULL : text };
	BounceSaid said = { .prose = text, .action = is_delayed ? "delayed" : "failed" };

	for (gsize i = 0; i < G_N_ELEMENTS(replies); i++) {
		if (replies[i] == NULL
			|| (failure->status != NULL && failure->class != BOUNCE_UNCLEAR)) {
			continue;
		}
		g_clear_pointer(&failure->status, g_free);
		g_clear_pointer(&failure->words, g_free);
		said.reply = replies[i];
		bounce_judge(&said, failure);
	}
}

static void
read_entries(const Message *message, const char *text, bool is_delayed, Bounce *bounce)
{
	const char *end = text + strlen(text);

	for (const char *at = text; at < end; at += strcspn(at, "\n"), at += *at == '\n') {
		g_autofree char *line = g_strndup(at, strcspn(at, "\n"));
		g_autofree char *email = NULL;
		BounceFailure *failure = NULL;

		if (strchr(line, '@') == NULL
			|| (bounce->failures->len > 0 && !bounce_is_entry(line))
			|| (!bounce_is_entry(line) && is_other_line(line))) {
			continue;
		}
		email = bounce_address(line);
		if (email == NULL || is_known(bounce, email) || !may_be_reader(message, email)) {
			continue;
		}
		g_autofree char *words = bounce_entry(at, email);
		failure = bounce_add(bounce, g_steal_pointer(&email));
		if (failure == NULL) {
			return;
		}
		judge(failure, words != NULL ? words : at, text, is_delayed);
	}
}

bool
bounce_read_prose(const Message *message, Bounce *bounce)
{
	g_autofree char *text = g_strndup(message->text,
		(gsize)(bounce_returned(message->text) - message->text));
	g_autofree char *subject = bounce_fold(message->subject);

	if (!is_report(message, text, subject)) {
		return false;
	}
	g_autofree char *folded = bounce_fold(text);
	const bool is_delayed = stands(IN_DELAY, folded) || bounce_stands(subject, "delay")
		|| bounce_stands(subject, "warning");
	read_entries(message, text, is_delayed, bounce);
	if (bounce->failures->len == 0) {
		/* Exim's header, where its words have no address. */
		char *email = bounce_address(message_header(message, "X-Failed-Recipients"));

		judge(bounce_add(bounce, email), text, text, is_delayed);
	}
	return true;
}
