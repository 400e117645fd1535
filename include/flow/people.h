/**
 * Subscribers: those that the ini seeds, and those that the organiser adds, lists, moves and
 * removes.
 */
#ifndef TAGDIGEST_FLOW_PEOPLE_H
#define TAGDIGEST_FLOW_PEOPLE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "flow/context.h"
#include "model/subscriber.h"

/**
 * Bring the subscriptions that `to =` seeds in line with the ini: new addresses are added, vanished
 * ones let go, people who left stay left. One transaction; nothing is written when nothing differs.
 */
bool people_seed(Context *context, GError **error);

/**
 * How many people get the editions of a digest, or those of its month (digest_spec_by_month()) or
 * of its chats alone (digest_spec_after_chats()): those who are subscribed, and those whom the next
 * people_seed() will bring in or let go. @count out.
 */
bool people_count(Context *context, const DigestSpec *digest, int *count, GError **error);

/** What became of addresses that were handed in. */
typedef struct PeopleReport {
	int added, there, returned, removed;
	int refused; /* that could not be read or were not there: each has a problem */
	int left;    /* in a list, but had left, here or by the list's own word: stay out */
	int erased;
	int changed;         /* subscriptions, in how often, in which form, until when */
	GPtrArray *problems; /* of char*: "line 3: that address has no @ in it" */
} PeopleReport;

/** @report owned. */
void people_report_free(PeopleReport *report);

/** What people are subscribed to. */
typedef struct PeopleWish {
	const char *digest; /* borrowed: a digest of the ini; NULL when it has only one */
	MailFormat format;
} PeopleWish;

/**
 * Subscribe addresses, also of people who had left: the organiser names each of them.
 *
 * @wish       borrowed.
 * @addresses  borrowed NULL-terminated: "me@example.org" or "Ceri Ward <me@example.org>".
 * @report     out, owned. Addresses that cannot be read are problems, the others are added.
 * @error      USAGE_PERMANENT for an unknown digest, STORE_*, with nothing written.
 */
bool people_add(Context *context, const PeopleWish *wish, const char *const *addresses,
	PeopleReport **report, GError **error);

/** One person of a list. */
typedef struct PeopleEntry {
	char *address;           /* owned: "me@example.org" or "Ceri Ward <me@example.org>" */
	char *place;             /* owned: where it stands, for problems: "line 3" */
	char *digest;            /* owned: where the list names one, else NULL */
	char *format;            /* owned: likewise, as the list writes it; NULL is html */
	SubscriptionState state; /* what the list says of the person; active unless it does */
	char *asked;             /* owned: when and how they asked to get it, or NULL */
	char *problem;           /* owned: why nobody can be subscribed by it, or NULL */
} PeopleEntry;

/** @entry owned. */
void people_entry_free(PeopleEntry *entry);

/**
 * Subscribe the people of a list, each to @digest or, where that is NULL, to the digest that the
 * list names (or the only one of the ini). A list may be old, so whoever left stays out; an entry
 * that cannot be taken is a problem, and the others are added.
 *
 * @entries  borrowed array of PeopleEntry.
 * @report   out, owned. @error as people_add().
 */
bool people_add_listed(Context *context, const char *digest, const GPtrArray *entries,
	PeopleReport **report, GError **error);

/**
 * Unsubscribe addresses, or the holders of tokens (a mail's way out), from a digest or (NULL)
 * all. They have left: the ini does not bring them back.
 */
bool people_remove(Context *context, const char *digest, const char *const *who,
	PeopleReport **report, GError **error);

/** What people may want of a digest that they have. */
typedef enum PeopleDeed {
	PEOPLE_PAUSE,  /* nothing for a while */
	PEOPLE_RESUME, /* again, who paused, or bounced */
	PEOPLE_MONTHLY,
	PEOPLE_OWN,   /* as often as it comes, chats within it */
	PEOPLE_CHATS, /* as often as it comes, and each chat alone where it comes after chats */
	PEOPLE_PLAIN,
	PEOPLE_HTML,
} PeopleDeed;

/** A wish of that kind. Borrowed. */
typedef struct PeopleChange {
	const char *digest; /* NULL: of all that the person has */
	PeopleDeed deed;
	guint32 until; /* of a pause: the day (g_date_get_julian()) from which on they get it again;
			* 0: until they say so */
	SubscriptionOrigin by;
	const char *evidence; /* kept with the step, or NULL */
} PeopleChange;

/**
 * Change what somebody has; a step that needs none is none. Whoever left stays out. In the caller's
 * transaction where there is one.
 *
 * @email  borrowed bare address.
 * @count  out: how many subscriptions it is about; 0: there is none that it could be.
 * @error  STORE_*.
 */
bool people_change(Context *context, const char *email, const PeopleChange *change, int *count,
	GError **error);

/** The same for several, in one transaction. @addresses, @report, @error as of people_add(). */
bool people_change_all(Context *context, const PeopleChange *change, const char *const *addresses,
	PeopleReport **report, GError **error);

/**
 * Forget people: their addresses and names are deleted, and no list brings them back.
 *
 * @addresses  as for people_add().
 * @report     out, owned. @error STORE_*, with nothing written.
 */
bool people_erase(Context *context, const char *const *addresses, PeopleReport **report,
	GError **error);

/** A list of people. Borrowed. */
typedef struct PeopleList {
	const char *digest; /* as for people_add_listed() */
	const char *text;
	bool they_asked; /* the organiser says so of all of them */
} PeopleList;

/** So many people may come by a list that does not say when and how they asked. */
#define PEOPLE_UNASKED_MAX 10

/**
 * Subscribe from a list: an address a line; CSV whose header names email (and name, digest, format,
 * status, since, source…), split by commas, semicolons or tabs; '#' comments; or what `subscribers
 * list --all --json` prints. Whoever left stays out, here or by the list's own word: unsubscribed,
 * bounced. When and how somebody asked is kept as evidence.
 *
 * @list   borrowed.
 * @error  as people_add(); USAGE_PERMANENT for a header without a column of that name, and for more
 *         than PEOPLE_UNASKED_MAX people of whom nobody says that they asked.
 */
bool people_import(Context *context, const PeopleList *list, PeopleReport **report, GError **error);

/** Which subscriptions are listed. */
typedef struct PeopleFilter {
	const char *digest; /* borrowed; NULL: of all */
	bool all;           /* also those that are not active */
} PeopleFilter;

/** Takes a subscription, borrowed: a JSON object of email name digest format origin state since
 * frequency until changed. */
typedef void (*PeopleListed)(const json_t *one, void *data);

/**
 * Subscriptions one by one, by digest, then address.
 *
 * @filter  borrowed.
 * @error   USAGE_PERMANENT for an unknown digest, STORE_*.
 */
bool people_list(Context *context, const PeopleFilter *filter, PeopleListed take, void *data,
	GError **error);

/**
 * All that is held about somebody, as {table: [{column: value}]}: what they may ask to be told.
 *
 * @address  borrowed: "me@example.org". @all out, owned; empty when there is nothing.
 * @error    USAGE_PERMANENT for what is no address, STORE_*.
 */
bool people_tell(Context *context, const char *address, json_t **all, GError **error);

/** Takes some text, borrowed. */
typedef void (*PeopleWrite)(const char *text, void *data);

/**
 * The active subscriptions as CSV, row by row: email,name,digest,format,since; with all of the
 * filter everybody's but those who were forgotten, and a status. @error as people_list().
 */
bool people_export(Context *context, const PeopleFilter *filter, PeopleWrite write, void *data,
	GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PeopleReport, people_report_free)

#endif
