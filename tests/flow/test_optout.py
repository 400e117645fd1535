#!/usr/bin/python3
"""Authors whom the ini keeps out, in all ways in which they are read; no byte stays."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import leavers  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()


def test_from_the_beginning(world):
    """Who stands in the ini is never stored."""
    play = leavers.Play(world)
    play.write_ini(play.optout())
    for source in play.sources:
        play.world.run("poll", source, now=scene.at(hours=-2))
        TAP.equal(play.left(), [], f"nothing of theirs was written by {source}")
    TAP.equal(play.mailed(), leavers.OTHERS, "the mail has what others wrote")
    TAP.equal(play.left(), [], "nothing of theirs was written")


def test_after_it_was_stored(world):
    """The next run takes back what is stored, before anything is mailed."""
    play = leavers.Play(world)
    play.write_ini()
    world.run("poll", now=scene.at(hours=-2))
    TAP.equal(len(play.left()), len(leavers.WORDS), "all of it was stored")
    before = world.snapshot("state")
    play.write_ini(play.optout())
    preview = world.run("preview", now=scene.NOW)
    TAP.equal(sorted(scene.MARK.findall(preview.out)), leavers.OTHERS, "a preview is right at once")
    TAP.equal(world.snapshot("state"), before, "and writes nothing")
    TAP.equal(play.mailed(), leavers.OTHERS, "the mail has what others wrote")
    TAP.equal(play.left(), [], "no word of theirs is left in the database")
    world.run("run", now=scene.at(days=1))
    TAP.equal(play.left(), [], "nor comes back")


def test_by_persons(world):
    """[person NAME] does the same; when it goes they stay out; optout = no lets them in."""
    play = leavers.Play(world)
    play.write_ini()
    world.run("poll", now=scene.at(hours=-2))
    play.write_ini(person=("handles = " + ",\n ".join(play.handles()), "optout = yes"))
    world.run("poll", "home", now=scene.at(hours=-1))
    TAP.equal(play.left(), [], "a poll does it, too")
    play.write_ini()
    play.publish("later", "2026-11-16T07:10:00Z")
    TAP.equal(play.mailed(), leavers.OTHERS, "they stay out when the section goes")
    play.write_ini(person=("handles = " + ",\n ".join(play.handles()), "optout = no"))
    world.run("run", now=scene.at(days=1))
    play.publish("back", "2026-11-18T09:00:00Z")
    world.run("run", now=scene.at(days=3))
    play.world.run("run", now=scene.at(days=7))
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")][-1:], [["back"]],
              "what they publish after optout = no is shown, and nothing else of theirs")


def test_frozen_and_owed(world):
    """An edition that nobody has yet is made anew without them, before what is owed goes out."""
    play = leavers.Play(world)
    faults = world.write("faults.json", [{"at": "rcpt", "reply": "450 4.2.1 mailbox busy"}])
    mail = world.smtp(faults=faults)
    play.relay = scene.relay(mail)
    play.write_ini()
    world.run("run", now=scene.NOW)
    mail_now = world.json("status", now=scene.NOW)["mail"]
    owed = mail_now["queued"] + mail_now["retry"]
    TAP.equal((owed, len(mail.log())), (1, 0), "an edition waits for the mail server")
    world.write("faults.json", [])
    play.write_ini(play.optout())
    result = world.run("run", now=scene.at(hours=1))
    TAP.equal([scene.marks(message) for message in mail.messages()], [leavers.OTHERS],
              "it goes out without them", result)
    TAP.equal(play.left(), [], "and nothing of theirs is left")


def test_mistakes(world):
    """What cannot be an author's name is said with its line."""
    play = leavers.Play(world)
    play.write_ini("optout = ada@toot.example, @bea")
    result = world.run("check")
    TAP.ok(result.code == 78 and "may be a mail address" in result.err
           and "names no server" in result.err and "aggregator.ini:" in result.err,
           "a mail address and half a handle are mistakes", result)
    play.write_ini("optout = @zelda@toot.example, " + play.home.url, person=(
        "handles = @bob@toot.example, @ZELDA@toot.example", "optout = no"))
    result = world.run("check")
    TAP.ok(result.code == 78 and "is all of a server that source home reads" in result.err
           and "@ZELDA@toot.example is kept out by another line" in result.err
           and result.err.count("aggregator.ini:") == 2,
           "so are a whole server, and a yes and a no for one", result)
    play.write_ini(person=("optout = yes",))
    result = world.run("check")
    TAP.ok(result.code == 78 and "handles: this key is missing" in result.err,
           "a person needs handles", result)


TAP.play(test_from_the_beginning, test_after_it_was_stored, test_by_persons,
         test_frozen_and_owed, test_mistakes)
