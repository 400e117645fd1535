/*
 * A repository as com.atproto.sync.getRepo gives it (atproto.com/specs/repository). Its blocks come
 * in any order, and what they are called stands in the tree alone: so the file is heard for its
 * commit, its tree and its profile, and then read for its posts.
 */
#include "import/bluesky_car.h"

#include "base/error.h"
#include "import/bluesky_car_block.h"
#include "import/bluesky_car_glance.h"
#include "import/bluesky_car_tree.h"
#include "import/bluesky_car_view.h"
#include "import/dagcbor.h"
#include "import/sift.h"
#include "model/consent_signals.h"
#include "source/bluesky_name.h"
#include "source/bluesky_post.h"
#include "text/jsontext.h"

#include <string.h>

#define PROFILE "app.bsky.actor.profile"
#define INTENTS "org.user-intents.declaration"
/* Earlier versions of a profile may lie in a file; of more nobody knows which counts. */
#define OWN_RECORDS_MAX 64
#define OWN_BYTES_MAX ((gsize)64 * 1024)
/* Where a CAR file says what it is. */
#define MARK_BYTES 128

/* ---- a reading ---- */

/* What was heard of a file. */
typedef struct Repository {
	CarTree *tree;
	char *did;         /* owned, NULL: no commit was there */
	CarId data;        /* the root of its tree */
	GArray *own;       /* of Own; until it is settled */
	json_t *author;    /* owned: as a view has them; NULL: nothing is known of them */
	json_t *intents;   /* owned, or NULL */
	const char *doubt; /* static: why nobody knows what they allow; NULL: it was read */
	guint missing;     /* nodes of the tree that are not there */
	const char *why;   /* static: why nothing of it can be read; NULL: it can */
} Repository;

/* A record that may be the one that counts. */
typedef struct Own {
	CarId id;
	json_t *record; /* owned */
} Own;

typedef struct Reading {
	const ImportInput *input; /* borrowed */
	GHashTable *repositories; /* path, owned -> Repository, owned */
	GString *room;
	Repository *open; /* borrowed, NULL: none */
	Reader *reader;   /* borrowed */
	gsize given;
	bool is_author_told; /* what the author says of all their posts was */
	guint told;          /* how much of what is wrong with the whole was said */
	bool is_cut_off;
} Reading;

static void
own_clear(void *data)
{
	json_decref(((Own *)data)->record);
}

static void
repository_free(void *data)
{
	Repository *repository = data;

	car_tree_free(repository->tree);
	g_free(repository->did);
	g_array_unref(repository->own);
	json_decref(repository->author);
	json_decref(repository->intents);
	g_free(repository);
}

static void *
begin(const ImportInput *input)
{
	Reading *reading = g_new0(Reading, 1);

	reading->input = input;
	reading->repositories = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		repository_free);
	reading->room = g_string_new(NULL);
	return reading;
}

static void
end(void *data)
{
	Reading *reading = data;

	g_hash_table_unref(reading->repositories);
	g_string_free(reading->room, TRUE);
	g_free(reading);
}

static ImportRole
role(const char *path, const char *head, gsize length)
{
	const gsize looked = MIN(length, MARK_BYTES);

	(void)path;
	return memmem(head, looked, "eroots", strlen("eroots")) != NULL
			&& memmem(head, looked, "gversion", strlen("gversion")) != NULL
		? IMPORT_ROLE_BOTH
		: IMPORT_ROLE_NONE;
}

/* ---- hearing ---- */

typedef struct Commit {
	char *did;
	CarId data;
	bool is_did, is_data, has_data;
} Commit;

static void
hear_commit_event(void *context, const DagEvent *event)
{
	Commit *commit = context;

	if (event->kind == DAG_KEY) {
		commit->is_did = event->depth == 1 && dagcbor_is_text(event, "did");
		commit->is_data = event->depth == 1 && dagcbor_is_text(event, "data");
	} else if (event->kind == DAG_TEXT && commit->is_did && commit->did == NULL) {
		commit->did = g_strndup(event->bytes, event->length);
	} else if (event->kind == DAG_LINK && commit->is_data) {
		commit->has_data = car_id_of(event->bytes, event->length, &commit->data);
	}
}

/* {"did", "version": 3, "data": the tree's root, "rev", "prev", "sig"} */
static void
hear_commit(Repository *repository, const CarBlock *block)
{
	Commit commit = { .did = NULL };

	if (car_is_whole(block)
		&& dagcbor_walk(block->bytes, block->length, hear_commit_event, &commit)
		&& commit.has_data && bluesky_name_is_did(commit.did) && repository->did == NULL) {
		repository->did = g_steal_pointer(&commit.did);
		repository->data = commit.data;
	}
	g_free(commit.did);
}

