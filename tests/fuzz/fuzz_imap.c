/* What an IMAP server says, in pieces: no answer is larger than asked for, and whatever it is can
 * be looked at. */
#include "net/imap_answer.h"

#include <stdint.h>
#include <string.h>

#define LITERALS_MAX 4096

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
look_at(const ImapAnswer *answer)
{
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
	bool offers = false;
	ImapItem item;

	g_assert_nonnull(answer->tag);
	g_assert_nonnull(answer->text);
	for (guint i = 0; i < answer->tokens->len; i++) {
		const ImapToken *token = imap_answer_token(answer, i);

		g_assert_cmpuint(token->at + token->length, <, answer->bytes->len);
		g_assert_cmpint(imap_answer_text(answer, token)[token->length], ==, '\0');
	}
	if (imap_answer_fetch(answer, &item) && item.body != NULL) {
		g_assert_cmpuint(item.body->length, <=, LITERALS_MAX + IMAP_LINES_BYTES_MAX);
		g_assert_cmpint(item.size_bytes, >=, -1);
	}
	g_autofree char *prefix = NULL;
	char separator = '\0';
	if (imap_answer_namespace(answer, &prefix, &separator)) {
		g_assert_true(separator == '\0' || g_ascii_isprint(separator));
		g_assert_true(prefix == NULL || strpbrk(prefix, "\r\n") == NULL);
	}
	imap_answer_search(answer, numbers);
	for (guint i = 0; i < numbers->len; i++) {
		g_assert_cmpuint(g_array_index(numbers, guint32, i), !=, 0);
	}
	imap_answer_offers(answer, "MOVE", &offers);
	imap_answer_code(answer, "UIDVALIDITY");
	imap_answer_has_code(answer, "TRYCREATE");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	ImapReaderState state = IMAP_READER_PART;
	ImapReader reader;
	size_t at = 1;

	if (size < 2) {
		return 0;
	}
	imap_reader_begin(&reader, LITERALS_MAX);
	while (at < size && state != IMAP_READER_BAD) {
		const size_t piece = MIN(1 + (size_t)data[0], size - at);
		gsize used = 0;

		state = imap_reader_take(&reader, (const char *)data + at, piece, &used);
		g_assert_true(used > 0 && used <= piece);
		at += used;
		if (state == IMAP_READER_WHOLE) {
			look_at(&reader.answer);
		}
		g_assert_true((state == IMAP_READER_BAD) == (reader.fault != NULL));
	}
	imap_reader_clear(&reader);
	return 0;
}
