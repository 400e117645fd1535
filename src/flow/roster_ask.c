#include "flow/roster_ask.h"

#include <string.h>

#include "base/error.h"
#include "flow/access.h"
#include "flow/gather.h"
#include "flow/scratch.h"
#include "source/kind.h"
#include "text/charset.h"
#include "text/jsontext.h"
#include "text/pagehead.h"
#include "text/url.h"

#define TIME_S 60
#define HTTP_OK 200
#define NODEINFO_SCHEMA "http://nodeinfo.diaspora.software/ns/schema/"

/* One conversation with a server. */
typedef struct Asker {
	Context own;
	Gather *gather;
	SourceSpec *spec;
	Access access;
	const PlatformAsk *ask;
	Reply *reply; /* owned: the last one; NULL: none came */
} Asker;

void
roster_answer_clear(RosterAnswer *answer)
{
	recognition_clear(&answer->found);
	g_clear_pointer(&answer->others, g_ptr_array_unref);
}

/* ---- asking ---- */

/* @return owned copy of what matters of it. */
static Reply *
keep(const Reply *reply)
{
	g_autoptr(Request) request = request_new(reply->url);
	Reply *copy = reply_new(request);

	copy->status = reply->status;
	copy->error = g_strdup(reply->error);
	copy->is_permanent = reply->is_permanent;
	copy->moved_for_good = reply->moved_for_good;
	g_hash_table_unref(copy->headers);
	copy->headers = g_hash_table_ref(reply->headers);
	g_bytes_unref(copy->body);
	copy->body = g_bytes_ref(reply->body);
	return copy;
}

static void
take_reply(void *data, void *cookie, const Reply *reply)
{
	Asker *asker = data;

	(void)cookie;
	g_clear_pointer(&asker->reply, reply_free);
	asker->reply = keep(reply);
}

static bool
asker_open(Asker *asker, const Context *context, const PlatformAsk *ask, GError **error)
{
	const GatherTaker taker = { .take = take_reply, .data = asker };

	asker->ask = ask;
	asker->spec = source_spec_new();
	asker->spec->url = g_strdup(ask->address);
	asker->spec->allow_private = context->config->allow_private;
	asker->access = access_of(asker->spec);
	return scratch_open(context, &asker->own, error)
		&& gather_new(&asker->own, &taker, TIME_S, &asker->gather, error);
}

static void
asker_close(Asker *asker)
{
	g_clear_pointer(&asker->reply, reply_free);
	g_clear_pointer(&asker->gather, gather_free);
	access_clear(&asker->access);
	g_clear_pointer(&asker->spec, source_spec_free);
	scratch_close(&asker->own);
}

/* @reply out, owned: with status 0 where none came in time. */
static bool
ask_for(Asker *asker, const char *url, const char *accept, Reply **reply, GError **error)
{
	Request *request = request_new(url);
	GatherEnd end = GATHER_DONE;

	request_add_header(request, "Accept", accept);
	g_clear_pointer(&asker->reply, reply_free);
	access_ask(&asker->access, asker->gather, request, NULL);
	if (!gather_run(asker->gather, &end, error)) {
		return false;
	}
	if (end == GATHER_STOPPED || asker->reply == NULL) {
		error_set(error, ERROR_NETWORK_TEMPORARY, "%s: no answer in time", url);
		return false;
	}
	*reply = g_steal_pointer(&asker->reply);
	return true;
}

/* The text of an answer that is one. @return owned, valid UTF-8. */
static GString *
text_of(const Reply *reply)
{
	g_autofree char *charset = reply_charset(reply);

	return charset_to_utf8(g_bytes_get_data(reply->body, NULL), g_bytes_get_size(reply->body),
		charset);
}

/* @return owned reference; NULL: no JSON. */
static json_t *
json_of(const Reply *reply)
{
	json_t *value = NULL;

	return reply->status == HTTP_OK
			&& jsontext_load(g_bytes_get_data(reply->body, NULL),
				g_bytes_get_size(reply->body), &value, NULL)
		? value
		: NULL;
}

/* ---- what a server runs ---- */

/* @return owned: what lies at a path of the server that was asked. */
static char *
at_server(const Asker *asker, const char *path)
{
	g_autofree char *scheme = g_strndup(asker->spec->url, strcspn(asker->spec->url, ":"));

	return g_strconcat(scheme, "://", asker->access.authority, path, NULL);
}

/* The newest schema's document, on the same server. @return owned, or NULL. */
static char *
nodeinfo_address(const Asker *asker, const json_t *index)
{
	char *address = NULL;
	size_t i;
	const json_t *link;

	json_array_foreach (json_object_get(index, "links"), i, link) {
		const char *rel = jsontext_string(link, "rel");
		const char *href = jsontext_string(link, "href");
		g_autofree char *authority = url_authority(href);
		const bool is_one = rel != NULL && href != NULL && url_is_web(href)
			&& strncmp(rel, NODEINFO_SCHEMA, strlen(NODEINFO_SCHEMA)) == 0;

		if (is_one && g_strcmp0(authority, asker->access.authority) == 0) {
			g_free(address);
			address = g_strdup(href);
		}
	}
	return address;
}

