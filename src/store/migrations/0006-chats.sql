-- What the organiser says of a post of a chat, which stands above every rule whenever a recap of it
-- is made. tag is folded. The words of word are in store/chats.
CREATE TABLE chat_word (
	post {int} NOT NULL REFERENCES post (id) ON DELETE CASCADE,
	tag TEXT NOT NULL,
	word TEXT NOT NULL, -- answers, asks, neither
	question {int} NOT NULL DEFAULT 0, -- which one; 0: none is meant, or its own
	said_s {int} NOT NULL,
	PRIMARY KEY (post, tag)
) {strict};

-- How many posts under a chat's hashtag may not be quoted, by the hour in which they were written:
-- a recap counts them. Of these posts and of who wrote them it tells nothing.
CREATE TABLE chat_unquoted (
	tag TEXT NOT NULL,
	hour_s {int} NOT NULL,
	posts {int} NOT NULL,
	PRIMARY KEY (tag, hour_s)
) {strict};
