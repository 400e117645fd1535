#!/usr/bin/python3
"""`cluster`: which posts of a file are copies."""

import json
import os
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "servers"), os.path.join(HERE, "..", "accept", "lib")]
import crossposts  # noqa: E402
import harness  # noqa: E402

TAP = harness.Tap()
# That habits are known is measured by tests/accept/6-6; here the bars are far lower.
PAIRS, RIGHT_LEAST = 300, .98


def run(*argv, text=""):
    return subprocess.run([harness.binary(), "cluster", *argv], check=False, capture_output=True,
                          input=text, encoding="utf-8")


def lines_of(posts):
    return "".join(json.dumps(post) + "\n" for post in posts)


def clusters(posts):
    """Of each post the id of its cluster."""
    found = run("-", text=lines_of(posts)).stdout.splitlines()
    return dict(zip([post["id"] for post in posts], [line.split("\t")[1] for line in found]))


def test_pairs():
    maker = crossposts.Maker(crossposts.GARDENS, 11)
    pairs = [pair for pair in maker.pairs(PAIRS) if pair[3] not in ("declared", "feed_moved")]
    posts = {post["id"]: post for pair in pairs for post in pair[:2]}
    found = clusters(list(posts.values()))
    right = sum((found[one["id"]] == found[two["id"]]) == is_copy
                for one, two, is_copy, _ in pairs)
    TAP.ok(right >= RIGHT_LEAST * len(pairs), "pairs are judged right",
           f"{right} of {len(pairs)}")
    shuffled = list(posts.values())
    random.Random(1).shuffle(shuffled)
    TAP.equal(clusters(shuffled), found, "whatever their order")


def test_lines():
    done = run("-", text='{"id": "a", "text": "Tea"}\n\n{"id": "b\\tc"}\n'
               '{"link": "https://e.example/"}\n{"text": "x"}\n')
    TAP.equal(done.stdout, "a\ta\nb c\tb c\nhttps://e.example/\thttps://e.example/\n#4\t#4\n",
              "a line for each post: its id, else its link, else its number")
    TAP.equal(run("-").stdout, "", "no posts, no lines")


def test_mistakes():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "posts.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            file.write('{"id": "a"}\n{"id": 5}\n')
        done = run(path)
        TAP.ok(done.returncode == 65 and "line 2" in done.stderr and "id" in done.stderr
               and path in done.stderr, "a bad line is named", done.stderr)
        TAP.equal(done.stdout, "", "and nothing is printed")
        done = run(os.path.join(folder, "none"))
        TAP.ok(done.returncode != 0 and "none" in done.stderr, "a file that is not there is named",
               done.stderr)
    done = run("-", text="<rss/>\n")
    TAP.ok(done.returncode == 65 and "tagdigest parse" in done.stderr,
           "what is no JSON is told what is expected", done.stderr)


if __name__ == "__main__":
    test_pairs()
    test_lines()
    test_mistakes()
    TAP.done()
