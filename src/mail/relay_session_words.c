/* What libESMTP says of a session, in our words. */
#include "mail/relay_session.h"
#include "mail/reply.h"
#include "mail/socket.h"
#include "net/handle.h"

#include <errno.h>

#define HUNG_UP "the server hung up"

void
relay_session_judge(const smtp_status_t *status, Outcome *outcome)
{
	/* The library takes the enhanced code out of the text. */
	g_autofree char *whole = status->enh_class == 0
		? g_strdup(status->text)
		: g_strdup_printf("%d.%d.%d %s", status->enh_class, status->enh_subject,
			status->enh_detail, status->text);

	reply_judge(status->code, whole, outcome);
}

char *
relay_session_say_late(const RelaySession *session, bool is_mute)
{
	if (!session->is_connected) {
		return g_strdup_printf("no connection within %" G_GINT64_FORMAT " s",
			session->spec->timeout_s);
	}
	return g_strconcat("no answer in time", is_mute ? REPLY_NO_GREETING : "", NULL);
}

const char *
relay_session_say_news(int socket)
{
	return socket_is_closed(socket) ? HUNG_UP : REPLY_BAD_WORDS;
}

void
relay_session_copy_words(char *why, gsize size)
{
	const int code = smtp_errno();

	if (code == 0 || code == SMTP_ERR_DROPPED_CONNECTION) {
		g_strlcpy(why, HUNG_UP, size);
	} else if (code == -ECONNREFUSED) {
		g_strlcpy(why, HANDLE_REFUSED, size);
	} else {
		smtp_strerror(code, why, size);
	}
}
