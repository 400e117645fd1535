#!/usr/bin/python3
"""What is wrong in an ini: each mistake by its line, all at once, and nothing done."""

import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
GOOD = scene.ini({"toot": ("mastodon", "https://mastodon.social")}, "url = smtp://localhost")


def mistakes(world, ini, *verb):
    """The lines that a verb says of an ini; the last one, which counts, apart."""
    world.write("aggregator.ini", ini)
    before = world.snapshot()
    result = world.run(*(verb or ("check",)), now=scene.NOW)
    TAP.equal((result.code, result.out, world.snapshot()), (78, "", before),
              "exit 78, nothing on stdout, nothing written", result)
    *lines, last = result.err.splitlines()
    TAP.contains(last, f"{len(lines)} problem", "the last line counts")
    return [line.removeprefix(world.root + "/") for line in lines]


def test_every_verb(world):
    ini = GOOD.replace("timezone = UTC", "timezone = Europe/Londn")
    for verb in (("check",), ("poll",), ("preview",), ("send",), ("run",), ("subscribers", "list"),
                 ("status",), ("send", "--to", "me@x.example")):
        lines = mistakes(world, ini, *verb)
        TAP.ok(len(lines) == 1 and "did you mean Europe/London?" in lines[0],
               f"{' '.join(verb)}: looks at the ini first", lines)
    TAP.ok(not os.path.exists(world.path("state")), "and makes no folder")


# what is put in the place of what, and how the line begins and goes on
CASES = (
    ("contact = organiser@college.example", "contact = nobody", ":2: [tagdigest] contact: ", "@"),
    ("contact =", "contcat =", ":2: [tagdigest] contcat: ", "did you mean contact?"),
    ("allow_private = yes", "allow_private = perhaps", ":4: [tagdigest] allow_private: ",
     "expected yes or no"),
    ("[smtp]", "[smpt]", "", "did you mean [smtp]?"),
    ("smtp://localhost", "http://localhost", ":7: [smtp] url: ", "maildir:PATH"),
    ("smtp://localhost", "smtps://localhost\ntls = none", ":8: [smtp] tls: ", "smtps://"),
    ("type = mastodon", "type = mastadon", ":9: [source toot] type: ", "did you mean mastodon?"),
    ("https://mastodon.social", "mastodon.social", ":10: [source toot] url: ", "https://"),
    ("[digest weekly]", "type = feed\n[digest weekly]", ":11: [source toot] type: ", "line 9"),
    ("[digest weekly]", "[source toot]\n[digest weekly]", ":11: [source toot]: ", "line 8"),
    ("[digest weekly]", "exclude = (a\n[digest weekly]", ":11: [source toot] exclude: ", "paren"),
    ("[digest weekly]", "exclude = colour: a\n[digest weekly]", ":11: [source toot] exclude: ",
     "expected text, author"),
    ("tags = JoyFE", "tags = 123", ":12: [digest weekly] tags: ", "123"),
    ("timezone = UTC", "timezone = UTC\nschedule = weekly Mondy 07:30",
     ":14: [digest weekly] schedule: ", "weekly Monday 07:30"),
    ("timezone = UTC", "timezone = UTC\nsubject = {title}: {insides}",
     ":14: [digest weekly] subject: {insides} stands for nothing", "{inside}"),
    ("timezone = UTC", "timezone = UTC\nmin_posts = 9\nmax_posts = 3", ":14: [digest weekly] ",
     "more than max_posts"),
    ("timezone = UTC", "timezone UTC", ":13: [digest weekly]: ", "expected key = value"),
    ("to = sam@readers.example", "to = sam@readers..example", ":14: [digest weekly] to: ", "sam@"),
    ("[tagdigest]", "contact = x@y.example\n[tagdigest]", ":1: ", ""),
)


def test_cases(world):
    for old, new, begin, words in CASES:
        lines = mistakes(world, GOOD.replace(old, new, 1))
        TAP.ok(any(line.startswith("aggregator.ini" + begin) and words in line for line in lines),
               f"{new!r}: is named by line, section and key, and what was expected", *lines)


