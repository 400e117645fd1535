/* The part of section that puts first what the organiser wants first. */
#include "digest/section_part.h"

static void
move_to_front(GPtrArray *array, guint index)
{
	void *moved = g_ptr_array_index(array, index);

	for (guint i = index; i > 0; i--) {
		array->pdata[i] = array->pdata[i - 1];
	}
	array->pdata[0] = moved;
}

/* @return whether it is in this section. */
static bool
lead_section(const DraftSection *section)
{
	for (guint i = 0; i < section->entries->len; i++) {
		if (draft_entry_leads(g_ptr_array_index(section->entries, i))) {
			if (section->kind != DRAFT_SECTION_CHAT) { /* its order is the chat's */
				move_to_front(section->entries, i);
			}
			return true;
		}
	}
	return false;
}

void
section_lead(Draft *draft)
{
	for (guint i = 0; i < draft->sections->len; i++) {
		if (lead_section(g_ptr_array_index(draft->sections, i))) {
			move_to_front(draft->sections, i);
			return;
		}
	}
}
