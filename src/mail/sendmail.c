/*
 * The mail is whole, in a file without a name, before the program is started: it reads that file,
 * so that however we end it never takes the first half of a mail for all of it, which it would by
 * a pipe that breaks. The journal is asked before the start, since from then on the program owns
 * the mail. A server's reply that it quotes is its word on it ("server message: 450 4.2.1 …"), else
 * its status (sysexits.h): msmtp ends with 69 for "later" and for "no", OpenSMTPD's sendmail with
 * 70. A program that was ended, lost its server on the way, or did not read all of the mail and
 * says that it is well, leaves nobody knowing.
 */
#include "mail/sendmail.h"

#include "base/child.h"
#include "base/error.h"
#include "base/file.h"
#include "base/now.h"
#include "base/signal.h"
#include "mail/handover.h"
#include "mail/muster.h"
#include "mail/reply.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#define WORDS_BYTES_MAX 1024
#define CODE_LENGTH 3
/* How often somebody looks whether the program has ended. */
#define LOOK_MS 5
/* For its word when somebody asks us to stop: without it nobody would know. */
#define STOP_TIMEOUT_MS 2000

/* A program at work on one mail. */
typedef struct Posting {
	const RelaySpec *spec; /* borrowed */
	Handover handover;
	int file;       /* the mail, read by the program from its own place in it */
	int words[2];   /* a pipe for what the program says */
	GString *said;  /* owned: the beginning of that */
	int child;      /* its process */
	int status;     /* as of waitpid(2) */
	bool is_late;   /* it was ended by us, since it took too long */
	bool is_halted; /* it was, since we were asked to stop */
} Posting;

/* What a status means; the first row is that of all others. */
typedef struct StatusRow {
	int status;
	OutcomeKind kind;
	Blame blame;
	bool is_session; /* it is about the program, and keeps other mails back */
	bool is_suspect; /* or about this mail, which goes last then */
	const char *meaning;
} StatusRow;

#define MAIL false, false
#define PROGRAM true, false
#define EITHER true, true

static const StatusRow status_rows[] = {
	{ -1, OUTCOME_TEMPORARY, BLAME_UNCLEAR, EITHER, "no status of sysexits.h" },
	{ EX_NOUSER, OUTCOME_PERMANENT, BLAME_READER, MAIL, "there is no such user" },
	{ EX_DATAERR, OUTCOME_PERMANENT, BLAME_UNCLEAR, MAIL, "the mail is refused" },
	{ EX_UNAVAILABLE, OUTCOME_PERMANENT, BLAME_UNCLEAR, MAIL, "the mail is refused" },
	/* msmtp: the server that it hands mail to has no address, perhaps for now. */
	{ EX_NOHOST, OUTCOME_TEMPORARY, BLAME_UNCLEAR, MAIL, "a host has no address" },
	{ EX_TEMPFAIL, OUTCOME_TEMPORARY, BLAME_UNCLEAR, MAIL, "later" },
	/* msmtp: its server fell silent or hung up, perhaps after it had the mail. */
	{ EX_IOERR, OUTCOME_UNCERTAIN, BLAME_UNCLEAR, EITHER, "reading or writing failed" },
	{ EX_PROTOCOL, OUTCOME_UNCERTAIN, BLAME_UNCLEAR, EITHER, "its server did not answer" },
	{ EX_OSERR, OUTCOME_TEMPORARY, BLAME_UNCLEAR, PROGRAM, "the system refused something" },
	{ EX_OSFILE, OUTCOME_TEMPORARY, BLAME_UNCLEAR, PROGRAM, "a system's file is missing" },
	{ EX_CANTCREAT, OUTCOME_TEMPORARY, BLAME_UNCLEAR, PROGRAM, "a file cannot be made" },
	{ EX_SOFTWARE, OUTCOME_TEMPORARY, BLAME_UNCLEAR, EITHER, "a mistake of the program's" },
	{ EX_USAGE, OUTCOME_PERMANENT, BLAME_SENDER, PROGRAM, "it was called wrongly" },
	{ EX_NOINPUT, OUTCOME_PERMANENT, BLAME_SENDER, PROGRAM, "it could not read the mail" },
	{ EX_NOPERM, OUTCOME_PERMANENT, BLAME_SENDER, PROGRAM, "not allowed, or a wrong login" },
	{ EX_CONFIG, OUTCOME_PERMANENT, BLAME_SENDER, PROGRAM, "its settings are wrong" },
};

