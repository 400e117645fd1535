#include "config/config.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/signal.h"
#include "config/specs.h"

#define INI_NAME "aggregator.ini"

void
config_free(Config *config)
{
	if (config == NULL) {
		return;
	}
	g_free(config->path);
	g_free(config->folder);
	g_free(config->contact);
	g_free(config->from);
	g_free(config->state_dir);
	g_free(config->ca_file);
	relay_spec_free(config->relay);
	inbox_spec_free(config->inbox);
	archive_spec_free(config->archive);
	g_free(config->one_click);
	g_clear_pointer(&config->optout, g_ptr_array_unref);
	g_clear_pointer(&config->persons, g_ptr_array_unref);
	g_clear_pointer(&config->chats, g_ptr_array_unref);
	g_ptr_array_unref(config->sources);
	g_clear_pointer(&config->events, g_ptr_array_unref);
	g_clear_pointer(&config->kinds, g_ptr_array_unref);
	g_ptr_array_unref(config->digests);
	g_clear_pointer(&config->places, g_hash_table_unref);
	g_ptr_array_unref(config->values);
	g_free(config);
}

static bool
find_given(const char *given, char **path, GError **error)
{
	if (!g_file_test(given, G_FILE_TEST_EXISTS)) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"%s: there is no such file (tagdigest init makes one)", given);
		return false;
	}
	*path = g_canonicalize_filename(given, NULL);
	return true;
}

bool
config_find(const char *given, char **path, GError **error)
{
	if (given != NULL) {
		return find_given(given, path, error);
	}
	g_auto(GStrv) places = file_config_places("tagdigest", INI_NAME);

	for (char **place = places; *place != NULL; place++) {
		if (g_file_test(*place, G_FILE_TEST_EXISTS)) {
			*path = g_strdup(*place);
			return true;
		}
	}
	g_autofree char *list = g_strjoinv(", ", places);
	error_set(error, ERROR_CONFIG_PERMANENT,
		"there is no ini file: neither %s (tagdigest init makes one, -c names another)",
		list);
	return false;
}

/* No name and no key has a line end in it. */
static char *
place_name(const char *section, const char *key)
{
	g_autofree char *name = g_strconcat(section, "\n", key, NULL);

	return g_ascii_strdown(name, -1);
}

void
config_index(Config *config)
{
	const GPtrArray *values = config->values;
	GHashTable *places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		(GDestroyNotify)g_ptr_array_unref);

	for (guint i = 0; i < values->len; i++) {
		IniValue *value = g_ptr_array_index(values, i);
		char *name = place_name(value->section, value->key);
		GPtrArray *found = g_hash_table_lookup(places, name);

		if (found == NULL) {
			found = g_ptr_array_new();
			g_hash_table_insert(places, g_steal_pointer(&name), found);
		}
		g_ptr_array_add(found, value);
		g_free(name);
	}
	g_clear_pointer(&config->places, g_hash_table_unref);
	config->places = places;
}

static Config *
config_new(const char *path, GPtrArray *values)
{
	Config *config = g_new0(Config, 1);

	config->path = g_canonicalize_filename(path, NULL);
	config->folder = g_path_get_dirname(config->path);
	config->optout = g_ptr_array_new_with_free_func(g_free);
	config->chats = g_ptr_array_new_with_free_func((GDestroyNotify)chat_spec_free);
	config->persons = g_ptr_array_new_with_free_func((GDestroyNotify)person_spec_free);
	config->events = g_ptr_array_new_with_free_func((GDestroyNotify)event_spec_free);
	config->kinds = g_ptr_array_new_with_free_func((GDestroyNotify)kind_spec_free);
	config->sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_spec_free);
	config->digests = g_ptr_array_new_with_free_func((GDestroyNotify)digest_spec_free);
	config->values = g_ptr_array_ref(values);
	config_index(config);
	return config;
}

bool
config_read(const char *path, Config **config, GPtrArray *problems, GError **error)
{
	g_autoptr(Sections) sections = sections_read(path, problems, error);

	if (sections == NULL) {
		return false;
	}
	/* Finding the files of include_files may take long, and then it was cut short. */
	if (signal_stop_requested()) {
		error_set(error, ERROR_SYSTEM_TEMPORARY, "stopped by a signal; nothing was done");
		return false;
	}
	Config *read = config_new(path, sections->values);
	specs_fill(read, sections);
	problems_sort(problems);
	*config = read;
	return true;
}

GPtrArray *
config_kinds(const char *path, GPtrArray *problems, GError **error)
{
	g_autoptr(Sections) sections = sections_of_kinds(path, problems, error);

	return sections != NULL ? specs_kinds(sections) : NULL;
}

const IniValue *
config_place_nth(const Config *config, const char *section, const char *key, guint n)
{
	g_autofree char *name = place_name(section, key);
	const GPtrArray *places = config->places == NULL
		? NULL
		: g_hash_table_lookup(config->places, name);

	return places != NULL && n < places->len ? g_ptr_array_index(places, n) : NULL;
}

const IniValue *
config_place(const Config *config, const char *section, const char *key)
{
	return config_place_nth(config, section, key, 0);
}

SourceSpec *
config_source(const Config *config, const char *name)
{
	for (guint i = 0; i < config->sources->len; i++) {
		SourceSpec *source = g_ptr_array_index(config->sources, i);

		if (g_ascii_strcasecmp(source->name, name) == 0) {
			return source;
		}
	}
	return NULL;
}
