#include "config/specs.h"

#include "config/specs_part.h"
#include <string.h>

#include "base/file.h"
#include "base/now.h"
#include "model/person_spec.h"
#include "model/reach.h"
#include "model/tag_names.h"
#include "text/address.h"
#include "text/hashtag_set.h"
#include "text/url.h"
#include "text/zone.h"

/* A year, and time to look back at it. */
#define RETENTION_S (400 * DAY_S)
#define RUN_TIME_S (10 * 60)
#define INTERVAL_S (15 * 60)

/* ---- [tagdigest] and [smtp] ------------------------------------------------------------------ */

/* A password in the ini makes a secret of the ini. @other: what else may be done. */
static void
judge_exposure(Sections *sections, const IniValue *value, const char *other)
{
	if (file_is_exposed(value->path)) {
		sections_complain(sections, value,
			"a password stands here and others may read this file (expected%s: chmod "
			"600 %s)",
			other, value->path);
	}
}

static RelaySpec *
read_relay(Sections *sections, const Section *section, const char *ca_file)
{
	RelaySpec *spec = relay_spec_new();

	sections_fill(sections, section, spec);
	spec->ca_file = g_strdup(ca_file);
	if (spec->password != NULL && strcmp(spec->password, CONFIG_HIDDEN) != 0) {
		judge_exposure(sections, section_value(section, "url"), " password_file, or");
	}
	return spec;
}

static InboxSpec *
read_inbox(Sections *sections, const Section *section, const Config *config)
{
	InboxSpec *spec = inbox_spec_new();
	g_autoptr(GError) error = NULL;

	sections_fill(sections, section, spec);
	spec->ca_file = g_strdup(config->ca_file);
	if (!inbox_spec_read_url(spec, config->folder, &error)) {
		sections_complain(sections, section_value(section, "url"), "%s", error->message);
	} else if (spec->password != NULL && strcmp(spec->password, CONFIG_HIDDEN) != 0) {
		judge_exposure(sections, section_value(section, "url"), " password_file, or");
	}
	return spec;
}

static ArchiveSpec *
read_archive(Sections *sections, const Section *section)
{
	ArchiveSpec *spec = archive_spec_new();
	g_autoptr(GError) error = NULL;

	sections_fill(sections, section, spec);
	if (!archive_spec_read_url(spec, &error)) {
		sections_complain(sections, section_value(section, "url"), "%s", error->message);
	}
	return spec;
}

static void
read_program(Config *config, Sections *sections)
{
	const Section *program = sections_find(sections, "tagdigest");
	const Section *smtp = sections_find(sections, "smtp");
	const Section *inbox = sections_find(sections, "inbox");
	const Section *web = sections_find(sections, "web");
	const Section *archive = sections_find(sections, "archive");

	config->retention_s = RETENTION_S;
	config->run_time_s = RUN_TIME_S;
	if (program != NULL) {
		sections_fill(sections, program, config);
	}
	if (smtp != NULL) {
		config->relay = read_relay(sections, smtp, config->ca_file);
	}
	if (inbox != NULL) {
		config->inbox = read_inbox(sections, inbox, config);
	}
	if (archive != NULL) {
		config->archive = read_archive(sections, archive);
	}
	if (web != NULL) {
		sections_fill(sections, web, config);
	}
	if (config->from == NULL) {
		config->from = g_strdup(config->contact);
	}
	config->state_dir_is_set = config->state_dir != NULL;
	if (config->state_dir == NULL) {
		config->state_dir = file_state_folder("tagdigest");
	}
}

static void
read_kind(GPtrArray *kinds, Sections *sections, const Section *section)
{
	KindSpec *spec = kind_spec_new();
	g_autoptr(GError) error = NULL;
	const char *key = NULL;

	spec->name = g_ascii_strdown(section->name, -1);
	sections_fill(sections, section, spec);
	if (!kind_spec_compile(spec, &key, &error)) {
		const IniValue *value = section_value(section, key);

		g_ptr_array_add(sections->problems,
			problem_new(section->place->path,
				value != NULL ? value->line : section->place->line,
				section->place->section, key, "%s", error->message));
	}
	g_ptr_array_add(kinds, spec);
}

GPtrArray *
specs_kinds(Sections *sections)
{
	GPtrArray *kinds = g_ptr_array_new_with_free_func((GDestroyNotify)kind_spec_free);

	for (guint i = 0; i < sections->list->len; i++) {
		const Section *section = g_ptr_array_index(sections->list, i);

		if (strcmp(section->row->name, "kind") == 0) {
			read_kind(kinds, sections, section);
		}
	}
	return kinds;
}

static void
read_person(Config *config, Sections *sections, const Section *section)
{
	PersonSpec *spec = person_spec_new();

	spec->name = g_strdup(section->name);
	sections_fill(sections, section, spec);
	spec->has_optout = section_value(section, "optout") != NULL;
	g_ptr_array_add(config->persons, spec);
}

