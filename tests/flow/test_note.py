#!/usr/bin/python3
"""The organiser's note: in one edition, by editor or standard input, and what becomes of it."""

import os
import pty
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
NOTE = "note_file = note.md\nnote_by = Ceri"
BYTES_MAX = 8192
DIGEST = "[digest {}]\ntags = JoyFE\ntimezone = UTC\nto = sam@readers.example\nmin_posts = 0\n"


class Letters:
    """A digest with a note_file, and the texts that its one reader got."""

    def __init__(self, world, digest=NOTE, posts=(), more="", relay="url = maildir:Mail",
                 **options):
        self.world = world
        self.toot = world.mastodon(list(posts), **options)
        self.relay, self.more = relay, more
        self.configure(digest)

    def configure(self, digest):
        self.world.write("aggregator.ini", scene.ini({"toot": ("mastodon", self.toot.url)},
                                                     self.relay, digest=digest) + self.more)

    def note(self, text, *more, now=scene.NOW, env=None):
        return self.world.run("note", *more, now=now, env=env, stdin=text)

    def run(self, days=0):
        """The texts of what a run mailed."""
        before = len(self.world.mails("Mail"))
        result = self.world.run("run", now=scene.at(days=days))
        assert result.code == 0, result
        return [scene.text_of(mail) for mail in self.world.mails("Mail")[before:]]


def test_one_edition(world):
    letters = Letters(world, NOTE + "\nmin_posts = 0\nnote = Always there.")
    first = letters.note("Hello *all*, see [the page](https://a.example/).\n\n<b>Raw</b>\n",
                         now=scene.at(days=-1))
    TAP.equal((first.code, first.err), (0, ""), "a note from standard input", first)
    TAP.contains(first.out, "the next edition shows it", "what becomes of it is said")
    TAP.contains(first.out, "to be mailed Mon 16 Nov 2026, 07:30 to", "and when")
    shown = world.run("preview", now=scene.at(days=-1))
    TAP.contains(shown.out, "Hello _all_, see the page [1].\n\nRaw\n\nAlways there.\n\nCeri\n\n"
                 "[1] https://a.example/\n", "preview shows it, signed, the standing one behind it")
    TAP.contains(shown.err, "the note in note_file waits", "and says that it waits")
    TAP.contains(world.run("status", now=scene.at(days=-1)).out, "the note in note_file waits",
                 "so does status")
    text = letters.run()[0]
    TAP.ok("Hello _all_" in text and "Always there." in text, "it is in the edition", text)
    html = world.mails("Mail")[0].get_body(("html",)).get_content()
    TAP.ok("Hello <em>all</em>, see <a href=3D" in html or "Hello <em>all</em>, see <a href="
           in html, "and in its HTML", html[:3000])
    TAP.ok("<b>" not in html, "raw HTML is not")
    said = world.run("preview", now=scene.at(days=1))
    TAP.ok("Hello" not in said.out and "Always there." in said.out,
           "the next one has the standing note alone", said)
    TAP.contains(said.err, "was used on Mon 16 Nov 2026, 08:00, in edition 1", "preview says why")
    TAP.contains(world.run("status", now=scene.at(days=1)).out, "was used on Mon 16 Nov 2026",
                 "so does status")
    for days in (7, 14):
        text = letters.run(days)[0]
        TAP.ok("Hello" not in text and "Always there." in text, f"nor has that of day {days}", text)
    same = letters.note("Hello *all*, see [the page](https://a.example/).\n\n<b>Raw</b>\n",
                        now=scene.at(days=15))
    TAP.contains(same.out, "is not shown again until the file changes", "the same again is told")
    letters.note("Another.", now=scene.at(days=15))
    TAP.contains(letters.run(21)[0], "Another.", "a new one is shown")
    cleared = world.run("note", "--clear", now=scene.at(days=22))
    TAP.equal((cleared.code, os.path.exists(world.path("note.md"))), (0, False), "--clear")
    TAP.ok("Another." not in letters.run(28)[0], "takes it away")
    letters.note("Another.", now=scene.at(days=29))
    TAP.contains(letters.run(35)[0], "Another.", "after an edition without one it is a new one")


def test_quiet_week(world):
    letters = Letters(world, NOTE + "\nmin_posts = 1")
    letters.note("Hello all.")
    TAP.equal(letters.run(), [], "a quiet week")
    TAP.contains(world.run("status", now=scene.at(days=1)).out, "the note in note_file waits",
                 "does not use the note up")
    world.write(letters.toot.data, [scene.post("one", "2026-11-18T09:00:00Z")])
    TAP.contains(letters.run(7)[0], "Hello all.", "it is in the next edition")


