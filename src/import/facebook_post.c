#include "import/facebook_post.h"

#include "base/prefix.h"
#include "import/facebook_title.tab.h"
#include "import/meta.h"
#include "source/feed_post.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* What a group is called whose name nobody can tell. */
#define SOME_GROUP "a group on Facebook"
#define ATTACHED_MAX 100
/* A mention is longer than this only where nobody closed it. */
#define MENTION_BYTES_MAX 500
#define UNSAID "Facebook's exports do not say who could see it (agreed = says that it may be kept)"

typedef struct TitleRow {
	const char *before, *behind;
} TitleRow;

static const TitleRow titles[] = { FACEBOOK_TITLE_ROWS };

/* ---- where it was said ---- */

char *
facebook_post_group(const char *title)
{
	g_autofree char *line = plain_line(title);
	gsize length = line != NULL ? strlen(line) : 0;

	if (length > 0 && line[length - 1] == '.') {
		line[--length] = '\0';
	}
	for (gsize i = 0; length > 0 && i < G_N_ELEMENTS(titles); i++) {
		const char *found = strstr(line, titles[i].before);
		const gsize behind = strlen(titles[i].behind);

		if (found == NULL) {
			continue;
		}
		const char *name = found + strlen(titles[i].before);
		const char *end = line + length - MIN(behind, length);
		if (end > name && strcmp(end, titles[i].behind) == 0) {
			g_autofree char *group = g_strndup(name, (gsize)(end - name));
			return plain_line(group);
		}
	}
	return NULL;
}

/* The words of who could see it: "Public", {"value": "EVERYONE"}. Whatever else stands there was
 * for some. */
static MetaSeen
seen_by(const json_t *said)
{
	static const char *const words[] = { "value", "name", "description", "label" };
	const char *word = json_string_value(said);

	for (gsize i = 0; json_is_object(said) && word == NULL && i < G_N_ELEMENTS(words); i++) {
		word = jsontext_string(said, words[i]);
	}
	return word != NULL
			&& (g_ascii_strcasecmp(word, "public") == 0
				|| g_ascii_strcasecmp(word, "everyone") == 0)
		? META_SEEN_BY_ALL
		: META_SEEN_BY_SOME;
}

/* Some exports say it, of the entry or among its data. */
static void
hear_seen(const json_t *object, MetaSeen *seen)
{
	static const char *const keys[] = { "privacy", "audience", "visibility" };

	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		const json_t *said = json_object_get(object, keys[i]);

		if (said != NULL && *seen != META_SEEN_BY_SOME) {
			*seen = seen_by(said);
		}
	}
}

/* ---- its words ---- */

/* What of an entry is read. All borrowed. */
typedef struct Said {
	const char *text;
	const char *group;
	const char *author;
	int64_t updated_s;
	MetaSeen seen;
	bool is_comment;
} Said;

/* "data": a list of objects with a member each, in any order, or none. */
static Said
read_data(const json_t *entry)
{
	Said said = { .updated_s = DATE_UNKNOWN, .seen = META_SEEN_UNSAID };
	size_t index;
	const json_t *datum;

	hear_seen(entry, &said.seen);
	json_array_foreach (json_object_get(entry, "data"), index, datum) {
		const json_t *comment = json_object_get(datum, "comment");
		const char *post = jsontext_string(datum, "post");

		hear_seen(datum, &said.seen);
		if (said.text == NULL && post != NULL && *post != '\0') {
			said.text = post;
		}
		if (json_is_object(comment)) {
			hear_seen(comment, &said.seen);
			said.is_comment = true;
			said.text = said.text != NULL ? said.text
						      : jsontext_string(comment, "comment");
			said.group = jsontext_string(comment, "group");
			said.author = jsontext_string(comment, "author");
		}
		if (json_object_get(datum, "update_timestamp") != NULL) {
			said.updated_s = meta_time(datum, "update_timestamp");
		}
	}
	return said;
}

/* Where the name stands in a mention at @at, "@[100000000000001:2048:Ada Byron]", up to @close.
 * NULL: it is none. */
static const char *
mentioned(const char *at, const char **close)
{
	if (!prefix_stands_at(at, "@[")) {
		return NULL;
	}
	*close = memchr(at, ']', strnlen(at, MENTION_BYTES_MAX));
	if (*close == NULL) {
		return NULL;
	}
	const char *kind = at + 2 + strspn(at + 2, G_CSET_DIGITS);
	if (kind == at + 2 || *kind != ':') {
		return NULL;
	}
	kind++;
	const char *name = kind + strspn(kind, G_CSET_DIGITS);
	return name > kind && *name == ':' ? name + 1 : NULL;
}

