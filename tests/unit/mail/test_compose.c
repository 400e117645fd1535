#include "mail/compose.h"

#include "base/error.h"
#include "base/token.h"
#include "text/mime.h"

#include <string.h>

#define FROZEN_S 1763364600 /* Mon, 17 Nov 2025 07:30:00 +0000 */
/* Where the texts of these tests have a place for the token; elsewhere it is any word. */
#define PLACE "PLACE-for-a-token-0123456789-PLACE-for-atok"
#define TOKEN_A "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define TOKEN_B "_bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb-"

static const ComposeSender sender = {
	.from = "digest@example.org",
	.from_name = "#JoyFE and #UKFEChat",
	.contact = "organiser@example.org",
	.software = "tagdigest/0.1.0",
};

/* What the renderer would have noted. */
static void
note_places(const char *text, GArray *places)
{
	for (const char *at = text; at != NULL && (at = strstr(at, PLACE)) != NULL; at++) {
		const VariantPlace place = { (gsize)(at - text), TOKEN_LENGTH, VARIANT_TOKEN };

		g_array_append_val(places, place);
	}
}

static Edition *
new_edition(const char *subject, const char *html, const char *text)
{
	Edition *edition = edition_new();
	Variant *variant = variant_new();

	edition->digest = g_strdup("weekly");
	edition->frequency = SCHEDULE_WEEKLY;
	edition->number = 12;
	edition->period_start_s = FROZEN_S - 7 * 86400;
	edition->period_end_s = FROZEN_S;
	edition->frozen_s = FROZEN_S;
	edition->title = g_strdup("#JoyFE");
	edition->hash = g_strdup("0123abcd");
	variant->language = g_strdup("en-GB");
	variant->format = html == NULL ? MAIL_FORMAT_TEXT : MAIL_FORMAT_HTML;
	variant->subject = g_strdup(subject);
	variant->html = g_strdup(html);
	variant->text = g_strdup(text);
	note_places(html, variant->html_places);
	note_places(text, variant->text_places);
	g_ptr_array_add(edition->variants, variant);
	return edition;
}

static const Variant *
only_variant(const Edition *edition)
{
	return g_ptr_array_index(edition->variants, 0);
}

static Compose *
compose(const Edition *edition)
{
	g_autoptr(GError) error = NULL;
	Compose *made = NULL;

	compose_new(edition, only_variant(edition), &sender, &made, &error);
	g_assert_no_error(error);
	return made;
}

static char *
message_for(const Compose *compose, int64_t subscription, const char *name, const char *token)
{
	g_autoptr(Delivery) delivery = delivery_new();

	delivery->subscription_id = subscription;
	delivery->email = g_strdup("reader@example.net");
	delivery->name = g_strdup(name);
	delivery->token = g_strdup(token);
	g_autoptr(GBytes) bytes = compose_message(compose, delivery,
		&(ComposeReader){ .why = "You asked." });
	return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

/* What every mail must be: CRLF alone, 7-bit, no line over 998 bytes (RFC 5322, 2.1.1). */
static void
assert_well_formed(const char *message)
{
	gsize column = 0;

	for (const char *at = message; *at != '\0'; at++) {
		g_assert_cmpint((guchar)*at, <, 0x80);
		g_assert_true(*at != '\n' || (at > message && at[-1] == '\r'));
		g_assert_true(*at != '\r' || at[1] == '\n');
		column = *at == '\n' ? 0 : column + 1;
		g_assert_cmpuint(column, <=, 999);
	}
	g_assert_true(g_str_has_suffix(message, "\r\n"));
}

static GMimeMessage *
parse(const char *message)
{
	g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_buffer(message, strlen(message));
	g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *parsed = g_mime_parser_construct_message(parser, NULL);

	g_assert_nonnull(parsed);
	return parsed;
}

/* The decoded text of a part, LF line ends. */
static char *
decode(GMimeObject *object)
{
	GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(object));
	g_autoptr(GMimeStream) stream = g_mime_stream_mem_new();

	g_assert_cmpint(g_mime_data_wrapper_write_to_stream(content, stream), >=, 0);
	const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	g_autoptr(GString) text = g_string_new_len((const char *)bytes->data, (gssize)bytes->len);
	g_string_replace(text, "\r\n", "\n", 0);
	return g_strdup(text->str);
}

