-- Times (…_s) are Unix seconds UTC. A 0 means that it never happened, NULL that nobody knows.

CREATE TABLE meta (
	key TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) {strict};
-- Tables of 0.1.0 have no such row (store/schema).
INSERT INTO meta (key, value) VALUES ('begun_by', '0.2.0');

CREATE TABLE source (
	id {id},
	name TEXT NOT NULL UNIQUE,
	kind TEXT NOT NULL,
	url TEXT NOT NULL,
	title TEXT,
	state TEXT, -- the kind's own, JSON
	wants TEXT, -- a hash of what it was read for
	last_try_s {int} NOT NULL DEFAULT 0,
	last_ok_s {int} NOT NULL DEFAULT 0,
	next_due_s {int} NOT NULL DEFAULT 0,
	failing_since_s {int} NOT NULL DEFAULT 0,
	failures {int} NOT NULL DEFAULT 0,
	last_error TEXT,
	is_closed {int} NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)),
	behind TEXT, -- what its last run left to the next
	remark TEXT, -- what of its last reading could not be read
	lease_owner TEXT, -- who asks it now
	lease_until_s {int} NOT NULL DEFAULT 0
) {strict};

-- How far a tag of a source has been read, on which server; tag is empty where it is read as a whole.
CREATE TABLE reading (
	source {int} NOT NULL REFERENCES source (id) ON DELETE CASCADE,
	server TEXT NOT NULL,
	tag TEXT NOT NULL,
	newest_s {int} NOT NULL DEFAULT 0,
	oldest_s {int} NOT NULL DEFAULT 0,
	missing_from_s {int} NOT NULL DEFAULT 0, -- between these, posts are still to be read
	missing_to_s {int} NOT NULL DEFAULT 0,
	read_s {int} NOT NULL,
	PRIMARY KEY (source, server, tag)
) {strict};

-- What paid requests cost, in the platform's units: booked before they go out, settled after.
CREATE TABLE spend (
	source {int} NOT NULL REFERENCES source (id) ON DELETE CASCADE,
	month TEXT NOT NULL, -- 2026-11
	booked {int} NOT NULL DEFAULT 0,
	settled {int} NOT NULL DEFAULT 0,
	PRIMARY KEY (source, month)
) {strict};

-- What somebody has been told once: an alarm, a recovery.
CREATE TABLE told (
	what TEXT NOT NULL,
	whom TEXT NOT NULL,
	told_s {int} NOT NULL,
	PRIMARY KEY (what, whom)
) {strict};

CREATE TABLE host (
	authority TEXT NOT NULL PRIMARY KEY,
	not_before_s {int} NOT NULL,
	reason TEXT
) {strict};

-- Who wrote posts. The names are as last shown; of somebody who opted out there are none.
CREATE TABLE author (
	id {id},
	key TEXT NOT NULL UNIQUE, -- keyed hash of the strongest name (dedup/identity, store/keyhash)
	name TEXT,
	handle TEXT,
	first_seen_s {int} NOT NULL,
	opted_out_s {int} NOT NULL DEFAULT 0
) {strict};

-- time_s is the time that periods are made of: an author's clock that runs over a day ahead of ours
-- is not believed. consent is a PostConsent (model/post): the strictest that was ever said of it.
-- The words of hold are in store/posts.
CREATE TABLE post (
	id {id},
	source {int} NOT NULL REFERENCES source (id), -- whose content doc is
	author {int} REFERENCES author (id),
	published_s {int},
	updated_s {int},
	first_seen_s {int} NOT NULL,
	time_s {int} NOT NULL GENERATED ALWAYS AS (CASE
		WHEN published_s IS NULL OR published_s > first_seen_s + 86400 THEN first_seen_s
		ELSE published_s END) STORED,
	consent {int} NOT NULL DEFAULT 0,
	hold TEXT NOT NULL DEFAULT 'kept', -- waiting, kept, dropped
	held_by TEXT,
	held_s {int} NOT NULL DEFAULT 0,
	doc TEXT -- the post as JSON; NULL: its words are gone, an edition has its number
) {strict};
CREATE INDEX post_time ON post (time_s);
CREATE INDEX post_author ON post (author);

