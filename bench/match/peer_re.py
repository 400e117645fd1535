#!/usr/bin/python3
"""peer_re.py POSTS TAGS PATTERNS: Python's re, with one alternation of all of them."""

import re
import sys


def lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


POSTS, TAGS, PATTERNS = map(lines, sys.argv[1:])
BRANCHES = [tag + r"(?!\w)" for tag in TAGS] + [f"(?:{pattern})" for pattern in PATTERNS]
SEARCH = re.compile("|".join(BRANCHES), re.IGNORECASE).search
print(len(POSTS), "posts,", sum(SEARCH(post) is not None for post in POSTS), "hit")
