#!/usr/bin/python3
"""tagdigest-privacy(7) and the schema say the same: each table and each column has its words."""

import os
import re
import sys

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "servers"))
import harness  # noqa: E402

TAP = harness.Tap()
INI = """[tagdigest]
contact = organiser@college.example
state_dir = state
[smtp]
url = maildir:Mail
[source toot]
type = mastodon
url = https://toot.example
tags = JoyFE
[digest weekly]
tags = JoyFE
"""


def tables_of(world):
    """{table: its columns} of a database that was just made."""
    world.write("aggregator.ini", INI)
    made = world.run("subscribers", "list")
    assert made.code == 0, made
    return {table: [row[1] for row in world.query(f"PRAGMA table_xinfo({table})")]
            for table, in world.query("SELECT name FROM sqlite_schema WHERE type = 'table'"
                                      " AND name NOT LIKE 'sqlite%'")}


def page():
    """{table: the words that stand beside it}."""
    with open(os.path.join(ROOT, "doc", "tagdigest-privacy.7"), encoding="utf-8") as file:
        part = file.read().partition(".Sh TABLES")[2].partition("\n.El")[0]
    items = {}
    for item in part.split("\n.It Li ")[1:]:
        name, _, words = item.partition("\n")
        columns = "\n".join(re.findall(r"^\.Li (.*)$", words, re.M))
        items[name] = set(re.findall(r"\w+", columns))
    return items


def test_page(world):
    said, tables = page(), tables_of(world)
    TAP.ok(len(tables) > 20, "there is a schema")
    TAP.equal(sorted(set(tables) - set(said)), [], "each table has its part of the page")
    missing = {table: sorted(set(columns) - said.get(table, set()))
               for table, columns in tables.items()}
    TAP.equal({table: names for table, names in missing.items() if names}, {},
              "each column is named there")


def test_notice(_):
    with open(os.path.join(ROOT, "feeds", "privacy-notice.md"), encoding="utf-8") as file:
        words = file.read()
    for part in ("way out", "erase me", "what do you hold about me", "once a month", "pause",
                 "#nobot", "salted hash", "complain"):
        TAP.contains(words, part, f"the notice says: {part}")


TAP.play(test_page, test_notice)
