#!/usr/bin/python3
"""Manners: sources are asked seldom, conditionally, and not when they say so."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()

FEED = make.rss("The Chalk Dust", ("Pebbles", "2026-11-11T10:00:00Z", "A mark-pebble", "JoyFE"),
                ("Robins", "2026-11-12T10:00:00Z", "A mark-robin", "JoyFE"))
TIMES = ("source.last_try_s", "source.last_ok_s", "source.next_due_s")


def blog(world, replies, *lines, **options):
    """A feed by the script, in an ini of its own."""
    server = world.feeds(script={"/feed.xml": replies, **options.pop("more", {})}, **options)
    world.write("aggregator.ini", scene.ini({"blog": ("feed", f"{server.url}/feed.xml", *lines)},
                                            "url = maildir:Mail"))
    return server


def posts(world):
    return world.query("SELECT count(*) FROM post")[0][0]


def test_conditional(world):
    server = blog(world, [{"body": FEED, "validators": True}])
    first = world.run("poll", now=scene.NOW)
    TAP.equal((first.code, first.out + first.err), (0, ""), "a poll is silent in a pipe", first)
    before = world.dump(leave_out=TIMES)
    TAP.equal(posts(world), 2, "and keeps what it reads")
    again = world.run("poll", now=scene.at(hours=1))
    TAP.equal(again.code, 0, "so is the next", again)
    asked = server.log()
    TAP.equal([entry["status"] for entry in asked], [200, 304], "which is answered with 304")
    TAP.ok("if-none-match" not in asked[0]["headers"], "the first asks for all of it")
    TAP.ok({"if-none-match", "if-modified-since"} <= asked[1]["headers"].keys(),
           "the second with both validators", asked[1]["headers"])
    TAP.equal(world.dump(leave_out=TIMES), before, "and it changes nothing that is stored")
    agent = asked[0]["headers"]["user-agent"]
    TAP.ok(agent.startswith("tagdigest/") and scene.CONTACT in agent,
           "we say who we are and whom to write to", agent)
    row = world.json("status", now=scene.at(hours=1))["sources"][0]
    TAP.equal((row["state"], row["last_success"]), ("well", scene.at(hours=1)),
              "not modified counts as an answer")


def test_same_again(world):
    server = blog(world, [{"body": FEED}])
    world.run("poll", now=scene.NOW)
    before = world.dump(leave_out=TIMES)
    world.run("poll", now=scene.at(hours=1))
    TAP.equal(len(server.log()), 2, "a server without validators is read twice")
    TAP.equal(world.dump(leave_out=TIMES), before, "and the second poll changes nothing")


def test_compressed(world):
    server = blog(world, [{"body": FEED, "gzip": True}])
    world.run("poll", now=scene.NOW)
    TAP.contains(server.log()[0]["headers"]["accept-encoding"], "gzip", "compression is asked for")
    TAP.equal(posts(world), 2, "and understood")


def asked_after(world, server, *times):
    """How many requests there were after polls at these times."""
    for now in times:
        world.run("poll", now=now)
    return len(server.log())


def test_retry_after(world):
    replies = [{"status": 429, "retry_after": 7200}, {"body": FEED}]
    server = blog(world, replies)
    first = world.run("poll", now=scene.NOW)
    TAP.equal(first.code, 75, "429 from the only source is a failed poll", first)
    TAP.equal(asked_after(world, server, scene.at(minutes=16), scene.at(minutes=119)), 1,
              "nobody asks before the two hours are over")
    world.run("run", now=scene.at(minutes=60))
    TAP.equal(len(server.log()), 1, "not for a deadline either")
    state = world.json("status", now=scene.at(minutes=119))["sources"][0]
    TAP.equal(state["state"], "failing", "status knows", state)
    TAP.contains(state["error"], "wants no request for", "and why")
    TAP.equal(asked_after(world, server, scene.at(minutes=240)), 2, "then it is asked again")
    TAP.equal(posts(world), 2, "and read")


def test_retry_after_date(world):
    replies = [{"status": 503, "retry_after_date": 7200}, {"body": FEED}]
    server = blog(world, replies, now=scene.NOW)
    world.run("poll", now=scene.NOW)
    world.run("poll", "blog", now=scene.at(minutes=60))
    TAP.equal(asked_after(world, server, scene.at(minutes=30), scene.at(minutes=119)), 1,
              "Retry-After as a date is kept as well")
    TAP.equal(asked_after(world, server, scene.at(minutes=240)), 2, "and ends")


def test_interval(world):
    server = blog(world, [{"body": FEED}], "min_interval = 2 h")
    world.run("poll", now=scene.NOW)
    world.run("poll", now=scene.at(minutes=119))
    world.run("poll", "blog", now=scene.at(minutes=119))
    TAP.equal(len(server.log()), 2, "the minimum interval is kept, but for who asks by name")
    world.run("poll", now=scene.at(minutes=238))
    TAP.equal(len(server.log()), 2, "and counts from then")
    world.run("poll", now=scene.at(minutes=239))
    TAP.equal(len(server.log()), 3, "after it the source is asked again")
    unknown = world.run("poll", "blok", now=scene.NOW)
    TAP.equal(unknown.code, 64, "a name that is no source is a mistake", unknown)


def test_back_off(world):
    server = world.feeds(script={"/good.xml": [{"body": FEED}], "/bad.xml": [{"status": 500}]})
    world.write("aggregator.ini", scene.ini({
        "good": ("feed", f"{server.url}/good.xml"), "bad": ("feed", f"{server.url}/bad.xml")},
        "url = maildir:Mail"))
    world.run("run", now=scene.NOW)
    for minutes in range(0, 24 * 60, 15):
        world.run("poll", now=scene.at(minutes=minutes))
    asked = [entry["path"] for entry in server.log()].count("/bad.xml")
    TAP.ok(5 <= asked <= 9, "in a day of failures a source is asked less and less", asked)


def test_redirects(world):
    more = {"/new.xml": [{"body": FEED, "validators": True}]}
    server = blog(world, [{"status": 301, "redirect": "/new.xml"}], more=more)
    for hours in range(4):
        world.run("poll", now=scene.at(hours=hours))
    paths = [entry["path"] for entry in server.log()]
    TAP.equal(paths, ["/feed.xml", "/new.xml"] * 3 + ["/new.xml"],
              "a redirect for good in three runs is believed")
    TAP.equal(posts(world), 2, "and read")


def test_redirect_loop(world):
    blog(world, [{"redirect": "/feed.xml"}])
    result = world.run("poll", now=scene.NOW)
    TAP.equal((result.code, scene.one_line(result)), (75, True), "a loop ends, in one line", result)


def test_cap(world):
    blog(world, [{"bomb": 40_000_000}])
    result = world.run("poll", now=scene.NOW)
    TAP.equal((result.code, scene.one_line(result)), (75, True), "a gzip bomb is not swallowed",
              result)
    error = world.json("status", now=scene.NOW)["sources"][0]["error"]
    TAP.ok("large" in error or "MB" in error, "status says that it was too large", error)


if __name__ == "__main__":
    TAP.play(test_conditional, test_same_again, test_compressed, test_retry_after,
             test_retry_after_date, test_interval, test_back_off, test_redirects,
             test_redirect_loop, test_cap)
