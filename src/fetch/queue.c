#include "fetch/queue.h"

#include <string.h>

/* Free places before the first are closed when there are more of them than items behind. */
#define PLACES_FEW 32

struct Queue {
	GPtrArray *places; /* owned */
	guint first;       /* places before it are free */
};

Queue *
queue_new(void)
{
	Queue *queue = g_new0(Queue, 1);

	queue->places = g_ptr_array_new();
	return queue;
}

void
queue_free(Queue *queue)
{
	if (queue != NULL) {
		g_ptr_array_unref(queue->places);
		g_free(queue);
	}
}

guint
queue_length(const Queue *queue)
{
	return queue->places->len - queue->first;
}

void
queue_add(Queue *queue, void *item)
{
	g_ptr_array_add(queue->places, item);
}

void
queue_add_first(Queue *queue, void *item)
{
	if (queue->first == 0) {
		/* As many free places as there are items, so that the next ones cost nothing. */
		const guint count = MAX(queue->places->len, 1);

		g_ptr_array_set_size(queue->places, (gint)(queue->places->len + count));
		memmove(queue->places->pdata + count, queue->places->pdata,
			(queue->places->len - count) * sizeof(void *));
		queue->first = count;
	}
	g_ptr_array_index(queue->places, --queue->first) = item;
}

void *
queue_take(Queue *queue)
{
	if (queue->first == queue->places->len) {
		return NULL;
	}
	void *item = g_ptr_array_index(queue->places, queue->first++);

	if (queue->first > PLACES_FEW && queue->first > queue->places->len / 2) {
		g_ptr_array_remove_range(queue->places, 0, queue->first);
		queue->first = 0;
	}
	return item;
}
