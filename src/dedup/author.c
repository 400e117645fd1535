#include "dedup/author.h"

#include "base/prefix.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* Profiles lie near their site's root; an address of thousands of segments is somebody's joke. */
#define PROFILE_SEGMENTS_MAX 16

#define ACCOUNT "acct:"
#define PROFILE "author:"
#define SITE "site:"
#define CALLED "called:"

/* What stands before an account's name in the path of its profile or its posts: Mastodon's
 * actors, Bluesky and Friendica, Lemmy, Pixelfed, Hubzilla. "/@ada" is read apart. */
static const char *const profile_paths[] = { "users/", "profile/", "u/", "p/", "channel/" };

/* What servers put behind a profile's address for its feed. */
static const char *const feed_endings[] = { ".rss", ".atom", ".json", ".xml" };

/* Where one who is known by a host's name has an account besides: Bluesky's own, which an address
 * there is read as, and the bridges to the fediverse (fed.brid.gy/docs). */
static const char *const hosts_of_names[] = { "bsky.app", "bsky.brid.gy", "web.brid.gy" };

/* Bridgy Fed's handles on Bluesky end so, and its posts in the fediverse begin so. */
#define BRIDGED_TO_BLUESKY ".ap.brid.gy"
#define BRIDGED_RECORD "https://bsky.brid.gy/convert/ap/at://"

static void
add_name(GPtrArray *names, const char *prefix, const char *name)
{
	g_autofree char *whole = g_strconcat(prefix, name, NULL);

	if (!g_ptr_array_find_with_equal_func(names, whole, g_str_equal, NULL)) {
		g_ptr_array_add(names, g_steal_pointer(&whole));
	}
}

/* Names of accounts and hosts are caseless (RFC 7565). */
static void
add_account(GPtrArray *names, const char *account)
{
	g_autofree char *folded = g_utf8_casefold(account, -1);

	add_name(names, ACCOUNT, folded);
}

/* A site's root names a place, and nobody's profile. */
static bool
is_below_root(const char *place)
{
	const char *slash = strchr(place, '/');

	return slash != NULL && slash[1] != '\0';
}

/* A canonical address as a name; its own slash at the end means nothing. */
static void
add_address(GPtrArray *names, const char *place)
{
	const gsize length = strlen(place);
	g_autofree char *address = g_strndup(place,
		length - (g_str_has_suffix(place, "/") ? 1 : 0));

	add_name(names, PROFILE, address);
}

static char *
site_of(const char *place)
{
	return g_strdup_printf(SITE "%.*s", (int)strcspn(place, "/?"), place);
}

static void
add_site(GPtrArray *names, const char *place)
{
	g_autofree char *site = site_of(place);

	add_name(names, "", site);
}

static void
add_site_of_account(GPtrArray *names, const char *account)
{
	g_autofree char *host = g_ascii_strdown(strrchr(account, '@') + 1, -1);

	add_name(names, SITE, host);
}

/* The segment that names an account, or NULL; its begin. */
static const char *
find_user(const char *path)
{
	if (*path == '@') {
		return path + 1;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(profile_paths); i++) {
		if (prefix_stands_at(path, profile_paths[i])) {
			return path + strlen(profile_paths[i]);
		}
	}
	return NULL;
}

/* The account of the profile that a canonical address is, or lies below: "tooter.example/@Ada/1",
 * and on another server "away.example/@ada@tooter.example". */
static void
add_account_of_place(GPtrArray *names, const char *place)
{
	const gsize host = strcspn(place, "/?");
	const char *found = place[host] == '/' ? find_user(place + host + 1) : NULL;
	g_autofree char *user = found != NULL ? g_strndup(found, strcspn(found, "/?")) : NULL;

	if (user == NULL || *user == '\0') {
		return;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(feed_endings); i++) {
		if (g_str_has_suffix(user, feed_endings[i])) {
			user[strlen(user) - strlen(feed_endings[i])] = '\0';
		}
	}
	g_autofree char *account = strchr(user, '@') != NULL
		? g_strdup(user)
		: g_strdup_printf("%s@%.*s", user, (int)host, place);
	add_account(names, account);
}

/* Leave the host, the segments that a profile may have and the slash behind them. */
static void
cut_place(char *place)
{
	place[strcspn(place, "?#")] = '\0';
	char *slash = strchr(place, '/');

	for (int i = 0; i < PROFILE_SEGMENTS_MAX && slash != NULL; i++) {
		slash = strchr(slash + 1, '/');
	}
	if (slash != NULL) {
		slash[1] = '\0';
	}
}

