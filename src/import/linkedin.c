/*
 * linkedin.com/help/linkedin/answer/a1339364 ("Get a copy of your data"); what is in it LinkedIn
 * documents nowhere, so that the shapes are those of the files: Shares.csv and Comments.csv, in the
 * complete copy with the member's number in the name (Shares_155814142.csv), which is kept nowhere.
 */
#include "import/linkedin.h"

#include "base/prefix.h"
#include "import/linkedin_post.h"
#include "import/linkedin_rows.h"
#include "import/owners.h"
#include "import/sift.h"
#include "text/charset.h"
#include "text/csv.h"
#include "text/csvstream.h"
#include "text/plain.h"

#include <string.h>

/* Tables of the copy that hold what somebody wrote to somebody, or that are no posts: what LinkedIn
 * calls them, and no other spelling, since people's own tables may be called so, too. What is no
 * post of any export is told by the columns that letters have. */
static const char *const nevers[] = { "messages", "guide_messages", "learning_coach_messages",
	"learning_role_play_messages", "Learning", "Invitations", "Recommendations_Given",
	"Recommendations_Received", "Endorsement_Given_Info", "Endorsement_Received_Info",
	"Positions", "Projects", "Publications", "Patents", "Honors", "Reactions", "Likes",
	"Connections", "Job Applications", "Job Applicant Saved Answers", "Job Seeker Preferences",
	"Job Applicant Saved Screening Question Responses", "SearchQueries", "Rich_Media",
	"Rich Media", "Votes", "InstantReposts", "Events", "Contacts", "ImportedContacts",
	"Imported Contacts", "Email Addresses", "PhoneNumbers", "Whatsapp Phone Numbers",
	"Saved_Items", "Saved Items", "Saved Jobs", "SavedJobAlerts", "Articles", "Certifications",
	"Education", "Ad_Targeting", "Registration", "Receipts", "Receipts_v2", "Courses",
	"Volunteering", "Organizations", "Profile Summary" };

#define TABLE_END ".csv"

typedef struct Reading {
	const ImportInput *input; /* borrowed */
	LinkedinRows rows;
	bool is_comments;
	const char *author; /* of the part, borrowed; NULL: nobody says */
	Owners *owners;     /* names */
	GString *scratch;   /* owned */
} Reading;

/* ---- which table it is ---- */

static bool
has_columns(const char *head, gsize length, const char *const *wanted)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	const gsize mark = strlen(CHARSET_BYTE_ORDER_MARK);
	CsvReader reader;
	guint found = 0;

	if (length >= mark && memcmp(head, CHARSET_BYTE_ORDER_MARK, mark) == 0) {
		head += mark;
		length -= mark;
	}
	csv_begin(&reader, head, length);
	(void)csv_next(&reader, names);
	for (guint i = 0; i < names->len; i++) {
		for (gsize j = 0; wanted[j] != NULL; j++) {
			found += g_ascii_strcasecmp(g_ptr_array_index(names, i), wanted[j]) == 0;
		}
	}
	return found >= g_strv_length((char **)wanted);
}

/* Whether LinkedIn calls a table so, in a complete copy with the number of a member:
 * "Learning.csv", "Learning_155814142.csv". */
static bool
is_named(const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');
	const char *at = slash != NULL ? slash + 1 : path;

	if (!prefix_stands_at(at, name)) {
		return false;
	}
	at += strlen(name);
	if (at[0] == '_' && g_ascii_isdigit(at[1])) {
		at += 1 + strspn(at + 1, "0123456789");
	}
	return strcmp(at, TABLE_END) == 0;
}

/* The names of columns that no table of LinkedIn's has together: somebody keeps posts in it. */
static bool
is_of_somebody(const char *head, gsize length)
{
	static const char *const url[] = { "Text", "Date", "URL", NULL };
	static const char *const link[] = { "Text", "Date", "Link", NULL };

	return has_columns(head, length, url) || has_columns(head, length, link);
}

static ImportRole
role(const char *path, const char *head, gsize length)
{
	static const char *const profile[] = { "First Name", "Last Name", "Headline", NULL };
	static const char *const messages[] = { "CONVERSATION ID", "FROM", "TO", NULL };
	static const char *const invitations[] = { "From", "To", "Sent At", NULL };
	LinkedinColumns columns;

	if (linkedin_columns_read(head, length, &columns)) {
		return IMPORT_ROLE_POSTS;
	}
	if (has_columns(head, length, profile)) {
		return IMPORT_ROLE_CONTEXT;
	}
	if (has_columns(head, length, messages) || has_columns(head, length, invitations)) {
		return IMPORT_ROLE_NEVER;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(nevers); i++) {
		if (is_named(path, nevers[i])) {
			return is_of_somebody(head, length) ? IMPORT_ROLE_NONE : IMPORT_ROLE_NEVER;
		}
	}
	return IMPORT_ROLE_NONE;
}

