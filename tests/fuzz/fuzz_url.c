/* A base, a line end and a reference: what is resolved stays so, and all functions take it. */
#include "text/url.h"

#include "text/url_parts.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is said to need no mending is what mending gives, and cleaning it cleans it. */
static void
check_settled(const char *url)
{
	g_autoptr(GUri) uri = url_parse(NULL, url);
	g_autofree char *clean = url_clean(url);
	g_autofree char *again = url_clean(clean);

	g_assert_cmpstr(again, ==, clean);
	g_assert_true(url_is_web(clean));
	if (url_is_settled(url, NULL)) {
		g_assert_nonnull(uri);
		g_autofree char *text = g_uri_to_string(uri);
		g_assert_cmpstr(text, ==, url);
	}
}

static void
check_web_url(const char *url)
{
	g_autofree char *again = url_resolve(NULL, url);
	g_autofree char *canonical = url_canonical(url);
	g_autofree char *host = url_host(url);
	g_autofree char *authority = url_authority(url);

	g_assert_true(url_is_web(url));
	g_assert_cmpstr(again, ==, url);
	g_assert_nonnull(canonical);
	g_assert_nonnull(host);
	g_assert_nonnull(authority);
	for (const char *at = url; *at != '\0'; at++) {
		g_assert_true(*at > ' ' && *at < 0x7f && strchr("\"<>\\^`{|}", *at) == NULL);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	char *line_end = strchr(text, '\n');
	const char *reference = line_end == NULL ? text : line_end + 1;

	if (line_end != NULL) {
		*line_end = '\0';
	}
	g_autofree char *url = url_resolve(line_end == NULL ? NULL : text, reference);
	g_autofree char *canonical = url_canonical(reference);
	g_autofree char *redacted = url_redact(reference);
	g_autofree char *authority = url_authority(reference);
	g_autofree char *encoded = url_encode(reference);
	g_autofree char *joined = url_join(text, "/path");

	url_is_private(reference);
	g_assert_true(!url_is_web(reference) || canonical != NULL);
	g_assert_true(redacted != NULL && encoded != NULL && g_str_has_suffix(joined, "/path"));
	g_assert_true(authority == NULL || *authority != '\0');
	if (url_is_settled(reference, NULL)) {
		check_settled(reference);
	}
	if (url != NULL) {
		check_settled(url);
		check_web_url(url);
	}
	return 0;
}
