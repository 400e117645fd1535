#include "mail/slot.h"

#include "base/error.h"
#include "own_clock.h"
#include "smtp_cases.h"

#include <poll.h>

/* One or two places of a pool that the test itself moves on, at times that it says. */
typedef struct Scene {
	Postbox *box;
	RelaySpec *spec;
	Sender *sender;
	Slot slots[3]; /* the pool has two of them */
	Pool pool;
} Scene;

static void
scene_open(Scene *scene, const Fault *faults, int mails)
{
	*scene = (Scene){ .box = postbox_open(faults), .sender = sender_new() };
	scene->spec = spec_for(scene->box);
	scene->spec->final_times = 7;
	sender_add_many(scene->sender, mails);
	scene->pool = (Pool){
		.spec = scene->spec,
		.batch = &scene->sender->batch,
		.name = relay_spec_text(scene->spec),
		.slots = scene->slots,
		.count = 2,
		.returned = g_array_new(FALSE, FALSE, sizeof(Envelope)),
		.files = g_array_new(FALSE, FALSE, sizeof(struct pollfd)),
		.muster = muster_new(&scene->sender->batch),
	};
}

static void
scene_close(Scene *scene)
{
	g_assert_null(scene->slots[0].channel);
	muster_clear(&scene->pool.muster);
	g_array_unref(scene->pool.returned);
	g_array_unref(scene->pool.files);
	g_clear_error(&scene->pool.error);
	g_free(scene->pool.name);
	relay_spec_free(scene->spec);
	sender_free(scene->sender);
	postbox_close(scene->box);
}

/* Begin with the first mail in the first place. */
static Slot *
begin(Scene *scene)
{
	Slot *slot = &scene->slots[0];

	g_assert_true(slot_take_mail(&scene->pool, slot));
	slot_open(&scene->pool, slot);
	return slot;
}

/* Once, and give the last piece of a mail that is there. */
static void
move(Scene *scene, Slot *slot)
{
	slot_move(&scene->pool, slot);
	if (slot->place.ready != NULL) {
		muster_ask(&scene->pool.muster);
		slot->since_ms = clock_ms;
		talk_give_last(&slot->talk);
	}
}

/* Wait for the server to say something, or to take something. */
static void
wait_for(Scene *scene, Slot *slot)
{
	GArray *files = scene->pool.files;
	int wait_ms = -1;

	g_array_set_size(files, 0);
	channel_add_files(slot->channel, slot->is_talking && slot_has_output(slot), files,
		&wait_ms);
	poll((struct pollfd *)(void *)files->data, files->len, wait_ms);
}

/* Until @step is the one whose answer is waited for, and was sent; it must be one at which the
 * server keeps silent, else it may be over at once. */
static void
move_to(Scene *scene, Slot *slot, TalkStep step)
{
	move(scene, slot);
	while (!slot->is_talking || slot_has_output(slot) || slot->talk.said_count == 0
		|| slot->talk.said[0] != step) {
		wait_for(scene, slot);
		move(scene, slot);
	}
}

