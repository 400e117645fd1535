#include "store/editions.h"

#include "base/error.h"
#include "store/db.h"
#include "store/drafts.h"
#include "store/editions_part.h"
#include "store/posts.h"
#include "store/writer.h"

/* Where the period before a digest's first one starts. */
#define BEFORE_ALL_S 0

bool
editions_last_period(Store *store, const char *digest, ScheduleFrequency frequency, PeriodRow *row,
	GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT start_s, end_s, edition, posts, decided_s FROM period"
		" WHERE digest = $digest AND frequency = $frequency ORDER BY end_s DESC LIMIT 1");
	bool has_row;

	db_bind_text(select, "$digest", digest);
	db_bind_text(select, "$frequency", schedule_frequency_name(frequency));
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	*row = (PeriodRow){ .is_there = has_row };
	if (has_row) {
		row->start_s = db_int(select, 0);
		row->is_beginning = row->start_s == BEFORE_ALL_S;
		row->end_s = db_int(select, 1);
		row->was_quiet = db_is_null(select, 2);
		row->edition_id = db_int(select, 2);
		row->posts = (int)db_int(select, 3);
		row->decided_s = db_int(select, 4);
	}
	return true;
}

bool
editions_begun(Store *store, const char *digest, int64_t *begun_s, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT coalesce(min(decided_s), 0) FROM period WHERE digest = $digest");

	db_bind_text(select, "$digest", digest);
	return db_run_int(select, begun_s, error);
}

const char *
editions_of_course(ScheduleCourse course)
{
	static const char *const conditions[SCHEDULE_COURSES] = {
		[SCHEDULE_COURSE_OWN] = "frequency NOT IN ('by-month', 'after-chat')",
		[SCHEDULE_COURSE_MONTH] = "frequency = 'by-month'",
		[SCHEDULE_COURSE_CHAT] = "frequency = 'after-chat'",
	};

	return conditions[course];
}

bool
editions_last(Store *store, const EditionsCourse *course, int *number, int64_t *end_s,
	GError **error)
{
	g_autofree char *sql =
		g_strconcat("SELECT coalesce(max(number), 0), coalesce(max(end_s), 0) FROM edition"
			    " WHERE digest = $digest AND ",
			editions_of_course(course->course), NULL);
	g_autoptr(DbStatement) select = db_prepare(store_db(store), sql);
	bool has_row;

	db_bind_text(select, "$digest", course->digest);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	*number = (int)db_int(select, 0);
	*end_s = db_int(select, 1);
	return true;
}

bool
editions_note(Store *store, const EditionsCourse *course, const char *hash, EditionsNote *shown,
	GError **error)
{
	g_autofree char *sql =
		g_strconcat("SELECT number, frozen_s, note FROM edition WHERE digest = $digest"
			    " AND (note IS NULL OR note <> '') AND ",
			editions_of_course(course->course), " ORDER BY number DESC LIMIT 1", NULL);
	g_autoptr(DbStatement) select = db_prepare(store_db(store), sql);
	EditionsNote found = { 0 };
	bool has_row;

	db_bind_text(select, "$digest", course->digest);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	if (has_row && g_strcmp0(db_text(select, 2), hash) == 0) {
		found.number = (int)db_int(select, 0);
		found.frozen_s = db_int(select, 1);
	}
	*shown = found;
	return true;
}

bool
editions_next_number(Store *store, const char *digest, int *number, GError **error)
{
	const EditionsCourse course = { .digest = digest };
	int64_t end_s;
	int last;

	if (!editions_last(store, &course, &last, &end_s, error)) {
		return false;
	}
	*number = last + 1;
	return true;
}

bool
editions_next_month(Store *store, const char *digest, int month, int *number, GError **error)
{
	const EditionsCourse course = { digest, SCHEDULE_COURSE_MONTH };
	int64_t end_s;
	int last;

	if (!editions_last(store, &course, &last, &end_s, error)) {
		return false;
	}
	const int next = last % 100 < 12 ? last + 1 : last + 100 - 11;
	*number = last == 0 ? month : MAX(month, next);
	return true;
}

bool
editions_next_chat(Store *store, const char *digest, int day, int *number, GError **error)
{
	const EditionsCourse course = { digest, SCHEDULE_COURSE_CHAT };
	int64_t end_s;
	int last;

	if (!editions_last(store, &course, &last, &end_s, error)) {
		return false;
	}
	*number = MAX(day, last + 1);
	return true;
}

