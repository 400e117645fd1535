#include "import/sheet_name.h"

#include "base/prefix.h"

#include <glib.h>
#include <string.h>

#define DIGITS "0123456789"
#define SNOWFLAKE_DIGITS_MIN 15
#define SNOWFLAKE_DIGITS_MAX 20
/* What ends in so many zeros by chance is one in ten thousand. */
#define ROUNDED_ZEROS_MIN 4
#define SCHEME_BYTES_MAX 20

bool
sheet_name_is_address(const char *id)
{
	static const char *const schemes[] = { "at:", "urn:", "tag:", "words:" };
	const gsize scheme = strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
	bool is = scheme > 0 && scheme <= SCHEME_BYTES_MAX && prefix_stands_at(id + scheme, "://")
		&& id[scheme + 3] != '\0';

	for (gsize i = 0; !is && i < G_N_ELEMENTS(schemes); i++) {
		const gsize length = strlen(schemes[i]);

		is = prefix_stands_at(id, schemes[i]) && strcspn(id + length, " \t") > 0;
	}
	return is && strpbrk(id, " \t\r\n") == NULL;
}

bool
sheet_name_is_snowflake(const char *id)
{
	const gsize digits = strspn(id, DIGITS);

	return digits >= SNOWFLAKE_DIGITS_MIN && digits <= SNOWFLAKE_DIGITS_MAX
		&& id[digits] == '\0';
}

/* What an address ends with, or the whole id. */
static const char *
number_in(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash != NULL ? slash + 1 : name;
}

bool
sheet_name_is_exponent(const char *name)
{
	const char *at = number_in(name);
	const gsize number = strspn(at, DIGITS ".,");

	if (number == 0 || (at[number] != 'E' && at[number] != 'e')) {
		return false;
	}
	at += number + 1;
	at += *at == '+' ? 1 : 0;
	return *at != '\0' && at[strspn(at, DIGITS)] == '\0';
}

bool
sheet_name_is_lost(const char *field)
{
	static const char *const errors[] = { "#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!",
		"#NULL!", "#DIV/0!", "#ERROR!", "#SPILL!" };

	for (gsize i = 0; i < G_N_ELEMENTS(errors); i++) {
		if (strcmp(field, errors[i]) == 0) {
			return true;
		}
	}
	return sheet_name_is_exponent(field);
}

bool
sheet_name_may_be_rounded(const char *name)
{
	const char *number = number_in(name);
	gsize zeros = 0;

	if (!sheet_name_is_snowflake(number)) {
		return false;
	}
	for (gsize at = strlen(number); at > 0 && number[at - 1] == '0'; at--) {
		zeros++;
	}
	return zeros >= ROUNDED_ZEROS_MIN;
}
