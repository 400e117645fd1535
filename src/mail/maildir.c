/*
 * The name of a file is a function of the message (Message-ID and Date) and the recipient, so that
 * a mail whose fate a crash left open is found when it is sent once more, and not doubled.
 */
#include "mail/maildir.h"

#include "base/error.h"
#include "base/file.h"
#include "mail/handover.h"
#include "text/mime.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MODE 0600
#define HASH_LETTERS 32

/* In this order; the first is the Maildir itself. */
static const char *const folders[] = { "", "tmp", "new", "cur" };

typedef struct Maildir {
	const char *path;  /* borrowed */
	GHashTable *names; /* owned set: base names of what was in new and cur */
	int new_folder;    /* of which a name is on disk when this is; -1 is told by fsync() */
} Maildir;

static bool
fail(const char *path, GError **error)
{
	ErrorCode code = ERROR_MAIL_PERMANENT;

	switch (errno) {
	case ENOSPC:
	case EDQUOT:
	case EIO:
		code = ERROR_MAIL_TEMPORARY;
		break;
	default:
		break;
	}
	error_set(error, code, "maildir:%s: %s", path, g_strerror(errno));
	return false;
}

static bool
make_folders(const char *path, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *folder = g_build_filename(path, folders[i], NULL);
		g_autoptr(GError) reason = NULL;

		if (!file_make_folder(folder, &reason)) {
			error_set(error, ERROR_MAIL_PERMANENT, "maildir:%s", reason->message);
			return false;
		}
	}
	return true;
}

/* In cur, flags follow the base name: "name:2,S". */
static bool
list_names(Maildir *maildir, const char *folder, GError **error)
{
	g_autofree char *path = g_build_filename(maildir->path, folder, NULL);
	g_autoptr(GError) reason = NULL;
	g_autoptr(GDir) opened = g_dir_open(path, 0, &reason);

	if (opened == NULL) {
		error_set(error, ERROR_MAIL_PERMANENT, "maildir:%s", reason->message);
		return false;
	}
	for (const char *name = g_dir_read_name(opened); name != NULL;
		name = g_dir_read_name(opened)) {
		g_hash_table_add(maildir->names, g_strndup(name, strcspn(name, ":")));
	}
	return true;
}

static int64_t
date_of(GMimeMessage *message)
{
	GDateTime *date = message == NULL ? NULL : g_mime_message_get_date(message);

	return date == NULL ? 0 : g_date_time_to_unix(date);
}

static char *
name_of(const Envelope *envelope)
{
	g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_buffer(
		g_bytes_get_data(envelope->message, NULL), g_bytes_get_size(envelope->message));
	g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
	g_autoptr(GMimeMessage) message = g_mime_parser_construct_message(parser, NULL);
	const char *id = message == NULL ? NULL : g_mime_message_get_message_id(message);
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	if (id != NULL) {
		g_checksum_update(sum, (const guchar *)id, -1);
	} else {
		g_checksum_update(sum, g_bytes_get_data(envelope->message, NULL),
			(gssize)g_bytes_get_size(envelope->message));
	}
	g_checksum_update(sum, (const guchar *)envelope->to, (gssize)strlen(envelope->to) + 1);
	return g_strdup_printf("%" G_GINT64_FORMAT ".%.*s.tagdigest", date_of(message),
		HASH_LETTERS, g_checksum_get_string(sum));
}

/* Into tmp, durably; what a killed run left there under this name is overwritten. */
static bool
write_temporary(const char *path, const Handover *handover, GError **error)
{
	gsize length;
	g_autofree char *text = handover_local_text(handover, &length);
	const int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, FILE_MODE);

	if (file == -1) {
		return fail(path, error);
	}
	const bool is_written = (file_write_all(file, text, length) && fsync(file) == 0)
		|| fail(path, error);
	close(file);
	if (!is_written) {
		unlink(path);
	}
	return is_written;
}

/* @return whether it is there; else @handover says whether it may be, all the same. */
static bool
deliver(Maildir *maildir, Handover *handover, GError **error)
{
	const TransportBatch *batch = handover->batch;
	Envelope *const envelope = &handover->envelope;
	bool may_go = false;
	g_autofree char *name = name_of(&handover->envelope);
	g_autofree char *temporary = g_build_filename(maildir->path, "tmp", name, NULL);
	g_autofree char *folder = g_build_filename(maildir->path, "new", NULL);
	g_autofree char *path = g_build_filename(folder, name, NULL);

	const bool is_there = g_hash_table_contains(maildir->names, name);
	if (!is_there && !write_temporary(temporary, handover, error)) {
		return false;
	}
	batch->ready(batch->data, &envelope, 1, &may_go);
	if (!may_go) {
		handover->is_refused = true;
		unlink(temporary);
		error_set(error, ERROR_MAIL_TEMPORARY,
			"maildir:%s: the journal could not be written", maildir->path);
		return false;
	}
	if (!is_there && rename(temporary, path) != 0) {
		return fail(path, error);
	}
	handover->is_last_given = true;
	/* The new name is on disk only with its folder. */
	return fsync(maildir->new_folder) == 0 || fail(folder, error);
}

static bool
deliver_all(Maildir *maildir, const TransportBatch *batch, GError **error)
{
	Handover handover;
	g_auto(Outcome) outcome = { 0 };

	while (handover_next(&handover, batch)) {
		g_autoptr(GError) reason = NULL;

		if (deliver(maildir, &handover, &reason)) {
			handover_done(&handover, &outcome);
			continue;
		}
		handover_judge_silence(&handover, reason->message, &outcome);
		handover_done(&handover, &outcome);
		g_propagate_error(error, g_steal_pointer(&reason));
		return false;
	}
	return true;
}

static bool
run(const RelaySpec *spec, const TransportBatch *batch, GError **error)
{
	Maildir maildir = { .path = spec->path };

	mime_start();
	if (!make_folders(spec->path, error)) {
		return false;
	}
	g_autofree char *folder = g_build_filename(spec->path, "new", NULL);
	maildir.new_folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	maildir.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const bool is_done = list_names(&maildir, "new", error)
		&& list_names(&maildir, "cur", error) && deliver_all(&maildir, batch, error);
	g_hash_table_unref(maildir.names);
	close(maildir.new_folder);
	return is_done;
}

const TransportOps maildir_transport = { "maildir", run };
