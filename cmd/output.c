#include "output.h"

#include "base/file.h"
#include "text/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A shared cause is told by a few lines as well as by one for each reader. */
#define FAILURES_MAX 5

void
output_json(json_t *value)
{
	char *text = json_dumps(value, JSON_INDENT(2));

	json_decref(value);
	if (text != NULL) {
		puts(text);
		free(text);
	}
}

void
output_report(json_t *report, bool as_json, char *(*words)(const json_t *report))
{
	if (as_json) {
		output_json(report);
		return;
	}
	g_autofree char *text = words(report);
	fputs(text, stdout);
	json_decref(report);
}

bool
output_bytes(const char *path, const char *bytes, gsize length, GError **error)
{
	if (path != NULL) {
		return file_write(path, bytes, length, 0644, error);
	}
	fwrite(bytes, 1, length, stdout);
	return true;
}

static void
print_poll_row(const PollRow *row)
{
	printf("  %-20s %-8s", row->source, poll_outcome_name(row->outcome));
	if (row->events > 0) {
		printf(" %d events", row->events);
	} else if (row->outcome == POLL_READ || row->outcome == POLL_BEHIND) {
		printf(" %d posts, %d new, %d changed, %d not wanted", row->read, row->fresh,
			row->updated, row->dropped);
	}
	printf("%s%s", row->why != NULL ? " " : "", row->why != NULL ? row->why : "");
	printf("%s%s\n", row->behind != NULL ? "; " : "", row->behind != NULL ? row->behind : "");
}

static void
print_poll(const PollReport *report)
{
	for (guint i = 0; i < report->rows->len; i++) {
		print_poll_row(g_ptr_array_index(report->rows, i));
	}
}

/* What was found when the posts were asked for again. */
static void
print_origin(const DraftOrigin *origin)
{
	if (origin->taken_back + origin->corrected + origin->unsure > 0) {
		printf("    asked for again: %d taken back, %d corrected, %d unsure\n",
			origin->taken_back, origin->corrected, origin->unsure);
	}
}

static void
print_digest_row(const RunRow *row)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();
	g_autofree char *next = date_in_zone(row->state.next_due_s, zone, "%a %e %b %Y, %H:%M");

	if (row->is_decided && row->frozen.is_edition) {
		printf("  digest %s: edition %d, %d %s, to %d %s\n", row->digest, row->number,
			row->posts, row->posts == 1 ? "post" : "posts", row->frozen.deliveries,
			row->frozen.deliveries == 1 ? "subscriber" : "subscribers");
		print_origin(&row->origin);
	} else if (row->is_decided) {
		printf("  digest %s: quiet (%d posts), no edition\n", row->digest, row->posts);
		print_origin(&row->origin);
	} else if (row->error != NULL) {
		printf("  digest %s: failed\n", row->digest);
	} else if (row->state.due == PREPARE_UNREAD) {
		printf("  digest %s: due, but nobody is subscribed\n", row->digest);
	} else if (row->state.due == PREPARE_HELD) {
		printf("  digest %s: due, waiting for your ok (tagdigest review)\n", row->digest);
	} else if (row->state.due == PREPARE_WAITING) {
		printf("  digest %s: due, waiting for a source to answer\n", row->digest);
	} else if (row->state.is_over) {
		printf("  digest %s: has ended\n", row->digest);
	} else {
		printf("  digest %s: nothing due until %s\n", row->digest, next);
	}
}

static void
print_pause(int64_t until_s)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();
	g_autofree char *until = date_in_zone(until_s, zone, "%a %e %b %Y, %H:%M");

	if (until_s != 0) {
		printf("  the mail server's quota is used up: the rest goes on %s\n", until);
	}
}

static void
print_deliver(const DeliverReport *report)
{
	for (guint i = 0; i < report->failures->len && i < FAILURES_MAX; i++) {
		fprintf(stderr, "tagdigest: %s\n", (char *)g_ptr_array_index(report->failures, i));
	}
	if (report->failures->len > FAILURES_MAX) {
		fprintf(stderr, "tagdigest: and %u more (tagdigest status)\n",
			report->failures->len - FAILURES_MAX);
	}
	if (isatty(STDOUT_FILENO)) {
		printf("  mail: %d sent, %d to be tried again, %d failed, %d uncertain\n",
			report->sent, report->retried, report->failed, report->uncertain);
		if (report->memos > 0) {
			printf("  answers to people: %d sent\n", report->memos);
		}
		print_pause(report->paused_s);
		if (report->is_spread) {
			puts("  as many as may leave now: the rest goes with the next runs");
		}
	}
}

void
output_run(const RunReport *report, bool as_json)
{
	bool is_terminal = isatty(STDOUT_FILENO);

	if (as_json) {
		output_json(run_report_json(report));
		return;
	}
	if (run_is_locked_out(report) && is_terminal) {
		puts("  another tagdigest is at it; nothing was done");
	} else if (report->is_poll_held && is_terminal) {
		puts("  another tagdigest polls; its posts come with its next commits");
	}
	if (is_terminal && report->poll != NULL) {
		print_poll(report->poll);
	}
	for (guint i = 0; is_terminal && i < report->digests->len; i++) {
		print_digest_row(g_ptr_array_index(report->digests, i));
	}
	for (guint i = 0; report->told != NULL && i < report->told->len; i++) {
		fprintf(stderr, "tagdigest: %s\n", (char *)g_ptr_array_index(report->told, i));
	}
	if (report->deliver != NULL) {
		print_deliver(report->deliver);
	}
}
