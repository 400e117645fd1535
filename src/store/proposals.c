#include "store/proposals.h"

#include "store/posts.h"
#include "store/writer.h"

#define ROW \
	"SELECT id, url, digest, tag, by_name, how, state, detail, coalesce(post, 0), tries," \
	" retry_s, asked_s FROM proposal"

Proposal *
proposal_new(void)
{
	return g_new0(Proposal, 1);
}

void
proposal_free(Proposal *proposal)
{
	if (proposal != NULL) {
		g_free(proposal->url);
		g_free(proposal->digest);
		g_free(proposal->tag);
		g_free(proposal->by_name);
		g_free(proposal->how);
		g_free(proposal->state);
		g_free(proposal->detail);
		g_free(proposal);
	}
}

static gpointer
read_row(const DbStatement *row)
{
	Proposal *proposal = proposal_new();

	proposal->id = db_int(row, 0);
	proposal->url = db_dup_text(row, 1);
	proposal->digest = db_dup_text(row, 2);
	proposal->tag = db_dup_text(row, 3);
	proposal->by_name = db_dup_text(row, 4);
	proposal->how = db_dup_text(row, 5);
	proposal->state = db_dup_text(row, 6);
	proposal->detail = db_dup_text(row, 7);
	proposal->post_id = db_int(row, 8);
	proposal->tries = (int)db_int(row, 9);
	proposal->retry_s = db_int(row, 10);
	proposal->asked_s = db_int(row, 11);
	return proposal;
}

static bool
collect(DbStatement *select, GPtrArray **list, GError **error)
{
	return db_collect(select, read_row, (GDestroyNotify)proposal_free, list, error);
}

bool
proposals_add(Store *store, Proposal *proposal, bool *is_new, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO proposal (url, digest, tag, by_name, how, state, asked_s, changed_s)"
		" VALUES ($url, $digest, $tag, $by_name, $how, '" PROPOSALS_ASKED "', $asked_s,"
		" $asked_s) ON CONFLICT (url) DO UPDATE SET state = '" PROPOSALS_ASKED "',"
		" tries = 0, retry_s = 0, detail = NULL, changed_s = excluded.changed_s"
		" WHERE proposal.state = '" PROPOSALS_FAILED "' RETURNING id");

	db_bind_text(put, "$url", proposal->url);
	db_bind_text(put, "$digest", proposal->digest);
	db_bind_text(put, "$tag", proposal->tag);
	db_bind_text(put, "$by_name", proposal->by_name);
	db_bind_text(put, "$how", proposal->how);
	db_bind_int(put, "$asked_s", proposal->asked_s);
	if (!db_run_int(put, &proposal->id, error)) {
		return false;
	}
	*is_new = proposal->id != 0;
	return true;
}

bool
proposals_due(Store *store, int64_t now_s, int most, GPtrArray **list, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		ROW " WHERE state = '" PROPOSALS_ASKED "' AND retry_s <= $retry_s"
		    " ORDER BY id LIMIT $most");

	db_bind_int(select, "$retry_s", now_s);
	db_bind_int(select, "$most", most);
	return collect(select, list, error);
}

bool
proposals_of(Store *store, int64_t post_id, Proposal **proposal, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		ROW " WHERE post = $post ORDER BY id LIMIT 1");
	g_autoptr(GPtrArray) list = NULL;

	db_bind_int(select, "$post", post_id);
	if (!collect(select, &list, error)) {
		return false;
	}
	*proposal = list->len > 0 ? g_ptr_array_steal_index(list, 0) : NULL;
	return true;
}

bool
proposals_settle(Store *store, const Proposal *proposal, int64_t now_s, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE proposal SET state = $state, post = $post, tries = $tries,"
		" retry_s = $retry_s, detail = $detail, changed_s = $changed_s WHERE id = $id");

	db_bind_text(update, "$state", proposal->state);
	if (proposal->post_id != 0) {
		db_bind_int(update, "$post", proposal->post_id);
	}
	db_bind_int(update, "$tries", proposal->tries);
	db_bind_int(update, "$retry_s", proposal->retry_s);
	db_bind_text(update, "$detail", proposal->detail);
	db_bind_int(update, "$changed_s", now_s);
	db_bind_int(update, "$id", proposal->id);
	return db_run(update, NULL, error);
}

bool
proposals_hold(Store *store, int64_t post_id, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE post SET hold = '" POSTS_HOLD_WAITING "' WHERE id = $id"
		" AND hold = '" POSTS_HOLD_KEPT "'");

	db_bind_int(update, "$id", post_id);
	return db_run(update, NULL, error);
}

bool
proposals_admit(Store *store, int64_t post_id, GError **error)
{
	g_autoptr(DbStatement) update = db_prepare(store_writer(store),
		"UPDATE post SET hold = '" POSTS_HOLD_KEPT "' WHERE id = $id"
		" AND hold = '" POSTS_HOLD_WAITING "'");
	g_autoptr(DbStatement) agree = db_prepare(store_writer(store),
		"UPDATE proposal SET state = '" PROPOSALS_ADMITTED "' WHERE post = $post");

	db_bind_int(update, "$id", post_id);
	db_bind_int(agree, "$post", post_id);
	return db_run(update, NULL, error) && db_run(agree, NULL, error);
}

bool
proposals_waiting(Store *store, const char *digest, GArray **ids, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT p.id FROM proposal r JOIN post p ON p.id = r.post"
		" WHERE r.digest = $digest AND p.hold = '" POSTS_HOLD_WAITING "' ORDER BY r.id");
	g_autoptr(GPtrArray) found = NULL;

	db_bind_text(select, "$digest", digest);
	if (!db_collect(select, db_read_id, g_free, &found, error)) {
		return false;
	}
	*ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	for (guint i = 0; i < found->len; i++) {
		g_array_append_vals(*ids, g_ptr_array_index(found, i), 1);
	}
	return true;
}

bool
proposals_lost(Store *store, const ProposalsWanted *wanted, GPtrArray **list, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		ROW " WHERE digest = $digest AND state IN ('" PROPOSALS_REFUSED
		    "', '" PROPOSALS_FAILED "') AND changed_s > $after_s"
		    " AND changed_s <= $until_s ORDER BY id");

	db_bind_text(select, "$digest", wanted->digest);
	db_bind_int(select, "$after_s", wanted->after_s);
	db_bind_int(select, "$until_s", wanted->until_s);
	return collect(select, list, error);
}
