/* A platform that nobody has heard of, in C: {"found": [{"no": 7, "words": "…", "nick": "ada"}]}.
 * Row 7-3 puts this file beside src/source/mastodon.c. */
#include "source/kind.h"
#include "text/jsontext.h"
#include "text/url.h"

static Post *
read_note(const json_t *note, const SourceSpec *spec)
{
	const char *words = jsontext_string(note, "words");
	g_autofree char *id = jsontext_dup_id(note, "no");
	g_autofree char *path = id != NULL ? g_strconcat("/notes/", id, NULL) : NULL;

	if (words == NULL || path == NULL) {
		return NULL;
	}
	Post *post = post_new();
	post->native_id = g_strdup(id);
	post->url = url_join(spec->url, path);
	post->text = g_strdup(words);
	post->content_raw = g_strdup(words);
	post->author_name = g_strdup(jsontext_string(note, "nick"));
	post->tags = hashtag_find(words);
	(void)date_parse(jsontext_string(note, "when"), &post->published_s);
	return post;
}

static bool
toy_parse(const StepInput *input, GPtrArray **posts, char **remark, GError **error)
{
	json_auto_t *document = NULL;
	size_t index;
	const json_t *note;

	if (!jsontext_load(g_bytes_get_data(input->reply->body, NULL),
		    g_bytes_get_size(input->reply->body), &document, error)) {
		return false;
	}
	*posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	*remark = NULL;
	json_array_foreach (json_object_get(document, "found"), index, note) {
		Post *post = read_note(note, input->spec);
		if (post != NULL) {
			g_ptr_array_add(*posts, post);
		}
	}
	return true;
}

static void
toy_step(const StepInput *input, Step *step)
{
	g_autofree char *url = url_join(input->spec->url, "/notes?tag=joyfe&from=0");
	g_autoptr(GError) error = NULL;
	g_autofree char *remark = NULL;
	GPtrArray *posts = NULL;

	step_init(step, input->state);
	if (input->reply == NULL) {
		g_ptr_array_add(step->requests, request_new(url));
	} else if (!step_refused(step, input->reply)) {
		if (toy_parse(input, &posts, &remark, &error)) {
			g_ptr_array_unref(step->posts);
			step->posts = posts;
			json_object_set_new(step->state, "seen", json_true());
		} else {
			step_set(step, STEP_FAILED, "%s", error->message);
		}
	}
}

static void
toy_recheck(const RecheckInput *input, Recheck *recheck)
{
	(void)input;
	recheck_init(recheck);
}

static bool
toy_has_read(const json_t *state)
{
	return jsontext_bool(state, "seen", false);
}

static bool
toy_recognises(const Reply *document)
{
	(void)document;
	return false;
}

const SourceKind toy_kind = {
	.name = "toy",
	.summary = "notes of a toy",
	.network = "Toy",
	.step = toy_step,
	.parse = toy_parse,
	.recheck = toy_recheck,
	.has_read = toy_has_read,
	.recognises = toy_recognises,
};