static bool
may_be_own(const CarBlock *block)
{
	return block->length <= OWN_BYTES_MAX
		&& (memmem(block->bytes, block->length, PROFILE, strlen(PROFILE)) != NULL
			|| memmem(block->bytes, block->length, INTENTS, strlen(INTENTS)) != NULL);
}

static void
hear_own(Repository *repository, const CarBlock *block)
{
	json_t *record = repository->own->len < OWN_RECORDS_MAX && car_is_whole(block)
		? dagcbor_json(block->bytes, block->length)
		: NULL;
	const char *type = jsontext_string(record, "$type");

	if (g_strcmp0(type, PROFILE) == 0 || g_strcmp0(type, INTENTS) == 0) {
		const Own own = { block->id, record };
		g_array_append_val(repository->own, own);
		return;
	}
	json_decref(record);
}

/* @is_named out: whether the tree names one. @return borrowed, NULL: it is not in the file. */
static json_t *
find_own(const Repository *repository, const char *name, bool *is_named)
{
	CarId id;

	*is_named = car_tree_find(repository->tree, name, &id);
	for (guint i = 0; *is_named && i < repository->own->len; i++) {
		const Own *own = &g_array_index(repository->own, Own, i);
		if (own->id == id) {
			return own->record;
		}
	}
	return NULL;
}

static void
settle(Repository *repository)
{
	bool is_named;

	repository->missing = car_tree_settle(repository->tree, repository->data);
	const json_t *profile = find_own(repository, PROFILE "/self", &is_named);
	json_t *intents = find_own(repository, INTENTS "/self", &is_named);
	if (profile != NULL) {
		repository->author = bluesky_car_view_author(repository->did, profile);
	} else {
		repository->doubt = "the profile is not in the file, so that nobody knows whether "
				    "who is not logged in may see this";
	}
	repository->intents = intents != NULL ? json_incref(intents) : NULL;
	if (intents == NULL && is_named && repository->doubt == NULL) {
		repository->doubt = "what the author allows (org.user-intents.declaration) is not "
				    "in the file";
	}
	g_array_set_size(repository->own, 0);
}

static bool
hear_blocks(Repository *repository, Reader *reader, CarId root, GError **error)
{
	CarStep step = CAR_BLOCK;
	CarBlock block;
	gsize given = 0;

	while (step == CAR_BLOCK || step == CAR_PASSED) {
		if (!car_next(reader, &given, &block, &step, error)) {
			return false;
		}
		if (step != CAR_BLOCK) {
			continue;
		}
		if (block.id == root) {
			hear_commit(repository, &block);
		} else if (car_tree_is_node(&block)) {
			if (!car_tree_hear(repository->tree, &block)) {
				repository->why = "a repository with more in its tree than can be "
						  "kept in mind at once";
				return true;
			}
		} else if (may_be_own(&block)) {
			hear_own(repository, &block);
		}
	}
	return true;
}

static bool
hear(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;
	Repository *repository = g_new0(Repository, 1);
	CarId root;
	bool is_car;

	repository->tree = car_tree_new();
	repository->own = g_array_new(FALSE, FALSE, sizeof(Own));
	g_array_set_clear_func(repository->own, own_clear);
	g_hash_table_insert(reading->repositories, g_strdup(path), repository);
	if (!car_begin(reader, &root, &is_car, error)) {
		return false;
	}
	if (!is_car) {
		repository->why = "a CAR file that is no repository: its header should name one "
				  "root, version 1";
		return true;
	}
	if (!hear_blocks(repository, reader, root, error)) {
		return false;
	}
	if (repository->why == NULL && repository->did == NULL) {
		repository->why = "nobody can know whose posts these are: the commit that the "
				  "header names is not in the file, or broken; ask for the "
				  "repository anew";
	}
	if (repository->why == NULL) {
		settle(repository);
	}
	return true;
}

/* ---- posts ---- */

static bool
open_part(void *data, const char *path, Reader *reader, GError **error)
{
	Reading *reading = data;
	CarId root;
	bool is_car;

	reading->open = g_hash_table_lookup(reading->repositories, path);
	reading->reader = reader;
	reading->given = 0;
	reading->told = 0;
	reading->is_author_told = false;
	reading->is_cut_off = false;
	if (!car_begin(reader, &root, &is_car, error)) {
		return false;
	}
	if (reading->open == NULL || reading->open->why != NULL || !is_car) {
		error_set(error, ERROR_PARSE_PERMANENT, "%s",
			reading->open != NULL && reading->open->why != NULL
				? reading->open->why
				: "it is not the repository that it was");
		reading->open = NULL;
		return false;
	}
	car_tree_begin(reading->open->tree);
	return true;
}

