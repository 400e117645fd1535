/* What an answer that is no content says in its own words. */
#include "source/step.h"

#include "base/prefix.h"
#include "source/sniff.h"
#include "text/charset.h"
#include "text/jsontext.h"
#include "text/plain.h"

#define WORDS_CHARACTERS 120
/* More than this explains nothing. */
#define ANSWER_BYTES 65536

/* RFC 9457 has detail and title, RFC 6749 error_description, Mastodon error; the rest is custom.
 * What explains comes before what names. */
static const char *const members[] = { "error_description", "detail", "message", "error", "title",
	NULL };

static const char *
words_in(const json_t *object)
{
	for (guint i = 0; members[i] != NULL; i++) {
		const char *words = jsontext_string(object, members[i]);

		if (words != NULL && *words != '\0') {
			return words;
		}
	}
	return NULL;
}

char *
step_words_of_json(const json_t *answer)
{
	const char *words = words_in(answer);

	if (words == NULL) {
		words = words_in(json_object_get(answer, "error"));
	}
	if (words == NULL) {
		words = words_in(json_array_get(json_object_get(answer, "errors"), 0));
	}
	g_autofree char *line = words == NULL ? NULL : plain_line(words);
	return line == NULL ? NULL : plain_cut(line, WORDS_CHARACTERS, NULL);
}

char *
step_words(const Reply *reply)
{
	gsize length = 0;
	const char *bytes = g_bytes_get_data(reply->body, &length);
	g_autofree char *charset = reply_charset(reply);
	g_autoptr(GString) text = charset_to_utf8(length == 0 ? "" : bytes,
		prefix_fit(bytes, length, ANSWER_BYTES), charset);
	json_auto_t *answer = NULL;

	switch (sniff_format(text->str, NULL)) {
	case SNIFFED_JSON:
		return jsontext_load(text->str, text->len, &answer, NULL)
			? step_words_of_json(answer)
			: NULL;
	case SNIFFED_WEB_PAGE:
		return sniff_title(text->str);
	default:
		return NULL;
	}
}