-- A key is one post's; a post has several. Strength says how much a key proves (model/post); home
-- is the host that the name belongs to.
CREATE TABLE post_key (
	key TEXT NOT NULL PRIMARY KEY,
	post {int} NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	strength {int} NOT NULL,
	home TEXT,
	source {int} NOT NULL REFERENCES source (id), -- who claimed it first
	first_s {int} NOT NULL
) {strict};
CREATE INDEX post_key_post ON post_key (post);

CREATE TABLE sighting (
	post {int} NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	source {int} NOT NULL REFERENCES source (id),
	how TEXT NOT NULL DEFAULT 'poll', -- poll, import, mail, sent in
	native_id TEXT, -- the platform's own id of the post there
	first_s {int} NOT NULL,
	last_s {int} NOT NULL, -- to the day
	PRIMARY KEY (post, source)
) {strict};

CREATE TABLE post_tag (
	post {int} NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	key TEXT NOT NULL,
	display TEXT NOT NULL,
	PRIMARY KEY (post, key)
) {strict};

CREATE TABLE verdict (
	post {int} NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	digest TEXT NOT NULL,
	passed {int} NOT NULL CHECK (passed IN (0, 1)),
	reason TEXT,
	rules TEXT NOT NULL,
	PRIMARY KEY (post, digest)
) {strict};

-- What had a hashtag of ours and is not kept: no words, only that and why. A hash is that of the
-- post's first key (store/keyhash), since a key holds a handle and the words of a title.
CREATE TABLE dropped (
	source {int} NOT NULL REFERENCES source (id),
	hash TEXT NOT NULL,
	reason TEXT NOT NULL, -- of ours, never a word of the post
	day_s {int} NOT NULL, -- when it was seen, to the day
	PRIMARY KEY (source, hash)
) {strict};

-- The strictest that was ever said of a post that is not stored, under the hash of each of its
-- keys: where it comes again, by whomever, this still stands. level is a PostConsent.
CREATE TABLE consent (
	hash TEXT NOT NULL PRIMARY KEY,
	level {int} NOT NULL,
	said_s {int} NOT NULL -- to the day
) {strict};

-- A person's no to all their posts, under the hash of each name they are known by. A yes that comes
-- later (lifted_s) counts for what they published after the last no.
CREATE TABLE refusal (
	hash TEXT NOT NULL PRIMARY KEY,
	said_by TEXT NOT NULL, -- account, mail, organiser
	first_s {int} NOT NULL,
	last_s {int} NOT NULL,
	lifted_s {int} NOT NULL DEFAULT 0
) {strict};

-- What takes place at a time: a calendar's entry (RFC 5545: UID, RECURRENCE-ID).
CREATE TABLE event (
	id {id},
	post {int} REFERENCES post (id) ON DELETE CASCADE,
	source {int} NOT NULL REFERENCES source (id),
	uid TEXT NOT NULL,
	recurrence TEXT NOT NULL DEFAULT '', -- which of a series
	start_s {int} NOT NULL,
	end_s {int},
	zone TEXT, -- IANA name
	UNIQUE (source, uid, recurrence)
) {strict};

-- What prepare made for a period, and what the organiser changed of it. At its approval or deadline
-- it becomes an edition. The words of state are in model/draft.c.
CREATE TABLE draft (
	id {id},
	digest TEXT NOT NULL,
	frequency TEXT NOT NULL,
	start_s {int} NOT NULL,
	end_s {int} NOT NULL CHECK (end_s > start_s),
	state TEXT NOT NULL,
	deadline_s {int} NOT NULL, -- decided then at the latest
	doc TEXT, -- JSON, as prepare made it; NULL once retention has taken it
	edits TEXT, -- JSON, by the organiser; likewise
	made_s {int} NOT NULL,
	changed_s {int} NOT NULL,
	UNIQUE (digest, frequency, end_s)
) {strict};

-- What a draft became: never changes again.
CREATE TABLE edition (
	id {id},
	draft {int} NOT NULL UNIQUE REFERENCES draft (id),
	digest TEXT NOT NULL,
	named TEXT NOT NULL, -- the digest's name when it was frozen: a part of each Message-ID
	frequency TEXT NOT NULL,
	number {int} NOT NULL CHECK (number > 0),
	start_s {int} NOT NULL,
	end_s {int} NOT NULL CHECK (end_s > start_s),
	frozen_s {int} NOT NULL,
	title TEXT NOT NULL,
	hash TEXT NOT NULL,
	UNIQUE (digest, number)
) {strict};

