#include "source/platform.h"

#include "base/prefix.h"
#include "source/platform_row.h"
#include "text/byline.h"
#include "text/hashtag.h"
#include "text/url.h"

#include <string.h>

#define WEBCAL "webcal:"

#define NAME_LETTERS 40
#define SEGMENT_LETTERS 24

/* ---- what an address is ---------------------------------------------------------------------- */

void
recognition_clear(Recognition *found)
{
	g_clear_pointer(&found->what, g_free);
	g_clear_pointer(&found->kind, g_free);
	g_clear_pointer(&found->url, g_free);
	g_clear_pointer(&found->key, g_free);
	g_clear_pointer(&found->value, g_free);
	g_clear_pointer(&found->name, g_free);
	g_clear_pointer(&found->why, g_free);
}

/* Small letters and digits, with '-' for all else. */
static void
add_letters(GString *out, const char *text, gsize letters)
{
	const gsize end = out->len + letters;

	for (; *text != '\0' && out->len < end; text++) {
		const bool is_letter = g_ascii_isalnum(*text);

		if (is_letter) {
			g_string_append_c(out, g_ascii_tolower(*text));
		} else if (out->len > 0 && out->str[out->len - 1] != '-') {
			g_string_append_c(out, '-');
		}
	}
	while (out->len > 0 && out->str[out->len - 1] == '-') {
		g_string_truncate(out, out->len - 1);
	}
}

/* By its host, and whom or what of it; by its file. @return owned, never empty. */
static char *
name_of(const char *url, const char *segment)
{
	g_autofree char *site = url_site(url);
	const char *file = strrchr(url, '/');
	GString *out = g_string_new(NULL);

	add_letters(out, site != NULL ? site : file != NULL ? file + 1 : "", NAME_LETTERS);
	if (segment != NULL && strlen(segment) <= SEGMENT_LETTERS) {
		g_string_append_c(out, '-');
		add_letters(out, segment, SEGMENT_LETTERS);
	}
	if (out->len == 0) {
		g_string_append(out, "source");
	}
	return g_string_free(out, FALSE);
}

/* All of it by its address. */
static void
read_as(const char *kind, const char *url, const char *what, Recognition *found)
{
	recognition_clear(found);
	found->what = g_strdup(what);
	found->kind = g_strdup(kind);
	found->url = g_strdup(url);
	found->name = name_of(url, NULL);
}

void
platform_as_feed(const char *url, const char *what, Recognition *found)
{
	read_as("feed", url, what, found);
}

void
platform_as_calendar(const char *url, Recognition *found)
{
	read_as(SOURCE_CALENDAR, url, "a calendar", found);
}

static bool
has_kind(const PlatformAsk *ask, const char *kind)
{
	return kind != NULL && g_strv_contains(ask->kinds, kind);
}

/* A hashtag as tags = wants it, however it stands in an address. @return owned; NULL: none. */
static char *
tag_of(const char *segment)
{
	g_autofree char *text = g_uri_unescape_string(segment, NULL);
	g_autoptr(Hashtag) tag = text != NULL ? hashtag_new(g_strstrip(text)) : NULL;

	return tag != NULL ? g_strdup(tag->display + 1) : NULL;
}

/* An account of another server is read there. @return false where it is none. */
static bool
take_account(Recognition *found, const PlatformAddress *address)
{
	const bool is_elsewhere = strchr(found->value + 1, '@') != NULL;
	g_autofree char *whole = is_elsewhere
		? g_strdup(found->value)
		: g_strdup_printf("%s@%s", found->value, address->authority);
	g_auto(Byline) byline = { 0 };

	if (!byline_parse(whole, &byline, NULL) || byline.user == NULL) {
		return false;
	}
	if (is_elsewhere) {
		g_free(found->url);
		found->url = g_strconcat("https://", byline.host, NULL);
	}
	g_free(found->value);
	found->value = g_steal_pointer(&whole);
	return true;
}

/* The row's section. @return false where an address has too little of it. */
static bool
take_section(const PlatformRow *row, const PlatformAddress *address, const GPtrArray *segments,
	Recognition *found)
{
	g_autofree char *value = platform_row_fill(row->value, address, segments);

	found->kind = g_strdup(row->kind);
	found->url = platform_row_fill(row->url, address, segments);
	found->needs = row->needs;
	if (found->url != NULL && !url_is_web(found->url)) {
		return false;
	}
	if (row->key == NULL) {
		return true;
	}
	found->key = g_strdup(row->key);
	found->value = strcmp(row->key, "tags") == 0 ? tag_of(value) : g_steal_pointer(&value);
	return found->value != NULL
		&& (found->url == NULL || strcmp(row->key, "accounts") != 0
			|| take_account(found, address));
}

