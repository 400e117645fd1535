#!/usr/bin/python3
"""The command line: help, mistakes in it, init, check, parse, tags, and the clock."""

import json
import os
import stat
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import make  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
VERBS = ("init", "check", "parse", "tags", "poll", "preview", "send", "run", "subscribers",
         "forget", "status", "explain", "drop", "undrop")
FEED = make.rss("The Chalk Dust", ("Pebbles & co", "2026-11-11T10:00:00Z",
                                   "<p>A <b>pebble</b> <script>x</script></p>", "JoyFE"),
                ("Robins", "2026-11-12T10:00:00Z", "Second"))


def maildir_ini(world, **options):
    toot = world.mastodon([scene.post("one", "2026-11-10T09:00:00Z")])
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)},
                                            "url = maildir:Mail", **options))
    return toot


def test_help(world):
    for flag in ("-h", "--help"):
        result = world.run(flag)
        TAP.equal((result.code, result.err), (0, ""), f"{flag} helps", result)
        missing = [verb for verb in VERBS if f"\n  {verb} " not in result.out]
        TAP.equal(missing, [], f"{flag} names every verb")
    for verb in VERBS:
        result = world.run(verb, "-h")
        TAP.ok(result.code == 0 and result.err == ""
               and result.out.startswith(f"Usage: tagdigest {verb}"), f"{verb} -h helps", result)
    version = world.run("--version")
    TAP.equal((version.code, version.out), (0, "tagdigest 0.9.0\n"), "--version", version)
    TAP.equal(os.listdir(world.root), [], "and nothing was written")


def test_pipe(world):
    """A mail server that starts `inbox` brings a message again whatever was wrong."""
    world.write("aggregator.ini", "[nonsense]\n")
    for words in (("inbox",), ("inbox", "--loud"), ("inbox", "-c", "nowhere.ini")):
        result = world.run(*words, stdin="From: ada@toot.example\n\nHello\n")
        TAP.equal(result.code, 75, f"{' '.join(words)}: a mistake is no reason to send it back",
                  result)
    world.write("mail", "From: ada@toot.example\n\nHello\n")
    result = world.run("inbox", "mail")
    TAP.equal(result.code, 78, "of a file, the mistake is told as ever", result)
    world.write("aggregator.ini", "[tagdigest]\ncontact = me@college.example\nstate_dir = state\n"
                "[smtp]\nurl = maildir:Mail\n[source s]\ntype = feed\nurl = file:feed.xml\n"
                "[digest weekly]\ntags = JoyFE\n[inbox]\n")
    mail = "From: ada@toot.example\nSubject: subscribe\nMessage-ID: <1@toot.example>\n\n"
    result = world.run("inbox", stdin=mail)
    TAP.equal((result.code, result.out, result.err), (0, "", ""),
              "a mail server hears nothing: Exim returns what a program says", result)
    world.write("mail", mail)
    result = world.run("inbox", "mail")
    TAP.equal((result.code, result.out),
              (0, "mail: again: it was handled when it came before\n"),
              "of a file it is said", result)
    result = world.run("inbox", "missing", "mail")
    TAP.equal((result.code, result.out),
              (71, "mail: again: it was handled when it came before\n"),
              "a file that is not there costs only itself", result)


# what is typed, exit code, what the one line says
MISTAKES = (
    ((), 64, "which verb"),
    (("stauts",), 64, "did you mean status"),
    (("frobnicate",), 64, "no verb"),
    (("status", "--loud"), 64, "--loud"),
    (("--loud",), 64, "--loud"),
    (("status", "now"), 64, "usage"),
    (("parse",), 64, "nothing to parse (expected a file"),
    (("-c",), 64, "-c"),
    (("status", "--now", "yesterday"), 64, "yesterday"),
    (("preview", "--format"), 64, "--format"),
    (("status",), 78, "tagdigest init"),
    (("run", "-c", "nowhere.ini"), 78, "nowhere.ini"),
)


