#include "flow/deliver_queue.h"

#include "base/error.h"
#include "base/log.h"
#include "flow/deliver_part.h"
#include "flow/deliver_room.h"
#include "flow/witness.h"
#include "store/deliveries.h"
#include "store/editions.h"
#include "store/subscribers.h"

/* Rows read at once. */
#define ROWS_AT_ONCE 500

DeliverQueue
deliver_queue_new(Context *context, const DeliverExtent *extent)
{
	return (DeliverQueue){
		.context = context,
		.extent = extent,
		.state = DELIVERY_QUEUED,
		.room = DELIVER_ROOM_ANY,
	};
}

static void
free_compose(void *data)
{
	compose_free(data);
}

static void
edition_clear(DeliverQueue *queue)
{
	g_clear_pointer(&queue->composed, g_hash_table_unref);
	g_clear_pointer(&queue->words, personal_words_free);
	g_clear_pointer(&queue->edition, edition_free);
}

void
deliver_queue_clear(DeliverQueue *queue)
{
	edition_clear(queue);
	g_clear_pointer(&queue->rows, g_ptr_array_unref);
	g_clear_pointer(&queue->suspects, g_ptr_array_unref);
	g_clear_pointer(&queue->refused, g_ptr_array_unref);
	g_clear_pointer(&queue->obstacle, g_free);
}

static bool
turn_to_edition(DeliverQueue *queue, int64_t id, GError **error)
{
	if (queue->edition != NULL && queue->edition->id == id) {
		return true;
	}
	edition_clear(queue);
	if (!editions_get(queue->context->store, id, &queue->edition, error)) {
		return false;
	}
	queue->words = deliver_words(queue->context, queue->edition);
	queue->composed = g_hash_table_new_full(NULL, NULL, NULL, free_compose);
	return true;
}

/* The encoded mail of the edition at hand as a reader has it, made once for all who have it so. */
static const Compose *
composed_for(DeliverQueue *queue, const Delivery *row, GError **error)
{
	const Edition *edition = queue->edition;
	const Variant *variant = edition_variant(edition, row->format, row->apart);
	ComposeSender sender = deliver_sender(queue->context, edition);
	Compose *compose = g_hash_table_lookup(queue->composed, variant);

	if (compose != NULL) {
		return compose;
	}
	if (variant == NULL) {
		error_set(error, ERROR_STORE_PERMANENT, "it has no %s variant",
			mail_format_name(row->format));
		return NULL;
	}
	if (!compose_new(edition, variant, &sender, &compose, error)) {
		return NULL;
	}
	g_hash_table_insert(queue->composed, (void *)variant, compose);
	return compose;
}

/* Owned, or NULL: the edition cannot be written, which keeps no other one back. */
static GBytes *
write_mail(DeliverQueue *queue, const Delivery *row)
{
	g_autoptr(GError) error = NULL;
	const Compose *compose = composed_for(queue, row, &error);

	if (compose != NULL) {
		g_autofree char *why = personal_words_why(queue->words, row->origin, row->since_s);
		g_autofree char *leave = deliver_ways_leave(&queue->ways, row);
		const ComposeReader reader = { .why = why, .leave = leave };
		GBytes *mail = compose_message(compose, row, &reader);
		if (!witness_note(queue->context, queue->edition, row, mail, &error)) {
			log_line(LOG_LEVEL_WARNING, "witness: %s", error->message);
		}
		return mail;
	}
	if (queue->obstacle == NULL) {
		queue->obstacle = g_strdup_printf("edition %d of %s: %s", queue->edition->number,
			queue->edition->digest, error->message);
	}
	return NULL;
}

/* The next page; false at @error, or when there are no more rows. */
static bool
read_page(DeliverQueue *queue, GError **error)
{
	Store *store = queue->context->store;
	const int64_t at_s = now_s(&queue->context->now);

	g_clear_pointer(&queue->rows, g_ptr_array_unref);
	queue->at = 0;
	for (;;) {
		const DeliveriesPage page = { queue->state, &queue->last, ROWS_AT_ONCE };
		g_autoptr(GPtrArray) rows = NULL;

		if (!deliveries_due(store, &page, at_s, &rows, error)) {
			return false;
		}
		if (rows->len > 0) {
			const Delivery *last = g_ptr_array_index(rows, rows->len - 1);
			queue->last = (Delivery){ .edition_id = last->edition_id, .id = last->id };
			queue->rows = g_steal_pointer(&rows);
			return true;
		}
		if (queue->state == DELIVERY_RETRY) {
			return false;
		}
		queue->state = DELIVERY_RETRY;
		queue->last = (Delivery){ 0 };
	}
}

