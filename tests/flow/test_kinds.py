#!/usr/bin/python3
"""Kinds that an ini describes, against the stubs of their platforms, and files."""

import json
import os
import sys
from datetime import datetime, timedelta

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import api_posts  # noqa: E402
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
KINDS = {"misskey": {}, "lemmy": {}, "piefed": {"api": "piefed"}, "wordpress": {},
         "discourse": {}, "peertube": {}}
MOODS = ("error500", "html503", "html200", "malformed", "dropbody", "drop", "ratelimited:60")
TOY = """\
[kind toy]
request = GET /posts.json?tag={tag}&page={page}
next = page
items = entries
url = {SERVER}/p/{id}
title = subject
text = body
author = who.name
published = on
"""


def start(world, kind, posts, **options):
    return world.api("lemmy" if kind == "piefed" else kind, posts, **KINDS[kind], **options)


def ini(world, kind, url, *lines, kinds="", **more):
    world.write("aggregator.ini", scene.ini({"place": (kind, url, *lines)}, "url = maildir:Mail",
                                            **more) + kinds)


def hourly(count, **more):
    began = datetime.fromisoformat("2026-11-10T00:00:00+00:00")
    return [api_posts.post(f"p{n}", (began + timedelta(hours=n)).isoformat(), **more)
            for n in range(count)]


def kept(world):
    return world.query("SELECT count(*) FROM post")[0][0]


def source(world, now=scene.NOW):
    return world.json("status", now=now)["sources"][0]


def mailed(world):
    return [mark for mail in world.mails("Mail") for mark in scene.marks(mail)]


def rewrite(world, server, posts):
    world.write(server.data, posts)


def each(*kinds):
    """Play a test once for each kind, each in a world of its own."""
    def decorate(test):
        def played(_):
            for kind in kinds or KINDS:
                with harness.World() as world:
                    test(world, kind)
        return played
    return decorate


@each()
def test_pages(world, kind):
    server = start(world, kind, hourly(130))
    ini(world, kind, server.url)
    result = world.run("poll", now=scene.NOW)
    TAP.equal((result.code, kept(world)), (0, 130), f"{kind}: all of 130 posts", result)
    asked = len(server.log())
    world.run("poll", "place", now=scene.at(minutes=20))
    TAP.ok(len(server.log()) - asked <= 5, f"{kind}: the next run asks little",
           server.log()[asked:])


@each()
def test_budget(world, kind):
    """Two requests a run (and a third, where a hashtag has a number): nothing is lost."""
    server = start(world, kind, hourly(130))
    ini(world, kind, server.url, "max_requests = 3")
    world.run("poll", now=scene.NOW)
    TAP.ok(source(world)["behind"] is not None, f"{kind}: it says that more is to come",
           source(world))
    for run in range(1, 6):
        world.run("poll", now=scene.at(minutes=20 * run))
    TAP.equal(kept(world), 130, f"{kind}: all of them after some runs", source(world))


@each()
def test_late(world, kind):
    """What a server comes to know days after it was published stands among the old ones."""
    posts = hourly(130)
    posts.append(api_posts.post("late", "2026-11-15T06:30:00Z", seen="2026-11-16T12:00:00Z"))
    server = start(world, kind, posts)
    ini(world, kind, server.url)
    world.run("poll", now=scene.NOW)
    for hours in (4, 8):
        world.run("poll", now=scene.at(hours=hours))
    TAP.equal(kept(world), 131, f"{kind}: what came late is found", server.log()[-6:])


@each()
def test_deleted(world, kind):
    posts = hourly(4)
    server = start(world, kind, posts)
    ini(world, kind, server.url)
    world.run("poll", now=scene.at(hours=-2))
    posts[1]["state"] = "deleted"
    rewrite(world, server, posts)
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, sorted(set(mailed(world)))), (0, ["p0", "p2", "p3"]),
              f"{kind}: what was deleted meanwhile is not mailed", result, server.log()[-6:])


@each("misskey", "wordpress")
def test_moods(world, kind):
    """Whatever a server does, it is said in one line, and the next run goes on."""
    for mood in MOODS:
        with harness.World() as one:
            modes = one.write("modes", f"{mood}\nok\n")
            server = start(one, kind, hourly(3), mode_file=modes)
            ini(one, kind, server.url)
            result = one.run("poll", now=scene.NOW)
            row = source(one)
            TAP.ok(result.code in (0, 75) and (row["error"] or row["behind"]) is not None,
                   f"{kind}, {mood}: it is said", result, row)
            for hours in (3, 9):
                one.run("poll", now=scene.at(hours=hours))
            TAP.equal(kept(one), 3, f"{kind}, {mood}: and then read", source(one))


