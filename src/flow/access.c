#include "flow/access.h"

#include "flow/secret.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

Access
access_of(const SourceSpec *spec)
{
	return (Access){
		.reach = reach_new(spec->url, spec->allow_private),
		.url = spec->url,
		.authority = url_authority(spec->url),
	};
}

bool
access_log_in(Access *access, const Config *config, const SourceSpec *spec, GError **error)
{
	secret_wipe(g_steal_pointer(&access->secret));
	access->scheme = kind_of(spec)->auth;
	return secret_read_token(config, spec, &access->secret, error);
}

static void
put_header(Request *request, const char *begin, const char *secret)
{
	secret_wipe(request->auth);
	request->auth = g_strconcat(begin, " ", secret, NULL);
}

static void
put_query(Request *request, const char *name, const char *secret)
{
	g_autofree char *value = g_uri_escape_string(secret, NULL, FALSE);
	char *url = g_strconcat(request->url, strchr(request->url, '?') != NULL ? "&" : "?", name,
		"=", value, NULL);

	secret_wipe(request->url);
	secret_wipe(g_steal_pointer(&value));
	request->url = url;
}

/* A body that is no object stays without. */
static void
put_member(Request *request, const char *name, const char *secret)
{
	json_auto_t *body = json_loads(request->body != NULL ? request->body : "{}", 0, NULL);

	if (json_object_set_new(body, name, jsontext_text(secret)) == 0) {
		secret_wipe(request->body);
		request->body = json_dumps(body, JSON_COMPACT);
	}
}

/* A login goes to the source's own server alone, and where its kind has kept one there it stays. */
void
access_authorise(const Access *access, Request *request)
{
	g_autofree char *authority = url_authority(request->url);

	request->is_sensitive = request->is_sensitive || request->auth != NULL;
	if (access->secret == NULL || g_strcmp0(authority, access->authority) != 0) {
		return;
	}
	switch (request->secret_place) {
	case SECRET_NOWHERE:
		if (access->scheme == NULL || request->auth != NULL) {
			return;
		}
		put_header(request, access->scheme, access->secret);
		break;
	case SECRET_HEADER:
		put_header(request, request->secret_name, access->secret);
		break;
	case SECRET_QUERY:
		put_query(request, request->secret_name, access->secret);
		break;
	case SECRET_MEMBER:
		put_member(request, request->secret_name, access->secret);
		break;
	}
	request->is_sensitive = true;
}

void
access_ask(const Access *access, Gather *gather, Request *request, void *cookie)
{
	access_authorise(access, request);
	gather_ask(gather, request, access->reach, cookie);
}

char *
access_conceal(const Access *access, const char *text)
{
	if (text == NULL) {
		return NULL;
	}
	g_autofree char *plain = url_conceal(text, access->url);
	GString *out = g_string_new(plain);
	if (access->secret != NULL && *access->secret != '\0') {
		g_string_replace(out, access->secret, "…", 0);
	}
	return g_string_free(out, FALSE);
}

void
access_conceal_posts(const Access *access, const GPtrArray *posts)
{
	for (guint i = 0; i < posts->len; i++) {
		Post *post = g_ptr_array_index(posts, i);
		g_autofree char *network = g_steal_pointer(&post->network);

		post->network = access_conceal(access, network);
	}
}

void
access_clear(Access *access)
{
	secret_wipe(g_steal_pointer(&access->secret));
	g_clear_pointer(&access->authority, g_free);
	g_clear_pointer(&access->reach, reach_unref);
}