/* The period of a draft; @edition_id is 0 for a quiet one. */
static bool
put_period(Db *db, const Draft *draft, int64_t edition_id, int64_t decided_s, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO period (digest, frequency, start_s, end_s, posts, edition, decided_s)"
		" VALUES ($digest, $frequency, $start_s, $end_s, $posts, $edition, $decided_s)"
		" ON CONFLICT (digest, frequency, end_s) DO UPDATE SET start_s = excluded.start_s,"
		" posts = excluded.posts, edition = excluded.edition,"
		" decided_s = excluded.decided_s WHERE period.start_s = $before RETURNING end_s");
	g_autoptr(GDateTime) end = g_date_time_new_from_unix_utc(draft->period_end_s);
	g_autofree char *when = end == NULL ? NULL : g_date_time_format(end, "%F %R UTC");
	int rows;

	db_bind_text(put, "$digest", draft->digest);
	db_bind_text(put, "$frequency", schedule_frequency_name(draft->frequency));
	db_bind_int(put, "$start_s", draft->period_start_s);
	db_bind_int(put, "$end_s", draft->period_end_s);
	db_bind_int(put, "$posts", draft->posts_total);
	if (edition_id != 0) {
		db_bind_int(put, "$edition", edition_id);
	}
	db_bind_int(put, "$decided_s", decided_s);
	db_bind_int(put, "$before", BEFORE_ALL_S);
	if (!db_run(put, &rows, error)) {
		return false;
	}
	if (rows == 0) {
		return db_refuse(db, error, ERROR_STORE_PERMANENT,
			"digest %s: the %s period that ends %s is decided already", draft->digest,
			schedule_frequency_name(draft->frequency), when == NULL ? "then" : when);
	}
	return true;
}

bool
editions_begin(Store *store, const DigestBeginning *beginning, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO period (digest, frequency, start_s, end_s, posts, decided_s)"
		" VALUES ($digest, $frequency, $start_s, $end_s, 0, $decided_s)"
		" ON CONFLICT (digest, frequency, end_s) DO NOTHING");

	db_bind_text(put, "$digest", beginning->digest);
	db_bind_text(put, "$frequency", schedule_frequency_name(beginning->frequency));
	db_bind_int(put, "$start_s", BEFORE_ALL_S);
	db_bind_int(put, "$end_s", beginning->begin_s);
	db_bind_int(put, "$decided_s", beginning->now_s);
	return db_run(put, NULL, error);
}

bool
editions_put_quiet(Store *store, const Draft *draft, int64_t now_s, GError **error)
{
	return put_period(store_writer(store), draft, 0, now_s, error);
}

static bool
put_edition_row(Db *db, const Draft *draft, Edition *edition, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO edition"
		" (draft, digest, named, frequency, number, start_s, end_s, frozen_s, title, hash,"
		" note, calendar, figures) VALUES ($draft, $digest, $named, $frequency, $number,"
		" $start_s, $end_s, $frozen_s, $title, $hash, $note, $calendar, $figures)"
		" ON CONFLICT (digest, number) DO NOTHING RETURNING id");

	g_autofree char *figures = draft_figures(draft);

	db_bind_int(put, "$draft", draft->id);
	db_bind_text(put, "$figures", figures);
	db_bind_text(put, "$note", draft->note_hash);
	db_bind_text(put, "$digest", edition->digest);
	db_bind_text(put, "$named", edition->digest);
	db_bind_text(put, "$frequency", schedule_frequency_name(edition->frequency));
	db_bind_int(put, "$number", edition->number);
	db_bind_int(put, "$start_s", edition->period_start_s);
	db_bind_int(put, "$end_s", edition->period_end_s);
	db_bind_int(put, "$frozen_s", edition->frozen_s);
	db_bind_text(put, "$title", edition->title);
	db_bind_text(put, "$hash", edition->hash);
	db_bind_text(put, "$calendar", edition->calendar);
	int64_t id;
	if (!db_run_int(put, &id, error)) {
		return false;
	}
	if (id == 0) {
		return db_refuse(db, error, ERROR_STORE_PERMANENT,
			"digest %s: edition %d is frozen already", edition->digest,
			edition->number);
	}
	edition->id = id;
	return true;
}