/* ---- [tag NAME] ------------------------------------------------------------------------------ */

static void
claim(TagNames *names, Sections *sections, const IniValue *place, NamedTag *named,
	const Hashtag *name)
{
	const NamedTag *earlier = tag_names_claim(names, named, name);

	if (earlier == NULL && name != named->tag) {
		g_ptr_array_add(named->others, hashtag_copy(name));
	} else if (earlier != NULL && earlier != named) {
		sections_complain(sections, place, "%s is a name of %s already", name->display,
			earlier->tag->display);
	}
}

/* The section's own name is what people type who cannot type the display form. */
static void
read_tag(TagNames *names, Sections *sections, const Section *section)
{
	g_autoptr(Hashtag) name = hashtag_new(section->name);
	g_autoptr(GPtrArray) aliases = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	const IniValue *line = section_value(section, "aliases");
	const IniValue *place = line != NULL ? line : section->place;
	TagSpec spec = { .aliases = aliases };

	sections_fill(sections, section, &spec);
	g_autoptr(Hashtag) display = spec.display;
	if (name == NULL && section->name[0] != '\0') {
		sections_complain(sections, section->place,
			"this name is no hashtag (expected letters and digits)");
	}
	if (name == NULL) {
		return;
	}
	NamedTag *named = tag_names_add(names, display != NULL ? display : name);
	claim(names, sections, section->place, named, named->tag);
	claim(names, sections, place, named, name);
	for (guint i = 0; i < aliases->len; i++) {
		claim(names, sections, place, named, g_ptr_array_index(aliases, i));
	}
}

static TagNames *
read_tags(Sections *sections)
{
	TagNames *names = tag_names_new();

	for (guint i = 0; i < sections->list->len; i++) {
		const Section *section = g_ptr_array_index(sections->list, i);

		if (strcmp(section->row->name, "tag") == 0) {
			read_tag(names, sections, section);
		}
	}
	return names;
}

/* ---- [digest NAME] --------------------------------------------------------------------------- */

static DigestSpec *
read_digest(Sections *sections, const Section *section, const TagNames *names)
{
	DigestSpec *spec = digest_spec_new();

	/* Names are compared caselessly; the database knows them in one form. */
	spec->name = g_ascii_strdown(section->name, -1);
	sections_fill(sections, section, spec);
	digest_spec_name_tags(spec, names);
	g_autoptr(GPtrArray) written = spec->to;
	spec->to = address_list_once(written);
	if (spec->title == NULL) {
		spec->title = hashtag_list_text(spec->tags);
	}
	if (spec->timezone == NULL) {
		spec->timezone = zone_of_system();
	}
	return spec;
}

/* ---- [source NAME] --------------------------------------------------------------------------- */

/* What a URL must not be, however well it is written. @value: as written; what is none was
 * complained of. */
static void
judge_url(const Config *config, Sections *sections, const Section *section, const IniValue *value)
{
	const char *url = value->value;
	const bool is_file = reach_is_file(url);
	const bool may_be_private = config->allow_private && !section->is_included;

	if (section->is_included && is_file) {
		sections_complain(sections, value,
			"a file: URL cannot stand in an included file (expected https://…)");
	} else if (section->is_included && url_has_password(url)) {
		sections_complain(sections, value,
			"a password cannot stand in an included file (put this source into the "
			"main file)");
	} else if (!is_file && !may_be_private && url_is_private(url)) {
		sections_complain(sections, value,
			"this is an address of this machine or its private network (expected a "
			"public one%s)",
			section->is_included ? "" : ", or allow_private = yes in [tagdigest]");
	} else if (url_has_password(url)) {
		judge_exposure(sections, value, "");
	}
}

/* Those that the section names, else those of all digests, which all such sources share. */
static GPtrArray *
choose_tags(const Known *known, const GPtrArray *written, bool has_own)
{
	HashtagSet chosen;

	if (!has_own) {
		return g_ptr_array_ref(known->tags.tags);
	}
	chosen = hashtag_set_new();
	for (guint i = 0; i < written->len; i++) {
		tag_names_add_all(known->names, &chosen, g_ptr_array_index(written, i));
	}
	return hashtag_set_end(&chosen);
}

/* The kind that is meant: one of the table's, or one that a [kind NAME] section describes. */
static void
find_kind(const Config *config, Sections *sections, const Section *section, SourceSpec *spec)
{
	const IniValue *value = section_value(section, "type");
	const char *choices = options_find(section->row, "type")->choices;
	g_auto(GStrv) names = g_strsplit(choices, " ", 0);

	if (spec->kind == NULL || value == NULL) {
		return;
	}
	spec->described = kind_spec_find(config->kinds, spec->kind);
	if (spec->described == NULL && !g_strv_contains((const char *const *)names, spec->kind)) {
		g_autofree char *fault = kind_spec_fault(config->kinds, choices, spec->kind);

		sections_complain(sections, value, "%s", fault);
	}
}

