#include "dedup/cluster_words.h"

#include "base/prefix.h"
#include "dedup/cluster_numbers.h"

#include <string.h>

/* What people and programs put before a warning that they write into the words. */
static const char *const warning_heads[] = { "cw", "tw", "cn", "content warning", "content note",
	"contains", "spoiler" };

/* Between "…" and the address behind it so many words may stand: "read more:". */
#define AFTER_CUT_MAX 3

/* So many hashtags and mentions are a joke, or worse. */
#define LOOSE_MAX 256

/* What the words are read into. */
typedef struct Reading {
	GString *out;
	GArray *loose, *mentions;
	GString *counter; /* "2/3" that is a word after all, when others follow */
	gsize cut;        /* where it said "…"; 0: nowhere */
	guint after;      /* words since */
	ClusterWords *words;
} Reading;

/* Of a word. */
static guint64
number_of(const char *word, gsize length)
{
	return cluster_hash(CLUSTER_WORDS_KIND, word, length);
}

#define KEYCAP 0x20e3

static bool
is_letter(gunichar letter)
{
	return g_unichar_isalnum(letter) || g_unichar_ismark(letter);
}

/* What is not seen and parts no words: soft hyphens, joiners, variation selectors. */
static bool
is_hidden(gunichar letter)
{
	return g_unichar_type(letter) == G_UNICODE_FORMAT || (letter >= 0xfe00 && letter <= 0xfe0f);
}

static bool
is_apostrophe(gunichar letter)
{
	return letter == '\'' || letter == 0x2019 || letter == 0x02bc;
}

/* ---- reading ---- */

/* A letter goes behind a blank, unless it belongs to the word before: then it is no mark alone. */
static bool
put_letter(GString *out, gunichar letter, bool is_open)
{
	if (g_unichar_ismark(letter) && !is_open) {
		return false;
	}
	if (out->len > 0 && (!is_open || g_unichar_iswide(letter))) {
		g_string_append_c(out, ' ');
	}
	g_string_append_unichar(out, g_unichar_tolower(letter));
	return true;
}

/* Letters and digits of @chunk, words apart; scripts without blanks letter by letter. */
static void
put_words(GString *out, const char *chunk, gsize length)
{
	bool is_open = false;

	for (const char *at = chunk; at < chunk + length; at = g_utf8_next_char(at)) {
		const gunichar letter = g_utf8_get_char(at);

		if (letter == KEYCAP && is_open) {
			/* a digit on a key is a picture */
			g_string_truncate(out, out->len - (out->len > 1 ? 2 : 1));
			is_open = false;
		} else if (is_letter(letter) && !is_hidden(letter)) {
			is_open = put_letter(out, letter, is_open);
		} else {
			is_open = is_open && (is_apostrophe(letter) || is_hidden(letter));
		}
	}
}

/* A hashtag, a mention or a warning may be words in the other place: all of it, and each word.
 * @return the number of all of it; 0: there were too many. */
static guint64
add_loose(Reading *reading, const char *chunk, gsize length)
{
	g_autoptr(GString) words = g_string_new(NULL);
	g_autoptr(GString) joined = g_string_new(NULL);

	if (reading->loose->len >= LOOSE_MAX) {
		return 0;
	}
	put_words(words, chunk, length);
	g_auto(GStrv) each = g_strsplit(words->str, " ", -1);
	for (gsize i = 0; each[i] != NULL; i++) {
		const guint64 number = number_of(each[i], strlen(each[i]));

		g_array_append_val(reading->loose, number);
		g_string_append(joined, each[i]);
	}
	const guint64 whole = number_of(joined->str, joined->len);
	g_array_append_val(reading->loose, whole);
	return whole;
}

