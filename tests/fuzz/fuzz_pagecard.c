/* What a page says of itself is lines of valid UTF-8, and its address is on its own host. */
#include "text/pagecard.h"

#include <stdint.h>
#include <string.h>

#include "text/charset.h"
#include "text/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_line(const char *line)
{
	g_assert_true(line == NULL
		|| (g_utf8_validate(line, -1, NULL) && strpbrk(line, "\r\n") == NULL));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GString) text = charset_to_utf8((const char *)data, size, NULL);
	g_auto(PageCard) card = { 0 };

	pagecard_read(text->str, "https://example.org/page", &card);
	check_line(card.title);
	check_line(card.site);
	check_line(card.description);
	check_line(card.author);
	check_line(card.language);
	check_line(card.robots);
	if (card.url != NULL) {
		g_autofree char *authority = url_authority(card.url);

		g_assert_cmpstr(authority, ==, "example.org");
	}
	return 0;
}
