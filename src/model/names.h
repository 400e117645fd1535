/** The one way in which a name becomes the constant of an enum: by the enum's table of names. */
#ifndef TAGDIGEST_MODEL_NAMES_H
#define TAGDIGEST_MODEL_NAMES_H

/** Which of @names (@count of them) is @name (borrowed, may be NULL); @otherwise for none. */
int names_find(const char *name, const char *const *names, int count, int otherwise);

#endif
