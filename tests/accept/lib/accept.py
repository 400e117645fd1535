"""What the acceptance scripts share: the tree, a program that is built, findings and figures.

A script prints a TAP line for each thing that must be so and "# name: value" for each figure, and
ends with 0 only when all of it is so. It may be run by itself, from anywhere.
"""

import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "tests", "servers"))
import harness  # noqa: E402

BESIDE = os.path.join(os.path.dirname(ROOT), "shared")


class Report(harness.Tap):
    """TAP, and figures in between."""

    def __init__(self):
        super().__init__()
        self._began = time.monotonic()

    def figure(self, name, value):
        self.note(f"{name}: {value}")

    def table(self, head, rows):
        """Rows of words in columns as wide as they must be."""
        rows = [[str(cell) for cell in row] for row in (head, *rows)]
        widths = [max(map(len, column)) for column in zip(*rows)]
        for row in rows:
            self.note("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())

    def done(self):
        self.figure("seconds", f"{time.monotonic() - self._began:.0f}")
        super().done()

    def fail(self, reason):
        """What is missing without which nothing can be shown."""
        self.ok(False, reason)
        self.done()


def make(*targets, log):
    """`make` these; its output goes to a file. True when it ended well."""
    # not as a part of the make that runs the scripts, whose jobs it could not have
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    with open(log, "w", encoding="utf-8") as file:
        return subprocess.run(["make", "-C", ROOT, *targets], check=False, env=environment,
                              stdin=subprocess.DEVNULL, stdout=file,
                              stderr=subprocess.STDOUT).returncode == 0


def begin():
    """A report, when the program is built."""
    report = Report()
    if "TAGDIGEST" not in os.environ and not make("-s", "all", log=os.devnull):
        report.fail("the program is built (make all says why not)")
    return report


def need(report, *programs):
    """What a person may do without is missed here: a thing not tried is not shown."""
    for program in programs:
        if shutil.which(program) is None:
            report.fail(f"{program} is there (make deps DEPS=long)")


def folder(name):
    """build/accept/NAME, empty; what a script leaves to be looked at."""
    path = os.path.join(ROOT, "build", "accept", name)
    subprocess.run(["rm", "-rf", path], check=True)
    os.makedirs(path)
    return path


def beside(report, *parts):
    """A folder or file of recordings or cases beside the project; without it nothing is shown."""
    path = os.path.join(BESIDE, *parts)
    if not os.path.exists(path):
        report.fail(f"there is what is to be read: {os.path.relpath(path, ROOT)}")
    return path


def tail(path, lines=20):
    with open(path, encoding="utf-8", errors="replace") as file:
        return "".join(file.readlines()[-lines:])


def bench(name, **options):
    """A row of the bench, built and measured; row.judge() sets its figures against the bars."""
    sys.path.insert(0, os.path.join(ROOT, "bench"))
    import bench as rows
    return rows.run(name, **options)


def copy_tree(place):
    """A copy of the tree as it stands, without what is built: PLACE/tree."""
    tree = os.path.join(place, "tree")
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"],
                            cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    for name in filter(None, listed.stdout.splitlines()):
        source = os.path.join(ROOT, name)
        if os.path.exists(source):
            os.makedirs(os.path.dirname(os.path.join(tree, name)), exist_ok=True)
            shutil.copy(source, os.path.join(tree, name))
    return tree
