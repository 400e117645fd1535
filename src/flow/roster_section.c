#include "flow/roster_section.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clean.h"
#include "base/error.h"
#include "base/file.h"
#include "base/lock.h"
#include "base/prefix.h"
#include "flow/inspect.h"
#include "text/url.h"
#include "text/words.h"

#define NAME_LETTERS_MAX 60
#define INI_BYTES_MAX (16 * 1024 * 1024)
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
#define SECTION "source "

/* ---- names ---- */

GHashTable *
roster_section_names(const Config *config)
{
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < config->values->len; i++) {
		const IniValue *value = g_ptr_array_index(config->values, i);

		if (prefix_stands_at(value->section, SECTION)) {
			g_hash_table_add(names,
				g_ascii_strdown(value->section + strlen(SECTION), -1));
		}
		if (strcmp(value->key, "was") == 0) {
			g_hash_table_add(names, g_ascii_strdown(value->value, -1));
		}
	}
	return names;
}

char *
roster_section_name(GHashTable *names, const char *wanted)
{
	char *name = g_ascii_strdown(wanted, -1);

	for (guint i = 2; g_hash_table_contains(names, name); i++) {
		g_free(name);
		name = g_strdup_printf("%s-%u", wanted, i);
	}
	g_hash_table_add(names, g_strdup(name));
	return name;
}

bool
roster_section_check_name(const GHashTable *names, const char *name, GError **error)
{
	g_autofree char *folded = g_ascii_strdown(name, -1);
	const gsize length = strlen(name);

	if (length == 0 || length > NAME_LETTERS_MAX || strspn(name, LETTERS) != length) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--name \"%s\": expected at most %d letters, digits, '-', '_' and '.'",
			name, NAME_LETTERS_MAX);
		return false;
	}
	if (g_hash_table_contains((GHashTable *)names, folded)) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--name %s: there is a [source %s] already (expected another name)", name,
			name);
		return false;
	}
	return true;
}

/* ---- what is there already ---- */

/* What one section says of where it reads. Borrowed from the config. */
typedef struct Lines {
	const char *section;
	const char *kind;
	bool has_url, is_same_url, is_same_value, has_value;
} Lines;

static bool
is_same_address(const char *one, const char *other)
{
	g_autofree char *a = url_canonical(one);
	g_autofree char *b = url_canonical(other);

	return strcmp(one, other) == 0 || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Whether a word of a list is the value. */
static bool
names_value(const char *list, const char *value)
{
	g_auto(GStrv) words = g_strsplit_set(list, ", \t", 0);

	for (guint i = 0; words[i] != NULL; i++) {
		if (g_ascii_strcasecmp(words[i], value) == 0) {
			return true;
		}
	}
	return false;
}

static void
take_line(Lines *lines, const IniValue *value, const Recognition *found)
{
	const char *key = value->key;
	const bool is_of_whom = g_ascii_strcasecmp(key, "accounts") == 0
		|| g_ascii_strcasecmp(key, "list") == 0 || g_ascii_strcasecmp(key, "feed") == 0;

	if (g_ascii_strcasecmp(key, "type") == 0) {
		lines->kind = value->value;
	} else if (g_ascii_strcasecmp(key, "url") == 0) {
		lines->has_url = true;
		lines->is_same_url = lines->is_same_url
			|| (found->url != NULL && is_same_address(value->value, found->url));
	} else if (is_of_whom) {
		lines->has_value = true;
		lines->is_same_value = lines->is_same_value
			|| (found->value != NULL && g_ascii_strcasecmp(key, found->key) == 0
				&& names_value(value->value, found->value));
	}
}

static bool
is_same(const Lines *lines, const Recognition *found)
{
	const bool is_of_whom = found->key != NULL && strcmp(found->key, "tags") != 0;

	if (lines->kind == NULL || g_ascii_strcasecmp(lines->kind, found->kind) != 0) {
		return false;
	}
	if (is_of_whom) {
		return lines->is_same_value;
	}
	return !lines->has_value && (found->url == NULL ? !lines->has_url : lines->is_same_url);
}

char *
roster_section_find(const Config *config, const Recognition *found)
{
	g_autoptr(GHashTable) sections = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
		g_free);
	GHashTableIter iter;
	void *entry;

	for (guint i = 0; i < config->values->len; i++) {
		const IniValue *value = g_ptr_array_index(config->values, i);
		Lines *lines = g_hash_table_lookup(sections, value->section);

		if (!prefix_stands_at(value->section, SECTION)) {
			continue;
		}
		if (lines == NULL) {
			lines = g_new0(Lines, 1);
			lines->section = value->section + strlen(SECTION);
			g_hash_table_insert(sections, value->section, lines);
		}
		take_line(lines, value, found);
	}
	g_hash_table_iter_init(&iter, sections);
	while (g_hash_table_iter_next(&iter, NULL, &entry)) {
		const Lines *lines = entry;

		if (is_same(lines, found)) {
			return g_strdup(lines->section);
		}
	}
	return NULL;
}

/* ---- its lines ---- */

/* A value stays on its line, whatever somebody made of an address. */
static void
add_line(GString *out, const char *key, const char *value)
{
	g_autofree char *clean = clean_text(value, CLEAN_ONE_LINE, G_MAXSIZE);

	g_string_append_printf(out, "%s = %s\n", key, clean);
}

