/* What the columns of a list say about whether somebody may be written to. */
#include "flow/people_part.h"

#include "base/prefix.h"

#include <string.h>

typedef struct StatusWord {
	const char *word;
	SubscriptionState state;
} StatusWord;

#include "flow/people_words.tab.h"

/* As the tables have it. @return owned. */
static char *
plain_word(const char *word)
{
	char *plain = g_utf8_strdown(word, -1);

	g_strdelimit(plain, "-_", ' ');
	return g_strstrip(plain);
}

bool
people_is_column(const char *column, const char *name)
{
	g_autofree char *plain = plain_word(column);

	return strcmp(plain, name) == 0;
}

static const StatusWord *
find_word(const StatusWord *words, gsize count, const char *word)
{
	for (gsize i = 0; i < count; i++) {
		if (strcmp(words[i].word, word) == 0) {
			return &words[i];
		}
	}
	return NULL;
}

static bool
is_listed(const char *const *words, gsize count, const char *word)
{
	for (gsize i = 0; i < count; i++) {
		if (strcmp(words[i], word) == 0) {
			return true;
		}
	}
	return false;
}

bool
people_judge_word(const char *word, SubscriptionState *state)
{
	g_autofree char *plain = plain_word(word);
	const StatusWord *known = find_word(status_words, G_N_ELEMENTS(status_words), plain);

	if (known != NULL) {
		*state = known->state;
	}
	return known != NULL;
}

GArray *
people_mark_columns(const GPtrArray *header)
{
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < header->len; i++) {
		g_autofree char *column = plain_word(g_ptr_array_index(header, i));

		if (is_listed(status_columns, G_N_ELEMENTS(status_columns), column)
			|| find_word(out_columns, G_N_ELEMENTS(out_columns), column) != NULL
			|| find_word(in_columns, G_N_ELEMENTS(in_columns), column) != NULL) {
			g_array_append_val(marks, i);
		}
	}
	return marks;
}

/* What a yes, a no, a date or a reason in one column says. */
static SubscriptionState
judge_mark(const char *column, const char *field)
{
	const StatusWord *out = find_word(out_columns, G_N_ELEMENTS(out_columns), column);
	const StatusWord *in = find_word(in_columns, G_N_ELEMENTS(in_columns), column);
	bool is_no = is_listed(no_words, G_N_ELEMENTS(no_words), field)
		|| prefix_stands_at(field, "0000 00 00");

	if (out != NULL && !is_no) {
		return out->state;
	}
	return in != NULL && is_no && *field != '\0' ? in->state : SUBSCRIPTION_ACTIVE;
}

/* Of two columns the one that says more against it counts. */
void
people_judge_row(const GPtrArray *header, const GArray *marks, const GPtrArray *fields,
	SubscriptionState *state, char **problem)
{
	SubscriptionState found = SUBSCRIPTION_ACTIVE;

	for (guint i = 0; i < marks->len; i++) {
		guint index = g_array_index(marks, guint, i);
		const char *field = index < fields->len ? g_ptr_array_index(fields, index) : "";
		g_autofree char *column = plain_word(g_ptr_array_index(header, index));
		g_autofree char *word = plain_word(field);
		SubscriptionState said = judge_mark(column, word);

		if (is_listed(status_columns, G_N_ELEMENTS(status_columns), column)
			&& !people_judge_word(word, &said) && *problem == NULL) {
			*problem = g_strdup_printf(
				"\"%s\" in the column %s is not known (expected active, pending, "
				"paused, bounced, complained or unsubscribed)",
				field, column);
		}
		if (said != SUBSCRIPTION_ACTIVE) {
			found = found == SUBSCRIPTION_ACTIVE ? said : MAX(found, said);
		}
	}
	*state = found;
}
