#include "import/mailing_auth.h"

#include "text/url.h"

#include <string.h>

/* What each method's result is about (RFC 8601, 2.7). */
static const struct {
	const char *method, *property;
} properties[] = {
	{ "dmarc", "header.from" },
	{ "dkim", "header.d" },
	{ "dkim", "header.i" },
	{ "spf", "smtp.mailfrom" },
};

/* ---- a line ---- */

/* What stands between quotes is one word, whatever is in it: whoever mails may have chosen it.
 * @at at the first quote. @return borrowed from it: behind the last; NULL: there is none. */
static const char *
take_quoted(const char *at, GString *out)
{
	for (at++; *at != '\0' && *at != '"'; at++) {
		at += *at == '\\' && at[1] != '\0';
		if (out != NULL) {
			const bool is_plain = g_ascii_isalnum(*at) || strchr(".-@", *at) != NULL;

			g_string_append_c(out, is_plain ? *at : '_');
		}
	}
	return *at == '"' ? at + 1 : NULL;
}

/* Comments are whoever's words, and are no results; quotes in them keep a bracket from ending them.
 * @at at the first bracket. @return as take_quoted(). */
static const char *
skip_comment(const char *at)
{
	guint depth = 0;

	do {
		if (*at == '"') {
			at = take_quoted(at, NULL);
			continue;
		}
		depth += *at == '(';
		depth -= *at == ')';
		at += *at == '\\' && at[1] != '\0';
		at += *at != '\0';
	} while (at != NULL && *at != '\0' && depth > 0);
	return depth > 0 ? NULL : at;
}

/* "a = b" is "a=b". @return behind the sign and its blanks. */
static const char *
take_sign(const char *at, GString *out)
{
	while (out->len > 0 && out->str[out->len - 1] == ' ') {
		g_string_truncate(out, out->len - 1);
	}
	g_string_append_c(out, '=');
	return at + 1 + strspn(at + 1, " \t");
}

/* A line's results, parted by ";", their words by one kind of blank, in small letters. What is
 * broken says nothing. @return owned. */
static char *
settled(const char *line)
{
	g_autoptr(GString) out = g_string_sized_new(strlen(line));

	for (const char *at = line; *at != '\0';) {
		if (*at == '"') {
			at = take_quoted(at, out);
		} else if (*at == '(') {
			at = skip_comment(at);
			g_string_append_c(out, ' ');
		} else if (*at == '=') {
			at = take_sign(at, out);
		} else {
			g_string_append_c(out, *at == '\t' ? ' ' : g_ascii_tolower(*at));
			at++;
		}
		if (at == NULL) {
			return g_strdup("");
		}
	}
	return g_strdup(out->str);
}

/* A line's first word names who wrote it (2.2); those of Microsoft begin with a result. */
static bool
is_writer(const char *line, const char *name)
{
	const char *at = line + strspn(line, " ");
	const gsize length = strcspn(at, " ;");

	return strlen(name) == length && g_ascii_strncasecmp(at, name, length) == 0;
}

/* ---- a result ---- */

static bool
is_of_method(const char *word, const char *method)
{
	const gsize length = strlen(method);

	return strncmp(word, method, length) == 0 && (word[length] == '=' || word[length] == '/');
}

/* One is the other, or below it: both are of whom the upper one is of. */
static bool
is_aligned(const char *found, const char *domain)
{
	return url_host_is_within(found, strlen(found), domain)
		|| (strchr(found, '.') != NULL
			&& url_host_is_within(domain, strlen(domain), found));
}

/* "header.i=@mail.example.org" */
static bool
names_domain(const char *word, const char *property, const char *domain)
{
	const gsize length = strlen(property);

	if (strncmp(word, property, length) != 0 || word[length] != '=') {
		return false;
	}
	const char *value = word + length + 1;
	const char *sign = strrchr(value, '@');
	/* Of mail that is not ASCII it may be written as people do (RFC 8616, 5). */
	g_autofree char *found = g_hostname_to_ascii(sign == NULL ? value : sign + 1);
	return found != NULL && *found != '\0' && is_aligned(found, domain);
}

static bool
passes(char *const *words, const char *method, const char *domain)
{
	const char *said = strchr(words[0], '=');

	if (said == NULL || strcmp(said + 1, "pass") != 0) {
		return false;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(properties); i++) {
		for (guint k = 1; strcmp(properties[i].method, method) == 0 && words[k] != NULL;
			k++) {
			if (names_domain(words[k], properties[i].property, domain)) {
				return true;
			}
		}
	}
	return false;
}

/* @is_told out: whether the line says anything of the method. */
static bool
passes_in_line(const char *line, const char *method, const char *domain, bool *is_told)
{
	g_auto(GStrv) results = g_strsplit(line, ";", -1);
	bool is_passed = false;

	*is_told = false;
	for (guint i = 0; results[i] != NULL; i++) {
		g_auto(GStrv) words = g_strsplit(g_strstrip(results[i]), " ", -1);

		if (words[0] != NULL && is_of_method(words[0], method)) {
			*is_told = true;
			is_passed = is_passed || passes(words, method, domain);
		}
	}
	return is_passed;
}

/* Servers write one line, or one for each method. Of several that tell of one, the upper ones were
 * written later: those below may be the sender's invention, under whatever name. */
static bool
passes_in(const GPtrArray *lines, const char *method, const char *domain)
{
	for (guint i = 0; i < lines->len; i++) {
		bool is_told;

		if (passes_in_line(g_ptr_array_index(lines, i), method, domain, &is_told)) {
			return true;
		}
		if (is_told) {
			return false;
		}
	}
	return false;
}

/* The lines of the server whose mailbox it is. @return owned array of char*. */
static GPtrArray *
lines_of(const Message *message, const char *authserv)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *ours = g_strdup(authserv);

	for (guint i = 0; i < message->authentication->len; i++) {
		g_autofree char *line = settled(g_ptr_array_index(message->authentication, i));

		if (ours == NULL) {
			const char *name = line + strspn(line, " ");

			ours = g_strndup(name, strcspn(name, " ;"));
		}
		if (is_writer(line, ours)) {
			g_ptr_array_add(lines, g_steal_pointer(&line));
		}
	}
	return lines;
}

bool
mailing_auth_believes(const Message *message, const char *authserv, const char *domain)
{
	static const char *const methods[] = { "dmarc", "dkim", "spf" };

	if (message->authentication->len == 0) {
		return authserv == NULL;
	}
	g_autoptr(GPtrArray) lines = lines_of(message, authserv);
	for (gsize i = 0; i < G_N_ELEMENTS(methods); i++) {
		if (passes_in(lines, methods[i], domain)) {
			return true;
		}
	}
	return false;
}
