/**
 * What templates get: the draft as JSON in which everything is already said (times in words,
 * numbers with their nouns, colours, what to leave out). Templates hold no logic beyond "is it
 * there".
 *
 * Every member is always there, and null when it has nothing to say: mustache looks for a name that
 * is missing further out, where it may mean something else. Text is one line of plain text, cleaned
 * and cut, never escaped; only of posts' texts and the note are the parts told apart. Times and
 * dates are in the digest's zone; those of posts and bars have no-break spaces. The members:
 *
 *     language direction    of the frame: "en", "ltr"
 *     title subtitle        the digest's; subtitle or null
 *     is_title_long         whether the title wants a smaller size
 *     subject               of the mail
 *     preview               sentences that mail programs show beside the subject: what it does not
 *                           say
 *     edition period        "Edition 12", "Monday 9 to Monday 16 November 2026"
 *     count                 "Three posts from two people" in a small edition, else null
 *     reading               "Takes four minutes to read", or "Read in two minutes, or linger for
 *                           five" where the first section is much shorter; null when it takes less
 *                           than two
 *     contents              "Inside: Stories, #JoyFE, #UKFEChat.", null of fewer than three
 *     unsubscribe_url       mailto: or https:, up to the reader's token, which the templates
 *                           put behind it: {{unsubscribe_url}}{{reader_token}}
 *     web_url               its page in the archive, or null
 *     has_corner            whether there is it, or a way out
 *     course_url chats_url pause_url  likewise, or null: to have it once a month or each time
 * again, to have chats alone or with the rest, to pause notices []            sentences that come
 * before all else: what may be missing note                  the organiser's, or null text as a
 * post's by                    who signs it, or null is_linked links []    whether it has links;
 * these pause                 that the next one is a while off, or null news                  that
 * chats can come alone, the first time, or null quiet                 the sentence in the place of
 * posts, null when there are posts strip                 the week to scale, null in a small edition
 *       cells []            width (a whole per cent), hue
 *     brief                 null in a small edition
 *       sentence            "34 posts from 21 people, two of them new here. Four questions still
 *                           want an answer."
 *       days                null unless the period has about a week
 *         title said        heading; the days as a sentence
 *         rows []           day ("Mon 9"), count, width (whole per cent; null for none), hue (of
 *                           the day with the most, else null)
 *       tags                null when there is only one
 *         said several      the hashtags as a sentence; that posts count more than once, or null
 *         rows []           name, count, hue
 *     list                  all posts of a small edition, by time; null in others
 *       heading posts [] more links []
 *     sections []           the posts of other editions: what is most talked about, stories,
 *                           hashtags, questions that wait, first-time voices
 *       name name_said      "#JoyFE", "Stories"; as a heading in plain text
 *       hue                 of a hashtag, else null
 *       heading             the element of a post's name: "h3"; "h2" in the list
 *       count               "Five posts", "6 of 18 posts"; what they have in common; or null
 *       incomplete          a sentence, null when all of its sources could be read, nothing is
 *                           missed, or
 *                           when a notice says it for all
 *       has_lines           whether count or incomplete say something
 *       posts []            entries
 *       chat                null, or a chat, which has no posts beside it:
 *         tag hue           the hashtag
 *         hour said         when it was, in its own zone, which is named; who asked, and how many
 *                           answered
 *         questions []      label ("Q1"), anchor ("q1"), said (what it asks, in a line), language,
 *                           direction, voices [] as an entry's, has_voices, none (that nobody
 *                           answered, or null), all: text ("All 16 answers to Q1"), link or null;
 *                           or null
 *         own               in public: text, link: of the chat's page; or null
 *         apart             that its reader has had it alone, or null: then what it had is left out
 *         whole             text ("#UKFEChat on toot.example"), link; or null
 *         room              who answered, or null
 *         unquoted          how many posts may not be quoted, or null
 *         has_pages pages [] page, place (or null), link: what was passed round
 *       more                text ("12 more under #JoyFE on toot.example"), link; or null
 *       links []            number, url: those of its posts, in their order
 *     events                what is ahead, null when there is nothing
 *       said                "All times are those of London (GMT)."; that a file has them, too;
 *                           or null
 *       rows []             by when they begin
 *         weekday day month   "Thu", "17", "Dec": of its first day, in the digest's zone
 *         date                "Thursday 17 December"
 *         hue                 of its hashtag, else null
 *         title cancelled     its title; "Cancelled", or null
 *         when when_said      "20:00 to 21:00", "All day", "All day, to Friday 18 December"; the
 *                             same behind a date
 *         tag                 "#UKFEChat", or null
 *         lines []            its place; and how it is announced where that is another zone
 *         link label          of its page, or null; "More at example.org", "Come in at zoom.us"
 *       more                "And three more after these.", or null
 *       calendar            said ("In your own calendar:"), url (webcal:); or null
 *       is_linked links []  whether any has one; as of sections
 *     coverage              what we could read, null when that needs no words
 *       rows []             name, detail (or null), count, posts ("4 posts"; null for none),
 *                           state, is_warning
 *       more []             text, is_warning: the places that were too many to list
 *     reader                address, why: what stands in the places of {{reader_address}} and
 *                           {{reader_why}} until they are a reader's own
 *     footer                rhythm (a sentence or null), contact (an address), passed (sentences
 *                           for whom the mail was passed on to), passed_how (what they write),
 *                           course other_said (words of course_url; of both links, in text)
 *     link_count            how many links are numbered
 *     words                 every text of the frame, by section and name: words.footer.title
 *     look                  every colour and style, likewise: look.light.ink, look.style.post
 *
 * A hue is name ("blue", "ochre", "green", "plum"; a fifth hashtag is blue again) and color. A link
 * is number and url; each is listed once in its part, however often it is made.
 *
 * An entry is a post, and beside its members:
 *
 *     story                 null, or what it and its voices speak of
 *       page page_link      the page's title, else its address; its link or null
 *       page_place page_said  its host, or null; "9 posts, 8 people"
 *     copies []             label ("also on Bluesky"), link or null
 *     why                   "46 answers from 31 people.", or null
 *     has_voices            whether a story, or answers, stand below it
 *     voices []             posts, each with copies: of a story all but the first, which the entry
 *                           itself is
 *     more                  text ("And 41 more answers, on toot.example"), link or null; or null
 *     more_by               text ("And 12 more posts from Ada"), link or null; or null
 *
 * A post:
 *
 *     author                the best name there is: name, handle, network
 *     handle                null when unknown or said already
 *       text is_long        "@ada@tooter.example"; is_long: a line of its own
 *       pieces []           the same, to be broken between pieces only
 *     tag                   name, hue: in a list of several hashtags; else null
 *     title                 of an article or episode, to carry the link; null for short posts, and
 *                           where the text says the same
 *     text                  the excerpt, or null
 *       blocks []           one after the other
 *         opens [] closes []  the quotes, lists and items that begin before it and end behind it:
 *                           one of quote, bullets, numbers (that of the first item) and item
 *         paragraph heading code  which of them it is
 *         follows is_inner  it is not the first of all; it is the first of a quote or item
 *         is_parted         in plain text, an empty line stands before it
 *         lines []          breaks (it is not the first), prefix (what stands before it in plain
 *                           text: "> ", "• "), is_verbatim (there it is not wrapped)
 *           runs []         text, is_code, is_emphasis, is_strong, link: number and url, or null
 *     style indent          the style of its words; what stands before its lines in plain text
 *     follows_voice         it is a voice, and not the first
 *     answers               label ("In answer to Ada"), words (the first ones, or null); or null
 *     aside                 what is said in the place of words, or null
 *     read_on               label ("Read on at tooter.example, 214 more words"), link; null when
 *                           all of its words are there
 *     quoting               label ("Quoting Ada"), words (the first ones, or null), link; or null
 *     poll                  "A poll: Tuesday; Friday.", or null
 *     language direction    of title and text where they are not the frame's: "cy", "rtl"; or null
 *     media                 attachments; null when there are none and when folded
 *       items []            label ("Picture 1 of 2."), text, is_described (text is the author's; it
 *                           is not where they have not opted in), link (of what is described, to
 *                           the post) or null
 *       more                "and two more pictures", or null
 *     warning               its author folded the post: title, text, media and what is said of it
 *                           are null; or null
 *       label unfold        "CW: grief"; the words of the link
 *     link                  of the original; or null
 *     call                  the words of that link where it is there to be answered by, or null
 *     origin                "Monday 16 Nov, 21:08, Mastodon", as far as known; or null
 *     is_origin_linked      whether origin carries the link: title, warning and call come first
 *     has_meta              whether handle, origin or tag have something to say
 *
 * In public (ViewOptions.public) subject and preview are null, and there is besides:
 *
 *     headline              what is inside, in a few words; or null
 *     short_period          "9 to 16 November"
 *     lists []              name, key, hue, posts []: all entries under a hashtag
 *     id                    of a section, for links to it: "talked", "tag-joyfe"
 *     anchor class time     of a post: likewise; its style's name; RFC 3339 or null
 *     withheld              of a post: that it may not be quoted, and then nothing else of it is
 *                           said but its origin; or null
 */
