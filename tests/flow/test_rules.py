#!/usr/bin/python3
"""include and exclude, for a source and for a digest; each post that is left out has its reason."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
POSTS = [
    make.status("mark-english Good morning #JoyFE", "2026-11-10T09:00:00Z", author="ada"),
    make.status("mark-welsh Bore da #JoyFE", "2026-11-10T10:00:00Z", author="sian", language="cy"),
    make.status("mark-spam Buy CRYPTO now #JoyFE", "2026-11-10T11:00:00Z", author="bot",
                host="spam.example"),
    make.status("mark-long " + "a" * 400 + "! #JoyFE", "2026-11-10T12:00:00Z", author="lou"),
]
BLOG = make.rss("The Chalk Dust",
                ("Advert: pens", "2026-11-11T10:00:00Z", "mark-pens", "JoyFE"),
                ("Pebbles", "2026-11-12T10:00:00Z", "mark-pebbles", "JoyFE"))


def digest_of(world, source=(), blog=(), digest=()):
    """The marks of the posts that get through these rules."""
    toot = world.mastodon(POSTS)
    feed = world.feeds(script={"/feed.xml": [{"body": BLOG}]})
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", toot.url, *source), "blog": ("feed", f"{feed.url}/feed.xml", *blog)},
        "url = maildir:Mail", digest="\n".join(digest)))
    result = world.run("run", now=scene.NOW)
    assert result.code == 0, result
    mails = world.mails("Mail")
    return scene.marks(mails[0]) if mails else None


# lines of the instance, of the blog, of the digest, and what gets through
CASES = (
    ((), (), (), ["english", "long", "pebbles", "pens", "spam", "welsh"]),
    (("exclude = crypto",), (), (), ["english", "long", "pebbles", "pens", "welsh"]),
    (("exclude = author: @spam\\.example$",), (), (), ["english", "long", "pebbles", "pens",
                                                      "welsh"]),
    (("include = lang: ^cy",), (), (), ["pebbles", "pens", "welsh"]),
    ((), ("exclude = title: ^advert",), (), ["english", "long", "pebbles", "spam", "welsh"]),
    ((), ("include = url: /pebbles$",), (), ["english", "long", "pebbles", "spam", "welsh"]),
    ((), (), ("include = lang: ^cy", "include = pebbles"), ["pebbles", "welsh"]),
    ((), (), ("include = author: ada|sian", "exclude = bore"), ["english"]),
    ((), (), ("exclude = text, title: crypto|advert", "exclude = lang: cy"),
     ["english", "long", "pebbles"]),
    ((), (), ("exclude = .",), None),
)


def test_cases(_):
    for source, blog, digest, want in CASES:
        with harness.World() as own:
            TAP.equal(digest_of(own, source, blog, digest), want,
                      " / ".join((*source, *blog, *digest)) or "without rules")


def test_reasons(world):
    digest_of(world, source=("exclude = crypto",), digest=("exclude = lang: cy",))
    dropped = world.query("SELECT hash, reason FROM dropped")
    TAP.ok(len(dropped) == 1 and "crypto" in dropped[0][1],
           "what a source's rule left out is remembered, with the rule", dropped)
    TAP.ok(b"mark-spam" not in world.database_bytes(), "and none of its words")
    verdicts = [reason for passed, reason in world.query("SELECT passed, reason FROM verdict")
                if not passed]
    TAP.ok(len(verdicts) == 1 and "cy" in verdicts[0], "and what a digest's did", verdicts)


def test_changed_rules(world):
    digest_of(world, digest=("min_posts = 50",))
    with open(world.path("aggregator.ini"), encoding="utf-8") as file:
        text = file.read()
    world.write("aggregator.ini", text.replace("min_posts = 50", "exclude = crypto|bore"))
    shown = world.run("preview", now=scene.at(days=1)).out
    TAP.ok("mark-english" in shown and "mark-spam" not in shown and "mark-welsh" not in shown,
           "stored posts are judged by the rules of today", shown)


def test_hostile_pattern(world):
    got = digest_of(world, digest=("exclude = (a+)+$",))
    TAP.ok(got is not None and "pebbles" in got, "a pattern that explodes on a post is stopped",
           got)


if __name__ == "__main__":
    TAP.play(test_cases, test_reasons, test_changed_rules, test_hostile_pattern)
