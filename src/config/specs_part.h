/** What the files of specs share. */
#ifndef TAGDIGEST_CONFIG_SPECS_PART_H
#define TAGDIGEST_CONFIG_SPECS_PART_H

#include "config/config.h"
#include "config/sections.h"
#include "model/tag_names.h"
#include "text/hashtag_set.h"

/** What is known of hashtags when the other sections are read. */
typedef struct Known {
	const TagNames *names;
	HashtagSet tags;
} Known;

/** Complain of hashtags (of Hashtag, borrowed) that no digest has, at @value. */
void specs_judge_tags(Sections *sections, const IniValue *value, const GPtrArray *written,
	const HashtagSet *tags);

/** In which zone people mean what they write, who have said it once. @return owned. */
char *specs_usual_zone(const Config *config);

/** Add what [chat NAME] says. */
void specs_read_chat(Config *config, const Known *known, Sections *sections,
	const Section *section);

/** Judge what digests say of chats ("after chat"), when all sections are read. */
void specs_judge_after(Config *config, Sections *sections);

/** Add what [event NAME] says. */
void specs_read_event(Config *config, const Known *known, Sections *sections,
	const Section *section);

#endif
