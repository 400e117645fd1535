#include "source/x_text.h"

#include "base/prefix.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* More addresses than a post of the longest can hold are somebody's joke. */
#define URLS_MAX 200

/* A shortened address and what is to stand in its place. */
typedef struct Fold {
	gsize start, end; /* bytes of the unescaped text */
	char *words;      /* owned: the whole address; NULL: nothing is */
} Fold;

static void
fold_clear(void *data)
{
	Fold *fold = data;

	g_free(fold->words);
}

/* ---- escapes ---- */

static const struct {
	const char *escape, *character;
} escapes[] = {
	{ "&amp;", "&" },
	{ "&lt;", "<" },
	{ "&gt;", ">" },
	{ "&quot;", "\"" },
	{ "&#39;", "'" },
};

/* What stands at @at, and how many bytes of it are one character. @return NULL: no escape. */
static const char *
escaped_at(const char *at, gsize *length)
{
	for (gsize i = 0; *at == '&' && i < G_N_ELEMENTS(escapes); i++) {
		if (prefix_stands_at(at, escapes[i].escape)) {
			*length = strlen(escapes[i].escape);
			return escapes[i].character;
		}
	}
	return NULL;
}

/* A text as it came and unescaped, and where in both its characters begin. */
typedef struct Text {
	const char *raw;
	GString *plain;
	GArray *raw_bytes;   /* of gsize: of each character of the raw one, the byte in it … */
	GArray *raw_places;  /* … and the byte of the plain one */
	GArray *plain_bytes; /* of each character of the plain one, the byte in it */
} Text;

