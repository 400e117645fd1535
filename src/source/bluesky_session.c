#include "source/bluesky_session.h"

#include "base/now.h"
#include "source/bluesky_reply.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

/* Where anybody may ask. bsky.social, where most accounts are, answers its own people alone. */
#define PUBLIC "https://public.api.bsky.app"
#define MEMBERS "bsky.social"
/* Far below what a server allows (300 a day, 30 in five minutes): what goes wrong so often is no
 * accident. */
#define LOGINS_A_DAY_MAX 20
/* A token is not used up to its last minute: clocks differ, and requests wait their turn. */
#define MARGIN_S (2 * MINUTE_S)
#define TOKEN_BYTES_MAX 8192

/* ---- who ---- */

/* The user as the server knows it: "@ada.example" is written like this, too. */
static const char *
user_of(const SourceSpec *spec)
{
	return spec->user != NULL ? spec->user + strspn(spec->user, "@") : NULL;
}

/* A token goes into a header: one word of printable ASCII. */
static bool
is_token(const char *text)
{
	if (text == NULL || *text == '\0' || strlen(text) > TOKEN_BYTES_MAX) {
		return false;
	}
	for (const char *at = text; *at != '\0'; at++) {
		if (!g_ascii_isgraph(*at)) {
			return false;
		}
	}
	return true;
}

/* The session of this user on this server; NULL: there is none. */
static const json_t *
session_of(const SourceSpec *spec, const json_t *state)
{
	const json_t *session = json_object_get(state, "session");
	g_autofree char *server = url_authority(spec->url);
	const char *user = user_of(spec);

	return user != NULL && g_strcmp0(jsontext_string(session, "user"), user) == 0
			&& g_strcmp0(jsontext_string(session, "server"), server) == 0
		? session
		: NULL;
}

const char *
bluesky_session_access(const SourceSpec *spec, const json_t *state, int64_t now_s)
{
	const json_t *session = session_of(spec, state);
	const int64_t until_s = jsontext_integer(session, "until", 0);
	const char *access = jsontext_string(session, "access");

	return is_token(access) && (until_s == 0 || now_s + MARGIN_S < until_s) ? access : NULL;
}

static const char *
refresh_of(const BlueskyReading *reading)
{
	const char *refresh = jsontext_string(session_of(reading->spec, reading->state), "refresh");

	return is_token(refresh) ? refresh : NULL;
}

/* ---- requests ---- */

/* A member's own server, or who answers anybody. A server of one's own that is reachable from here
 * alone (a test's, a developer's) has nobody else who knows its posts. */
static const char *
server_of(const SourceSpec *spec, const char *access)
{
	g_autofree char *host = url_host(spec->url);
	const bool is_for_members = g_strcmp0(host, MEMBERS) == 0
		|| (spec->user != NULL && !url_is_private(spec->url));

	return access == NULL && is_for_members ? PUBLIC : spec->url;
}

static Request *
request_at(const char *server, const char *path)
{
	g_autofree char *below = g_strconcat("/xrpc/", path, NULL);
	g_autofree char *url = url_join(server, below);
	Request *request = request_new(url);

	request_add_header(request, "Accept", "application/json");
	return request;
}

Request *
bluesky_session_request(const SourceSpec *spec, const char *access, const char *path)
{
	Request *request = request_at(server_of(spec, access), path);

	if (access != NULL) {
		request->auth = g_strconcat("Authorization: Bearer ", access, NULL);
		request->is_sensitive = true;
	}
	return request;
}

static bool
post(BlueskyReading *reading, Request *request, const char *mark)
{
	if (reading->left <= 0) {
		request_free(request);
		return false;
	}
	request->verb = REQUEST_POST;
	request->is_sensitive = true;
	request->mark = g_strdup(mark);
	g_ptr_array_add(reading->step->requests, request);
	reading->left--;
	return true;
}

/* Logins of the last day, oldest first. @return borrowed from state. */
static json_t *
recent_logins(const BlueskyReading *reading)
{
	const int64_t since_s = reading->input->now_s - DAY_S;
	json_t *kept = json_array();
	size_t index;
	const json_t *login;

	json_array_foreach (json_object_get(reading->state, "logins"), index, login) {
		const int64_t time_s = json_integer_value(login);
		if (time_s > since_s && time_s <= reading->input->now_s) {
			json_array_append_new(kept, json_integer(time_s));
		}
	}
	json_object_set_new(reading->state, "logins", kept);
	return kept;
}

/* It is counted before it goes out, whatever becomes of this run. */
static void
log_in(BlueskyReading *reading)
{
	json_t *logins = recent_logins(reading);
	json_auto_t *body = jsontext_object("identifier", jsontext_text(user_of(reading->spec)),
		NULL);
	Request *request = request_at(reading->spec->url, "com.atproto.server.createSession");

	json_object_del(reading->state, "session");
	if (json_array_size(logins) >= LOGINS_A_DAY_MAX) {
		step_set(reading->step, STEP_FAILED,
			"logged in %d times within a day, and each time the session was lost; a "
			"server allows so many and no more, so that this waits",
			LOGINS_A_DAY_MAX);
		request_free(request);
		return;
	}
	request->body = json_dumps(body, JSON_COMPACT);
	request_add_header(request, "Content-Type", "application/json");
	request_want_secret(request, SECRET_MEMBER, "password");
	if (post(reading, request, BLUESKY_LOGIN)) {
		json_array_append_new(logins, json_integer(reading->input->now_s));
		reading->step->must_keep = true;
	}
}

static void
refresh(BlueskyReading *reading)
{
	Request *request = request_at(reading->spec->url, "com.atproto.server.refreshSession");

	request->auth = g_strconcat("Authorization: Bearer ", refresh_of(reading), NULL);
	(void)post(reading, request, BLUESKY_REFRESH);
}

