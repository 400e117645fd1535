#include "mail/channel.h"

#include "smtp_cases.h"

#include <poll.h>

/* What a poll() must wait for, in all its files together, "" for nothing: "in", "in out"; *wait_ms
 * as it is then. Newer versions of curl wait for more than the socket while it is opened. */
static const char *
files_of(Channel *channel, bool wants_to_send, int *wait_ms)
{
	g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(struct pollfd));

	channel_add_files(channel, wants_to_send, files, wait_ms);
	if (files->len == 0) {
		return "";
	}
	int events = 0;
	for (guint i = 0; i < files->len; i++) {
		const struct pollfd *file = &g_array_index(files, struct pollfd, i);
		g_assert_cmpint(file->fd, >, STDERR_FILENO);
		events |= file->events;
	}
	return events == POLLIN ? "in" : events == (POLLIN | POLLOUT) ? "in out" : "?";
}

/* The socket alone, once it is open. */
static const char *
socket_of(Channel *channel, bool wants_to_send, int *wait_ms)
{
	g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(struct pollfd));

	channel_add_files(channel, wants_to_send, files, wait_ms);
	g_assert_cmpuint(files->len, ==, 1);
	return files_of(channel, wants_to_send, wait_ms);
}

static void
wait_for(Channel *channel)
{
	g_autoptr(GArray) files = g_array_new(FALSE, FALSE, sizeof(struct pollfd));
	int wait_ms = -1;

	channel_add_files(channel, false, files, &wait_ms);
	poll((struct pollfd *)(void *)files->data, files->len, wait_ms);
}

static ChannelState
open_it(Channel *channel)
{
	while (channel_advance(channel) == CHANNEL_OPENING) {
		wait_for(channel);
	}
	return channel_advance(channel);
}

/* While it is opened curl says what it waits for, and no longer than a second; then it is the
 * socket. */
static void
test_files(void)
{
	static const Fault faults[] = { { "CONNECT", 0, 0, FAULT_HOLD, "220 box\r\n" }, { 0 } };
	Postbox *box = postbox_open(faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	int for_ever = -1, at_once = 0, soon = 7;

	spec->timeout_s = 30;
	Channel *channel = channel_open(spec);
	while (!g_str_equal(files_of(channel, true, &for_ever), "in")) {
		wait_for(channel);
		g_assert_cmpint(channel_advance(channel), ==, CHANNEL_OPENING);
		for_ever = -1;
	}
	g_assert_cmpint(for_ever, >=, 0);
	g_assert_cmpint(for_ever, <=, 1000);
	files_of(channel, true, &at_once);
	g_assert_cmpint(at_once, ==, 0);
	files_of(channel, true, &soon);
	g_assert_cmpint(soon, ==, 7);
	g_assert_false(channel_offers(channel, "8BITMIME"));
	postbox_release(box);
	g_assert_cmpint(open_it(channel), ==, CHANNEL_OPEN);
	for_ever = -1;
	g_assert_cmpstr(socket_of(channel, false, &for_ever), ==, "in");
	g_assert_cmpstr(socket_of(channel, true, &for_ever), ==, "in out");
	g_assert_cmpint(for_ever, ==, -1);
	channel_close(channel);
	postbox_close(box);
}

static void
test_failed(void)
{
	Postbox *box = postbox_open(no_faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	int wait_ms = -1;

	postbox_finish(box);
	Channel *channel = channel_open(spec);
	g_assert_cmpint(open_it(channel), ==, CHANNEL_FAILED);
	g_assert_cmpstr(files_of(channel, true, &wait_ms), ==, "");
	g_assert_cmpint(wait_ms, ==, -1);
	channel_close(channel);
	postbox_close(box);
}

/* What the server offers, by whole words and in any case; the last EHLO counts. */
static void
test_offers(void)
{
	static const struct {
		const char *keyword;
		bool want;
	} rows[] = {
		{ "SIZE", true },
		{ "8BITMIME", true },
		{ "PIPELINING", true },
		{ "CHUNK", false },
		{ "CHUNKING", true },
		{ "1000", false },
	};
	Postbox *box = postbox_open(no_faults);
	g_autoptr(RelaySpec) spec = spec_for(box);

	box->greetings = "250-box\r\n250-SIZE 1000\r\n250-8bitmime\r\n250-PIPELINING\r\n"
			 "250 CHUNKING\r\n";
	Channel *channel = channel_open(spec);
	g_assert_cmpint(open_it(channel), ==, CHANNEL_OPEN);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (channel_offers(channel, rows[i].keyword) != rows[i].want) {
			g_test_message("%s: got %d", rows[i].keyword, !rows[i].want);
			g_test_fail();
		}
	}
	channel_close(channel);
	postbox_close(box);
}

/* Nothing there is no end; the server's goodbye is. */
static void
test_bytes(void)
{
	static const Fault faults[] = { { "NOOP", 0, 0, FAULT_HOLD, "250 held\r\n" }, { 0 } };
	Postbox *box = postbox_open(faults);
	g_autoptr(RelaySpec) spec = spec_for(box);
	char buffer[100];
	gsize sent = 99, length = 99;

	Channel *channel = channel_open(spec);
	g_assert_cmpint(open_it(channel), ==, CHANNEL_OPEN);
	g_assert_true(channel_send(channel, "NOOP\r\n", 6, &sent));
	g_assert_cmpuint(sent, ==, 6);
	g_assert_true(channel_receive(channel, buffer, sizeof buffer, &length));
	g_assert_cmpuint(length, ==, 0);
	postbox_release(box);
	while (length == 0) {
		wait_for(channel);
		g_assert_true(channel_receive(channel, buffer, sizeof buffer, &length));
	}
	g_assert_cmpuint(length, ==, strlen("250 held\r\n"));
	g_assert_true(channel_send(channel, "QUIT\r\n", 6, &sent));
	do {
		wait_for(channel);
	} while (channel_receive(channel, buffer, sizeof buffer, &length));
	g_assert_cmpuint(length, ==, 0);
	channel_close(channel);
	postbox_close(box);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	signal(SIGPIPE, SIG_IGN);
	g_test_add_func("/channel/files", test_files);
	g_test_add_func("/channel/failed", test_failed);
	g_test_add_func("/channel/offers", test_offers);
	g_test_add_func("/channel/bytes", test_bytes);
	return g_test_run();
}
