#include "import/mailing_reader.h"

#include "base/prefix.h"
#include "import/mailing_addressed.h"
#include "import/mailing_greetings.tab.h"
#include "import/mailing_trace.h"
#include "text/address.h"
#include "text/plain.h"

#include <string.h>

/* A greeting has no more characters before its comma. */
#define GREETING_CHARACTERS_MAX 60
/* A name of fewer bytes is as well a word. */
#define NAME_BYTES_MIN 3
/* So is a full name of letters alone. */
#define WORD_BYTES_MIN 2

struct MailingReader {
	GPtrArray *traces; /* of MailingTrace */
	GPtrArray *names;  /* of char*: full ones, in the orders in which they are written */
	GPtrArray *slugs;  /* of char*: those of more than one word as they stand in links */
	GPtrArray *firsts; /* of char*: the first word of each */
	char *theirs;      /* fields with the sender's and the list's addresses, in small letters */
	bool is_known;     /* these are all whom the head names */
};

#define LOCAL_CHARACTERS G_CSET_a_2_z G_CSET_DIGITS "._+-"

/* In small letters, "-" for all that is none and no figure, and at both ends. */
static char *
slug_of(const char *text)
{
	GString *out = g_string_new("-");

	for (const char *at = text; *at != '\0'; at++) {
		const bool is_plain = g_ascii_isalnum(*at) || ((guchar)*at & 0x80) != 0;

		if (is_plain || out->str[out->len - 1] != '-') {
			g_string_append_c(out, is_plain ? g_ascii_tolower(*at) : '-');
		}
	}
	if (out->str[out->len - 1] != '-') {
		g_string_append_c(out, '-');
	}
	return g_string_free(out, FALSE);
}

/* A letter and its accent as one character (Unicode, UAX 15), however they are written. */
static char *
composed(const char *text)
{
	char *whole = g_str_is_ascii(text) ? NULL : g_utf8_normalize(text, -1, G_NORMALIZE_NFC);

	return whole != NULL ? whole : g_strdup(text);
}

/* ---- who it is ---- */

/* "All staff" is nobody's name. */
static bool
is_of_many(const char *name)
{
	g_autofree char *small = g_utf8_strdown(name, -1);
	g_auto(GStrv) words = g_strsplit_set(small, " ,.-", -1);

	for (guint i = 0; words[i] != NULL; i++) {
		for (gsize k = 0; k < G_N_ELEMENTS(mailing_many); k++) {
			if (strcmp(words[i], mailing_many[k]) == 0) {
				return true;
			}
		}
	}
	return false;
}

/* Small letters match capitals as well (behind_name): a directory's "READER, ADA" is anybody's way
 * of writing it. */
static void
add_form(MailingReader *reader, char *form)
{
	g_autofree char *capitals = g_utf8_strup(form, -1);
	char *settled = strcmp(capitals, form) == 0 ? g_utf8_strdown(form, -1) : g_strdup(form);

	g_free(form);
	if (g_ptr_array_find_with_equal_func(reader->names, settled, g_str_equal, NULL)) {
		g_free(settled);
		return;
	}
	g_ptr_array_add(reader->names, settled);
	if (strchr(settled, ' ') != NULL) {
		g_ptr_array_add(reader->slugs, slug_of(settled));
	}
}

/* "Ada M. Reader" is also Ada Reader, and "Reader, Ada" (as Exchange has it) both. @first and @last
 * borrowed. */
static void
add_full(MailingReader *reader, const char *first, const char *last)
{
	g_autofree char *call = g_strndup(first, strcspn(first, " "));

	if (strlen(call) < WORD_BYTES_MIN || strlen(last) < WORD_BYTES_MIN) {
		return;
	}
	g_ptr_array_add(reader->firsts, g_strdup(call));
	add_form(reader, g_strconcat(first, " ", last, NULL));
	add_form(reader, g_strconcat(last, ", ", first, NULL));
	add_form(reader, g_strconcat(call, " ", last, NULL));
	add_form(reader, g_strconcat(last, ", ", call, NULL));
}

