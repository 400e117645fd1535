/* What each type of option takes, and what it says of the rest. */
#include "config/value.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "ini_world.h"
#include "model/relay_spec.h"
#include "model/schedule.h"
#include "text/hashtag.h"

#define FOLDER "/etc/tagdigest"
#define NOT_HERE "cannot be used here"

/* An option of a type, with the ranges and words of none in particular. */
static Option
option_of(OptionType type)
{
	return (Option){
		.key = "y",
		.type = type,
		.min = type == OPTION_DURATION ? 60 : -5,
		.max = type == OPTION_DURATION ? 86400 : 10,
		.choices = type == OPTION_CHOICE ? "auto required none" : NULL,
		.read = schedule_read,
		.standard = "daily 07:30",
	};
}

typedef struct Row {
	OptionType type;
	const char *text;
	const char *want;  /* of types that give one text; NULL: refused */
	const char *wrong; /* what begins the message, when refused */
} Row;

static const Row rows[] = {
	{ OPTION_TEXT, "The Staffroom", "The Staffroom", NULL },
	{ OPTION_TEXT, "", NULL, "there is no value (expected a line of text)" },
	{ OPTION_MODEL, "", NULL, "there is no value (expected a value such as daily 07:30)" },
	{ OPTION_ADDRESS, "me@Example.org", "me@example.org", NULL },
	{ OPTION_ADDRESS, "Ceri <me@example.org>", "me@example.org", NULL },
	{ OPTION_ADDRESS, "example.org", NULL, "\"example.org\" is no address: " },
	{ OPTION_PATH, "a/b c", FOLDER "/a/b c", NULL },
	{ OPTION_PATH, "/a", "/a", NULL },
	{ OPTION_ADDRESS, "#left@example.org", NULL,
		"\"#left@example.org\" is no address: that address begins with #" },
	{ OPTION_HOST, "mail.example.org", "mail.example.org", NULL },
	{ OPTION_HOST, "gŵyl.example", "xn--gyl-b2a.example", NULL },
	{ OPTION_HOST, "a b", NULL, "\"a b\" " NOT_HERE },
	{ OPTION_HOST, "-a", NULL, "\"-a\" " NOT_HERE },
	{ OPTION_ZONE, "UTC", "UTC", NULL },
	{ OPTION_ZONE, "+01:00", NULL, "\"+01:00\" is no time zone that this machine knows" },
	{ OPTION_ZONE, "../etc/passwd", NULL, "\"../etc/passwd\" is no time zone" },
	{ OPTION_LANGUAGE, "en", "en", NULL },
	{ OPTION_LANGUAGE, "CY-GB", "cy-GB", NULL },
	{ OPTION_LANGUAGE, "zh-Hant-TW", "zh-Hant-TW", NULL },
	{ OPTION_LANGUAGE, "english-", NULL, "\"english-\" " NOT_HERE },
	{ OPTION_LANGUAGE, "e", NULL, "\"e\" " NOT_HERE },
	{ OPTION_LANGUAGE, "en_GB", NULL, "\"en_GB\" " NOT_HERE },
	{ OPTION_LANGUAGE, "abcdefghi", NULL, "\"abcdefghi\" " NOT_HERE },
	{ OPTION_NAME, "Old-name_1.x", "old-name_1.x", NULL },
	{ OPTION_NAME, "two names", NULL, "\"two names\" cannot be a name" },
	{ OPTION_NAME, "gŵyl", NULL, "\"gŵyl\" cannot be a name" },
};

static void
test_texts(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const Option option = option_of(rows[i].type);
		g_autofree char *got = g_strdup("untouched");
		g_autoptr(GError) error = NULL;

		g_test_message("%s", rows[i].text);
		const bool is_taken = value_apply(&option, rows[i].text, FOLDER, &got, &error);
		g_assert_true(is_taken == (rows[i].want != NULL));
		g_assert_cmpstr(got, ==, is_taken ? rows[i].want : "untouched");
		if (!is_taken) {
			g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
			g_test_message("%s", error->message);
			g_assert_true(g_str_has_prefix(error->message, rows[i].wrong));
			g_assert_nonnull(strstr(error->message, "(expected "));
		}
	}
}

