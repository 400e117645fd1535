/*
 * Subscriptions that the ini seeds by `to =`: they come and go with it, and a person's leaving
 * wins. What is looked at grows with what the ini seeds, never with what else the store holds.
 */
#include "flow/people_part.h"
#include "store/subscribers.h"
#include "text/address.h"

/* What keeps the seeds of one digest from being in line with the ini. */
typedef struct SeedPlan {
	GHashTable *missing; /* of char*, owned: keys of addresses that are to be brought in */
	GPtrArray *let_go;   /* of char*, owned: keys of addresses that the ini let go of */
	int let_go_by_month; /* how many of these get it once a month, */
	int let_go_chats;    /* and how many chats alone */
} SeedPlan;

static void
seed_plan_clear(SeedPlan *plan)
{
	g_clear_pointer(&plan->missing, g_hash_table_unref);
	g_clear_pointer(&plan->let_go, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SeedPlan, seed_plan_clear)

static void
seed_plan_init(SeedPlan *plan, const DigestSpec *digest)
{
	plan->missing = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	plan->let_go = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; digest != NULL && i < digest->to->len; i++) {
		g_hash_table_add(plan->missing, address_key(g_ptr_array_index(digest->to, i)));
	}
	if (digest != NULL && digest->witness != NULL) {
		g_hash_table_add(plan->missing, address_key(digest->witness));
	}
}

/* An active subscription that the ini wished for. */
static bool
match_seed(const Subscription *one, void *data, GError **error)
{
	SeedPlan *plan = data;
	g_autofree char *key = address_key(one->email);

	(void)error;
	if (!g_hash_table_remove(plan->missing, key)) {
		g_ptr_array_add(plan->let_go, g_steal_pointer(&key));
		plan->let_go_by_month += subscription_is_by_month(one->frequency);
		plan->let_go_chats += subscription_has_chats(one);
	}
	return true;
}

/* What is known of an address that the ini seeds, read once however many digests it stands in. */
typedef struct Person {
	GHashTable *subscriptions; /* digest -> Subscription, borrowed from list */
	GPtrArray *list;           /* of Subscription */
	bool is_forgotten;         /* asked to be, and nothing came after */
	bool left_a_lost_digest;   /* one that the ini no longer has */
} Person;

/* One round over the digests. */
typedef struct Round {
	Context *context;
	GHashTable *people; /* address key -> Person */
	bool may_write;     /* bring them into line, not only look whether they are */
	bool found_any;     /* that was not in line */
} Round;

static void
person_free(void *data)
{
	Person *person = data;

	g_hash_table_unref(person->subscriptions);
	g_ptr_array_unref(person->list);
	g_free(person);
}

static void
round_clear(Round *round)
{
	g_clear_pointer(&round->people, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Round, round_clear)

static Round
round_of(Context *context)
{
	return (Round){
		.context = context,
		.people = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, person_free),
	};
}

static bool
read_person(const Round *round, const char *key, Person **person, GError **error)
{
	g_autoptr(GPtrArray) list = NULL;
	bool is_forgotten;

	if (!subscribers_of(round->context->store, key, &list, error)
		|| !subscribers_is_forgotten(round->context->store, key, &is_forgotten, error)) {
		return false;
	}
	Person *read = g_new0(Person, 1);
	read->is_forgotten = is_forgotten && list->len == 0;
	read->subscriptions = g_hash_table_new(g_str_hash, g_str_equal);
	read->list = g_steal_pointer(&list);
	for (guint i = 0; i < read->list->len; i++) {
		Subscription *one = g_ptr_array_index(read->list, i);

		g_hash_table_insert(read->subscriptions, one->digest, one);
		read->left_a_lost_digest |= one->state >= SUBSCRIPTION_BOUNCED
			&& config_digest(round->context->config, one->digest) == NULL;
	}
	*person = read;
	return true;
}

/*
 * Whether an address that the ini does not hold active is to be brought in. A person who left a
 * digest that the ini no longer has stays out: it may be the same one by a new name.
 */
static bool
judge_missing(const Round *round, const char *digest, const char *key, bool *is_wanted,
	GError **error)
{
	Person *person = g_hash_table_lookup(round->people, key);

	if (person == NULL) {
		if (!read_person(round, key, &person, error)) {
			return false;
		}
		g_hash_table_insert(round->people, g_strdup(key), person);
	}
	const Subscription *here = g_hash_table_lookup(person->subscriptions, digest);
	*is_wanted = here != NULL ? subscription_may_move(here->state, here->changed_by,
			     SUBSCRIPTION_ACTIVE, SUBSCRIPTION_FROM_INI)
				  : !person->is_forgotten && !person->left_a_lost_digest;
	return true;
}

