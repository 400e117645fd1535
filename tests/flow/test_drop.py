#!/usr/bin/python3
"""One post is kept out by the organiser's word, wherever else it comes from, and let in again."""

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
OTHER = scene.post("other", "2026-11-10T10:00:00Z", author="bea")


def begin(world, *statuses, relay="url = maildir:Mail", more=None):
    toot = world.mastodon(list(statuses))
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url), **(more or {})},
                                            relay))
    result = world.run("poll", now=READ)
    assert result.code == 0, result
    return toot


def shown(world, now=READ):
    return sorted(scene.MARK.findall(world.run("preview", now=now).out))


def test_drop_and_undrop(world):
    begin(world, NEWS, OTHER)
    TAP.equal(shown(world), ["news", "other"], "both wait")
    dropped = world.run("drop", NEWS["url"], now=READ)
    TAP.equal((dropped.code, dropped.err), (0, ""), "drop", dropped)
    TAP.contains(dropped.out, 'Kept out: "We did mark-news today #JoyFE" by Ada', "it names it")
    TAP.contains(dropped.out, f"tagdigest undrop {NEWS['url']}", "and the way back")
    TAP.equal(shown(world), ["other"], "it is in no preview")
    TAP.contains(world.run("status", now=READ).out, "1 kept, 0 not wanted, 1 dropped by you",
                 "status counts it")
    again = world.json("drop", NEWS["url"], now=READ)
    TAP.equal((again["already"], again["known"], len(again["posts"])), (True, True, 1),
              "a second time changes nothing")
    world.run("poll", "toot", now=scene.at(days=-3))
    TAP.equal(shown(world), ["other"], "nor does reading it again")
    back = world.run("undrop", NEWS["url"], now=READ)
    TAP.contains(back.out, 'Let in again: "We did mark-news today #JoyFE" by Ada', "undrop")
    TAP.equal(shown(world), ["news", "other"], "and it is back with its words")
    TAP.equal(world.query("SELECT count(*) FROM refusal"), [(0,)], "nothing is left of it")
    world.run("run", now=scene.NOW)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["news", "other"]], "mailed")


def test_every_copy(world):
    """By API first and by a feed later, or the other way round: neither is mailed."""
    feed = world.feeds(script={"/feed.xml": [{"body": make.copies(NEWS)}]})
    begin(world, OTHER, more={"all": ("feed", f"{feed.url}/feed.xml")})
    TAP.equal(shown(world), ["copy", "other"], "the copy was there first")
    world.run("drop", NEWS["url"].replace("https://", "https://www."), now=READ)
    toot = world.mastodon([NEWS, OTHER])
    world.write("aggregator.ini", scene.ini({"two": ("mastodon", toot.url)}, "url = maildir:Mail"))
    world.run("poll", now=READ)
    world.run("run", now=scene.NOW)
    TAP.equal([scene.marks(mail) for mail in world.mails("Mail")], [["other"]],
              "the original that comes later is kept out as well")


def test_listed_twice(world):
    """A feed that lists one item twice still names it by its address."""
    twice = make.copies(NEWS, NEWS).replace("<guid>", '<guid isPermaLink="false">item ')
    feed = world.feeds(script={"/feed.xml": [{"body": twice}]})
    begin(world, OTHER)
    world.run("drop", NEWS["url"], now=READ)
    begin(world, OTHER, more={"all": ("feed", f"{feed.url}/feed.xml")})
    TAP.equal(shown(world), ["other"], "an item that stands there twice is kept out as well")


def test_before_it_comes(world):
    toot = begin(world, OTHER)
    early = world.run("drop", NEWS["url"], now=READ)
    TAP.ok(early.code == 0 and "No source has shown" in early.out, "one that nobody has seen",
           early)
    TAP.ok(NEWS["url"].encode() not in world.database_bytes(), "is remembered by hash alone")
    world.write(toot.data, [NEWS, OTHER])
    world.run("poll", "toot", now=scene.at(days=-3))
    TAP.equal(shown(world), ["other"], "and kept out when it comes")
    world.run("undrop", NEWS["url"], now=READ)
    TAP.equal(shown(world), ["news", "other"], "until it is let in")


