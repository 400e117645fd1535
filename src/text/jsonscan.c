#include "text/jsonscan.h"

#include <string.h>

#define BLANKS " \t\r\n"
#define DEPTH_MAX 4096 /* brackets within one value; jansson reads no more than 2048 */

void
jsonscan_reset(JsonScan *scan)
{
	g_string_truncate(scan->open, 0);
	scan->is_in_string = false;
	scan->is_escaped = false;
}

const char *
jsonscan_blanks(const char *at, const char *end)
{
	while (at < end && *at != '\0' && strchr(BLANKS, *at) != NULL) {
		at++;
	}
	return at;
}

/* @return behind the string, or @end within it. */
static const char *
go_on_in_string(JsonScan *scan, const char *at, const char *end)
{
	for (; at < end; at++) {
		if (scan->is_escaped) {
			scan->is_escaped = false;
		} else if (*at == '\\') {
			scan->is_escaped = true;
		} else if (*at == '"') {
			scan->is_in_string = false;
			return at + 1;
		}
	}
	return end;
}

/*
 * A bracket closes: those that were forgotten within it close too. @return false when it closes
 * nothing that was opened here.
 */
static bool
close_bracket(GString *open, char bracket)
{
	const char *opened = strrchr(open->str, bracket == '}' ? '{' : '[');

	if (opened == NULL) {
		return false;
	}
	g_string_truncate(open, (gsize)(opened - open->str));
	return true;
}

static void
open_bracket(GString *open, char bracket)
{
	if (open->len < DEPTH_MAX) {
		g_string_append_c(open, bracket);
	}
}

const char *
jsonscan_go(JsonScan *scan, const char *at, const char *end)
{
	while (at < end) {
		if (scan->is_in_string) {
			at = go_on_in_string(scan, at, end);
			continue;
		}
		switch (*at) {
		case '"':
			scan->is_in_string = true;
			break;
		case '{':
		case '[':
			open_bracket(scan->open, *at);
			break;
		case '}':
		case ']':
			if (!close_bracket(scan->open, *at)) {
				return at;
			}
			break;
		case ',':
			if (scan->open->len == 0) {
				return at;
			}
			break;
		default:
			break;
		}
		at++;
	}
	return NULL;
}
