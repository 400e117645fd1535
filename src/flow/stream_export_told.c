#include "flow/stream_export_told.h"

#include "base/clean.h"
#include "text/jsontext.h"

#define NAME_BYTES_MAX 200

char *
told_name(const char *path)
{
	g_autofree char *name = g_path_get_basename(path);

	return clean_text(name, CLEAN_ONE_LINE, NAME_BYTES_MAX);
}

void
told_add(Told *told, const char *path, const char *why)
{
	if (told->count++ == 0) {
		g_autofree char *name = path != NULL ? told_name(path) : NULL;

		told->first = name != NULL ? g_strjoin(": ", name, why, NULL) : g_strdup(why);
	}
}

json_t *
told_json(const Told *told)
{
	return jsontext_object("count", json_integer(told->count), "first",
		jsontext_text(told->first), NULL);
}

Told
told_of_json(const json_t *kept)
{
	const char *first = jsontext_string(kept, "first");

	return (Told){ first != NULL ? (guint)jsontext_integer(kept, "count", 1) : 0,
		g_strdup(first) };
}

void
told_words(const Told *told, const ToldOf *of, const char *words, GString *out)
{
	if (told->count == 0) {
		return;
	}
	g_string_append(out, out->len > 0 ? "; " : "");
	if (of->all == 1) {
		g_string_append_printf(out, "the only %s %s: %s", of->one, words, told->first);
	} else {
		g_string_append_printf(out, "%u of %u %s %s%s: %s", told->count, of->all, of->many,
			words, told->count == 1 ? "" : ", the first", told->first);
	}
}

void
told_clear(Told *told)
{
	g_free(told->first);
	*told = (Told){ 0 };
}
