#include "mail/socket.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

/* A new file gets the lowest free number, and we never have this many open. */
#define FILES_MAX 4096

static bool
is_connected_to(int file, guint port)
{
	struct sockaddr_storage peer = { 0 };
	socklen_t length = sizeof peer;

	if (getpeername(file, (struct sockaddr *)&peer, &length) != 0) {
		return false;
	}
	if (peer.ss_family == AF_INET) {
		return ntohs(((struct sockaddr_in *)&peer)->sin_port) == port;
	}
	return peer.ss_family == AF_INET6
		&& ntohs(((struct sockaddr_in6 *)&peer)->sin6_port) == port;
}

int
socket_quicken(guint port)
{
	const int yes = 1;

	for (int file = 0; file < FILES_MAX; file++) {
		int is_quick = 0;
		socklen_t length = sizeof is_quick;

		if (is_connected_to(file, port)
			&& getsockopt(file, IPPROTO_TCP, TCP_NODELAY, &is_quick, &length) == 0
			&& !is_quick) {
			setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
			return file;
		}
	}
	return -1;
}

bool
socket_has_news(int socket)
{
	struct pollfd news = { .fd = socket, .events = POLLIN };

	return socket >= 0 && poll(&news, 1, 0) > 0;
}

bool
socket_is_closed(int socket)
{
	struct pollfd end = { .fd = socket, .events = POLLRDHUP };

	return socket < 0 || (poll(&end, 1, 0) > 0 && end.revents != 0);
}

void
socket_break(int socket)
{
	if (socket >= 0) {
		shutdown(socket, SHUT_RDWR);
	}
}

void
socket_stop_listening(int socket)
{
	if (socket >= 0) {
		shutdown(socket, SHUT_RD);
	}
}

void
socket_break_connecting(void)
{
	for (int file = 0; file < FILES_MAX; file++) {
		struct tcp_info info;
		socklen_t length = sizeof info;

		if (getsockopt(file, IPPROTO_TCP, TCP_INFO, &info, &length) == 0
			&& info.tcpi_state == TCP_SYN_SENT) {
			shutdown(file, SHUT_RDWR);
		}
	}
}
