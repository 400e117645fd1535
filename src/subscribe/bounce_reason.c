/*
 * Why a mail did not arrive, and whether it ever will. Who errs here silences a reader, so a hard
 * one needs two witnesses: words that say that there is nobody, and a code of addresses or a
 * refusal at RCPT that agrees. Some servers say "user unknown" when they filter, after DATA; others
 * (and Sendmail, for any 550) say 5.1.1 and then that the sender is on a list.
 */
#include "subscribe/bounce_part.h"

#include "base/prefix.h"
#include "text/plain.h"

#include <string.h>

#define WORDS_MAX 300

/* Of what is said of one address. */
#define SAID_BYTES_MAX (16 * 1024)

typedef enum Weight {
	PROSE, /* also heard in a report's words to people */
	REPLY, /* only in the server's own */
	SURE,  /* needs no code beside it in a report that programs can read */
	PROOF, /* needs no code beside it */
} Weight;

typedef struct WordsRow {
	const char *words;
	BounceClass class;
	Weight weight;
	const char *source;
} WordsRow;

typedef struct CodeRow {
	int class, subject, from, to;
	BounceClass means;
	const char *source;
} CodeRow;

typedef struct ClassRow {
	const char *name;
	bool is_hard, counts;
	const char *status;
	const char *says;
} ClassRow;

static const WordsRow words_rows[] = {
#include "subscribe/bounce_words.tab.h"
};

static const CodeRow code_rows[] = {
#include "subscribe/bounce_codes.tab.h"
};

static const ClassRow class_rows[BOUNCE_CLASSES] = {
#include "subscribe/bounce_class.tab.h"
};

/* What is known of one failure while it is judged. */
typedef struct Case {
	BounceReply reply;   /* what the server said */
	BounceStatus report; /* what the report says; class 0: nothing */
	bool is_delayed;     /* it is still tried */
	bool has_words;      /* the server said anything beside codes */
	bool is_formal;      /* the report is one of RFC 3464 */
	bool is_by_rule;     /* who reports obeys a rule, and knows of no mailboxes */
} Case;

const char *
bounce_class_name(BounceClass class)
{
	return class_rows[class].name;
}

const char *
bounce_class_says(BounceClass class)
{
	return class_rows[class].says;
}

bool
bounce_class_counts(BounceClass class)
{
	return class_rows[class].counts;
}

static const WordsRow *
find_words(const char *folded, bool is_prose)
{
	for (gsize i = 0; i < G_N_ELEMENTS(words_rows); i++) {
		if ((!is_prose || words_rows[i].weight == PROSE)
			&& bounce_stands(folded, words_rows[i].words)) {
			return &words_rows[i];
		}
	}
	return NULL;
}

static BounceClass
find_code(const BounceStatus *status)
{
	for (gsize i = 0; i < G_N_ELEMENTS(code_rows); i++) {
		const CodeRow *row = &code_rows[i];

		if ((row->class == 0 || row->class == status->class)
			&& row->subject == status->subject && row->from <= status->detail
			&& status->detail <= row->to) {
			return row->means;
		}
	}
	return BOUNCE_UNCLEAR;
}

static bool
says_anything(const BounceStatus *status)
{
	return status->class != 0 && (status->subject != 0 || status->detail != 0);
}

/* The server's own status before the report's, where both say something. */
static const BounceStatus *
status_of(const Case *it)
{
	if (says_anything(&it->reply.status)) {
		return &it->reply.status;
	}
	return it->report.class != 0 ? &it->report : &it->reply.status;
}

static bool
is_for_later(const Case *it)
{
	const int class = status_of(it)->class;

	return it->is_delayed || it->reply.code / 100 == 4 || (class != 0 && class != 5);
}

/* "Other system status", "other protocol status": what tables of Sendmail say of anything. */
static bool
is_other(const BounceStatus *status)
{
	return (status->subject == 3 || status->subject == 5) && status->detail == 0;
}

/* Whether codes and step agree that an address is meant, or of a host that there is none. */
static bool
agrees(const Case *it, BounceClass class)
{
	const BounceStatus *own = &it->reply.status;
	const BounceStatus *status = status_of(it);

	if (class == BOUNCE_NOWHERE && status->subject == 4) {
		return status->detail == 4;
	}
	if (status->subject == 1) {
		return status->detail != 7 && status->detail != 8;
	}
	if (status->subject == 2 && status->detail == 1) {
		return true;
	}
	return it->reply.step == BOUNCE_STEP_RCPT && (!says_anything(own) || is_other(own));
}

static bool
is_proof(const Case *it, const WordsRow *row)
{
	const bool is_policy = it->reply.status.subject == 7;

	return (row->weight == PROOF && (!is_policy || row->class == BOUNCE_NOBODY))
		|| (row->weight == SURE && !is_policy && it->is_formal);
}

static BounceClass
judge_hard_words(const Case *it, const WordsRow *row)
{
	if (it->reply.step == BOUNCE_STEP_MAIL || it->reply.step == BOUNCE_STEP_CONNECT) {
		return BOUNCE_REFUSED;
	}
	if (it->is_by_rule) {
		return BOUNCE_FILTERED;
	}
	if (is_for_later(it)) {
		return row->class == BOUNCE_NOWHERE ? BOUNCE_LATE : BOUNCE_LATER;
	}
	if (row->class == BOUNCE_CLOSED && row->weight == REPLY) {
		const bool is_said = it->reply.code == 521 || it->reply.code == 556; /* RFC 7504 */

		return is_said ? BOUNCE_CLOSED : BOUNCE_FILTERED;
	}
	return agrees(it, row->class) || is_proof(it, row) ? row->class : BOUNCE_FILTERED;
}

