#include "model/request.h"

#include "text/date.h"

#include <string.h>

#define CHARSET_PARAMETER "charset"

Request *
request_new(const char *url)
{
	Request *request = g_new0(Request, 1);

	request->url = g_strdup(url);
	request->headers = g_ptr_array_new_with_free_func(g_free);
	return request;
}

void
request_add_header(Request *request, const char *name, const char *value)
{
	g_autoptr(GString) header = g_string_new(NULL);

	g_string_append_printf(header, "%s: %s", name, value);
	/* A line end would begin a header of somebody else's choice. */
	g_string_replace(header, "\r", "", 0);
	g_string_replace(header, "\n", "", 0);
	g_ptr_array_add(request->headers, g_strdup(header->str));
}

void
request_want_secret(Request *request, SecretPlace place, const char *name)
{
	g_free(request->secret_name);
	request->secret_place = place;
	request->secret_name = g_strdup(name);
}

/* It may hold a secret. */
static void
wipe(char *text)
{
	if (text != NULL) {
		explicit_bzero(text, strlen(text));
	}
	g_free(text);
}

void
request_free(Request *request)
{
	if (request == NULL) {
		return;
	}
	wipe(request->url);
	g_ptr_array_unref(request->headers);
	wipe(request->body);
	g_free(request->mark);
	g_free(request->secret_name);
	wipe(request->auth);
	reach_unref(request->reach);
	g_free(request);
}

Reply *
reply_new(const Request *request)
{
	Reply *reply = g_new0(Reply, 1);

	reply->url = g_strdup(request->url);
	reply->mark = g_strdup(request->mark);
	reply->headers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	reply->body = g_bytes_new(NULL, 0);
	return reply;
}

const char *
reply_header(const Reply *reply, const char *name)
{
	return g_hash_table_lookup(reply->headers, name);
}

/* "charset = utf-8" or "charset=\"utf-8\"" -> utf-8; NULL when it is another parameter. */
static char *
charset_of_parameter(char *parameter)
{
	char *equals = strchr(parameter, '=');

	if (equals == NULL) {
		return NULL;
	}
	*equals = '\0';
	if (g_ascii_strcasecmp(g_strstrip(parameter), CHARSET_PARAMETER) != 0) {
		return NULL;
	}
	char *value = g_strstrip(equals + 1);
	value += *value == '"' || *value == '\'';
	value[strcspn(value, "\"';")] = '\0';
	return *value == '\0' ? NULL : g_strdup(value);
}

static bool
is_zero(const char *value)
{
	return value != NULL && g_ascii_isdigit(*value) && g_ascii_strtod(value, NULL) == 0;
}

bool
reply_is_used_up(const Reply *reply, int64_t now_s, int64_t *when_s)
{
	static const char *const limits[][2] = {
		{ "x-ratelimit-remaining", "x-ratelimit-reset" },
		{ "x-rate-limit-remaining", "x-rate-limit-reset" },
		{ "ratelimit-remaining", "ratelimit-reset" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(limits); i++) {
		if (is_zero(reply_header(reply, limits[i][0]))
			&& date_parse_retry(reply_header(reply, limits[i][1]), now_s, when_s)) {
			return true;
		}
	}
	return false;
}

/* What stands before the next semicolon that no quotes enclose (RFC 9110, 5.6.6). */
static gsize
part_length(const char *text)
{
	bool is_quoted = false;
	gsize length = 0;

	for (; text[length] != '\0' && (is_quoted || text[length] != ';'); length++) {
		is_quoted ^= text[length] == '"';
	}
	return length;
}

char *
reply_charset(const Reply *reply)
{
	const char *at = reply_header(reply, "content-type");
	char *charset = NULL;

	while (at != NULL && *at != '\0' && charset == NULL) {
		const gsize length = part_length(at);
		g_autofree char *part = g_strndup(at, length);

		charset = charset_of_parameter(part);
		at += length + (at[length] == ';');
	}
	return charset;
}

void
reply_free(Reply *reply)
{
	if (reply == NULL) {
		return;
	}
	g_free(reply->error);
	g_free(reply->url);
	g_hash_table_unref(reply->headers);
	g_bytes_unref(reply->body);
	g_free(reply->mark);
	g_free(reply);
}
