#include "flow/inspect_mailbox.h"

#include "flow/inspect_part.h"
#include "flow/login.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* By whatever links lead there. */
static bool
is_one_path(const char *one, const char *other)
{
	char *a = realpath(one, NULL);
	char *b = realpath(other, NULL);
	const bool is_one = a != NULL && b != NULL ? strcmp(a, b) == 0 : strcmp(one, other) == 0;

	free(a);
	free(b);
	return is_one;
}

/* INBOX in any letters (RFC 9051, 5.1); of others some servers do not tell capitals apart. */
static bool
is_one_folder(const InboxSpec *one, const InboxSpec *other)
{
	if (one->kind == INBOX_MAILDIR || other->kind == INBOX_MAILDIR) {
		return one->kind == other->kind && is_one_path(one->path, other->path);
	}
	return g_ascii_strcasecmp(one->host, other->host) == 0
		&& g_ascii_strcasecmp(one->user, other->user) == 0
		&& g_ascii_strcasecmp(one->folder, other->folder) == 0;
}

void
inspect_mailbox_judge(const Config *config, GPtrArray *problems)
{
	for (guint i = 0; i < config->sources->len; i++) {
		const SourceSpec *spec = g_ptr_array_index(config->sources, i);
		g_autofree char *section = g_strconcat(LOGIN_SOURCE, spec->section, NULL);

		if (spec->mailbox != NULL && config->inbox != NULL
			&& config->inbox->kind != INBOX_PIPE
			&& is_one_folder(spec->mailbox, config->inbox)) {
			inspect_complain(config, section, "url",
				"this is the folder of [inbox]: what comes there is written to "
				"you (expected a folder of its own, into which your mail server "
				"files newsletters and lists)",
				problems);
		}
	}
}
