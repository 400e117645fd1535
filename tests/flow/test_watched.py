#!/usr/bin/python3
"""Exports in a folder that is looked at again and again: what waits, what cannot be read and for
how long, what is told of it, and that nobody's name is kept."""

import os
import re
import sys
from datetime import datetime, timezone

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import archives  # noqa: E402
import harness  # noqa: E402
import newsletters  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
LONG_AGO = 1700000000
NOW_S = int(datetime.fromisoformat(scene.NOW).timestamp())
NAMED = "evesmith-2026"
PAGE = b"<html><title>Facebook</title>"


def begin(world, *lines):
    world.write("aggregator.ini", scene.ini(
        {"exports": ("export", "file:exports", *lines)}, "url = maildir:Mail"))
    os.makedirs(world.path("exports"), exist_ok=True)


def put(world, name, data, when=LONG_AGO):
    path = world.path("exports", name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    archives.write(path, data)
    os.utime(path, (when, when))
    return path


def poll(world, now=scene.NOW, **more):
    result = world.run("poll", "exports", "--json", now=now, **more)
    assert result.code == 0, result
    row = harness.json.loads(result.out)["sources"][0]
    return row["outcome"], row["read"], row["new"]


def standing(world):
    return world.json("status", now=scene.NOW)["sources"][0]


def said(world):
    """What `status` has of the source, for people."""
    out = world.run("status", now=scene.NOW).out
    return re.search(r"^source exports: .*\n(?: .*\n)*", out, re.M)[0]


def glance(world, now=scene.NOW):
    result = world.run("check", "--online", now=now)
    return result, result.out[result.out.index("source exports"):]


def test_check_first(world):
    """The order of the README: nothing was ever polled, and there is no state_dir."""
    begin(world)
    put(world, "a.jsonl", archives.lines(range(3)))
    # A letter that lies ahead would be one that nobody can date.
    world.write("news.mbox", newsletters.mbox().replace(b"18 Nov 2026", b"11 Nov 2026"))
    os.utime(world.path("news.mbox"), (LONG_AGO, LONG_AGO))
    with open(world.path("aggregator.ini"), "a", encoding="utf-8") as ini:
        ini.write("[source box]\ntype = mailbox\nurl = file:news.mbox\n"
                  f"list = {newsletters.LISTS[0]}\n")
    result, words = glance(world)
    TAP.ok(result.code == 0 and "read; 3 posts seen" in words, "a folder is looked at", result)
    TAP.ok(re.search(r"source box .*: read; \d+ posts seen", result.out), "an mbox too", result)
    TAP.ok(not os.path.exists(world.path("state")), "and no folder is made")


# ---- what cannot be read ----

def test_moment(_):
    """What the system says is of that moment: the same bytes are looked at again."""
    for name in ("eve/posts.jsonl", "b.jsonl"):
        with harness.World() as world:
            begin(world)
            poll(world)
            put(world, "a.jsonl", archives.lines([1]))
            part = put(world, name, archives.lines([2]))
            os.chmod(part, 0)
            outcome = poll(world, scene.at(hours=1), wrap=scene.as_somebody(world))
            TAP.equal(outcome[1:], (1, 1), f"{name}: it costs the others nothing")
            TAP.contains(standing(world)["remark"], "1 of 2 exports cannot be read: it could not "
                         "be opened", "it is said")
            os.chmod(part, 0o644)
            TAP.equal(poll(world, scene.at(hours=2), wrap=scene.as_somebody(world))[1:], (1, 1),
                      "and it is read as soon as it can be")
            TAP.equal(standing(world)["remark"], None, "nothing is said any more")


def test_moment_is_over(world):
    """What could not be read and went is not told for ever."""
    begin(world)
    poll(world)
    put(world, "a.jsonl", archives.lines([1]))
    part = put(world, "b.jsonl", archives.lines([2]))
    os.chmod(part, 0)
    poll(world, scene.at(hours=1), wrap=scene.as_somebody(world))
    TAP.contains(standing(world)["remark"], "could not be opened", "it is said")
    os.unlink(part)
    poll(world, scene.at(hours=2), wrap=scene.as_somebody(world))
    TAP.equal(standing(world)["remark"], None, "it is gone")


def test_other_name(world):
    """Some tables are told by their names: the same bytes are looked at anew under another."""
    begin(world)
    table = b"text,link,published\nWe tried it #JoyFE,https://b.example/1,2026-11-11\n"
    path = put(world, "Reactions.csv", table)
    TAP.equal(poll(world)[1], 0, "what is nobody's posts by its name")
    TAP.contains(standing(world)["remark"], "no posts are in it", "is said")
    os.rename(path, world.path("exports", "wakelet.csv"))
    TAP.equal(poll(world, scene.at(hours=1))[1:], (1, 1), "is read when it was a wrong name")
    TAP.equal(standing(world)["remark"], None, "and nothing is said any more")


def test_nobodys_name(world):
    """Platforms call files after whose they are."""
    begin(world)
    poll(world)
    archives.zip_locked(world.path("exports", f"{NAMED}-locked.zip"))
    archives.zip_of(world.path("exports", f"{NAMED}-2.zip"), [
        ("posts.jsonl", archives.GOOD + b"{broken\n"), (f"messages/{NAMED}.zip", b"PK\3\4" * 9),
        (f"{NAMED}.zip", b"PK\3\4" + b"\0" * 26)])
    archives.zip_of(world.path("exports", f"{NAMED}-3.zip"), [(f"{NAMED}.jsonl", archives.GOOD)],
                    method=14)
    put(world, f"{NAMED}.html", PAGE)
    put(world, f"{NAMED}/{NAMED}.html", PAGE)
    put(world, f"{NAMED}.jsonl", archives.lines([7]) + b"{broken #JoyFE\n")
    os.chmod(put(world, f"{NAMED}-x.jsonl", archives.lines([9])), 0)
    for name in os.listdir(world.path("exports")):
        os.utime(world.path("exports", name), (LONG_AGO, LONG_AGO))
    poll(world, scene.at(hours=1), wrap=scene.as_somebody(world))
    words = standing(world)["remark"]
    TAP.contains(words, "5 of 7 exports cannot be read, the first: it holds a download of Facebook",
                 "of how many is said, and why of one")
    TAP.contains(words, "2 items could not be read, the first is an export, ", "items as well")
    TAP.ok(NAMED not in said(world), "nobody's name is told")
    TAP.ok(NAMED.encode() not in world.database_bytes(), "nor in any byte of the store")
    _, words = glance(world)
    TAP.contains(words, f"first: {NAMED}: it holds", "who asks is told which it is")


def test_all_is_told(world):
    """The worst first, and how many; what was private is counted."""
    begin(world)
    put(world, "b.html", PAGE)
    put(world, "c.html", PAGE)
    archives.zip_cut(world.path("exports", "a.zip"))
    os.utime(world.path("exports", "a.zip"), (LONG_AGO, LONG_AGO))
    words = (r"read in part: 2 of 3 exports cannot be read, the first: it holds a download of "
             r"Facebook.* instead of HTML; 1 of 3 exports can be read in part only: it breaks off"
             r".*; 1 item could not be read, the first is an export, line \d+: no post as")
    poll(world)
    TAP.ok(re.match(words, standing(world)["remark"]), "what is worst comes first", standing(world))
    poll(world, scene.at(hours=1))
    TAP.ok(re.match(words, standing(world)["remark"]), "until more comes", standing(world))
    put(world, "d.jsonl", archives.lines([3]))
    poll(world, scene.at(hours=2))
    TAP.ok(re.match(r"2 of 4 exports cannot be read[^;]*$", standing(world)["remark"]),
           "of which all could be read", standing(world))


def test_private(world):
    begin(world)
    put(world, "a.jsonl", archives.lines([1, 2], group="SET members"))
    poll(world)
    TAP.equal(standing(world)["private"]["items"], 2, "what was private is counted")
    for words in (said(world), glance(world)[1]):
        TAP.contains(words, "2 items were not for everybody, and nothing of them is kept; the "
                     "first: said in a closed group", "and said, with why")
    poll(world, scene.at(hours=1))
    TAP.contains(said(world), "2 items were not", "until something else comes")
    put(world, "b.jsonl", archives.lines([3]))
    poll(world, scene.at(hours=2))
    TAP.equal(standing(world)["private"], None, "of which all was for everybody")


# ---- what waits ----

def test_arriving(world):
    begin(world)
    put(world, "a.jsonl", archives.lines([1]), NOW_S - 10)
    archives.zip_cut(world.path("exports", "b.zip"))
    os.utime(world.path("exports", "b.zip"), (NOW_S - 1000, NOW_S - 1000))
    result, words = glance(world)
    TAP.equal(result.code, 0, "what waits is no failure")
    poll(world)
    for text in (words, said(world)):
        TAP.contains(text, "2 exports are still being written; they are read with a later run",
                     "that it waits is said")
        TAP.ok("right place" not in text and "has no post of" not in text,
               "and nobody is sent to look elsewhere", text)
    poll(world, scene.at(hours=2))
    TAP.ok("being written" not in said(world), "until it was read", said(world))


def test_nothing_yet(world):
    begin(world)
    TAP.contains(glance(world)[1], "nothing lies there yet", "an empty folder is one")
    poll(world)
    TAP.contains(said(world), "nothing lies there yet", "status says no less")
    TAP.ok("right place" not in said(world), "and sends nobody elsewhere")
    put(world, "a.jsonl", archives.lines([1]), NOW_S)
    poll(world)
    TAP.ok("never read; last answer" in said(world) and "last success" not in said(world),
           "an answer is no success where nothing was read", said(world))


def test_some_only(world):
    """Why it was not for everybody is more than that it was not."""
    begin(world)
    put(world, "in/Shares.csv", b"Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
        b"2026-11-10 09:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A2,"
        b"Words #JoyFE,,,CONNECTIONS\n")
    poll(world)
    TAP.contains(said(world), "nothing of it is kept: its Visibility is not everybody",
                 "one of LinkedIn's")


def test_half_copied(world):
    """Who copies with times (cp -p, unzip) sets when a file was written, but not when it came."""
    begin(world)
    part = put(world, "eve/posts.jsonl", archives.lines([1]))
    came_s = int(os.stat(part).st_ctime)

    def after(seconds):
        return datetime.fromtimestamp(came_s + seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    TAP.equal(poll(world, after(30)), ("behind", 0, 0), "what has just come may not be all")
    TAP.contains(said(world), "1 export is still being written; it is read with", "which is said")
    TAP.equal(poll(world, after(300))[1:], (1, 1), "it is read when nothing more came")


if __name__ == "__main__":
    TAP.play(test_check_first, test_moment, test_moment_is_over, test_other_name,
             test_nobodys_name, test_all_is_told, test_private, test_arriving, test_nothing_yet,
             test_some_only, test_half_copied)
