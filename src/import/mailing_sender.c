#include "import/mailing_sender.h"

#include "base/prefix.h"
#include "import/mailing.h"
#include "import/mailing_auth.h"
#include "import/mailing_platforms.tab.h"
#include "text/address.h"
#include "text/url.h"

#include <string.h>

/* What stands between a list's own labels and its domain. */
#define LIST_MARK ".list-id."

static bool
is_within(const char *domain, const char *outer)
{
	return url_host_is_within(domain, strlen(domain), outer);
}

/* ---- whom the source names ---- */

/* "@example.org" is a domain as well. */
static bool
is_address(const char *named)
{
	const char *sign = strchr(named, '@');

	return sign != NULL && sign != named;
}

static bool
is_named_from(const SourceSpec *spec, const char *from)
{
	const char *domain = from == NULL ? NULL : address_domain(from);

	for (guint i = 0; domain != NULL && i < spec->from->len; i++) {
		const char *named = g_ptr_array_index(spec->from, i);

		if (is_address(named) ? g_ascii_strcasecmp(named, from) == 0
				      : is_within(domain, named + (*named == '@'))) {
			return true;
		}
	}
	return false;
}

static bool
is_named_as_one(const SourceSpec *spec, const char *from)
{
	for (guint i = 0; i < spec->from->len; i++) {
		const char *named = g_ptr_array_index(spec->from, i);

		if (is_address(named) && g_ascii_strcasecmp(named, from) == 0) {
			return true;
		}
	}
	return false;
}

static bool
is_named_list(const SourceSpec *spec, const char *list_id)
{
	return spec->list != NULL && list_id != NULL
		&& g_ascii_strcasecmp(spec->list, list_id) == 0;
}

/* "set.lists.example.org" is of lists.example.org; "0a1b.81726.list-id.mcsv.net" (Mailchimp's) of
 * mcsv.net. */
static const char *
list_domain(const char *list_id)
{
	const char *mark = strstr(list_id, LIST_MARK);
	const char *dot = strchr(list_id, '.');

	if (mark != NULL) {
		return mark + strlen(LIST_MARK);
	}
	return dot == NULL || strchr(dot + 1, '.') == NULL ? list_id : dot + 1;
}

bool
mailing_has_head(const char *head, gsize length)
{
	return g_strstr_len(head, (gssize)length, "\n\n") != NULL
		|| g_strstr_len(head, (gssize)length, "\n\r\n") != NULL;
}

/* In small letters, and without NUL, which would hide what is behind it from strstr(). Beyond ASCII
 * as host names are compared (RFC 3491). @return owned. */
