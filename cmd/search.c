/* `search`: stored posts by their words. */
#include "flow/search.h"

#include "command.h"

#include <stdio.h>

static void
show_text(const SearchHit *hit, void *data)
{
	g_autofree char *text = search_text(hit);

	(void)data;
	printf("%s\n", text);
}

static void
show_json(const SearchHit *hit, void *data)
{
	g_autofree char *line = search_json(hit);

	(void)data;
	puts(line);
}

bool
search_verb_run(Invocation *invocation, GError **error)
{
	g_autofree char *words = g_strjoinv(" ", (char **)invocation->arguments->pdata);
	const SearchWish wish = {
		.words = words,
		.tag = command_option(invocation, "tag"),
		.by = command_option(invocation, "by"),
		.since = command_option(invocation, "since"),
		.limit = command_option(invocation, "limit"),
		.is_for_all = invocation->json,
		.show = invocation->json ? show_json : show_text,
	};
	SearchCount count;

	if (!search_run(&invocation->context, &wish, &count, error)) {
		return false;
	}
	g_autofree char *end = search_end(&count);
	/* Who reads lines of JSON is told apart from them. */
	fputs(end, invocation->json ? stderr : stdout);
	return true;
}
