/** A transport that is a script: transport_for() below takes the place of the library's. */
#ifndef TAGDIGEST_TESTS_SCRIPT_H
#define TAGDIGEST_TESTS_SCRIPT_H

#include "world.h"

#include "flow/deliver.h"
#include "mail/maildir.h"
#include "mail/transport.h"

#include <signal.h>

/* What becomes of a mail. */
typedef enum Act {
	ACT_TAKE,           /* 250 */
	ACT_LATER,          /* 450 to RCPT */
	ACT_LATER_AT_DOT,   /* 451 after the last piece */
	ACT_REFUSE,         /* 550 to RCPT */
	ACT_DROP,           /* the connection ends, but the transport has others */
	ACT_HANG_UP,        /* the connection ends before the last piece, and the batch with it */
	ACT_HANG_UP_AT_DOT, /* and after it: nobody knows */
	ACT_SILENT_AT_DOT,  /* likewise, but the server goes on saying nothing */
	ACT_FORGET,         /* nothing is said, before the last piece */
	ACT_FORGET_AT_DOT,  /* and after it */
	ACT_LEAVE,          /* 250, and meanwhile the next reader leaves */
	ACT_MEDDLE,         /* somebody else writes into the journal before the last piece */
	ACT_MEDDLE_AT_DOT,  /* and after it */
	ACT_STOP,           /* 250, and somebody asks us to stop */
	ACT_WANT_SENDER,    /* 553 to an empty envelope sender, else 250 */
	ACT_RELAY_DENIED,   /* 554 5.7.1 to everybody: the sender's fault */
	ACT_DENIED_AND_OUT, /* likewise, and the connection ends, but the transport has others */
} Act;

typedef struct Script Script;

/* A relay that is a script: the spec stands first, so that it is found and freed as a relay. */
struct Script {
	RelaySpec spec;
	World *world;
	const char *who; /* to whom @act applies; everybody else's mail is taken, unless @others
			    says so */
	Act act;
	Act others;     /* what becomes of everybody else's */
	int spared;     /* so many mails are taken before anything else happens */
	GString *taken; /* addresses, a blank behind each */
	int connections;
	int look_at;  /* at this mail, from 1, ... */
	int64_t seen; /* ... so many rows were no longer queued; -1: it did not come to that */
	int begun;    /* mails */
	bool (*run)(Script *script, const TransportBatch *batch); /* instead of all that */
	int64_t pause_s, least_s;                                 /* for it */
};

/* Puts a script in the Maildir's place. Whoever calls it frees @taken. */
static inline Script *
script_new(World *world)
{
	Script *script = g_new0(Script, 1);

	script->spec.kind = RELAY_SMTP;
	script->spec.host = g_strdup("script");
	script->world = world;
	script->taken = g_string_new(NULL);
	relay_spec_free(world->context.config->relay);
	world->context.config->relay = &script->spec;
	return script;
}

static inline void
execute(World *world, const char *sql)
{
	GError *error = NULL;

	assert_done(db_script(store_db(world->context.store), sql, &error));
}

static inline bool
answer(const TransportBatch *batch, const Envelope *envelope, OutcomeKind kind, bool is_session,
	const char *words)
{
	Outcome outcome = {
		.kind = kind,
		.is_session = is_session,
		.is_suspect = is_session,
		.detail = (char *)words,
	};

	/* As the server's words would have it. */
	if (strstr(words, " 5.1.1 ") != NULL || strstr(words, " 4.2.1 ") != NULL) {
		outcome.blame = BLAME_READER;
	}
	if (strstr(words, " 5.1.8 ") != NULL || strstr(words, " 5.7.1 ") != NULL) {
		outcome.blame = BLAME_SENDER;
	}

	batch->done(batch->data, envelope, &outcome);
	return !is_session;
}

static inline bool
script_take(Script *script, const TransportBatch *batch, const Envelope *envelope)
{
	g_string_append_printf(script->taken, "%s ", envelope->to);
	return answer(batch, envelope, OUTCOME_OK, false, "250 2.0.0 ok");
}

