/*
 * What X takes for what it shows, in millionths of a USD, each time that it is returned:
 * docs.x.com/x-api/getting-started/pricing ("Read operations … charged per resource returned in the
 * response"), as of 2026-11. Requests that fail cost nothing, and neither does a resource that was
 * paid for on the same UTC day: "a soft guarantee", which is not relied on.
 *
 * PRICE(member of a reply, millionths of a USD). A poll has no price of its own there: it is
 * reckoned as the medium in whose place it stands.
 */
#define X_PRICE_SOURCE "docs.x.com/x-api/getting-started/pricing, 2026-11"
#define X_PRICE_POST 5000
#define X_PRICE_USER 10000
#define X_PRICE_MEDIA 5000

/* clang-format off */
PRICE("data", X_PRICE_POST)
PRICE("includes.tweets", X_PRICE_POST)
PRICE("includes.users", X_PRICE_USER)
PRICE("includes.media", X_PRICE_MEDIA)
PRICE("includes.polls", X_PRICE_MEDIA)
/* clang-format on */
