/* The status report in words, for a terminal. */
#include "flow/status.h"

#include "base/prefix.h"
#include "flow/inbox_poll.h"
#include "flow/money.h"
#include "flow/standing.h"
#include "model/delivery.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <string.h>

#define IN_PART "read in part"
#define NEVER_READ "never read"

/* "Mon 16 Nov 2026, 07:30" in a zone, or "never". @return owned. */
static char *
moment(const json_t *object, const char *key, GTimeZone *zone)
{
	int64_t time_s;

	return date_parse(jsontext_string(object, key), &time_s) ? date_words(time_s, zone)
								 : g_strdup("never");
}

static int64_t
number(const json_t *object, const char *key)
{
	return json_integer_value(json_object_get(object, key));
}

static void
append_period(GString *out, const json_t *digest, GTimeZone *zone)
{
	const json_t *last = json_object_get(digest, "last_period");

	if (!json_is_object(last)) {
		g_string_append(out, "    no edition yet\n");
		return;
	}
	g_autofree char *end = moment(last, "end", zone);
	const int posts = (int)number(last, "posts");
	g_string_append_printf(out, "    last period ended %s: %s, %d %s\n", end,
		strcmp(jsontext_string(last, "outcome"), "quiet") == 0 ? "quiet, no edition"
								       : "an edition",
		posts, posts == 1 ? "post" : "posts");
}

static void
append_after_chats(GString *out, const json_t *digest, GTimeZone *zone)
{
	const json_t *after = json_object_get(digest, "after_chats");

	if (json_is_object(after)) {
		const int readers = (int)number(after, "subscribers");
		const bool is_next = jsontext_string(after, "next_due") != NULL;
		g_autofree char *next = is_next ? moment(after, "next_due", zone) : NULL;

		g_string_append_printf(out, "    and %d %s each chat alone%s%s\n", readers,
			readers == 1 ? "has" : "have", is_next ? "; the next is due " : "",
			is_next ? next : "");
	}
}

static void
append_digest(GString *out, const json_t *digest)
{
	const char *name = jsontext_string(digest, "timezone");
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(name);
	g_autofree char *next = moment(digest, "next_due", zone);
	const int readers = (int)number(digest, "subscribers");
	const char *outlook = jsontext_string(digest, "outlook");
	const char *note = jsontext_string(digest, "note");

	g_string_append_printf(out, "digest %s, \"%s\": %d %s, %s (%s)\n",
		jsontext_string(digest, "name"), jsontext_string(digest, "title"), readers,
		readers == 1 ? "subscriber" : "subscribers", jsontext_string(digest, "schedule"),
		name);
	if (number(digest, "by_month") > 0) {
		g_string_append_printf(out, "    and %" G_GINT64_FORMAT " once a month\n",
			number(digest, "by_month"));
	}
	append_after_chats(out, digest, zone);
	g_string_append_printf(out, "    %s; next due %s\n", jsontext_string(digest, "state"),
		next);
	if (outlook != NULL) {
		g_string_append_printf(out, "    %s\n", outlook);
	}
	if (note != NULL) {
		g_string_append_printf(out, "    %s\n", note);
	}
	append_period(out, digest, zone);
	if (jsontext_string(digest, "witness") != NULL) {
		g_string_append_printf(out, "    %s\n", jsontext_string(digest, "witness"));
	}
}

static void
append_stray(GString *out, const char *digest, int64_t readers)
{
	g_string_append_printf(out,
		"digest %s is not in the ini: its %" G_GINT64_FORMAT
		" %s nothing (if it has a new name, `was = %s` there brings them "
		"along)\n",
		digest, readers, readers == 1 ? "subscriber gets" : "subscribers get", digest);
}

static void
append_behind(GString *out, const json_t *source, const char *behind, GTimeZone *zone)
{
	const json_t *missing = json_object_get(source, "missing");

	g_string_append_printf(out, "    behind: %s", behind);
	if (json_is_object(missing)) {
		g_autofree char *from = moment(missing, "from", zone);
		g_autofree char *to = moment(missing, "to", zone);
		g_string_append_printf(out, " (from %s to %s)", from, to);
	}
	g_string_append_c(out, '\n');
}

