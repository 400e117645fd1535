#include "world.h"

#include "text/jsontext.h"

static void
collect(const json_t *one, void *data)
{
	json_array_append(data, (json_t *)one);
}

/* "EMAIL DIGEST STATE" of each subscription, also inactive ones, joined by ", ". Owned. */
static char *
everybody(World *world)
{
	json_auto_t *list = json_array();
	GString *text = g_string_new(NULL);
	GError *error = NULL;
	size_t index;
	const json_t *one;

	assert_done(people_list(&world->context, &(PeopleFilter){ NULL, true }, collect, list,
		&error));
	json_array_foreach (list, index, one) {
		g_string_append_printf(text, "%s%s %s %s", index > 0 ? ", " : "",
			jsontext_string(one, "email"), jsontext_string(one, "digest"),
			jsontext_string(one, "state"));
	}
	return g_string_free(text, FALSE);
}

static void
assert_everybody(World *world, const char *want)
{
	g_autofree char *got = everybody(world);

	g_assert_cmpstr(got, ==, want);
}

static void
set_to(DigestSpec *digest, const char *addresses)
{
	g_auto(GStrv) list = g_strsplit(addresses, " ", -1);

	g_ptr_array_set_size(digest->to, 0);
	for (guint i = 0; list[i] != NULL && *list[i] != '\0'; i++) {
		g_ptr_array_add(digest->to, g_strdup(list[i]));
	}
}

static void
add(World *world, const char *digest, const char *address)
{
	const char *addresses[] = { address, NULL };
	g_autoptr(PeopleReport) report = NULL;
	GError *error = NULL;

	assert_done(people_add(&world->context, &(PeopleWish){ digest, MAIL_FORMAT_HTML },
		addresses, &report, &error));
}

static int
leave(World *world, const char *digest, const char *who)
{
	const char *list[] = { who, NULL };
	g_autoptr(PeopleReport) report = NULL;
	GError *error = NULL;

	assert_done(people_remove(&world->context, digest, list, &report, &error));
	return report->removed;
}

/* Imports and says what became of it: "added there returned left refused". Owned. */
static char *
import(World *world, const char *text, char **problems)
{
	g_autoptr(PeopleReport) report = NULL;
	GError *error = NULL;

	assert_done(people_import(&world->context, &(PeopleList){ .text = text }, &report, &error));
	g_ptr_array_add(report->problems, NULL);
	*problems = g_strjoinv("; ", (char **)report->problems->pdata);
	g_ptr_array_set_size(report->problems, (gint)report->problems->len - 1);
	return g_strdup_printf("%d %d %d %d %d", report->added, report->there, report->returned,
		report->left, report->refused);
}

/* ---- seeds ---- */

static void
test_seeds_come_and_go(World *world, gconstpointer data)
{
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "sam@x.example Ada@x.example");

	(void)data;
	world_seed(world);
	assert_everybody(world, "Ada@x.example weekly active, sam@x.example weekly active");
	int64_t changes = world_changes(world);
	world_seed(world);
	set_to(digest, "SAM@X.example ada@x.example");
	world_seed(world);
	g_assert_cmpint(world_changes(world), ==, changes);

	set_to(digest, "sam@x.example cy@x.example");
	world_seed(world);
	assert_everybody(world,
		"Ada@x.example weekly let go, cy@x.example weekly active, "
		"sam@x.example weekly active");
	set_to(digest, "ada@x.example");
	world_seed(world);
	assert_everybody(world,
		"Ada@x.example weekly active, cy@x.example weekly let go, "
		"sam@x.example weekly let go");
}

/* All of them, or nobody. */
static void
test_seeds_together(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	world_digest(world, "weekly", "JoyFE", "sam@x.example ada@x.example");
	assert_done(db_script(store_db(world->context.store),
		"CREATE TRIGGER broken BEFORE INSERT ON subscription"
		" WHEN (SELECT count(*) FROM subscription) > 0"
		" BEGIN SELECT RAISE(ABORT, 'the disk is broken'); END",
		&error));
	assert_fails(people_seed(&world->context, &error), ERROR_STORE_PERMANENT,
		"the disk is broken");
	g_assert_cmpint(world_number(world, "SELECT count(*) FROM subscription"), ==, 0);
}

