#include "store/subscribers.h"

#include "fixture.h"

#define ADA "ada@school.example"
#define BEN "ben@school.example"

#define INI_SEED SUBSCRIPTION_FROM_INI, false
#define COMMAND SUBSCRIPTION_FROM_COMMAND, true

static int
drop_out(Fixture *fixture, const char *email, const char *digest, bool left)
{
	GError *error = NULL;
	int removed = -1;

	assert_done(subscribers_move(fixture->store, email,
		&(SubscribersStep){ digest, left ? SUBSCRIPTION_LEFT : SUBSCRIPTION_PAUSED,
			left ? SUBSCRIPTION_FROM_COMMAND : SUBSCRIPTION_FROM_INI, "why", NOW + 5,
			0 },
		&removed, &error));
	return removed;
}

static Subscription *
by_token(Fixture *fixture, const char *token)
{
	Subscription *subscription = NULL;
	GError *error = NULL;

	assert_done(subscribers_by_token(fixture->store, token, &subscription, &error));
	return subscription;
}

static bool
append_one(const Subscription *one, void *data, GError **error)
{
	(void)error;
	g_string_append_printf(data, "%s:%.3s ", one->digest, one->email);
	return true;
}

/* "digest:ema" of each, in the order they come. */
static GString *
list(Fixture *fixture, const char *digest, bool all)
{
	const SubscribersFilter filter = { .digest = digest, .all = all };
	GString *got = g_string_new(NULL);
	GError *error = NULL;

	assert_done(subscribers_each(fixture->store, &filter, append_one, got, &error));
	return got;
}

static guint
count(Fixture *fixture, const char *digest, bool all)
{
	g_autoptr(GString) got = list(fixture, digest, all);
	guint found = 0;

	for (const char *at = got->str; *at != '\0'; at++) {
		found += *at == ' ';
	}
	return found;
}

static void
test_add_and_find(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) got = NULL;
	g_autoptr(Subscription) none = NULL;

	(void)data;
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", COMMAND), ==, SUBSCRIBERS_ADDED);
	got = by_token(fixture, "token-" ADA "-weekly");
	g_assert_cmpint(got->id, >, 0);
	g_assert_cmpstr(got->email, ==, ADA);
	g_assert_null(got->name);
	g_assert_cmpstr(got->digest, ==, "weekly");
	g_assert_cmpint(got->format, ==, MAIL_FORMAT_HTML);
	g_assert_cmpint(got->origin, ==, SUBSCRIPTION_FROM_COMMAND);
	g_assert_cmpint(got->state, ==, SUBSCRIPTION_ACTIVE);
	g_assert_cmpint(got->changed_by, ==, SUBSCRIPTION_FROM_COMMAND);
	g_assert_cmpint(got->since_s, ==, NOW);
	none = by_token(fixture, "token");
	g_assert_null(none);
}

static void
test_adding_again_writes_nothing(Fixture *fixture, gconstpointer data)
{
	int64_t changes;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	changes = fixture_changes(fixture);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==, SUBSCRIBERS_THERE);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	g_assert_cmpuint(count(fixture, NULL, true), ==, 1);
}

static void
test_who_left_stays_away(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) back = NULL;
	int64_t changes;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	g_assert_cmpint(drop_out(fixture, ADA, "weekly", true), ==, 1);
	g_assert_cmpint(drop_out(fixture, ADA, "weekly", true), ==, 0);
	changes = fixture_changes(fixture);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==, SUBSCRIBERS_LEFT);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	g_assert_cmpuint(count(fixture, "weekly", false), ==, 0);
	g_assert_cmpuint(count(fixture, "weekly", true), ==, 1);
	/* Only an explicit wish brings them back, under the token that they know. */
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", COMMAND), ==,
		SUBSCRIBERS_RETURNED);
	back = by_token(fixture, "token-" ADA "-weekly");
	g_assert_cmpint(back->state, ==, SUBSCRIPTION_ACTIVE);
	g_assert_cmpint(back->origin, ==, SUBSCRIPTION_FROM_COMMAND);
}

