/* Replies are written after lexicons/com/atproto/server and the PDS's answers. */
#include "bluesky_play.h"

static const char *
session_word(const Play *play, const char *key)
{
	return jsontext_string(json_object_get(play->state, "session"), key);
}

static void
test_logs_in(void)
{
	g_auto(Play) play;
	play_init(&play, "@ada.example");
	play_tags(&play, "JoyFE");

	begin(&play, 50);
	assert_marks(&play, "login");
	const Request *login = request_at(&play, 0);
	g_assert_cmpint(login->verb, ==, REQUEST_POST);
	g_assert_cmpstr(login->url, ==,
		"https://bsky.social/xrpc/com.atproto.server.createSession");
	g_assert_cmpstr(login->body, ==, "{\"identifier\":\"ada.example\"}");
	g_assert_cmpint(login->secret_place, ==, SECRET_MEMBER);
	g_assert_cmpstr(login->secret_name, ==, "password");
	g_assert_null(login->auth);
	g_assert_true(login->is_sensitive);
	g_assert_true(play.step.must_keep);

	go(&play, session_of("login", "first", "next", NOW + 2 * HOUR));
	assert_why(&play, STEP_GO_ON, NULL);
	g_assert_true(play.step.must_keep);
	assert_marks(&play, "newest tag:joyfe");
	g_assert_true(g_str_has_prefix(request_at(&play, 0)->auth, "Authorization: Bearer first."));
	g_assert_true(request_at(&play, 0)->is_sensitive);
	g_assert_cmpint(jsontext_integer(json_object_get(play.state, "session"), "until", 0), ==,
		NOW + 2 * HOUR);
	g_assert_cmpuint(json_array_size(json_object_get(play.state, "logins")), ==, 1);
}

/* What was made lasts for the runs that come. */
static void
test_is_kept(void)
{
	g_auto(Play) play;
	play_init(&play, "ada.example");
	play_tags(&play, "JoyFE");
	begin(&play, 50);
	go(&play, session_of("login", "first", "next", NOW + 2 * HOUR));

	play.input.now_s = NOW + HOUR;
	begin(&play, 50);
	assert_marks(&play, "newest tag:joyfe");
	play.input.now_s = NOW + 2 * HOUR - 60;
	begin(&play, 50);
	assert_marks(&play, "refresh");
	g_assert_cmpstr(request_at(&play, 0)->url, ==,
		"https://bsky.social/xrpc/com.atproto.server.refreshSession");
	g_assert_cmpint(request_at(&play, 0)->verb, ==, REQUEST_POST);
	g_assert_cmpstr(request_at(&play, 0)->auth, ==, "Authorization: Bearer next");
	g_assert_cmpint(request_at(&play, 0)->secret_place, ==, SECRET_NOWHERE);
	go(&play, session_of("refresh", "second", "later", 0));
	g_assert_true(play.step.must_keep);
	g_assert_cmpstr(session_word(&play, "refresh"), ==, "later");
	assert_marks(&play, "newest tag:joyfe");
	g_assert_cmpstr(request_at(&play, 0)->auth, ==, "Authorization: Bearer second");
}

/* The server ends it before its time; what was in flight is asked again, once. */
static void
test_ends_early(void)
{
	const char *over = "{\"error\":\"ExpiredToken\",\"message\":\"Token has expired\"}";
	g_auto(Play) play;
	play_init(&play, "ada.example");
	play_tags(&play, "JoyFE Two");
	begin(&play, 50);
	go(&play, session_of("login", "first", "next", 0));
	assert_marks(&play, "newest tag:joyfe, newest tag:two");

	go(&play, reply_of("newest tag:joyfe", 400, over));
	assert_marks(&play, "refresh");
	go(&play, reply_of("newest tag:two", 400, over));
	assert_marks(&play, "");
	assert_why(&play, STEP_GO_ON, NULL);
	go(&play, session_of("refresh", "second", "later", 0));
	assert_marks(&play, "newest tag:joyfe, newest tag:two");
	go(&play, page_of("newest tag:joyfe", "k1:1", NULL, false));
	g_assert_cmpuint(play.step.posts->len, ==, 1);
	go(&play, reply_of("newest tag:two", 400, over));
	assert_why(&play, STEP_CLOSED, "the login is not accepted");
	assert_marks(&play, "");
}

/* What was asked with the old token, and comes when there is a new one. */
static void
test_ends_behind(void)
{
	const char *over = "{\"error\":\"ExpiredToken\",\"message\":\"Token has expired\"}";
	g_auto(Play) play;
	play_init(&play, "ada.example");
	play_tags(&play, "JoyFE Two");
	begin(&play, 50);
	go(&play, session_of("login", "first", "next", 0));
	go(&play, reply_of("newest tag:joyfe", 400, over));
	go(&play, session_of("refresh", "second", "later", 0));
	assert_marks(&play, "newest tag:joyfe");
	go(&play, reply_of("newest tag:two", 400, over));
	assert_marks(&play, "newest tag:two");
	g_assert_cmpstr(request_at(&play, 0)->auth, ==, "Authorization: Bearer second");
}

