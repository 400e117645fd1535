#!/usr/bin/python3
"""Kinds that an ini describes, against the stubs of their platforms and files."""

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


def start(world, kind, posts, **options):
    stub = "lemmy" if kind == "piefed" else kind
    return world.api(stub, posts, **KINDS[kind], **options)


def ini(world, sources, *lines, tags="JoyFE"):
    world.write("aggregator.ini", "\n".join(
        [scene.ini(sources, "url = maildir:Mail", tags=tags), *lines]))


def hours(count, of="2026-11-10T00:00:00+00:00", **more):
    began = datetime.fromisoformat(of)
    return [api_posts.post(f"p{n}", (began + timedelta(hours=n)).isoformat(), **more)
            for n in range(count)]


def stored(world):
    return {title for (title,) in world.query("SELECT raw FROM post")}


def kept(world):
    """The marks of what is stored."""
    return {mark for mark in scene.marks_in(" ".join(
        str(row) for row in world.query("SELECT * FROM post")))}


def source(world, name="place", now=scene.NOW):
    return next(row for row in world.json("status", now=now)["sources"] if row["name"] == name)


def test_first(world):
    """Of each platform all of a week, over its pages."""
    for kind in KINDS:
        with harness.World() as one:
            server = start(one, kind, hours(130))
            ini(one, {"place": (kind, server.url)})
            result = one.run("poll", now=scene.NOW)
            asked = len(server.log())
            TAP.equal((result.code, one.query("SELECT count(*) FROM post")[0][0]), (0, 130),
                      f"{kind}: all of 130 posts", result, server.log()[:3])
            result = one.run("poll", "place", now=scene.at(minutes=20))
            TAP.ok(len(server.log()) - asked <= 5, f"{kind}: the next run asks little",
                   server.log()[asked:])


if __name__ == "__main__":
    TAP.play(test_first)
