/* The report of explain in words, for a terminal. */
#include "flow/explain.h"

#include "store/sources.h"
#include "text/date.h"
#include "text/jsontext.h"

#define DAY "%a %e %b %Y"

/* A time of the report as people write it, or "never". @return owned. */
static char *
written(const json_t *object, const char *key, GTimeZone *zone, const char *format)
{
	int64_t time_s;

	return date_parse(jsontext_string(object, key), &time_s)
		? date_in_zone(time_s, zone, format)
		: g_strdup("never");
}

/* "Mon 16 Nov 2026, 07:30", or "never". @return owned. */
static char *
moment(const json_t *object, const char *key, GTimeZone *zone)
{
	return written(object, key, zone, DAY ", %H:%M");
}

static const char *
word(const json_t *object, const char *key, const char *otherwise)
{
	const char *text = jsontext_string(object, key);

	return text != NULL ? text : otherwise;
}

static bool
is_true(const json_t *object, const char *key)
{
	return jsontext_bool(object, key, false);
}

/* ---- one post ---- */

static void
append_name(GString *out, const json_t *post, GTimeZone *zone)
{
	const char *author = word(post, "author", jsontext_string(post, "handle"));
	g_autofree char *time = moment(post, "time", zone);

	g_string_append_printf(out, "\"%s\"%s%s, %s\n", word(post, "title", "a post without words"),
		author != NULL ? " by " : "", author != NULL ? author : "", time);
	g_string_append_printf(out, "    %s\n",
		word(post, "url", word(post, "name", "it has no address")));
}

/* By what a source knows it, where that is not its address. */
static const char *
other_name(const json_t *post, const json_t *row)
{
	const char *name = jsontext_string(row, "name");

	return g_strcmp0(name, jsontext_string(post, "url")) == 0 ? NULL : name;
}

/* Whether a source went out of the ini, which ours never were in. */
static bool
is_gone(const json_t *row)
{
	const char *source = jsontext_string(row, "source");

	return !is_true(row, "in_ini") && !g_str_equal(source, SOURCES_BY_IMPORT)
		&& !g_str_equal(source, SOURCES_SENT_IN);
}

static void
append_seen(GString *out, const json_t *post, GTimeZone *zone)
{
	const json_t *seen = json_object_get(post, "seen");
	const char *words_of = jsontext_string(post, "words_of");

	g_string_append(out, "seen\n");
	for (gsize i = 0; i < json_array_size(seen); i++) {
		const json_t *row = json_array_get(seen, i);
		g_autofree char *first = moment(row, "first", zone);
		const char *name = other_name(post, row);
		const bool is_content = json_array_size(seen) > 1
			&& g_strcmp0(words_of, jsontext_string(row, "source")) == 0;

		g_string_append_printf(out, "    %s, first %s%s%s%s%s\n",
			jsontext_string(row, "source"), first,
			is_gone(row) ? " (no longer in the ini)" : "",
			is_content ? "; its words are from there" : "",
			name != NULL ? "; there it is " : "", name != NULL ? name : "");
	}
}

static void
append_keys(GString *out, const json_t *post)
{
	const json_t *keys = json_object_get(post, "keys");

	g_string_append(out, "known by (what comes under one of these is the same post)\n");
	for (gsize i = 0; i < json_array_size(keys); i++) {
		const json_t *row = json_array_get(keys, i);

		const char *rule = jsontext_string(row, "joined_by");

		g_string_append_printf(out, "    %s (%s; from %s%s%s)\n",
			jsontext_string(row, "key"), jsontext_string(row, "means"),
			jsontext_string(row, "source"), rule != NULL ? "; the same by " : "",
			rule != NULL ? rule : "");
	}
}

static void
append_tags(GString *out, const json_t *post)
{
	const json_t *tags = json_object_get(post, "hashtags");

	g_string_append(out, "hashtags\n   ");
	for (gsize i = 0; i < json_array_size(tags); i++) {
		g_string_append_printf(out, " %s", json_string_value(json_array_get(tags, i)));
	}
	g_string_append(out, json_array_size(tags) == 0 ? " none\n" : "\n");
}

static void
append_rules(GString *out, const json_t *post)
{
	const json_t *rules = json_object_get(post, "rules");

	if (json_array_size(rules) > 0) {
		g_string_append(out, "rules of the ini that are found in it\n");
	}
	for (gsize i = 0; i < json_array_size(rules); i++) {
		const json_t *row = json_array_get(rules, i);
		const int line = (int)jsontext_integer(row, "line", 0);

		g_string_append_printf(out, "    [%s] %s = %s (found in: %s",
			jsontext_string(row, "section"), jsontext_string(row, "key"),
			jsontext_string(row, "pattern"), jsontext_string(row, "field"));
		if (line > 0) {
			g_string_append_printf(out, "; %s, line %d", word(row, "file", ""), line);
		}
		g_string_append(out, ")\n");
	}
}

