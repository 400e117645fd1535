/*
 * A row of the option table (the first line: "digest title", or a number) and any text behind its
 * key. What is taken
 * is as the row says and means the same when it is written out and read again; what is refused
 * leaves the field alone and is told in one line with what was expected, and without a secret.
 */
#include "config/value.h"

#include "base/error.h"
#include "model/digest_spec.h"
#include "model/relay_spec.h"
#include "text/address.h"
#include "text/charset.h"
#include "text/hashtag.h"
#include "text/language.h"
#include "text/url.h"
#include "text/zone.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "/etc/tagdigest"
/* Shorter texts stand in messages by chance. */
#define SECRET_BYTES_MIN 8

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Any field that a row may fill; "untouched" where it is one text. */
typedef union Field {
	char *text;
	bool is_yes;
	int number;
	guint choice;
	int64_t seconds;
	Schedule schedule;
	Hashtag *tag;
	GPtrArray *list;
	GArray *pauses;
	DigestSpec *digest; /* of a row that fills several of its fields */
} Field;

static const Option *
row_at(guint number)
{
	const OptionSection *sections = options_sections();
	guint count = 0;

	for (guint i = 0; sections[i].name != NULL; i++) {
		for (const Option *row = sections[i].options; row->key != NULL; row++, count++) {
			if (count == number) {
				return row;
			}
		}
	}
	return number == 0 ? NULL : row_at(number % count);
}

/* By its section and key; by its number, so that a fuzzer finds all. */
static const Option *
find_row(const char *line)
{
	g_auto(GStrv) words = g_strsplit_set(line, " \n", 3);
	const OptionSection *section = g_strv_length(words) < 2 ? NULL
								: options_find_section(words[0]);
	const Option *row = section == NULL ? NULL : options_find(section, words[1]);

	return row != NULL ? row : row_at((guint)CLAMP(atoi(line), 0, 9999));
}

static bool
is_text(OptionType type)
{
	return type <= OPTION_LANGUAGE;
}

static bool
is_list(OptionType type)
{
	return type >= OPTION_TAGS && type <= OPTION_RULE;
}

static bool
is_schedule(const Option *row)
{
	return row->read == schedule_read;
}

static bool
is_rhythm(const Option *row)
{
	return row->read == digest_spec_read_schedule;
}

static bool
is_pause(const Option *row)
{
	return row->read == pause_read;
}

static void
free_tag(void *tag)
{
	hashtag_free(tag);
}

static Field
field_new(const Option *row)
{
	const OptionType type = row->type;
	Field field = { 0 };

	if (is_text(type)) {
		field.text = g_strdup("untouched");
	} else if (is_list(type)) {
		field.list = g_ptr_array_new_with_free_func(type == OPTION_TAGS ? free_tag
										: g_free);
	} else if (is_pause(row)) {
		field.pauses = g_array_new(FALSE, FALSE, sizeof(Pause));
	} else if (is_rhythm(row)) {
		field.digest = digest_spec_new();
	}
	return field;
}

static void
field_clear(Field *field, const Option *row)
{
	const OptionType type = row->type;

	if (is_text(type)) {
		g_free(field->text);
	} else if (is_list(type)) {
		g_ptr_array_unref(field->list);
	} else if (is_pause(row)) {
		g_array_unref(field->pauses);
	} else if (is_rhythm(row)) {
		digest_spec_free(field->digest);
	} else if (type == OPTION_TAG) {
		hashtag_free(field->tag);
	}
}

/* What a row fills. */
static void *
place_of(const Option *row, Field *field)
{
	return is_rhythm(row) ? (void *)field->digest : field;
}

static bool
apply(const Option *row, const char *text, Field *field)
{
	Option here = *row;

	here.offset = row->offset == OPTION_NO_FIELD ? OPTION_NO_FIELD : 0;
	return value_apply(&here, text, FOLDER, place_of(row, field), NULL);
}

