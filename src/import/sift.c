#include "import/sift.h"

#include "text/plain.h"

#include <string.h>

/* Where a hashtag begins: '#', full-width '#', and both as JSON may escape them (RFC 8259, 7). */
static const char *const signs[] = { "\xef\xbc\x83", "\\u0023", "\\uff03", "\\uFF03", "\\uFf03",
	"\\ufF03" };

#define UNICODE_DIGITS 4

bool
sift_has_sign(const char *text, gsize length)
{
	if (memchr(text, '#', length) != NULL) {
		return true;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
		if (memmem(text, length, signs[i], strlen(signs[i])) != NULL) {
			return true;
		}
	}
	return false;
}

/* The code unit of four hexadecimal digits, or -1. */
static int
code_unit(const char *at, const char *end)
{
	int unit = 0;

	if (end - at < UNICODE_DIGITS) {
		return -1;
	}
	for (int i = 0; i < UNICODE_DIGITS; i++) {
		const int digit = g_ascii_xdigit_value(at[i]);
		if (digit < 0) {
			return -1;
		}
		unit = unit * 16 + digit;
	}
	return unit;
}

/* Behind "\u". @return behind the escape. */
static const char *
take_unicode(GString *text, const char *at, const char *end)
{
	int unit = code_unit(at, end);

	if (unit < 0) {
		return at;
	}
	at += UNICODE_DIGITS;
	if (unit >= 0xd800 && unit < 0xdc00 && end - at >= 2 && at[0] == '\\' && at[1] == 'u') {
		const int low = code_unit(at + 2, end);
		if (low >= 0xdc00 && low < 0xe000) {
			unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
			at += 2 + UNICODE_DIGITS;
		}
	}
	if (unit == 0 || !g_unichar_validate((gunichar)unit)) {
		unit = 0xfffd; /* as text/jsontext reads it */
	}
	g_string_append_unichar(text, (gunichar)unit);
	return at;
}

/* @at behind a backslash. @return behind the escape. */
static const char *
take_escape(GString *text, const char *at, const char *end)
{
	static const char letters[] = "bfnrt", characters[] = "\b\f\n\r\t";
	const char *letter = at < end ? strchr(letters, *at) : NULL;

	if (at == end) {
		return at;
	}
	if (*at == 'u') {
		return take_unicode(text, at + 1, end);
	}
	g_string_append_c(text, letter != NULL && *at != '\0' ? characters[letter - letters] : *at);
	return at + 1;
}

/* Bytes without an escape: each string of JSON is a text by itself, and ends at its quote, where a
 * glance would see an attribute of HTML. */
static void
add_between(GString *text, const char *at, const char *end)
{
	const gsize begin = text->len;

	g_string_append_len(text, at, end - at);
	for (char *quote = memchr(text->str + begin, '"', text->len - begin); quote != NULL;
		quote = memchr(quote, '"', text->len - (gsize)(quote - text->str))) {
		*quote = '\n';
	}
}

/* Text that a glance may be given: without NULs, and UTF-8. */
static bool
look(const HashtagGlance *glance, GString *room)
{
	for (char *nul = memchr(room->str, '\0', room->len); nul != NULL;
		nul = memchr(nul, '\0', room->len - (gsize)(nul - room->str))) {
		*nul = ' ';
	}
	if (g_utf8_validate_len(room->str, room->len, NULL)) {
		return hashtag_glance_text(glance, room->str);
	}
	g_autofree char *valid = g_utf8_make_valid(room->str, (gssize)room->len);
	return hashtag_glance_text(glance, valid);
}

bool
sift_json(const HashtagGlance *glance, const char *json, gsize length, GString *room)
{
	const char *const end = json + length;

	if (glance == NULL) {
		return true;
	}
	if (!sift_has_sign(json, length)) {
		return false;
	}
	g_string_truncate(room, 0);
	for (const char *at = json; at < end;) {
		const char *escape = memchr(at, '\\', (gsize)(end - at));
		const char *stop = escape != NULL ? escape : end;

		add_between(room, at, stop);
		at = escape != NULL ? take_escape(room, escape + 1, end) : end;
	}
	return look(glance, room);
}