static void
test_the_ini_lets_go_and_takes_back(Fixture *fixture, gconstpointer data)
{
	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	g_assert_cmpint(drop_out(fixture, ADA, "weekly", false), ==, 1);
	g_assert_cmpuint(count(fixture, "weekly", false), ==, 0);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==,
		SUBSCRIBERS_RETURNED);
	g_assert_cmpuint(count(fixture, "weekly", false), ==, 1);
}

static void
test_who_was_let_go_may_still_leave(Fixture *fixture, gconstpointer data)
{
	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	drop_out(fixture, ADA, "weekly", false);
	g_assert_cmpint(drop_out(fixture, ADA, "weekly", true), ==, 0);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==, SUBSCRIBERS_LEFT);
}

static void
test_a_wish_outlives_the_ini(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) got = NULL;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", COMMAND), ==, SUBSCRIBERS_THERE);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==, SUBSCRIBERS_THERE);
	got = by_token(fixture, "token-" ADA "-weekly");
	g_assert_cmpint(got->origin, ==, SUBSCRIPTION_FROM_COMMAND);
}

static void
test_leaving_one_digest_or_all(Fixture *fixture, gconstpointer data)
{
	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", COMMAND);
	fixture_subscribe(fixture, ADA, "daily", COMMAND);
	fixture_subscribe(fixture, ADA, "monthly", COMMAND);
	fixture_subscribe(fixture, BEN, "weekly", COMMAND);
	g_assert_cmpint(drop_out(fixture, ADA, "daily", true), ==, 1);
	g_assert_cmpint(drop_out(fixture, ADA, NULL, true), ==, 2);
	g_assert_cmpint(drop_out(fixture, "nobody@school.example", NULL, true), ==, 0);
	g_assert_cmpuint(count(fixture, NULL, false), ==, 1);
	g_assert_cmpuint(count(fixture, NULL, true), ==, 4);
	/* One after the other as they began, whatever order a table has. */
	g_assert_cmpint(fixture_number(fixture,
				"SELECT group_concat(subscription, '') FROM (SELECT subscription"
				" FROM subscription_change WHERE became = 'left' ORDER BY id)"),
		==, 213);
	g_autoptr(GPtrArray) adas = NULL;
	GError *error = NULL;
	assert_done(subscribers_of(fixture->store, ADA, &adas, &error));
	g_assert_cmpuint(adas->len, ==, 3);
	for (guint i = 0; i < adas->len; i++) {
		g_assert_cmpint(((Subscription *)g_ptr_array_index(adas, i))->id, ==, i + 1);
	}
	subscribers_tally_free(NULL);
}

static void
test_list_by_digest_then_address(Fixture *fixture, gconstpointer data)
{
	(void)data;
	fixture_subscribe(fixture, BEN, "b", COMMAND);
	fixture_subscribe(fixture, ADA, "b", COMMAND);
	fixture_subscribe(fixture, BEN, "a", INI_SEED);
	g_autoptr(GString) got = list(fixture, NULL, false);
	g_assert_cmpstr(got->str, ==, "a:ben b:ada b:ben ");
}

