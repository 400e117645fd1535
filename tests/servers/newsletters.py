"""24 mails in the manner of those who send them, and what should become of each.

Made from what LinkedIn, Facebook, Mailchimp, Substack, Ghost, Buttondown, Mailman, Google Groups
and Outlook put into their mails (their help pages, RFC 2369, 2919, 5064, 8058, and heads that
anybody's mailbox shows), by hand and not by what tagdigest looks for. Who gets them is Ada Reader;
whatever tells of her is in SECRETS, and must be nowhere but in the mailbox.
"""

import base64
import email.policy
import hashlib
import pathlib
import string
from email.message import EmailMessage

PAGES = pathlib.Path(__file__).with_suffix("")

READER = "ada.reader@college.example"
READER_WEB = READER.replace("@", "%40")
NAME = "Ada Reader"
UUID = "3f0c2a1e-9b7d-4c55-8a61-0d2f9e4b7c12"
JWT = ("eyJ1c2VyX2lkIjo4MTcyNjM1NCwicG9zdF9pZCI6MTc5OTk5OTk5LCJpYXQiOjE3OTY"
       "wMDAwMDB9.Qm3h0pZr7W5y1kT8vXn2LsD4cGfBaJ6uEoR9iKqMw")
EID = "7c1d9ab20e"
MIDTOKEN = "AQGk3zZx8Yw7Vt"
MIDSIG = "2Pq9rT4uXv6H81"
BCODE = "2.1796000000.AbxQ7rT9uVw3YzKp"
AREF = "1796000000123456"
CLICK = "zTq81mWb5Xs0Lk93RfGh7Yc2"
B64 = base64.b64encode(READER.encode()).decode().rstrip("=")
MD5 = hashlib.md5(READER.encode()).hexdigest()

SECRETS = [READER, READER.replace("@", "%40"), READER.replace("@", "="), "ada.reader", NAME, UUID,
           JWT, JWT[:40], EID, MIDTOKEN, MIDSIG, BCODE, AREF, CLICK, B64[:-1], MD5, "midToken",
           "trkEmail", "mc_eid", "utm_", "list-manage", "sendgrid", "/unsubscribe", "open.php",
           "mailgun", "awstrack", "safelinks", "Hi Ada", "Dear Ada", "preheader"]

FROM = ["staffroom.example", "buttondown.email", "substack.com", "linkedin.com",
        "facebookmail.com", "digest@ghost.example", "google.example", "outlook.example",
        "mcsv.example"]
LISTS = ["set.lists.example.org", "fe-teachers.googlegroups.com"]
PLAIN_DATE = "Wed, 18 Nov 2026 08:15:00 +0000"
OURS = "mx.college.example"


def passed(domain):
    return (f"{OURS}; dkim=pass (2048-bit key) header.d={domain} header.i=@{domain} "
            f"header.b=AbCd; spf=pass smtp.mailfrom=bounce@mail.{domain}; "
            f"dmarc=pass (p=none) header.from={domain}")

APP = "https://substack.com/app-link/post?publication_id=77&amp;post_id=179999999"
WORKSHOP = "https://theletter.ghost.example"
ATTRIBUTION = "attribution_id=65a1b2c3d4e5f60718293a4b&amp;attribution_type=post"


def page_of(file, **values):
    """The HTML of a mail, with what tells of its reader filled in."""
    text = string.Template((PAGES / f"{file}.html").read_text())
    return text.substitute(globals(), **values)


class Mail:
    """A mail, the source's lines that name it, and what it should become."""

    def __init__(self, name, message, posts=(), verdict="post", named=None, raw=None):
        self.name = name
        self.message = message
        self.posts = list(posts)
        self.verdict = verdict
        self.named = named
        self.raw = raw

    def bytes(self):
        if self.raw is not None:
            return self.raw
        return self.message.as_bytes(policy=email.policy.SMTP.clone(max_line_length=200))


