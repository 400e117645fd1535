#include "mail/letter.h"

#include "base/error.h"
#include "mail/placeholder.h"
#include "text/mime.h"

#include <string.h>

/* MS-OXCMAIL: for Exchange, which answers mail with RFC 3834's header or "bulk" all the same. Not
 * "All", which would keep back the reports of what cannot be delivered. */
#define SUPPRESSED "OOF, AutoReply, RN, NRN"

#define LINE_COLUMNS 76
#define NAME_LETTERS_MAX 120

/* A line has at most 998 bytes (RFC 5322, 2.1.1), and a URL cannot be folded. */
#define VALUE_BYTES_MAX 900

/*
 * Foreign text as one line that says what it shows: what looks like an encoded-word (RFC 2047) is
 * broken up, for GMime lets it through and the receiver would decode line ends out of it.
 */
static char *
one_line(const char *text)
{
	g_autofree char *line = mime_header_text(text);
	GString *plain = g_string_new(line);

	g_string_replace(plain, "=?", "= ?", 0);
	return g_string_free(plain, FALSE);
}

/* A display name, no longer than anybody's name or title is. */
static char *
display_name(const char *text)
{
	g_autofree char *line = one_line(text);

	return g_utf8_substring(line, 0, MIN(g_utf8_strlen(line, -1), NAME_LETTERS_MAX));
}

/* Break a header value at blanks (RFC 5322, 2.2.3); its first line begins at @column. */
static char *
fold(const char *value, gsize column, const char *line_end)
{
	g_auto(GStrv) words = g_strsplit(value, " ", 0);
	GString *folded = g_string_new(NULL);

	for (char **word = words; *word != NULL; word++) {
		const gsize length = strlen(*word);

		if (word != words && column + 1 + length > LINE_COLUMNS) {
			g_string_append(folded, line_end);
			column = 0;
		}
		g_string_append_printf(folded, word == words ? "%s" : " %s", *word);
		column += 1 + length;
	}
	return g_string_free(folded, FALSE);
}

char *
letter_mailbox(const char *name, const char *email)
{
	g_autofree char *shown = display_name(name);
	g_autofree char *address = mime_header_text(email);

	if (*shown == '\0') {
		return g_steal_pointer(&address);
	}
	g_autofree char *phrase = g_mime_utils_header_encode_phrase(NULL, shown, "utf-8");
	g_autofree char *whole = g_strdup_printf("%s <%s>", phrase, address);
	return fold(whole, strlen("Reply-To: "), "\r\n");
}

static bool
check_raw(const char *name, const char *value, GError **error)
{
	for (const char *at = value; *at != '\0'; at++) {
		if (g_ascii_iscntrl(*at) || (guchar)*at >= 0x80) {
			error_set(error, ERROR_MAIL_PERMANENT,
				"header %s: \"%s\" holds what no header may", name, value);
			return false;
		}
	}
	if (strlen(value) > VALUE_BYTES_MAX) {
		error_set(error, ERROR_MAIL_PERMANENT, "header %s: too long", name);
		return false;
	}
	return true;
}

/*
 * Set a header as it stands: GMime's own way would turn a long URL into encoded-words that no mail
 * program reads, but it also keeps line ends out, which is up to us here.
 */
static bool
set_raw(GMimeMessage *message, const char *name, const char *value, GError **error)
{
	GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
	g_autofree char *folded = fold(value, strlen(name) + 1, "\n");
	g_autofree char *raw = g_strdup_printf(" %s\n", folded);

	if (!check_raw(name, value, error)) {
		return false;
	}
	g_mime_header_list_append(headers, name, "", NULL);
	g_mime_header_set_raw_value(g_mime_header_list_get_header(headers, name), raw);
	return true;
}

bool
letter_check_url(const char *name, const char *url, GError **error)
{
	return check_raw(name, url, error);
}

/* Every header of a list has the form <URL>. */
static bool
set_url(GMimeMessage *message, const char *name, const char *url, GError **error)
{
	g_autofree char *value = g_strdup_printf("<%s>", url);

	return set_raw(message, name, value, error);
}

static bool
set_list_headers(GMimeMessage *message, const Letter *letter, GError **error)
{
	g_autofree char *title = display_name(letter->from_name);
	g_autofree char *phrase = g_mime_utils_header_encode_phrase(NULL, title, "utf-8");
	g_autofree char *list_id = g_strdup_printf("%s <%s>", phrase, letter->list_id);
	g_autofree char *help = g_strconcat(letter->contact_url, "?subject=help", NULL);

	return set_raw(message, "List-Id", g_strchug(list_id), error)
		&& set_url(message, "List-Owner", letter->contact_url, error)
		&& set_url(message, "List-Help", help, error);
}

