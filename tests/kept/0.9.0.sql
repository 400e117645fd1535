BEGIN TRANSACTION;
CREATE TABLE asked (
	hash TEXT NOT NULL PRIMARY KEY,
	asked_s INTEGER NOT NULL
) STRICT;
INSERT INTO "asked" VALUES('8ea68957dc1a1d320d62bab2102982ab',1795939200);
CREATE TABLE author (
	id INTEGER PRIMARY KEY,
	key TEXT NOT NULL UNIQUE, -- keyed hash of the strongest name (dedup/identity, store/keyhash)
	name TEXT,
	handle TEXT,
	first_seen_s INTEGER NOT NULL,
	opted_out_s INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "author" VALUES(1,'17ae0ff6f1d8f7bf714d1f511a8e738c','Ada','@ada@toot.example',1794816000,0);
INSERT INTO "author" VALUES(2,'a3b8830fbad896965622f0780e726a2a','P28','@p28@toot.example',1795129500,0);
INSERT INTO "author" VALUES(3,'6f1e75154e45f2cafce42876b2381d47','Hettie','@hettie@toot.example',1795129500,0);
INSERT INTO "author" VALUES(4,'94bae90964482b7d4999bd40558f1671','P24','@p24@toot.example',1795129500,0);
INSERT INTO "author" VALUES(5,'7a852883a93424c7f3dcb1e41e8565d4','P09','@p09@toot.example',1795129500,0);
INSERT INTO "author" VALUES(6,'7c70653d7674a28f8827bee6424cc6f5','P06','@p06@toot.example',1795129500,0);
INSERT INTO "author" VALUES(7,'c6eb123f29b7f93d579eb4ce66f23da2','P11','@p11@toot.example',1795129500,0);
INSERT INTO "author" VALUES(8,'b3bc84339cd2ec7238e54b98b56a083e','P39','@p39@toot.example',1795129500,0);
INSERT INTO "author" VALUES(9,'7839ce11599c04c26206e86a83691e46','P14','@p14@toot.example',1795129500,0);
INSERT INTO "author" VALUES(10,'a603ca4cf49a5f31fc61c526b0306650','P18','@p18@toot.example',1795129500,0);
INSERT INTO "author" VALUES(11,'3e094b151e9ba0b1d5bbbabd9f7e3780','P01','@p01@toot.example',1795129500,0);
INSERT INTO "author" VALUES(12,'9be0b90c753fb261cd7cfb93d47124a1','P12','@p12@toot.example',1795129500,0);
INSERT INTO "author" VALUES(13,'147bb5b7a637f3219180987076795a38','P33','@p33@toot.example',1795129500,0);
INSERT INTO "author" VALUES(14,'4985e736ae0eb6a95247029968f80142','P17','@p17@toot.example',1795129500,0);
INSERT INTO "author" VALUES(15,'89b8f90e8ae69e92676199ff3b5b3cac','P13','@p13@toot.example',1795129500,0);
INSERT INTO "author" VALUES(16,'114e58bccd336e243e394180f6948718','P37','@p37@toot.example',1795129500,0);
INSERT INTO "author" VALUES(17,'a201d9a9b97d2d0592e85e17f640d8c0','P20','@p20@toot.example',1795129500,0);
INSERT INTO "author" VALUES(18,'5309e3fbe194d9d98a3e1de1b04e5537','P16','@p16@toot.example',1795129500,0);
INSERT INTO "author" VALUES(19,'c33409ec84b7f5805d567741d4d0d1fb','P25','@p25@toot.example',1795129500,0);
INSERT INTO "author" VALUES(20,'34ffd2f4c8befa2d2e9ca4123bb8a356','P03','@p03@toot.example',1795129500,0);
INSERT INTO "author" VALUES(21,'7c5eeab501ca66e39abeb1e603353a16','P22','@p22@toot.example',1795129500,0);
INSERT INTO "author" VALUES(22,'fb463d59349d55528d74e8d2d16769b9','P10','@p10@toot.example',1795129500,0);
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
CREATE TABLE chat_unquoted (
	tag TEXT NOT NULL,
	hour_s INTEGER NOT NULL,
	posts INTEGER NOT NULL,
	PRIMARY KEY (tag, hour_s)
) STRICT;
CREATE TABLE chat_word (
	post INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	tag TEXT NOT NULL,
	word TEXT NOT NULL, -- answers, asks, neither
	question INTEGER NOT NULL DEFAULT 0, -- which one; 0: none is meant, or its own
	said_s INTEGER NOT NULL,
	PRIMARY KEY (post, tag)
) STRICT;
INSERT INTO "chat_word" VALUES(32,'ukfechat','neither',0,1795161600);
CREATE TABLE consent (
	hash TEXT NOT NULL PRIMARY KEY,
	level INTEGER NOT NULL,
	said_s INTEGER NOT NULL -- to the day
) STRICT;
INSERT INTO "consent" VALUES('031ada836b7fe161b4a8758a9c6b120b',3,1795132800);
INSERT INTO "consent" VALUES('00b3214f1cd9a0fe4c20857958b2dd8e',3,1795132800);
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
	changed_s INTEGER NOT NULL, apart INTEGER NOT NULL DEFAULT 0,
	UNIQUE (edition, subscription)
) STRICT;
INSERT INTO "delivery" VALUES(1,1,1,'sent',1,0,0,0,NULL,1794817200,NULL,1794816000,0);
INSERT INTO "delivery" VALUES(2,1,2,'sent',1,0,0,0,NULL,1794817200,NULL,1794816000,0);
INSERT INTO "delivery" VALUES(3,1,4,'sent',1,0,0,0,NULL,1794817200,NULL,1794816000,0);
INSERT INTO "delivery" VALUES(4,1,5,'sent',1,0,0,0,NULL,1794817200,NULL,1794816000,0);
INSERT INTO "delivery" VALUES(5,2,3,'sent',1,0,0,0,NULL,1795130700,NULL,1795129500,0);
INSERT INTO "delivery" VALUES(6,2,6,'sent',1,0,0,0,NULL,1795130700,NULL,1795129500,0);
INSERT INTO "delivery" VALUES(7,3,3,'sent',1,0,0,0,NULL,1795163100,NULL,1795161900,1);
INSERT INTO "delivery" VALUES(8,3,6,'sent',1,0,0,0,NULL,1795163100,NULL,1795161900,1);
INSERT INTO "delivery" VALUES(9,4,1,'sent',1,0,0,0,NULL,1795422000,NULL,1795420800,0);
INSERT INTO "delivery" VALUES(10,4,4,'sent',1,0,0,0,NULL,1795422000,NULL,1795420800,0);
INSERT INTO "delivery" VALUES(11,5,1,'queued',0,0,0,0,NULL,0,NULL,1796025600,0);
INSERT INTO "delivery" VALUES(12,5,4,'queued',0,0,0,0,NULL,0,NULL,1796025600,0);
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
INSERT INTO "draft" VALUES(1,'weekly','weekly',1794209400,1794814200,'frozen',1794814200,'{"automated_total":0,"contact":"organiser@college.example","coverage":[{"is_missed":false,"network":"The Staffroom","posts":1,"since":null,"source":"blog","state":"read","why":null},{"is_missed":false,"network":"127.0.0.1:46869","posts":1,"since":null,"source":"toot","state":"read","why":null},{"is_missed":false,"network":"letters","posts":0,"since":null,"source":"letters","state":"unasked","why":null},{"is_missed":false,"network":"exports","posts":0,"since":null,"source":"exports","state":"unasked","why":null}],"cuts":[],"days":[{"posts":0,"start":"2026-11-09T00:00:00Z","tag":null},{"posts":1,"start":"2026-11-10T00:00:00Z","tag":0},{"posts":1,"start":"2026-11-11T00:00:00Z","tag":0},{"posts":0,"start":"2026-11-12T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-13T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-14T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-15T00:00:00Z","tag":null}],"digest":"weekly","frequency":"weekly","is_by_mail":true,"is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":1,"pause_until":null,"people_total":2,"period_end":"2026-11-16T07:30:00Z","period_start":"2026-11-09T07:30:00Z","posts_total":2,"schedule":"weekly Monday 07:30","sections":[{"is_incomplete":false,"kind":"tag","more_place":"127.0.0.1","more_url":"http://127.0.0.1:46869/tags/JoyFE","posts":[{"answers":0,"author":null,"author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":"We did mark-red today #JoyFE","content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":"joy-1","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":"https://blog.example/joy","links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":"The Staffroom","person":"name:\nThe Staffroom","poll":null,"post_id":1,"published":"2026-11-10T09:00:00Z","quote":null,"rank":1,"replies":null,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"We did mark-red today #JoyFE","time":"2026-11-10T09:00:00Z","title":"A week of joy","updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":3,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"author":"Ada","author_handle":"@ada@toot.example","author_url":"https://toot.example/@ada","base_url":"https://toot.example/@ada/117596985753658840","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>We did mark-blue today #JoyFE</p>","content_type":"html","copies":[],"counts_at":"2026-11-16T08:00:00Z","favourites":0,"id":"https://toot.example/users/ada/statuses/117596985753658840","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@ada/117596985753658840","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117596985753658840","network":"Mastodon","person":"acct:ada@toot.example","poll":null,"post_id":2,"published":"2026-11-11T09:00:00Z","quote":null,"rank":2,"replies":0,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"We did mark-blue today #JoyFE","time":"2026-11-11T09:00:00Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}}],"tag":"#JoyFE","total":2}],"subject":null,"subtitle":null,"tallies":[{"posts":2,"tag":"#JoyFE"}],"timezone":"UTC","title":"#JoyFE"}',NULL,1794816000,1794816000);
INSERT INTO "draft" VALUES(2,'chat','after-chat',1795118400,1795129200,'frozen',1795129200,'{"after":"#UKFEChat","automated_total":0,"contact":"organiser@college.example","coverage":[{"is_missed":false,"network":"The Staffroom","posts":0,"since":null,"source":"blog","state":"quiet","why":null},{"is_missed":false,"network":"127.0.0.1:46869","posts":30,"since":null,"source":"toot","state":"read","why":null},{"is_missed":false,"network":"letters","posts":0,"since":null,"source":"letters","state":"unasked","why":null},{"is_missed":false,"network":"exports","posts":0,"since":null,"source":"exports","state":"unasked","why":null}],"cuts":[],"days":[],"digest":"chat","frequency":"after-chat","is_by_mail":true,"is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":20261119,"pause_until":null,"people_total":19,"period_end":"2026-11-19T23:00:00Z","period_start":"2026-11-19T20:00:00Z","posts_total":27,"schedule":"after-chat 00:00","sections":[{"chat":{"end":"2026-11-19T21:00:00Z","name":"2026-11-19","start":"2026-11-19T20:00:00Z","tag":"#UKFEChat","timezone":"UTC","unquoted":0,"voices":[{"label":"Q1","name":"P09","person":"acct:p09@toot.example","post_id":8,"titles":[],"urls":[]},{"label":"Q1","name":"P11","person":"acct:p11@toot.example","post_id":10,"titles":[],"urls":[]},{"label":"Q1","name":"P39","person":"acct:p39@toot.example","post_id":11,"titles":[],"urls":[]},{"label":"Q1","name":"P14","person":"acct:p14@toot.example","post_id":12,"titles":[],"urls":[]},{"label":"Q2","name":"P18","person":"acct:p18@toot.example","post_id":14,"titles":[],"urls":[]},{"label":"Q2","name":"P01","person":"acct:p01@toot.example","post_id":15,"titles":[],"urls":[]},{"label":"Q2","name":"P12","person":"acct:p12@toot.example","post_id":16,"titles":[],"urls":[]},{"label":"Q2","name":"P33","person":"acct:p33@toot.example","post_id":17,"titles":[],"urls":[]},{"label":"Q3","name":"P18","person":"acct:p18@toot.example","post_id":19,"titles":[],"urls":[]},{"label":"Q3","name":"P17","person":"acct:p17@toot.example","post_id":20,"titles":[],"urls":[]},{"label":"Q3","name":"P13","person":"acct:p13@toot.example","post_id":21,"titles":[],"urls":[]},{"label":"Q3","name":"P37","person":"acct:p37@toot.example","post_id":22,"titles":[],"urls":[]},{"label":"Q4","name":"P20","person":"acct:p20@toot.example","post_id":24,"titles":[],"urls":[]},{"label":"Q4","name":"P16","person":"acct:p16@toot.example","post_id":25,"titles":[],"urls":[]},{"label":"Q4","name":"P25","person":"acct:p25@toot.example","post_id":26,"titles":[],"urls":[]},{"label":"Q4","name":"P03","person":"acct:p03@toot.example","post_id":27,"titles":[],"urls":[]},{"label":"Q4","name":"P20","person":"acct:p20@toot.example","post_id":28,"titles":[],"urls":[]},{"label":"Q5","name":"P06","person":"acct:p06@toot.example","post_id":30,"titles":[],"urls":[]},{"label":"Q5","name":"P22","person":"acct:p22@toot.example","post_id":31,"titles":[],"urls":[]},{"label":"Q5","name":"P39","person":"acct:p39@toot.example","post_id":32,"titles":[],"urls":[]},{"label":"Q5","name":"P10","person":"acct:p10@toot.example","post_id":33,"titles":[],"urls":[]},{"label":"Q5","name":"P01","person":"acct:p01@toot.example","post_id":34,"titles":[],"urls":[]}],"web_url":null},"is_incomplete":false,"kind":"chat","more_place":"127.0.0.1","more_url":"http://127.0.0.1:46869/tags/UKFEChat","posts":[{"answers":4,"asked":{"label":"Q1","lead":null,"said":"When did a learner last use your feedback, mark-q1?"},"author":"Hettie","author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","base_url":"https://toot.example/@hettie/117644883394623365","below":[{"answers":0,"asked":{"label":null,"lead":null,"said":null},"author":"P09","author_handle":"@p09@toot.example","author_url":"https://toot.example/@p09","base_url":"https://toot.example/@p09/117644888571918765","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a1x20 canteen ladder drill corridor stencil oven #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p09/statuses/117644888571918765","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p09/117644888571918765","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644888571918765","network":"Mastodon","person":"acct:p09@toot.example","poll":null,"post_id":8,"published":"2026-11-19T20:02:19Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644883394623365","native_id":"117644883394623365","url":"https://toot.example/@hettie/117644883394623365"},"story":null,"tags":["#UKFEChat"],"text":"mark-a1x20 canteen ladder drill corridor stencil oven #UKFEChat","time":"2026-11-19T20:02:19Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":"A1.","said":null},"author":"P11","author_handle":"@p11@toot.example","author_url":"https://toot.example/@p11","base_url":"https://toot.example/@p11/117644906790928403","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A1. mark-a1x15 seam cable kettle lathe stencil ladder #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p11/statuses/117644906790928403","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p11/117644906790928403","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644906790928403","network":"Mastodon","person":"acct:p11@toot.example","poll":null,"post_id":10,"published":"2026-11-19T20:06:57Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644883394623365","native_id":"117644883394623365","url":"https://toot.example/@hettie/117644883394623365"},"story":null,"tags":["#UKFEChat"],"text":"A1. mark-a1x15 seam cable kettle lathe stencil ladder #UKFEChat","time":"2026-11-19T20:06:57Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":"A1.","said":null},"author":"P39","author_handle":"@p39@toot.example","author_url":"https://toot.example/@p39","base_url":"https://toot.example/@p39/117644908298276500","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A1. mark-a1x10 chalk stencil ladder corridor bench gauge #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p39/statuses/117644908298276500","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p39/117644908298276500","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644908298276500","network":"Mastodon","person":"acct:p39@toot.example","poll":null,"post_id":11,"published":"2026-11-19T20:07:20Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644883394623365","native_id":"117644883394623365","url":"https://toot.example/@hettie/117644883394623365"},"story":null,"tags":["#UKFEChat"],"text":"A1. mark-a1x10 chalk stencil ladder corridor bench gauge #UKFEChat","time":"2026-11-19T20:07:20Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":null,"said":null},"author":"P14","author_handle":"@p14@toot.example","author_url":"https://toot.example/@p14","base_url":"https://toot.example/@p14/117644914196522725","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a1x5 bench drill cable oven chalk apron #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p14/statuses/117644914196522725","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p14/117644914196522725","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644914196522725","network":"Mastodon","person":"acct:p14@toot.example","poll":null,"post_id":12,"published":"2026-11-19T20:08:50Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644883394623365","native_id":"117644883394623365","url":"https://toot.example/@hettie/117644883394623365"},"story":null,"tags":["#UKFEChat"],"text":"mark-a1x5 bench drill cable oven chalk apron #UKFEChat","time":"2026-11-19T20:08:50Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}}],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Q1. When did a learner last use your feedback, mark-q1? #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/hettie/statuses/117644883394623365","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@hettie/117644883394623365","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644883394623365","network":"Mastodon","person":"acct:hettie@toot.example","poll":null,"post_id":6,"published":"2026-11-19T20:01:00Z","quote":null,"rank":0,"replies":4,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Q1. When did a learner last use your feedback, mark-q1? #UKFEChat","time":"2026-11-19T20:01:00Z","title":null,"updated":null,"uri_is_global":true,"voices":5,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":4,"asked":{"label":"Q2","lead":null,"said":"What have you stopped writing, mark-q2?"},"author":"Hettie","author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","base_url":"https://toot.example/@hettie/117644926648341874","below":[{"answers":0,"asked":{"label":null,"lead":"A2.","said":null},"author":"P18","author_handle":"@p18@toot.example","author_url":"https://toot.example/@p18","base_url":"https://toot.example/@p18/117644934840335564","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A2. mark-a2x6 ladder drill stencil radiator pencil ledger #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p18/statuses/117644934840335564","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p18/117644934840335564","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644934840335564","network":"Mastodon","person":"acct:p18@toot.example","poll":null,"post_id":14,"published":"2026-11-19T20:14:05Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644926648341874","native_id":"117644926648341874","url":"https://toot.example/@hettie/117644926648341874"},"story":null,"tags":["#UKFEChat"],"text":"A2. mark-a2x6 ladder drill stencil radiator pencil ledger #UKFEChat","time":"2026-11-19T20:14:05Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":null,"said":null},"author":"P01","author_handle":"@p01@toot.example","author_url":"https://toot.example/@p01","base_url":"https://toot.example/@p01/117644946571324141","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a2x16 kettle corridor stencil oven chalk mirror #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p01/statuses/117644946571324141","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p01/117644946571324141","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644946571324141","network":"Mastodon","person":"acct:p01@toot.example","poll":null,"post_id":15,"published":"2026-11-19T20:17:04Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644926648341874","native_id":"117644926648341874","url":"https://toot.example/@hettie/117644926648341874"},"story":null,"tags":["#UKFEChat"],"text":"mark-a2x16 kettle corridor stencil oven chalk mirror #UKFEChat","time":"2026-11-19T20:17:04Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":null,"said":null},"author":"P12","author_handle":"@p12@toot.example","author_url":"https://toot.example/@p12","base_url":"https://toot.example/@p12/117644949651475517","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a2x11 corridor gauge ladder timer cable stencil #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p12/statuses/117644949651475517","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p12/117644949651475517","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644949651475517","network":"Mastodon","person":"acct:p12@toot.example","poll":null,"post_id":16,"published":"2026-11-19T20:17:51Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644926648341874","native_id":"117644926648341874","url":"https://toot.example/@hettie/117644926648341874"},"story":null,"tags":["#UKFEChat"],"text":"mark-a2x11 corridor gauge ladder timer cable stencil #UKFEChat","time":"2026-11-19T20:17:51Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":"A2.","said":null},"author":"P33","author_handle":"@p33@toot.example","author_url":"https://toot.example/@p33","base_url":"https://toot.example/@p33/117644953518089056","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A2. mark-a2x21 basket apron drill lathe pencil seam #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p33/statuses/117644953518089056","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p33/117644953518089056","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644953518089056","network":"Mastodon","person":"acct:p33@toot.example","poll":null,"post_id":17,"published":"2026-11-19T20:18:50Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644926648341874","native_id":"117644926648341874","url":"https://toot.example/@hettie/117644926648341874"},"story":null,"tags":["#UKFEChat"],"text":"A2. mark-a2x21 basket apron drill lathe pencil seam #UKFEChat","time":"2026-11-19T20:18:50Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}}],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Q2. What have you stopped writing, mark-q2? #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/hettie/statuses/117644926648341874","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@hettie/117644926648341874","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644926648341874","network":"Mastodon","person":"acct:hettie@toot.example","poll":null,"post_id":13,"published":"2026-11-19T20:12:00Z","quote":null,"rank":0,"replies":4,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Q2. What have you stopped writing, mark-q2? #UKFEChat","time":"2026-11-19T20:12:00Z","title":null,"updated":null,"uri_is_global":true,"voices":5,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":4,"asked":{"label":"Q3","lead":null,"said":"How is it done in a noisy workshop, mark-q3?"},"author":"Hettie","author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","base_url":"https://toot.example/@hettie/117644969902135729","below":[{"answers":0,"asked":{"label":null,"lead":"A3.","said":null},"author":"P18","author_handle":"@p18@toot.example","author_url":"https://toot.example/@p18","base_url":"https://toot.example/@p18/117644976259089666","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A3. mark-a3x17 ladder chalk kettle pencil canteen timer #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p18/statuses/117644976259089666","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p18/117644976259089666","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644976259089666","network":"Mastodon","person":"acct:p18@toot.example","poll":null,"post_id":19,"published":"2026-11-19T20:24:37Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644969902135729","native_id":"117644969902135729","url":"https://toot.example/@hettie/117644969902135729"},"story":null,"tags":["#UKFEChat"],"text":"A3. mark-a3x17 ladder chalk kettle pencil canteen timer #UKFEChat","time":"2026-11-19T20:24:37Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":null,"said":null},"author":"P17","author_handle":"@p17@toot.example","author_url":"https://toot.example/@p17","base_url":"https://toot.example/@p17/117644997099538473","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a3x12 bench gauge ladder ledger radiator mirror #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p17/statuses/117644997099538473","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p17/117644997099538473","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644997099538473","network":"Mastodon","person":"acct:p17@toot.example","poll":null,"post_id":20,"published":"2026-11-19T20:29:55Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644969902135729","native_id":"117644969902135729","url":"https://toot.example/@hettie/117644969902135729"},"story":null,"tags":["#UKFEChat"],"text":"mark-a3x12 bench gauge ladder ledger radiator mirror #UKFEChat","time":"2026-11-19T20:29:55Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":"A3.","said":null},"author":"P13","author_handle":"@p13@toot.example","author_url":"https://toot.example/@p13","base_url":"https://toot.example/@p13/117645004767297186","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A3. mark-a3x22 seam pencil basket chalk drill cable #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p13/statuses/117645004767297186","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p13/117645004767297186","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645004767297186","network":"Mastodon","person":"acct:p13@toot.example","poll":null,"post_id":21,"published":"2026-11-19T20:31:52Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644969902135729","native_id":"117644969902135729","url":"https://toot.example/@hettie/117644969902135729"},"story":null,"tags":["#UKFEChat"],"text":"A3. mark-a3x22 seam pencil basket chalk drill cable #UKFEChat","time":"2026-11-19T20:31:52Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":"A3.","said":null},"author":"P37","author_handle":"@p37@toot.example","author_url":"https://toot.example/@p37","base_url":"https://toot.example/@p37/117645008240658006","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A3. mark-a3x7 ladder gauge lathe mirror corridor timer #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p37/statuses/117645008240658006","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p37/117645008240658006","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645008240658006","network":"Mastodon","person":"acct:p37@toot.example","poll":null,"post_id":22,"published":"2026-11-19T20:32:45Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644969902135729","native_id":"117644969902135729","url":"https://toot.example/@hettie/117644969902135729"},"story":null,"tags":["#UKFEChat"],"text":"A3. mark-a3x7 ladder gauge lathe mirror corridor timer #UKFEChat","time":"2026-11-19T20:32:45Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}}],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Q3. How is it done in a noisy workshop, mark-q3? #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/hettie/statuses/117644969902135729","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@hettie/117644969902135729","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644969902135729","network":"Mastodon","person":"acct:hettie@toot.example","poll":null,"post_id":18,"published":"2026-11-19T20:23:00Z","quote":null,"rank":0,"replies":4,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Q3. How is it done in a noisy workshop, mark-q3? #UKFEChat","time":"2026-11-19T20:23:00Z","title":null,"updated":null,"uri_is_global":true,"voices":5,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":5,"asked":{"label":"Q4","lead":null,"said":"Who gives feedback to you, mark-q4?"},"author":"Hettie","author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","base_url":"https://toot.example/@hettie/117645013155897421","below":[{"answers":0,"asked":{"label":null,"lead":"A4.","said":null},"author":"P20","author_handle":"@p20@toot.example","author_url":"https://toot.example/@p20","base_url":"https://toot.example/@p20/117645018136622021","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A4. mark-a4x3 cable bench gauge radiator drill timer #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p20/statuses/117645018136622021","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p20/117645018136622021","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645018136622021","network":"Mastodon","person":"acct:p20@toot.example","poll":null,"post_id":24,"published":"2026-11-19T20:35:16Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645013155897421","native_id":"117645013155897421","url":"https://toot.example/@hettie/117645013155897421"},"story":null,"tags":["#UKFEChat"],"text":"A4. mark-a4x3 cable bench gauge radiator drill timer #UKFEChat","time":"2026-11-19T20:35:16Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":null,"said":null},"author":"P16","author_handle":"@p16@toot.example","author_url":"https://toot.example/@p16","base_url":"https://toot.example/@p16/117645021675529284","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a4x23 lathe basket radiator canteen chalk drill #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p16/statuses/117645021675529284","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p16/117645021675529284","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645021675529284","network":"Mastodon","person":"acct:p16@toot.example","poll":null,"post_id":25,"published":"2026-11-19T20:36:10Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645013155897421","native_id":"117645013155897421","url":"https://toot.example/@hettie/117645013155897421"},"story":null,"tags":["#UKFEChat"],"text":"mark-a4x23 lathe basket radiator canteen chalk drill #UKFEChat","time":"2026-11-19T20:36:10Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":"A4.","said":null},"author":"P25","author_handle":"@p25@toot.example","author_url":"https://toot.example/@p25","base_url":"https://toot.example/@p25/117645031702568593","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A4. mark-a4x8 cable timer seam canteen oven gauge #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p25/statuses/117645031702568593","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p25/117645031702568593","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645031702568593","network":"Mastodon","person":"acct:p25@toot.example","poll":null,"post_id":26,"published":"2026-11-19T20:38:43Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645013155897421","native_id":"117645013155897421","url":"https://toot.example/@hettie/117645013155897421"},"story":null,"tags":["#UKFEChat"],"text":"A4. mark-a4x8 cable timer seam canteen oven gauge #UKFEChat","time":"2026-11-19T20:38:43Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":"A4.","said":null},"author":"P03","author_handle":"@p03@toot.example","author_url":"https://toot.example/@p03","base_url":"https://toot.example/@p03/117645034061831489","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A4. mark-a4x13 cable radiator ladder drill mirror stencil #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p03/statuses/117645034061831489","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p03/117645034061831489","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645034061831489","network":"Mastodon","person":"acct:p03@toot.example","poll":null,"post_id":27,"published":"2026-11-19T20:39:19Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645013155897421","native_id":"117645013155897421","url":"https://toot.example/@hettie/117645013155897421"},"story":null,"tags":["#UKFEChat"],"text":"A4. mark-a4x13 cable radiator ladder drill mirror stencil #UKFEChat","time":"2026-11-19T20:39:19Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":"A4.","said":null},"author":"P20","author_handle":"@p20@toot.example","author_url":"https://toot.example/@p20","base_url":"https://toot.example/@p20/117645034651655859","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A4. mark-a4x18 pencil gauge apron drill radiator ledger #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p20/statuses/117645034651655859","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p20/117645034651655859","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645034651655859","network":"Mastodon","person":"acct:p20@toot.example","poll":null,"post_id":28,"published":"2026-11-19T20:39:28Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645013155897421","native_id":"117645013155897421","url":"https://toot.example/@hettie/117645013155897421"},"story":null,"tags":["#UKFEChat"],"text":"A4. mark-a4x18 pencil gauge apron drill radiator ledger #UKFEChat","time":"2026-11-19T20:39:28Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}}],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Q4. Who gives feedback to you, mark-q4? #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/hettie/statuses/117645013155897421","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@hettie/117645013155897421","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645013155897421","network":"Mastodon","person":"acct:hettie@toot.example","poll":null,"post_id":23,"published":"2026-11-19T20:34:00Z","quote":null,"rank":0,"replies":5,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Q4. Who gives feedback to you, mark-q4? #UKFEChat","time":"2026-11-19T20:34:00Z","title":null,"updated":null,"uri_is_global":true,"voices":5,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":5,"asked":{"label":"Q5","lead":null,"said":"What will you try before the holidays, mark-q5?"},"author":"Hettie","author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","base_url":"https://toot.example/@hettie/117645056409661703","below":[{"answers":0,"asked":{"label":null,"lead":null,"said":null},"author":"P06","author_handle":"@p06@toot.example","author_url":"https://toot.example/@p06","base_url":"https://toot.example/@p06/117645069254690959","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a5x19 radiator drill bench corridor cable stencil #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p06/statuses/117645069254690959","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p06/117645069254690959","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645069254690959","network":"Mastodon","person":"acct:p06@toot.example","poll":null,"post_id":30,"published":"2026-11-19T20:48:16Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645056409661703","native_id":"117645056409661703","url":"https://toot.example/@hettie/117645056409661703"},"story":null,"tags":["#UKFEChat"],"text":"mark-a5x19 radiator drill bench corridor cable stencil #UKFEChat","time":"2026-11-19T20:48:16Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":"A5.","said":null},"author":"P22","author_handle":"@p22@toot.example","author_url":"https://toot.example/@p22","base_url":"https://toot.example/@p22/117645074956352812","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A5. mark-a5x14 cable apron canteen bench corridor basket #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p22/statuses/117645074956352812","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p22/117645074956352812","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645074956352812","network":"Mastodon","person":"acct:p22@toot.example","poll":null,"post_id":31,"published":"2026-11-19T20:49:43Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645056409661703","native_id":"117645056409661703","url":"https://toot.example/@hettie/117645056409661703"},"story":null,"tags":["#UKFEChat"],"text":"A5. mark-a5x14 cable apron canteen bench corridor basket #UKFEChat","time":"2026-11-19T20:49:43Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":"A5.","said":null},"author":"P39","author_handle":"@p39@toot.example","author_url":"https://toot.example/@p39","base_url":"https://toot.example/@p39/117645078298659062","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A5. mark-a5x24 timer oven radiator drill cable corridor #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p39/statuses/117645078298659062","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p39/117645078298659062","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645078298659062","network":"Mastodon","person":"acct:p39@toot.example","poll":null,"post_id":32,"published":"2026-11-19T20:50:34Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645056409661703","native_id":"117645056409661703","url":"https://toot.example/@hettie/117645056409661703"},"story":null,"tags":["#UKFEChat"],"text":"A5. mark-a5x24 timer oven radiator drill cable corridor #UKFEChat","time":"2026-11-19T20:50:34Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":"A5.","said":null},"author":"P10","author_handle":"@p10@toot.example","author_url":"https://toot.example/@p10","base_url":"https://toot.example/@p10/117645078757391593","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A5. mark-a5x9 mirror bench stencil lathe pencil timer #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p10/statuses/117645078757391593","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p10/117645078757391593","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645078757391593","network":"Mastodon","person":"acct:p10@toot.example","poll":null,"post_id":33,"published":"2026-11-19T20:50:41Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645056409661703","native_id":"117645056409661703","url":"https://toot.example/@hettie/117645056409661703"},"story":null,"tags":["#UKFEChat"],"text":"A5. mark-a5x9 mirror bench stencil lathe pencil timer #UKFEChat","time":"2026-11-19T20:50:41Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":null,"lead":null,"said":null},"author":"P01","author_handle":"@p01@toot.example","author_url":"https://toot.example/@p01","base_url":"https://toot.example/@p01/117645078954011296","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a5x4 mirror cable corridor timer basket apron #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p01/statuses/117645078954011296","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p01/117645078954011296","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645078954011296","network":"Mastodon","person":"acct:p01@toot.example","poll":null,"post_id":34,"published":"2026-11-19T20:50:44Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645056409661703","native_id":"117645056409661703","url":"https://toot.example/@hettie/117645056409661703"},"story":null,"tags":["#UKFEChat"],"text":"mark-a5x4 mirror cable corridor timer basket apron #UKFEChat","time":"2026-11-19T20:50:44Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}}],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Q5. What will you try before the holidays, mark-q5? #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/hettie/statuses/117645056409661703","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@hettie/117645056409661703","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645056409661703","network":"Mastodon","person":"acct:hettie@toot.example","poll":null,"post_id":29,"published":"2026-11-19T20:45:00Z","quote":null,"rank":0,"replies":5,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Q5. What will you try before the holidays, mark-q5? #UKFEChat","time":"2026-11-19T20:45:00Z","title":null,"updated":null,"uri_is_global":true,"voices":6,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}}],"tag":null,"total":27}],"subject":null,"subtitle":null,"tallies":[{"posts":27,"tag":"#UKFEChat"}],"timezone":"UTC","title":"#UKFEChat"}',NULL,1795129500,1795129500);
INSERT INTO "draft" VALUES(3,'chat','daily',1795073400,1795159800,'frozen',1795159800,'{"after":"#UKFEChat","automated_total":0,"contact":"organiser@college.example","coverage":[{"is_missed":false,"network":"The Staffroom","posts":0,"since":null,"source":"blog","state":"quiet","why":null},{"is_missed":false,"network":"127.0.0.1:46869","posts":30,"since":null,"source":"toot","state":"read","why":null},{"is_missed":false,"network":"letters","posts":0,"since":null,"source":"letters","state":"unasked","why":null},{"is_missed":false,"network":"exports","posts":0,"since":null,"source":"exports","state":"unasked","why":null}],"cuts":[{"is_carried":false,"post_id":12,"rank":0,"reason":"in a chat of which the best answers are shown","worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"is_carried":false,"post_id":17,"rank":0,"reason":"in a chat of which the best answers are shown","worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"is_carried":false,"post_id":22,"rank":0,"reason":"in a chat of which the best answers are shown","worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"is_carried":false,"post_id":27,"rank":0,"reason":"in a chat of which the best answers are shown","worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"is_carried":false,"post_id":28,"rank":0,"reason":"in a chat of which the best answers are shown","worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"is_carried":false,"post_id":34,"rank":0,"reason":"in a chat of which the best answers are shown","worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}}],"days":[],"digest":"chat","frequency":"daily","is_after_new":true,"is_by_mail":true,"is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":1,"pause_until":null,"people_total":21,"period_end":"2026-11-20T07:30:00Z","period_start":"2026-11-19T07:30:00Z","posts_total":30,"schedule":"daily 07:30","sections":[{"chat":{"apart":1,"end":"2026-11-19T21:00:00Z","name":"2026-11-19","start":"2026-11-19T20:00:00Z","tag":"#UKFEChat","timezone":"UTC","unquoted":0,"voices":[{"label":"Q1","name":"P09","person":"acct:p09@toot.example","post_id":8,"titles":[],"urls":[]},{"label":"Q1","name":"P11","person":"acct:p11@toot.example","post_id":10,"titles":[],"urls":[]},{"label":"Q1","name":"P39","person":"acct:p39@toot.example","post_id":11,"titles":[],"urls":[]},{"label":"Q1","name":"P14","person":"acct:p14@toot.example","post_id":12,"titles":[],"urls":[]},{"label":"Q2","name":"P18","person":"acct:p18@toot.example","post_id":14,"titles":[],"urls":[]},{"label":"Q2","name":"P01","person":"acct:p01@toot.example","post_id":15,"titles":[],"urls":[]},{"label":"Q2","name":"P12","person":"acct:p12@toot.example","post_id":16,"titles":[],"urls":[]},{"label":"Q2","name":"P33","person":"acct:p33@toot.example","post_id":17,"titles":[],"urls":[]},{"label":"Q3","name":"P18","person":"acct:p18@toot.example","post_id":19,"titles":[],"urls":[]},{"label":"Q3","name":"P17","person":"acct:p17@toot.example","post_id":20,"titles":[],"urls":[]},{"label":"Q3","name":"P13","person":"acct:p13@toot.example","post_id":21,"titles":[],"urls":[]},{"label":"Q3","name":"P37","person":"acct:p37@toot.example","post_id":22,"titles":[],"urls":[]},{"label":"Q4","name":"P20","person":"acct:p20@toot.example","post_id":24,"titles":[],"urls":[]},{"label":"Q4","name":"P16","person":"acct:p16@toot.example","post_id":25,"titles":[],"urls":[]},{"label":"Q4","name":"P25","person":"acct:p25@toot.example","post_id":26,"titles":[],"urls":[]},{"label":"Q4","name":"P03","person":"acct:p03@toot.example","post_id":27,"titles":[],"urls":[]},{"label":"Q4","name":"P20","person":"acct:p20@toot.example","post_id":28,"titles":[],"urls":[]},{"label":"Q5","name":"P06","person":"acct:p06@toot.example","post_id":30,"titles":[],"urls":[]},{"label":"Q5","name":"P22","person":"acct:p22@toot.example","post_id":31,"titles":[],"urls":[]},{"label":"Q5","name":"P10","person":"acct:p10@toot.example","post_id":33,"titles":[],"urls":[]},{"label":"Q5","name":"P01","person":"acct:p01@toot.example","post_id":34,"titles":[],"urls":[]}],"web_url":null},"is_incomplete":false,"kind":"chat","more_place":"127.0.0.1","more_url":"http://127.0.0.1:46869/tags/UKFEChat","posts":[{"answers":4,"apart":1,"asked":{"label":"Q1","lead":null,"said":"When did a learner last use your feedback, mark-q1?"},"author":"Hettie","author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","base_url":"https://toot.example/@hettie/117644883394623365","below":[{"answers":0,"apart":1,"asked":{"label":null,"lead":null,"said":null},"author":"P09","author_handle":"@p09@toot.example","author_url":"https://toot.example/@p09","base_url":"https://toot.example/@p09/117644888571918765","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a1x20 canteen ladder drill corridor stencil oven #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p09/statuses/117644888571918765","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p09/117644888571918765","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644888571918765","network":"Mastodon","person":"acct:p09@toot.example","poll":null,"post_id":8,"published":"2026-11-19T20:02:19Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644883394623365","native_id":"117644883394623365","url":"https://toot.example/@hettie/117644883394623365"},"story":null,"tags":["#UKFEChat"],"text":"mark-a1x20 canteen ladder drill corridor stencil oven #UKFEChat","time":"2026-11-19T20:02:19Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"apart":1,"asked":{"label":null,"lead":"A1.","said":null},"author":"P11","author_handle":"@p11@toot.example","author_url":"https://toot.example/@p11","base_url":"https://toot.example/@p11/117644906790928403","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A1. mark-a1x15 seam cable kettle lathe stencil ladder #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p11/statuses/117644906790928403","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p11/117644906790928403","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644906790928403","network":"Mastodon","person":"acct:p11@toot.example","poll":null,"post_id":10,"published":"2026-11-19T20:06:57Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644883394623365","native_id":"117644883394623365","url":"https://toot.example/@hettie/117644883394623365"},"story":null,"tags":["#UKFEChat"],"text":"A1. mark-a1x15 seam cable kettle lathe stencil ladder #UKFEChat","time":"2026-11-19T20:06:57Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"apart":1,"asked":{"label":null,"lead":"A1.","said":null},"author":"P39","author_handle":"@p39@toot.example","author_url":"https://toot.example/@p39","base_url":"https://toot.example/@p39/117644908298276500","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A1. mark-a1x10 chalk stencil ladder corridor bench gauge #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p39/statuses/117644908298276500","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p39/117644908298276500","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644908298276500","network":"Mastodon","person":"acct:p39@toot.example","poll":null,"post_id":11,"published":"2026-11-19T20:07:20Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644883394623365","native_id":"117644883394623365","url":"https://toot.example/@hettie/117644883394623365"},"story":null,"tags":["#UKFEChat"],"text":"A1. mark-a1x10 chalk stencil ladder corridor bench gauge #UKFEChat","time":"2026-11-19T20:07:20Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}}],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Q1. When did a learner last use your feedback, mark-q1? #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/hettie/statuses/117644883394623365","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@hettie/117644883394623365","links":[],"media":[],"more":1,"more_by_author":0,"native_id":"117644883394623365","network":"Mastodon","person":"acct:hettie@toot.example","poll":null,"post_id":6,"published":"2026-11-19T20:01:00Z","quote":null,"rank":0,"replies":4,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Q1. When did a learner last use your feedback, mark-q1? #UKFEChat","time":"2026-11-19T20:01:00Z","title":null,"updated":null,"uri_is_global":true,"voices":5,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":4,"apart":1,"asked":{"label":"Q2","lead":null,"said":"What have you stopped writing, mark-q2?"},"author":"Hettie","author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","base_url":"https://toot.example/@hettie/117644926648341874","below":[{"answers":0,"apart":1,"asked":{"label":null,"lead":"A2.","said":null},"author":"P18","author_handle":"@p18@toot.example","author_url":"https://toot.example/@p18","base_url":"https://toot.example/@p18/117644934840335564","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A2. mark-a2x6 ladder drill stencil radiator pencil ledger #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p18/statuses/117644934840335564","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p18/117644934840335564","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644934840335564","network":"Mastodon","person":"acct:p18@toot.example","poll":null,"post_id":14,"published":"2026-11-19T20:14:05Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644926648341874","native_id":"117644926648341874","url":"https://toot.example/@hettie/117644926648341874"},"story":null,"tags":["#UKFEChat"],"text":"A2. mark-a2x6 ladder drill stencil radiator pencil ledger #UKFEChat","time":"2026-11-19T20:14:05Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"apart":1,"asked":{"label":null,"lead":null,"said":null},"author":"P01","author_handle":"@p01@toot.example","author_url":"https://toot.example/@p01","base_url":"https://toot.example/@p01/117644946571324141","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a2x16 kettle corridor stencil oven chalk mirror #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p01/statuses/117644946571324141","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p01/117644946571324141","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644946571324141","network":"Mastodon","person":"acct:p01@toot.example","poll":null,"post_id":15,"published":"2026-11-19T20:17:04Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644926648341874","native_id":"117644926648341874","url":"https://toot.example/@hettie/117644926648341874"},"story":null,"tags":["#UKFEChat"],"text":"mark-a2x16 kettle corridor stencil oven chalk mirror #UKFEChat","time":"2026-11-19T20:17:04Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"apart":1,"asked":{"label":null,"lead":null,"said":null},"author":"P12","author_handle":"@p12@toot.example","author_url":"https://toot.example/@p12","base_url":"https://toot.example/@p12/117644949651475517","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a2x11 corridor gauge ladder timer cable stencil #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p12/statuses/117644949651475517","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p12/117644949651475517","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644949651475517","network":"Mastodon","person":"acct:p12@toot.example","poll":null,"post_id":16,"published":"2026-11-19T20:17:51Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644926648341874","native_id":"117644926648341874","url":"https://toot.example/@hettie/117644926648341874"},"story":null,"tags":["#UKFEChat"],"text":"mark-a2x11 corridor gauge ladder timer cable stencil #UKFEChat","time":"2026-11-19T20:17:51Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}}],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Q2. What have you stopped writing, mark-q2? #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/hettie/statuses/117644926648341874","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@hettie/117644926648341874","links":[],"media":[],"more":1,"more_by_author":0,"native_id":"117644926648341874","network":"Mastodon","person":"acct:hettie@toot.example","poll":null,"post_id":13,"published":"2026-11-19T20:12:00Z","quote":null,"rank":0,"replies":4,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Q2. What have you stopped writing, mark-q2? #UKFEChat","time":"2026-11-19T20:12:00Z","title":null,"updated":null,"uri_is_global":true,"voices":5,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":4,"apart":1,"asked":{"label":"Q3","lead":null,"said":"How is it done in a noisy workshop, mark-q3?"},"author":"Hettie","author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","base_url":"https://toot.example/@hettie/117644969902135729","below":[{"answers":0,"apart":1,"asked":{"label":null,"lead":"A3.","said":null},"author":"P18","author_handle":"@p18@toot.example","author_url":"https://toot.example/@p18","base_url":"https://toot.example/@p18/117644976259089666","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A3. mark-a3x17 ladder chalk kettle pencil canteen timer #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p18/statuses/117644976259089666","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p18/117644976259089666","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644976259089666","network":"Mastodon","person":"acct:p18@toot.example","poll":null,"post_id":19,"published":"2026-11-19T20:24:37Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644969902135729","native_id":"117644969902135729","url":"https://toot.example/@hettie/117644969902135729"},"story":null,"tags":["#UKFEChat"],"text":"A3. mark-a3x17 ladder chalk kettle pencil canteen timer #UKFEChat","time":"2026-11-19T20:24:37Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"apart":1,"asked":{"label":null,"lead":null,"said":null},"author":"P17","author_handle":"@p17@toot.example","author_url":"https://toot.example/@p17","base_url":"https://toot.example/@p17/117644997099538473","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a3x12 bench gauge ladder ledger radiator mirror #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p17/statuses/117644997099538473","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p17/117644997099538473","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644997099538473","network":"Mastodon","person":"acct:p17@toot.example","poll":null,"post_id":20,"published":"2026-11-19T20:29:55Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644969902135729","native_id":"117644969902135729","url":"https://toot.example/@hettie/117644969902135729"},"story":null,"tags":["#UKFEChat"],"text":"mark-a3x12 bench gauge ladder ledger radiator mirror #UKFEChat","time":"2026-11-19T20:29:55Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"apart":1,"asked":{"label":null,"lead":"A3.","said":null},"author":"P13","author_handle":"@p13@toot.example","author_url":"https://toot.example/@p13","base_url":"https://toot.example/@p13/117645004767297186","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A3. mark-a3x22 seam pencil basket chalk drill cable #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p13/statuses/117645004767297186","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p13/117645004767297186","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645004767297186","network":"Mastodon","person":"acct:p13@toot.example","poll":null,"post_id":21,"published":"2026-11-19T20:31:52Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117644969902135729","native_id":"117644969902135729","url":"https://toot.example/@hettie/117644969902135729"},"story":null,"tags":["#UKFEChat"],"text":"A3. mark-a3x22 seam pencil basket chalk drill cable #UKFEChat","time":"2026-11-19T20:31:52Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}}],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Q3. How is it done in a noisy workshop, mark-q3? #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/hettie/statuses/117644969902135729","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@hettie/117644969902135729","links":[],"media":[],"more":1,"more_by_author":0,"native_id":"117644969902135729","network":"Mastodon","person":"acct:hettie@toot.example","poll":null,"post_id":18,"published":"2026-11-19T20:23:00Z","quote":null,"rank":0,"replies":4,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Q3. How is it done in a noisy workshop, mark-q3? #UKFEChat","time":"2026-11-19T20:23:00Z","title":null,"updated":null,"uri_is_global":true,"voices":5,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":5,"apart":1,"asked":{"label":"Q4","lead":null,"said":"Who gives feedback to you, mark-q4?"},"author":"Hettie","author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","base_url":"https://toot.example/@hettie/117645013155897421","below":[{"answers":0,"apart":1,"asked":{"label":null,"lead":"A4.","said":null},"author":"P20","author_handle":"@p20@toot.example","author_url":"https://toot.example/@p20","base_url":"https://toot.example/@p20/117645018136622021","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A4. mark-a4x3 cable bench gauge radiator drill timer #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p20/statuses/117645018136622021","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p20/117645018136622021","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645018136622021","network":"Mastodon","person":"acct:p20@toot.example","poll":null,"post_id":24,"published":"2026-11-19T20:35:16Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645013155897421","native_id":"117645013155897421","url":"https://toot.example/@hettie/117645013155897421"},"story":null,"tags":["#UKFEChat"],"text":"A4. mark-a4x3 cable bench gauge radiator drill timer #UKFEChat","time":"2026-11-19T20:35:16Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"apart":1,"asked":{"label":null,"lead":null,"said":null},"author":"P16","author_handle":"@p16@toot.example","author_url":"https://toot.example/@p16","base_url":"https://toot.example/@p16/117645021675529284","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a4x23 lathe basket radiator canteen chalk drill #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p16/statuses/117645021675529284","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p16/117645021675529284","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645021675529284","network":"Mastodon","person":"acct:p16@toot.example","poll":null,"post_id":25,"published":"2026-11-19T20:36:10Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645013155897421","native_id":"117645013155897421","url":"https://toot.example/@hettie/117645013155897421"},"story":null,"tags":["#UKFEChat"],"text":"mark-a4x23 lathe basket radiator canteen chalk drill #UKFEChat","time":"2026-11-19T20:36:10Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"apart":1,"asked":{"label":null,"lead":"A4.","said":null},"author":"P25","author_handle":"@p25@toot.example","author_url":"https://toot.example/@p25","base_url":"https://toot.example/@p25/117645031702568593","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A4. mark-a4x8 cable timer seam canteen oven gauge #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p25/statuses/117645031702568593","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p25/117645031702568593","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645031702568593","network":"Mastodon","person":"acct:p25@toot.example","poll":null,"post_id":26,"published":"2026-11-19T20:38:43Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645013155897421","native_id":"117645013155897421","url":"https://toot.example/@hettie/117645013155897421"},"story":null,"tags":["#UKFEChat"],"text":"A4. mark-a4x8 cable timer seam canteen oven gauge #UKFEChat","time":"2026-11-19T20:38:43Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}}],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Q4. Who gives feedback to you, mark-q4? #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/hettie/statuses/117645013155897421","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@hettie/117645013155897421","links":[],"media":[],"more":2,"more_by_author":0,"native_id":"117645013155897421","network":"Mastodon","person":"acct:hettie@toot.example","poll":null,"post_id":23,"published":"2026-11-19T20:34:00Z","quote":null,"rank":0,"replies":5,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Q4. Who gives feedback to you, mark-q4? #UKFEChat","time":"2026-11-19T20:34:00Z","title":null,"updated":null,"uri_is_global":true,"voices":5,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":4,"apart":1,"asked":{"label":"Q5","lead":null,"said":"What will you try before the holidays, mark-q5?"},"author":"Hettie","author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","base_url":"https://toot.example/@hettie/117645056409661703","below":[{"answers":0,"apart":1,"asked":{"label":null,"lead":null,"said":null},"author":"P06","author_handle":"@p06@toot.example","author_url":"https://toot.example/@p06","base_url":"https://toot.example/@p06/117645069254690959","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>mark-a5x19 radiator drill bench corridor cable stencil #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p06/statuses/117645069254690959","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p06/117645069254690959","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645069254690959","network":"Mastodon","person":"acct:p06@toot.example","poll":null,"post_id":30,"published":"2026-11-19T20:48:16Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645056409661703","native_id":"117645056409661703","url":"https://toot.example/@hettie/117645056409661703"},"story":null,"tags":["#UKFEChat"],"text":"mark-a5x19 radiator drill bench corridor cable stencil #UKFEChat","time":"2026-11-19T20:48:16Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"apart":1,"asked":{"label":null,"lead":"A5.","said":null},"author":"P22","author_handle":"@p22@toot.example","author_url":"https://toot.example/@p22","base_url":"https://toot.example/@p22/117645074956352812","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A5. mark-a5x14 cable apron canteen bench corridor basket #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p22/statuses/117645074956352812","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p22/117645074956352812","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645074956352812","network":"Mastodon","person":"acct:p22@toot.example","poll":null,"post_id":31,"published":"2026-11-19T20:49:43Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645056409661703","native_id":"117645056409661703","url":"https://toot.example/@hettie/117645056409661703"},"story":null,"tags":["#UKFEChat"],"text":"A5. mark-a5x14 cable apron canteen bench corridor basket #UKFEChat","time":"2026-11-19T20:49:43Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"apart":1,"asked":{"label":null,"lead":"A5.","said":null},"author":"P10","author_handle":"@p10@toot.example","author_url":"https://toot.example/@p10","base_url":"https://toot.example/@p10/117645078757391593","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A5. mark-a5x9 mirror bench stencil lathe pencil timer #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p10/statuses/117645078757391593","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p10/117645078757391593","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645078757391593","network":"Mastodon","person":"acct:p10@toot.example","poll":null,"post_id":33,"published":"2026-11-19T20:50:41Z","quote":null,"rank":0,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645056409661703","native_id":"117645056409661703","url":"https://toot.example/@hettie/117645056409661703"},"story":null,"tags":["#UKFEChat"],"text":"A5. mark-a5x9 mirror bench stencil lathe pencil timer #UKFEChat","time":"2026-11-19T20:50:41Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}}],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Q5. What will you try before the holidays, mark-q5? #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/hettie/statuses/117645056409661703","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@hettie/117645056409661703","links":[],"media":[],"more":1,"more_by_author":0,"native_id":"117645056409661703","network":"Mastodon","person":"acct:hettie@toot.example","poll":null,"post_id":29,"published":"2026-11-19T20:45:00Z","quote":null,"rank":0,"replies":5,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Q5. What will you try before the holidays, mark-q5? #UKFEChat","time":"2026-11-19T20:45:00Z","title":null,"updated":null,"uri_is_global":true,"voices":6,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}}],"tag":null,"total":26},{"is_incomplete":false,"kind":"tag","more_place":"127.0.0.1","more_url":"http://127.0.0.1:46869/tags/UKFEChat","posts":[{"answers":0,"author":"P28","author_handle":"@p28@toot.example","author_url":"https://toot.example/@p28","base_url":"https://toot.example/@p28/117644881428490840","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Hello all, mark-c0, tea is made: ledger basket seam kettle oven corridor #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p28/statuses/117644881428490840","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p28/117644881428490840","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644881428490840","network":"Mastodon","person":"acct:p28@toot.example","poll":null,"post_id":5,"published":"2026-11-19T20:00:30Z","quote":null,"rank":1,"replies":0,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Hello all, mark-c0, tea is made: ledger basket seam kettle oven corridor #UKFEChat","time":"2026-11-19T20:00:30Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"author":"P24","author_handle":"@p24@toot.example","author_url":"https://toot.example/@p24","base_url":"https://toot.example/@p24/117644885360653375","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Hello all, mark-c1, tea is made: mirror gauge radiator oven stencil bench #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p24/statuses/117644885360653375","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p24/117644885360653375","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644885360653375","network":"Mastodon","person":"acct:p24@toot.example","poll":null,"post_id":7,"published":"2026-11-19T20:01:30Z","quote":null,"rank":2,"replies":0,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Hello all, mark-c1, tea is made: mirror gauge radiator oven stencil bench #UKFEChat","time":"2026-11-19T20:01:30Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"author":"P06","author_handle":"@p06@toot.example","author_url":"https://toot.example/@p06","base_url":"https://toot.example/@p06/117644889292844431","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>Hello all, mark-c2, tea is made: drill bench canteen kettle corridor pencil #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p06/statuses/117644889292844431","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p06/117644889292844431","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117644889292844431","network":"Mastodon","person":"acct:p06@toot.example","poll":null,"post_id":9,"published":"2026-11-19T20:02:30Z","quote":null,"rank":3,"replies":0,"reply_to":null,"story":null,"tags":["#UKFEChat"],"text":"Hello all, mark-c2, tea is made: drill bench canteen kettle corridor pencil #UKFEChat","time":"2026-11-19T20:02:30Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"apart":1,"author":"P39","author_handle":"@p39@toot.example","author_url":"https://toot.example/@p39","base_url":"https://toot.example/@p39/117645078298659062","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>A5. mark-a5x24 timer oven radiator drill cable corridor #UKFEChat</p>","content_type":"html","copies":[],"counts_at":"2026-11-19T23:05:00Z","favourites":0,"id":"https://toot.example/users/p39/statuses/117645078298659062","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@p39/117645078298659062","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117645078298659062","network":"Mastodon","person":"acct:p39@toot.example","poll":null,"post_id":32,"published":"2026-11-19T20:50:34Z","quote":null,"rank":4,"replies":0,"reply_to":{"author":null,"id":"https://toot.example/users/hettie/statuses/117645056409661703","native_id":"117645056409661703","url":"https://toot.example/@hettie/117645056409661703"},"story":null,"tags":["#UKFEChat"],"text":"A5. mark-a5x24 timer oven radiator drill cable corridor #UKFEChat","time":"2026-11-19T20:50:34Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":2,"link":0,"newcomer":0,"question":0,"sharing":0}}],"tag":"#UKFEChat","total":4}],"subject":null,"subtitle":null,"tallies":[{"posts":30,"tag":"#UKFEChat"}],"timezone":"UTC","title":"#UKFEChat"}',NULL,1795161900,1795161900);
INSERT INTO "draft" VALUES(4,'weekly','weekly',1794814200,1795419000,'frozen',1795419000,'{"automated_total":0,"contact":"organiser@college.example","coverage":[{"is_missed":false,"network":"The Staffroom","posts":0,"since":null,"source":"blog","state":"quiet","why":null},{"is_missed":false,"network":"127.0.0.1:46869","posts":1,"since":null,"source":"toot","state":"read","why":null},{"is_missed":false,"network":"letters","posts":8,"since":null,"source":"letters","state":"read","why":null},{"is_missed":false,"network":"exports","posts":2,"since":null,"source":"exports","state":"read","why":null}],"cuts":[],"days":[{"posts":0,"start":"2026-11-16T00:00:00Z","tag":null},{"posts":2,"start":"2026-11-17T00:00:00Z","tag":0},{"posts":9,"start":"2026-11-18T00:00:00Z","tag":0},{"posts":0,"start":"2026-11-19T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-20T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-21T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-22T00:00:00Z","tag":null}],"digest":"weekly","events":[{"end":"2026-12-05T12:00:00Z","first_day":null,"last_day":null,"place":null,"recurrence":"","sequence":0,"source":null,"start":"2026-12-05T10:00:00Z","tag":null,"title":"openday","uid":"27b353b7fd5c941adb0f33e1a2c8adc8@college.example","url":"https://college.example/open","zone":"Europe/London"}],"frequency":"weekly","has_calendar":true,"is_by_mail":true,"is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":2,"pause_until":null,"people_total":8,"period_end":"2026-11-23T07:30:00Z","period_start":"2026-11-16T07:30:00Z","posts_total":11,"schedule":"weekly Monday 07:30","sections":[{"is_incomplete":false,"kind":"tag","more_place":"127.0.0.1","more_url":"http://127.0.0.1:46869/tags/JoyFE","posts":[{"answers":0,"author":"Ada","author_handle":"@ada@toot.example","author_url":"https://toot.example/@ada","base_url":"https://toot.example/@ada/117630959616043271","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>We did mark-green today #JoyFE</p>","content_type":"html","copies":[],"counts_at":"2026-11-16T08:00:00Z","favourites":0,"id":"https://toot.example/users/ada/statuses/117630959616043271","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@ada/117630959616043271","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117630959616043271","network":"Mastodon","person":"acct:ada@toot.example","poll":null,"post_id":3,"published":"2026-11-17T09:00:00Z","quote":null,"rank":7,"replies":0,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"We did mark-green today #JoyFE","time":"2026-11-16T08:00:00Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"author":"Ida Berg","author_handle":null,"author_url":null,"base_url":"https://sheet.example/1","below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":"A jig for the lathe #JoyFE","content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":null,"is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":"https://sheet.example/1","links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":"sheet.example","person":"name:Ida Berg\nsheet.example","poll":null,"post_id":38,"published":"2026-11-17T11:00:00Z","quote":null,"rank":8,"replies":null,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"A jig for the lathe #JoyFE","time":"2026-11-17T11:00:00Z","title":null,"updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"agreed":"2026-11-01, moderators","answers":0,"author":"Ben Okoro","author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":"<p><a href=\"https://www.facebook.com/groups/98765/posts/445566/\">Look at this lathe jig #JoyFE</a></p>","content_type":"html","copies":[],"counts_at":null,"favourites":null,"group":"FE Makers","id":"https://www.facebook.com/groups/98765/posts/445566/","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":"https://www.facebook.com/groups/98765/posts/445566/","links":[{"url":"https://www.facebook.com/groups/98765/posts/445566/","words":"Look at this lathe jig #JoyFE"}],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":"Facebook","person":"name:Ben Okoro\nFacebook","poll":null,"post_id":44,"published":"2026-11-18T08:15:00Z","quote":null,"rank":3,"replies":null,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"Look at this lathe jig #JoyFE","time":"2026-11-18T08:15:00Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"agreed":"2026-11-01, moderators","answers":0,"author":"Ben Okoro","author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":"<p><a href=\"https://www.facebook.com/groups/98765/posts/778899/\">Look at this lathe jig #JoyFE</a></p>","content_type":"html","copies":[],"counts_at":null,"favourites":null,"group":"FE Makers","id":"https://www.facebook.com/groups/98765/posts/778899/","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":"https://www.facebook.com/groups/98765/posts/778899/","links":[{"url":"https://www.facebook.com/groups/98765/posts/778899/","words":"Look at this lathe jig #JoyFE"}],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":"Facebook","person":"name:Ben Okoro\nFacebook","poll":null,"post_id":45,"published":"2026-11-18T08:15:00Z","quote":null,"rank":10,"replies":null,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"Look at this lathe jig #JoyFE","time":"2026-11-18T08:15:00Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"agreed":"2026-11-01, moderators","answers":0,"author":"Ben Okoro","author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":"<p><a href=\"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/\">How do you begin a double lesson? #JoyFE</a></p>","content_type":"html","copies":[],"counts_at":null,"favourites":null,"group":"SET members","id":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/","links":[{"url":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/","words":"How do you begin a double lesson? #JoyFE"}],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":"LinkedIn","person":"name:Ben Okoro\nLinkedIn","poll":null,"post_id":40,"published":"2026-11-18T08:15:00Z","quote":null,"rank":2,"replies":null,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"How do you begin a double lesson? #JoyFE","time":"2026-11-18T08:15:00Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":2,"sharing":0}},{"agreed":"2026-11-01, moderators","answers":0,"author":"Efa Jones","author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":"<p><a href=\"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/\">Our joinery exam pieces, and what went wrong #JoyFE</a></p>","content_type":"html","copies":[],"counts_at":null,"favourites":null,"group":"SET members","id":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/","links":[{"url":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/","words":"Our joinery exam pieces, and what went wrong #JoyFE"}],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":"LinkedIn","person":"name:Efa Jones\nLinkedIn","poll":null,"post_id":41,"published":"2026-11-18T08:15:00Z","quote":null,"rank":4,"replies":null,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"Our joinery exam pieces, and what went wrong #JoyFE","time":"2026-11-18T08:15:00Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"agreed":"2026-11-01, moderators","answers":0,"author":"Nell Hughes","author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":"<p><a href=\"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/\">A quick poll #JoyFE</a></p>","content_type":"html","copies":[],"counts_at":null,"favourites":null,"group":"SET members","id":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/","links":[{"url":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/","words":"A quick poll #JoyFE"}],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":"LinkedIn","person":"name:Nell Hughes\nLinkedIn","poll":null,"post_id":43,"published":"2026-11-18T08:15:00Z","quote":null,"rank":5,"replies":null,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"A quick poll #JoyFE","time":"2026-11-18T08:15:00Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"author":"The Staffroom","author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":"<h2>What we tried</h2><p>Retrieval practice with wet hands: 26 plumbers say. Read the whole story or <a href=\"https://staffroom.example/stories/wet-hands\">our page</a>.</p><p>See you on Friday. #JoyFE</p>","content_type":"html","copies":[],"counts_at":null,"favourites":null,"id":"mailing:387271f0fb6a56ad9e1ae21da9ed4a1fda2a296975926511bd17b34b12e620e3","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":"https://mailchi.mp/staffroom/the-week-in-fe-5310302","links":[{"url":"https://staffroom.example/stories/wet-hands","words":"our page"}],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":"The Staffroom","person":"name:The Staffroom\nThe Staffroom","poll":null,"post_id":36,"published":"2026-11-18T08:15:00Z","quote":null,"rank":1,"replies":null,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"What we tried\n\nRetrieval practice with wet hands: 26 plumbers say. Read the whole story or our page.\n\nSee you on Friday. #JoyFE","time":"2026-11-18T08:15:00Z","title":"Your next week #JoyFE","updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":3,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"author":"The Staffroom","author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":"<h2>What we tried</h2><p>Retrieval practice with wet hands: 21 plumbers say. Read the whole story or <a href=\"https://staffroom.example/stories/wet-hands\">our page</a>.</p><p>See you on Friday. #JoyFE</p>","content_type":"html","copies":[],"counts_at":null,"favourites":null,"id":"mailing:5cb5f2a14ca869ac33ad6d4aa6afe8745d0acf54381112f5cf71fbc0187b02a4","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":"https://mailchi.mp/staffroom/the-week-in-fe-5310252","links":[{"url":"https://staffroom.example/stories/wet-hands","words":"our page"}],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":"The Staffroom","person":"name:The Staffroom\nThe Staffroom","poll":null,"post_id":35,"published":"2026-11-18T08:15:00Z","quote":null,"rank":9,"replies":null,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"What we tried\n\nRetrieval practice with wet hands: 21 plumbers say. Read the whole story or our page.\n\nSee you on Friday. #JoyFE","time":"2026-11-18T08:15:00Z","title":"The week in FE #JoyFE","updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":3,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"author":"The Staffroom","author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":"<h2>What we tried</h2><p>Retrieval practice with wet hands: 23 plumbers say. Read the whole story or <a href=\"https://staffroom.example/stories/wet-hands\">our page</a>.</p><p>See you on Friday. #JoyFE</p>","content_type":"html","copies":[],"counts_at":null,"favourites":null,"id":"mailing:69b05a4570899610fa649e6111ca7d990637a8afbdca42ab00e919649dc3f31f","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":"https://mailchi.mp/staffroom/the-week-in-fe-5310272","links":[{"url":"https://staffroom.example/stories/wet-hands","words":"our page"}],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":"The Staffroom","person":"name:The Staffroom\nThe Staffroom","poll":null,"post_id":37,"published":"2026-11-18T08:15:00Z","quote":null,"rank":11,"replies":null,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"What we tried\n\nRetrieval practice with wet hands: 23 plumbers say. Read the whole story or our page.\n\nSee you on Friday. #JoyFE","time":"2026-11-18T08:15:00Z","title":"The week in FE 2 #JoyFE","updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":3,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"author":"Ida Berg","author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":"Said at the gate #JoyFE","content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":"words:f648791db31380a989fea4144de01f8b","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":null,"links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":"a table","person":"name:Ida Berg\na table","poll":null,"post_id":39,"published":"2026-11-18T12:00:00Z","quote":null,"rank":6,"replies":null,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"Said at the gate #JoyFE","time":"2026-11-18T12:00:00Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}}],"tag":"#JoyFE","total":11}],"subject":null,"subtitle":null,"tallies":[{"posts":11,"tag":"#JoyFE"}],"timezone":"UTC","title":"#JoyFE"}',NULL,1795420800,1795420800);
INSERT INTO "draft" VALUES(5,'weekly','weekly',1795419000,1796023800,'frozen',1796023800,'{"automated_total":0,"contact":"organiser@college.example","coverage":[{"is_missed":false,"network":"The Staffroom","posts":0,"since":null,"source":"blog","state":"quiet","why":null},{"is_missed":false,"network":"127.0.0.1:46869","posts":1,"since":null,"source":"toot","state":"read","why":null},{"is_missed":false,"network":"letters","posts":0,"since":null,"source":"letters","state":"quiet","why":null},{"is_missed":false,"network":"exports","posts":0,"since":null,"source":"exports","state":"quiet","why":null}],"cuts":[],"days":[{"posts":0,"start":"2026-11-23T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-24T00:00:00Z","tag":null},{"posts":1,"start":"2026-11-25T00:00:00Z","tag":0},{"posts":0,"start":"2026-11-26T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-27T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-28T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-29T00:00:00Z","tag":null}],"digest":"weekly","events":[{"end":"2026-12-05T12:00:00Z","first_day":null,"last_day":null,"place":null,"recurrence":"","sequence":0,"source":null,"start":"2026-12-05T10:00:00Z","tag":null,"title":"openday","uid":"27b353b7fd5c941adb0f33e1a2c8adc8@college.example","url":"https://college.example/open","zone":"Europe/London"}],"frequency":"weekly","has_calendar":true,"is_by_mail":true,"is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":3,"pause_until":null,"people_total":1,"period_end":"2026-11-30T07:30:00Z","period_start":"2026-11-23T07:30:00Z","posts_total":1,"schedule":"weekly Monday 07:30","sections":[{"is_incomplete":false,"kind":"tag","more_place":"127.0.0.1","more_url":"http://127.0.0.1:46869/tags/JoyFE","posts":[{"answers":0,"author":"Ada","author_handle":"@ada@toot.example","author_url":"https://toot.example/@ada","base_url":"https://toot.example/@ada/117676258099208640","below":[],"boosts":0,"card":null,"consent":"open","consent_reason":null,"content":"<p>We did mark-late today #JoyFE</p>","content_type":"html","copies":[],"counts_at":"2026-11-30T08:00:00Z","favourites":0,"id":"https://toot.example/users/ada/statuses/117676258099208640","is_aside":false,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":"en","link":"https://toot.example/@ada/117676258099208640","links":[],"media":[],"more":0,"more_by_author":0,"native_id":"117676258099208640","network":"Mastodon","person":"acct:ada@toot.example","poll":null,"post_id":47,"published":"2026-11-25T09:00:00Z","quote":null,"rank":1,"replies":0,"reply_to":null,"story":null,"tags":["#JoyFE"],"text":"We did mark-late today #JoyFE","time":"2026-11-25T09:00:00Z","title":null,"updated":null,"uri_is_global":true,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":1,"link":0,"newcomer":0,"question":0,"sharing":0}}],"tag":"#JoyFE","total":1}],"subject":null,"subtitle":null,"tallies":[{"posts":1,"tag":"#JoyFE"}],"timezone":"UTC","title":"#JoyFE"}',NULL,1796025600,1796025600);
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
	hash TEXT NOT NULL, note TEXT, words TEXT, held TEXT, calendar TEXT, figures TEXT,
	UNIQUE (digest, number)
) STRICT;
INSERT INTO "edition" VALUES(1,1,'weekly','weekly','weekly',1,1794209400,1794814200,1794816000,'#JoyFE','f8b5cebfc6486c91bc5f8657f8eae9ea955d9d91330ecba7629b8b76436545db',NULL,'6a7e9fca86f105f13fa03f88401410cf96fb9be815ebcd3cef8e2604d3cda743',NULL,NULL,'{"automated_total":0,"contact":null,"coverage":[],"cuts":[],"days":[{"posts":0,"start":"2026-11-09T00:00:00Z","tag":null},{"posts":1,"start":"2026-11-10T00:00:00Z","tag":0},{"posts":1,"start":"2026-11-11T00:00:00Z","tag":0},{"posts":0,"start":"2026-11-12T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-13T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-14T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-15T00:00:00Z","tag":null}],"digest":"weekly","frequency":"weekly","is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":1,"pause_until":null,"people_total":2,"period_end":"2026-11-16T07:30:00Z","period_start":"2026-11-09T07:30:00Z","posts_total":2,"schedule":null,"sections":[],"subject":null,"subtitle":null,"tallies":[{"posts":2,"tag":"#JoyFE"}],"timezone":"UTC","title":"#JoyFE"}');
INSERT INTO "edition" VALUES(2,2,'chat','chat','after-chat',20261119,1795118400,1795129200,1795129500,'#UKFEChat','13aed55a390b8db277d7bd323b1c8e552d00efc7ca70440c32e8fc2e56839c86',NULL,'ab3fd293feb435e0c0782780eb2d08aec72aabba77b0db0e6a2f86c47a18981e',NULL,NULL,'{"automated_total":0,"contact":null,"coverage":[],"cuts":[],"days":[],"digest":"chat","frequency":"after-chat","is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":20261119,"pause_until":null,"people_total":19,"period_end":"2026-11-19T23:00:00Z","period_start":"2026-11-19T20:00:00Z","posts_total":27,"schedule":null,"sections":[{"chat":{"end":"2026-11-19T21:00:00Z","name":"2026-11-19","start":"2026-11-19T20:00:00Z","tag":"#UKFEChat","timezone":"UTC","unquoted":0,"voices":[{"label":"Q1","name":null,"person":"1","post_id":0,"titles":[],"urls":[]},{"label":"Q1","name":null,"person":"2","post_id":0,"titles":[],"urls":[]},{"label":"Q1","name":null,"person":"3","post_id":0,"titles":[],"urls":[]},{"label":"Q1","name":null,"person":"4","post_id":0,"titles":[],"urls":[]},{"label":"Q2","name":null,"person":"5","post_id":0,"titles":[],"urls":[]},{"label":"Q2","name":null,"person":"6","post_id":0,"titles":[],"urls":[]},{"label":"Q2","name":null,"person":"7","post_id":0,"titles":[],"urls":[]},{"label":"Q2","name":null,"person":"8","post_id":0,"titles":[],"urls":[]},{"label":"Q3","name":null,"person":"5","post_id":0,"titles":[],"urls":[]},{"label":"Q3","name":null,"person":"9","post_id":0,"titles":[],"urls":[]},{"label":"Q3","name":null,"person":"10","post_id":0,"titles":[],"urls":[]},{"label":"Q3","name":null,"person":"11","post_id":0,"titles":[],"urls":[]},{"label":"Q4","name":null,"person":"12","post_id":0,"titles":[],"urls":[]},{"label":"Q4","name":null,"person":"13","post_id":0,"titles":[],"urls":[]},{"label":"Q4","name":null,"person":"14","post_id":0,"titles":[],"urls":[]},{"label":"Q4","name":null,"person":"15","post_id":0,"titles":[],"urls":[]},{"label":"Q4","name":null,"person":"12","post_id":0,"titles":[],"urls":[]},{"label":"Q5","name":null,"person":"16","post_id":0,"titles":[],"urls":[]},{"label":"Q5","name":null,"person":"17","post_id":0,"titles":[],"urls":[]},{"label":"Q5","name":null,"person":"3","post_id":0,"titles":[],"urls":[]},{"label":"Q5","name":null,"person":"18","post_id":0,"titles":[],"urls":[]},{"label":"Q5","name":null,"person":"6","post_id":0,"titles":[],"urls":[]}],"web_url":null},"is_incomplete":false,"kind":"chat","more_place":null,"more_url":null,"posts":[{"answers":0,"asked":{"label":"Q1","lead":null,"said":null},"author":null,"author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":null,"content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":null,"is_aside":true,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":null,"links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":null,"person":null,"poll":null,"post_id":0,"published":"2026-11-19T20:01:00Z","quote":null,"rank":0,"replies":null,"reply_to":null,"story":null,"tags":[],"text":null,"time":null,"title":null,"updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":"Q2","lead":null,"said":null},"author":null,"author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":null,"content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":null,"is_aside":true,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":null,"links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":null,"person":null,"poll":null,"post_id":0,"published":"2026-11-19T20:12:00Z","quote":null,"rank":0,"replies":null,"reply_to":null,"story":null,"tags":[],"text":null,"time":null,"title":null,"updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":"Q3","lead":null,"said":null},"author":null,"author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":null,"content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":null,"is_aside":true,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":null,"links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":null,"person":null,"poll":null,"post_id":0,"published":"2026-11-19T20:23:00Z","quote":null,"rank":0,"replies":null,"reply_to":null,"story":null,"tags":[],"text":null,"time":null,"title":null,"updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":"Q4","lead":null,"said":null},"author":null,"author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":null,"content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":null,"is_aside":true,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":null,"links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":null,"person":null,"poll":null,"post_id":0,"published":"2026-11-19T20:34:00Z","quote":null,"rank":0,"replies":null,"reply_to":null,"story":null,"tags":[],"text":null,"time":null,"title":null,"updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":"Q5","lead":null,"said":null},"author":null,"author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":null,"content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":null,"is_aside":true,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":null,"links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":null,"person":null,"poll":null,"post_id":0,"published":"2026-11-19T20:45:00Z","quote":null,"rank":0,"replies":null,"reply_to":null,"story":null,"tags":[],"text":null,"time":null,"title":null,"updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}}],"tag":null,"total":27}],"subject":null,"subtitle":null,"tallies":[{"posts":27,"tag":"#UKFEChat"}],"timezone":"UTC","title":"#UKFEChat"}');
INSERT INTO "edition" VALUES(3,3,'chat','chat','daily',1,1795073400,1795159800,1795161900,'#UKFEChat','5aa5a301d8fd55147d7e6d29b8ddd3cf231081614ae64f099ca6ea9d85eb01ed',NULL,'a05975fea734cc219a5477bf9e5e9a36b6720538627bc45423b4c7feb4b6b781',NULL,NULL,'{"automated_total":0,"contact":null,"coverage":[],"cuts":[],"days":[],"digest":"chat","frequency":"daily","is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":1,"pause_until":null,"people_total":21,"period_end":"2026-11-20T07:30:00Z","period_start":"2026-11-19T07:30:00Z","posts_total":30,"schedule":null,"sections":[{"chat":{"end":"2026-11-19T21:00:00Z","name":"2026-11-19","start":"2026-11-19T20:00:00Z","tag":"#UKFEChat","timezone":"UTC","unquoted":0,"voices":[{"label":"Q1","name":null,"person":"1","post_id":0,"titles":[],"urls":[]},{"label":"Q1","name":null,"person":"2","post_id":0,"titles":[],"urls":[]},{"label":"Q1","name":null,"person":"3","post_id":0,"titles":[],"urls":[]},{"label":"Q1","name":null,"person":"4","post_id":0,"titles":[],"urls":[]},{"label":"Q2","name":null,"person":"5","post_id":0,"titles":[],"urls":[]},{"label":"Q2","name":null,"person":"6","post_id":0,"titles":[],"urls":[]},{"label":"Q2","name":null,"person":"7","post_id":0,"titles":[],"urls":[]},{"label":"Q2","name":null,"person":"8","post_id":0,"titles":[],"urls":[]},{"label":"Q3","name":null,"person":"5","post_id":0,"titles":[],"urls":[]},{"label":"Q3","name":null,"person":"9","post_id":0,"titles":[],"urls":[]},{"label":"Q3","name":null,"person":"10","post_id":0,"titles":[],"urls":[]},{"label":"Q3","name":null,"person":"11","post_id":0,"titles":[],"urls":[]},{"label":"Q4","name":null,"person":"12","post_id":0,"titles":[],"urls":[]},{"label":"Q4","name":null,"person":"13","post_id":0,"titles":[],"urls":[]},{"label":"Q4","name":null,"person":"14","post_id":0,"titles":[],"urls":[]},{"label":"Q4","name":null,"person":"15","post_id":0,"titles":[],"urls":[]},{"label":"Q4","name":null,"person":"12","post_id":0,"titles":[],"urls":[]},{"label":"Q5","name":null,"person":"16","post_id":0,"titles":[],"urls":[]},{"label":"Q5","name":null,"person":"17","post_id":0,"titles":[],"urls":[]},{"label":"Q5","name":null,"person":"18","post_id":0,"titles":[],"urls":[]},{"label":"Q5","name":null,"person":"6","post_id":0,"titles":[],"urls":[]}],"web_url":null},"is_incomplete":false,"kind":"chat","more_place":null,"more_url":null,"posts":[{"answers":0,"asked":{"label":"Q1","lead":null,"said":null},"author":null,"author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":null,"content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":null,"is_aside":true,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":null,"links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":null,"person":null,"poll":null,"post_id":0,"published":"2026-11-19T20:01:00Z","quote":null,"rank":0,"replies":null,"reply_to":null,"story":null,"tags":[],"text":null,"time":null,"title":null,"updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":"Q2","lead":null,"said":null},"author":null,"author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":null,"content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":null,"is_aside":true,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":null,"links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":null,"person":null,"poll":null,"post_id":0,"published":"2026-11-19T20:12:00Z","quote":null,"rank":0,"replies":null,"reply_to":null,"story":null,"tags":[],"text":null,"time":null,"title":null,"updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":"Q3","lead":null,"said":null},"author":null,"author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":null,"content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":null,"is_aside":true,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":null,"links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":null,"person":null,"poll":null,"post_id":0,"published":"2026-11-19T20:23:00Z","quote":null,"rank":0,"replies":null,"reply_to":null,"story":null,"tags":[],"text":null,"time":null,"title":null,"updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":"Q4","lead":null,"said":null},"author":null,"author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":null,"content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":null,"is_aside":true,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":null,"links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":null,"person":null,"poll":null,"post_id":0,"published":"2026-11-19T20:34:00Z","quote":null,"rank":0,"replies":null,"reply_to":null,"story":null,"tags":[],"text":null,"time":null,"title":null,"updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}},{"answers":0,"asked":{"label":"Q5","lead":null,"said":null},"author":null,"author_handle":null,"author_url":null,"base_url":null,"below":[],"boosts":null,"card":null,"consent":null,"consent_reason":null,"content":null,"content_type":"text","copies":[],"counts_at":null,"favourites":null,"id":null,"is_aside":true,"is_automated":false,"is_newcomer":false,"is_waiting":false,"language":null,"link":null,"links":[],"media":[],"more":0,"more_by_author":0,"native_id":null,"network":null,"person":null,"poll":null,"post_id":0,"published":"2026-11-19T20:45:00Z","quote":null,"rank":0,"replies":null,"reply_to":null,"story":null,"tags":[],"text":null,"time":null,"title":null,"updated":null,"uri_is_global":false,"voices":1,"warning":null,"why":null,"worth":{"conversation":0,"freshness":0,"link":0,"newcomer":0,"question":0,"sharing":0}}],"tag":null,"total":26}],"subject":null,"subtitle":null,"tallies":[{"posts":30,"tag":"#UKFEChat"}],"timezone":"UTC","title":"#UKFEChat"}');
INSERT INTO "edition" VALUES(4,4,'weekly','weekly','weekly',2,1794814200,1795419000,1795420800,'#JoyFE','41617d2c6ef0e3fe33c1b6104dae8a0404269c5db1aaaa858438775f429a7b40',NULL,'f1ddf93031b268ad13efc02c0dba3043772ea1ac34ddc843643a23cfd2be5338',NULL,'BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tagdigest//tagdigest//EN
METHOD:PUBLISH
X-WR-CALNAME:#JoyFE
BEGIN:VEVENT
UID:27b353b7fd5c941adb0f33e1a2c8adc8@college.example
DTSTAMP:20261123T080000Z
SEQUENCE:0
DTSTART:20261205T100000Z
DTEND:20261205T120000Z
SUMMARY:openday
URL:https://college.example/open
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
','{"automated_total":0,"contact":null,"coverage":[],"cuts":[],"days":[{"posts":0,"start":"2026-11-16T00:00:00Z","tag":null},{"posts":2,"start":"2026-11-17T00:00:00Z","tag":0},{"posts":9,"start":"2026-11-18T00:00:00Z","tag":0},{"posts":0,"start":"2026-11-19T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-20T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-21T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-22T00:00:00Z","tag":null}],"digest":"weekly","frequency":"weekly","is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":2,"pause_until":null,"people_total":8,"period_end":"2026-11-23T07:30:00Z","period_start":"2026-11-16T07:30:00Z","posts_total":11,"schedule":null,"sections":[],"subject":null,"subtitle":null,"tallies":[{"posts":11,"tag":"#JoyFE"}],"timezone":"UTC","title":"#JoyFE"}');
INSERT INTO "edition" VALUES(5,5,'weekly','weekly','weekly',3,1795419000,1796023800,1796025600,'#JoyFE','ba8832b3d296d4bdaf3dd791df7f27bb8f45abf6b7d3bf3463e173b01b9896db',NULL,'875a8e13a54f66c65323d6b4ae67e2d559556a1ec57eb3063a404b3c36944506',NULL,'BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tagdigest//tagdigest//EN
METHOD:PUBLISH
X-WR-CALNAME:#JoyFE
BEGIN:VEVENT
UID:27b353b7fd5c941adb0f33e1a2c8adc8@college.example
DTSTAMP:20261130T080000Z
SEQUENCE:0
DTSTART:20261205T100000Z
DTEND:20261205T120000Z
SUMMARY:openday
URL:https://college.example/open
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
','{"automated_total":0,"contact":null,"coverage":[],"cuts":[],"days":[{"posts":0,"start":"2026-11-23T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-24T00:00:00Z","tag":null},{"posts":1,"start":"2026-11-25T00:00:00Z","tag":0},{"posts":0,"start":"2026-11-26T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-27T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-28T00:00:00Z","tag":null},{"posts":0,"start":"2026-11-29T00:00:00Z","tag":null}],"digest":"weekly","frequency":"weekly","is_partial":false,"is_stale":false,"language":"en","newcomers_total":0,"note":null,"note_by":null,"note_hash":null,"note_once":null,"number":3,"pause_until":null,"people_total":1,"period_end":"2026-11-30T07:30:00Z","period_start":"2026-11-23T07:30:00Z","posts_total":1,"schedule":null,"sections":[],"subject":null,"subtitle":null,"tallies":[{"posts":1,"tag":"#JoyFE"}],"timezone":"UTC","title":"#JoyFE"}');
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
INSERT INTO "edition_post" VALUES('chat','after-chat',6,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',8,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',10,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',11,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',12,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',13,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',14,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',15,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',16,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',17,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',18,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',19,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',20,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',21,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',22,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',23,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',24,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',25,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',26,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',27,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',28,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',29,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',30,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',31,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',32,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',33,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','after-chat',34,2,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',6,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',8,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',10,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',11,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',13,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',14,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',15,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',16,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',18,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',19,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',20,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',21,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',23,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',24,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',25,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',26,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',29,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',30,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',31,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',33,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',5,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',7,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',9,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',32,3,1,NULL);
INSERT INTO "edition_post" VALUES('chat','daily',12,3,0,'in a chat of which the best answers are shown');
INSERT INTO "edition_post" VALUES('chat','daily',17,3,0,'in a chat of which the best answers are shown');
INSERT INTO "edition_post" VALUES('chat','daily',22,3,0,'in a chat of which the best answers are shown');
INSERT INTO "edition_post" VALUES('chat','daily',27,3,0,'in a chat of which the best answers are shown');
INSERT INTO "edition_post" VALUES('chat','daily',28,3,0,'in a chat of which the best answers are shown');
INSERT INTO "edition_post" VALUES('chat','daily',34,3,0,'in a chat of which the best answers are shown');
INSERT INTO "edition_post" VALUES('weekly','weekly',3,4,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',38,4,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',44,4,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',45,4,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',40,4,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',41,4,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',43,4,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',36,4,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',35,4,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',37,4,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',39,4,1,NULL);
INSERT INTO "edition_post" VALUES('weekly','weekly',47,5,1,NULL);
CREATE TABLE event (
	source INTEGER NOT NULL REFERENCES source (id),
	uid TEXT NOT NULL, -- RFC 5545, 3.8.4.7
	recurrence TEXT NOT NULL, -- which of a series
	start_s INTEGER NOT NULL,
	over_s INTEGER NOT NULL, -- when it is over: its end, or its beginning where it has none
	doc TEXT NOT NULL, -- JSON (model/event)
	PRIMARY KEY (source, uid, recurrence)
) STRICT;
CREATE TABLE event_told (
	digest TEXT NOT NULL,
	is_by_month INTEGER NOT NULL, -- to those of its readers who have it once a month
	uid TEXT NOT NULL, -- as the mail has it
	over_s INTEGER NOT NULL,
	doc TEXT NOT NULL, -- JSON, as it was told last
	PRIMARY KEY (digest, is_by_month, uid)
) STRICT;
INSERT INTO "event_told" VALUES('weekly',0,'27b353b7fd5c941adb0f33e1a2c8adc8@college.example',1796472000,'{"end":"2026-12-05T12:00:00Z","first_day":null,"last_day":null,"place":null,"recurrence":"","sequence":0,"source":null,"start":"2026-12-05T10:00:00Z","tag":null,"title":"openday","uid":"27b353b7fd5c941adb0f33e1a2c8adc8@college.example","url":"https://college.example/open","zone":"Europe/London"}');
CREATE TABLE host (
	authority TEXT NOT NULL PRIMARY KEY,
	not_before_s INTEGER NOT NULL,
	reason TEXT
) STRICT;
CREATE TABLE import (
	source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	part INTEGER NOT NULL, -- the number of its part, from 1
	items INTEGER NOT NULL, -- how many of that part's items were read
	counts TEXT NOT NULL, -- what became of all until there, JSON (flow/intake): numbers alone
	is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
	changed_s INTEGER NOT NULL,
	PRIMARY KEY (source, name)
) STRICT;
INSERT INTO "import" VALUES(4,'5e7b4f0627701a4e7e8618e2b4e365d64b779de3cb6fb42fbd136263126e8ed4',1,3,'{}',1,1795168800);
INSERT INTO "import" VALUES(5,'1885f3f0a2093290c91d92df6a55898e1960cea315b2980f3841c35080ee4ced',1,1,'{"taken":[1,1,1,1],"known":[0,0,0,0],"untagged":[0,0,0,0],"private":[0,0,0,0],"kept_out":[0,0,0,0],"out_of_reach":[0,0,0,0],"unreadable":[0,0,0,0],"other":[0,0,0,0]}',1,1795169100);
CREATE TABLE import_next (
	digest TEXT NOT NULL,
	post INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	PRIMARY KEY (digest, post)
) STRICT;
CREATE TABLE incoming (
	hash TEXT NOT NULL PRIMARY KEY,
	what TEXT NOT NULL,
	came_s INTEGER NOT NULL
) STRICT;
INSERT INTO "incoming" VALUES('e8895814602e28cd41848610d649d75e','subscribe',1795939200);
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
INSERT INTO "mailbox_file" VALUES('source 3','5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9');
INSERT INTO "mailbox_file" VALUES('source 3','6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b');
INSERT INTO "mailbox_file" VALUES('source 3','4a44dc15364204a80fe80e9039455cc1608281820fe2b24f1e5233ade6af1dd5');
INSERT INTO "mailbox_file" VALUES('source 3','4fc82b26aecb47d2868c4efbe3581732a3e7cbcc6c2efb32062c08170a05eeb8');
INSERT INTO "mailbox_file" VALUES('source 3','6b51d431df5d7f141cbececcf79edf3dd861c3b4069f0b11661a3eefacbba918');
INSERT INTO "mailbox_file" VALUES('source 3','3fdba35f04dc8c462986c992bcf875546257113072a909c162f7e470e581e278');
INSERT INTO "mailbox_file" VALUES('source 3','8527a891e224136950ff32ca212b45bc93f69fbb801c3b1ebedac52775f99e61');
INSERT INTO "mailbox_file" VALUES('source 3','e629fa6598d732768f7c726b4b621285f9c3b85303900aa912017db7617d8bdb');
INSERT INTO "mailbox_file" VALUES('source 3','b17ef6d19c7a5b1ee83b907c595526dcb1eb06db8227d650d5dda0a9f4ce8cd9');
INSERT INTO "mailbox_file" VALUES('source 3','4523540f1504cd17100c4835e85b7eefd49911580f8efff0599a8f283be6b9e3');
INSERT INTO "mailbox_file" VALUES('source 3','4ec9599fc203d176a301536c2e091a19bc852759b255bd6818810a42c5fed14a');
INSERT INTO "mailbox_file" VALUES('source 3','9400f1b21cb527d7fa3d3eabba93557a18ebe7a2ca4e471cfe5e4c5b4ca7f767');
INSERT INTO "mailbox_file" VALUES('source 3','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35');
INSERT INTO "mailbox_file" VALUES('source 3','f5ca38f748a1d6eaf726b8a42fb575c3c71f1864a8143301782de13da2d9202b');
INSERT INTO "mailbox_file" VALUES('source 3','6f4b6612125fb3a0daecd2799dfd6c9c299424fd920f9b308110a2c1fbd8f443');
INSERT INTO "mailbox_file" VALUES('source 3','785f3ec7eb32f30b90cd0fcf3657d388b5ff4297f2f9716ff66e9b69c05ddd09');
INSERT INTO "mailbox_file" VALUES('source 3','535fa30d7e25dd8a49f1536779734ec8286108d115da5045d77f3b4185d8f790');
INSERT INTO "mailbox_file" VALUES('source 3','4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce');
INSERT INTO "mailbox_file" VALUES('source 3','4b227777d4dd1fc61c6f884f48641d02b4d121d3fd328cb08b5531fcacdabf8a');
INSERT INTO "mailbox_file" VALUES('source 3','ef2d127de37b942baad06145e54b0c619a1f22327b2ebbcfbec78f5564afe39d');
INSERT INTO "mailbox_file" VALUES('source 3','e7f6c011776e8db7cd330b54174fd76f7d0216b612387a5ffcfb81e6f0919683');
INSERT INTO "mailbox_file" VALUES('source 3','7902699be42c8a8e46fbbb4501726517e86b22c56a189f7625a6da49081b2451');
INSERT INTO "mailbox_file" VALUES('source 3','2c624232cdd221771294dfbb310aca000a0df6ac8b66b696d90ef06fdefb64a3');
INSERT INTO "mailbox_file" VALUES('source 3','19581e27de7ced00ff1ce50b2047e7a567c76b1cbaebabe5ef03f7c3017bb5b7');
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
INSERT INTO "memo" VALUES(1,'week',NULL,NULL,NULL,'a24cd6b4dfbef3a7939b9058e3aaa699','sent',1,0,0,0,NULL,1795163100,NULL,1795129500,1795161900,0);
INSERT INTO "memo" VALUES(2,'week',NULL,NULL,NULL,'431ffafa6cbfcd69365a7acfa7a77dbe','sent',1,0,0,0,NULL,1795940700,NULL,1795420800,1795939500,0);
INSERT INTO "memo" VALUES(3,'which',7,NULL,NULL,'b17719d9dccaebabeb4e72c115b5832d','sent',1,0,0,0,NULL,1795940700,NULL,1795939200,1795939500,1796544000);
INSERT INTO "memo" VALUES(4,'week',NULL,'organiser@college.example','{"from_name":"#JoyFE","subject":"#JoyFE 2: sent 2, 1 left","text":"Edition 2 of #JoyFE: sent 2, 1 left.\n\nTo add a page, mail its link, or forward a mail with one, and a hashtag of its digest, to\norganiser+baaqaaaaaaaaaaaaaaaaaackyynlyoqej2uqtjq@college.example\n","message_id":"ayaqaaaaaacaaaaaaaaaaac4adlq2wfjz2zpali.4@college.example"}','d82a096271faa3e3542368b2158a46ad','queued',0,0,0,0,NULL,0,'no connection: refused, nothing listens at this port',1795939500,1796025600,0);
CREATE TABLE meta (
	key TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;
INSERT INTO "meta" VALUES('begun_by','0.2.0');
INSERT INTO "meta" VALUES('schema','10');
INSERT INTO "meta" VALUES('ini','/home/organiser/aggregator.ini');
INSERT INTO "meta" VALUES('hash_key','Cd7tFZfCrWKJPAcHw5IS-Lo6R3tBpTMKINPfXKwizYY');
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
INSERT INTO "period" VALUES('chat','after-chat',1794816000,0,0,NULL,1794816000);
INSERT INTO "period" VALUES('weekly','weekly',1794814200,1794209400,2,1,1794816000);
INSERT INTO "period" VALUES('chat','daily',1794814200,1794209400,0,NULL,1794816000);
INSERT INTO "period" VALUES('chat','daily',1795073400,1794814200,1,NULL,1795129500);
INSERT INTO "period" VALUES('chat','after-chat',1795129200,1795118400,27,2,1795129500);
INSERT INTO "period" VALUES('chat','daily',1795159800,1795073400,30,3,1795161900);
INSERT INTO "period" VALUES('weekly','weekly',1795419000,1794814200,11,4,1795420800);
INSERT INTO "period" VALUES('chat','daily',1795419000,1795159800,0,NULL,1795420800);
INSERT INTO "period" VALUES('chat','daily',1795937400,1795419000,0,NULL,1795939500);
INSERT INTO "period" VALUES('weekly','weekly',1796023800,1795419000,1,5,1796025600);
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
INSERT INTO "post" VALUES(5,2,2,1795118430,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p28/117644881428490840","id":"https://toot.example/users/p28/statuses/117644881428490840","published":"2026-11-19T20:00:30Z","updated":null,"author":"P28","content":"<p>Hello all, mark-c0, tea is made: ledger basket seam kettle oven corridor #UKFEChat</p>","content_type":"html","text":"Hello all, mark-c0, tea is made: ledger basket seam kettle oven corridor #UKFEChat","warning":null,"author_handle":"@p28@toot.example","author_url":"https://toot.example/@p28","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644881428490840","uri_is_global":true,"base_url":"https://toot.example/@p28/117644881428490840"}',NULL);
INSERT INTO "post" VALUES(6,2,3,1795118460,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@hettie/117644883394623365","id":"https://toot.example/users/hettie/statuses/117644883394623365","published":"2026-11-19T20:01:00Z","updated":null,"author":"Hettie","content":"<p>Q1. When did a learner last use your feedback, mark-q1? #UKFEChat</p>","content_type":"html","text":"Q1. When did a learner last use your feedback, mark-q1? #UKFEChat","warning":null,"author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":4,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644883394623365","uri_is_global":true,"base_url":"https://toot.example/@hettie/117644883394623365"}',NULL);
INSERT INTO "post" VALUES(7,2,4,1795118490,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p24/117644885360653375","id":"https://toot.example/users/p24/statuses/117644885360653375","published":"2026-11-19T20:01:30Z","updated":null,"author":"P24","content":"<p>Hello all, mark-c1, tea is made: mirror gauge radiator oven stencil bench #UKFEChat</p>","content_type":"html","text":"Hello all, mark-c1, tea is made: mirror gauge radiator oven stencil bench #UKFEChat","warning":null,"author_handle":"@p24@toot.example","author_url":"https://toot.example/@p24","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644885360653375","uri_is_global":true,"base_url":"https://toot.example/@p24/117644885360653375"}',NULL);
INSERT INTO "post" VALUES(8,2,5,1795118539,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p09/117644888571918765","id":"https://toot.example/users/p09/statuses/117644888571918765","published":"2026-11-19T20:02:19Z","updated":null,"author":"P09","content":"<p>mark-a1x20 canteen ladder drill corridor stencil oven #UKFEChat</p>","content_type":"html","text":"mark-a1x20 canteen ladder drill corridor stencil oven #UKFEChat","warning":null,"author_handle":"@p09@toot.example","author_url":"https://toot.example/@p09","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117644883394623365","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644888571918765","uri_is_global":true,"base_url":"https://toot.example/@p09/117644888571918765"}',NULL);
INSERT INTO "post" VALUES(9,2,6,1795118550,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p06/117644889292844431","id":"https://toot.example/users/p06/statuses/117644889292844431","published":"2026-11-19T20:02:30Z","updated":null,"author":"P06","content":"<p>Hello all, mark-c2, tea is made: drill bench canteen kettle corridor pencil #UKFEChat</p>","content_type":"html","text":"Hello all, mark-c2, tea is made: drill bench canteen kettle corridor pencil #UKFEChat","warning":null,"author_handle":"@p06@toot.example","author_url":"https://toot.example/@p06","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644889292844431","uri_is_global":true,"base_url":"https://toot.example/@p06/117644889292844431"}',NULL);
INSERT INTO "post" VALUES(10,2,7,1795118817,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p11/117644906790928403","id":"https://toot.example/users/p11/statuses/117644906790928403","published":"2026-11-19T20:06:57Z","updated":null,"author":"P11","content":"<p>A1. mark-a1x15 seam cable kettle lathe stencil ladder #UKFEChat</p>","content_type":"html","text":"A1. mark-a1x15 seam cable kettle lathe stencil ladder #UKFEChat","warning":null,"author_handle":"@p11@toot.example","author_url":"https://toot.example/@p11","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117644883394623365","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644906790928403","uri_is_global":true,"base_url":"https://toot.example/@p11/117644906790928403"}',NULL);
INSERT INTO "post" VALUES(11,2,8,1795118840,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p39/117644908298276500","id":"https://toot.example/users/p39/statuses/117644908298276500","published":"2026-11-19T20:07:20Z","updated":null,"author":"P39","content":"<p>A1. mark-a1x10 chalk stencil ladder corridor bench gauge #UKFEChat</p>","content_type":"html","text":"A1. mark-a1x10 chalk stencil ladder corridor bench gauge #UKFEChat","warning":null,"author_handle":"@p39@toot.example","author_url":"https://toot.example/@p39","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117644883394623365","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644908298276500","uri_is_global":true,"base_url":"https://toot.example/@p39/117644908298276500"}',NULL);
INSERT INTO "post" VALUES(12,2,9,1795118930,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p14/117644914196522725","id":"https://toot.example/users/p14/statuses/117644914196522725","published":"2026-11-19T20:08:50Z","updated":null,"author":"P14","content":"<p>mark-a1x5 bench drill cable oven chalk apron #UKFEChat</p>","content_type":"html","text":"mark-a1x5 bench drill cable oven chalk apron #UKFEChat","warning":null,"author_handle":"@p14@toot.example","author_url":"https://toot.example/@p14","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117644883394623365","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644914196522725","uri_is_global":true,"base_url":"https://toot.example/@p14/117644914196522725"}',NULL);
INSERT INTO "post" VALUES(13,2,3,1795119120,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@hettie/117644926648341874","id":"https://toot.example/users/hettie/statuses/117644926648341874","published":"2026-11-19T20:12:00Z","updated":null,"author":"Hettie","content":"<p>Q2. What have you stopped writing, mark-q2? #UKFEChat</p>","content_type":"html","text":"Q2. What have you stopped writing, mark-q2? #UKFEChat","warning":null,"author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":4,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644926648341874","uri_is_global":true,"base_url":"https://toot.example/@hettie/117644926648341874"}',NULL);
INSERT INTO "post" VALUES(14,2,10,1795119245,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p18/117644934840335564","id":"https://toot.example/users/p18/statuses/117644934840335564","published":"2026-11-19T20:14:05Z","updated":null,"author":"P18","content":"<p>A2. mark-a2x6 ladder drill stencil radiator pencil ledger #UKFEChat</p>","content_type":"html","text":"A2. mark-a2x6 ladder drill stencil radiator pencil ledger #UKFEChat","warning":null,"author_handle":"@p18@toot.example","author_url":"https://toot.example/@p18","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117644926648341874","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644934840335564","uri_is_global":true,"base_url":"https://toot.example/@p18/117644934840335564"}',NULL);
INSERT INTO "post" VALUES(15,2,11,1795119424,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p01/117644946571324141","id":"https://toot.example/users/p01/statuses/117644946571324141","published":"2026-11-19T20:17:04Z","updated":null,"author":"P01","content":"<p>mark-a2x16 kettle corridor stencil oven chalk mirror #UKFEChat</p>","content_type":"html","text":"mark-a2x16 kettle corridor stencil oven chalk mirror #UKFEChat","warning":null,"author_handle":"@p01@toot.example","author_url":"https://toot.example/@p01","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117644926648341874","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644946571324141","uri_is_global":true,"base_url":"https://toot.example/@p01/117644946571324141"}',NULL);
INSERT INTO "post" VALUES(16,2,12,1795119471,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p12/117644949651475517","id":"https://toot.example/users/p12/statuses/117644949651475517","published":"2026-11-19T20:17:51Z","updated":null,"author":"P12","content":"<p>mark-a2x11 corridor gauge ladder timer cable stencil #UKFEChat</p>","content_type":"html","text":"mark-a2x11 corridor gauge ladder timer cable stencil #UKFEChat","warning":null,"author_handle":"@p12@toot.example","author_url":"https://toot.example/@p12","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117644926648341874","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644949651475517","uri_is_global":true,"base_url":"https://toot.example/@p12/117644949651475517"}',NULL);
INSERT INTO "post" VALUES(17,2,13,1795119530,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p33/117644953518089056","id":"https://toot.example/users/p33/statuses/117644953518089056","published":"2026-11-19T20:18:50Z","updated":null,"author":"P33","content":"<p>A2. mark-a2x21 basket apron drill lathe pencil seam #UKFEChat</p>","content_type":"html","text":"A2. mark-a2x21 basket apron drill lathe pencil seam #UKFEChat","warning":null,"author_handle":"@p33@toot.example","author_url":"https://toot.example/@p33","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117644926648341874","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644953518089056","uri_is_global":true,"base_url":"https://toot.example/@p33/117644953518089056"}',NULL);
INSERT INTO "post" VALUES(18,2,3,1795119780,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@hettie/117644969902135729","id":"https://toot.example/users/hettie/statuses/117644969902135729","published":"2026-11-19T20:23:00Z","updated":null,"author":"Hettie","content":"<p>Q3. How is it done in a noisy workshop, mark-q3? #UKFEChat</p>","content_type":"html","text":"Q3. How is it done in a noisy workshop, mark-q3? #UKFEChat","warning":null,"author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":4,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644969902135729","uri_is_global":true,"base_url":"https://toot.example/@hettie/117644969902135729"}',NULL);
INSERT INTO "post" VALUES(19,2,10,1795119877,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p18/117644976259089666","id":"https://toot.example/users/p18/statuses/117644976259089666","published":"2026-11-19T20:24:37Z","updated":null,"author":"P18","content":"<p>A3. mark-a3x17 ladder chalk kettle pencil canteen timer #UKFEChat</p>","content_type":"html","text":"A3. mark-a3x17 ladder chalk kettle pencil canteen timer #UKFEChat","warning":null,"author_handle":"@p18@toot.example","author_url":"https://toot.example/@p18","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117644969902135729","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644976259089666","uri_is_global":true,"base_url":"https://toot.example/@p18/117644976259089666"}',NULL);
INSERT INTO "post" VALUES(20,2,14,1795120195,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p17/117644997099538473","id":"https://toot.example/users/p17/statuses/117644997099538473","published":"2026-11-19T20:29:55Z","updated":null,"author":"P17","content":"<p>mark-a3x12 bench gauge ladder ledger radiator mirror #UKFEChat</p>","content_type":"html","text":"mark-a3x12 bench gauge ladder ledger radiator mirror #UKFEChat","warning":null,"author_handle":"@p17@toot.example","author_url":"https://toot.example/@p17","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117644969902135729","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117644997099538473","uri_is_global":true,"base_url":"https://toot.example/@p17/117644997099538473"}',NULL);
INSERT INTO "post" VALUES(21,2,15,1795120312,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p13/117645004767297186","id":"https://toot.example/users/p13/statuses/117645004767297186","published":"2026-11-19T20:31:52Z","updated":null,"author":"P13","content":"<p>A3. mark-a3x22 seam pencil basket chalk drill cable #UKFEChat</p>","content_type":"html","text":"A3. mark-a3x22 seam pencil basket chalk drill cable #UKFEChat","warning":null,"author_handle":"@p13@toot.example","author_url":"https://toot.example/@p13","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117644969902135729","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645004767297186","uri_is_global":true,"base_url":"https://toot.example/@p13/117645004767297186"}',NULL);
INSERT INTO "post" VALUES(22,2,16,1795120365,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p37/117645008240658006","id":"https://toot.example/users/p37/statuses/117645008240658006","published":"2026-11-19T20:32:45Z","updated":null,"author":"P37","content":"<p>A3. mark-a3x7 ladder gauge lathe mirror corridor timer #UKFEChat</p>","content_type":"html","text":"A3. mark-a3x7 ladder gauge lathe mirror corridor timer #UKFEChat","warning":null,"author_handle":"@p37@toot.example","author_url":"https://toot.example/@p37","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117644969902135729","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645008240658006","uri_is_global":true,"base_url":"https://toot.example/@p37/117645008240658006"}',NULL);
INSERT INTO "post" VALUES(23,2,3,1795120440,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@hettie/117645013155897421","id":"https://toot.example/users/hettie/statuses/117645013155897421","published":"2026-11-19T20:34:00Z","updated":null,"author":"Hettie","content":"<p>Q4. Who gives feedback to you, mark-q4? #UKFEChat</p>","content_type":"html","text":"Q4. Who gives feedback to you, mark-q4? #UKFEChat","warning":null,"author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":5,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645013155897421","uri_is_global":true,"base_url":"https://toot.example/@hettie/117645013155897421"}',NULL);
INSERT INTO "post" VALUES(24,2,17,1795120516,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p20/117645018136622021","id":"https://toot.example/users/p20/statuses/117645018136622021","published":"2026-11-19T20:35:16Z","updated":null,"author":"P20","content":"<p>A4. mark-a4x3 cable bench gauge radiator drill timer #UKFEChat</p>","content_type":"html","text":"A4. mark-a4x3 cable bench gauge radiator drill timer #UKFEChat","warning":null,"author_handle":"@p20@toot.example","author_url":"https://toot.example/@p20","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117645013155897421","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645018136622021","uri_is_global":true,"base_url":"https://toot.example/@p20/117645018136622021"}',NULL);
INSERT INTO "post" VALUES(25,2,18,1795120570,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p16/117645021675529284","id":"https://toot.example/users/p16/statuses/117645021675529284","published":"2026-11-19T20:36:10Z","updated":null,"author":"P16","content":"<p>mark-a4x23 lathe basket radiator canteen chalk drill #UKFEChat</p>","content_type":"html","text":"mark-a4x23 lathe basket radiator canteen chalk drill #UKFEChat","warning":null,"author_handle":"@p16@toot.example","author_url":"https://toot.example/@p16","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117645013155897421","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645021675529284","uri_is_global":true,"base_url":"https://toot.example/@p16/117645021675529284"}',NULL);
INSERT INTO "post" VALUES(26,2,19,1795120723,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p25/117645031702568593","id":"https://toot.example/users/p25/statuses/117645031702568593","published":"2026-11-19T20:38:43Z","updated":null,"author":"P25","content":"<p>A4. mark-a4x8 cable timer seam canteen oven gauge #UKFEChat</p>","content_type":"html","text":"A4. mark-a4x8 cable timer seam canteen oven gauge #UKFEChat","warning":null,"author_handle":"@p25@toot.example","author_url":"https://toot.example/@p25","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117645013155897421","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645031702568593","uri_is_global":true,"base_url":"https://toot.example/@p25/117645031702568593"}',NULL);
INSERT INTO "post" VALUES(27,2,20,1795120759,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p03/117645034061831489","id":"https://toot.example/users/p03/statuses/117645034061831489","published":"2026-11-19T20:39:19Z","updated":null,"author":"P03","content":"<p>A4. mark-a4x13 cable radiator ladder drill mirror stencil #UKFEChat</p>","content_type":"html","text":"A4. mark-a4x13 cable radiator ladder drill mirror stencil #UKFEChat","warning":null,"author_handle":"@p03@toot.example","author_url":"https://toot.example/@p03","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117645013155897421","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645034061831489","uri_is_global":true,"base_url":"https://toot.example/@p03/117645034061831489"}',NULL);
INSERT INTO "post" VALUES(28,2,17,1795120768,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p20/117645034651655859","id":"https://toot.example/users/p20/statuses/117645034651655859","published":"2026-11-19T20:39:28Z","updated":null,"author":"P20","content":"<p>A4. mark-a4x18 pencil gauge apron drill radiator ledger #UKFEChat</p>","content_type":"html","text":"A4. mark-a4x18 pencil gauge apron drill radiator ledger #UKFEChat","warning":null,"author_handle":"@p20@toot.example","author_url":"https://toot.example/@p20","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117645013155897421","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645034651655859","uri_is_global":true,"base_url":"https://toot.example/@p20/117645034651655859"}',NULL);
INSERT INTO "post" VALUES(29,2,3,1795121100,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@hettie/117645056409661703","id":"https://toot.example/users/hettie/statuses/117645056409661703","published":"2026-11-19T20:45:00Z","updated":null,"author":"Hettie","content":"<p>Q5. What will you try before the holidays, mark-q5? #UKFEChat</p>","content_type":"html","text":"Q5. What will you try before the holidays, mark-q5? #UKFEChat","warning":null,"author_handle":"@hettie@toot.example","author_url":"https://toot.example/@hettie","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":5,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645056409661703","uri_is_global":true,"base_url":"https://toot.example/@hettie/117645056409661703"}',NULL);
INSERT INTO "post" VALUES(30,2,6,1795121296,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p06/117645069254690959","id":"https://toot.example/users/p06/statuses/117645069254690959","published":"2026-11-19T20:48:16Z","updated":null,"author":"P06","content":"<p>mark-a5x19 radiator drill bench corridor cable stencil #UKFEChat</p>","content_type":"html","text":"mark-a5x19 radiator drill bench corridor cable stencil #UKFEChat","warning":null,"author_handle":"@p06@toot.example","author_url":"https://toot.example/@p06","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117645056409661703","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645069254690959","uri_is_global":true,"base_url":"https://toot.example/@p06/117645069254690959"}',NULL);
INSERT INTO "post" VALUES(31,2,21,1795121383,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p22/117645074956352812","id":"https://toot.example/users/p22/statuses/117645074956352812","published":"2026-11-19T20:49:43Z","updated":null,"author":"P22","content":"<p>A5. mark-a5x14 cable apron canteen bench corridor basket #UKFEChat</p>","content_type":"html","text":"A5. mark-a5x14 cable apron canteen bench corridor basket #UKFEChat","warning":null,"author_handle":"@p22@toot.example","author_url":"https://toot.example/@p22","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117645056409661703","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645074956352812","uri_is_global":true,"base_url":"https://toot.example/@p22/117645074956352812"}',NULL);
INSERT INTO "post" VALUES(32,2,8,1795121434,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p39/117645078298659062","id":"https://toot.example/users/p39/statuses/117645078298659062","published":"2026-11-19T20:50:34Z","updated":null,"author":"P39","content":"<p>A5. mark-a5x24 timer oven radiator drill cable corridor #UKFEChat</p>","content_type":"html","text":"A5. mark-a5x24 timer oven radiator drill cable corridor #UKFEChat","warning":null,"author_handle":"@p39@toot.example","author_url":"https://toot.example/@p39","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117645056409661703","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645078298659062","uri_is_global":true,"base_url":"https://toot.example/@p39/117645078298659062"}',NULL);
INSERT INTO "post" VALUES(33,2,22,1795121441,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p10/117645078757391593","id":"https://toot.example/users/p10/statuses/117645078757391593","published":"2026-11-19T20:50:41Z","updated":null,"author":"P10","content":"<p>A5. mark-a5x9 mirror bench stencil lathe pencil timer #UKFEChat</p>","content_type":"html","text":"A5. mark-a5x9 mirror bench stencil lathe pencil timer #UKFEChat","warning":null,"author_handle":"@p10@toot.example","author_url":"https://toot.example/@p10","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117645056409661703","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645078757391593","uri_is_global":true,"base_url":"https://toot.example/@p10/117645078757391593"}',NULL);
INSERT INTO "post" VALUES(34,2,11,1795121444,NULL,1795129500,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@p01/117645078954011296","id":"https://toot.example/users/p01/statuses/117645078954011296","published":"2026-11-19T20:50:44Z","updated":null,"author":"P01","content":"<p>mark-a5x4 mirror cable corridor timer basket apron #UKFEChat</p>","content_type":"html","text":"mark-a5x4 mirror cable corridor timer basket apron #UKFEChat","warning":null,"author_handle":"@p01@toot.example","author_url":"https://toot.example/@p01","language":"en","network":"Mastodon","tags":["#UKFEChat"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":{"native_id":"117645056409661703","id":null,"url":null,"author":null},"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-19T23:05:00Z","native_id":"117645078954011296","uri_is_global":true,"base_url":"https://toot.example/@p01/117645078954011296"}',NULL);
INSERT INTO "post" VALUES(35,3,NULL,1794989700,NULL,1795165200,0,'kept',NULL,0,'{"title":"The week in FE #JoyFE","link":"https://mailchi.mp/staffroom/the-week-in-fe-5310252","id":"mailing:5cb5f2a14ca869ac33ad6d4aa6afe8745d0acf54381112f5cf71fbc0187b02a4","published":"2026-11-18T08:15:00Z","updated":null,"author":"The Staffroom","content":"<h2>What we tried</h2><p>Retrieval practice with wet hands: 21 plumbers say. Read the whole story or <a href=\"https://staffroom.example/stories/wet-hands\">our page</a>.</p><p>See you on Friday. #JoyFE</p>","content_type":"html","text":"What we tried\n\nRetrieval practice with wet hands: 21 plumbers say. Read the whole story or our page.\n\nSee you on Friday. #JoyFE","warning":null,"author_handle":null,"author_url":null,"language":null,"network":"The Staffroom","tags":["#JoyFE"],"media":[],"consent":null,"consent_reason":null,"links":[{"url":"https://staffroom.example/stories/wet-hands","words":"our page"}],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"uri_is_global":true,"base_url":null}',NULL);
INSERT INTO "post" VALUES(36,3,NULL,1794989700,NULL,1795165200,0,'kept',NULL,0,'{"title":"Your next week #JoyFE","link":"https://mailchi.mp/staffroom/the-week-in-fe-5310302","id":"mailing:387271f0fb6a56ad9e1ae21da9ed4a1fda2a296975926511bd17b34b12e620e3","published":"2026-11-18T08:15:00Z","updated":null,"author":"The Staffroom","content":"<h2>What we tried</h2><p>Retrieval practice with wet hands: 26 plumbers say. Read the whole story or <a href=\"https://staffroom.example/stories/wet-hands\">our page</a>.</p><p>See you on Friday. #JoyFE</p>","content_type":"html","text":"What we tried\n\nRetrieval practice with wet hands: 26 plumbers say. Read the whole story or our page.\n\nSee you on Friday. #JoyFE","warning":null,"author_handle":null,"author_url":null,"language":null,"network":"The Staffroom","tags":["#JoyFE"],"media":[],"consent":null,"consent_reason":null,"links":[{"url":"https://staffroom.example/stories/wet-hands","words":"our page"}],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"uri_is_global":true,"base_url":null}',NULL);
INSERT INTO "post" VALUES(37,3,NULL,1794989700,NULL,1795165200,0,'kept',NULL,0,'{"title":"The week in FE 2 #JoyFE","link":"https://mailchi.mp/staffroom/the-week-in-fe-5310272","id":"mailing:69b05a4570899610fa649e6111ca7d990637a8afbdca42ab00e919649dc3f31f","published":"2026-11-18T08:15:00Z","updated":null,"author":"The Staffroom","content":"<h2>What we tried</h2><p>Retrieval practice with wet hands: 23 plumbers say. Read the whole story or <a href=\"https://staffroom.example/stories/wet-hands\">our page</a>.</p><p>See you on Friday. #JoyFE</p>","content_type":"html","text":"What we tried\n\nRetrieval practice with wet hands: 23 plumbers say. Read the whole story or our page.\n\nSee you on Friday. #JoyFE","warning":null,"author_handle":null,"author_url":null,"language":null,"network":"The Staffroom","tags":["#JoyFE"],"media":[],"consent":null,"consent_reason":null,"links":[{"url":"https://staffroom.example/stories/wet-hands","words":"our page"}],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"uri_is_global":true,"base_url":null}',NULL);
INSERT INTO "post" VALUES(38,4,NULL,1794913200,NULL,1795168800,0,'kept',NULL,0,'{"title":null,"link":"https://sheet.example/1","id":null,"published":"2026-11-17T11:00:00Z","updated":null,"author":"Ida Berg","content":"A jig for the lathe #JoyFE","content_type":"text","text":"A jig for the lathe #JoyFE","warning":null,"author_handle":null,"author_url":null,"language":null,"network":"sheet.example","tags":["#JoyFE"],"media":[],"consent":null,"consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"uri_is_global":false,"base_url":"https://sheet.example/1"}',NULL);
INSERT INTO "post" VALUES(39,4,NULL,1795003200,NULL,1795168800,0,'kept',NULL,0,'{"title":null,"link":null,"id":"words:f648791db31380a989fea4144de01f8b","published":"2026-11-18T12:00:00Z","updated":null,"author":"Ida Berg","content":"Said at the gate #JoyFE","content_type":"text","text":"Said at the gate #JoyFE","warning":null,"author_handle":null,"author_url":null,"language":null,"network":"a table","tags":["#JoyFE"],"media":[],"consent":null,"consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"uri_is_global":true,"base_url":null}',NULL);
INSERT INTO "post" VALUES(40,3,NULL,1794989700,NULL,1795168800,0,'kept',NULL,0,'{"title":null,"link":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/","id":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/","published":"2026-11-18T08:15:00Z","updated":null,"author":"Ben Okoro","content":"<p><a href=\"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/\">How do you begin a double lesson? #JoyFE</a></p>","content_type":"html","text":"How do you begin a double lesson? #JoyFE","warning":null,"author_handle":null,"author_url":null,"language":null,"network":"LinkedIn","tags":["#JoyFE"],"media":[],"consent":null,"consent_reason":null,"links":[{"url":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/","words":"How do you begin a double lesson? #JoyFE"}],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"group":"SET members","agreed":"2026-11-01, moderators","uri_is_global":true,"base_url":null}',NULL);
INSERT INTO "post" VALUES(41,3,NULL,1794989700,NULL,1795168800,0,'kept',NULL,0,'{"title":null,"link":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/","id":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/","published":"2026-11-18T08:15:00Z","updated":null,"author":"Efa Jones","content":"<p><a href=\"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/\">Our joinery exam pieces, and what went wrong #JoyFE</a></p>","content_type":"html","text":"Our joinery exam pieces, and what went wrong #JoyFE","warning":null,"author_handle":null,"author_url":null,"language":null,"network":"LinkedIn","tags":["#JoyFE"],"media":[],"consent":null,"consent_reason":null,"links":[{"url":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/","words":"Our joinery exam pieces, and what went wrong #JoyFE"}],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"group":"SET members","agreed":"2026-11-01, moderators","uri_is_global":true,"base_url":null}',NULL);
INSERT INTO "post" VALUES(42,3,NULL,1794989700,NULL,1795168800,0,'kept',NULL,0,'{"title":null,"link":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000003/","id":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000003/","published":"2026-11-18T08:15:00Z","updated":null,"author":"Dai Evans","content":"<p><a href=\"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000003/\">Who goes to the conference? #UKFEChat</a></p>","content_type":"html","text":"Who goes to the conference? #UKFEChat","warning":null,"author_handle":null,"author_url":null,"language":null,"network":"LinkedIn","tags":["#UKFEChat"],"media":[],"consent":null,"consent_reason":null,"links":[{"url":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000003/","words":"Who goes to the conference? #UKFEChat"}],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"group":"SET members","agreed":"2026-11-01, moderators","uri_is_global":true,"base_url":null}',NULL);
INSERT INTO "post" VALUES(43,3,NULL,1794989700,NULL,1795168800,0,'kept',NULL,0,'{"title":null,"link":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/","id":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/","published":"2026-11-18T08:15:00Z","updated":null,"author":"Nell Hughes","content":"<p><a href=\"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/\">A quick poll #JoyFE</a></p>","content_type":"html","text":"A quick poll #JoyFE","warning":null,"author_handle":null,"author_url":null,"language":null,"network":"LinkedIn","tags":["#JoyFE"],"media":[],"consent":null,"consent_reason":null,"links":[{"url":"https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/","words":"A quick poll #JoyFE"}],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"group":"SET members","agreed":"2026-11-01, moderators","uri_is_global":true,"base_url":null}',NULL);
INSERT INTO "post" VALUES(44,3,NULL,1794989700,NULL,1795168800,0,'kept',NULL,0,'{"title":null,"link":"https://www.facebook.com/groups/98765/posts/445566/","id":"https://www.facebook.com/groups/98765/posts/445566/","published":"2026-11-18T08:15:00Z","updated":null,"author":"Ben Okoro","content":"<p><a href=\"https://www.facebook.com/groups/98765/posts/445566/\">Look at this lathe jig #JoyFE</a></p>","content_type":"html","text":"Look at this lathe jig #JoyFE","warning":null,"author_handle":null,"author_url":null,"language":null,"network":"Facebook","tags":["#JoyFE"],"media":[],"consent":null,"consent_reason":null,"links":[{"url":"https://www.facebook.com/groups/98765/posts/445566/","words":"Look at this lathe jig #JoyFE"}],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"group":"FE Makers","agreed":"2026-11-01, moderators","uri_is_global":true,"base_url":null}',NULL);
INSERT INTO "post" VALUES(45,3,NULL,1794989700,NULL,1795168800,0,'kept',NULL,0,'{"title":null,"link":"https://www.facebook.com/groups/98765/posts/778899/","id":"https://www.facebook.com/groups/98765/posts/778899/","published":"2026-11-18T08:15:00Z","updated":null,"author":"Ben Okoro","content":"<p><a href=\"https://www.facebook.com/groups/98765/posts/778899/\">Look at this lathe jig #JoyFE</a></p>","content_type":"html","text":"Look at this lathe jig #JoyFE","warning":null,"author_handle":null,"author_url":null,"language":null,"network":"Facebook","tags":["#JoyFE"],"media":[],"consent":null,"consent_reason":null,"links":[{"url":"https://www.facebook.com/groups/98765/posts/778899/","words":"Look at this lathe jig #JoyFE"}],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"group":"FE Makers","agreed":"2026-11-01, moderators","uri_is_global":true,"base_url":null}',NULL);
INSERT INTO "post" VALUES(46,5,NULL,1790845200,NULL,1795169100,0,'kept',NULL,0,'{"title":null,"link":"https://lines.example/1","id":null,"published":"2026-10-01T09:00:00Z","updated":null,"author":"Uma","content":"Long ago #JoyFE","content_type":"text","text":"Long ago #JoyFE","warning":null,"author_handle":null,"author_url":null,"language":null,"network":null,"tags":["#JoyFE"],"media":[],"consent":null,"consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":null,"boosts":null,"favourites":null,"counts_at":null,"native_id":null,"uri_is_global":false,"base_url":null}',NULL);
INSERT INTO "post" VALUES(47,2,1,1795597200,NULL,1796025600,1,'kept',NULL,0,'{"title":null,"link":"https://toot.example/@ada/117676258099208640","id":"https://toot.example/users/ada/statuses/117676258099208640","published":"2026-11-25T09:00:00Z","updated":null,"author":"Ada","content":"<p>We did mark-late today #JoyFE</p>","content_type":"html","text":"We did mark-late today #JoyFE","warning":null,"author_handle":"@ada@toot.example","author_url":"https://toot.example/@ada","language":"en","network":"Mastodon","tags":["#JoyFE"],"media":[],"consent":"open","consent_reason":null,"links":[],"card":null,"poll":null,"quote":null,"reply_to":null,"replies":0,"boosts":0,"favourites":0,"counts_at":"2026-11-30T08:00:00Z","native_id":"117676258099208640","uri_is_global":true,"base_url":"https://toot.example/@ada/117676258099208640"}',NULL);
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
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p28/statuses/117644881428490840',5,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p28/117644881428490840',5,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/hettie/statuses/117644883394623365',6,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@hettie/117644883394623365',6,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p24/statuses/117644885360653375',7,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p24/117644885360653375',7,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p09/statuses/117644888571918765',8,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p09/117644888571918765',8,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p06/statuses/117644889292844431',9,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p06/117644889292844431',9,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p11/statuses/117644906790928403',10,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p11/117644906790928403',10,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p39/statuses/117644908298276500',11,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p39/117644908298276500',11,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p14/statuses/117644914196522725',12,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p14/117644914196522725',12,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/hettie/statuses/117644926648341874',13,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@hettie/117644926648341874',13,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p18/statuses/117644934840335564',14,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p18/117644934840335564',14,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p01/statuses/117644946571324141',15,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p01/117644946571324141',15,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p12/statuses/117644949651475517',16,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p12/117644949651475517',16,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p33/statuses/117644953518089056',17,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p33/117644953518089056',17,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/hettie/statuses/117644969902135729',18,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@hettie/117644969902135729',18,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p18/statuses/117644976259089666',19,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p18/117644976259089666',19,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p17/statuses/117644997099538473',20,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p17/117644997099538473',20,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p13/statuses/117645004767297186',21,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p13/117645004767297186',21,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p37/statuses/117645008240658006',22,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p37/117645008240658006',22,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/hettie/statuses/117645013155897421',23,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@hettie/117645013155897421',23,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p20/statuses/117645018136622021',24,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p20/117645018136622021',24,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p16/statuses/117645021675529284',25,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p16/117645021675529284',25,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p25/statuses/117645031702568593',26,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p25/117645031702568593',26,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p03/statuses/117645034061831489',27,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p03/117645034061831489',27,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p20/statuses/117645034651655859',28,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p20/117645034651655859',28,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/hettie/statuses/117645056409661703',29,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@hettie/117645056409661703',29,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p06/statuses/117645069254690959',30,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p06/117645069254690959',30,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p22/statuses/117645074956352812',31,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p22/117645074956352812',31,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p39/statuses/117645078298659062',32,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p39/117645078298659062',32,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p10/statuses/117645078757391593',33,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p10/117645078757391593',33,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/p01/statuses/117645078954011296',34,3,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@p01/117645078954011296',34,1,'toot.example',2,1795129500,NULL);
INSERT INTO "post_key" VALUES('uri:mailing:5cb5f2a14ca869ac33ad6d4aa6afe8745d0acf54381112f5cf71fbc0187b02a4',35,3,NULL,3,1795165200,NULL);
INSERT INTO "post_key" VALUES('url:mailchi.mp/staffroom/the-week-in-fe-5310252',35,1,'mailchi.mp',3,1795165200,NULL);
INSERT INTO "post_key" VALUES('uri:mailing:387271f0fb6a56ad9e1ae21da9ed4a1fda2a296975926511bd17b34b12e620e3',36,3,NULL,3,1795165200,NULL);
INSERT INTO "post_key" VALUES('url:mailchi.mp/staffroom/the-week-in-fe-5310302',36,1,'mailchi.mp',3,1795165200,NULL);
INSERT INTO "post_key" VALUES('uri:mailing:69b05a4570899610fa649e6111ca7d990637a8afbdca42ab00e919649dc3f31f',37,3,NULL,3,1795165200,NULL);
INSERT INTO "post_key" VALUES('url:mailchi.mp/staffroom/the-week-in-fe-5310272',37,1,'mailchi.mp',3,1795165200,NULL);
INSERT INTO "post_key" VALUES('url:sheet.example/1',38,1,'sheet.example',4,1795168800,NULL);
INSERT INTO "post_key" VALUES('text:export:d40adc33905a117fd16eea68a9cf7571',38,0,NULL,4,1795168800,NULL);
INSERT INTO "post_key" VALUES('uri:words:f648791db31380a989fea4144de01f8b',39,3,NULL,4,1795168800,NULL);
INSERT INTO "post_key" VALUES('uri:https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/',40,3,'www.linkedin.com',3,1795168800,NULL);
INSERT INTO "post_key" VALUES('url:linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001',40,1,'linkedin.com',3,1795168800,NULL);
INSERT INTO "post_key" VALUES('uri:https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/',41,3,'www.linkedin.com',3,1795168800,NULL);
INSERT INTO "post_key" VALUES('url:linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002',41,1,'linkedin.com',3,1795168800,NULL);
INSERT INTO "post_key" VALUES('uri:https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000003/',42,3,'www.linkedin.com',3,1795168800,NULL);
INSERT INTO "post_key" VALUES('url:linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000003',42,1,'linkedin.com',3,1795168800,NULL);
INSERT INTO "post_key" VALUES('uri:https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/',43,3,'www.linkedin.com',3,1795168800,NULL);
INSERT INTO "post_key" VALUES('url:linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009',43,1,'linkedin.com',3,1795168800,NULL);
INSERT INTO "post_key" VALUES('uri:https://www.facebook.com/groups/98765/posts/445566/',44,3,'www.facebook.com',3,1795168800,NULL);
INSERT INTO "post_key" VALUES('url:facebook.com/groups/98765/posts/445566',44,1,'facebook.com',3,1795168800,NULL);
INSERT INTO "post_key" VALUES('uri:https://www.facebook.com/groups/98765/posts/778899/',45,3,'www.facebook.com',3,1795168800,NULL);
INSERT INTO "post_key" VALUES('url:facebook.com/groups/98765/posts/778899',45,1,'facebook.com',3,1795168800,NULL);
INSERT INTO "post_key" VALUES('url:lines.example/1',46,1,'lines.example',5,1795169100,NULL);
INSERT INTO "post_key" VALUES('text:export:5871df331c87f827c6d392e68bc69f4f',46,0,NULL,5,1795169100,NULL);
INSERT INTO "post_key" VALUES('uri:https://toot.example/users/ada/statuses/117676258099208640',47,3,'toot.example',2,1796025600,NULL);
INSERT INTO "post_key" VALUES('url:toot.example/@ada/117676258099208640',47,1,'toot.example',2,1796025600,NULL);
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
INSERT INTO "post_tag" VALUES(5,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(6,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(7,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(8,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(9,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(10,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(11,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(12,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(13,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(14,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(15,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(16,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(17,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(18,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(19,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(20,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(21,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(22,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(23,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(24,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(25,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(26,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(27,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(28,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(29,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(30,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(31,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(32,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(33,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(34,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(35,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(36,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(37,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(38,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(39,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(40,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(41,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(42,'ukfechat','#UKFEChat');
INSERT INTO "post_tag" VALUES(43,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(44,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(45,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(46,'joyfe','#JoyFE');
INSERT INTO "post_tag" VALUES(47,'joyfe','#JoyFE');
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
INSERT INTO "reading" VALUES(2,'127.0.0.1:46869','joyfe',1795597200,1794387600,0,0,1796025600);
INSERT INTO "reading" VALUES(2,'127.0.0.1:46869','ukfechat',1795121444,1794859200,0,0,1796025600);
CREATE TABLE refusal (
	hash TEXT NOT NULL PRIMARY KEY,
	said_by TEXT NOT NULL, -- account, mail, organiser
	first_s INTEGER NOT NULL,
	last_s INTEGER NOT NULL,
	lifted_s INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE reworded (
	post INTEGER NOT NULL PRIMARY KEY,
	is_in INTEGER NOT NULL DEFAULT 1 CHECK (is_in IN (0, 1)) -- the old words are still there
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
INSERT INTO "sighting" VALUES(5,2,'poll','117644881428490840',1795129500,1795939500);
INSERT INTO "sighting" VALUES(6,2,'poll','117644883394623365',1795129500,1795939500);
INSERT INTO "sighting" VALUES(7,2,'poll','117644885360653375',1795129500,1795939500);
INSERT INTO "sighting" VALUES(8,2,'poll','117644888571918765',1795129500,1795939500);
INSERT INTO "sighting" VALUES(9,2,'poll','117644889292844431',1795129500,1795939500);
INSERT INTO "sighting" VALUES(10,2,'poll','117644906790928403',1795129500,1795939500);
INSERT INTO "sighting" VALUES(11,2,'poll','117644908298276500',1795129500,1795939500);
INSERT INTO "sighting" VALUES(12,2,'poll','117644914196522725',1795129500,1795939500);
INSERT INTO "sighting" VALUES(13,2,'poll','117644926648341874',1795129500,1795939500);
INSERT INTO "sighting" VALUES(14,2,'poll','117644934840335564',1795129500,1795939500);
INSERT INTO "sighting" VALUES(15,2,'poll','117644946571324141',1795129500,1795939500);
INSERT INTO "sighting" VALUES(16,2,'poll','117644949651475517',1795129500,1795939500);
INSERT INTO "sighting" VALUES(17,2,'poll','117644953518089056',1795129500,1795939500);
INSERT INTO "sighting" VALUES(18,2,'poll','117644969902135729',1795129500,1795939500);
INSERT INTO "sighting" VALUES(19,2,'poll','117644976259089666',1795129500,1795939500);
INSERT INTO "sighting" VALUES(20,2,'poll','117644997099538473',1795129500,1795939500);
INSERT INTO "sighting" VALUES(21,2,'poll','117645004767297186',1795129500,1795939500);
INSERT INTO "sighting" VALUES(22,2,'poll','117645008240658006',1795129500,1795939500);
INSERT INTO "sighting" VALUES(23,2,'poll','117645013155897421',1795129500,1795939500);
INSERT INTO "sighting" VALUES(24,2,'poll','117645018136622021',1795129500,1795939500);
INSERT INTO "sighting" VALUES(25,2,'poll','117645021675529284',1795129500,1795939500);
INSERT INTO "sighting" VALUES(26,2,'poll','117645031702568593',1795129500,1795939500);
INSERT INTO "sighting" VALUES(27,2,'poll','117645034061831489',1795129500,1795939500);
INSERT INTO "sighting" VALUES(28,2,'poll','117645034651655859',1795129500,1795939500);
INSERT INTO "sighting" VALUES(29,2,'poll','117645056409661703',1795129500,1795939500);
INSERT INTO "sighting" VALUES(30,2,'poll','117645069254690959',1795129500,1795939500);
INSERT INTO "sighting" VALUES(31,2,'poll','117645074956352812',1795129500,1795939500);
INSERT INTO "sighting" VALUES(32,2,'poll','117645078298659062',1795129500,1795939500);
INSERT INTO "sighting" VALUES(33,2,'poll','117645078757391593',1795129500,1795939500);
INSERT INTO "sighting" VALUES(34,2,'poll','117645078954011296',1795129500,1795939500);
INSERT INTO "sighting" VALUES(35,3,'poll','mailing:5cb5f2a14ca869ac33ad6d4aa6afe8745d0acf54381112f5cf71fbc0187b02a4',1795165200,1795165200);
INSERT INTO "sighting" VALUES(36,3,'poll','mailing:387271f0fb6a56ad9e1ae21da9ed4a1fda2a296975926511bd17b34b12e620e3',1795165200,1795165200);
INSERT INTO "sighting" VALUES(37,3,'poll','mailing:69b05a4570899610fa649e6111ca7d990637a8afbdca42ab00e919649dc3f31f',1795165200,1795165200);
INSERT INTO "sighting" VALUES(38,4,'import','https://sheet.example/1',1795168800,1795168800);
INSERT INTO "sighting" VALUES(39,4,'import','words:f648791db31380a989fea4144de01f8b',1795168800,1795168800);
INSERT INTO "sighting" VALUES(40,3,'poll','https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/',1795168800,1795168800);
INSERT INTO "sighting" VALUES(41,3,'poll','https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/',1795168800,1795168800);
INSERT INTO "sighting" VALUES(42,3,'poll','https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000003/',1795168800,1795168800);
INSERT INTO "sighting" VALUES(43,3,'poll','https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/',1795168800,1795168800);
INSERT INTO "sighting" VALUES(44,3,'poll','https://www.facebook.com/groups/98765/posts/445566/',1795168800,1795168800);
INSERT INTO "sighting" VALUES(45,3,'poll','https://www.facebook.com/groups/98765/posts/778899/',1795168800,1795168800);
INSERT INTO "sighting" VALUES(46,5,'import','https://lines.example/1',1795169100,1795169100);
INSERT INTO "sighting" VALUES(47,2,'poll','117676258099208640',1796025600,1796025600);
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
INSERT INTO "source" VALUES(1,'blog','feed','file:///tmp/tagdigest-ulff1r8x/blog.xml','The Staffroom','{"version":1,"seen":true,"baseline":0,"etag":"\"486-1795831177.162721265\"","last_modified":"Sat, 28 Nov 2026 01:59:37 GMT","kept":["5d3c40c6f933433c"]}','c9f5c06a01d0451080e784c2af835ff7f85349bd3d248ed55779a37d8c87a63b',1796025600,1796025600,1796026500,0,0,NULL,0,NULL,NULL,NULL,0);
INSERT INTO "source" VALUES(2,'toot','mastodon','http://127.0.0.1:46869','127.0.0.1:46869','{"version":2,"tags":{"joyfe":{"read":1796025600,"again_s":1795852800,"newest":1795597200,"oldest":1794387600,"top":["117676258099208640"],"top_s":1795597200},"ukfechat":{"read":1796025600,"again_s":1795766700,"newest":1795121444,"oldest":1794859200,"top":["117645078954011296","117645078757391593","117645078298659062","117645074956352812","117645069254690959"],"top_s":1794859200}},"run":{"newest":0,"rss":0,"unasked":0},"turn":"joyfe","server":"127.0.0.1:46869","seen":true,"gap_turn":"ukfechat"}','c9f5c06a01d0451080e784c2af835ff7f85349bd3d248ed55779a37d8c87a63b',1796025600,1796025600,1796026500,0,0,NULL,0,NULL,NULL,NULL,0);
INSERT INTO "source" VALUES(3,'letters','mailbox','maildir:/tmp/tagdigest-ulff1r8x/News',NULL,'{"version":1,"seen":true,"private":{"items":3,"first":"a platform wrote it to its user alone"}}','384bc897d75e2e2ede6a49f5fc644c7e1d9791ac80ac54fe71cdcfb99bcb568a',1796025600,1796025600,1796026500,0,0,NULL,0,NULL,NULL,NULL,0);
INSERT INTO "source" VALUES(4,'exports','export','file:///tmp/tagdigest-ulff1r8x/exports',NULL,'{"version":1,"seen":true,"faults":{},"passing":0,"private":{"items":1,"first":"it was not for everybody (expected public or everyone where a column says for whom it was, no where one says private)"}}','c9f5c06a01d0451080e784c2af835ff7f85349bd3d248ed55779a37d8c87a63b',1796025600,1796025600,1796026500,0,0,NULL,0,NULL,NULL,NULL,0);
INSERT INTO "source" VALUES(5,'by import','export','file:import',NULL,NULL,NULL,0,0,0,0,0,NULL,0,NULL,NULL,NULL,0);
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
INSERT INTO "subscriber" VALUES(6,'bea@readers.example','bea@readers.example',NULL,NULL,1794988800,0);
INSERT INTO "subscriber" VALUES(7,'zoe@readers.example','zoe@readers.example',NULL,NULL,1795939200,0);
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
	changed_by TEXT NOT NULL, until_s INTEGER NOT NULL DEFAULT 0, chats INTEGER, -- who brought the state about
	UNIQUE (subscriber, digest)
) STRICT;
INSERT INTO "subscription" VALUES(1,1,'weekly','xMM4euKeyOh89FJsCxdIfVkpEh9U55zjPfLsp3Haur0','active','ini',NULL,'html',NULL,1794729600,1794729600,'ini',0,NULL);
INSERT INTO "subscription" VALUES(2,2,'weekly','2weVgnavP2wgtlQlkxs1KlgixLbaGMC6C5wHU1BH4SQ','paused','ini',NULL,'html',NULL,1794729600,1794988800,'ini',0,NULL);
INSERT INTO "subscription" VALUES(3,3,'chat','aDaSkeR94hzMrXwJQJoz6zXjaviWpEfcV__78iT-T7M','active','ini',NULL,'html',NULL,1794729600,1794729600,'ini',0,NULL);
INSERT INTO "subscription" VALUES(4,4,'weekly','8sq2MFI9BkD0KnNOy5U83DmIQtQdoPfvtyRMiDs9RHs','active','command',NULL,'text',NULL,1794729600,1794729600,'command',0,NULL);
INSERT INTO "subscription" VALUES(5,5,'weekly','HrBw-RaPa1bKvYNTfH4xqrubF8VBuoKgpDw77RVXM6Q','left','command',NULL,'html',NULL,1794729600,1794902400,'command',0,NULL);
INSERT INTO "subscription" VALUES(6,6,'chat','mgtmanmJO3Tu4m7vGeZA4mUmReoM6juStTiSLuIYU9Y','active','command',NULL,'html',NULL,1794988800,1794988800,'command',0,1);
INSERT INTO "subscription" VALUES(7,7,'weekly','XTGdO5c0NdzHYQyPiyJDnR6KkH3E5lsadAQp4oBAN08','pending','mail',NULL,'html',NULL,1795939200,1795939200,'mail',0,NULL);
CREATE TABLE subscription_change (
	id INTEGER PRIMARY KEY,
	subscription INTEGER NOT NULL REFERENCES subscription (id),
	was TEXT, -- state; NULL: it began
	became TEXT NOT NULL,
	changed_s INTEGER NOT NULL,
	changed_by TEXT NOT NULL,
	evidence TEXT -- a Message-ID, a line of a list, the words of a bounce
) STRICT;
INSERT INTO "subscription_change" VALUES(1,1,NULL,'active',1794729600,'ini','/tmp/tagdigest-ulff1r8x/aggregator.ini');
INSERT INTO "subscription_change" VALUES(2,2,NULL,'active',1794729600,'ini','/tmp/tagdigest-ulff1r8x/aggregator.ini');
INSERT INTO "subscription_change" VALUES(3,3,NULL,'active',1794729600,'ini','/tmp/tagdigest-ulff1r8x/aggregator.ini');
INSERT INTO "subscription_change" VALUES(4,4,NULL,'active',1794729600,'command','subscribers add');
INSERT INTO "subscription_change" VALUES(5,5,NULL,'active',1794729600,'command','subscribers add');
INSERT INTO "subscription_change" VALUES(6,5,'active','left',1794902400,'command','subscribers remove');
INSERT INTO "subscription_change" VALUES(7,2,'active','paused',1794988800,'ini','/tmp/tagdigest-ulff1r8x/aggregator.ini');
INSERT INTO "subscription_change" VALUES(8,6,NULL,'active',1794988800,'command','subscribers add');
INSERT INTO "subscription_change" VALUES(9,7,NULL,'pending',1795939200,'mail','mail <one@readers.example>: "subscribe"');
CREATE TABLE told (
	what TEXT NOT NULL,
	whom TEXT NOT NULL,
	told_s INTEGER NOT NULL,
	PRIMARY KEY (what, whom)
) STRICT;
INSERT INTO "told" VALUES('edition 1','organiser',1795129500);
INSERT INTO "told" VALUES('edition 3','organiser',1795420800);
INSERT INTO "told" VALUES('edition 4','organiser',1795939500);
CREATE TABLE variant (
	edition INTEGER NOT NULL REFERENCES edition (id),
	language TEXT NOT NULL,
	format TEXT NOT NULL,
	apart INTEGER NOT NULL DEFAULT 0,
	subject TEXT NOT NULL,
	html TEXT,
	text TEXT NOT NULL,
	html_places TEXT NOT NULL, -- where a reader's token goes: bytes from the start, "120 4711"
	text_places TEXT NOT NULL,
	PRIMARY KEY (edition, language, format, apart)
) STRICT;
INSERT INTO "variant" VALUES(1,'en','html',0,'#JoyFE: “A week of joy” and “We did mark-blue today JoyFE”','<!DOCTYPE html>
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
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">What we could read</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">Few posts can mean that little was said, or that we could not reach a place. This tells the two apart.</p>
<div style="margin:18px 0 0"><table style="width:100%;border-collapse:collapse;table-layout:fixed">
<tr><th scope="col" class="q r" style="width:44%;padding:8px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062">Source</th><th scope="col" class="q r" style="width:44px;padding:8px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062;text-align:right">Posts</th><th scope="col" class="q r" style="padding:8px 0 8px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062">State</th></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">letters</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">0</td><td class="w r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#8A3F12">Nothing read there yet</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">exports</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">0</td><td class="w r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#8A3F12">Nothing read there yet</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">The Staffroom</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">1</td><td class="q r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#566062">Read in full</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">127.0.0.1:46869</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">1</td><td class="q r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#566062">Read in full</td></tr>
</table></div>
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


WHAT WE COULD READ

Few posts can mean that little was said, or that we could not reach a
place. This tells the two apart.

letters. Nothing read there yet.
exports. Nothing read there yet.
The Staffroom, 1 post. Read in full.
127.0.0.1:46869, 1 post. Read in full.


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
','4733 13898:19:address 13928:52:why 14162 14516 14714','722:19:address 743:52:why 1450 1627 1729');
INSERT INTO "variant" VALUES(1,'en','text',0,'#JoyFE: “A week of joy” and “We did mark-blue today JoyFE”',NULL,'#JoyFE
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


WHAT WE COULD READ

Few posts can mean that little was said, or that we could not reach a
place. This tells the two apart.

letters. Nothing read there yet.
exports. Nothing read there yet.
The Staffroom, 1 post. Read in full.
127.0.0.1:46869, 1 post. Read in full.


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
','','722:19:address 743:52:why 1450 1627 1729');
INSERT INTO "variant" VALUES(2,'en','html',0,'#UKFEChat: #UKFEChat, question by question','<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="x-apple-disable-message-reformatting" content="">
<title>#UKFEChat: #UKFEChat, question by question</title>
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
<div role="article" aria-label="#UKFEChat, Straight after the chat" lang="en" dir="ltr" class="b" style="background-color:#FBFAF6">
<div class="pre" style="display:none;max-height:0;overflow:hidden">Thursday 19 November, 20:00 to 21:00 UTC. Hettie asked the questions; 18 people gave 22 answers.&#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; </div>
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="k-blue" style="width:100%;padding:0;font-size:1px;line-height:8px;background-color:#2B5488">&nbsp;</td></tr></table>
<table role="presentation" class="b" style="width:100%;border-collapse:collapse;background-color:#FBFAF6"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:16px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062">Straight after the chat</td><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062;text-align:right"><a href="mailto:organiser@college.example?subject=unsubscribe%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="q" style="color:#566062;text-decoration:underline">Unsubscribe</a></td></tr></table>
<h1 class="i h1" style="margin:44px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:51px;line-height:56px;font-weight:normal;letter-spacing:-1px;color:#20282B">#UKFEChat</h1>
<p class="q" style="margin:22px 0 0;font-size:15px;line-height:23px;color:#566062">Thursday 19 November 2026</p>
</td></tr>
<tr><td style="padding:0;font-size:1px;line-height:64px">&nbsp;</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
<table role="presentation" class="t" style="width:100%;border-collapse:collapse;background-color:#F2F0E8"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:0 24px 52px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-blue" style="width:56px;border-top:5px solid #2B5488;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">The #UKFEChat hour</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">Thursday 19 November, 20:00 to 21:00 UTC. Hettie asked the questions; 18 people gave 22 answers.</p>
<h3 class="i s" style="margin:38px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px;font-weight:bold;color:#20282B"><span class="c-blue" style="color:#2B5488">Q1.</span> When did a learner last use your feedback, mark-q1?</h3>
<div style="margin:16px 0 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="r" style="border-left:2px solid #C9CEC6;padding:0 0 0 16px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<div>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a1x20 canteen ladder drill corridor stencil oven</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P09&ensp; <a href="https://toot.example/@p09/117644888571918765" class="q" style="color:#566062;text-decoration:underline">20:02, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a1x15 seam cable kettle lathe stencil ladder</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P11&ensp; <a href="https://toot.example/@p11/117644906790928403" class="q" style="color:#566062;text-decoration:underline">20:06, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a1x10 chalk stencil ladder corridor bench gauge</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P39&ensp; <a href="https://toot.example/@p39/117644908298276500" class="q" style="color:#566062;text-decoration:underline">20:07, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a1x5 bench drill cable oven chalk apron</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P14&ensp; <a href="https://toot.example/@p14/117644914196522725" class="q" style="color:#566062;text-decoration:underline">20:08, Mastodon</a></p>
</div>
</td></tr></table></div>
<p class="i" style="margin:16px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="https://toot.example/@hettie/117644883394623365" class="l" style="color:#17594A;text-decoration:underline">Q1 on Mastodon</a></p>
<h3 class="i s" style="margin:38px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px;font-weight:bold;color:#20282B"><span class="c-blue" style="color:#2B5488">Q2.</span> What have you stopped writing, mark-q2?</h3>
<div style="margin:16px 0 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="r" style="border-left:2px solid #C9CEC6;padding:0 0 0 16px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<div>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a2x6 ladder drill stencil radiator pencil ledger</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P18&ensp; <a href="https://toot.example/@p18/117644934840335564" class="q" style="color:#566062;text-decoration:underline">20:14, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a2x16 kettle corridor stencil oven chalk mirror</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P01&ensp; <a href="https://toot.example/@p01/117644946571324141" class="q" style="color:#566062;text-decoration:underline">20:17, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a2x11 corridor gauge ladder timer cable stencil</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P12&ensp; <a href="https://toot.example/@p12/117644949651475517" class="q" style="color:#566062;text-decoration:underline">20:17, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a2x21 basket apron drill lathe pencil seam</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P33&ensp; <a href="https://toot.example/@p33/117644953518089056" class="q" style="color:#566062;text-decoration:underline">20:18, Mastodon</a></p>
</div>
</td></tr></table></div>
<p class="i" style="margin:16px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="https://toot.example/@hettie/117644926648341874" class="l" style="color:#17594A;text-decoration:underline">Q2 on Mastodon</a></p>
<h3 class="i s" style="margin:38px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px;font-weight:bold;color:#20282B"><span class="c-blue" style="color:#2B5488">Q3.</span> How is it done in a noisy workshop, mark-q3?</h3>
<div style="margin:16px 0 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="r" style="border-left:2px solid #C9CEC6;padding:0 0 0 16px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<div>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a3x17 ladder chalk kettle pencil canteen timer</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P18&ensp; <a href="https://toot.example/@p18/117644976259089666" class="q" style="color:#566062;text-decoration:underline">20:24, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a3x12 bench gauge ladder ledger radiator mirror</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P17&ensp; <a href="https://toot.example/@p17/117644997099538473" class="q" style="color:#566062;text-decoration:underline">20:29, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a3x22 seam pencil basket chalk drill cable</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P13&ensp; <a href="https://toot.example/@p13/117645004767297186" class="q" style="color:#566062;text-decoration:underline">20:31, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a3x7 ladder gauge lathe mirror corridor timer</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P37&ensp; <a href="https://toot.example/@p37/117645008240658006" class="q" style="color:#566062;text-decoration:underline">20:32, Mastodon</a></p>
</div>
</td></tr></table></div>
<p class="i" style="margin:16px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="https://toot.example/@hettie/117644969902135729" class="l" style="color:#17594A;text-decoration:underline">Q3 on Mastodon</a></p>
<h3 class="i s" style="margin:38px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px;font-weight:bold;color:#20282B"><span class="c-blue" style="color:#2B5488">Q4.</span> Who gives feedback to you, mark-q4?</h3>
<div style="margin:16px 0 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="r" style="border-left:2px solid #C9CEC6;padding:0 0 0 16px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<div>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a4x3 cable bench gauge radiator drill timer</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P20&ensp; <a href="https://toot.example/@p20/117645018136622021" class="q" style="color:#566062;text-decoration:underline">20:35, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a4x23 lathe basket radiator canteen chalk drill</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P16&ensp; <a href="https://toot.example/@p16/117645021675529284" class="q" style="color:#566062;text-decoration:underline">20:36, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a4x8 cable timer seam canteen oven gauge</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P25&ensp; <a href="https://toot.example/@p25/117645031702568593" class="q" style="color:#566062;text-decoration:underline">20:38, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a4x13 cable radiator ladder drill mirror stencil</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P03&ensp; <a href="https://toot.example/@p03/117645034061831489" class="q" style="color:#566062;text-decoration:underline">20:39, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a4x18 pencil gauge apron drill radiator ledger</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P20&ensp; <a href="https://toot.example/@p20/117645034651655859" class="q" style="color:#566062;text-decoration:underline">20:39, Mastodon</a></p>
</div>
</td></tr></table></div>
<p class="i" style="margin:16px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="https://toot.example/@hettie/117645013155897421" class="l" style="color:#17594A;text-decoration:underline">Q4 on Mastodon</a></p>
<h3 class="i s" style="margin:38px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px;font-weight:bold;color:#20282B"><span class="c-blue" style="color:#2B5488">Q5.</span> What will you try before the holidays, mark-q5?</h3>
<div style="margin:16px 0 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="r" style="border-left:2px solid #C9CEC6;padding:0 0 0 16px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<div>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a5x19 radiator drill bench corridor cable stencil</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P06&ensp; <a href="https://toot.example/@p06/117645069254690959" class="q" style="color:#566062;text-decoration:underline">20:48, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a5x14 cable apron canteen bench corridor basket</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P22&ensp; <a href="https://toot.example/@p22/117645074956352812" class="q" style="color:#566062;text-decoration:underline">20:49, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a5x24 timer oven radiator drill cable corridor</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P39&ensp; <a href="https://toot.example/@p39/117645078298659062" class="q" style="color:#566062;text-decoration:underline">20:50, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a5x9 mirror bench stencil lathe pencil timer</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P10&ensp; <a href="https://toot.example/@p10/117645078757391593" class="q" style="color:#566062;text-decoration:underline">20:50, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a5x4 mirror cable corridor timer basket apron</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P01&ensp; <a href="https://toot.example/@p01/117645078954011296" class="q" style="color:#566062;text-decoration:underline">20:50, Mastodon</a></p>
</div>
</td></tr></table></div>
<p class="i" style="margin:16px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="https://toot.example/@hettie/117645056409661703" class="l" style="color:#17594A;text-decoration:underline">Q5 on Mastodon</a></p>
<h3 class="i" style="margin:40px 0 0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">In the room</h3>
<p class="i" style="margin:4px 0 0;font-size:15px;line-height:24px;color:#20282B">P01, P03, P06, P09, P10, P11, P12, P13, P14 and nine others.</p>
</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
<table role="presentation" class="b" style="width:100%;border-collapse:collapse;background-color:#FBFAF6"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">What we could read</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">Few posts can mean that little was said, or that we could not reach a place. This tells the two apart.</p>
<div style="margin:18px 0 0"><table style="width:100%;border-collapse:collapse;table-layout:fixed">
<tr><th scope="col" class="q r" style="width:44%;padding:8px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062">Source</th><th scope="col" class="q r" style="width:44px;padding:8px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062;text-align:right">Posts</th><th scope="col" class="q r" style="padding:8px 0 8px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062">State</th></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">letters</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">0</td><td class="w r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#8A3F12">Nothing read there yet</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">exports</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">0</td><td class="w r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#8A3F12">Nothing read there yet</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">127.0.0.1:46869</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">30</td><td class="q r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#566062">Read in full</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">The Staffroom</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">0</td><td class="q r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#566062">Quiet: nobody posted</td></tr>
</table></div>
</td></tr>
<tr><td style="padding:0;font-size:1px;line-height:64px">&nbsp;</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
<table role="presentation" class="t" style="width:100%;border-collapse:collapse;background-color:#F2F0E8"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:0 24px 56px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i s" style="margin:16px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:23px;line-height:31px;font-weight:normal;color:#20282B">Why this is in your inbox</h2>
<p class="i" style="margin:8px 0 0;font-size:15px;line-height:24px;color:#20282B">This went to <strong>you@college.example</strong>. Each reader is told here who asked for it, and when. It comes two hours after each chat, and the digest comes as ever.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="mailto:organiser@college.example?subject=unsubscribe%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">Unsubscribe</a> opens a mail to the organiser, ready to send. Nothing more is asked of you.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Or <a href="mailto:organiser@college.example?subject=weekly%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">have chats with the digest alone</a> or <a href="mailto:organiser@college.example?subject=pause%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">pause it</a>. The same way: each opens a mail, ready to send.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Answers to this mail are read by its organiser, <a href="mailto:organiser@college.example" class="l" style="color:#17594A;text-decoration:underline">organiser@college.example</a></p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Passed on to you? The way out is that reader’s, not yours. To get #UKFEChat yourself, write to organiser@college.example, with the one word subscribe as its subject.</p>
<p class="q" style="margin:14px 0 0;font-size:15px;line-height:23px;color:#566062">Nothing in here watches you. There are no tracking pictures and no counted clicks; every link goes straight to the place it names.</p>
<p class="q" style="margin:14px 0 0;font-size:15px;line-height:23px;color:#566062">Every post belongs to the person who wrote it. If one of yours should not have been here, now or ever again, write to the same address.</p>
</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
</div>
</main>
</body>
</html>
','#UKFEChat
Straight after the chat
Thursday 19 November 2026

Links are numbered, and listed at the end of each part.


THE #UKFEChat HOUR

Thursday 19 November, 20:00 to 21:00 UTC. Hettie asked the questions; 18
people gave 22 answers.

Q1. When did a learner last use your feedback, mark-q1?

    P09
        mark-a1x20 canteen ladder drill corridor stencil oven
        20:02, Mastodon [1]

    P11
        mark-a1x15 seam cable kettle lathe stencil ladder
        20:06, Mastodon [2]

    P39
        mark-a1x10 chalk stencil ladder corridor bench gauge
        20:07, Mastodon [3]

    P14
        mark-a1x5 bench drill cable oven chalk apron
        20:08, Mastodon [4]

    Q1 on Mastodon [5]

Q2. What have you stopped writing, mark-q2?

    P18
        mark-a2x6 ladder drill stencil radiator pencil ledger
        20:14, Mastodon [6]

    P01
        mark-a2x16 kettle corridor stencil oven chalk mirror
        20:17, Mastodon [7]

    P12
        mark-a2x11 corridor gauge ladder timer cable stencil
        20:17, Mastodon [8]

    P33
        mark-a2x21 basket apron drill lathe pencil seam
        20:18, Mastodon [9]

    Q2 on Mastodon [10]

Q3. How is it done in a noisy workshop, mark-q3?

    P18
        mark-a3x17 ladder chalk kettle pencil canteen timer
        20:24, Mastodon [11]

    P17
        mark-a3x12 bench gauge ladder ledger radiator mirror
        20:29, Mastodon [12]

    P13
        mark-a3x22 seam pencil basket chalk drill cable
        20:31, Mastodon [13]

    P37
        mark-a3x7 ladder gauge lathe mirror corridor timer
        20:32, Mastodon [14]

    Q3 on Mastodon [15]

Q4. Who gives feedback to you, mark-q4?

    P20
        mark-a4x3 cable bench gauge radiator drill timer
        20:35, Mastodon [16]

    P16
        mark-a4x23 lathe basket radiator canteen chalk drill
        20:36, Mastodon [17]

    P25
        mark-a4x8 cable timer seam canteen oven gauge
        20:38, Mastodon [18]

    P03
        mark-a4x13 cable radiator ladder drill mirror stencil
        20:39, Mastodon [19]

    P20
        mark-a4x18 pencil gauge apron drill radiator ledger
        20:39, Mastodon [20]

    Q4 on Mastodon [21]

Q5. What will you try before the holidays, mark-q5?

    P06
        mark-a5x19 radiator drill bench corridor cable stencil
        20:48, Mastodon [22]

    P22
        mark-a5x14 cable apron canteen bench corridor basket
        20:49, Mastodon [23]

    P39
        mark-a5x24 timer oven radiator drill cable corridor
        20:50, Mastodon [24]

    P10
        mark-a5x9 mirror bench stencil lathe pencil timer
        20:50, Mastodon [25]

    P01
        mark-a5x4 mirror cable corridor timer basket apron
        20:50, Mastodon [26]

    Q5 on Mastodon [27]

In the room: P01, P03, P06, P09, P10, P11, P12, P13, P14 and nine
others.

[1] https://toot.example/@p09/117644888571918765
[2] https://toot.example/@p11/117644906790928403
[3] https://toot.example/@p39/117644908298276500
[4] https://toot.example/@p14/117644914196522725
[5] https://toot.example/@hettie/117644883394623365
[6] https://toot.example/@p18/117644934840335564
[7] https://toot.example/@p01/117644946571324141
[8] https://toot.example/@p12/117644949651475517
[9] https://toot.example/@p33/117644953518089056
[10] https://toot.example/@hettie/117644926648341874
[11] https://toot.example/@p18/117644976259089666
[12] https://toot.example/@p17/117644997099538473
[13] https://toot.example/@p13/117645004767297186
[14] https://toot.example/@p37/117645008240658006
[15] https://toot.example/@hettie/117644969902135729
[16] https://toot.example/@p20/117645018136622021
[17] https://toot.example/@p16/117645021675529284
[18] https://toot.example/@p25/117645031702568593
[19] https://toot.example/@p03/117645034061831489
[20] https://toot.example/@p20/117645034651655859
[21] https://toot.example/@hettie/117645013155897421
[22] https://toot.example/@p06/117645069254690959
[23] https://toot.example/@p22/117645074956352812
[24] https://toot.example/@p39/117645078298659062
[25] https://toot.example/@p10/117645078757391593
[26] https://toot.example/@p01/117645078954011296
[27] https://toot.example/@hettie/117645056409661703


WHAT WE COULD READ

Few posts can mean that little was said, or that we could not reach a
place. This tells the two apart.

letters. Nothing read there yet.
exports. Nothing read there yet.
127.0.0.1:46869, 30 posts. Read in full.
The Staffroom. Quiet: nobody posted.


WHY THIS IS IN YOUR INBOX

This went to you@college.example.
Each reader is told here who asked for it, and when.
It comes two hours after each chat, and the digest comes as ever.

Answers to this mail are read by its organiser,
organiser@college.example

Passed on to you? The way out is that reader’s, not yours. To get
#UKFEChat yourself, write to organiser@college.example, with the one
word subscribe as its subject.

Nothing in here watches you. There are no tracking pictures and no
counted clicks; every link goes straight to the place it names.

Every post belongs to the person who wrote it. If one of yours should
not have been here, now or ever again, write to the same address.

To leave, open this link and send the mail that it makes:
mailto:organiser@college.example?subject=unsubscribe%20chat%20this-is-a-test-and-nobody-is-subscribed-yet

To have chats with the digest alone, or to pause it, do the same with
one of these:
mailto:organiser@college.example?subject=weekly%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=pause%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
','5033 29142:19:address 29172:52:why 29449 29800 30008','4483:19:address 4504:52:why 5257 5443 5543');
INSERT INTO "variant" VALUES(2,'en','text',0,'#UKFEChat: #UKFEChat, question by question',NULL,'#UKFEChat
Straight after the chat
Thursday 19 November 2026

Links are numbered, and listed at the end of each part.


THE #UKFEChat HOUR

Thursday 19 November, 20:00 to 21:00 UTC. Hettie asked the questions; 18
people gave 22 answers.

Q1. When did a learner last use your feedback, mark-q1?

    P09
        mark-a1x20 canteen ladder drill corridor stencil oven
        20:02, Mastodon [1]

    P11
        mark-a1x15 seam cable kettle lathe stencil ladder
        20:06, Mastodon [2]

    P39
        mark-a1x10 chalk stencil ladder corridor bench gauge
        20:07, Mastodon [3]

    P14
        mark-a1x5 bench drill cable oven chalk apron
        20:08, Mastodon [4]

    Q1 on Mastodon [5]

Q2. What have you stopped writing, mark-q2?

    P18
        mark-a2x6 ladder drill stencil radiator pencil ledger
        20:14, Mastodon [6]

    P01
        mark-a2x16 kettle corridor stencil oven chalk mirror
        20:17, Mastodon [7]

    P12
        mark-a2x11 corridor gauge ladder timer cable stencil
        20:17, Mastodon [8]

    P33
        mark-a2x21 basket apron drill lathe pencil seam
        20:18, Mastodon [9]

    Q2 on Mastodon [10]

Q3. How is it done in a noisy workshop, mark-q3?

    P18
        mark-a3x17 ladder chalk kettle pencil canteen timer
        20:24, Mastodon [11]

    P17
        mark-a3x12 bench gauge ladder ledger radiator mirror
        20:29, Mastodon [12]

    P13
        mark-a3x22 seam pencil basket chalk drill cable
        20:31, Mastodon [13]

    P37
        mark-a3x7 ladder gauge lathe mirror corridor timer
        20:32, Mastodon [14]

    Q3 on Mastodon [15]

Q4. Who gives feedback to you, mark-q4?

    P20
        mark-a4x3 cable bench gauge radiator drill timer
        20:35, Mastodon [16]

    P16
        mark-a4x23 lathe basket radiator canteen chalk drill
        20:36, Mastodon [17]

    P25
        mark-a4x8 cable timer seam canteen oven gauge
        20:38, Mastodon [18]

    P03
        mark-a4x13 cable radiator ladder drill mirror stencil
        20:39, Mastodon [19]

    P20
        mark-a4x18 pencil gauge apron drill radiator ledger
        20:39, Mastodon [20]

    Q4 on Mastodon [21]

Q5. What will you try before the holidays, mark-q5?

    P06
        mark-a5x19 radiator drill bench corridor cable stencil
        20:48, Mastodon [22]

    P22
        mark-a5x14 cable apron canteen bench corridor basket
        20:49, Mastodon [23]

    P39
        mark-a5x24 timer oven radiator drill cable corridor
        20:50, Mastodon [24]

    P10
        mark-a5x9 mirror bench stencil lathe pencil timer
        20:50, Mastodon [25]

    P01
        mark-a5x4 mirror cable corridor timer basket apron
        20:50, Mastodon [26]

    Q5 on Mastodon [27]

In the room: P01, P03, P06, P09, P10, P11, P12, P13, P14 and nine
others.

[1] https://toot.example/@p09/117644888571918765
[2] https://toot.example/@p11/117644906790928403
[3] https://toot.example/@p39/117644908298276500
[4] https://toot.example/@p14/117644914196522725
[5] https://toot.example/@hettie/117644883394623365
[6] https://toot.example/@p18/117644934840335564
[7] https://toot.example/@p01/117644946571324141
[8] https://toot.example/@p12/117644949651475517
[9] https://toot.example/@p33/117644953518089056
[10] https://toot.example/@hettie/117644926648341874
[11] https://toot.example/@p18/117644976259089666
[12] https://toot.example/@p17/117644997099538473
[13] https://toot.example/@p13/117645004767297186
[14] https://toot.example/@p37/117645008240658006
[15] https://toot.example/@hettie/117644969902135729
[16] https://toot.example/@p20/117645018136622021
[17] https://toot.example/@p16/117645021675529284
[18] https://toot.example/@p25/117645031702568593
[19] https://toot.example/@p03/117645034061831489
[20] https://toot.example/@p20/117645034651655859
[21] https://toot.example/@hettie/117645013155897421
[22] https://toot.example/@p06/117645069254690959
[23] https://toot.example/@p22/117645074956352812
[24] https://toot.example/@p39/117645078298659062
[25] https://toot.example/@p10/117645078757391593
[26] https://toot.example/@p01/117645078954011296
[27] https://toot.example/@hettie/117645056409661703


WHAT WE COULD READ

Few posts can mean that little was said, or that we could not reach a
place. This tells the two apart.

letters. Nothing read there yet.
exports. Nothing read there yet.
127.0.0.1:46869, 30 posts. Read in full.
The Staffroom. Quiet: nobody posted.


WHY THIS IS IN YOUR INBOX

This went to you@college.example.
Each reader is told here who asked for it, and when.
It comes two hours after each chat, and the digest comes as ever.

Answers to this mail are read by its organiser,
organiser@college.example

Passed on to you? The way out is that reader’s, not yours. To get
#UKFEChat yourself, write to organiser@college.example, with the one
word subscribe as its subject.

Nothing in here watches you. There are no tracking pictures and no
counted clicks; every link goes straight to the place it names.

Every post belongs to the person who wrote it. If one of yours should
not have been here, now or ever again, write to the same address.

To leave, open this link and send the mail that it makes:
mailto:organiser@college.example?subject=unsubscribe%20chat%20this-is-a-test-and-nobody-is-subscribed-yet

To have chats with the digest alone, or to pause it, do the same with
one of these:
mailto:organiser@college.example?subject=weekly%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=pause%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
','','4483:19:address 4504:52:why 5257 5443 5543');
INSERT INTO "variant" VALUES(3,'en','html',0,'#UKFEChat: “Hello all, mark-c0…”, “Hello all, mark-c1…” and 28 more','<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="x-apple-disable-message-reformatting" content="">
<title>#UKFEChat: “Hello all, mark-c0…”, “Hello all, mark-c1…” and 28 more</title>
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
<div role="article" aria-label="#UKFEChat, Edition 1" lang="en" dir="ltr" class="b" style="background-color:#FBFAF6">
<div class="pre" style="display:none;max-height:0;overflow:hidden">Also “Hello all, mark-c2, tea is made” and “A5. mark-a5x24 timer oven radiator…”. From P28, P24 and 19 others.&#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; </div>
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="k-blue" style="width:100%;padding:0;font-size:1px;line-height:8px;background-color:#2B5488">&nbsp;</td></tr></table>
<table role="presentation" class="b" style="width:100%;border-collapse:collapse;background-color:#FBFAF6"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:16px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062">Edition 1</td><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062;text-align:right"><a href="mailto:organiser@college.example?subject=unsubscribe%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="q" style="color:#566062;text-decoration:underline">Unsubscribe</a></td></tr></table>
<h1 class="i h1" style="margin:44px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:51px;line-height:56px;font-weight:normal;letter-spacing:-1px;color:#20282B">#UKFEChat</h1>
<p class="q" style="margin:22px 0 0;font-size:15px;line-height:23px;color:#566062">Thursday 19 to Friday 20 November 2026</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">New: you can have #UKFEChat in a mail of its own, two hours after the chat. It stays in here as well. If you would like that, one of the links at the end of this mail does it.</p>
</td></tr>
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">In brief</h2>
<p class="i s lead" style="margin:12px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:22px;line-height:33px;color:#20282B">30 posts from 21 people.</p>
</td></tr>
<tr><td style="padding:0;font-size:1px;line-height:64px">&nbsp;</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
<table role="presentation" class="t" style="width:100%;border-collapse:collapse;background-color:#F2F0E8"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:0 24px 52px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-blue" style="width:56px;border-top:5px solid #2B5488;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">The #UKFEChat hour</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">Thursday 19 November, 20:00 to 21:00 UTC. Hettie asked the questions; 18 people gave 21 answers.</p>
<h3 class="i s" style="margin:38px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px;font-weight:bold;color:#20282B"><span class="c-blue" style="color:#2B5488">Q1.</span> When did a learner last use your feedback, mark-q1?</h3>
<div style="margin:16px 0 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="r" style="border-left:2px solid #C9CEC6;padding:0 0 0 16px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<div>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a1x20 canteen ladder drill corridor stencil oven</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P09&ensp; <a href="https://toot.example/@p09/117644888571918765" class="q" style="color:#566062;text-decoration:underline">20:02, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a1x15 seam cable kettle lathe stencil ladder</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P11&ensp; <a href="https://toot.example/@p11/117644906790928403" class="q" style="color:#566062;text-decoration:underline">20:06, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a1x10 chalk stencil ladder corridor bench gauge</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P39&ensp; <a href="https://toot.example/@p39/117644908298276500" class="q" style="color:#566062;text-decoration:underline">20:07, Mastodon</a></p>
</div>
</td></tr></table></div>
<p class="i" style="margin:16px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="https://toot.example/@hettie/117644883394623365" class="l" style="color:#17594A;text-decoration:underline">All 4 answers to Q1</a></p>
<h3 class="i s" style="margin:38px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px;font-weight:bold;color:#20282B"><span class="c-blue" style="color:#2B5488">Q2.</span> What have you stopped writing, mark-q2?</h3>
<div style="margin:16px 0 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="r" style="border-left:2px solid #C9CEC6;padding:0 0 0 16px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<div>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a2x6 ladder drill stencil radiator pencil ledger</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P18&ensp; <a href="https://toot.example/@p18/117644934840335564" class="q" style="color:#566062;text-decoration:underline">20:14, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a2x16 kettle corridor stencil oven chalk mirror</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P01&ensp; <a href="https://toot.example/@p01/117644946571324141" class="q" style="color:#566062;text-decoration:underline">20:17, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a2x11 corridor gauge ladder timer cable stencil</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P12&ensp; <a href="https://toot.example/@p12/117644949651475517" class="q" style="color:#566062;text-decoration:underline">20:17, Mastodon</a></p>
</div>
</td></tr></table></div>
<p class="i" style="margin:16px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="https://toot.example/@hettie/117644926648341874" class="l" style="color:#17594A;text-decoration:underline">All 4 answers to Q2</a></p>
<h3 class="i s" style="margin:38px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px;font-weight:bold;color:#20282B"><span class="c-blue" style="color:#2B5488">Q3.</span> How is it done in a noisy workshop, mark-q3?</h3>
<div style="margin:16px 0 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="r" style="border-left:2px solid #C9CEC6;padding:0 0 0 16px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<div>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a3x17 ladder chalk kettle pencil canteen timer</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P18&ensp; <a href="https://toot.example/@p18/117644976259089666" class="q" style="color:#566062;text-decoration:underline">20:24, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a3x12 bench gauge ladder ledger radiator mirror</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P17&ensp; <a href="https://toot.example/@p17/117644997099538473" class="q" style="color:#566062;text-decoration:underline">20:29, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a3x22 seam pencil basket chalk drill cable</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P13&ensp; <a href="https://toot.example/@p13/117645004767297186" class="q" style="color:#566062;text-decoration:underline">20:31, Mastodon</a></p>
</div>
</td></tr></table></div>
<p class="i" style="margin:16px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="https://toot.example/@hettie/117644969902135729" class="l" style="color:#17594A;text-decoration:underline">All 4 answers to Q3</a></p>
<h3 class="i s" style="margin:38px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px;font-weight:bold;color:#20282B"><span class="c-blue" style="color:#2B5488">Q4.</span> Who gives feedback to you, mark-q4?</h3>
<div style="margin:16px 0 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="r" style="border-left:2px solid #C9CEC6;padding:0 0 0 16px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<div>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a4x3 cable bench gauge radiator drill timer</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P20&ensp; <a href="https://toot.example/@p20/117645018136622021" class="q" style="color:#566062;text-decoration:underline">20:35, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a4x23 lathe basket radiator canteen chalk drill</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P16&ensp; <a href="https://toot.example/@p16/117645021675529284" class="q" style="color:#566062;text-decoration:underline">20:36, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a4x8 cable timer seam canteen oven gauge</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P25&ensp; <a href="https://toot.example/@p25/117645031702568593" class="q" style="color:#566062;text-decoration:underline">20:38, Mastodon</a></p>
</div>
</td></tr></table></div>
<p class="i" style="margin:16px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="https://toot.example/@hettie/117645013155897421" class="l" style="color:#17594A;text-decoration:underline">All 5 answers to Q4</a></p>
<h3 class="i s" style="margin:38px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px;font-weight:bold;color:#20282B"><span class="c-blue" style="color:#2B5488">Q5.</span> What will you try before the holidays, mark-q5?</h3>
<div style="margin:16px 0 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="r" style="border-left:2px solid #C9CEC6;padding:0 0 0 16px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<div>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a5x19 radiator drill bench corridor cable stencil</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P06&ensp; <a href="https://toot.example/@p06/117645069254690959" class="q" style="color:#566062;text-decoration:underline">20:48, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a5x14 cable apron canteen bench corridor basket</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P22&ensp; <a href="https://toot.example/@p22/117645074956352812" class="q" style="color:#566062;text-decoration:underline">20:49, Mastodon</a></p>
</div>
<div style="margin:14px 0 0">
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">mark-a5x9 mirror bench stencil lathe pencil timer</p>
<p class="q" style="margin:2px 0 0;font-size:14px;line-height:22px;color:#566062">P10&ensp; <a href="https://toot.example/@p10/117645078757391593" class="q" style="color:#566062;text-decoration:underline">20:50, Mastodon</a></p>
</div>
</td></tr></table></div>
<p class="i" style="margin:16px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="https://toot.example/@hettie/117645056409661703" class="l" style="color:#17594A;text-decoration:underline">All 4 answers to Q5</a></p>
<h3 class="i" style="margin:40px 0 0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">In the room</h3>
<p class="i" style="margin:4px 0 0;font-size:15px;line-height:24px;color:#20282B">P01, P03, P06, P09, P10, P11, P12, P13, P14 and nine others.</p>
</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
<table role="presentation" class="b" style="width:100%;border-collapse:collapse;background-color:#FBFAF6"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-blue" style="width:56px;border-top:5px solid #2B5488;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="c-blue h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#2B5488">#UKFEChat</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">Four posts, and 26 more in other sections</p>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">P28</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">Hello all, mark-c0, tea is made: ledger basket seam kettle oven corridor #UKFEChat</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">@p28@toot.example&ensp; <a href="https://toot.example/@p28/117644881428490840" class="q" style="color:#566062;text-decoration:underline">Thursday 19 Nov, 20:00, Mastodon</a></p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">P24</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">Hello all, mark-c1, tea is made: mirror gauge radiator oven stencil bench #UKFEChat</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">@p24@toot.example&ensp; <a href="https://toot.example/@p24/117644885360653375" class="q" style="color:#566062;text-decoration:underline">Thursday 19 Nov, 20:01, Mastodon</a></p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">P06</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">Hello all, mark-c2, tea is made: drill bench canteen kettle corridor pencil #UKFEChat</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">@p06@toot.example&ensp; <a href="https://toot.example/@p06/117644889292844431" class="q" style="color:#566062;text-decoration:underline">Thursday 19 Nov, 20:02, Mastodon</a></p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">P39</h3>
<p class="q" style="margin:3px 0 0;font-size:14px;line-height:22px;color:#566062">In answer to Hettie: “Q5. What will you try before the holidays, mark-q5?”</p>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">A5. mark-a5x24 timer oven radiator drill cable corridor #UKFEChat</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">@p39@toot.example&ensp; <a href="https://toot.example/@p39/117645078298659062" class="q" style="color:#566062;text-decoration:underline">Thursday 19 Nov, 20:50, Mastodon</a></p>
</div>
</td></tr>
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">What we could read</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">Few posts can mean that little was said, or that we could not reach a place. This tells the two apart.</p>
<div style="margin:18px 0 0"><table style="width:100%;border-collapse:collapse;table-layout:fixed">
<tr><th scope="col" class="q r" style="width:44%;padding:8px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062">Source</th><th scope="col" class="q r" style="width:44px;padding:8px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062;text-align:right">Posts</th><th scope="col" class="q r" style="padding:8px 0 8px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062">State</th></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">letters</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">0</td><td class="w r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#8A3F12">Nothing read there yet</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">exports</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">0</td><td class="w r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#8A3F12">Nothing read there yet</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">127.0.0.1:46869</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">30</td><td class="q r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#566062">Read in full</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">The Staffroom</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">0</td><td class="q r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#566062">Quiet: nobody posted</td></tr>
</table></div>
</td></tr>
<tr><td style="padding:0;font-size:1px;line-height:64px">&nbsp;</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
<table role="presentation" class="t" style="width:100%;border-collapse:collapse;background-color:#F2F0E8"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:0 24px 56px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i s" style="margin:16px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:23px;line-height:31px;font-weight:normal;color:#20282B">Why this is in your inbox</h2>
<p class="i" style="margin:8px 0 0;font-size:15px;line-height:24px;color:#20282B">This went to <strong>you@college.example</strong>. Each reader is told here who asked for it, and when. It comes every day.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="mailto:organiser@college.example?subject=unsubscribe%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">Unsubscribe</a> opens a mail to the organiser, ready to send. Nothing more is asked of you.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Or <a href="mailto:organiser@college.example?subject=monthly%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">have it once a month</a> or <a href="mailto:organiser@college.example?subject=chats%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">have each chat right after it</a> or <a href="mailto:organiser@college.example?subject=pause%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">pause it</a>. The same way: each opens a mail, ready to send.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Answers to this mail are read by its organiser, <a href="mailto:organiser@college.example" class="l" style="color:#17594A;text-decoration:underline">organiser@college.example</a></p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Passed on to you? The way out is that reader’s, not yours. To get #UKFEChat yourself, write to organiser@college.example, with the one word subscribe as its subject.</p>
<p class="q" style="margin:14px 0 0;font-size:15px;line-height:23px;color:#566062">Nothing in here watches you. There are no tracking pictures and no counted clicks; every link goes straight to the place it names.</p>
<p class="q" style="margin:14px 0 0;font-size:15px;line-height:23px;color:#566062">Every post belongs to the person who wrote it. If one of yours should not have been here, now or ever again, write to the same address.</p>
</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
</div>
</main>
</body>
</html>
','#UKFEChat
Edition 1
Thursday 19 to Friday 20 November 2026

Links are numbered, and listed at the end of each part.

New: you can have #UKFEChat in a mail of its own, two hours after the
chat. It stays in here as well. If you would like that, one of the links
at the end of this mail does it.


IN BRIEF

30 posts from 21 people.


THE #UKFEChat HOUR

Thursday 19 November, 20:00 to 21:00 UTC. Hettie asked the questions; 18
people gave 21 answers.

Q1. When did a learner last use your feedback, mark-q1?

    P09
        mark-a1x20 canteen ladder drill corridor stencil oven
        20:02, Mastodon [1]

    P11
        mark-a1x15 seam cable kettle lathe stencil ladder
        20:06, Mastodon [2]

    P39
        mark-a1x10 chalk stencil ladder corridor bench gauge
        20:07, Mastodon [3]

    All 4 answers to Q1 [4]

Q2. What have you stopped writing, mark-q2?

    P18
        mark-a2x6 ladder drill stencil radiator pencil ledger
        20:14, Mastodon [5]

    P01
        mark-a2x16 kettle corridor stencil oven chalk mirror
        20:17, Mastodon [6]

    P12
        mark-a2x11 corridor gauge ladder timer cable stencil
        20:17, Mastodon [7]

    All 4 answers to Q2 [8]

Q3. How is it done in a noisy workshop, mark-q3?

    P18
        mark-a3x17 ladder chalk kettle pencil canteen timer
        20:24, Mastodon [9]

    P17
        mark-a3x12 bench gauge ladder ledger radiator mirror
        20:29, Mastodon [10]

    P13
        mark-a3x22 seam pencil basket chalk drill cable
        20:31, Mastodon [11]

    All 4 answers to Q3 [12]

Q4. Who gives feedback to you, mark-q4?

    P20
        mark-a4x3 cable bench gauge radiator drill timer
        20:35, Mastodon [13]

    P16
        mark-a4x23 lathe basket radiator canteen chalk drill
        20:36, Mastodon [14]

    P25
        mark-a4x8 cable timer seam canteen oven gauge
        20:38, Mastodon [15]

    All 5 answers to Q4 [16]

Q5. What will you try before the holidays, mark-q5?

    P06
        mark-a5x19 radiator drill bench corridor cable stencil
        20:48, Mastodon [17]

    P22
        mark-a5x14 cable apron canteen bench corridor basket
        20:49, Mastodon [18]

    P10
        mark-a5x9 mirror bench stencil lathe pencil timer
        20:50, Mastodon [19]

    All 4 answers to Q5 [20]

In the room: P01, P03, P06, P09, P10, P11, P12, P13, P14 and nine
others.

[1] https://toot.example/@p09/117644888571918765
[2] https://toot.example/@p11/117644906790928403
[3] https://toot.example/@p39/117644908298276500
[4] https://toot.example/@hettie/117644883394623365
[5] https://toot.example/@p18/117644934840335564
[6] https://toot.example/@p01/117644946571324141
[7] https://toot.example/@p12/117644949651475517
[8] https://toot.example/@hettie/117644926648341874
[9] https://toot.example/@p18/117644976259089666
[10] https://toot.example/@p17/117644997099538473
[11] https://toot.example/@p13/117645004767297186
[12] https://toot.example/@hettie/117644969902135729
[13] https://toot.example/@p20/117645018136622021
[14] https://toot.example/@p16/117645021675529284
[15] https://toot.example/@p25/117645031702568593
[16] https://toot.example/@hettie/117645013155897421
[17] https://toot.example/@p06/117645069254690959
[18] https://toot.example/@p22/117645074956352812
[19] https://toot.example/@p10/117645078757391593
[20] https://toot.example/@hettie/117645056409661703


#UKFEChat

Four posts, and 26 more in other sections

P28, @p28@toot.example
    Hello all, mark-c0, tea is made: ledger basket seam kettle oven
    corridor #UKFEChat
    Thursday 19 Nov, 20:00, Mastodon [21]

P24, @p24@toot.example
    Hello all, mark-c1, tea is made: mirror gauge radiator oven stencil
    bench #UKFEChat
    Thursday 19 Nov, 20:01, Mastodon [22]

P06, @p06@toot.example
    Hello all, mark-c2, tea is made: drill bench canteen kettle corridor
    pencil #UKFEChat
    Thursday 19 Nov, 20:02, Mastodon [23]

P39, @p39@toot.example
    In answer to Hettie: “Q5. What will you try before the holidays,
    mark-q5?”
    A5. mark-a5x24 timer oven radiator drill cable corridor #UKFEChat
    Thursday 19 Nov, 20:50, Mastodon [24]

[21] https://toot.example/@p28/117644881428490840
[22] https://toot.example/@p24/117644885360653375
[23] https://toot.example/@p06/117644889292844431
[24] https://toot.example/@p39/117645078298659062


WHAT WE COULD READ

Few posts can mean that little was said, or that we could not reach a
place. This tells the two apart.

letters. Nothing read there yet.
exports. Nothing read there yet.
127.0.0.1:46869, 30 posts. Read in full.
The Staffroom. Quiet: nobody posted.


WHY THIS IS IN YOUR INBOX

This went to you@college.example.
Each reader is told here who asked for it, and when.
It comes every day.

Answers to this mail are read by its organiser,
organiser@college.example

Passed on to you? The way out is that reader’s, not yours. To get
#UKFEChat yourself, write to organiser@college.example, with the one
word subscribe as its subject.

Nothing in here watches you. There are no tracking pictures and no
counted clicks; every link goes straight to the place it names.

Every post belongs to the person who wrote it. If one of yours should
not have been here, now or ever again, write to the same address.

To leave, open this link and send the mail that it makes:
mailto:organiser@college.example?subject=unsubscribe%20chat%20this-is-a-test-and-nobody-is-subscribed-yet

To have it once a month, to have each chat right after it, or to pause
it, do the same with one of these:
mailto:organiser@college.example?subject=monthly%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=chats%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=pause%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
','5066 30572:19:address 30602:52:why 30833 31185 31381 31586','4650:19:address 4671:52:why 5378 5587 5687 5787');
INSERT INTO "variant" VALUES(3,'en','text',0,'#UKFEChat: “Hello all, mark-c0…”, “Hello all, mark-c1…” and 28 more',NULL,'#UKFEChat
Edition 1
Thursday 19 to Friday 20 November 2026

Links are numbered, and listed at the end of each part.

New: you can have #UKFEChat in a mail of its own, two hours after the
chat. It stays in here as well. If you would like that, one of the links
at the end of this mail does it.


IN BRIEF

30 posts from 21 people.


THE #UKFEChat HOUR

Thursday 19 November, 20:00 to 21:00 UTC. Hettie asked the questions; 18
people gave 21 answers.

Q1. When did a learner last use your feedback, mark-q1?

    P09
        mark-a1x20 canteen ladder drill corridor stencil oven
        20:02, Mastodon [1]

    P11
        mark-a1x15 seam cable kettle lathe stencil ladder
        20:06, Mastodon [2]

    P39
        mark-a1x10 chalk stencil ladder corridor bench gauge
        20:07, Mastodon [3]

    All 4 answers to Q1 [4]

Q2. What have you stopped writing, mark-q2?

    P18
        mark-a2x6 ladder drill stencil radiator pencil ledger
        20:14, Mastodon [5]

    P01
        mark-a2x16 kettle corridor stencil oven chalk mirror
        20:17, Mastodon [6]

    P12
        mark-a2x11 corridor gauge ladder timer cable stencil
        20:17, Mastodon [7]

    All 4 answers to Q2 [8]

Q3. How is it done in a noisy workshop, mark-q3?

    P18
        mark-a3x17 ladder chalk kettle pencil canteen timer
        20:24, Mastodon [9]

    P17
        mark-a3x12 bench gauge ladder ledger radiator mirror
        20:29, Mastodon [10]

    P13
        mark-a3x22 seam pencil basket chalk drill cable
        20:31, Mastodon [11]

    All 4 answers to Q3 [12]

Q4. Who gives feedback to you, mark-q4?

    P20
        mark-a4x3 cable bench gauge radiator drill timer
        20:35, Mastodon [13]

    P16
        mark-a4x23 lathe basket radiator canteen chalk drill
        20:36, Mastodon [14]

    P25
        mark-a4x8 cable timer seam canteen oven gauge
        20:38, Mastodon [15]

    All 5 answers to Q4 [16]

Q5. What will you try before the holidays, mark-q5?

    P06
        mark-a5x19 radiator drill bench corridor cable stencil
        20:48, Mastodon [17]

    P22
        mark-a5x14 cable apron canteen bench corridor basket
        20:49, Mastodon [18]

    P10
        mark-a5x9 mirror bench stencil lathe pencil timer
        20:50, Mastodon [19]

    All 4 answers to Q5 [20]

In the room: P01, P03, P06, P09, P10, P11, P12, P13, P14 and nine
others.

[1] https://toot.example/@p09/117644888571918765
[2] https://toot.example/@p11/117644906790928403
[3] https://toot.example/@p39/117644908298276500
[4] https://toot.example/@hettie/117644883394623365
[5] https://toot.example/@p18/117644934840335564
[6] https://toot.example/@p01/117644946571324141
[7] https://toot.example/@p12/117644949651475517
[8] https://toot.example/@hettie/117644926648341874
[9] https://toot.example/@p18/117644976259089666
[10] https://toot.example/@p17/117644997099538473
[11] https://toot.example/@p13/117645004767297186
[12] https://toot.example/@hettie/117644969902135729
[13] https://toot.example/@p20/117645018136622021
[14] https://toot.example/@p16/117645021675529284
[15] https://toot.example/@p25/117645031702568593
[16] https://toot.example/@hettie/117645013155897421
[17] https://toot.example/@p06/117645069254690959
[18] https://toot.example/@p22/117645074956352812
[19] https://toot.example/@p10/117645078757391593
[20] https://toot.example/@hettie/117645056409661703


#UKFEChat

Four posts, and 26 more in other sections

P28, @p28@toot.example
    Hello all, mark-c0, tea is made: ledger basket seam kettle oven
    corridor #UKFEChat
    Thursday 19 Nov, 20:00, Mastodon [21]

P24, @p24@toot.example
    Hello all, mark-c1, tea is made: mirror gauge radiator oven stencil
    bench #UKFEChat
    Thursday 19 Nov, 20:01, Mastodon [22]

P06, @p06@toot.example
    Hello all, mark-c2, tea is made: drill bench canteen kettle corridor
    pencil #UKFEChat
    Thursday 19 Nov, 20:02, Mastodon [23]

P39, @p39@toot.example
    In answer to Hettie: “Q5. What will you try before the holidays,
    mark-q5?”
    A5. mark-a5x24 timer oven radiator drill cable corridor #UKFEChat
    Thursday 19 Nov, 20:50, Mastodon [24]

[21] https://toot.example/@p28/117644881428490840
[22] https://toot.example/@p24/117644885360653375
[23] https://toot.example/@p06/117644889292844431
[24] https://toot.example/@p39/117645078298659062


WHAT WE COULD READ

Few posts can mean that little was said, or that we could not reach a
place. This tells the two apart.

letters. Nothing read there yet.
exports. Nothing read there yet.
127.0.0.1:46869, 30 posts. Read in full.
The Staffroom. Quiet: nobody posted.


WHY THIS IS IN YOUR INBOX

This went to you@college.example.
Each reader is told here who asked for it, and when.
It comes every day.

Answers to this mail are read by its organiser,
organiser@college.example

Passed on to you? The way out is that reader’s, not yours. To get
#UKFEChat yourself, write to organiser@college.example, with the one
word subscribe as its subject.

Nothing in here watches you. There are no tracking pictures and no
counted clicks; every link goes straight to the place it names.

Every post belongs to the person who wrote it. If one of yours should
not have been here, now or ever again, write to the same address.

To leave, open this link and send the mail that it makes:
mailto:organiser@college.example?subject=unsubscribe%20chat%20this-is-a-test-and-nobody-is-subscribed-yet

To have it once a month, to have each chat right after it, or to pause
it, do the same with one of these:
mailto:organiser@college.example?subject=monthly%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=chats%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=pause%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
','','4650:19:address 4671:52:why 5378 5587 5687 5787');
INSERT INTO "variant" VALUES(3,'en','html',1,'#UKFEChat: “Hello all, mark-c0…”, “Hello all, mark-c1…” and 28 more','<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="x-apple-disable-message-reformatting" content="">
<title>#UKFEChat: “Hello all, mark-c0…”, “Hello all, mark-c1…” and 28 more</title>
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
<div role="article" aria-label="#UKFEChat, Edition 1" lang="en" dir="ltr" class="b" style="background-color:#FBFAF6">
<div class="pre" style="display:none;max-height:0;overflow:hidden">Also “Hello all, mark-c2, tea is made”. From P28, P24 and 19 others.&#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; </div>
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="k-blue" style="width:100%;padding:0;font-size:1px;line-height:8px;background-color:#2B5488">&nbsp;</td></tr></table>
<table role="presentation" class="b" style="width:100%;border-collapse:collapse;background-color:#FBFAF6"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:16px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062">Edition 1</td><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062;text-align:right"><a href="mailto:organiser@college.example?subject=unsubscribe%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="q" style="color:#566062;text-decoration:underline">Unsubscribe</a></td></tr></table>
<h1 class="i h1" style="margin:44px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:51px;line-height:56px;font-weight:normal;letter-spacing:-1px;color:#20282B">#UKFEChat</h1>
<p class="q" style="margin:22px 0 0;font-size:15px;line-height:23px;color:#566062">Thursday 19 to Friday 20 November 2026</p>
</td></tr>
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">In brief</h2>
<p class="i s lead" style="margin:12px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:22px;line-height:33px;color:#20282B">30 posts from 21 people.</p>
</td></tr>
<tr><td style="padding:0;font-size:1px;line-height:64px">&nbsp;</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
<table role="presentation" class="t" style="width:100%;border-collapse:collapse;background-color:#F2F0E8"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:0 24px 52px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-blue" style="width:56px;border-top:5px solid #2B5488;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">The #UKFEChat hour</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">Thursday 19 November, 20:00 to 21:00 UTC. 18 people gave 21 answers.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">You have had this hour in a mail of its own. <a href="http://127.0.0.1:46869/tags/UKFEChat" class="l" style="color:#17594A;text-decoration:underline">#UKFEChat on 127.0.0.1</a></p>
</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
<table role="presentation" class="b" style="width:100%;border-collapse:collapse;background-color:#FBFAF6"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-blue" style="width:56px;border-top:5px solid #2B5488;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="c-blue h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#2B5488">#UKFEChat</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">3 of 4 posts, and 26 more in other sections</p>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">P28</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">Hello all, mark-c0, tea is made: ledger basket seam kettle oven corridor #UKFEChat</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">@p28@toot.example&ensp; <a href="https://toot.example/@p28/117644881428490840" class="q" style="color:#566062;text-decoration:underline">Thursday 19 Nov, 20:00, Mastodon</a></p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">P24</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">Hello all, mark-c1, tea is made: mirror gauge radiator oven stencil bench #UKFEChat</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">@p24@toot.example&ensp; <a href="https://toot.example/@p24/117644885360653375" class="q" style="color:#566062;text-decoration:underline">Thursday 19 Nov, 20:01, Mastodon</a></p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">P06</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">Hello all, mark-c2, tea is made: drill bench canteen kettle corridor pencil #UKFEChat</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">@p06@toot.example&ensp; <a href="https://toot.example/@p06/117644889292844431" class="q" style="color:#566062;text-decoration:underline">Thursday 19 Nov, 20:02, Mastodon</a></p>
</div>
<p class="q" style="margin:32px 0 0;font-size:15px;line-height:23px;color:#566062"><a href="http://127.0.0.1:46869/tags/UKFEChat" class="l" style="color:#17594A;text-decoration:underline">One more under #UKFEChat on 127.0.0.1</a></p>
</td></tr>
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">What we could read</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">Few posts can mean that little was said, or that we could not reach a place. This tells the two apart.</p>
<div style="margin:18px 0 0"><table style="width:100%;border-collapse:collapse;table-layout:fixed">
<tr><th scope="col" class="q r" style="width:44%;padding:8px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062">Source</th><th scope="col" class="q r" style="width:44px;padding:8px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062;text-align:right">Posts</th><th scope="col" class="q r" style="padding:8px 0 8px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062">State</th></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">letters</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">0</td><td class="w r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#8A3F12">Nothing read there yet</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">exports</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">0</td><td class="w r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#8A3F12">Nothing read there yet</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">127.0.0.1:46869</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">30</td><td class="q r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#566062">Read in full</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">The Staffroom</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">0</td><td class="q r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#566062">Quiet: nobody posted</td></tr>
</table></div>
</td></tr>
<tr><td style="padding:0;font-size:1px;line-height:64px">&nbsp;</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
<table role="presentation" class="t" style="width:100%;border-collapse:collapse;background-color:#F2F0E8"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:0 24px 56px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i s" style="margin:16px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:23px;line-height:31px;font-weight:normal;color:#20282B">Why this is in your inbox</h2>
<p class="i" style="margin:8px 0 0;font-size:15px;line-height:24px;color:#20282B">This went to <strong>you@college.example</strong>. Each reader is told here who asked for it, and when. It comes every day.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="mailto:organiser@college.example?subject=unsubscribe%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">Unsubscribe</a> opens a mail to the organiser, ready to send. Nothing more is asked of you.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Or <a href="mailto:organiser@college.example?subject=monthly%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">have it once a month</a> or <a href="mailto:organiser@college.example?subject=weekly%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">have chats with the digest alone</a> or <a href="mailto:organiser@college.example?subject=pause%20chat%20this-is-a-test-and-nobody-is-subscribed-yet" class="l" style="color:#17594A;text-decoration:underline">pause it</a>. The same way: each opens a mail, ready to send.</p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Answers to this mail are read by its organiser, <a href="mailto:organiser@college.example" class="l" style="color:#17594A;text-decoration:underline">organiser@college.example</a></p>
<p class="i" style="margin:14px 0 0;font-size:15px;line-height:24px;color:#20282B">Passed on to you? The way out is that reader’s, not yours. To get #UKFEChat yourself, write to organiser@college.example, with the one word subscribe as its subject.</p>
<p class="q" style="margin:14px 0 0;font-size:15px;line-height:23px;color:#566062">Nothing in here watches you. There are no tracking pictures and no counted clicks; every link goes straight to the place it names.</p>
<p class="q" style="margin:14px 0 0;font-size:15px;line-height:23px;color:#566062">Every post belongs to the person who wrote it. If one of yours should not have been here, now or ever again, write to the same address.</p>
</td></tr>
</table></div><!--[if mso]></td></tr></table><![endif]--></td></tr></table>
</div>
</main>
</body>
</html>
','#UKFEChat
Edition 1
Thursday 19 to Friday 20 November 2026

Links are numbered, and listed at the end of each part.


IN BRIEF

30 posts from 21 people.


THE #UKFEChat HOUR

Thursday 19 November, 20:00 to 21:00 UTC. 18 people gave 21 answers.

You have had this hour in a mail of its own.
    #UKFEChat on 127.0.0.1 [1]

[1] http://127.0.0.1:46869/tags/UKFEChat


#UKFEChat

3 of 4 posts, and 26 more in other sections

P28, @p28@toot.example
    Hello all, mark-c0, tea is made: ledger basket seam kettle oven
    corridor #UKFEChat
    Thursday 19 Nov, 20:00, Mastodon [2]

P24, @p24@toot.example
    Hello all, mark-c1, tea is made: mirror gauge radiator oven stencil
    bench #UKFEChat
    Thursday 19 Nov, 20:01, Mastodon [3]

P06, @p06@toot.example
    Hello all, mark-c2, tea is made: drill bench canteen kettle corridor
    pencil #UKFEChat
    Thursday 19 Nov, 20:02, Mastodon [4]

One more under #UKFEChat on 127.0.0.1 [5]

[2] https://toot.example/@p28/117644881428490840
[3] https://toot.example/@p24/117644885360653375
[4] https://toot.example/@p06/117644889292844431
[5] http://127.0.0.1:46869/tags/UKFEChat


WHAT WE COULD READ

Few posts can mean that little was said, or that we could not reach a
place. This tells the two apart.

letters. Nothing read there yet.
exports. Nothing read there yet.
127.0.0.1:46869, 30 posts. Read in full.
The Staffroom. Quiet: nobody posted.


WHY THIS IS IN YOUR INBOX

This went to you@college.example.
Each reader is told here who asked for it, and when.
It comes every day.

Answers to this mail are read by its organiser,
organiser@college.example

Passed on to you? The way out is that reader’s, not yours. To get
#UKFEChat yourself, write to organiser@college.example, with the one
word subscribe as its subject.

Nothing in here watches you. There are no tracking pictures and no
counted clicks; every link goes straight to the place it names.

Every post belongs to the person who wrote it. If one of yours should
not have been here, now or ever again, write to the same address.

To leave, open this link and send the mail that it makes:
mailto:organiser@college.example?subject=unsubscribe%20chat%20this-is-a-test-and-nobody-is-subscribed-yet

To have it once a month, to have chats with the digest alone, or to
pause it, do the same with one of these:
mailto:organiser@college.example?subject=monthly%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=weekly%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=pause%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
','5018 18443:19:address 18473:52:why 18704 19056 19253 19461','1436:19:address 1457:52:why 2164 2376 2477 2577');
INSERT INTO "variant" VALUES(3,'en','text',1,'#UKFEChat: “Hello all, mark-c0…”, “Hello all, mark-c1…” and 28 more',NULL,'#UKFEChat
Edition 1
Thursday 19 to Friday 20 November 2026

Links are numbered, and listed at the end of each part.


IN BRIEF

30 posts from 21 people.


THE #UKFEChat HOUR

Thursday 19 November, 20:00 to 21:00 UTC. 18 people gave 21 answers.

You have had this hour in a mail of its own.
    #UKFEChat on 127.0.0.1 [1]

[1] http://127.0.0.1:46869/tags/UKFEChat


#UKFEChat

3 of 4 posts, and 26 more in other sections

P28, @p28@toot.example
    Hello all, mark-c0, tea is made: ledger basket seam kettle oven
    corridor #UKFEChat
    Thursday 19 Nov, 20:00, Mastodon [2]

P24, @p24@toot.example
    Hello all, mark-c1, tea is made: mirror gauge radiator oven stencil
    bench #UKFEChat
    Thursday 19 Nov, 20:01, Mastodon [3]

P06, @p06@toot.example
    Hello all, mark-c2, tea is made: drill bench canteen kettle corridor
    pencil #UKFEChat
    Thursday 19 Nov, 20:02, Mastodon [4]

One more under #UKFEChat on 127.0.0.1 [5]

[2] https://toot.example/@p28/117644881428490840
[3] https://toot.example/@p24/117644885360653375
[4] https://toot.example/@p06/117644889292844431
[5] http://127.0.0.1:46869/tags/UKFEChat


WHAT WE COULD READ

Few posts can mean that little was said, or that we could not reach a
place. This tells the two apart.

letters. Nothing read there yet.
exports. Nothing read there yet.
127.0.0.1:46869, 30 posts. Read in full.
The Staffroom. Quiet: nobody posted.


WHY THIS IS IN YOUR INBOX

This went to you@college.example.
Each reader is told here who asked for it, and when.
It comes every day.

Answers to this mail are read by its organiser,
organiser@college.example

Passed on to you? The way out is that reader’s, not yours. To get
#UKFEChat yourself, write to organiser@college.example, with the one
word subscribe as its subject.

Nothing in here watches you. There are no tracking pictures and no
counted clicks; every link goes straight to the place it names.

Every post belongs to the person who wrote it. If one of yours should
not have been here, now or ever again, write to the same address.

To leave, open this link and send the mail that it makes:
mailto:organiser@college.example?subject=unsubscribe%20chat%20this-is-a-test-and-nobody-is-subscribed-yet

To have it once a month, to have chats with the digest alone, or to
pause it, do the same with one of these:
mailto:organiser@college.example?subject=monthly%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=weekly%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
mailto:organiser@college.example?subject=pause%20chat%20this-is-a-test-and-nobody-is-subscribed-yet
','','1436:19:address 1457:52:why 2164 2376 2477 2577');
INSERT INTO "variant" VALUES(4,'en','html',0,'#JoyFE: “Your next week JoyFE”, “Our joinery exam pieces” and 9 more','<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="x-apple-disable-message-reformatting" content="">
<title>#JoyFE: “Your next week JoyFE”, “Our joinery exam pieces” and 9 more</title>
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
<div class="pre" style="display:none;max-height:0;overflow:hidden">Also “How do you begin a double lesson?”, “Look at this lathe jig JoyFE” and “A quick poll JoyFE”. From The Staffroom, Ben Okoro and six others.&#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; &#8199;&#847; </div>
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="k-blue" style="width:100%;padding:0;font-size:1px;line-height:8px;background-color:#2B5488">&nbsp;</td></tr></table>
<table role="presentation" class="b" style="width:100%;border-collapse:collapse;background-color:#FBFAF6"><tr><td style="padding:0"><!--[if mso]><table role="presentation" align="center" width="620" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<div style="max-width:620px;margin:0 auto"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed;word-wrap:break-word">
<tr><td style="padding:16px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062">Edition 2</td><td class="q" style="padding:0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:14px;line-height:22px;color:#566062;text-align:right"><a href="mailto:organiser@college.example?subject=unsubscribe%20weekly%20this-is-a-test-and-nobody-is-subscribed-yet" class="q" style="color:#566062;text-decoration:underline">Unsubscribe</a></td></tr></table>
<h1 class="i h1" style="margin:44px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:51px;line-height:56px;font-weight:normal;letter-spacing:-1px;color:#20282B">#JoyFE</h1>
<p class="q" style="margin:22px 0 0;font-size:15px;line-height:23px;color:#566062">Monday 16 to Monday 23 November 2026</p>
</td></tr>
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">In brief</h2>
<p class="i s lead" style="margin:12px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:22px;line-height:33px;color:#20282B">11 posts from eight people.</p>
<h3 class="i" style="margin:28px 0 0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">Posts by day</h3>
<div style="margin:8px 0 0"><table style="width:100%;border-collapse:collapse;table-layout:fixed">
<tr><th scope="row" class="q" style="width:62px;padding:6px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:normal;text-align:left">Mon 16</th><td style="padding:6px 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="i" style="padding:0 0 0 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:bold;color:#20282B">0</td></tr></table></td></tr>
<tr><th scope="row" class="q" style="width:62px;padding:6px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:normal;text-align:left">Tue 17</th><td style="padding:6px 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="k-bar" style="width:13%;padding:0;font-size:1px;line-height:16px;background-color:#83958B">&nbsp;</td><td class="i" style="padding:0 0 0 9px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:bold;color:#20282B">2</td></tr></table></td></tr>
<tr><th scope="row" class="q" style="width:62px;padding:6px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:normal;text-align:left">Wed 18</th><td style="padding:6px 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="k-blue" style="width:60%;padding:0;font-size:1px;line-height:16px;background-color:#2B5488">&nbsp;</td><td class="i" style="padding:0 0 0 9px;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:bold;color:#20282B">9</td></tr></table></td></tr>
<tr><th scope="row" class="q" style="width:62px;padding:6px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:normal;text-align:left">Thu 19</th><td style="padding:6px 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="i" style="padding:0 0 0 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:bold;color:#20282B">0</td></tr></table></td></tr>
<tr><th scope="row" class="q" style="width:62px;padding:6px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:normal;text-align:left">Fri 20</th><td style="padding:6px 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="i" style="padding:0 0 0 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:bold;color:#20282B">0</td></tr></table></td></tr>
<tr><th scope="row" class="q" style="width:62px;padding:6px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:normal;text-align:left">Sat 21</th><td style="padding:6px 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="i" style="padding:0 0 0 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:bold;color:#20282B">0</td></tr></table></td></tr>
<tr><th scope="row" class="q" style="width:62px;padding:6px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:normal;text-align:left">Sun 22</th><td style="padding:6px 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="i" style="padding:0 0 0 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;font-size:15px;line-height:16px;color:#566062;font-weight:bold;color:#20282B">0</td></tr></table></td></tr>
</table></div>
</td></tr>
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-blue" style="width:56px;border-top:5px solid #2B5488;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="c-blue h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#2B5488">#JoyFE</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">11 posts</p>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">Ada</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">We did mark-green today #JoyFE</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">@ada@toot.example&ensp; <a href="https://toot.example/@ada/117630959616043271" class="q" style="color:#566062;text-decoration:underline">Tuesday 17 Nov, 09:00, Mastodon</a></p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">Ida Berg</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">A jig for the lathe #JoyFE</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062"><a href="https://sheet.example/1" class="q" style="color:#566062;text-decoration:underline">Tuesday 17 Nov, 11:00, sheet.example</a></p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">Ben Okoro</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B"><a href="https://www.facebook.com/groups/98765/posts/445566/" class="l" style="color:#17594A;text-decoration:underline">Look at this lathe jig #JoyFE</a></p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">In FE Makers, a closed group that agreed to be quoted (1 November 2026, moderators)</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062"><a href="https://www.facebook.com/groups/98765/posts/445566/" class="q" style="color:#566062;text-decoration:underline">Wednesday 18 Nov, 08:15, Facebook</a></p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">Ben Okoro</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B"><a href="https://www.facebook.com/groups/98765/posts/778899/" class="l" style="color:#17594A;text-decoration:underline">Look at this lathe jig #JoyFE</a></p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">In FE Makers, a closed group that agreed to be quoted (1 November 2026, moderators)</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062"><a href="https://www.facebook.com/groups/98765/posts/778899/" class="q" style="color:#566062;text-decoration:underline">Wednesday 18 Nov, 08:15, Facebook</a></p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">Ben Okoro</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B"><a href="https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/" class="l" style="color:#17594A;text-decoration:underline">How do you begin a double lesson?</a></p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">In SET members, a closed group that agreed to be quoted (1 November 2026, moderators)</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062"><a href="https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/" class="q" style="color:#566062;text-decoration:underline">Wednesday 18 Nov, 08:15, LinkedIn</a></p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">Efa Jones</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B"><a href="https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/" class="l" style="color:#17594A;text-decoration:underline">Our joinery exam pieces, and what went wrong #JoyFE</a></p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">In SET members, a closed group that agreed to be quoted (1 November 2026, moderators)</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062"><a href="https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/" class="q" style="color:#566062;text-decoration:underline">Wednesday 18 Nov, 08:15, LinkedIn</a></p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">Nell Hughes</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B"><a href="https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/" class="l" style="color:#17594A;text-decoration:underline">A quick poll #JoyFE</a></p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">In SET members, a closed group that agreed to be quoted (1 November 2026, moderators)</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062"><a href="https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/" class="q" style="color:#566062;text-decoration:underline">Wednesday 18 Nov, 08:15, LinkedIn</a></p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">The Staffroom</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px"><a href="https://mailchi.mp/staffroom/the-week-in-fe-5310302" class="l" style="color:#17594A;text-decoration:underline">Your next week #JoyFE</a></p>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B"><strong>What we tried</strong></p>
<p class="i s" style="margin:12px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">Retrieval practice with wet hands: 26 plumbers say. Read the whole story or <a href="https://staffroom.example/stories/wet-hands" class="l" style="color:#17594A;text-decoration:underline">our page</a>.</p>
<p class="i s" style="margin:12px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">See you on Friday.</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">Wednesday 18 Nov, 08:15</p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">The Staffroom</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px"><a href="https://mailchi.mp/staffroom/the-week-in-fe-5310252" class="l" style="color:#17594A;text-decoration:underline">The week in FE #JoyFE</a></p>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B"><strong>What we tried</strong></p>
<p class="i s" style="margin:12px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">Retrieval practice with wet hands: 21 plumbers say. Read the whole story or <a href="https://staffroom.example/stories/wet-hands" class="l" style="color:#17594A;text-decoration:underline">our page</a>.</p>
<p class="i s" style="margin:12px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">See you on Friday.</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">Wednesday 18 Nov, 08:15</p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">The Staffroom</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:28px"><a href="https://mailchi.mp/staffroom/the-week-in-fe-5310272" class="l" style="color:#17594A;text-decoration:underline">The week in FE 2 #JoyFE</a></p>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B"><strong>What we tried</strong></p>
<p class="i s" style="margin:12px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">Retrieval practice with wet hands: 23 plumbers say. Read the whole story or <a href="https://staffroom.example/stories/wet-hands" class="l" style="color:#17594A;text-decoration:underline">our page</a>.</p>
<p class="i s" style="margin:12px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">See you on Friday.</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">Wednesday 18 Nov, 08:15</p>
</div>
<div style="margin:32px 0 0">
<h3 class="i" style="margin:0;font-size:15px;line-height:22px;font-weight:bold;color:#20282B">Ida Berg</h3>
<p class="i s" style="margin:3px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:17px;line-height:27px;color:#20282B">Said at the gate #JoyFE</p>
<p class="q" style="margin:6px 0 0;font-size:14px;line-height:22px;color:#566062">Wednesday 18 Nov, 12:00, a table</p>
</div>
</td></tr>
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">Events ahead</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">All times are those of UTC. A calendar file comes with this mail and has them, too.</p>
<div style="margin:28px 0 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td style="width:68px;padding:2px 0 0;vertical-align:top;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif"><p class="q" style="margin:0;font-size:14px;line-height:20px;color:#566062">Sat</p><p class="i s" style="margin:0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:40px;line-height:42px;color:#20282B">5</p><p class="q" style="margin:0;font-size:14px;line-height:20px;color:#566062">Dec</p></td><td style="padding:0;vertical-align:top;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif"><h3 class="i s" style="margin:0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:27px;font-weight:normal;color:#20282B">openday</h3><p class="i" style="margin:4px 0 0;font-size:15px;line-height:24px;color:#20282B">10:00 to 12:00</p><p style="margin:4px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="https://college.example/open" class="l" style="color:#17594A;text-decoration:underline">More at college.example</a></p></td></tr></table></div>
</td></tr>
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">What we could read</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">Few posts can mean that little was said, or that we could not reach a place. This tells the two apart.</p>
<div style="margin:18px 0 0"><table style="width:100%;border-collapse:collapse;table-layout:fixed">
<tr><th scope="col" class="q r" style="width:44%;padding:8px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062">Source</th><th scope="col" class="q r" style="width:44px;padding:8px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062;text-align:right">Posts</th><th scope="col" class="q r" style="padding:8px 0 8px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:14px;line-height:22px;color:#566062">State</th></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">127.0.0.1:46869</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">1</td><td class="q r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#566062">Read in full</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">letters</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">8</td><td class="q r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#566062">Read in full</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">exports</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">2</td><td class="q r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#566062">Read in full</td></tr>
<tr><th scope="row" class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B">The Staffroom</th><td class="i r" style="padding:9px 0;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;text-align:right">0</td><td class="q r" style="padding:9px 0 9px 16px;border-bottom:1px solid #D9D6CB;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif;vertical-align:top;font-weight:normal;text-align:left;font-size:15px;line-height:22px;color:#20282B;color:#566062">Quiet: nobody posted</td></tr>
</table></div>
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

Links are numbered, and listed at the end of each part.


IN BRIEF

11 posts from eight people.

Day by day: 0 on Monday 16, 2 on Tuesday 17, 9 on Wednesday 18, 0 on
Thursday 19, 0 on Friday 20, 0 on Saturday 21, 0 on Sunday 22.


#JoyFE

11 posts

Ada, @ada@toot.example
    We did mark-green today #JoyFE
    Tuesday 17 Nov, 09:00, Mastodon [1]

Ida Berg
    A jig for the lathe #JoyFE
    Tuesday 17 Nov, 11:00, sheet.example [2]

Ben Okoro
    Look at this lathe jig #JoyFE [3]
    Wednesday 18 Nov, 08:15, Facebook [3]
    In FE Makers, a closed group that agreed to be quoted (1 November
    2026, moderators)

Ben Okoro
    Look at this lathe jig #JoyFE [4]
    Wednesday 18 Nov, 08:15, Facebook [4]
    In FE Makers, a closed group that agreed to be quoted (1 November
    2026, moderators)

Ben Okoro
    How do you begin a double lesson? [5]
    Wednesday 18 Nov, 08:15, LinkedIn [5]
    In SET members, a closed group that agreed to be quoted (1 November
    2026, moderators)

Efa Jones
    Our joinery exam pieces, and what went wrong #JoyFE [6]
    Wednesday 18 Nov, 08:15, LinkedIn [6]
    In SET members, a closed group that agreed to be quoted (1 November
    2026, moderators)

Nell Hughes
    A quick poll #JoyFE [7]
    Wednesday 18 Nov, 08:15, LinkedIn [7]
    In SET members, a closed group that agreed to be quoted (1 November
    2026, moderators)

The Staffroom
    Your next week #JoyFE [8]
    What we tried

    Retrieval practice with wet hands: 26 plumbers say. Read the whole
    story or our page [9].

    See you on Friday.
    Wednesday 18 Nov, 08:15

The Staffroom
    The week in FE #JoyFE [10]
    What we tried

    Retrieval practice with wet hands: 21 plumbers say. Read the whole
    story or our page [9].

    See you on Friday.
    Wednesday 18 Nov, 08:15

The Staffroom
    The week in FE 2 #JoyFE [11]
    What we tried

    Retrieval practice with wet hands: 23 plumbers say. Read the whole
    story or our page [9].

    See you on Friday.
    Wednesday 18 Nov, 08:15

Ida Berg
    Said at the gate #JoyFE
    Wednesday 18 Nov, 12:00, a table

[1] https://toot.example/@ada/117630959616043271
[2] https://sheet.example/1
[3] https://www.facebook.com/groups/98765/posts/445566/
[4] https://www.facebook.com/groups/98765/posts/778899/
[5] https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/
[6] https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/
[7] https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/
[8] https://mailchi.mp/staffroom/the-week-in-fe-5310302
[9] https://staffroom.example/stories/wet-hands
[10] https://mailchi.mp/staffroom/the-week-in-fe-5310252
[11] https://mailchi.mp/staffroom/the-week-in-fe-5310272


EVENTS AHEAD

All times are those of UTC. A calendar file comes with this mail and has
them, too.

Saturday 5 December, 10:00 to 12:00
    openday
    More at college.example [12]

[12] https://college.example/open


WHAT WE COULD READ

Few posts can mean that little was said, or that we could not reach a
place. This tells the two apart.

127.0.0.1:46869, 1 post. Read in full.
letters, 8 posts. Read in full.
exports, 2 posts. Read in full.
The Staffroom. Quiet: nobody posted.


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
','5098 31102:19:address 31132:52:why 31366 31720 31918','3336:19:address 3357:52:why 4064 4241 4343');
INSERT INTO "variant" VALUES(4,'en','text',0,'#JoyFE: “Your next week JoyFE”, “Our joinery exam pieces” and 9 more',NULL,'#JoyFE
Edition 2
Monday 16 to Monday 23 November 2026

Links are numbered, and listed at the end of each part.


IN BRIEF

11 posts from eight people.

Day by day: 0 on Monday 16, 2 on Tuesday 17, 9 on Wednesday 18, 0 on
Thursday 19, 0 on Friday 20, 0 on Saturday 21, 0 on Sunday 22.


#JoyFE

11 posts

Ada, @ada@toot.example
    We did mark-green today #JoyFE
    Tuesday 17 Nov, 09:00, Mastodon [1]

Ida Berg
    A jig for the lathe #JoyFE
    Tuesday 17 Nov, 11:00, sheet.example [2]

Ben Okoro
    Look at this lathe jig #JoyFE [3]
    Wednesday 18 Nov, 08:15, Facebook [3]
    In FE Makers, a closed group that agreed to be quoted (1 November
    2026, moderators)

Ben Okoro
    Look at this lathe jig #JoyFE [4]
    Wednesday 18 Nov, 08:15, Facebook [4]
    In FE Makers, a closed group that agreed to be quoted (1 November
    2026, moderators)

Ben Okoro
    How do you begin a double lesson? [5]
    Wednesday 18 Nov, 08:15, LinkedIn [5]
    In SET members, a closed group that agreed to be quoted (1 November
    2026, moderators)

Efa Jones
    Our joinery exam pieces, and what went wrong #JoyFE [6]
    Wednesday 18 Nov, 08:15, LinkedIn [6]
    In SET members, a closed group that agreed to be quoted (1 November
    2026, moderators)

Nell Hughes
    A quick poll #JoyFE [7]
    Wednesday 18 Nov, 08:15, LinkedIn [7]
    In SET members, a closed group that agreed to be quoted (1 November
    2026, moderators)

The Staffroom
    Your next week #JoyFE [8]
    What we tried

    Retrieval practice with wet hands: 26 plumbers say. Read the whole
    story or our page [9].

    See you on Friday.
    Wednesday 18 Nov, 08:15

The Staffroom
    The week in FE #JoyFE [10]
    What we tried

    Retrieval practice with wet hands: 21 plumbers say. Read the whole
    story or our page [9].

    See you on Friday.
    Wednesday 18 Nov, 08:15

The Staffroom
    The week in FE 2 #JoyFE [11]
    What we tried

    Retrieval practice with wet hands: 23 plumbers say. Read the whole
    story or our page [9].

    See you on Friday.
    Wednesday 18 Nov, 08:15

Ida Berg
    Said at the gate #JoyFE
    Wednesday 18 Nov, 12:00, a table

[1] https://toot.example/@ada/117630959616043271
[2] https://sheet.example/1
[3] https://www.facebook.com/groups/98765/posts/445566/
[4] https://www.facebook.com/groups/98765/posts/778899/
[5] https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000001/
[6] https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000002/
[7] https://www.linkedin.com/feed/update/urn:li:groupPost:12345-7395000000000000009/
[8] https://mailchi.mp/staffroom/the-week-in-fe-5310302
[9] https://staffroom.example/stories/wet-hands
[10] https://mailchi.mp/staffroom/the-week-in-fe-5310252
[11] https://mailchi.mp/staffroom/the-week-in-fe-5310272


EVENTS AHEAD

All times are those of UTC. A calendar file comes with this mail and has
them, too.

Saturday 5 December, 10:00 to 12:00
    openday
    More at college.example [12]

[12] https://college.example/open


WHAT WE COULD READ

Few posts can mean that little was said, or that we could not reach a
place. This tells the two apart.

127.0.0.1:46869, 1 post. Read in full.
letters, 8 posts. Read in full.
exports, 2 posts. Read in full.
The Staffroom. Quiet: nobody posted.


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
','','3336:19:address 3357:52:why 4064 4241 4343');
INSERT INTO "variant" VALUES(5,'en','html',0,'#JoyFE: “We did mark-late today JoyFE”','<!DOCTYPE html>
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
<tr><td style="padding:64px 24px 0;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif">
<table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td class="e-ink" style="width:56px;border-top:5px solid #20282B;padding:0;font-size:1px;line-height:1px">&nbsp;</td><td class="r" style="border-top:1px solid #D9D6CB;padding:0;font-size:1px;line-height:1px">&nbsp;</td></tr></table>
<h2 class="i h2 s" style="margin:15px 0 0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:31px;line-height:38px;font-weight:normal;letter-spacing:-.3px;color:#20282B">Events ahead</h2>
<p class="q" style="margin:5px 0 0;font-size:15px;line-height:23px;color:#566062">All times are those of UTC. A calendar file comes with this mail and has them, too.</p>
<div style="margin:28px 0 0"><table role="presentation" style="width:100%;border-collapse:collapse;table-layout:fixed"><tr><td style="width:68px;padding:2px 0 0;vertical-align:top;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif"><p class="q" style="margin:0;font-size:14px;line-height:20px;color:#566062">Sat</p><p class="i s" style="margin:0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:40px;line-height:42px;color:#20282B">5</p><p class="q" style="margin:0;font-size:14px;line-height:20px;color:#566062">Dec</p></td><td style="padding:0;vertical-align:top;font-family:''Segoe UI'',Seravek,''Open Sans'',''Noto Sans'',Roboto,''Helvetica Neue'',Arial,sans-serif"><h3 class="i s" style="margin:0;font-family:''Palatino Linotype'',Palatino,''Book Antiqua'',P052,Georgia,serif;font-size:20px;line-height:27px;font-weight:normal;color:#20282B">openday</h3><p class="i" style="margin:4px 0 0;font-size:15px;line-height:24px;color:#20282B">10:00 to 12:00</p><p style="margin:4px 0 0;font-size:15px;line-height:24px;color:#20282B"><a href="https://college.example/open" class="l" style="color:#17594A;text-decoration:underline">More at college.example</a></p></td></tr></table></div>
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


EVENTS AHEAD

All times are those of UTC. A calendar file comes with this mail and has
them, too.

Saturday 5 December, 10:00 to 12:00
    openday
    More at college.example [2]

[2] https://college.example/open


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
','4695 9724:19:address 9754:52:why 9988 10342 10540','544:19:address 565:52:why 1272 1449 1551');
INSERT INTO "variant" VALUES(5,'en','text',0,'#JoyFE: “We did mark-late today JoyFE”',NULL,'#JoyFE
Edition 3
Monday 23 to Monday 30 November 2026
One post from one person

Links are numbered, and listed at the end of each part.


Ada, @ada@toot.example
    We did mark-late today #JoyFE
    Wednesday 25 Nov, 09:00, Mastodon [1]

[1] https://toot.example/@ada/117676258099208640


EVENTS AHEAD

All times are those of UTC. A calendar file comes with this mail and has
them, too.

Saturday 5 December, 10:00 to 12:00
    openday
    More at college.example [2]

[2] https://college.example/open


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
','','544:19:address 565:52:why 1272 1449 1551');
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
INSERT INTO "verdict" VALUES(5,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(6,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(7,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(8,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(9,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(10,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(11,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(12,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(13,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(14,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(15,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(16,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(17,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(18,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(19,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(20,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(21,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(22,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(23,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(24,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(25,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(26,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(27,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(28,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(29,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(30,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(31,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(32,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(33,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(34,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(35,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(36,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(37,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(38,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(39,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(40,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(41,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(42,'chat',1,NULL,'4237fa78189415800eea7e5b351331e37f12e5fd2c6538fa42fc269c6cc3ae77');
INSERT INTO "verdict" VALUES(43,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(44,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(45,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(46,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
INSERT INTO "verdict" VALUES(47,'weekly',1,NULL,'b27ddc375d0736124dfcda31db30f5014817d5f0e455478db9a082ca159b5a8d');
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
CREATE INDEX event_start ON event (start_s);
CREATE INDEX edition_post_edition ON edition_post (edition, post, shown);
CREATE INDEX import_next_post ON import_next (post);
COMMIT;
