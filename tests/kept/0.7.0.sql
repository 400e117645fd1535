BEGIN TRANSACTION;
CREATE TABLE asked (
	hash TEXT NOT NULL PRIMARY KEY,
	asked_s INTEGER NOT NULL
) STRICT;
INSERT INTO "asked" VALUES('6d2a00d886edd98b28591c9130fa51f6',1795939200);
CREATE TABLE author (
	id INTEGER PRIMARY KEY,
	key TEXT NOT NULL UNIQUE, -- keyed hash of the strongest name (dedup/identity, store/keyhash)
	name TEXT,
	handle TEXT,
	first_seen_s INTEGER NOT NULL,
	opted_out_s INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "author" VALUES(1,'900b745fbdb154becfdb8e4366e3b35e','Ada','@ada@toot.example',1794816000,0);
CREATE TABLE bounce (
	id INTEGER PRIMARY KEY,
	subscriber INTEGER NOT NULL REFERENCES subscriber (id),
	edition INTEGER REFERENCES edition (id), -- which mail it was, where that is known
	is_hard INTEGER NOT NULL CHECK (is_hard IN (0, 1)),
	class TEXT NOT NULL, -- the words of subscribe/bounce
	status TEXT, -- RFC 3463
	detail TEXT, -- the server's words, without addresses
	came_s INTEGER NOT NULL
) STRICT;
CREATE TABLE consent (
	hash TEXT NOT NULL PRIMARY KEY,
	level INTEGER NOT NULL,
	said_s INTEGER NOT NULL -- to the day
) STRICT;
CREATE TABLE delivery (
	id INTEGER PRIMARY KEY,
	edition INTEGER NOT NULL REFERENCES edition (id),
	subscription INTEGER NOT NULL REFERENCES subscription (id),
	state TEXT NOT NULL,
	tries INTEGER NOT NULL DEFAULT 0,
	retry_s INTEGER NOT NULL DEFAULT 0,
	copies INTEGER NOT NULL DEFAULT 0, -- sent again so often although it may have arrived
	is_suspect INTEGER NOT NULL DEFAULT 0 CHECK (is_suspect IN (0, 1)), -- it ended a connection
	owner TEXT, -- who was sending it last, "MACHINE/…", until the server's word is known
	until_s INTEGER NOT NULL DEFAULT 0, -- and until when that is to be believed
	detail TEXT,
	changed_s INTEGER NOT NULL,
	UNIQUE (edition, subscription)
) STRICT;
INSERT INTO "delivery" VALUES(1,1,1,'sent',1,0,0,0,NULL,1794817200,NULL,1794816000);
INSERT INTO "delivery" VALUES(2,1,2,'sent',1,0,0,0,NULL,1794817200,NULL,1794816000);
INSERT INTO "delivery" VALUES(3,1,4,'sent',1,0,0,0,NULL,1794817200,NULL,1794816000);
INSERT INTO "delivery" VALUES(4,1,5,'sent',1,0,0,0,NULL,1794817200,NULL,1794816000);
INSERT INTO "delivery" VALUES(5,2,1,'sent',1,0,0,0,NULL,1795422000,NULL,1795420800);
INSERT INTO "delivery" VALUES(6,2,4,'sent',1,0,0,0,NULL,1795422000,NULL,1795420800);
INSERT INTO "delivery" VALUES(7,3,1,'queued',0,0,0,0,NULL,0,NULL,1796025600);
INSERT INTO "delivery" VALUES(8,3,4,'queued',0,0,0,0,NULL,0,NULL,1796025600);
CREATE TABLE draft (
	id INTEGER PRIMARY KEY,
	digest TEXT NOT NULL,
	frequency TEXT NOT NULL,
	start_s INTEGER NOT NULL,
	end_s INTEGER NOT NULL CHECK (end_s > start_s),
	state TEXT NOT NULL,
	deadline_s INTEGER NOT NULL, -- decided then at the latest
	doc TEXT, -- JSON, as prepare made it; NULL once retention has taken it
	edits TEXT, -- JSON, by the organiser; likewise
	made_s INTEGER NOT NULL,
	changed_s INTEGER NOT NULL,
	UNIQUE (digest, frequency, end_s)
) STRICT;
INSERT INTO "draft" VALUES(1,'weekly','weekly',1794209400,1794814200,'frozen',1794814200,'{"automated_total":0,"contact":"organiser@college.example","coverage":[{"is_missed":false,"network":"The Staffroom","posts":1,"since":null,"source":"blog","state":"read","why":null},{"is_missed":false,"network":"127.0.0.1:33483","posts":1,"since":null,"source":"toot","state":"read","why":null}],"cuts":[],"days":[{"posts":0,"start":"2026-11-09T00:00:00Z","tag":null},{"posts":1,"start":"2026-11-10T00:00:00Z","tag":0},{"posts":1,"start":"2026-11-11T00:00:00Z","tag":0},{"posts":0,"start":"2026-11-12T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-13T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-14T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-15T00:00:00Z","tag":null}],"digest":"weekly","frequency":"weekly","is_by_mail":true,"is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":1,"pause_until":null,"people_total":2,"period_end":"2026-11-16T07:30:00Z","period_start":"2026-11-09T07:30:00Z","posts_total":2,"schedule":"weekly Monday 07:30","sections":[{"is_incomplete":false,"kind":"tag","more_place":"127.0.0.1","more_url":"http://127.0.0.1:33483/tags/JoyFE","posts":[{"answers":0,"author":null,"author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":"We did mark-red today #JoyFE","content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":"joy-1","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":"https://blog.example/joy","links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":"The Staffroom","person":"name:\nThe Staffroom","poll":null,"post_id":1,"published":"2026-11-10T09:00:00Z","quote":null,"rank":1,"replies":null,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"We did mark-red today #JoyFE","time":"2026-11-10T09:00:00Z","title":"A week of joy","updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":3,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"author":"Ada","author_handle":"@ada@toot.example","author_url":"https://toot.example/@ada","base_url":"https://toot.example/@ada/117596985753658840","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>We did mark-blue today #JoyFE</p>","content_type":"html","copies":[],"counts_at":"2026-11-16T08:00:00Z","favourites":0,"id":"https://toot.example/users/ada/statuses/117596985753658840","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@ada/117596985753658840","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117596985753658840","network":"Mastodon","person":"acct:ada@toot.example","poll":null,"post_id":2,"published":"2026-11-11T09:00:00Z","quote":null,"rank":2,"replies":0,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"We did mark-blue today #JoyFE","time":"2026-11-11T09:00:00Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}}],"tag":"#JoyFE","total":2}],"subject":null,"subtitle":null,"tallies":[{"posts":2,"tag":"#JoyFE"}],"timezone":"UTC","title":"#JoyFE"}',NULL,1794816000,1794816000);
INSERT INTO "draft" VALUES(2,'weekly','weekly',1794814200,1795419000,'frozen',1795419000,'{"automated_total":0,"contact":"organiser@college.example","coverage":[{"is_missed":false,"network":"The Staffroom","posts":0,"since":null,"source":"blog","state":"quiet","why":null},{"is_missed":false,"network":"127.0.0.1:33483","posts":1,"since":null,"source":"toot","state":"read","why":null}],"cuts":[],"days":[{"posts":0,"start":"2026-11-16T00:00:00Z","tag":null},{"posts":1,"start":"2026-11-17T00:00:00Z","tag":0},{"posts":0,"start":"2026-11-18T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-19T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-20T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-21T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-22T00:00:00Z","tag":null}],"digest":"weekly","frequency":"weekly","is_by_mail":true,"is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":2,"pause_until":null,"people_total":1,"period_end":"2026-11-23T07:30:00Z","period_start":"2026-11-16T07:30:00Z","posts_total":1,"schedule":"weekly Monday 07:30","sections":[{"is_incomplete":false,"kind":"tag","more_place":"127.0.0.1","more_url":"http://127.0.0.1:33483/tags/JoyFE","posts":[{"answers":0,"author":"Ada","author_handle":"@ada@toot.example","author_url":"https://toot.example/@ada","base_url":"https://toot.example/@ada/117630959616043271","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>We did mark-green today #JoyFE</p>","content_type":"html","copies":[],"counts_at":"2026-11-16T08:00:00Z","favourites":0,"id":"https://toot.example/users/ada/statuses/117630959616043271","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@ada/117630959616043271","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117630959616043271","network":"Mastodon","person":"acct:ada@toot.example","poll":null,"post_id":3,"published":"2026-11-17T09:00:00Z","quote":null,"rank":1,"replies":0,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"We did mark-green today #JoyFE","time":"2026-11-16T08:00:00Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}}],"tag":"#JoyFE","total":1}],"subject":null,"subtitle":null,"tallies":[{"posts":1,"tag":"#JoyFE"}],"timezone":"UTC","title":"#JoyFE"}',NULL,1795420800,1795420800);
INSERT INTO "draft" VALUES(3,'weekly','weekly',1795419000,1796023800,'frozen',1796023800,'{"automated_total":0,"contact":"organiser@college.example","coverage":[{"is_missed":false,"network":"The Staffroom","posts":0,"since":null,"source":"blog","state":"quiet","why":null},{"is_missed":false,"network":"127.0.0.1:33483","posts":1,"since":null,"source":"toot","state":"read","why":null}],"cuts":[],"days":[{"posts":0,"start":"2026-11-23T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-24T00:00:00Z","tag":null},{"posts":1,"start":"2026-11-25T00:00:00Z","tag":0},{"posts":0,"start":"2026-11-26T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-27T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-28T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-29T00:00:00Z","tag":null}],"digest":"weekly","frequency":"weekly","is_by_mail":true,"is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":3,"pause_until":null,"people_total":1,"period_end":"2026-11-30T07:30:00Z","period_start":"2026-11-23T07:30:00Z","posts_total":1,"schedule":"weekly Monday 07:30","sections":[{"is_incomplete":false,"kind":"tag","more_place":"127.0.0.1","more_url":"http://127.0.0.1:33483/tags/JoyFE","posts":[{"answers":0,"author":"Ada","author_handle":"@ada@toot.example","author_url":"https://toot.example/@ada","base_url":"https://toot.example/@ada/117676258099208640","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>We did mark-late today #JoyFE</p>","content_type":"html","copies":[],"counts_at":"2026-11-30T08:00:00Z","favourites":0,"id":"https://toot.example/users/ada/statuses/117676258099208640","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@ada/117676258099208640","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117676258099208640","network":"Mastodon","person":"acct:ada@toot.example","poll":null,"post_id":5,"published":"2026-11-25T09:00:00Z","quote":null,"rank":1,"replies":0,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"We did mark-late today #JoyFE","time":"2026-11-25T09:00:00Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}}],"tag":"#JoyFE","total":1}],"subject":null,"subtitle":null,"tallies":[{"posts":1,"tag":"#JoyFE"}],"timezone":"UTC","title":"#JoyFE"}',NULL,1796025600,1796025600);
CREATE TABLE dropped (
	source INTEGER NOT NULL REFERENCES source (id),
	hash TEXT NOT NULL,
	reason TEXT NOT NULL, -- of ours, never a word of the post
	day_s INTEGER NOT NULL, -- when it was seen, to the day
	PRIMARY KEY (source, hash)
) STRICT;
CREATE TABLE edition (
	id INTEGER PRIMARY KEY,
	draft INTEGER NOT NULL UNIQUE REFERENCES draft (id),
	digest TEXT NOT NULL,
	named TEXT NOT NULL, -- the digest's name when it was frozen: a part of each Message-ID
	frequency TEXT NOT NULL,
	number INTEGER NOT NULL CHECK (number > 0),
	start_s INTEGER NOT NULL,
	end_s INTEGER NOT NULL CHECK (end_s > start_s),
	frozen_s INTEGER NOT NULL,
	title TEXT NOT NULL,
	hash TEXT NOT NULL, note TEXT, words TEXT, held TEXT,
	UNIQUE (digest, number)
) STRICT;
INSERT INTO "edition" VALUES(1,1,'weekly','weekly','weekly',1,1794209400,1794814200,1794816000,'#JoyFE','f62028b7c3193a5cafbb75a95b5d6a3984519d7f91b2102df27fd4da44e49758',NULL,'6a7e9fca86f105f13fa03f88401410cf96fb9be815ebcd3cef8e2604d3cda743',NULL);
INSERT INTO "edition" VALUES(2,2,'weekly','weekly','weekly',2,1794814200,1795419000,1795420800,'#JoyFE','c1529a446391a9f2edc88fbad1246a9f30b19b95856068f9869460a47823e809',NULL,'4ef392e7f9236e7f3f208747e17bf0ab2b16346eb53d86bc9753bff4953b8922',NULL);
INSERT INTO "edition" VALUES(3,3,'weekly','weekly','weekly',3,1795419000,1796023800,1796025600,'#JoyFE','14ef5af1c3e962bcc2016189182522137308b0fcc3a6597e3ce5e53f0163aa3e',NULL,'875a8e13a54f66c65323d6b4ae67e2d559556a1ec57eb3063a404b3c36944506',NULL);
CREATE TABLE edition_post (
	digest TEXT NOT NULL,
	frequency TEXT NOT NULL,
	post INTEGER NOT NULL REFERENCES post (id),
	edition INTEGER NOT NULL REFERENCES edition (id),
	shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
	reason TEXT, -- why it is not shown
	PRIMARY KEY (digest, frequency, post)
) STRICT;
INSERT INTO "edition_post" VALUES('weekly','weekly',1,1,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',2,1,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',3,2,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',5,3,1,NULL);
CREATE TABLE event (
	id INTEGER PRIMARY KEY,
	post INTEGER REFERENCES post (id) ON DELETE CASCADE,
	source INTEGER NOT NULL REFERENCES source (id),
	uid TEXT NOT NULL,
	recurrence TEXT NOT NULL DEFAULT '', -- which of a series
	start_s INTEGER NOT NULL,
	end_s INTEGER,
	zone TEXT, -- IANA name
	UNIQUE (source, uid, recurrence)
) STRICT;
CREATE TABLE host (
	authority TEXT NOT NULL PRIMARY KEY,
	not_before_s INTEGER NOT NULL,
	reason TEXT
) STRICT;
CREATE TABLE incoming (
	hash TEXT NOT NULL PRIMARY KEY,
	what TEXT NOT NULL,
	came_s INTEGER NOT NULL
) STRICT;
INSERT INTO "incoming" VALUES('e3474a6787861bcb6f5436184b68ae0e','subscribe',1795939200);
CREATE TABLE mailbox (
	name TEXT NOT NULL PRIMARY KEY, -- where, without a login
	validity TEXT,
	uid INTEGER NOT NULL DEFAULT 0, -- all up to this one were looked at
	last_try_s INTEGER NOT NULL DEFAULT 0,
	last_ok_s INTEGER NOT NULL DEFAULT 0,
	failing_since_s INTEGER NOT NULL DEFAULT 0,
	failures INTEGER NOT NULL DEFAULT 0,
	last_error TEXT,
	not_before_s INTEGER NOT NULL DEFAULT 0, -- after failures, unless stamp is another by then
	stamp TEXT, -- of what says the login: when it was written last
	suspect INTEGER NOT NULL DEFAULT 0, -- UID of the message over which the connection broke
	suspicions INTEGER NOT NULL DEFAULT 0,
	remark TEXT -- what was left of the last messages, and why
) STRICT;
CREATE TABLE mailbox_file (
	mailbox TEXT NOT NULL,
	hash TEXT NOT NULL,
	PRIMARY KEY (mailbox, hash)
) STRICT;
CREATE TABLE memo (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL,
	subscriber INTEGER REFERENCES subscriber (id), -- whom it is to, where that is somebody we know
	recipient TEXT, -- address; NULL once it is over
	doc TEXT, -- JSON: all that it says; NULL once it is over
	message_hash TEXT, -- keyed hash of its Message-ID, by which an answer to it is known
	state TEXT NOT NULL,
	tries INTEGER NOT NULL DEFAULT 0,
	retry_s INTEGER NOT NULL DEFAULT 0,
	copies INTEGER NOT NULL DEFAULT 0, -- sent again so often although it may have arrived
	is_suspect INTEGER NOT NULL DEFAULT 0, -- the server refused its empty envelope sender
	owner TEXT,
	until_s INTEGER NOT NULL DEFAULT 0,
	detail TEXT,
	made_s INTEGER NOT NULL,
	changed_s INTEGER NOT NULL,
	expires_s INTEGER NOT NULL DEFAULT 0 -- of no use to anybody afterwards; 0: never
) STRICT;
INSERT INTO "memo" VALUES(1,'which',6,NULL,NULL,'d3c54f793d266becf63cd01c7f4d68a9','sent',1,0,0,0,NULL,1795940700,NULL,1795939200,1795939500,1796544000);
INSERT INTO "memo" VALUES(2,'week',NULL,'organiser@college.example','{"from_name":"#JoyFE","subject":"#JoyFE 2: sent 2, 1 left","text":"Edition 2 of #JoyFE: sent 2, 1 left.\n\nTo add a page, mail its link, or forward a mail with one, to\norganiser+baaqaaaaaaaaaaaaaaaaaabqj57ehw4kbj6joyy@college.example\n","message_id":"ayaqaaaaaabaaaaaaaaaaaal7g3cl3kzbvy72qi.2@college.example"}','ca9723974d7a9e050003f61e0cc80670','queued',0,0,0,0,NULL,0,'no connection: refused, nothing listens at this port',1795939500,1796025600,0);
CREATE TABLE meta (
	key TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;
INSERT INTO "meta" VALUES('begun_by','0.2.0');
INSERT INTO "meta" VALUES('schema','4');
INSERT INTO "meta" VALUES('ini','/home/organiser/aggregator.ini');
INSERT INTO "meta" VALUES('hash_key','3mV1sBCh3VwUVyXyqOE4s_A_YCXBNQdZfc-vE9u1tXI');
INSERT INTO "meta" VALUES('expired_s','1795939500');
INSERT INTO "meta" VALUES('expiry_doubted_s','0');
CREATE TABLE period (
	digest TEXT NOT NULL,
	frequency TEXT NOT NULL,
	end_s INTEGER NOT NULL CHECK (end_s > start_s),
	start_s INTEGER NOT NULL,
	posts INTEGER NOT NULL,
	edition INTEGER UNIQUE REFERENCES edition (id),
	decided_s INTEGER NOT NULL,
	PRIMARY KEY (digest, frequency, end_s)
) STRICT;
INSERT INTO "period" VALUES('weekly','weekly',1794209400,0,0,NULL,1794209400);
INSERT INTO "period" VALUES('chat','weekly',1794209400,0,0,NULL,1794209400);
INSERT INTO "period" VALUES('weekly','weekly',1794814200,1794209400,2,1,1794816000);
INSERT INTO "period" VALUES('chat','daily',1794814200,1794209400,0,NULL,1794816000);
INSERT INTO "period" VALUES('weekly','weekly',1795419000,1794814200,1,2,1795420800);
INSERT INTO "period" VALUES('chat','daily',1795419000,1794814200,1,NULL,1795420800);
INSERT INTO "period" VALUES('chat','daily',1795937400,1795419000,0,NULL,1795939500);
INSERT INTO "period" VALUES('weekly','weekly',1796023800,1795419000,1,3,1796025600);
INSERT INTO "period" VALUES('chat','daily',1796023800,1795937400,0,NULL,1796025600);
CREATE TABLE post (
	id INTEGER PRIMARY KEY,
	source INTEGER NOT NULL REFERENCES source (id), -- whose content doc is
	author INTEGER REFERENCES author (id),
	published_s INTEGER,
	updated_s INTEGER,
	first_seen_s INTEGER NOT NULL,
	time_s INTEGER NOT NULL GENERATED ALWAYS AS (CASE
		WHEN published_s IS NULL OR published_s > first_seen_s + 86400 THEN first_seen_s
		ELSE published_s END) STORED,
	consent INTEGER NOT NULL DEFAULT 0,
	hold TEXT NOT NULL DEFAULT 'kept', -- waiting, kept, dropped
	held_by TEXT,
	held_s INTEGER NOT NULL DEFAULT 0,
	doc TEXT -- the post as JSON; NULL: its words are gone, an edition has its number
, words INTEGER) STRICT;
INSERT INTO "post" VALUES(1,1,NULL,1794301200,NULL,1794816000,0,'kept',NULL,0,'{"title":"A week of joy","link":"https://blog.example/joy","id":"joy-1","published":"2026-11-10T09:00:00Z","updated":null,"author":null,"content":"We did mark-red today #JoyFE","content_type":"text","text":"We did mark-red today #JoyFE","warning":null,"author_handle":null,"author_url":null,"language":null,"network":"The Staffroom","tags":["#JoyFE"],"media":[],"consent":null,"consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"uri_is_global":false,"base_url":null}',NULL);
INSERT INTO "post" VALUES(2,2,1,1794387600,NULL,1794816000,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@ada/117596985753658840","id":"https://toot.example/users/ada/statuses/117596985753658840","published":"2026-11-11T09:00:00Z","updated":null,"author":"Ada","content":"<p>We did mark-blue today #JoyFE</p>","content_type":"html","text":"We did mark-blue today #JoyFE","warning":null,"author_handle":"@ada@toot.example","author_url":"https://toot.example/@ada","language":"en","network":"Mastodon","tags":["#JoyFE"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-16T08:00:00Z","native_id":"117596985753658840","uri_is_global":true,"base_url":"https://toot.example/@ada/117596985753658840"}',NULL);
INSERT INTO "post" VALUES(3,2,1,1794906000,NULL,1794816000,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@ada/117630959616043271","id":"https://toot.example/users/ada/statuses/117630959616043271","published":"2026-11-17T09:00:00Z","updated":null,"author":"Ada","content":"<p>We did mark-green today #JoyFE</p>","content_type":"html","text":"We did mark-green today #JoyFE","warning":null,"author_handle":"@ada@toot.example","author_url":"https://toot.example/@ada","language":"en","network":"Mastodon","tags":["#JoyFE"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-16T08:00:00Z","native_id":"117630959616043271","uri_is_global":true,"base_url":"https://toot.example/@ada/117630959616043271"}',NULL);
INSERT INTO "post" VALUES(4,2,1,1794859200,NULL,1794816000,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@ada/117627892531263469","id":"https://toot.example/users/ada/statuses/117627892531263469","published":"2026-11-16T20:00:00Z","updated":null,"author":"Ada","content":"<p>We did mark-talk today #UKFEChat</p>","content_type":"html","text":"We did mark-talk today #UKFEChat","warning":null,"author_handle":"@ada@toot.example","author_url":"https://toot.example/@ada","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-16T08:00:00Z","native_id":"117627892531263469","uri_is_global":true,"base_url":"https://toot.example/@ada/117627892531263469"}',NULL);
INSERT INTO "post" VALUES(5,2,1,1795597200,NULL,1796025600,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@ada/117676258099208640","id":"https://toot.example/users/ada/statuses/117676258099208640","published":"2026-11-25T09:00:00Z","updated":null,"author":"Ada","content":"<p>We did mark-late today #JoyFE</p>","content_type":"html","text":"We did mark-late today #JoyFE","warning":null,"author_handle":"@ada@toot.example","author_url":"https://toot.example/@ada","language":"en","network":"Mastodon","tags":["#JoyFE"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-30T08:00:00Z","native_id":"117676258099208640","uri_is_global":true,"base_url":"https://toot.example/@ada/117676258099208640"}',NULL);
CREATE TABLE post_key (
	key TEXT NOT NULL,
	post INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	strength INTEGER NOT NULL,
	home TEXT,
	source INTEGER NOT NULL REFERENCES source (id), -- who claimed it first
	first_s INTEGER NOT NULL,
	rule TEXT,
	PRIMARY KEY (key, post)
) STRICT;
INSERT INTO "post_key" VALUES('guid:1:joy-1',1,2,NULL,1,1794816000,NULL);
INSERT INTO "post_key" VALUES('url:blog.example/joy',1,1,'blog.example',1,1794816000,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/ada/statuses/117596985753658840',2,3,'toot.example',2,1794816000,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@ada/117596985753658840',2,1,'toot.example',2,1794816000,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/ada/statuses/117630959616043271',3,3,'toot.example',2,1794816000,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@ada/117630959616043271',3,1,'toot.example',2,1794816000,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/ada/statuses/117627892531263469',4,3,'toot.example',2,1794816000,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@ada/117627892531263469',4,1,'toot.example',2,1794816000,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/ada/statuses/117676258099208640',5,3,'toot.example',2,1796025600,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@ada/117676258099208640',5,1,'toot.example',2,1796025600,NULL);
CREATE TABLE post_tag (
	post INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	key TEXT NOT NULL,
	display TEXT NOT NULL,
	PRIMARY KEY (post, key)
) STRICT;
INSERT INTO "post_tag" VALUES(1,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(2,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(3,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(4,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(5,'joyfe','#JoyFE');
CREATE TABLE proposal (
	id INTEGER PRIMARY KEY,
	url TEXT NOT NULL UNIQUE,
	digest TEXT NOT NULL,
	tag TEXT NOT NULL, -- as it is shown: under which it stands where its page carries none
	by_name TEXT, -- who sent it in, as the organiser said
	how TEXT NOT NULL, -- terminal, mail
	state TEXT NOT NULL,
	post INTEGER REFERENCES post (id) ON DELETE SET NULL,
	tries INTEGER NOT NULL DEFAULT 0,
	retry_s INTEGER NOT NULL DEFAULT 0,
	detail TEXT, -- why not, in words of ours
	asked_s INTEGER NOT NULL,
	changed_s INTEGER NOT NULL
) STRICT;
CREATE TABLE reading (
	source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
	server TEXT NOT NULL,
	tag TEXT NOT NULL,
	newest_s INTEGER NOT NULL DEFAULT 0,
	oldest_s INTEGER NOT NULL DEFAULT 0,
	missing_from_s INTEGER NOT NULL DEFAULT 0, -- between these, posts are still to be read
	missing_to_s INTEGER NOT NULL DEFAULT 0,
	read_s INTEGER NOT NULL,
	PRIMARY KEY (source, server, tag)
) STRICT;
INSERT INTO "reading" VALUES(2,'127.0.0.1:33483','joyfe',1795597200,1794387600,0,0,1796025600);
INSERT INTO "reading" VALUES(2,'127.0.0.1:33483','ukfechat',1794859200,1794859200,0,0,1796025600);
CREATE TABLE refusal (
	hash TEXT NOT NULL PRIMARY KEY,
	said_by TEXT NOT NULL, -- account, mail, organiser
	first_s INTEGER NOT NULL,
	last_s INTEGER NOT NULL,
	lifted_s INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE sighting (
	post INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	source INTEGER NOT NULL REFERENCES source (id),
	how TEXT NOT NULL DEFAULT 'poll', -- poll, import, mail, sent in
	native_id TEXT, -- the platform's own id of the post there
	first_s INTEGER NOT NULL,
	last_s INTEGER NOT NULL, -- to the day
	PRIMARY KEY (post, source)
) STRICT;
INSERT INTO "sighting" VALUES(1,1,'poll','joy-1',1794816000,1794816000);
INSERT INTO "sighting" VALUES(2,2,'poll','117596985753658840',1794816000,1795939500);
INSERT INTO "sighting" VALUES(3,2,'poll','117630959616043271',1794816000,1795939500);
INSERT INTO "sighting" VALUES(4,2,'poll','117627892531263469',1794816000,1795939500);
INSERT INTO "sighting" VALUES(5,2,'poll','117676258099208640',1796025600,1796025600);
CREATE TABLE source (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	kind TEXT NOT NULL,
	url TEXT NOT NULL,
	title TEXT,
	state TEXT, -- the kind's own, JSON
	wants TEXT, -- a hash of what it was read for
	last_try_s INTEGER NOT NULL DEFAULT 0,
	last_ok_s INTEGER NOT NULL DEFAULT 0,
	next_due_s INTEGER NOT NULL DEFAULT 0,
	failing_since_s INTEGER NOT NULL DEFAULT 0,
	failures INTEGER NOT NULL DEFAULT 0,
	last_error TEXT,
	is_closed INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)),
	behind TEXT, -- what its last run left to the next
	remark TEXT, -- what of its last reading could not be read
	lease_owner TEXT, -- who asks it now
	lease_until_s INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "source" VALUES(1,'blog','feed','file:///tmp/tagdigest-k_esnc7u/blog.xml','The Staffroom','{"version":1,"seen":true,"baseline":0,"etag":"\"486-1795725626.640891622\"","last_modified":"Thu, 26 Nov 2026 20:40:26 GMT","kept":["5d3c40c6f933433c"]}','c9f5c06a01d0451080e784c2af835ff7f85349bd3d248ed55779a37d8c87a63b',1796025600,1796025600,1796026500,0,0,NULL,0,NULL,NULL,NULL,0);
INSERT INTO "source" VALUES(2,'toot','mastodon','http://127.0.0.1:33483','127.0.0.1:33483','{"version":2,"tags":{"joyfe":{"read":1796025600,"again_s":1795852800,"newest":1795597200,"oldest":1794387600,"top":["117676258099208640"],"top_s":1795597200},"ukfechat":{"read":1796025600,"again_s":1795766700,"newest":1794859200,"oldest":1794859200,"top":["117627892531263469"],"top_s":1794859200}},"run":{"newest":0,"rss":0,"unasked":0},"turn":"joyfe","server":"127.0.0.1:33483","seen":true,"gap_turn":"ukfechat"}','c9f5c06a01d0451080e784c2af835ff7f85349bd3d248ed55779a37d8c87a63b',1796025600,1796025600,1796026500,0,0,NULL,0,NULL,NULL,NULL,0);
CREATE TABLE spend (
	source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
	month TEXT NOT NULL, -- 2026-11
	booked INTEGER NOT NULL DEFAULT 0,
	settled INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (source, month)
) STRICT;
CREATE TABLE subscriber (
	id INTEGER PRIMARY KEY,
	email TEXT,
	email_key TEXT UNIQUE, -- folded, for comparing
	email_hash TEXT UNIQUE,
	name TEXT,
	since_s INTEGER NOT NULL,
	erased_s INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "subscriber" VALUES(1,'sam@readers.example','sam@readers.example',NULL,NULL,1794729600,0);
INSERT INTO "subscriber" VALUES(2,'let-go@readers.example','let-go@readers.example',NULL,NULL,1794729600,0);
INSERT INTO "subscriber" VALUES(3,'ada@readers.example','ada@readers.example',NULL,NULL,1794729600,0);
INSERT INTO "subscriber" VALUES(4,'tess@readers.example','tess@readers.example',NULL,'Tess Tŷ',1794729600,0);
INSERT INTO "subscriber" VALUES(5,'left@readers.example','left@readers.example',NULL,NULL,1794729600,0);
INSERT INTO "subscriber" VALUES(6,'zoe@readers.example','zoe@readers.example',NULL,NULL,1795939200,0);
CREATE TABLE subscription (
	id INTEGER PRIMARY KEY,
	subscriber INTEGER NOT NULL REFERENCES subscriber (id),
	digest TEXT NOT NULL,
	token TEXT NOT NULL UNIQUE,
	state TEXT NOT NULL,
	origin TEXT NOT NULL, -- who wished for it; what the ini wished for, it may let go
	frequency TEXT, -- NULL: the digest's own
	format TEXT NOT NULL,
	language TEXT, -- NULL: the digest's own
	since_s INTEGER NOT NULL,
	changed_s INTEGER NOT NULL,
	changed_by TEXT NOT NULL, until_s INTEGER NOT NULL DEFAULT 0, -- who brought the state about
	UNIQUE (subscriber, digest)
) STRICT;
INSERT INTO "subscription" VALUES(1,1,'weekly','qS_DAqIes-bGkLfYOUkOddy-l9XFser2HalbXZedBVs','active','ini',NULL,'html',NULL,1794729600,1794729600,'ini',0);
INSERT INTO "subscription" VALUES(2,2,'weekly','6sSaxSUyW4XCaAz2ujDT4Gpah4PaQiXJHrNxl6ziKTk','paused','ini',NULL,'html',NULL,1794729600,1795420800,'ini',0);
INSERT INTO "subscription" VALUES(3,3,'chat','oPKyW7vgc3NqfnkeVtfNOorWFS67L86iBAmGvMNhp3I','active','ini',NULL,'html',NULL,1794729600,1794729600,'ini',0);
INSERT INTO "subscription" VALUES(4,4,'weekly','x_jrbsEijPt6yGeIlOHbUYK3fjB6hooTmF30bQ4loP8','active','command',NULL,'text',NULL,1794729600,1794729600,'command',0);
INSERT INTO "subscription" VALUES(5,5,'weekly','RmBfrEmHE2hCV66Q4a81Y2j0Hahtzori3zDOWlVBXAk','left','command',NULL,'html',NULL,1794729600,1794902400,'command',0);
INSERT INTO "subscription" VALUES(6,6,'weekly','c0zttpWN-SbOE1Wb00yzAEZMyDu21VSkbmcKCf59MbU','pending','mail',NULL,'html',NULL,1795939200,1795939200,'mail',0);
CREATE TABLE subscription_change (
	id INTEGER PRIMARY KEY,
	subscription INTEGER NOT NULL REFERENCES subscription (id),
	was TEXT, -- state; NULL: it began
	became TEXT NOT NULL,
	changed_s INTEGER NOT NULL,
	changed_by TEXT NOT NULL,
	evidence TEXT -- a Message-ID, a line of a list, the words of a bounce
) STRICT;
INSERT INTO "subscription_change" VALUES(1,1,NULL,'active',1794729600,'ini','/tmp/tagdigest-k_esnc7u/aggregator.ini');
INSERT INTO "subscription_change" VALUES(2,2,NULL,'active',1794729600,'ini','/tmp/tagdigest-k_esnc7u/aggregator.ini');
INSERT INTO "subscription_change" VALUES(3,3,NULL,'active',1794729600,'ini','/tmp/tagdigest-k_esnc7u/aggregator.ini');
INSERT INTO "subscription_change" VALUES(4,4,NULL,'active',1794729600,'command','subscribers add');
INSERT INTO "subscription_change" VALUES(5,5,NULL,'active',1794729600,'command','subscribers add');
INSERT INTO "subscription_change" VALUES(6,5,'active','left',1794902400,'command','subscribers remove');
INSERT INTO "subscription_change" VALUES(7,2,'active','paused',1795420800,'ini','/tmp/tagdigest-k_esnc7u/aggregator.ini');
INSERT INTO "subscription_change" VALUES(8,6,NULL,'pending',1795939200,'mail','mail <one@readers.example>: "subscribe"');
CREATE TABLE told (
	what TEXT NOT NULL,
	whom TEXT NOT NULL,
	told_s INTEGER NOT NULL,
	PRIMARY KEY (what, whom)
) STRICT;
INSERT INTO "told" VALUES('edition 2','organiser',1795939500);
CREATE TABLE variant (
	edition INTEGER NOT NULL REFERENCES edition (id),
	language TEXT NOT NULL,
	format TEXT NOT NULL,
	subject TEXT NOT NULL,
	html TEXT,
	text TEXT NOT NULL,
	html_places TEXT NOT NULL, -- where a reader's token goes: bytes from the start, "120 4711"
	text_places TEXT NOT NULL,
	PRIMARY KEY (edition, language, format)
) STRICT;
INSERT INTO "variant" VALUES(1,'en','html','#JoyFE: “A week of joy” and “We did mark-blue today JoyFE”','<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="x-apple-disable-message-reformatting" content="">
<title>#JoyFE: “A week of joy” and “We did mark-blue today JoyFE”</title>
<!--[if mso]><style>.pre{mso-hide:all}td,th,div,p,a{font-family:''Segoe UI'',Calibri,sans-serif}h1,.s{font-family:''Palatino Linotype'',Georgia,serif}td,th,p,h1,h2,h3,div{mso-line-height-rule:exactly}</style><![endif]-->
<style>
:root{color-scheme:light dark}
a:hover{text-decoration-thickness:2px}
a:focus{outline:2px solid #17594A;outline-offset:2px}
@media (min-width:620px){
.h1{font-size:70px !important;line-height:72px !important}
.hl{font-size:46px !important;line-height:54px !important}
.h2{font-size:34px !important;line-height:42px !important}
.lead{font-size:25px !important;line-height:38px !important}
}
@media (prefers-color-scheme:dark){
.b{background-color:#161B1C !important}
.t{background-color:#1F2627 !important}
.i{color:#ECE9E1 !important}
.q{color:#A9B2B0 !important}
.l{color:#8FD0BC !important}
.w{color:#F0A57C !important}
.c-blue{color:#93BBEA !important}
.c-ochre{color:#E0B063 !important}
.c-green{color:#7FC8AF !important}
.c-plum{color:#DDA0C4 !important}
.r{border-color:#394244 !important}
.e-ink{border-color:#ECE9E1 !important}
.e-blue{border-color:#93BBEA !important}
.e-ochre{border-color:#E0B063 !important}
.e-green{border-color:#7FC8AF !important}
.e-plum{border-color:#DDA0C4 !important}
.k-blue{background-color:#5F89BF !important}
.k-ochre{background-color:#B5873A !important}
.k-green{background-color:#4F9880 !important}
.k-plum{background-color:#AC7197 !important}
.k-bar{background-color:#6B7D75 !important}
a:focus{outline-color:#8FD0BC !important}
}
[data-ogsb] .b{background-color:#161B1C !important}
[data-ogsb] .t{background-color:#1F2627 !important}
[data-ogsc] .i{color:#ECE9E1 !important}
[data-ogsc] .q{color:#A9B2B0 !important}
[data-ogsc] .l{color:#8FD0BC !important}
[data-ogsc] .w{color:#F0A57C !important}
[data-ogsc] .c-blue{color:#93BBEA !important}
[data-ogsc] .c-ochre{color:#E0B063 !important}
[data-ogsc] .c-green{color:#7FC8AF !important}
[data-ogsc] .c-plum{color:#DDA0C4 !important}
[data-ogsc] .r{border-color:#394244 !important}
[data-ogsc] .e-ink{border-color:#ECE9E1 !important}
[data-ogsc] .e-blue{border-color:#93BBEA !important}
[data-ogsc] .e-ochre{border-color:#E0B063 !important}
[data-ogsc] .e-green{border-color:#7FC8AF !important}
[data-ogsc] .e-plum{border-color:#DDA0C4 !important}
[data-ogsb] .k-blue{background-color:#5F89BF !important}
[data-ogsb] .k-ochre{background-color:#B5873A !important}
[data-ogsb] .k-green{background-color:#4F9880 !important}
[data-ogsb] .k-plum{background-color:#AC7197 !important}
[data-ogsb] .k-bar{background-color:#6B7D75 !important}
</style>
</head>
<body class="b" style="margin:0;padding:0;background-color:#FBFAF6;-webkit-text-size-adjust:100%">
<main>
<div role="article" aria-label="#JoyFE, Edition 1" lang="en" dir="ltr" class="b" style="background-color:#FBFAF6">
<div class="pre" style="display:none;max-height:0;overflow:hidden">From Ada and one other.&#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; </div>
<table role="presentation" class="b" style="width:100%;border-collapse:collapse;background-color:#FBFAF6"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:16px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062">Edition 1</td><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062;text-align:right"><a href="mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="q" style="color:#566062;text-decoration:underline">Unsubscribe</a></td></tr></table>
<h1 class="i h1" style="margin:44px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:51px;line-height:56px;font-weight:normal;letter-spacing:-1px;color:#20282B">#JoyFE</h1>
<p class="q" style="margin:22px 0 0;font-size:15px;line-height:23px;color:#566062">Monday 9 to Monday 16 November 2026<br>Two posts from two people</p>
</td></tr>
<tr><td style="padding:44px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<div style="margin:32px 0 0">
<h2 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">The Staffroom</h2>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px"><a href="https://blog.example/joy" class="l" style="color:#17594A;text-decoration:underline">A week of joy</a></p>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">We did mark-red today #JoyFE</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">Tuesday 10 Nov, 09:00</p>
</div>
<div style="margin:32px 0 0">
<h2 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">Ada</h2>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">We did mark-blue today #JoyFE</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">@ada@toot.example&ensp; <a href="https://toot.example/@ada/117596985753658840" class="q" style="color:#566062;text-decoration:underline">Wednesday 11 Nov, 09:00, Mastodon</a></p>
</div>
</td></tr>
<tr><td style="padding:0;font-size:1px;line-height:64px">&nbsp;</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
<table role="presentation" class="t" style="width:100%;border-collapse:collapse;background-color:#F2F0E8"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:0 24px 56px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i s" style="margin:16px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:23px;line-height:31px;font-weight:normal;color:#20282B">Why this is in your inbox</h2>
<p class="i" style="margin:8px 0 0;font-size:15px;line-height:24px;color:#20282B">This went to <strong>you@college.example</strong>. Each reader is told here who asked for it, and when. It comes on Mondays.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">Unsubscribe</a> opens a mail to the organiser, ready to send. Nothing more is asked of you.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Or <a href="mailto:organiser@college.example?subject=monthly%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">have it once a month</a> or <a href="mailto:organiser@college.example?subject=pause%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">pause it</a>. The same way: each opens a mail, ready to send.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Answers to this mail are read by its organiser, <a href="mailto:organiser@college.example" class="l" style="color:#17594A;text-decoration:underline">organiser@college.example</a></p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Passed on to you? The way out is that reader’s, not yours. To get #JoyFE yourself, write to organiser@college.example, with the one word subscribe as its subject.</p>
<p class="q" style="margin:14px 0 0;font-size:15px;line-height:23px;color:#566062">Nothing in here watches you. There are no tracking pictures and no counted clicks; every link goes straight to the place it names.</p>
<p class="q" style="margin:14px 0 0;font-size:15px;line-height:23px;color:#566062">Every post belongs to the person who wrote it. If one of yours should not have been here, now or ever again, write to the same address.</p>
</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
</div>
</main>
</body>
</html>
','#JoyFE
Edition 1
Monday 9 to Monday 16 November 2026
Two posts from two people

Links are numbered, and listed at the end of each part.


The Staffroom
    A week of joy [1]
    We did mark-red today #JoyFE
    Tuesday 10 Nov, 09:00

Ada, @ada@toot.example
    We did mark-blue today #JoyFE
    Wednesday 11 Nov, 09:00, Mastodon [2]

[1] https://blog.example/joy
[2] https://toot.example/@ada/117596985753658840


WHY THIS IS IN YOUR INBOX

This went to you@college.example.
Each reader is told here who asked for it, and when.
It comes on Mondays.

Answers to this mail are read by its organiser,
organiser@college.example

Passed on to you? The way out is that reader’s, not yours. To get #JoyFE
yourself, write to organiser@college.example, with the one word
subscribe as its subject.

Nothing in here watches you. There are no tracking pictures and no
counted clicks; every link goes straight to the place it names.

Every post belongs to the person who wrote it. If one of yours should
not have been here, now or ever again, write to the same address.

To leave, open this link and send the mail that it makes:
mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet

To have it once a month, or to pause it, do the same with one of these:
mailto:organiser@college.example?subject=monthly%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=pause%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet
','4733 8359:19:address 8389:52:why 8623 8977 9175','454:19:address 475:52:why 1182 1359 1461');
INSERT INTO "variant" VALUES(1,'en','text','#JoyFE: “A week of joy” and “We did mark-blue today JoyFE”',NULL,'#JoyFE
Edition 1
Monday 9 to Monday 16 November 2026
Two posts from two people

Links are numbered, and listed at the end of each part.


The Staffroom
    A week of joy [1]
    We did mark-red today #JoyFE
    Tuesday 10 Nov, 09:00

Ada, @ada@toot.example
    We did mark-blue today #JoyFE
    Wednesday 11 Nov, 09:00, Mastodon [2]

[1] https://blog.example/joy
[2] https://toot.example/@ada/117596985753658840


WHY THIS IS IN YOUR INBOX

This went to you@college.example.
Each reader is told here who asked for it, and when.
It comes on Mondays.

Answers to this mail are read by its organiser,
organiser@college.example

Passed on to you? The way out is that reader’s, not yours. To get #JoyFE
yourself, write to organiser@college.example, with the one word
subscribe as its subject.

Nothing in here watches you. There are no tracking pictures and no
counted clicks; every link goes straight to the place it names.

Every post belongs to the person who wrote it. If one of yours should
not have been here, now or ever again, write to the same address.

To leave, open this link and send the mail that it makes:
mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet

To have it once a month, or to pause it, do the same with one of these:
mailto:organiser@college.example?subject=monthly%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=pause%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet
','','454:19:address 475:52:why 1182 1359 1461');
INSERT INTO "variant" VALUES(2,'en','html','#JoyFE: “We did mark-green today JoyFE”','<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="x-apple-disable-message-reformatting" content="">
<title>#JoyFE: “We did mark-green today JoyFE”</title>
<!--[if mso]><style>.pre{mso-hide:all}td,th,div,p,a{font-family:''Segoe UI'',Calibri,sans-serif}h1,.s{font-family:''Palatino Linotype'',Georgia,serif}td,th,p,h1,h2,h3,div{mso-line-height-rule:exactly}</style><![endif]-->
<style>
:root{color-scheme:light dark}
a:hover{text-decoration-thickness:2px}
a:focus{outline:2px solid #17594A;outline-offset:2px}
@media (min-width:620px){
.h1{font-size:70px !important;line-height:72px !important}
.hl{font-size:46px !important;line-height:54px !important}
.h2{font-size:34px !important;line-height:42px !important}
.lead{font-size:25px !important;line-height:38px !important}
}
@media (prefers-color-scheme:dark){
.b{background-color:#161B1C !important}
.t{background-color:#1F2627 !important}
.i{color:#ECE9E1 !important}
.q{color:#A9B2B0 !important}
.l{color:#8FD0BC !important}
.w{color:#F0A57C !important}
.c-blue{color:#93BBEA !important}
.c-ochre{color:#E0B063 !important}
.c-green{color:#7FC8AF !important}
.c-plum{color:#DDA0C4 !important}
.r{border-color:#394244 !important}
.e-ink{border-color:#ECE9E1 !important}
.e-blue{border-color:#93BBEA !important}
.e-ochre{border-color:#E0B063 !important}
.e-green{border-color:#7FC8AF !important}
.e-plum{border-color:#DDA0C4 !important}
.k-blue{background-color:#5F89BF !important}
.k-ochre{background-color:#B5873A !important}
.k-green{background-color:#4F9880 !important}
.k-plum{background-color:#AC7197 !important}
.k-bar{background-color:#6B7D75 !important}
a:focus{outline-color:#8FD0BC !important}
}
[data-ogsb] .b{background-color:#161B1C !important}
[data-ogsb] .t{background-color:#1F2627 !important}
[data-ogsc] .i{color:#ECE9E1 !important}
[data-ogsc] .q{color:#A9B2B0 !important}
[data-ogsc] .l{color:#8FD0BC !important}
[data-ogsc] .w{color:#F0A57C !important}
[data-ogsc] .c-blue{color:#93BBEA !important}
[data-ogsc] .c-ochre{color:#E0B063 !important}
[data-ogsc] .c-green{color:#7FC8AF !important}
[data-ogsc] .c-plum{color:#DDA0C4 !important}
[data-ogsc] .r{border-color:#394244 !important}
[data-ogsc] .e-ink{border-color:#ECE9E1 !important}
[data-ogsc] .e-blue{border-color:#93BBEA !important}
[data-ogsc] .e-ochre{border-color:#E0B063 !important}
[data-ogsc] .e-green{border-color:#7FC8AF !important}
[data-ogsc] .e-plum{border-color:#DDA0C4 !important}
[data-ogsb] .k-blue{background-color:#5F89BF !important}
[data-ogsb] .k-ochre{background-color:#B5873A !important}
[data-ogsb] .k-green{background-color:#4F9880 !important}
[data-ogsb] .k-plum{background-color:#AC7197 !important}
[data-ogsb] .k-bar{background-color:#6B7D75 !important}
</style>
</head>
<body class="b" style="margin:0;padding:0;background-color:#FBFAF6;-webkit-text-size-adjust:100%">
<main>
<div role="article" aria-label="#JoyFE, Edition 2" lang="en" dir="ltr" class="b" style="background-color:#FBFAF6">
<div class="pre" style="display:none;max-height:0;overflow:hidden">From Ada.&#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; </div>
<table role="presentation" class="b" style="width:100%;border-collapse:collapse;background-color:#FBFAF6"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:16px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062">Edition 2</td><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062;text-align:right"><a href="mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="q" style="color:#566062;text-decoration:underline">Unsubscribe</a></td></tr></table>
<h1 class="i h1" style="margin:44px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:51px;line-height:56px;font-weight:normal;letter-spacing:-1px;color:#20282B">#JoyFE</h1>
<p class="q" style="margin:22px 0 0;font-size:15px;line-height:23px;color:#566062">Monday 16 to Monday 23 November 2026<br>One post from one person</p>
</td></tr>
<tr><td style="padding:44px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<div style="margin:32px 0 0">
<h2 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">Ada</h2>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">We did mark-green today #JoyFE</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">@ada@toot.example&ensp; <a href="https://toot.example/@ada/117630959616043271" class="q" style="color:#566062;text-decoration:underline">Tuesday 17 Nov, 09:00, Mastodon</a></p>
</div>
</td></tr>
<tr><td style="padding:0;font-size:1px;line-height:64px">&nbsp;</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
<table role="presentation" class="t" style="width:100%;border-collapse:collapse;background-color:#F2F0E8"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:0 24px 56px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i s" style="margin:16px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:23px;line-height:31px;font-weight:normal;color:#20282B">Why this is in your inbox</h2>
<p class="i" style="margin:8px 0 0;font-size:15px;line-height:24px;color:#20282B">This went to <strong>you@college.example</strong>. Each reader is told here who asked for it, and when. It comes on Mondays.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">Unsubscribe</a> opens a mail to the organiser, ready to send. Nothing more is asked of you.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Or <a href="mailto:organiser@college.example?subject=monthly%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">have it once a month</a> or <a href="mailto:organiser@college.example?subject=pause%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">pause it</a>. The same way: each opens a mail, ready to send.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Answers to this mail are read by its organiser, <a href="mailto:organiser@college.example" class="l" style="color:#17594A;text-decoration:underline">organiser@college.example</a></p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Passed on to you? The way out is that reader’s, not yours. To get #JoyFE yourself, write to organiser@college.example, with the one word subscribe as its subject.</p>
<p class="q" style="margin:14px 0 0;font-size:15px;line-height:23px;color:#566062">Nothing in here watches you. There are no tracking pictures and no counted clicks; every link goes straight to the place it names.</p>
<p class="q" style="margin:14px 0 0;font-size:15px;line-height:23px;color:#566062">Every post belongs to the person who wrote it. If one of yours should not have been here, now or ever again, write to the same address.</p>
</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
</div>
</main>
</body>
</html>
','#JoyFE
Edition 2
Monday 16 to Monday 23 November 2026
One post from one person

Links are numbered, and listed at the end of each part.


Ada, @ada@toot.example
    We did mark-green today #JoyFE
    Tuesday 17 Nov, 09:00, Mastodon [1]

[1] https://toot.example/@ada/117630959616043271


WHY THIS IS IN YOUR INBOX

This went to you@college.example.
Each reader is told here who asked for it, and when.
It comes on Mondays.

Answers to this mail are read by its organiser,
organiser@college.example

Passed on to you? The way out is that reader’s, not yours. To get #JoyFE
yourself, write to organiser@college.example, with the one word
subscribe as its subject.

Nothing in here watches you. There are no tracking pictures and no
counted clicks; every link goes straight to the place it names.

Every post belongs to the person who wrote it. If one of yours should
not have been here, now or ever again, write to the same address.

To leave, open this link and send the mail that it makes:
mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet

To have it once a month, or to pause it, do the same with one of these:
mailto:organiser@college.example?subject=monthly%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=pause%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet
','4696 7608:19:address 7638:52:why 7872 8226 8424','328:19:address 349:52:why 1056 1233 1335');
INSERT INTO "variant" VALUES(2,'en','text','#JoyFE: “We did mark-green today JoyFE”',NULL,'#JoyFE
Edition 2
Monday 16 to Monday 23 November 2026
One post from one person

Links are numbered, and listed at the end of each part.


Ada, @ada@toot.example
    We did mark-green today #JoyFE
    Tuesday 17 Nov, 09:00, Mastodon [1]

[1] https://toot.example/@ada/117630959616043271


WHY THIS IS IN YOUR INBOX

This went to you@college.example.
Each reader is told here who asked for it, and when.
It comes on Mondays.

Answers to this mail are read by its organiser,
organiser@college.example

Passed on to you? The way out is that reader’s, not yours. To get #JoyFE
yourself, write to organiser@college.example, with the one word
subscribe as its subject.

Nothing in here watches you. There are no tracking pictures and no
counted clicks; every link goes straight to the place it names.

Every post belongs to the person who wrote it. If one of yours should
not have been here, now or ever again, write to the same address.

To leave, open this link and send the mail that it makes:
mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet

To have it once a month, or to pause it, do the same with one of these:
mailto:organiser@college.example?subject=monthly%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=pause%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet
','','328:19:address 349:52:why 1056 1233 1335');
INSERT INTO "variant" VALUES(3,'en','html','#JoyFE: “We did mark-late today JoyFE”','<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="x-apple-disable-message-reformatting" content="">
<title>#JoyFE: “We did mark-late today JoyFE”</title>
<!--[if mso]><style>.pre{mso-hide:all}td,th,div,p,a{font-family:''Segoe UI'',Calibri,sans-serif}h1,.s{font-family:''Palatino Linotype'',Georgia,serif}td,th,p,h1,h2,h3,div{mso-line-height-rule:exactly}</style><![endif]-->
<style>
:root{color-scheme:light dark}
a:hover{text-decoration-thickness:2px}
a:focus{outline:2px solid #17594A;outline-offset:2px}
@media (min-width:620px){
.h1{font-size:70px !important;line-height:72px !important}
.hl{font-size:46px !important;line-height:54px !important}
.h2{font-size:34px !important;line-height:42px !important}
.lead{font-size:25px !important;line-height:38px !important}
}
@media (prefers-color-scheme:dark){
.b{background-color:#161B1C !important}
.t{background-color:#1F2627 !important}
.i{color:#ECE9E1 !important}
.q{color:#A9B2B0 !important}
.l{color:#8FD0BC !important}
.w{color:#F0A57C !important}
.c-blue{color:#93BBEA !important}
.c-ochre{color:#E0B063 !important}
.c-green{color:#7FC8AF !important}
.c-plum{color:#DDA0C4 !important}
.r{border-color:#394244 !important}
.e-ink{border-color:#ECE9E1 !important}
.e-blue{border-color:#93BBEA !important}
.e-ochre{border-color:#E0B063 !important}
.e-green{border-color:#7FC8AF !important}
.e-plum{border-color:#DDA0C4 !important}
.k-blue{background-color:#5F89BF !important}
.k-ochre{background-color:#B5873A !important}
.k-green{background-color:#4F9880 !important}
.k-plum{background-color:#AC7197 !important}
.k-bar{background-color:#6B7D75 !important}
a:focus{outline-color:#8FD0BC !important}
}
[data-ogsb] .b{background-color:#161B1C !important}
[data-ogsb] .t{background-color:#1F2627 !important}
[data-ogsc] .i{color:#ECE9E1 !important}
[data-ogsc] .q{color:#A9B2B0 !important}
[data-ogsc] .l{color:#8FD0BC !important}
[data-ogsc] .w{color:#F0A57C !important}
[data-ogsc] .c-blue{color:#93BBEA !important}
[data-ogsc] .c-ochre{color:#E0B063 !important}
[data-ogsc] .c-green{color:#7FC8AF !important}
[data-ogsc] .c-plum{color:#DDA0C4 !important}
[data-ogsc] .r{border-color:#394244 !important}
[data-ogsc] .e-ink{border-color:#ECE9E1 !important}
[data-ogsc] .e-blue{border-color:#93BBEA !important}
[data-ogsc] .e-ochre{border-color:#E0B063 !important}
[data-ogsc] .e-green{border-color:#7FC8AF !important}
[data-ogsc] .e-plum{border-color:#DDA0C4 !important}
[data-ogsb] .k-blue{background-color:#5F89BF !important}
[data-ogsb] .k-ochre{background-color:#B5873A !important}
[data-ogsb] .k-green{background-color:#4F9880 !important}
[data-ogsb] .k-plum{background-color:#AC7197 !important}
[data-ogsb] .k-bar{background-color:#6B7D75 !important}
</style>
</head>
<body class="b" style="margin:0;padding:0;background-color:#FBFAF6;-webkit-text-size-adjust:100%">
<main>
<div role="article" aria-label="#JoyFE, Edition 3" lang="en" dir="ltr" class="b" style="background-color:#FBFAF6">
<div class="pre" style="display:none;max-height:0;overflow:hidden">From Ada.&#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; </div>
<table role="presentation" class="b" style="width:100%;border-collapse:collapse;background-color:#FBFAF6"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:16px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062">Edition 3</td><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062;text-align:right"><a href="mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="q" style="color:#566062;text-decoration:underline">Unsubscribe</a></td></tr></table>
<h1 class="i h1" style="margin:44px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:51px;line-height:56px;font-weight:normal;letter-spacing:-1px;color:#20282B">#JoyFE</h1>
<p class="q" style="margin:22px 0 0;font-size:15px;line-height:23px;color:#566062">Monday 23 to Monday 30 November 2026<br>One post from one person</p>
</td></tr>
<tr><td style="padding:44px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<div style="margin:32px 0 0">
<h2 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">Ada</h2>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">We did mark-late today #JoyFE</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">@ada@toot.example&ensp; <a href="https://toot.example/@ada/117676258099208640" class="q" style="color:#566062;text-decoration:underline">Wednesday 25 Nov, 09:00, Mastodon</a></p>
</div>
</td></tr>
<tr><td style="padding:0;font-size:1px;line-height:64px">&nbsp;</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
<table role="presentation" class="t" style="width:100%;border-collapse:collapse;background-color:#F2F0E8"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:0 24px 56px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i s" style="margin:16px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:23px;line-height:31px;font-weight:normal;color:#20282B">Why this is in your inbox</h2>
<p class="i" style="margin:8px 0 0;font-size:15px;line-height:24px;color:#20282B">This went to <strong>you@college.example</strong>. Each reader is told here who asked for it, and when. It comes on Mondays.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">Unsubscribe</a> opens a mail to the organiser, ready to send. Nothing more is asked of you.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Or <a href="mailto:organiser@college.example?subject=monthly%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">have it once a month</a> or <a href="mailto:organiser@college.example?subject=pause%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">pause it</a>. The same way: each opens a mail, ready to send.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Answers to this mail are read by its organiser, <a href="mailto:organiser@college.example" class="l" style="color:#17594A;text-decoration:underline">organiser@college.example</a></p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Passed on to you? The way out is that reader’s, not yours. To get #JoyFE yourself, write to organiser@college.example, with the one word subscribe as its subject.</p>
<p class="q" style="margin:14px 0 0;font-size:15px;line-height:23px;color:#566062">Nothing in here watches you. There are no tracking pictures and no counted clicks; every link goes straight to the place it names.</p>
<p class="q" style="margin:14px 0 0;font-size:15px;line-height:23px;color:#566062">Every post belongs to the person who wrote it. If one of yours should not have been here, now or ever again, write to the same address.</p>
</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
</div>
</main>
</body>
</html>
','#JoyFE
Edition 3
Monday 23 to Monday 30 November 2026
One post from one person

Links are numbered, and listed at the end of each part.


Ada, @ada@toot.example
    We did mark-late today #JoyFE
    Wednesday 25 Nov, 09:00, Mastodon [1]

[1] https://toot.example/@ada/117676258099208640


WHY THIS IS IN YOUR INBOX

This went to you@college.example.
Each reader is told here who asked for it, and when.
It comes on Mondays.

Answers to this mail are read by its organiser,
organiser@college.example

Passed on to you? The way out is that reader’s, not yours. To get #JoyFE
yourself, write to organiser@college.example, with the one word
subscribe as its subject.

Nothing in here watches you. There are no tracking pictures and no
counted clicks; every link goes straight to the place it names.

Every post belongs to the person who wrote it. If one of yours should
not have been here, now or ever again, write to the same address.

To leave, open this link and send the mail that it makes:
mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet

To have it once a month, or to pause it, do the same with one of these:
mailto:organiser@college.example?subject=monthly%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=pause%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet
','4695 7608:19:address 7638:52:why 7872 8226 8424','329:19:address 350:52:why 1057 1234 1336');
INSERT INTO "variant" VALUES(3,'en','text','#JoyFE: “We did mark-late today JoyFE”',NULL,'#JoyFE
Edition 3
Monday 23 to Monday 30 November 2026
One post from one person

Links are numbered, and listed at the end of each part.


Ada, @ada@toot.example
    We did mark-late today #JoyFE
    Wednesday 25 Nov, 09:00, Mastodon [1]

[1] https://toot.example/@ada/117676258099208640


WHY THIS IS IN YOUR INBOX

This went to you@college.example.
Each reader is told here who asked for it, and when.
It comes on Mondays.

Answers to this mail are read by its organiser,
organiser@college.example

Passed on to you? The way out is that reader’s, not yours. To get #JoyFE
yourself, write to organiser@college.example, with the one word
subscribe as its subject.

Nothing in here watches you. There are no tracking pictures and no
counted clicks; every link goes straight to the place it names.

Every post belongs to the person who wrote it. If one of yours should
not have been here, now or ever again, write to the same address.

To leave, open this link and send the mail that it makes:
mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet

To have it once a month, or to pause it, do the same with one of these:
mailto:organiser@college.example?subject=monthly%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=pause%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet
','','329:19:address 350:52:why 1057 1234 1336');
CREATE TABLE verdict (
	post INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	digest TEXT NOT NULL,
	passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
	reason TEXT,
	rules TEXT NOT NULL,
	PRIMARY KEY (post, digest)
) STRICT;
INSERT INTO "verdict" VALUES(1,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(2,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(3,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(4,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(5,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
CREATE TABLE voice (
	id INTEGER PRIMARY KEY,
	url TEXT NOT NULL UNIQUE,
	subscriber INTEGER REFERENCES subscriber (id),
	email_hash TEXT NOT NULL, -- keyed hash of who asked
	name TEXT,
	proof TEXT NOT NULL, -- the line that the owner puts into the page
	state TEXT NOT NULL,
	asked_s INTEGER NOT NULL,
	changed_s INTEGER NOT NULL,
	looked_s INTEGER NOT NULL DEFAULT 0, -- for the proof, last
	evidence TEXT -- Message-ID, and what the mail server proved of it
) STRICT;
CREATE TABLE witness (
	edition INTEGER NOT NULL PRIMARY KEY REFERENCES edition (id),
	message TEXT NOT NULL, -- the Message-ID that it was sent with
	expected TEXT NOT NULL, -- hashes of what was sent, piece by piece (flow/witness)
	state TEXT NOT NULL, -- awaited, equal, altered
	detail TEXT,
	sent_s INTEGER NOT NULL,
	seen_s INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX post_time ON post (time_s);
CREATE INDEX post_author ON post (author);
CREATE INDEX edition_post_post ON edition_post (post);
CREATE INDEX subscription_digest ON subscription (digest, state, origin);
CREATE INDEX subscription_change_subscription ON subscription_change (subscription);
CREATE INDEX delivery_subscription ON delivery (subscription);
CREATE INDEX delivery_state ON delivery (state, edition, id);
CREATE INDEX delivery_suspect ON delivery (state) WHERE is_suspect = 1;
CREATE INDEX post_key_post ON post_key (post);
CREATE INDEX post_words ON post (words) WHERE words IS NOT NULL;
CREATE INDEX subscription_until ON subscription (until_s) WHERE until_s > 0;
CREATE INDEX subscription_frequency ON subscription (digest, frequency) WHERE frequency IS NOT NULL;
CREATE INDEX memo_state ON memo (state, id);
CREATE INDEX memo_subscriber ON memo (subscriber);
CREATE INDEX memo_message ON memo (message_hash);
CREATE INDEX incoming_came ON incoming (came_s);
CREATE INDEX asked_when ON asked (asked_s);
CREATE INDEX bounce_subscriber ON bounce (subscriber, came_s);
CREATE INDEX witness_message ON witness (message);
CREATE INDEX proposal_state ON proposal (state, retry_s);
CREATE INDEX proposal_post ON proposal (post);
COMMIT;
