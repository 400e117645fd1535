#include "import/mailing.h"

#include "base/now.h"
#include "import/mailing_group.h"
#include "import/mailing_link.h"
#include "import/mailing_post.h"
#include "import/mailing_reader.h"
#include "import/mailing_sender.h"
#include "import/mailing_wish.h"
#include "import/mailing_words.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* What begins the name of a letter's post; behind it stands a hash. */
#define NAME_SCHEME "mailing:"
/* So many bytes of words are no greeting of each week. */
#define TELLING_BYTES_MIN 400
/* What ends the List-Id of a Google group. */
#define GOOGLE_GROUPS ".googlegroups.com"

/* A letter, as it is read. All borrowed. */
typedef struct Mailing {
	const ImportInput *input;
	const Message *message;
	const MailingReader *reader;
	bool is_list;
} Mailing;

/* ---- what it is called ---- */

static const char *
behind_reply(const char *subject)
{
	static const char *const words[] = { "re:", "aw:", "sv:", "fwd:", "fw:", "ynghylch:" };
	const char *at = subject;

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		if (g_ascii_strncasecmp(at, words[i], strlen(words[i])) == 0) {
			at += strlen(words[i]);
			at += strspn(at, " ");
			i = (gsize)-1;
		}
	}
	return at;
}

/* "Re: [set] Re: A question": what lists and mail programs put before it is no title.
 * @return owned, or NULL. */
static char *
title_of(const Mailing *letter)
{
	const char *at = letter->message->subject == NULL ? "" : letter->message->subject;

	at = behind_reply(at);
	if (letter->is_list && *at == '[' && strchr(at, ']') != NULL) {
		at = strchr(at, ']') + 1;
		at = behind_reply(at + strspn(at, " "));
	}
	g_autofree char *hidden = mailing_reader_hide(letter->reader, at);
	return mailing_reader_is_in(letter->reader, hidden) ? NULL : plain_line(hidden);
}

/* "Ada Lovelace via SET members", where a list writes in somebody's place (RFC 7960, 4.1.3.3).
 * @return owned, or NULL. */
static char *
author_of(const Mailing *letter)
{
	const char *name = letter->message->from_name;
	const char *via = name == NULL ? NULL : strstr(name, " via ");
	g_autofree char *cut = via == NULL || via == name ? g_strdup(name)
							  : g_strndup(name, (gsize)(via - name));
	char *line = mailing_reader_line(letter->reader, cut);

	if (line != NULL) {
		g_strdelimit(line, "\"", ' ');
		g_strstrip(line);
		if (line[0] == '\'' && g_str_has_suffix(line, "'") && line[1] != '\0') {
			line[strlen(line) - 1] = '\0';
			memmove(line, line + 1, strlen(line));
		}
	}
	return line;
}

/* The words before a List-Id's brackets (RFC 2919, 2), or its name up to the first dot. */
static char *
list_name(const Mailing *letter)
{
	const Message *message = letter->message;
	const char *value = message_header(message, "List-Id");
	const gsize length = value == NULL ? 0 : strcspn(value, "<");
	g_autofree char *words = g_strndup(value == NULL ? "" : value, length);

	g_strdelimit(words, "\"", ' ');
	char *line = value == NULL || value[length] != '<'
		? NULL
		: mailing_reader_line(letter->reader, words);
	if (line == NULL && message->list_id != NULL) {
		line = g_strndup(message->list_id, strcspn(message->list_id, "."));
	}
	return line;
}

/* ---- where it can be read ---- */

/* What its head says, as far as it may be linked. @return owned, or NULL. */
static char *
page_in_head(const Mailing *letter, const char *field)
{
	g_autofree char *page = mailing_sender_page(letter->message, field);

	return page == NULL ? NULL : mailing_link(letter->reader, page);
}

/* Archived-At (RFC 5064) is the same for all of a list, so that what is no word in it names the
 * letter. @return owned, or NULL. */
