#include "import/export.h"

#include "base/error.h"
#include "import/export_said.h"
#include "import/unpack.h"

#include <string.h>

#define FORMATS_MAX 32

/* A part with posts. */
typedef struct Part {
	guint number;
	guint format; /* its place in import_formats() */
	char *path;   /* owned */
	bool is_plain;
} Part;

static void
part_clear(void *data)
{
	Part *part = data;

	g_free(part->path);
}

struct Export {
	Unpack *unpack;
	const ImportInput *input;
	void *readings[FORMATS_MAX]; /* owned: of each format, NULL: there was no part of it */
	GArray *parts;               /* of Part, in their order */
	guint next_part;             /* which of them is opened next */
	const ImportFormat *format;  /* of the one that is open; NULL: none is */
	void *reading;               /* borrowed: likewise */
	UnpackPart at;               /* which that is */
	int64_t items;               /* how many of it were read */
	ExportPlace from;            /* up to there all is passed over */
	bool is_in_vain;             /* the part could not be opened, which is to be said */
	char *why;                   /* owned: why */
	bool is_known;               /* it has a part of a format that is no guess */
	ExportSaid said;
	bool has_told_trouble;
	bool has_bytes; /* not all of its parts are empty */
};

void
export_free(Export *export)
{
	const ImportFormat *const *formats = import_formats();

	if (export == NULL) {
		return;
	}
	for (guint i = 0; i < FORMATS_MAX; i++) {
		if (export->readings[i] != NULL) {
			formats[i]->end(export->readings[i]);
		}
	}
	unpack_free(export->unpack);
	g_array_unref(export->parts);
	export_said_clear(&export->said);
	g_free(export->why);
	g_free(export);
}

void
export_item_clear(ExportItem *item)
{
	post_free(item->said.post);
	g_free(item->said.why);
	*item = (ExportItem){ 0 };
}

/* ---- what there is --------------------------------------------------------------------------- */

static ImportRole
find_role(Export *export, const UnpackPart *part, const char *head, gsize length, guint *format)
{
	const ImportFormat *const *formats = import_formats();

	for (guint i = 0; i < FORMATS_MAX && formats[i] != NULL; i++) {
		const bool is_asked = !formats[i]->needs_kind
			|| export->input->spec->described != NULL;
		const ImportRole role = is_asked ? formats[i]->role(part->path, head, length)
						 : IMPORT_ROLE_NONE;

		if (role != IMPORT_ROLE_NONE) {
			*format = i;
			export->is_known = export->is_known || !formats[i]->is_guess;
			return role;
		}
	}
	return IMPORT_ROLE_NONE;
}

/* What only looks like posts is none beside the parts of a format that is known for certain; what
 * people may miss is told. */
static void
drop_guesses(Export *export)
{
	const ImportFormat *const *formats = import_formats();
	g_autofree char *first = NULL;
	guint plain = 0;

	for (guint i = export->parts->len; export->is_known && i > 0; i--) {
		const Part *part = &g_array_index(export->parts, Part, i - 1);

		if (!formats[part->format]->is_guess) {
			continue;
		}
		if (part->is_plain) {
			g_free(first);
			first = export_said_name(&export->said, part->path);
			plain++;
		}
		g_array_remove_index(export->parts, i - 1);
	}
	if (plain == 1) {
		export_said_remark(&export->said,
			g_strdup_printf("%s looks like a table of posts and was left out, since an "
					"export lies beside it: import it by itself",
				first));
	} else if (plain > 1) {
		export_said_remark(&export->said,
			g_strdup_printf("%s and others, %u in all, look like tables of posts and "
					"were left out, since an export lies beside them: import "
					"them by themselves",
				first, plain));
	}
}

/* Whatever reads the part, its reading has begun. @return borrowed. */
static void *
reading_of(Export *export, guint format)
{
	const ImportFormat *const *formats = import_formats();

	if (export->readings[format] == NULL) {
		export->readings[format] = formats[format]->begin(export->input);
	}
	return export->readings[format];
}

