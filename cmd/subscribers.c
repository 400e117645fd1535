/* `subscribers`: see and change who gets the digests. */
#include "base/error.h"
#include "base/file.h"
#include "command.h"
#include "flow/people.h"
#include "output.h"
#include "text/charset.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Largest list that import reads. */
#define IMPORT_BYTES_MAX (16 * 1024 * 1024)

/* What happened, without what did not. */
static void
print_counts(const PeopleReport *report)
{
	const struct {
		int count;
		const char *words;
	} rows[] = {
		{ report->added, "added" },
		{ report->there, "there already" },
		{ report->returned, "came back" },
		{ report->removed, "removed" },
		{ report->left, "had left and stay out (subscribers add brings one back)" },
		{ report->erased, "forgotten" },
		{ report->changed, "changed" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].count > 0) {
			printf("%d %s\n", rows[i].count, rows[i].words);
		}
	}
}

/* What became of the addresses; those that could not be taken end the verb with an error. */
static bool
print_report(const Invocation *invocation, const PeopleReport *report, GError **error)
{
	if (invocation->json) {
		output_json(jsontext_object("added", json_integer(report->added), "there",
			json_integer(report->there), "returned", json_integer(report->returned),
			"removed", json_integer(report->removed), "refused",
			json_integer(report->refused), "left", json_integer(report->left), "erased",
			json_integer(report->erased), "changed", json_integer(report->changed),
			NULL));
	} else {
		print_counts(report);
	}
	if (report->problems->len == 0) {
		return true;
	}
	GString *lines = g_string_new(NULL);
	for (guint i = 0; i < report->problems->len; i++) {
		g_string_append_printf(lines, "%s%s", i > 0 ? "\n" : "",
			(const char *)g_ptr_array_index(report->problems, i));
	}
	error_set(error, ERROR_USAGE_PERMANENT, "%s", lines->str);
	g_string_free(lines, TRUE);
	return false;
}

/* How often somebody gets it, who has not left that to the digest. */
static const char *
frequency_words(const char *frequency)
{
	static const char *const words[][2] = {
		{ "monthly", "monthly" },
		{ "to monthly", "monthly after this month" },
		{ "to own", "monthly until the next one" },
	};

	for (gsize i = 0; frequency != NULL && i < G_N_ELEMENTS(words); i++) {
		if (strcmp(frequency, words[i][0]) == 0) {
			return words[i][1];
		}
	}
	return "";
}

/* By what a mail server or the reader's own said: `status` says why. */
static bool
is_suspended(const char *state)
{
	return strcmp(state, subscription_state_name(SUBSCRIPTION_BOUNCED)) == 0
		|| strcmp(state, subscription_state_name(SUBSCRIPTION_COMPLAINED)) == 0;
}

static void
print_person(const json_t *one, void *data)
{
	const char *email = jsontext_string(one, "email");

	const char *frequency = jsontext_string(one, "frequency");
	const char *until = jsontext_string(one, "until");

	(void)data;
	printf("%-40s %-16s %-5s %-8s since %.10s%s%s", email != NULL ? email : "(forgotten)",
		jsontext_string(one, "digest"), jsontext_string(one, "format"),
		jsontext_string(one, "state"), jsontext_string(one, "since"),
		frequency != NULL ? ", " : "", frequency_words(frequency));
	/* Who has it once a month has no chat alone, whatever they said before. */
	if (frequency == NULL && json_is_boolean(json_object_get(one, "chats"))) {
		fputs(json_is_true(json_object_get(one, "chats")) ? ", chats alone"
								  : ", chats within it",
			stdout);
	}
	if (until != NULL) {
		printf(", until %.10s", until);
	}
	if (is_suspended(jsontext_string(one, "state"))) {
		printf(", gets nothing since %.10s", jsontext_string(one, "changed"));
	}
	putchar('\n');
}

/* An array, a line a person: there may be more of them than fit into memory at once. */
static void
print_member(const json_t *one, void *data)
{
	bool *is_first = data;
	char *text = json_dumps(one, 0);

	printf("%s\n  %s", *is_first ? "[" : ",", text != NULL ? text : "null");
	*is_first = false;
	free(text);
}

static PeopleFilter
filter_of(const Invocation *invocation)
{
	return (PeopleFilter){
		.digest = command_option(invocation, "digest"),
		.all = command_option(invocation, "all") != NULL,
	};
}

