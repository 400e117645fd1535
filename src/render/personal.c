#include "render/personal.h"

#include "render/phrases.h"
#include "text/date.h"

struct ReaderWords {
	Phrases *phrases;
	GTimeZone *zone;
};

/* By whom a subscription was wished for. */
static const char *const keys[] = {
	[SUBSCRIPTION_FROM_INI] = "reader.listed",
	[SUBSCRIPTION_FROM_COMMAND] = "reader.listed",
	[SUBSCRIPTION_FROM_MAIL] = "reader.asked_by_mail",
	[SUBSCRIPTION_FROM_WEB] = "reader.asked",
	[SUBSCRIPTION_FROM_BOUNCE] = "reader.listed", /* nobody is wished for by a bounce */
};
G_STATIC_ASSERT(G_N_ELEMENTS(keys) == SUBSCRIPTION_ORIGINS);

ReaderWords *
personal_words_new(const char *language, const char *zone_name)
{
	ReaderWords *words = g_new0(ReaderWords, 1);

	words->phrases = phrases_of_language(language, NULL);
	words->zone = zone_name == NULL ? NULL : g_time_zone_new_identifier(zone_name);
	if (words->zone == NULL) {
		words->zone = g_time_zone_new_utc();
	}
	return words;
}

void
personal_words_free(ReaderWords *words)
{
	if (words == NULL) {
		return;
	}
	phrases_free(words->phrases);
	g_time_zone_unref(words->zone);
	g_free(words);
}

char *
personal_words_why(const ReaderWords *words, SubscriptionOrigin origin, int64_t since_s)
{
	const char *key = keys[origin];

	if (since_s <= 0) {
		g_autofree char *undated = g_strconcat(key, "_undated", NULL);
		return phrases_say(words->phrases, undated, NULL);
	}
	g_autofree char *date = date_in_zone(since_s, words->zone,
		phrases_get(words->phrases, "reader.date"));
	return phrases_say(words->phrases, key, PHRASE_VALUES({ "date", date }));
}

char *
personal_words_test(const ReaderWords *words)
{
	return phrases_say(words->phrases, "reader.test", NULL);
}