/* @name without a comma. */
static void
add_words(MailingReader *reader, const char *name)
{
	const char *blank = strrchr(name, ' ');

	if (blank == NULL) {
		g_ptr_array_add(reader->firsts, g_strdup(name));
		g_ptr_array_add(reader->names, g_strdup(name));
		return;
	}
	g_autofree char *first = g_strndup(name, (gsize)(blank - name));
	add_full(reader, first, blank + 1);
}

/* "Dr Ada Reader (she/her) | College": a name without what stands around it. @return owned. */
static char *
bare_name(const char *text)
{
	static const char *const titles[] = { "Dr ", "Dr. ", "Mr ", "Mr. ", "Mrs ", "Mrs. ", "Ms ",
		"Ms. ", "Miss ", "Mx ", "Prof ", "Prof. ", "Professor ", "Sir ", "Dame ", "Frau ",
		"Herr ", "Mme ", "Sra. ", "Sr. " };
	static const char *const ends[] = { " (", " [", " | ", " - ", " \u2013 ", " / " };
	const char *from = text;
	gsize length;

	for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
		if (prefix_stands_at(from, titles[i])) {
			from += strlen(titles[i]);
			break;
		}
	}
	length = strlen(from);
	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		const char *end = strstr(from, ends[i]);

		length = end == NULL ? length : MIN(length, (gsize)(end - from));
	}
	return g_strndup(from, length);
}

static void
add_name(MailingReader *reader, const char *text)
{
	g_autofree char *whole = composed(text);
	g_autofree char *name = bare_name(whole);
	const char *comma = strstr(name, ", ");

	if (strlen(name) < NAME_BYTES_MIN || is_of_many(name)) {
		return;
	}
	if (comma == NULL || comma == name) {
		add_words(reader, name);
		return;
	}
	g_autofree char *last = g_strndup(name, (gsize)(comma - name));
	add_full(reader, comma + 2, last);
	/* "Ada Reader, PhD" */
	if (strchr(last, ' ') != NULL) {
		add_words(reader, last);
	}
}

static bool
is_word_end(const char *at)
{
	return *at == '\0' || !g_unichar_isalnum(g_utf8_get_char(at));
}

/* "Ed Tech" does not in "Ed Technology". */
static bool
stands_in(const char *text, const char *name)
{
	const gsize length = strlen(name);

	for (const char *at = text; (at = strstr(at, name)) != NULL; at++) {
		const char *before = g_utf8_find_prev_char(text, at);

		if ((before == NULL || is_word_end(before)) && is_word_end(at + length)) {
			return true;
		}
	}
	return false;
}

/* Of whoever writes to themselves, or to the list by its name. */
static bool
is_their_name(const Message *message, const char *name)
{
	const char *list = message_header(message, "List-Id");

	return g_strcmp0(message->from_name, name) == 0
		|| (list != NULL && *name != '\0' && stands_in(list, name));
}

static char *
their_fields(const Message *message)
{
	static const char *const fields[] = { "From", "Sender", "Reply-To", "List-Post",
		"List-Owner" };
	GString *out = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
		const char *value = message_header(message, fields[i]);

		g_string_append_printf(out, "%s\n", value == NULL ? "" : value);
	}
	g_string_ascii_down(out);
	return g_string_free(out, FALSE);
}

MailingReader *
mailing_reader_new(const Message *message, const SourceSpec *spec)
{
	MailingReader *reader = g_new0(MailingReader, 1);
	g_auto(MailingAddressed) addressed = { 0 };

	reader->traces = g_ptr_array_new_with_free_func(mailing_trace_free);
	reader->names = g_ptr_array_new_with_free_func(g_free);
	reader->slugs = g_ptr_array_new_with_free_func(g_free);
	reader->firsts = g_ptr_array_new_with_free_func(g_free);
	reader->theirs = their_fields(message);
	mailing_addressed_find(message, spec, &addressed);
	reader->is_known = addressed.is_all;
	for (guint i = 0; i < addressed.emails->len; i++) {
		g_ptr_array_add(reader->traces,
			mailing_trace_new(g_ptr_array_index(addressed.emails, i)));
	}
	for (guint i = 0; i < addressed.names->len; i++) {
		const char *name = g_ptr_array_index(addressed.names, i);

		if (!is_their_name(message, name)) {
			add_name(reader, name);
		}
	}
	return reader;
}

