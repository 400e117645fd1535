#include "flow/archive_chat.h"

#include <stdlib.h>
#include <string.h>

#include "digest/section.h"
#include "flow/archive_edition.h"
#include "flow/prepare_chats.h"
#include "flow/prepare_names.h"
#include "render/public.h"
#include "text/jsontext.h"

/* ---- what is meant --------------------------------------------------------------------------- */

static HourSpan
span_of(const ArchiveChat *chat)
{
	return (HourSpan){
		json_integer_value(json_object_get(chat->said, "start")),
		json_integer_value(json_object_get(chat->said, "end")),
	};
}

/* Of several of a hashtag the one whose hour it is. @return borrowed, or NULL. */
static const ChatSpec *
find_by_hour(const Context *context, const char *key, const HourSpan *span)
{
	const GPtrArray *chats = context->config->chats;

	for (guint i = 0; chats != NULL && i < chats->len; i++) {
		const ChatSpec *spec = g_ptr_array_index(chats, i);
		g_autoptr(GArray) spans = hour_spans(spec, span->start_s, span->start_s + 1);

		if (strcmp(spec->tag->key, key) == 0 && spans->len > 0) {
			return spec;
		}
	}
	return NULL;
}

void
archive_chat_find(Context *context, const ArchiveChat *chat, HourChat *found)
{
	const char *display = jsontext_string(chat->said, "tag");
	const HourSpan span = span_of(chat);
	g_autoptr(Hashtag) tag = display != NULL ? hashtag_new(display) : NULL;

	*found = (HourChat){ 0 };
	if (tag == NULL) {
		return;
	}
	found->chat = find_by_hour(context, tag->key, &span);
	if (found->chat == NULL && !hour_find_chat(context, display, found, NULL)) {
		*found = (HourChat){ 0 };
	}
}

/* The section of the edition, taken out of its draft. @return owned, or NULL. */
static DraftSection *
take_section(Draft *draft, const ArchiveChat *chat)
{
	const char *display = jsontext_string(chat->said, "tag");
	const char *name = jsontext_string(chat->said, "name");

	for (guint i = 0; i < draft->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(draft->sections, i);

		if (section->chat != NULL && g_strcmp0(section->chat->name, name) == 0
			&& g_strcmp0(section->chat->tag->display, display) == 0) {
			return g_ptr_array_steal_index(draft->sections, i);
		}
	}
	return NULL;
}

/* ---- what is stored now ---------------------------------------------------------------------- */

/* A chat as it is now. Owned. */
typedef struct Fresh {
	GPtrArray *entries;  /* of DraftEntry: posts of its time that are none of its sections */
	GPtrArray *sections; /* of DraftSection */
	GHashTable
		*levels; /* int64_t id of each post of its time -> GINT_TO_POINTER(PostConsent) */
	int unquoted;
} Fresh;

static void
fresh_clear(Fresh *fresh)
{
	g_clear_pointer(&fresh->entries, g_ptr_array_unref);
	g_clear_pointer(&fresh->sections, g_ptr_array_unref);
	g_clear_pointer(&fresh->levels, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Fresh, fresh_clear)

static void
fresh_begin(Fresh *fresh)
{
	fresh->entries = g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);
	fresh->sections = g_ptr_array_new_with_free_func((GDestroyNotify)draft_section_free);
	fresh->levels = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
}

/* @candidates lose their posts. */
static void
take_posts(const Context *context, const GPtrArray *candidates, Fresh *fresh)
{
	g_autoptr(PrepareRank) rank = prepare_rank_new(context->config);

	for (guint i = 0; i < candidates->len; i++) {
		prepare_rank_note(rank, g_ptr_array_index(candidates, i));
	}
	for (guint i = 0; i < candidates->len; i++) {
		PostCandidate *candidate = g_ptr_array_index(candidates, i);

		if (post_is_closed(candidate->post)) {
			continue;
		}
		DraftEntry *entry = draft_entry_new(g_steal_pointer(&candidate->post));

		prepare_rank_name(rank, entry);
		prepare_hide_addresses(entry->post);
		g_hash_table_insert(fresh->levels,
			g_memdup2(&entry->post->id, sizeof entry->post->id),
			GINT_TO_POINTER((int)entry->post->consent));
		g_ptr_array_add(fresh->entries, entry);
	}
}

static bool
read_fresh(Context *context, const ArchiveChat *chat, const ChatSpec *spec, Fresh *fresh,
	GError **error)
{
	const HourSpan span = span_of(chat);
	g_auto(HourRead) read = { 0 };

	if (!hour_read(context, spec, &span, &read, error)) {
		return false;
	}
	g_autoptr(GPtrArray) questions = recap_questions(read.recap);
	const PrepareRecap recap = { spec, spec->whens->len > 0 ? &span : NULL, questions };
	take_posts(context, read.candidates, fresh);
	g_ptr_array_unref(fresh->sections);
	fresh->sections = prepare_chats_of(&recap, fresh->entries);
	fresh->unquoted = read.unquoted;
	return true;
}

/* Of chats without a rule the one that began nearest to it. @return owned, or NULL. */
static DraftSection *
take_nearest(const Fresh *fresh, int64_t start_s)
{
	int64_t nearest_s = 0;
	guint nearest = 0;

	for (guint i = 0; i < fresh->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(fresh->sections, i);
		const int64_t away_s = ABS(section->chat->start_s - start_s);

		if (i == 0 || away_s < nearest_s) {
			nearest_s = away_s;
			nearest = i;
		}
	}
	return fresh->sections->len > 0 ? g_ptr_array_steal_index(fresh->sections, nearest) : NULL;
}

