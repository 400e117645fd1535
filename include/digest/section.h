/** Entries into the sections of a draft: chosen, in order, cut from the end of their rank. */
#ifndef TAGDIGEST_DIGEST_SECTION_H
#define TAGDIGEST_DIGEST_SECTION_H

#include <glib.h>
#include <stdbool.h>

#include "digest/choice.h"
#include "model/digest_spec.h"
#include "model/draft.h"

/** Talked about most: two or three, each answered so often at least. */
#define SECTION_TALKED_MIN 2
#define SECTION_TALKED_MAX 3
#define SECTION_TALKED_ANSWERS 3

/** More of these stand under their hashtags. */
#define SECTION_WAITING_MAX 6
#define SECTION_WELCOME_MAX 6

/** So many stand below an entry; more are counted, unless their authors would have no place at all.
 */
#define SECTION_BELOW_MAX 5

/** Why a post that passed is not shown, besides what digest/choice says: in DraftCut. */
#define SECTION_CUT_FOLDED "in a conversation of which a part is shown"
#define SECTION_CUT_CHAT "in a chat of which the best answers are shown"
#define SECTION_CUT_SIZE "over the size of a mail"

/** So many answers to a question of a chat are shown. */
#define SECTION_CHAT_ANSWERS 3
/** And so many in an edition of its own. */
#define SECTION_CHAT_OWN_ANSWERS 6

/**
 * Choose the answers of a chat that are shown: of each question the three that are worth most, of
 * three persons where there are as many, in the order of time. What is folded, or a program's, is
 * none of them, and what the organiser pinned is always one. All others are recorded as cut.
 *
 * @draft    borrowed: gets the cuts.
 * @section  borrowed: of a chat, all of its answers below their questions, with their worth; total
 *           is set.
 * @also     owned by the call: array of DraftEntry, owned by it: what goes with its questions and
 *           is not shown.
 */
void section_chat(Draft *draft, DraftSection *section, GPtrArray *also);

/**
 * Fill the sections of a draft.
 *
 * Each post stands once. In a draft that is not small, and where the digest has the section, what
 * is most talked about, stories, questions that wait and one post of each first-time voice have
 * sections of their own, in this order of precedence; all else stands under the first of the
 * digest's tags that it carries, by time. Sections stand in the digest's order, those of hashtags
 * in the ini's. A section with too little to say is left out. What is folded behind a warning is
 * never among what is most talked about. The section of what the organiser wants first comes before
 * all others, and begins with it.
 *
 * Of what stands below an entry five are shown, those first whose authors have no other place; what
 * there is no room for goes (choice_cut). Each cut is recorded and counts in the section of
 * its hashtag, so that the totals of all sections add up to posts_total. What may be carried to the
 * next edition is quoted by nobody: its author's later no would not find this one.
 *
 * @draft    borrowed: its numbers are told (digest/tally), its only sections those of chats
 *           (section_chat), which get their place in the order and stay whole.
 * @spec     borrowed.
 * @rule     borrowed.
 * @entries  owned by the call: array of DraftEntry (taken over) from entry_gather(), ranked.
 */
void section_fill(Draft *draft, const DigestSpec *spec, const ChoiceRule *rule, GPtrArray *entries);

/**
 * Cut posts as the cap does (choice_cut_more), and fill the sections anew with what is left: what
 * flow does while a rendered mail is too large. What is_incomplete and more_url said of sections
 * has to be said again.
 *
 * @count  how many posts; one entry always stays.
 * @return whether anything was cut.
 */
bool section_cut(Draft *draft, const DigestSpec *spec, const ChoiceRule *rule, guint count);

/**
 * Take posts out of a draft that is decided already, since their authors took them back: their
 * words, and what is made of them, go from everywhere; they count as taken back, and no more in any
 * number. An entry whose post goes is led by the first that stands below it. Sections that become
 * empty go, and no post quotes what is not shown itself.
 *
 * @ids  borrowed set of int64_t: the posts' numbers.
 */
void section_take_out(Draft *draft, GHashTable *ids);

/** What these posts show of pages that they link to goes. @ids as above. */
void section_take_cards(Draft *draft, GHashTable *ids);

#endif
