#!/usr/bin/python3
"""usage: TAGDIGEST=build/tagdigest tests/kept/keep.py >tests/kept/VERSION.sql

Play three weeks of a small world and print the database that it leaves, as SQL. It is made once,
with the program of that version, and kept; tests/flow/test_kept.py opens it with each later one.
"""

import contextlib
import os
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import chats  # noqa: E402
import harness  # noqa: E402
import newsletters  # noqa: E402
import scene  # noqa: E402

FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>The Staffroom</title>
<item><title>A week of joy</title><link>https://blog.example/joy</link>
<guid isPermaLink="false">joy-1</guid><pubDate>Tue, 10 Nov 2026 09:00:00 GMT</pubDate>
<description>We did mark-red today #JoyFE</description></item>
<item><title>Nothing of ours</title><link>https://blog.example/other</link>
<pubDate>Tue, 10 Nov 2026 10:00:00 GMT</pubDate><description>#Gardening</description></item>
</channel></rss>"""

INI = f"""[tagdigest]
contact = {scene.CONTACT}
state_dir = state
allow_private = yes
[smtp]
url = maildir:mail
[inbox]
plus = yes
[source blog]
type = feed
url = file:blog.xml
[source toot]
type = mastodon
url = %(toot)s
[source letters]
type = mailbox
url = maildir:News
from = staffroom.example, linkedin.com, facebookmail.com
%(agreed)s
[source exports]
type = export
url = file:exports
[digest weekly]
tags = JoyFE
timezone = UTC
to = sam@readers.example
%(more)s
[digest chat]
tags = UKFEChat
timezone = UTC
schedule = daily 07:30, after chat UKFEChat
min_posts = 2
to = ada@readers.example
[chat UKFEChat]
when = third Thursday 20:00
timezone = UTC
host = @hettie@toot.example
[event openday]
when = 2026-12-05 10:00
length = 2 h
timezone = Europe/London
url = https://college.example/open
"""

CHAT = "2026-11-19T20:00:00Z"
LETTERS_S = 1795046400              # 2026-11-19T00:00:00Z

# One is whoever's may read it, one is not, and one has no address.
SHEET = """author,text,created_at,url,visibility
Ida Berg,A jig for the lathe #JoyFE,2026-11-17T11:00:00Z,https://sheet.example/1,public
Ned Low,Between us #JoyFE,2026-11-17T12:00:00Z,https://sheet.example/2,private
Ida Berg,Said at the gate #JoyFE,2026-11-18T12:00:00Z,,public
"""
LINE = ('{"title":null,"link":"https://lines.example/1","published":"2026-10-01T09:00:00Z",'
        '"author":"Uma","text":"Long ago #JoyFE"}\n')

LETTER = f"""From: Zoe <zoe@readers.example>
To: {scene.CONTACT}
Message-ID: <one@readers.example>
Subject: subscribe

"""


def run(world, *argv, now, stdin=""):
    result = world.run(*argv, now=now, stdin=stdin)
    if result.code != 0:
        raise SystemExit(str(result))


def put(world, path, data, when_s=1700000000):
    os.makedirs(os.path.dirname(world.path(path)), exist_ok=True)
    with open(world.path(path), "wb") as file:
        file.write(data)
    os.utime(world.path(path), (when_s, when_s))


def play(world):
    """Editions, a quiet day, readers of every kind, posts out of exports, letters and closed
    groups, somebody who writes, and one mail that is still owed."""
    hour = chats.Hour(CHAT, posts=30)
    posts = [scene.post("blue", "2026-11-11T09:00:00Z"),
             scene.post("green", "2026-11-17T09:00:00Z"),
             scene.post("talk", "2026-11-16T20:00:00Z", tag="UKFEChat")]
    toot = world.mastodon(posts)
    words = {"toot": toot.url, "more": "to = let-go@readers.example", "agreed": ""}
    for folder in ("News/cur", "News/new", "exports"):
        os.makedirs(world.path(folder))
    world.write("blog.xml", FEED)
    world.write("aggregator.ini", INI % words)
    run(world, "subscribers", "add", "--digest", "weekly", "--format", "text",
        "Tess Tŷ <tess@readers.example>", now="2026-11-15T08:00:00Z")
    run(world, "subscribers", "add", "--digest", "weekly", "left@readers.example",
        now="2026-11-15T08:00:00Z")
    run(world, "run", now=scene.NOW)
    run(world, "subscribers", "remove", "left@readers.example", now=scene.at(days=1))
    world.write("aggregator.ini", INI % {**words, "more": ""})
    # A chat, which one reader has alone, and what its organiser says of it.
    run(world, "subscribers", "add", "--digest", "chat", "bea@readers.example",
        now="2026-11-18T08:00:00Z")
    run(world, "subscribers", "chats", "bea@readers.example", now="2026-11-18T08:01:00Z")
    world.write(toot.data, [*posts, *hour.statuses])
    run(world, "run", now="2026-11-19T23:05:00Z")
    run(world, "recap", "UKFEChat", "--not", hour.statuses[-1]["url"], now="2026-11-20T08:00:00Z")
    run(world, "run", now="2026-11-20T08:05:00Z")
    # What has no door: closed groups that agreed and that did not, a table, lines of a past week.
    mails = newsletters.all_mails()
    for number, mail in enumerate(mails):
        put(world, f"News/new/{number}", mail.bytes(), LETTERS_S)
        if number == len(mails) // 2:
            run(world, "poll", "letters", now="2026-11-20T09:00:00Z")
            words["agreed"] = "agreed = 2026-11-01, moderators"
            world.write("aggregator.ini", INI % {**words, "more": ""})
    put(world, "exports/sheet.csv", SHEET.encode())
    put(world, "lines.jsonl", LINE.encode())
    run(world, "poll", now="2026-11-20T10:00:00Z")
    run(world, "import", "lines.jsonl", now="2026-11-20T10:05:00Z")
    run(world, "run", now=scene.at(days=7))
    # Somebody is asked whether it was them.
    run(world, "inbox", now=scene.at(days=13), stdin=LETTER)
    run(world, "run", now=scene.at(days=13, minutes=5))
    # No mail can leave: the next edition is owed.
    world.write("aggregator.ini", (INI % {**words, "more": ""}).replace("maildir:mail",
                                                                       "smtp://127.0.0.1:9"))
    world.write(toot.data, [scene.post("late", "2026-11-25T09:00:00Z")])
    world.run("run", now=scene.at(days=14))


def main():
    with harness.World() as world:
        play(world)
        with contextlib.closing(sqlite3.connect(world.path(harness.DATABASE))) as db:
            # The folder of a day says nothing to anybody.
            db.execute("UPDATE meta SET value = '/home/organiser/aggregator.ini'"
                       " WHERE key = 'ini'")
            db.commit()
            for line in db.iterdump():
                print(line)


if __name__ == "__main__":
    main()
