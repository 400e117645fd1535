#!/usr/bin/python3
"""The Mastodon family: several servers in a section, accounts and collections, a tag's RSS."""

import os
import sys
from datetime import datetime

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402
import timeline  # noqa: E402

TAP = harness.Tap()


def rows(world, now=scene.NOW):
    return {row["name"]: row for row in world.json("status", now=now)["sources"]}


def mailed(world):
    return [scene.marks(mail) for mail in world.mails("Mail")]


def ini(world, first, *lines, tags="JoyFE", name="toot"):
    world.write("aggregator.ini", scene.ini({name: ("mastodon", first, *lines)},
                                            "url = maildir:Mail", tags=tags))


# ---- several servers ----

def two(world):
    """Two servers that show one post in common, and one each."""
    both = ["mark-both #JoyFE", "2026-11-10T09:00:00Z"]
    first = world.mastodon([make.status(*both), scene.post("near", "2026-11-11T09:00:00Z")])
    second = world.mastodon(
        [make.status(*both, home="far.example"),
         scene.post("far", "2026-11-12T09:00:00Z", host="far.example", home="far.example")],
        domain="far.example")
    return first, second


def other(second):
    return "toot@" + second.url.partition("://")[2].rstrip("/")


def test_union(world):
    first, second = two(world)
    ini(world, first.url, f"url = {second.url}")
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, mailed(world)), (0, [["both", "far", "near"]]),
              "a section of two servers is their union, each post once", result)
    found = rows(world)
    TAP.equal(sorted(found), ["toot", other(second)], "each server stands for itself", found)
    TAP.equal({row["state"] for row in found.values()}, {"well"}, "and is well")


def test_one_down(world):
    first, second = two(world)
    modes = world.write("modes", "drop")
    broken = world.mastodon([scene.post("never", "2026-11-12T10:00:00Z")], mode_file=modes)
    ini(world, first.url, f"url = {broken.url}", f"url = {second.url}")
    result = world.run("run", now=scene.NOW)
    TAP.equal(mailed(world), [["both", "far", "near"]], "one that is down hurts nobody", result)
    found = rows(world)
    TAP.equal((found["toot"]["state"], found[other(broken)]["state"],
               found[other(second)]["state"]), ("well", "failing", "well"),
              "and is the only one that is said to fail", found)
    text = scene.text_of(world.mails("Mail")[0])
    TAP.contains(text, broken.url.partition("://")[2].rstrip("/"),
                 "readers are told which server is missing")


def test_there_and_back(world):
    """From one url to two and back again."""
    first, second = two(world)
    ini(world, first.url)
    world.run("poll", now=scene.at(days=-2))
    asked = len(first.log())
    ini(world, first.url, f"url = {second.url}")
    world.run("poll", now=scene.at(days=-1))
    TAP.equal(world.query("SELECT count(*) FROM post"), [(3,)], "the second server's come")
    TAP.equal(len(first.log()) - asked, 1, "the first is not read anew")
    ini(world, first.url)
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, mailed(world)), (0, [["both", "far", "near"]]),
              "and when it goes again nothing is lost, nothing twice", result)


def test_split(world):
    """People's names say which servers to ask, where no url does."""
    text = scene.ini({"toot": ("mastodon", "https://x.example", "accounts = "
                               "@ada@toot.example, @ben@far.example, @cai@toot.example")},
                     "url = maildir:Mail")
    world.write("aggregator.ini", text.replace("url = https://x.example\n", ""))
    found = rows(world)
    TAP.equal(sorted(found), ["toot", "toot@far.example"], "one source for each server", found)
    world.write("aggregator.ini", text.replace("url = https://x.example\n", "").replace(
        "@ada@toot.example, @ben@far.example, @cai@toot.example", "ada.bsky.social"))
    TAP.equal(world.run("check").code, 78, "a name that says no server is a mistake")


# ---- accounts ----

def by(author, mark, when, **changes):
    return scene.post(mark, when, author=author, **changes)


def plain(author, mark, when):
    """Without a hashtag."""
    return make.status(f"We did mark-{mark} today", when, author=author)


