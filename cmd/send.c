/* `send`: decide and deliver what is stored; a test to oneself; settle what is uncertain or
 * has failed. */
#include "base/error.h"
#include "command.h"
#include "flow/deliver.h"
#include "flow/prepare.h"
#include "flow/run.h"
#include "output.h"
#include "text/address.h"

#include <stdio.h>
#include <string.h>

static bool
send_test(Invocation *invocation, const char *to, GError **error)
{
	g_autofree char *email = NULL;
	g_autoptr(Prepared) prepared = NULL;
	GError *trouble = NULL;
	const bool is_last = command_option(invocation, "last") != NULL;

	if (!address_parse(to, &email, NULL, &trouble)) {
		error_set(error, ERROR_USAGE_PERMANENT, "--to %s: %s", to, trouble->message);
		g_error_free(trouble);
		return false;
	}
	if (!(is_last ? prepare_finished : prepare_next)(&invocation->context,
		    command_argument(invocation, 0), &prepared, error)
		|| !deliver_test(&invocation->context, prepared, email, error)) {
		return false;
	}
	printf("A test of %s went to %s. Nothing else changed.\n", prepared->draft->digest, email);
	return true;
}

static bool
resend_failed(Invocation *invocation, const char *what, GError **error)
{
	int count = 0, left = 0;

	if (strcmp(what, "resend") != 0) {
		error_set(error, ERROR_USAGE_PERMANENT, "--failed %s: expected resend", what);
		return false;
	}
	if (command_argument(invocation, 0) != NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--failed resends the mails of all digests (expected no DIGEST)");
		return false;
	}
	if (!deliver_resend_failed(&invocation->context, &count, &left, error)) {
		return false;
	}
	printf("%d failed: owed again from the next run on, one a day for each reader.\n", count);
	if (left > 0) {
		printf("%d stay failed: their readers have left, or the edition is no longer "
		       "kept.\n",
			left);
	}
	return true;
}

static bool
settle_held(Invocation *invocation, GError **error)
{
	const char *word = command_argument(invocation, 0);
	Context *context = &invocation->context;
	int count = 0, left = 0;

	if (word != NULL && strcmp(word, "drop") != 0) {
		error_set(error, ERROR_USAGE_PERMANENT, "--held %s: expected drop, or nothing",
			word);
		return false;
	}
	if (word != NULL) {
		if (!deliver_drop_held(context, &count, error)) {
			return false;
		}
		printf("%d held: dropped, nobody gets them.\n", count);
		return true;
	}
	if (!deliver_let_go_held(context, &count, &left, error)) {
		return false;
	}
	printf("%d held: owed again, one a day for each reader.\n", count);
	if (left > 0) {
		printf("%d stay held: the edition is no longer kept (--held drop).\n", left);
	}
	return true;
}

static bool
settle(Invocation *invocation, const char *what, GError **error)
{
	bool resend = strcmp(what, "resend") == 0;
	int count = 0;

	if (!resend && strcmp(what, "forget") != 0) {
		error_set(error, ERROR_USAGE_PERMANENT, "--uncertain %s: expected resend or forget",
			what);
		return false;
	}
	if (command_argument(invocation, 0) != NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"--uncertain settles the mails of all digests (expected no DIGEST)");
		return false;
	}
	if (!deliver_settle(&invocation->context, resend, &count, error)) {
		return false;
	}
	printf("%d uncertain: %s.\n", count,
		resend ? "owed again, the next run mails them" : "let be, as if they had arrived");
	return true;
}

bool
send_run(Invocation *invocation, GError **error)
{
	const char *to = command_option(invocation, "to");
	const char *uncertain = command_option(invocation, "uncertain");
	const char *failed = command_option(invocation, "failed");
	g_autoptr(RunReport) report = NULL;

	if (to != NULL) {
		static const char *const good[] = { "to", "last", NULL };
		return command_allow(invocation, "--to", good, error)
			&& send_test(invocation, to, error);
	}
	if (uncertain != NULL) {
		static const char *const good[] = { "uncertain", NULL };
		return command_allow(invocation, "--uncertain", good, error)
			&& settle(invocation, uncertain, error);
	}
	if (command_option(invocation, "held") != NULL) {
		static const char *const good[] = { "held", NULL };
		return command_allow(invocation, "--held", good, error)
			&& settle_held(invocation, error);
	}
	if (failed != NULL) {
		static const char *const good[] = { "failed", NULL };
		return command_allow(invocation, "--failed", good, error)
			&& resend_failed(invocation, failed, error);
	}
	const RunWish wish = {
		.is_finished = command_option(invocation, "last") != NULL,
		.digest = command_argument(invocation, 0),
	};
	if (!run_all(&invocation->context, &wish, &report, error)) {
		return false;
	}
	output_run(report, invocation->json);
	return run_judge(report, error);
}
