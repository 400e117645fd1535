/* A draft's chats as JSON, and back. */
#include "model/draft_chat_json.h"

#include "text/jsontext.h"

void
draft_asked_write(json_t *object, const DraftAsked *asked)
{
	if (asked != NULL) {
		json_object_set_new(object, "asked",
			jsontext_object("label", jsontext_text(asked->label), "said",
				jsontext_text(asked->said), "lead", jsontext_text(asked->lead),
				NULL));
	}
}

void
draft_apart_write(json_t *object, unsigned apart)
{
	if (apart != 0) {
		json_object_set_new(object, "apart", json_integer(apart));
	}
}

unsigned
draft_apart_read(MemberReader *reader)
{
	return (unsigned)member_count(reader, "apart");
}

static json_t *
texts_to_json(const GPtrArray *texts)
{
	json_t *array = json_array();

	for (guint i = 0; i < texts->len; i++) {
		json_array_append_new(array, jsontext_text(g_ptr_array_index(texts, i)));
	}
	return array;
}

static json_t *
voice_to_json(const DraftVoice *voice)
{
	return jsontext_object("post_id", json_integer(voice->post_id), "label",
		jsontext_text(voice->label), "person", jsontext_text(voice->person), "name",
		jsontext_text(voice->name), "urls", texts_to_json(voice->urls), "titles",
		texts_to_json(voice->titles), NULL);
}

void
draft_chat_write(json_t *object, const DraftChat *chat)
{
	json_t *voices = json_array();
	json_t *row;

	if (chat == NULL) {
		json_decref(voices);
		return;
	}
	for (guint i = 0; i < chat->voices->len; i++) {
		json_array_append_new(voices, voice_to_json(g_ptr_array_index(chat->voices, i)));
	}
	row = jsontext_object("tag", jsontext_text(chat->tag->display), "timezone",
		jsontext_text(chat->timezone), "name", jsontext_text(chat->name), "web_url",
		jsontext_text(chat->web_url), "voices", voices, "unquoted",
		json_integer(chat->unquoted), NULL);
	draft_apart_write(row, chat->apart);
	member_put_time(row, "start", chat->start_s);
	member_put_time(row, "end", chat->end_s);
	json_object_set_new(object, "chat", row);
}

/* ---- in -------------------------------------------------------------------------------------- */

/* End the reading of a member that is an object. */
static void
end_member(MemberReader *reader, const char *key, MemberReader *members)
{
	if (!member_reader_end(members, &reader->error)) {
		g_prefix_error(&reader->error, "member \"%s\": ", key);
	}
}

DraftAsked *
draft_asked_read(MemberReader *reader)
{
	const json_t *object = member_object(reader, "asked");

	if (object == NULL) {
		return NULL;
	}
	MemberReader members = member_reader(object);
	DraftAsked *asked = draft_asked_new();
	asked->label = member_text(&members, "label");
	asked->said = member_text(&members, "said");
	asked->lead = member_text(&members, "lead");
	end_member(reader, "asked", &members);
	return asked;
}

static void
read_texts(MemberReader *reader, const char *key, GPtrArray *texts)
{
	const json_t *array = member_array(reader, key);

	for (size_t i = 0; i < json_array_size(array); i++) {
		const char *text = json_string_value(json_array_get(array, i));

		if (text == NULL) {
			member_fail(reader, key, "texts");
			return;
		}
		g_ptr_array_add(texts, g_strdup(text));
	}
}

/* A text that has to be there: what is missing is said. @return owned. */
static char *
read_needed(MemberReader *reader, const char *key)
{
	char *text = member_text(reader, key);

	if (text == NULL) {
		member_fail(reader, key, "a text");
	}
	return text;
}

static void
read_voice(MemberReader *reader, const json_t *object, GPtrArray *voices)
{
	MemberReader members = member_reader(object);
	DraftVoice *voice = draft_voice_new();

	g_ptr_array_add(voices, voice);
	voice->post_id = member_integer(&members, "post_id");
	voice->label = read_needed(&members, "label");
	voice->person = read_needed(&members, "person");
	voice->name = member_text(&members, "name");
	read_texts(&members, "urls", voice->urls);
	read_texts(&members, "titles", voice->titles);
	if (voice->urls->len != voice->titles->len) {
		member_fail(&members, "titles", "one for each of \"urls\"");
	}
	end_member(reader, "voices", &members);
}

static Hashtag *
read_tag(MemberReader *reader)
{
	g_autofree char *display = member_text(reader, "tag");
	Hashtag *tag = display == NULL ? NULL : hashtag_new(display);

	if (tag == NULL) {
		member_fail(reader, "tag", "a hashtag");
	}
	return tag;
}

DraftChat *
draft_chat_read(MemberReader *reader)
{
	const json_t *object = member_object(reader, "chat");

	if (object == NULL) {
		member_fail(reader, "chat", "an object");
		return NULL;
	}
	MemberReader members = member_reader(object);
	DraftChat *chat = draft_chat_new(read_tag(&members));
	const json_t *voices = member_array(&members, "voices");
	chat->timezone = read_needed(&members, "timezone");
	chat->name = member_text(&members, "name");
	chat->web_url = member_text(&members, "web_url");
	chat->start_s = member_time(&members, "start");
	chat->end_s = member_time(&members, "end");
	chat->unquoted = member_count(&members, "unquoted");
	chat->apart = draft_apart_read(&members);
	for (size_t i = 0; members.error == NULL && i < json_array_size(voices); i++) {
		read_voice(&members, json_array_get(voices, i), chat->voices);
	}
	end_member(reader, "chat", &members);
	return chat;
}
