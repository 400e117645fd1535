/* A memo into bytes; what comes from elsewhere makes no header. */
#include "mail/compose.h"

#include "text/date.h"

#include <string.h>

static const ComposeSender sender = {
	.from = "digest@college.example",
	.from_name = "not used",
	.contact = "organiser+abc@college.example",
	.software = "tagdigest/test",
};

static Memo *
make(void)
{
	Memo *memo = memo_new();

	memo->kind = g_strdup("confirm");
	memo->to = g_strdup("ada@x.example");
	memo->to_name = g_strdup("Ada Tŷ");
	memo->from_name = g_strdup("The Staffroom");
	memo->subject = g_strdup("The Staffroom: was it you?");
	memo->text = g_strdup("Hello,\n\na tŷ = house.\n");
	memo->message_id = g_strdup("w.1@college.example");
	g_assert_true(date_parse("2026-11-16T08:00:00Z", &memo->made_s));
	return memo;
}

static char *
composed(const Memo *memo)
{
	g_autoptr(GBytes) bytes = NULL;
	GError *error = NULL;
	gsize size = 0;

	g_assert_true(compose_memo(memo, &sender, &bytes, &error));
	g_assert_no_error(error);
	const char *text = g_bytes_get_data(bytes, &size);
	return g_strndup(text, size);
}

static void
assert_has(const char *mail, const char *words)
{
	if (strstr(mail, words) == NULL) {
		g_test_message("no %s in:\n%s", words, mail);
		g_test_fail();
	}
}

static void
assert_lacks(const char *mail, const char *words)
{
	if (strstr(mail, words) != NULL) {
		g_test_message("%s in:\n%s", words, mail);
		g_test_fail();
	}
}

/* Of our own accord: generated, no list's. */
static void
test_own(void)
{
	g_autoptr(Memo) memo = make();
	g_autofree char *mail = composed(memo);

	assert_has(mail, "Message-ID: <w.1@college.example>\r\n");
	assert_has(mail, "<ada@x.example>\r\n");
	assert_has(mail, "From: The Staffroom <digest@college.example>\r\n");
	assert_has(mail, "Reply-To: organiser+abc@college.example\r\n");
	assert_has(mail, "Auto-Submitted: auto-generated\r\n");
	assert_has(mail, "Date: Mon, 16 Nov 2026 08:00:00 +0000\r\n");
	assert_has(mail, "\r\n\r\nHello,\r\n\r\na t=C5=B7 =3D house.\r\n");
	assert_lacks(mail, "List-");
	assert_lacks(mail, "Precedence");
	assert_lacks(mail, "In-Reply-To");
}

/* It says what it answers, and what that followed, as far as there is room. */
static void
test_answer(void)
{
	g_autoptr(Memo) memo = make();
	g_autoptr(GString) many = g_string_new("first@x.example");

	memo->answers = g_strdup("question@x.example");
	memo->references = g_strdup("a@x.example question@x.example b@x.example");
	g_autofree char *mail = composed(memo);
	assert_has(mail, "Auto-Submitted: auto-replied\r\n");
	assert_has(mail, "In-Reply-To: <question@x.example>\r\n");
	assert_has(mail, "References: <a@x.example> <b@x.example> <question@x.example>\r\n");
	for (int i = 0; i < 200; i++) {
		g_string_append_printf(many, " long-%d@x.example", i);
	}
	g_free(memo->references);
	memo->references = g_strdup(many->str);
	g_autofree char *again = composed(memo);
	assert_lacks(again, "first@");
	assert_has(again, "<long-199@x.example>");
}

/* Foreign words stay in their place. */
static void
test_hostile(void)
{
	static const char *const bad[] = { "a\r\nBcc: eve@x.example", "a>\r\nBcc: eve@x.example <b",
		"", "a b", "\xff@x" };

	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(Memo) memo = make();
		g_free(memo->subject);
		memo->subject = g_strdup(bad[i]);
		g_free(memo->to_name);
		memo->to_name = g_strdup(bad[i]);
		memo->answers = g_strdup(bad[i]);
		memo->references = g_strdup(bad[i]);
		g_autofree char *mail = composed(memo);
		assert_lacks(mail, "\r\nBcc:");
		assert_lacks(mail, "\nIn-Reply-To:");
		assert_has(mail, "Auto-Submitted: auto-generated\r\n");
	}
}

static void
test_refused(void)
{
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(Memo) memo = make();

	g_free(memo->message_id);
	memo->message_id = g_strdup("x>\r\nBcc: eve@x.example");
	g_assert_false(compose_memo(memo, &sender, &bytes, NULL));
	g_autoptr(Memo) wordless = make();
	g_clear_pointer(&wordless->text, g_free);
	g_assert_false(compose_memo(wordless, &sender, &bytes, NULL));
	g_autoptr(Memo) lost = make();
	g_free(lost->to);
	lost->to = g_strdup("no address");
	g_assert_false(compose_memo(lost, &sender, &bytes, NULL));
	g_assert_null(bytes);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/compose_memo/own", test_own);
	g_test_add_func("/compose_memo/answer", test_answer);
	g_test_add_func("/compose_memo/hostile", test_hostile);
	g_test_add_func("/compose_memo/refused", test_refused);
	return g_test_run();
}