def test_untagged_meanwhile(world):
    """It goes and comes back: it is still kept out."""
    toot = begin(world, NEWS, OTHER)
    world.run("drop", NEWS["url"], now=READ)
    world.write(toot.data, [{**NEWS, "tags": [], "content": "<p>no tag</p>"}, OTHER])
    world.run("poll", "toot", now=scene.at(days=-3))
    world.write(toot.data, [NEWS, OTHER])
    world.run("poll", "toot", now=scene.at(days=-2))
    TAP.equal(shown(world), ["other"], "a hashtag that goes and comes back changes nothing")


def test_frozen(world):
    """An edition that nobody has yet is made anew without it; one that somebody has stays."""
    faults = world.write("faults.json", [{"at": "mail", "reply": "451 4.3.0 later"}])
    mail = world.smtp(faults=faults)
    begin(world, NEWS, OTHER, relay=scene.relay(mail))
    world.run("run", now=scene.NOW)
    TAP.equal((scene.rcpts(mail), world.query("SELECT count(*) FROM edition")), ([], [(1,)]),
              "the edition is frozen, and nobody has it")
    dropped = world.run("drop", NEWS["url"], now=scene.NOW)
    TAP.contains(dropped.out, "1 edition that nobody had yet showed it", "drop undoes it")
    world.write("faults.json", [])
    world.run("run", now=scene.at(hours=1))
    TAP.equal([scene.marks(one) for one in mail.messages()], [["other"]], "and it goes without")
    late = world.run("drop", OTHER["url"], now=scene.at(hours=2))
    TAP.contains(late.out, "Edition 1 of weekly was mailed with it: that",
                 "what was mailed cannot be called back")
    world.run("undrop", NEWS["url"], now=scene.at(hours=3))
    world.run("run", now=scene.at(days=7))
    TAP.equal([scene.marks(one) for one in mail.messages()], [["other"], ["news"]],
              "what is let in again comes with the next edition, once")


def test_half_mailed(world):
    """Who waits for an edition that others have gets it without."""
    office = scene.Office(world, True)
    office.break_with({"at": "rcpt", "rcpt": scene.THREE[2], "reply": "451 4.2.1 later"})
    office.run()
    TAP.equal(len(office.got()), 2, "two of three have it")
    address = world.query("SELECT key FROM post_key WHERE key LIKE 'url:%'")[0][0][4:]
    dropped = world.run("drop", f"https://{address}", now=scene.at(minutes=5))
    TAP.contains(dropped.out, "those who still wait get it without", "drop says so")
    office.break_with()
    office.run(minutes=120)
    marks = [scene.marks(one) for one in office.mail.messages()]
    TAP.equal((len(marks), sorted(marks)[0]), (3, []), "and the third gets it without", marks)
    TAP.contains(world.run("explain", f"https://{address}", now=scene.at(minutes=130)).out,
                 "in edition 1 until it was dropped", "explain knows")
    again = world.run("drop", f"https://{address}", now=scene.at(minutes=130))
    TAP.contains(again.out, "to some readers", "it is remembered")
    TAP.equal(world.query("SELECT count(*) FROM post WHERE doc IS NULL"), [(0,)],
              "the words stay, to be let in again")


WRONG = (
    (("drop",), "usage"),
    (("undrop",), "usage"),
    (("drop", "not an address"), "expected the address of a post"),
    (("drop", "ftp://files.example/a"), "expected the address of a post"),
    (("drop", "https://blog.example/"), "whole site"),
    (("undrop", "https://blog.example/never"), "was not kept out"),
)


def test_wrong_use(world):
    begin(world, OTHER)
    before = world.dump()
    for argv, words in WRONG:
        result = world.run(*argv, now=READ)
        TAP.ok(result.code == 64 and words in result.err and result.out == "",
               f"{' '.join(argv)}: 64, {words}", result)
    TAP.equal(world.dump(), before, "and nothing is changed")
    result = world.run("drop", "https://ada:sesame@blog.example", now=READ)
    TAP.ok(result.code == 64 and "sesame" not in result.err, "no secret is said again", result)


if __name__ == "__main__":
    TAP.play(test_drop_and_undrop, test_every_copy, test_listed_twice, test_before_it_comes,
             test_untagged_meanwhile, test_frozen, test_half_mailed, test_wrong_use)
