"""Reports of mails that did not arrive, as each mail system writes them, each with each of the
replies that servers give: what is hard, and why. Written for this, from the programs' own documents
and sources; none of them is anybody's mail."""

READER = "ada@toot.example"
HOST = "mx.toot.example"
SENDER = "organiser@example.org"

RETURNED = ("Return-Path: <organiser@example.org>\n"
            "Received: from localhost by mx.example.org; Mon, 23 Nov 2026 08:00:00 +0000\n"
            "From: JoyFE <organiser@example.org>\n"
            f"To: {READER}\n"
            "Message-ID: <e12.s7@example.org>\n"
            "Subject: The week\n")


# The words of `inbox --explain` for each class (src/subscribe/bounce_class.tab.h).
SAYS = {"nobody": "there is nobody of that name", "moved": "the address has changed",
        "nowhere": "there is no such host", "closed": "that host takes no mail",
        "disabled": "the account is shut", "full": "the mailbox is full",
        "filtered": "the reader's own filter took it, or their rules",
        "refused": "a policy: of senders, logins or how mail is to look",
        "blocked": "the sender's name or address is on a list there",
        "content": "what is in the mail, or how big it is", "later": "it is to come later",
        "late": "no way there was found in time", "system": "something is broken over there"}


class Reply:
    """What a server says: code, enhanced status (may be ""), words, the command it answers; whether
    that is hard, and its class."""

    def __init__(self, code, status, words, step, hard, why):
        self.code, self.status, self.words = code, status, words
        self.step, self.hard, self.why = step, hard, why

    @property
    def line(self):
        return " ".join(filter(None, (str(self.code), self.status, self.words)))

    @property
    def full(self):
        """The status that a mail system reports of it."""
        if self.status:
            return self.status
        # Sendmail: 550 is EX_NOUSER, 5.1.1; others 5.0.0
        return f"{self.code // 100}.0.0"


RCPT, DATA, MAIL, CONNECT = "RCPT TO", "end of DATA", "MAIL FROM", "initial connection"

