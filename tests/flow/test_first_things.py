#!/usr/bin/python3
"""How a digest begins, and what is not believed: a clock that leapt, a database of before."""

import os
import shutil
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
WEDNESDAY = "2026-11-18T10:00:00Z"
MONDAY = "2026-11-23T07:30:00Z"
BEFORE = scene.post("before", "2026-11-10T09:00:00Z")
NOW = scene.post("now", "2026-11-17T09:00:00Z")


def begin(world, **options):
    """Posts of two weeks, a mail server, an ini; nothing has been done yet."""
    world.began = None
    toot = world.mastodon([BEFORE, NOW])
    mail = world.smtp()
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail),
                                            **options))
    return toot, mail


def sent(mail):
    return [(entry["rcpt"][0], scene.marks(message))
            for entry, message in zip(mail.log(), mail.messages())]


def status(world, now):
    return world.json("status", now=now)["digests"][0]


def test_first_period(world):
    _, mail = begin(world)
    for now in (WEDNESDAY, "2026-11-23T06:59:00Z"):
        result = world.run("run", now=now)
        TAP.equal((result.code, result.out, result.err, sent(mail)), (0, "", "", []),
                  "the first run mails nobody, nor does one before Monday", result)
    TAP.equal(world.run("run", now=MONDAY).code, 0, "Monday")
    TAP.equal(sent(mail), [(scene.READER, ["now"])],
              "the first edition is that of the week in which it all began")
    for day in (24, 30):
        world.run("run", now=f"2026-11-{day}T08:00:00Z")
    TAP.equal([marks for _, marks in sent(mail)], [["now"]], "and nothing comes later")


def test_polled_before(world):
    _, mail = begin(world)
    world.run("poll", now=WEDNESDAY)
    said = world.run("preview", now=WEDNESDAY)
    TAP.equal("mark-now" in said.out and "mark-before" not in said.out, True,
              "a preview shows the period in progress", said)
    words = ("Mon 16 Nov 2026, 07:30 to Mon 23 Nov 2026, 07:30: 1 post so far; to be mailed "
             "Mon 23 Nov 2026, 07:30 to 1 subscriber")
    TAP.contains(said.err, words, "and says which it is, what waits, when it goes and to how many")
    TAP.contains(world.run("status", now=WEDNESDAY).out, words, "status says the same")
    TAP.equal(status(world, WEDNESDAY)["period"],
              {"start": scene.DUE, "end": MONDAY, "posts": 1}, "also to programs")
    world.run("run", now="2026-11-23T09:00:00Z")
    TAP.equal(sent(mail), [(scene.READER, ["now"])],
              "what it said is what is mailed, though nothing was run between")


def test_last(world):
    _, mail = begin(world)
    world.run("poll", now=WEDNESDAY)
    before = world.dump()
    said = world.run("preview", "--last", now=WEDNESDAY)
    TAP.ok("mark-before" in said.out and "mark-now" not in said.out,
           "preview --last shows the week that is over", said)
    TAP.contains(said.err, "by `tagdigest send --last` to 1 subscriber", "and how it is mailed")
    world.run("send", "--last", "--to", "me@college.example", now=WEDNESDAY)
    TAP.equal(sent(mail), [("me@college.example", ["before"])], "a first digest to oneself")
    TAP.equal(world.dump(), before, "changes nothing")
    result = world.run("send", "--last", now=WEDNESDAY)
    TAP.equal((result.code, sent(mail)[1:]), (0, [(scene.READER, ["before"])]),
              "send --last mails the finished week to all", result)
    again = world.run("send", "--last", now=WEDNESDAY)
    TAP.equal((again.code, scene.one_line(again), len(sent(mail))), (64, True, 2),
              "twice is refused", again)
    TAP.contains(again.err, "is decided already", "and said")
    world.run("run", now=MONDAY)
    TAP.equal(sent(mail)[2:], [(scene.READER, ["now"])], "Monday's has the rest, nothing twice")


def test_last_when_due(world):
    toot, mail = begin(world)
    world.write(toot.data, [BEFORE])
    world.run("poll", now="2026-11-12T10:00:00Z")
    world.run("send", "--last", now=scene.NOW)
    TAP.equal(sent(mail), [(scene.READER, ["before"])], "what is due is the finished week")
    world.run("run", now=scene.NOW)
    TAP.equal(len(sent(mail)), 1, "and comes once")


