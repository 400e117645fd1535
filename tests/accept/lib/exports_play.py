"""Exports through `tagdigest import`: the right posts and counts, nothing else in any byte."""

import json
import os
import re
import subprocess
import time

import exports_said
import harness
import scene

MARK = re.compile(rb"m[0-9a-f]{16}m")
REPORTED = (*exports_said.VERDICTS, "known")


def begin(world):
    world.write("feed.xml", '<rss version="2.0"><channel><title>Blog</title></channel></rss>')
    world.write("aggregator.ini", scene.ini({"blog": ("feed", "file:feed.xml")},
                                            "url = maildir:Mail", top="retention = 1000 d"))


def bring_in(world, path, *argv):
    """Import a file: the counts, how it ended, seconds, and the most memory in kB."""
    began = time.monotonic()
    got = subprocess.run(
        ["/usr/bin/time", "-f", "%M", "-o", world.path("memory"), harness.binary(), "import", path,
         "--json", "--now", scene.NOW, *argv], cwd=world.path("."), check=False,
        stdin=subprocess.DEVNULL, capture_output=True, text=True)
    seconds = time.monotonic() - began
    with open(world.path("memory"), encoding="utf-8") as file:
        memory = int(file.read().split()[-1])
    try:
        report = json.loads(got.stdout)
    except ValueError:
        report = {}
    return {name: report.get(name) for name in REPORTED}, got, seconds, memory


def stored(world):
    """mark -> uri of each post that is kept."""
    found = {}
    for row in world.query("SELECT doc FROM post"):
        post = json.loads(row[0])
        for mark in MARK.findall(json.dumps(post).encode()):
            found[mark.decode()] = post["id"]
    return found


def play(report, world, name, path, made, *argv):
    """One export, twice; a row of the table."""
    begin(world)
    counts, got, seconds, memory = bring_in(world, path, *argv)
    there = {mark.decode() for mark in MARK.findall(world.database_bytes())}
    found = stored(world)
    want = {**made.counts, "known": 0}
    right = (
        report.equal(got.returncode, 0, f"{name}: it is imported", got.stderr),
        report.equal(counts, want, f"{name}: each thing is counted as what it is", got.stdout),
        report.equal({mark: found.get(mark) for mark in made.wanted}, made.wanted,
                     f"{name}: what has the hashtag is kept under the platform's own name"),
        report.equal(there & made.unwanted, set(), f"{name}: of all else there is no byte"))
    again, got, _, _ = bring_in(world, path, *argv)
    right += (report.equal((again["taken"], found), (0, stored(world)),
                           f"{name}: a second time adds nothing", got.stdout),)
    size = os.path.getsize(path)
    return (name, f"{size / 1e6:.1f} MB", *(counts[verdict] for verdict in exports_said.VERDICTS),
            f"{seconds:.1f} s", f"{memory / 1024:.0f} MB", "right" if all(right) else "WRONG")


HEAD = ("export", "file", *exports_said.VERDICTS, "time", "memory", "")
