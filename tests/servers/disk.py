"""A disk that fills up, or that a power cut finds with half of it unwritten (disk.c).

    shim = disk.build(folder)
    watch = disk.Disk(world, shim)
    world.run("send", env=watch.environment(cut=7))     # killed before its seventh sync
    left = watch.after_cut("some", random.Random(1))    # {path: bytes} of what is on the disk
    watch.put_back(left)

What was written and not synced may be on the disk or not, whole or not, in any order: of each
file's writes since its last sync, in pieces of a sector. A name is there for sure once its folder
was synced. "none" keeps only what is sure, "all" everything (a kill), "some" what chance keeps.
"""

import os
import shutil

import harness

SECTOR_BYTES = 512
UNWRITTEN = ("-shm", "-lock", ".lock")     # what no power cut leaves anything of


def build(folder):
    """The library that is preloaded; its path."""
    return harness.build_preload("servers/disk.c", folder)


class File:
    """What is sure of a file, and what was done to it since."""

    def __init__(self, data=b""):
        self.sure, self.since = bytearray(data), []

    def sync(self):
        self.sure = self.now(lambda: True)
        self.since = []

    def now(self, is_kept):
        data = bytearray(self.sure)
        for offset, piece in self.since:
            if piece is None:
                if is_kept():
                    del data[offset:]
                continue
            for at in range(0, len(piece), SECTOR_BYTES):
                if is_kept():
                    place(data, offset + at, piece[at:at + SECTOR_BYTES])
        return data


def place(data, offset, piece):
    data.extend(bytes(max(0, offset + len(piece) - len(data))))
    data[offset:offset + len(piece)] = piece


def steps(path):
    """What disk.c has noted: (what, offset, bytes, path)."""
    with open(path, "rb") as file:
        log = file.read()
    at = 0
    while at < len(log):
        end = log.index(b"\0", at)
        what, offset, length, name = log[at:end].decode().split(" ", 3)
        at = end + 1 + int(length)
        yield what, int(offset), log[end + 1:at], name


class Disk:
    """The disk below a world's folder "state", from a moment on when all of it is written."""

    def __init__(self, world, library, folder="state"):
        self.world, self.library = world, library
        self.folder, self.log = os.path.realpath(world.path(folder)), world.path("disk.log")

    def environment(self, **wishes):
        """For one run; what was on the disk before it is sure. cut=N, full=N …: see disk.c."""
        self.began = read(self.folder)
        self.folders = [place for place, _, _ in os.walk(self.folder)]
        if os.path.exists(self.log):
            os.unlink(self.log)
        wished = {f"DISK_{name.upper()}": str(value) for name, value in wishes.items()
                  if value is not None}
        return {"LD_PRELOAD": self.library, "DISK_FOLDER": self.folder, "DISK_LOG": self.log,
                **wished}

    def count(self, *kinds):
        return sum(step[0] in kinds for step in self.steps())

    def steps(self):
        return list(steps(self.log)) if os.path.exists(self.log) else []

    def after_cut(self, how, chance):
        """What a power cut leaves: {path: bytes}."""
        names = {path: File(data) for path, data in self.began.items()}
        sure_names, moves = dict(names), []     # moves: all names after each change of one
        for what, offset, data, path in self.steps():
            if what == "sync" and path in self.folders:
                for known in (sure_names, *moves):
                    sync_names(path, names, known)
            elif what == "sync":
                names.setdefault(path, File()).sync()
            elif what in ("write", "cut"):
                if path not in names:
                    names[path] = File()
                    moves.append(dict(names))
                names[path].since.append((offset, data if what == "write" else None))
            elif what == "move":
                names[data.decode()] = names.pop(path)
                moves.append(dict(names))
            elif what == "gone" and path in names:
                del names[path]
                moves.append(dict(names))
        known = [sure_names, *moves]
        is_kept = {"none": lambda: False, "all": lambda: True,
                   "some": lambda: chance.random() < 0.5}[how]
        left = {"none": known[0], "all": known[-1], "some": chance.choice(known)}[how]
        return {path: bytes(file.now(is_kept)) for path, file in left.items()}

    def put_back(self, left):
        shutil.rmtree(self.folder)
        for path in self.folders:
            os.mkdir(path, 0o700)
        for path, data in left.items():
            with open(path, "wb") as file:
                file.write(data)
            os.chmod(path, 0o600)


def sync_names(folder, names, known):
    """In what is known of names, those in a folder are as they are."""
    for path in [path for path in known if os.path.dirname(path) == folder]:
        del known[path]
    known.update({path: file for path, file in names.items() if os.path.dirname(path) == folder})


def read(folder):
    found = {}
    for where, _, names in os.walk(folder):
        for name in names:
            if not name.endswith(UNWRITTEN):
                with open(os.path.join(where, name), "rb") as file:
                    found[os.path.join(where, name)] = file.read()
    return found
