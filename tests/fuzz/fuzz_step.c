/*
 * A source over several runs, against any server.
 *
 * The first line of the input is the source: "feed", "folder", "mastodon" or "people" (accounts
 * and a list of them). Then come answers, one behind the other, parted by lines "%%": a status and
 * letters, headers, an empty line, the body.
 *
 *     u  it came from the address in the header x-url     m  and all redirects were for good
 *     p  with status 0: permanent                         e  nobody asked (with an error)
 *     k  the run is killed behind it                      d  a day later
 *     g  the next run is only a glance                    n  the next run reads anew
 *
 * What holds whatever comes: the state can be stored and handed back; requests stay within the
 * reach and the budget; a validator goes back only to the document that was read whole when it
 * came; ids in requests are ids that the server gave; who ever read something has read something.
 */
#include "posts.h"

#include "base/now.h"
#include "base/prefix.h"
#include "model/reach.h"
#include "source/kind.h"
#include "text/charset.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BEGIN_S 1795000000
#define BUDGET 6
#define ANSWERS_MAX 40
#define CUT "\n%%\n"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct World {
	const SourceKind *kind;
	SourceSpec *spec; /* owned */
	Reach *reach;     /* owned */
	bool is_folder;
	json_t *state;         /* owned: as it came back from the store; NULL: none yet */
	GHashTable *ids;       /* that the server gave */
	GHashTable *etags;     /* "" for the document, or a file's URL -> what it came with */
	GHashTable *changes;   /* likewise: Last-Modified */
	GHashTable *addresses; /* where a document may be asked for */
	char **answers;        /* owned */
	guint answer;
	int64_t now_s;
	bool is_glance;
	bool is_new_reading;
	bool has_read;
	bool is_killed;
} World;

/* ---- answers ---- */

static GHashTable *
set_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static GHashTable *
map_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

static void
begin(World *world, char **answers)
{
	static const char *const urls[] = { "https://tooter.example/feed?k=1", "file:///srv/feeds",
		"https://tooter.example/" };
	const bool is_people = prefix_stands_at(answers[0], "people");
	const guint source = prefix_stands_at(answers[0], "folder")     ? 1
		: prefix_stands_at(answers[0], "mastodon") || is_people ? 2
									: 0;

	*world = (World){ .kind = kind_find(source == 2 ? "mastodon" : "feed"),
		.spec = source_spec_new(),
		.is_folder = source == 1,
		.ids = set_new(),
		.etags = map_new(),
		.changes = map_new(),
		.addresses = set_new(),
		.answers = answers,
		.answer = 1,
		.now_s = BEGIN_S };
	world->spec->name = g_strdup("fuzz");
	world->spec->url = g_strdup(urls[source]);
	world->spec->max_requests = BUDGET;
	g_ptr_array_add(world->spec->tags, hashtag_new("JoyFE"));
	g_ptr_array_add(world->spec->tags, hashtag_new("Gŵyl"));
	if (is_people) {
		g_ptr_array_add(world->spec->accounts, g_strdup("@Ada@tooter.example"));
		g_ptr_array_add(world->spec->accounts, g_strdup("@bea@far.example"));
		world->spec->list = g_strdup("https://tooter.example/collections/7");
	}
	world->reach = reach_new(world->spec->url, false);
	g_hash_table_add(world->addresses, g_strdup(world->spec->url));
}

static void
end(World *world)
{
	source_spec_free(world->spec);
	reach_unref(world->reach);
	json_decref(world->state);
	g_hash_table_unref(world->ids);
	g_hash_table_unref(world->etags);
	g_hash_table_unref(world->changes);
	g_hash_table_unref(world->addresses);
}

/* Header lines up to an empty one. @return where the body begins. */
static const char *
read_headers(const char *text, Reply *reply)
{
	while (*text != '\0' && *text != '\n') {
		const gsize length = strcspn(text, "\n");
		g_autofree char *line = g_strndup(text, length);
		char *colon = strchr(line, ':');

		if (colon != NULL) {
			*colon = '\0';
			g_hash_table_insert(reply->headers, g_ascii_strdown(line, -1),
				charset_make_valid(g_strstrip(colon + 1)));
		}
		text += length + (text[length] == '\n');
	}
	return *text == '\n' ? text + 1 : text;
}

