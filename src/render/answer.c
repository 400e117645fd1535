#include "render/answer.h"

#include "base/error.h"
#include "render/mail_text.h"
#include "render/phrases.h"
#include "render/template.h"
#include "text/jsontext.h"

#include <string.h>

#define PARAGRAPHS_MAX 9
#define VALUES_MAX 16
#define ITEMS "{items}"

/* @filled: room for VALUES_MAX and the end; @count of it is taken. */
static void
copy_values(const AnswerValue *values, PhraseValue *filled, gsize count)
{
	for (const AnswerValue *one = values; one != NULL && one->name != NULL; one++) {
		g_assert(count < VALUES_MAX);
		filled[count++] = (PhraseValue){ one->name, one->value };
	}
	filled[count] = (PhraseValue){ NULL, NULL };
}

static void
fill_values(const Answer *answer, PhraseValue *filled)
{
	filled[0] = (PhraseValue){ "title", answer->title };
	filled[1] = (PhraseValue){ "contact", answer->contact };
	copy_values(answer->values, filled, 2);
}

static char *
say(const Phrases *phrases, const Answer *answer, const char *name, const PhraseValue *values)
{
	g_autofree char *key = g_strdup_printf("memo_%s.%s", answer->kind, name);

	return phrases_get(phrases, key) == NULL ? NULL : phrases_say(phrases, key, values);
}

static json_t *
items_json(const Phrases *phrases, const Answer *answer, const PhraseValue *values)
{
	json_t *items = json_array();

	for (guint i = 0; answer->items != NULL && i < answer->items->len; i++) {
		json_array_append_new(items, jsontext_text(g_ptr_array_index(answer->items, i)));
	}
	for (int i = 1; answer->items == NULL && i <= PARAGRAPHS_MAX; i++) {
		g_autofree char *name = g_strdup_printf("item_%d", i);
		g_autofree char *text = say(phrases, answer, name, values);

		if (text != NULL) {
			json_array_append_new(items, jsontext_text(text));
		}
	}
	return items;
}

static json_t *
paragraphs_json(const Phrases *phrases, const Answer *answer, const PhraseValue *values)
{
	json_t *paragraphs = json_array();

	for (int i = 1; i <= PARAGRAPHS_MAX; i++) {
		g_autofree char *name = g_strdup_printf("%d", i);
		g_autofree char *text = say(phrases, answer, name, values);

		if (text == NULL || *text == '\0') {
			continue;
		}
		json_array_append_new(paragraphs,
			strcmp(text, ITEMS) == 0
				? jsontext_object("items", items_json(phrases, answer, values),
					NULL)
				: jsontext_object("text", jsontext_text(text), NULL));
	}
	return paragraphs;
}

bool
answer_render(const Answer *answer, char **subject, char **text, GError **error)
{
	g_autoptr(Phrases) phrases = phrases_of_language(answer->language, NULL);
	PhraseValue values[VALUES_MAX + 1];
	g_auto(Rendered) made = { 0 };

	fill_values(answer, values);
	g_autofree char *about = say(phrases, answer, "subject", values);
	if (about == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT, "there are no words for a memo \"%s\"",
			answer->kind);
		return false;
	}
	json_auto_t *view = jsontext_object("paragraphs", paragraphs_json(phrases, answer, values),
		"title", jsontext_text(answer->title), "contact", jsontext_text(answer->contact),
		NULL);
	if (!template_render("memo.text", view, MUSTACHE_NONE, &made, error)) {
		return false;
	}
	*subject = g_steal_pointer(&about);
	*text = mail_text_wrap(made.text->str);
	return true;
}
