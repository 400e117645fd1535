#include "text/prose_writer.h"

static bool
may_grow(ProseWriter *writer)
{
	if (writer->pieces < PROSE_PIECES_MAX && writer->bytes < PROSE_BYTES_MAX) {
		return true;
	}
	writer->whole->is_cut = true;
	return false;
}

static Prose *
add_new(ProseWriter *writer, Prose *into, ProseKind kind)
{
	Prose *prose = prose_new(kind, NULL, NULL);

	writer->pieces++;
	prose_add(into, prose);
	return prose;
}

static Prose *
last_part(const Prose *prose)
{
	const guint count = prose_count(prose);

	return count == 0 ? NULL : prose_part(prose, count - 1);
}

/* Words that are one hashtag or handle join the text before them. */
static void
unlink_tag(ProseWriter *writer)
{
	GPtrArray *runs = writer->block->parts;
	Prose *run = writer->run;
	Prose *before = runs->len < 2 ? NULL : g_ptr_array_index(runs, runs->len - 2);

	g_clear_pointer(&run->url, g_free);
	run->kind = PROSE_TEXT;
	if (before != NULL && before->kind == PROSE_TEXT && before->stress == run->stress) {
		char *joined = g_strconcat(before->text, run->text, NULL);

		g_free(before->text);
		before->text = joined;
		g_ptr_array_set_size(runs, (gint)runs->len - 1);
	}
}

void
prose_writer_end_run(ProseWriter *writer)
{
	Prose *run = writer->run;

	if (run == NULL) {
		return;
	}
	g_free(run->text);
	run->text = g_strndup(writer->text->str, writer->text->len);
	if (run->kind == PROSE_LINK && !writer->links_tags && prose_is_tag(run->text)) {
		unlink_tag(writer);
	}
	writer->run = NULL;
	g_string_truncate(writer->text, 0);
}

void
prose_writer_end_block(ProseWriter *writer)
{
	prose_writer_end_run(writer);
	writer->block = NULL;
	writer->breaks = 0;
	writer->blanks = 0;
}

/* The part at the end of @container if it is of that kind, else a new one. */
static Prose *
last_or_new(ProseWriter *writer, Prose *container, ProseKind kind)
{
	Prose *last = last_part(container);

	return last != NULL && last->kind == kind ? last : add_new(writer, container, kind);
}

/* A container within @around that may hold blocks. */
static Prose *
place_for_blocks(ProseWriter *writer, Prose *around)
{
	switch (around->kind) {
	case PROSE_LIST:
		return add_new(writer, around, PROSE_ITEM);
	case PROSE_TABLE:
		around = add_new(writer, around, PROSE_ROW);
		return add_new(writer, around, PROSE_CELL);
	case PROSE_ROW:
		return add_new(writer, around, PROSE_CELL);
	default:
		return around;
	}
}

/* Where a container of that kind may stand, with what it lacks around it. */
static Prose *
place_for(ProseWriter *writer, ProseKind kind)
{
	Prose *around = writer->at.container;

	switch (kind) {
	case PROSE_ITEM:
		return around->kind == PROSE_LIST
			? around
			: last_or_new(writer, place_for_blocks(writer, around), PROSE_LIST);
	case PROSE_ROW:
		return around->kind == PROSE_TABLE
			? around
			: last_or_new(writer, place_for_blocks(writer, around), PROSE_TABLE);
	case PROSE_CELL:
		return around->kind == PROSE_TABLE ? last_or_new(writer, around, PROSE_ROW)
						   : around;
	case PROSE_LIST:
		/* A list in a list belongs to the item before it. */
		return around->kind == PROSE_LIST ? last_or_new(writer, around, PROSE_ITEM)
						  : place_for_blocks(writer, around);
	default:
		return place_for_blocks(writer, around);
	}
}

void
prose_writer_open(ProseWriter *writer, ProseKind kind, guint number)
{
	prose_writer_end_block(writer);
	writer->at.block_kind = PROSE_PARAGRAPH;
	if (writer->at.depth >= PROSE_DEPTH_MAX || !may_grow(writer)) {
		return;
	}
	writer->at.container = add_new(writer, place_for(writer, kind), kind);
	writer->at.container->number = number;
	writer->at.depth++;
}

