"""RESULTS.md, made of what bench.py has kept of each row: first for whoever chooses a program, a
summary of who was faster and what was not compared; then each row with its figures, commands and
machine.
"""

import statistics

HEAD = """\
# What was measured

Each line is one job that both sides did on the same machine, with the same input, and how many
times as fast the faster one was: the median of the rounds, with the least and the most of them.
Where somebody is ahead of us, the sentence behind it says why, and what was tried.

Made by `make bench` (all rows) or `make bench ROW=NAME`; README.md in this folder says how. The
commands of a round run one after the other, pinned to one processor, in a turning order, after one
round that is not counted.
"""
PEERS = """\
## Summary: beside what one might choose

"""
BARE = """\
## Summary: beside the least work that is possible

A bare loop is no program to choose: it does the least that the job can take with the same library,
and shows how much of our time is the job itself.
"""
US = "tagdigest"


def paper(rows):
    """The whole of RESULTS.md."""
    peers = [(row, one) for row in rows for one in row["compared"] if not one["is_bare"]]
    bare = [(row, one) for row in rows for one in row["compared"] if one["is_bare"]]
    parts = [HEAD, PEERS + verdict([one for _, one in peers]), "", *summary(peers), "",
             BARE, *summary(bare), "", "## What was not compared\n", *not_compared(rows), ""]
    for row in rows:
        parts += section(row)
    return "\n".join(parts)


def verdict(compared):
    """How often we are the faster one."""
    behind = sum(map(is_ahead, compared))
    return (f"We are faster in {len(compared) - behind} of {len(compared)} comparisons, and slower "
            f"in {behind}.")


def summary(compared):
    lines = [(f"[{row['name']}](#{row['name']})", one["what"], one["beside"], outcome(one),
              why(one)) for row, one in compared]
    return table(("row", "job", "beside", "faster", "why, where it is not us"), lines)


def not_compared(rows):
    return [f"- {row['name']}: {what}" for row in rows for what in row["not_compared"]]


def section(row):
    lines = [f"## {row['name']}", "", row["about"].strip(), ""]
    if row["ratios"]:
        lines += table(("ratio", "min", "median", "max", "rounds"), map(ratio_line, row["ratios"]))
        lines.append("")
    lines += row["texts"] + [""]
    if row["times"]:
        lines += table(("command", "user s", "min to max", "system s", "wall s", "min to max",
                        "peak MB", "rounds"), map(times_line, row["times"])) + [""]
    lines += [f"{row['machine']} It took {row['seconds']} s.", "", "```"]
    return lines + [f"{name}: {words}" for name, words in row["commands"].items()] + ["```", ""]


def is_ahead(one):
    """Whether the other is faster than we are."""
    return statistics.median(one["speed"]) < 1


def unexplained(row):
    """Where somebody is ahead of us, and nothing says why."""
    return [f"{row['name']}: {one['what']}, beside {one['beside']}: {outcome(one)}"
            for one in row["compared"] if is_ahead(one) and not one["behind"]]


def why(one):
    return (one["behind"] or "**nobody said why**") if is_ahead(one) else ""


def outcome(one):
    """Who is faster, and how much: "**us**, 11 times (10.9 to 11.7)"."""
    speeds = [1 / speed for speed in one["speed"]] if is_ahead(one) else one["speed"]
    least, middle, most = min(speeds), statistics.median(speeds), max(speeds)
    name = "they" if is_ahead(one) else f"**{US}**"
    return f"{name}, {number(middle)} times ({number(least)} to {number(most)})"


def number(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def ratio_line(ratio):
    name, series = ratio
    middle = statistics.median(series)
    return (name, *(f"{value:.2f}" for value in (min(series), middle, max(series))), len(series))


def times_line(times):
    name, rounds, series = times
    user, wall = series["user"], series["wall"]
    return (name, f"{statistics.median(user):.3f}", f"{min(user):.3f} to {max(user):.3f}",
            f"{statistics.median(series['system']):.3f}", f"{statistics.median(wall):.3f}",
            f"{min(wall):.3f} to {max(wall):.3f}",
            f"{statistics.median(series['peak_kb']) / 1024:.0f}", rounds)


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(map(str, line)) + " |" for line in lines]
