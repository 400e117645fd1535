#include "base/progress.h"

#include "base/clean.h"

void
progress_show(const Progress *progress, const char *format, ...)
{
	va_list arguments;

	if (progress == NULL || progress->show == NULL) {
		return;
	}
	va_start(arguments, format);
	g_autofree char *line = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_autofree char *clean = clean_text(line, CLEAN_ONE_LINE, G_MAXSIZE);
	progress->show(progress->data, clean);
}

void
progress_clear(const Progress *progress)
{
	if (progress != NULL && progress->show != NULL) {
		progress->show(progress->data, NULL);
	}
}
