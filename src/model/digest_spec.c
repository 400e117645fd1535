#include "model/digest_spec.h"

#include "base/error.h"
#include "base/now.h"
#include "text/hashtag.h"

#include <string.h>

#define WEEK 7
#define DEFAULT_MIN_POSTS 1
#define DEFAULT_MAX_POSTS 60
#define DEFAULT_MAX_PER_AUTHOR 5
#define DEFAULT_REVIEW_BEFORE_S (12 * 3600)

static const Schedule default_schedule = {
	.frequency = SCHEDULE_WEEKLY,
	.day = 1,
	.hour = 7,
	.minute = 30,
};

static const int default_weights[DRAFT_WORTH_PARTS] = {
	[DRAFT_WORTH_CONVERSATION] = 10,
	[DRAFT_WORTH_SHARING] = 6,
	[DRAFT_WORTH_NEWCOMER] = 5,
	[DRAFT_WORTH_LINK] = 3,
	[DRAFT_WORTH_FRESHNESS] = 3,
	[DRAFT_WORTH_QUESTION] = 4,
};

DigestSpec *
digest_spec_new(void)
{
	DigestSpec *spec = g_new0(DigestSpec, 1);

	spec->language = g_strdup("en");
	spec->tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	spec->aliases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	spec->to = g_ptr_array_new_with_free_func(g_free);
	spec->include = g_ptr_array_new_with_free_func(g_free);
	spec->exclude = g_ptr_array_new_with_free_func(g_free);
	spec->schedule = default_schedule;
	spec->after = g_ptr_array_new_with_free_func(g_free);
	spec->pauses = g_array_new(FALSE, FALSE, sizeof(Pause));
	spec->min_posts = DEFAULT_MIN_POSTS;
	spec->max_posts = DEFAULT_MAX_POSTS;
	spec->max_per_author = DEFAULT_MAX_PER_AUTHOR;
	memcpy(spec->weights, default_weights, sizeof spec->weights);
	spec->sections = section_order_standard();
	spec->review_before_s = DEFAULT_REVIEW_BEFORE_S;
	spec->events_s = DIGEST_EVENTS_UNSAID;
	spec->attach_ics = true;
	return spec;
}

void
digest_spec_free(DigestSpec *spec)
{
	if (spec == NULL) {
		return;
	}
	g_free(spec->name);
	g_free(spec->was);
	g_free(spec->title);
	g_free(spec->subtitle);
	g_free(spec->subject);
	g_free(spec->note);
	g_free(spec->note_file);
	g_free(spec->note_by);
	g_free(spec->language);
	g_free(spec->timezone);
	g_free(spec->witness);
	g_ptr_array_unref(spec->after);
	g_array_unref(spec->pauses);
	g_ptr_array_unref(spec->tags);
	g_hash_table_unref(spec->aliases);
	g_ptr_array_unref(spec->to);
	g_ptr_array_unref(spec->include);
	g_ptr_array_unref(spec->exclude);
	g_free(spec);
}

int64_t
digest_spec_events(const DigestSpec *spec)
{
	return spec->events_s != DIGEST_EVENTS_UNSAID
		? spec->events_s
		: (schedule_days_max(&spec->schedule) + WEEK) * DAY_S;
}

static int
find_index(const DigestSpec *spec, const char *key)
{
	for (guint i = 0; key != NULL && i < spec->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(spec->tags, i);

		if (g_str_equal(tag->key, key)) {
			return (int)i;
		}
	}
	return -1;
}

/* A tag's own name comes before what it is an alias of. */
static int
index_for(const DigestSpec *spec, const char *key)
{
	const int own = find_index(spec, key);

	return own >= 0 ? own : find_index(spec, g_hash_table_lookup(spec->aliases, key));
}

const char *
digest_spec_tag_for(const DigestSpec *spec, const char *key)
{
	const int index = index_for(spec, key);

	if (index < 0) {
		return NULL;
	}
	const Hashtag *tag = g_ptr_array_index(spec->tags, (guint)index);
	return tag->key;
}

int
digest_spec_tag_index(const DigestSpec *spec, const GPtrArray *tags)
{
	int first = -1;

	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);
		const int index = index_for(spec, tag->key);

		if (index >= 0 && (first < 0 || index < first)) {
			first = index;
		}
	}
	return first;
}

