#!/usr/bin/python3
"""`search`: posts by their words, as far as a digest may show them; no word outlives its post."""

import json
import os
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import leavers  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
READ = scene.at(days=-4)
LONG = "We talked of many things. " * 14
MANY, BATCH = 1700, 500       # INDEX_BATCH of include/store/index.h


def shy(text, at, **changes):
    """Of somebody who has not agreed to more than an excerpt."""
    made = make.status(text, at, author="shy", **changes)
    made["account"].update(indexable=False)
    return made


def posts():
    return [
        make.status("We tried the marking rubric with the café group #JoyFE #Tea",
                    "2026-11-10T09:00:00Z"),
        make.status("A rubric for marking “teapots” AND more #JoyFE", "2026-11-11T09:00:00Z",
                    author="bea"),
        make.status(f"{LONG} And then of xylophones. {LONG} #JoyFE", "2026-11-12T09:00:00Z",
                    author="cai"),
        shy(f"Visible beginnings #JoyFE {LONG} and secretwords", "2026-11-09T09:00:00Z"),
        make.status("Behind the fold lurks a walrus #JoyFE", "2026-11-08T09:00:00Z", author="dee",
                    spoiler_text="animals", sensitive=True),
    ]


def begin(world, statuses=None, top="", digest=""):
    toot = world.mastodon(posts() if statuses is None else statuses)
    ini(world, toot, top, digest)
    result = world.run("poll", now=READ)
    assert result.code == 0, result
    return toot


def ini(world, toot, top="", digest=""):
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, "url = maildir:Mail",
                                            top=top, digest=digest))


def lines(world, *argv, now=READ):
    """What is found, as JSON."""
    result = world.run("search", *argv, "--json", now=now)
    assert result.code == 0, result
    return [json.loads(line) for line in result.out.splitlines()]


def found(world, *argv, now=READ):
    """The authors of what is found."""
    return [line["author"] for line in lines(world, *argv, now=now)]


# what is typed, whose posts are found, the newest first
QUESTIONS = (
    (("rubric",), ["Bea", "Ada"]), (("RUBRIC",), ["Bea", "Ada"]),
    (("marking", "rubric"), ["Bea", "Ada"]), (("marking rubric",), ["Bea", "Ada"]),
    (('"marking rubric"',), ["Ada"]), (('"rubric', 'marking"',), []),
    (("cafe",), ["Ada"]), (("CAFÉ",), ["Ada"]),
    (("teapots",), ["Bea"]), (("teap*",), ["Bea"]), (("teap",), []),
    (("and",), ["Cai", "Bea"]), (("more", "AND"), ["Bea"]), (("rubric", "OR", "teapots"), []),
    (("#tea",), ["Ada"]), (("＃Tea",), ["Ada"]), (("#téa",), []), (("#nothing",), []),
    (("rubric", "#JOYFE"), ["Bea", "Ada"]), (("rubric", "--tag", "Tea"), ["Ada"]),
    (("rubric", "--by", "Bea"), ["Bea"]),
    (("rubric", "--by", "@bea@toot.example"), ["Bea"]),
    (("--by", "https://toot.example/@bea"), ["Bea"]), (("rubric", "--by", "Cai"), []),
    (("rubric", "--since", "2026-11-11"), ["Bea"]), (("--since", "2026-11-12"), ["Cai"]),
    (("rubric", "--limit", "1"), ["Bea"]),
    (("xylophones",), ["Cai"]), (("beginnings",), ["Shy"]), (("secretwords",), []),
    (("walrus",), ["Dee"]), (("animals",), ["Dee"]), (("ada",), []),
)


def test_questions(world):
    begin(world)
    for argv, want in QUESTIONS:
        TAP.equal(found(world, *argv), want, f"search {' '.join(argv)}")


def test_for_people(world):
    begin(world)
    result = world.run("search", "xylophones", now=READ)
    TAP.equal((result.code, result.err), (0, ""), "it ends well", result)
    for part in ("Thu 12 Nov 2026, 09:00, Cai (@cai@toot.example), Mastodon\n", "And then of "
                 "xylophones. We\n", "    … many things. ", "    #JoyFE\n",
                 "1 post, newest first\n", "    https://toot.example/@cai/"):
        TAP.contains(result.out, part, f"it says {part!r}")
    folded = world.run("search", "walrus", now=READ).out
    TAP.contains(folded, "(folded by its author: animals)", "what is folded stays folded")
    TAP.ok("lurks" not in folded, "and its words are not shown", folded)
    few = world.run("search", "rubric", "--limit", "1", now=READ).out
    TAP.contains(few, "1 of 2 posts, newest first; --limit all shows all", "how many there are")
    none = world.run("search", "unheard", now=READ)
    TAP.equal((none.code, none.out[:13]), (0, "nothing found"), "nothing is said", none)
    quiet = world.run("search", "unheard", "--json", now=READ)
    TAP.equal((quiet.out, quiet.err[:13]), ("", "nothing found"), "beside the JSON", quiet)


