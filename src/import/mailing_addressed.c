#include "import/mailing_addressed.h"

#include "base/prefix.h"
#include "import/mailing_trace.h"
#include "text/address.h"
#include "text/plain.h"

#include <stdbool.h>
#include <string.h>

/* Of more of them it is not told whose they are. */
#define EMAILS_MAX 100
#define NAMES_MAX 100
/* And of those to whom this copy went. */
#define OWN_NAMES_MAX 100
/* So many words with an '@' in a head are looked at. */
#define LOOKS_MAX 2000
/* Of a bounce address, whose beginning nobody knows. */
#define CUTS_MAX 4
#define LOCAL_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._+-'~!$^*"
#define DOMAIN_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS ".-"

typedef struct Finding {
	const Message *message;
	char *lists; /* owned: the list's fields with addresses, in small letters */
	MailingAddressed *found;
	guint looks; /* at what may be an address */
	guint named; /* addresses that were readers' */
	guint own;   /* of the emails: to whom this copy went */
	bool is_cut; /* there was no room for all */
} Finding;

typedef void (*Take)(Finding *finding, const char *value);

/* ---- what is one ---- */

char *
mailing_addressed_around(const char *text, const char *sign, const char *locals)
{
	const char *begin = sign;
	gsize length = strspn(sign + 1, DOMAIN_CHARACTERS);

	while (begin > text && strchr(locals, begin[-1]) != NULL) {
		begin--;
	}
	while (length > 0 && strchr(".-", sign[length]) != NULL) {
		length--;
	}
	return g_strndup(begin, (gsize)(sign - begin) + 1 + length);
}

bool
mailing_addressed_stands_in(const char *text, const char *email, const char *locals)
{
	for (const char *sign = strchr(text, '@'); sign != NULL; sign = strchr(sign + 1, '@')) {
		g_autofree char *whole = mailing_addressed_around(text, sign, locals);

		if (strcmp(whole, email) == 0) {
			return true;
		}
	}
	return false;
}

/* ---- whose they are not ---- */

static char *
list_fields(const Message *message)
{
	const char *post = message_header(message, "List-Post");
	const char *owner = message_header(message, "List-Owner");
	g_autofree char *both = g_strjoin("\n", post == NULL ? "" : post,
		owner == NULL ? "" : owner, NULL);

	return g_ascii_strdown(both, -1);
}

static bool
is_same(const char *small, const char *email)
{
	return email != NULL && g_ascii_strcasecmp(small, email) == 0;
}

/* Whoever a list or a sender is called is no reader. */
static bool
is_theirs(const Finding *finding, const char *small)
{
	const Message *message = finding->message;

	if (is_same(small, message->from) || is_same(small, message->reply_to)
		|| is_same(small, message->sender)
		|| mailing_addressed_stands_in(finding->lists, small, LOCAL_CHARACTERS)) {
		return true;
	}
	/* "set@lists.example.org" of <set.lists.example.org>, or "set@set.example.org" of
	 * <set.example.org>. */
	const char *domain = strchr(small, '@');
	const gsize local = domain == NULL ? 0 : (gsize)(domain - small);
	g_autofree char *dotted = g_strdelimit(g_strdup(small), "@", '.');
	return is_same(dotted, message->list_id)
		|| (domain != NULL && is_same(domain + 1, message->list_id)
			&& strncmp(domain + 1, dotted, local + 1) == 0);
}

/* ---- addresses ---- */

static void
take_email(Finding *finding, const char *text)
{
	GPtrArray *emails = finding->found->emails;
	g_autofree char *email = NULL;

	if (finding->looks >= LOOKS_MAX) {
		finding->is_cut = true;
		return;
	}
	finding->looks++;
	if (!address_parse(text, &email, NULL, NULL)) {
		return;
	}
	g_autofree char *small = address_key(email);
	if (strchr(small, '@') == NULL || is_theirs(finding, small)) {
		return;
	}
	finding->named++;
	if (g_ptr_array_find_with_equal_func(emails, small, g_str_equal, NULL)) {
		return;
	}
	if (emails->len < EMAILS_MAX) {
		g_ptr_array_add(emails, g_steal_pointer(&small));
	} else {
		finding->is_cut = true;
	}
}

