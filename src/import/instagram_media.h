/** An entry of media as Instagram and Threads export them: pictures, films, and their words. */
#ifndef TAGDIGEST_IMPORT_INSTAGRAM_MEDIA_H
#define TAGDIGEST_IMPORT_INSTAGRAM_MEDIA_H

#include "import/instagram_people.h"
#include "import/jsonpart.h"

/** A platform whose entries they are. Plain data, static. */
typedef struct InstagramPlatform {
	const char *network; /* "Threads" */
	const char *host;    /* of accounts: "threads.net" */
	const char *page;    /* what stands before a name in the address of somebody's page */
	const char *unsaid;  /* what would say who could see a post */
	bool is_threads;
} InstagramPlatform;

/** A reading of both. */
typedef struct InstagramReading {
	const InstagramPlatform *platform; /* borrowed: of the part */
	const ImportInput *input;          /* borrowed */
	InstagramPeople *people;
	InstagramOwner owner; /* of the part */
	JsonPart part;
} InstagramReading;

/** Read an entry that may have one of the hashtags (borrowed, repaired). @item out. */
void instagram_media_read(const InstagramReading *reading, const json_t *entry, ImportItem *item);

#endif
