"""The fault matrix: all that a mail server can do wrong, crossed with a kill, a full disk and a
power cut. Each cell is a trial of tests/servers/faults.py; this plays them, and adds them up.

    matrix.play(REPORT)
"""

import collections
import concurrent.futures
import itertools
import os
import queue
import random
import tempfile

import disk
import faults
import harness
import scene
from faults import What

CONFIGS = [(kind, is_clear, connections) for kind in (faults.Desk, faults.MemoDesk)
           for is_clear in (True, False) for connections in (1, 4)]
# An edition's mail over one connection meets each fault at each commit; elsewhere the faults take
# turns, and each commit meets each n-th of them. Of single writes it is at most each third.
FULL_EVERY = {(faults.Desk, 1): 1, (faults.Desk, 4): 6, (faults.MemoDesk, 1): 6,
              (faults.MemoDesk, 4): 8}
WORKERS, SLOW_WORKERS = 2, 3    # desks of each configuration; for those who wait, more
KILL_MS = (0, 1, 2, 5, 20)      # after the deed
SLOW_MS = 250                   # a sync of a slow disk, in which a server has said its word
KINDS = ("server", "server and kill", "server and full disk", "full disk", "kill at a sync",
         "power cut at a sync", "power cut at the server's deed")
CUTS = ("none", "some", "some")     # of what was written and not synced; all of it: a kill
CARELESS = What("dot", "drops", True, False)

Job = collections.namedtuple("Job", "kind what number")


class Config:
    """One way of sending, so many connections: its trials, and what came of them."""

    def __init__(self, kind, is_clear, connections, library):
        self.kind, self.library = kind, library
        self.is_clear, self.connections = is_clear, connections
        self.way = f"{'libESMTP' if is_clear else 'libcurl'}, {connections}"
        if kind is faults.MemoDesk:
            self.way += ", memos"
        self.jobs, self.slow_jobs, self.results = queue.Queue(), queue.Queue(), []
        self.control = []

    def plan(self):
        """How much there is to do depends on how often a run waits for the disk."""
        with harness.World() as world:
            desk, watch = self.desk(world)
            desk.send(env=watch.environment())
            self.syncs = watch.count("sync")
            self.touches = watch.count("sync", "write")
            self.play_control(desk, watch)
        every = FULL_EVERY[self.kind, self.connections]
        pause, turn = itertools.cycle(KILL_MS), itertools.cycle(range(every))
        for what in faults.whats(self.is_clear):
            self.put("server", what)
            if what.is_always:
                continue
            for _ in range(2):
                self.put("server and kill", what, next(pause))
            self.put("power cut at the server's deed", what, next(pause))
            for number in range(next(turn), self.syncs, every):
                self.put("server and full disk", what, number)
        for number in range(1, self.touches + 1, min(every, 3)):
            self.put("full disk", faults.WELL, number)
        for number in range(1, self.syncs + 1):
            self.put("kill at a sync", faults.WELL, number)
            self.put("power cut at a sync", faults.WELL, number)

    def put(self, kind, what, number=None):
        is_slow = ((faults.is_slow(what) and kind in ("server", "server and full disk"))
                   or faults.needs_slow_disk(what))
        (self.slow_jobs if is_slow else self.jobs).put(Job(kind, what, number))

    def desk(self, world):
        desk = self.kind(world, self.is_clear, self.connections)
        return desk, disk.Disk(world, self.library)

    def play_control(self, desk, watch):
        """An edition that is owed, mailed by a program that never waits for the disk."""
        desk.begin()
        desk.break_with({"at": "connect", "drop": True})
        desk.world.run("send", now=scene.NOW)
        template = desk.world.path("template")
        os.rename(template, template + ".polled")
        desk.keep()
        for is_careless in (None, 1):
            desk.begin()
            desk.send(*desk.faults(CARELESS, kill=desk.pid),
                      env=watch.environment(careless=is_careless))
            self.control.append(desk.after_cut(watch, "none", random.Random(1)))

    def work(self, jobs):
        with harness.World() as world:
            desk, watch = self.desk(world)
            while True:
                try:
                    job = jobs.get_nowait()
                except queue.Empty:
                    return
                self.results.append((job, *trial(desk, watch, job)))


def trial(desk, watch, job):
    """(whether it struck, what is wrong, lost, doubled)"""
    desk.begin()
    players = {"server": play_server, "server and kill": play_kill,
               "server and full disk": play_full, "full disk": play_full,
               "kill at a sync": play_cut, "power cut at a sync": play_cut,
               "power cut at the server's deed": play_cut}
    return players[job.kind](desk, watch, job)


def end(desk, what, wrong, struck):
    wrong = wrong + desk.mend() + faults.judge_end(desk, what)
    is_believed = faults.is_word_of_server(what)
    return struck, wrong, 0 if is_believed else faults.lost(desk), faults.doubled(desk)