/* "example.org/page", as links are shown without their scheme. */
static bool
is_bare_address(const char *chunk, gsize length)
{
	const gsize host = strcspn(chunk, "/ \n");
	const char *dot = g_strrstr_len(chunk, (gssize)MIN(host, length), ".");

	return host < length && dot != NULL && dot > chunk && g_ascii_isalpha(dot[1])
		&& g_ascii_isalpha(dot[2]);
}

static bool
is_address(const char *chunk, gsize length)
{
	return g_strstr_len(chunk, (gssize)length, "://") != NULL || prefix_stands_at(chunk, "www.")
		|| is_bare_address(chunk, length);
}

/* ":tada:" */
static bool
is_emoji_code(const char *chunk, gsize length)
{
	gsize at = 1;

	if (length < 3 || chunk[0] != ':' || chunk[length - 1] != ':') {
		return false;
	}
	while (at < length - 1
		&& (g_ascii_isalnum(chunk[at]) || strchr("_+-:", chunk[at]) != NULL)) {
		at++;
	}
	return at == length - 1;
}

/* "2/3", "(2/3)", "[2/3]", "2/": where a thread is. */
static bool
is_counter(const char *chunk, gsize length)
{
	gsize digits = 0, slashes = 0;

	for (const char *at = chunk; at < chunk + length; at = g_utf8_next_char(at)) {
		const gunichar letter = g_utf8_get_char(at);

		if (letter == '/') {
			slashes += digits > 0 ? 1 : 2;
		} else if (g_unichar_isdigit(letter)) {
			digits++;
		} else if (is_letter(letter)) {
			return false;
		}
	}
	return slashes == 1 && digits > 0 && digits <= 4;
}

static bool
ends_with_dots(const char *chunk, gsize length)
{
	while (length > 0 && strchr("])", chunk[length - 1]) != NULL) {
		length--;
	}
	return length >= 3 && strncmp(chunk + length - 3, "...", 3) == 0;
}

static void
put_chunk(Reading *reading, const char *chunk, gsize length)
{
	const gsize before = reading->out->len;

	if (is_counter(chunk, length)) {
		g_string_append_len(reading->counter, chunk, (gssize)length);
		reading->words->is_piece = true;
		reading->words->is_cut = false;
		return;
	}
	if (before > 0 && reading->counter->len > 0) {
		/* words behind it: it was a fraction */
		put_words(reading->out, reading->counter->str, reading->counter->len);
		reading->words->is_piece = false;
	}
	put_words(reading->out, chunk, length);
	if (reading->out->len > before) {
		g_string_truncate(reading->counter, 0);
		reading->words->is_linked = false;
		reading->words->is_cut = false;
		reading->after++;
	}
	if (ends_with_dots(chunk, length)) {
		reading->words->is_cut = true;
		reading->cut = reading->out->len;
		reading->after = 0;
	}
}

/* "… (more: https://…)": what is cut says where it goes on. */
static void
note_address(Reading *reading)
{
	if (reading->cut > 0 && reading->after <= AFTER_CUT_MAX) {
		g_string_truncate(reading->out, reading->cut);
		reading->words->is_cut = true;
	}
}

static void
read_chunk(Reading *reading, const char *chunk, gsize length)
{
	/* what stands before a sign is not asked: "(#tag", "“@ada" */
	while (length > 1 && strchr("([{\"'.,;", *chunk) != NULL
		&& strchr("#@", chunk[1]) != NULL) {
		chunk++;
		length--;
	}
	const bool is_loose = *chunk == '#' || g_strstr_len(chunk, (gssize)length, "@") != NULL;

	if (is_address(chunk, length)) {
		note_address(reading);
		reading->words->is_linked = true;
		return;
	}
	if (is_emoji_code(chunk, length)) {
		return;
	}
	if (!is_loose) {
		put_chunk(reading, chunk, length);
		return;
	}
	/* of "@ada@tooter.example" and "ada@tooter.example" the name */
	const gsize sign = *chunk == '#' || *chunk == '@' ? 1 : 0;
	const gsize name = *chunk == '#' ? length - 1 : strcspn(chunk + sign, "@. \n\t");
	const guint64 number = add_loose(reading, chunk + sign, MIN(name, length - sign));
	if (*chunk != '#' && number != 0) {
		g_array_append_val(reading->mentions, number);
	}
}

