/* The registry of kinds. */
#include "source/kind.h"

#include "source/api.h"
#include "source/bluesky.h"
#include "source/calendar.h"
#include "source/feed.h"
#include "source/feed_reading.h"
#include "source/mastodon.h"
#include "source/sniff.h"
#include "source/streamed.h"
#include "source/x.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define HTTP_GONE 410

/* In the order in which documents are offered to them: first whoever looks at a few bytes only. */
static const SourceKind *const kinds[] = { &feed_kind, &calendar_kind, &mastodon_kind,
	&bluesky_kind, &x_kind, &export_kind, NULL };

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

const SourceKind *
kind_named(const char *name)
{
	const SourceKind *kind = kind_find(name);

	return kind != NULL ? kind : &api_kind;
}

const SourceKind *
kind_of(const SourceSpec *spec)
{
	return spec->described != NULL ? &api_kind : kind_find(spec->kind);
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

/* Whether what was remembered is another server's. What is not said, of an older version, is not.
 */
static bool
is_elsewhere(const SourceKind *kind, const StepInput *input, const char *authority)
{
	const char *server = jsontext_string(input->state, "server");

	return kind->is_of_server && input->reply == NULL && server != NULL && authority != NULL
		&& strcmp(server, authority) != 0;
}

void
kind_step(const SourceKind *kind, const StepInput *given, Step *step)
{
	g_autofree char *authority = url_authority(given->spec->url);
	StepInput here = *given;
	const StepInput *input = &here;

	here.is_new_reading = here.is_new_reading || is_elsewhere(kind, given, authority);
	kind->step(input, step);
	if (kind->is_of_server && authority != NULL) {
		json_object_set_new(step->state, "server", jsontext_text(authority));
	}
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
