#include "model/source_spec.h"

static void
test_defaults(void)
{
	g_autoptr(SourceSpec) spec = source_spec_new();

	g_assert_true(spec->is_enabled);
	g_assert_false(spec->allow_private);
	g_assert_false(spec->has_own_tags);
	g_assert_cmpint(spec->max_requests, ==, SOURCE_REQUESTS_STANDARD);
	g_assert_cmpuint(spec->tags->len, ==, 0);
	g_assert_cmpuint(spec->include->len, ==, 0);
	g_assert_cmpuint(spec->exclude->len, ==, 0);
	source_spec_free(NULL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/source-spec/defaults", test_defaults);
	return g_test_run();
}
