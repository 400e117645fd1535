/** What -h prints; all of it from the command table. */
#ifndef TAGDIGEST_CMD_HELP_H
#define TAGDIGEST_CMD_HELP_H

#include "command.h"

/** The program's help on stdout: every verb with its line. */
void help_program(void);

/** The manual page on stdout, mdoc. */
void help_manual(void);

/** One verb's help on stdout. */
void help_command(const Command *command);

/** What a verb does, as a sentence. @return owned. */
char *help_sentence(const Command *command);

/** What --json does, for verbs that have it. */
#define HELP_JSON "print the report as JSON"

#endif
