#include "source/feedspace.h"

#include <glib.h>
#include <string.h>

typedef struct SpaceName {
	const char *name;
	FeedSpace space;
} SpaceName;

#define SPACE_PREFIX(name, space)
#define SPACE_URI(name, space) { name, space },
static const SpaceName uris[] = {
#include "source/feedspace.tab.h"
};
#undef SPACE_URI
#undef SPACE_PREFIX

#define SPACE_URI(name, space)
#define SPACE_PREFIX(name, space) { name, space },
static const SpaceName prefixes[] = {
#include "source/feedspace.tab.h"
};
#undef SPACE_URI
#undef SPACE_PREFIX

/* The row whose name is the first @length bytes of @name, but for case. */
static FeedSpace
find_name(const SpaceName *names, guint count, const char *name, gsize length)
{
	for (guint i = 0; i < count; i++) {
		if (g_ascii_strncasecmp(names[i].name, name, length) == 0
		    && names[i].name[length] == '\0') {
			return names[i].space;
		}
	}
	return SPACE_UNKNOWN;
}

static FeedSpace
find_uri(const char *uri)
{
	const char *authority = strstr(uri, "://");
	const char *name = authority == NULL ? uri : authority + 3;
	gsize length = strlen(name);

	while (length > 0 && (name[length - 1] == '/' || name[length - 1] == '#')) {
		length--;
	}
	return find_name(uris, G_N_ELEMENTS(uris), name, length);
}

FeedSpace
feedspace_find(const char *uri, const char *prefix)
{
	FeedSpace space = uri == NULL ? SPACE_UNKNOWN : find_uri(uri);

	if (space == SPACE_UNKNOWN && prefix != NULL) {
		space = find_name(prefixes, G_N_ELEMENTS(prefixes), prefix, strlen(prefix));
	}
	return space;
}
