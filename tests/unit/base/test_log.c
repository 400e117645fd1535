#include "base/log.h"

typedef struct Heard {
	guint lines;
	LogLevel level;
	char *line;
} Heard;

static void
hear(LogLevel level, const char *line, void *data)
{
	Heard *heard = data;

	heard->lines++;
	heard->level = level;
	g_free(heard->line);
	heard->line = g_strdup(line);
}

static void
test_sink(void)
{
	Heard heard = { 0 };

	log_line(LOG_LEVEL_WARNING, "nobody listens");
	log_set_sink(hear, &heard);
	log_line(LOG_LEVEL_INFO, "%s: %d\r\n\x1b", "host", 429);
	g_assert_cmpuint(heard.lines, ==, 1);
	g_assert_cmpint(heard.level, ==, LOG_LEVEL_INFO);
	g_assert_cmpstr(heard.line, ==, "host: 429???");
	log_set_sink(NULL, NULL);
	log_line(LOG_LEVEL_DEBUG, "nobody listens");
	g_assert_cmpuint(heard.lines, ==, 1);
	g_free(heard.line);
}

/* A cause that comes again with every post is one line. */
static void
test_once(void)
{
	Heard heard = { 0 };

	log_line_once(LOG_LEVEL_WARNING, "nobody listens");
	log_set_sink(hear, &heard);
	log_line_once(LOG_LEVEL_WARNING, "pattern %s", "a\n");
	log_line_once(LOG_LEVEL_WARNING, "pattern %s", "a\n");
	g_assert_cmpuint(heard.lines, ==, 1);
	g_assert_cmpstr(heard.line, ==, "pattern a?");
	log_line_once(LOG_LEVEL_WARNING, "pattern %s", "b");
	g_assert_cmpuint(heard.lines, ==, 2);
	log_set_sink(hear, &heard);
	log_line_once(LOG_LEVEL_WARNING, "pattern %s", "b");
	g_assert_cmpuint(heard.lines, ==, 3);
	log_set_sink(NULL, NULL);
	g_free(heard.line);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/log/sink", test_sink);
	g_test_add_func("/log/once", test_once);
	return g_test_run();
}