/* ---- the files ---- */

/* Line ends of this system, as the program has its own. */
static bool
write_mail(Posting *posting)
{
	gsize length;
	g_autofree char *text = handover_local_text(&posting->handover, &length);

	posting->file = memfd_create("mail", MFD_CLOEXEC);
	return posting->file >= 0 && file_write_all(posting->file, text, length)
		&& lseek(posting->file, 0, SEEK_SET) == 0
		&& pipe2(posting->words, O_CLOEXEC | O_NONBLOCK) == 0;
}

static void
close_one(int *file)
{
	if (*file >= 0) {
		close(*file);
	}
	*file = -1;
}

static void
posting_clear(Posting *posting)
{
	close_one(&posting->file);
	close_one(&posting->words[0]);
	close_one(&posting->words[1]);
	g_string_free(posting->said, TRUE);
}

/* Whether the program has read the mail to its end. */
static bool
is_read(const Posting *posting)
{
	const off_t place = lseek(posting->file, 0, SEEK_CUR);

	return place == lseek(posting->file, 0, SEEK_END);
}

/* ---- the program ---- */

/* Its words are read on, however many, and the first are kept. */
static void
listen_to(Posting *posting)
{
	char bytes[WORDS_BYTES_MAX];
	ssize_t count = read(posting->words[0], bytes, sizeof bytes);

	if (count > 0 && posting->said->len < WORDS_BYTES_MAX) {
		g_string_append_len(posting->said, bytes, count);
	}
}

static bool
start(Posting *posting, GError **error)
{
	const Envelope *envelope = &posting->handover.envelope;
	char *arguments[] = { posting->spec->path, (char *)"-i", (char *)"-f",
		(char *)envelope->from, (char *)"--", (char *)envelope->to, NULL };

	posting->child = child_start(arguments, posting->file, posting->words[1], error);
	close_one(&posting->words[1]);
	return posting->child >= 0;
}

/* As long as it says something, or a moment. */
static void
look(const Posting *posting)
{
	struct pollfd words = { .fd = posting->words[0], .events = POLLIN };

	if (poll(&words, 1, LOOK_MS) > 0 && (words.revents & POLLIN) == 0) {
		g_usleep(LOOK_MS * 1000); /* it says nothing any more, and has not ended */
	}
}

/* What it leaves behind may hold its outputs open: only its own end counts. */
static void
wait_for_end(Posting *posting)
{
	const int64_t deadline_ms = now_monotonic_ms()
		+ 1000 * relay_spec_final_timeout_s(posting->spec);
	int64_t stop_ms = G_MAXINT64;

	while (!child_has_ended(posting->child, &posting->status)) {
		const int64_t now_ms = now_monotonic_ms();

		if (signal_stop_requested() && stop_ms == G_MAXINT64) {
			stop_ms = now_ms + STOP_TIMEOUT_MS;
		}
		posting->is_late = now_ms >= deadline_ms;
		posting->is_halted = now_ms >= stop_ms;
		if (posting->is_late || posting->is_halted) {
			child_end(posting->child, &posting->status);
			break;
		}
		look(posting);
		listen_to(posting);
	}
	listen_to(posting);
}

/* ---- what it means ---- */

static const StatusRow *
row_of(int status)
{
	for (gsize i = 1; i < G_N_ELEMENTS(status_rows); i++) {
		if (status_rows[i].status == status) {
			return &status_rows[i];
		}
	}
	return &status_rows[0];
}

/* Nobody knows what became of the mail. */
static void
judge_silence(const Posting *posting, Outcome *outcome)
{
	g_autofree char *why = NULL;

	if (posting->is_halted) {
		why = g_strdup(MUSTER_STOPPED);
	} else if (posting->is_late) {
		why = g_strdup_printf("it did not end within %" G_GINT64_FORMAT " s",
			relay_spec_final_timeout_s(posting->spec));
	} else if (WIFSIGNALED(posting->status)) {
		why = g_strdup_printf("signal %d ended it", WTERMSIG(posting->status));
	} else {
		why = g_strdup("it ended well without having read the whole mail");
	}
	handover_judge_silence(&posting->handover, why, outcome);
	outcome->is_suspect = !posting->is_halted;
	outcome->is_silent = posting->is_late;
}