static const Row url_rows[] = {
	{ OPTION_URL, "https://blog.example/feed?x=1", "https://blog.example/feed?x=1", NULL },
	{ OPTION_URL, "http://[::1]:8080/", "http://[::1]:8080/", NULL },
	{ OPTION_URL, "blog.example/feed", NULL,
		"\"blog.example/feed\" is no address to read from" },
	{ OPTION_URL, "ftp://blog.example/", NULL,
		"\"ftp://blog.example/\" is no address to read" },
	{ OPTION_URL, "htps://joe:SECRET@b.example/?token=SECRET", NULL,
		"\"htps://…@b.example/…\" is no address to read from" },
	{ OPTION_URL, "https://", NULL, "\"https://\" is no address to read from" },
	{ OPTION_URL, "https://a b.example/", NULL, "\"https://a b.example/\" is no address" },
	{ OPTION_URL, "file:posts", "file://" FOLDER "/posts", NULL },
	{ OPTION_URL, "FILE:../a%20b", "file:///etc/a%2520b", NULL },
	{ OPTION_URL, "file:/var/posts/", "file:///var/posts", NULL },
	{ OPTION_URL, "file:///var/a%20b", "file:///var/a%20b", NULL },
	{ OPTION_URL, "file:", NULL, "\"file:\" names no file of this machine" },
	{ OPTION_URL, "file://host/x", NULL, "\"file://host/x\" names no file of this machine" },
};

/* One a line, since a comma may be part of one. */
static void
test_urls(void)
{
	const Option option = option_of(OPTION_URL);

	for (guint i = 0; i < G_N_ELEMENTS(url_rows); i++) {
		const Row *row = &url_rows[i];
		g_autoptr(GPtrArray) urls = g_ptr_array_new_with_free_func(g_free);
		g_autoptr(GError) error = NULL;

		g_test_message("%s", row->text);
		g_ptr_array_add(urls, g_strdup("before"));
		g_assert_true(value_apply(&option, row->text, FOLDER, &urls, &error)
			== (row->want != NULL));
		g_assert_cmpuint(urls->len, ==, row->want != NULL ? 2 : 1);
		if (row->want != NULL) {
			g_assert_cmpstr(g_ptr_array_index(urls, 1), ==, row->want);
		} else {
			g_assert_true(g_str_has_prefix(error->message, row->wrong));
			g_assert_nonnull(strstr(error->message, "(expected "));
		}
	}
}

typedef struct NumberRow {
	OptionType type;
	const char *text;
	bool is_taken;
	int64_t want;
} NumberRow;

static const NumberRow number_rows[] = {
	{ OPTION_INTEGER, "10", true, 10 },
	{ OPTION_INTEGER, "-5", true, -5 },
	{ OPTION_INTEGER, "11", false, 0 },
	{ OPTION_INTEGER, "-6", false, 0 },
	{ OPTION_INTEGER, "1.5", false, 0 },
	{ OPTION_INTEGER, "ten", false, 0 },
	{ OPTION_INTEGER, "99999999999999999999", false, 0 },
	{ OPTION_DURATION, "60 s", true, 60 },
	{ OPTION_DURATION, "60s", true, 60 },
	{ OPTION_DURATION, "15 min", true, 900 },
	{ OPTION_DURATION, "2 H", true, 7200 },
	{ OPTION_DURATION, "1 d", true, 86400 },
	{ OPTION_DURATION, "59 s", false, 0 },
	{ OPTION_DURATION, "25 h", false, 0 },
	{ OPTION_DURATION, "60", false, 0 },
	{ OPTION_DURATION, "min", false, 0 },
	{ OPTION_DURATION, "-1 h", false, 0 },
	{ OPTION_DURATION, "1 week", false, 0 },
	{ OPTION_DURATION, "99999999999999999999 s", false, 0 },
	{ OPTION_BOOL, "yes", true, 1 },
	{ OPTION_BOOL, "NO", true, 0 },
	{ OPTION_BOOL, "true", false, 0 },
};

static int64_t
convert_number(const Option *option, const char *text, bool *is_taken)
{
	int integer = 7;
	int64_t duration = 7;
	bool truth = true;
	g_autoptr(GError) error = NULL;

	switch (option->type) {
	case OPTION_INTEGER:
		*is_taken = value_apply(option, text, FOLDER, &integer, &error);
		return *is_taken ? integer : integer - 7;
	case OPTION_DURATION:
		*is_taken = value_apply(option, text, FOLDER, &duration, &error);
		return *is_taken ? duration : duration - 7;
	default:
		*is_taken = value_apply(option, text, FOLDER, &truth, &error);
		return *is_taken ? truth : truth - 1;
	}
}

