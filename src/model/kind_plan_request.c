/* The requests of a described kind, as they are written. */
#include "model/kind_plan.h"

#include "base/error.h"
#include "base/prefix.h"
#include "text/jsontext.h"

#include <string.h>

#define ARROW "->"
#define GET "GET "
#define POST "POST "
#define PLACE_LETTERS "abcdefghijklmnopqrstuvwxyz"

void
kind_request_free(KindRequest *request)
{
	if (request != NULL) {
		g_free(request->path);
		json_decref(request->body);
		kind_path_free(request->result);
		g_free(request);
	}
}

/* The next place: letters between braces, which in a body no member is. @name out, owned. */
static const char *
find_place(const char *at, char **name)
{
	for (at = strchr(at, '{'); at != NULL; at = strchr(at + 1, '{')) {
		const gsize length = strspn(at + 1, PLACE_LETTERS);

		if (length > 0 && at[1 + length] == '}') {
			*name = g_strndup(at + 1, length);
			return at;
		}
	}
	return NULL;
}

static bool
check_places(const char *text, const char *const *places, GError **error)
{
	g_autofree char *name = NULL;

	for (const char *at = find_place(text, &name); at != NULL; at = find_place(at + 1, &name)) {
		if (!g_strv_contains(places, name)) {
			g_autofree char *known = g_strjoinv("}, {", (char **)places);

			error_set(error, ERROR_CONFIG_PERMANENT,
				"there is no place {%s} here (expected {%s})", name, known);
			return false;
		}
		g_clear_pointer(&name, g_free);
	}
	return true;
}

/* "/path?query", and behind a blank the body. */
static bool
read_target(const char *text, KindRequest *request, GError **error)
{
	const gsize length = strcspn(text, " \t");
	const char *body = text + length + strspn(text + length, " \t");
	g_autoptr(GError) fault = NULL;

	if (*text != '/') {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"\"%s\" does not begin at the server (expected a path such as "
			"/api/posts?tag={tag})",
			text);
		return false;
	}
	request->path = g_strndup(text, length);
	if (request->verb == REQUEST_GET && *body != '\0') {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"GET with \"%s\" behind its path (expected no blank in a path, and a body "
			"with POST alone)",
			body);
		return false;
	}
	if (request->verb == REQUEST_POST && *body == '\0') {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"POST without a body (expected JSON behind the path, {} for an empty one)");
		return false;
	}
	if (*body != '\0' && !jsontext_load(body, strlen(body), &request->body, &fault)) {
		error_set(error, ERROR_CONFIG_PERMANENT, "the body is no JSON: %s", fault->message);
		return false;
	}
	return true;
}

static bool
read_verb(const char *text, KindRequest *request, GError **error)
{
	if (prefix_stands_at(text, GET)) {
		request->verb = REQUEST_GET;
		text += strlen(GET);
	} else if (prefix_stands_at(text, POST)) {
		request->verb = REQUEST_POST;
		text += strlen(POST);
	} else {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"\"%s\" is no request (expected GET /path, or POST /path and a body)",
			text);
		return false;
	}
	return read_target(text + strspn(text, " \t"), request, error);
}

bool
kind_request_parse(const char *text, const char *const *places, KindRequest **request,
	GError **error)
{
	g_autoptr(KindRequest) read = g_new0(KindRequest, 1);
	const char *arrow = g_strrstr(text, ARROW);
	g_autofree char *asks = arrow != NULL ? g_strndup(text, (gsize)(arrow - text))
					      : g_strdup(text);
	g_autofree char *result = arrow != NULL ? g_strstrip(g_strdup(arrow + strlen(ARROW)))
						: NULL;

	g_strstrip(asks);
	if (!read_verb(asks, read, error) || !check_places(asks, places, error)
		|| (result != NULL && !kind_path_parse(result, &read->result, error))) {
		return false;
	}
	*request = g_steal_pointer(&read);
	return true;
}

static bool
body_has(const json_t *value, const char *mark)
{
	const char *text = json_string_value(value);
	const char *key;
	json_t *member;
	size_t index;

	if (text != NULL) {
		return strstr(text, mark) != NULL;
	}
	json_object_foreach ((json_t *)value, key, member) {
		if (body_has(member, mark)) {
			return true;
		}
	}
	json_array_foreach (value, index, member) {
		if (body_has(member, mark)) {
			return true;
		}
	}
	return false;
}

bool
kind_request_has(const KindRequest *request, const char *place)
{
	g_autofree char *mark = g_strdup_printf("{%s}", place);

	return request != NULL
		&& (strstr(request->path, mark) != NULL || body_has(request->body, mark));
}