static void
test_leaving_wins(World *world, gconstpointer data)
{
	world_digest(world, "weekly", "JoyFE", "sam@x.example");
	(void)data;
	world_seed(world);
	g_assert_cmpint(leave(world, NULL, "Sam@X.EXAMPLE"), ==, 1);
	world_seed(world);
	assert_everybody(world, "sam@x.example weekly left");
	/* Nor does a new line in another digest's `to` bring back anybody but to that digest. */
	world_digest(world, "chat", "UKFEChat", "sam@x.example");
	world_seed(world);
	assert_everybody(world, "sam@x.example chat active, sam@x.example weekly left");
	/* Who leaves all of them is out of all. */
	g_assert_cmpint(leave(world, NULL, "sam@x.example"), ==, 1);
	world_seed(world);
	assert_everybody(world, "sam@x.example chat left, sam@x.example weekly left");
}

/* What the organiser added by name does not go with the ini, nor with another digest's end. */
static void
test_command_outlives_ini(World *world, gconstpointer data)
{
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "sam@x.example");

	(void)data;
	world_seed(world);
	add(world, NULL, "sam@x.example");
	add(world, NULL, "ada@x.example");
	set_to(digest, "");
	world_seed(world);
	assert_everybody(world, "ada@x.example weekly active, sam@x.example weekly active");
}

/* A digest that is no longer in the ini lets its seeds go and keeps everybody else. */
static void
test_digest_gone(World *world, gconstpointer data)
{
	world_digest(world, "weekly", "JoyFE", "sam@x.example");
	world_digest(world, "other", "Birds", "");
	(void)data;
	world_seed(world);
	add(world, "weekly", "ada@x.example");
	g_ptr_array_remove_index(world->context.config->digests, 0);
	world_seed(world);
	assert_everybody(world, "ada@x.example weekly active, sam@x.example weekly let go");
}

/* Whoever left a digest stays out when the ini calls it by another name. */
static void
test_digest_renamed(World *world, gconstpointer data)
{
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "sam@x.example ada@x.example");

	(void)data;
	world_seed(world);
	leave(world, "weekly", "sam@x.example");
	g_free(digest->name);
	digest->name = g_strdup("joyful");
	world_seed(world);
	assert_everybody(world,
		"ada@x.example joyful active, ada@x.example weekly let go, "
		"sam@x.example weekly left");
}

/* So does whose address took no mail; who was only let go does not. */
static void
test_digest_renamed_after_a_bounce(World *world, gconstpointer data)
{
	GError *error = NULL;

	(void)data;
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "sam@x.example ada@x.example");
	world_seed(world);
	assert_done(db_script(store_db(world->context.store),
		"UPDATE subscription SET state = 'bounced' WHERE id = 1", &error));
	g_free(digest->name);
	digest->name = g_strdup("joyful");
	int count = 0;
	assert_done(people_count(&world->context, digest, &count, &error));
	g_assert_cmpint(count, ==, 1);
	world_seed(world);
	assert_everybody(world,
		"ada@x.example joyful active, ada@x.example weekly let go, "
		"sam@x.example weekly bounced");
	/* And is in line: nothing is written again. */
	const int64_t changes = world_changes(world);
	world_seed(world);
	g_assert_cmpint(world_changes(world), ==, changes);
}

static void
test_count(World *world, gconstpointer data)
{
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "sam@x.example ada@x.example");
	GError *error = NULL;
	int count = 0;

	(void)data;
	assert_done(people_count(&world->context, digest, &count, &error));
	g_assert_cmpint(count, ==, 2);
	world_seed(world);
	add(world, NULL, "cy@x.example");
	leave(world, NULL, "ada@x.example");
	assert_done(people_count(&world->context, digest, &count, &error));
	g_assert_cmpint(count, ==, 2);
	set_to(digest, "ada@x.example");
	assert_done(people_count(&world->context, digest, &count, &error));
	g_assert_cmpint(count, ==, 1);
}