static GMimeObject *
part_at(GMimeMessage *message, int index)
{
	GMimeObject *body = g_mime_message_get_mime_part(message);

	return GMIME_IS_MULTIPART(body) ? g_mime_multipart_get_part(GMIME_MULTIPART(body), index)
					: body;
}

static char *
with_token(const char *text, const char *token)
{
	g_autoptr(GString) filled = g_string_new(text);

	g_string_replace(filled, PLACE, token, 0);
	return g_strdup(filled->str);
}

static void
assert_part(GMimeMessage *message, int index, const char *source, const char *token)
{
	g_autofree char *want = with_token(source, token);
	g_autofree char *got = decode(part_at(message, index));

	g_assert_cmpstr(got, ==, want);
}

static const char *
header(GMimeMessage *message, const char *name)
{
	return g_mime_object_get_header(GMIME_OBJECT(message), name);
}

static void
test_headers(void)
{
	g_autoptr(Edition) edition = new_edition("Week 47", "<p>h</p>\n", "t\n");
	g_autoptr(Compose) made = compose(edition);
	g_autofree char *bytes = message_for(made, 7, "Ceri Ward", TOKEN_A);
	g_autoptr(GMimeMessage) message = parse(bytes);
	static const struct {
		const char *name, *want;
	} rows[] = {
		{ "From", "#JoyFE and #UKFEChat <digest@example.org>" },
		{ "To", "Ceri Ward <reader@example.net>" },
		{ "Date", "Mon, 17 Nov 2025 07:30:00 +0000" },
		{ "Subject", "Week 47" },
		{ "Reply-To", "organiser@example.org" },
		{ "List-Id", "#JoyFE and #UKFEChat <weekly.example.org>" },
		{ "List-Unsubscribe",
			"<mailto:organiser@example.org?subject=unsubscribe%20weekly%20" TOKEN_A
			">" },
		{ "List-Owner", "<mailto:organiser@example.org>" },
		{ "List-Help", "<mailto:organiser@example.org?subject=help>" },
		{ "Auto-Submitted", "auto-generated" },
		{ "Precedence", "bulk" },
		{ "X-Auto-Response-Suppress", "OOF, AutoReply, RN, NRN" },
		{ "X-Mailer", "tagdigest/0.1.0" },
		{ "MIME-Version", "1.0" },
	};

	assert_well_formed(bytes);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (g_strcmp0(header(message, rows[i].name), rows[i].want) != 0) {
			g_test_message("%s: got \"%s\", want \"%s\"", rows[i].name,
				header(message, rows[i].name), rows[i].want);
			g_test_fail();
		}
	}
	/* The last boundary ends it. */
	const char *content_type = strstr(bytes, "boundary=\"") + strlen("boundary=\"");
	g_autofree char *end = g_strdup_printf("\r\n--%.*s--\r\n", (int)strcspn(content_type, "\""),
		content_type);
	g_assert_true(g_str_has_suffix(bytes, end));
	g_autofree char *id = compose_message_id(edition, 7, sender.from);
	g_assert_cmpstr(g_mime_message_get_message_id(message), ==, id);
	g_assert_nonnull(strstr(bytes, "\r\nContent-Language: en-GB\r\n"));
	g_assert_nonnull(strstr(bytes, "\r\nList-Unsubscribe: <mailto:"));
	g_assert_nonnull(strstr(bytes,
		"Content-Type: text/plain; charset=utf-8\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n"));
	g_assert_nonnull(strstr(bytes,
		"Content-Type: text/html; charset=utf-8\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n"));
}

/* A body that breaks the token at every column of a quoted-printable line, in both parts. */
static char *
slanted_body(const char *before, const char *after)
{
	GString *body = g_string_new(NULL);

	for (int i = 0; i < 100; i++) {
		g_string_append_printf(body, "%*s\xc3\xa9", i, "");
		g_string_append(body, before);
		g_string_append(body, PLACE);
		g_string_append(body, after);
	}
	return g_string_free(body, FALSE);
}