def test_undone(world):
    """An edition that nobody has, and that is made anew, has the note still."""
    posts = [scene.post("one", "2026-11-11T09:00:00Z"), scene.post("two", "2026-11-12T09:00:00Z")]
    letters = Letters(world, posts=posts, relay="url = smtp://127.0.0.1:1")
    letters.note("Hello all.")
    stuck = world.run("run", now=scene.NOW)
    TAP.equal(stuck.code, 75, "no server takes it", stuck)
    TAP.contains(world.run("status", now=scene.NOW).out, "was used on", "it is in the edition")
    dropped = world.run("drop", posts[0]["url"], now=scene.at(hours=1))
    TAP.contains(dropped.out, "makes it anew", "a post of it is dropped")
    letters.relay = "url = maildir:Mail"
    letters.configure(NOTE)
    texts = letters.run(1)
    TAP.ok(len(texts) == 1 and "mark-two" in texts[0] and "mark-one" not in texts[0]
           and "Hello all." in texts[0], "the edition that is made anew has the note", texts)


def test_two_digests(world):
    letters = Letters(world, NOTE + "\nmin_posts = 0",
                      more=DIGEST.format("other") + NOTE.replace("Ceri", "Bea") + "\n")
    wrong = letters.note("Hello all.")
    TAP.equal(wrong.code, 64, "of two digests one must be named", wrong)
    letters.note("Hello all.", "other")
    texts = letters.run()
    TAP.equal(sorted("Hello all.\n\nCeri" in text for text in texts), [False, True],
              "each of two digests shows the note of their one file once")
    TAP.ok(all("Hello all." in text for text in texts), "the other too", texts)
    TAP.ok(not any("Hello all." in text for text in letters.run(7)), "and neither twice")


def test_killed(world):
    """A run that dies before it has decided uses no note up."""
    world.write("modes", "thread-stall")
    letters = Letters(world, posts=[scene.post("one", "2026-11-11T09:00:00Z", replies_count=1)],
                      mode_file=world.path("modes"))
    letters.note("Hello all.")
    with world.running("run", now=scene.NOW) as process:
        harness.wait_until(lambda: any(entry["path"].endswith("/context")
                                       for entry in letters.toot.log()), "it asks for answers")
        process.kill()
        process.wait(harness.STOP_S)
    TAP.equal(world.mails("Mail"), [], "it is killed with its draft made, and nothing mailed")
    world.write("modes", "ok")
    texts = letters.run()
    TAP.ok(len(texts) == 1 and "Hello all." in texts[0], "the next run mails it", texts)


def test_wrong_notes(world):
    letters = Letters(world)
    world.write("note.md", "Before.\n")
    for name, text, wanted in (
            ("too long", "x" * (BYTES_MAX + 1), "too long for a note (expected 8192 at most)"),
            ("nothing", "", "there are no words in it: nothing was changed"),
            ("white space", " \n\t\n", "there are no words in it")):
        said = letters.note(text)
        TAP.ok(said.code != 0 and wanted in said.err, f"{name} is refused", said)
    latin = world.run("note", now=scene.NOW, stdin="one\ntwo\nd\xe9j\xe0\n",
                      wrap=("sh", "-c", 'iconv -f utf-8 -t latin1 | "$@"', "sh"))
    TAP.ok(latin.code == 78 and "the note: line 3 is not UTF-8" in latin.err, "so is Latin-1",
           latin)
    with open(world.path("note.md"), encoding="utf-8") as file:
        TAP.equal(file.read(), "Before.\n", "and nothing was changed")
    number = 1 + open(world.path("aggregator.ini"), encoding="utf-8").read().split("\n").index(
        "note_file = note.md")
    with open(world.path("note.md"), "wb") as file:
        file.write(b"one\nd\xe9j\xe0\n")
    said = world.run("check", now=scene.NOW)
    TAP.ok(said.code == 78 and f":{number}: [digest weekly] note_file: " in said.err
           and "note.md: line 2 is not UTF-8" in said.err, "check names both lines", said)
    os.unlink(world.path("note.md"))
    os.mkdir(world.path("note.md"))
    said = world.run("check", now=scene.NOW)
    TAP.ok(said.code == 78 and "note_file: " in said.err, "a folder is no note", said)
    os.rmdir(world.path("note.md"))
    TAP.equal(world.run("check", now=scene.NOW).code, 0, "a file that is not there is none")
    letters.configure("")
    said = letters.note("Hello.")
    TAP.ok(said.code == 64 and "expected note_file = note.md in [digest weekly]" in said.err,
           "without note_file it says what to write", said)


def test_file(world):
    letters = Letters(world)
    os.mkdir(world.path("notes"))
    world.write("notes/one.md", "Before.\n", mode=0o640)
    os.symlink("notes/one.md", world.path("note.md"))
    said = letters.note("After.\n")
    TAP.equal(said.code, 0, "a link is followed", said)
    with open(world.path("notes/one.md"), encoding="utf-8") as file:
        TAP.equal(file.read(), "After.\n", "to the file")
    TAP.ok(os.path.islink(world.path("note.md")), "and stays a link")
    TAP.equal(os.stat(world.path("notes/one.md")).st_mode & 0o777, 0o640, "with its permissions")
    TAP.equal(os.listdir(world.path("notes")), ["one.md"], "and nothing beside it")


