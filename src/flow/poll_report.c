/* What a poll has to tell, apart from the polling. */
#include "flow/poll.h"

#include "flow/due.h"
#include "text/jsontext.h"

#include <string.h>

static void
row_free(void *data)
{
	PollRow *row = data;

	g_free(row->source);
	g_clear_pointer(&row->tallies, g_array_unref);
	g_free(row->why);
	g_free(row->behind);
	g_free(row);
}

PollReport *
poll_report_new(void)
{
	PollReport *report = g_new0(PollReport, 1);

	report->rows = g_ptr_array_new_with_free_func(row_free);
	return report;
}

void
poll_report_free(PollReport *report)
{
	g_ptr_array_unref(report->rows);
	g_free(report);
}

static PollTally *
tally_of(const PollRow *row, const Hashtag *tag)
{
	GArray *tallies = row->tallies;

	for (guint i = 0; i < tallies->len; i++) {
		PollTally *tally = &g_array_index(tallies, PollTally, i);
		if (strcmp(tally->tag->key, tag->key) == 0) {
			return tally;
		}
	}
	return NULL;
}

void
poll_row_tally(const PollRow *row, const Post *post)
{
	for (guint i = 0; row->tallies != NULL && i < post->tags->len; i++) {
		PollTally *tally = tally_of(row, g_ptr_array_index(post->tags, i));

		if (tally == NULL) {
			continue;
		}
		const bool is_first = tally->oldest_s == DATE_UNKNOWN;
		tally->posts++;
		if (post->published_s != DATE_UNKNOWN) {
			tally->oldest_s = is_first ? post->published_s
						   : MIN(tally->oldest_s, post->published_s);
			tally->newest_s = is_first ? post->published_s
						   : MAX(tally->newest_s, post->published_s);
		}
	}
}

const char *
poll_outcome_name(PollOutcome outcome)
{
	static const char *const names[] = {
		[POLL_READ] = "read",
		[POLL_SAME] = "same",
		[POLL_BEHIND] = "behind",
		[POLL_NOT_DUE] = "not due",
		[POLL_FAILED] = "failed",
		[POLL_CLOSED] = "closed",
	};

	return names[outcome];
}

bool
poll_report_all_failed(const PollReport *report)
{
	return report->due > 0 && report->failed == report->due && report->well == 0;
}

bool
poll_outcome_is_failure(PollOutcome outcome)
{
	return outcome == POLL_FAILED || outcome == POLL_CLOSED;
}

char *
poll_report_failure(const PollReport *report)
{
	const PollRow *first = NULL;

	for (guint i = 0; i < report->rows->len && first == NULL; i++) {
		const PollRow *row = g_ptr_array_index(report->rows, i);
		first = poll_outcome_is_failure(row->outcome) ? row : NULL;
	}
	if (first == NULL) {
		return NULL;
	}
	const char *why = first->why != NULL ? first->why : "no usable answer";
	if (report->failed == 1) {
		return g_strdup_printf("source %s: %s", first->source, why);
	}
	return g_strdup_printf("source %s: %s (and %d more)", first->source, why,
		report->failed - 1);
}

static json_t *
row_json(const PollRow *row)
{
	return jsontext_object("source", jsontext_text(row->source), "outcome",
		jsontext_text(poll_outcome_name(row->outcome)), "requests",
		json_integer(row->requests), "read", json_integer(row->read), "events",
		json_integer(row->events), "new", json_integer(row->fresh), "updated",
		json_integer(row->updated), "dropped", json_integer(row->dropped), "why",
		jsontext_text(row->why), "behind", jsontext_text(row->behind), "next_due",
		jsontext_time(row->next_due_s >= DUE_NEVER_S ? 0 : row->next_due_s), NULL);
}

json_t *
poll_report_json(const PollReport *report)
{
	json_t *rows = json_array();

	for (guint i = 0; i < report->rows->len; i++) {
		json_array_append_new(rows, row_json(g_ptr_array_index(report->rows, i)));
	}
	return rows;
}
