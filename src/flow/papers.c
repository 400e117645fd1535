#include "flow/papers.h"

#include <string.h>

#include "config/options.h"
#include "model/consent_signals.h"

#define EXAMPLE_COLUMNS 78

/* Words as comment lines, broken at blanks. */
static void
add_comment(GString *out, const char *words)
{
	g_auto(GStrv) list = g_strsplit(words, " ", 0);
	glong column = 1;

	g_string_append_c(out, '#');
	for (char **word = list; *word != NULL; word++) {
		const glong width = g_utf8_strlen(*word, -1) + 1;

		if (column + width > EXAMPLE_COLUMNS) {
			g_string_append(out, "\n#");
			column = 1;
		}
		g_string_append_printf(out, " %s", *word);
		column += width;
	}
	g_string_append_c(out, '\n');
}

/* "Your address. … (An e-mail address; needed.)" */
static char *
help_text(const Option *option)
{
	g_autofree char *expected = options_expected(option);
	GString *text = g_string_new(option->help);

	g_string_append_printf(text, " (Expected: %s", expected);
	if (option->is_repeatable) {
		g_string_append(text, "; may stand several times");
	}
	if (option->is_required) {
		g_string_append(text, "; needed");
	} else if (option->standard != NULL) {
		g_string_append_printf(text, "; without it: %s", option->standard);
	}
	g_string_append(text, ".)");
	return g_string_free(text, FALSE);
}

static const char *
example_value(const Option *option)
{
	return option->example != NULL ? option->example : option->standard;
}

static void
add_section_line(GString *out, const OptionSection *section)
{
	const char *argument = section->example;

	g_string_append_printf(out, "[%s%s%s]\n", section->name, argument != NULL ? " " : "",
		argument != NULL ? argument : "");
}

/* With ';', so that prose and keys can be told apart: all but what an ini needs. */
static void
add_example_section(GString *out, const OptionSection *section)
{
	g_string_append_c(out, '\n');
	add_comment(out, section->help);
	add_section_line(out, section);
	for (const Option *option = section->options; option->key != NULL; option++) {
		g_autofree char *help = help_text(option);

		g_string_append_c(out, '\n');
		add_comment(out, help);
		g_string_append_printf(out, "%s%s = %s\n",
			option->is_required || option->is_usual ? "" : ";", option->key,
			example_value(option));
	}
}

char *
papers_example(void)
{
	GString *out = g_string_new(NULL);

	add_comment(out,
		"aggregator.ini: everything that tagdigest can be told. Copy what you need; "
		"a line that begins with ; or # is a comment, a value may go on in "
		"indented lines, and paths are relative to this file. `tagdigest check` "
		"says what is wrong with yours.");
	for (const OptionSection *section = options_sections(); section->name != NULL; section++) {
		add_example_section(out, section);
	}
	return g_string_free(out, FALSE);
}

/* One key of the first ini; a value from outside stays on its line. */
static void
add_starter_key(GString *out, const char *section, const char *key, const char *given,
	bool is_placeholder)
{
	const Option *option = options_find(options_find_section(section), key);
	g_autofree char *value = g_strdup(given != NULL ? given : example_value(option));
	g_autofree char *help = g_strconcat(is_placeholder ? "FILL IN: " : "", option->help, NULL);

	g_strdelimit(value, "\r\n", ' ');
	add_comment(out, help);
	g_string_append_printf(out, "%s = %s\n", key, value);
}

static void
add_starter_section(GString *out, const char *name)
{
	g_string_append_c(out, '\n');
	add_section_line(out, options_find_section(name));
}

char *
papers_starter(const char *contact, const char *relay, const char *tags)
{
	GString *out = g_string_new(NULL);

	add_comment(out,
		"What tagdigest is to do. `tagdigest check` says what is wrong with it; "
		"aggregator.ini.example and tagdigest(1) know every key.");
	add_starter_section(out, "tagdigest");
	add_starter_key(out, "tagdigest", "contact", contact, contact == NULL);
	add_starter_section(out, "smtp");
	add_starter_key(out, "smtp", "url", relay, relay == NULL);
	if (relay == NULL || strchr(relay, '@') != NULL) {
		add_starter_key(out, "smtp", "password_file", NULL, false);
	}
	add_starter_section(out, "source");
	add_starter_key(out, "source", "type", NULL, false);
	add_starter_key(out, "source", "url", NULL, false);
	add_starter_section(out, "digest");
	add_starter_key(out, "digest", "tags", tags, tags == NULL);
	add_starter_key(out, "digest", "to", contact, contact == NULL);
	add_starter_key(out, "digest", "schedule", NULL, false);
	return g_string_free(out, FALSE);
}

/* Text for mdoc: every sentence on a line of its own. What mdoc would read as its own (a backslash,
 * a sentence that begins with a dot) no help has. */
static void
add_manual_text(GString *out, const char *words)
{
	for (const char *at = words; *at != '\0'; at++) {
		g_string_append_c(out, *at);
		if (at[0] == '.' && at[1] == ' ' && (g_ascii_isupper(at[2]) || at[2] == '(')) {
			g_string_append_c(out, '\n');
			at++;
		}
	}
	g_string_append_c(out, '\n');
}

static void
add_manual_option(GString *out, const Option *option)
{
	g_autofree char *help = help_text(option);

	g_string_append_printf(out, ".It Ic %s\n", option->key);
	add_manual_text(out, help);
}

char *
papers_manual(void)
{
	GString *out = g_string_new(NULL);

	for (const OptionSection *section = options_sections(); section->name != NULL; section++) {
		g_autofree char *name = options_section_text(section);

		g_string_append_printf(out, ".Ss %s\n", name);
		add_manual_text(out, section->help);
		g_string_append(out, ".Bl -tag -width Ds\n");
		for (const Option *option = section->options; option->key != NULL; option++) {
			add_manual_option(out, option);
		}
		g_string_append(out, ".El\n");
	}
	return g_string_free(out, FALSE);
}

/* "post" or "author", and what it makes. */
static void
add_signal(GString *out, const ConsentSignal *signal)
{
	g_string_append_printf(out, ".It Ic %s Pq %s, %s\n", signal->name,
		signal->is_of_author ? "author" : "post",
		signal->makes == POST_CONSENT_REFUSED ? "kept out" : "excerpt");
	add_manual_text(out, signal->help);
	g_string_append_printf(out, "(%s)\n", signal->source);
}

char *
papers_consent(void)
{
	GString *out = g_string_new(NULL);
	const ConsentSignal *before = NULL;

	for (const ConsentSignal *at = consent_signals_table(); at->name != NULL; at++) {
		if (before == NULL || before->record != at->record) {
			g_string_append_printf(out, "%s.Ss %s\n.Bl -tag -width Ds\n",
				before == NULL ? "" : ".El\n",
				consent_signals_record_name(at->record));
		}
		before = at;
		if (at->help != NULL) {
			add_signal(out, at);
		}
	}
	g_string_append(out, ".El\n");
	return g_string_free(out, FALSE);
}
