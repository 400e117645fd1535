/*
 * Templates into nodes. A section's children follow it in the array, up to its `end`, so a template
 * is one flat list and rendering it is a walk with skips.
 */
#include "text/mustache_node.h"

#include "base/error.h"

#include <string.h>

#define BLANKS " \t"
#define WHITESPACE " \t\r\n"

typedef struct Parser {
	const char *start;   /* of the template */
	const char *at;      /* what is not parsed yet */
	const char *counted; /* `line` is the line of this byte */
	guint line;
	char *open; /* delimiters now in force */
	char *close;
	GArray *nodes;
	guint depth;
	guint sections[MUSTACHE_DEPTH_MAX]; /* the open ones: indices of nodes */
} Parser;

/* One tag of the template; `body` is what stands between sigil and closing delimiter, trimmed. */
typedef struct Tag {
	const char *start;
	const char *end;
	char sigil;
	char *body;
	guint line;
} Tag;

static void
node_clear(gpointer data)
{
	MustacheNode *node = data;

	g_free(node->text);
	g_strfreev(node->path);
	g_free(node->indent);
}

static MustacheNode *
parser_node(Parser *parser, guint index)
{
	return &g_array_index(parser->nodes, MustacheNode, index);
}

/* Lines are counted only forwards, so that counting them all costs one pass. */
static guint
parser_line(Parser *parser, const char *position)
{
	for (; parser->counted < position; parser->counted++) {
		if (*parser->counted == '\n') {
			parser->line++;
		}
	}
	return parser->line;
}

/* Takes ownership of @text. */
static MustacheNode *
parser_add(Parser *parser, MustacheKind kind, guint line, char *text)
{
	MustacheNode node = {
		.kind = kind,
		.line = line,
		.end = parser->nodes->len + 1,
		.text = text,
		.length_bytes = strlen(text),
	};

	g_array_append_val(parser->nodes, node);
	return parser_node(parser, parser->nodes->len - 1);
}

static void
parser_add_text(Parser *parser, const char *from, const char *to)
{
	if (from < to) {
		char *text = g_strndup(from, (gsize)(to - from));

		parser_add(parser, MUSTACHE_TEXT, parser_line(parser, from), text);
	}
}

/* The name of a tag: one word. */
static bool
check_name(const Tag *tag, GError **error)
{
	gsize word = strcspn(tag->body, WHITESPACE);

	if (*tag->body == '\0') {
		error_set(error, ERROR_PARSE_PERMANENT, "line %u: the tag holds no name",
			tag->line);
		return false;
	}
	/* Behind a blank is often a lost delimiter: the name then runs to that of the next tag. */
	if (tag->body[word] != '\0') {
		error_set(error, ERROR_PARSE_PERMANENT,
			"line %u: one name expected, and nothing after '%.*s'", tag->line,
			(int)word, tag->body);
		return false;
	}
	return true;
}

static bool
add_lookup(Parser *parser, MustacheKind kind, const Tag *tag, GError **error)
{
	MustacheNode *node;

	if (!check_name(tag, error)) {
		return false;
	}
	node = parser_add(parser, kind, tag->line, g_strdup(tag->body));
	node->path = g_strsplit(strcmp(tag->body, ".") == 0 ? "" : tag->body, ".", -1);
	return true;
}

static bool
open_section(Parser *parser, MustacheKind kind, const Tag *tag, GError **error)
{
	if (parser->depth == MUSTACHE_DEPTH_MAX) {
		error_set(error, ERROR_PARSE_PERMANENT, "line %u: nested deeper than %d sections",
			tag->line, MUSTACHE_DEPTH_MAX);
		return false;
	}
	if (!add_lookup(parser, kind, tag, error)) {
		return false;
	}
	parser->sections[parser->depth++] = parser->nodes->len - 1;
	return true;
}

static bool
close_section(Parser *parser, const Tag *tag, GError **error)
{
	MustacheNode *section;

	if (!check_name(tag, error)) {
		return false;
	}
	if (parser->depth == 0) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"line %u: '/%s' closes a section that is not open", tag->line, tag->body);
		return false;
	}
	section = parser_node(parser, parser->sections[parser->depth - 1]);
	if (strcmp(section->text, tag->body) != 0) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"line %u: '/%s' found where '/%s' of line %u was expected", tag->line,
			tag->body, section->text, section->line);
		return false;
	}
	section->end = parser->nodes->len;
	parser->depth--;
	return true;
}

static bool
set_delimiters(Parser *parser, const Tag *tag, GError **error)
{
	gsize length = strcspn(tag->body, WHITESPACE);
	const char *close = tag->body + length;

	close += strspn(close, WHITESPACE);
	if (*close == '\0' || strpbrk(close, WHITESPACE) != NULL
		|| strchr(tag->body, '=') != NULL) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"line %u: two delimiters with a blank between them expected", tag->line);
		return false;
	}
	g_free(parser->open);
	g_free(parser->close);
	parser->open = g_strndup(tag->body, length);
	parser->close = g_strdup(close);
	return true;
}

