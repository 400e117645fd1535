#include "store/sqlite_index.h"

#include "store/index.h"

/*
 * Words come folded, so that the tokenizer has nothing to do but part them at blanks: "ascii" takes
 * every other character of theirs for one of a word (sqlite.org/fts5.html, 4.3.2). Nobody asks for
 * a rank, for which alone sizes of columns are kept.
 */
#define MAKE \
	"CREATE VIRTUAL TABLE post_index USING" \
	" fts5(words, author, tokenize = 'ascii', columnsize = 0)"

/* Each term a string, in which a quote alone is special and doubled (3.1), of a column (3.5). */
static char *
match(const GPtrArray *terms)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < terms->len; i++) {
		const IndexTerm *term = g_ptr_array_index(terms, i);
		g_auto(GStrv) parts = g_strsplit(term->words, "\"", -1);
		g_autofree char *words = g_strjoinv("\"\"", parts);

		g_string_append_printf(out, "%s%s : \"%s\"%s", i == 0 ? "" : " AND ",
			term->is_author ? "author" : "words", words, term->is_start ? " *" : "");
	}
	return g_string_free(out, FALSE);
}

/* 3.40 knows no secure-delete: what is deleted stays in older segments until all are merged into
 * one (6.7, optimize). */
const DbIndex sqlite_index = {
	.make = MAKE,
	.drop = "DROP TABLE post_index",
	.settle = "INSERT INTO post_index (post_index) VALUES ('optimize')",
	.put = "INSERT INTO post_index (rowid, words, author) VALUES ($post, $words, $author)",
	.remove = "DELETE FROM post_index WHERE rowid = $post",
	.found = "p.id IN (SELECT rowid FROM post_index WHERE post_index MATCH $match)",
	.match = match,
};
