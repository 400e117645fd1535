#include "flow/inspect_login.h"

#include <string.h>

#include "base/network.h"
#include "base/prefix.h"
#include "flow/access_token.h"
#include "flow/inspect_part.h"
#include "flow/login.h"
#include "text/url.h"

/* A login, of either section. Borrowed. */
typedef struct Login {
	const char *section;
	const char *host; /* NULL: of a path */
	const char *user; /* NULL: there is none */
	const char *password;
	RelayAuth auth;
	const OauthSpec *oauth;
	bool is_in_clear;
} Login;

static Login
login_of_relay(const RelaySpec *relay)
{
	return (Login){
		.section = "smtp",
		.host = relay->host,
		.user = relay->user,
		.password = relay->password,
		.auth = relay->auth,
		.oauth = &relay->oauth,
		.is_in_clear = !relay_spec_wants_tls(relay),
	};
}

static Login
login_of_inbox(const InboxSpec *inbox)
{
	return (Login){
		.section = "inbox",
		.host = inbox->host,
		.user = inbox->user,
		.password = inbox->password,
		.auth = inbox->auth,
		.is_in_clear = inbox->kind != INBOX_IMAPS,
	};
}

/* @return whether the section is one with a login; @login out. */
static bool
login_of(const Config *config, const char *section, Login *login)
{
	const SourceSpec *source = prefix_stands_at(section, LOGIN_SOURCE)
		? config_mailbox(config, section + strlen(LOGIN_SOURCE))
		: NULL;

	*login = (Login){ .section = NULL };
	if (strcmp(section, "smtp") == 0 && config->relay != NULL) {
		*login = login_of_relay(config->relay);
	} else if (strcmp(section, "inbox") == 0 && config->inbox != NULL) {
		*login = login_of_inbox(config->inbox);
		login->oauth = &config->inbox->oauth;
	} else if (source != NULL) {
		*login = login_of_inbox(source->mailbox);
		login->oauth = &source->oauth;
		login->section = section;
	}
	return login->user != NULL;
}

bool
inspect_login_wants(const Config *config, const char *section, const char *key)
{
	Login login;

	if (!login_of(config, section, &login)) {
		return false;
	}
	if (strcmp(key, "password_file") == 0) {
		return login.auth == RELAY_AUTH_PASSWORD;
	}
	return login.auth == RELAY_AUTH_OAUTH2
		&& config_place(config, section, "token_command") == NULL
		&& (strcmp(key, "refresh_token_file") == 0
			|| strcmp(key, "client_secret_file") == 0);
}

static bool
has_grant(const Config *config, const Login *login)
{
	return login->oauth->token_url != NULL && login->oauth->client_id != NULL
		&& config_place(config, login->section, "refresh_token_file") != NULL;
}

/* Why there will be no access token, or nobody may be told it; static, NULL: nothing is wrong. */
static const char *
fault_of(const Config *config, const Login *login)
{
	if (login->user == NULL) {
		return "nobody is named in url who logs in (expected smtps://user@host, …)";
	}
	if (login->password != NULL) {
		return "a password stands in url, and an access token is none (expected a user "
		       "alone)";
	}
	if (login->is_in_clear && !network_host_is_loopback(login->host)) {
		return "an access token never goes in clear (expected smtps://, or smtp:// "
		       "without tls = none)";
	}
	return config_place(config, login->section, "token_command") == NULL
			&& !has_grant(config, login)
		? "there is nothing to get an access token by (expected token_command, or "
		  "token_url, client_id and refresh_token_file; see tagdigest-mail(7))"
		: NULL;
}

static void
judge(const Config *config, const char *section, GPtrArray *problems)
{
	Login login;

	login_of(config, section, &login);
	if (login.section == NULL || login.auth != RELAY_AUTH_OAUTH2) {
		return;
	}
	const char *fault = fault_of(config, &login);
	if (fault != NULL) {
		inspect_complain(config, section, "auth", fault, problems);
	}
	if (login.oauth->token_url != NULL && !access_token_is_private(login.oauth->token_url)) {
		inspect_complain(config, section, "token_url", "this is no https address",
			problems);
	}
}

/* ---- sources --------------------------------------------------------------------------------- */

/* That of [smtp] and [inbox] may stand in the environment, which is seen when it is asked for. */
static void
judge_password(const Config *config, const SourceSpec *mailbox, const char *section,
	GPtrArray *problems)
{
	if (mailbox->auth == RELAY_AUTH_PASSWORD && mailbox->mailbox->password == NULL
		&& config_place(config, section, "password_file") == NULL
		&& config_place(config, section, "password_command") == NULL) {
		inspect_complain(config, section, "url", LOGIN_NO_PASSWORD, problems);
	}
}

/* Whom a secret of its section is told: a server, and who logs in there. @return owned; NULL:
 * nobody is, it is of this machine. */
static char *
confidant_of(const SourceSpec *spec)
{
	const InboxSpec *mailbox = spec->mailbox;

	if (mailbox != NULL) {
		return mailbox->kind == INBOX_MAILDIR
			? NULL
			: g_strdup_printf("%d %s %s %u", (int)mailbox->kind, mailbox->user,
				mailbox->host, mailbox->port);
	}
	g_autoptr(GUri) url = url_is_web(spec->url)
		? g_uri_parse(spec->url, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_SCHEME_NORMALIZE,
			NULL)
		: NULL;
	if (url == NULL || g_uri_get_host(url) == NULL) {
		return url_is_web(spec->url) ? g_strdup(spec->url) : NULL;
	}
	const char *user = g_uri_get_userinfo(url);
	g_autofree char *host = g_ascii_strdown(g_uri_get_host(url), -1);
	return g_strdup_printf("%s %s %s %d", g_uri_get_scheme(url), user == NULL ? "" : user, host,
		g_uri_get_port(url));
}

/* A secret is for one server: the others of its section would be told it as well. @spec borrowed:
 * one of them. */
static void
judge_secrets(const Config *config, const SourceSpec *spec, const char *section,
	GPtrArray *problems)
{
	static const char *const keys[] = { "token_file", "password_file", "password_command",
		"token_command", "refresh_token_file" };
	g_autofree char *text = g_strdup_printf(
		"%s would be told it as well (expected a section for each server that wants a "
		"login)",
		spec->url);

	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
		inspect_complain(config, section, keys[i], text, problems);
	}
}

static void
judge_sources(const Config *config, GPtrArray *problems)
{
	/* Sections as they are in the specs -> whom their secrets are told. */
	g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);

	for (guint i = 0; i < config->sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(config->sources, i);
		g_autofree char *section = g_strconcat(LOGIN_SOURCE, spec->section, NULL);
		g_autofree char *confidant = confidant_of(spec);
		const char *first = g_hash_table_lookup(told, spec->section);

		if (spec->mailbox != NULL && spec == config_mailbox(config, spec->section)) {
			judge(config, section, problems);
			judge_password(config, spec, section, problems);
		}
		if (first != NULL && confidant != NULL && strcmp(first, confidant) != 0) {
			judge_secrets(config, spec, section, problems);
		} else if (first == NULL && confidant != NULL) {
			g_hash_table_insert(told, spec->section, g_steal_pointer(&confidant));
		}
	}
}

void
inspect_login_judge(const Config *config, GPtrArray *problems)
{
	judge(config, "smtp", problems);
	judge(config, "inbox", problems);
	judge_sources(config, problems);
}
