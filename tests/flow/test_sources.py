#!/usr/bin/python3
"""sources: add says what an address is, asks it once and writes its section whole or not at all;
the list, the kinds, and feed readers' lists in and out."""

import os
import stat
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
RELAY = "url = maildir:Mail"
FEED = make.rss("A blog", ("One", "2026-11-10T09:00:00Z", "We did it", "JoyFE"),
                ("Two", "2026-11-12T09:00:00Z", "Else", "soup"))
PAGE = ("<!DOCTYPE html><html><head><title>Blog</title><meta name='generator' content='%s'>"
        "%s</head><body>Hello there</body></html>")
LINK = "<link rel='alternate' type='application/rss+xml' href='%s'>"
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="FE"><outline type="rss" text="Ada's blog" xmlUrl="https://ada.example/feed"/>
<outline type="rss" text="There" xmlUrl="https://known.example/feed"/></outline>
<outline type="rss" text="Ada's blog" xmlUrl="https://ada2.example/feed"/>
<outline type="rss" text="A group" xmlUrl="https://www.facebook.com/groups/1"/>
<outline text="bad" xmlUrl="javascript:alert(1)"/></body></opml>"""
SMALL = {"known": ("feed", "https://known.example/feed")}


def nodeinfo(name):
    """The two documents by which a server says what it runs."""
    return {
        "/.well-known/nodeinfo": [{"headers": {"Content-Type": "application/json"}, "body":
                                   '{"links": [{"rel": "http://nodeinfo.diaspora.software/ns/'
                                   'schema/2.0", "href": "@BASE@/nodeinfo/2.0"}]}'}],
        "/nodeinfo/2.0": [{"headers": {"Content-Type": "application/json"}, "body":
                           '{"version": "2.0", "software": {"name": "%s"}}' % name}]}


def start(world, sources=None):
    return world.write("aggregator.ini", scene.ini(sources or SMALL, RELAY, tags="JoyFE, UKFEChat"))


def ini(world):
    with open(world.path("aggregator.ini"), encoding="utf-8") as file:
        return file.read()


def left_behind(world):
    return [name for name in os.listdir(world.path(".")) if name.startswith(".tagdigest")]


def test_feed(world):
    blog = world.feeds(script={"/feed.xml": [{"body": FEED}]})
    start(world)
    os.chmod(world.path("aggregator.ini"), 0o640)
    before = ini(world)
    result = world.run("sources", "add", blog.url + "/feed.xml", now=scene.NOW)
    TAP.equal((result.code, result.err), (0, ""), "a feed is added", result)
    for part in ("is a feed", "read; 2 posts seen", "#JoyFE: 1 post, since Tue 10 Nov 2026",
                 "#UKFEChat: none seen", "added to"):
        TAP.contains(result.out, part, f"said: {part}")
    after = ini(world)
    TAP.ok(after.startswith(before) and after.endswith(
        f"\n[source 127-0-0-1]\ntype = feed\nurl = {blog.url}/feed.xml\n"),
           "its section stands behind what was there", after)
    mode = stat.S_IMODE(os.stat(world.path("aggregator.ini")).st_mode)
    TAP.equal((mode, left_behind(world)), (0o640, []), "the mode stays, nothing else is left")
    TAP.equal(world.run("check", now=scene.NOW).code, 0, "and check has nothing against it")
    again = world.run("sources", "add", blog.url + "/feed.xml", now=scene.NOW)
    TAP.ok(again.code == 0 and "[source 127-0-0-1]" in again.out and "already" in again.out
           and ini(world) == after, "what is there already is told, not doubled", again)


def test_print(world):
    blog = world.feeds(script={"/feed.xml": [{"body": FEED}]})
    start(world)
    before = ini(world)
    result = world.run("sources", "add", blog.url + "/feed.xml", "--print", "--name", "blog",
                       "--tags", "JoyFE", now=scene.NOW)
    lines = [line for line in result.out.splitlines() if not line.startswith("#")]
    TAP.equal((result.code, lines), (0, ["[source blog]", "type = feed",
                                         f"url = {blog.url}/feed.xml", "tags = JoyFE"]),
              "--print prints lines of an ini", result)
    TAP.equal((ini(world), left_behind(world)), (before, []), "and changes nothing")
    report = world.json("sources", "add", blog.url + "/feed.xml", "--print", now=scene.NOW)
    TAP.equal((report["state"], report["sources"][0]["posts"]), ("printed", 2), "in JSON as well")


def test_page(world):
    found = {"/feed.xml": [{"body": FEED}]}
    html = {"Content-Type": "text/html"}
    blog = world.feeds(script={
        "/": [{"headers": html, "body": PAGE % ("x", LINK % "/feed.xml" + LINK % "/two.xml")}],
        **found})
    press = world.feeds(script={"/": [{"headers": html, "body": PAGE % ("WordPress 6.7", "")}],
                                "/feed/": [{"body": FEED}]})
    bare = world.feeds(script={"/": [{"headers": html, "body": PAGE % ("x", "")}]})
    start(world)
    result = world.run("sources", "add", blog.url, now=scene.NOW)
    TAP.ok(result.code == 0 and f"url = {blog.url}/feed.xml\n" in ini(world)
           and f"also names {blog.url}/two.xml" in result.out, "a page's feed is found", result)
    result = world.run("sources", "add", press.url, now=scene.NOW)
    TAP.ok(result.code == 0 and f"url = {press.url}/feed/\n" in ini(world),
           "where its page names none, where WordPress has it", result)
    before = ini(world)
    result = world.run("sources", "add", bare.url, now=scene.NOW)
    TAP.ok(result.code == 69 and scene.one_line(result) and "(expected" in result.err,
           "a page without one: what was expected", result)
    TAP.equal((ini(world), len(bare.log())), (before, 3),
              "the ini stays as it was, and three questions were asked", bare.log())


def test_fediverse(world):
    toot = world.mastodon([scene.post("a", "2026-11-10T09:00:00Z")])
    said = world.feeds(script={
        "/tags/JoyFE": [{"headers": {"Content-Type": "text/html"}, "body": PAGE % ("x", "")}],
        "/api/v1/timelines/tag/joyfe?limit=40&only_media=0": [{"body": "[]"}],
        **nodeinfo("akkoma")})
    start(world)
    report = world.json("sources", "add", toot.url, "--print", now=scene.NOW)
    TAP.ok(f"type = mastodon\nurl = {toot.url}\n" in report["section"]
           and report["sources"][0]["tags"][0]["posts"] == 1,
           "a server that answers as Mastodon does is one", report)
    page = world.json("sources", "add", said.url + "/tags/JoyFE", "--print", now=scene.NOW)
    TAP.ok(f"type = mastodon\nurl = {said.url}\ntags = JoyFE\n" in page["section"],
           "a hashtag's page is the server and the hashtag", page)
    result = world.run("sources", "add", "@ada@nowhere.invalid", now=scene.NOW)
    TAP.ok(result.code == 75 and "@ada@nowhere.invalid is somebody" in result.err,
           "an account is called by its name", result)
    gone = world.feeds(script={"/": [{"status": 503}]})
    result = world.run("sources", "add", gone.url, now=scene.NOW)
    TAP.ok(result.code == 75 and "try again later" in result.err, "trouble may pass: 75", result)


NO = (
    # address, exit code, words
    ("https://www.facebook.com/groups/1", 69, "since April 2024"),
    ("https://podcasts.apple.com/gb/podcast/x/id1", 69, "the podcast's own site"),
    ("https://calendar.google.com/calendar/embed?src=x", 69, "in iCal format"),
    ("#JoyFE", 64, "a hashtag goes into tags"),
    ("ada@college.example", 64, "may be a mail address"),
    ("imaps://me@mail.example/News", 64, "written into the ini by hand"),
    ("nothing-here", 64, "expected https://"),
    ("", 64, "expected https://"),
)


def test_no(world):
    start(world)
    before = ini(world)
    for address, code, words in NO:
        result = world.run("sources", "add", address, now=scene.NOW)
        TAP.ok(result.code == code and words in result.err and scene.one_line(result),
               f"{address or 'nothing'}: {code}, {words}", result)
    for wrong, words in ((("--name", "a]\n[smtp"), "expected at most 60 letters"),
                         (("--name", "known"), "already"),
                         (("--tags", "JoyFE\n[smtp]"), "on one line"),
                         (("--tags", "..."), "tags")):
        world.write("feed.xml", FEED)
        result = world.run("sources", "add", "feed.xml", *wrong, now=scene.NOW)
        TAP.ok(result.code in (64, 78) and words in result.err, f"{wrong}: {words}", result)
    TAP.equal((ini(world), left_behind(world)), (before, []), "and the ini stays as it was")
    for words in (("add",), ("add", "a", "b"), ("list", "x"), ("nonsense",), ("import",),
                  ("kinds", "--print")):
        TAP.equal(world.run("sources", *words, now=scene.NOW).code, 64, f"{words} means nothing")


def test_unfinished_ini(world):
    world.write("feed.xml", FEED)
    world.run("init", now=scene.NOW)
    result = world.run("sources", "add", "feed.xml", now=scene.NOW)
    TAP.ok(result.code == 0 and "2 posts seen" in result.out and "`tagdigest check`" in result.out,
           "an ini that is still to be filled in can be added to", result)
    TAP.contains(ini(world), "[source feed-xml]", "it is in it")
    result = world.run("sources", now=scene.NOW)
    TAP.equal(result.code, 78, "a list of it says what is wrong first", result)


def test_linked_ini(world):
    world.write("feed.xml", FEED)
    start(world)
    os.rename(world.path("aggregator.ini"), world.path("real.ini"))
    os.symlink("real.ini", world.path("aggregator.ini"))
    result = world.run("sources", "add", "feed.xml", now=scene.NOW)
    TAP.ok(result.code == 0 and os.path.islink(world.path("aggregator.ini")),
           "an ini that is a link stays one", result)
    TAP.contains(ini(world), "[source feed-xml]", "what it leads to is added to")


def test_list(world):
    world.write("feed.xml", FEED)
    start(world, {"blog": ("feed", "file:feed.xml"), "toot": ("mastodon", "https://toot.example")})
    world.run("poll", "blog", now=scene.NOW)
    rows = world.json("sources", now=scene.NOW)
    TAP.equal([(row["name"], row["type"], row["state"], row["posts"]) for row in rows],
              [("blog", "feed", "well", 1), ("toot", "mastodon", "never asked", 0)],
              "sources lists them", rows)
    result = world.run("sources", now=scene.NOW)
    TAP.ok(result.out.splitlines()[0].split() == ["NAME", "TYPE", "ADDRESS", "STANDING", "LAST",
                                                  "READ", "POSTS"]
           and "Mon 16 Nov 2026" in result.out, "as a table", result)
    kinds = world.json("sources", "kinds", now=scene.NOW)
    TAP.ok({"feed", "mastodon"} <= {kind["name"] for kind in kinds}
           and all(kind["summary"] and kind["needs"] for kind in kinds), "and the kinds", kinds)
    lines = world.run("sources", "kinds", now=scene.NOW).out.splitlines()
    TAP.equal(len(lines), len(kinds), "one line each")


def test_opml(world):
    start(world)
    world.write("mine.opml", OPML)
    before = ini(world)
    result = world.run("sources", "import", "mine.opml", "--print", now=scene.NOW)
    TAP.ok(result.code == 0 and "[source ada-s-blog]\ntype = feed\nurl = https://ada.example/feed"
           in result.out and ini(world) == before, "a list's feeds are printed", result)
    result = world.run("sources", "import", "mine.opml", now=scene.NOW)
    for part in ("https://known.example/feed: there already, as [source known]",
                 "facebook.com/groups/1: left out: this cannot be read", "1 left out: no addresses",
                 "2 sources added"):
        TAP.contains(result.out, part, f"said: {part}")
    TAP.ok("[source ada-s-blog-2]\ntype = feed\nurl = https://ada2.example/feed" in ini(world)
           and world.run("check", now=scene.NOW).code == 0, "or taken over, names made apart")
    result = world.run("sources", "import", "mine.opml", now=scene.NOW)
    TAP.contains(result.out, "0 sources added", "a second time there is nothing to add")
    world.write("aggregator.ini", ini(world) + "[source secret]\ntype = feed\n"
                "url = https://ada.example/feed?token=sesame-4711\n")
    exported = world.run("sources", "export", now=scene.NOW)
    TAP.ok("sesame" not in exported.out and "1 source is left out" in exported.err,
           "an address with a key in it is not handed on", exported)
    TAP.ok(exported.code == 0 and exported.out.count("xmlUrl=") == 3, "and exported", exported)
    world.write("theirs.opml", exported.out)
    result = world.run("sources", "import", "theirs.opml", now=scene.NOW)
    TAP.contains(result.out, "0 sources added", "what was exported is what is there")
    world.write("page.html", PAGE % ("x", ""))
    result = world.run("sources", "import", "page.html", now=scene.NOW)
    TAP.ok(result.code == 65 and "no list of feeds" in result.err, "a page is no list", result)


TAP.play(test_feed, test_print, test_page, test_fediverse, test_no, test_unfinished_ini,
         test_linked_ini, test_list, test_opml)
