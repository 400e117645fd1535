#include "source/folder.h"

#include "model/reach.h"
#include "source/feed_reading.h"
#include "text/jsontext.h"

#include <string.h>

#define FOLDER_TYPE "text/uri-list" /* RFC 2483, section 5 */

bool
folder_is(const Reply *reply)
{
	const char *type = reply_header(reply, "content-type");

	return reach_is_file(reply->url) && type != NULL
		&& g_ascii_strncasecmp(type, FOLDER_TYPE, strlen(FOLDER_TYPE)) == 0;
}

/* The files of a folder's listing. @return owned array of strings. */
static GPtrArray *
listed_files(const Reply *reply)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	GString *text = feed_reading_text(reply);
	g_auto(GStrv) lines = g_strsplit(text->str, "\n", 0);

	g_string_free(text, TRUE);
	for (guint i = 0; lines[i] != NULL; i++) {
		const char *line = g_strstrip(lines[i]);

		if (g_ascii_strncasecmp(line, "file:", 5) == 0 && !g_str_has_suffix(line, "/")) {
			g_ptr_array_add(files, g_strdup(line));
		}
	}
	return files;
}

/* How many files of the folder this run leaves to the next. */
static void
set_unasked(Step *step, guint unasked, guint files)
{
	json_object_set_new(step->state, "unasked", json_integer(unasked));
	json_object_set_new(step->state, "listed", json_integer(files));
}

void
folder_note_behind(Step *step)
{
	const json_int_t unasked = json_integer_value(json_object_get(step->state, "unasked"));
	const json_int_t listed = json_integer_value(json_object_get(step->state, "listed"));

	step->is_behind = unasked > 0;
	if (step->is_behind) {
		step->behind = g_strdup_printf("%" JSON_INTEGER_FORMAT " of %" JSON_INTEGER_FORMAT
					       " files come next time",
			unasked, listed);
	}
}

/* The first file to be asked: where more are listed than a run may ask, runs take turns. */
static guint
first_file(const GPtrArray *files, guint budget, const json_t *state)
{
	const char *last = jsontext_string(state, "last_file");
	guint first = 0;

	while (files->len > budget && last != NULL && first < files->len
		&& strcmp(g_ptr_array_index(files, first), last) <= 0) {
		first++;
	}
	return first; /* which is as good as 0 behind the last one */
}

void
folder_ask(const StepInput *input, FolderAsk ask, Step *step)
{
	const guint budget = (guint)MAX(input->budget, 0);
	g_autoptr(GPtrArray) files = listed_files(input->reply);
	const json_t *known = json_object_get(step->state, "files");
	json_t *kept = json_object();
	const guint first = first_file(files, budget, step->state);

	for (guint i = 0; i < files->len; i++) {
		const char *file = g_ptr_array_index(files, (first + i) % files->len);
		json_t *validators = json_object_get(known, file);

		if (i < budget) {
			ask(file, validators, step);
			json_object_set_new(step->state, "last_file", jsontext_text(file));
		}
		json_object_set(kept, file, validators); /* nothing, if NULL */
	}
	json_object_set_new(step->state, "files", kept);
	json_object_del(step->state, "etag"); /* of a file that was there before the folder */
	json_object_del(step->state, "last_modified");
	set_unasked(step, files->len - MIN(files->len, budget), files->len);
}

json_t *
folder_file(json_t *state, const char *file)
{
	json_t *files = json_object_get(state, "files");
	json_t *validators;

	if (!json_is_object(files)) {
		json_object_set_new(state, "files", json_object());
		files = json_object_get(state, "files");
	}
	validators = json_object_get(files, file);
	if (!json_is_object(validators)) {
		json_object_set_new(files, file, json_object());
		validators = json_object_get(files, file);
	}
	return validators;
}