static PlatformAnswer
take_row(const PlatformRow *row, const PlatformAsk *ask, const PlatformAddress *address,
	const GPtrArray *segments, Recognition *found)
{
	const char *first = segments->len > 0 ? g_ptr_array_index(segments, 0) : NULL;

	if (row->is_good || (row->way != NULL && !has_kind(ask, row->kind))) {
		g_autofree char *way = platform_row_fill(row->way, address, segments);

		if (way != NULL && !url_is_web(way)) {
			return PLATFORM_UNKNOWN;
		}
		platform_as_feed(way != NULL ? way : ask->address, row->what, found);
		g_free(found->name);
		found->name = name_of(ask->address, row->is_good ? NULL : first);
		return PLATFORM_SECTION;
	}
	found->what = g_strdup(row->what);
	found->why = g_strdup(row->why);
	found->name = name_of(ask->address, first);
	if (has_kind(ask, row->kind) && take_section(row, address, segments, found)) {
		return PLATFORM_SECTION;
	}
	return row->asks ? PLATFORM_PAGE : row->why != NULL ? PLATFORM_NO : PLATFORM_UNKNOWN;
}

/* ---- what people call an account ---- */

static PlatformAnswer
take_bluesky(const PlatformAsk *ask, const char *key, Recognition *found)
{
	if (!has_kind(ask, "bluesky")) {
		return PLATFORM_UNKNOWN;
	}
	found->what = g_strdup(strcmp(key, "accounts") == 0 ? "somebody on Bluesky"
			: strcmp(key, "list") == 0          ? "a list of people on Bluesky"
							    : "a feed on Bluesky");
	found->kind = g_strdup("bluesky");
	found->key = g_strdup(key);
	found->value = g_strdup(ask->address);
	found->name = name_of("https://bsky.app/", ask->address);
	return PLATFORM_SECTION;
}

static PlatformAnswer
take_fediverse(const PlatformAsk *ask, Recognition *found)
{
	g_auto(Byline) byline = { 0 };

	if (!byline_parse(ask->address, &byline, NULL) || byline.user == NULL) {
		return PLATFORM_UNKNOWN;
	}
	found->what = g_strdup("somebody in the fediverse");
	found->kind = g_strdup("mastodon");
	found->url = g_strconcat("https://", byline.host, NULL);
	found->key = g_strdup("accounts");
	found->value = g_strdup_printf("@%s@%s", byline.user, byline.host);
	found->name = name_of(found->url, byline.user);
	return PLATFORM_SECTION;
}

static bool
is_one_word(const char *text)
{
	for (; *text != '\0' && !g_ascii_isspace(*text) && !g_ascii_iscntrl(*text); text++) {
	}
	return *text == '\0';
}

static PlatformAnswer
recognise_name(const PlatformAsk *ask, Recognition *found)
{
	const char *address = ask->address;

	if (!is_one_word(address)) {
		return PLATFORM_UNKNOWN;
	}
	if (prefix_stands_at(address, "at://")) {
		return strstr(address, "/app.bsky.graph.list/") != NULL
			? take_bluesky(ask, "list", found)
			: strstr(address, "/app.bsky.feed.generator/") != NULL
			? take_bluesky(ask, "feed", found)
			: PLATFORM_UNKNOWN;
	}
	if (prefix_stands_at(address, "did:")
		|| (strchr(address, '/') == NULL && g_str_has_suffix(address, ".bsky.social"))) {
		return take_bluesky(ask, "accounts", found);
	}
	/* What calendars' own programs are started with. */
	if (prefix_stands_at(address, WEBCAL) && has_kind(ask, SOURCE_CALENDAR)) {
		g_autofree char *url = g_strconcat("https:", address + strlen(WEBCAL), NULL);

		platform_as_calendar(url, found);
		return PLATFORM_SECTION;
	}
	return *address == '@' ? take_fediverse(ask, found) : PLATFORM_UNKNOWN;
}

PlatformAnswer
platform_recognise(const PlatformAsk *ask, Recognition *found)
{
	g_auto(PlatformAddress) address = { 0 };
	g_autoptr(GPtrArray) segments = g_ptr_array_new_with_free_func(g_free);

	recognition_clear(found);
	*found = (Recognition){ 0 };
	if (!platform_address_read(&address, ask->address)) {
		return recognise_name(ask, found);
	}
	const PlatformRow *row = platform_row_of(&address, ask->software, segments);
	return row == NULL ? PLATFORM_UNKNOWN : take_row(row, ask, &address, segments, found);
}