/* @return whether the connection is still there. */
static inline bool
act_before_last(Script *script, const TransportBatch *batch, const Envelope *envelope, Act act)
{
	switch (act) {
	case ACT_LATER:
		return answer(batch, envelope, OUTCOME_TEMPORARY, false, "450 4.2.1 busy");
	case ACT_REFUSE:
		return answer(batch, envelope, OUTCOME_PERMANENT, false, "550 5.1.1 nobody");
	case ACT_DROP:
		answer(batch, envelope, OUTCOME_TEMPORARY, true, "421 4.3.2 gone");
		return true;
	case ACT_HANG_UP:
		return answer(batch, envelope, OUTCOME_TEMPORARY, true, "421 4.3.2 gone");
	case ACT_FORGET:
		return true;
	case ACT_WANT_SENDER:
		return answer(batch, envelope, OUTCOME_PERMANENT, false, "553 5.1.8 who are you");
	case ACT_RELAY_DENIED:
		return answer(batch, envelope, OUTCOME_PERMANENT, false, "554 5.7.1 denied");
	case ACT_DENIED_AND_OUT:
		answer(batch, envelope, OUTCOME_PERMANENT, true, "554 5.7.1 denied");
		return true;
	case ACT_MEDDLE:
		execute(script->world, "UPDATE delivery SET state = 'failed'");
		break;
	default:
		break;
	}
	Envelope *const one = (Envelope *)envelope;
	bool may_go = false;
	batch->ready(batch->data, &one, 1, &may_go);
	if (!may_go) {
		return answer(batch, envelope, OUTCOME_TEMPORARY, true, "broken off");
	}
	return true;
}

static inline bool
act_at_dot(Script *script, const TransportBatch *batch, const Envelope *envelope, Act act)
{
	Outcome outcome = { .kind = OUTCOME_UNCERTAIN, .is_session = true };

	switch (act) {
	case ACT_LATER_AT_DOT:
		return answer(batch, envelope, OUTCOME_TEMPORARY, false, "451 4.3.0 later");
	case ACT_HANG_UP_AT_DOT:
		return answer(batch, envelope, OUTCOME_UNCERTAIN, true, "nobody answered");
	case ACT_SILENT_AT_DOT:
		outcome.is_silent = true;
		batch->done(batch->data, envelope, &outcome);
		return false;
	case ACT_FORGET_AT_DOT:
		return true;
	case ACT_LEAVE:
		execute(script->world,
			"UPDATE subscription SET state = 'left'"
			" WHERE id = (SELECT min(subscription) FROM delivery"
			" WHERE state = 'queued')");
		break;
	case ACT_MEDDLE_AT_DOT:
		execute(script->world, "UPDATE delivery SET state = 'failed'");
		break;
	case ACT_STOP:
		g_assert_cmpint(raise(SIGTERM), ==, 0);
		break;
	default:
		break;
	}
	return script_take(script, batch, envelope);
}

static inline bool
ends_before_last(Act act)
{
	return act == ACT_LATER || act == ACT_REFUSE || act == ACT_DROP || act == ACT_HANG_UP
		|| act == ACT_FORGET || act == ACT_MEDDLE || act == ACT_WANT_SENDER
		|| act == ACT_RELAY_DENIED || act == ACT_DENIED_AND_OUT;
}

/* What is to become of this mail. */
static inline Act
script_act(Script *script, const Envelope *envelope)
{
	/* "" means everybody. */
	const bool is_meant = script->who != NULL
		&& (*script->who == '\0' || strcmp(envelope->to, script->who) == 0);

	script->begun++;
	if (script->begun == script->look_at) {
		script->seen = world_number(script->world,
			"SELECT count(*) FROM delivery WHERE state <> 'queued'");
	}
	if (is_meant && script->act == ACT_WANT_SENDER && *envelope->from != '\0') {
		return ACT_TAKE;
	}
	return is_meant && script->begun > script->spared ? script->act : script->others;
}

/* What every mail that is handed over has. */
static inline void
assert_envelope(const Script *script, const Envelope *envelope)
{
	g_autofree char *to = g_strdup_printf("To: %s\r\n", envelope->to);
	gsize size = 0;

	if (*envelope->from != '\0') {
		g_assert_cmpstr(envelope->from, ==, script->world->context.config->from);
	}
	g_assert_nonnull(envelope->message);
	const void *bytes = g_bytes_get_data(envelope->message, &size);
	g_assert_nonnull(memmem(bytes, size, to, strlen(to)));
}

static inline bool
script_run(const RelaySpec *spec, const TransportBatch *batch, GError **error)
{
	Script *script = (Script *)spec;
	bool is_well = true;
	Envelope envelope = { 0 };

	script->connections++;
	if (script->run != NULL) {
		return script->run(script, batch);
	}
	while (is_well && batch->next(batch->data, &envelope)) {
		const Act act = script_act(script, &envelope);
		assert_envelope(script, &envelope);
		is_well = act_before_last(script, batch, &envelope, act);
		if (is_well && !ends_before_last(act)) {
			is_well = act_at_dot(script, batch, &envelope, act);
		}
	}
	if (!is_well) {
		error_set(error, ERROR_MAIL_TEMPORARY, "smtp://script: hung up");
	}
	return is_well;
}

static const TransportOps script_transport = { "script", script_run };

const TransportOps *
transport_for(const RelaySpec *spec)
{
	return spec->kind == RELAY_MAILDIR ? &maildir_transport : &script_transport;
}

#endif