bool
bluesky_session_begin(BlueskyReading *reading)
{
	const StepInput *input = reading->input;

	if (reading->spec->user == NULL
		|| bluesky_session_access(reading->spec, reading->state, input->now_s) != NULL) {
		return true;
	}
	if (refresh_of(reading) != NULL) {
		refresh(reading);
	} else if (input->has_auth) {
		log_in(reading);
	} else {
		step_set(reading->step, STEP_CLOSED,
			"there is a user and no password (expected password_file, with an app "
			"password: Bluesky, Settings, Privacy and security, App passwords)");
	}
	return false;
}

/* ---- answers ---- */

/* Until when a token is good by its own word (RFC 7519, 4.1.4); 0: it does not say. */
static int64_t
end_of(const char *token)
{
	g_auto(GStrv) part = g_strsplit(token, ".", 3);
	json_auto_t *claims = NULL;

	if (g_strv_length(part) != 3 || strlen(part[1]) % 4 == 1) {
		return 0;
	}
	/* base64url without padding (RFC 7515, 2) */
	g_autofree char *padded = g_strconcat(part[1], &"==="[(strlen(part[1]) + 3) % 4], NULL);
	g_strdelimit(g_strdelimit(padded, "-", '+'), "_", '/');
	gsize length = 0;
	g_autofree guchar *bytes = g_base64_decode(padded, &length);
	if (!jsontext_load((const char *)bytes, length, &claims, NULL)) {
		return 0;
	}
	return MAX(0, jsontext_integer(claims, "exp", 0));
}

/* Keep what came. @return false when there are no two tokens in it. */
static bool
keep(const BlueskyReading *reading)
{
	json_auto_t *body = NULL;

	if (!bluesky_reply_body(reading->input->reply, &body, NULL)) {
		return false;
	}
	const char *access = jsontext_string(body, "accessJwt");
	const char *next = jsontext_string(body, "refreshJwt");
	g_autofree char *server = url_authority(reading->spec->url);
	if (!is_token(access) || !is_token(next)) {
		return false;
	}
	json_object_set_new(reading->state, "session",
		jsontext_object("server", jsontext_text(server), "user",
			jsontext_text(user_of(reading->spec)), "did",
			jsontext_text(jsontext_string(body, "did")), "access",
			jsontext_text(access), "until", json_integer(end_of(access)), "refresh",
			jsontext_text(next), NULL));
	reading->step->must_keep = true;
	return true;
}

/* What people have to do about an error, by the name that the server gives it. */
static const struct {
	const char *error, *words;
} meanings[] = {
	{ "AuthFactorTokenRequired",
		"the account has a second factor, which a program cannot give (expected an app "
		"password in password_file: Bluesky, Settings, Privacy and security, App "
		"passwords)" },
	{ "AccountTakedown", "the server has taken this account down" },
	{ "AccountDeactivated", "the account is deactivated" },
	{ "AccountSuspended", "the account is suspended" },
	{ "AuthenticationRequired",
		"user or password is wrong (expected a handle like ada.bsky.social, and its app "
		"password in password_file)" },
};

/* The login is refused; by what it is called, else in the server's words. */
static void
close_login(const BlueskyReading *reading)
{
	const Reply *reply = reading->input->reply;
	g_autofree char *error = bluesky_reply_error(reply);

	for (gsize i = 0; i < G_N_ELEMENTS(meanings); i++) {
		if (g_strcmp0(error, meanings[i].error) == 0) {
			step_set(reading->step, STEP_CLOSED, "HTTP %d: the login is refused: %s",
				reply->status, meanings[i].words);
			return;
		}
	}
	step_set(reading->step, STEP_CLOSED, "HTTP %d: the login is refused", reply->status);
	step_add_words(reading->step, reply);
}

static bool
is_refusal(int status)
{
	return status == 400 || status == 401 || status == 403;
}

/* The refresh token is not good any more, or the account is not: a new login tells which. */
static void
take_refused_refresh(BlueskyReading *reading)
{
	g_autofree char *error = bluesky_reply_error(reading->input->reply);

	json_object_del(reading->state, "session");
	if (g_strcmp0(error, "AccountTakedown") == 0 || !reading->input->has_auth) {
		close_login(reading);
	} else {
		log_in(reading);
	}
}

bool
bluesky_session_take(BlueskyReading *reading, const char *mark)
{
	const Reply *reply = reading->input->reply;
	const bool is_refresh = strcmp(mark, BLUESKY_REFRESH) == 0;

	if (reply->error == NULL && is_refusal(reply->status)) {
		if (is_refresh) {
			take_refused_refresh(reading);
		} else {
			close_login(reading);
		}
		return false;
	}
	if (step_refused(reading->step, reply)) {
		return false;
	}
	if (!keep(reading)) {
		step_set(reading->step, STEP_FAILED,
			"the login was answered with something else than a session");
		step_add_words(reading->step, reply);
		return false;
	}
	return true;
}

bool
bluesky_session_is_over(const BlueskyReading *reading)
{
	static const char *const errors[] = { "ExpiredToken", "InvalidToken", "AuthMissing",
		"AuthenticationRequired", NULL };
	const Reply *reply = reading->input->reply;
	g_autofree char *error = reading->spec->user != NULL && reply->error == NULL
			&& (reply->status == 400 || reply->status == 401)
		? bluesky_reply_error(reply)
		: NULL;

	return error != NULL && g_strv_contains(errors, error);
}

void
bluesky_session_renew(BlueskyReading *reading)
{
	json_t *session = json_object_get(reading->state, "session");

	if (json_is_object(session)) {
		json_object_del(session, "access");
	}
	(void)bluesky_session_begin(reading);
}
