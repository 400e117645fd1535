#include "source/api_files.h"

#include "source/folder.h"
#include "source/validator.h"
#include "text/jsontext.h"

#include <string.h>

/* No more posts are made of a file at once: it may hold a platform's last ten years. */
#define POSTS_MAX 2000
/* The longest file that is read. */
#define BYTES_MAX ((gsize)1 << 30)

static void
ask(const char *file, const json_t *validators, Step *step)
{
	Request *request = request_new(file);

	request->mark = g_strdup(file);
	request->bytes_max = BYTES_MAX;
	if (json_object_get(validators, "at") == NULL) {
		validator_send(validators, request);
	}
	g_ptr_array_add(step->requests, request);
}

void
api_files_begin(const StepInput *input, Step *step)
{
	if (input->is_new_reading) {
		json_object_del(step->state, "files");
		json_object_del(step->state, "last_file");
		json_object_del(step->state, "etag");
		json_object_del(step->state, "last_modified");
		json_object_del(step->state, "at");
	}
	json_object_del(step->state, "unasked");
	ask(input->spec->url, step->state, step);
}

/* How far a file was read that has not changed since. */
static guint
read_before(const json_t *known, const Reply *reply)
{
	const char *of = jsontext_string(known, "of");
	const int64_t at = jsontext_integer(known, "at", 0);

	return of != NULL && g_strcmp0(of, reply_header(reply, "etag")) == 0 && at > 0
			&& at < G_MAXINT32
		? (guint)at
		: 0;
}

/* What is older than a first reading goes back is passed over, as a server's would not come. */
static bool
is_wanted(const StepInput *input, const ApiPostReader *reader, const HashtagGlance *glance,
	const json_t *item)
{
	const int64_t time_s = api_post_time(reader, item);

	return (time_s == 0 || time_s >= input->begin_s)
		&& (input->spec->file_under != NULL || api_post_glance(reader, glance, item));
}

/* @return how many items had nothing of what the kind calls a post. */
static guint
read_items(const StepInput *input, ApiDocument *document, Step *step)
{
	g_autoptr(HashtagGlance) glance = hashtag_glance_new(input->spec->tags);
	const ApiPostReader reader = {
		.spec = input->spec,
		.at = { .document = document->around },
		.now_s = input->now_s,
	};
	guint nameless = 0;
	json_t *item;

	while (step->posts->len < POSTS_MAX && (item = api_document_next(document)) != NULL) {
		Post *post = NULL;
		g_autofree char *name = api_post_id(&reader, item);
		const bool may_be = is_wanted(input, &reader, glance, item);
		const ApiPostVerdict verdict = may_be ? api_post_read(&reader, item, &post)
						      : API_POST_DROPPED;

		if (verdict == API_POST_READ) {
			g_ptr_array_add(step->posts, post);
		} else {
			step->passed_over++;
		}
		nameless += name == NULL ? 1 : 0;
		json_decref(item);
	}
	return nameless;
}

static void
say(const ApiDocument *document, guint nameless, const char *file, Step *step)
{
	const char *colon = *file == '\0' ? "" : ": ";

	if (document->count > 0 && nameless == document->count) {
		step_set(step, STEP_FAILED,
			"%s%snone of %u items has an id, uri or url where its kind says (expected "
			"another [kind], or other paths)",
			file, colon, document->count);
	} else if (document->lost > 0 || nameless > 0 || document->is_cut_off) {
		step->is_in_part = true;
		step_set(step, STEP_GO_ON, "%s%sread in part: %u of %u items cannot be read%s",
			file, colon, document->lost + nameless, document->count,
			document->is_cut_off ? ", and it breaks off" : "");
	}
}

/* @known the state of the file. */
static void
take_file(const StepInput *input, json_t *known, const char *name, Step *step)
{
	const Reply *reply = input->reply;
	const char *etag = reply_header(reply, "etag");
	g_auto(ApiDocument) document = { 0 };
	g_autoptr(GError) error = NULL;

	if (!api_document_open(reply->body, input->spec->described->plan->items, true, &document,
		    &error)) {
		step_set(step, STEP_FAILED, "%s%s%s", name, *name == '\0' ? "" : ": ",
			error->message);
		return;
	}
	api_document_skip(&document, read_before(known, reply));
	const guint before = document.count;
	const guint nameless = read_items(input, &document, step);
	const bool is_part = step->posts->len >= POSTS_MAX;

	if (document.count > 0) {
		json_object_set_new(step->state, "seen", json_true());
	}
	if (is_part && document.count > before) {
		json_object_set_new(known, "at", json_integer(document.count));
		json_object_set_new(known, "of", jsontext_text(etag));
		if (input->budget > 0) {
			ask(reply->mark, known, step);
		}
		return;
	}
	json_object_del(known, "at");
	json_object_del(known, "of");
	validator_keep(reply, true, known);
	document.count -= before;
	say(&document, nameless, name, step);
}

void
api_files_take(const StepInput *input, Step *step)
{
	const Reply *reply = input->reply;
	const char *file = reply->mark != NULL ? reply->mark : input->spec->url;
	const bool is_main = strcmp(file, input->spec->url) == 0;

	if (is_main && reply->status == 200 && folder_is(reply)) {
		folder_ask(input, ask, step);
	} else if (reply->status == 304) {
		step->not_modified = true;
	} else if (!step_refused(step, reply)) {
		g_autofree char *name = is_main ? g_strdup("") : g_path_get_basename(file);

		take_file(input, is_main ? step->state : folder_file(step->state, file), name,
			step);
	}
	folder_note_behind(step);
}