/* The run that text goes into from now on; whether it is another than before. */
static bool
choose_run(ProseWriter *writer)
{
	const ProseKind kind = writer->at.url != NULL ? PROSE_LINK
		: writer->at.is_code                  ? PROSE_CODE
						      : PROSE_TEXT;
	Prose *last;

	if (writer->run != NULL && writer->run->kind == kind
		&& writer->run->stress == writer->at.stress
		&& g_strcmp0(writer->run->url, writer->at.url) == 0) {
		return false;
	}
	prose_writer_end_run(writer);
	last = last_part(writer->block);
	if (kind == PROSE_TEXT && last != NULL && last->kind == PROSE_TEXT
		&& last->stress == writer->at.stress) {
		g_string_assign(writer->text, last->text);
		writer->run = last;
		return true;
	}
	writer->run = add_new(writer, writer->block, kind);
	writer->run->url = g_strdup(writer->at.url);
	writer->run->stress = writer->at.stress;
	return true;
}

static bool
is_plain(const Prose *run)
{
	return run->kind == PROSE_TEXT && run->stress == PROSE_PLAIN;
}

/* A blank belongs to the plain text beside it; between a link and another it is text of its own. */
static void
pay_blank(ProseWriter *writer)
{
	const bool is_other = choose_run(writer);
	GPtrArray *runs = writer->block->parts;
	Prose *before = runs->len < 2 ? NULL : g_ptr_array_index(runs, runs->len - 2);

	if (!is_other || is_plain(writer->run)) {
		g_string_append_c(writer->text, ' ');
	} else if (before != NULL && is_plain(before)) {
		char *longer = g_strconcat(before->text, " ", NULL);

		g_free(before->text);
		before->text = longer;
	} else {
		g_ptr_array_insert(runs, (gint)runs->len - 1, prose_new(PROSE_TEXT, " ", NULL));
		writer->pieces++;
	}
}

/* What is owed before text in a paragraph. */
static void
pay(ProseWriter *writer)
{
	if (writer->breaks == 1 || (writer->breaks > 1 && writer->at.block_kind == PROSE_HEADING)) {
		prose_writer_end_run(writer);
		add_new(writer, writer->block, PROSE_BREAK);
		(void)choose_run(writer);
	} else if (writer->blanks > 0) {
		pay_blank(writer);
	} else {
		(void)choose_run(writer);
	}
}

static void
pay_code(ProseWriter *writer)
{
	for (guint i = 0; writer->text->len > 0 && i < MIN(writer->breaks, 2); i++) {
		g_string_append_c(writer->text, '\n');
	}
	for (guint i = 0; i < writer->blanks; i++) {
		g_string_append_c(writer->text, ' ');
	}
}

static void
resume_code(ProseWriter *writer)
{
	if (writer->run != writer->block) {
		writer->run = writer->block;
		g_string_assign(writer->text, writer->run->text == NULL ? "" : writer->run->text);
	}
}

static void
prepare_text(ProseWriter *writer)
{
	if (writer->block != NULL && writer->breaks > 1 && writer->block->kind == PROSE_PARAGRAPH) {
		prose_writer_end_block(writer);
	}
	if (writer->block == NULL) {
		writer->around = place_for_blocks(writer, writer->at.container);
		writer->block = add_new(writer, writer->around, writer->at.block_kind);
		writer->block->number = writer->at.block_number;
		writer->breaks = 0;
		if (writer->at.block_kind != PROSE_CODE_BLOCK) {
			writer->blanks = 0;
		}
	}
	if (writer->block->kind == PROSE_CODE_BLOCK) {
		resume_code(writer);
		pay_code(writer);
	} else {
		pay(writer);
	}
	writer->breaks = 0;
	writer->blanks = 0;
}

void
prose_writer_text(ProseWriter *writer, const char *text, gsize length)
{
	writer->bytes += length;
	if (may_grow(writer)) {
		prepare_text(writer);
		g_string_append_len(writer->text, text, (gssize)length);
	}
}

void
prose_writer_break(ProseWriter *writer)
{
	writer->breaks++;
	writer->blanks = 0;
}

void
prose_writer_begin_block(ProseWriter *writer, ProseKind kind, guint number)
{
	prose_writer_end_block(writer);
	writer->at.block_kind = kind;
	writer->at.block_number = number;
}

void
prose_writer_picture(ProseWriter *writer, const char *url, const char *alt)
{
	if (may_grow(writer)) {
		Prose *around = writer->block != NULL
			? writer->around
			: place_for_blocks(writer, writer->at.container);

		writer->pieces++;
		prose_add(around, prose_new(PROSE_PICTURE, alt, url));
	}
}

void
prose_writer_begin(ProseWriter *writer)
{
	*writer = (ProseWriter){
		.whole = prose_new(PROSE_WHOLE, NULL, NULL),
		.text = g_string_new(NULL),
		.at.block_kind = PROSE_PARAGRAPH,
	};
	writer->at.container = writer->whole;
}

Prose *
prose_writer_end(ProseWriter *writer)
{
	prose_writer_end_block(writer);
	g_string_free(writer->text, TRUE);
	prose_tidy(writer->whole);
	return writer->whole;
}
