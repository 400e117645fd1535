#include "model/consent_signals.h"

#include "model/consent_tag.h"
#include "text/date.h"
#include "text/jsontext.h"
#include "text/url.h"

#include <string.h>

typedef struct Row Row;

/* Whether a sign is there. */
typedef bool (*Says)(const ConsentSubject *subject, const Row *row);

struct Row {
	Says says;
	const char *path; /* where in the record, or NULL */
	const char *word; /* what to look for there, or NULL */
};

/* ---- values ---- */

/* A yes in any dress: what is there and is not plainly false. */
static bool
is_yes(const json_t *value)
{
	const char *text = json_string_value(value);

	if (text != NULL) {
		return *text != '\0' && g_ascii_strcasecmp(text, "false") != 0
			&& g_ascii_strcasecmp(text, "no") != 0 && strcmp(text, "0") != 0;
	}
	return json_is_true(value) || json_number_value(value) != 0.0;
}

static const json_t *
value_of(const ConsentSubject *subject, const Row *row)
{
	return strchr(row->path, '.') == NULL ? json_object_get(subject->json, row->path)
					      : jsontext_path(subject->json, row->path);
}

static bool
says_yes(const ConsentSubject *subject, const Row *row)
{
	return is_yes(value_of(subject, row));
}

/* A plain true alone is a yes. */
static bool
says_not_yes(const ConsentSubject *subject, const Row *row)
{
	return !json_is_true(value_of(subject, row));
}

/* A no in any dress; what is missing or null says nothing. */
static bool
says_no(const ConsentSubject *subject, const Row *row)
{
	const json_t *value = value_of(subject, row);

	return value != NULL && !json_is_null(value) && !is_yes(value);
}

/* Neither missing, null nor empty. */
static bool
says_something(const ConsentSubject *subject, const Row *row)
{
	const json_t *value = value_of(subject, row);
	const char *text = json_string_value(value);

	if (text != NULL) {
		return *text != '\0';
	}
	return json_is_array(value)
		? json_array_size(value) > 0
		: value != NULL && !json_is_null(value) && !json_is_false(value);
}

static bool
says_word(const ConsentSubject *subject, const Row *row)
{
	return g_strcmp0(json_string_value(value_of(subject, row)), row->word) == 0;
}

static bool
says_other_word(const ConsentSubject *subject, const Row *row)
{
	return !says_word(subject, row);
}

static bool
is_public(const json_t *name)
{
	/* www.w3.org/TR/activitypub/#public-addressing: the three count */
	static const char *const names[] = {
		"https://www.w3.org/ns/activitystreams#Public",
		"as:Public",
		"Public",
		"public",
		NULL,
	};
	const char *text = json_string_value(name);

	return text != NULL && g_strv_contains(names, text);
}

/* A list, or one alone in its place, as JSON-LD has it. */
static bool
names_public(const json_t *list)
{
	const json_t *name;
	size_t index;

	json_array_foreach (list, index, name) {
		if (is_public(name)) {
			return true;
		}
	}
	return is_public(list);
}

static bool
says_not_to_public(const ConsentSubject *subject, const Row *row)
{
	(void)row;
	return !names_public(json_object_get(subject->json, "to"));
}

/* Who may do a thing at once, and who when they are asked; each platform has its own names. */
static bool
says_policy(const ConsentSubject *subject, const Row *row)
{
	static const char *const lists[] = {
		"automatic",
		"manual",
		"automaticApproval",
		"manualApproval",
		"always",
		"with_approval",
		"automatic_approval",
		"manual_approval",
		NULL,
	};
	const json_t *policy = value_of(subject, row);

	if (policy == NULL || json_is_null(policy)) {
		return false;
	}
	for (gsize i = 0; lists[i] != NULL; i++) {
		if (names_public(json_object_get(policy, lists[i]))) {
			return false;
		}
	}
	return true;
}

/* ---- hashtags ---- */

static bool
says_tag(const ConsentSubject *subject, const Row *row)
{
	for (guint i = 0; subject->tags != NULL && i < subject->tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(subject->tags, i);

		if (consent_tag_is_word(tag->key)) {
			return true;
		}
	}
	return consent_tag_is_in_text(subject->text)
		|| (row->path != NULL
			&& consent_tag_is_in_html(json_string_value(value_of(subject, row))));
}

