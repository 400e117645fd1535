#include "net/imap_reader.h"

#include <string.h>

void
imap_reader_begin(ImapReader *reader, gsize literals_max)
{
	*reader = (ImapReader){
		.literals_max = literals_max,
		.line = g_string_new(NULL),
		.answer = { .tokens = g_array_new(FALSE, FALSE, sizeof(ImapToken)),
			.bytes = g_byte_array_new() },
	};
}

static void
forget_answer(ImapReader *reader)
{
	ImapAnswer *answer = &reader->answer;

	g_clear_pointer(&answer->tag, g_free);
	g_clear_pointer(&answer->code, g_free);
	g_clear_pointer(&answer->text, g_free);
	answer->status = IMAP_DATA;
	g_array_set_size(answer->tokens, 0);
	g_byte_array_set_size(answer->bytes, 0);
	g_string_truncate(reader->line, 0);
	reader->lines_bytes = reader->literals_bytes = reader->literal_left = 0;
	reader->is_in_literal = reader->is_begun = false;
	reader->state = IMAP_READER_PART;
}

void
imap_reader_clear(ImapReader *reader)
{
	if (reader->line != NULL) {
		forget_answer(reader);
		g_string_free(reader->line, TRUE);
		g_array_unref(reader->answer.tokens);
		g_byte_array_unref(reader->answer.bytes);
	}
	*reader = (ImapReader){ 0 };
}

static bool
fail(ImapReader *reader, const char *fault)
{
	reader->fault = fault;
	reader->state = IMAP_READER_BAD;
	return false;
}

/* ---- tokens ---- */

static void
add_bytes(ImapReader *reader, const char *bytes, gsize length)
{
	g_byte_array_append(reader->answer.bytes, (const guint8 *)bytes, (guint)length);
}

static bool
begin_token(ImapReader *reader, ImapTokenKind kind)
{
	const ImapToken token = { .kind = kind, .at = reader->answer.bytes->len };

	if (reader->answer.tokens->len >= IMAP_TOKENS_MAX) {
		return fail(reader, "an answer of too many words");
	}
	g_array_append_val(reader->answer.tokens, token);
	return true;
}

static ImapToken *
last_token(ImapReader *reader)
{
	GArray *tokens = reader->answer.tokens;

	return &g_array_index(tokens, ImapToken, tokens->len - 1);
}

static void
end_token(ImapReader *reader)
{
	ImapToken *token = last_token(reader);

	token->length = reader->answer.bytes->len - token->at;
	add_bytes(reader, "", 1);
}

/* "…": a backslash takes the next character as it is (RFC 9051, 4.3). @at in and out. */
static bool
take_quoted(ImapReader *reader, const char **at, const char *end)
{
	const char *byte = *at + 1;

	if (!begin_token(reader, IMAP_STRING)) {
		return false;
	}
	while (byte < end && *byte != '"') {
		byte += *byte == '\\' && byte + 1 < end;
		add_bytes(reader, byte++, 1);
	}
	if (byte == end) {
		return fail(reader, "a quoted text without an end");
	}
	end_token(reader);
	*at = byte + 1;
	return true;
}

/* {1234} at the end of a line: so many bytes follow it, which are a string. */
static bool
take_announcement(ImapReader *reader, const char **at, const char *end)
{
	const char *byte = *at + 1;
	guint64 size = 0;
	guint digits = 0;

	for (; byte < end && g_ascii_isdigit(*byte) && digits < 15; byte++, digits++) {
		size = size * 10 + (guint64)(*byte - '0');
	}
	byte += byte < end && *byte == '+';
	if (digits == 0 || byte + 1 != end || *byte != '}') {
		return fail(reader, "the size of a text is none");
	}
	if (size > reader->literals_max - reader->literals_bytes) {
		return fail(reader, "a text that is larger than what was asked for");
	}
	reader->literals_bytes += size;
	reader->literal_left = size;
	reader->is_in_literal = true;
	*at = end;
	return begin_token(reader, IMAP_STRING);
}

/* Anything else up to a blank or a bracket; what stands in [] belongs to it. */
static bool
take_atom(ImapReader *reader, const char **at, const char *end)
{
	const char *byte = *at;
	bool is_inside = false;

	while (byte < end && (is_inside || strchr(" ()\"", *byte) == NULL || *byte == '\0')) {
		is_inside = *byte == '[' || (is_inside && *byte != ']');
		byte++;
	}
	const bool is_nil = byte - *at == 3 && g_ascii_strncasecmp(*at, "NIL", 3) == 0;
	if (!begin_token(reader, is_nil ? IMAP_NIL : IMAP_ATOM)) {
		return false;
	}
	add_bytes(reader, *at, (gsize)(byte - *at));
	end_token(reader);
	*at = byte;
	return true;
}

static bool
take_bracket(ImapReader *reader, const char **at)
{
	if (!begin_token(reader, **at == '(' ? IMAP_OPEN : IMAP_CLOSE)) {
		return false;
	}
	add_bytes(reader, *at, 1);
	end_token(reader);
	*at += 1;
	return true;
}