static char *
random_token(GRand *random)
{
	static const char alphabet[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	char *token = g_malloc0(TOKEN_LENGTH + 1);

	for (int i = 0; i < TOKEN_LENGTH; i++) {
		token[i] = alphabet[g_rand_int_range(random, 0, sizeof alphabet - 1)];
	}
	return token;
}

static void
test_patched_as_substituted(void)
{
	g_autofree char *html = slanted_body("<a href=\"https://example.org/u/", "\">x = y</a>\n");
	g_autofree char *text = slanted_body("https://example.org/u/", "\n.\n..x\nFrom x\n");
	g_autoptr(Edition) edition = new_edition("Gŵyl", html, text);
	g_autoptr(Compose) made = compose(edition);
	GRand *random = g_rand_new_with_seed(20261123);

	for (int i = 0; i < 200; i++) {
		g_autofree char *token = random_token(random);
		g_autofree char *bytes = message_for(made, i, NULL, token);
		g_autoptr(GMimeMessage) message = parse(bytes);

		assert_well_formed(bytes);
		assert_part(message, 0, text, token);
		assert_part(message, 1, html, token);
		g_assert_nonnull(strstr(header(message, "List-Unsubscribe"), token));
		g_assert_null(strstr(bytes, PLACE));
	}
	g_rand_free(random);
}

/* Behind the reader's own two lines, only the token's bytes differ. */
static void
test_rest_is_the_same(void)
{
	g_autofree char *html = slanted_body("<p>", "</p>\n");
	g_autoptr(Edition) edition = new_edition("s", html, "t " PLACE "\n");
	g_autoptr(Compose) made = compose(edition);
	g_autofree char *first = message_for(made, 1, "A", TOKEN_A);
	g_autofree char *second = message_for(made, 22, "Somebody Else", TOKEN_B);
	const char *a = strstr(first, "List-Unsub"), *b = strstr(second, "List-Unsub");
	gsize differing = 0;

	g_assert_cmpuint(strlen(a), ==, strlen(b));
	for (gsize i = 0; a[i] != '\0'; i++) {
		differing += a[i] != b[i];
	}
	g_assert_cmpuint(differing, ==, 102 * TOKEN_LENGTH);

	g_autoptr(Compose) again = compose(edition);
	g_autofree char *same = message_for(again, 1, "A", TOKEN_A);
	g_assert_cmpstr(same, ==, first);
}

/* A post may hold any words of ours: they are its words, and every reader gets the same. */
static void
test_no_place_by_words(void)
{
	const char *words = PLACE " " VARIANT_NOBODY " {{reader_token}} TAGDIGESTtoken\n";
	g_autofree char *text = g_strconcat(words, "way out: " PLACE "\n", NULL);
	g_autoptr(Edition) edition = new_edition("s", text, text);
	Variant *variant = g_ptr_array_index(edition->variants, 0);

	g_array_remove_index(variant->html_places, 0);
	g_array_remove_index(variant->text_places, 0);
	g_autoptr(Compose) made = compose(edition);
	g_autofree char *bytes = message_for(made, 1, NULL, TOKEN_A);
	g_autoptr(GMimeMessage) message = parse(bytes);
	g_autofree char *want = g_strconcat(words, "way out: " TOKEN_A "\n", NULL);
	for (int part = 0; part < 2; part++) {
		g_autofree char *got = decode(part_at(message, part));
		g_assert_cmpstr(got, ==, want);
	}
}

/* A place that is none is said, and no half-patched mail is made. */
static void
test_places_that_are_none(void)
{
	static const gsize rows[] = { 5, 8, 51, 5000 };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Edition) edition = new_edition("s", NULL, "x=yé\n" PLACE "\n");
		g_autoptr(GError) error = NULL;
		Variant *variant = g_ptr_array_index(edition->variants, 0);
		Compose *made = NULL;

		g_array_index(variant->text_places, VariantPlace, 0).at = rows[i] == 8 ? 3
										       : rows[i];
		g_assert_false(compose_new(edition, variant, &sender, &made, &error));
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_PERMANENT);
		g_assert_nonnull(strstr(error->message, "places for the reader's own words"));
		g_assert_null(made);
	}
	/* In either part of a mail that has two. */
	for (int part = 0; part < 2; part++) {
		g_autoptr(Edition) edition = new_edition("s", "<p>" PLACE "\n", PLACE "\n");
		Variant *variant = g_ptr_array_index(edition->variants, 0);
		Compose *made = NULL;

		g_array_index(part == 0 ? variant->text_places : variant->html_places, VariantPlace,
			0)
			.at = 5000;
		g_assert_false(compose_new(edition, variant, &sender, &made, NULL));
		g_assert_null(made);
	}
}

