/* `import`: exports of accounts and tables of posts into the store. */
#include "flow/import.h"

#include "base/log.h"
#include "command.h"
#include "output.h"
#include "text/jsontext.h"

/* Of several those that could not be read each have a line. */
static void
tell_faults(const json_t *report)
{
	const json_t *files = json_object_get(report, "files");

	for (size_t i = 0; i < json_array_size(files); i++) {
		const char *why = jsontext_string(json_array_get(files, i), "error");

		if (why != NULL) {
			log_line(LOG_LEVEL_WARNING, "%s", why);
		}
	}
}

bool
import_verb_run(Invocation *invocation, GError **error)
{
	const ImportWish wish = {
		.paths = (const char *const *)invocation->arguments->pdata,
		.source = command_option(invocation, "source"),
		.agreed = command_option(invocation, "agreed"),
		.is_for_next = command_option(invocation, "into-next") != NULL,
	};
	json_t *report = NULL;
	GError *trouble = NULL;
	const bool is_done = import_run(&invocation->context, &wish, &report, &trouble);

	if (json_array_size(json_object_get(report, "files")) > 1) {
		tell_faults(report);
	}
	/* Where nothing was read and something is wrong, that says it all. */
	if (invocation->json || is_done || jsontext_integer(report, "read", 0) > 0) {
		output_report(report, invocation->json, import_text);
	} else {
		json_decref(report);
	}
	if (!is_done) {
		g_propagate_error(error, trouble);
	}
	return is_done;
}