void
digest_spec_name_tags(DigestSpec *spec, const TagNames *names)
{
	g_autoptr(GPtrArray) written = g_steal_pointer(&spec->tags);
	HashtagSet shown = hashtag_set_new();

	for (guint i = 0; i < written->len; i++) {
		const Hashtag *tag = g_ptr_array_index(written, i);
		const NamedTag *named = tag_names_find(names, tag->key);

		hashtag_set_add(&shown, named != NULL ? named->tag : tag);
		for (guint j = 0; named != NULL && j < named->others->len; j++) {
			const Hashtag *other = g_ptr_array_index(named->others, j);

			g_hash_table_insert(spec->aliases, g_strdup(other->key),
				g_strdup(named->tag->key));
		}
	}
	spec->tags = hashtag_set_end(&shown);
}

bool
digest_spec_by_month(const DigestSpec *spec, DigestSpec *beside)
{
	const bool is_weekly = spec->schedule.frequency == SCHEDULE_WEEKLY;
	const Schedule standard = {
		.day = is_weekly ? spec->schedule.day : 1,
		.week = is_weekly,
		.hour = spec->schedule.hour,
		.minute = spec->schedule.minute,
	};

	if (schedule_is_monthly(&spec->schedule)) {
		return false;
	}
	*beside = *spec;
	beside->schedule = schedule_is_monthly(&spec->monthly) ? spec->monthly : standard;
	beside->schedule.frequency = SCHEDULE_BY_MONTH;
	return true;
}

bool
digest_spec_after_chats(const DigestSpec *spec, DigestSpec *beside)
{
	if (spec->after->len == 0) {
		return false;
	}
	*beside = *spec;
	beside->schedule = (Schedule){ .frequency = SCHEDULE_AFTER_CHAT };
	return true;
}

bool
digest_spec_is_after(const DigestSpec *spec, const char *chat)
{
	for (guint i = 0; i < spec->after->len; i++) {
		if (g_ascii_strcasecmp(g_ptr_array_index(spec->after, i), chat) == 0) {
			return true;
		}
	}
	return false;
}

/* "after chat UKFEChat" @return owned name, or NULL. */
static char *
read_after(const char *text)
{
	g_autofree char *part = g_strstrip(g_strdup(text));
	g_auto(GStrv) words = g_strsplit_set(part, " \t", -1);
	GPtrArray *given = g_ptr_array_new();
	char *name = NULL;

	for (gsize i = 0; words[i] != NULL; i++) {
		if (*words[i] != '\0') {
			g_ptr_array_add(given, words[i]);
		}
	}
	if (given->len == 3 && g_ascii_strcasecmp(g_ptr_array_index(given, 0), "after") == 0
		&& g_ascii_strcasecmp(g_ptr_array_index(given, 1), "chat") == 0) {
		name = g_strdup(g_ptr_array_index(given, 2));
	}
	g_ptr_array_unref(given);
	return name;
}

bool
digest_spec_read_schedule(const char *text, void *spec, GError **error)
{
	g_auto(GStrv) parts = g_strsplit(text, ",", -1);
	g_autoptr(GPtrArray) after = g_ptr_array_new_with_free_func(g_free);
	Schedule schedule;

	if (!schedule_parse(parts[0] != NULL ? parts[0] : "", &schedule, error)) {
		return false;
	}
	for (gsize i = 1; parts[i] != NULL; i++) {
		char *name = read_after(parts[i]);

		if (name == NULL) {
			error_set(error, ERROR_CONFIG_PERMANENT,
				"\"%s\" behind a schedule (expected \", after chat NAME\", of a "
				"[chat NAME])",
				g_strstrip(parts[i]));
			return false;
		}
		g_ptr_array_add(after, name);
	}
	if (spec != NULL) {
		DigestSpec *digest = spec;

		digest->schedule = schedule;
		g_clear_pointer(&digest->after, g_ptr_array_unref);
		digest->after = g_steal_pointer(&after);
	}
	return true;
}

char *
digest_spec_schedule_text(const DigestSpec *spec)
{
	g_autofree char *own = schedule_text(&spec->schedule);
	GString *text = g_string_new(own);

	for (guint i = 0; i < spec->after->len; i++) {
		g_string_append_printf(text, ", after chat %s",
			(const char *)g_ptr_array_index(spec->after, i));
	}
	return g_string_free(text, FALSE);
}

GArray *
digest_spec_courses(const GPtrArray *digests)
{
	GArray *courses = g_array_new(FALSE, FALSE, sizeof(DigestSpec));

	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *own = g_ptr_array_index(digests, i);
		DigestSpec beside;
		g_array_append_vals(courses, own, 1);
		if (digest_spec_by_month(own, &beside)) {
			g_array_append_val(courses, beside);
		}
		if (digest_spec_after_chats(own, &beside)) {
			g_array_append_val(courses, beside);
		}
	}
	return courses;
}
