/* `add`: pages that somebody sends in, for the organiser's yes. */
#include "base/error.h"
#include "command.h"
#include "flow/send_in.h"
#include "output.h"

#include <stdio.h>
#include <string.h>

#define READ_BYTES_MAX (1024 * 1024)

static bool
read_input(GString *text, GError **error)
{
	char buffer[BUFSIZ];
	gsize count;

	while (text->len < READ_BYTES_MAX
		&& (count = fread(buffer, 1, sizeof(buffer), stdin)) > 0) {
		g_string_append_len(text, buffer, (gssize)count);
	}
	if (ferror(stdin)) {
		error_set(error, ERROR_SYSTEM_PERMANENT, "standard input cannot be read");
		return false;
	}
	return true;
}

/* Where mails with links go. */
static bool
print_address(Invocation *invocation, GError **error)
{
	g_autofree char *words = NULL;

	if (!send_in_address_words(&invocation->context, &words, error)) {
		return false;
	}
	printf("%s", words);
	return true;
}

bool
add_run(Invocation *invocation, GError **error)
{
	const char *url = command_argument(invocation, 0);
	g_autoptr(GString) text = g_string_new(NULL);
	json_t *report = NULL;

	if (url == NULL) {
		return print_address(invocation, error);
	}
	if (strcmp(url, "-") != 0) {
		g_string_append(text, url);
	} else if (!read_input(text, error)) {
		return false;
	}
	const SendInWish wish = { text->str, command_option(invocation, "tag"),
		command_option(invocation, "by") };
	if (!send_in_add(&invocation->context, &wish, &report, error)) {
		return false;
	}
	output_report(report, invocation->json, send_in_words);
	return true;
}
