/* What takes place: [chat NAME] and [event NAME]. */
#include "config/specs_part.h"

#include "text/url.h"
#include "text/zone.h"

/* The zone of the first digest that has the chat, in which people mean what they write. @return
 * owned. */
static char *
zone_of_chat(const Config *config, const ChatSpec *chat)
{
	for (guint i = 0; i < config->digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(config->digests, i);

		if (digest_spec_tag_for(digest, chat->tag->key) != NULL) {
			return g_strdup(digest->timezone);
		}
	}
	return zone_of_system();
}

/* A chat whose time is known takes place, as events do. */
static void
add_event_of_chat(Config *config, const ChatSpec *chat)
{
	EventSpec *spec = event_spec_new("chat");

	spec->name = g_ascii_strdown(chat->name, -1);
	spec->title = g_strdup(chat->tag->display);
	g_array_append_vals(spec->whens, chat->whens->data, chat->whens->len);
	g_array_append_vals(spec->except, chat->except->data, chat->except->len);
	spec->length_s = chat->length_s;
	spec->timezone = g_strdup(chat->timezone);
	g_ptr_array_add(spec->tags, hashtag_copy(chat->tag));
	g_ptr_array_add(config->events, spec);
}

void
specs_read_chat(Config *config, const Known *known, Sections *sections, const Section *section)
{
	g_autoptr(GPtrArray) one = g_ptr_array_new();
	g_autoptr(ChatSpec) spec = chat_spec_new();

	spec->name = g_strdup(section->name);
	sections_fill(sections, section, spec);
	if (spec->tag == NULL) {
		spec->tag = hashtag_new(section->name);
	}
	if (spec->tag == NULL) {
		sections_complain(sections, section->place,
			"this name is no hashtag (expected one, or tag = #… below it)");
		return;
	}
	if (spec->timezone == NULL) {
		spec->timezone = zone_of_chat(config, spec);
	}
	const IniValue *line = section_value(section, "tag");
	g_ptr_array_add(one, spec->tag);
	specs_judge_tags(sections, line != NULL ? line : section->place, one, &known->tags);
	chat_spec_name_tag(spec, known->names);
	if (spec->whens->len > 0) {
		add_event_of_chat(config, spec);
	}
	g_ptr_array_add(config->chats, g_steal_pointer(&spec));
}

void
specs_read_event(Config *config, const Known *known, Sections *sections, const Section *section)
{
	EventSpec *spec = event_spec_new("event");

	spec->name = g_ascii_strdown(section->name, -1);
	sections_fill(sections, section, spec);
	g_ptr_array_add(config->events, spec);
	specs_judge_tags(sections, section_value(section, "tags"), spec->tags, &known->tags);
	if (spec->title == NULL) {
		spec->title = g_strdup(section->name);
	}
	if (spec->timezone == NULL) {
		spec->timezone = specs_usual_zone(config);
	}
	if (spec->url != NULL && !url_is_web(spec->url)) {
		sections_complain(sections, section_value(section, "url"),
			"this is no address of a page (expected https://…)");
	}
}
