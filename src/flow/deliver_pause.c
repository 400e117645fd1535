#include "flow/deliver_pause.h"

#include "base/file.h"
#include "base/now.h"
#include "model/relay_spec.h"
#include "store/hosts.h"

#include <sys/stat.h>

/* So that a job that runs once a day is not a minute too early for the next day. */
#define PAUSE_S (23 * HOUR_S)
#define LOGIN_TOO_WEAK 534
#define LOGIN_WRONG 535

void
deliver_pause_clear(DeliverPause *pause)
{
	g_clear_pointer(&pause->reason, g_free);
}

/* When a file was written last, as text; "-" where there is none. */
static char *
stamp_of(const char *path)
{
	struct stat status;

	if (path == NULL || stat(path, &status) != 0) {
		return g_strdup("-");
	}
	return g_strdup_printf("%lld.%09ld", (long long)status.st_mtim.tv_sec,
		status.st_mtim.tv_nsec);
}

/* Under which name a pause is remembered: a login's by what says it, and never by what it says. */
static char *
name_of(const Context *context, DeliverPauseKind kind)
{
	const Config *config = context->config;
	const bool is_by_token = config->relay->auth == RELAY_AUTH_OAUTH2;
	const IniValue *file = config_place(config, "smtp",
		is_by_token ? "refresh_token_file" : "password_file");
	g_autofree char *relay = relay_spec_text(config->relay);

	if (kind == DELIVER_PAUSE_QUOTA) {
		return g_steal_pointer(&relay);
	}
	g_autofree char *path = file == NULL ? NULL : file_resolve_within(file->path, file->value);
	g_autofree char *ini = stamp_of(config->path);
	g_autofree char *password = stamp_of(path);
	return g_strdup_printf("%s login %s %s", relay, ini, password);
}

bool
deliver_pause_read(const Context *context, DeliverPause *pause, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_autoptr(GPtrArray) hosts = NULL;

	*pause = (DeliverPause){ 0 };
	if (context->config->relay == NULL) {
		return true;
	}
	g_autofree char *quota = name_of(context, DELIVER_PAUSE_QUOTA);
	g_autofree char *login = name_of(context, DELIVER_PAUSE_LOGIN);
	if (!hosts_all(context->store, &hosts, error)) {
		return false;
	}
	for (guint i = 0; i < hosts->len; i++) {
		const HostState *host = g_ptr_array_index(hosts, i);
		const bool is_login = g_strcmp0(host->authority, login) == 0;
		/* A later time was set by a clock that ran ahead. */
		const bool is_pause = host->not_before_s > MAX(at_s, pause->until_s)
			&& host->not_before_s <= at_s + PAUSE_S;

		if (is_pause && (is_login || g_strcmp0(host->authority, quota) == 0)) {
			deliver_pause_clear(pause);
			pause->kind = is_login ? DELIVER_PAUSE_LOGIN : DELIVER_PAUSE_QUOTA;
			pause->until_s = host->not_before_s;
			pause->reason = g_strdup(host->reason);
		}
	}
	return true;
}

void
deliver_pause_note_login(const Outcome *outcome, char **refusal)
{
	if (outcome->code == LOGIN_TOO_WEAK || outcome->code == LOGIN_WRONG) {
		g_free(*refusal);
		*refusal = g_strdup(outcome->detail);
	}
}

static bool
save(const Context *context, HostState *host, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& hosts_save(context->store, host, error)
		&& store_transaction_commit(&transaction, error);
}

bool
deliver_pause_begin(const Context *context, DeliverPauseKind kind, const char *reason,
	int64_t *until_s, GError **error)
{
	if (reason == NULL) {
		return true;
	}
	g_autofree char *name = name_of(context, kind);
	g_autoptr(HostState) host = host_state_new(name);
	host->not_before_s = now_s(&context->now) + PAUSE_S;
	host->reason = g_strdup(reason);
	*until_s = host->not_before_s;
	return save(context, host, error);
}

bool
deliver_pause_end_login(const Context *context, GError **error)
{
	g_auto(DeliverPause) pause = { 0 };

	if (!deliver_pause_read(context, &pause, error)) {
		return false;
	}
	if (pause.until_s == 0 || pause.kind != DELIVER_PAUSE_LOGIN) {
		return true;
	}
	g_autofree char *name = name_of(context, DELIVER_PAUSE_LOGIN);
	g_autoptr(HostState) host = host_state_new(name);
	return save(context, host, error);
}
