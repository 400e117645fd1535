#include "subscribe/way.h"

#include <string.h>

#define NOW_S G_GINT64_CONSTANT(1764547200) /* 1 December 2025 */
#define NUMBER_MAX G_GINT64_CONSTANT(1099511627775)
#define LATER_S (NOW_S + 7 * 86400)

static WayKeys *
keys_of(const char *text)
{
	WayKeys *keys = way_keys_parse(text);

	g_assert_nonnull(keys);
	return keys;
}

static void
test_round_trip(void)
{
	g_autoptr(WayKeys) keys = keys_of("# keys\n1 abc\n");
	const Way rows[] = {
		{ WAY_CONFIRM, .subscription_id = 1, .step = 9, .expires_s = LATER_S },
		{ WAY_CONFIRM, .subscription_id = 1, .step = 9, .expires_s = LATER_S + 5 },
		{ WAY_LEAVE, .subscription_id = 4711, .is_asked = 1 },
		{ WAY_SETTINGS, .subscription_id = 2 },
		{ WAY_ERASE, .subscription_id = 3 },
		{ WAY_BOUNCE, .subscription_id = NUMBER_MAX, .edition_id = NUMBER_MAX },
		{ WAY_MEMO, .memo_id = 4 },
		{ WAY_REVIEW, .draft_id = 5 },
		{ .purpose = WAY_ADD },
		{ WAY_REGISTER, .voice_id = 6 },
		{ WAY_VOICE, .voice_id = 6 },
		{ WAY_HELD, .edition_id = 7 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *token = way_write(keys, &rows[i]);
		g_autofree char *loud = g_ascii_strup(token, -1);
		Way read;

		g_assert_cmpuint(strlen(token), ==, WAY_LENGTH);
		g_assert_true(way_read(keys, token, NOW_S, &read));
		g_assert_true(way_read(keys, loud, NOW_S, &read));
		g_assert_cmpint(read.purpose, ==, rows[i].purpose);
		g_assert_cmpint(read.subscription_id, ==, rows[i].subscription_id);
		g_assert_cmpint(read.edition_id, ==, rows[i].edition_id);
		g_assert_cmpint(read.memo_id, ==, rows[i].memo_id);
		g_assert_cmpint(read.draft_id, ==, rows[i].draft_id);
		g_assert_cmpint(read.voice_id, ==, rows[i].voice_id);
		g_assert_cmpint(read.step, ==, rows[i].step);
		g_assert_cmpint(read.is_asked, ==, rows[i].is_asked);
		g_assert_cmpint(read.expires_s, >=, rows[i].expires_s);
		g_assert_cmpint(read.expires_s, <, rows[i].expires_s + 86400);
		g_assert_cmpint(read.expires_s == 0, ==, rows[i].expires_s == 0);
	}
}

/* Whatever letter is another, and whatever is cut off or added, it is none. */
static void
test_forged(void)
{
	g_autoptr(WayKeys) keys = keys_of("1 abc\n");
	g_autofree char *token = way_write(keys, &(Way){ WAY_LEAVE, .subscription_id = 4711 });
	Way way;

	for (gsize i = 0; i < WAY_LENGTH; i++) {
		for (const char *letter = "abcdefghijklmnopqrstuvwxyz234567-A="; *letter;
			letter++) {
			g_autofree char *forged = g_strdup(token);

			forged[i] = *letter;
			if (g_ascii_strcasecmp(forged, token) != 0) {
				g_assert_false(way_read(keys, forged, NOW_S, &way));
			}
		}
		g_autofree char *cut = g_strndup(token, i);
		g_assert_false(way_read(keys, cut, NOW_S, &way));
	}
	g_autofree char *longer = g_strconcat(token, "a", NULL);
	g_assert_false(way_read(keys, longer, NOW_S, &way));
	g_assert_false(way_read(keys, NULL, NOW_S, &way));
}

/* It holds to the end of the day on which it expires, and no second longer. */
static void
test_expiry(void)
{
	g_autoptr(WayKeys) keys = keys_of("1 abc\n");
	const Way midnight = { WAY_CONFIRM, .subscription_id = 7, .expires_s = LATER_S };
	const Way day = { WAY_CONFIRM, .subscription_id = 7, .expires_s = LATER_S + 5 };
	g_autofree char *at_midnight = way_write(keys, &midnight);
	g_autofree char *in_the_day = way_write(keys, &day);
	Way read;

	g_assert_true(way_read(keys, at_midnight, LATER_S - 1, &read));
	g_assert_false(way_read(keys, at_midnight, LATER_S, &read));
	g_assert_true(way_read(keys, in_the_day, LATER_S + 86399, &read));
	g_assert_false(way_read(keys, in_the_day, LATER_S + 86400, &read));
}

/* A newer key signs, and what an older one signed goes on; another installation's is none. */
static void
test_keys(void)
{
	g_autoptr(WayKeys) old = keys_of("1 abc\n");
	g_autoptr(WayKeys) rotated = keys_of("1 abc\n2 def\n");
	g_autoptr(WayKeys) other = keys_of("1 ghi\n2 def\n");
	g_autofree char *before = way_write(old, &(Way){ WAY_LEAVE, .subscription_id = 1 });
	g_autofree char *after = way_write(rotated, &(Way){ WAY_LEAVE, .subscription_id = 1 });
	Way way;

	g_assert_cmpstr(before, !=, after);
	g_assert_true(way_read(rotated, before, NOW_S, &way));
	g_assert_true(way_read(rotated, after, NOW_S, &way));
	g_assert_false(way_read(old, after, NOW_S, &way));
	g_assert_false(way_read(other, before, NOW_S, &way));
	g_assert_cmpint(way_keys_newest(rotated), ==, 2);
	g_assert_null(way_keys_parse(""));
	g_assert_null(way_keys_parse("# nothing\n"));
	g_assert_null(way_keys_parse("abc\n"));
	g_assert_null(way_keys_parse("0 abc\n"));
	g_assert_null(way_keys_parse("256 abc\n"));
	g_assert_null(way_keys_parse("1 \n"));
}

static void
test_addresses(void)
{
	static const struct {
		const char *address, *detail;
	} rows[] = {
		{ "organiser+abc@example.org", "abc" },
		{ "Organiser+aBc@Example.ORG", "aBc" },
		{ "organiser+a+b@example.org", "a+b" },
		{ "organiser+@example.org", "" },
		{ "organiser@example.org", NULL },
		{ "organisers+abc@example.org", NULL },
		{ "organiser+abc@example.com", NULL },
		{ "xorganiser+abc@example.org", NULL },
		{ "organiser+abc", NULL },
	};
	g_autofree char *whole = way_address("organiser@example.org", "abc");
	g_autofree char *edge = way_address("organiser-of-everything24@example.org",
		"abcdefghijklmnopqrstuvwxyzabcdefghijklm");

	g_assert_cmpstr(whole, ==, "organiser+abc@example.org");
	g_assert_null(edge);
	/* RFC 5321, 4.5.3.1.1: at most 64 before the @ */
	g_autofree char *longest = way_address("organiser-of-everything2@example.org",
		"abcdefghijklmnopqrstuvwxyzabcdefghijklm");
	g_assert_nonnull(longest);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *detail = way_detail("organiser@example.org", rows[i].address);

		g_test_message("%s", rows[i].address);
		g_assert_cmpstr(detail, ==, rows[i].detail);
	}
}

static void
test_find(void)
{
	g_autoptr(WayKeys) keys = keys_of("1 abc\n");
	g_autofree char *token = way_write(keys, &(Way){ WAY_CONFIRM, .subscription_id = 7 });
	g_autofree char *subject = g_strdup_printf("AW: Your letter [%s]", token);
	g_autofree char *glued = g_strconcat("x", token, NULL);
	Way way;

	g_assert_true(way_find(keys, subject, NOW_S, &way));
	g_assert_cmpint(way.subscription_id, ==, 7);
	g_assert_true(way_find(keys, token, NOW_S, &way));
	g_assert_false(way_find(keys, glued, NOW_S, &way));
	g_assert_false(way_find(keys, "nothing here", NOW_S, &way));
	g_assert_false(way_find(keys, "", NOW_S, &way));
	g_assert_false(way_find(keys, NULL, NOW_S, &way));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/way/round-trip", test_round_trip);
	g_test_add_func("/way/forged", test_forged);
	g_test_add_func("/way/expiry", test_expiry);
	g_test_add_func("/way/keys", test_keys);
	g_test_add_func("/way/addresses", test_addresses);
	g_test_add_func("/way/find", test_find);
	return g_test_run();
}
