#include "flow/prepare_chats.h"

#include "base/now.h"
#include "digest/section.h"
#include "flow/hour_posts.h"
#include "flow/prepare_rank.h"
#include "store/chats.h"
#include "text/url.h"

#include <string.h>

typedef struct Hour {
	HourSpan span;
	bool is_open; /* it is not over, and is for the next edition */
} Hour;

struct PrepareChat {
	const ChatSpec *spec; /* borrowed */
	GPtrArray *words;     /* owned: of ChatsWord */
	GArray *hours;        /* owned: of Hour; empty for one without a rule */
};

static void
chat_free(void *data)
{
	PrepareChat *chat = data;

	g_clear_pointer(&chat->words, g_ptr_array_unref);
	g_array_unref(chat->hours);
	g_free(chat);
}

/* ---- what the store knows -------------------------------------------------------------------- */

bool
prepare_chats_may_wait(const DigestSpec *digest)
{
	return digest->reach_s == 0 || digest->reach_s >= DAY_S;
}

/* Whether the next edition comes, and looks back to all of an hour that this one cuts in two. */
static bool
may_wait(const DigestSpec *digest, const PrepareState *state)
{
	return !state->is_last && !state->is_stopped
		&& schedule_course(digest->schedule.frequency) == SCHEDULE_COURSE_OWN
		&& prepare_chats_may_wait(digest);
}

/* Which of a chat's hours a draft may have, and whether they are for the next one. */
typedef struct Wanted {
	const DigestSpec *digest;
	const Window *window;
	bool waits;
} Wanted;

static void
add_hours(const Wanted *wanted, PrepareChat *chat)
{
	const Window *window = wanted->window;
	const int64_t own_s = digest_spec_is_after(wanted->digest, chat->spec->name) ? HOUR_OWN_S
										     : 0;
	/* Those whose hosts begin early enough to be cut in two as well. */
	g_autoptr(GArray) spans = hour_spans(chat->spec, window->since_s,
		window->until_s + HOUR_EARLY_S);

	for (guint i = 0; i < spans->len; i++) {
		Hour hour = { .span = g_array_index(spans, HourSpan, i) };

		/* One that has an edition of its own is in no other before that. */
		hour.is_open = wanted->waits && hour.span.end_s + own_s > window->until_s;
		if (wanted->digest->schedule.frequency != SCHEDULE_AFTER_CHAT
				? hour.is_open || hour.span.start_s < window->until_s
				: hour.span.end_s + HOUR_OWN_S == window->end_s) {
			g_array_append_val(chat->hours, hour);
		}
	}
}

/* Whether a digest has a chat, in the course that is prepared. */
static bool
has_chat(const DigestSpec *digest, const ChatSpec *spec)
{
	return digest->schedule.frequency == SCHEDULE_AFTER_CHAT
		? digest_spec_is_after(digest, spec->name)
		: digest_spec_tag_for(digest, spec->tag->key) != NULL;
}

bool
prepare_chats_read(Context *context, const DigestSpec *digest, const PrepareState *state,
	GPtrArray **chats, GError **error)
{
	const GPtrArray *specs = context->config->chats;
	const Wanted wanted = { digest, &state->window, may_wait(digest, state) };
	const bool has_section = section_order_has(&digest->sections, DRAFT_SECTION_CHAT);
	g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func(chat_free);

	for (guint i = 0; has_section && specs != NULL && i < specs->len; i++) {
		const ChatSpec *spec = g_ptr_array_index(specs, i);

		if (has_chat(digest, spec)) {
			PrepareChat *chat = g_new0(PrepareChat, 1);

			chat->spec = spec;
			chat->hours = g_array_new(FALSE, FALSE, sizeof(Hour));
			g_ptr_array_add(read, chat);
			add_hours(&wanted, chat);
			if (!chats_words(context->store, spec->tag->key, &chat->words, error)) {
				return false;
			}
		}
	}
	*chats = g_steal_pointer(&read);
	return true;
}

/* ---- entries into chats ---------------------------------------------------------------------- */

