#include "text/htmlname.h"

#include <stdlib.h>
#include <string.h>

#define NUMBER_MAX 0x110000 /* one more than the last character's */

typedef struct Element {
	const char *name;
	bool is_void;
} Element;

typedef struct Character {
	const char *name;
	gunichar value;
} Character;

/* Both in the order of their bytes. */
static const Element elements[] = {
#include "text/htmlname_element.tab.h"
};
static const Character characters[] = {
#include "text/htmlname_character.tab.h"
};

static int
compare_elements(const void *name, const void *row)
{
	return g_ascii_strcasecmp(name, ((const Element *)row)->name);
}

static int
compare_characters(const void *name, const void *row)
{
	return strcmp(name, ((const Character *)row)->name);
}

static const Element *
find_element(const char *name)
{
	return bsearch(name, elements, G_N_ELEMENTS(elements), sizeof(*elements), compare_elements);
}

bool
htmlname_is_element(const char *name)
{
	return find_element(name) != NULL;
}

bool
htmlname_is_void(const char *name)
{
	const Element *element = find_element(name);

	return element != NULL && element->is_void;
}

gunichar
htmlname_character(const char *name)
{
	const Character *character = bsearch(name, characters, G_N_ELEMENTS(characters),
		sizeof(*characters), compare_characters);

	return character != NULL ? character->value : 0;
}

const char *
htmlname_number(const char *at, gunichar *number)
{
	const bool is_hexadecimal = at[0] == '&' && at[1] == '#' && (at[2] == 'x' || at[2] == 'X');
	const char *digits = at + (is_hexadecimal ? 3 : 2);

	if (at[0] != '&' || at[1] != '#'
		|| !(is_hexadecimal ? g_ascii_isxdigit(*digits) : g_ascii_isdigit(*digits))) {
		return NULL;
	}
	for (*number = 0; g_ascii_isxdigit(*digits); digits++) {
		const int digit = g_ascii_xdigit_value(*digits);

		if (!is_hexadecimal && digit > 9) {
			break;
		}
		*number = MIN(*number * (is_hexadecimal ? 16 : 10) + (gunichar)digit, NUMBER_MAX);
	}
	return digits;
}

gunichar
htmlname_join(gunichar high, const char *next)
{
	gunichar low;

	if (high < 0xd800 || high > 0xdbff || htmlname_number(next, &low) == NULL || low < 0xdc00
		|| low > 0xdfff) {
		return 0;
	}
	return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}
