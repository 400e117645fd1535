/* Sources: the section that has the most rules of its own. */
#include "config/assembly.h"

#include <string.h>

#include "base/file.h"
#include "config/filling.h"
#include "text/inifile.h"
#include "text/url.h"

#define FILE_SCHEME "file:"
#define DEFAULT_MIN_INTERVAL_S (15 * 60)

static const FillingField source_fields[] = {
	{ "type", offsetof(SourceSpec, kind) },
	{ "url", offsetof(SourceSpec, url) },
	{ "tags", offsetof(SourceSpec, tags) },
	{ "include", offsetof(SourceSpec, include) },
	{ "exclude", offsetof(SourceSpec, exclude) },
	{ "min_interval", offsetof(SourceSpec, min_interval_s) },
	{ "max_requests", offsetof(SourceSpec, max_requests) },
	{ "enabled", offsetof(SourceSpec, is_enabled) },
	{ "was", offsetof(SourceSpec, was) },
	{ NULL, 0 },
};

static bool
has_password(const char *url)
{
	g_autofree char *password = NULL;

	return g_uri_split_with_user(url, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_PARSE_RELAXED,
		       NULL, NULL, &password, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
		&& password != NULL;
}

/* What a URL must not be, however well it is written. @return owned, or NULL when all is well. */
static char *
find_fault(const Config *config, const ReadingSection *section, const char *url, const char *path)
{
	const bool is_file = g_str_has_prefix(url, FILE_SCHEME);

	if (section->is_included && is_file) {
		return g_strdup(
			"a file: URL cannot stand in an included file (expected https://…)");
	}
	if (section->is_included && has_password(url)) {
		return g_strdup("a password cannot stand in an included file (put this source into "
				"the main file)");
	}
	if (!is_file && url_is_private(url) && (section->is_included || !config->allow_private)) {
		return g_strdup_printf("this is an address of this machine or its private network "
				       "(expected a public one%s)",
			section->is_included ? "" : ", or allow_private = yes in [tagdigest]");
	}
	if (has_password(url) && file_is_exposed(path)) {
		return g_strdup_printf("a password stands here and others may read this file "
				       "(expected: chmod 600 %s)",
			path);
	}
	return NULL;
}

static void
judge_url(const Config *config, Reading *reading, const ReadingSection *section, const char *url)
{
	const IniValue *value = reading_value(section, "url");
	g_autofree char *fault = find_fault(config, section, url, value->path);

	if (fault != NULL) {
		reading_complain(reading, value, fault);
	}
}

/* Every name of every digest's tags. @return owned array of Hashtag. */
static GPtrArray *
tags_of_digests(const Config *config, const Naming *naming)
{
	GPtrArray *tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);

	for (guint i = 0; i < config->digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(config->digests, i);

		for (guint j = 0; j < digest->tags->len; j++) {
			naming_add_names(naming, g_ptr_array_index(digest->tags, j), tags);
		}
	}
	return tags;
}

static char *
suggest_tag(const GPtrArray *known, const char *display)
{
	g_autoptr(GPtrArray) displays = g_ptr_array_new();

	for (guint i = 0; i < known->len; i++) {
		const Hashtag *tag = g_ptr_array_index(known, i);

		g_ptr_array_add(displays, tag->display);
	}
	g_ptr_array_add(displays, NULL);
	return g_strdup(inifile_suggest(display, (const char *const *)displays->pdata));
}

/* What no digest has is fetched for nothing: a slip of the pen. */
static void
judge_tags(Reading *reading, const ReadingSection *section, const GPtrArray *written,
	const GPtrArray *known)
{
	for (guint i = 0; i < written->len && known->len > 0; i++) {
		const Hashtag *tag = g_ptr_array_index(written, i);

		if (hashtag_list_has(known, tag->key)) {
			continue;
		}
		g_autofree char *near = suggest_tag(known, tag->display);
		g_autofree char *text =
			g_strdup_printf("no digest has %s (expected tags of a digest"
					"%s%s%s)",
				tag->display, near != NULL ? "; did you mean " : "",
				near != NULL ? near : "", near != NULL ? "?" : "");
		reading_complain(reading, reading_value(section, "tags"), text);
	}
}

static void
choose_tags(SourceSpec *spec, Reading *reading, const ReadingSection *section,
	const GPtrArray *known, const Naming *naming)
{
	g_autoptr(GPtrArray) written = g_steal_pointer(&spec->tags);
	const GPtrArray *wanted = spec->has_own_tags ? written : known;

	judge_tags(reading, section, written, known);
	spec->tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	for (guint i = 0; i < wanted->len; i++) {
		naming_add_names(naming, g_ptr_array_index(wanted, i), spec->tags);
	}
}

static SourceSpec *
read_source(const Config *config, Reading *reading, const ReadingSection *section,
	const GPtrArray *known, const Naming *naming)
{
	SourceSpec *spec = source_spec_new();

	/* As for digests: the database knows one form of a name. */
	spec->name = g_ascii_strdown(section->name, -1);
	spec->min_interval_s = DEFAULT_MIN_INTERVAL_S;
	filling_apply(reading, section, source_fields, spec);
	spec->has_own_tags = reading_value(section, "tags") != NULL;
	spec->allow_private = config->allow_private && !section->is_included;
	choose_tags(spec, reading, section, known, naming);
	if (spec->url != NULL) {
		judge_url(config, reading, section, spec->url);
	}
	return spec;
}

void
assembly_sources(Config *config, Reading *reading, const Naming *naming)
{
	g_autoptr(GPtrArray) known = tags_of_digests(config, naming);

	for (guint i = 0; i < reading->sections->len; i++) {
		const ReadingSection *section = g_ptr_array_index(reading->sections, i);

		if (strcmp(section->row->name, "source") != 0) {
			continue;
		}
		SourceSpec *spec = read_source(config, reading, section, known, naming);
		if (spec->is_enabled) {
			g_ptr_array_add(config->sources, spec);
		} else {
			source_spec_free(spec);
		}
	}
}
