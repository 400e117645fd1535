/** How a post speaks: what is said beside any question, whom it speaks to. */
#ifndef TAGDIGEST_RECAP_CHAT_MANNER_H
#define TAGDIGEST_RECAP_CHAT_MANNER_H

#include "recap/chat_post.h"

/** Whether a post says no more than "evening all", "thank you", "love this", or nothing in words.
 */
bool chat_manner_is_polite(const ChatPost *post);

/** Whether it is polite, and greets, thanks or takes leave: no answer to anything. */
bool chat_manner_greets(const ChatPost *post);

/** Whether it begins as one does who comes in or goes: "Hello! Ros, floristry", "Night all". */
bool chat_manner_comes_in(const ChatPost *post);

/** Whether it says who its author is, in its first words; a ChatPost has it as introduces. */
bool chat_manner_introduces(const ChatPost *post);

/** Whether it asks who is there: "Who's here?", "Say who you are". */
bool chat_manner_calls_roll(const ChatPost *post);

/** Whether it tells of the next time: "Next Weds: …", "next month with Ada". */
bool chat_manner_looks_ahead(const ChatPost *post);

/** Whether it ends something: "That's us, thank you!" */
bool chat_manner_takes_leave(const ChatPost *post);

/** Whether its last sentence is a question. */
bool chat_manner_asks_back(const ChatPost *post);

/** Whether it says that it answers, and not what: "A: tea", "Answer: tea". */
bool chat_manner_answers(const ChatPost *post);

/** Whether it asks everybody for something: "Has anyone got …", "Can somebody …". */
bool chat_manner_asks_around(const ChatPost *post);

/** Whether it passes on by hand what somebody else said: "RT @host: Q1: …". */
bool chat_manner_passes_on(const ChatPost *post);

/** The handle that a post begins with, as chat_words() folds it, '@' included; NULL: none. */
const char *chat_manner_address(const ChatPost *post);

/** Whether a handle as it is written ("@ada", "@ada@tooter.example") means the author of a post. */
bool chat_manner_means(const char *handle, const ChatPost *post);

#endif