/* @digest: the ini's, or NULL when it has none of that name. @plan empty; filled. */
static bool
plan_seeds(const Round *round, const char *name, const DigestSpec *digest, SeedPlan *plan,
	GError **error)
{
	const SubscribersFilter seeded = { .digest = name, .from_ini = true };
	GHashTableIter iter;
	void *key;

	seed_plan_init(plan, digest);
	if (!subscribers_each(round->context->store, &seeded, match_seed, plan, error)) {
		return false;
	}
	g_hash_table_iter_init(&iter, plan->missing);
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		bool is_wanted;

		if (!judge_missing(round, name, key, &is_wanted, error)) {
			return false;
		}
		if (!is_wanted) {
			g_hash_table_iter_remove(&iter);
		}
	}
	return true;
}

/* In the ini's order, so that numbers come out the same each time. */
static bool
bring_in(Context *context, const DigestSpec *digest, const SeedPlan *plan, GError **error)
{
	const PeopleAdding adding = {
		.context = context,
		.digest = digest->name,
		.format = MAIL_FORMAT_HTML,
		.state = SUBSCRIPTION_ACTIVE,
		.origin = SUBSCRIPTION_FROM_INI,
		.evidence = context->config->path,
	};

	for (guint i = 0; i <= digest->to->len; i++) {
		const char *email = i < digest->to->len ? g_ptr_array_index(digest->to, i)
							: digest->witness;
		if (email == NULL) {
			continue;
		}
		g_autofree char *key = address_key(email);

		if (g_hash_table_remove(plan->missing, key)
			&& !people_subscribe(&adding, email, NULL, NULL, error)) {
			return false;
		}
	}
	return true;
}

static bool
let_go(Context *context, const char *digest, const SeedPlan *plan, GError **error)
{
	const SubscribersStep step = {
		.digest = digest,
		.became = SUBSCRIPTION_PAUSED,
		.by = SUBSCRIPTION_FROM_INI,
		.evidence = context->config->path,
		.now_s = now_s(&context->now),
	};

	for (guint i = 0; i < plan->let_go->len; i++) {
		const char *key = g_ptr_array_index(plan->let_go, i);
		int stopped;

		if (!subscribers_move(context->store, key, &step, &stopped, error)) {
			return false;
		}
	}
	return true;
}

/* @digest: the ini's, or NULL when it has none of that name. */
static bool
align_digest(Round *round, const char *name, const DigestSpec *digest, GError **error)
{
	Context *context = round->context;
	g_auto(SeedPlan) plan = { 0 };

	if (!plan_seeds(round, name, digest, &plan, error)) {
		return false;
	}
	if (g_hash_table_size(plan.missing) > 0 || plan.let_go->len > 0) {
		round->found_any = true;
	}
	return !round->may_write
		|| (let_go(context, name, &plan, error)
			&& (digest == NULL || bring_in(context, digest, &plan, error)));
}

/* All digests of the ini, and those that it no longer has. */
static bool
align(Context *context, bool may_write, bool *is_in_line, GError **error)
{
	const GPtrArray *digests = context->config->digests;
	g_autoptr(GPtrArray) tallies = NULL;
	g_auto(Round) round = round_of(context);

	round.may_write = may_write;
	if (!subscribers_tally(context->store, &tallies, error)) {
		return false;
	}
	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);

		if (!align_digest(&round, digest->name, digest, error)) {
			return false;
		}
	}
	for (guint i = 0; i < tallies->len; i++) {
		const SubscribersTally *tally = g_ptr_array_index(tallies, i);

		if (tally->from_ini > 0 && config_digest(context->config, tally->digest) == NULL
			&& !align_digest(&round, tally->digest, NULL, error)) {
			return false;
		}
	}
	*is_in_line = !round.found_any;
	return true;
}

bool
people_count(Context *context, const DigestSpec *digest, int *count, GError **error)
{
	g_auto(SeedPlan) plan = { 0 };
	g_auto(Round) round = round_of(context);
	const ScheduleFrequency frequency = digest->schedule.frequency;
	int active;

	if (!subscribers_count(context->store, digest->name, frequency, &active, error)) {
		return false;
	}
	if (frequency == SCHEDULE_BY_MONTH && active == 0) {
		*count = 0;
		return true;
	}
	if (!plan_seeds(&round, digest->name, digest, &plan, error)) {
		return false;
	}
	const int missing = (int)g_hash_table_size(plan.missing);
	const int let_go = (int)plan.let_go->len;
	switch (frequency) {
	case SCHEDULE_BY_MONTH:
		*count = active - plan.let_go_by_month;
		break;
	case SCHEDULE_MONTHLY:
		*count = active - let_go + missing;
		break;
	case SCHEDULE_AFTER_CHAT:
		*count = active - plan.let_go_chats + missing;
		break;
	default:
		*count = active - (let_go - plan.let_go_by_month) + missing;
		break;
	}
	return true;
}

/* Looked at once more in the transaction: another process may have been here. */
bool
people_seed(Context *context, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };
	bool is_in_line;

	if (!align(context, false, &is_in_line, error)) {
		return false;
	}
	return is_in_line
		|| (store_transaction_begin(context->store, &transaction, error)
			&& align(context, true, &is_in_line, error)
			&& store_transaction_commit(&transaction, error));
}
