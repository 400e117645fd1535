/* The part of hour that keeps what the organiser says. */
#include "flow/hour.h"

#include "base/error.h"
#include "base/now.h"
#include "flow/archive.h"
#include "flow/archive.h"
#include "flow/hour_part.h"
#include "flow/lookup.h"
#include "store/chats.h"
#include "store/history.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

/* Without a rule, a post's chat is looked for so far around it. */
#define AROUND_S (12 * HOUR_S)

/* "Q2", "q2", "2"; 0: it is no such label. */
static guint
number_of(const char *text)
{
	const char *digits = text != NULL && (*text == 'Q' || *text == 'q') ? text + 1 : text;
	char *end = NULL;
	const guint64 number = digits != NULL && g_ascii_isdigit(*digits)
		? g_ascii_strtoull(digits, &end, 10)
		: 0;

	return end != NULL && *end == '\0' && number <= G_MAXINT ? (guint)number : 0;
}

static bool
refuse_post(const char *asked, const char *why, GError **error)
{
	g_autofree char *shown = url_hide_all(asked);

	error_set(error, ERROR_USAGE_PERMANENT, "%s: %s", shown, why);
	return false;
}

/* The stored post that is meant. @post out, owned. */
static bool
find_post(Context *context, const char *asked, HistoryPost **post, GError **error)
{
	g_autofree char *address = lookup_address(asked);
	g_autoptr(GPtrArray) ids = NULL;

	if (address != NULL && !lookup_posts(context, address, &ids, error)) {
		return false;
	}
	if (ids == NULL || ids->len == 0) {
		g_clear_pointer(&ids, g_ptr_array_unref);
		if (!lookup_named(context, asked, &ids, error)) {
			return false;
		}
	}
	for (guint i = 0; i < ids->len; i++) {
		g_autoptr(HistoryPost) found = NULL;

		if (!history_post(context->store, *(int64_t *)g_ptr_array_index(ids, i), &found,
			    error)) {
			return false;
		}
		if (found != NULL && found->post != NULL) {
			*post = g_steal_pointer(&found);
			return true;
		}
	}
	return refuse_post(asked,
		"no stored post has this address or id (expected one; `tagdigest explain WORDS` "
		"finds a post by its words and says it)",
		error);
}

/* The hour that a post may belong to. */
static HourSpan
span_of(const ChatSpec *chat, int64_t time_s)
{
	g_autoptr(GArray) spans = hour_spans(chat, time_s - HOUR_LATE_S - DAY_S,
		time_s + HOUR_BEFORE_S);

	return spans->len > 0 ? g_array_index(spans, HourSpan, spans->len - 1)
			      : (HourSpan){ time_s - AROUND_S, time_s + AROUND_S };
}

static bool
is_among(const GPtrArray *posts, int64_t id)
{
	for (guint i = 0; i < posts->len; i++) {
		if (((const Post *)g_ptr_array_index(posts, i))->id == id) {
			return true;
		}
	}
	return false;
}

/* Whether a question is asked; @list out, owned: which are. */
static bool
is_asked(const HourRead *read, guint number, char **list)
{
	g_autoptr(GPtrArray) questions = recap_questions(read->recap);
	GString *labels = g_string_new(NULL);
	bool is_there = false;

	for (guint i = 0; i < questions->len; i++) {
		const RecapQuestion *question = g_ptr_array_index(questions, i);

		is_there = is_there || question->number == number;
		g_string_append_printf(labels, "%sQ%u", i > 0 ? ", " : "", question->number);
	}
	*list = g_string_free(labels, FALSE);
	return is_there;
}

/* Whether what is said makes sense in the hour of the post. */
static bool
judge(Context *context, const ChatSpec *chat, const HourOrder *order, const HistoryPost *post,
	GError **error)
{
	const HourSpan span = span_of(chat, post->time_s);
	const guint number = number_of(order->question);
	g_auto(HourRead) read = { 0 };
	g_autofree char *list = NULL;

	if (!hour_read(context, chat, &span, &read, error)) {
		return false;
	}
	if (!is_among(read.posts, post->post->id)) {
		return refuse_post(order->post,
			"it is no post of this chat: it has not its hashtag, answers none of its "
			"posts, or no digest lets it in",
			error);
	}
	if (order->word == HOUR_ASSIGN && !is_asked(&read, number, &list)) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"there is no Q%u in the hour of this post (expected %s)", number,
			*list != '\0' ? list : "a chat: `recap --question POST` makes a question");
		return false;
	}
	return true;
}