@each()
def test_strange(world, kind):
    server = start(world, kind, hourly(3), mode="strange")
    ini(world, kind, server.url)
    result = world.run("poll", now=scene.NOW)
    TAP.ok(result.code == 0 and kept(world) >= 3, f"{kind}: what is right is read", result)
    world.run("run", now=scene.at(minutes=20))
    TAP.ok({"p0", "p1", "p2"} <= set(mailed(world)), f"{kind}: and mailed", mailed(world))


@each()
def test_closed(world, kind):
    server = start(world, kind, hourly(3), mode="closed", token="secret")
    ini(world, kind, server.url)
    world.run("poll", now=scene.NOW)
    row = source(world)
    TAP.ok(row["state"] == "closed" and "set token_file" in row["error"],
           f"{kind}: a closed door is no silence", row)


def test_visitors(world):
    """Misskey tells visitors of its own people alone, without a word."""
    posts = hourly(3) + [api_posts.post("far", "2026-11-12T09:00:00Z", host="far.example"),
                         api_posts.post("shy", "2026-11-12T10:00:00Z", require_signin=True)]
    server = world.api("misskey", posts, token="secret", visitors="local")
    ini(world, "misskey", server.url)
    world.run("poll", now=scene.NOW)
    TAP.ok("a part of its posts" in (source(world)["remark"] or ""), "that is said", source(world))
    ini(world, "misskey", server.url, "token_file = misskey.token")
    world.write("misskey.token", "secret\n")
    world.run("run", now=scene.at(minutes=20))
    TAP.equal((sorted(set(mailed(world))), source(world)["remark"]),
              (["far", "p0", "p1", "p2"], None), "with a token all of it, but who asked not to be")


def entry(number, words, day="12"):
    return {"id": number, "subject": f"Post {number}", "body": f"We did mark-{words} #JoyFE",
            "who": {"name": "Ada"}, "on": f"2026-11-{day}T09:00:00Z"}


def test_toy(world):
    """A platform that nobody heard of: nine lines."""
    page = json.dumps({"entries": [entry(1, "red"), entry(2, "blue")]})
    empty = json.dumps({"entries": []})
    server = world.feeds(script={"/posts.json?tag=joyfe&page=1": [{"body": page}],
                                 "/posts.json?tag=joyfe&page=2": [{"body": empty}]})
    ini(world, "toy", server.url, kinds=TOY)
    result = world.run("check", now=scene.NOW)
    TAP.equal(result.code, 0, "check is content", result)
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, sorted(set(mailed(world)))), (0, ["blue", "red"]), "it is mailed",
              result)
    ini(world, "toy", server.url, kinds=TOY.replace("{tag}", "{hashtag}"))
    result = world.run("check", now=scene.NOW)
    TAP.contains(result.err + result.out, "[kind toy] request: there is no place {hashtag} here",
                 "a slip is named with its key")
    ini(world, "toy", server.url, kinds=TOY.replace("request = ", "summary = ")
        .replace("next = page\n", ""))
    result = world.run("check", now=scene.NOW)
    TAP.contains(result.err + result.out, "url: [kind toy] has no request, so that it reads files",
                 "and so is a server for a kind of files")


def test_exports(world):
    """What a colleague exported comes in by cron: a table, and a folder of saved answers."""
    export = "[kind export]\nid = Nr\ntext = Post\nauthor = Who\npublished = When\nurl = Link\n"
    table = ("Nr;Post;Who;When;Link\r\n"
             '1;"We did mark-one #JoyFE\r\nand more";Ada;2026-11-12 09:00;https://x.example/1\r\n'
             "2;nothing;Bea;2026-11-12 09:00;https://x.example/2\r\n")
    world.write("in/first.csv", table)
    ini(world, "export", "file:in", kinds=export)
    result = world.run("poll", now=scene.at(hours=-1))
    TAP.equal((result.code, kept(world)), (0, 1), "a table, those with a hashtag", result)
    world.write("in/second.csv", table.replace("mark-one", "mark-two").replace("\n1;", "\n3;")
                .replace("example/1", "example/3"))
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, sorted(set(mailed(world)))), (0, ["one", "two"]),
              "and what was put beside it", result)


def test_parse(world):
    world.write("toy.ini", TOY)
    world.write("page.json", {"entries": [entry(1, "red")]})
    result = world.run("parse", "--kind", "toy.ini", "page.json")
    TAP.equal((result.code, [json.loads(line)["title"] for line in result.out.splitlines()]),
              (0, ["Post 1"]), "a document by a file", result)
    TAP.equal(world.run("parse", "--kind", "lemmy").code, 0, "one that comes with the program")
    result = world.run("parse", "--kind", "lemy", "page.json")
    TAP.ok(result.code == 64 and "did you mean lemmy?" in result.err, "a slip is named", result)
    world.write("toy.ini", TOY.replace("subject", "sub[ject"))
    result = world.run("parse", "--kind", "toy.ini")
    TAP.contains(result.err, "toy.ini:6: [kind toy] title: ", "what is wrong has its line")