/* A place, and the addresses that it lies below, but for the site's root. */
static void
add_profiles_above(GPtrArray *names, const char *canonical)
{
	g_autofree char *place = g_strdup(canonical);
	char *slash;

	if (is_below_root(canonical)) {
		add_address(names, canonical);
	}
	cut_place(place);
	while ((slash = strrchr(place, '/')) != NULL) {
		*slash = '\0';
		if (strchr(place, '/') != NULL) {
			add_name(names, PROFILE, place);
		}
	}
}

/* What a canonical address of something of theirs says; @place owned by the call, may be NULL. */
static void
add_place(GPtrArray *names, char *place)
{
	if (place != NULL) {
		add_account_of_place(names, place);
		add_site(names, place);
	}
	g_free(place);
}

/* The canonical address of a post, from its key where it has one. @return owned, or NULL. */
static char *
place_of(const Post *post)
{
	for (guint i = 0; i < post->keys->len; i++) {
		const char *key = g_ptr_array_index(post->keys, i);

		if (prefix_stands_at(key, "url:")) {
			return g_strdup(key + strlen("url:"));
		}
	}
	return post->url != NULL ? url_canonical(post->url) : NULL;
}

/* "@ada@tooter.example" without what stands before it; NULL when it is no account. */
static const char *
account_of(const Post *post)
{
	const char *handle = post->author_handle;
	const char *account = handle == NULL ? NULL : handle + strspn(handle, "@");

	const char *at = account == NULL ? NULL : strrchr(account, '@');

	return at != NULL && at > account && at[1] != '\0' ? account : NULL;
}

static void
add_own_names(GPtrArray *names, const Post *post)
{
	const char *account = account_of(post);
	g_autofree char *profile = post->author_url != NULL ? url_canonical(post->author_url)
							    : NULL;

	if (account != NULL) {
		add_account(names, account);
	}
	if (profile != NULL) {
		add_name(names, PROFILE, profile);
	}
}

void
author_assign(Post *post)
{
	g_ptr_array_set_size(post->author_keys, 0);
	add_own_names(post->author_keys, post);
}

/* ---- bridges (fed.brid.gy/docs) ---- */

/* On Bluesky "@ada.tooter.example.ap.brid.gy" is @ada@tooter.example. */
static void
add_bridged_account(GPtrArray *names, const char *handle)
{
	const char *name = handle + strspn(handle, "@");
	const gsize user = strcspn(name, ".");
	const gsize length = strlen(name);

	if (!g_str_has_suffix(name, BRIDGED_TO_BLUESKY)
		|| user + strlen(BRIDGED_TO_BLUESKY) >= length) {
		return;
	}
	g_autofree char *account = g_strdup_printf("%.*s@%.*s", (int)user, name,
		(int)(length - user - 1 - strlen(BRIDGED_TO_BLUESKY)), name + user + 1);
	add_account(names, account);
}

/* In the fediverse the original's name stands in the copy's, with the DID of whoever wrote it. */
static void
add_bridged_profile(GPtrArray *names, const char *uri)
{
	const char *did = prefix_stands_at(uri, BRIDGED_RECORD) ? uri + strlen(BRIDGED_RECORD) : "";
	g_autofree char *url = g_strdup_printf("https://bsky.app/profile/%.*s",
		(int)strcspn(did, "/?#"), did);
	g_autofree char *place = *did != '\0' ? url_canonical(url) : NULL;

	if (place != NULL) {
		add_address(names, place);
	}
}

/* Whose words a bridge shows, where it is one: what they say of their posts holds for its copies.
 * What is said of a copy says nothing of them, so that these are no names to remember it by. */
static void
add_bridged(GPtrArray *names, const Post *post)
{
	if (post->author_handle != NULL) {
		add_bridged_account(names, post->author_handle);
	}
	if (post->uri != NULL) {
		add_bridged_profile(names, post->uri);
	}
}

GPtrArray *
author_guesses(const Post *post)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	const char *account = account_of(post);
	char *place = place_of(post);

	if (post->author_keys->len == 0) {
		add_own_names(names, post);
	}
	for (guint i = 0; i < post->author_keys->len; i++) {
		add_name(names, "", g_ptr_array_index(post->author_keys, i));
	}
	if (place != NULL) {
		add_profiles_above(names, place);
	}
	add_place(names, place);
	add_bridged(names, post);
	if (account != NULL) {
		add_site_of_account(names, account);
	} else {
		add_place(names, url_canonical(post->author_url));
		add_place(names, post->uri_is_global ? url_canonical(post->uri) : NULL);
	}
	return names;
}

/* "tooter.example/@ada" or "social.tooter.example/@ada", of an account on tooter.example. */
static bool
is_at_home(const char *place, const char *account)
{
	return url_host_is_within(place, strcspn(place, "/?"), strrchr(account, '@') + 1);
}

