-- A person's choice may rest until a day, and say how often they want to be written to (frequency
-- has been there since 0001).
ALTER TABLE subscription ADD COLUMN until_s {int} NOT NULL DEFAULT 0; -- paused: until then; 0: until resumed

CREATE INDEX subscription_until ON subscription (until_s) WHERE until_s > 0;
CREATE INDEX subscription_frequency ON subscription (digest, frequency) WHERE frequency IS NOT NULL;

-- A mail to one person that is no edition: a confirmation, an answer, a draft for the organiser. It
-- goes before editions. The words of state are those of delivery (model/delivery.c).
CREATE TABLE memo (
	id {id},
	kind TEXT NOT NULL,
	subscriber {int} REFERENCES subscriber (id), -- whom it is to, where that is somebody we know
	recipient TEXT, -- address; NULL once it is over
	doc TEXT, -- JSON: all that it says; NULL once it is over
	message_hash TEXT, -- keyed hash of its Message-ID, by which an answer to it is known
	state TEXT NOT NULL,
	tries {int} NOT NULL DEFAULT 0,
	retry_s {int} NOT NULL DEFAULT 0,
	copies {int} NOT NULL DEFAULT 0, -- sent again so often although it may have arrived
	is_suspect {int} NOT NULL DEFAULT 0, -- the server refused its empty envelope sender
	owner TEXT,
	until_s {int} NOT NULL DEFAULT 0,
	detail TEXT,
	made_s {int} NOT NULL,
	changed_s {int} NOT NULL,
	expires_s {int} NOT NULL DEFAULT 0 -- of no use to anybody afterwards; 0: never
) {strict};
CREATE INDEX memo_state ON memo (state, id);
CREATE INDEX memo_subscriber ON memo (subscriber);
CREATE INDEX memo_message ON memo (message_hash);

-- Messages that came in and were for us, each once whatever is killed: keyed hash of the
-- Message-ID, or of the bytes of one without.
CREATE TABLE incoming (
	hash TEXT NOT NULL PRIMARY KEY,
	what TEXT NOT NULL,
	came_s {int} NOT NULL
) {strict};
CREATE INDEX incoming_came ON incoming (came_s);

-- How far a mailbox was read (RFC 9051: UIDVALIDITY, UID), and how that goes.
CREATE TABLE mailbox (
	name TEXT NOT NULL PRIMARY KEY, -- where, without a login
	validity TEXT,
	uid {int} NOT NULL DEFAULT 0, -- all up to this one were looked at
	last_try_s {int} NOT NULL DEFAULT 0,
	last_ok_s {int} NOT NULL DEFAULT 0,
	failing_since_s {int} NOT NULL DEFAULT 0,
	failures {int} NOT NULL DEFAULT 0,
	last_error TEXT,
	not_before_s {int} NOT NULL DEFAULT 0, -- after failures, unless stamp is another by then
	stamp TEXT, -- of what says the login: when it was written last
	suspect {int} NOT NULL DEFAULT 0, -- UID of the message over which the connection broke
	suspicions {int} NOT NULL DEFAULT 0,
	remark TEXT -- what was left of the last messages, and why
) {strict};

-- Files of a Maildir that were looked at, by hashes of their names.
CREATE TABLE mailbox_file (
	mailbox TEXT NOT NULL,
	hash TEXT NOT NULL,
	PRIMARY KEY (mailbox, hash)
) {strict};

-- Who was written to although nobody knows whether they asked: nobody gets a second one within a
-- week. hash is keyed (store/keyhash), of the folded address.
CREATE TABLE asked (
	hash TEXT NOT NULL PRIMARY KEY,
	asked_s {int} NOT NULL
) {strict};
CREATE INDEX asked_when ON asked (asked_s);

-- What mail servers reported of somebody's mail; it decays (flow/bounced).
CREATE TABLE bounce (
	id {id},
	subscriber {int} NOT NULL REFERENCES subscriber (id),
	edition {int} REFERENCES edition (id), -- which mail it was, where that is known
	is_hard {int} NOT NULL CHECK (is_hard IN (0, 1)),
	class TEXT NOT NULL, -- the words of subscribe/bounce
	status TEXT, -- RFC 3463
	detail TEXT, -- the server's words, without addresses
	came_s {int} NOT NULL
) {strict};
CREATE INDEX bounce_subscriber ON bounce (subscriber, came_s);

-- Somebody's own page or account, which they asked to have read: their dated consent to be shown in
-- full. state: asked, proved, agreed, refused, left.
CREATE TABLE voice (
	id {id},
	url TEXT NOT NULL UNIQUE,
	subscriber {int} REFERENCES subscriber (id),
	email_hash TEXT NOT NULL, -- keyed hash of who asked
	name TEXT,
	proof TEXT NOT NULL, -- the line that the owner puts into the page
	state TEXT NOT NULL,
	asked_s {int} NOT NULL,
	changed_s {int} NOT NULL,
	looked_s {int} NOT NULL DEFAULT 0, -- for the proof, last
	evidence TEXT -- Message-ID, and what the mail server proved of it
) {strict};

-- How an edition came to its digest's witness.
CREATE TABLE witness (
	edition {int} NOT NULL PRIMARY KEY REFERENCES edition (id),
	message TEXT NOT NULL, -- the Message-ID that it was sent with
	expected TEXT NOT NULL, -- hashes of what was sent, piece by piece (flow/witness)
	state TEXT NOT NULL, -- awaited, equal, altered
	detail TEXT,
	sent_s {int} NOT NULL,
	seen_s {int} NOT NULL DEFAULT 0
) {strict};
CREATE INDEX witness_message ON witness (message);

-- A page that somebody sent in: asked until it was fetched, waiting for the organiser's word (the
-- post's hold says how it stands), admitted by their yes, refused by its author, or failed.
CREATE TABLE proposal (
	id {id},
	url TEXT NOT NULL UNIQUE,
	digest TEXT NOT NULL,
	tag TEXT NOT NULL, -- as it is shown: under which it stands where its page carries none
	by_name TEXT, -- who sent it in, as the organiser said
	how TEXT NOT NULL, -- terminal, mail
	state TEXT NOT NULL,
	post {int} REFERENCES post (id) ON DELETE SET NULL,
	tries {int} NOT NULL DEFAULT 0,
	retry_s {int} NOT NULL DEFAULT 0,
	detail TEXT, -- why not, in words of ours
	asked_s {int} NOT NULL,
	changed_s {int} NOT NULL
) {strict};
CREATE INDEX proposal_state ON proposal (state, retry_s);
CREATE INDEX proposal_post ON proposal (post);

-- A hash of who says what in an edition, by which two that are equal are known; and why it is held
-- and the organiser is asked (flow/guard), NULL: it is not.
ALTER TABLE edition ADD COLUMN words TEXT;
ALTER TABLE edition ADD COLUMN held TEXT;
