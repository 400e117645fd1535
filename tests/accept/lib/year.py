"""A year of a weekly digest, from its organiser's chair and from its readers' mailboxes.

    with harness.World() as world:
        year.Year(world).play()
"""

import bisect
import collections
import email
import email.policy
import email.utils
import json
import os
import random
import re
import shutil
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import scene

BEGIN = datetime(2026, 11, 16, 12, tzinfo=timezone.utc)
END = datetime(2027, 11, 16, tzinfo=timezone.utc)
HOME = ZoneInfo("Europe/London")
HOLIDAYS = ("2026-12-19..2027-01-03 merge", "2027-07-24..2027-09-01 merge")
MAIL_DOWN = (datetime(2027, 2, 6, tzinfo=timezone.utc), datetime(2027, 2, 19, tzinfo=timezone.utc))
SOURCE_DOWN = (datetime(2027, 3, 13, tzinfo=timezone.utc),
               datetime(2027, 3, 17, tzinfo=timezone.utc))
ROTATED = datetime(2027, 4, 7, tzinfo=timezone.utc)
COPIED = datetime(2027, 5, 11, tzinfo=timezone.utc)         # a Tuesday …
RESTORED = datetime(2027, 5, 19, tzinfo=timezone.utc)       # … and the Wednesday of the week after
BOMBS = [datetime(2027, 6, 8 + day, 9, 30, tzinfo=timezone.utc) for day in range(5)]
BOMB_EACH = 2000
STRANGERS = 4000
LISTED, JOINERS = 460, 40
CONFIRM = "is this you?"
PLUS = scene.CONTACT.replace("@", "+{}@")


def stamp(when):
    return when.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Reader:
    """Somebody's mailbox, and what they wished for."""

    def __init__(self, address, since):
        self.address, self.since = address, since
        self.marks = collections.Counter()      # of posts
        self.editions = collections.Counter()   # of Message-IDs
        self.memos = []                         # (when, subject)
        self.last = None                        # edition
        self.is_steady = True                   # got it all the time since
        self.is_there = True
        self.has_written = None


