#include "import/sheet_post.h"

#include "base/prefix.h"
#include "import/sheet_name.h"
#include "import/sheet_rows.h"
#include "import/sheet_terms.h"
#include "import/sift.h"
#include "source/feed_post.h"
#include "source/sniff.h"
#include "source/x_post.h"
#include "source/x_text.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

#include <string.h>

/* Who wrote a post of X, in the answer that is made of its row. */
#define X_AUTHOR "1"
#define RETWEET "RT @"
#define ID_BYTES_MAX 200
/* Stands for the id of a post of X that a spreadsheet has rounded. */
#define X_NO_ID "1"
/* Of 1927 up to far ahead; what has eight digits is a date. */
#define DAY_DIGITS_MIN 5
#define DAY_DIGITS_MAX 7

char *
sheet_post_text(const SheetPost *sheet, const CsvStreamRow *row, SheetMeaning meaning)
{
	const int at = sheet->columns.of[meaning];
	char *text = at >= 0 && (guint)at < row->fields->len
		? sheet_rows_text(&g_array_index(row->fields, CsvField, at))
		: NULL;

	if (text != NULL && *text == '\0') {
		g_clear_pointer(&text, g_free);
	}
	return text;
}

/* ---- dates ---- */

/* What dates say that nobody reads. */
#define TWO_WAYS \
	"a date that may be read in two ways (expected one row at least that says whether the " \
	"day or the month stands first)"
#define NO_DATE \
	"what stands where its date should is none (expected one as 2026-11-30 or 2026-11-30 " \
	"09:15; a spreadsheet's number of days is to be shown as a date)"

/* A spreadsheet's days since 1900, which others read as a time or a year: 46331, 46023.5. */
static bool
is_day_number(const char *text)
{
	const char *at = text + strspn(text, " \t\r\n");
	const gsize days = strspn(at, "0123456789");

	at += days;
	at += *at == '.' || *at == ',' ? 1 + strspn(at + 1, "0123456789") : 0;
	return days >= DAY_DIGITS_MIN && days <= DAY_DIGITS_MAX
		&& at[strspn(at, " \t\r\n")] == '\0';
}

/* @return NULL, or why it is none, static. @time_s out; DATE_UNKNOWN: there is none. */
static const char *
read_date(const SheetPost *sheet, const char *text, int64_t *time_s)
{
	DateReading reading;

	*time_s = DATE_UNKNOWN;
	if (text == NULL || strspn(text, " \t\r\n") == strlen(text)) {
		return NULL;
	}
	if (is_day_number(text) || !date_read(text, &reading)) {
		return NO_DATE;
	}
	if (reading.other_s != DATE_UNKNOWN && reading.other_s != reading.time_s
		&& sheet->order != DATE_ORDER_DAY && sheet->order != DATE_ORDER_MONTH) {
		return TWO_WAYS;
	}
	*time_s = date_choose(&reading, sheet->order, DATE_UNKNOWN);
	if (date_is_placeholder(*time_s)) {
		*time_s = DATE_UNKNOWN;
	}
	return NULL;
}

/* ---- who could see it, and who wrote it ---- */

/* A post that is not for everybody to have, whoever says so. @why borrowed. */
static void
keep_back(SheetTerms terms, const char *why, ImportItem *item)
{
	if (terms == SHEET_TERMS_UNSAID) {
		sift_leave_unsaid(item, why);
	} else if (terms > SHEET_TERMS_UNSAID) {
		sift_withhold(item, why);
	}
}

/* What holds of a post whatever its network is. */
static void
read_terms(const SheetPost *sheet, const CsvStreamRow *row, SheetTerms terms, Post *post)
{
	const ConsentSaid reduced = { .level = POST_CONSENT_REDUCED, .reason = "consent: reduced" };
	g_autofree char *warning = sheet_post_text(sheet, row, SHEET_WARNING);
	g_autofree char *group = sheet_post_text(sheet, row, SHEET_GROUP);
	g_autofree char *agreed = sheet_post_text(sheet, row, SHEET_AGREED);

	if (warning != NULL) {
		g_free(post->warning);
		post->warning = plain_line(warning);
	}
	if (terms == SHEET_TERMS_REDUCED) {
		consent_signals_apply(&reduced, post);
	}
	/* Without a group it may be a yes, which is a term like others. */
	if (agreed != NULL
		&& (group != NULL || source_spec_is_agreement(agreed, sheet->input->now_s))) {
		post->agreed = g_steal_pointer(&agreed);
	}
	post->group = g_steal_pointer(&group);
}