/* As fetch hands it over: redirects that lead out of reach were not followed. */
static void
set_place(const World *world, bool has_moved, bool is_for_good, Reply *reply)
{
	const char *url = reply_header(reply, "x-url");

	if (has_moved && url != NULL && url_is_web(url)
		&& reach_refusal(world->reach, url) == NULL) {
		g_free(reply->url);
		reply->url = g_strdup(url);
		reply->moved_for_good = is_for_good;
	}
}

static void
note_ids(World *world, const json_t *value)
{
	const char *key;
	const json_t *member;
	size_t index;

	if (json_is_object(value)) {
		json_object_foreach ((json_t *)value, key, member) {
			char *id = strcmp(key, "id") == 0 ? jsontext_dup_id(value, key) : NULL;
			if (id != NULL) {
				g_hash_table_add(world->ids, id);
			}
			note_ids(world, member);
		}
	}
	json_array_foreach (value, index, member) {
		note_ids(world, member);
	}
}

/* The next answer, to a request; NULL: there are no more. @return owned. */
static Reply *
answer_to(World *world, const Request *request, char *letters)
{
	const char *text = world->answers[world->answer];

	if (text == NULL || world->answer > ANSWERS_MAX) {
		return NULL;
	}
	const gsize length = strcspn(text, "\n");
	Reply *reply = reply_new(request);
	json_auto_t *json = NULL;

	world->answer++;
	g_snprintf(letters, 16, "%.*s", (int)MIN(length, 15), text);
	reply->status = CLAMP(atoi(letters), 0, 599);
	const char *body = read_headers(text + length + (text[length] == '\n'), reply);
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new(body, reply->status == 304 ? 0 : strlen(body));
	if (reply->status == 0 || strchr(letters, 'e') != NULL) {
		reply->error = charset_make_valid(body);
		reply->status = reply->status == 0 ? 0 : 429;
		reply->is_permanent = strchr(letters, 'p') != NULL;
	} else {
		set_place(world, strpbrk(letters, "um") != NULL, strchr(letters, 'm') != NULL,
			reply);
	}
	if (jsontext_load(body, strlen(body), &json, NULL)) {
		note_ids(world, json);
	}
	return reply;
}

/* ---- what holds ---- */

/* What a document was called: the main one, wherever it was asked for, or a file. */
static const char *
document_of(const World *world, const char *address)
{
	return world->is_folder && strcmp(address, world->spec->url) != 0 ? address : "";
}

/* As it may go into a header again: no request has a line end in one. */
static char *
one_line(const char *value)
{
	g_auto(GStrv) pieces = g_strsplit_set(value, "\r\n", -1);

	return g_strjoinv("", pieces);
}

static void
note_validator(GHashTable *known, const char *document, const char *value, bool is_renewal)
{
	if (value != NULL && (!is_renewal || g_hash_table_contains(known, document))) {
		g_hash_table_replace(known, g_strdup(document), one_line(value));
	} else if (!is_renewal) {
		g_hash_table_remove(known, document);
	}
}

static bool
is_listing(const Reply *reply)
{
	const char *type = reply_header(reply, "content-type");

	return reach_is_file(reply->url) && type != NULL
		&& g_ascii_strncasecmp(type, "text/uri-list", 13) == 0;
}

