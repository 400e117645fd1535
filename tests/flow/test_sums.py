#!/usr/bin/python3
"""What is printed of the invented weeks adds up: subject, preview, brief, sections, both parts."""

import html
import os
import re
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "servers"))
import harness  # noqa: E402

TAP = harness.Tap()
WEEKS = os.path.join(os.path.dirname(HERE), "golden", "weeks")
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
NUMBER = r"([\d,]+|" + "|".join(WORDS) + ")"
QUOTED = re.compile("“[^”]*”")


def number(word):
    word = word.lower().replace(",", "")
    return WORDS.index(word) + 1 if word in WORDS else int(word)


def found(pattern, text):
    """The numbers of the first match; None without one."""
    match = re.search(pattern, text, re.I)
    return match and [number(group) for group in match.groups() if group is not None]


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
    return told(more.group(1)) + number(more.group(2)) if more else told(names)


def days(text):
    row = re.search(r"Day by day: (.*?)\.", text)
    return row and sum(int(count) for count in re.findall(r"(\d+) (?:on|from)", row.group(1)))


def tallies(text):
    row = re.search(r"By hashtag: (.*?)\.", text)
    return dict((tag, int(count)) for tag, count in re.findall(r"(#\w+) (\d+)", row.group(1))) \
        if row else {}


def sections(text):
    """{"#Tag": (shown, all, left)} as the text part has them."""
    rows = {}
    for part in re.split(r"\n\n\n", text):
        name, _, rest = part.strip("\n").partition("\n")
        line = next(iter(rest.strip().splitlines()), "")
        count = found(rf"^{NUMBER} of {NUMBER} posts$", line) or found(rf"^{NUMBER} posts?$", line)
        left = found(rf"(?m)^{NUMBER} more under {name} ", rest) or [0]
        if name.startswith("#") and count:
            rows[name] = (count[0], count[-1], left[0])
    return rows


def words_of(markup):
    """What a reader of the HTML sees, and the hidden line before it."""
    text = re.sub(r"(?s)<head>.*?</head>|<!--.*?-->", "", markup)
    text = re.sub(r"</?(p|h\d|td|th|tr|div|br)\b[^>]*>", "\n", text)
    text = html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\u00a0", " ")
    return re.sub(r"[ \u2002]+", " ", text)


def test_week(name):
    with open(os.path.join(WEEKS, f"{name}.txt"), encoding="utf-8") as file:
        head, text = file.read().split("\n\n", 1)
    with open(os.path.join(WEEKS, f"{name}.html"), encoding="utf-8") as file:
        markup = words_of(file.read())
    flat = " ".join(text.split())
    posts, people = found(rf"{NUMBER} posts? from {NUMBER} (?:person|people)", flat)
    TAP.equal(of_subject(head.removeprefix("Subject: ")), posts, f"{name}: subject")
    preview = next(line.split("\u2007")[0].strip() for line in markup.splitlines()
                   if line.strip())
    TAP.equal(of_preview(preview), people, f"{name}: preview")
    TAP.equal(found(rf"{NUMBER} posts? from {NUMBER} (?:person|people)", markup), [posts, people],
              f"{name}: the same in HTML")
    TAP.equal(days(flat), posts if "IN BRIEF" in text else None, f"{name}: days")
    counts, rows = tallies(flat), sections(text)
    TAP.ok(all(rows[tag][1] <= counts[tag] for tag in rows if counts),
           f"{name}: no section has more than its hashtag", (rows, counts))
    TAP.ok(all(shown + left == total for shown, total, left in rows.values()),
           f"{name}: shown, and more", rows)
    TAP.ok(sum(row[1] for row in rows.values()) <= posts <= max(sum(counts.values()), posts),
           f"{name}: no post stands twice", rows)
    missing = [f"{tag} {count}" for tag, count in counts.items()
               if not re.search(rf"{tag}\s*{count}\b", markup)]
    TAP.equal(missing, [], f"{name}: hashtags in HTML")
    unlike = [tag for tag, (shown, total, _) in rows.items() if shown < total
              and f"{shown} of {total} posts" not in markup]
    TAP.equal(unlike, [], f"{name}: sections in HTML")


if __name__ == "__main__":
    for week in sorted(file[:-4] for file in os.listdir(WEEKS) if file.endswith(".txt")):
        test_week(week)
    TAP.done()