GPtrArray *
author_own_profiles(const Post *post)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	const char *account = account_of(post);

	for (guint i = 0; account != NULL && i < post->author_keys->len; i++) {
		const char *key = g_ptr_array_index(post->author_keys, i);

		if (prefix_stands_at(key, PROFILE) && is_at_home(key + strlen(PROFILE), account)) {
			add_name(names, "", key);
		}
	}
	return names;
}

char *
author_site(const char *url)
{
	g_autofree char *place = url_canonical(url);

	return place != NULL ? site_of(place) : NULL;
}

GPtrArray *
author_feed_guesses(const char *url)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	char *place = url_canonical(url);

	if (place != NULL) {
		add_profiles_above(names, place);
	}
	add_place(names, place);
	return names;
}

/* A host's name in the form that other names have it in, too. */
static void
add_account_at(GPtrArray *names, const char *user, const char *host)
{
	g_autofree char *account = g_strconcat(user, "@", host, NULL);
	g_autofree char *unicode = g_hostname_to_unicode(host);
	g_autofree char *shown = unicode != NULL ? g_strconcat(user, "@", unicode, NULL) : NULL;

	add_account(names, account);
	if (shown != NULL) {
		add_account(names, shown);
	}
}

/* Whoever goes by a host's name: all of that site, at @place, and the accounts of that name. */
static void
add_host(GPtrArray *names, const char *host, const char *place)
{
	add_site(names, place);
	for (gsize i = 0; i < G_N_ELEMENTS(hosts_of_names); i++) {
		add_account_at(names, host, hosts_of_names[i]);
	}
}

static void
add_name_of_host(GPtrArray *names, const char *host)
{
	g_autofree char *url = g_strconcat("https://", host, "/", NULL);
	g_autofree char *place = url_canonical(url);

	add_host(names, host, place != NULL ? place : host);
}

/* "tooter.example/@ada", with nothing behind it: below lie posts, each of which is one post. */
static bool
is_profile(const char *place)
{
	const char *path = place + strcspn(place, "/?");
	const char *user = *path == '/' ? find_user(path + 1) : NULL;

	return user != NULL && user[strcspn(user, "/?")] == '\0';
}

static void
add_page(GPtrArray *names, const Byline *byline)
{
	g_autofree char *place = url_canonical(byline->url);

	if (place == NULL || !is_below_root(place)) {
		add_host(names, byline->host, place != NULL ? place : byline->host);
		return;
	}
	if (is_profile(place)) {
		add_account_of_place(names, place);
	}
	add_address(names, place);
}

GPtrArray *
author_names(const Byline *byline)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	if (byline->url != NULL) {
		add_page(names, byline);
	} else if (byline->user != NULL) {
		add_account_at(names, byline->user, byline->host);
	} else {
		add_name_of_host(names, byline->host);
	}
	return names;
}

/* The account that its own address, or its name, tells. @return owned, or NULL. */
static char *
guess_account(const Post *post)
{
	g_autoptr(GPtrArray) guesses = author_guesses(post);

	for (guint i = 0; i < guesses->len; i++) {
		const char *guess = g_ptr_array_index(guesses, i);

		if (prefix_stands_at(guess, ACCOUNT)) {
			return g_strconcat("@", guess + strlen(ACCOUNT), NULL);
		}
	}
	return NULL;
}

char *
author_label(const Post *post)
{
	if (post->author_name == NULL || post->author_handle != NULL || post->author_url != NULL) {
		return NULL;
	}
	g_autofree char *account = guess_account(post);
	return account == NULL ? byline_label(post->author_name, post->network) : NULL;
}

char *
author_address(const Post *post)
{
	g_autofree char *guess = guess_account(post);
	const char *const known[] = { post->author_handle, post->author_url, guess };

	for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
		g_auto(Byline) byline = { 0 };

		if (known[i] != NULL && byline_parse(known[i], &byline, NULL)) {
			return g_strdup(known[i]);
		}
	}
	return NULL;
}

char *
author_called(const char *label)
{
	g_autofree char *line = plain_line(label);
	g_autofree char *composed = line != NULL ? g_utf8_normalize(line, -1, G_NORMALIZE_NFC)
						 : NULL;
	g_autofree char *folded = g_utf8_casefold(composed != NULL ? composed : "", -1);

	return g_strconcat(CALLED, folded, NULL);
}

GPtrArray *
author_names_written(const char *text)
{
	g_auto(Byline) byline = { 0 };

	if (!byline_is_label(text)) {
		return byline_parse(text, &byline, NULL) ? author_names(&byline) : NULL;
	}
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(names, author_called(text));
	return names;
}