/* A validator stands for a document that was read to its end; a list of files has none. */
static void
note_validators(World *world, const Reply *reply, const Step *step)
{
	const char *document = document_of(world, reply->mark);
	const bool is_whole = step->outcome != STEP_FAILED
		&& (step->why == NULL || strstr(step->why, "breaks off") == NULL);
	const char *etag = reply_header(reply, "etag");
	const char *changed = reply_header(reply, "last-modified");

	if (reply->status == 304 && step->outcome != STEP_FAILED) {
		note_validator(world->etags, document, etag, true);
		note_validator(world->changes, document, changed, true);
	} else if (reply->status >= 200 && reply->status <= 299 && step->outcome != STEP_FAILED) {
		const bool stands = is_whole && (*document != '\0' || !is_listing(reply));
		note_validator(world->etags, document, stands ? etag : NULL, false);
		note_validator(world->changes, document, stands ? changed : NULL, false);
	}
	if (reply->moved_for_good) {
		g_hash_table_add(world->addresses, g_strdup(reply->url));
	}
}

static void
check_validator(const Request *request, const char *name, GHashTable *known, const char *document)
{
	const char *value = g_hash_table_lookup(known, document);

	for (guint i = 0; i < request->headers->len; i++) {
		const char *header = g_ptr_array_index(request->headers, i);

		g_assert_null(strpbrk(header, "\r\n"));
		if (prefix_stands_at(header, name)) {
			g_assert_cmpstr(header + strlen(name), ==, value);
		}
	}
}

/* The id below which a page is asked for, and that of a person, is one that the server gave. */
static void
check_cursor(const World *world, const char *url)
{
	const char *at = strstr(url, "max_id=");
	const char *person = strstr(url, "/accounts/");
	const char *behind = person != NULL ? strstr(person, "/statuses?") : NULL;

	g_assert_true(prefix_stands_at(url, "https://tooter.example/api/v")
		|| prefix_stands_at(url, "https://tooter.example/tags/"));
	if (behind != NULL) {
		const char *from = person + strlen("/accounts/");
		g_autofree char *id = g_uri_unescape_segment(from, behind, NULL);
		g_assert_nonnull(id);
		g_assert_true(g_hash_table_contains(world->ids, id));
	}
	if (at != NULL) {
		g_autofree char *id = g_uri_unescape_string(at + strlen("max_id="), NULL);
		g_assert_nonnull(id);
		g_assert_true(g_hash_table_contains(world->ids, id));
	}
}

static void
check_request(const World *world, const Request *request)
{
	g_assert_cmpint(request->verb, ==, REQUEST_GET);
	g_assert_true(g_utf8_validate(request->url, -1, NULL));
	g_assert_nonnull(request->mark);
	if (strcmp(world->kind->name, "mastodon") == 0) {
		check_cursor(world, request->url);
		g_assert_null(reach_refusal(world->reach, request->url));
		return;
	}
	const char *document = document_of(world, request->url);
	if (world->is_folder) {
		g_assert_true(g_ascii_strncasecmp(request->url, "file:", 5) == 0);
	} else {
		g_assert_null(reach_refusal(world->reach, request->url));
		g_assert_true(g_hash_table_contains(world->addresses, request->url));
	}
	check_validator(request, "If-None-Match: ", world->etags, document);
	check_validator(request, "If-Modified-Since: ", world->changes, document);
}

static void
check_line(const char *text)
{
	g_assert_true(text == NULL || g_utf8_validate(text, -1, NULL));
	g_assert_true(text == NULL || strpbrk(text, "\r\n") == NULL);
}

static void
check_rest(const Rest *rest, int64_t now_s)
{
	g_assert_true(rest->ttl_s >= 0 && rest->ttl_s <= REST_S_MAX);
	g_assert_true(rest->fresh_s >= 0 && rest->fresh_s <= REST_S_MAX);
	g_assert_true(rest->period_s >= 0 && rest->frequency >= 0);
	g_assert_true(rest->retry_at_s == 0 || rest->retry_at_s >= now_s);
	g_assert_cmpuint(rest->skip_hours >> 24, ==, 0);
	g_assert_cmpuint(rest->skip_days & ~254U, ==, 0);
}

