#include "flow/stream_mailbox.h"

#include "flow/stream_mailbox_part.h"
#include "import/mailing.h"
#include "text/jsontext.h"
#include "text/message.h"

#define STATE_VERSION 1
/* How far is noted behind so many letters, whatever they were. */
#define LETTERS_LONG 100
#define MEBIBYTE (1024 * 1024)

typedef struct Reading {
	const LettersWay *way;
	void *letters; /* owned: of the way */
	HashtagGlance *glance;
	ImportInput input;
	GArray *items; /* owned, of ImportItem: what the last letter became */
	guint given;
	guint since; /* letters since it was last written how far */
	bool has_read;
	bool is_again; /* the last letter comes again */
} Reading;

static void
drop_items(Reading *reading)
{
	for (guint i = reading->given; i < reading->items->len; i++) {
		ImportItem *item = &g_array_index(reading->items, ImportItem, i);

		post_free(item->post);
		g_free(item->why);
	}
	g_array_set_size(reading->items, 0);
	reading->given = 0;
}

static void
end_letters(void *data)
{
	Reading *reading = data;

	drop_items(reading);
	if (reading->letters != NULL) {
		reading->way->end(reading->letters);
	}
	g_array_unref(reading->items);
	hashtag_glance_free(reading->glance);
	g_free(reading);
}

static bool
open_letters(const StreamInput *input, void **reading, GError **error)
{
	Reading *made = g_new0(Reading, 1);

	made->way = input->spec->mailbox->kind == INBOX_MAILDIR ? &letters_maildir : &letters_imap;
	made->items = g_array_new(FALSE, FALSE, sizeof(ImportItem));
	made->glance = hashtag_glance_new(input->spec->tags);
	made->input = (ImportInput){ input->spec, made->glance, input->now_s };
	made->has_read = jsontext_bool(input->state, "seen", false);
	if (!made->way->open(input, &made->letters, error)) {
		end_letters(made);
		return false;
	}
	*reading = made;
	return true;
}

static void
add_item(Reading *reading, ImportVerdict verdict, char *why)
{
	const ImportItem item = { .verdict = verdict, .why = why };

	g_array_append_val(reading->items, item);
}

/* Of those that nobody asked for no word is lost. */
static void
miss_large(Reading *reading, const Letter *letter)
{
	g_autofree char *why = g_strdup_printf("it has %" G_GINT64_FORMAT
					       " MiB (at most %d are read)",
		(letter->large_bytes + MEBIBYTE - 1) / MEBIBYTE, MESSAGE_BYTES_MAX / MEBIBYTE);

	mailing_miss(&reading->input, letter->bytes, why, reading->items);
}

static bool
read_letter(Reading *reading, GError **error)
{
	Letter letter = { 0 };

	drop_items(reading);
	if (!reading->way->next(reading->letters, &letter, error)) {
		return false;
	}
	if (letter.is_end) {
		add_item(reading, IMPORT_END, NULL);
		return true;
	}
	reading->is_again = letter.is_again;
	reading->has_read = reading->has_read || !letter.is_again;
	reading->since++;
	if (letter.bytes != NULL && letter.large_bytes > 0) {
		miss_large(reading, &letter);
	} else if (letter.bytes != NULL) {
		mailing_read(&reading->input, letter.bytes, reading->items);
	} else {
		add_item(reading, letter.why != NULL ? IMPORT_UNREADABLE : IMPORT_OTHER,
			letter.why);
	}
	g_clear_pointer(&letter.bytes, g_bytes_unref);
	return true;
}

static bool
next_item(void *data, ImportItem *item, GError **error)
{
	Reading *reading = data;

	if (reading->given == reading->items->len && !read_letter(reading, error)) {
		return false;
	}
	*item = g_array_index(reading->items, ImportItem, reading->given);
	reading->given++;
	/* Killed before that, all of the letter comes again, and is known. */
	if (reading->given == reading->items->len && item->verdict != IMPORT_END
		&& !reading->is_again) {
		reading->way->done(reading->letters);
	}
	return true;
}

static bool
is_long(const void *data)
{
	const Reading *reading = data;

	return reading->since >= LETTERS_LONG;
}

static bool
write_rows(void *data, GError **error)
{
	Reading *reading = data;

	reading->since = 0;
	return reading->way->write(reading->letters, error);
}

static json_t *
state_of(const void *data)
{
	const Reading *reading = data;
	json_t *state = jsontext_object("version", json_integer(STATE_VERSION), "seen",
		json_boolean(reading->has_read), NULL);

	reading->way->say(reading->letters, state);
	return state;
}

static char *
what_is_behind(const void *data)
{
	const Reading *reading = data;
	const guint left = reading->way->left(reading->letters);

	return left == 0 ? NULL
			 : g_strdup_printf("%u %s next time", left,
				 left == 1 ? "letter comes" : "letters come");
}

static char *
place_of(const void *data)
{
	const Reading *reading = data;

	return reading->way->place(reading->letters);
}

const Stream stream_mailbox = {
	.kind = SOURCE_MAILBOX,
	.open = open_letters,
	.next = next_item,
	.place = place_of,
	.is_long = is_long,
	.write = write_rows,
	.state = state_of,
	.behind = what_is_behind,
	.end = end_letters,
};
