/** What the ini says of one chat: an hour in which a host asks under a hashtag. Plain data. */
#ifndef TAGDIGEST_MODEL_CHAT_SPEC_H
#define TAGDIGEST_MODEL_CHAT_SPEC_H

#include <glib.h>
#include <stdint.h>

#include "model/tag_names.h"
#include "text/hashtag.h"

typedef struct ChatSpec {
	char *name;       /* owned, from [chat NAME] */
	Hashtag *tag;     /* owned: under which it takes place; default: the name */
	GPtrArray *tags;  /* of Hashtag, owned: that and its other names */
	GPtrArray *hosts; /* of char*, owned: who asks; empty: whoever asks by numbers */
	GArray *whens;    /* of When, owned; empty: it is found by its questions */
	GArray *except;   /* of Pause, owned: when it does not take place */
	int64_t length_s; /* of the hour */
	char *timezone;   /* owned IANA name: of whens, except, and the times of a recap */
} ChatSpec;

/** An hour long, everything else empty. @return owned. */
ChatSpec *chat_spec_new(void);

/** @spec owned, may be NULL. */
void chat_spec_free(ChatSpec *spec);

/** The tag as it is written becomes what is shown, and all of its names are the chat's tags. */
void chat_spec_name_tag(ChatSpec *spec, const TagNames *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ChatSpec, chat_spec_free)

#endif
