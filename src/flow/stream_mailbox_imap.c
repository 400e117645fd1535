#include "flow/stream_mailbox_part.h"

#include "base/now.h"
#include "base/signal.h"
#include "flow/login.h"
#include "flow/mailbox_open.h"
#include "import/mailing.h"
#include "text/jsontext.h"

#include <string.h>

/* Sizes are asked for so many messages at once. */
#define SIZES 25
/* So much of a message is fetched to see whose it is, where it is longer. */
#define HEAD_BYTES ((gsize)32 * 1024)
/* A message over which the connection broke in so many runs is left alone. */
#define SUSPICIONS_MIN 3

typedef struct Folder {
	const SourceSpec *spec; /* borrowed */
	ImapOptions options;    /* its name is owned */
	Imap *imap;             /* owned */
	GArray *uids;           /* owned, of guint32 */
	guint next;             /* of these */
	guint sized;            /* the first of those whose sizes are known */
	int64_t sizes[SIZES];
	guint32 validity;
	int64_t through; /* the UID up to which all is done */
	int64_t suspect; /* over which the connection broke; 0: none */
	int suspicions;  /* in so many runs in a row */
} Folder;

static void
end_folder(void *data)
{
	Folder *folder = data;

	imap_close(folder->imap);
	g_free((char *)folder->options.name);
	g_clear_pointer(&folder->uids, g_array_unref);
	g_free(folder);
}

/* Numbers that mean something else by now, or were read for other hashtags, are none. */
static void
take_state(Folder *folder, const StreamInput *input)
{
	const int64_t validity = jsontext_integer(input->state, "validity", -1);

	if (input->is_new_reading || validity != (int64_t)folder->validity) {
		return;
	}
	folder->through = MAX(0, jsontext_integer(input->state, "uid", 0));
	folder->suspect = jsontext_integer(input->state, "suspect", 0);
	folder->suspicions = (int)jsontext_integer(input->state, "suspicions", 0);
}

static bool
look(Folder *folder, const StreamInput *input, GError **error)
{
	ImapFolder state = { 0 };

	if (!mailbox_look(folder->imap, input->spec->mailbox, &state, error)) {
		return false;
	}
	folder->validity = state.validity;
	take_state(folder, input);
	if (state.count == 0 || folder->through >= G_MAXUINT32) {
		folder->uids = g_array_new(FALSE, FALSE, sizeof(guint32));
		return true;
	}
	return imap_search(folder->imap, (guint32)folder->through + 1,
		folder->through == 0 ? input->now_s - LETTERS_BACK_S : 0, &folder->uids, error);
}

static bool
open_folder(const StreamInput *input, void **reading, GError **error)
{
	g_autofree char *section = g_strconcat(LOGIN_SOURCE, input->spec->section, NULL);
	const MailboxLogin login = { section, input->spec->mailbox };
	Folder *folder = g_new0(Folder, 1);

	folder->spec = input->spec;
	folder->sized = G_MAXUINT;
	if (!mailbox_open(input->context, &login, &folder->options, &folder->imap, error)
		|| !look(folder, input, error)) {
		end_folder(folder);
		return false;
	}
	*reading = folder;
	return true;
}

/* ---- a message ------------------------------------------------------------------------------- */

static bool
find_size(Folder *folder, int64_t *size, GError **error)
{
	const guint first = folder->next - folder->next % SIZES;
	const guint count = MIN(SIZES, folder->uids->len - first);

	if (folder->sized != first) {
		if (!imap_sizes(folder->imap, &g_array_index(folder->uids, guint32, first), count,
			    folder->sizes, error)) {
			return false;
		}
		folder->sized = first;
	}
	*size = folder->sizes[folder->next - first];
	return true;
}

/* The connection broke over it: the next run knows. */
static void
suspect(Folder *folder, guint32 uid)
{
	if (!signal_stop_requested()) {
		folder->suspicions = folder->suspect == uid ? folder->suspicions + 1 : 1;
		folder->suspect = uid;
	}
}

/* Whether its sender is surely nobody whom the source names. */
static bool
is_strangers(const Folder *folder, GBytes *head)
{
	gsize length;
	const char *data = g_bytes_get_data(head, &length);

	return data != NULL && mailing_has_head(data, length)
		&& !mailing_may_be_named(folder->spec, data, length);
}

/* @letter stays empty where nothing of it is read; of one that is too large it gets the head. */
static bool
fetch(Folder *folder, guint32 uid, int64_t size, Letter *letter, GError **error)
{
	g_autoptr(GBytes) head = NULL;

	if (size < 0 || size > (int64_t)HEAD_BYTES) {
		if (!imap_fetch(folder->imap, uid, HEAD_BYTES, &head, error)) {
			return false;
		}
		if (head == NULL || is_strangers(folder, head)) {
			return true;
		}
	}
	if (size > MESSAGE_BYTES_MAX) {
		letter->bytes = g_steal_pointer(&head);
		letter->large_bytes = size;
		return true;
	}
	return imap_fetch(folder->imap, uid, MESSAGE_BYTES_MAX, &letter->bytes, error);
}

static bool
next_message(void *reading, Letter *letter, GError **error)
{
	Folder *folder = reading;
	int64_t size;

	if (folder->next >= folder->uids->len) {
		letter->is_end = true;
		return true;
	}
	const guint32 uid = g_array_index(folder->uids, guint32, folder->next);
	if (!find_size(folder, &size, error)) {
		return false;
	}
	if (folder->suspect == uid && folder->suspicions >= SUSPICIONS_MIN) {
		letter->why = g_strdup_printf("the server failed to show it %d times",
			folder->suspicions);
	} else if (!fetch(folder, uid, size, letter, error)) {
		suspect(folder, uid);
		return false;
	}
	folder->next++;
	return true;
}

/* A number far above all others that nothing stands behind must not end the reading of those below:
 * uids are ascending, and each was shown or refused by the server itself. */
static void
done_message(void *reading)
{
	Folder *folder = reading;

	folder->through = g_array_index(folder->uids, guint32, folder->next - 1);
	if (folder->suspect <= folder->through) {
		folder->suspect = folder->suspicions = 0;
	}
}

/* ---- what is kept ---------------------------------------------------------------------------- */

static bool
write_nothing(void *reading, GError **error)
{
	(void)reading;
	(void)error;
	return true;
}

static void
say_folder(const void *reading, json_t *state)
{
	const Folder *folder = reading;

	json_object_set_new(state, "validity", json_integer(folder->validity));
	json_object_set_new(state, "uid", json_integer(folder->through));
	if (folder->suspect != 0) {
		json_object_set_new(state, "suspect", json_integer(folder->suspect));
		json_object_set_new(state, "suspicions", json_integer(folder->suspicions));
	}
}

static guint
left_in_folder(const void *reading)
{
	const Folder *folder = reading;

	return folder->uids->len - folder->next;
}

static char *
place_in_folder(const void *reading)
{
	const Folder *folder = reading;

	return folder->next == 0 ? NULL
				 : g_strdup_printf("message %u",
					 g_array_index(folder->uids, guint32, folder->next - 1));
}

const LettersWay letters_imap = {
	.open = open_folder,
	.next = next_message,
	.done = done_message,
	.write = write_nothing,
	.say = say_folder,
	.left = left_in_folder,
	.place = place_in_folder,
	.end = end_folder,
};