REPLIES = [
    # nobody of that name
    Reply(550, "5.1.1", f"<{READER}>: Recipient address rejected: User unknown in virtual mailbox "
          "table", RCPT, True, "nobody"),
    Reply(550, "5.1.1", f"<{READER}>... User unknown", RCPT, True, "nobody"),
    Reply(550, "", f"<{READER}>: User unknown", RCPT, True, "nobody"),
    Reply(550, "5.1.1", "The email account that you tried to reach does not exist. Please try "
          "double-checking the recipient's email address for typos or unnecessary spaces.",
          RCPT, True, "nobody"),
    Reply(550, "", "No such user here", RCPT, True, "nobody"),
    Reply(553, "", "sorry, that domain isn't known here: no such mailbox", RCPT, True, "nobody"),
    Reply(550, "5.1.1", "RESOLVER.ADR.RecipNotFound; not found", RCPT, True, "nobody"),
    Reply(550, "5.1.10", "RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address "
          "lookup", RCPT, True, "nobody"),
    Reply(550, "5.1.1", "Mailbox does not exist", RCPT, True, "nobody"),
    Reply(550, "5.1.1", "Adresse inconnue", RCPT, True, "nobody"),
    Reply(550, "5.1.1", "Unknown or illegal alias", RCPT, True, "nobody"),
    Reply(550, "5.2.1", f"<{READER}>... User Unknown", RCPT, True, "nobody"),
    # full
    Reply(552, "5.2.2", "Mailbox full", RCPT, False, "full"),
    Reply(452, "4.2.2", "The email account that you tried to reach is over quota", RCPT, False,
          "full"),
    Reply(552, "", "Requested mail action aborted: exceeded storage allocation", RCPT, False,
          "full"),
    Reply(550, "5.1.1", f"<{READER}>: mailbox is full", RCPT, False, "full"),
    Reply(554, "5.2.2", "mailbox full; MapiExceptionShutoffQuotaExceeded", DATA, False, "full"),
    Reply(550, "", "La boîte de réception est pleine", RCPT, False, "full"),
    Reply(552, "", "Quota exceeded (mailbox for user is full)", DATA, False, "full"),
    # shut
    Reply(550, "5.2.1", "The email account that you tried to reach is disabled", RCPT, False,
          "disabled"),
    Reply(554, "", "delivery error: dd This mailbox is disabled (554.30)", DATA, False, "disabled"),
    Reply(550, "", f"<{READER}>: account has been suspended", RCPT, False, "disabled"),
    # who sends
    Reply(554, "5.7.1", "Service unavailable; Client host [192.0.2.1] blocked using "
          "zen.spamhaus.org", RCPT, False, "blocked"),
    Reply(550, "5.7.1", "Unfortunately, messages from [192.0.2.1] weren't sent. Please contact "
          "your Internet service provider since part of their network is on our block list (S3150)",
          MAIL, False, "blocked"),
    Reply(550, "5.1.1", "IP address blacklisted by recipient", RCPT, False, "blocked"),
    Reply(550, "5.7.25", "The IP address sending this message does not have a PTR record setup",
          DATA, False, "blocked"),
    Reply(554, "", "Your access to this mail system has been rejected due to the sending MTA's "
          "poor reputation", CONNECT, False, "blocked"),
    # policy
    Reply(550, "5.7.26", "Unauthenticated email from example.org is not accepted due to domain's "
          "DMARC policy.", DATA, False, "refused"),
    Reply(553, "5.1.8", f"<{SENDER}>... Domain of sender address {SENDER} does not exist", MAIL,
          False, "refused"),
    Reply(550, "5.1.0", f"<{SENDER}>: Sender address rejected: User unknown", MAIL, False,
          "refused"),
    Reply(554, "5.7.1", f"<{READER}>: Relay access denied", RCPT, False, "refused"),
    Reply(550, "", "Administrative prohibition", RCPT, False, "refused"),
    Reply(530, "5.7.0", "Must issue a STARTTLS command first", MAIL, False, "refused"),
    Reply(550, "5.7.1", "Message rejected by policy", DATA, False, "refused"),
    # what is in it
    Reply(550, "5.7.1", "Message rejected as spam by Content Filtering.", DATA, False, "content"),
    Reply(552, "5.3.4", "Message size exceeds fixed limit", DATA, False, "content"),
    Reply(554, "5.7.0", "Virus found in the message", DATA, False, "content"),
    # the reader's own filter, which says what it likes
    Reply(550, "", f"<{READER}>: User unknown", DATA, False, "filtered"),
    Reply(550, "5.7.1", "The user or domain that you are sending to (or from) has a policy that "
          "prohibited the mail", RCPT, False, "refused"),
    Reply(550, "5.2.0", "Message Filtered", DATA, False, "filtered"),
    # later
    Reply(450, "4.2.0", f"<{READER}>: Recipient address rejected: Greylisted, see "
          "http://postgrey.example", RCPT, False, "later"),
    Reply(451, "4.7.1", "Greylisting in action, please come back later", RCPT, False, "later"),
    Reply(421, "4.7.0", "Too many connections from your host", CONNECT, False, "later"),
    Reply(450, "4.1.1", f"<{READER}>: Recipient address rejected: User unknown in local recipient "
          "table", RCPT, False, "later"),
    Reply(450, "4.2.1", "The user you are trying to contact is receiving mail at a rate that "
          "prevents additional messages from being delivered.", RCPT, False, "later"),
    # words with two meanings
    Reply(550, "5.1.1", "RCP-P2 Refused due to recipient preferences", RCPT, False, "filtered"),
    Reply(550, "", "The user takes no mail in other alphabets: not accepting mail from you", RCPT,
          False, "filtered"),
    Reply(553, "", "Sorry, that domain is not in my list of allowed recipient hosts, relay refused",
          RCPT, False, "refused"),
    Reply(550, "5.1.1", "Blocked", RCPT, False, "blocked"),
    Reply(521, "", "toot.example does not accept mail", RCPT, True, "closed"),
    Reply(550, "5.1.6", "The user has moved", RCPT, True, "moved"),
    # broken over there
    Reply(451, "4.3.0", "Temporary lookup failure", RCPT, False, "system"),
    Reply(554, "5.4.6", "Too many hops", DATA, False, "late"),
]

# Without a server that spoke: status, words, hard, class.
FINDINGS = [
    ("5.4.4", "Host or domain name not found. Name service error for name=toot.example type=A: "
     "Host not found", True, "nowhere"),
    ("5.1.2", "Unrouteable address", True, "nowhere"),
    ("4.4.3", "Host or domain name not found. Name service error for name=toot.example type=MX: "
     "Host not found, try again", False, "late"),
    ("4.4.1", f"connect to {HOST}[192.0.2.1]:25: Connection timed out", False, "late"),
    ("4.4.1", f"connect to {HOST}[192.0.2.1]:25: Connection refused", False, "late"),
    ("4.4.1", f"delivery temporarily suspended: connect to {HOST}[192.0.2.1]:25: No route to host",
     False, "late"),
    ("5.1.1", "unknown user: \"ada\"", True, "nobody"),
    ("5.2.2", f"maildir delivery failed: Disk quota exceeded for {READER}", False, "full"),
    ("5.3.0", "Command died with status 75", False, "system"),
]


