/* What a view says of a post in public alone. */
#include "render/view_part.h"

#include "render/public.h"
#include "text/date.h"

#include <string.h>

/* So many digits of a hash: two posts of one page that share them are not to be expected. */
#define ANCHOR_DIGITS 10

#define NETWORK_MAX 80

/* A post by what it is called everywhere, so that it keeps its name whatever the store calls it.
 * @return owned. */
static char *
anchor_of(const Post *post)
{
	const char *name = post->uri != NULL ? post->uri
		: post->url != NULL          ? post->url
					     : post->text;
	char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, name != NULL ? name : "", -1);

	hash[ANCHOR_DIGITS] = '\0';
	return hash;
}

/* That a post is there, and why no more is said of it; NULL: more is. @return owned. */
static char *
withheld_said(const PostMaker *post)
{
	g_autofree char *network = view_part_line(post->post->network, NETWORK_MAX);

	return public_may_quote(post->post)
		? NULL
		: phrases_say(post->maker->words,
			network != NULL ? "page.withheld" : "page.withheld_bare",
			PHRASE_VALUES({ "network", network }));
}

void
view_part_in_public(const PostMaker *post, json_t *object)
{
	g_autofree char *anchor = anchor_of(post->post);

	view_part_take(object, "anchor", g_strconcat("p-", anchor, NULL));
	view_part_put(object, "class", post->place->style);
	view_part_take(object, "time", date_rfc3339(post->post->published_s));
	view_part_take(object, "withheld", withheld_said(post));
}

char *
view_part_section_id(const DraftSection *section)
{
	const DraftChat *chat = section->chat;

	if (chat != NULL) {
		return g_strconcat("chat-", chat->tag->key, chat->name != NULL ? "-" : NULL,
			chat->name, NULL);
	}
	return section->tag != NULL ? g_strconcat("tag-", section->tag->key, NULL)
				    : g_strdup(draft_section_name(section->kind));
}