static void
say_where(const Export *export, const char *path, GError **error)
{
	if (!export->said.hides_names) {
		g_prefix_error(error, "%s: ", path);
	}
}

static bool
look_at(Export *export, const UnpackPart *part, GError **error)
{
	const ImportFormat *const *formats = import_formats();
	const char *head;
	gsize length;
	guint format = 0;

	if (!reader_peek(part->reader, IMPORT_HEAD_BYTES, &head, &length, error)) {
		return false;
	}
	length = MIN(length, IMPORT_HEAD_BYTES);
	export->has_bytes = export->has_bytes || length > 0;
	const ImportRole role = find_role(export, part, head, length, &format);
	if (role == IMPORT_ROLE_NEVER) {
		export_said_never(&export->said, part->path, formats[format]->name);
		return true;
	}
	if (role == IMPORT_ROLE_NONE) {
		export_said_look(&export->said, part->path, head, length);
		return true;
	}
	void *reading = reading_of(export, format);
	if (role == IMPORT_ROLE_POSTS || role == IMPORT_ROLE_BOTH) {
		const bool is_plain = formats[format]->is_plain != NULL
			&& formats[format]->is_plain(head, length);
		const Part found = { part->number, format, g_strdup(part->path), is_plain };

		g_array_append_val(export->parts, found);
	}
	if (role != IMPORT_ROLE_POSTS && formats[format]->hear != NULL
		&& !formats[format]->hear(reading, part->path, part->reader, error)) {
		say_where(export, part->path, error);
		return false;
	}
	return true;
}

static void
tell_trouble(Export *export)
{
	const char *trouble = unpack_trouble(export->unpack);

	if (trouble != NULL && !export->has_told_trouble) {
		export->has_told_trouble = true;
		export_said_remark(&export->said, g_strdup(trouble));
	}
}

/* Of a mailbox, that is how one looks whose letters are all read. */
static bool
may_be_empty(const Export *export)
{
	return export->said.wants_letters && !export->has_bytes
		&& unpack_trouble(export->unpack) == NULL;
}

/* There are no posts in it: what it is instead. */
static bool
tell_none(const Export *export, GError **error)
{
	const char *trouble = unpack_trouble(export->unpack);

	if (trouble != NULL) {
		error_set(error, ERROR_PARSE_PERMANENT, "%s; no posts were found before that",
			trouble);
	} else {
		export_said_none(&export->said, error);
	}
	return false;
}

static bool
look_through(Export *export, GError **error)
{
	UnpackPart part = { 0 };

	do {
		if (!unpack_next(export->unpack, &part, error)
			|| (part.path != NULL && !look_at(export, &part, error))) {
			return false;
		}
	} while (part.path != NULL);
	drop_guesses(export);
	if (export->parts->len == 0 && !may_be_empty(export)) {
		return tell_none(export, error);
	}
	tell_trouble(export);
	return unpack_rewind(export->unpack, error);
}

bool
export_open_watched(const char *path, const ImportInput *input, ExportWatch *watch, Export **made,
	GError **error)
{
	g_autoptr(Export) export = g_new0(Export, 1);

	export->input = input;
	export->parts = g_array_new(FALSE, FALSE, sizeof(Part));
	g_array_set_clear_func(export->parts, part_clear);
	export_said_begin(&export->said, watch->hides_names);
	export->said.wants_letters = g_strcmp0(input->spec->kind, SOURCE_MAILBOX) == 0;
	watch->is_cut_off = false;
	if (!unpack_open(path, &export->unpack, error)) {
		return false;
	}
	if (export->said.hides_names) {
		unpack_hide_names(export->unpack);
	}
	const bool is_well = look_through(export, error);
	watch->is_cut_off = export_is_cut_off(export);
	if (is_well) {
		*made = g_steal_pointer(&export);
	}
	return is_well;
}

bool
export_open(const char *path, const ImportInput *input, Export **made, GError **error)
{
	ExportWatch watch = { false, false };

	return export_open_watched(path, input, &watch, made, error);
}

/* ---- item by item ---------------------------------------------------------------------------- */

