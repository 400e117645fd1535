/* By which signs a program answered, or a list passed a message on. */
#include "subscribe/bounce_part.h"

#include "base/prefix.h"

#include <string.h>

/* Programs say that nobody is there before they say anything else; of what people write, their
 * first line is heard. */
#define BEGINNING_BYTES 240

typedef enum Place {
	ANSWER_HEADER,
	ANSWER_PART,
	ANSWER_SUBJECT,
	GUESS_SUBJECT, /* people use these, too */
	ANSWER_TEXT,
	LIST_HEADER,
} Place;

typedef struct SignRow {
	Place place;
	const char *words; /* a header's name, a part's type, or words */
	const char *value; /* what a header's value begins with; "": anything */
	const char *source;
} SignRow;

static const SignRow sign_rows[] = {
#include "subscribe/bounce_answer.tab.h"
};

static bool
has_header(const Message *message, const SignRow *row)
{
	for (guint i = 0; i < message->headers->len; i++) {
		const MessageHeader *header = g_ptr_array_index(message->headers, i);

		if (g_ascii_strcasecmp(header->name, row->words) == 0
			&& g_ascii_strncasecmp(header->value, row->value, strlen(row->value))
				== 0) {
			return true;
		}
	}
	return false;
}

/* The subject behind "Re: ", "AW: ". */
static char *
subject_of(const Message *message)
{
	g_autofree char *folded = bounce_fold(message->subject);
	const char *at = folded;
	const char *colon = strchr(at, ':');

	while (colon != NULL && colon - at <= 3 && colon[1] == ' '
		&& !prefix_stands_at(at, "ooo")) {
		at = colon + 2;
		colon = strchr(at, ':');
	}
	return g_strdup(at);
}

/* The first words that are not quoted. */
static char *
beginning_of(const Message *message)
{
	g_autoptr(GString) own = g_string_new(NULL);
	const char *at = message->text;

	while (*at != '\0' && own->len < BEGINNING_BYTES) {
		const gsize length = strcspn(at, "\n");

		if (*at != '>') {
			g_string_append_len(own, at, (gssize)length);
			g_string_append_c(own, ' ');
		}
		at += length;
		at += *at == '\n';
	}
	g_string_truncate(own, prefix_fit(own->str, own->len, BEGINNING_BYTES));
	return bounce_fold(own->str);
}

static bool
fits(const Message *message, const SignRow *row, const char *folded)
{
	switch (row->place) {
	case ANSWER_SUBJECT:
	case GUESS_SUBJECT:
		return prefix_stands_at(folded, row->words);
	case ANSWER_TEXT:
		return bounce_stands(folded, row->words);
	case ANSWER_PART:
		return bounce_part(message, row->words) != NULL;
	default:
		return has_header(message, row);
	}
}

static const char *
find(const Message *message, Place place, const char *folded)
{
	for (gsize i = 0; i < G_N_ELEMENTS(sign_rows); i++) {
		const SignRow *row = &sign_rows[i];

		if (row->place == place && fits(message, row, folded)) {
			return row->words;
		}
	}
	return NULL;
}

const char *
bounce_answer_sign(const Message *message)
{
	g_autofree char *subject = subject_of(message);
	const char *sign = find(message, ANSWER_HEADER, "");

	if (sign == NULL) {
		sign = find(message, ANSWER_PART, "");
	}
	return sign != NULL ? sign : find(message, ANSWER_SUBJECT, subject);
}

const char *
bounce_answer_guess(const Message *message)
{
	g_autofree char *subject = subject_of(message);
	g_autofree char *beginning = beginning_of(message);
	const char *sign = find(message, GUESS_SUBJECT, subject);

	return sign != NULL ? sign : find(message, ANSWER_TEXT, beginning);
}

const char *
bounce_list_sign(const Message *message)
{
	return find(message, LIST_HEADER, "");
}
