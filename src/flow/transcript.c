#include "flow/transcript.h"

#include "base/error.h"
#include "model/post_line.h"
#include "recap/recap.h"
#include "text/words.h"

#include <string.h>

struct Transcript {
	GPtrArray *posts; /* of Post, owned */
};

Transcript *
transcript_new(void)
{
	Transcript *transcript = g_new0(Transcript, 1);

	transcript->posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	return transcript;
}

void
transcript_free(Transcript *transcript)
{
	if (transcript != NULL) {
		g_ptr_array_unref(transcript->posts);
		g_free(transcript);
	}
}

bool
transcript_add(Transcript *transcript, const char *line, gsize length, GError **error)
{
	Post *post = NULL;

	if (!post_line_read(line, length, &post, error)) {
		return false;
	}
	if (post != NULL) {
		g_ptr_array_add(transcript->posts, post);
	}
	return true;
}

static char *
print_json(const Recap *recap)
{
	GString *out = g_string_new(NULL);

	recap_write_json(recap, out);
	g_string_append_c(out, '\n');
	return g_string_free(out, FALSE);
}

static char *
print_text(const Recap *recap)
{
	return recap_print(recap, &(RecapPaper){ .format = RECAP_TEXT });
}

static char *
print_html(const Recap *recap)
{
	return recap_print(recap, &(RecapPaper){ .format = RECAP_HTML });
}

static char *
print_markdown(const Recap *recap)
{
	return recap_print(recap, &(RecapPaper){ .format = RECAP_MARKDOWN });
}

/* @list of names, or NULL. @return owned array of char*. */
static GPtrArray *
read_hosts(const char *list)
{
	GPtrArray *hosts = g_ptr_array_new_with_free_func(g_free);
	g_autofree char **names = words_of_list(list != NULL ? list : "");

	for (char **name = names; *name != NULL; name++) {
		g_ptr_array_add(hosts, *name);
	}
	return hosts;
}

bool
transcript_print(const Transcript *transcript, const char *hosts, const char *format, char **text,
	GError **error)
{
	static const struct {
		const char *name;
		char *(*print)(const Recap *recap);
	} formats[] = {
		{ "text", print_text },
		{ "markdown", print_markdown },
		{ "html", print_html },
		{ "json", print_json },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
		if (format == NULL || strcmp(format, formats[i].name) == 0) {
			g_autoptr(GPtrArray) names = read_hosts(hosts);
			g_autoptr(Recap) recap = recap_new(transcript->posts, names);

			*text = formats[i].print(recap);
			return true;
		}
	}
	error_set(error, ERROR_USAGE_PERMANENT,
		"--format %s: expected text, markdown, html or json", format);
	return false;
}