/* Where a server's refusal begins in a line that quotes it: at its start, or behind a colon. */
static const char *
refusal_in(const char *line)
{
	for (const char *at = line; at != NULL; at = strstr(at, ": ")) {
		at += at == line ? 0 : strlen(": ");
		if ((*at == '4' || *at == '5') && g_ascii_isdigit(at[1]) && g_ascii_isdigit(at[2])
			&& (at[CODE_LENGTH] == ' ' || at[CODE_LENGTH] == '-')) {
			return at;
		}
	}
	return NULL;
}

/* @return whether its words hold a server's refusal, which has been judged. */
static bool
judge_words(const Posting *posting, Outcome *outcome)
{
	g_auto(GStrv) lines = g_strsplit(posting->said->str, "\n", 0);
	const char *refusal = NULL;

	for (char **line = lines; *line != NULL && refusal == NULL; line++) {
		refusal = refusal_in(*line);
	}
	if (refusal != NULL) {
		reply_judge((int)strtol(refusal, NULL, 10), refusal + CODE_LENGTH + 1, outcome);
		outcome->is_suspect = outcome->is_session;
	}
	return refusal != NULL;
}

static void
judge_status(const Posting *posting, int status, Outcome *outcome)
{
	const StatusRow *row = row_of(status);
	g_autofree char *clean = error_clean_text(g_strchomp(posting->said->str));

	outcome->kind = row->kind;
	outcome->blame = row->blame;
	outcome->is_session = row->is_session;
	outcome->is_suspect = row->is_suspect;
	outcome->detail = g_strdup_printf("it ended with %d, %s%s%s", status, row->meaning,
		*clean != '\0' ? ": " : "", clean);
}

static void
judge(const Posting *posting, Outcome *outcome)
{
	const bool has_status = WIFEXITED(posting->status) && !posting->is_late
		&& !posting->is_halted;
	const int status = has_status ? WEXITSTATUS(posting->status) : -1;

	outcome_clear(outcome);
	if (!has_status || (status == EX_OK && !is_read(posting))) {
		judge_silence(posting, outcome);
	} else if (status != EX_OK && !judge_words(posting, outcome)) {
		judge_status(posting, status, outcome);
	}
}

/* The program was never started. */
static void
judge_start(Posting *posting, const char *why, bool is_permanent, Outcome *outcome)
{
	handover_judge_silence(&posting->handover, why, outcome);
	if (is_permanent) {
		outcome->kind = OUTCOME_PERMANENT;
	}
}

/* ---- mails ---- */

static bool
may_go(Posting *posting)
{
	const TransportBatch *batch = posting->handover.batch;
	Envelope *const envelope = &posting->handover.envelope;
	bool is_allowed = false;

	batch->ready(batch->data, &envelope, 1, &is_allowed);
	posting->handover.is_refused = !is_allowed;
	return is_allowed;
}

static void
post(Posting *posting, Outcome *outcome)
{
	g_autoptr(GError) reason = NULL;

	if (!write_mail(posting)) {
		judge_start(posting, g_strerror(errno), false, outcome);
	} else if (!may_go(posting)) {
		judge_start(posting, "", false, outcome);
	} else if (!start(posting, &reason)) {
		judge_start(posting, reason->message, true, outcome);
	} else {
		posting->handover.is_last_given = true;
		wait_for_end(posting);
		judge(posting, outcome);
	}
}

/* @return whether the next one may be begun. */
static bool
end_mail(const Posting *posting, const char *name, Outcome *outcome, GError **error)
{
	const bool is_trouble = outcome->is_session;

	if (is_trouble) {
		error_set(error,
			outcome->kind == OUTCOME_PERMANENT ? ERROR_MAIL_PERMANENT
							   : ERROR_MAIL_TEMPORARY,
			"%s: %s", name, outcome->detail);
	}
	handover_done(&posting->handover, outcome);
	return !is_trouble;
}

static bool
run(const RelaySpec *spec, const TransportBatch *batch, GError **error)
{
	g_autofree char *name = relay_spec_text(spec);
	Handover handover;
	bool is_well = true;

	while (is_well && handover_next(&handover, batch)) {
		Posting posting = {
			.spec = spec,
			.handover = handover,
			.file = -1,
			.words = { -1, -1 },
			.said = g_string_new(NULL),
		};
		g_auto(Outcome) outcome = { 0 };

		if (handover_check(&handover, &outcome)) {
			post(&posting, &outcome);
		}
		is_well = end_mail(&posting, name, &outcome, error);
		posting_clear(&posting);
	}
	return is_well;
}

const TransportOps sendmail_transport = { "sendmail", run };
