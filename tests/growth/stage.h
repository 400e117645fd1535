/* A case, and what it works on. */
#ifndef TAGDIGEST_TEST_GROWTH_STAGE_H
#define TAGDIGEST_TEST_GROWTH_STAGE_H

#include "../unit/flow/world.h"

/* What a case works on. */
typedef struct Stage {
	World world;
	guint count;
	DigestSpec *digest; /* the world's */
	SourceSpec *source; /* likewise */
	GPtrArray *posts;
	GString *text;
	void *object; /* of the case, which frees it in its work */
	GError *error;
	bool is_hosted; /* of a recap */
} Stage;

typedef struct Case {
	const char *name;
	void (*make_ready)(Stage *stage);
	void (*work)(Stage *stage);
} Case;

static inline void
add_digest(Stage *stage)
{
	stage->digest = world_digest(&stage->world, "weekly", "JoyFE", "");
	stage->source = world_source(&stage->world, "blog", "JoyFE");
}

#endif