def on_terminal(world, editor, *more):
    """`note` with a terminal, and what it printed there."""
    master, slave = pty.openpty()
    env = {"PATH": os.environ["PATH"], "HOME": world.root, "TMPDIR": world.path("tmp"),
           "TZ": "UTC", "LC_ALL": "C.UTF-8", **editor}
    process = subprocess.Popen([harness.binary(), "note", *more, "--now", scene.NOW],
                               cwd=world.root, env=env, stdin=slave, stdout=slave, stderr=slave,
                               start_new_session=True)
    os.close(slave)
    said = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:
            break
        if not piece:
            break
        said += piece
    os.close(master)
    return process.wait(harness.STOP_S), said.decode()


def test_editor(world):
    Letters(world)
    os.mkdir(world.path("tmp"))
    world.write("an editor", "#!/bin/sh\necho \"$1\" >args\necho \"$2\" >>args\n"
                "test -t 1 || exit 9\ncat \"$2\" >seen\n"
                "printf 'Written *there*.' >\"$2\"\n", mode=0o700)
    world.write("note.md", "Before; $(touch x).\n")
    quoted = f'"{world.path("an editor")}" "-a b"'
    code, said = on_terminal(world, {"VISUAL": quoted, "EDITOR": "false"})
    TAP.ok(code == 0 and "the next edition shows it" in said, "by an editor", code, said)
    with open(world.path("note.md"), encoding="utf-8") as file:
        TAP.equal(file.read(), "Written *there*.", "what it wrote is the note")
    with open(world.path("seen"), encoding="utf-8") as file:
        TAP.equal(file.read(), "Before; $(touch x).\n", "it was shown what was there")
    with open(world.path("args"), encoding="utf-8") as file:
        given = file.read().split("\n")
    TAP.ok(given[0] == "-a b" and given[1].endswith(".md") and "note.md" not in given[1],
           "its words are as quoted, and it edits a copy", given)
    TAP.equal(os.listdir(world.path("tmp")), [], "which goes")
    for editor, wanted in (({"EDITOR": "false"}, "false: it ended with 1"),
                           ({"EDITOR": "no-such-editor"}, "no-such-editor: "),
                           ({"EDITOR": "", "VISUAL": ""}, "expected a terminal, and one in "),
                           ({"EDITOR": "vi \"a"}, "expected a terminal, and one in ")):
        code, said = on_terminal(world, editor)
        TAP.ok(code != 0 and wanted in said, f"{editor}: {wanted}", code, said)
    with open(world.path("note.md"), encoding="utf-8") as file:
        TAP.equal(file.read(), "Written *there*.", "and the note stays")
    TAP.equal(os.listdir(world.path("tmp")), [], "no copy is left")
    world.write("long", "#!/bin/sh\nhead -c 9000 /dev/zero | tr '\\0' x >\"$1\"\n", mode=0o700)
    code, said = on_terminal(world, {"EDITOR": world.path("long")})
    left = os.listdir(world.path("tmp"))
    TAP.ok(code == 78 and "too long for a note" in said and len(left) == 1 and left[0] in said,
           "what cannot be a note is kept, and named", code, said, left)


def test_pause_is_told(world):
    letters = Letters(world, "min_posts = 0\npause = 2026-11-21..2026-12-07")
    TAP.contains(" ".join(letters.run()[0].split()), "Paused until Monday 7 December. "
                 "Nothing to do; it starts again by itself.", "the letter before a pause says so")
    html = world.mails("Mail")[0].get_body(("html",)).get_content()
    TAP.contains(html, "Paused until Monday 7 December.", "in HTML too")
    status = world.run("status", now=scene.at(days=7)).out
    TAP.ok("paused; next due Mon 7 Dec 2026, 07:30" in status
           and "paused until then" in status, "status says it in the pause", status)
    TAP.contains(world.run("status", now=scene.at(days=-2)).out,
                 "after it paused until Mon 7 Dec 2026, 07:30", "and before it")
    TAP.contains(world.run("preview", now=scene.at(days=7)).err, "paused until then",
                 "so does preview")
    TAP.equal(world.json("status", now=scene.at(days=7))["digests"][0]["paused_until"],
              "2026-12-07T07:30:00Z", "and status --json")
    after = letters.run(21)[0]
    TAP.ok("Paused until" not in after, "the letter after it does not", after)


if __name__ == "__main__":
    TAP.play(test_one_edition, test_quiet_week, test_undone, test_two_digests, test_killed,
             test_wrong_notes, test_file, test_editor, test_pause_is_told)
