"""What the rows of 10-1 share: an export that somebody invented, with the truth about each thing in
it, taken in by `tagdigest import` and compared with what the store has then.

    told = exported.Told("a download of Facebook", seed=1)
    mark = told.mark()                      # a word that stands in one thing alone
    told.post(text, at_s, group=…)          # taken in, as it is
    told.take(mark, id=…)                   # the same, of which not all is told
    told.count("private", mark)             # counted, and in no byte of the store
    told.files["posts/your_posts_1.json"] = …
    exported.play(REPORT, told, agreed=…)

All is so in every format: each thing counts as what it is, the posts are the right ones and there
once, of all else there is no byte, a second import adds nothing, and memory is bounded.
"""

import io
import json
import os
import random
import re
import tarfile
import zipfile
from datetime import datetime, timedelta, timezone

import harness
import scene

NOW = "2026-11-20T12:00:00Z"
TAG = "SlowFood"
AGREED = "2026-11-01, moderators"
LARGE = os.environ.get("LARGE")     # posts of a long export, where its row's own number is too many
UNREADABLE = 65     # the status where nothing of an export can be read
MEMORY_MB_MAX, IMPORT_S_MAX = 64, 600
VERDICTS = ("taken", "known", "untagged", "private", "kept_out", "out_of_reach", "unreadable",
            "other")
MARK = re.compile(rb"mark\d{6}x\d{6}")
WORDS = ("soup bread broth kitchen college students made today slowly together café crème pâté "
         "bara brith cawl gŵyl 🍲 🥖 market garden season recipe taught learned").split()
# what people write beside words, each of which some parser has stumbled over
ODD = ("café ☕", "5 < 6 & 7 > 2", 'she said "yes"', "a\\b", "Gŵyl 🎉👩🏽‍🏫", "tabs\tand\nlines",
       "100%")


class Told:
    """An export, and what is true of it."""

    def __init__(self, name, seed=1):
        self.name, self.random = name, random.Random(seed)
        self.files = {}         # name -> bytes
        self.posts = {}         # mark -> what is known of the post, as the store has it
        self.secrets = set()    # marks
        self.counts = dict.fromkeys(VERDICTS, 0)
        self._next = 0

    def words(self, count=8):
        return " ".join(self.random.choice(WORDS) for _ in range(count))

    def mark(self):
        """A word that stands nowhere else."""
        self._next += 1
        return f"mark{self._next:06d}x{self.random.randrange(10**6):06d}"

    def hidden(self):
        """A mark of what nothing counts, and that is in no byte of the store."""
        mark = self.mark()
        self.secrets.add(mark)
        return mark

    def said(self, mark, tagged, most=40):
        """A text with its mark, and the hashtag in it or not, in one of the ways to write it."""
        words = self.random.choices(WORDS, k=self.random.randint(3, most))
        if self.random.random() < .5:
            words.insert(1, self.random.choice(ODD))
        words.insert(0, mark)
        if tagged:
            words.append(self.random.choice(
                (f"#{TAG}", f"#{TAG.lower()}", f"(#{TAG})", f"#{TAG}.")))
        elif self.random.random() < .3:
            words.append(self.random.choice((TAG, f"#{TAG}ful", f"x#{TAG}", "#other")))
        return " ".join(words)

    def moment(self):
        """Seconds within the last ten weeks."""
        end = datetime.fromisoformat(NOW)
        return int((end - timedelta(seconds=self.random.randrange(3600, 70 * 86400))).timestamp())

    def when(self):
        return datetime.fromtimestamp(self.moment(), timezone.utc)

    def take(self, mark, **known):
        """One that is to be taken in, and what is known of it."""
        self.counts["taken"] += 1
        self.posts[mark] = known

    def post(self, text, at_s, **more):
        """The same of one whose text, with its mark, and time are known."""
        mark, = MARK.findall(text.encode())
        self.take(mark.decode(), text=text, published=stamp(at_s), **more)

    def count(self, verdict, *secrets):
        """One that is to be counted so, and these marks of it nowhere."""
        self.counts[verdict] += 1
        self.secrets.update(secrets)

    def withhold(self):
        """All that would be taken in is private."""
        self.counts["private"] += self.counts["taken"]
        self.counts["taken"] = 0
        self.secrets.update(self.posts)
        self.posts = {}


