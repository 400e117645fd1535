"""The whole life of a mailing list by mail: 20 readers and an organiser, six weeks, on real mail
servers. Nobody touches anything but mail, the ini once, and cron.

    Life(REPORT, village).play()

A reader reads what came and does what stands there, in the words of their own mail program.
"""

import collections
import json
import re

import clients
import scene
import village as place
import ways_out

NAMES = ("ada ben cai dee eve fay gil hal ivy jo kit lou mia ned oli pam quin rae sam tess".split())
STRANGERS = ("una", "vic", "wyn")     # una never answers, vic is away, others name wyn
TAG = "JoyFE"
WAY = re.compile(r"organiser\+[a-z2-7]{39}@college\.example")
WEEK = re.compile(r"\bsent \d+.*")
LATE = "tess"               # joins after the first edition
YES = ("yes", "Yes", "YES", "Yes.", "yes!")
DRAFT = re.compile(r"(?m)^\W*([a-z])\W+(.*)$")


def post(number, day, by, words):
    return {"id": f"https://blog.example/{number}", "url": f"https://blog.example/{number}",
            "title": words, "authors": [{"name": by}], "tags": [TAG],
            "date_published": f"{day}T10:00:00Z", "content_text": f"mark-p{number} {words}."}


POSTS = [
    post(11, "2026-11-10", "Ann", "Chalk for beginners"),
    post(12, "2026-11-11", "Bob", "Cheap pills"),
    post(13, "2026-11-12", "Cat", "What bakers count"), post(14, "2026-11-13", "Dan", "Mock exams"),
    post(21, "2026-11-17", "Ann", "Second chalk"), post(22, "2026-11-18", "Dan", "Marking less"),
    post(31, "2026-11-24", "Ann", "Third chalk"), post(32, "2026-11-25", "Cat", "Bread and sums"),
    post(41, "2026-12-01", "Dan", "A quiet December"), post(42, "2026-12-02", "Ann", "Snow day"),
    post(51, "2026-12-08", "Ann", "Last chalk"), post(52, "2026-12-09", "Cat", "Mince pies"),
    post(61, "2026-12-15", "Dan", "The tree"), post(71, "2026-12-29", "Ann", "A new board"),
]
INI = """\
[tagdigest]
contact = {contact}
state_dir = state
allow_private = yes
ca_file = {ca}
[smtp]
{relay}
[inbox]
{inbox}
plus = yes
[source blog]
type = feed
url = file:blog.json
min_interval = 1 min
[digest weekly]
title = The Staffroom
tags = JoyFE
timezone = UTC
schedule = weekly Monday 07:30
review = optional
review_before = 12 h
max_per_author = 100
"""


