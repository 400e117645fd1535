#!/usr/bin/python3
"""One at a time: while a process polls or mails, another does not, and ends well; but mail goes out
while sources are asked, and sources are asked while mail goes out."""

import os
import signal
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()


def office(world, **options):
    faults = world.write("faults.json", [])
    toot = world.mastodon([scene.post("one", "2026-11-10T09:00:00Z")], **options)
    mail = world.smtp(faults=faults)
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail)))
    return toot, mail


def test_polling(world):
    modes = world.write("modes", "stall")
    toot, mail = office(world, mode_file=modes)
    with world.running("run", now=scene.NOW) as first:
        harness.wait_until(lambda: len(toot.log()) == 1, "the first process asks")
        for verb in ("poll", "run"):
            second = world.run(verb, now=scene.NOW)
            TAP.equal((second.code, second.out + second.err), (0, ""),
                      f"while one polls, another {verb} ends well and says nothing", second)
        report = world.json("poll", now=scene.NOW)
        TAP.equal((report["locked"], report["held"]), (True, ["poll"]), "--json says why")
        report = world.json("run", now=scene.NOW)
        TAP.equal((report["locked"], report["held"]), (False, ["poll"]), "and what was done")
        TAP.equal((len(toot.log()), mail.log()), (1, []), "no source was asked")
        looking = world.run("status", now=scene.NOW)
        TAP.equal(looking.code, 0, "to look is allowed meanwhile", looking)
        first.send_signal(signal.SIGKILL)
        first.wait()
    world.write("modes", "ok")
    third = world.run("run", now=scene.at(minutes=20))
    TAP.equal((third.code, len(mail.log())), (0, 1), "a lock ends with its process, kill -9 or not",
              third)


def test_mail_while_polling(world):
    """What is owed, and what is due, goes out while another process waits for a source."""
    modes = world.write("modes", "ok")
    toot, mail = office(world, mode_file=modes)
    world.run("poll", now=scene.NOW)
    asked = len(toot.log())
    world.write("modes", "stall")
    with world.running("poll", "toot", now=scene.at(minutes=30)):
        harness.wait_until(lambda: len(toot.log()) > asked, "a process polls")
        result = world.run("run", now=scene.at(minutes=30))
        TAP.equal((result.code, len(mail.log())), (0, 1), "another one decides and mails", result)


def test_run_time(world):
    """The slowest source has its time, and no more."""
    modes = world.write("modes", "stall")
    toot, mail = office(world, mode_file=modes)
    feed = world.feeds(script={"/feed.xml": [{"body": make.rss("Chalk", (
        "Pebbles", "2026-11-10T09:00:00Z", "A mark-pebbles", "JoyFE"))}]})
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", toot.url), "blog": ("feed", f"{feed.url}/feed.xml")},
        scene.relay(mail), top="run_time = 1 s"))
    result = world.json("run", now=scene.NOW)
    TAP.equal([row["outcome"] for row in result["sources"]], ["behind", "read"],
              "who has not answered when the time is over is cut off", result)
    TAP.equal([scene.marks(message) for message in mail.messages()], [["pebbles"]],
              "what the others showed is mailed")
    rows = world.json("status", now=scene.NOW)["sources"]
    TAP.contains(rows[0]["behind"], "time of the run", "status says so")
    world.write("modes", "ok")
    result = world.json("run", now=scene.at(minutes=1))
    TAP.equal(result["sources"][0]["outcome"], "read", "and the next run asks it first")


def test_mailing(world):
    _, mail = office(world)
    world.write("faults.json", [{"at": "dot", "stall": True}])
    with world.running("run", now=scene.NOW):
        harness.wait_until(lambda: any(row["command"] == "DATA" for row in mail.commands()),
                           "the first process mails")
        for verb in ("send", "run"):
            second = world.run(verb, now=scene.at(minutes=1))
            TAP.equal((second.code, second.out + second.err), (0, ""),
                      f"while one mails, another {verb} ends well and says nothing", second)
        polled = world.json("poll", now=scene.at(minutes=20))
        TAP.equal(polled["locked"], False, "polling has a lock of its own")


def test_stopped(world):
    """A person's Ctrl-C, or a reboot: it ends soon, and the next run goes on."""
    modes = world.write("modes", "stall")
    toot, mail = office(world, mode_file=modes)
    for number in (signal.SIGTERM, signal.SIGINT):
        before = len(toot.log())
        with world.running("run", now=scene.NOW) as process:
            harness.wait_until(lambda: len(toot.log()) == before + 1, "it asks")
            process.send_signal(number)
            TAP.equal(process.wait(10), 75, f"{number.name} ends a run, to be gone on with")
    world.write("modes", "ok")
    result = world.run("run", now=scene.at(minutes=20))
    TAP.equal((result.code, len(mail.log())), (0, 1), "which the next one does", result)


if __name__ == "__main__":
    TAP.play(test_polling, test_mail_while_polling, test_run_time, test_mailing, test_stopped)
