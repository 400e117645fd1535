#!/usr/bin/python3
"""The bench, tried on commands whose use is known: turns, figures, ratios, bars, the paper."""

import os
import pathlib
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "tests" / "servers")]
import bench  # noqa: E402
import harness  # noqa: E402
import results  # noqa: E402

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
    row.alternate({"once": ["true"]}, times=1, before=turns.append)
    TAP.equal(turns, ["once"], "a command that runs once runs once")
    turns.clear()
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


def test_each_row():
    """In a process of its own: one that fails ends neither the bench nor the other rows."""
    TAP.equal(bench.measure_each(["no-such-row", "nor-this"]), ["no-such-row", "nor-this"],
              "rows that fail are named, all of them")


def test_bars(folder):
    row, report = bench.Row("try", folder), Judged()
    row.ratio("half", bench.Series([.4, .5, .6]))
    row.ratio("work", bench.Series([2]), peer="snail")
    row.judge(report, "work, beside snail", at_least=2)
    TAP.equal(report.said[0], True, "a comparison is judged by its name and the other's")
    row.judge(report, "half", at_least=.5)
    TAP.equal(report.said[0], True, "a bar that is met", report.said)
    row.judge(report, "half", at_most=.25)
    TAP.equal((report.said[0], report.said[2]), (False, "2.00 times what is asked"),
              "a bar that is not, and by how much")


def kept_row(folder, name, **ratio):
    row = bench.Row(name, os.path.join(folder, name))
    row.about, row.not_compared = f"About {name}.", (f"{name}'s cousin: it is too far away",)
    row.ratio("work", bench.Series([.4, .5, .8]), **ratio)
    row.write(os.path.join(folder, "measured"), os.path.join(folder, "RESULTS.md"))
    return row


def paper_of(folder):
    with open(os.path.join(folder, "RESULTS.md"), encoding="utf-8") as file:
        return file.read()


def test_paper(folder):
    kept_row(folder, "b", peer="snail")
    kept_row(folder, "a", bare="a loop", behind="It does less.")
    kept_row(folder, "b", peer="hare", behind="It has long legs; shoes were tried.")
    text = paper_of(folder)
    TAP.equal([line for line in text.splitlines() if line.startswith("## ")],
              ["## Summary: beside what one might choose",
               "## Summary: beside the least work that is possible", "## What was not compared",
               "## a", "## b"],
              "a summary, what was not compared, and the rows, each made anew in its place")
    peers, bare = text.split("## Summary")[1:3]
    TAP.ok("| [a](#a) | work | a loop | they, 2.00 times (1.25 to 2.50) | It does less. |" in bare,
           "a bare loop is told from a peer", text)
    TAP.ok("| [b](#b) | work | hare | they, 2.00 times (1.25 to 2.50) | It has long legs; shoes "
           "were tried. |" in peers, "who is ahead, how much, and why", text)
    TAP.ok("faster in 0 of 1 comparisons, and slower in 1." in peers, "and how often", text)
    TAP.ok("snail" not in text, "what is old is gone")
    TAP.ok("- a: a's cousin: it is too far away" in text, "what was not compared", text)
    TAP.ok("About a." in text.split("## a")[1], "the words of the row stand with it")
    row = kept_row(folder, "b", bare="a loop")
    TAP.equal(row.measured()["compared"][0]["speed"], [.4, .5, .8], "the figures are kept")


def test_silence(folder):
    """A peer that is ahead needs a sentence; one that is behind needs none."""
    silent = kept_row(folder, "c", peer="hare")
    TAP.equal(results.unexplained(silent.measured()),
              ["c: work, beside hare: they, 2.00 times (1.25 to 2.50)"],
              "who is ahead without a word is named")
    TAP.ok("nobody said why" in paper_of(folder), "and stands in the paper so")
    silent.ratio("more work", bench.Series([.9]), bare="a loop", behind="It does less.")
    silent.ratio("easy work", bench.Series([1.1]), peer="snail", behind="Not needed.")
    TAP.equal(len(results.unexplained(silent.measured())), 1, "the others are in order")
    silent.write(os.path.join(folder, "measured"), os.path.join(folder, "RESULTS.md"))
    TAP.ok("Not needed." not in paper_of(folder), "a reason stands only where it is one")


def main():
    test_series()
    test_each_row()
    with tempfile.TemporaryDirectory() as folder:
        for test in (test_turns, test_tree, test_failure, test_bars, test_paper, test_silence):
            test(folder)
    TAP.done()


if __name__ == "__main__":
    main()