static char *
page_archived(const Mailing *letter)
{
	g_autofree char *page = mailing_sender_page(letter->message, "Archived-At");

	return page != NULL && letter->is_list && !mailing_reader_is_in_link(letter->reader, page)
		? g_steal_pointer(&page)
		: page_in_head(letter, "Archived-At");
}

/* A Google group's page of it (its footer says so, and its Message-ID). @return owned, or NULL. */
static char *
page_at_google(const Message *message)
{
	const char *id = message->list_id;
	const gsize length = id == NULL ? 0 : strcspn(id, ".");

	if (length == 0 || message->message_id == NULL
		|| g_ascii_strcasecmp(id + length, GOOGLE_GROUPS) != 0) {
		return NULL;
	}
	g_autofree char *group = g_strndup(id, length);
	g_autofree char *name = url_encode(group);
	g_autofree char *letter = url_encode(message->message_id);
	return g_strdup_printf("https://groups.google.com/d/msgid/%s/%s", name, letter);
}

/* Its own page by its head (Substack names it in List-Post), or by a link that says so. @return
 * owned, or NULL. */
static char *
own_page(const Mailing *letter, const MailingWords *words)
{
	char *page = page_archived(letter);

	if (page == NULL) {
		page = letter->is_list ? page_at_google(letter->message)
				       : page_in_head(letter, "List-Post");
	}
	return page != NULL ? page : g_strdup(words->page);
}

/* ---- which it is ---- */

static char *
name_by_hash(const char *scope, const char *what)
{
	g_autofree char *small = g_utf8_strdown(scope == NULL ? "" : scope, -1);
	g_autofree char *whole = g_strconcat(small, "\n", what, NULL);
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, whole, -1);

	return g_strconcat(NAME_SCHEME, hash, NULL);
}

/* A newsletter by its words. The few of "This week's letter is out" are said each week: there its
 * page tells which it is, and where it has none the day. @return owned. */
static char *
name_by_words(const Message *message, const Post *post)
{
	const char *text = post->text == NULL ? "" : post->text;
	g_autofree char *day = post->published_s == DATE_UNKNOWN
		? NULL
		: g_strdup_printf("%" G_GINT64_FORMAT, post->published_s / DAY_S);
	const char *issue = strlen(text) >= TELLING_BYTES_MIN ? NULL
		: post->url != NULL                           ? post->url
							      : day;
	g_autofree char *what = g_strjoin("\n", post->title == NULL ? "" : post->title, text, issue,
		NULL);

	return name_by_hash(message->from, what);
}

/* A list gives all of its members one Message-ID; who mails a newsletter gives each their own, and
 * it may name them. */
static void
set_names(const Mailing *letter, Post *post)
{
	const Message *message = letter->message;

	if (letter->is_list && message->message_id != NULL) {
		post->uri = name_by_hash(message->list_id, message->message_id);
		if (message->in_reply_to != NULL) {
			post->reply_to = g_new0(PostReplyTo, 1);
			post->reply_to->uri = name_by_hash(message->list_id, message->in_reply_to);
		}
	} else {
		post->uri = name_by_words(message, post);
	}
	post->uri_is_global = true;
}

static void
read_post(const Mailing *letter, GArray *items)
{
	const Message *message = letter->message;
	g_auto(MailingWords) words = { 0 };
	Post *post = post_new();

	post->title = title_of(letter);
	mailing_words_read(message, letter->is_list,
		&(MailingWordsInput){ letter->reader, post->title }, &words);
	mailing_post_set_words(post, words.prose);
	post->author_name = author_of(letter);
	post->network = letter->is_list ? list_name(letter) : g_strdup(post->author_name);
	post->url = own_page(letter, &words);
	post->published_s = mailing_post_time(message, letter->input->now_s);
	set_names(letter, post);
	if (post->url == NULL) {
		/* the archive of all of them (RFC 2369) */
		post->url = page_in_head(letter, "List-Archive");
	}
	mailing_wish_hear(message, post);
	mailing_post_add(letter->input, post, items);
}

