#include "render/phrases.h"

#include "render/template.h"
#include "text/jsontext.h"

#include <string.h>

struct Phrases {
	GHashTable *texts; /* "section.key" -> text, both owned */
};

/* What a {name} stands for; NULL: it stays. The result is borrowed. */
typedef const char *(*Lookup)(const void *data, const char *name);

static char *
fill(const char *text, Lookup lookup, const void *data)
{
	GString *filled = g_string_new(NULL);

	while (*text != '\0') {
		const gsize length = *text == '{' ? strcspn(text, "}") : 0;
		g_autofree char *name = length > 0 ? g_strndup(text + 1, length - 1) : NULL;
		const char *value = name == NULL ? NULL : lookup(data, name);

		if (value == NULL || text[length] == '\0') {
			g_string_append_c(filled, *text++);
			continue;
		}
		g_string_append(filled, value);
		text += length + 1;
	}
	return g_string_free(filled, FALSE);
}

static const char *
lookup_text(const void *data, const char *name)
{
	const Phrases *phrases = data;

	return phrases_get(phrases, name);
}

/* A line of the file; @section is owned and changed by a section's line. */
static void
read_line(Phrases *phrases, char *line, char **section)
{
	char *equals = strchr(line, '=');

	g_strstrip(line);
	if (line[0] == '[' && g_str_has_suffix(line, "]")) {
		g_free(*section);
		*section = g_strndup(line + 1, strlen(line) - 2);
		return;
	}
	if (line[0] == '#' || equals == NULL) {
		return;
	}
	*equals = '\0';
	char *key = g_strdup_printf("%s.%s", *section, g_strchomp(line));
	g_hash_table_insert(phrases->texts, key, fill(g_strchug(equals + 1), lookup_text, phrases));
}

Phrases *
phrases_read(const char *name)
{
	const char *text = template_file(name);
	g_autofree char *section = g_strdup("");

	if (text == NULL) {
		return NULL;
	}
	Phrases *phrases = g_new0(Phrases, 1);
	phrases->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		read_line(phrases, *line, &section);
	}
	return phrases;
}

Phrases *
phrases_of_language(const char *language, char **used)
{
	g_autofree char *wanted = g_ascii_strdown(language == NULL ? "" : language, -1);
	g_autofree char *primary = g_strndup(wanted, strcspn(wanted, "-_"));
	g_autofree char *file = g_strconcat(primary, ".ini", NULL);
	Phrases *phrases = phrases_read(file);

	if (used != NULL) {
		*used = g_strdup(phrases == NULL ? "en" : language);
	}
	return phrases != NULL ? phrases : phrases_read("en.ini");
}

void
phrases_free(Phrases *phrases)
{
	if (phrases == NULL) {
		return;
	}
	g_hash_table_unref(phrases->texts);
	g_free(phrases);
}

const char *
phrases_get(const Phrases *phrases, const char *key)
{
	return g_hash_table_lookup(phrases->texts, key);
}

static const char *
lookup_value(const void *data, const char *name)
{
	for (const PhraseValue *value = data; value->name != NULL; value++) {
		if (g_str_equal(value->name, name)) {
			return value->value == NULL ? "" : value->value;
		}
	}
	return NULL;
}

char *
phrases_say(const Phrases *phrases, const char *key, const PhraseValue *values)
{
	const char *text = phrases_get(phrases, key);

	if (text == NULL || values == NULL) {
		return g_strdup(text == NULL ? key : text);
	}
	return fill(text, lookup_value, values);
}

char *
phrases_fill(const char *text, const PhraseValue *values)
{
	return fill(text, lookup_value, values);
}

/* Digits in groups of three, as the language parts them. */
static char *
count_digits(const Phrases *phrases, int count)
{
	const char *mark = phrases_get(phrases, "number.group");
	GString *digits = g_string_new(NULL);

	g_string_printf(digits, "%d", count);
	for (gssize at = (gssize)digits->len - 3; at > 0 && mark != NULL; at -= 3) {
		g_string_insert(digits, at, mark);
	}
	return g_string_free(digits, FALSE);
}

static char *
capitalised(const char *text)
{
	GString *changed = g_string_new(NULL);

	if (*text != '\0') {
		g_string_append_unichar(changed, g_unichar_toupper(g_utf8_get_char(text)));
		g_string_append(changed, g_utf8_next_char(text));
	}
	return g_string_free(changed, FALSE);
}

char *
phrases_count(const Phrases *phrases, const char *key, int count, const PhraseValue *values)
{
	g_autofree char *full = g_strdup_printf("%s.%s", key, count == 1 ? "one" : "many");
	g_autofree char *number = g_strdup_printf("number.%d", count);
	g_autofree char *digits = count_digits(phrases, count);
	const char *word = phrases_get(phrases, number);
	const char *words = word == NULL ? digits : word;
	g_autofree char *capital = capitalised(words);
	const PhraseValue numbers[] = { { "count", digits }, { "words", words },
		{ "Words", capital }, { NULL, NULL } };
	g_autofree char *text = phrases_say(phrases, full, numbers);

	return values == NULL ? g_steal_pointer(&text) : fill(text, lookup_value, values);
}

json_t *
phrases_to_json(const Phrases *phrases)
{
	json_t *sections = json_object();
	GHashTableIter iter;
	void *key, *text;

	g_hash_table_iter_init(&iter, phrases->texts);
	while (g_hash_table_iter_next(&iter, &key, &text)) {
		const char *dot = strchr(key, '.');
		g_autofree char *name = g_strndup(key, (gsize)(dot - (const char *)key));
		json_t *section = json_object_get(sections, name);

		if (section == NULL) {
			section = json_object();
			json_object_set_new(sections, name, section);
		}
		json_object_set_new(section, dot + 1, jsontext_text(text));
	}
	return sections;
}
