#!/usr/bin/python3
"""`forget`: an author's or a post's words leave every byte, and do not come back."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import leavers  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
FROM_NOW_ON = "it is kept out from now on"


def polled(world):
    play = leavers.Play(world)
    play.write_ini()
    world.run("poll", now=scene.at(hours=-2))
    return play


def test_an_author(world):
    """All that is stored goes, in all ways of reading, and stays away."""
    play = polled(world)
    result = world.run("forget", *play.handles(), now=scene.at(hours=-1))
    TAP.equal((result.code, result.err), (0, ""), "it is done", result)
    for handle in play.handles():
        TAP.contains(result.out, handle, f"{handle} is spoken of")
    TAP.contains(result.out, f"3 posts forgotten; {FROM_NOW_ON}", "how many there were")
    TAP.contains(result.out, "source own is all theirs", "a source that is all theirs is named")
    TAP.equal(play.left(), [], "no word of theirs is left in the database")
    TAP.equal(play.mailed(), leavers.OTHERS, "the mail has what others wrote")
    TAP.equal(play.left(), [], "and nothing came back with the run's own poll")
    again = world.run("forget", "@zelda@toot.example", now=scene.at(hours=1))
    TAP.contains(again.out, "nothing of it was stored", "there is nothing left to forget")


def test_one_post(world):
    """A post goes by its address, by its other name, and by another server's page of it."""
    for number, address in enumerate((
            lambda play: play.by("zelda", "zebra-home", 1)["url"],
            lambda play: play.by("zelda", "zebra-home", 1)["uri"],
            lambda play: f"{play.home.url}/@zelda/{play.by('zelda', 'zebra-home', 1)['id']}",
            lambda play: play.by("zelda", "zebra-home", 1)["url"] + "?utm_source=x#top")):
        with harness.World() as own:
            play = polled(own)
            report = own.json("forget", address(play), now=scene.at(hours=-1))
            TAP.equal([row["posts"] for row in report["forgotten"]], [1],
                      f"one post is forgotten ({number})", report)
            TAP.ok("zebra-home" not in play.left() and len(play.left()) == len(leavers.WORDS) - 1,
                   "its words alone", play.left())
            own.run("poll", now=scene.at(hours=1))
            TAP.ok("zebra-home" not in play.left(), "and it does not come back", play.left())


def test_unknown(world):
    """Who is not known is remembered all the same."""
    play = leavers.Play(world)
    play.write_ini()
    result = world.run("forget", *play.handles(), now=scene.at(hours=-3))
    TAP.equal(result.out.count("nothing of it was stored; " + FROM_NOW_ON), 4, "each is said",
              result)
    world.run("poll", now=scene.at(hours=-2))
    TAP.equal(play.left(), [], "and nothing is written when it comes")
    play.write_ini(person=("handles = " + ", ".join(play.handles()), "optout = no"))
    world.run("run", now=scene.NOW)
    play.publish("back", "2026-11-17T09:00:00Z")
    world.run("run", now=scene.at(days=2))
    world.run("run", now=scene.at(days=7))
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")][-1:], [["back"]],
              "optout = no lets them in for what they publish from then on")


def test_an_edition_that_waits(world):
    """Nobody has it: it is made anew without them."""
    play = leavers.Play(world)
    faults = world.write("faults.json", [{"at": "rcpt", "reply": "450 4.2.1 mailbox busy"}])
    mail = world.smtp(faults=faults)
    play.relay = scene.relay(mail)
    play.write_ini()
    world.run("run", now=scene.NOW)
    result = world.run("forget", *play.handles(), now=scene.at(minutes=5))
    TAP.contains(result.out, "edition 1 of weekly, which nobody has yet, is made anew",
                 "it is said")
    TAP.equal(play.left(), [], "no word is left in the edition")
    world.write("faults.json", [])
    world.run("run", now=scene.at(hours=1))
    TAP.equal([scene.marks(message) for message in mail.messages()], [leavers.OTHERS],
              "it goes out without them")


def test_an_edition_that_some_have(world):
    """It cannot be called back; who waits for it gets it without them."""
    play = leavers.Play(world)
    play.readers = scene.THREE
    faults = world.write("faults.json", [{"at": "rcpt", "rcpt": scene.THREE[2],
                                          "reply": "450 4.2.1 mailbox busy"}])
    mail = world.smtp(faults=faults)
    play.relay = scene.relay(mail)
    play.write_ini()
    world.run("run", now=scene.NOW)
    TAP.equal(len(mail.messages()), 2, "two have it")
    result = world.run("forget", *play.handles(), now=scene.at(minutes=5))
    TAP.contains(result.out, "edition 1 of weekly was mailed on 16 Nov 2026 and cannot be called "
                 "back", "it is said")
    TAP.equal(play.left(), [], "no word is left in what is kept of it")
    world.write("faults.json", [])
    world.run("run", now=scene.at(hours=1))
    third = mail.messages()[2:]
    TAP.equal([scene.marks(message) for message in third], [leavers.OTHERS],
              "the third gets it without them")
    TAP.ok("zebra" not in str(third[0]).lower() and third[0]["Message-ID"].split(".")[0]
           == mail.messages()[0]["Message-ID"].split(".")[0], "not a word, and the same edition")
    TAP.contains(" ".join(scene.text_of(third[0]).split()), "taken back by", "which says so")
    TAP.equal(sorted(scene.rcpts(mail)), sorted(scene.THREE), "nobody gets it twice")
    again = world.run("forget", *play.handles(), now=scene.at(hours=2))
    TAP.ok("edition" not in again.out, "what is out of it already is not told again", again)


def test_an_old_edition(world):
    """Mailed to all: what is kept is without them, and may be mailed again."""
    play = polled(world)
    play.mailed()
    TAP.ok(len(play.left()) > 5, "the edition holds them")
    report = world.json("forget", *play.handles(), now=scene.at(days=1))
    TAP.equal([(row["digest"], row["number"]) for row in report["mailed"]], [("weekly", 1)],
              "the edition is named", report)
    TAP.equal((report["anew"], report["sources"], report["on_disk"]), ([], ["own"], False),
              "and nothing else", report)
    TAP.equal(play.left(), [], "no word is left of it")
    TAP.equal(world.query("SELECT count(*) FROM variant"), [(2,)], "but the edition is")


# what is typed, what the line says
MISTAKES = (
    ("zelda@toot.example", "a reader is forgotten by tagdigest subscribers erase zelda@toot.ex"),
    ("@zelda", "names no server"),
    ("Zelda", "is no name of an author"),
    ("", "is no name of an author"),
)


def test_mistakes(world):
    """Nothing is done where one of the names cannot be read."""
    play = polled(world)
    before = world.snapshot("state")
    server = "http://" + play.home.host
    for text, words in (*MISTAKES, (server, "all of a server that source home reads")):
        result = world.run("forget", "@zelda@toot.example", text, now=scene.NOW)
        TAP.ok(result.code == 64 and scene.one_line(result) and words in result.err
               and result.err.count("(expected ") == 1 and ") (" not in result.err,
               f"forget {text}: 64, and one line that says: {words}", result)
    TAP.equal(world.snapshot("state"), before, "and nothing is written")
    missing = world.run("forget")
    TAP.ok(missing.code == 64 and "usage" in missing.err, "forget whom?", missing)


TAP.play(test_an_author, test_one_post, test_unknown, test_an_edition_that_waits,
         test_an_edition_that_some_have, test_an_old_edition, test_mistakes)
