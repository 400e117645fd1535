#include "dedup/cluster_author.h"

#include "base/prefix.h"
#include "dedup/author.h"
#include "dedup/cluster_numbers.h"
#include "dedup/cluster_words.h"
#include "model/person_spec.h"
#include "text/url.h"

#include <string.h>

#define ACCOUNT "acct:"

/* A bridge's account, whose own name is the account that it bridges (fed.brid.gy/docs): what ends
 * so is an account on that host. */
static const struct {
	const char *ending, *host;
} bridges[] = {
	{ "@bsky.brid.gy", "@bsky.app" },
	{ "@bird.makeup", "@x.com" },
	{ "@twitter.com", "@x.com" },
};
/* Bridgy Fed's handles on Bluesky: USER.SERVER and this. */
#define BRIDGED_TO_BLUESKY ".ap.brid.gy"

/* What is many people's name, or nobody's. */
static const char *const generic_names[] = { "admin", "administrator", "anonymous", "author", "bot",
	"editor", "guest", "hello", "info", "news", "newsletter", "office", "social", "staff",
	"team", "webmaster", "blog", "www" };

static bool
is_generic(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(generic_names); i++) {
		if (strcmp(name, generic_names[i]) == 0) {
			return true;
		}
	}
	return strlen(name) < 3;
}

/* ---- the ini's people ---- */

static void
add_handle(ClusterPeople *people, const char *handle, const char *name)
{
	g_auto(Byline) byline = { 0 };

	if (!byline_parse(handle, &byline, NULL)) {
		return;
	}
	g_autoptr(GPtrArray) names = author_names(&byline);
	for (guint i = 0; i < names->len; i++) {
		g_hash_table_insert(people, g_strdup(g_ptr_array_index(names, i)), g_strdup(name));
	}
}

ClusterPeople *
cluster_people_new(const GPtrArray *people)
{
	ClusterPeople *made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	for (guint i = 0; people != NULL && i < people->len; i++) {
		const PersonSpec *person = g_ptr_array_index(people, i);

		for (guint k = 0; k < person->handles->len; k++) {
			add_handle(made, g_ptr_array_index(person->handles, k), person->name);
		}
	}
	return made;
}

static void
add_sure(ClusterWho *who, const char *name)
{
	const guint64 number = cluster_hash(0, name, strlen(name));

	g_array_append_val(who->sure, number);
}

/* Whom the ini knows by one of these names. */
static void
add_person(ClusterPeople *people, const GPtrArray *guesses, ClusterWho *who)
{
	for (guint i = 0; i < guesses->len; i++) {
		const char *name = g_hash_table_lookup(people, g_ptr_array_index(guesses, i));

		if (name != NULL) {
			g_autofree char *person = g_strconcat("person:", name, NULL);
			add_sure(who, person);
			return;
		}
	}
}

/* ---- accounts ---- */

/* "ada.tooter.example.ap.brid.gy" is ada@tooter.example. @return owned, or NULL. */
static char *
bridged_account(const char *handle)
{
	const char *dot = strchr(handle, '.');

	if (dot == NULL || !g_str_has_suffix(handle, BRIDGED_TO_BLUESKY)
		|| strlen(dot) <= strlen(BRIDGED_TO_BLUESKY)) {
		return NULL;
	}
	return g_strdup_printf(ACCOUNT "%.*s@%.*s", (int)(dot - handle), handle,
		(int)(strlen(dot) - 1 - strlen(BRIDGED_TO_BLUESKY)), dot + 1);
}

/* The account that a bridge's account stands for. @account "acct:…". @return owned, or NULL. */
static char *
behind_bridge(const char *account)
{
	for (gsize i = 0; i < G_N_ELEMENTS(bridges); i++) {
		if (g_str_has_suffix(account, bridges[i].ending)) {
			return g_strdup_printf("%.*s%s",
				(int)(strlen(account) - strlen(bridges[i].ending)), account,
				bridges[i].host);
		}
	}
	return NULL;
}

/* A handle as an account: Bluesky's are a host's name, X's have no server. @return owned. */
static char *
account_of(const char *handle, const char *host)
{
	g_autofree char *folded = g_utf8_casefold(handle + strspn(handle, "@"), -1);

	if (strchr(folded, '@') != NULL) {
		return g_strconcat(ACCOUNT, folded, NULL);
	}
	char *bridged = bridged_account(folded);
	return bridged != NULL ? bridged : g_strconcat(ACCOUNT, folded, "@", host, NULL);
}

static void
add_account(ClusterWho *who, const char *account)
{
	g_autofree char *behind = behind_bridge(account);
	const char *user = (behind != NULL ? behind : account) + strlen(ACCOUNT);
	const gsize length = strcspn(user, "@.");

	who->is_bridged |= behind != NULL;
	add_sure(who, behind != NULL ? behind : account);
	if (length >= 3) {
		who->user = cluster_hash(1, user, length);
	}
}