def test_addresses(world):
    """As in a mail: host and tail, and nobody who counts clicks; found by their words as well."""
    link = "https://blog.example/rubric?utm_source=x&utm_medium=y"
    begin(world, [make.status(f"Seen at {link} today #JoyFE", "2026-11-10T09:00:00Z",
                              url="https://toot.example/@ada/7?utm_campaign=z")])
    for words in ("rubric", "today"):
        shown = world.run("search", words, now=READ).out
        TAP.contains(shown, "Seen at blog.example/rubric today",
                     f"{words}: an address is shown as in mails")
        TAP.contains(shown, "    https://toot.example/@ada/7\n", "the post's own can be opened")
        TAP.ok("utm_" not in shown, "without its counters", shown)


def test_json(world):
    """As parse prints posts: what is printed is read again."""
    begin(world)
    line = lines(world, "teapots")[0]
    TAP.equal((line["link"].rsplit("/", 1)[0], line["tags"], line["base_url"]),
              ("https://toot.example/@bea", ["#JoyFE"], None), "the members", line)
    TAP.contains(line["content"], "<p>A rubric for marking", "the content is HTML")
    text = world.run("search", "--tag", "JoyFE", "--json", now=READ).out
    world.write("found.jsonl", text)
    TAP.equal(world.run("cluster", "found.jsonl").code, 0, "other verbs read it")
    less = lines(world, "beginnings")[0]
    TAP.equal((less["consent"], less["content"], less["counts_at"], less["media"]),
              ("reduced", None, None, []), "an excerpt alone where that is all", less)
    TAP.ok("secretwords" not in text and len(less["text"]) < 300, "cut as mails cut it", less)


MISTAKES = (
    ((), "what is to be looked for"), (("",), "what is to be looked for"),
    (("!?",), 'in "!?" is no word'), (("--tag", "!", "tea"), "is no hashtag"),
    (("--by", "@@", "tea"), "names nobody"), (("tea", "--since", "soon"), "expected a day"),
    (("tea", "--limit", "0"), "expected a number from 1 on, or all"),
    (("a" * 5000,), "too much to look for"),
)


def test_mistakes(world):
    begin(world)
    for argv, words in MISTAKES:
        result = world.run("search", *argv, now=READ)
        TAP.ok(result.code == 64 and words in result.err and scene.one_line(result),
               f"search {' '.join(argv)[:20]}: {words}", result)


def test_hostile(world):
    """What is shown moves no cursor and hides nothing."""
    text = "Tea \u001b]0;pwned\u0007 \u202eesrever\u202c \u009b31m zalgo #JoyFE"
    begin(world, [make.status(text, "2026-11-10T09:00:00Z", author="ada\u001b[2J")])
    for argv in (("zalgo",), ("zalgo", "--json")):
        out = world.run("search", *argv, now=READ).out
        TAP.ok(out and not set("\u001b\u0007\u202e") & set(out), f"{argv}: no control", ascii(out))
    out = world.run("search", "\u001b[2J\u202e", now=READ)
    TAP.ok("\u001b" not in out.err + out.out, "nor in what is said of the question", ascii(out.err))


def test_what_a_digest_may_show(world):
    """The rules of today count, whatever was found yesterday."""
    toot = begin(world)
    TAP.equal(found(world, "rubric"), ["Bea", "Ada"], "both")
    ini(world, toot, digest="exclude = teapots")
    TAP.equal(found(world, "rubric"), ["Ada"], "what a rule leaves out is not found")
    ini(world, toot, top="optout = @ada@toot.example")
    TAP.equal(found(world, "rubric"), ["Bea"], "nor who is kept out by the ini")
    ini(world, toot)
    url = lines(world, "teapots")[0]["link"]
    world.run("drop", url, now=READ)
    TAP.equal(found(world, "rubric"), ["Ada"], "nor what was dropped")
    world.run("undrop", url, now=READ)
    TAP.equal(found(world, "rubric"), ["Bea", "Ada"], "until it is let in again")
    world.run("run", now=scene.NOW)
    TAP.equal(len(world.mails("Mail")), 1, "an edition goes")
    TAP.equal(found(world, "rubric", now=scene.at(days=1)), ["Bea", "Ada"], "what it had is found")