/* Suspects in @state, up to a page of them. @list is NULL before, and left if it is not. */
static bool
read_suspects(DeliverQueue *queue, DeliveryState state, GPtrArray **list, GError **error)
{
	const Context *context = queue->context;
	const DeliveriesPage page = { .state = state, .limit = ROWS_AT_ONCE };

	return *list != NULL
		|| deliveries_suspects(context->store, &page, now_s(&context->now), list, error);
}

static Delivery *
take_first(GPtrArray *list)
{
	return list->len > 0 ? g_ptr_array_steal_index(list, 0) : NULL;
}

/* Owned, or NULL. Who was refused before is read first and goes last: whoever is refused in this
 * run is not met again. */
static Delivery *
next_row(DeliverQueue *queue, GError **error)
{
	GError *reason = NULL;

	if (!read_suspects(queue, DELIVERY_QUEUED, &queue->refused, error)) {
		return NULL;
	}
	if ((queue->rows == NULL || queue->at == queue->rows->len) && !read_page(queue, &reason)) {
		if (reason != NULL) {
			g_propagate_error(error, reason);
			return NULL;
		}
		return take_first(queue->refused);
	}
	return g_steal_pointer(&queue->rows->pdata[queue->at++]);
}

/* Its mail, unless its like were refused in this run, the person has left since the rows were read,
 * or it cannot be written: NULL. */
static bool
mail_of(DeliverQueue *queue, const Delivery *row, GBytes **mail, GError **error)
{
	g_autoptr(Subscription) one = NULL;

	if (deliver_extent_is_held(queue->extent, row)) {
		return true;
	}
	if (!subscribers_by_token(queue->context->store, row->token, &one, error)) {
		return false;
	}
	if (one == NULL || one->state != SUBSCRIPTION_ACTIVE) {
		return true;
	}
	if (!turn_to_edition(queue, row->edition_id, error)) {
		return false;
	}
	*mail = write_mail(queue, row);
	return true;
}

/* One more is taken. */
static Delivery *
take_room(DeliverQueue *queue, Delivery *row)
{
	queue->room -= queue->room > 0;
	return row;
}

Delivery *
deliver_queue_next(DeliverQueue *queue, GBytes **mail, GError **error)
{
	while (queue->room != 0) {
		g_autoptr(Delivery) next = next_row(queue, error);
		if (next == NULL || !mail_of(queue, next, mail, error)) {
			return NULL;
		}
		if (*mail != NULL) {
			return take_room(queue, g_steal_pointer(&next));
		}
	}
	return NULL;
}

Delivery *
deliver_queue_suspect(DeliverQueue *queue, GBytes **mail, GError **error)
{
	if (queue->room == 0 || !read_suspects(queue, DELIVERY_RETRY, &queue->suspects, error)) {
		return NULL;
	}
	for (;;) {
		g_autoptr(Delivery) next = take_first(queue->suspects);
		if (next == NULL || !mail_of(queue, next, mail, error)) {
			return NULL;
		}
		if (*mail != NULL) {
			return take_room(queue, g_steal_pointer(&next));
		}
	}
}

bool
deliver_queue_is_owed(DeliverQueue *queue, bool *is_owed, GError **error)
{
	static const DeliveryState states[] = { DELIVERY_QUEUED, DELIVERY_RETRY };
	Store *store = queue->context->store;
	const int64_t at_s = now_s(&queue->context->now);
	bool is_found = false;

	for (gsize i = 0; i < G_N_ELEMENTS(states) && !is_found; i++) {
		const DeliveriesPage any = { .state = states[i], .limit = 1 };
		g_autoptr(GPtrArray) due = NULL, suspects = NULL;

		if (!deliveries_due(store, &any, at_s, &due, error)
			|| !deliveries_suspects(store, &any, at_s, &suspects, error)) {
			return false;
		}
		is_found = due->len + suspects->len > 0;
	}
	*is_owed = is_found;
	return true;
}