static void
test_counting(Fixture *fixture, gconstpointer data)
{
	g_autoptr(GPtrArray) tallies = NULL;
	const SubscribersFilter seeded = { .digest = "b", .from_ini = true };
	g_autoptr(GString) got = g_string_new(NULL);
	GError *error = NULL;
	int number = -1;

	(void)data;
	fixture_subscribe(fixture, ADA, "b", INI_SEED);
	fixture_subscribe(fixture, BEN, "b", COMMAND);
	fixture_subscribe(fixture, BEN, "a", COMMAND);
	fixture_subscribe(fixture, ADA, "a", COMMAND);
	drop_out(fixture, ADA, "a", true);
	assert_done(subscribers_tally(fixture->store, &tallies, &error));
	g_assert_cmpuint(tallies->len, ==, 2);
	const SubscribersTally *a = g_ptr_array_index(tallies, 0);
	const SubscribersTally *b = g_ptr_array_index(tallies, 1);
	g_assert_cmpstr(a->digest, ==, "a");
	g_assert_cmpint(a->active * 10 + a->from_ini, ==, 10);
	g_assert_cmpint(b->active * 10 + b->from_ini, ==, 21);
	assert_done(subscribers_count(fixture->store, "b", SCHEDULE_WEEKLY, &number, &error));
	g_assert_cmpint(number, ==, 2);
	assert_done(subscribers_each(fixture->store, &seeded, append_one, got, &error));
	g_assert_cmpstr(got->str, ==, "b:ada ");
}

/* Whether any row about people holds the text: what was said of a person goes with the person. */
static bool
is_anywhere(Fixture *fixture, const char *text)
{
	static const char *const places[] = {
		"SELECT count(*) FROM subscriber WHERE email LIKE $text",
		"SELECT count(*) FROM subscriber WHERE email_key LIKE $text",
		"SELECT count(*) FROM subscriber WHERE name LIKE $text",
		"SELECT count(*) FROM subscription_change WHERE evidence LIKE $text",
		"SELECT count(*) FROM delivery WHERE detail LIKE $text",
	};
	g_autofree char *like = g_strdup_printf("%%%s%%", text);
	GError *error = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autoptr(DbStatement) find = db_prepare(store_db(fixture->store), places[i]);
		int64_t found;

		db_bind_text(find, "$text", like);
		assert_done(db_run_int(find, &found, &error));
		if (found > 0) {
			return true;
		}
	}
	return false;
}

static bool
erase(Fixture *fixture, const char *email)
{
	GError *error = NULL;
	bool was_there = false;

	assert_done(subscribers_erase(fixture->store, email,
		&(SubscribersStep){ .by = SUBSCRIPTION_FROM_COMMAND, .now_s = NOW, 0 }, &was_there,
		&error));
	return was_there;
}

static void
test_a_person_is_forgotten(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) subscription = NULL;
	GError *error = NULL;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", COMMAND);
	fixture_subscribe(fixture, BEN, "weekly", COMMAND);
	assert_done(db_script(store_db(fixture->store),
		"UPDATE subscriber SET name = 'ada w';"
		"UPDATE subscription_change SET evidence = 'a mail of ada@school'",
		&error));
	assert_done(db_script(store_db(fixture->store),
		"INSERT INTO draft (id, digest, frequency, start_s, end_s, state, deadline_s,"
		" made_s, changed_s) VALUES (1, 'weekly', 'weekly', 1, 2, 'frozen', 2, 2, 2);"
		"INSERT INTO edition (id, draft, digest, named, frequency, number, start_s, end_s,"
		" frozen_s, title, hash)"
		" VALUES (1, 1, 'weekly', 'w', 'weekly', 1, 1, 2, 2, 't', 'h');"
		"INSERT INTO delivery (edition, subscription, state, detail, changed_s) VALUES"
		" (1, 1, 'failed', '550 ada@school: no such user', 1), (1, 2, 'failed', '550', 1)",
		&error));
	g_assert_true(is_anywhere(fixture, "ada@"));
	g_assert_true(erase(fixture, ADA));
	/* Of nobody else anything is forgotten. */
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM subscriber WHERE name = 'ada w'"
				" AND email_key = 'ben@school.example' AND erased_s = 0"),
		==, 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT subscription FROM delivery"
				" WHERE detail IS NOT NULL"),
		==, 2);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT subscription FROM subscription_change"
				" WHERE evidence IS NOT NULL"),
		==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT erased_s FROM subscriber WHERE id = 1"), ==,
		NOW);
	g_assert_false(erase(fixture, ADA));
	g_assert_false(erase(fixture, "nobody@school.example"));
	assert_done(db_script(store_db(fixture->store),
		"UPDATE subscription_change"
		" SET evidence = NULL WHERE subscription = 2",
		&error));
	g_assert_false(is_anywhere(fixture, "ada@"));
	g_assert_null(by_token(fixture, "token-" ADA "-weekly"));
	/* A list does not bring back who asked to be forgotten; a wish begins anew. */
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==, SUBSCRIBERS_LEFT);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "daily", INI_SEED), ==, SUBSCRIBERS_LEFT);
	g_assert_cmpint(fixture_subscribe(fixture, BEN, "daily", INI_SEED), ==, SUBSCRIBERS_ADDED);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "daily", COMMAND), ==, SUBSCRIBERS_ADDED);
	g_assert_true(erase(fixture, ADA));
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==, SUBSCRIBERS_LEFT);
	/* Two who were forgotten are known by a hash each. */
	g_assert_true(erase(fixture, BEN));
	g_assert_cmpint(fixture_number(fixture, "SELECT count(email_hash) FROM subscriber"), ==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM subscriber"), ==, 3);
}

