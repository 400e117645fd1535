/*
 * bare_archive FILE: what libarchive and jansson themselves take for an archive of X: unpack each
 * part with posts, load its array element by element, count what is there. What bench/import
 * measures tagdigest against.
 */
#include <archive.h>
#include <archive_entry.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROOM ((size_t)1 << 20)
#define BLOCK ((size_t)1 << 16)

static unsigned long elements, members;

typedef struct Window {
	struct archive *archive;
	char *bytes;
	size_t begin, end;
	bool is_at_end;
} Window;

/* More of the part; false at its end. */
static bool
fill(Window *window)
{
	la_ssize_t came;

	memmove(window->bytes, window->bytes + window->begin, window->end - window->begin);
	window->end -= window->begin;
	window->begin = 0;
	came = archive_read_data(window->archive, window->bytes + window->end, ROOM - window->end);
	if (came < 0) {
		fprintf(stderr, "%s\n", archive_error_string(window->archive));
		exit(1);
	}
	window->is_at_end = came == 0;
	window->end += (size_t)came;
	return came > 0;
}

static bool
load_one(Window *window)
{
	json_error_t error;
	json_t *value = json_loadb(window->bytes + window->begin, window->end - window->begin,
		JSON_DISABLE_EOF_CHECK, &error);

	if (value == NULL) {
		return false;
	}
	members += json_object_size(value);
	elements++;
	json_decref(value);
	window->begin += (size_t)error.position;
	return true;
}

static bool
skip_to_element(Window *window)
{
	for (;;) {
		while (window->begin < window->end
			&& strchr(", \t\r\n[", window->bytes[window->begin]) != NULL) {
			window->begin++;
		}
		if (window->begin < window->end) {
			return window->bytes[window->begin] == '{';
		}
		if (!fill(window)) {
			return false;
		}
	}
}

static void
read_part(Window *window)
{
	char *array;

	window->begin = window->end = 0;
	while (fill(window) && window->end < BLOCK) {
	}
	array = memchr(window->bytes, '[', window->end);
	if (array == NULL) {
		return;
	}
	window->begin = (size_t)(array - window->bytes);
	while (skip_to_element(window)) {
		if (window->end - window->begin < BLOCK && !window->is_at_end) {
			fill(window);
		}
		if (!load_one(window) && (!fill(window) || !load_one(window))) {
			fputs("an element cannot be loaded\n", stderr);
			exit(1);
		}
	}
}

int
main(int count, char **arguments)
{
	Window window = { .archive = archive_read_new(), .bytes = malloc(ROOM) };
	struct archive_entry *entry;

	archive_read_support_filter_all(window.archive);
	archive_read_support_format_all(window.archive);
	if (count != 2 || window.bytes == NULL
		|| archive_read_open_filename(window.archive, arguments[1], BLOCK) != ARCHIVE_OK) {
		fputs("usage: bare_archive FILE\n", stderr);
		return 1;
	}
	while (archive_read_next_header(window.archive, &entry) == ARCHIVE_OK) {
		if (strstr(archive_entry_pathname(entry), "tweets") != NULL) {
			read_part(&window);
		}
	}
	archive_read_free(window.archive);
	free(window.bytes);
	printf("%lu elements, %lu members\n", elements, members);
	return 0;
}