def new(sender, subject, domain, to=f"{NAME} <{READER}>", date=PLAIN_DATE, auth=True):
    message = EmailMessage(policy=email.policy.SMTP.clone(max_line_length=200))
    message["Return-Path"] = f"<bounce+{EID}-{READER.replace('@', '=')}@mail.{domain}>"
    message["Delivered-To"] = READER
    message["Received"] = (f"from out.{domain} (out.{domain} [192.0.2.7]) by {OURS} "
                           f"with ESMTPS id 4Xy for <{READER}>; {date}")
    if auth:
        message["Authentication-Results"] = passed(domain) if auth is True else auth
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = date
    return message


def both(message, plain, html):
    message.set_content(plain)
    message.add_alternative(html, subtype="html")
    return message


def mailchimp(sender="The Staffroom <news@staffroom.example>", subject="The week in FE #JoyFE",
              body=None):
    message = new(sender, subject, "staffroom.example")
    message["Message-ID"] = f"<abc123.{EID}.20261118081500.{CLICK}@mail12.suw11.mcsv.net>"
    message["X-Mailer"] = "Mailchimp Mailer - **CID" + EID + "**"
    message["X-campaign"] = f"mailchimp0a1b2c.{EID}"
    message["List-ID"] = ("0a1b2cmc list <0a1b2c.81726.list-id.mcsv.net>")
    message["List-Unsubscribe"] = (
        f"<https://staffroom.us11.list-manage.com/unsubscribe?u=0a1b2c3d4e5f60718293a4b5c&id=aa11"
        f"&t=b&e={EID}&c=9f8e>, <mailto:unsubscribe-mc.us11_0a1b.{EID}@unsubscribe.mailchimpapp.n"
        "et>")
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    click = f"https://staffroom.us11.list-manage.com/track/click?u=0a1b2c&id=7&e={EID}"
    number = 5310042 + 10 * len(subject)
    page = f"https://mailchi.mp/staffroom/the-week-in-fe-{number}?e={EID}"
    body = body or (
        f"<h2>What we tried</h2><p>Retrieval practice with wet hands: {len(subject)} plumbers say. "
        f"Read <a href=\"{click}\">the whole story</a> or "
        "<a href=\"https://staffroom.example/stories/wet-hands?utm_source=mc&amp;mc_eid="
        f"{EID}\">our page</a>.</p>"
        "<p>See you on Friday. #JoyFE</p>")
    html = page_of("mailchimp", page=page, body=body)
    return both(message, f"Hi Ada,\n\nWhat we tried\n\n{click}\n\nUnsubscribe {READER}\n", html)


def substack(subject="Five questions for a Monday"):
    message = new("Ceri from Chalk <chalk@substack.com>", subject, "substack.com")
    message["Message-ID"] = f"<20261118.{CLICK}.{EID}@mg-d0.substack.com>"
    message["List-Owner"] = "<mailto:chalk@substack.com>"
    message["List-URL"] = "<https://chalk.substack.com/>"
    message["List-Archive"] = "<https://chalk.substack.com/archive>"
    message["List-Id"] = "<chalk.substack.com>"
    message["List-Post"] = "<https://chalk.substack.com/p/five-questions>"
    message["List-Unsubscribe"] = ("<https://chalk.substack.com/action/disable_email/disable?toke"
                                   f"n={JWT}>")
    message["X-Mailgun-Variables"] = '{"user_id": "81726354"}'
    html = page_of("substack", subject=subject)
    return both(message,
                f"View this post on the web at https://chalk.substack.com/p/five-questions\n\n"
                f"This week …\n\nUnsubscribe https://substack.com/redirect/2/{JWT}\n", html)


def ghost():
    message = new('"The Workshop" <digest@ghost.example>',
                  "Marking less, telling more", "ghost.example")
    message["Message-ID"] = f"<20261118081500.{CLICK}@m.ghost.example>"
    message["List-Unsubscribe"] = (f"<https://theletter.ghost.example/unsubscribe/?uuid={UUID}&key="
                                   f"{CLICK}"
                                   "&newsletter=aa>, <mailto:unsub+x@m.ghost.example>")
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["X-Mailgun-Sid"] = EID
    html = page_of("ghost")
    return both(message,
                "Marking less, telling more\n\nWe stopped marking every line. #JoyFE\n", html)