/* ---- why an address is not the one of a source ----------------------------------------------- */

/* The segment, or the end of one, that stands behind @begin. @return owned; NULL: none does. */
static char *
segment_behind(const char *path, const char *begin)
{
	const gsize length = strlen(begin);

	if (g_ascii_strncasecmp(path, begin, length) != 0) {
		return NULL;
	}
	const gsize rest = strcspn(path + length, "/?");
	return rest == 0 ? NULL : g_strndup(path + length, rest);
}

/* "… (expected type = feed and url = WAY)" */
static char *
refusal_of(const PlatformRow *row, const char *kind, const PlatformAddress *address,
	const GPtrArray *segments)
{
	g_autofree char *way = platform_row_fill(row->way, address, segments);

	if (way == NULL) {
		return g_strdup(row->why);
	}
	return g_strdup_printf("%s (expected %surl = %s)", row->why,
		strcmp(kind, "feed") == 0 ? "" : "type = feed and ", way);
}

/* A page of the very platform that the kind reads says what to read, not where. */
static char *
refuse_page(const PlatformRow *row, const PlatformAddress *address, const GPtrArray *segments)
{
	g_autofree char *value = platform_row_fill(row->value, address, segments);

	return value == NULL ? NULL
			     : g_strdup_printf("this is a page, not a server (expected %s = %s, "
					       "and no url)",
				     row->key, value);
}

/* ---- a Mastodon server is asked as a whole ---- */

/* How addresses of hashtags' pages begin: Mastodon's own and its older ones, Akkoma's, the API. */
static const char *const tag_pages[] = { "/tags/", "/tag/", "/web/timelines/tag/", "/web/tags/",
	"/deck/tags/", "/timelines/tag/", "/api/v1/timelines/tag/", "/explore/tags/", NULL };
/* How addresses of people's pages begin. */
static const char *const person_pages[] = { "/@", "/web/@", "/deck/@", "/users/", NULL };

static char *
segment_behind_any(const char *path, const char *const *begins)
{
	char *segment = NULL;

	for (guint i = 0; begins[i] != NULL && segment == NULL; i++) {
		segment = segment_behind(path, begins[i]);
	}
	return segment;
}

/* A person of another server has "name@host" there, whose own server has their feed. */
static char *
refuse_person(const PlatformAddress *address, const char *person)
{
	const char *at = strchr(person, '@');
	g_autofree char *name = g_strndup(person, strcspn(person, "@"));
	const char *home = at != NULL && at[1] != '\0' ? at + 1 : address->authority;

	return g_strdup_printf("this is a person's page (expected for their own posts accounts = "
			       "@%s@%s; for hashtags the server alone: url = %s://%s)",
		name, home, address->scheme, address->authority);
}

static char *
refuse_path(const PlatformAddress *address)
{
	g_autofree char *tag = segment_behind_any(address->path, tag_pages);
	g_autofree char *person = segment_behind_any(address->path, person_pages);

	if (tag != NULL) {
		return g_strdup_printf("this is the page of a hashtag (expected the server alone: "
				       "url = %s://%s, and the hashtag as tags = %s)",
			address->scheme, address->authority, tag);
	}
	if (person != NULL) {
		return refuse_person(address, person);
	}
	return g_strdup_printf("this is a page of a server (expected the server alone: url = "
			       "%s://%s)",
		address->scheme, address->authority);
}

char *
platform_refusal(const SourceSpec *spec)
{
	g_auto(PlatformAddress) address = { 0 };
	g_autoptr(GPtrArray) segments = g_ptr_array_new_with_free_func(g_free);
	const bool is_mastodon = strcmp(spec->kind, "mastodon") == 0;

	if (!platform_address_read(&address, spec->url)) {
		return NULL;
	}
	const PlatformRow *row = platform_row_of(&address, NULL, segments);
	if (row != NULL && g_strcmp0(row->kind, spec->kind) == 0) {
		return refuse_page(row, &address, segments);
	}
	if (row != NULL && (is_mastodon || strcmp(spec->kind, "feed") == 0)) {
		return row->is_good ? NULL : refusal_of(row, spec->kind, &address, segments);
	}
	return is_mastodon && !address.is_bare ? refuse_path(&address) : NULL;
}