/* All that look like one. */
static void
take_all(Finding *finding, const char *text)
{
	bool is_cut = false;

	for (const char *sign = text; !is_cut && (sign = strchr(sign, '@')) != NULL; sign++) {
		g_autofree char *email = mailing_addressed_around(text, sign, LOCAL_CHARACTERS);

		is_cut = finding->looks >= LOOKS_MAX;
		take_email(finding, email);
	}
}

/* "bounce+ada.reader=college.example@lists.example.org" is about ada.reader; of SRS0=… (which
 * rewrites a sender) nothing is the reader's. */
static void
take_bounce(Finding *finding, const char *value)
{
	const char *open = strchr(value, '<');
	const char *begin = open == NULL ? value : open + 1;
	const char *sign = strchr(begin, '@');
	g_autofree char *local = sign == NULL ? NULL : g_strndup(begin, (gsize)(sign - begin));
	g_autofree char *folded = local == NULL ? NULL : mailing_trace_fold(local);

	if (folded == NULL || strchr(folded, '@') == NULL || prefix_stands_at(folded, "srs0")
		|| prefix_stands_at(folded, "srs1")) {
		return;
	}
	take_all(finding, folded);
	const char *at = folded;
	for (guint i = 0; i < CUTS_MAX; i++) {
		at += strcspn(at, "+-@");
		if (*at == '@' || *at == '\0') {
			break;
		}
		at++;
		take_all(finding, at);
	}
}

/* Words of plain text, the brackets around addresses and what is encoded in them undone. */
static void
take_links(Finding *finding, const char *value)
{
	g_auto(GStrv) links = g_strsplit_set(value, "<>, ", -1);

	for (guint i = 0; links[i] != NULL; i++) {
		const bool is_mail = g_ascii_strncasecmp(links[i], "mailto:", 7) == 0;
		/* Where such a mail goes is no reader's. */
		const gsize target = is_mail ? strcspn(links[i], "?") : 0;

		if (is_mail) {
			g_autofree char *whom = g_strndup(links[i] + 7, target - 7);

			take_bounce(finding, whom);
		}
		g_autofree char *plain = mailing_trace_plain(links[i] + target);
		take_all(finding, plain);
	}
}

/* "from a by b for <ada@college.example>; date" */
static void
take_received(Finding *finding, const char *value)
{
	g_autofree char *line = g_strdelimit(g_strdup(value), "\t", ' ');

	for (const char *at = line; (at = strstr(at, " for ")) != NULL;) {
		at += strlen(" for ");
		at += strspn(at, " <");
		g_autofree char *word = g_strndup(at, strcspn(at, " <>;()"));
		take_email(finding, word);
	}
}

/* ---- names ---- */

/* Whether there is room for the name of an address; some is left for those to which this copy
 * went. */
static bool
has_room(const Finding *finding, const char *small)
{
	const guint held = finding->found->names->len;
	bool is_own = false;

	for (guint i = 0; held >= NAMES_MAX && !is_own && i < finding->own; i++) {
		is_own = strcmp(g_ptr_array_index(finding->found->emails, i), small) == 0;
	}
	return held < NAMES_MAX || (is_own && held < NAMES_MAX + OWN_NAMES_MAX);
}

/* What stands before an address: its name, behind the address before it or a group's name. */
static void
take_name(Finding *finding, const char *text)
{
	const char *sign = strrchr(text, '@');
	const char *from = sign == NULL ? text : sign + strcspn(sign, ",");
	const char *colon = strchr(from, '"') == NULL ? strchr(from, ':') : NULL;

	from = colon == NULL ? from : colon + 1;
	from += strspn(from, ",; ");
	g_autofree char *bare = g_strdelimit(g_strdup(from), "\"\\", ' ');
	g_strstrip(bare);
	/* As Outlook has it. */
	if (*bare == '\'' && strlen(bare) > 1 && g_str_has_suffix(bare, "'")) {
		*bare = bare[strlen(bare) - 1] = ' ';
	}
	g_autofree char *line = plain_line(bare);
	if (line != NULL && strchr(line, '@') == NULL) {
		g_ptr_array_add(finding->found->names, g_steal_pointer(&line));
	}
}

