#include "net/imap_answer.h"

#include <string.h>

/* More than any prefix of folders has. */
#define PREFIX_BYTES_MAX 200

const ImapToken *
imap_answer_token(const ImapAnswer *answer, guint index)
{
	return index < answer->tokens->len ? &g_array_index(answer->tokens, ImapToken, index)
					   : NULL;
}

const char *
imap_answer_text(const ImapAnswer *answer, const ImapToken *token)
{
	return (const char *)answer->bytes->data + token->at;
}

guint32
imap_answer_number(const char *text)
{
	guint64 number = 0;

	return g_ascii_string_to_unsigned(text, 10, 1, G_MAXUINT32, &number, NULL) ? (guint32)number
										   : 0;
}

static bool
is_word(const ImapAnswer *answer, guint index, const char *word)
{
	const ImapToken *token = imap_answer_token(answer, index);

	return token != NULL && token->kind == IMAP_ATOM
		&& g_ascii_strcasecmp(imap_answer_text(answer, token), word) == 0;
}

static bool
is_untagged(const ImapAnswer *answer)
{
	return answer->status == IMAP_DATA && strcmp(answer->tag, "*") == 0;
}

/* Where the name stands: behind a number where there is one. */
static guint
name_index(const ImapAnswer *answer)
{
	const ImapToken *first = imap_answer_token(answer, 0);
	const bool is_number = first != NULL && first->kind == IMAP_ATOM && first->length > 0
		&& strspn(imap_answer_text(answer, first), "0123456789") == first->length;

	return is_number ? 1 : 0;
}

bool
imap_answer_is(const ImapAnswer *answer, const char *name)
{
	return is_untagged(answer) && is_word(answer, name_index(answer), name);
}

/* What stands behind the name of a code, blanks left out; NULL: it is another code. */
static const char *
behind_code(const ImapAnswer *answer, const char *name)
{
	const char *code = answer->code;
	const gsize length = strlen(name);

	if (code == NULL || g_ascii_strncasecmp(code, name, length) != 0
		|| (code[length] != ' ' && code[length] != '\0')) {
		return NULL;
	}
	return code + length + strspn(code + length, " ");
}

guint32
imap_answer_code(const ImapAnswer *answer, const char *name)
{
	const char *value = behind_code(answer, name);
	g_autofree char *word = value == NULL ? NULL : g_strndup(value, strcspn(value, " "));

	return word == NULL ? 0 : imap_answer_number(word);
}

bool
imap_answer_has_code(const ImapAnswer *answer, const char *name)
{
	return behind_code(answer, name) != NULL;
}

void
imap_answer_search(const ImapAnswer *answer, GArray *numbers)
{
	const ImapToken *token;

	for (guint i = 1; (token = imap_answer_token(answer, i)) != NULL; i++) {
		const guint32 number = token->kind == IMAP_ATOM
			? imap_answer_number(imap_answer_text(answer, token))
			: 0;
		if (number != 0) {
			g_array_append_val(numbers, number);
		}
	}
}

bool
imap_answer_offers(const ImapAnswer *answer, const char *keyword, bool *offers)
{
	const char *listed = behind_code(answer, "CAPABILITY");
	bool found = false;

	if (listed == NULL && !imap_answer_is(answer, "CAPABILITY")) {
		return false;
	}
	if (listed != NULL) {
		g_auto(GStrv) words = g_strsplit(listed, " ", 0);
		for (char **word = words; *word != NULL && !found; word++) {
			found = g_ascii_strcasecmp(*word, keyword) == 0;
		}
	}
	for (guint i = 1; listed == NULL && !found && i < answer->tokens->len; i++) {
		found = is_word(answer, i, keyword);
	}
	*offers = found;
	return true;
}

/* The index behind a value that begins at @index, a list with all that is in it. */
static guint
skip_value(const ImapAnswer *answer, guint index)
{
	const ImapToken *token = imap_answer_token(answer, index);
	int depth = 0;

	while (token != NULL) {
		depth += token->kind == IMAP_OPEN;
		depth -= token->kind == IMAP_CLOSE;
		token = imap_answer_token(answer, ++index);
		if (depth <= 0) {
			break;
		}
	}
	return index;
}

/* The whole body: BODY[], BODY[]<0> of a part that was asked for; as some say it, RFC822. */
static bool
is_body(const char *name)
{
	return g_ascii_strncasecmp(name, "BODY[]", 6) == 0
		|| g_ascii_strcasecmp(name, "RFC822") == 0;
}

static void
take_value(const ImapAnswer *answer, const char *name, const ImapToken *value, ImapItem *item)
{
	const char *text = imap_answer_text(answer, value);

	if (value->kind == IMAP_STRING && is_body(name)) {
		item->body = value;
	} else if (value->kind == IMAP_ATOM && g_ascii_strcasecmp(name, "UID") == 0) {
		item->uid = imap_answer_number(text);
	} else if (value->kind == IMAP_ATOM && g_ascii_strcasecmp(name, "RFC822.SIZE") == 0) {
		guint64 size = 0;
		item->size_bytes = g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT64, &size, NULL)
			? (int64_t)size
			: -1;
	}
}

/* "* 12 FETCH (NAME VALUE …)", in any order and with what nobody asked for. */
bool
imap_answer_fetch(const ImapAnswer *answer, ImapItem *item)
{
	const ImapToken *open = imap_answer_token(answer, 2);
	const ImapToken *name, *value;
	guint at = 3;

	*item = (ImapItem){ .size_bytes = -1 };
	if (name_index(answer) != 1 || !imap_answer_is(answer, "FETCH") || open == NULL
		|| open->kind != IMAP_OPEN) {
		return false;
	}
	while ((name = imap_answer_token(answer, at)) != NULL && name->kind == IMAP_ATOM
		&& (value = imap_answer_token(answer, at + 1)) != NULL) {
		take_value(answer, imap_answer_text(answer, name), value, item);
		at = skip_value(answer, at + 1);
	}
	return true;
}

/* A short text that may stand in a command: no line ends, whatever a literal holds. */
static bool
is_printable(const ImapAnswer *answer, const ImapToken *token)
{
	if (token == NULL || token->kind != IMAP_STRING || token->length > PREFIX_BYTES_MAX) {
		return false;
	}
	for (gsize i = 0; i < token->length; i++) {
		if (!g_ascii_isprint(imap_answer_text(answer, token)[i])) {
			return false;
		}
	}
	return true;
}

/* The one character that @token is, or '\0'. */
static char
separator_of(const ImapAnswer *answer, const ImapToken *token)
{
	return is_printable(answer, token) && token->length == 1
		? imap_answer_text(answer, token)[0]
		: '\0';
}

/* "* NAMESPACE (("INBOX." ".")) NIL NIL", or "* LIST (\Noselect) "/" """. */
bool
imap_answer_namespace(const ImapAnswer *answer, char **prefix, char *separator)
{
	const ImapToken *name = imap_answer_token(answer, 3);

	if (imap_answer_is(answer, "NAMESPACE")) {
		if (is_printable(answer, name)) {
			g_free(*prefix);
			*prefix = g_strdup(imap_answer_text(answer, name));
			*separator = separator_of(answer, imap_answer_token(answer, 4));
		}
		return true;
	}
	if (!imap_answer_is(answer, "LIST")) {
		return false;
	}
	*separator = separator_of(answer, imap_answer_token(answer, skip_value(answer, 1)));
	return true;
}
