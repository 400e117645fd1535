#include "text/numeral.h"

#include <string.h>

/* "once" is eleven in Spanish alone. */
static const struct {
	const char *word;
	guint number;
} numerals[] = {
	{ "zero", 0 },
	{ "one", 1 },
	{ "two", 2 },
	{ "three", 3 },
	{ "four", 4 },
	{ "five", 5 },
	{ "six", 6 },
	{ "seven", 7 },
	{ "eight", 8 },
	{ "nine", 9 },
	{ "ten", 10 },
	{ "eleven", 11 },
	{ "twelve", 12 },
	{ "un", 1 },
	{ "dau", 2 },
	{ "dwy", 2 },
	{ "tri", 3 },
	{ "tair", 3 },
	{ "pedwar", 4 },
	{ "pedair", 4 },
	{ "pump", 5 },
	{ "chwech", 6 },
	{ "saith", 7 },
	{ "wyth", 8 },
	{ "naw", 9 },
	{ "deg", 10 },
	{ "ddau", 2 },
	{ "ddwy", 2 },
	{ "dri", 3 },
	{ "dair", 3 },
	{ "bedwar", 4 },
	{ "bedair", 4 },
	{ "pum", 5 },
	{ "bum", 5 },
	{ "chwe", 6 },
	{ "ddeg", 10 },
	{ "eins", 1 },
	{ "zwei", 2 },
	{ "drei", 3 },
	{ "vier", 4 },
	{ "funf", 5 },
	{ "sechs", 6 },
	{ "sieben", 7 },
	{ "acht", 8 },
	{ "neun", 9 },
	{ "zehn", 10 },
	{ "elf", 11 },
	{ "zwolf", 12 },
	{ "une", 1 },
	{ "deux", 2 },
	{ "trois", 3 },
	{ "quatre", 4 },
	{ "cinq", 5 },
	{ "sept", 7 },
	{ "huit", 8 },
	{ "neuf", 9 },
	{ "dix", 10 },
	{ "onze", 11 },
	{ "douze", 12 },
	{ "uno", 1 },
	{ "dos", 2 },
	{ "tres", 3 },
	{ "cuatro", 4 },
	{ "cinco", 5 },
	{ "seis", 6 },
	{ "siete", 7 },
	{ "ocho", 8 },
	{ "nueve", 9 },
	{ "diez", 10 },
	{ "doce", 12 },
};

bool
numeral_read(const char *word, guint *number)
{
	for (gsize i = 0; i < G_N_ELEMENTS(numerals); i++) {
		if (strcmp(numerals[i].word, word) == 0) {
			*number = numerals[i].number;
			return true;
		}
	}
	return false;
}
