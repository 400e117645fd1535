"""What X's bill says against the budget, when the program is killed at every step.

For each system call that can be seen from outside, and each N of it in a run that reads and pays,
the program is killed just before its N-th call; then it runs again, some hours and days on. Each
time the stub's ledger (what was billed, every resource anew) must lie within the budget, what the
program has in its books must be no less than the bill, and no post may be kept twice. Then two
months in one world: in the first every second run is killed somewhere (what may have been billed
is booked, so that little is left), in the second none, and the budget is used.
"""

import collections
import json
import random
import re
import shutil
from datetime import datetime, timedelta

import api_posts
import harness
import platforms
import scene
import x_stub

CALLS = ("pwrite64", "fdatasync", "unlink", "connect", "sendto", "recvfrom", "close")
BUDGET = "2.00 USD a month"
MICROS = 2_000_000
BEGAN, KILLED, MOST = "2026-11-12T08:00:00Z", -9, 40
MARK = re.compile(r"\bmark-(\w+)")


def at(hours):
    when = datetime.fromisoformat(BEGAN) + timedelta(hours=hours)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def some(count, begin_h, end_h):
    """More than the budget can pay for."""
    step = (end_h - begin_h) / count
    return [api_posts.post(f"p{n}x{int(begin_h + 999)}", at(begin_h + n * step), f"author{n % 9}")
            for n in range(count)]


class Shop:
    """A world with a priced source; what was billed, what is in the books, what was got."""

    def __init__(self, world, posts):
        self.world, self.platform = world, platforms.X()
        world.began = at(-1000)
        platforms.token(world)
        self.server = self.platform.serve(world, posts, forgetful=True)
        self.ledger = world.path(self.server.data + ".ledger")
        self.platform.lines = (f"budget = {BUDGET}",)
        world.write("aggregator.ini", scene.ini(
            {"place": self.platform.source(self.server)}, "url = maildir:Mail"))

    def billed(self, month=""):
        return x_stub.spent(self.ledger, month)

    def booked(self, month):
        """What the program thinks it spent in that month."""
        found = 0
        for (state,) in self.world.query("SELECT state FROM source WHERE state IS NOT NULL"):
            places = [json.loads(state)]
            while places:
                place = places.pop()
                inner = place.values() if isinstance(place, dict) else place
                places += [one for one in inner if isinstance(one, (dict, list))]
                if isinstance(place, dict) and place.get("month") == month:
                    found += place.get("spent", 0)
        return found

    def kept(self):
        rows = self.world.query("SELECT doc FROM post WHERE doc IS NOT NULL")
        return collections.Counter(MARK.findall(doc)[0] for (doc,) in rows)

    def run(self, hours, wrap=()):
        return self.world.run("poll", "place", now=at(hours), wrap=wrap)

    def killed_run(self, hours, call, number):
        return self.run(hours, ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                                "-e", f"inject={call}:signal=KILL:when={number}"))

    def wrong(self, month, before):
        """What is wrong with the bill since it was `before`."""
        bill, booked = self.billed(month) - before, self.booked(month)
        found = []
        if bill > MICROS:
            found.append(f"billed {bill} of {MICROS}")
        if booked < bill or booked > MICROS:
            found.append(f"{booked} in the books, {bill} billed")
        twice = [mark for mark, count in self.kept().items() if count > 1]
        if twice:
            found.append(f"twice: {twice[:5]}")
        return found, bill


