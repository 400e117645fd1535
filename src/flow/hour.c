#include "flow/hour.h"

#include "base/error.h"
#include "base/now.h"
#include "dedup/cluster.h"
#include "digest/window.h"
#include "flow/hour_part.h"
#include "flow/ingest.h"
#include "flow/prepare_facts.h"
#include "store/chats.h"
#include "text/date.h"

#include <string.h>

/* A chat without a rule is looked for so far back. */
#define LOOK_BACK_S (62 * DAY_S)
/* By its rule so far: every chat takes place once a year. */
#define RULE_BACK_S (400 * DAY_S)

/* ---- which chat ------------------------------------------------------------------------------ */

static void
add_names(const DigestSpec *digest, ChatSpec *chat)
{
	GHashTableIter iter;
	void *alias;

	g_hash_table_iter_init(&iter, digest->aliases);
	while (g_hash_table_iter_next(&iter, &alias, NULL)) {
		const char *key = digest_spec_tag_for(digest, alias);

		if (g_strcmp0(key, chat->tag->key) == 0) {
			g_ptr_array_add(chat->tags, hashtag_new(alias));
		}
	}
}

/* A chat of which the ini says nothing but its hashtag. @return owned, or NULL. */
static ChatSpec *
chat_of_digest(const DigestSpec *digest, const char *key)
{
	const char *own = digest_spec_tag_for(digest, key);

	for (guint i = 0; own != NULL && i < digest->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(digest->tags, i);

		if (strcmp(tag->key, own) == 0) {
			ChatSpec *chat = chat_spec_new();

			chat->name = g_strdup(tag->display + 1);
			chat->tag = hashtag_copy(tag);
			chat->timezone = g_strdup(digest->timezone);
			g_ptr_array_add(chat->tags, hashtag_copy(tag));
			add_names(digest, chat);
			return chat;
		}
	}
	return NULL;
}

bool
hour_find_chat(Context *context, const char *name, HourChat *found, GError **error)
{
	g_autoptr(Hashtag) tag = hashtag_new(name);
	const GPtrArray *digests = context->config->digests;

	found->chat = config_chat(context->config, name);
	for (guint i = 0; found->chat == NULL && tag != NULL && i < digests->len; i++) {
		found->made = chat_of_digest(g_ptr_array_index(digests, i), tag->key);
		found->chat = found->made;
	}
	if (found->chat == NULL) {
		g_autofree char *shown = error_clean_text(name);

		error_set(error, ERROR_USAGE_PERMANENT,
			"%s: no chat of the ini, and no digest has such a hashtag (expected the "
			"NAME of a [chat NAME], or a hashtag of a digest)",
			shown);
		return false;
	}
	return true;
}

void
hour_chat_clear(HourChat *found)
{
	chat_spec_free(found->made);
}

/* ---- its posts ------------------------------------------------------------------------------- */

void
hour_read_clear(HourRead *read)
{
	g_clear_pointer(&read->recap, recap_free);
	g_clear_pointer(&read->posts, g_ptr_array_unref);
	g_clear_pointer(&read->words, g_ptr_array_unref);
	g_clear_pointer(&read->candidates, g_ptr_array_unref);
}

/* Whether some digest of the chat's hashtag lets a post pass, and its source. */
static bool
is_let_in(Context *context, const Ingest *rules, const ChatSpec *chat,
	const PostCandidate *candidate)
{
	const GPtrArray *digests = context->config->digests;
	g_autofree char *reason = NULL;

	/* A closed group's has its line in the edition alone (prepare_groups). */
	if (post_is_closed(candidate->post)
		|| !ingest_admits(rules, candidate->source, candidate->post, &reason)) {
		return false;
	}
	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);
		g_autofree char *why = NULL;

		if (digest_spec_tag_for(digest, chat->tag->key) != NULL
			&& ingest_judge(rules, digest, candidate->post, &why)) {
			return true;
		}
	}
	return false;
}