/* Of what was not read nothing is remembered, but how often it was gone. */
static void
check_failed(const World *world, const Step *step)
{
	json_auto_t *before = world->state == NULL ? json_object() : json_copy(world->state);
	json_auto_t *after = json_copy(step->state);
	static const char *const counted[] = { "gone", "gone_s", "version" };

	for (guint i = 0; i < G_N_ELEMENTS(counted); i++) {
		json_object_del(before, counted[i]);
		json_object_del(after, counted[i]);
	}
	g_assert_true(json_equal(before, after));
}

static void
check_step(const World *world, const StepInput *input, const Step *step)
{
	const Reply *reply = input->reply;
	const bool is_mastodon = strcmp(world->kind->name, "mastodon") == 0;

	g_assert_true(step->outcome == STEP_GO_ON || step->why != NULL);
	g_assert_true(step->is_behind == (step->behind != NULL));
	g_assert_true(step->wait_until_s == 0 || step->wait_until_s >= world->now_s);
	g_assert_true(!step->not_modified || (reply != NULL && reply->status == 304));
	g_assert_cmpint(step->gone_runs, <=, ANSWERS_MAX);
	check_line(step->why);
	check_line(step->behind);
	check_line(step->title);
	check_rest(&step->rest, world->now_s);
	check_posts(step->posts);
	if (is_mastodon) {
		g_assert_cmpuint(step->requests->len, <=, (guint)MAX(0, input->budget));
	} else if (step->outcome == STEP_FAILED) {
		check_failed(world, step);
	}
	for (guint i = 0; i < step->posts->len; i++) {
		const Post *post = g_ptr_array_index(step->posts, i);
		g_assert_true(is_mastodon || post->published_s <= world->now_s + DAY_S);
	}
	for (guint i = 0; i < step->readings->len; i++) {
		const StepReading *one = g_ptr_array_index(step->readings, i);
		g_assert_cmpint(one->missing_from_s, <=, one->missing_to_s);
	}
	for (guint i = 0; i < step->requests->len; i++) {
		check_request(world, g_ptr_array_index(step->requests, i));
	}
}

/* What the store hands back is what it was given. */
static void
keep_state(World *world, const Step *step)
{
	g_autofree char *text = json_dumps(step->state, JSON_COMPACT);
	json_t *again = text == NULL ? NULL : json_loads(text, 0, NULL);

	g_assert_nonnull(again);
	g_assert_true(json_is_object(again) && json_equal(again, step->state));
	json_decref(world->state);
	world->state = again;
	const bool has_read = world->kind->has_read(again);
	g_assert_true(has_read || !world->has_read);
	g_assert_true(has_read || (step->posts->len == 0 && step->passed_over == 0));
	world->has_read = has_read;
}

/* ---- rechecks ---- */

static void
check_findings(const Recheck *recheck, const GPtrArray *asked)
{
	for (guint i = 0; i < recheck->findings->len; i++) {
		const RecheckFinding *one = g_ptr_array_index(recheck->findings, i);
		bool is_asked = false;

		for (guint j = 0; j < asked->len; j++) {
			const RecheckPost *post = g_ptr_array_index(asked, j);
			is_asked = is_asked || strcmp(post->id, one->id) == 0;
		}
		g_assert_true(is_asked);
		g_assert_true((one->post != NULL) == (one->verdict == RECHECK_THERE));
	}
}

/* The posts of a step, and one that never was, are looked at again: each has one answer at most,
 * the one that never was is not there, and whatever was not answered with a list is no proof. */