def buttondown(html_only=False):
    message = new("Nell's Notes <nell@buttondown.email>", "Notes on notes, no. 41",
                  "buttondown.email")
    message["Message-ID"] = f"<{UUID}@buttondown.email>"
    message["List-Unsubscribe"] = f"<https://buttondown.com/unsubscribe/{UUID}?token={CLICK}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["Feedback-ID"] = f"nell:{EID}:buttondown"
    html = page_of("buttondown")
    if html_only:
        message.set_content(html, subtype="html", cte="base64")
        return message
    return both(message, "I keep a notebook for what goes wrong. #JoyFE\n", html)


def mailman(subject="[SET] Re: Exit tickets?", reply=True, body=None, three=True, sender=None):
    sender = sender or '"Dai Evans via SET" <set@lists.example.org>'
    message = new(sender, subject, "lists.example.org", to="set@lists.example.org")
    number = hashlib.md5(subject.encode()).hexdigest()[:6]
    message["Message-ID"] = f"<{number}.fsf@teach.example>"
    if reply:
        message["In-Reply-To"] = "<CAB4f2@mail.example>"
        message["References"] = "<CAB4f2@mail.example>"
    message["X-Mailman-Version"] = "3.3.8"
    message["Precedence"] = "list"
    message["List-Id"] = "SET members <set.lists.example.org>"
    if three:
        message["Archived-At"] = ("<https://lists.example.org/archives/list/set@lists.example.org/"
                                  f"message/K7Q2ZL5V3ABCDEFGHJKMNPQR{number.upper()}/>")
    message["List-Archive"] = "<https://lists.example.org/archives/list/set@lists.example.org/>"
    message["List-Help"] = "<mailto:set-request@lists.example.org?subject=help>"
    message["List-Owner"] = "<mailto:set-owner@lists.example.org>"
    message["List-Post"] = "<mailto:set@lists.example.org>"
    message["List-Subscribe"] = "<mailto:set-join@lists.example.org>"
    message["List-Unsubscribe"] = "<mailto:set-leave@lists.example.org>"
    message.set_content(body or (
        "Hi all,\n\nI give them a card with one question, and I read the cards on the bus home; it"
        "\n"
        "takes ten minutes and changes the next lesson. #JoyFE\n\nDai\n\n"
        f"On Tue, 17 Nov 2026 at 19:02, {NAME} via SET <set@lists.example.org> wrote:\n"
        "> Does anybody still use exit tickets? #UKFEChat\n> Ada\n\n"
        "_______________________________________________\nSET mailing list -- set@lists.example.or"
        "g\n"
        "To unsubscribe send an email to set-leave@lists.example.org\n"))
    return message


def google_group():
    message = new("'Efa Jones' via FE Teachers <fe-teachers@googlegroups.com>",
                  "[fe-teachers] A starter that works #JoyFE", "googlegroups.com",
                  to="FE Teachers <fe-teachers@googlegroups.com>")
    message["Message-ID"] = "<2a7c1d@googlegroups.com>"
    message["X-Google-Group-Id"] = "55512345"
    message["Precedence"] = "list"
    message["Mailing-list"] = ("list fe-teachers@googlegroups.com; contact "
                               "fe-teachers+owners@googlegroups.com")
    message["List-ID"] = "<fe-teachers.googlegroups.com>"
    message["List-Post"] = ("<https://groups.google.com/group/fe-teachers/post>, "
                            "<mailto:fe-teachers@googlegroups.com>")
    message["List-Archive"] = "<https://groups.google.com/group/fe-teachers>"
    message["List-Unsubscribe"] = ("<mailto:googlegroups-manage+55512345+unsubscribe@googlegroups"
                                   ".com>, "
                                   "<https://groups.google.com/group/fe-teachers/subscribe>")
    plain = ("Put three wrong answers on the board and ask which is the best wrong one.\n\n-- \n"
             "You received this message because you are subscribed to the Google Groups \"FE Teach"
             "ers\" group.\n"
             "To unsubscribe from this group and stop receiving emails from it, send an email to "
             "fe-teachers+unsubscribe@googlegroups.com.\n"
             "To view this discussion visit https://groups.google.com/d/msgid/fe-teachers/2a7c1d%"
             "40googlegroups.com.\n")
    html = ("<div dir=\"ltr\">Put three wrong answers on the board and ask which is the best wrong"
            " one.</div>"
            "<p></p>-- <br />You received this message because you are subscribed to the Google Gr"
            "oups "
            "&quot;FE Teachers&quot; group.<br />To view this discussion visit <a href=\"https://g"
            "roups.google.com/"
            "d/msgid/fe-teachers/2a7c1d%40googlegroups.com?utm_medium=email&amp;utm_source=footer"
            "\">https://"
            "groups.google.com/d/msgid/fe-teachers/2a7c1d%40googlegroups.com</a>.<br />")
    return both(message, plain, html)


