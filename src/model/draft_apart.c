/* A draft without what some readers have had in a chat's own edition. */
#include "model/draft.h"

/* Of a list of entries those stay that were in none of these chats' editions, and those that others
 * which stay hang on. */
static void
leave_out(GPtrArray *entries, unsigned apart)
{
	for (guint i = 0; i < entries->len;) {
		DraftEntry *entry = g_ptr_array_index(entries, i);

		leave_out(entry->below, apart);
		if ((entry->apart & apart) != 0 && entry->below->len == 0) {
			g_ptr_array_remove_index(entries, i);
		} else {
			i++;
		}
	}
}

Draft *
draft_apart(const Draft *draft, unsigned apart, GError **error)
{
	json_auto_t *json = draft_to_json(draft);
	Draft *made = NULL;

	if (!draft_from_json(json, &made, error)) {
		return NULL;
	}
	made->id = draft->id;
	for (guint i = 0; i < made->sections->len;) {
		DraftSection *section = g_ptr_array_index(made->sections, i);
		const guint shown = section->entries->len;

		leave_out(section->entries, apart);
		if (section->chat != NULL) {
			section->chat->is_apart = (section->chat->apart & apart) != 0;
		}
		if (section->chat == NULL && shown > 0 && section->entries->len == 0) {
			g_ptr_array_remove_index(made->sections, i);
		} else {
			i++;
		}
	}
	return made;
}

bool
draft_is_to_chats(const Draft *draft)
{
	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (section->chat != NULL && section->chat->is_apart) {
			return true;
		}
	}
	return draft->frequency == SCHEDULE_AFTER_CHAT;
}