/* Two readers of one mail: each address and reason in its own alone, escaped for each part. */
static void
test_address_and_why(void)
{
	g_autoptr(Edition) edition = new_edition("s", "<p>To <b>?</b>: !</p>\n", "To ?.\n!\n");
	Variant *variant = g_ptr_array_index(edition->variants, 0);
	static const struct {
		const char *email, *why, *text, *html;
	} readers[] = {
		{ "ada@a.example", "You asked for it.", "To ada@a.example.\nYou asked for it.\n",
			"<p>To <b>ada@a.example</b>: You asked for it.</p>\n" },
		{ "b&b<i>'@b.example", "Gŵyl & co.", "To b&b<i>'@b.example.\nGŵyl & co.\n",
			"<p>To <b>b&amp;b&lt;i&gt;&#39;@b.example</b>: Gŵyl &amp; co.</p>\n" },
	};

	variant_set_html(variant, g_strdup(variant->html),
		variant_places_parse("9:1:address 16:1:why"));
	variant_set_text(variant, g_strdup(variant->text),
		variant_places_parse("3:1:address 6:1:why"));
	g_autoptr(Compose) made = compose(edition);
	for (gsize i = 0; i < G_N_ELEMENTS(readers); i++) {
		Delivery delivery = {
			.subscription_id = (int64_t)i + 1,
			.email = (char *)readers[i].email,
			.token = (char *)TOKEN_A,
		};
		g_autoptr(GBytes) bytes = compose_message(made, &delivery,
			&(ComposeReader){ .why = readers[i].why });
		g_autofree char *mail = g_strndup(g_bytes_get_data(bytes, NULL),
			g_bytes_get_size(bytes));
		g_autoptr(GMimeMessage) message = parse(mail);

		assert_well_formed(mail);
		assert_part(message, 0, readers[i].text, TOKEN_A);
		assert_part(message, 1, readers[i].html, TOKEN_A);
		g_assert_null(strstr(mail, readers[1 - i].email));
	}
}

static void
test_text_only(void)
{
	const char *text = "Gŵyl " PLACE "\nbye\n";
	g_autoptr(Edition) edition = new_edition("s", NULL, text);
	g_autoptr(Compose) made = compose(edition);
	g_autofree char *bytes = message_for(made, 1, NULL, TOKEN_B);
	g_autoptr(GMimeMessage) message = parse(bytes);

	assert_well_formed(bytes);
	g_assert_false(GMIME_IS_MULTIPART(g_mime_message_get_mime_part(message)));
	assert_part(message, 0, text, TOKEN_B);
	g_assert_cmpstr(header(message, "To"), ==, "reader@example.net");
}

/* A calendar stands beside the letter, whose places are where they were: whatever it says. */
static void
test_with_calendar(void)
{
	static const char calendar[] = "BEGIN:VCALENDAR\r\nX:" PLACE
				       "\r\n--=_\r\nEND:VCALENDAR\r\n";
	g_autofree char *html = slanted_body("<p>", "</p>\n");
	const char *text = "Gŵyl " PLACE "\nbye\n";

	for (int i = 0; i < 2; i++) {
		g_autoptr(Edition) edition = new_edition("s", i == 0 ? html : NULL, text);
		edition->calendar = g_strdup(calendar);
		g_autoptr(Compose) made = compose(edition);
		g_autofree char *bytes = message_for(made, 1, NULL, TOKEN_B);
		g_autoptr(GMimeMessage) message = parse(bytes);
		GMimeObject *letter = part_at(message, 0), *file = part_at(message, 1);
		g_autofree char *got = decode(file);

		assert_well_formed(bytes);
		g_assert_true(g_mime_content_type_is_type(g_mime_object_get_content_type(file),
			"text", "calendar"));
		g_assert_cmpstr(g_mime_object_get_content_type_parameter(file, "method"), ==,
			"PUBLISH");
		g_assert_cmpstr(g_mime_part_get_filename(GMIME_PART(file)), ==, "weekly-12.ics");
		g_assert_cmpstr(got, ==, "BEGIN:VCALENDAR\nX:" PLACE "\n--=_\nEND:VCALENDAR\n");
		g_assert_cmpint(GMIME_IS_MULTIPART(letter), ==, i == 0);
		GMimeObject *plain = i == 0 ? g_mime_multipart_get_part(GMIME_MULTIPART(letter), 0)
					    : letter;
		g_autofree char *want = with_token(text, TOKEN_B);
		g_autofree char *shown = decode(plain);
		g_assert_cmpstr(shown, ==, want);
	}
}

