/** The memos that are owed, a page at a time: queued ones, then those to be tried again. */
#ifndef TAGDIGEST_FLOW_MEMO_PAGES_H
#define TAGDIGEST_FLOW_MEMO_PAGES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "flow/context.h"
#include "model/memo.h"

/** Where one is; empty but for its context at first. */
typedef struct MemoPages {
	const Context *context; /* borrowed */
	bool is_retry;          /* those to be tried again are read now */
	int64_t last;           /* the number of the last that was read */
	GPtrArray *page;        /* owned, of Memo; NULL before the first */
	guint at;               /* the next of page */
} MemoPages;

/**
 * The next. Each is met once, whatever becomes of it.
 *
 * @memo   out, borrowed until the next call; NULL when there are no more.
 * @error  STORE_*.
 */
bool memo_pages_next(MemoPages *pages, Memo **memo, GError **error);

/** Begin again with the first. */
void memo_pages_clear(MemoPages *pages);

#endif
