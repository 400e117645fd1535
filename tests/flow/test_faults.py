#!/usr/bin/python3
"""A slice of the fault matrix (make accept NN=8-4 plays all of it): a mail server that does wrong,
a full disk at each commit, and a power cut at each sync. No mail is lost, none comes twice, and
what a message asks for is done once."""

import os
import random
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import disk  # noqa: E402
import faults  # noqa: E402
import harness  # noqa: E402
import inboxes  # noqa: E402
import scene  # noqa: E402
from faults import What  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
SLICE = [What("banner", "garbage", False, True), What("ehlo", "wrong code", False, True),
         What("mail", "false yes", False, True), What("rcpt", "endless lines", False, False),
         What("data", "wrong code", False, True), What("middle", "drops", False, False),
         What("dot", "garbage", True, False), What("dot", "wrong code", True, True),
         What("rset", "drops", False, False), What("quit", "garbage", False, True)]
LOGIN_SLICE = [What("starttls", "false yes", False, True), What("auth", "false yes", False, True),
               What("auth", "drops", False, False), What("dot", "an endless line", True, False)]


def test_server(_):
    for is_clear, slice_ in ((True, SLICE), (False, LOGIN_SLICE)):
        with harness.World() as world:
            desk = faults.Desk(world, is_clear, 1)
            for what in slice_:
                desk.begin()
                wrong = faults.judge_run(desk.send(*desk.faults(what)))
                struck = desk.mail.struck()
                wrong += faults.judge_states(desk, what) + desk.mend()
                wrong += faults.judge_end(desk, what)
                TAP.ok(struck and not wrong, f"{'relay' if is_clear else 'login'}: "
                       f"{faults.say(what)}: nothing lost or doubled, states true", *wrong)


def test_disk(world):
    desk = faults.Desk(world, True, 1)
    watch = disk.Disk(world, disk.build(world.root))
    desk.begin()
    first = desk.send(env=watch.environment())
    syncs = watch.count("sync")
    TAP.ok(first.code == 0 and syncs > len(desk.readers), "a run waits for the disk", first)
    for number in range(syncs):
        desk.begin()
        result = desk.send(env=watch.environment(full_after=number))
        wrong = faults.judge_run(result) + faults.judge_states(desk, faults.WELL, True)
        wrong += desk.mend() + faults.judge_end(desk, faults.WELL)
        TAP.ok(not wrong, f"full after {number} syncs: nothing lost or doubled", *wrong, result)


def test_power(world):
    desk = faults.Desk(world, True, 1)
    watch = disk.Disk(world, disk.build(world.root))
    desk.begin()
    desk.send(env=watch.environment())
    for number in range(1, watch.count("sync") + 1):
        for how in ("none", "some"):
            wrong = cut(desk, watch, how, cut=number)
            TAP.ok(not wrong, f"power cut at sync {number}, {how} of the rest written: nothing "
                   "lost or doubled", *wrong)


def test_control(world):
    """What never waits for the disk is found out."""
    desk = faults.Desk(world, True, 1)
    watch = disk.Disk(world, disk.build(world.root))
    desk.break_with({"at": "connect", "drop": True})
    world.run("send", now=scene.NOW)
    desk.keep()
    careless = What("dot", "drops", True, False)
    desk.begin()
    desk.send(*desk.faults(careless, kill=desk.pid), env=watch.environment(careless=1))
    wrong = desk.after_cut(watch, "none", random.Random(1))
    TAP.ok(any("times" in line for line in wrong), "with synchronous = OFF a mail comes twice",
           *wrong)


def test_pipe(world):
    """A message is brought again, and counts once."""
    life = inboxes.Life(world, "pipe")
    watch = disk.Disk(world, disk.build(world.root))
    for step in life.record()[:2]:
        life.reset(step)
        life.take(step.message, env=watch.environment())
        for number in range(1, watch.count("sync") + 1):
            for wish in ({"cut": number}, {"full_after": number - 1}):
                _, wrong = life.trial(step, env=watch.environment(**wish))
                TAP.ok(not wrong, f"{step.name}: {wish}: done once", *wrong)
            _, wrong = life.cut(step, watch, ["none"], cut=number)
            TAP.ok(not wrong, f"{step.name}: power cut at sync {number}: done once", *wrong)


def test_maildir(world):
    """What was filed is filed for good."""
    life = inboxes.Life(world, "maildir")
    watch = disk.Disk(world, disk.build(world.root))
    step = life.record()[2]
    _, wrong = life.cut(step, watch, ["none", "some"])
    TAP.ok(not wrong, "a power cut after a message was filed", *wrong)
    life.reset(step)
    full = life.take(step.message, env=watch.environment(full_after=0))
    TAP.ok(full.code == 74 and "the disk is full" in full.err,
           "a mailbox that cannot be read for a full disk is no good end", full)


def cut(desk, watch, how, **wishes):
    desk.begin()
    result = desk.send(env=watch.environment(**wishes))
    return (faults.judge_run(result, True)
            + desk.after_cut(watch, how, random.Random(wishes["cut"])))


if __name__ == "__main__":
    TAP.play(test_server, test_disk, test_power, test_control, test_pipe, test_maildir)
