#include "flow/login.h"

#include <string.h>

#include "base/prefix.h"
#include "flow/access_token.h"
#include "flow/secret.h"

/* Where a section keeps it. */
typedef struct Place {
	RelayAuth auth;
	const char *user; /* borrowed, or NULL */
	char **password;  /* borrowed; NULL: there is no such section */
} Place;

static Place
place_of(const Context *context, const char *section)
{
	RelaySpec *relay = context->config->relay;
	const SourceSpec *source = prefix_stands_at(section, LOGIN_SOURCE)
		? config_mailbox(context->config, section + strlen(LOGIN_SOURCE))
		: NULL;
	InboxSpec *inbox = context->config->inbox;
	const bool is_inbox = strcmp(section, "inbox") == 0;
	Place place = { .user = NULL };

	if (source != NULL) {
		InboxSpec *mailbox = source->mailbox;

		place = (Place){ mailbox->auth, mailbox->user, &mailbox->password };
	} else if (is_inbox && inbox != NULL) {
		place = (Place){ inbox->auth, inbox->user, &inbox->password };
	} else if (strcmp(section, "smtp") == 0 && relay != NULL) {
		place = (Place){ relay->auth, relay->user, &relay->password };
	}
	return place;
}

/* All mailboxes of a section are on one server (flow/inspect_login). */
static void
share(const Context *context, const char *section, const char *password)
{
	const GPtrArray *sources = context->config->sources;

	for (guint i = 0; prefix_stands_at(section, LOGIN_SOURCE) && i < sources->len; i++) {
		const SourceSpec *source = g_ptr_array_index(sources, i);
		InboxSpec *mailbox = source->mailbox;

		if (mailbox != NULL && mailbox->password != password
			&& g_ascii_strcasecmp(source->section, section + strlen(LOGIN_SOURCE))
				== 0) {
			secret_wipe(mailbox->password);
			mailbox->password = g_strdup(password);
		}
	}
}

bool
login_load(const Context *context, const char *section, GError **error)
{
	const Place place = place_of(context, section);

	if (place.user == NULL || *place.password != NULL) {
		return true;
	}
	const bool is_there = place.auth == RELAY_AUTH_OAUTH2
		? access_token_fetch(context, section, place.password, error)
		: secret_read_password(context->config, section, place.password, error);
	if (is_there) {
		share(context, section, *place.password);
	}
	return is_there;
}

bool
login_renew(const Context *context, const char *section, GError **error)
{
	const Place place = place_of(context, section);
	char *token = NULL;

	if (place.user == NULL || place.auth != RELAY_AUTH_OAUTH2
		|| !access_token_fetch(context, section, &token, error)) {
		return false;
	}
	secret_wipe(*place.password);
	*place.password = token;
	share(context, section, token);
	return true;
}
