#include "flow/prepare_names.h"

#include "text/address.h"

static void
remove_addresses(char **name)
{
	if (*name != NULL) {
		char *shown = address_remove(*name);

		g_free(*name);
		*name = shown;
	}
}

void
prepare_hide_addresses(Post *post)
{
	remove_addresses(&post->author_name);
	remove_addresses(&post->network);
	if (post->quote != NULL) {
		remove_addresses(&post->quote->author);
	}
	if (post->reply_to != NULL) {
		remove_addresses(&post->reply_to->author);
	}
}
