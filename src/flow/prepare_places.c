#include "flow/prepare_places.h"

#include "digest/window.h"
#include "flow/hour_posts.h"
#include "model/archive_spec.h"
#include "text/date.h"
#include "text/url.h"

#include <string.h>

/* What was said of sources. @return owned: name -> CoverageRow, all borrowed. */
static GHashTable *
rows_by_source(const Draft *draft)
{
	GHashTable *rows = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < draft->coverage->len; i++) {
		CoverageRow *row = g_ptr_array_index(draft->coverage, i);
		g_hash_table_insert(rows, row->source, row);
	}
	return rows;
}

/* Whether a source is read for a hashtag of the digest, by whichever name. */
static bool
serves(const SourceSpec *source, const DigestSpec *digest, const Hashtag *tag)
{
	for (guint i = 0; i < source->tags->len; i++) {
		const Hashtag *asked = g_ptr_array_index(source->tags, i);

		if (g_strcmp0(digest_spec_tag_for(digest, asked->key), tag->key) == 0) {
			return true;
		}
	}
	return false;
}

/* Where people read what stands under a hashtag: on the server's own host (docs.joinmastodon.org),
 * or on the one site for all of it (social-app, src/routes.ts). */
static const struct {
	const char *kind, *site, *path; /* site NULL: the server's */
} tag_pages[] = {
	{ "mastodon", NULL, "/tags/" },
	{ "bluesky", "https://bsky.app", "/hashtag/" },
};

/* The page of a hashtag. @return owned; NULL: the source has none. */
static char *
page_of(const SourceSpec *source, const Hashtag *tag)
{
	g_autofree char *name = url_encode(tag->display + 1);

	for (gsize i = 0; url_is_web(source->url) && i < G_N_ELEMENTS(tag_pages); i++) {
		if (strcmp(source->kind, tag_pages[i].kind) == 0) {
			const char *site = tag_pages[i].site != NULL ? tag_pages[i].site
								     : source->url;
			g_autofree char *path = g_strconcat(tag_pages[i].path, name, NULL);
			g_autofree char *page = url_join(site, path);

			return url_resolve(NULL, page); /* without a login */
		}
	}
	return NULL;
}

static bool
has_tag_pages(const SourceSpec *source, const Hashtag *tag)
{
	g_autofree char *page = page_of(source, tag);

	return page != NULL;
}

/* Under which hashtag its posts are; NULL: under several. */
static const Hashtag *
tag_of(const DraftSection *section)
{
	return section->chat != NULL ? section->chat->tag : section->tag;
}

static void
say_place(DraftSection *section, const SourceSpec *source)
{
	section->more_url = page_of(source, tag_of(section));
	section->more_place = url_host(section->more_url);
}

/* In the archive all of them stand. */
static void
say_archive(const Config *config, const Draft *draft, DraftSection *section)
{
	const ArchivePlace place = { draft->digest, draft->frequency, draft->number };
	g_autofree char *path = archive_path_tag(&place, section->tag->key, 1);

	section->more_url = archive_url(config->archive, path);
}

static void
say_of_section(const Config *config, const DigestSpec *digest, DraftSection *section,
	GHashTable *rows)
{
	const Hashtag *tag = tag_of(section);
	const SourceSpec *place = NULL;
	int most = -1;

	section->is_incomplete = false;
	g_clear_pointer(&section->more_url, g_free);
	g_clear_pointer(&section->more_place, g_free);
	for (guint i = 0; i < config->sources->len; i++) {
		const SourceSpec *source = g_ptr_array_index(config->sources, i);
		const CoverageRow *row = g_hash_table_lookup(rows, source->name);

		if (row == NULL || !serves(source, digest, tag)) {
			continue;
		}
		section->is_incomplete |= row->state == COVERAGE_UNREACHABLE;
		if (has_tag_pages(source, tag) && row->posts > most) {
			place = source;
			most = row->posts;
		}
	}
	if (place != NULL) {
		say_place(section, place);
	}
}

/* ---- chats ----------------------------------------------------------------------------------- */

/* The day of a chat where it takes place: "2026-11-19". @return owned. */
static char *
day_of(const DraftChat *chat, GTimeZone *zone)
{
	return date_in_zone(chat->start_s, zone, "%Y-%m-%d");
}

/* How many hours the ini's rule has before it on its day. */
static guint
hours_before(const Config *config, const DraftChat *chat, GTimeZone *zone)
{
	const ChatSpec *spec = config_chat(config, chat->tag->display);
	const GDate day = date_day_in_zone(chat->start_s, zone);
	const int64_t begun_s = window_day(g_date_get_julian(&day), zone);
	g_autoptr(GArray) spans = spec == NULL ? NULL : hour_spans(spec, begun_s, chat->start_s);

	return spans != NULL ? spans->len : 0;
}

/* By its day; a second one of a day has a number behind that. What the ini's rule says is the same
 * in every edition that holds it. */
static void
name_chat(const Config *config, DraftChat *chat, GHashTable *paths)
{
	g_autoptr(GTimeZone) zone = window_zone(chat->timezone);
	g_autofree char *day = day_of(chat, zone);
	guint number = hours_before(config, chat, zone);
	char *path = NULL;

	do {
		number++;
		g_free(chat->name);
		chat->name = number == 1 ? g_strdup(day) : g_strdup_printf("%s-%u", day, number);
		g_free(path);
		path = archive_path_chat(chat->tag->key, chat->name);
	} while (g_hash_table_contains(paths, path));
	g_free(chat->web_url);
	chat->web_url = archive_url(config->archive, path);
	g_hash_table_add(paths, path);
}

static void
name_chats(const Config *config, const Draft *draft)
{
	g_autoptr(GHashTable) paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (section->chat != NULL) {
			name_chat(config, section->chat, paths);
		}
	}
}

/* ---- what is ahead --------------------------------------------------------------------------- */

static bool
is_any_ahead(const Draft *draft)
{
	for (guint i = 0; i < draft->events->len; i++) {
		if (!((const Event *)g_ptr_array_index(draft->events, i))->is_cancelled) {
			return true;
		}
	}
	return false;
}

static void
say_calendar(const Config *config, Draft *draft)
{
	g_autofree char *path = archive_path_of(draft->digest, ARCHIVE_CALENDAR);

	g_clear_pointer(&draft->calendar_url, g_free);
	if (is_any_ahead(draft)) {
		draft->calendar_url = archive_webcal(config->archive, path);
	}
}

/* ---- all of them ----------------------------------------------------------------------------- */

void
prepare_places(const Config *config, const DigestSpec *digest, Draft *draft)
{
	const ArchivePlace place = { draft->digest, draft->frequency, draft->number };
	g_autofree char *path = archive_path_edition(&place);
	g_autoptr(GHashTable) rows = rows_by_source(draft);

	g_free(draft->web_url);
	draft->web_url = archive_url(config->archive, path);
	name_chats(config, draft);
	say_calendar(config, draft);

	for (guint i = 0; i < draft->sections->len; i++) {
		DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (tag_of(section) != NULL) {
			say_of_section(config, digest, section, rows);
			if (draft->web_url != NULL && section->tag != NULL) {
				g_clear_pointer(&section->more_url, g_free);
				g_clear_pointer(&section->more_place, g_free);
				say_archive(config, draft, section);
			}
		}
	}
}
