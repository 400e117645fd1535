"""Servers that try to make the program read this machine's files, and what strace saw of it."""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "servers"))
import make  # noqa: E402
import scene  # noqa: E402

SECRET = "words-of-nobody-else"
LIST = {"Content-Type": "text/uri-list"}
OPENED = re.compile(r'\bopen(?:at2?)?\([^"]*"([^"]*)"')


def secrets(world):
    """Files that look like feeds and are nobody's source; by name, their paths."""
    for name in ("out.xml", "shared-not/in.xml", "shared/deep/in.xml"):
        world.write(name, make.rss("Mine", (SECRET, "2026-11-11T10:00:00Z", SECRET, "JoyFE")))
    return [world.path(name) for name in ("out.xml", "shared-not/in.xml", "shared/deep/in.xml")]


def hostile(world):
    """A server whose every answer names files. Its paths by name of a source."""
    paths = secrets(world)
    urls = [f"file://{path}" for path in (*paths, "/proc/self/environ", "/etc/passwd")]
    lines = "\r\n".join(("# here", *urls, urls[0].replace("file://", "FILE://localhost"), ""))
    answers = {
        "list": {"headers": LIST, "body": lines},
        "typed": {"headers": {"Content-Type": "Text/URI-List; charset=utf-8"}, "body": lines},
        "moved": {"status": 302, "redirect": urls[0]},
        "lost": {"status": 301, "headers": {"Location": "file:" + paths[0]}},
        "hop": {"status": 302, "redirect": "/list"},
        "feed": {"body": make.rss("Theirs", ("Pebbles", "2026-11-11T10:00:00Z", "A mark-pebble",
                                             "JoyFE"))},
    }
    server = world.feeds(script={f"/{name}": [{"status": 200, **answer}]
                                 for name, answer in answers.items()})
    return server, list(answers)


def prepare(world):
    """An ini with such sources, in the main file and in an included one, and a shared folder into
    which somebody put links. What must not be opened."""
    server, names = hostile(world)
    world.write("shared/own.xml", make.rss("Ours", ("Chalk", "2026-11-11T11:00:00Z",
                                                    "A mark-chalk", "JoyFE")))
    os.symlink(world.path("out.xml"), world.path("shared/link.xml"))
    os.symlink(world.path("shared-not"), world.path("shared/lane"))
    sources = {name: ("feed", f"{server.url}/{name}") for name in names}
    sources["toot"] = ("mastodon", server.url)
    sources["folder"] = ("feed", "file:shared")
    world.write("aggregator.ini", scene.ini(sources, "url = maildir:Mail"))
    return [*secrets(world), "/proc/self/environ", "/etc/passwd"]


def opened(trace):
    """Every path that an open of any kind was tried with."""
    with open(trace, encoding="utf-8", errors="replace") as file:
        return [path for line in file for path in OPENED.findall(line)]


def run_traced(world, verb):
    """The verb under strace, and what it opened."""
    trace = world.path("trace")
    result = world.run(verb, now=scene.NOW,
                       wrap=("strace", "-f", "-qq", "-o", trace, "-e",
                             "trace=open,openat,openat2,name_to_handle_at,readlink"))
    return result, opened(trace)


def judge(tap, world):
    """Three runs (a move for good is believed after three); nothing out of reach is opened."""
    forbidden = prepare(world)
    for number in range(3):
        result, paths = run_traced(world, "run" if number == 0 else "poll")
        tap.ok(any(path.endswith("aggregator.ini") for path in paths), "the trace sees opens",
               result)
        tap.equal([path for path in paths if path in forbidden or path.endswith("link.xml")], [],
                  f"run {number + 1}: no file is opened that a server named, or that a link leads "
                  "to", result)
    for path in ("state/tagdigest.db", "state/tagdigest.db-wal"):
        if os.path.exists(world.path(path)):
            with open(world.path(path), "rb") as file:
                tap.ok(SECRET.encode() not in file.read(), f"and no word of them is in {path}")
