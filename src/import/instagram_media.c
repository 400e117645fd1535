#include "import/instagram_media.h"

#include "text/jsontext.h"

#include <string.h>

#define MEDIA_MAX 50

/* Where several pictures are one post it has the words; else its one picture has. */
static void
read_words(const json_t *entry, MetaEntry *read)
{
	const json_t *media = json_object_get(entry, "media");
	GString *text = g_string_new(jsontext_string(entry, "title"));
	size_t index;
	const json_t *medium;

	read->time_s = meta_time(entry, "creation_timestamp");
	json_array_foreach (media, index, medium) {
		const char *words = jsontext_string(medium, "title");

		if (index >= MEDIA_MAX) {
			break;
		}
		if (read->time_s == DATE_UNKNOWN) {
			read->time_s = meta_time(medium, "creation_timestamp");
		}
		if (words != NULL && *words != '\0' && strstr(text->str, words) == NULL) {
			g_string_append(text, text->len > 0 ? "\n\n" : "");
			g_string_append(text, words);
		}
	}
	read->text = g_strstrip(g_string_free(text, FALSE));
}

void
instagram_media_read(const InstagramReading *reading, const json_t *entry, ImportItem *item)
{
	const InstagramPlatform *platform = reading->platform;
	MetaEntry read = { .network = platform->network,
		.seen = platform->is_threads ? reading->threads_seen : reading->account.seen,
		.unsaid = platform->unsaid };

	read_words(entry, &read);
	Post *post = meta_begin(&read, reading->input, item);
	g_clear_pointer(&read.text, g_free);
	if (post != NULL) {
		instagram_account_sign(&reading->account, platform->host, platform->page, post);
		meta_finish(&read, post, reading->input, item);
	}
}
