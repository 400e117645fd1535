#include "import/mbox.h"

#include "base/error.h"
#include "import/mailing.h"
#include "text/message.h"

#include <string.h>

/* So much of a letter is looked at before it is kept: its head, mostly. */
#define LINE_BYTES_MAX ((gsize)1024 * 1024)
/* A line that begins a letter says who and when in fewer. */
#define LETTER_LINE_BYTES_MAX ((gsize)1024)

typedef struct Mbox {
	const ImportInput *input;
	Reader *reader; /* borrowed; NULL: none is open */
	GArray *items;  /* of ImportItem: of the letter that was read last */
	guint given;
	guint line;     /* the next one, from 1 */
	GString *kept;  /* of the letter that is read */
	bool was_blank; /* the line before is empty, or there is none */
	bool is_head;   /* whether its head is being read */
	bool is_wanted; /* its head may be of somebody whom the source names */
} Mbox;

/* ---- what it is ---- */

static gsize
line_of(const char *at, gsize length)
{
	const char *end = memchr(at, '\n', length);

	return end == NULL ? length : (gsize)(end - at) + 1;
}

static bool
is_letter_line(const char *line, gsize length)
{
	return length > 5 && memcmp(line, "From ", 5) == 0;
}

/* "08:15:00", "8:15" */
static bool
is_clock(const char *word)
{
	const gsize hours = strspn(word, G_CSET_DIGITS);

	return hours >= 1 && hours <= 2 && word[hours] == ':'
		&& strspn(word + hours + 1, G_CSET_DIGITS ":") == strlen(word + hours + 1)
		&& g_ascii_isdigit(word[hours + 1]);
}

static bool
is_year(const char *word)
{
	return strlen(word) == 4 && strspn(word, G_CSET_DIGITS) == 4;
}

/* One of English abbreviations in a row, such as "SunMonTue". */
static bool
is_short(const char *word, const char *all)
{
	g_autofree char *bare = g_strndup(word, strcspn(word, ","));
	const char *found = strlen(bare) == 3 ? strstr(all, bare) : NULL;

	return found != NULL && (found - all) % 3 == 0;
}

/* Whether it says who and when (RFC 4155, A): "Wed Nov 18 08:15:00 2026", with a zone before or
 * behind the year, or in the order of RFC 5322; before the date "ada@college.example", "-"
 * (Thunderbird), "1234@xxx" (Google Takeout), "ada at college.example" (pipermail), or whatever. A
 * sentence says it hardly. */
static bool
has_date(const char *line, gsize length)
{
	g_autofree char *text = g_strndup(line, MIN(length, LETTER_LINE_BYTES_MAX));
	g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
	bool has_day = false, has_month = false, has_clock = false, has_year = false;

	for (guint i = 1; words[i] != NULL; i++) {
		has_day = has_day || is_short(words[i], "SunMonTueWedThuFriSat");
		has_month = has_month || is_short(words[i], "JanFebMarAprMayJunJulAugSepOctNovDec");
		has_clock = has_clock || is_clock(words[i]);
		has_year = has_year || is_year(words[i]);
	}
	return has_day && has_month && has_clock && has_year;
}

/* "Subject: …": a name without blanks, and a colon. */
static bool
is_field(const char *line, gsize length)
{
	gsize at = 0;

	while (at < length && line[at] > ' ' && line[at] < 0x7f && line[at] != ':') {
		at++;
	}
	return at > 0 && at < length && line[at] == ':';
}

/* A file that begins with fields, one of them a mail's own. */
static bool
has_head(const char *head, gsize length)
{
	static const char *const names[] = {
		"from:", "message-id:", "return-path:", "received:", "delivered-to:"
	};
	bool is_mail = false;

	for (gsize at = 0; at < length;) {
		const gsize size = line_of(head + at, length - at);
		const char *line = head + at;

		if (size <= 2 && (*line == '\n' || *line == '\r')) {
			break;
		}
		if (*line != ' ' && *line != '\t' && !is_field(line, size)) {
			return false;
		}
		for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
			is_mail = is_mail
				|| (size > strlen(names[i])
					&& g_ascii_strncasecmp(line, names[i], strlen(names[i]))
						== 0);
		}
		at += size;
		/* Its last line may be cut. */
		if (length == IMPORT_HEAD_BYTES && at < length
			&& memchr(head + at, '\n', length - at) == NULL) {
			break;
		}
	}
	return is_mail;
}

static ImportRole
mbox_role(const char *path, const char *head, gsize length)
{
	(void)path;
	const gsize size = line_of(head, length);
	const bool is_mbox = is_letter_line(head, size)
		&& (size == length || has_head(head + size, length - size));

	return is_mbox || has_head(head, length) ? IMPORT_ROLE_POSTS : IMPORT_ROLE_NONE;
}

/* ---- its letters ---- */

static void
drop_items(Mbox *mbox)
{
	for (guint i = mbox->given; i < mbox->items->len; i++) {
		ImportItem *item = &g_array_index(mbox->items, ImportItem, i);

		post_free(item->post);
		g_free(item->why);
	}
	g_array_set_size(mbox->items, 0);
	mbox->given = 0;
}

static void *
mbox_begin(const ImportInput *input)
{
	Mbox *mbox = g_new0(Mbox, 1);

	mbox->input = input;
	mbox->items = g_array_new(FALSE, FALSE, sizeof(ImportItem));
	mbox->kept = g_string_new(NULL);
	return mbox;
}

