#include "flow/intake.h"

#include "base/now.h"
#include "flow/ingest.h"
#include "store/imports.h"

/* A date further ahead is a mistake. */
#define FUTURE_S DAY_S
#define PLACE_NUMBERS 4

static const char *const names[] = {
	[INTAKE_TAKEN] = "taken",
	[INTAKE_KNOWN] = "known",
	[INTAKE_UNTAGGED] = "untagged",
	[INTAKE_PRIVATE] = "private",
	[INTAKE_KEPT_OUT] = "kept_out",
	[INTAKE_OUT_OF_REACH] = "out_of_reach",
	[INTAKE_UNREADABLE] = "unreadable",
	[INTAKE_OTHER] = "other",
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) == INTAKE_OUTCOMES);

const char *
intake_outcome_name(IntakeOutcome outcome)
{
	return names[outcome];
}

/* A post that is to be written, or whose stored copy is to go. */
typedef struct Waiting {
	Post *post;
	IntakeOutcome outcome; /* of one that is to go, which is counted; else INTAKE_TAKEN */
	IntakePlace place;
} Waiting;

static void
waiting_free(void *data)
{
	Waiting *waiting = data;

	post_free(waiting->post);
	g_free(waiting->place.why);
	g_free(waiting);
}

void
intake_begin(Intake *intake, Context *context, const SourceSpec *spec, int64_t source_id)
{
	*intake = (Intake){ .context = context,
		.spec = spec,
		.source_id = source_id,
		.now_s = now_s(&context->now) };
	intake->waiting = g_ptr_array_new_with_free_func(waiting_free);
}

void
intake_clear(Intake *intake)
{
	for (guint i = 0; i < INTAKE_OUTCOMES; i++) {
		g_clear_pointer(&intake->first[i].why, g_free);
	}
	g_clear_pointer(&intake->waiting, g_ptr_array_unref);
}

/* @place borrowed: its why is taken where it is the first. */
static void
count(Intake *intake, IntakeOutcome outcome, IntakePlace *place)
{
	if (intake->counts[outcome]++ == 0) {
		g_free(intake->first[outcome].why);
		intake->first[outcome] = *place;
		place->why = NULL;
	}
}

static const char *
why_out_of_reach(const Intake *intake, const Post *post)
{
	const int64_t retention_s = intake->context->config->retention_s;

	if (post->published_s == DATE_UNKNOWN) {
		return "it has no date";
	}
	if (post->published_s > intake->now_s + FUTURE_S) {
		return "its date lies ahead";
	}
	return retention_s != 0 && post->published_s < intake->now_s - retention_s
		? "it is older than what is kept (retention)"
		: NULL;
}

static IntakeOutcome
outcome_of(ImportVerdict verdict)
{
	switch (verdict) {
	case IMPORT_UNTAGGED:
		return INTAKE_UNTAGGED;
	case IMPORT_PRIVATE:
		return INTAKE_PRIVATE;
	case IMPORT_UNREADABLE:
		return INTAKE_UNREADABLE;
	case IMPORT_POST:
	case IMPORT_OTHER:
	case IMPORT_GONE:
	case IMPORT_END:
		break;
	}
	return INTAKE_OTHER;
}

/* @post owned. */
static void
add_waiting(Intake *intake, Post *post, IntakeOutcome outcome, const IntakePlace *place)
{
	Waiting *waiting = g_new0(Waiting, 1);

	waiting->post = post;
	waiting->outcome = outcome;
	waiting->place = *place;
	waiting->place.why = g_strdup(place->why);
	g_ptr_array_add(intake->waiting, waiting);
}

/* Of a post without a hashtag: whether what is stored from when it had one goes, or changes. */
static bool
says_anew(const Post *post)
{
	return post_is_refused(post) || post->updated_s != DATE_UNKNOWN;
}

void
intake_hear(Intake *intake, ImportItem *said, int64_t part, int64_t item)
{
	IntakePlace place = { part, item, said->line, g_steal_pointer(&said->why) };
	g_autoptr(Post) post = g_steal_pointer(&said->post);

	if (said->verdict != IMPORT_POST) {
		if (post != NULL && (said->verdict != IMPORT_UNTAGGED || says_anew(post))) {
			add_waiting(intake, g_steal_pointer(&post), outcome_of(said->verdict),
				&place);
		}
		if (said->verdict != IMPORT_GONE) {
			count(intake, outcome_of(said->verdict), &place);
		}
		g_free(place.why);
		return;
	}
	/* Who says no is heard whenever they said it. */
	const char *why = post->consent == POST_CONSENT_REFUSED ? NULL
								: why_out_of_reach(intake, post);
	if (why != NULL) {
		g_free(place.why);
		place.why = g_strdup(why);
		count(intake, INTAKE_OUT_OF_REACH, &place);
		g_free(place.why);
		return;
	}
	add_waiting(intake, g_steal_pointer(&post), INTAKE_TAKEN, &place);
	g_free(place.why);
}

