#include "mail/placeholder.h"

#include "base/prefix.h"
#include "text/html.h"
#include "text/mime.h"
#include "text/plain.h"

#include <string.h>

/* RFC 2045, 6.7 (5): a line that goes on. */
#define SOFT_BREAK "=\r\n"

/* As all plain text of a mail. */
#define COLUMNS 72

/*
 * The encoded form of one byte of text: where it is in *encoded, which is moved behind it; NULL
 * when another stands there. Line ends of all kinds were made CRLF.
 */
static const char *
follow_byte(const char *text, const char **encoded)
{
	char want[] = { *text, '\0', '\0', '\0' };

	while (prefix_stands_at(*encoded, SOFT_BREAK)) {
		*encoded += strlen(SOFT_BREAK);
	}
	const char *at = *encoded;
	if (*text == '\n' || *text == '\r') {
		g_strlcpy(want, "\r\n", sizeof want);
	} else if (*at == '=') {
		g_snprintf(want, sizeof want, "=%02X", (guchar)*text);
	}
	if (!prefix_stands_at(at, want)) {
		return NULL;
	}
	*encoded += strlen(want);
	return at;
}

/* Where one place is in the encoded form. */
typedef struct Follower {
	const PlaceholderText *text;
	GArray *placeholders;
	guint next; /* the place that is not over yet */
} Follower;

/* The byte at @at of the text has been found from @from up to @to; false: it may be in no place. */
static bool
note_byte(Follower *follower, gsize at, const char *from, const char *to)
{
	const PlaceholderText *text = follower->text;

	if (follower->next == text->places->len) {
		return true;
	}
	const VariantPlace *place = &g_array_index(text->places, VariantPlace, follower->next);
	if (at < place->at) {
		return true;
	}
	if (at == place->at) {
		const Placeholder made = {
			.from = text->base + (gsize)(from - text->encoded),
			.kind = place->kind,
			.form = text->form,
		};
		g_array_append_val(follower->placeholders, made);
	}
	if (at + 1 == place->at + place->length) {
		g_array_index(follower->placeholders, Placeholder, follower->placeholders->len - 1)
			.to = text->base + (gsize)(to - text->encoded);
		follower->next++;
	}
	return text->text[at] != '\n' && text->text[at] != '\r';
}

bool
placeholder_follow(const PlaceholderText *text, GArray *placeholders)
{
	Follower follower = { text, placeholders, 0 };
	const char *encoded = text->encoded;

	for (gsize at = 0; text->text[at] != '\0'; at++) {
		if (text->text[at] == '\r' && text->text[at + 1] == '\n') {
			continue;
		}
		const char *byte = follow_byte(text->text + at, &encoded);
		if (byte == NULL || !note_byte(&follower, at, byte, encoded)) {
			return false;
		}
	}
	return follower.next == text->places->len;
}

/* Without the line break at its end that an encoder may put there. */
static char *
quoted_printable(const char *text)
{
	char *encoded = mime_quoted_printable(text);
	const gsize length = strlen(encoded);

	if (length >= strlen(SOFT_BREAK)
		&& strcmp(encoded + length - strlen(SOFT_BREAK), SOFT_BREAK) == 0) {
		encoded[length - strlen(SOFT_BREAK)] = '\0';
	}
	return encoded;
}

/* A value as it has to be where it goes. */
static char *
encode(const char *value, PlaceholderForm form)
{
	g_autofree char *line = plain_line(value);
	if (line == NULL) {
		return g_strdup("");
	}
	g_autofree char *shown = form == PLACEHOLDER_HTML ? html_escape(line)
							  : plain_wrap(line, "", COLUMNS);
	return quoted_printable(shown);
}

/* Quoted-printable lines have room for 76 characters: a value gets lines of its own. */
static void
append_value(GString *mail, const char *value, const char *rest)
{
	if (mail->len > 0 && mail->str[mail->len - 1] != '\n') {
		g_string_append(mail, SOFT_BREAK);
	}
	g_string_append(mail, value);
	if (!prefix_stands_at(rest, SOFT_BREAK) && !prefix_stands_at(rest, "\r\n")) {
		g_string_append(mail, SOFT_BREAK);
	}
}

void
placeholder_fill(GString *mail, const GString *encoded, const GArray *placeholders,
	const char *const values[VARIANT_KINDS])
{
	gsize from = 0;

	for (guint i = 0; i < placeholders->len; i++) {
		const Placeholder *one = &g_array_index(placeholders, Placeholder, i);
		g_autofree char *value = encode(values[one->kind], one->form);

		g_string_append_len(mail, encoded->str + from, (gssize)(one->from - from));
		append_value(mail, value, encoded->str + one->to);
		from = one->to;
	}
	g_string_append_len(mail, encoded->str + from, (gssize)(encoded->len - from));
}
