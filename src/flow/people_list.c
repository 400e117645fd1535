/* Readers, one by one, to where they are wanted: as many as there are, in the memory of one. */
#include "base/error.h"
#include "flow/people_part.h"
#include "text/cell.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <string.h>

/* What the ini paused it has let go. */
static const char *
state_word(const Subscription *one)
{
	bool is_let_go = one->state == SUBSCRIPTION_PAUSED
		&& one->changed_by == SUBSCRIPTION_FROM_INI;

	return is_let_go ? "let go" : subscription_state_name(one->state);
}

/* Whether they have chats alone where the digest comes after any; null: nobody said. */
static json_t *
chats_json(const Subscription *one)
{
	return one->chats == SUBSCRIPTION_CHATS_UNSAID
		? json_null()
		: json_boolean(one->chats == SUBSCRIPTION_CHATS_YES);
}

typedef struct Listing {
	PeopleListed take;
	void *data;
} Listing;

static bool
list_one(const Subscription *one, void *data, GError **error)
{
	const Listing *listing = data;
	g_autofree char *since = date_rfc3339(one->since_s);
	const bool is_until = one->state == SUBSCRIPTION_PAUSED && one->until_s != 0;
	json_auto_t *row = jsontext_object("email", jsontext_text(one->email), "name",
		jsontext_text(one->name), "digest", jsontext_text(one->digest), "format",
		jsontext_text(mail_format_name(one->format)), "origin",
		jsontext_text(subscription_origin_name(one->origin)), "state",
		jsontext_text(state_word(one)), "since", jsontext_text(since), "frequency",
		jsontext_text(subscription_frequency_name(one->frequency)), "chats",
		chats_json(one), "until", is_until ? jsontext_time(one->until_s) : json_null(),
		"changed", jsontext_time(one->changed_s), NULL);

	(void)error;
	listing->take(row, listing->data);
	return true;
}

static bool
read_each(Context *context, const PeopleFilter *filter, SubscribersRead read, void *data,
	GError **error)
{
	SubscribersFilter wanted = { .all = filter->all };

	if (filter->digest != NULL) {
		const DigestSpec *digest = context_digest(context, filter->digest, error);

		if (digest == NULL) {
			return false;
		}
		wanted.digest = digest->name;
	}
	return subscribers_each(context->store, &wanted, read, data, error);
}

bool
people_list(Context *context, const PeopleFilter *filter, PeopleListed take, void *data,
	GError **error)
{
	Listing listing = { take, data };

	return read_each(context, filter, list_one, &listing, error);
}

typedef struct Export {
	PeopleWrite write;
	void *data;
	bool all;
} Export;

static bool
export_one(const Subscription *one, void *data, GError **error)
{
	const Export *export = data;
	g_autoptr(GString) row = g_string_new(NULL);
	g_autofree char *since = date_rfc3339(one->since_s);

	(void)error;
	if (one->email == NULL) {
		return true;
	}
	cell_append(row, one->email, ",");
	cell_append(row, one->name, ",");
	cell_append(row, one->digest, ",");
	cell_append(row, mail_format_name(one->format), ",");
	cell_append(row, since, export->all ? "," : "\n");
	if (export->all) {
		cell_append(row, state_word(one), "\n");
	}
	export->write(row->str, export->data);
	return true;
}

bool
people_export(Context *context, const PeopleFilter *filter, PeopleWrite write, void *data,
	GError **error)
{
	Export export = { write, data, filter->all };

	write(filter->all ? "email,name,digest,format,since,status\n"
			  : "email,name,digest,format,since\n",
		data);
	return read_each(context, filter, export_one, &export, error);
}
