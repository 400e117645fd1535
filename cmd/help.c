#include "help.h"

#include <stdio.h>

static const char common_options[] =
	"  -c, --config FILE     the ini (else ./aggregator.ini, then your configuration\n"
	"                        folder's tagdigest/aggregator.ini, then /etc/tagdigest/)\n"
	"      --now TIME        act as if it were TIME (RFC 3339 or Unix seconds)\n"
	"  -v, --verbose         say more; twice: still more\n"
	"  -h, --help            this\n";

void
help_program(void)
{
	printf("Usage: tagdigest [OPTION…] VERB [ARGUMENT…]\n\n"
	       "Reads the places where a community posts under its hashtags and mails the\n"
	       "community a digest. Set up in one ini file, run from one cron line.\n\nVerbs:\n");
	for (const Command *command = commands; command->name != NULL; command++) {
		printf("  %-12s %s\n", command->name, command->summary);
	}
	printf("\nOptions of every verb:\n%s", common_options);
	printf("      --version         the version\n"
	       "      --manual          the manual page, mdoc\n\n"
	       "`tagdigest VERB -h` tells more. Begin with `tagdigest init`.\n");
}

static void
print_option(const CommandOption *option)
{
	g_autofree char *left = g_strconcat("--", option->name, option->argument != NULL ? " " : "",
		option->argument, NULL);

	printf("      %-17s %s\n", left, option->help);
}

char *
help_sentence(const Command *command)
{
	g_autofree char *first = g_utf8_strup(command->summary, 1);

	return g_strconcat(first, command->summary + 1, ".", NULL);
}

void
help_command(const Command *command)
{
	g_autofree char *sentence = help_sentence(command);

	printf("Usage: tagdigest %s [OPTION…]%s%s\n\n%s\n\nOptions:\n", command->name,
		command->arguments[0] != '\0' ? " " : "", command->arguments, sentence);
	for (const CommandOption *option = command->options; option->name != NULL; option++) {
		print_option(option);
	}
	if (command->has_json) {
		printf("      --json            " HELP_JSON "\n");
	}
	printf("%s", common_options);
}
