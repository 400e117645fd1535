/* The recap for people. */
#include "recap/recap.h"

#include "recap/recap_part.h"
#include "recap/recap_sheet.h"
#include "text/date.h"
#include "text/url.h"

#include <string.h>

/* Talk is of a chat until so long after its last question. */
#define TALK_S (30 * 60)

typedef struct Printing {
	const Recap *recap;
	const Chat *chat;
	const RecapPaper *paper;
	GTimeZone *zone; /* borrowed */
	RecapSheet sheet;
	GPtrArray *links;  /* owned, of char*: addresses as they are shown, in order */
	GPtrArray *people; /* owned, of char* */
	guint unquoted;    /* answers that may not be shown */
} Printing;

static const char *
person_of(const Post *post)
{
	const char *name = post->author_name != NULL ? post->author_name : post->author_handle;

	return name != NULL ? name : "somebody";
}

/* ---- pieces ---------------------------------------------------------------------------------- */

static void
note_links(Printing *printing, const Post *post)
{
	const bool is_shown = post->consent != POST_CONSENT_REFUSED && post->warning == NULL;

	for (guint i = 0; is_shown && i < post->links->len; i++) {
		const PostLink *link = g_ptr_array_index(post->links, i);
		char *url = url_clean(link->url);

		if (g_ptr_array_find_with_equal_func(printing->links, url, g_str_equal, NULL)) {
			g_free(url);
		} else {
			g_ptr_array_add(printing->links, url);
		}
	}
}

static void
put_voice(Printing *printing, const ChatPost *post)
{
	g_autofree char *said = recap_said(printing->recap, printing->chat, post);
	g_autofree char *time = date_in_zone(post->at_s, printing->zone, "%H:%M");
	const RecapVoice voice = { said, person_of(post->post), time, post->post->url };

	if (post->post->consent == POST_CONSENT_REFUSED) {
		printing->unquoted++;
	} else {
		recap_sheet_voice(&printing->sheet, &voice);
	}
}

static const ChatAnswer *
answer_at(const Printing *printing, guint place)
{
	return &g_array_index(printing->recap->answers, ChatAnswer, place);
}

static void
put_answers(Printing *printing, const ChatQuestion *question)
{
	for (guint i = 0; i < printing->recap->posts->len; i++) {
		if (answer_at(printing, i)->question == question) {
			note_links(printing, chat_post_at(printing->recap->posts, i)->post);
			put_voice(printing, chat_post_at(printing->recap->posts, i));
		}
	}
}

static void
put_question(Printing *printing, const ChatQuestion *question)
{
	const ChatPost *asked = chat_post_at(printing->recap->posts, question->post);
	g_autofree char *said = recap_said(printing->recap, printing->chat, asked);
	g_autofree char *line = g_strdup_printf("Q%u. %s", question->number,
		asked->post->consent == POST_CONSENT_REFUSED ? "" : said);

	recap_sheet_heading(&printing->sheet, 2, g_strchomp(line));
	put_answers(printing, question);
}

/* ---- a chat ---------------------------------------------------------------------------------- */

static const ChatQuestion *
question_at(const Chat *chat, guint index)
{
	return g_ptr_array_index(chat->questions, index);
}

static int64_t
last_s(const Chat *chat)
{
	return question_at(chat, chat->questions->len - 1)->asked_s;
}

static GHashTable *
tags_of(const Printing *printing, const Chat *chat)
{
	return chat_post_at(printing->recap->posts, question_at(chat, 0)->post)->tags;
}

/* How many hashtags of its first question a post shares with a chat. */
static guint
count_tags(const Printing *printing, const Chat *chat, const ChatPost *post)
{
	return chat_post_shared_tags(post,
		chat_post_at(printing->recap->posts, question_at(chat, 0)->post));
}

/* Whether another chat's hashtags fit a post better: it has more of them, or lacks fewer. */
static bool
fits_better(const Printing *printing, const Chat *other, const ChatPost *post)
{
	const guint own = count_tags(printing, printing->chat, post);
	const guint others = count_tags(printing, other, post);

	return others > own
		|| (others == own
			&& g_hash_table_size(tags_of(printing, other))
				< g_hash_table_size(tags_of(printing, printing->chat)));
}

/* Whether a post is of another chat: by its hashtags, or as a host's. */
static bool
is_of_another(const Printing *printing, const ChatPost *post)
{
	for (guint i = 0; i < printing->recap->chats->len; i++) {
		const Chat *chat = g_ptr_array_index(printing->recap->chats, i);

		if (chat_team_has(chat->team, post)
			|| (chat != printing->chat && post->at_s >= question_at(chat, 0)->asked_s
				&& post->at_s <= last_s(chat) + TALK_S
				&& fits_better(printing, chat, post))) {
			return true;
		}
	}
	return false;
}

/* What somebody says while the chat lasts, and answers nothing. */
static bool
is_talk(const Printing *printing, guint place)
{
	const ChatPost *post = chat_post_at(printing->recap->posts, place);
	const ChatQuestion *first = question_at(printing->chat, 0);

	return recap_is_other(printing->recap, place) && post->at_s >= first->asked_s
		&& post->at_s <= last_s(printing->chat) + TALK_S
		&& count_tags(printing, printing->chat, post) > 0 && !is_of_another(printing, post);
}

static int
compare_names(const void *a, const void *b)
{
	return g_utf8_collate(*(char *const *)a, *(char *const *)b);
}

