#!/usr/bin/python3
"""Hashtag timelines: paging, overlap, boosts, what is not for us, closed doors, limits."""

import os
import sys
from datetime import datetime, timezone

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402
import timeline  # noqa: E402

TAP = harness.Tap()


def moment(status_id):
    """The time that an id holds."""
    return datetime.fromtimestamp((int(status_id) >> 16) // 1000, timezone.utc).isoformat()


def ini(world, toot, *lines, tags="JoyFE", **sources):
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", toot.url, *lines), **sources}, "url = maildir:Mail", tags=tags))


def timelines(toot):
    """The timeline requests so far, as (path, max_id)."""
    found = []
    for entry in toot.log():
        path, _, query = entry["path"].partition("?")
        if "/timelines/tag/" in path:
            words = dict(word.split("=", 1) for word in query.split("&"))
            found.append((path.rsplit("/", 1)[1], words.get("max_id")))
    return found


def state(world, now=scene.NOW, name="toot"):
    rows = world.json("status", now=now)["sources"]
    return next(row for row in rows if row["name"] == name)


def kept(world):
    return world.query("SELECT count(*) FROM post")[0][0]


def hundred():
    return [scene.post(f"p{n}", f"2026-11-1{n // 20}T{n % 20:02}:30:00Z") for n in range(100)]


def test_pages(world):
    every = hundred()
    toot = world.mastodon(every)
    ini(world, toot)
    result = world.run("poll", now=scene.NOW)
    TAP.equal(result.code, 0, "a hundred posts", result)
    asked = timelines(toot)
    TAP.equal([entry["status"] for entry in toot.log()], [200] * 4,
              "three pages of forty, and an empty one")
    ids = sorted(int(status["id"]) for status in every)
    TAP.equal([max_id and int(max_id) for _, max_id in asked], [None, ids[60], ids[20], ids[0]],
              "the newest page first, then back, each page where the last one ended")
    TAP.equal(kept(world), 100, "none is lost")
    world.run("poll", now=scene.at(hours=1))
    TAP.equal(timelines(toot)[4:], [("joyfe", None)], "then one request says that nothing is new")


def test_begin(world):
    """A first reading ends where the period begins."""
    every = [scene.post(f"old{n}", f"2026-09-{n // 4 + 1:02}T{n % 4:02}:30:00Z") for n in range(90)]
    toot = world.mastodon([*every, scene.post("new", "2026-11-16T06:00:00Z")])
    ini(world, toot)
    world.run("poll", now=scene.NOW)
    TAP.equal(len(timelines(toot)), 1, "a page that ends before it is the last one")


def test_overlap(world):
    every = [scene.post("old", "2026-11-12T09:00:00Z"), scene.post("new", "2026-11-16T06:00:00Z")]
    toot = world.mastodon(every)
    ini(world, toot)
    world.run("poll", now=scene.NOW)
    late = scene.post("late", "2026-11-15T09:00:00Z")
    world.write(toot.data, [*every, late])
    world.run("poll", now=scene.at(hours=1))
    TAP.equal(kept(world), 3, "a post that the server fetched late is found behind the cursor")
    world.run("poll", now=scene.at(hours=2))
    TAP.equal(kept(world), 3, "and what was seen is known")


def test_busy_overlap(world):
    """More than a page in 48 hours: they are read once more all the same."""
    every = [scene.post(f"p{n}", f"2026-11-1{4 + n // 60}T{n // 3 % 20:02}:{n % 3 * 20:02}:00Z")
             for n in range(120)]
    toot = world.mastodon(every)
    ini(world, toot)
    world.run("poll", now=scene.NOW)
    TAP.equal(kept(world), 120, "120 posts in two days")
    world.write(toot.data, [*every, scene.post("late", "2026-11-14T09:05:00Z")])
    world.run("poll", now=scene.at(hours=1))
    TAP.equal(kept(world), 121, "a late one far behind the newest page is found")


def test_budget(world):
    """What a run may not ask for comes with the next ones, the newest first."""
    every = hundred()
    toot = world.mastodon(every)
    ini(world, toot, "max_requests = 1")
    result = world.json("poll", now=scene.NOW)
    TAP.equal((result["sources"][0]["outcome"], kept(world)), ("behind", 40), "a page, and behind")
    row = state(world)
    TAP.contains(row["behind"], "older posts", "status says so")
    TAP.equal(row["state"], "behind", "in a word, too")
    ini(world, toot, "max_requests = 2")
    for hours in (1, 2, 3):
        world.write(toot.data, [*every, scene.post(f"n{hours}", scene.at(hours=hours, minutes=-9))])
        every = every + [scene.post(f"n{hours}", scene.at(hours=hours, minutes=-9))]
        world.run("poll", now=scene.at(hours=hours))
        TAP.equal(world.query(f"SELECT count(*) FROM post WHERE doc LIKE '%mark-n{hours} %'"),
                  [(1,)], "what is new is there after each run")
    TAP.equal(kept(world), 103, "and the rest follows")
    TAP.equal(state(world, now=scene.at(hours=3))["state"], "well", "until nothing is behind")


def test_manners(world):
    """Servers that speak the API in their own way: all is read that they show and may be shown."""
    world.write("token", "secret")
    for name in ("gotosocial", "pixelfed", "hollo", "friendica", "akkoma", "deaf", "forward"):
        own = []
        for n in range(61):
            when = f"2026-11-1{n // 20}T{n % 20:02}:30:00Z"
            number = timeline.native_id(name, datetime.fromisoformat(when), n)
            own.append(scene.post(f"p{n}", when, id=number))
        own[30]["visibility"] = "private"
        many = 40 if name in ("deaf", "forward") else 60
        has_login = name in timeline.Manners.NO_LOGIN
        toot = world.mastodon(own, manners=name, **({"token": "secret"} if has_login else {}))
        world.write("aggregator.ini", scene.ini(
            {name: ("mastodon", toot.url, *(("token_file = token",) if has_login else ()))},
            "url = maildir:Mail"))
        world.run("poll", now=scene.NOW)
        count = world.query("SELECT count(*) FROM sighting s JOIN source o ON o.id = s.source"
                            f" WHERE o.name = '{name}'")[0][0]
        row = state(world, name=name)
        TAP.equal(count, many, f"{name}: what can be read is read", row)
        TAP.equal(bool(row["remark"]), many < 60, f"{name}: and what cannot is said", row)
        TAP.equal(world.query("SELECT count(*) FROM post WHERE doc LIKE '%mark-p30 %'"), [(0,)],
                  f"{name}: what is for followers is not kept")


def test_tags(world):
    toot = world.mastodon([scene.post("joy", "2026-11-10T09:00:00Z"),
                           scene.post("chat", "2026-11-11T09:00:00Z", tag="UKFEChat"),
                           scene.post("gwyl", "2026-11-11T09:30:00Z", tag="Gŵyl"),
                           scene.post("cats", "2026-11-11T10:00:00Z", tag="Cats")])
    ini(world, toot, tags="JoyFE, UKFEChat, Gŵyl")
    world.run("run", now=scene.NOW)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["chat", "gwyl", "joy"]],
              "every tag of the digest is asked for, in any alphabet")
    TAP.equal({tag for tag, _ in timelines(toot)}, {"joyfe", "ukfechat", "g%C5%B5yl"},
              "each by a timeline of its own")