/* An e-mail address is nobody's name. */
static bool
is_address(const char *text)
{
	const char *at = text != NULL ? strchr(text, '@') : NULL;

	return at != NULL && at > text && strchr(at, '.') != NULL;
}

static void
read_author(const SheetPost *sheet, const CsvStreamRow *row, Post *post)
{
	g_autofree char *name = sheet_post_text(sheet, row, SHEET_NAME);
	g_autofree char *handle = sheet_post_text(sheet, row, SHEET_HANDLE);
	g_autofree char *url = sheet_post_text(sheet, row, SHEET_AUTHOR_URL);
	g_autofree char *whole = url_resolve(NULL, url);

	post->author_url = url_clean(whole);
	post->author_name = sheet_columns_are_ours(&sheet->columns) ? plain_line(name)
								    : feed_post_author(name);
	if (is_address(post->author_name)) {
		g_clear_pointer(&post->author_name, g_free);
	}
	if (!is_address(handle)) {
		post->author_handle = plain_line(handle);
	}
	/* A handle without a host is none that anybody can follow, and a name at best. */
	if (post->author_handle != NULL && strchr(post->author_handle + 1, '@') == NULL) {
		g_autofree char *bare = g_steal_pointer(&post->author_handle);

		if (post->author_name == NULL) {
			post->author_name = g_steal_pointer(&bare);
		}
	}
}

/* ---- posts of X, under the names that the live source gives them ---- */

/* TAGS keeps X's entities as JSON: the addresses behind t.co are taken from there. */
static json_t *
entities_of(const SheetPost *sheet, const CsvStreamRow *row)
{
	g_autofree char *text = sheet_post_text(sheet, row, SHEET_ENTITIES);
	json_auto_t *loaded = NULL;
	json_t *urls = NULL;

	if (text != NULL && jsontext_load(text, strlen(text), &loaded, NULL)) {
		urls = json_object_get(loaded, "urls");
	}
	return jsontext_object("urls", urls != NULL ? json_incref(urls) : json_array(), NULL);
}

/* Whether what a text names is lost, since a spreadsheet rounded the number in it. */
static bool
is_lost(const SheetPost *sheet, const CsvStreamRow *row, const char *text)
{
	g_autofree char *id = sheet_post_text(sheet, row, SHEET_ID);

	if (text == NULL || sheet_name_is_exponent(text)) {
		return text != NULL;
	}
	return sheet_name_may_be_rounded(text)
		&& (sheet->is_rounded || (id != NULL && sheet_name_is_exponent(id)));
}

/* The id of a post on X: by its page, or by its number where its entities stand beside it. @return
 * owned, or NULL: it is none of X. X_NO_ID: nobody knows which it is. */
static char *
x_id_of(const SheetPost *sheet, const CsvStreamRow *row)
{
	g_autofree char *url = sheet_post_text(sheet, row, SHEET_URL);
	g_autofree char *handle = sheet_post_text(sheet, row, SHEET_HANDLE);
	const bool is_tags = handle != NULL && sheet->columns.of[SHEET_ENTITIES] >= 0;
	g_autofree char *id = x_text_post_id(url);
	g_autofree char *own = sheet_post_text(sheet, row, SHEET_ID);

	if (is_lost(sheet, row, url)) {
		return is_tags || id != NULL ? g_strdup(X_NO_ID) : NULL;
	}
	if (id != NULL || url != NULL || !is_tags || own == NULL) {
		return g_steal_pointer(&id);
	}
	if (is_lost(sheet, row, own)) {
		return g_strdup(X_NO_ID);
	}
	return sheet_name_is_snowflake(own) ? g_steal_pointer(&own) : NULL;
}

