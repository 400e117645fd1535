#include "import/jsonlines.h"

#include "base/prefix.h"
#include "import/jsonlines_post.h"
#include "import/jsonpart.h"
#include "import/sift.h"
#include "model/post_line.h"
#include "text/charset.h"
#include "text/jsonscan.h"

#include <string.h>

#define WINDOW_BYTES ((gsize)64 * 1024)
/* So many lines before the first post may be none. */
#define ODD_LINES_MAX 20

typedef struct Reading {
	const ImportInput *input; /* borrowed */
	Reader *reader;           /* borrowed */
	GString *line;            /* owned: the one that is read */
	gsize at;                 /* how much of it was */
	GString *value;           /* owned: what of it is read now */
	guint number;             /* its, from 1 */
} Reading;

/* ---- what it is ------------------------------------------------------------------------------ */

/* As post_to_json() begins, the title first and then a link; or, where something has put the keys
 * into another order, by two that nobody else has together. */
static bool
begins_post(const char *at, gsize length)
{
	bool is_list;
	g_autoptr(GPtrArray) keys = jsonpart_keys(at, length, &is_list);

	if (is_list || keys == NULL || keys->len == 0) {
		return false;
	}
	return (strcmp(g_ptr_array_index(keys, 0), "title") == 0 && jsonpart_has(keys, "link"))
		|| (jsonpart_has(keys, "consent") && jsonpart_has(keys, "consent_reason"));
}

/* A whole object, or what is left of one: a line of JSON lines, and no line of a longer JSON. */
static bool
is_odd_line(const char *at, gsize length)
{
	return length == 0 || at[length - 1] == '}'
		|| (at[0] == '{' && strchr("{[:,", at[length - 1]) == NULL);
}

/* Told by the first lines: one that is none of ours costs the others nothing. */
static ImportRole
role(const char *path, const char *head, gsize length)
{
	const char *at = head, *end = head + length;

	(void)path;
	if (length >= strlen(CHARSET_BYTE_ORDER_MARK)
		&& memcmp(head, CHARSET_BYTE_ORDER_MARK, strlen(CHARSET_BYTE_ORDER_MARK)) == 0) {
		at += strlen(CHARSET_BYTE_ORDER_MARK);
	}
	for (guint odd = 0; at < end && odd < ODD_LINES_MAX;) {
		const char *line_end = memchr(at, '\n', (gsize)(end - at));
		const char *stop = line_end != NULL ? line_end : end;

		while (at < stop && g_ascii_isspace(*at)) {
			at++;
		}
		while (stop > at && g_ascii_isspace(stop[-1])) {
			stop--;
		}
		if (begins_post(at, (gsize)(stop - at))) {
			return IMPORT_ROLE_POSTS;
		}
		if (line_end == NULL || !is_odd_line(at, (gsize)(stop - at))) {
			return IMPORT_ROLE_NONE;
		}
		odd += stop > at ? 1 : 0;
		at = line_end + 1;
	}
	return IMPORT_ROLE_NONE;
}

static void *
begin(const ImportInput *input)
{
	Reading *reading = g_new0(Reading, 1);

	reading->input = input;
	reading->line = g_string_new(NULL);
	reading->value = g_string_new(NULL);
	return reading;
}

static void
end(void *data)
{
	Reading *reading = data;

	g_string_free(reading->line, TRUE);
	g_string_free(reading->value, TRUE);
	g_free(reading);
}

static bool
open_part(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;
	const char *bytes;
	gsize length;

	(void)path;
	reading->reader = reader;
	reading->number = 0;
	reading->at = 0;
	g_string_truncate(reading->line, 0);
	if (!reader_peek(reader, strlen(CHARSET_BYTE_ORDER_MARK), &bytes, &length, error)) {
		return false;
	}
	if (length >= strlen(CHARSET_BYTE_ORDER_MARK)
		&& memcmp(bytes, CHARSET_BYTE_ORDER_MARK, strlen(CHARSET_BYTE_ORDER_MARK)) == 0) {
		reader_skip(reader, strlen(CHARSET_BYTE_ORDER_MARK));
	}
	return true;
}

/* ---- lines ----------------------------------------------------------------------------------- */

typedef struct Line {
	bool is_end; /* there is none any more */
	bool is_too_long;
} Line;

/* Editors write other charsets too; a bad byte in a line of UTF-8 is but that. */
static void
make_utf8(GString *line)
{
	if (!g_utf8_validate_len(line->str, line->len, NULL)) {
		GString *made = charset_to_utf8(line->str, line->len, "utf-8");

		g_string_assign(line, made->str);
		g_string_free(made, TRUE);
	}
}

/* The next line into the reading, without its end. */
static bool
read_line(Reading *reading, Line *line, GError **error)
{
	const char *bytes, *line_end = NULL;
	gsize length = 1;

	*line = (Line){ 0 };
	g_string_truncate(reading->line, 0);
	reading->at = 0;
	line->is_end = true;
	while (line_end == NULL && length > 0) {
		if (!reader_peek(reading->reader, WINDOW_BYTES, &bytes, &length, error)) {
			return false;
		}
		line->is_end = line->is_end && length == 0;
		line_end = memchr(bytes, '\n', length);
		const gsize taken = line_end != NULL ? (gsize)(line_end - bytes) : length;

		line->is_too_long = line->is_too_long
			|| taken > POST_LINE_BYTES_MAX - reading->line->len;
		if (!line->is_too_long) {
			g_string_append_len(reading->line, bytes, (gssize)taken);
		}
		reader_skip(reading->reader, line_end != NULL ? taken + 1 : taken);
	}
	reading->number++;
	make_utf8(reading->line);
	return true;
}

