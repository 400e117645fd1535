/* One line into one order, by the tables. */
#include "subscribe/order_part.h"

#include "base/prefix.h"
#include "base/token.h"
#include "subscribe/courtesy.h"
#include "subscribe/order_words.tab.h"

#include <string.h>

static const char *const names[] = {
	[ORDER_NONE] = NULL,
	[ORDER_SUBSCRIBE] = "subscribe",
	[ORDER_CONFIRM] = "confirm",
	[ORDER_LEAVE] = "leave",
	[ORDER_PAUSE] = "pause",
	[ORDER_RESUME] = "resume",
	[ORDER_WEEKLY] = "weekly",
	[ORDER_MONTHLY] = "monthly",
	[ORDER_CHATS] = "chats",
	[ORDER_HTML] = "html",
	[ORDER_TEXT] = "text",
	[ORDER_TELL] = "tell",
	[ORDER_ERASE] = "erase",
	[ORDER_REGISTER] = "register",
	[ORDER_HELP] = "help",
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) == ORDER_KINDS);

const char *
order_name(OrderKind kind)
{
	return names[kind];
}

void
order_clear(Order *order)
{
	g_free(order->digest);
	g_free(order->thing);
	g_free(order->token);
	g_free(order->address);
	g_free(order->line);
	*order = (Order){ 0 };
}

/* The words of a line: as written, and folded. */
typedef struct Words {
	GPtrArray *raw;    /* owned, of char* */
	GPtrArray *folded; /* owned, of char*: as many */
} Words;

static void
words_clear(Words *words)
{
	g_ptr_array_unref(words->raw);
	g_ptr_array_unref(words->folded);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Words, words_clear)

/* Some of them, up to before @to. */
typedef struct Span {
	guint from, to;
} Span;

static bool
is_mark(gunichar c)
{
	return c < 0x80 ? strchr("*_\"'`.!,;:?()<>«»", (int)c) != NULL
			: c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f) || c == 0x2026
			|| c == 0xa1 || c == 0xbf;
}

/* Without the marks around it: quotes, what ends a sentence, what makes words bold. */
static char *
strip(const char *word)
{
	const char *end = word + strlen(word);

	while (*word != '\0' && is_mark(g_utf8_get_char(word))) {
		word = g_utf8_next_char(word);
	}
	while (end > word && is_mark(g_utf8_get_char(g_utf8_prev_char(end)))) {
		end = g_utf8_prev_char(end);
	}
	return g_strndup(word, (gsize)(end - word));
}

/* A word as strip() has it, or a token, of which a "_" at either end is a letter. */
static char *
strip_word(const char *word)
{
	const gsize length = strlen(word);

	for (gsize i = 0; i + TOKEN_LENGTH <= length; i++) {
		g_autofree char *token = g_strndup(word + i, TOKEN_LENGTH);
		g_autofree char *before = g_strndup(word, i);
		g_autofree char *left = strip(before);
		g_autofree char *right = strip(word + i + TOKEN_LENGTH);

		if (*left == '\0' && *right == '\0' && token_is_valid(token)) {
			return g_steal_pointer(&token);
		}
	}
	return strip(word);
}

static char *
fold_letters(const char *text)
{
	g_autofree char *parted = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
	g_autofree char *small = parted == NULL ? g_strdup("") : g_utf8_casefold(parted, -1);
	GString *folded = g_string_new(NULL);

	for (const char *at = small; *at != '\0'; at = g_utf8_next_char(at)) {
		const gunichar c = g_utf8_get_char(at);

		if (c == 0x2019) {
			g_string_append_c(folded, '\'');
		} else if (g_unichar_isspace(c) || c == 0xa0) {
			g_string_append_c(folded, ' ');
		} else if (!g_unichar_ismark(c) && !g_unichar_iscntrl(c)
			&& g_unichar_type(c) != G_UNICODE_FORMAT) {
			g_string_append_unichar(folded, c);
		}
	}
	return g_string_free(folded, FALSE);
}

/* Words with one blank in between. */
static char *
join(const GPtrArray *words, guint from, guint to)
{
	GString *joined = g_string_new(NULL);

	for (guint i = from; i < to; i++) {
		g_string_append_printf(joined, i > from ? " %s" : "%s",
			(const char *)g_ptr_array_index(words, i));
	}
	return g_string_free(joined, FALSE);
}

