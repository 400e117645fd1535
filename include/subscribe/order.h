/**
 * What somebody asks for in a mail: one wish, in the words of the frame's languages. Judged from
 * the message alone; who may ask for it is flow/join's.
 */
#ifndef TAGDIGEST_SUBSCRIBE_ORDER_H
#define TAGDIGEST_SUBSCRIBE_ORDER_H

#include <glib.h>
#include <stdbool.h>

#include "text/message.h"

typedef enum OrderKind {
	ORDER_NONE, /* nothing that we know: a person's words, for a person */
	ORDER_SUBSCRIBE,
	ORDER_CONFIRM, /* yes */
	ORDER_LEAVE,
	ORDER_PAUSE, /* until a day, or until resumed */
	ORDER_RESUME,
	ORDER_WEEKLY, /* each edition */
	ORDER_MONTHLY,
	ORDER_CHATS, /* each chat alone, beside each edition */
	ORDER_HTML,
	ORDER_TEXT,
	ORDER_TELL, /* what do you hold about me? */
	ORDER_ERASE,
	ORDER_REGISTER, /* my own page or account: its address */
	ORDER_HELP,
} OrderKind;

#define ORDER_KINDS 15

/** Where it was said. Who has no way is only heard in the first two. */
typedef enum OrderPlace {
	ORDER_IN_ADDRESS, /* contact+subscribe@ */
	ORDER_IN_SUBJECT,
	ORDER_IN_TEXT, /* on the first line that its writer wrote themselves */
} OrderPlace;

typedef struct Order {
	OrderKind kind;
	OrderPlace place;
	char *digest; /* owned: what is said to be the digest's name, as written, or NULL: who wrote
		       * "leave policy for staff" meant none */
	char *thing;  /* owned: "newsletter", "list", where no name says which; some digest's name
		       * may be that; or NULL */
	char *token;  /* owned: a subscription's token (base/token) beside it, or NULL */
	char *address;   /* owned: what is to be registered, as written, or NULL */
	char *line;      /* owned: the line of the text that says it, or NULL */
	guint32 until;   /* a day (g_date_get_julian()); 0: none is said */
	bool is_unclear; /* of a pause: until when is said, and cannot be read */
} Order;

/** What is read, and when. All borrowed. */
typedef struct OrderWish {
	const Message *message;
	const char *detail; /* the plus part of the contact's address that it came to; NULL: none */
	guint32 today;      /* a day (g_date_get_julian()): what "for 3 weeks" counts from */
} OrderWish;

/**
 * Read it: the plus part first, then the subject where nobody else wrote it ("Re: …"), then the
 * first line of its own that is not empty.
 * ORDER_CONFIRM is read from that line alone, and only where a word of yes is all that it says, but
 * for a courtesy behind it: so no automatic reply is one, even if its headers do not say what it
 * is.
 *
 * @wish   borrowed.
 * @order  out, zeroed.
 */
void order_read(const OrderWish *wish, Order *order);

/** Whether a text says no to what was asked: a word of no on its first own line, and nothing else
 * but a courtesy behind it. @text borrowed foreign text. */
bool order_says_no(const char *text);

/** What Order.digest has of a name or a title: without "the" before it, and "digest" or the like
 * behind. @name borrowed. @return owned, "" when nothing is left. */
char *order_bare_name(const char *name);

/** "subscribe", "leave" …; NULL for ORDER_NONE. @return static. */
const char *order_name(OrderKind kind);

/** Free what it holds. */
void order_clear(Order *order);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Order, order_clear)

#endif