static bool
list(Invocation *invocation, GError **error)
{
	const PeopleFilter filter = filter_of(invocation);
	bool is_first = true;

	if (!people_list(&invocation->context, &filter,
		    invocation->json ? print_member : print_person, &is_first, error)) {
		return false;
	}
	if (invocation->json) {
		puts(is_first ? "[]" : "\n]");
	}
	return true;
}

/* The words behind the sub-verb. */
static const char *const *
words(const Invocation *invocation)
{
	return (const char *const *)invocation->arguments->pdata + 1;
}

static bool
add(Invocation *invocation, GError **error)
{
	const char *name = command_option(invocation, "format");
	PeopleWish wish = {
		.digest = command_option(invocation, "digest"),
		.format = MAIL_FORMAT_HTML,
	};
	g_autoptr(PeopleReport) report = NULL;

	if (name != NULL && !mail_format_find(name, &wish.format)) {
		error_set(error, ERROR_USAGE_PERMANENT, "--format %s: expected html or text", name);
		return false;
	}
	return people_add(&invocation->context, &wish, words(invocation), &report, error)
		&& print_report(invocation, report, error);
}

static bool
take_out(Invocation *invocation, GError **error)
{
	g_autoptr(PeopleReport) report = NULL;

	return people_remove(&invocation->context, command_option(invocation, "digest"),
		       words(invocation), &report, error)
		&& print_report(invocation, report, error);
}

static bool
import(Invocation *invocation, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(PeopleReport) report = NULL;

	if (!file_read(command_argument(invocation, 1), IMPORT_BYTES_MAX, &bytes, error)) {
		return false;
	}
	g_autoptr(GString) text = charset_to_utf8(g_bytes_get_data(bytes, NULL),
		g_bytes_get_size(bytes), NULL);
	const PeopleList list = {
		.digest = command_option(invocation, "digest"),
		.text = text->str,
		.they_asked = command_option(invocation, "they-asked") != NULL,
	};
	return people_import(&invocation->context, &list, &report, error)
		&& print_report(invocation, report, error);
}

static bool
erase(Invocation *invocation, GError **error)
{
	g_autoptr(PeopleReport) report = NULL;

	return people_erase(&invocation->context, words(invocation), &report, error)
		&& print_report(invocation, report, error);
}

static void
write_text(const char *text, void *data)
{
	(void)data;
	fputs(text, stdout);
}

static bool
export_all(Invocation *invocation, GError **error)
{
	const PeopleFilter filter = filter_of(invocation);
	const char *address = command_argument(invocation, 1);

	if (address != NULL) {
		json_t *all = NULL;

		if (!people_tell(&invocation->context, address, &all, error)) {
			return false;
		}
		output_json(all);
		return true;
	}
	if (invocation->json) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"subscribers export: --json does not go without an ADDRESS (subscribers "
			"list has it)");
		return false;
	}
	return people_export(&invocation->context, &filter, write_text, NULL, error);
}

/* Words of sub-verbs that change what people have. */
static const struct {
	const char *name;
	PeopleDeed deed;
} changes[] = {
	{ "pause", PEOPLE_PAUSE },
	{ "resume", PEOPLE_RESUME },
	{ "monthly", PEOPLE_MONTHLY },
	{ "weekly", PEOPLE_OWN },
	{ "chats", PEOPLE_CHATS },
	{ "plain", PEOPLE_PLAIN },
	{ "html", PEOPLE_HTML },
};

/* "until 2026-12-07" at the end, which it takes off. @until out, 0 without. */
static bool
take_until(const Invocation *invocation, guint32 *until, GError **error)
{
	GPtrArray *arguments = invocation->arguments;
	const guint count = arguments->len - 1; /* it ends with a NULL */
	GDate day;

	*until = 0;
	if (count < 3 || strcmp(command_argument(invocation, count - 2), "until") != 0) {
		return true;
	}
	if (count == 3) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"subscribers pause: of whom? (expected ADDRESS… before until)");
		return false;
	}
	const char *text = command_argument(invocation, count - 1);
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	const GDate today = date_day_in_zone(now_s(&invocation->context.now), utc);
	if (!date_parse_day(text, &day) || g_date_compare(&day, &today) <= 0) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"subscribers pause until %s: expected a day that is to come, as "
			"2026-12-07: mail goes again from then on",
			text);
		return false;
	}
	*until = g_date_get_julian(&day);
	g_ptr_array_remove_range(arguments, count - 2, 2);
	return true;
}