static bool
keep(Context *context, const ChatSpec *chat, const HourOrder *order, const HistoryPost *post,
	GError **error)
{
	static const char *const words[] = {
		[HOUR_ASSIGN] = CHATS_ANSWERS,
		[HOUR_NOT] = CHATS_NEITHER,
		[HOUR_ASKS] = CHATS_ASKS,
	};
	g_auto(StoreTransaction) transaction = { 0 };
	bool was_there = true;

	if (!store_transaction_begin(context->store, &transaction, error)) {
		return false;
	}
	if (order->word == HOUR_UNDO) {
		if (!chats_remove(context->store, post->post->id, chat->tag->key, &was_there,
			    error)) {
			return false;
		}
	} else {
		const ChatsWord word = {
			.post_id = post->post->id,
			.tag = chat->tag->key,
			.word = (char *)words[order->word],
			.question = number_of(order->question),
			.said_s = now_s(&context->now),
		};

		if (!chats_put(context->store, &word, error)) {
			return false;
		}
	}
	if (!store_transaction_commit(&transaction, error)) {
		return false;
	}
	return was_there || refuse_post(order->post, "nothing was said of it", error);
}

/* What was asked for, as far as it can be judged alone. */
static bool
check_order(const HourOrder *order, GError **error)
{
	const bool has_number = number_of(order->question) > 0;

	if (order->question != NULL && !has_number) {
		g_autofree char *shown = error_clean_text(order->question);
		error_set(error, ERROR_USAGE_PERMANENT,
			"%s: is no question's label (expected one such as Q2)", shown);
		return false;
	}
	if (order->word == HOUR_ASSIGN && !has_number) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"which question does it answer? (expected recap TAG --assign POST Q2)");
		return false;
	}
	if (has_number && order->word != HOUR_ASSIGN && order->word != HOUR_ASKS) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"%s means nothing here (a question's label stands behind --assign or "
			"--question alone)",
			order->question);
		return false;
	}
	return true;
}

/* The editions that have it, and stay as they are. */
static bool
list_editions(Context *context, int64_t id, json_t *editions, GError **error)
{
	g_autoptr(GPtrArray) list = NULL;

	if (!history_editions(context->store, id, &list, error)) {
		return false;
	}
	for (guint i = 0; i < list->len; i++) {
		const HistoryEdition *edition = g_ptr_array_index(list, i);

		json_array_append_new(editions,
			jsontext_object("digest", jsontext_text(edition->digest), "number",
				json_integer(edition->number), NULL));
	}
	return true;
}

bool
hour_correct(Context *context, const HourOrder *order, json_t **report, GError **error)
{
	static const char *const words[] = {
		[HOUR_ASSIGN] = "answers",
		[HOUR_NOT] = "neither",
		[HOUR_ASKS] = "asks",
		[HOUR_UNDO] = "undone",
	};
	g_auto(HourChat) found = { 0 };
	g_autoptr(HistoryPost) post = NULL;
	json_auto_t *editions = json_array();

	if (!check_order(order, error) || !hour_find_chat(context, order->chat, &found, error)
		|| !find_post(context, order->post, &post, error)
		|| (order->word != HOUR_UNDO && !judge(context, found.chat, order, post, error))
		|| !keep(context, found.chat, order, post, error)
		|| !list_editions(context, post->post->id, editions, error)
		|| !archive_follow(context, error)) {
		return false;
	}
	g_autofree char *title = lookup_headline(post->post);
	g_autofree char *url = url_redact(post->post->url);
	const guint number = number_of(order->question);
	g_autofree char *label = number > 0 ? g_strdup_printf("Q%u", number) : NULL;
	const char *name = post->post->author_name;
	*report = jsontext_object("chat", jsontext_text(found.chat->name), "title",
		jsontext_text(title), "author",
		jsontext_text(name != NULL ? name : post->post->author_handle), "url",
		jsontext_text(url), "word", jsontext_text(words[order->word]), "question",
		jsontext_text(label), "editions", json_incref(editions), NULL);
	return true;
}

char *
hour_correct_text(const json_t *report)
{
	const char *word = jsontext_string(report, "word");
	const char *label = jsontext_string(report, "question");
	const char *title = jsontext_string(report, "title");
	const char *author = jsontext_string(report, "author");
	const char *chat = jsontext_string(report, "chat");
	const json_t *editions = json_object_get(report, "editions");
	GString *out = g_string_new(NULL);

	g_string_append_printf(out, "\"%s\"%s%s ", title != NULL ? title : "A post without words",
		author != NULL ? " by " : "", author != NULL ? author : "");
	if (strcmp(word, "answers") == 0) {
		g_string_append_printf(out, "answers %s from now on.\n", label);
	} else if (strcmp(word, "asks") == 0) {
		g_string_append_printf(out, "asks %s from now on.\n",
			label != NULL ? label : "a question");
	} else if (strcmp(word, "neither") == 0) {
		g_string_append(out, "asks and answers nothing from now on.\n");
	} else {
		g_string_append(out, "is again what the rules say.\n");
	}
	for (gsize i = 0; i < json_array_size(editions); i++) {
		const json_t *edition = json_array_get(editions, i);

		g_string_append_printf(out, "Edition %d of %s is made, and stays as it is.\n",
			(int)jsontext_integer(edition, "number", 0),
			jsontext_string(edition, "digest"));
	}
	if (strcmp(word, "undone") != 0 && jsontext_string(report, "url") != NULL) {
		g_string_append_printf(out, "`tagdigest recap %s --undo %s` takes it back.\n", chat,
			jsontext_string(report, "url"));
	}
	return g_string_free(out, FALSE);
}
