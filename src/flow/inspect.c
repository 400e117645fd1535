#include "flow/inspect.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/now.h"
#include "config/options.h"
#include "filter/rule.h"
#include "flow/inspect_login.h"
#include "flow/inspect_mail.h"
#include "flow/inspect_mailbox.h"
#include "flow/inspect_optout.h"
#include "flow/inspect_placeholders.h"
#include "flow/note.h"
#include "render/subject.h"
#include "source/kind.h"
#include "source/platform.h"

/* What a person mends at a time; the rest may well have the same cause. */
#define PROBLEMS_SHOWN 50

#define PERIOD_DAYS 31

static void
complain(GPtrArray *problems, const IniValue *value, const char *text)
{
	g_ptr_array_add(problems,
		problem_new(value->path, value->line, value->section, value->key, "%s", text));
}

static void
judge_rule(const IniValue *value, GPtrArray *problems)
{
	g_autoptr(GError) error = NULL;

	if (value->value[0] != '\0' && !rule_check(value->value, &error)) {
		complain(problems, value, error->message);
	}
}

static void
judge_subject(const IniValue *value, GPtrArray *problems)
{
	g_autoptr(GError) error = NULL;

	if (!subject_check(value->value, &error)) {
		complain(problems, value, error->message);
	}
}

/* The option table lists the kinds for people; the registry has them. */
static void
judge_kind(const IniValue *value, const Option *option, GPtrArray *problems)
{
	g_auto(GStrv) listed = g_strsplit(option->choices, " ", 0);
	g_autofree char *name = g_ascii_strdown(value->value, -1);

	if (g_strv_contains((const char *const *)listed, name) && kind_find(name) == NULL) {
		complain(problems, value, "this program was built without this kind of source");
	}
}

/* What whoever wants the file would say, or NULL; owned. */
static char *
find_fault(const char *path, bool is_secret)
{
	g_autofree char *secret = NULL;
	g_autoptr(GError) reason = NULL;

	if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
		return g_strdup_printf("there is no file %s", path);
	}
	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
		return g_strdup_printf("%s is no ordinary file", path);
	}
	if (is_secret && file_is_exposed(path)) {
		return g_strdup_printf("others may read %s (expected: chmod 600 %s)", path, path);
	}
	if (is_secret && !file_read_secret(path, &secret, &reason)) {
		return g_strdup(reason->message);
	}
	if (secret != NULL) {
		explicit_bzero(secret, strlen(secret));
	}
	return NULL;
}

static void
judge_file(const IniValue *value, const Option *option, GPtrArray *problems)
{
	g_autofree char *path = file_resolve_within(value->path, value->value);
	g_autofree char *fault = find_fault(path, option->is_secret);

	if (fault != NULL) {
		complain(problems, value, fault);
	}
}

/* A file that is not there is no note. */
static void
judge_note(const IniValue *value, GPtrArray *problems)
{
	g_autofree char *path = file_resolve_within(value->path, value->value);
	g_autoptr(GError) error = NULL;

	if (value->value[0] != '\0' && !note_check(path, &error)) {
		complain(problems, value, error->message);
	}
}

/* Whether anything will want the file: a login, one of the @sources that are read. @name: of the
 * [source NAME] that it stands in, or "". */
static bool
is_file_wanted(const Config *config, GHashTable *sources, const IniValue *value, const char *name)
{
	if (*name != '\0') {
		/* As the specs have it. */
		g_autofree char *folded = g_ascii_strdown(name, -1);

		return g_hash_table_contains(sources, folded);
	}
	return strcmp(value->key, "ca_file") == 0
		|| inspect_login_wants(config, value->section, value->key);
}

static void
judge_value(const Config *config, GHashTable *sources, const IniValue *value, GPtrArray *problems)
{
	const gsize length = strcspn(value->section, " ");
	g_autofree char *kind = g_strndup(value->section, length);
	const char *name = value->section + length + (value->section[length] == ' ');
	const Option *option = options_find(options_find_section(kind), value->key);

	if (option == NULL) {
		return;
	}
	if (strcmp(option->key, "note_file") == 0) {
		judge_note(value, problems);
	} else if (option->type == OPTION_RULE) {
		judge_rule(value, problems);
	} else if (strcmp(option->key, "subject") == 0) {
		judge_subject(value, problems);
	} else if (strcmp(option->key, "type") == 0) {
		judge_kind(value, option, problems);
	} else if (option->type == OPTION_PATH && is_file_wanted(config, sources, value, name)) {
		judge_file(value, option, problems);
	}
}

