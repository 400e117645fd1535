#!/usr/bin/python3
"""Exports of accounts: counted, kept once, gone on with after a kill, and which mail has them."""

import json
import os
import shutil
import signal
import sys
from datetime import datetime

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import archives  # noqa: E402
import disk  # noqa: E402
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
SHOWN = ("<rss><channel><title>The Staffroom</title><item><link>https://board.example/1</link>"
         "<pubDate>Mon, 09 Nov 2026 09:00:00 GMT</pubDate><description>Of no hashtag</description>"
         "</item>%s</channel></rss>")
BOARD = {"board": ("feed", "file:board.xml")}
FOLDER = {"exports": ("export", "file:exports")}
OUTCOMES = ("taken", "known", "untagged", "private", "kept_out", "out_of_reach", "unreadable",
            "other")
LONG_AGO = 1700000000
NOW_S = int(datetime.fromisoformat(scene.NOW).timestamp())


def begin(world, sources=None, **more):
    world.write("board.xml", SHOWN % "")
    world.write("aggregator.ini", scene.ini(sources or BOARD, "url = maildir:Mail", **more))


def take(world, *argv, now=scene.NOW):
    """What `import` reports: (exit code, {outcome: count}, report)."""
    result = world.run("import", *argv, "--json", now=now)
    report = json.loads(result.out) if result.out else None
    return result.code, {name: report[name] for name in OUTCOMES if report and report[name]}, report


def put(world, name, data):
    archives.write(world.path(name), data)
    return name


def said(number, day, **more):
    return archives.post(number, text=f"We did mark-{number} today #JoyFE",
                         content=f"We did mark-{number} today #JoyFE",
                         published=f"2026-{day}T09:00:00Z", **more).encode()


def mailed(world):
    return [scene.marks(mail) for mail in world.mails("Mail")]


# ---- what becomes of items ----

EACH = (archives.lines(range(3)) + archives.lines([10, 11], tag="#Gardening")
        + archives.lines([20], consent="refused", consent_reason="visibility: private")
        + archives.lines([21], group="SET members") + archives.lines([30], published=None)
        + archives.lines([31], published="2009-01-01T00:00:00Z")
        + archives.lines([32], published="2036-01-01T00:00:00Z") + b"{broken\n\n"
        + archives.lines([4], author="Spam"))


def test_counts(world):
    begin(world, {"board": ("feed", "file:board.xml", "exclude = author: spam")})
    put(world, "posts.jsonl", EACH)
    code, counts, report = take(world, "posts.jsonl", "--source", "board")
    TAP.equal((code, counts), (0, {"taken": 3, "untagged": 2, "private": 2, "kept_out": 1,
                                   "out_of_reach": 3, "unreadable": 1}),
              "each item counts once, as what it is", report)
    TAP.equal(report["read"], sum(counts.values()), "and the sum is said")
    first = report["files"][0]
    TAP.equal(tuple(first[name]["first"] for name in ("private", "out_of_reach", "unreadable")),
              ("line 6: it says itself that it was not for everybody", "line 8: it has no date",
               "line 11: no post as `tagdigest parse` prints it"),
              "the first place of each is said")
    result = world.run("import", "posts.jsonl", "--source", "board", now=scene.NOW)
    TAP.equal(result.out.split("\n")[0], "12 read: 0 taken, 3 known, 2 without a tag, 2 private, "
              "1 kept out, 3 out of reach, 1 unreadable",
              "a second import adds nothing, and says so in one line", result)


