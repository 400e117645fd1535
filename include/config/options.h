/**
 * The one option table: every section and key that an ini may hold. Parser, check, init,
 * aggregator.ini.example and the man page are made from it, so an option is added in one row.
 */
#ifndef TAGDIGEST_CONFIG_OPTIONS_H
#define TAGDIGEST_CONFIG_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

/** What a value is, and the C type of the field that it fills. */
typedef enum OptionType {
	OPTION_TEXT,      /* one line: char * */
	OPTION_NAME,      /* of a section, letters, digits, - _ and ., in small letters: char * */
	OPTION_ADDRESS,   /* one e-mail address: char *, bare */
	OPTION_HOST,      /* a host name: char * */
	OPTION_PATH,      /* a file or folder, relative to the ini: char *, absolute */
	OPTION_ZONE,      /* an IANA time zone: char * */
	OPTION_LANGUAGE,  /* BCP 47: char * */
	OPTION_CHOICE,    /* one of the words in `choices`: an enum that counts them in turn */
	OPTION_BOOL,      /* yes or no: bool */
	OPTION_INTEGER,   /* min to max: int */
	OPTION_DURATION,  /* 30 s, 15 min, 2 h, 7 d; min to max in seconds: int64_t */
	OPTION_MODEL,     /* what `read` reads, as it says there */
	OPTION_TAG,       /* one hashtag: Hashtag * */
	OPTION_TAGS,      /* list of them: GPtrArray * of Hashtag, added to */
	OPTION_ADDRESSES, /* list of e-mail addresses: GPtrArray * of char *, added to */
	OPTION_HANDLES,   /* list of an author's names: GPtrArray * of char *, added to */
	OPTION_PEOPLE,    /* likewise, and labels (text/byline) */
	OPTION_URL,       /* a source's https, http, file: (with an absolute path): likewise */
	OPTION_RULE,      /* FIELD[,FIELD]: PATTERN: GPtrArray * of char *, added to */
	OPTION_RELAY,     /* the url of [smtp]: the RelaySpec itself */
	OPTION_PATHS,     /* a list of paths with * and ?: only judged */
	OPTION_COMMAND,   /* an argument vector: only judged */
} OptionType;

/**
 * Read a value that a module of model/ knows, into a field or, where that is NULL, only judge it.
 * @text, @field borrowed. @error what is wrong and what was expected.
 */
typedef bool (*OptionRead)(const char *text, void *field, GError **error);

/** The offset of a row whose value is only judged. */
#define OPTION_NO_FIELD G_MAXSIZE

typedef struct Option {
	const char *key;
	OptionType type;
	gsize offset;        /* of its field in the section's spec, or OPTION_NO_FIELD */
	gint64 min, max;     /* of integers and durations */
	const char *choices; /* "auto required none", or NULL; of a name: those that stand for
			      * something without a section of their own */
	OptionRead read;     /* of OPTION_MODEL */
	bool is_required;
	bool is_usual;        /* not required of all, and yet in every example */
	bool is_repeatable;   /* may stand several times; the values add up */
	bool is_secret;       /* holds or leads to a secret: never printed, in no included file */
	const char *standard; /* the default in words or as a value; NULL when there is none */
	const char *example;  /* a value for aggregator.ini.example; NULL: the default */
	const char *help;     /* one or two sentences */
} Option;

typedef struct OptionSection {
	const char *name;      /* "source" */
	const char *argument;  /* "NAME", or NULL when the section has none */
	const Option *options; /* in the order of the example, ended by a row without a key */
	bool may_be_included;  /* in a file of include_files */
	bool is_required;      /* without one of them nothing can be done */
	const char *example;   /* an argument for aggregator.ini.example, or NULL */
	const char *help;
} OptionSection;

/** All sections, in the order of the example, ended by a row whose name is NULL. */
const OptionSection *options_sections(void);

/** The section's row, caselessly, or NULL. */
const OptionSection *options_find_section(const char *name);

/** The row of a key in a section (borrowed, or NULL), caselessly, or NULL. */
const Option *options_find(const OptionSection *section, const char *key);

/** "[source NAME]". @return owned. */
char *options_section_text(const OptionSection *section);

/** What a value of @option (borrowed) looks like: "a number from 1 to 1000". @return owned. */
char *options_expected(const Option *option);

#endif