def outlook():
    message = new("Head of Teaching <news@outlook.example>", "Teaching bulletin 12",
                  "outlook.example")
    message["Message-ID"] = "<LO2P265MB0001.GBRP265.PROD.OUTLOOK.COM>"
    message["Thread-Topic"] = "Teaching bulletin 12"
    message["X-MS-Exchange-Organization-AuthAs"] = "Internal"
    message["List-Id"] = "Teaching bulletin <bulletin.outlook.example>"
    message["List-Unsubscribe"] = "<mailto:bulletin-leave@outlook.example>"
    safe = ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.fe.example%2Fbu"
            "lletin%2F12"
            f"%3Futm_source%3Dmail&amp;data=05%7C02%7C{READER_WEB}%7C{MD5}%7C0%7C0&amp;sdata="
            f"{CLICK}&amp;reserved=0")
    html = page_of("outlook", safe=safe)
    return both(message, "Dear Ada Reader,\n\nTwo rooms have new boards. #UKFEChat\n", html)


TRACK_RAW = (f"?midToken={MIDTOKEN}&midSig={MIDSIG}&trk=eml-group_digest&trkEmail=eml-group_digest"
             f"-null-{CLICK}"
            f"&eid={EID}-{CLICK}&otpToken={JWT}")
TRACK = TRACK_RAW.replace("&", "&amp;")


def linkedin(subject="New discussions in SET members", items=None, name="SET members"):
    message = new("LinkedIn Groups <groups-noreply@linkedin.com>", subject, "linkedin.com")
    message["Message-ID"] = f"<{AREF}.{CLICK}@lor1-app1.prod.linkedin.com>"
    message["List-Unsubscribe"] = ("<https://www.linkedin.com/comm/psettings/email-unsubscribe"
                                   f"{TRACK_RAW}>")
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["Feedback-ID"] = f"group_digest:{EID}:linkedin"
    message["X-LinkedIn-Class"] = "GROUPDISCUSSION"
    items = items if items is not None else [
        ("Ben Okoro", "groupPost:12345-7395000000000000001",
         "How do you begin a double lesson? #JoyFE"),
        ("Efa Jones", "groupPost:12345-7395000000000000002",
         "Our joinery exam pieces, and what went wrong #JoyFE"),
        ("Dai Evans", "groupPost:12345-7395000000000000003",
         "Who goes to the conference? #UKFEChat")]
    rows = ""
    for author, urn, text in items:
        name_of_it = urn.replace(":", "%3A")
        link = f"https://www.linkedin.com/comm/feed/update/urn%3Ali%3A{name_of_it}/{TRACK}"
        rows += page_of("linkedin_row", link=link, author=author, text=text,
                        first=author.split()[0].lower())
    home = f"https://www.linkedin.com/comm/groups/12345/{TRACK}"
    html = page_of("linkedin", home=home, name=name, rows=rows)
    return both(message, f"Hi Ada, new in {name}\n", html)


