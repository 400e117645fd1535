/*
 * The keys of a [kind NAME] section, in the order of the example: the member of KindSpec, how its
 * text is read, whether it is usual, an example, and its words for people. The reader
 * (src/model/kind_spec.c) and the option table are made of the same rows.
 */
#define KIND_SPEC_KEYS(KEY) \
	KEY(summary, TEXT, false, "posts of a forum", "What it reads, in a line.") \
	KEY(network, TEXT, false, "Forum", \
		"What its posts are said to be on; without it the host.") \
	KEY(request, REQUEST, true, "GET /api/posts?tag={tag}&page={page}", \
		"How a page of a hashtag's posts is asked for, below the source's url: " \
		"GET or POST, a path, and with POST a JSON body. {tag} is the hashtag " \
		"without its # in small letters, the places of next and lookup stand as " \
		"well; a parameter or member that would be nothing but an empty place is " \
		"left out. Without a request files alone are read.") \
	KEY(lookup, LOOKUP, false, "GET /api/tags?name={tag} -> [0].id", \
		"Asked once for each hashtag, where the platform wants a number of it: " \
		"the path behind -> leads to {lookup}.") \
	KEY(next, NEXT, true, "page", \
		"How the next page is asked for: page (1, 2 … as {page}; page 0 begins " \
		"there), offset (items so far, as {offset}), cursor PATH (from the " \
		"answer, as {cursor}), url PATH (an address in the answer), link (the " \
		"Link header), until (below the last id, as {until}), since (above it, " \
		"oldest first, as {since}). Without it one page is all.") \
	KEY(token, TOKEN, false, "query api_key", \
		"Where a token_file's token goes: header NAME: WORD (or header NAME: " \
		"where no word stands before it), query NAME, member NAME (of the body). " \
		"Without it: header Authorization: Bearer.") \
	KEY(gate, GATE, false, "GET /api/about", \
		"What is asked once a day, without a token, to see for whom the server " \
		"shows posts.") \
	KEY(closed, CONDITIONS, false, "visitors = none", \
		"Of its answer, or of a refusal: visitors see nothing. 401 and 403 say so" \
		" by themselves.") \
	KEY(partial, CONDITIONS, false, "visitors = local", \
		"Of its answer: visitors see a part.") \
	KEY(recheck, RECHECK, false, "GET /api/posts/{id} -> post", \
		"How one post, or several by {ids}, is asked for again before an edition;" \
		" the path behind -> leads to it, or to their list. 404 means that it is " \
		"gone, but of five posts or more not of all.") \
	KEY(gone, CONDITIONS, false, "error = not_found", \
		"Of the answer to that, whatever its status: the post is deleted. 404 and" \
		" 410 say so by themselves.") \
	KEY(items, PATH, true, "posts", \
		"The path to the list of posts in an answer; without it the answer is the" \
		" list. Paths are members joined by dots, [0] one of a list, [] all of " \
		"it; a leading / begins at the answer instead of the post.") \
	KEY(keep, CONDITIONS, false, "type = post", \
		"What must hold of an item, or it is no post. Conditions are split by " \
		"commas: PATH, !PATH, PATH = word | word, PATH != word.") \
	KEY(drop, CONDITIONS, false, "deleted", "What must not.") \
	KEY(public, CONDITIONS, false, "visibility = public", \
		"What must hold, or the post is not for everybody and kept out.") \
	KEY(open, CONDITIONS, false, "author.indexable", \
		"What must hold, or its author has not opted in, and an excerpt is shown.") \
	KEY(id, VALUE, false, "id", \
		"The platform's own id of a post; without this line: id. This and all " \
		"below are paths, or texts with {path} in them, of several between | the " \
		"first that is there.") \
	KEY(uri, VALUE, false, "activity_id", \
		"Its name in all the world, such as an ActivityPub id.") \
	KEY(url, VALUE, true, "{SERVER}/posts/{id}", \
		"Its page. {SERVER} is the source's url, {HOST} its host, {TAG} the " \
		"hashtag.") \
	KEY(title, VALUE, false, "subject", "Its title.") \
	KEY(text, VALUE, false, "text", "Its words, as plain text.") \
	KEY(html, VALUE, true, "body_html", "Or as HTML.") \
	KEY(markdown, VALUE, false, "body", "Or as Markdown (CommonMark).") \
	KEY(mfm, VALUE, false, "text", \
		"Or as Misskey writes them; of the four the first that there is.") \
	KEY(warning, VALUE, false, "warning", "What it is folded behind, in words.") \
	KEY(sensitive, CONDITIONS, false, "nsfw", "When it is folded without any.") \
	KEY(author, AUTHOR, true, "author.name, @{author.login}@{HOST}", \
		"Who wrote it, between commas: a name, an account, a page.") \
	KEY(bot, CONDITIONS, false, "author.bot", "When a program wrote it.") \
	KEY(published, VALUE, true, "created_at", \
		"When it was published, UTC where no zone is said.") \
	KEY(edited, VALUE, false, "updated_at", "When it was changed.") \
	KEY(language, VALUE, false, "lang", "Its language.") \
	KEY(tags, VALUE, false, "tags[].name", "Its hashtags, beside those in its words.") \
	KEY(media, MEDIA, false, "files[].url, files[].alt, files[].mime", \
		"Pictures and other media, between commas: their addresses, descriptions," \
		" types.") \
	KEY(reply_to, VALUE, false, "parent_id", "The id of what it answers.") \
	KEY(counts, COUNTS, false, "counts.replies, counts.shares, counts.likes", \
		"How often it was answered, passed on and liked; what is not told is left" \
		" out between its commas.")
