#include "mail/compose.h"

#include "base/error.h"
#include "base/token.h"
#include "mail/letter.h"
#include "mail/placeholder.h"
#include "text/address.h"
#include "text/url.h"

#include <string.h>

#define LABEL_LETTERS_MAX 40
#define LABEL_HASH_LETTERS 6
#define ID_HASH_LETTERS 16
#define BOUNDARY_HASH_LETTERS 32

/* What a Message-ID is made of but the subscription. */
typedef struct EditionName {
	char *label;    /* owned: "weekly-weekly-12", safe in a Message-ID */
	char *identity; /* owned: tells it from every other edition of every other installation */
	char *domain;   /* owned: From's */
} EditionName;

struct Compose {
	EditionName name;
	char *digest;         /* owned: as the way out names it */
	char *contact;        /* owned */
	char *one_click;      /* owned, or NULL */
	GString *rest;        /* owned: all but the lines of the recipient's own */
	GArray *placeholders; /* owned, of Placeholder: what of rest is the recipient's own */
};

static char *
hash_text(const char *text, gsize letters)
{
	char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);

	hash[letters] = '\0';
	return hash;
}

/* A name as a label of RFC 2919, 2; one that had to be changed is told from others by a hash. */
static char *
label_of(const char *name)
{
	GString *label = g_string_new(NULL);

	for (const char *at = name; *at != '\0' && label->len < LABEL_LETTERS_MAX; at++) {
		if (g_ascii_isalnum(*at)) {
			g_string_append_c(label, g_ascii_tolower(*at));
		} else if (label->len > 0 && label->str[label->len - 1] != '-') {
			g_string_append_c(label, '-');
		}
	}
	if (g_ascii_strcasecmp(label->str, name) != 0) {
		g_autofree char *hash = hash_text(name, LABEL_HASH_LETTERS);

		g_string_append_printf(label, "-%s", hash);
	}
	return g_string_free(label, FALSE);
}

static void
edition_name_set(EditionName *name, const Edition *edition, const char *from)
{
	/* What is owed when a digest gets another name keeps the Message-ID that it had. */
	const char *named = edition->named != NULL ? edition->named : edition->digest;
	g_autofree char *digest = label_of(named);
	const char *frequency = schedule_frequency_name(edition->frequency);
	const char *domain = address_domain(from);

	name->label = g_strdup_printf("%s-%s-%d", digest, frequency, edition->number);
	name->identity = g_strdup_printf("%s\n%s\n%d\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT
					 "\n%s",
		named, frequency, edition->number, edition->period_start_s, edition->period_end_s,
		edition->hash == NULL ? "" : edition->hash);
	name->domain = g_strdup(domain == NULL ? "localhost" : domain);
}

static void
edition_name_clear(EditionName *name)
{
	g_free(name->label);
	g_free(name->identity);
	g_free(name->domain);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EditionName, edition_name_clear)

static char *
message_id(const EditionName *name, int64_t subscription_id)
{
	g_autofree char *identity = g_strdup_printf("%s\n%" G_GINT64_FORMAT, name->identity,
		subscription_id);
	g_autofree char *hash = hash_text(identity, ID_HASH_LETTERS);

	return g_strdup_printf("%s.%" G_GINT64_FORMAT ".%s@%s", name->label, subscription_id, hash,
		name->domain);
}

char *
compose_message_id(const Edition *edition, int64_t subscription_id, const char *from)
{
	g_auto(EditionName) name = { 0 };

	edition_name_set(&name, edition, from);
	return message_id(&name, subscription_id);
}

/* RFC 6068, 2: what an address may hold and a URL may not is percent-encoded. */
static char *
mailto_of(const char *address)
{
	const char *at = strrchr(address, '@');
	const gsize length = at == NULL ? strlen(address) : (gsize)(at - address);
	g_autofree char *local = g_strndup(address, length);
	g_autofree char *encoded = url_encode(local);

	return g_strconcat("mailto:", encoded, address + length, NULL);
}

char *
compose_order_url(const char *contact, const char *order, const char *digest, const char *token)
{
	g_autofree char *mailto = mailto_of(contact);
	g_autofree char *encoded = url_encode(digest);

	return g_strdup_printf("%s?subject=%s%%20%s%%20%s", mailto, order, encoded, token);
}

static bool
check_address(const char *what, const char *address, GError **error)
{
	g_autoptr(GError) reason = NULL;
	g_autofree char *email = NULL;

	if (!address_parse(address, &email, NULL, &reason)) {
		error_set(error, ERROR_MAIL_PERMANENT, "%s \"%s\": %s", what, address,
			reason->message);
		return false;
	}
	return true;
}