/* ---- what the edition knows ------------------------------------------------------------------ */

static DraftEntry *
find_question(const DraftSection *section, const char *label)
{
	for (guint i = 0; i < section->entries->len; i++) {
		DraftEntry *question = g_ptr_array_index(section->entries, i);

		if (strcmp(question->asked->label, label) == 0) {
			return question;
		}
	}
	return NULL;
}

/* The entry of a post that stands nowhere yet, taken out. @return owned, or NULL. */
static DraftEntry *
take_entry(GPtrArray *entries, int64_t id)
{
	for (guint i = 0; id != 0 && i < entries->len; i++) {
		if (((const DraftEntry *)g_ptr_array_index(entries, i))->post->id == id) {
			return g_ptr_array_steal_index(entries, i);
		}
	}
	return NULL;
}

/* The answers to a question that is one no more. */
static void
keep_answers(const DraftSection *known, DraftEntry *question, DraftChat *chat, GPtrArray *entries)
{
	for (guint i = known->chat->voices->len; i > 0; i--) {
		const DraftVoice *voice = g_ptr_array_index(known->chat->voices, i - 1);
		DraftEntry *answer = strcmp(voice->label, question->asked->label) == 0
			? take_entry(entries, voice->post_id)
			: NULL;

		if (answer != NULL) {
			answer->asked = draft_asked_new();
			g_ptr_array_insert(question->below, 0, answer);
			g_ptr_array_add(chat->voices,
				g_ptr_array_steal_index(known->chat->voices, i - 1));
		}
	}
}

static int
by_label(gconstpointer a, gconstpointer b)
{
	const DraftEntry *one = *(const DraftEntry *const *)a;
	const DraftEntry *other = *(const DraftEntry *const *)b;
	const long first = strtol(one->asked->label + 1, NULL, 10);
	const long second = strtol(other->asked->label + 1, NULL, 10);

	return (first > second) - (first < second);
}

/* No anchor goes: questions that are none any more stand without their words. */
static void
keep_questions(const DraftSection *known, DraftSection *section, GPtrArray *entries)
{
	bool is_any = false;

	for (guint i = 0; i < known->entries->len; i++) {
		const DraftEntry *asked = g_ptr_array_index(known->entries, i);

		if (find_question(section, asked->asked->label) == NULL) {
			DraftEntry *question = draft_entry_bare(asked);

			keep_answers(known, question, section->chat, entries);
			g_ptr_array_add(section->entries, question);
			is_any = true;
		}
	}
	if (is_any) {
		g_ptr_array_sort(section->entries, by_label);
	}
}

/* A chat in which nothing is said, of the same hour. */
static DraftSection *
section_like(const DraftChat *chat)
{
	DraftSection *section = draft_section_new(DRAFT_SECTION_CHAT, NULL);

	section->chat = draft_chat_new(hashtag_copy(chat->tag));
	return section;
}

static void
set_hour(DraftChat *chat, const DraftChat *known, int unquoted)
{
	g_free(chat->timezone);
	chat->timezone = g_strdup(known->timezone);
	g_free(chat->name);
	chat->name = g_strdup(known->name);
	chat->start_s = known->start_s;
	chat->end_s = known->end_s;
	chat->unquoted = unquoted;
}

/* ---- all of it ------------------------------------------------------------------------------- */

/* @known owned by the call. @return owned. */
static DraftSection *
renew(DraftSection *known, Fresh *fresh)
{
	DraftSection *section = take_nearest(fresh, known->chat->start_s);

	if (section == NULL) {
		section = section_like(known->chat);
	}
	set_hour(section->chat, known->chat, MAX(fresh->unquoted, known->chat->unquoted));
	keep_questions(known, section, fresh->entries);
	draft_section_free(known);
	return section;
}

static void
open_to_all(Draft *draft, const Fresh *fresh)
{
	g_autoptr(GHashTable) withheld = public_withhold(draft, fresh->levels);

	section_take_cards(draft, withheld);
}

bool
archive_chat_read(Context *context, const ArchiveChat *chat, const ChatSpec *spec, Draft **draft,
	GError **error)
{
	const bool has_words = chat->row->has_words;
	g_auto(ShelfBook) book = { 0 };
	g_auto(Fresh) fresh = { 0 };

	fresh_begin(&fresh);
	if (!shelf_read(context->store, chat->row, &book, error)
		|| (has_words && spec != NULL && !read_fresh(context, chat, spec, &fresh, error))) {
		return false;
	}
	if (has_words && spec == NULL && book.draft != NULL) {
		archive_edition_open(&book); /* as the edition has it */
	}
	Draft *made = book.draft != NULL ? g_steal_pointer(&book.draft)
					 : archive_edition_figures(context, chat->row);
	DraftSection *section = take_section(made, chat);
	if (section != NULL && has_words && spec != NULL) {
		section = renew(section, &fresh);
	}
	g_ptr_array_set_size(made->sections, 0);
	if (section != NULL) {
		g_ptr_array_add(made->sections, section);
	}
	open_to_all(made, &fresh);
	*draft = made;
	return true;
}