/* It answers, and nothing ever came of it. */
static void
append_unread(GString *out, const json_t *source)
{
	const char *empty = standing_empty(jsontext_string(source, "type"));

	g_string_append_printf(out, "    %s\n",
		empty != NULL ? empty
			      : "it answers, and no post has ever come of it: is it the right "
				"place? (`tagdigest check --online` asks it once and says what it "
				"sees)");
}

static void
append_source(GString *out, const json_t *source)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();
	g_autofree char *success = moment(source, "last_success", zone);
	g_autofree char *next = moment(source, "next_due", zone);
	const char *error = jsontext_string(source, "error");
	const char *behind = jsontext_string(source, "behind");
	const char *remark = jsontext_string(source, "remark");

	const bool is_unread = strcmp(jsontext_string(source, "state"), NEVER_READ) == 0;

	g_string_append_printf(out, "source %s: %s; last %s %s; next due %s\n",
		jsontext_string(source, "name"), jsontext_string(source, "state"),
		is_unread ? "answer" : "success", success, next);
	if (error != NULL) {
		g_autofree char *since = moment(source, "failing_since", zone);
		g_string_append_printf(out, "    since %s: %s\n", since, error);
	}
	const json_t *hidden = json_object_get(source, "private");
	/* What waits or cannot be read is at the right place. */
	if (is_unread && behind == NULL && remark == NULL) {
		append_unread(out, source);
	}
	if (json_is_object(json_object_get(source, "money"))) {
		g_autofree char *words = money_words(json_object_get(source, "money"));
		g_string_append_printf(out, "    money: %s\n", words);
	}
	if (behind != NULL) {
		append_behind(out, source, behind, zone);
	}
	if (remark != NULL) {
		const bool says_so = prefix_stands_at(remark, IN_PART);
		g_string_append_printf(out, "    %s%s\n", says_so ? "" : IN_PART ": ", remark);
	}
	if (json_is_object(hidden)) {
		g_autofree char *words = standing_private_words(hidden);
		g_string_append_printf(out, "    %s\n", words);
	}
}

static void
append_mail(GString *out, const json_t *mail)
{
	const json_t *troubles = json_object_get(mail, "troubles");
	size_t index;
	const json_t *row;

	g_string_append(out, "mail:");
	for (int i = 0; i < DELIVERY_STATES; i++) {
		const char *state = delivery_state_name((DeliveryState)i);
		const int64_t count = number(mail, state);
		if (count > 0 || i == DELIVERY_SENT || i == DELIVERY_QUEUED) {
			g_string_append_printf(out, " %" G_GINT64_FORMAT " %s,", count, state);
		}
	}
	g_string_truncate(out, out->len - 1);
	g_string_append_c(out, '\n');
	json_array_foreach (troubles, index, row) {
		const char *detail = jsontext_string(row, "detail");
		g_string_append_printf(out, "    %s, edition %" G_GINT64_FORMAT ", %s: %s\n",
			jsontext_string(row, "email"), number(row, "edition"),
			jsontext_string(row, "state"), detail != NULL ? detail : "no reason given");
	}
}

static void
append_held(GString *out, const json_t *report)
{
	const json_t *mail = json_object_get(report, "mail");
	int64_t held = number(mail, delivery_state_name(DELIVERY_HELD));
	size_t index;
	const json_t *row;

	json_array_foreach (json_object_get(report, "held_editions"), index, row) {
		held -= number(row, "readers");
		g_string_append_printf(out,
			"    edition %" G_GINT64_FORMAT
			" of %s is held: %s (`tagdigest send --held` "
			"mails it to %" G_GINT64_FORMAT ", `--held drop` to nobody)\n",
			number(row, "number"), jsontext_string(row, "digest"),
			jsontext_string(row, "why"), number(row, "readers"));
	}
	if (held > 0) {
		g_string_append_printf(out,
			"    %" G_GINT64_FORMAT " held, since newer editions came: `tagdigest send "
			"--held` mails them one a day, `--held drop` not at all\n",
			held);
	}
	if (json_is_integer(json_object_get(report, "mail_room"))) {
		g_string_append_printf(out,
			"    %" G_GINT64_FORMAT " more may leave now (max_per_hour, max_per_day)\n",
			number(report, "mail_room"));
	}
}