static char *
comparable(const char *text, gsize length)
{
	g_autofree char *small = g_ascii_strdown(text, (gssize)length);

	for (gsize i = 0; i < length; i++) {
		small[i] = small[i] == '\0' ? ' ' : small[i];
	}
	if (g_str_is_ascii(small)) {
		return g_steal_pointer(&small);
	}
	g_autofree char *valid = g_utf8_make_valid(small, (gssize)length);
	g_autofree char *folded = g_utf8_casefold(valid, -1);
	return g_utf8_normalize(folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* Whether @head, made comparable, has what is named, or its domain as people write it: the domains
 * that are named are ASCII (RFC 5890). */
static bool
may_name(const char *head, const char *named)
{
	const char *sign = strrchr(named, '@');
	const char *domain = sign == NULL ? named : sign + 1;
	g_autofree char *small = g_ascii_strdown(*named == '@' ? domain : named, -1);

	if (strstr(head, small) != NULL) {
		return true;
	}
	g_autofree char *written = g_str_is_ascii(head) ? NULL : g_hostname_to_unicode(domain);
	g_autofree char *other = written == NULL ? NULL : comparable(written, strlen(written));
	return other != NULL && strstr(head, other) != NULL;
}

bool
mailing_may_be_named(const SourceSpec *spec, const char *head, gsize length)
{
	g_autofree char *small = comparable(head, length);
	g_autofree char *list = spec->list == NULL ? NULL : g_ascii_strdown(spec->list, -1);

	if (list != NULL && strstr(small, list) != NULL) {
		return true;
	}
	for (guint i = 0; i < spec->from->len; i++) {
		if (may_name(small, g_ptr_array_index(spec->from, i))) {
			return true;
		}
	}
	return false;
}

/* ---- what it is ---- */

static bool
is_yes(const char *value)
{
	return value != NULL && g_ascii_strcasecmp(value, "yes") == 0;
}

/* Written by a list's program to one member (its own field, Mailman's), or by somebody's while they
 * are away (RFC 3834). */
static bool
is_administrative(const Message *message)
{
	return is_yes(message_header(message, "X-List-Administrivia"))
		|| g_strcmp0(message->auto_submitted, "auto-replied") == 0
		|| prefix_stands_at(message->content_type, "multipart/report");
}

/* Rows of one of the tables. */
static bool
is_of(const char *from, const char *const *rows, gsize count)
{
	const char *domain = from == NULL ? NULL : address_domain(from);

	for (gsize i = 0; domain != NULL && i < count; i++) {
		if (is_address(rows[i]) ? g_ascii_strcasecmp(from, rows[i]) == 0
					: is_within(domain, rows[i])) {
			return true;
		}
	}
	return false;
}

/* Whether it answers another letter, to somebody by their address. A newsletter may refer to
 * itself, and one that is to its sender, or to nobody, goes to many. */
static bool
is_answer_to_person(const Message *message)
{
	const char *to = message_header(message, "To");
	const char *asked = message->in_reply_to;

	if (asked == NULL && message->references->len > 0) {
		asked = g_ptr_array_index(message->references, 0);
	}
	if (message->list_id != NULL || asked == NULL || g_strcmp0(asked, message->message_id) == 0
		|| to == NULL || strchr(to, '@') == NULL) {
		return false;
	}
	g_autofree char *small = g_ascii_strdown(to, -1);
	g_autofree char *from = address_key(message->from == NULL ? "@" : message->from);
	return message->from == NULL || strstr(small, from) == NULL;
}

static bool
is_locked_type(const char *type)
{
	return prefix_stands_at(type, "multipart/encrypted")
		|| prefix_stands_at(type, "application/pgp-encrypted")
		|| strstr(type, "pkcs7-mime") != NULL;
}

/* A line of it begins what nobody else can read, as programs wrote it before there was a type for
 * that (RFC 9580, 6.2). */
static bool
has_armor(const char *text)
{
	for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
		line += strspn(line, " \t\r\n");
		if (prefix_stands_at(line, "-----BEGIN PGP MESSAGE")) {
			return true;
		}
	}
	return false;
}

/* To whoever has the key (RFC 1847, 2.2; 8551, 3.3); a list that puts a footer behind it makes it a
 * part. */
static bool
is_locked(const Message *message)
{
	bool is_any = is_locked_type(message->content_type) || has_armor(message->text);

	for (guint i = 0; i < message->parts->len && !is_any; i++) {
		const MessagePart *part = g_ptr_array_index(message->parts, i);

		is_any = !part->is_inner && is_locked_type(part->type);
	}
	return is_any;
}

static bool
is_mailing(const Message *message)
{
	return message->list_id != NULL || message_header(message, "List-Unsubscribe") != NULL;
}

/* Of one that is believed. */
static MailingSort
sort_of(const SourceSpec *spec, const Message *message)
{
	const char *from = message->from;
	const char *post = message_header(message, "List-Post");

	if (!is_mailing(message) || is_administrative(message) || is_locked(message)) {
		return MAILING_PERSONAL;
	}
	if (is_of(from, mailing_chat_platforms, G_N_ELEMENTS(mailing_chat_platforms))) {
		return MAILING_OF_CHAT;
	}
	/* Of what these tell, each letter on a discussion refers to the one before. */
	if (is_of(from, mailing_group_platforms, G_N_ELEMENTS(mailing_group_platforms))) {
		return MAILING_OF_GROUP;
	}
	if (is_answer_to_person(message)) {
		return MAILING_PERSONAL;
	}
	if (is_of(from, mailing_list_hosts, G_N_ELEMENTS(mailing_list_hosts))
		&& !is_named_list(spec, message->list_id) && !is_named_as_one(spec, from)) {
		return MAILING_UNLISTED;
	}
	return post != NULL && strstr(post, "mailto:") != NULL ? MAILING_OF_LIST : MAILING_NEWS;
}

MailingSort
mailing_sender_judge(const SourceSpec *spec, const Message *message)
{
	const bool is_list = is_named_list(spec, message->list_id);
	const bool is_from = is_named_from(spec, message->from);

	if (!is_list && !is_from) {
		return MAILING_NOT_NAMED;
	}
	const char *authserv = spec->authserv;

	if (!(is_from && mailing_auth_believes(message, authserv, address_domain(message->from)))
		&& !(is_list
			&& mailing_auth_believes(message, authserv,
				list_domain(message->list_id)))) {
		return MAILING_DOUBTED;
	}
	return sort_of(spec, message);
}

char *
mailing_sender_page(const Message *message, const char *field)
{
	const char *value = message_header(message, field);
	g_auto(GStrv) words = g_strsplit_set(value == NULL ? "" : value, "<>, ", -1);

	for (guint i = 0; words[i] != NULL; i++) {
		if (url_begins_at(words[i]) && url_is_web(words[i])) {
			return g_strdup(words[i]);
		}
	}
	return NULL;
}
