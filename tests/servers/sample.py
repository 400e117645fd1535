"""The eight weeks of feeds/sample, read and mailed one after the other as cron would have it.

    with harness.World() as world:
        for week in sample.Weeks(world).mailed():
            week.number, week.subject, week.html, week.text, week.size
"""

import os
import re
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import harness

FOLDER = os.path.join(harness.ROOT, "feeds", "sample")
ZONE = ZoneInfo("Europe/London")
FIRST, NUMBERS = date(2026, 10, 12), range(1, 9)    # the Monday on which the first of them begins
LOOKS = ((6, time(18)), (7, time(7, 40)))     # days after it, and when there is a run
TOKEN = re.compile(rb"(?<=unsubscribe%20weekly%20)[A-Za-z0-9_-]+|(?<=unsubscribe weekly )[\w-]+")


def moment(day, at):
    """A time of London's clocks, as --now takes it."""
    when = datetime.combine(day, at, ZONE).astimezone(timezone.utc)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


class Week:
    """One edition as a reader has it."""

    def __init__(self, number, mail, port):
        self.number, self.mail, self.size = number, mail, len(mail.as_bytes())
        self._port = port
        self.subject = self._plain(mail["Subject"])
        self.text, self.html = (self._plain(mail.get_body((kind,)).get_content())
                                for kind in ("plain", "html"))

    def _plain(self, text):
        """Without what differs each time: the port of the server, the reader's token."""
        for name in ("toot", "colleges", "rota"):
            text = text.replace(f"http://{name}.localhost:{self._port}", f"https://{name}.example")
            text = text.replace(f"{name}.localhost:{self._port}", f"{name}.example")
            text = text.replace(f"{name}.localhost", f"{name}.example")
        text = text.replace(f"127.0.0.1:{self._port}", "blogs.example")
        return TOKEN.sub(b"TOKEN", text.encode()).decode()


class Weeks:
    """The world's servers, and the demo's ini with one reader."""

    def __init__(self, world, *options, first=FIRST, began=None):
        """options are of serve.py; first, the Monday on which the first week begins; began, that on
        which the digest did."""
        self._world, self._first = world, first
        world.began = moment(began or first, time(7, 30))
        server = harness.Server(os.path.join(FOLDER, "serve.py"),
                                ["--clock", world.path("clock"), *options],
                                world.path("server.log"))
        world.write("clock", world.began)
        self.server = world.start(server)
        with open(os.path.join(FOLDER, "aggregator.ini.in"), encoding="utf-8") as file:
            ini = file.read()
        ini = ini.replace("@PORT@", str(self.server.port)).replace("@DIR@", world.path("state"))
        os.makedirs(world.path("state"))
        world.write("aggregator.ini", ini.replace("to = ines@readers.example\n", ""))
        world.run("subscribers", "list", now=world.began)    # the reader is put on the list then

    def set(self, line):
        """One more line of the digest's section."""
        with open(self._world.path("aggregator.ini"), encoding="utf-8") as file:
            ini = file.read()
        self._world.write("aggregator.ini", ini.replace("schedule =", line + "\nschedule =", 1))

    def run(self, now):
        self._world.write("clock", now)
        done = self._world.run("run", now=now)
        if done.code != 0:
            raise RuntimeError(f"a run did not end well\n{done}")

    def mailed(self, numbers=NUMBERS):
        """Each week's edition, when its mail has come."""
        self.run(moment(self._first - timedelta(days=1), time(18)))
        self.run(moment(self._first, time(7, 40)))
        known = {mail["Message-ID"] for mail in self._world.mails("state/Maildir")}
        for number in numbers:
            monday = self._first + timedelta(days=7 * (number - numbers[0]))
            for days, at in LOOKS:
                self.run(moment(monday + timedelta(days=days), at))
            mails = [mail for mail in self._world.mails("state/Maildir")
                     if mail["Message-ID"] not in known]
            if len(mails) != 1:
                raise RuntimeError(f"week {number}: {len(mails)} mails came")
            known.add(mails[0]["Message-ID"])
            yield Week(number, mails[0], self.server.port)