static void
text_clear(Text *text)
{
	g_string_free(text->plain, TRUE);
	g_array_unref(text->raw_bytes);
	g_array_unref(text->raw_places);
	g_array_unref(text->plain_bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Text, text_clear)

/* One character, or what is escaped as several. @return its length in the raw text. */
static gsize
take_character(Text *text, const char *at)
{
	gsize length = (gsize)(g_utf8_next_char(at) - at);
	const char *character = escaped_at(at, &length);
	const gsize place = text->plain->len;
	const gsize byte = (gsize)(at - text->raw);
	const gsize raw_characters = character != NULL ? length : 1;

	for (gsize i = 0; i < raw_characters; i++) {
		const gsize raw_byte = byte + i;
		g_array_append_val(text->raw_bytes, raw_byte);
		g_array_append_val(text->raw_places, place);
	}
	g_array_append_val(text->plain_bytes, place);
	g_string_append_len(text->plain, character != NULL ? character : at,
		character != NULL ? 1 : (gssize)length);
	return length;
}

static Text
text_of(const char *raw)
{
	Text text = { raw, g_string_sized_new(strlen(raw)),
		g_array_new(FALSE, FALSE, sizeof(gsize)), g_array_new(FALSE, FALSE, sizeof(gsize)),
		g_array_new(FALSE, FALSE, sizeof(gsize)) };

	for (const char *at = raw; *at != '\0';) {
		at += take_character(&text, at);
	}
	return text;
}

/* ---- addresses of posts ---- */

/* "https://x.com/ada/status/1" -> its segments behind the host, or NULL. */
static char **
segments_of(const char *url)
{
	g_autofree char *canonical = url != NULL && url_is_web(url) ? url_site(url) : NULL;
	const char *host = canonical == NULL ? NULL : strstr(url, "://");

	if (canonical == NULL
		|| (strcmp(canonical, "x.com") != 0 && strcmp(canonical, "twitter.com") != 0)) {
		return NULL;
	}
	const char *path = strchr(host + strlen("://"), '/');
	g_autofree char *bare = path == NULL ? NULL : g_strndup(path + 1, strcspn(path + 1, "?#"));
	return bare == NULL ? NULL : g_strsplit(bare, "/", 6);
}

/* "statuses" is the older form, which still leads there. */
static bool
is_post(char *const *segments)
{
	return segments != NULL && g_strv_length((char **)segments) >= 3
		&& (strcmp(segments[1], "status") == 0 || strcmp(segments[1], "statuses") == 0)
		&& *segments[2] != '\0' && segments[2][strspn(segments[2], "0123456789")] == '\0';
}

char *
x_text_post_id(const char *url)
{
	g_auto(GStrv) segments = segments_of(url);

	return is_post(segments) ? g_strdup(segments[2]) : NULL;
}

char *
x_text_post_author(const char *url)
{
	g_auto(GStrv) segments = segments_of(url);

	return is_post(segments) && strcmp(segments[0], "i") != 0 ? g_strdup(segments[0]) : NULL;
}

/* The address of one of the pictures: shown beside the words, and none of them. */
static bool
is_of_medium(const json_t *entity)
{
	g_auto(GStrv) segments = segments_of(jsontext_string(entity, "expanded_url"));

	if (jsontext_string(entity, "media_key") != NULL) {
		return true;
	}
	return is_post(segments) && segments[3] != NULL
		&& (strcmp(segments[3], "photo") == 0 || strcmp(segments[3], "video") == 0);
}

/* ---- where they stand ---- */

/* Not in the middle of a longer one. */
static gssize
search(const char *plain, gsize from, const char *token)
{
	const gsize length = strlen(token);
	const char *at = from <= strlen(plain) ? strstr(plain + from, token) : NULL;

	while (at != NULL && g_ascii_isalnum(at[length])) {
		at = strstr(at + length, token);
	}
	return at != NULL ? at - plain : -1;
}

/* Whether the token stands at a character of one of the two, whose bytes @bytes tells. */
static bool
stands_at(const char *in, const GArray *bytes, int64_t index, const char *token)
{
	return index >= 0 && index < bytes->len
		&& prefix_stands_at(in + g_array_index(bytes, gsize, index), token);
}

/* Where in the plain text a token stands that its entity says to be at a character of the raw one,
 * or of the plain one. @return a byte, or -1. */
static gssize
place_of(const Text *text, const json_t *entity, const char *token)
{
	const int64_t start = jsontext_integer(entity, "start", -1);

	if (stands_at(text->raw, text->raw_bytes, start, token)) {
		return (gssize)g_array_index(text->raw_places, gsize, start);
	}
	return stands_at(text->plain->str, text->plain_bytes, start, token)
		? (gssize)g_array_index(text->plain_bytes, gsize, start)
		: -1;
}

/* ---- unfolding ---- */

static gint
compare_folds(gconstpointer a, gconstpointer b)
{
	const Fold *one = a, *other = b;

	return (one->start > other->start) - (one->start < other->start);
}

static bool
is_free(const GArray *folds, gsize start, gsize end)
{
	for (guint i = 0; i < folds->len; i++) {
		const Fold *fold = &g_array_index(folds, Fold, i);
		if (start < fold->end && fold->start < end) {
			return false;
		}
	}
	return true;
}

static char *
unfolded(const json_t *entity, const char *quoted)
{
	const char *whole = jsontext_string(entity, "unwound_url");
	g_autofree char *unwound = whole != NULL ? url_resolve(NULL, whole) : NULL;
	g_autofree char *expanded = url_resolve(NULL, jsontext_string(entity, "expanded_url"));
	g_autofree char *id = x_text_post_id(expanded);

	if (is_of_medium(entity) || (quoted != NULL && g_strcmp0(id, quoted) == 0)) {
		return NULL;
	}
	if (unwound != NULL) {
		return g_steal_pointer(&unwound);
	}
	return expanded != NULL ? g_steal_pointer(&expanded)
				: g_strdup(jsontext_string(entity, "url"));
}

/* The next place of a token that no other entity has. */
static gssize
search_free(const GArray *folds, const char *plain, const char *token)
{
	const gsize length = strlen(token);
	gssize at = search(plain, 0, token);

	while (at >= 0 && !is_free(folds, (gsize)at, (gsize)at + length)) {
		at = search(plain, (gsize)at + length, token);
	}
	return at;
}

static void
add_fold(GArray *folds, const Text *text, const json_t *entity, const char *quoted)
{
	const char *token = jsontext_string(entity, "url");

	if (token == NULL || !url_begins_at(token)) {
		return;
	}
	const gsize length = strlen(token);
	gssize at = place_of(text, entity, token);
	if (at >= 0 && !is_free(folds, (gsize)at, (gsize)at + length)) {
		at = -1;
	}
	if (at < 0) {
		at = search_free(folds, text->plain->str, token);
	}
	if (at >= 0) {
		const Fold fold = { (gsize)at, (gsize)at + length, unfolded(entity, quoted) };
		g_array_append_val(folds, fold);
	}
}

static char *
put_in(const char *plain, const GArray *folds)
{
	GString *text = g_string_sized_new(strlen(plain));
	gsize done = 0;

	for (guint i = 0; i < folds->len; i++) {
		const Fold *fold = &g_array_index(folds, Fold, i);
		g_string_append_len(text, plain + done, (gssize)(fold->start - done));
		g_string_append(text, fold->words != NULL ? fold->words : "");
		done = fold->end;
	}
	g_string_append(text, plain + done);
	return g_string_free(text, FALSE);
}

char *
x_text_read(const char *raw, const json_t *entities, const char *quoted)
{
	g_auto(Text) text = text_of(raw);
	g_autoptr(GArray) folds = g_array_new(FALSE, FALSE, sizeof(Fold));
	const json_t *urls = json_object_get(entities, "urls");

	g_array_set_clear_func(folds, fold_clear);
	for (size_t i = 0; i < MIN(json_array_size(urls), URLS_MAX); i++) {
		add_fold(folds, &text, json_array_get(urls, i), quoted);
	}
	g_array_sort(folds, compare_folds);
	g_autofree char *whole = put_in(text.plain->str, folds);
	return plain_lines(whole);
}