/* ---- by name ---- */

static void
test_add(World *world, gconstpointer data)
{
	/* clang-format off */
	static const char *const addresses[] = {
		"Ceri Ward <ceri@x.example>", "nobody", "CERI@x.example", "two@x.example", NULL,
	};
	/* clang-format on */
	g_autoptr(PeopleReport) report = NULL;
	GError *error = NULL;

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	assert_done(people_add(&world->context, &(PeopleWish){ "Weekly", MAIL_FORMAT_TEXT },
		addresses, &report, &error));
	g_assert_cmpint(report->added, ==, 2);
	g_assert_cmpint(report->there, ==, 1);
	g_assert_cmpint(report->refused, ==, 1);
	g_assert_cmpuint(report->problems->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(report->problems, 0), ==,
		"nobody: that address has no @ in it");
	json_auto_t *list = json_array();
	assert_done(people_list(&world->context, &(PeopleFilter){ "weekly", false }, collect, list,
		&error));
	const json_t *ceri = json_array_get(list, 0);
	g_assert_cmpstr(jsontext_string(ceri, "name"), ==, "Ceri Ward");
	g_assert_cmpstr(jsontext_string(ceri, "format"), ==, "text");
	g_assert_cmpstr(jsontext_string(ceri, "origin"), ==, "command");
	g_assert_cmpstr(jsontext_string(ceri, "since"), ==, NOW);
}

static void
test_which_digest(World *world, gconstpointer data)
{
	static const char *const one[] = { "sam@x.example", NULL };
	g_autoptr(PeopleReport) report = NULL;
	json_auto_t *list = json_array();
	GError *error = NULL;

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	world_digest(world, "chat", "UKFEChat", "");
	assert_fails(people_add(&world->context, &(PeopleWish){ NULL, MAIL_FORMAT_HTML }, one,
			     &report, &error),
		ERROR_USAGE_PERMANENT, "several digests");
	assert_fails(people_add(&world->context, &(PeopleWish){ "daily", MAIL_FORMAT_HTML }, one,
			     &report, &error),
		ERROR_USAGE_PERMANENT, "no [digest daily]");
	assert_fails(people_remove(&world->context, "daily", one, &report, &error),
		ERROR_USAGE_PERMANENT, "no [digest daily]");
	assert_fails(people_list(&world->context, &(PeopleFilter){ "daily", true }, collect, list,
			     &error),
		ERROR_USAGE_PERMANENT, "no [digest daily]");
	g_assert_null(report);
	assert_everybody(world, "");
	add(world, "chat", "sam@x.example");
	add(world, "weekly", "sam@x.example");
	g_assert_cmpint(leave(world, "CHAT", "sam@x.example"), ==, 1);
	assert_everybody(world, "sam@x.example chat left, sam@x.example weekly active");
}

/* By the secret of a mail's way out, which ends one subscription. */
static void
test_remove_by_token(World *world, gconstpointer data)
{
	/* clang-format off */
	static const char *const nobody[] = {
		"0123456789012345678901234567890123456789012", "gone@x.example", "what", NULL,
	};
	/* clang-format on */
	g_autoptr(PeopleReport) report = NULL;
	GError *error = NULL;

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	world_digest(world, "chat", "UKFEChat", "");
	add(world, "weekly", "sam@x.example");
	add(world, "chat", "sam@x.example");
	g_autofree char *token = world_text(world,
		"SELECT token FROM subscription"
		" WHERE digest = 'weekly'");
	g_assert_cmpint(leave(world, NULL, token), ==, 1);
	assert_everybody(world, "sam@x.example chat active, sam@x.example weekly left");
	g_assert_cmpint(leave(world, NULL, token), ==, 0);
	assert_done(people_remove(&world->context, NULL, nobody, &report, &error));
	/* Beside a token, words without an @ are the rest of a pasted subject. */
	g_assert_cmpint(report->refused, ==, 2);
	g_assert_cmpstr(g_ptr_array_index(report->problems, 0), ==, "nobody has that token");
	g_assert_cmpstr(g_ptr_array_index(report->problems, 1), ==,
		"gone@x.example: was not subscribed");
}