static void
test_hostile_names(void)
{
	static const struct {
		const char *name, *want; /* as the receiver decodes it */
	} rows[] = {
		{ "Ceri\r\nBcc: all@example.org", "Ceri Bcc: all@example.org" },
		{ "Ceri\nX: y", "Ceri X: y" },
		{ "Ceri\rX: y", "Ceri X: y" },
		{ "Ward, Ceri", "Ward, Ceri" },
		{ "<evil@example.org>", "<evil@example.org>" },
		{ "a@b, c@d", "a@b, c@d" },
		{ "quote \" and \\ backslash", "quote \" and \\ backslash" },
		{ "=?utf-8?q?=0D=0AX:_y?=", "= ?utf-8?q?=0D=0AX:_y?=" },
		{ "(comment)", "(comment)" },
		{ "Siân Gŵyl", "Siân Gŵyl" },
		{ "日本語の名前", "日本語の名前" },
		{ "\xe2\x80\xae"
		  "reversed",
			"\xe2\x80\xae"
			"reversed" },
		{ "undisclosed:;", "undisclosed:;" },
		{ "  blanks \t around  ", "blanks around" },
		{ "bad \xff bytes", "bad \xef\xbf\xbd bytes" },
		{ "", "" },
		{ " \r\n ", "" },
	};
	g_autoptr(Edition) edition = new_edition("s", NULL, "t\n");
	g_autoptr(Compose) made = compose(edition);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *bytes = message_for(made, 1, rows[i].name, TOKEN_A);
		g_autoptr(GMimeMessage) message = parse(bytes);
		InternetAddressList *to = g_mime_message_get_to(message);

		assert_well_formed(bytes);
		g_assert_cmpint(internet_address_list_length(to), ==, 1);
		InternetAddress *only = internet_address_list_get_address(to, 0);
		g_assert_true(INTERNET_ADDRESS_IS_MAILBOX(only));
		g_assert_cmpstr(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(only)),
			==, "reader@example.net");
		if (g_strcmp0(internet_address_get_name(only), rows[i].want) != 0) {
			g_test_message("row %d: got \"%s\", want \"%s\"", (int)i,
				internet_address_get_name(only), rows[i].want);
			g_test_fail();
		}
		g_assert_null(header(message, "Bcc"));
		g_assert_null(header(message, "X"));
	}
}

static void
test_long_values(void)
{
	g_autofree char *name = g_strnfill(5000, 'n');
	g_autofree char *words = g_strnfill(3000, 'w');
	g_autofree char *url = g_strnfill(3000, 'u');
	g_autofree char *html = g_strdup_printf("<a href=\"https://example.org/%s/%s\">x</a>\n",
		url, PLACE);

	for (int i = 9; i < 3000; i += 10) {
		words[i] = ' ';
	}
	g_autoptr(Edition) edition = new_edition(words, html, "t\n");
	g_autoptr(Compose) made = compose(edition);
	g_autofree char *bytes = message_for(made, 1, name, TOKEN_A);
	g_autoptr(GMimeMessage) message = parse(bytes);
	assert_well_formed(bytes);
	g_assert_cmpuint(strlen(header(message, "To")), <, 200);
	assert_part(message, 1, html, TOKEN_A);

	g_autoptr(Edition) one_word = new_edition(name, NULL, "t\n");
	g_autoptr(Compose) short_one = compose(one_word);
	g_autofree char *other = message_for(short_one, 1, words, TOKEN_A);
	assert_well_formed(other);
}