bool
editions_put_variant(Db *db, int64_t edition_id, const Variant *variant, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO variant (edition, language, format, apart, subject, html, text,"
		" html_places, text_places) VALUES ($edition, $language, $format, $apart, $subject,"
		" $html, $text, $html_places, $text_places)");
	g_autofree char *html_places = variant_places_text(variant->html_places);
	g_autofree char *text_places = variant_places_text(variant->text_places);

	db_bind_int(put, "$edition", edition_id);
	db_bind_text(put, "$language", variant->language);
	db_bind_text(put, "$format", mail_format_name(variant->format));
	db_bind_int(put, "$apart", variant->apart);
	db_bind_text(put, "$subject", variant->subject);
	db_bind_text(put, "$html", variant->html);
	db_bind_text(put, "$text", variant->text);
	db_bind_text(put, "$html_places", html_places);
	db_bind_text(put, "$text_places", text_places);
	return db_run(put, NULL, error);
}

/* Why a post could not be put: it is in another edition, or is no more to be shown. */
static bool
refuse_post(Db *db, const char *digest, int64_t post_id, GError **error)
{
	g_autoptr(DbStatement) find = db_prepare(db,
		"SELECT id FROM post WHERE id = $id AND hold = '" POSTS_HOLD_KEPT "'");
	int64_t found;

	db_bind_int(find, "$id", post_id);
	if (!db_run_int(find, &found, error)) {
		return false;
	}
	if (found == 0) {
		return db_refuse(db, error, ERROR_STORE_TEMPORARY,
			"digest %s: post %" G_GINT64_FORMAT
			" was merged with another, or dropped, meanwhile",
			digest, post_id);
	}
	return db_refuse(db, error, ERROR_STORE_PERMANENT,
		"digest %s: post %" G_GINT64_FORMAT " is in an earlier edition", digest, post_id);
}

/* @reason: why it is not shown; NULL for one that is. */
static bool
put_post(Db *db, const Edition *edition, int64_t post_id, const char *reason, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(db,
		"INSERT INTO edition_post (digest, frequency, post, edition, shown, reason)"
		" SELECT $digest, $frequency, id, CAST($edition AS BIGINT), CAST($shown AS BIGINT),"
		" $reason FROM post WHERE id = $post AND hold = '" POSTS_HOLD_KEPT "'"
		" ON CONFLICT (digest, frequency, post) DO UPDATE SET edition = excluded.edition"
		" WHERE edition_post.edition = excluded.edition RETURNING post");
	int rows;

	db_bind_text(put, "$digest", edition->digest);
	db_bind_text(put, "$frequency", schedule_frequency_name(edition->frequency));
	db_bind_int(put, "$post", post_id);
	db_bind_int(put, "$edition", edition->id);
	db_bind_int(put, "$shown", reason == NULL);
	db_bind_text(put, "$reason", reason);
	if (!db_run(put, &rows, error)) {
		return false;
	}
	return rows > 0 || refuse_post(db, edition->digest, post_id, error);
}

/* What has no number is not stored, and shown for a conversation's sake alone; a copy is shown as
 * its entry is. */
static bool
put_shown(Db *db, const Edition *edition, const DraftEntry *entry, GError **error)
{
	if (entry->post->id != 0 && !put_post(db, edition, entry->post->id, NULL, error)) {
		return false;
	}
	for (guint i = 0; i < entry->copies->len; i++) {
		const DraftCopy *copy = g_ptr_array_index(entry->copies, i);

		if (copy->post_id != 0 && !put_post(db, edition, copy->post_id, NULL, error)) {
			return false;
		}
	}
	return true;
}

static bool
put_posts(Db *db, const Draft *draft, const Edition *edition, GError **error)
{
	g_autoptr(GPtrArray) shown = draft_shown(draft);

	for (guint i = 0; i < shown->len; i++) {
		const DraftEntry *entry = g_ptr_array_index(shown, i);

		if (!put_shown(db, edition, entry, error)) {
			return false;
		}
	}
	for (guint i = 0; i < draft->cuts->len; i++) {
		const DraftCut *cut = g_ptr_array_index(draft->cuts, i);

		if (!cut->is_carried && !put_post(db, edition, cut->post_id, cut->reason, error)) {
			return false;
		}
	}
	return true;
}