def test_forms(world):
    begin(world)
    data = archives.lines(range(20)) + archives.lines(range(20, 40), tag="#Gardening")
    put(world, "posts.jsonl", data)
    os.makedirs(world.path("folder", "deep"))
    put(world, "folder/deep/posts.jsonl", data)
    put(world, "folder/picture.jpg", b"\xff\xd8")
    os.symlink(world.path("posts.jsonl"), world.path("folder", "linked.jsonl"))
    archives.zip_of(world.path("a.zip"), [("x.jpg", b"\xff"), ("data/posts.jsonl", data)])
    archives.tar_of(world.path("a.tgz"), [("data/posts.jsonl", data)], links=archives.tar_links())
    archives.tar_of(world.path("a.tar"), [("data/posts.jsonl", data)], mode="w:")
    archives.tar_of(world.path("a.tar.bz2"), [("data/posts.jsonl", data)], mode="w:bz2")
    first = take(world, "posts.jsonl")[1]
    TAP.equal(first, {"taken": 20, "untagged": 20}, "a file is read as it lies there")
    for name in ("folder", "a.zip", "a.tgz", "a.tar", "a.tar.bz2"):
        code, counts, report = take(world, name)
        TAP.equal((code, counts), (0, {"known": 20, "untagged": 20}), f"{name} holds the same",
                  report)
    parts = [(f"p{n}.jsonl", archives.lines(range(n * 5, n * 5 + 5))) for n in range(20)]
    several = archives.zip_of(world.path("parts.zip"), parts)
    TAP.equal(take(world, several)[1], {"taken": 80, "known": 20},
              "an export of many parts is read part by part")


def test_nothing_private(world):
    begin(world)
    secret = archives.SECRET
    put(world, secret + ".jsonl", EACH
        + archives.lines([50], consent="refused", text=secret, content=secret, id=secret,
                         consent_reason="visibility: direct", author=secret,
                         link=f"https://blog.example/{secret}")
        + archives.lines([51], tag="#Gardening", text=secret, author=secret)
        + archives.lines([52], group=secret, text=secret)
        + b'{"title":"' + secret.encode() + b'","link":#JoyFE broken\n')
    code, counts, report = take(world, secret + ".jsonl")
    TAP.equal((code, counts["private"], counts["unreadable"]), (0, 4, 2),
              "what is private is counted", report)
    TAP.ok(secret.encode() not in world.database_bytes(),
           "and nothing of it is in any byte of the store")


def test_agreed(world):
    begin(world)
    put(world, "posts.jsonl", archives.lines([1], group="SET members"))
    TAP.equal(take(world, "posts.jsonl")[1], {"private": 1}, "a closed group is closed")
    result = world.run("import", "posts.jsonl", "--agreed", "they did", now=scene.NOW)
    TAP.equal(result.code, 64, "that it agreed says when, and by whose word", result)
    result = world.run("import", "posts.jsonl", "--agreed", "2027-11-01, them", now=scene.NOW)
    TAP.equal(result.code, 64, "on a day that has begun", result)
    TAP.equal(take(world, "posts.jsonl", "--agreed", "2026-11-01, moderators")[1], {"taken": 1},
              "where it agreed it is taken")


def test_foreign(world):
    begin(world)
    put(world, "a.html", b"<!DOCTYPE html><html><title>Facebook</title>")
    put(world, "b.xlsx", b"PK\3\4" + b"\0" * 26 + b"[Content_Types].xml")
    put(world, "good.jsonl", archives.GOOD)
    result = world.run("import", "a.html", now=scene.NOW)
    TAP.ok(result.code == 65 and "JSON instead of HTML" in result.err,
           "what to ask for instead is said", result)
    code, counts, report = take(world, "a.html", "good.jsonl", "nowhere")
    TAP.equal((code, counts), (65, {"taken": 3}),
              "one that nobody can read costs the others nothing", report)


ODD_DATES = (b"date,text,url\n45985.5,a #JoyFE,https://b.example/1\n"
             b"2026-11-31,b #JoyFE,https://b.example/2\n,c #JoyFE,https://b.example/3\n"
             b"2036-01-01,d #JoyFE,https://b.example/4\n")


