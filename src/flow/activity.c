#include "flow/activity.h"

#include "base/error.h"
#include "base/token.h"

const char *
activity_name(Activity activity)
{
	static const char *const names[] = {
		[ACTIVITY_POLL] = "poll",
		[ACTIVITY_DELIVER] = "deliver",
		[ACTIVITY_INBOX] = "inbox",
		[ACTIVITY_IMPORT] = "import",
	};

	return names[activity];
}

char *
activity_machine(void)
{
	return g_strconcat(g_get_host_name(), "/", NULL);
}

bool
activity_own(char **owner, GError **error)
{
	g_autofree char *machine = activity_machine();
	g_autofree char *token = NULL;

	if (!token_new(&token, error)) {
		return false;
	}
	*owner = g_strdup_printf("%s%.8s", machine, token);
	return true;
}

bool
activity_take(const Context *context, Activity activity, Lock **lock, GError **error)
{
	g_autofree char *name = g_strconcat(activity_name(activity), ".lock", NULL);
	g_autofree char *path = g_build_filename(context->config->state_dir, name, NULL);

	return lock_take(path, lock, error);
}

bool
activity_try(const Context *context, Activity activity, Lock **lock, GError **error)
{
	GError *trouble = NULL;

	if (activity_take(context, activity, lock, &trouble)) {
		return true;
	}
	if (!g_error_matches(trouble, TAGDIGEST_ERROR, ERROR_LOCKED_TEMPORARY)) {
		g_propagate_error(error, trouble);
		return false;
	}
	g_error_free(trouble);
	return true;
}