/* Where else the same was said, and which of the two a reader sees. */
static void
append_copies(GString *out, const json_t *row)
{
	const json_t *copies = json_object_get(row, "copies");
	const bool is_late = g_strcmp0(jsontext_string(row, "state"), "said already") == 0;

	for (gsize i = 0; i < json_array_size(copies); i++) {
		const json_t *copy = json_array_get(copies, i);

		g_string_append_printf(out, "    %s %s: %s (%s)\n",
			is_late                             ? "said before on"
				: is_true(copy, "is_shown") ? "shown once, as it was said on"
							    : "also said on",
			word(copy, "network", "another place"), word(copy, "url", "no address"),
			word(copy, "why", ""));
	}
}

static void
append_digests(GString *out, const json_t *post)
{
	const json_t *digests = json_object_get(post, "digests");

	for (gsize i = 0; i < json_array_size(digests); i++) {
		const json_t *row = json_array_get(digests, i);
		const char *mend = jsontext_string(row, "mend");
		const char *worth = jsontext_string(row, "worth");

		g_string_append_printf(out, "digest %s\n    %s\n", jsontext_string(row, "digest"),
			jsontext_string(row, "why"));
		if (worth != NULL) {
			g_string_append_printf(out, "    %s\n", worth);
		}
		if (mend != NULL) {
			g_string_append_printf(out, "    (%s)\n", mend);
		}
		append_copies(out, row);
	}
}

/* What the organiser said of it as a post of a chat. */
static void
append_chats(GString *out, const json_t *post, GTimeZone *zone)
{
	const json_t *chats = json_object_get(post, "chats");

	for (gsize i = 0; i < json_array_size(chats); i++) {
		const json_t *row = json_array_get(chats, i);
		const int question = (int)jsontext_integer(row, "question", 0);
		const char *what = jsontext_string(row, "word");
		g_autofree char *said = moment(row, "said", zone);
		g_autofree char *label = question > 0 ? g_strdup_printf(" Q%d", question) : NULL;

		g_string_append_printf(out, "recap of #%s\n    by your word of %s it %s%s\n",
			jsontext_string(row, "tag"), said,
			g_strcmp0(what, "answers") == 0        ? "answers"
				: g_strcmp0(what, "asks") == 0 ? "asks"
							       : "neither asks nor answers",
			label != NULL ? label : "");
	}
}

