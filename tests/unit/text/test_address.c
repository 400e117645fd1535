#include "text/address.h"

#include "base/error.h"

#include <string.h>

typedef struct AddressRow {
	const char *text;
	const char *email; /* NULL: refused */
	const char *name;  /* or a word of the message */
} AddressRow;

#define SHORTER_LABEL "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define LONG_LABEL "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const AddressRow rows[] = {
	{ "me@example.org", "me@example.org", NULL },
	{ "  me@example.org\n", "me@example.org", NULL },
	{ "Me.Too+tag@EXAMPLE.org", "Me.Too+tag@example.org", NULL },
	{ "Ceri Ward <me@example.org>", "me@example.org", "Ceri Ward" },
	{ "Siân Ward<me@example.org>", "me@example.org", "Siân Ward" },
	{ "\"Ward, \\\"C\\\"\" <me@example.org>", "me@example.org", "Ward, \"C\"" },
	{ "\"\" < me@example.org >", "me@example.org", NULL },
	{ "<me@example.org>", "me@example.org", NULL },
	{ "me@localhost", "me@localhost", NULL },
	{ "me@bücher.example", "me@xn--bcher-kva.example", NULL },
	{ "me@[192.0.2.1]", "me@[192.0.2.1]", NULL },
	{ "me@[IPv6:2001:db8::1]", "me@[ipv6:2001:db8::1]", NULL },
	{ "o'brien@example.org", "o'brien@example.org", NULL },
	{ "me@" LONG_LABEL ".org", "me@" LONG_LABEL ".org", NULL },

	{ "\"C <c@example.org>\" <me@example.org>", "me@example.org", "C <c@example.org>" },

	{ "<you@example.org>,<me@example.org>", NULL, "more than one address" },
	{ "You <you@example.org>, Me <me@example.org>", NULL, "more than one address" },
	{ "=?utf-8?q?me?=@example.org", NULL, "encoded word" },
	{ "", NULL, "no address" },
	{ "Ceri Ward", NULL, "no @" },
	{ "<>", NULL, "no address" },
	{ "@example.org", NULL, "nothing before" },
	{ "me@", NULL, "nothing after" },
	{ "me@@example.org", NULL, "more than one @" },
	{ "me@example.org, you@example.org", NULL, "more than one address" },
	{ "me@example.org you", NULL, "more than one address" },
	{ "Ceri <me@example.org", NULL, "end with >" },
	{ "Ceri <me@example.org> x", NULL, "end with >" },
	{ ".me@example.org", NULL, "dot" },
	{ "me.@example.org", NULL, "dot" },
	{ "m..e@example.org", NULL, "dot" },
	{ "siân@example.org", NULL, "accents" },
	{ "\"me\"@example.org", NULL, "quotes" },
	{ "m(e)@example.org", NULL, "character before the @" },
	{ LONG_LABEL "aa@example.org", NULL, "too long" },
	{ "me@example..org", NULL, "no domain" },
	{ "me@example.org.", NULL, "no domain" },
	{ "me@-example.org", NULL, "no domain" },
	{ "me@exa_mple.org", NULL, "no domain" },
	{ "me@" LONG_LABEL "a.org", NULL, "no domain" },
	{ "me@[192.0.2]", NULL, "no domain" },
	{ "me@" LONG_LABEL "." LONG_LABEL "." LONG_LABEL "." LONG_LABEL, NULL, "no domain" },
	{ "me@" LONG_LABEL "." LONG_LABEL "." LONG_LABEL "." SHORTER_LABEL, NULL, "too long" },
	{ "me@example.org\r\nBcc: you@example.org", NULL, "unprintable" },
	{ "Ceri\x01 <me@example.org>", NULL, "unprintable" },
	{ "Ceri\xff <me@example.org>", NULL, "unprintable" },
};

