"""peer_smtplib.py PORT COUNT MESSAGE DATABASE: mails by smtplib, one connection, a commit each."""

import smtplib
import sqlite3
import sys


def main():
    port, count, path, database = sys.argv[1:]
    with open(path, "rb") as file:
        message = file.read()
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    move = "UPDATE delivery SET state = ?, detail = ? WHERE id = ?"
    with smtplib.SMTP("127.0.0.1", int(port)) as server:
        for number in range(1, int(count) + 1):
            db.execute("BEGIN IMMEDIATE")
            if number > 1:
                db.execute(move, ("sent", "250 2.0.0 taken", number - 1))
            db.execute(move, ("sending", None, number))
            db.execute("COMMIT")
            server.sendmail("digest@example.org", ["reader@example.net"], message)
        db.execute(move, ("sent", "250 2.0.0 taken", int(count)))


main()