static void
test_a_name_is_learnt(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) subscription = subscription_new();
	g_autoptr(Subscription) got = NULL;
	SubscribersAdd result;
	GError *error = NULL;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", COMMAND);
	subscription->email = g_strdup("Ada@School.example");
	subscription->name = g_strdup("Ada Wynne-Gŵyl");
	subscription->digest = g_strdup("daily");
	subscription->token = g_strdup("another token");
	assert_done(subscribers_add(fixture->store,
		&(SubscribersWish){ subscription, ADA, NULL, false }, &result, &error));
	fixture_subscribe(fixture, ADA, "weekly", COMMAND);
	got = by_token(fixture, "another token");
	g_assert_cmpstr(got->name, ==, "Ada Wynne-Gŵyl");
	g_assert_cmpstr(got->email, ==, ADA);
}

static void
test_all_or_nothing(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) subscription = subscription_new();
	SubscribersAdd result = SUBSCRIBERS_LEFT;
	GError *error = NULL;
	int removed;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", COMMAND);
	subscription->email = g_strdup(BEN);
	subscription->digest = g_strdup("weekly");
	subscription->token = g_strdup("token-" ADA "-weekly");
	assert_fails(subscribers_add(fixture->store,
			     &(SubscribersWish){ subscription, BEN, NULL, true }, &result, &error),
		ERROR_STORE_PERMANENT, "subscription.token");
	g_assert_cmpint(result, ==, SUBSCRIBERS_LEFT);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM subscriber"), ==, 1);
	/* In somebody else's transaction it is theirs to end. */
	fixture_begin(fixture);
	assert_done(subscribers_move(fixture->store, ADA,
		&(SubscribersStep){
			NULL, SUBSCRIPTION_LEFT, SUBSCRIPTION_FROM_COMMAND, NULL, NOW, 0 },
		&removed, &error));
	db_rollback(store_db(fixture->store));
	g_assert_cmpuint(count(fixture, NULL, false), ==, 1);
}

/* "was>became by why" of each step, joined by blanks. Owned. */
static char *
steps_of(Fixture *fixture)
{
	g_autoptr(DbStatement) select = db_prepare(store_db(fixture->store),
		"SELECT was, became, changed_by, evidence FROM subscription_change ORDER BY id");
	GString *steps = g_string_new(NULL);
	GError *error = NULL;
	bool has_row = true;

	while (has_row) {
		assert_done(db_step(select, &has_row, &error));
		if (has_row) {
			g_string_append_printf(steps, "%s%s>%s %s %s", steps->len > 0 ? "; " : "",
				db_is_null(select, 0) ? "" : db_text(select, 0), db_text(select, 1),
				db_text(select, 2),
				db_is_null(select, 3) ? "-" : db_text(select, 3));
		}
	}
	return g_string_free(steps, FALSE);
}

