#include "flow/inbox_explain.h"

#include "text/jsontext.h"

bool
inbox_judge(GBytes *bytes, InboxJudgement *judgement, GError **error)
{
	Message *message = NULL;

	if (!message_parse(bytes, &message, error)) {
		return false;
	}
	judgement->message = message;
	bounce_read(message, &judgement->bounce);
	judgement->kind = judgement->bounce.kind == BOUNCE_LIST
		? "unknown"
		: bounce_kind_name(judgement->bounce.kind);
	judgement->why = g_strdup(judgement->bounce.why);
	return true;
}

void
inbox_judgement_clear(InboxJudgement *judgement)
{
	g_clear_pointer(&judgement->message, message_free);
	bounce_clear(&judgement->bounce);
	g_clear_pointer(&judgement->why, g_free);
	judgement->kind = NULL;
}

static json_t *
said(const char *kind, const BounceFailure *first, json_t *recipients, const char *why)
{
	const bool has_status = first != NULL && first->status[0] != '\0';

	return jsontext_object("kind", jsontext_text(kind), "hard",
		json_boolean(first != NULL && first->is_hard), "status",
		jsontext_text(has_status ? first->status : NULL), "recipients", recipients,
		"command", json_null(), "why", jsontext_text(why), NULL);
}

json_t *
inbox_explain(GBytes *bytes)
{
	g_auto(InboxJudgement) judgement = { 0 };
	g_autoptr(GError) error = NULL;
	json_t *recipients = json_array();

	if (!inbox_judge(bytes, &judgement, &error)) {
		return said("unknown", NULL, recipients, error->message);
	}
	const GPtrArray *failures = judgement.bounce.failures;
	for (guint i = 0; i < failures->len; i++) {
		const BounceFailure *failure = g_ptr_array_index(failures, i);

		if (failure->recipient != NULL) {
			json_array_append_new(recipients, jsontext_text(failure->recipient));
		}
	}
	return said(judgement.kind, failures->len == 0 ? NULL : g_ptr_array_index(failures, 0),
		recipients, judgement.why);
}
