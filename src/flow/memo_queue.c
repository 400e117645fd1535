#include "flow/memo_queue.h"

#include "base/now.h"
#include "flow/memo_part.h"
#include "flow/ways.h"
#include "store/memos.h"
#include "text/address.h"

static bool
has_plus(const Context *context)
{
	const InboxSpec *inbox = context->config->inbox;

	return inbox != NULL && inbox->has_plus;
}

/* The way that answers and bounces of a memo itself go by. @token out, owned. */
static bool
own_way(Context *context, int64_t id, char **token, GError **error)
{
	const Way way = { .purpose = WAY_MEMO, .memo_id = id };
	const WayKeys *keys;

	if (!ways_keys(context, &keys, error)) {
		return false;
	}
	*token = way_write(keys, &way);
	return true;
}

char *
memo_reply_to(const Context *context, const Memo *memo)
{
	char *address = memo->way == NULL || !has_plus(context)
		? NULL
		: way_address(context->config->contact, memo->way);

	return address != NULL ? address : g_strdup(context->config->contact);
}

bool
memo_return_path(Context *context, const Memo *memo, char **path, GError **error)
{
	const Config *config = context->config;
	g_autofree char *token = NULL;

	*path = NULL;
	if (config->relay->has_verp && has_plus(context)) {
		if (!own_way(context, memo->id, &token, error)) {
			return false;
		}
		*path = way_address(config->contact, token);
	}
	if (*path == NULL) {
		*path = g_strdup(memo->answers != NULL ? "" : config->from);
	}
	return true;
}

/* An answer finds its way by the subject where it cannot by the address. Owned. */
static char *
subject_of(const Context *context, const Memo *memo)
{
	g_autofree char *reply_to = memo_reply_to(context, memo);

	return memo->way == NULL || g_strcmp0(reply_to, context->config->contact) != 0
		? g_strdup(memo->subject)
		: g_strdup_printf("%s [%s]", memo->subject, memo->way);
}

static bool
name_it(Context *context, Memo *row, GError **error)
{
	const char *domain = address_domain(context->config->from);
	g_autofree char *token = g_strdup(row->way);

	if (token == NULL && !own_way(context, row->id, &token, error)) {
		return false;
	}
	row->message_id = g_strdup_printf("%s.%" G_GINT64_FORMAT "@%s", token, row->id,
		domain == NULL ? "localhost" : domain);
	return true;
}

bool
memo_queue(Context *context, const Memo *memo, GError **error)
{
	Memo row = *memo;
	g_autofree char *subject = subject_of(context, memo);

	row.subject = subject;
	row.message_id = NULL;
	row.made_s = memo->made_s != 0 ? memo->made_s : now_s(&context->now);
	if (!memos_add(context->store, &row, &row.id, error) || !name_it(context, &row, error)) {
		return false;
	}
	const bool is_written = memos_write(context->store, &row, error);
	g_free(row.message_id);
	return is_written;
}
