#include "dedup/cluster_numbers.h"

guint64
cluster_hash(guint64 kind, const char *text, gsize length)
{
	guint64 number = kind ^ G_GUINT64_CONSTANT(0xcbf29ce484222325);

	for (gsize i = 0; i < length; i++) {
		number = (number ^ (guchar)text[i]) * G_GUINT64_CONSTANT(0x100000001b3);
	}
	/* FNV-1a's low bits do not see the high ones */
	number ^= number >> 32;
	number *= G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
	number ^= number >> 29;
	return number != 0 ? number : 1;
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
	const guint64 one = *(const guint64 *)a, two = *(const guint64 *)b;

	return one < two ? -1 : one > two;
}

void
cluster_numbers_settle(GArray **numbers)
{
	if ((*numbers)->len == 0) {
		g_clear_pointer(numbers, g_array_unref);
	} else {
		g_array_sort(*numbers, compare_numbers);
	}
}

bool
cluster_numbers_meet(const GArray *a, const GArray *b)
{
	guint at = 0;

	for (guint i = 0; a != NULL && b != NULL && i < a->len; i++) {
		const guint64 number = g_array_index(a, guint64, i);

		while (at < b->len && g_array_index(b, guint64, at) < number) {
			at++;
		}
		if (at < b->len && g_array_index(b, guint64, at) == number) {
			return true;
		}
	}
	return false;
}
