#!/usr/bin/python3
"""What is ahead: rules of the ini and calendars, in the digest and in its mail's calendar."""

import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
INTRODUCTION = """All times are those of UTC. A calendar file comes with this mail and has
them, too.

"""
CHAT = """
[event ukfechat]
title = The hour
when = third Thursday 20:00
length = 60 min
timezone = Europe/London
place = Online, in the hashtag
url = https://us02web.zoom.us/j/4711
"""
ENTRY = """BEGIN:VEVENT
UID:{uid}
SEQUENCE:{sequence}
SUMMARY:{title}
DTSTART{start}
{lines}END:VEVENT
"""


def entry(uid, start, title="Swap shop", sequence=0, lines=""):
    return ENTRY.format(uid=uid, start=start, title=title, sequence=sequence, lines=lines)


def calendar(*entries, end="END:VCALENDAR\n"):
    return "BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(entries) + end


class Letters:
    """One post a week, so that there is an edition; and what is ahead."""

    def __init__(self, world, events="", digest="", sources=None):
        self.world, self.seen = world, 0
        self.sources = sources or {}
        self.toot, self.mail = world.mastodon([]), world.smtp()
        self.configure(events, digest)

    def configure(self, events="", digest=""):
        sources = {"toot": ("mastodon", self.toot.url), **self.sources}
        self.world.write("aggregator.ini", scene.ini(sources, scene.relay(self.mail),
                                                     digest=digest + "\n" + events))

    def run(self, week):
        """The mail of a week."""
        self.world.write(self.toot.data, [scene.post(f"week{one}", scene.at(days=7 * one - 3))
                                          for one in range(week + 1)])
        result = self.world.run("run", now=scene.at(days=7 * week))
        assert result.code == 0, result
        new = self.mail.messages()[self.seen:]
        self.seen += len(new)
        assert len(new) == 1, (week, new)
        return new[0]


def ics_of(message):
    """The calendar of a mail as {summary: {NAME: value}}; None without one."""
    parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    if not parts:
        return None
    text = parts[0].get_payload(decode=True).decode().replace("\r\n ", "")
    assert "\r\nMETHOD:PUBLISH\r\n" in text, text
    found = {}
    for block in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.S):
        lines = dict(line.split(":", 1) for line in block.split("\r\n") if ":" in line)
        found.setdefault(lines["SUMMARY"], []).append(lines)
    return found


def ahead_of(message):
    """The section of a mail's text, without its heading."""
    text = scene.text_of(message).replace("\r\n", "\n")
    found = re.search(r"\nEVENTS AHEAD\n(.*?)\n\n\n", text, re.S)
    return found[1].strip() if found else None


def test_rules(world):
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", "https://toot.example")},
                                            "url = smtp://127.0.0.1:9", digest=CHAT + """
[event walk]
when = last Saturday
except = 2027-03-27
timezone = Europe/London
[event college]
when = 2027-03-28 02:30
when = every Monday 09:00 every 2 weeks from 2027-03-22
except = 2027-04-19..2027-05-01
timezone = America/New_York
"""))
    rows = world.json("events", "--from", "2027-03-14", "--until", "2027-05-05", now=scene.NOW)
    TAP.equal([(row["start"], row["title"]) for row in rows], [
        ("2027-03-18T20:00:00Z", "The hour"),
        ("2027-03-22T13:00:00Z", "college"),
        ("2027-03-28T06:30:00Z", "college"),
        ("2027-04-05T13:00:00Z", "college"),
        ("2027-04-15T19:00:00Z", "The hour"),
        ("2027-04-23T23:00:00Z", "walk"),
        ("2027-05-03T13:00:00Z", "college")],
        "rules are wall time over both clock changes, days fall out, and single ones join")
    text = world.run("events", "--timezone", "Europe/Paris", "--from", "2026-12-01", "--until",
                     "2026-12-31", now=scene.NOW).out
    TAP.contains(text, "Thu 17 Dec 2026, 21:00 to 22:00 (Paris, CET; announced as Thu 20:00 in"
                       " London, GMT)\n    The hour\n    Online, in the hashtag\n",
                 "times are said in a zone that is named, with their own beside it")
    TAP.contains(text, "Sat 26 Dec 2026, all day\n    walk\n", "a day is a day anywhere")
    uids = {row["uid"] for row in rows}
    TAP.ok(len(uids) == len(rows) and all(re.fullmatch(r"[0-9a-f]{32}@college\.example", uid)
                                          for uid in uids), "each date has a name of its own")