void
export_go_on(Export *export, const ExportPlace *place)
{
	const Part *parts = (const Part *)(const void *)export->parts->data;

	export->from = *place;
	while (export->next_part < export->parts->len
		&& parts[export->next_part].number < place->part) {
		export->next_part++;
	}
}

/* What went wrong is the part's own; the reader's would come again. */
static bool
is_of_part(const Export *export)
{
	const char *bytes;
	gsize length;

	return reader_peek(export->at.reader, 1, &bytes, &length, NULL);
}

static bool
open_part(Export *export, const Part *part, GError **error)
{
	g_autoptr(GError) trouble = NULL;

	export->items = 0;
	export->is_in_vain = false;
	g_clear_pointer(&export->why, g_free);
	export->format = import_formats()[part->format];
	export->reading = export->readings[part->format];
	if (export->format->open(export->reading, export->at.path, export->at.reader, &trouble)) {
		return true;
	}
	if (!is_of_part(export)) {
		g_propagate_error(error, g_steal_pointer(&trouble));
		return false;
	}
	export->is_in_vain = true;
	export->why = g_strdup(trouble->message);
	return true;
}

/* @is_over out: there is none any more. */
static bool
next_part(Export *export, bool *is_over, GError **error)
{
	*is_over = export->next_part >= export->parts->len;
	if (*is_over) {
		return true;
	}
	const Part part = g_array_index(export->parts, Part, export->next_part++);
	do {
		if (!unpack_next(export->unpack, &export->at, error)) {
			return false;
		}
	} while (export->at.path != NULL && export->at.number < part.number);
	if (export->at.path == NULL) {
		*is_over = true; /* it got shorter while it was read */
		return true;
	}
	return open_part(export, &part, error);
}

/* What its format says of the part that was read. */
static void
remark(Export *export)
{
	g_autofree char *words = export->format->remark != NULL && !export->is_in_vain
		? export->format->remark(export->reading)
		: NULL;

	if (words != NULL) {
		g_autofree char *name = export_said_name(&export->said, export->at.path);

		/* A file without parts says its name once. */
		export_said_remark(&export->said,
			export->parts->len > 1 ? g_strdup_printf("%s: %s", name, words)
					       : g_strdup(words));
	}
}

static bool
next_of_part(Export *export, ExportItem *item, GError **error)
{
	if (export->is_in_vain) {
		item->said.verdict = export->items == 0 ? IMPORT_UNREADABLE : IMPORT_END;
		item->said.why = export->items == 0 ? g_strdup(export->why) : NULL;
	} else if (!export->format->next(export->reading, &item->said, error)) {
		say_where(export, export->at.path, error);
		return false;
	}
	if (item->said.verdict == IMPORT_END) {
		remark(export);
		export->format = NULL;
	} else {
		export->items++;
	}
	item->path = export->at.path;
	item->through = (ExportPlace){ export->at.number, export->items };
	return true;
}

static bool
was_read(const Export *export, const ExportItem *item)
{
	return item->through.part == export->from.part && item->through.items <= export->from.items;
}

bool
export_next(Export *export, ExportItem *item, GError **error)
{
	bool is_over = false;

	do {
		export_item_clear(item);
		if ((export->format == NULL && !next_part(export, &is_over, error))
			|| (!is_over && !next_of_part(export, item, error))) {
			return false;
		}
	} while (!is_over && (item->said.verdict == IMPORT_END || was_read(export, item)));
	if (is_over) {
		export_item_clear(item);
		tell_trouble(export);
	}
	return true;
}

const char *
export_path(const Export *export, guint part)
{
	for (guint i = 0; i < export->parts->len; i++) {
		const Part *at = &g_array_index(export->parts, Part, i);

		if (at->number == part) {
			return at->path;
		}
	}
	return NULL;
}

const GPtrArray *
export_remarks(const Export *export)
{
	return export->said.remarks;
}

bool
export_is_cut_off(const Export *export)
{
	return unpack_is_cut_off(export->unpack);
}

int64_t
export_size(const Export *export)
{
	return unpack_size(export->unpack);
}

int64_t
export_at(const Export *export)
{
	return unpack_at(export->unpack);
}
