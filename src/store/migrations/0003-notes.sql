-- What the edition showed of the digest's note_file: SHA-256 of the file, in hex; '': nothing, since
-- an earlier edition did and the file was still the same; NULL: there was none.
ALTER TABLE edition ADD COLUMN note TEXT;
