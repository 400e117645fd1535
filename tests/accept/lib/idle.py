"""What a `run` costs while nothing is due: most runs that cron starts are of this kind.

    with harness.World() as world:
        idle.read_all(world, 2000)          # an ini of so many feeds, each read, the digest mailed
        cpu_s = idle.cpu(world)             # of one more run, user and system together
    idle.judge(report)
"""

import os
import statistics
import subprocess

import harness
import make
import scene

SOURCES, ROUNDS = 2000, 15
CPU_US_A_SOURCE = 40
SOON = scene.at(minutes=5)


def read_all(world, sources):
    """After this nothing is due for a while: every feed was read, with a validator."""
    post = ("Pebbles", scene.at(days=-1), "We tried pebbles #JoyFE", "JoyFE")
    feeds = world.feeds(script={"/feed": [{"body": make.rss("The Chalk Dust", post),
                                           "validators": True}]})
    world.write("aggregator.ini", scene.ini(
        {f"feed-{number}": ("feed", f"{feeds.url}/feed?{number}") for number in range(sources)},
        "url = maildir:Mail"))
    first = world.run("run", now=scene.NOW, timeout=300)
    if first.code != 0 or len(world.mails("Mail")) != 1:
        raise SystemExit(f"the first run did not read all and mail a digest: {first}")


def argv(world, *words):
    return [harness.binary(), *words, "-c", world.path("aggregator.ini"), "--now", SOON]


def cpu(world, *words):
    """Seconds of user and system of each round of the whole process."""
    taken = []
    for _ in range(ROUNDS):
        process = subprocess.Popen(argv(world, *words), cwd=world.root,
                                   stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{words} ended with {process.returncode}")
        taken.append(used.ru_utime + used.ru_stime)
    return taken


def judge(report):
    """The whole of the process is divided by the sources: its start-up counts as well."""
    with harness.World() as world:
        read_all(world, SOURCES)
        taken = {verb: [seconds / SOURCES * 1e6 for seconds in cpu(world, verb)]
                 for verb in ("check", "run")}
    said = {verb: f"{statistics.median(us):.1f} µs of CPU a source ({min(us):.1f} to "
                  f"{max(us):.1f}, {ROUNDS} rounds)" for verb, us in taken.items()}
    report.figure(f"check of {SOURCES} sources", said["check"])
    middle = statistics.median(taken["run"])
    report.ok(middle <= CPU_US_A_SOURCE, f"run of {SOURCES} sources with nothing due: "
              f"{said['run']}, at most {CPU_US_A_SOURCE}",
              f"{middle / CPU_US_A_SOURCE:.2f} times what is asked")
