/** Lengths of time as people write them: 30 s, 15 min, 2 h, 7 d. */
#ifndef TAGDIGEST_TEXT_DURATION_H
#define TAGDIGEST_TEXT_DURATION_H

#include <glib.h>
#include <stdint.h>

/** "15 min" in seconds; @text borrowed. @return -1 when it is none. */
int64_t duration_parse(const char *text);

/** Seconds in the largest unit that leaves no rest: "15 min". @return owned. */
char *duration_text(int64_t seconds);

#endif