/* Only a partial wants the @indent that stood before it on its line. */
static bool
apply_tag(Parser *parser, const Tag *tag, const char *indent, GError **error)
{
	switch (tag->sigil) {
	case '!':
		return true;
	case '=':
		return set_delimiters(parser, tag, error);
	case '#':
		return open_section(parser, MUSTACHE_SECTION, tag, error);
	case '^':
		return open_section(parser, MUSTACHE_INVERTED, tag, error);
	case '/':
		return close_section(parser, tag, error);
	case '>':
		if (!check_name(tag, error)) {
			return false;
		}
		parser_add(parser, MUSTACHE_PARTIAL, tag->line, g_strdup(tag->body))->indent =
			g_strndup(indent, (gsize)(tag->start - indent));
		return true;
	case '&':
	case '{':
		return add_lookup(parser, MUSTACHE_RAW, tag, error);
	default:
		return add_lookup(parser, MUSTACHE_VALUE, tag, error);
	}
}

/* {{{name}}} and {{=a b=}} say their sigil again before the closing delimiter. */
static const char *
sigil_again(char sigil)
{
	return sigil == '{' ? "}" : sigil == '=' ? "=" : "";
}

/* Read the tag at @start, where an opening delimiter stands; on success tag->body is owned. */
static bool
read_tag(Parser *parser, const char *start, Tag *tag, GError **error)
{
	const char *body = start + strlen(parser->open);
	g_autofree char *close = NULL;
	const char *end;

	tag->start = start;
	tag->line = parser_line(parser, start);
	body += strspn(body, BLANKS);
	tag->sigil = *body != '\0' && strchr("!=#^/>&{", *body) != NULL ? *body++ : '\0';
	close = g_strconcat(sigil_again(tag->sigil), parser->close, NULL);
	end = strstr(body, close);
	if (end == NULL) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"line %u: the tag is not closed: '%s' expected", tag->line, close);
		return false;
	}
	tag->body = g_strstrip(g_strndup(body, (gsize)(end - body)));
	tag->end = end + strlen(close);
	return true;
}

static bool
prints_value(const Tag *tag)
{
	return tag->sigil == '\0' || tag->sigil == '&' || tag->sigil == '{';
}

/*
 * What goes with a tag: from @from up to @to. Tags that print nothing take their whole line with
 * them when they stand alone on it.
 */
static void
find_bounds(const Parser *parser, const Tag *tag, const char **from, const char **to)
{
	const char *before = tag->start;
	const char *after = tag->end + strspn(tag->end, BLANKS);

	*from = tag->start;
	*to = tag->end;
	if (prints_value(tag)) {
		return;
	}
	while (before > parser->start && strchr(BLANKS, before[-1]) != NULL) {
		before--;
	}
	if (before > parser->start && before[-1] != '\n') {
		return;
	}
	if (after[0] == '\r' && after[1] == '\n') {
		after++;
	}
	if (*after != '\n' && *after != '\0') {
		return;
	}
	*from = before;
	*to = *after == '\n' ? after + 1 : after;
}

/* One step: the text up to the next tag, and that tag. */
static bool
parse_tag(Parser *parser, const char *start, GError **error)
{
	Tag tag = { 0 };
	const char *from, *to;
	bool applied;

	if (!read_tag(parser, start, &tag, error)) {
		return false;
	}
	find_bounds(parser, &tag, &from, &to);
	parser_add_text(parser, parser->at, from);
	applied = apply_tag(parser, &tag, from, error);
	parser->at = to;
	g_free(tag.body);
	return applied;
}

static bool
parse_all(Parser *parser, GError **error)
{
	for (;;) {
		const char *tag = strstr(parser->at, parser->open);

		if (tag == NULL) {
			break;
		}
		if (!parse_tag(parser, tag, error)) {
			return false;
		}
	}
	parser_add_text(parser, parser->at, parser->at + strlen(parser->at));
	if (parser->depth > 0) {
		guint last = parser->sections[parser->depth - 1];
		const MustacheNode *section = parser_node(parser, last);

		error_set(error, ERROR_PARSE_PERMANENT, "line %u: section '%s' is not closed",
			section->line, section->text);
		return false;
	}
	return true;
}

bool
mustache_parse(const char *text, Mustache **mustache, GError **error)
{
	Parser parser = {
		.start = text,
		.at = text,
		.counted = text,
		.line = 1,
		.open = g_strdup("{{"),
		.close = g_strdup("}}"),
		.nodes = g_array_new(FALSE, FALSE, sizeof(MustacheNode)),
	};
	bool parsed;

	g_array_set_clear_func(parser.nodes, node_clear);
	parsed = parse_all(&parser, error);
	g_free(parser.open);
	g_free(parser.close);
	if (!parsed) {
		g_array_unref(parser.nodes);
		return false;
	}
	*mustache = g_new(Mustache, 1);
	(*mustache)->nodes = parser.nodes;
	return true;
}

void
mustache_free(Mustache *mustache)
{
	if (mustache != NULL) {
		g_array_unref(mustache->nodes);
		g_free(mustache);
	}
}