/* What only editions have, and what only answers. */
static bool
set_own_headers(GMimeMessage *message, const Letter *letter, GError **error)
{
	if (letter->list_id != NULL) {
		return set_list_headers(message, letter, error)
			&& set_raw(message, "Auto-Submitted", "auto-generated", error)
			&& set_raw(message, "Precedence", "bulk", error);
	}
	if (letter->answers == NULL) {
		return set_raw(message, "Auto-Submitted", "auto-generated", error);
	}
	g_autofree char *answers = g_strdup_printf("<%s>", letter->answers);
	return set_raw(message, "Auto-Submitted", "auto-replied", error)
		&& set_raw(message, "In-Reply-To", answers, error)
		&& (letter->references == NULL
			|| set_raw(message, "References", letter->references, error));
}

static void
add_mailbox(GMimeMessage *message, GMimeAddressType type, const char *name, const char *email)
{
	g_autoptr(InternetAddress) mailbox = internet_address_mailbox_new(*name == '\0' ? NULL
											: name,
		email);

	internet_address_set_charset(mailbox, "utf-8");
	internet_address_list_add(g_mime_message_get_addresses(message, type), mailbox);
}

static bool
set_headers(GMimeMessage *message, const Letter *letter, const Variant *variant, GError **error)
{
	g_autofree char *name = display_name(letter->from_name);
	g_autofree char *subject = one_line(variant->subject);
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(letter->date_s);

	if (date == NULL) {
		error_set(error, ERROR_MAIL_PERMANENT, "the date of the edition is none");
		return false;
	}
	g_mime_message_set_date(message, date);
	add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, name, letter->from);
	add_mailbox(message, GMIME_ADDRESS_TYPE_REPLY_TO, "", letter->contact);
	g_mime_message_set_subject(message, subject, "utf-8");
	return set_own_headers(message, letter, error)
		&& set_raw(message, "X-Auto-Response-Suppress", SUPPRESSED, error)
		&& set_raw(message, "Content-Language", variant->language, error)
		&& set_raw(message, "X-Mailer", letter->software, error);
}

/* An empty part, for its headers. A plain one, since GMime's text part chooses a charset. */
static GMimeObject *
new_part(const char *subtype)
{
	GMimePart *part = g_mime_part_new_with_type("text", subtype);

	g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
	return GMIME_OBJECT(part);
}

static GMimeObject *
new_body(const Letter *letter, const Variant *variant)
{
	if (variant->html == NULL) {
		return new_part("plain");
	}
	GMimeMultipart *both = g_mime_multipart_new_with_subtype("alternative");

	g_mime_multipart_set_boundary(both, letter->boundary);
	return GMIME_OBJECT(both);
}

/* @return owned. */
static char *
mixed_boundary(const Letter *letter)
{
	return g_strconcat("=m", letter->boundary, NULL);
}

static GMimeObject *
new_mixed(const Letter *letter)
{
	GMimeMultipart *both = g_mime_multipart_new_with_subtype("mixed");
	g_autofree char *boundary = mixed_boundary(letter);

	g_mime_multipart_set_boundary(both, boundary);
	return GMIME_OBJECT(both);
}

static void
append_headers(GString *encoded, GMimeObject *object)
{
	g_autoptr(GMimeFormatOptions) format = g_mime_format_options_new();

	g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
	g_autofree char *headers = g_mime_object_get_headers(object, format);
	g_string_append(encoded, headers);
	g_string_append(encoded, "\r\n");
}

/*
 * A text, encoded, and where its places are. Text has one kind of line end before it is encoded,
 * and CRLF after, also at its end.
 */
static bool
append_text(GString *encoded, const PlaceholderText *part, GArray *placeholders, GError **error)
{
	g_autoptr(GString) lines = g_string_new(part->text);
	PlaceholderText whole = *part;

	g_string_replace(lines, "\r\n", "\n", 0);
	g_string_replace(lines, "\r", "\n", 0);
	if (!g_str_has_suffix(lines->str, "\n")) {
		g_string_append_c(lines, '\n');
	}
	g_autofree char *printable = mime_quoted_printable(lines->str);
	whole.encoded = printable;
	whole.base = encoded->len;
	if (!placeholder_follow(&whole, placeholders)) {
		error_set(error, ERROR_MAIL_PERMANENT,
			"the places for the reader's own words (%u) are not where the text has "
			"them",
			part->places->len);
		return false;
	}
	g_string_append(encoded, printable);
	return true;
}