/* Entries, by their posts. */
typedef struct Making {
	const PrepareFacts *facts;
	GHashTable *entries; /* owned: Post -> DraftEntry, both borrowed; of copies too */
	GHashTable *taken;   /* owned set of DraftEntry: they are a chat's */
	GPtrArray *posts;    /* owned: of Post, borrowed, by time */
	GPtrArray *held;     /* owned: of DraftEntry, owned: for the next edition */
	PrepareChats *chats;
} Making;

static gint
by_time(gconstpointer a, gconstpointer b)
{
	const Post *one = *(Post *const *)a, *other = *(Post *const *)b;

	if (one->published_s != other->published_s) {
		return one->published_s < other->published_s ? -1 : 1;
	}
	return one->id != other->id ? (one->id < other->id ? -1 : 1)
				    : g_strcmp0(one->uri, other->uri);
}

static void
note_entries(Making *making, const GPtrArray *entries)
{
	GHashTableIter iter;
	void *copy, *original;

	for (guint i = 0; i < entries->len; i++) {
		DraftEntry *entry = g_ptr_array_index(entries, i);

		g_hash_table_insert(making->entries, entry->post, entry);
		g_ptr_array_add(making->posts, entry->post);
	}
	g_hash_table_iter_init(&iter, making->facts->folded);
	while (g_hash_table_iter_next(&iter, &copy, &original)) {
		DraftEntry *entry = g_hash_table_lookup(making->entries, original);

		if (entry != NULL) {
			g_hash_table_insert(making->entries, copy, entry);
			g_ptr_array_add(making->posts, copy);
		}
	}
	g_ptr_array_sort(making->posts, by_time);
}

/* The entry of a post, which is no other's from now on; NULL: it is one's already. */
static DraftEntry *
take(Making *making, const Post *post)
{
	DraftEntry *entry = g_hash_table_lookup(making->entries, post);

	return entry != NULL && g_hash_table_add(making->taken, entry) ? entry : NULL;
}

/* What a page that is linked to is called, as far as the post shows it. */
static const char *
title_of(const Post *post, const char *url)
{
	g_autofree char *card = post->card != NULL ? url_clean(post->card->url) : NULL;

	return card != NULL && post->card->title != NULL && strcmp(card, url) == 0
		? post->card->title
		: "";
}

static void
add_voice(DraftChat *chat, const DraftEntry *entry, const char *label)
{
	const Post *post = entry->post;
	DraftVoice *voice = draft_voice_new();

	voice->post_id = post->id;
	voice->label = g_strdup(label);
	voice->person = g_strdup(draft_entry_person(entry));
	voice->name = g_strdup(post->author_name != NULL ? post->author_name : post->author_handle);
	for (guint i = 0; post->warning == NULL && i < post->links->len; i++) {
		char *url = url_clean(((const PostLink *)g_ptr_array_index(post->links, i))->url);

		g_ptr_array_add(voice->urls, url);
		g_ptr_array_add(voice->titles, g_strdup(title_of(post, url)));
	}
	g_ptr_array_add(chat->voices, voice);
}

static void
add_answers(Making *making, DraftChat *chat, DraftEntry *question, const GPtrArray *answers)
{
	for (guint i = 0; i < answers->len; i++) {
		const RecapAnswer *answer = g_ptr_array_index(answers, i);
		DraftEntry *entry = take(making, answer->post);

		if (entry == NULL) {
			continue;
		}
		entry->asked = draft_asked_new();
		entry->asked->lead = g_strdup(answer->lead);
		g_ptr_array_add(question->below, entry);
		if (!entry->is_aside) {
			add_voice(chat, entry, question->asked->label);
			question->answers++;
		}
	}
}

/* A question that another network has as well is one: the first of them. */
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

