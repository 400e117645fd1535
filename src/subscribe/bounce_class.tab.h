/*
 * Why mails do not arrive, in the order of BounceClass.
 *
 * name, is_hard, counts, the status of one that says none (without its class), in words
 */
	{ "unclear", false, true, "0.0", "it did not arrive, and nothing says why" },
	{ "nobody", true, true, "1.1", "there is nobody of that name" },
	{ "moved", true, true, "1.6", "the address has changed" },
	{ "nowhere", true, true, "1.2", "there is no such host" },
	{ "closed", true, true, "1.10", "that host takes no mail" },
	{ "disabled", false, true, "2.1", "the account is shut" },
	{ "full", false, false, "2.2", "the mailbox is full" },
	{ "filtered", false, false, "7.1", "the reader's own filter took it, or their rules" },
	{ "refused", false, false, "7.1", "a policy: of senders, logins or how mail is to look" },
	{ "blocked", false, false, "7.1", "the sender's name or address is on a list there" },
	{ "content", false, false, "6.0", "what is in the mail, or how big it is" },
	{ "later", false, false, "7.0", "it is to come later" },
	{ "late", false, true, "4.7", "no way there was found in time" },
	{ "system", false, true, "3.0", "something is broken over there" },
	{ "delivered", false, false, "0.0", "it arrived" },
