#!/usr/bin/python3
"""A preview shows what will be mailed, and neither it nor a test to oneself changes anything."""

import email
import email.policy
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()


def polled(world, **options):
    """Posts that were read, and a mail server."""
    toot, mail = world.mastodon([scene.post("red", "2026-11-10T09:00:00Z"),
                                 scene.post("blue", "2026-11-12T09:00:00Z")]), world.smtp()
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail),
                                            **options))
    world.run("poll", now=scene.NOW)
    return toot, mail


def test_formats(world):
    toot, mail = polled(world)
    before, asked = world.snapshot(), len(toot.log())
    said = set()
    for style in ("html", "text", "mime", "json"):
        result = world.run("preview", "--format", style, now=scene.NOW)
        TAP.equal(result.code, 0, f"preview as {style}", result)
        TAP.ok("mark-red" in result.out and "mark-blue" in result.out, "has the posts", result)
        said.add(result.err)
        world.run("preview", "weekly", "--format", style, "--output", "shown", now=scene.NOW)
        with open(world.path("shown"), encoding="utf-8", newline="") as file:
            TAP.equal(file.read().replace("\r\n", "\n"), result.out.replace("\r\n", "\n"),
                      f"{style}: --output writes the same")
        os.remove(world.path("shown"))
    TAP.equal(world.snapshot(), before, "no byte of the state changes")
    TAP.equal((len(toot.log()), mail.log()), (asked, []), "nobody is asked, nothing is mailed")
    TAP.equal(len(said), 1, "and all of them name one hash", said)
    text = world.run("preview", now=scene.NOW).out
    TAP.equal(text, world.run("preview", "--format", "text", now=scene.NOW).out,
              "text is what is shown unasked")


def test_same_hash(world):
    _, mail = polled(world)
    shown = json.loads(world.run("preview", "--format", "json", now=scene.NOW).out)
    mime = email.message_from_string(
        world.run("preview", "--format", "mime", now=scene.NOW).out, policy=email.policy.default)
    world.run("run", now=scene.at(minutes=5))
    TAP.equal(world.query("SELECT hash FROM edition"), [(shown["hash"],)],
              "the edition has the hash that the preview named")
    sent = mail.messages()[0]
    TAP.equal(mime["Subject"], sent["Subject"], "the same subject")
    TAP.equal(scene.marks(mime), scene.marks(sent), "and the same posts")


def test_before_due(world):
    polled(world)
    world.run("run", now=scene.NOW)
    early = json.loads(world.run("preview", "--format", "json", now=scene.at(days=2)).out)
    TAP.ok("mark-" not in json.dumps(early), "between editions it shows the period in progress")


def test_without_a_database(world):
    toot = world.mastodon([])
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)},
                                            "url = maildir:Mail"))
    before = world.snapshot()
    result = world.run("preview", now=scene.NOW)
    TAP.equal(result.code, 0, "before the first poll a preview is an empty digest", result)
    TAP.equal((world.snapshot(), os.path.exists(world.path("state"))), (before, False),
              "and makes nothing")


def test_to_oneself(world):
    _, mail = polled(world)
    before = world.dump()
    result = world.run("send", "--to", "me@college.example", now=scene.NOW)
    TAP.equal((result.code, scene.rcpts(mail)), (0, ["me@college.example"]), "a test arrives",
              result)
    TAP.equal(scene.marks(mail.messages()[0]), ["blue", "red"], "with the posts")
    TAP.equal(world.dump(), before, "and nothing that is stored changes")
    world.run("run", now=scene.at(minutes=5))
    TAP.equal(scene.rcpts(mail)[1:], [scene.READER], "the edition goes out as if nothing had been")
    mail.stop()
    result = world.run("send", "--to", "me@college.example", now=scene.NOW)
    TAP.equal((result.code, scene.one_line(result)), (75, True), "a test that cannot be sent fails",
              result)


if __name__ == "__main__":
    TAP.play(test_formats, test_same_hash, test_before_due, test_without_a_database,
             test_to_oneself)