def test_check(world):
    ini = scene.ini({"toot": ("mastodon", "https://toot.example")}, "url = smtp://127.0.0.1:9",
                    digest=CHAT + "except = 2026-12-17, 2026-12-24\n[event once]\n"
                                  "when = 2026-01-08 20:00\n")
    world.write("aggregator.ini", ini)
    text = world.run("check", now=scene.NOW).out
    TAP.contains(text, "event ukfechat (London): Thu 19 Nov 2026, 20:00; Thu 21 Jan 2027, 20:00;"
                       " Thu 18 Feb 2027, 20:00. Confirm with the host.\n",
                 "check says the next three dates")
    TAP.contains(text, "    except: Thu 24 Dec 2026: it would not take place then anyway",
                 "and what falls out in vain")
    TAP.contains(text, "event once (UTC): no date is left", "and what is over")
    world.write("aggregator.ini", ini + "\n[chat JoyFE]\nwhen = last Friday 19:00\n"
                                        "timezone = Europe/London\n")
    TAP.contains(world.run("check", now=scene.NOW).out,
                 "chat joyfe (London): Fri 27 Nov 2026, 19:00; ", "a chat is an event, too")
    TAP.contains(world.run("events", now=scene.NOW).out, "Fri 27 Nov 2026, 19:00 to 20:00",
                 "and told as one")
    for line, why in (("when = thirdly", "is no time at which something takes place"),
                      ("when = third Thursday 20:00\nexcept = Easter", "is no day"),
                      ("when = third Thursday 20:00\nurl = zoom", "is no address of a page"),
                      ("when = third Thursday 20:00\ntags = NoSuch", "no digest has #NoSuch"),
                      ("title = x", "when")):
        world.write("aggregator.ini", ini + f"\n[event bad]\n{line}\n")
        result = world.run("check", now=scene.NOW)
        TAP.ok(result.code == 78 and why in result.err, f"{line!r} is named", result)


def test_digest(world):
    letters = Letters(world, CHAT, "events = 21 d")
    first = letters.run(0)
    TAP.equal(ahead_of(first), INTRODUCTION +
              "Thursday 19 November, 20:00 to 21:00\n    The hour\n    Online, in the hashtag\n"
              "    Come in at us02web.zoom.us [2]\n\n[2] https://us02web.zoom.us/j/4711",
              "the text says what is ahead, with the link into the meeting")
    html = first.get_body(("html",)).get_content()
    TAP.ok("Events ahead</h2>" in html and ">19</p>" in html and "20:00 to 21:00" in html,
           "and so does the HTML")
    TAP.equal((first.get_content_type(), [part.get_content_type()
                                          for part in first.iter_parts()]),
              ("multipart/mixed", ["multipart/alternative", "text/calendar"]),
              "the calendar stands beside the letter, and is none of its forms")
    (hour,) = ics_of(first)["The hour"]
    TAP.equal((hour["DTSTART"], hour["DTEND"], hour["SEQUENCE"], hour["STATUS"], hour["URL"]),
              ("20261119T200000Z", "20261119T210000Z", "0", "CONFIRMED",
               "https://us02web.zoom.us/j/4711"), "and says the same")


def test_changes(world):
    letters = Letters(world, CHAT, "events = 120 d")
    before = {event["DTSTART"]: event for event in ics_of(letters.run(0))["The hour"]}
    TAP.equal(sorted(before), ["20261119T200000Z", "20261217T200000Z", "20270121T200000Z",
                               "20270218T200000Z"], "a series comes date by date")
    letters.configure(CHAT.replace("20:00", "19:00") + "except = 2027-01-21\n", "events = 120 d")
    message = letters.run(1)
    after = {event["UID"]: event for event in ics_of(message)["The hour"]}
    moved = after[before["20261217T200000Z"]["UID"]]
    TAP.equal((moved["DTSTART"], moved["SEQUENCE"], moved["STATUS"]),
              ("20261217T190000Z", "1", "CONFIRMED"), "another hour moves the same date")
    gone = after[before["20270121T200000Z"]["UID"]]
    TAP.equal((gone["DTSTART"], gone["SEQUENCE"], gone["STATUS"]),
              ("20270121T200000Z", "1", "CANCELLED"), "a day that falls out is cancelled")
    TAP.contains(ahead_of(message), "Thursday 21 January, 20:00 to 21:00\n    Cancelled: The hour",
                 "and the letter says so")
    third = ics_of(letters.run(2))["The hour"]
    TAP.equal([(event["DTSTART"], event["SEQUENCE"]) for event in third],
              [("20261217T190000Z", "1"), ("20270218T190000Z", "1"), ("20270318T190000Z", "0")],
              "what was told is not told again as a change")