def test_names_of_a_tag(world):
    """One hashtag, by whichever of its names somebody asks for it."""
    toot = world.mastodon([make.status("Tea #JoyFE", "2026-11-10T09:00:00Z"),
                           make.status("Tea #JoyInFE", "2026-11-11T09:00:00Z", author="bea")])
    world.write("aggregator.ini",
                scene.ini({"toot": ("mastodon", toot.url)}, "url = maildir:Mail")
                + "[tag JoyFE]\naliases = JoyInFE\n")
    result = world.run("poll", now=READ)
    TAP.equal(result.code, 0, "both are read", result)
    for argv in (("tea", "#JoyFE"), ("tea", "--tag", "JoyInFE"), ("#joyinfe",)):
        TAP.equal(found(world, *argv), ["Bea", "Ada"], " ".join(argv))


def test_a_page_that_waits(world):
    """What was sent in is not found before the organiser's yes."""
    page = ("<html><head><title>Walrus teaching</title><meta property='og:site_name' "
            "content='Site'></head><body><p>Words</p></body></html>")
    web = world.feeds(script={"/page": [{"body": page, "headers":
                                         {"Content-Type": "text/html"}}]})
    begin(world)
    world.run("add", web.url + "/page", "--tag", "JoyFE", now=READ)
    world.run("run", now=scene.at(days=-3))
    TAP.equal(world.query("SELECT hold FROM post WHERE hold = 'waiting'"), [("waiting",)],
              "it waits")
    TAP.equal(lines(world, "teaching", now=scene.at(days=-3)), [], "and is not found")


def tables(world):
    return world.query("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'post_index%'")[0][0]


def test_forget(world):
    """After a search every way out takes the words along, out of every byte."""
    play = leavers.Play(world)
    play.write_ini()
    world.run("poll", now=scene.at(hours=-2))
    TAP.equal(len(lines(world, "zebra*", now=scene.at(hours=-2))), 7, "they are found")
    TAP.ok(tables(world) > 0, "by an index")
    TAP.ok(b"zebra home" in world.database_bytes(), "which holds words", play.left())
    world.run("forget", *play.handles(), now=scene.at(hours=-1))
    TAP.equal(play.left(), [], "no word is left")
    TAP.ok(b"zebra" not in world.database_bytes().lower(), "folded or not")
    TAP.equal(lines(world, "zebra*", now=scene.at(hours=-1)), [], "and nothing is found")
    TAP.equal(len(lines(world, "mark", now=scene.at(hours=-1))), 3, "others are")


def test_optout(world):
    play = leavers.Play(world)
    play.write_ini()
    world.run("poll", now=scene.at(hours=-2))
    lines(world, "zebra*", now=scene.at(hours=-2))
    play.write_ini(play.optout())
    own = [line for line in lines(world, "zebra*", now=scene.at(hours=-1))
           if "zelda" in str(line["author_url"])]
    TAP.equal(own, [], "what names them is not found from then on, as no preview shows it")
    world.run("run", now=scene.NOW)
    TAP.equal(lines(world, "zebra*", now=scene.at(hours=1)), [], "and nothing else behind a run")
    TAP.ok(b"zebra" not in world.database_bytes().lower(), "and gone with the next run")


def test_retention(world):
    begin(world, top="retention = 60 d")
    found(world, "rubric")
    TAP.ok(b"rubric" in world.database_bytes(), "it is there")
    world.write("mastodon-1.json", [])
    world.run("run", now=scene.at(days=90))
    data = world.database_bytes().lower()
    TAP.equal([word for word in (b"rubric", b"teapots", b"walrus") if word in data], [],
              "old words leave the index with the posts")
    TAP.equal(found(world, "rubric", now=scene.at(days=90)), [], "nothing is found")


