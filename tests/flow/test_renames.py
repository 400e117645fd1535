#!/usr/bin/python3
"""`was = OLD`: a digest or a source gets another name, and nothing begins anew."""

import contextlib
import os
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()

# No links: guid and words alone tell that an item is the same. One has not even a guid.
ITEMS = """<item><title>One</title><guid isPermaLink="false">1</guid>
<pubDate>Tue, 10 Nov 2026 09:00:00 GMT</pubDate><description>mark-red #JoyFE</description></item>
<item><title>Two</title>
<pubDate>Wed, 11 Nov 2026 09:00:00 GMT</pubDate><description>mark-blue #JoyFE</description></item>
"""
LATER = """<item><title>Three</title><guid isPermaLink="false">3</guid>
<pubDate>Tue, 17 Nov 2026 09:00:00 GMT</pubDate><description>mark-green #JoyFE</description></item>
"""


class Office:
    """A feed without links, a digest, and names that change."""

    def __init__(self, world):
        self.world = world
        self.serve(ITEMS)
        self.name()

    def serve(self, items):
        self.world.write("blog.xml", "<rss version=\"2.0\"><channel><title>The Staffroom</title>"
                         f"{items}</channel></rss>")

    def name(self, digest="weekly", source="blog", digest_was=None, source_was=None, more=""):
        """The ini, with these names."""
        text = scene.ini({source: ("feed", "file:blog.xml", *was(source_was))},
                         "url = maildir:mail", ("sam@x.example", "ada@x.example"),
                         digest="\n".join((*was(digest_was), "reach = 30 d", more)))
        self.world.write("aggregator.ini", text.replace("[digest weekly]", f"[digest {digest}]"))

    def run(self, days=0, *argv):
        return self.world.run(*(argv or ("run",)), now=scene.at(days=days))

    def readers(self):
        """state and address of everybody, by digest."""
        rows = self.world.query("SELECT s.digest, u.email, s.state FROM subscription s"
                                " JOIN subscriber u ON u.id = s.subscriber ORDER BY 1, 2")
        return [" ".join(row) for row in rows]

    def mails(self):
        """What was mailed: to whom, and the marks in it."""
        return sorted((mail["To"], *scene.marks(mail)) for mail in self.world.mails("mail"))


def was(name):
    return (f"was = {name}",) if name else ()


def begin(world):
    """A week was mailed to Sam and Tess; Ada has left."""
    office = Office(world)
    office.run(-1, "poll")
    office.run(-1, "subscribers", "add", "tess@x.example")
    office.run(-1, "subscribers", "remove", "ada@x.example")
    office.run()
    return office


def test_digest(world):
    office = begin(world)
    before = office.mails()
    TAP.equal(len(before), 2, "the first edition goes to two readers", before)
    office.name(digest="joyful", digest_was="Weekly")
    again = office.run()
    TAP.equal((again.code, again.err, office.mails()), (0, "", before),
              "under its new name the digest mails nobody again", again)
    TAP.equal(office.readers(), ["joyful ada@x.example left", "joyful sam@x.example active",
                                 "joyful tess@x.example active"],
              "its readers stay as they were, who left too")
    for table in ("draft", "edition", "period", "edition_post", "subscription", "verdict"):
        TAP.equal(world.query(f"SELECT count(*) FROM {table} WHERE digest <> 'joyful'"), [(0,)],
                  f"nothing of {table} stays under the old name")
    status = world.json("status", now=scene.NOW)
    TAP.equal(status["strays"], {}, "status knows nobody under the old name", status)
    before = world.dump()
    office.run()
    TAP.equal(world.dump(), before, "the line may stand: it does nothing more")
    office.serve(ITEMS + LATER)
    office.name(digest="joyful")
    office.run(7)
    TAP.equal(office.mails()[1::2], [("sam@x.example", "green"), ("tess@x.example", "green")],
              "and it may go: the next edition holds what is new", office.mails())
    TAP.equal(world.query("SELECT number FROM edition ORDER BY id"), [(1,), (2,)],
              "the numbers go on")