def test_wishes(world):
    letters = Letters(world, CHAT, "attach_ics = no\nevents = 21 d")
    first = letters.run(0)
    TAP.ok(ics_of(first) is None and first.get_content_type() == "multipart/alternative"
           and ahead_of(first), "attach_ics = no leaves the calendar out")
    letters.configure(CHAT, "events = 0 d")
    TAP.ok(ahead_of(letters.run(1)) is None, "events = 0 d says nothing of it")
    letters.configure(CHAT + "tags = JoyFE\n", "events = 60 d")
    TAP.contains(ahead_of(letters.run(2)), "The hour, #JoyFE", "an event stands under its hashtag")


def test_calendar(world):
    place = world.write("college.ics", calendar(
        entry("a", ";TZID=Europe/Berlin:20261126T140000", lines="LOCATION:Utrecht\n"),
        entry("b", ":20261201T130000Z", "Captions"),
        entry("c", ":20261203T130000Z", "Cake", lines="URL:https://example.org/cake\n"),
        entry("d", ":20261203T150000Z", "Inspection", lines="CLASS:PRIVATE\n")))
    letters = Letters(world, "", "events = 60 d", {"college": ("calendar", f"file:{place}")})
    first = letters.run(0)
    TAP.equal(ahead_of(first), INTRODUCTION + """Thursday 26 November, 13:00
    Swap shop
    Utrecht
    Announced as 14:00 in Berlin (CET); that is 13:00 in UTC.

Tuesday 1 December, 13:00
    Captions

Thursday 3 December, 13:00
    Cake
    More at example.org [2]

[2] https://example.org/cake""", "a calendar's events are ahead, its private ones are not")
    before = {name: rows[0] for name, rows in ics_of(first).items()}
    TAP.ok("Inspection" not in scene.text_of(first)
           and world.query("SELECT count(*) FROM event WHERE doc LIKE '%Inspection%'") == [(0,)],
           "nor kept")
    world.write("college.ics", calendar(
        entry("a", ";TZID=Europe/Berlin:20261127T150000", sequence=1),
        entry("b", ":20261201T130000Z", "Captions", lines="STATUS:CANCELLED\n")))
    second = ics_of(letters.run(1))
    rows = {name: (second[name][0]["UID"] == before[name]["UID"], second[name][0]["DTSTART"],
                   second[name][0]["SEQUENCE"], second[name][0]["STATUS"]) for name in second}
    TAP.equal(rows, {"Swap shop": (True, "20261127T140000Z", "1", "CONFIRMED"),
                     "Captions": (True, "20261201T130000Z", "1", "CANCELLED"),
                     "Cake": (True, "20261203T130000Z", "1", "CANCELLED")},
              "moved, cancelled and gone are known by their uid")


def test_absence(world):
    whole = [entry(name, f":202612{day:02}T130000Z", name)
             for name, day in (("one", 20), ("two", 21))]
    place = world.write("college.ics", calendar(*whole))
    letters = Letters(world, "", "events = 60 d", {"college": ("calendar", f"file:{place}")})
    letters.run(0)
    world.write("college.ics", calendar(whole[0], "BEGIN:VEVENT\nUID:two\nDTST", end=""))
    second = ics_of(letters.run(1))
    TAP.equal({name: rows[0]["STATUS"] for name, rows in second.items()},
              {"one": "CONFIRMED", "two": "CONFIRMED"},
              "a calendar that breaks off cancels nothing")
    TAP.contains(world.run("status", now=scene.at(days=7)).out, "read in part",
                 "and status says that it was read in part")
    world.write("college.ics", "<html>Log in</html>")
    third = letters.run(2)
    TAP.ok({rows[0]["STATUS"] for rows in ics_of(third).values()} == {"CONFIRMED"}
           and "Could not be reached" not in ahead_of(third), "nor does what is no calendar")
    TAP.contains(world.run("status", now=scene.at(days=14)).out, "BEGIN:VCALENDAR",
                 "which status says as well")
    world.write("college.ics", calendar())
    TAP.ok(ics_of(letters.run(3)) is None, "nor does one that fell silent")
    letters.sources = {}
    letters.configure("", "events = 60 d")
    TAP.ok(ics_of(letters.run(4)) is None, "a calendar that leaves the ini cancels nothing")