static bool
read_posts(Context *context, const ChatSpec *chat, const HourSpan *span, HourRead *read,
	GError **error)
{
	const Ingest *rules;
	g_autoptr(GPtrArray) all = g_ptr_array_new();

	if (!context_rules(context, &rules, error)
		|| !posts_between(context->store, span->start_s - HOUR_BEFORE_S,
			span->end_s + HOUR_LATE_S, &read->candidates, error)
		|| !prepare_name_answered(context->store, read->candidates, error)) {
		return false;
	}
	for (guint i = 0; i < read->candidates->len; i++) {
		const PostCandidate *candidate = g_ptr_array_index(read->candidates, i);

		if (is_let_in(context, rules, chat, candidate)) {
			g_ptr_array_add(all, candidate->post);
		}
	}
	read->posts = hour_posts(chat, all, span);
	return true;
}

/* What is said twice is shown once. */
static void
fold_copies(Context *context, const HourRead *read)
{
	g_autoptr(Cluster) cluster = cluster_new(context->config->persons);

	for (guint i = 0; i < read->posts->len; i++) {
		cluster_add(cluster, g_ptr_array_index(read->posts, i));
	}
	g_autoptr(GArray) places = cluster_solve(cluster);
	for (guint i = 0; i < places->len; i++) {
		const guint original = g_array_index(places, ClusterPlace, i).original;

		if (original != i) {
			recap_fold(read->recap, g_ptr_array_index(read->posts, i),
				g_ptr_array_index(read->posts, original));
		}
	}
}

bool
hour_read(Context *context, const ChatSpec *chat, const HourSpan *span, HourRead *read,
	GError **error)
{
	const ChatsHours hours = { chat->tag->key, span->start_s, span->end_s };

	read->span = *span;
	if (!read_posts(context, chat, span, read, error)
		|| !chats_words(context->store, chat->tag->key, &read->words, error)
		|| !chats_unquoted(context->store, &hours, &read->unquoted, error)) {
		return false;
	}
	const HourRule rule = { chat, span, read->words };
	read->recap = hour_recap(&rule, read->posts, &read->is_followed);
	fold_copies(context, read);
	return true;
}

/* ---- which hour ------------------------------------------------------------------------------ */

/* When the last chat was whose questions are found since @since_s; the whole time: there was none.
 */
static bool
find_burst(Context *context, const ChatSpec *chat, int64_t since_s, HourSpan *span, GError **error)
{
	const int64_t now = now_s(&context->now);
	const HourSpan whole = { since_s, now + 1 };
	g_auto(HourRead) read = { 0 };

	*span = whole;
	if (!hour_read(context, chat, &whole, &read, error)) {
		return false;
	}
	recap_keep_last(read.recap);
	g_autoptr(GPtrArray) questions = recap_questions(read.recap);
	if (questions->len > 0) {
		const RecapQuestion *first = g_ptr_array_index(questions, 0);
		const RecapQuestion *last = g_ptr_array_index(questions, questions->len - 1);

		span->start_s = first->post->published_s;
		span->end_s = MAX(last->post->published_s, span->start_s) + 1;
	}
	return true;
}

bool
hour_find_last(Context *context, const ChatSpec *chat, int64_t until_s, HourSpan *span,
	GError **error)
{
	g_autoptr(GArray) spans = hour_spans(chat, until_s - RULE_BACK_S, until_s);

	if (spans->len > 0) {
		*span = g_array_index(spans, HourSpan, spans->len - 1);
		return true;
	}
	return find_burst(context, chat, until_s - LOOK_BACK_S, span, error);
}

/* One end of what is asked for. */
typedef struct Bound {
	int64_t time_s; /* Unix seconds UTC */
	bool is_day;    /* no hour was said, and a day begins at midnight */
} Bound;

static bool
read_digits(const char *text, int most, int *number)
{
	*number = g_ascii_digit_value(text[0]) * 10 + g_ascii_digit_value(text[1]);
	return g_ascii_isdigit(text[0]) && g_ascii_isdigit(text[1]) && *number <= most;
}

/* " 20:00", "T20:00" */
static bool
read_hour(const char *text, int *hour, int *minute)
{
	return strlen(text) == strlen("T20:00") && strchr("T ", text[0]) != NULL && text[3] == ':'
		&& read_digits(text + 1, 23, hour) && read_digits(text + 4, 59, minute);
}