static bool
change(Invocation *invocation, GError **error)
{
	const char *name = command_argument(invocation, 0);
	g_autofree char *evidence = g_strconcat("subscribers ", name, NULL);
	g_autoptr(PeopleReport) report = NULL;
	PeopleChange wish = {
		.digest = command_option(invocation, "digest"),
		.by = SUBSCRIPTION_FROM_COMMAND,
		.evidence = evidence,
	};

	for (gsize i = 0; i < G_N_ELEMENTS(changes); i++) {
		if (strcmp(name, changes[i].name) == 0) {
			wish.deed = changes[i].deed;
		}
	}
	return (wish.deed != PEOPLE_PAUSE || take_until(invocation, &wish.until, error))
		&& people_change_all(&invocation->context, &wish, words(invocation), &report, error)
		&& print_report(invocation, report, error);
}

/* What stands behind `subscribers`. */
typedef struct Deed {
	const char *name;
	const char *words;      /* what it is done to, or "" */
	guint most;             /* how many words at most; one at least where there is one at all */
	const char *options[4]; /* which mean something to it, ended by NULL */
	bool (*run)(Invocation *invocation, GError **error);
} Deed;

static const Deed deeds[] = {
	{ "list", "", 0, { "digest", "all", "json" }, list },
	{ "add", "ADDRESS…", G_MAXUINT, { "digest", "format", "json" }, add },
	{ "remove", "ADDRESS|TOKEN…", G_MAXUINT, { "digest", "json" }, take_out },
	{ "import", "FILE", 1, { "digest", "they-asked", "json" }, import },
	{ "export", "[ADDRESS]", 1, { "digest", "all", "json" }, export_all },
	{ "erase", "ADDRESS…", G_MAXUINT, { "json" }, erase },
	{ "pause", "ADDRESS… [until DATE]", G_MAXUINT, { "digest", "json" }, change },
	{ "resume", "ADDRESS…", G_MAXUINT, { "digest", "json" }, change },
	{ "monthly", "ADDRESS…", G_MAXUINT, { "digest", "json" }, change },
	{ "weekly", "ADDRESS…", G_MAXUINT, { "digest", "json" }, change },
	{ "chats", "ADDRESS…", G_MAXUINT, { "digest", "json" }, change },
	{ "plain", "ADDRESS…", G_MAXUINT, { "digest", "json" }, change },
	{ "html", "ADDRESS…", G_MAXUINT, { "digest", "json" }, change },
};

/* The first of them when none is named. */
static const Deed *
find_deed(const char *name, GError **error)
{
	for (gsize i = 0; i < G_N_ELEMENTS(deeds); i++) {
		if (name == NULL || strcmp(name, deeds[i].name) == 0) {
			return &deeds[i];
		}
	}
	error_set(error, ERROR_USAGE_PERMANENT,
		"subscribers %s: expected list, add, remove, erase, import, export, pause, resume, "
		"monthly, weekly, chats, plain or html",
		name);
	return NULL;
}

/* Nothing that was typed may be passed over: two files of which one is read are one lost. */
static bool
check_deed(const Invocation *invocation, const Deed *deed, GError **error)
{
	const guint typed = invocation->arguments->len - 1; /* it ends with a NULL */
	const guint count = typed > 0 ? typed - 1 : 0;
	g_autofree char *what = g_strconcat("subscribers ", deed->name, NULL);

	if (count == 0 && deed->most > 0 && *deed->words != '[') {
		error_set(error, ERROR_USAGE_PERMANENT, "%s: of whom? (expected %s)", what,
			deed->words);
		return false;
	}
	if (count > deed->most) {
		error_set(error, ERROR_USAGE_PERMANENT, "%s: expected %s%s", what,
			deed->most > 0 ? "no more than " : "nothing behind it", deed->words);
		return false;
	}
	return command_allow(invocation, what, deed->options, error);
}

bool
subscribers_run(Invocation *invocation, GError **error)
{
	const Deed *deed = find_deed(command_argument(invocation, 0), error);

	return deed != NULL && check_deed(invocation, deed, error)
		&& people_seed(&invocation->context, error) && deed->run(invocation, error);
}