def test_accounts(world):
    boost = by("ada", "wrapper", "2026-11-11T08:00:00Z", tags=[],
               reblog=by("eve", "boosted", "2026-11-10T08:00:00Z"))
    toot = world.mastodon([
        by("ada", "tagged", "2026-11-10T09:00:00Z"), plain("ada", "plain", "2026-11-11T09:00:00Z"),
        by("ben", "ben", "2026-11-12T09:00:00Z", host="far.example"), boost,
        by("eve", "eve", "2026-11-12T10:00:00Z")])
    ini(world, toot.url, "accounts = @ada@toot.example, @ben@far.example, @nobody@toot.example")
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, mailed(world)), (0, [["ben", "tagged"]]),
              "of people that are named what has a hashtag of ours, and nobody else's", result)
    row = rows(world)["toot"]
    TAP.equal(row["state"], "well", "one whom the server does not know hurts nobody", row)
    TAP.ok("@nobody@toot.example is not known to this server" in (row["remark"] or ""),
           "and is named", row)
    asked = [entry["path"] for entry in toot.log() if "/lookup" in entry["path"]]
    world.run("poll", now=scene.at(hours=1))
    again = [entry["path"] for entry in toot.log() if "/lookup" in entry["path"]][len(asked):]
    TAP.equal(again, [], "ids are remembered, and who was not found is left alone for a day")


def test_long(world):
    """More than a page of one account's, and a second reading later."""
    own = [by("ada", f"p{n}", f"2026-11-1{n // 20}T{n % 20:02}:30:00Z") for n in range(100)]
    toot = world.mastodon(own)
    ini(world, toot.url, "accounts = @ada@toot.example")
    world.run("poll", now=scene.NOW)
    TAP.equal(world.query("SELECT count(*) FROM post"), [(100,)], "they are paged to the end")
    world.write(toot.data, own[:-1])
    world.run("run", now=scene.at(hours=1))
    shown = mailed(world)[0]
    TAP.ok("p99" not in shown and "p98" in shown, "what was deleted meanwhile is not mailed", shown)


def test_leavers(world):
    """Moved, suspended, deleted: said of each by name, and the others are read."""
    posts = [by(name, name, f"2026-11-1{n}T09:00:00Z")
             for n, name in enumerate(("ada", "moved", "banned", "left"))]
    people_of = {post["account"]["username"]: post["account"] for post in posts}
    toot = world.mastodon(posts)
    ini(world, toot.url, "accounts = " + ", ".join(f"@{name}@toot.example" for name in people_of))
    world.run("poll", now=scene.at(days=-2))
    TAP.equal(rows(world)["toot"]["remark"], None, "all is well")
    people_of["moved"]["moved"] = make.account("moved", "new.example", "toot.example")
    people_of["banned"]["suspended"] = True
    world.write(toot.data, posts[:3])
    world.run("poll", now=scene.NOW)
    remark = rows(world)["toot"]["remark"] or ""
    for words in ("@moved@toot.example has moved to @moved@new.example",
                  "@banned@toot.example is suspended",
                  "@left@toot.example is no longer on this server"):
        TAP.contains(remark, words, "a leaver is told of by name")
    TAP.ok("@ada@" not in remark, "who stayed is not", remark)


def test_consent(world):
    """That we name somebody is no consent of theirs."""
    posts = [by(name, name, f"2026-11-1{n}T09:00:00Z")
             for n, name in enumerate(("open", "noindex", "note", "field", "shy"))]
    account = {post["account"]["username"]: post["account"] for post in posts}
    account["noindex"]["noindex"] = True
    account["note"]["note"] = "<p>A teacher. #nobot</p>"
    account["field"]["fields"] = [{"name": "nobot", "value": "yes"}]
    account["shy"].update(discoverable=False, indexable=False)
    toot = world.mastodon([*posts, by("open", "unlisted", "2026-11-15T09:00:00Z",
                                      visibility="unlisted")])
    ini(world, toot.url, "accounts = " + ", ".join(f"@{name}@toot.example" for name in account))
    world.run("run", now=scene.NOW)
    TAP.equal(mailed(world), [["open", "shy"]], "who says no is not shown")
    TAP.equal(world.query("SELECT count(*) FROM post WHERE doc LIKE '%mark-note %'"), [(0,)],
              "nor kept")


