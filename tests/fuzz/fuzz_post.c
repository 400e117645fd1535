/* Any JSON as a post: what is read can be written, and the writing reads back as itself. */
#include "model/post.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	json_auto_t *json = json_loadb((const char *)data, size, 0, NULL);
	g_autoptr(Post) post = NULL;
	g_autoptr(Post) again = NULL;

	if (!post_from_json(json, &post, NULL)) {
		return 0;
	}
	json_auto_t *written = post_to_json(post);
	g_assert_true(post_from_json(written, &again, NULL));
	json_auto_t *rewritten = post_to_json(again);
	g_assert_true(json_equal(written, rewritten));
	return 0;
}
