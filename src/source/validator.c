#include "source/validator.h"

#include "text/jsontext.h"

#include <string.h>

typedef struct Row {
	const char *key;    /* in the state */
	const char *header; /* of a reply */
	const char *ask;    /* of a request */
} Row;

static const Row rows[] = {
	{ "etag", "etag", "If-None-Match" },
	{ "last_modified", "last-modified", "If-Modified-Since" },
};

void
validator_send(const json_t *validators, Request *request)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *value = jsontext_string(validators, rows[i].key);

		if (value != NULL) {
			request_add_header(request, rows[i].ask, value);
		}
	}
}

void
validator_keep(const Reply *reply, bool is_whole, json_t *validators)
{
	const char *expires = reply_header(reply, "expires");
	const bool is_kept = is_whole && (expires == NULL || strcmp(expires, "0") != 0);

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *value = is_kept ? reply_header(reply, rows[i].header) : NULL;

		if (value == NULL) {
			json_object_del(validators, rows[i].key);
		} else {
			json_object_set_new(validators, rows[i].key, jsontext_text(value));
		}
	}
}

void
validator_renew(const Reply *reply, json_t *validators)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *value = reply_header(reply, rows[i].header);

		if (value != NULL && jsontext_string(validators, rows[i].key) != NULL) {
			json_object_set_new(validators, rows[i].key, jsontext_text(value));
		}
	}
}