static void
test_every_step_is_written_down(Fixture *fixture, gconstpointer data)
{
	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	drop_out(fixture, ADA, "weekly", false);
	fixture_subscribe(fixture, ADA, "weekly", COMMAND);
	drop_out(fixture, ADA, NULL, true);
	drop_out(fixture, ADA, NULL, true);
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	g_autofree char *steps = steps_of(fixture);
	g_assert_cmpstr(steps, ==,
		">active ini -; active>paused ini why; paused>active command -;"
		" active>left command why");
}

/* What a person or the organiser paused is theirs to resume. */
static void
test_the_ini_resumes_only_its_own(Fixture *fixture, gconstpointer data)
{
	GError *error = NULL;
	int stopped = 0;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	assert_done(subscribers_move(fixture->store, ADA,
		&(SubscribersStep){
			NULL, SUBSCRIPTION_PAUSED, SUBSCRIPTION_FROM_MAIL, "<1@x>", NOW, 0 },
		&stopped, &error));
	g_assert_cmpint(stopped, ==, 1);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==, SUBSCRIBERS_LEFT);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", COMMAND), ==,
		SUBSCRIBERS_RETURNED);
}

/* Adds a wish of Ada's and says what became of it. */
static SubscribersAdd
add_wish(Fixture *fixture, const Subscription *subscription, bool may_override,
	const char *evidence)
{
	const SubscribersWish wish = {
		.subscription = subscription,
		.email_key = ADA,
		.evidence = evidence,
		.may_override = may_override,
	};
	SubscribersAdd result;
	GError *error = NULL;

	assert_done(subscribers_add(fixture->store, &wish, &result, &error));
	return result;
}

/* What is wished for is what is written down, in each part of it. */
static void
test_a_wish_comes_back(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) wish = subscription_new();

	(void)data;
	fixture_subscribe(fixture, BEN, "weekly", COMMAND);
	wish->email = g_strdup(ADA);
	wish->name = g_strdup("Ada");
	wish->digest = g_strdup("weekly");
	wish->token = g_strdup("the token");
	wish->format = MAIL_FORMAT_TEXT;
	wish->language = g_strdup("cy");
	wish->origin = SUBSCRIPTION_FROM_MAIL;
	wish->since_s = NOW + 3;
	add_wish(fixture, wish, true, "<1@x>");
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM subscription_change c"
				" JOIN subscription s ON s.id = c.subscription"
				" WHERE c.changed_s = 1795000003 AND s.changed_s = 1795000003"
				" AND c.evidence = '<1@x>'"),
		==, 1);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT since_s FROM subscriber WHERE email_key = '" ADA "'"),
		==, NOW + 3);
	g_autoptr(Subscription) got = by_token(fixture, "the token");
	g_assert_cmpstr(got->token, ==, "the token");
	g_assert_cmpint(got->format, ==, MAIL_FORMAT_TEXT);
	g_assert_cmpstr(got->language, ==, "cy");
	g_assert_cmpint(got->origin, ==, SUBSCRIPTION_FROM_MAIL);
	g_assert_cmpint(got->changed_by, ==, SUBSCRIPTION_FROM_MAIL);
	g_assert_cmpint(got->since_s, ==, NOW + 3);
}

