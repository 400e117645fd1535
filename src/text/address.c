#include "text/address.h"

#include "base/error.h"
#include "base/prefix.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

/* RFC 5321, 4.5.3.1 and RFC 1035, 2.3.4 */
#define LOCAL_BYTES_MAX 64
#define DOMAIN_BYTES_MAX 253
#define LABEL_BYTES_MAX 63
#define ADDRESS_BYTES_MAX 254

#define ELLIPSIS "\xe2\x80\xa6"

static bool
fail(GError **error, const char *what)
{
	error_set(error, ERROR_CONFIG_PERMANENT, "%s", what);
	return false;
}

/* What RFC 5322, 3.2.3 calls atext. */
static bool
is_atom_character(char character)
{
	return g_ascii_isalnum(character)
		|| (character != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", character) != NULL);
}

static bool
check_local(const char *local, GError **error)
{
	char previous = '.';

	if (*local == '\0') {
		return fail(error, "that address has nothing before the @");
	}
	if (*local == '"') {
		return fail(error, "an address with quotes before the @ cannot be used");
	}
	if (!g_str_is_ascii(local)) {
		return fail(error, "letters before the @ must be plain ones, without accents");
	}
	for (const char *at = local; *at != '\0'; at++) {
		if (*at == '.' && previous == '.') {
			return fail(error, "a dot stands where none may be before the @");
		}
		if (*at != '.' && !is_atom_character(*at)) {
			return fail(error, "there is a character before the @ that none may have");
		}
		previous = *at;
	}
	if (previous == '.') {
		return fail(error, "a dot stands where none may be before the @");
	}
	if (strstr(local, "=?") != NULL) {
		return fail(error, "what stands before the @ is an encoded word (RFC 2047)");
	}
	return strlen(local) <= LOCAL_BYTES_MAX || fail(error, "the part before the @ is too long");
}

static bool
is_label(const char *label)
{
	const gsize length = strlen(label);

	return length > 0 && length <= LABEL_BYTES_MAX && label[0] != '-'
		&& label[length - 1] != '-'
		&& strspn(label, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/* [192.0.2.1] or [IPv6:2001:db8::1] (RFC 5321, 4.1.3) */
static bool
is_address_literal(const char *domain)
{
	struct in6_addr address;
	const gsize length = strlen(domain);

	if (length < 2 || domain[0] != '[' || domain[length - 1] != ']') {
		return false;
	}
	g_autofree char *inner = g_strndup(domain + 1, length - 2);
	if (prefix_stands_at(inner, "ipv6:")) {
		return inet_pton(AF_INET6, inner + strlen("ipv6:"), &address) == 1;
	}
	return inet_pton(AF_INET, inner, &address) == 1;
}

static bool
is_domain(const char *domain)
{
	g_auto(GStrv) labels = g_strsplit(domain, ".", 0);

	for (char **label = labels; *label != NULL; label++) {
		if (!is_label(*label)) {
			return false;
		}
	}
	return labels[0] != NULL && strlen(domain) <= DOMAIN_BYTES_MAX;
}

/* In lower case, with A-labels (RFC 5890, 2.3.2.1). */
static bool
read_domain(const char *text, char **domain, GError **error)
{
	if (*text == '\0') {
		return fail(error, "that address has nothing after the @");
	}
	g_autofree char *ascii = g_hostname_to_ascii(text);
	g_autofree char *lower = ascii == NULL ? NULL : g_ascii_strdown(ascii, -1);
	if (lower == NULL || !(is_domain(lower) || is_address_literal(lower))) {
		return fail(error, "what stands after the @ is no domain");
	}
	*domain = g_steal_pointer(&lower);
	return true;
}

static bool
read_email(const char *text, char **email, GError **error)
{
	const char *at = strchr(text, '@');
	g_autofree char *domain = NULL;

	if (*text == '\0') {
		return fail(error, "there is no address");
	}
	if (at == NULL) {
		return fail(error, "that address has no @ in it");
	}
	if (strpbrk(text, " \t,;<>") != NULL) {
		return fail(error,
			"that is more than one address, or has a blank or bracket in it");
	}
	if (strchr(at + 1, '@') != NULL) {
		return fail(error, "that address has more than one @ in it");
	}
	g_autofree char *local = g_strndup(text, (gsize)(at - text));
	if (!check_local(local, error) || !read_domain(at + 1, &domain, error)) {
		return false;
	}
	g_autofree char *whole = g_strconcat(local, "@", domain, NULL);
	if (strlen(whole) > ADDRESS_BYTES_MAX) {
		return fail(error, "that address is too long");
	}
	*email = g_steal_pointer(&whole);
	return true;
}

/* "Ward, Ceri" in quotes loses them and its backslashes; nothing left is no name. */
static char *
read_name(const char *text, gsize length)
{
	g_autofree char *name = g_strstrip(g_strndup(text, length));
	const gsize end = strlen(name);

	if (end < 2 || name[0] != '"' || name[end - 1] != '"') {
		return *name == '\0' ? NULL : g_steal_pointer(&name);
	}
	g_autoptr(GString) bare = g_string_new(NULL);
	for (gsize i = 1; i < end - 1; i++) {
		i += name[i] == '\\' && i + 2 < end ? 1 : 0;
		g_string_append_c(bare, name[i]);
	}
	g_autofree char *copy = g_strdup(bare->str);
	g_strstrip(copy);
	return *copy == '\0' ? NULL : g_steal_pointer(&copy);
}

static bool
has_control(const char *text)
{
	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		if (g_unichar_iscntrl(g_utf8_get_char(at)) && *at != '\t') {
			return true;
		}
	}
	return false;
}

/* "<me@example.org>, <you@example.org>": a name without quotes has no brackets. */
static bool
check_name(const char *text, gsize length, GError **error)
{
	g_autofree char *name = g_strstrip(g_strndup(text, length));

	return *name == '"' || strpbrk(name, "<>") == NULL
		|| fail(error, "that is more than one address, or has a bracket in the name");
}

bool
address_parse(const char *text, char **email, char **name, GError **error)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(text));
	const char *open = strrchr(trimmed, '<');
	const gsize length = strlen(trimmed);
	g_autofree char *bare = NULL;

	if (!g_utf8_validate(trimmed, -1, NULL) || has_control(trimmed)) {
		return fail(error, "that address has an unprintable character in it");
	}
	if (open != NULL && trimmed[length - 1] != '>') {
		return fail(error, "an address after < must end with >");
	}
	bare = open == NULL
		? g_strdup(trimmed)
		: g_strstrip(g_strndup(open + 1, (gsize)(trimmed + length - 1 - (open + 1))));
	if (*bare == '#') {
		return fail(error,
			"that address begins with #, as a comment does (which has a line of its "
			"own, from its start)");
	}
	if ((open != NULL && !check_name(trimmed, (gsize)(open - trimmed), error))
		|| !read_email(bare, email, error)) {
		return false;
	}
	if (name != NULL) {
		*name = open == NULL ? NULL : read_name(trimmed, (gsize)(open - trimmed));
	}
	return true;
}

