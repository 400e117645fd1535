#!/usr/bin/python3
"""`export`: all that may be passed on, and it comes back as it went."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import archives  # noqa: E402
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
READ = scene.at(days=-4)
LONG = "We talked of many things. " * 20
COLUMNS = ["published", "author", "author_handle", "author_url", "title", "text", "link", "id",
           "tags", "language", "network", "warning", "updated", "consent", "group", "agreed"]
KIND = """\
[kind record]
summary = the record
id = id
url = link
title = title
text = text
author = author, author_handle, author_url
published = published
tags = tags
warning = warning
"""


def posts():
    shy = make.status(f"Visible beginnings #JoyFE {LONG} and secretwords", "2026-11-09T09:00:00Z",
                      author="shy")
    shy["account"]["indexable"] = False
    formula = make.status("=HYPERLINK(\"http://x\";\"y\") #JoyFE", "2026-11-10T09:00:00Z",
                          author="ada")
    formula["account"]["display_name"] = "+Ada"
    rich = make.status("First, \"quoted\"\n\nsecond; ćafé #JoyFE #Tea", "2026-11-12T09:00:00Z",
                       author="bea")
    rich["media_attachments"] = [{"type": "image", "url": "https://toot.example/1.png",
                                  "description": "a walrus"}]
    return [formula, shy, rich,
            make.status("Behind the fold #JoyFE", "2026-11-08T09:00:00Z", author="dee",
                        spoiler_text="animals", sensitive=True),
            make.status("Nothing of ours #other", "2026-11-08T09:00:00Z", author="eli")]


def begin(world, top="", digest=""):
    toot = world.mastodon(posts())
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, "url = maildir:Mail",
                                            top=top, digest=digest))
    result = world.run("poll", now=READ)
    assert result.code == 0, result
    return toot


def lines(world, *argv):
    result = world.run("export", *argv, now=READ)
    assert result.code == 0 and result.err == "", result
    return [json.loads(line) for line in result.out.splitlines()]


def rows(world, *argv):
    result = world.run("export", "--format", "csv", *argv, now=READ)
    assert result.code == 0 and result.err == "", result
    return list(csv.reader(io.StringIO(result.out, newline="")))


def test_lines(world):
    begin(world)
    found = lines(world)
    TAP.equal([line["author"] for line in found], ["Dee", "Shy", "+Ada", "Bea"],
              "the oldest first, and nothing but ours")
    TAP.equal((found[3]["media"][0]["alt"], found[3]["tags"], found[3]["base_url"]),
              ("a walrus", ["#JoyFE", "#Tea"], None), "in full", found[3])
    TAP.equal((found[1]["consent"], found[1]["content"], found[1]["link"][:25]),
              ("reduced", None, "https://toot.example/@shy"), "an excerpt and a link", found[1])
    TAP.ok("secretwords" not in str(found), "nothing of the rest", found[1])
    TAP.equal(len(lines(world, "--tag", "Tea")), 1, "of a hashtag")
    TAP.equal(len(lines(world, "--since", "2026-11-10")), 2, "since a day")
    TAP.ok(world.run("export", "--tag", "none", now=READ).err == "there is no post that may be "
           "passed on\n", "nothing is said")


def test_round_trip(world):
    """What is printed is read by what reads posts, and says the same again."""
    begin(world)
    text = world.run("export", now=READ).out
    world.write("record.jsonl", text)
    result = world.run("cluster", "record.jsonl")
    TAP.equal((result.code, result.err), (0, ""), "each line is a post", result)
    recap = world.run("recap", "--file", "record.jsonl", "--format", "json")
    TAP.equal(recap.code, 0, "of which a chat could be made", recap)


def test_table(world):
    begin(world)
    raw = subprocess.run([harness.binary(), "export", "--format", "csv", "--now", READ],
                         cwd=world.root, capture_output=True, check=True).stdout
    TAP.equal(raw.count(b"\r\n"), 5, "lines end as RFC 4180 has it", raw)
    table = rows(world)
    TAP.equal(table[0], COLUMNS, "the header")
    made = [dict(zip(COLUMNS, row)) for row in table[1:]]
    TAP.equal([row["author"] for row in made], ["Dee", "Shy", "'+Ada", "Bea"], "a row a post")
    TAP.equal(made[2]["text"], "'=HYPERLINK(\"http://x\";\"y\") #JoyFE", "no formula runs")
    TAP.equal({row["author_handle"][:2] for row in made}, {"'@"}, "nor a handle")
    TAP.ok(not [cell for row in table[1:] for cell in row if cell[:1] in ("=", "+", "-", "@")],
           "nor anything else", table)
    TAP.equal((made[3]["text"], made[3]["tags"]),
              ("First, \"quoted\"\n\nsecond; ćafé #JoyFE #Tea", "#JoyFE #Tea"), "words are whole")
    TAP.equal([row["consent"] for row in made], ["", "reduced", "", ""], "who allows less")
    with open(os.path.join(harness.ROOT, "doc", "tagdigest.1"), encoding="utf-8") as file:
        manual = file.read()
    TAP.equal([name for name in COLUMNS if name not in manual], [], "the manual has each column")


def test_table_comes_back(world):
    """A kind of ten lines reads the table: the same posts, their signs as they were."""
    begin(world)
    world.write("record.csv", world.run("export", "--format", "csv", now=READ).out)
    world.write("record.ini", KIND)
    read = world.run("parse", "--kind", "record.ini", "record.csv")
    TAP.equal(read.code, 0, "it is read", read)
    back = [json.loads(line) for line in read.out.splitlines()]
    sent = lines(world)
    for key in ("author", "author_handle", "author_url", "link", "published", "text", "warning"):
        TAP.equal([one[key] for one in back], [one[key] for one in sent], f"{key} is the same")
    TAP.equal([sorted(tag.lower() for tag in one["tags"]) for one in back],
              [sorted(tag.lower() for tag in one["tags"]) for one in sent], "hashtags too")


LINK = [{"url": "https://blog.example/a", "words": "my article"}]
PICTURE = [{"kind": "picture", "url": "https://blog.example/a.png", "alt": "a zebra"}]
FULL = {"links": LINK, "media": PICTURE}
EDITED = {"updated": "2026-11-12T09:00:00Z", "text": "Mended #JoyFE", "content": "Mended #JoyFE"}
# What is stored, what comes then, and whether it takes the place of that.
COMING = ((EDITED, {}, False, "what was before an edit"),
          (EDITED, {"text": "No tag", "content": "No tag", "tags": []}, False,
           "what had no hashtag before an edit"),
          ({}, EDITED, True, "an edit"),
          (EDITED, {**EDITED, "updated": "2026-11-13T09:00:00Z", "text": "Again #JoyFE",
                    "content": "Again #JoyFE"}, True, "the next edit"),
          (FULL, {}, False, "what has no links and pictures"),
          ({}, FULL, True, "what has some"),
          (FULL, {"text": "By hand #JoyFE", "content": "By hand #JoyFE"}, True,
           "what somebody mended by hand"),
          (FULL, {"author": None, "author_handle": None}, True, "what has lost its author's name"),
          (FULL, {"warning": "Exams"}, True, "what has a warning now"))


def test_older_or_less(_):
    """An export that is older than what is stored, or says less, changes nothing of it."""
    for first, then, is_taken, what in COMING:
        for argv in ((),) if is_taken else ((), ("--source", "drop")):
            with harness.World() as own:
                own.write("aggregator.ini", scene.ini({"drop": ("export", "file:drop")},
                                                      "url = maildir:mail"))
                os.makedirs(own.path("drop"))
                archives.write(own.path("first.jsonl"), archives.post(1, **first).encode())
                archives.write(own.path("then.jsonl"), archives.post(1, **then).encode())
                own.run("import", "first.jsonl", now=READ)
                before = lines(own)
                own.run("import", "then.jsonl", *argv, now=READ)
                TAP.equal((len(before), lines(own) != before), (1, is_taken),
                          f"{what}: {' '.join(argv) or 'by import'}", before, lines(own))


def test_what_may_leave(world):
    toot = begin(world)
    url = lines(world)[3]["link"]
    world.run("drop", url, now=READ)
    TAP.equal([line["author"] for line in lines(world)], ["Dee", "Shy", "+Ada"], "what is dropped")
    world.run("forget", "@dee@toot.example", now=READ)
    TAP.equal([line["author"] for line in lines(world)], ["Shy", "+Ada"], "what is forgotten")
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, "url = maildir:Mail",
                                            digest="exclude = HYPERLINK"))
    TAP.equal([line["author"] for line in lines(world)], ["Shy"], "what a rule leaves out")
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, "url = maildir:Mail",
                                            top="optout = @shy@toot.example"))
    TAP.equal([line["author"] for line in lines(world)], ["+Ada"], "and who is kept out stay here")


def test_closed_groups(world):
    """What was said among members is not in the record unless they agreed."""
    begin(world)
    with sqlite3.connect(world.path(harness.DATABASE)) as db:
        for number, more in ((1, '"group":"Members",'),
                             (2, '"group":"Members","agreed":"2026-12-01, moderators",')):
            db.execute("UPDATE post SET doc = replace(doc, '\"uri_is_global\"', ? || "
                       "'\"uri_is_global\"') WHERE id = ?", (more, number))
    found = lines(world)
    TAP.equal(len(found), 3, "one is not there")
    TAP.equal([line["agreed"] for line in found if "group" in line], ["2026-12-01, moderators"],
              "one says who agreed")
    closed = [line for line in world.run("search", "--tag", "JoyFE", "--json", now=READ)
              .out.splitlines() if '"group"' in line and '"agreed"' not in line]
    TAP.equal([(json.loads(line)["author"], json.loads(line)["text"]) for line in closed],
              [(None, None)], "a search has its link alone")


def test_nothing_changes(world):
    """It reads; without a database there is nothing to pass on."""
    begin(world)
    before = world.snapshot("state")
    lines(world)
    TAP.equal(world.snapshot("state"), before, "no byte changes")
    with harness.World() as own:
        own.write("aggregator.ini", scene.ini({"toot": ("mastodon", "http://127.0.0.1:9")},
                                              "url = maildir:Mail"))
        result = own.run("export", now=READ)
        TAP.equal((result.code, result.out), (0, ""), "nothing", result)
        TAP.ok(not os.path.exists(own.path(harness.DATABASE)), "and no database is made")


def test_mistakes(world):
    begin(world)
    for argv, words in ((("--format", "xml"), "expected jsonl or csv"),
                        (("--since", "soon"), "expected a day"), (("--tag", "!"), "no hashtag")):
        result = world.run("export", *argv, now=READ)
        TAP.ok(result.code == 64 and words in result.err and scene.one_line(result), words, result)
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([harness.binary(), "export"], cwd=world.root, stdout=full,
                              stderr=subprocess.PIPE, text=True, check=False,
                              env={**os.environ, "TAGDIGEST_NOW": READ})
    TAP.equal((done.returncode, done.stderr),
              (71, "tagdigest: what is to be printed cannot be written\n"), "a full disk")
    with subprocess.Popen(["true"], stdin=subprocess.PIPE) as gone:
        gone.wait()
        done = subprocess.run([harness.binary(), "export"], cwd=world.root, stdout=gone.stdin,
                              stderr=subprocess.PIPE, text=True, check=False,
                              env={**os.environ, "TAGDIGEST_NOW": READ})
    TAP.equal((done.returncode, done.stderr), (0, ""), "nobody who reads it is no trouble")


if __name__ == "__main__":
    TAP.play(test_lines, test_round_trip, test_table, test_table_comes_back, test_older_or_less,
             test_what_may_leave, test_closed_groups, test_nothing_changes, test_mistakes)