def test_what_is_said(world):
    """Nothing in silence, and nothing by another's words."""
    begin(world)
    put(world, "h.csv", b"Timestamp,Name,Message\n")
    result = world.run("import", "h.csv", now=scene.NOW)
    TAP.ok(result.code == 0 and result.out.startswith("0 read: 0 taken"),
           "of a table without rows that is said", result)
    put(world, "bad.csv", b"author,text\nAda,a #JoyFE\n")
    result = world.run("import", "bad.csv", now=scene.NOW)
    TAP.ok(result.code == 65 and "bad.csv has no column of dates" in result.err
           and "columns are: author, text" in result.err, "what a table lacks is said", result)
    result = world.run("import", "bad.csv", "nowhere.csv", now=scene.NOW)
    TAP.ok(result.code == 65 and "no column" in result.err and "2 of 2" in result.err
           and not result.out, "of each that nobody can read", result)
    put(world, "tweets.js", b'window.YTD.tweets.part0 = [{"tweet":{}}]')
    result = world.run("import", "tweets.js", now=scene.NOW)
    TAP.ok(result.code == 65 and "1 unreadable" in result.out
           and "nothing of it can be read: item 1: nobody can know" in result.err,
           "where nothing of a file can be read it fails", result)
    code, _, report = take(world, "tweets.js", put(world, "good.jsonl", archives.GOOD))
    TAP.ok(code == 65 and report["taken"] == 3 and report["files"][0]["error"],
           "at no cost to others", report)
    name = put(world, "a\n3 read: 3 taken.csv", ODD_DATES)
    result = world.run("import", name, now=scene.NOW)
    TAP.ok(result.code == 0 and "2 out of reach, 2 unreadable" in result.out
           and "line 4: it has no date" in result.out and "line 2: what stands" in result.out
           and len(result.out.splitlines()) == 3, "a file's name is a safe label", result)
    put(world, "b\nc.pdf", b"%PDF-1.4")
    result = world.run("import", "b\nc.pdf", now=scene.NOW)
    TAP.ok(result.code == 65 and result.err.count("\n") == 1, "in an error, too", result)
    os.makedirs(world.path("both"))
    put(world, "both/posts.jsonl", archives.GOOD)
    put(world, "both/mine.csv", b"text,url,date\nx #JoyFE,https://b.example/9,2026-11-11\n")
    result = world.run("import", "both", now=scene.NOW)
    TAP.ok("both: mine.csv looks like a table of posts and was left out" in result.out,
           "what is left out beside an export is said", result)


# ---- what was exported ----

X = "Soup & bread, 1 < 2 &amp; #JoyFE https://blog.example/soup"

MARKS = "<p>The mark-up of #JoyFE</p><br>and a &lt;"


def record():
    """Posts of which a table keeps all."""
    return (archives.lines([1], author="+Ada", title="=1+1", text="@all: \"a\", b\n\nc #JoyFE #Tea",
                           content="@all: \"a\", b\n\nc #JoyFE #Tea", tags=["#JoyFE", "#Tea"],
                           author_url="https://tooter.example/@ada", network="Mastodon",
                           updated="2026-11-11T12:00:00Z")
            + archives.lines([2], warning="animals", language="cy", author_handle=None,
                             content=MARKS, text=MARKS)
            + archives.lines([3], content=None, consent="reduced", consent_reason="indexable: no")
            + archives.lines([4], group="SET members", agreed="2026-11-01, moderators")
            + archives.lines([5], link="https://x.com/ada/status/1970000000000000002",
                             id="https://x.com/i/status/1970000000000000002", network="X",
                             author_handle="@ada@x.com", author="Ada",
                             author_url="https://x.com/ada", content=X, text=X))


def passed_on(world, form):
    """(what `export` prints, the same without where pictures stand among the words: the words are
    printed without them)."""
    out = world.run("export", "--format", form, now=scene.NOW).out
    if form == "csv":
        return out, out.splitlines()
    return out, [{**json.loads(line), "prose": None} for line in out.splitlines()]