def head(sender, subject, more=""):
    return (f"Return-Path: <>\nFrom: {sender}\nTo: {SENDER}\nSubject: {subject}\n"
            "Date: Mon, 23 Nov 2026 08:01:00 +0000\nMessage-ID: <b1@mx.example.org>\n"
            f"MIME-Version: 1.0\n{more}")


def report(sender, subject, words, group, returned="text/rfc822-headers"):
    """RFC 3464."""
    return (head(sender, subject, "Auto-Submitted: auto-replied\nContent-Type: multipart/report; "
                 "report-type=delivery-status;\n\tboundary=\"=b\"\n")
            + f"\n--=b\nContent-Type: text/plain; charset=utf-8\n\n{words}\n"
            + "--=b\nContent-Type: message/delivery-status\n\n"
            + f"Reporting-MTA: dns; mx.example.org\n\n{group}\n"
            + f"--=b\nContent-Type: {returned}\n\n{RETURNED}\n--=b--\n")


def group(status, diagnostic, action="failed", more=""):
    return (f"Final-Recipient: rfc822; {READER}\n{more}Action: {action}\nStatus: {status}\n"
            + (f"Diagnostic-Code: {diagnostic}\n" if diagnostic else ""))


def postfix(reply):
    words = (f"This is the mail system at host mx.example.org.\n\n<{READER}>: host "
             f"{HOST}[192.0.2.1] said: {reply.line} (in reply to {reply.step} command)\n")
    return report("MAILER-DAEMON@mx.example.org (Mail Delivery System)",
                  "Undelivered Mail Returned to Sender", words,
                  group(reply.full, f"smtp; {reply.line}",
                        more=f"Original-Recipient: rfc822;{READER}\n"))


def sendmail(reply):
    command = {RCPT: f"RCPT To:<{READER}>", DATA: "DATA", MAIL: f"MAIL From:<{SENDER}>",
               CONNECT: "EHLO mx.example.org"}[reply.step]
    words = ("   ----- The following addresses had permanent fatal errors -----\n"
             f"<{READER}>\n    (reason: {reply.line})\n\n"
             "   ----- Transcript of session follows -----\n"
             f"... while talking to {HOST}.:\n>>> {command}\n<<< {reply.line}\n")
    status = reply.status or ("5.1.1" if reply.code == 550 else reply.full)
    return report("Mail Delivery Subsystem <MAILER-DAEMON@mx.example.org>",
                  "Returned mail: see transcript for details", words,
                  group(status, f"SMTP; {reply.line}"))


def exim(reply):
    step = {RCPT: f"RCPT TO:<{READER}>", DATA: "end of data", MAIL: f"MAIL FROM:<{SENDER}>",
            CONNECT: "initial connection"}[reply.step]
    return (head("Mail Delivery System <Mailer-Daemon@mx.example.org>",
                 "Mail delivery failed: returning message to sender",
                 f"X-Failed-Recipients: {READER}\nAuto-Submitted: auto-replied\n")
            + "\nThis message was created automatically by mail delivery software.\n\n"
            "A message that you sent could not be delivered to one or more of its\n"
            "recipients. This is a permanent error. The following address(es) failed:\n\n"
            f"  {READER}\n    host {HOST} [192.0.2.1]\n"
            f"    SMTP error from remote mail server after {step}:\n    {reply.line}\n\n"
            "------ This is a copy of the message, including all the headers. ------\n\n"
            + RETURNED)


def qmail(reply):
    said = {RCPT: "192.0.2.1 does not like recipient.", DATA: "192.0.2.1 failed after I sent the "
            "message.", MAIL: "Connected to 192.0.2.1 but sender was rejected.",
            CONNECT: "Connected to 192.0.2.1 but greeting failed."}[reply.step]
    return (head("MAILER-DAEMON@mx.example.org", "failure notice")
            + "\nHi. This is the qmail-send program at mx.example.org.\n"
            "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
            "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
            f"<{READER}>:\n{said}\nRemote host said: {reply.line}\nGiving up on 192.0.2.1.\n\n"
            "--- Below this line is a copy of the message.\n\n" + RETURNED)


def exchange(reply):
    words = ("Delivery has failed to these recipients or groups:\n\n"
             f"{READER}<mailto:{READER}>\n"
             "Your message wasn't delivered. Contact the recipient by phone, for example.\n\n"
             "Diagnostic information for administrators:\n\n"
             f"Generating server: mx.example.org\n\n{READER}\n{HOST}\n"
             f"Remote Server returned '{reply.line}'\n\nOriginal message headers:\n\n" + RETURNED)
    return report("<postmaster@example.org>", "Undeliverable: The week", words,
                  group(reply.full, f"smtp;{reply.line}"), "message/rfc822")


