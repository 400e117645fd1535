/*
 * date_parse(): what feeds call a date. The text is cut into tokens (date_scan), each token is
 * taken for what alone it can be (a time, a zone, a month's name, a number of the date), and at the
 * end date_civil says which day the numbers mean.
 */
#include "text/date.h"

#include "base/now.h"
#include "base/prefix.h"
#include "text/date_civil.h"
#include "text/date_scan.h"

#include <string.h>

#define PREFIX_CHARACTERS 3
#define MARCH 3
#define NEAR_S (183 * DAY_S)

/* 0001-01-01 to 9999-12-31, what RFC 3339 can write and GDateTime hold. */
#define FIRST_S G_GINT64_CONSTANT(-62135596800)
#define LAST_S G_GINT64_CONSTANT(253402300799)

typedef struct DateWord {
	const char *word;
	int value;
} DateWord;

#include "text/date_words.tab.h"

typedef struct DateReader {
	const DateToken *token; /* the next one */
	DateCivil civil;
	char sign;         /* seen since the last part of the date */
	bool has_stranger; /* began with an unknown word, perhaps a weekday */
	bool has_time;
	bool is_after_time; /* nothing of the date since: a sign here begins an offset */
	int hour, minute, second;
	int half;                  /* of the day: 0 before noon, 1 after, -1 not said */
	bool has_zone, has_offset; /* by name, by number: the number counts */
	int offset_minutes;
} DateReader;

/* ---- words ---------------------------------------------------------------------------------- */

#define FIND(word, table) find_word(word, table, G_N_ELEMENTS(table), false)
#define FIND_BEGINNING(word, table) find_word(word, table, G_N_ELEMENTS(table), true)

static const DateWord *
find_word(const char *word, const DateWord *table, gsize count, bool may_be_beginning)
{
	if (may_be_beginning && g_utf8_strlen(word, -1) < PREFIX_CHARACTERS) {
		return NULL;
	}
	for (gsize i = 0; i < count; i++) {
		if (may_be_beginning ? prefix_stands_at(table[i].word, word)
				     : strcmp(table[i].word, word) == 0) {
			return &table[i];
		}
	}
	return NULL;
}

/* In French "mar." is Tuesday too: then another month follows. */
static bool
take_month(DateReader *reader, int month)
{
	if (reader->civil.month != 0 && reader->civil.month != MARCH) {
		return false;
	}
	reader->civil.month = month;
	reader->sign = ' ';
	return true;
}

static void
take_zone(DateReader *reader, int minutes)
{
	if (!reader->has_zone && !reader->has_offset) {
		reader->has_zone = true;
		reader->is_after_time = true;
		reader->offset_minutes = minutes;
	}
}

/* At the beginning it may be a weekday in any language; after the time a zone, taken for UTC. */
static bool
take_stranger(DateReader *reader)
{
	if (reader->has_time) {
		const bool is_zone = !reader->has_zone && !reader->has_offset;

		take_zone(reader, 0);
		return is_zone;
	}
	reader->has_stranger = true;
	return reader->civil.part_count == 0 && reader->civil.month == 0;
}

static bool
take_word(DateReader *reader, const char *word)
{
	const DateWord *month = FIND_BEGINNING(word, months);
	const DateWord *weekday = FIND_BEGINNING(word, weekdays);
	const DateWord *half = FIND(word, halves);
	const DateWord *filler = FIND(word, fillers);
	const DateWord *zone = FIND(word, zones);

	if (month != NULL) {
		return take_month(reader, month->value);
	}
	if (weekday != NULL) {
		reader->civil.weekday = weekday->value;
		return true;
	}
	if (half != NULL) {
		reader->half = half->value;
		/* No platform but Korean ones writes this, and they write no zone. */
		if (!g_ascii_isalpha(*word)) {
			take_zone(reader, FIND("kst", zones)->value);
		}
		return true;
	}
	if (filler != NULL && !reader->has_time) {
		if (filler->value != 0) {
			take_zone(reader, filler->value);
		}
		return true;
	}
	if (zone != NULL && (reader->has_time || reader->civil.part_count > 0)) {
		take_zone(reader, zone->value);
		return true;
	}
	return take_stranger(reader);
}

/* ---- times and zones ------------------------------------------------------------------------ */

static bool
is_sign(const DateToken *token, const char *signs)
{
	return token->kind == DATE_TOKEN_SIGN && strchr(signs, token->sign) != NULL;
}

static bool
is_number(const DateToken *token, guint digits_max)
{
	return token->kind == DATE_TOKEN_NUMBER && token->digits <= digits_max;
}

/* A number joined to what stands before it. */
static bool
is_joined_number(const DateToken *token, guint digits_max)
{
	return is_number(token, digits_max) && !token->is_after_blank;
}

static bool
is_time(const DateToken *token)
{
	return is_number(token, 2) && is_sign(token + 1, ":") && is_joined_number(token + 2, 2);
}

