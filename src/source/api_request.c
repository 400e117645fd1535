#include "source/api_request.h"

#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define PLACE_LETTERS "abcdefghijklmnopqrstuvwxyz"

typedef struct PlaceRow {
	const char *name;
	gsize offset;
	bool is_number; /* as a member of a body */
} PlaceRow;

static const PlaceRow place_rows[] = {
	{ "tag", offsetof(ApiPlaces, tag), false },
	{ "lookup", offsetof(ApiPlaces, lookup), false },
	{ "page", offsetof(ApiPlaces, page), true },
	{ "offset", offsetof(ApiPlaces, offset), true },
	{ "cursor", offsetof(ApiPlaces, cursor), false },
	{ "since", offsetof(ApiPlaces, since), false },
	{ "until", offsetof(ApiPlaces, until), false },
	{ "id", offsetof(ApiPlaces, id), false },
	{ "ids", offsetof(ApiPlaces, ids), false },
};

/* The place at @at, and its length with its braces; NULL: none stands there. */
static const PlaceRow *
place_at(const char *at, gsize *length)
{
	*length = *at == '{' ? strspn(at + 1, PLACE_LETTERS) : 0;
	for (guint i = 0; *length > 0 && at[1 + *length] == '}' && i < G_N_ELEMENTS(place_rows);
		i++) {
		if (strlen(place_rows[i].name) == *length
			&& strncmp(at + 1, place_rows[i].name, *length) == 0) {
			*length += 2;
			return &place_rows[i];
		}
	}
	return NULL;
}

static const char *
value_of(const ApiPlaces *places, const PlaceRow *row)
{
	return G_STRUCT_MEMBER(const char *, places, row->offset);
}

/* @is_empty out: the text is nothing but a place that nothing stands in. @return owned. */
static char *
fill_text(const char *text, const ApiPlaces *places, bool is_url, bool *is_empty)
{
	GString *filled = g_string_new(NULL);

	*is_empty = false;
	for (const char *at = text; *at != '\0';) {
		gsize length;
		const PlaceRow *row = place_at(at, &length);
		const char *value = row != NULL ? value_of(places, row) : NULL;

		if (row == NULL) {
			g_string_append_c(filled, *at++);
			continue;
		}
		g_autofree char *encoded = value != NULL && is_url ? url_encode(value) : NULL;
		g_string_append(filled, value == NULL ? "" : encoded != NULL ? encoded : value);
		*is_empty = value == NULL && at == text && at[length] == '\0';
		at += length;
	}
	return g_string_free(filled, FALSE);
}

/* A parameter that would be nothing but an empty place is left out. */
static void
add_parameter(GString *url, const char *parameter, const ApiPlaces *places)
{
	const char *equals = strchr(parameter, '=');
	const char *value = equals != NULL ? equals + 1 : parameter;
	g_autofree char *name = g_strndup(parameter, (gsize)(value - parameter));
	bool is_empty;
	g_autofree char *filled = fill_text(value, places, true, &is_empty);

	if (!is_empty) {
		g_string_append_printf(url, "%c%s%s", strchr(url->str, '?') == NULL ? '?' : '&',
			name, filled);
	}
}

static char *
fill_url(const SourceSpec *spec, const char *path, const ApiPlaces *places)
{
	const char *question = strchr(path, '?');
	g_autofree char *bare = question != NULL ? g_strndup(path, (gsize)(question - path))
						 : g_strdup(path);
	g_auto(GStrv) parameters = g_strsplit(question != NULL ? question + 1 : "", "&", -1);
	bool is_empty;
	g_autofree char *filled = fill_text(bare, places, true, &is_empty);
	g_autofree char *joined = url_join(spec->url, filled);
	GString *url = g_string_new(joined);

	for (guint i = 0; parameters[i] != NULL; i++) {
		if (*parameters[i] != '\0') {
			add_parameter(url, parameters[i], places);
		}
	}
	return g_string_free(url, FALSE);
}

/* ---- bodies ---- */

static json_t *fill_body(const json_t *value, const ApiPlaces *places);

/* @return owned; NULL: a member that is left out. */
static json_t *
fill_string(const char *text, const ApiPlaces *places)
{
	gsize length;
	const PlaceRow *row = place_at(text, &length);
	bool is_empty;
	g_autofree char *filled = fill_text(text, places, false, &is_empty);

	if (is_empty) {
		return NULL;
	}
	return row != NULL && row->is_number && text[length] == '\0'
		? json_integer(g_ascii_strtoll(filled, NULL, 10))
		: jsontext_text(filled);
}

static json_t *
fill_object(const json_t *object, const ApiPlaces *places)
{
	json_t *filled = json_object();
	const char *key;
	json_t *member;

	json_object_foreach ((json_t *)object, key, member) {
		json_t *value = fill_body(member, places);

		if (value != NULL) {
			json_object_set_new(filled, key, value);
		}
	}
	return filled;
}

static json_t *
fill_array(const json_t *array, const ApiPlaces *places)
{
	json_t *filled = json_array();
	size_t index;
	const json_t *element;

	json_array_foreach (array, index, element) {
		json_t *value = fill_body(element, places);

		if (value != NULL) {
			json_array_append_new(filled, value);
		}
	}
	return filled;
}

static json_t *
fill_body(const json_t *value, const ApiPlaces *places)
{
	if (json_is_object(value)) {
		return fill_object(value, places);
	}
	if (json_is_array(value)) {
		return fill_array(value, places);
	}
	return json_is_string(value) ? fill_string(json_string_value(value), places)
				     : json_incref((json_t *)value);
}

/* ---- requests ---- */

static void
want_secret(const KindPlan *plan, Request *request)
{
	static const SecretPlace secret_places[] = {
		[KIND_TOKEN_HEADER] = SECRET_HEADER,
		[KIND_TOKEN_QUERY] = SECRET_QUERY,
		[KIND_TOKEN_MEMBER] = SECRET_MEMBER,
	};

	if (plan->token_name != NULL) {
		request_want_secret(request, secret_places[plan->token_place], plan->token_name);
	}
}

Request *
api_request_at(const SourceSpec *spec, const char *url, const char *mark)
{
	Request *request = request_new(url);
	g_autofree char *shown = url_redact(url);

	request->mark = g_strdup(mark);
	request->is_sensitive = strcmp(shown, url) != 0;
	request_add_header(request, "Accept", "application/json");
	want_secret(spec->described->plan, request);
	return request;
}

Request *
api_request_new(const SourceSpec *spec, const KindRequest *asked, const ApiPlaces *places,
	const char *mark)
{
	g_autofree char *url = fill_url(spec, asked->path, places);
	Request *request = api_request_at(spec, url, mark);

	request->verb = asked->verb;
	if (asked->body != NULL) {
		json_auto_t *body = fill_body(asked->body, places);

		request->body = json_dumps(body, JSON_COMPACT);
		request_add_header(request, "Content-Type", "application/json");
	}
	return request;
}