def test_bytes(world):
    latin = GOOD.encode().replace(b"[digest", b"# \xe9\n[digest")
    for name, ini in (("Latin-1", latin), ("a NUL", GOOD.encode().replace(b"yes", b"y\0s"))):
        lines = mistakes(world, ini)
        TAP.ok(lines and lines[0].startswith("aggregator.ini:"), f"{name} has its line", lines)
    world.write("aggregator.ini", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    result = world.run("check")
    TAP.equal(result.code, 0, "a BOM and CR LF are no mistake", result)


def test_odd_name(world):
    """The report for programs is there for a file whose name is no UTF-8 as well."""
    world.write("caf\udce9.ini", GOOD.replace("[smtp]\nurl = smtp://localhost\n", ""))
    result = world.run("check", "--json", "-c", "caf\udce9.ini")
    problems = json.loads(result.out or "{}").get("problems", [])
    TAP.ok(result.code == 78 and len(problems) == 1 and "\ufffd.ini" in problems[0]["path"],
           "an ini whose name is no UTF-8 gets its report as JSON", result)
    TAP.ok(result.err.rstrip().endswith(": 1 problem"), "one problem is one", result)


def test_no_smtp(world):
    lines = mistakes(world, GOOD.replace("[smtp]\nurl = smtp://localhost\n", ""))
    TAP.ok(len(lines) == 1 and "[smtp]" in lines[0], "mail must have a way out", lines)


INCLUDED = """\
[source blog]
type = feed
url = %s
%s
[tag UKFEChat]
display = #UKFEChat
"""


def test_included(world):
    main = GOOD.replace("allow_private = yes", "include_files = feeds/*.ini")
    world.write("feeds/good.ini", INCLUDED % ("https://blog.example/feed", "min_interval = 1 h"))
    world.write("aggregator.ini", main)
    TAP.equal(world.run("check").code, 0, "an included file may hold sources and tags")
    for name, text in (
            ("a secret", INCLUDED % ("https://blog.example/feed", "token_file = t")),
            ("a file: URL", INCLUDED % ("file:/etc/passwd", "")),
            ("a private address", INCLUDED % ("http://127.0.0.1/feed", "")),
            ("a mail server", "[smtp]\nurl = smtp://localhost\n"),
            ("a digest", "[digest spam]\ntags = JoyFE\nto = victim@x.example\n"),
            ("settings", "[tagdigest]\nallow_private = yes\n")):
        world.write("feeds/good.ini", text)
        lines = mistakes(world, main)
        TAP.ok(lines and all(line.startswith("feeds/good.ini:") for line in lines),
               f"but not {name}", lines)
    world.write("feeds/good.ini", INCLUDED % ("https://blog.example/feed", "colour = red"))
    world.write("feeds/other.ini", "[source blog]\ntype = feed\nurl = https://x.example/\n")
    lines = mistakes(world, main.replace("timezone = UTC", "timezone = Mars"))
    TAP.equal(list(dict.fromkeys(line.split(":")[0] for line in lines)),
              ["aggregator.ini", "feeds/good.ini", "feeds/other.ini"],
              "mistakes of all files come at once", lines)


def test_ready_feeds(world):
    """The inis that come with the program, one by one and all together."""
    folder = os.path.join(harness.ROOT, "feeds")
    names = sorted(name for name in os.listdir(folder) if name.endswith(".ini"))
    TAP.equal(names, ["amplifyfe.ini", "joyfe.ini", "set.ini", "sustainfe.ini", "ukfechat.ini"],
              "four communities come with the program, and the groups of another")
    for name in (*names, "*.ini"):
        world.write("aggregator.ini", GOOD.replace(
            "allow_private = yes", f"include_files = {os.path.join(folder, name)}").replace(
            "tags = JoyFE", "tags = JoyFE, UKFEChat, SustainFE, AmplifyFE, SETFE"))
        result = world.run("check")
        TAP.equal(result.code, 0, f"feeds/{name} can be included as it is", result)
        TAP.ok("to be filled in" in result.out and "FILL IN: " in result.out,
               f"feeds/{name}: check lists what is still to be filled in", result)


def test_private(world):
    toot = world.mastodon([scene.post("one", "2026-11-10T09:00:00Z")])
    ini = scene.ini({"toot": ("mastodon", toot.url)}, "url = maildir:Mail")
    world.write("aggregator.ini", ini.replace("allow_private = yes", ""))
    world.run("poll", now=scene.NOW)
    TAP.equal(toot.log(), [], "without allow_private nobody knocks at this machine's own doors")


def test_other_ini(world):
    """A database belongs to the ini it was made with."""
    toot = world.mastodon([scene.post("one", "2026-11-10T09:00:00Z")])
    ini = scene.ini({"toot": ("mastodon", toot.url)}, "url = maildir:Mail")
    ini = ini.replace("state_dir = state\n", "")
    env = {"XDG_STATE_HOME": world.path("home")}
    world.write("one.ini", ini)
    world.write("two.ini", ini)
    first = world.run("-c", "one.ini", "poll", now=scene.NOW, env=env)
    other = world.run("-c", "two.ini", "poll", now=scene.at(hours=1), env=env)
    TAP.equal((first.code, other.code), (0, 78), "another ini's database is refused", other)
    TAP.ok(scene.one_line(other) and "one.ini" in other.err, "the line names the first", other)
    TAP.ok(os.path.exists(world.path("home/tagdigest/tagdigest.db")), "state is where XDG says")


if __name__ == "__main__":
    TAP.play(test_every_verb, test_cases, test_bytes, test_odd_name, test_no_smtp,
             test_included, test_ready_feeds, test_private, test_other_ini)