static void
recheck(const World *world, const Step *step, const Reply *said)
{
	g_autoptr(GPtrArray) asked = g_ptr_array_new();
	RecheckPost posts[4] = { { .id = "https://tooter.example/never", .published_s = BEGIN_S } };
	RecheckInput input = { .spec = world->spec,
		.state = world->state,
		.posts = asked,
		.now_s = world->now_s,
		.budget = BUDGET };
	g_auto(Recheck) first = { 0 };

	g_ptr_array_add(asked, &posts[0]);
	for (guint i = 0; i < MIN(step->posts->len, 3); i++) {
		const Post *post = g_ptr_array_index(step->posts, i);
		const char *id = post->uri != NULL ? post->uri : post->url;
		posts[i + 1] = (RecheckPost){
			.id = id, .url = post->url, .tag = "joyfe", .published_s = post->published_s
		};
		if (id != NULL) {
			g_ptr_array_add(asked, &posts[i + 1]);
		}
	}
	world->kind->recheck(&input, &first);
	check_findings(&first, asked);
	for (guint i = 0; i < first.requests->len; i++) {
		const Request *request = g_ptr_array_index(first.requests, i);
		g_autoptr(Reply) reply = reply_new(request);
		g_auto(Recheck) next = { 0 };

		g_assert_true(world->is_folder
			|| reach_refusal(world->reach, request->url) == NULL);
		reply->status = said->status;
		reply->error = g_strdup(said->error);
		g_bytes_unref(reply->body);
		reply->body = g_bytes_ref(said->body);
		input.reply = reply;
		input.budget--;
		world->kind->recheck(&input, &next);
		check_findings(&next, asked);
		check_posts(next.posts);
		const bool says_nothing = said->status == 0 || said->status == 429
			|| said->status >= 500;
		for (guint j = 0; says_nothing && j < next.findings->len; j++) {
			const RecheckFinding *one = g_ptr_array_index(next.findings, j);
			g_assert_cmpint(one->verdict, ==, RECHECK_UNKNOWN);
		}
	}
}

/* ---- runs ---- */

static void
take_letters(World *world, const char *letters)
{
	world->now_s += strchr(letters, 'd') != NULL ? DAY_S : 1;
	world->is_killed = strchr(letters, 'k') != NULL;
	world->is_glance = world->is_glance || strchr(letters, 'g') != NULL;
	world->is_new_reading = world->is_new_reading || strchr(letters, 'n') != NULL;
}

static void
add_requests(const World *world, const Step *step, guint budget, GPtrArray *requests)
{
	for (guint i = 0; i < step->requests->len && i < budget; i++) {
		const Request *request = g_ptr_array_index(step->requests, i);
		Request *copy = request_new(request->url);

		copy->mark = g_strdup(request->mark);
		if (reach_refusal(world->reach, copy->url) == NULL) {
			g_ptr_array_add(requests, copy);
		} else {
			request_free(copy);
		}
	}
}

/* From a beginning to where nothing is in flight. @return false when there are no more answers. */
static bool
run_once(World *world)
{
	g_autoptr(GPtrArray) requests =
		g_ptr_array_new_with_free_func((GDestroyNotify)request_free);
	StepInput input = { .spec = world->spec,
		.begin_s = world->now_s - 7 * DAY_S,
		.is_glance = world->is_glance,
		.is_new_reading = world->is_new_reading };
	guint made = 0;

	world->is_killed = false;
	world->is_glance = false;
	world->is_new_reading = false;
	for (;;) {
		g_auto(Step) step = { 0 };
		g_autoptr(Reply) reply = NULL;
		char letters[16] = "";

		if (made > 0) {
			reply = answer_to(world, g_ptr_array_index(requests, made - 1), letters);
			if (reply == NULL) {
				return false;
			}
		}
		input.state = world->state;
		input.now_s = world->now_s;
		input.budget = BUDGET - (int)requests->len;
		input.reply = reply;
		kind_step(world->kind, &input, &step);
		if (reply != NULL) {
			note_validators(world, reply, &step);
		}
		check_step(world, &input, &step);
		keep_state(world, &step);
		if (reply != NULL) {
			recheck(world, &step, reply);
		}
		add_requests(world, &step, (guint)MAX(0, input.budget), requests);
		g_assert_cmpuint(requests->len, <=, BUDGET);
		take_letters(world, letters);
		if (world->is_killed || made == requests->len) {
			return made > 0;
		}
		made++;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	g_auto(GStrv) answers = g_strsplit(text, CUT, -1);
	World world;

	if (answers[0] == NULL || answers[1] == NULL) {
		return 0;
	}
	begin(&world, answers);
	while (run_once(&world)) {
		world.now_s += HOUR_S;
	}
	end(&world);
	return 0;
}
