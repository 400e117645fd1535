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
failure_json(const BounceFailure *failure)
{
	return jsontext_object("recipient", jsontext_text(failure->recipient), "final",
		jsontext_text(failure->final), "status", jsontext_text(failure->status), "reply",
		failure->code == 0 ? json_null() : json_integer(failure->code), "hard",
		json_boolean(failure->is_hard), "words", jsontext_text(failure->words), NULL);
}

static json_t *
judgement_json(const char *file, const InboxJudgement *judgement)
{
	const GPtrArray *failures = judgement->bounce.failures;
	const BounceFailure *first = failures->len == 0 ? NULL : g_ptr_array_index(failures, 0);
	json_t *recipients = json_array();
	json_t *all = json_array();

	for (guint i = 0; i < failures->len; i++) {
		const BounceFailure *failure = g_ptr_array_index(failures, i);

		if (failure->recipient != NULL) {
			json_array_append_new(recipients, jsontext_text(failure->recipient));
		}
		json_array_append_new(all, failure_json(failure));
	}
	return jsontext_object("file", jsontext_text(file), "kind", jsontext_text(judgement->kind),
		"hard", json_boolean(first != NULL && first->is_hard), "status",
		jsontext_text(first == NULL ? NULL : first->status), "recipients", recipients,
		"command", json_null(), "why", jsontext_text(judgement->why), "failures", all,
		NULL);
}

json_t *
inbox_explain(const char *file, GBytes *bytes)
{
	g_auto(InboxJudgement) judgement = { 0 };
	g_autoptr(GError) error = NULL;

	if (inbox_judge(bytes, &judgement, &error)) {
		return judgement_json(file, &judgement);
	}
	return jsontext_object("file", jsontext_text(file), "kind", jsontext_text("unknown"),
		"hard", json_false(), "status", json_null(), "recipients", json_array(), "command",
		json_null(), "why", jsontext_text(error->message), "failures", json_array(), NULL);
}