static GPtrArray *
split(const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, " ", -1);
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

	for (char **part = parts; *part != NULL; part++) {
		if (**part != '\0') {
			g_ptr_array_add(words, g_strdup(*part));
		}
	}
	return words;
}

char *
order_fold(const char *text)
{
	g_autofree char *folded = fold_letters(text);
	g_autofree char *bare = strip(folded);
	g_autoptr(GPtrArray) words = split(bare);

	return join(words, 0, words->len);
}

static Words
words_of(const char *line)
{
	g_auto(GStrv) parts = g_strsplit_set(line, " \t\r\n", -1);
	Words words = { g_ptr_array_new_with_free_func(g_free),
		g_ptr_array_new_with_free_func(g_free) };

	for (char **part = parts; *part != NULL; part++) {
		char *bare = strip_word(*part);
		char *folded = order_fold(bare);

		if (*folded == '\0') {
			g_free(bare);
			g_free(folded);
			continue;
		}
		g_ptr_array_add(words.raw, bare);
		g_ptr_array_add(words.folded, folded);
	}
	return words;
}

/* Whether @text begins with these words, whole ones. */
static bool
begins_with(const char *text, const char *words)
{
	const gsize length = strlen(words);

	return prefix_stands_at(text, words) && (text[length] == ' ' || text[length] == '\0');
}

static guint
count_words(const char *words)
{
	guint count = 1;

	for (; *words != '\0'; words++) {
		count += *words == ' ';
	}
	return count;
}

/* The longest phrase that the line begins with, and how many words that are; ORDER_NONE: none. */
static OrderKind
find_kind(const char *line, guint *count)
{
	OrderKind kind = ORDER_NONE;
	gsize longest = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(orders); i++) {
		const char *words = orders[i].words;

		if (strlen(words) > longest && begins_with(line, words)) {
			longest = strlen(words);
			kind = (OrderKind)orders[i].means;
			*count = count_words(words);
		}
	}
	return kind;
}

static bool
is_among(const char *const *list, const char *word)
{
	for (gsize i = 0; list[i] != NULL; i++) {
		if (strcmp(list[i], word) == 0) {
			return true;
		}
	}
	return false;
}

/* So many words a thing has that ends before @to; 0: none does. */
static guint
thing_before(const Words *words, guint from, guint to)
{
	for (guint at = from; at < to; at++) {
		g_autofree char *text = join(words->folded, at, to);

		if (is_among(things, text)) {
			return to - at;
		}
	}
	return 0;
}

/* "from the Staffroom digest" is about "Staffroom", "my subscription" about none that is named;
 * "to the" is about nothing, and no wish. @return whether it is one. */
static bool
take_object(const Words *words, guint *from, guint *to)
{
	const guint all = *from;

	*from += *from < *to && is_among(leads, g_ptr_array_index(words->folded, *from));
	*from += *from < *to && is_among(articles, g_ptr_array_index(words->folded, *from));
	if (*from == *to) {
		return *from == all;
	}
	*to -= thing_before(words, *from, *to);
	return true;
}

/* Whether a token is among them: then what else stands there is a name, as we wrote it. */
static bool
has_token(const Words *words, guint from, guint to)
{
	for (guint i = from; i < to; i++) {
		if (token_is_valid(g_ptr_array_index(words->raw, i))) {
			return true;
		}
	}
	return false;
}

/* Whether so many words, from @from on, name a digest and a token, or less. They are put into
 * @order. A name of several words is one only where a token says that it is. */
static bool
take_names(const Words *words, guint from, guint to, Order *order)
{
	g_autoptr(GString) digest = g_string_new(NULL);
	guint count = 0;

	const guint end = to;

	if (!has_token(words, from, to) && !take_object(words, &from, &to)) {
		return false;
	}
	for (guint i = from; i < to; i++) {
		const char *raw = g_ptr_array_index(words->raw, i);

		if (token_is_valid(raw) && order->token == NULL) {
			order->token = g_strdup(raw);
		} else {
			g_string_append_printf(digest, count++ > 0 ? " %s" : "%s", raw);
		}
	}
	if (count > 1 && order->token == NULL) {
		return false;
	}
	order->digest = count > 0 ? g_strdup(digest->str) : NULL;
	order->thing = from == to && to < end ? join(words->raw, to, end) : NULL;
	return true;
}

