#include "text/htmlname.h"

#include <stdlib.h>
#include <string.h>

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
