#!/usr/bin/python3
"""The invented weeks of feeds/sample, as a reader gets them: tests/golden/weeks/N.html and N.txt.

usage: test_weeks.py [--renew]

--renew writes what is mailed now over what was kept; git diff then says what changed.
"""

import difflib
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "servers"))
import harness  # noqa: E402
import sample  # noqa: E402

KEPT = os.path.join(os.path.dirname(HERE), "golden", "weeks")
MORE = "renew with tests/flow/test_weeks.py --renew, and look at what git diff says"
SHOWN = 30          # lines of a difference


def parts(week):
    """What is kept of a week, by the name of its file."""
    return {f"{week.number}.html": week.html,
            f"{week.number}.txt": f"Subject: {week.subject}\n\n{week.text}"}


def kept(name):
    path = os.path.join(KEPT, name)
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def renew(name, text):
    os.makedirs(KEPT, exist_ok=True)
    with open(os.path.join(KEPT, name), "w", encoding="utf-8", newline="") as file:
        file.write(text)


def main():
    tap = harness.Tap()
    with harness.World() as world:
        for week in sample.Weeks(world).mailed():
            for name, text in parts(week).items():
                if sys.argv[1:] == ["--renew"]:
                    renew(name, text)
                changes = difflib.unified_diff(kept(name).splitlines(), text.splitlines(),
                                               "kept", "mailed", n=1, lineterm="")
                tap.ok(kept(name) == text, f"week {week.number}: {name} is what is mailed", MORE,
                       "\n".join(list(changes)[:SHOWN]))
    tap.done()


if __name__ == "__main__":
    main()
