-- A key is a claim: of two posts that link to one page each has its address. By which rule a post
-- that was stored before got the key (dedup/match); NULL: it came with it.
ALTER TABLE post_key RENAME TO post_key_1;
DROP INDEX post_key_post;
CREATE TABLE post_key (
	key TEXT NOT NULL,
	post {int} NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	strength {int} NOT NULL,
	home TEXT,
	source {int} NOT NULL REFERENCES source (id), -- who claimed it first
	first_s {int} NOT NULL,
	rule TEXT,
	PRIMARY KEY (key, post)
) {strict};
INSERT INTO post_key (key, post, strength, home, source, first_s)
	SELECT key, post, strength, home, source, first_s FROM post_key_1;
DROP TABLE post_key_1;
CREATE INDEX post_key_post ON post_key (post);

-- A number for the words and whose they are in which source (dedup/wording); NULL: too few.
ALTER TABLE post ADD COLUMN words {int};
CREATE INDEX post_words ON post (words) WHERE words IS NOT NULL;
