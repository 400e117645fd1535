/*
 * As these platforms make them: linkedin.com/comm/groups/ID, /comm/feed/update/URN,
 * facebook.com/groups/ID/posts/ID (or permalink), /groups/ID/?multi_permalinks=ID, and
 * /n/?groups%2FID%2Fpermalink%2FID%2F with who clicks behind it.
 */
#include "import/mailing_group_link.h"

#include "base/prefix.h"
#include "text/url.h"

#include <stdbool.h>
#include <string.h>

/* What stands in a URN or names a group. */
#define NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"
#define NAME_BYTES_MAX 80

/* @return owned: the name that begins there, and where it ends; NULL: none does. */
static char *
take_name(const char *at, const char **end)
{
	const gsize length = strspn(at, NAME_CHARACTERS);

	*end = at + length;
	return length == 0 || length > NAME_BYTES_MAX ? NULL : g_strndup(at, length);
}

/* The value of a parameter that is figures alone. @return owned, or NULL. */
static char *
take_number(const char *query, const char *key)
{
	const char *at = query == NULL ? NULL : strstr(query, key);
	const gsize length = at == NULL ? 0 : strspn(at + strlen(key), G_CSET_DIGITS);

	return length == 0 || length > NAME_BYTES_MAX ? NULL : g_strndup(at + strlen(key), length);
}

/* Behind one of the words for what was said. */
static const char *
behind_word(const char *at)
{
	static const char *const words[] = { "/permalink/", "/posts/" };

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		if (prefix_stands_at(at, words[i])) {
			return at + strlen(words[i]);
		}
	}
	return NULL;
}

static MailingPlace
in_group(const char *site, const char *at, const char *query, char **page)
{
	const char *end;
	g_autofree char *group = take_name(at, &end);
	const char *post = group == NULL ? NULL : behind_word(end);
	g_autofree char *said = post != NULL ? take_name(post, &end)
					     : take_number(query, "multi_permalinks=");

	if (group == NULL) {
		return MAILING_PLACE_OTHER;
	}
	if (said != NULL) {
		*page = g_strdup_printf("https://www.%s/groups/%s/posts/%s/", site, group, said);
		return MAILING_PLACE_DISCUSSION;
	}
	return *end == '\0' || strcmp(end, "/") == 0 ? MAILING_PLACE_GROUP : MAILING_PLACE_OTHER;
}

static MailingPlace
at_linkedin(const char *path, char **page)
{
	const char *at = prefix_stands_at(path, "/comm/") ? path + strlen("/comm") : path;
	const char *end;

	if (prefix_stands_at(at, "/groups/")) {
		return in_group("linkedin.com", at + strlen("/groups/"), NULL, page);
	}
	if (prefix_stands_at(at, "/in/")) {
		return MAILING_PLACE_MEMBER;
	}
	if (!prefix_stands_at(at, "/feed/update/urn:li:")) {
		return MAILING_PLACE_OTHER;
	}
	at += strlen("/feed/update/urn:li:");
	g_autofree char *sort = take_name(at, &end);
	g_autofree char *number = sort == NULL || *end != ':' ? NULL : take_name(end + 1, &end);
	if (number == NULL) {
		return MAILING_PLACE_OTHER;
	}
	*page = g_strdup_printf("https://www.linkedin.com/feed/update/urn:li:%s:%s/", sort, number);
	return MAILING_PLACE_DISCUSSION;
}

static MailingPlace
at_facebook(const char *path, const char *query, char **page)
{
	static const char *const wrappers[] = { "/n/", "/nd/" };
	g_autofree char *inner = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(wrappers) && query != NULL; i++) {
		if (strcmp(path, wrappers[i]) == 0) {
			const gsize length = strcspn(query, "&");
			g_autofree char *first = g_strndup(query, length);
			g_autofree char *plain = g_uri_unescape_string(first, NULL);

			inner = plain == NULL ? NULL : g_strconcat("/", plain, NULL);
		}
	}
	const char *at = inner != NULL ? inner : path;
	if (prefix_stands_at(at, "/groups/")) {
		return in_group("facebook.com", at + strlen("/groups/"), query, page);
	}
	if (prefix_stands_at(at, "/profile.php") || prefix_stands_at(at, "/people/")) {
		return MAILING_PLACE_MEMBER;
	}
	/* facebook.com/NAME */
	return at[0] == '/' && at[1] != '\0' && strchr(at + 1, '/') == NULL
			&& strchr(at, '.') != NULL && strstr(at, ".php") == NULL
		? MAILING_PLACE_MEMBER
		: MAILING_PLACE_OTHER;
}

MailingPlace
mailing_group_link(const char *url, char **page)
{
	g_autofree char *settled = url_resolve(NULL, url);
	g_autofree char *clean = settled == NULL ? NULL : url_clean(settled);
	g_autofree char *host = url_host(clean);

	*page = NULL;
	if (clean == NULL || host == NULL || strstr(clean, "://") == NULL) {
		return MAILING_PLACE_OTHER;
	}
	const char *start = strstr(clean, "://") + 3;
	const char *path = start + strcspn(start, "/?#");
	const gsize length = strcspn(path, "?#");
	g_autofree char *raw = g_strndup(path, length);
	g_autofree char *plain = g_uri_unescape_string(raw, NULL);
	const char *query = path[length] == '?' ? path + length + 1 : NULL;
	if (plain == NULL) {
		return MAILING_PLACE_OTHER;
	}
	if (url_host_is_within(host, strlen(host), "linkedin.com")) {
		return at_linkedin(plain, page);
	}
	if (url_host_is_within(host, strlen(host), "facebook.com")) {
		return at_facebook(plain, query, page);
	}
	return MAILING_PLACE_OTHER;
}
