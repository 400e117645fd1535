/*
 * A glance never says no where reading finds a wanted hashtag: rows of what people and platforms
 * write, and texts put together at random from pieces of that, each read in full beside it.
 */
#include "text/hashtag_glance.h"

#include "hostile.h"
#include "text/hashtag.h"
#include "text/html.h"
#include "text/plain.h"

#include <string.h>

#define TEXTS 40000
#define PIECES_MAX 12

typedef struct Row {
	const char *text;
	bool want; /* for #JoyFE and #Gŵyl */
} Row;

/* clang-format off */
static const Row rows[] = {
	{ "", false },
	{ "Nothing here", false },
	{ "#JoyFE", true },
	{ "On #joyfe.", true },
	{ "#JOYFE!", true },
	{ "#JoyFEs", false },
	{ "#Joy FE", false },
	{ "JoyFE", false },
	{ "a#JoyFE", true }, /* no tag, but a glance need not know */
	{ "<a href=\"https://x.example/tags/JoyFE\">#<span>JoyFE</span></a>", true },
	{ "#<b class='x' lang=en>Joy</b><i>FE</i>", true },
	{ "#Joy<wbr>FE", true },
	{ "#Joy<br/>FE", true },
	{ "&#35;JoyFE", true },
	{ "&#035;JoyFE", true },
	{ "&#x23;JoyFE", true },
	{ "&#X0023;JoyFE", true },
	{ "&#35JoyFE", true },
	{ "&#65283;JoyFE", true },
	{ "&#xff03;JoyFE", true },
	{ "&#8217;JoyFE", false },
	{ "\xef\xbc\x83JoyFE", true },
	{ "#\xef\xbc\xaaoyFE", true }, /* full-width J */
	{ "#&#74;oy&#x46;E", true },
	{ "#Joy&shy;FE", true },
	{ "#Joy\xe2\x80\x8b" "FE", true }, /* zero-width space */
	{ "#Joy\xe2\x81\xa0" "FE", true }, /* word joiner */
	{ "#Joy\x7f" "FE", true },
	{ "#\x0c<b>JoyFE", true },
	{ "#G\xc5\xb5yl", true },
	{ "#Gw\xcc\x82yl", true },
	{ "#G&#373;yl", true },
	{ "#g\xc5\xb4YL\xe2\x80\xa6", true },
	{ "#Gwyl", false },
	{ "#\xf0\x9d\x90\x89oyFE", true }, /* mathematical bold J */
	{ "href=\"https://x.example/#part\">", false },
	{ "<a href=\"#\">JoyFE</a>", true },
	{ "<img class=\"emoji\" alt=\"#\">JoyFE", true },
	{ "#<img class=\"emoji\" alt=\"Joy\">FE", true },
	{ "#<!-- x -->JoyFE", true },
	{ "#<script>x</script>JoyFE", true },
	{ "#Joy & FE", false },
	{ "#Joy&amp;FE", false },
	{ "#Joy <3", false },
	{ "#a#JoyFE", true },
	{ "#JoyFE#", true },
	{ "R&D #edtech, <em>#LoveFE</em> #1", false },
};
/* clang-format on */

/* clang-format off */
static const char *const pieces[] = {
	"#", "#", "#", "JoyFE", "Joy", "FE", "joyfe", "J", "o", "yFE", "G\xc5\xb5yl", "Gw",
	"\xcc\x82", "yl", "x", "1", "_", " ", "\n", "-", ".", "/", "&", ";", "\"", "'", "=",
	">", "<", "<b>", "</b>", "<span class=\"a\">", "<span class=\"a>b\">", "<span x\"y>",
	"</span>", "<p>", "</p>", "<br>", "<wbr>", "<li>", "<td>", "<script>", "</script>",
	"<style>", "</style>", "<img class=\"emoji\" alt=\"#\">", "<img class=emoji alt=Joy>",
	"<img class=\"emoji\" alt=\"#Joy\" title=\"<b>\">", "<a href=\"#\">", "</a>",
	"<!-- c -->", "<!--", "-->", "<!x>", "<?x?>", "&#35;", "&#x23;", "&#35", "&#65283;",
	"\xef\xbc\x83", "&#74;", "&#x4a;", "&#0;", "&#;", "&#", "&#xd800;", "&#138;", "&shy;",
	"&zwnj;", "&nbsp;", "&amp;", "&lt;", "&eacute;", "&eacute", "&bogus;", "\xc2\xad",
	"\xe2\x80\x8b", "\xe2\x80\x8d", "\xef\xb8\x8f", "\xe2\x83\xa3", "\xef\xbb\xbf",
	"\xc2\x85", "\x7f", "\x0c", "\x01", "\xef\xbc\xaa", "\xc2\xb7", "https://", "example.org",
	"@", "\xe2\x80\x99", "\xd7\x90",
};
/* clang-format on */

