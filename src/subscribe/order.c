#include "subscribe/order.h"

#include "base/token.h"
#include "subscribe/order_line.h"
#include "subscribe/order_until.h"

#include <string.h>

typedef struct OrderWords {
	OrderKind kind;
	const char *words;
} OrderWords;

#define ORDER_WORDS(kind, words) { kind, words },
static const OrderWords table[] = {
#include "subscribe/order_words.tab.h"
};
#undef ORDER_WORDS

/* Behind an order, or in it, these say nothing. */
static const char *const fillers[] = { "please", "thanks", "thank", "you", "me", "to", "from",
	"the", "digest", "now", "for", "as" };

const char *
order_name(OrderKind kind)
{
	static const char *const names[ORDER_KINDS] = {
		[ORDER_SUBSCRIBE] = "subscribe",
		[ORDER_CONFIRM] = "confirm",
		[ORDER_LEAVE] = "leave",
		[ORDER_PAUSE] = "pause",
		[ORDER_RESUME] = "resume",
		[ORDER_WEEKLY] = "weekly",
		[ORDER_MONTHLY] = "monthly",
		[ORDER_HTML] = "html",
		[ORDER_TEXT] = "text",
		[ORDER_TELL] = "tell",
		[ORDER_ERASE] = "erase",
		[ORDER_REGISTER] = "register",
		[ORDER_HELP] = "help",
	};

	return names[kind];
}

static bool
is_filler(const char *word)
{
	for (gsize i = 0; i < G_N_ELEMENTS(fillers); i++) {
		if (strcmp(word, fillers[i]) == 0) {
			return true;
		}
	}
	return false;
}

/* The row with most words that a line begins with; @used out: how many. */
static const OrderWords *
find_words(const OrderLine *line, guint *used)
{
	const OrderWords *best = NULL;

	*used = 0;
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		const guint length = order_line_begins(line, table[i].words);
		if (length > *used) {
			best = &table[i];
			*used = length;
		}
	}
	return best;
}

static bool
is_all_filler(const OrderLine *line, guint from)
{
	for (guint i = from; i < line->folded->len; i++) {
		if (!is_filler(g_ptr_array_index(line->folded, i))) {
			return false;
		}
	}
	return true;
}

/* What stands behind "subscribe" and "unsubscribe": "DIGEST", "from DIGEST", "DIGEST TOKEN". */
static void
read_digest(const OrderLine *line, guint from, Order *order)
{
	g_autoptr(GString) digest = g_string_new(NULL);
	guint end = line->words->len;

	if (end > from && token_is_valid(g_ptr_array_index(line->words, end - 1))) {
		order->token = g_strdup(g_ptr_array_index(line->words, --end));
	}
	while (from < end && is_filler(g_ptr_array_index(line->folded, from))) {
		from++;
	}
	while (end > from && is_filler(g_ptr_array_index(line->folded, end - 1))) {
		end--;
	}
	for (guint i = from; i < end; i++) {
		g_string_append_printf(digest, "%s%s", i > from ? " " : "",
			(const char *)g_ptr_array_index(line->words, i));
	}
	order->digest = digest->len > 0 ? g_strdup(digest->str) : NULL;
}

/* What stands behind an order's words. @return whether the line is one, with that. */
static bool
read_rest(const OrderLine *line, guint from, const OrderWish *wish, Order *order)
{
	switch (order->kind) {
	case ORDER_SUBSCRIBE:
	case ORDER_LEAVE:
		read_digest(line, from, order);
		return true;
	case ORDER_PAUSE:
		order->is_unclear = !is_all_filler(line, from)
			&& !order_until_read(line, from, wish->today, &order->until);
		return true;
	case ORDER_REGISTER:
		if (from + 1 != line->words->len) {
			return false;
		}
		order->address = g_strdup(g_ptr_array_index(line->words, from));
		return true;
	case ORDER_CONFIRM:
		return from == line->words->len && order->place == ORDER_IN_TEXT;
	default:
		return is_all_filler(line, from);
	}
}

/* @return whether there is an order in a line. */
static bool
read_line(const char *text, OrderPlace place, const OrderWish *wish, Order *order)
{
	g_auto(OrderLine) line = { 0 };
	guint used;

	order_line_split(text, &line);
	const OrderWords *row = find_words(&line, &used);
	if (row == NULL) {
		return false;
	}
	order->kind = row->kind;
	order->place = place;
	if (!read_rest(&line, used, wish, order)) {
		order_clear(order);
		return false;
	}
	return true;
}

/* "subscribe", "leave-weekly": what stands behind the plus. */
static bool
read_detail(const char *detail, const OrderWish *wish, Order *order)
{
	g_autofree char *text = g_strdup(detail);

	g_strdelimit(text, "-+=", ' ');
	return read_line(text, ORDER_IN_ADDRESS, wish, order);
}

void
order_read(const OrderWish *wish, Order *order)
{
	const Message *message = wish->message;

	order_clear(order);
	if (wish->detail != NULL && read_detail(wish->detail, wish, order)) {
		return;
	}
	/* What is answered or passed on has the subject that somebody else wrote. */
	if (message->subject != NULL && !order_line_is_answer(message->subject)
		&& read_line(message->subject, ORDER_IN_SUBJECT, wish, order)) {
		return;
	}
	g_autofree char *own = order_line_own(message->text);
	if (own != NULL) {
		read_line(own, ORDER_IN_TEXT, wish, order);
	}
}

void
order_clear(Order *order)
{
	g_free(order->digest);
	g_free(order->token);
	g_free(order->address);
	*order = (Order){ 0 };
}
