/* Why a connection was not opened, and what to do about it. */
#include "mail/channel_part.h"

#include "base/conceal.h"
#include "base/error.h"

#include <string.h>

#define LOGIN_GO_ON 334 /* RFC 4954, 4 */
#define LOGIN_WRONG 535 /* RFC 4954, 6 */

/* Whether there is, or was, somebody at the other end. */
static bool
is_connected(const Channel *channel)
{
	curl_off_t connected_us = 0;

	curl_easy_getinfo(channel->curl, CURLINFO_CONNECT_TIME_T, &connected_us);
	return connected_us > 0;
}

static bool
has_silent_peer(const Channel *channel)
{
	return channel->reply.bytes == 0 && is_connected(channel);
}

/*
 * To an access token that is none Google and others say why, and wait for a word of ours before
 * they refuse it; curl does not say it, and hangs up.
 */
static bool
is_asked_about_token(const Channel *channel)
{
	return channel->result == CURLE_LOGIN_DENIED && channel->spec->auth == RELAY_AUTH_OAUTH2
		&& channel->reply.state == REPLY_WHOLE && channel->reply.code == LOGIN_GO_ON;
}

bool
channel_is_login_wrong(const Channel *channel)
{
	return channel->state == CHANNEL_FAILED && channel->result == CURLE_LOGIN_DENIED
		&& (is_asked_about_token(channel)
			|| (channel->is_refused && channel->reply.code == LOGIN_WRONG));
}

/* What it says then, which is JSON in base64. */
static void
judge_token(const Channel *channel, Outcome *outcome)
{
	g_autofree char *words = g_strchomp(g_strdup(channel->reply.text->str));
	gsize length = 0;
	g_autofree guchar *bytes = g_base64_decode(words, &length);
	g_autofree char *said = g_strndup((const char *)bytes, length);
	g_autofree char *clean = error_clean_text(said);

	reply_judge(LOGIN_WRONG, NULL, outcome);
	g_free(outcome->detail);
	outcome->detail = g_strdup_printf("%d %s", LOGIN_GO_ON, clean);
}

static const char *
advise_login(const Channel *channel)
{
	const bool is_by_token = channel->spec->auth == RELAY_AUTH_OAUTH2;

	if (!channel_is_login_wrong(channel) && !channel->is_refused) {
		return is_by_token ? " (auth = oauth2 wants XOAUTH2 or OAUTHBEARER)"
				   : " (take the user out of the url if the server asks for none)";
	}
	return is_by_token ? " (it was a new access token: see tagdigest-mail(7) for what the "
			     "provider must allow)"
			   : " (check user and password_file)";
}

/* What to do about it, where the organiser can do something. */
static const char *
advise(const Channel *channel)
{
	const bool is_for_now = channel->is_refused && channel->reply.code / 100 == 4;

	if (is_for_now) {
		return "";
	}
	switch (channel->result) {
	case CURLE_LOGIN_DENIED:
		return advise_login(channel);
	case CURLE_USE_SSL_FAILED:
		return " (smtps:// if it wants TLS from the start; tls = none only on a trusted "
		       "network)";
	case CURLE_PEER_FAILED_VERIFICATION:
		return handle_advise_certificate(channel->curl);
	case CURLE_SSL_CONNECT_ERROR:
		return channel->spec->kind == RELAY_SMTPS
			? " (smtps:// is for port 465; smtp:// says STARTTLS)"
			: "";
	case CURLE_OPERATION_TIMEDOUT:
		return channel->spec->kind == RELAY_SMTP && has_silent_peer(channel)
			? REPLY_NO_GREETING
			: "";
	default:
		return "";
	}
}

/* What happened where the server said nothing that tells. */
static char *
explain_silence(const Channel *channel)
{
	if (channel->is_late && !is_connected(channel)) {
		return g_strdup_printf("no connection within %" G_GINT64_FORMAT " s",
			channel->spec->timeout_s);
	}
	if (channel->is_late) {
		return g_strdup_printf("no answer within %" G_GINT64_FORMAT " s",
			channel->spec->timeout_s);
	}
	if (channel->is_endless) {
		return g_strdup("an answer that is none, or has no end");
	}
	if (channel->result == CURLE_LOGIN_DENIED) {
		return g_strdup("no way to log in that both sides know");
	}
	return handle_tell(channel->curl, channel->result, channel->curl_error);
}

/* Where it was, unless what happened tells: no connection, or the certificate. */
static const char *
step_of(const Channel *channel)
{
	switch (channel->result) {
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_CONNECT:
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_CACERT_BADFILE:
		return NULL;
	default:
		return is_connected(channel) ? channel->step : NULL;
	}
}

/* What it says may repeat the login. */
static void
conceal_login(const Channel *channel, Outcome *outcome)
{
	const char *const secrets[] = { channel->spec->password };
	g_autofree char *said = g_steal_pointer(&outcome->detail);

	outcome->detail = said == NULL ? NULL : conceal(said, secrets, G_N_ELEMENTS(secrets));
}

void
channel_judge(const Channel *channel, const char *name, Outcome *outcome, GError **error)
{
	bool is_permanent = false;
	ErrorCode temporary = ERROR_NETWORK_TEMPORARY, permanent = ERROR_NETWORK_PERMANENT;

	outcome_clear(outcome);
	if (channel->is_refused && !channel->is_late && !channel->is_endless) {
		reply_judge(channel->reply.code, channel->reply.text->str, outcome);
	} else if (is_asked_about_token(channel)) {
		judge_token(channel, outcome);
	} else {
		handle_explain(channel->result, false, &is_permanent);
		outcome->kind = is_permanent && !channel->is_late ? OUTCOME_PERMANENT
								  : OUTCOME_TEMPORARY;
		outcome->detail = explain_silence(channel);
	}
	conceal_login(channel, outcome);
	outcome->is_session = true;
	outcome->step = step_of(channel);
	if (outcome->code != 0 || channel->result == CURLE_LOGIN_DENIED) {
		temporary = ERROR_MAIL_TEMPORARY;
		permanent = ERROR_MAIL_PERMANENT;
	}
	g_autofree char *line = reply_say(name, outcome);
	error_set(error, outcome->kind == OUTCOME_PERMANENT ? permanent : temporary, "%s%s", line,
		advise(channel));
}