/* What the row says of one text. */
static void
check_text(const Option *row, const char *text)
{
	g_autofree char *email = NULL;

	g_assert_true(g_utf8_validate(text, -1, NULL));
	switch (row->type) {
	case OPTION_NAME:
		g_assert_cmpuint(strspn(text, VALUE_NAME_CHARACTERS), ==, strlen(text));
		break;
	case OPTION_ADDRESS:
		g_assert_true(address_parse(text, &email, NULL, NULL));
		g_assert_cmpstr(email, ==, text);
		break;
	case OPTION_PATH:
		g_assert_true(*text == '/');
		break;
	case OPTION_HOST:
		g_assert_true(*text != '\0' && g_str_is_ascii(text) && strchr(text, '/') == NULL);
		break;
	case OPTION_ZONE:
		g_assert_true(zone_is_known(text) && strstr(text, "..") == NULL);
		break;
	case OPTION_LANGUAGE:
		g_assert_true(language_is_tag(text));
		break;
	default:
		break;
	}
}

/* What is taken means the same when it is written out. */
static void
check_again(const Option *row, const Field *field)
{
	g_autofree char *written = NULL;
	Field again = field_new(row);

	if (is_text(row->type)) {
		written = g_strdup(field->text);
	} else if (row->type == OPTION_TAG) {
		written = g_strdup(field->tag->display);
	} else if (is_schedule(row)) {
		written = schedule_text(&field->schedule);
	} else if (is_rhythm(row)) {
		written = digest_spec_schedule_text(field->digest);
	} else if (is_pause(row)) {
		written = pause_text(&g_array_index(field->pauses, Pause, 0));
	} else if (row->type == OPTION_INTEGER) {
		written = g_strdup_printf("%d", field->number);
	} else {
		written = g_strdup_printf("%" G_GINT64_FORMAT " s", field->seconds);
	}
	g_assert_true(apply(row, written, &again));
	if (is_text(row->type)) {
		g_assert_cmpstr(again.text, ==, field->text);
	} else if (row->type == OPTION_TAG) {
		g_assert_cmpstr(again.tag->key, ==, field->tag->key);
	} else if (is_schedule(row)) {
		g_autofree char *schedule = schedule_text(&again.schedule);
		g_assert_cmpstr(schedule, ==, written);
	} else if (is_rhythm(row)) {
		g_autofree char *schedule = digest_spec_schedule_text(again.digest);
		g_assert_cmpstr(schedule, ==, written);
	} else if (is_pause(row)) {
		g_autofree char *pause = pause_text(&g_array_index(again.pauses, Pause, 0));
		g_assert_cmpstr(pause, ==, written);
	} else if (row->type == OPTION_INTEGER) {
		g_assert_cmpint(again.number, ==, field->number);
	} else {
		g_assert_cmpint(again.seconds, ==, field->seconds);
	}
	field_clear(&again, row);
}

/* Each item of a list is one by itself. */
static void
check_list(const Option *row, const GPtrArray *list)
{
	g_assert_cmpuint(list->len, >, 0);
	for (guint i = 0; i < list->len; i++) {
		const char *item = g_ptr_array_index(list, i);
		const Hashtag *tag = g_ptr_array_index(list, i);
		const bool is_tag = row->type == OPTION_TAGS;
		Field alone = field_new(row);

		/* quoted, where a list is one of words: an address may hold a comma */
		g_autofree char *written = row->type == OPTION_HANDLES || row->type == OPTION_PEOPLE
			? g_strdup_printf("\"%s\"", item)
			: g_strdup(is_tag ? tag->display : item);
		g_assert_true(apply(row, written, &alone));
		g_assert_cmpuint(alone.list->len, ==, 1);
		if (is_tag) {
			const Hashtag *same = g_ptr_array_index(alone.list, 0);
			g_assert_cmpstr(same->key, ==, tag->key);
		} else {
			g_assert_cmpstr(g_ptr_array_index(alone.list, 0), ==, item);
			g_assert_true(row->type != OPTION_URL || url_is_web(item)
				|| g_str_has_prefix(item, "file:///"));
		}
		field_clear(&alone, row);
	}
}

