#!/usr/bin/python3
"""Mail through a program and over LMTP: what arrives, and what is said of what does not."""

import glob
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
READERS = scene.THREE
ADA, BEA, CAI = READERS
# Keeps the mail under its recipient's name, whole or not at all; then ends as $1-status says.
PROGRAM = """#!/bin/sh
shift 4
cat >"posted/$1.part" || exit 74
[ ! -e wait ] || { : >"posted/$1.waits"; while [ -e wait ]; do :; done; }
mv "posted/$1.part" "posted/$1.$$"
[ ! -e "status-$1" ] || { rm "posted/$1.$$"; echo "sorry about $1" >&2; exit $(cat "status-$1"); }
"""


def begin(world, url):
    toot = world.mastodon([scene.post("news", "2026-11-10T09:00:00Z")])
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, f"url = {url}\n",
                                            READERS))
    return world.run("run", now=scene.NOW)


def states(world):
    mail = world.json("status", now=scene.NOW)["mail"]
    return {name: count for name, count in mail.items() if name != "troubles" and count}


def program(world):
    world.write("sendmail", PROGRAM, 0o700)
    os.mkdir(world.path("posted"))


def posted(world):
    return sorted(os.path.basename(path).rsplit(".", 1)[0]
                  for path in glob.glob(world.path("posted", "*.[0-9]*")))


def test_program(world):
    program(world)
    first = begin(world, "sendmail:sendmail")
    TAP.equal((first.code, first.err, posted(world)), (0, "", sorted(READERS)),
              "each reader's mail goes through the program once", first)
    text = open(glob.glob(world.path("posted", ADA + ".*"))[0], encoding="utf-8").read()
    TAP.ok("\r" not in text and f"To: {ADA}" in text and "mark-news" in text,
           "with the line ends of this system", text[:2000])


def test_program_says_no(world):
    program(world)
    world.write(f"status-{ADA}", "67")
    world.write(f"status-{BEA}", "75")
    first = begin(world, "sendmail:sendmail")
    TAP.equal((posted(world), states(world)), ([CAI], {"sent": 1, "failed": 1, "retry": 1}),
              "no such user fails, later is tried later, and both keep nobody back", first)
    TAP.contains(first.err, "there is no such user: sorry about ada@", "its words are told")
    os.remove(world.path(f"status-{BEA}"))
    world.run("run", now=scene.at(hours=1))
    TAP.equal(posted(world), [BEA, CAI], "later is later")


def test_program_is_broken(world):
    program(world)
    for status in ("78", "71"):
        for reader in READERS:
            world.write(f"status-{reader}", status)
        first = begin(world, "sendmail:sendmail") if status == "78" else \
            world.run("run", now=scene.at(minutes=15))
        TAP.equal((first.code in (69, 75, 78), scene.one_line(first), states(world)),
                  (True, True, {"queued": 3}),
                  f"a program that ends with {status}: one line, and all is owed", first)
    os.remove(world.path("sendmail"))
    TAP.contains(world.run("check").out, "there is no program", "check says when there is none")
    none = world.run("run", now=scene.at(minutes=30))
    TAP.equal((scene.one_line(none), states(world)), (True, {"queued": 3}),
              "and so is one that is not there", none)
    for reader in READERS:
        os.remove(world.path(f"status-{reader}"))
    world.write("sendmail", PROGRAM, 0o700)
    world.run("run", now=scene.at(minutes=45))
    TAP.equal(posted(world), sorted(READERS), "when it is mended all goes out, once")


def test_killed(world):
    """Whatever becomes of us, a program never has half a mail for a whole one."""
    program(world)
    world.write("wait", "")
    toot = world.mastodon([scene.post("news", "2026-11-10T09:00:00Z")])
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)},
                                            "url = sendmail:sendmail\n", READERS))
    with world.running("run", now=scene.NOW) as process:
        harness.wait_until(lambda: glob.glob(world.path("posted", "*.waits")), "a mail at hand")
        process.kill()
        process.wait()
    os.remove(world.path("wait"))
    harness.wait_until(lambda: posted(world), "the program that was left behind")
    text = open(glob.glob(world.path("posted", "*.[0-9]*"))[0], encoding="utf-8").read()
    TAP.ok(text.rstrip().endswith("--"), "a program that we left behind has the whole mail",
           text[-300:])
    world.run("run", now=scene.at(minutes=15))
    TAP.equal(states(world), {"uncertain": 1, "sent": 2}, "nobody knows of the one that it had")
    TAP.equal(posted(world), sorted(READERS), "and nobody has it twice")


class Boxes(harness.Server):
    def __init__(self, world):
        self.unknown, self.full = world.write("unknown", []), world.write("full", [])
        super().__init__("lmtp_server.py", [world.path("lmtp"), "--unknown", self.unknown,
                                            "--full", self.full], world.path("lmtp.log"))

    def _keep_port(self):
        return None

    def got(self):
        return sorted(row["rcpt"] for row in self.log())


def test_lmtp(world):
    boxes = world.start(Boxes(world))
    world.write("unknown", [ADA])
    world.write("full", [BEA])
    first = begin(world, "lmtp:lmtp")
    TAP.equal((boxes.got(), states(world)), ([CAI], {"sent": 1, "failed": 2}),
              "LMTP: an unknown and a full mailbox fail, the other has its mail", first)
    TAP.contains(first.err, "552 5.2.2", "the word on one reader after the dot is told")
    row = boxes.log()[0]
    TAP.equal((row["from"], "mark-news" in row["text"]), (scene.CONTACT, True), "as it was sent")


def test_lmtp_down(world):
    world.write("none", "")
    first = begin(world, "lmtp:none")
    TAP.equal((first.code, scene.one_line(first), states(world)), (75, True, {"queued": 3}),
              "LMTP: nobody at the socket: exit 75, one line, all is owed", first)
    os.remove(world.path("none"))
    world.write("aggregator.ini", open(world.path("aggregator.ini")).read().replace(
        "lmtp:none", "lmtp:lmtp"))
    boxes = world.start(Boxes(world))
    world.run("run", now=scene.at(minutes=15))
    TAP.equal(boxes.got(), sorted(READERS), "later it goes")


if __name__ == "__main__":
    TAP.play(test_program, test_program_says_no, test_program_is_broken, test_killed, test_lmtp,
             test_lmtp_down)