def stamp(seconds):
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def packed(files, kind):
    """The files as an archive."""
    data = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
    else:
        with tarfile.open(fileobj=data, mode="w:gz", compresslevel=6) as archive:
            for name, content in files.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    return data.getvalue()


def handed_in(world, told, way):
    """The export as somebody has it: an archive, a folder that was one, or its one file."""
    if way in ("zip", "tar.gz"):
        world.write(f"export.{way}", packed(told.files, way))
        return f"export.{way}"
    if way == "file":
        (name, content), = told.files.items()
        world.write(os.path.basename(name), content)
        return os.path.basename(name)
    for name, content in told.files.items():
        world.write(os.path.join("export", name), content)
    return "export"


def stored(world):
    return [json.loads(doc) for doc, in world.query("SELECT doc FROM post ORDER BY id")]


def same(post, want):
    return all(post.get(key) == value for key, value in want.items())


def compare(report, told, posts, way):
    """Each post that was to be taken in is there once, as it is; and no other is."""
    found = {}
    for post in posts:
        for mark in set(MARK.findall(json.dumps(post).encode())):
            found.setdefault(mark.decode(), []).append(post)
    wrong = [(want, found.get(mark)) for mark, want in told.posts.items()
             if len(found.get(mark, ())) != 1 or not same(found[mark][0], want)]
    report.ok(not wrong and len(posts) == len(told.posts),
              f"{told.name}, {way}: the right posts, {len(told.posts)} of them",
              *wrong[:3], f"{len(posts)} are stored")


def begin(world):
    world.write("aggregator.ini", scene.ini({"blog": ("feed", "https://feed.example/rss")},
                                            "url = maildir:Mail", tags=TAG,
                                            top="retention = 400 d"))


def play(report, told, way="zip", agreed=None):
    """Take it in, compare, look at each byte, take it in again. Returns a row for the table."""
    with harness.World() as world:
        begin(world)
        path = handed_in(world, told, way)
        argv = ["import", path, *(["--agreed", agreed] if agreed else []), "--json"]
        done = world.run(*argv, now=NOW, timeout=IMPORT_S_MAX,
                         wrap=("/usr/bin/time", "-f", "%M %e", "-o", world.path("used")))
        code = UNREADABLE if told.counts["unreadable"] == sum(told.counts.values()) > 0 else 0
        report.equal(done.code, code, f"{told.name}, {way}: it is imported", done.err)
        found = json.loads(done.out)
        with open(world.path("used"), encoding="ascii") as file:
            memory_kb, seconds = file.read().split()[-2:]
        memory_mb = int(memory_kb) / 1024
        report.ok(memory_mb < MEMORY_MB_MAX,
                  f"{told.name}: in less than {MEMORY_MB_MAX} MB: {memory_mb:.0f} MB")
        counts = {name: found[name] for name in VERDICTS}
        report.equal(counts, told.counts, f"{told.name}, {way}: the right counts",
                     json.dumps(found["files"])[:2000])
        report.equal(found["read"], sum(told.counts.values()), f"{told.name}: each counts once")
        compare(report, told, stored(world), way)
        held = set(MARK.findall(world.database_bytes()))
        leaked = sorted(secret for secret in told.secrets if secret.encode() in held)
        report.ok(told.secrets and not leaked,
                  f"{told.name}: nothing private in any byte of the store, "
                  f"{len(told.secrets)} words looked for", leaked[:5])
        before = stored(world)
        again = world.run(*argv, now=NOW, timeout=IMPORT_S_MAX)
        report.ok(again.code == code and json.loads(again.out)["taken"] == 0
                  and stored(world) == before, f"{told.name}: a second import adds nothing", again)
        size = sum(map(len, told.files.values()))
        return (told.name, way, f"{size / 1e6:.1f} MB",
                *(counts[name] for name in VERDICTS if name != "known"), f"{seconds} s",
                f"{memory_mb:.0f} MB")


HEAD = ("export", "as", "size", *(name for name in VERDICTS if name != "known"), "time", "memory")
