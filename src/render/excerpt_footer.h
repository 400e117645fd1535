/** What software puts below a text so that people come to its site: nobody wrote it. */
#ifndef TAGDIGEST_RENDER_EXCERPT_FOOTER_H
#define TAGDIGEST_RENDER_EXCERPT_FOOTER_H

#include "text/prose.h"

/** Take such paragraphs from the end of @whole; one always stays. */
void excerpt_footer_drop(Prose *whole);

#endif