/* What comes back is as it is wished for now, of that subscription alone. */
static void
test_a_wish_is_renewed(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) wish = subscription_new();

	(void)data;
	fixture_subscribe(fixture, BEN, "weekly", INI_SEED);
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	drop_out(fixture, ADA, "weekly", true);
	wish->email = g_strdup(ADA);
	wish->digest = g_strdup("weekly");
	wish->token = g_strdup("not this one");
	wish->format = MAIL_FORMAT_TEXT;
	wish->language = g_strdup("cy");
	wish->origin = SUBSCRIPTION_FROM_MAIL;
	wish->since_s = NOW + 9;
	g_assert_cmpint(add_wish(fixture, wish, true, NULL), ==, SUBSCRIBERS_RETURNED);
	g_autoptr(Subscription) got = by_token(fixture, "token-" ADA "-weekly");
	g_assert_cmpint(got->format, ==, MAIL_FORMAT_TEXT);
	g_assert_cmpstr(got->language, ==, "cy");
	g_assert_cmpint(got->origin, ==, SUBSCRIPTION_FROM_MAIL);
	g_assert_cmpint(got->since_s, ==, NOW + 9);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT changed_s FROM subscription WHERE state = 'active'"
				" AND changed_by = 'mail'"),
		==, NOW + 9);
	g_autoptr(Subscription) other = by_token(fixture, "token-" BEN "-weekly");
	g_assert_cmpint(other->format, ==, MAIL_FORMAT_HTML);
	g_assert_null(other->language);
	g_assert_cmpint(other->origin, ==, SUBSCRIPTION_FROM_INI);
	g_assert_cmpint(other->since_s, ==, NOW);
}

/* A wish by name outlives the ini for that digest alone, and a wish stays whose it was. */
static void
test_whose_wish_it_is(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) wish = subscription_new();

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	fixture_subscribe(fixture, ADA, "daily", INI_SEED);
	fixture_subscribe(fixture, ADA, "weekly", COMMAND);
	g_autoptr(Subscription) other = by_token(fixture, "token-" ADA "-daily");
	g_assert_cmpint(other->origin, ==, SUBSCRIPTION_FROM_INI);
	wish->email = g_strdup(ADA);
	wish->digest = g_strdup("weekly");
	wish->token = g_strdup("not this one");
	wish->origin = SUBSCRIPTION_FROM_MAIL;
	add_wish(fixture, wish, true, NULL);
	g_autoptr(Subscription) got = by_token(fixture, "token-" ADA "-weekly");
	g_assert_cmpint(got->origin, ==, SUBSCRIPTION_FROM_COMMAND);
}

/* The same name again, or none, changes nothing; nor anybody else's. */
static void
test_a_name_stays(Fixture *fixture, gconstpointer data)
{
	g_autoptr(Subscription) wish = subscription_new();
	int64_t changes;

	(void)data;
	fixture_subscribe(fixture, BEN, "weekly", INI_SEED);
	wish->email = g_strdup(ADA);
	wish->name = g_strdup("Ada");
	wish->digest = g_strdup("weekly");
	wish->token = g_strdup("the token");
	wish->origin = SUBSCRIPTION_FROM_INI;
	add_wish(fixture, wish, false, NULL);
	changes = fixture_changes(fixture);
	add_wish(fixture, wish, false, NULL);
	g_clear_pointer(&wish->name, g_free);
	add_wish(fixture, wish, false, NULL);
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(name) FROM subscriber"), ==, 1);
}

static bool
stop(const Subscription *one, void *data, GError **error)
{
	(void)one;
	(*(int *)data)++;
	error_set(error, ERROR_STORE_TEMPORARY, "enough");
	return false;
}

/* Whoever reads may stop, with an error of theirs. */
static void
test_reading_may_stop(Fixture *fixture, gconstpointer data)
{
	const SubscribersFilter all = { .all = true };
	GError *error = NULL;
	int read = 0;

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	fixture_subscribe(fixture, BEN, "weekly", INI_SEED);
	assert_fails(subscribers_each(fixture->store, &all, stop, &read, &error),
		ERROR_STORE_TEMPORARY, "enough");
	g_assert_cmpint(read, ==, 1);
}

/* An address is hashed only where somebody was ever forgotten, and be it everybody. */
static void
test_when_an_address_is_hashed(Fixture *fixture, gconstpointer data)
{
	static const char count_keys[] = "SELECT count(*) FROM meta WHERE key = 'hash_key'";

	(void)data;
	fixture_subscribe(fixture, ADA, "weekly", INI_SEED);
	g_assert_cmpint(fixture_number(fixture, count_keys), ==, 0);
	g_assert_true(erase(fixture, ADA));
	g_assert_cmpint(fixture_number(fixture, count_keys), ==, 1);
	g_assert_cmpint(fixture_subscribe(fixture, ADA, "weekly", INI_SEED), ==, SUBSCRIBERS_LEFT);
}

