/* `check`: both passes over the ini; with --online a question to each source and to the
 * mailbox as well. */
#include "base/error.h"
#include "command.h"
#include "config/config.h"
#include "flow/ahead.h"
#include "flow/glance.h"
#include "flow/inbox_poll.h"
#include "flow/inspect.h"
#include "flow/money.h"
#include "output.h"
#include "text/jsontext.h"

#include <stdio.h>
#include <string.h>

static json_t *
problem_json(const Problem *problem)
{
	return jsontext_object("path", jsontext_text(problem->path), "line",
		json_integer((int)problem->line), "section", jsontext_text(problem->section), "key",
		jsontext_text(problem->key), "problem", jsontext_text(problem->text), NULL);
}

static const char *
plural(guint count)
{
	return count == 1 ? "" : "s";
}

/* @report out, owned reference. */
static bool
ask_sources(const Invocation *invocation, Config *config, json_t **report, GError **error)
{
	const bool may_spend = command_option(invocation, "spend") != NULL;
	Context context = invocation->context;

	context.config = config;
	context.store = command_peek_store(config, may_spend ? STORE_WRITE : STORE_READ);
	if (may_spend && context.store == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"there is no database yet in which what is spent could be booked (expected "
			"--spend after the first `tagdigest run` or `poll`)");
		return false;
	}
	const bool done = may_spend ? glance_run_spending(&context, report, error)
				    : glance_run(&context, report, error);
	context_clear(&context);
	store_close(context.store);
	return done;
}

/* @line out, owned: what was seen of the mailbox, or why nothing was; "" where none is read. */
static bool
ask_inbox(const Invocation *invocation, Config *config, char **line, GError **error)
{
	Context context = invocation->context;
	g_autoptr(GError) trouble = NULL;

	context.config = config;
	const bool done = inbox_poll_try(&context, line, &trouble);
	context_clear(&context);
	if (!done) {
		*line = g_strdup(trouble->message);
		g_propagate_error(error, g_steal_pointer(&trouble));
	}
	return done;
}

static json_t *
problems_json(const GPtrArray *problems)
{
	json_t *rows = json_array();

	for (guint i = 0; i < problems->len; i++) {
		json_array_append_new(rows, problem_json(g_ptr_array_index(problems, i)));
	}
	return rows;
}

/* @trouble of the mailbox, stolen. */
static bool
judge_online(json_t *report, GError **trouble, GError **error)
{
	if (!glance_judge(report, error)) {
		return false;
	}
	if (*trouble != NULL) {
		g_propagate_error(error, g_steal_pointer(trouble));
		return false;
	}
	return true;
}

/* The report for programs: {ini, problems: […]}, with --online also sources: […]. */
static bool
check_json(const Invocation *invocation, const char *path, GError **error)
{
	g_autoptr(GPtrArray) problems =
		g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
	g_autoptr(Config) config = NULL;
	json_auto_t *report = NULL;
	g_autofree char *inbox = NULL;
	g_autoptr(GError) trouble = NULL;

	if (!config_read(path, &config, problems, error)) {
		return false;
	}
	inspect_config(config, problems);
	if (problems->len == 0 && command_option(invocation, "online") != NULL
		&& !ask_sources(invocation, config, &report, error)) {
		return false;
	}
	g_autoptr(GPtrArray) unfilled = inspect_unfilled(config);
	json_t *all = jsontext_object("ini", jsontext_text(path), "problems",
		problems_json(problems), "unfilled", problems_json(unfilled), NULL);
	if (report != NULL) {
		ask_inbox(invocation, config, &inbox, &trouble);
		json_object_set(all, "sources", report);
		json_object_set_new(all, "inbox", jsontext_text(inbox));
	}
	output_json(all);
	if (problems->len > 0) {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s: %u problem%s", path, problems->len,
			plural(problems->len));
		return false;
	}
	return report == NULL || judge_online(report, &trouble, error);
}

/* --print: the ini as it was read. */
static bool
print_ini(const char *path, GError **error)
{
	g_autofree char *text = NULL;

	return inspect_text(path, &text, error) && output_bytes(NULL, text, strlen(text), error);
}

/* Places that wait for a word of the organiser's, each with what that is. */
static void
print_unfilled(const Config *config)
{
	g_autoptr(GPtrArray) places = inspect_unfilled(config);

	if (places->len > 0) {
		puts("to be filled in when you want them, and then enabled = yes:");
	}
	for (guint i = 0; i < places->len; i++) {
		g_autofree char *line = problem_line(g_ptr_array_index(places, i));

		printf("    %s\n", line);
	}
}

static void
print_advice(const Config *config)
{
	g_autoptr(GPtrArray) lines = inspect_advice(config);

	for (guint i = 0; i < lines->len; i++) {
		puts(g_ptr_array_index(lines, i));
	}
}

/* What sources that take money have cost, and will. */
static void
print_money(const Invocation *invocation, const Config *config)
{
	Store *store = command_peek_store(config, STORE_READ);
	g_autofree char *text = money_outlook(config, store, now_s(&invocation->context.now));

	fputs(text, stdout);
	store_close(store);
}

/* The next dates of each event, which only its host can say are right. */
static void
print_events(const Invocation *invocation, const Config *config)
{
	g_autofree char *text = ahead_check(config, now_s(&invocation->context.now));

	fputs(text, stdout);
}

static bool
check_online(const Invocation *invocation, Config *config, GError **error)
{
	json_auto_t *report = NULL;

	if (!ask_sources(invocation, config, &report, error)) {
		return false;
	}
	g_autofree char *text = glance_text(report);
	fputs(text, stdout);
	g_autofree char *inbox = NULL;
	g_autoptr(GError) trouble = NULL;
	ask_inbox(invocation, config, &inbox, &trouble);
	if (*inbox != '\0') {
		printf("inbox %s\n", inbox);
	}
	return judge_online(report, &trouble, error);
}

bool
check_run(Invocation *invocation, GError **error)
{
	static const char *const print_alone[] = { "print", NULL };
	g_autofree char *path = NULL;
	g_autoptr(Config) config = NULL;
	const bool is_print = command_option(invocation, "print") != NULL;

	if (!config_find(invocation->config_given, &path, error)) {
		return false;
	}
	if (is_print && !command_allow(invocation, "--print", print_alone, error)) {
		return false;
	}
	if (invocation->json) {
		return check_json(invocation, path, error);
	}
	if (!inspect_load(path, &config, error)) {
		return false;
	}
	if (is_print) {
		return print_ini(path, error);
	}
	printf("%s: no problems; %u source%s, %u digest%s\n", path, config->sources->len,
		plural(config->sources->len), config->digests->len, plural(config->digests->len));
	printf("the database is %s/%s\n", config->state_dir, CONTEXT_DATABASE);
	print_unfilled(config);
	print_advice(config);
	print_events(invocation, config);
	print_money(invocation, config);
	return command_option(invocation, "online") == NULL
		|| check_online(invocation, config, error);
}