class Year:
    """What happens, day by day."""

    def __init__(self, world):
        self.world, self.random = world, random.Random(8)
        self.toot = world.mastodon([], rate=1_000_000)
        self.faults = world.write("faults.json", [])
        self.mail = world.smtp(faults=self.faults)
        self.now, self.posts, self.ids, self.at = BEGIN, [], 0, 0
        self.readers, self.strangers = {}, collections.defaultdict(list)
        self.sent_at = {}           # {edition's Message-ID label: when the first mail of it came}
        self.troubles = []          # what runs said
        self.waiting = {}           # {who asked to join: when they answer}
        self.bombed = collections.Counter()
        self.organiser = []
        self.counts = collections.Counter()
        lines = "\n".join(f"pause = {days}" for days in HOLIDAYS)
        world.began = None
        world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", self.toot.url)}, scene.relay(self.mail), (),
            digest=f"title = The Staffroom\n{lines}").replace(
                "timezone = UTC", "timezone = Europe/London") + "[inbox]\nplus = yes\n")

    # ---- the program ----

    def tagdigest(self, *argv, good=(0,), timeout=600):
        result = self.world.run(*argv, now=stamp(self.now), timeout=timeout)
        assert result.code in good, result
        return result

    def run(self):
        recent = [post for when, post in self.posts if when > self.now - timedelta(days=100)
                  and when <= self.now]
        self.world.write(self.toot.data, recent)
        result = self.tagdigest("run", good=(0, 69, 75))
        self.counts["runs"] += 1
        if result.code:
            self.troubles.append((stamp(self.now), result.code, result.err.strip()))
        self.read_mail()
        return result

    def write(self, messages):
        """Messages come in, by as few calls as there may be."""
        for first in range(0, len(messages), 500):
            names = [self.world.write(f"in/{number}", text)
                     for number, text in enumerate(messages[first:first + 500])]
            self.tagdigest("inbox", *names)

    def message(self, who, to, subject, text="", answers=None):
        self.ids += 1
        head = {"From": who, "To": to, "Subject": subject,
                "Message-ID": f"<{self.ids}@elsewhere.example>",
                "Date": email.utils.format_datetime(self.now)}
        if answers:
            head["In-Reply-To"] = answers
        return "".join(f"{key}: {value}\n" for key, value in head.items()) + f"\n{text}\n"

    # ---- mailboxes ----

    def read_mail(self):
        with open(self.mail.log_path, encoding="utf-8") as file:
            file.seek(self.at)
            entries = [json.loads(line) for line in file]
            self.at = file.tell()
        for entry in entries:
            folder = os.path.join(self.mail.maildir, "new")
            path = os.path.join(folder, entry["file"])
            with open(path, "rb") as file:
                message = email.message_from_bytes(file.read(), policy=email.policy.default)
            os.unlink(path)
            self.deliver(entry["rcpt"][0], message)

    def deliver(self, who, message):
        if who == scene.CONTACT:
            self.organiser.append((self.now, str(message["Subject"])))
            return
        if message["List-Id"] is None:
            box = self.readers[who].memos if who in self.readers else self.strangers[who]
            box.append((self.now, message))
            return
        reader = self.readers[who]
        name = str(message["Message-ID"])
        label = name.strip("<").split(".")[0]
        reader.editions[name] += 1
        reader.marks.update(set(scene.MARK.findall(scene.text_of(message))))
        reader.last = message
        self.sent_at.setdefault(label, self.now)

    # ---- people ----

    def import_list(self):
        rows = "".join(f"r{number:03}@readers.example,2026-10-0{number % 9 + 1}\n"
                       for number in range(LISTED))
        self.world.write("list.csv", "email,subscribed at\n" + rows)
        self.tagdigest("subscribers", "import", "list.csv")
        for number in range(LISTED):
            address = f"r{number:03}@readers.example"
            self.readers[address] = Reader(address, self.now)

    def join(self, number):
        who = f"j{number:02}@readers.example"
        self.write([self.message(who, PLUS.format("subscribe"), "hello")])
        self.waiting[who] = self.now + timedelta(days=self.random.randrange(1, 10))

    def confirm(self):
        """Those who asked, and have slept over it."""
        for who in [who for who, when in self.waiting.items() if when <= self.now]:
            del self.waiting[who]
            mails = [message for _, message in self.strangers.pop(who, [])
                     if CONFIRM in str(message["Subject"])]
            assert mails, f"{who} was not asked back"
            self.readers[who] = Reader(who, self.now)
            self.write([self.message(who, mails[-1]["Reply-To"], f"Re: {mails[-1]['Subject']}",
                                     "yes", mails[-1]["Message-ID"])])
            self.counts["joined"] += 1

    def someone(self):
        """A reader who has an edition, and has not written for a while."""
        free = [one for one in self.readers.values() if one.is_there and one.last is not None
                and (one.has_written is None or one.has_written < self.now - timedelta(days=40))]
        one = self.random.choice(free)
        one.has_written = self.now
        return one

    def wish(self, word):
        one = self.someone()
        self.write([self.message(one.address, scene.CONTACT, word)])
        self.counts[word.split()[0]] += 1
        return one

    def leave(self):
        """By what the button of a mail program writes to, of the last edition that came."""
        one = self.someone()
        link = re.search(r"<mailto:([^>?]+)\?subject=([^>]+)>", str(one.last["List-Unsubscribe"]))
        to, subject = link.group(1).replace("%2B", "+"), link.group(2).replace("%20", " ")
        self.write([self.message(one.address, to, subject)])
        one.is_there = one.is_steady = False
        self.counts["left"] += 1

    def week(self, number):
        """What people do in a week; nothing where a database is about to be lost, or mail is not
        going."""
        if COPIED - timedelta(days=2) < self.now < RESTORED + timedelta(days=2):
            return
        if MAIL_DOWN[0] - timedelta(days=14) < self.now < MAIL_DOWN[1] + timedelta(days=14):
            return
        if self.counts["asked"] < JOINERS:
            self.join(self.counts["asked"])
            self.counts["asked"] += 1
        if number < 3:
            return
        if number % 3 == 0:
            self.leave()
        if number % 2 == 0:
            self.wish("monthly")
        if number % 5 == 4:
            self.wish("plain")
        if number % 4 == 3:
            until = (self.now + timedelta(days=20)).strftime("%-d %B %Y")
            self.wish(f"pause until {until}").is_steady = False

    def change_back(self):
        """Somebody who gets it monthly wants each one again."""
        rows = self.world.query("SELECT u.email FROM subscription s JOIN subscriber u"
                                " ON u.id = s.subscriber WHERE s.frequency = 'monthly'"
                                " AND s.state = 'active' ORDER BY u.email")
        free = [one for one, in rows if self.readers[one].has_written is None
                or self.readers[one].has_written < self.now - timedelta(days=40)]
        if free:
            self.readers[free[0]].has_written = self.now
            self.write([self.message(free[0], scene.CONTACT, "weekly")])
            self.counts["weekly"] += 1

    def bomb(self):
        """Somebody asks in everybody's names, again and again."""
        self.read_mail()
        there = sorted(self.readers)
        messages = []
        for _ in range(BOMB_EACH):
            kind = self.random.random()
            who = self.random.choice(there) if kind < 0.2 else "victim@target.example" \
                if kind < 0.3 else f"s{self.random.randrange(STRANGERS):04}@target.example"
            self.bombed[who] += 1
            to = PLUS.format("subscribe") if self.random.random() < 0.5 else scene.CONTACT
            messages.append(self.message(who, to, "subscribe"))
        self.write(messages)
        self.counts["bombs"] += len(messages)

    # ---- days ----

    def publish(self):
        if self.now.weekday() in (1, 3, 4, 6):
            mark = f"p{len(self.posts):03}"
            when = self.now - timedelta(hours=1)
            self.posts.append((when, scene.post(mark, stamp(when))))

    def outages(self):
        is_down = MAIL_DOWN[0] <= self.now < MAIL_DOWN[1]
        self.world.write("faults.json", [{"at": "connect", "reply": "421 4.3.2 down"}] if is_down
                         else [])
        if SOURCE_DOWN[0] == self.now.replace(hour=0, minute=0):
            self.toot.stop()
        if SOURCE_DOWN[1] == self.now.replace(hour=0, minute=0):
            self.toot.start()
        if MAIL_DOWN[1] == self.now.replace(hour=0, minute=0):
            self.run()
            self.tagdigest("send", "--held")

    def copy(self, there, back):
        for name in os.listdir(there):
            shutil.copy(os.path.join(there, name), back)

    def upkeep(self):
        """What the organiser does to the machine."""
        today = self.now.replace(hour=0, minute=0)
        state, kept = self.world.path("state"), self.world.path("kept")
        if today == ROTATED:
            self.tagdigest("ways", "rotate")
        if today == COPIED:
            os.makedirs(kept)
            shutil.copy(os.path.join(state, "tagdigest.db"), kept)
            if os.path.exists(os.path.join(state, "tagdigest.db-wal")):
                shutil.copy(os.path.join(state, "tagdigest.db-wal"), kept)
        if today == RESTORED:
            for end in ("", "-wal", "-shm"):
                if os.path.exists(os.path.join(state, "tagdigest.db" + end)):
                    os.unlink(os.path.join(state, "tagdigest.db" + end))
            self.copy(kept, state)
            self.refused = self.tagdigest("run", good=(75,))
            self.tagdigest("run", "--database-is-right", good=(0, 75))
            self.read_mail()

    def day(self, number):
        today = self.now
        self.outages()
        self.upkeep()
        if today.weekday() == 0:
            for hour, minute in ((6, 0), (6, 45), (7, 15), (7, 45)):
                self.now = today.replace(hour=hour, minute=minute)
                self.run()
        self.now = today.replace(hour=12)
        self.publish()
        self.confirm()
        if today.weekday() == 2:
            self.week(number // 7)
        if today.weekday() == 5 and number // 7 % 6 == 5:
            self.change_back()
        self.run()
        for when in BOMBS:
            if when.date() == today.date():
                self.bomb()
                self.run()

    def play(self):
        self.tagdigest("run", good=(0, 75))
        self.import_list()
        number = 0
        while self.now < END:
            self.day(number)
            if number % 30 == 0:
                print(f"# {stamp(self.now)[:10]}: {self.counts['runs']} runs", flush=True)
            number += 1
            self.now = self.now.replace(hour=12, minute=0) + timedelta(days=1)

    # ---- afterwards ----

    def due(self):
        """When each edition of its own should have come, in order: Mondays at 07:30 at home, but in
        holidays."""
        days = []
        for pause in HOLIDAYS:
            first, last = pause.split()[0].split("..")
            days.append((datetime.fromisoformat(first).date(), datetime.fromisoformat(last).date()))
        when = datetime(2026, 11, 23, 7, 30, tzinfo=HOME)
        found = []
        while when < END:
            if not any(first <= when.date() < last for first, last in days):
                found.append(when.astimezone(timezone.utc))
            when = (when.replace(tzinfo=None) + timedelta(days=7)).replace(tzinfo=HOME)
        return found

    def runs_after(self, when):
        """The first run at or after a time."""
        day = when.replace(hour=0, minute=0)
        runs = [day + timedelta(hours=hour, minutes=minute)
                for hour, minute in ((6, 0), (6, 45), (7, 15), (7, 45), (12, 0))]
        return runs[bisect.bisect_left(runs, when)]
