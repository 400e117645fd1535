#include "flow/memo_pages.h"

#include "base/now.h"
#include "store/memos.h"

/* Read at once. */
#define MEMOS_AT_ONCE 200

void
memo_pages_clear(MemoPages *pages)
{
	g_clear_pointer(&pages->page, g_ptr_array_unref);
	*pages = (MemoPages){ .context = pages->context };
}

static bool
read_page(MemoPages *pages, GError **error)
{
	const Context *context = pages->context;
	const MemosPage page = { pages->is_retry ? DELIVERY_RETRY : DELIVERY_QUEUED, pages->last,
		MEMOS_AT_ONCE };
	GPtrArray *list = NULL;

	if (!memos_due(context->store, &page, now_s(&context->now), &list, error)) {
		return false;
	}
	g_clear_pointer(&pages->page, g_ptr_array_unref);
	pages->page = list;
	pages->at = 0;
	if (list->len > 0) {
		const Memo *last = g_ptr_array_index(list, list->len - 1);
		pages->last = last->id;
	}
	return true;
}

bool
memo_pages_next(MemoPages *pages, Memo **memo, GError **error)
{
	*memo = NULL;
	if ((pages->page == NULL || pages->at == pages->page->len) && !read_page(pages, error)) {
		return false;
	}
	if (pages->page->len == 0 && !pages->is_retry) {
		pages->is_retry = true;
		pages->last = 0;
		if (!read_page(pages, error)) {
			return false;
		}
	}
	if (pages->page->len > 0) {
		*memo = g_ptr_array_index(pages->page, pages->at++);
	}
	return true;
}
