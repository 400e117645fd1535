#include "filter/rule.h"

#include "base/error.h"
#include "base/log.h"
#include "filter/pattern.h"
#include "text/spelling.h"
#include "text/words.h"

#include <string.h>

typedef enum RuleField {
	FIELD_TEXT = 1 << 0,
	FIELD_AUTHOR = 1 << 1,
	FIELD_URL = 1 << 2,
	FIELD_LANG = 1 << 3,
	FIELD_TITLE = 1 << 4,
} RuleField;

#define FIELDS_STANDARD (FIELD_TEXT | FIELD_TITLE)

static const char *const field_names[] = { "text", "author", "url", "lang", "title", NULL };

typedef struct Rule {
	guint fields; /* RuleField bits */
	char *words;  /* owned: the pattern as written */
	Pattern *pattern;
} Rule;

struct RuleSet {
	GPtrArray *include; /* of Rule */
	GPtrArray *exclude;
};

/* Something of a post that rules look at. */
typedef struct RuleValue {
	RuleField field;
	const char *name; /* of the field, for the reason */
	const char *text; /* borrowed valid UTF-8 */
	gsize length;
} RuleValue;

static void
rule_free(void *data)
{
	Rule *rule = data;

	g_free(rule->words);
	pattern_free(rule->pattern);
	g_free(rule);
}

/* Of the names before a colon that can be meant as fields, the length; 0 when @text has none. */
static gsize
fields_length(const char *text)
{
	gsize length = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ, ");

	/* Behind the colon stands a blank, or nothing: strchr() finds NUL too. */
	return text[length] == ':' && strchr(" \t", text[length + 1]) != NULL ? length : 0;
}

static bool
field_add(const char *name, guint *fields, GError **error)
{
	for (guint i = 0; field_names[i] != NULL; i++) {
		if (g_ascii_strcasecmp(name, field_names[i]) == 0) {
			*fields |= 1U << i;
			return true;
		}
	}
	const char *near = spelling_suggest(name, field_names);
	g_autofree char *hint = near == NULL ? g_strdup("")
					     : g_strdup_printf("; did you mean %s?", near);
	error_set(error, ERROR_CONFIG_PERMANENT,
		"\"%s\" is no field (expected text, author, url, lang or title%s)", name, hint);
	return false;
}

static bool
fields_parse(const char *text, gsize length, guint *fields, GError **error)
{
	g_autofree char *list = g_strndup(text, length);
	g_auto(GStrv) names = words_of_list(list);
	guint found = 0;

	for (guint i = 0; names[i] != NULL; i++) {
		if (!field_add(names[i], &found, error)) {
			return false;
		}
	}
	*fields = found;
	return true;
}

static Rule *
rule_new(const char *text, GError **error)
{
	gsize length = fields_length(text);
	const char *words = length > 0 ? text + length + 1 : text;
	guint fields = FIELDS_STANDARD;
	Pattern *pattern = NULL;

	if (length > 0 && !fields_parse(text, length, &fields, error)) {
		return NULL;
	}
	while (g_ascii_isspace(*words)) {
		words++;
	}
	if (!pattern_new(words, &pattern, error)) {
		return NULL;
	}
	Rule *rule = g_new0(Rule, 1);
	rule->fields = fields;
	rule->words = g_strdup(words);
	rule->pattern = pattern;
	return rule;
}

bool
rule_check(const char *text, GError **error)
{
	Rule *rule = rule_new(text, error);

	if (rule == NULL) {
		return false;
	}
	rule_free(rule);
	return true;
}

static GPtrArray *
rules_compile(const GPtrArray *texts, GError **error)
{
	g_autoptr(GPtrArray) rules = g_ptr_array_new_with_free_func(rule_free);

	for (guint i = 0; i < texts->len; i++) {
		Rule *rule = rule_new(g_ptr_array_index(texts, i), error);
		if (rule == NULL) {
			return NULL;
		}
		g_ptr_array_add(rules, rule);
	}
	return g_steal_pointer(&rules);
}

bool
rule_set_new(const GPtrArray *include, const GPtrArray *exclude, RuleSet **rules, GError **error)
{
	g_autoptr(GPtrArray) in = rules_compile(include, error);

	if (in == NULL) {
		return false;
	}
	GPtrArray *out = rules_compile(exclude, error);
	if (out == NULL) {
		return false;
	}
	RuleSet *made = g_new0(RuleSet, 1);
	made->include = g_steal_pointer(&in);
	made->exclude = out;
	*rules = made;
	return true;
}

void
rule_set_free(RuleSet *rules)
{
	if (rules == NULL) {
		return;
	}
	g_ptr_array_unref(rules->include);
	g_ptr_array_unref(rules->exclude);
	g_free(rules);
}

