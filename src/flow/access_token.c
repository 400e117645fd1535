#include "flow/access_token.h"

#include <string.h>

#include "base/conceal.h"
#include "base/error.h"
#include "base/file.h"
#include "base/lock.h"
#include "base/network.h"
#include "base/prefix.h"
#include "fetch/fetcher.h"
#include "flow/login.h"
#include "flow/secret.h"
#include "text/jsontext.h"

#define HTTP_OK 200
#define HTTP_TOO_MANY 429
#define HTTP_SERVER_ERROR 500
#define TIMEOUT_S 30
#define ANSWER_BYTES_MAX (64 * 1024)
#define KEPT_BYTES_MAX (256 * 1024)
#define KEPT_LINES_MAX 4 /* of files that were named once; two are in use at most */
/* Another process may be at it for as long as the server takes. */
#define LOCK_WAIT_MS ((TIMEOUT_S + 5) * 1000)

/* One request for a token, and what is needed for it. */
typedef struct Grant {
	const Context *context; /* borrowed */
	const char *section;    /* borrowed */
	const OauthSpec *spec;  /* borrowed */
	char *client_secret;    /* owned secret, or NULL */
	char *written;          /* owned secret: the refresh token as the organiser wrote it */
	char *name;             /* owned: under which a newer one is kept */
	char *kept;             /* owned secret: that one, or NULL */
	char *token;            /* owned secret: the access token, or NULL */
} Grant;

