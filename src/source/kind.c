/* The registry of kinds. */
#include "source/kind.h"

#include "source/feed.h"
#include "source/feed_reading.h"
#include "source/mastodon.h"
#include "source/sniff.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <string.h>

#define HTTP_GONE 410

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

/* Runs are told apart by their times. No answer says nothing. */
static void
count_gone(const StepInput *input, Step *step)
{
	const int status = input->reply == NULL ? 0 : input->reply->status;
	const int64_t counted_s = jsontext_integer(step->state, "gone_s", DATE_UNKNOWN);

	if (status == HTTP_GONE && counted_s != input->now_s) {
		const int64_t runs = jsontext_integer(step->state, "gone", 0) + 1;
		json_object_set_new(step->state, "gone", json_integer(runs));
		json_object_set_new(step->state, "gone_s", json_integer(input->now_s));
	} else if (status != HTTP_GONE && status != 0 && input->reply->error == NULL) {
		json_object_del(step->state, "gone");
		json_object_del(step->state, "gone_s");
	}
	step->gone_runs = (int)jsontext_integer(step->state, "gone", 0);
}

void
kind_step(const SourceKind *kind, const StepInput *input, Step *step)
{
	kind->step(input, step);
	rest_load(&step->rest, step->state);
	if (input->reply != NULL) {
		rest_add_reply(&step->rest, input->reply, input->now_s);
	}
	count_gone(input, step);
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
	const bool is_known = sniff_export(text->str) != NULL
		|| sniff_format(text->str, NULL) == SNIFFED_WEB_PAGE;
	g_auto(FeedReading) reading = { 0 };
	g_autoptr(GError) error = NULL;

	return is_known && !feed_reading_read(document, NULL, DATE_UNKNOWN, &reading, &error)
		? g_strdup(error->message)
		: NULL;
}
