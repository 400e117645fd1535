#include "text/markdown.h"

#include "base/prefix.h"
#include "text/plain.h"
#include "text/plain_scan.h"
#include "text/prose_writer.h"
#include "text/url.h"

#include <cmark.h>
#include <string.h>

#define MAILTO "mailto:"

/* What has begun and not ended, besides the document. */
typedef struct Frame {
	ProsePlace before;
	char *url;     /* owned: of a link or picture; NULL: it leads to no web page */
	char *mail;    /* owned: the address that it leads to; or NULL */
	GString *said; /* owned: the words of a link or picture so far; NULL: it is neither */
} Frame;

typedef struct Reader {
	ProseWriter writer;
	GArray *frames; /* of Frame */
} Reader;

/* The words of each link that is open, so that its end knows what stands there. */
static void
note_words(Reader *reader, const char *text)
{
	for (guint i = 0; i < reader->frames->len; i++) {
		Frame *frame = &g_array_index(reader->frames, Frame, i);

		if (frame->said != NULL) {
			g_string_append(frame->said, text);
		}
	}
}

/* Text as it stands; line ends part words, or lines in what was code. */
static void
add_text(Reader *reader, const char *text, bool is_code)
{
	ProseWriter *writer = &reader->writer;
	const char *ink = text;
	const char *at = text;

	note_words(reader, text);
	for (const char *next; *at != '\0'; at = next) {
		const gunichar character = g_utf8_get_char(at);
		const bool is_white = character == '\n' || plain_is_blank(character);

		next = g_utf8_next_char(at);
		if (!is_white && plain_keeps(character)) {
			continue;
		}
		if (at > ink) {
			prose_writer_text(writer, ink, (gsize)(at - ink));
		}
		ink = next;
		if (character == '\n' && is_code) {
			prose_writer_break(writer);
		} else if (is_white) {
			writer->blanks = 1;
		}
	}
	if (at > ink) {
		prose_writer_text(writer, ink, (gsize)(at - ink));
	}
}

/* ---- what encloses others -------------------------------------------------------------------- */

static guint
first_number(cmark_node *list)
{
	const int first = cmark_node_get_list_start(list);

	return cmark_node_get_list_type(list) == CMARK_BULLET_LIST ? 0 : (guint)MAX(first, 1);
}

static void
begin_link(Reader *reader, cmark_node *node, Frame *frame)
{
	ProseWriter *writer = &reader->writer;
	const char *url = cmark_node_get_url(node);
	g_autofree char *resolved = url_resolve(NULL, url);

	frame->said = g_string_new(NULL);
	if (prefix_stands_at(url, MAILTO)) {
		frame->mail = g_strndup(url + strlen(MAILTO), strcspn(url + strlen(MAILTO), "?"));
		return;
	}
	frame->url = url_clean(resolved);
	/* A picture that is a link leads where the link does. */
	if (frame->url != NULL && writer->at.url == NULL) {
		prose_writer_end_run(writer);
		writer->at.url = frame->url;
	}
}

/* Within a link nothing stands out: it is one. */
static void
stress(ProseWriter *writer, ProseStress stress)
{
	if (writer->at.url == NULL) {
		writer->at.stress = MAX(writer->at.stress, stress);
	}
}

static void
begin(Reader *reader, cmark_node *node)
{
	ProseWriter *writer = &reader->writer;
	Frame frame = { .before = writer->at };

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
		prose_writer_begin_block(writer, PROSE_PARAGRAPH, 0);
		break;
	case CMARK_NODE_LIST:
		prose_writer_open(writer, PROSE_LIST, first_number(node));
		break;
	case CMARK_NODE_ITEM:
		prose_writer_open(writer, PROSE_ITEM, 0);
		break;
	case CMARK_NODE_EMPH:
		stress(writer, PROSE_EMPHASIS);
		break;
	case CMARK_NODE_STRONG:
		stress(writer, PROSE_STRONG);
		break;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		begin_link(reader, node, &frame);
		break;
	default:
		break;
	}
	g_array_append_val(reader->frames, frame);
}

/* A link without words shows where it leads; a mail address is not linked, and stands behind. */
static void
end_link(Reader *reader, const Frame *frame)
{
	g_autofree char *words = plain_line(frame->said->str);
	const char *address = frame->mail != NULL ? frame->mail : frame->url;

	if (words == NULL && address != NULL) {
		add_text(reader, address, false);
	} else if (frame->mail != NULL && strstr(words, address) == NULL) {
		g_autofree char *behind = g_strdup_printf(" (%s)", address);

		add_text(reader, behind, false);
	}
	prose_writer_end_run(&reader->writer);
}

static void
end(Reader *reader, cmark_node *node)
{
	ProseWriter *writer = &reader->writer;
	Frame frame = g_array_index(reader->frames, Frame, reader->frames->len - 1);

	if (frame.said != NULL) {
		end_link(reader, &frame);
		g_string_free(frame.said, TRUE);
	}
	g_array_set_size(reader->frames, reader->frames->len - 1);
	if (cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK) {
		prose_writer_end_block(writer);
	}
	writer->at = frame.before;
	g_free(frame.url);
	g_free(frame.mail);
}

/* ---- what stands by itself ------------------------------------------------------------------- */

static void
add_leaf(Reader *reader, cmark_node *node)
{
	ProseWriter *writer = &reader->writer;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		add_text(reader, cmark_node_get_literal(node), false);
		break;
	case CMARK_NODE_SOFTBREAK:
		writer->blanks = 1;
		break;
	case CMARK_NODE_LINEBREAK:
		prose_writer_break(writer);
		break;
	case CMARK_NODE_CODE_BLOCK:
		prose_writer_begin_block(writer, PROSE_PARAGRAPH, 0);
		add_text(reader, cmark_node_get_literal(node), true);
		prose_writer_end_block(writer);
		break;
	default: /* a line between paragraphs, and raw HTML */
		break;
	}
}

static bool
is_leaf(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_THEMATIC_BREAK:
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
		return true;
	default:
		return false;
	}
}

Prose *
markdown_read(const char *text)
{
	cmark_node *document = cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
	cmark_iter *iter = cmark_iter_new(document);
	Reader reader = { .frames = g_array_new(FALSE, FALSE, sizeof(Frame)) };

	prose_writer_begin(&reader.writer);
	reader.writer.links_tags = true;
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_EXIT) {
			end(&reader, node);
		} else if (is_leaf(node)) {
			add_leaf(&reader, node);
		} else {
			begin(&reader, node);
		}
	}
	g_array_unref(reader.frames);
	cmark_iter_free(iter);
	cmark_node_free(document);
	return prose_writer_end(&reader.writer);
}

char *
markdown_to_html(const char *text)
{
	/* Its own allocator is malloc(), as GLib's is. */
	return cmark_markdown_to_html(text, strlen(text), CMARK_OPT_DEFAULT);
}
