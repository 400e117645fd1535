#include "import/mastodon_outbox_part.h"

#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

#define EMOJIS_MAX 64

json_t *
mastodon_outbox_list(const json_t *value)
{
	if (json_is_array(value)) {
		return json_incref((json_t *)value);
	}
	json_t *list = json_array();
	if (value != NULL && !json_is_null(value)) {
		json_array_append(list, (json_t *)value);
	}
	return list;
}

const char *
mastodon_outbox_id(const json_t *value)
{
	const json_t *one = json_is_array(value) ? json_array_get(value, 0) : value;

	return json_is_string(one) ? json_string_value(one) : jsontext_string(one, "id");
}

const char *
mastodon_outbox_address(const json_t *value)
{
	json_auto_t *list = mastodon_outbox_list(value);
	const char *found = NULL;
	size_t index;
	const json_t *one;

	json_array_foreach (list, index, one) {
		const char *address = json_is_string(one) ? json_string_value(one)
							  : jsontext_string(one, "href");
		const char *type = jsontext_string(one, "mediaType");
		if (address == NULL || !url_is_web(address)) {
			continue;
		}
		if (found == NULL || g_strcmp0(type, "text/html") == 0) {
			found = address;
		}
	}
	return found; /* of @value, which has the list */
}

bool
mastodon_outbox_is_type(const json_t *object, const char *name)
{
	json_auto_t *list = mastodon_outbox_list(json_object_get(object, "type"));
	size_t index;
	const json_t *type;

	json_array_foreach (list, index, type) {
		if (g_strcmp0(json_string_value(type), name) == 0) {
			return true;
		}
	}
	return false;
}

json_t *
mastodon_outbox_emojis(const json_t *object)
{
	json_auto_t *list = mastodon_outbox_list(json_object_get(object, "tag"));
	json_t *made = json_array();
	size_t index;
	const json_t *tag;

	json_array_foreach (list, index, tag) {
		const char *name = jsontext_string(tag, "name");
		const char *code = name != NULL ? name + strspn(name, ":") : "";
		g_autofree char *bare = g_strndup(code, strcspn(code, ":"));

		if (index < EMOJIS_MAX && *bare != '\0' && mastodon_outbox_is_type(tag, "Emoji")) {
			json_array_append_new(made,
				jsontext_object("shortcode", jsontext_text(bare), NULL));
		}
	}
	return made;
}

/* ---- people ---- */

/* "https://tooter.example/users/ada", "…/@ada": the last part, where it can be a name. */
static char *
name_in(const char *id)
{
	g_autofree char *bare = g_strndup(id, strcspn(id, "?#"));
	const char *slash = strrchr(bare, '/');
	const char *name = slash != NULL ? slash + 1 + (slash[1] == '@') : "";

	return *name != '\0' ? g_strdup(name) : NULL;
}

/* With its host: that a server says nothing of somebody's noindex is no yes in a file. */
static char *
account_of(const json_t *actor, const char *id)
{
	const char *preferred = jsontext_string(actor, "preferredUsername");
	g_autofree char *name = preferred != NULL ? g_strdup(preferred) : name_in(id);
	g_autofree char *host = url_host(id);

	return name != NULL && *name != '\0' && host != NULL ? g_strdup_printf("%s@%s", name, host)
							     : NULL;
}

json_t *
mastodon_outbox_account(const json_t *actor, const char *id, const char *page)
{
	static const char *const copied[] = { "discoverable", "indexable" };
	g_autofree char *account = account_of(actor, id);
	const char *own = mastodon_outbox_address(json_object_get(actor, "url"));
	const char *moved = mastodon_outbox_id(json_object_get(actor, "movedTo"));
	json_t *made = jsontext_object("id", jsontext_text(id), "acct", jsontext_text(account),
		"display_name", jsontext_text(jsontext_string(actor, "name")), "note",
		jsontext_text(jsontext_string(actor, "summary")), "url",
		jsontext_text(own != NULL      ? own
				: page != NULL ? page
					       : id),
		"fields", mastodon_outbox_list(json_object_get(actor, "attachment")), "emojis",
		mastodon_outbox_emojis(actor), "bot",
		json_boolean(mastodon_outbox_is_type(actor, "Service")
			|| mastodon_outbox_is_type(actor, "Application")),
		NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(copied); i++) {
		json_t *value = json_object_get(actor, copied[i]);
		if (value != NULL) {
			json_object_set(made, copied[i], value);
		}
	}
	if (moved != NULL) {
		json_object_set_new(made, "moved", jsontext_text(moved));
	}
	return made;
}