static void
test_parse(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const AddressRow *row = &rows[i];
		g_autofree char *email = NULL;
		g_autofree char *name = NULL;
		g_autoptr(GError) error = NULL;
		const bool is_read = address_parse(row->text, &email, &name, &error);
		const bool is_right = is_read
			? g_strcmp0(email, row->email) == 0 && g_strcmp0(name, row->name) == 0
			: row->email == NULL && email == NULL && name == NULL
				&& g_error_matches(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT)
				&& strstr(error->message, row->name) != NULL;

		if (!is_right) {
			g_test_message("\"%s\": got %s (%s) %s, want %s (%s)", row->text, email,
				name, error == NULL ? "" : error->message, row->email, row->name);
			g_test_fail();
		}
	}
}

static void
test_name_not_wanted(void)
{
	g_autofree char *email = NULL;

	g_assert_true(address_parse("Ceri <me@example.org>", &email, NULL, NULL));
	g_assert_cmpstr(email, ==, "me@example.org");
}

static void
test_parts(void)
{
	static const struct {
		const char *email, *key, *domain, *brief;
	} parts[] = {
		{ "Me@Example.org", "me@example.org", "Example.org", "M…@Example.org" },
		{ "é@example.org", "é@example.org", "example.org", "é…@example.org" },
		{ "me", "me", NULL, "m…" },
		{ "", "", NULL, "…" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *key = address_key(parts[i].email);
		g_autofree char *brief = address_shorten(parts[i].email);

		g_assert_cmpstr(key, ==, parts[i].key);
		g_assert_cmpstr(address_domain(parts[i].email), ==, parts[i].domain);
		g_assert_cmpstr(brief, ==, parts[i].brief);
	}
}

/* What is shown of a person's name. */
static void
test_remove(void)
{
	static const struct {
		const char *text, *want;
	} names[] = {
		{ "Ada Ward", "Ada Ward" },
		{ "Ward, Ada (she/her)", "Ward, Ada (she/her)" },
		{ "@ada@toot.example", "@ada@toot.example" },
		{ "ada@blog.example", NULL },
		{ "mailto:ada@blog.example", NULL },
		{ "<ada@blog.example>", NULL },
		{ "Ada Ward ada@blog.example", "Ada Ward" },
		{ "Ada Ward <ada@blog.example>", "Ada Ward" },
		{ "ada@blog.example (Ada Ward)", "Ada Ward" },
		{ "Ada<ada@blog.example>", "Ada" },
		{ "\"Ada\" ada@blog.example", "Ada" },
		{ "ada@blog.example, bob@blog.example", NULL },
		{ "ada\uff20blog.example, Bob", "Bob" },
		{ "ADA%40blog.example", NULL },
		{ "ada@localhost", NULL },
		{ "Ada ada@[192.0.2.1]", "Ada" },
		{ "ada@[IPv6:2001:db8::1], Bob", "Bob" },
		{ "Ada@[ work ]", "Ada@[ work ]" },
		{ "Ada@[work", "Ada@[work" },
		{ "o'neil@blog.example", NULL },
		{ "ada (at) blog.example", NULL },
		{ "Ada ada [AT] blog [dot] example", "Ada" },
		{ "ada at blog dot co dot example", NULL },
		{ "ada at blog.example", NULL },
		{ "ada {at} blog", NULL },
		{ "Ada Ward at The Paper", "Ada Ward at The Paper" },
		{ "Anna at work.", "Anna at work." },
		{ "at", "at" },
		{ "at blog.example", "at blog.example" },
		{ "Ada at", "Ada at" },
		{ "Ada @ work", "Ada @ work" },
		{ "ada@", "ada@" },
		{ "@", "@" },
		{ "()", "()" },
		{ "", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *got = address_remove(names[i].text);

		g_test_message("%s", names[i].text);
		g_assert_cmpstr(got, ==, names[i].want);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/address/parse", test_parse);
	g_test_add_func("/address/name-not-wanted", test_name_not_wanted);
	g_test_add_func("/address/parts", test_parts);
	g_test_add_func("/address/remove", test_remove);
	return g_test_run();
}
