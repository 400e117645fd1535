"""Messages that come in, met by a kill, a full disk and a power cut at each point: what they ask
for is done once.

    letters.play(REPORT)
"""

import collections
import concurrent.futures
import itertools
import tempfile

import disk
import harness
import inboxes

CUTS = ("none", "some", "some")     # of what was written and not synced; all of it: a kill
# a run that reads a mailbox writes much else besides: each message meets each third write, in turns
WRITES_EVERY = {"pipe": 1, "maildir": 3, "imap": 3}
LIVES = ((inboxes.Life, "pipe"), (inboxes.Life, "maildir"), (inboxes.Life, "imap"),
         (inboxes.Review, "pipe"))
SENDS_MAX = 60
KINDS = ("kill at a write", "kill at a sync", "kill at a word to a server", "full disk",
         "power cut at a sync", "power cut after the end")
WORKERS = 2

Job = collections.namedtuple("Job", "kind step number")


class Feeder:
    """A life and its way in: its trials, and what came of them."""

    def __init__(self, life, way, library):
        self.life, self.way, self.library, self.results = life, way, library, []
        self.name = f"{life.__name__.lower()} by {way}"

    def play(self, share):
        """A share of the jobs, (which, of how many), in a world of its own."""
        which, many = share
        with harness.World() as world:
            life = self.life(world, self.way)
            life.record()
            watch = disk.Disk(world, self.library)
            for number, job in enumerate(self.jobs(life, watch)):
                if number % many == which:
                    self.results.append((job, *trial(life, watch, job)))
            if self.way == "imap":
                self.play_sends(life, share)

    def jobs(self, life, watch):
        every = WRITES_EVERY[self.way]
        turn = itertools.cycle(range(every))
        for step in life.steps:
            life.reset(step)
            life.take(step.message, env=watch.environment())
            syncs = watch.count("sync")
            writes = watch.count("write", "move")
            yield Job("power cut after the end", step, None)
            for number in range(1, syncs + 1):
                yield Job("kill at a sync", step, number)
                yield Job("power cut at a sync", step, number)
            for number in range(1 + next(turn), writes + 1, every):
                yield Job("kill at a write", step, number)
            for number in range(1 + next(turn), writes + syncs + 1, every):
                yield Job("full disk", step, number)

    def play_sends(self, life, share):
        """Before each word that is said to the mailbox's server, as strace counts them."""
        which, many = share
        for step in life.steps[which::many]:
            for number in range(1, SENDS_MAX):
                wrap = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=sendto", "-e",
                        f"inject=sendto:signal=KILL:when={number}")
                result, wrong = life.trial(step, wrap=wrap)
                if result.code != inboxes.KILLED:
                    break
                self.results.append((Job("kill at a word to a server", step, number), True, wrong))


def trial(life, watch, job):
    """(whether it struck, what is wrong)"""
    if job.kind == "full disk":
        result, wrong = life.trial(job.step, env=watch.environment(full=job.number))
        return result.code != 0, wrong
    if job.kind.startswith("kill"):
        wish = {"cut" if job.kind == "kill at a sync" else "cut_write": job.number}
        result, wrong = life.trial(job.step, env=watch.environment(**wish))
        return result.code == inboxes.KILLED, wrong
    result, wrong = life.cut(job.step, watch, CUTS, cut=job.number)
    return job.number is None or result.code == inboxes.KILLED, wrong


def judge(report, feeder):
    rows = []
    for kind in KINDS:
        found = [result for result in feeder.results if result[0].kind == kind]
        if found:
            rows.append((feeder.name, kind, len(found), sum(struck for _, struck, _ in found),
                         sum(not wrong for *_, wrong in found)))
    bad = [(job, wrong) for job, _, wrong in feeder.results if wrong]
    lines = [line for job, wrong in bad[:20]
             for line in (f"{job.kind} {job.number}: {job.step.name}", *wrong[:4])]
    report.ok(not bad, f"{feeder.name}: {len(feeder.results)} trials: what a message asks for is "
              "done once", *lines, f"{len(bad)} bad")
    for _, kind, trials, struck, _ in rows:
        report.ok(struck >= trials * struck_share_min(kind), f"{feeder.name}: {kind}: it struck",
                  f"{struck} of {trials}")
    return rows


def struck_share_min(kind):
    """Much is written at the very end, when a run is over but for tidying up."""
    return 0.1 if kind == "full disk" else 0.9


def play(report):
    with tempfile.TemporaryDirectory(prefix="tagdigest-") as folder:
        library = disk.build(folder)
        feeders = [Feeder(life, way, library) for life, way in LIVES]
        with concurrent.futures.ThreadPoolExecutor() as pool:
            works = [pool.submit(feeder.play, (which, WORKERS)) for feeder in feeders
                     for which in range(WORKERS)]
            for work in works:
                work.result()
    rows = [row for feeder in feeders for row in judge(report, feeder)]
    report.table(("messages", "what", "trials", "struck", "done once"), rows)
