#include "base/log.h"

#include "base/clean.h"

static LogSink current_sink;
static void *current_data;

void
log_set_sink(LogSink sink, void *data)
{
	current_sink = sink;
	current_data = data;
}

void
log_line(LogLevel level, const char *format, ...)
{
	va_list arguments;

	if (current_sink == NULL) {
		return;
	}
	va_start(arguments, format);
	g_autofree char *line = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_autofree char *clean = clean_text(line, CLEAN_ONE_LINE, G_MAXSIZE);
	current_sink(level, clean, current_data);
}
