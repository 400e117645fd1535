#include "net/imap_talk.h"

#include "base/now.h"
#include "net/imap_channel.h"

#include <string.h>

/* All of a command may take so many times as long as one answer. */
#define COMMAND_TIMES 5
#define GOODBYE_MS 2000
/* Of one command: what nobody asked for comes among it (RFC 9051, 7), and has an end. */
#define ANSWERS_MAX 100000
#define BYTES_MAX (16 * 1024 * 1024)
/* Literals where no message was asked for: names of folders and the like. */
#define SMALL_BYTES_MAX (64 * 1024)

/* A command at hand. */
typedef struct Command {
	const char *what; /* borrowed: for people, "open the folder" */
	char tag[16];
	int64_t until_ms;
	guint answers;
	gsize bytes, bytes_max;
} Command;

/* ---- commands ---- */

bool
imap_talk_fail(const ImapTalk *talk, ErrorCode code, const char *what, const char *words,
	GError **error)
{
	g_autofree char *clean = imap_channel_words(talk->options, words);

	error_set(error, code, "%s: %s%s%s", talk->options->name, what, *clean != '\0' ? ": " : "",
		clean);
	return false;
}

/* Of one answer, and of all of them. */
static int64_t
patience_ms(const ImapTalk *talk, const Command *command)
{
	return MIN(command->until_ms, now_monotonic_ms() + talk->options->timeout_s * 1000);
}

/* Read one whole answer. */
static bool
hear_one(ImapTalk *talk, Command *command, GError **error)
{
	ImapReaderState state = IMAP_READER_PART;
	gsize used;

	while (state != IMAP_READER_WHOLE) {
		if (talk->at == talk->buffer->len) {
			talk->at = 0;
			g_byte_array_set_size(talk->buffer, 0);
			if (!imap_channel_receive(talk->channel, talk->buffer,
				    patience_ms(talk, command), error)) {
				g_byte_array_set_size(talk->buffer, 0);
				return false;
			}
			command->bytes += talk->buffer->len;
		}
		state = imap_reader_take(&talk->reader, (const char *)talk->buffer->data + talk->at,
			talk->buffer->len - talk->at, &used);
		talk->at += used;
		if (state == IMAP_READER_BAD) {
			return imap_talk_fail(talk, ERROR_NETWORK_TEMPORARY,
				"the server does not speak IMAP", talk->reader.fault, error);
		}
		if (command->bytes > command->bytes_max) {
			return imap_talk_fail(talk, ERROR_NETWORK_TEMPORARY,
				"an answer that has no end", "", error);
		}
	}
	return true;
}

static bool
hear(ImapTalk *talk, Command *command, GError **error)
{
	talk->is_broken = !hear_one(talk, command, error);
	return !talk->is_broken;
}

/* Codes by which something is refused for now alone (RFC 5530, 3). */
static bool
is_for_now(const ImapAnswer *answer)
{
	return imap_answer_has_code(answer, "UNAVAILABLE") || imap_answer_has_code(answer, "INUSE")
		|| imap_answer_has_code(answer, "SERVERBUG")
		|| imap_answer_has_code(answer, "LIMIT");
}

/* The answer that ends a command. */
static bool
judge(const ImapTalk *talk, const Command *command, GError **error)
{
	const ImapAnswer *answer = &talk->reader.answer;
	g_autofree char *refused = NULL;

	if (answer->status == IMAP_OK) {
		return true;
	}
	refused = g_strdup_printf("the server does not %s", command->what);
	return imap_talk_fail(talk,
		is_for_now(answer) ? ERROR_REMOTE_TEMPORARY : ERROR_REMOTE_PERMANENT, refused,
		answer->text, error);
}

static bool
hear_all(ImapTalk *talk, Command *command, const ImapListener *listener, GError **error)
{
	const ImapAnswer *answer = &talk->reader.answer;

	while (command->answers++ < ANSWERS_MAX) {
		if (!hear(talk, command, error)) {
			return false;
		}
		if (answer->status == IMAP_BYE && strcmp(answer->tag, "*") == 0) {
			talk->is_broken = true;
			return imap_talk_fail(talk, ERROR_NETWORK_TEMPORARY, "the server hung up",
				answer->text, error);
		}
		if (strcmp(answer->tag, command->tag) == 0) {
			return judge(talk, command, error);
		}
		if (listener->hear != NULL && strcmp(answer->tag, "*") == 0) {
			listener->hear(answer, listener->data);
		}
	}
	talk->is_broken = true;
	return imap_talk_fail(talk, ERROR_NETWORK_TEMPORARY, "answers that have no end", "", error);
}

bool
imap_talk_run(ImapTalk *talk, const char *what, const char *text, const ImapListener *listener,
	GError **error)
{
	const gsize literals_max = listener->literals_max == 0 ? SMALL_BYTES_MAX
							       : listener->literals_max;
	Command command = {
		.what = what,
		.until_ms = now_monotonic_ms() + talk->options->timeout_s * 1000 * COMMAND_TIMES,
		.bytes_max = BYTES_MAX + literals_max,
	};

	g_snprintf(command.tag, sizeof command.tag, "t%u", ++talk->tags);
	g_autofree char *line = g_strdup_printf("%s %s\r\n", command.tag, text);
	talk->reader.literals_max = literals_max;
	talk->is_broken = !imap_channel_send(talk->channel, line, strlen(line),
		patience_ms(talk, &command), error);
	explicit_bzero(line, strlen(line)); /* it may hold a password */
	return !talk->is_broken && hear_all(talk, &command, listener, error);
}

/* ---- beginning and end ---- */

bool
imap_talk_begin(ImapTalk *talk, const ImapOptions *options, GError **error)
{
	ImapChannel *channel = NULL;

	if (!imap_channel_open(options, &channel, error)) {
		return false;
	}
	*talk = (ImapTalk){ .options = options, .channel = channel, .buffer = g_byte_array_new() };
	imap_reader_begin(&talk->reader, SMALL_BYTES_MAX);
	return true;
}

static void
say_goodbye(ImapTalk *talk)
{
	Command command = { .tag = "bye",
		.until_ms = now_monotonic_ms() + GOODBYE_MS,
		.bytes_max = SMALL_BYTES_MAX };
	static const char line[] = "bye LOGOUT\r\n";

	if (imap_channel_send(talk->channel, line, strlen(line), command.until_ms, NULL)) {
		hear(talk, &command, NULL);
	}
}

void
imap_talk_end(ImapTalk *talk)
{
	if (!talk->is_broken) {
		say_goodbye(talk);
	}
	imap_channel_close(talk->channel);
	imap_reader_clear(&talk->reader);
	g_byte_array_unref(talk->buffer);
	*talk = (ImapTalk){ 0 };
}
