/**
 * The verbs. One table says what each needs; main opens that and no more, calls one flow function
 * through the verb, prints its report and maps the error to an exit code.
 */
#ifndef TAGDIGEST_CMD_COMMAND_H
#define TAGDIGEST_CMD_COMMAND_H

#include <glib.h>
#include <stdbool.h>

#include "flow/context.h"

/** What a verb needs before it runs. */
typedef enum CommandNeeds {
	NEEDS_NOTHING,
	NEEDS_STORE_READ, /* the ini, and the database as it is; an empty one where there is none */
	NEEDS_STORE_WRITE, /* the ini, and the database, made when missing */
} CommandNeeds;

typedef struct Command Command;

/** What a verb is called with. Everything borrowed. */
typedef struct Invocation {
	const Command *command;
	const char *config_given; /* -c, or NULL */
	bool json;                /* --json */
	GPtrArray *arguments;     /* of char*, NULL at the end: what is left after options */
	GHashTable *options;      /* option name -> value (flags: "yes"); see command_option() */
	Context context;          /* as far as the needs go; now and software always */
} Invocation;

/** An option of one verb. */
typedef struct CommandOption {
	const char *name;     /* "format": --format */
	const char *argument; /* "FORMAT"; NULL for a flag */
	const char *help;
	bool is_list; /* given again, it adds to its value, behind a comma */
} CommandOption;

/** Room for the options of a verb, one of them the end. */
#define COMMAND_OPTIONS 10

struct Command {
	const char *name;
	const char *arguments; /* "[DIGEST]", for help */
	const char *summary;   /* one line */
	CommandNeeds needs;
	const char *bare; /* an option with which it needs nothing; NULL: there is none */
	bool is_piped_to; /* mail servers start it, and give a message on standard input */
	bool has_json;
	int arguments_min, arguments_max; /* max -1: any number */
	/**
	 * Run the verb.
	 *
	 * @invocation  borrowed.
	 * @error       what main prints and maps to the exit code.
	 */
	bool (*run)(Invocation *invocation, GError **error);
	CommandOption options[COMMAND_OPTIONS]; /* ended by a NULL name */
};

/** All verbs, in the order of help, ended by a NULL name. */
extern const Command commands[];

/** The value of an option, or NULL when it was not given. */
const char *command_option(const Invocation *invocation, const char *name);

/** The i-th argument, or NULL. */
const char *command_argument(const Invocation *invocation, guint index);

/**
 * Refuse what was given and means nothing here: nobody should believe that it counted.
 *
 * @what   borrowed: beside what, in words: "--print", "subscribers erase".
 * @good   borrowed: the options that mean something there, ended by NULL; "json" for --json.
 * @error  USAGE_PERMANENT.
 */
bool command_allow(const Invocation *invocation, const char *what, const char *const *good,
	GError **error);

/** What is known beside an ini: its store; without one, or one that can be read, NULL.
 * @return owned (store_close()). */
Store *command_peek_store(const Config *config, StoreMode mode);

/**
 * After output that could not be printed: a full disk is an error, but who reads it no more
 * (`| head`) has had enough.
 *
 * @return true: nobody reads it. @error SYSTEM_PERMANENT.
 */
bool command_is_unread(GError **error);

/** One function a verb, each in the file of its name. */
bool init_run(Invocation *invocation, GError **error);
/** `check`. */
bool check_run(Invocation *invocation, GError **error);
/** `sources`. */
bool sources_run(Invocation *invocation, GError **error);
/** `parse`. */
bool parse_run(Invocation *invocation, GError **error);
/** `cluster`. */
bool cluster_run(Invocation *invocation, GError **error);
/** `recap`. */
bool recap_run(Invocation *invocation, GError **error);
/** `events`. */
bool events_run(Invocation *invocation, GError **error);
/** `tags`. */
bool tags_run(Invocation *invocation, GError **error);
/** `poll`. */
bool poll_verb_run(Invocation *invocation, GError **error);
/** `import`. */
bool import_verb_run(Invocation *invocation, GError **error);
/** `preview`. */
bool preview_run(Invocation *invocation, GError **error);
/** `note`. */
bool note_run(Invocation *invocation, GError **error);
/** `send`. */
bool send_run(Invocation *invocation, GError **error);
/** `run`. */
bool run_verb_run(Invocation *invocation, GError **error);
/** `subscribers`. */
bool subscribers_run(Invocation *invocation, GError **error);
/** `archive`. */
bool archive_run(Invocation *invocation, GError **error);
/** `inbox`. */
bool inbox_run(Invocation *invocation, GError **error);
/** `ways`, cmd/ways.c. */
bool ways_run(Invocation *invocation, GError **error);
/** `forget`. */
bool forget_verb_run(Invocation *invocation, GError **error);
/** `status`. */
bool status_run(Invocation *invocation, GError **error);
/** `explain`. */
bool explain_run(Invocation *invocation, GError **error);
/** `search`. */
bool search_verb_run(Invocation *invocation, GError **error);
/** `export`. */
bool export_verb_run(Invocation *invocation, GError **error);
/** `drop`. */
bool drop_run(Invocation *invocation, GError **error);
/** `add`. */
bool add_run(Invocation *invocation, GError **error);
/** `review`. */
bool review_run(Invocation *invocation, GError **error);
/** `undrop`. */
bool undrop_run(Invocation *invocation, GError **error);

#endif
