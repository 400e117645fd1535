/*
 * sink: an SMTP server that takes everything and keeps nothing, on 127.0.0.1 and [::1] at one free
 * port, one thread for all connections; it says "ready PORT". It offers PIPELINING, as servers do.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define BUFFER_BYTES (64 * 1024)

struct client {
	int socket;
	bool is_in_body;
	char seen[5];    /* the last bytes of a body, so that its end is found across reads */
	char line[1024]; /* a command that has not come whole */
	size_t length;
};

static void
say(int socket, const char *text)
{
	if (write(socket, text, strlen(text)) < 0) {
		return;
	}
}

/* One command. @return false at its QUIT. */
static bool
obey(struct client *client, const char *line)
{
	if (strncasecmp(line, "DATA", 4) == 0) {
		client->is_in_body = true;
		memcpy(client->seen, "\0\0\0\r\n", 5);
		say(client->socket, "354 go on\r\n");
	} else if (strncasecmp(line, "EHLO", 4) == 0) {
		say(client->socket, "250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n");
	} else if (strncasecmp(line, "QUIT", 4) == 0) {
		say(client->socket, "221 bye\r\n");
		return false;
	} else {
		say(client->socket, "250 ok\r\n");
	}
	return true;
}

/* The place behind "\r\n.\r\n", or NULL; bytes of earlier reads count. */
static const char *
end_of_body(struct client *client, const char *bytes, size_t length)
{
	static const char end[] = "\r\n.\r\n";
	char edge[8];
	const size_t head = length < 4 ? length : 4;
	const char *found;

	memcpy(edge, client->seen + 1, 4);
	memcpy(edge + 4, bytes, head);
	found = memmem(edge, 4 + head, end, 5);
	if (found != NULL) {
		return bytes + (found + 5 - (edge + 4));
	}
	found = memmem(bytes, length, end, 5);
	if (found != NULL) {
		return found + 5;
	}
	for (size_t i = length > 5 ? length - 5 : 0; i < length; i++) {
		memmove(client->seen, client->seen + 1, 4);
		client->seen[4] = bytes[i];
	}
	return NULL;
}

static bool
hear_line(struct client *client, char byte)
{
	if (client->length < sizeof client->line - 1) {
		client->line[client->length++] = byte;
	}
	if (byte != '\n') {
		return true;
	}
	client->line[client->length] = '\0';
	client->length = 0;
	return obey(client, client->line);
}

static bool
hear(struct client *client, const char *bytes, size_t length)
{
	while (length > 0) {
		const char *next = bytes + 1;

		if (client->is_in_body) {
			next = end_of_body(client, bytes, length);
			if (next == NULL) {
				return true;
			}
			client->is_in_body = false;
			say(client->socket, "250 2.0.0 taken\r\n");
		} else if (!hear_line(client, *bytes)) {
			return false;
		}
		length -= (size_t)(next - bytes);
		bytes = next;
	}
	return true;
}

static int
listen_at(struct sockaddr *address, socklen_t length)
{
	const int yes = 1;
	const int socket_file = socket(address->sa_family, SOCK_STREAM, 0);

	setsockopt(socket_file, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	if (address->sa_family == AF_INET6) {
		setsockopt(socket_file, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
	}
	if (bind(socket_file, address, length) != 0 || listen(socket_file, 64) != 0) {
		perror("listen");
		exit(1);
	}
	getsockname(socket_file, address, &length);
	return socket_file;
}

static void
watch(int poll, int file, void *data)
{
	struct epoll_event event = { .events = EPOLLIN, .data.ptr = data };

	epoll_ctl(poll, EPOLL_CTL_ADD, file, &event);
}

static void
take_client(int poll, int listener)
{
	struct client *client = calloc(1, sizeof *client);
	const int yes = 1;

	client->socket = accept(listener, NULL, NULL);
	setsockopt(client->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
	watch(poll, client->socket, client);
	say(client->socket, "220 sink ESMTP\r\n");
}

int
main(void)
{
	static char buffer[BUFFER_BYTES];
	struct sockaddr_in four = { .sin_family = AF_INET };
	struct sockaddr_in6 six = { .sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT };
	int listeners[2];
	const int poll = epoll_create1(0);

	four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	listeners[0] = listen_at((struct sockaddr *)&four, sizeof four);
	six.sin6_port = four.sin_port;
	listeners[1] = listen_at((struct sockaddr *)&six, sizeof six);
	watch(poll, listeners[0], &listeners[0]);
	watch(poll, listeners[1], &listeners[1]);
	printf("ready %u\n", ntohs(four.sin_port));
	fflush(stdout);
	for (;;) {
		struct epoll_event event;

		if (epoll_wait(poll, &event, 1, -1) != 1) {
			continue;
		}
		if (event.data.ptr == &listeners[0] || event.data.ptr == &listeners[1]) {
			take_client(poll, *(int *)event.data.ptr);
			continue;
		}
		struct client *client = event.data.ptr;
		const ssize_t count = read(client->socket, buffer, sizeof buffer);
		if (count <= 0 || !hear(client, buffer, (size_t)count)) {
			close(client->socket);
			free(client);
		}
	}
}
