#include "import/owners.h"

#include "../expect.h"

static const char *const tops[] = { "your_activity", "account", NULL };
static const char *const plain[] = { "posts", "media", NULL };
static const OwnersFolders folders = { tops, plain };

static void
test_root(void)
{
	static const char *const rows[][2] = {
		{ "p.json", "" },
		{ "posts/p.json", "" },
		{ "posts/media/p.json", "" },
		{ "account/account/a.json", "" },
		{ "./your_activity/new/p.json", "./" },
		{ "ada/p.json", "ada/" },
		{ "x/ada/Your_Activity/media/p.json", "x/ada/" },
		{ "x/ada/account/a.json", "x/ada/" },
		{ "accounts/a.json", "accounts/" },
		/* folders of people, who call them as platforms do */
		{ "media/ada/posts/p.json", "media/ada/" },
		{ "account/ada/account/a.json", "account/ada/" },
		{ "posts/account/a.json", "posts/" },
		/* nobody's way of writing paths */
		{ "/p.json", "/" },
		{ "//posts//p.json", "//posts//" },
		{ "posts/", "" },
		{ "", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *root = g_strndup(rows[i][0], owners_root(&folders, rows[i][0]));

		expect_text(rows[i][0], root, rows[i][1]);
	}
	g_assert_cmpuint(owners_root(NULL, "x/posts/p.csv"), ==, strlen("x/posts/"));
}

static void
test_names(void)
{
	Owners *owners = owners_new(&folders, g_free);

	owners_hear_name(owners, "ada/account/a.json", g_strdup("Ada"));
	owners_hear_name(owners, "ada/account/a.json", g_strdup("Ada"));
	owners_hear_name(owners, "ada/account/b.json", g_strdup(""));
	owners_hear_name(owners, "ada/account/b.json", NULL);
	g_assert_cmpstr(owners_name(owners, "ada/posts/p.json"), ==, "Ada");
	g_assert_null(owners_name(owners, "bo/posts/p.json"));
	g_assert_null(owners_name(owners, "posts/p.json"));
	for (int i = 0; i < 3; i++) {
		owners_hear_name(owners, "ada/account/a.json", g_strdup(i % 2 == 0 ? "Bo" : "Ada"));
		g_assert_null(owners_name(owners, "ada/posts/p.json"));
	}
	owners_free(owners);
}

/* Of more than there can be nothing is known, and those before stay. */
static void
test_many(void)
{
	Owners *owners = owners_new(NULL, g_free);

	for (int i = 0; i < 1200; i++) {
		g_autofree char *path = g_strdup_printf("%d/a.csv", i);

		owners_hear_name(owners, path, g_strdup("Ada"));
	}
	g_assert_cmpstr(owners_name(owners, "7/p.csv"), ==, "Ada");
	g_assert_null(owners_name(owners, "1199/p.csv"));
	owners_free(owners);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/owners/root", test_root);
	g_test_add_func("/owners/names", test_names);
	g_test_add_func("/owners/many", test_many);
	return g_test_run();
}
