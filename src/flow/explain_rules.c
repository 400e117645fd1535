/* The part of explain that names rules, and their lines in the ini. */
#include "flow/explain_part.h"

#include "filter/rule.h"
#include "text/jsontext.h"

#include <string.h>

void
explain_rules_clear(ExplainRules *rules)
{
	g_free(rules->why);
	json_decref(rules->hits);
}

/* A file beside the ini by its name alone. @return borrowed from @path. */
static const char *
short_path(const Config *config, const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	const char *slash = strrchr(path, '/');

	return slash != NULL && g_strcmp0(folder, config->folder) == 0 ? slash + 1 : path;
}

char *
explain_place(const Config *config, const char *section, const char *key, guint n)
{
	const IniValue *value = config_place_nth(config, section, key, n);

	return value == NULL
		? NULL
		: g_strdup_printf("%s, line %u", short_path(config, value->path), value->line);
}

/* A section with rules, and the rules. All borrowed. */
typedef struct Ruled {
	const char *section; /* "digest weekly" */
	const GPtrArray *include, *exclude;
} Ruled;

static const char *
pattern_of(const Ruled *ruled, const RuleHit *hit)
{
	return g_ptr_array_index(hit->is_exclude ? ruled->exclude : ruled->include, hit->index);
}

static const char *
key_of(const RuleHit *hit)
{
	return hit->is_exclude ? "exclude" : "include";
}

static json_t *
hits_json(const Config *config, const Ruled *ruled, const GArray *hits)
{
	json_t *list = json_array();

	for (guint i = 0; i < hits->len; i++) {
		const RuleHit *hit = &g_array_index(hits, RuleHit, i);
		const IniValue *value = config_place_nth(config, ruled->section, key_of(hit),
			hit->index);
		const char *path = value != NULL ? short_path(config, value->path) : NULL;

		json_array_append_new(list,
			jsontext_object("section", jsontext_text(ruled->section), "key",
				jsontext_text(key_of(hit)), "pattern",
				jsontext_text(pattern_of(ruled, hit)), "file", jsontext_text(path),
				"line", value != NULL ? json_integer(value->line) : json_null(),
				"field", jsontext_text(hit->field), NULL));
	}
	return list;
}

/* "aggregator.ini, line 12: exclude = crypto (found in its text)" */
static char *
exclude_words(const Config *config, const Ruled *ruled, const RuleHit *hit)
{
	g_autofree char *place = explain_place(config, ruled->section, "exclude", hit->index);

	return g_strdup_printf("left out by [%s]%s%s: exclude = %s (found in: %s)", ruled->section,
		place != NULL ? ", " : "", place != NULL ? place : "", pattern_of(ruled, hit),
		hit->field);
}

static char *
include_words(const Config *config, const Ruled *ruled)
{
	g_autofree char *place = explain_place(config, ruled->section, "include", 0);

	return g_strdup_printf(
		"left out by [%s]%s%s: nothing that `include` asks for is found in it",
		ruled->section, place != NULL ? ", " : "", place != NULL ? place : "");
}

/* The verdict is that of the judge, its words tell which line. */
static bool
judge(const ExplainCase *about, const Ruled *ruled, ExplainRules *rules, GError **error)
{
	const Config *config = about->context->config;
	const Post *post = about->history->post;
	g_autoptr(RuleSet) set = NULL;
	g_autofree char *reason = NULL;

	if (!rule_set_new(ruled->include, ruled->exclude, &set, error)) {
		g_prefix_error(error, "[%s]: ", ruled->section);
		return false;
	}
	g_autoptr(GArray) hits = rule_set_hits(set, post);
	const RuleHit *first = hits->len > 0 ? &g_array_index(hits, RuleHit, 0) : NULL;
	*rules = (ExplainRules){ .hits = hits_json(config, ruled, hits) };
	if (!rule_set_judge(set, post, &reason)) {
		rules->why = first != NULL && first->is_exclude
			? exclude_words(config, ruled, first)
			: include_words(config, ruled);
	}
	return true;
}

bool
explain_source_rules(const ExplainCase *about, const SourceSpec *source, ExplainRules *rules,
	GError **error)
{
	g_autofree char *section = g_strconcat("source ", source->section, NULL);
	const Ruled ruled = { section, source->include, source->exclude };

	return judge(about, &ruled, rules, error);
}

bool
explain_digest_rules(const ExplainCase *about, const DigestSpec *digest, ExplainRules *rules,
	GError **error)
{
	g_autofree char *section = g_strconcat("digest ", digest->name, NULL);
	const Ruled ruled = { section, digest->include, digest->exclude };

	return judge(about, &ruled, rules, error);
}
