#include "store/chats.h"

#include "base/now.h"
#include "store/writer.h"

void
chats_word_free(ChatsWord *word)
{
	if (word != NULL) {
		g_free(word->tag);
		g_free(word->word);
		g_free(word);
	}
}

bool
chats_put(Store *store, const ChatsWord *word, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO chat_word (post, tag, word, question, said_s)"
		" VALUES ($post, $tag, $word, $question, $said_s)"
		" ON CONFLICT (post, tag) DO UPDATE SET word = excluded.word,"
		" question = excluded.question, said_s = excluded.said_s");

	db_bind_int(put, "$post", word->post_id);
	db_bind_text(put, "$tag", word->tag);
	db_bind_text(put, "$word", word->word);
	db_bind_int(put, "$question", word->question);
	db_bind_int(put, "$said_s", word->said_s);
	return db_run(put, NULL, error);
}

bool
chats_remove(Store *store, int64_t post_id, const char *tag, bool *was_there, GError **error)
{
	g_autoptr(DbStatement) remove = db_prepare(store_writer(store),
		"DELETE FROM chat_word WHERE post = $post AND tag = $tag RETURNING post");
	int rows;

	db_bind_int(remove, "$post", post_id);
	db_bind_text(remove, "$tag", tag);
	if (!db_run(remove, &rows, error)) {
		return false;
	}
	*was_there = rows > 0;
	return true;
}

static gpointer
read_word(const DbStatement *row)
{
	ChatsWord *word = g_new0(ChatsWord, 1);

	word->post_id = db_int(row, 0);
	word->tag = db_dup_text(row, 1);
	word->word = db_dup_text(row, 2);
	word->question = (guint)db_int(row, 3);
	word->said_s = db_int(row, 4);
	return word;
}

bool
chats_words(Store *store, const char *tag, GPtrArray **words, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT post, tag, word, question, said_s FROM chat_word WHERE tag = $tag"
		" ORDER BY said_s, post");

	db_bind_text(select, "$tag", tag);
	return db_collect(select, read_word, (GDestroyNotify)chats_word_free, words, error);
}

bool
chats_words_of(Store *store, int64_t post_id, GPtrArray **words, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT post, tag, word, question, said_s FROM chat_word WHERE post = $post"
		" ORDER BY tag");

	db_bind_int(select, "$post", post_id);
	return db_collect(select, read_word, (GDestroyNotify)chats_word_free, words, error);
}

/* The hour that a time lies in. */
static int64_t
hour_of(int64_t time_s)
{
	return time_s - time_s % HOUR_S;
}

bool
chats_count_unquoted(Store *store, const char *tag, int64_t time_s, GError **error)
{
	g_autoptr(DbStatement) put = db_prepare(store_writer(store),
		"INSERT INTO chat_unquoted (tag, hour_s, posts) VALUES ($tag, $hour_s, 1)"
		" ON CONFLICT (tag, hour_s) DO UPDATE SET posts = chat_unquoted.posts + 1");

	db_bind_text(put, "$tag", tag);
	db_bind_int(put, "$hour_s", hour_of(time_s));
	return db_run(put, NULL, error);
}

bool
chats_unquoted(Store *store, const ChatsHours *hours, int *posts, GError **error)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(store),
		"SELECT coalesce(sum(posts), 0) FROM chat_unquoted WHERE tag = $tag"
		" AND hour_s >= $since_s AND hour_s < $until_s");
	int64_t count;

	db_bind_text(select, "$tag", hours->tag);
	db_bind_int(select, "$since_s", hour_of(hours->since_s));
	db_bind_int(select, "$until_s", hours->until_s);
	if (!db_run_int(select, &count, error)) {
		return false;
	}
	*posts = (int)count;
	return true;
}