static void
test_numbers(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(number_rows); i++) {
		const NumberRow *row = &number_rows[i];
		const Option option = option_of(row->type);
		bool is_taken = false;

		g_test_message("%s", row->text);
		g_assert_cmpint(convert_number(&option, row->text, &is_taken), ==, row->want);
		g_assert_true(is_taken == row->is_taken);
	}
}

typedef struct ListRow {
	const char *text;
	const char *want;  /* joined by '|' */
	const char *wrong; /* NULL: all is well */
} ListRow;

static const ListRow address_rows[] = {
	{ "a@b.example", "a@b.example", NULL },
	{ "a@b.example, c@d.example e@f.example", "a@b.example|c@d.example|e@f.example", NULL },
	{ "A B <a@b.example>, c@d.example", "a@b.example|c@d.example", NULL },
	{ "\"B, A\" <a@b.example>", "a@b.example", NULL },
	{ "\"A B <a@b.example>\"", "a@b.example", NULL },
	/* Whether it is one reader is not a matter of this line alone (config/specs). */
	{ "a@b.example A@B.example", "a@b.example|A@b.example", NULL },
	{ "a@b.example, no, c@d.example", "a@b.example|c@d.example", "\"no\" is no address" },
	{ "\"\"", "", "there is nothing in this list" },
	{ ",", "", "there is nothing in this list" },
};

static void
test_addresses(void)
{
	const Option option = option_of(OPTION_ADDRESSES);

	for (guint i = 0; i < G_N_ELEMENTS(address_rows); i++) {
		const ListRow *row = &address_rows[i];
		g_autoptr(GPtrArray) emails = g_ptr_array_new_with_free_func(g_free);
		g_autoptr(GError) error = NULL;

		g_test_message("%s", row->text);
		g_assert_true(value_apply(&option, row->text, FOLDER, &emails, &error)
			== (row->wrong == NULL));
		g_autofree char *got = ini_world_join(emails);
		g_assert_cmpstr(got, ==, row->want);
		g_assert_true(row->wrong == NULL || strstr(error->message, row->wrong) != NULL);
	}
}

static const ListRow tag_rows[] = {
	{ "JoyFE", "#JoyFE", NULL },
	{ "#JoyFE, ＃UKFEChat Gŵyl", "#JoyFE|#UKFEChat|#Gŵyl", NULL },
	{ "JoyFE joyfe", "#JoyFE", NULL },
	{ "a-b, ok, 1, #, x/y", "#ok", "\"a-b\" is no hashtag" },
};

static void
test_tags(void)
{
	const Option option = option_of(OPTION_TAGS);

	for (guint i = 0; i < G_N_ELEMENTS(tag_rows); i++) {
		const ListRow *row = &tag_rows[i];
		g_autoptr(GPtrArray) tags =
			g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
		g_autoptr(GPtrArray) displays = g_ptr_array_new();
		g_autoptr(GError) error = NULL;

		g_test_message("%s", row->text);
		g_assert_true(value_apply(&option, row->text, FOLDER, &tags, &error)
			== (row->wrong == NULL));
		for (guint j = 0; j < tags->len; j++) {
			const Hashtag *tag = g_ptr_array_index(tags, j);

			g_ptr_array_add(displays, tag->display);
		}
		g_autofree char *got = ini_world_join(displays);
		g_assert_cmpstr(got, ==, row->want);
		g_assert_true(row->wrong == NULL || strstr(error->message, row->wrong) != NULL);
	}
}

