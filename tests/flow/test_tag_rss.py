#!/usr/bin/python3
"""A server whose API is for members: the hashtag's RSS is the way in, and said to be a part."""

import os
import sys
from datetime import datetime, timedelta

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()


def posts(count, began="2026-11-11T08:00:00Z"):
    first = datetime.fromisoformat(began)
    return [scene.post(f"m{n}", (first + timedelta(hours=n)).isoformat().replace("+00:00", "Z"))
            for n in range(count)]


def set_up(world, server, *lines, tags="JoyFE"):
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", server.url, *lines)},
                                            "url = maildir:Mail", tags=tags))


def status_of(world, now):
    return world.json("status", now=now)["sources"][0]


def paths(server):
    return [entry["path"].split("?")[0] for entry in server.log()]


def test_way_in(world):
    server = world.mastodon(posts(25), mode="closedapi")
    set_up(world, server)
    result = world.run("poll", now=scene.at(days=-1))
    row = status_of(world, scene.at(days=-1))
    TAP.equal((result.code, row["state"], row["error"]), (0, "well", None), "it is read", result)
    TAP.contains(row["remark"], "read by their RSS, which lists the newest twenty posts (set "
                 "token_file", "as what it is, with what would do more")
    TAP.equal(world.query("SELECT count(*) FROM post")[0][0], 20, "the newest twenty")
    world.run("poll", "toot", now=scene.at(hours=-20))
    TAP.equal([sum(path.endswith(end) for path in paths(server)) for end in ("/joyfe", ".rss")],
              [1, 2], "the API is left alone for a day")
    world.run("run", now=scene.NOW)
    mails = world.mails("Mail")
    TAP.equal(len(mails), 1, "and mailed")
    TAP.contains(scene.text_of(mails[0]), "@ada@toot.example", "with who wrote it")
    doc = world.query("SELECT doc FROM post LIMIT 1")[0][0]
    TAP.contains(doc, '"Mastodon"', "and where")


def test_opens(world):
    """The server opens: what came by both ways is there once."""
    modes = world.write("modes", "closedapi")
    server = world.mastodon(posts(25), **{"mode-file": modes})
    set_up(world, server)
    world.run("poll", now=scene.at(days=-3))
    world.write("modes", "ok")
    world.run("poll", now=scene.at(days=-1))
    row = status_of(world, scene.at(days=-1))
    TAP.equal((row["state"], row["remark"], world.query("SELECT count(*) FROM post")[0][0]),
              ("well", None, 25), "all is there, once, and nothing is in part", row)
    world.run("run", now=scene.NOW)
    mail = scene.text_of(world.mails("Mail")[0])
    TAP.ok(all(mail.count(f"mark-m{n} ") == 1 for n in range(25)), "and mailed once", mail[:500])


def test_closed_indeed(world):
    server = world.mastodon(posts(3), mode="closed401")
    set_up(world, server)
    world.run("poll", now=scene.at(days=-3))
    row = status_of(world, scene.at(days=-3))
    TAP.ok(row["state"] == "closed" and "to its members only" in row["error"],
           "where there is no RSS either it is closed", row)
    world.run("poll", "toot", now=scene.at(days=-3, hours=1))
    TAP.equal(sum(path.endswith("/joyfe") for path in paths(server)), 2,
              "and its timelines are asked first again")


def test_token(world):
    server = world.mastodon(posts(3), mode="closedapi", token="another")
    world.write("token", "wrong")
    set_up(world, server, "token_file = token")
    world.run("poll", now=scene.NOW)
    row = status_of(world, scene.NOW)
    TAP.ok(row["state"] == "closed" and "the token is not accepted" in row["error"],
           "a wrong token is told, and nothing else is tried", row)
    TAP.ok(not any(path.endswith(".rss") for path in paths(server)), "no RSS")


if __name__ == "__main__":
    TAP.play(test_way_in, test_opens, test_closed_indeed, test_token)
