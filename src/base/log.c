#include "base/log.h"

#include "base/clean.h"

static LogSink current_sink;
static void *current_data;
static GHashTable *said; /* of char*: the lines of log_line_once(), or NULL */

void
log_set_sink(LogSink sink, void *data)
{
	current_sink = sink;
	current_data = data;
	g_clear_pointer(&said, g_hash_table_unref);
}

static void
hand_over(LogLevel level, const char *line)
{
	g_autofree char *clean = clean_text(line, CLEAN_ONE_LINE, G_MAXSIZE);

	current_sink(level, clean, current_data);
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
	hand_over(level, line);
}

void
log_line_once(LogLevel level, const char *format, ...)
{
	va_list arguments;

	if (current_sink == NULL) {
		return;
	}
	va_start(arguments, format);
	g_autofree char *line = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	if (said == NULL) {
		said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	}
	if (!g_hash_table_contains(said, line)) {
		hand_over(level, line);
		g_hash_table_add(said, g_steal_pointer(&line));
	}
}