/* Behind the object that begins at @at; all there is where it has no end, or is none. */
static const char *
object_end(const char *at, const char *end)
{
	g_autoptr(GString) open = g_string_new(NULL);
	JsonScan scan = { .open = open };
	const char *bracket = *at == '{' ? at : NULL;

	while (bracket != NULL) {
		bracket = memchr(at, '}', (gsize)(end - at));
		if (bracket == NULL || jsonscan_go(&scan, at, bracket + 1) != NULL) {
			break;
		}
		at = bracket + 1;
		if (!scan.is_in_string && open->len == 0) {
			return at;
		}
	}
	return end;
}

/* A file whose last line had no end may have another one behind it: two objects then stand in one
 * line. @return false: there is none any more. */
static bool
next_value(Reading *reading)
{
	const char *end = reading->line->str + reading->line->len;
	const char *at = reading->line->str + reading->at;

	at += strspn(at, reading->at > 0 ? " \t\r," : " \t\r");
	reading->at = (gsize)(at - reading->line->str);
	if (at >= end) {
		return false;
	}
	const char *behind = object_end(at, end);
	g_string_truncate(reading->value, 0);
	g_string_append_len(reading->value, at, behind - at);
	reading->at += (gsize)(behind - at);
	return true;
}

/* ---- whether it is worth it ------------------------------------------------------------------ */

/* Whether its list of hashtags is written as `parse` writes it, so that the glance sees it. */
static bool
has_plain_tags(const char *line)
{
	const char *tags = strstr(line, "\"tags\":[");

	return tags != NULL
		&& (prefix_stands_at(tags, "\"tags\":[]")
			|| prefix_stands_at(tags, "\"tags\":[\"#"));
}

static bool
may_have_tag(const Reading *reading)
{
	const char *line = reading->value->str;

	return reading->input->glance == NULL || strlen(line) != reading->value->len
		|| strstr(line, "\\u") != NULL || !has_plain_tags(line)
		|| hashtag_glance_text(reading->input->glance, line);
}

/* Whether something is said once, and then in the words of `parse`. */
static bool
is_plain(const char *line, const char *key, const char *const *members)
{
	const char *found = strstr(line, key);
	bool is_one = found == NULL;

	for (gsize i = 0; !is_one && members[i] != NULL; i++) {
		is_one = prefix_stands_at(found, members[i]);
	}
	return is_one && (found == NULL || strstr(found + strlen(key), key) == NULL);
}

/* Whether a line without a hashtag may yet say that what is stored is no more as it was. */
static bool
may_matter(const char *line)
{
	static const char *const open[] = { "\"consent\":\"open\"", "\"consent\":\"reduced\"",
		"\"consent\":null", NULL };
	static const char *const unchanged[] = { "\"updated\":null", NULL };

	return sift_has_sign(line, strlen(line)) || !is_plain(line, "\"consent\"", open)
		|| !is_plain(line, "\"updated\"", unchanged);
}

/* ---- what becomes of it ---------------------------------------------------------------------- */

static void
read_tagged(const Reading *reading, ImportItem *item)
{
	g_autoptr(Post) post = jsonlines_post_read(reading->value);
	const char *why = post != NULL ? jsonlines_post_hidden(post) : NULL;

	if (post == NULL) {
		sift_out(item, IMPORT_UNREADABLE, "no post as `tagdigest parse` prints it");
	} else if (why != NULL) {
		sift_out(item, IMPORT_PRIVATE, why);
		item->post = g_steal_pointer(&post);
	} else if (post->consent != POST_CONSENT_REFUSED && post->title == NULL
		&& post->text == NULL && post->media->len == 0) {
		sift_out(item, IMPORT_UNREADABLE, "it has neither words nor pictures");
	} else {
		item->verdict = IMPORT_POST;
		item->post = g_steal_pointer(&post);
		sift_group(reading->input, item);
	}
}

static void
read_value(const Reading *reading, ImportItem *item)
{
	if (may_have_tag(reading)) {
		read_tagged(reading, item);
		return;
	}
	item->verdict = IMPORT_UNTAGGED;
	item->post = may_matter(reading->value->str) ? jsonlines_post_read(reading->value) : NULL;
	if (item->post != NULL) {
		sift_group(reading->input, item);
	}
}

static bool
next(void *data, ImportItem *item, GError **error)
{
	Reading *reading = data;
	Line line = { 0 };

	while (!line.is_end && !line.is_too_long && !next_value(reading)) {
		if (!read_line(reading, &line, error)) {
			return false;
		}
	}
	item->line = reading->number;
	if (line.is_end) {
		item->verdict = IMPORT_END;
	} else if (line.is_too_long) {
		g_string_truncate(reading->line, 0);
		sift_out(item, IMPORT_UNREADABLE, "it is longer than any post is");
	} else {
		read_value(reading, item);
	}
	return true;
}

const ImportFormat jsonlines_format = {
	.name = "posts as tagdigest prints them (JSON lines)",
	.role = role,
	.begin = begin,
	.open = open_part,
	.next = next,
	.end = end,
};
