#include "flow/join_case.h"

#include "base/prefix.h"
#include "flow/join_answer.h"
#include "flow/join_edition.h"
#include "flow/ways.h"
#include "store/subscribers.h"
#include "text/address.h"
#include "text/date.h"
#include "text/plain.h"

#include <string.h>

#define WORDS_CHARACTERS_MAX 80
#define RESULTS_CHARACTERS_MAX 300

bool
join_case_left_alone(const JoinCase *case_, const char *why)
{
	inbox_handled_set(case_->handled, false, "left alone", why);
	return true;
}

bool
join_case_done(const JoinCase *case_, const char *what, const char *why)
{
	inbox_handled_set(case_->handled, true, what, why);
	return true;
}

void
join_case_clear(JoinCase *case_)
{
	g_clear_pointer(&case_->key, g_free);
	g_clear_pointer(&case_->evidence, g_free);
	g_clear_pointer(&case_->one, subscription_free);
}

/* RFC 3834, 2: who is no person by name, and our own address. */
static bool
is_person(const Context *context, const char *key)
{
	static const char *const names[] = { "mailer-daemon", "postmaster", "listserv", "majordomo",
		"noreply", "no-reply", "donotreply", "do-not-reply", "bounce", "bounces" };
	const gsize length = strcspn(key, "@+");
	g_autofree char *name = g_strndup(key, strcspn(key, "@"));
	g_autofree char *detail = way_detail(context->config->contact, key);

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strlen(names[i]) == length && strncmp(key, names[i], length) == 0) {
			return false;
		}
	}
	return detail == NULL && !prefix_stands_at(name, "owner-")
		&& !g_str_has_suffix(name, "-request") && !g_str_has_suffix(name, "-owner")
		&& !g_str_has_suffix(name, "-bounces");
}

static char *
cut(const char *text, glong characters)
{
	return g_utf8_substring(text, 0, MIN(g_utf8_strlen(text, -1), characters));
}

/* When it was said to be written, under which name, in which words, and what the mail server that
 * took it in says of its sender (RFC 8601: the topmost line is that server's). */
static char *
evidence_of(const Message *message, const Order *order)
{
	GString *evidence = g_string_new("mail");
	const char *words = order->line != NULL ? order->line : message->subject;
	g_autofree char *line = words == NULL ? NULL : plain_line(words);

	if (message->message_id != NULL) {
		g_string_append_printf(evidence, " <%s>", message->message_id);
	}
	if (message->date_s != DATE_UNKNOWN) {
		g_autofree char *date = date_rfc3339(message->date_s);
		g_string_append_printf(evidence, " of %s", date);
	}
	if (line != NULL && *line != '\0') {
		g_autofree char *said = cut(line, WORDS_CHARACTERS_MAX);
		g_string_append_printf(evidence, ": \"%s\"", said);
	}
	if (message->authentication->len > 0) {
		g_autofree char *results = cut(g_ptr_array_index(message->authentication, 0),
			RESULTS_CHARACTERS_MAX);
		g_string_append_printf(evidence, "; %s", results);
	}
	return g_string_free(evidence, FALSE);
}

/* By its name or its title, with its article or without. */
static const DigestSpec *
find_named(const Config *config, const char *named)
{
	for (guint i = 0; named != NULL && i < config->digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(config->digests, i);
		g_autofree char *bare = order_bare_name(digest->title);

		if (g_ascii_strcasecmp(named, digest->name) == 0
			|| g_ascii_strcasecmp(named, digest->title) == 0
			|| g_ascii_strcasecmp(named, bare) == 0) {
			return digest;
		}
	}
	return NULL;
}

/* The only one where none is said. */
static void
find_digest(JoinCase *case_, const Order *order)
{
	const Config *config = case_->context->config;

	case_->digest = find_named(config, order->digest != NULL ? order->digest : order->thing);
	case_->is_named = case_->digest != NULL;
	if (case_->digest == NULL && order->digest == NULL && config->digests->len == 1) {
		case_->digest = g_ptr_array_index(config->digests, 0);
	}
}

