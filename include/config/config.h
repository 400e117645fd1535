/**
 * The ini, read and judged: every mistake of it at once, then small structs to hand out. Modules
 * below cmd and flow never see this.
 */
#ifndef TAGDIGEST_CONFIG_CONFIG_H
#define TAGDIGEST_CONFIG_CONFIG_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/archive_spec.h"
#include "model/chat_spec.h"
#include "model/digest_spec.h"
#include "model/event_spec.h"
#include "model/inbox_spec.h"
#include "model/kind_spec.h"
#include "model/person_spec.h"
#include "model/relay_spec.h"
#include "model/source_spec.h"
#include "text/inifile.h"

/** What is shown in the place of a secret, and is none. */
#define CONFIG_HIDDEN "***"

/** How a value begins that is still to be found: what stands behind says what and where. */
#define CONFIG_UNFILLED "FILL IN"

typedef struct Config {
	char *path;             /* owned: absolute path of the main ini */
	char *folder;           /* owned: its folder */
	char *contact;          /* owned address; answers and ways out go there */
	char *from;             /* owned address of mails; default: contact */
	char *state_dir;        /* owned, absolute: from the ini, the environment or the default */
	bool state_dir_is_set;  /* the ini says it */
	char *ca_file;          /* owned, or NULL */
	int64_t run_time_s;     /* how long a run may ask sources */
	int64_t recheck_time_s; /* how long it may ask again for what it is about to mail */
	bool allow_private;
	int64_t retention_s;  /* what is older is deleted; 0: nothing is */
	RelaySpec *relay;     /* owned; NULL when there is no [smtp]: mail cannot be sent */
	InboxSpec *inbox;     /* owned; NULL when there is no [inbox]: nothing is read */
	ArchiveSpec *archive; /* owned; NULL when there is no [archive] */
	char *one_click;      /* owned https address that takes ways out by POST, or NULL */
	GPtrArray *optout;    /* of char*: names of authors of whom nothing is shown */
	GPtrArray *persons;   /* of PersonSpec, the ini's order */
	GPtrArray *chats;     /* of ChatSpec, the ini's order */
	GPtrArray *events;    /* of EventSpec, the ini's order */
	GPtrArray *kinds;   /* of KindSpec: the ini's own, then those that come with the program */
	GPtrArray *sources; /* of SourceSpec, the ini's order, enabled ones only */
	GPtrArray *digests; /* of DigestSpec, the ini's order */
	GPtrArray *values;  /* of IniValue: every value that was read, for config_place() */
	GHashTable *places; /* section and key -> those of values, borrowed, in their order */
} Config;

/**
 * Where the ini is looked for: @given, else ./aggregator.ini,
 * $XDG_CONFIG_HOME/tagdigest/aggregator.ini (~/.config without the variable),
 * /etc/tagdigest/aggregator.ini.
 *
 * @given  borrowed, or NULL.
 * @path   out, owned, absolute.
 * @error  CONFIG_PERMANENT: naming every place that was looked at and `tagdigest init`.
 */
bool config_find(const char *given, char **path, GError **error);

/**
 * Read the ini and the files it includes, and judge every value by the option table.
 *
 * Nothing is written and no command of the ini is run (secrets: flow/secret).
 *
 * @path      borrowed.
 * @config    out, owned (config_free); what could be read, also when there are problems.
 * @problems  borrowed array of Problem, added to, sorted by file and line.
 * @error     CONFIG_PERMANENT when the main file cannot be read at all, SYSTEM_TEMPORARY when we
 *            are asked to stop meanwhile.
 * @return true when there is a config (usable only if @problems stayed empty).
 */
bool config_read(const char *path, Config **config, GPtrArray *problems, GError **error);

/**
 * The kinds of source that a file describes.
 *
 * @path      borrowed; NULL: those that come with the program.
 * @problems  borrowed array of Problem, added to: what is wrong with the file's kinds.
 * @error     CONFIG_PERMANENT when the file cannot be read at all.
 * @return owned array of KindSpec; NULL with an error.
 */
GPtrArray *config_kinds(const char *path, GPtrArray *problems, GError **error);

/** @config owned, may be NULL. */
void config_free(Config *config);

/** Make places anew; after values was changed. */
void config_index(Config *config);

/**
 * The value that stands in the ini for ([section NAME], key), borrowed, or NULL. @section as
 * "digest weekly".
 */
const IniValue *config_place(const Config *config, const char *section, const char *key);

/** The n-th (from 0) value of a repeatable key, borrowed, or NULL. */
const IniValue *config_place_nth(const Config *config, const char *section, const char *key,
	guint n);

/** The source of a name (caselessly), borrowed, or NULL. */
SourceSpec *config_source(const Config *config, const char *name);

/** The first mailbox on a server of a section [source NAME] (caselessly), borrowed, or NULL: what
 * all of that section log in with is kept there. */
SourceSpec *config_mailbox(const Config *config, const char *name);

/** The chat of a name, or with a hashtag, "#" before it or not (caselessly), borrowed, or NULL. */
const ChatSpec *config_chat(const Config *config, const char *name);

/** The digest of a name (caselessly), borrowed, or NULL. */
DigestSpec *config_digest(const Config *config, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Config, config_free)

#endif
