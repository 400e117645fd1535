#include "import/mailing_sender.h"

#include "base/prefix.h"
#include "import/mailing.h"
#include "text/address.h"
#include "text/url.h"

#include <string.h>

/* Platforms whose mails tell what was said elsewhere. */
static const char *const platforms[] = { "facebookmail.com", "linkedin.com" };

/* A domain below which two are of one owner has two labels, or three where the last is a country's
 * and the one before as short as ".ac.uk", ".org.uk", ".com.au": nearly what publicsuffix.org
 * says, without its list. */
#define SHORT_LABEL 3

static bool
is_within(const char *domain, const char *outer)
{
	return url_host_is_within(domain, strlen(domain), outer);
}

static const char *
owner_of(const char *domain)
{
	const char *dots[3] = { NULL, NULL, NULL }; /* the last dots, the last first */
	const gsize length = strlen(domain);

	for (const char *at = domain + length; at > domain; at--) {
		if (at[-1] != '.') {
			continue;
		}
		for (gsize i = 0; i < G_N_ELEMENTS(dots); i++) {
			if (dots[i] == NULL) {
				dots[i] = at - 1;
				break;
			}
		}
		if (dots[2] != NULL) {
			break;
		}
	}
	if (dots[1] == NULL) {
		return domain;
	}
	const bool is_of_country = strlen(dots[0] + 1) == 2
		&& (gsize)(dots[0] - dots[1] - 1) <= SHORT_LABEL;
	if (!is_of_country) {
		return dots[1] + 1;
	}
	return dots[2] == NULL ? domain : dots[2] + 1;
}

static bool
is_one_owner(const char *a, const char *b)
{
	return g_ascii_strcasecmp(owner_of(a), owner_of(b)) == 0;
}

/* ---- what the mailbox's server found (RFC 8601) ---- */

/* The value of "ptype.property=" in one result, without quotes; the domain of an address.
 * @return owned, or NULL. */
static char *
property_domain(const char *result, const char *name)
{
	const char *at = strstr(result, name);

	if (at == NULL) {
		return NULL;
	}
	at += strlen(name);
	at += *at == '"';
	g_autofree char *value = g_strndup(at, strcspn(at, " \t;\"()"));
	const char *sign = strrchr(value, '@');
	return g_ascii_strdown(sign == NULL ? value : sign + 1, -1);
}

/* "dmarc=pass", where it stands as a word. */
static bool
says_pass(const char *result, const char *method)
{
	const char *at = result + strspn(result, " \t");
	const gsize length = strlen(method);

	if (g_ascii_strncasecmp(at, method, length) != 0) {
		return false;
	}
	at += length;
	at += strspn(at, " \t");
	if (*at != '=') {
		return false;
	}
	at++;
	at += strspn(at, " \t");
	return g_ascii_strncasecmp(at, "pass", strlen("pass")) == 0
		&& !g_ascii_isalnum(at[strlen("pass")]);
}

/* Comments are whoever's words, and are no results. @return owned. */
static char *
without_comments(const char *line)
{
	GString *out = g_string_sized_new(strlen(line));
	guint depth = 0;

	for (const char *at = line; *at != '\0'; at++) {
		depth += *at == '(';
		if (depth == 0) {
			g_string_append_c(out, *at);
		}
		depth -= *at == ')' && depth > 0;
	}
	return g_string_free(out, FALSE);
}

static bool
is_pass_for(const char *result, const char *domain)
{
	static const char *const properties[][2] = { { "dkim", "header.d=" },
		{ "dkim", "header.i=" }, { "spf", "smtp.mailfrom=" } };

	for (gsize i = 0; i < G_N_ELEMENTS(properties); i++) {
		if (says_pass(result, properties[i][0])) {
			g_autofree char *found = property_domain(result, properties[i][1]);

			if (found != NULL && *found != '\0' && is_one_owner(found, domain)) {
				return true;
			}
		}
	}
	return false;
}

/* A line's first word names who wrote it (RFC 8601, 2.2). @return owned. */
static char *
writer_of(const char *line)
{
	g_autofree char *bare = without_comments(line);
	const char *at = bare + strspn(bare, " \t");

	return g_ascii_strdown(at, (gssize)strcspn(at, " \t;"));
}

