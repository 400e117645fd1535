/* Any bytes that are a message are judged, within the caps: what is hard is of a hard class, words
 * are valid lines, and the same message is judged the same again. */
#include "subscribe/bounce.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_line(const char *text)
{
	g_assert_nonnull(text);
	g_assert_true(g_utf8_validate(text, -1, NULL));
	g_assert_null(strpbrk(text, "\r\n"));
}

static void
check_address(const char *email)
{
	g_assert_true(email == NULL
		|| (strchr(email, '@') != NULL && strpbrk(email, " \r\n<>") == NULL));
}

static void
check_failure(const BounceFailure *failure)
{
	check_line(failure->words);
	check_line(failure->status);
	check_address(failure->recipient);
	check_address(failure->final);
	g_assert_cmpint(failure->class, <, BOUNCE_CLASSES);
	g_assert_true(!failure->is_hard
		|| (failure->class >= BOUNCE_NOBODY && failure->class <= BOUNCE_CLOSED));
	g_assert_true(!failure->is_hard || failure->status[0] == '5');
	g_assert_true(!failure->is_at_once || failure->class == BOUNCE_NOBODY);
}

static void
check_bounce(const Bounce *bounce)
{
	g_assert_nonnull(bounce->why);
	g_assert_cmpuint(bounce->failures->len, <=, BOUNCE_FAILURES_MAX);
	for (guint i = 0; i < bounce->failures->len; i++) {
		check_failure(g_ptr_array_index(bounce->failures, i));
	}
	for (guint i = 0; i < bounce->citations->len; i++) {
		check_line(g_ptr_array_index(bounce->citations, i));
	}
	g_assert_true(bounce->returned == NULL
		|| (g_utf8_validate(bounce->returned, -1, NULL)
			&& strlen(bounce->returned) <= 3 * BOUNCE_RETURNED_BYTES_MAX));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GBytes) bytes = g_bytes_new(data, size);
	g_autoptr(Message) message = NULL;
	g_auto(Bounce) bounce = { 0 };

	if (!message_parse(bytes, &message, NULL)) {
		return 0;
	}
	bounce_read(message, &bounce);
	check_bounce(&bounce);
	g_autofree char *why = g_strdup(bounce.why);
	const BounceKind kind = bounce.kind;
	bounce_read(message, &bounce);
	g_assert_cmpint(bounce.kind, ==, kind);
	g_assert_cmpstr(bounce.why, ==, why);
	return 0;
}
