/* Drafts and their views for the tests of render: a default one, changed member by member. */
#ifndef TAGDIGEST_TESTS_UNIT_RENDER_DRAFTS_H
#define TAGDIGEST_TESTS_UNIT_RENDER_DRAFTS_H

#include <stdio.h>
#include <string.h>

#include "../expect.h"
#include "model/edition.h"
#include "render/view.h"

#define WAY_OUT_BEGINS "mailto:organiser@college.example?subject=unsubscribe%20weekly%20"
#define WAY_OUT WAY_OUT_BEGINS VARIANT_NOBODY

/* Each token's place noted is a way out of the rendering, and each way out is a place; so are one
 * address and one reason, and what stands there is all of them. */
static inline void
check_places(const char *rendering, const GArray *places)
{
	static const char *const fills[] = {
		[VARIANT_TOKEN] = VARIANT_NOBODY,
		[VARIANT_ADDRESS] = "you@college.example",
		[VARIANT_WHY] = "Each reader is told here who asked for it, and when.",
	};
	int counts[VARIANT_KINDS] = { 0 };
	const char *at = rendering;

	for (guint i = 0; i < places->len; i++) {
		const VariantPlace *place = &g_array_index(places, VariantPlace, i);
		counts[place->kind]++;
		g_assert_cmpuint(place->length, ==, strlen(fills[place->kind]));
		g_assert_true(g_str_has_prefix(rendering + place->at, fills[place->kind]));
		if (place->kind == VARIANT_TOKEN) {
			at = strstr(at, VARIANT_NOBODY);
			g_assert_nonnull(at);
			g_assert_cmpuint((gsize)(at - rendering), ==, place->at);
			at++;
		}
	}
	g_assert_null(strstr(at, VARIANT_NOBODY));
	g_assert_cmpint(counts[VARIANT_ADDRESS], ==, 1);
	g_assert_cmpint(counts[VARIANT_WHY], ==, 1);
}

/* JSON written with ' for ". */
static inline json_t *
json_of(const char *text)
{
	g_autofree char *quoted = g_strdelimit(g_strdup(text), "'", '"');
	json_error_t error;
	json_t *json = json_loads(quoted, JSON_DECODE_ANY, &error);

	if (json == NULL) {
		g_error("%s: %s", error.text, quoted);
	}
	return json;
}

/* A draft of a week in November, without posts, with @changes (owned) put over it. */
static inline json_t *
draft_json(json_t *changes)
{
	json_t *draft = json_of("{'digest': 'weekly', 'frequency': 'weekly', 'number': 12,"
				" 'period_start': '2026-11-09T07:30:00Z',"
				" 'period_end': '2026-11-16T07:30:00Z', 'title': '#JoyFE',"
				" 'language': 'en', 'timezone': 'Europe/London',"
				" 'contact': 'organiser@college.example'}");

	json_object_update(draft, changes);
	json_decref(changes);
	return draft;
}

/* The view of a draft, which must have one. */
static inline json_t *
view_of(json_t *changes)
{
	const ViewOptions options = { .unsubscribe_url = WAY_OUT_BEGINS };
	json_auto_t *json = draft_json(changes);
	g_autoptr(Draft) draft = NULL;
	g_autoptr(GError) error = NULL;
	json_t *view = NULL;

	if (!draft_from_json(json, &draft, &error) || !view_new(draft, &options, &view, &error)) {
		g_error("%s", error->message);
	}
	return view;
}

/* The changes that make a draft of one section with @count posts, all as @post (JSON text). */
static inline json_t *
posts_of(const char *post, int count)
{
	json_t *posts = json_array();
	json_t *one = json_of(post);

	for (int i = 0; i < count; i++) {
		json_array_append(posts, one);
	}
	json_decref(one);
	return json_pack("{s:i, s:i, s:[{s:s, s:i, s:o}], s:[{s:s, s:i}], s:[{s:s, s:i, s:i}]}",
		"posts_total", count, "people_total", 1, "sections", "tag", "#JoyFE", "total",
		count, "posts", posts, "tallies", "tag", "#JoyFE", "posts", count, "days", "start",
		"2026-11-09T00:00:00Z", "posts", count, "tag", 0);
}

/* A value in the view, "list.posts.0.author"; borrowed, may be NULL. */
static inline const json_t *
view_at(const json_t *view, const char *path)
{
	g_auto(GStrv) steps = g_strsplit(path, ".", -1);

	for (char **step = steps; *step != NULL; step++) {
		view = json_is_array(view) ? json_array_get(view, (size_t)atoi(*step))
					   : json_object_get(view, *step);
	}
	return view;
}

/* That value as text: strings as they are, with plain blanks; the rest as JSON. @return owned. */
static inline char *
view_text(const json_t *view, const char *path)
{
	const json_t *value = view_at(view, path);
	GString *text;

	if (value == NULL) {
		return g_strdup("(missing)");
	}
	if (json_is_string(value)) {
		text = g_string_new(json_string_value(value));
	} else {
		char *dump = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS);
		text = g_string_new(dump);
		free(dump);
	}
	g_string_replace(text, "\u00a0", " ", 0);
	return g_string_free(text, FALSE);
}

#endif
