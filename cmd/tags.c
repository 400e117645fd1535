/* `tags`: the hashtags of a text. */
#include "command.h"
#include "text/charset.h"
#include "text/hashtag.h"

#include <stdio.h>

bool
tags_run(Invocation *invocation, GError **error)
{
	(void)error;
	for (guint i = 0; command_argument(invocation, i) != NULL; i++) {
		g_autofree char *text = charset_make_valid(command_argument(invocation, i));
		g_autoptr(GPtrArray) tags = hashtag_find(text);
		for (guint j = 0; j < tags->len; j++) {
			const Hashtag *tag = g_ptr_array_index(tags, j);
			printf("%s\t%s\n", tag->display, tag->key);
		}
	}
	return true;
}
