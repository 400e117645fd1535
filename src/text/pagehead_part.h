/** What the readers of pages share: pagehead, pagecard. */
#ifndef TAGDIGEST_TEXT_PAGEHEAD_PART_H
#define TAGDIGEST_TEXT_PAGEHEAD_PART_H

#include <libxml/HTMLparser.h>

/** The beginning of a page. @html borrowed valid UTF-8. @return owned (xmlFreeDoc), or NULL. */
xmlDoc *pagehead_parse(const char *html);

/** The node behind another one in the document's order, however deep they lie; or NULL. */
xmlNode *pagehead_next(xmlNode *node);

#endif