static bool
append_plain(GString *encoded, const Variant *variant, GArray *placeholders, GError **error)
{
	const PlaceholderText part = {
		.text = variant->text,
		.places = variant->text_places,
		.form = PLACEHOLDER_TEXT,
	};

	return append_text(encoded, &part, placeholders, error);
}

static bool
append_html(GString *encoded, const Variant *variant, GArray *placeholders, GError **error)
{
	const PlaceholderText part = {
		.text = variant->html,
		.places = variant->html_places,
		.form = PLACEHOLDER_HTML,
	};

	return append_text(encoded, &part, placeholders, error);
}

/* RFC 2046, 5.1.1: the line end before a boundary belongs to it. */
static bool
append_alternative(GString *encoded, const Letter *letter, const Variant *variant,
	GArray *placeholders, GError **error)
{
	g_autoptr(GMimeObject) plain = new_part("plain");
	g_autoptr(GMimeObject) html = new_part("html");

	g_string_append_printf(encoded, "--%s\r\n", letter->boundary);
	append_headers(encoded, plain);
	if (!append_plain(encoded, variant, placeholders, error)) {
		return false;
	}
	g_string_append_printf(encoded, "\r\n--%s\r\n", letter->boundary);
	append_headers(encoded, html);
	if (!append_html(encoded, variant, placeholders, error)) {
		return false;
	}
	g_string_append_printf(encoded, "\r\n--%s--\r\n", letter->boundary);
	return true;
}

/* RFC 2045, 6.8: lines of 76 characters. */
static void
append_base64(GString *encoded, const char *text)
{
	g_autofree char *letters = g_base64_encode((const guchar *)text, strlen(text));

	for (gsize at = 0; at < strlen(letters); at += LINE_COLUMNS) {
		g_string_append_printf(encoded, "%.*s\r\n", LINE_COLUMNS, letters + at);
	}
}

/* A file and no invitation: beside the letter, never one of its forms (RFC 6047, 2.4; Outlook shows
 * a text/calendar among alternatives in the place of the letter). */
static GMimeObject *
new_calendar(const Letter *letter)
{
	GMimePart *part = g_mime_part_new_with_type("text", "calendar");

	g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
	g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
	g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "method", "PUBLISH");
	g_mime_object_set_disposition(GMIME_OBJECT(part), GMIME_DISPOSITION_ATTACHMENT);
	g_mime_part_set_filename(part, letter->calendar_name);
	return GMIME_OBJECT(part);
}

/* The letter in all its forms. */
static bool
append_body(GString *encoded, const Letter *letter, const Variant *variant, GArray *placeholders,
	GError **error)
{
	return variant->html == NULL
		? append_plain(encoded, variant, placeholders, error)
		: append_alternative(encoded, letter, variant, placeholders, error);
}

/* The letter, and the calendar beside it. "m_" is in no line of quoted-printable behind a "=", nor
 * "=" within base64. */
static bool
append_mixed(GString *encoded, const Letter *letter, const Variant *variant, GArray *placeholders,
	GError **error)
{
	g_autofree char *boundary = mixed_boundary(letter);
	g_autoptr(GMimeObject) body = new_body(letter, variant);
	g_autoptr(GMimeObject) calendar = new_calendar(letter);

	g_string_append_printf(encoded, "--%s\r\n", boundary);
	append_headers(encoded, body);
	if (!append_body(encoded, letter, variant, placeholders, error)) {
		return false;
	}
	g_string_append_printf(encoded, "\r\n--%s\r\n", boundary);
	append_headers(encoded, calendar);
	append_base64(encoded, letter->calendar);
	g_string_append_printf(encoded, "\r\n--%s--\r\n", boundary);
	return true;
}

bool
letter_encode(const Letter *letter, const Variant *variant, GString *encoded, GArray *placeholders,
	GError **error)
{
	mime_start();
	g_autoptr(GMimeMessage) message = g_mime_message_new(FALSE);
	const bool is_mixed = letter->calendar != NULL;
	g_autoptr(GMimeObject) body = is_mixed ? new_mixed(letter) : new_body(letter, variant);

	if (!set_headers(message, letter, variant, error)) {
		return false;
	}
	g_mime_message_set_mime_part(message, body);
	append_headers(encoded, GMIME_OBJECT(message));
	return is_mixed ? append_mixed(encoded, letter, variant, placeholders, error)
			: append_body(encoded, letter, variant, placeholders, error);
}
