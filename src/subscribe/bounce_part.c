#include "subscribe/bounce_part.h"

#include "text/address.h"

#include <string.h>

/* As long as an address may be (RFC 5321, 4.5.3.1). */
#define ADDRESS_BYTES_MAX 320

void
bounce_failure_clear(BounceFailure *failure)
{
	g_clear_pointer(&failure->recipient, g_free);
	g_clear_pointer(&failure->final, g_free);
	g_clear_pointer(&failure->status, g_free);
	g_clear_pointer(&failure->words, g_free);
}

static void
failure_free(gpointer data)
{
	bounce_failure_clear(data);
	g_free(data);
}

BounceFailure *
bounce_add(Bounce *bounce, char *recipient)
{
	BounceFailure *failure = NULL;

	if (bounce->failures->len >= BOUNCE_FAILURES_MAX) {
		g_free(recipient);
		return NULL;
	}
	failure = g_new0(BounceFailure, 1);
	failure->recipient = recipient;
	g_ptr_array_add(bounce->failures, failure);
	return failure;
}

const MessagePart *
bounce_part(const Message *message, const char *type)
{
	for (guint i = 0; i < message->parts->len; i++) {
		const MessagePart *part = g_ptr_array_index(message->parts, i);

		if (!part->is_inner && strcmp(part->type, type) == 0) {
			return part;
		}
	}
	return NULL;
}

GPtrArray *
bounce_failures(void)
{
	return g_ptr_array_new_with_free_func(failure_free);
}

const char *
bounce_field(const GPtrArray *fields, const char *name)
{
	for (guint i = 0; i < fields->len; i++) {
		const MessageHeader *field = g_ptr_array_index(fields, i);

		if (g_ascii_strcasecmp(field->name, name) == 0) {
			return field->value;
		}
	}
	return NULL;
}

char *
bounce_address(const char *text)
{
	static const char breaks[] = " \t\r\n<>()[],;:\"'`*";
	const char *sign = text == NULL ? NULL : strchr(text, '@');
	const char *from = sign;
	char *email = NULL;

	if (sign == NULL) {
		return NULL;
	}
	while (from > text && strchr(breaks, from[-1]) == NULL) {
		from--;
	}
	gsize length = (gsize)(sign - from) + strcspn(sign, breaks);
	while (length > 0 && strchr(".=!", from[length - 1]) != NULL) {
		length--;
	}
	if (from == sign || from + length <= sign + 1 || length > ADDRESS_BYTES_MAX) {
		return NULL;
	}
	g_autofree char *raw = g_strndup(from, length);
	if (address_parse(raw, &email, NULL, NULL)) {
		return email;
	}
	return g_steal_pointer(&raw);
}

bool
bounce_is_entry(const char *line)
{
	const char *at = line + strspn(line, " \t<\"'*");
	const gsize sign = strcspn(at, "@\n");

	return sign < strcspn(at, " \t:") && at[sign] == '@';
}

char *
bounce_entry(const char *prose, const char *email)
{
	const char *from = NULL;
	const char *at = prose;

	for (gsize length = 0; *at != '\0'; at += length, at += *at == '\n') {
		length = strcspn(at, "\n");
		if (!bounce_is_entry(at)) {
			continue;
		}
		g_autofree char *line = g_strndup(at, length);
		g_autofree char *found = bounce_address(line);
		const bool is_this = found != NULL && g_ascii_strcasecmp(found, email) == 0;

		if (from != NULL && !is_this) {
			break;
		}
		if (from == NULL && is_this) {
			from = at;
		}
	}
	return from == NULL ? NULL : g_strndup(from, (gsize)(at - from));
}
