/** What the ini says of something that takes place: [event NAME], and a [chat NAME] with a time.
 * Plain data. */
#ifndef TAGDIGEST_MODEL_EVENT_SPEC_H
#define TAGDIGEST_MODEL_EVENT_SPEC_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct EventSpec {
	const char *section; /* static: "event", or "chat" */
	char *name;          /* owned: of that section; readers' calendars know it by both */
	char *title;         /* owned */
	GArray *whens;       /* of When (model/when) */
	GArray *except;      /* of Pause: days on which it does not take place */
	int64_t length_s;    /* 0: nobody said; all day less than a day counts as one */
	char *timezone;      /* owned: IANA, of all of these */
	char *place;         /* owned, or NULL */
	char *url;           /* owned, http(s), or NULL */
	GPtrArray *tags;     /* of Hashtag: in whose digests it stands; empty: in all */
	bool public_link;    /* url may be public although it lets people into a meeting */
} EventSpec;

/** Empty. @section static: "event" or "chat". @return owned. */
EventSpec *event_spec_new(const char *section);

/** @spec owned, may be NULL. */
void event_spec_free(EventSpec *spec);

/** Whether it is a [chat NAME] with a time. */
bool event_spec_is_chat(const EventSpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventSpec, event_spec_free)

#endif