char *
address_key(const char *email)
{
	return g_ascii_strdown(email, -1);
}

const char *
address_domain(const char *email)
{
	const char *at = strrchr(email, '@');

	return at == NULL ? NULL : at + 1;
}

char *
address_shorten(const char *email)
{
	const char *at = strrchr(email, '@');

	if (*email == '\0' || at == email) {
		return g_strconcat(ELLIPSIS, email, NULL);
	}
	const int first = (int)(g_utf8_next_char(email) - email);
	return g_strdup_printf("%.*s" ELLIPSIS "%s", first, email, at == NULL ? "" : at);
}

char **
address_split_list(const char *text)
{
	/* "Ceri Ward <ceri@example.org>" holds blanks: then only commas split. */
	const char *separators = strchr(text, '<') != NULL ? "," : ", \t";
	g_autoptr(GString) plain = g_string_new(NULL);
	bool is_quoted = false;

	for (const char *at = text; *at != '\0'; at++) {
		if (*at == '"') {
			is_quoted = !is_quoted;
		} else {
			const bool is_split = !is_quoted && strchr(separators, *at) != NULL;
			g_string_append_c(plain, is_split ? '\n' : *at);
		}
	}
	char **items = g_strsplit(plain->str, "\n", 0);
	for (char **item = items; *item != NULL; item++) {
		g_strstrip(*item);
	}
	return items;
}

GPtrArray *
address_list_once(const GPtrArray *emails)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *kept = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < emails->len; i++) {
		const char *email = g_ptr_array_index(emails, i);

		if (g_hash_table_add(seen, address_key(email))) {
			g_ptr_array_add(kept, g_strdup(email));
		}
	}
	return kept;
}
