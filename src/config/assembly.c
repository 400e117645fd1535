#include "config/assembly.h"

#include <string.h>

#include "base/file.h"
#include "config/fallback.h"
#include "config/filling.h"
#include "config/zone.h"
#include "text/address.h"

/* A year, and time to look back at it. */
#define RETENTION_S (INT64_C(400) * 24 * 60 * 60)

static const FillingField program_fields[] = {
	{ "contact", offsetof(Config, contact) },
	{ "from", offsetof(Config, from) },
	{ "state_dir", offsetof(Config, state_dir) },
	{ "ca_file", offsetof(Config, ca_file) },
	{ "allow_private", offsetof(Config, allow_private) },
	{ "retention", offsetof(Config, retention_s) },
	{ "run_time", offsetof(Config, run_time_s) },
	{ NULL, 0 },
};

/* [smtp] as it is written: the words become enums, the rest goes into the spec. */
typedef struct RelayWords {
	RelaySpec spec;
	char *tls;
	int64_t timeout_s;
	char *resend;
} RelayWords;

static const FillingField relay_fields[] = {
	{ "url", offsetof(RelayWords, spec) },
	{ "helo", offsetof(RelayWords, spec.helo) },
	{ "tls", offsetof(RelayWords, tls) },
	{ "timeout", offsetof(RelayWords, timeout_s) },
	{ "connections", offsetof(RelayWords, spec.connections) },
	{ "resend", offsetof(RelayWords, resend) },
	{ NULL, 0 },
};

static const FillingField digest_fields[] = {
	{ "tags", offsetof(DigestSpec, tags) },
	{ "to", offsetof(DigestSpec, to) },
	{ "schedule", offsetof(DigestSpec, schedule) },
	{ "timezone", offsetof(DigestSpec, timezone) },
	{ "reach", offsetof(DigestSpec, reach_s) },
	{ "include", offsetof(DigestSpec, include) },
	{ "exclude", offsetof(DigestSpec, exclude) },
	{ "min_posts", offsetof(DigestSpec, min_posts) },
	{ "max_posts", offsetof(DigestSpec, max_posts) },
	{ "title", offsetof(DigestSpec, title) },
	{ "subtitle", offsetof(DigestSpec, subtitle) },
	{ "note", offsetof(DigestSpec, note) },
	{ "language", offsetof(DigestSpec, language) },
	{ "was", offsetof(DigestSpec, was) },
	{ NULL, 0 },
};

static RelayTls
read_tls(const char *word)
{
	if (g_strcmp0(word, "required") == 0) {
		return RELAY_TLS_REQUIRED;
	}
	return g_strcmp0(word, "none") == 0 ? RELAY_TLS_NONE : RELAY_TLS_AUTO;
}

static RelaySpec *
read_relay(Reading *reading, const ReadingSection *section, const char *ca_file)
{
	RelaySpec *spec = relay_spec_new();
	RelayWords words = { .spec = *spec, .timeout_s = spec->timeout_s };

	filling_apply(reading, section, relay_fields, &words);
	*spec = words.spec;
	spec->timeout_s = (int)words.timeout_s;
	spec->tls = read_tls(words.tls);
	spec->resend_uncertain = g_strcmp0(words.resend, "yes") == 0;
	spec->ca_file = g_strdup(ca_file);
	g_free(words.tls);
	g_free(words.resend);
	return spec;
}

/* A password in the ini makes a secret of the ini. */
static void
judge_exposure(Reading *reading, const IniValue *value)
{
	if (file_is_exposed(value->path)) {
		g_autofree char *text = g_strdup_printf(
			"a password stands here and others may read this file (expected "
			"password_file, or: chmod 600 %s)",
			value->path);
		reading_complain(reading, value, text);
	}
}

void
assembly_program(Config *config, Reading *reading)
{
	const ReadingSection *program = reading_section(reading, "tagdigest");
	const ReadingSection *smtp = reading_section(reading, "smtp");

	config->retention_s = RETENTION_S;
	if (program != NULL) {
		filling_apply(reading, program, program_fields, config);
	}
	if (smtp != NULL) {
		config->relay = read_relay(reading, smtp, config->ca_file);
		if (config->relay->password != NULL) {
			judge_exposure(reading, reading_value(smtp, "url"));
		}
	}
	if (config->from == NULL) {
		config->from = g_strdup(config->contact);
	}
	config->state_dir_is_set = config->state_dir != NULL;
	if (config->state_dir == NULL) {
		config->state_dir = fallback_state_dir();
	}
}

static char *
join_tags(const GPtrArray *tags)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);

		g_string_append_printf(text, "%s%s", i > 0 ? " " : "", tag->display);
	}
	return g_string_free(text, FALSE);
}

/* The tags as written become the tags as they are shown, their other names aliases. */
static void
name_tags(DigestSpec *spec, const Naming *naming)
{
	g_autoptr(GPtrArray) written = g_steal_pointer(&spec->tags);

	spec->tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	for (guint i = 0; i < written->len; i++) {
		const Hashtag *tag = g_ptr_array_index(written, i);
		const NamedTag *named = naming_find(naming, tag->key);

		naming_add_shown(naming, tag, spec->tags);
		for (guint j = 0; named != NULL && j < named->others->len; j++) {
			const Hashtag *other = g_ptr_array_index(named->others, j);

			g_hash_table_insert(spec->aliases, g_strdup(other->key),
				g_strdup(named->tag->key));
		}
	}
}

/* Whoever stands in several lines is one reader. */
static void
drop_twins(GPtrArray *emails)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint kept = 0;

	for (guint i = 0; i < emails->len; i++) {
		char *email = g_ptr_array_index(emails, i);

		if (g_hash_table_add(seen, address_key(email))) {
			emails->pdata[kept++] = email;
		} else {
			g_free(email);
		}
	}
	for (guint i = kept; i < emails->len; i++) {
		emails->pdata[i] = NULL;
	}
	g_ptr_array_set_size(emails, (gint)kept);
}

static DigestSpec *
read_digest(Reading *reading, const ReadingSection *section, const Naming *naming)
{
	DigestSpec *spec = digest_spec_new();

	/* Names are compared caselessly; the database knows them in one form. */
	spec->name = g_ascii_strdown(section->name, -1);
	filling_apply(reading, section, digest_fields, spec);
	name_tags(spec, naming);
	drop_twins(spec->to);
	if (spec->title == NULL) {
		spec->title = join_tags(spec->tags);
	}
	if (spec->timezone == NULL) {
		spec->timezone = zone_of_system();
	}
	return spec;
}

void
assembly_digests(Config *config, Reading *reading, const Naming *naming)
{
	for (guint i = 0; i < reading->sections->len; i++) {
		const ReadingSection *section = g_ptr_array_index(reading->sections, i);

		if (!section->is_stray && strcmp(section->row->name, "digest") == 0) {
			g_ptr_array_add(config->digests, read_digest(reading, section, naming));
		}
	}
}

void
assembly_strays(Reading *reading)
{
	for (guint i = 0; i < reading->sections->len; i++) {
		const ReadingSection *section = g_ptr_array_index(reading->sections, i);

		if (section->is_stray) {
			filling_apply(reading, section, NULL, NULL);
		}
	}
}
