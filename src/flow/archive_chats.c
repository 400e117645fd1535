#include "flow/archive_chats.h"

#include <stdlib.h>
#include <string.h>

#include "flow/archive_chat.h"
#include "flow/rules_hash.h"
#include "text/jsontext.h"

/* A chat, and who holds it. */
typedef struct Noted {
	ArchiveChat chat; /* by the last edition of those that have its words */
	json_t *letters;  /* owned array: of the editions that hold it, the newest first */
} Noted;

struct ArchiveChats {
	GPtrArray *list;     /* owned: of Noted, owned */
	GHashTable *by_path; /* owned: path -> Noted, both borrowed */
};

static void
noted_free(void *data)
{
	Noted *noted = data;

	json_decref(noted->letters);
	g_free(noted);
}

ArchiveChats *
archive_chats_new(void)
{
	ArchiveChats *chats = g_new0(ArchiveChats, 1);

	chats->list = g_ptr_array_new_with_free_func(noted_free);
	chats->by_path = g_hash_table_new(g_str_hash, g_str_equal);
	return chats;
}

void
archive_chats_free(ArchiveChats *chats)
{
	if (chats != NULL) {
		g_hash_table_unref(chats->by_path);
		g_ptr_array_unref(chats->list);
		g_free(chats);
	}
}

/* ---- which there are ------------------------------------------------------------------------- */

static bool
has_chat(const json_t *letter, const char *path)
{
	const json_t *chat;
	gsize i;

	json_array_foreach (json_object_get(letter, "chats"), i, chat) {
		if (g_strcmp0(jsontext_string(chat, "path"), path) == 0) {
			return true;
		}
	}
	return false;
}

void
archive_chats_carry(json_t *letter, const json_t *last)
{
	json_t *chats = json_object_get(letter, "chats");
	const json_t *chat;
	gsize i;

	json_array_foreach (json_object_get(last, "chats"), i, chat) {
		if (!has_chat(letter, jsontext_string(chat, "path"))) {
			json_t *gone = json_copy((json_t *)chat);

			json_object_set_new(gone, "is_gone", json_true());
			json_array_append_new(chats, gone);
		}
	}
}

static bool
has_words(const ArchiveChat *chat)
{
	return chat->row->has_words && !json_is_true(json_object_get(chat->said, "is_gone"));
}

static void
note(ArchiveChats *chats, const ArchiveChat *chat, json_t *letter)
{
	const char *path = jsontext_string(chat->said, "path");
	Noted *noted = path == NULL ? NULL : g_hash_table_lookup(chats->by_path, path);

	if (path == NULL) {
		return;
	}
	if (noted == NULL) {
		noted = g_new0(Noted, 1);
		noted->chat = *chat;
		noted->letters = json_array();
		g_ptr_array_add(chats->list, noted);
		g_hash_table_insert(chats->by_path, (char *)path, noted);
	}
	if (has_words(chat) || !has_words(&noted->chat)) {
		noted->chat = *chat;
	}
	if (chat->row->frequency != SCHEDULE_AFTER_CHAT) {
		json_array_insert(noted->letters, 0, letter);
	}
}

void
archive_chats_note(ArchiveChats *chats, const ShelfRow *row, json_t *letter)
{
	const json_t *said;
	gsize i;

	json_array_foreach (json_object_get(letter, "chats"), i, said) {
		const ArchiveChat chat = { row, said };

		note(chats, &chat, letter);
	}
}

/* ---- by what its page is made ---------------------------------------------------------------- */

static void
add(GChecksum *print, const char *text)
{
	const char *said = text != NULL ? text : "";

	g_checksum_update(print, (const guchar *)said, (gssize)strlen(said) + 1);
}

/* What the ini says of it, as far as it changes what is said there. @return owned. */
static char *
rule_of(const Context *context, const ChatSpec *spec)
{
	const GPtrArray *digests = context->config->digests;
	g_autoptr(GChecksum) rule = g_checksum_new(G_CHECKSUM_SHA256);

	for (guint i = 0; i < spec->tags->len; i++) {
		add(rule, ((const Hashtag *)g_ptr_array_index(spec->tags, i))->key);
	}
	add(rule, spec->whens->len > 0 ? "hosts by rule" : "hosts");
	for (guint i = 0; i < spec->hosts->len; i++) {
		add(rule, g_ptr_array_index(spec->hosts, i));
	}
	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);

		if (digest_spec_tag_for(digest, spec->tag->key) != NULL) {
			g_autofree char *hash = rules_hash_of_digest(digest);

			add(rule, hash);
		}
	}
	return g_strdup(g_checksum_get_string(rule));
}

