/* Who may come by a list: those who asked for it. */
#include "base/error.h"
#include "flow/people_part.h"

/* Of how many who are to be mailed nobody says that they asked; @they_asked: the organiser does. */
static guint
count_unasked(const GPtrArray *entries, bool they_asked)
{
	guint count = 0;

	for (guint i = 0; i < entries->len; i++) {
		PeopleEntry *entry = g_ptr_array_index(entries, i);
		if (entry->asked != NULL || entry->state != SUBSCRIPTION_ACTIVE) {
			continue;
		}
		count++;
		if (they_asked) {
			entry->asked = g_strdup("the organiser says that they asked");
		}
	}
	return they_asked ? 0 : count;
}

bool
people_import(Context *context, const PeopleList *list, PeopleReport **report, GError **error)
{
	g_autoptr(GPtrArray) entries = NULL;

	if (!people_read_list(list->text, &entries, error)) {
		return false;
	}
	const guint unasked = count_unasked(entries, list->they_asked);
	if (unasked > PEOPLE_UNASKED_MAX) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"nothing was added: the list does not say when or how %u people asked for "
			"this (in columns such as `subscribed at` and `source`); if they did, say "
			"so with --they-asked, which is kept with each of them",
			unasked);
		return false;
	}
	return people_add_listed(context, list->digest, entries, report, error);
}
