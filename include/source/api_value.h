/** What the values, conditions and paths of a described kind come to on one item. */
#ifndef TAGDIGEST_SOURCE_API_VALUE_H
#define TAGDIGEST_SOURCE_API_VALUE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/kind_plan.h"

/** What is read. All borrowed. */
typedef struct ApiItem {
	const json_t *item;
	const json_t *document; /* what paths from / begin at; NULL: nothing */
	const char *server;     /* the source's url, or NULL */
	const char *tag;        /* the hashtag that was asked for, or NULL */
} ApiItem;

/** More elements of one list are not read. */
#define API_VALUE_ELEMENTS_MAX 1000

/** A value as text: owned, trimmed, not empty; NULL when none of its ways leads to one. @value may
 * be NULL. */
char *api_value_text(const ApiItem *item, const KindValue *value);

/**
 * A value as a list: what the first of its ways leads to that leads to anything. Lists within it
 * are taken apart, objects give their name.
 *
 * @return owned array of char *, of which one is NULL where an element has no text.
 */
GPtrArray *api_value_list(const ApiItem *item, const KindValue *value);

/** What a path leads to first, as text: owned; NULL when nothing. @path may be NULL. */
char *api_value_at(const ApiItem *item, const KindPath *path);

/** What a path leads to first: borrowed, or NULL. An empty path or none: the item itself. */
const json_t *api_value_json(const ApiItem *item, const KindPath *path);

/**
 * The item in an element of a kind's list: what stands behind the first [] of its path leads there.
 *
 * @element  borrowed, may be NULL.
 * @items    borrowed: the list's path; NULL: the element is the item.
 * @return borrowed from the element, an object; NULL: there is none.
 */
const json_t *api_value_in(const json_t *element, const KindPath *items);

/** Whether all (borrowed, of KindCondition) are met; with none (or NULL) they are. */
bool api_value_all(const ApiItem *item, const GPtrArray *conditions);

/** Whether any is met. */
bool api_value_any(const ApiItem *item, const GPtrArray *conditions);

#endif
