#include "flow/join_answer.h"

#include "base/now.h"
#include "flow/memo_queue.h"
#include "flow/ways.h"
#include "render/answer.h"
#include "store/subscribers.h"
#include "text/address.h"
#include "text/date.h"

#include <string.h>

/* Late it is of no use any more. */
#define ANSWER_DAYS 7
/* A word in reply to an old mail is still heard. */
#define SETTINGS_DAYS 180
#define DAY_PATTERN "%e %B %Y"

char *
join_answer_title(const Context *context, const char *digest, const char **language)
{
	const GPtrArray *digests = context->config->digests;
	g_autoptr(GString) titles = g_string_new(NULL);

	*language = NULL;
	for (guint i = 0; i < digests->len; i++) {
		const DigestSpec *spec = g_ptr_array_index(digests, i);

		if (digest == NULL || g_ascii_strcasecmp(digest, spec->name) == 0) {
			*language = *language == NULL ? spec->language : *language;
			g_string_append_printf(titles, "%s%s", titles->len > 0 ? ", " : "",
				spec->title);
		}
	}
	/* One that the ini has no more is called by its name. */
	if (titles->len == 0 && digest != NULL) {
		g_string_append(titles, digest);
	}
	return g_strdup(titles->str);
}

char *
join_answer_day(guint32 julian)
{
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	g_autoptr(GDateTime) noon = NULL;
	GDate day;

	g_date_clear(&day, 1);
	g_date_set_julian(&day, julian);
	noon = g_date_time_new(utc, g_date_get_year(&day), (int)g_date_get_month(&day),
		g_date_get_day(&day), 12, 0, 0);
	return date_in_zone(g_date_time_to_unix(noon), utc, DAY_PATTERN);
}

/* Where somebody writes who wants to get it. */
static char *
subscribe_address(const Context *context)
{
	const Config *config = context->config;
	const bool has_plus = config->inbox != NULL && config->inbox->has_plus;
	char *address = has_plus ? way_address(config->contact, "subscribe") : NULL;

	return address != NULL ? address : g_strdup(config->contact);
}

static bool
write_words(const JoinCase *case_, const JoinAnswer *answer, Memo *memo, GError **error)
{
	const Context *context = case_->context;
	const DigestSpec *digest = answer->digest == NULL
		? NULL
		: config_digest(context->config, answer->digest);
	const char *language;
	g_autofree char *title = join_answer_title(context, answer->digest, &language);
	g_autofree char *day = answer->day == 0 ? NULL : join_answer_day(answer->day);
	g_autofree char *days = g_strdup_printf("%d", JOIN_CONFIRM_DAYS);
	g_autofree char *subscribe = subscribe_address(context);
	const AnswerValue values[] = {
		{ "address", answer->to },
		{ "day", day },
		{ "days", days },
		{ "word", answer->word },
		{ "count", answer->word },
		{ "subscribe", subscribe },
		{ "chats", digest != NULL && digest->after->len > 0 ? "chats, " : "" },
		{ NULL, NULL },
	};
	const Answer words = { language, answer->kind, title, context->config->contact, values,
		answer->items };

	memo->language = g_strdup(language);
	memo->from_name = g_strdup(title);
	return answer_render(&words, &memo->subject, &memo->text, error);
}

static bool
write_way(const JoinCase *case_, const JoinAnswer *answer, Memo *memo, GError **error)
{
	Way way = answer->way;
	const int64_t days = way.purpose == WAY_CONFIRM ? JOIN_CONFIRM_DAYS : SETTINGS_DAYS;
	const WayKeys *keys;

	if (way.subscription_id == 0 && way.voice_id == 0) {
		return true;
	}
	/* What somebody agreed to can be taken back for as long as it lasts. */
	way.expires_s = way.voice_id != 0 ? 0 : case_->at_s + days * DAY_S;
	if (!ways_keys(case_->context, &keys, error)) {
		return false;
	}
	memo->way = way_write(keys, &way);
	return true;
}

/* What is answered, where it goes to whoever wrote it. */
static void
thread(const JoinCase *case_, Memo *memo)
{
	const Message *message = case_->mail == NULL ? NULL : case_->mail->message;
	g_autofree char *key = address_key(memo->to);
	g_autoptr(GString) references = g_string_new(NULL);

	if (message == NULL || strcmp(key, case_->key) != 0) {
		return;
	}
	for (guint i = 0; i < message->references->len; i++) {
		g_string_append_printf(references, "%s%s", i > 0 ? " " : "",
			(const char *)g_ptr_array_index(message->references, i));
	}
	memo->answers = g_strdup(message->message_id);
	memo->references = g_strdup(references->str);
}

bool
join_answer(const JoinCase *case_, const JoinAnswer *answer, GError **error)
{
	g_autoptr(Memo) memo = memo_new();
	g_autofree char *key = address_key(answer->to);

	memo->kind = g_strdup(answer->kind);
	memo->to = g_strdup(answer->to);
	memo->made_s = case_->at_s;
	memo->expires_s = case_->at_s + ANSWER_DAYS * DAY_S;
	thread(case_, memo);
	return subscribers_person(case_->context->store, key, &memo->subscriber_id, error)
		&& write_words(case_, answer, memo, error) && write_way(case_, answer, memo, error)
		&& memo_queue(case_->context, memo, error);
}
