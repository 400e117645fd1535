#include "config/options.h"

#include <stddef.h>
#include <stdint.h>

#include "base/now.h"
#include "config/config.h"
#include "config/tag_names.h"

/* The place of a member of SPEC; a member of another type than @kind does not compile. NOLINT: in
 * brackets @kind would be no type. */
#define FIELD(member, kind) \
	(offsetof(SPEC, member) \
		+ 0 * sizeof(_Generic(&((SPEC *)0)->member, kind * : 0))) /* NOLINT */
/* Enums without negative members are unsigned ints to gcc and clang; nothing larger compiles. */
#define ENUM(kind) (0 * sizeof(char[sizeof(kind) == sizeof(guint) ? 1 : -1]))
#define ROW(what, member, kind) .type = OPTION_##what, .offset = FIELD(member, kind)

/* clang-format off */
#define TEXT(member)      ROW(TEXT, member, char *)
#define NAME(member)      ROW(NAME, member, char *)
#define ADDRESS(member)   ROW(ADDRESS, member, char *)
#define URL(member)       ROW(URL, member, char *)
#define HOST(member)      ROW(HOST, member, char *)
#define PATH(member)      ROW(PATH, member, char *)
#define ZONE(member)      ROW(ZONE, member, char *)
#define LANGUAGE(member)  ROW(LANGUAGE, member, char *)
#define BOOL(member)      ROW(BOOL, member, bool)
#define SCHEDULE(member)  ROW(SCHEDULE, member, Schedule)
#define TAG(member)       ROW(TAG, member, Hashtag *)
#define TAGS(member)      ROW(TAGS, member, GPtrArray *)
#define ADDRESSES(member) ROW(ADDRESSES, member, GPtrArray *)
#define RULE(member)      ROW(RULE, member, GPtrArray *)
#define WORD(member, words)             ROW(WORD, member, char *), .choices = (words)
#define CHOICE(member, kind, words) \
	.type = OPTION_CHOICE, .offset = FIELD(member, kind) + ENUM(kind), .choices = (words)
#define INTEGER(member, least, most)    ROW(INTEGER, member, int), .min = (least), .max = (most)
#define DURATION(member, least, most) \
	ROW(DURATION, member, int64_t), .min = (least), .max = (most)
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