def test_nobody_yet(world):
    toot, mail = begin(world, to=())
    world.write(toot.data, [BEFORE])
    for now in ("2026-11-04T10:00:00Z", "2026-11-11T10:00:00Z", WEDNESDAY):
        world.run("run", now=now)
    refused = world.run("send", "--last", now=WEDNESDAY)
    TAP.equal((refused.code, sent(mail)), (64, []), "send --last to nobody is refused", refused)
    world.run("subscribers", "add", scene.READER, now="2026-11-18T11:00:00Z")
    world.write(toot.data, [BEFORE, NOW])
    world.run("run", now="2026-11-18T12:00:00Z")
    TAP.equal(sent(mail), [], "a first reader is not mailed three weeks at once")
    world.run("run", now=MONDAY)
    TAP.equal(sent(mail), [(scene.READER, ["now"])], "but what is in progress, when it is due")


def test_renamed(world):
    toot, mail = begin(world)
    world.write(toot.data, [BEFORE])
    world.run("run", now="2026-11-11T10:00:00Z")
    world.run("run", now=scene.NOW)
    world.write(toot.data, [BEFORE, NOW])
    TAP.equal(sent(mail), [(scene.READER, ["before"])], "a week under the old name")
    text = scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail))
    world.write("aggregator.ini", text.replace("[digest weekly]", "[digest joyful]"))
    for now in (WEDNESDAY, MONDAY):
        world.run("run", now=now)
    TAP.equal(sent(mail)[1:], [(scene.READER, ["now"])],
              "a new name without `was`: nobody gets the old week again")


def test_renamed_later(world):
    toot, mail = begin(world, to=())
    world.write(toot.data, [BEFORE])
    world.run("subscribers", "add", scene.READER, now="2026-11-11T09:00:00Z")
    world.run("run", now="2026-11-11T10:00:00Z")
    text = scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail), to=())
    text = text.replace("[digest weekly]", "[digest joyful]")
    world.write("aggregator.ini", text)
    world.run("poll", now="2026-11-11T11:00:00Z")
    world.write("aggregator.ini", text + "was = weekly\n")
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, sent(mail)), (0, [(scene.READER, ["before"])]),
              "`was` that comes after a poll takes the readers along, and when it began", result)


def lived(world, hosts=1):
    """A week that was mailed, by servers that say another time than a leapt clock from now on."""
    toot, mail = begin(world)
    text = scene.ini({"toot": ("mastodon", toot.url), **{
        f"more{number}": ("mastodon", world.mastodon([]).url) for number in range(1, hosts)}},
        scene.relay(mail))
    world.write("aggregator.ini", text)
    world.write(toot.data, [BEFORE])
    for now in ("2026-11-11T10:00:00Z", scene.NOW):
        world.run("run", now=now)
    assert len(mail.log()) == 1, mail.log()
    world.is_known = False
    return toot, mail


def test_leapt_clock(world):
    toot, mail = lived(world)
    world.write(toot.data, [BEFORE, NOW])
    before = world.dump()
    for now in ("2036-11-16T08:00:00Z", "2024-11-16T08:00:00Z", "2026-12-01T08:00:00Z"):
        for verb in ("run", "poll", "send"):
            result = world.run(verb, now=now)
            TAP.equal((result.code, scene.one_line(result)), (75, True), f"{verb} at {now}: held",
                      result)
            TAP.contains(result.err, "--clock-is-right", "and said what to do")
    TAP.equal((world.dump(), len(mail.log())), (before, 1), "nothing was stored, nothing mailed")
    world.is_known = True
    TAP.equal(world.run("run", now=MONDAY).code, 0, "the right time goes on by itself")
    TAP.equal(sent(mail)[1:], [(scene.READER, ["now"])], "with what came meanwhile")


def test_long_sleep(world):
    toot, mail = lived(world)
    world.write(toot.data, [BEFORE, NOW])
    asleep = len(toot.log())
    world.is_known = True
    result = world.run("run", now="2027-03-01T08:00:00Z")
    TAP.equal((result.code, result.err, sent(mail)[1:]), (0, "", [(scene.READER, ["now"])]),
              "a machine that slept for months goes on by itself", result)
    TAP.equal(toot.log()[asleep]["path"], "/", "since the server was asked for the time first")


def test_two_hosts(world):
    _, mail = lived(world, hosts=3)
    summer = "2027-03-01T08:00:00Z"
    world.tell_time("2027-03-01T08:11:00Z")
    TAP.equal(world.run("run", now=summer).code, 75, "eleven minutes are too far")
    world.tell_time("2027-03-01T07:51:00Z")
    TAP.equal(world.run("run", now=summer).code, 0, "nine are near enough")
    TAP.equal(len(mail.log()), 1, "a quiet winter is not mailed")