SLIPS = (   # a line of the toy, its slip, and what is said of it
    ("published = ", "published = wehn", "none of 4 posts has a date (look at published in"),
    ("url = ", "url = {SERVER}/posts/{nmuber}", "none of 4 posts has an address (look at url in"),
    ("author = ", "author = writer.naem", "none of 4 posts has an author (look at author in"),
    ("public = ", "public = audiance = all", "none of 4 posts is for everybody (look at public in"),
)


def slip_world(world, lines):
    """Four posts of a board whose kind has these lines."""
    posts = [{"no": n, "words": f"We did mark-b{n} today #JoyFE", "who": "ada", "audience": "all",
              "at": f"2026-11-1{n}T09:00:00Z"} for n in range(1, 5)]
    script = {"/posts": [{"body": json.dumps({"found": posts})}],
              **{f"/posts/{n}": [{"body": json.dumps({"post": posts[n - 1]})}]
                 for n in range(1, 5)}}
    server = world.feeds(script=script)
    world.write("aggregator.ini", "\n".join(lines) + "\n" + scene.ini(
        {"board": ("board", server.url)}, "url = maildir:Mail"))


BOARD = ("[kind board]", "request = GET /posts?tag={tag}", "items = found", "id = no",
         "url = {SERVER}/posts/{no}", "text = words", "author = who", "published = at",
         "public = audience = all", "recheck = GET /posts/{id} -> post")


def test_slips(world):
    """A path that leads nowhere is what nobody sees in the mail: check says which it is."""
    slip_world(world, BOARD)
    result = world.run("check", "--online", now=scene.NOW)
    TAP.ok(result.code == 0 and "none of" not in result.out, "all is well", result)
    for line, slip, words in SLIPS:
        with harness.World() as own:
            slip_world(own, [slip if one.startswith(line) else one for one in BOARD])
            result = own.run("check", "--online", now=scene.NOW)
            TAP.contains(result.out, words, f"{slip}: the line is named")


def test_slip_in_recheck(world):
    """That all is gone is not believed of a kind in ini; the edition goes out, and it is told."""
    posts = 6
    found = [{"no": n, "words": f"We did mark-b{n} today #JoyFE", "who": "ada", "audience": "all",
              "at": f"2026-11-1{n}T09:00:00Z"} for n in range(posts)]
    script = {"/posts": [{"body": json.dumps({"found": found})}],
              **{f"/posts/{n}": [{"body": json.dumps({"post": found[n]})}] for n in range(posts)}}
    server = world.feeds(script=script)
    lines = [one.replace("GET /posts/{id}", "GET /post/{id}") for one in BOARD]
    world.write("aggregator.ini", "\n".join(lines) + "\n" + scene.ini(
        {"board": ("board", server.url)}, "url = maildir:Mail"))
    result = world.run("run", now=scene.NOW)
    TAP.ok(scene.one_line(result) and "source board says that all of its 6 posts are gone, which "
           "is not believed" in result.err, "it is told", result)
    TAP.equal([len(scene.marks(mail)) for mail in world.mails("Mail")], [posts],
              "and the edition goes out")


def lines_of(paper, begin, end):
    """The lines of the [kind] that a paper shows."""
    with open(os.path.join(harness.ROOT, paper), encoding="utf-8") as file:
        return file.read().partition(begin)[2].partition(end)[0].partition("[source")[0]


def test_papers(world):
    """What the papers show as an example is one, and short."""
    board = "[kind" + lines_of("CONTRIBUTING.md", "```ini\n[kind", "```")
    forum = "[kind forum]" + lines_of("doc/tagdigest-sources.7", "[kind forum]", ".Ed")
    TAP.ok(board.count(" = ") < 20 and forum.count(" = ") < 20, "under twenty lines", board, forum)
    world.write("board.ini", board)
    world.write("forum.ini", forum)
    TAP.equal(world.run("parse", "--kind", "forum.ini").code, 0, "the manual's")
    world.write("answer.json", {"found": [{"no": 7, "words": "Hello #JoyFE", "shown_to": "everyone",
                                           "by": {"nick": "ada"}, "when": "2026-11-16T08:00:00Z"}]})
    result = world.run("parse", "--kind", "board.ini", "--base-url", "https://board.example",
                       "answer.json")
    post = json.loads(result.out)
    TAP.equal((post["author"], post["author_handle"], post["link"], post["consent"]),
              ("ada", "@ada@board.example", "https://board.example/notes/7", "open"),
              "and CONTRIBUTING's", result)


if __name__ == "__main__":
    TAP.play(test_pages, test_budget, test_late, test_deleted, test_moods, test_strange,
             test_closed, test_visitors, test_toy, test_slips, test_slip_in_recheck, test_exports,
             test_parse, test_papers)