/* A way out is good for ever: who comes back has the same. */
static void
test_token_stays(World *world, gconstpointer data)
{
	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	add(world, NULL, "sam@x.example");
	g_autofree char *first = world_text(world, "SELECT token FROM subscription");
	leave(world, NULL, "sam@x.example");
	add(world, NULL, "sam@x.example");
	g_autofree char *second = world_text(world, "SELECT token FROM subscription");
	g_assert_cmpstr(first, ==, second);
	assert_everybody(world, "sam@x.example weekly active");
}

/* ---- lists ---- */

static void
test_import(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *name, *text, *want, *problems;
	} rows[] = {
		{ "nothing", "", "0 0 0 0 0", "" },
		{ "lines", "a1@x.example\r\n\n# a comment\r\n  Bo <a2@x.example>\n", "2 0 0 0 0",
		  "" },
		{ "a mark before the first", "\xef\xbb\xbf" "b1@x.example", "1 0 0 0 0", "" },
		{ "bad lines",
		  "c1@x.example\nno address here\n@\n\nc2@x.example,c3@x.example\nc4@x.example\n",
		  "2 0 0 0 3", "line 2: that address has no @ in it; "
		  "line 3: that address has nothing before the @; "
		  "line 5: that is more than one address, or has a blank or bracket in it" },
		{ "columns", "Name,E-mail,EMAIL\nCeri,x,d1@x.example\n\"Ward, \"\"Di\"\"\",,"
			     "d2@x.example\n,,d3@x.example\nNobody\n",
		  "3 0 0 0 1", "line 5: there is no address" },
		{ "as many semicolons as commas", "email,name;full\ng1@x.example,X\n", "1 0 0 0 0",
		  "" },
		{ "twice in one list", "e1@x.example\nE1@x.example\n", "1 1 0 0 0", "" },
		{ "a quote left open", "email\n\"f1@x.example\nf2@x.example\n", "2 0 0 0 0", "" },
	};
	/* clang-format on */

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *problems = NULL;
		g_autofree char *got = import(world, rows[i].text, &problems);
		g_test_message("%s", rows[i].name);
		g_assert_cmpstr(got, ==, rows[i].want);
		g_assert_cmpstr(problems, ==, rows[i].problems);
	}
	g_autofree char *name = world_text(world,
		"SELECT name FROM subscriber"
		" WHERE email = 'd2@x.example'");
	g_assert_cmpstr(name, ==, "Ward, \"Di\"");
}

/* A list may be old: whoever left since it was made stays out. */
static void
test_import_leaves_out_who_left(World *world, gconstpointer data)
{
	g_autofree char *problems = NULL;

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	g_autofree char *first = import(world, "sam@x.example\nada@x.example\n", &problems);
	g_assert_cmpstr(first, ==, "2 0 0 0 0");
	leave(world, NULL, "sam@x.example");
	g_clear_pointer(&problems, g_free);
	g_autofree char *again = import(world, "sam@x.example\nada@x.example\n", &problems);
	g_assert_cmpstr(again, ==, "0 1 0 1 0");
	g_assert_cmpstr(problems, ==, "");
	assert_everybody(world, "ada@x.example weekly active, sam@x.example weekly left");
}