def test_one_of_two(world):
    _, mail = lived(world, hosts=2)
    text = open(world.path("aggregator.ini"), encoding="utf-8").read()
    world.write("aggregator.ini", text.replace("[digest weekly]",
                "[source gone]\ntype = feed\nurl = http://127.0.0.1:9/feed\n[digest weekly]"))
    world.is_known = True
    TAP.equal(world.run("run", now="2027-03-01T08:00:00Z").code, 0, "two of three are enough")
    world.write("aggregator.ini", scene.ini(
        {"toot": ("feed", "http://127.0.0.1:9/feed")}, scene.relay(mail)))
    world.run("poll", now="2027-03-01T08:30:00Z")
    result = world.run("run", now="2027-06-01T08:00:00Z")
    TAP.equal((result.code, "nobody" in result.err or "too few" in result.err), (75, True),
              "nobody answers: held", result)
    result = world.run("run", "--clock-is-right", now="2027-06-01T08:00:00Z")
    TAP.ok("clock" not in result.err, "--clock-is-right goes on", result)


def keep_copy(world):
    shutil.copytree(world.path("state"), world.path("copy"))


def put_back(world):
    """The database alone, as a backup has it; the ledger beside it is today's."""
    for end in ("", "-wal", "-shm"):
        if os.path.exists(world.path(harness.DATABASE + end)):
            os.remove(world.path(harness.DATABASE + end))
        if os.path.exists(world.path("copy", "tagdigest.db" + end)):
            shutil.copy(world.path("copy", "tagdigest.db" + end),
                        world.path(harness.DATABASE + end))


def older(world):
    """Two weeks were mailed, and the database knows one of them."""
    toot, mail = begin(world)
    world.write(toot.data, [BEFORE])
    world.run("poll", now="2026-11-11T10:00:00Z")
    keep_copy(world)
    world.run("run", now=scene.NOW)
    world.write(toot.data, [BEFORE, NOW])
    world.run("run", now=MONDAY)
    assert len(mail.log()) == 2, mail.log()
    put_back(world)
    return toot, mail


def test_older_database(world):
    toot, mail = older(world)
    for verb in ("run", "send"):
        result = world.run(verb, now="2026-11-24T08:00:00Z")
        TAP.equal((result.code, scene.one_line(result), len(mail.log())), (75, True, 2),
                  f"{verb} with an older copy is held", result)
        TAP.contains(result.err, "edition 2 of weekly", "and says what it does not know")
    result = world.run("run", "--database-is-right", now="2026-11-24T08:00:00Z")
    TAP.equal((result.code, len(mail.log())), (0, 2), "going on mails nothing twice", result)
    world.write(toot.data, [BEFORE, NOW, scene.post("later", "2026-11-25T09:00:00Z")])
    world.run("run", now="2026-11-30T08:00:00Z")
    TAP.equal(sent(mail)[2:], [(scene.READER, ["later"])], "the next week has what is new")
    TAP.equal(world.query("SELECT number FROM edition"), [(3,)], "and the next number")


def test_emptied_database(world):
    _, mail = older(world)
    for end in ("", "-wal", "-shm"):
        if os.path.exists(world.path(harness.DATABASE + end)):
            os.remove(world.path(harness.DATABASE + end))
    result = world.run("run", now="2026-11-24T08:00:00Z")
    TAP.equal((result.code, scene.one_line(result), len(mail.log())), (75, True, 2),
              "an emptied database is held", result)
    result = world.run("run", "--database-is-right", now="2026-11-24T08:00:00Z")
    TAP.equal((result.code, len(mail.log())), (0, 2), "going on mails nothing twice", result)
    TAP.equal(world.run("run", now="2026-11-30T08:00:00Z").code, 0, "and goes on going on")


def test_owed_in_an_older_database(world):
    toot, mail = begin(world)
    world.write(toot.data, [BEFORE])
    world.run("poll", now="2026-11-11T10:00:00Z")
    mail.stop()
    world.run("run", now=scene.NOW)
    keep_copy(world)
    mail.start()
    world.run("run", now=scene.at(hours=5))
    world.write(toot.data, [BEFORE, NOW])
    world.run("run", now=MONDAY)
    TAP.equal([marks for _, marks in sent(mail)], [["before"], ["now"]], "both weeks were mailed")
    put_back(world)
    world.run("run", "--database-is-right", now="2026-11-24T08:00:00Z")
    TAP.equal(len(mail.log()), 2, "what a copy still owes is not mailed again")
    states = world.json("status", now="2026-11-24T08:00:00Z")["mail"]
    TAP.equal((states["queued"], states["uncertain"]), (0, 1), "but shown as uncertain")


if __name__ == "__main__":
    TAP.play(test_leapt_clock, test_long_sleep, test_two_hosts, test_one_of_two,
             test_older_database, test_emptied_database, test_owed_in_an_older_database,
             test_first_period, test_polled_before, test_last, test_last_when_due, test_nobody_yet,
             test_renamed, test_renamed_later)
