#include "import/bluesky_car_glance.h"

#include "import/dagcbor.h"
#include "import/sift.h"

#include <string.h>

typedef struct Glance {
	const HashtagGlance *tags;
	GString *room;
	bool is_of_tags; /* what comes is "tag", or in "tags" */
	bool is_found;
} Glance;

static void
glance_at(void *context, const DagEvent *event)
{
	Glance *glance = context;

	if (event->kind == DAG_KEY) {
		glance->is_of_tags = dagcbor_is_text(event, "tag")
			|| dagcbor_is_text(event, "tags");
	} else if (event->kind == DAG_TEXT && !glance->is_found) {
		g_autofree char *name = glance->is_of_tags ? g_strndup(event->bytes, event->length)
							   : NULL;
		glance->is_found = sift_text(glance->tags, event->bytes, event->length,
					   glance->room)
			|| (name != NULL && hashtag_glance_name(glance->tags, name));
	}
}

bool
bluesky_car_glance_tag(const CarBlock *block, const HashtagGlance *tags, GString *room)
{
	Glance glance = { .tags = tags, .room = room };

	/* what is broken is said to be */
	return glance.tags == NULL || !dagcbor_walk(block->bytes, block->length, glance_at, &glance)
		|| glance.is_found;
}

bool
bluesky_car_glance_no(const CarBlock *block)
{
	static const char *const signs[] = { "labels", "tag" };

	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
		if (memmem(block->bytes, block->length, signs[i], strlen(signs[i])) != NULL) {
			return true;
		}
	}
	return sift_has_sign(block->bytes, block->length);
}