/* @spec owned: it becomes one for each of its servers. */
static void
add_source(Config *config, Sections *sections, const Section *section, SourceSpec *spec)
{
	const bool is_enabled = spec->is_enabled;
	g_autoptr(GPtrArray) parts = source_spec_split(spec);

	if (parts->len == 0 && section_value(section, "url") == NULL) {
		g_ptr_array_add(sections->problems,
			problem_new(section->place->path, section->place->line,
				section->place->section, "url",
				"this key is missing (expected https://…, http://… or file:PATH)"));
	}
	if (is_enabled) {
		g_ptr_array_extend_and_steal(config->sources, g_steal_pointer(&parts));
	}
}

/* A kind that is described without a request has nothing to ask a server for, and nobody exports to
 * one. */
static void
judge_kind_url(Sections *sections, const SourceSpec *spec, const IniValue *value)
{
	if (g_strcmp0(spec->kind, SOURCE_EXPORT) == 0 && url_is_web(value->value)) {
		sections_complain(sections, value,
			"exports are read from this machine (expected file:PATH of an archive, or "
			"of a folder that they are put into)");
	}
	if (spec->described != NULL && spec->described->request == NULL
		&& url_is_web(value->value)) {
		sections_complain(sections, value,
			"[kind %s] has no request, so that it reads files alone (expected "
			"file:PATH, or a request in its lines)",
			spec->kind);
	}
}

static void
read_source(Config *config, const Known *known, Sections *sections, const Section *section)
{
	SourceSpec *spec = source_spec_new();

	spec->section = g_ascii_strdown(section->name, -1);
	spec->min_interval_s = INTERVAL_S;
	sections_fill(sections, section, spec);
	find_kind(config, sections, section, spec);
	spec->has_own_tags = section_value(section, "tags") != NULL;
	spec->allow_private = config->allow_private && !section->is_included;
	if (spec->timezone == NULL) {
		spec->timezone = specs_usual_zone(config);
	}
	g_autoptr(GPtrArray) written = spec->tags;
	specs_judge_tags(sections, section_value(section, "tags"), written, &known->tags);
	if (spec->file_under != NULL && spec->kind != NULL && source_spec_is_calendar(spec)) {
		sections_complain(sections, section_value(section, "file_under"),
			"a calendar has no posts that could be filed (expected tags = #\u2026: "
			"its events stand in the digests that have one of them)");
	}
	if (spec->file_under != NULL) {
		g_autoptr(GPtrArray) one = g_ptr_array_new();

		g_ptr_array_add(one, spec->file_under);
		specs_judge_tags(sections, section_value(section, "file_under"), one, &known->tags);
	}
	spec->tags = choose_tags(known, written, spec->has_own_tags);
	for (guint i = 0; i < section->keys->len; i++) {
		const Key *key = &g_array_index(section->keys, Key, i);

		/* Else it was complained of. */
		if (key->option->type == OPTION_URL
			&& (url_is_web(key->value->value) || reach_is_file(key->value->value))) {
			judge_url(config, sections, section, key->value);
			judge_kind_url(sections, spec, key->value);
		}
	}
	add_source(config, sections, section, spec);
}

/* ---- all of them ----------------------------------------------------------------------------- */

static void
read_digests(Config *config, Sections *sections, Known *known)
{
	for (guint i = 0; i < sections->list->len; i++) {
		const Section *section = g_ptr_array_index(sections->list, i);

		if (!section->is_stray && strcmp(section->row->name, "digest") == 0) {
			DigestSpec *spec = read_digest(sections, section, known->names);

			g_ptr_array_add(config->digests, spec);
			for (guint j = 0; j < spec->tags->len; j++) {
				tag_names_add_all(known->names, &known->tags,
					g_ptr_array_index(spec->tags, j));
			}
		}
	}
}

void
specs_fill(Config *config, Sections *sections)
{
	g_autoptr(TagNames) names = read_tags(sections);
	Known known = { .names = names, .tags = hashtag_set_new() };

	read_program(config, sections);
	read_digests(config, sections, &known);
	g_ptr_array_unref(config->kinds);
	config->kinds = specs_kinds(sections);
	for (guint i = 0; i < sections->list->len; i++) {
		const Section *section = g_ptr_array_index(sections->list, i);

		if (strcmp(section->row->name, "source") == 0) {
			read_source(config, &known, sections, section);
		} else if (strcmp(section->row->name, "chat") == 0 && !section->is_stray) {
			specs_read_chat(config, &known, sections, section);
		} else if (strcmp(section->row->name, "person") == 0 && !section->is_stray) {
			read_person(config, sections, section);
		} else if (strcmp(section->row->name, "event") == 0 && !section->is_stray) {
			specs_read_event(config, &known, sections, section);
		} else if (section->is_stray) {
			sections_fill(sections, section, NULL);
		}
	}
	specs_judge_after(config, sections);
	g_ptr_array_unref(hashtag_set_end(&known.tags));
}
