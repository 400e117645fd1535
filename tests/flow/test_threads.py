#!/usr/bin/python3
"""The tag is not the conversation: what hangs on posts without it is counted, and quoted from
whoever is open to that; no question is said to wait that anybody answered."""

import json
import os
import re
import signal
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402
import threads  # noqa: E402

tap = harness.Tap()
KNOWN = 0.99
SLACK_S = 20    # of a machine that is busy
AT_ONCE = 2     # threads that are asked for
OPTOUT = ("[person somebody]", "handles = @asked@toot.example", "optout = yes", "")
ASKED = "question"
DAY = "2026-11-10T09:{:02}:00.000Z"


class Play:
    """A server with conversations, read once and about to be mailed."""

    def __init__(self, world, statuses, top="", digest="", source=(), **options):
        self.world = world
        self.toot = world.mastodon(statuses, **options)
        self.digest, self.source = digest, source
        self.write_ini(top)
        result = world.run("poll", now=scene.NOW)
        assert result.code == 0, result

    def write_ini(self, top="", more=OPTOUT):
        sources = {"toot": ("mastodon", self.toot.url, "min_interval = 1 min", *self.source)}
        self.world.write("aggregator.ini", scene.ini(
            sources, "url = maildir:Mail", top=top, digest=self.digest) + "\n".join(more))

    def send(self):
        result = self.world.run("send", now=scene.NOW)
        assert result.code == 0, result
        return self.world.mails("Mail")

    def drafts(self):
        return [json.loads(doc) for (doc,) in self.world.query(
            "SELECT doc FROM draft WHERE doc IS NOT NULL")]

    def entries(self):
        """All entries of the last draft, whatever section they stand in."""
        return [entry for section in self.drafts()[-1]["sections"] for entry in section["posts"]]

    def waiting(self):
        return sorted(mark for entry in self.entries() if entry["is_waiting"]
                      for mark in scene.MARK.findall(entry["text"]))

    def threads(self):
        return [entry["path"] for entry in self.toot.log() if entry["path"].endswith("/context")]


def question(**changes):
    return make.status("Who knows mark-question? #JoyFE", DAY.format(0), **changes)


def answer(mark, above, author="bea", minute=1, text="We know mark-{}", **changes):
    above["replies_count"] += changes.get("visibility", "public") in ("public", "unlisted")
    return make.status(text.format(mark), DAY.format(minute), author=author,
                       in_reply_to_id=above["id"],
                       in_reply_to_account_id=above["account"]["id"], **changes)


def test_week(world, seed=1):
    """A week with the share of #Edchat."""
    week = threads.Week(seed)
    play = Play(world, week.statuses, digest="max_posts = 1000")
    marks = scene.marks(play.send()[0])
    told = {scene.MARK.findall(entry["text"])[0]: entry for entry in play.entries()}
    there = sum(len(root.answers) for root in week.roots.values())
    known = sum(min(told[mark]["answers"], len(root.answers))
                for mark, root in week.roots.items() if mark in told)
    tap.note(f"{week.untagged} of {week.untagged + week.tagged} answers without the hashtag, "
             f"{known} of {there} public answers of others known, {len(play.threads())} questions")
    tap.equal(sorted(set(week.roots) - set(told)), [], "every conversation is there")
    tap.ok(known >= KNOWN * there, "nearly all public answers are known", known, there,
           [(mark, told[mark]["answers"], root.answers) for mark, root in week.roots.items()
            if told[mark]["answers"] < len(root.answers)])
    tap.ok(all(told[mark]["answers"] <= len(root.answers) for mark, root in week.roots.items()),
           "and none that is not there",
           [(mark, told[mark]["answers"], len(root.answers)) for mark, root in week.roots.items()])
    tap.equal(sorted(set(marks) & week.never), [], "no refused author is quoted")
    kept = {mark.decode() for mark in re.findall(rb"mark-(\w+)", world.database_bytes())}
    tap.equal(sorted(kept & week.never), [], "and nothing that they wrote is kept")
    tap.equal(sorted(set(play.waiting()) - week.waiting()), [], "no answered question waits")
    tap.equal(play.waiting(), sorted(week.waiting()), "those wait that nobody answered")
    tap.ok(len(play.threads()) < len(week.statuses) / 4, "a conversation is a question or two",
           len(play.threads()))
    quoted = set(marks) & week.untagged_open
    stored = {scene.MARK.findall(text)[0] for (text,) in world.query(
        "SELECT json_extract(doc, '$.text') FROM post WHERE id NOT IN (SELECT post FROM post_tag)")}
    tap.ok(quoted, "answers without the hashtag are quoted", len(quoted))
    tap.equal(sorted(stored), sorted(quoted), "and those alone are stored")


