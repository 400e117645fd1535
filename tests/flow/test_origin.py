#!/usr/bin/python3
"""What an edition is about to hold is asked for again where it was read, before it is decided."""

import os
import signal
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import origins  # noqa: E402
import scene  # noqa: E402

tap = harness.Tap()
ACTS = ("nothing", "deleted", "untagged", "edited late", "account gone", "instance gone")
SLACK_S = 20    # of a machine that is busy


def test_places():
    """The mail has what the origin says, and says how much of it was found."""
    for make_place in (origins.Server, origins.Feed):
        for what in ACTS:
            with harness.World() as world:
                place = make_place(world)
                place.begin()
                place.happen(what, is_last_minute=True)
                marks, told, is_right = place.judge(is_last_minute=True)
                tap.ok(is_right, f"{make_place.__name__}: {what}", marks, told)


def test_preview(world):
    """Preview asks nobody, and says so; once nothing has changed it is what is mailed."""
    place = origins.Server(world)
    place.begin(now=scene.NOW)
    preview = world.run("preview", now=scene.NOW)
    tap.equal(origins.asked(place.server), [], "preview asks nobody")
    tap.contains(preview.err, "asked for again before they are mailed", "and says so")
    world.run("send", now=scene.NOW)
    tap.equal(len(origins.asked(place.server)), 1, "three posts are one question")
    (frozen,) = world.query("SELECT hash FROM edition")
    tap.contains(preview.err, frozen[0], "the hash is that of preview, since nothing changed")
    report = world.json("send", now=scene.NOW)
    tap.equal(report["digests"][0]["outcome"], "not due", "a decided period is left alone")
    tap.equal(len(origins.asked(place.server)), 1, "and nobody is asked for it again")


def test_gone_is_remembered(world):
    """Another place that still has a copy cannot bring it back."""
    place = origins.Server(world)
    place.begin(now=scene.NOW)
    place.act("deleted")
    copy = place.world.mastodon([])
    report = world.json("send", now=scene.NOW)["digests"][0]
    tap.equal((report["taken_back"], report["corrected"], report["unsure"]), (1, 0, 0),
              "the report counts it")
    place.hidden = set()
    world.write(copy.data, [place.status("post")])
    world.write("aggregator.ini", scene.ini(
        {**place.sources(), "copy": ("mastodon", copy.url)}, "url = maildir:Mail"))
    world.run("poll", now=scene.at(hours=1))
    tap.equal(world.query("SELECT count(*) FROM post WHERE doc LIKE '%mark-post%'"), [(0,)],
              "a copy elsewhere is refused")
    world.run("run", now=scene.at(days=7))
    tap.equal([scene.marks(mail) for mail in world.mails("Mail")], [["older", "other"]],
              "and never mailed")


def test_refused_meanwhile(world):
    """Who may be shown is judged anew, for all that the author wrote."""
    place = origins.Server(world)
    place.begin(now=scene.NOW)
    statuses = [place.status(name) for name in place.posts]
    for status in statuses:
        status["account"]["noindex"] = status["account"]["username"] == "ada"
    world.write(place.server.data, statuses)
    world.run("send", now=scene.NOW)
    (mail,) = world.mails("Mail")
    tap.equal(scene.marks(mail), ["other"], "an author who said no meanwhile is not mailed")
    tap.ok(b"mark-post" not in world.database_bytes(), "and nothing of it is kept")


def test_next_in_line(world):
    """What takes the place of a post that is gone has been asked for as well."""
    place = origins.Server(world)
    place.begin(now=scene.NOW)
    world.write("aggregator.ini", scene.ini(place.sources(), "url = maildir:Mail",
                                            digest="max_posts = 1"))
    place.hidden = {"older", "other"}
    place.show()
    world.run("send", now=scene.NOW)
    (mail,) = world.mails("Mail")
    tap.equal((scene.marks(mail), origins.told(scene.text_of(mail))),
              (["post"], "1 post was taken back by its author."),
              "the next one is shown that is there, and only what was to be shown is told")


def test_one_post(world):
    """An edition of a single post asks for it, too."""
    place = origins.Server(world)
    place.begin(now=scene.NOW)
    world.write("aggregator.ini", scene.ini(place.sources(), "url = maildir:Mail",
                                            digest="include = text: mark-post"))
    place.act("deleted")
    world.run("send", now=scene.NOW)
    tap.equal((origins.asked(place.server) != [], world.mails("Mail")), (True, []),
              "the one post that it would hold is gone, and nothing is mailed")


def test_home(world):
    """What its own server says counts, whatever a copy elsewhere says."""
    home, copy = world.mastodon([]), world.mastodon([])
    posts = [scene.post(mark, when, author="ada", host=home.host, home=home.host)
             for mark, when in (("one", origins.OLDER), ("two", origins.POST))]
    world.write(home.data, posts)
    world.write(copy.data, posts)
    world.write("aggregator.ini", scene.ini(
        {"copy": ("mastodon", copy.url), "home": ("mastodon", home.url)}, "url = maildir:Mail"))
    world.run("poll", now=scene.NOW)
    world.write(home.data, posts[:1])
    world.write(copy.data, posts[1:])
    world.run("send", now=scene.NOW)
    (mail,) = world.mails("Mail")
    tap.equal(scene.marks(mail), ["one"], "gone is what its own server has no more")
    tap.equal(origins.asked(copy), [], "who only has a copy is not asked")


def test_time_out(world):
    """It costs recheck_time at most, and the mail goes out as it was read, and says so."""
    origins.stalled(world, top="recheck_time = 1 s")
    begin = time.monotonic()
    result = world.run("send", now=scene.NOW)
    took = time.monotonic() - begin
    tap.equal(result.code, 0, "the run ends well", result)
    tap.ok(1 <= took < 1 + SLACK_S, "a second, and not the minute of a request", took)
    (mail,) = world.mails("Mail")
    tap.equal(scene.marks(mail), origins.ALL, "all is mailed as it was read")
    tap.equal(origins.told(scene.text_of(mail)), origins.WANTED["instance gone"][1],
              "and the mail says so")


def test_killed(world):
    """A run that is killed while it asks has decided nothing; the next one begins anew."""
    for number, how in ((1, signal.SIGKILL), (2, signal.SIGTERM)):
        if number == 1:
            place = origins.stalled(world)
        with world.running("send", now=scene.NOW) as process:
            harness.wait_until(lambda wanted=number: len(origins.asked(place.server)) == wanted,
                               "it asks again")
            process.send_signal(how)
            process.wait(harness.STOP_S)
        tap.equal(world.query("SELECT count(*) FROM period WHERE start_s > 0"), [(0,)],
                  "nothing is decided")
    place.act("deleted")
    world.write("modes", "ok")
    world.run("send", now=scene.NOW)
    world.run("send", now=scene.NOW)
    tap.equal([scene.marks(mail) for mail in world.mails("Mail")], [["older", "other"]],
              "then it is mailed once, as it is now")


def test_proxy(world):
    """A server that says 404 of single posts and lists them all the same has lost none."""
    place = origins.Server(world, manners="timelines")
    place.begin(now=scene.NOW)
    place.act("deleted")
    world.run("send", now=scene.NOW)
    (mail,) = world.mails("Mail")
    tap.equal(scene.marks(mail), ["older", "other"], "what its timelines list is there")


test_places()
tap.play(test_preview, test_gone_is_remembered, test_refused_meanwhile, test_next_in_line,
         test_one_post, test_home, test_time_out, test_killed, test_proxy)