/* As a shell takes it for one word (POSIX, Shell Command Language, 2.2.2). @return owned. */
static char *
quoted(const char *name)
{
	static const char plain[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._:/@%+,=";

	if (name[strspn(name, plain)] == '\0') {
		return g_strdup(name);
	}
	g_auto(GStrv) parts = g_strsplit(name, "'", -1);
	g_autofree char *inner = g_strjoinv("'\\''", parts);
	return g_strconcat("'", inner, "'", NULL);
}

/* What has no address goes by its name. */
static void
append_orders(GString *out, const json_t *post)
{
	const char *name = jsontext_string(post, "name");

	if (jsontext_string(post, "url") != NULL || name == NULL) {
		return;
	}
	g_autofree char *shown = quoted(name);
	g_string_append_printf(out,
		"    It has no address: `tagdigest drop %s` keeps it out, `tagdigest forget %s` "
		"deletes its words.\n",
		shown, shown);
}

static void
append_post(GString *out, const json_t *post, GTimeZone *zone)
{
	append_name(out, post, zone);
	append_orders(out, post);
	append_digests(out, post);
	append_chats(out, post, zone);
	g_string_append_printf(out, "consent\n    %s\n",
		jsontext_string(json_object_get(post, "consent"), "why"));
	append_tags(out, post);
	append_rules(out, post);
	append_seen(out, post, zone);
	append_keys(out, post);
}

/* One, or several that have one address. */
static void
append_posts(GString *out, const json_t *posts, GTimeZone *zone)
{
	for (gsize i = 0; i < json_array_size(posts); i++) {
		g_string_append(out, i > 0 ? "\n" : "");
		append_post(out, json_array_get(posts, i), zone);
	}
}

/* ---- several ---- */

static void
append_list(GString *out, const json_t *report, GTimeZone *zone)
{
	const json_t *posts = json_object_get(report, "posts");

	g_string_append_printf(out,
		"%s%d posts are meant, the newest first; one is explained by its "
		"address or name.\n",
		is_true(report, "is_more") ? "More than " : "", (int)json_array_size(posts));
	for (gsize i = 0; i < json_array_size(posts); i++) {
		append_name(out, json_array_get(posts, i), zone);
	}
}

/* ---- none ---- */

static void
append_said(GString *out, const json_t *unseen, GTimeZone *zone)
{
	const json_t *said = json_object_get(unseen, "said");
	g_autofree char *since = moment(said, "author_since", zone);

	if (is_true(said, "refused")) {
		g_string_append(out,
			"Its author or their server said no to it, or it is gone from where it was "
			"read. Nothing of it is kept, and it is not mailed.\n");
	}
	if (is_true(said, "by_organiser")) {
		g_string_append_printf(out,
			"You keep out whoever wrote it since %s: by `optout` in the ini (no lets "
			"them in), or by `tagdigest forget`.\n",
			since);
	} else if (is_true(said, "author_refused")) {
		g_string_append_printf(out,
			"Whoever wrote it said no to all their posts on %s. Only they can change "
			"that, where they said it.\n",
			since);
	}
}

static void
append_drops(GString *out, const json_t *unseen, GTimeZone *zone)
{
	const json_t *drops = json_object_get(unseen, "dropped");

	for (gsize i = 0; i < json_array_size(drops); i++) {
		const json_t *row = json_array_get(drops, i);
		g_autofree char *day = written(row, "day", zone, DAY);

		g_string_append_printf(out, "Source %s showed it (%s), and it was not kept: %s\n",
			jsontext_string(row, "source"), day, jsontext_string(row, "why"));
	}
}

static void
append_source(GString *out, const json_t *row, GTimeZone *zone)
{
	g_autofree char *last = moment(row, "last_success", zone);
	const char *error = jsontext_string(row, "error");

	g_string_append_printf(out, "    %s (%s): %s, last read %s%s%s\n",
		jsontext_string(row, "source"), jsontext_string(row, "type"),
		jsontext_string(row, "state"), last, error != NULL ? "; " : "",
		error != NULL ? error : "");
}

/* Those of one sort, under a head. */
static void
append_sources(GString *out, const json_t *unseen, bool are_there, GTimeZone *zone)
{
	const json_t *sources = json_object_get(unseen, "sources");
	bool is_first = true;

	for (gsize i = 0; i < json_array_size(sources); i++) {
		const json_t *row = json_array_get(sources, i);

		if (is_true(row, "at_that_host") != are_there) {
			continue;
		}
		if (is_first) {
			g_string_append_printf(out, "%s\n",
				are_there ? "Your sources there:"
					  : "These read hashtags, and show posts of other servers "
					    "that their own knows:");
			is_first = false;
		}
		append_source(out, row, zone);
	}
	if (is_first && are_there && jsontext_string(unseen, "host") != NULL) {
		g_string_append_printf(out, "None of your sources is at %s.\n",
			jsontext_string(unseen, "host"));
	}
}

static void
append_unseen(GString *out, const json_t *unseen, GTimeZone *zone)
{
	const json_t *said = json_object_get(unseen, "said");
	const bool is_kept_out = json_is_string(json_object_get(unseen, "kept_out"));
	const bool is_known = is_kept_out || is_true(said, "refused")
		|| is_true(said, "author_refused")
		|| json_array_size(json_object_get(unseen, "dropped")) > 0;
	g_autofree char *kept_out = moment(unseen, "kept_out", zone);

	g_string_append_printf(out, "No post is stored under %s\n",
		jsontext_string(unseen, "address"));
	if (is_kept_out) {
		g_string_append_printf(out,
			"You keep it out since %s: `tagdigest undrop` lets it in when it comes.\n",
			kept_out);
	}
	append_said(out, unseen, zone);
	append_drops(out, unseen, zone);
	if (is_known) {
		return;
	}
	if (is_true(unseen, "is_site")) {
		g_string_append(out, "That is a whole site, and no post of it.\n");
	} else if (json_is_null(json_object_get(unseen, "last_poll"))) {
		g_string_append(out, "No source was ever asked: `tagdigest poll` does it.\n");
	} else {
		g_string_append(out,
			"No source has shown it under that name, or it had no hashtag of a "
			"digest (of such posts nothing is kept). `tagdigest explain WORDS` finds a "
			"post by its words.\n");
	}
	append_sources(out, unseen, true, zone);
	append_sources(out, unseen, false, zone);
}

char *
explain_text(const json_t *report)
{
	GString *out = g_string_new(NULL);
	const json_t *posts = json_object_get(report, "posts");
	const json_t *unseen = json_object_get(report, "unseen");
	g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(word(report, "timezone", "UTC"));

	if (json_is_object(unseen)) {
		append_unseen(out, unseen, zone);
	} else if (json_object_get(json_array_get(posts, 0), "digests") != NULL) {
		append_posts(out, posts, zone);
	} else {
		append_list(out, report, zone);
	}
	return g_string_free(out, FALSE);
}
