-- Whether somebody has each chat at once, in an edition of its own: 1, or 0 for with the digest; NULL
-- where nobody said, and whoever the ini names has it (store/subscribers).
ALTER TABLE subscription ADD COLUMN chats {int};

-- Which chats of an edition a reader has had in editions of their own: bit by bit, as the edition
-- counts them (model/draft_chat).
ALTER TABLE delivery ADD COLUMN apart {int} NOT NULL DEFAULT 0;

-- An edition rendered for one language, format and set of chats that are left out of it; retention
-- deletes the rows.
ALTER TABLE variant RENAME TO variant_1;
CREATE TABLE variant (
	edition {int} NOT NULL REFERENCES edition (id),
	language TEXT NOT NULL,
	format TEXT NOT NULL,
	apart {int} NOT NULL DEFAULT 0,
	subject TEXT NOT NULL,
	html TEXT,
	text TEXT NOT NULL,
	html_places TEXT NOT NULL, -- where a reader's token goes: bytes from the start, "120 4711"
	text_places TEXT NOT NULL,
	PRIMARY KEY (edition, language, format, apart)
) {strict};
INSERT INTO variant (edition, language, format, subject, html, text, html_places, text_places)
	SELECT edition, language, format, subject, html, text, html_places, text_places FROM variant_1;
DROP TABLE variant_1;
