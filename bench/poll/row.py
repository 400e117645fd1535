"""2,000 feeds on 200 hosts, as a user polls them: all unchanged, all new, too large, too many.

The server is one thread on the other processor. Pacing is off, since nobody on loopback is hurt by
haste. "Start-up" is the same run with nothing due; it is taken off. The bare loop asks the same
addresses with as many handles as the program has transfers at once, over kept connections, and
keeps nothing; the bare SQLite writes the rows that the program wrote, in as many commits, as
durably.
"""

import contextlib
import math
import os
import re
import shutil
import sqlite3
import subprocess
import sys

import bench

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(os.path.dirname(HERE), "parse"))
import corpus  # noqa: E402

NOT_COMPARED = (
    "sfeed_update, newsboat and rss2email, which poll in the row `run`: none of them can be asked "
    "to poll without parsing and storing",
)

FEEDS, HOSTS = 2000, 200
FEED_BYTES, LARGE_BYTES = 25_000, 14_000_000
SIZES, SIZE_ROUNDS = (250, 500, 1000, 2000, 4000), 3
LARGE = (64, 200)
FIRST, LATER, SOON = "2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z", "2026-11-20T10:05:00Z"
BEHIND_304 = (
    "It keeps nothing. Ours says durably, for each feed, when it was asked and when it is due "
    "again, keeps what each host asked for, and paces. What was tried and stayed: statements are "
    "prepared once, a queue a host, and 100 answers share a commit.")
BEHIND_200 = (
    "They neither find the posts that are there already nor judge consent and rules; ours also "
    "keeps what each source said. What was tried and stayed: what is written together shares a "
    "commit, as theirs does, and a post that is known is compared as text.")
SYNC = re.compile(r"\b(?:fdatasync|fsync)\(\d+<([^>]*)>")


# ---- what is served ----

def write_feeds(folder):
    corpus.FILES, corpus.FILE_BYTES = FEEDS, FEED_BYTES
    corpus.write_feeds(folder)


def write_large(folder):
    corpus.FILES, corpus.FILE_BYTES = 1, LARGE_BYTES
    corpus.write_feeds(folder)


def write_small(folder):
    """One entry a feed: what is measured with them is what a reply costs, not what is in it."""
    for number in range(max(SIZES)):
        with open(os.path.join(folder, f"{number:04d}.xml"), "w", encoding="utf-8") as file:
            file.write(corpus.RSS[0].format(file=number) + corpus.rss_entry(number)
                       + corpus.RSS[1])


# ---- who polls ----

class World:
    """A folder with an ini and a state; what was polled once can be put back."""

    def __init__(self, row, name, feeds, hosts, port):
        self.folder, self.feeds, self._row = row.path(name), feeds, row
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.urls = sorted((f"http://127.0.{1 + number % hosts // 250}.{1 + number % hosts % 250}"
                            f":{port}/{number}" for number in range(feeds)),
                           key=lambda url: url.rpartition("/")[0])
        self.ini = self.write("aggregator.ini", self._ini())
        self.write("urls", "".join(f"{url}\n" for url in self.urls))

    def _ini(self):
        sources = "".join(f"[source f{number}]\ntype = feed\nurl = {url}\n"
                          for number, url in enumerate(self.urls))
        return ("[tagdigest]\ncontact = bench@example.org\nstate_dir = state\n"
                f"allow_private = yes\n[smtp]\nurl = maildir:Mail\n{sources}[digest weekly]\n"
                "tags = JoyFE\ntimezone = UTC\nto = reader@example.org\n")

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def poll(self, now):
        return [self._row.tagdigest, "poll", "-c", self.ini, "--now", now]

    def prime(self):
        """Every feed read once; kept as what put_back() puts back."""
        self.clear()
        subprocess.run(self.poll(FIRST), check=True, stdout=subprocess.DEVNULL)
        with contextlib.closing(sqlite3.connect(self.path("state/tagdigest.db"))) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.rmtree(self.path("primed"), ignore_errors=True)
        shutil.copytree(self.path("state"), self.path("primed"))
        return self

    def clear(self):
        shutil.rmtree(self.path("state"), ignore_errors=True)

    def put_back(self):
        self.clear()
        shutil.copytree(self.path("primed"), self.path("state"))

    def syncs(self, now):
        """(of the journal, of the database itself) in one poll: the latter are checkpoints."""
        trace = self.path("trace")
        subprocess.run(["strace", "-f", "--seccomp-bpf", "-y", "-qq", "-o", trace, "-e",
                        "trace=fdatasync,fsync", *self.poll(now)], check=True,
                       stdout=subprocess.DEVNULL)
        with open(trace, encoding="utf-8", errors="replace") as file:
            paths = [path for line in file for path in SYNC.findall(line)]
        return (sum(path.endswith("-wal") for path in paths),
                sum(path.endswith(".db") for path in paths))


@contextlib.contextmanager
def serving(row, folder):
    """The port of a server of this folder's files."""
    port = row.path("port")
    with row.server([row.program("server"), folder, port], ready="ready"):
        with open(port, encoding="ascii") as file:
            yield int(file.read())


# ---- 2,000 feeds ----