/* How long it is waited for each thing, and until when. */
static void
test_deadlines(void)
{
	g_autoptr(RelaySpec) spec = relay_spec_new();
	g_autoptr(Sender) sender = sender_new();
	Pool pool = { .spec = spec };
	Slot slot = { .since_ms = 5000 };

	spec->timeout_s = 30;
	spec->final_times = 7;
	sender_add_many(sender, 1);
	talk_begin(&slot.talk, false);
	g_assert_false(slot_has_output(&slot));
	g_assert_true(handover_next(&slot.handover, &sender->batch));
	talk_take(&slot.talk, &slot.handover);
	g_assert_true(slot_has_output(&slot));
	talk_sent(&slot.talk, slot.talk.out->len - 1);
	g_assert_true(slot_has_output(&slot));
	talk_sent(&slot.talk, 1);
	g_assert_false(slot_has_output(&slot));
	/* An answer to a command. */
	g_assert_cmpint(slot_deadline_ms(&pool, &slot), ==, 35000);
	pool.stopped_ms = 100000;
	g_assert_cmpint(slot_deadline_ms(&pool, &slot), ==, 35000);
	pool.stopped_ms = 6000;
	g_assert_cmpint(slot_deadline_ms(&pool, &slot), ==, 8000);
	pool.stopped_ms = 0;
	/* The message to be taken: as long as for its answer. */
	talk_hear(&slot.talk, "250 ok\r\n", 8);
	talk_hear(&slot.talk, "250 ok\r\n", 8);
	talk_hear(&slot.talk, "354 go\r\n", 8);
	g_assert_cmpint(slot_deadline_ms(&pool, &slot), ==, 215000);
	/* Our own journal: for ever. */
	talk_sent(&slot.talk, slot.talk.out->len);
	g_assert_cmpint(slot_deadline_ms(&pool, &slot), ==, G_MAXINT64);
	pool.stopped_ms = 6000;
	g_assert_cmpint(slot_deadline_ms(&pool, &slot), ==, 8000);
	pool.stopped_ms = 0;
	/* The answer to it. */
	talk_give_last(&slot.talk);
	g_assert_cmpint(slot_deadline_ms(&pool, &slot), ==, 215000);
	/* A goodbye. */
	slot.is_quitting = true;
	g_assert_cmpint(slot_deadline_ms(&pool, &slot), ==, 10000);
	talk_clear(&slot.talk);
}

/* The wait for an answer begins with the command, and ends to the millisecond. */
static void
test_no_answer(void)
{
	static const Fault faults[] = { { "MAIL", 0, 0, FAULT_STALL, NULL }, { 0 } };
	Scene scene;

	scene_open(&scene, faults, 2);
	Slot *slot = begin(&scene);
	clock_ms += 500;
	move_to(&scene, slot, TALK_MAIL);
	clock_ms += 999;
	move(&scene, slot);
	g_assert_true(slot->is_talking);
	clock_ms += 1;
	move(&scene, slot);
	g_assert_false(slot->is_talking);
	g_assert_cmpstr(scene.sender->story->str, ==, "next 0, session temporary 0, ");
	g_assert_cmpstr(sender_detail(scene.sender, 0), ==, "no answer within 1 s");
	g_assert_error(scene.pool.error, TAGDIGEST_ERROR, ERROR_NETWORK_TEMPORARY);
	g_assert_true(slot->is_useless);
	scene_close(&scene);
}

/* An answer begins a new wait; half of one does not. */
static void
test_answer_by_answer(void)
{
	static const Fault faults[] = { { "MAIL", 0, 0, FAULT_HOLD, "250 ok\r\n" },
		{ "RCPT", 0, 0, FAULT_HALF, "250 half" }, { 0 } };
	Scene scene;

	scene_open(&scene, faults, 1);
	Slot *slot = begin(&scene);
	move_to(&scene, slot, TALK_MAIL);
	clock_ms += 900;
	postbox_release(scene.box);
	move_to(&scene, slot, TALK_RCPT);
	clock_ms += 900;
	while (slot->talk.reply.bytes != strlen("250 half")) {
		wait_for(&scene, slot);
		move(&scene, slot);
	}
	g_assert_true(slot->is_talking);
	clock_ms += 100;
	move(&scene, slot);
	g_assert_false(slot->is_talking);
	g_assert_cmpstr(sender_detail(scene.sender, 0), ==, "no answer within 1 s");
	scene_close(&scene);
}

