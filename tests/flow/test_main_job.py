#!/usr/bin/python3
"""The main job: sources are read and a digest is mailed, once, without a word in a pipe."""

import os
import pty
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()


BLOG = make.rss(
    "The Chalk Dust", ("Pebbles", "2026-11-11T10:00:00Z", "A mark-pebble for you", "JoyFE"),
    ("Off topic", "2026-11-11T11:00:00Z", "A mark-turnip for nobody", "Gardening"))


def sources(world):
    """An instance and a blog that have two posts of the week between them."""
    toot = world.mastodon([scene.post("robin", "2026-11-10T09:00:00Z"),
                           scene.post("wren", "2026-11-10T09:30:00Z", tag="Birds")])
    blog = world.feeds(script={"/feed.xml": [{"body": BLOG, "validators": True}]})
    return {"toot": ("mastodon", toot.url), "blog": ("feed", f"{blog.url}/feed.xml")}


def mails_once(world, name, mail):
    """The job for one way of mailing."""
    first = world.run("run", now=scene.NOW)
    TAP.equal((first.code, first.out, first.err), (0, "", ""), f"{name}: a run is silent", first)
    TAP.equal(scene.rcpts(mail), [scene.READER], f"{name}: one mail to the reader")
    message = mail.messages()[0]
    TAP.equal(scene.marks(message), ["pebble", "robin"], f"{name}: the tagged posts are in it",
              scene.text_of(message))
    for minutes in (0, 1, 30, 24 * 60):
        again = world.run("run", now=scene.at(minutes=minutes))
        TAP.equal((again.code, again.out, again.err), (0, "", ""),
                  f"{name}: {minutes} minutes later nothing is due, nothing is said", again)
    TAP.equal(len(mail.log()), 1, f"{name}: and nothing is mailed")
    entry = mail.log()[0]
    TAP.equal((entry["from"], entry["bare_newlines"]), (scene.CONTACT, 0),
              f"{name}: the envelope is ours, lines end in CR LF")
    TAP.ok(entry["longest_line"] <= 998, f"{name}: no line is over what SMTP takes", entry)


def test_relay_on_this_machine(world):
    mail = world.smtp()
    relay = f"url = smtp://localhost:{mail.port}"
    world.write("aggregator.ini", scene.ini(sources(world), relay))
    mails_once(world, "relay", mail)
    TAP.equal(mail.log()[0]["tls"], False, "relay: a relay on this machine is spoken to in clear")


def test_login(world):
    mail = world.smtp("starttls", user="digest", password=scene.PASSWORD)
    world.write("smtp.password", scene.PASSWORD + "\n")
    world.write("aggregator.ini", scene.ini(sources(world), scene.login(mail),
                                            top="ca_file = certs/ca.pem"))
    mails_once(world, "login", mail)
    entry = mail.log()[0]
    TAP.equal((entry["tls"], entry["user"]), (True, "digest"), "login: by STARTTLS, logged in")


def test_implicit_tls(world):
    mail = world.smtp("tls", user="digest", password=scene.PASSWORD)
    world.write("smtp.password", scene.PASSWORD + "\n")
    relay = scene.login(mail).replace("smtp://", "smtps://")
    world.write("aggregator.ini", scene.ini(sources(world), relay, top="ca_file = certs/ca.pem"))
    mails_once(world, "smtps", mail)


def test_maildir(world):
    world.write("aggregator.ini", scene.ini(sources(world), "url = maildir:Mail"))
    first = world.run("run", now=scene.NOW)
    TAP.equal((first.code, first.out + first.err), (0, ""), "a Maildir takes it too", first)
    world.run("run", now=scene.at(minutes=30))
    mails = world.mails("Mail")
    TAP.equal([scene.marks(mail) for mail in mails], [["pebble", "robin"]], "once")


def test_status(world):
    mail = world.smtp()
    world.write("aggregator.ini", scene.ini(sources(world), scene.relay(mail)))
    before = world.json("status", now=scene.NOW)
    TAP.equal([source["state"] for source in before["sources"]], ["never asked"] * 2,
              "before the first run nothing is claimed")
    TAP.ok(not os.path.exists(world.path("state")), "and status makes no folder")
    world.run("run", now=scene.NOW)
    after = world.json("status", now=scene.at(minutes=5))
    digest = after["digests"][0]
    TAP.equal((digest["state"], digest["next_due"], digest["subscribers"]),
              ("not due", "2026-11-23T07:30:00Z", 1), "the next due time", digest)
    last = digest["last_period"]
    TAP.equal((last["outcome"], last["start"], last["end"], last["posts"]),
              ("edition", "2026-11-09T07:30:00Z", scene.DUE, 2), "the last period")
    for source in after["sources"]:
        TAP.equal((source["state"], source["last_success"], source["next_due"], source["error"]),
                  ("well", scene.NOW, scene.at(minutes=15), None), f"source {source['name']}")
    TAP.equal((after["mail"]["sent"], after["mail"]["queued"], after["mail"]["troubles"]),
              (1, 0, []), "deliveries by state", after["mail"])
    TAP.equal(after["posts"], {"kept": 2, "dropped": 0, "kept_out": 0},
              "what has no hashtag of ours is not even counted")
    words = world.run("status", now=scene.at(minutes=5))
    for part in ("Mon 23 Nov 2026, 07:30", "source toot: well", "1 sent", "2 kept, 0 not wanted"):
        TAP.contains(words.out, part, f"in words: {part}")


def on_a_terminal(world, *argv):
    """What a person sees: both outputs of a command on one terminal."""
    ours, theirs = pty.openpty()
    with world.running(*argv, output=theirs) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:     # how Linux says that the last writer is gone
                break
            if not piece:
                break
            seen += piece
        process.wait()
    os.close(ours)
    return seen.decode()


def test_terminal(world):
    mail = world.smtp()
    world.write("aggregator.ini", scene.ini(sources(world), scene.relay(mail)))
    seen = on_a_terminal(world, "run", "--now", scene.NOW)
    for part in ("toot", "read", "digest weekly: edition 1, 2 posts", "1 sent"):
        TAP.contains(seen, part, f"a person at a terminal is told: {part}")
    seen = on_a_terminal(world, "run", "--now", scene.at(minutes=5))
    TAP.contains(seen, "nothing due until Mon 23 Nov 2026, 07:30", "and that nothing is due")


if __name__ == "__main__":
    TAP.play(test_relay_on_this_machine, test_login, test_implicit_tls, test_maildir, test_status,
             test_terminal)