static void
test_hostile_subject_and_title(void)
{
	g_autoptr(Edition) edition = new_edition(
		"Week\r\nBcc: x@example.org\n\nbody =?utf-8?q?=0D=0A?= =?utf-8?q?x?=", NULL, "t\n");
	ComposeSender hostile = sender;
	Compose *made = NULL;

	hostile.from_name = "Title\r\nX: y <other@example.org>, \xf0\x9f\x8e\x89";
	g_assert_true(compose_new(edition, only_variant(edition), &hostile, &made, NULL));
	g_autofree char *bytes = message_for(made, 1, NULL, TOKEN_A);
	g_autoptr(GMimeMessage) message = parse(bytes);
	assert_well_formed(bytes);
	g_assert_cmpstr(g_mime_message_get_subject(message), ==,
		"Week Bcc: x@example.org body = ?utf-8?q?=0D=0A?= = ?utf-8?q?x?=");
	g_assert_null(header(message, "Bcc"));
	g_assert_null(header(message, "X"));
	InternetAddressList *from = g_mime_message_get_from(message);
	g_assert_cmpint(internet_address_list_length(from), ==, 1);
	g_assert_true(g_str_has_suffix(header(message, "List-Id"), "<weekly.example.org>"));
	compose_free(made);
}

/* Names are UTF-8 on the wire, not whatever charset would do for them. */
static void
test_names_are_utf8(void)
{
	g_autoptr(Edition) edition = new_edition("Caf\xc3\xa9", NULL, "t\n");
	ComposeSender accented = sender;
	Compose *made = NULL;

	accented.from_name = "Caf\xc3\xa9";
	g_assert_true(compose_new(edition, only_variant(edition), &accented, &made, NULL));
	g_autofree char *bytes = message_for(made, 1, "Si\xc3\xa2n", TOKEN_A);
	g_autofree char *lower = g_ascii_strdown(bytes, -1);
	g_assert_nonnull(strstr(lower, "\r\nfrom: =?utf-8?"));
	g_assert_nonnull(strstr(lower, "\r\nto: =?utf-8?"));
	g_assert_nonnull(strstr(lower, "\r\nsubject: =?utf-8?"));
	g_assert_nonnull(strstr(lower, "\r\nlist-id: =?utf-8?"));
	g_assert_null(strstr(lower, "iso-8859"));
	compose_free(made);
}

/* A line is full with 76 columns (its name is counted), and what is too long for it begins one. */
static void
test_folding(void)
{
	static const struct {
		int words[3];
		const char *lines; /* columns of each */
	} rows[] = {
		{ { 10, 55, 1 }, "76 2 " },
		{ { 10, 56, 18 }, "20 76 " },
		{ { 10, 56, 19 }, "20 57 20 " },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Edition) edition = new_edition("s", NULL, "t\n");
		g_autoptr(GString) software = g_string_new(NULL);
		g_autoptr(GString) got = g_string_new(NULL);
		ComposeSender wordy = sender;
		Compose *made = NULL;

		for (int w = 0; w < 3; w++) {
			g_autofree char *word = g_strnfill((gsize)rows[i].words[w], 'w');
			g_string_append_printf(software, "%s%s", w == 0 ? "" : " ", word);
		}
		wordy.software = software->str;
		g_assert_true(compose_new(edition, only_variant(edition), &wordy, &made, NULL));
		g_autofree char *bytes = message_for(made, 1, NULL, TOKEN_A);
		const char *at = strstr(bytes, "X-Mailer: ");
		do {
			g_string_append_printf(got, "%d ", (int)strcspn(at, "\r"));
			at = strstr(at, "\r\n") + 2;
		} while (*at == ' ');
		g_assert_cmpstr(got->str, ==, rows[i].lines);
		compose_free(made);
	}
}

/* A value may have 900 bytes, and not one more; one byte that is no ASCII is too many. */
static void
test_longest_value(void)
{
	g_autofree char *longest = g_strnfill(900, 'x');
	g_autofree char *longer = g_strnfill(901, 'x');
	const struct {
		const char *software;
		bool is_well;
	} rows[] = { { longest, true }, { longer, false }, { "s\x80", false }, { "s~", true } };

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Edition) edition = new_edition("s", NULL, "t\n");
		ComposeSender wordy = sender;
		g_autoptr(Compose) made = NULL;

		wordy.software = rows[i].software;
		g_assert_true(compose_new(edition, only_variant(edition), &wordy, &made, NULL)
			== rows[i].is_well);
	}
}