static void
add_question(Making *making, DraftSection *section, const RecapQuestion *asked, GPtrArray *also)
{
	g_autofree char *label = g_strdup_printf("Q%u", asked->number);
	DraftEntry *entry = take(making, asked->post);
	DraftEntry *question = find_question(section, label);

	if (question == NULL && entry == NULL) {
		return;
	}
	if (question == NULL) {
		question = entry;
		question->asked = draft_asked_new();
		question->asked->label = g_strdup(label);
		question->asked->said = g_strdup(asked->said);
		question->answers = 0;
		g_ptr_array_add(section->entries, question);
	} else if (entry != NULL) {
		g_ptr_array_add(also, entry);
	}
	for (guint i = 0; i < asked->also->len; i++) {
		DraftEntry *more = take(making, g_ptr_array_index(asked->also, i));

		if (more != NULL) {
			g_ptr_array_add(also, more);
		}
	}
	add_answers(making, section->chat, question, asked->answers);
}

static DraftSection *
section_new(const ChatSpec *spec)
{
	DraftSection *section = draft_section_new(DRAFT_SECTION_CHAT, NULL);

	section->chat = draft_chat_new(hashtag_copy(spec->tag));
	section->chat->timezone = g_strdup(spec->timezone);
	return section;
}

static void
set_time(DraftSection *section, const Hour *hour)
{
	const guint count = section->entries->len;
	const DraftEntry *first = g_ptr_array_index(section->entries, 0);
	const DraftEntry *last = g_ptr_array_index(section->entries, count - 1);

	section->chat->start_s = hour != NULL ? hour->span.start_s : first->post->published_s;
	section->chat->end_s = hour != NULL ? hour->span.end_s : last->post->published_s;
}

/* The chats of a recap; a chat by a rule is one, however many ask. @hour NULL: without a rule. */
static void
add_chats(Making *making, const PrepareChat *chat, const Hour *hour, const GPtrArray *questions)
{
	guint i = 0;

	while (i < questions->len) {
		const guint of = ((const RecapQuestion *)g_ptr_array_index(questions, i))->chat;
		DraftSection *section = section_new(chat->spec);
		GPtrArray *also = g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);

		for (; i < questions->len; i++) {
			const RecapQuestion *question = g_ptr_array_index(questions, i);

			if (hour == NULL && question->chat != of) {
				break;
			}
			add_question(making, section, question, also);
		}
		if (section->entries->len == 0) {
			draft_section_free(section);
			g_ptr_array_unref(also);
			continue;
		}
		set_time(section, hour);
		g_ptr_array_add(making->chats->sections, section);
		g_ptr_array_add(making->chats->also, also);
	}
}

static void
make_chat(Making *making, const PrepareChat *chat, const Hour *hour)
{
	const HourSpan *span = hour != NULL ? &hour->span : NULL;
	const HourRule rule = { chat->spec, span, chat->words };
	g_autoptr(GPtrArray) posts = hour_posts(chat->spec, making->posts, span);
	g_autoptr(Recap) recap = hour_recap(&rule, posts, NULL);
	g_autoptr(GPtrArray) questions = recap_questions(recap);

	add_chats(making, chat, hour, questions);
}

/* What is said from its beginning on waits for the rest. */
static void
hold(Making *making, const PrepareChat *chat, const Hour *hour)
{
	g_autoptr(GPtrArray) posts = hour_posts(chat->spec, making->posts, &hour->span);

	for (guint i = 0; i < posts->len; i++) {
		const Post *post = g_ptr_array_index(posts, i);
		DraftEntry *entry = post->published_s >= hour->span.start_s - HOUR_EARLY_S
			? take(making, post)
			: NULL;

		if (entry != NULL) {
			g_ptr_array_add(making->held, entry);
		}
	}
}

/* Those that are no chat's stay. */
static void
keep_others(const Making *making, GPtrArray *entries)
{
	gsize count = 0;
	void **list = g_ptr_array_steal(entries, &count);

	for (gsize i = 0; i < count; i++) {
		if (!g_hash_table_contains(making->taken, list[i])) {
			g_ptr_array_add(entries, list[i]);
		}
	}
	g_free(list);
}

