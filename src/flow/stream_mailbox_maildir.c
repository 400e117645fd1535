#include "flow/stream_mailbox_part.h"

#include "base/now.h"
#include "mail/postbox.h"
#include "store/mailboxes.h"
#include "text/message.h"

typedef struct Folder {
	Store *store;     /* borrowed */
	const char *path; /* borrowed */
	char *name;       /* owned: under which its files are kept */
	GPtrArray *files; /* owned, of PostboxFile */
	GHashTable *seen; /* owned: hashes of those that were read */
	GPtrArray *gone;  /* owned, of char*: hashes whose rows go with the next writing */
	GPtrArray *done;  /* owned, of char*: hashes of those that were read since */
	guint next;
} Folder;

static void
end_folder(void *data)
{
	Folder *folder = data;

	g_free(folder->name);
	g_clear_pointer(&folder->files, g_ptr_array_unref);
	g_clear_pointer(&folder->seen, g_hash_table_unref);
	g_ptr_array_unref(folder->gone);
	g_ptr_array_unref(folder->done);
	g_free(folder);
}

/* What is not there any more, or is too old to be looked at, is forgotten; all is where nothing
 * counts that was read before, so that whoever goes on after this run knows that too. */
static void
find_gone(Folder *folder, bool is_new_reading)
{
	g_autoptr(GHashTable) there = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTableIter at;
	void *hash;

	for (guint i = 0; i < folder->files->len && !is_new_reading; i++) {
		const PostboxFile *file = g_ptr_array_index(folder->files, i);

		g_hash_table_add(there, file->hash);
	}
	g_hash_table_iter_init(&at, folder->seen);
	while (g_hash_table_iter_next(&at, &hash, NULL)) {
		if (!g_hash_table_contains(there, hash)) {
			g_ptr_array_add(folder->gone, hash);
			g_hash_table_iter_steal(&at);
		}
	}
}

static bool
open_folder(const StreamInput *input, void **reading, GError **error)
{
	Folder *folder = g_new0(Folder, 1);

	folder->store = input->context->store;
	folder->path = input->spec->mailbox->path;
	folder->name = g_strdup_printf("source %" G_GINT64_FORMAT, input->source_id);
	folder->gone = g_ptr_array_new_with_free_func(g_free);
	folder->done = g_ptr_array_new_with_free_func(g_free);
	if (!postbox_list(folder->path, input->now_s - LETTERS_BACK_S, &folder->files, error)
		|| !mailboxes_files(folder->store, folder->name, &folder->seen, error)) {
		end_folder(folder);
		return false;
	}
	find_gone(folder, input->is_new_reading);
	*reading = folder;
	return true;
}

/* The next one that was not read. @return borrowed, or NULL. */
static const PostboxFile *
next_file(Folder *folder)
{
	while (folder->next < folder->files->len) {
		const PostboxFile *file = g_ptr_array_index(folder->files, folder->next++);

		if (!g_hash_table_contains(folder->seen, file->hash)) {
			return file;
		}
	}
	return NULL;
}

static bool
next_letter(void *reading, Letter *letter, GError **error)
{
	Folder *folder = reading;
	const PostboxFile *file = next_file(folder);
	g_autoptr(GError) trouble = NULL;

	(void)error;
	letter->is_end = file == NULL;
	if (file == NULL) {
		return true;
	}
	const bool is_large = file->size_bytes > (int64_t)MESSAGE_BYTES_MAX;
	const bool is_read = is_large
		? postbox_read_head(folder->path, file, MESSAGE_HEAD_BYTES_MAX, &letter->bytes,
			&trouble)
		: postbox_read(folder->path, file, MESSAGE_BYTES_MAX, &letter->bytes, &trouble);
	if (!is_read) {
		letter->why = g_strdup(trouble->message);
	}
	letter->large_bytes = is_large ? file->size_bytes : 0;
	/* It was moved, or the system's reason may pass. */
	letter->is_again = letter->bytes == NULL;
	return true;
}

static void
done_letter(void *reading)
{
	Folder *folder = reading;
	const PostboxFile *file = g_ptr_array_index(folder->files, folder->next - 1);

	g_ptr_array_add(folder->done, g_strdup(file->hash));
}

/* ---- what is kept ---------------------------------------------------------------------------- */

typedef bool (*WriteHash)(Store *store, const char *name, const char *hash, GError **error);

/* Each of the hashes, which are done with then. */
static bool
write_hashes(Folder *folder, GPtrArray *hashes, WriteHash write, GError **error)
{
	for (guint i = 0; i < hashes->len; i++) {
		if (!write(folder->store, folder->name, g_ptr_array_index(hashes, i), error)) {
			return false;
		}
	}
	g_ptr_array_set_size(hashes, 0);
	return true;
}

/* Those that are gone first: among them may be what was read once more. */
static bool
write_files(void *reading, GError **error)
{
	Folder *folder = reading;

	return write_hashes(folder, folder->gone, mailboxes_forget_file, error)
		&& write_hashes(folder, folder->done, mailboxes_put_file, error);
}

static void
say_nothing(const void *reading, json_t *state)
{
	(void)reading;
	(void)state;
}

static guint
left_in_folder(const void *reading)
{
	const Folder *folder = reading;
	guint left = 0;

	for (guint i = folder->next; i < folder->files->len; i++) {
		const PostboxFile *file = g_ptr_array_index(folder->files, i);

		left += !g_hash_table_contains(folder->seen, file->hash);
	}
	return left;
}

static char *
place_in_folder(const void *reading)
{
	const Folder *folder = reading;

	return folder->next == 0 ? NULL : g_strdup("a file of the Maildir");
}

const LettersWay letters_maildir = {
	.open = open_folder,
	.next = next_letter,
	.done = done_letter,
	.write = write_files,
	.say = say_nothing,
	.left = left_in_folder,
	.place = place_in_folder,
	.end = end_folder,
};
