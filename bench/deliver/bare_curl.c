/*
 * bare_curl URL COUNT SESSIONS MESSAGE DATABASE: COUNT mails by libcurl's SMTP, SESSIONS at a time
 * over one multi, each keeping its connection. A mail pauses before its last bytes; when all that
 * are under way have paused, one commit is made and they go on.
 */
#include "bare.h"

#include <curl/curl.h>
#include <stdbool.h>

#define LAST_PIECE_BYTES 512

typedef struct Lane {
	CURL *curl;
	size_t offset;
	bool is_paused, may_go, is_done;
} Lane;

static Bare bare;
static Lane lanes[16];
static int begun, group;

static size_t
give(char *buffer, size_t size, size_t count, void *data)
{
	Lane *lane = data;
	const size_t left = bare.length - lane->offset;
	const size_t most = size * count;
	size_t next = left > LAST_PIECE_BYTES ? left - LAST_PIECE_BYTES : left;

	next = next < most ? next : most;
	if (left > 0 && next == left && !lane->may_go) {
		lane->is_paused = true;
		return CURL_READFUNC_PAUSE;
	}
	memcpy(buffer, bare.message + lane->offset, next);
	lane->offset += next;
	return next;
}

static void
begin(CURLM *multi, Lane *lane)
{
	if (begun == bare.count) {
		lane->is_done = true;
		return;
	}
	begun++;
	lane->offset = 0;
	lane->is_paused = lane->may_go = false;
	curl_multi_add_handle(multi, lane->curl);
}

static void
open_lane(Lane *lane, const char *url, struct curl_slist *to)
{
	lane->curl = curl_easy_init();
	curl_easy_setopt(lane->curl, CURLOPT_URL, url);
	curl_easy_setopt(lane->curl, CURLOPT_MAIL_FROM, "digest@example.org");
	curl_easy_setopt(lane->curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(lane->curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(lane->curl, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(lane->curl, CURLOPT_READDATA, lane);
	curl_easy_setopt(lane->curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)bare.length);
}

static void
commit_if_all_wait(void)
{
	for (int i = 0; i < bare.sessions; i++) {
		if (!lanes[i].is_paused && !lanes[i].is_done) {
			return;
		}
	}
	bare_commit(&bare, group * bare.sessions + 1, bare.sessions);
	group++;
	for (int i = 0; i < bare.sessions; i++) {
		if (lanes[i].is_paused) {
			lanes[i].is_paused = false;
			lanes[i].may_go = true;
			curl_easy_pause(lanes[i].curl, CURLPAUSE_CONT);
		}
	}
}

static Lane *
lane_of(CURL *curl)
{
	int i = 0;

	while (lanes[i].curl != curl) {
		i++;
	}
	return &lanes[i];
}

int
main(int argc, char **argv)
{
	struct curl_slist *to = curl_slist_append(NULL, "reader@example.net");
	CURLM *multi = curl_multi_init();
	int ended = 0, running, left;

	bare = bare_open(argc, argv);
	for (int i = 0; i < bare.sessions; i++) {
		open_lane(&lanes[i], argv[1], to);
		begin(multi, &lanes[i]);
	}
	while (ended < bare.count) {
		curl_multi_perform(multi, &running);
		for (CURLMsg *message = curl_multi_info_read(multi, &left); message != NULL;
			message = curl_multi_info_read(multi, &left)) {
			Lane *lane = lane_of(message->easy_handle);

			if (message->data.result != CURLE_OK) {
				bare_fail(curl_easy_strerror(message->data.result));
			}
			ended++;
			curl_multi_remove_handle(multi, lane->curl);
			begin(multi, lane);
		}
		if (ended < bare.count) {
			commit_if_all_wait();
			curl_multi_poll(multi, NULL, 0, 5, NULL);
		}
	}
	bare_commit(&bare, bare.count + 1, bare.sessions);
	return 0;
}
