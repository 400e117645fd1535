/* Why a post is a copy, in words. */
#include "dedup/cluster.h"

#include <stddef.h>

static const char *const author_words[] = {
	[CLUSTER_AUTHOR_NOT] = "the author is not known",
	[CLUSTER_AUTHOR_ALIKE] = "an author of the same name",
	[CLUSTER_AUTHOR_SAME] = "the same author",
};

char *
cluster_say(const ClusterPlace *place)
{
	const char *author = author_words[place->author];

	switch (place->reason) {
	case CLUSTER_NAME:
		return g_strdup_printf("one names the other as the same post, %d %% of the words",
			place->percent);
	case CLUSTER_LINK:
		return g_strdup_printf("%s, one links to the other and says nothing else",
			place->author == CLUSTER_AUTHOR_NOT ? "a program" : author);
	case CLUSTER_WORDS:
		return g_strdup_printf("%s, %d %% of the words", author, place->percent);
	case CLUSTER_ALONE:
		break;
	}
	return g_strdup("nothing else says the same");
}
