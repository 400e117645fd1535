#include "render/view.h"

#include <string.h>

#include "base/error.h"
#include "base/now.h"
#include "render/view_part.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/plain.h"

#define TITLE_MAX 120
#define SUBTITLE_MAX 300

#define WORDS_A_MINUTE 230
#define MINUTES_MIN 2
#define LINGER_MINUTES_MIN 2

/* Fewer sections are seen without a list of them. */
#define CONTENTS_MIN 3

/* A longer title is set smaller, so that it keeps to a line or two. */
#define TITLE_LONG 15

/* Whatever a source claims, times lie between the epoch and the year 9999. */
#define TIME_S_MAX 253402300799

/* A title is never empty: a mail without one looks like an accident. */
static void
put_title(const ViewMaker *maker, json_t *view)
{
	g_autofree char *title = view_part_line(maker->draft->title, TITLE_MAX);
	const char *shown = title != NULL ? title : maker->draft->digest;

	view_part_put(view, "title", shown);
	json_object_set_new(view, "is_title_long",
		json_boolean(g_utf8_strlen(shown, -1) > TITLE_LONG));
	view_part_take(view, "subtitle", view_part_line(maker->draft->subtitle, SUBTITLE_MAX));
}

static void
put_period(const ViewMaker *maker, json_t *view)
{
	const bool is_chat = maker->draft->frequency == SCHEDULE_AFTER_CHAT;
	g_autofree char *number = view_part_number(maker->draft);

	view_part_take(view, "edition",
		phrases_say(maker->words, is_chat ? "mail.chat_edition" : "mail.edition",
			PHRASE_VALUES({ "number", number })));
	view_part_take(view, "period", view_part_period(maker, false));
}

/* What must be said before anything else: that this may not be all. */
static json_t *
notices_view(const ViewMaker *maker)
{
	const Draft *draft = maker->draft;
	g_autofree char *since = view_part_when(maker, "coverage.since", draft->period_end_s);
	json_t *notices = json_array();
	char *notice = NULL;

	if (draft->is_stale && draft->posts_total > 0) {
		notice = phrases_say(maker->words, "notice.stale",
			PHRASE_VALUES({ "since", since }));
	} else if (draft->posts_total > 0 && draft->is_partial) {
		notice = phrases_say(maker->words, "notice.partial", NULL);
	}
	if (notice != NULL) {
		json_array_append_new(notices, jsontext_text(notice));
		g_free(notice);
	}
	return notices;
}

/* That the next one is a while off, in the letter before a pause, or that there is none. */
static char *
pause_said(const ViewMaker *maker)
{
	if (maker->draft->is_last) {
		return phrases_say(maker->words, "notice.last",
			PHRASE_VALUES({ "title", maker->draft->title }));
	}
	g_autofree char *day = view_part_when(maker, "notice.pause_day",
		maker->draft->pause_until_s);

	return day == NULL
		? NULL
		: phrases_say(maker->words, "notice.pause", PHRASE_VALUES({ "day", day }));
}

/* By how long it was quiet, and not by the schedule: a pause makes a week three. */
static const char *
quiet_key(const Draft *draft)
{
	static const struct {
		int64_t s_max; /* with the hour of a clock change */
		const char *key;
	} lengths[] = {
		{ DAY_S + HOUR_S, "quiet.daily" },
		{ 7 * DAY_S + HOUR_S, "quiet.weekly" },
		{ 14 * DAY_S + HOUR_S, "quiet.fortnight" },
	};
	const int64_t length_s = draft->period_end_s - draft->period_start_s;

	for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
		if (length_s <= lengths[i].s_max) {
			return lengths[i].key;
		}
	}
	const bool is_monthly = draft->frequency == SCHEDULE_MONTHLY
		|| draft->frequency == SCHEDULE_BY_MONTH;
	return length_s <= 31 * DAY_S + HOUR_S && is_monthly ? "quiet.monthly" : "quiet.long";
}

/* What stands in the place of posts when there are none. */
static char *
quiet_said(const ViewMaker *maker)
{
	const Draft *draft = maker->draft;
	g_autofree char *since = view_part_when(maker, "coverage.since", draft->period_end_s);

	if (draft->posts_total > 0) {
		return NULL;
	}
	if (draft->is_stale) {
		return phrases_say(maker->words, "quiet.stale", PHRASE_VALUES({ "since", since }));
	}
	const char *key = draft->groups->len > 0 ? "quiet.closed"
		: view_part_is_partial(maker)    ? "quiet.unknown"
						 : quiet_key(draft);
	return phrases_say(maker->words, key, NULL);
}

