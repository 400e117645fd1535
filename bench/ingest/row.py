"""10,000 posts into the database, beside bare SQLite with the same rows in the same transactions.

Ours has the posts as they were read (reading is taken off): it makes their keys, asks what stands
against their authors and whether they are there already, looks at hashtags and rules, and writes
post, keys, tags, sighting and verdict. The bare loop has all rows of the database that came of it
in memory, and inserts them table by table, with nothing to look up, into the same tables with the
same indexes, as durably (WAL, synchronous=FULL), as many a transaction. "Again" is the same posts
once more, which is most of what a poll sees.
"""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(os.path.dirname(HERE), "parse"))
import corpus  # noqa: E402

NOT_COMPARED = (
    "the caches of newsboat and rss2email, which are filled by polling: see the row `run`",
    "PostgreSQL: the store has one driver, for SQLite",
)
BEHIND = (
    "It looks nothing up and makes nothing. Ours asks for each post under each of its keys, for "
    "its author and for refusals, by the hashes of those, and makes the JSON that is kept. What "
    "was tried and stayed: each statement is prepared once, nothing is written that did not "
    "change, and a post that is known is compared as text.")
POSTS, POSTS_A_FILE, ENTRY_BYTES = 10_000, 200, 1900
FILES_A_GROUP = 5


def write_feeds(folder):
    corpus.ENTRY_BYTES = ENTRY_BYTES
    for first in range(0, POSTS, POSTS_A_FILE):
        with open(os.path.join(folder, f"{first:05d}.xml"), "w", encoding="utf-8") as file:
            file.write(corpus.RSS[0].format(file=first)
                       + "".join(map(corpus.rss_entry, range(first, first + POSTS_A_FILE)))
                       + corpus.RSS[1])


def write_ini(path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("[tagdigest]\ncontact = organiser@example.org\nstate_dir = state\n"
                   "[smtp]\nurl = maildir:Mail\n[source blog]\ntype = feed\nurl = file:feed.xml\n"
                   f"[digest weekly]\ntags = JoyFE {' '.join(corpus.TAGS)}\ntimezone = UTC\n"
                   "exclude = crypto\n")


def remove(path):
    for end in ("", "-wal", "-shm", ".writer"):
        with contextlib.suppress(FileNotFoundError):
            os.remove(path + end)


def empty_copy(full, path):
    """The tables of a database without their rows."""
    remove(path)
    with contextlib.closing(sqlite3.connect(full)) as source, \
            contextlib.closing(sqlite3.connect(path)) as empty:
        for (sql,) in source.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                     " AND name NOT LIKE 'sqlite%' ORDER BY type != 'table'"):
            empty.execute(sql)


def count_rows(path):
    with contextlib.closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
        return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
                for name in tables}


def measure(row):
    folder = row.once("feeds", write_feeds)
    feeds = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    ini, ours, full, bare = map(row.path, ("aggregator.ini", "ours.db", "full.db", "bare.db"))
    write_ini(ini)

    def take(times):
        return [row.program("ours"), ours, ini, str(times), str(FILES_A_GROUP), *feeds]

    remove(ours)
    said = subprocess.run(take(1), check=True, stdout=subprocess.PIPE, text=True).stdout
    if not said.startswith(f"{POSTS} new"):
        raise SystemExit(f"not all posts are new: {said}")
    with contextlib.closing(sqlite3.connect(ours)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(ours, full)
    rows = count_rows(full)
    row.figure("rows", ", ".join(f"{count} of {name}" for name, count in rows.items() if count))
    groups = POSTS // POSTS_A_FILE // FILES_A_GROUP
    copy = [row.program("rows", row="poll"), full, bare]

    def before(name):
        if name.startswith("bare"):
            empty_copy(full, bare)
        else:
            remove(ours)

    took = row.alternate({
        "tagdigest, new posts": take(1), "tagdigest, new and again": take(2),
        "tagdigest, reading": take(0), "bare SQLite": [*copy, str(groups)],
        "bare SQLite, reading": [*copy, "0"],
    }, before=before)
    cpu = {name: times.cpu for name, times in took.items()}
    new = cpu["tagdigest, new posts"] - cpu["tagdigest, reading"]
    again = cpu["tagdigest, new and again"] - new - cpu["tagdigest, reading"] * 2
    row.figure("a new post, microseconds", f"{1e6 * new.median / POSTS:.0f}")
    row.figure("a post that is known, microseconds", f"{1e6 * again.median / POSTS:.0f}")
    row.ratio(f"{POSTS} new posts kept", (cpu["bare SQLite"] - cpu["bare SQLite, reading"]) / new,
              bare="SQLite, inserting the same rows", behind=BEHIND)