/* Nothing where no memo was ever made. */
static void
append_memos(GString *out, const json_t *memos)
{
	const gsize before = out->len;
	size_t index;
	const json_t *row;

	for (int i = 0; i < DELIVERY_STATES; i++) {
		const char *state = delivery_state_name((DeliveryState)i);
		const int64_t count = number(memos, state);
		if (count > 0) {
			g_string_append_printf(out, "%s%" G_GINT64_FORMAT " %s",
				out->len == before ? "answers to people: " : ", ", count, state);
		}
	}
	if (out->len > before) {
		g_string_append_c(out, '\n');
	}
	json_array_foreach (json_object_get(memos, "troubles"), index, row) {
		const char *detail = jsontext_string(row, "detail");
		g_string_append_printf(out, "    %s, %s, %s: %s\n", jsontext_string(row, "email"),
			jsontext_string(row, "kind"), jsontext_string(row, "state"),
			detail != NULL ? detail : "no reason given");
	}
}

static void
append_pause(GString *out, const json_t *report)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();

	if (jsontext_string(report, "mail_paused_until") == NULL) {
		return;
	}
	g_autofree char *until = moment(report, "mail_paused_until", zone);
	if (jsontext_bool(report, "login_is_refused", false)) {
		g_string_append_printf(out,
			"    the mail server refused the login (%s): it is tried again on %s, when "
			"the ini or password_file changes, or by `tagdigest send`\n",
			jsontext_string(report, "mail_paused_why"), until);
	} else {
		g_string_append_printf(out,
			"    the mail server's quota is used up: the rest goes on %s\n", until);
	}
}

static void
append_posts(GString *out, const json_t *posts)
{
	const int64_t kept_out = number(posts, "kept_out");

	g_string_append_printf(out,
		"posts: %" G_GINT64_FORMAT " kept, %" G_GINT64_FORMAT " not wanted",
		number(posts, "kept"), number(posts, "dropped"));
	if (kept_out > 0) {
		g_string_append_printf(out, ", %" G_GINT64_FORMAT " dropped by you", kept_out);
	}
	g_string_append(out, "\n");
}

static void
append_suspended(GString *out, const json_t *suspended)
{
	const int64_t count = number(suspended, "count");
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();
	size_t index;
	const json_t *row;

	if (count == 0) {
		return;
	}
	g_string_append_printf(out,
		"suspended: %" G_GINT64_FORMAT
		" %s nothing any more (`tagdigest subscribers resume "
		"ADDRESS` undoes that, and so does a mail of theirs after a bounce)\n",
		count, count == 1 ? "reader gets" : "readers get");
	json_array_foreach (json_object_get(suspended, "people"), index, row) {
		const char *email = jsontext_string(row, "email");
		const char *why = jsontext_string(row, "why");
		g_autofree char *since = moment(row, "since", zone);

		g_string_append_printf(out, "    %s, %s, %s %s: %s\n",
			email != NULL ? email : "(forgotten)", jsontext_string(row, "digest"),
			jsontext_string(row, "state"), since,
			why != NULL ? why : "no reason given");
	}
}

char *
status_text(const json_t *report)
{
	GString *out = g_string_new(NULL);
	json_t *strays = json_object_get(report, "strays");
	const char *name;
	size_t index;
	const json_t *row;

	json_array_foreach (json_object_get(report, "digests"), index, row) {
		append_digest(out, row);
	}
	json_object_foreach (strays, name, row) {
		append_stray(out, name, json_integer_value(row));
	}
	json_array_foreach (json_object_get(report, "sources"), index, row) {
		append_source(out, row);
	}
	g_autofree char *inbox = inbox_poll_words(json_object_get(report, "inbox"));
	g_string_append(out, inbox);
	append_mail(out, json_object_get(report, "mail"));
	append_held(out, report);
	append_memos(out, json_object_get(report, "memos"));
	append_pause(out, report);
	append_suspended(out, json_object_get(report, "suspended"));
	append_posts(out, json_object_get(report, "posts"));
	g_string_append_printf(out, "all of it is in %s/%s, by %s\n",
		jsontext_string(report, "state_dir"), CONTEXT_DATABASE,
		jsontext_string(report, "ini"));
	return g_string_free(out, FALSE);
}