def titles(world, *arguments, now=scene.NOW):
    return [row["title"] for row in world.json("events", *arguments, now=now)]


def test_twice(world):
    """A chat is told once, whoever else tells of it."""
    chat = "[chat JoyFE]\nwhen = third Thursday 20:00\ntimezone = Europe/London\n"
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", "https://toot.example")},
                                            "url = smtp://127.0.0.1:9", digest=chat))
    alone = world.json("events", now=scene.NOW)
    TAP.equal([row["title"] for row in alone], ["#JoyFE"] * 3, "a chat alone is told")
    named = CHAT.replace("ukfechat", "joyfe")
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", "https://toot.example")},
                                            "url = smtp://127.0.0.1:9", digest=chat + named))
    both = world.json("events", now=scene.NOW)
    TAP.equal([(row["title"], row["uid"]) for row in both],
              [("The hour", row["uid"]) for row in alone],
              "an [event] of its name says it, and is the same in readers' calendars")
    TAP.contains(world.run("check", now=scene.NOW).out,
                 "    readers are told of it as [event joyfe] says\n", "which check says")
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", "https://toot.example")}, "url = smtp://127.0.0.1:9",
        digest=chat + named.replace("20:00", "19:00")))
    TAP.equal([row["start"][11:16] for row in world.json("events", now=scene.NOW)], ["19:00"] * 3,
              "at another time, too")
    TAP.contains(world.run("check", now=scene.NOW).out,
                 "says, at another time (is one of both wrong?)\n", "which check asks about")
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", "https://toot.example")}, "url = smtp://127.0.0.1:9",
        digest=chat + CHAT.replace("third Thursday 20:00", "2026-12-17 20:00") + "tags = JoyFE\n"))
    TAP.equal(titles(world), ["#JoyFE", "The hour", "#JoyFE"],
              "one under its hashtag stands for the date that is its own as well")


def test_alike(world):
    """What two calendars announce is told once; what one has in two places, twice."""
    one = world.write("one.ics", calendar(
        entry("a", ":20261220T130000Z", "Open evening", lines="LOCATION:Bridge Street\n"),
        entry("b", ":20261220T130000Z", "Open evening", lines="LOCATION:Mill Lane\n")))
    two = world.write("two.ics", calendar(
        entry("a", ":20261220T130000Z", "OPEN EVENING", lines="LOCATION:Both sites\n"),
        entry("c", ":20261221T130000Z", "Tea")))
    letters = Letters(world, "", "events = 60 d", {"one": ("calendar", f"file:{one}"),
                                                   "two": ("calendar", f"file:{two}")})
    first = ics_of(letters.run(0))
    TAP.equal({name: sorted(row["LOCATION"] for row in rows if "LOCATION" in row)
               for name, rows in first.items()},
              {"Open evening": ["Bridge Street", "Mill Lane"], "Tea": []},
              "two calendars are told once, two places of one calendar each")
    world.write("one.ics", calendar(entry("d", ":20261222T130000Z", "Cake")))
    second = ics_of(letters.run(1))
    TAP.equal({name: rows[0]["STATUS"] for name, rows in second.items()},
              {"OPEN EVENING": "CONFIRMED", "Tea": "CONFIRMED", "Cake": "CONFIRMED"},
              "what the other goes on announcing, in other letters, is not cancelled")


def test_back(world):
    """Cancelled and on again, moved over a clock change, whatever its sequence does."""
    place = world.path("college.ics")
    states = [(5, ":20270326T200000", ""), (5, ":20270326T200000", "STATUS:CANCELLED\n"),
              (2, ":20270326T200000", "STATUS:CONFIRMED\n"), (1, ":20270329T200000", "")]
    letters = Letters(world, "", "events = 200 d", {"college": ("calendar", f"file:{place}")})
    rows = []
    for week, (sequence, start, lines) in enumerate(states):
        world.write("college.ics", calendar(
            "X-WR-TIMEZONE:Europe/London\n", entry("a", start, sequence=sequence, lines=lines)))
        rows += ics_of(letters.run(week))["Swap shop"]
    TAP.equal([(row["DTSTART"], row["SEQUENCE"], row["STATUS"]) for row in rows],
              [("20270326T200000Z", "5", "CONFIRMED"), ("20270326T200000Z", "6", "CANCELLED"),
               ("20270326T200000Z", "7", "CONFIRMED"), ("20270329T190000Z", "8", "CONFIRMED")],
              "each state is later than the one before, and an hour stays what it is")
    TAP.equal(len({row["UID"] for row in rows}), 1, "and all are one entry")