PrepareChats
prepare_chats(const PrepareFacts *facts, GPtrArray *entries)
{
	PrepareChats chats = {
		g_ptr_array_new_with_free_func((GDestroyNotify)draft_section_free),
		g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref),
	};
	g_autoptr(GHashTable) by_post = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);
	g_autoptr(GPtrArray) posts = g_ptr_array_new();
	g_autoptr(GPtrArray) held =
		g_ptr_array_new_with_free_func((GDestroyNotify)draft_entry_free);
	Making making = { facts, by_post, taken, posts, held, &chats };

	if (facts->chats == NULL || facts->chats->len == 0) {
		return chats;
	}
	note_entries(&making, entries);
	for (guint i = 0; i < facts->chats->len; i++) {
		const PrepareChat *chat = g_ptr_array_index(facts->chats, i);

		for (guint k = 0; k < chat->hours->len; k++) {
			const Hour *hour = &g_array_index(chat->hours, Hour, k);

			(hour->is_open ? hold : make_chat)(&making, chat, hour);
		}
		if (chat->spec->whens->len == 0) {
			make_chat(&making, chat, NULL);
		}
	}
	keep_others(&making, entries);
	return chats;
}

GPtrArray *
prepare_chats_of(const PrepareRecap *recap, GPtrArray *entries)
{
	g_autoptr(GHashTable) by_post = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) folded = g_hash_table_new(NULL, NULL);
	g_autoptr(GPtrArray) posts = g_ptr_array_new();
	const PrepareFacts facts = { .folded = folded };
	const PrepareChat chat = { .spec = recap->chat };
	const Hour hour = { .span = recap->span != NULL ? *recap->span : (HourSpan){ 0 } };
	PrepareChats chats = {
		g_ptr_array_new_with_free_func((GDestroyNotify)draft_section_free),
		g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref),
	};
	Making making = { &facts, by_post, taken, posts, NULL, &chats };

	note_entries(&making, entries);
	add_chats(&making, &chat, recap->span != NULL ? &hour : NULL, recap->questions);
	keep_others(&making, entries);
	g_ptr_array_unref(chats.also);
	return chats.sections;
}

GPtrArray *
prepare_chats_all(const PrepareChats *chats, const GPtrArray *entries)
{
	GPtrArray *all = g_ptr_array_new();

	for (guint i = 0; i < entries->len; i++) {
		g_ptr_array_add(all, g_ptr_array_index(entries, i));
	}
	for (guint i = 0; i < chats->sections->len; i++) {
		const DraftSection *section = g_ptr_array_index(chats->sections, i);

		g_ptr_array_extend(all, section->entries, NULL, NULL);
		g_ptr_array_extend(all, g_ptr_array_index(chats->also, i), NULL, NULL);
	}
	return all;
}

void
prepare_chats_end(const PrepareFacts *facts, const DigestSpec *digest, Draft *draft,
	PrepareChats *chats)
{
	while (chats->sections->len > 0) {
		DraftSection *section = g_ptr_array_steal_index(chats->sections, 0);
		g_autoptr(GPtrArray) answers = g_ptr_array_new();

		for (guint i = 0; i < section->entries->len; i++) {
			const DraftEntry *question = g_ptr_array_index(section->entries, i);

			g_ptr_array_extend(answers, question->below, NULL, NULL);
		}
		prepare_rank_worth(facts->rank, digest, draft, answers);
		section_chat(draft, section, g_ptr_array_steal_index(chats->also, 0));
		g_ptr_array_add(draft->sections, section);
	}
	g_clear_pointer(&chats->sections, g_ptr_array_unref);
	g_clear_pointer(&chats->also, g_ptr_array_unref);
}

bool
prepare_chats_count(Context *context, Draft *draft, GError **error)
{
	for (guint i = 0; i < draft->sections->len; i++) {
		DraftChat *chat = ((DraftSection *)g_ptr_array_index(draft->sections, i))->chat;

		if (chat != NULL) {
			const ChatsHours hours = { chat->tag->key, chat->start_s, chat->end_s };

			if (!chats_unquoted(context->store, &hours, &chat->unquoted, error)) {
				return false;
			}
		}
	}
	return true;
}
