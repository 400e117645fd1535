/*
 * ours DATABASE INI TIMES GROUP FEED…: what poll does with the posts of documents once they are
 * read: keys, consent, hashtags, rules, and the store; GROUP documents share a transaction, all of
 * them are taken TIMES times (0: they are only read).
 */
#include "flow/ingest.h"
#include "source/kind.h"
#include "store/sources.h"

#include "../lines.h"

#define NOW_S INT64_C(1795000000)

typedef struct Work {
	Config *config;
	Ingest *ingest;
	Store *store;
	int64_t source_id;
	IngestCounts counts;
} Work;

static void
check(bool is_done, const GError *error)
{
	if (!is_done) {
		fprintf(stderr, "ours: %s\n", error->message);
		exit(1);
	}
}

static const SourceSpec *
first_source(const Work *work)
{
	return g_ptr_array_index(work->config->sources, 0);
}

static void
begin(Work *work, const char *database, const char *ini)
{
	g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(SourceRow) row = NULL;
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(GError) error = NULL;

	check(config_read(ini, &work->config, problems, &error), error);
	check(ingest_new(work->config, &work->ingest, &error), error);
	check(store_open(&(StoreWish){ database, STORE_WRITE, ini, true }, &work->store, &error),
		error);
	check(store_transaction_begin(work->store, &transaction, &error), error);
	const SourceSpec *source = first_source(work);
	check(sources_ensure(work->store, source, &row, &error), error);
	check(store_transaction_commit(&transaction, &error), error);
	work->source_id = row->id;
}

/* The posts of a document. @return owned. */
static GPtrArray *
read_posts(const Work *work, const char *path)
{
	const SourceSpec *source = first_source(work);
	g_autoptr(Request) request = request_new(source->url);
	g_autoptr(Reply) reply = reply_new(request);
	g_autoptr(GError) error = NULL;
	g_autofree char *remark = NULL;
	char *bytes = lines_read(path);
	GPtrArray *posts = NULL;

	reply->status = 200;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new_take(bytes, strlen(bytes));
	const StepInput input = { .spec = source, .reply = reply };
	const SourceKind *kind = kind_find(source->kind);
	check(kind->parse(&input, &posts, &remark, &error), error);
	return posts;
}

static void
take_group(Work *work, const GPtrArray *documents, guint from, guint end)
{
	g_auto(StoreTransaction) transaction = { 0 };
	g_autoptr(GError) error = NULL;

	check(store_transaction_begin(work->store, &transaction, &error), error);
	for (guint i = from; i < MIN(end, documents->len); i++) {
		const IngestDocument document = { first_source(work), work->source_id,
			g_ptr_array_index(documents, i), NOW_S, false, false };
		check(ingest_posts(work->ingest, work->store, &document, &work->counts, &error),
			error);
	}
	check(store_transaction_commit(&transaction, &error), error);
}

int
main(int argc, char **argv)
{
	Work work = { 0 };

	if (argc < 6) {
		fputs("usage: ours DATABASE INI TIMES GROUP FEED...\n", stderr);
		return 64;
	}
	begin(&work, argv[1], argv[2]);
	const unsigned long times = strtoul(argv[3], NULL, 10);
	const guint group = (guint)strtoul(argv[4], NULL, 10);
	for (unsigned long round = 0; round == 0 || round < times; round++) {
		g_autoptr(GPtrArray) documents =
			g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);

		for (int i = 5; i < argc; i++) {
			g_ptr_array_add(documents, read_posts(&work, argv[i]));
		}
		for (guint i = 0; times > 0 && i < documents->len; i += group) {
			take_group(&work, documents, i, i + group);
		}
	}
	printf("%d new, %d known, %d dropped\n", work.counts.fresh, work.counts.known,
		work.counts.dropped);
	store_close(work.store);
	ingest_free(work.ingest);
	config_free(work.config);
	return 0;
}