def play_server(desk, watch, job):
    slow = watch.environment(slow=SLOW_MS) if faults.needs_slow_disk(job.what) else None
    result = desk.send(*desk.faults(job.what), env=slow)
    struck = bool(desk.mail.struck())
    wrong = faults.judge_run(result) + faults.judge_states(desk, job.what)
    return end(desk, job.what, wrong, struck)


def play_kill(desk, watch, job):
    slow = watch.environment(slow=SLOW_MS) if faults.needs_slow_disk(job.what) else None
    result = desk.send(*desk.faults(job.what, kill=desk.pid, kill_ms=job.number), env=slow)
    wrong = faults.judge_run(result, True) + faults.judge_states(desk, job.what, True)
    return end(desk, job.what, wrong, result.code == faults.KILLED)


def play_full(desk, watch, job):
    if job.kind == "full disk":
        result = desk.send(env=watch.environment(full=job.number))
    else:
        slow = SLOW_MS if faults.needs_slow_disk(job.what) else None
        result = desk.send(*desk.faults(job.what),
                           env=watch.environment(full_after=job.number, slow=slow))
    wrong = faults.judge_run(result) + faults.judge_states(desk, job.what, True)
    return end(desk, job.what, wrong, result.code != 0)


def play_cut(desk, watch, job):
    """From one moment on, once for each that may be left on the disk."""
    if job.what is faults.WELL:
        result = desk.send(env=watch.environment(cut=job.number))
    else:
        fault = desk.faults(job.what, kill=desk.pid, kill_ms=job.number)
        slow = SLOW_MS if faults.needs_slow_disk(job.what) else None
        result = desk.send(*fault, env=watch.environment(slow=slow))
    wrong, lost, doubled = faults.judge_run(result, True), 0, 0
    taken = desk.taken()
    for turn, how in enumerate(CUTS if job.kind.startswith("power") else ("all",)):
        desk.mail.forget()
        desk.before = taken
        found = desk.after_cut(watch, how, random.Random(f"{job.number} {turn}"), job.what)
        wrong += [f"{how}: {line}" for line in found]
        lost += 0 if faults.is_word_of_server(job.what) else faults.lost(desk)
        doubled += faults.doubled(desk)
    return result.code == faults.KILLED, wrong, lost, doubled


def judge(report, config):
    """A row for each kind of trial of this configuration."""
    rows, bad = [], []
    for kind in KINDS:
        found = [result for result in config.results if result[0].kind == kind]
        rows.append((config.way, kind, len(found), sum(struck for _, struck, *_ in found),
                     sum(lost for *_, lost, _ in found), sum(doubled for *_, doubled in found),
                     sum(not wrong for _, _, wrong, *_ in found)))
        bad += [(job, wrong) for job, _, wrong, *_ in found if wrong]
    lines = [line for job, wrong in bad[:20]
             for line in (f"{job.kind} {job.number}: {faults.say(job.what)}", *wrong[:4])]
    report.ok(not bad, f"{config.way}: {len(config.results)} trials: lost 0, doubled 0, states "
              "true", *lines, f"{len(bad)} bad")
    return rows


def judge_control(report, config):
    careful, careless = config.control
    report.ok(not careful, f"{config.way}: a power cut after the dot harms nobody", *careful)
    report.ok(any("times" in line for line in careless),
              f"{config.way}: with synchronous = OFF it does, and is found out", *careless)
    report.figure(f"{config.way}: what synchronous = OFF does", "; ".join(careless[:2]))


def play(report):
    with tempfile.TemporaryDirectory(prefix="tagdigest-") as folder:
        library = disk.build(folder)
        configs = [Config(*config, library) for config in CONFIGS]
        with concurrent.futures.ThreadPoolExecutor(64) as pool:
            list(pool.map(Config.plan, configs))
            works = [pool.submit(config.work, jobs) for config in configs
                     for jobs, count in ((config.jobs, WORKERS), (config.slow_jobs, SLOW_WORKERS))
                     for _ in range(count)]
            for work in works:
                work.result()
    rows = [row for config in configs for row in judge(report, config)]
    report.table(("way, connections", "what", "trials", "struck", "lost", "doubled", "true"), rows)
    for config in configs:
        judge_control(report, config)
    judge_whole(report, rows, configs)


def judge_whole(report, rows, configs):
    trials, struck = (sum(row[column] for row in rows) for column in (2, 3))
    report.figure("trials", trials)
    report.figure("lost", sum(row[4] for row in rows))
    report.figure("doubled", sum(row[5] for row in rows))
    report.ok(struck >= trials * STRUCK_SHARE_MIN, "the faults struck", f"{struck} of {trials}")
    for config in configs:
        met = {(job.what.at, job.what.deed) for job, struck, *_ in config.results
               if job.kind == "server" and struck}
        wanted = {(what.at, what.deed) for what in faults.whats(config.is_clear)}
        report.ok(met == wanted, f"{config.way}: each fault struck at each step",
                  sorted(wanted - met)[:12], f"{len(wanted - met)} did not")


STRUCK_SHARE_MIN = 0.6      # who is killed after a deed may have ended, and a full disk come late