/* A name and a value, which people fill with what they like. */
static bool
is_refusing_field(const json_t *field)
{
	static const char *const keys[] = { "name", "value", NULL };

	for (gsize i = 0; keys[i] != NULL; i++) {
		const char *text = jsontext_string(field, keys[i]);

		if (consent_tag_is_in_html(text)
			|| (text != NULL && strlen(text) <= CONSENT_TAG_BYTES_MAX
				&& consent_tag_is_word(text))) {
			return true;
		}
	}
	return false;
}

static bool
says_tag_in_profile(const ConsentSubject *subject, const Row *row)
{
	static const char *const lists[] = { "fields", "attachment", NULL };
	g_auto(GStrv) members = g_strsplit(row->path, " ", 0);
	const json_t *field;
	size_t index;

	for (gsize i = 0; members[i] != NULL; i++) {
		if (consent_tag_is_in_html(jsontext_string(subject->json, members[i]))) {
			return true;
		}
	}
	for (gsize i = 0; lists[i] != NULL; i++) {
		json_array_foreach (json_object_get(subject->json, lists[i]), index, field) {
			if (is_refusing_field(field)) {
				return true;
			}
		}
	}
	return false;
}

/* ---- accounts ---- */

/* Bridges and mirrors, whose profiles say of themselves what their people never said. */
static const char *const bridges[] = {
	"brid.gy",
	"mostr.pub",
	"bird.makeup",
	"birdsite.live",
	"press.coop",
	"rss-parrot.net",
	"feedsin.space",
	"momostr.pink",
	NULL,
};

/* Whether a host, of @length bytes, is one of them or lies below. */
static bool
is_bridge(const char *host, gsize length)
{
	for (gsize i = 0; bridges[i] != NULL; i++) {
		if (url_host_is_within(host, length, bridges[i])) {
			return true;
		}
	}
	return false;
}

/* By the host of an account or address: "ada@toot.example", "https://toot.example/@ada". */
static bool
is_on_bridge(const char *name, const char *before_host)
{
	const char *found = name == NULL ? NULL : strstr(name, before_host);
	const char *host = found == NULL ? NULL : found + strlen(before_host);

	return host != NULL && is_bridge(host, strcspn(host, "/?#:"));
}

static bool
says_bridged(const ConsentSubject *subject, const Row *row)
{
	static const char *const keys[] = { "url", "uri", "id", NULL };
	const char *handle = jsontext_string(subject->json, "handle");

	(void)row;
	if (is_on_bridge(jsontext_string(subject->json, "acct"), "@")
		|| (handle != NULL && is_bridge(handle, strlen(handle)))) {
		return true;
	}
	for (gsize i = 0; keys[i] != NULL; i++) {
		if (is_on_bridge(jsontext_string(subject->json, keys[i]), "://")) {
			return true;
		}
	}
	return false;
}

static bool
has_expired(const json_t *label, int64_t now_s)
{
	int64_t end_s = DATE_UNKNOWN;

	return now_s != DATE_UNKNOWN && date_parse(jsontext_string(label, "exp"), &end_s)
		&& end_s != DATE_UNKNOWN && end_s < now_s;
}

/* A label with its own "neg" takes back what the same labeller said before it. */
static bool
is_taken_back(const json_t *labels, size_t from, const json_t *label)
{
	for (size_t i = from + 1; i < json_array_size(labels); i++) {
		const json_t *later = json_array_get(labels, i);

		if (jsontext_bool(later, "neg", false)
			&& g_strcmp0(jsontext_string(later, "val"), jsontext_string(label, "val"))
				== 0
			&& g_strcmp0(jsontext_string(later, "src"), jsontext_string(label, "src"))
				== 0) {
			return true;
		}
	}
	return false;
}

bool
consent_signals_has_label(const json_t *labels, const char *value, int64_t now_s)
{
	const json_t *label;
	size_t index;

	json_array_foreach (labels, index, label) {
		if (g_strcmp0(jsontext_string(label, "val"), value) == 0
			&& !jsontext_bool(label, "neg", false) && !has_expired(label, now_s)
			&& !is_taken_back(labels, index, label)) {
			return true;
		}
	}
	return false;
}

/* A list of labels, or that of a record's own ({"values": […]}). */
static bool
says_label(const ConsentSubject *subject, const Row *row)
{
	const json_t *value = value_of(subject, row);
	const json_t *labels = json_is_object(value) ? json_object_get(value, "values") : value;

	return consent_signals_has_label(labels, row->word, subject->now_s);
}

