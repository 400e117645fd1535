"""peer_store.py FILE ROWS DATABASE COMMITS: a sheet into a database, as a script would do it.

csv reads it, `in` finds the hashtag, sqlite3 writes. ROWS holds what our own import wrote of each
post, ready made (a list of (statement, values) a post), so that the script neither makes posts nor
keys; it writes the same rows in as many transactions, as durably.
"""

import csv
import pickle
import sqlite3
import sys


def main():
    path, rows, database, commits = sys.argv[1:5]
    with open(rows, "rb") as file:
        posts = pickle.load(file)
    each = max(1, len(posts) // int(commits))
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("BEGIN IMMEDIATE")
    found = 0
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if "#JoyFE" not in row[2]:
                continue
            for statement, values in posts[found]:
                db.execute(statement, values)
            found += 1
            if found % each == 0:
                db.execute("COMMIT")
                db.execute("BEGIN IMMEDIATE")
    db.execute("COMMIT")
    if found != len(posts):
        sys.exit(f"{found} posts, and not {len(posts)}")


main()