/* A mail that is waited for too long is uncertain; the next one's wait begins with it. */
static void
test_mail_by_mail(void)
{
	static const Fault faults[] = { { "DOT", 1, 0, FAULT_HOLD, "250 kept\r\n" },
		{ "DOT", 2, 0, FAULT_STALL, NULL }, { 0 } };
	Scene scene;

	scene_open(&scene, faults, 2);
	Slot *slot = begin(&scene);
	move_to(&scene, slot, TALK_DOT);
	clock_ms += 6999;
	postbox_release(scene.box);
	while (slot->answered == 0) {
		wait_for(&scene, slot);
		move(&scene, slot);
	}
	move_to(&scene, slot, TALK_DOT);
	g_assert_cmpint(slot_deadline_ms(&scene.pool, slot), ==, clock_ms + 7000);
	clock_ms += 7000;
	move(&scene, slot);
	g_assert_cmpstr(scene.sender->story->str, ==,
		"next 0, last 0, ok 0, next 1, last 1, session uncertain 1, ");
	g_assert_cmpstr(sender_detail(scene.sender, 1), ==,
		"no answer within 7 s after the last piece was sent");
	g_assert_true(scene.pool.is_over);
	scene_close(&scene);
}

/* A server that does not say goodbye is left after five seconds, and nobody minds. */
static void
test_no_goodbye(void)
{
	static const Fault faults[] = { { "DOT", 0, 0, FAULT_HOLD, "250 kept\r\n" },
		{ "QUIT", 0, 0, FAULT_STALL, NULL }, { 0 } };
	Scene scene;

	scene_open(&scene, faults, 1);
	Slot *slot = begin(&scene);
	move_to(&scene, slot, TALK_DOT);
	clock_ms += 300;
	postbox_release(scene.box);
	move_to(&scene, slot, TALK_QUIT);
	clock_ms += 4999;
	move(&scene, slot);
	g_assert_true(slot->is_talking && slot->is_quitting);
	clock_ms += 1;
	move(&scene, slot);
	g_assert_cmpstr(scene.sender->story->str, ==, "next 0, last 0, ok 0, ");
	g_assert_no_error(scene.pool.error);
	g_assert_false(slot->is_useless || slot->is_quitting);
	g_assert_cmpint(scene.pool.answered, ==, 1);
	scene_close(&scene);
}

/* No greeting: until it begins it is our clock that counts, to the millisecond. */
static void
test_no_greeting(void)
{
	static const Fault faults[] = { { "CONNECT", 0, 0, FAULT_STALL, NULL }, { 0 } };
	Scene scene;

	scene_open(&scene, faults, 2);
	Slot *slot = begin(&scene);
	clock_ms += 1000;
	move(&scene, slot);
	g_assert_nonnull(slot->channel);
	clock_ms += 1;
	move(&scene, slot);
	g_assert_cmpstr(scene.sender->story->str, ==, "next 0, session temporary 0, ");
	g_assert_cmpstr(sender_detail(scene.sender, 0), ==, "no answer within 1 s");
	g_assert_true(scene.pool.is_over && slot->is_useless);
	g_assert_false(slot_take_mail(&scene.pool, slot));
	scene_close(&scene);
}

/* Who else talks to the server when a connection cannot be opened. */
typedef struct OtherRow {
	int at; /* the place of the other one: 0 or 1, or 2, which the pool does not have */
	bool is_talking, is_quitting;
	bool is_returned; /* the mail is for the other one */
} OtherRow;

static const OtherRow other_rows[] = {
	{ 1, false, false, false },
	{ 1, true, false, true },
	{ 1, true, true, false },
	{ 0, true, false, true },
	{ 2, true, false, false },
};

/* Nobody listens: the server's trouble, unless somebody else talks to it and has not said goodbye.
 */
static void
test_not_opened(gconstpointer data)
{
	const OtherRow *row = data;
	Scene scene;

	scene_open(&scene, no_faults, 2);
	postbox_finish(scene.box);
	Slot *slot = &scene.slots[row->at == 0 ? 1 : 0];
	scene.slots[row->at].is_talking = row->is_talking;
	scene.slots[row->at].is_quitting = row->is_quitting;
	g_assert_true(slot_take_mail(&scene.pool, slot));
	slot_open(&scene.pool, slot);
	move(&scene, slot);
	while (slot->channel != NULL) {
		wait_for(&scene, slot);
		move(&scene, slot);
	}
	g_assert_true(slot->is_useless);
	g_assert_cmpuint(scene.pool.returned->len, ==, row->is_returned);
	g_assert_true(scene.pool.is_over == !row->is_returned);
	g_assert_true((scene.pool.error == NULL) == row->is_returned);
	g_assert_cmpstr(scene.sender->story->str, ==,
		row->is_returned ? "next 0, " : "next 0, session temporary 0, ");
	/* What was returned is next. */
	Slot other = { 0 };
	g_assert_true(slot_take_mail(&scene.pool, &other) == row->is_returned);
	g_assert_cmpuint(scene.pool.returned->len, ==, 0);
	if (row->is_returned) {
		g_assert_cmpstr(other.handover.envelope.to, ==, "r0@example.net");
		g_assert_true(other.handover.batch == &scene.sender->batch);
	}
	scene_close(&scene);
}