/* A list that says to which digest and in which format, as an export does. */
static void
test_import_columns(World *world, gconstpointer data)
{
	static const char list[] = "email,digest,format\n"
				   "a@x.example,CHAT,text\n"
				   "b@x.example,weekly,\n"
				   "c@x.example,daily,html\n"
				   "d@x.example,,html\n"
				   "e@x.example,chat,postcard\n";
	g_autofree char *problems = NULL;

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	world_digest(world, "chat", "UKFEChat", "");
	g_autofree char *got = import(world, list, &problems);
	g_assert_cmpstr(got, ==, "2 0 0 0 3");
	g_assert_nonnull(strstr(problems, "line 4: there is no [digest daily]"));
	g_assert_nonnull(strstr(problems, "line 5: "));
	g_assert_nonnull(strstr(problems, "line 6: the format is html or text"));
	assert_everybody(world, "a@x.example chat active, b@x.example weekly active");
	g_autofree char *format = world_text(world,
		"SELECT format FROM subscription"
		" WHERE digest = 'chat'");
	g_assert_cmpstr(format, ==, "text");
}

/* Who left elsewhere stays out here, wherever a list says it. */
static void
test_import_of_who_left(World *world, gconstpointer data)
{
	/* clang-format off */
	static const struct {
		const char *name, *text, *want, *state;
	} rows[] = {
		{ "a status", "email,name,status\na@x.example,A,unsubscribed\n", "0 0 0 1 0",
		  "a@x.example left" },
		{ "a status of ours", "email,status\nb@x.example,active\n", "1 0 0 0 0",
		  "b@x.example active" },
		{ "bounced", "Email Address;Status\nc@x.example;Cleaned\n", "0 0 0 1 0",
		  "c@x.example bounced" },
		{ "a complaint", "E-Mail\tMember-Status\nd@x.example\tmarked as spam\n",
		  "0 0 0 1 0", "d@x.example complained" },
		{ "not confirmed", "email,confirmed\ne@x.example,no\n", "0 0 0 1 0",
		  "e@x.example pending" },
		{ "a date", "email,UNSUB_TIME\nf@x.example,2024-05-01 10:00:00\n", "0 0 0 1 0",
		  "f@x.example left" },
		{ "no date", "email,UNSUB_TIME,bounced\ng@x.example,0000-00-00 00:00:00,0\n",
		  "1 0 0 0 0", "g@x.example active" },
		{ "a no", "email,subscribed\nh@x.example,FALSE\n", "0 0 0 1 0",
		  "h@x.example left" },
		{ "nothing said", "email,status,subscribed\ni@x.example,,\n", "1 0 0 0 0",
		  "i@x.example active" },
		{ "two columns", "email,status,bounced\nj@x.example,unsubscribed,yes\n",
		  "0 0 0 1 0", "j@x.example left" },
		{ "a word that we do not know", "email,status\nk@x.example,keen\n", "0 0 0 0 1",
		  NULL },
		{ "who is active with us", "email,status\nb@x.example,bounced\n", "0 0 0 1 0",
		  "b@x.example bounced" },
		{ "no way back by a list", "email\na@x.example\nb@x.example\nc@x.example\n",
		  "0 0 0 3 0", "c@x.example bounced" },
		{ "parts of a name, and one over two lines",
		  "First Name,Last Name,email\nDi,Ward,l@x.example\n\"Di\nof\",Leeds,m@x.example\n",
		  "2 0 0 0 0", "m@x.example active" },
	};
	/* clang-format on */

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *problems = NULL;
		g_autofree char *got = import(world, rows[i].text, &problems);

		g_test_message("%s: %s", rows[i].name, problems);
		g_assert_cmpstr(got, ==, rows[i].want);
		if (rows[i].state != NULL) {
			gsize length = strcspn(rows[i].state, " ");
			g_autofree char *sql =
				g_strdup_printf("SELECT state FROM subscription s JOIN subscriber u"
						" ON u.id = s.subscriber WHERE email_key = '%.*s'",
					(int)length, rows[i].state);
			g_autofree char *state = world_text(world, sql);
			g_assert_cmpstr(state, ==, rows[i].state + length + 1);
		} else {
			g_assert_nonnull(strstr(problems, "line 2: \"keen\" in the column status"));
		}
	}
	g_autofree char *name = world_text(world,
		"SELECT name FROM subscriber"
		" WHERE email = 'm@x.example'");
	g_assert_cmpstr(name, ==, "Di of Leeds");
}