# what would mean nothing is not passed over in silence
PASSED_OVER = (
    (("send", "--to", "me@x.example", "--uncertain=forget"), "--uncertain does not go with --to"),
    (("send", "--to", "me@x.example", "--json"), "--json does not go"),
    (("send", "--uncertain=forget", "--json"), "--json does not go"),
    (("send", "--uncertain=forget", "weekly"), "all digests"),
    (("init", "--example", "--tags", "JoyFE"), "--tags does not go with --example"),
    (("check", "--print", "--json"), "--json does not go with --print"),
    (("send", "--to", "me@x.example", "--to=you@x.example"), "--to is given twice"),
    (("subscribers", "import", "one.csv", "two.csv"), "expected no more than FILE"),
    (("subscribers", "list", "ada@x.example"), "subscribers list: expected nothing"),
    (("subscribers", "import"), "expected FILE"),
    (("subscribers", "--format", "text"), "--format does not go with subscribers list"),
    (("subscribers", "erase", "ada@x.example", "--digest", "weekly"), "--digest does not go"),
    (("subscribers", "export", "--json"), "--json does not go"),
)


def test_mistakes(world):
    for argv, code, words in MISTAKES:
        result = world.run(*argv)
        name = " ".join(("tagdigest", *argv))
        TAP.ok(result.code == code and scene.one_line(result) and words in result.err,
               f"{name}: {code}, and one line that says: {words}", result)
    maildir_ini(world)
    for argv, words in ((("preview", "--format", "pdf"), "pdf"),
                        (("preview", "monthly"), "monthly"),
                        (("send", "--to", "nobody"), "nobody"),
                        (("send", "monthly"), "monthly"),
                        (("subscribers", "frob"), "frob"), (("subscribers", "add"), "whom"),
                        *PASSED_OVER):
        result = world.run(*argv, now=scene.NOW)
        TAP.ok(result.code == 64 and scene.one_line(result) and words in result.err,
               f"tagdigest {' '.join(argv)}: 64, and one line", result)


def ini_of_readme():
    with open(os.path.join(harness.ROOT, "README.md"), encoding="utf-8") as file:
        return file.read().partition("```ini\n")[2].partition("```")[0].splitlines()


def test_init(world):
    example = world.run("init", "--example")
    TAP.equal((example.code, os.listdir(world.root)), (0, []), "init --example writes nothing")
    first = world.run("init", "--contact", "me@college.example", "--tags", "JoyFE, UKFEChat",
                      "--relay", "smtp://localhost")
    TAP.equal((first.code, first.err), (0, ""), "init writes a first ini", first)
    mode = stat.S_IMODE(os.stat(world.path("aggregator.ini")).st_mode)
    TAP.equal(oct(mode), "0o600", "for its owner alone")
    before = world.snapshot()
    again = world.run("init")
    TAP.ok(again.code == 64 and scene.one_line(again), "never over one that is there", again)
    TAP.equal(world.snapshot(), before, "which stays as it was")
    checked = world.run("check")
    TAP.equal(checked.code, 0, "with contact, relay and tags given, it has no mistake", checked)
    with open(world.path("aggregator.ini"), encoding="utf-8") as file:
        text = file.read()
    for part in ("me@college.example", "JoyFE", "UKFEChat", "smtp://localhost"):
        TAP.contains(text, part, f"what was said stands in it: {part}")
    other = world.run("init", "-c", "other.ini")
    TAP.ok(other.code == 0 and os.path.exists(world.path("other.ini")), "-c names another", other)
    left = world.run("check", "-c", "other.ini")
    marked = [line for line in left.err.splitlines() if "still to be filled in" in line]
    TAP.equal((left.code, [line.split("] ")[1].split(":")[0] for line in marked]),
              (78, ["contact", "url", "tags", "to"]), "what is left to fill in is named", left)
    with open(world.path("other.ini"), encoding="utf-8") as file:
        text = file.read()
    TAP.equal([line for line in text.splitlines() if line and not line.startswith("#")],
              ini_of_readme(), "without its comments it is what README shows")
    for old, new in (("organiser@example.org", "me@college.example"), ("= me@example.org",
                     "= me@college.example"), ("smtp://digest@mail.example.org:587",
                     "smtp://localhost"), ("= JoyFE, UKFEChat", "= JoyFE"),
                     ("password_file", ";password_file")):
        text = text.replace(old, new)
    world.write("other.ini", text)
    filled = world.run("check", "-c", "other.ini")
    TAP.equal(filled.code, 0, "filled in it is good, with the comments as they stood", filled)