def lone(world, *answers, top="", more=OPTOUT, **options):
    """One question and what hangs on it."""
    asked = question()
    statuses = [asked, *(one(asked) for one in answers)]
    play = Play(world, statuses, top=top, **options)
    play.statuses, play.asked = statuses, asked
    play.write_ini(top, more)
    return play


def said(mark, **changes):
    """Makes an answer without the hashtag."""
    return lambda asked: answer(mark, asked, **changes)


def signs(**account):
    """Makes one by somebody whose account says something."""
    def make_answer(asked):
        status = answer("shy", asked)
        status["account"].update(account)
        return status
    return make_answer


def test_signs(_):
    """An answer counts, whoever wrote it; it is quoted from who is open alone."""
    asked_out = ("[person bea]", "handles = @bea@toot.example", "optout = yes", "")
    rows = (
        ("open", said("shy"), True, {}),
        ("noindex", signs(noindex=True), False, {}),
        ("no opt-in", signs(indexable=False), False, {}),
        ("not to be found", signs(discoverable=False), False, {}),
        ("#nobot", signs(note="<p>#nobot</p>"), False, {}),
        ("unlisted", said("shy", visibility="unlisted"), False, {}),
        ("nobody may quote", said("shy", quote_approval={"automatic": [], "manual": []}), False,
         {}),
        ("kept out by the ini", said("shy"), False, {"more": asked_out}),
        ("excluded", said("shy"), False, {"digest": "exclude = text: shy"}),
        ("a feed's reader", said("shy", text="<b>mark-{}</b> & more"), True, {}),
    )
    for name, one, is_quoted, options in rows:
        with harness.World() as world:
            play = lone(world, one, **options)
            marks = scene.marks(play.send()[0])
            (entry,) = play.entries()
            tap.equal((marks, entry["answers"], entry["voices"], play.waiting()),
                      (["question"] + ["shy"] * is_quoted, 1, 2, []), f"{name}: quoted or not")
            tap.equal(b"mark-shy" in world.database_bytes(), is_quoted, f"{name}: kept or not")


def test_waiting(_):
    """Their own words are no answer; what may be one is none that nobody gave."""
    rows = (
        ("nobody", (), True, {}),
        ("their own", (said("own", author="ada"),), True, {}),
        ("their own with the tag", (said("own", author="ada", text="mark-{} #JoyFE"),), True, {}),
        ("hidden", (said("hid", visibility="private"),), True, {}),
        ("limited", (signs(limited=True),), False, {}),
        ("not told", (said("shy"),), False, {"mode_file": True}),
    )
    for name, answers, is_waiting, options in rows:
        with harness.World() as world:
            if options:
                options = {"mode_file": world.path("modes")}
                world.write("modes", "thread-closed401")
            play = lone(world, *answers, **options)
            play.send()
            tap.equal(play.waiting(), [ASKED] * is_waiting, f"{name}: waits or not")


def test_two_accounts(_):
    """Who answers themselves from another account has not been answered: people count once."""
    for handles, waits in (("@ada@toot.example, @bea@toot.example", [ASKED]),
                           ("@ada@toot.example, @cai@toot.example", [])):
        with harness.World() as world:
            play = lone(world, said("own"), more=("[person ada]", f"handles = {handles}", ""))
            play.send()
            (entry,) = play.entries()
            tap.equal((play.waiting(), entry["voices"]), (waits, 2 - len(waits)), handles)