def test_manners(world):
    """Servers that speak the API in their own way."""
    world.write("token", "secret")
    for name in ("gotosocial", "pixelfed", "hollo", "friendica", "akkoma"):
        own = []
        for n in range(50):
            when = f"2026-11-1{n // 20}T{n % 20:02}:30:00Z"
            number = timeline.native_id(name, datetime.fromisoformat(when), n)
            own.append(by("ada", f"p{n}", when, id=number))
        own[7].update(reblog=by("eve", "boosted", "2026-11-10T08:00:00Z"), tags=[])
        own[8]["visibility"] = "private"
        has_login = name in timeline.Manners.NO_LOGIN
        toot = world.mastodon(own, manners=name, **({"token": "secret"} if has_login else {}))
        ini(world, toot.url, "accounts = @ada@toot.example",
            *(("token_file = token",) if has_login else ()), name=name)
        world.run("poll", now=scene.NOW)
        count = world.query("SELECT count(*) FROM sighting s JOIN source o ON o.id = s.source"
                            f" WHERE o.name = '{name}'")[0][0]
        TAP.equal(count, 48, f"{name}: all of its own, and no boost", rows(world).get(name))
        if has_login:
            ini(world, toot.url, "accounts = @ada@toot.example", name=f"{name}-visitor")
            world.run("poll", now=scene.NOW)
            row = rows(world)[f"{name}-visitor"]
            TAP.ok(row["state"] == "closed" and "token_file" in row["error"],
                   f"{name}: without a login closed, and what to do", row)


# ---- RSS ----

def test_rss(world):
    posts = [scene.post(f"p{n}", f"2026-11-{10 + n // 12}T{n % 12:02}:30:00Z") for n in range(30)]
    modes = world.write("modes", "closedapi")
    toot = world.mastodon(posts, mode_file=modes)
    ini(world, toot.url)
    world.run("poll", now=scene.at(days=-2))
    row = rows(world, now=scene.at(days=-2))["toot"]
    TAP.equal(world.query("SELECT count(*) FROM post"), [(20,)], "the RSS of a closed tag is read")
    TAP.contains(row["remark"] or "", "RSS", "and status says what it is")
    missing = world.query("SELECT missing_from_s, missing_to_s FROM reading")
    TAP.ok(missing[0][1] is not None and missing[0][1] > missing[0][0],
           "what lies behind it is missing", missing)
    world.run("poll", now=scene.at(days=-2, hours=3))
    TAP.equal([entry["path"].partition("?")[0] for entry in toot.log()][-1], "/tags/joyfe.rss",
              "within the day nobody knocks at the closed door")
    world.write("modes", "ok")
    result = world.run("run", now=scene.NOW)
    shown = mailed(world)[0]
    TAP.equal((len(shown), len(set(shown))), (30, 30),
              "when it opens the rest comes, and nothing twice", result)
    TAP.equal(rows(world)["toot"]["remark"], None, "and nothing is said any more")


def test_rss_deleted(world):
    """What was taken back since is not mailed, whoever's it is."""
    posts = [scene.post("kept", "2026-11-10T09:00:00Z"),
             scene.post("own", "2026-11-11T09:00:00Z"),
             scene.post("far", "2026-11-12T09:00:00Z", host="far.example"),
             scene.post("stays", "2026-11-13T09:00:00Z", host="far.example")]
    toot = world.mastodon(posts, mode="closedapi")
    ini(world, toot.url)
    world.run("poll", now=scene.at(days=-1))
    TAP.equal(world.query("SELECT count(*) FROM post"), [(4,)], "four posts by RSS")
    world.write(toot.data, [posts[0], posts[3]])
    result = world.run("run", now=scene.NOW)
    TAP.equal(mailed(world), [["kept", "stays"]], "two were deleted meanwhile", result)


def test_rss_consent(world):
    """A feed says nothing of who may show its posts."""
    shy = scene.post("shy", "2026-11-10T09:00:00Z")
    toot = world.mastodon([shy], mode="closedapi")
    ini(world, toot.url)
    world.run("poll", now=scene.NOW)
    TAP.equal(world.query("SELECT json_extract(doc, '$.consent') FROM post"), [(None,)],
              "so that nothing counts as said")


if __name__ == "__main__":
    TAP.play(test_union, test_one_down, test_there_and_back, test_split, test_accounts,
             test_long, test_leavers, test_consent, test_manners,
             test_rss, test_rss_deleted, test_rss_consent)
