#!/usr/bin/python3
"""The bench, tried on commands whose use is known: turns, figures, ratios, bars, sections."""

import os
import pathlib
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "tests" / "servers")]
import bench  # noqa: E402
import harness  # noqa: E402

TAP = harness.Tap()
MEGABYTES = 64


class Judged:
    """A report that keeps what it was told."""

    def ok(self, good, name, *evidence):
        self.said = (good, name, *evidence)


def test_series():
    ours, bare = bench.Series([3, 4, 8]), bench.Series([1, 2, 3])
    TAP.equal(((ours - bare) / bare, (bare + 1) * 2), ([2, 1, 5 / 3], [4, 6, 8]),
              "series are reckoned round by round")
    TAP.equal(ours.words("{:.0f}"), ("3", "4", "8"), "least, median, most")


def test_turns(folder):
    row, turns = bench.Row("try", folder), []
    took = row.alternate({"a": ["true"], "b": ["true"]}, times=3, before=turns.append)
    TAP.equal("".join(turns), "abbaabba", "commands take turns, after one round")
    TAP.equal((len(took["a"].wall), min(took["a"].wall) > 0), (3, True), "three are counted")


def test_tree(folder):
    row = bench.Row("try", folder)
    hog = f"import os; os.fork() or bytearray(b'x' * {MEGABYTES << 20})"
    took = row.alternate({"small": ["true"], "tree": ["/usr/bin/python3", "-c", hog]}, times=1)
    TAP.ok(took["tree"].peak_kb[0] > MEGABYTES << 10, "a child's memory is counted",
           took["tree"].peak_kb)
    TAP.ok("SANITIZE" in os.environ or took["small"].peak_kb[0] < 8 << 10,
           "the bench's own is not", took["small"].peak_kb)
    TAP.ok(took["tree"].cpu[0] > 0, "and its processor time", took["tree"].cpu)


def test_failure(folder):
    try:
        bench.Row("try", folder).alternate({"bad": ["sh", "-c", "echo why >&2; exit 3"]}, times=1)
        said = ""
    except SystemExit as reason:
        said = str(reason)
    TAP.ok("ended with 3" in said and "why" in said, "a command that fails ends the row", said)


def test_bars(folder):
    row, report = bench.Row("try", folder), Judged()
    row.ratio("half", bench.Series([.4, .5, .6]))
    row.judge(report, "half", at_least=.5)
    TAP.equal(report.said[0], True, "a bar that is met", report.said)
    row.judge(report, "half", at_most=.25)
    TAP.equal((report.said[0], report.said[2]), (False, "2.00 times what is asked"),
              "a bar that is not, and by how much")


def test_sections(folder):
    path = os.path.join(folder, "RESULTS.md")
    for name, value in (("b", 1), ("a", 2), ("b", 3)):
        row = bench.Row(name, folder)
        row.figure("value", value)
        row.write(path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    TAP.equal([line for line in text.splitlines() if line.startswith(("## ", "- "))],
              ["## a", "- value: 2", "## b", "- value: 3"], "a section is made anew in its place")
    TAP.ok(text.startswith(bench.HEAD), "under one head")


def main():
    test_series()
    with tempfile.TemporaryDirectory() as folder:
        for test in (test_turns, test_tree, test_failure, test_bars, test_sections):
            test(folder)
    TAP.done()


if __name__ == "__main__":
    main()
