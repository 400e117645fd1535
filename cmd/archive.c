/* `archive`: all editions as a folder of pages. */
#include "flow/archive.h"
#include "command.h"
#include "output.h"
#include "text/jsontext.h"

#include <stdio.h>

static const char *
plural(guint count)
{
	return count == 1 ? "" : "s";
}

bool
archive_run(Invocation *invocation, GError **error)
{
	const char *given = command_argument(invocation, 0);
	g_autofree char *dir = given == NULL ? NULL : g_canonicalize_filename(given, NULL);
	ArchiveReport report = { 0 };

	if (!archive_make(&invocation->context, dir, &report, error)) {
		return false;
	}
	if (invocation->json) {
		output_json(jsontext_object("editions", json_integer(report.editions), "made",
			json_integer(report.made), "files", json_integer(report.files), "written",
			json_integer(report.written), "removed", json_integer(report.removed),
			NULL));
	} else {
		printf("%u edition%s, %u made anew; %u file%s, %u written, %u taken away\n",
			report.editions, plural(report.editions), report.made, report.files,
			plural(report.files), report.written, report.removed);
	}
	return true;
}
