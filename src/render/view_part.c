/* What all parts of a view need. */
#include "render/view_part.h"

#include "render/excerpt.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

#define NAME_CHARACTERS_MAX 120

/* A shorter name between colons is none of an emoji. */
#define CODE_MIN 2

static const char *const hues[] = { "blue", "ochre", "green", "plum" };

void
view_part_put(json_t *object, const char *key, const char *text)
{
	json_object_set_new(object, key, jsontext_text(text));
}

void
view_part_take(json_t *object, const char *key, char *text)
{
	view_part_put(object, key, text);
	g_free(text);
}

const char *
view_part_hue_name(guint index)
{
	return hues[index % G_N_ELEMENTS(hues)];
}

json_t *
view_part_hue(const ViewMaker *maker, guint index)
{
	const char *name = view_part_hue_name(index);
	g_autofree char *key = g_strdup_printf("light.%s", name);
	json_t *hue = json_object();

	view_part_put(hue, "name", name);
	view_part_put(hue, "color", phrases_get(maker->look, key));
	return hue;
}

guint
view_part_tag_index(const ViewMaker *maker, const Hashtag *tag)
{
	const Draft *draft = maker->draft;

	for (guint i = 0; tag != NULL && i < draft->tallies->len; i++) {
		const DraftTally *tally = g_ptr_array_index(draft->tallies, i);

		if (g_str_equal(tally->tag->key, tag->key)) {
			return i;
		}
	}
	/* Drafts of older versions have no tallies, and a section for each hashtag. */
	for (guint i = 0; tag != NULL && i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (section->tag == tag) {
			return i;
		}
	}
	return 0;
}

char *
view_part_line(const char *text, gsize characters)
{
	g_autofree char *line = plain_line(text);
	g_autofree char *limited = line == NULL ? NULL : excerpt_limit_marks(line);

	return limited == NULL ? NULL : plain_cut(limited, characters, NULL);
}

/* How long the code of a platform's own emoji is that begins here, ":blobcat:"; 0: none does. */
static gsize
code_length(const char *at)
{
	const gsize name = at[0] != ':' ? 0
					: strspn(at + 1,
						"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVW"
						"XYZ0123456789_-");
	const bool is_number = name == strspn(at + 1, "0123456789");

	return name < CODE_MIN || is_number || at[1 + name] != ':' ? 0 : name + 2;
}

char *
view_part_name(const char *name)
{
	g_autoptr(GString) words = g_string_new(NULL);

	for (const char *at = name; at != NULL && *at != '\0'; at++) {
		const gsize code = code_length(at);

		if (code == 0) {
			g_string_append_c(words, *at);
		}
		at += code == 0 ? 0 : code - 1;
	}
	return view_part_line(words->str, NAME_CHARACTERS_MAX);
}

char *
view_part_url(const char *url)
{
	g_autofree char *resolved = url_resolve(NULL, url);
	g_autofree char *usable = url_clean(resolved);

	return usable == NULL || strlen(usable) > VIEW_URL_BYTES_MAX ? NULL
								     : g_steal_pointer(&usable);
}

json_t *
view_part_links(ViewMaker *maker)
{
	g_hash_table_remove_all(maker->numbered);
	return json_array();
}

json_t *
view_part_link(ViewMaker *maker, const char *url, json_t *links)
{
	json_t *link = url == NULL ? NULL : g_hash_table_lookup(maker->numbered, url);

	if (url == NULL) {
		return json_null();
	}
	if (link != NULL) {
		return json_incref(link);
	}
	link = json_object();
	view_part_put(link, "url", url);
	json_object_set_new(link, "number", json_integer(++maker->links));
	json_array_append(links, link);
	g_hash_table_insert(maker->numbered,
		(char *)json_string_value(json_object_get(link, "url")), link);
	return link;
}

json_t *
view_part_post_link(PostMaker *post)
{
	if (post->link == NULL) {
		post->link = view_part_link(post->maker, post->url, post->links);
	}
	return json_incref(post->link);
}

char *
view_part_posts_by(const ViewMaker *maker)
{
	const Draft *draft = maker->draft;
	char *posts = phrases_count(maker->words, "mail.posts", draft->posts_total, NULL);

	if (draft->people_total == 0) {
		return posts;
	}
	g_autofree char *people = phrases_count(maker->words, "mail.people", draft->people_total,
		NULL);
	char *both = phrases_say(maker->words, "mail.posts_by",
		PHRASE_VALUES({ "posts", posts }, { "people", people }));
	g_free(posts);
	return both;
}

char *
view_part_number(const Draft *draft)
{
	return draft->frequency == SCHEDULE_BY_MONTH
		? g_strdup_printf("%d-%02d", draft->number / 100, draft->number % 100)
		: g_strdup_printf("%d", draft->number);
}