/* 10:14, 10:14:55, 10:14:55.123 */
static bool
take_time(DateReader *reader)
{
	const DateToken *token = reader->token;

	if (reader->has_time) {
		return false;
	}
	reader->has_time = true;
	reader->is_after_time = true;
	reader->hour = (int)token[0].value;
	reader->minute = (int)token[2].value;
	token += 3;
	if (is_sign(token, ":") && is_joined_number(token + 1, 2)) {
		reader->second = (int)token[1].value;
		token += 2;
		if (is_sign(token, ".,") && is_joined_number(token + 1, DATE_DIGITS_MAX)) {
			token += 2;
		}
	}
	reader->token = token;
	return true;
}

/* What follows "T" without colons: 10, 1014, 101455 (ISO 8601, basic format). */
static bool
take_basic_time(DateReader *reader)
{
	const DateToken *token = reader->token;
	const int value = (int)token->value;

	if (reader->has_time || token->digits > 6 || token->digits % 2 != 0) {
		return false;
	}
	int scaled = value;

	for (guint digits = token->digits; digits < 6; digits += 2) {
		scaled *= 100;
	}
	reader->has_time = true;
	reader->is_after_time = true;
	reader->hour = scaled / 10000;
	reader->minute = scaled / 100 % 100;
	reader->second = scaled % 100;
	reader->token++;
	if (is_sign(reader->token, ".,") && is_joined_number(reader->token + 1, DATE_DIGITS_MAX)) {
		reader->token += 2;
	}
	return true;
}

/* A sign joined to a number is an offset after the time; after a date alone only "-0700" is. */
static bool
is_offset(const DateReader *reader)
{
	const DateToken *token = reader->token;

	if (!is_sign(token, "+-") || !is_joined_number(token + 1, 4)) {
		return false;
	}
	return reader->is_after_time
		|| (token->is_after_blank && token[1].digits == 4 && reader->civil.part_count > 1);
}

/* +0200, +02:00, +2, -700; seconds, as in +02:00:00, are no more. */
static bool
take_offset(DateReader *reader)
{
	const DateToken *number = reader->token + 1;
	const bool is_east = reader->token->sign == '+';
	const int value = (int)number->value;
	int hours = number->digits > 2 ? value / 100 : value;
	int minutes = number->digits > 2 ? value % 100 : 0;

	reader->token += 2;
	if (number->digits <= 2 && is_sign(reader->token, ":")
		&& is_joined_number(reader->token + 1, 2)) {
		minutes = (int)reader->token[1].value;
		reader->token += 2;
	}
	if (reader->has_offset || hours > 23 || minutes > 59) {
		return false;
	}
	minutes += hours * 60;
	reader->has_offset = true;
	reader->offset_minutes = is_east ? minutes : -minutes;
	return true;
}

/* ---- tokens --------------------------------------------------------------------------------- */

static bool
take_number(DateReader *reader)
{
	const DateToken *token = reader->token++;

	if (reader->civil.part_count == DATE_PARTS_MAX || token->digits > 8) {
		return false;
	}
	reader->civil.parts[reader->civil.part_count++] = (DatePart){
		.value = (int)token->value,
		.digits = token->digits,
		.sign = reader->sign,
	};
	reader->sign = ' ';
	reader->is_after_time = false;
	return true;
}

/* "T" before a time and "W" before a week are no words. */
static bool
take_letters(DateReader *reader)
{
	const DateToken *token = reader->token++;
	const bool is_joined = reader->civil.part_count > 0 && token[1].kind == DATE_TOKEN_NUMBER
		&& !token[1].is_after_blank;

	if (is_joined && strcmp(token->word, "t") == 0) {
		return is_time(reader->token) || take_basic_time(reader);
	}
	if (is_joined && strcmp(token->word, "w") == 0 && reader->civil.part_count == 1) {
		reader->civil.is_week = true;
		return true;
	}
	return take_word(reader, token->word);
}

static bool
take_token(DateReader *reader)
{
	if (is_time(reader->token)) {
		return take_time(reader);
	}
	if (is_offset(reader)) {
		return take_offset(reader);
	}
	if (reader->token->kind == DATE_TOKEN_NUMBER) {
		return take_number(reader);
	}
	if (reader->token->kind == DATE_TOKEN_WORD) {
		return take_letters(reader);
	}
	reader->sign = reader->token->sign;
	reader->token++;
	return reader->sign != ':' && reader->sign != '+';
}

/* ---- the result ----------------------------------------------------------------------------- */

/* "Room 2012" is no date. */
static bool
read_day(const DateReader *reader, DateReading *day)
{
	const guint known = reader->civil.part_count + (reader->civil.month != 0 ? 1 : 0);

	return (!reader->has_stranger || known == 3) && date_civil_day(&reader->civil, day);
}

