#!/usr/bin/python3
"""What a mail says to its reader alone: to which address it went, and who asked for it."""

import contextlib
import os
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()

ADA, BEA, CAI = "alma@readers.example", "bea&b'ob@readers.example", "cai.{{reader_why}}@x.example"
SINCE_S = 1772496000    # 2026-03-03T00:00:00Z


def parts(message):
    """The text with its lines joined, and the HTML."""
    text = " ".join(scene.text_of(message).split())
    return text, message.get_body(("html",)).get_content()


def asked_by_page(world, address):
    """A reader as a page will put one there."""
    with contextlib.closing(sqlite3.connect(world.path(harness.DATABASE))) as db, db:
        db.execute("UPDATE subscription SET origin = 'web', since_s = ? WHERE subscriber ="
                   " (SELECT id FROM subscriber WHERE email = ?)", (SINCE_S, address))


def test_three_origins(world):
    toot = world.mastodon([scene.post("one", scene.at(days=-3))])
    mail = world.smtp()
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail),
                                            (ADA,)))
    world.run("subscribers", "add", BEA, now="2026-11-12T23:30:00Z")
    added = world.run("subscribers", "add", CAI, now=scene.NOW)
    TAP.equal(added.code, 0, "an address may hold much", added)
    asked_by_page(world, CAI)
    world.run("run", now=scene.NOW)
    got = {entry["rcpt"][0]: parts(message)
           for entry, message in zip(mail.log(), mail.messages())}
    TAP.equal(sorted(got), sorted((ADA, BEA, CAI)), "all three get it")
    TAP.contains(got[ADA][0], f"This went to {ADA}. Its organiser put this address on the list on"
                 " 12 November 2026.", "who stands in the ini is told so")
    TAP.contains(got[BEA][0], f"This went to {BEA}. Its organiser put this address on the list on"
                 " 12 November 2026.", "and who was added, by day")
    TAP.contains(got[CAI][0], f"This went to {CAI}. You asked for it on 3 March 2026.",
                 "and who asked, by whom nothing is filled in twice")
    TAP.contains(got[BEA][1], "<strong>bea&amp;b&#39;ob@readers.example</strong>. Its organiser"
                 " put", "an address is text in HTML")
    TAP.contains(got[CAI][1], f"<strong>{CAI}</strong>. You asked for it on 3 March 2026.",
                 "where the words are the same")
    strangers = [(reader, other) for reader in got for other in (ADA, BEA, CAI)
                 if other != reader and other.split("@")[0] in "".join(got[reader])]
    TAP.equal(strangers, [], "nobody's address is in another's mail")
    TAP.ok(all(text.startswith("#JoyFE") and ("unsubscribe%20weekly" in text[-150:])
               for text, _ in got.values()), "the text begins with words and ends with leaving")
    TAP.equal(max(entry["longest_line"] for entry in mail.log()) <= 998, True, "lines are short")


def test_trial(world):
    toot = world.mastodon([scene.post("one", scene.at(days=-3))])
    mail = world.smtp()
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail)))
    world.run("poll", now=scene.NOW)
    world.run("send", "--last", "--to", "organiser@college.example", now=scene.NOW)
    TAP.contains(parts(mail.messages()[0])[0], "This went to organiser@college.example. Its"
                 " organiser is trying it out", "a test says that it is one")


if __name__ == "__main__":
    TAP.play(test_three_origins, test_trial)