static void
take_recipients(Finding *finding, const char *value)
{
	const char *at = value;
	const char *open, *close;

	take_all(finding, value);
	while ((open = strchr(at, '<')) != NULL && (close = strchr(open, '>')) != NULL) {
		g_autofree char *name = g_strndup(at, (gsize)(open - at));
		g_autofree char *email = g_strndup(open + 1, (gsize)(close - open - 1));
		g_autofree char *small = address_key(email);

		if (has_room(finding, small) && !is_theirs(finding, small)) {
			take_name(finding, name);
		}
		at = close + 1;
	}
}

/* ---- fields ---- */

typedef struct Field {
	const char *name;
	Take take;
} Field;

/* To whom this copy went: RFC 9228 has one, the others are those of mail servers: Postfix, Exim,
 * qmail, Fastmail, Gmail, Yahoo, Exchange, MDaemon. And links that are made for one reader. */
static const Field of_copy[] = {
	{ "Apparently-To", take_recipients },
	{ "X-Apparently-To", take_recipients },
	{ "Delivered-To", take_recipients },
	{ "X-Delivered-To", take_recipients },
	{ "X-Original-Delivered-To", take_recipients },
	{ "Original-Recipient", take_recipients },
	{ "X-Original-To", take_recipients },
	{ "X-Gm-Original-To", take_recipients },
	{ "X-Real-To", take_recipients },
	{ "Envelope-To", take_recipients },
	{ "X-Envelope-To", take_recipients },
	{ "X-Rcpt-To", take_recipients },
	{ "X-Forwarded-To", take_recipients },
	{ "X-Forwarded-For", take_recipients },
	{ "X-Resolved-To", take_recipients },
	{ "X-Receiver", take_recipients },
	{ "X-Recipient", take_recipients },
	{ "X-MDRcpt-To", take_recipients },
	{ "Received", take_received },
	{ "Return-Path", take_bounce },
	{ "X-Return-Path", take_bounce },
	{ "Errors-To", take_bounce },
	{ "Sender", take_bounce },
	{ "Reply-To", take_bounce },
	{ "List-Unsubscribe", take_links },
	{ "List-Subscribe", take_links },
	{ "List-Help", take_links },
};

/* To whom all copies went, of whom there may be many (RFC 5322, 3.6.3 and 3.6.6). */
static const Field of_all[] = {
	{ "To", take_recipients },
	{ "Cc", take_recipients },
	{ "Bcc", take_recipients },
	{ "Resent-To", take_recipients },
	{ "Resent-Cc", take_recipients },
	{ "Resent-Bcc", take_recipients },
};

static void
take_header(Finding *finding, const MessageHeader *header, const Field *fields, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		if (g_ascii_strcasecmp(header->name, fields[i].name) == 0) {
			fields[i].take(finding, header->value);
			return;
		}
	}
}

static void
take_headers(Finding *finding, const Field *fields, gsize count)
{
	const GPtrArray *headers = finding->message->headers;

	for (guint i = 0; i < headers->len; i++) {
		take_header(finding, g_ptr_array_index(headers, i), fields, count);
	}
}

void
mailing_addressed_find(const Message *message, const SourceSpec *spec, MailingAddressed *addressed)
{
	Finding finding = { .message = message, .lists = list_fields(message), .found = addressed };

	addressed->emails = g_ptr_array_new_with_free_func(g_free);
	addressed->names = g_ptr_array_new_with_free_func(g_free);
	if (spec != NULL && spec->mailbox != NULL && spec->mailbox->user != NULL) {
		take_email(&finding, spec->mailbox->user);
	}
	finding.named = 0;
	take_headers(&finding, of_copy, G_N_ELEMENTS(of_copy));
	finding.own = addressed->emails->len;
	take_headers(&finding, of_all, G_N_ELEMENTS(of_all));
	/* What is none of these is none of anybody's, such as quoted local parts. */
	for (guint i = 0; i < message->recipients->len; i++) {
		take_email(&finding, g_ptr_array_index(message->recipients, i));
	}
	addressed->is_all = finding.named > 0 && !finding.is_cut;
	g_free(finding.lists);
}

void
mailing_addressed_clear(MailingAddressed *addressed)
{
	g_clear_pointer(&addressed->emails, g_ptr_array_unref);
	g_clear_pointer(&addressed->names, g_ptr_array_unref);
}