static void
judge_counts(const Config *config, const DigestSpec *digest, GPtrArray *problems)
{
	g_autofree char *section = g_strconcat("digest ", digest->name, NULL);
	const IniValue *least = config_place(config, section, "min_posts");

	/* Without that line it is 1, which is never too many. */
	if (least != NULL && digest->min_posts > digest->max_posts) {
		g_autofree char *text = g_strdup_printf(
			"min_posts %d is more than max_posts %d: no digest would ever be sent",
			digest->min_posts, digest->max_posts);
		complain(problems, least, text);
	}
}

/* The longest of the pauses: what was posted just before one waits for its end. */
static int64_t
longest_pause_s(const DigestSpec *digest)
{
	guint32 days = 0;

	for (guint i = 0; i < digest->pauses->len; i++) {
		const Pause *pause = &g_array_index(digest->pauses, Pause, i);
		days = MAX(days, pause->until - pause->from);
	}
	return days * DAY_S;
}

/* A post that is deleted before its digest is due would be lost, or mailed a second time. */
static void
judge_retention(const Config *config, const DigestSpec *digest, GPtrArray *problems)
{
	g_autofree char *section = g_strconcat("digest ", digest->name, NULL);
	const IniValue *reach = config_place(config, section, "reach");
	const IniValue *pause = config_place(config, section, "pause");
	const int64_t period_s = MAX(schedule_days_max(&digest->schedule), PERIOD_DAYS) * DAY_S;
	const int64_t pause_s = longest_pause_s(digest);

	if (reach != NULL && digest->reach_s + period_s > config->retention_s) {
		complain(problems, reach,
			"posts are deleted before this digest is done with them (expected a "
			"retention in [tagdigest] that is a month longer than reach)");
	} else if (pause_s > 0 && pause_s + period_s > config->retention_s) {
		complain(problems, pause,
			"posts are deleted before this pause is over (expected a retention in "
			"[tagdigest] that is a month longer than the longest pause)");
	}
}

/* Which of two pauses holds would be anybody's guess. */
static void
judge_pauses(const Config *config, const DigestSpec *digest, GPtrArray *problems)
{
	g_autofree char *section = g_strconcat("digest ", digest->name, NULL);

	for (guint i = 0; i < digest->pauses->len; i++) {
		const Pause *pause = &g_array_index(digest->pauses, Pause, i);
		const Pause *other = NULL;
		for (guint j = 0; j < i && other == NULL; j++) {
			const Pause *before = &g_array_index(digest->pauses, Pause, j);
			other = pause_overlaps(pause, before) ? before : NULL;
		}
		const IniValue *place = config_place_nth(config, section, "pause", i);
		if (other != NULL && place != NULL) {
			g_autofree char *days = pause_text(other);
			g_autofree char *text = g_strdup_printf(
				"this pause has days in common with %s (expected pauses apart "
				"from each other)",
				days);
			complain(problems, place, text);
		}
	}
}

static void
judge_relay(const Config *config, GPtrArray *problems)
{
	const IniValue *tls = config_place(config, "smtp", "tls");

	if (config->relay == NULL) {
		g_ptr_array_add(problems,
			problem_new(config->path, 0, NULL, NULL,
				"there is no [smtp] section: mail cannot be sent (expected "
				"url = smtp://…, smtps://… or maildir:PATH in it)"));
	} else if (config->relay->kind == RELAY_SMTPS && config->relay->tls == RELAY_TLS_NONE
		&& tls != NULL) {
		complain(problems, tls,
			"smtps:// is never without TLS (expected auto, or smtp:// as url)");
	}
}

/* Addresses that are known to be something else than what is meant. */
static void
judge_addresses(const Config *config, GPtrArray *problems)
{
	for (guint i = 0; i < config->sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(config->sources, i);
		g_autofree char *section = g_strconcat("source ", spec->section, NULL);
		const IniValue *place = config_place(config, section, "url");
		g_autofree char *text = place != NULL && spec->url != NULL && spec->kind != NULL
			? platform_refusal(spec)
			: NULL;

		if (text != NULL) {
			complain(problems, place, text);
		}
	}
}

/* What a `was` may not name. */
typedef struct Names {
	GHashTable *sections; /* of all values, in lower case; NULL until somebody says `was` */
	GHashTable *earlier;  /* what was said so far: the old section -> the new one */
} Names;