static void
mbox_end(void *reading)
{
	Mbox *mbox = reading;

	drop_items(mbox);
	g_array_unref(mbox->items);
	g_string_free(mbox->kept, TRUE);
	g_free(mbox);
}

static bool
mbox_open(void *reading, const char *path, Reader *reader, GError **error)
{
	Mbox *mbox = reading;
	const SourceSpec *spec = mbox->input->spec;

	(void)path;
	if (spec->from->len == 0 && spec->list == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"these are letters: whose are meant for everybody? Name a source that "
			"says so (--source NAME, with from or list in [source NAME])");
		return false;
	}
	drop_items(mbox);
	mbox->reader = reader;
	mbox->line = 1;
	return true;
}

/* What nobody asked for is not kept; of what is, no more than is read. */
static void
keep_line(Mbox *mbox, const char *line, gsize length)
{
	const char *from = line;
	gsize size = length;

	if (!mbox->is_wanted) {
		return;
	}
	/* ">From ", ">>From ": quoted once more than it was (mboxrd). */
	gsize signs = 0;
	while (signs < length && line[signs] == '>') {
		signs++;
	}
	if (!mbox->is_head && signs > 0 && is_letter_line(line + signs, length - signs)) {
		from++;
		size--;
	}
	if (mbox->kept->len <= MESSAGE_BYTES_MAX) {
		g_string_append_len(mbox->kept, from, (gssize)size);
	}
}

/* The head is over: whether more of it is kept. */
static void
end_head(Mbox *mbox)
{
	mbox->is_head = false;
	mbox->is_wanted = mailing_may_be_named(mbox->input->spec, mbox->kept->str,
		MIN(mbox->kept->len, MESSAGE_HEAD_BYTES_MAX));
}

/* Whether another letter begins with the line. Who forgets to quote a "From " within a letter has
 * no empty line before it, or no date in it; a letter that begins so without one has its head
 * behind it, and would else be read with the one before, whoever wrote it to whom. @is_begin out.
 */
static bool
begins_letter(Mbox *mbox, const char *line, gsize length, bool *is_begin, GError **error)
{
	const char *bytes;
	gsize there;

	*is_begin = false;
	if (mbox->kept->len == 0 || !mbox->was_blank || !is_letter_line(line, length)) {
		return true;
	}
	*is_begin = has_date(line, length);
	if (*is_begin || length >= LETTER_LINE_BYTES_MAX) {
		return true;
	}
	if (!reader_peek(mbox->reader, length + IMPORT_HEAD_BYTES, &bytes, &there, error)) {
		return false;
	}
	*is_begin = has_head(bytes + length, MIN(there - length, IMPORT_HEAD_BYTES));
	return true;
}

/* @is_end out: another letter begins there, or nothing. */
static bool
take_line(Mbox *mbox, bool *is_end, GError **error)
{
	const char *bytes;
	gsize length, wanted = 1;
	gsize size;

	do {
		if (!reader_peek(mbox->reader, wanted, &bytes, &length, error)) {
			return false;
		}
		size = line_of(bytes, length);
		/* Longer lines come in pieces. */
		if (size < length || length < wanted || length >= LINE_BYTES_MAX
			|| (length > 0 && bytes[length - 1] == '\n')) {
			break;
		}
		wanted = MIN(length + 4096, LINE_BYTES_MAX);
	} while (true);
	*is_end = length == 0;
	if (!*is_end && *bytes == 'F') {
		if (!begins_letter(mbox, bytes, size, is_end, error)) {
			return false;
		}
		/* More may have been looked at, elsewhere. */
		if (!reader_peek(mbox->reader, size, &bytes, &length, error)) {
			return false;
		}
	}
	if (*is_end) {
		return true;
	}
	mbox->line += bytes[size - 1] == '\n';
	mbox->was_blank = *bytes == '\n' || (*bytes == '\r' && size == 2);
	if (mbox->is_head && mbox->was_blank) {
		end_head(mbox);
	}
	keep_line(mbox, bytes, size);
	reader_skip(mbox->reader, size);
	return true;
}

/* @is_there out: whether there was one. */
static bool
read_letter(Mbox *mbox, bool *is_there, GError **error)
{
	const guint line = mbox->line;
	bool is_end = false;

	drop_items(mbox);
	g_string_truncate(mbox->kept, 0);
	mbox->is_head = mbox->is_wanted = true;
	while (!is_end) {
		if (!take_line(mbox, &is_end, error)) {
			return false;
		}
	}
	*is_there = mbox->kept->len > 0;
	if (!*is_there) {
		return true;
	}
	g_autoptr(GBytes) bytes = g_bytes_new_static(mbox->kept->str, mbox->kept->len);
	mailing_read(mbox->input, bytes, mbox->items);
	for (guint i = 0; i < mbox->items->len; i++) {
		g_array_index(mbox->items, ImportItem, i).line = line;
	}
	return true;
}

static bool
mbox_next(void *reading, ImportItem *item, GError **error)
{
	Mbox *mbox = reading;

	while (mbox->given >= mbox->items->len) {
		bool is_there;

		if (!read_letter(mbox, &is_there, error)) {
			return false;
		}
		if (!is_there) {
			item->verdict = IMPORT_END;
			return true;
		}
	}
	*item = g_array_index(mbox->items, ImportItem, mbox->given);
	mbox->given++;
	return true;
}

const ImportFormat mbox_format = {
	.name = "letters in a file (mbox)",
	.role = mbox_role,
	.begin = mbox_begin,
	.open = mbox_open,
	.next = mbox_next,
	.end = mbox_end,
};
