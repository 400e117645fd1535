#include "model/memo.h"

#include "text/jsontext.h"

#include <string.h>

/* What a memo says, and under which names it is stored. */
static const struct {
	const char *name;
	gsize at;
} texts[] = {
	{ "to_name", G_STRUCT_OFFSET(Memo, to_name) },
	{ "from_name", G_STRUCT_OFFSET(Memo, from_name) },
	{ "language", G_STRUCT_OFFSET(Memo, language) },
	{ "subject", G_STRUCT_OFFSET(Memo, subject) },
	{ "text", G_STRUCT_OFFSET(Memo, text) },
	{ "way", G_STRUCT_OFFSET(Memo, way) },
	{ "message_id", G_STRUCT_OFFSET(Memo, message_id) },
	{ "answers", G_STRUCT_OFFSET(Memo, answers) },
	{ "references", G_STRUCT_OFFSET(Memo, references) },
};

Memo *
memo_new(void)
{
	return g_new0(Memo, 1);
}

void
memo_free(Memo *memo)
{
	if (memo == NULL) {
		return;
	}
	g_free(memo->kind);
	g_free(memo->to);
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_free(G_STRUCT_MEMBER(char *, memo, texts[i].at));
	}
	delivery_free(memo->delivery);
	g_free(memo);
}

char *
memo_to_doc(const Memo *memo)
{
	json_auto_t *json = json_object();

	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		const char *text = G_STRUCT_MEMBER(const char *, memo, texts[i].at);
		if (text != NULL) {
			json_object_set_new(json, texts[i].name, jsontext_text(text));
		}
	}
	return json_dumps(json, JSON_COMPACT);
}

bool
memo_read_doc(Memo *memo, const char *doc, GError **error)
{
	json_auto_t *json = NULL;

	if (!jsontext_load(doc, strlen(doc), &json, error)) {
		return false;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		char **text = &G_STRUCT_MEMBER(char *, memo, texts[i].at);
		g_free(*text);
		*text = g_strdup(jsontext_string(json, texts[i].name));
	}
	return true;
}