def test_owed(world):
    """A mail that is owed when the name changes goes out as the same mail."""
    office = begin(world)
    before = {mail["Message-ID"] for mail in world.mails("mail")}
    with contextlib.closing(sqlite3.connect(world.path(harness.DATABASE))) as db:
        db.execute("UPDATE delivery SET state = 'queued'")
        db.commit()
    office.name(digest="joyful", digest_was="weekly")
    again = office.run()
    TAP.equal(again.code, 0, "what is owed goes out under the new name", again)
    mails = world.mails("mail")
    TAP.equal({mail["Message-ID"] for mail in mails}, before, "with the Message-IDs that it had")
    TAP.equal(len(mails), 2, "so that no box holds it twice")


def test_source(world):
    office = begin(world)
    before = office.mails()
    posts = world.query("SELECT id FROM post ORDER BY id")
    office.name(source="staffroom", source_was="blog")
    office.serve(ITEMS + LATER)
    again = office.run(7)
    TAP.equal(again.code, 0, "a source gets another name", again)
    TAP.equal(world.query("SELECT name FROM source"), [("staffroom",)], "it is the same source")
    TAP.equal(len(world.query("SELECT id FROM post")), len(posts) + 1,
              "and its posts are the same posts, though they have no links")
    TAP.equal(office.mails()[1::2], [("sam@x.example", "green"), ("tess@x.example", "green")],
              "so that none is mailed twice", office.mails())
    TAP.equal(office.mails()[::2], before, "what was mailed was mailed", office.mails())


def test_both(world):
    office = begin(world)
    office.name(digest="joyful")
    office.run()
    before = world.dump()
    office.name(digest="joyful", digest_was="weekly")
    for verb in ("run", "poll", "send", "status", "preview", "subscribers"):
        refused = office.run(0, verb)
        TAP.equal((refused.code, refused.out), (78, ""), f"both names are known: {verb} refuses",
                  refused)
        TAP.ok("aggregator.ini:" in refused.err and "was = weekly" in refused.err
               and scene.one_line(refused), f"{verb} says where, in one line", refused)
    TAP.equal(world.dump(), before, "and nothing is changed")
    office.name(digest="joyful")
    TAP.equal(office.run().code, 0, "without the line it goes on")
    office.name(digest="joyful", source="other")
    office.run()
    office.name(digest="joyful", source="other", source_was="blog")
    refused = office.run()
    TAP.equal(refused.code, 78, "likewise two sources", refused)
    TAP.contains(refused.err, "[source other] was = blog", "named by kind")


def test_reading_changes_nothing(world):
    office = begin(world)
    office.name(digest="joyful", digest_was="weekly")
    before = world.snapshot("state")
    for verb in ("preview", "status"):
        refused = office.run(0, verb)
        TAP.equal(refused.code, 78, f"{verb} does not show what is not taken over", refused)
        TAP.contains(refused.err, "the next run does it", "and says when it will be")
    TAP.equal(world.snapshot("state"), before, "nothing is written")
    office.run(0, "subscribers", "list")
    TAP.equal(office.run(0, "preview").code, 0, "afterwards it does")


def test_ini(world):
    office = begin(world)
    before = world.dump()
    office.name(digest_was="weekly")
    TAP.contains(office.run(0, "check").err, "that is its name now", "its own name")
    office.name(digest_was="weekly club")
    TAP.contains(office.run(0, "check").err, "cannot be a name", "what is no name")
    office.name(digest="joyful", digest_was="weekly",
                more="[digest Weekly]\ntags = Birds\ntimezone = UTC")
    TAP.contains(office.run(0, "check").err, "there still is a [digest weekly]",
                 "a name that still stands in the ini")
    office.name(digest="joyful", digest_was="weekly",
                more="[digest other]\ntags = Birds\ntimezone = UTC\nwas = weekly")
    TAP.contains(office.run(0, "check").err, "[digest joyful] was that already", "two heirs")
    TAP.equal(world.dump(), before, "nothing is changed")


if __name__ == "__main__":
    TAP.play(test_digest, test_owed, test_source, test_both, test_reading_changes_nothing, test_ini)