static void
test_structs(void)
{
	const Option tag_option = option_of(OPTION_TAG);
	const Option schedule_option = option_of(OPTION_MODEL);
	const Option relay_option = option_of(OPTION_RELAY);
	const Option choice_option = option_of(OPTION_CHOICE);
	RelayTls choice = RELAY_TLS_AUTO;
	g_autoptr(RelaySpec) relay = relay_spec_new();
	Schedule schedule = { 0 };
	Hashtag *tag = NULL;

	g_assert_true(value_apply(&tag_option, "one", FOLDER, &tag, NULL));
	g_assert_true(value_apply(&tag_option, "#Two", FOLDER, &tag, NULL));
	g_assert_false(value_apply(&tag_option, "one two", FOLDER, &tag, NULL));
	g_assert_cmpstr(tag->display, ==, "#Two");
	hashtag_free(tag);
	g_assert_true(value_apply(&schedule_option, "daily 06:00", FOLDER, &schedule, NULL));
	g_assert_cmpint(schedule.hour, ==, 6);
	g_assert_false(value_apply(&schedule_option, "hourly", FOLDER, &schedule, NULL));
	g_assert_cmpint(schedule.hour, ==, 6);
	g_assert_true(value_apply(&relay_option, "maildir:out", FOLDER, relay, NULL));
	g_assert_cmpstr(relay->path, ==, FOLDER "/out");
	g_assert_true(value_apply(&choice_option, "None", FOLDER, &choice, NULL));
	g_assert_false(value_apply(&choice_option, "never", FOLDER, &choice, NULL));
	g_assert_cmpint(choice, ==, RELAY_TLS_NONE);
}

/* Only judged: no field. */
static void
test_judge_only(void)
{
	static const struct {
		OptionType type;
		const char *right, *wrong;
	} cases[] = {
		{ OPTION_TEXT, "x", "" },
		{ OPTION_TAGS, "a", "-" },
		{ OPTION_TAG, "a", "a b" },
		{ OPTION_ADDRESS, "a@b.example", "a" },
		{ OPTION_ADDRESSES, "a@b.example", "a" },
		{ OPTION_URL, "file:x", "x" },
		{ OPTION_RELAY, "smtp://localhost", "localhost" },
		{ OPTION_HOST, "a", " " },
		{ OPTION_PATH, "a", "" },
		{ OPTION_PATHS, "a *", "," },
		{ OPTION_COMMAND, "pass show \"a b\"", "pass \"" },
		{ OPTION_INTEGER, "1", "x" },
		{ OPTION_DURATION, "1 h", "1" },
		{ OPTION_CHOICE, "auto", "x" },
		{ OPTION_BOOL, "no", "x" },
		{ OPTION_MODEL, "daily 07:30", "daily" },
		{ OPTION_ZONE, "UTC", "Here" },
		{ OPTION_RULE, "text: x", "" },
		{ OPTION_LANGUAGE, "cy", "?" },
		{ OPTION_HANDLES, "@a@b.example", "@a" },
		{ OPTION_PEOPLE, "\"Ida Berg (Facebook)\", @a@b.example", "Ida Berg (Facebook)" },
		{ OPTION_NAME, "old", "o ld" },
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Option option = option_of(cases[i].type);
		g_autoptr(GError) error = NULL;

		g_test_message("type %u", i);
		g_assert_true(value_apply(&option, cases[i].right, FOLDER, NULL, NULL));
		g_assert_false(value_apply(&option, cases[i].wrong, FOLDER, NULL, &error));
		g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	}
}

/* Those that can be read are taken, the others are all named. */
static void
test_handles(void)
{
	const Option option = option_of(OPTION_HANDLES);
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;

	g_assert_false(value_apply(&option, "@ada@social.example, bea@social.example Cai", FOLDER,
		&list, &error));
	g_assert_cmpstr(error->message, ==,
		"\"bea@social.example\" may be a mail address (an account is written with an @ "
		"before it: @ada@social.example) (expected names such as @ada@social.example, "
		"ada.bsky.social or https://blog.example/); \"Cai\" is no name of an author "
		"(expected names such as @ada@social.example, ada.bsky.social or "
		"https://blog.example/)");
	g_assert_cmpuint(list->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(list, 0), ==, "@ada@social.example");
}

static void
test_secrets_stay_so(void)
{
	Option option = option_of(OPTION_COMMAND);
	g_autoptr(GError) error = NULL;

	option.is_secret = true;
	g_assert_false(value_apply(&option, "echo \"s3cret", FOLDER, NULL, &error));
	g_assert_null(strstr(error->message, "s3cret"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/value/texts", test_texts);
	g_test_add_func("/value/numbers", test_numbers);
	g_test_add_func("/value/urls", test_urls);
	g_test_add_func("/value/addresses", test_addresses);
	g_test_add_func("/value/tags", test_tags);
	g_test_add_func("/value/structs", test_structs);
	g_test_add_func("/value/judge only", test_judge_only);
	g_test_add_func("/value/handles", test_handles);
	g_test_add_func("/value/secrets stay so", test_secrets_stay_so);
	return g_test_run();
}
