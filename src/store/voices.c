#include "store/voices.h"

#include "store/db.h"
#include "store/keyhash.h"
#include "store/writer.h"

#include <string.h>

static const char *const names[] = {
	[VOICE_ASKED] = "asked",
	[VOICE_PROVED] = "proved",
	[VOICE_AGREED] = "agreed",
	[VOICE_REFUSED] = "refused",
	[VOICE_LEFT] = "left",
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) == VOICE_STATES);

Voice *
voice_new(void)
{
	return g_new0(Voice, 1);
}

void
voice_free(Voice *voice)
{
	if (voice == NULL) {
		return;
	}
	g_free(voice->url);
	g_free(voice->email_hash);
	g_free(voice->name);
	g_free(voice->proof);
	g_free(voice->evidence);
	g_free(voice);
}

/* One that no version knows reads nothing. */
static VoiceState
state_of(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strcmp(names[i], name) == 0) {
			return (VoiceState)i;
		}
	}
	return VOICE_REFUSED;
}

#define SELECT_VOICES \
	"SELECT id, url, subscriber, email_hash, name, proof, state, asked_s, changed_s, evidence" \
	" FROM voice"

static gpointer
read_voice(const DbStatement *row)
{
	Voice *voice = voice_new();

	voice->id = db_int(row, 0);
	voice->url = db_dup_text(row, 1);
	voice->subscriber_id = db_int(row, 2);
	voice->email_hash = db_dup_text(row, 3);
	voice->name = db_dup_text(row, 4);
	voice->proof = db_dup_text(row, 5);
	voice->state = state_of(db_text(row, 6));
	voice->asked_s = db_int(row, 7);
	voice->changed_s = db_int(row, 8);
	voice->evidence = db_dup_text(row, 9);
	return voice;
}

static bool
read_one(DbStatement *select, Voice **voice, GError **error)
{
	g_autoptr(GPtrArray) list = NULL;

	if (!db_collect(select, read_voice, (GDestroyNotify)voice_free, &list, error)) {
		return false;
	}
	*voice = list->len == 0 ? NULL : g_ptr_array_steal_index(list, 0);
	return true;
}

bool
voices_get(Store *store, int64_t id, Voice **voice, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_VOICES " WHERE id = $id");

	db_bind_int(select, "$id", id);
	return read_one(select, voice, error);
}

bool
voices_by_url(Store *store, const char *url, Voice **voice, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_VOICES " WHERE url = $url");

	db_bind_text(select, "$url", url);
	return read_one(select, voice, error);
}

bool
voices_put(Store *store, const Voice *voice, const char *email_key, int64_t *id, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO voice (url, subscriber, email_hash, proof, state, asked_s, changed_s,"
		" evidence) VALUES ($url, $subscriber, $email_hash, $proof, 'asked', $asked_s,"
		" $changed_s, $evidence) ON CONFLICT (url) DO UPDATE SET"
		" subscriber = excluded.subscriber, email_hash = excluded.email_hash, name = NULL,"
		" proof = excluded.proof, state = 'asked', asked_s = excluded.asked_s,"
		" changed_s = excluded.changed_s, looked_s = 0, evidence = excluded.evidence"
		" RETURNING id");
	g_autofree char *hash = NULL;

	if (!keyhash_make(store, email_key, &hash, error)) {
		return false;
	}
	db_bind_text(put, "$url", voice->url);
	if (voice->subscriber_id != 0) {
		db_bind_int(put, "$subscriber", voice->subscriber_id);
	}
	db_bind_text(put, "$email_hash", hash);
	db_bind_text(put, "$proof", voice->proof);
	db_bind_int(put, "$asked_s", voice->asked_s);
	db_bind_int(put, "$changed_s", voice->asked_s);
	db_bind_text(put, "$evidence", voice->evidence);
	return db_run_int(put, id, error);
}

bool
voices_is_owner(Store *store, const Voice *voice, const char *email_key, bool *is_owner,
	GError **error)
{
	g_autofree char *hash = NULL;

	if (!keyhash_make(store, email_key, &hash, error)) {
		return false;
	}
	*is_owner = strcmp(hash, voice->email_hash) == 0;
	return true;
}

bool
voices_move(Store *store, int64_t id, VoiceState state, int64_t now_s, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE voice SET state = $state, changed_s = $changed_s, looked_s = 0"
		" WHERE id = $id");

	db_bind_text(update, "$state", names[state]);
	db_bind_int(update, "$changed_s", now_s);
	db_bind_int(update, "$id", id);
	return db_run(update, NULL, error);
}

bool
voices_name(Store *store, int64_t id, const char *name, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE voice SET name = $name WHERE id = $id");

	db_bind_text(update, "$name", name);
	db_bind_int(update, "$id", id);
	return db_run(update, NULL, error);
}

bool
voices_looked(Store *store, int64_t id, int64_t now_s, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE voice SET looked_s = $looked_s WHERE id = $id");

	db_bind_int(update, "$looked_s", now_s);
	db_bind_int(update, "$id", id);
	return db_run(update, NULL, error);
}

bool
voices_due(Store *store, VoiceState state, int64_t before_s, GPtrArray **list, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		SELECT_VOICES " WHERE state = $state AND looked_s < $looked_s ORDER BY looked_s, id"
			      " LIMIT 20");

	db_bind_text(select, "$state", names[state]);
	db_bind_int(select, "$looked_s", before_s);
	return db_collect(select, read_voice, (GDestroyNotify)voice_free, list, error);
}

bool
voices_drop(Store *store, int64_t before_s, GError **error)
{
	g_autoptr(DbStatement) remove = db_prepare(store_writer(store),
		"DELETE FROM voice WHERE state = 'asked' AND asked_s < $asked_s");

	db_bind_int(remove, "$asked_s", before_s);
	return db_run(remove, NULL, error);
}

bool
voices_any(Store *store, bool *is_any, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT count(*) FROM voice WHERE state = 'asked'"
		" OR (state = 'agreed' AND name IS NULL) OR (state = 'left' AND looked_s = 0)");
	int64_t rows;

	if (!db_run_int(select, &rows, error)) {
		return false;
	}
	*is_any = rows > 0;
	return true;
}
