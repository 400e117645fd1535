#!/usr/bin/python3
"""People instead of hashtags: what they post is read as far as they allow, and where they went."""

import os
import sys
from datetime import datetime, timedelta

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
AT = "2026-11-11T10:00:00Z"


def by(author, mark, at=AT, tag="JoyFE", host="toot.example", **changes):
    text = f"We did mark-{mark} today" + (f" #{tag}" if tag else "")
    return make.status(text, at, author=author, host=host, **changes)


def ini(server, *lines, share=scene.ALL_OF_ONE):
    return scene.ini({"people": ("mastodon", server.url, *lines)}, "url = maildir:Mail",
                     share=share)


def mailed(world):
    return [scene.marks(mail) for mail in world.mails("Mail")]


def status_of(world, now=scene.NOW):
    return world.json("status", now=now)["sources"][0]


def test_accounts(world):
    boost = by("ada", "boost", reblog=by("gwen", "passed"))
    server = world.mastodon([
        by("ada", "tagged"), by("ada", "plain", tag=None), by("gwen", "other"), boost,
        by("bea", "far", host="far.example"), by("ada", "quiet", visibility="unlisted")])
    world.write("aggregator.ini", ini(server, "accounts = @Ada@toot.example, @bea@far.example"))
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, result.err, mailed(world)), (0, "", [["far", "tagged"]]),
              "of people with a hashtag, of nobody else, of no boost, of nothing unlisted", result)
    asked = [entry["path"] for entry in server.log()]
    TAP.ok(not any("timelines/tag" in path for path in asked), "hashtags are not asked for", asked)
    world.run("poll", "people", now=scene.at(hours=1))
    TAP.equal(sum("lookup" in entry["path"] for entry in server.log()), 2, "ids are remembered")
    row = status_of(world, scene.at(hours=1))
    TAP.equal((row["state"], row["behind"], row["error"]), ("well", None, None),
              "status: it is well", row)


def test_filed(world):
    server = world.mastodon([by("ada", "tagged"), by("ada", "plain", tag=None)])
    world.write("aggregator.ini", ini(server, "accounts = @ada@toot.example",
                                      "file_under = JoyFE"))
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, mailed(world)), (0, [["plain", "tagged"]]),
              "with file_under all of it, the last look included", result)


def test_many(world):
    """More than a page, in less than a run may ask: the rest comes with the next ones."""
    began = datetime.fromisoformat("2026-11-09T08:00:00Z")
    posts = [by("ada", f"m{n}", (began + timedelta(minutes=n)).isoformat().replace("+00:00", "Z"))
             for n in range(100)]
    server = world.mastodon(posts)
    world.write("aggregator.ini", ini(server, "accounts = @ada@toot.example", "max_requests = 3"))
    world.run("poll", now=scene.at(days=-2))
    TAP.contains(status_of(world, scene.at(days=-2))["behind"],
                 "older posts of 1 of 1 accounts are still to be read", "what is behind is said")
    world.run("poll", now=scene.at(days=-1))
    count = world.query("SELECT count(*) FROM post")[0][0]
    TAP.equal((count, status_of(world, scene.at(days=-1))["behind"]), (100, None),
              "in the end all is there, once")


def test_who_is_not_there(world):
    gone = by("cai", "gone")
    moved, hushed = by("dee", "moved"), by("eli", "hushed")
    moved["account"]["moved"] = make.account("dee", "new.example", "toot.example")
    hushed["account"]["suspended"] = True
    server = world.mastodon([by("ada", "one"), gone, moved, hushed])
    names = [f"@{name}@toot.example" for name in ("ada", "cai", "dee", "eli", "nobody")]
    world.write("aggregator.ini", ini(server, f"accounts = {' '.join(names)}"))
    world.run("poll", now=scene.at(days=-3))
    row = status_of(world, scene.at(days=-3))
    TAP.equal((row["state"], row["error"]), ("well", None), "the others are read", row)
    TAP.ok(row["remark"] and "@nobody@toot.example is not known to this server" in row["remark"],
           "and who is not there is told", row)
    world.write(server.data, [by("ada", "one"), by("ada", "two"), moved, hushed])
    world.run("run", now=scene.NOW)
    TAP.equal(mailed(world), [["one", "two"]], "who left is in no mail")
    remark = status_of(world)["remark"]
    TAP.ok(all(part in remark for part in (
        "@cai@toot.example is no longer on this server", "@dee@toot.example has moved to "
        "@dee@new.example (expected the new name)", "@eli@toot.example is suspended")),
        "and each is told", remark)