def empty_copy(world, name):
    """The tables of a database without their rows."""
    if os.path.exists(world.path(name)):
        os.remove(world.path(name))
    with contextlib.closing(sqlite3.connect(world.path("primed/tagdigest.db"))) as full, \
            contextlib.closing(sqlite3.connect(world.path(name))) as empty:
        for (sql,) in full.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                   " AND name NOT LIKE 'sqlite%' ORDER BY type != 'table'"):
            empty.execute(sql)


def count_syncs(row, world, what, now):
    journal, checkpoints = world.syncs(now)
    commits = journal - checkpoints     # a checkpoint makes the journal durable first
    row.ratio(f"fdatasync a reply, {what}", bench.Series([commits / world.feeds]))
    row.figure(f"fdatasync, {what}", f"{commits} for {world.feeds} replies, and {checkpoints} "
               "checkpoints of 2")
    return commits


def measure_many(row):
    feeds = row.once("feeds", write_feeds)
    with serving(row, feeds) as port:
        world = World(row, "many", FEEDS, HOSTS, port).prime()
        tags = world.write("tags", "".join(
            f'"{url.rpartition("/")[2]}-{size_of(feeds, url):x}"\n' for url in world.urls))
        count_syncs(row, world, "all 304", LATER)
        world.clear()
        groups = count_syncs(row, world, "all 200", FIRST)

        def before(name):
            if name == "all 200":
                world.clear()
            elif name in ("all 304", "start-up"):
                world.put_back()
            elif name.startswith("bare SQLite"):
                for ending in ("", "-wal", "-shm"):
                    with contextlib.suppress(FileNotFoundError):
                        os.remove(world.path("rows.db" + ending))
                empty_copy(world, "rows.db")

        parse = [row.tagdigest, "parse", "--kept", "--tag", "JoyFE"]
        rows = [row.program("rows"), world.path("primed/tagdigest.db"), world.path("rows.db")]
        took = row.alternate({
            "start-up": world.poll(SOON),
            "all 304": world.poll(LATER),
            "all 200": world.poll(FIRST),
            "bare loop, all 304": [row.program("loop"), world.path("urls"), tags],
            "bare loop, all 200": [row.program("loop"), world.path("urls"), "-"],
            "parse --kept": [*parse, *(os.path.join(feeds, name) for name in names(feeds))],
            "parse of one": [*parse, os.path.join(feeds, names(feeds)[0])],
            "bare SQLite": [*rows, str(groups)],
            "bare SQLite, reading": [*rows, "0"],
        }, before=before)
    for what in ("wall", "cpu"):
        times = {name: getattr(each, what) for name, each in took.items()}
        row.ratio(f"2,000 answers 304 ({what})", times["bare loop, all 304"]
                  / (times["all 304"] - times["start-up"]), bare="curl's multi loop",
                  behind=BEHIND_304)
        row.ratio(f"2,000 new documents ({what})",
                  (times["bare loop, all 200"] + times["parse --kept"] - times["parse of one"]
                   + times["bare SQLite"] - times["bare SQLite, reading"])
                  / (times["all 200"] - times["start-up"]),
                  bare="curl's multi loop, our parser and SQLite, one after the other",
                  behind=BEHIND_200)


def names(folder):
    """The feeds of a folder in the order in which the server counts them."""
    return sorted(name for name in os.listdir(folder) if name.endswith(".xml"))


def size_of(folder, url):
    files = names(folder)
    return os.path.getsize(os.path.join(folder, files[int(url.rpartition("/")[2]) % len(files)]))


# ---- more and more ----

def exponent(series):
    """The slope of the logarithms: 1 is linear, 2 quadratic; for each round."""
    found = bench.Series()
    for times in zip(*series.values()):
        xs, ys = [math.log(size) for size in series], [math.log(max(t, 1e-3)) for t in times]
        x0, y0 = sum(xs) / len(xs), sum(ys) / len(ys)
        found.append(sum((x - x0) * (y - y0) for x, y in zip(xs, ys))
                     / sum((x - x0) ** 2 for x in xs))
    return found


def measure_scale(row):
    with serving(row, row.once("small", write_small)) as port:
        for hosts in (1, HOSTS):
            worlds = {size: World(row, f"scale-{hosts}-{size}", size, hosts, port).prime()
                      for size in SIZES}
            commands, owners = {}, {}
            for size, world in worlds.items():
                for what, now in (("all 304", LATER), ("start-up", SOON)):
                    name = f"{size} feeds, hosts: {hosts}, {what}"
                    commands[name], owners[name] = world.poll(now), world
            took = row.alternate(commands, times=SIZE_ROUNDS,
                                 before=lambda name, owners=owners: owners[name].put_back())
            times = {size: took[f"{size} feeds, hosts: {hosts}, all 304"].cpu
                     - took[f"{size} feeds, hosts: {hosts}, start-up"].cpu for size in SIZES}
            row.ratio(f"exponent, hosts: {hosts}", exponent(times))


def measure_large(row):
    with serving(row, row.once("large", write_large)) as port:
        for feeds in LARGE:
            world = World(row, f"large-{feeds}", feeds, feeds, port)
            took = row.alternate({f"{feeds} feeds of 14 MB": world.poll(FIRST)}, times=1,
                                 before=lambda _, world=world: world.clear())
            row.ratio(f"{feeds} feeds of 14 MB, peak MB",
                      next(iter(took.values())).peak_kb / 1024)


def measure(row):
    measure_many(row)
    measure_scale(row)
    measure_large(row)