/* What is not UTF-8 has no words; it is looked at here, once for all patterns. */
static void
add_value(GArray *values, RuleField field, const char *text)
{
	RuleValue row = { .field = field, .text = text };

	if (text == NULL) {
		return;
	}
	row.name = field_names[g_bit_nth_lsf(field, -1)];
	row.length = strlen(text);
	if (g_utf8_validate(text, (gssize)row.length, NULL)) {
		g_array_append_val(values, row);
	}
}

/*
 * All that rules look at, a post's own words first; what stands around them a reader sees as well.
 * @return owned array of RuleValue.
 */
static GArray *
values_of(const Post *post)
{
	GArray *values = g_array_new(FALSE, FALSE, sizeof(RuleValue));

	add_value(values, FIELD_TEXT, post->text);
	add_value(values, FIELD_TEXT, post->warning);
	add_value(values, FIELD_TITLE, post->title);
	add_value(values, FIELD_AUTHOR, post->author_name);
	add_value(values, FIELD_AUTHOR, post->author_handle);
	add_value(values, FIELD_AUTHOR, post->author_url);
	add_value(values, FIELD_URL, post->url);
	add_value(values, FIELD_LANG, post->language);
	add_value(values, FIELD_TEXT, post->card != NULL ? post->card->title : NULL);
	for (guint i = 0; i < post->media->len; i++) {
		const PostMedia *medium = g_ptr_array_index(post->media, i);

		add_value(values, FIELD_TEXT, medium->alt);
	}
	for (guint i = 0; post->poll != NULL && i < post->poll->options->len; i++) {
		const PostPollOption *option = g_ptr_array_index(post->poll->options, i);

		add_value(values, FIELD_TEXT, option->title);
	}
	return values;
}

/* @gave_up: what it means that nobody can say. */
static bool
value_hits(const Rule *rule, const RuleValue *value, bool gave_up)
{
	if ((rule->fields & value->field) == 0) {
		return false;
	}
	PatternResult result = pattern_match(rule->pattern, value->text, value->length);
	if (result == PATTERN_GAVE_UP) {
		log_line_once(LOG_LEVEL_WARNING,
			"pattern \"%s\" gives up on some texts (too complex): left out",
			rule->words);
		return gave_up;
	}
	return result == PATTERN_YES;
}

/* The name of the first field that the rule hits, or NULL. */
static const char *
rule_hits(const Rule *rule, const GArray *values, bool gave_up)
{
	for (guint i = 0; i < values->len; i++) {
		const RuleValue *value = &g_array_index(values, RuleValue, i);

		if (value_hits(rule, value, gave_up)) {
			return value->name;
		}
	}
	return NULL;
}

static const Rule *
first_hit(const GPtrArray *rules, const GArray *values, bool gave_up, const char **field)
{
	for (guint i = 0; i < rules->len; i++) {
		const Rule *rule = g_ptr_array_index(rules, i);
		*field = rule_hits(rule, values, gave_up);
		if (*field != NULL) {
			return rule;
		}
	}
	return NULL;
}

/* Rules on the language alone say nothing about a post whose language nobody knows. */
static bool
passes_unknown(const GPtrArray *rules, const Post *post)
{
	for (guint i = 0; i < rules->len; i++) {
		const Rule *rule = g_ptr_array_index(rules, i);

		if (rule->fields != FIELD_LANG) {
			return false;
		}
	}
	return post->language == NULL;
}

static bool
judge(const RuleSet *rules, const Post *post, char **reason)
{
	g_autoptr(GArray) values = values_of(post);
	const char *field = NULL;
	const Rule *hit = first_hit(rules->exclude, values, true, &field);

	if (hit != NULL) {
		*reason = g_strdup_printf("excluded by %s: %s", field, hit->words);
		return false;
	}
	if (rules->include->len > 0 && first_hit(rules->include, values, false, &field) == NULL
		&& !passes_unknown(rules->include, post)) {
		*reason = g_strdup("no include rule hits");
		return false;
	}
	return true;
}

bool
rule_set_judge(const RuleSet *rules, const Post *post, char **reason)
{
	const bool is_empty = rules->include->len == 0 && rules->exclude->len == 0;

	return is_empty || judge(rules, post, reason);
}

static void
add_hits(GArray *hits, const GPtrArray *rules, const GArray *values, bool is_exclude)
{
	for (guint i = 0; i < rules->len; i++) {
		RuleHit hit = { .is_exclude = is_exclude, .index = i };

		hit.field = rule_hits(g_ptr_array_index(rules, i), values, is_exclude);
		if (hit.field != NULL) {
			g_array_append_val(hits, hit);
		}
	}
}

GArray *
rule_set_hits(const RuleSet *rules, const Post *post)
{
	g_autoptr(GArray) values = values_of(post);
	GArray *hits = g_array_new(FALSE, FALSE, sizeof(RuleHit));

	add_hits(hits, rules->exclude, values, true);
	add_hits(hits, rules->include, values, false);
	return hits;
}
