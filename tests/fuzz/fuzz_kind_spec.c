/*
 * Any text as each thing that a line of [kind NAME] may be. What is refused is refused with words;
 * what is read can be freed, and says the same of its places each time.
 */
#include "model/kind_plan.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_error(bool is_read, const GError *error)
{
	g_assert_true(is_read == (error == NULL));
	g_assert_true(is_read || g_utf8_validate(error->message, -1, NULL));
}

static void
check_parts(const char *text)
{
	g_autoptr(KindPath) path = NULL;
	g_autoptr(KindValue) value = NULL;
	g_autoptr(GPtrArray) conditions = NULL;
	g_autoptr(GError) path_error = NULL, value_error = NULL, conditions_error = NULL;
	const bool is_path = kind_path_parse(text, &path, &path_error);
	const bool is_value = kind_value_parse(text, &value, &value_error);
	const bool are_conditions = kind_conditions_parse(text, &conditions, &conditions_error);

	check_error(is_path, path_error);
	check_error(is_value, value_error);
	check_error(are_conditions, conditions_error);
}

static void
check_values(const char *text)
{
	KindValue *values[KIND_VALUES] = { NULL };
	g_autoptr(GError) error = NULL;

	const bool are_values = kind_values_parse(text, values, &error);

	check_error(are_values, error);
	for (guint i = 0; i < KIND_VALUES; i++) {
		kind_value_free(values[i]);
	}
}

static void
check_request(const char *text)
{
	static const char *const places[] = { "tag", "page", NULL };
	g_autoptr(KindRequest) request = NULL;
	g_autoptr(GError) error = NULL;
	const bool is_read = kind_request_parse(text, places, &request, &error);

	check_error(is_read, error);
	if (is_read) {
		g_assert_cmpint(*request->path, ==, '/');
		g_assert_true((request->verb == REQUEST_POST) == (request->body != NULL));
		kind_request_has(request, "tag");
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);

	if (g_utf8_validate(text, -1, NULL)) { /* no ini holds anything else */
		check_parts(text);
		check_values(text);
		check_request(text);
	}
	return 0;
}