/* Hour 24 and second 60 (a leap second) roll over by themselves. */
static bool
read_time(const DateReader *reader, int64_t *seconds)
{
	int hour = reader->hour;

	if (hour > 24 || reader->minute > 59 || reader->second > 60) {
		return false;
	}
	if (reader->has_time && reader->half == 1 && hour < 12) {
		hour += 12;
	} else if (reader->half == 0 && hour == 12) {
		hour = 0;
	}
	*seconds = (int64_t)hour * HOUR_S + (int64_t)reader->minute * MINUTE_S + reader->second
		- (int64_t)reader->offset_minutes * MINUTE_S;
	return true;
}

/* Seconds, milliseconds or microseconds since 1970, with or without a fraction. */
static bool
read_epoch(const DateToken *tokens, int64_t *time_s)
{
	const bool has_fraction = is_sign(tokens + 1, ".")
		&& is_joined_number(tokens + 2, DATE_DIGITS_MAX);

	if (tokens->kind != DATE_TOKEN_NUMBER
		|| tokens[has_fraction ? 3 : 1].kind != DATE_TOKEN_END) {
		return false;
	}
	switch (tokens->digits) {
	case 9:
	case 10:
		*time_s = tokens->value;
		return true;
	case 13:
		*time_s = tokens->value / 1000;
		return true;
	case 16:
		*time_s = tokens->value / 1000000;
		return true;
	default:
		return false;
	}
}

/* 20031231101455, 200312311014: a date and a time run together. */
static void
split_run(DateReader *reader, DateToken tokens[DATE_TOKENS_MAX])
{
	DateToken *run = &tokens[0];

	if (run->kind != DATE_TOKEN_NUMBER || (run->digits != 14 && run->digits != 12)) {
		return;
	}
	const int64_t time = run->digits == 14 ? run->value % 1000000 : run->value % 10000 * 100;
	reader->has_time = true;
	reader->hour = (int)(time / 10000);
	reader->minute = (int)(time / 100 % 100);
	reader->second = (int)(time % 100);
	run->value /= run->digits == 14 ? 1000000 : 10000;
	run->digits = 8;
}

static bool
read_tokens(DateToken tokens[DATE_TOKENS_MAX], DateReading *reading)
{
	DateReader reader = { .token = tokens, .half = -1, .sign = ' ' };
	DateReading day;
	int64_t seconds = 0;

	split_run(&reader, tokens);
	while (reader.token->kind != DATE_TOKEN_END) {
		if (!take_token(&reader)) {
			return false;
		}
	}
	if (!read_day(&reader, &day) || !read_time(&reader, &seconds)
		|| day.time_s + seconds < FIRST_S || day.time_s + seconds > LAST_S) {
		return false;
	}
	day.time_s += seconds;
	if (day.other_s != DATE_UNKNOWN) {
		day.other_s = CLAMP(day.other_s + seconds, FIRST_S, LAST_S);
	}
	*reading = day;
	return true;
}

bool
date_read(const char *text, DateReading *reading)
{
	DateToken tokens[DATE_TOKENS_MAX] = { 0 };
	DateReading epoch = { .other_s = DATE_UNKNOWN };

	if (text == NULL || !date_scan(text, tokens)) {
		return false;
	}
	if (read_epoch(tokens, &epoch.time_s)) {
		*reading = epoch;
		return true;
	}
	return read_tokens(tokens, reading);
}

bool
date_parse(const char *text, int64_t *time_s)
{
	DateReading reading;
	const bool is_date = date_read(text, &reading);

	if (is_date) {
		*time_s = reading.time_s;
	}
	return is_date;
}

DateOrder
date_order_add(DateOrder known, const DateReading *reading)
{
	if (reading->order == DATE_ORDER_UNSAID || reading->other_s != DATE_UNKNOWN) {
		return known;
	}
	return known == DATE_ORDER_UNSAID || known == reading->order ? reading->order
								     : DATE_ORDER_MIXED;
}

int64_t
date_choose(const DateReading *reading, DateOrder order, int64_t now_s)
{
	if (reading->other_s == DATE_UNKNOWN || order == reading->order) {
		return reading->time_s;
	}
	if (order == DATE_ORDER_DAY || order == DATE_ORDER_MONTH) {
		return reading->other_s;
	}
	if (now_s == DATE_UNKNOWN) {
		return reading->time_s;
	}
	const int64_t usual_s = ABS(now_s - reading->time_s);
	const int64_t other_s = ABS(now_s - reading->other_s);
	return other_s < usual_s && other_s < NEAR_S ? reading->other_s : reading->time_s;
}

bool
date_is_placeholder(int64_t time_s)
{
	/* 1900-01-03: before it stand the first days of .NET, SQL Server, MySQL and Delphi; then
	 * the first of Mac OS, Unix and DOS, the last second of Unix's 32 bits, and the last year.
	 */
	/* clang-format off */
	static const int64_t days[][2] = {
		{ INT64_MIN, -2208816000 }, { -2082844800, -2082758400 }, { -DAY_S, 2 * DAY_S },
		{ 315532800, 315619200 }, { 2147483647, 2147483648 }, { 253370764800, INT64_MAX },
	};
	/* clang-format on */

	for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
		if (time_s >= days[i][0] && time_s < days[i][1]) {
			return true;
		}
	}
	return false;
}
