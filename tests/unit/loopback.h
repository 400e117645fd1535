/**
 * A server on 127.0.0.1 for unit tests, in threads of the test itself: what it says is written in
 * the test, beside what is expected of it.
 */
#ifndef TAGDIGEST_TESTS_LOOPBACK_H
#define TAGDIGEST_TESTS_LOOPBACK_H

#include <arpa/inet.h>
#include <glib.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Holds one conversation; runs in a thread of its own. The socket is closed behind it. */
typedef void (*LoopbackTalk)(int socket, void *data);

typedef struct Loopback {
	int listener;
	guint port;
	LoopbackTalk talk;
	void *data;
	GThread *thread;
} Loopback;

typedef struct LoopbackConnection {
	const Loopback *server;
	int socket;
} LoopbackConnection;

static inline gpointer
loopback_converse(gpointer data)
{
	LoopbackConnection *connection = data;
	const int yes = 1;

	/* Two short answers in a row do not wait for each other. */
	setsockopt(connection->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
	connection->server->talk(connection->socket, connection->server->data);
	close(connection->socket);
	g_free(connection);
	return NULL;
}

static inline gpointer
loopback_accept(gpointer data)
{
	const Loopback *server = data;
	g_autoptr(GPtrArray) threads = g_ptr_array_new();
	int socket = accept(server->listener, NULL, NULL);

	while (socket >= 0) {
		LoopbackConnection *connection = g_new0(LoopbackConnection, 1);

		connection->server = server;
		connection->socket = socket;
		g_ptr_array_add(threads, g_thread_new("talk", loopback_converse, connection));
		socket = accept(server->listener, NULL, NULL);
	}
	for (guint i = 0; i < threads->len; i++) {
		g_thread_join(g_ptr_array_index(threads, i));
	}
	return NULL;
}

/* Listen on any free port; @talk is called for each connection. */
static inline Loopback *
loopback_start(LoopbackTalk talk, void *data)
{
	Loopback *server = g_new0(Loopback, 1);
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t length = sizeof address;

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	server->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	g_assert_cmpint(bind(server->listener, (struct sockaddr *)&address, length), ==, 0);
	g_assert_cmpint(listen(server->listener, 64), ==, 0);
	getsockname(server->listener, (struct sockaddr *)&address, &length);
	server->port = ntohs(address.sin_port);
	server->talk = talk;
	server->data = data;
	server->thread = g_thread_new("accept", loopback_accept, server);
	return server;
}

/* Every client must have closed its connections. */
static inline void
loopback_stop(Loopback *server)
{
	shutdown(server->listener, SHUT_RDWR);
	g_thread_join(server->thread);
	close(server->listener);
	g_free(server);
}

/* @return false when the other side has hung up. */
static inline bool
loopback_send(int socket, const char *data, gsize length)
{
	gsize done = 0;

	while (done < length) {
		const ssize_t count = send(socket, data + done, length - done, MSG_NOSIGNAL);

		if (count <= 0) {
			return false;
		}
		done += (gsize)count;
	}
	return true;
}

static inline void
loopback_say(int socket, const char *text)
{
	loopback_send(socket, text, strlen(text));
}

/* Read up to and with @end. @return false when the other side closed before that. */
static inline bool
loopback_hear(int socket, const char *end, GString *heard)
{
	char byte;

	g_string_truncate(heard, 0);
	while (recv(socket, &byte, 1, 0) == 1) {
		g_string_append_c(heard, byte);
		if (g_str_has_suffix(heard->str, end)) {
			return true;
		}
	}
	return false;
}

/* Say nothing until the other side gives up. */
static inline void
loopback_stall(int socket)
{
	char bytes[256];

	while (recv(socket, bytes, sizeof bytes, 0) > 0) {
	}
}

/* Close so that the other side sees a reset, as when a machine goes down. */
static inline void
loopback_reset(int socket)
{
	const struct linger at_once = { .l_onoff = 1, .l_linger = 0 };

	setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

#endif
