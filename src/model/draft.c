#include "model/draft.h"

static const char *const worth_names[] = {
	[DRAFT_WORTH_CONVERSATION] = "conversation",
	[DRAFT_WORTH_SHARING] = "sharing",
	[DRAFT_WORTH_NEWCOMER] = "newcomer",
	[DRAFT_WORTH_LINK] = "link",
	[DRAFT_WORTH_FRESHNESS] = "freshness",
	[DRAFT_WORTH_QUESTION] = "question",
};

const char *
draft_worth_name(DraftWorth part)
{
	return worth_names[part];
}

static const char *const state_names[] = {
	[DRAFT_OPEN] = "open",
	[DRAFT_FROZEN] = "frozen",
};

static const char *const section_names[] = {
	[DRAFT_SECTION_TALKED] = "talked",
	[DRAFT_SECTION_CHAT] = "chat",
	[DRAFT_SECTION_STORIES] = "stories",
	[DRAFT_SECTION_TAG] = "tag",
	[DRAFT_SECTION_WAITING] = "waiting",
	[DRAFT_SECTION_WELCOME] = "welcome",
};

const char *
draft_state_name(DraftState state)
{
	return state_names[state];
}

const char *
draft_section_name(DraftSectionKind kind)
{
	return section_names[kind];
}

Draft *
draft_new(void)
{
	Draft *draft = g_new0(Draft, 1);

	draft->sections = g_ptr_array_new_with_free_func((GDestroyNotify)draft_section_free);
	draft->coverage = g_ptr_array_new_with_free_func((GDestroyNotify)coverage_row_free);
	draft->cuts = g_ptr_array_new_with_free_func((GDestroyNotify)draft_cut_free);
	draft->events = g_ptr_array_new_with_free_func((GDestroyNotify)event_free);
	draft->groups = g_ptr_array_new_with_free_func((GDestroyNotify)draft_group_free);
	draft->tallies = g_ptr_array_new_with_free_func((GDestroyNotify)draft_tally_free);
	draft->days = g_array_new(FALSE, TRUE, sizeof(DraftDay));
	draft->alone = g_array_new(FALSE, FALSE, sizeof(int64_t));
	draft->pause_until_s = DATE_UNKNOWN;
	return draft;
}

void
draft_free(Draft *draft)
{
	if (draft == NULL) {
		return;
	}
	g_free(draft->digest);
	g_free(draft->title);
	g_free(draft->subtitle);
	g_free(draft->web_url);
	g_free(draft->calendar_url);
	g_free(draft->after);
	g_array_unref(draft->alone);
	g_free(draft->subject);
	g_free(draft->note);
	g_free(draft->note_once);
	g_free(draft->note_hash);
	g_free(draft->note_by);
	g_free(draft->schedule);
	g_free(draft->language);
	g_free(draft->timezone);
	g_free(draft->contact);
	g_ptr_array_unref(draft->sections);
	g_ptr_array_unref(draft->coverage);
	g_ptr_array_unref(draft->cuts);
	g_ptr_array_unref(draft->events);
	g_ptr_array_unref(draft->groups);
	g_ptr_array_unref(draft->tallies);
	g_array_unref(draft->days);
	g_free(draft);
}

DraftEntry *
draft_entry_new(Post *post)
{
	DraftEntry *entry = g_new0(DraftEntry, 1);

	entry->post = post;
	entry->copies = g_ptr_array_new_with_free_func((GDestroyNotify)draft_copy_free);
	entry->below = g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);
	entry->voices = 1;
	entry->time_s = post->published_s;
	return entry;
}

DraftEntry *
draft_entry_bare(const DraftEntry *question)
{
	DraftEntry *bare = draft_entry_new(post_new());

	bare->is_aside = true;
	bare->asked = draft_asked_new();
	bare->asked->label = g_strdup(question->asked->label);
	bare->post->published_s = question->post->published_s;
	return bare;
}

void
draft_entry_free(DraftEntry *entry)
{
	if (entry == NULL) {
		return;
	}
	post_free(entry->post);
	g_free(entry->person);
	g_ptr_array_unref(entry->copies);
	g_ptr_array_unref(entry->below);
	draft_story_free(entry->story);
	draft_asked_free(entry->asked);
	g_free(entry->why);
	g_free(entry);
}

const char *
draft_entry_person(const DraftEntry *entry)
{
	return entry->person != NULL ? entry->person : "";
}

int
draft_entry_posts(const DraftEntry *entry)
{
	int posts = entry->is_aside ? 0 : 1;

	for (guint i = 0; i < entry->below->len; i++) {
		posts += draft_entry_posts(g_ptr_array_index(entry->below, i));
	}
	return posts;
}

bool
draft_entry_leads(const DraftEntry *entry)
{
	bool leads = entry->is_first;

	for (guint i = 0; i < entry->below->len; i++) {
		const DraftEntry *below = g_ptr_array_index(entry->below, i);

		leads = leads || below->is_first;
	}
	return leads;
}

int
draft_entry_worth(const DraftEntry *entry)
{
	int worth = 0;

	for (int i = 0; i < DRAFT_WORTH_PARTS; i++) {
		worth += entry->worth[i];
	}
	return worth;
}

void
draft_copy_free(DraftCopy *copy)
{
	if (copy == NULL) {
		return;
	}
	g_free(copy->network);
	g_free(copy->url);
	g_free(copy);
}

void
draft_story_free(DraftStory *story)
{
	if (story == NULL) {
		return;
	}
	g_free(story->url);
	g_free(story->title);
	g_free(story);
}

DraftSection *
draft_section_new(DraftSectionKind kind, Hashtag *tag)
{
	DraftSection *section = g_new0(DraftSection, 1);

	section->kind = kind;
	section->tag = tag;
	section->entries = g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);
	return section;
}

void
draft_section_free(DraftSection *section)
{
	if (section == NULL) {
		return;
	}
	hashtag_free(section->tag);
	draft_chat_free(section->chat);
	g_ptr_array_unref(section->entries);
	g_free(section->more_url);
	g_free(section->more_place);
	g_free(section);
}

DraftTally *
draft_tally_new(Hashtag *tag, int posts)
{
	DraftTally *tally = g_new0(DraftTally, 1);

	tally->tag = tag;
	tally->posts = posts;
	return tally;
}

void
draft_tally_free(DraftTally *tally)
{
	if (tally == NULL) {
		return;
	}
	hashtag_free(tally->tag);
	g_free(tally);
}

void
coverage_row_free(CoverageRow *row)
{
	if (row == NULL) {
		return;
	}
	g_free(row->source);
	g_free(row->network);
	g_free(row->why);
	g_free(row);
}

void
draft_cut_free(DraftCut *cut)
{
	if (cut == NULL) {
		return;
	}
	g_free(cut->reason);
	g_free(cut);
}

GPtrArray *
draft_shown(const Draft *draft)
{
	GPtrArray *shown = g_ptr_array_new();

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		for (guint j = 0; j < section->entries->len; j++) {
			DraftEntry *entry = g_ptr_array_index(section->entries, j);

			g_ptr_array_add(shown, entry);
			g_ptr_array_extend(shown, entry->below, NULL, NULL);
		}
	}
	return shown;
}

bool
draft_is_small(const Draft *draft)
{
	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (section->kind == DRAFT_SECTION_CHAT) {
			return false;
		}
	}
	return draft->posts_total <= DRAFT_SMALL_MAX;
}

int
draft_posts_shown(const Draft *draft)
{
	g_autoptr(GPtrArray) shown = draft_shown(draft);

	return (int)shown->len;
}
