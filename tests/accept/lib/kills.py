"""A kill at every step of a poll and of a send; then `run` again, and the servers' logs judge.

For each system call that can be seen from outside, and for each N that a dry run counted of it,
the program is killed just before its N-th call (strace's inject). After the runs that follow, every
post must have been mailed in one edition, and every reader must have had that edition exactly once,
or be reported as uncertain in one run that ended with 75.
"""

import collections
import concurrent.futures
import email
import email.policy
import os
import re
import shutil
import smtplib

import harness
import make
import scene

CALLS = ("pwrite64", "write", "writev", "fdatasync", "fsync", "ftruncate", "unlink", "rename",
         "sendto", "sendmsg")
KILLED = -9
TOOTS, BLOGS = 45, 5        # two pages of a timeline, and a feed
SETTLE_MINUTES = (20, 40, 60)


def statuses():
    return [scene.post(f"t{n}", f"2026-11-{10 + n // 20}T{n % 20:02}:30:00Z") for n in range(TOOTS)]


def blog():
    return make.rss("The Chalk Dust", *(
        (f"Pebbles {n}", f"2026-11-1{n}T10:00:00Z", f"A mark-b{n}", "JoyFE") for n in range(BLOGS)))


EXPECTED = sorted([f"t{n}" for n in range(TOOTS)] + [f"b{n}" for n in range(BLOGS)])


class Verdict:
    """How a trial ended: whom it left uncertain, and what is wrong with it."""

    def __init__(self, was_killed):
        self.was_killed, self.uncertain, self.wrong = was_killed, [], []


