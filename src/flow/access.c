#include "flow/access.h"

#include "flow/secret.h"
#include "text/url.h"

#include <string.h>

static void
wipe(char *secret)
{
	if (secret != NULL) {
		explicit_bzero(secret, strlen(secret));
	}
	g_free(secret);
}

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
	const SourceKind *kind = kind_find(spec->kind);
	char *token = NULL;

	if (!secret_read_token(config, spec, &token, error)) {
		return false;
	}
	if (token != NULL && kind->auth != NULL) {
		access->auth = g_strdup_printf("Authorization: %s %s", kind->auth, token);
	}
	wipe(token);
	return true;
}

/* A login goes to the source's own server alone. */
static void
authorise(const Access *access, Request *request)
{
	if (access->auth == NULL) {
		return;
	}
	g_autofree char *authority = url_authority(request->url);
	if (g_strcmp0(authority, access->authority) == 0) {
		request->auth = g_strdup(access->auth);
		request->is_sensitive = true;
	}
}

void
access_ask(const Access *access, Gather *gather, Request *request, void *cookie)
{
	authorise(access, request);
	gather_ask(gather, request, access->reach, cookie);
}

char *
access_conceal(const Access *access, const char *text)
{
	const char *token = access->auth == NULL ? NULL : strrchr(access->auth, ' ');

	if (text == NULL) {
		return NULL;
	}
	g_autofree char *plain = url_conceal(text, access->url);
	GString *out = g_string_new(plain);
	if (token != NULL && token[1] != '\0') {
		g_string_replace(out, token + 1, "…", 0);
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
	wipe(g_steal_pointer(&access->auth));
	g_clear_pointer(&access->authority, g_free);
	g_clear_pointer(&access->reach, reach_unref);
}