/* Whether a warning begins here, on a line of its own or not. */
static bool
is_warning(const char *text)
{
	const char *at = text + strspn(text, "[( \n");

	for (gsize i = 0; i < G_N_ELEMENTS(warning_heads); i++) {
		const gsize head = strlen(warning_heads[i]);

		if (g_ascii_strncasecmp(at, warning_heads[i], head) == 0
			&& strchr(": ", at[head]) != NULL && at[head] != '\0') {
			return true;
		}
	}
	return false;
}

/* The first line where it is a warning: how long it is, with its end. */
static gsize
warning_line(const char *text)
{
	const char *at = text + strspn(text, "[( \n");
	const gsize line = strcspn(at, "\n");

	const bool is_framed = *text == '[' && line > 1 && at[line - 1] == ']';

	return at[line] == '\n' && (is_framed || is_warning(text)) ? (gsize)(at - text) + line : 0;
}

static void
read_text(Reading *reading, const char *text)
{
	const gsize warning = warning_line(text);
	const char *at = text + warning;

	add_loose(reading, text, warning);
	while (*at != '\0' && reading->out->len < CLUSTER_WORDS_BYTES_MAX) {
		at += strspn(at, " \n\t\r");
		const gsize length = strcspn(at, " \n\t\r");
		if (length > 0) {
			read_chunk(reading, at, length);
		}
		at += length;
	}
}

/* One form of each character: letters in bold are letters, "…" is "...". */
static char *
normal(const char *text)
{
	char *made = text == NULL || g_str_is_ascii(text)
		? NULL
		: g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);

	return made != NULL ? made : g_strdup(text != NULL ? text : "");
}

/* Microblogs' feeds make a title of the first words. */
static bool
begins_with(const char *text, const char *title)
{
	g_autoptr(GString) one = g_string_new(NULL);
	g_autoptr(GString) two = g_string_new(NULL);
	glong letters = 2 * g_utf8_strlen(title, -1);
	const char *end = text;

	while (*end != '\0' && letters-- > 0) {
		end = g_utf8_next_char(end);
	}
	put_words(one, title, strlen(title));
	put_words(two, text, (gsize)(end - text));
	return prefix_stands_at(two->str, one->str);
}

void
cluster_words_read(const char *title, const char *text, const char *warning, ClusterWords *words)
{
	g_autofree char *head = normal(title);
	g_autofree char *body = normal(text);
	g_autoptr(GString) counter = g_string_new(NULL);

	*words = (ClusterWords){ 0 };
	Reading reading = {
		.out = g_string_new(NULL),
		.loose = g_array_new(FALSE, FALSE, sizeof(guint64)),
		.mentions = g_array_new(FALSE, FALSE, sizeof(guint64)),
		.counter = counter,
		.words = words,
	};
	words->characters = (guint32)g_utf8_strlen(body, -1);
	if (warning != NULL) {
		g_autofree char *said = normal(warning);
		add_loose(&reading, said, strlen(said));
	}
	if (*head != '\0' && !begins_with(body, head)) {
		read_text(&reading, head);
	}
	words->is_warned = is_warning(body);
	read_text(&reading, body);
	words->loose = reading.loose;
	words->mentions = reading.mentions;
	cluster_numbers_settle(&words->loose);
	cluster_numbers_settle(&words->mentions);
	words->text = g_string_free(reading.out, FALSE);
}

void
cluster_words_clear(ClusterWords *words)
{
	g_clear_pointer(&words->text, g_free);
	g_clear_pointer(&words->loose, g_array_unref);
	g_clear_pointer(&words->mentions, g_array_unref);
}
