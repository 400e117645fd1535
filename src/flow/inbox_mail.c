#include "flow/inbox_mail.h"

#include <glib.h>

void
inbox_handled_set(InboxHandled *handled, bool is_ours, const char *what, const char *why)
{
	handled->is_ours = is_ours;
	g_strlcpy(handled->what, what, sizeof(handled->what));
	g_strlcpy(handled->why, why, sizeof(handled->why));
}
