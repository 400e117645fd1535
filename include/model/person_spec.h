/** What the ini says of one person who posts, by whichever names. Plain data. */
#ifndef TAGDIGEST_MODEL_PERSON_SPEC_H
#define TAGDIGEST_MODEL_PERSON_SPEC_H

#include <glib.h>
#include <stdbool.h>

typedef struct PersonSpec {
	char *name;         /* owned, from [person NAME] */
	GPtrArray *handles; /* of char*, owned: as byline_parse() reads them */
	bool has_optout;    /* the ini says either of */
	bool is_out;        /* nothing of theirs is shown; else: what they publish from now on is */
} PersonSpec;

/** Empty. @return owned. */
PersonSpec *person_spec_new(void);

/** @spec owned, may be NULL. */
void person_spec_free(PersonSpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PersonSpec, person_spec_free)

#endif
