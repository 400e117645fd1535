"""How long two busy processes wait for each other's commits: strace sees the queue (flock)."""

import re
import sqlite3

import harness
import make
import scene

FEEDS, ITEMS, READERS = 200, 15, 300
WAIT_S_MAX = 0.1
ROUNDS = 5


def feed(number, day):
    return make.rss(f"Feed {number}", *(
        (f"Piece {number} {day} {item}", f"2026-11-{day}T{item:02}:00:00Z",
         f"mark-f{number}x{day}x{item} " + "words and more words " * 20, "JoyFE")
        for item in range(ITEMS)), link=f"https://blog{number}.example/")


def waits(path):
    """Each wait for the lock of the writers, in seconds, and how many came in at once."""
    found, at_once, waiting, began = [], 0, {}, {}
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            match = re.match(r"(\d+) +(?:flock\(\d+, (LOCK_[A-Z|_]+)|<\.\.\. flock resumed>)", line)
            if not match:
                continue
            thread, what = match[1], match[2] or began.pop(match[1], "")
            time = re.search(r"<([0-9.]+)>$", line.rstrip())
            if time is None:
                began[thread] = what
            elif what == "LOCK_EX|LOCK_NB":
                at_once += " = 0 " in line
            elif what == "LOCK_EX":
                waiting[thread] = waiting.get(thread, 0) + float(time[1])
                if " = 0 " in line:
                    found.append(waiting.pop(thread))
    return found, at_once


def wait_round(report, world, number, trace):
    """A poll of new posts and a send at once; (waits of the poll, of the send)."""
    day = 10 + number
    world.write("script.json", {f"/{n}.xml": [{"body": feed(n, day)}] for n in range(FEEDS)})
    with sqlite3.connect(world.path(harness.DATABASE)) as database:
        database.execute("UPDATE delivery SET state = 'queued', tries = 0")
    now = scene.at(days=1, hours=number)
    strace = ("strace", "-f", "-qq", "-T", "--seccomp-bpf", "-e", "trace=flock", "-o")
    with world.running("send", now=now, wrap=(*strace, trace + ".send")) as sending:
        poll = world.run("poll", now=now, wrap=(*strace, trace + ".poll"))
        code = sending.wait(120)
    report.equal((poll.code, code), (0, 0), f"round {number}: both end well", poll)
    return waits(trace + ".poll"), waits(trace + ".send")


def measure(report):
    with harness.World() as world:
        world.write("script.json", {f"/{n}.xml": [{"body": feed(n, 10)}] for n in range(FEEDS)})
        server, mail = world.feeds(script=world.path("script.json")), world.smtp()
        readers = [f"reader{n}@readers.example" for n in range(READERS)]
        world.write("aggregator.ini", scene.ini(
            {f"feed{n}": ("feed", f"{server.url}/{n}.xml") for n in range(FEEDS)},
            scene.relay(mail), readers))
        assert world.run("run", now=scene.NOW).code == 0
        rounds = [wait_round(report, world, number, world.path("trace"))
                  for number in range(1, ROUNDS + 1)]
    for name, column in (("poll, for commits of send", 0), ("send, for commits of poll", 1)):
        all_waits = [wait for one in rounds for wait in one[column][0]]
        commits = sum(len(one[column][0]) + one[column][1] for one in rounds)
        longest = max(all_waits, default=0)
        report.figure(name, f"longest wait {longest * 1000:.1f} ms; {len(all_waits)} of {commits} "
                      "commits waited")
        report.ok(longest < WAIT_S_MAX, f"{name}: the longest wait is under 100 ms",
                  f"{longest * 1000:.1f} ms")
        report.ok(commits > ROUNDS * 5, f"{name}: it was busy", commits)
