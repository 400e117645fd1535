#include "import/x_archive_part.h"

#include "text/charset.h"

#include <string.h>

static const XArchivePart nothing = { "", "", IMPORT_ROLE_NONE, X_ARCHIVE_NOTHING, false, false };

static const XArchivePart parts[] = {
	{ "window.YTD.tweets", ".", IMPORT_ROLE_POSTS, X_ARCHIVE_TWEETS, false, false },
	{ "window.YTD.tweet", ".", IMPORT_ROLE_POSTS, X_ARCHIVE_TWEETS, false, false },
	{ "Grailbird.data", ".", IMPORT_ROLE_POSTS, X_ARCHIVE_TWEETS, false, true },
	{ "window.YTD.community_tweet", ".", IMPORT_ROLE_POSTS, X_ARCHIVE_COMMUNITY, false, false },
	{ "window.YTD.twitter_circle_tweet", ".", IMPORT_ROLE_POSTS, X_ARCHIVE_CIRCLE, false,
		false },
	{ "window.YTD.deleted_tweets", ".", IMPORT_ROLE_BOTH, X_ARCHIVE_DELETED, true, false },
	{ "window.YTD.deleted_tweet", ".", IMPORT_ROLE_BOTH, X_ARCHIVE_DELETED, true, false },
	{ "window.YTD.deleted_tweet_headers", ".", IMPORT_ROLE_BOTH, X_ARCHIVE_HEADERS, true,
		false },
	{ "window.YTD.note_tweet", ".", IMPORT_ROLE_CONTEXT, X_ARCHIVE_NOTES, false, false },
	{ "window.YTD.account", ".", IMPORT_ROLE_CONTEXT, X_ARCHIVE_ACCOUNT, true, false },
	{ "window.YTD.profile", ".", IMPORT_ROLE_CONTEXT, X_ARCHIVE_PROFILE, true, false },
	{ "window.YTD.protected_history", ".", IMPORT_ROLE_CONTEXT, X_ARCHIVE_PROTECTION, true,
		false },
	{ "var user_details", " ", IMPORT_ROLE_CONTEXT, X_ARCHIVE_DETAILS, true, false },
};

const XArchivePart *
x_archive_part_of(const char *head, gsize length)
{
	const gsize mark = strlen(CHARSET_BYTE_ORDER_MARK);
	gsize at = length >= mark && memcmp(head, CHARSET_BYTE_ORDER_MARK, mark) == 0 ? mark : 0;

	while (at < length && g_ascii_isspace(head[at])) {
		at++;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		const gsize begin = strlen(parts[i].begin);
		if (length - at > begin && memcmp(head + at, parts[i].begin, begin) == 0
			&& head[at + begin] == parts[i].behind[0]) {
			return &parts[i];
		}
	}
	return &nothing;
}
