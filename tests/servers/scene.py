"""What most flow tests play in: a Monday, an ini from its parts, and what a mail says.

    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)}, scene.relay(mail)))
    world.run("run", now=scene.NOW)
    scene.marks(mail.messages()[0])     # {"red", "blue"} when posts said mark-red and mark-blue
"""

import os
import re
from datetime import datetime, timedelta, timezone

import harness
import make

DUE = "2026-11-16T07:30:00Z"        # a Monday, when the weekly digest is due
NOW = "2026-11-16T08:00:00Z"
READER = "sam@readers.example"
THREE = ("ada@readers.example", "bea@readers.example", "cai@readers.example")
CONTACT = "organiser@college.example"
PASSWORD = "sesame-4711"
NOBODY = 65534
ALL_OF_ONE = "max_per_author = 1000"
MARK = re.compile(r"\bmark-(\w+)")


def at(days=0, hours=0, minutes=0):
    """A time counted from NOW, as --now takes it."""
    when = datetime.fromisoformat(NOW) + timedelta(days=days, hours=hours, minutes=minutes)
    return when.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def post(mark, when, tag="JoyFE", **changes):
    """A public status that can be told from others by its mark."""
    return make.status(f"We did mark-{mark} today #{tag}", when, **changes)


def ini(sources, relay, to=(READER,), top="", digest="", tags="JoyFE", share=ALL_OF_ONE):
    """An ini; sources as {name: (type, url, more lines…)}, all else as lines. In most worlds Ada
    writes everything, and share lets her."""
    parts = ["[tagdigest]", f"contact = {CONTACT}", "state_dir = state", "allow_private = yes",
             top, "[smtp]", relay]
    for name, (kind, url, *lines) in sources.items():
        parts += [f"[source {name}]", f"type = {kind}", f"url = {url}", *lines]
    parts += ["[digest weekly]", f"tags = {tags}", "timezone = UTC",
              *(f"to = {address}" for address in to), *([share] if share else []), digest, ""]
    return "\n".join(parts)


def relay(mail):
    """The lines of [smtp] for a server in clear on this machine."""
    return f"url = smtp://127.0.0.1:{mail.port}"


def login(mail, user="digest"):
    """The same for one with STARTTLS and a login; its password goes into smtp.password."""
    return f"url = smtp://{user}@127.0.0.1:{mail.port}\npassword_file = smtp.password"


def text_of(message):
    return message.get_body(("plain",)).get_content()


def marks(message):
    """The marks of the posts in a mail; a mark that stands there twice is there twice."""
    return sorted(MARK.findall(text_of(message)))


def rcpts(mail):
    """To whom the accepted mails went, in order."""
    return [entry["rcpt"][0] for entry in mail.log()]


def one_line(result):
    """Whether a command said one line on stderr and nothing else."""
    return result.out == "" and result.err.count("\n") == 1 and result.err.endswith("\n")


class Office:
    """A polled post, three readers, and a mail server with faults; in clear, or with a login."""

    def __init__(self, world, is_clear, **options):
        self.world, self.faults = world, world.write("faults.json", [])
        toot = world.mastodon([post("news", "2026-11-10T09:00:00Z")])
        if is_clear:
            self.mail = world.smtp(faults=self.faults)
            lines, top = relay(self.mail), ""
        else:
            self.mail = world.smtp("starttls", user="digest", password=PASSWORD,
                                   faults=self.faults, **options)
            world.write("smtp.password", PASSWORD)
            lines, top = login(self.mail), "ca_file = certs/ca.pem"
        self.ini = ini({"toot": ("mastodon", toot.url)}, lines, THREE, top=top)
        world.write("aggregator.ini", self.ini)
        result = world.run("poll", now=NOW)
        assert result.code == 0, result

    def break_with(self, *faults):
        self.world.write("faults.json", list(faults))

    def run(self, minutes=0, *more):
        return self.world.run("send", *more, now=at(minutes=minutes))

    def got(self):
        """Who has the edition; whoever has it twice stands there twice."""
        return sorted(rcpts(self.mail))

    def states(self):
        mail = self.world.json("status", now=NOW)["mail"]
        return {name: count for name, count in mail.items() if name != "troubles" and count}

    def troubles(self):
        mail = self.world.json("status", now=NOW)["mail"]
        return {row["email"]: (row["state"], row["detail"]) for row in mail["troubles"]}


def both_ways(test):
    """A test of an Office, played for libESMTP's way and for libcurl's."""
    def played(_):
        for is_clear in (True, False):
            with harness.World() as own:
                test(own, is_clear, "relay" if is_clear else "login")
    return played


def as_somebody(world):
    """Root may read everything: the world is another user's, who runs what is run. The `wrap`."""
    if os.geteuid() != 0:
        return ()
    for folder, _, files in os.walk(world.root):
        for path in (folder, *(os.path.join(folder, name) for name in files)):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    return ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