class Kills:
    """One kill at each step."""

    def __init__(self):
        self.rows, self.failures = [], []

    def run(self):
        with harness.World() as world:
            self.shop = Shop(world, some(200, -100, 60))
            assert self.shop.run(-60).code in (0, 75)   # a first part is paid for
            self.paid = self.shop.billed()
            shutil.copytree(world.path("state"), world.path("template"))
            counts = self.count()
            for call in CALLS:
                self.rows.append(self.run_call(call, counts[call]))
        return self

    def reset(self):
        world = self.shop.world
        shutil.rmtree(world.path("state"))
        shutil.copytree(world.path("template"), world.path("state"))

    def count(self):
        """How often each call is made in a run that nobody disturbs; and that its books are
        right to the cent."""
        self.reset()
        world, trace, before = self.shop.world, self.shop.world.path("trace"), self.shop.billed()
        result = self.shop.run(0, ("strace", "-f", "-qq", "-o", trace, "-e",
                                   "trace=" + ",".join(CALLS)))
        found, bill = self.shop.wrong("2026-11", before - self.paid)
        if found or result.code not in (0, 75) or self.shop.booked("2026-11") != bill:
            self.failures.append(("undisturbed", [*found, str(result), f"billed {bill}, booked "
                                                  f"{self.shop.booked('2026-11')}"]))
        counts = collections.Counter()
        with open(trace, encoding="utf-8", errors="replace") as file:
            for line in file:
                match = re.match(r"(\d+) +(\w+)\(", line)
                if match:
                    counts[match[1], match[2]] += 1
        self.counts = {call: max((n for (_, name), n in counts.items() if name == call), default=0)
                       for call in CALLS}
        return self.counts

    def trial(self, call, number):
        self.reset()
        before = self.shop.billed() - self.paid
        killed = self.shop.killed_run(0, call, number)
        found = [] if killed.code in (0, 75, KILLED) else [str(killed)]
        for hours in (1, 20, 44):
            result = self.shop.run(hours)
            if result.code not in (0, 75):
                found.append(str(result))
        more, bill = self.shop.wrong("2026-11", before)
        return killed.code == KILLED, bill, found + more

    def run_call(self, call, counted):
        trials = struck = right = most = 0
        for number in range(1, counted + 1, max(1, counted // MOST)):
            was_killed, bill, found = self.trial(call, number)
            trials, struck, right = trials + 1, struck + was_killed, right + (not found)
            most = max(most, bill)
            if found:
                self.failures.append((f"{call} {number}", found))
        return call, counted, trials, struck, right, f"{most / 1e6:.3f}"


def two_months(seed, counts):
    """({month: (billed, booked)}, runs, kills, posts, what is wrong)"""
    rand, found, kills, runs, books = random.Random(seed), [], 0, 0, {}
    steps = [(call, number) for call, count in counts.items() for number in range(1, count + 1)]
    with harness.World() as world:
        shop, hours = Shop(world, some(900, -200, 700)), -200.0
        while hours < 700:
            hours += rand.uniform(3, 20)
            runs += 1
            month = at(hours)[:7]
            is_killed = month == "2026-11" and rand.random() < 0.5
            result = shop.killed_run(hours, *rand.choice(steps)) if is_killed else shop.run(hours)
            kills += result.code == KILLED
            wrong, bill = shop.wrong(month, 0)
            books[month] = bill, shop.booked(month)
            found += [f"{at(hours)}: {line}" for line in wrong]
            if result.code not in (0, 75, KILLED):
                found.append(str(result))
        return books, runs, kills, len(shop.kept()), found


def judge(report, rows, failures, months, seed):
    report.figure("the budget", BUDGET)
    report.table(("call", "counted", "trials", "killed", "right", "most billed, USD"), rows)
    trials, struck, right = (sum(row[column] for row in rows) for column in (2, 3, 4))
    report.ok(not failures and trials == right,
              f"X: within its budget to the cent after each of {trials} kills ({struck} struck)",
              *(line for name, lines in failures[:9] for line in (name, *lines)))
    report.ok(struck >= trials * 0.8 and struck > 30, "the kills struck", f"{struck} of {trials}")
    books, runs, killed, kept, found = months
    report.figure("two months", f"seed {seed}, {runs} runs, {killed} killed, {kept} posts")
    report.table(("month", "billed, USD", "in the books, USD"),
                 [(month, f"{bill / 1e6:.3f}", f"{booked / 1e6:.3f}")
                  for month, (bill, booked) in books.items()])
    bill, booked = books["2026-12"]
    report.ok(not found and killed > 5 and bill == booked and bill >= MICROS * 0.8,
              "X: two months within their budgets; where nobody kills, the books are right to the "
              "cent and the budget is used", *found[:9])
