#!/usr/bin/python3
"""Tables that people keep: which row is which post, and whose a no is."""

import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
FEED = "<rss><channel><title>#JoyFE</title></channel></rss>"
OUTCOMES = ("taken", "known", "private", "kept_out", "untagged", "out_of_reach", "unreadable")


def begin(world):
    world.write("board.xml", FEED)
    world.write("aggregator.ini", scene.ini({"board": ("feed", "file:board.xml")},
                                            "url = maildir:Mail"))


def take(world, name, head, *rows):
    """A table's rows, and what `import` reports of them."""
    world.write(name, "\n".join((head, *rows)) + "\n")
    result = world.run("import", name, "--json", now=scene.NOW)
    report = json.loads(result.out)
    return ({kind: report[kind] for kind in OUTCOMES if report[kind]},
            report["files"][0]["remarks"])


def shown(world):
    """Author and words of all that is stored."""
    out = world.run("search", "--tag", "JoyFE", "--json", now=scene.NOW).out
    return sorted((line["author"], line["text"].partition(" ")[0])
                  for line in map(json.loads, out.splitlines()))


FORM = "id,author,text,date,consent"


def test_numbers(_):
    """An id counts the rows of its own sheet."""
    for second in ("1,bea,Two #JoyFE,2026-11-10 20:01,yes", "#N/A,bea,Two #JoyFE,2026-11-10,yes"):
        with harness.World() as world:
            begin(world)
            counts = [take(world, "one.csv", FORM, "1,ada,One #JoyFE,2026-11-10 20:01,yes",
                           "#N/A,cy,Three #JoyFE,2026-11-10,yes")[0],
                      take(world, "two.csv", FORM, second)[0],
                      take(world, "two.csv", FORM, second, "")[0]]
            TAP.equal((counts, shown(world)), (
                [{"taken": 2}, {"taken": 1}, {"known": 1}],
                [("ada", "One"), ("bea", "Two"), ("cy", "Three")]),
                      "other people's rows of one number are others' posts")


def test_whose_no(world):
    begin(world)
    take(world, "one.csv", FORM, "1,ada,One #JoyFE,2026-11-10 20:01,yes")
    no = take(world, "no.csv", FORM, "1,bea,Two #JoyFE,2026-11-10 20:01,no")[0]
    TAP.equal((no, shown(world)), ({"private": 1}, [("ada", "One")]),
              "a no takes nobody else's post")
    TAP.equal(take(world, "old.csv", FORM, "1,cy,Three #JoyFE,2026-11-08 20:01,yes")[0],
              {"taken": 1}, "nor keeps it out")
    take(world, "no.csv", FORM, "1,ada,One #JoyFE,2026-11-10 20:01,no")
    TAP.equal(shown(world), [("cy", "Three")], "its own goes")


LINKED = "date,text,author,url,consent"
ADA = "2026-11-10,One #JoyFE,Ada,https://b.example/1,yes"


def test_words_gone(_):
    for text in ("[withdrawn]", "", "One"):
        with harness.World() as world:
            begin(world)
            take(world, "yes.csv", LINKED, ADA)
            was = shown(world)
            now = take(world, "no.csv", LINKED, f"2026-11-10,{text},Ada,https://b.example/1,no")
            TAP.equal((was, now[0], shown(world)), ([("Ada", "One")], {"untagged": 1}, []),
                      f"a no is heard that has {text!r} for its words")


def test_withdrawn(_):
    for column in ("consent withdrawn", "deleted_at", "Please delete my response", "unlisted"):
        with harness.World() as world:
            begin(world)
            take(world, "yes.csv", LINKED, ADA)
            take(world, "no.csv", f"{LINKED},{column}", f"{ADA},2026-11-12")
            TAP.equal(shown(world), [], f"{column}: a yes beside it is none any more")


TAGS = "id_str,from_user,text,created_at"
HOUR = [f"1.988E+18,{who},{words} #JoyFE,Tue Nov 10 20:{minute:02d}:00 +0000 2026"
        for minute, (who, words) in enumerate((
            ("ada", "A1 reading aloud"), ("bea", "A1b totally other"), ("ada", "A2 more paper"),
            ("bea", "A2b again other")))]
ALL = [("ada", "A1"), ("ada", "A2"), ("bea", "A1b"), ("bea", "A2b")]


def test_rounded(_):
    for head, rows in ((TAGS, HOUR), (TAGS.replace("id_str", "id_str,x"),
                                      [row.replace("+18", "+18,x") for row in HOUR]),
                       (f"{TAGS},status_url", [
                           f"{row},https://twitter.com/{row[10:13]}/status/1988000000000000000"
                           for row in HOUR])):
        with harness.World() as world:
            begin(world)
            counts, remarks = take(world, "t.csv", head, *rows)
            TAP.equal((counts, [name.lstrip("@") for name, _ in shown(world)],
                       [words for _, words in shown(world)]),
                      ({"taken": 4}, [name for name, _ in ALL], [words for _, words in ALL]),
                      "what a spreadsheet has rounded names nothing")
            TAP.contains(" ".join(remarks), "a spreadsheet rounded its ids", "and is told")


TAP.play(test_numbers, test_whose_no, test_words_gone, test_withdrawn, test_rounded)
