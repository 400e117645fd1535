#include "source/bluesky_reply.h"

#include "text/jsontext.h"

bool
bluesky_reply_body(const Reply *reply, json_t **value, GError **error)
{
	return jsontext_load(g_bytes_get_data(reply->body, NULL), g_bytes_get_size(reply->body),
		value, error);
}

char *
bluesky_reply_error(const Reply *reply)
{
	json_auto_t *body = NULL;

	return bluesky_reply_body(reply, &body, NULL) ? jsontext_dup_string(body, "error") : NULL;
}
