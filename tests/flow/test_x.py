#!/usr/bin/python3
"""X: pages over runs, edits, what is gone, and money: never more than the budget is for, whatever
kills a run, and seen by whoever looks."""

import os
import re
import sys
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import api_posts  # noqa: E402
import harness  # noqa: E402
import scene  # noqa: E402
import x_stub  # noqa: E402

TAP = harness.Tap()
TOKEN = "sesame-4711"
CALLS = ("pwrite64", "fdatasync", "sendto", "recvfrom")


def some(count, author="ada"):
    """Posts of the last days, oldest first."""
    begin = datetime.fromisoformat(scene.NOW) - timedelta(days=3)
    return [api_posts.post(f"x{n}", (begin + timedelta(minutes=20 * n)).isoformat(), author)
            for n in range(count)]


class Cross:
    """X, and a source that reads it."""

    def __init__(self, world, posts, *lines, budget="5.00 USD a month", **options):
        self.world, self.posts = world, posts
        world.tell_time(scene.NOW)
        self.server = world.api("x", posts, token=TOKEN, **options)
        world.write("x.token", TOKEN)
        more = [f"budget = {budget}"] if budget else []
        world.write("aggregator.ini", scene.ini(
            {"cross": ("x", self.server.url, "token_file = x.token", *more, *lines)},
            "url = maildir:Mail"))

    def change(self, posts):
        self.world.write(self.server.data, posts)

    def poll(self, now=scene.NOW, **more):
        return self.world.run("poll", "cross", now=now, **more)

    def spent(self, month="2026-11"):
        return x_stub.spent(self.world.path(self.server.data) + ".ledger", month)

    def status(self, now=scene.NOW):
        return self.world.json("status", now=now)["sources"][0]

    def money(self, now=scene.NOW):
        return self.status(now)["money"]

    def asked(self):
        """The searches so far, as {name: value}."""
        paths = [entry["path"] for entry in self.server.log()]
        return [{name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
                for path in paths if "/search/recent" in path]

    def marks(self):
        rows = self.world.query("SELECT doc FROM post")
        return sorted(re.search(r"mark-(\w+)", row[0])[1] for row in rows)


def names(posts):
    return sorted(post["mark"] for post in posts)


def test_pages(world):
    """A first reading in two runs, then what is new."""
    posts = some(150)
    cross = Cross(world, posts, "max_requests = 1", budget="50.00 USD a month")
    result = cross.poll()
    TAP.equal((result.code, len(cross.marks())), (0, 100), "a page in the first run", result)
    TAP.ok(cross.status()["behind"] and cross.status()["missing"], "what is missing is told",
           cross.status())
    cross.poll(scene.at(minutes=20))
    TAP.equal(cross.marks(), names(posts), "the next run goes on with the next page")
    more = [api_posts.post(f"l{n}", scene.at(minutes=n % 30), "bob") for n in range(120)]
    cross.change([*posts, *more])
    for minutes in (40, 60, 80):
        cross.poll(scene.at(minutes=minutes))
    first, second, third, fourth, fifth = cross.asked()
    TAP.equal((first["query"], first["max_results"]), ("#JoyFE -is:retweet", "100"), "one search")
    TAP.ok("start_time" in first and "next_token" not in first, "from the beginning", first)
    TAP.ok("until_id" in second and "start_time" not in second,
           "which X no longer shows 20 minutes later: so below what was read", second)
    TAP.ok("since_id" in third and "start_time" not in third, "then from the newest on", third)
    TAP.equal((fourth["since_id"], "next_token" in fourth), (third["since_id"], True),
              "the same search, its next page")
    TAP.ok(int(fifth["since_id"]) > int(third["since_id"]), "which moves when all is in", fifth)
    TAP.equal(cross.marks(), names([*posts, *more]), "nothing is missing, nothing twice")
    TAP.equal(cross.status()["behind"], None, "and nothing is behind")


def test_money(world):
    """What was spent is what X charged, and shown."""
    posts = [*some(20), *some(40, "bob")[20:]]
    cross = Cross(world, posts)
    cross.poll()
    TAP.equal(cross.spent(), 40 * 5000 + 2 * 10_000, "forty posts, two authors")
    TAP.equal(cross.money()["spent"], cross.spent(), "as it is in the book")
    TAP.equal((cross.money()["left"], cross.money()["until"]),
              (5_000_000 - cross.spent(), "2026-12-01T00:00:00Z"), "what is left, until when")
    said = world.run("status", now=scene.NOW).out
    TAP.contains(said, "money: 0.22 USD of 5.00 USD a month spent, 4.78 USD left until 2026-12-01",
                 "in words")
    said = world.run("check", now=scene.NOW).out
    TAP.contains(said, "a week will probably cost 0.23 USD", "what a week will cost")
    TAP.contains(said, "0.005 USD for a post", "by which prices")
    TAP.contains(said, "docs.x.com", "and whose")


def test_used_up(world):
    """Less is asked for where less is left, then nothing, until the month is over."""
    posts = some(60)
    cross = Cross(world, posts, budget="0.60 USD a month")
    result = cross.poll()
    TAP.equal([one["max_results"] for one in cross.asked()], ["17", "14", "12", "10"],
              "as many as there is money for")
    TAP.ok(cross.spent() <= 600_000, "within the budget", cross.spent())
    TAP.equal((result.code, cross.status()["state"]), (0, "behind"), "that is no failure", result)
    TAP.contains(cross.status()["behind"], "the budget of 0.60 USD a month has", "it says why")
    asked = len(cross.asked())
    cross.poll(scene.at(hours=5))
    TAP.equal(len(cross.asked()), asked, "nothing is asked any more")
    draft = world.run("preview", "weekly", now=scene.at(hours=5))
    TAP.ok(draft.code in (0, 64), "a digest can be made", draft)
    first = api_posts.post("dec", "2026-12-01T00:30:00Z")
    cross.change([first])
    cross.poll("2026-12-01T01:00:00Z")
    TAP.equal(cross.spent("2026-12"), 15_000, "a new month has a new budget")
    TAP.ok("dec" in cross.marks(), "and is read")


def test_no_budget(world):
    cross = Cross(world, some(3), budget=None)
    result = cross.poll()
    TAP.equal(cross.server.log(), [], "without a budget nothing is asked")
    TAP.contains(result.err + result.out, "set budget = 5.00 USD a month", "which says what to do")
    said = world.run("check", now=scene.NOW)
    TAP.equal(said.code, 0, "the ini is right", said)
    TAP.contains(said.out, "no budget is set", "and check says so")


def test_glance(world):
    """check --online asks nobody who takes money, but with --spend."""
    cross = Cross(world, some(30))
    said = world.run("check", "--online", now=scene.NOW)
    TAP.equal((said.code, cross.server.log()), (0, []), "not asked", said)
    TAP.contains(said.out, "costs money", "and said so")
    said = world.run("check", "--online", "--spend", now=scene.NOW)
    TAP.equal((said.code, cross.server.log()), (64, []), "nor before there is a book", said)
    cross.poll()
    before = cross.spent()
    cross.change([*some(30), api_posts.post("new", scene.at(minutes=-5), "cai")])
    said = world.run("check", "--online", "--spend", now=scene.NOW)
    TAP.equal(said.code, 0, "with --spend", said)
    TAP.equal(cross.asked()[-1]["max_results"], "10", "ten posts are looked at")
    TAP.equal(cross.spent() - before, 15_000, "of which X takes what is new on the day")
    TAP.ok(cross.spent() <= cross.money()["spent"] <= before + 70_000, "it is in the book",
           cross.money(), cross.spent())
    TAP.ok("new" not in cross.marks(), "and nothing is kept")


def test_edits_and_ends(world):
    """Before they are mailed: deleted, protected, edited."""
    posts = some(4)
    cross = Cross(world, posts, "min_interval = 1 d")
    early = "2026-11-16T06:00:00Z"
    cross.poll(early)
    TAP.equal(cross.marks(), names(posts), "four posts")
    gone, hidden, edited, stays = posts
    cross.change([{**gone, "state": "deleted"}, {**hidden, "state": "hidden"},
                  {**edited, "edits": [[scene.at(hours=-3), edited["text"] + " mended"]]}, stays])
    result = world.run("run", now=scene.NOW)
    TAP.equal(result.code, 0, "an edition goes out", result)
    asked = [entry["path"] for entry in cross.server.log()
             if entry["path"].startswith("/2/tweets?")]
    TAP.ok(asked and "expansions" not in asked[0], "X is asked once more, for the posts alone",
           asked)
    TAP.equal(len(asked), 2, "and for the one that was edited as a whole", asked)
    (mail,) = world.mails("Mail")
    TAP.equal(sorted(scene.marks(mail)), sorted([edited["mark"], stays["mark"]]),
              "what is gone or protected is not mailed")
    text = mail.get_body(("plain",)).get_content()
    TAP.contains(text, "mended", "what was edited is as it is now")
    TAP.contains(text, "@ada@x.com", "whose it is")
    TAP.contains(text, "x.com/ada/status/", "and where")
    TAP.ok(cross.spent() <= cross.money()["spent"] <= 5_000_000, "all of it is booked",
           cross.spent(), cross.money())


def test_limits(world):
    for word, said in (("ratelimited:600", "asked too often"), ("spent", "no credit left at X"),
                       ("forbidden", "HTTP 403"), ("capped", "X's own limit"),
                       ("expired", "HTTP 401"), ("error500", "HTTP 503"),
                       ("html200", "something else than a page"), ("drop", "")):
        with harness.World() as each:
            cross = Cross(each, some(3), mode=word)
            result = cross.poll()
            row = cross.status()
            TAP.ok(row["error"] and said in row["error"] and row["state"] != "well",
                   f"{word}: {said}", row, result)
            TAP.ok(cross.spent() <= cross.money()["spent"], f"{word}: booked", cross.money())


def test_kills(world):
    """Killed before each call of a kind: what X charged is in the book, and below the budget."""
    struck = 0
    for call in CALLS:
        for number in range(1, 60):
            with harness.World() as each:
                cross = Cross(each, some(25), budget="0.80 USD a month", forgetful=True)
                wrap = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                        f"inject={call}:signal=KILL:when={number}")
                killed = cross.poll(wrap=wrap)
                if killed.code == 0:
                    break
                struck += 1
                for minutes in (20, 40):
                    cross.poll(scene.at(minutes=minutes))
                if not cross.spent() <= cross.money()["spent"] <= 800_000:
                    TAP.ok(False, f"{call} {number}", cross.spent(), cross.money(), killed)
                if number > 5:
                    break
    TAP.ok(struck >= 10, f"{struck} kills: never more than the budget", struck)


if __name__ == "__main__":
    TAP.play(test_pages, test_money, test_used_up, test_no_budget, test_glance,
             test_edits_and_ends, test_limits, test_kills)