def facebook(subject="Ben Okoro posted in FE Makers", kind="permalink",
             words="Look at this lathe jig #JoyFE",
             sender="Facebook <groupupdates@facebookmail.com>"):
    message = new(sender, subject, "facebookmail.com")
    message["Message-ID"] = f"<{CLICK}@www.facebook.com>"
    message["X-Facebook"] = f"from 2401:db00 ([MTI3LjAuMC4x]) by m.facebook.com with HTTP"
    message["X-Priority"] = "3"
    message["List-Unsubscribe"] = (f"<https://www.facebook.com/o.php?k={CLICK}&u=100000123&mid="
                                   f"{AREF}>")
    message["List-Id"] = "<groups.facebookmail.com>"
    tail = f"aref={AREF}&medium=email&mid={AREF}G{EID}&bcode={BCODE}&n_m={READER_WEB}&rms=v2"
    if kind == "permalink":
        link = f"https://www.facebook.com/n/?groups%2F98765%2Fpermalink%2F445566%2F&{tail}"
    elif kind == "posts":
        link = f"https://www.facebook.com/groups/98765/posts/778899/?{tail}"
    elif kind == "multi":
        link = ("https://www.facebook.com/groups/98765/?multi_permalinks=445566&notif_t=group_act"
                f"ivity&notif_id={AREF}&{tail}")
    else:
        link = f"https://www.facebook.com/n/?messages%2Ft%2F1000&{tail}"
    link = link.replace("&", "&amp;")
    html = page_of("facebook", link=link, tail=tail.replace("&", "&amp;"), words=words)
    return both(message, f"Ben Okoro posted in FE Makers.\n{words}\n", html)


def personal():
    message = new("Gwen <gwen@staffroom.example>", "Private: the #JoyFE post", "staffroom.example")
    message["Message-ID"] = "<private1@staffroom.example>"
    message.set_content("Ada, please do not pass this on. #JoyFE\n")
    return message


def forged():
    message = new("The Staffroom <news@staffroom.example>", "BUY PILLS #JoyFE", "evil.example",
                  auth=f"{OURS}; dkim=none; spf=pass smtp.mailfrom=x@evil.example; "
                       "dmarc=fail (p=none) header.from=staffroom.example")
    message["Authentication-Results"] = passed(
        "staffroom.example").replace(OURS, "mx.other.example")
    message["List-Id"] = "<0a1b2c.81726.list-id.mcsv.net>"
    message["List-Unsubscribe"] = "<https://evil.example/u>"
    message["Message-ID"] = "<forged@evil.example>"
    message.set_content("Pills. #JoyFE\n")
    return message


def stranger():
    message = new("Shop <offers@shop.example>", "Sale #JoyFE", "shop.example")
    message["List-Unsubscribe"] = "<https://shop.example/u>"
    message["Message-ID"] = "<sale@shop.example>"
    message.set_content("Sale. #JoyFE\n")
    return message


