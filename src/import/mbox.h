/** An mbox file (RFC 4155, and the mboxrd and mboxo that programs write), or one letter in a file.
 */
#ifndef TAGDIGEST_IMPORT_MBOX_H
#define TAGDIGEST_IMPORT_MBOX_H

#include "import/format.h"

/** Letters, of which mailing_read() makes posts; a line of ">From " loses its ">". */
extern const ImportFormat mbox_format;

#endif
