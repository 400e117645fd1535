#!/usr/bin/python3
"""What the stubs answer is what their platforms' schemas allow, and a wrong reply is found."""

import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "servers"))
import harness  # noqa: E402

TAP = harness.Tap()
# of each platform: a path, and a body that it would not give
WRONG = {
    "bluesky_stub": ("/xrpc/app.bsky.feed.searchPosts?q=x", {"posts": [{"uri": "at://x"}]}),
    "x_stub": ("/2/tweets?ids=1", {"data": [{"id": 1, "text": "one"}]}),
    "mastodon_stub": ("/api/v1/timelines/tag/joyfe", [{"id": "1", "content": None}]),
    "misskey_stub": ("/api/notes/show", {"id": "a", "text": "a note of nobody"}),
    "lemmy_stub": ("/api/v3/post/list", {"posts": [{"post": {"id": "7"}}]})}


def check(*folders):
    return subprocess.run([os.path.join(HERE, "check"), *folders], text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def test_tour(_):
    done = check()
    TAP.equal(done.returncode, 0, "every kind of reply of the stubs", done.stdout)
    for line in done.stdout.splitlines():
        TAP.note(line)


def test_wrong(world):
    for stub, (path, body) in WRONG.items():
        kept = {"stub": stub, "method": "GET", "path": path, "status": 200, "temper": "ok",
                "body": body}
        world.write(f"{stub}/1.jsonl", json.dumps(kept) + "\n")
        done = check(world.path(stub))
        TAP.ok(done.returncode == 1 and "WRONG " + stub in done.stdout,
               f"{stub}: what is wrong is found", done.stdout)


if __name__ == "__main__":
    harness.need.program("npm", "node")
    TAP.play(test_tour, test_wrong)
