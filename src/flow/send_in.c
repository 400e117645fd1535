#include "flow/send_in.h"

#include "base/error.h"
#include "flow/send_in_take.h"
#include "flow/ways.h"
#include "store/proposals.h"
#include "subscribe/sent_links.h"
#include "text/hashtag.h"
#include "text/jsontext.h"
#include "text/plain.h"
#include "text/url.h"

/* For which digest, under what, and from whom. Borrowed. */
typedef struct SendIn {
	const DigestSpec *digest;
	const Hashtag *tag;
	const char *by, *how;
} SendIn;

/* The first digest that has it. @tag borrowed, or NULL: any. */
static bool
find_digest(const Context *context, const char *tag, SendIn *send_in)
{
	const GPtrArray *digests = context->config->digests;
	g_autoptr(Hashtag) asked = tag == NULL ? NULL : hashtag_new(tag[0] == '#' ? tag + 1 : tag);

	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *digest = g_ptr_array_index(digests, i);
		const char *key = asked == NULL ? NULL : digest_spec_tag_for(digest, asked->key);
		if (tag == NULL && digest->tags->len > 0) {
			send_in->tag = g_ptr_array_index(digest->tags, 0);
		} else if (key != NULL) {
			send_in->tag = hashtag_list_find(digest->tags, key);
		}
		if (send_in->tag != NULL) {
			send_in->digest = digest;
			return true;
		}
	}
	return false;
}

/* By the first hashtag of a text that a digest has. @text borrowed, or NULL. */
static bool
find_by_words(const Context *context, const char *text, SendIn *send_in)
{
	g_autoptr(GPtrArray) tags = hashtag_find(text != NULL ? text : "");

	for (guint i = 0; i < tags->len; i++) {
		const Hashtag *tag = g_ptr_array_index(tags, i);
		if (find_digest(context, tag->display, send_in)) {
			return true;
		}
	}
	return false;
}

/* Note one. Inside a transaction. @links: gets a line of the report. */
static bool
add_link(Context *context, const SendIn *send_in, const char *url, json_t *links, GError **error)
{
	g_autoptr(Proposal) proposal = proposal_new();
	bool is_new;

	proposal->url = g_strdup(url);
	proposal->digest = g_strdup(send_in->digest->name);
	proposal->tag = g_strdup(send_in->tag->display);
	proposal->by_name = send_in->by == NULL ? NULL : plain_line(send_in->by);
	proposal->how = g_strdup(send_in->how);
	proposal->asked_s = now_s(&context->now);
	if (!proposals_add(context->store, proposal, &is_new, error)) {
		return false;
	}
	g_autofree char *shown = url_redact(url);
	json_array_append_new(links,
		jsontext_object("url", jsontext_text(shown), "new", json_boolean(is_new), NULL));
	return true;
}

static bool
add_links(Context *context, const SendIn *send_in, const GPtrArray *urls, json_t *links,
	GError **error)
{
	for (guint i = 0; i < urls->len; i++) {
		if (!add_link(context, send_in, g_ptr_array_index(urls, i), links, error)) {
			return false;
		}
	}
	return true;
}

bool
send_in_add(Context *context, const SendInWish *wish, json_t **report, GError **error)
{
	g_autoptr(GPtrArray) urls = g_ptr_array_new_with_free_func(g_free);
	g_auto(StoreTransaction) transaction = { 0 };
	SendIn send_in = { .by = wish->by, .how = PROPOSALS_BY_TERMINAL };
	json_auto_t *links = json_array();

	if (!(wish->tag == NULL && find_by_words(context, wish->text, &send_in))
		&& !find_digest(context, wish->tag, &send_in)) {
		error_set(error, ERROR_USAGE_PERMANENT, "--tag %s: no digest has that hashtag",
			wish->tag);
		return false;
	}
	sent_links_add(wish->text, urls);
	if (urls->len == 0) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"no page to add (expected an address, https://…, or a text with some)");
		return false;
	}
	if (!store_transaction_begin(context->store, &transaction, error)
		|| !add_links(context, &send_in, urls, links, error)
		|| !store_transaction_commit(&transaction, error)) {
		return false;
	}
	*report = jsontext_object("digest", jsontext_text(send_in.digest->name), "tag",
		jsontext_text(send_in.tag->display), "links", json_incref(links), NULL);
	return true;
}

char *
send_in_words(const json_t *report)
{
	const json_t *links = json_object_get(report, "links");
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < json_array_size(links); i++) {
		const json_t *link = json_array_get(links, i);

		g_string_append_printf(out, "%s: %s\n", jsontext_string(link, "url"),
			jsontext_bool(link, "new", false)
				? "read by the next run, then it waits for your yes"
				: "was sent in before");
	}
	g_string_append_printf(out, "`tagdigest review --digest %s` shows what waits.\n",
		jsontext_string(report, "digest"));
	return g_string_free(out, FALSE);
}

/* ---- by mail --------------------------------------------------------------------------------- */

bool
send_in_address(Context *context, char **address, char **subject, GError **error)
{
	const InboxSpec *inbox = context->config->inbox;
	const Way way = { .purpose = WAY_ADD };
	const WayKeys *keys;

	if (!ways_keys(context, &keys, error)) {
		return false;
	}
	g_autofree char *token = way_write(keys, &way);
	*address = inbox == NULL || !inbox->has_plus ? NULL
						     : way_address(context->config->contact, token);
	*subject = *address == NULL ? g_strdup_printf("add [%s]", token) : NULL;
	if (*address == NULL) {
		*address = g_strdup(context->config->contact);
	}
	return true;
}

bool
send_in_address_words(Context *context, char **words, GError **error)
{
	g_autofree char *address = NULL;
	g_autofree char *subject = NULL;

	if (!send_in_address(context, &address, &subject, error)) {
		return false;
	}
	*words = g_strdup_printf("To add a page, mail its link, or forward a mail with one%s, to\n"
				 "%s%s%s\n",
		context->config->digests->len > 1 ? ", and a hashtag of its digest" : "", address,
		subject != NULL ? "\nwith the subject: " : "", subject != NULL ? subject : "");
	return true;
}

/* The text first; where it has no link, what the parts hold, HTML or not. @return owned. */
static GPtrArray *
links_of(const Message *message)
{
	GPtrArray *urls = g_ptr_array_new_with_free_func(g_free);

	sent_links_add(message->text, urls);
	for (guint i = 0; i < message->parts->len && urls->len == 0; i++) {
		const MessagePart *part = g_ptr_array_index(message->parts, i);
		sent_links_add(part->text, urls);
	}
	return urls;
}

bool
send_in_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error)
{
	g_autoptr(GPtrArray) urls = links_of(mail->message);
	json_auto_t *links = json_array();
	SendIn send_in = { .by = mail->message->from_name, .how = PROPOSALS_BY_MAIL };

	if (urls->len == 0
		|| (!find_by_words(context, mail->message->subject, &send_in)
			&& !find_by_words(context, mail->message->text, &send_in)
			&& !find_digest(context, NULL, &send_in))) {
		inbox_handled_set(handled, false, "add",
			"sent in, but there is no link to a page in it");
		return true;
	}
	if (!add_links(context, &send_in, urls, links, error)) {
		return false;
	}
	inbox_handled_set(handled, true, "add", "sent in: the next run reads its pages");
	return true;
}
