#!/usr/bin/python3
"""How work grows with readers, counted in instructions, which are the same on every day."""

import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
FEW, MANY = 200, 800            # addresses in `to =`
MOST_TIMES = 4.6                # the work for the many, of that for the few; quadratic is 16
COUNTED = re.compile(r"Collected : (\d+)")


def instructions(world, *argv):
    """How many one run of the program takes."""
    result = world.run(*argv, now=scene.NOW, wrap=("valgrind", "--tool=callgrind",
                                                   "--callgrind-out-file=/dev/null"))
    if result.code != 0:
        raise RuntimeError(str(result))
    return int(COUNTED.search(result.err).group(1))


def work_with(readers):
    """What status takes before anything is known, and the run that brings the readers in."""
    with harness.World() as world:
        world.write("blog.xml", "<rss><channel><title>The Staffroom</title></channel></rss>")
        to = [f"reader{number}@school{number % 97}.example" for number in range(readers)]
        world.write("aggregator.ini", scene.ini({"blog": ("feed", "file:blog.xml")},
                                                "url = maildir:mail", to))
        return {verb: instructions(world, *verb.split()) for verb in ("status", "run")}


def main():
    harness.need.program("valgrind")
    with open(harness.binary(), "rb") as file:
        if b"__asan_init" in file.read():
            print("1..0 # SKIP valgrind cannot run a program with sanitizers")
            return
    one, few, many = (work_with(readers) for readers in (1, FEW, MANY))
    for verb in one:
        times = (many[verb] - one[verb]) / (few[verb] - one[verb])
        TAP.ok(times <= MOST_TIMES, f"{verb}: the work for {MANY} addresses is at most "
               f"{MOST_TIMES} times that for {FEW}", f"{times:.2f} times", one, few, many)
    TAP.done()


if __name__ == "__main__":
    main()