/* A refresh token that was used (a run was killed in between) or is too old: a new login. */
static void
test_refresh_is_refused(void)
{
	g_auto(Play) play;
	play_init(&play, "ada.example");
	play_tags(&play, "JoyFE");
	begin(&play, 50);
	go(&play, session_of("login", "first", "next", NOW + 2 * HOUR));
	play.input.now_s = NOW + 3 * HOUR;
	begin(&play, 50);
	go(&play,
		reply_of("refresh", 400,
			"{\"error\":\"ExpiredToken\",\"message\":\"Token has been revoked\"}"));
	assert_marks(&play, "login");
	g_assert_true(play.step.must_keep);
	go(&play, session_of("login", "third", "fourth", 0));
	assert_marks(&play, "newest tag:joyfe");
	g_assert_cmpuint(json_array_size(json_object_get(play.state, "logins")), ==, 2);
}

/* Trouble of the server's own ends no session. */
static void
test_refresh_waits(void)
{
	g_auto(Play) play;
	play_init(&play, "ada.example");
	play_tags(&play, "JoyFE");
	begin(&play, 50);
	go(&play, session_of("login", "first", "next", NOW + 2 * HOUR));
	play.input.now_s = NOW + 3 * HOUR;
	begin(&play, 50);
	go(&play, reply_of("refresh", 502, ""));
	assert_why(&play, STEP_WAIT, "HTTP 502");
	g_assert_cmpstr(session_word(&play, "refresh"), ==, "next");
	begin(&play, 50);
	assert_marks(&play, "refresh");
}

static void
test_is_refused(void)
{
	static const struct {
		int status;
		const char *body;
		StepOutcome outcome;
		const char *words;
	} rows[] = {
		{ 401,
			"{\"error\":\"AuthenticationRequired\",\"message\":\"Invalid identifier or "
			"password\"}",
			STEP_CLOSED, "user or password is wrong" },
		{ 401,
			"{\"error\":\"AuthFactorTokenRequired\",\"message\":\"A sign in code has "
			"been sent to your email address\"}",
			STEP_CLOSED, "second factor" },
		{ 401,
			"{\"error\":\"AccountTakedown\",\"message\":"
			"\"Account has been taken down\"}",
			STEP_CLOSED, "taken this account down" },
		{ 400, "{\"error\":\"InvalidRequest\",\"message\":\"No such thing\"}", STEP_CLOSED,
			"No such thing" },
		{ 429, "{\"error\":\"RateLimitExceeded\"}", STEP_WAIT, "asked too often" },
		{ 200, "{\"accessJwt\":\"a\"}", STEP_FAILED, "something else than a session" },
		{ 200, "{\"accessJwt\":\"a\\r\\nX: y\",\"refreshJwt\":\"b\"}", STEP_FAILED,
			"something else than a session" },
		{ 200, "[]", STEP_FAILED, "something else than a session" },
		{ 503, "", STEP_WAIT, "HTTP 503" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Play) play;
		play_init(&play, "ada.example");
		play_tags(&play, "JoyFE");
		begin(&play, 50);
		go(&play, reply_of("login", rows[i].status, rows[i].body));
		assert_why(&play, rows[i].outcome, rows[i].words);
		assert_marks(&play, "");
		g_assert_null(json_object_get(play.state, "session"));
	}
}

static void
test_needs_password(void)
{
	g_auto(Play) play;
	play_init(&play, "ada.example");
	play_tags(&play, "JoyFE");
	play.input.has_auth = false;
	begin(&play, 50);
	assert_why(&play, STEP_CLOSED, "password_file");
	assert_marks(&play, "");
}

/* Whatever goes wrong, nobody is locked out by us. */
static void
test_logins_are_few(void)
{
	g_auto(Play) play;
	guint logins = 0;
	play_init(&play, "ada.example");
	play_tags(&play, "JoyFE");

	for (int i = 0; i < 50; i++) {
		play.input.now_s = NOW + i * 60;
		begin(&play, 50);
		logins += play.step.requests->len;
	}
	g_assert_cmpuint(logins, ==, 20);
	assert_why(&play, STEP_FAILED, "logged in 20 times");
	play.input.now_s = NOW + 25 * HOUR;
	begin(&play, 50);
	assert_marks(&play, "login");
}

/* A token goes to the server that gave it, for the user that it was given to. */
static void
test_is_of_one_server(void)
{
	g_auto(Play) play;
	play_init(&play, "ada.example");
	play_tags(&play, "JoyFE");
	begin(&play, 50);
	go(&play, session_of("login", "first", "next", 0));
	g_free(play.spec->url);
	play.spec->url = g_strdup("https://pds.example");
	begin(&play, 50);
	assert_marks(&play, "login");
	g_assert_null(request_at(&play, 0)->auth);
	go(&play, session_of("login", "first", "next", 0));
	g_free(play.spec->user);
	play.spec->user = g_strdup("bob.example");
	begin(&play, 50);
	assert_marks(&play, "login");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/bluesky_session/logs_in", test_logs_in);
	g_test_add_func("/bluesky_session/is_kept", test_is_kept);
	g_test_add_func("/bluesky_session/ends_early", test_ends_early);
	g_test_add_func("/bluesky_session/ends_behind", test_ends_behind);
	g_test_add_func("/bluesky_session/refresh_is_refused", test_refresh_is_refused);
	g_test_add_func("/bluesky_session/refresh_waits", test_refresh_waits);
	g_test_add_func("/bluesky_session/is_refused", test_is_refused);
	g_test_add_func("/bluesky_session/needs_password", test_needs_password);
	g_test_add_func("/bluesky_session/logins_are_few", test_logins_are_few);
	g_test_add_func("/bluesky_session/is_of_one_server", test_is_of_one_server);
	return g_test_run();
}
