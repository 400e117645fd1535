#!/usr/bin/python3
"""calendar.ics in the archive: what is ahead, by [event], [chat] and calendars; what never is in
it; and that it is written anew only when something in it changes."""

import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
FILE = "weekly/calendar.ics"
WEBCAL = f"webcal://letters.example/fe/{FILE}"
ZOOM = "https://us02web.zoom.us/j/81234567890?pwd=secret"
OPEN = "https://us02web.zoom.us/j/90000000000?pwd=known"
JITSI = "https://meet.jit.si/OurStaffroom"
EVENTS = f"""
[event swap]
title = Swap shop
when = last Thursday 16:15
length = 45 min
place = Online, at {JITSI}
url = {ZOOM}
[event door]
title = Open door
when = 2026-12-01 18:00
url = {OPEN}
public_link = yes
[event Walk]
when = 2026-11-28 10:00
url = https://walks.example/slow
[event Elsewhere]
when = 2026-12-02 10:00
tags = SustainFE
[chat UKFEChat]
when = third Thursday 20:00
[digest other]
tags = SustainFE
schedule = monthly 1 07:30
"""
CALENDAR = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//EN
BEGIN:VEVENT
UID:captions
DTSTAMP:20261101T000000Z
DTSTART:20261202T130000Z
DTEND:20261202T134500Z
SUMMARY:Captions\\, plainly ({JITSI})
LOCATION:{ZOOM}
URL:{ZOOM}
END:VEVENT
END:VCALENDAR
"""


class Play:
    def __init__(self, world, events=EVENTS, archive=True):
        self.world = world
        self.toot = world.mastodon([scene.post("a", "2026-11-15T09:00:00Z")])
        world.write("ahead.ics", CALENDAR.replace("\n", "\r\n"))
        self.write_ini(events, archive)

    def write_ini(self, events=EVENTS, archive=True):
        sources = {"toot": ("mastodon", self.toot.url, "min_interval = 1 min"),
                   "cal": ("calendar", "file:ahead.ics", "min_interval = 1 min")}
        self.world.write("aggregator.ini", scene.ini(
            sources, "url = maildir:Mail", tags="JoyFE, UKFEChat", digest="events = 30 d")
            + events + ("[archive]\ndir = site\nurl = https://letters.example/fe\n"
                        if archive else ""))

    def run(self, **when):
        result = self.world.run("run", now=scene.at(**when))
        assert result.code == 0, result

    def path(self, name=FILE):
        return self.world.path("site", name)

    def read(self, name=FILE):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return file.read()

    def titles(self):
        return sorted(re.findall(r"\r\nSUMMARY:([^\r]*)", self.read().replace("\r\n ", "")))


def attached(mail):
    return next((part.get_content() for part in mail.iter_attachments()
                 if part.get_content_type() == "text/calendar"), None)


def blocks(text):
    """{uid: (sequence, start)}"""
    text = (text if isinstance(text, str) else text.decode()).replace("\r\n ", "")
    return {re.search(r"UID:(\S+)", block)[1]:
            (re.search(r"SEQUENCE:(\d+)", block)[1], re.search(r"DTSTART[^:]*:(\S+)", block)[1])
            for block in text.split("BEGIN:VEVENT")[1:]}


def test_file(world):
    """A year of what stands in the digest, with the mail's own names; and who leads there."""
    play = Play(world)
    play.run()
    text = play.read()
    TAP.ok(text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n"), "whole")
    TAP.ok(len(re.findall("UKFEChat", text)) >= 10, "a chat through the year", text)
    TAP.ok({"Swap shop", "Walk", "Open door"} <= set(play.titles()), "events", play.titles())
    TAP.ok(any("Captions" in title for title in play.titles()), "and those of calendars")
    TAP.ok("Elsewhere" not in text, "but not what stands in other digests")
    (mail,) = world.mails("Mail")
    told = blocks(attached(mail))
    kept = blocks(text)
    TAP.equal({uid: kept.get(uid) for uid in told}, told, "each date is called as in the mail")
    for part in (scene.text_of(mail), mail.get_body(("html",)).get_content()):
        TAP.contains(part, WEBCAL, "the mail says where to subscribe")
    index = play.read("weekly/index.html")
    TAP.contains(index, f'href="{WEBCAL}"', "the index, too")
    TAP.contains(index, f'href="../{FILE}"', "and leads to the file")


def test_meetings(world):
    """No link into a meeting, unless its organiser says so; the mail has them."""
    play = Play(world)
    play.run()
    text = play.read().replace("\r\n ", "")
    for words in ("81234567890", "jit.si", "zoom.us/j/8"):
        TAP.ok(words not in text, f"no {words}", text)
    TAP.contains(text, OPEN, "public_link = yes lets everybody in")
    TAP.contains(text, "https://walks.example/slow", "what is no meeting stands there")
    page = play.read("weekly/1.html")
    for words in ("81234567890", "jit.si", "zoom.us/j/8"):
        TAP.ok(words not in page, f"nor has the edition's page {words}", page)
    for words in ("Events ahead", "Swap shop", OPEN, "https://walks.example/slow"):
        TAP.contains(page, words, "which has what the mail has beside them")
    TAP.ok("comes with this mail" not in page, "no file comes with a page")
    mail = attached(world.mails("Mail")[0])
    mail = (mail if isinstance(mail, str) else mail.decode()).replace("\r\n ", "")
    TAP.ok("81234567890" in mail and "jit.si" in mail, "the mail's calendar has them", mail)


def test_renewal(world):
    play = Play(world)
    play.run()
    before, stamp = play.read(), os.stat(play.path()).st_mtime_ns
    play.run(hours=1)
    TAP.equal((os.stat(play.path()).st_mtime_ns, play.read()), (stamp, before),
              "nothing new: nothing is written")
    known = blocks(before)
    play.write_ini(EVENTS.replace("2026-11-28 10:00", "2026-11-28 11:00"))
    play.run(hours=2)
    after = blocks(play.read())
    moved = [uid for uid in known if after.get(uid) != known[uid]]
    TAP.equal([(known[uid], after[uid]) for uid in moved],
              [(("0", "20261128T100000Z"), ("1", "20261128T110000Z"))],
              "what is moved keeps its name, and is counted")
    play.write_ini(EVENTS.partition("[event Walk]")[0])
    play.run(hours=3)
    TAP.ok("Walk" not in play.titles(), "what is taken out leaves")
    os.unlink(play.path())
    play.run(hours=4)
    TAP.ok("Swap shop" in play.titles(), "a file that was lost is made again")


def test_retention(world):
    """An edition whose words were let go names no event any more."""
    play = Play(world)
    play.run()
    TAP.contains(play.read("weekly/1.html"), "Swap shop", "it did")
    world.write(play.toot.data, [])
    play.write_ini("")
    play.run(days=460)
    for name in ("weekly/1.html", "weekly/index.html", FILE):
        for words in ("Swap shop", "Captions", "Walk"):
            TAP.ok(words not in play.read(name), f"{name} has no {words}")


def test_none(world):
    """Where nothing is ahead there is no calendar; one that was there stays, empty."""
    play = Play(world, events="")
    world.write("ahead.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n")
    play.run()
    TAP.ok(not os.path.exists(play.path()), "none")
    TAP.ok("calendar" not in play.read("weekly/index.html"), "and no link to one")
    TAP.ok("webcal" not in scene.text_of(world.mails("Mail")[0]), "nor in the mail")
    play.write_ini("[event Walk]\nwhen = 2026-11-28 10:00\n")
    play.run(hours=1)
    TAP.equal(play.titles(), ["Walk"], "one comes")
    TAP.contains(play.read("weekly/index.html"), FILE, "the index knows")
    play.write_ini("")
    play.run(hours=2)
    TAP.ok(os.path.exists(play.path()) and play.titles() == [], "and stays, for who subscribed")


def test_without(world):
    """No archive: the mail has its file, and no address."""
    play = Play(world, archive=False)
    play.run()
    TAP.ok("webcal" not in scene.text_of(world.mails("Mail")[0]), "no address is made up")


TAP.play(test_file, test_meetings, test_renewal, test_retention, test_none, test_without)
