/** Pointers in a row, taken from the front; adding and taking cost the same however many wait. */
#ifndef TAGDIGEST_FETCH_QUEUE_H
#define TAGDIGEST_FETCH_QUEUE_H

#include <glib.h>

typedef struct Queue Queue;

/** @return owned. */
Queue *queue_new(void);

/** @queue owned, may be NULL; what is in it is the caller's. */
void queue_free(Queue *queue);

/** How many wait. @queue borrowed. */
guint queue_length(const Queue *queue);

/** @item borrowed, not NULL: the last one from now on. */
void queue_add(Queue *queue, void *item);

/** @item borrowed, not NULL: the next one from now on. */
void queue_add_first(Queue *queue, void *item);

/** Take the next one. @return borrowed, or NULL when none waits. */
void *queue_take(Queue *queue);

#endif