def test_round_trip(world):
    """What `export` prints is the same record when another reads it."""
    begin(world)
    put(world, "record.jsonl", record())
    put(world, "html.jsonl", archives.lines([6], content_type="html", content=(
        '<p>See <a href="https://blog.example/soup">that</a> #JoyFE</p>'
        '<img src="https://blog.example/soup.png" alt="a bowl">')))
    TAP.equal(take(world, "record.jsonl")[1], {"taken": 5}, "a record to pass on")
    for form, count in (("csv", 5), ("jsonl", 6)):
        with harness.World() as other:
            begin(other)
            out, sent = passed_on(world, form)
            put(other, "record." + form, out.encode())
            code, counts, report = take(other, "record." + form)
            TAP.equal((code, counts), (0, {"taken": count}), f"{form}: all is taken", report)
            TAP.equal(passed_on(other, form)[1], sent, f"{form}: it comes back as it went")
        take(world, "html.jsonl")       # no table has its picture


def test_table_says_no(world):
    """A table with our columns, and rows that may not be kept."""
    begin(world)
    put(world, "no.jsonl", archives.lines([1], group=" ")
        + archives.lines([2], group="SET members", agreed=" "))
    TAP.equal(take(world, "no.jsonl")[1], {"private": 2}, "blanks are no word of a group")
    put(world, "no.jsonl", b"".join(archives.lines([2], group="SET members", agreed=agreed)
                                    for agreed in ("yes", "2027-11-01, moderators")))
    TAP.equal(take(world, "no.jsonl")[1], {"private": 2}, "nor is a yes, or a day that is ahead")
    put(world, "no.csv", b"text,link,consent,group,agreed,published\n"
        b"a #JoyFE,https://b.example/1,,SET members,,2026-11-11\n"
        b"b #JoyFE,https://b.example/2,refused,,,2026-11-11\n"
        b"c #JoyFE,https://b.example/3,,,,2026-11-11\n")
    TAP.equal(take(world, "no.csv")[1], {"taken": 1, "private": 2}, "what may not be kept is not")
    TAP.equal(take(world, "no.csv", "--agreed", "2026-11-01, moderators")[1],
              {"taken": 1, "known": 1, "private": 1}, "but where a group agreed")


# ---- ends ----

MANY = 4000


def whole_world(world, rows):
    half = len(rows) // 2
    begin(world)
    put(world, "one.jsonl", archives.lines([9999]))
    take(world, "one.jsonl")        # keys that are drawn by chance are there from now on
    archives.zip_of(world.path("big.zip"), [("a/posts.jsonl", b"".join(rows[:half])),
                                            ("x.jpg", b"\xff" * 99999),
                                            ("b/posts.jsonl", b"".join(rows[half:]))])
    os.utime(world.path("big.zip"), (LONG_AGO, LONG_AGO))


