/* Whatever somebody pastes: what is said of it can stand in an ini. */
#include "source/platform.h"

#include "text/charset.h"
#include "text/url.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const kinds[] = { "feed", "mastodon", "bluesky", "x", "misskey", "lemmy",
	"piefed", "peertube", "discourse", NULL };
static const char *const software[] = { NULL, "mastodon", "sharkey", "lemmy", "piefed", "peertube",
	"discourse", "mbin", "GoToSocial", "" };

static bool
is_one_line(const char *text)
{
	return text == NULL || strpbrk(text, "\r\n") == NULL;
}

static void
check_section(const Recognition *found)
{
	g_assert_true(g_strv_contains(kinds, found->kind));
	g_assert_nonnull(found->what);
	g_assert_true(found->url == NULL || url_is_web(found->url));
	g_assert_true((found->key == NULL) == (found->value == NULL));
	g_assert_true(is_one_line(found->value));
	g_assert_cmpuint(strlen(found->name), >, 0);
	g_assert_cmpuint(strspn(found->name, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==,
		strlen(found->name));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *runs = size > 0 ? software[data[0] % G_N_ELEMENTS(software)] : NULL;
	g_autoptr(GString) text = charset_to_utf8((const char *)data + (size > 0),
		size > 0 ? size - 1 : 0, NULL);
	g_autofree char *whole = url_resolve(NULL, text->str);
	const char *const addresses[] = { text->str, whole };

	for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
		const PlatformAsk ask = { addresses[i], runs, kinds };
		g_auto(Recognition) found = { 0 };

		if (addresses[i] == NULL) {
			continue;
		}
		const PlatformAnswer says = platform_recognise(&ask, &found);
		if (says == PLATFORM_SECTION) {
			check_section(&found);
		}
		g_assert_true(says != PLATFORM_NO || found.why != NULL);
		g_assert_true(is_one_line(found.why));
	}
	return 0;
}