/* What 0.1.0 (and any later version) prints of its readers; the ini brings its own. */
static void
test_import_of_json(World *world, gconstpointer data)
{
	static const char list[] =
		"[{\"email\": \"a@x.example\", \"name\": null, \"digest\": \"weekly\","
		" \"format\": \"text\", \"origin\": \"command\", \"state\": \"active\"},"
		" {\"email\": \"b@x.example\", \"digest\": \"weekly\", \"format\": \"html\","
		" \"origin\": \"ini\", \"state\": \"left\"},"
		" {\"email\": \"c@x.example\", \"digest\": \"weekly\", \"format\": \"html\","
		" \"origin\": \"ini\", \"state\": \"active\"},"
		" {\"email\": \"d@x.example\", \"digest\": \"weekly\", \"format\": \"html\","
		" \"origin\": \"ini\", \"state\": \"let go\"},"
		" {\"email\": \"e@x.example\", \"digest\": \"weekly\", \"state\": \"keen\"}]";
	g_autofree char *problems = NULL;
	g_autoptr(PeopleReport) report = NULL;
	GError *error = NULL;

	(void)data;
	world_digest(world, "weekly", "JoyFE", "b@x.example c@x.example");
	g_autofree char *got = import(world, list, &problems);
	g_assert_cmpstr(got, ==, "1 0 0 1 1");
	g_assert_cmpstr(problems, ==, "entry 5: the state \"keen\" is not known");
	world_seed(world);
	assert_everybody(world,
		"a@x.example weekly active, b@x.example weekly left, "
		"c@x.example weekly active");
	assert_fails(people_import(&world->context, &(PeopleList){ .text = " [{\"email\"" },
			     &report, &error),
		ERROR_USAGE_PERMANENT, "line 1: ");
}

static void
test_erase(World *world, gconstpointer data)
{
	static const char *const who[] = { "Ada <ADA@x.example>", "no@x.example", NULL };
	g_autoptr(PeopleReport) report = NULL;
	g_autofree char *problems = NULL;
	GError *error = NULL;

	(void)data;
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "ada@x.example");
	int count = -1;
	world_seed(world);
	assert_done(people_erase(&world->context, who, &report, &error));
	g_assert_cmpint(report->erased, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(report->problems, 0), ==,
		"no@x.example: was not subscribed");
	/* Neither the ini nor a list brings the person back, and no run tries to. */
	int64_t changes = world_changes(world);
	world_seed(world);
	g_assert_cmpint(world_changes(world), ==, changes);
	assert_done(people_count(&world->context, digest, &count, &error));
	g_assert_cmpint(count, ==, 0);
	g_autofree char *got = import(world, "ada@x.example\n", &problems);
	g_assert_cmpstr(got, ==, "0 0 0 1 0");
	add(world, NULL, "ada@x.example");
	assert_done(people_count(&world->context, digest, &count, &error));
	g_assert_cmpint(count, ==, 1);
}

static void
test_import_refused(World *world, gconstpointer data)
{
	g_autoptr(PeopleReport) report = NULL;
	GError *error = NULL;

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	assert_fails(people_import(&world->context,
			     &(PeopleList){ .text = "# list\nname,post\nCeri,c@x.example\n" },
			     &report, &error),
		ERROR_USAGE_PERMANENT, "line 2 names no column");
	assert_fails(people_import(&world->context,
			     &(PeopleList){ .digest = "daily", .text = "c@x.example\n" }, &report,
			     &error),
		ERROR_USAGE_PERMANENT, "no [digest daily]");
	assert_everybody(world, "");
}

static void
append(const char *text, void *data)
{
	g_string_append(data, text);
}

