#include "config/options.h"

#include <stddef.h>
#include <stdint.h>

#include "base/now.h"
#include "config/config.h"
#include "model/chat_spec.h"
#include "model/event_spec.h"
#include "model/kind_spec.tab.h"
#include "model/person_spec.h"
#include "model/tag_names.h"
#include "model/when.h"
#include "text/duration.h"
#include "text/words.h"

/* The place of a member of SPEC; a member of another type than @kind does not compile. NOLINT: in
 * brackets @kind would be no type. */
#define FIELD(member, kind) \
	(offsetof(SPEC, member) \
		+ 0 * sizeof(_Generic(&((SPEC *)0)->member, kind * : 0))) /* NOLINT */
/* Enums without negative members are unsigned ints to gcc and clang; nothing larger compiles, nor a
 * pointer, which on 32 bits is of that size. */
#define ENUM(kind) \
	(0 * sizeof(char[sizeof(kind) == sizeof(guint) ? 1 : -1]) + 0 * sizeof(0 * (kind)0))
#define ROW(what, member, kind) .type = OPTION_##what, .offset = FIELD(member, kind)

/* clang-format off */
#define TEXT(member)      ROW(TEXT, member, char *)
#define NAME(member)      ROW(NAME, member, char *)
#define ADDRESS(member)   ROW(ADDRESS, member, char *)
#define URL(member)       ROW(URL, member, GPtrArray *)
#define HOST(member)      ROW(HOST, member, char *)
#define PATH(member)      ROW(PATH, member, char *)
#define ZONE(member)      ROW(ZONE, member, char *)
#define LANGUAGE(member)  ROW(LANGUAGE, member, char *)
#define BOOL(member)      ROW(BOOL, member, bool)
#define SCHEDULE(member)  ROW(MODEL, member, Schedule), .read = schedule_read
#define RHYTHM \
	.type = OPTION_MODEL, .offset = 0 * sizeof(_Generic((SPEC *)0, DigestSpec *: 0)), \
	.read = digest_spec_read_schedule
#define SECTIONS(member)  ROW(MODEL, member, SectionOrder), .read = section_order_read
#define BUDGET(member)    ROW(MODEL, member, Budget), .read = budget_read
#define DAY(member)       ROW(MODEL, member, guint32), .read = day_read
#define PAUSES(member)    ROW(MODEL, member, GArray *), .read = pause_read
#define WHENS(member)     ROW(MODEL, member, GArray *), .read = when_read
#define DAYS(member)      ROW(MODEL, member, GArray *), .read = pause_read_days
#define SENDERS(member)   ROW(MODEL, member, GPtrArray *), .read = source_spec_read_from
#define AGREED(member)    ROW(MODEL, member, char *), .read = source_spec_read_agreed
#define TAG(member)       ROW(TAG, member, Hashtag *)
#define TAGS(member)      ROW(TAGS, member, GPtrArray *)
#define ADDRESSES(member) ROW(ADDRESSES, member, GPtrArray *)
#define PEOPLE(member)    ROW(PEOPLE, member, GPtrArray *)
#define HANDLES(member)   ROW(HANDLES, member, GPtrArray *)
#define RULE(member)      ROW(RULE, member, GPtrArray *)
#define CHOICE(member, kind, words) \
	.type = OPTION_CHOICE, .offset = FIELD(member, kind) + ENUM(kind), .choices = (words)
#define INTEGER(member, least, most)    ROW(INTEGER, member, int), .min = (least), .max = (most)
#define WEIGHT(name, part, points, what) "weight." name, \
	INTEGER(weights[DRAFT_WORTH_##part], 0, 100), .standard = (points), .help = (what)
#define DURATION(member, least, most) \
	ROW(DURATION, member, int64_t), .min = (least), .max = (most)
#define KIND_KEY(member, reading, usual, sample, words) \
	{ #member, TEXT(member), .is_usual = (usual), .example = (sample), .help = (words) },
#define RELAY \
	.type = OPTION_RELAY, .offset = 0 * sizeof(_Generic((SPEC *)0, RelaySpec *: 0))
#define JUDGED(what)      .type = OPTION_##what, .offset = OPTION_NO_FIELD
/* clang-format on */

#include "config/options.tab.h"

const OptionSection *
options_sections(void)
{
	return section_rows;
}

const OptionSection *
options_find_section(const char *name)
{
	for (const OptionSection *row = section_rows; row->name != NULL; row++) {
		if (g_ascii_strcasecmp(row->name, name) == 0) {
			return row;
		}
	}
	return NULL;
}

const Option *
options_find(const OptionSection *section, const char *key)
{
	for (const Option *row = section != NULL ? section->options : NULL;
		row != NULL && row->key != NULL; row++) {
		if (g_ascii_strcasecmp(row->key, key) == 0) {
			return row;
		}
	}
	return NULL;
}

/* ---- for people ------------------------------------------------------------------------------ */

/* What does not hang on the row: the rest is in options_expected(). */
static const char *const expectations[] = {
	[OPTION_TEXT] = "a line of text",
	[OPTION_TAGS] = "hashtags such as JoyFE, UKFEChat",
	[OPTION_TAG] = "one hashtag such as #JoyFE",
	[OPTION_ADDRESS] = "an e-mail address",
	[OPTION_ADDRESSES] = "e-mail addresses, split by commas",
	[OPTION_HANDLES] =
		"names such as @ada@social.example, ada.bsky.social or https://blog.example/",
	[OPTION_PEOPLE] = ("names such as @ada@social.example, ada.bsky.social, "
			   "https://blog.example/ or, where no account is known, "
			   "\"Ada Berg (Facebook)\" in quotes"),
	[OPTION_URL] = "https://…, http://… or file:PATH",
	[OPTION_RELAY] = (RELAY_SPEC_FORMS),
	[OPTION_HOST] = "a host name such as mail.example.org",
	[OPTION_PATH] = "a path",
	[OPTION_PATHS] = "paths, in which * and ? stand for any characters",
	[OPTION_COMMAND] = "a program and its arguments, every quote closed",
	[OPTION_BOOL] = "yes or no",
	[OPTION_ZONE] = "a time zone such as Europe/London",
	[OPTION_RULE] = "FIELD[,FIELD]: PATTERN",
	[OPTION_LANGUAGE] = "a language tag such as en or cy",
	[OPTION_NAME] = "one name of letters, digits, - _ and .",
};

char *
options_section_text(const OptionSection *section)
{
	const char *argument = section->argument;

	return g_strdup_printf("[%s%s%s]", section->name, argument != NULL ? " " : "",
		argument != NULL ? argument : "");
}

char *
options_expected(const Option *option)
{
	if (option->choices != NULL) {
		return words_choice(option->choices);
	}
	if (option->type == OPTION_INTEGER) {
		return g_strdup_printf("a number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
			option->min, option->max);
	}
	if (option->type == OPTION_DURATION) {
		g_autofree char *min = duration_text(option->min);
		g_autofree char *max = duration_text(option->max);

		return g_strdup_printf(
			"a time from %s to %s, written like 30 s, 15 min, 2 h or 7 d", min, max);
	}
	if (option->type == OPTION_MODEL) {
		const char *value = option->example != NULL ? option->example : option->standard;
		return g_strdup_printf("a value such as %s", value);
	}
	return g_strdup(expectations[option->type]);
}
