#!/usr/bin/python3
"""What is printed of the invented weeks adds up: subject, preview, brief, sections, both parts."""

import os
import re
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "servers"))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "accept", "lib"))
import harness  # noqa: E402
import sums  # noqa: E402
from sums import NUMBER  # noqa: E402

TAP = harness.Tap()
WEEKS = os.path.join(os.path.dirname(HERE), "golden", "weeks")
QUOTED = re.compile("“[^”]*”")


def found(pattern, text):
    """The numbers of the first match; None without one."""
    match = re.search(pattern, text, re.I)
    return match and [sums.number(group) for group in match.groups()]


def told(listed):
    """How many things a list names, before its "and N more"."""
    return len(re.split(", | and ", QUOTED.sub("x", listed)))


def of_subject(subject):
    """How many posts a subject speaks of: those that it names, and the rest."""
    inside = subject.split(": ", 1)[1]
    more = re.fullmatch("(.*) and (\\d+) more", inside)
    return told(more.group(1)) + int(more.group(2)) if more else told(inside)


def of_preview(preview):
    """How many people a preview speaks of."""
    names = re.search(r"From (.*)\.$", preview).group(1)
    more = re.fullmatch(f"(.*) and {NUMBER} others?", names)
    return told(more.group(1)) + sums.number(more.group(2)) if more else told(names)


def sections(text):
    """{"#Tag": (shown, all, left, elsewhere, line)} as the text part has them."""
    rows = {}
    for part in re.split(r"\n\n\n", text):
        name, _, rest = part.strip("\n").partition("\n")
        if re.fullmatch(r"#\w+", name):
            line = " ".join(rest.strip("\n").split("\n\n")[0].split())
            here, _, others = line.partition(", and ")
            count = (found(rf"^{NUMBER} of {NUMBER} posts$", here)
                     or found(rf"^{NUMBER} posts?$", here))
            left = found(rf"(?m)^{NUMBER} more under {name} ", rest) or [0]
            elsewhere = found(rf"^{NUMBER} more in (?:another section|other sections)$",
                              others) or [0]
            rows[name] = (count[0], count[-1], left[0], elsewhere[0], line)
    return rows


def test_week(name):
    with open(os.path.join(WEEKS, f"{name}.txt"), encoding="utf-8") as file:
        head, words = file.read().split("\n\n", 1)
    with open(os.path.join(WEEKS, f"{name}.html"), encoding="utf-8") as file:
        html = sums.read_html(file.read())
    text, rows = sums.read_text(words), sections(words)
    TAP.equal(of_subject(head.removeprefix("Subject: ")), text.total, f"{name}: subject")
    TAP.equal(of_preview(html.preheader), text.people, f"{name}: preview")
    TAP.equal((html.total, html.people), (text.total, text.people), f"{name}: the same in HTML")
    TAP.equal(sum(text.days), text.total if "IN BRIEF" in words else 0, f"{name}: days")
    TAP.equal(html.days, text.days, f"{name}: days in HTML")
    TAP.equal({tag: row[1] + row[3] for tag, row in rows.items()}, text.tags,
              f"{name}: what stands there and elsewhere is all of its hashtag")
    TAP.ok(all(row[0] + row[2] == row[1] for row in rows.values()), f"{name}: shown, and more",
           rows)
    TAP.ok(sum(row[1] for row in rows.values()) <= text.total
           <= max(sum(text.tags.values()), text.total), f"{name}: no post stands twice", rows)
    TAP.equal(html.tags, text.tags, f"{name}: hashtags in HTML")
    unlike = [tag for tag, row in rows.items() if row[4] not in html.joined]
    TAP.equal(unlike, [], f"{name}: sections in HTML")


if __name__ == "__main__":
    for week in sorted(file[:-4] for file in os.listdir(WEEKS) if file.endswith(".txt")):
        test_week(week)
    TAP.done()