def courier(reply):
    command = {RCPT: f"RCPT TO:<{READER}>", DATA: "DATA", MAIL: f"MAIL FROM:<{SENDER}>",
               CONNECT: "EHLO mx.example.org"}[reply.step]
    words = ("This is a delivery status notification from mx.example.org,\n"
             "running the Courier mail server, version 1.3.\n\nUNDELIVERABLE MAIL\n\n"
             "Your message to the following recipients cannot be delivered:\n\n"
             f"<{READER}>:\n    {HOST} [192.0.2.1]:\n>>> {command}\n<<< {reply.line}\n")
    return report("postmaster@mx.example.org", "NOTICE: mail delivery status.", words,
                  group(reply.full, f"smtp; {reply.line}"))


def gmail(reply):
    words = (f"** Message not delivered **\n\nYour message to {READER} has been blocked. See "
             "technical details below for more information.\n\nThe response was:\n\n"
             f"{reply.line}\n")
    if reply.hard:
        words = (f"** Address not found **\n\nYour message wasn't delivered to {READER} "
                 "because the address couldn't be found, or is unable to receive mail.\n\nThe "
                 f"response from the remote server was:\n\n{reply.line}\n")
    return report("Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
                  "Delivery Status Notification (Failure)", words,
                  group(reply.full, f"smtp; {reply.line}",
                        more=f"Remote-MTA: dns; {HOST}. (192.0.2.1, the server for the domain "
                        "toot.example.)\n"), "message/rfc822")


def opensmtpd(reply):
    words = ("    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n"
             "    An error has occurred while attempting to deliver a message for\n"
             f"    the following list of recipients:\n\n{READER}: {reply.line}\n\n"
             "    Below is a copy of the original message:\n\n")
    return report("Mailer Daemon <MAILER-DAEMON@mx.example.org>",
                  "Delivery status notification: failed", words, group("5.0.0", ""))


def yahoo(reply):
    step = {RCPT: "[RCPT_TO]", DATA: "[DATA]", MAIL: "[MAIL_FROM]", CONNECT: ""}[reply.step]
    return (head("MAILER-DAEMON@yahoo.example", "Failure Notice")
            + "\nSorry, we were unable to deliver your message to the following address.\n\n"
            f"<{READER}>:\nRemote host said:\n{reply.line}\n{step}\n\n"
            "--- Below this line is a copy of the message.\n\n" + RETURNED)


def gmx(reply):
    step = {RCPT: "RCPT command", DATA: "TEXT command", MAIL: "MAIL FROM command",
            CONNECT: "initial connection"}[reply.step]
    return (head("Mail Delivery System <mailer-daemon@gmx.example>",
                 "Mail delivery failed: returning message to sender")
            + "\nThis message was created automatically by mail delivery software.\n\n"
            "A message that you sent could not be delivered to one or more of\nits recipients. "
            "This is a permanent error. The following address\nfailed:\n\n"
            f'"{READER}":\nSMTP error from remote server after {step}:\nhost: {HOST}\n'
            f"{reply.line}\n\n--- The header of the original message is following. ---\n\n"
            + RETURNED)


def mdaemon(reply):
    command = {RCPT: f"RCPT To:<{READER}>", DATA: "DATA", MAIL: f"MAIL From:<{SENDER}>",
               CONNECT: "EHLO mx.example.org"}[reply.step]
    return (head("MDaemon at mx.example.org <MDaemon@mx.example.org>", "Permanent Delivery Failure")
            + "\nThe attached message had PERMANENT fatal delivery errors!\n\n"
            "After one or more unsuccessful delivery attempts the attached message has been\n"
            "removed from the mail queue on this server.\n\n"
            "YOUR MESSAGE WAS NOT DELIVERED TO ONE OR MORE RECIPIENTS!\n\n"
            f"Failed address: {READER}\n\n--- Session Transcript ---\n"
            f" --> {command}\n <-- {reply.line}\n"
            "--- End Transcript ---\n\n: Message contains [1] file attachments\n")


def domino(reply):
    words = f"Your message\n\n  Subject: The week\n\nwas not delivered to:\n\n  {READER}\n\n" \
            f"because:\n\n  {reply.line}\n"
    return report("Postmaster@example.org", f"DELIVERY FAILURE: {reply.line[:60]}", words,
                  group("5.0.0", f"X-Notes; {reply.line}"), "message/rfc822")


