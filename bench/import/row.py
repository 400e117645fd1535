"""Exports into the store, beside bare passes over the same bytes.

An archive of X whose posts come to 1 GB (a zip), a mailbox of 500 MB, a sheet of 200,000 rows; of a
hundred posts one has the hashtag and is kept. Ours is `tagdigest import` as a user runs it, into an
empty database, from the file to the line that it prints. The bare pass over the archive unpacks it
by libarchive and loads each element by jansson; that over the mailbox reads each letter by GMime,
decodes its texts, and has libxml2's HTML parser read the HTML once; that over the sheet is Python's
csv module. None of these three keeps anything. A script of csv, `in` and sqlite3 writes the rows
that ours wrote of the sheet, ready made, in as many transactions.
"""

import contextlib
import os
import pickle
import shutil
import sqlite3
import subprocess

import corpus

HERE = os.path.dirname(os.path.abspath(__file__))
NOT_COMPARED = (
    "programs that search an archive of X (twitter-archive-parser and others): they make pages of "
    "all of it, and keep it in memory",
)
NOW = "2026-11-20T10:00:00Z"
BEHIND = {
    "the mailbox": "It keeps nothing, and looks for nothing. Ours looks for the hashtags in all "
                   "texts of a letter. What was tried and stayed: of a letter that cannot have one "
                   "no more is read.",
}
INI = """[tagdigest]
contact = bench@example.org
state_dir = state
retention = 3650 d
[smtp]
url = maildir:Mail
[source news]
type = mailbox
url = file:{mbox}
from = news.example
[digest weekly]
tags = JoyFE
timezone = UTC
to = reader@example.org
"""
# What an import writes of one post, by the column that says whose it is.
TABLES = (("post", "id"), ("post_key", "post"), ("post_tag", "post"), ("sighting", "post"),
          ("verdict", "post"))


class World:
    """A folder with an ini and a state that begins empty."""

    def __init__(self, row, mbox):
        self.folder, self._row = row.path("world"), row
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        with open(self.path("aggregator.ini"), "w", encoding="utf-8") as file:
            file.write(INI.format(mbox=mbox))

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def clear(self, _name=None):
        shutil.rmtree(self.path("state"), ignore_errors=True)

    def command(self, *words):
        return [self._row.tagdigest, *words, "-c", self.path("aggregator.ini"), "--now", NOW]

    def kept(self):
        with contextlib.closing(sqlite3.connect(self.path("state/tagdigest.db"))) as db:
            return db.execute("SELECT count(*) FROM post").fetchone()[0]


def count(folder):
    with open(os.path.join(folder, "count"), encoding="utf-8") as file:
        return sum(map(corpus.is_match, range(int(file.read()))))


def check(row, world, what, argv, folder):
    """The posts that there are, and no other; and how fast that is, in words."""
    world.clear()
    said = subprocess.run(argv, check=True, text=True, stdout=subprocess.PIPE).stdout
    kept, wanted = world.kept(), count(folder)
    if kept != wanted:
        raise SystemExit(f"{what}: {kept} posts are kept, and not {wanted}\n{said}")
    row.figure(f"posts kept of {what}", f"{kept}, every one that is there")


def dump(world, path):
    """The rows of each post of the store, as statements."""
    with contextlib.closing(sqlite3.connect(world.path("state/tagdigest.db"))) as db:
        posts = [identity for identity, in db.execute("SELECT id FROM post ORDER BY id")]
        # without those that SQLite makes of others
        columns = {table: [name for _, name, *_ in db.execute(f"PRAGMA table_info({table})")]
                   for table, _ in TABLES}
        made = []
        for post in posts:
            rows = []
            for table, key in TABLES:
                names, places = ",".join(columns[table]), ",".join("?" * len(columns[table]))
                for values in db.execute(f"SELECT {names} FROM {table} WHERE {key} = ?", (post,)):
                    rows.append((f"INSERT INTO {table} ({names}) VALUES ({places})", values))
            made.append(rows)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with open(path, "wb") as file:
        pickle.dump(made, file)
    # the same database without its posts: what ours began with, but for who wrote
    empty = path + ".db"
    shutil.copyfile(world.path("state/tagdigest.db"), empty)
    with contextlib.closing(sqlite3.connect(empty)) as db:
        for table, _ in reversed(TABLES):
            db.execute(f"DELETE FROM {table}")
        db.commit()
        db.execute("VACUUM")
    return empty


def commits(world, argv):
    """In how many transactions an import writes: as often as the journal is waited for."""
    world.clear()
    trace = world.path("trace")
    subprocess.run(["strace", "-f", "--seccomp-bpf", "-y", "-qq", "-o", trace, "-e",
                    "trace=fdatasync,fsync", *argv], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    with open(trace, encoding="utf-8", errors="replace") as file:
        return max(1, sum("-wal>" in line for line in file))


def measure(row):
    x = row.once("x", corpus.write_x)
    letters = row.once("mbox", corpus.write_mbox)
    sheet = row.once("csv", corpus.write_csv)
    world = World(row, os.path.join(letters, "news.mbox"))
    files = {"the archive of X": (x, os.path.join(x, "archive.zip")),
             "the mailbox": (letters, os.path.join(letters, "news.mbox")),
             "the sheet": (sheet, os.path.join(sheet, "sheet.csv"))}
    ours = {what: world.command("import", path) for what, (_, path) in files.items()}
    ours["the mailbox"] += ["--source", "news"]
    for what, (folder, path) in files.items():
        row.figure(what, f"{os.path.getsize(path) / 1e6:.0f} MB")
        check(row, world, what, ours[what], folder)
    empty = dump(world, row.path("rows"))
    writes = commits(world, ours["the sheet"])
    script = row.path("script.db")

    def begin(name):
        world.clear()
        if name == "csv and sqlite3":
            for end in ("", "-wal", "-shm"):
                with contextlib.suppress(FileNotFoundError):
                    os.remove(script + end)
            shutil.copyfile(empty, script)

    bare = {"the archive of X": ("libarchive and jansson", [row.program("bare_archive")]),
            "the mailbox": ("GMime and libxml2", [row.program("bare_mbox")]),
            "the sheet": ("Python csv, which keeps nothing",
                          ["/usr/bin/python3", os.path.join(HERE, "peer_csv.py")])}
    for what, (beside, argv) in bare.items():
        took = row.alternate({what: ours[what], beside: [*argv, files[what][1]]}, before=begin)
        row.ratio(what, took[beside].cpu / took[what].cpu, bare=beside,
                  behind=BEHIND.get(what))
        row.ratio(f"peak memory of {what}, MB", took[what].peak_kb / 1024)
    took = row.alternate({"the sheet, again": ours["the sheet"], "csv and sqlite3": [
        "/usr/bin/python3", os.path.join(HERE, "peer_store.py"), files["the sheet"][1],
        row.path("rows"), script, str(writes)]}, before=begin)
    row.ratio("the sheet", took["csv and sqlite3"].cpu / took["the sheet, again"].cpu,
              peer="csv and sqlite3")
