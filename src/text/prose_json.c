/* Structured text as JSON. */
#include "text/prose.h"

#include "text/jsonwriter.h"

static void write_blocks(const Prose *prose, GString *out);

static void
put_text(GString *out, const char *key, const char *text)
{
	jsonwriter_key(out, key);
	jsonwriter_text(out, text);
}

static const char *
words_key(const Prose *run)
{
	if (run->kind == PROSE_TEXT) {
		return run->stress == PROSE_STRONG ? "strong" : "emphasis";
	}
	return run->kind == PROSE_LINK ? "words" : "code";
}

static void
write_run(const Prose *run, GString *out)
{
	if (run->kind == PROSE_TEXT && run->stress == PROSE_PLAIN) {
		jsonwriter_text(out, run->text);
		return;
	}
	if (run->kind == PROSE_BREAK) {
		jsonwriter_null(out);
		return;
	}
	jsonwriter_begin(out, '{');
	if (run->kind == PROSE_LINK) {
		put_text(out, "link", run->url);
	}
	put_text(out, words_key(run), run->text);
	jsonwriter_end(out, '}');
}

/* The parts of @prose, each by @write. */
static void
write_parts(const Prose *prose, void (*write)(const Prose *, GString *), GString *out)
{
	jsonwriter_begin(out, '[');
	for (guint i = 0; i < prose_count(prose); i++) {
		write(prose_part(prose, i), out);
	}
	jsonwriter_end(out, ']');
}

static void
write_runs(const Prose *prose, GString *out)
{
	write_parts(prose, write_run, out);
}

static void
write_row(const Prose *row, GString *out)
{
	write_parts(row, write_runs, out);
}

static const char *
name_of(ProseKind kind)
{
	switch (kind) {
	case PROSE_HEADING:
		return "heading";
	case PROSE_CODE_BLOCK:
		return "code";
	case PROSE_PICTURE:
		return "picture";
	case PROSE_QUOTE:
		return "quote";
	case PROSE_LIST:
		return "list";
	case PROSE_TABLE:
		return "table";
	default:
		return "paragraph";
	}
}

static void
put_list(const Prose *list, GString *out)
{
	jsonwriter_key(out, "first");
	if (list->number == 0) {
		jsonwriter_null(out);
	} else {
		jsonwriter_integer(out, list->number);
	}
	jsonwriter_key(out, "items");
	write_parts(list, write_blocks, out);
}

static void
write_block(const Prose *block, GString *out)
{
	jsonwriter_begin(out, '{');
	put_text(out, "kind", name_of(block->kind));
	switch (block->kind) {
	case PROSE_CODE_BLOCK:
		put_text(out, "text", block->text);
		break;
	case PROSE_PICTURE:
		put_text(out, "url", block->url);
		put_text(out, "alt", block->text);
		break;
	case PROSE_QUOTE:
		jsonwriter_key(out, "blocks");
		write_blocks(block, out);
		break;
	case PROSE_LIST:
		put_list(block, out);
		break;
	case PROSE_TABLE:
		jsonwriter_key(out, "rows");
		write_parts(block, write_row, out);
		break;
	default:
		jsonwriter_key(out, "runs");
		write_runs(block, out);
	}
	jsonwriter_end(out, '}');
}

static void
write_blocks(const Prose *prose, GString *out)
{
	write_parts(prose, write_block, out);
}

void
prose_write(const Prose *whole, GString *out)
{
	write_blocks(whole, out);
}