SYSTEMS = [postfix, sendmail, exim, qmail, exchange, courier, gmail, opensmtpd, yahoo, gmx, mdaemon,
           domino]

# These do not say at which step a server spoke: what is only told from that is soft with them.
WITHOUT_STEP = {exchange, gmail, opensmtpd, domino}


def postfix_own(status, words):
    return report("MAILER-DAEMON@mx.example.org (Mail Delivery System)",
                  "Undelivered Mail Returned to Sender",
                  f"This is the mail system at host mx.example.org.\n\n<{READER}>: {words}\n",
                  group(status, f"X-Postfix; {words}"))


def qmail_own(status, words):
    return (head("MAILER-DAEMON@mx.example.org", "failure notice")
            + "\nHi. This is the qmail-send program at mx.example.org.\n"
            "I'm afraid I wasn't able to deliver your message to the following addresses.\n\n"
            f"<{READER}>:\n{words} (#{status})\n\n"
            "--- Below this line is a copy of the message.\n\n" + RETURNED)


OWN_SYSTEMS = [postfix_own, qmail_own]


def person(subject, text, more=""):
    return (f"From: Ada <{READER}>\nTo: {SENDER}\nSubject: {subject}\n"
            f"Message-ID: <p1@toot.example>\n{more}\n{text}")


# name, kind, message: what is no bounce.
OTHERS = [
    ("vacation, RFC 3834", "auto-reply", person("Re: The week", "I am away.\n",
                                                "Auto-Submitted: auto-replied (vacation)\n")),
    ("vacation, Exchange", "auto-reply", person("Automatic reply: The week", "Back on Monday.\n",
                                                "X-Auto-Response-Suppress: All\n")),
    ("vacation, no header says so", "auto-reply",
     person("Re: The week", "Thank you for your email. I am out of the office until 4 May.\n")),
    ("vacation in German", "auto-reply", person("Abwesenheitsnotiz: The week", "Bin im Urlaub.\n")),
    ("vacation of whose account closes", "auto-reply",
     person("Re: The week", "Ada no longer works at this school. Please write to bea@toot.example; "
            "this mailbox does not exist any more.\n", "Auto-Submitted: auto-generated\n")),
    ("a receipt", "auto-reply",
     person("Read: The week", "--=b\nContent-Type: text/plain\n\nIt was read.\n--=b\n"
            "Content-Type: message/disposition-notification\n\n"
            f"Final-Recipient: rfc822; {READER}\n"
            "Disposition: manual-action/MDN-sent-manually; displayed\n\n--=b--\n",
            "Content-Type: multipart/report; report-type=disposition-notification; boundary==b\n"
            .replace("boundary==b", 'boundary="=b"'))),
    ("a person about mail that comes back", "unknown",
     person("My mails to Bea", "Hello, my mail to bea@toot.example was returned: 550 5.1.1 user "
            "unknown. Do you have another address?\n")),
    ("a report that a person passed on", "unknown",
     person("Fwd: Undelivered Mail Returned to Sender",
            "--=b\nContent-Type: text/plain\n\nWhat does this mean?\n--=b\n"
            "Content-Type: message/rfc822\n\n"
            + postfix(REPLIES[0]).replace("=b", "=inner") + "\n--=b--\n",
            'Content-Type: multipart/mixed; boundary="=b"\n')),
    ("a reply", "unknown", person("Re: The week", "Lovely, thank you!\n\n> User unknown\n")),
    ("a complaint, RFC 5965", "complaint",
     head("fbl@isp.example", "Feedback", "Content-Type: multipart/report; "
          "report-type=feedback-report; boundary=\"=b\"\n")
     + "\n--=b\nContent-Type: text/plain\n\nThis is an abuse report.\n--=b\n"
     "Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\n"
     f"Original-Rcpt-To: {READER}\n\n--=b\nContent-Type: message/rfc822\n\n{RETURNED}\n--=b--\n"),
]


def cases():
    """(family, what, message, kind, hard, class) of each."""
    for system in SYSTEMS:
        for reply in REPLIES:
            if system is sendmail and reply.step == DATA and not reply.status:
                continue  # it pipelines: ">>> DATA" stands before the answer to RCPT as well
            is_plain = bool(reply.status) or reply.code == 521 or system not in WITHOUT_STEP
            hard = reply.hard and is_plain
            yield (system.__name__, reply.line, system(reply), "bounce", hard,
                   None if hard != reply.hard or reply.step == MAIL else reply.why)
    for system in OWN_SYSTEMS:
        for status, words, hard, why in FINDINGS:
            yield (system.__name__, words, system(status, words), "bounce", hard, why)
    for name, kind, message in OTHERS:
        yield ("others", name, message, kind, False, None)