static int
minutes_of(guint words)
{
	return (int)((words + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE);
}

/* Two times where who stops behind the first section has read much less than there is. */
static char *
reading_said(const ViewMaker *maker)
{
	const int whole = minutes_of(maker->read_words);
	const int first = minutes_of(maker->first_words);
	g_autofree char *linger = g_strdup_printf("%d", whole);

	if (first > 0 && whole >= first + LINGER_MINUTES_MIN) {
		return phrases_count(maker->words, "mail.reading_two", first,
			PHRASE_VALUES({ "linger", linger }));
	}
	return whole < MINUTES_MIN ? NULL
				   : phrases_count(maker->words, "mail.reading", whole, NULL);
}

/* The names of the sections, of several. */
static char *
contents_said(const ViewMaker *maker, const json_t *view)
{
	g_autoptr(GString) list = g_string_new(NULL);
	const json_t *sections = json_object_get(view, "sections");
	gsize i;
	const json_t *section;

	json_array_foreach (sections, i, section) {
		g_string_append_printf(list, "%s%s", i == 0 ? "" : ", ",
			json_string_value(json_object_get(section, "name")));
	}
	return json_array_size(sections) < CONTENTS_MIN
		? NULL
		: phrases_say(maker->words, "mail.contents", PHRASE_VALUES({ "list", list->str }));
}

/* How often it comes, as far as the draft says; drafts of older versions know the frequency alone.
 */
static char *
rhythm_said(const ViewMaker *maker)
{
	const Draft *draft = maker->draft;
	Schedule schedule = { .frequency = draft->frequency };
	const bool is_known = draft->schedule != NULL
		&& schedule_parse(draft->schedule, &schedule, NULL);
	const bool is_week_named = schedule.frequency == SCHEDULE_MONTHLY && schedule.week > 0;
	g_autofree char *number = g_strdup_printf("%d", schedule.every);
	g_autofree char *week_key = g_strdup_printf("footer.week_%d", schedule.week);
	g_autofree char *weekday = date_in_zone(draft->period_end_s, maker->zone,
		phrases_get(maker->words, "period.weekday"));
	g_autofree char *key = g_strdup_printf("footer.%s%s",
		schedule_frequency_name(schedule.frequency),
		!is_known                     ? ""
			: is_week_named       ? "_week"
			: schedule.every == 2 ? "_second"
			: schedule.every > 2  ? "_every"
					      : "");

	return phrases_say(maker->words, key,
		PHRASE_VALUES({ "weekday", weekday }, { "number", number },
			{ "week", is_week_named ? phrases_get(maker->words, week_key) : "" }));
}

/* The words of what a reader may have instead of leaving. */
static void
put_choices(const ViewMaker *maker, const ViewOptions *options, json_t *footer)
{
	const bool is_by_month = maker->draft->frequency == SCHEDULE_BY_MONTH;
	const char *course = phrases_get(maker->words,
		is_by_month ? "footer.course_each" : "footer.course_month");
	const char *chats = phrases_get(maker->words,
		draft_is_to_chats(maker->draft) ? "footer.chats_within" : "footer.chats_alone");
	const bool has_course = options->course_url != NULL, has_chats = options->chats_url != NULL;

	view_part_put(footer, "course", course);
	view_part_put(footer, "chats", chats);
	view_part_take(footer, "other_said",
		phrases_say(maker->words,
			has_course && has_chats           ? "footer.both_said"
				: has_course || has_chats ? "footer.other_said"
							  : "footer.pause_said",
			PHRASE_VALUES({ "course", has_course ? course : chats },
				{ "chats", chats })));
}

static json_t *
footer_view(const ViewMaker *maker, const ViewOptions *options, const json_t *view)
{
	json_t *footer = json_object();

	view_part_take(footer, "passed",
		phrases_say(maker->words, "footer.passed",
			PHRASE_VALUES({ "title",
				json_string_value(json_object_get(view, "title")) })));
	view_part_take(footer, "rhythm", rhythm_said(maker));
	view_part_put(footer, "contact", maker->draft->contact);
	view_part_put(footer, "passed_how",
		maker->draft->is_by_mail ? phrases_get(maker->words, "footer.passed_how") : "");
	put_choices(maker, options, footer);
	return footer;
}

/* What stands in the places of a reader's own words until there is a reader. */
static json_t *
reader_view(const ViewMaker *maker)
{
	json_t *reader = json_object();

	view_part_put(reader, "address", phrases_get(maker->words, "reader.nobody"));
	view_part_put(reader, "why", phrases_get(maker->words, "reader.nobody_why"));
	return reader;
}

static json_t *
make_view(ViewMaker *maker, const ViewOptions *options)
{
	json_t *view = json_object();

	view_part_put(view, "language", maker->language);
	view_part_put(view, "direction", phrases_get(maker->words, "language.direction"));
	view_part_put(view, "unsubscribe_url", options->unsubscribe_url);
	view_part_put(view, "course_url", options->course_url);
	view_part_put(view, "chats_url", options->chats_url);
	view_part_put(view, "pause_url", options->pause_url);
	view_part_take(view, "web_url", view_part_url(maker->draft->web_url));
	json_object_set_new(view, "has_corner",
		json_boolean(options->unsubscribe_url != NULL || maker->draft->web_url != NULL));
	json_object_set(view, "words", maker->said->words_json);
	json_object_set(view, "look", maker->said->look_json);
	put_title(maker, view);
	put_period(maker, view);
	json_object_set_new(view, "note", view_part_note(maker));
	json_object_set_new(view, "notices", notices_view(maker));
	view_part_take(view, "pause", pause_said(maker));
	view_part_take(view, "news",
		maker->draft->is_after_new && !draft_is_to_chats(maker->draft)
			? phrases_say(maker->words, "notice.after_chat",
				PHRASE_VALUES({ "tags", maker->draft->after }))
			: NULL);
	view_part_take(view, "quiet", quiet_said(maker));
	view_part_take(view, "count",
		maker->is_small && maker->draft->posts_total > 0 ? view_part_posts_by(maker)
								 : NULL);
	json_object_set_new(view, "strip", view_part_strip(maker));
	json_object_set_new(view, "brief", view_part_brief(maker));
	json_object_set_new(view, "list", view_part_list(maker));
	json_object_set_new(view, "sections", view_part_sections(maker));
	json_object_set_new(view, "groups", view_part_groups(maker));
	json_object_set_new(view, "events", view_part_events(maker));
	json_object_set_new(view, "coverage", view_part_coverage(maker));
	json_object_set_new(view, "reader", reader_view(maker));
	json_object_set_new(view, "footer", footer_view(maker, options, view));
	json_object_set_new(view, "link_count", json_integer(maker->links));
	view_part_take(view, "reading", reading_said(maker));
	view_part_take(view, "contents", contents_said(maker, view));
	view_part_inside(maker, view);
	if (options->public != NULL) {
		view_part_take(view, "short_period", view_part_period(maker, true));
		json_object_set_new(view, "lists", view_part_lists(maker, options->public->lists));
	}
	return view;
}

ViewWords *
view_words_new(const char *language)
{
	ViewWords *words = g_new0(ViewWords, 1);

	words->look = phrases_read("look.ini");
	words->words = phrases_of_language(language, &words->language);
	words->look_json = phrases_to_json(words->look);
	words->words_json = phrases_to_json(words->words);
	return words;
}

void
view_words_free(ViewWords *words)
{
	if (words == NULL) {
		return;
	}
	phrases_free(words->look);
	phrases_free(words->words);
	g_free(words->language);
	json_decref(words->look_json);
	json_decref(words->words_json);
	g_free(words);
}

static bool
is_whole(const Draft *draft)
{
	return draft->digest != NULL && draft->period_start_s >= 0
		&& draft->period_start_s < draft->period_end_s && draft->period_end_s <= TIME_S_MAX;
}

/* The names of what is shown, so that who answers it can be told. @return owned: name -> Post, both
 * borrowed from the draft. */
static GHashTable *
shown_by_name(const Draft *draft)
{
	g_autoptr(GPtrArray) entries = draft_shown(draft);
	GHashTable *shown = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < entries->len; i++) {
		Post *post = ((DraftEntry *)g_ptr_array_index(entries, i))->post;

		if (post->uri != NULL && post->uri_is_global) {
			g_hash_table_insert(shown, post->uri, post);
		}
		if (post->url != NULL) {
			g_hash_table_insert(shown, post->url, post);
		}
	}
	return shown;
}