/* What a spreadsheet would run is only text, and a list that went out comes in again as it was. */
static void
test_export(World *world, gconstpointer data)
{
	/* clang-format off */
	static const char *const addresses[] = {
		"Ceri \"CW\" Ward <ceri@x.example>", "=cmd|'/c calc'!A0 <bad@x.example>",
		"+44@x.example", NULL,
	};
	/* clang-format on */
	static const char want[] =
		"email,name,digest,format,since\n"
		"\"'+44@x.example\",\"\",\"weekly\",\"html\",\"" NOW "\"\n"
		"\"bad@x.example\",\"'=cmd|'/c calc'!A0\",\"weekly\",\"html\",\"" NOW "\"\n"
		"\"ceri@x.example\",\"Ceri \"\"CW\"\" Ward\",\"weekly\",\"html\",\"" NOW "\"\n";
	g_autoptr(PeopleReport) report = NULL;
	g_autoptr(GString) csv = g_string_new(NULL);
	g_autofree char *problems = NULL;
	GError *error = NULL;

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	assert_done(people_add(&world->context, &(PeopleWish){ NULL, MAIL_FORMAT_HTML }, addresses,
		&report, &error));
	add(world, NULL, "left@x.example");
	leave(world, NULL, "left@x.example");
	assert_done(people_export(&world->context, &(PeopleFilter){ NULL, false }, append, csv,
		&error));
	g_assert_cmpstr(csv->str, ==, want);
	g_autofree char *again = import(world, csv->str, &problems);
	g_assert_cmpstr(again, ==, "0 3 0 0 0");
	g_assert_cmpstr(problems, ==, "");
	g_autofree char *name = world_text(world,
		"SELECT name FROM subscriber"
		" WHERE email = 'bad@x.example'");
	g_assert_cmpstr(name, ==, "=cmd|'/c calc'!A0");
}

/* With all that are not active, but for those who asked to be forgotten. */
static void
test_export_all(World *world, gconstpointer data)
{
	static const char *const gone[] = { "gone@x.example", NULL };
	static const char want[] = "email,name,digest,format,since,status\n"
				   "\"a@x.example\",\"\",\"weekly\",\"html\",\"" NOW
				   "\",\"active\"\n"
				   "\"b@x.example\",\"\",\"weekly\",\"html\",\"" NOW "\",\"left\"\n"
				   "\"c@x.example\",\"\",\"weekly\",\"html\",\"" NOW
				   "\",\"let go\"\n";
	g_autoptr(PeopleReport) report = NULL;
	g_autoptr(GString) csv = g_string_new(NULL);
	g_autoptr(GString) chat = g_string_new(NULL);
	GError *error = NULL;

	(void)data;
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "c@x.example");
	world_digest(world, "chat", "UKFEChat", "");
	world_seed(world);
	set_to(digest, "");
	world_seed(world);
	add(world, "weekly", "a@x.example");
	add(world, "weekly", "b@x.example");
	leave(world, "weekly", "b@x.example");
	add(world, "weekly", "gone@x.example");
	assert_done(people_erase(&world->context, gone, &report, &error));
	assert_done(people_export(&world->context, &(PeopleFilter){ "WEEKLY", true }, append, csv,
		&error));
	g_assert_cmpstr(csv->str, ==, want);
	assert_done(people_export(&world->context, &(PeopleFilter){ "chat", true }, append, chat,
		&error));
	g_assert_cmpstr(chat->str, ==, "email,name,digest,format,since,status\n");
}

