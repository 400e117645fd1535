#include "model/memo.h"

static Memo *
make(void)
{
	Memo *memo = memo_new();

	memo->kind = g_strdup("confirm");
	memo->to = g_strdup("ada@x.example");
	memo->to_name = g_strdup("Ada");
	memo->subject = g_strdup("The Staffroom");
	memo->text = g_strdup("One.\n\nTwo, tŷ.\n");
	memo->answers = g_strdup("1@x.example");
	return memo;
}

/* What it says comes back, and what it does not say stays unsaid; where it stands is not in it. */
static void
test_round(void)
{
	g_autoptr(Memo) memo = make();
	g_autoptr(Memo) again = memo_new();
	g_autofree char *doc = memo_to_doc(memo);
	GError *error = NULL;

	g_assert_true(memo_read_doc(again, doc, &error));
	g_assert_no_error(error);
	g_assert_cmpstr(again->to_name, ==, "Ada");
	g_assert_cmpstr(again->subject, ==, memo->subject);
	g_assert_cmpstr(again->text, ==, memo->text);
	g_assert_cmpstr(again->answers, ==, memo->answers);
	g_assert_null(again->way);
	g_assert_null(again->references);
	g_assert_null(again->to);
	g_assert_null(again->kind);
}

/* A document of another kind is no memo, and harms none. */
static void
test_strange(void)
{
	static const char *const documents[] = { "[]", "{}", "{\"subject\": 3, \"text\": null}" };

	for (gsize i = 0; i < G_N_ELEMENTS(documents); i++) {
		g_autoptr(Memo) memo = make();

		g_assert_true(memo_read_doc(memo, documents[i], NULL));
		g_assert_null(memo->subject);
		g_assert_null(memo->text);
	}
	g_autoptr(Memo) memo = make();
	g_assert_false(memo_read_doc(memo, "", NULL));
	g_assert_cmpstr(memo->subject, ==, "The Staffroom");
	memo_free(NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/memo/round", test_round);
	g_test_add_func("/memo/strange", test_strange);
	return g_test_run();
}