def test_two_digests(world):
    """Each digest quotes by its own rules, and what both quote is kept once."""
    play = lone(world, said("shy"), said("other", author="cai", minute=2))
    more = ("[digest second]", "tags = JoyFE", "timezone = UTC", "to = bob@readers.example",
            "exclude = text: shy", "[digest third]", "tags = JoyFE", "timezone = UTC",
            "to = eve@readers.example", "")
    play.write_ini(more=more)
    world.run("run", now=scene.at(minutes=2))
    tap.equal(sorted(scene.marks(mail) for mail in play.send()),
              [["other", ASKED], ["other", ASKED, "shy"], ["other", ASKED, "shy"]],
              "two have all answers, one all but one")
    tap.equal(world.query("SELECT count(*) FROM post"), [(3,)], "each is kept once")


def test_unreachable(world):
    """A question of which nobody can say anything is not said to wait."""
    play = lone(world)
    preview = world.run("preview", now=scene.NOW)
    tap.equal(play.threads(), [], "a preview asks nobody")
    tap.contains(preview.out, "mark-question", "and shows what was read")
    play.toot.stop()
    play.send()
    tap.equal(play.waiting(), [], "its server is gone")


def test_refused_questions(_):
    """Who wants a login, or to be left alone, is asked no more."""
    for mode in ("thread-closed401", "thread-ratelimited", "thread-html503"):
        with harness.World() as world:
            world.write("modes", mode)
            statuses = []
            for minute in range(6):
                status = make.status(f"Is mark-q{minute} one? #JoyFE", DAY.format(minute),
                                     author=f"asker{minute}")
                statuses += [status, answer(f"a{minute}", status, minute=minute + 20)]
            play = Play(world, statuses, mode_file=world.path("modes"))
            (mail,) = play.send()
            tap.equal((scene.marks(mail), play.waiting()), ([f"q{n}" for n in range(6)], []),
                      f"{mode}: all is mailed, and nothing said to wait")
            tap.ok(0 < len(play.threads()) <= AT_ONCE, f"{mode}: it is asked no more",
                   play.threads())


def test_budget(world):
    """No more requests than a run may make."""
    statuses = []
    for minute in range(8):
        status = make.status(f"Is mark-q{minute} one? #JoyFE", DAY.format(minute),
                             author=f"asker{minute}")
        statuses += [status, answer(f"a{minute}", status, minute=minute + 20)]
    play = Play(world, statuses, source=("max_requests = 4",))
    (mail,) = play.send()
    tap.equal((len(play.threads()), len(scene.marks(mail)), play.waiting()), (3, 11, []),
              "one for the posts, three for threads; five are counted by their server alone")


def test_slow(world):
    """It costs recheck_time at most; what was said until then counts."""
    world.write("modes", "thread-stall")
    play = lone(world, said("shy"), top="recheck_time = 1 s", mode_file=world.path("modes"))
    begin = time.monotonic()
    (mail,) = play.send()
    tap.ok(1 <= time.monotonic() - begin < 1 + SLACK_S, "a second")
    tap.equal((scene.marks(mail), play.waiting()), ([ASKED], []), "it is mailed, and does not wait")


def test_killed(world):
    """A run that is killed while it asks has decided nothing and kept nothing."""
    world.write("modes", "thread-stall")
    play = lone(world, said("shy"), mode_file=world.path("modes"))
    with world.running("send", now=scene.NOW) as process:
        harness.wait_until(lambda: len(play.threads()) == 1, "it asks")
        process.send_signal(signal.SIGKILL)
        process.wait(harness.STOP_S)
    decided = world.query("SELECT count(*) FROM period WHERE start_s > 0")
    tap.equal((decided, b"mark-shy" in world.database_bytes()), ([(0,)], False),
              "nothing is decided or kept")
    world.write("modes", "ok")
    play.send()
    tap.equal([scene.marks(mail) for mail in play.send()], [[ASKED, "shy"]],
              "then it is mailed once, with its answer")


