-- The note_file of the digest as it was when the edition was frozen, whether that showed it or an
-- earlier one did: SHA-256 in hex; NULL: there was none.
ALTER TABLE edition ADD COLUMN note TEXT;