static bool
find_by_way(JoinCase *case_, const Way *way, GError **error)
{
	const WayKeys *keys;
	Way addressed;

	if (!ways_keys(case_->context, &keys, error)
		|| !subscribers_by_id(case_->context->store, way->subscription_id, &case_->one,
			error)) {
		return false;
	}
	/* Quoted in an edition it is no wish: it must be what the mail came to. */
	case_->is_leaving = way->purpose == WAY_LEAVE && case_->mail->detail != NULL
		&& way_read(keys, case_->mail->detail, case_->at_s, &addressed);
	case_->is_asked = way->purpose == WAY_LEAVE && way->is_asked != 0;
	case_->is_copy = way->purpose == WAY_LEAVE && !case_->is_asked && !case_->is_leaving;
	return true;
}

static bool
is_own_way(const Way *way)
{
	return way != NULL && way->subscription_id != 0 && way->purpose != WAY_BOUNCE;
}

/* The token of the way out is a way, too, which never expires; and so is the Message-ID of an
 * edition, which its reader alone was sent. */
static bool
find_one(JoinCase *case_, GError **error)
{
	const InboxMail *mail = case_->mail;
	Store *store = case_->context->store;

	if (mail->order->token != NULL) {
		return subscribers_by_token(store, mail->order->token, &case_->one, error);
	}
	if (is_own_way(mail->way)) {
		return find_by_way(case_, mail->way, error);
	}
	case_->is_copy = true;
	return join_edition_answered(case_->context, mail->message, &case_->one, error);
}

bool
join_case_open(JoinCase *case_, bool *is_heard, GError **error)
{
	const Message *message = case_->mail->message;
	const Order *order = case_->mail->order;

	*is_heard = false;
	case_->at_s = now_s(&case_->context->now);
	if (message->from == NULL || *message->from == '\0'
		|| (message->return_path != NULL && *message->return_path == '\0')) {
		return join_case_left_alone(case_, "nobody could be answered");
	}
	case_->from = message->from;
	case_->key = address_key(message->from);
	if (!is_person(case_->context, case_->key)) {
		return join_case_left_alone(case_, "its sender is no person by its name");
	}
	find_digest(case_, order);
	if (!find_one(case_, error)) {
		return false;
	}
	if (case_->one != NULL && case_->one->email == NULL) {
		g_clear_pointer(&case_->one, subscription_free);
	}
	/* The way out of an old mail has the name that its digest had: the token tells which. */
	if (order->digest != NULL && case_->digest == NULL
		&& (case_->one == NULL || order->token == NULL)) {
		return join_case_left_alone(case_, "it names no digest of ours");
	}
	if (case_->one != NULL) {
		g_autofree char *owner = address_key(case_->one->email);
		case_->is_owner = strcmp(owner, case_->key) == 0;
	}
	case_->evidence = evidence_of(message, order);
	*is_heard = true;
	return true;
}

static int
most_of(const Context *context)
{
	g_autoptr(InboxSpec) standard = inbox_spec_new();
	const InboxSpec *inbox = context->config->inbox;

	return inbox != NULL ? inbox->confirmations : standard->confirmations;
}

static bool
tell_organiser(const JoinCase *case_, GError **error)
{
	const AskedName name = { .name = "organiser: many strangers" };
	g_autofree char *count = g_strdup_printf("%d", most_of(case_->context));
	const JoinAnswer answer = {
		.kind = "flood",
		.to = case_->context->config->contact,
		.word = count,
	};
	AskedAnswer may;

	return asked_may(case_->context->store, &name, case_->at_s, &may, error)
		&& (may != ASKED_MAY || join_answer(case_, &answer, error));
}

/* One mailbox has many addresses: what stands behind a plus (RFC 5233), and Google's dots. Owned.
 */
static char *
mailbox_of(const char *key)
{
	static const char *const dotless[] = { "@gmail.com", "@googlemail.com" };
	const char *domain = strrchr(key, '@');
	GString *mailbox = g_string_new(NULL);

	g_string_append_len(mailbox, key, (gssize)strcspn(key, "+@"));
	for (gsize i = 0; domain != NULL && i < G_N_ELEMENTS(dotless); i++) {
		if (strcmp(domain, dotless[i]) == 0) {
			g_string_replace(mailbox, ".", "", 0);
		}
	}
	g_string_append(mailbox, domain != NULL ? domain : "");
	return g_string_free(mailbox, FALSE);
}

bool
join_case_may_write(const JoinCase *case_, const char *key, AskedAnswer *answer, GError **error)
{
	g_autofree char *mailbox = mailbox_of(key);
	const AskedName name = { mailbox, most_of(case_->context) };

	return asked_may(case_->context->store, &name, case_->at_s, answer, error)
		&& (*answer != ASKED_TOO_MANY || tell_organiser(case_, error));
}