class Play:
    """One verb that is killed again and again, with servers that stay up and judge.

    readers: who gets the digest; smtp: more lines of [smtp]; most: at most about so many N of each
    call, evenly spread, where a run makes very many.
    """

    kills_least, share_struck = 50, 0.9

    def __init__(self, name, verb, is_clear, polled, readers=scene.THREE, smtp="", most=None):
        self.name, self.verb, self.is_clear, self.is_polled = name, verb, is_clear, polled
        self.readers, self.smtp, self.most = readers, smtp, most
        self.rows, self.failures, self.connections = [], [], set()

    def prepare(self, world):
        self.world = world
        self.toot = toot = world.mastodon(statuses(), rate=10 ** 9)
        feed = world.feeds(script={"/feed.xml": [{"body": blog(), "validators": True}]})
        if self.is_clear:
            self.mail, top = world.smtp(), ""
            relay = scene.relay(self.mail)
        else:
            self.mail = world.smtp("starttls", user="digest", password=scene.PASSWORD)
            relay, top = scene.login(self.mail), "ca_file = certs/ca.pem"
            world.write("smtp.password", scene.PASSWORD)
        world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", toot.url), "blog": ("feed", f"{feed.url}/feed.xml")},
            f"{relay}\n{self.smtp}", self.readers, top=top, digest="max_posts = 1000"))
        os.mkdir(world.path("template"))
        if self.is_polled:
            assert world.run("poll", now=scene.NOW).code == 0
            shutil.copytree(world.path("state"), world.path("template/state"))

    def reset(self):
        shutil.rmtree(self.world.path("state"), ignore_errors=True)
        if self.is_polled:
            shutil.copytree(self.world.path("template/state"), self.world.path("state"))

    def traced(self, *options):
        self.reset()
        return self.world.run(self.verb, now=scene.NOW, wrap=("strace", "-f", "-qq", *options))

    def count(self):
        """How often each call is made in a run that nobody disturbs."""
        trace = self.world.path("trace")
        result = self.traced("-o", trace, "-e", "trace=" + ",".join(CALLS))
        assert result.code == 0, result
        self.connections = {entry["connection"] for entry in self.mail.log()}
        counts = collections.Counter()
        with open(trace, encoding="utf-8", errors="replace") as file:
            for line in file:
                match = re.match(r"(\d+) +(\w+)\(", line)
                if match:
                    counts[match[1], match[2]] += 1
        # strace counts each thread's calls apart
        return {call: max((n for (_, name), n in counts.items() if name == call), default=0)
                for call in CALLS}

    def mails_since(self, first):
        """(reader, marks) of each mail that the server accepted after its first ones."""
        with smtplib.SMTP("127.0.0.1", self.mail.port, timeout=20) as client:
            client.noop()       # what came before it has been dealt with
        found = []
        for entry in self.mail.log()[first:]:
            path = os.path.join(self.mail.maildir, "new", entry["file"])
            with open(path, "rb") as file:
                message = email.message_from_binary_file(file, policy=email.policy.default)
            found.append((entry["rcpt"][0], scene.marks(message)))
        return found

    def trial(self, call, number):
        first = len(self.mail.log())
        killed = self.traced("-o", "/dev/null", "-e", f"trace={call}", "-e",
                             f"inject={call}:signal=KILL:when={number}")
        later = [self.world.run("run", now=scene.at(minutes=minutes))
                 for minutes in SETTLE_MINUTES]
        week = self.world.run("run", now=scene.at(days=7))
        return self.judge(killed, later, week, self.mails_since(first))

    def judge(self, killed, later, week, mails):
        verdict = Verdict(killed.code == KILLED)
        if killed.code not in (0, KILLED):
            verdict.wrong.append(f"strange end\n{killed}")
        troubles = self.world.json("status", now=scene.NOW)["mail"]["troubles"]
        verdict.uncertain = [row["email"] for row in troubles if row["state"] == "uncertain"]
        for reader in self.readers:
            got = [marks for rcpt, marks in mails if rcpt == reader]
            if len(got) > 1:
                verdict.wrong.append(f"{reader} was mailed {len(got)} times")
            if not got and reader not in verdict.uncertain:
                verdict.wrong.append(f"{reader} was skipped, and nobody was told")
            if got and got[0] != EXPECTED:
                verdict.wrong.append(f"{reader} got {got[0]}")
        said = [run for run in (*later, week) if run.code != 0 or run.out or run.err]
        told = [run for run in said if run.code == 75 and scene.one_line(run)
                and "may or may not have arrived" in run.err]
        if len(told) != bool(verdict.uncertain) or said != told:
            verdict.wrong += [f"uncertain: {verdict.uncertain}", *map(str, said)]
        held = self.count_held()
        if held != len(EXPECTED):
            verdict.wrong.append(f"{held} posts are in editions")
        return verdict

    def count_held(self):
        return self.world.query("SELECT count(*) FROM edition_post")[0][0]

    def run(self):
        with harness.World() as world:
            self.prepare(world)
            counts = self.count()
            for call in CALLS:
                self.rows.append(self.run_call(call, counts[call]))
        return self

    def run_call(self, call, counted):
        """Every N of one call; beyond what was counted as long as it still strikes."""
        killed = good = uncertain = number = trials = 0
        stride = max(1, counted // self.most) if self.most else 1
        while True:
            number += stride
            if number > counted and (counted == 0 or number > 2 * counted + 9):
                break
            verdict = self.trial(call, number)
            if number > counted and not verdict.was_killed:
                break
            trials += 1
            killed += verdict.was_killed
            good += not verdict.wrong
            uncertain += bool(verdict.uncertain)
            if verdict.wrong:
                self.failures.append((f"{call} {number}", verdict.wrong))
        return self.name, call, counted, trials, killed, good, uncertain


def play_all(plays):
    """Two at a time."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(Play.run, plays))


def judge(report, play):
    trials, killed, good = (sum(row[column] for row in play.rows) for column in (3, 4, 5))
    report.ok(trials == good and not play.failures,
              f"{play.name}: after each of {trials} trials ({killed} killed) nothing was lost, "
              "doubled or skipped unreported", *(part for failure in play.failures[:20]
                                                 for part in (failure[0], *failure[1])))
    report.ok(killed >= trials * play.share_struck and killed > play.kills_least,
              f"{play.name}: the kills struck", f"{killed} of {trials}")


def show(report, plays):
    report.table(("what", "call", "counted", "trials", "killed", "ok", "uncertain"),
                 [row for play in plays for row in play.rows])
