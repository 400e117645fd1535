/* What takes place: [chat NAME] and [event NAME]. */
#include "config/specs_part.h"

#include "text/url.h"
#include "text/zone.h"

#include <string.h>

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

/* What a chat must be to have an edition of its own. @return owned: what is wrong; or NULL. */
static char *
fault_of_after(const Config *config, const DigestSpec *digest, const char *name)
{
	const ChatSpec *chat = config_chat(config, name);

	if (chat == NULL) {
		return g_strdup_printf("there is no [chat %s] (expected the name of one)", name);
	}
	if (digest_spec_tag_for(digest, chat->tag->key) == NULL) {
		return g_strdup_printf("%s of [chat %s] is no hashtag of this digest (expected one "
				       "of its tags)",
			chat->tag->display, name);
	}
	if (chat->whens->len == 0) {
		return g_strdup_printf(
			"[chat %s] has no when, so that nobody knows when it is over "
			"(expected when = … there)",
			name);
	}
	if (!section_order_has(&digest->sections, DRAFT_SECTION_CHAT)) {
		return g_strdup_printf("after chat %s, and sections does not name chats (expected "
				       "it there, so that all find the chat in the next edition)",
			name);
	}
	return digest->review != DIGEST_REVIEW_REQUIRED
		? NULL
		: g_strdup_printf("after chat %s, and review = required: an edition two hours "
				  "after it does not wait for an ok (expected review = optional, "
				  "or no after chat)",
			name);
}

static void
judge_after(const Config *config, Sections *sections, const Section *section, DigestSpec *digest)
{
	for (guint i = 0; i < digest->after->len; i++) {
		char *name = g_ptr_array_index(digest->after, i);
		g_autofree char *fault = fault_of_after(config, digest, name);

		if (fault != NULL) {
			sections_complain(sections, section_value(section, "schedule"), "%s",
				fault);
			continue;
		}
		/* Whichever of its names stands there. */
		g_ptr_array_index(digest->after, i) = g_strdup(config_chat(config, name)->name);
		g_free(name);
	}
}

void
specs_judge_after(Config *config, Sections *sections)
{
	guint count = 0;

	/* Digests are in the order of their sections. */
	for (guint i = 0; i < sections->list->len && count < config->digests->len; i++) {
		const Section *section = g_ptr_array_index(sections->list, i);

		if (!section->is_stray && strcmp(section->row->name, "digest") == 0) {
			judge_after(config, sections, section,
				g_ptr_array_index(config->digests, count++));
		}
	}
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