def test_check(world):
    maildir_ini(world)
    before = world.snapshot()
    result = world.run("check")
    TAP.equal((result.code, result.err), (0, ""), "check has nothing to say against a good ini")
    TAP.contains(result.out, "1 source, 1 digest", "and counts")
    report = world.json("check")
    TAP.equal(report["problems"], [], "in JSON as well")
    TAP.equal(world.snapshot(), before, "it touches nothing")
    for place, variable in (("config/tagdigest/aggregator.ini", "XDG_CONFIG_HOME"),
                            (".config/tagdigest/aggregator.ini", "HOME")):
        os.makedirs(os.path.dirname(world.path(place)), exist_ok=True)
        os.rename(world.path("aggregator.ini"), world.path(place))
        folder = world.path("config") if variable == "XDG_CONFIG_HOME" else world.root
        found = world.run("check", env={variable: folder})
        TAP.ok(found.code == 0 and place in found.out, f"the ini is found by {variable}", found)
        os.rename(world.path(place), world.path("aggregator.ini"))


def test_parse(world):
    world.write("feed.xml", FEED)
    world.write("statuses.json", [scene.post("one", "2026-11-10T09:00:00Z")])
    result = world.run("parse", "feed.xml", "statuses.json")
    TAP.equal((result.code, result.err), (0, ""), "parse prints posts", result)
    rows = [json.loads(line) for line in result.out.splitlines()]
    TAP.equal([row["title"] for row in rows], ["Pebbles & co", "Robins", None],
              "one object a line, in document order")
    TAP.equal(list(rows[0])[:7], ["title", "link", "id", "published", "updated", "author",
                                  "content"], "its members in their order")
    TAP.equal((rows[0]["published"], rows[0]["updated"]), ("2026-11-11T10:00:00Z", None),
              "dates in RFC 3339 UTC, null when absent")
    TAP.ok("<b>pebble</b>" in rows[0]["content"] and "script" not in rows[0]["content"],
           "content that is safe", rows[0])
    world.write("relative.xml", FEED.replace("https://blog.example/pebbles-co", "/p"))
    link = json.loads(world.run("parse", "--base-url", "https://base.example/x/", "relative.xml")
                      .out.splitlines()[0])["link"]
    TAP.contains(link, "/p", "relative links get a base")
    world.write("junk", "junk")
    for argv, code in ((("junk",), 65), (("--type", "feed", "junk"), 65),
                       (("--type", "frob", "feed.xml"), 64), (("nowhere.xml",), 71)):
        result = world.run("parse", *argv)
        TAP.ok(result.code == code and scene.one_line(result), f"parse {argv}: {code}", result)


def test_tags(world):
    result = world.run("tags", "Hello #JoyFE, #Gŵyl and #JOYFE; not &#39; or a#b", "#UKFEChat")
    TAP.equal((result.code, result.err), (0, ""), "tags prints the hashtags of a text", result)
    TAP.equal([line.split("\t")[1] for line in result.out.splitlines()],
              ["joyfe", "gŵyl", "ukfechat"], "their keys are folded, each once a text")
    TAP.equal(result.out.splitlines()[1].split("\t")[0].lstrip("#"), "Gŵyl",
              "and they are shown as they were written")


def test_clock(world):
    maildir_ini(world)
    forms = (((), {"TAGDIGEST_NOW": scene.NOW}), (("--now", "1794816000"), {}),
             (("--now", "2026-11-16T08:00:00+00:00"), {}), (("--now=" + scene.NOW,), {}),
             (("--now", scene.NOW), {"TAGDIGEST_NOW": "2001-01-01T00:00:00Z"}))
    for argv, env in forms:
        result = world.run("status", "--json", *argv, env=env)
        TAP.equal(json.loads(result.out or "{}").get("now"), scene.NOW,
                  f"the clock is set by {' '.join(argv)} {env or ''}", result)
    wrong = world.run("status", env={"TAGDIGEST_NOW": "noon"})
    TAP.equal((wrong.code, scene.one_line(wrong)), (64, True), "a wrong clock is a mistake", wrong)


def test_reports(world):
    maildir_ini(world)
    poll = world.json("poll", now=scene.NOW)
    TAP.equal((poll["sources"][0]["outcome"], poll["sources"][0]["new"]), ("read", 1),
              "poll --json", poll)
    run = world.json("run", now=scene.at(minutes=1))
    TAP.equal((run["sources"][0]["outcome"], run["digests"][0]["outcome"], run["mail"]["sent"]),
              ("not due", "edition", 1), "run --json", run)
    people = world.json("subscribers", "list", now=scene.NOW)
    TAP.equal([row["email"] for row in people], [scene.READER], "subscribers --json")


if __name__ == "__main__":
    TAP.play(test_help, test_pipe, test_mistakes, test_init, test_check, test_parse, test_tags,
             test_clock, test_reports)
