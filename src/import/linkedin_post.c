#include "import/linkedin_post.h"

#include "base/now.h"
#include "import/linkedin_seen.tab.h"
#include "import/sift.h"
#include "source/feed_post.h"
#include "text/url.h"

#include <string.h>

/* An id holds the millisecond of its making above 22 other bits; LinkedIn says so nowhere, so that
 * only what comes out near enough is believed. */
#define ID_OTHER_BITS 22
#define ID_DIGITS_MAX 19
#define FIRST_S 1325376000 /* 2012-01-01; ids before were plain numbers */
#define PAGE "https://www.linkedin.com/feed/update/"
#define NAME_DIGITS 32

/* ---- names (learn.microsoft.com/linkedin: URNs and IDs) ---- */

/* "urn:li:share:7380000000000000000" in an address, percent-encoded or not. @return owned, or NULL.
 */
static char *
urn_in(const char *link, const char *behind)
{
	g_autofree char *plain = link != NULL ? g_uri_unescape_string(link, NULL) : NULL;
	const char *from = plain != NULL && behind != NULL ? strstr(plain, behind) : plain;
	const char *urn = from != NULL ? strstr(from, "urn:li:") : NULL;
	gsize length = 0;

	if (urn == NULL) {
		return NULL;
	}
	length = strlen("urn:li:");
	while (g_ascii_isalpha(urn[length])) {
		length++;
	}
	const gsize type = length;
	length += urn[length] == ':' ? 1 : 0;
	if (urn[length] == '(') { /* a comment: (activity:1,2) */
		const gsize inner = strspn(urn + length + 1,
			"abcdefghijklmnopqrstuvwxyz"
			"ABCDEFGHIJKLMNOPQRSTUVWXYZ:,0123456789");

		return urn[length + 1 + inner] == ')' ? g_strndup(urn, length + inner + 2) : NULL;
	}
	length += strspn(urn + length, "0123456789");
	return length > type + 1 ? g_strndup(urn, length) : NULL;
}

/* The figures at the end of a URN, or NULL. */
static char *
digits_of(const char *urn)
{
	gsize end = urn != NULL ? strlen(urn) : 0;

	end -= end > 0 && urn[end - 1] == ')' ? 1 : 0;
	gsize begin = end;
	while (begin > 0 && g_ascii_isdigit(urn[begin - 1])) {
		begin--;
	}
	return end > begin && end - begin <= ID_DIGITS_MAX ? g_strndup(urn + begin, end - begin)
							   : NULL;
}

static int64_t
time_of(const char *date, const char *id, int64_t now_s)
{
	int64_t time_s;

	if (date != NULL && date_parse(date, &time_s) && !date_is_placeholder(time_s)) {
		return time_s;
	}
	if (id == NULL) {
		return DATE_UNKNOWN;
	}
	time_s = (int64_t)(g_ascii_strtoull(id, NULL, 10) >> ID_OTHER_BITS) / 1000;
	return time_s >= FIRST_S && time_s <= now_s + DAY_S ? time_s : DATE_UNKNOWN;
}

/* A comment whose link names its post alone: a number for what it says. */
static char *
name_of(const LinkedinRow *row)
{
	g_autofree char *all = g_strdup_printf("%s\n%s\n%s", row->date != NULL ? row->date : "",
		row->link != NULL ? row->link : "", row->text);
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, all, -1);

	return g_strdup_printf("linkedin:%.*s", NAME_DIGITS, hash);
}

static void
read_names(const LinkedinRow *row, const char *urn, Post *post)
{
	if (urn == NULL) {
		post->uri = name_of(row);
		return;
	}
	post->uri = g_strdup(urn);
	post->uri_is_global = true;
	post->native_id = digits_of(urn);
}

static void
read_reply_to(const LinkedinRow *row, Post *post)
{
	g_autofree char *above = urn_in(row->link, NULL);

	if (above == NULL) {
		return;
	}
	post->reply_to = g_new0(PostReplyTo, 1);
	post->reply_to->id = digits_of(above);
	post->reply_to->url = g_strconcat(PAGE, above, NULL);
	post->reply_to->uri = g_steal_pointer(&above);
}

/* ---- who could see it ---- */

typedef struct SeenRow {
	const char *word;
	bool is_open; /* by everybody; else it is not said by whom */
} SeenRow;

static const SeenRow seen_rows[] = { LINKEDIN_SEEN_ROWS };

/* @return NULL: it is said to have been for some. */
static const SeenRow *
seen_row(const LinkedinRow *row)
{
	static const SeenRow unsaid = { "", false };
	const SeenRow *found = row->visibility == NULL ? &unsaid : NULL;

	for (gsize i = 0; row->visibility != NULL && i < G_N_ELEMENTS(seen_rows); i++) {
		if (g_ascii_strcasecmp(row->visibility, seen_rows[i].word) == 0) {
			found = &seen_rows[i];
		}
	}
	return found;
}

bool
linkedin_post_may_refuse(const LinkedinRow *row)
{
	return row->text != NULL
		&& (seen_row(row) == NULL || sift_has_sign(row->text, strlen(row->text)));
}

static void
keep_back(const SeenRow *seen, const ImportInput *input, ImportItem *item)
{
	if (seen == NULL) {
		sift_withhold(item,
			"its Visibility is not everybody, but connections or some people");
	} else if (!seen->is_open && input->spec->agreed == NULL) {
		sift_leave_unsaid(item,
			"LinkedIn's export does not say that everybody could see it (agreed = "
			"says that it may be kept)");
	}
}

/* ---- the post ---- */

/* What it shows of another page. Pictures have addresses that are signed for whoever exported them:
 * they are left out. */
static void
read_shared(const LinkedinRow *row, Post *post)
{
	g_autofree char *whole = url_resolve(NULL, row->shared);
	char *url = url_clean(whole);

	if (url != NULL) {
		post->card = g_new0(PostCard, 1);
		post->card->url = url;
	}
}

void
linkedin_post_read(const LinkedinRow *row, bool is_comment, const char *author,
	const ImportInput *input, ImportItem *item)
{
	g_autofree char *urn = urn_in(row->link, is_comment ? "commentUrn" : NULL);
	const ConsentSaid said = { 0 };
	const SeenRow *seen = seen_row(row);
	const bool is_open = seen != NULL && seen->is_open;

	if (row->text == NULL) {
		item->verdict = IMPORT_OTHER; /* passed on without a word */
		return;
	}
	g_autoptr(Post) post = post_new();
	post->network = g_strdup("LinkedIn");
	read_names(row, urn, post);
	if (is_comment) {
		read_reply_to(row, post);
	} else if (urn != NULL) {
		post->url = g_strconcat(PAGE, urn, NULL);
	}
	post->published_s = time_of(row->date, post->native_id, input->now_s);
	post->author_name = g_strdup(author);
	post->agreed = is_open ? NULL : g_strdup(input->spec->agreed);
	post->consent = is_open ? POST_CONSENT_OPEN : POST_CONSENT_UNSAID;
	feed_post_set_content(post, row->text, false, post->url);
	read_shared(row, post);
	feed_post_complete(post);
	feed_post_judge(post, &said);
	sift_post(input, g_steal_pointer(&post), item);
	keep_back(seen, input, item);
}