static bool
encode(Compose *compose, const Edition *edition, const Variant *variant,
	const ComposeSender *sender, GError **error)
{
	g_autofree char *label = label_of(edition->digest);
	g_autofree char *list_id = g_strdup_printf("%s.%s", label, compose->name.domain);
	g_autofree char *hash = hash_text(compose->name.identity, BOUNDARY_HASH_LETTERS);
	g_autofree char *boundary = g_strconcat("=_", hash, NULL);
	g_autofree char *contact_url = mailto_of(sender->contact);
	g_autofree char *file = g_strdup_printf("%s-%d.ics", label, edition->number);
	const Letter letter = {
		.from = sender->from,
		.from_name = sender->from_name,
		.contact = sender->contact,
		.contact_url = contact_url,
		.software = sender->software,
		.list_id = list_id,
		.boundary = boundary,
		.calendar = edition->calendar,
		.calendar_name = file,
		.date_s = edition->frozen_s,
	};

	return letter_encode(&letter, variant, compose->rest, compose->placeholders, error);
}

static char *
one_click_url(const char *page, const char *token)
{
	return g_strdup_printf("%s%ct=%s", page, strchr(page, '?') != NULL ? '&' : '?', token);
}

/* What a mail program's "unsubscribe" button reads (RFC 2369, 3.2; RFC 8058, 3.1). */
static void
add_way_out(GString *message, const Compose *compose, const char *contact, const char *token)
{
	g_autofree char *mailto = compose_order_url(contact, "unsubscribe", compose->digest, token);

	if (compose->one_click == NULL) {
		g_string_append_printf(message, "List-Unsubscribe: <%s>\r\n", mailto);
		return;
	}
	g_autofree char *page = one_click_url(compose->one_click, token);
	g_string_append_printf(message,
		"List-Unsubscribe: <%s>,\r\n <%s>\r\n"
		"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
		page, mailto);
}

/* Ways out can be written. */
static bool
check_way_out(const Compose *compose, GError **error)
{
	g_autofree char *mailto = compose_order_url(compose->contact, "unsubscribe",
		compose->digest, VARIANT_NOBODY);
	g_autofree char *page = compose->one_click == NULL
		? g_strdup("")
		: one_click_url(compose->one_click, VARIANT_NOBODY);

	return letter_check_url("List-Unsubscribe", mailto, error)
		&& letter_check_url("List-Unsubscribe", page, error);
}

bool
compose_new(const Edition *edition, const Variant *variant, const ComposeSender *sender,
	Compose **compose, GError **error)
{
	g_autoptr(Compose) made = g_new0(Compose, 1);

	edition_name_set(&made->name, edition, sender->from);
	made->digest = g_strdup(edition->digest);
	made->contact = g_strdup(sender->contact);
	made->one_click = g_strdup(sender->one_click);
	made->rest = g_string_new(NULL);
	made->placeholders = g_array_new(FALSE, FALSE, sizeof(Placeholder));
	if (!check_address("from", sender->from, error)
		|| !check_address("contact", sender->contact, error) || !check_way_out(made, error)
		|| !encode(made, edition, variant, sender, error)) {
		return false;
	}
	*compose = g_steal_pointer(&made);
	return true;
}

void
compose_free(Compose *compose)
{
	edition_name_clear(&compose->name);
	g_free(compose->digest);
	g_free(compose->contact);
	g_free(compose->one_click);
	g_array_unref(compose->placeholders);
	g_string_free(compose->rest, TRUE);
	g_free(compose);
}

GBytes *
compose_message(const Compose *compose, const Delivery *delivery, const ComposeReader *reader)
{
	g_autofree char *id = message_id(&compose->name, delivery->subscription_id);
	g_autofree char *to = letter_mailbox(delivery->name, delivery->email);
	const char *values[VARIANT_KINDS] = {
		[VARIANT_TOKEN] = delivery->token,
		[VARIANT_ADDRESS] = delivery->email,
		[VARIANT_WHY] = reader->why,
	};
	GString *message = g_string_sized_new(compose->rest->len + 1024);

	g_assert(token_is_valid(delivery->token));
	g_string_append_printf(message, "Message-ID: <%s>\r\nTo: %s\r\n", id, to);
	add_way_out(message, compose, reader->leave != NULL ? reader->leave : compose->contact,
		delivery->token);
	placeholder_fill(message, compose->rest, compose->placeholders, values);
	return g_string_free_to_bytes(message);
}