class Life:
    """One play. Whatever is not so is told, and the life goes on."""

    def __init__(self, report, village):
        self.report, self.village = report, village
        self.people = [village.people[name] for name in NAMES]
        self.by_name = village.people
        self.organiser, self.theirs = village.organiser, village.theirs
        self.first, self.confirmations, self.full = {}, {}, set()

    def ok(self, good, what, *evidence):
        return self.report.ok(good, f"{self.village.kind}, {self.village.way_in}: {what}",
                              *evidence)

    def play(self):
        for step in (self.sets_up, self.asks, self.confirms, self.reviews, self.first_edition,
                     self.joins_late, self.chooses, self.sends_in, self.second_edition,
                     self.returns, self.third_edition, self.december, self.erases, self.ends):
            step()

    # ---- what is looked at ----

    def states(self):
        """{name: state} of the readers."""
        result = self.village.run("subscribers", "list", "--all", "--json")
        try:
            rows = json.loads(result.out)
        except ValueError:
            return {"?": str(result)}
        return {row["email"].partition("@")[0]: row["state"] for row in rows if row.get("email")}

    def posts_until(self, day):
        """The blog as it is that day."""
        items = [one for one in POSTS if one["date_published"] < day]
        self.village.write("blog.json", json.dumps({
            "version": "https://jsonfeed.org/version/1.1", "title": "The Blog", "items": items}))

    def cron(self, moment):
        self.village.at(moment)
        self.posts_until(moment)
        result = self.village.run("run")
        if result.code or result.err:
            self.report.note(f"{moment}: {result}")
        return result

    # ---- the steps ----

    def sets_up(self):
        """Monday 9 November: the ini, check, and cron's first line."""
        village = self.village
        village.at("2026-11-09T08:00:00Z")
        self.posts_until("2026-11-09")
        village.write("aggregator.ini", INI.format(
            contact=place.CONTACT, relay=village.relay(), inbox=village.inbox(),
            ca=village.certificate()))
        checked = village.run("check")
        self.ok(checked.code == 0, "check finds no mistake in the ini", checked)
        began = village.run("run")
        self.ok(began.code == 0, "the first run ends well", began)

    def asks(self):
        """Tuesday 10 November: they ask, each in their own way."""
        village, plus = self.village, self.village.plus("subscribe")
        early = self.people[:10]
        village.at("2026-11-10T09:00:00Z")
        for number, person in enumerate(early):
            person.writes(plus, ("", "Hello", "subscribe", "The Staffroom")[number % 4],
                          ("", "May I have it?\n\nThanks")[number % 2])
        self.cron("2026-11-10T09:10:00Z")
        later = [one for one in self.people[10:] if one.me[0] != LATE.title()]
        village.at("2026-11-10T11:00:00Z")
        for number, person in enumerate(later):
            page = "<p>Please</p>" if number % 3 == 2 else None
            person.writes(place.CONTACT, ("subscribe", "Subscribe", "SUBSCRIBE")[number % 3],
                          "" if page is None else None, page)
        later[-1].writes(plus, "again")
        for name in STRANGERS:
            self.by_name[name].writes(plus, "Hello")
        self.cron("2026-11-10T11:10:00Z")
        self.confirmations = {one.address: one.reads() for one in (*self.people, *(
            self.by_name[name] for name in STRANGERS))}
        asked = [*early, *later, *(self.by_name[name] for name in STRANGERS)]
        wrong = {one.me[0]: len(self.confirmations[one.address]) for one in asked
                 if len(self.confirmations[one.address]) != 1}
        self.ok(not wrong, f"each of {len(asked)} who ask gets one mail that asks back", wrong,
                village.piped()[-1500:])
        self.ok(not self.confirmations[self.by_name[LATE].address], "and nobody else does")
        self.ok(self.active() == set(), "nobody is subscribed who has not said yes", self.states())

    def confirms(self):
        """They answer yes; una does not, vic's server answers for him, wyn never asked."""
        village = self.village
        village.at("2026-11-10T12:00:00Z")
        for number, person in enumerate(self.people):
            for letter in self.confirmations[person.address][:1]:
                person.answers(letter, YES[number % len(YES)])
        vic = self.by_name["vic"]
        for letter in self.confirmations[vic.address][:1]:
            vic.is_away(letter, has_headers=False)
        self.cron("2026-11-10T12:10:00Z")
        wanted = set(NAMES) - {LATE}
        self.ok(self.active() == wanted, f"{len(wanted)} have said yes, each by their own mail "
                "program, and are subscribed; no automatic answer is a yes",
                f"not yet: {sorted(wanted - self.active())}", f"why: {self.active() - wanted}",
                village.piped()[-1500:])
        came = {person.me[0].lower(): person.reads() for person in self.by_name.values()}
        welcome = {name for name, letters in came.items() if len(letters) == 1}
        self.ok(welcome == wanted, "and each of them is welcomed, once",
                {name: len(letters) for name, letters in came.items() if letters})
        village.at("2026-11-12T09:00:00Z")
        self.by_name["wyn"].writes(village.plus("subscribe"), "Hello again")
        self.cron("2026-11-12T09:10:00Z")
        self.ok(not self.by_name["wyn"].reads(), "who is named again within a week is not asked "
                "again")

    def reviews(self):
        """Sunday 15 November: the draft, and what the organiser answers."""
        draft = self.draft("2026-11-15T19:40:00Z")
        letters = self.letters(draft)
        self.ok(len(letters) == 4, "the draft comes in the evening before, each post with its "
                "letter", letters, draft and clients.plain_of(draft)[:1500])
        if draft is None:
            return
        self.organiser.answers(draft, f"drop {letters.get('Cheap pills', 'b')}\n"
                               f"first {letters.get('Mock exams', 'd')}\n"
                               "intro Welcome, and mind the flour.\nok")
        self.cron("2026-11-15T20:00:00Z")
        answer = self.organiser.reads()
        self.report.note(f"to the organiser: {[str(one['Subject']) for one in answer]}")

    def first_edition(self):
        """Monday 16 November: it goes out as the organiser wants it."""
        self.cron("2026-11-16T07:30:00Z")
        self.first = {name: person.reads() for name, person in self.by_name.items()}
        marks = {name: [scene.marks(one) for one in letters]
                 for name, letters in self.first.items() if letters}
        wanted = {name: [["p11", "p13", "p14"]] for name in NAMES if name != LATE}
        self.ok(marks == wanted, "19 readers have one edition, without what was dropped", marks)
        text = clients.plain_of(self.first["ada"][0]) if self.first.get("ada") else ""
        self.ok("mind the flour" in text, "with the organiser's words", text[:600])
        found = scene.MARK.findall(text)
        self.ok(found[:1] == ["p14"], "and what was to be first is first", found)

    def joins_late(self):
        """Whoever joins now gets the last edition with the welcome."""
        village, tess = self.village, self.by_name[LATE]
        village.at("2026-11-16T10:00:00Z")
        tess.writes(village.plus("subscribe"), "me too")
        self.cron("2026-11-16T10:10:00Z")
        for letter in tess.reads()[:1]:
            tess.answers(letter, "Yes")
        self.cron("2026-11-16T10:30:00Z")
        came = tess.reads()
        self.ok(any("mark-p11" in clients.plain_of(one) for one in came),
                "who joins after it is welcomed with the last edition",
                [clients.plain_of(one)[:500] for one in came])
        self.ok(self.active() == set(NAMES), "20 readers", self.states())

    def chooses(self):
        """Tuesday 17 November: pause, monthly, plain, leave, what is held; a holiday; a letter."""
        village, by_name = self.village, self.by_name
        village.at("2026-11-17T09:00:00Z")
        self.answers_edition("ben", "pause until 2026-12-01")
        self.answers_edition("cai", "monthly")
        self.answers_edition("dee", "plain")
        self.answers_edition("fay", "What do you hold about me?")
        self.leaves("eve")
        for letter in self.first.get("hal", [])[:1]:
            by_name["hal"].is_away(letter)
        for letter in self.first.get("ivy", [])[:1]:        # which jo was sent by ivy
            by_name["jo"].answers(letter, "pause")
        self.answers_edition("oli", "What a lovely digest! Could we have more about bread?")
        self.organiser.reads()
        self.cron("2026-11-17T09:10:00Z")
        came = {name: person.reads() for name, person in by_name.items()}
        for name in ("ben", "cai", "dee", "fay", "eve"):
            self.ok(len(came[name]) == 1, f"{name} is answered in one mail",
                    [clients.plain_of(one)[:300] for one in came[name]])
        self.ok(not came["hal"] and not came["oli"] and not came["ivy"],
                "an absence, a letter for people and another's answer are answered nothing",
                {name: [str(one["Subject"]) for one in came[name]] for name in (
                    "hal", "oli", "ivy")})
        told = "".join(clients.plain_of(one) for one in came["fay"])
        self.ok(by_name["fay"].address in told, "fay is told what is held of her", told[:800])
        states = self.states()
        wanted = dict.fromkeys(NAMES, "active") | {"ben": "paused", "eve": "left"}
        self.ok({name: states.get(name) for name in NAMES} == wanted,
                "each has what they asked for, and nobody else is anything but active", states)
        letters = [one for one in self.organiser.letters if "lovely" in clients.plain_of(one)]
        self.ok(len(letters) == 1, "the letter for people came to the organiser")
        self.answers_edition("gil", "erase me")
        self.cron("2026-11-17T09:20:00Z")
        self.says_yes_if_asked("gil")
        self.cron("2026-11-17T09:30:00Z")
        self.ok("gil" not in self.states(), "gil is erased", self.states())

    def sends_in(self):
        """Thursday 19 November: a page by mail and one by hand; both wait for a yes."""
        village = self.village
        village.at("2026-11-19T09:00:00Z")
        pages = village.pages({"loaf": "A loaf from Ivy", "sums": "Sums by hand"})
        added = village.run("add", f"{pages}/sums.html", "--tag", TAG, "--by", "Jo")
        self.ok(added.code == 0, "a page is sent in by hand", added)
        told = village.run("add")
        way = next(iter(WAY.findall(told.out)), None)
        self.ok(way, "the organiser is told an address to mail pages to", told)
        if way:
            self.organiser.writes(way, "Look", f"{pages}/loaf.html\n")
        self.cron("2026-11-19T09:10:00Z")
        self.theirs.lose(self.by_name["ned"].address)
        self.full = {"lou"} if hasattr(self.theirs, "refuse") else set()
        if self.full:
            self.theirs.refuse({self.by_name["lou"].address: "552 5.2.2 Mailbox full"})
        draft = self.draft("2026-11-22T19:40:00Z")
        letters = self.letters(draft)
        self.ok({"A loaf from Ivy", "Sums by hand"} <= set(letters), "both stand in the draft",
                letters, draft and clients.plain_of(draft)[:2000])
        if draft is None:
            return
        self.organiser.answers(draft, f"keep {letters.get('A loaf from Ivy', 'x')}\nok")
        self.cron("2026-11-22T20:00:00Z")

    def second_edition(self):
        """Monday 23 November."""
        self.cron("2026-11-23T07:30:00Z")
        came = {name: person.reads() for name, person in self.by_name.items()}
        away = {"ben", "eve", "gil", "ned", *self.full}
        got = {name for name, letters in came.items() if letters}
        self.ok(got == set(NAMES) - away, "it comes to those who want it now",
                f"not: {sorted(set(NAMES) - away - got)}", f"but: {sorted(got & away)}")
        dee = came["dee"][0] if came["dee"] else None
        self.ok(dee is not None and dee.get_content_type() == "text/plain",
                "dee's is plain text", dee and dee.get_content_type())
        text = clients.plain_of(came["ada"][0]) if came["ada"] else ""
        self.ok("A loaf from Ivy" in text and "Sums by hand" not in text,
                "with the page that the organiser took, without the other", text[:1500])
        self.cron("2026-11-23T08:00:00Z")
        states = self.states()
        self.ok(states.get("ned") == "bounced", "ned's mailbox is gone: he is suspended", states,
                self.bounces_of())
        if self.full:
            self.ok(states.get("lou") == "active", "lou's is full, which passes", states,
                    self.bounces_of())
        else:
            self.report.note("lou's is not full: the readers' server cannot be told to say so")
        self.cron("2026-11-23T10:30:00Z")

    def returns(self):
        """Wednesday 25 November: ned's mailbox is back, and he writes."""
        ned = self.by_name["ned"]
        self.theirs.find(ned.address)
        if self.full:
            self.theirs.refuse({})
        self.village.at("2026-11-25T09:00:00Z")
        ned.writes(place.CONTACT, "Where is my digest?", "I had trouble with my mailbox.")
        self.cron("2026-11-25T09:10:00Z")
        self.ok(self.states().get("ned") == "active", "ned writes and is active again",
                self.states())

    def third_edition(self):
        """Monday 30 November: nobody answers the draft, and it goes out as it says."""
        draft = self.draft("2026-11-29T19:40:00Z")
        self.ok(draft is not None, "a draft comes each week")
        self.cron("2026-11-30T07:30:00Z")
        got = {name for name, person in self.by_name.items() if person.reads()}
        wanted = set(NAMES) - {"ben", "eve", "gil"}
        self.ok(got == wanted, "without an answer it goes out at its time, to ned too",
                f"not: {sorted(wanted - got)}", f"but: {sorted(got - wanted)}")

    def december(self):
        """Monday 7 December: ben's pause is over, and cai's month begins."""
        self.draft("2026-12-06T19:40:00Z")
        self.cron("2026-12-07T07:30:00Z")
        came = {name: person.reads() for name, person in self.by_name.items()}
        self.ok(len(came["ben"]) == 1, "ben's pause is over", came["ben"])
        self.ok(not came["eve"] and not came["gil"], "who left gets nothing")
        said = next((clients.plain_of(one) for one in self.by_name["cai"].letters
                     if "once a month" in str(one["Subject"])), "")
        self.ok("still to come of this month comes as before" in " ".join(said.split())
                and len(came["cai"]) == 1, "cai gets what was still to come of the month", said)

    def erases(self):
        """Tuesday 8 December: fay leaves no trace but what keeps her out."""
        village, fay = self.village, self.by_name["fay"]
        village.at("2026-12-08T09:00:00Z")
        self.answers_edition("fay", "erase me")
        self.cron("2026-12-08T09:10:00Z")
        self.says_yes_if_asked("fay")
        self.cron("2026-12-08T09:20:00Z")
        self.ok("fay" not in self.states() and not village.holds(fay.address)
                and village.holds(self.by_name["ada"].address),
                "nothing in the database names fay, and it names ada", self.states())

    def ends(self):
        """Monday 14 December, a quiet Christmas, cai's month on 4 January, and the sum of it."""
        self.draft("2026-12-13T19:40:00Z")
        self.cron("2026-12-14T07:30:00Z")
        came = {name: person.reads() for name, person in self.by_name.items()}
        self.ok(came["ada"] and not came["cai"], "in her month, cai gets nothing in between")
        for monday in ("2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04"):
            for hour in ("07:30", "10:30", "11:00"):    # and the line about the edition
                self.cron(f"{monday}T{hour}:00Z")
        self.village.everybody_reads()
        texts = [clients.plain_of(one) for one in self.by_name["cai"].letters if one["List-Id"]]
        found = set(scene.MARK.findall(texts[-1])) if texts else set()
        self.ok(found == {"p51", "p52", "p61", "p71"}, "and on 4 January all of it in one",
                found, texts[-1:])
        lines = [found[0] for one in self.organiser.letters if one["Auto-Submitted"]
                 if (found := WEEK.search(f"{one['Subject']}\n{clients.plain_of(one)}"))]
        editions = [one for one in self.by_name["ada"].letters if one["List-Id"]]
        self.ok(len(lines) == len(editions), "the organiser got a line of each edition",
                len(editions), lines)
        self.ok([line for line in lines if re.search(r"\b1 bounced", line)] == lines[1:2],
                "and the second of them says that one bounced", lines)
        twice = {name: ids for name, person in self.by_name.items()
                 if (ids := _twice(one["Message-ID"] for one in person.letters))}
        self.ok(not twice, "nobody got a mail twice", twice)
        marks = [mark for one in editions for mark in set(scene.MARK.findall(
            clients.plain_of(one)))]
        self.ok(not _twice(marks), "nor a post", _twice(marks))
        self.ok(not self.village.refused, "no server refused anybody's mail",
                *self.village.refused[:5])
        self.ok(not [one for one in self.by_name["gil"].letters if one["List-Id"]][1:],
                "and gil none since he is erased")
        strangers = {name: len(self.by_name[name].letters) for name in STRANGERS}
        self.ok(strangers == dict.fromkeys(STRANGERS, 1), "una, vic and wyn got one mail each, "
                "ever", strangers)
        self.report.figure(f"{self.village.kind}, {self.village.way_in}: mails",
                           len(self.village.diary))

    # ---- what is done more than once ----

    def active(self):
        return {name for name, state in self.states().items() if state == "active"}

    def draft(self, moment):
        """The draft that the organiser has by then; None when there is none."""
        self.organiser.reads()
        self.cron(moment)
        return next(iter(self.organiser.reads()), None)

    def letters(self, draft):
        """{a title of a post: its letter} of a draft."""
        titles = {one["title"] for one in POSTS} | {"A loaf from Ivy", "Sums by hand"}
        return {title: letter for letter, words in DRAFT.findall(
            clients.plain_of(draft) if draft is not None else "")
            for title in titles if title in words}

    def answers_edition(self, name, words):
        person = self.by_name[name]
        editions = [one for one in person.letters if one["List-Id"]]
        if editions:
            person.answers(editions[-1], words)

    def leaves(self, name):
        """By the button of their mail program."""
        person = self.by_name[name]
        to, subject = ways_out.mailto(person.letters[-1]) if person.letters else (None, None)
        if to:
            person.writes(to, subject)

    def says_yes_if_asked(self, name):
        person = self.by_name[name]
        for letter in person.reads()[:1]:
            if name in self.states():
                person.answers(letter, "yes")

    def bounces_of(self):
        return [f"{one['From']}: {one['Subject']}" for one in self.organiser.letters
                if "mailer-daemon" in str(one["From"]).lower()]


def _twice(ids):
    count = collections.Counter(ids)
    return [one for one, times in count.items() if times > 1]