/* https://nodeinfo.diaspora.software/protocol.html. @software out, owned, or NULL. */
static bool
ask_nodeinfo(Asker *asker, char **software, GError **error)
{
	g_autofree char *first = at_server(asker, "/.well-known/nodeinfo");
	g_autoptr(Reply) reply = NULL;
	g_autoptr(Reply) document = NULL;
	json_auto_t *index = NULL;
	json_auto_t *value = NULL;

	if (!ask_for(asker, first, "application/json", &reply, error)) {
		return false;
	}
	index = json_of(reply);
	g_autofree char *second = nodeinfo_address(asker, index);
	if (second == NULL) {
		return true;
	}
	if (!ask_for(asker, second, "application/json", &document, error)) {
		return false;
	}
	value = json_of(document);
	*software = g_strdup(jsontext_string(json_object_get(value, "software"), "name"));
	return true;
}

/* Whether it answers as Mastodon's own API does, though it says nothing of itself. */
static bool
ask_instance(Asker *asker, char **software, GError **error)
{
	g_autofree char *url = at_server(asker, "/api/v2/instance");
	g_autoptr(Reply) reply = NULL;
	json_auto_t *value = NULL;

	if (!ask_for(asker, url, "application/json", &reply, error)) {
		return false;
	}
	value = json_of(reply);
	if (jsontext_string(value, "domain") != NULL
		&& json_is_object(json_object_get(value, "configuration"))) {
		g_free(*software);
		*software = g_strdup("mastodon");
	}
	return true;
}

/* What a page says that made it: "WordPress 6.7". @return owned in small letters, or NULL. */
static char *
software_of_page(const char *text)
{
	g_autofree char *generator = pagehead_generator(text);

	return generator == NULL ? NULL
				 : g_ascii_strdown(generator, (gssize)strcspn(generator, " "));
}

/* ---- what that means ---- */

static bool
recognise(const Asker *asker, const char *address, const char *software, RosterAnswer *answer)
{
	const PlatformAsk ask = {
		.address = address, .software = software, .kinds = asker->ask->kinds
	};

	return platform_recognise(&ask, &answer->found) == PLATFORM_SECTION;
}

/* Where a feed is, whatever redirect led there for now. */
static const char *
lasting_address(const Asker *asker, const Reply *reply)
{
	return reply->moved_for_good ? reply->url : asker->ask->address;
}

static bool
refuse(const char *address, const char *why, GError **error)
{
	g_autofree char *shown = url_redact(address);

	error_set(error, ERROR_REMOTE_PERMANENT, "%s: %s", shown, why);
	return false;
}

/* An answer that is no page at all. @return whether it is one, and then error is set. */
static bool
is_refusal(const Asker *asker, const Reply *reply, GError **error)
{
	g_autofree char *shown = url_redact(asker->ask->address);
	g_autofree char *said = access_conceal(&asker->access, reply->error);

	if (reply->status == 0) {
		error_set(error,
			reply->is_permanent ? ERROR_NETWORK_PERMANENT : ERROR_NETWORK_TEMPORARY,
			"%s: %s (look at the address; if it is right, try again later)", shown,
			said != NULL ? said : "no answer");
		return true;
	}
	if (reply->status == 429 || reply->status >= 500) {
		error_set(error, ERROR_REMOTE_TEMPORARY, "%s: HTTP %d%s%s: try again later", shown,
			reply->status, said != NULL ? ", " : "", said != NULL ? said : "");
		return true;
	}
	return false;
}

/* What a document says by itself. @return whether that is all that need be known. */
static bool
take_document(const Asker *asker, const Reply *reply, RosterAnswer *answer)
{
	const SourceKind *kind = reply->status == HTTP_OK ? kind_sniff(reply) : NULL;

	if (kind == NULL) {
		return false;
	}
	if (strcmp(kind->name, "feed") == 0) {
		platform_as_feed(lasting_address(asker, reply), "a feed", &answer->found);
		return true;
	}
	if (strcmp(kind->name, SOURCE_CALENDAR) == 0) {
		platform_as_calendar(lasting_address(asker, reply), &answer->found);
		return true;
	}
	return recognise(asker, asker->ask->address, kind->name, answer);
}

/* The feeds of a page: the first, and the others. */
static bool
take_feeds(const Reply *reply, const char *text, const char *what, RosterAnswer *answer)
{
	g_autoptr(GPtrArray) feeds = pagehead_feeds(text, reply->url);

	if (reply->status != HTTP_OK || feeds->len == 0) {
		return false;
	}
	g_autofree char *kept = g_strdup(what);
	platform_as_feed(g_ptr_array_index(feeds, 0),
		kept != NULL ? kept : "a page that names its feed", &answer->found);
	g_ptr_array_remove_index(feeds, 0);
	answer->others = g_steal_pointer(&feeds);
	return true;
}

