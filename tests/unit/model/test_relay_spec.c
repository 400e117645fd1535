#include "model/relay_spec.h"

#include "base/error.h"

#include <string.h>

typedef struct UrlRow {
	const char *url;
	const char *text; /* as relay_spec_text() has it; NULL: refused */
	const char *user, *password;
	bool wants_tls;
} UrlRow;

static const UrlRow url_rows[] = {
	{ "smtp://localhost", "smtp://localhost:25", NULL, NULL, false },
	{ "smtp://127.0.0.1:2525", "smtp://127.0.0.1:2525", NULL, NULL, false },
	{ "smtp://[::1]:2525", "smtp://[::1]:2525", NULL, NULL, false },
	{ "smtp://[::ffff:127.0.0.1]", "smtp://[::ffff:127.0.0.1]:25", NULL, NULL, false },
	{ "smtp://mail.localhost/", "smtp://mail.localhost:25", NULL, NULL, false },
	{ "smtp://me@localhost", "smtp://localhost:587", "me", NULL, true },
	{ "smtp://mail.example.org", "smtp://mail.example.org:25", NULL, NULL, true },
	{ "SMTP://digest@mail.example.org:587", "smtp://mail.example.org:587", "digest", NULL,
		true },
	{ "smtps://a%40b:p%3Aw%2F@mail.example.org", "smtps://mail.example.org:465", "a@b", "p:w/",
		true },
	{ "smtp://me@example.org:pw@mail.example.org:25", "smtp://mail.example.org:25",
		"me@example.org", "pw", true },
	{ "smtps://localhost", "smtps://localhost:465", NULL, NULL, true },
	{ "smtp://bücher.example", "smtp://xn--bcher-kva.example:25", NULL, NULL, true },
	{ "maildir:/var/mail/x", "maildir:/var/mail/x", NULL, NULL, false },
	{ "maildir:Maildir", "maildir:/etc/tagdigest/Maildir", NULL, NULL, false },
	{ "maildir://mail/x", "maildir://mail/x", NULL, NULL, false },
	{ "sendmail:/usr/sbin/sendmail", "sendmail:/usr/sbin/sendmail", NULL, NULL, false },
	{ "Sendmail:bin/msmtp", "sendmail:/etc/tagdigest/bin/msmtp", NULL, NULL, false },
	{ "lmtp:/run/dovecot/lmtp", "lmtp:/run/dovecot/lmtp", NULL, NULL, false },
	{ "lmtp:lmtp.socket", "lmtp:/etc/tagdigest/lmtp.socket", NULL, NULL, false },
	{ "lmtp://localhost", "lmtp://localhost:24", NULL, NULL, false },
	{ "LMTP://[::1]:2424", "lmtp://[::1]:2424", NULL, NULL, false },

	{ "", NULL, NULL, NULL, false },
	{ "mail.example.org", NULL, NULL, NULL, false },
	{ "mail.example.org:587", NULL, NULL, NULL, false },
	{ "http://mail.example.org", NULL, NULL, NULL, false },
	{ "smtp://", NULL, NULL, NULL, false },
	{ "smtp://me@", NULL, NULL, NULL, false },
	{ "smtp://me%40example.org:pw", NULL, NULL, NULL, false },
	{ "smtp://me%40example.org", NULL, NULL, NULL, false },
	{ "smtp://a%0d%0ab", NULL, NULL, NULL, false },
	{ "smtp://me%2587/", NULL, NULL, NULL, false },
	{ "smtp://[fe::1%:a]", NULL, NULL, NULL, false },
	{ "smtp://[fe::1%Ɠo]", NULL, NULL, NULL, false },
	{ "smtp://[fe80::1%25lo]", "smtp://[fe80::1%25lo]:25", NULL, NULL, true },
	{ "smtp://[::1]", "smtp://[::1]:25", NULL, NULL, false },
	{ "smtp://host:0", NULL, NULL, NULL, false },
	{ "smtp://host:65536", NULL, NULL, NULL, false },
	{ "smtp://host:port", NULL, NULL, NULL, false },
	{ "smtp://host/path", NULL, NULL, NULL, false },
	{ "smtp://host?tls=no", NULL, NULL, NULL, false },
	{ "maildir:", NULL, NULL, NULL, false },
	{ "sendmail:", NULL, NULL, NULL, false },
	{ "lmtp:", NULL, NULL, NULL, false },
	{ "lmtp://", NULL, NULL, NULL, false },
	{ "lmtp://mail.example.org", NULL, NULL, NULL, false },
	{ "lmtp://me@localhost", NULL, NULL, NULL, false },
	{ "lmtp://localhost/x", NULL, NULL, NULL, false },
	{ "smtp:/run/socket", NULL, NULL, NULL, false },
};

