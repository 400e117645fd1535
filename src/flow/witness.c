#include "flow/witness.h"

#include "base/now.h"
#include "text/address.h"
#include "text/date.h"

#include <string.h>

/* So many hexadecimal digits of a hash tell two texts apart. */
#define SUM_LETTERS 16

/* What of a mail is compared, as status calls it. */
enum { SUBJECT, SENDER, WAY_OUT, TEXT, HTML, PIECES };
static const char *const piece_names[PIECES] = {
	[SUBJECT] = "its subject",
	[SENDER] = "whom it is from",
	[WAY_OUT] = "its way out",
	[TEXT] = "its text",
	[HTML] = "its HTML",
};

/* What a mail server may change without changing anything: blanks at the ends of lines, lines at
 * the end, where a header is folded. */
static void
append_plain(GString *out, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text == NULL ? "" : text, "\n", -1);

	for (gsize i = 0; lines[i] != NULL; i++) {
		g_string_append(out, g_strchomp(lines[i]));
		g_string_append_c(out, '\n');
	}
	while (out->len > 0 && out->str[out->len - 1] == '\n') {
		g_string_truncate(out, out->len - 1);
	}
}

/* @return owned. */
static char *
sum_of(const char *text)
{
	g_autoptr(GString) plain = g_string_new(NULL);

	append_plain(plain, text);
	char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, plain->str, -1);
	sum[SUM_LETTERS] = '\0';
	return sum;
}

/* The first part of a type that is the mail's own; NULL: it has none. Borrowed. */
static const char *
part_of(const Message *message, const char *type)
{
	for (guint i = 0; i < message->parts->len; i++) {
		const MessagePart *part = g_ptr_array_index(message->parts, i);
		if (!part->is_inner && !part->is_attachment && strcmp(part->type, type) == 0) {
			return part->text;
		}
	}
	return NULL;
}

/* Without the blanks that folding leaves. @return owned. */
static char *
header_of(const Message *message, const char *name)
{
	const char *value = message_header(message, name);
	GString *whole = g_string_new(NULL);

	for (const char *at = value == NULL ? "" : value; *at != '\0'; at++) {
		if (!g_ascii_isspace(*at)) {
			g_string_append_c(whole, *at);
		}
	}
	return g_string_free(whole, FALSE);
}

/* A hash of each piece, with blanks between. @return owned. */
static char *
describe(const Message *message)
{
	g_autofree char *leave = header_of(message, "List-Unsubscribe");
	const char *const pieces[PIECES] = {
		[SUBJECT] = message->subject,
		[SENDER] = message->from,
		[WAY_OUT] = leave,
		[TEXT] = part_of(message, "text/plain"),
		[HTML] = part_of(message, "text/html"),
	};
	GString *sums = g_string_new(NULL);

	for (int i = 0; i < PIECES; i++) {
		g_autofree char *sum = sum_of(pieces[i]);
		g_string_append_printf(sums, "%s%s", i > 0 ? " " : "", sum);
	}
	return g_string_free(sums, FALSE);
}

static bool
is_same(const char *one, const char *other)
{
	g_autofree char *a = address_key(one);
	g_autofree char *b = address_key(other);

	return strcmp(a, b) == 0;
}

bool
witness_note(Context *context, const Edition *edition, const Delivery *to, GBytes *mail,
	GError **error)
{
	const DigestSpec *digest = config_digest(context->config, edition->digest);
	g_autoptr(Message) message = NULL;

	if (digest == NULL || digest->witness == NULL || to->email == NULL
		|| !is_same(digest->witness, to->email)) {
		return true;
	}
	if (!message_parse(mail, &message, error)) {
		return false;
	}
	g_autofree char *expected = describe(message);
	const WitnessRow row = {
		.edition_id = edition->id,
		.message = message->message_id,
		.expected = expected,
		.sent_s = now_s(&context->now),
	};
	return witnesses_put(context->store, &row, error);
}

bool
witness_knows(const Context *context, const Message *message, bool *is_it, GError **error)
{
	g_auto(WitnessRow) row = { 0 };

	if (!witnesses_find(context->store, message->message_id, &row, error)) {
		return false;
	}
	*is_it = row.edition_id != 0;
	return true;
}

/* What differs, in words; owned, NULL: nothing does. */
static char *
difference(const char *expected, const char *got)
{
	g_auto(GStrv) was = g_strsplit(expected, " ", PIECES);
	g_auto(GStrv) is = g_strsplit(got, " ", PIECES);
	GString *words = g_string_new(NULL);

	for (int i = 0; i < PIECES && was[i] != NULL && is[i] != NULL; i++) {
		if (strcmp(was[i], is[i]) != 0) {
			g_string_append_printf(words, "%s%s", words->len > 0 ? ", " : "",
				piece_names[i]);
		}
	}
	return g_string_free(words, words->len == 0);
}

bool
witness_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error)
{
	g_auto(WitnessRow) row = { 0 };

	if (!witnesses_find(context->store, mail->message->message_id, &row, error)) {
		return false;
	}
	g_autofree char *got = describe(mail->message);
	g_free(row.detail);
	row.detail = difference(row.expected, got);
	g_free(row.state);
	row.state = g_strdup(row.detail == NULL ? WITNESSES_EQUAL : WITNESSES_ALTERED);
	row.seen_s = now_s(&context->now);
	inbox_handled_set(handled, true, "witness",
		row.detail == NULL ? "the edition arrived as it was sent"
				   : "the edition was altered on its way");
	return witnesses_see(context->store, &row, error);
}

/* "3 min", "5 h". @return owned. */
static char *
span_words(int64_t seconds)
{
	return seconds < 2 * HOUR_S
		? g_strdup_printf("%" G_GINT64_FORMAT " min", MAX(seconds, 0) / MINUTE_S)
		: g_strdup_printf("%" G_GINT64_FORMAT " h", seconds / HOUR_S);
}

bool
witness_words(Context *context, const DigestSpec *digest, char **words, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_auto(WitnessRow) row = { 0 };

	if (digest->witness == NULL) {
		return true;
	}
	if (!witnesses_last(context->store, digest->name, &row, error)) {
		return false;
	}
	if (row.edition_id == 0) {
		return true;
	}
	g_autofree char *took = span_words((row.seen_s == 0 ? at_s : row.seen_s) - row.sent_s);
	if (row.seen_s == 0) {
		*words = g_strdup_printf("witness: edition %d %s, %s after it was sent", row.number,
			at_s - row.sent_s < WITNESS_LATE_S ? "has not arrived yet"
							   : "did NOT arrive",
			took);
	} else if (row.detail == NULL) {
		*words = g_strdup_printf("witness: edition %d arrived as it was sent, %s after",
			row.number, took);
	} else {
		*words = g_strdup_printf(
			"witness: edition %d arrived ALTERED (%s), %s after it was sent",
			row.number, row.detail, took);
	}
	return true;
}