static bool
put_all(Store *store, const Draft *draft, Edition *edition, GError **error)
{
	Db *db = store_writer(store);

	if (!drafts_freeze(store, draft->id, edition->frozen_s, error)
		|| !put_edition_row(db, draft, edition, error)
		|| !put_period(db, draft, edition->id, edition->frozen_s, error)
		|| !put_posts(db, draft, edition, error)) {
		return false;
	}
	for (guint i = 0; i < edition->variants->len; i++) {
		const Variant *variant = g_ptr_array_index(edition->variants, i);

		if (!editions_put_variant(db, edition->id, variant, error)) {
			return false;
		}
	}
	return true;
}

bool
editions_put(Store *store, const Draft *draft, Edition *edition, GError **error)
{
	if (put_all(store, draft, edition, error)) {
		return true;
	}
	edition->id = 0;
	return false;
}

/* NULL when the places are no list of numbers. */
static gpointer
read_variant(const DbStatement *row)
{
	Variant *variant = variant_new();

	variant->language = db_dup_text(row, 0);
	mail_format_find(db_text(row, 1), &variant->format);
	variant->subject = db_dup_text(row, 2);
	variant->apart = (unsigned)db_int(row, 7);
	GArray *html_places = variant_places_parse(db_text(row, 5));
	GArray *text_places = variant_places_parse(db_text(row, 6));
	if (html_places == NULL || text_places == NULL) {
		g_clear_pointer(&html_places, g_array_unref);
		g_clear_pointer(&text_places, g_array_unref);
		variant_free(variant);
		return NULL;
	}
	variant_set_html(variant, db_dup_text(row, 3), html_places);
	variant_set_text(variant, db_dup_text(row, 4), text_places);
	return variant;
}

static bool
read_variants(Db *db, Edition *edition, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT language, format, subject, html, text, html_places, text_places, apart"
		" FROM variant WHERE edition = $edition ORDER BY apart, language, format");
	GPtrArray *variants;

	db_bind_int(select, "$edition", edition->id);
	if (!db_collect(select, read_variant, (GDestroyNotify)variant_free, &variants, error)) {
		return false;
	}
	g_ptr_array_unref(edition->variants);
	edition->variants = variants;
	for (guint i = 0; i < variants->len; i++) {
		if (g_ptr_array_index(variants, i) == NULL) {
			return db_refuse(db, error, ERROR_STORE_PERMANENT,
				"edition %" G_GINT64_FORMAT ": the places of the reader's"
				" token cannot be read",
				edition->id);
		}
	}
	return true;
}

bool
editions_head(Store *store, int64_t id, Edition **edition, GError **error)
{
	Db *db = store_db(store);
	g_autoptr(DbStatement) select = db_prepare(db,
		"SELECT id, digest, frequency, number, start_s, end_s, frozen_s, title, hash,"
		" named, calendar FROM edition WHERE id = $id");
	g_autoptr(Edition) read = edition_new();
	bool has_row;

	db_bind_int(select, "$id", id);
	if (!db_step(select, &has_row, error)) {
		return false;
	}
	if (!has_row) {
		db_refuse(db, error, ERROR_STORE_PERMANENT, "there is no edition %" G_GINT64_FORMAT,
			id);
		return false; /* said here, since *edition is NULL and callers read it */
	}
	read->id = db_int(select, 0);
	read->digest = db_dup_text(select, 1);
	read->frequency = schedule_frequency_from_name(db_text(select, 2));
	read->number = (int)db_int(select, 3);
	read->period_start_s = db_int(select, 4);
	read->period_end_s = db_int(select, 5);
	read->frozen_s = db_int(select, 6);
	read->title = db_dup_text(select, 7);
	read->hash = db_dup_text(select, 8);
	read->named = db_dup_text(select, 9);
	read->calendar = db_dup_text(select, 10);
	*edition = g_steal_pointer(&read);
	return true;
}

bool
editions_get(Store *store, int64_t id, Edition **edition, GError **error)
{
	g_autoptr(Edition) read = NULL;

	if (!editions_head(store, id, &read, error)
		|| !read_variants(store_db(store), read, error)) {
		return false;
	}
	*edition = g_steal_pointer(&read);
	return true;
}