static void
check_row(const UrlRow *row)
{
	g_autoptr(RelaySpec) spec = relay_spec_new();
	g_autoptr(GError) error = NULL;
	const bool is_read = relay_spec_set_url(spec, row->url, "/etc/tagdigest", &error);

	if (!is_read) {
		g_assert_true(g_error_matches(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT));
		g_assert_null(spec->host);
		g_assert_cmpuint(spec->port, ==, 25);
	}
	g_autofree char *text = is_read ? relay_spec_text(spec) : NULL;
	if (g_strcmp0(text, row->text) != 0 || g_strcmp0(spec->user, row->user) != 0
		|| g_strcmp0(spec->password, row->password) != 0
		|| (is_read && relay_spec_wants_tls(spec) != row->wants_tls)) {
		g_test_message("%s: got %s, user %s, password %s", row->url, text, spec->user,
			spec->password);
		g_test_fail();
	}
}

static void
test_urls(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(url_rows); i++) {
		check_row(&url_rows[i]);
	}
}

/* A password must not stand in a message. */
static void
test_errors_keep_the_secret(void)
{
	g_autoptr(RelaySpec) spec = relay_spec_new();
	g_autoptr(GError) error = NULL;

	g_assert_false(relay_spec_set_url(spec, "smtp://me:s3cret@host/path", ".", &error));
	g_assert_null(strstr(error->message, "s3cret"));
}

static void
test_url_twice(void)
{
	g_autoptr(RelaySpec) spec = relay_spec_new();

	spec->ca_file = g_strdup("/etc/ca.pem");
	g_assert_true(relay_spec_set_url(spec, "smtp://me:pw@host", ".", NULL));
	g_assert_true(relay_spec_set_url(spec, "maildir:/m", ".", NULL));
	g_assert_null(spec->host);
	g_assert_null(spec->password);
	g_assert_cmpstr(spec->path, ==, "/m");
	g_assert_cmpstr(spec->ca_file, ==, "/etc/ca.pem");
}

static void
test_tls(void)
{
	static const struct {
		const char *url;
		RelayTls tls;
		bool want;
	} rows[] = {
		{ "smtp://localhost", RELAY_TLS_REQUIRED, true },
		{ "smtp://mail.example.org", RELAY_TLS_NONE, false },
		{ "smtp://me@mail.example.org", RELAY_TLS_NONE, false },
		{ "smtps://mail.example.org", RELAY_TLS_NONE, true },
		{ "maildir:/m", RELAY_TLS_REQUIRED, false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(RelaySpec) spec = relay_spec_new();

		g_assert_true(relay_spec_set_url(spec, rows[i].url, ".", NULL));
		spec->tls = rows[i].tls;
		g_assert_true(relay_spec_wants_tls(spec) == rows[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/relay-spec/urls", test_urls);
	g_test_add_func("/relay-spec/errors-keep-the-secret", test_errors_keep_the_secret);
	g_test_add_func("/relay-spec/url-twice", test_url_twice);
	g_test_add_func("/relay-spec/tls", test_tls);
	return g_test_run();
}