def test_closed(world):
    server = world.mastodon([by("ada", "one")], mode="closed401")
    world.write("aggregator.ini", ini(server, "accounts = @ada@toot.example"))
    world.run("run", now=scene.NOW)
    row = status_of(world)
    TAP.equal((row["state"], "to its members only" in row["error"]), ("closed", True),
              "closed is no quiet", row)


def test_collection(world):
    posts = [by(name, name) for name in ("ada", "bea", "cai", "dee")]
    lists = world.write("lists.json", {"7": [["owner", ""], ["ada", "accepted"],
                                             ["bea", "pending"], ["dee", "accepted"]]})
    server = world.mastodon(posts, collections=lists)
    world.write("aggregator.ini", ini(server, f"list = {server.url}/collections/7"))
    world.run("poll", now=scene.at(days=-3))
    TAP.equal(world.query("SELECT count(*) FROM post")[0][0], 2, "who has accepted is read")
    world.write("lists.json", {"7": [["owner", ""], ["ada", "accepted"], ["cai", "accepted"]]})
    world.run("poll", now=scene.at(days=-3, hours=1))
    world.run("run", now=scene.NOW)
    TAP.equal(mailed(world), [["ada", "cai", "dee"]],
              "who came since is read from then on; what was read of who left it stays")
    asked = [entry for entry in server.log() if "/collections/" in entry["path"]]
    TAP.equal(len(asked), 2, "the list is asked for once a day")


def test_no_collection(world):
    server = world.mastodon([by("ada", "one")])
    world.write("aggregator.ini", ini(server, f"list = {server.url}/collections/9",
                                      "accounts = @ada@toot.example"))
    world.run("run", now=scene.NOW)
    row = status_of(world)
    TAP.ok("no such collection" in (row["remark"] or ""), "a list that is none is told", row)
    TAP.equal(mailed(world), [["one"]], "and who is named beside it is read")


def test_no_collection_alone(world):
    server = world.mastodon([by("ada", "one")])
    world.write("aggregator.ini", ini(server, f"list = {server.url}/collections/9"))
    world.run("poll", now=scene.NOW)
    row = status_of(world)
    TAP.ok(row["state"] == "failing" and "no such collection" in (row["error"] or ""),
           "where there is nothing beside it, it is an error", row)


def test_from_hashtags_to_people(world):
    """A source that read hashtags reads people for a while: nothing is lost or doubled."""
    server = world.mastodon([by("ada", "one"), by("gwen", "two")])
    world.write("aggregator.ini", ini(server))
    world.run("poll", now=scene.at(days=-3))
    world.write("aggregator.ini", ini(server, "accounts = @ada@toot.example"))
    world.write(server.data, [by("ada", "one"), by("gwen", "two"), by("ada", "three"),
                              by("gwen", "four")])
    world.run("poll", now=scene.at(days=-2))
    world.write("aggregator.ini", ini(server))
    world.run("run", now=scene.NOW)
    TAP.equal(mailed(world), [["four", "one", "three", "two"]], "all of it, once")


if __name__ == "__main__":
    TAP.play(test_accounts, test_filed, test_many, test_who_is_not_there, test_closed,
             test_collection, test_no_collection, test_no_collection_alone,
             test_from_hashtags_to_people)