static void
hear_intents(const Reading *reading, Post *post)
{
	const ConsentSubject subject = { .json = reading->open->intents,
		.now_s = reading->input->now_s };
	ConsentSaid said = { 0 };

	if (reading->open->intents != NULL) {
		consent_signals_hear(CONSENT_RECORD_INTENTS, &subject, &said);
		consent_signals_apply(&said, post);
	}
}

/* @return owned; NULL: its key can be in no address. */
static Post *
post_of(const Reading *reading, const char *key, json_t *record)
{
	const Repository *repository = reading->open;
	const int64_t now_s = reading->input->now_s;
	json_auto_t *author = repository->author != NULL
		? json_incref(repository->author)
		: bluesky_car_view_author(repository->did, NULL);
	json_auto_t *view = bluesky_car_view_post(key, author, record, now_s);
	Post *post = bluesky_post_read(view, now_s);

	if (post != NULL) {
		hear_intents(reading, post);
	}
	return post;
}

static void
read_record(const Reading *reading, const char *key, json_t *record, ImportItem *item)
{
	Post *post = post_of(reading, key, record);

	if (post == NULL) {
		sift_out(item, IMPORT_UNREADABLE, "a record whose key can be in no address");
		return;
	}
	sift_post(reading->input, post, item);
	if (reading->open->doubt != NULL) {
		sift_leave_unsaid(item, reading->open->doubt);
	}
}

/* What has none of the hashtags counts as that, whatever else is wrong with it. */
static void
read_untagged(const Reading *reading, const char *key, const CarBlock *block, ImportItem *item)
{
	json_auto_t *record = bluesky_car_glance_no(block) && car_is_whole(block)
		? dagcbor_json(block->bytes, block->length)
		: NULL;

	sift_out(item, IMPORT_UNTAGGED, NULL);
	if (g_strcmp0(jsontext_string(record, "$type"), BLUESKY_POSTS) == 0) {
		item->post = post_of(reading, key, record);
	}
}

/* What the author says of all their posts, if that is a no: there may be none with a hashtag. */
static void
tell_author(Reading *reading, ImportItem *item)
{
	json_auto_t *record = jsontext_object("text", jsontext_text(""), NULL);
	g_autoptr(Post) read = reading->open->author != NULL ? post_of(reading, "self", record)
							     : NULL;

	reading->is_author_told = true;
	sift_author(read, item);
}

static void
read_block(const Reading *reading, const char *key, const CarBlock *block, ImportItem *item)
{
	json_auto_t *record = NULL;

	if (!bluesky_car_glance_tag(block, reading->input->glance, reading->room)) {
		read_untagged(reading, key, block, item);
		return;
	}
	record = car_is_whole(block) ? dagcbor_json(block->bytes, block->length) : NULL;
	if (g_strcmp0(jsontext_string(record, "$type"), BLUESKY_POSTS) != 0) {
		sift_out(item, IMPORT_UNREADABLE, "no record of a post, where the tree has one");
		return;
	}
	read_record(reading, key, record, item);
}

/* What is wrong with the file as a whole, each once, and then the end. */
static void
tell_rest(Reading *reading, ImportItem *item)
{
	const guint rows[] = { reading->is_cut_off ? 1 : 0, reading->open->missing,
		car_tree_left(reading->open->tree) };
	static const char *const whys[] = { "it breaks off", "parts of its tree are missing",
		"posts that its tree names are not in it" };

	while (reading->told < G_N_ELEMENTS(rows)) {
		const guint row = reading->told++;
		if (rows[row] > 0) {
			sift_out(item, IMPORT_UNREADABLE, whys[row]);
			return;
		}
	}
	reading->open = NULL;
}

static bool
next(void *data, ImportItem *item, GError **error)
{
	Reading *reading = data;
	CarStep step = CAR_PASSED;
	CarBlock block;

	if (reading->open == NULL) {
		return true;
	}
	while (!reading->is_author_told && (step == CAR_PASSED || step == CAR_BLOCK)) {
		if (!car_next(reading->reader, &reading->given, &block, &step, error)) {
			return false;
		}
		g_autofree char *key = step == CAR_BLOCK
			? car_tree_take_post(reading->open->tree, block.id)
			: NULL;
		if (key != NULL) {
			read_block(reading, key, &block, item);
			return true;
		}
	}
	reading->is_cut_off = reading->is_cut_off || step == CAR_BROKEN;
	if (!reading->is_author_told) {
		tell_author(reading, item);
	}
	if (item->verdict == IMPORT_END) {
		tell_rest(reading, item);
	}
	return true;
}

const ImportFormat bluesky_car_format = {
	.name = "the repository of a Bluesky account",
	.role = role,
	.begin = begin,
	.hear = hear,
	.open = open_part,
	.next = next,
	.end = end,
};