-- Decided periods; one without an edition was quiet.
CREATE TABLE period (
	digest TEXT NOT NULL,
	frequency TEXT NOT NULL,
	end_s {int} NOT NULL CHECK (end_s > start_s),
	start_s {int} NOT NULL,
	posts {int} NOT NULL,
	edition {int} UNIQUE REFERENCES edition (id),
	decided_s {int} NOT NULL,
	PRIMARY KEY (digest, frequency, end_s)
) {strict};

-- In which edition a post is: in one of each digest and frequency at most, so that the readers of
-- one never get it twice.
CREATE TABLE edition_post (
	digest TEXT NOT NULL,
	frequency TEXT NOT NULL,
	post {int} NOT NULL REFERENCES post (id),
	edition {int} NOT NULL REFERENCES edition (id),
	shown {int} NOT NULL CHECK (shown IN (0, 1)),
	reason TEXT, -- why it is not shown
	PRIMARY KEY (digest, frequency, post)
) {strict};
CREATE INDEX edition_post_post ON edition_post (post);

-- An edition rendered for one language and format; retention deletes the rows.
CREATE TABLE variant (
	edition {int} NOT NULL REFERENCES edition (id),
	language TEXT NOT NULL,
	format TEXT NOT NULL,
	subject TEXT NOT NULL,
	html TEXT,
	text TEXT NOT NULL,
	html_places TEXT NOT NULL, -- where a reader's token goes: bytes from the start, "120 4711"
	text_places TEXT NOT NULL,
	PRIMARY KEY (edition, language, format)
) {strict};

-- A person. Erased: address and name are NULL, and the row stands for those that point to it;
-- email_hash (keyed) then tells that this address asked to be forgotten, and nothing else.
CREATE TABLE subscriber (
	id {id},
	email TEXT,
	email_key TEXT UNIQUE, -- folded, for comparing
	email_hash TEXT UNIQUE,
	name TEXT,
	since_s {int} NOT NULL,
	erased_s {int} NOT NULL DEFAULT 0
) {strict};

-- That person's choice of one digest: a state machine. States, moves and the words of origin and
-- changed_by are in model/subscriber.c.
CREATE TABLE subscription (
	id {id},
	subscriber {int} NOT NULL REFERENCES subscriber (id),
	digest TEXT NOT NULL,
	token TEXT NOT NULL UNIQUE,
	state TEXT NOT NULL,
	origin TEXT NOT NULL, -- who wished for it; what the ini wished for, it may let go
	frequency TEXT, -- NULL: the digest's own
	format TEXT NOT NULL,
	language TEXT, -- NULL: the digest's own
	since_s {int} NOT NULL,
	changed_s {int} NOT NULL,
	changed_by TEXT NOT NULL, -- who brought the state about
	UNIQUE (subscriber, digest)
) {strict};
CREATE INDEX subscription_digest ON subscription (digest, state, origin);

-- Every step of a subscription.
CREATE TABLE subscription_change (
	id {id},
	subscription {int} NOT NULL REFERENCES subscription (id),
	was TEXT, -- state; NULL: it began
	became TEXT NOT NULL,
	changed_s {int} NOT NULL,
	changed_by TEXT NOT NULL,
	evidence TEXT -- a Message-ID, a line of a list, the words of a bounce
) {strict};
CREATE INDEX subscription_change_subscription ON subscription_change (subscription);

-- The words of state are in model/delivery.c.
CREATE TABLE delivery (
	id {id},
	edition {int} NOT NULL REFERENCES edition (id),
	subscription {int} NOT NULL REFERENCES subscription (id),
	state TEXT NOT NULL,
	tries {int} NOT NULL DEFAULT 0,
	retry_s {int} NOT NULL DEFAULT 0,
	copies {int} NOT NULL DEFAULT 0, -- sent again so often although it may have arrived
	is_suspect {int} NOT NULL DEFAULT 0 CHECK (is_suspect IN (0, 1)), -- it ended a connection
	owner TEXT, -- who was sending it last, "MACHINE/…", until the server's word is known
	until_s {int} NOT NULL DEFAULT 0, -- and until when that is to be believed
	detail TEXT,
	changed_s {int} NOT NULL,
	UNIQUE (edition, subscription)
) {strict};
CREATE INDEX delivery_subscription ON delivery (subscription);
CREATE INDEX delivery_state ON delivery (state, edition, id);
CREATE INDEX delivery_suspect ON delivery (state) WHERE is_suspect = 1;
