#!/usr/bin/python3
"""peer_feedparser.py FOLDER FILE...: Python feedparser, which lies in FOLDER, over the files."""

import sys

sys.path.insert(0, sys.argv[1])
import feedparser  # noqa: E402

ENTRIES = 0
for path in sys.argv[2:]:
    with open(path, "rb") as file:
        ENTRIES += len(feedparser.parse(file.read()).entries)
print(ENTRIES, "entries")
