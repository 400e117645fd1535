#include "mail/reply.h"

#include "base/error.h"
#include "text/mime.h"

#include <string.h>

#define CODE_LENGTH 3
/* RFC 3463, section 2: each number has three digits at most. */
#define ENHANCED_NUMBER_MAX 999
/* RFC 5321, 3.8: said in place of any reply, then it hangs up. */
#define SERVICE_NOT_AVAILABLE 421

/* Enhanced codes class.subject.detail, with one of these details. */
typedef struct ReplyRow {
	int code;  /* the basic one; 0: any */
	int class; /* 4 or 5; 0: both */
	int subject;
	int detail_first, detail_last;
	Blame blame;
	const char *source;
} ReplyRow;

typedef struct ReplyBasicRow {
	int code;
	Blame blame;
	const char *source;
} ReplyBasicRow;

typedef struct ReplyWordsRow {
	const char *words;
	Blame blame;
	const char *source;
} ReplyWordsRow;

#include "mail/replies.tab.h"

static void
begin(Reply *reply)
{
	reply_clear(reply);
	reply->text = g_string_new(NULL);
	reply->line = g_string_new(NULL);
}

/* The code that a line begins with, or 0. */
static int
code_of(const char *line, gsize length)
{
	if (length < CODE_LENGTH || line[0] < '2' || line[0] > '5' || !g_ascii_isdigit(line[1])
		|| !g_ascii_isdigit(line[2])) {
		return 0;
	}
	return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

/* "250-words", "250 words" or "250"; all lines of a reply have one code (RFC 5321, 4.2.1). */
static ReplyState
take_line(Reply *reply)
{
	const char *line = reply->line->str;
	const gsize length = reply->line->len;
	const int code = code_of(line, length);
	const char mark = length > CODE_LENGTH ? line[CODE_LENGTH] : ' ';

	if (code == 0 || (mark != ' ' && mark != '-')
		|| (reply->lines > 0 && code != reply->code)) {
		return REPLY_BAD;
	}
	reply->code = code;
	reply->lines++;
	g_string_append(reply->text, line + MIN(length, CODE_LENGTH + 1));
	g_string_append_c(reply->text, '\n');
	g_string_truncate(reply->line, 0);
	if (mark == ' ') {
		return REPLY_WHOLE;
	}
	return reply->lines == REPLY_LINES_MAX ? REPLY_BAD : REPLY_PART;
}

static void
strip_return(GString *line)
{
	if (g_str_has_suffix(line->str, "\r")) {
		g_string_truncate(line, line->len - 1);
	}
}

ReplyState
reply_read(Reply *reply, const char *bytes, gsize length, gsize *used)
{
	if (reply->text == NULL || reply->state != REPLY_PART) {
		begin(reply);
	}
	*used = 0;
	while (*used < length && reply->state == REPLY_PART) {
		const char *at = bytes + *used;
		const char *end = memchr(at, '\n', length - *used);
		const gsize piece = end == NULL ? length - *used : (gsize)(end - at) + 1;

		*used += piece;
		reply->bytes += piece;
		if (reply->bytes > REPLY_BYTES_MAX) {
			reply->state = REPLY_BAD;
		} else if (end == NULL) {
			g_string_append_len(reply->line, at, (gssize)piece);
		} else {
			g_string_append_len(reply->line, at, (gssize)piece - 1);
			strip_return(reply->line);
			reply->state = take_line(reply);
		}
	}
	return reply->state;
}

void
reply_clear(Reply *reply)
{
	if (reply->text != NULL) {
		g_string_free(reply->text, TRUE);
		g_string_free(reply->line, TRUE);
	}
	*reply = (Reply){ 0 };
}

/* The code that text begins with, "5.1.1" (RFC 3463), or NULL. @return owned. */
static char *
enhanced_code(const char *text)
{
	gsize length = 0;

	if (strchr("245", text[0]) == NULL) {
		return NULL;
	}
	for (int part = 0; part < 3; part++) {
		const gsize digits = strspn(text + length, "0123456789");

		if (digits < 1 || digits > 3 || (part == 0 && digits != 1)) {
			return NULL;
		}
		length += digits;
		if (part < 2 && text[length++] != '.') {
			return NULL;
		}
	}
	return strchr(" \t\r\n", text[length]) == NULL ? NULL : g_strndup(text, length);
}

/*
 * Code and enhanced code can disagree about 4 or 5, never about success: a 2yz means that the
 * server has the message, whatever it says besides.
 */
static OutcomeKind
kind_of(int code, const char *enhanced)
{
	int class = code / 100;

	if (class == 2) {
		return OUTCOME_OK;
	}
	if ((class == 4 || class == 5) && enhanced != NULL && enhanced[0] != '2') {
		class = enhanced[0] - '0';
	}
	return class == 5 ? OUTCOME_PERMANENT : OUTCOME_TEMPORARY;
}

static Blame
blame_of_basic(int code)
{
	for (gsize i = 0; i < G_N_ELEMENTS(reply_basic_rows); i++) {
		if (reply_basic_rows[i].code == code) {
			return reply_basic_rows[i].blame;
		}
	}
	return BLAME_UNCLEAR;
}

/* "5.7.1" (RFC 3463, section 2): class, subject, detail. @return whether it is one. */
static bool
split_enhanced(const char *enhanced, int numbers[3])
{
	g_auto(GStrv) parts = g_strsplit(enhanced != NULL ? enhanced : "", ".", 3);

	for (int i = 0; i < 3; i++) {
		guint64 number;

		if (parts[i] == NULL
			|| !g_ascii_string_to_unsigned(parts[i], 10, 0, ENHANCED_NUMBER_MAX,
				&number, NULL)) {
			return false;
		}
		numbers[i] = (int)number;
	}
	return true;
}

static Blame
blame_of_codes(int code, const char *enhanced)
{
	int numbers[3];

	if (!split_enhanced(enhanced, numbers)) {
		return blame_of_basic(code);
	}
	const int class = numbers[0], subject = numbers[1], detail = numbers[2];
	for (gsize i = 0; i < G_N_ELEMENTS(reply_rows); i++) {
		const ReplyRow *row = &reply_rows[i];

		if ((row->code == 0 || row->code == code) && row->subject == subject
			&& (row->class == 0 || row->class == class) && detail >= row->detail_first
			&& detail <= row->detail_last) {
			return row->blame;
		}
	}
	return blame_of_basic(code);
}

/* Words are asked only where codes do not tell, since a reader's address may stand in them. */
static Blame
blame_of(int code, const char *enhanced, const char *words)
{
	const Blame blame = blame_of_codes(code, enhanced);

	if (blame != BLAME_UNCLEAR && blame != BLAME_GREYLIST) {
		return blame;
	}
	g_autofree char *small = g_ascii_strdown(words, -1);
	for (gsize i = 0; i < G_N_ELEMENTS(reply_words_rows); i++) {
		if (strstr(small, reply_words_rows[i].words) != NULL) {
			return reply_words_rows[i].blame;
		}
	}
	return blame;
}

void
reply_judge(int code, const char *text, Outcome *outcome)
{
	g_autofree char *words = mime_header_text(text);

	outcome_clear(outcome);
	outcome->code = code;
	outcome->enhanced = enhanced_code(words);
	outcome->kind = kind_of(code, outcome->enhanced);
	if (outcome->kind != OUTCOME_OK) {
		outcome->blame = blame_of(code, outcome->enhanced, words);
	}
	if (outcome->blame == BLAME_GREYLIST) {
		outcome->kind = OUTCOME_TEMPORARY;
	}
	outcome->is_session = code == SERVICE_NOT_AVAILABLE;
	g_autofree char *whole = g_strdup_printf("%d %s", code, words);
	outcome->detail = error_clean_text(g_strchomp(whole));
}

const char *
reply_step(const char *bytes, gsize length)
{
	static const struct {
		const char *verb, *step;
	} steps[] = {
		{ "EHLO", "at EHLO" },
		{ "HELO", "at HELO" },
		{ "STARTTLS", "at STARTTLS" },
		{ "AUTH", "at the login" },
		{ "MAIL FROM:", "at MAIL" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
		const gsize verb_length = strlen(steps[i].verb);

		if (length > verb_length
			&& g_ascii_strncasecmp(bytes, steps[i].verb, verb_length) == 0) {
			return steps[i].step;
		}
	}
	return NULL;
}

char *
reply_say(const char *name, const Outcome *outcome)
{
	const bool has_step = outcome->step != NULL;

	return g_strconcat(name, ": ", has_step ? outcome->step : "", has_step ? ": " : "",
		outcome->detail, NULL);
}
