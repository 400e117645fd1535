#include "flow/inspect_mail.h"

#include <string.h>

#include "flow/inspect.h"
#include "flow/inspect_ahead.h"
#include "flow/inspect_part.h"
#include "subscribe/way.h"

static bool
has_plus(const Config *config)
{
	return config->inbox != NULL && config->inbox->has_plus;
}

/* The contact's local part has room for a plus and a token (subscribe/way). */
static void
judge_contact(const Config *config, GPtrArray *problems)
{
	const Way any = { .purpose = WAY_LEAVE, .subscription_id = 1 };
	g_autoptr(WayKeys) keys = way_keys_parse("1 any");
	g_autofree char *token = way_write(keys, &any);
	g_autofree char *address = config->contact == NULL ? NULL
							   : way_address(config->contact, token);

	if (config->contact != NULL && address == NULL) {
		inspect_complain(config, "tagdigest", "contact",
			"it is too long to have a name for each reader put behind a plus (expected "
			"at most 24 letters before the @, or [inbox] plus = no and verp = no)",
			problems);
	}
}

static void
judge_one_click(const Config *config, GPtrArray *problems)
{
	const char *page = config->one_click;

	if (page != NULL
		&& (g_ascii_strncasecmp(page, "https://", 8) != 0
			|| strpbrk(page, " \t<>\"#") != NULL)) {
		inspect_complain(config, "web", "one_click",
			"expected an https:// address, without blanks and #, which the reader's "
			"token can be put behind",
			problems);
	}
}

void
inspect_mail_judge(const Config *config, GPtrArray *problems)
{
	const bool has_verp = config->relay != NULL && config->relay->has_verp;

	judge_one_click(config, problems);
	if (has_verp && !has_plus(config)) {
		inspect_complain(config, "smtp", "verp",
			"it needs an [inbox] section with plus = yes: reports of mails that did "
			"not arrive come to contact+TOKEN",
			problems);
	}
	if (has_verp || has_plus(config)) {
		judge_contact(config, problems);
	}
}

/* The program that each mail is handed to; what is missing today may be there tomorrow. */
static void
advise_program(const RelaySpec *relay, GPtrArray *lines)
{
	if (relay->kind == RELAY_SENDMAIL
		&& (!g_file_test(relay->path, G_FILE_TEST_IS_EXECUTABLE)
			|| g_file_test(relay->path, G_FILE_TEST_IS_DIR))) {
		g_ptr_array_add(lines,
			g_strdup_printf("url: there is no program %s (its whole path is wanted, as "
					"sendmail:/usr/sbin/sendmail)",
				relay->path));
	}
}

GPtrArray *
inspect_advice(const Config *config)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	inspect_ahead(config, lines);
	if (config->relay != NULL) {
		advise_program(config->relay, lines);
	}
	if (config->relay != NULL && config->relay->auth == RELAY_AUTH_OAUTH2) {
		g_ptr_array_add(lines,
			g_strdup("auth: logins by access token go by libcurl; libESMTP knows "
				 "none"));
	}
	if (config->one_click != NULL) {
		g_ptr_array_add(lines,
			g_strdup("one_click: mail programs show their button only where your mail "
				 "is signed (DKIM) over List-Unsubscribe and List-Unsubscribe-Post "
				 "(RFC 8058): ask whoever runs your mail server"));
	}
	if (config->relay != NULL && config->inbox == NULL) {
		g_ptr_array_add(lines,
			g_strdup("who leaves or answers writes to contact, and you see to it: "
				 "`tagdigest subscribers remove TOKEN`; with an [inbox] section it "
				 "is done for you"));
	}
	return lines;
}
