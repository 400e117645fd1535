/** The command line, read by the command table. */
#ifndef TAGDIGEST_CMD_ARGUMENTS_H
#define TAGDIGEST_CMD_ARGUMENTS_H

#include "command.h"

/** What the command line says. */
typedef struct Arguments {
	const Command *command; /* NULL when none was named */
	char *config;           /* owned, or NULL */
	Now now;
	int verbosity;
	bool json, help, version, manual;
	GPtrArray *rest;     /* of char* borrowed from argv, NULL at the end */
	GHashTable *options; /* name -> value, owned */
} Arguments;

/**
 * Read it. Options may stand before and after the verb and its arguments; "--" ends them.
 *
 * @argv       borrowed, NULL-terminated, without the program's name.
 * @arguments  out, filled also on failure as far as it was read (arguments_clear()).
 * @error      USAGE_PERMANENT: unknown verb or option (with a suggestion), missing value.
 */
bool arguments_read(char **argv, Arguments *arguments, GError **error);

/** Free what it holds. */
void arguments_clear(Arguments *arguments);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Arguments, arguments_clear)

#endif
