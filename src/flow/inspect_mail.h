/** What the ini wants of mail that it cannot have, and what it needs besides: a part of inspect. */
#ifndef TAGDIGEST_FLOW_INSPECT_MAIL_H
#define TAGDIGEST_FLOW_INSPECT_MAIL_H

#include <glib.h>

#include "config/config.h"

/**
 * Complain of addresses of mails' own that nobody gets, and of a page that takes no way out.
 *
 * @config    borrowed.
 * @problems  borrowed array of Problem, added to.
 */
void inspect_mail_judge(const Config *config, GPtrArray *problems);

#endif
