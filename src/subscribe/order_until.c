#include "subscribe/order_until.h"

#include "text/date.h"

#include <string.h>

#define MONTHS 12
#define MONTH_LETTERS_MIN 3
#define WORDS_MAX 4

static const char *const months[MONTHS] = { "january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december" };

/* What is said of a day: 0 is not said. */
typedef struct Said {
	guint day, month, year;
} Said;

/* A number of up to four figures, perhaps as "3rd"; 0: it is none. */
static guint
number_of(const char *word)
{
	guint value = 0;
	gsize length = 0;

	while (g_ascii_isdigit(word[length]) && length < 5) {
		value = value * 10 + (guint)(word[length++] - '0');
	}
	const char *rest = word + length;
	const bool is_ordinal = strcmp(rest, "st") == 0 || strcmp(rest, "nd") == 0
		|| strcmp(rest, "rd") == 0 || strcmp(rest, "th") == 0;
	return length > 0 && length <= 4 && (*rest == '\0' || is_ordinal) ? value : 0;
}

/* "jan", "sept", "january"; 0: it is none. */
static guint
month_of(const char *word)
{
	const gsize length = strlen(word);

	for (guint i = 0; length >= MONTH_LETTERS_MIN && i < MONTHS; i++) {
		if (strncmp(word, months[i], length) == 0) {
			return i + 1;
		}
	}
	return 0;
}

static bool
take_number(guint number, Said *said)
{
	if (number > 31 && said->year == 0) {
		said->year = number;
		return number >= 1000;
	}
	if (number == 0 || number > 31 || said->day != 0) {
		return false;
	}
	said->day = number;
	return true;
}

/* "10.1.2027", "10/1", "10-01-27" */
static bool
read_figures(const char *word, Said *said)
{
	g_auto(GStrv) pieces = g_strsplit_set(word, "./-", -1);
	const guint count = g_strv_length(pieces);

	if (count != 2 && count != 3) {
		return false;
	}
	said->day = number_of(pieces[0]);
	said->month = number_of(pieces[1]);
	said->year = count == 3 ? number_of(pieces[2]) : 0;
	if (count == 3 && said->year < 100) {
		said->year += 2000;
	}
	return said->day != 0 && said->month != 0;
}

/* "10 january 2027", "january 10th", "january" */
static bool
read_words(char *const *words, guint count, Said *said)
{
	for (guint i = 0; i < count; i++) {
		const guint month = month_of(words[i]);

		if (month != 0 && said->month == 0) {
			said->month = month;
		} else if (!take_number(number_of(words[i]), said)) {
			return false;
		}
	}
	return said->month != 0;
}

/* The day that is meant, the next of its name when no year is said; 0: there is none. */
static guint32
day_of(const Said *said, guint32 today)
{
	const guint day = said->day != 0 ? said->day : 1;
	GDate now;

	g_date_clear(&now, 1);
	g_date_set_julian(&now, today);
	guint year = said->year != 0 ? said->year : g_date_get_year(&now);
	for (int i = 0; i < 2; i++, year++) {
		if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)said->month, (GDateYear)year)) {
			return 0;
		}
		GDate found;
		g_date_clear(&found, 1);
		g_date_set_dmy(&found, (GDateDay)day, (GDateMonth)said->month, (GDateYear)year);
		if (said->year != 0 || g_date_get_julian(&found) > today) {
			return g_date_get_julian(&found);
		}
	}
	return 0;
}

/* "3 weeks", "a month" */
static guint32
after(char *const *words, guint count, guint32 today)
{
	if (count != 2) {
		return 0;
	}
	const bool is_one = strcmp(words[0], "a") == 0 || strcmp(words[0], "one") == 0;
	const guint number = is_one ? 1 : number_of(words[0]);
	GDate day;

	if (number == 0 || number > ORDER_UNTIL_DAYS_MAX) {
		return 0;
	}
	g_date_clear(&day, 1);
	g_date_set_julian(&day, today);
	if (strncmp(words[1], "day", 3) == 0) {
		g_date_add_days(&day, number);
	} else if (strncmp(words[1], "week", 4) == 0) {
		g_date_add_days(&day, 7 * number);
	} else if (strncmp(words[1], "month", 5) == 0) {
		g_date_add_months(&day, number);
	} else {
		return 0;
	}
	return g_date_get_julian(&day);
}

static guint32
read_day(char *const *words, guint count, guint32 today)
{
	GDate exact;
	Said said = { 0 };

	if (count == 1 && date_parse_day(words[0], &exact)) {
		return g_date_get_julian(&exact);
	}
	if (count == 1 && strpbrk(words[0], "./-") != NULL) {
		return read_figures(words[0], &said) ? day_of(&said, today) : 0;
	}
	return read_words(words, count, &said) ? day_of(&said, today) : 0;
}

bool
order_until_read(const OrderLine *line, guint from, guint32 today, guint32 *until)
{
	char *words[WORDS_MAX];
	guint count = 0;
	bool is_span = false;

	for (guint i = from; i < line->folded->len; i++) {
		char *word = g_ptr_array_index(line->folded, i);
		const bool is_for = strcmp(word, "for") == 0;

		if (is_for || strcmp(word, "until") == 0 || strcmp(word, "till") == 0
			|| strcmp(word, "of") == 0 || strcmp(word, "please") == 0) {
			is_span = is_span || is_for;
		} else if (count == WORDS_MAX) {
			return false;
		} else {
			words[count++] = word;
		}
	}
	const guint32 day = count == 0 ? 0
		: is_span              ? after(words, count, today)
				       : read_day(words, count, today);
	if (day <= today || day > today + ORDER_UNTIL_DAYS_MAX) {
		return false;
	}
	*until = day;
	return true;
}
