/*
 * What the columns of tables are called that people keep posts in: by `tagdigest export` itself
 * (flow/record), by TAGS (tags.hawksey.info),
 * Wakelet, forms of Google and Microsoft, exports of many tools, and by hand; in small letters,
 * without blanks and signs. Of several columns with one meaning the one whose word stands first is
 * read. A name of several words has the meaning of the first of its words that stands here alone,
 * where the row says that it may ("Your message").
 */
#define SHEET_WORD_ROWS \
	{ SHEET_NEVER, true, \
		"email|emailaddress|mail|mailaddress|emailadresse|courriel|correo|" \
		"correoelectronico|phone|telephone|mobile" }, \
	{ SHEET_LETTER, false, \
		"to|cc|bcc|recipient|recipients|recipientprofileurls|conversationid|" \
		"conversationtitle|folder|inbox|receiver|sentat" }, \
	{ SHEET_URL, true, \
		"statusurl|permalink|posturl|tweeturl|postlink|tweetlink|url|link|uri|adresse|" \
		"enlace|lien|dolen" }, \
	{ SHEET_TEXT, true, \
		"text|fulltext|tweettext|posttext|tweet|caption|message|content|contents|post|" \
		"body|status|comment|quote|note|description|texte|texto|testo|testun|nachricht|" \
		"beitrag|mensaje|neges|bericht|messaggio|publication|publicacion" }, \
	{ SHEET_DATE, false, \
		"createdat|publishedat|postedat|publishedon|postedon|published|posted|" \
		"postdate|dateposted|datecreated|timestamp|datetime|created|date|time|" \
		"zeitstempel|datum|horodateur|fecha|marcatemporal|dyddiad|" \
		"informazionicronologiche" }, \
	{ SHEET_EDITED, false, "updatedat|editedat|updated|edited|lastmodified" }, \
	{ SHEET_HANDLE, false, \
		"authorhandle|fromuser|username|screenname|userscreenname|handle|account|" \
		"twitterhandle|twitter|user|benutzername" }, \
	{ SHEET_NAME, true, \
		"author|authorname|displayname|fullname|name|yourname|creator|postedby|from|" \
		"sender|autor|auteur|autore|nombre|nom|nome|naam|enw" }, \
	{ SHEET_ID, false, "idstr|tweetid|statusid|postid|id|guid" }, \
	{ SHEET_TAGS, false, "hashtags|tags|hashtag|tag|categories|keywords|labels" }, \
	{ SHEET_LANGUAGE, false, "lang|language|sprache|langue|idioma|iaith" }, \
	{ SHEET_TITLE, false, "title|headline|titel|titre|titulo|titolo|teitl" }, \
	{ SHEET_SEEN, false, "visibility|privacy|audience|sharedwith" }, \
	{ SHEET_ENTITIES, false, "entitiesstr|entities" }, \
	{ SHEET_AUTHOR_URL, false, "authorurl|authorlink|profileurl|profilelink" }, \
	{ SHEET_NETWORK, false, "network|platform" }, \
	{ SHEET_WARNING, false, "warning|contentwarning|spoilertext" }, \
	{ SHEET_CONSENT, false, "consent" }, { SHEET_GROUP, false, "group" }, \
	{ SHEET_AGREED, false, "agreed" }