/* The login of another section of this kind. @return whether there is one. */
static bool
add_login(GString *out, const Config *config, const char *kind)
{
	static const char *const keys[] = { "user", "token_file", "password_file", "budget" };

	for (guint i = 0; i < config->sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(config->sources, i);
		g_autofree char *section = g_strconcat(SECTION, spec->section, NULL);
		bool has_login = false;

		for (gsize k = 0; g_strcmp0(spec->kind, kind) == 0 && k < G_N_ELEMENTS(keys); k++) {
			const IniValue *line = config_place(config, section, keys[k]);

			if (line != NULL) {
				add_line(out, keys[k], line->value);
				has_login = has_login || strcmp(keys[k], "budget") != 0;
			}
		}
		if (has_login) {
			return true;
		}
	}
	return false;
}

/* What is still to be got, as lines to be filled in. */
static void
add_needs(GString *out, const Recognition *found)
{
	g_string_append_printf(out, "# It needs %s. Then take the next line away.\n", found->needs);
	add_line(out, "enabled", "no");
	if (strcmp(found->kind, "x") == 0) {
		add_line(out, "token_file", "x.token");
		add_line(out, "budget", "5.00 USD a month");
	} else {
		add_line(out, "user", "NAME.bsky.social");
		add_line(out, "password_file", "bluesky.password");
	}
}

char *
roster_section_text(const Config *config, const Recognition *found, const char *name,
	const char *tags, const char *from)
{
	GString *out = g_string_new("\n");
	const bool is_tag = found->key != NULL && strcmp(found->key, "tags") == 0;

	if (from != NULL) {
		g_autofree char *clean = clean_text(from, CLEAN_ONE_LINE, G_MAXSIZE);
		g_string_append_printf(out, "# %s\n", clean);
	}
	g_string_append_printf(out, "[source %s]\n", name);
	add_line(out, "type", found->kind);
	if (found->url != NULL) {
		add_line(out, "url", found->url);
	}
	if (found->key != NULL && !is_tag) {
		add_line(out, found->key, found->value);
	}
	if (tags != NULL || is_tag) {
		add_line(out, "tags", tags != NULL ? tags : found->value);
	}
	if (found->needs != NULL && !add_login(out, config, found->kind)) {
		add_needs(out, found);
	}
	return g_string_free(out, FALSE);
}

/* ---- the file ---- */

/* @whole out, owned. */
static bool
join(const char *path, const char *text, char **whole, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;
	gsize length;

	if (!file_read(path, INI_BYTES_MAX, &bytes, error)) {
		return false;
	}
	const char *old = g_bytes_get_data(bytes, &length);
	GString *out = g_string_new_len(old, (gssize)length);
	if (length > 0 && old[length - 1] != '\n') {
		g_string_append_c(out, '\n');
	}
	g_string_append(out, text);
	*whole = g_string_free(out, FALSE);
	return true;
}

void
roster_trial_clear(RosterTrial *trial)
{
	g_clear_pointer(&trial->whole, g_free);
	g_clear_pointer(&trial->config, config_free);
}

/* Of what is wrong, what lies behind @lines lines of @path, one a line; the rest is counted.
 * @return owned; NULL: nothing does. */
static char *
ours_of(const GPtrArray *problems, const char *path, guint lines, guint *others)
{
	GString *ours = g_string_new(NULL);

	for (guint i = 0; i < problems->len; i++) {
		const Problem *problem = g_ptr_array_index(problems, i);
		g_autofree char *line = problem_line(problem);

		if (problem->line > lines && g_strcmp0(problem->path, path) == 0) {
			g_string_append_printf(ours, "%s%s", ours->len > 0 ? "\n" : "", line);
		} else {
			(*others)++;
		}
	}
	return g_string_free(ours, ours->len == 0);
}

/* @lines: that were there before. */
static bool
judge(const char *trial_path, const char *path, guint lines, RosterTrial *trial, GError **error)
{
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);

	if (!config_read(trial_path, &trial->config, problems, error)) {
		return false;
	}
	inspect_config(trial->config, problems);
	g_autofree char *ours = ours_of(problems, trial_path, lines, &trial->mistakes);
	if (ours != NULL) {
		g_autoptr(GString) said = g_string_new(ours);

		g_string_replace(said, trial_path, path, 0);
		error_set(error, ERROR_CONFIG_PERMANENT, "%s; nothing was added", said->str);
	}
	return ours == NULL;
}

static guint
count_lines(const char *text)
{
	guint lines = 0;

	for (; *text != '\0'; text++) {
		lines += *text == '\n' ? 1 : 0;
	}
	return lines;
}

/* The judge reads files: a neighbour, so that paths in it mean what they will mean. */
bool
roster_section_try(const Config *old, const char *text, RosterTrial *trial, GError **error)
{
	g_auto(RosterTrial) made = { 0 };
	g_autofree char *name = g_strdup_printf(".tagdigest-%d.ini", (int)getpid());
	g_autofree char *path = g_build_filename(old->folder, name, NULL);

	if (!join(old->path, text, &made.whole, error)
		|| !file_write(path, made.whole, strlen(made.whole), 0600, error)) {
		return false;
	}
	const guint lines = count_lines(made.whole) - count_lines(text);
	const bool is_good = judge(path, old->path, lines, &made, error);
	unlink(path);
	if (is_good) {
		*trial = made;
		made = (RosterTrial){ 0 };
	}
	return is_good;
}

bool
roster_section_append(const Config *config, const char *text, GError **error)
{
	g_autoptr(Lock) lock = NULL;
	g_auto(RosterTrial) trial = { 0 };
	char *path = realpath(config->path, NULL);

	if (path == NULL) {
		g_autofree char *why = file_trouble(config->path, errno);

		error_set(error, ERROR_SYSTEM_PERMANENT, "%s: %s", config->path, why);
		return false;
	}
	const bool done = lock_take(path, &lock, error)
		&& roster_section_try(config, text, &trial, error)
		&& file_replace(path, trial.whole, strlen(trial.whole), error);
	free(path);
	return done;
}