/* A server that takes no more of a mail: it is not asked for, and waited for as for an answer. */
static void
test_stuffed(void)
{
	g_autoptr(GString) message = g_string_new("Subject: s\r\n\r\n");
	static const Fault faults[] = { { "BODY", 0, 0, FAULT_DEAF, NULL }, { 0 } };
	Scene scene;

	scene_open(&scene, faults, 0);
	while (message->len < 16000000) {
		g_string_append(message, "0123456789012345678901234567890123456789\r\n");
	}
	sender_add(scene.sender, "r0@example.net", message->str);
	Slot *slot = begin(&scene);
	while (!slot->is_talking || slot->talk.state != TALK_READY) {
		wait_for(&scene, slot);
		move(&scene, slot);
	}
	g_assert_true(slot_has_output(slot));
	g_assert_null(slot->place.ready);
	clock_ms = slot_deadline_ms(&scene.pool, slot);
	move(&scene, slot);
	g_assert_cmpstr(scene.sender->story->str, ==, "next 0, session temporary 0, ");
	g_assert_cmpstr(sender_detail(scene.sender, 0), ==, "no answer within 7 s");
	postbox_release(scene.box);
	scene_close(&scene);
}

/* Whose trouble it is, and whether it may pass; the first is told. */
static void
test_trouble(void)
{
	static const struct {
		OutcomeKind kind;
		bool is_network;
		ErrorCode want;
	} rows[] = {
		{ OUTCOME_TEMPORARY, false, ERROR_MAIL_TEMPORARY },
		{ OUTCOME_PERMANENT, false, ERROR_MAIL_PERMANENT },
		{ OUTCOME_TEMPORARY, true, ERROR_NETWORK_TEMPORARY },
		{ OUTCOME_UNCERTAIN, true, ERROR_NETWORK_TEMPORARY },
		{ OUTCOME_PERMANENT, true, ERROR_NETWORK_PERMANENT },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		Outcome first = { .kind = rows[i].kind, .detail = (char *)"first" };
		Outcome second = { .kind = OUTCOME_TEMPORARY, .detail = (char *)"second" };
		Pool pool = { .name = (char *)"smtp://there" };

		pool_note_trouble(&pool, &first, rows[i].is_network);
		pool_note_trouble(&pool, &second, !rows[i].is_network);
		g_assert_true(g_error_matches(pool.error, TAGDIGEST_ERROR, (int)rows[i].want));
		g_assert_cmpstr(pool.error->message, ==, "smtp://there: first");
		g_clear_error(&pool.error);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/slot/deadlines", test_deadlines);
	g_test_add_func("/slot/no answer", test_no_answer);
	g_test_add_func("/slot/answer by answer", test_answer_by_answer);
	g_test_add_func("/slot/mail by mail", test_mail_by_mail);
	g_test_add_func("/slot/no goodbye", test_no_goodbye);
	g_test_add_func("/slot/no greeting", test_no_greeting);
	for (gsize i = 0; i < G_N_ELEMENTS(other_rows); i++) {
		g_autofree char *path = g_strdup_printf("/slot/not opened/%d", (int)i);

		g_test_add_data_func(path, &other_rows[i], test_not_opened);
	}
	g_test_add_func("/slot/stuffed", test_stuffed);
	g_test_add_func("/slot/trouble", test_trouble);
	return g_test_run();
}