bool
sift_text(const HashtagGlance *glance, const char *text, gsize length, GString *room)
{
	if (glance == NULL) {
		return true;
	}
	if (!sift_has_sign(text, length)) {
		return false;
	}
	g_string_truncate(room, 0);
	g_string_append_len(room, text, (gssize)length);
	return look(glance, room);
}

bool
sift_is_called(const char *path, const char *begin)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;

	return g_ascii_strncasecmp(name, begin, strlen(begin)) == 0;
}

void
sift_out(ImportItem *item, ImportVerdict verdict, const char *why)
{
	item->verdict = verdict;
	item->why = g_strdup(why);
}

/* If the item is a post, or was one when it had a hashtag. */
static void
keep_back(ImportItem *item, PostConsent consent, const char *why)
{
	if (item->post != NULL) {
		item->post->consent = MAX(item->post->consent, consent);
	}
	if (item->verdict == IMPORT_POST) {
		sift_out(item, IMPORT_PRIVATE, why);
	} else if (item->verdict == IMPORT_UNTAGGED && item->post != NULL
		&& item->post->consent != POST_CONSENT_REFUSED) {
		/* its words are not for us, so that nothing follows them */
		g_clear_pointer(&item->post, post_free);
	}
}

void
sift_withhold(ImportItem *item, const char *why)
{
	keep_back(item, POST_CONSENT_REFUSED, why);
}

void
sift_leave_unsaid(ImportItem *item, const char *why)
{
	keep_back(item, POST_CONSENT_UNSAID, why);
}

void
sift_group(const ImportInput *input, ImportItem *item)
{
	Post *post = item->post;

	if (post == NULL) {
		return;
	}
	g_autofree char *group = g_steal_pointer(&post->group);
	g_autofree char *agreed = g_steal_pointer(&post->agreed);
	g_autofree char *said = plain_line(agreed);

	if (said == NULL && group != NULL) {
		post->agreed = g_strdup(input->spec->agreed);
	} else if (said != NULL && source_spec_is_agreement(said, input->now_s)) {
		post->agreed = g_steal_pointer(&said);
	}
	post->group = plain_line(group);
	if ((group != NULL || said != NULL) && post->agreed == NULL) {
		sift_leave_unsaid(item,
			"said in a closed group, of which nobody says that it agreed "
			"(agreed = DATE, WHO)");
	}
}

void
sift_post(const ImportInput *input, Post *post, ImportItem *item)
{
	g_autoptr(Post) own = post;

	item->verdict = input->glance == NULL || hashtag_glance_has(input->glance, own->tags)
		? IMPORT_POST
		: IMPORT_UNTAGGED;
	item->post = g_steal_pointer(&own);
	if (post_is_refused(item->post)) {
		sift_withhold(item, item->post->consent_reason);
	} else {
		item->post->author_consent = POST_CONSENT_UNSAID;
	}
}

void
sift_author(Post *post, ImportItem *item)
{
	if (post == NULL || post->author_consent != POST_CONSENT_REFUSED) {
		return;
	}
	item->verdict = IMPORT_GONE;
	item->post = post_new();
	item->post->author_name = g_steal_pointer(&post->author_name);
	item->post->author_handle = g_steal_pointer(&post->author_handle);
	item->post->author_url = g_steal_pointer(&post->author_url);
	item->post->author_consent = POST_CONSENT_REFUSED;
}

bool
sift_next(JsonStream **stream, const char **element, gsize *length, ImportItem *item,
	GError **error)
{
	*element = NULL;
	*length = 0;
	if (*stream == NULL) {
		return true;
	}
	if (!jsonstream_next(*stream, element, length, error)) {
		return false;
	}
	if (*element == NULL) {
		const bool is_cut_off = jsonstream_is_cut_off(*stream);
		jsonstream_free(*stream);
		*stream = NULL;
		if (is_cut_off) {
			sift_out(item, IMPORT_UNREADABLE, "it breaks off");
		}
	} else if (*length == 0) {
		*element = NULL;
		sift_out(item, IMPORT_UNREADABLE, "longer than a post can be");
	}
	return true;
}