def test_filters(world):
    """A calendar's include and exclude are kept, and cancel nothing."""
    place = world.write("college.ics", calendar(
        entry("a", ":20261220T130000Z", "Swap shop", lines="DESCRIPTION:Bring a book\n"),
        entry("b", ":20261221T130000Z", "Board", lines="DESCRIPTION:For members alone\n"),
        entry("c", ":20261222T130000Z", "Tea", lines="LOCATION:Staff room\n")))
    source = ("calendar", f"file:{place}")
    letters = Letters(world, "", "events = 60 d", {"college": source})
    TAP.equal(sorted(ics_of(letters.run(0))), ["Board", "Swap shop", "Tea"], "all is told")
    letters.sources = {"college": (*source, "exclude = members alone", "exclude = text: staff")}
    letters.configure("", "events = 60 d")
    second = ics_of(letters.run(1))
    TAP.equal({name: rows[0]["STATUS"] for name, rows in second.items()},
              {"Swap shop": "CONFIRMED"}, "what is excluded is told no more, and not cancelled")
    TAP.equal(titles(world, now=scene.at(days=7)), ["Swap shop"], "nor by events")
    letters.sources = {"college": (*source, "include = title: ^(Tea|Board)")}
    letters.configure("", "events = 60 d")
    TAP.equal(sorted(ics_of(letters.run(2))), ["Board", "Tea"], "include asks for some alone")
    TAP.ok(world.query("SELECT count(*) FROM event WHERE doc LIKE '%members%'") == [(0,)],
           "and descriptions are not kept")
    letters.sources = {"college": (*source, "file_under = JoyFE")}
    letters.configure("", "events = 60 d")
    result = world.run("check", now=scene.NOW)
    TAP.ok(result.code == 78 and "a calendar has no posts that could be filed" in result.err,
           "file_under is refused", result)


def test_advice(world):
    """Check says what no reader will see."""
    chat = "[chat JoyFE]\nwhen = third Thursday 20:00\n"
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", "https://toot.example")}, "url = smtp://127.0.0.1:9",
        digest="sections = talked tags\nevents = 0 d\n" + chat))
    said = world.run("check", now=scene.NOW)
    TAP.ok(said.code == 0 and "no chats stand in its sections, so that [chat JoyFE] comes post by"
           " post there (add chats to sections)" in said.out, "sections without chats", said)
    TAP.contains(said.out, "events = 0 d, so that nobody is told of [chat joyfe] there",
                 "and events that nobody is told of")
    world.write("aggregator.ini", scene.ini(
        {"toot": ("mastodon", "https://toot.example")}, "url = smtp://127.0.0.1:9", digest=chat))
    said = world.run("check", now=scene.NOW).out
    TAP.ok("no chats stand" not in said and "nobody is told" not in said, "else nothing is said")


def test_online(world):
    """Over HTTP, with validators; what is found is said."""
    folder = world.path("served")
    os.makedirs(folder)
    with open(os.path.join(folder, "all.ics"), "w", encoding="utf-8") as file:
        file.write("BEGIN:VCALENDAR\nX-WR-CALNAME:Our college\n"
                   + entry("a", ":20261126T130000Z") + "END:VCALENDAR\n")
    server = world.feeds(root=folder)
    world.write("aggregator.ini", scene.ini({"college": ("calendar", f"{server.url}/all.ics")},
                                            "url = smtp://127.0.0.1:9"))
    glance = world.run("check", "--online", now=scene.NOW)
    TAP.contains(glance.out, "read; 1 event seen", "check --online says what is seen")
    world.run("poll", now=scene.NOW)
    world.run("poll", "college", now=scene.at(hours=1))
    statuses = [row["status"] for row in server.log() if row["path"].endswith("all.ics")]
    TAP.equal(statuses[-2:], [200, 304], "an unchanged calendar costs no answer")
    TAP.equal([row["title"] for row in world.json("events", now=scene.NOW)], ["Swap shop"],
              "events says what was read")


TAP.play(test_rules, test_check, test_digest, test_changes, test_wishes, test_calendar,
         test_absence, test_twice, test_alike, test_back,
         test_filters, test_advice, test_online)
