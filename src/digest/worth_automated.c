/* The part of worth that tells what a machine makes from what somebody writes. */
#include "digest/worth.h"

#include "text/url.h"

/* So many of one person, alike but for numbers and links: more than one a day of a week, since
 * people count their days, too. */
#define TEMPLATE_POSTS_MIN 8

/* A shorter text has no words that a template fills in. */
#define FRAME_WORDS_MIN 6

/* Those of one person that are alike. */
typedef struct Alike {
	GPtrArray *entries; /* of DraftEntry, borrowed */
	GHashTable *texts;  /* set of the texts as they are, borrowed */
} Alike;

static void
alike_free(Alike *alike)
{
	g_ptr_array_unref(alike->entries);
	g_hash_table_unref(alike->texts);
	g_free(alike);
}

static bool
is_blank(const char *at)
{
	return *at == '\0' || g_unichar_isspace(g_utf8_get_char(at));
}

/* What a template fills in goes: addresses, and numbers with what stands in them (12.5, 07:30). */
static char *
bare_words(const char *text)
{
	GString *bare = g_string_new(NULL);

	for (const char *at = text; *at != '\0';) {
		if (url_begins_at(at)) {
			for (; !is_blank(at); at = g_utf8_next_char(at)) {
			}
			continue;
		}
		const gunichar c = g_utf8_get_char(at);
		if (g_unichar_isalpha(c)) {
			g_string_append_unichar(bare, g_unichar_tolower(c));
		}
		at = g_utf8_next_char(at);
	}
	return g_string_free(bare, FALSE);
}

static const char *
words_of(const Post *post)
{
	return post->text != NULL ? post->text : post->title != NULL ? post->title : "";
}

/* How a text begins and ends, beside hashtags and mentions: a template fills in words between. NULL
 * when there is little between. @return owned. */
static char *
frame_of(const char *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \t\n", 0);
	g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);

	for (char **word = words; *word != NULL; word++) {
		g_autofree char *bare = **word == '#' || **word == '@' ? NULL : bare_words(*word);

		if (bare != NULL && *bare != '\0') {
			g_ptr_array_add(kept, g_steal_pointer(&bare));
		}
	}
	return kept->len < FRAME_WORDS_MIN ? NULL
					   : g_strjoin(" ", g_ptr_array_index(kept, 0), "\n",
						   g_ptr_array_index(kept, kept->len - 2),
						   g_ptr_array_index(kept, kept->len - 1), NULL);
}

/* @form: what others of the same person must have in common with the entry. */
static void
note(GHashTable *templates, DraftEntry *entry, const char *form)
{
	g_autofree char *name = g_strconcat(draft_entry_person(entry), "\n", form, NULL);
	Alike *alike = g_hash_table_lookup(templates, name);

	if (alike == NULL) {
		alike = g_new0(Alike, 1);
		alike->entries = g_ptr_array_new();
		alike->texts = g_hash_table_new(g_str_hash, g_str_equal);
		g_hash_table_insert(templates, g_steal_pointer(&name), alike);
	}
	g_ptr_array_add(alike->entries, entry);
	g_hash_table_add(alike->texts, (char *)words_of(entry->post));
}

/* The same words again and again are somebody's greeting; a template has something to fill in. */
static bool
is_template(const Alike *alike)
{
	return alike->entries->len >= TEMPLATE_POSTS_MIN
		&& 2 * g_hash_table_size(alike->texts) > alike->entries->len;
}

void
worth_mark_automated(const GPtrArray *entries)
{
	g_autoptr(GHashTable) templates = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		(GDestroyNotify)alike_free);
	GHashTableIter iter;
	void *value;

	for (guint i = 0; i < entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);
		g_autofree char *bare = bare_words(words_of(entry->post));
		g_autofree char *frame = frame_of(words_of(entry->post));

		entry->is_automated |= entry->post->author_is_bot;
		note(templates, entry, bare);
		if (frame != NULL) {
			note(templates, entry, frame);
		}
	}
	g_hash_table_iter_init(&iter, templates);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		const Alike *alike = value;

		for (guint i = 0; is_template(alike) && i < alike->entries->len; i++) {
			((DraftEntry *)g_ptr_array_index(alike->entries, i))->is_automated = true;
		}
	}
}