/* ---- whether it is worth reading ---- */

static bool
may_have_tag(const ImportInput *input, const Message *message)
{
	if (input->spec->file_under != NULL
		|| hashtag_glance_text(input->glance, message->subject)) {
		return true;
	}
	for (guint i = 0; i < message->parts->len; i++) {
		const MessagePart *part = g_ptr_array_index(message->parts, i);

		if (!part->is_inner && hashtag_glance_text(input->glance, part->text)) {
			return true;
		}
	}
	return false;
}

static void
read_named(const ImportInput *input, const Message *message, MailingSort sort, GArray *items)
{
	g_autoptr(MailingReader) reader = mailing_reader_new(message, input->spec);

	if (sort == MAILING_OF_GROUP) {
		const MailingGroupInput group = { input, message, reader };

		mailing_group_read(&group, items);
	} else {
		const Mailing letter = { input, message, reader, sort == MAILING_OF_LIST };

		read_post(&letter, items);
	}
}

/* Whether it is nobody's whom the source names, or not for everybody: then that is said. */
static bool
refuse(MailingSort sort, GArray *items)
{
	switch (sort) {
	case MAILING_NOT_NAMED:
		mailing_post_refuse(IMPORT_OTHER, NULL, items);
		return true;
	case MAILING_DOUBTED:
		mailing_post_refuse(IMPORT_PRIVATE,
			"the mailbox's server does not say that it is by whom it names", items);
		return true;
	case MAILING_PERSONAL:
		mailing_post_refuse(IMPORT_PRIVATE, "it was written to a person", items);
		return true;
	case MAILING_OF_CHAT:
		mailing_post_refuse(IMPORT_PRIVATE,
			"a chat, a classroom or a closed community tells a member of it", items);
		return true;
	case MAILING_UNLISTED:
		mailing_post_refuse(IMPORT_PRIVATE,
			"its host has anybody's groups, public and closed: name each by list = and "
			"its List-Id",
			items);
		return true;
	default:
		return false;
	}
}

static void
read_message(const ImportInput *input, const Message *message, GArray *items)
{
	const MailingSort sort = mailing_sender_judge(input->spec, message);

	if (refuse(sort, items)) {
		return;
	}
	if (may_have_tag(input, message)) {
		read_named(input, message, sort, items);
	} else {
		mailing_post_refuse(IMPORT_UNTAGGED, NULL, items);
	}
}

/* Whether nobody whom the source names is in its head, which is seen without understanding it. */
static bool
is_strangers(const ImportInput *input, GBytes *bytes)
{
	gsize size;
	const char *data = g_bytes_get_data(bytes, &size);

	return size > 0
		&& !mailing_may_be_named(input->spec, data, MIN(size, MESSAGE_HEAD_BYTES_MAX));
}

void
mailing_read(const ImportInput *input, GBytes *bytes, GArray *items)
{
	g_autoptr(Message) message = NULL;
	g_autoptr(GError) error = NULL;

	if (is_strangers(input, bytes)) {
		mailing_post_refuse(IMPORT_OTHER, NULL, items);
	} else if (!message_parse(bytes, &message, &error)) {
		mailing_post_refuse(IMPORT_UNREADABLE, error->message, items);
	} else {
		read_message(input, message, items);
	}
}

void
mailing_miss(const ImportInput *input, GBytes *head, const char *why, GArray *items)
{
	g_autoptr(Message) message = NULL;
	gsize size;
	const char *data = g_bytes_get_data(head, &size);
	const bool is_whole = size > 0 && mailing_has_head(data, size);

	if (is_whole && is_strangers(input, head)) {
		mailing_post_refuse(IMPORT_OTHER, NULL, items);
	} else if (!is_whole || !message_parse(head, &message, NULL)
		|| !refuse(mailing_sender_judge(input->spec, message), items)) {
		mailing_post_refuse(IMPORT_UNREADABLE, why, items);
	}
}
