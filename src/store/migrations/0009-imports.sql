-- How far an export was read, for one source: under a hash of which bytes it has and of what it is
-- read for. None of its names is kept.
CREATE TABLE import (
	source {int} NOT NULL REFERENCES source (id) ON DELETE CASCADE,
	name TEXT NOT NULL,
	part {int} NOT NULL, -- the number of its part, from 1
	items {int} NOT NULL, -- how many of that part's items were read
	counts TEXT NOT NULL, -- what became of all until there, JSON (flow/intake): numbers alone
	is_done {int} NOT NULL CHECK (is_done IN (0, 1)),
	changed_s {int} NOT NULL,
	PRIMARY KEY (source, name)
) {strict};

-- What was imported for the next edition, whenever it was published; which edition has it says
-- edition_post.
CREATE TABLE import_next (
	digest TEXT NOT NULL,
	post {int} NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	PRIMARY KEY (digest, post)
) {strict};
CREATE INDEX import_next_post ON import_next (post);
