"""What the rows of 10-1 share: an export that somebody invented, with the truth about each thing in
it, taken in by `tagdigest import` and compared with what the store has then.

    told = exported.Told("a download of Facebook", seed=1)
    told.post(text=…, at=…, group=…)        # taken in where it may be
    told.count("private", secret=…)         # counted, and in no byte of the store
    told.files["posts/your_posts_1.json"] = …
    exported.play(REPORT, told, agreed=…)
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
VERDICTS = ("taken", "known", "untagged", "private", "kept_out", "out_of_reach", "unreadable",
            "other")
MARK = re.compile(rb"mark\d{6}x\d{6}")
WORDS = ("soup bread broth kitchen college students made today slowly together café crème pâté "
         "bara brith cawl gŵyl 🍲 🥖 market garden season recipe taught learned").split()


class Told:
    """An export, and what is true of it."""

    def __init__(self, name, seed=1):
        self.name, self.random = name, random.Random(seed)
        self.files, self.posts, self.secrets = {}, [], set()
        self.counts = dict.fromkeys(VERDICTS, 0)
        self._next = 0

    def words(self, count=8):
        return " ".join(self.random.choice(WORDS) for _ in range(count))

    def mark(self):
        """A word that stands nowhere else."""
        self._next += 1
        return f"mark{self._next:06d}x{self.random.randrange(10**6):06d}"

    def moment(self):
        """Seconds within the last ten weeks."""
        end = datetime.fromisoformat(NOW)
        return int((end - timedelta(seconds=self.random.randrange(3600, 70 * 86400))).timestamp())

    def post(self, text, at_s, **more):
        """One that is to be taken in: its text, time, and what else is known of it."""
        self.counts["taken"] += 1
        self.posts.append({"text": text, "published": stamp(at_s), **more})

    def count(self, verdict, *secrets):
        """One that is to be counted so, and these words of it nowhere."""
        self.counts[verdict] += 1
        self.secrets.update(secrets)


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
        with tarfile.open(fileobj=data, mode="w:gz") as archive:
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
    by_text = {}
    for post in posts:
        by_text.setdefault(post["text"], []).append(post)
    wrong = [(want, by_text.get(want["text"])) for want in told.posts
             if not any(same(post, want) for post in by_text.get(want["text"], []))]
    report.ok(not wrong and len(posts) == len(told.posts),
              f"{told.name}, {way}: the right posts, {len(told.posts)} of them",
              *wrong[:3], f"{len(posts)} are stored")


def play(report, told, way="zip", agreed=None, ini=(), retention="retention = 400 d"):
    """Take it in, compare, look at each byte, take it in again. Returns a row for the table."""
    with harness.World() as world:
        source = {"export": ("feed", "https://feed.example/rss", *ini)}
        world.write("aggregator.ini", scene.ini(source, "url = maildir:Mail", tags=TAG,
                                                top=retention))
        path = handed_in(world, told, way)
        argv = ["import", path, *(["--agreed", agreed] if agreed else [])]
        found = world.json(*argv, now=NOW)
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
        again = world.json(*argv, now=NOW)
        report.ok(again["taken"] == 0 and len(stored(world)) == len(told.posts),
                  f"{told.name}: a second import adds nothing", again)
        size = sum(map(len, told.files.values()))
        return (told.name, way, f"{size / 1e6:.1f} MB",
                *(told.counts[name] for name in VERDICTS if name != "known"))


HEAD = ("export", "as", "size", *(name for name in VERDICTS if name != "known"))
