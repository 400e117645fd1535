#!/usr/bin/python3
"""Each thing once: what one author says in several places is one entry of an edition, and no news
when an edition has said it."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
READ = scene.at(days=-4)
WORDS = ("Seven ways to teach fractions to adults who were told at school that they cannot do it: "
         "mark-seven and six others #JoyFE")
HERE = make.status(WORDS, "2026-11-10T09:00:00Z", replies_count=0)
THERE = make.status(WORDS + " #FE", "2026-11-10T09:02:00Z", host="away.example",
                    home="away.example", replies_count=2)
OTHER = make.status("mark-other Something else altogether #JoyFE", "2026-11-11T09:00:00Z",
                    author="gwen")


def begin(world, here, there, more="", now=READ):
    """Two servers that show these; the path of what the second one has."""
    toot, away = world.mastodon(here), world.mastodon(there, domain="away.example")
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", toot.url), "away": ("mastodon", away.url)},
        "url = maildir:Mail", digest=more))
    result = world.run("poll", now=now)
    assert result.code == 0, result
    return toot, away


def digest_of(world, url, now=READ):
    (post,) = world.json("explain", url, now=now)["posts"]
    return post["digests"][0]


def shown(world, *posts, now=READ):
    """Of these posts those that the next edition shows, each with where else it was said."""
    rows = {post["url"]: digest_of(world, post["url"], now) for post in posts}
    return {url: [copy["url"] for copy in row["copies"]] for url, row in rows.items()
            if row["state"] == "waits" and not any(copy["is_shown"] for copy in row["copies"])}


def test_folded(world):
    """What its author folds in one place is folded, whichever of the places came first."""
    there = dict(THERE, spoiler_text="fractions", sensitive=True)
    begin(world, [HERE, OTHER], [there])
    result = world.run("preview", now=READ)
    TAP.ok("mark-seven" not in result.out, "its words are folded", result)
    TAP.contains(result.out, "CW: fractions", "as its author said")


def test_once(world):
    """Whoever says it in two places has one place in the mail."""
    begin(world, [HERE, OTHER], [THERE])
    TAP.equal(shown(world, HERE, THERE, OTHER), {HERE["url"]: [THERE["url"]], OTHER["url"]: []},
              "one entry, and where else")
    result = world.run("preview", now=READ)
    TAP.equal(result.out.count("mark-seven"), 1, "its words stand there once", result)
    row = digest_of(world, THERE["url"])
    (copy,) = row["copies"]
    TAP.equal((row["state"], copy["url"], copy["is_shown"], copy["network"]),
              ("waits", HERE["url"], True, "Mastodon"), "explain, asked about the copy", row)
    TAP.contains(copy["why"], "100 % of the words", "and why")
    result = world.run("explain", HERE["url"], now=READ)
    TAP.contains(result.out, f"    also said on Mastodon: {THERE['url']} (an author of the same "
                 "name, 100 % of the words)\n", "asked about what is shown")
    world.run("send", "--last", now=scene.NOW)
    for url in (HERE["url"], THERE["url"]):
        row = digest_of(world, url, now=scene.NOW)
        TAP.equal((row["state"], row["edition"], len(row["copies"])), ("in an edition", 1, 1),
                  "both are in the edition", row)


def test_said_by_the_ini(world):
    """Without a name in common, the ini says who is one person."""
    there = make.status(WORDS, "2026-11-10T09:02:00Z", author="urn", host="away.example",
                        home="away.example")
    begin(world, [HERE], [there])
    TAP.equal(shown(world, HERE, there), {HERE["url"]: [], there["url"]: []},
              "two authors are two voices")
    with open(world.path("aggregator.ini"), "a", encoding="utf-8") as file:
        file.write("\n[person Ada]\nhandles = @ada@toot.example, @urn@away.example\n")
    TAP.equal(shown(world, HERE, there), {HERE["url"]: [there["url"]]}, "one person is one voice")
    (copy,) = digest_of(world, HERE["url"])["copies"]
    TAP.contains(copy["why"], "the same author", "explain says so")


def test_late_twin(world):
    """What an edition has said is no news from another place."""
    late = make.status(WORDS, "2026-11-11T20:00:00Z", host="away.example", home="away.example")
    _, away = begin(world, [HERE, OTHER], [])
    world.run("send", "--last", now=scene.NOW)
    world.write(away.data, [late])
    new = make.status("mark-new And now for this #JoyFE", "2026-11-17T20:00:00Z",
                      host="away.example", home="away.example")
    world.write(away.data, [late, new])
    result = world.run("poll", now=scene.at(days=2))
    TAP.equal(result.code, 0, "poll", result)
    row = digest_of(world, late["url"], now=scene.at(days=2))
    TAP.ok(row["state"] == "said already" and "said already in edition 1" in row["why"],
           "explain, before", row)
    result = world.run("explain", late["url"], now=scene.at(days=2))
    TAP.contains(result.out, f"said before on Mastodon: {HERE['url']} (an author of the same name, "
                 "100 % of the words)", "in words")
    TAP.equal(shown(world, late, new, now=scene.at(days=2)), {new["url"]: []}, "it is not shown")
    TAP.ok("mark-seven" not in world.run("preview", now=scene.at(days=2)).out, "nor its words")
    world.run("run", now=scene.at(days=7))
    row = digest_of(world, late["url"], now=scene.at(days=7))
    TAP.equal((row["state"], row["edition"]), ("said already", 2), "and decided", row)
    TAP.contains(row["why"], "edition 2 left it out for good: said already in edition 1",
                 "explain, after")


def begin_told(world, *, is_told_first):
    """A toot of some words, and a program that links to it with its first words and a warning."""
    words = "mark-bread Fractions and bread, and what came of them in a year of evenings #JoyFE"
    toot = make.status(words, "2026-11-10T09:00:00Z")
    told = make.status(f"mark-bread Fractions and bread {toot['url']} #JoyFE #Spam",
                       "2026-11-10T09:05:00Z", author="robot", host="away.example",
                       home="away.example", spoiler_text="shocking", sensitive=True)
    told["account"]["bot"] = True
    here, _ = begin(world, [] if is_told_first else [toot], [told])
    return here, toot, told


def test_told_by_a_program(world):
    """A program that tells of a post is no second voice, and says nothing about the post."""
    _, toot, told = begin_told(world, is_told_first=False)
    TAP.equal(shown(world, toot, told), {toot["url"]: [told["url"]]}, "one entry, and where else")
    (copy,) = digest_of(world, toot["url"])["copies"]
    TAP.contains(copy["why"], "a program, one links to the other", "and why")
    result = world.run("preview", now=READ)
    TAP.contains(result.out, "what came of them", "whose words are the author's")
    TAP.ok("shocking" not in result.out, "without the program's warning", result)


def test_told_before(world):
    """What a program told of before its author is not said yet."""
    here, toot, told = begin_told(world, is_told_first=True)
    world.run("send", "--last", now=scene.NOW)
    TAP.equal(digest_of(world, told["url"], now=scene.NOW)["edition"], 1, "the program came first")
    late = dict(toot, created_at="2026-11-16T20:00:00Z")
    world.write(here.data, [late])
    world.run("poll", now=scene.at(days=2))
    TAP.equal(shown(world, late, now=scene.at(days=2)), {late["url"]: []}, "its author is heard")


def test_reversible(world):
    """Nothing is merged: what is left of a cluster stands by itself."""
    toot, _ = begin(world, [HERE], [THERE])
    TAP.equal(shown(world, HERE, THERE), {HERE["url"]: [THERE["url"]]}, "two are one")
    world.write(toot.data, [])
    result = world.run("forget", HERE["url"], now=READ)
    TAP.equal(result.code, 0, "the one is forgotten", result)
    TAP.equal(shown(world, THERE), {THERE["url"]: []}, "the other is shown, and by itself")


if __name__ == "__main__":
    TAP.play(test_folded, test_once, test_said_by_the_ini, test_late_twin,
             test_told_by_a_program, test_told_before, test_reversible)
