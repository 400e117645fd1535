/*
 * What enhanced status codes mean where no words of the table beside do. The first row that fits is
 * taken; class 0 means any. Sources: RFC 3463, 5248 and IANA's registry of enhanced codes; MS:
 * Microsoft Learn, "Email non-delivery reports and SMTP errors in Exchange Online".
 *
 * class, subject, detail from, to
 */
	{ 4, 2, 2, 2, BOUNCE_FULL, "RFC 3463, 3.3" },
	{ 4, 4, 0, 999, BOUNCE_LATE, "RFC 3463, 3.5" },
	{ 4, 3, 0, 999, BOUNCE_SYSTEM, "RFC 3463, 3.4" },
	{ 4, 7, 0, 999, BOUNCE_LATER, "RFC 6647, 2.1: come back later" },
	{ 4, 1, 0, 999, BOUNCE_LATER, "RFC 3463, 2: not for good" },
	{ 4, 0, 0, 999, BOUNCE_LATE, "RFC 3463, 2: not for good" },
	{ 5, 1, 1, 1, BOUNCE_NOBODY, "RFC 3463, 3.2: no such mailbox" },
	{ 5, 1, 2, 2, BOUNCE_NOWHERE, "RFC 3463, 3.2: no such system" },
	{ 5, 1, 3, 3, BOUNCE_NOBODY, "RFC 3463, 3.2: no address at all" },
	{ 5, 1, 6, 6, BOUNCE_MOVED, "RFC 3463, 3.2: moved, no forwarding" },
	{ 0, 1, 7, 8, BOUNCE_REFUSED, "RFC 3463, 3.2: the sender's address" },
	{ 5, 1, 10, 10, BOUNCE_NOBODY, "MS: recipient not found; RFC 7505, 4.1: takes no mail" },
	{ 0, 2, 1, 1, BOUNCE_DISABLED, "RFC 3463, 3.3" },
	{ 0, 2, 2, 2, BOUNCE_FULL, "RFC 3463, 3.3" },
	{ 0, 2, 3, 3, BOUNCE_CONTENT, "RFC 3463, 3.3: too long" },
	{ 0, 2, 0, 999, BOUNCE_FILTERED, "RFC 3463, 3.3" },
	{ 0, 3, 3, 4, BOUNCE_CONTENT, "RFC 3463, 3.4: not capable of it, too big" },
	{ 0, 3, 0, 999, BOUNCE_SYSTEM, "RFC 3463, 3.4" },
	{ 0, 4, 0, 999, BOUNCE_LATE, "RFC 3463, 3.5" },
	{ 0, 5, 0, 999, BOUNCE_SYSTEM, "RFC 3463, 3.6: commands" },
	{ 0, 6, 0, 999, BOUNCE_CONTENT, "RFC 3463, 3.7" },
	{ 0, 7, 17, 19, BOUNCE_UNCLEAR, "RFC 7293, 14: the owner has changed" },
	{ 0, 7, 20, 27, BOUNCE_REFUSED, "RFC 7372, 3; RFC 7505, 4.2: DKIM, SPF, DNS, the sender" },
	{ 0, 7, 0, 999, BOUNCE_REFUSED, "RFC 3463, 3.8" },
