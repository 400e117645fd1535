/* What a session's thread and the caller's say to each other. */
#include "mail/relay_session.h"
#include "mail/socket.h"

#include <unistd.h>

void
relay_bell_ring(const RelayBell *bell)
{
	const uint64_t one = 1;

	if (write(bell->file, &one, sizeof one) < 0) {
		return; /* full: it rings already */
	}
}

void
relay_session_ask(RelaySession *session, RelayWish what, Handover *handover, Handover *next)
{
	const RelayBell *bell = session->bell;

	g_mutex_lock(&session->bell->mutex);
	session->wish = what;
	session->handover = handover;
	session->next = next;
	int wait_ms = bell->grant(bell->data, session);
	while (session->wish != RELAY_WISH_NONE) {
		g_cond_wait_until(&session->granted, &session->bell->mutex,
			g_get_monotonic_time() + wait_ms * G_TIME_SPAN_MILLISECOND);
		wait_ms = session->wish == RELAY_WISH_NONE ? 0 : bell->grant(bell->data, session);
	}
	g_mutex_unlock(&session->bell->mutex);
}

void
relay_session_grant(RelaySession *session)
{
	session->wish = RELAY_WISH_NONE;
	g_cond_signal(&session->granted);
}

void
relay_session_break(RelaySession *session, bool is_stopped)
{
	if (is_stopped) {
		g_atomic_int_set(&session->is_stopped, 1);
	}
	if (session->socket >= 0) {
		socket_break(session->socket);
	} else if (!session->is_connected) {
		socket_break_connecting();
	}
}

/* Our own number for the socket: the library closes its own before it says so. */
void
relay_session_set_socket(RelaySession *session, int socket)
{
	g_mutex_lock(&session->bell->mutex);
	if (session->socket >= 0) {
		close(session->socket);
	}
	session->socket = socket >= 0 ? dup(socket) : -1;
	session->is_connected = true;
	relay_bell_ring(session->bell);
	g_mutex_unlock(&session->bell->mutex);
}

void
relay_session_end(RelaySession *session)
{
	g_mutex_lock(&session->bell->mutex);
	session->wish = RELAY_WISH_END;
	relay_bell_ring(session->bell);
	g_mutex_unlock(&session->bell->mutex);
}

void
relay_session_free(RelaySession *session)
{
	g_thread_join(session->thread);
	g_cond_clear(&session->granted);
	g_free(session);
}