/* "2026-11-19 20:00" in a zone, or a date that says its own. @bound out. */
static bool
read_time(const char *text, GTimeZone *zone, Bound *bound)
{
	GDate day;
	int hour = 0, minute = 0;
	g_autofree char *date = g_strndup(text, 10);
	const char *rest = text + strlen(date);

	bound->is_day = *rest == '\0';
	if (!date_parse_day(date, &day)) {
		return false;
	}
	if (!bound->is_day && !read_hour(rest, &hour, &minute)) {
		return date_parse(text, &bound->time_s);
	}
	g_autoptr(GDateTime) time = g_date_time_new(zone, g_date_get_year(&day),
		(int)g_date_get_month(&day), g_date_get_day(&day), hour, minute, 0);
	if (time == NULL) {
		return false;
	}
	bound->time_s = g_date_time_to_unix(time);
	return true;
}

/* @option: of which @text is the value; NULL: it was not given. */
static bool
read_bound(const char *option, const char *text, GTimeZone *zone, Bound *bound, GError **error)
{
	if (text == NULL || read_time(text, zone, bound)) {
		return true;
	}
	g_autofree char *shown = error_clean_text(text);
	error_set(error, ERROR_USAGE_PERMANENT,
		"--%s %s: expected a time such as \"2026-11-19 20:00\", or a day", option, shown);
	return false;
}

static bool
read_span(const HourAsked *asked, const ChatSpec *chat, HourSpan *span, GError **error)
{
	g_autoptr(GTimeZone) zone = window_zone(chat->timezone);
	Bound from = { 0 }, to = { 0 };

	if (!read_bound("from", asked->from, zone, &from, error)
		|| !read_bound("to", asked->to, zone, &to, error)) {
		return false;
	}
	*span = (HourSpan){ from.time_s, to.time_s };
	if (asked->from == NULL) {
		span->start_s = span->end_s - chat->length_s;
	}
	if (asked->to == NULL) {
		span->end_s = span->start_s + (from.is_day ? DAY_S : chat->length_s);
	}
	if (span->end_s <= span->start_s) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--to %s is not behind --from (expected a later time)", asked->to);
		return false;
	}
	return true;
}

/* ---- on paper -------------------------------------------------------------------------------- */

static char *
print_json(const Recap *recap)
{
	GString *out = g_string_new(NULL);

	recap_write_json(recap, out);
	g_string_append_c(out, '\n');
	return g_string_free(out, FALSE);
}

/* That there was none, and where it was looked for. */
static char *
print_none(const ChatSpec *chat, const HourRead *read, GTimeZone *zone)
{
	g_autofree char *from = date_in_zone(read->span.start_s, zone, "%A %e %B %Y, %H:%M");
	g_autofree char *until = date_in_zone(read->span.end_s, zone, "%A %e %B %Y, %H:%M (%Z)");

	return g_strdup_printf("No chat was found under %s from %s to %s, in %u post%s.\n",
		chat->tag->display, from, until, read->posts->len,
		read->posts->len == 1 ? "" : "s");
}

static bool
print(const ChatSpec *chat, const HourRead *read, const char *format, char **text, GError **error)
{
	static const char *const names[] = { "text", "markdown", "html" };
	g_autoptr(GTimeZone) zone = window_zone(chat->timezone);
	g_autoptr(GPtrArray) questions = recap_questions(read->recap);
	gsize i = 0;

	if (g_strcmp0(format, "json") == 0) {
		*text = print_json(read->recap);
		return true;
	}
	while (format != NULL && i < G_N_ELEMENTS(names) && strcmp(format, names[i]) != 0) {
		i++;
	}
	if (i == G_N_ELEMENTS(names)) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--format %s: expected text, markdown, html or json", format);
		return false;
	}
	const RecapPaper paper = { (RecapFormat)i, zone, (guint)read->unquoted };
	*text = questions->len > 0 ? recap_print(read->recap, &paper)
				   : print_none(chat, read, zone);
	return true;
}

bool
hour_print(Context *context, const HourAsked *asked, char **text, GError **error)
{
	g_auto(HourChat) found = { 0 };
	g_auto(HourRead) read = { 0 };
	HourSpan span = { 0 };
	const bool is_said = asked->from != NULL || asked->to != NULL;

	if (!hour_find_chat(context, asked->chat, &found, error)
		|| !(is_said ? read_span(asked, found.chat, &span, error)
			     : hour_find_last(context, found.chat, now_s(&context->now), &span,
				     error))
		|| !hour_read(context, found.chat, &span, &read, error)) {
		return false;
	}
	return print(found.chat, &read, asked->format, text, error);
}
