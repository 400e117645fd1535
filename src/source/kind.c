/* The registry of kinds. */
#include "source/kind.h"

#include "source/feed.h"
#include "source/feed_reading.h"
#include "source/mastodon.h"
#include "source/sniff.h"

#include <string.h>

/* In the order in which documents are offered to them: first whoever looks at a few bytes only. */
static const SourceKind *const kinds[] = { &feed_kind, &mastodon_kind, NULL };

const SourceKind *
kind_find(const char *name)
{
	for (guint i = 0; kinds[i] != NULL; i++) {
		if (strcmp(kinds[i]->name, name) == 0) {
			return kinds[i];
		}
	}
	return NULL;
}

const SourceKind *const *
kind_all(void)
{
	return kinds;
}

const SourceKind *
kind_sniff(const Reply *document)
{
	for (guint i = 0; kinds[i] != NULL; i++) {
		if (kinds[i]->recognises(document)) {
			return kinds[i];
		}
	}
	return NULL;
}

char *
kind_foreign(const Reply *document)
{
	g_autoptr(GString) text = feed_reading_text(document);
	const char *export = sniff_export(text->str);
	g_auto(FeedReading) reading = { 0 };
	g_autoptr(GError) error = NULL;

	if (export != NULL) {
		return g_strdup_printf("this is %s, which cannot be read", export);
	}
	if (sniff_format(text->str, NULL) != SNIFFED_WEB_PAGE
		|| feed_reading_read(document, NULL, &reading, &error)) {
		return NULL;
	}
	return g_strdup(error->message);
}
