#include "import/bluesky_car_view.h"

#include "base/prefix.h"
#include "source/bluesky_name.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <string.h>

#define EMBED "app.bsky.embed."
/* Where Bluesky's own servers show what hangs on a post (docs.bsky.app: images and video). */
#define PICTURES "https://cdn.bsky.app/img/feed_fullsize/plain/"
/* Nobody put anything there before (2022-11-01). */
#define BEGIN_S ((int64_t)1667260800)
#define MEMBERS_ALONE "!no-unauthenticated"
#define VIDEOS "https://video.bsky.app/watch/"

/* ---- people ---- */

/* The labels that somebody put on their own record (com.atproto.label.defs#selfLabels). What stands
 * there and is no list of labels may have been the one by which they show themselves to members
 * alone. @return owned. */
static json_t *
own_labels(const json_t *record)
{
	const json_t *labels = json_object_get(record, "labels");
	json_t *values = json_object_get(labels, "values");
	bool is_sound = json_is_array(values);
	size_t index;
	const json_t *label;

	json_array_foreach (values, index, label) {
		is_sound = is_sound && jsontext_string(label, "val") != NULL;
	}
	if (is_sound) {
		return json_incref(values);
	}
	json_t *made = json_array();
	if (labels != NULL && !json_is_null(labels)) {
		json_array_append_new(made,
			jsontext_object("val", jsontext_text(MEMBERS_ALONE), NULL));
	}
	return made;
}

json_t *
bluesky_car_view_author(const char *did, const json_t *profile)
{
	static const char *const copied[] = { "displayName", "description" };
	json_t *author = jsontext_object("did", jsontext_text(did), "labels", own_labels(profile),
		NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(copied); i++) {
		const char *text = jsontext_string(profile, copied[i]);
		if (text != NULL) {
			json_object_set_new(author, copied[i], jsontext_text(text));
		}
	}
	return author;
}

/* ---- what hangs on a post ---- */

/* The name of a blob: {"ref": {"$link"}}, or as it was before 2023, {"cid"}. */
static const char *
blob_name(const json_t *blob)
{
	const char *name = json_string_value(jsontext_path(blob, "ref.$link"));

	return name != NULL ? name : jsontext_string(blob, "cid");
}

static json_t *
picture_of(const json_t *item, const char *did)
{
	const char *name = blob_name(json_object_get(item, "image"));
	g_autofree char *url = name != NULL ? g_strconcat(PICTURES, did, "/", name, "@jpeg", NULL)
					    : NULL;

	return jsontext_object("fullsize", jsontext_text(url), "alt",
		jsontext_text(jsontext_string(item, "alt")), NULL);
}

static json_t *
view_pictures(const json_t *embed, const char *did, const char *type, const char *key)
{
	json_t *made = json_array();
	size_t index;
	const json_t *item;

	json_array_foreach (json_object_get(embed, key), index, item) {
		if (json_is_object(item)) {
			json_array_append_new(made, picture_of(item, did));
		}
	}
	return jsontext_object("$type", jsontext_text(type), key, made, NULL);
}

static json_t *
view_images(const json_t *embed, const char *did)
{
	return view_pictures(embed, did, EMBED "images#view", "images");
}

static json_t *
view_gallery(const json_t *embed, const char *did)
{
	return view_pictures(embed, did, EMBED "gallery#view", "items");
}

static json_t *
view_video(const json_t *embed, const char *did)
{
	const char *name = blob_name(json_object_get(embed, "video"));
	g_autofree char *whose = g_uri_escape_string(did, NULL, FALSE);
	g_autofree char *url = name != NULL
		? g_strconcat(VIDEOS, whose, "/", name, "/playlist.m3u8", NULL)
		: NULL;

	return jsontext_object("$type", jsontext_text(EMBED "video#view"), "playlist",
		jsontext_text(url), "alt", jsontext_text(jsontext_string(embed, "alt")), NULL);
}

static json_t *
view_external(const json_t *embed, const char *did)
{
	json_t *external = json_object_get(embed, "external");

	(void)did;
	return jsontext_object("$type", jsontext_text(EMBED "external#view"), "external",
		external != NULL ? json_incref(external) : json_null(), NULL);
}

/* Of what is quoted the repository has the name alone, and not whether it may be shown. */
static json_t *
view_nothing(const json_t *embed, const char *did)
{
	(void)embed;
	(void)did;
	return NULL;
}

static const struct {
	const char *type;
	json_t *(*view)(const json_t *embed, const char *did);
} rows[] = {
	{ EMBED "images", view_images },
	{ EMBED "gallery", view_gallery },
	{ EMBED "video", view_video },
	{ EMBED "external", view_external },
	{ EMBED "record", view_nothing },
};

/* @return owned, NULL: nothing that can be shown. */
static json_t *
view_embed(const json_t *embed, const char *did)
{
	const char *own = jsontext_string(embed, "$type");
	const bool is_both = g_strcmp0(own, EMBED "recordWithMedia") == 0;
	const json_t *shown = is_both ? json_object_get(embed, "media") : embed;
	const char *type = jsontext_string(shown, "$type");

	for (gsize i = 0; type != NULL && i < G_N_ELEMENTS(rows); i++) {
		if (strcmp(rows[i].type, type) == 0) {
			return rows[i].view(shown, did);
		}
	}
	/* something that can be seen where the post is */
	return type != NULL ? jsontext_object("$type", jsontext_text(type), NULL) : NULL;
}

/* ---- a post ---- */

/* A key is the time at which the record was put there, in microseconds above ten other bits
 * (atproto.com/specs/tid); clients may choose another. DATE_UNKNOWN: it is none, or cannot be. */
static int64_t
time_of_key(const char *key, int64_t now_s)
{
	static const char letters[] = "234567abcdefghijklmnopqrstuvwxyz";
	guint64 number = 0;

	if (strlen(key) != 13) {
		return DATE_UNKNOWN;
	}
	for (const char *at = key; *at != '\0'; at++) {
		const char *letter = strchr(letters, *at);
		if (letter == NULL) {
			return DATE_UNKNOWN;
		}
		number = (number << 5) | (guint64)(letter - letters);
	}
	const int64_t time_s = (int64_t)((number >> 10) / G_USEC_PER_SEC);
	return time_s <= now_s && time_s >= BEGIN_S ? time_s : DATE_UNKNOWN;
}

json_t *
bluesky_car_view_post(const char *key, json_t *author, json_t *record, int64_t now_s)
{
	const char *did = jsontext_string(author, "did");
	const BlueskyName name = { (char *)did, (char *)BLUESKY_POSTS, (char *)key };
	const int64_t put_s = time_of_key(key, now_s);
	g_autofree char *uri = bluesky_name_uri(&name);
	json_t *own = json_copy(record);
	json_t *view = jsontext_object("uri", jsontext_text(uri), "author", json_incref(author),
		"record", own, NULL);
	json_t *embed = view_embed(json_object_get(record, "embed"), did);

	if (json_object_get(record, "labels") != NULL) {
		json_object_set_new(own, "labels",
			jsontext_object("values", own_labels(record), NULL));
	}
	if (put_s != DATE_UNKNOWN) {
		json_object_set_new(view, "indexedAt", jsontext_time(put_s));
	}
	if (embed != NULL) {
		json_object_set_new(view, "embed", embed);
	}
	return view;
}
