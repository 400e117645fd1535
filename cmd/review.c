/* `review`: the draft of the next edition, and what the organiser makes of it. */
#include "flow/review.h"

#include <string.h>

#include "command.h"
#include "output.h"

/* @return owned: the arguments as one line. */
static char *
orders_of(const Invocation *invocation)
{
	return g_strjoinv(" ", (char **)invocation->arguments->pdata);
}

static bool
list(Invocation *invocation, GError **error)
{
	json_t *report = NULL;

	if (!review_list(&invocation->context, &report, error)) {
		return false;
	}
	output_report(report, invocation->json, review_list_words);
	return true;
}

bool
review_run(Invocation *invocation, GError **error)
{
	Context *context = &invocation->context;
	const char *first = command_argument(invocation, 0);
	const char *name = command_option(invocation, "digest");
	const bool is_alone = command_argument(invocation, 1) == NULL;
	const bool is_show = first == NULL || (is_alone && strcmp(first, "show") == 0);
	json_t *report = NULL;

	/* Which of several is not guessed: all are named. */
	const bool is_any = first == NULL && name == NULL && context->config->digests->len > 1;
	if (is_any || (is_alone && g_strcmp0(first, "list") == 0)) {
		return list(invocation, error);
	}
	const DigestSpec *digest = context_digest(context, name, error);
	if (digest == NULL) {
		return false;
	}
	g_autofree char *orders = orders_of(invocation);
	if (!(is_show ? review_show(context, digest, &report, error)
		      : review_order(context, digest, orders, &report, error))) {
		return false;
	}
	output_report(report, invocation->json, review_words);
	return true;
}