static char *
x_account_of(const SheetPost *sheet, const CsvStreamRow *row)
{
	g_autofree char *url = sheet_post_text(sheet, row, SHEET_URL);
	g_autofree char *handle = sheet_post_text(sheet, row, SHEET_HANDLE);
	char *account = is_lost(sheet, row, url) && handle != NULL ? NULL : x_text_post_author(url);

	if (account == NULL && handle != NULL) {
		const char *name = handle + strspn(handle, "@");

		account = g_strndup(name, strcspn(name, "@"));
	}
	return account;
}

/* The words as X gives them, escaped. @return owned, or NULL. */
static char *
x_words_of(const SheetPost *sheet, const CsvStreamRow *row, SheetMeaning meaning)
{
	g_autofree char *text = sheet_post_text(sheet, row, meaning);

	if (text == NULL || !sheet_columns_are_ours(&sheet->columns)) {
		return g_steal_pointer(&text);
	}
	GString *escaped = g_string_new(text);
	g_string_replace(escaped, "&", "&amp;", 0);
	g_string_replace(escaped, "<", "&lt;", 0);
	g_string_replace(escaped, ">", "&gt;", 0);
	return g_string_free(escaped, FALSE);
}

/* What nobody can name is known by its words. */
static void
take_names(Post *post)
{
	g_clear_pointer(&post->uri, g_free);
	g_clear_pointer(&post->url, g_free);
	g_clear_pointer(&post->base_url, g_free);
	g_clear_pointer(&post->native_id, g_free);
	post->uri_is_global = false;
}

static void
read_x(const SheetPost *sheet, const CsvStreamRow *row, const char *id, SheetTerms terms,
	ImportItem *item)
{
	g_autofree char *account = x_account_of(sheet, row);
	g_autofree char *text = x_words_of(sheet, row, SHEET_TEXT);
	g_autofree char *date = sheet_post_text(sheet, row, SHEET_DATE);
	g_autofree char *name = x_words_of(sheet, row, SHEET_NAME);
	g_autofree char *language = sheet_post_text(sheet, row, SHEET_LANGUAGE);
	int64_t time_s;
	const char *why = read_date(sheet, date, &time_s);

	/* Words that were taken out leave the name of what is not to be kept. */
	if (text == NULL && terms >= SHEET_TERMS_REFUSED) {
		text = g_strdup("");
	}
	if (text == NULL || prefix_stands_at(text, RETWEET)) {
		item->verdict = IMPORT_OTHER;
		return;
	}
	json_t *user = jsontext_object("id", jsontext_text(X_AUTHOR), "username",
		jsontext_text(account), "name",
		jsontext_text(name != NULL && !is_address(name) ? name : account), NULL);
	json_t *users = json_array();
	json_array_append_new(users, user);
	json_auto_t *includes = jsontext_object("users", users, NULL);
	json_auto_t *json = jsontext_object("id", jsontext_text(id), "text", jsontext_text(text),
		"author_id", jsontext_text(X_AUTHOR), "created_at", jsontext_time(time_s), "lang",
		jsontext_text(language), "entities", entities_of(sheet, row), NULL);
	item->post = x_post_read(json, includes, DATE_UNKNOWN);
	if (item->post == NULL) {
		sift_out(item, IMPORT_UNREADABLE, "an id that is none of X's");
		return;
	}
	if (strcmp(id, X_NO_ID) == 0) {
		take_names(item->post);
		item->post->published_s = time_s;
	}
	item->verdict = IMPORT_POST;
	item->why = g_strdup(why); /* for judge_date() */
}

/* ---- others ---- */

static void
read_names(const SheetPost *sheet, const CsvStreamRow *row, Post *post)
{
	g_autofree char *id = sheet_post_text(sheet, row, SHEET_ID);
	g_autofree char *url = sheet_post_text(sheet, row, SHEET_URL);
	g_autofree char *whole = is_lost(sheet, row, url) ? NULL : url_resolve(NULL, url);
	g_autofree char *network = sheet_post_text(sheet, row, SHEET_NETWORK);

	/* A table of ours has names of ours. */
	if (id != NULL && strlen(id) <= ID_BYTES_MAX
		&& (sheet_name_is_address(id) || sheet_columns_are_ours(&sheet->columns))) {
		post->uri = plain_line(id);
	}
	post->url = url_clean(whole);
	post->network = plain_line(network);
	if (post->network == NULL) {
		post->network = post->url != NULL ? url_site(post->url) : g_strdup("a table");
	}
}

