/*
 * Whatever somebody typed as an address: what is taken can stand in an SMTP envelope and in a
 * header, is the same address read again, and is what a mail program reads out of our From and To
 * lines, under whatever name. What is refused is refused with words.
 */
#include "mail/letter.h"
#include "text/address.h"
#include "text/charset.h"
#include "text/mime.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* RFC 5321, 4.1.2 and 4.5.3.1.3: a path is of printable ASCII, without what ends it. */
static void
check_envelope(const char *email)
{
	g_assert_cmpuint(strlen(email), <=, 254);
	g_assert_true(strchr(email, '@') == strrchr(email, '@'));
	for (const char *at = email; *at != '\0'; at++) {
		g_assert_true(*at > ' ' && *at < 0x7f && strchr("<>,;()\\\"", *at) == NULL);
	}
	g_assert_true(*email != '@' && *address_domain(email) != '\0');
}

/* A header line of ours: folded lines begin with a blank, and one mailbox comes out. */
static void
check_mailbox(const char *name, const char *email)
{
	g_autofree char *mailbox = letter_mailbox(name, email);

	for (const char *at = strpbrk(mailbox, "\r\n"); at != NULL; at = strpbrk(at + 2, "\r\n")) {
		g_assert_true(at[0] == '\r' && at[1] == '\n' && at[2] == ' ');
	}
	InternetAddressList *list = internet_address_list_parse(NULL, mailbox);
	g_assert_nonnull(list);
	g_assert_cmpint(internet_address_list_length(list), ==, 1);
	InternetAddress *one = internet_address_list_get_address(list, 0);
	g_assert_true(INTERNET_ADDRESS_IS_MAILBOX(one));
	g_autofree char *path = g_strdup_printf("<%s>", email);
	g_assert_true(g_str_has_suffix(mailbox, path) || strcmp(mailbox, email) == 0);
	g_object_unref(list);
}

static void
check_address(const char *email, const char *name)
{
	g_autofree char *again = NULL;
	g_autofree char *named = NULL;
	g_autofree char *key = address_key(email);
	g_autofree char *key_again = NULL;
	g_autofree char *shown = address_shorten(email);
	g_autofree char *whole = g_strdup_printf("%s <%s>", name == NULL ? "" : "Ada", email);

	check_envelope(email);
	g_assert_true(address_parse(email, &again, NULL, NULL));
	g_assert_cmpstr(again, ==, email);
	g_assert_true(address_parse(key, &key_again, NULL, NULL));
	g_assert_cmpstr(key_again, ==, key);
	g_free(g_steal_pointer(&again));
	g_assert_true(address_parse(whole, &again, &named, NULL));
	g_assert_cmpstr(again, ==, email);
	g_assert_cmpstr(named, ==, name == NULL ? NULL : "Ada");
	g_assert_true(g_utf8_validate(shown, -1, NULL));
	g_assert_true(strlen(email) - strlen(address_domain(email)) <= 2
		|| strstr(shown, email) == NULL);
	check_mailbox(name, email);
}

/* What is shown of a name is text, and no address that stood there by itself. */
static void
check_remove(const char *text, const char *email)
{
	g_autofree char *shown = address_remove(text);
	g_autofree char *none = email == NULL || strpbrk(email, "{}\"%") != NULL
		? NULL
		: address_remove(email);

	g_assert_true(shown == NULL || g_utf8_validate(shown, -1, NULL));
	g_assert_null(none);
}

/* An address by itself is one in a list, too. */
static void
check_list(const char *text)
{
	g_auto(GStrv) items = address_split_list(text);

	for (char **item = items; *item != NULL; item++) {
		g_autofree char *email = NULL;
		g_autofree char *name = NULL;

		g_assert_true(strpbrk(*item, "\n\"") == NULL);
		if (address_parse(*item, &email, &name, NULL)) {
			check_address(email, name);
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *bytes = g_strndup((const char *)data, size);
	g_autofree char *text = charset_make_valid(bytes);
	g_autofree char *email = NULL;
	g_autofree char *name = NULL;
	g_autoptr(GError) error = NULL;

	mime_start();
	if (address_parse(text, &email, &name, &error)) {
		g_assert_no_error(error);
		g_assert_true(name == NULL || *name != '\0');
		check_address(email, name);
		g_auto(GStrv) alone = address_split_list(email);
		g_assert_cmpuint(g_strv_length(alone), ==, 1);
		g_assert_cmpstr(alone[0], ==, email);
	} else {
		g_assert_null(email);
		g_assert_nonnull(error);
		g_assert_true(g_utf8_validate(error->message, -1, NULL));
	}
	check_mailbox(text, "ada@example.org");
	check_list(text);
	check_remove(text, email);
	return 0;
}
