#include "model/event_spec.h"

#include "model/pause.h"
#include "model/when.h"
#include "text/hashtag.h"

#include <string.h>

#define CHAT "chat"

EventSpec *
event_spec_new(const char *section)
{
	EventSpec *spec = g_new0(EventSpec, 1);

	spec->section = section;
	spec->whens = g_array_new(FALSE, FALSE, sizeof(When));
	spec->except = g_array_new(FALSE, FALSE, sizeof(Pause));
	spec->tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	return spec;
}

void
event_spec_free(EventSpec *spec)
{
	if (spec == NULL) {
		return;
	}
	g_free(spec->name);
	g_free(spec->title);
	g_array_unref(spec->whens);
	g_array_unref(spec->except);
	g_free(spec->timezone);
	g_free(spec->place);
	g_free(spec->url);
	g_ptr_array_unref(spec->tags);
	g_free(spec);
}

bool
event_spec_is_chat(const EventSpec *spec)
{
	return strcmp(spec->section, CHAT) == 0;
}