static void
names_clear(Names *names)
{
	g_clear_pointer(&names->sections, g_hash_table_unref);
	g_clear_pointer(&names->earlier, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Names, names_clear)

static void
names_fill(Names *names, const Config *config)
{
	names->sections = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	names->earlier = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	for (guint i = 0; i < config->values->len; i++) {
		const IniValue *value = g_ptr_array_index(config->values, i);
		g_hash_table_add(names->sections, g_ascii_strdown(value->section, -1));
	}
}

/* Why a section may not say that it was another one; NULL: it may. Owned. */
static char *
refuse_was(const Names *names, const char *section, const char *old)
{
	const char *other = g_hash_table_lookup(names->earlier, old);
	g_autofree char *folded = g_ascii_strdown(old, -1);

	if (strcmp(old, section) == 0) {
		return g_strdup("that is its name now (expected the name that it had before)");
	}
	if (g_hash_table_contains(names->sections, folded)) {
		return g_strdup_printf("there still is a [%s]: a name cannot be an old and a new "
				       "one at once",
			old);
	}
	return other != NULL ? g_strdup_printf("[%s] was that already", other) : NULL;
}

static void
judge_was(const Config *config, const char *section, const char *old, Names *names,
	GPtrArray *problems)
{
	const IniValue *place = config_place(config, section, "was");

	if (names->sections == NULL) {
		names_fill(names, config);
	}
	g_autofree char *text = refuse_was(names, section, old);
	if (text != NULL && place != NULL) {
		complain(problems, place, text);
	}
	g_hash_table_replace(names->earlier, g_strdup(old), g_strdup(section));
}

static void
judge_names(const Config *config, GPtrArray *problems)
{
	g_auto(Names) names = { 0 };

	for (guint i = 0; i < config->digests->len; i++) {
		const DigestSpec *spec = g_ptr_array_index(config->digests, i);
		if (spec->was != NULL) {
			g_autofree char *section = g_strconcat("digest ", spec->name, NULL);
			g_autofree char *old = g_strconcat("digest ", spec->was, NULL);
			judge_was(config, section, old, &names, problems);
		}
	}
	for (guint i = 0; i < config->sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(config->sources, i);
		if (spec->was != NULL) {
			g_autofree char *section = g_strconcat("source ", spec->name, NULL);
			g_autofree char *old = g_strconcat("source ", spec->was, NULL);
			judge_was(config, section, old, &names, problems);
		}
	}
}

void
inspect_config(const Config *config, GPtrArray *problems)
{
	g_autoptr(GHashTable) sources = source_spec_by_name(config->sources);

	judge_relay(config, problems);
	for (guint i = 0; i < config->values->len; i++) {
		judge_value(config, sources, g_ptr_array_index(config->values, i), problems);
	}
	for (guint i = 0; i < config->digests->len; i++) {
		judge_counts(config, g_ptr_array_index(config->digests, i), problems);
		judge_retention(config, g_ptr_array_index(config->digests, i), problems);
		judge_pauses(config, g_ptr_array_index(config->digests, i), problems);
	}
	judge_addresses(config, problems);
	inspect_placeholders(config, problems);
	judge_names(config, problems);
	inspect_optout(config, problems);
	inspect_login_judge(config, problems);
	inspect_mailbox_judge(config, problems);
	inspect_mail_judge(config, problems);
	problems_sort(problems);
}

static void
report(const GPtrArray *problems, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);

	const guint shown = MIN(problems->len, PROBLEMS_SHOWN);

	for (guint i = 0; i < shown; i++) {
		g_autofree char *line = problem_line(g_ptr_array_index(problems, i));

		g_string_append_printf(text, "%s\n", line);
	}
	if (problems->len > shown) {
		g_string_append_printf(text, "… and %u more\n", problems->len - shown);
	}
	g_string_append_printf(text, "%u problem%s; nothing was done", problems->len,
		problems->len == 1 ? "" : "s");
	error_set(error, ERROR_CONFIG_PERMANENT, "%s", text->str);
}

bool
inspect_load(const char *path, Config **config, GError **error)
{
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
	g_autoptr(Config) read = NULL;

	if (!config_read(path, &read, problems, error)) {
		return false;
	}
	inspect_config(read, problems);
	if (problems->len > 0) {
		report(problems, error);
		return false;
	}
	*config = g_steal_pointer(&read);
	return true;
}