static bool
take_token(ImapReader *reader, const char **at, const char *end)
{
	switch (**at) {
	case ' ':
		*at += 1;
		return true;
	case '(':
	case ')':
		return take_bracket(reader, at);
	case '"':
		return take_quoted(reader, at, end);
	case '{':
		return take_announcement(reader, at, end);
	case '~': /* literal8 (RFC 3516) */
		*at += *at + 1 < end && (*at)[1] == '{';
		return **at == '{' ? take_announcement(reader, at, end)
				   : take_atom(reader, at, end);
	default:
		return take_atom(reader, at, end);
	}
}

/* ---- lines ---- */

static ImapStatus
read_status(const char *word, gsize length)
{
	static const struct {
		const char *word;
		ImapStatus status;
	} words[] = { { "OK", IMAP_OK }, { "NO", IMAP_NO }, { "BAD", IMAP_BAD },
		{ "BYE", IMAP_BYE }, { "PREAUTH", IMAP_PREAUTH } };

	for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
		if (length == strlen(words[i].word)
			&& g_ascii_strncasecmp(word, words[i].word, length) == 0) {
			return words[i].status;
		}
	}
	return IMAP_DATA;
}

/* "[CODE …] words" (RFC 9051, 7.1). */
static void
read_words(ImapAnswer *answer, const char *words)
{
	const char *end = words[0] == '[' ? strchr(words, ']') : NULL;

	if (end != NULL) {
		answer->code = g_strndup(words + 1, (gsize)(end - words - 1));
		words = end + 1;
	}
	answer->text = g_strstrip(g_strdup(words));
}

/* The tag, and a status with its words. @rest out: where data begins; NULL: there is none. */
static bool
read_head(ImapReader *reader, const char **rest)
{
	ImapAnswer *answer = &reader->answer;
	const char *line = reader->line->str;
	const gsize tag = strcspn(line, " ");

	*rest = NULL;
	if (line[0] == '+') {
		answer->status = IMAP_GO_ON;
		answer->tag = g_strdup("+");
		read_words(answer, line + 1 + strspn(line + 1, " "));
		return true;
	}
	if (tag == 0 || line[tag] == '\0') {
		return fail(reader, "a line that is no answer");
	}
	const char *word = line + tag + strspn(line + tag, " ");
	const gsize length = strcspn(word, " ");
	answer->tag = g_strndup(line, tag);
	answer->status = read_status(word, length);
	if (answer->status == IMAP_DATA) {
		answer->text = g_strdup("");
		*rest = word;
		return true;
	}
	word += length;
	read_words(answer, word + strspn(word, " "));
	return true;
}

/* A line, or what follows a literal up to the next line's end. */
static bool
take_line(ImapReader *reader)
{
	GString *line = reader->line;
	const char *at = line->str;

	if (line->len > 0 && line->str[line->len - 1] == '\r') {
		g_string_truncate(line, line->len - 1);
	}
	/* Some say an empty line behind a literal. */
	if (!reader->is_begun && line->len == 0) {
		reader->lines_bytes++;
		return true;
	}
	if (!reader->is_begun && !read_head(reader, &at)) {
		return false;
	}
	reader->is_begun = true;
	while (at != NULL && at < line->str + line->len) {
		if (!take_token(reader, &at, line->str + line->len)) {
			return false;
		}
	}
	g_string_truncate(line, 0);
	if (!reader->is_in_literal) {
		reader->state = IMAP_READER_WHOLE;
	} else if (reader->literal_left == 0) {
		end_token(reader);
		reader->is_in_literal = false;
	}
	return true;
}

/* @return how many bytes it took. */
static gsize
take_literal(ImapReader *reader, const char *bytes, gsize length)
{
	const gsize taken = MIN(length, reader->literal_left);

	add_bytes(reader, bytes, taken);
	reader->literal_left -= taken;
	if (reader->literal_left == 0) {
		end_token(reader);
		reader->is_in_literal = false;
	}
	return taken;
}

static gsize
take_text(ImapReader *reader, const char *bytes, gsize length)
{
	const char *end = memchr(bytes, '\n', length);
	const gsize taken = end == NULL ? length : (gsize)(end - bytes);

	reader->lines_bytes += taken;
	if (reader->lines_bytes > IMAP_LINES_BYTES_MAX) {
		fail(reader, "a line without an end");
		return taken;
	}
	g_string_append_len(reader->line, bytes, (gssize)taken);
	if (end == NULL) {
		return taken;
	}
	take_line(reader);
	return taken + 1;
}

ImapReaderState
imap_reader_take(ImapReader *reader, const char *bytes, gsize length, gsize *used)
{
	gsize at = 0;

	if (reader->state == IMAP_READER_WHOLE) {
		forget_answer(reader);
	}
	while (reader->state == IMAP_READER_PART && at < length) {
		at += reader->is_in_literal ? take_literal(reader, bytes + at, length - at)
					    : take_text(reader, bytes + at, length - at);
	}
	*used = at;
	return reader->state;
}