/* Directives stand between commas, perhaps behind the name of a robot. */
static bool
says_directive(const ConsentSubject *subject, const Row *row)
{
	const char *text = json_string_value(value_of(subject, row));

	if (text == NULL) {
		return false;
	}
	g_autofree char *low = g_ascii_strdown(text, -1);
	g_auto(GStrv) wanted = g_strsplit(row->word, " ", 0);
	g_auto(GStrv) directives = g_strsplit_set(low, ", \t\r\n", 0);

	for (gsize i = 0; directives[i] != NULL; i++) {
		if (g_strv_contains((const char *const *)wanted, directives[i])) {
			return true;
		}
	}
	return false;
}

/* ---- the table ---- */

static bool says_refused_where_moved(const ConsentSubject *subject, const Row *row);

#define POST false
#define AUTHOR true
#define REDUCED POST_CONSENT_REDUCED
#define REFUSED POST_CONSENT_REFUSED

static const ConsentSignal signals[] = {
#define SIGNAL(name, record, whose, makes, says, path, word, reason, help, source) \
	{ name, CONSENT_RECORD_##record, whose, makes, reason, help, source },
#include "model/consent_signals.tab.h"
#undef SIGNAL
	{ .name = NULL },
};

/* How each is looked for, in the same order. */
static const Row rows[] = {
#define SIGNAL(name, record, whose, makes, says, path, word, reason, help, source) \
	{ says, path, word },
#include "model/consent_signals.tab.h"
#undef SIGNAL
};

#undef POST
#undef AUTHOR
#undef REDUCED
#undef REFUSED

static void
hear(ConsentRecord record, const ConsentSubject *subject, bool follows_moves, ConsentSaid *said)
{
	for (gsize i = 0; signals[i].name != NULL; i++) {
		const ConsentSignal *signal = &signals[i];

		if (signal->record != record
			|| (!follows_moves && rows[i].says == says_refused_where_moved)
			|| !rows[i].says(subject, &rows[i])) {
			continue;
		}
		if (signal->makes > said->level) {
			said->level = signal->makes;
			said->reason = signal->reason;
		}
		if (signal->is_of_author) {
			said->author = MAX(said->author, signal->makes);
		}
	}
}

/* Who moves goes on being the same person. A move behind a move is not followed. */
static bool
says_refused_where_moved(const ConsentSubject *subject, const Row *row)
{
	const ConsentSubject there = {
		.json = value_of(subject, row),
		.now_s = subject->now_s,
	};
	ConsentSaid said = { 0 };

	if (!json_is_object(there.json)) {
		return false;
	}
	hear(CONSENT_RECORD_ACCOUNT, &there, false, &said);
	return said.author == POST_CONSENT_REFUSED;
}

void
consent_signals_hear(ConsentRecord record, const ConsentSubject *subject, ConsentSaid *said)
{
	hear(record, subject, true, said);
}

void
consent_signals_apply(const ConsentSaid *said, Post *post)
{
	if (said->author == POST_CONSENT_REFUSED) {
		post->author_consent = POST_CONSENT_REFUSED;
	}
	post->author_wants_less |= said->author == POST_CONSENT_REDUCED;
	if (said->level > post->consent) {
		post->consent = said->level;
		g_free(post->consent_reason);
		post->consent_reason = g_strdup(said->reason);
	}
}

const ConsentSignal *
consent_signals_table(void)
{
	return signals;
}

const char *
consent_signals_record_name(ConsentRecord record)
{
	static const char *const names[CONSENT_RECORD_COUNT] = {
		[CONSENT_RECORD_STATUS] = "A status (Mastodon's API)",
		[CONSENT_RECORD_ACCOUNT] = "An account (Mastodon's API)",
		[CONSENT_RECORD_NOTE] = "A post (ActivityPub)",
		[CONSENT_RECORD_ACTOR] = "An actor (ActivityPub)",
		[CONSENT_RECORD_BLUESKY_POST] = "A post (Bluesky)",
		[CONSENT_RECORD_BLUESKY_AUTHOR] = "An author (Bluesky)",
		[CONSENT_RECORD_POSTGATE] = "A postgate (Bluesky)",
		[CONSENT_RECORD_X_POST] = "A post (X)",
		[CONSENT_RECORD_X_USER] = "An account (X)",
		[CONSENT_RECORD_INTENTS] = "User intents (AT Protocol)",
		[CONSENT_RECORD_FEED] = "A feed, and its items",
		[CONSENT_RECORD_PAGE] = "A web page",
	};

	return names[record];
}