static void
test_line_ends_of_bodies(void)
{
	g_autoptr(Edition) edition = new_edition("s", NULL,
		"one\r\ntwo\rthree\nfour \r\nfive\rlast");
	g_autoptr(Compose) made = compose(edition);
	g_autofree char *bytes = message_for(made, 1, NULL, TOKEN_A);
	g_autoptr(GMimeMessage) message = parse(bytes);

	assert_well_formed(bytes);
	assert_part(message, 0, "one\ntwo\nthree\nfour \nfive\nlast\n", TOKEN_A);
}

static void
test_refusals(void)
{
	static const struct {
		const char *from, *contact, *language, *software, *why;
	} rows[] = {
		{ "no address", "c@example.org", "en", "s", "from \"no address\": " },
		{ "a@b\r\nBcc: x@y", "c@example.org", "en", "s", "from " },
		{ "a@example.org", "c", "en", "s", "contact \"c\": " },
		{ "a@example.org", "c@example.org\nX: y", "en", "s", "contact " },
		{ "a@example.org", "c@example.org", "en\r\nX: y", "s", "Content-Language" },
		{ "a@example.org", "c@example.org", "\xc3\xa9", "s", "Content-Language" },
		{ "a@example.org", "c@example.org", "en", "s\x7f", "X-Mailer" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Edition) edition = new_edition("s", NULL, "t\n");
		g_autoptr(GError) error = NULL;
		Variant *variant = g_ptr_array_index(edition->variants, 0);
		const ComposeSender bad = { rows[i].from, "t", rows[i].contact, rows[i].software,
			NULL };
		Compose *made = NULL;

		g_free(variant->language);
		variant->language = g_strdup(rows[i].language);
		g_assert_false(compose_new(edition, variant, &bad, &made, &error));
		g_assert_null(made);
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_MAIL_PERMANENT);
		g_assert_nonnull(strstr(error->message, rows[i].why));
	}
	g_autoptr(Edition) edition = new_edition("s", NULL, "t\n");
	g_autoptr(GError) error = NULL;
	Compose *made = NULL;
	g_free(edition->digest);
	edition->digest = g_strnfill(1000, 'd');
	g_assert_false(compose_new(edition, only_variant(edition), &sender, &made, &error));
	g_assert_nonnull(strstr(error->message, "List-Unsubscribe: too long"));
	g_autoptr(Edition) never = new_edition("s", NULL, "t\n");
	g_autoptr(GError) no_date = NULL;
	never->frozen_s = G_MAXINT64;
	g_assert_false(compose_new(never, only_variant(never), &sender, &made, &no_date));
	g_assert_cmpstr(no_date->message, ==, "the date of the edition is none");
}

static void
test_message_id(void)
{
	g_autoptr(Edition) edition = new_edition("s", NULL, "t\n");
	g_autofree char *id = compose_message_id(edition, 345, "digest@example.org");
	g_autofree char *same = compose_message_id(edition, 345, "other@example.org");
	g_autofree char *reader = compose_message_id(edition, 346, "digest@example.org");

	g_assert_true(g_str_has_prefix(id, "weekly-weekly-12.345."));
	g_assert_true(g_str_has_suffix(id, "@example.org"));
	g_assert_cmpstr(id, ==, same);
	g_assert_cmpstr(id, !=, reader);
	edition->number = 13;
	g_autofree char *next = compose_message_id(edition, 345, "digest@example.org");
	g_assert_cmpstr(id, !=, next);
	edition->number = 12;
	/* The digest has another name by now. */
	edition->named = g_steal_pointer(&edition->digest);
	edition->digest = g_strdup("joyful");
	g_autofree char *renamed = compose_message_id(edition, 345, "digest@example.org");
	g_assert_cmpstr(id, ==, renamed);
	g_clear_pointer(&edition->named, g_free);
	g_free(edition->hash);
	edition->hash = g_strdup("another installation's");
	g_autofree char *elsewhere = compose_message_id(edition, 345, "digest@example.org");
	g_assert_cmpstr(id, !=, elsewhere);

	static const char *const names[] = { "Wöchentlich", "a b", "a-b", "", "x@y>\r\nX: y", "-" };
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_free(edition->digest);
		edition->digest = g_strdup(names[i]);
		char *odd = compose_message_id(edition, 345, "digest@example.org");
		static const char safe[] = "abcdefghijklmnopqrstuvwxyz0123456789-.";
		g_assert_cmpuint(strspn(odd, safe), ==, strlen(odd) - strlen("@example.org"));
		g_assert_true(g_hash_table_add(seen, odd));
	}
}