static char *
print_of(const PageSite *site, const Noted *noted, const char *rule, const char *hour)
{
	static const char *const said[] = { "link", "headline", "edition", "period", "title" };
	g_autoptr(GChecksum) print = g_checksum_new(G_CHECKSUM_SHA256);
	char *chat = json_dumps(noted->chat.said, JSON_COMPACT | JSON_SORT_KEYS);

	add(print, page_site_print(site));
	add(print, noted->chat.row->print);
	add(print, noted->chat.row->named);
	add(print, chat);
	add(print, rule);
	add(print, hour);
	free(chat);
	for (gsize i = 0; i < json_array_size(noted->letters); i++) {
		for (gsize k = 0; k < G_N_ELEMENTS(said); k++) {
			add(print, jsontext_string(json_array_get(noted->letters, i), said[k]));
		}
	}
	return g_strdup(g_checksum_get_string(print));
}

/* @hour out, owned. */
static bool
read_hour(Context *context, const ArchiveChat *chat, char **hour, GError **error)
{
	const json_int_t start_s = json_integer_value(json_object_get(chat->said, "start"));
	const json_int_t end_s = json_integer_value(json_object_get(chat->said, "end"));
	g_autoptr(Hashtag) tag = hashtag_new(jsontext_string(chat->said, "tag"));
	const ShelfHour wanted = {
		tag != NULL ? tag->key : "",
		start_s - HOUR_BEFORE_S,
		end_s + HOUR_LATE_S,
	};

	return shelf_hour(context->store, &wanted, hour, error);
}

/* ---- a page ---------------------------------------------------------------------------------- */

/* A chat on its way. Borrowed. */
typedef struct Maker {
	Context *context;
	const PageSite *site;
	ArchiveFolder *folder;
} Maker;

static bool
make(const Maker *maker, const Noted *noted, const ChatSpec *spec, ArchiveUnit *unit,
	GError **error)
{
	g_autoptr(Draft) draft = NULL;
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)page_file_free);

	if (!archive_chat_read(maker->context, &noted->chat, spec, &draft, error)) {
		return false;
	}
	const PageChat page = {
		.draft = draft,
		.is_let_go = !has_words(&noted->chat),
		/* One that was mailed alone has no digest around it yet. */
		.folder = json_array_size(noted->letters) > 0 ? noted->chat.row->named : NULL,
		.chat = noted->chat.said,
		.letters = noted->letters,
	};
	unit->files = files;
	return page_chat(maker->site, &page, files, error)
		&& archive_folder_put(maker->folder, unit, error);
}

/* Of a chat that the ini has no more it counts what it said of it the last time. */
static bool
bring(const Maker *maker, const Noted *noted, GError **error)
{
	const char *path = jsontext_string(noted->chat.said, "path");
	const char *last = jsontext_string(archive_folder_last(maker->folder, path), "rule");
	g_auto(HourChat) found = { 0 };
	g_autofree char *hour = NULL;
	json_t *kept = NULL;

	archive_chat_find(maker->context, &noted->chat, &found);
	const bool is_of_ini = found.chat != NULL && found.made == NULL;
	g_autofree char *rule = is_of_ini ? rule_of(maker->context, found.chat) : g_strdup(last);
	if (!read_hour(maker->context, &noted->chat, &hour, error)) {
		return false;
	}
	g_autofree char *print = print_of(maker->site, noted, rule, hour);
	if (archive_folder_keep(maker->folder, path, print, &kept)) {
		json_decref(kept);
		return true;
	}
	json_auto_t *letter = jsontext_object("rule", jsontext_text(rule), NULL);
	ArchiveUnit unit = { .name = path, .print = print, .letter = letter };
	return make(maker, noted, found.chat, &unit, error);
}

bool
archive_chats_bring(const ArchiveChats *chats, Context *context, const PageSite *site,
	ArchiveFolder *folder, GError **error)
{
	const Maker maker = { context, site, folder };

	for (guint i = 0; i < chats->list->len; i++) {
		const Noted *noted = g_ptr_array_index(chats->list, i);

		if (!bring(&maker, noted, error)) {
			g_prefix_error(error, "%s: ", jsontext_string(noted->chat.said, "path"));
			return false;
		}
	}
	return true;
}