static void
read_words(const SheetPost *sheet, const CsvStreamRow *row, Post *post)
{
	g_autofree char *text = sheet_post_text(sheet, row, SHEET_TEXT);
	g_autofree char *title = sheet_post_text(sheet, row, SHEET_TITLE);
	g_autofree char *tags = sheet_post_text(sheet, row, SHEET_TAGS);
	g_autofree char *language = sheet_post_text(sheet, row, SHEET_LANGUAGE);
	const bool is_plain = sheet_columns_are_ours(&sheet->columns);

	post->title = feed_post_line(title, title != NULL && !is_plain && sniff_is_html(title));
	post->language = feed_post_language(language);
	feed_post_set_content(post, text, text != NULL && !is_plain && sniff_is_html(text),
		post->url);
	feed_post_complete(post);
	feed_post_add_categories(post->tags, tags);
}

static void
read_other(const SheetPost *sheet, const CsvStreamRow *row, SheetTerms terms, ImportItem *item)
{
	g_autofree char *date = sheet_post_text(sheet, row, SHEET_DATE);
	g_autofree char *edited = sheet_post_text(sheet, row, SHEET_EDITED);
	const ConsentSaid said = { 0 };
	g_autoptr(Post) post = post_new();
	const char *why = read_date(sheet, date, &post->published_s);

	/* When it was changed is worth no post. */
	(void)read_date(sheet, edited, &post->updated_s);
	read_names(sheet, row, post);
	read_author(sheet, row, post);
	read_words(sheet, row, post);
	const bool is_named_no = terms >= SHEET_TERMS_REFUSED
		&& (post->url != NULL || post->uri != NULL);
	if (post->text == NULL && post->title == NULL && !is_named_no) {
		item->verdict = IMPORT_OTHER;
		return;
	}
	feed_post_judge(post, &said);
	item->verdict = IMPORT_POST;
	item->why = g_strdup(why); /* for judge_date() */
	item->post = g_steal_pointer(&post);
}

/* Who says no is heard whatever stands where the date should. */
static void
judge_date(SheetTerms terms, ImportItem *item)
{
	if (item->post == NULL || item->why == NULL) {
		return;
	}
	if (terms >= SHEET_TERMS_UNSAID || item->post->consent == POST_CONSENT_REFUSED) {
		g_clear_pointer(&item->why, g_free);
	} else {
		g_clear_pointer(&item->post, post_free);
		item->verdict = IMPORT_UNREADABLE;
	}
}

void
sheet_post_read(const SheetPost *sheet, const CsvStreamRow *row, ImportItem *item)
{
	g_autofree char *id = x_id_of(sheet, row);
	const char *why;
	const SheetTerms terms = sheet_terms_read(&sheet->columns, row, sheet->input->now_s, &why);

	if (id != NULL) {
		read_x(sheet, row, id, terms, item);
	} else {
		read_other(sheet, row, terms, item);
	}
	judge_date(terms, item);
	if (item->post == NULL) {
		return;
	}
	read_terms(sheet, row, terms, item->post);
	sift_post(sheet->input, g_steal_pointer(&item->post), item);
	keep_back(terms, why, item);
	sift_group(sheet->input, item);
}

void
sheet_post_read_untagged(const SheetPost *sheet, const CsvStreamRow *row, ImportItem *item)
{
	const char *why;

	if (sheet_terms_read(&sheet->columns, row, sheet->input->now_s, &why)
		>= SHEET_TERMS_REFUSED) {
		sheet_post_read(sheet, row, item);
		g_clear_pointer(&item->why, g_free);
	}
	item->verdict = IMPORT_UNTAGGED;
}