bool
view_new(const Draft *draft, const ViewOptions *options, json_t **view, GError **error)
{
	const char *name = draft->timezone == NULL ? "(none)" : draft->timezone;
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(name);
	g_autoptr(ViewWords) own = NULL;

	if (zone == NULL) {
		error_set(error, ERROR_CONFIG_PERMANENT, "unknown time zone %s", name);
		return false;
	}
	if (!is_whole(draft)) {
		error_set(error, ERROR_PARSE_PERMANENT, "the draft has no name or no period");
		return false;
	}
	if (options->public == NULL) {
		own = view_words_new(draft->language);
	}
	const ViewWords *said = own != NULL ? own : options->public->words;
	g_autoptr(GHashTable) shown = shown_by_name(draft);
	g_autoptr(GHashTable) numbered = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) made = g_hash_table_new(NULL, NULL);
	ViewMaker maker = {
		.draft = draft,
		.shown = shown,
		.numbered = numbered,
		.zone = zone,
		.said = said,
		.words = said->words,
		.look = said->look,
		.language = said->language,
		.is_small = draft_is_small(draft),
		.is_public = options->public != NULL,
		.root = options->public != NULL ? options->public->root : NULL,
		.made = options->public != NULL ? made : NULL,
	};
	*view = make_view(&maker, options);
	return true;
}

char *
view_subject(const json_t *view)
{
	return g_strdup(json_string_value(json_object_get(view, "subject")));
}