static void
grant_clear(Grant *grant)
{
	secret_wipe(grant->client_secret);
	secret_wipe(grant->written);
	secret_wipe(grant->kept);
	secret_wipe(grant->token);
	g_free(grant->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Grant, grant_clear)

bool
access_token_is_private(const char *url)
{
	g_autoptr(GUri) uri = g_uri_parse(url, G_URI_FLAGS_NONE, NULL);
	const char *host = uri == NULL ? NULL : g_uri_get_host(uri);

	if (host == NULL || *host == '\0') {
		return false;
	}
	return strcmp(g_uri_get_scheme(uri), "https") == 0
		|| (strcmp(g_uri_get_scheme(uri), "http") == 0 && network_host_is_loopback(host));
}

/* RFC 6750, 2.1; anything else could end a line, or the login, early. */
static bool
is_token(const char *token)
{
	for (const char *at = token; *at != '\0'; at++) {
		if (!g_ascii_isgraph(*at)) {
			return false;
		}
	}
	return *token != '\0';
}

/* ---- the refresh token that took another's place ---- */

static char *
kept_path(const Grant *grant)
{
	return g_build_filename(grant->context->config->state_dir, ACCESS_TOKEN_KEPT, NULL);
}

/* @lines out, owned: "NAME TOKEN", the newest first; none where there is no such file. */
static bool
read_kept(const Grant *grant, GStrv *lines, GError **error)
{
	g_autofree char *path = kept_path(grant);
	g_autofree char *text = NULL;

	if (!file_read_text(path, KEPT_BYTES_MAX, &text, error)) {
		return false;
	}
	*lines = g_strsplit(text == NULL ? "" : text, "\n", KEPT_LINES_MAX + 1);
	return true;
}

/* What a line keeps, if it is this grant's; borrowed, or NULL. */
static const char *
kept_of(const Grant *grant, const char *line)
{
	const gsize length = strlen(grant->name);
	const bool is_ours = strncmp(line, grant->name, length) == 0 && line[length] == ' ';

	return is_ours && is_token(line + length + 1) ? line + length + 1 : NULL;
}

static bool
find_kept(Grant *grant, GError **error)
{
	g_auto(GStrv) lines = NULL;

	if (!read_kept(grant, &lines, error)) {
		return false;
	}
	for (char **line = lines; *line != NULL && grant->kept == NULL; line++) {
		grant->kept = g_strdup(kept_of(grant, *line));
	}
	return true;
}

/* Durably, before what came with it is used. */
static bool
keep(Grant *grant, const char *refresh, GError **error)
{
	g_auto(GStrv) lines = NULL;
	g_autofree char *path = kept_path(grant);
	g_autoptr(GString) text = g_string_new(NULL);
	int count = 1;

	if (!read_kept(grant, &lines, error)) {
		return false;
	}
	g_string_printf(text, "%s %s\n", grant->name, refresh);
	for (char **line = lines; *line != NULL && count < KEPT_LINES_MAX; line++) {
		if (**line != '\0' && kept_of(grant, *line) == NULL) {
			g_string_append_printf(text, "%s\n", *line);
			count++;
		}
	}
	const bool is_kept = file_write(path, text->str, text->len, 0600, error);
	explicit_bzero(text->str, text->len);
	return is_kept;
}

/* ---- asking ---- */

static void
add_field(GString *body, const char *name, const char *value)
{
	g_autofree char *escaped = g_uri_escape_string(value, NULL, FALSE);

	g_string_append_printf(body, "%s%s=%s", body->len > 0 ? "&" : "", name, escaped);
}

/* RFC 6749, 6; the application names itself in the body (2.3.1), as Microsoft and Google ask. */
static Request *
make_request(const Grant *grant, const char *refresh)
{
	Request *request = request_new(grant->spec->token_url);
	GString *body = g_string_new(NULL);

	add_field(body, "grant_type", "refresh_token");
	add_field(body, "refresh_token", refresh);
	add_field(body, "client_id", grant->spec->client_id);
	if (grant->client_secret != NULL) {
		add_field(body, "client_secret", grant->client_secret);
	}
	request_add_header(request, "Accept", "application/json");
	request->verb = REQUEST_POST;
	request->body = g_string_free(body, FALSE);
	request->is_sensitive = true;
	/* The organiser's own server, not a stranger's address. */
	request->reach = reach_new(grant->spec->token_url, true);
	return request;
}

/* @return owned; NULL: somebody asked us to stop. */
static Reply *
ask(const Grant *grant, const char *refresh)
{
	const Config *config = grant->context->config;
	g_autofree char *agent = g_strdup_printf("%s (+mailto:%s)", grant->context->software,
		config->contact);
	FetcherOptions options = fetcher_defaults();
	Reply *reply = NULL;
	void *cookie = NULL;

	options.user_agent = agent;
	options.ca_file = config->ca_file;
	options.timeout_s = TIMEOUT_S;
	options.bytes_max = ANSWER_BYTES_MAX;
	options.spread_ms = 0;
	g_autoptr(Fetcher) fetcher = fetcher_new(&options);
	fetcher_add(fetcher, make_request(grant, refresh), NULL);
	fetcher_wait(fetcher, now_s(&grant->context->now), -1, &reply, &cookie);
	return reply;
}

static json_t *
json_of(const Reply *reply)
{
	json_t *answer = NULL;

	jsontext_load(g_bytes_get_data(reply->body, NULL), g_bytes_get_size(reply->body), &answer,
		NULL);
	return answer;
}

/* RFC 6749, 5.2: no. @what borrowed: its error, or NULL. */
static bool
fail(const Grant *grant, const Reply *reply, const json_t *answer, GError **error)
{
	const char *what = jsontext_string(answer, "error");
	const char *more = jsontext_string(answer, "error_description");
	const bool is_over = g_strcmp0(what, "invalid_grant") == 0;
	const bool is_later = reply->status == HTTP_TOO_MANY || reply->status >= HTTP_SERVER_ERROR
		|| g_strcmp0(what, "temporarily_unavailable") == 0;
	g_autofree char *said = g_strdup_printf("%s%s%s", what != NULL ? what : "no access token",
		more != NULL ? ": " : "", more != NULL ? more : "");
	/* who may quote what it was asked with */
	const char *const secrets[] = { grant->written, grant->kept, grant->client_secret };
	g_autofree char *shown = conceal(said, secrets, G_N_ELEMENTS(secrets));
	g_autofree char *clean = error_clean_text(shown);

	error_set(error, is_later ? ERROR_REMOTE_TEMPORARY : ERROR_REMOTE_PERMANENT,
		"[%s] token_url: HTTP %d: %s%s", grant->section, reply->status, clean,
		is_over ? " (the refresh token is not taken any more: get another one, see "
			  "tagdigest-mail(7))"
			: "");
	return false;
}

static bool
fail_without_answer(const Grant *grant, const Reply *reply, GError **error)
{
	const bool is_permanent = reply != NULL && reply->is_permanent;

	error_set(error, is_permanent ? ERROR_NETWORK_PERMANENT : ERROR_NETWORK_TEMPORARY,
		"[%s] token_url: %s", grant->section,
		reply == NULL || reply->error == NULL ? "no answer" : reply->error);
	return false;
}

/* @is_over out: the refresh token is good for nothing any more. */
static bool
exchange(Grant *grant, const char *refresh, bool *is_over, GError **error)
{
	g_autoptr(Reply) reply = ask(grant, refresh);

	if (reply == NULL || reply->status == 0) {
		return fail_without_answer(grant, reply, error);
	}
	json_auto_t *answer = json_of(reply);
	const char *token = jsontext_string(answer, "access_token");
	const char *newer = jsontext_string(answer, "refresh_token");
	if (reply->status != HTTP_OK || token == NULL || !is_token(token)) {
		*is_over = g_strcmp0(jsontext_string(answer, "error"), "invalid_grant") == 0;
		return fail(grant, reply, answer, error);
	}
	if (newer != NULL && is_token(newer) && g_strcmp0(newer, refresh) != 0
		&& !keep(grant, newer, error)) {
		return false;
	}
	grant->token = g_strdup(token);
	return true;
}

/*
 * The newer token first; when it is not taken, the organiser's own, which outlives it at some
 * servers (state_dir may have been put back from a copy).
 */
static bool
refresh(Grant *grant, GError **error)
{
	g_autoptr(GError) reason = NULL;
	bool is_over = false;

	if (!find_kept(grant, error)) {
		return false;
	}
	if (grant->kept == NULL) {
		return exchange(grant, grant->written, &is_over, error);
	}
	if (exchange(grant, grant->kept, &is_over, &reason)) {
		return true;
	}
	if (is_over && exchange(grant, grant->written, &is_over, NULL)) {
		return true;
	}
	g_propagate_error(error, g_steal_pointer(&reason));
	return false;
}

/* ---- what the ini says ---- */

static const OauthSpec *
spec_of(const Config *config, const char *section)
{
	if (prefix_stands_at(section, LOGIN_SOURCE)) {
		return &config_mailbox(config, section + strlen(LOGIN_SOURCE))->oauth;
	}
	return strcmp(section, "inbox") == 0 ? &config->inbox->oauth : &config->relay->oauth;
}

/* @file NULL: there is none. */
static bool
read_secrets(Grant *grant, const IniValue *file, GError **error)
{
	const Config *config = grant->context->config;
	const IniValue *url = config_place(config, grant->section, "token_url");
	const IniValue *client = config_place(config, grant->section, "client_secret_file");

	if (file == NULL || grant->spec->token_url == NULL || grant->spec->client_id == NULL) {
		return secret_fail(config_place(config, grant->section, "auth"),
			"there is nothing to get an access token by (expected token_command, or "
			"token_url, client_id and refresh_token_file; see tagdigest-mail(7))",
			error);
	}
	if (!access_token_is_private(grant->spec->token_url)) {
		return secret_fail(url, "this is no https address", error);
	}
	return secret_read(file, &grant->written, error)
		&& (client == NULL || secret_read(client, &grant->client_secret, error));
}

/* One process at a time: a refresh token may be good for one time only. */
static bool
refresh_under_lock(Grant *grant, GError **error)
{
	g_autofree char *kept = kept_path(grant);
	g_autofree char *path = g_strconcat(kept, "-lock", NULL);
	g_autoptr(Lock) lock = NULL;

	grant->name = g_compute_checksum_for_string(G_CHECKSUM_SHA256, grant->written, -1);
	return lock_open(path, &lock, error) && lock_enter(lock, LOCK_WAIT_MS, error)
		&& refresh(grant, error);
}

bool
access_token_fetch(const Context *context, const char *section, char **token, GError **error)
{
	const Config *config = context->config;
	const IniValue *command = config_place(config, section, "token_command");
	const IniValue *file = config_place(config, section, "refresh_token_file");
	g_auto(Grant) grant = {
		.context = context,
		.section = section,
		.spec = spec_of(config, section),
	};

	if (command != NULL) {
		if (!secret_run(command, &grant.token, error)) {
			return false;
		}
		if (!is_token(grant.token)) {
			return secret_fail(command, "what it printed is no access token", error);
		}
	} else if (!read_secrets(&grant, file, error) || !refresh_under_lock(&grant, error)) {
		return false;
	}
	*token = g_steal_pointer(&grant.token);
	return true;
}
