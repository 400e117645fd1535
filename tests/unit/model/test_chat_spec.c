#include "model/chat_spec.h"

#include "base/now.h"

static void
test_names(void)
{
	g_autoptr(TagNames) names = tag_names_new();
	g_autoptr(Hashtag) shown = hashtag_new("#UKFEChat"), other = hashtag_new("fechat");
	NamedTag *named = tag_names_add(names, shown);
	g_autoptr(ChatSpec) spec = chat_spec_new();

	tag_names_claim(names, named, named->tag);
	tag_names_claim(names, named, other);
	g_ptr_array_add(named->others, hashtag_copy(other));
	spec->tag = hashtag_new("FEChat");
	chat_spec_name_tag(spec, names);
	g_assert_cmpstr(spec->tag->display, ==, "#UKFEChat");
	g_assert_cmpuint(spec->tags->len, ==, 2);
	g_assert_cmpint(spec->length_s, ==, HOUR_S);
}

/* One that no [tag NAME] names is itself. */
static void
test_alone(void)
{
	g_autoptr(TagNames) names = tag_names_new();
	g_autoptr(ChatSpec) spec = chat_spec_new();

	spec->tag = hashtag_new("FEChat");
	chat_spec_name_tag(spec, names);
	g_assert_cmpstr(spec->tag->display, ==, "#FEChat");
	g_assert_cmpuint(spec->tags->len, ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/chat-spec/names", test_names);
	g_test_add_func("/chat-spec/alone", test_alone);
	return g_test_run();
}