/* Of people who are mentioned the name stays, and no number. */
static void
append_text(GString *out, const char *text)
{
	for (const char *at = text; *at != '\0'; at++) {
		const char *close = NULL;
		const char *name = mentioned(at, &close);

		if (name != NULL) {
			g_string_append_len(out, name, close - name);
			at = close;
		} else {
			g_string_append_c(out, *at);
		}
	}
}

/* A text of its own behind the others, unless they say it already: descriptions of media repeat
 * the post. */
static void
add_text(GString *out, const char *text)
{
	g_autoptr(GString) clean = g_string_new(NULL);

	if (text == NULL) {
		return;
	}
	append_text(clean, text);
	g_strstrip(clean->str);
	if (*clean->str == '\0' || strstr(out->str, clean->str) != NULL) {
		return;
	}
	if (out->len > 0) {
		g_string_append(out, "\n\n");
	}
	g_string_append(out, clean->str);
}

/* Calls for each thing that is attached: a list of lists of objects with a member each. */
static void
each_attached(const json_t *entry, void (*take)(const json_t *thing, void *with), void *with)
{
	size_t outer, inner, count = 0;
	const json_t *attachment;
	const json_t *thing;

	json_array_foreach (json_object_get(entry, "attachments"), outer, attachment) {
		json_array_foreach (json_object_get(attachment, "data"), inner, thing) {
			if (count++ < ATTACHED_MAX) {
				take(thing, with);
			}
		}
	}
}

/* Words: of pictures, of a note, of a poll's question. Places are left out, and events, of which
 * there is no more than a name. */
static void
add_words(const json_t *thing, void *with)
{
	const json_t *note = json_object_get(thing, "note");

	add_text(with, jsontext_string(json_object_get(thing, "media"), "description"));
	add_text(with, jsontext_string(note, "title"));
	add_text(with, jsontext_string(note, "text"));
	add_text(with, jsontext_string(json_object_get(thing, "poll"), "question"));
}

static PostPoll *
read_poll(const json_t *poll)
{
	size_t index;
	const json_t *option;
	PostPoll *read = post_poll_new();

	json_array_foreach (json_object_get(poll, "options"), index, option) {
		g_autofree char *title = plain_line(jsontext_string(option, "option"));
		const int64_t votes = jsontext_integer(option, "votes", POST_COUNT_UNKNOWN);

		if (title != NULL) {
			post_poll_add(read, title, MAX(votes, POST_COUNT_UNKNOWN));
		}
	}
	if (read->options->len == 0) {
		post_poll_free(read);
		return NULL;
	}
	return read;
}

static void
add_things(const json_t *thing, void *with)
{
	Post *post = with;
	const json_t *context = json_object_get(thing, "external_context");
	g_autofree char *whole = url_resolve(NULL, jsontext_string(context, "url"));
	g_autofree char *url = url_clean(whole);
	const json_t *poll = json_object_get(thing, "poll");

	if (post->card == NULL && url != NULL) {
		post->card = g_new0(PostCard, 1);
		post->card->url = g_steal_pointer(&url);
		post->card->title = plain_line(jsontext_string(context, "name"));
	}
	if (post->poll == NULL && json_is_object(poll)) {
		post->poll = read_poll(poll);
	}
}

/* ---- the post ---- */

void
facebook_post_read(const json_t *entry, bool is_group, const char *author, const ImportInput *input,
	ImportItem *item)
{
	const char *title = jsontext_string(entry, "title");
	const Said said = read_data(entry);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *group = said.group != NULL ? plain_line(said.group)
						    : facebook_post_group(title);
	const bool is_closed = is_group || group != NULL;
	/* what was for everybody in a group was for all of the group */
	const MetaSeen seen = is_closed && said.seen == META_SEEN_BY_ALL ? META_SEEN_UNSAID
									 : said.seen;
	MetaEntry read = { "Facebook", title, NULL, meta_time(entry, "timestamp"), seen, UNSAID };

	add_text(text, said.text);
	each_attached(entry, add_words, text);
	read.text = text->str;
	Post *post = meta_begin(&read, input, item);
	if (post == NULL) {
		return;
	}
	if (is_closed) {
		post->group = group != NULL ? g_steal_pointer(&group) : g_strdup(SOME_GROUP);
	}
	post->updated_s = said.updated_s;
	post->author_name = plain_line(said.author != NULL ? said.author : author);
	each_attached(entry, add_things, post);
	meta_finish(&read, post, input, item);
}
