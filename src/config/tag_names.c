#include "config/tag_names.h"

#include <string.h>

static void
named_tag_free(void *data)
{
	NamedTag *named = data;

	hashtag_free(named->tag);
	g_ptr_array_unref(named->others);
	g_free(named);
}

void
tag_names_free(TagNames *names)
{
	if (names == NULL) {
		return;
	}
	g_hash_table_unref(names->by_key);
	g_ptr_array_unref(names->tags);
	g_free(names);
}

const NamedTag *
tag_names_find(const TagNames *names, const char *key)
{
	return g_hash_table_lookup(names->by_key, key);
}

/* @return whether it is a name of @named now, and was none of any tag. */
static bool
claim(TagNames *names, Sections *sections, const IniValue *place, NamedTag *named,
	const Hashtag *name)
{
	const NamedTag *earlier = tag_names_find(names, name->key);

	if (earlier == NULL) {
		g_hash_table_insert(names->by_key, g_strdup(name->key), named);
	} else if (earlier != named) {
		sections_complain(sections, place, "%s is a name of %s already", name->display,
			earlier->tag->display);
	}
	return earlier == NULL;
}

static void
add_other(TagNames *names, Sections *sections, const IniValue *place, NamedTag *named,
	const Hashtag *name)
{
	if (claim(names, sections, place, named, name)) {
		g_ptr_array_add(named->others, hashtag_copy(name));
	}
}

/* The section's own name is what people type who cannot type the display form. */
static void
add_tag(TagNames *names, Sections *sections, const Section *section, const Hashtag *name,
	const TagSpec *spec)
{
	NamedTag *named = g_new0(NamedTag, 1);
	const IniValue *aliases = section_value(section, "aliases");
	const IniValue *place = aliases != NULL ? aliases : section->place;

	named->tag = hashtag_copy(spec->display != NULL ? spec->display : name);
	named->others = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	g_ptr_array_add(names->tags, named);
	claim(names, sections, section->place, named, named->tag);
	add_other(names, sections, place, named, name);
	for (guint i = 0; i < spec->aliases->len; i++) {
		add_other(names, sections, place, named, g_ptr_array_index(spec->aliases, i));
	}
}

static void
read_section(TagNames *names, Sections *sections, const Section *section)
{
	g_autoptr(Hashtag) name = hashtag_new(section->name);
	g_autoptr(GPtrArray) aliases = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	TagSpec spec = { .aliases = aliases };

	sections_fill(sections, section, &spec);
	if (name != NULL) {
		add_tag(names, sections, section, name, &spec);
	} else if (section->name[0] != '\0') {
		sections_complain(sections, section->place,
			"this name is no hashtag (expected letters and digits)");
	}
	hashtag_free(spec.display);
}

TagNames *
tag_names_new(Sections *sections)
{
	TagNames *names = g_new0(TagNames, 1);

	names->tags = g_ptr_array_new_with_free_func(named_tag_free);
	names->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < sections->list->len; i++) {
		const Section *section = g_ptr_array_index(sections->list, i);

		if (strcmp(section->row->name, "tag") == 0) {
			read_section(names, sections, section);
		}
	}
	return names;
}