def all_mails():
    """The 24."""
    unauthenticated = mailchimp(subject="The week in FE 2 #JoyFE")
    del unauthenticated["Authentication-Results"]
    latin = mailman(subject="[SET] Café and #JoyFE", reply=False, three=False,
                    sender="Zoë Müller <zoe@teach.example>", body="Coffee first.\n")
    administrative = mailman(subject="Your membership of set #JoyFE", reply=False)
    administrative["X-List-Administrivia"] = "yes"
    away = mailman(subject="Away #JoyFE", reply=False, body="I am away. #JoyFE\n")
    away["Auto-Submitted"] = "auto-replied"
    kept_out = mailman(subject="Not for keeps #JoyFE", reply=False, body="Between us. #JoyFE\n")
    kept_out["X-No-Archive"] = "Yes"
    untagged = mailchimp(subject="Housekeeping", body="<p>The printers are off on Monday.</p>")
    group = {"network": "LinkedIn", "group": "SET members"}
    urn = "https://www.linkedin.com/feed/update/urn:li:groupPost:12345-739500000000000000"
    makers = {"network": "Facebook", "group": "FE Makers"}
    return [
        Mail("mailchimp", mailchimp(), [{
            "title": "The week in FE #JoyFE", "author": "The Staffroom",
            "link": "https://mailchi.mp/staffroom/the-week-in-fe-5310252",
            "has": ["Retrieval practice with wet hands", "the whole story", "See you on Friday",
                    "https://staffroom.example/stories/wet-hands"],
            "not": ["Copyright", "mailing address", "View this email"]}]),
        Mail("mailchimp-vocative", mailchimp(subject="Ada, your next week #JoyFE"), [{
            "title": "Your next week #JoyFE"}]),
        Mail("mailchimp-unauthenticated", unauthenticated, [{"title": "The week in FE 2 #JoyFE"}]),
        Mail("mailchimp-untagged", untagged, verdict="untagged"),
        Mail("substack", substack(), [{
            "title": "Five questions for a Monday", "author": "Ceri from Chalk",
            "link": "https://chalk.substack.com/p/five-questions",
            "has": ["Ask before you tell", "The study", "What would you try?",
                    "https://open.substack.com/pub/chalk/p/last-week"],
            "not": ["Forwarded", "548 Market", "Start writing", "app-link"]}]),
        Mail("ghost", ghost(), [{
            "title": "Marking less, telling more", "author": "The Workshop",
            "link": "https://theletter.ghost.example/marking-less/",
            "has": ["We stopped marking every line", "Feedback is a conversation",
                    "https://www.fe.example/guides/marking", "the guide"],
            "not": ["/r/", "Published with"]}]),
        Mail("buttondown", buttondown(), [{
            "title": "Notes on notes, no. 41", "author": "Nell's Notes",
            "link": "https://buttondown.com/nell/archive/notes-on-notes-no-41/",
            "has": ["I keep a notebook", "https://nell.example/notebooks/wrong",
                    "the cards", "https://nell.example/game"],
            "not": ["You just read", "pstmrk"]}]),
        Mail("mailman3-reply", mailman(), [{
            "title": "Exit tickets?", "author": "Dai Evans",
            "has": ["I give them a card with one question", "it takes ten minutes"],
            "not": ["wrote:", "exit tickets? #UKFEChat", "mailing list", "leave@"]}]),
        Mail("mailman2-archive", latin, [{
            "title": "Café and #JoyFE", "author": "Zoë Müller", "has": ["Coffee first."],
            "link": "https://lists.example.org/archives/list/set@lists.example.org/"}]),
        Mail("mailman-administrative", administrative, verdict="private"),
        Mail("mailman-away", away, verdict="private"),
        Mail("mailman-no-archive", kept_out, verdict="refused"),
        Mail("google-groups", google_group(), [{
            "title": "A starter that works #JoyFE", "author": "Efa Jones",
            "has": ["Put three wrong answers"], "not": ["You received"],
            "link": "https://groups.google.com/d/msgid/fe-teachers/2a7c1d%40googlegroups.com"}]),
        Mail("outlook", outlook(), [{
            "title": "Teaching bulletin 12", "author": "Head of Teaching",
            "has": ["Two rooms have new boards", "https://www.fe.example/bulletin/12"],
            "not": ["room 4", "Dear"]}]),
        Mail("linkedin-digest", linkedin(), [
            dict(group, link=urn + "1/"), dict(group, link=urn + "2/"),
            dict(group, link=urn + "3/")]),
        Mail("linkedin-one", linkedin(subject="Popular posts in SET members", items=[
            ("Nell Hughes", "groupPost:12345-7395000000000000009", "A quick poll #JoyFE")]), [
                dict(group, link=urn + "9/")]),
        Mail("linkedin-message", linkedin(subject="Ben sent you a message #JoyFE", items=[]),
             verdict="private"),
        Mail("linkedin-untagged", linkedin(items=[
            ("Nell Hughes", "groupPost:12345-7395000000000000008", "No hashtag here")]),
             verdict="untagged"),
        Mail("facebook-permalink", facebook(), [
            dict(makers, link="https://www.facebook.com/groups/98765/posts/445566/")]),
        Mail("facebook-posts", facebook(kind="posts", subject="New activity in FE Makers"), [
            dict(makers, link="https://www.facebook.com/groups/98765/posts/778899/")]),
        Mail("facebook-again", facebook(kind="multi"), [
            dict(makers, link="https://www.facebook.com/groups/98765/posts/445566/")]),
        Mail("personal", personal(), verdict="private"),
        Mail("forged", forged(), verdict="private"),
        Mail("stranger", stranger(), verdict="other"),
    ]


