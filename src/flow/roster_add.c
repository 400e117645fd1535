#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/prefix.h"
#include "flow/glance.h"
#include "flow/lookup.h"
#include "flow/money.h"
#include "flow/roster.h"
#include "flow/roster_ask.h"
#include "flow/roster_kinds.h"
#include "flow/roster_section.h"
#include "model/reach.h"
#include "model/source_spec.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/url.h"

#define ADDRESS_BYTES_MAX 2000

/* One address on its way into the ini. */
typedef struct Adding {
	const Context *context;
	const RosterWish *wish;
	char *address;      /* owned: what is looked at */
	GStrv kinds;        /* owned: that there are */
	RosterAnswer found; /* what it is */
	char *name;         /* owned: of its section */
	char *section;      /* owned: the section's lines */
	RosterTrial trial;  /* the ini with them */
	json_t *sources;    /* owned reference: what they hold */
} Adding;

static void
adding_clear(Adding *adding)
{
	g_free(adding->address);
	g_strfreev(adding->kinds);
	roster_answer_clear(&adding->found);
	g_free(adding->name);
	g_free(adding->section);
	roster_trial_clear(&adding->trial);
	json_decref(adding->sources);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Adding, adding_clear)

/* For people: an account has no secrets, and an @ that is none of a login. @return owned. */
static char *
shown(const char *address)
{
	return strstr(address, "://") != NULL ? url_redact(address) : g_strdup(address);
}

/* ---- what it is ---- */

/* @return owned: a file: address of what lies on this machine; NULL: nothing of that name does. */
static char *
file_address(const char *text)
{
	g_autofree char *here = g_get_current_dir();
	g_autofree char *path = NULL;

	if (reach_is_file(text)) {
		return file_resolve_url(here, text);
	}
	path = file_resolve(here, text);
	if (strstr(text, "://") != NULL || !g_file_test(path, G_FILE_TEST_EXISTS)) {
		return NULL;
	}
	g_autofree char *url = g_strconcat("file:", path, NULL);
	return file_resolve_url(here, url);
}

/* "example.org", as people say it. @return owned, or NULL. */
static char *
host_address(const char *text)
{
	const char *dot = strchr(text, '.');

	if (dot == NULL || dot == text || dot[1] == '\0' || strpbrk(text, " \t\r\n@/") != NULL) {
		return NULL;
	}
	g_autofree char *url = g_strconcat("https://", text, NULL);
	return url_resolve(NULL, url);
}

static bool
refuse_word(const char *text, GError **error)
{
	g_autofree char *shown = url_hide_all(text);
	const char *expected = source_spec_url_is_mailbox(text)
		? "this is a mailbox, which is written into the ini by hand, since it says whose "
		  "letters count (expected [source NAME] with type = mailbox, url, from or list; "
		  "see tagdigest-sources(7))"
		: *text == '#'
		? "this is a hashtag, which every source is searched for (expected a place: the "
		  "address of a server, a page or a feed; a hashtag goes into tags)"
		: strchr(text, '@') != NULL
		? "this may be a mail address (expected @NAME@SERVER for somebody on Mastodon, or "
		  "the address of a page)"
		: "this is no address, and no file of that name is here (expected https://…)";

	error_set(error, ERROR_USAGE_PERMANENT, "\"%s\": %s", shown, expected);
	return false;
}

static bool
refuse(const char *address, const char *why, GError **error)
{
	g_autofree char *words = shown(address);

	error_set(error, ERROR_REMOTE_PERMANENT, "%s: %s", words, why);
	return false;
}

/* What is known of an address, or else what it says itself. */
static bool
recognise(Adding *adding, const char *address, GError **error)
{
	const PlatformAsk ask = { .address = address, .kinds = (const char *const *)adding->kinds };

	switch (platform_recognise(&ask, &adding->found.found)) {
	case PLATFORM_SECTION:
		return true;
	case PLATFORM_NO:
		return refuse(address, adding->found.found.why, error);
	case PLATFORM_UNKNOWN:
	case PLATFORM_PAGE:
		break;
	}
	return url_is_web(address) ? roster_ask(adding->context, &ask, &adding->found, error)
				   : refuse_word(address, error);
}

