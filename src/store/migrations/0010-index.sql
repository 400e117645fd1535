-- Posts whose words in the index of words (store/index) are no longer theirs, among them some that are
-- no more: the next search looks at them again. The index itself is made by the first search.
CREATE TABLE reworded (
	post {int} NOT NULL PRIMARY KEY,
	is_in {int} NOT NULL DEFAULT 1 CHECK (is_in IN (0, 1)) -- the old words are still there
) {strict};
