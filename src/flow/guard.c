#include "flow/guard.h"

#include "base/now.h"
#include "store/guards.h"

#include <string.h>

void
guard_found_clear(GuardFound *found)
{
	g_clear_pointer(&found->held, g_free);
	g_clear_pointer(&found->remark, g_free);
}

/* Why it may not be meant so. Owned; NULL: nothing speaks against it. */
static char *
objection(const GuardsBefore *before, const char *words)
{
	if (words != NULL && g_strcmp0(words, before->words) == 0) {
		return g_strdup_printf("it says what edition %d said", before->number);
	}
	if (before->editions > 0 && before->readers > GUARD_READERS_MAX
		&& before->readers >= GUARD_TIMES_MIN * before->readers_max) {
		return g_strdup_printf(
			"it would go to %d readers, and none of the last %d went to more than %d",
			before->readers, before->editions, before->readers_max);
	}
	return NULL;
}

/* What is unusual and still goes. Owned; NULL: nothing is. */
static char *
remark_on(const GuardsBefore *before, const Draft *draft)
{
	if (before->editions == 0 || draft->posts_total <= GUARD_POSTS_MAX
		|| draft->posts_total < GUARD_TIMES_MIN * before->posts_max) {
		return NULL;
	}
	return g_strdup_printf("%d posts, where none of the last %d had more than %d",
		draft->posts_total, before->editions, before->posts_max);
}

bool
guard_edition(Context *context, const Draft *draft, const Edition *edition, GuardFound *found,
	GError **error)
{
	const EditionsCourse course = { edition->digest, schedule_course(edition->frequency) };
	g_autofree char *words = draft_words(draft);
	g_auto(GuardsBefore) before = { 0 };

	if (!guards_before(context->store, &course, edition->id, &before, error)
		|| !guards_put(context->store, edition->id, words, error)) {
		return false;
	}
	g_autofree char *held = objection(&before, words);
	if (held != NULL
		&& !guards_hold(context->store, edition->id, held, now_s(&context->now), error)) {
		return false;
	}
	found->edition_id = edition->id;
	found->remark = held != NULL ? NULL : remark_on(&before, draft);
	found->held = g_steal_pointer(&held);
	return true;
}
