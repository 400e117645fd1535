#include "flow/deliver_extent.h"

/* What so many meet one after the other is not theirs. */
#define ALIKE_MAX 3

/* The mails of one edition in one format: they have the same words. */
typedef struct Variant {
	bool is_accepted;
	GPtrArray *refused; /* of DeliverRefusal: one after the other, and none accepted since */
} Variant;

static void
refusal_free(void *data)
{
	DeliverRefusal *refusal = data;

	delivery_free(refusal->row);
	g_free(refusal);
}

GPtrArray *
deliver_extent_list(void)
{
	return g_ptr_array_new_with_free_func(refusal_free);
}

static void
variant_free(void *data)
{
	Variant *variant = data;

	g_ptr_array_unref(variant->refused);
	g_free(variant);
}

DeliverExtent
deliver_extent_new(void)
{
	return (DeliverExtent){
		.variants = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
			variant_free),
	};
}

void
deliver_extent_clear(DeliverExtent *extent)
{
	g_clear_pointer(&extent->variants, g_hash_table_unref);
	g_clear_pointer(&extent->words, g_free);
	g_clear_pointer(&extent->quota, g_free);
}

/* Of what is sent to all alike: the bits of apart are fewer than 32. */
static int64_t
key_of(const Delivery *row)
{
	return ((row->edition_id * MAIL_FORMATS + row->format) << 32) | row->apart;
}

static Variant *
variant_of(DeliverExtent *extent, const Delivery *row)
{
	const int64_t key = key_of(row);
	Variant *variant = g_hash_table_lookup(extent->variants, &key);

	if (variant == NULL) {
		variant = g_new0(Variant, 1);
		variant->refused = deliver_extent_list();
		g_hash_table_insert(extent->variants, g_memdup2(&key, sizeof key), variant);
	}
	return variant;
}

/* Those that are the readers', of mails before @number: all, or by their codes. */
static void
settle(Variant *variant, bool is_all, guint number, GPtrArray *settled)
{
	for (guint i = 0; i < variant->refused->len;) {
		const DeliverRefusal *refusal = g_ptr_array_index(variant->refused, i);

		if ((is_all || refusal->blame == BLAME_READER) && number > refusal->begun) {
			g_ptr_array_add(settled, g_ptr_array_steal_index(variant->refused, i));
		} else {
			i++;
		}
	}
}

void
deliver_extent_accept(DeliverExtent *extent, const Delivery *row, guint number, GPtrArray *settled)
{
	Variant *own = variant_of(extent, row);
	GHashTableIter iter;
	void *variant;

	extent->is_accepted = own->is_accepted = true;
	extent->in_a_row = 0;
	g_hash_table_iter_init(&iter, extent->variants);
	while (g_hash_table_iter_next(&iter, NULL, &variant)) {
		settle(variant, variant == own, number, settled);
	}
}

static Delivery *
copy_row(const Delivery *row, const Outcome *outcome)
{
	Delivery *copy = delivery_new();

	copy->id = row->id;
	copy->edition_id = row->edition_id;
	copy->format = row->format;
	copy->email = g_strdup(row->email);
	copy->detail = g_strdup(outcome->detail);
	copy->state = DELIVERY_QUEUED;
	copy->is_suspect = true;
	return copy;
}

bool
deliver_extent_refuse(DeliverExtent *extent, const Delivery *row, const Outcome *outcome)
{
	Variant *variant = variant_of(extent, row);
	char **senders = outcome->blame == BLAME_QUOTA ? &extent->quota : &extent->words;
	/* Refused in an earlier run before all others, and again now after them. */
	const bool is_twice = row->is_suspect && variant->is_accepted;

	if (outcome->blame == BLAME_SENDER || outcome->blame == BLAME_QUOTA) {
		extent->in_a_row++;
		if (*senders == NULL) {
			*senders = g_strdup(outcome->detail);
		}
		return false;
	}
	if (is_twice || (outcome->blame == BLAME_READER && extent->is_accepted)) {
		return true;
	}
	DeliverRefusal *refusal = g_new0(DeliverRefusal, 1);
	refusal->row = copy_row(row, outcome);
	refusal->blame = outcome->blame;
	refusal->begun = extent->begun;
	g_ptr_array_add(variant->refused, refusal);
	return false;
}

bool
deliver_extent_is_over(const DeliverExtent *extent)
{
	return extent->quota != NULL || extent->in_a_row >= ALIKE_MAX;
}

bool
deliver_extent_is_held(const DeliverExtent *extent, const Delivery *row)
{
	const int64_t key = key_of(row);
	const Variant *variant = g_hash_table_lookup(extent->variants, &key);

	return variant != NULL && variant->refused->len >= ALIKE_MAX;
}

/* Fewer than would say that it is not theirs: a reader's by its code, or one among many. */
static void
end_variant(Variant *variant, bool is_whole, GPtrArray *settled)
{
	const guint count = variant->refused->len;
	const bool is_single = count == 1 && variant->is_accepted && is_whole;

	if (count < ALIKE_MAX) {
		settle(variant, is_single, G_MAXUINT, settled);
	}
}

/* What is held back, in one line with what to do. */
static char *
explain(const DeliverExtent *extent, const DeliverRefusal *held)
{
	static const char *const advice[] = {
		[BLAME_UNCLEAR] = "it meets all alike, so it is about the sender: see to from, "
				  "the login and what the server's operator says",
		[BLAME_READER] = "it meets the first readers all alike: is it the right server?",
		[BLAME_GREYLIST] = "it has put off all alike for days: see to from, the login and "
				   "what the server's operator says",
		[BLAME_MESSAGE] = "it is about the mail, not its readers: show fewer posts or "
				  "shorter ones, or use another server",
	};

	if (extent->quota != NULL) {
		return g_strdup_printf("%s (no more of the sender's mails for a day)",
			extent->quota);
	}
	if (extent->words != NULL) {
		return g_strdup_printf("%s (it is about the sender, not the readers: see to from, "
				       "the login and what the server's operator says)",
			extent->words);
	}
	return held == NULL ? NULL
			    : g_strdup_printf("%s (%s)", held->row->detail, advice[held->blame]);
}

char *
deliver_extent_end(DeliverExtent *extent, bool is_whole, GPtrArray *settled)
{
	const DeliverRefusal *held = NULL;
	GHashTableIter iter;
	void *value;

	g_hash_table_iter_init(&iter, extent->variants);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		Variant *variant = value;

		end_variant(variant, is_whole, settled);
		if (variant->refused->len > 0 && held == NULL) {
			held = g_ptr_array_index(variant->refused, 0);
		}
	}
	return explain(extent, held);
}