def test_forgotten(world):
    """A quoted answer is a post like others for whoever asks to be left out."""
    play = lone(world, said("shy"), said("other", author="cai", minute=2))
    tap.equal(scene.marks(play.send()[0]), ["other", ASKED, "shy"], "both are quoted")
    told = world.run("explain", play.statuses[1]["url"], now=scene.NOW).out
    tap.contains(told, "an answer without a hashtag of this digest: mailed", "and explain says so")
    world.run("forget", play.statuses[1]["url"], now=scene.at(minutes=1))
    tap.equal((b"mark-shy" in world.database_bytes(), b"mark-other" in world.database_bytes()),
              (False, True), "nothing is left of the one that was forgotten")
    (entry,) = play.entries()
    tap.equal([scene.MARK.findall(below["text"]) for below in entry["below"]], [["other"]],
              "and the edition is without it")
    world.run("poll", now=scene.at(hours=1))
    play.write_ini(more=("[person cai]", "handles = @cai@toot.example", "optout = yes", ""))
    world.run("run", now=scene.at(hours=2))
    tap.ok(b"mark-other" not in world.database_bytes(), "an author who is kept out goes as well")


def test_undone(world):
    """An edition that nobody has is undone, and leaves none of the answers that it quoted."""
    play = lone(world, said("shy"), said("other", author="cai", minute=2))
    ini = world.path("aggregator.ini")
    with open(ini, encoding="utf-8") as file:
        text = file.read()
    world.write("aggregator.ini", text.replace("maildir:Mail", "smtp://127.0.0.1:1"))
    world.run("send", now=scene.NOW)
    tap.equal(world.query("SELECT count(*) FROM edition_post"), [(3,)], "three posts are owed")
    world.run("forget", play.statuses[1]["url"], now=scene.at(minutes=1))
    counts = [world.query(f"SELECT count(*) FROM {table}")[0][0] for table in ("edition", "post")]
    tap.equal((counts, b"mark-other" in world.database_bytes()), ([0, 1], False),
              "the edition is undone, and what it quoted is gone")
    world.write("aggregator.ini", text)
    tap.equal([scene.marks(mail) for mail in play.send()], [["other", ASKED]],
              "and then it is made anew, without what was forgotten")


def test_dropped(world):
    """What the organiser dropped is not quoted."""
    play = lone(world, said("shy"))
    world.run("drop", play.statuses[1]["url"], now=scene.NOW)
    tap.equal(scene.marks(play.send()[0]), [ASKED], "it is counted alone")


def test_no_news(world):
    """An answer that was quoted is no news when it gets the hashtag later; its words follow."""
    play = lone(world, said("shy"))
    play.send()
    late = answer("shy", play.asked, text="We know mark-{} #JoyFE",
                  edited_at="2026-11-17T09:00:00.000Z")
    late.update({key: play.statuses[1][key] for key in ("id", "uri", "url")})
    world.write(play.toot.data, [play.asked, late])
    world.run("run", now=scene.at(days=1))
    world.run("run", now=scene.at(days=7))
    tap.equal([scene.marks(mail) for mail in world.mails("Mail")], [[ASKED, "shy"]], "one mail")
    tap.equal(world.query("SELECT json_extract(doc, '$.text') FROM post WHERE doc LIKE '%-shy%'"),
              [("We know mark-shy #JoyFE",)], "and its words as they are now")


def test_manners(_):
    """Servers that speak Mastodon's API in other ways."""
    for manners in ("gotosocial", "pixelfed", "akkoma", "friendica", "hollo"):
        with harness.World() as world:
            token = None if manners == "akkoma" else "sesame"
            world.write("token", "sesame")
            play = lone(world, said("one"), said("two", author="cai", minute=2),
                        source=("token_file = token",) if token else (), manners=manners,
                        token=token)
            marks = scene.marks(play.send()[0])
            tap.equal((marks, play.waiting()), (["one", ASKED, "two"], []), manners)


tap.play(test_week, test_signs, test_waiting, test_two_accounts, test_two_digests,
         test_unreachable, test_refused_questions, test_budget, test_slow, test_killed,
         test_forgotten, test_undone, test_dropped, test_no_news, test_manners)
