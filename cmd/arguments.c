#include "arguments.h"

#include "base/error.h"
#include "text/spelling.h"

#include <string.h>

#define VERBS_MAX 32

static const Command *
find_command(const char *name, GError **error)
{
	const char *names[VERBS_MAX] = { NULL };
	guint count = 0;

	for (const Command *command = commands; command->name != NULL; command++) {
		if (strcmp(command->name, name) == 0) {
			return command;
		}
		g_assert(count < VERBS_MAX - 1);
		names[count++] = command->name;
	}
	const char *near = spelling_suggest(name, names);
	error_set(error, ERROR_USAGE_PERMANENT, "there is no verb \"%s\"%s%s%s (see tagdigest -h)",
		name, near != NULL ? "; did you mean " : "", near != NULL ? near : "",
		near != NULL ? "?" : "");
	return NULL;
}

/* The row of a verb's own option, or NULL. */
static const CommandOption *
find_option(const Command *command, const char *name, gsize length)
{
	for (const CommandOption *option = command != NULL ? command->options : NULL;
		option != NULL && option->name != NULL; option++) {
		if (strlen(option->name) == length && strncmp(option->name, name, length) == 0) {
			return option;
		}
	}
	return NULL;
}

/* The value of an option: behind '=' or the next word. */
static const char *
option_value(char ***argv, gsize length, GError **error)
{
	const char *word = **argv;

	if (word[length] == '=') {
		return word + length + 1;
	}
	if ((*argv)[1] == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT, "%s wants a value", word);
		return NULL;
	}
	(*argv)++;
	return **argv;
}

/* Keep the value of a verb's own option. A second one would go unheard, or the first. */
static bool
keep_option(Arguments *arguments, const CommandOption *option, const char *value, GError **error)
{
	const char *before = g_hash_table_lookup(arguments->options, option->name);

	if (before != NULL && option->argument != NULL && !option->is_list) {
		error_set(error, ERROR_USAGE_PERMANENT, "--%s is given twice (expected one %s)",
			option->name, option->argument);
		return false;
	}
	g_hash_table_insert(arguments->options, (void *)option->name,
		option->is_list && before != NULL ? g_strconcat(before, ",", value, NULL)
						  : g_strdup(value));
	return true;
}

static bool
read_own(char ***argv, Arguments *arguments, GError **error)
{
	const char *word = **argv;
	gsize length = strcspn(word, "=");
	const CommandOption *option = length > 2 && word[1] == '-'
		? find_option(arguments->command, word + 2, length - 2)
		: NULL;

	if (option == NULL) {
		const char *verb = arguments->command != NULL ? arguments->command->name : NULL;
		error_set(error, ERROR_USAGE_PERMANENT,
			"unknown option %.*s (see tagdigest%s%s -h)", (int)length, word,
			verb != NULL ? " " : "", verb != NULL ? verb : "");
		return false;
	}
	const char *value = "yes";
	if (option->argument != NULL) {
		value = option_value(argv, length, error);
	}
	return value != NULL && keep_option(arguments, option, value, error);
}

static bool
read_valued(char ***argv, gsize length, Arguments *arguments, bool is_config, GError **error)
{
	const char *value = option_value(argv, length, error);

	if (value == NULL) {
		return false;
	}
	if (!is_config) {
		return now_parse(value, &arguments->now, error);
	}
	g_free(arguments->config);
	arguments->config = g_strdup(value);
	return true;
}

static bool
is_word(const char *word, const char *name)
{
	gsize length = strlen(name);

	return strncmp(word, name, length) == 0 && (word[length] == '\0' || word[length] == '=');
}

static bool
read_option(char ***argv, Arguments *arguments, GError **error)
{
	const char *word = **argv;
	const struct {
		const char *brief, *name; /* "-h" or "", and "--help" */
		bool *flag;
	} flags[] = {
		{ "-h", "--help", &arguments->help },
		{ "", "--version", &arguments->version },
		{ "", "--manual", &arguments->manual },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(flags); i++) {
		if (strcmp(word, flags[i].brief) == 0 || strcmp(word, flags[i].name) == 0) {
			*flags[i].flag = true;
			return true;
		}
	}
	if (strcmp(word, "-v") == 0 || strcmp(word, "--verbose") == 0 || strcmp(word, "-vv") == 0) {
		arguments->verbosity += strcmp(word, "-vv") == 0 ? 2 : 1;
		return true;
	}
	if (strcmp(word, "-c") == 0 || is_word(word, "--config")) {
		return read_valued(argv, word[1] == '-' ? strlen("--config") : 2, arguments, true,
			error);
	}
	if (is_word(word, "--now")) {
		return read_valued(argv, strlen("--now"), arguments, false, error);
	}
	if (strcmp(word, "--json") == 0 && arguments->command != NULL
		&& arguments->command->has_json) {
		arguments->json = true;
		return true;
	}
	return read_own(argv, arguments, error);
}

static bool
read_plain(char *word, Arguments *arguments, GError **error)
{
	if (arguments->command == NULL) {
		arguments->command = find_command(word, error);
		return arguments->command != NULL;
	}
	g_ptr_array_add(arguments->rest, word);
	return true;
}

static bool
check_count(const Arguments *arguments, GError **error)
{
	const Command *command = arguments->command;
	int count = (int)arguments->rest->len;

	if (command == NULL || arguments->help || arguments->version) {
		return true;
	}
	if (count < command->arguments_min
		|| (command->arguments_max >= 0 && count > command->arguments_max)) {
		error_set(error, ERROR_USAGE_PERMANENT, "usage: tagdigest %s [OPTION…]%s%s",
			command->name, command->arguments[0] != '\0' ? " " : "",
			command->arguments);
		return false;
	}
	return true;
}

bool
arguments_read(char **argv, Arguments *arguments, GError **error)
{
	bool options_over = false;

	arguments->rest = g_ptr_array_new();
	arguments->options = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	for (char **at = argv; *at != NULL; at++) {
		bool is_option = !options_over && (*at)[0] == '-' && (*at)[1] != '\0';
		if (is_option && strcmp(*at, "--") == 0) {
			options_over = true;
			continue;
		}
		if (is_option ? !read_option(&at, arguments, error)
			      : !read_plain(*at, arguments, error)) {
			return false;
		}
	}
	if (!check_count(arguments, error)) {
		return false;
	}
	g_ptr_array_add(arguments->rest, NULL);
	return true;
}

void
arguments_clear(Arguments *arguments)
{
	g_free(arguments->config);
	g_clear_pointer(&arguments->rest, g_ptr_array_unref);
	g_clear_pointer(&arguments->options, g_hash_table_unref);
}
