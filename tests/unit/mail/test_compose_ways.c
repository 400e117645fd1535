/* The ways out of a mail, as its headers say them. */
#include "mail/compose.h"

#include <string.h>

#define FROZEN_S 1763364600 /* Mon, 17 Nov 2025 07:30:00 +0000 */
#define TOKEN_A "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

static ComposeSender
sender_of(const char *one_click)
{
	return (ComposeSender){
		.from = "digest@example.org",
		.from_name = "#JoyFE",
		.contact = "organiser@example.org",
		.software = "tagdigest/0.1.0",
		.one_click = one_click,
	};
}

static Edition *
new_edition(void)
{
	Edition *edition = edition_new();
	Variant *variant = variant_new();

	edition->digest = g_strdup("weekly");
	edition->frequency = SCHEDULE_WEEKLY;
	edition->frozen_s = FROZEN_S;
	edition->title = g_strdup("#JoyFE");
	variant->language = g_strdup("en-GB");
	variant->format = MAIL_FORMAT_TEXT;
	variant->subject = g_strdup("s");
	variant->text = g_strdup("t\n");
	g_ptr_array_add(edition->variants, variant);
	return edition;
}

/* What a button reads: an address of the reader's own, and a page that takes a POST (RFC 8058). */
static void
test_ways_out(void)
{
	/* clang-format off */
	static const struct {
		const char *one_click, *leave, *want;
	} rows[] = {
		{ NULL, "organiser+abc@example.org",
			"List-Unsubscribe: <mailto:organiser%2Babc@example.org?subject="
			"unsubscribe%20weekly%20" TOKEN_A ">\r\n" },
		{ "https://example.org/leave", NULL,
			"List-Unsubscribe: <https://example.org/leave?t=" TOKEN_A ">,\r\n"
			" <mailto:organiser@example.org?subject=unsubscribe%20weekly%20" TOKEN_A
			">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" },
		{ "https://example.org/leave?list=1", "organiser+abc@example.org",
			"List-Unsubscribe: <https://example.org/leave?list=1&t=" TOKEN_A ">,\r\n"
			" <mailto:organiser%2Babc@example.org?subject=unsubscribe%20weekly%20"
			TOKEN_A ">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" },
	};
	/* clang-format on */
	g_autoptr(Edition) edition = new_edition();
	const Delivery to = {
		.subscription_id = 7, .email = (char *)"ada@example.net", .token = (char *)TOKEN_A
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const ComposeSender from = sender_of(rows[i].one_click);
		g_autoptr(Compose) made = NULL;
		g_assert_true(compose_new(edition, g_ptr_array_index(edition->variants, 0), &from,
			&made, NULL));
		g_autoptr(GBytes) bytes = compose_message(made, &to,
			&(ComposeReader){ .why = "w", .leave = rows[i].leave });
		g_autofree char *mail = g_strndup(g_bytes_get_data(bytes, NULL),
			g_bytes_get_size(bytes));
		g_assert_nonnull(strstr(mail, rows[i].want));
	}
	const ComposeSender hostile = sender_of("https://example.org/\r\nBcc: x@y");
	Compose *none = NULL;
	g_assert_false(compose_new(edition, g_ptr_array_index(edition->variants, 0), &hostile,
		&none, NULL));
}

static void
test_unsubscribe_url(void)
{
	/* clang-format off */
	static const struct {
		const char *contact, *digest, *want;
	} rows[] = {
		{ "me@example.org", "weekly",
			"mailto:me@example.org?subject=unsubscribe%20weekly%20" TOKEN_A },
		{ "me+x@example.org", "a b",
			"mailto:me%2Bx@example.org?subject=unsubscribe%20a%20b%20" TOKEN_A },
		{ "a&b?c%d@example.org", "ŵ&c=x",
			"mailto:a%26b%3Fc%25d@example.org?subject=unsubscribe%20%C5%B5%26c%3Dx%20"
			TOKEN_A },
	};
	/* clang-format on */

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = compose_order_url(rows[i].contact, "unsubscribe",
			rows[i].digest, TOKEN_A);

		g_assert_cmpstr(got, ==, rows[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/compose/ways-out", test_ways_out);
	g_test_add_func("/compose/unsubscribe-url", test_unsubscribe_url);
	return g_test_run();
}
