#include "config/naming.h"

#include <string.h>

#include "config/filling.h"

/* What a [tag NAME] section says. */
typedef struct Described {
	Hashtag *display;
	GPtrArray *aliases;
} Described;

static const FillingField fields[] = {
	{ "display", offsetof(Described, display) },
	{ "aliases", offsetof(Described, aliases) },
	{ NULL, 0 },
};

static void
named_tag_free(void *data)
{
	NamedTag *named = data;

	hashtag_free(named->tag);
	g_ptr_array_unref(named->others);
	g_free(named);
}

void
naming_free(Naming *naming)
{
	if (naming == NULL) {
		return;
	}
	g_hash_table_unref(naming->by_key);
	g_ptr_array_unref(naming->tags);
	g_free(naming);
}

const NamedTag *
naming_find(const Naming *naming, const char *key)
{
	return g_hash_table_lookup(naming->by_key, key);
}

static void
claim(Naming *naming, Reading *reading, const IniValue *place, NamedTag *named, const Hashtag *name)
{
	const NamedTag *earlier = naming_find(naming, name->key);

	if (earlier == NULL) {
		g_hash_table_insert(naming->by_key, g_strdup(name->key), named);
	} else if (earlier != named) {
		g_autofree char *text = g_strdup_printf("%s is a name of %s already", name->display,
			earlier->tag->display);
		reading_complain(reading, place, text);
	}
}

/* The section's own name is what people type who cannot type the display form. */
static void
add_tag(Naming *naming, Reading *reading, const ReadingSection *section, const Hashtag *name,
	const Described *said)
{
	NamedTag *named = g_new0(NamedTag, 1);
	const IniValue *aliases = reading_value(section, "aliases");
	const IniValue *place = section->place;

	named->tag = hashtag_copy(said->display != NULL ? said->display : name);
	named->others = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	if (strcmp(named->tag->key, name->key) != 0) {
		hashtag_list_add(named->others, name);
	}
	for (guint i = 0; i < said->aliases->len; i++) {
		const Hashtag *alias = g_ptr_array_index(said->aliases, i);

		if (strcmp(named->tag->key, alias->key) != 0) {
			hashtag_list_add(named->others, alias);
		}
	}
	g_ptr_array_add(naming->tags, named);
	claim(naming, reading, place, named, named->tag);
	for (guint i = 0; i < named->others->len; i++) {
		claim(naming, reading, aliases != NULL ? aliases : place, named,
			g_ptr_array_index(named->others, i));
	}
}

static void
read_section(Naming *naming, Reading *reading, const ReadingSection *section)
{
	Hashtag *name = hashtag_new(section->name);
	Described said = {
		.aliases = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free),
	};

	filling_apply(reading, section, fields, &said);
	if (name != NULL) {
		add_tag(naming, reading, section, name, &said);
	} else if (section->name[0] != '\0') {
		reading_complain(reading, section->place,
			"this name is no hashtag (expected letters "
			"and digits)");
	}
	hashtag_free(name);
	hashtag_free(said.display);
	g_ptr_array_unref(said.aliases);
}

Naming *
naming_new(Reading *reading)
{
	Naming *naming = g_new0(Naming, 1);

	naming->tags = g_ptr_array_new_with_free_func(named_tag_free);
	naming->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < reading->sections->len; i++) {
		const ReadingSection *section = g_ptr_array_index(reading->sections, i);

		if (strcmp(section->row->name, "tag") == 0) {
			read_section(naming, reading, section);
		}
	}
	return naming;
}

void
naming_add_shown(const Naming *naming, const Hashtag *tag, GPtrArray *tags)
{
	const NamedTag *named = naming_find(naming, tag->key);

	hashtag_list_add(tags, named != NULL ? named->tag : tag);
}

void
naming_add_names(const Naming *naming, const Hashtag *tag, GPtrArray *tags)
{
	const NamedTag *named = naming_find(naming, tag->key);

	naming_add_shown(naming, tag, tags);
	for (guint i = 0; named != NULL && i < named->others->len; i++) {
		hashtag_list_add(tags, g_ptr_array_index(named->others, i));
	}
}
