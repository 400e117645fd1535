"""Copies among 10,000 to 1,000,000 posts of two days: each is within reach of all the others.

Ours reads the posts as `parse` prints them, one a line, and says of each what it is a copy of
(`tagdigest cluster`). What is said of growth is the user CPU time of ten times as many posts,
divided by that of one part. The second line is the worst that can come: one program that says all
of it in two places by one sentence.
"""

import os
import statistics

import bench
import corpus

NOT_COMPARED = (
    "datasketch, text-dedup and other MinHash libraries: they find likeness alone, and ask neither "
    "whose the words are nor what else differs",
)
SIZES, ROUNDS = (10_000, 100_000, 1_000_000), 3
ONE_SIZES = (10_000, 100_000)


def write(folder):
    for size in SIZES:
        corpus.write(os.path.join(folder, f"{size}.jsonl"), size)
    for size in ONE_SIZES:
        corpus.write(os.path.join(folder, f"one-{size}.jsonl"), size, True)


def measure(row):
    folder = row.once("posts", write)

    def took(name, size, rounds):
        path = os.path.join(folder, f"{name}{size}.jsonl")
        return row.alternate({f"{name}{size} posts": [row.tagdigest, "cluster", path]},
                             times=rounds)[f"{name}{size} posts"]

    series = {size: took("", size, ROUNDS) for size in SIZES}
    for few, many in zip(SIZES, SIZES[1:]):
        row.ratio(f"time for {many} posts by that for {few}",
                  growth(series[many].user, series[few].user))
        row.ratio(f"memory for {many} posts by that for {few}",
                  growth(series[many].peak_kb, series[few].peak_kb))
    few, many = ONE_SIZES
    worst = {size: took("one-", size, ROUNDS) for size in ONE_SIZES}
    row.ratio(f"time for {many} posts by one program by that for {few}",
              growth(worst[many].user, worst[few].user))
    largest = series[SIZES[-1]]
    row.figure(f"{SIZES[-1]} posts",
               f"{statistics.median(largest.user):.0f} s user CPU, "
               f"{statistics.median(largest.peak_kb) / 1024:.0f} MB")


def growth(many, few):
    """Each round of the many by the least of the few: what is short is measured least steadily."""
    least = min(few)
    return bench.Series(value / least for value in many)