void
mailing_reader_free(MailingReader *reader)
{
	if (reader != NULL) {
		g_ptr_array_unref(reader->traces);
		g_ptr_array_unref(reader->names);
		g_ptr_array_unref(reader->slugs);
		g_ptr_array_unref(reader->firsts);
		g_free(reader->theirs);
		g_free(reader);
	}
}

static bool
is_traced(const MailingReader *reader, const char *folded)
{
	for (guint i = 0; i < reader->traces->len; i++) {
		if (mailing_trace_is_in(g_ptr_array_index(reader->traces, i), folded)) {
			return true;
		}
	}
	return false;
}

/* Where a head names nobody, or more than anybody looks at, whatever address is in it may be
 * theirs; accounts (@ada@toot.example) are none. @small in small letters. */
static bool
may_be_in(const MailingReader *reader, const char *small)
{
	const char *sign = reader->is_known ? NULL : strchr(small, '@');

	for (; sign != NULL; sign = strchr(sign + 1, '@')) {
		g_autofree char *email = mailing_addressed_around(small, sign, LOCAL_CHARACTERS);
		const char *host = address_domain(email);
		const char *begin = sign - (host - 1 - email);

		if (begin < sign && strchr(host, '.') != NULL
			&& (begin == small || begin[-1] != '@')
			&& !mailing_addressed_stands_in(reader->theirs, email, LOCAL_CHARACTERS)) {
			return true;
		}
	}
	return false;
}

bool
mailing_reader_is_in(const MailingReader *reader, const char *text)
{
	g_autofree char *folded = mailing_trace_fold(text);
	g_autofree char *small = g_ascii_strdown(text, -1);

	return is_traced(reader, folded) || may_be_in(reader, small);
}

/* ---- names ---- */

/* What is between two words of a name: blanks, perhaps with a letter that stands for another. */
static const char *
behind_gap(const char *at)
{
	const char *behind = at;

	while (*behind == ' ' || *behind == '\n' || prefix_stands_at(behind, "\u00a0")) {
		behind = g_utf8_next_char(behind);
	}
	if (behind > at && g_ascii_isupper(behind[0])) {
		const gsize dot = behind[1] == '.';

		return behind[1 + dot] == ' ' ? behind + 2 + dot : behind;
	}
	return behind;
}

/* Whether the name stands there, perhaps in capitals, with what nobody sees in it. @return behind
 * it, or NULL. */
static const char *
behind_name(const char *at, const char *name)
{
	while (*name != '\0') {
		const gsize unseen = mailing_trace_unseen(at);

		if (unseen > 0) {
			at += unseen;
		} else if (*name == ' ') {
			const char *behind = behind_gap(at);

			if (behind == at) {
				return NULL;
			}
			at = behind;
			name++;
		} else if (*at == *name || *at == g_ascii_toupper(*name)) {
			at++;
			name++;
		} else {
			return NULL;
		}
	}
	return is_word_end(at) ? at : NULL;
}

/* Whether any of the full names stands there. @return behind it, or NULL. */
static const char *
behind_any(const MailingReader *reader, const char *at)
{
	const char *end = NULL;

	for (guint i = 0; end == NULL && i < reader->names->len; i++) {
		const char *name = g_ptr_array_index(reader->names, i);

		if ((*at == *name || *at == g_ascii_toupper(*name)) && strchr(name, ' ') != NULL) {
			end = behind_name(at, name);
		}
	}
	return end;
}