/* Who answers, by name, each once, but for whom nobody may show. @answers out. @return how many. */
static guint
gather_people(Printing *printing, guint *answers)
{
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);

	*answers = 0;
	for (guint i = 0; i < printing->recap->posts->len; i++) {
		const ChatPost *post = chat_post_at(printing->recap->posts, i);

		if (answer_at(printing, i)->chat == printing->chat) {
			(*answers)++;
			if (g_hash_table_add(known, post->author)
				&& post->post->consent != POST_CONSENT_REFUSED) {
				g_ptr_array_add(printing->people, g_strdup(person_of(post->post)));
			}
		}
	}
	g_ptr_array_sort(printing->people, compare_names);
	return g_hash_table_size(known);
}

/* "#UKFEChat": the hashtag that the first question has, else nothing. @return owned. */
static char *
title_of(const Printing *printing)
{
	const ChatPost *first = chat_post_at(printing->recap->posts,
		question_at(printing->chat, 0)->post);
	const Hashtag *tag = first->post->tags->len > 0 ? g_ptr_array_index(first->post->tags, 0)
							: NULL;

	return g_strdup_printf("Chat recap%s%s", tag != NULL ? ": " : "",
		tag != NULL ? tag->display : "");
}

static void
put_head(Printing *printing)
{
	const Chat *chat = printing->chat;
	const ChatPost *asked = chat_post_at(printing->recap->posts, question_at(chat, 0)->post);
	guint answers;
	const guint people = gather_people(printing, &answers);
	g_autofree char *title = title_of(printing);
	g_autofree char *from = date_in_zone(question_at(chat, 0)->asked_s, printing->zone,
		"%A %e %B %Y, %H:%M");
	g_autofree char *until = date_in_zone(last_s(chat), printing->zone, "%H:%M");
	g_autofree char *zone = date_in_zone(last_s(chat), printing->zone, "%Z");
	g_autofree char *line = g_strdup_printf(
		"%s to %s (%s). %s asked %u question%s; %u %s gave %u answer%s.", from, until, zone,
		person_of(asked->post), chat->questions->len, chat->questions->len == 1 ? "" : "s",
		people, people == 1 ? "person" : "people", answers, answers == 1 ? "" : "s");

	recap_sheet_heading(&printing->sheet, 1, title);
	recap_sheet_say(&printing->sheet, false, line);
}

static void
put_talk(Printing *printing)
{
	bool is_first = true;

	for (guint i = 0; i < printing->recap->posts->len; i++) {
		const ChatPost *post = chat_post_at(printing->recap->posts, i);

		if (is_talk(printing, i) && post->post->consent != POST_CONSENT_REFUSED) {
			if (is_first) {
				recap_sheet_heading(&printing->sheet, 2, "Also said");
			}
			is_first = false;
			put_voice(printing, post);
		}
	}
}

static void
put_people(Printing *printing)
{
	GString *names = g_string_new(NULL);

	for (guint i = 0; i < printing->people->len; i++) {
		g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
			(char *)g_ptr_array_index(printing->people, i));
	}
	if (names->len > 0) {
		recap_sheet_heading(&printing->sheet, 2, "In the room");
		recap_sheet_say(&printing->sheet, true, names->str);
	}
	g_string_free(names, TRUE);
}

/* "2 answers may not be quoted." @what: "answer", "post" */
static void
put_count(Printing *printing, guint count, const char *what)
{
	g_autofree char *line = g_strdup_printf("%u %s%s may not be quoted.", count, what,
		count == 1 ? "" : "s");

	if (count > 0) {
		if (printing->sheet.format != RECAP_HTML) {
			g_string_append_c(printing->sheet.out, '\n');
		}
		recap_sheet_say(&printing->sheet, false, line);
	}
}

static void
put_links(Printing *printing)
{
	if (printing->links->len > 0) {
		recap_sheet_heading(&printing->sheet, 2, "Links passed round");
	}
	for (guint i = 0; i < printing->links->len; i++) {
		recap_sheet_link(&printing->sheet, g_ptr_array_index(printing->links, i));
	}
}

static void
put_chat(Printing *printing)
{
	printing->links = g_ptr_array_new_with_free_func(g_free);
	printing->people = g_ptr_array_new_with_free_func(g_free);
	printing->unquoted = 0;
	put_head(printing);
	for (guint i = 0; i < printing->chat->questions->len; i++) {
		put_question(printing, question_at(printing->chat, i));
	}
	put_talk(printing);
	put_people(printing);
	put_count(printing, printing->unquoted, "answer");
	put_count(printing, printing->paper->unquoted, "post");
	put_links(printing);
	recap_sheet_end(&printing->sheet);
	g_ptr_array_unref(printing->links);
	g_ptr_array_unref(printing->people);
}

char *
recap_print(const Recap *recap, const RecapPaper *paper)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	Printing printing = {
		.recap = recap,
		.paper = paper,
		.sheet = recap_sheet(paper->format),
		.zone = paper->zone != NULL ? paper->zone : utc,
	};

	for (guint i = 0; i < recap->chats->len; i++) {
		printing.chat = g_ptr_array_index(recap->chats, i);
		put_chat(&printing);
	}
	if (recap->chats->len == 0) {
		recap_sheet_say(&printing.sheet, false, "There is no chat in these posts.");
	}
	return recap_sheet_take(&printing.sheet);
}
