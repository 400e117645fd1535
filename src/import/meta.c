#include "import/meta.h"

#include "import/sift.h"
#include "source/feed_post.h"
#include "text/jsontext.h"

#include <string.h>

#define NAME_DIGITS 32

int64_t
meta_time(const json_t *object, const char *key)
{
	g_autofree char *digits = jsontext_dup_id(object, key);
	gint64 time_s;

	return digits != NULL
			&& g_ascii_string_to_signed(digits, 10, 1, G_MAXINT32 * 2LL, &time_s, NULL)
			&& !date_is_placeholder(time_s)
		? time_s
		: DATE_UNKNOWN;
}

static char *
name_of(const MetaEntry *entry)
{
	g_autofree char *network = g_ascii_strdown(entry->network, -1);
	g_autofree char *all = g_strdup_printf("%" G_GINT64_FORMAT "\n%s\n%s", entry->time_s,
		entry->title != NULL ? entry->title : "", entry->text);
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, all, -1);

	return g_strdup_printf("%s:%.*s", network, NAME_DIGITS, hash);
}

Post *
meta_begin(const MetaEntry *entry, const ImportInput *input, ImportItem *item)
{
	if (entry->text == NULL || *entry->text == '\0') {
		item->verdict = IMPORT_OTHER;
		return NULL;
	}
	Post *post = post_new();

	post->network = g_strdup(entry->network);
	post->uri = name_of(entry);
	post->published_s = entry->time_s;
	post->consent = entry->seen == META_SEEN_BY_ALL ? POST_CONSENT_OPEN : POST_CONSENT_UNSAID;
	post->agreed = entry->seen == META_SEEN_UNSAID ? g_strdup(input->spec->agreed) : NULL;
	feed_post_set_content(post, entry->text, false, NULL);
	return post;
}

void
meta_finish(const MetaEntry *entry, Post *post, const ImportInput *input, ImportItem *item)
{
	const ConsentSaid said = { 0 };

	feed_post_complete(post);
	feed_post_judge(post, &said);
	sift_post(input, post, item);
	if (entry->doubt != NULL) {
		sift_leave_unsaid(item, entry->doubt);
	} else if (entry->seen == META_SEEN_BY_SOME) {
		sift_withhold(item, "friends, followers or some people alone could see it");
	} else if (entry->seen == META_SEEN_UNSAID && input->spec->agreed == NULL) {
		sift_leave_unsaid(item, entry->unsaid);
	}
}