/* Without words of the table. A hard code needs the server's own word, or no other word at all. */
static BounceClass
judge_codes(const Case *it)
{
	const BounceStatus *status = status_of(it);
	const BounceClass class = find_code(status);

	if (it->reply.step == BOUNCE_STEP_MAIL || it->reply.step == BOUNCE_STEP_CONNECT) {
		return class_rows[class].is_hard || class == BOUNCE_UNCLEAR ? BOUNCE_REFUSED
									    : class;
	}
	if (class_rows[class].is_hard && is_for_later(it)) {
		return BOUNCE_LATER;
	}
	if (class_rows[class].is_hard
		&& (it->is_by_rule || (status != &it->reply.status && it->has_words))) {
		return BOUNCE_UNCLEAR;
	}
	return class;
}

static BounceClass
judge_class(const Case *it, const char *reply, const char *prose)
{
	const WordsRow *row = find_words(prose, true);

	if (row != NULL && (row->class == BOUNCE_FULL || row->class == BOUNCE_DISABLED)) {
		return row->class;
	}
	const WordsRow *said = find_words(reply, false);
	if (said != NULL) {
		return class_rows[said->class].is_hard ? judge_hard_words(it, said) : said->class;
	}
	const BounceClass class = judge_codes(it);
	if (row != NULL && (class == BOUNCE_UNCLEAR || !says_anything(status_of(it)))) {
		return row->class;
	}
	return class;
}

static char *
status_text(const Case *it, BounceClass class)
{
	const BounceStatus *status = status_of(it);
	const int digit = is_for_later(it) ? 4 : 5;

	if (status->class != 0) {
		return g_strdup_printf("%d.%d.%d", status->class, status->subject, status->detail);
	}
	return g_strdup_printf("%d.%s", class == BOUNCE_DELIVERED ? 2 : digit,
		class_rows[class].status);
}

/* RFC 3464, 2.3.3 */
static bool
is_action(const char *action, const char *word)
{
	return action != NULL && g_ascii_strncasecmp(action, word, strlen(word)) == 0;
}

static char *
one_line(const char *words)
{
	g_autofree char *line = plain_line(words);

	return line == NULL ? g_strdup("") : plain_cut(line, WORDS_MAX, NULL);
}

static bool
has_letter(const char *text)
{
	for (const char *at = text; *at != '\0'; at++) {
		if (g_ascii_isalpha(*at) || (unsigned char)*at >= 0x80) {
			return true;
		}
	}
	return false;
}

static char *
first_bytes(const char *text)
{
	return text == NULL ? NULL
			    : g_strndup(text, prefix_fit(text, strlen(text), SAID_BYTES_MAX));
}

/* That there is nobody, in a status or, of a server that gives none (OpenSMTPD, qmail), in words in
 * answer to RCPT. */
static bool
is_told_by_host(const Case *it)
{
	return status_of(it)->subject == 1
		|| (it->reply.step == BOUNCE_STEP_RCPT && it->reply.code / 100 == 5
			&& !says_anything(&it->reply.status));
}

static void
judge(const BounceSaid *said, BounceFailure *failure)
{
	const bool has_reply = said->reply != NULL && said->reply[0] != '\0';
	g_autofree char *reply = bounce_fold(has_reply ? said->reply : said->prose);
	g_autofree char *prose = bounce_fold(said->prose);
	Case it = { .reply = bounce_reply_read(has_reply ? said->reply : said->prose),
		.is_delayed = is_action(said->action, "delayed"),
		.is_formal = said->is_formal,
		.is_by_rule = said->is_by_rule,
		.has_words = has_reply && has_letter(reply) };

	if (said->status != NULL) {
		bounce_status_read(said->status + strspn(said->status, " \t"), &it.report);
	}
	if (it.reply.step == BOUNCE_STEP_UNKNOWN && has_reply) {
		it.reply.step = bounce_reply_read(said->prose).step;
	}
	if (is_action(said->action, "delivered") || is_action(said->action, "relayed")
		|| is_action(said->action, "expanded")) {
		failure->class = BOUNCE_DELIVERED;
	} else {
		failure->class = judge_class(&it, reply, prose);
	}
	failure->code = it.reply.code;
	failure->is_hard = class_rows[failure->class].is_hard;
	failure->is_at_once = failure->class == BOUNCE_NOBODY && is_told_by_host(&it);
	failure->status = status_text(&it, failure->class);
	failure->words = one_line(has_reply ? said->reply : NULL);
}

void
bounce_judge(const BounceSaid *said, BounceFailure *failure)
{
	g_autofree char *reply = first_bytes(said->reply);
	g_autofree char *prose = first_bytes(said->prose);
	BounceSaid short_said = *said;

	short_said.reply = reply;
	short_said.prose = prose;
	judge(&short_said, failure);
}

void
bounce_read_reply(const char *words, BounceFailure *failure)
{
	const BounceSaid said = { .reply = words };

	*failure = (BounceFailure){ 0 };
	bounce_judge(&said, failure);
}
