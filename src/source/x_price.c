#include "source/x_price.h"

#include "model/budget.h"
#include "text/jsontext.h"

#define PRICE(member, micros) { member, micros },

static const struct {
	const char *member;
	int64_t micros;
} prices[] = {
#include "source/x_price.tab.h"
};

/* A post has so many pictures or videos at most, or one poll. */
#define MEDIA_MAX 4

int64_t
x_price_alone(void)
{
	return X_PRICE_POST;
}

int64_t
x_price_whole(void)
{
	return X_PRICE_POST + X_PRICE_USER + (int64_t)MEDIA_MAX * X_PRICE_MEDIA;
}

int64_t
x_price_of(const json_t *json)
{
	int64_t sum = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(prices); i++) {
		const json_t *found = jsontext_path(json, prices[i].member);
		const size_t count = json_is_object(found) ? 1 : json_array_size(found);

		sum += (int64_t)count * prices[i].micros;
	}
	return sum;
}

char *
x_price_words(void)
{
	g_autofree char *post = budget_money(X_PRICE_POST);
	g_autofree char *user = budget_money(X_PRICE_USER);
	g_autofree char *media = budget_money(X_PRICE_MEDIA);

	return g_strdup_printf("X takes %s for a post, %s for its author, %s for a picture (%s)",
		post, user, media, X_PRICE_SOURCE);
}