def test_not_for_us(world):
    boosted = scene.post("boosted", "2026-11-10T09:00:00Z", author="bea")
    boost = scene.post("wrapper", "2026-11-11T09:00:00Z", reblog=boosted, tags=[])
    nobot = scene.post("nobot", "2026-11-11T12:00:00Z", author="nora")
    nobot["account"]["note"] = "<p>Teacher. #nobot</p>"
    noindex = scene.post("noindex", "2026-11-11T13:00:00Z", author="nils")
    noindex["account"]["noindex"] = True
    toot = world.mastodon([
        boost, nobot, noindex,
        scene.post("unlisted", "2026-11-11T10:00:00Z", visibility="unlisted"),
        scene.post("private", "2026-11-11T11:00:00Z", visibility="private")], lax=True)
    ini(world, toot)
    world.run("run", now=scene.NOW)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["boosted"]],
              "a boost is the post that it boosts; who said no is kept out")
    uri = world.query("SELECT count(*) FROM post_key WHERE key LIKE ?", f"%{boosted['uri']}%")
    TAP.ok(uri[0][0] >= 1, "and it is known by its own name")
    why = " / ".join(row[0] for row in world.query("SELECT reason FROM dropped"))
    for word in ("unlisted", "#nobot", "noindex"):
        TAP.contains(why, word, f"the reason is kept: {word}")


def test_around(world):
    """What stands around a post's words reaches the reader; somebody else's words only by them."""
    link = "https://paper.example/news/article"
    quoted = scene.post("quoted", "2026-11-10T09:00:00Z", author="bea")
    other = make.status("mark-other unheard words", "2026-11-10T10:00:00Z", author="cai")
    toot = world.mastodon([
        quoted,
        scene.post("first", "2026-11-11T09:00:00Z",
                   quote={"state": "accepted", "quoted_status": quoted}),
        scene.post("second", "2026-11-11T10:00:00Z",
                   quote={"state": "accepted", "quoted_status": other}),
        scene.post("third", "2026-11-11T11:00:00Z", in_reply_to_id="5",
                   in_reply_to_account_id="77",
                   mentions=[{"id": "77", "acct": "dee@far.example"}]),
        scene.post("fourth", "2026-11-11T12:00:00Z", poll={
            "expired": True, "options": [{"title": "Tea", "votes_count": 3}, {"title": "No"}]}),
        scene.post("fifth", "2026-11-11T13:00:00Z", content=(
            f'<p><a href="{link}?utm_source=toot">{link}</a> #JoyFE</p>'), card={
                "url": link, "title": "Classes return"})])
    ini(world, toot)
    world.run("run", now=scene.NOW)
    text = " ".join(scene.text_of(world.mails("Mail")[0]).split())
    TAP.contains(text, "Quoting Bea: “We did mark-quoted today", "the words of a post of ours")
    TAP.contains(text, "Quoting Cai [", "the name of somebody else")
    TAP.ok("unheard" not in text, "and not their words", text)
    TAP.equal(world.query("SELECT count(*) FROM post WHERE doc LIKE '%unheard%'"), [(0,)],
              "which are not kept")
    TAP.contains(text, "In answer to @dee@far.example", "whom a post answers")
    TAP.contains(text, "A poll, now closed: Tea (3); No.", "what it asks")
    TAP.contains(text, "Classes return (paper.example) [", "what it links to")
    TAP.contains(text, f"] {link} [", "by its clean address")


