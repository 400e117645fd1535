#include "text/hashtag_characters.h"

#include "text/hashtag.tab.h"

#define FULL_WIDTH_NUMBER_SIGN 0xff03

typedef struct Range {
	gunichar first;
	gunichar last;
} Range;

static const Range specials[] = { HASHTAG_SPECIALS };
static const Range ignorables[] = { HASHTAG_IGNORABLES };

static bool
is_in(const Range *ranges, gsize count, gunichar character)
{
	for (gsize i = 0; i < count; i++) {
		if (character >= ranges[i].first && character <= ranges[i].last) {
			return true;
		}
	}
	return false;
}

bool
hashtag_is_sign(gunichar character)
{
	return character == '#' || character == FULL_WIDTH_NUMBER_SIGN;
}

bool
hashtag_is_body(gunichar character)
{
	return g_unichar_isalpha(character) || g_unichar_ismark(character)
		|| g_unichar_isdigit(character)
		|| is_in(specials, G_N_ELEMENTS(specials), character);
}

bool
hashtag_is_letter(gunichar character)
{
	return g_unichar_isalpha(character)
		|| (g_unichar_ismark(character) && !hashtag_is_ignorable(character)
			&& character != ENCLOSING_KEYCAP);
}

bool
hashtag_is_ignorable(gunichar character)
{
	return is_in(ignorables, G_N_ELEMENTS(ignorables), character);
}
