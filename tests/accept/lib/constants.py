"""Posts made of the program's own words: every string literal of src/, as strangers may post it.

Two readers must get the same bytes but for their own way out: what is theirs is put where the
renderer says, and never where a text happens to look like a place for it.
"""

import os
import re
from xml.sax.saxutils import escape

import accept
import scene

LITERALS = re.compile(r'"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*')
ONE = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
COMMENT = re.compile(r'/\*.*?\*/|^\s*#\s*include[^\n]*', re.S | re.M)
ESCAPE = re.compile(r'\\(x[0-9a-fA-F]+|[0-7]{1,3}|.)')
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "0": ""}
LONGEST, A_POST, A_BATCH = 200, 260, 50
TWO = ("sam@readers.example", "bea@readers.example")
TAIL_TAG = "JoyFE"


def unescape(found):
    word = found.group(1)
    if word[0] == "x":
        return chr(int(word[1:], 16) & 0xff)
    if word[0] in "01234567":
        return chr(int(word, 8) & 0xff)
    return LETTERS.get(word, word)


def literals():
    """Every string of the source code, neighbours joined as the compiler does."""
    found = set()
    for top in ("src", "include", "cmd"):
        for place, _, names in os.walk(os.path.join(accept.ROOT, top)):
            for name in names:
                if not name.endswith((".c", ".h")):
                    continue
                with open(os.path.join(place, name), encoding="utf-8") as file:
                    text = COMMENT.sub("", file.read())
                for run in LITERALS.findall(text):
                    word = "".join(ESCAPE.sub(unescape, part) for part in ONE.findall(run))
                    found.add("".join(c for c in word if c >= " " or c in "\n\t")[:LONGEST])
    return sorted(word for word in found if word.strip())


def asked_for_nothing(word):
    """Without what its author would be taken at their word for: "#nobot"."""
    return re.sub(r"#(?=no)", "# ", word, flags=re.I)


def posts(words):
    """(title, link, text) of posts that hold these between them; a post is short enough to be
    shown whole."""
    made, text = [], ""
    for word in words:
        if text and len(text) + len(word) > A_POST:
            made.append(text)
            text = ""
        text += f"[{word}] "
    made.append(text)
    return made


def feed(batch, first):
    items = []
    for number, text in enumerate(batch, first):
        link = re.sub(r"[^A-Za-z0-9_.~-]+", "-", text)[:150]
        items.append(
            f"<item><title>{escape(text[:70])}</title>"
            f"<link>https://blog.example/{number}/{link}?q={link}</link>"
            f"<author>{escape(text[:40])}</author><guid>g{number}</guid>"
            f"<pubDate>Wed, 11 Nov 2026 10:{number % 60:02d}:00 GMT</pubDate>"
            f"<category>{TAIL_TAG}</category>"
            f"<description>{escape(escape(text))}</description></item>")
    return ('<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>'
            + escape(batch[0][:60]) + "</title>" + "".join(items) + "</channel></rss>")


def normalised(raw, address, token):
    """A mail without what is the reader's own: token, address, and its own Message-ID."""
    text = raw.decode("utf-8", "surrogateescape").replace("=\r\n", "").replace("=\n", "")
    text = re.sub(r"(?mi)^Message-ID:.*$", "Message-ID:", text)
    return text.replace(token, "TOKEN").replace(address, "READER"), text.count(token)


def judge(report, world):
    """Batches of such posts to two readers."""
    words = [asked_for_nothing(word) for word in literals()]
    texts = posts(words)
    report.figure("string literals of the source, in posts", f"{len(words)}, {len(texts)}")
    differing, counts, sent, shown = [], set(), 0, 0
    for first in range(0, len(texts), A_BATCH):
        batch = texts[first:first + A_BATCH]
        name = f"b{first}"
        world.write(f"{name}/feed.xml", feed(batch, first))
        world.write(f"{name}/aggregator.ini", scene.ini(
            {"blog": ("feed", "file:feed.xml")}, "url = maildir:Mail", to=TWO,
            digest="max_posts = 1000"))
        ini = world.path(name, "aggregator.ini")
        world.run("-c", ini, "poll", now=scene.NOW)
        world.run("-c", ini, "send", "--last", now=scene.NOW)
        result = judge_batch(world, name, counts)
        sent += result[0]
        differing += result[1]
        shown += world.query("SELECT count(*) FROM edition_post WHERE shown = 1",
                             database=f"{name}/state/tagdigest.db")[0][0]
    report.equal(sent, 2 * len(range(0, len(texts), A_BATCH)), "each batch reaches both readers")
    report.equal(shown, len(texts), "with every post in it")
    report.ok(not differing, "and the same bytes reach both, but for the way out", *differing[:5])
    report.equal(len(counts), 1, "which stands as often as in any other mail", counts)
    report.figure("times that a reader's token stands in a mail", sorted(counts))


def judge_batch(world, name, counts):
    mails = raw_mails(world, f"{name}/Mail")
    tokens = {address: token for address, token in world.query(
        "SELECT r.email, s.token FROM subscription s JOIN subscriber r ON r.id = s.subscriber",
        database=f"{name}/state/tagdigest.db")}
    seen = []
    for raw in mails:
        for address, token in tokens.items():
            if f"To: {address}".encode() in raw or f"<{address}>".encode() in raw:
                text, count = normalised(raw, address, token)
                seen.append(text)
                counts.add(count)
    if len(seen) != len(TWO):
        return len(mails), [f"{name}: {len(seen)} mails have their reader's address"]
    differing = [] if len(set(seen)) == 1 else [f"{name}: {first_difference(*seen)}"]
    return len(mails), differing


def first_difference(one, other):
    at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
    return f"{one[max(0, at - 60):at + 60]!r} / {other[max(0, at - 60):at + 60]!r}"


def raw_mails(world, maildir):
    found = []
    for place, _, names in os.walk(world.path(maildir)):
        for name in names:
            with open(os.path.join(place, name), "rb") as file:
                found.append(file.read())
    return found
