/* Access tokens: where they come from, what is kept of them, and what is said when there are none.
 */
#include "flow/access_token.h"

#include "../config/ini_world.h"
#include "../loopback.h"
#include "base/error.h"
#include "base/file.h"
#include "flow/login.h"

#include <stdlib.h>

#define REST \
	"[tagdigest]\ncontact = me@example.org\nstate_dir = state\n[digest d]\ntags = JoyFE\n" \
	"[source s]\ntype = mastodon\nurl = https://a.example\n" \
	"[smtp]\nurl = smtp://me@mail.example.org\nauth = oauth2\n"
#define ANSWERS_MAX 4

/* A server that gives tokens: what it answers, one after the other, and what it was asked. */
typedef struct Issuer {
	Loopback *server;
	const char *answers[ANSWERS_MAX]; /* "200 {…}" */
	int asked;
	GString *heard; /* the bodies, one a line */
} Issuer;

static void
issue(int socket, void *data)
{
	Issuer *issuer = data;
	g_autoptr(GString) heard = g_string_new(NULL);

	g_assert_true(loopback_hear(socket, "\r\n\r\n", heard));
	const char *length = strstr(heard->str, "Content-Length: ");
	g_assert_nonnull(length);
	const gsize size = (gsize)strtoul(length + strlen("Content-Length: "), NULL, 10);
	g_autofree char *body = g_malloc0(size + 1);
	g_assert_cmpint(recv(socket, body, size, MSG_WAITALL), ==, (gssize)size);
	g_string_append_printf(issuer->heard, "%s\n", body);
	g_assert_cmpint(issuer->asked, <, ANSWERS_MAX);
	const char *answer = issuer->answers[issuer->asked++];
	g_assert_nonnull(answer);
	const char *json = answer + strlen("200 ");
	g_autofree char *reply = g_strdup_printf(
		"HTTP/1.1 %.3s X\r\nContent-Type: application/json\r\nConnection: close\r\n"
		"Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
		answer, strlen(json), json);
	loopback_say(socket, reply);
}

/* What a test plays in. */
typedef struct Scene {
	Issuer issuer;
	IniWorld world;
	Config *config;
	Context context;
} Scene;

/* @smtp borrowed: goes on in [smtp], with %u for the issuer's port. */
static Scene *
scene_new(const char *smtp)
{
	Scene *scene = g_new0(Scene, 1);
	g_autoptr(GPtrArray) problems = ini_world_new_problems();

	scene->issuer.heard = g_string_new(NULL);
	scene->issuer.server = loopback_start(issue, &scene->issuer);
	g_autofree char *port = g_strdup_printf("%u", scene->issuer.server->port);
	g_auto(GStrv) parts = g_strsplit(smtp, "PORT", 0);
	g_autofree char *filled = g_strjoinv(port, parts);
	g_autofree char *text = g_strconcat(REST, filled, NULL);
	scene->world = ini_world_new(text);
	ini_world_write(&scene->world, "refresh", "first/token+1\n");
	ini_world_write(&scene->world, "client", "s3cr&t\n");
	g_assert_true(config_read(scene->world.path, &scene->config, problems, NULL));
	g_assert_cmpuint(problems->len, ==, 0);
	g_assert_true(file_make_folder(scene->config->state_dir, NULL));
	scene->context = (Context){ .config = scene->config, .software = "tagdigest/test" };
	return scene;
}

static void
scene_free(Scene *scene)
{
	loopback_stop(scene->issuer.server);
	g_string_free(scene->issuer.heard, TRUE);
	config_free(scene->config);
	ini_world_clear(&scene->world);
	g_free(scene);
}

/* What the server was asked since the last time. @return owned. */
static char *
take_heard(Scene *scene)
{
	char *heard = g_strdup(scene->issuer.heard->str);

	g_string_truncate(scene->issuer.heard, 0);
	return heard;
}

