#include "import/mailing_reader.h"

#include "base/prefix.h"
#include "import/mailing_greetings.tab.h"
#include "text/address.h"
#include "text/plain.h"

#include <string.h>

/* A greeting has no more characters before its comma. */
#define GREETING_CHARACTERS_MAX 60
/* A name of fewer bytes is as well a word. */
#define NAME_BYTES_MIN 3
/* More of them are no reader's. */
#define NAMES_MAX 8

struct MailingReader {
	GPtrArray *traces; /* of char*: in small letters */
	GPtrArray *names;  /* of char*: full ones */
	GPtrArray *firsts; /* of char*: the first word of each */
};

static void
add_trace(MailingReader *reader, char *trace)
{
	g_ptr_array_add(reader->traces, trace);
}

/* In base64 the address as it is, and url-safe: what is in small letters there is compared so. */
static void
add_encoded(MailingReader *reader, const char *email)
{
	static const GChecksumType hashes[] = { G_CHECKSUM_MD5, G_CHECKSUM_SHA1,
		G_CHECKSUM_SHA256 };
	g_autofree char *base64 = g_base64_encode((const guchar *)email, strlen(email));

	base64[strcspn(base64, "=")] = '\0';
	/* Its last character depends on what follows. */
	base64[strlen(base64) - 1] = '\0';
	add_trace(reader, g_ascii_strdown(base64, -1));
	g_strdelimit(base64, "+", '-');
	g_strdelimit(base64, "/", '_');
	add_trace(reader, g_ascii_strdown(base64, -1));
	for (gsize i = 0; i < G_N_ELEMENTS(hashes); i++) {
		add_trace(reader, g_compute_checksum_for_string(hashes[i], email, -1));
	}
}

static void
add_address(MailingReader *reader, const char *email)
{
	g_autofree char *small = address_key(email);
	const char *domain = address_domain(small);
	g_autofree char *local = g_strndup(small, (gsize)(domain - small - 1));

	add_trace(reader, g_strdup(small));
	add_trace(reader, g_strconcat(local, "=", domain, NULL));
	add_trace(reader, g_strconcat(local, "%40", domain, NULL));
	add_trace(reader, g_strconcat(local, "%2540", domain, NULL));
	add_trace(reader, g_strconcat(local, "&#64;", domain, NULL));
	add_encoded(reader, small);
}

static void
add_name(MailingReader *reader, const char *name)
{
	g_autofree char *line = plain_line(name);

	if (line == NULL || strchr(line, '@') != NULL || strlen(line) < NAME_BYTES_MIN
		|| reader->names->len >= NAMES_MAX) {
		return;
	}
	g_ptr_array_add(reader->firsts, g_strndup(line, strcspn(line, " ")));
	g_ptr_array_add(reader->names, g_steal_pointer(&line));
}

/* Whoever a list or a sender is called is no reader. */
static bool
is_theirs(const Message *message, const char *email)
{
	const char *const fields[] = { message_header(message, "List-Post"),
		message_header(message, "List-Owner") };
	g_autofree char *small = address_key(email);
	const char *sign = strchr(small, '@');

	if (g_strcmp0(small, message->from) == 0 || g_strcmp0(small, message->reply_to) == 0
		|| sign == NULL) {
		return true;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
		g_autofree char *field = fields[i] == NULL ? NULL : g_ascii_strdown(fields[i], -1);

		if (field != NULL && strstr(field, small) != NULL) {
			return true;
		}
	}
	/* "set@lists.example.org" of <set.lists.example.org>. */
	g_autofree char *dotted = g_strdelimit(g_strdup(small), "@", '.');
	return message->list_id != NULL && g_ascii_strcasecmp(dotted, message->list_id) == 0;
}

static void
add_names(MailingReader *reader, const Message *message, const char *field)
{
	const char *value = message_header(message, field);
	g_auto(GStrv) pieces = address_split_list(value == NULL ? "" : value);

	for (guint i = 0; pieces[i] != NULL; i++) {
		g_autofree char *email = NULL, *name = NULL;

		if (address_parse(pieces[i], &email, &name, NULL) && name != NULL
			&& !is_theirs(message, email)) {
			add_name(reader, name);
		}
	}
}

MailingReader *
mailing_reader_new(const Message *message)
{
	MailingReader *reader = g_new0(MailingReader, 1);

	reader->traces = g_ptr_array_new_with_free_func(g_free);
	reader->names = g_ptr_array_new_with_free_func(g_free);
	reader->firsts = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < message->recipients->len; i++) {
		const char *email = g_ptr_array_index(message->recipients, i);

		if (!is_theirs(message, email)) {
			add_address(reader, email);
		}
	}
	add_names(reader, message, "To");
	add_names(reader, message, "Cc");
	return reader;
}

void
mailing_reader_free(MailingReader *reader)
{
	if (reader != NULL) {
		g_ptr_array_unref(reader->traces);
		g_ptr_array_unref(reader->names);
		g_ptr_array_unref(reader->firsts);
		g_free(reader);
	}
}

bool
mailing_reader_is_in(const MailingReader *reader, const char *text)
{
	g_autofree char *small = g_ascii_strdown(text, -1);

	for (guint i = 0; i < reader->traces->len; i++) {
		if (strstr(small, g_ptr_array_index(reader->traces, i)) != NULL) {
			return true;
		}
	}
	return false;
}

/* ---- names ---- */

static bool
is_word_end(const char *at)
{
	return *at == '\0' || !g_unichar_isalnum(g_utf8_get_char(at));
}

static const char *
find_name(const char *text, const char *name)
{
	for (const char *at = text; (at = strstr(at, name)) != NULL; at++) {
		const bool is_begin = at == text
			|| !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));

		if (is_begin && is_word_end(at + strlen(name))) {
			return at;
		}
	}
	return NULL;
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
	const char *from = text;
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < reader->names->len && from == text; i++) {
		from = behind_call(text, g_ptr_array_index(reader->names, i));
		from = from != text ? from
				    : behind_call(text, g_ptr_array_index(reader->firsts, i));
	}
	g_autofree char *begun = from == text ? g_strdup(text) : with_capital(from);
	g_string_assign(out, begun);
	for (guint i = 0; i < reader->names->len; i++) {
		const char *name = g_ptr_array_index(reader->names, i);
		const char *found;

		while (strchr(name, ' ') != NULL && (found = find_name(out->str, name)) != NULL) {
			const gssize at = found - out->str;

			g_string_erase(out, at, (gssize)strlen(name));
			g_string_insert(out, at, "…");
		}
	}
	return g_string_free(out, FALSE);
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
