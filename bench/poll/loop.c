/*
 * loop URLS TAGS: the bare curl-multi loop that bench/poll compares with. URLS holds one address a
 * line; with TAGS ("-": none) each is asked with If-None-Match and the tag of the same line. Hosts
 * are asked side by side, each by its own easy handle over one connection, one address after the
 * other: as many hosts at once as there are handles. Nothing is kept of the answers but their
 * number, printed as "200: N, 304: N".
 */
#include <curl/curl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HANDLES 16
#define LINE_BYTES 512

typedef struct Feed {
	char *url, *tag;   /* tag: a whole header, or NULL */
	struct Feed *next; /* of the same host */
} Feed;

typedef struct Host {
	char *authority;
	Feed *first, *last;
} Host;

typedef struct Slot {
	CURL *curl;
	struct curl_slist *headers;
	Feed *feed;
	size_t bytes;
} Slot;

static Host *hosts;
static size_t host_count, next_host;

static void
fail(const char *what)
{
	fprintf(stderr, "loop: %s\n", what);
	exit(1);
}

static bool
read_line(FILE *file, char *line)
{
	if (file == NULL || fgets(line, LINE_BYTES, file) == NULL) {
		return false;
	}
	line[strcspn(line, "\n")] = '\0';
	return true;
}

/* Addresses come sorted by host, so that the last one's is found at once. */
static void
add(const char *url, const char *tag)
{
	const char *begin = strstr(url, "://") + 3;
	const size_t length = strcspn(begin, "/");
	Host *host = host_count > 0 ? &hosts[host_count - 1] : NULL;
	Feed *feed = calloc(1, sizeof *feed);

	if (host == NULL || strlen(host->authority) != length
		|| strncmp(host->authority, begin, length) != 0) {
		hosts = realloc(hosts, (host_count + 1) * sizeof *hosts);
		if (hosts == NULL) {
			fail("no memory");
		}
		host = &hosts[host_count++];
		*host = (Host){ .authority = strndup(begin, length) };
	}
	if (feed == NULL) {
		fail("no memory");
	}
	feed->url = strdup(url);
	if (tag != NULL) {
		char header[LINE_BYTES + 32];

		snprintf(header, sizeof header, "If-None-Match: %s", tag);
		feed->tag = strdup(header);
	}
	*(host->first == NULL ? &host->first : &host->last->next) = feed;
	host->last = feed;
}

static void
load(const char *urls, const char *tags)
{
	FILE *url_file = fopen(urls, "r"), *tag_file = NULL;
	char url[LINE_BYTES], tag[LINE_BYTES];

	if (strcmp(tags, "-") != 0) {
		tag_file = fopen(tags, "r");
	}
	while (read_line(url_file, url)) {
		add(url, read_line(tag_file, tag) ? tag : NULL);
	}
	if (host_count == 0) {
		fail("no addresses");
	}
}

static size_t
take(char *data, size_t size, size_t count, void *user)
{
	Slot *slot = user;

	(void)data;
	slot->bytes += size * count;
	return size * count;
}

/* The next of the same host, else of the next host that nobody has. */
static bool
start(Slot *slot, CURLM *multi)
{
	slot->feed = slot->feed == NULL ? NULL : slot->feed->next;
	if (slot->feed == NULL && next_host < host_count) {
		slot->feed = hosts[next_host++].first;
	}
	if (slot->feed == NULL) {
		return false;
	}
	curl_slist_free_all(slot->headers);
	slot->headers = slot->feed->tag == NULL ? NULL : curl_slist_append(NULL, slot->feed->tag);
	curl_easy_setopt(slot->curl, CURLOPT_URL, slot->feed->url);
	curl_easy_setopt(slot->curl, CURLOPT_HTTPHEADER, slot->headers);
	curl_multi_add_handle(multi, slot->curl);
	return true;
}

static void
prepare(Slot *slot)
{
	slot->curl = curl_easy_init();
	curl_easy_setopt(slot->curl, CURLOPT_PRIVATE, slot);
	curl_easy_setopt(slot->curl, CURLOPT_USERAGENT, "loop/1 (+mailto:bench@example.org)");
	curl_easy_setopt(slot->curl, CURLOPT_ACCEPT_ENCODING, "gzip");
	curl_easy_setopt(slot->curl, CURLOPT_TIMEOUT, 60L);
	curl_easy_setopt(slot->curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(slot->curl, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(slot->curl, CURLOPT_WRITEDATA, slot);
}

int
main(int argc, char **argv)
{
	Slot slots[HANDLES] = { 0 };
	int active = 0, left, fresh = 0, same = 0, running;

	if (argc != 3) {
		fail("usage: loop URLS TAGS");
	}
	load(argv[1], argv[2]);
	curl_global_init(CURL_GLOBAL_DEFAULT);
	CURLM *multi = curl_multi_init();
	for (int i = 0; i < HANDLES; i++) {
		prepare(&slots[i]);
		active += start(&slots[i], multi) ? 1 : 0;
	}
	while (active > 0) {
		bool is_any = false;

		curl_multi_perform(multi, &running);
		for (CURLMsg *message = curl_multi_info_read(multi, &left); message != NULL;
			message = curl_multi_info_read(multi, &left)) {
			CURL *curl = message->easy_handle;
			Slot *slot = NULL;
			long status = 0;

			curl_easy_getinfo(curl, CURLINFO_PRIVATE, &slot);
			curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
			fresh += status == 200;
			same += status == 304;
			curl_multi_remove_handle(multi, curl);
			active += start(slot, multi) ? 0 : -1;
			is_any = true;
		}
		if (!is_any) {
			curl_multi_poll(multi, NULL, 0, 1000, NULL);
		}
	}
	printf("200: %d, 304: %d\n", fresh, same);
	return 0;
}