#ifndef TAGDIGEST_RENDER_VIEW_H
#define TAGDIGEST_RENDER_VIEW_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "model/draft.h"

/** All posts of an edition under a hashtag, shown or not. Borrowed. */
typedef struct ViewList {
	const Hashtag *tag;
	const GPtrArray *entries; /* of DraftEntry, in their order */
} ViewList;

/** The words of a language and how they look, read once for many views. Opaque. */
typedef struct ViewWords ViewWords;

/** @language  a tag, borrowed; or NULL. @return owned. */
ViewWords *view_words_new(const char *language);

/** @words owned, may be NULL. */
void view_words_free(ViewWords *words);

/** What a view in public has besides. Borrowed. */
typedef struct ViewPublic {
	const GPtrArray *lists; /* of ViewList; NULL: none */
	const ViewWords *words; /* of the draft's language */
	const char *root; /* "../" up to the archive's root, where pages of chats lie; NULL: this
			   * is one of them */
} ViewPublic;

/** What the view says of the way out and who is writing. Strings borrowed. */
typedef struct ViewOptions {
	const char *unsubscribe_url; /* up to the reader's token, which ends it */
	const char *course_url;      /* to have it once a month, or each time again; or NULL */
	const char *chats_url;       /* likewise: to have chats alone, or with the rest; or NULL */
	const char *pause_url;       /* likewise; NULL: nobody would do it at once */
	const ViewPublic *public;    /* for a page that everybody may read, or NULL: for a mail */
} ViewOptions;

/**
 * Build the view. The same for HTML and text; `preview --format json` prints it.
 *
 * @draft    borrowed.
 * @options  borrowed.
 * @view     out, owned reference.
 * @error    CONFIG_PERMANENT when the draft's zone is unknown, PARSE_PERMANENT when it has
 *           no name or no period.
 * @return true, or false with *view untouched.
 */
bool view_new(const Draft *draft, const ViewOptions *options, json_t **view, GError **error);

/**
 * The subject line: by the digest's pattern, else title and what is inside, else title and the
 * dates of the period; under 70 characters, never empty.
 *
 * @view  borrowed.
 * @return owned.
 */
char *view_subject(const json_t *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ViewWords, view_words_free)

#endif