/* Where some software has its feed though its page names none. */
static bool
take_habit(const Asker *asker, const char *software, RosterAnswer *answer)
{
	static const struct {
		const char *software, *path;
	} habits[] = { { "wordpress", "/feed/" }, { "ghost", "/rss/" } };

	for (gsize i = 0; software != NULL && i < G_N_ELEMENTS(habits); i++) {
		if (strcmp(software, habits[i].software) == 0) {
			g_autofree char *url = at_server(asker, habits[i].path);

			platform_as_feed(url, "a blog", &answer->found);
			return true;
		}
	}
	return false;
}

/* What there is to be said of a page that nothing can be read from. */
static bool
tell_why_not(const Asker *asker, const Reply *reply, const char *why, GError **error)
{
	const bool is_there = reply->status == HTTP_OK;
	g_autofree char *foreign = is_there ? kind_foreign(reply) : NULL;
	g_autofree char *said = is_there
		? g_strdup_printf("%s (expected a feed, or the page of something that has one: "
				  "look for \"RSS\" or \"Feed\" on the site)",
			foreign != NULL ? foreign : "nothing there can be read")
		: g_strdup_printf(
			"the server answers HTTP %d (open the address in a browser: is it "
			"the one that was meant?)",
			reply->status);

	return refuse(asker->ask->address, why != NULL ? why : said, error);
}

/* Whoever is known by name need not be asked what it runs. @software out, owned, or NULL. */
static bool
learn_software(Asker *asker, const char *text, bool is_known, char **software, GError **error)
{
	g_autofree char *said = NULL;

	if (!is_known && !ask_nodeinfo(asker, &said, error)) {
		return false;
	}
	*software = said != NULL ? g_ascii_strdown(said, -1) : software_of_page(text);
	return true;
}

/* Its page is here: go on from it. */
static bool
look_at_page(Asker *asker, const Reply *page, RosterAnswer *answer, GError **error)
{
	const char *address = asker->ask->address;
	g_autoptr(GString) text = text_of(page);
	g_autofree char *software = NULL;
	g_auto(Recognition) known = { 0 };
	const bool is_known = platform_recognise(asker->ask, &known) == PLATFORM_PAGE;

	if (take_document(asker, page, answer)) {
		return true;
	}
	if (!learn_software(asker, text->str, is_known, &software, error)) {
		return false;
	}
	if (recognise(asker, address, software, answer)
		|| take_feeds(page, text->str, known.what, answer)
		|| take_habit(asker, software, answer)) {
		return true;
	}
	if (!is_known && !ask_instance(asker, &software, error)) {
		return false;
	}
	return recognise(asker, address, software, answer)
		|| tell_why_not(asker, page, known.why, error);
}

/* A redirect may lead to somebody who is known. */
static bool
look_at_place(Asker *asker, const Reply *page, RosterAnswer *answer, GError **error)
{
	const PlatformAsk there = { .address = page->url, .kinds = asker->ask->kinds };
	g_autofree char *authority = url_authority(page->url);
	const bool is_elsewhere = g_strcmp0(authority, asker->access.authority) != 0;
	const PlatformAnswer says = is_elsewhere ? platform_recognise(&there, &answer->found)
						 : PLATFORM_UNKNOWN;

	if (says == PLATFORM_SECTION) {
		return true;
	}
	return says == PLATFORM_NO ? refuse(page->url, answer->found.why, error)
				   : look_at_page(asker, page, answer, error);
}

static bool
look(Asker *asker, RosterAnswer *answer, GError **error)
{
	g_autoptr(Reply) page = NULL;

	if (!ask_for(asker, asker->ask->address,
		    "application/feed+json, application/atom+xml, application/rss+xml, text/html, "
		    "*/*;q=0.5",
		    &page, error)
		|| is_refusal(asker, page, error)) {
		return false;
	}
	return look_at_place(asker, page, answer, error);
}

bool
roster_ask(const Context *context, const PlatformAsk *ask, RosterAnswer *answer, GError **error)
{
	Asker asker = { 0 };
	const bool done = asker_open(&asker, context, ask, error) && look(&asker, answer, error);

	asker_close(&asker);
	return done;
}

bool
roster_ask_text(const Context *context, const char *url, char **text, GError **error)
{
	const PlatformAsk ask = { .address = url };
	g_autoptr(Reply) reply = NULL;
	Asker asker = { .gather = NULL };

	const bool is_told = asker_open(&asker, context, &ask, error)
		&& ask_for(&asker, url, "text/html, */*;q=0.5", &reply, error);
	asker_close(&asker);
	if (is_told && reply->status != HTTP_OK) {
		error_set(error, ERROR_REMOTE_TEMPORARY, "%s: HTTP status %d", url, reply->status);
	}
	if (!is_told || reply->status != HTTP_OK) {
		return false;
	}
	*text = g_string_free(text_of(reply), FALSE);
	return true;
}
