/*
 * bare_esmtp PORT COUNT SESSIONS MESSAGE DATABASE: COUNT mails by libESMTP, 100 a session as ours,
 * SESSIONS at a time, each in a thread; a group commits once, before its last pieces. Nagle's
 * algorithm is off, without which libESMTP makes 23 mails a second.
 */
#include "bare.h"

#include <errno.h>
#include <libesmtp.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdbool.h>
#include <sys/socket.h>

#define MESSAGES_MAX 100
#define LAST_PIECE_BYTES 512

typedef struct Lane {
	int number;
	size_t offset;
} Lane;

static Bare bare;
static const char *port;
static pthread_barrier_t barrier;
static int group;

/* All lanes are at their last piece: one of them commits for all. */
static void
commit_together(void)
{
	if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD) {
		bare_commit(&bare, group * bare.sessions + 1, bare.sessions);
		group++;
	}
	pthread_barrier_wait(&barrier);
}

static const char *
give(void **context, int *length, void *data)
{
	Lane *lane = data;

	(void)context;
	if (length == NULL) {
		lane->offset = 0;
		return NULL;
	}
	errno = 0;
	const size_t left = bare.length - lane->offset;
	const char *piece = bare.message + lane->offset;
	*length = (int)(left > LAST_PIECE_BYTES ? left - LAST_PIECE_BYTES : left);
	if (left == 0) {
		return NULL;
	}
	if (left <= LAST_PIECE_BYTES) {
		commit_together();
	}
	lane->offset += (size_t)*length;
	return piece;
}

static void
quicken(void)
{
	const int yes = 1;

	for (int file = 3; file < 64; file++) {
		setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
	}
}

static void
hear(smtp_session_t session, int event, void *data, ...)
{
	(void)session;
	(void)data;
	if (event == SMTP_EV_CONNECT) {
		quicken();
	}
}

static void
run_session(Lane *lane, int count)
{
	smtp_session_t session = smtp_create_session();
	char server[64];

	snprintf(server, sizeof server, "127.0.0.1:%s", port);
	smtp_set_server(session, server);
	smtp_set_eventcb(session, hear, NULL);
	for (int i = 0; i < count; i++) {
		smtp_message_t message = smtp_add_message(session);

		smtp_set_reverse_path(message, "digest@example.org");
		smtp_add_recipient(message, "reader@example.net");
		smtp_set_messagecb(message, give, lane);
	}
	if (!smtp_start_session(session)) {
		bare_fail("smtp_start_session");
	}
	smtp_destroy_session(session);
}

static void *
run_lane(void *data)
{
	Lane *lane = data;
	int left = bare.count / bare.sessions;

	while (left > 0) {
		const int now = left < MESSAGES_MAX ? left : MESSAGES_MAX;

		run_session(lane, now);
		left -= now;
	}
	return NULL;
}

int
main(int argc, char **argv)
{
	pthread_t threads[16];
	Lane lanes[16] = { 0 };

	port = argv[1];
	bare = bare_open(argc, argv);
	pthread_barrier_init(&barrier, NULL, (unsigned)bare.sessions);
	for (int i = 0; i < bare.sessions; i++) {
		pthread_create(&threads[i], NULL, run_lane, &lanes[i]);
	}
	for (int i = 0; i < bare.sessions; i++) {
		pthread_join(threads[i], NULL);
	}
	bare_commit(&bare, bare.count + 1, bare.sessions);
	return 0;
}