bool
intake_is_full(const Intake *intake)
{
	return intake->waiting->len >= INTAKE_BATCH_MAX;
}

static IntakeOutcome
became(const IngestCounts *counts)
{
	if (counts->fresh > 0) {
		return INTAKE_TAKEN;
	}
	if (counts->updated + counts->known > 0) {
		return INTAKE_KNOWN;
	}
	if (counts->refused > 0) {
		return INTAKE_PRIVATE;
	}
	if (counts->too_old > 0) {
		return INTAKE_OUT_OF_REACH;
	}
	return counts->untagged > 0 ? INTAKE_UNTAGGED : INTAKE_KEPT_OUT;
}

static bool
put_next(const Intake *intake, const Post *post, GError **error)
{
	const GPtrArray *digests = intake->context->config->digests;

	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);

		if (digest_spec_tag_index(digest, post->tags) >= 0
			&& !imports_put_next(intake->context->store, digest->name, post->id,
				error)) {
			return false;
		}
	}
	return true;
}

static bool
write_one(Intake *intake, const Ingest *rules, Waiting *waiting, GError **error)
{
	g_autoptr(GPtrArray) posts = g_ptr_array_new();
	IngestCounts counts = { 0 };
	const IngestDocument document = {
		.source = intake->spec,
		.source_id = intake->source_id,
		.posts = posts,
		.read_s = intake->now_s,
		.is_import = intake->is_import,
		.is_untagged = waiting->outcome == INTAKE_UNTAGGED,
	};

	g_ptr_array_add(posts, waiting->post);
	if (waiting->outcome != INTAKE_TAKEN) {
		return ingest_withdraw(rules, intake->context->store, &document, waiting->place.why,
			error);
	}
	if (!ingest_posts(rules, intake->context->store, &document, &counts, error)) {
		return false;
	}
	const IntakeOutcome outcome = became(&counts);
	if (outcome == INTAKE_PRIVATE && waiting->place.why == NULL) {
		waiting->place.why = g_strdup("its author or its platform says no");
	}
	count(intake, outcome, &waiting->place);
	return !intake->is_for_next || (outcome != INTAKE_TAKEN && outcome != INTAKE_KNOWN)
		|| put_next(intake, waiting->post, error);
}

/* Those that say no, or those that do not. */
static bool
write_each(Intake *intake, const Ingest *rules, bool are_refused, GError **error)
{
	for (guint i = 0; i < intake->waiting->len; i++) {
		Waiting *waiting = g_ptr_array_index(intake->waiting, i);
		const bool is_first = intake->is_no_first && post_is_refused(waiting->post);

		if (is_first == are_refused && !write_one(intake, rules, waiting, error)) {
			return false;
		}
	}
	return true;
}

bool
intake_write(Intake *intake, GError **error)
{
	const Ingest *rules;

	if (!context_rules(intake->context, &rules, error)
		|| !write_each(intake, rules, true, error)
		|| !write_each(intake, rules, false, error)) {
		return false;
	}
	g_ptr_array_set_size(intake->waiting, 0);
	return true;
}

int64_t
intake_sum(const Intake *intake)
{
	int64_t sum = 0;

	for (guint i = 0; i < INTAKE_OUTCOMES; i++) {
		sum += intake->counts[i];
	}
	return sum;
}

char *
intake_to_text(const Intake *intake)
{
	json_auto_t *object = json_object();

	for (guint i = 0; i < INTAKE_OUTCOMES; i++) {
		const IntakePlace *place = &intake->first[i];
		json_t *numbers = json_array();

		json_array_append_new(numbers, json_integer(intake->counts[i]));
		json_array_append_new(numbers, json_integer(place->part));
		json_array_append_new(numbers, json_integer(place->item));
		json_array_append_new(numbers, json_integer(place->line));
		json_object_set_new(object, names[i], numbers);
	}
	return json_dumps(object, JSON_COMPACT);
}

void
intake_from_text(Intake *intake, const char *text)
{
	json_auto_t *object = text != NULL ? json_loads(text, 0, NULL) : NULL;

	for (guint i = 0; i < INTAKE_OUTCOMES; i++) {
		const json_t *numbers = json_object_get(object, names[i]);
		IntakePlace *place = &intake->first[i];

		if (json_array_size(numbers) == PLACE_NUMBERS) {
			intake->counts[i] = json_integer_value(json_array_get(numbers, 0));
			place->part = json_integer_value(json_array_get(numbers, 1));
			place->item = json_integer_value(json_array_get(numbers, 2));
			place->line = json_integer_value(json_array_get(numbers, 3));
		}
	}
}
