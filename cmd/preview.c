/* `preview`: the next edition as it would be; no network, no writes. */
#include "base/error.h"
#include "command.h"
#include "flow/deliver.h"
#include "flow/note.h"
#include "flow/outlook.h"
#include "flow/prepare.h"
#include "output.h"
#include "text/jsontext.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef bool (*Printer)(Invocation *invocation, const Prepared *prepared, GError **error);

static bool
print_string(Invocation *invocation, const char *text, GError **error)
{
	return output_bytes(command_option(invocation, "output"), text, strlen(text), error);
}

static bool
print_html(Invocation *invocation, const Prepared *prepared, GError **error)
{
	return print_string(invocation, prepared->html->html, error);
}

static bool
print_text(Invocation *invocation, const Prepared *prepared, GError **error)
{
	return print_string(invocation, prepared->text->text, error);
}

static bool
print_json(Invocation *invocation, const Prepared *prepared, GError **error)
{
	json_object_set_new(prepared->view, "hash", jsontext_text(prepared->hash));
	char *text = json_dumps(prepared->view, JSON_INDENT(2));
	bool done = print_string(invocation, text, error);

	free(text);
	return done;
}

static bool
print_mime(Invocation *invocation, const Prepared *prepared, GError **error)
{
	g_autoptr(GBytes) message = NULL;
	const char *contact = invocation->context.config->contact;

	if (!deliver_message(&invocation->context, prepared, contact, &message, error)) {
		return false;
	}
	return output_bytes(command_option(invocation, "output"), g_bytes_get_data(message, NULL),
		g_bytes_get_size(message), error);
}

static Printer
printer_for(const char *format, GError **error)
{
	static const struct {
		const char *name;
		Printer print;
	} formats[] = {
		{ "html", print_html },
		{ "text", print_text },
		{ "mime", print_mime },
		{ "json", print_json },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
		if (format == NULL || strcmp(format, formats[i].name) == 0) {
			return format == NULL ? print_text : formats[i].print;
		}
	}
	error_set(error, ERROR_USAGE_PERMANENT, "--format %s: expected html, text, mime or json",
		format);
	return NULL;
}

bool
preview_run(Invocation *invocation, GError **error)
{
	Printer print = printer_for(command_option(invocation, "format"), error);
	const bool is_last = command_option(invocation, "last") != NULL;
	const char *name = command_argument(invocation, 0);
	Context *context = &invocation->context;
	g_autoptr(Prepared) prepared = NULL;
	Outlook outlook;

	if (print == NULL
		|| !(is_last ? prepare_finished : prepare_next)(context, name, &prepared, error)
		|| !outlook_of(context, prepared, &outlook, error)
		|| !print(invocation, prepared, error)) {
		return false;
	}
	const DigestSpec *digest = context_digest(context, name, NULL);
	g_auto(Note) note = { 0 };
	if (!note_look(context, digest, &note, error)) {
		return false;
	}
	g_autofree char *words = outlook_words(digest, &outlook);
	g_autofree char *note_said = note_words(digest, &note);
	fprintf(stderr,
		"edition %d of %s, %d posts, hash %s\n%s\n%s%s"
		"as they were read: they are asked for again before they are mailed, not now, and "
		"so are the answers to them\n",
		prepared->draft->number, prepared->draft->digest, prepared->draft->posts_total,
		prepared->hash, words, note_said == NULL ? "" : note_said,
		note_said == NULL ? "" : "\n");
	return true;
}