def test_refused_at_its_origin(world):
    """Its author says no, or takes words out: by the next run the index knows."""
    toot = begin(world)
    found(world, "rubric")
    changed = posts()
    changed[0]["account"]["note"] = "#nobot"
    changed[1] = make.status("A rubric #JoyFE", "2026-11-11T09:00:00Z", author="bea",
                             id=changed[1]["id"], uri=changed[1]["uri"], url=changed[1]["url"],
                             edited_at="2026-11-12T10:00:00Z")
    world.write(toot.data, changed)
    world.run("run", now=scene.at(days=-3))
    data = world.database_bytes().lower()
    TAP.ok(b"cafe" not in data and "café".encode() not in data, "a refused post is gone")
    TAP.equal(found(world, "rubric", now=scene.at(days=-3)), ["Bea"], "and not found")
    TAP.equal(found(world, "teapots", now=scene.at(days=-3)), [], "nor what was taken out")


def test_words_taken_out(world):
    """An edit alone: the run's end takes the old words out of the index."""
    toot = begin(world)
    found(world, "rubric")
    changed = posts()
    changed[1]["content"] = "<p>A rubric #JoyFE</p>"
    changed[1]["edited_at"] = "2026-11-12T10:00:00Z"
    world.write(toot.data, changed)
    world.run("run", now=scene.at(days=-3))
    TAP.equal(world.query("SELECT count(*) FROM post_index WHERE post_index MATCH 'teapots'"),
              [(0,)], "it has them no more")
    TAP.ok(tables(world) > 0, "and stands")
    TAP.equal(world.query("SELECT is_in FROM reworded"), [(0,)], "the new words are owed")
    TAP.equal(found(world, "rubric", now=scene.at(days=-3)), ["Bea", "Ada"], "the search pays")
    TAP.equal(world.query("SELECT count(*) FROM reworded"), [(0,)], "what is owed")


def test_less_is_agreed(world):
    """Who agrees to an excerpt alone from now on is not found by the rest."""
    toot = begin(world)
    TAP.equal(found(world, "xylophones"), ["Cai"], "before")
    changed = posts()
    changed[2]["account"]["indexable"] = False
    world.write(toot.data, changed)
    world.run("poll", "toot", now=scene.at(days=-3))
    TAP.equal(found(world, "xylophones", now=scene.at(days=-3)), [], "not by what is not shown")
    TAP.equal(found(world, "talked", "--by", "cai", now=scene.at(days=-3)), ["Cai"],
              "but by the excerpt")


def test_nothing_new(world):
    """A search for which there is nothing to do writes nothing."""
    begin(world)
    found(world, "rubric")
    with sqlite3.connect(world.path(harness.DATABASE)) as db:
        before = db.execute("PRAGMA data_version").fetchone()
        found(world, "teapots")
        TAP.equal(db.execute("PRAGMA data_version").fetchone(), before, "it only reads")
    TAP.equal(world.run("status", now=READ).code, 0, "the rest works beside it")


def test_killed(world):
    """A search that is killed leaves a whole index of fewer posts, and the next goes on."""
    world.write("feed.xml", make.rss("Blog", *(
        (f"Piece {number}", "2026-11-10T09:00:00Z", f"word{number} tea", "JoyFE")
        for number in range(MANY))))
    world.write("aggregator.ini", scene.ini({"blog": ("feed", "file:feed.xml")},
                                            "url = maildir:Mail"))
    world.run("poll", now=READ)
    ends = set()
    for batches in (1, 2):
        with world.running("search", "tea", now=READ) as process:
            harness.wait_until(lambda: indexed(world) >= batches * BATCH
                               or process.poll() is not None, "a batch")
            process.kill()
        ends.add(indexed(world) // BATCH)
        TAP.equal(world.query("SELECT count(*) FROM post_index"), [(min(indexed(world), MANY),)],
                  "what is said to be in is in")
    TAP.note(f"killed behind {sorted(ends)} batches")
    TAP.equal(len(lines(world, "tea")), MANY, "all are found")
    TAP.equal(len(lines(world, f"word{MANY - 1}")), 1, "each once")
    TAP.equal(world.query("SELECT count(*) FROM post_index"), [(MANY,)], "and are in it once")


def indexed(world):
    """Up to which post there are words in the index."""
    rows = world.query("SELECT value FROM meta WHERE key = 'indexed_to'")
    return int(rows[0][0]) if rows else 0


if __name__ == "__main__":
    TAP.play(test_questions, test_for_people, test_addresses, test_json, test_mistakes,
             test_hostile, test_what_a_digest_may_show, test_names_of_a_tag,
             test_a_page_that_waits, test_forget, test_optout, test_retention,
             test_refused_at_its_origin, test_words_taken_out, test_less_is_agreed,
             test_nothing_new, test_killed)