static void
check_taken(const Option *row, const Field *field)
{
	if (row->offset == OPTION_NO_FIELD) {
		return;
	}
	if (is_text(row->type)) {
		check_text(row, field->text);
	} else if (row->type == OPTION_INTEGER) {
		g_assert_true(field->number >= row->min && field->number <= row->max);
	} else if (row->type == OPTION_DURATION) {
		g_assert_true(field->seconds >= row->min && field->seconds <= row->max);
	}
	if (is_list(row->type)) {
		check_list(row, field->list);
	} else if (row->type != OPTION_CHOICE && row->type != OPTION_BOOL) {
		check_again(row, field);
	}
}

static void
check_refused(const Option *row, const char *text, const Field *field, const GError *error)
{
	g_autofree char *expected = options_expected(row);

	g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
	g_assert_true(g_utf8_validate(error->message, -1, NULL));
	g_assert_null(strpbrk(error->message, "\r\n"));
	g_assert_nonnull(strstr(error->message, "(expected "));
	if (row->is_secret && strlen(text) >= SECRET_BYTES_MIN && strstr(expected, text) == NULL) {
		g_assert_null(strstr(error->message, text));
	}
	if (row->offset != OPTION_NO_FIELD && is_text(row->type)) {
		g_assert_cmpstr(field->text, ==, "untouched");
	} else if (row->type == OPTION_TAG) {
		g_assert_null(field->tag);
	} else if (is_pause(row)) {
		g_assert_cmpuint(field->pauses->len, ==, 0);
	} else if (row->type == OPTION_INTEGER) {
		g_assert_cmpint(field->number, ==, 0);
	} else if (row->type == OPTION_DURATION) {
		g_assert_cmpint(field->seconds, ==, 0);
	}
}

/* The relay is the one row that fills a struct: what goes out goes to a host, or into a folder. */
static void
check_relay(const Option *row, const char *text)
{
	g_autoptr(RelaySpec) relay = relay_spec_new();
	g_autofree char *shown = NULL;
	Option here = *row;

	here.offset = 0;
	if (!value_apply(&here, text, FOLDER, relay, NULL)) {
		g_assert_null(relay->host);
		g_assert_null(relay->path);
		g_assert_null(relay->password);
		return;
	}
	if (relay->kind == RELAY_MAILDIR) {
		g_assert_true(relay->host == NULL && *relay->path == '/');
		return;
	}
	g_assert_true(relay->path == NULL && *relay->host != '\0');
	g_assert_true(relay->port >= 1 && relay->port <= 65535);
	shown = relay_spec_text(relay);
	g_assert_true(relay->password == NULL || strlen(relay->password) < SECRET_BYTES_MIN
		|| strstr(shown, relay->password) == NULL
		|| strstr(relay->host, relay->password) != NULL);
	g_autoptr(RelaySpec) again = relay_spec_new();
	g_assert_true(value_apply(&here, shown, FOLDER, again, NULL));
	g_assert_cmpstr(again->host, ==, relay->host);
	g_assert_cmpuint(again->port, ==, relay->port);
	g_assert_null(again->user);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *bytes = g_strndup((const char *)data, size);
	g_autofree char *line = charset_make_valid(bytes);
	char *text = strchr(line, '\n');
	const Option *row = find_row(line);
	g_autoptr(GError) error = NULL;

	if (text == NULL) {
		return 0;
	}
	text = g_strstrip(g_strdelimit(text + 1, "\r\n", ' ')); /* as inifile joins lines */
	if (row->type == OPTION_RELAY) {
		check_relay(row, text);
		return 0;
	}
	Option here = *row;
	Field field = field_new(row);
	here.offset = row->offset == OPTION_NO_FIELD ? OPTION_NO_FIELD : 0;
	const bool is_taken = value_apply(&here, text, FOLDER, place_of(row, &field), &error);
	g_assert_true(value_apply(row, text, FOLDER, NULL, NULL) == is_taken);
	if (is_taken) {
		g_assert_no_error(error);
		check_taken(row, &field);
	} else {
		check_refused(row, text, &field, error);
	}
	field_clear(&field, row);
	return 0;
}