def test_two_instances(world):
    home = make.status("mark-both #JoyFE", "2026-11-10T09:00:00Z")
    away = make.status("mark-both #JoyFE", "2026-11-10T09:00:00Z", home="far.example")
    first, second = world.mastodon([home]), world.mastodon([away], domain="far.example")
    ini(world, first, far=("mastodon", second.url))
    world.run("run", now=scene.NOW)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["both"]],
              "what two instances show is one post")
    TAP.equal(world.query("SELECT count(*) FROM sighting"), [(2,)], "with two sightings")


def test_closed(world):
    said = {}
    for mode, word in (("closed401", "401"), ("closed422", "422"), ("closedempty", "closed")):
        toot = world.mastodon([scene.post("x", "2026-11-10T09:00:00Z")], mode=mode)
        world.write("aggregator.ini", scene.ini({mode: ("mastodon", toot.url)},
                                                "url = maildir:Mail"))
        result = world.run("poll", now=scene.NOW)
        TAP.equal(result.code, 75, f"{mode}: the only source is closed", result)
        row = state(world, name=mode)
        TAP.ok(row["state"] == "closed" and word in (row["error"] or ""),
               f"{mode}: status says that it is closed, and how", row)
        said[mode] = row["error"]
    TAP.equal(len(set(said.values())), 3, "the three are told apart", said)
    empty = world.mastodon([])
    world.write("aggregator.ini", scene.ini({"empty": ("mastodon", empty.url)},
                                            "url = maildir:Mail"))
    result = world.run("poll", now=scene.NOW)
    TAP.equal((result.code, state(world, name="empty")["state"]), (0, "never read"),
              "a tag that nobody used is not a closed door, and nothing was read", result)


def test_token(world):
    toot = world.mastodon([scene.post("in", "2026-11-10T09:00:00Z")], mode="closed401",
                          token="opensesame")
    world.write("toot.token", "opensesame\n")
    ini(world, toot, "token_file = toot.token")
    result = world.run("run", now=scene.NOW)
    TAP.equal((result.code, [scene.marks(mail) for mail in world.mails("Mail")]),
              (0, [["in"]]), "a token opens the door", result)
    world.write("toot.token", "wrong\n")
    world.run("poll", now=scene.at(hours=1))
    row = state(world, now=scene.at(hours=1))
    TAP.equal(row["state"], "closed", "one that is not accepted does not", row)
    TAP.contains(row["error"], "token", "and status says what to do")


def test_limit(world):
    modes = world.write("modes", "ratelimited:7200")
    toot = world.mastodon([scene.post("x", "2026-11-10T09:00:00Z")], mode_file=modes,
                          now=scene.NOW)
    ini(world, toot)
    world.run("poll", now=scene.NOW)
    row = state(world)
    TAP.equal((row["state"], row["next_due"]), ("failing", scene.at(hours=2)),
              "asked too often: again when the limit is reset, an ISO time", row)
    world.write("modes", "ok")
    world.run("poll", now=scene.at(minutes=60))
    world.run("run", now=scene.at(minutes=119))
    TAP.equal(len(toot.log()), 1, "not before, for no deadline")
    world.run("poll", now=scene.at(minutes=121))
    TAP.equal(kept(world), 1, "then it answers")


def test_broken(world):
    every = [scene.post(f"p{n}", f"2026-11-1{n // 20}T{n % 20:02}:30:00Z") for n in range(60)]
    modes = world.write("modes", "ok\ndropbody")
    toot = world.mastodon(every, mode_file=modes)
    ini(world, toot)
    result = world.run("poll", now=scene.NOW)
    TAP.equal((result.code, kept(world)), (75, 40), "a page was read, the next one broke", result)
    world.write("modes", "ok")
    world.run("poll", now=scene.at(hours=1))
    TAP.equal(kept(world), 60, "the next poll has all of them")
    world.write("modes", "html503")
    world.run("poll", now=scene.at(hours=2))
    TAP.contains(state(world)["error"], "503", "a proxy's page is no list of posts")


if __name__ == "__main__":
    TAP.play(test_pages, test_begin, test_overlap, test_busy_overlap, test_budget, test_manners,
             test_tags, test_not_for_us, test_around, test_two_instances,
             test_closed, test_token, test_limit, test_broken)
