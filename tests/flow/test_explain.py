#!/usr/bin/python3
"""explain says of each post where it was seen, and why it is in an edition or is not."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
READ = scene.at(days=-4)
NEWS = scene.post("news", "2026-11-10T09:00:00Z")
SPAM = make.status("mark-spam Buy CRYPTO now #JoyFE", "2026-11-10T11:00:00Z", author="bot")
WELSH = make.status("mark-welsh Bore da #JoyFE", "2026-11-10T10:00:00Z", author="sian")
OLD = scene.post("old", "2026-10-01T09:00:00Z", author="dai")
SECOND = "[digest daily]\ntags = UKFEChat\nschedule = daily 07:30\ntimezone = UTC\n"


def begin(world, *statuses, relay="url = maildir:Mail", more=None, source=(), digest="", now=READ):
    toot = world.mastodon(list(statuses))
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", toot.url, *source), **(more or {})}, relay, digest=digest))
    result = world.run("poll", now=now)
    assert result.code == 0, result
    return toot


def explained(world, *asked, now=READ):
    """The one post that is meant."""
    report = world.json("explain", *asked, now=now)
    (post,) = report["posts"]
    return post


def fate(world, url, now=READ, digest="weekly"):
    """Where it stands in a digest, and why."""
    rows = {row["digest"]: row for row in explained(world, url, now=now)["digests"]}
    return rows[digest]["state"], rows[digest]["why"], rows[digest]["mend"] or ""


def line_of(world, text):
    with open(world.path("aggregator.ini"), encoding="utf-8") as file:
        return file.read().split("\n").index(text) + 1


def test_one_post(world):
    """By API and by RSS it is one post, seen twice, known by the names of both."""
    feed = world.feeds(script={"/feed.xml": [{"body": make.copies(NEWS)}]})
    toot = begin(world, NEWS)
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", toot.url), "all": ("feed", f"{feed.url}/feed.xml")},
        "url = maildir:Mail"))
    world.run("poll", now=scene.at(days=-4, hours=1))
    before = world.snapshot()
    result = world.run("explain", NEWS["url"], now=READ)
    TAP.equal((result.code, result.err), (0, ""), "explain", result)
    TAP.equal(world.snapshot(), before, "nothing is written")
    for part in ("by Ada, Tue 10 Nov 2026, 09:00", f"    {NEWS['url']}\n", "    toot, first",
                 f"there it is {NEWS['id']}", "    all, first", f"    uri:{NEWS['uri']} (its own",
                 "    #JoyFE\n", "it may be shown: its author lets it be found",
                 "digest weekly\n    waits for the next edition: Mon 9 Nov 2026, 07:30 to "
                 "Mon 16 Nov 2026, 07:30: 1 post so far"):
        TAP.contains(result.out, part, f"it says: {part!r}")
    post = explained(world, NEWS["url"])
    TAP.equal(sorted(row["source"] for row in post["seen"]), ["all", "toot"], "two sightings")
    rules = {row["source"]: row["joined_by"] for row in post["keys"]}
    TAP.ok(rules["toot"] is None and "address" in rules["all"], "and what made them one", rules)
    for asked in (NEWS["url"].replace("https://", "http://www."), NEWS["url"] + "?utm_source=x#top",
                  NEWS["url"].removeprefix("https://"), NEWS["uri"], NEWS["id"],
                  f"https://www.google.com/url?q={NEWS['url']}", f"{toot.url}/@ada/{NEWS['id']}"):
        TAP.equal(explained(world, asked)["url"], NEWS["url"], f"asked by {asked}")
    TAP.equal(explained(world, "MARK-NEWS", "today")["url"], NEWS["url"], "asked by its words")


def test_waits_and_is_mailed(world):
    begin(world, NEWS)
    TAP.equal(fate(world, NEWS["url"])[0], "waits", "it waits")
    world.run("run", now=scene.NOW)
    state, why, _ = fate(world, NEWS["url"], now=scene.NOW)
    TAP.equal((state, why), ("in an edition",
                             "in edition 1 of Mon 16 Nov 2026, 07:30: mailed to 1 of 1 reader"),
              "it was mailed")
    with open(world.path("aggregator.ini"), encoding="utf-8") as file:
        text = file.read()
    world.write("aggregator.ini", text.replace("[digest weekly]", "[digest other]"))
    TAP.equal(fate(world, NEWS["url"], now=scene.NOW)[1],
              "in edition 1; the ini has no such digest any more", "a digest that is gone")


def test_not_mailed_yet(world):
    faults = world.write("faults.json", [{"at": "mail", "reply": "451 4.3.0 later"}])
    begin(world, NEWS, relay=scene.relay(world.smtp(faults=faults)))
    world.run("run", now=scene.NOW)
    TAP.contains(fate(world, NEWS["url"], now=scene.NOW)[1], "not mailed to anybody yet (1 reader "
                 "waits)", "an edition that nobody has yet")


def test_rules(world):
    """With the line of the ini, of the digest and of a source that it was added to later."""
    begin(world, NEWS, SPAM, WELSH, digest="include = text: mark\nexclude = bore\nexclude = crypto")
    state, why, mend = fate(world, SPAM["url"])
    line = line_of(world, "exclude = crypto")
    TAP.equal((state, why), ("left out", f"left out by [digest weekly], aggregator.ini, line {line}"
                             ": exclude = crypto (found in: text)"), "by the second exclude")
    TAP.contains(mend, "change that line", "and what it would take")
    (hit, other) = explained(world, SPAM["url"])["rules"]
    TAP.equal((hit["key"], hit["line"], hit["field"], other["key"]),
              ("exclude", line, "text", "include"), "all rules that hit are told")
    TAP.equal(fate(world, NEWS["url"])[0], "waits", "who is not hit waits")
    with open(world.path("aggregator.ini"), encoding="utf-8") as file:
        text = file.read()
    world.write("aggregator.ini", text.replace("include = text: mark", "include = author: sian")
                .replace("type = mastodon", "type = mastodon\nexclude = news"))
    line = line_of(world, "exclude = news")
    TAP.contains(fate(world, NEWS["url"])[1], f"[source toot], aggregator.ini, line {line}",
                 "a source's new line counts at once")
    world.write("aggregator.ini", text.replace("include = text: mark", "include = author: sian"))
    line = line_of(world, "include = author: sian")
    TAP.contains(fate(world, NEWS["url"])[1], f"line {line}: nothing that `include` asks for is "
                 "found in it", "an include that does not hit")


def test_room_age_tag(world):
    begin(world, NEWS, WELSH, OLD, digest="max_posts = 1")
    fates = sorted(fate(world, post["url"])[0] for post in (NEWS, WELSH))
    TAP.equal(fates, ["no room", "waits"], "of two, one has no room")
    state, why, mend = fate(world, OLD["url"], now=scene.at(days=4))
    TAP.ok(state == "too old" and "Thu 1 Oct 2026, 09:00" in why and "before this digest" in why,
           "one from before the digest began", why, mend)
    world.run("run", now=scene.NOW)
    rows = {fate(world, post["url"], now=scene.NOW)[:2] for post in (NEWS, WELSH)}
    TAP.ok(("no room", "edition 1 had no room for it (over max_posts)") in rows,
           "after the freeze as well", rows)
    state, why, mend = fate(world, OLD["url"], now=scene.NOW)
    TAP.ok(state == "too old" and "looks back to" in why and "reach" in mend, "too old", why, mend)
    with open(world.path("aggregator.ini"), "a", encoding="utf-8") as file:
        file.write(SECOND)
    state, why, _ = fate(world, NEWS["url"], digest="daily")
    TAP.equal((state, why), ("no hashtag", "it has no hashtag of this digest: it has #JoyFE, the "
                             "digest is about #UKFEChat"), "a digest of another hashtag")


def test_last_week(world):
    """Found in the week that a digest begins with: what came before can be mailed on demand."""
    world.began = scene.DUE
    begin(world, NEWS, now=scene.NOW)
    state, _, mend = fate(world, NEWS["url"], now=scene.NOW)
    TAP.equal((state, mend), ("too old", "`tagdigest send --last weekly` mails the period that is "
                              "over"), "send --last is named")


def test_kept_out(world):
    begin(world, NEWS)
    world.run("drop", NEWS["url"], now=READ)
    state, why, mend = fate(world, NEWS["url"])
    TAP.ok(state == "kept out" and "Thu 12 Nov 2026, 08:00" in why and "undrop" in mend,
           "by the organiser", why, mend)
    world.run("undrop", NEWS["url"], now=READ)
    TAP.equal(fate(world, NEWS["url"])[0], "waits", "and let in")
    world.run("drop", WELSH["url"], now=READ)
    TAP.contains(world.run("explain", WELSH["url"], now=READ).out, "You keep it out since Thu 12 "
                 "Nov 2026, 08:00", "one that nobody has seen yet")


def test_opted_out(world):
    """As preview does, before a run has taken out what was stored."""
    toot = begin(world, NEWS)
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)},
                "url = maildir:Mail", top=f"optout = {NEWS['account']['url']}"))
    state, why, _ = fate(world, NEWS["url"])
    TAP.ok(state == "left out" and "asked the organiser" in why, "the ini keeps its author out",
           state, why)


def refused(status):
    return {**status, "account": {**status["account"], "noindex": True}}


def test_not_stored(world):
    """What is known without its words."""
    begin(world, refused(NEWS), SPAM, source=("exclude = crypto",))
    out = world.run("explain", NEWS["url"], now=READ).out
    TAP.contains(out, "said no to it", "refused by its author")
    TAP.contains(out, "said no to all their posts", "and all of that author's")
    out = world.run("explain", SPAM["url"], now=READ).out
    TAP.contains(out, "Source toot showed it (Thu 12 Nov 2026), and it was not kept: excluded by "
                 "text: crypto", "left out by a source's rule")
    out = world.run("explain", WELSH["url"], now=READ).out
    for part in (f"No post is stored under {WELSH['url']}", "no hashtag of a digest",
                 "None of your sources is at toot.example", "toot (mastodon): well"):
        TAP.contains(out, part, f"never seen: {part}")
    world.run("forget", "@sian@toot.example", now=READ)
    out = world.run("explain", WELSH["url"], now=READ).out
    TAP.contains(out, "You keep out whoever wrote it since Thu 12 Nov 2026, 08:00", "forgotten")
    report = world.json("explain", "https://toot.example/", now=READ)
    TAP.equal(report["unseen"]["is_site"], True, "a whole site is no post")


def test_day_of_one_figure(world):
    early = scene.at(days=-10)
    begin(world, SPAM, source=("exclude = crypto",), now=early)
    TAP.contains(world.run("explain", SPAM["url"], now=early).out, "it (Fri 6 Nov 2026), and",
                 "the day alone")


def test_several(world):
    posts = [scene.post(f"n{number}", f"2026-11-10T09:{number:02}:00Z") for number in range(12)]
    begin(world, *posts)
    report = world.json("explain", "did", "today", now=READ)
    TAP.equal((len(report["posts"]), report["is_more"], report["posts"][0]["url"]),
              (10, True, posts[11]["url"]), "ten at most, the newest first")
    out = world.run("explain", "mark-n1", now=READ).out
    TAP.ok(out.startswith("3 posts are meant") and posts[10]["url"] in out, "named by address", out)


def linkblog(name, hour, words):
    """A feed whose one item is about an article of somebody else."""
    return (f'<?xml version="1.0"?><rss version="2.0"><channel><title>{name}</title>'
            f"<link>https://{name}.example/</link><item><title>{words}</title>"
            f"<link>https://paper.example/article</link><guid>https://{name}.example/1</guid>"
            f"<pubDate>Tue, 10 Nov 2026 {hour}:00:00 GMT</pubDate><category>JoyFE</category>"
            f"<description>{words} {words}</description></item></channel></rss>")


def test_shared_address(world):
    """Two posts about one article are two; dropped by its address, or one by its own name."""
    blogs = {"a": linkblog("one", "09", "mark-one Pebbles and chalk"),
             "b": linkblog("two", "11", "mark-two A robin in spring"),
             "c": linkblog("three", "13", "mark-three Snow at last")}
    feed = world.feeds(script={f"/{name}": [{"body": body}] for name, body in blogs.items()})
    sources = {name: ("feed", f"{feed.url}/{name}") for name in "ab"}
    begin(world, WELSH, more=sources)
    out = world.run("explain", "https://paper.example/article", now=READ).out
    TAP.ok("mark-one" in out and "mark-two" in out and out.count("digest weekly\n") == 2,
           "both are explained", out)
    world.run("drop", "https://one.example/1", now=READ)
    shown = world.run("preview", now=READ).out
    TAP.ok("mark-one" not in shown and "mark-two" in shown, "one is dropped by its own name", shown)
    world.run("undrop", "https://one.example/1", now=READ)
    both = world.json("drop", "https://paper.example/article", now=READ)
    TAP.equal(len(both["posts"]), 2, "both by the article's, and drop names both")
    toot = world.mastodon([WELSH])
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", toot.url), **sources, "c": ("feed", f"{feed.url}/c")},
        "url = maildir:Mail"))
    world.run("poll", now=scene.at(days=-3))
    TAP.equal(fate(world, "https://three.example/1")[0], "waits", "a third one is another post")


WRONG = ((("explain",), "usage"), (("explain", "nobody said this"), "no stored post has the words"),
         (("explain", " "), "expected the address"),
         (("explain", "ftp://a.example/x"), "no stored"))


def test_wrong_use(world):
    toot = world.mastodon([NEWS])
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, "url = maildir:Mail"))
    result = world.run("explain", "anything", now=READ)
    TAP.ok(result.code == 64 and "no post is stored yet" in result.err, "no database", result)
    TAP.contains(world.run("explain", NEWS["url"], now=READ).out, "`tagdigest poll` does it",
                 "by address")
    TAP.ok(not os.path.exists(world.path("state")), "and none is made")
    world.run("poll", now=READ)
    for argv, words in WRONG:
        result = world.run(*argv, now=READ)
        TAP.ok(result.code == 64 and words in result.err and result.out == "",
               f"{' '.join(argv)}: 64, {words}", result)


def test_secrets(world):
    """What looks like a secret in an address is said to nobody."""
    item = {**NEWS, "url": "https://blog.example/private?token=sesame&p=1"}
    feed = world.feeds(script={"/feed.xml": [{"body": make.copies(item)}]})
    begin(world, WELSH, more={"all": ("feed", f"{feed.url}/feed.xml")})
    for argv in (("explain", "mark-copy"), ("explain", "mark-copy", "--json"),
                 ("explain", "https://blog.example/private?token=sesame&p=1"),
                 ("explain", "https://blog.example/other?token=sesame"),
                 ("drop", "https://blog.example/private?token=sesame&p=1")):
        result = world.run(*argv, now=READ)
        TAP.ok(result.code == 0 and "sesame" not in result.out + result.err,
               " ".join(argv).replace("sesame", "…"), result)


if __name__ == "__main__":
    TAP.play(test_one_post, test_waits_and_is_mailed, test_not_mailed_yet, test_rules,
             test_room_age_tag, test_last_week, test_kept_out, test_opted_out, test_not_stored,
             test_day_of_one_figure, test_several, test_shared_address, test_wrong_use,
             test_secrets)
