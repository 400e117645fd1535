#include "flow/voice_look.h"

#include "base/log.h"
#include "base/signal.h"
#include "dedup/author.h"
#include "flow/join_answer.h"
#include "flow/optout.h"
#include "flow/roster.h"
#include "flow/roster_ask.h"
#include "flow/ways.h"
#include "store/consents.h"
#include "store/voices.h"
#include "text/byline.h"
#include "text/jsontext.h"

#include <string.h>

/* Not asked again within that time. */
#define AGAIN_S (6 * HOUR_S)

/* One page at a time. */
typedef bool (*Look)(Context *context, const Voice *voice, GError **error);

static bool
look_at_each(Context *context, VoiceState state, int64_t before_s, Look look, GError **error)
{
	g_autoptr(GPtrArray) list = NULL;

	if (!voices_due(context->store, state, before_s, &list, error)) {
		return false;
	}
	for (guint i = 0; i < list->len && !signal_stop_requested(); i++) {
		if (!look(context, g_ptr_array_index(list, i), error)) {
			return false;
		}
	}
	return true;
}

/* What the organiser is told or asked of a page. @kind, @word borrowed. */
static bool
write_organiser(Context *context, const char *kind, const Voice *voice, const char *word,
	GError **error)
{
	const JoinCase case_ = { .context = context, .at_s = now_s(&context->now) };
	g_autoptr(GPtrArray) items = g_ptr_array_new();
	const JoinAnswer answer = {
		.kind = kind,
		.to = context->config->contact,
		.way = { WAY_VOICE, .voice_id = voice->id },
		.word = word,
		.items = items,
	};

	g_ptr_array_add(items, voice->url);
	return join_answer(&case_, &answer, error);
}

/* ---- is it theirs? ---- */

static bool
note_look(Context *context, const Voice *voice, bool is_proved, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& (is_proved ? voices_move(context->store, voice->id, VOICE_PROVED, at_s, error)
					&& write_organiser(context, "register_ask", voice, NULL,
						error)
			      : voices_looked(context->store, voice->id, at_s, error))
		&& store_transaction_commit(&transaction, error);
}

static bool
look_for_proof(Context *context, const Voice *voice, GError **error)
{
	g_autoptr(GError) trouble = NULL;
	g_autofree char *text = NULL;

	if (!roster_ask_text(context, voice->url, &text, &trouble)) {
		log_line(LOG_LEVEL_INFO, "a page that somebody asked to have read: %s",
			trouble->message);
	}
	return note_look(context, voice, text != NULL && strstr(text, voice->proof) != NULL, error);
}

/* ---- in and out ---- */

/* By which names what stands there is theirs. Owned. */
static GPtrArray *
names_of(const Voice *voice)
{
	g_auto(Byline) byline = { 0 };
	GPtrArray *names = optout_source_names("feed", voice->url);

	if (byline_parse(voice->url, &byline, NULL)) {
		g_autoptr(GPtrArray) more = author_names(&byline);
		g_ptr_array_extend_and_steal(names, g_steal_pointer(&more));
	}
	return names;
}

static bool
note_source(Context *context, const Voice *voice, const char *name, const char *why, GError **error)
{
	g_autoptr(GPtrArray) names = names_of(voice);
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& consents_readmit_author(context->store, names, CONSENTS_BY_ORGANISER,
			now_s(&context->now), error)
		&& voices_name(context->store, voice->id, name != NULL ? name : "-", error)
		&& write_organiser(context, name != NULL ? "register_done" : "register_failed",
			voice, name != NULL ? name : why, error)
		&& store_transaction_commit(&transaction, error);
}

/* What cannot be read is told, once: the organiser may know better. */
static bool
make_source(Context *context, const Voice *voice, GError **error)
{
	const RosterWish wish = { .address = voice->url };
	json_auto_t *report = NULL;
	g_autoptr(GError) trouble = NULL;

	if (voice->name != NULL) {
		return true;
	}
	if (!roster_add(context, &wish, &report, &trouble)) {
		return note_source(context, voice, NULL, trouble->message, error);
	}
	return note_source(context, voice, jsontext_string(report, "name"), NULL, error);
}

/* Once: whoever asks again is let in again. */
static bool
take_out(Context *context, const Voice *voice, GError **error)
{
	g_autoptr(GPtrArray) names = names_of(voice);
	g_auto(StoreTransaction) transaction = { 0 };
	guint count;

	return optout_take_out(context, names, &count, error)
		&& store_transaction_begin(context->store, &transaction, error)
		&& voices_looked(context->store, voice->id, now_s(&context->now), error)
		&& store_transaction_commit(&transaction, error);
}

static bool
drop(Context *context, GError **error)
{
	g_auto(StoreTransaction) transaction = { 0 };

	return store_transaction_begin(context->store, &transaction, error)
		&& voices_drop(context->store, now_s(&context->now) - VOICE_DAYS * DAY_S, error)
		&& store_transaction_commit(&transaction, error);
}

bool
voice_look(Context *context, GError **error)
{
	const int64_t at_s = now_s(&context->now);
	const WayKeys *keys;
	bool is_any;

	if (!voices_any(context->store, &is_any, error)) {
		return false;
	}
	return !is_any
		|| (ways_keys(context, &keys, error) && drop(context, error)
			&& look_at_each(context, VOICE_ASKED, at_s - AGAIN_S, look_for_proof, error)
			&& look_at_each(context, VOICE_AGREED, at_s, make_source, error)
			&& look_at_each(context, VOICE_LEFT, 1, take_out, error));
}