static bool
passes_in_line(const char *line, const char *domain, bool is_from)
{
	g_autofree char *bare = without_comments(line);
	g_auto(GStrv) results = g_strsplit(bare, ";", -1);

	for (guint i = 1; results[0] != NULL && results[i] != NULL; i++) {
		if (is_pass_for(results[i], domain)
			|| (is_from && says_pass(results[i], "dmarc"))) {
			return true;
		}
	}
	return false;
}

/*
 * The topmost line is the one that was written last, thus by the server whose mailbox it is; others
 * of its name are its own too, all else may be the sender's invention. Where there is none at all
 * this server does not look, and nobody can say more than the letter itself.
 */
static bool
is_believed(const Message *message, const char *domain, bool is_from)
{
	const GPtrArray *lines = message->authentication;

	if (lines->len == 0) {
		return true;
	}
	g_autofree char *ours = writer_of(g_ptr_array_index(lines, 0));
	for (guint i = 0; i < lines->len; i++) {
		g_autofree char *writer = writer_of(g_ptr_array_index(lines, i));

		if (strcmp(writer, ours) == 0
			&& passes_in_line(g_ptr_array_index(lines, i), domain, is_from)) {
			return true;
		}
	}
	return false;
}

/* ---- whom the source names ---- */

static bool
is_named_from(const SourceSpec *spec, const char *from)
{
	const char *domain = from == NULL ? NULL : address_domain(from);

	for (guint i = 0; domain != NULL && i < spec->from->len; i++) {
		const char *named = g_ptr_array_index(spec->from, i);
		const char *sign = strchr(named, '@');

		/* "@example.org" is a domain as well. */
		if (sign != NULL && sign != named ? g_ascii_strcasecmp(named, from) == 0
						  : is_within(domain, named + (sign == named))) {
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

/* "set.lists.example.org" is of lists.example.org; "e1.list-id.mcsv.net" of mcsv.net. */
static const char *
list_domain(const char *list_id)
{
	const char *dot = strchr(list_id, '.');

	return dot == NULL || strchr(dot + 1, '.') == NULL ? list_id : dot + 1;
}

bool
mailing_may_be_named(const SourceSpec *spec, const char *head, gsize length)
{
	g_autofree char *small = g_ascii_strdown(head, (gssize)length);
	g_autofree char *list = spec->list == NULL ? NULL : g_ascii_strdown(spec->list, -1);

	/* An encoded NUL would hide what is behind it from strstr(). */
	for (gsize i = 0; i < length; i++) {
		small[i] = small[i] == '\0' ? ' ' : small[i];
	}
	if (list != NULL && strstr(small, list) != NULL) {
		return true;
	}
	for (guint i = 0; i < spec->from->len; i++) {
		g_autofree char *named = g_ascii_strdown(g_ptr_array_index(spec->from, i), -1);

		if (strstr(small, named + (*named == '@')) != NULL) {
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

static bool
is_platform(const char *from)
{
	const char *domain = from == NULL ? NULL : address_domain(from);

	for (gsize i = 0; domain != NULL && i < G_N_ELEMENTS(platforms); i++) {
		if (is_within(domain, platforms[i])) {
			return true;
		}
	}
	return false;
}

static bool
is_mailing(const Message *message)
{
	return message->list_id != NULL || message_header(message, "List-Unsubscribe") != NULL;
}

MailingSort
mailing_sender_judge(const SourceSpec *spec, const Message *message)
{
	const bool is_list = is_named_list(spec, message->list_id);
	const bool is_from = is_named_from(spec, message->from);
	const char *post = message_header(message, "List-Post");

	if (!is_list && !is_from) {
		return MAILING_NOT_NAMED;
	}
	if (!(is_from && is_believed(message, address_domain(message->from), true))
		&& !(is_list && is_believed(message, list_domain(message->list_id), false))) {
		return MAILING_DOUBTED;
	}
	if (!is_mailing(message) || is_administrative(message)) {
		return MAILING_PERSONAL;
	}
	if (is_platform(message->from)) {
		return MAILING_OF_GROUP;
	}
	return post != NULL && strstr(post, "mailto:") != NULL ? MAILING_OF_LIST : MAILING_NEWS;
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