/* In one pass, since a text may be made of nothing else. @return owned. */
static char *
without_names(const MailingReader *reader, const char *text)
{
	GString *out = g_string_sized_new(strlen(text));
	bool is_begin = true;

	for (const char *at = text; *at != '\0';) {
		const char *next = g_utf8_next_char(at);
		const char *end = is_begin ? behind_any(reader, at) : NULL;

		if (end != NULL) {
			g_string_append(out, "…");
			at = end;
			is_begin = true;
			continue;
		}
		is_begin = !g_unichar_isalnum(g_utf8_get_char(at));
		g_string_append_len(out, at, (gssize)(next - at));
		at = next;
	}
	return g_string_free(out, FALSE);
}

bool
mailing_reader_is_in_link(const MailingReader *reader, const char *url)
{
	g_autofree char *folded = mailing_trace_fold(url);
	g_autofree char *slug = slug_of(folded);

	for (guint i = 0; i < reader->slugs->len; i++) {
		if (strstr(slug, g_ptr_array_index(reader->slugs, i)) != NULL) {
			return true;
		}
	}
	g_autofree char *plain = mailing_trace_plain(url);
	return is_traced(reader, folded) || may_be_in(reader, plain);
}

/* Behind "Ada, " at the beginning; @text itself where it does not stand there. */
static const char *
behind_call(const char *text, const char *name)
{
	if (!prefix_stands_at(text, name)) {
		return text;
	}
	const char *at = text + strlen(name);
	if (*at != ',' && *at != ':' && *at != '!') {
		return text;
	}
	at++;
	return *at == ' ' ? at + 1 : text;
}

static char *
with_capital(const char *text)
{
	char letter[7] = "";

	if (*text == '\0') {
		return g_strdup(text);
	}
	letter[g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(text)), letter)] = '\0';
	return g_strconcat(letter, g_utf8_next_char(text), NULL);
}

char *
mailing_reader_hide(const MailingReader *reader, const char *text)
{
	g_autofree char *whole = composed(text);
	const char *from = whole;

	for (guint i = 0; i < reader->names->len && from == whole; i++) {
		from = behind_call(whole, g_ptr_array_index(reader->names, i));
	}
	for (guint i = 0; i < reader->firsts->len && from == whole; i++) {
		from = behind_call(whole, g_ptr_array_index(reader->firsts, i));
	}
	g_autofree char *rest = from == whole ? g_strdup(whole) : with_capital(from);
	return without_names(reader, rest);
}

char *
mailing_reader_line(const MailingReader *reader, const char *text)
{
	g_autofree char *hidden = text == NULL ? NULL : mailing_reader_hide(reader, text);
	g_autofree char *bare = hidden == NULL || mailing_reader_is_in(reader, hidden)
		? NULL
		: address_remove(hidden);
	char *line = plain_line(bare);

	/* Nothing but the name was in it. */
	if (line != NULL && strcmp(line, "…") == 0) {
		g_clear_pointer(&line, g_free);
	}
	return line;
}

const char *
mailing_reader_greeted(const char *text)
{
	g_autofree char *small = g_utf8_strdown(text, -1);

	for (gsize i = 0; i < G_N_ELEMENTS(mailing_greetings); i++) {
		if (!prefix_stands_at(small, mailing_greetings[i])
			|| !is_word_end(small + strlen(mailing_greetings[i]))) {
			continue;
		}
		/* Small letters may have other lengths, thus the end is looked for in the text. */
		const gsize length = strcspn(text, ",!:\n");
		if (g_utf8_strlen(text, (gssize)length) <= GREETING_CHARACTERS_MAX
			&& text[length] != '\0') {
			const char *behind = text + length + 1;

			return behind + strspn(behind, " \n");
		}
		/* "Hi Ada" alone in its line. */
		return text[length] == '\0'
				&& g_utf8_strlen(text, -1) <= GREETING_CHARACTERS_MAX / 2
			? text + length
			: text;
	}
	return text;
}