READER_HEADS = [
    f"X-Delivered-To: {READER}", f"X-Original-To: {READER}", f"Bcc: {READER}",
    f"X-Forwarded-To: {READER}", f"X-Forwarded-For: {READER} other@x.example",
    f"Resent-To: {NAME} <{READER}>", f"Apparently-To: {READER}",
    f"Received: from a by {OURS} for <{READER}>; {PLAIN_DATE}",
    f"Return-Path: <bounce+{READER.replace('@', '=')}@lists.example.org>",
    f"Return-Path: <set-bounces--{READER.replace('@', '--at--')}@lists.example.org>",
    f"List-Unsubscribe: <https://lists.example.org/u?email={READER_WEB}>",
    f"List-Help: <mailto:set-request@lists.example.org?body=address={READER}>"]
READER_SPELT = [
    READER, READER.upper(), READER_WEB, READER_WEB.replace("%", "%25"),
    READER.replace("@", "="), READER.replace("@", "--at--"), READER.replace("@", " at "),
    READER.replace("@", " (at) "), READER.replace("@", "[at]"), READER.replace("@", "+news@"),
    READER.replace("@", "-set@"), READER.replace("@", "\u200d@"), READER.replace("r@", "\u00adr@"),
    f"https://lists.example.org/options/set/{READER.replace('@', '--at--')}",
    f"https://lists.example.org/u?{B64}", f"https://lists.example.org/u?x={MD5}"]


def hidden_mails():
    """Of a list: each head says in one way alone who gets it, each body spells it in all."""
    words = "\n\n".join(f"This one is for {word} alone" for word in READER_SPELT)
    return [Mail(f"hidden-{number}", None, [{}], raw=(
        f"{head}\nFrom: Cid Lloyd <set@lists.example.org>\nTo: set@lists.example.org\n"
        f"Subject: Card {number}\nDate: {PLAIN_DATE}\nMessage-ID: <hidden.{number}@c.example>\n"
        "List-Id: <set.lists.example.org>\nList-Post: <mailto:set@lists.example.org>\n"
        "Content-Type: text/plain; charset=utf-8\n\n"
        f"Words of card {number} #JoyFE\n\n{words}\n\nMore of card {number}\n").encode())
            for number, head in enumerate(READER_HEADS)]


CLOSED_FROM = ["slack.com", "teams.mail.microsoft", "discord.com", "groups.io"]


def closed_mails():
    """What was told to a member of a closed place, or written to a person."""
    heads = [("notification@slack.com", ""), ("noreply@email.teams.mail.microsoft", ""),
             ("noreply@discord.com", ""), ("bea@groups.io", "List-Id: <secret.groups.io>\n"),
             ("news@staffroom.example", "In-Reply-To: <q@college.example>\n"),
             ("news@staffroom.example", "Sensitivity: Private\n"),
             ("news@staffroom.example", "Content-Type: multipart/encrypted; boundary=b\n")]
    return [Mail(f"closed-{number}", None, verdict="private", raw=(
        f"From: Bea Quill <{sender}>\nTo: {NAME} <{READER}>\nSubject: Closed {number} #JoyFE\n"
        f"Date: {PLAIN_DATE}\nList-Unsubscribe: <https://x.example/u>\n{head}\n"
        "Closed words #JoyFE\n").encode()) for number, (sender, head) in enumerate(heads)]


def mbox():
    """All of them as one mbox file (mboxrd)."""
    out = b""
    for mail in all_mails():
        out += b"From sender@example.org Wed Nov 18 08:15:00 2026\n"
        for line in mail.bytes().replace(b"\r\n", b"\n").split(b"\n"):
            out += (b">" if line.lstrip(b">").startswith(b"From ") else b"") + line + b"\n"
        out += b"\n"
    return out


if __name__ == "__main__":
    import sys
    sys.stdout.buffer.write(mbox())