/* Each step is on record: what it became, by whom, and what shows it. */
static void
test_evidence(World *world, gconstpointer data)
{
	g_autofree char *path = g_strdup(world->context.config->path);
	g_autofree char *problems = NULL;
	g_autofree char *more = NULL;

	(void)data;
	DigestSpec *digest = world_digest(world, "weekly", "JoyFE", "s@x.example");
	world_seed(world);
	add(world, NULL, "a@x.example");
	world_later(world, 60);
	g_free(import(world, "email,status\nb@x.example,active\nc@x.example,left\n", &problems));
	leave(world, NULL, "a@x.example");
	g_autofree char *token = world_text(world,
		"SELECT token FROM subscription s JOIN subscriber u ON u.id = s.subscriber"
		" WHERE u.email = 'b@x.example'");
	leave(world, NULL, token);
	g_free(import(world, "email,status\nd@x.example,\nd@x.example,bounced\n", &more));
	set_to(digest, "");
	world_seed(world);
	g_autofree char *got = world_text(world,
		"SELECT group_concat(line, '\n') FROM (SELECT substr(u.email, 1, 1) || ' ' ||"
		" c.became || ' ' || c.changed_by || ' ' || (c.changed_s - s.since_s) || ' ' ||"
		" c.evidence AS line FROM subscription_change c"
		" JOIN subscription s ON s.id = c.subscription"
		" JOIN subscriber u ON u.id = s.subscriber ORDER BY c.id)");
	g_autofree char *want = g_strdup_printf("s active ini 0 %s\n"
						"a active command 0 subscribers add\n"
						"b active command 0 subscribers import, line 2\n"
						"c left command 0 subscribers import, line 3\n"
						"a left command 60 subscribers remove\n"
						"b left command 0 subscribers remove, by the "
						"token\n"
						"d active command 0 subscribers import, line 2\n"
						"d bounced command 0 subscribers import, line 3\n"
						"s paused ini 60 %s",
		path, path);
	g_assert_cmpstr(got, ==, want);
}

/* What is counted of those who are taken out, and what is not an address. */
static void
test_removed_counts(World *world, gconstpointer data)
{
	static const char *const who[] = { "a@x.example", "nobody", "b@x.example", "a@x.example",
		NULL };
	static const char *const bad[] = { "nobody", "a@x.example", NULL };
	g_autoptr(PeopleReport) report = NULL;
	g_autoptr(PeopleReport) erased = NULL;
	GError *error = NULL;

	(void)data;
	world_digest(world, "weekly", "JoyFE", "");
	world_digest(world, "chat", "UKFEChat", "");
	add(world, "weekly", "a@x.example");
	add(world, "chat", "a@x.example");
	add(world, "chat", "b@x.example");
	assert_done(people_remove(&world->context, NULL, who, &report, &error));
	g_assert_cmpint(report->removed, ==, 3);
	g_assert_cmpint(report->refused, ==, 2);
	g_assert_cmpstr(g_ptr_array_index(report->problems, 0), ==,
		"nobody: that address has no @ in it");
	g_assert_cmpstr(g_ptr_array_index(report->problems, 1), ==,
		"a@x.example: was not subscribed");
	assert_done(people_erase(&world->context, bad, &erased, &error));
	g_assert_cmpint(erased->erased, ==, 1);
	g_assert_cmpint(erased->refused, ==, 1);
	g_assert_cmpuint(erased->problems->len, ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	add_test("/people/seeds-come-and-go", test_seeds_come_and_go);
	add_test("/people/seeds-together", test_seeds_together);
	add_test("/people/leaving-wins", test_leaving_wins);
	add_test("/people/command-outlives-ini", test_command_outlives_ini);
	add_test("/people/digest-gone", test_digest_gone);
	add_test("/people/digest-renamed", test_digest_renamed);
	add_test("/people/digest-renamed-after-a-bounce", test_digest_renamed_after_a_bounce);
	add_test("/people/count", test_count);
	add_test("/people/add", test_add);
	add_test("/people/which-digest", test_which_digest);
	add_test("/people/remove-by-token", test_remove_by_token);
	add_test("/people/token-stays", test_token_stays);
	add_test("/people/import", test_import);
	add_test("/people/import-leaves-out-who-left", test_import_leaves_out_who_left);
	add_test("/people/import-columns", test_import_columns);
	add_test("/people/import-of-who-left", test_import_of_who_left);
	add_test("/people/import-of-json", test_import_of_json);
	add_test("/people/erase", test_erase);
	add_test("/people/import-refused", test_import_refused);
	add_test("/people/export", test_export);
	add_test("/people/export-all", test_export_all);
	add_test("/people/evidence", test_evidence);
	add_test("/people/removed-counts", test_removed_counts);
	return g_test_run();
}