static HashtagGlance *
glance_new(void)
{
	g_autoptr(GPtrArray) tags = hashtag_find("#JoyFE #G\xc5\xb5yl");

	return hashtag_glance_new(tags);
}

static void
test_rows(void)
{
	g_autoptr(HashtagGlance) glance = glance_new();

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_test_message("%s", rows[i].text);
		g_assert_cmpint(hashtag_glance_text(glance, rows[i].text), ==, rows[i].want);
	}
	g_assert_false(hashtag_glance_text(glance, NULL));
}

static void
test_names(void)
{
	g_autoptr(HashtagGlance) glance = glance_new();

	g_assert_true(hashtag_glance_name(glance, "JoyFE"));
	g_assert_true(hashtag_glance_name(glance, "Joy-FE"));
	g_assert_true(hashtag_glance_name(glance, " joy fe "));
	g_assert_true(hashtag_glance_name(glance, "G\xc5\xb5yl"));
	g_assert_true(hashtag_glance_name(glance, "a,b")); /* perhaps */
	g_assert_false(hashtag_glance_name(glance, "Joy"));
	g_assert_false(hashtag_glance_name(glance, ""));
}

/* Whether reading @plain finds a wanted tag, or with NULL any. */
static bool
finds(const HashtagGlance *glance, const char *plain)
{
	g_autoptr(GPtrArray) found = plain == NULL ? NULL : hashtag_find(plain);

	return found != NULL && found->len > 0
		&& (glance == NULL || hashtag_glance_has(glance, found));
}

static void
check_text(const HashtagGlance *glance, const char *text)
{
	g_autofree char *html = html_to_plain(text);
	g_autofree char *of_html = plain_lines(html);
	g_autofree char *as_it_is = plain_lines(text);

	if (!hashtag_glance_text(glance, text)
		&& (finds(glance, of_html) || finds(glance, as_it_is))) {
		g_test_message("\"%s\": as HTML \"%s\", as it stands \"%s\"", text, of_html,
			as_it_is);
		g_test_fail();
	}
}

static void
test_random(void)
{
	g_autoptr(HashtagGlance) glance = glance_new();
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GRand) dice = g_rand_new_with_seed(20261125);

	for (guint i = 0; i < TEXTS; i++) {
		const gint32 count = g_rand_int_range(dice, 2, PIECES_MAX);

		g_string_assign(text, "#");
		for (gint32 k = 0; k < count; k++) {
			const gint32 piece = g_rand_int_range(dice, 0, G_N_ELEMENTS(pieces));

			g_string_append(text, pieces[piece]);
		}
		check_text(glance, text->str);
		check_text(NULL, text->str);
	}
}

/* However much stands before it, a hashtag is seen. */
static void
test_hostile(void)
{
	g_autoptr(HashtagGlance) glance = glance_new();

	for (guint i = 0; hostile_glances[i] != NULL; i++) {
		g_autofree char *before = hostile_repeat(hostile_glances[i], 200000);
		g_autofree char *text = g_strconcat(before, " > #JoyFE", NULL);

		g_test_message("%s", hostile_glances[i]);
		g_assert_true(hashtag_glance_text(glance, text));
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hashtag_glance/rows", test_rows);
	g_test_add_func("/hashtag_glance/names", test_names);
	g_test_add_func("/hashtag_glance/random", test_random);
	g_test_add_func("/hashtag_glance/hostile", test_hostile);
	return g_test_run();
}
