/* Secrets in what a server says, as they are and as a login sends them. */
#include "base/conceal.h"

#include <string.h>

static const char *const secrets[] = { "ada@college.example", "sesame-4711", NULL, "" };

static void
expect(const char *text, const char *want)
{
	g_autofree char *shown = conceal(text, secrets, G_N_ELEMENTS(secrets));

	g_assert_cmpstr(shown, ==, want);
}

static void
test_plain(void)
{
	expect(NULL, "");
	expect("", "");
	expect("535 wrong", "535 wrong");
	expect("no login ada@college.example / sesame-4711!", "no login … / …!");
	expect("sesame-4711sesame-4711", "……");
	expect("café \xff sesame", "café \xff sesame");
}

/* @text: %s stands for what a login sends. */
static void
expect_encoded(const char *login, gsize length)
{
	g_autofree char *base64 = g_base64_encode((const guchar *)login, length);
	g_autofree char *bare = g_strdup(base64);
	g_autofree char *said = g_strconcat("535 5.7.8 <", base64, "> is wrong", NULL);

	expect(said, "535 5.7.8 <…> is wrong");
	bare[strcspn(bare, "=")] = '\0';
	g_autofree char *web = g_strdelimit(g_strdelimit(g_strdup(bare), "+", '-'), "/", '_');
	expect(bare, "…");
	expect(web, "…");
}

static void
test_encoded(void)
{
	expect_encoded("\0ada@college.example\0sesame-4711", 32);
	expect_encoded("ada@college.example", 19);
	expect_encoded("sesame-4711", 11);
	expect_encoded("user=x\1auth=Bearer sesame-4711\1\1", 33);
	expect_encoded("\377\376\373sesame-4711", 14);
	expect("Authentication-failed 0123456789abcdef", "Authentication-failed 0123456789abcdef");
}

/* What is too short to be found by chance is taken out as it stands alone. */
static void
test_short(void)
{
	const char *const one[] = { "abc" };
	g_autofree char *shown = conceal("abc YWJjZGVm", one, 1);

	g_assert_cmpstr(shown, ==, "… YWJjZGVm");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/conceal/plain", test_plain);
	g_test_add_func("/conceal/encoded", test_encoded);
	g_test_add_func("/conceal/short", test_short);
	return g_test_run();
}
