/* `check`: both passes over the ini, and nothing else: no network, no database. */
#include "base/error.h"
#include "command.h"
#include "config/config.h"
#include "flow/inspect.h"
#include "output.h"
#include "text/jsontext.h"

#include <stdio.h>
#include <string.h>

static json_t *
problem_json(const Problem *problem)
{
	return jsontext_object("path", jsontext_text(problem->path), "line",
		json_integer((int)problem->line), "section", jsontext_text(problem->section), "key",
		jsontext_text(problem->key), "problem", jsontext_text(problem->text), NULL);
}

static const char *
plural(guint count)
{
	return count == 1 ? "" : "s";
}

/* The report for programs: {ini, problems: […]}. */
static bool
check_json(const char *path, GError **error)
{
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
	g_autoptr(Config) config = NULL;
	json_t *rows = json_array();

	if (!config_read(path, &config, problems, error)) {
		json_decref(rows);
		return false;
	}
	inspect_config(config, problems);
	for (guint i = 0; i < problems->len; i++) {
		json_array_append_new(rows, problem_json(g_ptr_array_index(problems, i)));
	}
	output_json(jsontext_object("ini", jsontext_text(path), "problems", rows, NULL));
	if (problems->len > 0) {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s: %u problem%s", path, problems->len,
			plural(problems->len));
		return false;
	}
	return true;
}

/* --print: the ini as it was read. */
static bool
print_ini(const char *path, GError **error)
{
	g_autofree char *text = NULL;

	return inspect_text(path, &text, error) && output_bytes(NULL, text, strlen(text), error);
}

bool
check_run(Invocation *invocation, GError **error)
{
	static const char *const print_alone[] = { "print", NULL };
	g_autofree char *path = NULL;
	g_autoptr(Config) config = NULL;
	const bool is_print = command_option(invocation, "print") != NULL;

	if (!config_find(invocation->config_given, &path, error)) {
		return false;
	}
	if (is_print && !command_allow(invocation, "--print", print_alone, error)) {
		return false;
	}
	if (invocation->json) {
		return check_json(path, error);
	}
	if (!inspect_load(path, &config, error)) {
		return false;
	}
	if (is_print) {
		return print_ini(path, error);
	}
	printf("%s: no problems; %u source%s, %u digest%s\n", path, config->sources->len,
		plural(config->sources->len), config->digests->len, plural(config->digests->len));
	printf("the database is %s/%s\n", config->state_dir, CONTEXT_DATABASE);
	return true;
}