/* ---- reading ---- */

static void *
begin(const ImportInput *input)
{
	Reading *reading = g_new0(Reading, 1);

	reading->input = input;
	reading->owners = owners_new(NULL, g_free);
	reading->scratch = g_string_new(NULL);
	return reading;
}

/* The text of the column that is called so, in a row of as many fields. @return owned, or NULL. */
static char *
column(const GPtrArray *names, const GPtrArray *fields, const char *name)
{
	for (guint i = 0; i < MIN(names->len, fields->len); i++) {
		if (g_ascii_strcasecmp(g_ptr_array_index(names, i), name) == 0) {
			return g_strdup(g_ptr_array_index(fields, i));
		}
	}
	return NULL;
}

static GPtrArray *
row_texts(const CsvStreamRow *row)
{
	GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; row->fields != NULL && i < row->fields->len; i++) {
		g_ptr_array_add(texts, csvstream_text(&g_array_index(row->fields, CsvField, i)));
	}
	return texts;
}

/* Of Profile.csv the name alone is read. */
static bool
hear(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;
	g_autoptr(CsvStream) table = csvstream_open(reader, error);
	CsvStreamRow row;

	if (table == NULL || !csvstream_next(table, &row, error)) {
		return false;
	}
	g_autoptr(GPtrArray) names = row_texts(&row);
	if (!csvstream_next(table, &row, error)) {
		return false;
	}
	g_autoptr(GPtrArray) fields = row_texts(&row);
	g_autofree char *first = column(names, fields, "First Name");
	g_autofree char *last = column(names, fields, "Last Name");
	g_autofree char *whole = g_strjoin(" ", first != NULL ? first : "",
		last != NULL ? last : "", NULL);
	owners_hear_name(reading->owners, path, plain_line(whole));
	return true;
}

static bool
open_part(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;

	reading->author = owners_name(reading->owners, path);
	if (!linkedin_rows_open(&reading->rows, reader, error)) {
		return false;
	}
	reading->is_comments = reading->rows.columns.visibility < 0
		&& reading->rows.columns.shared < 0;
	return true;
}

/* Whether a row may have one of the hashtags, before anything of it is copied; one that is no UTF-8
 * is read to see. */
static bool
may_have_tag(const Reading *reading, const char *text, gsize length)
{
	return sift_text(reading->input->glance, text, length, reading->scratch)
		|| (memchr(text, '#', length) != NULL && !charset_is_valid(text, length));
}

/* A row without a hashtag may be of a post that had one, and say no now. */
static void
read_untagged(Reading *reading, const char *text, gsize length, ImportItem *item)
{
	g_auto(LinkedinRow) row = { 0 };

	if (length < LINKEDIN_ROW_MAX
		&& linkedin_row_read(&reading->rows.columns, text, length, &row)
		&& linkedin_post_may_refuse(&row)) {
		linkedin_post_read(&row, reading->is_comments, reading->author, reading->input,
			item);
	}
	if (item->post == NULL) {
		item->verdict = IMPORT_UNTAGGED;
	}
}

static bool
next(void *data, ImportItem *item, GError **error)
{
	Reading *reading = data;
	const char *text;
	gsize length;
	g_auto(LinkedinRow) row = { 0 };

	if (!linkedin_rows_next(&reading->rows, &text, &length, &item->line, error)) {
		return false;
	}
	if (text == NULL) {
		item->verdict = IMPORT_END;
	} else if (!may_have_tag(reading, text, length)) {
		read_untagged(reading, text, length, item);
	} else if (length >= LINKEDIN_ROW_MAX
		|| !linkedin_row_read(&reading->rows.columns, text, length, &row)) {
		sift_out(item, IMPORT_UNREADABLE, "a row that has not the table's columns");
	} else {
		linkedin_post_read(&row, reading->is_comments, reading->author, reading->input,
			item);
	}
	return true;
}

static void
end(void *data)
{
	Reading *reading = data;

	g_string_free(reading->scratch, TRUE);
	owners_free(reading->owners);
	g_free(reading);
}

const ImportFormat linkedin_format = {
	.name = "a copy of LinkedIn's data",
	.role = role,
	.begin = begin,
	.hear = hear,
	.open = open_part,
	.next = next,
	.end = end,
};
