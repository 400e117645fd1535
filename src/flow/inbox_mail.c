#include "flow/inbox_mail.h"

#include "base/prefix.h"
#include "text/address.h"

/* As much as there is room for. */
static void
put(char *to, gsize size, const char *text)
{
	g_strlcpy(to, text, prefix_fit(text, strlen(text), size - 1) + 1);
}

static bool
is_organisers(const Way *way)
{
	return way != NULL
		&& (way->purpose == WAY_REVIEW || way->purpose == WAY_HELD
			|| way->purpose == WAY_VOICE);
}

bool
inbox_mail_decides(const Context *context, const InboxMail *mail)
{
	const char *sender = mail->message->from;
	g_autofree char *from = sender == NULL ? NULL : address_key(sender);
	g_autofree char *contact = address_key(context->config->contact);

	return is_organisers(mail->way) && g_strcmp0(from, contact) == 0;
}

void
inbox_handled_set(InboxHandled *handled, bool is_ours, const char *what, const char *why)
{
	handled->is_ours = is_ours;
	put(handled->what, sizeof(handled->what), what);
	put(handled->why, sizeof(handled->why), why);
}
