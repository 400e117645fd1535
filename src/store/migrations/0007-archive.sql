-- What is known of an edition in numbers alone, JSON (draft_figures() of model/draft): what its page in
-- the archive still says when its words were let go. NULL: it was frozen before this was kept.
ALTER TABLE edition ADD COLUMN figures TEXT;

CREATE INDEX edition_post_edition ON edition_post (edition, post, shown);
