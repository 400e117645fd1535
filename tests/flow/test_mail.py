#!/usr/bin/python3
"""The mail as somebody else's parser reads it: headers, parts, and what hostile posts do."""

import email.utils
import os
import re
import sys
from html.parser import HTMLParser

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
READERS = ("sam@readers.example", "ines@readers.example")
HOSTILE_NAME = 'Eve <script>alert(1)</script>\r\nBcc: victim@x.example\r\n\r\n"quoted\u202e'
HOSTILE = (
    '<p>mark-eve <script>alert("x")</script><img src="https://track.example/p.gif" onerror="a()">'
    '<a href="javascript:alert(1)">press</a> <a href="https://ok.example/" onclick="a()">fine</a>'
    '<iframe src="https://evil.example/"></iframe><style>body{display:none}</style>'
    '</td></tr></table></div></body></html><form action="https://evil.example/"><input></form>'
    ' {{{title}}} {{#posts}} %s %n &lt;script&gt; =3D\r\n.\r\n.bare\r\nFrom eve</p>')


class Page(HTMLParser):
    """Elements and attributes of the HTML part."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def statuses():
    eve = scene.post("eve", "2026-11-11T09:00:00Z", author="eve", content=HOSTILE)
    eve["account"]["display_name"] = HOSTILE_NAME
    welsh = scene.post("cymru", "2026-11-12T09:00:00Z", author="sian", language="cy",
                       content="<p>mark-cymru Bore da, dŵr a thŷ 🎉 #JoyFE</p>")
    picture = scene.post("picture", "2026-11-12T10:00:00Z", author="pia", media_attachments=[
        {"id": "1", "type": "image", "url": "https://files.example/one.png",
         "remote_url": None, "preview_url": "https://files.example/small.png",
         "description": "A robin on a spade"}])
    folded = scene.post("folded", "2026-11-13T09:00:00Z", author="fay", sensitive=True,
                        spoiler_text="exam talk")
    long = scene.post("long", "2026-11-13T10:00:00Z", author="lou", content=(
        "<p>mark-long " + "supercalifragilistic " * 60 + "the end. #JoyFE</p>"))
    word = scene.post("word", "2026-11-13T11:00:00Z", author="w" * 60, content=(
        "<p>mark-word " + "x" * 300 + " #JoyFE</p>"))
    return [eve, welsh, picture, folded, long, word]


def mailed(world, **options):
    """The digest of all of these, as each reader got it."""
    toot, mail = world.mastodon(statuses()), world.smtp()
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail),
                                            READERS, **options))
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, len(mail.log())), (0, 2), "a digest of hostile posts is mailed", result)
    return mail


def test_headers(world):
    mail = mailed(world, digest="title = Gŵyl a Gwaith: the joy of FE, week by week, in some words",
                  top="from = digest@college.example")
    tokens = set()
    for reader, message in zip(scene.rcpts(mail), mail.messages()):
        names = [name.lower() for name in message.keys()]
        TAP.equal(len(names), len(set(names)), f"{reader}: each header stands once", names)
        TAP.equal(message.defects, [], f"{reader}: the parser finds no defect")
        TAP.equal((message["From"].addresses[0].addr_spec, message["To"].addresses[0].addr_spec,
                   message["Reply-To"].addresses[0].addr_spec),
                  ("digest@college.example", reader, scene.CONTACT), f"{reader}: who to whom")
        TAP.contains(message["From"].addresses[0].display_name, "Gŵyl a Gwaith",
                     f"{reader}: in the digest's name")
        TAP.contains(message["Subject"], "Gŵyl a Gwaith", f"{reader}: the subject")
        when = email.utils.parsedate_to_datetime(message["Date"]).timestamp()
        TAP.equal(when, 1794816000, f"{reader}: the date is when the edition was frozen")
        TAP.contains(message["List-Id"], "<weekly.college.example>", f"{reader}: List-Id")
        TAP.equal(message["Auto-Submitted"], "auto-generated", f"{reader}: Auto-Submitted")
        TAP.ok(re.fullmatch(r"<[^<>@\s]+@college\.example>", message["Message-ID"]),
               f"{reader}: Message-ID", message["Message-ID"])
        way_out = re.fullmatch(r"<mailto:organiser@college\.example\?subject=unsubscribe%20weekly"
                               r"%20([\w-]{43})>", message["List-Unsubscribe"])
        TAP.ok(way_out, f"{reader}: a way out", message["List-Unsubscribe"])
        token = way_out[1] if way_out else "?"
        tokens.add(token)
        for kind in ("plain", "html"):
            text = message.get_body((kind,)).get_content()
            TAP.contains(text, token, f"{reader}: the way out stands in the {kind} part too")
    TAP.equal(len(tokens), 2, "each reader has a way out of their own")
    TAP.equal(len({message["Message-ID"] for message in mail.messages()}), 2,
              "and each mail an id of its own")
    test = world.run("send", "--to", "me@college.example", now=scene.at(minutes=5))
    TAP.equal(test.code, 0, "a test to oneself", test)


def test_own_addresses(world):
    """With plus and verp, where a report goes and where the button writes to are the reader's own;
    with a page, it is offered first (RFC 8058)."""
    toot, mail = world.mastodon(statuses()), world.smtp()
    more = ["verp = yes", "[inbox]", "plus = yes", "[web]",
            "one_click = https://college.example/leave"]
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, "\n".join(
        [scene.relay(mail), *more]), READERS))
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, len(mail.log())), (0, 2), "mailed with addresses of their own", result)
    senders, buttons = set(), set()
    for entry, message in zip(mail.log(), mail.messages()):
        senders.add(entry["from"])
        TAP.ok(re.fullmatch(r"organiser\+[a-z2-7]{39}@college\.example", entry["from"]),
               "the envelope's sender names the mail", entry["from"])
        page, mailto = message["List-Unsubscribe"].split(", ")
        TAP.ok(re.fullmatch(r"<https://college\.example/leave\?t=[\w-]{43}>", page),
               "the page comes first", page)
        button = re.fullmatch(r"<mailto:organiser%2B([a-z2-7]{39})@college\.example\?subject="
                              r"unsubscribe%20weekly%20[\w-]{43}>", mailto)
        TAP.ok(button, "then a mail to an address that takes out", mailto)
        buttons.add(button and button[1])
        TAP.equal(message["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click", "by POST")
        TAP.equal(message["From"].addresses[0].addr_spec, scene.CONTACT, "From stays")
    TAP.equal((len(senders), len(buttons)), (2, 2), "each reader has their own")
    keys = os.stat(world.path("state/ways.key")).st_mode & 0o777
    TAP.equal(oct(keys), oct(0o600), "the keys are for their owner alone")


def test_parts(world):
    mail = mailed(world)
    for raw, message in zip(mail.raw_messages(), mail.messages()):
        TAP.equal(message.get_content_type(), "multipart/alternative", "two ways to read it")
        kinds = [(part.get_content_type(), part.get_content_charset(),
                  part["Content-Transfer-Encoding"]) for part in message.iter_parts()]
        TAP.equal(kinds, [("text/plain", "utf-8", "quoted-printable"),
                          ("text/html", "utf-8", "quoted-printable")], "text first, both in QP")
        head, _, body = raw.partition(b"\n\n")
        longest = max(body.split(b"\n"), key=len)
        TAP.ok(len(longest) <= 76, "no line of the body over 76 bytes", longest)
        wide = [line for line in head.split(b"\n") if len(line) > 78 and b"mailto:" not in line]
        TAP.equal(wide, [], "no header over 78, but for those that are one address")
        TAP.ok(all(byte < 128 for byte in raw), "and ASCII alone on the wire")
        TAP.ok(len(raw) < 102_000, "smaller than what Gmail clips", len(raw))
        text = scene.text_of(message)
        long = [line for line in text.splitlines()
                if len(line) > 72 and not re.search(r"(https?|mailto):\S+$", line)
                and not re.search(r"\S{60}", line)]
        TAP.equal(long, [], "the text part is 72 columns wide, but for addresses")
        for part in ("Bore da, dŵr a thŷ 🎉", "A robin on a spade", "CW: exam talk"):
            TAP.contains(text, part, f"the text has: {part}")
        TAP.ok("mark-folded" not in text, "what its author folded stays folded")
        TAP.equal(scene.marks(message), ["cymru", "eve", "long", "picture", "word"],
                  "and each of the others stands there once")
        TAP.ok("the end." not in text and "…" in text, "a long post is cut")


def test_harmless(world):
    message = mailed(world).messages()[0]
    html = message.get_body(("html",)).get_content()
    page = Page(html)
    TAP.equal(set(page.tags) & {"script", "iframe", "form", "input", "img", "object", "embed",
                                "link", "base", "svg", "video", "audio"}, set(),
              "no script, no form, no frame, and no picture that is fetched")
    TAP.equal([row for row in page.attributes if row[1].startswith("on")], [], "no handlers")
    remote = [row for row in page.attributes if row[1] in ("src", "background", "srcset", "poster")]
    TAP.equal(remote, [], "nothing is loaded from anywhere")
    TAP.ok("url(" not in html and "@import" not in html, "not by style either")
    schemes = {value.partition(":")[0] for tag, name, value in page.attributes if name == "href"}
    TAP.ok(schemes <= {"http", "https", "mailto"}, "links are web and mail alone", schemes)
    TAP.equal(page.tags.count("html"), 1, "a post cannot end the page")
    TAP.equal(html.count("display:none}"), 0, "nor hide it")
    TAP.contains(html, "{{{title}}}", "a post is no template")
    headers = "\n".join(message.keys()).lower()
    TAP.ok("bcc" not in headers, "a name cannot make a header", headers)
    text = scene.text_of(message)
    TAP.ok("\u202e" not in text + html, "nor turn the line round")
    TAP.ok("\x1b" not in text and "\x00" not in text, "no control characters")


def test_dots(world):
    lines = "<p>.0</p><p>..</p>"
    toot = world.mastodon([scene.post("dots", "2026-11-11T09:00:00Z",
                                      content=f"<p>mark-dots #JoyFE</p>{lines}<p>.</p><p>z</p>")])
    mail = world.smtp()
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail)))
    world.run("run", now=scene.NOW)
    text = scene.text_of(mail.messages()[0])
    for part in (".0", "..", "z"):
        TAP.ok(part in [line.strip() for line in text.splitlines()],
               f"a line of {part!r} goes through SMTP as it is", text)


def test_text_subscriber(world):
    toot, mail = world.mastodon(statuses()), world.smtp()
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail),
                                            to=()))
    world.run("subscribers", "add", "--format", "text", "Tess Tŷ <tess@readers.example>",
              now=scene.NOW)
    world.run("run", now=scene.NOW)
    message = mail.messages()[0]
    TAP.equal(message.get_content_type(), "text/plain", "who wants text gets text alone")
    address = message["To"].addresses[0]
    TAP.equal((address.display_name, address.addr_spec), ("Tess Tŷ", "tess@readers.example"),
              "by name")


def test_large(world):
    every = [scene.post(f"p{n}", f"2026-11-{9 + n // 60:02}T12:{n % 60:02}:00Z", author=f"a{n}",
                        content=f"<p>mark-p{n} {'Dŵr a thân, a geiriau. ' * 20} #JoyFE</p>")
             for n in range(300)]
    toot, mail = world.mastodon(every), world.smtp()
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail),
                                            digest="max_posts = 1000"))
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, len(mail.log())), (0, 1), "a burst of three hundred long posts", result)
    html = mail.messages()[0].get_body(("html",)).get_content()
    TAP.ok(len(html.encode()) <= 92_000, "is cut to the size of a mail", len(html.encode()))
    TAP.contains(scene.text_of(mail.messages()[0]), "300", "the mail says how many there were")
    rows = world.query("SELECT shown, count(*) FROM edition_post GROUP BY shown")
    TAP.equal(sum(count for _, count in rows), 300, "those that were cut are not news again", rows)


if __name__ == "__main__":
    TAP.play(test_headers, test_own_addresses, test_parts, test_harmless, test_dots,
             test_text_subscriber, test_large)
