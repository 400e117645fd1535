/*
 * server FOLDER PORTFILE: an HTTP/1.1 server on any port of every loopback address, for bench/poll.
 * It writes its port to PORTFILE, says "ready" and serves the files *.xml of FOLDER, by name:
 * GET /N is file number N, counted round and round. Each has an ETag and a Last-Modified;
 * If-None-Match with that tag is answered with 304. Connections are kept. One thread and epoll.
 */
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define EVENTS 256
#define REQUEST_BYTES 8192
#define HEAD_BYTES 512

typedef struct File {
	const char *data;
	size_t length;
} File;

typedef struct Connection {
	int socket;
	char request[REQUEST_BYTES];
	size_t heard;
	char head[HEAD_BYTES];
	size_t head_length, head_done;
	const char *body;
	size_t body_length, body_done;
} Connection;

static File *files;
static size_t file_count;

static void
fail(const char *what)
{
	perror(what);
	exit(1);
}

static int
is_feed(const struct dirent *entry)
{
	const char *ending = strrchr(entry->d_name, '.');

	return ending != NULL && strcmp(ending, ".xml") == 0;
}

static void
load(const char *folder)
{
	struct dirent **names;
	const int count = scandir(folder, &names, is_feed, alphasort);

	if (count <= 0 || chdir(folder) != 0) {
		fail(folder);
	}
	files = calloc((size_t)count, sizeof *files);
	for (int i = 0; i < count; i++) {
		const int file = open(names[i]->d_name, O_RDONLY | O_CLOEXEC);
		struct stat status;

		if (files == NULL || file < 0 || fstat(file, &status) != 0) {
			fail(names[i]->d_name);
		}
		File *found = &files[file_count++];
		found->length = (size_t)status.st_size;
		found->data = mmap(NULL, found->length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file,
			0);
		if (found->data == MAP_FAILED) {
			fail(names[i]->d_name);
		}
		close(file);
	}
}

static void
announce(const char *path, unsigned port)
{
	FILE *file = fopen(path, "w");

	if (file == NULL || fprintf(file, "%u\n", port) < 0 || fclose(file) != 0) {
		fail(path);
	}
	puts("ready");
	fflush(stdout);
}

static int
listen_anywhere(unsigned *port)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t length = sizeof address;
	const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	address.sin_addr.s_addr = htonl(INADDR_ANY);
	if (listener < 0 || bind(listener, (struct sockaddr *)&address, length) != 0
		|| listen(listener, 1024) != 0
		|| getsockname(listener, (struct sockaddr *)&address, &length) != 0) {
		fail("listen");
	}
	*port = ntohs(address.sin_port);
	return listener;
}

/* What one whole request is answered with. */
static void
answer(Connection *connection)
{
	const size_t number = strtoul(connection->request + strlen("GET /"), NULL, 10);
	const File *file = &files[number % file_count];
	char tag[64];

	snprintf(tag, sizeof tag, "\"%zu-%zx\"", number, file->length);
	const char *known = strcasestr(connection->request, "\r\nIf-None-Match: ");
	const bool is_known = known != NULL
		&& strncmp(known + strlen("\r\nIf-None-Match: "), tag, strlen(tag)) == 0;
	const int length = is_known
		? snprintf(connection->head, HEAD_BYTES,
			"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n", tag)
		: snprintf(connection->head, HEAD_BYTES,
			"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nETag: %s\r\n"
			"Last-Modified: Wed, 18 Nov 2026 10:00:00 GMT\r\n"
			"Content-Length: %zu\r\n\r\n",
			tag, file->length);
	connection->head_length = (size_t)length;
	connection->head_done = connection->body_done = 0;
	connection->body = file->data;
	connection->body_length = is_known ? 0 : file->length;
}

/* @return false when the other side is gone. */
static bool
speak(Connection *connection)
{
	while (connection->head_done < connection->head_length
		|| connection->body_done < connection->body_length) {
		const bool is_head = connection->head_done < connection->head_length;
		const char *data = is_head ? connection->head + connection->head_done
					   : connection->body + connection->body_done;
		const size_t left = is_head ? connection->head_length - connection->head_done
					    : connection->body_length - connection->body_done;
		const bool is_more = is_head && connection->body_length > 0;
		const ssize_t sent = send(connection->socket, data, left,
			MSG_NOSIGNAL | (is_more ? MSG_MORE : 0));

		if (sent < 0) {
			return errno == EAGAIN || errno == EINTR;
		}
		*(is_head ? &connection->head_done : &connection->body_done) += (size_t)sent;
	}
	connection->head_length = connection->body_length = 0;
	connection->head_done = connection->body_done = 0;
	return true;
}

/* @return false when the connection is over. */
static bool
converse(Connection *connection)
{
	if (!speak(connection)) {
		return false;
	}
	if (connection->head_length > 0) {
		return true;
	}
	const ssize_t count = recv(connection->socket, connection->request + connection->heard,
		REQUEST_BYTES - 1 - connection->heard, 0);
	if (count <= 0) {
		return count < 0 && (errno == EAGAIN || errno == EINTR);
	}
	connection->heard += (size_t)count;
	connection->request[connection->heard] = '\0';
	if (strstr(connection->request, "\r\n\r\n") == NULL) {
		return connection->heard < REQUEST_BYTES - 1;
	}
	answer(connection);
	connection->heard = 0;
	return speak(connection);
}

static void
greet(int listener, int epoll)
{
	for (;;) {
		const int on = 1;
		const int socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);

		if (socket < 0) {
			return;
		}
		setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
		Connection *connection = calloc(1, sizeof *connection);
		if (connection == NULL) {
			fail("calloc");
		}
		connection->socket = socket;
		struct epoll_event event = { .events = EPOLLIN | EPOLLOUT | EPOLLET,
			.data.ptr = connection };
		epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
	}
}

int
main(int argc, char **argv)
{
	struct epoll_event events[EVENTS], event = { .events = EPOLLIN };

	unsigned port = 0;

	if (argc != 3) {
		fputs("usage: server FOLDER PORTFILE\n", stderr);
		return 64;
	}
	const int listener = listen_anywhere(&port), epoll = epoll_create1(EPOLL_CLOEXEC);
	announce(argv[2], port);
	load(argv[1]);
	epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
	for (;;) {
		const int count = epoll_wait(epoll, events, EVENTS, -1);

		for (int i = 0; i < count; i++) {
			Connection *connection = events[i].data.ptr;

			if (connection == NULL) {
				greet(listener, epoll);
			} else if (!converse(connection)) {
				close(connection->socket);
				free(connection);
			}
		}
	}
}
