#include "import/mailing_group.h"

#include "base/prefix.h"
#include "import/mailing.h"
#include "import/mailing_group_link.h"
#include "import/mailing_post.h"
#include "import/mailing_wish.h"
#include "import/mailing_words.h"
#include "import/mailing_words.tab.h"
#include "text/address.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* A name of more characters is a sentence. */
#define NAME_CHARACTERS_MAX 100

/* A notification, as it is read. All borrowed but what is said. */
typedef struct Telling {
	const MailingGroupInput *group;
	Prose *flat;      /* owned: paragraphs alone, in their order */
	GPtrArray *pages; /* owned, of char*: the discussions, in their order */
	GArray *begins;   /* owned, of guint: the paragraph with which each begins */
	char *name;       /* owned: the group's, or NULL */
} Telling;

static void
telling_clear(Telling *telling)
{
	g_clear_pointer(&telling->flat, prose_free);
	g_clear_pointer(&telling->pages, g_ptr_array_unref);
	g_clear_pointer(&telling->begins, g_array_unref);
	g_clear_pointer(&telling->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Telling, telling_clear)

/* ---- paragraphs ---- */

static bool
is_leaf(const Prose *piece)
{
	return piece->kind == PROSE_PARAGRAPH || piece->kind == PROSE_HEADING
		|| piece->kind == PROSE_CELL;
}

/* Notifications are laid out by tables; what they say is paragraphs. */
static void
flatten(Prose *piece, Prose *flat)
{
	while (prose_count(piece) > 0) {
		Prose *part = g_ptr_array_steal_index(piece->parts, 0);

		if (is_leaf(part)) {
			part->kind = PROSE_PARAGRAPH;
			prose_add(flat, part);
		} else {
			flatten(part, flat);
			prose_free(part);
		}
	}
}

/* ---- what is told ---- */

static bool
is_known(const Telling *telling, const char *page)
{
	return g_ptr_array_find_with_equal_func(telling->pages, page, g_str_equal, NULL);
}

/* The words of a link to the group as a whole. */
static void
note_name(Telling *telling, const Prose *link)
{
	g_autofree char *words = plain_line(link->text);

	if (telling->name == NULL && words != NULL && !mailing_words_are_call(words)
		&& g_utf8_strlen(words, -1) <= NAME_CHARACTERS_MAX) {
		telling->name = g_steal_pointer(&words);
	}
}

static void
find_in(Telling *telling, guint at)
{
	const Prose *leaf = prose_part(telling->flat, at);

	for (guint i = 0; i < prose_count(leaf); i++) {
		const Prose *run = prose_part(leaf, i);
		g_autofree char *page = NULL;
		const MailingPlace place = run->kind == PROSE_LINK
			? mailing_group_link(run->url, &page)
			: MAILING_PLACE_OTHER;

		if (place == MAILING_PLACE_GROUP) {
			note_name(telling, run);
		} else if (place == MAILING_PLACE_DISCUSSION && !is_known(telling, page)
			&& telling->pages->len < MAILING_DISCUSSIONS_MAX) {
			g_ptr_array_add(telling->pages, g_steal_pointer(&page));
			g_array_append_val(telling->begins, at);
		}
	}
}

/* What stands before a discussion's first link, up to the link before it, is its beginning where
 * it only names somebody. */
static bool
names_member(const Prose *leaf)
{
	for (guint i = 0; i < prose_count(leaf); i++) {
		const Prose *run = prose_part(leaf, i);
		g_autofree char *page = NULL;

		if (run->kind == PROSE_LINK
			&& mailing_group_link(run->url, &page) == MAILING_PLACE_MEMBER) {
			return true;
		}
	}
	return false;
}

static void
find_beginnings(Telling *telling)
{
	for (guint i = 0; i < telling->begins->len; i++) {
		guint *begin = &g_array_index(telling->begins, guint, i);
		const guint from = i == 0 ? 0 : g_array_index(telling->begins, guint, i - 1) + 1;

		if (*begin > from && names_member(prose_part(telling->flat, *begin - 1))) {
			(*begin)--;
		}
	}
}

/* ---- the group's name ---- */

static char *
name_in_subject(const char *subject)
{
	g_autofree char *small = subject == NULL ? NULL : g_utf8_strdown(subject, -1);

	/* "[SET members] …" */
	if (subject != NULL && *subject == '[' && strchr(subject, ']') != NULL) {
		return g_strndup(subject + 1, strcspn(subject + 1, "]"));
	}
	for (gsize i = 0; small != NULL && i < G_N_ELEMENTS(mailing_group_words); i++) {
		const char *at = strstr(small, mailing_group_words[i]);

		/* Small letters may have other lengths. */
		if (at != NULL && strlen(small) == strlen(subject)) {
			const char *name = subject + (at - small) + strlen(mailing_group_words[i]);

			return g_strndup(name, strcspn(name, ":|"));
		}
	}
	return NULL;
}

static char *
name_in_sender(const char *from_name)
{
	for (gsize i = 0; from_name != NULL && i < G_N_ELEMENTS(mailing_group_endings); i++) {
		if (g_str_has_suffix(from_name, mailing_group_endings[i])) {
			return g_strndup(from_name,
				strlen(from_name) - strlen(mailing_group_endings[i]));
		}
	}
	return NULL;
}

/* @return owned, never NULL. */
static char *
group_name(const Telling *telling, const char *network)
{
	const MailingGroupInput *group = telling->group;
	g_autofree char *sender = name_in_sender(group->message->from_name);
	g_autofree char *subject = name_in_subject(group->message->subject);
	const char *name = telling->name != NULL ? telling->name
		: sender != NULL                 ? sender
						 : subject;
	char *line = mailing_reader_line(group->reader, name);

	return line != NULL ? line : g_strdup_printf("a group on %s", network);
}

/* ---- a post ---- */

static const char *
network_of(const Message *message)
{
	const char *domain = message->from == NULL ? NULL : address_domain(message->from);

	return domain != NULL && url_host_is_within(domain, strlen(domain), "linkedin.com")
		? "LinkedIn"
		: "Facebook";
}

/* The paragraphs of a discussion, up to the next one, taken out of the whole. @return owned. */
static Prose *
take_said(Telling *telling, guint which)
{
	const guint begin = g_array_index(telling->begins, guint, which);
	const guint end = which + 1 < telling->begins->len
		? g_array_index(telling->begins, guint, which + 1)
		: prose_count(telling->flat);
	Prose *said = prose_new(PROSE_WHOLE, NULL, NULL);

	for (guint at = begin; at < end; at++) {
		Prose *leaf = prose_part(telling->flat, at);
		g_autofree char *words = mailing_words_of(leaf);

		if (!mailing_words_are_call(words)) {
			g_ptr_array_index(telling->flat->parts, at) = prose_new(PROSE_PARAGRAPH,
				NULL, NULL);
			prose_add(said, leaf);
		}
	}
	return said;
}

/* "Ben Okoro posted in FE Makers." @return owned: who; NULL: it says no such thing. */
static char *
name_in_sentence(const char *words)
{
	g_autofree char *small = g_utf8_strdown(words, -1);

	for (gsize i = 0; i < G_N_ELEMENTS(mailing_group_words); i++) {
		const char *at = strstr(small, mailing_group_words[i]);

		if (at != NULL && at > small && strlen(small) == strlen(words)
			&& g_utf8_strlen(words, -1) <= 2 * NAME_CHARACTERS_MAX) {
			return g_strndup(words, (gsize)(at - small));
		}
	}
	return NULL;
}

/* Who said it: the words of the first link to a profile, or who "posted in" there; neither is part
 * of what they said. */
static char *
take_author(Prose *said)
{
	for (guint at = 0; at < prose_count(said); at++) {
		const Prose *leaf = prose_part(said, at);
		g_autofree char *words = mailing_words_of(leaf);
		g_autofree char *name = names_member(leaf) ? g_strdup(words)
							   : name_in_sentence(words);

		if (name != NULL) {
			g_autofree char *bare = address_remove(name);

			g_ptr_array_remove_index(said->parts, at);
			return plain_line(bare);
		}
	}
	return NULL;
}

static Post *
new_post(const Telling *telling, guint which)
{
	const Message *message = telling->group->message;
	const char *network = network_of(message);
	Post *post = post_new();

	post->url = g_strdup(g_ptr_array_index(telling->pages, which));
	post->uri = g_strdup(post->url);
	post->uri_is_global = true;
	post->network = g_strdup(network);
	post->group = group_name(telling, network);
	post->published_s = mailing_post_time(message, telling->group->input->now_s);
	mailing_wish_hear(message, post);
	return post;
}

static void
add_discussion(Telling *telling, guint which, GArray *items)
{
	const ImportInput *input = telling->group->input;
	g_auto(MailingWords) words = { 0 };
	Prose *said = take_said(telling, which);
	Post *post = new_post(telling, which);

	post->author_name = take_author(said);
	mailing_words_clean(said, &(MailingWordsInput){ telling->group->reader, NULL }, &words);
	mailing_post_set_words(post, words.prose);
	if (input->spec->agreed != NULL) {
		post->agreed = g_strdup(input->spec->agreed);
	} else {
		mailing_post_forget_words(post);
	}
	mailing_post_add(input, post, items);
}

void
mailing_group_read(const MailingGroupInput *group, GArray *items)
{
	g_auto(Telling) telling = {
		.group = group,
		.flat = prose_new(PROSE_WHOLE, NULL, NULL),
		.pages = g_ptr_array_new_with_free_func(g_free),
		.begins = g_array_new(FALSE, FALSE, sizeof(guint)),
	};
	Prose *raw = mailing_words_raw(group->message, false);

	flatten(raw, telling.flat);
	prose_free(raw);
	for (guint at = 0; at < prose_count(telling.flat); at++) {
		find_in(&telling, at);
	}
	if (telling.pages->len == 0) {
		mailing_post_refuse(IMPORT_PRIVATE, "a platform wrote it to its user alone", items);
		return;
	}
	find_beginnings(&telling);
	for (guint i = 0; i < telling.pages->len; i++) {
		add_discussion(&telling, i, items);
	}
}