static void
assert_token(Scene *scene, const char *want)
{
	g_autofree char *token = NULL;
	g_autoptr(GError) error = NULL;

	access_token_fetch(&scene->context, "smtp", &token, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(token, ==, want);
}

#define GRANT \
	"token_url = http://127.0.0.1:PORT/token\nclient_id = an id\n" \
	"refresh_token_file = refresh\n"
#define ASKED "grant_type=refresh_token&refresh_token="

static void
test_grant(void)
{
	Scene *scene = scene_new(GRANT "client_secret_file = client\n");

	scene->issuer.answers[0] = "200 {\"access_token\": \"t1\", \"token_type\": \"Bearer\"}";
	assert_token(scene, "t1");
	g_autofree char *heard = take_heard(scene);
	g_assert_cmpstr(heard, ==,
		ASKED "first%2Ftoken%2B1&client_id=an%20id&client_secret=s3cr%26t\n");
	g_autofree char *kept = g_build_filename(scene->config->state_dir, ACCESS_TOKEN_KEPT, NULL);
	g_assert_false(g_file_test(kept, G_FILE_TEST_EXISTS));
	scene_free(scene);
}

/* A newer refresh token takes the place of the one that was written, until that is written anew. */
static void
test_newer(void)
{
	Scene *scene = scene_new(GRANT);
	const char **answers = scene->issuer.answers;
	struct stat status;

	answers[0] = "200 {\"access_token\": \"t1\", \"refresh_token\": \"second\"}";
	answers[1] = "200 {\"access_token\": \"t2\", \"refresh_token\": \"third\"}";
	answers[2] = "200 {\"access_token\": \"t3\", \"refresh_token\": \"third\"}";
	answers[3] = "200 {\"access_token\": \"t4\"}";
	assert_token(scene, "t1");
	assert_token(scene, "t2");
	assert_token(scene, "t3");
	g_autofree char *heard = take_heard(scene);
	g_assert_cmpstr(heard, ==,
		ASKED "first%2Ftoken%2B1&client_id=an%20id\n" ASKED
		      "second&client_id=an%20id\n" ASKED "third&client_id=an%20id\n");
	g_autofree char *kept = g_build_filename(scene->config->state_dir, ACCESS_TOKEN_KEPT, NULL);
	g_assert_cmpint(stat(kept, &status), ==, 0);
	g_assert_cmpint(status.st_mode & 0777, ==, 0600);
	ini_world_write(&scene->world, "refresh", "another\n");
	assert_token(scene, "t4");
	g_autofree char *last = take_heard(scene);
	g_assert_cmpstr(last, ==, ASKED "another&client_id=an%20id\n");
	scene_free(scene);
}

/* What was kept and cannot be read is not taken for nothing, and not written over. */
static void
test_unreadable(void)
{
	Scene *scene = scene_new(GRANT);
	g_autofree char *kept = g_build_filename(scene->config->state_dir, ACCESS_TOKEN_KEPT, NULL);
	g_autofree char *large = g_strnfill(300 * 1024, 'x');
	g_autofree char *left = NULL;
	g_autofree char *token = NULL;
	g_autoptr(GError) error = NULL;

	g_assert_true(file_make_folder(scene->config->state_dir, NULL));
	g_assert_true(file_write(kept, large, strlen(large), 0600, NULL));
	g_assert_false(access_token_fetch(&scene->context, "smtp", &token, &error));
	g_assert_nonnull(strstr(error->message, "is too large"));
	g_assert_cmpint(scene->issuer.asked, ==, 0);
	g_assert_true(g_file_get_contents(kept, &left, NULL, NULL));
	g_assert_cmpstr(left, ==, large);
	scene_free(scene);
}

/* One that came out of an old copy of state_dir: the organiser's own is tried, too. */
static void
test_stale(void)
{
	Scene *scene = scene_new(GRANT);
	const char **answers = scene->issuer.answers;

	answers[0] = "200 {\"access_token\": \"t1\", \"refresh_token\": \"second\"}";
	answers[1] = "400 {\"error\": \"invalid_grant\"}";
	answers[2] = "200 {\"access_token\": \"t2\"}";
	assert_token(scene, "t1");
	assert_token(scene, "t2");
	g_autofree char *heard = take_heard(scene);
	g_assert_nonnull(strstr(heard, "=second&"));
	g_assert_true(g_str_has_suffix(heard, ASKED "first%2Ftoken%2B1&client_id=an%20id\n"));
	scene_free(scene);
}

typedef struct RefusalRow {
	const char *answer, *words;
	ErrorCode code;
} RefusalRow;

static const RefusalRow refusal_rows[] = {
	{ "400 {\"error\": \"invalid_grant\", \"error_description\": \"first/token+1 is old\"}",
		"[smtp] token_url: HTTP 400: invalid_grant: … is old (the refresh token is not "
		"taken any more: get another one, see tagdigest-mail(7))",
		ERROR_REMOTE_PERMANENT },
	{ "401 {\"error\": \"invalid_client\"}", "[smtp] token_url: HTTP 401: invalid_client",
		ERROR_REMOTE_PERMANENT },
	{ "429 {}", "[smtp] token_url: HTTP 429: no access token", ERROR_REMOTE_TEMPORARY },
	{ "503 <html>", "[smtp] token_url: HTTP 503: no access token", ERROR_REMOTE_TEMPORARY },
	{ "200 {\"access_token\": \"\"}", "[smtp] token_url: HTTP 200: no access token",
		ERROR_REMOTE_PERMANENT },
	{ "200 {\"access_token\": \"a\\r\\nb\"}", "[smtp] token_url: HTTP 200: no access token",
		ERROR_REMOTE_PERMANENT },
	{ "200 {\"access_token\": 7}", "[smtp] token_url: HTTP 200: no access token",
		ERROR_REMOTE_PERMANENT },
	{ "200 []", "[smtp] token_url: HTTP 200: no access token", ERROR_REMOTE_PERMANENT },
};

static void
test_refusals(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(refusal_rows); i++) {
		Scene *scene = scene_new(GRANT);
		g_autoptr(GError) error = NULL;
		char *token = NULL;

		scene->issuer.answers[0] = refusal_rows[i].answer;
		g_assert_false(access_token_fetch(&scene->context, "smtp", &token, &error));
		g_assert_null(token);
		g_assert_cmpstr(error->message, ==, refusal_rows[i].words);
		g_assert_error(error, TAGDIGEST_ERROR, (gint)refusal_rows[i].code);
		scene_free(scene);
	}
}

