#include "flow/voice.h"

#include "base/token.h"
#include "flow/join_answer.h"
#include "flow/voice_look.h"
#include "store/subscribers.h"
#include "store/voices.h"
#include "text/address.h"
#include "text/byline.h"
#include "text/url.h"

#include <string.h>

#define PROOF_LETTERS 16
#define ADDRESS_BYTES_MAX 500

/* "https://blog.example/ada", "blog.example/ada", "@ada@toot.example" as the page of it. Owned;
 * NULL: it is none. */
static char *
page_of(const char *address)
{
	g_autofree char *whole = NULL;
	g_autofree char *resolved = NULL;

	if (strlen(address) > ADDRESS_BYTES_MAX || !g_utf8_validate(address, -1, NULL)) {
		return NULL;
	}
	if (*address == '@') {
		const char *host = strchr(address + 1, '@');

		whole = host == NULL || host == address + 1
			? NULL
			: g_strdup_printf("https://%s/@%.*s", host + 1, (int)(host - address - 1),
				address + 1);
	} else if (strstr(address, "://") == NULL && strchr(address, '@') == NULL) {
		whole = g_strconcat("https://", address, NULL);
	} else {
		whole = g_strdup(address);
	}
	resolved = whole == NULL ? NULL : url_resolve(NULL, whole);
	return resolved != NULL && url_is_web(resolved) ? g_steal_pointer(&resolved) : NULL;
}

static bool
put(const JoinCase *case_, const char *url, GError **error)
{
	g_autoptr(Voice) voice = voice_new();
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	g_autofree char *secret = NULL;
	JoinAnswer answer = {
		.kind = "register", .to = case_->from, .way = { .purpose = WAY_REGISTER }
	};

	if (!token_new(&secret, error)
		|| !subscribers_person(case_->context->store, case_->key, &voice->subscriber_id,
			error)) {
		return false;
	}
	secret[PROOF_LETTERS] = '\0';
	voice->url = g_strdup(url);
	voice->proof = g_strconcat("tagdigest-", secret, NULL);
	voice->asked_s = case_->at_s;
	voice->evidence = g_strdup(case_->evidence);
	g_ptr_array_add(items, voice->proof);
	answer.items = items;
	join_case_done(case_, "register", "they are told how to prove that the page is theirs");
	return voices_put(case_->context->store, voice, case_->key, &answer.way.voice_id, error)
		&& join_answer(case_, &answer, error);
}

/* Whether somebody may ask for a page: not what was refused, nor what is another's. */
static bool
may_ask(const JoinCase *case_, const char *url, const char **why, GError **error)
{
	g_autoptr(Voice) voice = NULL;
	bool is_owner = true;

	*why = NULL;
	if (!voices_by_url(case_->context->store, url, &voice, error)
		|| (voice != NULL
			&& !voices_is_owner(case_->context->store, voice, case_->key, &is_owner,
				error))) {
		return false;
	}
	if (voice == NULL) {
		return true;
	}
	if (voice->state == VOICE_REFUSED) {
		*why = "the organiser said no to that page";
	} else if (voice->state != VOICE_LEFT && voice->state != VOICE_ASKED) {
		*why = "that page is a voice already";
	} else if (!is_owner && voice->state == VOICE_LEFT) {
		*why = "that page was another's, who took it back";
	}
	return true;
}

bool
voice_register(const JoinCase *case_, GError **error)
{
	g_autofree char *url = page_of(case_->mail->order->address);
	const char *why = "it names no page";

	if (url != NULL && !may_ask(case_, url, &why, error)) {
		return false;
	}
	return why != NULL ? join_case_left_alone(case_, why) : put(case_, url, error);
}

static bool
take_organiser(const JoinCase *case_, const Voice *voice, GError **error)
{
	const bool is_yes = case_->mail->order->kind == ORDER_CONFIRM;

	if (voice->state != VOICE_PROVED
		|| (!is_yes && !order_says_no(case_->mail->message->text))) {
		return join_case_left_alone(case_, "it is neither yes nor no to what is asked");
	}
	join_case_done(case_, "register",
		is_yes ? "the organiser agrees: it becomes a source with the next run"
		       : "the organiser said no, which is remembered");
	return voices_move(case_->context->store, voice->id, is_yes ? VOICE_AGREED : VOICE_REFUSED,
		case_->at_s, error);
}

static bool
take_owner(const JoinCase *case_, const Voice *voice, GError **error)
{
	const JoinAnswer answer = { .kind = "register_left", .to = case_->from };

	if (case_->mail->order->kind != ORDER_LEAVE || voice->state == VOICE_LEFT) {
		return join_case_left_alone(case_, "it asks for nothing that we know");
	}
	join_case_done(case_, "register", "its owner took their page back");
	return voices_move(case_->context->store, voice->id, VOICE_LEFT, case_->at_s, error)
		&& join_answer(case_, &answer, error);
}

bool
voice_take(Context *context, const InboxMail *mail, InboxHandled *handled, GError **error)
{
	g_auto(JoinCase) case_ = { .context = context, .mail = mail, .handled = handled };
	g_autoptr(Voice) voice = NULL;
	bool is_heard, is_owner = false;

	if (!join_case_open(&case_, &is_heard, error)) {
		return false;
	}
	if (!is_heard) {
		return true;
	}
	if (!voices_get(context->store, mail->way->voice_id, &voice, error)
		|| (voice != NULL
			&& !voices_is_owner(context->store, voice, case_.key, &is_owner, error))) {
		return false;
	}
	if (voice != NULL && inbox_mail_decides(context, mail)
		&& mail->order->kind != ORDER_LEAVE) {
		return take_organiser(&case_, voice, error);
	}
	return is_owner ? take_owner(&case_, voice, error)
			: join_case_left_alone(&case_, "it is about somebody else's page");
}
