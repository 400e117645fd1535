#include "flow/inspect_optout.h"

#include "dedup/author.h"
#include "flow/optout.h"
#include "text/problem.h"

static void complain(GPtrArray *problems, const IniValue *value, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/* @value may be NULL: of a config that no file was read for. */
static void
complain(GPtrArray *problems, const IniValue *value, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	if (value != NULL) {
		g_ptr_array_add(problems,
			problem_new(value->path, value->line, value->section, value->key, "%s",
				text));
	}
}

/* All that is kept out, or let in, and where it is said. */
typedef struct Look {
	GHashTable *servers; /* optout_servers() */
	GHashTable *out;     /* set of char*: names that are kept out */
	GPtrArray *problems; /* borrowed */
} Look;

static void
look_clear(Look *look)
{
	g_clear_pointer(&look->servers, g_hash_table_unref);
	g_clear_pointer(&look->out, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Look, look_clear)

static void
look_at_out(Look *look, const GPtrArray *handles, const IniValue *place)
{
	for (guint i = 0; i < handles->len; i++) {
		const char *handle = g_ptr_array_index(handles, i);
		g_autoptr(GPtrArray) names = author_names_written(handle);
		if (names == NULL) {
			continue;
		}
		for (guint k = 0; k < names->len; k++) {
			const char *name = g_ptr_array_index(names, k);
			const SourceSpec *source = g_hash_table_lookup(look->servers, name);
			if (source != NULL) {
				complain(look->problems, place,
					"%s is all of a server that source %s reads (expected one "
					"author's account or profile there)",
					handle, source->name);
			}
			g_hash_table_add(look->out, g_strdup(name));
		}
	}
}

static void
look_at_in(Look *look, const GPtrArray *handles, const IniValue *place)
{
	for (guint i = 0; i < handles->len; i++) {
		const char *handle = g_ptr_array_index(handles, i);
		g_autoptr(GPtrArray) names = author_names_written(handle);
		if (names == NULL) {
			continue;
		}
		if (g_hash_table_contains(look->out, g_ptr_array_index(names, 0))) {
			complain(look->problems, place,
				"%s is kept out by another line (expected one of the two; while "
				"both stand, it is kept out)",
				handle);
		}
	}
}

/* Those who are kept out, or let in. */
static void
look_at_persons(Look *look, const Config *config, bool are_out)
{
	for (guint i = 0; config->persons != NULL && i < config->persons->len; i++) {
		const PersonSpec *person = g_ptr_array_index(config->persons, i);
		g_autofree char *section = g_strconcat("person ", person->name, NULL);

		if (person->has_optout && person->is_out == are_out) {
			(are_out ? look_at_out : look_at_in)(look, person->handles,
				config_place(config, section, "optout"));
		}
	}
}

void
inspect_optout(const Config *config, GPtrArray *problems)
{
	g_auto(Look) look = {
		.servers = optout_servers(config),
		.out = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.problems = problems,
	};

	if (config->optout != NULL) {
		look_at_out(&look, config->optout, config_place(config, "tagdigest", "optout"));
	}
	look_at_persons(&look, config, true);
	look_at_persons(&look, config, false);
}
