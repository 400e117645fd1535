#!/usr/bin/python3
"""Databases that earlier versions made, as tests/kept/keep.py wrote them down: each is opened by
this one and goes on, but that of 0.1.0, which is refused and left as it is."""

import glob
import os
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
KEPT = os.path.join(harness.ROOT, "tests", "kept")
VERBS = (("run",), ("poll",), ("send",), ("status",), ("preview",), ("subscribers", "list"),
         ("search", "joy"), ("export",))


def load(world, version, pending=False):
    """The kept database in its place, with an ini for it; pending: as a killed run leaves it."""
    world.began = None
    world.write("blog.xml", "<rss><channel><title>The Staffroom</title></channel></rss>")
    world.write("aggregator.ini", scene.ini({"blog": ("feed", "file:blog.xml"),
                                             "toot": ("mastodon", "http://127.0.0.1:9")},
                                            "url = maildir:mail", tags="JoyFE"))
    os.makedirs(world.path("state"), mode=0o700)
    with open(os.path.join(KEPT, version + ".sql"), encoding="utf-8") as file:
        script = file.read()
    db = sqlite3.connect(world.path(harness.DATABASE))
    db.execute("PRAGMA journal_mode = WAL")
    db.executescript(script)
    if not pending:
        db.close()
        return
    names = (world.path(harness.DATABASE), world.path(harness.DATABASE) + "-wal")
    held = []
    for name in names:
        with open(name, "rb") as file:
            held.append(file.read())
    db.close()
    for name, data in zip(names, held):
        with open(name, "wb") as file:
            file.write(data)


def everything(world):
    """Every file of the state folder, byte by byte."""
    found = {}
    for name in sorted(os.listdir(world.path("state"))):
        with open(world.path("state", name), "rb") as file:
            found[name] = file.read()
    return found


def check_refused(world, what):
    before = everything(world)
    for verb in VERBS:
        result = world.run(*verb, now=scene.at(days=15))
        TAP.equal((result.code, result.out), (74, ""), f"0.1.0, {what}: {verb[0]} is refused",
                  result)
        TAP.ok("state/tagdigest.db" in result.err and "0.1.0" in result.err
               and "subscribers import" in result.err and scene.one_line(result),
               f"0.1.0, {what}: {verb[0]} says which file and what to do", result)
    after = everything(world)
    after.pop("tagdigest.db-shm", None)     # the index of a -wal: no content
    before.pop("tagdigest.db-shm", None)
    TAP.ok(after == before, f"0.1.0, {what}: nothing in it or beside it changed", sorted(before),
           sorted(after))


def test_refused(world):
    load(world, "0.1.0")
    check_refused(world, "at rest")


def test_refused_after_a_kill(world):
    load(world, "0.1.0", pending=True)
    check_refused(world, "killed")


def tables(world):
    """What is made by which words, as the database itself has them."""
    return set(world.query("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))


def check_tables(world, version):
    """Opened by this program a kept database has the tables that a new one has."""
    load(world, version)
    world.run("poll", now=scene.at(days=15))
    with harness.World() as fresh:
        fresh.write("blog.xml", "<rss/>")
        fresh.write("aggregator.ini", scene.ini({"blog": ("feed", "file:blog.xml")},
                                                "url = maildir:mail"))
        fresh.run("poll", now=scene.NOW)
        differing = sorted({name for name, _ in tables(world) ^ tables(fresh)})
    TAP.equal(differing, [], f"{version}: its tables are those of a new database",
              "a migration that was released never changes: write a new one;",
              "before the release the database is kept anew:",
              f"TAGDIGEST=build/tagdigest tests/kept/keep.py >tests/kept/{version}.sql")


def check_opened(world, version):
    load(world, version)
    kept = {row[0]: row[1:] for row in world.query(
        "SELECT u.email || ' ' || s.digest, s.state, s.token FROM subscription s"
        " JOIN subscriber u ON u.id = s.subscriber")}
    editions = world.query("SELECT digest, number, hash FROM edition ORDER BY id")
    owed = sum(world.query(f"SELECT count(*) FROM {kind} WHERE state IN ('queued', 'retry')")[0][0]
               for kind in ("delivery", "memo") if (kind,) in world.query(
                   "SELECT name FROM sqlite_schema WHERE type = 'table'"))
    TAP.ok(len(kept) >= 5 and editions and owed, f"{version} holds readers, editions and mail")
    result = world.run("run", now=scene.at(days=15))
    TAP.ok(result.code == 0, f"{version}: a run goes on with it", result)
    now = {row[0]: row[1:] for row in world.query(
        "SELECT u.email || ' ' || s.digest, s.state, s.token FROM subscription s"
        " JOIN subscriber u ON u.id = s.subscriber")}
    changed = {who for who in kept if kept[who] != now.get(who)}
    TAP.equal(changed, {"ada@readers.example chat"},
              f"{version}: readers stay as they were, but one whose digest the ini no longer has")
    TAP.equal(world.query("SELECT digest, number, hash FROM edition ORDER BY id"), editions,
              f"{version}: no edition is made anew")
    TAP.equal(len(world.mails("mail")), owed, f"{version}: what was owed went out once")
    for verb in VERBS:
        result = world.run(*verb, now=scene.at(days=15))
        TAP.equal(result.code, 0, f"{version}: {verb[0]}", result)


if __name__ == "__main__":
    VERSIONS = sorted(os.path.basename(path)[:-4] for path in glob.glob(KEPT + "/*.sql"))
    for each in VERSIONS[1:]:
        with harness.World() as at_rest:
            check_opened(at_rest, each)
        with harness.World() as at_rest:
            check_tables(at_rest, each)
    TAP.play(test_refused, test_refused_after_a_kill)