/* What was sent once must have the same Message-ID when any later version sends it again. */
static void
test_message_ids_stay(void)
{
	/* clang-format off */
	static const struct {
		const char *digest, *hash, *from, *want;
	} rows[] = {
		{ "weekly", NULL, "digest@example.org",
		  "weekly-weekly-12.345.a5ddee3ef0d6f938@example.org" },
		{ "Weekly", "0123abcd", "localpart",
		  "weekly-weekly-12.345.c9d768a3fa32f060@localhost" },
		{ "Wöchentlich", "0123abcd", "digest@example.org",
		  "w-chentlich-d4bb0d-weekly-12.345.dec1d4b7a321c267@example.org" },
		{ "a b", "0123abcd", "digest@example.org",
		  "a-b-c8687a-weekly-12.345.b19dbb025f311339@example.org" },
		{ "", "0123abcd", "digest@example.org",
		  "-weekly-12.345.39b0bef15c70f7a7@example.org" },
		{ "x@y>\r\nX: y", "0123abcd", "digest@example.org",
		  "x-y-x-y-4c71d3-weekly-12.345.b8c39ee301061fac@example.org" },
		{ "-", "0123abcd", "digest@example.org",
		  "-3973e0-weekly-12.345.6281e6b0e89f7ca9@example.org" },
		{ "--a--b", "0123abcd", "digest@example.org",
		  "a-b-7c82e8-weekly-12.345.b66f8b5080323098@example.org" },
		{ "dddddddddddddddddddddddddddddddddddddddd", "0123abcd", "digest@example.org",
		  "dddddddddddddddddddddddddddddddddddddddd-weekly-12.345.8cc348a0ab5f47ea"
		  "@example.org" },
		{ "ddddddddddddddddddddddddddddddddddddddddd", "0123abcd", "digest@example.org",
		  "dddddddddddddddddddddddddddddddddddddddd-404f16-weekly-12.345.d8f6f64e8623ba81"
		  "@example.org" },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Edition) edition = new_edition("s", NULL, "t\n");

		g_free(edition->digest);
		g_free(edition->hash);
		edition->digest = g_strdup(rows[i].digest);
		edition->hash = g_strdup(rows[i].hash);
		g_autofree char *got = compose_message_id(edition, 345, rows[i].from);
		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/compose/headers", test_headers);
	g_test_add_func("/compose/patched-as-substituted", test_patched_as_substituted);
	g_test_add_func("/compose/rest-is-the-same", test_rest_is_the_same);
	g_test_add_func("/compose/no-place-by-words", test_no_place_by_words);
	g_test_add_func("/compose/places-that-are-none", test_places_that_are_none);
	g_test_add_func("/compose/address and why", test_address_and_why);
	g_test_add_func("/compose/text-only", test_text_only);
	g_test_add_func("/compose/with-calendar", test_with_calendar);
	g_test_add_func("/compose/hostile-names", test_hostile_names);
	g_test_add_func("/compose/long-values", test_long_values);
	g_test_add_func("/compose/hostile-subject-and-title", test_hostile_subject_and_title);
	g_test_add_func("/compose/names-are-utf8", test_names_are_utf8);
	g_test_add_func("/compose/folding", test_folding);
	g_test_add_func("/compose/longest-value", test_longest_value);
	g_test_add_func("/compose/line-ends-of-bodies", test_line_ends_of_bodies);
	g_test_add_func("/compose/refusals", test_refusals);
	g_test_add_func("/compose/message-id", test_message_id);
	g_test_add_func("/compose/message-ids-stay", test_message_ids_stay);
	return g_test_run();
}
