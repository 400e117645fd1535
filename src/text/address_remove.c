/* A person's name without the mail addresses in it. */
#include "text/address.h"

#include "text/plain.h"

#include <string.h>

#define FRAME "<>()[]{}\",;:"

/* A piece of a name, between blanks and what frames it. Plain data. */
typedef struct Piece {
	const char *start;
	gsize length;
	char before; /* what frames it there, or 0 */
	bool is_gone;
} Piece;

static bool
is_frame(char c)
{
	return c != '\0' && (strchr(FRAME, c) != NULL || g_ascii_isspace(c));
}

/* Where a piece ends; a host that is written as an address, ada@[192.0.2.1], is within it. */
static const char *
piece_end(const char *start)
{
	const char *at = start;

	while (*at != '\0' && !is_frame(*at)) {
		at++;
	}
	const gsize inner = strcspn(at, "] ");
	const bool is_literal = *at == '[' && at > start && at[-1] == '@' && at[inner] == ']';
	return is_literal ? at + inner + 1 : at;
}

static GArray *
split(const char *text)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
	const char *at = text;

	while (*at != '\0') {
		char before = '\0';

		for (; is_frame(*at); at++) {
			before = g_ascii_isspace(*at) ? before : *at;
		}
		const char *start = at;
		at = piece_end(start);
		const Piece piece = { start, (gsize)(at - start), before, false };
		if (piece.length > 0) {
			g_array_append_val(pieces, piece);
		}
	}
	return pieces;
}

/* Behind the sign that parts name and host of an address, however it is written; or NULL. */
static const char *
behind_sign(const Piece *piece)
{
	static const char *const signs[] = { "@", "\uff20", "%40", NULL };

	for (gsize i = 0; signs[i] != NULL; i++) {
		const char *found = g_strstr_len(piece->start, (gssize)piece->length, signs[i]);

		if (found != NULL) {
			/* "@ada@toot.example" is an account. */
			return found == piece->start ? NULL : found + strlen(signs[i]);
		}
	}
	return NULL;
}

static bool
is_address(const Piece *piece)
{
	const char *host = behind_sign(piece);

	return host != NULL && host < piece->start + piece->length;
}

static bool
is_word(const Piece *piece, const char *word)
{
	return piece->length == strlen(word)
		&& g_ascii_strncasecmp(piece->start, word, piece->length) == 0;
}

static bool
has_dot(const Piece *piece)
{
	const char *dot = memchr(piece->start, '.', piece->length);

	return dot != NULL && dot > piece->start && dot < piece->start + piece->length - 1;
}

static Piece *
piece_at(const GArray *pieces, guint i)
{
	return i < pieces->len ? &g_array_index(pieces, Piece, i) : NULL;
}

/* "ada (at) blog.example", "ada at blog dot example"; "Ada Ward at The Paper" is none. */
static void
remove_spelt(const GArray *pieces, guint i)
{
	Piece *host = piece_at(pieces, i + 1);
	const Piece *at = piece_at(pieces, i);
	const Piece *dot = piece_at(pieces, i + 2);
	const bool is_framed = at->before != '\0' && strchr("([{<", at->before) != NULL;

	if (i == 0 || host == NULL || !is_word(at, "at")
		|| !(is_framed || has_dot(host) || (dot != NULL && is_word(dot, "dot")))) {
		return;
	}
	piece_at(pieces, i - 1)->is_gone = true;
	piece_at(pieces, i)->is_gone = true;
	host->is_gone = true;
	for (i += 2; i + 1 < pieces->len && is_word(piece_at(pieces, i), "dot"); i += 2) {
		piece_at(pieces, i)->is_gone = true;
		piece_at(pieces, i + 1)->is_gone = true;
	}
}

char *
address_remove(const char *text)
{
	g_autoptr(GArray) pieces = split(text);
	g_autoptr(GString) left = g_string_new(NULL);
	bool is_any_gone = false;

	for (guint i = 0; i < pieces->len; i++) {
		Piece *piece = piece_at(pieces, i);

		piece->is_gone |= is_address(piece);
		remove_spelt(pieces, i);
	}
	for (guint i = 0; i < pieces->len; i++) {
		const Piece *piece = piece_at(pieces, i);

		is_any_gone |= piece->is_gone;
		if (!piece->is_gone && !is_word(piece, "mailto")) {
			g_string_append_printf(left, "%s%.*s", left->len > 0 ? " " : "",
				(int)piece->length, piece->start);
		}
	}
	return is_any_gone ? plain_line(left->str) : g_strdup(text);
}