char *
order_bare_name(const char *name)
{
	g_auto(Words) words = words_of(name);
	guint from = 0, to = words.raw->len;

	return take_object(&words, &from, &to) ? join(words.raw, from, to) : g_strdup("");
}

/* A digest, or none, and until when, or not. */
static bool
take_pause(const Words *words, const Span *rest, guint32 today, Order *order)
{
	for (guint i = rest->from; i <= rest->to; i++) {
		g_autofree char *day = join(words->folded, i, rest->to);
		Order read = { .kind = ORDER_PAUSE };

		if (order_read_day(day, today, &read.until)
			&& take_names(words, rest->from, i, &read)) {
			*order = read;
			return true;
		}
		order_clear(&read);
		if (i < rest->to && order_announces_day(g_ptr_array_index(words->folded, i))) {
			order->is_unclear = take_names(words, rest->from, i, order);
			return order->is_unclear;
		}
	}
	return false;
}

/* "my blog.example": one word that looks like an address of the web or an account. */
static bool
take_address(const Words *words, const Span *rest, Order *order)
{
	guint at = rest->from;

	at += at < rest->to && is_among(articles, g_ptr_array_index(words->folded, at));
	if (at + 1 != rest->to || strpbrk(g_ptr_array_index(words->raw, at), ".@") == NULL) {
		return false;
	}
	order->address = g_strdup(g_ptr_array_index(words->raw, at));
	return true;
}

/* Whether it is of one digest: else nothing may follow but a token. */
static bool
has_digest(OrderKind kind)
{
	return kind == ORDER_SUBSCRIBE || kind == ORDER_LEAVE || kind == ORDER_RESUME
		|| kind == ORDER_WEEKLY || kind == ORDER_MONTHLY || kind == ORDER_CHATS
		|| kind == ORDER_HTML || kind == ORDER_TEXT;
}

static bool
take_rest(const Words *words, const Span *rest, guint32 today, Order *order)
{
	switch (order->kind) {
	case ORDER_PAUSE:
		return take_pause(words, rest, today, order);
	case ORDER_REGISTER:
		return take_address(words, rest, order);
	default:
		return (has_digest(order->kind) || rest->from == rest->to
			       || token_is_valid(g_ptr_array_index(words->raw, rest->from)))
			&& take_names(words, rest->from, rest->to, order);
	}
}

/* Where what is said ends, and only courtesies follow. */
static guint
end_of(const Words *words, guint from)
{
	guint to = words->folded->len;
	guint count;

	while (from < to && (count = courtesy_before(words->folded, from, to)) > 0) {
		to -= count;
	}
	return to;
}

/* What is left of a line without the courtesies at both ends. */
static Span
without_courtesies(const Words *words)
{
	guint from = 0;
	guint count;

	while ((count = courtesy_at(words->folded, from)) > 0) {
		from += count;
	}
	return (Span){ from, end_of(words, from) };
}

/* Whether a line is one of these, and nothing but a courtesy follows. */
static bool
is_one_of(const char *line, const OrderWord *table, gsize count)
{
	g_auto(Words) words = words_of(line);
	g_autofree char *said = join(words.folded, 0, end_of(&words, 0));

	for (gsize i = 0; i < count; i++) {
		if (strcmp(table[i].words, said) == 0) {
			return true;
		}
	}
	return false;
}

bool
order_is_yes(const char *line)
{
	return is_one_of(line, yes, G_N_ELEMENTS(yes));
}

bool
order_is_no(const char *line)
{
	return is_one_of(line, noes, G_N_ELEMENTS(noes));
}

bool
order_read_line(const char *line, guint32 today, Order *order)
{
	g_auto(Words) words = words_of(line);
	Span span = without_courtesies(&words);
	guint count = 0;
	g_auto(Order) read = { 0 };

	g_autofree char *folded = join(words.folded, span.from, span.to);
	read.kind = find_kind(folded, &count);
	span.from += count;
	if (read.kind == ORDER_NONE || !take_rest(&words, &span, today, &read)) {
		return false;
	}
	*order = read;
	read = (Order){ 0 };
	return true;
}
