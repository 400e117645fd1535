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
	last_try_s {int} NOT NULL DEFAULT 0,
	last_ok_s {int} NOT NULL DEFAULT 0,
	next_due_s {int} NOT NULL DEFAULT 0,
	failing_since_s {int} NOT NULL DEFAULT 0,
	failures {int} NOT NULL DEFAULT 0,
	last_error TEXT,
	is_closed {int} NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1))
) {strict};

CREATE TABLE host (
	authority TEXT NOT NULL PRIMARY KEY,
	not_before_s {int} NOT NULL,
	reason TEXT
) {strict};

-- time_s is the time that periods are made of: an author's clock that runs over a day ahead of ours
-- is not believed.
CREATE TABLE post (
	id {id},
	source {int} NOT NULL REFERENCES source (id), -- whose content doc is
	published_s {int},
	updated_s {int},
	first_seen_s {int} NOT NULL,
	time_s {int} NOT NULL GENERATED ALWAYS AS (CASE
		WHEN published_s IS NULL OR published_s > first_seen_s + 86400 THEN first_seen_s
		ELSE published_s END) STORED,
	doc TEXT NOT NULL -- the post as JSON
) {strict};
CREATE INDEX post_time ON post (time_s);

-- A key is one post's; a post has several.
CREATE TABLE post_key (
	key TEXT NOT NULL PRIMARY KEY,
	post {int} NOT NULL REFERENCES post (id)
) {strict};
CREATE INDEX post_key_post ON post_key (post);

CREATE TABLE sighting (
	post {int} NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	source {int} NOT NULL REFERENCES source (id),
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

-- What sources showed and nobody kept.
CREATE TABLE dropped (
	source {int} NOT NULL REFERENCES source (id),
	key TEXT NOT NULL,
	title TEXT,
	reason TEXT NOT NULL,
	seen_s {int} NOT NULL,
	PRIMARY KEY (source, key)
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