/* A file is what it holds, which is seen when it is read. */
static void
take_file(Adding *adding, const char *url)
{
	g_autofree char *path = reach_file_path(url);
	const bool is_folder = path != NULL && g_file_test(path, G_FILE_TEST_IS_DIR);

	platform_as_feed(url, is_folder ? "a folder of feeds" : "a file", &adding->found.found);
}

static bool
find_out(Adding *adding, GError **error)
{
	g_autofree char *text = g_strstrip(g_strdup(adding->wish->address));
	g_autofree char *file = NULL;

	if (*text == '\0' || strlen(text) > ADDRESS_BYTES_MAX || !g_utf8_validate(text, -1, NULL)) {
		error_set(error, ERROR_USAGE_PERMANENT, "this is no address (expected https://…)");
		return false;
	}
	file = file_address(text);
	if (file != NULL) {
		adding->address = g_strdup(file);
		take_file(adding, file);
		return true;
	}
	adding->address = lookup_address(text);
	if (adding->address == NULL && !g_str_has_suffix(text, ".bsky.social")) {
		adding->address = host_address(text);
	}
	if (adding->address == NULL) {
		adding->address = g_strdup(text);
	}
	return recognise(adding, adding->address, error);
}

/* ---- its section ---- */

static bool
check_tags(const char *tags, GError **error)
{
	for (const char *at = tags; at != NULL && *at != '\0'; at++) {
		if (g_ascii_iscntrl(*at)) {
			error_set(error, ERROR_USAGE_PERMANENT,
				"--tags: expected hashtags with commas between them, on one line");
			return false;
		}
	}
	return true;
}

static bool
name_it(Adding *adding, GError **error)
{
	g_autoptr(GHashTable) names = roster_section_names(adding->context->config);
	const char *wanted = adding->wish->name;

	if (wanted != NULL && !roster_section_check_name(names, wanted, error)) {
		return false;
	}
	adding->name = roster_section_name(names,
		wanted != NULL ? wanted : adding->found.found.name);
	return true;
}

static bool
write_section(Adding *adding, GError **error)
{
	const Recognition *found = &adding->found.found;
	g_autofree char *words = shown(adding->address);
	g_autofree char *from = g_strdup_printf("%s: %s", found->what, words);

	if (!check_tags(adding->wish->tags, error) || !name_it(adding, error)) {
		return false;
	}
	adding->section = roster_section_text(adding->context->config, found, adding->name,
		adding->wish->tags, from);
	return roster_section_try(adding->context->config, adding->section, &adding->trial, error);
}

/* ---- what it holds ---- */

/* Of all sources of the trial, the new ones. What is wrong with a digest is no matter of theirs. */
static void
leave_only_new(Adding *adding)
{
	Config *config = adding->trial.config;
	g_autofree char *folded = g_ascii_strdown(adding->name, -1);

	for (guint i = config->sources->len; i-- > 0;) {
		const SourceSpec *spec = g_ptr_array_index(config->sources, i);

		if (g_strcmp0(spec->section, folded) != 0) {
			g_ptr_array_remove_index(config->sources, i);
		}
	}
	if (adding->trial.mistakes > 0) {
		g_ptr_array_set_size(config->digests, 0);
	}
}

/* Whether it is not what was meant: it could not be read, or the answer says what was expected. */
static bool
is_lost(const json_t *row)
{
	static const char *const good[] = { "read", "read in part", "costs money", NULL };
	const char *state = jsontext_string(row, "state");
	const char *why = jsontext_string(row, "why");
	const bool is_empty = strcmp(state, "never read") == 0;

	return !g_strv_contains(good, state)
		&& !(is_empty && (why == NULL || strstr(why, "(expected ") == NULL));
}