typedef struct IniRow {
	const char *smtp, *want, *wrong;
} IniRow;

static const IniRow ini_rows[] = {
	{ "token_command = echo a.token\n", "a.token", NULL },
	{ "token_command = echo a.token\n" GRANT, "a.token", NULL },
	{ "token_command = echo \"a token\"\n", NULL,
		"token_command: what it printed is no access token" },
	{ "token_command = false\n", NULL, "token_command: false: it ended with 1 (expected 0)" },
	{ "", NULL, "auth: there is nothing to get an access token by" },
	{ "token_url = https://a.example/token\nclient_id = x\n", NULL,
		"auth: there is nothing to get" },
	{ "refresh_token_file = refresh\nclient_id = x\n", NULL, "auth: there is nothing to get" },
	{ "token_url = http://a.example/t\nclient_id = x\nrefresh_token_file = refresh\n", NULL,
		"token_url: this is no https address" },
	{ "token_url = https://a.example/t\nclient_id = x\nrefresh_token_file = none\n", NULL,
		"refresh_token_file: " },
	{ "token_url = https://a.example/t\nclient_id = x\nrefresh_token_file = refresh\n"
	  "client_secret_file = none\n",
		NULL, "client_secret_file: " },
};

static void
test_ini(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(ini_rows); i++) {
		Scene *scene = scene_new(ini_rows[i].smtp);
		g_autoptr(GError) error = NULL;
		g_autofree char *token = NULL;

		access_token_fetch(&scene->context, "smtp", &token, &error);
		g_assert_cmpstr(token, ==, ini_rows[i].want);
		if (ini_rows[i].wrong != NULL) {
			g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
			g_assert_nonnull(strstr(error->message, ini_rows[i].wrong));
		}
		g_assert_cmpint(scene->issuer.asked, ==, 0);
		scene_free(scene);
	}
}

/* Fetched once a run, and anew when it is refused; a password is what it is. */
static void
test_login(void)
{
	Scene *scene = scene_new(GRANT);
	RelaySpec *relay = scene->config->relay;
	g_autoptr(GError) error = NULL;

	scene->issuer.answers[0] = "200 {\"access_token\": \"t1\"}";
	scene->issuer.answers[1] = "200 {\"access_token\": \"t2\"}";
	scene->issuer.answers[2] = "400 {\"error\": \"invalid_grant\"}";
	for (int i = 0; i < 2; i++) {
		g_assert_true(login_load(&scene->context, "smtp", &error));
		g_assert_cmpstr(relay->password, ==, "t1");
	}
	g_assert_true(login_renew(&scene->context, "smtp", &error));
	g_assert_cmpstr(relay->password, ==, "t2");
	g_assert_false(login_renew(&scene->context, "smtp", &error));
	g_assert_error(error, TAGDIGEST_ERROR, ERROR_REMOTE_PERMANENT);
	g_assert_cmpstr(relay->password, ==, "t2");
	g_clear_error(&error);
	relay->auth = RELAY_AUTH_PASSWORD;
	g_assert_false(login_renew(&scene->context, "smtp", &error));
	g_assert_no_error(error);
	g_assert_true(login_load(&scene->context, "inbox", &error));
	g_assert_cmpint(scene->issuer.asked, ==, 3);
	scene_free(scene);
}

static void
test_private(void)
{
	static const struct {
		const char *url;
		bool want;
	} rows[] = { { "https://login.example/token", true }, { "HTTPS://a.example", true },
		{ "http://127.0.0.1:80/t", true }, { "http://[::1]/t", true },
		{ "http://localhost/t", true }, { "http://a.example/t", false },
		{ "ftp://localhost/t", false }, { "https:///t", false }, { "token", false },
		{ "", false } };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_assert_true(access_token_is_private(rows[i].url) == rows[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/access token/grant", test_grant);
	g_test_add_func("/access token/newer", test_newer);
	g_test_add_func("/access token/stale", test_stale);
	g_test_add_func("/access token/unreadable", test_unreadable);
	g_test_add_func("/access token/refusals", test_refusals);
	g_test_add_func("/access token/ini", test_ini);
	g_test_add_func("/access token/login", test_login);
	g_test_add_func("/access token/private", test_private);
	return g_test_run();
}