/* Accounts are told by the account itself, however a bridge calls it elsewhere: it is another
 * place. Without one, the site is the place. */
static void
add_place(ClusterWho *who, const Post *post, const char *host)
{
	if (post->author_handle != NULL) {
		g_autofree char *folded = g_utf8_casefold(post->author_handle, -1);
		g_autofree char *account = account_of(post->author_handle, host);
		who->is_bridged = g_str_has_suffix(folded, BRIDGED_TO_BLUESKY);
		who->account = cluster_hash(2, folded, strlen(folded));
		add_account(who, account);
		return;
	}
	who->account = cluster_hash(3, host, strlen(host));
	/* "ada.blog.example", and @ada elsewhere */
	g_autofree char *label = g_strndup(host, strcspn(host, "."));
	if (!is_generic(label)) {
		who->user = cluster_hash(1, label, strlen(label));
	}
}

/* ---- names ---- */

/* A name without what people hang on to it: "Ada (she/her) | FE". @return owned. */
static char *
bare_name(const char *name)
{
	g_autoptr(GString) kept = g_string_new(NULL);
	int depth = 0;

	for (const char *at = name; *at != '\0'; at++) {
		depth += strchr("([{", *at) != NULL ? 1 : 0;
		if (depth == 0 && (strchr("|@#:", *at) != NULL || prefix_stands_at(at, " - "))) {
			break;
		}
		if (depth == 0) {
			g_string_append_c(kept, *at);
		}
		depth -= strchr(")]}", *at) != NULL && depth > 0 ? 1 : 0;
	}
	ClusterWords words;
	cluster_words_read(NULL, kept->str, NULL, &words);
	char *bare = g_steal_pointer(&words.text);
	cluster_words_clear(&words);
	return bare;
}

static void
add_name(ClusterWho *who, const Post *post)
{
	const char *said = post->author_name;

	if (said == NULL) {
		/* an account's feed has its name for a title: "@ada.bsky.social - Ada" */
		const char *dash = post->network == NULL || post->author_handle != NULL
			? NULL
			: strstr(post->network, " - ");
		said = dash != NULL ? dash + 3 : NULL;
	}
	if (said == NULL) {
		return;
	}
	g_autofree char *name = bare_name(said);
	if (!is_generic(name)) {
		who->name = cluster_hash(4, name, strlen(name));
		who->is_short = strchr(name, ' ') == NULL;
	}
}

/* ---- both ---- */

static void
add_guesses(ClusterPeople *people, const Post *post, ClusterWho *who)
{
	g_autoptr(GPtrArray) guesses = author_guesses(post);

	add_person(people, guesses, who);
	/* without an account, the address says whose it is: https://tooter.example/@ada/1 */
	for (guint i = 0; post->author_handle == NULL && i < guesses->len; i++) {
		if (prefix_stands_at(g_ptr_array_index(guesses, i), ACCOUNT)) {
			add_account(who, g_ptr_array_index(guesses, i));
		}
	}
}

static void
add_profile(const Post *post, ClusterWho *who)
{
	g_autofree char *profile = post->author_url != NULL ? url_canonical(post->author_url)
							    : NULL;

	if (profile != NULL) {
		g_autofree char *name = g_strconcat("author:", profile, NULL);
		add_sure(who, name);
	}
}

void
cluster_who_read(ClusterPeople *people, const Post *post, ClusterWho *who)
{
	g_autofree char *host = url_host(post->url);

	*who = (ClusterWho){ .sure = g_array_new(FALSE, FALSE, sizeof(guint64)) };
	add_place(who, post, host != NULL ? host : "");
	add_profile(post, who);
	add_name(who, post);
	if (post->author_handle == NULL || g_hash_table_size(people) > 0) {
		add_guesses(people, post, who);
	}
	cluster_numbers_settle(&who->sure);
}

void
cluster_who_clear(ClusterWho *who)
{
	g_clear_pointer(&who->sure, g_array_unref);
}

ClusterAuthor
cluster_who_compare(const ClusterWho *a, const ClusterWho *b, bool *is_weak)
{
	const bool is_one_name = a->name != 0 && a->name == b->name;
	const bool is_one_user = a->user != 0 && a->user == b->user;

	*is_weak = false;
	if (cluster_numbers_meet(a->sure, b->sure)) {
		return CLUSTER_AUTHOR_SAME;
	}
	*is_weak = !is_one_user && a->is_short;
	return is_one_name || is_one_user ? CLUSTER_AUTHOR_ALIKE : CLUSTER_AUTHOR_NOT;
}
