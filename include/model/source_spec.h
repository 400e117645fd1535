/** One configured place to read, as config hands it out. Plain data. */
#ifndef TAGDIGEST_MODEL_SOURCE_SPEC_H
#define TAGDIGEST_MODEL_SOURCE_SPEC_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/budget.h"
#include "model/inbox_spec.h"
#include "model/kind_spec.h"
#include "text/hashtag.h"

/** Requests that one run may make of a source when the ini says nothing. */
#define SOURCE_REQUESTS_STANDARD 100

typedef struct SourceSpec {
	char *name;    /* owned: its own: the section's, in lower case, or, where that has a
			* source before it, with its server behind: "toots@tooter.example" */
	char *section; /* owned: of [source NAME], in lower case */
	char *was;     /* owned: the name that it had before, or NULL */
	char *kind;    /* owned: "feed", "mastodon", what a [kind NAME] describes */
	const KindSpec *described; /* borrowed: that one's lines; NULL: of a kind in C */
	char *url;                 /* owned: https://, http://, file: */
	GPtrArray *urls;           /* of char*: as the section has them, before the split */
	GPtrArray *accounts; /* of char*: people whose posts are read, as byline_parse() reads them;
			      * empty: hashtags are */
	char *list;          /* owned: a list of accounts, by its address; or NULL */
	char *feed;          /* owned: a feed that somebody makes there, likewise; or NULL */
	char *user;          /* owned: who logs in; or NULL */
	GPtrArray *from;     /* of char*: whose letters are read of a mailbox, an address or a
			      * domain each, small letters */
	char *authserv;      /* owned: under which name the mailbox's server writes
			      * Authentication-Results (RFC 8601); or NULL */
	RelayAuth auth;      /* how one logs in at a mailbox */
	OauthSpec oauth;     /* likewise */
	InboxSpec *mailbox;  /* owned: where a mailbox is; its url is without login; NULL: it is
			      * none, or a file */
	char *agreed;        /* owned: when and by whose word a closed group agreed to be quoted
			      * ("2026-12-01, moderators"); NULL: none did */
	Budget budget;       /* what it may cost */
	Hashtag *file_under; /* owned: what posts without a tag of the source's count as; or NULL */
	GPtrArray *tags;     /* of Hashtag: what to ask for; all digests' when the ini names none */
	char *timezone;      /* owned: IANA, of a calendar's times that have none */
	bool has_own_tags;   /* the ini named them */
	GPtrArray *include;  /* of char*: rules "FIELD[,FIELD]: PATTERN" */
	GPtrArray *exclude;  /* likewise */
	int64_t min_interval_s; /* never asked more often */
	int max_requests;       /* in one run */
	bool allow_private;     /* may connect to private and loopback addresses */
	bool is_enabled;
} SourceSpec;

/** An empty, enabled spec. @return owned. */
SourceSpec *source_spec_new(void);

/** @spec owned, may be NULL. */
void source_spec_free(SourceSpec *spec);

/**
 * One source for each server of a section: for each of its urls; where there is none, for the
 * standard address of its kind, else for each server that its accounts (@ada@tooter.example) or
 * its list are on. So each server has its own state, coverage and patience, and what two of them
 * show is one post as ever. The first has the section's name, so that others may come and go; each
 * other one has its server behind it.
 *
 * @spec  owned: taken apart.
 * @return owned array of SourceSpec; empty when nobody can tell where to read.
 */
GPtrArray *source_spec_split(SourceSpec *spec);

/**
 * Whether a text (borrowed) says when and by whose word a group agreed: "2026-12-01, moderators".
 *
 * @now_s  Unix seconds UTC: a day that has begun nowhere on earth is none; G_MAXINT64: any day is.
 */
bool source_spec_is_agreement(const char *text, int64_t now_s);

/** Read whose letters are meant into a GPtrArray *, or only judge (an OptionRead): addresses, and
 * domains as "example.org" or "@example.org". @error CONFIG_PERMANENT. */
bool source_spec_read_from(const char *text, void *list, GError **error);

/** Read when and by whose word a group agreed into a char *, or only judge (an OptionRead). @error
 * CONFIG_PERMANENT. */
bool source_spec_read_agreed(const char *text, void *agreed, GError **error);

/** Whether a url (borrowed) is a mailbox's: imaps://, imap://, maildir:. */
bool source_spec_url_is_mailbox(const char *url);

/** What is read as letters of a mailbox. */
#define SOURCE_MAILBOX "mailbox"

/** What is read as a calendar: events, and no posts. */
#define SOURCE_CALENDAR "calendar"

/** What is read as exports of accounts: files of this machine. */
#define SOURCE_EXPORT "export"

/** Whether a source (borrowed) has events instead of posts. */
bool source_spec_is_calendar(const SourceSpec *spec);

/** To look them up by their names, since there may be thousands. @return owned; all else borrowed.
 */
GHashTable *source_spec_by_name(const GPtrArray *specs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceSpec, source_spec_free)

#endif
