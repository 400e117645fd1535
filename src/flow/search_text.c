/* What was found in words, for a terminal, and as JSON. */
#include "flow/search.h"

#include "flow/showing.h"
#include "render/shown.h"
#include "text/date.h"
#include "text/plain.h"
#include "text/url.h"

#define INDENT "    "
#define COLUMNS 100

/* @text borrowed, may be NULL: lines behind an indent. */
static void
append_lines(GString *out, const char *text)
{
	g_autofree char *line = plain_line(text);
	g_autofree char *wrapped = line == NULL ? NULL : plain_wrap(line, INDENT, COLUMNS);

	if (wrapped != NULL) {
		g_string_append_printf(out, "%s\n", wrapped);
	}
}

static void
append_part(GString *out, const char *before, const char *text, const char *after)
{
	g_autofree char *line = plain_line(text);

	if (line != NULL) {
		g_string_append_printf(out, "%s%s%s", before, line, after);
	}
}

/* "Mon 16 Nov 2026, 07:30, Ada (@ada@toot.example), Mastodon" */
static void
append_head(GString *out, const SearchHit *hit)
{
	const Post *post = hit->post;
	g_autofree char *time = date_words(hit->time_s, hit->zone);

	g_string_append(out, time);
	append_part(out, ", ", post->author_name, "");
	if (post->author_name == NULL) {
		append_part(out, ", ", post->author_handle, "");
	} else {
		append_part(out, " (", post->author_handle, ")");
	}
	append_part(out, ", ", post->network, "");
	g_string_append_c(out, '\n');
}

/* Where it was said, where not everybody can go. */
static void
append_group(GString *out, const Post *post)
{
	g_autofree char *group = plain_line(post->group);

	if (group != NULL) {
		g_autofree char *said = g_strconcat("in the closed group ", group,
			post->agreed != NULL ? ", which agreed to be quoted"
					     : "; its members can open the link",
			NULL);
		append_lines(out, said);
	}
}

static void
append_warning(GString *out, const Post *post)
{
	g_autofree char *reason = plain_line(post->warning);

	if (post->warning != NULL) {
		g_autofree char *said = g_strconcat("(folded by its author: ",
			reason != NULL ? reason : "no reason given", ")", NULL);
		append_lines(out, said);
	}
}

char *
search_text(const SearchHit *hit)
{
	const Post *post = hit->post;
	g_autofree char *words = shown_words(post->title);
	g_autofree char *title = plain_line(words);
	g_autofree char *tags = hashtag_list_text(post->tags);
	g_autofree char *url = url_clean(post->url);
	GString *out = g_string_new(NULL);

	append_head(out, hit);
	if (post->warning == NULL && g_strcmp0(title, hit->excerpt) != 0) {
		append_lines(out, title);
	}
	append_warning(out, post);
	append_lines(out, hit->excerpt);
	append_group(out, post);
	append_lines(out, tags);
	append_part(out, INDENT, url, "\n");
	return g_string_free(out, FALSE);
}

char *
search_json(const SearchHit *hit)
{
	GString *out = g_string_new(NULL);

	showing_write(hit->post, out);
	return g_string_free(out, FALSE);
}

char *
search_end(const SearchCount *count)
{
	if (count->found == 0) {
		return g_strdup("nothing found (all of the words must be there: fewer of them find "
				"more, word* finds what begins so; `tagdigest explain` says why a "
				"post is not shown)\n");
	}
	if (count->shown == count->found && !count->is_more) {
		return g_strdup_printf("%u %s, newest first\n", count->found,
			count->found == 1 ? "post" : "posts");
	}
	return g_strdup_printf("%u of %s%u posts, newest first; --limit all shows all\n",
		count->shown, count->is_more ? "more than " : "", count->found);
}