def test_kills(world):
    """Killed at each tenth of its writes, and gone on with: as if nothing had happened."""
    shim = disk.build(world.path())
    rows = [archives.post(n, tag="#JoyFE" if n % 3 else "#Gardening").encode() for n in range(MANY)]
    whole_world(world, rows)
    shutil.copytree(world.path("state"), world.path("before"))
    watch = disk.Disk(world, shim)
    whole = world.run("import", "big.zip", "--json", now=scene.NOW, env=watch.environment())
    writes = watch.count("write", "move")
    wanted, report = world.dump(), json.loads(whole.out)
    TAP.ok(writes > 100, "an undisturbed import writes often", writes)
    for tenth in range(1, 10):
        shutil.rmtree(world.path("state"))
        shutil.copytree(world.path("before"), world.path("state"))
        killed = world.run("import", "big.zip", now=scene.NOW,
                           env=watch.environment(cut_write=writes * tenth // 10))
        code, _, gone_on = take(world, "big.zip")
        strip = [{name: entry[name] if name in ("file", "read") else entry[name]["count"]
                  for name in ("file", "read", *OUTCOMES)}
                 for entry in (gone_on["files"][0], report["files"][0])]
        TAP.ok(killed.code == -9 and code == 0 and strip[0] == strip[1] and world.dump() == wanted,
               f"killed at {tenth} tenths and gone on with: equal to an undisturbed import",
               killed.code, strip)
    before = world.dump(("import.counts",))
    _, counts, _ = take(world, "big.zip")
    TAP.ok("taken" not in counts and world.dump(("import.counts",)) == before,
           "a second import adds nothing", counts)


def test_signal(world):
    begin(world)
    data = b"".join(archives.post(n).encode() for n in range(20000))
    put(world, "big.jsonl", data)
    with world.running("import", "big.jsonl", now=scene.NOW) as process:
        harness.wait_until(
            lambda: os.path.exists(world.path("state", "tagdigest.db"))
            and "import" in [r[0] for r in world.query("SELECT name FROM sqlite_schema")]
            and world.query("SELECT count(*) FROM import")[0][0] > 0, "the first batch is written")
        locked = world.run("import", "big.jsonl", now=scene.NOW)
        process.send_signal(signal.SIGTERM)
        code = process.wait(60)
    TAP.equal((locked.code, code), (75, 75),
              "one import at a time; a signal ends it between two batches", locked)
    first = world.query("SELECT count(*) FROM post")[0][0]
    code, counts, report = take(world, "big.jsonl")
    TAP.ok(0 < first < 20000 and (code, counts) == (0, {"taken": 20000}),
           "and it goes on there", first, report)


def test_no_more_room(world):
    """A limit on the size of files is a full disk, not the end of the program without a word."""
    begin(world)
    put(world, "many.jsonl", b"".join(archives.post(n).encode() for n in range(1500)))
    stopped = world.run("import", "many.jsonl", now=scene.NOW,
                        wrap=["sh", "-c", 'ulimit -f 1200; exec "$@"', "sh"])
    TAP.ok(stopped.code == 74 and "tagdigest.db: cannot" in stopped.err, "it is said", stopped)
    TAP.equal(take(world, "many.jsonl")[:2], (0, {"taken": 1500}), "the next import goes on")


def test_signal_among_films(world):
    """What is passed over in an archive is unpacked all the same, and may be long."""
    begin(world)
    path = archives.tar_of(world.path("films.tar.gz"), (
        ("film.mp4", os.urandom(8 << 20)), ("posts.jsonl", said(1, "11-10"))))
    stopped = world.run("import", path, now=scene.NOW,
                        env={"ASAN_OPTIONS": "detect_leaks=0"},     # which cannot under strace
                        wrap=["strace", "-f", "-o", world.path("trace"), "-P", path, "-e", "read",
                              "-e", "inject=read:signal=TERM:when=5"])
    with open(world.path("trace"), encoding="utf-8", errors="replace") as trace:
        reads = sum(" read(" in line for line in trace)
    TAP.equal((stopped.code, reads), (75, 5), "a signal ends it there", stopped)
    TAP.equal(take(world, path)[:2], (0, {"taken": 1}), "and the next import has all")


# ---- which mail they stand in ----

def test_past_periods(world):
    """What belongs to editions that are out is in the store alone."""
    begin(world)
    world.run("run", now=scene.NOW)
    put(world, "posts.jsonl", said(1, "11-03") + said(2, "11-10") + said(3, "11-15")
        + said(4, "11-16") + said(5, "11-17"))
    TAP.equal(take(world, "posts.jsonl", now=scene.at(days=2))[1], {"taken": 5},
              "all of it is taken")
    preview = world.run("preview", now=scene.at(days=2)).out
    TAP.ok("mark-5" in preview and "mark-3" not in preview,
           "a preview has what is of the period in progress", preview)
    world.run("run", now=scene.at(days=7))
    TAP.equal(mailed(world), [["4", "5"]],
              "the next edition has what is of its period, and nothing by reach")
    world.run("run", now=scene.at(days=14))
    TAP.equal(mailed(world), [["4", "5"]], "nor has the one after")
    told = world.run("explain", "mark-1", now=scene.at(days=14)).out
    TAP.ok("by import, first" in told and "no longer in the ini" not in told,
           "what no ini can name was never in one", told)


def test_into_next(world):
    begin(world)
    world.run("run", now=scene.NOW)
    put(world, "posts.jsonl", said(1, "06-03") + said(2, "11-10") + said(4, "11-16"))
    TAP.equal(take(world, "posts.jsonl", now=scene.at(days=1))[1], {"taken": 3},
              "taken first into the store alone")
    code, counts, _ = take(world, "posts.jsonl", "--into-next", now=scene.at(days=2))
    TAP.equal((code, counts), (0, {"known": 3}), "then for the next edition")
    world.run("run", now=scene.at(days=7))
    TAP.equal(mailed(world), [["1", "2", "4"]], "which has it all, whenever it was published")
    take(world, "posts.jsonl", "--into-next", now=scene.at(days=8))
    world.run("run", now=scene.at(days=14))
    TAP.equal(mailed(world), [["1", "2", "4"]], "once")


def test_seen_elsewhere(world):
    """What other sources show as well behaves as ever."""
    begin(world)
    world.run("run", now=scene.NOW)
    put(world, "posts.jsonl", said(3, "11-15"))
    take(world, "posts.jsonl", now=scene.at(days=1))
    world.write("board.xml", SHOWN % "<item><link>https://blog.example/3</link>"
                "<guid>https://blog.example/3</guid><author>Ada Lovelace</author>"
                "<pubDate>Sun, 15 Nov 2026 09:00:00 GMT</pubDate>"
                "<description>We did mark-3 today #JoyFE</description></item>")
    world.run("run", now=scene.at(days=2))
    world.run("run", now=scene.at(days=7))
    TAP.equal(mailed(world), [["3"]],
              "a post that a feed shows late is in by reach, imported or not")


# ---- a folder that exports are put into ----

def put_export(world, name, data, when=LONG_AGO):
    os.makedirs(world.path("exports"), exist_ok=True)
    put(world, "exports/" + name, data)
    os.utime(world.path("exports", name), (when, when))


def poll(world, now=scene.NOW):
    rows = world.json("poll", "exports", now=now)["sources"]
    row = next(row for row in rows if row["source"] == "exports")
    return row["outcome"], row["read"], row["new"]


def standing(world, now=scene.NOW):
    return next(row for row in world.json("status", now=now)["sources"] if row["name"] == "exports")


def test_folder(world):
    begin(world, FOLDER)
    put_export(world, "a.jsonl", archives.lines(range(10)))
    archives.zip_of(world.path("exports", "b.zip"), [("posts.jsonl", archives.lines(range(5, 15)))])
    os.utime(world.path("exports", "b.zip"), (LONG_AGO, LONG_AGO))
    TAP.equal(poll(world), ("read", 20, 15), "each file of the folder is an export")
    TAP.equal(poll(world, scene.at(hours=1)), ("same", 0, 0), "which is read once")
    put_export(world, "a.jsonl", archives.lines(range(12, 20)), LONG_AGO + 1)
    TAP.equal(poll(world, scene.at(hours=2)), ("read", 8, 5), "and again when it changed")
    now = NOW_S + 3 * 3600
    put_export(world, "c.jsonl", archives.lines(range(30, 33)), now - 10)
    TAP.equal(poll(world, scene.at(hours=3)), ("behind", 0, 0),
              "what changed just now is still being written")
    TAP.equal(poll(world, scene.at(hours=3, minutes=5))[1], 3, "and is read when it has settled")
    put_export(world, "d.html", b"<html><title>Facebook</title>")
    outcome = poll(world, scene.at(hours=4))
    TAP.ok(outcome[0] in ("same", "read") and "JSON instead" in (standing(world)["remark"] or ""),
           "what nobody can read is said, and fails nothing", outcome, standing(world))
    poll(world, scene.at(hours=5))
    TAP.ok("JSON instead" in (standing(world)["remark"] or ""), "as long as it lies there")
    os.unlink(world.path("exports", "d.html"))
    poll(world, scene.at(hours=6))
    TAP.equal(standing(world)["remark"], None, "and no longer")
    archives.zip_cut(world.path("exports", "e.zip"))
    os.utime(world.path("exports", "e.zip"), (now + 4 * 3600, now + 4 * 3600))
    TAP.equal(poll(world, scene.at(hours=7, minutes=20)), ("behind", 0, 0),
              "an archive that breaks off may be on its way")
    TAP.ok(poll(world, scene.at(hours=9))[1] > 100, "later it is read as far as it goes")
    shutil.rmtree(world.path("exports"))
    TAP.equal(poll(world, scene.at(hours=10))[0], "failed", "a folder that is gone is a failure")


def test_names_within(_):
    """Who wrote to whom stands in names of folders: none is kept, whatever is wrong with it."""
    secret, zipped = archives.SECRET, b"PK\3\4" + b"\0" * 26
    inbox = f"messages/inbox/{secret}/"
    for words, members, method in (
            ("JSON instead", [(inbox + "1.html", b"<html><title>Facebook</title>")], 8),
            ("unpack it first", [(inbox + "files/a.zip", zipped)], 8),
            ("unpack it first", [(inbox + "files/a.zip", zipped),
                                 ("posts.jsonl", archives.GOOD)], 8),
            ("packed in a way", [(inbox + "a.jsonl", archives.GOOD)], 14)):
        with harness.World() as own:
            begin(own, FOLDER)
            put_export(own, "x.jsonl", archives.lines([77]))
            archives.zip_of(own.path("exports", "y.zip"), members, method=method)
            os.utime(own.path("exports", "y.zip"), (LONG_AGO, LONG_AGO))
            poll(own)
            remark = standing(own)["remark"] or ""
            TAP.ok(words in remark and secret not in remark,
                   f"{words}: is said without it", remark)
            TAP.ok(secret.encode() not in own.database_bytes(), "and it is in no byte of the store")


def test_url(world):
    begin(world, {"exports": ("export", "https://example.org/")})
    result = world.run("check", now=scene.NOW)
    TAP.ok(result.code == 78 and "expected file:PATH" in result.out + result.err,
           "exports are of this machine", result)


# ---- no byte ----

def zed(text, **more):
    return archives.post(1, text=f"We did {text} #JoyFE", content=f"We did {text} #JoyFE",
                         author="Zed Zebra", author_handle="@zed@tooter.example", **more).encode()


def leave(world, way):
    """Zed's no, or time: of the post, and of the mail that had it."""
    if way == "forget":
        result = world.run("forget", "@zed@tooter.example", now=scene.at(hours=3))
        TAP.equal(result.code, 0, "they ask to be left out", result)
        return scene.at(hours=3)
    if way == "refusal":
        put(world, "no.jsonl", zed("nothing", consent="refused", consent_reason="#nobot"))
        TAP.equal(take(world, "no.jsonl", now=scene.at(hours=3))[1], {"private": 1},
                  "a later export says no")
    when = scene.at(hours=4)
    if way == "retention":
        when = scene.at(days=90)
        world.run("run", now=scene.at(days=7))
        TAP.equal(mailed(world), [["2"]], "the next edition has them")
        TAP.ok(b"zebra-two" in world.database_bytes(), "and the store keeps it")
    result = world.run("run", "--clock-is-right", now=when)
    TAP.equal(result.code, 0, "a run behind it", result)
    return when


def test_no_byte(_):
    """What was imported leaves as all else: what waits for an edition, and the index of words."""
    for way in ("forget", "refusal", "retention"):
        with harness.World() as world:
            begin(world, top="retention = 60 d")
            world.run("run", now=scene.NOW)
            put(world, "posts.jsonl", zed("zebra-one") + said(2, "11-10"))
            take(world, "posts.jsonl", "--into-next", now=scene.at(hours=1))
            found = world.run("search", "zebra*", now=scene.at(hours=1)).out
            put(world, "more.jsonl", zed("zebra-two", updated="2026-11-13T09:00:00Z"))
            take(world, "more.jsonl", now=scene.at(hours=2))
            waits = world.query("SELECT n.post FROM import_next n"
                                " JOIN reworded r ON r.post = n.post")
            TAP.ok("zebra-one" in found and b"zebra-two" in world.database_bytes()
                   and len(waits) == 1,
                   f"{way}: it is in the index, waits for an edition, and has other words since",
                   found, waits)
            when = leave(world, way)
            data = world.database_bytes().lower()
            TAP.equal([word for word in (b"zebra", b"zed@", b"posts.jsonl") if word in data], [],
                      f"{way}: it is in no byte")
            TAP.equal(world.query("SELECT n.post FROM import_next n JOIN post p ON p.id = n.post"
                                  " WHERE p.doc IS NULL"), [], "and waits for nothing")
            found = world.run("search", "zebra*", now=when).out
            TAP.ok("nothing found" in found, "a search does not bring it back", found)
            if way != "retention":
                take(world, "posts.jsonl", "more.jsonl", "--into-next", now=when)
                world.run("search", "mark", now=when)
                TAP.ok(b"zebra" not in world.database_bytes().lower(), "nor does the same export")


# ---- hostile ones, a slice (tests/accept/10-4-archives has them all) ----

def test_hostile(world):
    begin(world)
    for name, make, words in (
            ("locked.zip", archives.zip_locked, "password"), ("x.xz", archives.xz_of, "by xz"),
            ("lzma.zip", archives.zip_lzma, "packed in a way"),
            ("many.zip", lambda path: archives.zip_of_many(path, 200000, 5), "over 150000 parts"),
            ("sparse.tar", lambda path: archives.tar_sparse(path, 10), "200 times its size"),
            ("bomb.tgz", lambda path: archives.tar_bomb(path, 600), "200 times its size"),
            ("gz.gz", archives.gz_in_gz, "archive within"),
            ("far.zip", archives.zip64_far, "breaks off")):
        result = world.run("import", make(world.path(name)), now=scene.NOW)
        TAP.ok(result.code == 65 and words in result.err, f"{name} is named", result)
    bomb = archives.gz_bomb(world.path("bomb.jsonl.gz"), 400)
    TAP.equal(take(world, bomb)[:2], (65, {"taken": 1}), "what comes before a bomb is taken")
    archives.zip_of(world.path("away.zip"), [
        ("../../evil.jsonl", archives.GOOD),
        ("/\x1b[31m\nx.jsonl", archives.lines([9]) + b"{broken\n")])
    result = world.run("import", "away.zip", now=scene.NOW)
    TAP.ok(result.code == 0 and "\x1b" not in result.out + result.err
           and not os.path.exists(world.path("..", "evil.jsonl")),
           "names are labels, and safe ones", result)


def main():
    harness.need.program("strace")
    TAP.play(test_counts, test_forms, test_nothing_private, test_agreed, test_foreign,
             test_what_is_said, test_round_trip, test_table_says_no, test_kills, test_signal,
             test_signal_among_films, test_no_more_room, test_past_periods, test_into_next,
             test_seen_elsewhere, test_folder, test_names_within, test_url, test_no_byte,
             test_hostile)


if __name__ == "__main__":
    main()
