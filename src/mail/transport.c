#include "mail/transport.h"

#include "base/error.h"
#include "mail/maildir.h"
#if HAVE_LIBESMTP
#include "mail/relay.h"
#endif
#include "mail/submission.h"
#include "text/mime.h"

#include <string.h>

#define SERVICE_NOT_AVAILABLE \
	421 /* RFC 5321, 3.8: said in place of any reply, then it hangs up \
	     */

const TransportOps *
transport_for(const RelaySpec *spec)
{
	if (spec->kind == RELAY_MAILDIR) {
		return &maildir_transport;
	}
#if HAVE_LIBESMTP
	/* libESMTP takes host:port apart at the first colon: not for an IPv6 address. */
	if (spec->user == NULL && !relay_spec_wants_tls(spec) && strchr(spec->host, ':') == NULL) {
		return &relay_transport;
	}
#endif
	return &submission_transport;
}

/* The code that text begins with, "5.1.1" (RFC 3463), or NULL. @return owned. */
static char *
enhanced_code(const char *text)
{
	gsize length = 0;

	if (text == NULL || strchr("245", text[0]) == NULL) {
		return NULL;
	}
	for (int part = 0; part < 3; part++) {
		const gsize digits = strspn(text + length, "0123456789");

		if (digits < 1 || digits > 3 || (part == 0 && digits != 1)) {
			return NULL;
		}
		length += digits;
		if (part < 2 && text[length++] != '.') {
			return NULL;
		}
	}
	return strchr(" \t\r\n", text[length]) == NULL ? NULL : g_strndup(text, length);
}

/*
 * Code and enhanced code can disagree about 4 or 5, never about success: a 2yz means that the
 * server has the message, whatever it says besides.
 */
static OutcomeKind
kind_of(int code, const char *enhanced)
{
	int class = code / 100;

	if (class == 2) {
		return OUTCOME_OK;
	}
	if ((class == 4 || class == 5) && enhanced != NULL && enhanced[0] != '2') {
		class = enhanced[0] - '0';
	}
	return class == 5 ? OUTCOME_PERMANENT : OUTCOME_TEMPORARY;
}

void
transport_judge(int code, const char *text, Outcome *outcome)
{
	g_autofree char *words = mime_header_text(text);

	outcome_clear(outcome);
	outcome->code = code;
	outcome->enhanced = enhanced_code(words);
	outcome->kind = kind_of(code, outcome->enhanced);
	outcome->is_session = code == SERVICE_NOT_AVAILABLE;
	g_autofree char *whole = g_strdup_printf("%d %s", code, words);
	outcome->detail = error_clean_text(g_strchomp(whole));
}
