#include "import/mastodon_outbox_people.h"

#include "import/mastodon_outbox_part.h"
#include "import/owners.h"
#include "text/jsontext.h"
#include "text/url.h"

#define ACTOR_BYTES_MAX ((gsize)512 * 1024)
/* Of all together: what is loaded of them is kept. One has some 5 kB. */
#define ACTORS_BYTES_MAX ((gsize)4 * 1024 * 1024)
#define UNREAD_MAX 1000

struct MastodonOutboxPeople {
	json_t *actors;     /* owned: id -> list of what each actor.json has; null: not all of it */
	gsize bytes;        /* as they were read */
	GHashTable *unread; /* folders with one that cannot be read, owned */
	bool has_left_out;  /* there were too many */
};

MastodonOutboxPeople *
mastodon_outbox_people_new(void)
{
	MastodonOutboxPeople *people = g_new0(MastodonOutboxPeople, 1);

	people->actors = json_object();
	people->unread = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return people;
}

void
mastodon_outbox_people_free(MastodonOutboxPeople *people)
{
	json_decref(people->actors);
	g_hash_table_unref(people->unread);
	g_free(people);
}

/* ---- hearing ---- */

static char *
folder_of(const char *path)
{
	return g_strndup(path, owners_root(NULL, path));
}

static void
note_unread(MastodonOutboxPeople *people, const char *path)
{
	if (g_hash_table_size(people->unread) < UNREAD_MAX) {
		g_hash_table_add(people->unread, folder_of(path));
	} else {
		people->has_left_out = true;
	}
}

static void
note_left_out(MastodonOutboxPeople *people, const char *id)
{
	people->has_left_out = true;
	if (json_object_get(people->actors, id) != NULL) {
		json_object_set_new(people->actors, id, json_null());
	}
}

/* @actor borrowed, made from @length bytes. */
static void
add(MastodonOutboxPeople *people, const char *id, json_t *actor, gsize length)
{
	json_t *list = json_object_get(people->actors, id);

	if (people->bytes + length > ACTORS_BYTES_MAX) {
		note_left_out(people, id);
		return;
	}
	if (list == NULL) {
		list = json_array();
		json_object_set_new(people->actors, id, list);
	}
	people->bytes += length;
	json_array_append(list, actor); /* to null: nothing */
}

/* Of JSON that says neither who it is nor what, nobody knows what else it does not say. */
static bool
is_actor(const json_t *json)
{
	const json_t *type = json_object_get(json, "type");
	const char *id = json_is_object(json) ? mastodon_outbox_id(json) : NULL;

	return id != NULL && url_is_web(id)
		&& json_is_string(json_is_array(type) ? json_array_get(type, 0) : type);
}

bool
mastodon_outbox_people_load(Reader *reader, json_t **actor, gsize *length, GError **error)
{
	json_auto_t *loaded = NULL;
	const char *bytes;

	*actor = NULL;
	if (!reader_peek(reader, ACTOR_BYTES_MAX, &bytes, length, error)) {
		return false;
	}
	(void)jsontext_load(bytes, *length, &loaded, NULL);
	if (is_actor(loaded)) {
		json_object_set_new(loaded, "attachment",
			mastodon_outbox_list(json_object_get(loaded, "attachment")));
		*actor = json_incref(loaded);
	}
	return true;
}

bool
mastodon_outbox_people_hear(MastodonOutboxPeople *people, const char *path, Reader *reader,
	GError **error)
{
	json_auto_t *actor = NULL;
	gsize length;

	if (!mastodon_outbox_people_load(reader, &actor, &length, error)) {
		return false;
	}
	if (actor != NULL) {
		add(people, mastodon_outbox_id(actor), actor, length);
	} else {
		note_unread(people, path);
	}
	return true;
}

/* ---- asking ---- */

const json_t *
mastodon_outbox_people_find(const MastodonOutboxPeople *people, const char *id)
{
	const json_t *list = json_object_get(people->actors, id);

	return json_is_array(list) ? list : NULL;
}

/* What cannot be read is that of the posts beside it, and may be that of an actor of whom nothing
 * else is known. */
const char *
mastodon_outbox_people_doubt(const MastodonOutboxPeople *people, const char *path, const char *id)
{
	const bool is_unknown = mastodon_outbox_people_find(people, id) == NULL;
	g_autofree char *folder = folder_of(path);

	if (g_hash_table_contains(people->unread, folder)
		|| (is_unknown && g_hash_table_size(people->unread) > 0)) {
		return "the account's actor.json, which says whether its posts may be found, "
		       "cannot be read; take it out of the archive again";
	}
	return is_unknown && people->has_left_out
		? "there are too many accounts (actor.json) to know what this one says; import "
		  "fewer archives at a time"
		: NULL;
}
