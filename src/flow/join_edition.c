#include "flow/join_edition.h"

#include "mail/compose.h"
#include "store/deliveries.h"
#include "store/editions.h"
#include "store/subscribers.h"
#include "text/address.h"

#include <string.h>

/* So many Message-IDs are looked at: what is answered, and what came before it. */
#define IDS_MAX 3

/* "staffroom-weekly-12.4711.HASH@college.example" */
typedef struct EditionMail {
	int number;              /* of the edition */
	int64_t subscription_id; /* whose */
} EditionMail;

/* A number that ends at @end of @text; 0: there is none. */
static int64_t
number_before(const char *text, const char *end)
{
	const char *start = end;
	guint64 number = 0;

	while (start > text && g_ascii_isdigit(start[-1])) {
		start--;
	}
	g_autofree char *digits = g_strndup(start, (gsize)(end - start));
	return g_ascii_string_to_unsigned(digits, 10, 1, G_MAXINT32, &number, NULL)
		? (int64_t)number
		: 0;
}

static bool
read_id(const char *id, const char *domain, EditionMail *mail)
{
	const char *at = strrchr(id, '@');
	g_autofree char *local = at == NULL ? NULL : g_strndup(id, (gsize)(at - id));
	const char *hash = local == NULL ? NULL : strrchr(local, '.');

	if (hash == NULL || g_ascii_strcasecmp(at + 1, domain) != 0) {
		return false;
	}
	mail->subscription_id = number_before(local, hash);
	const char *dot = g_strrstr_len(local, hash - local, ".");
	mail->number = dot == NULL ? 0 : (int)number_before(local, dot);
	return mail->subscription_id != 0 && mail->number != 0;
}

bool
join_edition_is(const Context *context, const BouncesMailed *mailed, const char *message_id,
	bool *is_it, GError **error)
{
	g_autoptr(Edition) edition = NULL;

	if (!editions_head(context->store, mailed->edition_id, &edition, error)) {
		return false;
	}
	g_autofree char *own = compose_message_id(edition, mailed->subscription_id,
		context->config->from);
	*is_it = strcmp(own, message_id) == 0;
	return true;
}

/* Whether one of the editions that this subscription was sent has this Message-ID. */
static bool
is_theirs(const Context *context, const char *id, const EditionMail *mail, bool *is_so,
	GError **error)
{
	g_autoptr(GPtrArray) editions = NULL;

	*is_so = false;
	if (!deliveries_editions(context->store, mail->subscription_id, mail->number, &editions,
		    error)) {
		return false;
	}
	for (guint i = 0; i < editions->len && !*is_so; i++) {
		const int64_t *edition_id = g_ptr_array_index(editions, i);
		const BouncesMailed mailed = { *edition_id, mail->subscription_id };

		if (!join_edition_is(context, &mailed, id, is_so, error)) {
			return false;
		}
	}
	return true;
}

static bool
look(const Context *context, const char *id, Subscription **one, GError **error)
{
	const char *domain = address_domain(context->config->from);
	EditionMail mail;
	bool is_so = false;

	if (id == NULL || domain == NULL || !read_id(id, domain, &mail)) {
		return true;
	}
	return is_theirs(context, id, &mail, &is_so, error)
		&& (!is_so || subscribers_by_id(context->store, mail.subscription_id, one, error));
}

bool
join_edition_answered(const Context *context, const Message *message, Subscription **one,
	GError **error)
{
	const guint count = message->references->len;

	*one = NULL;
	if (!look(context, message->in_reply_to, one, error)) {
		return false;
	}
	for (guint i = 0; i < MIN(count, IDS_MAX) && *one == NULL; i++) {
		if (!look(context, g_ptr_array_index(message->references, count - 1 - i), one,
			    error)) {
			return false;
		}
	}
	return true;
}
