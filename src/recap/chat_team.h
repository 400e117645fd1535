/** Who asks the questions of a chat: the hosts that somebody names, or whom a burst of them shows.
 */
#ifndef TAGDIGEST_RECAP_CHAT_TEAM_H
#define TAGDIGEST_RECAP_CHAT_TEAM_H

#include "recap/chat_post.h"

/** Hosts of one chat, and when. */
typedef struct ChatTeam {
	GHashTable *authors; /* owned set of char*, of ChatPost */
	int64_t from_s,
		until_s; /* Unix seconds UTC, both included: what they say then is the chat's */
} ChatTeam;

/**
 * Find the hosts.
 *
 * @posts  borrowed, of chat_posts().
 * @hosts  borrowed array of char*: "@ada@tooter.example", a profile, "@ada.bsky.social"; empty:
 *         whoever asks several numbered questions within the hour that others answer.
 * @return owned array of ChatTeam, by time.
 */
GPtrArray *chat_teams(const GPtrArray *posts, const GPtrArray *hosts);

/** Whether somebody is a host of the team at the time of their post. */
bool chat_team_has(const ChatTeam *team, const ChatPost *post);

#endif
