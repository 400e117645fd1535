/* The mail that came back with a report: which one of ours it was. */
#include "subscribe/bounce_part.h"

#include "base/prefix.h"

#include <string.h>

#define CITATIONS_MAX 100

/* No report has more to say before it brings the mail back. */
#define PROSE_BYTES_MAX (64 * 1024)

typedef struct MarkRow {
	const char *begins;
	const char *source;
} MarkRow;

static const MarkRow mark_rows[] = {
#include "subscribe/bounce_returned.tab.h"
};

static bool
is_mark(const char *line, gsize length)
{
	g_autofree char *valid = g_utf8_make_valid(line, (gssize)prefix_fit(line, length, 120));
	g_autofree char *small = g_utf8_strdown(valid, -1);
	const char *at = small + strspn(small, " \t-=*_#>");

	for (gsize i = 0; i < G_N_ELEMENTS(mark_rows); i++) {
		if (prefix_stands_at(at, mark_rows[i].begins)) {
			return true;
		}
	}
	return false;
}

const char *
bounce_returned(const char *text)
{
	const char *at = text;

	while (*at != '\0') {
		const gsize length = strcspn(at, "\n");

		if (at - text > PROSE_BYTES_MAX || is_mark(at, length)) {
			return at;
		}
		at += length;
		at += *at == '\n';
	}
	return at;
}

/* The identifiers in a value, without their brackets. */
static void
add_ids(const char *value, GPtrArray *citations)
{
	g_auto(GStrv) words = g_strsplit_set(value == NULL ? "" : value, " \t<>,;", -1);

	for (char **word = words; *word != NULL && citations->len < CITATIONS_MAX; word++) {
		if (strchr(*word, '@') != NULL
			&& !g_ptr_array_find_with_equal_func(citations, *word, g_str_equal, NULL)) {
			g_ptr_array_add(citations, g_strdup(*word));
		}
	}
}

static void
keep(const char *head, Bounce *bounce)
{
	if (bounce->returned == NULL) {
		const gsize length = prefix_fit(head, strlen(head), BOUNCE_RETURNED_BYTES_MAX);

		bounce->returned = g_utf8_make_valid(head, (gssize)length);
	}
}

/* A head within a report's words: the first group of fields behind the mark. */
static void
cite_text(const char *text, Bounce *bounce)
{
	const char *at = bounce_returned(text);

	for (int groups = 0; groups < 8 && *at != '\0'; groups++) {
		const char *end = at;
		g_autoptr(GPtrArray) headers = message_read_headers(at, &end);

		if (bounce_field(headers, "Message-ID") != NULL) {
			add_ids(bounce_field(headers, "Message-ID"), bounce->citations);
			keep(at, bounce);
			return;
		}
		if (end == at) {
			return;
		}
		at = end;
	}
}

static bool
is_head(const MessagePart *part)
{
	return !part->is_inner
		&& (strcmp(part->type, "message/rfc822") == 0
			|| strcmp(part->type, "message/global") == 0
			|| strcmp(part->type, "message/global-headers") == 0
			|| strcmp(part->type, "text/rfc822-headers") == 0
			|| strcmp(part->type, "message/rfc822-headers") == 0);
}

void
bounce_cite(const Message *message, Bounce *bounce)
{
	for (guint i = 0; i < message->parts->len; i++) {
		const MessagePart *part = g_ptr_array_index(message->parts, i);

		if (is_head(part)) {
			add_ids(message_part_header(part, "Message-ID"), bounce->citations);
			keep(part->text, bounce);
		}
	}
	if (bounce->returned == NULL) {
		cite_text(message->text, bounce);
	}
	add_ids(message->in_reply_to, bounce->citations);
	for (guint i = 0; i < message->references->len; i++) {
		add_ids(g_ptr_array_index(message->references, i), bounce->citations);
	}
}
