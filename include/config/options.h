/**
 * The one option table: every section and key that an ini may hold. Parser, check, init,
 * aggregator.ini.example and the man page are made from it, so an option is added in one row.
 */
#ifndef TAGDIGEST_CONFIG_OPTIONS_H
#define TAGDIGEST_CONFIG_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

typedef enum OptionType {
	OPTION_TEXT,      /* one line */
	OPTION_LIST,      /* split at commas and blanks */
	OPTION_TAGS,      /* list of hashtags */
	OPTION_TAG,       /* one hashtag */
	OPTION_ADDRESS,   /* one e-mail address */
	OPTION_ADDRESSES, /* list of them */
	OPTION_URL,       /* a source's URL: https, http, file: */
	OPTION_RELAY,     /* the url of [smtp] */
	OPTION_HOST,      /* a host name */
	OPTION_PATH,      /* a file or folder, relative to the ini */
	OPTION_PATHS,     /* a list of paths with * and ? */
	OPTION_COMMAND,   /* an argument vector */
	OPTION_INTEGER,   /* least to most */
	OPTION_DURATION,  /* 30 s, 15 min, 2 h, 7 d; least to most in seconds */
	OPTION_CHOICE,    /* one of the words in `choices` */
	OPTION_BOOL,      /* yes or no */
	OPTION_SCHEDULE,  /* model/schedule */
	OPTION_ZONE,      /* an IANA time zone */
	OPTION_RULE,      /* FIELD[,FIELD]: PATTERN */
	OPTION_LANGUAGE,  /* BCP 47 */
	OPTION_NAME,      /* of a section: letters, digits, - _ and . */
} OptionType;

typedef struct Option {
	const char *section; /* "tagdigest", "smtp", "source", "digest", "tag" */
	const char *key;
	OptionType type;
	bool is_repeatable; /* may stand several times; the values add up */
	bool is_required;
	bool is_secret;       /* holds a secret or leads to one: never printed, not in an included
			       * file */
	gint64 least, most;   /* of integers and durations */
	const char *choices;  /* "auto required none", or NULL */
	const char *standard; /* the default in words or as a value; NULL when there is none */
	const char *example;  /* a value for aggregator.ini.example; NULL: the default */
	const char *help;     /* one or two sentences */
} Option;

typedef struct OptionSection {
	const char *name;     /* "source" */
	const char *argument; /* "NAME", or NULL when the section has none */
	bool may_be_included; /* in a file of include_files */
	const char *help;
	const char *example; /* an argument for aggregator.ini.example, or NULL */
} OptionSection;

/** All options, in the order of the example, ended by a row whose section is NULL. */
const Option *options_all(void);

/** All sections, ended by a row whose name is NULL. */
const OptionSection *options_sections(void);

/** The row of (section, key), caselessly, or NULL. */
const Option *options_find(const char *section, const char *key);

/** The section's row, caselessly, or NULL. */
const OptionSection *options_find_section(const char *name);

/** What a value of @option (borrowed) looks like: "a number from 1 to 1000". @return owned. */
char *options_expected(const Option *option);

/** aggregator.ini.example: every key with its help, commented out at its default. @return owned. */
char *options_example(void);

/**
 * The short ini that `init` writes.
 *
 * @contact, @relay, @tags  borrowed; NULL: a placeholder to fill in.
 * @return owned.
 */
char *options_starter(const char *contact, const char *relay, const char *tags);

/** The man page's table of options, mdoc. @return owned. */
char *options_manual(void);

#endif
