/*
 * What LinkedIn writes as a post's visibility (learn.microsoft.com/linkedin: Share API, Posts API):
 * whether everybody could see it, or whether that is left open. CONNECTIONS is no row: what stands
 * in none was for some.
 */
#define LINKEDIN_SEEN_ROWS \
	{ "PUBLIC", true }, { "ANYONE", true }, { "EVERYONE", true }, \
	{ "MEMBER_NETWORK", false }, { "LOGGED_IN", false }, { "CONTAINER", false }
