/* The organiser's words: the note of this edition, and behind it the one that stands in all. */
#include "render/view_part.h"

#include "render/excerpt.h"
#include "render/excerpt_span.h"
#include "text/markdown.h"
#include "text/plain.h"

#define NAME_CHARACTERS_MAX 120

/* @return owned; nothing in it when there are no words. */
static Prose *
read_words(const Draft *draft)
{
	g_autofree char *standing = draft->note == NULL ? NULL : plain_lines(draft->note);
	Prose *whole = markdown_read(draft->note_once == NULL ? "" : draft->note_once);
	g_autoptr(Prose) behind = standing == NULL ? NULL : prose_from_text(standing);

	while (behind != NULL && prose_count(behind) > 0) {
		prose_add(whole, g_ptr_array_steal_index(behind->parts, 0));
	}
	excerpt_show_words(whole);
	return whole;
}

json_t *
view_part_note(ViewMaker *maker)
{
	g_autoptr(Prose) whole = read_words(maker->draft);
	json_t *links = view_part_links(maker);
	json_t *note;

	if (prose_count(whole) == 0) {
		json_decref(links);
		return json_null();
	}
	g_autofree char *words = excerpt_span_text(whole);
	maker->read_words += plain_words(words);
	note = json_object();
	json_object_set_new(note, "text", view_part_own_text(maker, whole, links));
	view_part_take(note, "by", view_part_line(maker->draft->note_by, NAME_CHARACTERS_MAX));
	json_object_set_new(note, "is_linked", json_boolean(json_array_size(links) > 0));
	json_object_set_new(note, "links", links);
	return note;
}