/* Who was asked for by mail and never said yes goes with all that points to them; nobody else. */
static void
test_strangers(Fixture *fixture, gconstpointer data)
{
	static const char sql[] =
		"UPDATE subscription SET state = 'pending';"
		"UPDATE subscription_change SET became = 'pending' WHERE subscription <> 2;"
		"INSERT INTO memo (kind, subscriber, state, made_s, changed_s)"
		" VALUES ('confirm', 1, 'sent', 1, 1);"
		"INSERT INTO bounce (subscriber, is_hard, class, came_s) VALUES (1, 0, 'full', 1);"
		"INSERT INTO voice (url, subscriber, email_hash, proof, state, asked_s, changed_s)"
		" VALUES ('https://a.example', 1, 'h', 'p', 'asked', 1, 1)";
	GError *error = NULL;

	(void)data;
	fixture_subscribe(fixture, "ada@x.example", "weekly", SUBSCRIPTION_FROM_MAIL, true);
	/* Bea was a reader once, Cai is in a list. */
	fixture_subscribe(fixture, "bea@x.example", "weekly", SUBSCRIPTION_FROM_MAIL, true);
	fixture_subscribe(fixture, "cai@x.example", "weekly", SUBSCRIPTION_FROM_COMMAND, true);
	assert_done(db_script(store_db(fixture->store), sql, &error));
	const int64_t changes = fixture_changes(fixture);
	assert_done(subscribers_drop_strangers(fixture->store, NOW, &error));
	g_assert_cmpint(fixture_changes(fixture), ==, changes);
	assert_done(subscribers_drop_strangers(fixture->store, NOW + 1, &error));
	g_assert_cmpint(fixture_number(fixture, "SELECT min(id) FROM subscriber"), ==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM subscription"), ==, 2);
	g_assert_cmpint(fixture_number(fixture, "SELECT count(*) FROM bounce"), ==, 0);
	g_assert_cmpint(fixture_number(fixture,
				"SELECT count(*) FROM memo WHERE subscriber IS NULL"),
		==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/subscribers/strangers", test_strangers);
	add_test("/subscribers/add and find", test_add_and_find);
	add_test("/subscribers/adding again writes nothing", test_adding_again_writes_nothing);
	add_test("/subscribers/who left stays away", test_who_left_stays_away);
	add_test("/subscribers/the ini lets go and takes back",
		test_the_ini_lets_go_and_takes_back);
	add_test("/subscribers/who was let go may still leave",
		test_who_was_let_go_may_still_leave);
	add_test("/subscribers/a wish outlives the ini", test_a_wish_outlives_the_ini);
	add_test("/subscribers/leaving one digest or all", test_leaving_one_digest_or_all);
	add_test("/subscribers/list by digest, then address", test_list_by_digest_then_address);
	add_test("/subscribers/a name is learnt", test_a_name_is_learnt);
	add_test("/subscribers/counting", test_counting);
	add_test("/subscribers/a person is forgotten", test_a_person_is_forgotten);
	add_test("/subscribers/all or nothing", test_all_or_nothing);
	add_test("/subscribers/every step is written down", test_every_step_is_written_down);
	add_test("/subscribers/the ini resumes only its own", test_the_ini_resumes_only_its_own);
	add_test("/subscribers/a wish comes back", test_a_wish_comes_back);
	add_test("/subscribers/a wish is renewed", test_a_wish_is_renewed);
	add_test("/subscribers/whose wish it is", test_whose_wish_it_is);
	add_test("/subscribers/a name stays", test_a_name_stays);
	add_test("/subscribers/reading may stop", test_reading_may_stop);
	add_test("/subscribers/when an address is hashed", test_when_an_address_is_hashed);
	return g_test_run();
}
