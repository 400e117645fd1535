/**
 * Where diagnostics go. Library code never prints: it returns errors and reports. What is worth
 * saying on the way (a slow host, a skipped file) goes through here to the sink that cmd set; with
 * no sink it is dropped. The sink is one of the two mutable file-scope states of the program.
 */
#ifndef TAGDIGEST_BASE_LOG_H
#define TAGDIGEST_BASE_LOG_H

#include <glib.h>

typedef enum LogLevel {
	LOG_LEVEL_WARNING, /* the organiser should know */
	LOG_LEVEL_INFO,    /* with -v */
	LOG_LEVEL_DEBUG,   /* with -vv */
} LogLevel;

/** Receives one line without its newline; @line borrowed. */
typedef void (*LogSink)(LogLevel level, const char *line, void *data);

/** Set the sink, or NULL for none. @data borrowed for as long as the sink is set. */
void log_set_sink(LogSink sink, void *data);

/** Hand one line to the sink; control characters are replaced by '?'. */
void log_line(LogLevel level, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** As log_line(), but the same line once only, until the next log_set_sink(). */
void log_line_once(LogLevel level, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