/* "X is a blog, and cannot be read: why (mend)" */
static void
tell_loss(const Adding *adding, const json_t *row, ErrorCode code, GError **error)
{
	const char *state = jsontext_string(row, "state");
	const char *why = jsontext_string(row, "why");
	const char *mend = jsontext_string(row, "mend");
	g_autofree char *words = shown(adding->address);
	g_autoptr(GString) said = g_string_new(words);

	g_string_append_printf(said, " is %s, and %s%s", adding->found.found.what,
		strcmp(state, "cannot be read") == 0 ? "" : "it was ", state);
	if (why != NULL) {
		g_string_append_printf(said, ": %s", why);
	}
	if (mend != NULL && (why == NULL || strstr(why, "(expected ") == NULL)) {
		g_string_append_printf(said, " (%s)", mend);
	}
	error_set(error, code, "%s", said->str);
}

/* The first that could not be read says why. */
static bool
judge(const Adding *adding, GError **error)
{
	g_autoptr(GError) fault = NULL;
	const bool is_read = glance_judge(adding->sources, &fault);
	const ErrorCode code = is_read ? ERROR_REMOTE_PERMANENT : (ErrorCode)fault->code;
	size_t i;
	const json_t *row;

	json_array_foreach (adding->sources, i, row) {
		if (is_lost(row)) {
			tell_loss(adding, row, code, error);
			return false;
		}
	}
	return true;
}

static bool
costs_money(const Adding *adding)
{
	const GPtrArray *sources = adding->trial.config->sources;

	return sources->len > 0 && money_is_taken(g_ptr_array_index(sources, 0));
}

static bool
glance_at(const Context *trial, bool is_paid, json_t **sources, GError **error)
{
	if (!is_paid) {
		return glance_run(trial, sources, error);
	}
	if (trial->store == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"there is no database yet in which what is spent could be booked (expected "
			"--spend after the first `tagdigest run` or `poll`)");
		return false;
	}
	return glance_run_spending(trial, sources, error);
}

static bool
look_inside(Adding *adding, GError **error)
{
	Context trial = *adding->context;

	leave_only_new(adding);
	if (adding->trial.config->sources->len == 0
		|| (costs_money(adding) && !adding->wish->may_spend)) {
		adding->sources = json_array();
		return true;
	}
	trial.config = adding->trial.config;
	trial.rules = NULL;
	return glance_at(&trial, costs_money(adding), &adding->sources, error)
		&& judge(adding, error);
}

/* ---- all of it ---- */

static json_t *
texts_json(const GPtrArray *texts)
{
	json_t *list = json_array();

	for (guint i = 0; texts != NULL && i < texts->len; i++) {
		json_array_append_new(list, jsontext_text(g_ptr_array_index(texts, i)));
	}
	return list;
}

static json_t *
report_json(const Adding *adding, const char *state, const char *name)
{
	const bool is_unread = adding->sources == NULL || json_array_size(adding->sources) == 0;
	const bool is_waiting = adding->section != NULL
		&& strstr(adding->section, "\nenabled = no\n") != NULL;
	g_autofree char *words = shown(adding->address);

	return jsontext_object("address", jsontext_text(words), "what",
		jsontext_text(adding->found.found.what), "state", jsontext_text(state), "name",
		jsontext_text(name), "ini", jsontext_text(adding->context->config->path), "section",
		jsontext_text(adding->section), "needs",
		jsontext_text(is_waiting ? adding->found.found.needs : NULL), "unasked",
		json_boolean(is_unread && !is_waiting && adding->trial.config != NULL
			&& costs_money(adding)),
		"mistakes", json_integer(adding->trial.mistakes), "others",
		texts_json(adding->found.others), "sources",
		adding->sources != NULL ? json_incref(adding->sources) : json_array(), NULL);
}

bool
roster_add(const Context *context, const RosterWish *wish, json_t **report, GError **error)
{
	g_auto(Adding) adding = { .context = context, .wish = wish };

	adding.kinds = roster_kinds_names(context->config);
	if (!find_out(&adding, error)) {
		return false;
	}
	g_autofree char *already = roster_section_find(context->config, &adding.found.found);
	if (already != NULL) {
		*report = report_json(&adding, "already", already);
		return true;
	}
	if (!write_section(&adding, error) || !look_inside(&adding, error)
		|| (!wish->is_print
			&& !roster_section_append(context->config, adding.section, error))) {
		return false;
	}
	*report = report_json(&adding, wish->is_print ? "printed" : "added", adding.name);
	return true;
}
